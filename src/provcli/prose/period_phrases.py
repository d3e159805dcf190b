"""Phrases that name a period, and how they become periods of the dataset's notation.

The languages' modules find phrases ("the third quarter", 去年同期); this module dates them. A
period is written `2023`, `2024-02`, `2024-02-15`, `2024-Q1`, `2024-H1`, `2024-W05`, `FY2015-Q4`,
`2024-01/2024-02`, `2016/..`, or `../2018`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

Role = Literal["figure", "comparison", "change", "event", "report", "now", "anaphor"]
"""What a phrase is for in its sentence.

figure: the period of a number; comparison: the period that a number is compared with; change: an
adverb such as "year on year", which names only what is compared with; event: when something was
founded or built; report: when somebody said it; now: "currently" and "in recent years", which
name no period; anaphor: "in the quarter", which means one named before.
"""
Unit = Literal["year", "half", "quarter", "month", "week", "day", "weekday", "monthday", "same"]
"""What a shift counts; "same" is the unit of the number's own period.

The part of a "weekday" is 0 (Monday) to 6, that of a "monthday" the day of a month not named.
"""


class Point(NamedTuple):
    """A year or a part of one as words name it, perhaps without saying which year.

    Attributes:
        year: the year, where the words name it.
        part: what follows the year in the notation: `Q1`, `H2`, `02`, `02-15`; empty for a year.
        shift: how many units from the publication, or from the number's own period.
        unit: the unit of `shift`. "week" without a shift means the seven days until `part`.
        fiscal: whether the year is a fiscal year.
        ahead: whether a part without a year lies in the future ("next March") or in the past; None
            if the words do not say.
    """

    year: int | None = None
    part: str = ""
    shift: int | None = None
    unit: Unit = "year"
    fiscal: bool = False
    ahead: bool | None = None

    @property
    def has_year(self) -> bool:
        """Whether the words say which year it is."""
        return self.year is not None or self.shift is not None


class Phrase(NamedTuple):
    """Words that name a period; an end that is open is None.

    Attributes:
        of_number: whether the points count from the number's own period ("a year earlier").
        is_limit: whether the words are a time limit ("by 2030").
    """

    start: int
    end: int
    first: Point | None
    last: Point | None
    role: Role = "figure"
    of_number: bool = False
    is_limit: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one year or part of a year, and not a range."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Recognizer:
    """One kind of phrase: a pattern, and how its match is read; None refuses the match."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Phrase | None]


NEVER = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class PeriodLanguage:
    """The words with which a language names periods.

    Patterns called `*_before` end where a phrase or a number starts, those called `*_after` start
    where it ends. All are applied to folded text; `NEVER` is for what a language does not have.
    """

    recognizers: tuple[Recognizer, ...]
    """In order of preference among phrases of equal length."""
    between_range: re.Pattern[str] = NEVER
    """What joins two points to a range; `and_range` does so after `between_before`."""
    between_before: re.Pattern[str] = NEVER
    and_range: re.Pattern[str] = NEVER
    since_before: re.Pattern[str] = NEVER
    since_after: re.Pattern[str] = NEVER
    superlative_before: re.Pattern[str] = NEVER
    """What makes "since 2016" a comparison: "the highest since 2016"."""
    until_before: re.Pattern[str] = NEVER
    until_after: re.Pattern[str] = NEVER
    limit_before: re.Pattern[str] = NEVER
    """What makes a point a time limit: "by 2030"."""
    comparison_before: re.Pattern[str] = NEVER
    """What makes a period one that a number is compared with; `origin` does so for points only."""
    weak_comparison_before: re.Pattern[str] = NEVER
    """What does so for years and the last part of one: "on 2022", but not "on Monday"."""
    comparison_after: re.Pattern[str] = NEVER
    event_before: re.Pattern[str] = NEVER
    event_after: re.Pattern[str] = NEVER
    """What makes a point the time when something was founded, built, or began."""
    report_before: re.Pattern[str] = NEVER
    report_after: re.Pattern[str] = NEVER
    """What makes a day the one on which somebody said it."""
    base_before: re.Pattern[str] = NEVER
    """What makes a number one that another is compared with: "from 5 million"."""
    base_after: re.Pattern[str] = NEVER
    """What, between a period and a number, makes it the number's even in a comparison."""
    follows: bool = False
    """Whether a period may follow its number: "5 million in 2023"."""
    breaks: re.Pattern[str] = NEVER
    """What, between a number and a later period, parts them."""
    joins: re.Pattern[str] = NEVER
    """What, between two numbers, lets them share the period that follows."""
    lists: re.Pattern[str] = NEVER
    """What, between two numbers, makes a list of them."""
    subordinates: re.Pattern[str] = NEVER
    """What begins a clause whose period does not hold for the sentences after it."""
    relatives: re.Pattern[str] = NEVER
    """What begins a clause whose period holds in it only."""
    present: re.Pattern[str] = NEVER
    """What, in a clause, says that a number holds now rather than in the period before it."""
    future: re.Pattern[str] = NEVER
    """What, in a sentence, says that it speaks of the future."""
    duration_after: re.Pattern[str] = NEVER
    average_before: re.Pattern[str] = NEVER
    multiple: re.Pattern[str] = NEVER
    """What makes a number a multiple of what a period before it had: 是2022年的2.1倍."""
    parts: re.Pattern[str] = NEVER
    """What parts a number from a period much later in its sentence."""
    """What makes a rate an average over the years between two that the sentence names."""


