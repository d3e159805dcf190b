"""Whether the words of the article state the claims of the dataset."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from provcli.checks.context import CheckContext
from provcli.checks.rules.article import is_rank
from provcli.checks.rules.dismissals import states
from provcli.checks.rules.metrics import read_stems, shorten_words, split_words
from provcli.dataset.models import Claim, ClaimKind, Dismissal, Figure
from provcli.dataset.references import figure_id
from provcli.prose.article import Paragraph
from provcli.prose.context import read_context
from provcli.prose.numerals import Numeral
from provcli.prose.occurrences import Occurrence
from provcli.prose.period_dates import same_days, shift_period
from provcli.prose.period_mentions import AVERAGE, CHANGES, YEAR_ON_YEAR, PeriodMention
from provcli.prose.sentences import Span

MAX_SIDE = 500
"""Characters on either side of a stated number that may state its claim."""
_GROWTHS = ("growth", "compound-growth", "average-growth")
_FROM_BASE = (*_GROWTHS, "difference", "ratio")
"""The kinds whose inputs go from a base to what it became."""
_KIND_WORDS: Mapping[ClaimKind, re.Pattern[str]] = {
    "share": re.compile(
        r"(?:%|cent|half|halves|thirds?|quarters?|fifths?|tenths?|majority|most|part) of\b"
        r"|\b(?:account\w*|represent\w*|share|proportion|portion|(?:made?|mak\w+) up)\b"
        r"|占|[一二三四五六七八九两几数0-9]成|比[重例]|份额|其中",
        re.IGNORECASE,
    ),
    "ratio": re.compile(
        r"\b(?:times|twice|half|double\w*|triple\w*|\w*fold|halv\w+|quadruple\w*|as (?:many|much)"
        r"|third|quarter|fifth|tenth|ratio)\b|倍|翻|分之|一半|比",
        re.IGNORECASE,
    ),
    "sum": re.compile(
        r"\b(?:total\w*|together|combined|altogether|in all|sum|overall|includ\w+|of (?:which|whom)"
        r"|compris\w+|consist\w*|made up|add\w* up)\b|合计|[共总]|其中|包括|分别",
        re.IGNORECASE,
    ),
    "difference": re.compile(
        r"\b(?:more|less|fewer|higher|lower|larger|smaller|above|below|than|gap|difference|ahead"
        r"|behind|lead|led|margin|exceed\w*|short\w*|surplus|deficit|improvement|change\w*)\b"
        r"|[比差多少高低增减]",
        re.IGNORECASE,
    ),
    "order": re.compile(
        r"\b(?:\w+er than|more|less|fewer|above|exceed\w*|ahead|b(?:ehind|elow)|most|least"
        r"|\w+est)\b|[比最超]|高于|低于|快于|慢于|首位|居",
        re.IGNORECASE,
    ),
}
"""What a sentence says that states a claim of a kind; growth has words of rise and fall."""


class _Statement(NamedTuple):
    """A number that may state a claim, with the part of its sentence around it."""

    paragraph: Paragraph
    number: Numeral
    span: Span

    @property
    def words(self) -> str:
        return self.paragraph.text[slice(*self.span)]


class ClaimWords:
    """The sentences that state claims."""

    def __init__(self, case: CheckContext) -> None:
        self._case, self._dataset = case, case.dataset
        # Claims that are true for some roundings only are unsure.
        results = case.claim_results
        self._unsure = {each.claim.id for each in results if each.verdict == "within-rounding"}

    def confirms(self, claim: Claim) -> bool:
        """Return whether a sentence states a claim; one of an analyst needs none."""
        if claim.stated_by == "analyst":
            return True
        if claim.id in self._unsure or len({*claim.inputs}) < len(claim.inputs):
            return False
        return any(
            self._has_kind(claim, statement) and self._fits(claim, statement)
            for statement in self._find_statements(claim)
        )

    def _find_statements(self, claim: Claim) -> Iterator[_Statement]:
        """Yield the numbers that a claim states, else those of its inputs."""
        if claim.stated_value is not None:
            for occurrence, number in self._dismissed:
                if states(claim, number, read_context(occurrence.paragraph.text, number)):
                    yield self._read(occurrence.paragraph, number)
            return
        for id_ in [claim.stated] if claim.stated else claim.inputs:
            if (figure := self._dataset.figure_by_id.get(id_)) and (
                found := self._case.find_number(figure)
            ):
                yield self._read(*found)

    @cached_property
    def _dismissed(self) -> list[tuple[Occurrence, Numeral]]:
        """The numbers that are dismissed as parts of claims."""
        return [
            (match.occurrence, match.occurrence.numeral)
            for match in self._case.alignment.matches
            if isinstance(match.item, Dismissal) and match.item.reason == "claim"
            if match.occurrence and isinstance(match.occurrence.numeral, Numeral)
        ]

    def _read(self, paragraph: Paragraph, number: Numeral) -> _Statement:
        start, end = self._case.find_sentence(paragraph, number.start)
        span = max(start, number.start - MAX_SIDE), min(end, number.end + MAX_SIDE)
        return _Statement(paragraph, number, span)

    def _has_kind(self, claim: Claim, statement: _Statement) -> bool:
        """Return whether the words around a number, and its bound, are those of a claim."""
        text, number = statement.paragraph.text, statement.number
        context = read_context(text, number)
        if claim.stated_value is not None and context.qualifier != claim.stated_qualifier:
            return False
        if claim.kind == "rank":
            return number.kind == "ordinal" or is_rank(text, number)
        words = statement.words
        if claim.kind in (*_GROWTHS, "chain"):
            is_average = claim.kind in ("compound-growth", "average-growth")
            is_kind = bool(AVERAGE.search(words)) == is_average
            return is_kind and bool(CHANGES.search(words))
        if claim.kind == "ratio" and number.kind in ("multiple", "fraction", "ratio"):
            return True
        if _KIND_WORDS[claim.kind].search(words):
            return True
        return claim.kind in ("difference", "order") and bool(CHANGES.search(words))

    def _fits(self, claim: Claim, statement: _Statement) -> bool:
        """Return whether the inputs of a claim are what its sentence relates."""
        figures = [self._dataset.figure_by_id.get(id_) for id_ in claim.inputs]
        known = [figure for figure in figures if figure]
        if not known:
            return False
        # An order states nothing; the sentence is about the figure that is in it.
        place = (statement.paragraph, statement.number)
        here = (figure for figure in known if self._case.find_number(figure) == place)
        stated = self._dataset.figure_by_id.get(claim.stated or "") or next(here, known[-1])
        entities, metrics, scopes = (
            {getattr(figure, key) for figure in known} for key in ("entity", "metric", "scope")
        )
        if claim.kind in _FROM_BASE and not (figures[-1] and _ascend(known)):
            return False
        if claim.kind in ("share", "ratio") and not self._is_part(claim, known, statement):
            return False
        if claim.kind in _GROWTHS:
            is_one = len(entities) == len(metrics) == len(scopes) == 1
            is_latter = same_days(known[-1].period, stated.period) or (
                (stated.period or "").endswith(f"/{known[-1].period}")
            )
            if not (is_one and is_latter and self._may_date(known[-1], statement)):
                return False
        elif claim.kind not in ("share", "chain") and len(entities) > 1 and len(metrics) > 1:
            return False
        if claim.kind == "rank":
            # The peers of a group are hardly named again.
            return known[0].entity == stated.entity and len(metrics) == 1
        if claim.stated and stated.entity not in entities:
            return False
        return all(
            self._is_shown(figure, stated, statement, known)
            if figure
            else self._is_year_before(id_, known, statement)
            for id_, figure in zip(claim.inputs, figures, strict=True)
        )

    def _is_part(self, claim: Claim, known: list[Figure], statement: _Statement) -> bool:
        """Return whether figures may be a part and its whole, or a ratio, of a sentence."""
        if claim.kind == "share" and known[0].value > known[-1].value:
            return False
        is_here = any(self._is_here(figure, statement) for figure in known)
        return claim.stated_value is None or is_here

    def _is_shown(
        self, figure: Figure, stated: Figure, statement: _Statement, inputs: list[Figure]
    ) -> bool:
        """Return whether a sentence has a figure, or names what it is."""
        if self._is_here(figure, statement):
            return True
        near = read_stems(statement.words)
        entity = self._dataset.entity_by_id[figure.entity]
        names = self._dataset.metric_by_id[figure.metric].names
        own = self._dataset.metric_by_id[stated.metric].names
        is_entity = figure.entity == stated.entity or any(
            name.casefold() in statement.words.casefold() for name in entity.names
        )
        near |= read_stems(" ".join(own))
        words = map(shorten_words, map(split_words, names))
        is_metric = any(name and 2 * len(name & near) >= len(name) for name in words)
        return is_entity and is_metric and self._is_dated(figure, stated, statement, inputs)

    def _is_here(self, figure: Figure, statement: _Statement) -> bool:
        """Return whether a sentence has the number of a figure."""
        found = self._case.find_number(figure)
        start, end = statement.span
        return bool(found and found[0] is statement.paragraph and start <= found[1].start < end)

    def _is_dated(
        self, figure: Figure, stated: Figure, statement: _Statement, inputs: list[Figure]
    ) -> bool:
        """Return whether a sentence names the period of a figure, or has it itself."""
        if same_days(figure.period, stated.period):
            return True
        if any(same_days(each.period, figure.period) for each in self._find_periods(statement)):
            return True
        after = inputs[-1].period
        is_year_before = after and same_days(shift_period(after, -1), figure.period)
        return bool(is_year_before and YEAR_ON_YEAR.search(statement.words))

    def _may_date(self, figure: Figure, statement: _Statement) -> bool:
        """Return whether a sentence has a figure, or names its period or none."""
        named = [each for each in self._find_periods(statement) if each.role == "figure"]
        is_here = self._is_here(figure, statement)
        return is_here or not named or any(same_days(each.period, figure.period) for each in named)

    def _find_periods(self, statement: _Statement) -> Sequence[PeriodMention]:
        """Return the words of a sentence that name a period."""
        start, end = statement.span
        mentions = self._case.periods_of(statement.paragraph).mentions
        return [each for each in mentions if start <= each.start < end and each.period]

    def _is_year_before(self, id_: str, known: list[Figure], statement: _Statement) -> bool:
        """Return whether an input that no figure has is that of a year before."""
        last = known[-1]
        before = shift_period(last.period, -1) if last.period else None
        implied = before and figure_id(last.entity, last.metric, before, last.scope, last.status)
        return id_ == implied and bool(YEAR_ON_YEAR.search(statement.words))


def _ascend(figures: list[Figure]) -> bool:
    """Return whether the figures of one entity and metric are in the order of time."""
    first, last = figures[0], figures[-1]
    if (first.entity, first.metric, first.scope) != (last.entity, last.metric, last.scope):
        return True
    if not (first.period and last.period):
        return True
    return first.period.sort_key <= last.period.sort_key
