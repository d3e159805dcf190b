"""Completion, typed in each shell."""

import fcntl
import os
import pty
import select
import shutil
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen, run

import pytest

from support import SMALL, shown_on

PROMPT = b"READY>"
TYPED = {
    "provcli show hen": "show henan",
    "provcli list fig": "list figures",
    "provcli check --art": "check --article",
    "provcli chart --format s": "chart --format svg",
    f"provcli --data {SMALL} explain south/goats/2023": (
        f"--data {SMALL} explain south/goats/2023/target"
    ),
}
"""What a person types before the Tab key, and the arguments that the shell then runs."""

SHELLS = {
    "bash": (["--rcfile", "{rc}", "-i"], "PS1='READY>'\nbind 'set bell-style none'\n"),
    "zsh": (["-i"], "PS1='READY>'\nautoload -Uz compinit\ncompinit -u -D\n"),
    "fish": (["--init-command", "source {rc}"], "function fish_prompt; echo -n 'READY>'; end\n"),
}
"""The arguments and the first commands of each shell."""


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes_in_shell(
    tmp_path: Path, environment: Callable[..., dict[str, str]], shell: str
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    log = tmp_path / "log"
    stub = tmp_path / "provcli"
    stub.write_text(
        f'#!/bin/sh\n[ -n "$_PROVCLI_COMPLETE" ] && exec {sys.executable} -m provcli "$@"\n'
        f"echo \"$*\" >> '{log}'\n"
    )
    stub.chmod(0o755)
    arguments, commands = SHELLS[shell]
    rc = tmp_path / ".zshrc"
    env = environment({"HOME": str(tmp_path), "ZDOTDIR": str(tmp_path), "TERM": "xterm"})
    env["PATH"] = f"{tmp_path}{os.pathsep}{env['PATH']}"
    script = f"_PROVCLI_COMPLETE=source_{shell} provcli"
    source = f"env {script} | source\n" if shell == "fish" else f'eval "$({script})"\n'
    rc.write_text(commands + source)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, 200))
    with Popen(
        [program, *(argument.format(rc=rc) for argument in arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        cwd=tmp_path,
        start_new_session=True,
        # Fish insists on a terminal of its own.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ):
        os.close(theirs)
        for typed in TYPED:
            read_until_prompt(ours)
            os.write(ours, f"{typed}\t\n".encode())
        read_until_prompt(ours)
        os.write(ours, b"exit\n")
        shown_on(ours)
    completed = [line.rstrip() for line in log.read_text("utf-8").splitlines()]
    assert completed == list(TYPED.values())


MAX_WAIT = 20
"""Seconds in which a shell shows something."""


def read_until_prompt(terminal: int) -> None:
    """Read what a shell shows until it waits for the next line."""
    shown = b""
    while PROMPT not in shown:
        ready, _, _ = select.select([terminal], [], [], MAX_WAIT)
        assert ready, shown.decode(errors="replace")
        shown += os.read(terminal, 65536)


def test_completion_offers_labels(
    environment: Callable[..., dict[str, str]],
) -> None:
    done = run(
        [sys.executable, "-m", "provcli"],
        env=environment(
            {"_PROVCLI_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "provcli show he"}
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"henan":"Henan 河南"' in done.stdout
