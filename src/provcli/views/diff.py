"""Differences between two datasets: what was added, removed, and changed."""

from decimal import Decimal
from typing import TYPE_CHECKING

from provcli.values.formatting import format_number
from provcli.views.listing import list_records
from provcli.views.screen import Screen
from provcli.views.tables import Cell, Column, Table

if TYPE_CHECKING:
    from provcli.analysis.diff import DatasetDiff

DIFF_COLUMNS = (
    Column("table", "text", "The table of the row: figures, metrics, entities, or claims."),
    Column("id", "text", "Id of the row."),
    Column("difference", "text", "added, removed, or changed."),
    Column("field", "text", "The field that changed.", missing="all of the row"),
    Column("old", "text", "Its old value.", missing="none"),
    Column("new", "text", "Its new value.", missing="none"),
)


def build_diff(difference: "DatasetDiff") -> Screen:
    """Return the differences as a list for people, table by table."""
    labels = {name: name.capitalize() for name in ("id", "difference", "field", "old", "new")}
    return list_records(diff_table(difference), labels, group_by="table")


def diff_table(difference: "DatasetDiff") -> Table:
    """Return one row per row added or removed, and one per field changed."""
    rows: list[tuple[Cell, ...]] = []
    for name in ("figures", "metrics", "entities", "claims"):
        table = getattr(difference, name)
        rows += [(name, row.id, "added", None, None, None) for row in table.added]
        rows += [(name, row.id, "removed", None, None, None) for row in table.removed]
        rows += [
            (name, change.new.id, "changed", field.name, _format(field.old), _format(field.new))
            for change in table.changed
            for field in change.fields
        ]
    return Table("differences", DIFF_COLUMNS, rows)


def _format(value: object) -> str | None:
    """Return a field's value as TOML has it, without quotes; None if there is none."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or None
    return None if value is None else str(value)
