"""What a spreadsheet could take for a formula is guarded, numbers never are; Excel sees UTF-8."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from provcli.dataset.models import Dataset
from provcli.export.document import write_json_dataset
from provcli.text_safety import escape_formula
from support import FORMULAS, Runner


@pytest.fixture
def file(formulas: Dataset, tmp_path: Path) -> Path:
    path = tmp_path / "formulas.json"
    path.write_text("".join(write_json_dataset(formulas)), "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+a", "-a", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠1", "-1+1", "+1 2"],
)
def test_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "a=1", "'=1", "-9.2", "-9.2%", "+1,250", "1-2", "山羊"])
def test_numbers_and_other_text_stay_as_they_are(text: str) -> None:
    assert escape_formula(text) == text


def test_csv_guards_text_and_never_a_number(run: Runner, file: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("export", "--data", file).out)))
    assert [row["note"] for row in rows] == [f"'{note}" for note in FORMULAS]
    assert "-3.5" in [row["value"] for row in rows]


def test_raw_csv_is_the_exact_text(run: Runner, file: Path) -> None:
    rows = csv.DictReader(StringIO(run("export", "--raw", "--data", file).out))
    assert tuple(row["note"] for row in rows) == FORMULAS


def test_raw_csv_quotes_whatever_would_end_a_row(run: Runner, file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("=1+1", r"a\rb\nc\r\nd\u001b"), "utf-8")
    out = run("export", "--raw", "--data", file).out
    notes = [row["note"] for row in csv.DictReader(StringIO(out, newline=""))]
    assert notes == ["a\rb\nc\r\nd\x1b", *FORMULAS[1:]]


def test_a_byte_order_mark_comes_first_and_only_if_asked_for(run: Runner) -> None:
    plain, marked = run("export"), run("export", "--bom")
    assert not plain.out.startswith("\ufeff")
    assert marked.out == f"\ufeff{plain.out}"


@pytest.mark.parametrize("option", ["--bom", "--raw"])
@pytest.mark.parametrize("name", ["table", "json", "toml", "markdown", "ndjson"])
def test_an_option_that_a_format_does_not_know_is_wrong_usage(
    run: Runner, option: str, name: str
) -> None:
    code, out, err = run("export", "--format", name, option)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: The format {name} knows no {option}.\nHint: It is for csv")
