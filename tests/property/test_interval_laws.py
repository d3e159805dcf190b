"""Interval arithmetic, against brute force over the roundings."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from provcli.values.intervals import Interval, add, divide, multiply, plus_minus, root, subtract

PRINTED = st.decimals("0.1", "999", places=1)
HALF = Decimal("0.05")


def roundings(printed: Decimal) -> list[Fraction]:
    """Numbers that round to a printed one: both ends, and some between."""
    return [Fraction(printed) + Fraction(step, 100) for step in (-5, -3, 0, 2, 5)]


def contains(interval: Interval, number: Fraction) -> bool:
    return Fraction(interval.low) <= number <= Fraction(interval.high)


def tight(interval: Interval, numbers: list[Fraction]) -> bool:
    """Whether some rounding reaches the bounds, except for the outward rounding itself."""
    largest = max((abs(number) for number in numbers), default=Fraction(0))
    slack = Fraction(1, 10**12) * (1 + largest)
    return (
        abs(Fraction(interval.low) - min(numbers)) < slack
        and abs(Fraction(interval.high) - max(numbers)) < slack
    )


@given(PRINTED, PRINTED)
def test_operations_contain_every_rounding_and_no_more(a: Decimal, b: Decimal) -> None:
    operations: list[tuple[Callable[[Interval, Interval], Interval | None], str]] = [
        (add, "+"),
        (subtract, "-"),
        (multiply, "*"),
        (divide, "/"),
    ]
    for operation, sign in operations:
        result = operation(plus_minus(a, HALF), plus_minus(b, HALF))
        if result is None:
            assert sign == "/"
            assert min(roundings(b)) <= 0
            continue
        numbers = [eval(f"x {sign} y") for x, y in product(roundings(a), roundings(b))]
        assert all(contains(result, number) for number in numbers)
        assert tight(result, numbers)


@given(st.integers(1, 10**9), st.integers(1, 9))
def test_root_of_a_power_is_exact(number: int, degree: int) -> None:
    value = Decimal(number) ** degree if number**degree < 10**27 else Decimal(1)
    result = root(Interval(value, value), degree)
    assert result is not None
    assert result.low == result.high
