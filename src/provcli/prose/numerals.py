"""Numerals: the numbers a text prints, in digits or in words, with value and precision.

`read` rather takes a word too many than one too few: who knows better dismisses it. The tables
hold the languages; another one is some more rows. How doubtful cases are read:

- A scale word behind a space that a hyphen leads on from is a number of its own: "3 trillion-yuan
  industries" are three. Not so behind a hyphen ("100-billion-yuan"), behind a decimal ("1.5
  million-ton") or before "-plus", "-odd" and "-strong".
- In a dash range the last number's scale and mark hold for the first, and the first's currency for
  the last: "3-5%", "$3-5 billion". "3 to 5 billion" can mean either and stays as printed.
- Capitals glued to a number make it a name (PM2.5, 5G), and so does a capitalized word with a
  hyphen (Covid-19) unless it is a year (Post-2020). Lower-case letters are torn text or a unit
  (is20, 60production, 300km), a capitalized word is torn text (5Promote), MW and GB are units.
- Numbers joined by one of × x * + / : are one name (4x4, 1+N, 1/3, 10:30), and so are 1.2.3 and
  what has more than 40 digits. With a scale word or a mark behind it, a number is no name.
- "second" is an ordinal, except behind a digit, a hyphen, a slash, "per", "each", "every", "one".
- "first half" and "third quarter" are periods: half is no number behind such words, and quarter is
  one behind "a", or where a text begins. "two thirds", "one-third", "a third of", "three quarters
  of" are fractions, but not in "the first three quarters of"; any other "third" is an ordinal.
- A bare whole number from 1900 to 2099 is a year, even where it counts something.
- A minus belongs to no numeral: whether a figure falls is for the dataset to say.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import chain, islice
from typing import Literal, NamedTuple

Kind = Literal["number", "ordinal", "date", "year", "name"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number of a text. Offsets count characters of the text as given."""

    start: int
    end: int
    text: str
    """The span as printed, with mark and scale word: `65.2%`, `US$1.5 billion`, `first`."""
    digits_start: int
    """Where the bare number is: the `1.5` in `US$1.5 billion`."""
    digits_end: int
    kind: Kind
    value: Decimal | None
    """Number times scale, without sign; None for names, and for dates other than years."""
    step: Decimal | None
    """What the last printed digit counts: 0.1 in 65.2%, 100000000 in 1.5 billion."""
    coarse_precision: Decimal | None
    """What the number may be rounded to: `step`, but 1000 in 25,000 (from four digits on)."""
    decimals: int
    """Digits printed behind the decimal point."""
    mark: str
    """`percent`, `percentage-point`, `permille`, `basis-point`, an ISO 4217 code, or nothing."""
    scale: Decimal
    """What the scale word stands for, 1 without one."""
    is_indefinite: bool
    """Whether it is a plural magnitude in place of a number: hundreds, tens of thousands."""


# --- Tables ---------------------------------------------------------------------------------------


def _row(words: str, numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(words.split(), numbers, strict=True))


def _phrases(rows: dict[str, str]) -> dict[str, str]:
    return {phrase: meaning for meaning, row in rows.items() for phrase in row.split("|")}


