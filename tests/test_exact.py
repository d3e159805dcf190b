"""Forty digits survive every command and format."""

from decimal import Decimal
from pathlib import Path

import pytest

from provcli.values.decimals import EXACT, decimals_of, last_place, rounded
from support import SMALL, Runner

LONG = "12345678901234567890.12345678901234567891"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    text = SMALL.read_text("utf-8")
    text = text.replace("value = 1_250\n", f"value = {LONG}\n").replace('"1,250"', f'"{LONG}"')
    file = tmp_path / "long.toml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("name", ["csv", "json", "ndjson", "toml", "markdown"])
def test_every_digit_is_exported(run: Runner, long: Path, name: str) -> None:
    assert LONG in run("export", "--data", long, "--format", name).out


@pytest.mark.parametrize(
    "argv",
    [
        ["show", "north"],
        ["compare", "--metric", "goats"],
        ["compare", "--metric", "goats", "--format", "csv"],
        ["chart", "--metric", "goats"],
        ["explain", "north/goats/2022"],
        ["check"],
    ],
    ids=" ".join,
)
def test_no_command_rounds_or_stumbles(run: Runner, long: Path, argv: list[str]) -> None:
    code, out, err = run(*argv, "--data", long)
    assert code in (0, 1)
    assert err == ""
    if argv[0] in ("show", "explain"):
        assert "12,345,678.90123456789012345678901234567891 trillion" in out


def test_a_long_number_is_what_it_prints(run: Runner, long: Path) -> None:
    out = run("check", "--data", long, "--select", "PC109").out
    assert "no findings" in out


def test_places_and_rounding() -> None:
    assert (decimals_of(Decimal("65.20")), decimals_of(Decimal("1E+3"))) == (2, 0)
    assert last_place(Decimal("65.2")) == Decimal("0.1")
    assert rounded(Decimal("0.125"), 2) == Decimal("0.12")
    assert EXACT.multiply(Decimal(LONG), Decimal(1)) == Decimal(LONG)
