"""The article's text: its sections and paragraphs, and where each recorded number stands in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple

from provcli.dataset.models import Dataset, Dismissal, Figure, Section
from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.prose.numerals import Numeral, find_numbers
from provcli.text_safety import normalize_text

ArticleEntry = Figure | Dismissal
"""What claims a number of the article."""

Location = tuple[str, int]
"""A section's id and a paragraph's number in it; 0 is the heading."""

MAX_NUMBERS = 5_000_000
"""An article has no more numbers than that, at about a kilobyte each in memory."""
MAX_OCCURRENCES = 10_000_000
"""Recorded words may stand in no more places of the article, counted for each of them: words that
lie in one another, such as 5, 5 5 and 5 5 5, would make it many times the article's length."""

PREAMBLE = ""
"""The section id of what stands before the first heading."""


@dataclass(frozen=True)
class Paragraph:
    """One non-blank line of the article."""

    section: str
    number: int
    text: str

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.section, self.number

    @cached_property
    def normalized(self) -> str:
        """The text as it is searched: without differences of width and of quotes and dashes."""
        return normalize_text(self.text)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Its numbers, in order."""
        return find_numbers(self.text, most=MAX_NUMBERS + 1)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where they begin."""
        return tuple(numeral.start for numeral in self.numerals)

    def words_around(self, start: int, end: int) -> str:
        """The span with about three words on either side, for a finding."""
        before = self.text[max(0, start - 200) : start].split(" ")[-4:]
        after = self.text[end : end + 200].split(" ")[:4]
        return " ".join((*before[:-1], before[-1] + self.text[start:end] + after[0], *after[1:]))


