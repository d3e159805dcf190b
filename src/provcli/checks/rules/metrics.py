"""The rule about metrics: a figure of one where the clause names another."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.checks.order import pair_in_order
from provcli.dataset.models import Metric
from provcli.drafting.plans import REFERENCE
from provcli.errors import abbreviate
from provcli.prose.article import Location
from provcli.prose.normalize import fold
from provcli.prose.patterns import is_han
from provcli.prose.sentences import Span
from provcli.prose.units import CHINESE_COUNTERS

MAX_BEFORE = len(" at ")
"""How many characters before a number say nothing, if the rest of the clause does not either."""
MAX_METRICS = 50
"""How many metrics of one unit are compared. The names of more are too similar."""

_WORD = re.compile(r"(?P<han>[\u4e00-\u9fff]+)|[^\W\d_\u4e00-\u9fff]+")
_SMALL_WORDS = frozenset(
    "a an and at by each for from in of on or per share the to total with year annual average "
    "number new all other growth change rate rank level be is are was were who that which more "
    "most less i we you he she it they".split()
)
_CHANGE = re.compile(r"\bchange|变[化动]|增量|增减", re.IGNORECASE)
"""Words of a metric that counts by how much another one changes."""
MAY_CHANGE = re.compile(
    r"\b(?:increas|decreas|growth|ris|fall|declin|drop|gain|loss|lost|cut|differ|gap|above|below"
    r"|more|fewer|less|over|under|extra|new|add|rais|sav|net)|[新增减升降差多少超高低净]",
    re.IGNORECASE,
)
"""Words of a metric that may do so, too."""
_CHANGE_NAMED = re.compile(
    r"\b(?:increase|decrease|growth|rise|fall|decline|drop|gain|loss|change|gap|difference)s?\b"
    "|增[量幅速]|变化|差",
    re.IGNORECASE,
)
"""Nouns of a sentence that may speak of a change and its level: the rise slowed to 5."""
_BY = frozenset({"by", "more", "fewer", "less", "higher", "lower", "多", "少", "增加", "减少"})
_TO = frozenset({"to", "from", "达到", "升至", "降至"})
_GROWTH_OF = re.compile("(?:增[速幅]|增长率)$")
"""The end of a name that few texts print: 产量增速 is "产量87吨，增长2%"."""
Words = frozenset[str]
MIN_DIGITS = 3
"""Numbers with so many digits that are equal are one number."""
MAX_STEM = 4
_ANY = "个"
_PERSONS = frozenset("人名位口")
_COUNTS = frozenset({"person", "household"})
"""Units of numbers that count, as the unit count does."""


def read_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words that distinguish names, without plurals, and their starts.

    Chinese has no spaces, so each two characters in a row are a word.
    """
    for found in _WORD.finditer(fold(text).casefold()):
        if found["han"]:
            for offset, pair in enumerate(pairwise(found[0]), start=found.start()):
                yield offset, "".join(pair)
        elif (word := found[0].rstrip("s")) and word not in _SMALL_WORDS:
            yield found.start(), word


def read_unit(metric: Metric) -> str:
    return "count" if metric.unit in _COUNTS else metric.unit


def split_words(text: str) -> Words:
    return frozenset(word for _, word in read_words(text))


def shorten_words(words: Words) -> Words:
    """Return the beginnings of words, which exports and exported share."""
    return frozenset(word[:MAX_STEM] for word in words)


def read_stems(text: str) -> Words:
    """Return the beginnings of the words of a text."""
    return shorten_words(split_words(text))


def read_counted(found: FoundFigure) -> tuple[str, Words] | None:
    """Return what a number counts, as printed and as words; None if that is unknown."""
    unit = found.context.unit
    if unit is None or unit.code == _ANY:
        return None
    if unit.code in CHINESE_COUNTERS:
        kind = "人" if unit.code in _PERSONS else unit.code
        return unit.code, frozenset({kind}) | split_words(unit.noun)
    return (unit.noun, split_words(unit.noun)) if unit.noun and not unit.code else None


def find_other_metrics(case: CheckContext) -> Iterator[Problem]:
    """Yield figures whose clause names another metric of the unit, not their own."""
    search = _Search(case)
    swapped = search.find_swapped()
    for found in case.found_again:
        other = swapped.get(id(found.entry)) or search.find_other(found)
        if other:
            words = f"The article names {abbreviate(other.name)} here"
            evidence = f"{found.figure.metric}, not {other.id}"
            yield case.contradiction(found, "metric", words, evidence)
        elif count := search.find_other_count(found):
            own, named = count
            words = f"The article counts {abbreviate(own)} here, and {abbreviate(named)} elsewhere"
            yield case.contradiction(found, "metric", words, f"{own}, not {named}")


