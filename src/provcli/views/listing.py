"""Lists: records of a table with the columns that a person reads."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from provcli.dataset.models import Dataset
from provcli.views import tables
from provcli.views.figures import build_rows, describe_status
from provcli.views.screen import (
    Lines,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_notes,
    make_status,
    mark,
)
from provcli.views.tables import Cell, Table
from provcli.views.wording import Footnotes, capitalize, name_kind


class ListKind(NamedTuple):
    """A sort of thing that can be listed.

    Attributes:
        table: makes its table of a dataset.
        label: the heading above the ids.
        columns: the columns that a person reads, beside the id.
        group_by: a column whose values become titles.
        id: the column that leads.
    """

    table: Callable[[Dataset], Table]
    label: str
    columns: tuple[str, ...] = ()
    group_by: str = ""
    id: str = "id"


LIST_KINDS: Mapping[str, ListKind] = {
    "figures": ListKind(tables.figures_table, "Figure"),
    "metrics": ListKind(tables.metrics_table, "Metric", ("name", "unit", "entities"), "topic"),
    "entities": ListKind(
        tables.entities_table,
        "Entity",
        ("name", "local_name", "aliases", "codes", "part_of", "figures"),
    ),
    "topics": ListKind(tables.topics_table, "Topic", ("name", "local_name", "metrics", "figures")),
    "claims": ListKind(tables.claims_table, "Claim", ("kind", "statement")),
    "periods": ListKind(tables.periods_table, "Period", ("name", "figures")),
    "dismissals": ListKind(
        tables.dismissals_table, "Number", ("reason", "section", "paragraph", "note"), id="printed"
    ),
}
"""What `list` can list, with how a person reads it."""
_NARROW = ("unit", "figures", "metrics")
"""Columns of lists whose cells never wrap."""


def make_table(dataset: Dataset, name: str, *, kind: str | None = None) -> Table:
    """Return the table of one of `LIST_KINDS`, with only entities of `kind` if given."""
    table = LIST_KINDS[name].table(dataset)
    if kind is None:
        return table
    records = zip(table.rows, table.records(), strict=True)
    return table._replace(rows=[row for row, record in records if record["kind"] == kind])


def build_listing(dataset: Dataset, name: str, *, kind: str | None = None) -> Screen:
    """Return a list of one of `LIST_KINDS`, with only entities of `kind` if given."""
    if name == "figures":
        return _list_figures(dataset)
    row = LIST_KINDS[name]
    labels = {column: capitalize(column.replace("_", " ")) for column in row.columns}
    titles = {}
    label = row.label
    if name == "metrics":
        labels["entities"] = "Reported by"
        titles = {topic.id: topic.name for topic in dataset.topics}
    if name == "entities":
        label = capitalize(kind.replace("-", " ") if kind else name_kind(dataset.entities))
    table = make_table(dataset, name, kind=kind)
    return list_records(table, {row.id: label, **labels}, group_by=row.group_by, titles=titles)


def list_records(
    table: Table,
    labels: Mapping[str, str],
    *,
    group_by: str = "",
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Screen:
    """Return a table's records under labels, the first of which names the ids.

    Values of the column `group_by` become titles, or what `titles` has for them.
    """
    groups: dict[Cell, list[tuple[Words, ...]]] = {}
    for record in table.records():
        cells = tuple("" if record[name] is None else str(record[name]) for name in labels)
        groups.setdefault(record.get(group_by), []).append(cells)
    rows: list[tuple[Words, ...] | str] = []
    for group, cells_of_rows in groups.items():
        title = titles.get(str(group), str(group or ""))
        rows += [title, *cells_of_rows] if title else cells_of_rows
    if not rows:
        return (Lines([f"No {table.name}."]),)
    numbers = {column.name for column in table.columns if column.kind == "integer"}
    first, *others = labels
    columns = [
        TableColumn(labels[first], optional=False),
        *(
            TableColumn(labels[name], right=name in numbers, wraps=name not in _NARROW)
            for name in others
        ),
    ]
    return (ScreenTable(columns, rows),)


def _list_figures(dataset: Dataset) -> Screen:
    footnotes = Footnotes()
    rows = []
    for row in build_rows(dataset, dataset.figures, footnotes):
        words = (row.number, row.unit, row.location, row.note_number)
        remark = Span(row.remark, row.attention)
        rows.append((mark(row.figure.id, row.attention), *words, remark))
    columns = (
        TableColumn("Figure", optional=False),
        TableColumn("Value", right=True),
        TableColumn("Unit", joins=True),
        TableColumn("Location"),
        TableColumn("Note", wraps=True),
        TableColumn("Remark", wraps=True),
    )
    return (
        Lines([make_status(describe_status(dataset.figures))]),
        ScreenTable(columns, rows),
        list_notes(footnotes.notes()),
    )
