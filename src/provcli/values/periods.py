"""Periods: when a figure holds, as ISO 8601 dates and EDTF intervals.

A period is written `2023`, `2024-02`, `2023-12-22` or `2024-Q1`; an interval joins two of them
with a slash, `2024-01/2024-02`, and leaves an end open with two dots, `2016/..` or `../2018`
(EDTF level 1, ISO 8601-2). Quarters are SDMX's spelling. Text stays text in the models; the
functions here say what it means.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

YEAR = r"[12][0-9]{3}"
POINT = rf"{YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|-Q[1-4])?"
PERIOD_PATTERN = rf"^(?:{POINT}(?:/(?:{POINT}|\.\.))?|\.\./{POINT})$"
DATE_PATTERN = rf"^{YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|-2[1-4])?$"
"""A date of publication; months 21 to 24 are EDTF's spring, summer, autumn and winter."""

# calendar.month_abbr would follow the locale of whoever runs the program.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SEASONS = ("21", "22", "23", "24")
"""EDTF's spring, summer, autumn and winter."""

UNDATED = "undated"
"""How ids and `--period` name a period that the article does not state."""


class Span(NamedTuple):
    """The first and the last day of a period; None where it is open."""

    first: date | None
    last: date | None


def _point(text: str) -> Span:
    year = int(text[:4])
    if text[5:6] == "Q":
        month = int(text[6]) * 3
        return Span(date(year, month - 2, 1), _month_end(year, month))
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if len(parts) == 2:
        return Span(date(year, parts[1], 1), _month_end(year, parts[1]))
    day = date(year, parts[1], parts[2])
    return Span(day, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def span(period: str) -> Span:
    """The days a period covers.

    Raises:
        ValueError: the text is no period, names a day that does not exist, or ends before it
            begins.
    """
    if not re.fullmatch(PERIOD_PATTERN, period):
        raise ValueError(f"{period!r} is no period")
    start, _, end = period.partition("/")
    try:
        first = None if start == ".." else _point(start).first
        last = None if end == ".." else _point(end or start).last
    except ValueError:
        raise ValueError(f"{period!r} names a day that does not exist") from None
    if first and last and last < first:
        raise ValueError(f"{period!r} ends before it begins")
    return Span(first, last)


def within(period: str | None, outer: str) -> bool:
    """Whether `period` lies inside `outer` (`undated` holds what states no period)."""
    if period is None or outer == UNDATED:
        return period is None and outer == UNDATED
    if period == outer:
        return True
    inner, frame = span(period), span(outer)
    starts = frame.first is None or (inner.first is not None and inner.first >= frame.first)
    ends = frame.last is None or (inner.last is not None and inner.last <= frame.last)
    return starts and ends


def lengths(period: str | None) -> frozenset[tuple[int, ...]]:
    """What a period shares with those from which whole years lead to it: place and length.

    The last day of a month is so by its number and by being the last, for that of February moves
    with leap years. An open or undated period shares nothing.
    """
    first, last = span(period) if period else Span(None, None)
    if first is None or last is None:
        return frozenset()
    place = (first.month, first.day, last.month, last.year - first.year)
    ends_month = last == _month_end(last.year, last.month)
    return frozenset({(*place, last.day), *([(*place, 0)] if ends_month else [])})


def years_between(earlier: str | None, later: str | None) -> int | None:
    """Whole years from one period to a later one of the same length, else None.

    2020 to 2023 are 3 years, January to February of 2023 to those of 2024 is 1; from a year to a
    month there is no such number.
    """
    if earlier is None or later is None or lengths(earlier).isdisjoint(lengths(later)):
        return None
    a, b = span(earlier).first, span(later).first
    assert a is not None  # it has a length
    assert b is not None
    return b.year - a.year if b.year > a.year else None


def sort_key(period: str | None) -> tuple[date, date]:
    """Orders periods by their end, then by their start; undated ones first."""
    if period is None:
        return (date.min, date.min)
    bounds = span(period)
    return (bounds.last or date.max, bounds.first or date.min)


def readable(period: str | None) -> str:
    """A period as people write it: `Jan-Feb 2024`, `2020 to 2023`, `since 2016`."""
    if period is None:
        return "not stated"
    start, slash, end = period.partition("/")
    if not slash:
        return _readable_point(start)
    if end == "..":
        return f"since {_readable_point(start)}"
    if start == "..":
        return f"until {_readable_point(end)}"
    if len(start) == len(end) == 7 and start[:4] == end[:4] and "Q" not in period:
        return f"{_month_name(start)}-{_month_name(end)} {start[:4]}"
    return f"{_readable_point(start)} to {_readable_point(end)}"


def published(date: str) -> str:
    """An EDTF date of publication in words: `2024-21` is spring 2024."""
    seasons = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    season = seasons.get(date[5:])
    return f"{season} {date[:4]}" if season else readable(date)


def _readable_point(point: str) -> str:
    if point[5:6] == "Q":
        return f"{point[5:]} {point[:4]}"
    if len(point) == 7:
        return f"{_month_name(point)} {point[:4]}"
    if len(point) == 10:
        return f"{int(point[8:])} {_month_name(point)} {point[:4]}"
    return point


def _month_name(point: str) -> str:
    return _MONTHS[int(point[5:7]) - 1]
