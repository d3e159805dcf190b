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


def test_a_screen_with_a_long_number_keeps_every_digit(run: Runner, long_number: Path) -> None:
    for argv in (["show", "north"], ["explain", "north/goats/2022"]):
        code, out, err = run(*argv, "--data", long_number)
        assert (code, err) == (0, "")
        assert "12,345,678.90123456789012345678901234567891" in out


def test_check_with_a_long_number_reports_no_finding(run: Runner, long_number: Path) -> None:
    code, out, _ = run("check", "--data", long_number, "--select", "PC109", "--format", "csv")
    assert (code, out.count("\n")) == (0, 1)
