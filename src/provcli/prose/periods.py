"""The period that words give each number of a text, and the words that decided.

A period is looked for in the number's clause, its sentence, the sentences before it, the heading,
and the title. The date of publication says what "last month" means.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from provcli.prose.fiscal_years import FiscalYears
from provcli.prose.normalize import fold
from provcli.prose.patterns import any_case
from provcli.prose.period_contradictions import MAX_NAMED
from provcli.prose.period_dates import (
    MIN_QUARTER,
    date_in_year,
    find_days,
    fiscal_year_of,
    parse_publication,
    year_of,
)
from provcli.prose.period_dates import same_days as same_days
from provcli.prose.period_memory import (
    Memory,
    ParagraphPeriods,
    PeriodEvidence,
    PeriodReading,
    Place,
)
from provcli.prose.period_mentions import PERIOD_LANGUAGES, PeriodMention
from provcli.prose.period_mentions import find_periods as find_periods
from provcli.prose.period_numbers import start_of
from provcli.prose.period_phrases import PeriodLanguage, Point
from provcli.prose.period_sentences import SentenceReader
from provcli.prose.sentences import Span, split_sentences

_FISCAL = any_case(r"\bfiscal\b|\bFY")
_ENDED = any_case(r"\b(?:ended|to) (?:[a-z]+\.? \d|\d+ [a-z])")
MAX_PLAN = 20
"""Characters before a period in which a word such as "outlook" may be."""
_ENDS_SENTENCE = tuple(".!?。！？")
_CLOCK = re.compile(r"\d\d?[:：]\d\d")
MAX_LEAD = 3
"""Paragraphs in which a report says what part of its year it is on."""
MAX_DATE_LINE = 90
"""Characters of a line that says when the text appeared."""


class Paragraph(Protocol):
    """A paragraph, with the heading of its section; a heading is a paragraph, too."""

    @property
    def text(self) -> str: ...
    @property
    def heading(self) -> str: ...


def read_periods(
    paragraphs: Sequence[Paragraph],
    numbers: Sequence[Sequence[Span]],
    title: str = "",
    published: str | None = None,
    *,
    languages: Sequence[PeriodLanguage] = PERIOD_LANGUAGES,
) -> tuple[ParagraphPeriods, ...]:
    """Return the periods of a text's numbers, for each paragraph.

    Args:
        paragraphs: the paragraphs in order; a heading is a paragraph whose text is its heading.
        numbers: for each paragraph, where its numbers begin and end, in order.
        title: the title of the text.
        published: when it appeared, as an EDTF date.
        languages: those whose words are looked for.
    """
    fiscal = _find_fiscal_quarter(paragraphs, published, languages)
    spans = [*_find_spans(paragraphs, published, languages)]
    year = None if fiscal else _find_fiscal_year(spans, title, published, languages)
    topic = _find_topic(spans, paragraphs, published)
    texts = [paragraph.text for paragraph in paragraphs]
    years = FiscalYears(title, texts, parse_publication(published))
    reader = _Reader(title, published, languages, fiscal, year, topic, years)
    return tuple(
        reader.read_paragraph(paragraph.text, paragraph.heading, spans)
        for paragraph, spans in zip(paragraphs, numbers, strict=True)
    )


def _find_fiscal_quarter(
    paragraphs: Sequence[Paragraph], published: str | None, languages: Sequence[PeriodLanguage]
) -> PeriodEvidence | None:
    """Return the first fiscal quarter that a text names, if its lead does."""
    for position, paragraph in enumerate(paragraphs[: MAX_LEAD + 1]):
        if _FISCAL.search(paragraph.text):
            for mention in find_periods(paragraph.text, published, languages=languages):
                if mention.period and re.fullmatch(r"FY\d{4}-Q\d", mention.period):
                    return _evidence_of(mention, "before", 0, position)
    return None


def _find_spans(
    paragraphs: Sequence[Paragraph], published: str | None, languages: Sequence[PeriodLanguage]
) -> Iterator[tuple[int, PeriodMention]]:
    """Yield what a report on "the six months to 30 September" speaks of."""
    for position, paragraph in enumerate(paragraphs[: MAX_LEAD + 1]):
        is_heading = paragraph.text == paragraph.heading
        if is_heading or not any(words.results.search(paragraph.text) for words in languages):
            continue
        for mention in find_periods(paragraph.text, published, languages=languages):
            point = mention.phrase.point
            if mention.is_scene and (point is None or point.unit == "quarter" or point.days):
                yield position, mention


def _find_fiscal_year(
    spans: Sequence[tuple[int, PeriodMention]],
    title: str,
    published: str | None,
    languages: Sequence[PeriodLanguage],
) -> str | None:
    """Return the fiscal year of which a report names a part."""
    named = find_periods(title, published, languages=languages)
    for _, mention in spans:
        points = (each.phrase.point for each in (*named, mention))
        parts = [each.part for each in points if each and not each.has_year]
        if year := fiscal_year_of(mention.period or "", parts):
            return year
    return None


def _find_topic(
    spans: Sequence[tuple[int, PeriodMention]],
    paragraphs: Sequence[Paragraph],
    published: str | None,
) -> PeriodEvidence | None:
    """Return the first quarter that a report names by its last day after its lead."""
    last = find_days(published or "")
    leads = (place for place, each in enumerate(paragraphs) if each.text != each.heading)
    lead = next(leads, 0)
    for position, mention in spans:
        days = find_days(mention.period or "")
        ends = mention.phrase.first, mention.phrase.last
        is_named = _ENDED.search(mention.text) and all(one and one.shift is None for one in ends)
        if not days or not last or not is_named or position == lead:
            continue
        if (days.last - days.first).days >= MIN_QUARTER and days.last < last.first:
            # Later words such as "in February" need not be of its year.
            return _evidence_of(mention, "before", 0, position)._replace(is_relative=True)
    return None


def _evidence_of(
    mention: PeriodMention, place: Place, sentence: int, paragraph: int | None
) -> PeriodEvidence:
    return PeriodEvidence(
        *(mention.period or "", mention.text, place, sentence, paragraph, mention.start),
        is_relative=mention.is_relative,
    )


def _is_of_plan(title: str, mention: PeriodMention) -> bool:
    """Return whether the period of a title is for a plan: full-year outlook."""
    plan = mention.language.plan
    before = title[max(0, mention.start - MAX_PLAN) : mention.start].removesuffix("the ")
    found = [*plan.finditer(before)]
    is_before = found and before[found[-1].end() :] in (" for ", " of ")
    return bool(is_before or plan.match(title, mention.end + 1))


class _Reader:
    """Reads a text, paragraph by paragraph."""

    def __init__(
        self,
        title: str,
        published: str | None,
        languages: Sequence[PeriodLanguage],
        fiscal: PeriodEvidence | None,
        fiscal_year: str | None,
        topic: PeriodEvidence | None,
        years: FiscalYears,
    ) -> None:
        self._published = published
        self._years = years
        self._memory = Memory(parse_publication(published), languages, fiscal_year=fiscal_year)
        self._fiscal = fiscal
        self._heading = ""
        self._sections = 0
        self._is_lead = True
        """Whether the paragraph can say what its section is about."""
        mentions = self._find(title)
        self._title_text = title.strip()
        self._date_line: PeriodEvidence | None = None
        """The day of the line of the date, until the lead names one."""
        self._title = self._named_in(mentions, "title")
        scenes = [mention for mention in mentions if not _is_of_plan(title, mention)]
        self._topic = self._scene_of(scenes, "title") or topic or fiscal
        self._memory.text_topic = self._topic
        if self._memory.publication and published:
            self._memory.report = PeriodEvidence(published, published, "title", 0, None, 0)
        self._named_in_heading: tuple[PeriodEvidence, ...] = ()
        self._before: deque[PeriodEvidence] = deque(maxlen=MAX_NAMED)

    def read_paragraph(self, text: str, heading: str, spans: Sequence[Span]) -> ParagraphPeriods:
        """Return the periods of the next paragraph."""
        memory = self._memory
        memory.paragraph = 0 if memory.paragraph is None else memory.paragraph + 1
        is_heading = text.strip() == heading.strip()
        is_date_line = self._is_date_line(text)
        if heading != self._heading or is_heading:
            self._begin_section(heading, is_date_line=is_date_line)
        self._turn_to_company(text)
        topic = memory.topic
        # The months of a fiscal year can lie in the year before.
        years = [
            year_of(topic.period)
            for topic in (memory.section_topic, memory.text_topic)
            if topic and not topic.is_relative and topic.is_closed and "FY" not in topic.period
        ]
        mentions = self._find(text, years[0] if years else None)
        if stated := self._years.find_statement(text):
            # "It reports to the end of March" dates no number.
            mentions = tuple(
                one for one in mentions if not stated.start() <= one.start < stated.end()
            )
        set_topics = filter(None, (topic, memory.text_topic))
        topics = (*set_topics, *self._named_in_heading, *self._title)
        before = tuple(self._before)
        is_above = is_date_line or is_heading or text.strip() == self._title_text
        is_above = is_above and memory.sentence < memory.opening
        readings, lead = self._read_sentences(text, mentions, spans)
        if is_above:
            memory.opening = memory.sentence + 1
            memory.lead = memory.opening if is_date_line else memory.lead
        periods = ParagraphPeriods(mentions, tuple(readings), topics, before)
        if is_date_line:
            # It dates what follows only if the lead names no day.
            if lead and not memory.text_topic:
                memory.section_topic = memory.text_topic = self._date_line = lead
            return periods
        self._before += (
            each._replace(is_adjacent=each.start in periods.taken)
            for each in self._named_in(mentions, "before")
        )
        if not is_heading:
            if self._is_lead and lead and self._is_topic(lead):
                memory.section_topic = lead
                if self._sections < 2:  # "Published 13 November" may be a heading above the lead
                    is_open = memory.text_topic in (None, self._date_line)
                    memory.text_topic = lead if is_open else memory.text_topic
            # The lead can do without a period: "Profit rose by a third, Acme said on Monday".
            self._is_lead = memory.paragraph == 0 and not memory.section_topic
            if memory.carried and text.rstrip().endswith((":", "：")):
                memory.section_topic = memory.carried  # of the list that follows
        return periods

    def _turn_to_company(self, text: str) -> None:
        """Take the fiscal year of the company that a paragraph is on."""
        memory = self._memory
        if self._years.is_first:
            self._topic = memory.text_topic
        memory.fiscal_year, is_other = self._years.turn(text, memory.fiscal_year)
        if is_other:
            memory.text_topic = self._topic if self._years.is_first else None
            memory.section_topic = None
            self._is_lead = True

    def _is_date_line(self, text: str) -> bool:
        """Return whether a line above the lead only says when the text appeared.

        After "Northern News, October 15, 2025", the lead says when things happened.
        """
        text, memory = text.strip(), self._memory
        if memory.sentence >= memory.opening or text == self._title_text or not self._published:
            return False
        if len(text) > MAX_DATE_LINE or text.endswith(_ENDS_SENTENCE):
            return False
        mentions = self._find(text)
        if len(mentions) != 1 or mentions[0].period != self._published:
            return False
        rest = text[: mentions[0].start] + text[mentions[0].end :]
        return not any(map(str.isdigit, _CLOCK.sub("", rest)))

    def _begin_section(self, heading: str, *, is_date_line: bool) -> None:
        mentions = () if is_date_line else self._find(heading)
        self._heading = heading
        self._sections += 1
        self._is_lead = True
        self._named_in_heading = self._named_in(mentions, "heading")
        self._memory.section = self._memory.sentence + 1
        self._memory.section_topic = self._scene_of(mentions, "heading")
        self._memory.comparison = None
        self._before.clear()

    def _read_sentences(
        self, text: str, mentions: Sequence[PeriodMention], spans: Sequence[Span]
    ) -> tuple[list[PeriodReading], PeriodEvidence | None]:
        """Return the readings of a paragraph, and the period that it sets as a topic."""
        folded, memory = fold(text), self._memory
        memory.begin_paragraph(folded)
        readings: list[PeriodReading] = []
        lead: PeriodEvidence | None = None
        is_lead = True
        first_mention = first_number = 0
        for start, end in split_sentences(text):
            memory.sentence += 1
            last_mention = bisect_left(mentions, end, first_mention, key=start_of)
            last_number = bisect_left(spans, (end, end), first_number)
            sentence = SentenceReader(
                folded,
                (start, end),
                mentions[first_mention:last_mention],
                spans[first_number:last_number],
                memory,
            )
            found, spoken = sentence.read()
            readings += found
            carried = spoken and spoken._replace(place="before")
            memory.carried = carried or memory.carried
            if is_lead and sentence.sets_topic(spoken):
                lead, is_lead = memory.carried, False
            first_mention, first_number = last_mention, last_number
        return readings, lead

    def _is_topic(self, lead: PeriodEvidence) -> bool:
        """Return whether a lead's period is of the same kind as the text's."""
        topic = self._memory.text_topic
        return lead.is_closed and (topic is None or lead.is_day == topic.is_day)

    def _find(self, text: str, year: int | None = None) -> tuple[PeriodMention, ...]:
        languages = self._memory.languages
        mentions = find_periods(text, self._published, year, languages=languages)
        return tuple(map(self._date_in_fiscal_year, mentions))

    def _date_in_fiscal_year(self, mention: PeriodMention) -> PeriodMention:
        """Return "the third quarter" and "the full year" as those of the fiscal year."""
        point, fiscal, memory = mention.phrase.point, self._fiscal, self._memory
        if memory.fiscal_year and (
            period := date_in_year(mention.phrase, memory.fiscal_year, memory.publication)
        ):
            return replace(mention, period=period)
        if (
            not fiscal
            or not self._years.is_first
            or point is None
            or point._replace(part="", unit="year", ahead=None) != Point()
        ):
            return mention
        if point.unit == "month":  # "the December quarter" is of the calendar
            return mention
        if point.unit == "quarter":  # "the quarter ended June 28"
            return replace(mention, period=fiscal.period)
        year = f"FY{year_of(fiscal.period)}"
        if not point.part:
            return replace(mention, period=year)
        return replace(mention, period=f"{year}-{point.part}") if point.part[0] == "Q" else mention

    def _named_in(
        self, mentions: Sequence[PeriodMention], place: Place
    ) -> tuple[PeriodEvidence, ...]:
        where = (self._memory.sentence, self._memory.paragraph)
        return tuple(_evidence_of(mention, place, *where) for mention in mentions if mention.period)

    def _scene_of(self, mentions: Sequence[PeriodMention], place: Place) -> PeriodEvidence | None:
        scenes = [mention for mention in mentions if mention.is_scene]
        return next(iter(self._named_in(scenes[:1], place)), None)
