"""For each number of a text, the period that the words give it, and the words that decided.

A period is looked for in the number's clause, its sentence, the sentences before it, the heading,
and the title. The date of publication says what "last month" means.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from provcli.prose.chinese_periods import CHINESE_PERIODS
from provcli.prose.english_periods import ENGLISH_PERIODS
from provcli.prose.language import one_of
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold
from provcli.prose.period_phrases import (
    Days,
    PeriodLanguage,
    Phrase,
    Point,
    Publication,
    Role,
    find_days,
    parse_publication,
    resolve_phrase,
    shift_period,
    unit_of,
    units_of,
    year_of,
)
from provcli.prose.sentences import Span, split_clauses, split_sentences

PERIOD_LANGUAGES: tuple[PeriodLanguage, ...] = (ENGLISH_PERIODS, CHINESE_PERIODS)

Place = Literal["clause", "sentence", "before", "heading", "title"]
"""Where the words are that give a number its period."""

_CHANGES = re.compile(
    one_of(
        word
        for language in LANGUAGES
        for word in (*language.rises, *language.falls, *language.levels)
    ),
    re.IGNORECASE,
)
_MAX_BEFORE = 60
"""How far before a phrase or a number its introduction may begin."""
_MAX_AFTER = 40
_MAX_ATTACHED = 80
"""How far after its number a period may begin: "5 million containers in 2023"."""
_MAX_SENTENCE = 400
"""How much of a long sentence is looked at on either side of a number."""
_DAYS_OF_YEAR = 365 - 1
_MAX_NAMED = 500
"""How many periods named elsewhere a recorded one is compared with."""


# --- Mentions -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of a text that name a period.

    Attributes:
        period: the period in the dataset's notation; None for words such as "currently", and for
            those that count from a number's period ("a year earlier") where no number has one.
        role: what the words are for; see `Role`.
        is_relative: whether the date of publication or other words say which year it is.
    """

    start: int
    end: int
    text: str
    period: str | None
    role: Role
    is_relative: bool
    phrase: Phrase
    language: PeriodLanguage

    @property
    def is_comparison(self) -> bool:
        """Whether the period is one that a number is compared with."""
        return self.role in ("comparison", "change")


class _Found(NamedTuple):
    phrase: Phrase
    language: PeriodLanguage


def find_periods(
    text: str, published: str | None = None, context_year: int | None = None
) -> tuple[PeriodMention, ...]:
    """Return the periods that the words of a text name, in order.

    Args:
        text: a paragraph.
        published: when the text appeared, as an EDTF date.
        context_year: the year of which the text spoke before, for "the third quarter".
    """
    publication = parse_publication(published)
    folded = fold(text)
    sentences = split_sentences(text)
    mentions = []
    last: str | None = None
    sentence, sentence_year, paragraph_year = 0, context_year, context_year
    for phrase, language in _find_phrases(folded):
        while sentences[sentence][1] <= phrase.start:
            sentence += 1
            sentence_year = context_year
        if phrase.of_number:
            period = last and shift_to(phrase, last)
        else:
            # A month of another year than the last one is named with it, sentence by sentence.
            is_month = phrase.last is not None and phrase.last.part[:1].isdigit()
            year = sentence_year if is_month else paragraph_year
            period = resolve_phrase(phrase, publication, year)
        if phrase.role == "figure" and period and not phrase.of_number:
            last = period
            sentence_year = _speak_of(phrase, period, publication, sentence_year)
            paragraph_year = _speak_of(phrase, period, publication, paragraph_year)
        points = (phrase.first, phrase.last)
        is_relative = any(point is not None and point.year is None for point in points)
        words = text[phrase.start : phrase.end]
        mentions.append(
            PeriodMention(*phrase[:2], words, period, phrase.role, is_relative, phrase, language)
        )
    return tuple(mentions)


def shift_to(phrase: Phrase, period: str) -> str | None:
    """Return what a phrase that counts from a number's period means for one of that period."""
    point = phrase.first
    if point is None or ".." in period:
        return None
    if point.year is not None:
        return shift_period(period, point.year - year_of(period))
    shifted = shift_period(period, point.shift or 0, point.unit)
    return f"{year_of(shifted)}-{point.part}" if shifted and point.part else shifted


