"""Whether the words near a number show its period."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.article import is_dateline
from provcli.prose.english_words import SEASONS, TIME_UNITS
from provcli.prose.numerals import Numeral
from provcli.prose.patterns import any_of
from provcli.prose.period_dates import same_days
from provcli.prose.period_memory import ParagraphPeriods, PeriodEvidence
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_numbers import start_of
from provcli.prose.sentences import Span

_BEFORE = re.compile(
    r"\b(?:after|before|unlike|except(?: for)?|other than|(?:winter|spring|summer|autumn|fall|eve"
    r"|wake|start|beginning) of|(?:school|academic|financial|tax|marketing|crop) year|season"
    r"|(?:decades?|years?|months|quarters?|weeks|days) to)(?: in)?(?: the)? $"
    r"|(?:不同于|有别于|区别于|早于|晚于|曾[在于]|除[了去]?|\d[年月]?[、和与及])$",
    re.IGNORECASE,
)
"""Words before those of a period that make it another one."""
_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,3}?(?:[前后]|期间|时(?!间)|[汛花旺淡暑假会]期|[每某单])|[之以]?[前后外内]|年中|第|学年|[财赛]季|财年"
    r"|度?[春夏秋冬旺淡][天季]?|春节|国庆|元旦|中秋|双十|[寒暑]假|[款版]|[上中下]{1,2}旬"
    r"|(?:/\d\d)?[- ](?:season|vintage|harvest|school|model)"
)
"""Words after them."""
_TIME = re.compile(
    rf"\b(?:later|earlier|then|since|before|after|ago|once|peak|next|previous|former"
    rf"|back|until|original\w*|{any_of(TIME_UNITS)}s?|{any_of(SEASONS)}|\w*mas(?:es)?)\b"
    "|后来|此前|此后|其后|随后|之[前后]|当时|曾|原",
    re.IGNORECASE,
)
"""Words of a sentence that may mean another time than the sentence before."""
_COMPARED_BEFORE = re.compile(
    r"\b(?:after|against|versus|vs\.?|compared (?:with|to)|record(?: \w+)? of"
    r"|(?:than|beat\w*|topp\w*|pass\w*|surpass\w*|br[eo]ak?\w*|exceed\w*|below|above)"
    r" (?:the|its|their|a|an)(?: \w+){0,2})[ $€£]+$",
    re.IGNORECASE,
)
"""Words before a number with which another one is compared."""
MAX_BEFORE = 40
MAX_ADVERBIAL = 8
"""Characters after a period in a clause that may be a part of its name."""


class PeriodWords:
    """The words that name periods."""

    def __init__(self, case: CheckContext, known_han: KnownHan) -> None:
        self._case, self._known_han = case, known_han

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
            # The text dates the numbers of its title.
            is_title = self._case.is_headline(paragraph)
            is_dated = reading.period or _find_mentions(periods, sentence)
            return not (is_dated or (any(self._is_dated) if is_title else self._is_dated[position]))
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
        if (
            words
            and words.paragraph == position
            and (
                _is_changed(paragraph.text, periods, words)
                or not self._leads_on(found, periods, words)
            )
        ):
            return False
        if _is_earlier(found) and self._has_period_of_neighbor(found, periods, sentence):
            return False
        is_near = words is not None and words.place in ("clause", "sentence", "heading")
        is_sure = reading.is_sure and not self._may_be_another(
            words, paragraph.text[slice(*sentence)]
        )
        return (is_near or is_sure) and same_days(reading.period, recorded)

    def _may_be_another(self, words: PeriodEvidence | None, sentence: str) -> bool:
        """Return whether a period from elsewhere may not be that of a sentence.

        That is one from the line with the date of the article, or beside words for a time that
        provcli does not read: "A year on, it had 7."
        """
        paragraphs = self._case.article.paragraphs
        is_date = words and words.paragraph is not None and is_dateline(paragraphs[words.paragraph])
        return bool(is_date or _TIME.search(sentence))

    def _leads_on(
        self, found: FoundFigure, periods: ParagraphPeriods, words: PeriodEvidence
    ) -> bool:
        """Return whether no unknown Chinese word follows a period: 2022年汛期."""
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        mentions = _find_mentions(periods, (words.start, words.start + 1))
        if not mentions or mentions[0].end > start:
            return True
        _, end = self._case.find_clause(paragraph, mentions[0].start)
        span = mentions[0].end, end
        is_apart = span[0] < end <= min(start, span[0] + MAX_ADVERBIAL)
        return not is_apart or self._known_han.cover(paragraph, span, self._known_han.names)

    def _has_period_of_neighbor(
        self, found: FoundFigure, periods: ParagraphPeriods, sentence: Span
    ) -> bool:
        """Return whether a number and the one that it is compared with have one period."""
        start = found.numeral.start
        own = periods.readings[found.occurrence.numerals[0]]
        beside = [
            (other.start, reading.period)
            for other, reading in zip(
                found.occurrence.paragraph.numerals, periods.readings, strict=True
            )
            if isinstance(other, Numeral)
            and other.is_quantity
            and sentence[0] <= other.start < sentence[1]
            and not any(each.start <= other.start < each.end for each in periods.mentions)
        ]
        before = [each for place, each in beside if place < start]
        after = [each for place, each in beside if place > start]
        compared = before[-1:] or after[:1]
        # "To 9 from 7 in 2023" may date both.
        is_shared = own.evidence is not None and own.evidence.is_adjacent
        return any(same_days(each, own.period) if each else is_shared for each in compared)

    @cached_property
    def _is_dated(self) -> Sequence[bool]:
        """Whether the section of each paragraph has named a period up to its end."""
        found: list[bool] = []
        section = None
        for paragraph, periods in zip(
            self._case.article.paragraphs, self._case.periods, strict=True
        ):
            is_named = not is_dateline(paragraph) and any(
                each.role == "figure" and each.period for each in periods.mentions
            )
            found.append(is_named or (bool(found) and paragraph.section == section and found[-1]))
            section = paragraph.section
        return found


def _find_mentions(periods: ParagraphPeriods, span: Span) -> Sequence[PeriodMention]:
    """Return the words in a part of a paragraph that name a period."""
    first, last = (bisect_left(periods.mentions, end, key=start_of) for end in span)
    return periods.mentions[first:last]


def _is_earlier(found: FoundFigure) -> bool:
    """Return whether a number is what another one is compared with: to 9 from 7."""
    text, start = found.occurrence.paragraph.text, found.numeral.start
    is_compared = _COMPARED_BEFORE.search(text, max(0, start - MAX_BEFORE), start)
    is_base = found.context.role == "from" and found.context.direction is not None
    return is_base or bool(is_compared)


def _is_changed(text: str, periods: ParagraphPeriods, words: PeriodEvidence) -> bool:
    """Return whether words beside those of a period make it another one: after 2023."""
    mentions = _find_mentions(periods, (words.start, words.start + 1))
    is_before = _BEFORE.search(text, max(0, words.start - MAX_BEFORE), words.start)
    if is_before or words.text.endswith(("旬", "初", "年中")):
        return True
    return bool(mentions and _AFTER.match(text, mentions[0].end))
