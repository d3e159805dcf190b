"""What Ctrl-C does: the process ends at once, except while something must be cleaned up."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

EXIT_INTERRUPTED = 130
"""Exit code: the user interrupted the run."""


def end_on_interrupt() -> None:
    """End the process at once on Ctrl-C: within some imports, an exception prints a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


@contextmanager
def raise_on_interrupt() -> Iterator[None]:
    """Raise KeyboardInterrupt on Ctrl-C, so that the block can remove what it has begun."""
    if signal.getsignal(signal.SIGINT) is not _end:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _end)


def _end(*_: object) -> NoReturn:
    os._exit(EXIT_INTERRUPTED)
