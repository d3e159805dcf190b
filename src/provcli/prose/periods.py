"""For each number of a text, the period that the words give it, and the words that decided.

A period is looked for in the number's clause, its sentence, the sentences before it, the heading,
and the title. The date of publication says what "last month" means.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Protocol

from provcli.prose.normalize import fold
from provcli.prose.patterns import any_case
from provcli.prose.period_dates import (
    Days,
    Publication,
    ends_of,
    find_days,
    parse_publication,
    shift_period,
    shift_to,
    unit_of,
    units_of,
    year_of,
)
from provcli.prose.period_dates import same_days as same_days
from provcli.prose.period_mentions import (
    CHANGES,
    MAX_AFTER,
    MAX_BEFORE,
    PERIOD_LANGUAGES,
    PeriodMention,
)
from provcli.prose.period_mentions import find_periods as find_periods
from provcli.prose.period_phrases import PeriodLanguage, Phrase, Point
from provcli.prose.sentences import Span, split_clauses, split_sentences

Place = Literal["clause", "sentence", "before", "heading", "title"]
"""Where the words are that give a number its period."""

MAX_ATTACHED = 80
"""How far after its number a period may begin: "5 million containers in 2023"."""
MAX_SENTENCE = 400
"""How much of a long sentence is looked at on either side of a number."""
MAX_NAMED = 500
"""How many periods named elsewhere a recorded one is compared with."""


class Paragraph(Protocol):
    """A paragraph of a text, with the heading of its section; the heading is one, too."""

    @property
    def text(self) -> str: ...
    @property
    def heading(self) -> str: ...


class PeriodEvidence(NamedTuple):
    """A period of which a text speaks, and the words that name it."""

    period: str
    text: str
    place: Place
    """Where the words are, seen from a number."""
    sentence: int
    """Which sentence of the text has them, counted from 1; 0 is the title."""
    paragraph: int | None
    """The position of their paragraph; None for the title."""
    start: int
    """Where they begin in it."""
    is_comparison: bool = False
    """Whether they name what a number is compared with."""
    is_adjacent: bool = False
    """Whether they are right after a number, so that they mean no other one."""
    is_relative: bool = False
    """Whether they do not name the year."""

    @property
    def is_closed(self) -> bool:
        """Whether the period has a beginning and an end."""
        return ".." not in self.period


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """The period that a text gives a number."""

    period: str | None = None
    """In the dataset's notation; None where the text names none."""
    base: str | None = None
    """The period with which the number is compared."""
    evidence: PeriodEvidence | None = None
    distance: int = 0
    """How many sentences before the number's the evidence is."""
    start: int = 0
    """Where the number begins in its paragraph."""


@dataclass(frozen=True, slots=True)
class ParagraphPeriods:
    """The periods of a paragraph."""

    mentions: tuple[PeriodMention, ...]
    """The words that name one, in order."""
    readings: tuple[PeriodReading, ...]
    """For each number, its period."""
    topics: tuple[PeriodEvidence, ...]
    """What the title, the heading, and the paragraphs that set the topic name."""
    before: tuple[PeriodEvidence, ...]
    """What the paragraphs before it in its section name, the latest of them."""


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
    reader = _Reader(title, published, languages, fiscal)
    return tuple(
        reader.read_paragraph(paragraph.text, paragraph.heading, spans)
        for paragraph, spans in zip(paragraphs, numbers, strict=True)
    )


_FISCAL = any_case(r"\bfiscal\b|\bFY")


def _find_fiscal_quarter(
    paragraphs: Sequence[Paragraph], published: str | None, languages: Sequence[PeriodLanguage]
) -> PeriodEvidence | None:
    """Return the first fiscal quarter that a text names."""
    for position, paragraph in enumerate(paragraphs):
        if _FISCAL.search(paragraph.text):
            for mention in find_periods(paragraph.text, published, languages=languages):
                if mention.period and re.fullmatch(r"FY\d{4}-Q\d", mention.period):
                    start = mention.start
                    return PeriodEvidence(mention.period, mention.text, "before", 0, position, start)
    return None


