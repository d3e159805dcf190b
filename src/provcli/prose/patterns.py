"""Patterns that are compiled when first used, and patterns and tables of words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"

Match = re.Match[str]


class Pattern:
    """A regular expression that is compiled when it first reads a text."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self._flags)

    @cached_property
    def match(self) -> Callable[..., Match | None]:
        """The methods are those of `re.Pattern`."""
        return self._compiled.match

    @cached_property
    def search(self) -> Callable[..., Match | None]:
        return self._compiled.search

    @cached_property
    def fullmatch(self) -> Callable[..., Match | None]:
        return self._compiled.fullmatch

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self._compiled.sub

    @cached_property
    def finditer(self) -> Callable[..., Iterator[Match]]:
        return self._compiled.finditer


ANY = Pattern("(?s:.*)")
NEVER = Pattern("(?!)")


def any_case(source: str) -> Pattern:
    """Return a pattern that upper and lower case match alike."""
    return Pattern(source, re.IGNORECASE)


def one_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases; a hyphen may replace a space.

    A phrase that begins or ends with a Latin letter matches whole words only, and `*` at its end
    matches any ending.
    """
    # The longest first, so that no phrase is hidden by its own beginning.
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    groups: dict[tuple[bool, bool], list[str]] = {}
    for phrase in longest_first:
        key = is_latin(phrase[0]), is_latin(phrase[-1]) or phrase[-1] == "*"
        groups.setdefault(key, []).append(_pattern_of(phrase))
    patterns = []
    # Those that no letter bounds come last, so that ° does not hide °C, and m does not hide m².
    order = sorted(groups.items(), key=lambda item: (not item[0][0], item[0][0] == item[0][1]))
    for (begins, ends), group in order:
        before, after = f"(?<!{LETTER})" * begins, f"(?!{LETTER})" * ends
        patterns.append(f"{before}(?:{'|'.join(group)}){after}")
    return "|".join(patterns) or "(?!)"


def _pattern_of(phrase: str) -> str:
    pattern = re.escape(phrase.removesuffix("*")).replace(r"\ ", "[ -]{1,2}").replace(r"\-", "-")
    return f"{pattern}[a-z]*+" if phrase.endswith("*") else pattern


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, as they are."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


def is_latin(character: str) -> bool:
    """Return whether a character is a letter of the English alphabet."""
    return character.isascii() and character.isalpha()


def is_han(character: str) -> bool:
    """Return whether a character is a common Chinese character."""
    return "\u4e00" <= character <= "\u9fff"


Meaning = TypeVar("Meaning", bound=str)


def spread(rows: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Return a table of each phrase of `a|b|c` with the meaning of its row."""
    return {phrase: meaning for meaning, row in rows.items() for phrase in row.split("|")}


def read_table(text: str) -> dict[str, str]:
    """Return the meaning of each word of `EUR: euro(s); USD: dollar(s), buck`.

    `euro(s)` is two words, with the ending and without it.
    """
    table = {}
    for row in " ".join(text.split()).split("; "):
        meaning, _, words = row.partition(": ")
        for word in words.split(", "):
            table[word.replace("(s)", "")] = table[word.replace("(s)", "s")] = meaning
    return table
