"""Where each figure and each dismissal of a dataset occurs in the article."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from provcli.dataset.models import Dataset, Dismissal, Figure
from provcli.prose.article import PREAMBLE, Article, Location, Paragraph
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral
from provcli.prose.occurrences import Occurrence, find_occurrences, group_by_number
from provcli.prose.unread import UnreadNumber

ArticleEntry = Figure | Dismissal
"""An entry of the dataset that names a number of the article."""

MAX_COMPARED = 100
"""The maximum number of numbers in a paragraph that a changed number is compared with."""

Outcome = Literal["found", "moved", "changed", "too-few", "missing"]


@dataclass(frozen=True)
class Match:
    """The result of looking for an entry.

    Attributes:
        outcome: found at its location; moved to another paragraph; changed, if its paragraph has
            another number that no entry names; too-few, if the paragraph prints the number less
            often than the occurrence says; missing otherwise.
        occurrence: where it is, or what it was changed to.
    """

    item: ArticleEntry
    outcome: Outcome
    occurrence: Occurrence | None = None


def location_of(item: ArticleEntry) -> Location:
    """Return the location that an entry names."""
    return item.section or PREAMBLE, item.paragraph


@dataclass
class Alignment:
    """Which entries name which number of the article."""

    matches: list[Match] = field(default_factory=list)
    entries_by_number: dict[tuple[Location, int], list[ArticleEntry]] = field(default_factory=dict)

    def add(self, match: Match) -> None:
        """Keep a match and the numbers that its entry names."""
        self.matches.append(match)
        if match.occurrence:
            for index in match.occurrence.numerals:
                key = (match.occurrence.paragraph.location, index)
                self.entries_by_number.setdefault(key, []).append(match.item)

    def is_inside_another(self, occurrence: Occurrence) -> bool:
        """Return whether an entry with longer words names the first number of the span."""
        owners = self.entries_by_number.get((occurrence.paragraph.location, occurrence.numerals[0]))
        # Longer words are matched first, so the first owner is the longest.
        return owners is not None and len(owners[0].printed) > occurrence.end - occurrence.start

    def is_free(self, occurrence: Occurrence) -> bool:
        """Return whether no entry names a number of the span."""
        location = occurrence.paragraph.location
        return not any((location, index) in self.entries_by_number for index in occurrence.numerals)

    def unmatched_numbers(
        self, article: Article
    ) -> Iterator[tuple[Paragraph, Numeral | UnreadNumber]]:
        """Yield the numbers that no entry names, in the order of the article."""
        for paragraph in article.paragraphs:
            for index, numeral in enumerate(paragraph.numerals):
                if (paragraph.location, index) not in self.entries_by_number:
                    yield paragraph, numeral


def align(dataset: Dataset, article: Article) -> Alignment:
    """Find each figure and each dismissal of a dataset in the article.

    Entries at their location are matched first, so that an entry can only have moved to, or been
    changed to, a number that is left.
    """
    alignment = Alignment()
    items: tuple[ArticleEntry, ...] = (*dataset.figures, *dataset.dismissals)
    index = _OccurrenceIndex(article, items)
    astray: list[ArticleEntry] = []
    # Longer words first: the "first" inside a dismissed "first two" is not another entry's.
    for item in sorted(items, key=lambda entry: -len(entry.printed)):
        here = index.at(item, article.position.get(location_of(item)))
        occurrence = here[item.occurrence - 1] if len(here) >= item.occurrence else None
        if occurrence and not alignment.is_inside_another(occurrence):
            alignment.add(Match(item, "found", occurrence))
        else:
            astray.append(item)
    left: list[ArticleEntry] = []
    for item in astray:
        occurrence = _take_nearest(article, alignment, item, index)
        if occurrence is None:
            left.append(item)
        elif occurrence.paragraph.location == location_of(item):
            alignment.add(Match(item, "too-few", occurrence))
        else:
            alignment.add(Match(item, "moved", occurrence))
    unmatched = _UnmatchedNumbers(article, alignment)
    for item in left:
        position = article.position.get(location_of(item))
        occurrence = None if position is None else unmatched.take_most_similar(position, item)
        outcome: Outcome = "too-few" if index.at(item, position) else "missing"
        alignment.add(Match(item, "changed" if occurrence else outcome, occurrence))
    order = {id(item): position for position, item in enumerate(items)}
    alignment.matches.sort(key=lambda match: order[id(match.item)])
    return alignment


class _Occurrences:
    """The spans that print the same words, in the order of the article."""

    def __init__(self) -> None:
        self.spans: list[Occurrence] = []
        self.positions: list[int] = []

    def add(self, position: int, span: Occurrence) -> None:
        """Add a span of the paragraph at a position, after all others."""
        self.spans.append(span)
        self.positions.append(position)

    def within(self, positions: range) -> range:
        """Return which of the spans are in paragraphs at these positions."""
        return range(
            bisect_left(self.positions, positions.start),
            bisect_left(self.positions, positions.stop),
        )

    def remove(self, index: int) -> Occurrence:
        del self.positions[index]
        return self.spans.pop(index)


def _take_nearest(
    article: Article, alignment: Alignment, item: ArticleEntry, index: "_OccurrenceIndex"
) -> Occurrence | None:
    """Return the free span nearest to an entry's location, in its section if any is.

    The first of two that are equally near. Each span is looked at once: it leaves the index.
    """
    left = index.left_of(item)
    section = article.positions_of.get(location_of(item)[0], range(0))
    wanted = section.start + item.paragraph if section else 0
    for positions in (section, range(len(article.paragraphs))):
        while inside := left.within(positions):
            nearest = _nearest(left, inside, wanted)
            occurrence = left.remove(nearest)
            if alignment.is_free(occurrence):
                return occurrence
    return None


def _nearest(occurrences: _Occurrences, inside: range, wanted: int) -> int:
    positions = occurrences.positions
    following = bisect_left(positions, wanted, inside.start, inside.stop)
    if following == inside.start:
        return following
    # The first span of the nearest paragraph before.
    before = bisect_left(positions, positions[following - 1], inside.start, inside.stop)
    if following == inside.stop:
        return before
    is_nearer = positions[following] - wanted < wanted - positions[before]
    return following if is_nearer else before


class _UnmatchedNumbers:
    """The numbers of each paragraph that no entry names."""

    def __init__(self, article: Article, alignment: Alignment) -> None:
        self._article = article
        self._alignment = alignment
        self._left: dict[int, list[int]] = {}

    def take_most_similar(self, position: int, item: ArticleEntry) -> Occurrence | None:
        """Return the number of a paragraph most like the printed one, once."""
        paragraph = self._article.paragraphs[position]
        if position not in self._left:
            self._left[position] = [
                index
                for index in range(len(paragraph.numerals))
                if (paragraph.location, index) not in self._alignment.entries_by_number
            ]
        left = self._left[position]
        if not left:
            return None
        matcher = SequenceMatcher(b=fold(item.printed[:MAX_COMPARED]))

        def similarity(index: int) -> float:
            matcher.set_seq1(fold(paragraph.numerals[index].text[:MAX_COMPARED]))
            return matcher.ratio()

        best = max(left[:MAX_COMPARED], key=similarity)
        left.remove(best)
        numeral = paragraph.numerals[best]
        return Occurrence(paragraph, numeral.start, numeral.end, range(best, best + 1))


_Key = tuple[bool, str]
"""Whether exactly one number is wanted, and the normalized words."""


def _key_of(item: ArticleEntry) -> _Key:
    return isinstance(item, Figure), fold(item.printed)


class _OccurrenceIndex:
    """Where the printed words of entries occur, found in one pass over the article.

    The span of a figure contains the bare digits of exactly one number, that of a dismissal at
    least one; neither cuts into another number: 163 does not print 16.
    """

    def __init__(self, article: Article, items: Iterable[ArticleEntry]) -> None:
        self._all: dict[_Key, _Occurrences] = {}
        self._left: dict[_Key, _Occurrences] = {}
        keys = {_key_of(item) for item in items}
        wanted = group_by_number({words for _, words in keys})
        for position, paragraph in enumerate(article.paragraphs):
            for words, span in find_occurrences(paragraph, wanted):
                for key in ((True, words), (False, words)):
                    if key in keys and (len(span.numerals) == 1 or not key[0]):
                        self._all.setdefault(key, _Occurrences()).add(position, span)

    def at(self, item: ArticleEntry, position: int | None) -> list[Occurrence]:
        """Return where the paragraph at a position prints an entry's words."""
        found = self._all.get(_key_of(item))
        if found is None or position is None:
            return []
        inside = found.within(range(position, position + 1))
        return found.spans[inside.start : inside.stop]

    def left_of(self, item: ArticleEntry) -> _Occurrences:
        """Return the occurrences of an entry's words not looked at as free ones."""
        key = _key_of(item)
        if key not in self._left:
            left = self._left[key] = _Occurrences()
            if key in self._all:
                left.spans, left.positions = self._all[key].spans[:], self._all[key].positions[:]
        return self._left[key]