class _Reader:
    """What a reader of a text remembers from one paragraph to the next."""

    def __init__(
        self,
        title: str,
        published: str | None,
        languages: Sequence[PeriodLanguage],
        fiscal: PeriodEvidence | None,
    ) -> None:
        self._fiscal_year = fiscal and year_of(fiscal.period)
        self._published = published
        self._languages = languages
        self._sentence = 0
        self._paragraph: int | None = None  # that of the title
        self._heading = ""
        self._is_lead = True
        self._section = 0
        mentions = self._find(title)
        self._title = self._named_in(mentions, "title")
        self._text_topic = self._scene_of(mentions, "title") or fiscal
        self._named_in_heading: tuple[PeriodEvidence, ...] = ()
        self._section_topic: PeriodEvidence | None = None
        self._before: deque[PeriodEvidence] = deque(maxlen=MAX_NAMED)

    def _find(self, text: str, year: int | None = None) -> tuple[PeriodMention, ...]:
        mentions = find_periods(text, self._published, year, languages=self._languages)
        return tuple(map(self._date_in_fiscal_year, mentions))

    def _date_in_fiscal_year(self, mention: PeriodMention) -> PeriodMention:
        """Return "the third quarter" and "the full year" as those of the fiscal year."""
        point = mention.phrase.point
        if not self._fiscal_year or point is None or point._replace(part="") != Point():
            return mention
        year = f"FY{self._fiscal_year}"
        if point.part and point.part[0] != "Q":
            return mention
        return replace(mention, period=f"{year}-{point.part}" if point.part else year)

    def read_paragraph(self, text: str, heading: str, spans: Sequence[Span]) -> ParagraphPeriods:
        """Return the periods of the next paragraph."""
        self._paragraph = 0 if self._paragraph is None else self._paragraph + 1
        is_heading = text.strip() == heading.strip()
        if heading != self._heading or is_heading:
            self._begin_section(heading)
        topic = self._section_topic or self._text_topic
        # The months of a fiscal year can lie in the year before.
        is_dated = topic and not topic.is_relative and topic.is_closed and "FY" not in topic.period
        mentions = self._find(text, year_of(topic.period) if topic and is_dated else None)
        set_topics = tuple(known for known in (topic, self._text_topic) if known)
        topics = (*set_topics, *self._named_in_heading, *self._title)
        before = tuple(self._before)
        readings, lead, carried = self._read_sentences(text, mentions, spans)
        self._before += self._named_in(mentions, "before")
        if not is_heading:
            if self._is_lead and lead and self._is_topic(lead):
                self._section_topic = lead
                if self._text_topic is None and not heading:
                    self._text_topic = lead
            # The lead can do without a period: "Profit rose by a third, Acme said on Monday".
            self._is_lead = self._paragraph == 0 and not self._section_topic
            if carried and text.rstrip().endswith((":", "：")):
                self._section_topic = carried  # of the list that follows
        return ParagraphPeriods(mentions, readings, topics, before)

    def _is_topic(self, lead: PeriodEvidence) -> bool:
        """Return whether a lead's period is more than a day, or an aside, of the text's."""
        topic = self._text_topic
        if topic is None:
            return lead.is_closed or lead.paragraph == 0
        if unit_of(topic.period) == "day":
            return lead.is_closed
        return unit_of(lead.period) != "day" or "/" in lead.period

    def _begin_section(self, heading: str) -> None:
        mentions = self._find(heading)
        self._heading = heading
        self._is_lead = True
        self._section = self._sentence + 1
        self._named_in_heading = self._named_in(mentions, "heading")
        self._section_topic = self._scene_of(mentions, "heading")
        self._before.clear()

    def _named_in(
        self, mentions: Sequence[PeriodMention], place: Place
    ) -> tuple[PeriodEvidence, ...]:
        place_of = (self._sentence, self._paragraph)
        return tuple(
            PeriodEvidence(
                *(mention.period, mention.text, place, *place_of, mention.start),
                is_relative=mention.is_relative,
            )
            for mention in mentions
            if mention.period
        )

    def _scene_of(self, mentions: Sequence[PeriodMention], place: Place) -> PeriodEvidence | None:
        scenes = [mention for mention in mentions if mention.is_scene]
        return next(iter(self._named_in(scenes[:1], place)), None)

    def _read_sentences(
        self, text: str, mentions: Sequence[PeriodMention], spans: Sequence[Span]
    ) -> tuple[tuple[PeriodReading, ...], PeriodEvidence | None, PeriodEvidence | None]:
        """Return the readings, the period that sets the topic, and the one spoken of last."""
        folded = fold(text)
        quotes = [place for place, character in enumerate(folded) if character == '"']
        readings: list[PeriodReading] = []
        lead: PeriodEvidence | None = None
        is_lead = True
        carried: PeriodEvidence | None = None
        comparison: PeriodMention | None = None
        latest: PeriodEvidence | None = None
        previous: PeriodReading | None = None
        first_mention = first_number = 0
        for start, end in split_sentences(text):
            self._sentence += 1
            last_mention = bisect_left(mentions, end, first_mention, key=_start_of_mention)
            last_number = bisect_left(spans, (end, end), first_number)
            context = _Context(
                carried,
                self._section_topic or self._text_topic,
                self._text_topic,
                comparison,
                latest,
                previous,
                self._section,
                self._sentence,
                self._paragraph,
                parse_publication(self._published),
                self._languages,
                quotes,
            )
            sentence = _SentenceReader(
                folded,
                (start, end),
                mentions[first_mention:last_mention],
                spans[first_number:last_number],
                context,
            )
            found, spoken = sentence.read()
            readings += found
            comparison, latest = sentence.comparison or comparison, sentence.latest
            previous = sentence.previous
            if spoken and context.fits(spoken.period, is_future=False):
                carried = spoken._replace(place="before")
            if is_lead and sentence.sets_topic(spoken):
                lead, is_lead = carried, False
            if spoken and spoken.is_closed:
                carried = spoken._replace(place="before")
            first_mention, first_number = last_mention, last_number
        return tuple(readings), lead, carried


