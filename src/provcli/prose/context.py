"""What the words around a number say: bound, direction, role, sign, and unit."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from provcli.prose.digits import YEAR
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.language import ONE, Bound, Language, Role, merge
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.patterns import Match, Meaning, Pattern, any_case, any_of, one_of
from provcli.prose.sentences import split_clauses
from provcli.prose.units import (
    BASES,
    ISO_CURRENCIES,
    LENGTHS,
    MEASURES,
    MINOR_SIGN,
    MINOR_UNITS,
    RATES,
    SHARE_SIGNS,
    SHARED_NAMES,
)

Qualifier = Bound | Literal["exact"]
Direction = Literal["rise", "fall", "level"]

MAX_BEFORE = 200
"""Characters before a number that are looked at."""
MAX_AFTER = 80
"""Characters after it."""
MAX_CODE = 1000
"""How far from it the code of its currency may be printed."""
MAX_QUALIFIER = 40
"""Characters before it that can contain its bound."""

MIN_MEASURED = 1_000
"""A number from here on is a quantity, also without a unit sign."""
MIN_COUNTED = 100
"""A number from here on counts, also where it may name a group: the 412 members."""


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
    bases: tuple[str, ...] = ()
    """The codes of what the unit is counted for: m3 in 微克/立方米."""
    base_words: str = ""
    """How the text prints them, right after the unit: `/立方米`."""

    @property
    def text(self) -> str:
        """The unit as printed, without its bases."""
        return self.words.text

    @property
    def end(self) -> int:
        """Where the unit and its bases end."""
        return self.words.end + len(self.base_words)


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
    """Return whether a recorded qualifier means what the words say, or nearly so."""
    return recorded == read or recorded in _SAME_BOUND.get(read, ())


def read_context(
    text: str, numeral: Numeral, *, languages: Sequence[Language] = LANGUAGES
) -> Context:
    """Return what the words around a number of `text` make of it."""
    return _Reader(text, numeral, _patterns_of(tuple(languages))).read()


def is_amount(text: str, number: Numeral, unit: Unit | None, *, is_group: bool = False) -> bool:
    """Return whether a number is money, a rate, an amount, or a large or exact count."""
    if not number.is_quantity or number.is_indefinite or number.value is None:
        return False
    if number.decimals or number.value >= MIN_MEASURED:
        return True
    # "7 cars" is not a name, but "the 7 states" may be a group.
    is_group = is_group and number.value < MIN_COUNTED
    is_count = not is_group and number.text.isdigit() and unit is not None and bool(unit.noun)
    is_measured = unit is not None and unit.code in ISO_CURRENCIES | MEASURES | RATES
    is_negative = not is_group and text[: number.start].endswith(("minus ", "负", "零下"))
    return is_count or is_measured or is_negative


# --- Patterns -------------------------------------------------------------------------------------


class _Patterns:
    """The tables of several languages as patterns."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self.words = words = merge(languages)
        # The bound of a number; a word has one meaning wherever it is.
        self.bounds = {**words.qualifiers_apart, **words.qualifiers_ahead}
        self.bounds |= {**words.qualifiers_before, **words.qualifiers_inside}
        self.bounds |= {**words.qualifiers_of_multiples, **words.qualifiers_after}
        self.bounds = _by_key(self.bounds)
        self.roles = _by_key(words.roles_before)
        self.units, self.unit_signs = _by_key(words.units), _by_key(words.unit_signs)
        self.money_units = _by_key(words.money_units)
        before = one_of(words.qualifiers_before)
        self.before = any_case(rf"(?P<word>{before})(?: an?)?[ (\"'$]*$")
        self.not_before = any_case(f"(?:{one_of(words.not_qualifiers)}) ?$")
        self.sized = any_case(f" ?(?:{one_of(words.dimensions)})(?![a-z])")
        self.apart = Pattern(f"(?P<word>{one_of(words.qualifiers_apart)})(?:{words.apart})$")
        of_multiples = one_of(words.qualifiers_of_multiples)
        self.before_multiple = any_case(f"(?P<word>{of_multiples}) $")
        ahead = one_of(words.qualifiers_ahead)
        self.ahead = Pattern(f"(?P<word>{ahead})[^,;，。；的0-9]{{0,8}}$")
        after = one_of(words.qualifiers_after)
        not_after = one_of(words.not_qualifiers_after)
        self.after = any_case(f"(?:, |[ -])?(?!{not_after})(?P<word>{after})(?! ?[0-9$€£¥])")
        self.inside = any_case(f"[ -]?(?P<word>{one_of(words.qualifiers_inside)})")
        # Its change; a hyphen after a word of change makes it part of another word.
        excluded = f"(?:{one_of(words.not_changes)})"
        change = f"{excluded}|(?:(?P<fall>%s)|(?P<rise>%s)|(?P<level>%s))(?!-?[A-Za-z])"
        changes = one_of(words.falls), one_of(words.rises), one_of(words.levels)
        self.change = any_case(change % changes)
        changes = one_of(words.falls_after), one_of(words.rises_after), "(?!)"
        self.change_after = any_case(change % changes)
        # "The ship sank 4 km from the port" is not a fall.
        self.moves = any_case(f"(?:{one_of(words.movers)})(?: [a-z]+|[一-龥]){{0,2}} ?$")
        self.slower = any_case(f" ?(?:{one_of(words.slower_words)})")
        # "5% annual decline"
        fillers = one_of(words.change_fillers)
        self.next_word = any_case(f"[ -](?:(?:{fillers}) )?")
        self.filler = any_case(f" ?(?:{fillers}) ?$")
        self.role = any_case(f"(?P<word>{one_of(words.roles_before)}) ?$")
        # "Rose 3%, 4% and 5%": a list of numbers shares the words before it.
        lists = any_of(words.list_words)
        signs = one_of(words.unit_signs)
        self.listed = Pattern(f"(?:[0-9][0-9.,]{{0,20}} ?(?:{signs}|%)?{lists})+$")
        # "Fell 5 to 10 percent"
        joints = any_of((*words.range_words, "-", "~"))
        number = f"(?<![0-9.,])(?!{YEAR}(?![0-9]))[0-9][0-9.,]{{0,20}}+"
        self.ranged = any_case(f"{number} ?(?P<word>{signs}|%|){joints}$")
        # "Lost 14.62 points, or 0.3%", "by a fifth, or $3 billion"
        again = one_of(words.restating_words)
        amount = f"(?:[A-Z]{{0,3}}[$€£¥]?[0-9][0-9.,]*+|{words.part})"
        amount += "(?: ?[^ 0-9,，(]{1,12}){0,2}"
        self.restated = Pattern(rf"{amount}(?:[,，]? ?(?:{again})|(?P<opening>,? ?\()) ?$")
        # Its sign; "net loss of (3.2)"
        minus = one_of(words.minus_words)
        self.minus = any_case(f"(?:{minus}) ?$")
        self.minus_inside = any_case(rf"-|\($|{minus}")
        self.accounting = any_case(rf"(?:(?:{one_of(words.result_words)}):? ?|[$€£¥] ?)\($")
        # Its unit.
        self.unit = any_case(f"(?P<word>{one_of(words.units)})")
        self.bases = {word: code for word, code in self.units.items() if code in BASES}
        self.bases |= {"s": "second", "d": "day"}
        self.base = any_case(f"(?P<word>{one_of(self.bases)})")
        base = self.base.source.replace("?P<word>", "?:")
        self.per = any_case(f"(?: ?/ ?|[ -]per[ -]|每){base}(?:[·/]{base}){{0,2}}")
        # "A ratio of about 1.7", "the ratio fell to 1.7"
        joins = one_of((*words.roles_before, *words.rises, *words.falls, "of", "was", "is"))
        named = one_of(words.units_before)
        self.named_before = Pattern(f"(?P<word>{named})[- ](?:(?:{joins}|{before}) ){{0,3}}$")
        self.counters = frozenset(words.counters)
        self.money = any_case(one_of(words.money_words))
        # "Five of the 16 beams", "105 to 110 tons", and "9 cars, up from 5" share a unit.
        joints = any_of((*words.of_words, *words.range_words, *words.list_words))
        owner = "(?:[A-Za-z]{2,20}'s? )?"
        counts = f"[0-9][0-9.,]{{0,12}}|(?:{one_of(words.count_words)})"
        self.onward = Pattern(f"(?:{joints}|-){owner}(?:{counts})")
        # "94 of its turbines"
        self.of = Pattern(any_of(word for word in words.of_words if " of " in word))
        self.bare = Pattern(words.bare_after)
        self.compared = any_case(f" (?:{one_of(words.compared_words)})")
        self.back = Pattern(one_of(words.back_words))
        self.continues = any_case(f"(?:{one_of(words.series_words)}) ?(?:{before})? ?$")


