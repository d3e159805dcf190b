"""The periods of the numbers of one sentence, and the words that decided."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from provcli.prose.patterns import Pattern, is_han
from provcli.prose.period_dates import (
    Publication,
    find_days,
    is_before,
    shift_period,
    shift_to,
    unit_of,
    units_of,
    year_of,
)
from provcli.prose.period_mentions import CHANGES, MAX_AFTER, MAX_BEFORE, PeriodMention
from provcli.prose.period_phrases import PeriodLanguage, Phrase, Point
from provcli.prose.sentences import Span, split_clauses

Place = Literal["clause", "sentence", "before", "heading", "title"]
"""Where the words are that give a number its period."""
PatternOf = Callable[[PeriodLanguage], Pattern]

MAX_ATTACHED = 80
"""How far after its number a period may begin: "5 million containers in 2023"."""
MAX_PLAN = 20
"""How far after a period the word for a plan can be."""
MAX_REMEMBERED = 5
"""How many periods "that quarter" can mean."""
MAX_SENTENCE = 400
"""How much of a long sentence is looked at on either side of a number."""


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

    @property
    def is_day(self) -> bool:
        """Whether the period is or ends with a day."""
        return unit_of(self.period) == "day"


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


@dataclass(slots=True)
class Memory:
    """What a text has said before a sentence, and where the sentence is."""

    publication: Publication | None
    languages: Sequence[PeriodLanguage]
    sentence: int = 0
    paragraph: int | None = None  # that of the title
    section: int = 0
    """Which sentence is the first of the section."""
    text_topic: PeriodEvidence | None = None
    section_topic: PeriodEvidence | None = None
    comparison: PeriodMention | None = None
    """The last "a year earlier" of the section."""
    # What the paragraph has said:
    is_about_plans: bool = False
    """Whether the sentence before has a word such as "will"."""
    quotes: Sequence[int] = ()
    """Where it has quotation marks."""
    carried: PeriodEvidence | None = None
    """The period of the sentence before."""
    named: Sequence[PeriodEvidence] = ()
    """The periods that were named, of whatever, the last one first."""
    previous: PeriodReading | None = None
    """What the last number was read as."""

    def begin_paragraph(self, folded: str) -> None:
        """Forget what the paragraph before has said."""
        self.quotes = [place for place, character in enumerate(folded) if character == '"']
        self.carried = self.previous = None
        self.named = ()

    @property
    def topic(self) -> PeriodEvidence | None:
        """The period of the section, else that of the text."""
        return self.section_topic or self.text_topic

    @property
    def inherited(self) -> PeriodEvidence | None:
        """The period of a sentence that names none."""
        carried, topic = self.carried, self.topic
        # A daily report that mentions another period returns to its day, and a report on a
        # quarter that counts what there was on a day, or in an earlier one, returns to it.
        if carried and topic and (carried.is_adjacent or self.fits(carried, is_future=True)):
            units = unit_of(carried.period), unit_of(topic.period)
            is_same = units[0] == units[1] and is_before(carried.period, topic.period)
            if is_same or topic.is_day or units == ("day", "quarter"):
                return topic
        return carried or topic

    def inherit(self, *, is_future: bool) -> PeriodEvidence | None:
        """Return the period of a number in such a sentence.

        A plan has that of the sentence before only if this is about plans, too. A heading can
        name the period of plans, and a future one.
        """
        can_fit = self.is_about_plans or not is_future
        for evidence in filter(None, (self.inherited, self.topic)):
            if evidence.place == "heading" or (
                can_fit and self.fits(evidence, is_future=is_future)
            ):
                return evidence
        return None

    def fits(self, evidence: PeriodEvidence, *, is_future: bool) -> bool:
        """Return whether a period was not over when the text appeared, or had begun."""
        period, days = evidence.period, find_days(evidence.period)
        if days is None or self.publication is None:
            return True
        day = self.publication.day
        if "FY" in period and (is_future or "Q" not in period):
            # The year of which a company reports is not over.
            return not is_future and year_of(period) <= day.year
        return days.last > day if is_future else days.first <= day


class SentenceReader:
    """Reads the numbers of one sentence, from left to right."""

    def __init__(
        self,
        folded: str,
        span: Span,
        mentions: Sequence[PeriodMention],
        numbers: Sequence[Span],
        memory: Memory,
    ) -> None:
        self._text = folded
        self._start, self._end = span
        self._mentions = mentions
        self._numbers = numbers
        self._memory = memory
        self._clauses = tuple(split_clauses(folded, *span))
        self._holders = [self._find_holder(start) for start, _ in numbers]
        self._are_bases = self._find_bases()
        self._attached = self._attach()
        """For each number the position of the mention right after it."""
        # "From 4 million in 2022" makes 2022 a comparison for the other numbers.
        pairs = zip(self._attached, self._are_bases, strict=True)
        self._base_mentions = {mention for mention, is_base in pairs if is_base}
        self._taken = {*self._base_mentions, *self._attached}
        scenes = (
            mention
            for position, mention in enumerate(mentions)
            if mention.is_scene and position not in self._base_mentions
        )
        self._scene = next(scenes, None)
        self._is_only_scene = next(scenes, None) is None
        self._current: PeriodEvidence | None = None
        """The last period before the number that is read."""
        self._main: PeriodEvidence | None = None
        """The first one of the sentence."""
        self._is_late = False
        """Whether numbers came before it."""
        self._before_comparison: PeriodEvidence | None = None
        """The last one that is not of a value that others are compared with."""
        self._is_blocked = False
        """Whether there is a word such as "currently" instead."""
        self._aside: PeriodEvidence | None = None
        """The period of a relative clause, which does not date what follows it."""
        self._aside_end = self._start
        self._is_standing = False
        """Whether the number before is a lasting fact, such as a length."""
        self._comparison: PeriodMention | None = None

    def read(self) -> tuple[list[PeriodReading], PeriodEvidence | None]:
        """Return the readings of the numbers, and the period that the sentence speaks of."""
        memory, readings = self._memory, []
        spoken: PeriodEvidence | None = None
        is_first = True
        position = 0
        for number, (start, _) in enumerate(self._numbers):
            position = self._pass_mentions(position, start)
            clause = self._clause_at(start)
            self._return_to_main(number, clause)
            evidence = self._find_evidence(number, position, clause)
            base = self._find_base(number, position, clause, evidence)
            period = evidence and self._extend_average(evidence.period, start)
            distance = memory.sentence - evidence.sentence if evidence else 0
            readings.append(PeriodReading(period, base, evidence, distance, start))
            if self._holders[number]:
                continue
            memory.previous = readings[-1]
            is_compared = self._are_bases[number] or (evidence and evidence.is_comparison)
            # The first sentence can count days before it says which. A later one that begins
            # with a number without a period does not date the sentences after it.
            is_decided = evidence or memory.sentence > 1
            if is_first and is_decided and not is_compared and not self._is_aside(clause):
                is_first = False
                if evidence and evidence.place in ("clause", "sentence"):
                    # "Oil fell on Monday but was up 2% this week" speaks of Monday.
                    scene = self._find_scene(start) if evidence.is_adjacent else None
                    spoken = scene or evidence
        spoken = self._find_scene(self._end) if is_first else spoken
        self._pass_mentions(position, self._end)
        memory.is_about_plans = self._says(lambda words: words.future, self._start, self._end)
        own = spoken or memory.inherited
        year_before = shift_period(own.period, -1) if own else None
        for mention in self._mentions:
            is_before = mention.is_comparison and mention.period and mention.period == year_before
            if mention.phrase.is_earlier or is_before:
                memory.comparison = mention
        return readings, spoken

    def sets_topic(self, spoken: PeriodEvidence | None) -> bool:
        """Return whether the sentence decides of which period later paragraphs can speak.

        One without numbers does so only as the lead of a daily report: "Stocks fell on Tuesday".
        """
        end = spoken.start + len(spoken.text) if spoken else self._start
        if spoken and self._says(lambda words: words.plan, end, end + MAX_PLAN):
            return False  # "It raised its full-year forecast"
        is_daily = spoken is not None and spoken.is_day
        return None in self._holders or (is_daily and self._changes(self._start, self._end))

    # Where the words for a number are.

    def _says(self, pattern_of: PatternOf, start: int, end: int) -> bool:
        languages = self._memory.languages
        return any(pattern_of(words).search(self._text, start, end) for words in languages)

    def _follows(self, pattern_of: PatternOf, end: int) -> bool:
        return any(pattern_of(words).match(self._text, end) for words in self._memory.languages)

    def _precedes(self, pattern_of: PatternOf, start: int, limit: int = MAX_BEFORE) -> bool:
        before = self._text[max(self._start, start - limit) : start]
        return any(pattern_of(words).search(before) for words in self._memory.languages)

    def _changes(self, start: int, end: int) -> bool:
        return CHANGES.search(self._text, start, end) is not None

    def _clause_at(self, offset: int) -> Span:
        return self._clauses[bisect_right(self._clauses, (offset, len(self._text))) - 1]

    def _around(self, number: int, clause: Span) -> Span:
        """Return the part of a clause that is near a number."""
        start, end = self._numbers[number]
        return max(clause[0], start - MAX_BEFORE), min(clause[1], end + MAX_AFTER)

    def _find_holder(self, start: int) -> PeriodMention | None:
        """Return the mention of which a number is a part, such as the 10 of "March 10"."""
        position = bisect_right(self._mentions, start, key=start_of) - 1
        holder = self._mentions[position] if position >= 0 else None
        return holder if holder and start < holder.end else None

    def _find_bases(self) -> list[bool]:
        """Return for each number whether others are compared with it, alone or in a list."""
        are_bases: list[bool] = []
        end = self._start
        for (start, after), holder in zip(self._numbers, self._holders, strict=True):
            if holder:
                are_bases.append(False)  # "from the third quarter"
                continue
            was_base = bool(are_bases and are_bases[-1])
            is_listed = was_base and self._is_list(end, start, lambda words: words.lists)
            is_base = any(map(self._base_at(start), self._memory.languages))
            is_guess = self._follows(lambda words: words.estimate_after, after) or self._says(
                lambda words: words.plan, max(self._clause_at(start)[0], start - MAX_BEFORE), start
            )
            are_bases.append((is_listed or is_base) and not is_guess)
            end = after
        return are_bases

    def _base_at(self, start: int) -> Callable[[PeriodLanguage], bool]:
        before = self._text[max(self._start, start - MAX_BEFORE) : start]

        def is_base(words: PeriodLanguage) -> bool:
            found = words.base_before.search(before)
            if not found or not found.groupdict().get("origin"):
                return found is not None
            # "Rose from 4 million" and 由14%升至31%, but not "runners from 46 countries".
            until = start if words.follows else self._clause_at(start)[1]
            return self._changes(max(self._start, start - MAX_SENTENCE), until)

        return is_base

    def _attach(self) -> list[int | None]:
        """Return each number's mention right after it, which lists of numbers share."""
        attached: list[int | None] = [None] * len(self._numbers)
        following: int | None = None
        next_figure = len(self._mentions)
        position = len(self._mentions)
        for number in reversed(range(len(self._numbers))):
            if self._holders[number] is not None:
                continue
            end = self._numbers[number][1]
            until = self._end if following is None else self._numbers[following][0]
            # The next mention that can be a period, not only a comparison.
            while position and self._mentions[position - 1].start >= end:
                position -= 1
                if not self._mentions[position].is_comparison:
                    next_figure = position
            if next_figure < len(self._mentions) and self._mentions[next_figure].start < until:
                if self._can_attach(end, self._mentions[next_figure]):
                    attached[number] = next_figure
            elif following is not None and (
                not self._is_parted(end, until, position)
                and not self._is_partitive(self._numbers[following][1])
                and self._is_list(end, until, lambda words: words.joins)
            ):
                attached[number] = attached[following]
            following = number
        return attached

    def _is_parted(self, start: int, end: int, position: int) -> bool:
        """Return whether a comparison and "and" part numbers: "down 3% on 2022, and 5"."""
        mentions = self._mentions[position : position + 1]
        return any(
            mention.start < end and mention.language.parts.search(self._text, start, end)
            for mention in mentions
        )

    def _can_attach(self, end: int, mention: PeriodMention) -> bool:
        words = mention.language
        is_near = words.follows and mention.start - end <= MAX_ATTACHED
        is_period = mention.role in ("figure", "event", "anaphor")
        return is_near and is_period and not words.breaks.search(self._text, end, mention.start)

    def _is_list(self, start: int, end: int, pattern_of: PatternOf) -> bool:
        between = self._text[start:end]
        return len(between) <= MAX_ATTACHED and any(
            pattern_of(words).fullmatch(between) for words in self._memory.languages
        )

    # What the words mean.

    def _evidence(
        self, mention: PeriodMention, place: Place, *, is_base: bool = False
    ) -> PeriodEvidence | None:
        """Return a mention as evidence, with its period for the number that is read."""
        memory, phrase, period = self._memory, mention.phrase, mention.period
        known = self._current or memory.inherited
        if phrase.of_number or (is_base and known and means_same_part(phrase, known.period)):
            period = known and shift_to(phrase, known.period)
        elif mention.role == "anaphor":
            # "In early trading" is the day of publication if no day is named before.
            is_day = phrase.first is not None and phrase.first.unit == "day"
            period = self._find_named(phrase.first) or (period if is_day else None)
        elif phrase.is_fiscal_year and (fiscal := self._find_fiscal_year()):
            period = shift_period(fiscal, (phrase.first and phrase.first.shift) or 0)
        elif known and is_current_part(phrase, known.period):
            # In a report on a fiscal quarter, "this quarter" is the one after it.
            period = shift_period(known.period, 1, "quarter")
        elif self._current and is_previous_part(phrase, self._current.period):
            period = shift_to(phrase, self._current.period)
        if not period:
            return None
        return PeriodEvidence(
            *(period, mention.text, place, memory.sentence, memory.paragraph, mention.start),
            is_comparison=mention.is_comparison or phrase.is_of_before,
            is_relative=mention.is_relative,
        )

    def _find_fiscal_year(self) -> str | None:
        """Return the fiscal year of which the text speaks, by its months."""
        memory = self._memory
        for evidence in filter(None, (self._current, memory.carried, memory.text_topic)):
            if "/" in evidence.period and "year" in units_of(evidence.period):
                return evidence.period
        return None

    def _find_named(self, point: Point | None) -> str | None:
        """Return the period named before that "the quarter" means."""
        memory = self._memory
        known = (self._current, memory.carried, memory.topic, memory.text_topic)
        for evidence in filter(None, (*memory.named, *known)):
            if point and point.unit in ("same", *units_of(evidence.period)):
                # The end of a period is its last month.
                is_end = point.shift is None
                return shift_period(evidence.period, 0, "month") if is_end else evidence.period
        return None

    def _pass_mentions(self, position: int, until: int) -> int:
        """Note the mentions before an offset; return the position of the next one."""
        while position < len(self._mentions) and self._mentions[position].start < until:
            mention = self._mentions[position]
            evidence = self._evidence(mention, "clause")
            is_named = mention.role in ("figure", "event")
            if evidence and (is_named or (mention.role == "report" and not self._memory.named)):
                self._memory.named = (evidence, *self._memory.named[: MAX_REMEMBERED - 1])
            if mention.is_comparison or position in self._base_mentions:
                self._comparison = mention
            elif mention.role == "now" or (not evidence and mention.phrase.is_holiday):
                self._current, self._is_blocked = None, True
            elif evidence and mention.role in ("figure", "anaphor"):
                self._speak_of(evidence, mention)
            position += 1
        return position

    def _speak_of(self, evidence: PeriodEvidence, mention: PeriodMention) -> None:
        """Take note of a period that the numbers after it can have."""
        current, clause = self._current, self._clause_at(mention.start)
        if current and mention.phrase.point == Point(shift=0) and self._is_as_of(current):
            return  # "As of June 30, it has sold 5 million this year"
        self._is_standing = False
        if self._is_aside(clause):
            self._aside, self._aside_end = evidence, clause[1]
            return
        if current and not current.is_comparison:
            self._before_comparison = current
        self._current, self._is_blocked = evidence, False
        if self._main is None:
            self._main = evidence
            own = zip(self._numbers, self._holders, strict=True)
            self._is_late = mention.start > next(
                (start for (start, _), held in own if not held), self._end
            )

    def _is_as_of(self, evidence: PeriodEvidence) -> bool:
        return self._precedes(lambda words: words.as_of_before, evidence.start)

    def _return_to_main(self, number: int, clause: Span) -> None:
        """Forget 去年同期 after its clause, if that had a number; an earlier year after ;."""
        current, main = self._current, self._main
        last_start = self._numbers[number - 1][0] if number else clause[0]
        if not current or last_start >= clause[0]:
            return
        passed = self._text[max(current.start, clause[0] - MAX_SENTENCE) : clause[0]]
        if current.is_comparison and current.start < last_start:
            self._current = self._before_comparison
        elif main and ";" in passed:
            topic = self._memory.topic
            if current == main and self._is_late and topic and topic.is_day:
                self._current = None  # A daily report returns to its day.
            is_long = not main.is_day or "/" in main.period
            if is_before(current.period, main.period) and (is_long or current.is_day):
                self._current = main

    # The period of a number.

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
            return self._find_base_period(position)
        evidence = self._find_near(number, position, clause)
        is_near = evidence and evidence.place in ("clause", "sentence")
        if not is_near and self._is_partitive(end):
            previous = self._memory.previous  # "Of these, 9 of them"
            return previous.evidence if previous else evidence
        return evidence

    def _find_near(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        """Return the period of a number that no words beside it name."""
        start, end = self._numbers[number]
        if self._is_blocked or self._is_now(position, number, clause):
            return None
        is_future = self._is_future(start, clause)
        is_aside = self._aside and (start < self._aside_end or is_future)
        current = self._aside if is_aside else self._current
        if current and current.is_day and self._is_duration(end) and not self._is_as_of(current):
            return None  # What takes months does not do so on one day.
        if current and current.start >= clause[0]:
            return current._replace(place="clause")
        if self._is_attribute(number):
            return None
        self._is_standing = self._lasts(number, clause, is_dated=current is not None)
        if self._is_standing:
            return None
        if current:
            return current._replace(place="sentence")
        following = self._find_following(end, position) or self._find_earlier(start)
        inherited = following or self._memory.inherit(is_future=is_future) or self._event
        if inherited is None or not self._can_inherit(number, clause, inherited):
            return None
        is_part = unit_of(inherited.period) in ("quarter", "half")
        since, until = max(self._start, start - MAX_BEFORE), self._around(number, clause)[1]
        if is_part and self._says(lambda words: words.stock, since, until):
            last = shift_period(inherited.period, 0, "month") or inherited.period
            return inherited._replace(period=last, place="sentence")
        return inherited

    def _find_following(self, end: int, position: int) -> PeriodEvidence | None:
        """Return the period after the number's clause, if nothing parts them."""
        while position < len(self._mentions):
            mention = self._mentions[position]
            if position in self._taken or mention.start - end > MAX_SENTENCE:
                return None
            if not mention.is_comparison and not mention.phrase.of_number:
                is_period = mention.role in ("figure", "anaphor") and mention.language.follows
                parted = mention.language.parts.search(self._text, end, mention.start)
                return self._evidence(mention, "sentence") if is_period and not parted else None
            position += 1
        return None

    def _find_earlier(self, start: int) -> PeriodEvidence | None:
        """Return the day of the story for what "had happened" before the last day named."""
        carried, topic = self._memory.carried, self._memory.text_topic
        are_days = carried and carried.is_day and topic and topic.is_day
        since = max(self._start, start - MAX_SENTENCE)
        return topic if are_days and self._says(lambda words: words.earlier, since, start) else None

    @property
    def _event(self) -> PeriodEvidence | None:
        """The day of a first sentence such as "23 died when a ferry sank on Sunday"."""
        if self._memory.sentence != 1 or not self._scene or not self._is_only_scene:
            return None
        evidence = self._evidence(self._scene, "sentence")
        is_past = evidence and self._memory.fits(evidence, is_future=False)
        return evidence if evidence and is_past and evidence.is_day else None

    def _is_now(self, position: int, number: int, clause: Span) -> bool:
        """Return whether a word such as "now" follows a number."""
        following = self._numbers[number + 1 : number + 2]
        until = min(clause[1], *(start for start, _ in following), self._end)
        mention = self._mentions[position] if position < len(self._mentions) else None
        return mention is not None and mention.role == "now" and mention.start < until

    def _is_future(self, start: int, clause: Span) -> bool:
        begin = self._aside_end if self._aside and self._aside_end <= start else self._start
        since, until = max(begin, start - MAX_SENTENCE), min(clause[1], start + MAX_AFTER)
        return self._says(lambda words: words.future, since, until)

    def _is_partitive(self, end: int) -> bool:
        return self._follows(lambda words: words.partitive_after, end)

    def _is_duration(self, end: int) -> bool:
        return self._follows(lambda words: words.duration_after, end)

    def _is_attribute(self, number: int) -> bool:
        start, end = self._numbers[number]
        return self._follows(lambda words: words.attribute_after, end) or self._precedes(
            lambda words: words.attribute_before, start
        )

    def _lasts(self, number: int, clause: Span, *, is_dated: bool) -> bool:
        """Return whether a number is a lasting fact, which has no period."""
        start, end = self._numbers[number]
        since, until = self._around(number, clause)
        is_parted = (
            number
            and ";" in self._text[max(self._numbers[number - 1][1], since - MAX_SENTENCE) : start]
        )
        if number and self._is_standing and not is_parted and not self._changes(since, until):
            return True
        is_thing = self._text[start].isalnum() and any(
            words.standing_after.match(self._text, end)
            and words.standing_before.search(self._text[since:start])
            for words in self._memory.languages
        )
        return self._says(lambda words: words.standing, since, until) or (is_thing and not is_dated)

    def _can_inherit(self, number: int, clause: Span, inherited: PeriodEvidence) -> bool:
        """Return whether a number can take its period from the sentences before."""
        start, end = self._numbers[number]
        if bisect_left(self._memory.quotes, start) % 2:
            return False  # Somebody who is quoted speaks of times of their own.
        since, until = max(clause[0], start - MAX_SENTENCE), self._around(number, clause)[1]
        for words in self._memory.languages:
            for found in words.subordinates.finditer(self._text, since, start):
                since = found.end()
        if not self._changes(since, until) and inherited.place != "heading":
            self._is_standing = self._says(lambda words: words.present, clause[0], until)
            if self._is_standing or self._is_duration(end):
                return False
        # Without a verb of the past, a number has neither the day of another paragraph nor any
        # period of another section. Chinese verbs have no past, so there only a day counts.
        is_day = inherited.is_day and "/" not in inherited.period
        is_chinese = any(map(is_han, self._text[self._start : self._start + MAX_AFTER]))
        is_near = inherited.sentence >= self._memory.section or inherited.place == "heading"
        if is_day and not is_chinese:
            is_near = is_near and inherited.paragraph == self._memory.paragraph
        if is_near or (is_chinese and not is_day):
            return True
        since, until = max(self._start, start - MAX_SENTENCE), min(self._end, end + MAX_SENTENCE)
        return self._changes(since, clause[1]) or self._says(lambda words: words.told, since, until)

    # The periods of comparisons.

    def _belongs(self, mention: PeriodMention, start: int, end: int) -> bool:
        """Return whether a comparison is the period of the number right after it."""
        words, between = mention.language, self._text[mention.end : start]
        return (
            mention.role == "comparison"
            and len(between) <= MAX_AFTER
            and words.base_after.fullmatch(between) is not None
            and not words.multiple.search(self._text, start, end + 2)
        )

    def _find_base_period(self, position: int) -> PeriodEvidence | None:
        """Return the period of a number that another one is compared with."""
        if self._comparison:
            return self._evidence(self._comparison, "sentence")
        # "From 5 million, or 84 cents a share, a year earlier"
        for mention in self._mentions[position : position + 1]:
            if mention.phrase.of_number or mention.is_comparison:
                return self._evidence(mention, "sentence")
        # "Profit fell from 5 million" after "a year earlier" means that year, too.
        before = self._memory.comparison
        evidence = self._evidence(before, "before") if before else None
        return evidence and evidence._replace(sentence=self._memory.sentence - 1)

    def _find_base(
        self, number: int, position: int, clause: Span, evidence: PeriodEvidence | None
    ) -> str | None:
        """Return the period with which a number is compared."""
        mention = self._comparison
        if mention is None or mention.start < clause[0]:
            mention = self._find_comparison_after(number, position)
        if mention is None or evidence is None:
            return None
        if mention.phrase.of_number or means_same_part(mention.phrase, evidence.period):
            return shift_to(mention.phrase, evidence.period)
        return mention.period if mention.period != evidence.period else None

    def _find_comparison_after(self, number: int, position: int) -> PeriodMention | None:
        position += self._attached[number] == position
        if position >= len(self._mentions):
            return None
        mention, end = self._mentions[position], self._numbers[number][1]
        between = self._text[end : min(mention.start, end + MAX_SENTENCE)]
        is_base = mention.is_comparison or position in self._base_mentions
        return mention if is_base and mention.language.follows and ";" not in between else None

    def _extend_average(self, period: str, start: int) -> str:
        """Return the years that a rate is the average of, where the sentence names them."""
        base = self._comparison and self._comparison.period
        if not base or not self._precedes(lambda words: words.average_before, start, MAX_SENTENCE):
            return period
        return f"{base}/{period}" if find_days(f"{base}/{period}") else period

    # The period of the sentence.

    def _is_aside(self, clause: Span) -> bool:
        """Return whether a clause is a relative one, which sets no scene."""
        start = clause[0] + self._text.startswith(" ", clause[0])
        return self._follows(lambda words: words.relatives, start)

    def _find_scene(self, until: int) -> PeriodEvidence | None:
        """Return the first period before an offset that later sentences can speak of."""
        scene = self._scene
        if not scene or scene.start >= until:
            return None
        before = self._text[max(self._start, scene.start - MAX_SENTENCE) : scene.start]
        is_aside = scene.language.subordinates.search(before)
        return None if is_aside else self._evidence(scene, "sentence")


def start_of(mention: PeriodMention) -> int:
    """Return where a mention begins."""
    return mention.start


def means_same_part(phrase: Phrase, period: str) -> bool:
    """Return whether "from 5 million last year" means the same part of last year."""
    return phrase.point == Point(shift=-1) and unit_of(period) not in ("year", "day")


def is_current_part(phrase: Phrase, period: str) -> bool:
    """Return whether "this quarter" means the fiscal quarter that is spoken of."""
    return phrase.point == Point(shift=0, unit="quarter") and "FY" in period and "Q" in period


def is_previous_part(phrase: Phrase, period: str) -> bool:
    """Return whether "last month" follows another month, before which it is then."""
    unit = unit_of(period)
    return unit in ("month", "quarter") and phrase.point == Point(shift=-1, unit=unit)
