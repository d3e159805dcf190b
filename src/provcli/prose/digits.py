"""Numbers in digits, with the separators that news texts use."""

import re
from decimal import Decimal
from typing import NamedTuple

from provcli.prose.english_words import LARGE_SCALES, PERCENT
from provcli.prose.patterns import Pattern

MAX_DIGITS = 40
"""Digits of a number; a longer row of digits is a name."""
YEAR = "(?:19|20)[0-9]{2}"
"""A pattern for what can be a year."""


class Digits(NamedTuple):
    """A number in digits; `number` is None if it is too long to be one."""

    end: int
    number: Decimal | None
    decimals: int
    place: Decimal


# Ordered: what is more particular comes first. What has matched is never given back, so that a
# line of a million digits takes one pass.
_HEAD = "[1-9][0-9]{0,2}"
_COMMAS = f"{_HEAD}(?:,[0-9]{{3}})+(?![0-9])"
_INDIAN = "[1-9][0-9]?(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9]|,[0-9])"
_APOSTROPHES = f"{_HEAD}(?:'[0-9]{{3}})+(?![0-9])"
_SPACES = f"{_HEAD}(?: [0-9]{{3}}){{1,9}}(?! ?[0-9]|-[0-9A-Za-z]|[:/][0-9]| [a-z]+-)"
_PLAIN = r"[0-9]++|(?<![0-9A-Za-z).])(?=\.[0-9])"
_FRACTION = r"(?>(?:\.[0-9]++)?)"  # not ?+, which takes a lone point in Python 3.11.2
_POINTS = rf"{_HEAD}(?:\.[0-9]{{3}})"
_EUROPEAN = f"{_POINTS}{{1,9}},[0-9]{{1,2}}(?![0-9])|{_POINTS}{{2,9}}(?![0-9.])"
_WHOLE = f"{_COMMAS}|{_INDIAN}|{_APOSTROPHES}|{_SPACES}|{_PLAIN}"
_POINT_STYLE = Pattern(f"(?P<european>{_EUROPEAN})|(?:{_WHOLE}){_FRACTION}")
_GROUPED = f"(?:{_HEAD}(?:[. ][0-9]{{3}}){{1,9}}|[0-9]{{1,40}})(?![0-9])"
_COMMA_STYLE = Pattern(f"(?P<european>{_GROUPED}(?:,[0-9]{{1,40}}+)?)|(?:{_PLAIN}){_FRACTION}")
_EXPONENT = Pattern("[eE]([+-]?[0-9]{1,2})(?![0-9A-Za-z.])")
_AMOUNT = rf"(?: ?[%€]| (?:{PERCENT}|{LARGE_SCALES}|euros?)\b)"
_HAS_DECIMAL_COMMAS = Pattern(
    f"[0-9],[0-9]{{1,2}}{_AMOUNT}|[€£$][0-9]{{1,3}},[0-9]{{1,2}}(?![0-9,])"
)
_HAS_DECIMAL_POINTS = Pattern(r"[0-9]\.[0-9]{1,2}(?![0-9.])|[0-9],[0-9]{3}(?![0-9])")
_STYLE = {True: _COMMA_STYLE, False: _POINT_STYLE}


def has_decimal_commas(text: str) -> bool:
    """Return whether a folded text writes decimal commas throughout."""
    return bool(_HAS_DECIMAL_COMMAS.search(text)) and not _HAS_DECIMAL_POINTS.search(text)


def read_digits(text: str, start: int, *, decimal_comma: bool = False) -> Digits | None:
    """Return the number in digits that begins at an offset of a folded text."""
    found = _STYLE[decimal_comma].match(text, start)
    if not found:
        return None
    printed = found[0]
    if found["european"]:
        printed = re.sub("[. ]", "", printed).replace(",", ".")
    printed = re.sub("[, ']", "", printed)
    whole, _, fraction = printed.partition(".")
    if len(whole) + len(fraction) > MAX_DIGITS:
        return Digits(found.end(), None, 0, Decimal(1))
    number, decimals = Decimal(printed), len(fraction)
    place = Decimal(1).scaleb(-decimals)
    if exponent := _EXPONENT.match(text, found.end()):
        power = int(exponent[1])
        # Written plainly, so that 1e6 is 1000000.
        return Digits(
            exponent.end(),
            Decimal(f"{number.scaleb(power):f}"),
            max(decimals - power, 0),
            Decimal(f"{place.scaleb(power):f}"),
        )
    return Digits(found.end(), number, decimals, place)
