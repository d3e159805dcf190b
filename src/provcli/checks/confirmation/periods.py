"""Whether the words near a number show its period."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from provcli.checks.context import CheckContext, FoundFigure
from provcli.prose.period_dates import same_days
from provcli.prose.period_memory import ParagraphPeriods, PeriodEvidence
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_numbers import start_of
from provcli.prose.sentences import Span

_BEFORE = re.compile(
    r"\b(?:after|before|unlike|except(?: for)?|other than|(?:winter|spring|summer|autumn|fall|eve"
    r"|wake|start|beginning) of|(?:school|academic|financial|tax|marketing|crop) year|season"
    r"|(?:decades?|years?|months|quarters?|weeks|days) to)(?: in)?(?: the)? $",
    re.IGNORECASE,
)
"""Words before those of a period that make it another one."""
_AFTER = re.compile(
    r"[之以]?[前后]|学年|[财赛]季|财年|(?:/\d\d)?[- ](?:season|vintage|harvest|school|model)"
)
"""Words after them."""
MAX_BEFORE = 40


class PeriodWords:
    """The words that name periods."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether a number is read with the period that is recorded.

        Words that date another number, or have another period after them, may not date this one.
        """
        paragraph, recorded = found.occurrence.paragraph, found.figure.period
        start = found.numeral.start
        position = self._case.article.position[paragraph.location]
        periods = self._case.periods[position]
        reading = periods.readings[found.occurrence.numerals[0]]
        words = reading.evidence
        sentence = self._case.find_sentence(paragraph, start)
        if recorded is None:
            is_dated = reading.period or _find_mentions(periods, sentence)
            return not (is_dated or self._is_dated[position])
        if words and words.place in ("clause", "sentence") and not words.is_adjacent:
            named = [
                mention
                for mention in _find_mentions(periods, (sentence[0], start))
                if mention.role == "figure"
            ]
            is_later = named and named[-1].period != words.period
            is_taken = words.start in periods.taken and len({each.period for each in named}) > 1
            is_far = words.place == "sentence" and len({each.period for each in named}) > 1
            if words.is_comparison or is_later or is_taken or is_far:
                return False
        if words and words.paragraph == position and _is_changed(paragraph.text, periods, words):
            return False
        is_near = words is not None and words.place in ("clause", "sentence", "heading")
        return (is_near or reading.is_sure) and same_days(reading.period, recorded)

    @cached_property
    def _is_dated(self) -> Sequence[bool]:
        """Whether the section of each paragraph has named a period up to its end."""
        found: list[bool] = []
        section = None
        for paragraph, periods in zip(
            self._case.article.paragraphs, self._case.periods, strict=True
        ):
            is_named = any(each.role == "figure" and each.period for each in periods.mentions)
            found.append(is_named or (bool(found) and paragraph.section == section and found[-1]))
            section = paragraph.section
        return found


def _find_mentions(periods: ParagraphPeriods, span: Span) -> Sequence[PeriodMention]:
    """Return the words in a part of a paragraph that name a period."""
    first, last = (bisect_left(periods.mentions, end, key=start_of) for end in span)
    return periods.mentions[first:last]


def _is_changed(text: str, periods: ParagraphPeriods, words: PeriodEvidence) -> bool:
    """Return whether words beside those of a period make it another one: after 2023."""
    mentions = _find_mentions(periods, (words.start, words.start + 1))
    is_before = _BEFORE.search(text, max(0, words.start - MAX_BEFORE), words.start)
    return bool(is_before or (mentions and _AFTER.match(text, mentions[0].end)))
