"""What people see while they wait: a line on a terminal, once something takes over a second."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

from provcli.text_safety import one_line

PATIENCE = 1.0
"""Seconds that people wait without asking what is going on; the line is renewed as often."""


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say on stderr what is going on and for how long, if it is a terminal and it takes long.

    The line is gone when the work is done, so that nothing of it is left among the answers.

    Args:
        words: what is going on: "Reading big.toml".
    """
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(one_line(words), done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(words: str, done: Event) -> None:
    begun = monotonic()
    shown = False
    with suppress(OSError, ValueError):  # a terminal that is gone needs no telling
        while not done.wait(PATIENCE):
            shown = True
            sys.stderr.write(f"\r\x1b[K{words} ... {monotonic() - begun:.0f} s")
            sys.stderr.flush()
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
