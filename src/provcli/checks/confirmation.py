"""What the words near a number confirm of its figure, key by key.

A rule reports a key that the text contradicts. Where the text is silent, or where it could mean
another entity, metric, or period of the dataset as well, a rule cannot decide, and the key counts
as not confirmed.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property

from provcli.checks.context import CheckContext, FoundFigure, subject_of
from provcli.checks.rules.article import UNITS, is_rank, speaks_in_general
from provcli.checks.rules.dismissals import confirms_reason
from provcli.checks.rules.metrics import MIN_DIGITS, Words, read_unit, shorten_words, split_words
from provcli.checks.rules.structure import fits_shared_sign, fits_unit, read_unit_codes
from provcli.dataset.models import Figure
from provcli.drafting.plans import find_plan, may_be_planned, reports_fact
from provcli.prose.article import Location, Paragraph
from provcli.prose.period_dates import find_days, same_days
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_numbers import start_of
from provcli.prose.sentences import Span
from provcli.prose.units import RATES, SHARED_NAMES
from provcli.values.periods import last_day

MAX_NAMES = 500
"""How many names of metrics of one unit, or scopes of one first word, are compared."""
MAX_BEFORE = 1000
"""Characters before a number in which another entity may be named."""
_ITEM_END = re.compile(r"[\d,;.，、；。]")
"""The end of what a number counts in a list: 477 institutions, 84 incubators."""
_FORECAST = re.compile(
    r"\b(?:expect|forecast|predict|target|guidance|estimat|plan)|预[计期]|目标|计划", re.IGNORECASE
)
"""Words that may make a number of a past period one that had been expected."""


def find_unconfirmed(case: CheckContext) -> Mapping[str, tuple[str, ...]]:
    """Return, by key, the subjects whose words near the number do not confirm it.

    Entries that the article does not have at their location are left out: rules report them.
    """
    text = _Text(case)
    confirmed = {
        "unit": text.confirms_unit,
        "period": text.confirms_period,
        "entity": text.confirms_entity,
        "metric": text.confirms_metric,
        "scope": text.confirms_scope,
        "status": text.confirms_status,
    }
    unconfirmed = {
        key: tuple(found.figure.id for found in case.found if not confirms(found))
        for key, confirms in confirmed.items()
    }
    reasons = tuple(
        subject_of(match.item)
        for match in case.alignment.matches
        if match.outcome == "found" and not confirms_reason(match)
    )
    # A number of few digits may be equal by chance.
    repetitions = tuple(
        subject_of(found.entry)
        for found in case.found_again
        if found.repetition
        and len(found.figure.value.normalize().as_tuple().digits) < MIN_DIGITS
        and not (text.confirms_entity(found) and text.confirms_metric(found))
    )
    return {**unconfirmed, "reason": reasons + repetitions}


class _Text:
    """The words near each number."""

    def __init__(self, case: CheckContext) -> None:
        self._case, self._dataset = case, case.dataset
        published = case.dataset.source.date
        self._published = last_day(published) if published else date.min
        self._entities = {figure.entity for figure in case.dataset.figures}
        self._plans: dict[Location, bool] = {}
        """Whether a paragraph or its heading may speak of a plan."""

    def confirms_unit(self, found: FoundFigure) -> bool:
        """Return whether the text prints the unit, or what is counted, at a number."""
        unit, numeral = self._dataset.unit_of(found.figure.metric), found.numeral
        named = found.context.unit
        if unit.kind == "rank":
            return numeral.kind == "ordinal" or is_rank(found.occurrence.paragraph.text, numeral)
        known = read_unit_codes(unit)
        mark = numeral.unit_sign or (named.code if named else "")
        if unit.id == "count":
            return named is not None and named.code not in UNITS
        if mark in UNITS | RATES or mark == "times":
            is_shared = unit.id in SHARED_NAMES.get(mark, "") or fits_shared_sign(numeral, unit)
            return fits_unit(mark, unit) or is_shared
        if named is None:
            return False
        return mark in known or not split_words(named.noun).isdisjoint(split_words(unit.label))

    def confirms_period(self, found: FoundFigure) -> bool:
        """Return whether a number is read with the period that is recorded.

        Words that date another number, or have another period after them, may not date this one.
        """
        paragraph, recorded = found.occurrence.paragraph, found.figure.period
        start = found.numeral.start
        periods = self._case.periods[self._case.article.position[paragraph.location]]
        reading = periods.readings[found.occurrence.numerals[0]]
        words = reading.evidence
        sentence = self._case.find_sentence(paragraph, start)
        if recorded is None:
            # "It has 7 ships" is of no period, but a report of a day goes on about that day.
            is_general = speaks_in_general(paragraph.text[slice(*sentence)])
            is_dated = reading.period or _find_mentions(periods, sentence)
            return not is_dated and (is_general or not self._follows_day(paragraph))
        if words and words.place in ("clause", "sentence") and not words.is_adjacent:
            named = [
                mention
                for mention in _find_mentions(periods, (sentence[0], start))
                if mention.role == "figure"
            ]
            is_later = named and named[-1].period != words.period
            is_taken = words.start in periods.taken and len({each.period for each in named}) > 1
            if words.is_comparison or is_later or is_taken:
                return False
        return same_days(reading.period, recorded)

    def _follows_day(self, paragraph: Paragraph) -> bool:
        """Return whether the last time that a section names before is a past day."""
        last = self._last_named[self._case.article.position[paragraph.location]]
        days = find_days(last) if last else None
        return days is not None and days.first == days.last <= self._published

    @cached_property
    def _last_named(self) -> Sequence[str | None]:
        """The last period that the section of each paragraph names up to its end."""
        found: list[str | None] = []
        section = None
        for paragraph, periods in zip(
            self._case.article.paragraphs, self._case.periods, strict=True
        ):
            named = [each.period for each in periods.mentions if each.role == "figure"]
            last = found[-1] if found and paragraph.section == section else None
            found.append(next(filter(None, reversed(named)), last))
            section = paragraph.section
        return found

    def confirms_entity(self, found: FoundFigure) -> bool:
        """Return whether the clause, sentence, or heading names only the entity.

        The heading does not decide if the text has last named another one: "It sold 7."
        """
        entity, case = found.figure.entity, self._case
        if len(self._entities) == 1:
            return True
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        position = case.article.position[paragraph.location]
        names = case.names.paragraphs[position]
        clause = names.within((case.find_clause(paragraph, start)[0], start))
        sentence = names.within(case.find_sentence(paragraph, start))
        heading = case.heading_of(paragraph) or self._dataset.source.title
        for named in (clause, sentence, case.names.read_line(heading)):
            if here := named.named & self._entities:
                # "Unlike Jena, it sold 7" is not about Jena.
                is_near = named in (clause, sentence)
                last = {entity} if is_near else self._find_last_named(position, start)
                if here == {entity} and entity in named.objects:
                    continue  # the heading may name it, too
                return here == {entity} and entity in last
        return False

    def _find_last_named(self, position: int, start: int) -> Collection[str]:
        """Return the entities of the last name before a place or in the paragraph before.

        All of them, if there is no such name.
        """
        before = [(position, (max(0, start - MAX_BEFORE), start))]
        if position and self._case.article.paragraphs[position].number > 1:
            length = len(self._case.article.paragraphs[position - 1].text)
            before.append((position - 1, (max(0, length - MAX_BEFORE), length)))
        for place, span in before:
            for mention in reversed(self._case.names.paragraphs[place].find(span)):
                ids = {each.id for each in mention.entities}
                if ids & self._entities:
                    return ids
        return self._entities

    def confirms_metric(self, found: FoundFigure) -> bool:
        """Return whether the words near a number fit the name of its metric best.

        Those are what the number counts, else its clause, else its sentence, with the heading.
        """
        paragraph, numeral = found.occurrence.paragraph, found.numeral
        heading = split_words(self._case.heading_of(paragraph))
        clause = self._case.find_clause(paragraph, numeral.start)
        item = _ITEM_END.search(paragraph.text, numeral.end, clause[1])
        spans = [
            (numeral.end, item.start() if item else clause[1]),
            (clause[0], numeral.start),
            clause,
            self._case.find_sentence(paragraph, numeral.start),
        ]
        for span in spans:
            near = shorten_words(heading | split_words(paragraph.text[slice(*span)]))
            if best := self._find_best(found.figure, near):
                return best == {found.figure.metric}
        return False

    def _find_best(self, figure: Figure, near: Words) -> set[str]:
        """Return the metrics of a unit whose names have the most of some words.

        Those have at least half of the words of the name.
        """
        shares: dict[str, Fraction] = {}
        unit = read_unit(self._dataset.metric_by_id[figure.metric])
        for metric, words in self._words_by_unit.get(unit, ())[:MAX_NAMES]:
            known = len(words & near)
            if 2 * known >= len(words):
                share = Fraction(known, len(words))
                shares[metric] = max(share, shares.get(metric, share))
        most = max(shares.values(), default=None)
        return {metric for metric, share in shares.items() if share == most}

    @cached_property
    def _words_by_unit(self) -> Mapping[str, list[tuple[str, Words]]]:
        found: dict[str, list[tuple[str, Words]]] = {}
        for metric in self._dataset.metrics:
            for name in metric.names:
                if words := shorten_words(split_words(name)):
                    found.setdefault(read_unit(metric), []).append((metric.id, words))
        return found

    def confirms_scope(self, found: FoundFigure) -> bool:
        """Return whether the words near a number have those of its scope only.

        Those are its clause, else its sentence up to there, else the heading.
        """
        paragraph, scope = found.occurrence.paragraph, found.figure.scope or ""
        clause = self._case.find_clause(paragraph, found.numeral.start)
        sentence = self._case.find_sentence(paragraph, found.numeral.start)
        lines = (paragraph.text[slice(*clause)], paragraph.text[sentence[0] : clause[1]])
        for line in (*lines, paragraph.heading):
            near = _read_scope(line)
            possible = (each for word in near for each in self._scopes.get(word, ())[:MAX_NAMES])
            if named := {each for each, words in possible if words <= near}:
                return named == {scope}
        return not scope

    @cached_property
    def _scopes(self) -> Mapping[str, list[tuple[str, Words]]]:
        """The scopes with their words, by the first of these: a number, if it has one."""
        found: dict[str, list[tuple[str, Words]]] = {}
        for scope in sorted({figure.scope for figure in self._dataset.figures if figure.scope}):
            if words := _read_scope(scope):
                found.setdefault(min(words), []).append((scope, words))
        return found

    def confirms_status(self, found: FoundFigure) -> bool:
        """Return whether a verb, a plan, or the date decides about the status."""
        figure, paragraph, numeral = found.figure, found.occurrence.paragraph, found.numeral
        sentence = self._case.find_sentence(paragraph, numeral.start)
        end = figure.period.end if figure.period else None
        is_over = end is not None and end <= self._published
        if figure.status == "actual":
            clause = self._case.find_clause(paragraph, numeral.start)
            is_over = is_over and not _FORECAST.search(paragraph.text, *clause)
            is_fact = is_over or reports_fact(paragraph.text, numeral, sentence)
            return is_fact or not self._has_plan(paragraph)
        return bool(find_plan(paragraph, numeral, sentence, is_over=is_over))

    def _has_plan(self, paragraph: Paragraph) -> bool:
        if paragraph.location not in self._plans:
            words = f"{paragraph.heading}\n{paragraph.text}"
            self._plans[paragraph.location] = may_be_planned(words)
        return self._plans[paragraph.location]


def _read_scope(text: str) -> Words:
    """Return the words, and the numbers, of a scope or of a text that may name it."""
    return shorten_words(split_words(text)) | frozenset(re.findall(r"\d+", text))


def _find_mentions(periods: ParagraphPeriods, span: Span) -> Sequence[PeriodMention]:
    """Return the words in a part of a paragraph that name a period."""
    first, last = (bisect_left(periods.mentions, end, key=start_of) for end in span)
    return periods.mentions[first:last]
