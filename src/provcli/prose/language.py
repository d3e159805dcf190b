"""A language: tables and recognizers to read numbers and their context."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal
from itertools import chain
from typing import Any, Literal, NamedTuple

from provcli.prose.patterns import ANY, Match, Pattern

Kind = Literal[
    "number", "fraction", "multiple", "ratio", "ordinal", "date", "year", "time", "age", "score",
    "phone", "version", "address", "name", "idiom",
]  # fmt: skip
"""What a number is; the first four are quantities."""
QUANTITIES: frozenset[Kind] = frozenset({"number", "fraction", "multiple", "ratio"})

Bound = Literal["about", "more-than", "at-least", "nearly", "at-most"]
Role = Literal["by", "to", "from"]

ONE = Decimal(1)
_ROUNDED = Context(prec=28)


def divide(top: Decimal | int, bottom: Decimal | int) -> Decimal:
    """Return a quotient with 28 digits, whatever the caller's decimal context is."""
    return _ROUNDED.divide(Decimal(top), Decimal(bottom))


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

    @property
    def amount(self) -> Decimal:
        """Number times scale; 0 without a number."""
        return (self.number or Decimal(0)) * self.scale


def whole(found: Match, kind: Kind, number: Decimal | None = None) -> Reading:
    """Return a reading of all that a pattern matched."""
    return Reading(*found.span(), *found.span(), kind, number)


class Scale(NamedTuple):
    """A scale word after digits."""

    end: int
    factor: int


Recognizer = Callable[[str, int], Reading | None]
"""Reads the number of one sort that begins at an offset of a folded text, or none."""


class Rule(NamedTuple):
    """What makes a number something else: its form, and the words around it."""

    kind: Kind
    printed: Pattern = ANY
    before: Pattern = ANY
    after: Pattern = ANY


MAX_BEFORE = 40
"""Characters before a number that a rule looks at."""


def find_kind(rules: Iterable[Rule], text: str, reading: Reading) -> Kind | None:
    """Return the kind of the first rule that a number fits."""
    printed = text[reading.start : reading.end]
    before = text[max(0, reading.start - MAX_BEFORE) : reading.start]
    for rule in rules:
        fits = rule.printed.fullmatch(printed) and rule.before.search(before)
        if fits and rule.after.match(text, reading.end):
            return rule.kind
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What numbers look like in one language, and the words around them.

    Words that begin or end with a Latin letter match whole words only; `grow*` matches every
    word that begins so. Words that join numbers have the spaces around them.
    """

    name: str
    script: str
    """A pattern for a letter that every text of the language has."""
    starts: str
    """A pattern for what numbers in words, dates, and names can begin with."""
    recognizers: tuple[Recognizer, ...]
    """In order: the first that reads a number wins."""
    read_scale: Callable[[str, int, str], Scale | None]
    """Reads the scale word after digits that end at an offset; with the currency before them."""
    number_words: str = "(?!)"
    """A pattern for what is a number wherever it is printed, beside digits in every script."""
    not_numbers: str = "(?!)"
    """A pattern for words that only look like numbers, though they are among those."""
    classify: Callable[[str, Reading], Kind | None] = lambda _text, _reading: None
    """Returns what the words around make of a number, or nothing if they leave it as it is."""
    unit_signs: Mapping[str, str] = field(default_factory=dict)
    """Words for percent and the like, which belong to a number."""
    range_words: Collection[str] = ()
    """Words that join the two ends of a range."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Currencies and units after a number, with their codes."""
    units_before: Mapping[str, str] = field(default_factory=dict)
    """Words for what the number after them is: a ratio of 1.7."""
    money_units: Mapping[str, str] = field(default_factory=dict)
    """Units of measure that are currencies after `money_words`: pounds."""
    money_words: Collection[str] = ()
    counters: Collection[str] = ()
    """Measure words that a counted noun follows."""
    read_noun: Callable[[str, int], tuple[int, int] | None] = lambda _text, _start: None
    """Returns the span of the counted noun after a number or measure that ends at an offset."""
    qualifiers_before: Mapping[str, Bound] = field(default_factory=dict)
    qualifiers_apart: Mapping[str, Bound] = field(default_factory=dict)
    """Those of a share, before the words of `apart`: the 不足 in 不足高峰时的六成."""
    apart: str = "(?!)"
    qualifiers_of_multiples: Mapping[str, Bound] = field(default_factory=dict)
    """Those of a multiple only: "all but doubled", but not "all but two"."""
    qualifiers_after: Mapping[str, Bound] = field(default_factory=dict)
    qualifiers_inside: Mapping[str, Bound] = field(default_factory=dict)
    """Those between a number and its scale word or unit: the 多 in 20多万."""
    qualifiers_ahead: Mapping[str, Bound] = field(default_factory=dict)
    """Those some words before the number: the 最高可 in 最高可享受每平方米500元."""
    not_qualifiers: Collection[str] = ()
    """Phrases that end like a qualifier, such as "went up to"."""
    dimensions: Collection[str] = ()
    """What makes a bound of those phrases all the same: "is up to 7 meters deep"."""
    times_before: Collection[str] = ()
    """Bounds that make an amount of time no change: "fell within 3 days"."""
    not_qualifiers_after: Collection[str] = ()
    """Phrases that begin like one after a number, such as 上下游."""
    rises: Collection[str] = ()
    falls: Collection[str] = ()
    rises_after: Collection[str] = ()
    """Words that mean a rise after a number: 5% higher."""
    falls_after: Collection[str] = ()
    slower_words: Collection[str] = ()
    """Words after the number that turn a change: shrank 2 points slower."""
    levels: Collection[str] = ()
    not_changes: Collection[str] = ()
    """Phrases that begin like a rise or a fall, such as "down payment"."""
    movers: Collection[str] = ()
    """What moves over a length rather than changes by it: a ship that sank 4 km from a port."""
    change_fillers: Collection[str] = ()
    """Words between a word of change and its number, such as "a further"."""
    roles_before: Mapping[str, Role] = field(default_factory=dict)
    minus_words: Collection[str] = ()
    list_words: Collection[str] = ()
    """Words that join a list of numbers."""
    of_words: Collection[str] = ()
    """Words between a number and the number that it is a part of."""
    part: str = "(?!)"
    """A pattern for a part in words, such as "a fifth"."""
    count_words: Collection[str] = ()
    """Numbers in words that can follow those: the seven in "two of its seven plants"."""
    back_words: Collection[str] = ()
    """Words after a number that has the unit of the one before."""
    compared_words: Collection[str] = ()
    """Words after a number that has the unit of the one before: 5 more than."""
    unshared_nouns: Collection[str] = ()
    """Nouns of changes, which levels do not share: an index fell 3 points to 98."""
    bare_after: str = "(?!)"
    """A pattern for what follows a number whose noun an earlier one names."""
    series_words: Collection[str] = ()
    """Words before a number that has the unit of the one before."""
    restating_words: Collection[str] = ()
    """Words between two forms of one amount, such as "or"."""
    result_words: Collection[str] = ()
    """Words before a result that parentheses make negative."""


def merge(languages: Sequence[Language]) -> Language:
    """Return one language with the words of several and the functions of the first."""
    merged: dict[str, Any] = {}
    for name in Language.__dataclass_fields__:
        values = [getattr(language, name) for language in languages]
        if isinstance(values[0], Mapping):
            merged[name] = {word: row[word] for row in values for word in row}
        elif isinstance(values[0], str):
            merged[name] = "|".join(values)
        elif isinstance(values[0], Collection):
            merged[name] = tuple(chain.from_iterable(values))
    return replace(languages[0], **merged)
