"""What the words around a number make of it: bound, direction, role, sign, and unit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from provcli.prose.language import Bound, Language, Role
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.patterns import one_of
from provcli.prose.sentences import split_clauses
from provcli.prose.units import ISO_CURRENCIES

Qualifier = Bound | Literal["exact"]
Direction = Literal["rise", "fall", "level"]

MAX_BEFORE = 200
"""Characters before a number that are looked at."""
MAX_AFTER = 80
"""Characters after it."""
MAX_QUALIFIER = 40
"""Characters before it that can hold its bound."""


class Words(NamedTuple):
    """The words of a text that decided something; offsets are those of the text."""

    start: int
    end: int
    text: str


class Unit(NamedTuple):
    """What a number counts or measures."""

    code: str
    """An ISO 4217 code, percent, km, or a Chinese measure word; empty for a counted noun."""
    noun: str
    """The counted noun, as printed: `high-tech enterprises`; empty if there is none."""
    words: Words

    @property
    def text(self) -> str:
        """The unit as printed."""
        return self.words.text


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a number make of it, and which words did."""

    qualifier: Qualifier
    direction: Direction | None
    role: Role | None
    """Whether something changes by the number, to it, or from it."""
    sign: Literal[1, -1]
    """-1 for a printed minus, accounting parentheses, or a fall by the number."""
    unit: Unit | None
    qualifier_words: Words | None
    direction_words: Words | None
    role_words: Words | None
    sign_words: Words | None


_SAME_BOUND: Mapping[str, frozenset[str]] = {
    # Both leave the same values open but one.
    "more-than": frozenset({"more-than", "at-least"}),
    "at-least": frozenset({"more-than", "at-least"}),
    "nearly": frozenset({"nearly", "at-most", "about"}),
    "at-most": frozenset({"nearly", "at-most"}),
    "about": frozenset({"about", "nearly"}),
}


def qualifiers_agree(recorded: str, read: str) -> bool:
    """Return whether a recorded qualifier means what the words say, or as good as that."""
    return recorded == read or recorded in _SAME_BOUND.get(read, ())


def read_context(
    text: str, numeral: Numeral, *, languages: Sequence[Language] = LANGUAGES
) -> Context:
    """Return what the words around a number of `text` make of it."""
    return _Reader(text, numeral, _patterns(tuple(languages))).read()


# --- Patterns -------------------------------------------------------------------------------------


