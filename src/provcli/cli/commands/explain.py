"""`provcli explain`: one figure whole."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import complete, figure_words
from provcli.cli.output import CommandResult
from provcli.export.registry import dataset_writers

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


def explain(
    dataset: "Dataset",
    name: Annotated[
        str,
        Argument(
            metavar="ID",
            help="The figure's id, as `provcli list figures` shows it.",
            autocompletion=complete(figure_words),
        ),
    ],
) -> CommandResult:
    """Explain one figure whole.

    Its value, bounds and place in the article, its flags, and each claim it takes part in.

    Example: provcli explain henan/high-tech-enterprises/2023
    """
    from provcli.dataset.selection import find_figure, subset
    from provcli.terminal.findings import explanation
    from provcli.views.findings import write_explanation
    from provcli.views.tables import figures_table

    figure = find_figure(dataset, name)
    part = subset(dataset, [figure])
    return CommandResult(
        figures_table(part),
        partial(explanation, dataset, figure),
        dataset_writers(part) | {"json": partial(write_explanation, dataset, figure)},
    )
