"""How phrases that name a period become periods of the dataset's notation."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from provcli.prose.period_phrases import Phrase, Point, Unit
from provcli.values.periods import DATE_PATTERN, Period, last_day

_RESULTS_END = 4
"""The month until which "the full year" means the last one."""
_SOON = {"day": timedelta(62), "month": timedelta(31), "quarter": timedelta(62)}
"""How far ahead a part of a year without its year can lie."""
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Publication(NamedTuple):
    """The last possible day of publication, and which parts of the date are known."""

    day: date
    has_month: bool
    has_day: bool


@lru_cache(maxsize=64)
def parse_publication(published: str | None) -> Publication | None:
    """Return the date of an EDTF text such as `2024`, `2024-04-16`, or `2024-21`."""
    if not published or not re.fullmatch(DATE_PATTERN, published):
        return None
    try:
        day = last_day(published)
    except ValueError:
        return None
    return Publication(day, "" < published[5:7] < "21", len(published) == len("2024-04-16"))


MIN_QUARTER = 80
"""How many days a quarter has at least."""
MAX_WEEK = 7
"""By how many days quarters of whole weeks and calendar quarters differ at most."""
MAX_SHIFT = 35
"""How many days later a fiscal quarter may begin than one by the calendar."""


class Days(NamedTuple):
    """The first and the last day of a period."""

    first: date
    last: date

    def share(self, other: "Days") -> bool:
        """Return whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def nearly_equal(self, other: "Days") -> bool:
        """Return whether they may be one quarter or year, by months or by weeks."""
        length = (self.last - self.first).days
        difference = (other.last - other.first).days - length
        shift = (other.first - self.first).days
        return length >= MIN_QUARTER and abs(difference) <= MAX_WEEK and abs(shift) <= MAX_SHIFT

    def contain(self, other: "Days") -> bool:
        """Return whether all days of `other` are among them."""
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=4096)
def find_days(text: str) -> Days | None:
    """Return the days of a period, None if it is not one.

    An open end reaches as far as dates do. A fiscal year is taken as the longest that its name
    can mean: it may begin in the year before.
    """
    try:
        period = Period(text)
    except ValueError:
        return None
    if period.is_fiscal:
        year = year_of(text)
        return Days(date(year - 1, 2, 1), date(year, 12, 31))
    return Days(period.start or date.min, period.end or date.max)


def same_days(period: str | None, other: str | None) -> bool:
    """Return whether periods cover the same days: 2024-Q1 and 2024-01/2024-03."""
    if period == other or not period or not other:
        return period == other
    return "FY" not in period + other and find_days(period) == find_days(other)


def spell(period: str) -> str:
    """Return the spelling that drafts use for a range of months or quarters.

    April to June is `2024-Q2`, and the first three quarters are `2024-01/2024-09`.
    """
    days = find_days(period)
    if days is None or len(ends_of(period)) < 2 or unit_of(period) not in _MONTHS:
        return period
    units: tuple[Unit, ...] = ("year", "half", "quarter")
    for named in filter(None, (period_of_day(days.last, 0, unit) for unit in units)):
        if find_days(named) == days:
            return named
    is_in_months = unit_of(period) in ("half", "quarter")
    return f"{days.first:%Y-%m}/{days.last:%Y-%m}" if is_in_months else period


def is_before(period: str, other: str) -> bool:
    """Return whether a period is over before another one begins."""
    days, following = find_days(period), find_days(other)
    return bool(days and following and days.last < following.first)


def ends_of(period: str) -> list[str]:
    """Return the ends of a period that are not open."""
    return [end for end in period.split("/") if end != ".."]


def year_of(period: str) -> int:
    """Return the year in which a period ends, or from which it is open."""
    return int(ends_of(period)[-1].removeprefix("FY")[:4])


def unit_of(period: str) -> Unit:
    """Return the unit of a period: that of its end."""
    part = period.rpartition("/")[2].removeprefix("FY")[5:]
    signs: dict[str, Unit] = {"": "year", "Q": "quarter", "H": "half", "W": "week"}
    return signs.get(part[:1]) or ("day" if "-" in part else "month")


