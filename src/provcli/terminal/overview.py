"""The overview of a dataset."""

from rich.console import RenderableType

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    DataTable,
    TableColumn,
    command_lines,
    heading_line,
    key_values,
    lines_or_none,
    stack,
    status_line,
    text_cell,
)
from provcli.views.overview import Overview


def draw_overview(overview: Overview) -> RenderableType:
    """Return the screen of an overview."""
    columns = (
        TableColumn(overview.label, wraps=True),
        TableColumn("Figures", right=True),
        TableColumn("Flagged", right=True),
        TableColumn("Topics", wraps=True),
    )
    rows = [
        (
            text_cell(" ".join(filter(None, (row.name, row.local_name)))),
            text_cell(f"{row.figures:,}"),
            text_cell(f"{row.flagged:,}" if row.flagged else "", "red"),
            text_cell(row.topics),
        )
        for row in overview.rows
    ]
    heading = heading_line(overview.title).append("\n").append_text(status_line(overview.status))
    return stack(
        heading.append("\n").append_text(text_cell(overview.counts)),
        lines_or_none([overview.description]),
        key_values(overview.facts),
        draw_allowed(overview.allowed),
        DataTable(columns, rows) if rows else None,
        lines_or_none([overview.more], "dim"),
        command_lines(overview.next_commands),
    )
