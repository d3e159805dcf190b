"""What stands in a dataset is shown as it is: never markup, an emoji code or a terminal command."""

import json
import re
from pathlib import Path

import pytest

from support import SMALL, Runner

HOSTILE = (
    "[red]x[/red] [/b] :smile: \\u001b[31mred \\u001b]8;;http://x\\u0007 \\r \\u202etxet \\u200b|"
    " <script> 山羊 e\\u0301 `code` *b*"
)
ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]")


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
    ["list", "provinces"],
    ["list", "observations"],
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
    exact = json.loads(f'"{HOSTILE}"')
    document = json.loads(run("export", "--format", "json", "--data", hostile).out)
    assert document["provinces"][0]["name"] == f"North Valley {exact}"


def test_wide_characters_align(run: Runner) -> None:
    lines = run("list", "provinces").out.splitlines()
    from rich.cells import cell_len

    assert len({cell_len(line) for line in lines}) == 1
