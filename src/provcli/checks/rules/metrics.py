"""The rule about metrics: a figure of one where the clause names another, such as imports."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.dataset.models import Metric
from provcli.errors import abbreviate
from provcli.prose.article import Location
from provcli.prose.normalize import fold
from provcli.prose.sentences import Span

MAX_METRICS = 50
"""How many metrics of one unit are compared. The names of more are too similar."""

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(
    "a an and by each for from in of on or per share the to total with year annual average number "
    "new all other growth change rate rank level".split()
)


def _split(text: str) -> frozenset[str]:
    """Return the words of a text that distinguish names, without plural endings."""
    words = _WORD.findall(fold(text).casefold())
    return frozenset(word.rstrip("s") for word in words) - _SMALL_WORDS


def find_other_metrics(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose clause names another metric of the unit, and not their own."""
    search = _Search(case)
    for found in case.found:
        other = search.find_other(found)
        if other:
            words = f"The clause names {abbreviate(other.name)}"
            evidence = f"{found.figure.metric}, not {other.id}"
            yield case.contradiction(found, "metric", words, evidence)


class _Search:
    """Looks for the metric that the article names at a figure."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._dataset = case.dataset
        self._words = {metric.id: _split(metric.name) for metric in case.dataset.metrics}
        self._metrics_in: dict[tuple[Location, Span], set[str]] = {}
        for found in case.found:
            paragraph = found.occurrence.paragraph
            clause = case.find_clause(paragraph, found.numeral.start)
            recorded = self._metrics_in.setdefault((paragraph.location, clause), set())
            recorded.add(found.figure.metric)

    @cached_property
    def _article(self) -> frozenset[str]:
        return frozenset().union(*(_split(each.text) for each in self._case.article.paragraphs))

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Metric]]:
        found: dict[str, list[Metric]] = {}
        for metric in self._dataset.metrics:
            found.setdefault(metric.unit, []).append(metric)
        return found

    def find_other(self, found: FoundFigure) -> Metric | None:
        """Return another metric that the clause of a figure names, if its own is not near."""
        figure = found.figure
        metric = self._dataset.metric_by_id[figure.metric]
        others = self._by_unit[metric.unit]
        if not 1 < len(others) <= MAX_METRICS:
            return None
        paragraph = found.occurrence.paragraph
        span = self._case.find_clause(paragraph, found.numeral.start)
        clause = _split(paragraph.text[slice(*span)])
        own = self._words[metric.id]
        for other in others:
            theirs = self._words[other.id] - own
            # The words that only the own name has must be words of the article, and not here.
            mine = own - self._words[other.id]
            if theirs and mine and theirs <= clause and mine <= self._article:
                around = clause | _split(paragraph.heading)
                is_recorded = other.id in self._metrics_in[paragraph.location, span]
                if mine.isdisjoint(around) and not is_recorded:
                    return other
        return None