@lru_cache(maxsize=16)
def _patterns_of(languages: tuple[Language, ...]) -> _Patterns:
    return _Patterns(languages)


# --- Reading --------------------------------------------------------------------------------------

_DIRECTIONS: dict[str | None, Direction] = {"rise": "rise", "fall": "fall", "level": "level"}
_OPPOSITE: dict[Direction, Direction] = {"rise": "fall", "fall": "rise", "level": "level"}
_BY = Pattern(r"\bby (?:[a-z]+ ){0,2}\Z")
_UNDER_A = Pattern("(?i:under an?)[ $]*")
_OPENING = Pattern("(?:^|[ (:,;=/\\[\"'\u4e00-\u9fff，：（])$")
_MOVE = Pattern("[升降移落滑]")
"""What makes places of 位, which also counts persons: 上升3位."""
_RATE_BEFORE = Pattern("(?:%|per ?cent)[^.;!?]*$")
_INDEX = any_case(r"\b(?:ind(?:ex|ices)|average|dow|nasdaq|s&p|ftse|nikkei|shares|stocks)\b")
_LISTABLE = frozenset({"percent", "percentage-point", "basis-point"})
_DIFFERENCES = frozenset({"percentage-point", "basis-point"})
_SENTENCE_END = Pattern(r"[.!?] (?=[A-Z])|[。！？；;]")
_SPACE = Pattern("(?: {1,2}|-)?[(\\[{<]?")
_ISO = Pattern(f"(?:{'|'.join(sorted(ISO_CURRENCIES))})(?![A-Za-z])")


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
        self._digits_start = numeral.digits_start - self._offset
        self._digits_end = numeral.digits_end - self._offset
        self._before = self._folded[: self._start]

    def read(self) -> Context:
        """Return all of it."""
        sign, sign_words = self._printed_sign()
        if not self._numeral.is_quantity:
            return Context("exact", None, None, sign, None, None, None, None, sign_words)
        unit = self.read_unit() or self._unit_before() or self._named_before()
        qualifier, qualifier_words, before = self._qualifier(unit)
        role, role_words, change = self._change(before, unit, qualifier_words)
        if change and unit and unit.code in LENGTHS and self._moves(change):
            role, role_words, change = None, None, None
        if role == "by" and unit and unit.code in TIME_UNITS and self._lasts(qualifier_words):
            role, role_words, change = None, None, None
        direction = _DIRECTIONS[change.lastgroup] if change else None
        if direction and change and change.end() <= self._start and self._is_slower(unit):
            direction = _OPPOSITE[direction]
        change_words = self._words(change) if change else None
        if role and not role_words:
            role_words = change_words
        is_bare = unit is not None and unit.code == "位" and not unit.noun
        if unit and is_bare and role == "by" and change_words and _MOVE.search(change_words.text):
            unit = unit._replace(code="位次")
        if sign == 1 and direction == "fall" and role == "by":
            sign, sign_words = -1, change_words
        return Context(
            *(qualifier, direction, role, sign, unit),
            *(qualifier_words, change_words, role_words, sign_words),
        )

    def _words(self, found: Match, group: str | int = 0) -> Words:
        return self._words_at(*found.span(group))

    def _words_at(self, start: int, end: int) -> Words:
        """Return the words at offsets of the folded window."""
        start, end = start + self._offset, end + self._offset
        return Words(start, end, self._text[start:end])

    def _ends(self, unit: Unit | None) -> list[int]:
        """Return where the number, its unit, and the counted noun after it end."""
        if not unit or unit.words.start < self._numeral.end:
            return [self._end]
        end = unit.end - self._offset
        return [self._end, end, end + len(unit.noun)]

    # --- Bound ---

    def _qualifier(self, unit: Unit | None) -> tuple[Qualifier, Words | None, str]:
        """Return the bound, its words, and what is before the number without them."""
        patterns, before = self._patterns, self._before
        near = max(0, self._start - MAX_QUALIFIER)
        found = patterns.before.search(before, near)
        if found and _UNDER_A.fullmatch(found[0]) and self._folded[self._digits_start].isdigit():
            found = None  # "Under a $200 million buyback"
        if found and not self._is_other_phrase(found, unit, near):
            before = before[: found.start()]
        else:
            found = self._find_bound_apart(unit, near)
        if found:
            bound = patterns.bounds[_key(found)]
            is_part = self._numeral.kind == "multiple" and (self._numeral.value or ONE) < ONE
            if is_part and bound in ("more-than", "at-least"):
                bound = "at-most"  # What more than halved is less than half of it.
            return bound, self._words(found, "word"), before
        if self._numeral.is_indefinite:
            return "at-least", self._words_at(self._start, self._end), before
        return "exact", None, before

    def _is_other_phrase(self, found: Match, unit: Unit | None, near: int) -> bool:
        """Return whether a bound only ends a phrase, as in "went up to"."""
        patterns = self._patterns
        if not patterns.not_before.search(self._before, near, found.end("word")):
            return False
        # "The lake is up to 7 meters deep"
        is_size = unit and unit.code in LENGTHS and patterns.bounds[_key(found)] == "at-most"
        return not is_size or not patterns.sized.match(self._folded, self._ends(unit)[-1])

    def _find_bound_apart(self, unit: Unit | None, near: int) -> Match | None:
        """Return the bound that is not right before the number."""
        patterns, before = self._patterns, self._before
        is_rate = unit is not None and unit.code in ("percent", "times")
        is_share = is_rate or self._numeral.kind == "fraction"
        is_multiple = self._numeral.kind == "multiple"
        after = (self._bound_after(end) for end in self._ends(unit))
        found = (
            (patterns.apart.search(before, near) if is_share else None)
            or (patterns.before_multiple.search(before, near) if is_multiple else None)
            or patterns.ahead.search(before, near)
            or patterns.inside.search(self._folded, self._digits_end, self._end)
            or patterns.inside.match(self._folded, self._end)
            or next(filter(None, after), None)
        )
        restated = None if found else patterns.restated.search(before, near)
        # In "up to 1.4 billion pesos ($24 million)" both have the bound.
        until = restated.start() if restated and restated["opening"] else 0
        return found or patterns.before.search(before, 0, until)

    def _bound_after(self, end: int) -> Match | None:
        """Return the bound at an offset; after a bare number, 起 counts: 3起事故."""
        found = self._patterns.after.match(self._folded, end)
        is_bare = end == self._digits_end and self._start == self._digits_start
        return None if found and is_bare and found["word"] in self._patterns.counters else found

    # --- Change ---

    def _change(
        self, before: str, unit: Unit | None, bound: Words | None
    ) -> tuple[Role | None, Words | None, Match | None]:
        """Return the role, its words unless those of the change decide, and the change."""
        listed = self._patterns.listed.search(before, max(0, len(before) - 60))
        restated = self._patterns.restated.search(before, max(0, len(before) - 40))
        ranged = self._patterns.ranged.search(before, max(0, len(before) - 60))
        if listed and self._numeral.unit_sign in _LISTABLE:
            before = before[: listed.start()]
        elif restated:
            before = before[: restated.start()]
        elif ranged and self._is_last_of(ranged):
            before = before[: ranged.start()]
        before = before.rstrip(" (-")
        clause = _last_clause(before)
        last = self._last_change(before, clause)
        if found := self._patterns.role.search(before, clause):
            role = self._patterns.roles[_key(found)]
            if role == "by" and not last:
                last = self._last_change(before, 0)
            return role, self._words(found, "word"), last
        if bound and last and bound.text.lower() in self._patterns.words.roles_before:
            # "Fell below 36%": the bound says that the number is a level.
            return self._patterns.words.roles_before[bound.text.lower()], bound, last
        if last and self._is_adjacent(before, last.end()):
            return "by", None, last
        if following := self._following(unit):
            return "by", None, following
        is_difference = last and unit and unit.code in _DIFFERENCES
        return ("by" if is_difference else None), None, last

    def _moves(self, change: Match) -> bool:
        """Return whether the subject of a word of change moves."""
        start = change.start()
        return bool(self._patterns.moves.search(self._before, max(0, start - 30), start))

    def _lasts(self, bound: Words | None) -> bool:
        """Return whether an amount of time says how long a change took: "within 3 days"."""
        return bound is not None and bound.text.lower() in self._patterns.words.times_before

    def _is_last_of(self, ranged: Match) -> bool:
        """Return whether the number ends a range, but not "from 5 to 10 percent"."""
        patterns, sign = self._patterns, self._numeral.unit_sign
        first = SHARE_SIGNS.get(ranged["word"]) or patterns.unit_signs.get(_key(ranged), sign)
        if first != sign or sign not in _LISTABLE:
            return False
        role = patterns.role.search(self._before, 0, ranged.start())
        return not role or patterns.roles[_key(role)] != "from"

    def _last_change(self, text: str, start: int) -> Match | None:
        changes = self._patterns.change.finditer(text, start)
        return next(iter([found for found in changes if found.lastgroup][-1:]), None)

    def _is_adjacent(self, before: str, end: int) -> bool:
        """Return whether only words such as "a further" follow a word of change."""
        while len(before) > end and (found := self._patterns.filler.search(before, end)):
            before = before[: found.start()]
        return not before[end:].strip()

    def _following(self, unit: Unit | None) -> Match | None:
        """Return a word of change after the number or its unit: 5% lower, 4 points below."""
        if unit and unit.code in TIME_UNITS and self._folded.startswith("-", self._end):
            return None  # "A 3-day slump"
        for end in self._ends(unit)[:2]:
            space = self._patterns.next_word.match(self._folded, end)
            start = space.end() if space else end
            # "20 short buses" are not a fall by 20.
            is_noun = unit and unit.noun and unit.words.start == start + self._offset
            change = self._patterns.change_after.match(self._folded, start)
            if change and change.lastgroup and not is_noun:
                return change
        return None

    def _is_slower(self, unit: Unit | None) -> bool:
        """Return whether what follows turns the change before: grew 2 points slower."""
        slower = self._patterns.slower
        return any(slower.match(self._folded, end) for end in self._ends(unit))

    # --- Sign ---

    def _printed_sign(self) -> tuple[Literal[1, -1], Words | None]:
        if self._patterns.minus_inside.search(self._folded, self._start, self._digits_start):
            return -1, self._words_at(self._start, self._digits_start)
        before = self._before
        if before.endswith("-") and _OPENING.search(before, 0, len(before) - 1):
            return -1, self._words_at(self._start - 1, self._start)
        if found := self._patterns.minus.search(before, max(0, self._start - 12)):
            return -1, self._words(found)
        closes = self._folded.startswith(")", self._end)
        if closes and self._patterns.accounting.search(before, max(0, self._start - 30)):
            return -1, self._words_at(self._start - 1, self._end + 1)
        return 1, None

    # --- Unit ---

    def read_unit(self) -> Unit | None:
        """Return the unit that is printed with the number."""
        numeral, patterns = self._numeral, self._patterns
        if numeral.unit_sign:
            is_before = self._start < self._digits_start
            span = (self._start, self._digits_start) if is_before else (self._digits_end, self._end)
            return Unit(numeral.unit_sign, "", self._words_at(*span))
        if numeral.kind == "multiple":
            return Unit("times", "", self._words_at(self._start, self._end))
        # In 两年半 the unit is inside.
        found = patterns.unit.match(self._folded, self._digits_end, self._end)
        if found and numeral.scale == 1 and found["word"] != "个":
            return Unit(patterns.units[_key(found)], "", self._words(found))
        bound = patterns.inside.match(self._folded, self._end)
        bound = bound or self._bound_after(self._end)
        return self._unit_at(bound.end() if bound else self._end)

    def _unit_before(self) -> Unit | None:
        """Return the unit of a number before that this one does not repeat.

        Any unit in "9 cars, up from 5" and "90 tons, 5 less than planned"; only a counted noun in
        "23 outages, 11 of them" and "It destroyed 12 homes and damaged 29".
        """
        patterns, numeral = self._patterns, self._numeral
        continues = patterns.continues.search(self._before)
        is_any = continues or patterns.compared.match(self._folded, self._end)
        refers_back = patterns.back.match(self._folded, self._end)
        is_counted = refers_back or self._is_bare()
        # 是江城市的四分之一 has no unit: it is a part of what is named, not of the number before.
        is_part = self._before.endswith("的")
        is_share = numeral.kind == "fraction" and numeral.end == numeral.digits_end and not is_part
        if not (is_any or is_counted) or not (numeral.kind == "number" or is_share):
            return None
        end = continues.start() if continues else self._start
        ends = _SENTENCE_END.finditer(self._before, 0, end)
        start = max((found.end() for found in ends), default=0)
        # Most sentences have no number before this one, so that nothing else must be read.
        if not find_numbers(self._before[start:end], limit=1, languages=patterns.languages):
            return None
        shared = _read_shared_units(self._text, patterns.languages)
        first, last = (bisect_left(shared, (self._offset + at,)) for at in (start, end))
        units = [unit for _, unit in reversed(shared[first:last])]
        if not refers_back:
            units = [unit for unit in units if unit.noun not in patterns.words.unshared_nouns]
        nouns = [unit for unit in units if is_counted and not unit.code]
        return next(iter(nouns or (units if is_any and not is_share else [])), None)

    def _named_before(self) -> Unit | None:
        """Return what words before the number say that it is: a ratio of 1.7."""
        near = max(0, self._start - MAX_QUALIFIER)
        if not (found := self._patterns.named_before.search(self._before, near)):
            return None
        code = self._patterns.words.units_before[found["word"]]
        return Unit(code, "", self._words(found, "word"))

    def _is_bare(self) -> bool:
        """Return whether the number counts something that only an earlier number names."""
        patterns, before = self._patterns, self._before
        if bound := patterns.before.search(before, max(0, self._start - MAX_QUALIFIER)):
            if _key(bound) in patterns.roles:
                return False
            before = f"{before[: bound.start()].rstrip()} "
        is_level = patterns.role.search(before, max(0, len(before) - 30))
        is_whole = not self._numeral.decimals and not is_level
        return is_whole and bool(patterns.bare.match(self._folded, self._end))

    def _unit_at(self, position: int) -> Unit | None:
        """Return the unit that begins at an offset, or after another number there."""
        numeral, patterns = self._numeral, self._patterns
        minor = None if numeral.unread else MINOR_SIGN.match(self._folded, position)
        if minor:
            return Unit(MINOR_UNITS[minor[0].strip()], "", self._words(minor))
        space = _SPACE.match(self._folded, position)
        start = space.end() if space else position
        if found := _ISO.match(self._folded, start):
            return Unit(found[0], "", self._words(found))
        if found := patterns.unit.match(self._folded, start):
            code, end = patterns.units[_key(found)], found.end()
            # "Paid 5 million pounds", but "paid for 5 million pounds of beef"
            is_weighed = self._folded.startswith(" of ", end)
            if not is_weighed and patterns.money.search(self._before, max(0, self._start - 60)):
                code = patterns.money_units.get(_key(found), code)
            code = self._find_code_of_name(code)
            noun = self._noun(end) if code in patterns.counters else None
            per = None if noun else patterns.per.match(self._folded, end)
            bases = patterns.base.finditer(per[0]) if per else ()
            return Unit(
                *(code, noun.text if noun else "", self._words(found)),
                tuple(patterns.bases[_key(base)] for base in bases),
                self._words(per).text if per else "",
            )
        # "Half expected lower prices" does not count prices.
        is_counted = numeral.kind != "fraction" or not numeral.text.isalpha()
        if is_counted and (noun := self._noun(position)):
            return Unit(self._find_sign_before(noun), noun.text, noun)
        # "Up by a tenth to 3.3p" is a rate.
        is_rate = numeral.kind == "fraction" and _BY.search(self._before[-MAX_QUALIFIER:])
        if not is_rate and (onward := patterns.onward.match(self._folded, position)):
            end = onward.end()
            scales = [language.read_scale(self._folded, end, "") for language in patterns.languages]
            return self._unit_at(max(scale.end if scale else end for scale in scales))
        of = patterns.of.match(self._folded, position) if numeral.kind == "number" else None
        noun = self._noun(of.end() - 1) if of else None
        return Unit("", noun.text, noun) if noun else None

    def _find_sign_before(self, noun: Words) -> str:
        """Return the sign a noun is short for: 2 percentage points ... and 3 points.

        "At 30 percent, 7 points higher" are percentage points, too, but not of an index.
        """
        before = self._before.lower()
        names = self._patterns.words.unit_signs.items()
        for name, sign in names:
            if name.endswith(f" {noun.text}") and name in before:
                return sign
        may_be_points = noun.text in self._patterns.words.unshared_nouns
        if not may_be_points or not _RATE_BEFORE.search(before) or _INDEX.search(self._folded):
            return ""
        change = self._patterns.change_after.match(self._folded, noun.end - self._offset + 1)
        return "percentage-point" if change else ""

    def _find_code_of_name(self, code: str) -> str:
        """Return the code that the text prints elsewhere for a currency of that name."""
        if code not in SHARED_NAMES:
            return code
        since, until = max(0, self._numeral.start - MAX_CODE), self._numeral.end + MAX_CODE
        printed = re.search(rf"\b(?:{SHARED_NAMES[code]})\b", self._text[since:until], re.ASCII)
        return printed[0] if printed else code

    def _noun(self, start: int) -> Words | None:
        """Return the counted noun after a number or a measure word."""
        nouns = (language.read_noun(self._folded, start) for language in self._patterns.languages)
        return next((self._words_at(*noun) for noun in nouns if noun), None)


@lru_cache(maxsize=16)
def _read_shared_units(text: str, languages: tuple[Language, ...]) -> tuple[tuple[int, Unit], ...]:
    """Return the units that later numbers can share, by where their numbers begin.

    All of a text at once: each of many numbers without a unit looks at those before it.
    """
    patterns, units = _patterns_of(languages), []
    for numeral in find_numbers(text, languages=languages):
        # "Halved to 3 million" does not count how many times.
        is_shared = not numeral.unit_sign and numeral.kind != "multiple"
        if numeral.is_quantity and is_shared:
            unit = _Reader(text, numeral, patterns).read_unit()
            units += [(numeral.start, unit)] if unit else []
    return tuple(units)


def _last_clause(text: str) -> int:
    """Return where the last clause of a text begins."""
    # A letter more, since a mark at the very end begins a new clause.
    return [start for start, _ in split_clauses(f"{text}x")][-1]


def _key(found: Match) -> str:
    """Return a word as the tables have it."""
    return _join(found["word"])


def _join(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


def _by_key(table: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Return a table of words that finds them with hyphens for spaces, too."""
    return {_join(words): meaning for words, meaning in table.items()}
