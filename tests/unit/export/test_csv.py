"""CSV: text is guarded against spreadsheets, numbers never are."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from provcli.dataset.models import Dataset
from provcli.export.formulas import escape_formula
from provcli.views.tables import Column, Table, figures_table
from support import FORMULAS

Write = Callable[..., bytes]


def parse(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode(), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+a", "-a", "@a", "\r=1", "＝1", "＋1", "－1", "＠1"),
        *("-1+1", "+1 2", " =1", "\u3000=1", '"=1'),
    ],
)
def test_escape_formula_puts_an_apostrophe_first(text: str) -> None:
    assert escape_formula(text).startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a=1",
        "'=1",
        "-9.2",
        "-9.2%",
        "+1,250",
        "1-2",
        "山羊",
        "a; -9.2; b",
        "a;b",
        "a\nb",
        "\ta",
    ],
)
def test_escape_formula_leaves_numbers_and_other_text(text: str) -> None:
    assert escape_formula(text) == text


def test_write_csv_guards_text_and_leaves_numbers(write: Write, formulas: Dataset) -> None:
    header, *rows = parse(write("csv", "table", figures_table(formulas)))
    notes = [row[header.index("note")] for row in rows]
    assert all(note.lstrip().startswith("'") for note in notes)
    assert [note.replace("'", "") for note in notes] == [note.replace("'", "") for note in FORMULAS]
    assert "-3.5" in [row[header.index("value")] for row in rows]


def test_write_csv_bom_comes_first(write: Write, small: Dataset) -> None:
    plain = write("csv", "table", figures_table(small))
    assert write("csv", "table", figures_table(small), bom=True) == b"\xef\xbb\xbf" + plain


def test_write_csv_cells_are_plain(write: Write) -> None:
    columns = (
        Column("number", "number", "N."),
        Column("date", "date", "D."),
        Column("count", "integer", "C."),
        Column("text", "text", "T."),
    )
    rows = [(Decimal("-1E+3"), date(987, 6, 5), 7, None), (Decimal("0.30"), None, None, "x")]
    content = write("csv", "table", Table("t", columns, rows)).decode()
    assert content == "number,date,count,text\n-1000,0987-06-05,7,\n0.30,,,x\n"
