"""The input of the rules, computed once for all of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.checks.matching import Alignment, ArticleEntry, Match, align
from provcli.checks.model import Path, Problem
from provcli.checks.names import ArticleNames, ParagraphNames
from provcli.dataset.models import Dataset, Dismissal, Figure
from provcli.errors import abbreviate
from provcli.prose.article import Article, Location, Paragraph, read_article
from provcli.prose.context import Context, read_context
from provcli.prose.numerals import Numeral, parse_number
from provcli.prose.occurrences import Occurrence
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_numbers import start_of
from provcli.prose.periods import read_periods
from provcli.prose.sentences import Span, split_clauses, split_sentences
from provcli.prose.unread import UnreadNumber
from provcli.values.periods import format_period

MAX_SIDE = 1000
"""Characters on either side of a number that are near it in a very long sentence."""


class FoundFigure(NamedTuple):
    """A figure with its number in the article, and the words around it."""

    figure: Figure
    occurrence: Occurrence
    numeral: Numeral
    context: Context
    repetition: Dismissal | None = None
    """The entry that names this number, if it repeats the figure's."""

    @property
    def entry(self) -> ArticleEntry:
        """The entry that names the number."""
        return self.repetition or self.figure


@lru_cache(maxsize=65_536)
def read_printed(printed: str) -> Numeral | None:
    """Return the number that a figure prints, without a minus; None if it is not one."""
    return parse_number(printed.strip().removeprefix("-").removeprefix("\N{MINUS SIGN}"))


