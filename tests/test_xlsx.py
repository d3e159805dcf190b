"""The workbook, read back by openpyxl."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export import xlsx
from provcli.export.xlsx import MOST_CHARACTERS, write_xlsx_dataset, write_xlsx_table
from provcli.text_safety import escape_controls
from provcli.views.tables import Column, Table, entities_table, figures_table, metrics_table
from support import FORMULAS, SMALL, Runner


def workbook(dataset: Dataset, *, raw: bool = False) -> Any:
    return openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_dataset(dataset, raw=raw))))


def column(sheet: Any, name: str) -> list[Any]:
    """The cells of a column, header apart."""
    at = [cell.value for cell in sheet[1]].index(name)
    return [row[at] for row in sheet.iter_rows(min_row=2)]


def exact(value: Any) -> Any:
    """A value as the dataset has it: Excel knows one kind of number only."""
    return Decimal(repr(value)) if isinstance(value, int | float) else value


@pytest.mark.parametrize("build", [figures_table, metrics_table, entities_table])
def test_openpyxl_reads_every_value_back(each: Dataset, build: Any) -> None:
    table = build(each)
    sheet = workbook(each)[table.name]
    rows = [tuple(map(exact, row)) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == tuple(it.name for it in table.columns)
    assert rows[1:] == [
        tuple(escape_controls(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table.rows
    ]


def test_values_are_numbers_with_the_same_total(each: Dataset) -> None:
    cells = column(workbook(each)["figures"], "value")
    assert {cell.data_type for cell in cells} == {"n"}
    assert sum(exact(cell.value) for cell in cells) == sum(it.value for it in each.figures)


def test_there_is_a_sheet_for_each_kind_of_thing(each: Dataset) -> None:
    book = workbook(each)
    assert book.sheetnames == ["figures", "metrics", "entities", "findings"]
    findings = check(each).findings
    assert [it.value for it in column(book["findings"], "code")] == [it.code for it in findings]
    assert [it.value for it in column(book["findings"], "message")] == [
        escape_controls(it.message) for it in findings
    ]


def test_the_built_in_findings_are_there(built_in: Dataset) -> None:
    assert column(workbook(built_in)["findings"], "code")


@pytest.mark.parametrize(
    ("id_", "value", "number_format"),
    [
        ("shanxi/trade-volume/2023", 169_372_000_000, '#,##0.000,,,\\ "billion"'),
        ("anhui/new-supporting-capacity/2024/target", 2_220_000, '#,##0.00,,\\ "million"'),
        ("hubei/high-tech-enterprises/2023", 25_000, "#,##0"),
        ("hubei/in-province-conversion-rate/2023", 65.2, "#,##0.0"),
        ("jiangxi/living-circle-time/undated/sailu-town", 0.25, "#,##0.00"),
        ("anhui/pm25-change/2023", -0.3, "#,##0.0"),
        ("hubei/laboratory-projects/undated/jiufengshan-laboratory", 100, "#,##0"),
    ],
)
def test_a_number_shows_the_decimals_that_are_printed(
    built_in: Dataset, id_: str, value: float, number_format: str
) -> None:
    sheet = workbook(built_in)["figures"]
    names = [cell.value for cell in column(sheet, "id")]
    cell = column(sheet, "value")[names.index(id_)]
    assert (cell.value, cell.number_format) == (value, number_format)


@pytest.mark.parametrize(
    ("value", "printed", "number_format"),
    [
        ("13500000", "13.50 million", '#,##0.00,,\\ "million"'),
        ("25.0", "25.0%", "#,##0.0"),
        ("25", "25.0%", "#,##0.0"),
        ("7.25", "no number", "#,##0.00"),
        ("13500000", "13.60 million", "#,##0"),
        ("120000", "12万", "#,##0"),
        ("12500", "1.25万", "#,##0"),
    ],
)
def test_number_formats(small: Dataset, value: str, printed: str, number_format: str) -> None:
    figure = small.figures[0].model_copy(update={"value": Decimal(value), "printed": printed})
    assert xlsx.printed_format(figure) == number_format


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("999999999999999", "n"),
        ("-123456789.012345", "n"),
        ("9007199254740993", "s"),
        ("-12345678901234567890.12345678901234567890", "s"),
        ("0.1000000000000001", "s"),
        ("1000000000000000000000", "n"),
    ],
)
def test_a_number_that_excel_would_round_is_text(small: Dataset, value: str, kind: str) -> None:
    figure = small.figures[0].model_copy(update={"value": Decimal(value)})
    book = workbook(small.model_copy(update={"figures": (figure,), "claims": ()}))
    (cell,) = column(book["figures"], "value")
    assert cell.data_type == kind
    assert Decimal(str(cell.value)) == Decimal(value)


def test_text_like_a_formula_stays_text_even_when_edited(formulas: Dataset) -> None:
    cells = column(workbook(formulas)["figures"], "note")
    assert [cell.value for cell in cells] == list(FORMULAS)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    values = column(workbook(formulas)["figures"], "value")
    assert not any(cell.quotePrefix for cell in values)


def test_raw_text_has_no_mark_and_is_no_formula_either(formulas: Dataset) -> None:
    cells = column(workbook(formulas, raw=True)["figures"], "note")
    assert [cell.value for cell in cells] == list(FORMULAS)
    assert all(cell.data_type == "s" and not cell.quotePrefix for cell in cells)


def test_a_raw_workbook_of_hostile_text_can_be_read(hostile: Dataset) -> None:
    told = hostile.figures[0].model_copy(update={"note": "\ufffe\uffff\x00\x1b=1"})
    dataset = hostile.model_copy(update={"figures": (told,), "claims": ()})
    book = workbook(dataset, raw=True)
    (cell,) = column(book["figures"], "note")
    assert cell.value == "_xFFFE__xFFFF__x0000__x001B_=1"  # as OOXML spells such characters


def test_the_header_stays_in_view_and_filters(each: Dataset) -> None:
    for sheet in workbook(each):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        widths = [it.width for it in sheet.column_dimensions.values()]
        assert widths
        assert all(6 <= width <= 61 for width in widths)


def test_notes_say_what_columns_are_and_what_figures_need(small: Dataset) -> None:
    sheet = workbook(small)["figures"]
    assert [cell.comment.text for cell in sheet[1]] == [
        it.description for it in figures_table(small).columns
    ]
    notes = [cell.comment and cell.comment.text for cell in column(sheet, "value")]
    assert notes == [it.note for it in small.figures]


def test_the_workbook_names_dataset_and_source(small: Dataset) -> None:
    properties = workbook(small).properties
    assert (properties.title, properties.subject) == (small.title, small.source.title)
    assert properties.created == properties.modified
    assert properties.created.year == 2000


def test_other_answers_are_workbooks_of_one_sheet(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "metrics.xlsx"
    assert run("list", "metrics", "--output", file, "--data", SMALL) == (0, "", "")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["metrics"]
    assert column(book["metrics"], "id")[0].value == "goats"


def test_an_empty_table_has_its_header() -> None:
    table = Table("nothing", (Column("id", "text", "A name."),), ())
    book = openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_table(table))))
    assert list(book["nothing"].values) == [("id",)]


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    table = Table("long", (Column("id", "text", "A name."),), [("x" * 40_000,)])
    book = openpyxl.load_workbook(BytesIO(b"".join(write_xlsx_table(table))))
    text = book["long"]["A2"].value
    assert len(text) == MOST_CHARACTERS
    assert text.endswith("x [... cut: a cell of a workbook holds no more]")


def test_what_a_sheet_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    table = Table("many", (Column("id", "text", "A name."),), [("a",), ("b",), ("c",)])
    with pytest.raises(ProvcliError, match="holds 2 rows, and there are 3"):
        list(write_xlsx_table(table))
