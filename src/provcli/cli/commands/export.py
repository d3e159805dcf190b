"""`provcli export`: the dataset, or a part of it, in a standard format."""

from typing import TYPE_CHECKING

from provcli.cli.options import Metrics, Period, Provinces, Search, Topics
from provcli.cli.output import Answer
from provcli.export.registry import wholes

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.dataset.models import Dataset


def export(
    dataset: "Dataset",
    province: Provinces = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> Answer:
    """Export figures, as CSV or another format.

    Example: provcli export --format json --output figures.json
    """
    from provcli.dataset.selection import Filter, select
    from provcli.views.tables import flat

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import figures

        return figures(part, part.observations)

    wanted = Filter(province or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    return Answer(
        flat(part),
        screen,
        wholes(part),
        words=() if part.observations or not wanted else ("Nothing matches.",),
        default="csv",
    )
