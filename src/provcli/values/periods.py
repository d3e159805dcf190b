"""Periods as ISO 8601 dates, EDTF intervals, and fiscal years.

A period is written `2023`, `2024-02`, `2023-12-22`, `2024-Q1`, `2024-H1`, or `2024-W05`. An
interval joins two of them with a slash (`2024-01/2024-02`) and marks an open end with two dots
(`2016/..`, `../2018`; EDTF level 1, ISO 8601-2). Quarters and halves are spelled as in SDMX.
`FY2015` and `FY2015-Q4` are fiscal: each company sets their dates, so they have none here.
"""

import re
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property

_YEAR = r"[12][0-9]{3}"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_POINT = rf"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?|-Q[1-4]|-H[12]|-W(?:0[1-9]|[1-4][0-9]|5[0-3]))?"
PERIOD_PATTERN = rf"^(?:{_POINT}(?:/(?:{_POINT}|\.\.))?|\.\./{_POINT}|FY{_YEAR}(?:-Q[1-4])?)$"
DATE_PATTERN = rf"^{_YEAR}(?:-{_MONTH}(?:-{_DAY})?|-2[1-4])?$"
"""A date of publication; months 21 to 24 are EDTF's seasons from spring."""

PERIOD_EXAMPLES = "2023, 2024-02, 2023-12-22, 2024-Q1, FY2023, 2016/.., or 2024-01/2024-02"

# calendar.month_abbr would follow the locale of the person who runs the program.
MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_SHORT_MONTHS = [name[:3] for name in MONTH_NAMES]
_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SEASON_ENDS = {"21": (5, 31), "22": (8, 31), "23": (11, 30), "24": (12, 31)}

UNDATED = "undated"
"""How ids and `--period` name a period that the article does not state."""


