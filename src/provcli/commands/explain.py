"""`provcli explain`: one observation whole."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from ..formats import wholes
from ..output import Answer
from .options import complete, observation_words

if TYPE_CHECKING:
    from ..models import Dataset


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
    from ..render.checks import explanation
    from ..reports import write_explanation
    from ..selection import find_observation, restrict
    from ..tables import flat

    figure = find_observation(dataset, name)
    part = restrict(dataset, [figure])
    return Answer(
        flat(part),
        partial(explanation, dataset, figure),
        wholes(part) | {"json": partial(write_explanation, dataset, figure)},
    )
