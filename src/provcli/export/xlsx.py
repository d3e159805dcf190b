"""Excel workbooks (XlsxWriter): a sheet a table, real numbers that show the decimals printed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from provcli.checks.engine import check
from provcli.dataset.models import Dataset, Figure
from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.prose.numerals import parse_number
from provcli.text_safety import escape_controls, looks_like_formula
from provcli.values.decimals import EXACT, decimals_of
from provcli.views.findings import CheckedFile, findings_table
from provcli.views.tables import (
    Cell,
    Column,
    Table,
    cell_text,
    entities_table,
    figures_table,
    metrics_table,
)

MOST_ROWS = 1_048_575
"""What a sheet holds below its header."""
MOST_CHARACTERS = 32_767
"""What a cell holds."""
_CUT = " [... cut: a cell of a workbook holds no more]"
_WIDEST, _NARROWEST = 60, 6
# Excel shows a number in thousands for each comma behind its digits.
_SCALES = {
    Decimal(10**3): ',\\ "thousand"',
    Decimal(10**6): ',,\\ "million"',
    Decimal(10**9): ',,,\\ "billion"',
    Decimal(10**12): ',,,,\\ "trillion"',
}
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def write_xlsx_table(table: Table, *, raw: bool = False) -> Iterator[bytes]:
    """A workbook of one sheet.

    Args:
        table: the records.
        raw: as in `write_xlsx_dataset`.
    """
    book = _Book(raw=raw)
    book.add(table)
    yield book.content()


def write_xlsx_dataset(dataset: Dataset, *, raw: bool = False) -> Iterator[bytes]:
    """A workbook with the sheets figures, metrics, entities and findings.

    Args:
        dataset: whose tables are written; the findings are those without the article.
        raw: whether to write text as it is. Otherwise it is made harmless for terminals it may be
            copied to, and marked as text where it begins like a formula, so that it stays text when
            somebody edits the cell.
    """
    book = _Book(raw=raw, title=dataset.title, source=dataset.source.title)
    book.add(figures_table(dataset), dataset.figures)
    book.add(metrics_table(dataset))
    book.add(entities_table(dataset))
    book.add(_findings(dataset))
    yield book.content()


def _findings(dataset: Dataset) -> Table:
    table = findings_table(CheckedFile(check(dataset), dataset.name, {}))
    # Of the lines of a file that is not at hand nothing is known.
    kept = [index for index, column in enumerate(table.columns) if column.name != "line"]
    return Table(
        table.name,
        [table.columns[index] for index in kept],
        [[row[index] for index in kept] for row in table.rows],
    )


def printed_format(figure: Figure) -> str:
    """A number format that shows a value with the decimals and the scale word it is printed with.

    13500000, printed `13.50 million`, is shown as 13.50 million.
    """
    numeral = parse_number(figure.printed)
    if numeral is None or numeral.value != figure.value.copy_abs():
        return decimals_format(decimals_of(figure.value))
    if numeral.scale in _SCALES:
        return decimals_format(numeral.decimals) + _SCALES[numeral.scale]
    printed = numeral.decimals if numeral.scale == 1 else 0
    return decimals_format(max(printed, decimals_of(figure.value)))


def decimals_format(decimals: int) -> str:
    """A number format with so many decimals, digits in threes."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def exact_double(value: Decimal) -> float | None:
    """The double that reads as exactly this number in a spreadsheet, if there is one.

    Spreadsheets keep 15 digits.
    """
    if len(value.normalize(EXACT).as_tuple().digits) > 15:
        return None
    return float(value)


class _Book:
    """A workbook that is being written."""

    def __init__(self, *, raw: bool, title: str = "", source: str = "") -> None:
        library = import_extra("xlsxwriter", library="XlsxWriter", extra="xlsx")
        self._raw = raw
        self._buffer = BytesIO()
        self._book = library.Workbook(self._buffer, {"in_memory": True})
        self._book.set_properties(
            # When it was written is no part of an answer.
            {"title": self._text(title), "subject": self._text(source), "created": _LONG_AGO}
        )
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def add(self, table: Table, figures: Sequence[Figure] = ()) -> None:
        """Add a sheet with header, filter and notes that say what the columns are.

        Args:
            table: what stands in it.
            figures: the figures in its rows, if it has such; their values show the decimals
                that are printed, and their notes.
        """
        sheet = self._book.add_worksheet(table.name)
        rows = list(table.rows)
        if len(rows) > MOST_ROWS:
            raise ProvcliError(
                f"A sheet of a workbook holds {MOST_ROWS:,} rows, and there are {len(rows):,}.",
                hint="Write csv or parquet, or filter with --province, --metric or --topic.",
            )
        for index, column in enumerate(table.columns):
            sheet.write_string(0, index, column.name, self._style(bold=True))
            sheet.write_comment(0, index, column.description)
        for number, row in enumerate(rows, 1):
            for index, cell in enumerate(row):
                self._write(sheet, number, index, cell)
        for number, figure in enumerate(figures, 1):
            at = [column.name for column in table.columns].index("value")
            self._write(sheet, number, at, figure.value, printed_format(figure))
            if figure.note:
                sheet.write_comment(number, at, self._text(figure.note))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
        for index, width in enumerate(_widths(table.columns, rows)):
            sheet.set_column(index, index, width)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, shown: str = "") -> None:
        """Write a cell; a number is `shown` in that format, otherwise with its own decimals."""
        if isinstance(cell, str | date):
            text = self._text(str(cell))
            guard = not self._raw and looks_like_formula(text)
            style = self._style(quote_prefix=guard, text_wrap=len(text) > _WIDEST, valign="top")
            sheet.write_string(row, column, text, style)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self._style(num_format="0", valign="top"))
        elif cell is not None:
            double = exact_double(cell)
            if double is None:
                style = self._style(align="right", valign="top")
                sheet.write_string(row, column, cell_text(cell), style)
                return
            shown = shown or decimals_format(decimals_of(cell))
            style = self._style(num_format=shown, valign="top")
            sheet.write_number(row, column, double, style)

    def _text(self, text: str) -> str:
        shown = text if self._raw else escape_controls(text)
        return (
            shown if len(shown) <= MOST_CHARACTERS else shown[: MOST_CHARACTERS - len(_CUT)] + _CUT
        )

    def _style(self, **properties: Any) -> Any:
        """A style of cells; each is made once."""
        key = tuple(sorted((name, value) for name, value in properties.items() if value))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(dict(key))
        return self._styles[key]

    def content(self) -> bytes:
        """The bytes of the workbook, which is complete now."""
        self._book.close()
        return self._buffer.getvalue()


def _widths(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> list[int]:
    """How wide each column is: as its widest cell, within bounds, with room for the filter."""
    widths = [len(column.name) + 3 for column in columns]
    for row in rows:
        for index, cell in enumerate(row):
            widths[index] = max(widths[index], _cell_width(cell))
    return [min(max(width + 1, _NARROWEST), _WIDEST) for width in widths]


def _cell_width(cell: Cell) -> int:
    """The places that a cell takes: two for each wide character."""
    if isinstance(cell, Decimal):
        return len(f"{cell:,f}")
    return max(map(_line_width, cell_text(cell).splitlines()), default=0)


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(1 + (east_asian_width(it) in "WF") for it in line)