@dataclass(frozen=True)
class Article:
    """An article as a list of paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    missing_sections: tuple[Section, ...]
    """Sections whose heading the text does not have."""

    @cached_property
    def position(self) -> Mapping[Location, int]:
        """Which paragraph of the article stands at a place, counted from 0."""
        return {paragraph.place: it for it, paragraph in enumerate(self.paragraphs)}

    @cached_property
    def positions_of(self) -> Mapping[str, range]:
        """The paragraphs of each section, which stand together."""
        found: dict[str, range] = {}
        for position, paragraph in enumerate(self.paragraphs):
            before = found.get(paragraph.section, range(position, position))
            found[paragraph.section] = range(before.start, position + 1)
        return found


def read_article(text: str, sections: Sequence[Section]) -> Article:
    """Split a text into sections and paragraphs.

    Args:
        text: the article, a paragraph a line; blank lines do not count.
        sections: a section starts at the line that is its heading and ends at the next heading.
    """
    section_of = {_line(section.heading): section for section in sections}
    found: set[str] = set()
    paragraphs = []
    current, number = PREAMBLE, 0
    for line in text.splitlines():
        if not line.strip():
            continue
        section = section_of.get(_line(line))
        if section and section.id not in found:
            found.add(section.id)
            current, number = section.id, 0
        else:
            number += 1
        paragraphs.append(Paragraph(current, number, line))
    missing = tuple(section for section in sections if section.id not in found)
    return Article(tuple(paragraphs), missing)


def _line(text: str) -> str:
    return " ".join(normalize_text(text).casefold().split())


# --- Where items stand ----------------------------------------------------------------------------


class Occurrence(NamedTuple):
    """A span of a paragraph, with the numerals in it by their positions in the paragraph."""

    paragraph: Paragraph
    start: int
    end: int
    numerals: range

    @property
    def numeral(self) -> Numeral:
        """The first number of the span."""
        return self.paragraph.numerals[self.numerals[0]]


@dataclass(frozen=True)
class Match:
    """What became of an item.

    Attributes:
        outcome: found where it should be; moved to another paragraph; changed, if the paragraph
            has a number left that nothing claims; fewer, if the printed number stands there, but
            less often than the occurrence says; lost otherwise.
        spot: where it is, or what it was changed to.
    """

    item: ArticleEntry
    outcome: Literal["found", "moved", "changed", "fewer", "lost"]
    spot: Occurrence | None = None


@dataclass
class Alignment:
    """Which item claims which number of the article."""

    matches: list[Match] = field(default_factory=list)
    claimed: dict[tuple[Location, int], list[ArticleEntry]] = field(default_factory=dict)

    def settle(self, match: Match) -> None:
        """Write down a match and the numbers it claims."""
        self.matches.append(match)
        if match.spot:
            for index in match.spot.numerals:
                owners = self.claimed.setdefault((match.spot.paragraph.place, index), [])
                owners.append(match.item)

    def is_inside_another(self, spot: Occurrence) -> bool:
        """Whether the span is part of a longer one that an item claims."""
        owners = self.claimed.get((spot.paragraph.place, spot.numerals[0]), ())
        # Longer words are settled first, so the first owner is the longest.
        return any(len(owner.printed) > spot.end - spot.start for owner in owners[:1])

    def is_free(self, spot: Occurrence) -> bool:
        """Whether nothing claims a number of the span."""
        place = spot.paragraph.place
        return not any((place, index) in self.claimed for index in spot.numerals)

    def unclaimed(self, article: Article) -> Iterator[tuple[Paragraph, Numeral]]:
        """The numbers that nothing claims, in the order of the article."""
        for paragraph in article.paragraphs:
            for index, numeral in enumerate(paragraph.numerals):
                if (paragraph.place, index) not in self.claimed:
                    yield paragraph, numeral


def align(dataset: Dataset, article: Article) -> Alignment:
    """Find each figure and dismissal in the article.

    What stands where its locator says is settled first, so that what has moved or changed can only
    be found among the numbers that are left.

    Raises:
        ProvError: the article has too many of them.
    """
    ledger = Alignment()
    items: tuple[ArticleEntry, ...] = (*dataset.figures, *dataset.dismissals)
    places = _OccurrenceIndex(article, items)
    astray: list[ArticleEntry] = []
    # Longer words first: a "first" inside a "first two" that is claimed is no other item's.
    for item in sorted(items, key=lambda it: -len(it.printed)):
        spots = places.of(item)
        here = spots.at(article.position.get((item.section, item.paragraph)))
        spot = spots.spots[here[item.occurrence - 1]] if len(here) >= item.occurrence else None
        if spot and not ledger.is_inside_another(spot):
            ledger.settle(Match(item, "found", spot))
        else:
            astray.append(item)
    left: list[ArticleEntry] = []
    for item in astray:
        spot = _nearest_free(article, ledger, item, places.of(item))
        if spot and spot.paragraph.place != (item.section, item.paragraph):
            ledger.settle(Match(item, "moved", spot))
        else:
            left.append(item)
    free = _UnmatchedNumbers(article, ledger)
    for item in left:
        ledger.settle(_changed_or_lost(article, ledger, item, places.of(item), free))
    order = {id(item): position for position, item in enumerate(items)}
    ledger.matches.sort(key=lambda match: order[id(match.item)])
    return ledger


def _nearest_free(
    article: Article, ledger: Alignment, item: ArticleEntry, spots: "_Occurrences"
) -> Occurrence | None:
    """The spot nearest to where an item should be that nothing claims; in its section, if any is.

    Of two that are equally near, the first.
    """
    section = article.positions_of.get(item.section)
    if section is None:
        first = spots.free_from(0, ledger)
        return spots.spots[first] if first < len(spots.spots) else None
    wanted = section.start + item.paragraph
    inside = range(spots.first_in(section.start), spots.first_in(section.stop))
    middle = min(max(spots.first_in(wanted), inside.start), inside.stop)
    for bounds in (inside, range(len(spots.spots))):
        found = [
            spots.spots[it]
            for it in (spots.free_before(middle, ledger), spots.free_from(middle, ledger))
            if it in bounds
        ]
        if found:
            return min(found, key=lambda it: abs(article.position[it.paragraph.place] - wanted))
    return None


def _changed_or_lost(
    article: Article,
    ledger: Alignment,
    item: ArticleEntry,
    spots: "_Occurrences",
    free: "_UnmatchedNumbers",
) -> Match:
    position = article.position.get((item.section, item.paragraph))
    if position is None:
        return Match(item, "lost")
    here = spots.at(position)
    if spots.free_from(here.start, ledger) in here:
        return Match(item, "fewer")
    spot = free.take_most_like(position, item.printed)
    if spot is None:
        return Match(item, "fewer" if here else "lost")
    return Match(item, "changed", spot)


_MOST_LIKE = 100
"""How many numbers that nothing claims are held against one that has changed."""
_MOST_ALIKE = 80
"""How much of a number is looked at for that."""


class _UnmatchedNumbers:
    """The numbers of each paragraph that nothing claims."""

    def __init__(self, article: Article, ledger: Alignment) -> None:
        self._article = article
        self._ledger = ledger
        self._left: dict[int, list[int]] = {}

    def take_most_like(self, position: int, printed: str) -> Occurrence | None:
        """The number of a paragraph most like what is printed; it is free no longer."""
        paragraph = self._article.paragraphs[position]
        if position not in self._left:
            self._left[position] = [
                index
                for index in range(len(paragraph.numerals))
                if (paragraph.place, index) not in self._ledger.claimed
            ]
        left = self._left[position]
        if not left:
            return None
        likeness = SequenceMatcher(b=normalize_text(printed[:_MOST_ALIKE]))

        def alike(index: int) -> float:
            likeness.set_seq1(normalize_text(paragraph.numerals[index].text[:_MOST_ALIKE]))
            return likeness.ratio()

        best = max(left[:_MOST_LIKE], key=alike)
        left.remove(best)
        numeral = paragraph.numerals[best]
        return Occurrence(paragraph, numeral.start, numeral.end, range(best, best + 1))


class _Occurrences:
    """Where the same printed words stand, in the order of the article."""

    def __init__(self) -> None:
        self.spots: list[Occurrence] = []
        self._positions: list[int] = []
        # From a claimed spot to one beyond it that was free when last looked for: what is claimed
        # stays so, and no row of claimed spots is walked over twice.
        self._onward: dict[int, int] = {}
        self._back: dict[int, int] = {}

    def add(self, position: int, spot: Occurrence) -> None:
        """Add a spot of a paragraph behind all others."""
        self._positions.append(position)
        self.spots.append(spot)

    def first_in(self, position: int) -> int:
        """The first spot in a paragraph, or behind it."""
        return bisect_left(self._positions, position)

    def at(self, position: int | None) -> range:
        """The spots in a paragraph."""
        if position is None:
            return range(0)
        return range(self.first_in(position), self.first_in(position + 1))

    def free_from(self, start: int, ledger: Alignment) -> int:
        """The first free spot from one on; behind the last one if there is none."""
        return self._free(start, 1, self._onward, ledger)

    def free_before(self, start: int, ledger: Alignment) -> int:
        """The first free spot of the nearest paragraph before a spot that has one; else -1."""
        last = self._free(start - 1, -1, self._back, ledger)
        return last if last < 0 else self.free_from(self.first_in(self._positions[last]), ledger)

    def _free(self, start: int, step: int, beyond: dict[int, int], ledger: Alignment) -> int:
        passed, it = [], start
        while 0 <= it < len(self.spots) and not ledger.is_free(self.spots[it]):
            passed.append(it)
            it = beyond.get(it, it + step)
        beyond.update(dict.fromkeys(passed, it))
        return it


_NOWHERE = _Occurrences()


class _OccurrenceIndex:
    """Where the printed words of all items stand, found in one walk over the article.

    The span of an figure holds the bare number of exactly one numeral, that of a dismissal at
    least one; neither cuts into another number: 16 does not stand in 163.
    """

    def __init__(self, article: Article, items: Iterable[ArticleEntry]) -> None:
        self._found: dict[tuple[bool, str], _Occurrences] = {}
        sought = {(isinstance(it, Figure), normalize_text(it.printed)) for it in items}
        wanted = _by_bare_number({words for _, words in sought})
        numbers = places = 0
        for position, paragraph in enumerate(article.paragraphs):
            numbers += len(paragraph.numerals)
            here = list(islice(_printed_in(paragraph, wanted), MAX_OCCURRENCES + 1))
            places += len(here)
            if numbers > MAX_NUMBERS or places > MAX_OCCURRENCES:
                raise _too_many(numbers)
            for start, printed in sorted(set(here)):
                spot = _spot(paragraph, start, start + len(printed))
                for alone in (True, False):
                    key = (alone, printed)
                    if key in sought and spot and (len(spot.numerals) == 1 or not alone):
                        self._found.setdefault(key, _Occurrences()).add(position, spot)

    def of(self, item: ArticleEntry) -> _Occurrences:
        """Where the printed words of an item stand as numbers of their own."""
        return self._found.get((isinstance(item, Figure), normalize_text(item.printed)), _NOWHERE)


def _too_many(numbers: int) -> ProvcliError:
    what = "numbers" if numbers > MAX_NUMBERS else "places where recorded words stand"
    return ProvcliError(
        f"The article has too many {what} to be checked.",
        hint="Check that it is the right file; an article can be split into several.",
        code=EXIT_FILE_ERROR,
    )


_Wanted = Mapping[str, Mapping[tuple[int, int], Mapping[str, str]]]
"""Printed words by a bare number in them, then by where that stands and how long they are."""


def _by_bare_number(printed: Iterable[str]) -> _Wanted:
    wanted: dict[str, dict[tuple[int, int], dict[str, str]]] = {}
    for words in printed:
        # Where it stands, the first number of several may be read as part of what is before it.
        for numeral in find_numbers(words)[:2]:
            bare = words[numeral.digits_start : numeral.digits_end]
            shape = (numeral.digits_start, len(words))
            wanted.setdefault(bare, {}).setdefault(shape, {})[words] = words
    return wanted


def _printed_in(paragraph: Paragraph, wanted: _Wanted) -> Iterator[tuple[int, str]]:
    for numeral in paragraph.numerals:
        bare = paragraph.normalized[numeral.digits_start : numeral.digits_end]
        for (before, length), printed in wanted.get(bare, {}).items():
            start = numeral.digits_start - before
            # What would begin before the paragraph comes out too short, and is not among them.
            words = paragraph.normalized[start : start + length]
            if words in printed:
                yield start, printed[words]  # the same text for all places


def _spot(paragraph: Paragraph, start: int, end: int) -> Occurrence | None:
    """A span with the numerals whose bare numbers it holds; None if it cuts into one."""
    first = bisect_left(paragraph.starts, start)
    if first and paragraph.numerals[first - 1].end > start:
        first -= 1
    last = bisect_left(paragraph.starts, end)
    # What lies between the first and the last is whole.
    cuts = (
        paragraph.numerals[first].digits_start < start
        or paragraph.numerals[last - 1].digits_end > end
    )
    return None if cuts else Occurrence(paragraph, start, end, range(first, last))
