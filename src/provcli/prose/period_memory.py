"""The periods of which a text has spoken, and what its numbers are read as."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from provcli.prose.period_dates import Publication, find_days, is_before, unit_of, year_of
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_phrases import PeriodLanguage

MAX_REMEMBERED = 5
"""How many periods "that quarter" can mean."""
Place = Literal["clause", "sentence", "before", "heading", "title"]
"""Where the words are that give a number its period."""


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
    is_side: bool = False
    """Whether they date what has happened until then, so that later sentences do not go on."""

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
    rival: str = ""
    """Words of its sentence that name another period, which no other number has."""
    is_sure: bool = True
    """Whether its sentence, or one shortly before that nothing competes with, gives it."""


@dataclass(frozen=True)
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

    @cached_property
    def taken(self) -> frozenset[int]:
        """Where the words begin that are right after a number."""
        found = (reading.evidence for reading in self.readings)
        return frozenset(each.start for each in found if each and each.is_adjacent)


@dataclass(slots=True)
class Memory:
    """What a text has said before a sentence, and where the sentence is."""

    publication: Publication | None
    languages: Sequence[PeriodLanguage]
    sentence: int = 0
    paragraph: int | None = None  # that of the title
    opening: int = 1
    """Which sentence is the first below the title and the headings at the top."""
    lead: int = 1
    """Which one is the first below the line of the date."""
    section: int = 0
    """Which sentence is the first of the section."""
    text_topic: PeriodEvidence | None = None
    section_topic: PeriodEvidence | None = None
    comparison: PeriodMention | None = None
    """The last "a year earlier" of the section."""
    report: PeriodEvidence | None = None
    """When it appeared, which is the day on which prices move."""
    fiscal_year: str | None = None
    """The months that "the full year" means, once the text has named them; "" for the calendar."""
    # What the paragraph has said:
    continues: bool = False
    """Whether the sentence begins with a word for what the one before is about: "they"."""
    is_about_plans: bool = False
    """Whether the sentence before has a word such as "will"."""
    quotes: Sequence[int] = ()
    """Where it has quotation marks."""
    carried: PeriodEvidence | None = None
    """The period of the sentence before."""
    named: Sequence[PeriodEvidence] = ()
    """The periods that were named, of whatever, the last one first."""
    named_before: Sequence[PeriodEvidence] = ()
    """Those that the paragraphs before it named."""
    previous: PeriodReading | None = None
    """What the last number was read as."""

    def begin_paragraph(self, folded: str) -> None:
        """Forget what the paragraph before has said."""
        self.quotes = [place for place, character in enumerate(folded) if character == '"']
        self.carried = self.previous = None
        self.named_before = (*self.named, *self.named_before)[:MAX_REMEMBERED]
        self.named = ()

    def name(self, evidence: PeriodEvidence) -> None:
        """Take note of a period that the paragraph names."""
        self.named = (evidence, *self.named[: MAX_REMEMBERED - 1])

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
        if carried and carried.is_side and not self.continues:
            return topic
        if (
            carried
            and topic
            and not self.continues
            and (carried.is_adjacent or self.fits(carried, is_future=True))
        ):
            units = unit_of(carried.period), unit_of(topic.period)
            is_same = units[0] == units[1] and is_before(carried.period, topic.period)
            if is_same or (topic.is_day and carried.is_relative) or units == ("day", "quarter"):
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
