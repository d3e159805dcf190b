"""How figures read on a screen."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset.models import Dataset, Unit
from provcli.views.wording import (
    format_difference,
    format_figure,
    format_ordinal,
    format_percent,
    format_value,
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
    ],
)
def test_a_value_reads_like_a_number(value: str, unit: Unit, decimals: int, text: str) -> None:
    assert format_value(Decimal(value), unit, decimals=decimals) == text


@pytest.mark.parametrize(
    ("difference", "unit", "text"),
    [
        ("5690", COUNT, "+5,690"),
        ("-1500000", YUAN, "-1.5 million yuan"),
        ("0", YUAN, "0 yuan"),
        ("3.50", PERCENT, "+3.50 points"),
        ("-2.25", PERCENT, "-2.25 points"),
        ("0.0", PERCENT, "0 points"),
        ("2", RANK, "+2 places"),
        ("0", RANK, "0 places"),
    ],
)
def test_a_difference_has_a_sign_and_the_word_of_its_unit(
    difference: str, unit: Unit, text: str
) -> None:
    assert format_difference(Decimal(difference), unit) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_no_digit_is_lost(value: Decimal) -> None:
    number, *word = format_value(value, COUNT).split()
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6}[word[0]] if word else 1
    assert Fraction(number.replace(",", "")) * scale == Fraction(value)


def test_ordinals() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)
    texts = "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th 1,003rd"
    assert " ".join(format_ordinal(Decimal(it)) for it in numbers) == texts
    assert format_ordinal(Decimal("2.5")) == "2.5"  # no place, but told as it is


def test_the_qualifier_stands_before_the_value(built_in: Dataset) -> None:
    figure = built_in.figure_by_id["hunan/electronic-information-revenue/undated"]
    assert format_figure(built_in, figure) == "nearly 400 billion yuan"


def test_percent() -> None:
    assert format_percent(Decimal("0.4800")) == "48.0%"
    assert format_percent(Decimal("-0.0005"), decimals=2, signed=True) == "-0.05%"
