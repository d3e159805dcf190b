"""Numbers whose shape alone shows in any language what they are, such as times."""

import re
import unicodedata
from decimal import Decimal

from provcli.prose.digits import YEAR
from provcli.prose.english_words import ORDINAL_END
from provcli.prose.language import Kind, Reading, Recognizer, divide, whole
from provcli.prose.patterns import Pattern
from provcli.prose.units import CAPITAL_UNITS


def _value_of(character: str) -> Decimal:
    top, _, bottom = unicodedata.normalize("NFKC", character).partition("⁄")
    return divide(Decimal(top), Decimal(bottom))


VULGAR_FRACTIONS = {character: _value_of(character) for character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}

_NUMBER = r"[0-9]++(?:\.[0-9]++)?"
_CAPITAL_NAME = rf"(?<![A-Z])[A-Z]++{_NUMBER}[A-Z0-9]*+"
_HYPHEN_NAME = rf"(?<![A-Za-z])[A-Z][A-Za-z]*+-(?!{YEAR}(?![0-9]))[0-9]++(?![.,]?[0-9])"
_CHAIN = (
    rf"(?:{_NUMBER}|(?<![A-Za-z])[A-Z](?=[×*+/][0-9]))"
    rf"(?>(?:[×xX*+/](?:{_NUMBER}|[A-Z](?![A-Za-z]))){{1,30}})"
)
# What capitals after digits can be without making them a name: 5MW, 1ST, 5M, 2E5.
_NOT_NAME = rf"(?:{CAPITAL_UNITS}|{ORDINAL_END.upper()}|[KMBT]|E[+-]?[0-9]{{1,2}})(?![A-Za-z0-9])"
_GLUED = rf"(?!{_NOT_NAME})[A-Z][A-Z0-9]*+(?![a-z])"
GLUED_NAME = Pattern(_GLUED)
"""Capitals after digits that make them a name: 5G."""

_NOON = r"(?:[ap]m\b|[ap]\.m\.)"
# In the order they are tried.
# In "12.0:40.0:48.0" and "3:5:2", each number is one of its own.
_APART = "(?<![0-9.:])"
_ENDS = r"(?!\.?[0-9]|:[0-9])"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("address", r"(?:https?://|www\.)[!-~]++"),
    ("date", rf"{YEAR}(?P<mark>[-./])[0-9]{{1,2}}(?P=mark)[0-9]{{1,2}}(?![0-9])"),
    ("date", rf"[0-9]{{1,2}}/[0-9]{{1,2}}/{YEAR}(?![0-9])"),
    ("date", rf"(?:FY ?{YEAR}|[QH][1-4](?: ?{YEAR})?)(?![0-9A-Za-z])"),
    ("phone", r"(?<![0-9])\+[0-9]{1,3}(?:[ -][0-9]{2,11}){1,5}(?![0-9])"),
    ("phone", r"(?<![0-9.,-])0[0-9]{1,4}(?:[ -][0-9]{2,8}){1,3}(?!\.?[0-9])"),
    ("phone", r"(?<![0-9])(?:[48]00|1)-[0-9]{3,4}[- ]?[0-9]{4}(?![0-9])"),
    ("phone", r"(?:\([0-9]{3}\) ?|(?<![0-9])[0-9]{3}-)[0-9]{3,4}-[0-9]{4}(?![0-9])"),
    ("phone", r"(?<![0-9-])(?:[0-9]{3}-0[0-9]{3}|(?<=call )[0-9]{3}[- ][0-9]{4})(?![0-9-])"),
    ("time", rf"[01]?[0-9](?= ?(?:and|to|-|or) ?[01]?[0-9](?:[:.][0-5][0-9])? ?{_NOON})"),
    ("time", rf"{_APART}(?:2[0-4]|[01]?[0-9])(?::[0-5][0-9]){{1,2}}{_ENDS}(?: ?[ap]\.?m\b\.?)?"),
    ("time", rf"[01]?[0-9](?:\.[0-5][0-9])? ?{_NOON}"),
    ("time", r"(?:[01][0-9]|2[0-3]):?[0-5][0-9] (?:GMT|UTC|[A-Z]{1,2}[SD]?T)\b"),
    ("version", r"(?![1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9.]))v?[0-9]++(?>(?:\.[0-9]++){2,})"),
    ("score", f"{_APART}[0-9]{{1,3}}:[0-9]{{1,3}}{_ENDS}"),
    ("name", _CAPITAL_NAME),
    ("name", _HYPHEN_NAME),
    ("name", _CHAIN),
    ("name", f"{_NUMBER}{_GLUED}"),
)
_M = "(?<![A-Za-z])"
EXPONENT = f"(?:(?<={_M}m)|(?<={_M}[kcdm]m))[23](?![0-9A-Za-z])|(?<=[A-Za-z])[¹²³⁰-⁹₀-₉]+"
"""A pattern for the end of km2, ft², CO₂, and words with a note, which is not a number."""
_STARTS = (
    rf"[0-9{''.join(VULGAR_FRACTIONS)}]|(?<![0-9A-Za-z).])\.[0-9]",
    r"(?<![A-Z])[A-Z]++ ?[×*+/]?[0-9]|(?<![A-Za-z])(?:v|[A-Z][A-Za-z]*+-)[0-9]",
    r"https?://|www\.|\+[0-9]|\([0-9]{3}\)",
)
SHAPE_STARTS = "|".join(_STARTS)


