"""Numbers that the reader of numbers does not read, or reads only in part.

They have no value, but they must not pass unseen: a check counts and reports them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.patterns import Pattern


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """A number whose value provcli cannot read, such as Phase II or ①."""

    start: int
    end: int
    text: str
    value: None = None

    @property
    def digits_start(self) -> int:
        """Where the number begins."""
        return self.start

    @property
    def digits_end(self) -> int:
        """Where the number ends."""
        return self.end


_UNREAD = Pattern(
    "[①-⓿❶-➓㈠-㈩㊀-㊉Ⅰ-ↈ]+|[¼-¾⅐-⅟↉]"
    r"|\b(?:I{2,3}|I[VX]|VI{1,3}|XI{1,3}|X?IV|XVI{0,3}|XI?X)\b"
)


def find_unread(text: str, numerals: Sequence[Numeral]) -> tuple[UnreadNumber, ...]:
    """Return the numbers of a text that `numerals`, what was read of it, leave out."""
    ends = [numeral.end for numeral in numerals]
    found = []
    for match in _UNREAD.finditer(text):
        following = bisect_left(ends, match.start())
        # A piece glued to a number that was read is that number's.
        if following == len(numerals) or numerals[following].start > match.end():
            found.append(UnreadNumber(match.start(), match.end(), match[0]))
    return tuple(found)


def find_all_numbers(text: str) -> tuple[Numeral | UnreadNumber, ...]:
    """Return all numbers of a text in order, those included that cannot be read."""
    numerals = find_numbers(text)
    return tuple(
        sorted((*numerals, *find_unread(text, numerals)), key=lambda numeral: numeral.start)
    )


_SCALE_AFTER = Pattern(" (?P<letter>[kKmMbB])(?![A-Za-z0-9.])")


def find_longer_number(text: str, numeral: Numeral, *, unit: str = "") -> str:
    """Return the longer number that a numeral is only a part of; empty if it is a whole one.

    Args:
        text: what the numeral was found in.
        numeral: one of its numbers.
        unit: the unit's name; the m of 5 m is not a scale where the unit is meters.
    """
    if numeral.unread:
        return f"{numeral.text}{numeral.unread}"
    scale = _SCALE_AFTER.match(text, numeral.end)
    if numeral.is_quantity and scale and not unit.casefold().startswith(scale["letter"].lower()):
        return f"{numeral.text}{scale[0]}"
    return ""
