"""The numbers of a text, in digits or words, with value, precision, and kind.

Doubtful cases are read so:

- A scale word after a space that a hyphen leads on from is a number of its own: "3 trillion-yuan
  industries" are three. Not so after a hyphen ("100-billion-yuan"), after a decimal ("1.5
  million-ton"), or before "-plus", "-odd", and "-strong".
- The ends of a range share a scale word and a unit sign: "3-5%", "$10 to $15 billion".
- Capitals glued to a number make it a name (PM2.5, 5G). Lower-case letters before a number are torn
  text; a few after it that are neither a scale nor a unit are reported as not read.
- Numbers joined by ×, x, *, + or / are one name (4x4, 1+N), unless they are a fraction (1/16).
- A sign belongs to the context of a number, not to its value.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from provcli.prose.digits import YEAR, has_decimal_commas, read_digits
from provcli.prose.english_words import FUNCTION_WORDS, LARGE_SCALES
from provcli.prose.language import QUANTITIES, Kind, Language, Reading, Recognizer, Scale, divide
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold, has_ligatures, split_ligatures
from provcli.prose.patterns import Match, Pattern, any_case, any_of, one_of
from provcli.prose.shapes import EXPONENT, GLUED_NAME, SHAPE_STARTS, SHAPES, VULGAR_FRACTIONS
from provcli.prose.units import (
    CAPITAL_UNITS,
    CHINESE_UNITS,
    CURRENCY_STARTS,
    ISO_CURRENCIES,
    SHARE_SIGNS,
    UNIT_SYMBOLS,
    read_currency_after,
    read_currency_before,
    read_dollar_after,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number of a text. Offsets count characters of the text as given."""

    start: int
    end: int
    text: str
    """The span as printed, with unit sign and scale word: `65.2%`, `US$1.5 billion`, `first`."""
    digits_start: int
    """Where the bare number is: the `1.5` in `US$1.5 billion`."""
    digits_end: int
    kind: Kind
    value: Decimal | None
    """Number times scale, without sign; None where no amount is meant, as in names and dates."""
    precision: Decimal | None
    """What the last printed digit counts: 0.1 in 65.2%, 100000000 in 1.5 billion."""
    coarse_precision: Decimal | None
    """What the number may be rounded to: 1000 in 25,000 (from four digits on), else `precision`."""
    decimals: int
    """Digits printed after the decimal point."""
    unit_sign: str
    """`percent`, `percentage-point`, `permille`, `basis-point`, an ISO 4217 code, or nothing."""
    scale: Decimal
    """What the scale word means, 1 without one."""
    is_indefinite: bool
    """Whether it is a magnitude in place of a number: hundreds, tens of thousands, 数百."""
    unread: str
    """Characters glued to the number that were not read; empty if it is fully read."""

    @property
    def is_quantity(self) -> bool:
        """Whether it counts or measures, unlike a date, a rank, or a name."""
        return self.kind in QUANTITIES


def find_numbers(
    text: str, *, limit: int | None = None, languages: Sequence[Language] = LANGUAGES
) -> tuple[Numeral, ...]:
    """Return all numbers of a text, or the first so many, in order; no two overlap."""
    if has_ligatures(text):
        spelled, places = split_ligatures(text)
        numerals = find_numbers(spelled, limit=limit, languages=languages)
        return tuple(_place(text, numeral, places) for numeral in numerals)
    folded = fold(text)
    present = languages_in(folded, languages)
    readings = list(islice(_Scanner(folded, present).scan(), limit))
    gaps = frozenset(word for language in present for word in language.range_words)
    # From the right, so that in 3-4-5% the sign reaches the first.
    for last in reversed(range(1, len(readings))):
        readings[last - 1 : last + 1] = _share(folded, readings[last - 1], readings[last], gaps)
    return tuple(_numeral(text, reading) for reading in readings)


def languages_in(folded: str, languages: Sequence[Language] = LANGUAGES) -> tuple[Language, ...]:
    """Return the languages whose letters a text has; the first one for 3-1."""
    present = tuple(language for language in languages if re.search(language.script, folded))
    return present or tuple(languages[:1])


def parse_number(printed: str, *, languages: Sequence[Language] = LANGUAGES) -> Numeral | None:
    """Return the number that `printed` is, or None if it is not exactly one.

    Spaces around it do not count; offsets start at the first other character.
    """
    stripped = printed.strip()
    numerals = find_numbers(stripped, limit=2, languages=languages)
    return numerals[0] if [numeral.text for numeral in numerals] == [stripped] else None


# --- Scanning -------------------------------------------------------------------------------------