class _Patterns:
    """The tables of several languages as patterns."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self.bounds_before = _joined(language.qualifiers_before for language in languages)
        self.bounds_after = _joined(language.qualifiers_after for language in languages)
        self.bounds_inside = _joined(language.qualifiers_inside for language in languages)
        self.roles = _joined(language.roles_before for language in languages)
        self.units = _joined(language.units for language in languages)
        self.counters = {word for language in languages for word in language.counters}
        before = one_of(self.bounds_before)
        self.before = re.compile(rf"(?P<word>{before})(?: an?)?[ (\"'$]*$", re.IGNORECASE)
        not_before = one_of(word for language in languages for word in language.not_qualifiers)
        self.not_before = re.compile(rf"(?:{not_before}) ?$", re.IGNORECASE)
        self.after = re.compile(f"[ -]?(?P<word>{one_of(self.bounds_after)})", re.IGNORECASE)
        self.inside = re.compile(f"[ -]?(?P<word>{one_of(self.bounds_inside)})", re.IGNORECASE)
        self.role = re.compile(rf"(?P<word>{one_of(self.roles)}) ?$", re.IGNORECASE)
        self.unit = re.compile(f"(?P<word>{one_of(self.units)})", re.IGNORECASE)
        self.change = _change_pattern(languages, after=False)
        self.change_after = _change_pattern(languages, after=True)
        fillers = one_of(word for language in languages for word in language.change_fillers)
        self.filler = re.compile(f" ?(?:{fillers}) ?$", re.IGNORECASE)
        minus = one_of(word for language in languages for word in language.minus_words)
        self.minus = re.compile(f"(?:{minus}) ?$", re.IGNORECASE)
        self.minus_inside = re.compile(f"-|{minus}", re.IGNORECASE)
        # "5% annual decline"
        self.next_word = re.compile(f"[ -](?:(?:{fillers}) )?", re.IGNORECASE)
        # "Rose 3%, 4% and 5%": a list of numbers shares the words before it.
        signs = one_of(sign for language in languages for sign in language.unit_signs)
        lists = _literals(language.list_words for language in languages)
        self.listed = re.compile(f"(?:[0-9][0-9.,]{{0,20}} ?(?:{signs}|%)?(?:{lists}))+$")
        # "Lost 14.62 points, or 0.3%"
        again = one_of(word for language in languages for word in language.restating_words)
        self.restated = re.compile(
            rf"[$€£¥]?[0-9][0-9.,]*+(?: ?[^ 0-9,(]{{1,12}}){{0,2}}(?:,? (?:{again})|,? ?\() ?$"
        )
        # "Net loss of (3.2)"
        results = one_of(word for language in languages for word in language.result_words)
        self.accounting = re.compile(rf"(?:(?:{results}):? ?|[$€£¥] ?)\($", re.IGNORECASE)
        # "Five of the 16 beams", "105 to 110 tons", and "9 cars, up from 5" share a unit.
        joints = _literals((*language.of_words, *language.range_words) for language in languages)
        self.onward = re.compile(f"(?:{joints}|-)[0-9][0-9.,]{{0,12}}")
        series = one_of(word for language in languages for word in language.series_words)
        self.continues = re.compile(f"(?:{series}) ?(?:{before})? ?$", re.IGNORECASE)


def _literals(rows: Iterable[Iterable[str]]) -> str:
    """Return a pattern for any of the words, as they are."""
    words = sorted((word for row in rows for word in row), key=len, reverse=True)
    return "|".join(map(re.escape, words)) or "(?!)"


_Meaning = TypeVar("_Meaning")


def _joined(tables: Iterator[Mapping[str, _Meaning]]) -> dict[str, _Meaning]:
    return {phrase: meaning for table in tables for phrase, meaning in table.items()}


@lru_cache(maxsize=16)
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    return _Patterns(languages)


def _change_pattern(languages: tuple[Language, ...], *, after: bool) -> re.Pattern[str]:
    """Return a pattern for words of change; a hyphen after one makes it part of another word."""
    words: dict[Direction, list[str]] = {"fall": [], "rise": [], "level": []}
    excluded: list[str] = []
    for language in languages:
        words["fall"] += language.falls_after if after else language.falls
        words["rise"] += language.rises_after if after else language.rises
        words["level"] += () if after else language.levels
        excluded += language.not_changes
    named = "|".join(f"(?P<{name}>{one_of(phrases)})" for name, phrases in words.items())
    return re.compile(rf"(?:{one_of(excluded)})|(?:{named})(?!-[A-Za-z]|[A-Za-z])", re.IGNORECASE)


# --- Reading --------------------------------------------------------------------------------------

_OPENING = re.compile("(?:^|[ (:,;=/\\[\"'\u4e00-\u9fff，：（])$")
_LISTABLE = frozenset({"percent", "percentage-point", "basis-point"})
_DIFFERENCES = frozenset({"percentage-point", "basis-point"})


class _Reader:
    """Reads the words around one number."""

    def __init__(self, text: str, numeral: Numeral, patterns: _Patterns) -> None:
        self._text = text
        self._numeral = numeral
        self._patterns = patterns
        self._offset = max(0, numeral.start - MAX_BEFORE)
        self._folded = fold(text[self._offset : numeral.end + MAX_AFTER])
        self._start = numeral.start - self._offset
        self._end = numeral.end - self._offset
        self._digits_end = numeral.digits_end - self._offset
        self._before = self._folded[: self._start]

    def read(self) -> Context:
        """Return all of it."""
        if not self._numeral.is_quantity:
            sign, sign_words = self._printed_sign()
            return Context("exact", None, None, sign, None, None, None, None, sign_words)
        unit = self.read_unit(shares=True)
        qualifier, qualifier_words, before = self._qualifier(unit)
        direction, direction_words, role, role_words = self._change(before, unit)
        sign, sign_words = self._printed_sign()
        if sign == 1 and direction == "fall" and role == "by":
            sign, sign_words = -1, direction_words
        return Context(
            *(qualifier, direction, role, sign, unit),
            *(qualifier_words, direction_words, role_words, sign_words),
        )

    def _words(self, start: int, end: int) -> Words:
        """Words at offsets of the folded window."""
        start, end = start + self._offset, end + self._offset
        return Words(start, end, self._text[start:end])

    # --- Bound ---

    def _qualifier(self, unit: Unit | None) -> tuple[Qualifier, Words | None, str]:
        """Return the bound, its words, and what is before the number without them."""
        patterns, before = self._patterns, self._before
        near = max(0, self._start - MAX_QUALIFIER)
        found = patterns.before.search(before, near)
        is_other = found and patterns.not_before.search(before, near, found.end("word"))
        if found and not is_other:
            bound = patterns.bounds_before[_key(found["word"])]
            return bound, self._words(*found.span("word")), before[: found.start()]
        inside = patterns.inside.search(self._folded, self._digits_end, self._end)
        if found := inside or patterns.inside.match(self._folded, self._end):
            bound = patterns.bounds_inside[_key(found["word"])]
            return bound, self._words(*found.span("word")), before
        ends = [self._end]
        if unit and unit.words.start >= self._numeral.end:
            ends += [unit.words.end - self._offset]
            ends += [ends[-1] + len(unit.noun)] if unit.noun else []
        for position in ends:
            if found := patterns.after.match(self._folded, position):
                bound = patterns.bounds_after[_key(found["word"])]
                return bound, self._words(*found.span("word")), before
        if self._numeral.is_indefinite:
            return "at-least", self._words(self._start, self._end), before
        return "exact", None, before

    # --- Change ---

    def _change(
        self, before: str, unit: Unit | None
    ) -> tuple[Direction | None, Words | None, Role | None, Words | None]:
        """Return the direction and the role, each with its words."""
        listed = self._patterns.listed.search(before, max(0, len(before) - 60))
        restated = self._patterns.restated.search(before, max(0, len(before) - 40))
        if listed and self._numeral.unit_sign in _LISTABLE:
            before = before[: listed.start()]
        elif restated:
            before = before[: restated.start()]
        before = before.rstrip(" (-")
        clause_start = _last_clause(before)
        role: Role | None = None
        role_words = None
        if found := self._patterns.role.search(before, clause_start):
            role = self._patterns.roles[_key(found["word"])]
            role_words = self._words(*found.span("word"))
        changes = list(self._changes(before, clause_start, len(before)))
        if role == "by" and not changes:
            changes = list(self._changes(before, 0, len(before)))
        last = changes[-1] if changes else None
        by = None
        if role is None:
            is_difference = self._numeral.unit_sign in _DIFFERENCES
            if last and self._is_adjacent(before, last.end()):
                by = last
            else:
                by = self._following(unit) or (last if is_difference else None)
        if by:
            words = self._words(*by.span())
            return _direction(by), words, "by", words
        if last:
            return _direction(last), self._words(*last.span()), role, role_words
        return None, None, role, role_words

    def _changes(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        for found in self._patterns.change.finditer(text, start, end):
            if found.lastgroup:
                yield found

    def _is_adjacent(self, before: str, end: int) -> bool:
        """Whether only words such as "a further" are between a word of change and the number."""
        while len(before) > end and (found := self._patterns.filler.search(before, end)):
            before = before[: found.start()]
        return not before[end:].strip()

    def _following(self, unit: Unit | None) -> re.Match[str] | None:
        """Return a word of change right after the number or its unit: 5% lower, 4 points below."""
        ends = [self._end]
        if unit and unit.words.start >= self._numeral.end:
            ends.append(unit.words.end - self._offset)
        for end in ends:
            found = self._patterns.next_word.match(self._folded, end)
            position = found.end() if found else end
            change = self._patterns.change_after.match(self._folded, position)
            if change and change.lastgroup:
                return change
        return None

    # --- Sign ---

    def _printed_sign(self) -> tuple[Literal[1, -1], Words | None]:
        digits_start = self._numeral.digits_start - self._offset
        inside = self._folded[self._start : digits_start]
        if self._patterns.minus_inside.search(inside):
            return -1, self._words(self._start, digits_start)
        before = self._before
        if before.endswith("-") and _OPENING.search(before, 0, len(before) - 1):
            return -1, self._words(self._start - 1, self._start)
        if found := self._patterns.minus.search(before, max(0, self._start - 12)):
            return -1, self._words(*found.span())
        closes = self._folded[self._end : self._end + 1] == ")"
        if closes and self._patterns.accounting.search(before, max(0, self._start - 30)):
            return -1, self._words(self._start - 1, self._end + 1)
        return 1, None

    # --- Unit ---

    def read_unit(self, *, shares: bool) -> Unit | None:
        """Return the unit; the one of a number before, if it may be shared."""
        numeral = self._numeral
        if numeral.unit_sign:
            before = (self._start, numeral.digits_start - self._offset)
            after = (self._digits_end, self._end)
            span = before if before[0] < before[1] else after
            return Unit(numeral.unit_sign, "", self._words(*span))
        if numeral.kind == "multiple":
            return Unit("times", "", self._words(self._start, self._end))
        # In 两年半 the unit is inside.
        found = self._patterns.unit.match(self._folded, self._digits_end, self._end)
        if found and numeral.scale == 1 and found["word"] != "个":
            code = self._patterns.units[_key(found["word"])]
            return Unit(code, "", self._words(*found.span("word")))
        bound = self._patterns.inside.match(self._folded, self._end)
        bound = bound or self._patterns.after.match(self._folded, self._end)
        unit = self._unit_at(bound.end() if bound else self._end)
        return unit or (self._unit_before() if shares else None)

    def _unit_before(self) -> Unit | None:
        """Return the unit of the number before, whose series this continues: 9 cars, up from 5."""
        found = self._patterns.continues.search(self._before)
        if not found or self._numeral.kind != "number":
            return None
        sentence = _SENTENCE_END.split(self._before[: found.start() + 1])[-1]
        numerals = find_numbers(sentence, languages=self._patterns.languages)
        for numeral in reversed(numerals):
            if numeral.is_quantity and not numeral.unit_sign:
                offset = self._offset + found.start() + 1 - len(sentence)
                context = _Reader(sentence, numeral, self._patterns)
                unit = context.read_unit(shares=False)
                if unit:
                    start = unit.words.start + offset
                    return unit._replace(words=Words(start, unit.words.end + offset, unit.text))
        return None

    def _unit_at(self, position: int) -> Unit | None:
        """Return the unit that begins at an offset of the window, or after another number there."""
        numeral = self._numeral
        at = _SPACE.match(self._folded, position)
        start = at.end() if at else position
        if found := _ISO.match(self._folded, start):
            return Unit(found[0], "", self._words(*found.span()))
        if found := self._patterns.unit.match(self._folded, start):
            code = self._patterns.units[_key(found["word"])]
            return Unit(code, self._noun(found.end(), code), self._words(*found.span("word")))
        # "Half expected lower prices" does not count prices.
        is_counted = numeral.kind != "fraction" or not numeral.text.isalpha()
        for language in self._patterns.languages if is_counted else ():
            end = language.read_noun(self._folded, position)
            if end > position:
                words = self._words(start, end)
                return Unit("", words.text, words)
        if onward := self._patterns.onward.match(self._folded, position):
            languages = self._patterns.languages
            scales = [language.read_scale(self._folded, onward.end(), "") for language in languages]
            return self._unit_at(max([onward.end(), *(scale.end for scale in scales if scale)]))
        return None

    def _noun(self, start: int, code: str) -> str:
        """Return the counted noun after a measure word: the 企业 in 12家企业."""
        if code not in self._patterns.counters:
            return ""
        for language in self._patterns.languages:
            end = language.read_noun(self._folded, start)
            if end > start:
                return self._words(start, end).text
        return ""


_SENTENCE_END = re.compile(r"[.!?] (?=[A-Z])|[。！？；;]")
_SPACE = re.compile("(?: {1,2}|-)?[(\\[{<]?")
_ISO = re.compile(f"(?:{'|'.join(sorted(ISO_CURRENCIES))})(?![A-Za-z])")


def _last_clause(text: str) -> int:
    """Where the last clause of a text begins."""
    # A letter more, since a mark at the very end begins a new clause.
    return [start for start, _ in split_clauses(f"{text}x")][-1]


def _direction(change: re.Match[str]) -> Direction:
    return "fall" if change["fall"] else "rise" if change["rise"] else "level"


def _key(word: str) -> str:
    """Return a word as the tables have it."""
    return " ".join(word.lower().split())
