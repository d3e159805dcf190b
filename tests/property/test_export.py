"""Any text stays the same text, and only text, in every format."""

import csv
import json
from decimal import Decimal
from io import StringIO

import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provcli.export.csv import write_csv
from provcli.export.formulas import looks_like_formula
from provcli.export.json import write_json_table, write_ndjson
from provcli.export.markdown import write_markdown
from provcli.export.toml import write_toml_table
from provcli.text_safety import one_line
from provcli.views.tables import Column, Table
from support import FORMULAS, HOSTILE

pieces = st.sampled_from([*FORMULAS, HOSTILE, *';\t\n\r",|`@\\', "://", "www.a.b", "=1", " ", "a"])
texts = st.lists(pieces | st.text(st.characters(codec="utf-8"), max_size=4), max_size=5).map(
    "".join
)
values = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)
few = settings(max_examples=50)


def table_of(text: str) -> Table:
    columns = (Column("first", "text", "First."), Column("second", "text", "Second."))
    return Table("texts", columns, [("x", text)])


@few
@given(texts)
@example("a\rb\nc\r\nd\x1b")
@example('with "quotes", and commas')
def test_text_stays_the_same_in_json_toml_and_raw_csv(text: str) -> None:
    table = table_of(text)
    (record,) = table.records()
    assert json.loads("".join(write_json_table(table)))["texts"] == [record]
    assert json.loads("".join(write_ndjson(table))) == record
    assert tomli.loads("".join(write_toml_table(table)))["texts"] == [record]
    _, row = csv.reader(StringIO("".join(write_csv(table, raw=True)), newline=""))
    assert row == ["x", text]


@few
@given(texts)
@example('x;"=1+1"')
@example("x;y; =1+1")
@example("x\t=1+1")
@example("x\n@a;-b")
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    content = "".join(write_csv(table_of(text)))
    for separator in ",;\t":
        for row in csv.reader(StringIO(content, newline=""), delimiter=separator):
            assert not any(map(looks_like_formula, row))


@few
@given(texts)
@example("me@a.example")
@example("`@`")
def test_no_cell_of_markdown_has_markup(text: str) -> None:
    content = "".join(write_markdown(table_of(text)))
    tokens = MarkdownIt("commonmark").enable("table").parse(content)
    *_, cell = (token for token in tokens if token.type == "inline")
    children = cell.children or []
    assert {child.type for child in children} <= {"text", "code_inline"}
    shown = "".join(child.content for child in children)
    assert shown.split() == one_line(text).split()


@few
@given(values)
@example(Decimal("1E-20"))
@example(Decimal("13.50"))
@example(Decimal("12345678901234567890.12345678901234567891"))
def test_number_has_its_digits_in_every_text_format(value: Decimal) -> None:
    table = Table("numbers", (Column("value", "number", "A number."),), [(value,)])
    digits = format(value, "f")
    assert "".join(write_csv(table)) == f"value\n{digits}\n"
    assert "".join(write_ndjson(table)) == f'{{"value": {digits}}}\n'
    assert "".join(write_json_table(table)).count(f": {digits}\n") == 1
    assert f"| {digits} |" in "".join(write_markdown(table))
