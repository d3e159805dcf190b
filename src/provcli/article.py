"""The article's text: its sections and paragraphs, and where each recorded number stands in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

from .models import Dataset, Dismissal, Observation, Section
from .numerals import Numeral, read
from .text import folded

Item = Observation | Dismissal
"""What claims a number of the article."""

Place = tuple[str, int]
"""A section's id and a paragraph's number in it; 0 is the heading."""

FRONT = ""
"""The section id of what stands before the first heading."""


@dataclass(frozen=True)
class Paragraph:
    """One non-blank line of the article."""

    section: str
    number: int
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.section, self.number

    @cached_property
    def folded(self) -> str:
        """The text as it is searched: without differences of width and of quotes and dashes."""
        return folded(self.text)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Its numbers, in order."""
        return read(self.text)

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
    def by_place(self) -> Mapping[Place, Paragraph]:
        """The paragraphs, by section and number."""
        return {paragraph.place: paragraph for paragraph in self.paragraphs}


def read_article(text: str, sections: Sequence[Section]) -> Article:
    """Split a text into sections and paragraphs.

    Args:
        text: the article, a paragraph a line; blank lines do not count.
        sections: a section starts at the line that is its heading and ends at the next heading.
    """
    section_of = {_line(section.heading): section for section in sections}
    found: dict[str, Section] = {}
    paragraphs = []
    current, number = FRONT, 0
    for line in text.splitlines():
        if not line.strip():
            continue
        section = section_of.get(_line(line))
        if section and section.id not in found:
            found[section.id] = section
            current, number = section.id, 0
        else:
            number += 1
        paragraphs.append(Paragraph(current, number, line))
    missing = tuple(section for section in sections if section.id not in found)
    return Article(tuple(paragraphs), missing)


def _line(text: str) -> str:
    return " ".join(folded(text).casefold().split())


# --- Where items stand ----------------------------------------------------------------------------


class Spot(NamedTuple):
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

    item: Item
    outcome: Literal["found", "moved", "changed", "fewer", "lost"]
    spot: Spot | None = None


@dataclass
class Ledger:
    """Which item claims which number of the article."""

    matches: list[Match] = field(default_factory=list)
    claimed: dict[tuple[Place, int], list[Item]] = field(default_factory=dict)

    def settle(self, match: Match) -> None:
        """Write down a match and the numbers it claims."""
        self.matches.append(match)
        if match.spot:
            for index in match.spot.numerals:
                owners = self.claimed.setdefault((match.spot.paragraph.place, index), [])
                owners.append(match.item)

    def is_inside_another(self, spot: Spot) -> bool:
        """Whether the span is part of a longer one that an item claims."""
        place = spot.paragraph.place
        owners = self.claimed.get((place, spot.numerals[0]), ())
        return any(len(owner.printed) > spot.end - spot.start for owner in owners)

    def is_free(self, spot: Spot) -> bool:
        """Whether nothing claims a number of the span."""
        place = spot.paragraph.place
        return not any((place, index) in self.claimed for index in spot.numerals)

    def unclaimed(self, article: Article) -> Iterator[tuple[Paragraph, Numeral]]:
        """The numbers that nothing claims, in the order of the article."""
        for paragraph in article.paragraphs:
            for index, numeral in enumerate(paragraph.numerals):
                if (paragraph.place, index) not in self.claimed:
                    yield paragraph, numeral


