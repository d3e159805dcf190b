"""Differences between two datasets: what was added, removed, and changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from provcli.text_safety import one_line
from provcli.values.formatting import format_number
from provcli.views.tables import Cell, Column, Table
from provcli.views.wording import StatusItem

if TYPE_CHECKING:
    from provcli.analysis.diff import DatasetDiff, TableDiff
    from provcli.dataset.models import Claim, Entity, Figure, Metric

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class DiffRow:
    """A row that differs; `details` are its values, or a line for each field that changed."""

    kind: Kind
    id: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class DiffGroup:
    """The rows of one table that differ."""

    title: str
    rows: tuple[DiffRow, ...]


@dataclass(frozen=True)
class DiffView:
    """How many rows differ, and each of them."""

    status: tuple[StatusItem, ...]
    groups: tuple[DiffGroup, ...]


DIFF_COLUMNS = (
    Column("table", "text", "The table of the row: figures, metrics, entities, or claims."),
    Column("id", "text", "Id of the row."),
    Column("difference", "text", "added, removed, or changed."),
    Column("field", "text", "The field that changed.", missing="all of the row"),
    Column("old", "text", "Its old value.", missing="none"),
    Column("new", "text", "Its new value.", missing="none"),
)


def build_diff(difference: "DatasetDiff") -> DiffView:
    """Return what differs between two datasets."""
    groups = tuple(
        DiffGroup(name.capitalize(), tuple(_build_rows(table)))
        for name, table in _list_tables(difference)
        if table
    )
    kinds: tuple[Kind, ...] = ("added", "removed", "changed")
    counts = [
        (sum(row.kind == kind for group in groups for row in group.rows), kind) for kind in kinds
    ]
    status = tuple(StatusItem(f"{count:,} {kind}") for count, kind in counts if count)
    return DiffView(status or (StatusItem("No differences", "verified"),), groups)


def diff_table(difference: "DatasetDiff") -> Table:
    """Return one row per row added or removed, and one per field changed."""
    rows: list[tuple[Cell, ...]] = []
    for name, table in _list_tables(difference):
        rows += [(name, row.id, "added", None, None, None) for row in table.added]
        rows += [(name, row.id, "removed", None, None, None) for row in table.removed]
        rows += [
            (name, change.new.id, "changed", field.name, _format(field.old), _format(field.new))
            for change in table.changed
            for field in change.fields
        ]
    return Table("differences", DIFF_COLUMNS, rows)


def _list_tables(
    difference: "DatasetDiff",
) -> "tuple[tuple[str, TableDiff[Any]], ...]":
    return (
        ("figures", difference.figures),
        ("metrics", difference.metrics),
        ("entities", difference.entities),
        ("claims", difference.claims),
    )


def _build_rows(table: "TableDiff[Any]") -> Iterable[DiffRow]:
    for row in table.removed:
        yield DiffRow("removed", row.id, _describe(row))
    for row in table.added:
        yield DiffRow("added", row.id, _describe(row))
    for change in table.changed:
        fields = (
            f"{field.name}: {_format(field.old) or 'none'} -> {_format(field.new) or 'none'}"
            for field in change.fields
        )
        yield DiffRow("changed", change.new.id, tuple(map(one_line, fields)))


def _describe(row: "Figure | Metric | Entity | Claim") -> tuple[str, ...]:
    for name in ("printed", "name", "statement"):
        if words := getattr(row, name, None):
            return (one_line(str(words)),)
    return ()


def _format(value: object) -> str | None:
    """Return a field's value as text; None if there is none."""
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or None
    return None if value is None else str(value)