def units_of(period: str) -> frozenset[Unit]:
    """Return what a period can be called: six months are a half, too."""
    days = find_days(period)
    if days is None or ".." in period:
        return frozenset()
    months = round((days.last - days.first).days / 30.4)
    length = next((unit for unit, count in _MONTHS.items() if count == months), None)
    short: Unit = "day" if days.first == days.last else "days"
    named = {length or ("same" if months else short)}
    if "/" not in period or unit_of(period) == "month":
        named.add(unit_of(period))  # The last month of several is 当月, too.
    return frozenset({*named, short} if unit_of(period) == "day" else named)


# --- Shifts ---------------------------------------------------------------------------------------


def shift_period(period: str, shift: int, unit: Unit = "year") -> str | None:
    """Return the period `shift` units later; None where that has no meaning."""
    if unit == "same":
        unit = unit_of(period)
    if unit == "year":
        moved = re.sub(r"(?<![\d-])\d{4}", lambda year: str(int(year[0]) + shift), period)
        return _checked(moved) or _checked(moved.replace("-02-29", "-02-28"))
    if fiscal := re.fullmatch(r"FY(\d{4})-Q([1-4])", period):
        year, part = divmod(int(fiscal[1]) * 4 + int(fiscal[2]) - 1 + shift, 4)
        return f"FY{year}-Q{part + 1}" if unit == "quarter" else None
    days = find_days(period)
    if days is None or days.last == date.max or "FY" in period:
        return None
    if unit == "week" and unit_of(period) == "day":
        # "A week earlier" than a day is a day, and than the days of a week its days.
        ends = (period_of_day(day, 7 * shift, "day") for day in days)
        return _checked("/".join(dict.fromkeys(filter(None, ends))))
    return period_of_day(days.last, shift, unit)


