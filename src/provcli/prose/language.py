"""A language: the tables and recognizers by which numbers and their context are read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

Kind = Literal[
    "number",
    "fraction",
    "multiple",
    "ratio",
    "ordinal",
    "date",
    "year",
    "time",
    "age",
    "score",
    "phone",
    "version",
    "address",
    "name",
    "idiom",
]
"""What a number is; the first four are quantities."""
QUANTITIES: frozenset[Kind] = frozenset({"number", "fraction", "multiple", "ratio"})

Bound = Literal["about", "more-than", "at-least", "nearly", "at-most"]
Role = Literal["by", "to", "from"]

ONE = Decimal(1)


class Reading(NamedTuple):
    """A number that a recognizer found; offsets are those of the folded text."""

    start: int
    end: int
    digits_start: int
    digits_end: int
    kind: Kind = "number"
    number: Decimal | None = None
    scale: Decimal = ONE
    unit_sign: str = ""
    decimals: int = 0
    place: Decimal = ONE
    """What the last printed digit counts, before the decimals and the scale."""
    is_indefinite: bool = False
    unread: str = ""


def whole(found: re.Match[str], kind: Kind, number: Decimal | None = None) -> Reading:
    """Return a reading of all that a pattern matched."""
    return Reading(*found.span(), *found.span(), kind, number)


class Scale(NamedTuple):
    """A scale word after digits."""

    end: int
    factor: int


Recognizer = Callable[[str, int], Reading | None]
"""Reads the number of one sort that begins at an offset of a folded text, or none."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What numbers look like in one language, and the words around them."""

    name: str
    script: str
    """A pattern for a letter without which a text holds nothing of the language."""
    starts: str
    """A pattern for what numbers in words, dates, and names can begin with."""
    recognizers: tuple[Recognizer, ...]
    """In order: the first that reads a number wins."""
    read_scale: Callable[[str, int, str], Scale | None]
    """Reads the scale word after digits that end at an offset; with the currency before them."""
    not_numbers: str = ""
    """A pattern for words that only look like numbers."""
    classify: Callable[[str, Reading], Kind | None] = lambda _text, _reading: None
    """Returns what the words around make of a number, or nothing if they leave it as it is."""
    unit_signs: Mapping[str, str] = field(default_factory=dict)
    """Words for percent and the like, which belong to a number."""
    range_words: tuple[str, ...] = ()
    """Words that join the two ends of a range, with the spaces around them."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Currencies and units after a number, with their codes."""
    counters: frozenset[str] = frozenset()
    """Measure words that a counted noun follows."""
    read_noun: Callable[[str, int], int] = lambda _text, start: start
    """Returns where the counted noun that begins at an offset ends."""
    qualifiers_before: Mapping[str, Bound] = field(default_factory=dict)
    qualifiers_after: Mapping[str, Bound] = field(default_factory=dict)
    qualifiers_inside: Mapping[str, Bound] = field(default_factory=dict)
    """Those between a number and its scale word or unit: the 多 in 20多万."""
    not_qualifiers: tuple[str, ...] = ()
    """Phrases that end like a qualifier, such as "went up to"."""
    rises: tuple[str, ...] = ()
    """Words for a rise; `grow*` stands for every word that begins so."""
    falls: tuple[str, ...] = ()
    rises_after: tuple[str, ...] = ()
    """Words that mean a rise after a number: 5% higher."""
    falls_after: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    not_changes: tuple[str, ...] = ()
    """Phrases that begin like a rise or a fall, such as "down payment"."""
    change_fillers: tuple[str, ...] = ()
    """Words between a word of change and its number, such as "a further"."""
    roles_before: Mapping[str, Role] = field(default_factory=dict)
    minus_words: tuple[str, ...] = ()
    list_words: tuple[str, ...] = ()
    """Words that join a list of numbers, with the spaces around them."""
    of_words: tuple[str, ...] = ()
    """Words between a number and the number that it is a part of, with their spaces."""
    series_words: tuple[str, ...] = ()
    """Words before a number that has the unit of the one before."""
    restating_words: tuple[str, ...] = ()
    """Words between two forms of one amount, such as "or"."""
    result_words: tuple[str, ...] = ()
    """Words before a result that parentheses make negative."""


LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"


def one_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases; a hyphen may replace a space.

    A phrase that begins or ends with a Latin letter matches whole words only, and `*` at its end
    stands for any ending.
    """
    # The longest first, so that no phrase hides behind its own beginning.
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    groups: dict[tuple[bool, bool], list[str]] = {}
    for phrase in longest_first:
        ends = is_latin(phrase[0]), is_latin(phrase[-1]) or phrase[-1] == "*"
        groups.setdefault(ends, []).append(_pattern_of(phrase))
    patterns = (
        f"{f'(?<!{LETTER})' if begins else ''}(?:{'|'.join(group)}){f'(?!{LETTER})' if ends else ''}"
        for (begins, ends), group in groups.items()
    )
    return "|".join(patterns) or "(?!)"


def _pattern_of(phrase: str) -> str:
    pattern = re.escape(phrase.removesuffix("*")).replace(r"\ ", "[ -]{1,2}").replace(r"\-", "-")
    return f"{pattern}[a-z]*+" if phrase.endswith("*") else pattern


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
