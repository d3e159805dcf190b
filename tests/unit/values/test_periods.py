"""What periods mean: dates, order, containment, comparison, and words."""

import copy
import pickle
from datetime import date

import pytest

from provcli.values.periods import (
    Period,
    advise_period,
    format_date,
    format_period,
    last_day,
    period_sort_key,
    years_between,
)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "Dec 2024"),
        ("2023-12-22", date(2023, 12, 22), date(2023, 12, 22), "22 Dec 2023"),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31), "Q1 2024"),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), "Q4 2024"),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30), "H1 2024"),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31), "H2 2024"),
        ("2024-W05", date(2024, 1, 29), date(2024, 2, 4), "week 5 of 2024"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week 53 of 2020"),
        ("FY2015", None, None, "FY 2015"),
        ("FY2015-Q4", None, None, "Q4 FY 2015"),
        ("2024-Q1/2024-Q2", date(2024, 1, 1), date(2024, 6, 30), "Q1 2024 to Q2 2024"),
        ("2024-01/2024-02", date(2024, 1, 1), date(2024, 2, 29), "Jan-Feb 2024"),
        ("2023-11/2024-02", date(2023, 11, 1), date(2024, 2, 29), "Nov 2023 to Feb 2024"),
        ("2020/2023", date(2020, 1, 1), date(2023, 12, 31), "2020 to 2023"),
        ("2016/..", date(2016, 1, 1), None, "since 2016"),
        ("../2018", None, date(2018, 12, 31), "until 2018"),
    ],
)
def test_period(text: str, start: date | None, end: date | None, words: str) -> None:
    period = Period(text)
    assert (period.start, period.end, format_period(period)) == (start, end, words)
    assert period == text
    assert period.is_fiscal is text.startswith("FY")
    for copied in (copy.deepcopy(period), pickle.loads(pickle.dumps(period))):
        assert (copied, copied.start, copied.end) == (period, start, end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, "is not a period") for text in (
            "", "23", "2023-13", "2023-00", "2023-2-1", "../..", "2016/", "/2016", "0000", "99999",
            "2023-Q5", "2023-Q0", "2023-H3", "2023-W00", "2023-W54", "2023 ", "２０２３", "2023\n",
            "2024-21", "FY2015-H1", "FY2015/FY2016", "2023/2024/2025", "..", "fy2015",
            "2023/FY2024",
        )),
        ("2023-02-30", "names a day or week that does not exist"),
        ("2023-W53", "names a day or week that does not exist"),
        ("2023/2020", "ends before it begins"),
    ],
)  # fmt: skip
def test_period_invalid(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Period(text)


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
        ("2023-Q1", "2024-01/2024-03", 1),
        ("2023-H1", "2024-H2", None),
        ("2023-W05", "2024-W05", 1),
        ("2023-W05/2023-W06", "2024-W05/2024-W06", None),
        ("FY2023", "FY2024", 1),
        ("FY2023-Q2", "FY2024-Q2", 1),
        ("FY2023-Q2", "FY2024", None),
        ("2023", "FY2024", None),
        ("2023-Q2", "FY2024-Q2", None),
        ("2019/2020", "2021/2022", 2),
        ("2019/2020", "2021/2023", None),
        ("../2018", "2018/..", None),
        ("2023-01-01/2023-02-10", "2024-01-01/2024-02-20", None),
        (None, "2023", None),
    ],
)
def test_years_between(earlier: str | None, later: str | None, years: int | None) -> None:
    periods = [Period(text) if text else None for text in (earlier, later)]
    assert years_between(*periods) == years


@pytest.mark.parametrize(
    ("outer", "inner", "is_inside"),
    [
        ("2024", "2024-01/2024-02", True),
        ("2024", "2024-Q4", True),
        ("2024-H1", "2024-Q3", False),
        ("2024-01/2024-02", "2024", False),
        ("2020/2023", "2023", True),
        ("2016", "2016/..", False),
        ("2015/..", "2016/..", True),
        ("2016/..", "2023", True),
        ("2018", "../2018", False),
        ("../2018", "2018", True),
        ("2020", "2020-W53", False),
        ("2020/2021", "2020-W53", True),
        ("FY2015", "FY2015-Q4", True),
        ("FY2015", "FY2015", True),
        ("FY2015-Q4", "FY2015", False),
        ("FY2015", "FY2014-Q4", False),
        ("2015", "FY2015-Q1", False),
        ("FY2015", "2015-Q1", False),
    ],
)
def test_period_contains(outer: str, inner: str, *, is_inside: bool) -> None:
    assert Period(outer).contains(Period(inner)) is is_inside


def test_period_sort_key_orders_by_end_then_start() -> None:
    texts = ["1000", "../2018", "2018", "2018-12", "2020/2021", "2021", "2024-Q1", "FY2024-Q2"]
    ordered = [None, *map(Period, [*texts, "2024-H2", "2024-Q4", "2016/.."])]
    assert sorted(ordered[5:] + ordered[:5], key=period_sort_key) == ordered
    assert format_period(None) == "not stated"


@pytest.mark.parametrize(("text", "year"), [("2023-Q1", 2023), ("FY2015", 2015), ("../2018", None)])
def test_period_year(text: str, year: int | None) -> None:
    assert Period(text).year == year


@pytest.mark.parametrize(
    ("edtf", "words", "last"),
    [
        ("2024-21", "spring 2024", date(2024, 5, 31)),
        ("2024-22", "summer 2024", date(2024, 8, 31)),
        ("2024-23", "autumn 2024", date(2024, 11, 30)),
        ("2024-24", "winter 2024", date(2024, 12, 31)),
        ("2024-04-01", "1 Apr 2024", date(2024, 4, 1)),
        ("2024-02", "Feb 2024", date(2024, 2, 29)),
        ("2024", "2024", date(2024, 12, 31)),
    ],
)
def test_format_date_and_last_day(edtf: str, words: str, last: date) -> None:
    assert (format_date(edtf), last_day(edtf)) == (words, last)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Q3 2024", "2024-Q3"),
        ("2024q3", "2024-Q3"),
        ("September 2024", "2024-09"),
        ("2024/3", "2024-03"),
        ("Q4 FY2024", "FY2024-Q4"),
        ("fy 2024", "FY2024"),
    ],
)
def test_advise_period_recognizes_other_notations(text: str, meant: str) -> None:
    assert advise_period(text) == f"Did you mean {meant}?"


@pytest.mark.parametrize("text", ["", "later", "2023-13", "2023/24", "120245"])
def test_advise_period_gives_examples_otherwise(text: str) -> None:
    assert advise_period(text).startswith("Write a period such as 2023, ")
