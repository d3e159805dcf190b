"""Lists of figures, metrics, entities, and so on."""

from rich.console import RenderableType

from provcli.terminal.layout import (
    STYLES,
    DataTable,
    TableColumn,
    TableRow,
    draw_notes,
    draw_status,
    make_text,
    make_title,
    mark,
    stack,
)
from provcli.views.listing import Listing

_FIXED = ("Value", "Unit", "Location", "Figures", "Metrics")


def draw_listing(listing: Listing) -> RenderableType:
    """Return the screen of a list; an id is never split."""
    columns = [TableColumn(listing.label, optional=False)]
    columns += [
        TableColumn(
            name,
            right=name in listing.numeric,
            wraps=name not in _FIXED,
            joins=name == "Unit" and "Value" in listing.columns,
        )
        for name in listing.columns
    ]
    rows: list[TableRow] = []
    for group in listing.groups:
        if group.title:
            rows.append(make_title(group.title))
        for row in group.rows:
            *others, last = row.cells or [""]
            rows.append(
                (
                    mark(row.id, row.attention),
                    *map(make_text, others),
                    make_text(last, STYLES[row.attention]),
                )
            )
    status = draw_status(listing.status) if listing.status else None
    return stack(status, DataTable(columns, rows), draw_notes(listing.notes))
