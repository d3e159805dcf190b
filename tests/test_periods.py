"""What periods mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.values.periods import (
    Span,
    comparison_keys,
    format_date,
    format_period,
    is_within,
    parse_period,
    sort_key,
    years_between,
)

POINTS = st.one_of(
    st.integers(1000, 2999).map(str),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda it: f"{it:%Y-%m}".zfill(7)),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat),
    st.builds(
        lambda year, quarter: f"{year}-Q{quarter}", st.integers(1000, 2999), st.integers(1, 4)
    ),
)


@pytest.mark.parametrize(
    ("period", "first", "last", "words"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        ("2023-12-22", date(2023, 12, 22), date(2023, 12, 22), "22 Dec 2023"),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31), "Q1 2024"),
        ("2024-Q1/2024-Q2", date(2024, 1, 1), date(2024, 6, 30), "Q1 2024 to Q2 2024"),
        ("2024-01/2024-02", date(2024, 1, 1), date(2024, 2, 29), "Jan-Feb 2024"),
        ("2023-11/2024-02", date(2023, 11, 1), date(2024, 2, 29), "Nov 2023 to Feb 2024"),
        ("2020/2023", date(2020, 1, 1), date(2023, 12, 31), "2020 to 2023"),
        ("2016/..", date(2016, 1, 1), None, "since 2016"),
        ("../2018", None, date(2018, 12, 31), "until 2018"),
    ],
)
def test_a_period_has_days_and_words(
    period: str, first: date | None, last: date | None, words: str
) -> None:
    parse_period.cache_clear()  # to work out what another test has asked for already
    assert parse_period(period) == Span(first, last)
    assert format_period(period) == words


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-13", "2023-00", "2023-2-1", "2023-02-30", "2023/2020", "../..", "2016/",
     "/2016", "0000", "99999", "2023-Q5", "2023 ", "２０２３", "20２3", "2023\n", "2024-21"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no period|does not exist|before it begins"):
        parse_period(text)


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [
        ("2020", "2023", 3),
        ("2023", "2020", None),
        ("2023", "2023", None),
        ("2023-01/2023-02", "2024-01/2024-02", 1),
        ("2023-02", "2024-02", 1),
        ("2023", "2024-02", None),
        ("2023-01", "2024-02", None),
        ("2023-03-01", "2024-03", None),
        ("2023-Q1", "2025-Q1", 2),
        ("2019/2020", "2021/2022", 2),
        ("2019/2020", "2021/2023", None),
        ("../2018", "2018/..", None),
        ("2023-01-01/2023-02-10", "2024-01-01/2024-02-20", None),
        (None, "2023", None),
    ],
)
def test_years_lie_between_periods_of_the_same_length(
    earlier: str | None, later: str | None, years: int | None
) -> None:
    assert years_between(earlier, later) == years


@pytest.mark.parametrize("period", [None, "2016/..", "../2018"])
def test_what_has_no_end_or_no_dates_is_as_long_as_nothing(period: str | None) -> None:
    assert comparison_keys(period) == frozenset()


@pytest.mark.parametrize(
    ("period", "outer", "inside"),
    [
        ("2024-01/2024-02", "2024", True),
        ("2024", "2024-01/2024-02", False),
        ("2023", "2020/2023", True),
        ("2016/..", "2016", False),
        ("2016/..", "2015/..", True),
        ("2023", "2016/..", True),
        ("../2018", "2018", False),
        (None, "undated", True),
        (None, "2023", False),
        ("2023", "undated", False),
    ],
)
def test_a_period_lies_within_another(period: str | None, outer: str, inside: bool) -> None:  # noqa: FBT001
    assert is_within(period, outer) is inside


@given(POINTS, POINTS)
def test_periods_sort_by_time_and_lie_within_themselves(one: str, other: str) -> None:
    assert is_within(one, one)
    for period in (one, other, f"{one}/..", f"../{other}"):
        bounds = parse_period(period)
        assert (bounds.first or date.min) <= (bounds.last or date.max)
    if is_within(one, other) and is_within(other, one):
        assert parse_period(one) == parse_period(other)
    assert (parse_period(one).last or date.max) <= (
        parse_period(other).last or date.max
    ) or sort_key(one) > sort_key(other)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-21", "spring 2024"),
        ("2024-22", "summer 2024"),
        ("2024-23", "autumn 2024"),
        ("2024-24", "winter 2024"),
        ("2024-04-01", "1 Apr 2024"),
        ("2024", "2024"),
    ],
)
def test_a_date_of_publication_has_words(date: str, words: str) -> None:
    assert format_date(date) == words


def test_what_has_no_period_is_not_stated_and_comes_first() -> None:
    assert format_period(None) == "not stated"
    periods = [None, "1000", "2016/..", "../2018", "2018", "2018-12", "2020/2021", "2021"]
    ordered = [None, "1000", "../2018", "2018", "2018-12", "2020/2021", "2021", "2016/.."]
    assert sorted(periods, key=sort_key) == ordered