def _start_of_mention(mention: PeriodMention) -> int:
    return mention.start


class _Context(NamedTuple):
    """What a sentence can take its period from, if it names none, and where it is."""

    carried: PeriodEvidence | None
    topic: PeriodEvidence | None
    text_topic: PeriodEvidence | None
    comparison: PeriodMention | None
    latest: PeriodEvidence | None
    """The period that was named last, of whatever."""
    previous: PeriodReading | None
    """What the last number was read as."""
    section: int
    """Which sentence is the first of the section."""
    sentence: int
    paragraph: int | None
    publication: Publication | None
    languages: Sequence[PeriodLanguage]
    quotes: Sequence[int]
    """Where the paragraph has quotation marks."""

    @property
    def inherited(self) -> PeriodEvidence | None:
        """The period of a sentence that names none."""
        # A daily report that mentions another period returns to its day, and a report on a
        # quarter that counts what there was on a day, or in an earlier one, returns to it.
        if self.carried and self.topic:
            units = unit_of(self.carried.period), unit_of(self.topic.period)
            days, whole = find_days(self.carried.period), find_days(self.topic.period)
            is_before = units[0] == units[1] and days and whole and days.last < whole.first
            is_other = self.carried.is_adjacent or self.fits(self.carried.period, is_future=True)
            if is_other and (is_before or units[1] == "day" or units == ("day", "quarter")):
                return self.topic
        return self.carried or self.topic

    def inherit(self, *, is_future: bool) -> PeriodEvidence | None:
        """Return the period of a number in such a sentence; a heading can name a future one."""
        for evidence in filter(None, (self.inherited, self.topic)):
            if evidence.place == "heading" or self.fits(evidence.period, is_future=is_future):
                return evidence
        return None

    def fits(self, period: str, *, is_future: bool) -> bool:
        """Return whether a period was not over when the text appeared, or had begun."""
        days = find_days(period)
        if days is None or self.publication is None:
            return True
        if "FY" in period and (is_future or "Q" not in period):
            # The year of which a company reports is not over.
            return not is_future and year_of(period) <= self.publication.day.year
        day = self.publication.day
        return days.last > day if is_future else days.first <= day