class _Search:
    """Looks for the metric that the article names at a figure."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._dataset = case.dataset
        self._words = {
            metric.id: tuple(
                split_words(_GROWTH_OF.sub("", name))
                for name in (metric.name, metric.local_name or "")
            )
            for metric in case.dataset.metrics
        }
        """The words of each metric in both languages."""
        self._metrics_in: dict[tuple[Location, Span], set[str]] = {}
        for found in case.found:
            paragraph = found.occurrence.paragraph
            for find in (case.find_clause, case.find_sentence):
                span = find(paragraph, found.numeral.start)
                recorded = self._metrics_in.setdefault((paragraph.location, span), set())
                recorded.add(found.figure.metric)
        self._found_of = {id(found.figure): found for found in case.found}
        self._counted: dict[tuple[str, Decimal], FoundFigure] = {}
        """Figures whose sentence names their metric, by metric and size."""
        for found in case.found:
            if self._names_own(found):
                key = (found.figure.metric, found.figure.value.copy_abs())
                self._counted.setdefault(key, found)

    def _own_words(self, metric: str) -> Words:
        return frozenset().union(*self._words[metric])

    def _sentence_words(self, found: FoundFigure) -> Words:
        paragraph = found.occurrence.paragraph
        sentence = self._case.find_sentence(paragraph, found.numeral.start)
        return split_words(paragraph.text[slice(*sentence)])

    @cached_property
    def _stems(self) -> Words:
        """The beginnings of the words of the article."""
        return shorten_words(frozenset().union(*self._paragraph_words.values()))

    @cached_property
    def _unit_words(self) -> Words:
        labels = (f"{unit.id} {unit.label}" for unit in self._dataset.units)
        return split_words(" ".join(labels))

    @cached_property
    def _paragraph_words(self) -> Mapping[Location, Words]:
        return {each.location: split_words(each.text) for each in self._case.article.paragraphs}

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Metric]]:
        found: dict[str, list[Metric]] = {}
        for metric in self._dataset.metrics:
            found.setdefault(read_unit(metric), []).append(metric)
        return found

    def find_other(self, found: FoundFigure) -> Metric | None:
        """Return another metric that a figure's clause names, if its own is not near."""
        figure = found.figure
        metric = self._dataset.metric_by_id[figure.metric]
        others = self._by_unit[read_unit(metric)]
        if not 1 < len(others) <= MAX_METRICS:
            return None
        paragraph = found.occurrence.paragraph
        span = self._case.find_clause(paragraph, found.numeral.start)
        clause = split_words(paragraph.text[slice(*span)])
        if span[0] and found.numeral.start - span[0] <= MAX_BEFORE and not clause:
            # "Deaths: 905.", and "Deaths, at 905, are rare."
            span = self._case.find_clause(paragraph, span[0] - 1)
            clause = split_words(paragraph.text[slice(*span)])
        if level := self._find_level_or_change(found, metric, others):
            return level
        heading = split_words(self._case.heading_of(paragraph))
        return (
            self._find_named(found, span, clause, heading | clause)
            # "The index rose by 9 points, or 1.7 %" names it for both numbers.
            or self._find_named(
                found,
                self._case.find_sentence(paragraph, found.numeral.start),
                self._sentence_words(found),
                heading | self._paragraph_words[paragraph.location],
            )
            or self._find_counted(found, others)
        )

    def _find_named(
        self, found: FoundFigure, span: Span, named: Words, around: Words
    ) -> Metric | None:
        """Return another metric that a span names, if nothing around it names the own."""
        figure, paragraph = found.figure, found.occurrence.paragraph
        metric, near = self._dataset.metric_by_id[figure.metric], shorten_words(around)
        article = self._stems
        entity = self._dataset.entity_by_id[figure.entity]
        whose = split_words(f"{entity.name} {entity.local_name or ''}")
        for other in self._by_unit[read_unit(metric)]:
            if other.id in self._metrics_in.get((paragraph.location, span), ()):
                continue
            # "占净利润5%" is not its growth.
            if _GROWTH_OF.search(other.name) and not _GROWTH_OF.search(metric.name):
                continue
            if self._is_part(metric, other, found):
                return other
            for own, words in zip(self._words[metric.id], self._words[other.id], strict=True):
                # The words that only the own name has must be words of the article, and not here.
                theirs, mine = words - own, own - words - whose
                # "Fell 5% to 7 crowns" does not name the exchange rate of the crown.
                if not theirs - self._unit_words or not mine or not theirs <= named:
                    continue
                stems = shorten_words(mine)
                # Texts print only a part of a long Chinese name.
                is_known = bool(stems & article) if is_han(min(mine)[0]) else stems <= article
                if is_known and stems.isdisjoint(near):
                    return other
        return None

    def _find_level_or_change(
        self, found: FoundFigure, metric: Metric, others: Sequence[Metric]
    ) -> Metric | None:
        """Return the change of a metric if a number is one, or the level if it is that."""
        words = found.context.role_words
        role = words.text.casefold() if words else ""
        name = f"{metric.name} {metric.local_name or ''}"
        is_change = bool(_CHANGE.search(name))
        if self._dataset.unit_of(metric.id).kind != "quantity" or role not in (
            _TO if is_change else _BY
        ):
            return None
        paragraph = found.occurrence.paragraph
        sentence = self._case.find_sentence(paragraph, found.numeral.start)
        if is_change and _CHANGE_NAMED.search(paragraph.text, *sentence):
            return None
        if not is_change and MAY_CHANGE.search(name):
            return None
        own = self._own_words(metric.id)
        for other in others:
            is_other = bool(_CHANGE.search(f"{other.name} {other.local_name or ''}"))
            if is_other != is_change and own & self._own_words(other.id):
                return other
        return None

    def _is_part(self, metric: Metric, other: Metric, found: FoundFigure) -> bool:
        """Return whether only one of two Chinese names is here, and contains the other.

        进出口 is not 出口, though all words of the second are in the first.
        """
        own, name = (each.local_name or each.name for each in (metric, other))
        if not is_han(name[0]) or own == name:
            return False
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        clause = paragraph.text[slice(*self._case.find_clause(paragraph, start))]
        if name.endswith(own):
            return name in clause and own not in clause.replace(name, "")
        # Drafts join a name from several words of a text.
        if not metric.local_name:
            return False
        sentence = paragraph.text[slice(*self._case.find_sentence(paragraph, start))]
        around = sentence + self._case.heading_of(paragraph)
        # "票价最低5元" has all of 最低票价.
        return name in own and name in clause and own.replace(name, "") not in around

    def _find_counted(self, found: FoundFigure, others: Sequence[Metric]) -> Metric | None:
        """Return the metric whose name has what a number counts, if its own is far away."""
        counted, metric = read_counted(found), found.figure.metric
        own = shorten_words(self._own_words(metric))
        if counted is None or own.isdisjoint(self._stems):
            return None
        heading = split_words(self._case.heading_of(found.occurrence.paragraph))
        if not own.isdisjoint(shorten_words(heading | self._sentence_words(found))):
            return None
        for other in others:
            if other.id != metric and counted[1] & self._own_words(other.id):
                return other
        return None

    def find_other_count(self, found: FoundFigure) -> tuple[str, str] | None:
        """Return what a number counts, and what an equal number of its metric counts.

        A number of many digits is hardly equal to another by chance. A note explains a repetition.
        """
        figure, repetition = found.figure, found.repetition
        if len(figure.value.normalize().as_tuple().digits) >= MIN_DIGITS:
            return None
        if repetition:
            text, start = found.occurrence.paragraph.text, found.numeral.start
            if repetition.note or REFERENCE.search(text, max(0, start - 20), start):
                return None
            other = self._found_of.get(id(figure))
        else:
            other = self._counted.get((figure.metric, figure.value.copy_abs()))
        if other is None or self._names_own(found):
            return None
        counted, others = read_counted(found), read_counted(other)
        is_other = counted and others and counted[1].isdisjoint(others[1])
        return (counted[0], others[0]) if is_other and counted and others else None

    def _names_own(self, found: FoundFigure) -> bool:
        """Return whether the sentence of a number names its metric."""
        own = self._own_words(found.figure.metric)
        return not own.isdisjoint(self._sentence_words(found))

    def find_swapped(self) -> Mapping[int, Metric]:
        """Return figures whose order in a sentence names another of the same metrics."""
        swapped = {}
        for sentence, group in self._case.group_by_sentence(
            lambda figure: self._dataset.metric_by_id[figure.metric].unit
        ):
            if 1 < len({found.figure.metric for found in group}) == len(group) <= MAX_METRICS:
                for found, metric in zip(group, self._pair(group, sentence), strict=False):
                    if metric != found.figure.metric:
                        swapped[id(found.entry)] = self._dataset.metric_by_id[metric]
        return swapped

    def _pair(self, group: Sequence[FoundFigure], sentence: Span) -> list[str]:
        """Return the metric that the order names for each figure, or nothing."""
        text = group[0].occurrence.paragraph.text[slice(*sentence)]
        numbers = [found.numeral.end - sentence[0] for found in group]
        metrics = [found.figure.metric for found in group]
        for names in zip(*(self._words[metric] for metric in metrics), strict=True):
            uses = Counter(word for words in names for word in words)
            metric_of = {
                word: metric
                for metric, words in zip(metrics, names, strict=True)
                for word in words
                if uses[word] == 1
            }
            mentions = [
                (offset, metric_of[word]) for offset, word in read_words(text) if word in metric_of
            ]
            # Words of one name in a row name it once.
            first = [
                each for before, each in pairwise([(-1, ""), *mentions]) if before[1] != each[1]
            ]
            is_once = len({metric for _, metric in first}) == len(first)
            if is_once and (paired := pair_in_order(text, first, numbers)):
                return paired
        return []
