"""Excel workbooks (XlsxWriter): a sheet per table, all decimals shown."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.export.formulas import looks_like_formula
from provcli.text_safety import escape_controls
from provcli.values.decimals import EXACT, decimals_of
from provcli.views.tables import DATASET_TABLES, Cell, Table, cell_text

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset

MAX_PIXELS = 400
"""The largest width of a column."""
MAX_EXACT_DIGITS = 15
"""Spreadsheets round a number with more digits, so it is written as text."""
_FIRST_DATE = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so earlier dates would be off by a day."""


def write_xlsx_table(table: Table, *, raw: bool = False) -> Iterator[bytes]:
    """Write a workbook with one sheet.

    Without `raw`, characters that act on a terminal are spelled out, and text that begins like a
    formula is marked as text for good.

    Raises:
        ProvcliError: XlsxWriter is missing, or the table does not fit on a sheet.
    """
    yield _write([table], raw=raw)


def write_xlsx_dataset(dataset: "Dataset", *, raw: bool = False) -> Iterator[bytes]:
    """Write a workbook with the figures, metrics, entities, and claims of a dataset."""
    tables = [build_table(dataset) for build_table in DATASET_TABLES]
    yield _write(tables, dataset.title, dataset.source.title, raw=raw)


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
        _write_sheet(book, table, raw=raw)
    book.close()
    return buffer.getvalue()


def _write_sheet(book: Any, table: Table, *, raw: bool) -> None:
    """Write a table as a sheet, with header, filter, and notes on the columns."""
    sheet = book.add_worksheet(table.name)
    header, guarded = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})

    def write_cell(row: int, column: int, cell: Cell) -> Any:
        """Write a cell; return what XlsxWriter returns, which is 0 if there was room."""
        if isinstance(cell, date) and cell >= _FIRST_DATE:
            style = book.add_format({"num_format": "yyyy-mm-dd"})
            return sheet.write_datetime(row, column, cell, style)
        if isinstance(cell, int):
            return sheet.write_number(row, column, cell)
        if isinstance(cell, Decimal):
            if len(cell.normalize(EXACT).as_tuple().digits) > MAX_EXACT_DIGITS:
                return sheet.write_string(row, column, cell_text(cell))
            number_format = f"#,##0.{'0' * decimals_of(cell)}".rstrip(".")
            style = book.add_format({"num_format": number_format})
            return sheet.write_number(row, column, float(cell), style)
        text = str(cell) if raw else escape_controls(str(cell))
        is_guarded = not raw and looks_like_formula(text)
        return sheet.write_string(row, column, text, guarded if is_guarded else None)

    rows = list(table.rows)
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.name, header)
        sheet.write_comment(0, index, column.description)
    for number, row in enumerate(rows, 1):
        for index, cell in enumerate(row):
            if cell is not None and write_cell(number, index, cell):
                raise ProvcliError(
                    f"The table {table.name} does not fit on a sheet: at most 1,048,576 rows, "
                    "and 32,767 characters per cell.",
                    hint="Use --format csv or --format parquet.",
                )
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    sheet.autofit(MAX_PIXELS)
