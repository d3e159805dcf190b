"""What stands in a dataset is shown as it is: never markup, an emoji code or a terminal command."""

import json
import re
from pathlib import Path

import pytest
import tomli
import tomli_w

from provcli.text_safety import escape_controls, escape_json, escape_toml
from support import SMALL, Runner

HOSTILE = (
    "[red]x[/red] [/b] :smile: \\u001b[31mred \\u001b]8;;http://x\\u0007 \\r \\u202etxet \\u200b|"
    " <script> 山羊 e\\u0301 `code` *b* \\u034f\\uffff\\U000e0041"
)
ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u034f\u200b\u202e\uffff\U000e0041]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    text = SMALL.read_text("utf-8")
    for name in ("North Valley", "Goats", "Farming", "Two valleys, one market", "Farm of the Four"):
        text = text.replace(f'"{name}', f'"{name} {HOSTILE}')
    file = tmp_path / "hostile.toml"
    file.write_text(text, "utf-8")
    return file


COMMANDS = [
    [],
    ["list", "metrics"],
    ["list", "topics"],
    ["list", "entities"],
    ["list", "figures"],
    ["show", "north"],
    ["show", "goats"],
    ["compare", "--metric", "goats"],
    ["compare", "--metric", "goats", "--metric", "cheese-sales"],
    ["explain", "north/goats/2022"],
]


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("more", [[], ["--width", "40"], ["--format", "markdown"]], ids=str)
def test_a_screen_shows_hostile_text_harmlessly(
    run: Runner, hostile: Path, argv: list[str], more: list[str]
) -> None:
    code, out, err = run(*argv, *more, "--data", hostile)
    assert (code, err) == (0, "")
    assert not ACTIVE.search(out)


def test_nothing_of_the_text_is_lost(run: Runner, hostile: Path) -> None:
    out = run("show", "north", "--data", hostile).out
    assert (
        r"[red]x[/red] [/b] :smile: \x1b[31mred \x1b]8;;http://x\x07 \r \u202etxet \u200b| <script>"
        in out
    )


def test_an_error_shows_hostile_text_harmlessly(run: Runner, hostile: Path) -> None:
    _, _, err = run("show", "\x1b[31m[/b]\u202e", "--data", hostile)
    assert r"'\x1b[31m[/b]\u202e'" in err
    _, _, err = run("show", "north valley", "--data", "\x1b[31m.toml")
    assert not ACTIVE.search(err)


def test_json_keeps_the_text_exact(run: Runner, hostile: Path) -> None:
    exact = tomli.loads(f'text = "{HOSTILE}"')["text"]
    document = json.loads(run("export", "--format", "json", "--data", hostile).out)
    assert document["entities"][0]["name"] == f"North Valley {exact}"


INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u180f\u200b\u200d\u2060\u206a\u206f\u3164\ufe00\ufe0d"
    "\ufeff\uffa0\ufff9\ufffe\uffff\U0001d173\U000e0000\U000e0041\U000e007f\U000e0100\U000e01ef"
)


@pytest.mark.parametrize("character", INVISIBLE, ids=ascii)
def test_what_cannot_be_seen_is_spelled_out_and_stays_what_it_is(character: str) -> None:
    assert escape_controls(f"a{character}b") == f"a{ascii(character)[1:-1]}b"
    written = escape_json(json.dumps(f"a{character}b", ensure_ascii=False))
    assert written.isascii()
    assert json.loads(written) == f"a{character}b"
    written = escape_toml(tomli_w.dumps({"a": f"a{character}b"}))
    assert written.isascii()
    assert tomli.loads(written) == {"a": f"a{character}b"}


@pytest.mark.parametrize("character", ["e\u0301", "\u3000", *"\ufe0e\ufe0f\ufffd山👍𝒳"], ids=ascii)
def test_what_can_be_seen_or_changes_what_can_stays(character: str) -> None:
    assert (
        escape_controls(character) == escape_json(character) == escape_toml(character) == character
    )


def test_wide_characters_align(run: Runner) -> None:
    lines = run("list", "entities").out.splitlines()
    from rich.cells import cell_len

    assert len({cell_len(line) for line in lines}) == 1


def test_a_data_package_shows_hostile_text_harmlessly_and_keeps_it(
    run: Runner, hostile: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "package"
    assert run("export", "--data", hostile, "--format", "datapackage", "--output", folder).code == 0
    text = (folder / "datapackage.json").read_text("utf-8")
    assert not ACTIVE.search(text)
    exact = tomli.loads(f'text = "{HOSTILE}"')["text"]
    assert exact in json.loads(text)["sources"][0]["title"]