_UNITS = _row("one two three four five six seven eight nine", range(1, 10))
_TEENS = {"zero": 0} | _row(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    range(10, 20),
)
_TENS = _row("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
_MULTIPLES = _phrases(
    {
        "0.25": "quarter",
        "0.5": "half|halve|halves|halved|halving",
        "2": "twice|double|doubles|doubled|doubling",
        "3": "thrice|triple|triples|tripled|tripling",
        "4": "quadruple|quadruples|quadrupled|quadrupling",
    }
)
_UNIT_ORDINALS = _row("first second third fourth fifth sixth seventh eighth ninth", range(1, 10))
_ORDINALS = (
    _UNIT_ORDINALS
    | _row("tenth eleventh twelfth hundredth thousandth", (10, 11, 12, 100, 1000))
    | {f"{word}th": value for word, value in _TEENS.items() if value > 12}
    | {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
)
_PARTS = _row("half halve quarter", (2, 2, 4)) | {
    word: value for word, value in _ORDINALS.items() if 3 <= value <= 10
}
_COUNTS = {"a": 1} | _UNITS | _TEENS | _TENS | _ORDINALS | _MULTIPLES
_MAGNITUDES = _row(
    "dozen hundred thousand million billion trillion", (12, 100, 10**3, 10**6, 10**9, 10**12)
)
_MAGNITUDES |= {f"hundred {word}": 100 * _MAGNITUDES[word] for word in ("million", "billion")}
_PLURALS = {"tens": 10} | {f"{word}s": value for word, value in _MAGNITUDES.items()}
_CHINESE_SCALES = {
    small + large: 10 ** (power + myriads)
    for small, power in {"": 0, "十": 1, "百": 2, "千": 3}.items()
    for large, myriads in {"": 0, "万": 4, "亿": 8, "万亿": 12}.items()
    if small + large
}
_ABBREVIATIONS = _row("mn mln bn tn trn", (10**6, 10**6, 10**9, 10**12, 10**12))
# Behind an amount of money only; elsewhere 5m are metres and 5B is a name.
_MONEY_SCALES = _row("k m b", (10**3, 10**6, 10**9))
_SCALES = _MAGNITUDES | _PLURALS | _CHINESE_SCALES | _ABBREVIATIONS | _MONEY_SCALES

_LEADING_MARKS = _phrases(
    {
        "CNY": "¥|RMB|CNY",
        "USD": "US$|$|USD",
        "EUR": "€|EUR",
        "GBP": "£|GBP",
        "HKD": "HK$|HKD",
        "JPY": "JPY",
        "percent": "百分之",
    }
)
_TRAILING_MARKS = _phrases(
    {
        "percent": "%|percent|per cent|pct",
        "percentage-point": "% point|% points|percentage point|percentage points|pp|个百分点",
        "permille": "‰|per mille",
        "basis-point": "basis point|basis points|bps|个基点",
    }
)
_CAPITAL_UNITS = "[KMGT]WH?|[KMGTP]B|KM|KG|TEU|RMB|CNY|USD|EUR"
_MONTHS = _row(
    "January February March April May June July August September October November December",
    range(1, 13),
)
_DASHES = ("-", "–", "—", "−", "~", "至")
_ORDINAL_SIGN = "第"
_CONTEXT = {
    "half": r"(?<!first[ -])(?<!second[ -])(?<!1st )(?<!2nd )(?<!latter )(?<!last )(?<!this )",
    # Alone, as `read_one` gets it, a quarter is the fraction.
    "quarter": r"(?:(?<=\ba )|\A)(?!quarter-on-)",
    "second": r"(?<![-/])(?<![0-9] )(?<!per )(?<!each )(?<!every )(?<!one )",
}

# One character for one, so that offsets stay. A superscript does not fold: m² holds no number.
_FOLD = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in chain(range(0xFE50, 0xFE6C), range(0xFF01, 0xFF5F), (0xFFE1, 0xFFE5))
    if code != ord("，")
}
_FOLD |= dict.fromkeys(map(ord, "‐‑"), "-")
_FOLD |= dict.fromkeys(map(ord, "\t\n\r\u00a0\u2007\u2009\u200a\u202f\u3000"), " ")


# --- The pattern ----------------------------------------------------------------------------------


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words; a hyphen may stand for a space."""
    # Backwards, so that a word stands before one that it begins with.
    backwards = sorted(words, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in backwards)


def _in_context(words: Iterable[str]) -> str:
    """A pattern for any of the words where `_CONTEXT` allows it."""
    return "|".join(_CONTEXT.get(word, "") + word for word in words)


_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"
_BEGIN = f"(?<!{_LETTER})"
_END = f"(?!(?!fold){_LETTER})"
_GAP = "(?: {1,2}|-)?"
_ONWARD = "-(?!plus|odd|strong)[A-Za-z]"

# What has matched is never given back, so that a line of a million digits takes one pass.
_WHOLE = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]+|(?<![^ $€£¥(“−-])(?=\.[0-9]))"
_NUMBER = rf"(?>{_WHOLE}(?:\.[0-9]+)?)"

_WORD_SCALE = f"(?i:{_any(_MAGNITUDES | _PLURALS)}){_END}"
_SHORT_SCALE = f"(?i:{_any(_ABBREVIATIONS)}){_END}"
_CHINESE_SCALE = f"(?:{_any(_CHINESE_SCALES)})(?!(?<=百)分|(?<=千)[瓦克米卡伏赫帕焦])"
_SCALE = (
    f"(?:(?:(?P<spaced>(?i:(?<=half) a)? {{1,2}})|-?)(?P<word>{_WORD_SCALE})"
    f"(?(spaced)(?(point)|(?!{_ONWARD})))"
    f"|{_GAP}(?P<short>{_SHORT_SCALE})"
    f"| ?[多余]?(?P<chinese>{_CHINESE_SCALE})"
    f"|(?(sign)(?P<letter>(?i:{_any(_MONEY_SCALES)}){_END})|(?!)))"
)
_MARK = f"(?i:{_any(_TRAILING_MARKS)})(?:(?<!{_LETTER})|{_END})"
_MEASURED = f"{_GAP}(?:{_WORD_SCALE}|{_SHORT_SCALE}|{_MARK})"

_BELOW_100 = (
    f"(?>(?:{_any(_TENS)})(?:-(?:{_any(_UNITS)})| (?:{_any(_UNITS)})(?!-|{_LETTER}))?{_END}"
    f"|(?:{_any(_TEENS | _UNITS)}){_END})"
)
_BELOW_1000 = (
    f"(?:(?:{_BELOW_100}[ -])?hundred (?:and )?{_BELOW_100}(?![ -]hundred|-[a-z])"
    f"|{_BELOW_100}(?:-hundred{_END}| hundred{_END}(?!{_ONWARD}))?)"
)
_WORDS = (
    f"(?i:{_BELOW_1000}[ -]thousand (?:and )?{_BELOW_1000}(?![ -](?:{_any(_MAGNITUDES)})|-[a-z])"
    f"|{_BELOW_1000}"
    f"|(?:{_in_context(_MULTIPLES)}){_END})"
)
_QUANTITY = (
    f"(?:(?P<sign>{_any(_LEADING_MARKS)}) ?)?"
    rf"(?:(?:(?P<digits>{_WHOLE}(?P<point>\.[0-9]+)?)|{_BEGIN}(?P<words>{_WORDS})){_SCALE}?"
    f"|{_BEGIN}(?P<magnitude>(?i:{_any(_MAGNITUDES)})){_END})"
    f"(?:{_GAP}(?P<mark>{_MARK}))?"
)
_PLURAL = f"{_BEGIN}(?i:(?:{_any(_PLURALS)})(?:[ -]of[ -](?:{_any(_PLURALS)}))?){_END}"
_ORDINAL = (
    f"(?P<nth>{_WHOLE})(?i:st|nd|rd|th){_END}"
    f"|{_BEGIN}(?i:(?:{_any(_TENS)})-(?:{_any(_UNIT_ORDINALS)})|{_in_context(_ORDINALS)}){_END}"
)
_FRACTION = (
    rf"{_BEGIN}(?i:(?<!first )(?<!last )(?<!past )(?<!next )(?P<count>a(?! quarter)|{_any(_UNITS)})"
    rf"(?:(?P<hyphen>-)| )(?P<part>{_any(_PARTS)})s?{_END}"
    rf"(?(hyphen)|(?:(?<=[dh]s)|(?= of\b|\Z))))"
)
_MONTH = _any(
    {
        case(form)
        for month in (*_MONTHS, "Sept")
        for form in (month, month[:3], f"{month[:3]}.", f"{month[:4]}.")
        for case in (str.title, str.upper)
    }
)
_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_DAYS = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS += f"(?:[-–]{_DAYS})?"
_BARE = f"(?![0-9]|[.,][0-9]|{_MEASURED})"
_DATE = (
    f"{_BEGIN}(?:{_MONTH}) (?:{_DAYS}(?:,? ?{_YEAR}|{_BARE})|{_YEAR}{_BARE})"
    f"|{_DAYS}(?: of)? (?:{_MONTH})(?!{_LETTER})(?:,? {_YEAR})?"
    "|(?:19|20)[0-9]{2}(?P<between>[-./])[0-9]{1,2}(?P=between)[0-9]{1,2}(?![0-9])"
    "|(?:[0-9]{4}年)?(?:[0-9]{1,2}[-–—~至])?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}日"
)
_NAME = (
    rf"(?<![A-Z])(?!(?:{_any(_LEADING_MARKS)})[0-9])[A-Z]++{_NUMBER}[A-Z0-9]*+(?!{_MEASURED})"
    rf"|{_BEGIN}[A-Z][A-Za-z]*+-(?!{_YEAR})[0-9]++{_BARE}"
    rf"|(?:{_NUMBER}|{_BEGIN}[A-Z](?=[×*+/][0-9]))(?:[×xX*+/:](?:{_NUMBER}|[A-Z](?!{_LETTER}))){{1,30}}+"
    rf"(?!{_MEASURED})"
    rf"|{_NUMBER}(?!(?:{_CAPITAL_UNITS})(?!{_LETTER})|{_MEASURED})[A-Z][A-Z0-9]*+(?![a-z])"
    r"|[0-9]++(?:\.[0-9]++){2,}"
    # The exponent of km2 and m3.
    rf"|{_BEGIN}[kcm]?m[23](?![0-9.])"
)
# What a numeral can begin with, told fast: without it, reading takes four times as long.
_STARTS = {f"{word} "[:2] for word in chain(_COUNTS, _MAGNITUDES, _MONTHS)}
_HINT = (
    "[0-9.]|(?<![A-Z])[A-Z]++[×*+/]?[0-9]"
    f"|{_BEGIN}(?:[A-Z][A-Za-z]*+-[0-9]|[kcm]?m[23]|(?i:{_any(_STARTS)}))|{_any(_LEADING_MARKS)}"
)
_NUMERAL = re.compile(
    f"(?={_HINT})(?:(?P<date>{_DATE})|(?P<ordinal>{_ORDINAL})|(?P<name>{_NAME})"
    f"|(?P<fraction>{_FRACTION})|(?P<plural>{_PLURAL})|(?P<quantity>{_QUANTITY}))",
    # Else ſ would match s, and the Kelvin sign k.
    re.ASCII,
)


# --- Reading --------------------------------------------------------------------------------------

_EXACT = Context(prec=60)
_ROUNDED = Context(prec=28)
_ONE = Decimal(1)
_MOST_DIGITS = 40
_QUANTITY_GROUPS = (
    *("sign", "mark", "digits", "words", "magnitude"),
    *("word", "short", "chinese", "letter"),
)


def find_numbers(text: str, *, most: int | None = None) -> tuple[Numeral, ...]:
    """All numerals of a text, or the first so many, in order; no two overlap."""
    # A full-width comma groups full-width digits only; elsewhere it ends a clause.
    folded = re.sub("(?<=[０-９])，(?=[０-９])", ",", text).translate(_FOLD)
    found = list(islice(_NUMERAL.finditer(folded), most))
    readings = list(map(_reading, found))
    # From the right, so that in 3-4-5% the mark reaches the first.
    for i in reversed(range(len(found) - 1)):
        # The dash follows the bare number.
        if folded[found[i].end(readings[i].core) : found[i + 1].start()] in _DASHES:
            readings[i : i + 2] = _range(readings[i], readings[i + 1])
    return tuple(
        _numeral(text, match, reading) for match, reading in zip(found, readings, strict=True)
    )


def parse_number(printed: str) -> Numeral | None:
    """The numeral that `printed` is, spaces around it apart; None if it is not exactly one.

    Offsets count from the first character that is no space.
    """
    stripped = printed.strip()
    numerals = find_numbers(stripped)
    return numerals[0] if [numeral.text for numeral in numerals] == [stripped] else None


class _Reading(NamedTuple):
    """What a match says; `core` is the group of the bare number, 0 for the whole match."""

    kind: Kind
    number: Decimal | None = None
    core: str | int = 0
    scale: Decimal = _ONE
    mark: str = ""
    is_indefinite: bool = False


def _reading(found: re.Match[str]) -> _Reading:
    digits = found["nth"] or found["digits"] or ""
    if len(digits.replace(",", "")) > _MOST_DIGITS:
        return _Reading("name")
    match found.lastgroup:
        case "quantity":
            return _quantity(found)
        case "fraction":
            part = _ROUNDED.divide(_ONE, Decimal(_PARTS[found["part"].lower()]))
            return _Reading("number", _counted(found["count"]), "count", part)
        case "plural":
            scale = _ONE
            for word in found[0].lower().replace("-", " ").split(" of "):
                scale *= _PLURALS[word]
            return _Reading("number", _ONE, scale=scale, is_indefinite=True)
        case "ordinal":
            number = _written(digits) if digits else _counted(found[0])
            return _Reading("ordinal", number, "nth" if digits else 0)
        case "date":
            return _Reading("date")
        case _:
            return _Reading("name")


def _quantity(found: re.Match[str]) -> _Reading:
    sign, mark, digits, words, magnitude, *scales = (
        (found[group] or "").lower().replace("-", " ") for group in _QUANTITY_GROUPS
    )
    mark = _LEADING_MARKS.get(sign.upper()) or _TRAILING_MARKS.get(mark, "")
    scale = Decimal(_SCALES.get("".join(scales) or magnitude, 1))
    if magnitude:
        return _Reading("number", _ONE, "magnitude", scale, mark)
    if words:
        return _Reading("number", _counted(words), "words", scale, mark)
    kind: Kind = "number"
    if re.fullmatch(_YEAR, found[0]):
        kind = "year"
    elif found.string.endswith(_ORDINAL_SIGN, 0, found.start()):
        kind = "ordinal"
    return _Reading(kind, _written(digits), "digits", scale, mark)


def _written(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _counted(words: str) -> Decimal:
    """The value of a number in words: `two hundred and five`, `fifth`, `half`."""
    thousands = rest = Decimal(0)
    for word in re.findall("[a-z]+", words.lower()):
        if word == "thousand":
            thousands, rest = rest * 1000, Decimal(0)
        elif word == "hundred":
            rest = (rest or _ONE) * 100
        elif word != "and":
            rest += Decimal(_COUNTS[word])
    return thousands + rest


def _range(first: _Reading, last: _Reading) -> tuple[_Reading, _Reading]:
    """Both ends of a dash range, each with the scale and mark that only the other prints."""
    mark = first.mark or last.mark
    figures = {first.kind, last.kind} <= {"number", "year"} and first.scale == 1
    if not figures or not {first.mark, last.mark} <= {mark, ""} or not (mark or last.scale != 1):
        return first, last
    return (
        first._replace(kind="number", mark=mark, scale=last.scale),
        last._replace(kind="number", mark=mark),
    )


def _numeral(text: str, found: re.Match[str], reading: _Reading) -> Numeral:
    decimals, value, step, coarse = 0, None, None, None
    if reading.number is not None:
        decimals = len(found[reading.core].partition(".")[2])
        # Half counts halves; other words, like digits, count ones.
        in_words = not decimals and 0 < reading.number < 1
        step = _times(reading.number if in_words else _ONE.scaleb(-decimals), reading.scale)
        value = _times(reading.number, reading.scale)
        whole = str(reading.number)
        zeros = len(whole) - len(whole.rstrip("0"))
        coarse = _times(step, Decimal(10**zeros if not decimals and reading.number >= 1000 else 1))
    return Numeral(
        start=found.start(),
        end=found.end(),
        text=text[found.start() : found.end()],
        digits_start=found.start(reading.core),
        digits_end=found.end(reading.core),
        kind=reading.kind,
        value=value,
        step=step,
        coarse_precision=coarse,
        decimals=decimals,
        mark=reading.mark,
        scale=reading.scale,
        is_indefinite=reading.is_indefinite,
    )


def _times(number: Decimal, scale: Decimal) -> Decimal:
    """The exact product, written plainly: 1.5 times 1000000 is 1500000, not 1500000.0."""
    if scale == 1:
        return number
    product = _EXACT.multiply(number, scale)
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize(_EXACT)
