"""How bare numbers read."""

from decimal import Decimal

import pytest

from provcli.values.decimals import EXACT, decimals_of, last_place, rounded
from provcli.values.formatting import (
    format_beside,
    format_computed,
    format_number,
    format_ordinal,
    format_percent,
    format_range,
    scale_of,
)
from provcli.values.intervals import INFINITY, Interval


@pytest.mark.parametrize(
    ("number", "text"),
    [("12000", "12,000"), ("-0.30", "-0.30"), ("1E+3", "1,000"), ("1234567.800", "1,234,567.800")],
)
def test_format_number(number: str, text: str) -> None:
    assert format_number(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("23.894123456789", "23.8941"),
        ("123456789", "123,456,789"),
        ("1234567891", "1,234,570,000"),
        ("-0.333333333333", "-0.333333"),
        ("24.10", "24.10"),
        ("0", "0"),
        ("Infinity", "no limit"),
    ],
)
def test_format_computed(number: str, text: str) -> None:
    assert format_computed(Decimal(number)) == text


@pytest.mark.parametrize(
    ("computed", "stated", "text"),
    [
        ("23.894123456789", "58.36", "23.89"),
        ("52.646812", "33.4", "52.6"),
        ("0.375", "0.5", "0.375"),
        ("33.396", "33.4", "33.396"),
        ("33.404123", "33.4", "33.404"),
        ("6", "7", "6"),
        ("1400000", "1500000", "1,400,000"),
        ("24.10", "25.000", "24.1"),
    ],
)
def test_format_beside_a_stated_number(computed: str, stated: str, text: str) -> None:
    assert format_beside(Decimal(computed), Decimal(stated)) == text


def test_format_range() -> None:
    assert format_range(Interval(Decimal("23.894123456789"), INFINITY)) == "23.8941 to no limit"


def test_format_percent() -> None:
    assert format_percent(Decimal("0.4800")) == "48.0%"
    assert format_percent(Decimal("-0.0005"), decimals=2, signed=True) == "-0.05%"
    assert format_percent(Decimal("0.12345"), decimals=2, signed=True) == "+12.34%"


def test_format_ordinal() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)
    texts = "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th 1,003rd"
    assert " ".join(format_ordinal(Decimal(number)) for number in numbers) == texts
    assert format_ordinal(Decimal("2.5")) == "2.5"


def test_scale_of() -> None:
    assert scale_of(Decimal("-2.5e12")) == (Decimal("1e12"), "trillion")
    assert scale_of(Decimal(1_000_000)) == (Decimal("1e6"), "million")
    assert scale_of(Decimal(999_999)) == (Decimal(1), "")


def test_decimals_and_rounding() -> None:
    assert (decimals_of(Decimal("65.20")), decimals_of(Decimal("1E+3"))) == (2, 0)
    assert last_place(Decimal("65.2")) == Decimal("0.1")
    assert rounded(Decimal("0.125"), 2) == Decimal("0.12")
    long = Decimal("12345678901234567890.12345678901234567891")
    assert EXACT.multiply(long, Decimal(1)) == long
