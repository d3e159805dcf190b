"""Run the program as a process: in a shell, in a pipe, and on a terminal."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from support import MEASURED, shown_on

PROVCLI = [sys.executable, "-m", "provcli"]
SOURCE = str(Path(__file__).parents[2] / "src")

Shell = Callable[..., subprocess.CompletedProcess[str]]
Terminal = Callable[..., str]


def make_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE, **MEASURED, **(more or {})}


@pytest.fixture
def environment() -> Callable[..., dict[str, str]]:
    """Return the environment of a process that runs this provcli, with more variables."""
    return make_environment


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a line of Bash in an empty folder; `provcli` is this provcli."""
    folder = tmp_path / "shell"
    folder.mkdir()

    def run_shell(
        script: str, *arguments: object, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        function = f'provcli() {{ {" ".join(PROVCLI)} "$@"; }}; set -o pipefail; '
        return subprocess.run(
            ["bash", "-c", function + script, "bash", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=make_environment(env),
            cwd=folder,
            check=False,
        )

    return run_shell


@pytest.fixture
def terminal() -> Terminal:
    """Run provcli on a terminal of a given width, and return what the terminal shows."""

    def show(
        *argv: object,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        stream: str = "stdout",
        script: str = "",
    ) -> str:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, columns))
        with subprocess.Popen(
            [*([sys.executable, "-c", script] if script else PROVCLI), *map(str, argv)],
            env=make_environment({"TERM": "xterm-256color", **(env or {})}),
            stdout=theirs if stream in ("stdout", "both") else subprocess.DEVNULL,
            stderr=theirs if stream in ("stderr", "both") else subprocess.DEVNULL,
        ):
            os.close(theirs)
            return shown_on(ours).decode().replace("\r\n", "\n")

    return show
