"""Laws of every period."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from provcli.values.periods import Period, format_period, period_sort_key, years_between
from strategies import periods, points


@given(periods, periods)
def test_containment_is_an_order(one: Period, other: Period) -> None:
    assert one.contains(one)
    if one.contains(other) and other.contains(one):
        assert (one.start, one.end) == (other.start, other.end)
    if one.contains(other) and not one.is_fiscal:
        assert (one.start or date.min) <= (other.start or date.min)
        assert (one.end or date.max) >= (other.end or date.max)


@given(st.lists(periods, max_size=4))
def test_sorting_by_time_agrees_with_dates(unordered: list[Period]) -> None:
    ends = [
        period.end or date.max
        for period in sorted(unordered, key=period_sort_key)
        if not period.is_fiscal
    ]
    assert ends == sorted(ends)


@given(points, st.integers(1, 5))
def test_years_between_a_period_and_the_same_years_later(point: str, years: int) -> None:
    year = int(point.removeprefix("FY")[:4])
    try:
        later = Period(point.replace(str(year), str(year + years), 1))
    except ValueError:  # no 29 February, or no week 53
        return
    assert years_between(Period(point), later) == years


@given(periods)
def test_words_keep_the_year(period: Period) -> None:
    assert str(period.year or (period.end and period.end.year)) in format_period(period)