# --- Phrases of matches ---------------------------------------------------------------------------


def name_point(match: re.Match[str], point: Point, *, of_number: bool = False) -> Phrase:
    """Return the phrase of all that a pattern matched, which names one year or part of a year."""
    return Phrase(*match.span(), point, point, of_number=of_number)


def name_range(
    match: re.Match[str], first: Point, last: Point, *, of_number: bool = False
) -> Phrase:
    """Return the phrase of a match that names a range."""
    return Phrase(*match.span(), first, last, of_number=of_number)


def name_change(match: re.Match[str], unit: Unit) -> Phrase:
    """Return the phrase of "year on year"."""
    point = Point(shift=-1, unit=unit)
    return Phrase(*match.span(), point, point, "change", of_number=True)


def name_anaphor(match: re.Match[str], unit: Unit, *, is_end: bool = False) -> Phrase:
    """Return the phrase of "in the quarter", or of "at the end of the quarter"."""
    point = Point(shift=None if is_end else 0, unit=unit)
    return Phrase(*match.span(), point, point, "anaphor")


def name_now(match: re.Match[str]) -> Phrase:
    """Return the phrase of "currently"."""
    return Phrase(*match.span(), None, None, "now")


def name_session(match: re.Match[str]) -> Phrase:
    """Return the phrase of "in early trading": the day of a report, else that of publication."""
    return name_anaphor(match, "day")


def name_weekend(match: re.Match[str]) -> Phrase:
    """Return the phrase of the last weekend."""
    saturday, sunday = (Point(part=part, shift=0, unit="weekday") for part in "56")
    return name_range(match, saturday, sunday)


def name_units(match: re.Match[str], count: int, unit: Unit, *, ahead: bool) -> Phrase:
    """Return the phrase of "the past three years" or "the next three years"."""
    if unit == "year" and count == 1:
        unit, count = "month", 12
    shifts = (1, count) if ahead else (-count, -1)
    return name_range(match, *(Point(shift=shift, unit=unit) for shift in shifts))


def name_decade(match: re.Match[str], first: int) -> Phrase:
    """Return the phrase of the ten years from one on."""
    return name_range(match, Point(first), Point(first + 9))


def name_season(match: re.Match[str], first: int, last: int, *, fiscal: bool) -> Phrase | None:
    """Return the phrase of 2022/23, a season or a fiscal year; None where it is neither."""
    if (first + 1) % 100 != last:
        return None
    if fiscal:
        return name_point(match, Point(first + 1, fiscal=True))
    return name_range(match, Point(first), Point(first + 1))


def name_plan(match: re.Match[str], number: int) -> Phrase:
    """Return the phrase of one of China's five-year plans; the first began in 1953."""
    return name_range(match, Point(1951 + 5 * number), Point(1955 + 5 * number))


def name_months_until(match: re.Match[str], last: Point, months: int) -> Phrase:
    """Return the phrase of the months, a year at most, that end with one."""
    month = int(last.part)
    if months == 12 and month == 12:
        return name_point(match, last._replace(part=""))
    return name_range(match, Point(part=f"{(month - months) % 12 + 1:02d}"), last)


# --- Dates ----------------------------------------------------------------------------------------

_RESULTS_END = 4
"""The month until which "the full year" means the last one."""
_SEASON_ENDS = {"21": (5, 31), "22": (8, 31), "23": (11, 30), "24": (12, 31)}


