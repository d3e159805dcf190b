"""Rows of figures as a table."""

from collections.abc import Iterable

from rich.text import Text

from provcli.terminal.layout import (
    STYLES,
    DataTable,
    TableColumn,
    TableRow,
    make_text,
    make_title,
)
from provcli.views.figures import FigureRow
from provcli.views.profile import FigureGroup, NamesBy
from provcli.views.wording import GLYPHS

_COLUMNS = (
    TableColumn("Value", right=True, optional=False),
    TableColumn("Unit", joins=True),
    TableColumn("Period"),
    TableColumn("Remark", wraps=True, drops=True),
)


def draw_groups(
    groups: Iterable[FigureGroup], *, label: str, location_label: str, names_by: NamesBy
) -> DataTable:
    """Return groups of figures as one table, with each name printed once."""
    rows: list[TableRow] = []
    for group in groups:
        if group.title:
            rows.append(make_title(group.title))
        previous = ("", "")
        for row in group.rows:
            metric, name = row.metric.name, describe_name(row, names_by)
            shown = draw_name("" if (metric, name) == previous else name, row)
            cells = (shown, *draw_figure(row))
            if names_by == "metric and entity":
                cells = (make_text("" if metric == previous[0] else metric), *cells)
            rows.append(cells)
            previous = (metric, name)
    *first, remark = _COLUMNS
    location = TableColumn(location_label, right=location_label == "Par.")
    headers = {
        "metric": ("Metric",),
        "entity": (label,),
        "metric and entity": ("Metric", label),
    }[names_by]
    leading_columns = (TableColumn(header, wraps=True, optional=False) for header in headers)
    return DataTable((*leading_columns, *first, location, remark), rows)


def describe_name(row: FigureRow, names_by: NamesBy) -> str:
    """Return the name that leads a row, with the part of the entity that it covers."""
    name = row.metric.name if names_by == "metric" else row.entity.name
    return f"{name} ({row.figure.scope})" if row.figure.scope else name


def draw_name(name: str, row: FigureRow) -> Text:
    """Return the first name of a row, with its glyph and its note's number."""
    cell = make_text(GLYPHS[row.attention], STYLES[row.attention])
    words = (make_text(name), make_text(row.note_number, "dim"))
    return Text(" ").join(part for part in (cell, *words) if part)


def draw_figure(row: FigureRow) -> tuple[Text, ...]:
    """Return value, unit, period, location, remark; red if flagged or contradicted."""
    style = STYLES[row.attention]
    return (
        make_text(row.number, f"bold {style}" if style == "red" else ""),
        make_text(row.unit),
        make_text(row.period),
        make_text(row.location, "dim"),
        make_text(row.remark, style),
    )