def period_of_day(day: date, shift: int, unit: Unit) -> str | None:
    """Return the period of a unit that contains a day, `shift` units later."""
    if months := _MONTHS.get(unit):
        year, part = divmod((day.year * 12 + day.month - 1) // months + shift, 12 // months)
        parts = {1: f"-{part + 1:02d}", 3: f"-Q{part + 1}", 6: f"-H{part + 1}"}
        return _checked(f"{year}{parts.get(months, '')}")
    if unit not in ("week", "day"):
        return None
    try:
        moved = day + timedelta(shift * (7 if unit == "week" else 1))
    except OverflowError:
        return None
    year, week, _ = moved.isocalendar()
    return _checked(f"{year}-W{week:02d}" if unit == "week" else moved.isoformat())


def _checked(period: str) -> str | None:
    return period if find_days(period) else None


def shift_to(phrase: Phrase, period: str) -> str | None:
    """Return the period that a phrase means when it counts from a number's period."""
    point = phrase.first
    if point is None or ".." in period:
        return None
    if point.year is not None:
        return shift_period(period, point.year - year_of(period))
    if point.unit == "year" and unit_of(period) == "day" and "/" not in period and not point.part:
        period = period[:7]
    moved = shift_period(period, point.shift or 0, point.unit)
    return f"{year_of(moved)}-{point.part}" if moved and point.part else moved


# --- Fiscal years ---------------------------------------------------------------------------------


def fiscal_year_of(period: str, named: Collection[str]) -> str | None:
    """Return the year of a report on 2024-04/2024-09; None if of the calendar.

    Three months can be any quarter, which `named` says. Six are the first half unless it says H2.
    """
    days = find_days(period) if ".." not in period else None
    months = round((days.last - days.first).days / 30.4) if days else 0
    quarters = [int(part[1:]) for part in named if part[:1] == "Q"]
    if days is None or months not in (3, 6, 9, 12) or (months == 3 and not quarters):
        return None
    passed = 3 * quarters[0] - 3 if months == 3 else 6 * (months == 6 and "H2" in named)
    year = _take_months(days.first, -passed, 12, in_weeks=unit_of(period) == "day")
    begun = year and find_days(year)
    is_of_calendar = not begun or not (1, 9) < (begun.first.month, begun.first.day) < (12, 22)
    return None if is_of_calendar else year


def date_in_year(phrase: Phrase, year: str, published: Publication | None) -> str | None:
    """Return what "the first half" is in a fiscal year; None if not a part of one."""
    first, point, days = phrase.first, phrase.point, find_days(year)
    unknown = first and first._replace(part="", ahead=None, shift=None)
    if not first or not days or unknown != Point() or phrase.of_number:
        return None
    passed, kind, last = 0, first.part[:1], phrase.last.part if phrase.last else ""
    if point and kind in ("Q", "H"):
        months = 3 if kind == "Q" else 6
        passed = months * (int(first.part[1:]) - 1)
    elif first.part == "01" and not point and len(last) == 2 and phrase.is_count:
        months = int(last)
    elif point and not first.part and first.shift is None:
        months = 12
    else:
        return None
    passed += 12 * (first.shift or 0)
    in_weeks = unit_of(year) == "day"
    read = _take_months(days.first, passed, months, in_weeks=in_weeks)
    over = find_days(read) if read and first.ahead and published else None
    if over and published and over.last <= published.day:
        return _take_months(days.first, passed + 12, months, in_weeks=in_weeks)
    return read


def _take_months(first: date, passed: int, months: int, *, in_weeks: bool) -> str | None:
    """Return months of a year that begins with a day, or weeks, 13 to a quarter."""
    if in_weeks:
        weeks = (passed * 13 // 3, (passed + months) * 13 // 3)
        ends = (period_of_day(first, 7 * week - last, "day") for last, week in enumerate(weeks))
    else:
        ends = (period_of_day(first, passed + shift, "month") for shift in (0, months - 1))
    return _checked("/".join(filter(None, ends)))


# --- Resolution -----------------------------------------------------------------------------------


def resolve_phrase(
    phrase: Phrase, published: Publication | None, context_year: int | None
) -> str | None:
    """Return the period of a phrase that does not count from a number's own period.

    `context_year` is the year that the text spoke of last, for a part without a year.
    """
    first, last = phrase.first, phrase.last
    if first is None or last is None or first == last:
        point = first or last
        if point is None:
            return None
        resolved = _resolve_point(point, published, context_year)
        if resolved is None or first == last:
            return resolved
        # "Since" a range means since it began.
        start, _, end = resolved.partition("/")
        return _checked(f"{start}/.." if last is None else f"../{end or start}")
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
    return _checked(f"{resolved}/{partner}" if anchor is first else f"{partner}/{resolved}")


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
        # A month of this year that is still to come is more often one of last year.
        is_now = published and context_year == published.day.year and point.part
        is_known = context_year is not None and not is_now
        year = context_year if is_known else _guess_year(point, published)
    dated = f"{'FY' if point.fiscal else ''}{year}{'-' if point.part else ''}{point.part}"
    days = find_days(dated)
    if days and point.days:
        return f"{days.last - timedelta(point.days - 1)}/{days.last}"
    return dated if days else None


def _resolve_day(point: Point, published: Publication) -> str | None:
    """Return the last such weekday or day of a month until publication, shifted."""
    if not published.has_day:
        return None
    day, wanted, shift = published.day, int(point.part), point.shift or 0
    if point.unit == "weekday":
        return period_of_day(day, 7 * shift - (day.weekday() - wanted) % 7, "day")
    is_this_month = wanted >= day.day if shift > 0 else wanted <= day.day
    months = 0 if is_this_month else 1 if shift > 0 else -1
    return _checked(f"{period_of_day(day, months, 'month')}-{wanted:02d}")


def _guess_year(point: Point, published: Publication | None) -> int | None:
    """Return the year of a part without one: the last that is over, or nearly."""
    if published is None:
        return None
    year = published.day.year
    if point.fiscal:
        return year
    if not point.part:
        # "The full year" is the last one while its results come out.
        is_past = published.has_month and published.day.month <= _RESULTS_END and not point.ahead
        return year - 1 if is_past else year
    days = find_days(f"{year}-{point.part}")
    if days is None:
        return year
    if point.ahead:
        return year if days.last > published.day else year + 1
    # What begins soon is nearer than what was over long ago.
    is_dated = point.ahead is None and published.has_day
    soon = _SOON.get(unit_of(f"{year}-{point.part}"), timedelta(0)) if is_dated else timedelta(0)
    if days.first - published.day > soon:
        return year - 1
    next_time = find_days(f"{year + 1}-{point.part}")
    return year + 1 if next_time and next_time.first - published.day <= soon else year
