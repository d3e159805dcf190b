"""Whether the words near a number fit the name of its metric best."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import islice

from provcli.checks.confirmation.known_words import KnownWords
from provcli.checks.confirmation.plain import names_of
from provcli.checks.confirmation.scopes import read_own_part
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.article import FALL_IN_NAME, UNITS
from provcli.checks.rules.metrics import (
    MAX_STEM,
    MAY_CHANGE,
    Words,
    read_stems,
    read_unit,
    read_words,
    shorten_words,
    split_words,
)
from provcli.checks.rules.structure import fits_unit
from provcli.dataset.models import Figure
from provcli.prose.english_words import PERSONS
from provcli.prose.period_mentions import CHANGES
from provcli.prose.sentences import Span
from provcli.prose.units import RATES

_CHANGES = re.compile(
    r"\b(?:chang|grew|rose|fell|losing|shed|swing|improve)|[涨跌]|变(?![压电速])|缩[小短减窄]|[同环]比",
    re.IGNORECASE,
)
"""More words of a metric whose numbers may be by how much something changes."""
_GROWTH = re.compile(
    r"\b(?:growth|change)\b|增[速幅]|增长率|变[化动]|涨跌|[涨降跌升]幅", re.IGNORECASE
)
"""Words of a metric that is a change."""
_CHANGED_BY = re.compile(
    "(?:增[加长]|减少|提[高升]|降低|下降|压缩|缩[短小]|延长|扩大)[^\\d至到为达超]*$"
)
"""A verb before what a number counts: 减少门店7家."""
MAX_NAMES = 500
"""How many names of metrics of one unit are compared."""
MAX_BESIDE = 200
"""Characters of a clause on either side of a number in which metrics are compared."""
_OF_ALL = re.compile(" of (?:the|these|those|its|their|his|her) ")
_JOIN = re.compile(r"\b(?:and|but|while|as|when|after|for|on|without|because)\b")
"""What begins another statement after a number."""
_OFF = re.compile(r" (?:up|down|off|out|apart|ahead|behind|short|too)\b")
"""Words after an amount that make it a difference."""
_OBJECT = re.compile(r"\b(?:(?<!came )(?<!amounted )to|for|on|in|from|off|through|via) [$€£]?$")
"""What a number is the object of: it sent staff to 7 shops."""
_ITEM_END = re.compile(r"[\d,;.，、；。]")
"""The end of what a number counts in a list: 477 institutions, 84 incubators."""


class MetricWords:
    """The words that name metrics."""

    def __init__(self, case: CheckContext, known_words: KnownWords) -> None:
        self._case, self._dataset, self._known_words = case, case.dataset, known_words

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether the words near a number fit the name of its metric best.

        Those are what the number counts, else its clause, else its sentence, with the heading.
        """
        paragraph, numeral = found.occurrence.paragraph, found.numeral
        heading = split_words(self._case.heading_of(paragraph))
        clause = self._case.clause_near(found)
        join = _JOIN.search(paragraph.text, numeral.end, clause[1])
        last = join.start() if join else clause[1]
        item = _ITEM_END.search(paragraph.text, numeral.end, last)
        counted = (numeral.end, item.start() if item else last)
        spans = [
            counted,
            (clause[0], numeral.start),
            (clause[0], last),
            (self._case.sentence_near(found)[0], last),
        ]
        if (
            not self._known_words.are_of_metric(found)
            or self._counts_another(found)
            or _is_object(found)
            or self._is_nearer_to_another(found, clause)
            or self._is_change_alone(found)
            or self._is_level_of_change(found, clause)
        ):
            return False
        unit, own = found.context.unit, self._words_of[found.figure.metric]
        counts_own = not unit or not unit.noun or read_stems(unit.noun) & own
        own_clause = heading | split_words(read_own_part(paragraph, found, clause))
        names = self._dataset.metric_by_id[found.figure.metric].names
        if unit and unit.noun and split_words(unit.noun) in map(split_words, names):
            return not self._has_longer(found.figure, shorten_words(own_clause))
        for span in spans:
            # "7 cars and 9 deaths" does not count 7 deaths.
            text = paragraph.text[slice(*span)]
            text = text if counts_own else read_own_part(paragraph, found, span)
            near = shorten_words(heading | split_words(text))
            if best := self._find_best(found.figure, near):
                return best == {found.figure.metric} and not self._has_longer(
                    found.figure, near | shorten_words(own_clause)
                )
        return False

    def _is_change_alone(self, found: FoundFigure) -> bool:
        """Return whether a number is by how much its metric, a level, changes.

        "Sales rose by 7" are not sales of 7.
        """
        names = " ".join(self._dataset.metric_by_id[found.figure.metric].names)
        unit, text = found.context.unit, found.occurrence.paragraph.text
        end = max(found.numeral.end, unit.words.end if unit else 0)
        clause = self._case.clause_near(found)[0], found.numeral.start
        is_by = found.context.role == "by" or _OFF.match(text, end)
        is_by = is_by or _CHANGED_BY.search(text, *clause)
        return bool(is_by) and not any(
            pattern.search(names) for pattern in (_CHANGES, MAY_CHANGE, FALL_IN_NAME)
        )

    def _has_longer(self, figure: Figure, near: Words) -> bool:
        """Return whether words have more of a name that contains the one of a figure.

        "Exports to Ulm" are not all exports.
        """
        own = [words & near for words in self._names_of[figure.metric]]
        unit = read_unit(self._dataset.metric_by_id[figure.metric])
        return any(
            # Half of an English name is enough; two Chinese ones share many words.
            part < words & near
            and (words <= near or (min(words).isascii() and 2 * len(words & near) >= len(words)))
            for metric, words in self._words_by_unit.get(unit, ())[:MAX_NAMES]
            if metric != figure.metric
            for part in own
            if part
        )

    def _is_level_of_change(self, found: FoundFigure, clause: Span) -> bool:
        """Return whether a metric is a change, and no word up to the number is one."""
        name = " ".join(self._dataset.metric_by_id[found.figure.metric].names)
        sentence = self._case.sentence_near(found)
        text = found.occurrence.paragraph.text
        words = (text[sentence[0] : clause[1]], self._case.heading_of(found.occurrence.paragraph))
        return bool(_GROWTH.search(name)) and not any(map(CHANGES.search, words))

    def _others(self, found: FoundFigure) -> Iterator[Words]:
        """Yield the names of metrics of other units in which the number may be."""
        own = read_unit(self._dataset.metric_by_id[found.figure.metric])
        named = found.context.unit
        mark = found.numeral.unit_sign or (named.code if named else "")
        mark = mark if mark in UNITS | RATES else ""
        for unit, names in self._words_by_unit.items():
            metric = self._dataset.metric_by_id[names[0][0]]
            if unit != own and fits_unit(mark, self._dataset.unit_of(metric.id)):
                yield from (words for _, words in names)

    def _counts_another(self, found: FoundFigure) -> bool:
        """Return whether what a number counts is not in the name of its metric.

        "7 shop owners" are not shops; "7 of the shops" are not all of them.
        """
        unit, text = found.context.unit, found.occurrence.paragraph.text
        if not unit or not unit.noun or unit.words.end < found.numeral.start:
            return False
        if not unit.noun.isascii():
            noun = read_stems(unit.noun)
            own = self._words_of[found.figure.metric]
            return noun.isdisjoint(own) and not noun.isdisjoint(self._all_words)
        head = unit.noun.split()[-1]
        is_own = head in PERSONS or read_stems(head) & names_of(self._dataset, found)
        return not is_own or bool(_OF_ALL.match(text, found.numeral.end))

    def _is_nearer_to_another(self, found: FoundFigure, clause: Span) -> bool:
        """Return whether a clause has a metric of another unit as fully, and nearer."""
        figure, numeral = found.figure, found.numeral
        own = self._words_of[figure.metric]
        start, end = (
            max(clause[0], numeral.start - MAX_BESIDE),
            min(clause[1], numeral.end + MAX_BESIDE),
        )
        distances: dict[str, int] = {}
        text = found.occurrence.paragraph.text[start:end]
        for place, word in read_words(text):
            place += start
            after = place - numeral.end
            distance = after if after >= 0 else numeral.start - place - len(word)
            stem = word[:MAX_STEM]
            distances[stem] = min(distance, distances.get(stem, distance))
        near = frozenset(distances)
        nearest = min((distances[word] for word in own & near), default=MAX_BESIDE)
        share = max(
            (Fraction(len(words & near), len(words)) for words in self._names_of[figure.metric]),
            default=Fraction(0),
        )
        for words in islice(self._others(found), MAX_NAMES):
            theirs = words & near
            is_as_full = theirs and 2 * len(theirs) >= len(words)
            if not is_as_full or Fraction(len(theirs), len(words)) < share:
                continue
            if min((distances[word] for word in theirs - own), default=nearest) < nearest:
                return True
        return False

    def _find_best(self, figure: Figure, near: Words) -> set[str]:
        """Return the metrics of a unit whose names have the most of some words.

        Those have at least half of the words of the name. Its id may be a part of its name alone,
        so it confirms nothing.
        """
        own = read_stems(figure.metric)
        names = self._dataset.metric_by_id[figure.metric].names[1:]
        is_named = any(read_stems(name) == own for name in names)
        shares: dict[str, Fraction] = {}
        unit = read_unit(self._dataset.metric_by_id[figure.metric])
        for metric, words in self._words_by_unit.get(unit, ())[:MAX_NAMES]:
            if metric == figure.metric and words == own and not is_named:
                continue
            known = len(words & near)
            # "7 shops" are not "Shops closed".
            is_english = metric == figure.metric and min(words).isascii()
            if 3 * known >= 2 * len(words) or (not is_english and 2 * known >= len(words)):
                share = Fraction(known, len(words))
                shares[metric] = max(share, shares.get(metric, share))
        most = max(shares.values(), default=None)
        return {metric for metric, share in shares.items() if share == most}

    @cached_property
    def _words_by_unit(self) -> Mapping[str, list[tuple[str, Words]]]:
        found: dict[str, list[tuple[str, Words]]] = {}
        for metric in self._dataset.metrics:
            for name in metric.names:
                if words := read_stems(name):
                    found.setdefault(read_unit(metric), []).append((metric.id, words))
        return found

    @cached_property
    def _names_of(self) -> Mapping[str, list[Words]]:
        """The words of each name of each metric."""
        found: dict[str, list[Words]] = {metric.id: [] for metric in self._dataset.metrics}
        for names in self._words_by_unit.values():
            for metric, words in names:
                found[metric].append(words)
        return found

    @cached_property
    def _words_of(self) -> Mapping[str, Words]:
        """The words of all names of each metric."""
        return {metric: frozenset().union(*names) for metric, names in self._names_of.items()}

    @cached_property
    def _all_words(self) -> Words:
        return frozenset().union(*self._words_of.values())


def _is_object(found: FoundFigure) -> bool:
    """Return whether a number only takes part in what a clause says."""
    words, numeral = found.context.qualifier_words, found.numeral
    end = min(numeral.start, words.start) if words else numeral.start
    is_object = _OBJECT.search(found.occurrence.paragraph.text, max(0, end - MAX_BESIDE), end)
    return bool(is_object) and found.context.direction is None
