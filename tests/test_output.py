"""Streams, files, width and colour, on real pipes and a real pseudo-terminal."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from provcli.cli.app import main
from provcli.cli.output import OutputOptions, wants_color
from support import MEASURED, SMALL, Runner, shown_on

PROVCLI = [sys.executable, "-m", "provcli"]
SOURCE = str(Path(__file__).parents[1] / "src")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE, **MEASURED, **(more or {})}


def on_terminal(*argv: str, columns: int = 80, env: Mapping[str, str] | None = None) -> str:
    """What a terminal of that width gets."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, columns))
    with subprocess.Popen(
        [*PROVCLI, *argv],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment({"TERM": "xterm-256color", **(env or {})}),
    ):
        os.close(theirs)
        return shown_on(ours).decode().replace("\r\n", "\n")


def test_a_terminal_gets_lines_of_its_width_in_colour() -> None:
    for columns in (40, 80, 200):
        out = on_terminal("show", "henan", columns=columns, env={"NO_COLOR": "1"})
        assert max(map(len, out.splitlines())) <= columns
    assert "\x1b[1m" in on_terminal("show", "henan")


def test_a_pipe_gets_whole_lines_without_colour(run: Runner) -> None:
    piped = subprocess.run(
        [*PROVCLI, "show", "henan"], capture_output=True, env=environment(), check=True
    )
    assert piped.stdout.decode() == run("show", "henan").out
    assert b"\x1b" not in piped.stdout


def test_machine_formats_are_the_same_on_a_terminal_and_in_a_pipe(run: Runner) -> None:
    for name in ("csv", "json", "markdown"):
        argv = ("export", "--format", name, "--province", "anhui")
        assert on_terminal(*argv) == run(*argv).out


@pytest.mark.parametrize(
    ("option", "variables", "terminal", "colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_goes_by_option_then_environment_then_terminal(
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    variables: dict[str, str],
    terminal: bool,  # noqa: FBT001
    colored: bool,  # noqa: FBT001
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(OutputOptions(color=option), to_terminal=terminal) is colored


@pytest.mark.parametrize(
    ("words", "first"),
    [("export --format json", "{\n"), ("--help", "Usage: provcli [OPTIONS] COMMAND [ARGS]...\n")],
)
def test_a_reader_that_leaves_early_is_no_failure(words: str, first: str) -> None:
    for lines in (1, 0):
        command = f"set -o pipefail; {' '.join(PROVCLI)} {words} | head -n {lines}"
        result = subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False
        )
        assert (result.returncode, result.stdout, result.stderr) == (0, first * lines, "")


def test_an_ascii_locale_gets_utf_8() -> None:
    result = subprocess.run(
        [*PROVCLI, "show", "河南", "--data", str(SMALL)],
        capture_output=True,
        env=environment({"LC_ALL": "C", "PYTHONUTF8": "0"}),
        check=False,
    )
    assert result.returncode == 2
    listed = subprocess.run(
        [*PROVCLI, "list", "entities"],
        capture_output=True,
        env=environment({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
        check=True,
    )
    assert "河南" in listed.stdout.decode("utf-8")


def test_a_file_is_replaced_whole_or_not_at_all(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("old", "utf-8")
    assert run("export", "--data", tmp_path / "none.toml", "--output", file).code == 3
    assert file.read_text("utf-8") == "old"
    assert run("export", "--output", file).code == 3
    assert file.read_text("utf-8") == "old"
    assert run("export", "--output", file, "--force").code == 0
    assert file.read_text("utf-8").startswith("id,entity,")
    assert run("export", "--output", file, "--province", "henan").code == 0
    assert [it.name for it in tmp_path.iterdir()] == ["figures.csv"]


def test_the_program_runs_from_any_directory(tmp_path: Path) -> None:
    result = subprocess.run(
        [*PROVCLI, "show", "henan"],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=True,
    )
    assert b"Henan" in result.stdout


def test_closed_and_full_streams_are_no_traceback() -> None:
    command = " ".join(PROVCLI)
    for script, code in (
        (f"{command} list >&-", 0),
        (f"{command} list > /dev/full", 3),
        (f"{command} --help > /dev/full", 3),
        (f"{command} show --help > /dev/full", 3),
        (f"{command} --version > /dev/full", 3),
        (f"{command} --version >&-", 0),
        (f"{command} show hennan 2> /dev/full", 2),
        (f"{command} show hennan 2>&-", 2),
    ):
        result = subprocess.run(
            ["bash", "-c", script], capture_output=True, text=True, env=environment(), check=False
        )
        assert (result.returncode, result.stdout) == (code, ""), script
        assert "Traceback" not in result.stderr
        if code == 3:
            assert "cannot be written: no space left on device.\nHint: " in result.stderr


def test_an_answer_goes_to_a_stream_of_text_too() -> None:
    with redirect_stdout(StringIO()) as notebook:
        assert main(["list", "entities"]) == 0
    assert "Henan" in notebook.getvalue()


def test_a_terminal_without_a_size_gets_80_columns() -> None:
    for columns in ("0", "-1", "99999999999", "many"):
        out = on_terminal("list", "entities", columns=0, env={"COLUMNS": columns})
        assert "Hubei" in out


def test_a_dataset_cannot_put_words_into_the_shell(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8").replace('name = "North Valley"', r'name = "N \\$(touch x)`y`"')
    file = tmp_path / "z.toml"
    file.write_text(text.replace("Farm of the Four Winds", "$(touch x)"), "utf-8")
    for words in ("show no", "explain south/"):
        result = subprocess.run(
            [sys.executable, "-c", "from provcli.__main__ import run; run()"],
            env=environment(
                {
                    "_PROVCLI_COMPLETE": "complete_zsh",
                    "_TYPER_COMPLETE_ARGS": f"provcli --data {file} {words}",
                }
            ),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "north" in result.stdout or "south/goats/2022" in result.stdout
        assert not set("$`") & set(result.stdout)


def test_a_refused_format_is_answered_with_those_that_only_this_answer_has(run: Runner) -> None:
    for argv, own in (
        (["report"], "table, html, csv"),
        (["chart", "--metric", "goats"], "table, vega-lite, svg, png, pdf, html, csv"),
        (["check"], "table, csv, json, ndjson, toml, markdown, xlsx, parquet, sarif, junit."),
    ):
        code, _, err = run(*argv, "--format", "sdmx-csv", "--data", SMALL)
        assert code == 2
        assert f"Hint: Its formats are {own}" in err
