"""The periods of the numbers of one sentence, and the words that decided."""

from bisect import bisect_left
from collections.abc import Sequence

from provcli.prose.patterns import is_han
from provcli.prose.period_dates import (
    find_days,
    is_before,
    shift_period,
    shift_to,
    unit_of,
    units_of,
    year_of,
)
from provcli.prose.period_memory import Memory, PeriodEvidence, PeriodReading, Place
from provcli.prose.period_mentions import MAX_AFTER, MAX_BEFORE, PeriodMention
from provcli.prose.period_numbers import MAX_SENTENCE, NumberedSentence
from provcli.prose.period_phrases import Phrase, Point
from provcli.prose.sentences import Span

MAX_WEEK = 7
MAX_SURE = 3
"""How many sentences before a number's a period can be to be sure."""
MAX_RIVALS = 5
MAX_TURNS = 20
"""How many words such as "would" of a long sentence are looked at."""


class SentenceReader(NumberedSentence):
    """Reads the numbers of one sentence, from left to right."""

    def __init__(
        self,
        folded: str,
        span: Span,
        mentions: Sequence[PeriodMention],
        numbers: Sequence[Span],
        memory: Memory,
    ) -> None:
        super().__init__(folded, span, mentions, numbers, memory.languages)
        self._memory = memory
        scenes = (
            mention
            for position, mention in enumerate(mentions)
            if mention.is_scene and position not in self._base_mentions
        )
        self._scene = next(scenes, None)
        self._rivals = [
            mention
            for mention in (each for i, each in enumerate(mentions) if i not in self._taken)
            if mention.role in ("figure", "event") and mention.period
        ][:MAX_RIVALS]
        """The first periods that the sentence names for no number."""
        self._is_present = self._says(lambda words: words.present, self._start, self._end)
        self._is_told = self._is_chinese or self._says(
            lambda words: words.told, self._start, self._end
        )
        self._elsewhere = [
            found.start()
            for words in memory.languages
            for found in words.elsewhere.finditer(folded, self._start, self._end)
        ]
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
        self._memory.continues = self._says(
            lambda words: words.continues, self._start, self._start + MAX_AFTER
        )
        spoken: PeriodEvidence | None = None
        is_first = True
        position = 0
        for number, (start, _) in enumerate(self._numbers):
            position = self._pass_mentions(position, start)
            clause = self._clause_at(start)
            self._return_to_main(number, clause)
            is_base = self._are_bases[number]
            evidence = self._find_evidence(number, position, clause)
            base = self._find_base(number, position, clause, evidence)
            period = evidence and self._extend_average(evidence.period, start)
            if is_base and not evidence and not self._is_chinese:
                period = self._guess_base(number, position, clause)
            distance = memory.sentence - evidence.sentence if evidence else 0
            rival = self._find_rival(number, evidence)
            is_sure = not evidence or (not rival and self._is_sure(number, evidence, distance))
            readings.append(PeriodReading(period, base, evidence, distance, start, rival, is_sure))
            if self._holders[number]:
                continue
            is_compared = is_base or (evidence and evidence.is_comparison)
            if not is_compared:
                memory.previous = readings[-1]
            # The first sentence can count days before it says which. A later one that begins
            # with a number without a period does not date the sentences after it.
            is_decided = evidence or memory.sentence not in (1, memory.lead)
            if is_first and is_decided and not is_compared and not self._is_aside(clause):
                is_first = False
                if evidence and evidence.place in ("clause", "sentence"):
                    # "Oil fell on Monday but was up 2% this week" speaks of Monday.
                    scene = self._find_scene(start) if evidence.is_adjacent else None
                    spoken = scene or evidence
        spoken = self._find_scene(self._end) if is_first else spoken
        self._pass_mentions(position, self._end)
        days = find_days(spoken.period) if spoken and spoken.is_closed else None
        memory.is_about_plans = self._says(lambda words: words.future, self._start, self._end) or (
            # "For 2025 ministers agreed a quota"
            bool(days and memory.publication and days.last > memory.publication.day)
        )
        own = spoken or memory.inherited
        year_before = own and shift_period(own.period, -1)
        for mention in self._mentions:
            if mention.phrase.is_earlier or (
                mention.is_comparison and mention.period == year_before
            ):
                memory.comparison = mention
        is_named = spoken is not None and spoken.sentence == memory.sentence
        if spoken and is_named and self._mentions[0].language.follows and self._is_as_of(spoken):
            spoken = spoken._replace(is_side=True)
        return readings, spoken

    def sets_topic(self, spoken: PeriodEvidence | None) -> bool:
        """Return whether the sentence decides of which period later paragraphs can speak.

        One without numbers does so only as the lead of a daily report: "Stocks fell on Tuesday".
        """
        is_daily = spoken is not None and spoken.is_day
        # Plans are the topic of a text only if nothing else is.
        is_aside = self._memory.text_topic and self._memory.is_about_plans
        return not is_aside and (None in self._holders or is_daily)

    @property
    def _is_chinese(self) -> bool:
        return any(map(is_han, self._text[self._start : self._start + MAX_AFTER]))

    # What the words mean.

    def _evidence(
        self, mention: PeriodMention, place: Place, *, is_base: bool = False
    ) -> PeriodEvidence | None:
        """Return a mention as evidence, with its period for the number that is read."""
        memory, phrase, period = self._memory, mention.phrase, mention.period
        aside = self._aside if mention.start < self._aside_end else None
        known = aside or self._current or memory.inherited
        if phrase.of_number or (is_base and known and means_same_part(phrase, known.period)):
            period = known and shift_to(phrase, known.period)
            if known and known.is_day and phrase.is_earlier and self._is_as_of(known):
                point = phrase.first or Point()
                period = shift_period(known.period, point.shift or 0, point.unit)
            if known is None and phrase.is_ago and memory.report:
                period = shift_to(phrase, memory.report.period[: len("2024-04")])
        elif mention.role == "anaphor":
            # "In early trading" is the day of publication if no day is named before.
            # "Later that day" needs one.
            is_day = phrase.first is not None and phrase.first.unit == "day"
            is_day = is_day and not mention.text.lower().endswith("that day")
            named = self._find_named(phrase.first, is_session=phrase.is_session)
            period = named or (period if is_day else None)
        elif phrase.is_fiscal_year and memory.fiscal_year:
            shift = (phrase.first and phrase.first.shift) or 0
            shift += not shift and self._is_forecast_after(memory.fiscal_year, mention)
            period = shift_period(memory.fiscal_year, shift)
        elif phrase.point == Point(shift=0, unit="week") and self._week:
            period = self._week
        elif known and is_current_part(phrase, known.period):
            # In a report on a fiscal quarter, "this quarter" is the one after it.
            period = shift_period(known.period, 1, "quarter")
        elif self._current and means_part_before(phrase, self._current.period):
            period = shift_to(phrase, self._current.period)
        if not period:
            return None
        return PeriodEvidence(
            *(period, mention.text, place, memory.sentence, memory.paragraph, mention.start),
            is_comparison=mention.is_comparison or phrase.is_of_before,
            is_relative=mention.is_relative,
        )

    def _is_forecast_after(self, period: str, mention: PeriodMention) -> bool:
        """Return whether "the full year" of a forecast is the one after a past year."""
        publication = self._memory.publication
        is_over = publication is not None and is_before(period, publication.day.isoformat())
        before = self._text[max(self._start, mention.start - MAX_SENTENCE) : mention.start]
        return is_over and bool(mention.language.future.search(before))

    @property
    def _week(self) -> str | None:
        """The days that "this week" means in a report on a week."""
        topic = self._memory.topic
        days = find_days(topic.period) if topic and topic.is_day and topic.is_closed else None
        is_week = days and (days.last - days.first).days == MAX_WEEK - 1
        return topic.period if topic and is_week else None

    def _find_named(self, point: Point | None, *, is_session: bool) -> str | None:
        """Return the period named before that "the quarter" means."""
        memory = self._memory
        topics = (memory.topic, memory.text_topic)
        known = (*memory.named, self._current, memory.carried, *topics)
        if is_session:
            of_sentence = (one for one in memory.named if one.sentence == memory.sentence)
            known = (*of_sentence, self._current, *topics)
        fitting, before = (
            [
                evidence.period
                for evidence in filter(None, named)
                if point and point.unit in ("same", *units_of(evidence.period))
            ]
            for named in (known, memory.named_before)
        )
        if point and point.unit != "day" and len({*before}) == 1:
            fitting += before  # One quarter was named long before.
        if not point or not fitting:
            return None
        period = fitting[0]
        if point.unit == "same" and unit_of(period) in ("month", "day"):
            # "At the end of June there were 9. In the period" means that which ends then.
            others = (one for one in fitting if one != period)
            ends = (one for one in others if shift_period(one, 0, unit_of(period)) == period)
            period = next(ends, period)
        # The end of a period is its last month, and so is 当月 after 1至10月.
        is_end = point.shift is None or (point.unit == "month" and "/" in period)
        return shift_period(period, 0, "month") if is_end else period

    def _pass_mentions(self, position: int, until: int) -> int:
        """Note the mentions before an offset; return the position of the next one."""
        while position < len(self._mentions) and self._mentions[position].start < until:
            mention = self._mentions[position]
            evidence = self._evidence(mention, "clause")
            is_base = mention.is_comparison or position in self._base_mentions
            is_named = mention.role in ("figure", "event") and not mention.phrase.of_number
            if evidence and (is_named or (mention.role == "report" and not self._memory.named)):
                if not is_base:
                    self._memory.name(evidence)
                if self._memory.fiscal_year is None and is_fiscal_year(evidence.period):
                    self._memory.fiscal_year = evidence.period
            if is_base:
                self._comparison = mention
            elif mention.role == "now":
                self._current, self._is_blocked = None, True
            elif evidence and mention.role in ("figure", "anaphor"):
                self._speak_of(evidence, mention)
            position += 1
        return position

    def _speak_of(self, evidence: PeriodEvidence, mention: PeriodMention) -> None:
        """Take note of a period that the numbers after it can have."""
        if evidence.period.endswith("/..") and mention.language.when_after.match(
            self._text, mention.end
        ):
            evidence = evidence._replace(period=evidence.period.removesuffix("/.."))
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
            is_daily = topic is not None and topic.is_day
            if current == main and self._is_late and is_daily:
                self._current = None  # A daily report returns to its day.
            is_aside = is_daily and main.is_day and not current.is_day
            is_same = main.is_day == current.is_day
            if is_aside or (is_same and is_before(current.period, main.period)):
                self._current = main

    # The period of a number.

    def _find_evidence(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        start, end = self._numbers[number]
        holder, attached = self._holders[number], self._attached[number]
        is_base = self._are_bases[number]
        if holder is not None:
            return self._evidence(holder, "clause")
        if position and self._is_cost(position - 1, start):
            return self._evidence(self._mentions[position - 1], "clause")
        if attached is not None:
            evidence = self._evidence(self._mentions[attached], "clause", is_base=is_base)
            return evidence and evidence._replace(is_adjacent=True)
        if position and self._belongs(position - 1, start, end):
            return self._evidence(self._mentions[position - 1], "clause")
        if is_base:
            return self._find_base_period(position)
        if self._current and any(
            words.since_alone.match(self._text, end) for words in self._languages
        ):
            ends = [one for one in self._current.period.split("/") if one != ".."]
            return self._current._replace(period=f"{ends[-1]}/..", place="clause")
        evidence = self._find_near(number, position, clause)
        is_near = evidence and evidence.place in ("clause", "sentence")
        if not is_near and self._is_partitive(end):
            previous = self._memory.previous  # "Of these, 9 of them"
            return (previous and previous.evidence) or evidence
        return evidence

    def _find_near(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        """Return the period of a number that no words beside it name."""
        start, end = self._numbers[number]
        is_now = self._is_blocked or self._is_now(position, number, clause)
        if is_now or self._is_of_part(number) or self._is_former(start):
            return None
        is_future = self._is_future(start, clause)
        current = self._current_at(start, is_future=is_future)
        if current and current.is_day and self._is_duration(end) and not self._is_as_of(current):
            return None  # What takes months does not do so on one day.
        if current and not is_future and self._is_delivery(current, start):
            current = None
        if current and current.start >= clause[0]:
            return current._replace(place="clause")
        if self._is_attribute(number) or (current and self._is_background(number, clause)):
            return None
        self._is_standing = self._lasts(number, clause, current)
        if self._is_standing:
            return None
        if current:
            return current._replace(place="sentence")
        following = not self._is_aside(clause) and self._find_following(number, position)
        if not following and self._is_market(start):
            return self._memory.report
        event = self._event if self._memory.sentence == self._memory.lead else None
        inherited = following or event or self._memory.inherit(is_future=is_future) or self._event
        if inherited is None or not self._can_inherit(number, clause, inherited):
            return None
        return self._end_of_stock(number, clause, inherited)

    def _is_former(self, start: int) -> bool:
        """Return whether a period begins when a level ends: 自7月1日起由5%调整为6%."""
        is_begun = self._current is not None and self._current.period.endswith("/..")
        return is_begun and self._precedes(lambda words: words.base_before, start)

    def _current_at(self, start: int, *, is_future: bool) -> PeriodEvidence | None:
        """Return the last period before a number, unless it ends there."""
        is_aside = self._aside and (start < self._aside_end or is_future)
        current = self._aside if is_aside else self._current
        if not current or current.is_closed or not self._memory.fits(current, is_future=False):
            return current
        # "Bills have tripled since 2020, to 400 a month"
        is_level = self._precedes(lambda words: words.level_before, start)
        return None if is_level else current

    def _is_delivery(self, current: PeriodEvidence, start: int) -> bool:
        """Return whether the period is that of a delivery: "coal for 2026 gained 1"."""
        topic = self._memory.topic
        if not topic or not topic.is_day or self._memory.fits(current, is_future=False):
            return False
        since = max(self._start, start - MAX_SENTENCE)
        return self._says(lambda words: words.told, since, start)

    def _is_background(self, number: int, clause: Span) -> bool:
        """Return whether a relative clause lasts: "where 40% of the crop is grown"."""
        return self._is_aside(clause) and self._says(
            lambda words: words.present, *self._near(number, clause)
        )

    def _end_of_stock(self, number: int, clause: Span, inherited: PeriodEvidence) -> PeriodEvidence:
        """Return the last month of a quarter for loans, which are counted then."""
        since = max(self._start, self._numbers[number][0] - MAX_BEFORE)
        until = self._around(number, clause)[1]
        is_part = unit_of(inherited.period) in ("quarter", "half")
        if not is_part or not self._says(lambda words: words.stock, since, until):
            return inherited
        last = shift_period(inherited.period, 0, "month") or inherited.period
        return inherited._replace(period=last, place="sentence")

    def _is_market(self, start: int) -> bool:
        """Return whether a sentence says that a price moved, in a text on another period."""
        topic, report = self._memory.topic, self._memory.report
        if (topic and topic.is_day) or not report or not report.is_day:
            return False
        return self._says(lambda words: words.market, max(self._start, start - MAX_SENTENCE), start)

    def _find_following(self, number: int, position: int) -> PeriodEvidence | None:
        """Return the period after the number's clause, if nothing parts them."""
        end = self._numbers[number][1]
        until = end + MAX_SENTENCE
        while position < len(self._mentions):
            mention = self._mentions[position]
            if position in self._taken or not end <= mention.start <= until:
                return None
            if not mention.is_comparison and not mention.phrase.of_number:
                is_period = mention.role in ("figure", "anaphor") and mention.language.follows
                is_parted = mention.language.parts.search(self._text, end, mention.start)
                if is_parted and self._is_of_story(mention):
                    is_parted = mention.language.breaks_story.search(self._text, end, mention.start)
                return None if is_parted or not is_period else self._evidence(mention, "sentence")
            position += 1
        return None

    def _is_of_story(self, mention: PeriodMention) -> bool:
        """Return whether a period names a year before that of the day of the text."""
        inherited, point = self._memory.inherited, mention.phrase.point
        report = self._memory.report
        if not inherited or not report or not point or not point.year:
            return False
        return point.year != year_of(inherited.period) and point.year < year_of(report.period)

    @property
    def _event(self) -> PeriodEvidence | None:
        """The day of a first sentence such as "23 died when a ferry sank on Sunday"."""
        is_first = self._memory.sentence in (1, self._memory.lead)
        if not is_first or not self._scene or not self._is_only_scene:
            return None
        evidence = self._evidence(self._scene, "sentence")
        is_past = evidence and self._memory.fits(evidence, is_future=False)
        return evidence if evidence and is_past and evidence.is_day else None

    def _is_now(self, position: int, number: int, clause: Span) -> bool:
        """Return whether a word such as "now" follows a number."""
        following = self._numbers[number + 1 : number + 2]
        until = min(clause[1], *(start for start, _ in following), self._end)
        mention = self._mentions[position] if position < len(self._mentions) else None
        if mention is None or mention.role != "now" or mention.start >= until:
            return False
        # "Sales doubled and now bring in 8%"
        return not mention.language.parts.search(
            self._text, self._numbers[number][1], mention.start
        )

    def _is_future(self, start: int, clause: Span) -> bool:
        begin = self._aside_end if self._aside and self._aside_end <= start else self._start
        since, until = max(begin, start - MAX_SENTENCE), min(clause[1], start + MAX_AFTER)
        return self._says(lambda words: words.future, since, until)

    def _lasts(self, number: int, clause: Span, current: PeriodEvidence | None) -> bool:
        """Return whether a number is a lasting fact, which has no period."""
        start = self._numbers[number][0]
        since, until = self._around(number, clause)
        if current and self._is_as_of(current):
            return False
        if current:
            before = self._clause_at(max(self._start, clause[0] - 1))[0]
            is_alone = clause[0] - before - len(current.text) <= len("In ,")
            if before <= current.start and (is_alone or not current.is_closed):
                return False  # "In March, each ticket cost 5"
        passed = max(self._numbers[number - 1][1], since - MAX_SENTENCE) if number else start
        happens = self._changes(since, until) or self._says(lambda words: words.told, since, until)
        if self._is_standing and not happens and ";" not in self._text[passed:start]:
            return True
        is_thing = current is None and self._is_thing(number, clause)
        return is_thing or self._says(lambda words: words.standing, since, until)

    def _can_inherit(self, number: int, clause: Span, inherited: PeriodEvidence) -> bool:
        """Return whether a number can take its period from the sentences before."""
        start, end = self._numbers[number]
        if bisect_left(self._memory.quotes, start) % 2:
            return False  # Somebody who is quoted speaks of times of their own.
        if self._is_of_now(number, clause, inherited):
            return False
        # Without a verb of the past, a number has neither the day of another paragraph nor any
        # period of another section. Chinese verbs have no past, so there only the day counts.
        is_day = inherited.is_day and "/" not in inherited.period
        is_near = inherited.sentence >= self._memory.section or inherited.place == "heading"
        if is_day:
            is_near = is_near and inherited.paragraph == self._memory.paragraph
        if is_near or (self._is_chinese and not is_day):
            return True
        since, until = max(self._start, start - MAX_SENTENCE), min(self._end, end + MAX_SENTENCE)
        return self._changes(since, clause[1]) or self._says(lambda words: words.told, since, until)

    def _is_of_now(self, number: int, clause: Span, inherited: PeriodEvidence) -> bool:
        """Return whether words say that a number lasts, or takes a time of its own."""
        start, end = self._numbers[number]
        since, until = self._near(number, clause)
        main = since
        for words in self._languages:
            for found in words.subordinates.finditer(self._text, since, start):
                main = found.end()
        if not self._changes(main, until) and inherited.place != "heading":
            self._is_standing = self._says(lambda words: words.present, since, until)
            is_count = self._precedes(lambda words: words.counted_before, start)
            if self._is_standing or (self._is_duration(end) and not is_count):
                return True
        is_year = unit_of(inherited.period) == "year"
        is_weak = (inherited.is_day and "/" not in inherited.period) or (
            is_year and self._memory.fits(inherited, is_future=True)
        )
        if is_weak and not self._changes(since, min(clause[1], end + MAX_SENTENCE)):
            self._is_standing = self._says(lambda words: words.lasting, since, until)
        return self._is_standing

    def _near(self, number: int, clause: Span) -> Span:
        """Return the part of a clause until shortly after a number."""
        since = max(clause[0], self._numbers[number][0] - MAX_SENTENCE)
        return since, self._around(number, clause)[1]

    # Whether a period is sure.

    def _find_rival(self, number: int, evidence: PeriodEvidence | None) -> str:
        """Return the words of another period that a number could have."""
        place, until = evidence and evidence.place, self._end
        if place == "clause" or (place == "sentence" and self._is_chinese):
            return ""  # Chinese sentences say first which period comes next.
        if place == "sentence":
            until = self._numbers[number][0]
        elif place is None and (self._are_bases[number] or self._is_present or self._elsewhere):
            return ""
        period = evidence and evidence.period
        rivals = (one for one in self._rivals if one.start < until and one.period != period)
        rivals = (one for one in rivals if not evidence or one.start != evidence.start)
        return next((mention.text.rstrip(".") for mention in rivals), "")

    def _is_sure(self, number: int, evidence: PeriodEvidence, distance: int) -> bool:
        """Return whether nothing speaks against a period."""
        topic, place = self._memory.topic, evidence.place
        start = self._numbers[number][0]
        around = self._around(number, self._clause_at(start))
        if place == "clause":
            if evidence.is_adjacent:
                # "The mine employs 5 people and made 9 tons in 2022"
                end = self._numbers[number][1]
                since = self._near(number, self._clause_at(start))[0]
                return not (
                    self._says(lambda words: words.present, since, start)
                    and self._says(lambda words: words.turns_to_past, end, evidence.start)
                )
            since = max(evidence.start, start - MAX_SENTENCE)
            return not self._says(lambda words: words.turns_to_present, since, start)
        if place == "sentence" and self._is_chinese:
            # 截至12日已有1104人报名，而计划只招800人
            is_plan = self._says(lambda words: words.future, *around)
            return not is_plan or self._memory.fits(evidence, is_future=True)
        if place == "sentence":
            since = max(evidence.start, start - MAX_SENTENCE)
            turned = any(since < turn < start for turn in self._elsewhere[:MAX_TURNS])
            return not turned and not self._says(lambda words: words.turns_to_present, since, start)
        if self._elsewhere or not evidence.is_closed or not self._is_told:
            return False
        if topic and topic.period != evidence.period:
            return False
        if topic and self._memory.fiscal_year and not topic.is_day:
            return True  # A report on results goes on about them.
        is_near = place == "before" and distance <= MAX_SURE
        if self._is_chinese or place != "title":
            return is_near
        is_told = self._changes(*around) or self._says(lambda words: words.told, *around)
        return evidence.is_day or is_told

    # The periods of comparisons.

    def _belongs(self, position: int, start: int, end: int) -> bool:
        """Return whether a comparison is the period of the number right after it."""
        mention = self._mentions[position]
        words, between = mention.language, self._text[mention.end : start]
        return (
            (mention.role == "comparison" or position in self._base_mentions)
            and len(between) <= MAX_AFTER
            and words.base_after.fullmatch(between) is not None
            and not words.multiple.search(self._text, start, end + 2)
        )

    def _is_cost(self, position: int, start: int) -> bool:
        """Return whether a number is what something cost when it was built."""
        mention = self._mentions[position]
        costs = mention.language.event_cost_after
        return mention.role == "event" and bool(costs.fullmatch(self._text, mention.end, start))

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

    def _guess_base(self, number: int, position: int, clause: Span) -> str | None:
        """Return the year before a report's, for the 5 of "profit was 6, against 5"."""
        report = self._find_near(number, position, clause)
        units = units_of(report.period) if report and report.is_closed else ()
        is_part = report and ("FY" in report.period or {"quarter", "half", "year"} & {*units})
        return shift_period(report.period, -1) if report and is_part else None

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

    def _find_scene(self, until: int) -> PeriodEvidence | None:
        """Return the first period before an offset that later sentences can speak of."""
        scene = self._scene
        if not scene or scene.start >= until:
            return None
        before = self._text[max(self._start, scene.start - MAX_SENTENCE) : scene.start]
        is_aside = scene.language.subordinates.search(before)
        return None if is_aside else self._evidence(scene, "sentence")


def is_fiscal_year(period: str) -> bool:
    """Return whether a period is a year that does not begin in January."""
    return "/" in period and unit_of(period) != "year" and "year" in units_of(period)


def means_same_part(phrase: Phrase, period: str) -> bool:
    """Return whether "from 5 million last year" means the same part of last year."""
    return phrase.point == Point(shift=-1) and unit_of(period) not in ("year", "day")


def is_current_part(phrase: Phrase, period: str) -> bool:
    """Return whether "this quarter" means the fiscal quarter that is spoken of."""
    return phrase.point == Point(shift=0, unit="quarter") and "FY" in period and "Q" in period


def means_part_before(phrase: Phrase, period: str) -> bool:
    """Return whether "last month" is the one before another that is named."""
    unit = unit_of(period)
    return unit in ("month", "quarter") and phrase.point == Point(shift=-1, unit=unit)
