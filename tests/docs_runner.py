"""Run the blocks that a Markdown document shows, and compare or rewrite what commands print.

A ```console block has command lines that begin with `$ ` and their output. Commands run on a
terminal of 80 columns without color. An output of more than 25 lines is cut and ends with a mark;
`console lines=12` cuts it there. Other blocks run by their kind, and have to succeed: `sh`,
`python`, and `sql` in DuckDB. A `toml` block is written to a file, which has to be a dataset then.

All blocks of a document run in order in one folder, which has a copy of `examples/`. Comments
before a block change it: `<!-- before: COMMAND -->` runs a command that readers do not see,
`<!-- file: NAME -->` writes the block to a file, and `<!-- append: NAME -->` appends it.
"""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

import duckdb

from provcli.dataset.load import load
from support import shown_on

ROOT = Path(__file__).parents[1]
MAX_LINES = 25

NOT_RUN = {
    "python3 -m venv .venv && .venv/bin/pip install . ": "`.ci/run` runs it: needs an index",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]'": "`.ci/run` runs it",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'": "needs an index; runs all tests",
    ".venv/bin/python -m pytest --rewrite": "changes the files that it tests",
    "CREATE TEMPORARY VIEW figures USING parquet": "needs a Spark cluster",
}
"""How the blocks begin that no test runs, and why."""

_BLOCK = re.compile(
    r"(?:<!-- before: (?P<before>[^\n]+) -->\n)?"
    r"(?:<!-- (?P<action>file|append): (?P<name>\S+) -->\n)?"
    r"```(?P<info>[^\n]*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_GENERATED = re.compile(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", re.DOTALL)


def list_blocks(document: Path) -> list[tuple[str, str]]:
    """Return the kind and the text of each block that cog does not generate."""
    text = _GENERATED.sub("", document.read_text("utf-8"))
    return [(block["info"].partition(" ")[0], block["body"]) for block in _BLOCK.finditer(text)]


def is_run(body: str) -> bool:
    """Return whether tests run a block."""
    return not body.startswith(tuple(NOT_RUN))


def render(document: Path, folder: Path) -> str:
    """Run a document, and return its text with the outputs that its commands print now.

    Args:
        document: a Markdown file.
        folder: where the commands run; it is changed.
    """
    shutil.copytree(ROOT / "examples", folder / "examples")

    def replace(block: re.Match[str]) -> str:
        if block["before"]:
            _run(block["before"], folder)
        if block["action"] == "file":
            (folder / block["name"]).write_text(block["body"], "utf-8")
        elif block["action"] == "append":
            with (folder / block["name"]).open("a", encoding="utf-8") as file:
                file.write("\n" + block["body"])
        kind, _, options = block["info"].partition(" ")
        if kind == "console":
            max_lines = min(int(options.partition("=")[2] or MAX_LINES), MAX_LINES)
            commands = re.findall(r"^\$ (.*)$", block["body"], re.MULTILINE)
            shown = "".join(_session(command, folder, max_lines) for command in commands)
            return f"```{block['info']}\n{shown}```"
        if is_run(block["body"]):
            _try(kind, block, folder)
        return block[0]

    return _BLOCK.sub(replace, document.read_text("utf-8"))


def _try(kind: str, block: re.Match[str], folder: Path) -> None:
    """Run or load a block; an exception says what is wrong."""
    if kind == "sh":
        _run(block["body"], folder)
    elif kind == "python":
        _run('python -c "$CODE"', folder, CODE=block["body"])
    elif kind == "sql":
        with duckdb.connect() as database:
            database.execute(f"SET file_search_path = '{folder}'")
            database.execute(block["body"])
    elif kind == "toml":
        load(folder / block["name"])


def _run(command: str, folder: Path, **variables: str) -> None:
    """Run a command, with empty lines as its input; an exception has what it prints."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**_environment(folder), **variables},
        input="\n" * 1_000,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def _environment(folder: Path) -> Mapping[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PROJECT": str(ROOT),
        "HOME": str(folder),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "LANG": "C.UTF-8",
    }


def _session(command: str, folder: Path, max_lines: int) -> str:
    """Return a command line and what a terminal shows of it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed = shown_on(ours).decode().replace("\r\n", "\n")
    process.wait(timeout=60)
    lines = [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed else []
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], f"... {len(lines) - max_lines + 1} more lines"]
    return "".join(f"{line}\n" for line in (f"$ {command}", *lines))
