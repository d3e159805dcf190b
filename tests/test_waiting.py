"""What is said while people wait, on a real terminal: the dataset comes through a slow pipe."""

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import MEASURED, SMALL, shown_on

SOURCE = str(Path(__file__).parents[1] / "src")


def words_while(seconds: float, term: str = "xterm") -> tuple[str, bytes]:
    """What stderr, a terminal, and stdout get when the dataset takes so long to come."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "provcli", "--data", "/dev/stdin", "list", "entities"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={"PYTHONPATH": SOURCE, "TERM": term, **MEASURED},
    ) as process:
        os.close(theirs)
        assert process.stdin is not None
        assert process.stdout is not None
        time.sleep(seconds)
        process.stdin.write(SMALL.read_bytes())
        process.stdin.close()
        answer = process.stdout.read()
    return shown_on(ours).decode(), answer


def test_work_that_takes_long_tells_what_is_going_on_and_takes_it_back() -> None:
    words, answer = words_while(3)
    assert "\r\x1b[KReading /dev/stdin ... 1 s" in words
    assert words.endswith("\r\x1b[K")
    assert answer.startswith(b"Entity")


@pytest.mark.parametrize(("seconds", "term"), [(0, "xterm"), (3, "dumb")])
def test_nothing_is_said_of_short_work_nor_on_a_dumb_terminal(seconds: float, term: str) -> None:
    words, answer = words_while(seconds, term)
    assert words == ""
    assert answer.startswith(b"Entity")
