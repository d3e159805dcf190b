"""What words such as "the third quarter" or 去年同期 name, before they are dated."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from provcli.prose.patterns import NEVER, Match, Pattern

Role = Literal["figure", "comparison", "change", "event", "report", "now", "anaphor"]
"""What a phrase is for in its sentence.

figure: the period of a number; comparison: the period that a number is compared with; change: an
adverb such as "year on year", which names only what is compared with; event: when something was
founded or built; report: when somebody said it; now: "currently" and "in recent years", which
name no period; anaphor: "in the quarter", which means one named before.
"""
Unit = Literal[
    "year", "half", "quarter", "month", "week", "day", "days", "weekday", "monthday", "same"
]
"""What a shift counts; "same" is the unit of the number's own period, "days" are a holiday.

The part of a "weekday" is 0 (Monday) to 6, that of a "monthday" the day of a month not named.
"""


_PARTS = ("quarter", "month", "week", "day")


class Point(NamedTuple):
    """A year or a part of one as words name it, perhaps without saying which year."""

    year: int | None = None
    part: str = ""
    """What follows the year in the notation: `Q1`, `H2`, `02`, `02-15`; empty for a year."""
    shift: int | None = None
    """How many units from the publication, or from the number's own period."""
    unit: Unit = "year"
    """The unit of `shift`."""
    days: int = 0
    """How many days end with the day of `part`: seven in "the week to February 14"."""
    fiscal: bool = False
    ahead: bool | None = None
    """Whether a part without a year lies in the future; None if the words do not say."""

    @property
    def has_year(self) -> bool:
        """Whether the words say which year it is."""
        return self.year is not None or self.shift is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return "-" in self.part or self.unit in ("day", "weekday", "monthday")


class Phrase(NamedTuple):
    """Words that name a period; an end that is open is None."""

    first: Point | None
    last: Point | None
    role: Role = "figure"
    of_number: bool = False
    """Whether the points count from the number's own period ("a year earlier")."""
    start: int = 0
    end: int = 0
    is_count: bool = False
    """Whether it counts the first months of a year that the text may define."""

    @property
    def point(self) -> Point | None:
        """The one year or part of a year that it names; None for a range."""
        return self.first if self.first == self.last else None

    @property
    def is_month(self) -> bool:
        """Whether it ends with a month or a day of one."""
        point = self.last or self.first
        return point is not None and point.part[:1].isdigit()

    @property
    def is_fiscal_year(self) -> bool:
        """Whether it is "the full year" or "last fiscal year", which a text can define."""
        point = self.point
        return point is not None and (
            point == Point() or point == Point(shift=point.shift, fiscal=point.shift is not None)
        )

    @property
    def is_of_before(self) -> bool:
        """Whether it names what precedes the number's own period, or the fiscal year."""
        is_last = self.point is not None and self.point.shift == -1
        return self.of_number or (self.is_fiscal_year and is_last)

    @property
    def is_earlier(self) -> bool:
        """Whether it counts back from the number's own period: "a year earlier"."""
        return self.of_number and self.point is not None and (self.point.shift or 0) < 0

    @property
    def is_session(self) -> bool:
        """Whether it is a time of the day of trade."""
        return self.role == "anaphor" and self.first == _SESSION_DAY

    @property
    def is_ago(self) -> bool:
        """Whether it counts from the publication if no period is spoken of: "a year ago"."""
        return self.of_number and self.point is not None and self.point.ahead is False

    @property
    def is_previous(self) -> bool:
        """Whether it is the quarter, month, week, or day before another."""
        point = self.point
        return point is not None and point.shift == -1 and point.unit in _PARTS


@dataclass(frozen=True, slots=True)
class Recognizer:
    """One kind of phrase: its pattern, and what it means or how a match is read."""

    pattern: Pattern
    meaning: Phrase | Callable[[Match], Phrase | None]

    def read(self, match: Match) -> Phrase | None:
        """Return the phrase of a match; None if it is not one."""
        phrase = self.meaning if isinstance(self.meaning, Phrase) else self.meaning(match)
        return phrase and phrase._replace(start=match.start(), end=match.end())


_PLACEHOLDER = Pattern(r"\{(?P<inside>[a-z_]+)\}|(?<!P)<(?P<name>\w+)(?::(?P<part>\w+))?>")