class Publication(NamedTuple):
    """When the text appeared: its last possible day, and which parts of the date are known."""

    day: date
    has_month: bool
    has_day: bool


@lru_cache(maxsize=64)
def parse_publication(published: str | None) -> Publication | None:
    """Return the date of an EDTF text such as `2024`, `2024-04`, `2024-04-16`, or `2024-21`."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published or "")
    if not match:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month in _SEASON_ENDS:
            return Publication(date(year, *_SEASON_ENDS[month]), has_month=False, has_day=False)
        if day:
            return Publication(date(year, int(month), int(day)), has_month=True, has_day=True)
        last = _month_end(year, int(month or 12))
    except ValueError:
        return None
    return Publication(last, has_month=bool(month), has_day=False)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_POINT = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


class Days(NamedTuple):
    """The first and the last day of a period."""

    first: date
    last: date


@lru_cache(maxsize=4096)
def find_days(period: str) -> Days | None:
    """Return the days of a period, None if it is not one.

    An open end reaches as far as dates do. A fiscal year is taken as the longest that its name
    can mean: it may begin in the year before.
    """
    first, _, last = period.partition("/")
    start = date.min if first == ".." else _point_days(first)
    end = date.max if last == ".." else _point_days(last or first)
    if start is None or end is None:
        return None
    start = start.first if isinstance(start, Days) else start
    end = end.last if isinstance(end, Days) else end
    return Days(start, end) if start <= end else None


def _point_days(point: str) -> Days | None:
    match = _POINT.fullmatch(point)
    if not match:
        return None
    year = int(match["year"])
    try:
        if match["fiscal"]:
            return Days(date(year - 1, 2, 1), _month_end(year, 12))
        if match["week"]:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
            return Days(monday, monday + timedelta(6))
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return Days(day, day)
        first, last = 1, 12
        if match["month"]:
            first = last = int(match["month"])
        elif match["quarter"]:
            first, last = int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3
        elif match["half"]:
            first, last = int(match["half"]) * 6 - 5, int(match["half"]) * 6
        return Days(date(year, first, 1), _month_end(year, last))
    except (ValueError, OverflowError):
        return None


def same_days(period: str | None, other: str | None) -> bool:
    """Return whether two periods cover the same days, such as 2024-Q1 and 2024-01/2024-03."""
    if period == other or not period or not other:
        return period == other
    return "FY" not in period + other and find_days(period) == find_days(other)


# --- Shifts ---------------------------------------------------------------------------------------

_YEAR_OF_POINT = re.compile(r"(?<![\d-])\d{4}")


def shift_period(period: str, shift: int, unit: Unit = "year") -> str | None:
    """Return the period that lies `shift` units later; None where that has no meaning."""
    if unit == "same":
        unit = unit_of(period)
    if unit == "year":
        moved = _YEAR_OF_POINT.sub(lambda year: f"{int(year[0]) + shift:04d}", period)
        if find_days(moved) is None:
            moved = moved.replace("-02-29", "-02-28")
        return moved if find_days(moved) and not re.search("(?:^|/)0", moved) else None
    days = find_days(period)
    if days is None or days.last == date.max or "FY" in period:
        return None
    return period_of_day(days.last, shift, unit)


def unit_of(period: str) -> Unit:
    """Return the unit of a period: that of its end."""
    point = period.rpartition("/")[2]
    match = _POINT.fullmatch(point)
    if not match:
        return "year"
    units: tuple[Unit, ...] = ("day", "month", "week", "half", "quarter")
    return next((unit for unit in units if match[unit]), "year")


def period_of_day(day: date, shift: int, unit: Unit) -> str | None:
    """Return the period that lies `shift` units after the one of that unit that holds a day."""
    try:
        if unit == "day":
            period = (day + timedelta(shift)).isoformat()
        elif unit == "week":
            year, week, _ = (day + timedelta(7 * shift)).isocalendar()
            period = f"{year}-W{week:02d}"
        else:
            period = _part_of_year(day, shift, unit)
    except OverflowError:
        return None
    # The notation has four digits for a year, of which the first is not 0.
    return period if find_days(period) and not period.startswith("0") else None


def _part_of_year(day: date, shift: int, unit: Unit) -> str:
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit, 12)
    year, part = divmod((day.year * 12 + day.month - 1) // months + shift, 12 // months)
    sign = {1: "-", 3: "-Q", 6: "-H"}.get(months)
    if sign is None:
        return f"{year:04d}"
    return f"{year:04d}{sign}{part + 1:0{2 if months == 1 else 1}d}"


def units_of(period: str) -> frozenset[Unit]:
    """Return what a period can be called: six months are a half, too."""
    days = find_days(period)
    if days is None or ".." in period:
        return frozenset()
    lengths: dict[int, Unit] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
    months = round((days.last - days.first).days / 30.4)
    return frozenset({unit_of(period), lengths.get(months, "day" if not months else "same")})


def year_of(period: str) -> int:
    """Return the year in which a period ends."""
    return int(period.rpartition("/")[2].removeprefix("FY")[:4])


# --- Resolution -----------------------------------------------------------------------------------


def resolve_phrase(
    phrase: Phrase, published: Publication | None, context_year: int | None
) -> str | None:
    """Return the period of a phrase that does not count from a number's own period.

    `context_year` is the year that the text spoke of last, for a part without a year.
    """
    first, last = phrase.first, phrase.last
    if first is None and last is None:
        return None
    if first is None or last is None or first == last:
        point = first or last or Point()
        if last is None:  # since when is in the past
            point = point._replace(ahead=False)
        resolved = _resolve_point(point, published, context_year)
        if resolved is None or first == last:
            return resolved
        # "Since" a range means since it began.
        start, _, end = resolved.partition("/")
        return f"{start}/.." if last is None else f"../{end or start}"
    anchor, other = (first, last) if first.has_year and not last.has_year else (last, first)
    resolved = _resolve_point(anchor, published, context_year)
    if resolved is None:
        return None
    if not other.has_year:
        # November to February reaches over the turn of the year.
        year = int(resolved.removeprefix("FY")[:4])
        if last.part < first.part:
            year += 1 if other is last else -1
        other = other._replace(year=year, fiscal=anchor.fiscal)
    partner = _resolve_point(other, published, context_year)
    if partner is None:
        return None
    period = f"{resolved}/{partner}" if anchor is first else f"{partner}/{resolved}"
    return period if find_days(period) else None


def _resolve_point(
    point: Point, published: Publication | None, context_year: int | None
) -> str | None:
    year = point.year
    if year is None and point.shift is not None:
        if published is None:
            return None
        if point.unit in ("weekday", "monthday"):
            return _resolve_day(point, published)
        if point.unit != "year":
            is_known = published.has_day if point.unit in ("week", "day") else published.has_month
            return period_of_day(published.day, point.shift, point.unit) if is_known else None
        year = published.day.year + point.shift
    if year is None:
        year = context_year if context_year is not None else _guess_year(point, published)
    if year is None or not 1000 <= year <= 9999:
        return None
    dated = f"{'FY' if point.fiscal else ''}{year}{'-' if point.part else ''}{point.part}"
    days = find_days(dated)
    if days and point.unit == "week" and point.shift is None:
        return f"{days.last - timedelta(6)}/{days.last}"
    return dated if days else None


def _resolve_day(point: Point, published: Publication) -> str | None:
    """Return the last such weekday or day of a month until the publication, then shifted."""
    if not published.has_day:
        return None
    day, wanted, shift = published.day, int(point.part), point.shift or 0
    if point.unit == "weekday":
        return period_of_day(day, 7 * shift - (day.weekday() - wanted) % 7, "day")
    month = period_of_day(day, shift - (wanted > day.day), "month")
    dated = f"{month}-{wanted:02d}"
    return dated if find_days(dated) else None


def _guess_year(point: Point, published: Publication | None) -> int | None:
    """Return the year of a part for which no words name one: the last that is over, or nearly."""
    if published is None:
        return None
    year = published.day.year
    if point.fiscal:
        return year
    if not point.part:
        # "The full year" is the last one while its results come out.
        return year - 1 if published.has_month and published.day.month <= _RESULTS_END else year
    days = find_days(f"{year}-{point.part}")
    if days is None:
        return year
    if point.ahead:
        return year if days.first > published.day else year + 1
    # What begins soon is nearer than what was over long ago.
    soon = timedelta(0)
    if point.ahead is None and published.has_day:
        soon = timedelta({"day": 62, "month": 31}.get(unit_of(f"{year}-{point.part}"), 0))
    if days.first - published.day > soon:
        return year - 1
    next_time = find_days(f"{year + 1}-{point.part}")
    return year + 1 if next_time and next_time.first - published.day <= soon else year
