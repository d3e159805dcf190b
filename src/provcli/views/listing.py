"""Lists: records of a table with the columns that a person reads."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from provcli.dataset.models import Dataset
from provcli.views import tables
from provcli.views.figures import build_rows, describe_status
from provcli.views.tables import Table
from provcli.views.wording import Attention, Footnotes, StatusItem, capitalize, name_kind


class ListRow(NamedTuple):
    """A record: its id, and a cell per column."""

    id: str
    cells: tuple[str, ...]
    attention: Attention = ""


class ListGroup(NamedTuple):
    """Rows under one title; the title is empty where nothing sets them apart."""

    title: str
    rows: tuple[ListRow, ...]


class Listing(NamedTuple):
    """Records for people; columns that would be empty stay out.

    Attributes:
        label: the heading above the ids.
        columns: the headings above the cells.
        numeric: the columns of numbers.
        status: how many figures there are, flagged, targets; empty for other lists.
    """

    label: str
    columns: tuple[str, ...]
    numeric: frozenset[str]
    groups: tuple[ListGroup, ...]
    notes: tuple[tuple[str, str], ...] = ()
    status: tuple[StatusItem, ...] = ()


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


def make_table(dataset: Dataset, name: str, *, kind: str | None = None) -> Table:
    """Return the table of one of `LIST_KINDS`, with only entities of `kind` if given."""
    table = LIST_KINDS[name].table(dataset)
    if kind is None:
        return table
    records = zip(table.rows, table.records(), strict=True)
    return table._replace(rows=[row for row, record in records if record["kind"] == kind])


def build_listing(dataset: Dataset, name: str, *, kind: str | None = None) -> Listing:
    """Return a list of one of `LIST_KINDS`, with only entities of `kind` if given."""
    if name == "figures":
        return _list_figures(dataset)
    row = LIST_KINDS[name]
    labels = {column: capitalize(column.replace("_", " ")) for column in row.columns}
    if name == "metrics":
        labels["entities"] = "Reported by"
    label = row.label
    if name == "entities":
        label = capitalize(kind.replace("-", " ") if kind else name_kind(dataset.entities))
    table = make_table(dataset, name, kind=kind)
    listing = list_records(table, {row.id: label, **labels}, group_by=row.group_by)
    if row.group_by != "topic":
        return listing
    names = {topic.id: topic.name for topic in dataset.topics}
    groups = (ListGroup(names.get(group.title, ""), group.rows) for group in listing.groups)
    return listing._replace(groups=tuple(groups))


def list_records(table: Table, labels: Mapping[str, str], *, group_by: str = "") -> Listing:
    """Return a table's records under labels, the first of which names the ids."""
    records = [
        {name: "" if cell is None else str(cell) for name, cell in record.items()}
        for record in table.records()
    ]
    id_column, *columns = labels
    columns = [name for name in columns if any(record[name] for record in records)]
    groups: dict[str, list[ListRow]] = {}
    for record in records:
        row = ListRow(record[id_column], tuple(record[name] for name in columns))
        groups.setdefault(record[group_by] if group_by else "", []).append(row)
    numeric = {column.name for column in table.columns if column.kind in ("integer", "number")}
    return Listing(
        label=labels[id_column],
        columns=tuple(labels[name] for name in columns),
        numeric=frozenset(labels[name] for name in columns if name in numeric),
        groups=tuple(ListGroup(title, tuple(rows)) for title, rows in groups.items()),
    )


def _list_figures(dataset: Dataset) -> Listing:
    footnotes = Footnotes()
    rows = build_rows(dataset, dataset.figures, footnotes)
    cells = [(row.number, row.unit, row.location, row.note_number, row.remark) for row in rows]
    headings = ("Value", "Unit", "Location", "Note", "Remark")
    kept = [index for index in range(len(headings)) if any(row[index] for row in cells)]
    items = tuple(
        ListRow(row.figure.id, tuple(cell[index] for index in kept), row.attention)
        for row, cell in zip(rows, cells, strict=True)
    )
    return Listing(
        label="Figure",
        columns=tuple(headings[index] for index in kept),
        numeric=frozenset({"Value"}),
        groups=(ListGroup("", items),),
        notes=footnotes.notes(),
        status=describe_status(dataset.figures),
    )
