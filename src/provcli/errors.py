"""The one error a run can end with, and the wording of "did you mean"."""

import reprlib
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeGuard

EXIT_USAGE = 2
"""Exit code: the command line names something that does not exist."""
EXIT_FILE_ERROR = 3
"""Exit code: a file cannot be read or written, or is no valid dataset."""


class ProvcliError(Exception):
    """A run that cannot go on, in words for the person who started it.

    Args:
        message: what happened, with the offending value and file.
        hint: what to do next.
        code: the exit code, `USAGE` or `UNREADABLE`.
        details: one line for each single problem, where there are several.
    """

    def __init__(
        self, message: str, *, hint: str = "", code: int = EXIT_USAGE, details: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.details = tuple(details)


def find_similar(word: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """The known words most like `word`, best first; none when nothing comes near."""
    by_folded = {name.casefold(): name for name in known}
    return [
        by_folded[match]
        for match in get_close_matches(word.casefold()[:80], by_folded, n=count, cutoff=0.6)
    ]


def suggest(word: str, known: Iterable[str]) -> str:
    """A sentence that proposes the nearest known words, or an empty string."""
    matches = find_similar(word, known)
    return f"Did you mean {' or '.join(matches)}?" if matches else ""


def abbreviate(value: object, width: int = 60) -> str:
    """`value` in at most about `width` characters, for a message; a text is quoted.

    Quoting escapes what a terminal would act on. Of a list or a table only the beginning is looked
    at, so that a message about a large one takes no time.
    """
    text = value if isinstance(value, str) else _beginning(value)
    text = text if len(text) <= width else text[: width - 3] + "..."
    return repr(text) if isinstance(value, str) else repr(text)[1:-1]


def _beginning(value: object) -> str:
    if isinstance(value, list | tuple | dict):
        return _Beginning().repr(value)
    return hex(value) if _is_endless(value) else str(value)


def _is_endless(value: object) -> TypeGuard[int]:
    """Whether a whole number has more digits than Python writes: 4300, if nobody changed it."""
    return isinstance(value, int) and value.bit_length() > 1000


class _Beginning(reprlib.Repr):
    """What `repr` gives for a small value."""

    def __init__(self) -> None:
        super().__init__()
        self.maxdict = self.maxlist = self.maxtuple = 20
        self.maxstring = self.maxother = self.maxlong = 100

    def repr_int(self, x: int, level: int) -> str:
        """The digits, sixteen to a place if they are many."""
        return hex(x) if _is_endless(x) else super().repr_int(x, level)
