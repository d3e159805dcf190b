"""Text from a dataset or a command line is text on every screen and in every message."""

import json
import re
from pathlib import Path

import pytest

from provcli.dataset.models import Dataset
from provcli.export.toml import write_toml_dataset
from support import HOSTILE, SMALL, Runner

ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u034f\u200b\u202e\uffff\U000e0041]")
SHOWN = r"[red]x[/red] [/b] :smile: \x1b[31mred \x1b]8;;http://x\x07 \r \u202etxet \u200b| <script>"

CALLS = (
    "overview",
    "list metrics",
    "list topics",
    "list entities",
    "list figures",
    "show north",
    "show goats",
    "compare goats",
    "chart goats",
    "explain north/goats/2022",
    "check",
)


@pytest.fixture
def hostile_file(hostile: Dataset, tmp_path: Path) -> Path:
    file = tmp_path / "hostile.toml"
    file.write_text("".join(write_toml_dataset(hostile)), "utf-8")
    return file


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("more", ["", "--width 40", "--format markdown"])
def test_output_escapes_hostile_text(run: Runner, hostile_file: Path, call: str, more: str) -> None:
    code, out, err = run(*call.split(), *more.split(), "--data", hostile_file)
    assert (code, err) == (0, "")
    assert not ACTIVE.search(out)


def test_screen_shows_hostile_text_completely(run: Runner, hostile_file: Path) -> None:
    assert SHOWN in run("show", "north", "--data", hostile_file).out


def test_json_holds_hostile_text_exactly(run: Runner, hostile_file: Path) -> None:
    document = json.loads(run("export", "--format", "json", "--data", hostile_file).out)
    assert document["entities"][0]["name"] == HOSTILE


def test_messages_escape_hostile_text(run: Runner) -> None:
    for argv in (
        ("show", "\x1b[31m[/b]\u202e"),
        ("list", "--data", "\x1b[31m.toml"),
        ("\x1b[31m",),
        ("list", "--format", "\x1b[31m"),
        ("list", "--\x1b[31m"),
        ("list", "--width", "\x1b[31m"),
        ("export", "--output", "\x1b[31m"),
    ):
        code, out, err = run(*argv)
        assert (code in (2, 3), out) == (True, "")
        assert r"\x1b[31m" in err or "--width" in argv
        assert not ACTIVE.search(err)


def test_completion_offers_nothing_that_a_shell_evaluates(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SMALL.read_text("utf-8").replace('name = "North Valley"', r'name = "N \\$(touch x)`y`"')
    file = tmp_path / "hostile.toml"
    file.write_text(text.replace("Farm of the Four Winds", "$(touch x)"), "utf-8")
    monkeypatch.setenv("_PROVCLI_COMPLETE", "complete_zsh")
    for words, expected in (("show no", "north"), ("explain south/", "south/goats/2022")):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"provcli --data {file} {words}")
        out = run().out
        assert expected in out
        assert not set("$`") & set(out)
