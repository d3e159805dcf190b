"""`provcli list`: what there is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument

from provcli.cli.options import Metrics, Period, Provinces, Search, Topics
from provcli.cli.output import Answer
from provcli.errors import ProvError, did_you_mean, shorten
from provcli.export.registry import wholes

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.dataset.models import Dataset
    from provcli.views.tables import Table


class Kind(NamedTuple):
    """A row of the table of things to list.

    Attributes:
        description: what is listed.
        function: what makes its table, a function of `tables`; that loads when it is needed.
        labels: the labels of its screen, by column; figures have a screen of their own.
        group_by: the column whose values become headings.
    """

    description: str
    function: str
    labels: Mapping[str, str] | None = None
    group_by: str | None = None


KINDS = {
    "metrics": Kind(
        "what is measured, and which provinces report it",
        "metrics_table",
        {"id": "Metric", "name": "Name", "unit": "Unit", "provinces": "Reported by"},
        group_by="topic",
    ),
    "provinces": Kind(
        "the provinces with all their names",
        "provinces_table",
        {
            "id": "Province",
            "name": "Name",
            "name_zh": "Chinese",
            "abbreviation": "Short",
            "iso_3166_2": "ISO 3166-2",
            "gbt_2260": "GB/T 2260",
            "figures": "Figures",
        },
    ),
    "topics": Kind(
        "the groups of metrics",
        "topics_table",
        {
            "id": "Topic",
            "name": "Name",
            "name_zh": "Chinese",
            "metrics": "Metrics",
            "figures": "Figures",
        },
    ),
    "observations": Kind("every figure with its id", "flat"),
}
"""What `list` can list."""


def list_(
    dataset: "Dataset",
    what: Annotated[
        str,
        Argument(
            metavar="WHAT",
            help=f"What to list: {', '.join(KINDS)}.",
            autocompletion=lambda: [(name, kind.description) for name, kind in KINDS.items()],
        ),
    ] = "metrics",
    province: Provinces = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> Answer:
    """List metrics, provinces, topics or figures.

    Example: provcli list metrics --topic trade
    """
    from provcli.dataset.selection import Filter, select
    from provcli.views import tables

    if what not in KINDS:
        raise ProvError(
            f"There is nothing to list under {shorten(what)}.",
            hint=did_you_mean(what, KINDS) or f"List one of {', '.join(KINDS)}.",
        )
    kind = KINDS[what]
    wanted = Filter(province or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    table: Table = getattr(tables, kind.function)(part)

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import figures, listing

        if not kind.labels:
            return figures(part, part.observations)
        return listing(table, labels=kind.labels, group_by=kind.group_by)

    return Answer(
        table,
        screen,
        wholes(part) if not kind.labels else {},
        words=() if part.observations or not wanted else ("Nothing matches.",),
    )