MAX_UNREAD = 3
"""Letters glued to a number that are reported as not read; more of them are torn text."""
_TORN_WORDS = FUNCTION_WORDS - {"a", "an"} | {"ish", "odd"}
# Letters of all scripts but those that are written without spaces.
_GLUED_LETTERS = Pattern(r"(?![²³¹⁰-₉①-⓿⅐-↏¼-¾])[^\W\d_\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff]++")
_GLUED_SIGN = Pattern(r"(?P<sign>[^\w\s\u2500-\u25ff])[A-Za-z]*+")
# Characters that print nothing separate a number from no word or mark.
_GLUED_INVISIBLE = Pattern(
    "(?P<sign>[\u00ad\u200b-\u200f\u2060-\u2064\ufeff])++(?![\\s.,;:!?。，]|$)"
)
_UNREAD_CATEGORIES = frozenset({"So", "Sc", "Sk", "Mn", "Me"})
_GLUED_SUPERSCRIPT = Pattern("[²³¹⁰-₉①-⓿⅐-↏¼-¾]{1,4}")
_MIXED_FRACTION = Pattern(
    f" ?(?P<vulgar>[{''.join(VULGAR_FRACTIONS)}])"
    "|(?: {1,2}|-)(?P<top>[1-9][0-9]?)/(?P<bottom>[1-9][0-9]{0,2})(?![0-9/])"
)
MAX_COMPARED = 60
"""Characters before a number in which another one may say that its m is a million."""
_COMPARED_MILLIONS = Pattern(r"[0-9]m\b[^.;:0-9]*\b(?:from|against|than|with|to) $")
_CURRENCY_GAP = Pattern(r" ?-? ?(?:\((?=[0-9.,]{1,20}\)))?")
_CAPITAL_UNIT = Pattern(CAPITAL_UNITS)
_CODE_BEFORE_SCALE = Pattern(f" (?P<code>{any_of(ISO_CURRENCIES)})(?= {LARGE_SCALES}(?![a-z]))")
_YEAR = Pattern(YEAR)


class _Patterns(NamedTuple):
    """What the scanner looks for in several languages."""

    starts: Pattern
    language_starts: tuple[tuple[Language, Pattern], ...]
    unit_sign: Pattern
    unit_signs: Mapping[str, str]


@lru_cache(maxsize=16)
def _patterns_of(languages: tuple[Language, ...]) -> _Patterns:
    starts = [language.starts for language in languages]
    signs = SHARE_SIGNS | {
        word: sign for language in languages for word, sign in language.unit_signs.items()
    }
    return _Patterns(
        Pattern("|".join((SHAPE_STARTS, CURRENCY_STARTS, *starts))),
        tuple((language, Pattern(language.starts)) for language in languages),
        any_case(f"[ -]{{0,2}}(?P<sign>{one_of(signs)})"),
        signs,
    )


_EXPONENT = Pattern(EXPONENT)


@lru_cache(maxsize=16)
def _look_alikes_of(language: Language) -> Pattern:
    return Pattern(language.not_numbers)


def match_look_alike(
    folded: str, start: int, languages: Sequence[Language] = LANGUAGES
) -> Match | None:
    """Return the word that begins at an offset and only looks like a number."""
    if found := _EXPONENT.match(folded, start):
        return found
    found_in = (_look_alikes_of(language).match(folded, start) for language in languages)
    return next((found for found in found_in if found), None)


