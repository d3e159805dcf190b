"""Paths, hostile texts, and types that several tests use."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from cProfile import Profile
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from provcli.prose.patterns import Pattern

HERE = Path(__file__).parent
SMALL = HERE / "data" / "valid" / "small.toml"
YEARS = HERE / "data" / "valid" / "years.toml"
"""A rate, a rank, a quantity from nothing and a debt that change over years."""
ARTICLE = HERE / "data" / "small-article.txt"
REAL_ARTICLE = Path(os.environ.get("PROVCLI_ARTICLE", HERE.parents[1] / "shared" / "article.txt"))
"""The article of the built-in dataset, if it is there."""
MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
"""The variables that a process needs for its lines to count as covered."""

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠A1")
HOSTILE = (
    "=[red]x[/red] [/b] :smile: \x1b[31mred \x1b]8;;http://x\x07 \r \u202etxet \u200b| <script>\n"
    "山羊 e\u0301 `code` *b*, \"quoted\"; &amp; _x0041_ {1} %s \\ 'a'\x00\x85\u2028"
    "\u034f\u3164\u206a\ufffe\U000e0041\U000e0100"
)
"""Texts that spreadsheets, Rich, terminals, XML, or CSV could take for something else."""


class Run(NamedTuple):
    """The exit code and the output of one run of the program."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]
Golden = Callable[[str, str], None]


def shown_on(terminal: int) -> bytes:
    """Return what a terminal receives until the program on its other side ends, and close it."""
    shown = b""
    with suppress(OSError):  # Linux reports an error when the other side is closed.
        while piece := os.read(terminal, 65536):
            shown += piece
    os.close(terminal)
    return shown


def compare_work(function: Callable[[Any], object], small: object, large: object) -> float:
    """Return the work of a call with a large argument, in those of one with a small argument."""
    function(small)  # what is imported, compiled, and remembered on first use does not count
    return count_work(function, large) / count_work(function, small)


def count_work(function: Callable[[Any], object], argument: object) -> int:
    """Return the calls, also of C, that a call makes, and the characters that patterns scan.

    Unlike seconds, the number is the same on every run and machine.
    """
    work = 0

    def count_scan(name: str) -> property:
        def scan(compiled: Any, text: str, start: int = 0, end: int = sys.maxsize) -> object:
            nonlocal work
            found = getattr(compiled, name)(text, start, end)
            has_end = isinstance(found, re.Match)
            misses_at_once = name in ("match", "fullmatch") and not found
            stop = found.end() if has_end else start if misses_at_once else min(end, len(text))
            work += max(0, stop - start)
            return found

        return property(lambda pattern: partial(scan, pattern._compiled))

    profile = Profile()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("match", "fullmatch", "search", "finditer"):
            patch.setattr(Pattern, name, count_scan(name))
        profile.runcall(function, argument)
    return work + sum(entry.callcount for entry in profile.getstats())
