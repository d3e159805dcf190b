"""Markdown: a table for documents."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provcli.text_safety import one_line
from provcli.views.tables import cell_text

if TYPE_CHECKING:
    from provcli.views.tables import Table

# Whatever could begin markup or HTML, and the colons and dots that make an address a link.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&]|:(?=//)|\.(?=[^\W\d])")
_AT = re.compile(r"@+(?=\S)")


def write_markdown(table: "Table") -> Iterator[str]:
    """Write a pipe table (GitHub Flavored Markdown), numbers to the right."""
    yield _format_row(column.name for column in table.columns)
    yield _format_row(
        "---:" if column.kind in ("integer", "number") else "---" for column in table.columns
    )
    for row in table.rows:
        yield _format_row(_escape(cell_text(cell)) for cell in row)


def _format_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escape(text: str) -> str:
    """Return `text` on one line, with nothing in it that Markdown gives a meaning."""
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    # GitHub links addresses and names even if the sign is escaped, but not if it is code.
    return _AT.sub(r"`\g<0>`", escaped)