def _speak_of(
    phrase: Phrase, period: str, publication: Publication | None, before: int | None
) -> int | None:
    """Return the year of which a text speaks after a phrase.

    Only a year shortly before the publication is one that later words leave out.
    """
    named = phrase.first if phrase.first and phrase.first.has_year else phrase.last
    if named is None or not named.has_year or phrase.is_limit or ".." in period:
        return before
    year = year_of(period)
    if publication and not publication.day.year - 1 <= year <= publication.day.year:
        return before
    return year


def _find_phrases(folded: str) -> Iterator[_Found]:
    """Yield the phrases that do not overlap, with what the words around make of them."""
    found: list[_Found] = []
    for match in _select_phrases(folded):
        if found and (joined := _join_range(folded, found[-1], match)):
            found[-1] = joined
        else:
            found.append(match)
    for phrase, language in found:
        yield _Found(_read_around(folded, phrase, language), language)


def _select_phrases(folded: str) -> list[_Found]:
    """Return the leftmost and longest phrases; of equal ones, that of the first recognizer."""
    candidates = []
    order = 0
    for language in PERIOD_LANGUAGES:
        for recognizer in language.recognizers:
            order += 1
            for match in recognizer.pattern.finditer(folded):
                phrase = recognizer.read(match)
                if phrase is not None and phrase.end > phrase.start:
                    candidates.append((phrase.start, -phrase.end, order, phrase, language))
    candidates.sort(key=lambda candidate: candidate[:3])
    selected: list[_Found] = []
    end = 0
    for _, _, _, phrase, language in candidates:
        if phrase.start >= end:
            selected.append(_Found(phrase, language))
            end = phrase.end
    return selected


def _join_range(folded: str, before: _Found, after: _Found) -> _Found | None:
    """Return the range of two points that "to" or a dash joins."""
    first, last, language = before.phrase, after.phrase, after.language
    if not first.is_point or not last.is_point or first.role != "figure" or last.role != "figure":
        return None
    if first.of_number or last.of_number or last.start - first.end > 20:
        return None
    between = folded[first.end : last.start]
    are_months = all(
        phrase.last and len(phrase.last.part) == 2 and phrase.last.part.isdigit()
        for phrase in (first, last)
    )
    introduction = folded[max(0, first.start - _MAX_BEFORE) : first.start]
    is_range = language.between_range.fullmatch(between) or (
        language.and_range.fullmatch(between)
        and (are_months or language.between_before.search(introduction))
    )
    if not is_range:
        return None
    return _Found(Phrase(first.start, last.end, first.first, last.first), language)


def _read_around(folded: str, phrase: Phrase, language: PeriodLanguage) -> Phrase:
    """Return a phrase with the role and the open end that the words around it give it."""
    before = folded[max(0, phrase.start - _MAX_BEFORE) : phrase.start]
    after = folded[phrase.end : phrase.end + _MAX_AFTER]
    if phrase.role == "now" and language.comparison_before.search(before):
        return phrase._replace(role="comparison")  # "less than in recent years"
    if phrase.role != "figure":
        return phrase
    if match := language.since_after.match(after):
        return phrase._replace(last=None, end=phrase.end + match.end())
    if language.superlative_before.search(before):
        return _compare(phrase)
    since = language.since_before.search(before)
    if since and not phrase.of_number:
        is_closed = since["origin"] and not phrase.is_point  # "from January to February"
        return phrase if is_closed else phrase._replace(last=None)
    if begun := _read_beginning(phrase, language, before):
        return begun
    if _is_compared(phrase, language, before, after):
        return _compare(phrase)
    return phrase if phrase.of_number else _read_limits(phrase, language, before, after)


