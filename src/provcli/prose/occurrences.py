"""Where a paragraph prints the words by which a dataset names a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from provcli.prose.article import Article, Location, Paragraph
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral
from provcli.prose.unread import UnreadNumber, find_all_numbers


class Occurrence(NamedTuple):
    """A span of a paragraph, with the positions of the numbers in it."""

    paragraph: Paragraph
    start: int
    end: int
    numerals: range

    @property
    def numeral(self) -> Numeral | UnreadNumber:
        """The first number of the span."""
        return self.paragraph.numerals[self.numerals[0]]


Wanted = Mapping[str, set[tuple[int, str]]]
"""Printed words with the offset of a bare number in them, by that number."""


def group_by_number(printed: Iterable[str]) -> Wanted:
    """Return normalized words by the bare numbers at which they can be found."""
    wanted: dict[str, set[tuple[int, str]]] = {}
    for words in printed:
        # What alone is two numbers, such as 3-2, may be one in the article, such as a score.
        wanted.setdefault(words, set()).add((0, words))
        # In the article, the first of several numbers may be read as part of the text before.
        for numeral in find_all_numbers(words)[:2]:
            bare = words[numeral.digits_start : numeral.digits_end]
            wanted.setdefault(bare, set()).add((numeral.digits_start, words))
    return wanted


def find_occurrences(paragraph: Paragraph, wanted: Wanted) -> Iterator[tuple[str, Occurrence]]:
    """Yield each of the words with the spans that print it, in the order of the text.

    A span contains the bare digits of at least one number, and cuts into none: 163 does not print
    16.
    """
    found = {
        (numeral.digits_start - offset, words)
        for numeral in paragraph.numerals
        for offset, words in wanted.get(
            paragraph.normalized[numeral.digits_start : numeral.digits_end], ()
        )
    }
    for start, words in sorted(found):
        if start >= 0 and paragraph.normalized.startswith(words, start):
            span = _span(paragraph, start, start + len(words))
            if span:
                yield words, span


class OccurrenceIndex:
    """The spans of an article that print words, found in one pass."""

    def __init__(self, article: Article, printed: Iterable[str]) -> None:
        self._article = article
        self._spans: dict[tuple[int, str, bool], list[Occurrence]] = {}
        wanted = group_by_number(set(map(fold, printed)))
        for position, paragraph in enumerate(article.paragraphs):
            for words, span in find_occurrences(paragraph, wanted):
                self._spans.setdefault((position, words, False), []).append(span)
                if len(span.numerals) == 1:
                    self._spans.setdefault((position, words, True), []).append(span)

    def find(
        self, location: Location, printed: str, occurrence: int, *, is_figure: bool
    ) -> Occurrence | None:
        """Return the span that an entry names; that of a figure contains one number."""
        position = self._article.position.get(location, -1)
        spans = self._spans.get((position, fold(printed), is_figure), [])
        return spans[occurrence - 1] if len(spans) >= occurrence else None


def _span(paragraph: Paragraph, start: int, end: int) -> Occurrence | None:
    """Return a span with its numbers; None if it cuts into the digits of one."""
    first = bisect_left(paragraph.starts, start)
    if first and paragraph.numerals[first - 1].end > start:
        first -= 1
    last = bisect_right(paragraph.starts, end - 1)
    if paragraph.numerals[first].digits_start < start:
        return None
    if paragraph.numerals[last - 1].digits_end > end:
        return None
    return Occurrence(paragraph, start, end, range(first, last))