class _Scanner:
    """Reads the numbers of one folded text from left to right."""

    def __init__(self, text: str, languages: tuple[Language, ...]) -> None:
        self._text = text
        self._languages = languages
        self._patterns = _patterns_of(languages)
        self._decimal_comma = has_decimal_commas(text)
        self._million: Scale | None = None

    def scan(self) -> Iterator[Reading]:
        """Yield the readings in order."""
        position = 0
        while found := self._patterns.starts.search(self._text, position):
            position = found.start() + 1
            if skipped := match_look_alike(self._text, found.start(), self._languages):
                position = skipped.end()
            elif reading := self._read(found.start()):
                yield reading
                position = reading.end

    def _read(self, start: int) -> Reading | None:
        if currency := read_currency_before(self._text, start):
            end, code = currency
            gap = _CURRENCY_GAP.match(self._text, end)
            if reading := self._amount(gap.end() if gap else end, code):
                dollar = read_dollar_after(self._text, reading.end) if code == "USD" else ""
                return reading._replace(start=start, unit_sign=dollar or code)
        for shape in SHAPES:
            if (reading := shape(self._text, start)) and not self._is_torn_name(reading):
                return reading
        for recognize in self._recognizers(start):
            if reading := recognize(self._text, start):
                return self._classified(self._with_unit_sign(reading))
        digits = self._in_digits(start, "")
        return self._classified(digits) if digits else None

    def _amount(self, start: int, currency: str) -> Reading | None:
        """Return a number after a currency sign, in digits or in words."""
        readings = (recognize(self._text, start) for recognize in self._recognizers(start))
        in_words = (reading for reading in readings if reading and reading.kind in QUANTITIES)
        return next(in_words, None) or self._in_digits(start, currency)

    def _recognizers(self, start: int) -> Iterator[Recognizer]:
        """Yield the recognizers of the languages whose numbers can begin at an offset."""
        is_digit = self._text[start : start + 1].isdecimal()
        for language, starts in self._patterns.language_starts:
            if is_digit or starts.match(self._text, start):
                yield from language.recognizers

    def _is_torn_name(self, reading: Reading) -> bool:
        """Return whether capitals and a measured number run together: GDP5.2%, 5MILLION."""
        if reading.kind != "name":
            return False
        digits = read_digits(self._text, reading.start)
        ends = (reading.end, digits.end if digits else reading.end)
        unit_sign = self._patterns.unit_sign
        return any(unit_sign.match(self._text, end) or self._scale(end, "") for end in ends)

    def _scale(self, end: int, currency: str) -> Scale | None:
        scales = (language.read_scale(self._text, end, currency) for language in self._languages)
        return next((scale for scale in scales if scale), None)

    def _in_digits(self, start: int, currency: str) -> Reading | None:
        digits = read_digits(self._text, start, decimal_comma=self._decimal_comma)
        if digits:
            reading = Reading(
                *(start, digits.end) * 2,
                kind="number" if digits.number is not None else "name",
                number=digits.number,
                decimals=digits.decimals,
                place=digits.place,
            )
            if reading.kind == "name":
                return reading
        elif part := VULGAR_FRACTIONS.get(self._text[start : start + 1]):
            reading = Reading(*(start, start + 1) * 2, "fraction", part, place=part)
        else:
            return None
        reading = self._with_mixed_fraction(reading)
        if code := _CODE_BEFORE_SCALE.match(self._text, reading.end):
            # 75 USD million
            currency = code["code"]
            reading = reading._replace(unit_sign=currency)
        scale = self._scale(code.end() if code else reading.end, currency)
        before = self._text[max(0, start - MAX_COMPARED) : start]
        is_compared = reading.decimals or _COMPARED_MILLIONS.search(before)
        if not scale and is_compared and self._text[reading.end :][:1] == "m":
            # "2.3m units, against 1.8m a year earlier", "28.6m, up from 26m"
            is_alone = not self._text[reading.end + 1 :][:1].isalnum()
            scale = self._million if is_alone else None
            scale = scale and scale._replace(end=reading.end + 1)
        elif scale and self._text[reading.end : scale.end] == "m":
            self._million = scale
        elif not code and self._is_in_parentheses(reading):
            # "(12.5) million" and "(7)%", losses
            scale = self._scale(reading.end + 1, currency)
            if scale or self._patterns.unit_sign.match(self._text, reading.end + 1):
                reading = reading._replace(start=start - 1, end=reading.end + 1)
        if scale:
            reading = reading._replace(end=scale.end, scale=Decimal(scale.factor))
        return self._with_unread(reading if currency else self._with_unit_sign(reading))

    def _is_in_parentheses(self, reading: Reading) -> bool:
        if not reading.start or _YEAR.fullmatch(self._text, reading.start, reading.end):
            return False
        return self._text[reading.start - 1] == "(" and self._text.startswith(")", reading.end)

    def _with_mixed_fraction(self, reading: Reading) -> Reading:
        found = _MIXED_FRACTION.match(self._text, reading.end)
        if not found or reading.decimals or reading.number is None or reading.kind != "number":
            return reading
        part = VULGAR_FRACTIONS.get(found["vulgar"]) or divide(
            int(found["top"]), int(found["bottom"])
        )
        if part >= 1:
            return reading
        return reading._replace(
            end=found.end(), digits_end=found.end(), number=reading.number + part, place=part
        )

    def _with_unit_sign(self, reading: Reading) -> Reading:
        if reading.kind not in QUANTITIES or reading.unit_sign:
            return reading
        if found := self._patterns.unit_sign.match(self._text, reading.end):
            words = found["sign"].lower().replace("-", " ").split()
            sign = self._patterns.unit_signs[" ".join(words)]
            return reading._replace(end=found.end(), unit_sign=sign)
        if after := read_currency_after(self._text, reading.end):
            return reading._replace(end=after[0], unit_sign=after[1])
        return reading

    def _with_unread(self, reading: Reading) -> Reading:
        """Note the characters glued to a number that are neither a unit nor torn text."""
        if found := _GLUED_SUPERSCRIPT.match(self._text, reading.end):
            return reading._replace(unread=found[0])
        if found := _GLUED_INVISIBLE.match(self._text, reading.end):
            return reading._replace(unread=found[0])
        if found := _GLUED_SIGN.match(self._text, reading.end):
            sign, words = found["sign"], found[0].lower()
            is_mark = unicodedata.category(sign) not in _UNREAD_CATEGORIES
            if is_mark or {sign, words} & UNIT_SYMBOLS or sign in CHINESE_UNITS:
                return reading
            return reading._replace(unread=found[0])
        found = _GLUED_LETTERS.match(self._text, reading.end)
        if not found or len(found[0]) > MAX_UNREAD:
            return reading
        letters, lower = found[0], found[0].lower()
        is_known = {letters, lower} & UNIT_SYMBOLS or lower in _TORN_WORDS
        is_name = reading.end == reading.digits_end and GLUED_NAME.match(self._text, reading.end)
        if is_known or is_name or _CAPITAL_UNIT.fullmatch(letters):
            return reading
        return reading._replace(unread=letters)

    def _classified(self, reading: Reading) -> Reading:
        if reading.kind not in {"number", "ratio", "fraction", "ordinal"}:
            return reading
        for language in self._languages:
            if kind := language.classify(self._text, reading):
                return reading._replace(kind=kind)
        is_year = _YEAR.fullmatch(self._text, reading.start, reading.end)
        return reading._replace(kind="year") if is_year else reading


