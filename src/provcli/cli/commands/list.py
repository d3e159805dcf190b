"""`provcli list`: what there is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument

from provcli.cli.options import Entitys, Metrics, Period, Search, Topics
from provcli.cli.output import CommandResult
from provcli.errors import ProvcliError, abbreviate, suggest
from provcli.export.registry import dataset_writers

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
        "what is measured, and which entities report it",
        "metrics_table",
        {"id": "Metric", "name": "Name", "unit": "Unit", "entities": "Reported by"},
        group_by="topic",
    ),
    "entities": Kind(
        "the entities with all their names",
        "entities_table",
        {
            "id": "Entity",
            "name": "Name",
            "local_name": "Local name",
            "aliases": "Aliases",
            "codes": "Codes",
            "figures": "Figures",
        },
    ),
    "topics": Kind(
        "the groups of metrics",
        "topics_table",
        {
            "id": "Topic",
            "name": "Name",
            "local_name": "Local name",
            "metrics": "Metrics",
            "figures": "Figures",
        },
    ),
    "figures": Kind("every figure with its id", "figures_table"),
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
    entity: Entitys = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> CommandResult:
    """List metrics, entities, topics or figures.

    Example: provcli list metrics --topic trade
    """
    from provcli.dataset.selection import Filter, select
    from provcli.views import tables

    if what not in KINDS:
        raise ProvcliError(
            f"There is nothing to list under {abbreviate(what)}.",
            hint=suggest(what, KINDS) or f"List one of {', '.join(KINDS)}.",
        )
    kind = KINDS[what]
    wanted = Filter(entity or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    table: Table = getattr(tables, kind.function)(part)

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import figures, listing

        if not kind.labels:
            return figures(part, part.figures)
        return listing(table, labels=kind.labels, group_by=kind.group_by)

    return CommandResult(
        table,
        screen,
        dataset_writers(part) if not kind.labels else {},
        words=() if part.figures or not wanted else ("Nothing matches.",),
    )
