"""CSV: the flat table for spreadsheets and databases."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from provcli.text_safety import escape_controls, escape_formula
from provcli.views.tables import Cell, Column, Table, cell_text


class _Line:
    """Gives the line that `csv` writes back to its caller."""

    def write(self, text: str) -> str:
        # csv quotes line feeds and carriage returns only if the line's end has both.
        return f"{text[:-2]}\n"


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Rows as RFC 4180 writes them, but ended by a line feed."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield from map(writer.writerow, rows)


def write_csv(table: Table, *, bom: bool = False, raw: bool = False) -> Iterator[str]:
    """RFC 4180 with a header and line feeds; missing is empty.

    Args:
        table: the records.
        bom: whether to begin with a byte order mark.
        raw: whether to leave text as it is. Otherwise it is made harmless for terminals, and for
            spreadsheets where it begins like a formula; numbers are left alone.
    """
    if bom:
        yield "\ufeff"
    yield from csv_lines([[column.name for column in table.columns]])
    yield from csv_lines(cells(table.columns, row, raw=raw) for row in table.rows)


def cells(columns: Sequence[Column], row: Sequence[Cell], *, raw: bool) -> Iterator[str]:
    """The cells of a row as CSV has them."""
    for column, cell in zip(columns, row, strict=True):
        text = cell_text(cell)
        yield text if raw or column.kind != "text" else escape_formula(escape_controls(text))
