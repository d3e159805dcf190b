"""The terminal: its width, its colors, and the screens that Rich draws on it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from shutil import get_terminal_size
from threading import Timer
from typing import TYPE_CHECKING, TextIO

from provcli.cli.interrupts import CleanUpOnInterrupt
from provcli.text_safety import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from provcli.views.screen import Screen

UNLIMITED_WIDTH = 100_000
"""Wider than any row: the width of a pipe, so that nothing is wrapped or cut."""

STATUS_DELAY = 1.0
"""Seconds that people wait before they ask what is going on."""


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person reads the stream; one that was closed is None."""
    return stream is not None and stream.isatty()


def wants_color(choice: str, *, to_terminal: bool) -> bool:
    """Return whether to color: by --color, NO_COLOR, FORCE_COLOR, or the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def draw(screen: "Screen", *, color: str, width: int | None, to_terminal: bool) -> str:
    """Return a screen as text, without spaces at the ends of lines."""
    from provcli.terminal.screen import draw_screen

    buffer = StringIO()
    width = width or (get_terminal_size().columns if to_terminal else UNLIMITED_WIDTH)
    colored = wants_color(color, to_terminal=to_terminal)
    console = _make_console(buffer, width=width, colored=colored, is_terminal=colored)
    # An id longer than the terminal is wide is not cut: the terminal breaks it.
    console.print(draw_screen(screen), crop=False)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


@contextmanager
def show_status(message: str) -> Iterator[None]:
    """Show a message on stderr while work takes long, if stderr is a terminal."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    colored = wants_color("auto", to_terminal=True)
    console = _make_console(sys.stderr, width=80, colored=colored, is_terminal=True)
    status = console.status(one_line(message))
    timer = Timer(STATUS_DELAY, status.start)
    timer.daemon = True
    with CleanUpOnInterrupt():  # to give the terminal its cursor back
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            status.stop()


def _make_console(file: TextIO, *, width: int, colored: bool, is_terminal: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=file,
        width=width,
        height=25,  # without a height, a console ignores its width where TERM is dumb
        force_terminal=is_terminal,
        color_system="standard" if colored else None,
        no_color=not colored,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
