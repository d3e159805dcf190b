"""Excel workbooks (XlsxWriter): a sheet per table, numbers that show the decimals printed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.export.formulas import looks_like_formula
from provcli.export.scale import split_scale
from provcli.text_safety import escape_controls
from provcli.values.decimals import EXACT, decimals_of
from provcli.views.tables import (
    Cell,
    Table,
    cell_text,
    claims_table,
    entities_table,
    figures_table,
    metrics_table,
)

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset

MAX_WIDTH = 60
MAX_EXACT_DIGITS = 15
"""Spreadsheets round a number with more digits, so it is written as text."""
_FIRST_DATE = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so earlier dates would be off by a day."""
# Excel shows a number in thousands for each comma after its digits.
_SCALES = {
    3: ',\\ "thousand"',
    6: ',,\\ "million"',
    9: ',,,\\ "billion"',
    12: ',,,,\\ "trillion"',
}


def write_xlsx_table(table: Table, *, raw: bool = False) -> Iterator[bytes]:
    """Write a workbook with one sheet.

    Args:
        table: The records.
        raw: Whether to write text unchanged. Otherwise characters that act on a terminal are
            spelled out, and text that begins like a formula is marked as text for good.

    Raises:
        ProvcliError: XlsxWriter is missing, or a sheet cannot hold the table.
    """
    yield _write([table], raw=raw)


def write_xlsx_dataset(dataset: "Dataset", *, raw: bool = False) -> Iterator[bytes]:
    """Write a workbook with the figures, metrics, entities, and claims of a dataset.

    Args:
        dataset: The dataset whose tables are written.
        raw: As in `write_xlsx_table`.

    Raises:
        ProvcliError: As in `write_xlsx_table`.
    """
    tables = [table(dataset) for table in (figures_table, metrics_table, entities_table)]
    yield _write([*tables, claims_table(dataset)], dataset.title, dataset.source.title, raw=raw)


def number_format(value: Decimal, printed: str | None = None) -> str:
    """Return a format that shows a number as it is printed: 13.50 million for 13500000."""
    power, decimals = 0, decimals_of(value)
    if printed is not None:
        _, power, decimals = split_scale(value, printed)
    if power not in _SCALES:
        decimals = max(decimals - power, 0)
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return digits + _SCALES.get(power, "")


def _write(tables: Sequence[Table], title: str = "", subject: str = "", *, raw: bool) -> bytes:
    library = import_extra("xlsxwriter", library="XlsxWriter", extra="xlsx")
    buffer = BytesIO()
    book = library.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {
            "title": escape_controls(title),
            "subject": escape_controls(subject),
            # The time of writing would change the bytes.
            "created": datetime(2000, 1, 1, tzinfo=UTC),
        }
    )
    for table in tables:
        _Sheet(book, table, raw=raw).write()
    book.close()
    return buffer.getvalue()


class _Sheet:
    """A sheet of a workbook, with header, filter, and notes that describe the columns."""

    def __init__(self, book: Any, table: Table, *, raw: bool) -> None:
        self._sheet = book.add_worksheet(table.name)
        self._book = book
        self._table = table
        self._raw = raw
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self) -> None:
        columns, rows = self._table.columns, list(self._table.rows)
        names = [column.name for column in columns]
        is_figures = "value" in names and "printed" in names
        for index, column in enumerate(columns):
            self._sheet.write_string(0, index, column.name, self._style(bold=True))
            self._sheet.write_comment(0, index, column.description)
        for number, row in enumerate(rows, 1):
            printed = str(row[names.index("printed")]) if is_figures else None
            for index, cell in enumerate(row):
                is_value = names[index] == "value"
                failed = self._write_cell(number, index, cell, printed if is_value else None)
                if failed:
                    raise ProvcliError(
                        f"A workbook cannot hold the table {self._table.name}: a sheet has at most "
                        "1,048,576 rows, and a cell 32,767 characters.",
                        hint="Write csv or parquet, or filter the figures.",
                    )
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        for index, name in enumerate(names):
            # The header also has the button of its filter.
            width = max([len(name) + 3, *(_width(row[index]) for row in rows)])
            self._sheet.set_column(index, index, min(width + 1, MAX_WIDTH))

    def _write_cell(self, row: int, column: int, cell: Cell, printed: str | None) -> Any:
        """Write a cell; return what XlsxWriter returns, which is 0 if there was room."""
        if cell is None:
            return 0
        if isinstance(cell, date) and cell >= _FIRST_DATE:
            style = self._style(num_format="yyyy-mm-dd")
            return self._sheet.write_datetime(row, column, cell, style)
        if isinstance(cell, int):
            return self._sheet.write_number(row, column, cell, self._style(num_format="0"))
        if isinstance(cell, Decimal):
            if len(cell.normalize(EXACT).as_tuple().digits) > MAX_EXACT_DIGITS:
                return self._sheet.write_string(
                    row, column, cell_text(cell), self._style(align="right")
                )
            style = self._style(num_format=number_format(cell, printed))
            return self._sheet.write_number(row, column, float(cell), style)
        text = str(cell) if self._raw else escape_controls(str(cell))
        style = self._style(
            quote_prefix=not self._raw and looks_like_formula(text),
            text_wrap=len(text) > MAX_WIDTH,
        )
        return self._sheet.write_string(row, column, text, style)

    def _style(self, **properties: Any) -> Any:
        """Return a style of cells, made once."""
        key = tuple(sorted((name, value) for name, value in properties.items() if value))
        if key not in self._styles:
            self._styles[key] = self._book.add_format({"valign": "top", **dict(key)})
        return self._styles[key]


def _width(cell: Cell) -> int:
    """Return how wide a cell is; a Chinese character takes the room of two letters."""
    text = f"{cell:,f}" if isinstance(cell, Decimal) else cell_text(cell)
    if text.isascii():
        return len(text)
    return sum(1 + (east_asian_width(character) in "WF") for character in text)
