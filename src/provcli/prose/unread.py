"""Numbers that the reader of numbers does not read, or reads only in part.

They have no value, but they must not pass unseen: a check counts and reports them. Every character
with a numeric value and every number word is inside a number that was read, inside a word that
only looks like a number, or inside an unread number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from provcli.prose.chinese_words import ONES
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, find_numbers, languages_in, match_look_alike
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


_ROMAN = r"\b(?:I{2,3}|I[VX]|VI{1,3}|XI{1,3}|X?IV|XVI{0,3}|XI?X)\b"
_WORDS = Pattern("|".join((_ROMAN, *(language.number_words for language in LANGUAGES))))


_CLASS = Pattern(
    f"[Ⅰ-Ⅻ]+(?:[-—–~～至到、和或及]{{1,2}}劣?[Ⅰ-Ⅻ]+){{0,5}}[类级期区]|[{ONES}](?:等(?![，、])|价)"
)


def names_class(text: str, start: int) -> bool:
    """Return whether a number names a class: Ⅲ类, the Ⅰ in Ⅰ—Ⅲ类, 三等小麦, 二价疫苗."""
    return _CLASS.match(text, start) is not None


def find_unread(text: str, numerals: Sequence[Numeral]) -> tuple[UnreadNumber, ...]:
    """Return the numbers of a text that `numerals`, the ones read in it, leave out."""
    folded = fold(text)
    spans = list[tuple[int, int]]()
    for start, end in _uncovered(folded, numerals):
        if spans and spans[-1][1] == start:
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(UnreadNumber(start, end, text[start:end]) for start, end in spans)


def _uncovered(folded: str, numerals: Sequence[Numeral]) -> Iterator[tuple[int, int]]:
    """Yield numeric characters and number words outside readings and look-alikes."""
    characters = ((at, at + 1) for at, character in enumerate(folded) if character.isnumeric())
    words = (found.span() for found in _WORDS.finditer(folded))
    languages = languages_in(folded)
    waiting, covered = iter(numerals), 0
    numeral = next(waiting, None)
    for start, end in merge(characters, words):
        while numeral and numeral.start <= start:
            covered = max(covered, numeral.end + len(numeral.unread))
            numeral = next(waiting, None)
        if end > covered:
            if skipped := match_look_alike(folded, start, languages):
                covered = max(covered, skipped.end())
            else:
                yield max(covered, start), end


def find_all_numbers(text: str) -> tuple[Numeral | UnreadNumber, ...]:
    """Return all numbers of a text in order, those included that cannot be read."""
    numerals = find_numbers(text)
    return tuple(
        sorted((*numerals, *find_unread(text, numerals)), key=lambda numeral: numeral.start)
    )


_GLUED_BEFORE = Pattern(r"(?:[⁺⁻₊₋\u202d\u202e]|(?<=\S)[\u00ad\u200b-\u200f\u2060-\u2064\ufeff])$")
_SCALE_AFTER = Pattern(" (?P<letter>[kKmMbB])(?![A-Za-z0-9.])")


def find_longer_number(text: str, numeral: Numeral, *, unit: str = "") -> str:
    """Return the longer number that contains a numeral; empty if it is a whole one.

    Args:
        text: what the numeral was found in.
        numeral: one of its numbers.
        unit: the unit's name; the m of 5 m is not a scale where the unit is meters.
    """
    if numeral.unread:
        return f"{numeral.text}{numeral.unread}"
    before = text[max(0, numeral.start - 2) : numeral.start]
    if glued := _GLUED_BEFORE.search(before):
        return f"{glued[0]}{numeral.text}"
    scale = _SCALE_AFTER.match(text, numeral.end)
    if numeral.is_quantity and scale and not unit.casefold().startswith(scale["letter"].lower()):
        return f"{numeral.text}{scale[0]}"
    return ""