class _SentenceReader:
    """Reads the numbers of one sentence, from left to right."""

    def __init__(
        self,
        folded: str,
        span: Span,
        mentions: Sequence[PeriodMention],
        numbers: Sequence[Span],
        context: _Context,
    ) -> None:
        self._text = folded
        self._start, self._end = span
        self._mentions = mentions
        self._numbers = numbers
        self._context = context
        self._languages = context.languages
        self._clauses = tuple(split_clauses(folded, *span))
        self._next_figures = self._find_next_figures()
        self._holders = [self._find_holder(number) for number in numbers]
        self._are_bases = self._find_bases()
        self._attached = self._attach()
        """For each number the position of the mention right after it."""
        # "From 4 million in 2022" makes 2022 a comparison for the other numbers.
        pairs = zip(self._attached, self._are_bases, strict=True)
        self._base_mentions = {mention for mention, is_base in pairs if is_base}
        self._scenes = [
            mention
            for position, mention in enumerate(mentions)
            if mention.is_scene and position not in self._base_mentions
        ]
        self._current: PeriodEvidence | None = None
        """The last period before the number that is read."""
        self._main: PeriodEvidence | None = None
        """The first one of the sentence."""
        self._before_comparison: PeriodEvidence | None = None
        """The last one that is not of a value that others are compared with."""
        self._is_blocked = False
        """Whether there is a word such as "currently" instead."""
        self._aside: PeriodEvidence | None = None
        """The period of a relative clause, which does not date what follows it."""
        self._aside_end = self._start
        self._is_standing = False
        """Whether the number before is a lasting fact, such as a length."""
        self.comparison: PeriodMention | None = None
        self.latest = context.latest

    # Where the words for a number are.

    def _find_next_figures(self) -> list[int]:
        """Return for each position that of the next mention that is not a comparison."""
        following = [len(self._mentions)]
        for position in reversed(range(len(self._mentions))):
            is_figure = not self._mentions[position].is_comparison
            following.append(position if is_figure else following[-1])
        return following[::-1]

    def _find_holder(self, number: Span) -> PeriodMention | None:
        """Return the mention of which a number is a part, such as the 10 of "March 10"."""
        position = bisect_right(self._mentions, number[0], key=_start_of_mention) - 1
        holder = self._mentions[position] if position >= 0 else None
        return holder if holder and number[0] < holder.end else None

    def _find_bases(self) -> list[bool]:
        """Return for each number whether others are compared with it, alone or in a list."""
        are_bases: list[bool] = []
        end = self._start
        for (start, after), holder in zip(self._numbers, self._holders, strict=True):
            if holder:
                are_bases.append(False)  # "from the third quarter"
                continue
            before = self._text[max(self._start, start - MAX_BEFORE) : start]
            is_listed = bool(are_bases and are_bases[-1]) and self._is_list(end, start, "lists")
            is_base = any(self._is_base(before, start, language) for language in self._languages)
            are_bases.append(is_listed or is_base)
            end = after
        return are_bases

    def _is_base(self, before: str, start: int, language: PeriodLanguage) -> bool:
        found = language.base_before.search(before)
        if not found or "origin" not in found.groupdict() or not found["origin"]:
            return found is not None
        # "Rose from 4 million" and 由14%升至31%, but not "runners from 46 countries".
        until = start if language.follows else self._clause_at(start)[1]
        return CHANGES.search(self._text, max(self._start, start - MAX_SENTENCE), until) is not None

    def _attach(self) -> list[int | None]:
        """Return for each number the mention right after it, which lists of numbers share."""
        attached: list[int | None] = [None] * len(self._numbers)
        following: int | None = None
        for number in reversed(range(len(self._numbers))):
            if self._holders[number] is not None:
                continue
            end = self._numbers[number][1]
            until = self._end if following is None else self._numbers[following][0]
            # The next mention that can be a period, not only a comparison.
            position = bisect_left(self._mentions, end, key=_start_of_mention)
            position = self._next_figures[position]
            if position < len(self._mentions) and self._mentions[position].start < until:
                if self._can_attach(end, self._mentions[position]):
                    attached[number] = position
            elif following is not None and self._is_list(end, until, "joins"):
                attached[number] = attached[following]
            following = number
        return attached

    def _can_attach(self, end: int, mention: PeriodMention) -> bool:
        language = mention.language
        is_near = language.follows and mention.start - end <= MAX_ATTACHED
        is_period = mention.role in ("figure", "event", "anaphor")
        return is_near and is_period and not language.breaks.search(self._text, end, mention.start)

    def _is_list(self, start: int, end: int, name: Literal["lists", "joins"]) -> bool:
        return end - start <= MAX_ATTACHED and any(
            (language.lists if name == "lists" else language.joins).fullmatch(self._text[start:end])
            for language in self._languages
        )

    def _clause_at(self, offset: int) -> Span:
        return self._clauses[bisect_right(self._clauses, (offset, len(self._text))) - 1]

    # What the words mean.

    def _evidence(
        self, mention: PeriodMention, place: Place, *, is_base: bool = False
    ) -> PeriodEvidence | None:
        """Return a mention as evidence, with its period for the number that is read."""
        phrase, known = mention.phrase, self._current or self._context.inherited
        period = mention.period
        if phrase.of_number or (is_base and known and _means_same_part(phrase, known.period)):
            period = known and shift_to(phrase, known.period)
        elif mention.role == "anaphor":
            # "In early trading" is the day of publication if no day is named before.
            is_day = phrase.first is not None and phrase.first.unit == "day"
            period = self._find_named(phrase.first) or (period if is_day else None)
        elif mention.phrase.is_fiscal_year and (fiscal := self._find_fiscal_year()):
            period = shift_period(fiscal, (phrase.first and phrase.first.shift) or 0)
        elif known and _is_current_part(phrase, known.period):
            # In a report on a fiscal quarter, "this quarter" is the one after it.
            period = shift_period(known.period, 1, "quarter")
        elif self._current and _is_previous_part(phrase, self._current.period):
            period = shift_to(phrase, self._current.period)
        if not period:
            return None
        where = (self._context.sentence, self._context.paragraph, mention.start)
        return PeriodEvidence(
            *(period, mention.text, place, *where),
            is_comparison=mention.is_comparison or phrase.is_of_before,
            is_relative=mention.is_relative,
        )

    def _find_fiscal_year(self) -> str | None:
        """Return the fiscal year of which the text speaks, by its months."""
        context = self._context
        for evidence in filter(None, (self._current, context.carried, context.text_topic)):
            if "/" in evidence.period and "year" in units_of(evidence.period):
                return evidence.period
        return None

    def _find_named(self, point: Point | None) -> str | None:
        """Return the period named before that "the quarter" means."""
        context = self._context
        named = (self.latest, self._current, context.carried, context.topic, context.text_topic)
        for evidence in named:
            if evidence and point and point.unit in ("same", *units_of(evidence.period)):
                # The end of a period is its last month.
                is_end = point.shift is None
                return shift_period(evidence.period, 0, "month") if is_end else evidence.period
        return None

    def _pass_mentions(self, position: int, until: int) -> int:
        """Take note of the mentions before an offset; return the position of the next one."""
        while position < len(self._mentions) and self._mentions[position].start < until:
            mention = self._mentions[position]
            if mention.role in ("figure", "event"):
                self.latest = self._evidence(mention, "clause") or self.latest
            elif mention.role == "report" and not self.latest:
                self.latest = self._evidence(mention, "clause")
            if mention.is_comparison or position in self._base_mentions:
                self.comparison = mention
            elif self._is_until_day(mention):
                pass  # "As of June 30, it has sold 5 million this year"
            elif mention.role == "now" or self._is_unknown_holiday(mention):
                self._current, self._is_blocked = None, True
            elif mention.role in ("figure", "anaphor") and (
                evidence := self._evidence(mention, "clause")
            ):
                clause = self._clause_at(mention.start)
                self._is_standing = False
                if self._is_aside(clause):
                    self._aside, self._aside_end = evidence, clause[1]
                else:
                    if self._current and not self._current.is_comparison:
                        self._before_comparison = self._current
                    self._current, self._is_blocked = evidence, False
                    self._main = self._main or evidence
            position += 1
        return position

    def _is_until_day(self, mention: PeriodMention) -> bool:
        """Return whether "this year" is the one until the day of which the sentence speaks."""
        is_this_year = mention.phrase.point == Point(shift=0)
        return is_this_year and self._current is not None and self._is_as_of(self._current)

    def _is_as_of(self, evidence: PeriodEvidence) -> bool:
        before = self._text[max(self._start, evidence.start - MAX_BEFORE) : evidence.start]
        return any(language.as_of_before.search(before) for language in self._languages)

    def _is_unknown_holiday(self, mention: PeriodMention) -> bool:
        point = mention.phrase.point
        is_holiday = mention.role == "anaphor" and point is not None and point.unit == "days"
        return is_holiday and self._find_named(point) is None

    def read(self) -> tuple[list[PeriodReading], PeriodEvidence | None]:
        """Return the readings of the numbers, and the period that the sentence speaks of."""
        readings = []
        spoken: PeriodEvidence | None = None
        is_first = True
        position = 0
        previous = self._context.previous
        for number, (start, _) in enumerate(self._numbers):
            position = self._pass_mentions(position, start)
            clause = self._clause_at(start)
            self._return_from_comparison(number, clause)
            evidence = self._find_evidence(number, position, clause)
            if evidence is None or evidence.place == "before":
                evidence = self._find_total(number, previous) or evidence
            base = self._find_base(number, position, clause, evidence)
            period = evidence.period if evidence else None
            if period and self._is_average(start):
                period = self._extend_to_base(period)
            distance = self._context.sentence - evidence.sentence if evidence else 0
            readings.append(PeriodReading(period, base, evidence, distance, start))
            if self._holders[number] is None:
                previous = readings[-1]
            is_compared = self._are_bases[number] or (evidence and evidence.is_comparison)
            is_own = self._holders[number] is None and not is_compared
            # The first sentence can count days before it says which.
            is_decided = evidence or self._context.inherited
            if is_first and is_own and is_decided and not self._is_aside(clause):
                is_first = False
                if evidence and evidence.place in ("clause", "sentence"):
                    # "Oil fell on Monday but was up 2% this week" speaks of Monday.
                    scene = self._find_scene(start) if evidence.is_adjacent else None
                    spoken = scene or evidence
        spoken = self._find_scene(self._end) if is_first else spoken
        self.previous = previous
        self._pass_mentions(position, self._end)  # so that the next sentence knows the comparison
        return readings, spoken

    def _return_from_comparison(self, number: int, clause: Span) -> None:
        """Forget 去年同期 after its clause, if that had a number; an earlier year after ;."""
        current, main = self._current, self._main
        if not current or not number or self._numbers[number - 1][0] >= clause[0]:
            return
        if current.is_comparison and current.start < self._numbers[number - 1][0]:
            self._current = self._before_comparison
        elif main and ";" in self._text[current.start : clause[0]]:
            days, whole = find_days(current.period), find_days(main.period)
            if days and whole and days.last < whole.first:
                self._current = main

    def _find_evidence(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        start, end = self._numbers[number]
        holder, attached = self._holders[number], self._attached[number]
        is_base = self._are_bases[number]
        if holder is not None:
            return self._evidence(holder, "clause")
        if attached is not None:
            evidence = self._evidence(self._mentions[attached], "clause", is_base=is_base)
            return evidence and evidence._replace(is_adjacent=True)
        if position and self._belongs(self._mentions[position - 1], start, end):
            return self._evidence(self._mentions[position - 1], "clause")
        if is_base:
            return self._find_base_period(number, position)
        return self._find_near(number, position, clause)

    def _find_total(self, number: int, previous: PeriodReading | None) -> PeriodEvidence | None:
        """Return the period of the number before, if this one is a part: "9 of them"."""
        end = self._numbers[number][1]
        is_part = any(known.partitive_after.match(self._text, end) for known in self._languages)
        return previous.evidence if previous and is_part else None

    def _find_near(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        """Return the period of a number that no words beside it name."""
        start, end = self._numbers[number]
        if self._is_blocked or self._is_now(position, number, clause):
            return None
        is_future = self._is_future(start, clause)
        is_aside = self._aside and (start < self._aside_end or is_future)
        current = self._aside if is_aside else self._current
        is_day = current and unit_of(current.period) == "day" and not self._is_as_of(current)
        if is_day and self._is_duration(end):
            return None  # What takes months does not do so on one day.
        if current and current.start >= clause[0]:
            return current._replace(place="clause")
        if any(language.attribute_after.match(self._text, end) for language in self._languages):
            return None
        self._is_standing = self._lasts(number, clause, is_dated=current is not None)
        if self._is_standing:
            return None
        if current:
            return current._replace(place="sentence")
        following = self._find_following(end, position) or self._find_earlier(start)
        inherited = following or self._context.inherit(is_future=is_future) or self._find_event()
        if inherited is None or not self._can_inherit(start, end, clause):
            return None
        if not self._is_told(inherited, clause):
            return None
        if unit_of(inherited.period) in ("quarter", "half") and self._is_stock(start, end, clause):
            last = shift_period(inherited.period, 0, "month") or inherited.period
            return inherited._replace(period=last, place="sentence")
        return inherited

    def _find_earlier(self, start: int) -> PeriodEvidence | None:
        """Return the day of the story for what "had happened" before the day spoken of last."""
        carried, topic = self._context.carried, self._context.text_topic
        if carried is None or topic is None or unit_of(topic.period) != "day":
            return None
        since = max(self._start, start - MAX_SENTENCE)
        is_over = any(known.earlier.search(self._text, since, start) for known in self._languages)
        return topic if is_over and unit_of(carried.period) == "day" else None

    def _find_event(self) -> PeriodEvidence | None:
        """Return the day of a first sentence such as "23 died when a ferry sank on Sunday"."""
        if self._context.sentence != 1 or len(self._scenes) != 1:
            return None
        evidence = self._evidence(self._scenes[0], "sentence")
        is_past = evidence and self._context.fits(evidence.period, is_future=False)
        return evidence if evidence and is_past and unit_of(evidence.period) == "day" else None

    def _is_now(self, position: int, number: int, clause: Span) -> bool:
        """Return whether a word such as "now" follows a number."""
        following = self._numbers[number + 1 : number + 2]
        until = min(clause[1], *(start for start, _ in following), self._end)
        return position < len(self._mentions) and (
            self._mentions[position].role == "now" and self._mentions[position].start < until
        )

    def _find_base_period(self, number: int, position: int) -> PeriodEvidence | None:
        """Return the period of a number that another one is compared with."""
        if self.comparison:
            return self._evidence(self.comparison, "sentence")
        # "From 5 million, or 84 cents a share, a year earlier"
        following = self._mentions[position : position + 1]
        if following and (following[0].phrase.of_number or following[0].is_comparison):
            return self._evidence(following[0], "sentence")
        # "Profit fell from 5 million" after "a year earlier" means that year, too.
        before = self._context.comparison
        if before is None or not before.phrase.of_number:
            return None
        evidence = self._evidence(before, "before")
        return evidence and evidence._replace(sentence=self._context.sentence - 1)

    def _is_stock(self, start: int, end: int, clause: Span) -> bool:
        since, until = max(self._start, start - MAX_BEFORE), min(clause[1], end + MAX_AFTER)
        return any(language.stock.search(self._text, since, until) for language in self._languages)

    def _lasts(self, number: int, clause: Span, *, is_dated: bool) -> bool:
        """Return whether a number is a lasting fact, which has no period."""
        start, end = self._numbers[number]
        since, until = max(clause[0], start - MAX_BEFORE), min(clause[1], end + MAX_AFTER)
        if number and self._is_standing and not CHANGES.search(self._text, since, until):
            return True
        return any(
            language.standing.search(self._text, since, until)
            or (
                not is_dated
                and self._text[start].isalnum()
                and language.standing_after.match(self._text, end)
                and language.standing_before.search(self._text[since:start])
            )
            for language in self._languages
        )

    def _is_future(self, start: int, clause: Span) -> bool:
        begin = self._aside_end if self._aside and self._aside_end <= start else self._start
        since, until = max(begin, start - MAX_SENTENCE), min(clause[1], start + MAX_AFTER)
        return any(language.future.search(self._text, since, until) for language in self._languages)

    def _belongs(self, mention: PeriodMention, start: int, end: int) -> bool:
        """Return whether a comparison is the period of the number right after it."""
        language = mention.language
        between = self._text[mention.end : start]
        return (
            mention.role == "comparison"
            and len(between) <= MAX_AFTER
            and language.base_after.fullmatch(between) is not None
            and not language.multiple.search(self._text, start, end + 2)
        )

    def _find_following(self, end: int, position: int) -> PeriodEvidence | None:
        """Return the period after the number's clause, if nothing parts them."""
        position = self._next_figures[position]
        if position >= len(self._mentions) or position in {*self._base_mentions, *self._attached}:
            return None
        mention = self._mentions[position]
        is_near = mention.language.follows and mention.start - end <= MAX_SENTENCE
        if mention.role not in ("figure", "anaphor") or not is_near:
            return None
        parted = mention.language.parts.search(self._text, end, mention.start)
        return None if parted else self._evidence(mention, "sentence")

    def _can_inherit(self, start: int, end: int, clause: Span) -> bool:
        """Return whether a number can take its period from the sentences before."""
        if bisect_left(self._context.quotes, start) % 2:
            return False  # Somebody who is quoted speaks of times of their own.
        until = min(clause[1], end + MAX_AFTER)
        since = max(clause[0], start - MAX_SENTENCE)
        words = self._text[since:start]
        for language in self._languages:
            for found in language.subordinates.finditer(words):
                since = max(since, start - len(words) + found.end())
        if CHANGES.search(self._text, since, until) or any(
            language.growth_after.match(self._text, end) for language in self._languages
        ):
            return True
        self._is_standing = any(
            language.present.search(self._text, clause[0], until) for language in self._languages
        )
        return not self._is_standing and not self._is_duration(end)

    def _is_told(self, inherited: PeriodEvidence, clause: Span) -> bool:
        """Return whether a sentence tells of the day of another section, as stories do."""
        is_day = unit_of(inherited.period) == "day" and "/" not in inherited.period
        if not is_day or inherited.sentence >= self._context.section:
            return True
        return CHANGES.search(self._text, self._start, clause[1]) is not None or any(
            language.told.search(self._text, self._start, self._end) for language in self._languages
        )

    def _is_duration(self, end: int) -> bool:
        return any(language.duration_after.match(self._text, end) for language in self._languages)

    def _find_base(
        self, number: int, position: int, clause: Span, evidence: PeriodEvidence | None
    ) -> str | None:
        """Return the period with which a number is compared."""
        mention = self.comparison
        if mention is None or mention.start < clause[0]:
            mention = self._find_comparison_after(number, position)
        if mention is None or evidence is None:
            return None
        if mention.phrase.of_number or _means_same_part(mention.phrase, evidence.period):
            return shift_to(mention.phrase, evidence.period)
        return mention.period if mention.period != evidence.period else None

    def _find_comparison_after(self, number: int, position: int) -> PeriodMention | None:
        if self._attached[number] == position:
            position += 1
        if position >= len(self._mentions):
            return None
        mention = self._mentions[position]
        end = self._numbers[number][1]
        between = self._text[end : min(mention.start, end + MAX_SENTENCE)]
        is_base = mention.is_comparison or position in self._base_mentions
        is_own = self._attached[number] == position or not mention.language.follows
        return mention if is_base and not is_own and ";" not in between else None

    def _extend_to_base(self, period: str) -> str:
        """Return the years over which a rate is an average, where the sentence names them."""
        base = self.comparison.period if self.comparison else None
        return f"{base}/{period}" if base and find_days(f"{base}/{period}") else period

    def _is_average(self, start: int) -> bool:
        before = self._text[max(self._start, start - MAX_SENTENCE) : start]
        return any(language.average_before.search(before) for language in self._languages)

    def _is_aside(self, clause: Span) -> bool:
        """Return whether a clause is a relative one, which sets no scene."""
        words = self._text[clause[0] : clause[0] + MAX_AFTER].lstrip()
        return any(language.relatives.match(words) for language in self._languages)

    def _find_scene(self, until: int) -> PeriodEvidence | None:
        """Return the first period before an offset that the sentences after it can speak of."""
        if not self._scenes or self._scenes[0].start >= until:
            return None
        mention = self._scenes[0]
        before = self._text[max(self._start, mention.start - MAX_SENTENCE) : mention.start]
        is_aside = mention.language.subordinates.search(before)
        return None if is_aside else self._evidence(mention, "sentence")

    def sets_topic(self, spoken: PeriodEvidence | None) -> bool:
        """Return whether the sentence decides of which period later paragraphs can speak.

        One without numbers does so only as the lead of a daily report: "Stocks fell on Tuesday".
        """
        if spoken and any(
            known.plan_after.match(self._text, spoken.start + len(spoken.text))
            for known in self._languages
        ):
            return False
        if None in self._holders:
            return True
        is_daily = spoken is not None and unit_of(spoken.period) == "day"
        return is_daily and CHANGES.search(self._text, self._start, self._end) is not None


def _means_same_part(phrase: Phrase, period: str) -> bool:
    """Return whether "from 5 million last year" means a part of last year, such as this one."""
    return phrase.point == Point(shift=-1) and unit_of(period) not in ("year", "day")


def _is_current_part(phrase: Phrase, period: str) -> bool:
    """Return whether "this quarter" is said of a company whose fiscal quarter is spoken of."""
    return phrase.point == Point(shift=0, unit="quarter") and "FY" in period and "Q" in period


def _is_previous_part(phrase: Phrase, period: str) -> bool:
    """Return whether "last month" follows another month, before which it is then."""
    point = phrase.point
    return (
        point is not None
        and point.shift == -1
        and point.unit in ("month", "quarter")
        and point.unit == unit_of(period)
    )


# --- Contradictions -------------------------------------------------------------------------------


def find_contradiction(
    recorded: str, paragraph: ParagraphPeriods, number: int, published: str | None = None
) -> PeriodEvidence | None:
    """Return the words that speak against the recorded period of a number, None if none do.

    Only what the text says speaks against a period: nothing does where the text names none, where
    it names the same in other words, or where it names it for another number nearby.

    Args:
        recorded: the period that a dataset has.
        paragraph: the periods of the number's paragraph.
        number: the position of the number in it.
        published: when the text appeared, as an EDTF date.
    """
    reading = paragraph.readings[number]
    evidence = reading.evidence
    if evidence and evidence.is_adjacent and reading.period:
        return None if _shares_days(recorded, reading.period) else evidence
    figures = [mention for mention in paragraph.mentions if mention.role == "figure"]
    against = evidence or _find_against(figures, paragraph)
    if against is None:
        return None
    named = {mention.period for mention in paragraph.mentions if mention.role != "change"}
    named |= {period for mention in paragraph.mentions for period in _count_otherwise(mention)}
    named |= {other.period for other in paragraph.readings}
    is_introduced = (
        evidence is not None
        and evidence.place in ("clause", "sentence")
        and evidence.start < reading.start
    )
    if not is_introduced:
        named |= {topic.period for topic in paragraph.topics}
    if not any(mention.period for mention in figures):
        named |= {earlier.period for earlier in paragraph.before}
        named |= {published if published and find_days(published) else None}
    if len(named) > MAX_NAMED or _is_named(recorded, {period for period in named if period}):
        return None
    return against


def _find_against(
    figures: Sequence[PeriodMention], paragraph: ParagraphPeriods
) -> PeriodEvidence | None:
    """Return a period that the text names for a number that has none of its own."""
    for mention in figures:
        if mention.period:
            return PeriodEvidence(mention.period, mention.text, "before", 0, None, mention.start)
    return next(iter((*paragraph.topics, *reversed(paragraph.before))), None)


def _count_otherwise(mention: PeriodMention) -> Iterator[str | None]:
    """Yield what else "the past three years" can mean: those that end with this one."""
    first, last = mention.phrase.first, mention.phrase.last
    if not mention.period or first is None or last is None or first == last or first.part:
        return
    if first.shift is not None:
        yield shift_period(mention.period, 1 if first.shift < 0 else -1)


def _shares_days(recorded: str, period: str) -> bool:
    days, other = find_days(recorded), find_days(period)
    return days is None or other is None or days.share(other)


def _is_named(recorded: str, named: Collection[str]) -> bool:
    """Return whether each end of a period lies in one that is named."""
    ends = ends_of(recorded)
    if len(ends) == 2:
        # A range has the ends of those named, not any years between them.
        named = {end for period in named for end in ends_of(period)}
    return all(_is_end_named(end, named) for end in ends)


def _is_end_named(end: str, named: Collection[str]) -> bool:
    days = find_days(end)
    if days is None or "FY" in end:
        years = [year_of(other) for period in named for other in ends_of(period)]
        return any(abs(year - year_of(end)) <= 1 for year in years)
    # An open period counts by the days of the end that is named.
    known = [find_days("/".join(ends_of(period))) for period in named]
    closed = [other for other in known if other]
    parts = [other for other in closed if _is_part_of_year(other)]
    if not parts or not _is_part_of_year(days):
        # Where the text names years only, nothing speaks against a part of one.
        return any(days.share(other) for other in closed)
    return any(days.hold(other) or other.hold(days) for other in parts)


def _is_part_of_year(days: Days) -> bool:
    return (days.last - days.first).days < 364
