"""Answers that a review proposes: what the sentence says, and what the dataset has already."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from provcli.dataset.models import ArticleEntry, Dataset, Figure
from provcli.drafting.names import (
    SUBJECT_VERB,
    capitalize,
    clean_phrase,
    cut_to_noun,
    is_chinese,
    read_han_phrases,
)
from provcli.prose.article import PREAMBLE, Article
from provcli.prose.sentences import split_sentences

MAX_NAMES = 6
"""The maximum number of names from the sentence and its paragraph."""
MAX_NEAR = 3
"""The maximum number of figures before and after, whose names may be those of a change."""
MAX_AROUND = 300
"""Characters on either side of a number in which phrases are looked for."""
_CHANGE = re.compile(
    r", (?:growth|change|rank|rate|multiple|before|total|upper end)$|(?:增速|变化|占比|倍数|排名)$"
)
"""The end of a name that says what of a level is measured."""
_STOP = re.compile(
    rf"{SUBJECT_VERB}|[^\w\s’'-]|\b(?:and|or|that|which|who|while|where|when|than|as|if|but|by"
    r"|with|from|to|up|down|after|before|since|against|between|per|not|it|they|he|she|we|there)\b"
    r"|\b[\w-]*\d[\w-]*\b|\b(?:percent|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|(?:hundred|thousand|million|billion|trillion|percentage point)s?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?i:(?:least|most|many|same|other|times|them|of)\b.*)|[亿万千百个].*")
"""Phrases that only speak of time or amounts."""
_PREPOSITION = re.compile(r"\s+(?:of|in|at|on|for|over|under|among|during|within)\s+")


class Quote(NamedTuple):
    """A sentence, and where a number is in it."""

    text: str
    start: int
    end: int


def find_number(article: Article, entry: ArticleEntry) -> tuple[str, int] | None:
    """Return the paragraph of an entry, and where its number begins; None if not there."""
    position = article.position.get((entry.section or PREAMBLE, entry.paragraph))
    if position is None:
        return None
    text = article.paragraphs[position].text
    start = -1
    for _ in range(entry.occurrence):
        start = text.find(entry.printed, start + 1)
    return (text, start) if start >= 0 else None


def find_quote(article: Article, entry: ArticleEntry) -> Quote | None:
    """Return the sentence of an entry; None if its number is not at its location."""
    if not (found := find_number(article, entry)):
        return None
    text, start = found
    first, last = next(span for span in split_sentences(text) if span[0] <= start < span[1])
    offset = first + len(text[first:last]) - len(text[first:last].lstrip())
    return Quote(text[offset:last].rstrip(), start - offset, start - offset + len(entry.printed))


def list_names(dataset: Dataset, article: Article | None, figure: Figure) -> tuple[str, ...]:
    """Return names for the metric of a figure, the most likely first.

    They end as the present name does: a growth is the growth of something else.
    """
    metric = dataset.metric_by_id[figure.metric]
    end = found[0] if (found := _CHANGE.search(metric.name)) else ""
    quote = find_quote(article, figure) if article else None
    phrases = (
        [f"{capitalize(phrase)}{end}" for phrase in _list_phrases(quote, metric.unit)]
        if quote
        else []
    )
    place = (figure.section, figure.paragraph)
    of_paragraph = [other for other in dataset.figures if (other.section, other.paragraph) == place]
    own = of_paragraph.index(figure)
    by_distance = sorted(range(len(of_paragraph)), key=lambda position: abs(position - own))
    near = [
        _CHANGE.sub("", dataset.metric_by_id[of_paragraph[position].metric].name) + end
        for position in by_distance[:MAX_NEAR]
    ]
    units = {other.name: other.unit for other in dataset.metrics} | {metric.name: ""}
    units |= {f"{name}{end}": "" for entity in dataset.entities for name in entity.names}
    names = [
        name
        for name in dict.fromkeys([*near, *phrases] if end else [*phrases, *near])
        if units.get(name, metric.unit) == metric.unit
    ]
    return tuple(dict.fromkeys((*names[:MAX_NAMES], *rank_values(dataset, figure, "metric"))))


def _list_phrases(quote: Quote, unit: str) -> list[str]:
    """Return the noun phrases of a sentence, the nearest to its number first.

    What is counted follows its number; what has a rate or an amount precedes it.
    """
    before = quote.text[max(0, quote.start - MAX_AROUND) : quote.start]
    after = quote.text[quote.end : quote.end + MAX_AROUND]
    if is_chinese(quote.text):
        earlier, later = list(read_han_phrases(before)), list(read_han_phrases(after))[::-1]
    else:
        earlier, later = list(_read_phrases(before, -1)), list(_read_phrases(after, 1))
    sides = (later, earlier) if unit in ("count", "person") else (earlier, later)
    pairs = zip_longest(*sides, fillvalue="")
    phrases = dict.fromkeys(phrase for pair in pairs for phrase in pair)
    return [phrase for phrase in phrases if phrase and not _NO_NAME.fullmatch(phrase)]


def _read_phrases(text: str, step: int) -> Iterator[str]:
    """Yield the noun phrases of an English text, forwards or backwards, and their parts."""
    for part in _STOP.split(text)[::step]:
        pieces = _PREPOSITION.split(part)[::step]
        nouns = (cut_to_noun(clean_phrase(piece), "") for piece in (part, *pieces))
        yield from dict.fromkeys(noun for noun in nouns if len(noun) > 2)


def rank_values(dataset: Dataset, figure: Figure, field: str) -> tuple[str, ...]:
    """Return the values of a field that other figures have, the most likely first.

    Those of the same paragraph come first, then the most frequent ones. Metrics have the same unit.
    """

    def value_of(other: Figure) -> str:
        metric = dataset.metric_by_id[other.metric]
        named = {"entity": dataset.entity_by_id[other.entity], "metric": metric}
        if field in named:
            return named[field].name
        return metric.unit if field == "unit" else getattr(other, field) or ""

    unit = dataset.metric_by_id[figure.metric].unit
    others = [
        other
        for other in dataset.figures
        if field != "metric" or dataset.metric_by_id[other.metric].unit == unit
    ]
    counts = Counter(map(value_of, others))
    place = (figure.section, figure.paragraph)
    near = {value_of(other) for other in others if (other.section, other.paragraph) == place}
    ranked = sorted(counts, key=lambda value: (value not in near, -counts[value]))
    return tuple(value for value in ranked if value not in ("", value_of(figure)))