# --- Ranges ---------------------------------------------------------------------------------------

_DASHES = frozenset({"-", "~", " - "})


def _share(text: str, first: Reading, last: Reading, gaps: Collection[str]) -> list[Reading]:
    """Return both ends of a range, each with a scale and sign only the other prints."""
    unchanged = [first, last]
    gap = text[first.digits_end if first.scale == 1 else first.end : last.start]
    is_between = gap == " and " and text.endswith("between ", 0, first.start)
    has_dash = gap in _DASHES
    if not (has_dash or is_between or gap in gaps) or last.is_indefinite:
        return unchanged
    if first.scale != 1:
        # "DKK 76 billion to 82 billion"
        is_money = first.start < first.digits_start and not last.unit_sign and last.scale != 1
        return [first, last._replace(unit_sign=first.unit_sign)] if is_money else unchanged
    if not {first.kind, last.kind} <= {"number", "year"} or None in (first.number, last.number):
        return unchanged
    sign = first.unit_sign or last.unit_sign
    if not {first.unit_sign, last.unit_sign} <= {sign, ""} or not (sign or last.scale != 1):
        return unchanged
    # "from 25,000 to 1.2 million" does not mean thousands of millions.
    is_one_scale = first.kind == "number" and first.amount < 10 * last.amount / last.scale
    if not has_dash and (first.kind == "year" or (last.scale != 1 and not is_one_scale)):
        return unchanged
    return [
        first._replace(kind="number", unit_sign=sign, scale=last.scale),
        last._replace(kind="number", unit_sign=sign),
    ]


# --- Values ---------------------------------------------------------------------------------------

_EXACT = Context(prec=60)
_VALUELESS: frozenset[Kind] = frozenset({"time", "score", "phone", "version", "name"})


def _numeral(text: str, reading: Reading) -> Numeral:
    number = None if reading.kind in _VALUELESS else reading.number
    value = precision = coarse = None
    if number is not None:
        value = _times(number, reading.scale)
        precision = _times(reading.place, reading.scale)
        zeros = len(str(number)) - len(str(number).rstrip("0"))
        is_round = not reading.decimals and reading.place == 1 and number >= 1000
        coarse = _times(precision, Decimal(10**zeros if is_round else 1))
    return Numeral(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        digits_start=reading.digits_start,
        digits_end=reading.digits_end,
        kind=reading.kind,
        value=value,
        precision=precision,
        coarse_precision=coarse,
        decimals=reading.decimals if number is not None else 0,
        unit_sign=reading.unit_sign,
        scale=reading.scale,
        is_indefinite=reading.is_indefinite,
        unread=reading.unread,
    )


def _place(text: str, numeral: Numeral, places: Sequence[int]) -> Numeral:
    """Return a number where it is in the text that has ligatures."""
    start, end = places[numeral.start], places[numeral.end - 1] + 1
    digits_end = places[numeral.digits_end - 1] + 1
    return replace(
        numeral,
        start=start,
        end=end,
        text=text[start:end],
        digits_start=places[numeral.digits_start],
        digits_end=digits_end,
    )


def _times(number: Decimal, scale: Decimal) -> Decimal:
    """Return the exact product, written plainly: 1500000, not 1500000.0."""
    if scale == 1:
        return number
    product = _EXACT.multiply(number, scale)
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize(_EXACT)