def _read_beginning(phrase: Phrase, language: PeriodLanguage, before: str) -> Phrase | None:
    """Return "closed from Monday" as a period that begins then; None for "up from Monday"."""
    compared = language.comparison_before.search(before)
    point = phrase.first
    if not compared or not compared["origin"] or not phrase.is_point or point is None:
        return None
    if not _is_day(point) or phrase.of_number or _CHANGES.search(before):
        return None
    first = point._replace(shift=1) if point.unit == "weekday" else point
    start = phrase.start - len(before) + compared.start()
    return phrase._replace(start=start, first=first, last=None)


def _is_compared(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> bool:
    compared = language.comparison_before.search(before)
    if compared and (phrase.is_point or not compared["origin"]):
        return True
    point = phrase.first
    is_usual = phrase.of_number or (
        phrase.is_point
        and point is not None
        and not point.part
        and (point.unit == "year" or (point.shift == -1 and point.unit != "day"))
    )
    weakly = language.weak_comparison_before.search(before)
    is_month = phrase.last is not None and phrase.last.part.isdigit()
    return bool(
        language.comparison_after.match(after)
        or (weakly and (is_usual or (is_month and not weakly["day"])))
    )


def _read_limits(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> Phrase:
    if language.until_before.search(before):
        return phrase._replace(first=None)
    if match := language.until_after.match(after):
        return phrase._replace(first=None, end=phrase.end + match.end())
    point = phrase.first
    is_day = phrase.is_point and point is not None and _is_day(point)
    if is_day and (language.report_before.search(before) or language.report_after.match(after)):
        return phrase._replace(role="report")
    if language.event_before.search(before) or language.event_after.match(after):
        return phrase._replace(role="event")
    if point and point.unit == "weekday" and language.future.search(before):
        ahead = point._replace(shift=1)
        return phrase._replace(first=ahead, last=ahead)
    return phrase._replace(is_limit=bool(language.limit_before.search(before)))


def _is_day(point: Point) -> bool:
    return "-" in point.part or point.unit in ("day", "weekday", "monthday")


def _compare(phrase: Phrase) -> Phrase:
    """Return a phrase as a comparison: "last month" is then the month before the number's."""
    point = phrase.first
    is_previous = phrase.is_point and point is not None and point.shift == -1
    if is_previous and point and point.unit in ("quarter", "month", "week", "day"):
        return phrase._replace(role="comparison", of_number=True)
    return phrase._replace(role="comparison")


# --- Readings -------------------------------------------------------------------------------------


class Paragraph(Protocol):
    """A paragraph of a text, with the heading of its section; the heading is one, too."""

    @property
    def text(self) -> str: ...
    @property
    def heading(self) -> str: ...


class PeriodEvidence(NamedTuple):
    """A period of which a text speaks, and the words that name it.

    Attributes:
        period: in the dataset's notation.
        text: the words.
        place: where they are, seen from a number.
        sentence: which sentence of the text has them, counted from 1; 0 is the title.
        paragraph: the position of their paragraph; None for the title.
        start: where they begin in it.
        is_comparison: whether they name what a number is compared with.
        is_adjacent: whether they are right after a number, so that they mean no other one.
        is_relative: whether they do not name the year.
    """

    period: str
    text: str
    place: Place
    sentence: int
    paragraph: int | None
    start: int
    is_comparison: bool = False
    is_adjacent: bool = False
    is_relative: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether the period has a beginning and an end."""
        return ".." not in self.period


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """The period that a text gives a number.

    Attributes:
        period: in the dataset's notation; None where the text names none.
        base: the period with which the number is compared.
        evidence: the words that name the period.
        distance: how many sentences before the number's they are.
        start: where the number begins in its paragraph.
    """

    period: str | None = None
    base: str | None = None
    evidence: PeriodEvidence | None = None
    distance: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphPeriods:
    """The periods of a paragraph.

    Attributes:
        mentions: the words that name one, in order.
        readings: for each number, its period.
        topics: what the title, the heading, and the paragraphs that set the topic name.
        before: what the paragraphs before it in its section name, the latest of them.
    """

    mentions: tuple[PeriodMention, ...]
    readings: tuple[PeriodReading, ...]
    topics: tuple[PeriodEvidence, ...]
    before: tuple[PeriodEvidence, ...]


def read_periods(
    paragraphs: Sequence[Paragraph],
    numbers: Sequence[Sequence[Span]],
    title: str = "",
    published: str | None = None,
) -> tuple[ParagraphPeriods, ...]:
    """Return the periods of a text's numbers, for each paragraph.

    Args:
        paragraphs: the paragraphs in order; a heading is a paragraph whose text is its heading.
        numbers: for each paragraph, where its numbers begin and end, in order.
        title: the title of the text.
        published: when it appeared, as an EDTF date.
    """
    reader = _Reader(find_periods(title, published), published)
    return tuple(
        reader.read_paragraph(paragraph.text, paragraph.heading, spans)
        for paragraph, spans in zip(paragraphs, numbers, strict=True)
    )


class _Reader:
    """What a reader of a text remembers from one paragraph to the next."""

    def __init__(self, title: Sequence[PeriodMention], published: str | None) -> None:
        self._published = published
        self._sentence = 0
        self._paragraph: int | None = None  # that of the title
        self._heading = ""
        self._is_lead = True
        self._title = self._named_in(title, "title")
        self._named_in_heading: tuple[PeriodEvidence, ...] = ()
        self._text_topic = self._scene_of(title, "title")
        self._section_topic: PeriodEvidence | None = None
        self._before: deque[PeriodEvidence] = deque(maxlen=_MAX_NAMED)

    def read_paragraph(self, text: str, heading: str, spans: Sequence[Span]) -> ParagraphPeriods:
        """Return the periods of the next paragraph."""
        self._paragraph = 0 if self._paragraph is None else self._paragraph + 1
        is_heading = text.strip() == heading.strip()
        if heading != self._heading or is_heading:
            self._begin_section(heading)
        topic = self._section_topic or self._text_topic
        is_dated = topic is not None and not topic.is_relative and topic.is_closed
        year = year_of(topic.period) if topic and is_dated else None
        mentions = find_periods(text, self._published, year)
        topics = (
            *((topic,) if topic else ()),
            *((self._text_topic,) if self._text_topic else ()),
            *self._named_in_heading,
            *self._title,
        )
        before = tuple(self._before)
        readings, lead, carried = self._read_sentences(text, mentions, spans)
        self._before += self._named_in(mentions, "before")
        if not is_heading:
            if self._is_lead and lead:
                self._section_topic = lead
                if self._text_topic is None and not heading:
                    self._text_topic = lead
            self._is_lead = False
            if carried and text.rstrip().endswith((":", "：")):
                self._section_topic = carried  # of the list that follows
        return ParagraphPeriods(mentions, readings, topics, before)

    def _begin_section(self, heading: str) -> None:
        mentions = find_periods(heading, self._published)
        self._heading = heading
        self._is_lead = True
        self._named_in_heading = self._named_in(mentions, "heading")
        self._section_topic = self._scene_of(mentions, "heading")
        self._before.clear()

    def _named_in(
        self, mentions: Sequence[PeriodMention], place: Place
    ) -> tuple[PeriodEvidence, ...]:
        return tuple(
            self._as_evidence(mention.period, mention, place)
            for mention in mentions
            if mention.period
        )

    def _scene_of(self, mentions: Sequence[PeriodMention], place: Place) -> PeriodEvidence | None:
        mention = _find_scene(mentions)
        if mention is None or mention.period is None:
            return None
        return self._as_evidence(mention.period, mention, place)

    def _as_evidence(self, period: str, mention: PeriodMention, place: Place) -> PeriodEvidence:
        return PeriodEvidence(
            period,
            mention.text,
            place,
            self._sentence,
            self._paragraph,
            mention.start,
            is_relative=mention.is_relative,
        )

    def _read_sentences(
        self, text: str, mentions: Sequence[PeriodMention], spans: Sequence[Span]
    ) -> tuple[tuple[PeriodReading, ...], PeriodEvidence | None, PeriodEvidence | None]:
        """Return the readings, the period that sets the topic, and the one spoken of last."""
        folded = fold(text)
        readings: list[PeriodReading] = []
        lead: PeriodEvidence | None = None
        is_lead = True
        carried: PeriodEvidence | None = None
        first_mention = first_number = 0
        for start, end in split_sentences(text):
            self._sentence += 1
            last_mention = bisect_right(mentions, end - 1, first_mention, key=_start_of_mention)
            last_number = bisect_right(spans, end - 1, first_number, key=_start_of_span)
            context = _Context(
                carried,
                self._section_topic or self._text_topic,
                self._sentence,
                self._paragraph,
                parse_publication(self._published),
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


def _start_of_span(span: Span) -> int:
    return span[0]


def _find_scene(mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """Return the first mention that can be the period of what follows."""
    return next((mention for mention in mentions if _is_scene(mention)), None)


def _is_scene(mention: PeriodMention) -> bool:
    phrase = mention.phrase
    return bool(
        mention.role == "figure" and mention.period and not phrase.of_number and not phrase.is_limit
    )


class _Context(NamedTuple):
    """What a sentence can take its period from, if it names none, and where it is."""

    carried: PeriodEvidence | None
    topic: PeriodEvidence | None
    sentence: int
    paragraph: int | None
    publication: Publication | None

    @property
    def inherited(self) -> PeriodEvidence | None:
        """The period of a sentence that names none."""
        # A daily report that mentions another period returns to its day.
        is_daily = self.topic is not None and unit_of(self.topic.period) == "day"
        if self.carried and is_daily and self.carried.is_adjacent:
            return self.topic
        return self.carried or self.topic

    def fits(self, period: str, *, is_future: bool) -> bool:
        """Return whether a period was not over when the text appeared, or had begun."""
        days = find_days(period)
        if days is None or self.publication is None:
            return True
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
        self._next_figures = self._find_next_figures()
        self._holders = [self._find_holder(number) for number in numbers]
        self._are_bases = self._find_bases()
        self._attached = self._attach()
        """For each number the period right after it."""
        # "From 4 million in 2022" makes 2022 a comparison for the other numbers.
        self._base_mentions = {
            mention
            for mention, is_base in zip(self._attached, self._are_bases, strict=True)
            if mention is not None and is_base
        }
        self._clauses = tuple(split_clauses(folded, *span))
        self._clause_starts = [start for start, _ in self._clauses]
        self._current: PeriodEvidence | None = None
        """The last period before the number that is read."""
        self._is_blocked = False
        """Whether a word such as "currently" stands there instead."""
        self._current_end = self._end
        """Where it ends to hold: an aside does not date what follows it."""
        self._comparison: PeriodMention | None = None

    # Where the words for a number are.

    def _find_next_figures(self) -> list[int]:
        """Return for each position that of the next mention that is not a comparison."""
        following = [len(self._mentions)]
        for position in range(len(self._mentions) - 1, -1, -1):
            is_figure = not self._mentions[position].is_comparison
            following.append(position if is_figure else following[-1])
        return following[::-1]

    def _find_holder(self, number: Span) -> int | None:
        """Return the mention of which a number is a part, such as the 10 of "March 10"."""
        position = bisect_right(self._mentions, number[0], key=_start_of_mention) - 1
        return position if position >= 0 and number[0] < self._mentions[position].end else None

    def _find_bases(self) -> list[bool]:
        """Return for each number whether others are compared with it, alone or in a list."""
        are_bases: list[bool] = []
        for position, number in enumerate(self._numbers):
            end = self._numbers[position - 1][1]
            follows_one = position > 0 and are_bases[-1]
            is_listed = follows_one and self._is_list(self._text[end : number[0]], lists_only=True)
            are_bases.append(is_listed or self._has_base_word(number))
        return are_bases

    def _has_base_word(self, number: Span) -> bool:
        before = self._text[max(self._start, number[0] - _MAX_BEFORE) : number[0]]
        return any(language.base_before.search(before) for language in PERIOD_LANGUAGES)

    def _attach(self) -> list[int | None]:
        """Return for each number the mention right after it, which lists of numbers share."""
        attached: list[int | None] = [None] * len(self._numbers)
        following: int | None = None
        for position in range(len(self._numbers) - 1, -1, -1):
            if self._holders[position] is not None:
                continue
            end = self._numbers[position][1]
            mention = self._next_mention(end)
            until = self._numbers[following][0] if following is not None else self._end
            if mention is not None and self._mentions[mention].start < until:
                if self._can_attach(position, mention):
                    attached[position] = mention
            elif following is not None and self._is_list(self._text[end:until]):
                attached[position] = attached[following]
            following = position
        return attached

    def _next_mention(self, offset: int) -> int | None:
        """Return the next mention that can be a period, not only a comparison."""
        position = bisect_right(self._mentions, offset - 1, key=_start_of_mention)
        position = self._next_figures[position]
        return position if position < len(self._mentions) else None

    def _can_attach(self, number: int, position: int) -> bool:
        mention = self._mentions[position]
        end = self._numbers[number][1]
        roles: tuple[Role, ...] = ("figure", "event", "anaphor")
        return (
            mention.language.follows
            and mention.start - end <= _MAX_ATTACHED
            and mention.role in roles
            and not mention.language.breaks.search(self._text, end, mention.start)
        )

    def _is_list(self, between: str, *, lists_only: bool = False) -> bool:
        return len(between) <= _MAX_ATTACHED and any(
            (language.lists if lists_only else language.joins).fullmatch(between)
            for language in PERIOD_LANGUAGES
        )

    def _clause_at(self, offset: int) -> Span:
        return self._clauses[bisect_right(self._clause_starts, offset) - 1]

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
            is_day = phrase.first is not None and phrase.first.unit == "day"
            period = self._find_named(phrase.first) or (period if is_day else None)
        elif self._current and _is_previous_part(phrase, self._current.period):
            period = shift_to(phrase, self._current.period)
        if not period:
            return None
        context = self._context
        return PeriodEvidence(
            period,
            mention.text,
            place,
            context.sentence,
            context.paragraph,
            mention.start,
            is_comparison=mention.is_comparison or phrase.of_number,
            is_relative=mention.is_relative,
        )

    def _find_named(self, point: Point | None) -> str | None:
        """Return the period named before that "the quarter" means."""
        known = (self._current, self._context.carried, self._context.topic)
        for evidence in known:
            if evidence and point and point.unit in ("same", *units_of(evidence.period)):
                # The end of a period is its last month.
                is_end = point.shift is None
                return shift_period(evidence.period, 0, "month") if is_end else evidence.period
        return None

    def _pass_mentions(self, position: int, until: int) -> int:
        """Take note of the mentions before an offset; return the position of the next one."""
        while position < len(self._mentions) and self._mentions[position].start < until:
            mention = self._mentions[position]
            if mention.is_comparison or position in self._base_mentions:
                self._comparison = mention
            elif mention.role == "now":
                self._current, self._is_blocked = None, True
            elif mention.role in ("figure", "anaphor"):
                evidence = self._evidence(mention, "clause")
                if evidence:
                    self._current, self._is_blocked = evidence, False
                    clause = self._clause_at(mention.start)
                    self._current_end = clause[1] if self._is_aside(clause) else self._end
            position += 1
        return position

    def read(self) -> tuple[tuple[PeriodReading, ...], PeriodEvidence | None]:
        """Return the readings of the numbers, and the period that the sentence speaks of."""
        readings = []
        spoken: PeriodEvidence | None = None
        is_first = True
        position = 0
        for number, (start, _) in enumerate(self._numbers):
            position = self._pass_mentions(position, start)
            clause = self._clause_at(start)
            evidence = self._find_evidence(number, position, clause)
            base = self._find_base(number, position, clause, evidence)
            period = evidence.period if evidence else None
            if period and self._is_average(number):
                period = self._extend_to_base(period)
            readings.append(self._reading(start, evidence, period, base))
            is_aside = (
                self._are_bases[number]
                or (evidence is not None and evidence.is_comparison)
                or self._is_aside(clause)
            )
            if is_first and self._holders[number] is None and not is_aside:
                is_first = False
                if evidence and evidence.place in ("clause", "sentence"):
                    # "Oil fell on Monday but was up 2% this week" speaks of Monday.
                    scene = self._find_scene(start) if evidence.is_adjacent else None
                    spoken = scene or evidence
        if is_first:
            spoken = self._find_scene(self._end)
        return tuple(readings), spoken

    def _reading(
        self, start: int, evidence: PeriodEvidence | None, period: str | None, base: str | None
    ) -> PeriodReading:
        distance = self._context.sentence - evidence.sentence if evidence else 0
        return PeriodReading(period, base, evidence, distance, start)

    def _find_evidence(self, number: int, position: int, clause: Span) -> PeriodEvidence | None:
        start, end = self._numbers[number]
        holder, attached = self._holders[number], self._attached[number]
        if holder is not None:
            return self._evidence(self._mentions[holder], "clause")
        if attached is not None:
            evidence = self._evidence(
                self._mentions[attached], "clause", is_base=self._are_bases[number]
            )
            return evidence and evidence._replace(is_adjacent=True)
        if position and self._belongs(self._mentions[position - 1], start, end):
            return self._evidence(self._mentions[position - 1], "clause")
        if self._are_bases[number]:
            return self._evidence(self._comparison, "sentence") if self._comparison else None
        if self._is_blocked:
            return None
        is_future = self._is_future(start, min(clause[1], end + _MAX_AFTER))
        if self._current and (start < self._current_end or is_future):
            is_near = self._current.start >= clause[0]
            return self._current._replace(place="clause" if is_near else "sentence")
        inherited = self._find_following(number, position) or self._context.inherited
        if inherited is None or not self._context.fits(inherited.period, is_future=is_future):
            return None
        return inherited if self._can_inherit(start, end, clause) else None

    def _is_future(self, start: int, until: int) -> bool:
        since = max(self._start, start - _MAX_SENTENCE)
        return any(
            language.future.search(self._text, since, until) for language in PERIOD_LANGUAGES
        )

    def _belongs(self, mention: PeriodMention, start: int, end: int) -> bool:
        """Return whether a comparison is the period of the number right after it."""
        language = mention.language
        between = self._text[mention.end : start]
        return (
            mention.role == "comparison"
            and len(between) <= _MAX_AFTER
            and bool(language.base_after.fullmatch(between))
            and not language.multiple.search(self._text, start, end + 2)
        )

    def _find_following(self, number: int, position: int) -> PeriodEvidence | None:
        """Return the period after the number's clause, if nothing parts them."""
        position = self._next_figures[position]
        if position >= len(self._mentions) or position in self._base_mentions:
            return None
        mention = self._mentions[position]
        end = self._numbers[number][1]
        is_near = mention.start - end <= _MAX_SENTENCE
        if not is_near or mention.role != "figure" or not mention.language.follows:
            return None
        if position in self._attached or mention.language.parts.search(
            self._text, end, mention.start
        ):
            return None
        return self._evidence(mention, "sentence")

    def _can_inherit(self, start: int, end: int, clause: Span) -> bool:
        """Return whether a number can take its period from the sentences before."""
        until = min(clause[1], end + _MAX_AFTER)
        since = max(clause[0], start - _MAX_SENTENCE)
        if _CHANGES.search(self._text, since, until):
            return True
        return not any(
            language.present.search(self._text, since, until)
            or language.duration_after.match(self._text, end)
            for language in PERIOD_LANGUAGES
        )

    def _find_base(
        self, number: int, position: int, clause: Span, evidence: PeriodEvidence | None
    ) -> str | None:
        """Return the period with which a number is compared."""
        mention = self._comparison
        if mention is None or mention.start < clause[0]:
            following = self._find_comparison_after(number, position)
            # Before the first number, a comparison holds for it: "Compared with 2022, ...".
            is_first = mention is not None and mention.start < self._numbers[0][0]
            mention = following or (mention if is_first and number == 0 else None)
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
        between = self._text[end : min(mention.start, end + _MAX_SENTENCE)]
        is_base = mention.is_comparison or position in self._base_mentions
        is_own = self._attached[number] == position or not mention.language.follows
        return mention if is_base and not is_own and ";" not in between else None

    def _extend_to_base(self, period: str) -> str:
        """Return the years over which a rate is an average, where the sentence names them."""
        base = self._comparison.period if self._comparison else None
        return f"{base}/{period}" if base and find_days(f"{base}/{period}") else period

    def _is_average(self, number: int) -> bool:
        start = self._numbers[number][0]
        before = self._text[max(self._start, start - _MAX_SENTENCE) : start]
        return any(language.average_before.search(before) for language in PERIOD_LANGUAGES)

    def _is_aside(self, clause: Span) -> bool:
        """Return whether a clause is a relative one, which sets no scene."""
        return any(
            language.relatives.match(self._text[clause[0] : clause[0] + _MAX_AFTER].lstrip())
            for language in PERIOD_LANGUAGES
        )

    def _find_scene(self, until: int) -> PeriodEvidence | None:
        """Return the first period before an offset that the sentences after it can speak of."""
        mention = _find_scene(self._mentions)
        if mention is None or mention.start >= until:
            return None
        before = self._text[max(self._start, mention.start - _MAX_SENTENCE) : mention.start]
        if mention.language.subordinates.search(before):
            return None
        return self._evidence(mention, "sentence")

    def sets_topic(self, spoken: PeriodEvidence | None) -> bool:
        """Return whether the sentence decides of which period later paragraphs can speak.

        One without numbers does so only as the lead of a daily report: "Stocks fell on Tuesday".
        """
        if any(holder is None for holder in self._holders):
            return True
        is_daily = spoken is not None and unit_of(spoken.period) == "day"
        return is_daily and bool(_CHANGES.search(self._text, self._start, self._end))


def _means_same_part(phrase: Phrase, period: str) -> bool:
    """Return whether "from 5 million last year" means a part of last year, such as this one."""
    point = phrase.first
    return (
        phrase.is_point
        and point is not None
        and (point.shift, point.unit, point.part) == (-1, "year", "")
        and unit_of(period) != "year"
    )


def _is_previous_part(phrase: Phrase, period: str) -> bool:
    """Return whether "last month" follows another month, before which it is then."""
    point = phrase.first
    return (
        point is not None
        and phrase.is_point
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
    if len(named) > _MAX_NAMED or _is_named(recorded, {period for period in named if period}):
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
    return days is None or other is None or _share(days, other)


def _is_named(recorded: str, named: Collection[str]) -> bool:
    """Return whether each end of a period lies in one that is named."""
    ends = _ends_of(recorded)
    if len(ends) == 2:
        # A range has the ends of those named, not any years between them.
        named = {end for period in named for end in _ends_of(period)}
    return all(_is_end_named(end, named) for end in ends)


def _is_end_named(end: str, named: Collection[str]) -> bool:
    days = find_days(end)
    if days is None or "FY" in end:
        years = [year_of(other) for period in named for other in _ends_of(period)]
        return any(abs(year - year_of(end)) <= 1 for year in years)
    sharing = [other for period in named for other in _closed_days(period) if _share(days, other)]
    parts = [other for other in sharing if _is_part_of_year(other)]
    if not _is_part_of_year(days) or not any(
        _is_part_of_year(other) for period in named for other in _closed_days(period)
    ):
        # Where the text names years only, nothing speaks against a part of one.
        return bool(sharing)
    return any(_holds(days, other) or _holds(other, days) for other in parts)


def _closed_days(period: str) -> tuple[Days, ...]:
    """Return the days of a period; of an open one, those of the end that is named."""
    days = find_days("/".join(_ends_of(period)))
    return (days,) if days else ()


def _ends_of(period: str) -> list[str]:
    return [end for end in period.split("/") if end != ".."]


def _share(days: Days, other: Days) -> bool:
    return days.first <= other.last and other.first <= days.last


def _holds(days: Days, other: Days) -> bool:
    return days.first <= other.first and other.last <= days.last


def _is_part_of_year(days: Days) -> bool:
    return (days.last - days.first).days < _DAYS_OF_YEAR
