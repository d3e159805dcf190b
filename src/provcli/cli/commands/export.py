"""`provcli export`: the dataset, or a part of it, in a standard format."""

from typing import TYPE_CHECKING

from provcli.cli.options import Entitys, Metrics, Period, Search, Topics
from provcli.cli.output import CommandResult
from provcli.export.registry import dataset_writers

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.dataset.models import Dataset


def export(
    dataset: "Dataset",
    entity: Entitys = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> CommandResult:
    """Export figures, as CSV or another format.

    Example: provcli export --format json --output figures.json
    """
    from provcli.dataset.selection import Filter, select
    from provcli.views.tables import figures_table

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import figures

        return figures(part, part.figures)

    wanted = Filter(entity or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    return CommandResult(
        figures_table(part),
        screen,
        dataset_writers(part),
        words=() if part.figures or not wanted else ("Nothing matches.",),
        default="csv",
    )