def expand(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its parts: `{day}` plain; `<day>`, `<last:day>` grouped."""

    def replace(found: Match) -> str:
        if found["inside"]:
            return parts[found["inside"]]
        return f"(?P<{found['name']}>{parts[found['part'] or found['name']]})"

    return _PLACEHOLDER.sub(replace, pattern)


@dataclass(frozen=True, slots=True)
class PeriodLanguage:
    """The words with which a language names periods.

    Patterns called `*_before` end where a phrase or a number starts, those called `*_after` start
    where it ends. All are applied to folded text.
    """

    recognizers: tuple[Recognizer, ...]
    """In order of preference among phrases of equal length."""

    ranges: tuple[tuple[Pattern, Pattern], ...] = ()
    """What, before and between two points, joins them to a range."""
    and_range: Pattern = NEVER
    """What joins months and days of the week that follow each other."""
    as_of_before: Pattern = NEVER
    """What makes a day the end of what is counted: "as of June 30"."""

    # What makes of a point a period without an end or a beginning.
    since_before: Pattern = NEVER
    since_after: Pattern = NEVER
    until_before: Pattern = NEVER
    until_after: Pattern = NEVER

    results: Pattern = NEVER
    """What a company reports of a part of its year."""
    superlative_before: Pattern = NEVER
    """What makes "since 2016" a comparison: "the highest since 2016"."""
    superlative_after: Pattern = NEVER
    comparison_before: Pattern = NEVER
    """What makes a period one that a number is compared with; `origin` does so for points only."""
    weak_comparison_before: Pattern = NEVER
    """What does so for years and the last part of one: "on 2022", but not "on Monday"."""
    comparison_after: Pattern = NEVER

    # What makes a point the time when something was founded, or a day the one of a report.
    event_before: Pattern = NEVER
    event_after: Pattern = NEVER
    report_before: Pattern = NEVER
    report_after: Pattern = NEVER
    spoken_before: Pattern = NEVER
    """What makes also a week or a month the time of a report; a verb of `clause` needs one."""
    spoken_after: Pattern = NEVER
    reports_clause: Pattern = NEVER
    """What begins the clause after such a verb: "announced last week that"."""
    stated_after: Pattern = NEVER
    """What makes any period the time when somebody spoke of the future."""
    stated_before: Pattern = NEVER
    """What does so before it."""
    aim_before: Pattern = NEVER
    """What makes it the time that is forecast: "for 2026 it forecast 5"."""

    base_before: Pattern = NEVER
    """What makes a number one that another is compared with: "from 5 million"."""
    base_after: Pattern = NEVER
    """What, between a period and a number, makes it the number's even in a comparison."""
    event_cost_after: Pattern = NEVER
    """What, between when something was built and a number, makes the number what it cost then."""
    multiple: Pattern = NEVER
    """What makes a number a multiple of what a period before it had: 是2022年的2.1倍."""

    # A period may follow its number ("5 million in 2023") unless something parts them.
    follows: bool = False
    breaks: Pattern = NEVER
    parts: Pattern = NEVER
    """What parts a number from a period much later in its sentence."""
    joins: Pattern = NEVER
    """What, between two numbers, lets them share the period that follows."""

    breaks_story: Pattern = NEVER
    """What does so even if that is a year before the day of the text."""

    since_alone: Pattern = NEVER
    """What, after a number, counts it from the period before it: "has run two since"."""
    when_after: Pattern = NEVER
    """What says what happened when an open period began: "since 2011, when 5 roofs fell"."""
    level_before: Pattern = NEVER
    """What makes a number the level at which a change ends."""
    lists: Pattern = NEVER
    """What, between two numbers, makes a list of them."""
    estimate_after: Pattern = NEVER
    """What makes a number in a comparison one that was expected of the same period."""
    plan: Pattern = NEVER
    """What is of a plan, so that "its target from 5" is of no earlier period."""
    average_before: Pattern = NEVER
    """What makes a rate an average over the years between two that the sentence names."""
    subordinates: Pattern = NEVER
    """What begins a clause whose period does not apply to the sentences after it."""
    relatives: Pattern = NEVER
    """What begins a clause whose period applies to it only."""
    continues: Pattern = NEVER
    """What a sentence begins with that goes on with the one before: "they"."""
    present: Pattern = NEVER
    """What says that a number applies now rather than in the period before it."""
    turns_to_present: Pattern = NEVER
    """What does so after a verb of the past: "made 5 million last year and employs 640"."""
    turns_to_past: Pattern = NEVER
    """What a verb of the past is after, if one of the present is before: "and made 5"."""
    stock: Pattern = NEVER
    """What is counted at the end of a quarter, not during it: loans outstanding."""
    standing: Pattern = NEVER
    """What says in a number's clause that it lasts: a length, a capacity, what each year brings."""
    lasting: Pattern = NEVER
    """What says so in a sentence that would have the day of the story or a year not over."""
    counted_before: Pattern = NEVER
    """What makes a number of days a count rather than a duration."""
    standing_before: Pattern = NEVER
    """What makes a counted number of things one that lasts: "its 52 hotels"."""
    standing_after: Pattern = NEVER
    """What such a number counts."""
    so_far_before: Pattern = NEVER
    """What makes of "this year" the year so far: "has lost a fifth of its value this year"."""
    market: Pattern = NEVER
    """What says that a price moved, which it does on the day of the report: "the shares fell"."""
    future: Pattern = NEVER
    elsewhere: Pattern = NEVER
    """What can give a sentence another time than the one before: "had fled", "would"."""
    part_of: Pattern = NEVER
    """What, between two numbers, makes the first a part of the second: "2 of its 11 plants"."""
    partitive_after: Pattern = NEVER
    """What makes a number a part of the one before it: "nine of them"."""
    attribute_before: Pattern = NEVER
    attribute_after: Pattern = NEVER
    """What makes a number an attribute of a thing: "a town of 900", "the 220-meter bridge"."""
    told: Pattern = NEVER
    """What makes a sentence one of a story or of a report on a day, not a lasting fact."""
    infinitive: Pattern = NEVER
    """What makes it so in a clause without another verb: "Traders to return in May"."""
    ahead_before: Pattern = NEVER
    """What makes a month or a day of the week a coming one: "will open in April"."""
    duration_after: Pattern = NEVER


# --- What phrases of every language mean ----------------------------------------------------------

NOW = Phrase(None, None, "now")
"""Currently."""
THIS_YEAR = Phrase(Point(shift=0), Point(shift=0))
FULL_YEAR = Phrase(Point(), Point())
SO_FAR_THIS_YEAR = Phrase(Point(shift=0), None)
WEEKEND = Phrase(Point(part="5", shift=0, unit="weekday"), Point(part="6", shift=0, unit="weekday"))
_SESSION_DAY = Point(shift=0, unit="day", ahead=False)
SESSION = Phrase(_SESSION_DAY, _SESSION_DAY, "anaphor")
"""In early trading: the day of the sentence or of a report, else that of publication."""


def at(point: Point, role: Role = "figure", *, of_number: bool = False) -> Phrase:
    """Return what names one year or part of a year."""
    return Phrase(point, point, role, of_number)


def shifted(shift: int, unit: Unit, *, of_number: bool = False) -> Phrase:
    """Return what names the unit so many units later: "last month"."""
    return at(Point(shift=shift, unit=unit), of_number=of_number)


def change(unit: Unit) -> Phrase:
    """Return the meaning of "year on year"."""
    return at(Point(shift=-1, unit=unit), "change", of_number=True)


def anaphor(unit: Unit, *, is_end: bool = False) -> Phrase:
    """Return the meaning of "in the quarter", or of "at the end of the quarter"."""
    return at(Point(shift=None if is_end else 0, unit=unit), "anaphor")


def parts_of(match: Match, number_of: Callable[[str], int | None]) -> tuple[str, str] | None:
    """Return the first and last part of a year that a match names, if they exist.

    The groups are `quarter`, `half`, `month`, and `day`, and `last_quarter`, `last_month`, and
    `last_day` for the end of a range, which begins with the year unless they say where.
    """
    words = {name: word for name, word in match.groupdict().items() if word and name in _LIMITS}
    known = {name: number_of(word) or 0 for name, word in words.items()}
    if not all(0 < number <= _LIMITS[name] for name, number in known.items()):
        return None
    if "half" in known:
        return (f"H{known['half']}",) * 2
    for unit, form in (("quarter", "Q{}"), ("month", "{:02d}")):
        first, last = known.get(unit, 1), known.get(f"last_{unit}") or known.get(unit)
        if last and unit == "quarter" and first > last:
            return None
        if last:
            days = ("day", "last_day" if "last_day" in known else "day")
            first_day, last_day = (f"-{known[day]:02d}" if day in known else "" for day in days)
            return form.format(first) + first_day, form.format(last) + last_day
    return "", ""


_LIMITS = {"quarter": 4, "half": 2, "month": 12, "day": 31}
_LIMITS |= {f"last_{name}": limit for name, limit in _LIMITS.items()}


def years(first: int, last: int) -> Phrase | None:
    """Return the meaning of a range of years; None if they do not ascend."""
    return Phrase(Point(first), Point(last)) if first < last else None


def units(count: int, unit: Unit, *, ahead: bool) -> Phrase:
    """Return the meaning of "the past three years" or "the next three years"."""
    if unit == "year" and count == 1:
        unit, count = "month", 12
    first, last = (1, count) if ahead else (-count, -1)
    return Phrase(Point(shift=first, unit=unit), Point(shift=last, unit=unit))


def season(first: int, last: int, *, fiscal: bool) -> Phrase | None:
    """Return the season or fiscal year that 2022/23 means; None where it is neither."""
    if (first + 1) % 100 != last:
        return None
    return at(Point(first + 1, fiscal=True)) if fiscal else years(first, first + 1)


def plan(number: int) -> Phrase | None:
    """Return the meaning of 十四五 and other five-year plans; the first began in 1953."""
    return years(1951 + 5 * number, 1955 + 5 * number)


_COMMON_YEAR = 2023
"""A year whose February has 28 days, where a text names none."""
_HALF_MONTH = 15


def last_day_of(month: Point) -> int:
    """Return how many days a month has."""
    return monthrange(month.year or _COMMON_YEAR, int(month.part))[1]


def half_of_month(month: Point, *, is_first: bool) -> Phrase:
    """Return the meaning of "the first half of May"."""
    end = _HALF_MONTH if is_first else last_day_of(month)
    days = end if is_first else end - _HALF_MONTH
    return at(month._replace(part=f"{month.part}-{end}", days=days))


def months_until(last: Point, months: int) -> Phrase:
    """Return the meaning of the months, a year at most, that end with one."""
    month = int(last.part)
    if months == 12 and month == 12:
        return at(last._replace(part=""))
    return Phrase(Point(part=f"{(month - months) % 12 + 1:02d}"), last)
