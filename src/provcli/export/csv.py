"""CSV: the flat table for spreadsheets and databases."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from provcli.export.formulas import escape_formula
from provcli.text_safety import escape_controls
from provcli.views.tables import Cell, Column, Table, cell_text


class _LineBuffer:
    """A file for `csv` that returns each line to its caller."""

    def write(self, text: str) -> str:
        # csv quotes line feeds and carriage returns only if the line's end has both.
        return f"{text[:-2]}\n"


def format_csv(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Return rows as lines of RFC 4180 that end with a line feed."""
    writer = csv.writer(_LineBuffer(), lineterminator="\r\n")
    return map(writer.writerow, rows)


def write_csv(table: Table, *, bom: bool = False, raw: bool = False) -> Iterator[str]:
    """Write a header and one line per record; a missing cell is empty.

    Without `raw`, characters that act on a terminal are spelled out, and text that a spreadsheet
    could take for a formula gets an apostrophe. With `bom`, Excel recognizes UTF-8.
    """
    if bom:
        yield "\ufeff"
    yield from format_csv([[column.name for column in table.columns]])
    yield from format_csv(format_cells(table.columns, row, raw=raw) for row in table.rows)


def format_cells(columns: Sequence[Column], row: Sequence[Cell], *, raw: bool) -> list[str]:
    """Return the cells of a row as CSV has them; only text is ever changed."""
    return [
        cell_text(cell)
        if raw or column.kind != "text"
        else escape_formula(escape_controls(cell_text(cell)))
        for column, cell in zip(columns, row, strict=True)
    ]
