"""The workbook, read back by openpyxl."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.xlsx import write_xlsx_dataset, write_xlsx_table
from provcli.text_safety import escape_controls
from provcli.views.tables import DATASET_TABLES, Cell, Column, Table
from support import FORMULAS, HOSTILE


def workbook(dataset: Dataset, *, raw: bool = False) -> Any:
    return openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_dataset(dataset, raw=raw))))


def cell_of(kind: Any, value: Cell, *, raw: bool = False) -> Any:
    """Return a cell as it is read back from a sheet of its own."""
    table = Table("one", (Column("cell", kind, "A cell."),), [(value,)])
    book = openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_table(table, raw=raw))))
    return book["one"]["A2"]


def plain(value: Any) -> Any:
    """Return a value as the dataset has it: a workbook knows one kind of number and of time."""
    if isinstance(value, datetime):
        return value.date()
    return Decimal(repr(value)) if isinstance(value, int | float) else value


@pytest.mark.parametrize("build", DATASET_TABLES)
def test_every_value_reads_back(each: Dataset, build: Callable[[Dataset], Table]) -> None:
    table = build(each)
    sheet = workbook(each)[table.name]
    header, *rows = [tuple(map(plain, row)) for row in sheet.iter_rows(values_only=True)]
    assert header == tuple(column.name for column in table.columns)
    assert rows == [
        tuple(escape_controls(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("value", "number_format"), [("1250", "#,##0"), ("25.0", "#,##0.0"), ("0.250", "#,##0.000")]
)
def test_number_shows_its_decimals(value: str, number_format: str) -> None:
    assert cell_of("number", Decimal(value)).number_format == number_format


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("999999999999999", "n"),
        ("-123456789.012345", "n"),
        ("9007199254740993", "s"),
        ("-12345678901234567890.12345678901234567890", "s"),
        ("0.1000000000000001", "s"),
        ("1000000000000000000000", "n"),
    ],
)
def test_number_that_excel_would_round_is_text(digits: str, kind: str) -> None:
    cell = cell_of("number", Decimal(digits))
    assert cell.data_type == kind
    assert Decimal(str(cell.value)) == Decimal(digits)


@pytest.mark.parametrize(
    ("day", "kind"), [(date(2024, 2, 29), "d"), (date(1900, 3, 1), "d"), (date(1899, 12, 31), "s")]
)
def test_date_is_a_date_unless_excel_would_shift_it(day: date, kind: str) -> None:
    cell = cell_of("date", day)
    assert cell.data_type == kind
    assert (cell.value.date() if kind == "d" else date.fromisoformat(cell.value)) == day


@pytest.mark.parametrize("text", [*FORMULAS, HOSTILE, "_x0041_", "http://a.example"])
@pytest.mark.parametrize("raw", [False, True])
def test_text_stays_text(text: str, *, raw: bool) -> None:
    cell = cell_of("text", text, raw=raw)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert bool(cell.quotePrefix) is (not raw and text in (*FORMULAS, HOSTILE))
    if not raw:
        assert cell.value == escape_controls(text)


def test_sheet_has_a_fixed_header_with_filter_and_notes(each: Dataset) -> None:
    for sheet in workbook(each):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold and cell.comment.text for cell in sheet[1])
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert widths
        assert all(3 <= width <= 61 for width in widths)


def test_workbook_names_dataset_and_source(small: Dataset) -> None:
    properties = workbook(small).properties
    assert (properties.title, properties.subject) == (small.title, small.source.title)
    assert properties.created.year == 2000


def test_empty_table_has_its_header() -> None:
    table = Table("nothing", (Column("id", "text", "A name."),), ())
    book = openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_table(table))))
    assert list(book["nothing"].values) == [("id",)]


def test_text_that_does_not_fit_in_a_cell_is_rejected() -> None:
    assert cell_of("text", "x" * 32_767).value == "x" * 32_767
    with pytest.raises(ProvcliError, match="The table one does not fit on a sheet"):
        cell_of("text", "x" * 32_768)
