"""Streams, files, width, and color, in pipes and on terminals."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

from provcli.cli.app import main
from provcli.cli.console import wants_color
from support import ARTICLE, SMALL, Runner

DATA = ("--data", SMALL)
Shell = Callable[..., subprocess.CompletedProcess[str]]
Terminal = Callable[..., str]

SCREENS = (
    "overview",
    "list figures",
    "show south",
    "compare goats",
    "chart goats",
    "explain north/goats/2022",
    "check",
)


@pytest.mark.parametrize("words", SCREENS)
def test_terminal_lines_are_not_wider_than_the_terminal(terminal: Terminal, words: str) -> None:
    columns = 50
    out = terminal(*words.split(), *DATA, columns=columns, env={"NO_COLOR": "1"})
    assert out.strip()
    # A proposed command stays on one line, so that it can be copied.
    lines = [line for line in out.splitlines() if "  provcli " not in line]
    assert max(map(cell_len, lines)) <= columns


def test_terminal_without_size_has_the_width_of_columns(terminal: Terminal) -> None:
    words = ("show", "south", *DATA)
    expected = terminal(*words, columns=60, env={"NO_COLOR": "1"})
    assert terminal(*words, columns=0, env={"NO_COLOR": "1", "COLUMNS": "60"}) == expected
    for columns in ("0", "-1", "99999999999", "many"):
        assert "South" in terminal(*words, columns=0, env={"COLUMNS": columns})


def test_pipe_gets_complete_lines_without_color(shell: Shell, run: Runner) -> None:
    piped = shell('provcli show south --data "$1" | cat', SMALL)
    assert piped.stdout == run("show", "south", *DATA).out
    assert "\x1b" not in piped.stdout


def test_machine_format_is_the_same_on_a_terminal(terminal: Terminal, run: Runner) -> None:
    argv = ("export", "--format", "json", *DATA)
    assert terminal(*argv) == run(*argv).out


@pytest.mark.parametrize("name", ["html", "svg", "png", "xlsx"])
def test_terminal_rejects_unreadable_formats(terminal: Terminal, name: str) -> None:
    command = {"html": ("report",), "xlsx": ("export",)}.get(name, ("chart", "goats"))
    shown = terminal(*command, *DATA, "--format", name, stream="both")
    assert shown == (
        f"Error: A terminal cannot show {name}.\n"
        "Hint: Add --output FILE, or pipe the output to another program.\n"
    )


@pytest.mark.parametrize(
    ("choice", "variables", "to_terminal", "colored"),
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
def test_color_follows_option_then_environment_then_terminal(
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    variables: dict[str, str],
    to_terminal: bool,  # noqa: FBT001
    colored: bool,  # noqa: FBT001
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, to_terminal=to_terminal) is colored


def test_color_on_a_terminal_only(terminal: Terminal, run: Runner) -> None:
    assert "\x1b[" in terminal("show", "south", *DATA)
    assert "\x1b[" not in terminal("show", "south", *DATA, "--color", "never")
    assert "\x1b[" in run("show", "south", *DATA, "--color", "always").out


@pytest.mark.parametrize("words", ["export --format json", "--help", "list --help", "--version"])
def test_reader_that_leaves_early_is_not_an_error(shell: Shell, words: str) -> None:
    for lines in (1, 0):
        done = shell(f"provcli {words} | head -n {lines}")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == lines


CLOSED = (
    *("", "list", "show henan", "compare rural-income-growth", "chart rural-income-growth"),
    *("export", "check", "report", "schema", "--help", "list --help", "--version"),
)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        *((f"provcli {words} >&-", 3) for words in CLOSED),
        ("provcli list >&- 2>&-", 3),
        ("provcli list --output list.csv >&-", 0),
        ("provcli list <&- > /dev/null", 0),
        ("provcli list > /dev/full", 3),
        ("provcli --help > /dev/full", 3),
        ("provcli show --help > /dev/full", 3),
        ("provcli --version > /dev/full", 3),
        ("provcli show hennan 2> /dev/full", 2),
        ("provcli show hennan 2>&-", 2),
    ],
)
def test_closed_and_full_streams_end_without_traceback(
    shell: Shell, script: str, code: int
) -> None:
    done = shell(script)
    assert (done.returncode, done.stdout) == (code, "")
    if code == 3 and "2>" not in script:
        reason = "stdout is closed" if ">&-" in script else "no space left on device"
        assert f"cannot be written: {reason}.\nHint: " in done.stderr
    assert "Traceback" not in done.stderr


def test_result_goes_to_a_stream_of_text_too() -> None:
    with redirect_stdout(StringIO()) as notebook:
        assert main(["list", "entities"]) == 0
    assert "Henan" in notebook.getvalue()


def test_a_notebook_takes_no_binary_format(run: Runner) -> None:
    with redirect_stdout(StringIO()) as notebook:
        done = run("list", "topics", "--format", "xlsx")
    assert (done.code, notebook.getvalue()) == (2, "")
    assert done.err.splitlines() == [
        "Error: This output accepts only text, but xlsx is binary.",
        "Hint: Add --output FILE.",
    ]


def test_status_is_shown_while_long_work_lasts_and_removed(
    terminal: Terminal,
) -> None:
    script = (
        "import sys, time\n"
        "from provcli.cli.console import show_status\n"
        "with show_status('Checking article.txt'):\n"
        "    time.sleep(float(sys.argv[1]))\n"
    )
    shown = terminal("1.5", script=script, stream="stderr")
    assert "Checking article.txt" in shown
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K") or shown.rstrip().endswith("\x1b[2K")
    assert terminal("1.5", script=script, stream="stderr", env={"TERM": "dumb"}) == ""


# Files


def test_extension_of_the_output_chooses_the_format(run: Runner, tmp_path: Path) -> None:
    for extension, name in (("csv", "csv"), ("JSON", "json"), ("sdmx.csv", "sdmx-csv")):
        file = tmp_path / f"figures.{extension}"
        assert run("export", *DATA, "--output", file) == (0, "", "")
        assert file.read_text("utf-8") == run("export", *DATA, "--format", name).out
    chart = tmp_path / "chart.vl.json"
    assert run("chart", "goats", *DATA, "-o", chart).code == 0
    assert "vega" in chart.read_text("utf-8")


def test_output_replaces_any_file_at_once(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("something else")
    assert run("export", "--data", "none.toml", "--output", file).code == 3
    assert file.read_text("utf-8") == "something else"
    assert run("export", *DATA, "--output", file).code == 0
    assert file.read_text("utf-8") == run("export", *DATA).out
    assert run("check", *DATA, "--output", file).code == 0
    assert file.read_text("utf-8") == run("check", *DATA, "--format", "csv").out
    assert list(tmp_path.iterdir()) == [file]


def test_output_never_replaces_a_file_that_the_command_reads(run: Runner, tmp_path: Path) -> None:
    data, article = tmp_path / "small.toml", tmp_path / "article.md"
    data.write_bytes(SMALL.read_bytes())
    article.write_bytes(ARTICLE.read_bytes())
    symbolic, hard = tmp_path / "symbolic.toml", tmp_path / "hard.toml"
    symbolic.symlink_to(data.name)
    hard.hardlink_to(data)
    before = data.read_bytes(), article.read_bytes()
    for argv in (
        ("export", "--data", data, "--output", data),
        ("export", "--data", data, "--output", symbolic),
        ("list", "--data", symbolic, "--output", hard),
        ("explain", "north/goats/2022", "--data", hard, "--output", data),
        ("check", "--data", data, "--article", article, "--output", article),
        ("diff", data, SMALL, "--output", data),
        ("diff", SMALL, data, "--output", symbolic),
    ):
        code, out, err = run(*argv)
        assert (code, out) == (2, ""), argv
        assert "would replace a file that the command reads.\nHint: Choose another" in err
    assert (data.read_bytes(), article.read_bytes()) == before


def test_output_to_a_descriptor_goes_where_the_shell_says(shell: Shell) -> None:
    expected = shell('provcli list topics --format csv --data "$1"', SMALL).stdout
    command = 'provcli list topics --format csv --data "$1"'
    for script in (
        f"{command} --output /dev/stdout",
        f"{command} --output /dev/stdout > file; cat file",
        f"{command} --output /dev/fd/3 3>&1",
        f"{command} --output /dev/stderr 2>&1",
        f"{command} --output >(cat)",
        f"mkfifo pipe; {command} --output pipe & cat pipe",
    ):
        done = shell(script, SMALL)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, ""), script
    for script in (
        f"{command} --output /dev/stdout >> log",
        f"{command} --output /dev/fd/1 >> log",
        f"{command} --output /proc/self/fd/1 >> log",
        f"{command} --output /dev/stderr 2>> log",
    ):
        done = shell(f"echo before > log; {script}; cat log", SMALL)
        assert done.stdout == f"before\n{expected}", script


def test_output_never_replaces_an_article_from_standard_input(shell: Shell) -> None:
    article = "echo 'Goats: 12.' > a.txt; provcli draft a.txt --output a.toml 2> drafted"
    for command in (
        "provcli check --data a.toml --article - --format json --output a.txt",
        "provcli draft - --output a.txt --format toml",
    ):
        done = shell(f"{article}; {command} < a.txt; cat a.txt")
        assert done.stdout == "Goats: 12.\n", command
        assert "would replace a file that the command reads." in done.stderr, command


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="this system has no /dev/shm")
def test_output_to_a_regular_file_below_dev_replaces_it(run: Runner) -> None:
    file = Path(f"/dev/shm/provcli-{os.getpid()}.csv")
    try:
        file.write_text("longer than the result\n" * 1000)
        assert run("list", "topics", *DATA, "--output", file).code == 0
        assert file.read_text("utf-8") == run("list", "topics", *DATA, "--format", "csv").out
    finally:
        file.unlink()


@pytest.mark.parametrize(
    ("sent", "code", "left"), [(signal.SIGINT, 130, 1), (signal.SIGKILL, -signal.SIGKILL, 2)]
)
def test_signal_while_a_file_is_written_leaves_the_old_one(
    tmp_path: Path, environment: Callable[..., dict[str, str]], sent: int, code: int, left: int
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("old")
    script = (
        "import os, sys, time\n"
        "os.fsync = lambda _: (print('writing', flush=True), time.sleep(20))\n"
        "from provcli.cli.app import main\n"
        "sys.exit(main(['list', '--output', 'list.csv']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env=environment(),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        assert len(list(tmp_path.iterdir())) == 2
        process.send_signal(sent)
        assert process.wait() == code
        assert process.stderr.read() == b""
    # Only a process that cannot clean up leaves its temporary file.
    assert (file.read_text(), len(list(tmp_path.iterdir()))) == ("old", left)


@pytest.mark.parametrize("modules", [0, 10, 50, 150])
def test_interrupt_while_modules_are_imported_has_no_traceback(
    environment: Callable[..., dict[str, str]], modules: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "provcli", "check", *DATA],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        imported = iter(process.stderr)
        while not next(imported).endswith("provcli.cli.interrupts\n"):
            pass
        for _ in range(modules):
            next(imported)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait() == 130
    assert "Traceback" not in rest


def test_interrupt_of_the_first_import_has_no_traceback(shell: Shell) -> None:
    script = """
import sys

class Interrupted:
    def find_spec(name, *_):
        if name == "provcli.cli.interrupts":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted)
import provcli.__main__
"""
    done = shell(f'{sys.executable} -c "$1"', script)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_messages_are_wrapped_at_words_on_a_terminal_only(terminal: Terminal, run: Runner) -> None:
    argv = ("show", "the island of the four winds", "--data", SMALL)
    shown = terminal(*argv, stream="both", columns=30)
    assert shown.startswith("Error: There is no entity,\nmetric, or topic 'the island\nof")
    # What is to be pasted is not broken.
    assert f"`provcli list topics --data {SMALL}`" in shown.replace("Hint: See ", "")
    assert shown.split() == run(*argv).err.split()
    assert run(*argv).err.count("\n") == 2
