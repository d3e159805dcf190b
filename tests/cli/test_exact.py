"""Forty digits survive every command."""

from pathlib import Path

import pytest

from support import SMALL, Runner

LONG = "12345678901234567890.12345678901234567891"


@pytest.fixture
def long_number(tmp_path: Path) -> Path:
    text = SMALL.read_text("utf-8")
    text = text.replace("value = 1_250\n", f"value = {LONG}\n").replace('"1,250"', f'"{LONG}"')
    file = tmp_path / "long.toml"
    file.write_text(text, "utf-8")
    return file


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
def test_a_command_with_a_long_number_keeps_every_digit(
    run: Runner, long_number: Path, argv: list[str]
) -> None:
    code, out, err = run(*argv, "--data", long_number)
    assert code in (0, 1)
    assert err == ""
    if argv[0] in ("show", "explain"):
        assert "12,345,678.90123456789012345678901234567891" in out


def test_check_with_a_long_number_reports_no_finding(run: Runner, long_number: Path) -> None:
    code, out, _ = run("check", "--data", long_number, "--select", "PC109", "--format", "csv")
    assert (code, out.count("\n")) == (0, 1)