_SHAPE = Pattern("|".join(f"(?P<{kind}{place}>{p})" for place, (kind, p) in enumerate(_PATTERNS)))
_KIND_OF = {f"{kind}{place}": kind for place, (kind, _) in enumerate(_PATTERNS)}


def _read_shape(text: str, start: int) -> Reading | None:
    found = _SHAPE.match(text, start)
    if not found or not found.lastgroup:
        return None
    return whole(found, _KIND_OF[found.lastgroup])


_SLASH = Pattern(r"(?<![0-9/])([0-9]{1,4}) ?/ ?([0-9]{1,4})(?![0-9/]|\.[0-9])")


def _read_fraction(text: str, start: int) -> Reading | None:
    """Return a fraction, such as 1/16, or two years, such as 2022/23."""
    found = _SLASH.match(text, start)
    if not found:
        return None
    top, bottom = int(found[1]), int(found[2])
    if re.fullmatch(YEAR, found[1]) and (int(found[1]) + 1) % 100 == bottom % 100:
        return whole(found, "date")
    if not 0 < top < bottom or (top, bottom) in {(9, 11)}:
        return None
    part = divide(Decimal(1), Decimal(bottom))
    number = divide(Decimal(top), Decimal(bottom))
    return whole(found, "fraction", number)._replace(place=part)


YEARS = Pattern(rf"(?<![0-9])({YEAR})-([0-9]{{2}})(?![0-9%]|[.,-][0-9])")


def _read_years(text: str, start: int) -> Reading | None:
    """Return a span of years with a short end, such as 2022-23."""
    found = YEARS.match(text, start)
    is_span = found and int(found[2]) == (int(found[1]) + 1) % 100
    return whole(found, "date") if found and is_span else None


_RATIO = Pattern(
    rf"{_APART}([0-9]{{1,6}}(?:\.[0-9]{{1,4}})?):([0-9]{{1,6}}(?:\.[0-9]{{1,4}})?){_ENDS}"
)

_RACE_TIME = re.compile(r"[0-9]{1,3}:[0-5][0-9]\.[0-9]{1,3}")
_RATIO_BEFORE = re.compile(
    r"(?:\bratios?,?(?: [a-z]+){0,6}(?<! at)|比例|比率|配比|之比)[约为是达到仅高至: ]{0,4}$",
    re.IGNORECASE,
)


def _read_ratio(text: str, start: int) -> Reading | None:
    """Return a ratio with decimals or hundreds, 2.31:1 or 105:100, or after its word."""
    found = _RATIO.match(text, start)
    if not found or not Decimal(found[2]):
        return None
    if not _RATIO_BEFORE.search(text[max(0, start - 40) : start]):
        if _RACE_TIME.fullmatch(found[0]):
            return whole(found, "time")
        if "." not in found[0] and len(found[0]) < 6:
            return None
    number = divide(Decimal(found[1]), Decimal(found[2]))
    return whole(found, "ratio", number)._replace(place=divide(1, Decimal(found[2])))


SHAPES: tuple[Recognizer, ...] = (
    _read_fraction,
    _read_years,
    _read_ratio,
    _read_shape,
)
