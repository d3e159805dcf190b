"""The article: its text, with the state of every number."""

from collections.abc import Iterable, Set
from typing import Literal, NamedTuple

from provcli.checks.context import CheckContext
from provcli.dataset.models import ArticleEntry, Dataset, Dismissal, Figure
from provcli.prose.article import Paragraph
from provcli.values.periods import format_period

NumberState = Literal["recorded", "flagged", "contradicted", "dismissed", "unaccounted"]


class Passage(NamedTuple):
    """A part of a paragraph; a number has a state and a description."""

    text: str
    state: NumberState | None = None
    words: str = ""
    figure: str = ""


class ArticleParagraph(NamedTuple):
    """A paragraph, or a heading, as its parts."""

    is_heading: bool
    passages: tuple[Passage, ...]


class _Span(NamedTuple):
    """Where a number is in its paragraph, with the entry that names it, if one does."""

    start: int
    end: int
    entry: ArticleEntry | None


def build_article(
    case: CheckContext, *, contradicted: Set[str] = frozenset()
) -> tuple[ArticleParagraph, ...]:
    """Return the article's paragraphs with every number marked.

    `contradicted` has the ids of the figures that claims contradict.
    """
    dataset = case.dataset
    headings = {section.id for section in dataset.source.sections}
    spans: dict[int, list[_Span]] = {}
    for match in case.alignment.matches:
        if occurrence := match.occurrence:
            span = _Span(occurrence.start, occurrence.end, match.item)
            spans.setdefault(id(occurrence.paragraph), []).append(span)
    for paragraph, number in case.alignment.unmatched_numbers(case.article):
        span = _Span(number.start, number.end, None)
        spans.setdefault(id(paragraph), []).append(span)
    return tuple(
        ArticleParagraph(
            paragraph.number == 0 and paragraph.section in headings,
            tuple(_split(dataset, paragraph, spans.get(id(paragraph), ()), contradicted)),
        )
        for paragraph in case.article.paragraphs
    )


def _split(
    dataset: Dataset, paragraph: Paragraph, spans: Iterable[_Span], contradicted: Set[str]
) -> Iterable[Passage]:
    """Return a paragraph as text and numbers; of overlapping numbers, the longer."""
    position = 0
    for start, end, entry in sorted(spans, key=lambda span: (span.start, -span.end)):
        if start < position:
            continue
        if start > position:
            yield Passage(paragraph.text[position:start])
        yield _mark(dataset, paragraph.text[start:end], entry, contradicted)
        position = end
    if position < len(paragraph.text):
        yield Passage(paragraph.text[position:])


def _mark(
    dataset: Dataset, text: str, entry: ArticleEntry | None, contradicted: Set[str]
) -> Passage:
    match entry:
        case Figure():
            entity = dataset.entity_by_id[entry.entity].name
            metric = dataset.metric_by_id[entry.metric].name
            state: NumberState = "flagged" if entry.flag else "recorded"
            if entry.id in contradicted:
                state = "contradicted"
            words = f"{state}: {entity}, {metric}, {format_period(entry.period)}"
            return Passage(text, state, words, entry.id)
        case Dismissal():
            return Passage(text, "dismissed", f"dismissed: {entry.reason}")
    return Passage(text, "unaccounted", "neither recorded nor dismissed")
