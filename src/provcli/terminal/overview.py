"""The overview of a dataset."""

from rich.console import RenderableType

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    DataTable,
    TableColumn,
    draw_commands,
    draw_facts,
    draw_heading,
    draw_lines,
    draw_status,
    make_text,
    stack,
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
            make_text(" ".join(filter(None, (row.name, row.local_name)))),
            make_text(f"{row.figures:,}"),
            make_text(f"{row.flagged:,}" if row.flagged else "", "red"),
            make_text(row.topics),
        )
        for row in overview.rows
    ]
    heading = draw_heading(overview.title).append("\n").append_text(draw_status(overview.status))
    return stack(
        heading.append("\n").append_text(make_text(overview.counts)),
        draw_lines([overview.description]),
        draw_facts(overview.facts),
        draw_allowed(overview.allowed),
        DataTable(columns, rows) if rows else None,
        draw_lines([overview.more], "dim"),
        draw_commands(overview.next_commands),
    )