@dataclass(frozen=True)
class CheckContext:
    """A dataset, perhaps with its article, and intermediate results that rules share."""

    dataset: Dataset
    text: str | None = None

    @cached_property
    def claim_results(self) -> tuple[ClaimResult, ...]:
        return check_claims(self.dataset)

    @cached_property
    def article(self) -> Article:
        """The article; only rules that need it ask for it."""
        assert self.text is not None
        sections = self.dataset.source.sections
        return read_article(self.text, [(section.id, section.heading) for section in sections])

    @cached_property
    def alignment(self) -> Alignment:
        """Where each entry occurs in the article."""
        return align(self.dataset, self.article)

    @cached_property
    def found(self) -> tuple[FoundFigure, ...]:
        """The figures found at their location whose number can be read."""
        return tuple(found for found in self.found_again if not found.repetition)

    @cached_property
    def found_again(self) -> tuple[FoundFigure, ...]:
        """The same, with the repetitions of figures.

        A number that an acknowledgement says has moved is read where it is now.
        """
        found = []
        moved = {entry.subject for entry in self.dataset.acknowledgements if entry.rule == "PC302"}
        for match in self.alignment.matches:
            occurrence, item = match.occurrence, match.item
            is_known = match.outcome == "moved" and subject_of(item) in moved
            if occurrence is None or not (match.outcome == "found" or is_known):
                continue
            numeral = occurrence.numeral
            repetition = item if isinstance(item, Dismissal) else None
            figure = item if isinstance(item, Figure) else self.find_repeated(item, numeral)
            if figure and isinstance(numeral, Numeral):
                context = read_context(occurrence.paragraph.text, numeral)
                found.append(FoundFigure(figure, occurrence, numeral, context, repetition))
        return tuple(found)

    def find_repeated(self, item: Dismissal, number: Numeral | UnreadNumber) -> Figure | None:
        """Return the figure that a dismissal repeats, or the only one of its value."""
        if item.repeats or item.reason != "repetition" or number.value is None:
            return self.dataset.figure_by_id.get(item.repeats or "")
        figures = self.figures_by_size.get(number.value, ())
        return figures[0] if len(figures) == 1 else None

    @cached_property
    def figures_by_size(self) -> Mapping[Decimal, Sequence[Figure]]:
        """The figures of each absolute value."""
        found: dict[Decimal, list[Figure]] = {}
        for figure in self.dataset.figures:
            found.setdefault(figure.value.copy_abs(), []).append(figure)
        return found

    @cached_property
    def periods(self) -> tuple[ParagraphPeriods, ...]:
        """What each paragraph of the article says about time."""
        paragraphs = self.article.paragraphs
        spans = [[(number.start, number.end) for number in each.numerals] for each in paragraphs]
        source = self.dataset.source
        return read_periods(paragraphs, spans, title=source.title, published=source.date)

    def periods_of(self, paragraph: Paragraph) -> ParagraphPeriods:
        """Return what a paragraph says about time."""
        return self.periods[self.article.position[paragraph.location]]

    def find_time(self, paragraph: Paragraph, number: Numeral) -> PeriodMention | None:
        """Return the words that name a time with a number, if it is in such words."""
        mentions = self.periods_of(paragraph).mentions
        index = bisect_right(mentions, number.digits_start, key=start_of) - 1
        is_inside = index >= 0 and number.digits_start < mentions[index].end
        return mentions[index] if is_inside else None

    @cached_property
    def names(self) -> ArticleNames:
        """The names of entities in the article."""
        return ArticleNames(self.dataset, self.article)

    def names_in(self, paragraph: Paragraph) -> ParagraphNames:
        """Return the names of entities in a paragraph."""
        return self.names.paragraphs[self.article.position[paragraph.location]]

    @cached_property
    def _clauses(self) -> dict[Location, tuple[Span, ...]]:
        return {each.location: tuple(split_clauses(each.text)) for each in self.article.paragraphs}

    def find_clause(self, paragraph: Paragraph, position: int) -> Span:
        clauses = self._clauses[paragraph.location]
        return clauses[bisect_right(clauses, position, key=lambda span: span[1])]

    @cached_property
    def _sentences(self) -> dict[Location, tuple[Span, ...]]:
        return {each.location: split_sentences(each.text) for each in self.article.paragraphs}

    def find_sentence(self, paragraph: Paragraph, position: int) -> Span:
        sentences = self._sentences[paragraph.location]
        return sentences[bisect_right(sentences, position, key=lambda span: span[1])]

    def clause_near(self, found: FoundFigure) -> Span:
        """Return the part of the clause of a number that is near it."""
        return self._limit(found, self.find_clause(found.occurrence.paragraph, found.numeral.start))

    def sentence_near(self, found: FoundFigure) -> Span:
        """Return the part of the sentence of a number that is near it."""
        paragraph = found.occurrence.paragraph
        return self._limit(found, self.find_sentence(paragraph, found.numeral.start))

    def _limit(self, found: FoundFigure, span: Span) -> Span:
        numeral = found.numeral
        return max(span[0], numeral.start - MAX_SIDE), min(span[1], numeral.end + MAX_SIDE)

    def heading_of(self, paragraph: Paragraph) -> str:
        """Return the heading above a paragraph; empty if it is the title of the article."""
        heading = paragraph.heading
        return "" if heading.strip() == self.dataset.source.title.strip() else heading

    def is_headline(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is a heading, or the title."""
        return paragraph.number == 0 or paragraph.text == self.dataset.source.title

    def group_by_sentence(
        self, key: Callable[[Figure], str]
    ) -> Iterator[tuple[Span, list[FoundFigure]]]:
        """Yield the sentences, in text order, with the figures of one key in each."""
        groups: dict[tuple[Location, Span, str], list[FoundFigure]] = {}
        for found in sorted(self.found, key=lambda found: found.numeral.start):
            paragraph = found.occurrence.paragraph
            sentence = self.find_sentence(paragraph, found.numeral.start)
            groups.setdefault((paragraph.location, sentence, key(found.figure)), []).append(found)
        for (_, sentence, _), group in groups.items():
            yield sentence, group

    def find_number(self, figure: Figure) -> tuple[Paragraph, Numeral] | None:
        """Return the number of a figure in the article, if it is read."""
        occurrence = self.match_of[id(figure)].occurrence if self.text is not None else None
        if occurrence is None or not isinstance(occurrence.numeral, Numeral):
            return None
        return occurrence.paragraph, occurrence.numeral

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """The kinds of the entities, each with how many there are."""
        return Counter(entity.kind for entity in self.dataset.entities)

    @cached_property
    def match_of(self) -> Mapping[int, Match]:
        """The match of each figure and dismissal, by identity."""
        return {id(match.item): match for match in self.alignment.matches}

    @cached_property
    def path_of(self) -> Mapping[int, Path]:
        """The key of each row of the dataset, by identity."""
        dataset = self.dataset
        tables: Mapping[str, tuple[object, ...]] = {
            "figures": dataset.figures,
            "dismissals": dataset.dismissals,
            "claims": dataset.claims,
            "metrics": dataset.metrics,
            "units": dataset.units,
            "acknowledgements": dataset.acknowledgements,
        }
        return {
            id(row): (table, index)
            for table, rows in tables.items()
            for index, row in enumerate(rows)
        }

    def contradiction(self, found: FoundFigure, key: str, words: str, evidence: str) -> Problem:
        """Return the problem that words of the article contradict a key of a figure."""
        recorded = str(getattr(found.figure, key) or "not recorded")
        if key == "period" and found.figure.period:
            recorded = format_period(found.figure.period)
        if found.repetition:
            key, recorded = "repeats", found.figure.id
        message = f"{words}, but `{key}` is {recorded}."
        if found.repetition and not found.repetition.repeats:
            message = f"{words}, but the only figure of this value is {recorded}."
        return self.problem(found.entry, key, message, evidence)

    def problem(self, item: ArticleEntry, key: str, message: str, evidence: str) -> Problem:
        """Return a problem of a figure or a dismissal, at one of its keys."""
        return Problem(subject_of(item), (*self.path_of[id(item)], key), message, evidence)


def subject_of(item: ArticleEntry) -> str:
    """Return the subject of a finding about a figure or a dismissal."""
    if isinstance(item, Figure):
        return item.id
    return f"{item.section or 'front'}:{item.paragraph} {abbreviate(item.printed)}"
