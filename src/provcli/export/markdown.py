"""Markdown: a table for documents."""

from collections.abc import Iterable, Iterator

from provcli.text_safety import one_line
from provcli.views.tables import Table, cell_text


def write_markdown(table: Table) -> Iterator[str]:
    """A pipe table (GitHub Flavored Markdown), numbers to the right."""
    yield _row(column.name for column in table.columns)
    yield _row("---" if column.kind == "text" else "---:" for column in table.columns)
    for row in table.rows:
        yield _row(_escaped(cell_text(cell)) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    # Everything that could begin markup or HTML is escaped; a line break would end the row.
    for mark in "\\`*_{}[]<>#|~&":
        text = text.replace(mark, f"\\{mark}")
    return one_line(text)
