"""Words for figures, differences, counts, and kinds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset.models import Dataset, Unit
from provcli.views.wording import (
    format_count,
    format_difference,
    format_figure,
    format_value,
    list_names,
    name_kind,
    pluralize,
    split_figure,
)

YUAN = Unit(id="CNY", label="yuan")
COUNT = Unit(id="count", label="")
PERCENT = Unit(id="percent", label="%", kind="rate")
RANK = Unit(id="rank", label="", kind="rank")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("169372000000", YUAN, 3, "169.372 billion yuan"),
        ("13500000000", YUAN, 2, "13.50 billion yuan"),
        ("2500000000000", YUAN, 0, "2.5 trillion yuan"),
        ("-1000000", YUAN, 0, "-1 million yuan"),
        ("999999", COUNT, 0, "999,999"),
        ("0", COUNT, 0, "0"),
        ("-9.20", PERCENT, 0, "-9.20%"),
        ("7", PERCENT, 1, "7.0%"),
        ("3", RANK, 0, "3rd"),
    ],
)
def test_format_value(value: str, unit: Unit, decimals: int, text: str) -> None:
    assert format_value(Decimal(value), unit, decimals=decimals) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_format_value_loses_no_digit(value: Decimal) -> None:
    number, *word = format_value(value, COUNT).split()
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6}[word[0]] if word else 1
    assert Fraction(number.replace(",", "")) * scale == Fraction(value)


@pytest.mark.parametrize(
    ("difference", "unit", "text"),
    [
        ("5690", COUNT, "+5,690"),
        ("-1500000", YUAN, "-1.5 million yuan"),
        ("0", YUAN, "0 yuan"),
        ("3.50", PERCENT, "+3.50 points"),
        ("0.0", PERCENT, "0 points"),
        ("2", RANK, "+2 ranks"),
    ],
)
def test_format_difference(difference: str, unit: Unit, text: str) -> None:
    assert format_difference(Decimal(difference), unit) == text


def test_format_figure_puts_the_qualifier_before_the_value(built_in: Dataset) -> None:
    figure = built_in.figure_by_id["hunan/electronic-information-revenue/undated"]
    assert format_figure(built_in, figure) == "nearly 400 billion yuan"
    assert split_figure(built_in, figure) == ("nearly 400", "billion yuan")


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("province", "provinces"),
        ("company", "companies"),
        ("country", "countries"),
        ("valley", "valleys"),
        ("branch", "branches"),
        ("entity", "entities"),
    ],
)
def test_pluralize(noun: str, plural: str) -> None:
    assert pluralize(noun) == plural


def test_format_count() -> None:
    assert [format_count(number, "figure") for number in (0, 1, 4_000)] == [
        "0 figures",
        "1 figure",
        "4,000 figures",
    ]


def test_name_kind_is_entity_where_kinds_are_mixed(built_in: Dataset, small: Dataset) -> None:
    assert name_kind(built_in.entities) == "province"
    assert name_kind(small.entities) == "entity"


def test_list_names_counts_what_it_leaves_out() -> None:
    assert list_names("abc") == "a, b, c"
    assert list_names(map(str, range(30))).endswith("19, and 10 more")
