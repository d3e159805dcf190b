"""`provcli explain`: one observation whole."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import complete, observation_words
from provcli.cli.output import Answer
from provcli.export.registry import wholes

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


def explain(
    dataset: "Dataset",
    name: Annotated[
        str,
        Argument(
            metavar="ID",
            help="The observation's id, as `provcli list observations` shows it.",
            autocompletion=complete(observation_words),
        ),
    ],
) -> Answer:
    """Explain one figure whole.

    Its value, bounds and place in the article, its flags, and each claim it takes part in.

    Example: provcli explain henan/high-tech-enterprises/2023
    """
    from provcli.dataset.selection import find_observation, restrict
    from provcli.terminal.findings import explanation
    from provcli.views.findings import write_explanation
    from provcli.views.tables import flat

    figure = find_observation(dataset, name)
    part = restrict(dataset, [figure])
    return Answer(
        flat(part),
        partial(explanation, dataset, figure),
        wholes(part) | {"json": partial(write_explanation, dataset, figure)},
    )