def locate(dataset: Dataset, article: Article) -> Ledger:
    """Find each observation and dismissal in the article.

    What stands where its locator says is settled first, so that what has moved or changed can only
    be found among the numbers that are left.
    """
    ledger = Ledger()
    items: tuple[Item, ...] = (*dataset.observations, *dataset.dismissals)
    astray: list[Item] = []
    # Longer words first: a "first" inside a "first two" that is claimed is no other item's.
    for item in sorted(items, key=lambda it: -len(it.printed)):
        spots = _spots_at(article, item)
        spot = spots[item.occurrence - 1] if len(spots) >= item.occurrence else None
        if spot and not ledger.is_inside_another(spot):
            ledger.settle(Match(item, "found", spot))
        else:
            astray.append(item)
    index = _Index(article) if astray else None
    left: list[Item] = []
    for item in astray:
        assert index is not None
        spot = next((it for it in index.spots(item) if ledger.is_free(it)), None)
        if spot and spot.paragraph.place != (item.section, item.paragraph):
            ledger.settle(Match(item, "moved", spot))
        else:
            left.append(item)
    for item in left:
        ledger.settle(_changed_or_lost(article, ledger, item))
    order = {id(item): position for position, item in enumerate(items)}
    ledger.matches.sort(key=lambda match: order[id(match.item)])
    return ledger


def _changed_or_lost(article: Article, ledger: Ledger, item: Item) -> Match:
    paragraph = article.by_place.get((item.section, item.paragraph))
    if paragraph is None:
        return Match(item, "lost")
    spots = _spots_at(article, item)
    if any(map(ledger.is_free, spots)):
        return Match(item, "fewer")
    printed = folded(item.printed)
    free = [
        Spot(paragraph, numeral.start, numeral.end, range(index, index + 1))
        for index, numeral in enumerate(paragraph.numerals)
        if (paragraph.place, index) not in ledger.claimed
    ]
    if not free:
        return Match(item, "fewer" if spots else "lost")
    likeness = SequenceMatcher(b=printed, autojunk=False)

    def alike(spot: Spot) -> float:
        likeness.set_seq1(folded(spot.numeral.text))
        return likeness.ratio()

    return Match(item, "changed", max(free, key=alike))


def _spots_at(article: Article, item: Item) -> list[Spot]:
    paragraph = article.by_place.get((item.section, item.paragraph))
    return list(_spots(paragraph, item)) if paragraph else []


def _spots(paragraph: Paragraph, item: Item) -> Iterator[Spot]:
    """Where the printed words stand in a paragraph as numbers of their own.

    The span of an observation holds the bare number of exactly one numeral, that of a dismissal at
    least one; neither cuts into another number: 16 does not stand in 163.
    """
    printed = folded(item.printed)
    starts = [numeral.start for numeral in paragraph.numerals]
    for start in _places(printed, paragraph.folded):
        end = start + len(printed)
        first = bisect_left(starts, start)
        if first and paragraph.numerals[first - 1].end > start:
            first -= 1
        last = bisect_left(starts, end)
        inside = paragraph.numerals[first:last]
        whole = all(start <= it.core_start and it.core_end <= end for it in inside)
        enough = len(inside) == 1 if isinstance(item, Observation) else bool(inside)
        if whole and enough:
            yield Spot(paragraph, start, end, range(first, last))


def _places(part: str, text: str) -> Iterator[int]:
    """Where `part` begins in `text`, also where it overlaps itself."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


class _Index:
    """Finds printed numbers anywhere in an article without reading it again for each."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_text: dict[str, list[Paragraph]] = {}
        for paragraph in article.paragraphs:
            for numeral in paragraph.numerals:
                core = paragraph.folded[numeral.core_start : numeral.core_end]
                known = self._by_text.setdefault(core, [])
                if not known or known[-1] is not paragraph:
                    known.append(paragraph)

    def spots(self, item: Item) -> Iterable[Spot]:
        """All places of an item's printed words, the nearest paragraph of its section first."""
        numerals = read(item.printed)
        if not numerals:
            return
        core = folded(item.printed)[numerals[0].core_start : numerals[0].core_end]
        for paragraph in sorted(self._by_text.get(core, ()), key=lambda it: _distance(item, it)):
            yield from _spots(paragraph, item)


def _distance(item: Item, paragraph: Paragraph) -> tuple[bool, int]:
    return paragraph.section != item.section, abs(paragraph.number - item.paragraph)
