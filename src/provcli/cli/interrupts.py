"""Ctrl-C ends the process at once, except where something must be cleaned up.

This module is imported first, so it imports next to nothing.
"""

import os
import signal

from provcli.errors import EXIT_INTERRUPTED


def end_on_interrupt() -> None:
    """End the process at once on Ctrl-C, also within imports."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


class CleanUpOnInterrupt:
    """Raise KeyboardInterrupt on Ctrl-C, so that the block can clean up."""

    def __init__(self) -> None:
        self._handler = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> None:
        if self._handler is _end:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def __exit__(self, *_: object) -> None:
        if self._handler is _end:
            signal.signal(signal.SIGINT, _end)


def _end(*_: object) -> None:
    os._exit(EXIT_INTERRUPTED)
