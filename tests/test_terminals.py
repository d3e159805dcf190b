"""Every screen on real terminals of odd kinds and sizes, and what interrupts it there."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len

from support import ARTICLE, SMALL, Runner, shown_on
from test_output import PROVCLI, SOURCE, environment, on_terminal

SCREENS = (
    "",
    "list",
    "list entities",
    "list figures",
    "show henan",
    "show high-tech-enterprises",
    "compare --metric high-tech-enterprises",
    "chart --metric high-tech-enterprises",
    "explain henan/high-tech-enterprises/2023",
    "schema --format table",
    "check",
)
"""One line of words for each screen there is."""


@pytest.mark.parametrize("words", SCREENS)
@pytest.mark.parametrize("columns", [20, 80, 400])
def test_no_line_is_wider_than_its_terminal(words: str, columns: int) -> None:
    out = on_terminal(*words.split(), columns=columns, env={"NO_COLOR": "1"})
    assert out.strip()
    assert max(map(cell_len, out.splitlines())) <= columns


@pytest.mark.parametrize("columns", ["20", "400"])
def test_a_terminal_of_unknown_size_is_as_wide_as_columns_says(columns: str) -> None:
    asked = on_terminal("show", "henan", columns=0, env={"NO_COLOR": "1", "COLUMNS": columns})
    there = on_terminal("show", "henan", columns=int(columns), env={"NO_COLOR": "1"})
    assert asked == there


SETTINGS = (None, "", "1")


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize(("no_color", "force_color"), [*product(SETTINGS, SETTINGS)])
def test_colour_on_a_terminal_and_in_a_pipe(
    term: str, no_color: str | None, force_color: str | None
) -> None:
    asked = {"TERM": term, "NO_COLOR": no_color, "FORCE_COLOR": force_color}
    env = {name: value for name, value in asked.items() if value is not None}
    shown = on_terminal("list", "entities", env=env)
    piped = subprocess.run(
        [*PROVCLI, "list", "entities"], capture_output=True, env=environment(env), check=True
    )
    forced = not no_color and bool(force_color)
    assert ("\x1b[" in shown) is (forced or (not no_color and term != "dumb"))
    assert (b"\x1b[" in piped.stdout) is forced


@pytest.mark.parametrize("words", ["list", "show henan", "export", "export --format json", "check"])
def test_a_reader_of_one_line_is_enough(words: str) -> None:
    script = f"set -o pipefail; {' '.join(PROVCLI)} {words} | head -n 1"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=environment(), check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1


def test_a_closed_stdin_does_not_matter() -> None:
    command = f"{' '.join(PROVCLI)} show henan"
    shown = [
        subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=True)
        for script in (command, f"{command} <&-")
    ]
    assert shown[0].stdout == shown[1].stdout


def interrupted(*argv: str, env: Mapping[str, str]) -> tuple[int, str]:
    """The exit code and the words of a run that gets Ctrl-C on its terminal while it waits."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [*PROVCLI, *argv], dict(env))
    time.sleep(1)
    os.write(terminal, b"\x03")
    words = shown_on(terminal)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status), words.decode()


def test_ctrl_c_ends_with_130_and_without_a_traceback() -> None:
    code, words = interrupted("--data", "/dev/stdin", "list", env=environment({"TERM": "xterm"}))
    assert code == 128 + signal.SIGINT
    assert "Traceback" not in words


def test_ctrl_c_while_libraries_load_ends_the_same(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    loading = environment({"PYTHONPATH": f"{tmp_path}{os.pathsep}{SOURCE}"})
    done = subprocess.run([*PROVCLI, "list"], capture_output=True, env=loading, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_windows_line_endings_change_nothing(run: Runner, tmp_path: Path) -> None:
    data, article = tmp_path / "small.toml", tmp_path / "small.txt"
    for source, copy in ((SMALL, data), (ARTICLE, article)):
        copy.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    marked = tmp_path / "marked.txt"
    marked.write_bytes(b"\xef\xbb\xbf" + article.read_bytes())
    assert run("check", "--data", data, "--article", marked).code == 0
    for words in (("show", "south"), ("export",), ("check", "--article")):
        plain = (*words, ARTICLE) if words[-1] == "--article" else words
        windows = (*words, article) if words[-1] == "--article" else words
        assert run(*windows, "--data", data) == run(*plain, "--data", SMALL)