class Period(str):
    """A period such as 2023, 2024-Q1, or 2016/.., with its dates and order in time.

    A period is its text: compared, hashed, and written as text. Compare in time with `sort_key`.

    Raises:
        ValueError: the text is not a period, names a day or week that does not exist, or ends
            before it begins.
    """

    start: date | None
    """The first day; None if open or fiscal."""
    end: date | None
    """The last day; None if open or fiscal."""

    def __new__(cls, text: str) -> "Period":
        period = super().__new__(cls, text)
        period.start, period.end = _parse(text)
        return period

    @property
    def is_fiscal(self) -> bool:
        """Whether it is a fiscal year or quarter."""
        return self.startswith("FY")

    @cached_property
    def sort_key(self) -> tuple[date, date]:
        """The end, then the start; a fiscal year sorts as that calendar year."""
        if self.is_fiscal:
            return Period(self[2:]).sort_key
        return (self.end or date.max, self.start or date.min)

    @cached_property
    def comparison_keys(self) -> frozenset[tuple[int | str, ...]]:
        """Keys that periods share if they are whole years apart: the same part of a year.

        The last day of a month counts by its number and as the last, since February's moves with
        leap years. An open period has no keys. Fiscal periods share keys with fiscal ones only.
        """
        if self.is_fiscal:
            return frozenset({("fiscal", self[6:])})
        if "-W" in self:
            return frozenset({("week", self[5:])}) if "/" not in self else frozenset()
        if self.start is None or self.end is None:
            return frozenset()
        start, end = self.start, self.end
        months = (start.month, start.day, end.month, end.year - start.year)
        keys: set[tuple[int | str, ...]] = {(*months, end.day)}
        if end == _month_end(end.year, end.month):
            keys.add((*months, 0))
        return frozenset(keys)

    @property
    def year(self) -> int | None:
        """The year in which it starts, calendar or fiscal; None if the start is open."""
        match = re.match(r"(?:FY)?([0-9]{4})", self)
        return int(match[1]) if match else None

    def contains(self, other: "Period") -> bool:
        """Return whether `other` lies inside this period."""
        if self == other:
            return True
        if self.is_fiscal or other.is_fiscal:
            return self.is_fiscal and other.startswith(f"{self}-")
        starts = self.start is None or (other.start is not None and other.start >= self.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


def advise_period(text: str) -> str:
    """Return what to write instead of a text that is not a period."""
    guess = _guess_period(text)
    return f"Did you mean {guess}?" if guess else f"Write a period such as {PERIOD_EXAMPLES}."


_FREE_YEAR = rf"(?i:(FY ?)?)(?<![0-9])({_YEAR})(?![0-9])"


def _guess_period(text: str) -> Period | None:
    """Return the period of another notation: Q3 2024, 2024Q3, May 2024."""
    year = re.search(_FREE_YEAR, text)
    if year is None:
        return None
    rest = f"{text[: year.start()]}{text[year.end() :]}".strip(" -/.,")
    if re.fullmatch("[QH][1-4]", rest, re.IGNORECASE):
        part = f"-{rest.upper()}"
    elif rest[:3].title() in _SHORT_MONTHS:
        part = f"-{_SHORT_MONTHS.index(rest[:3].title()) + 1:02}"
    else:
        part = f"-{rest:0>2}" if rest else ""
    with suppress(ValueError):
        return Period(f"{'FY' if year[1] else ''}{year[2]}{part}")
    return None


def years_between(earlier: Period | None, later: Period | None) -> int | None:
    """Return the whole years to a later period of the same length, else None.

    2020 to 2023 are 3 years, January to February of 2023 to those of 2024 is 1; from a year to a
    month, the number is None.
    """
    if not earlier or not later or earlier.comparison_keys.isdisjoint(later.comparison_keys):
        return None
    assert earlier.year  # they share a key, so they have a start
    assert later.year
    return later.year - earlier.year if later.year > earlier.year else None


def period_sort_key(period: Period | None) -> tuple[date, date]:
    """Return the key that orders periods in time, periods not stated first."""
    return (date.min, date.min) if period is None else period.sort_key


def format_period(period: Period | None) -> str:
    """Return a period as people write it: `Jan-Feb 2024`, `since 2016`."""
    if period is None:
        return "not stated"
    start, slash, end = period.partition("/")
    if not slash:
        return _format_point(start)
    if end == "..":
        return f"since {_format_point(start)}"
    if start == "..":
        return f"until {_format_point(end)}"
    if start[:4] == end[:4] and re.fullmatch(rf"{_YEAR}-{_MONTH}/{_YEAR}-{_MONTH}", period):
        return f"{_month_name(start)}-{_month_name(end)} {start[:4]}"
    return f"{_format_point(start)} to {_format_point(end)}"


def name_period(period: Period | None) -> str:
    """Return a period as part of a sentence: `2023`, `a period that is not stated`."""
    return format_period(period) if period else "a period that is not stated"


def format_date(edtf: str) -> str:
    """Return an EDTF date of publication in words: `2024-21` is spring 2024."""
    season = _SEASON_NAMES.get(edtf[5:])
    return f"{season} {edtf[:4]}" if season else _format_point(edtf)


def last_day(edtf: str) -> date:
    """Return the last day of an EDTF date; raise ValueError if it does not exist."""
    if edtf[5:] in _SEASON_ENDS:
        return date(int(edtf[:4]), *_SEASON_ENDS[edtf[5:]])
    end = Period(edtf).end
    assert end is not None  # a date has an end
    return end


def _parse(text: str) -> tuple[date | None, date | None]:
    if not re.fullmatch(PERIOD_PATTERN, text):
        raise ValueError(f"{text!r} is not a period")
    if text.startswith("FY"):
        return None, None
    start, _, end = text.partition("/")
    try:
        first = None if start == ".." else _parse_point(start)[0]
        last = None if end == ".." else _parse_point(end or start)[1]
    except ValueError:
        raise ValueError(f"{text!r} names a day or week that does not exist") from None
    if first and last and last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return first, last


def _parse_point(text: str) -> tuple[date, date]:
    year, part = int(text[:4]), text[5:]
    if not part:
        return date(year, 1, 1), date(year, 12, 31)
    if part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        last_month = int(part[1]) * length
        return date(year, last_month - length + 1, 1), _month_end(year, last_month)
    if part[0] == "W":
        monday = date.fromisocalendar(year, int(part[1:]), 1)
        return monday, monday + timedelta(days=6)
    if len(part) == 2:
        return date(year, int(part), 1), _month_end(year, int(part))
    day = date.fromisoformat(text)
    return day, day


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _format_point(point: str) -> str:
    prefix = "FY " if point.startswith("FY") else ""
    year, _, part = point.removeprefix("FY").partition("-")
    if not part:
        return f"{prefix}{year}"
    if part[0] in "QH":
        return f"{part} {prefix}{year}"
    if part[0] == "W":
        return f"week {int(part[1:])} of {year}"
    if len(part) == 2:
        return f"{_month_name(point)} {year}"
    return f"{int(part[3:])} {_month_name(point)} {year}"


def _month_name(point: str) -> str:
    return _SHORT_MONTHS[int(point[5:7]) - 1]
