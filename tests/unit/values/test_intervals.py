"""Interval arithmetic at its edges."""

from decimal import Decimal
from fractions import Fraction

from provcli.values.intervals import (
    INFINITY,
    Interval,
    add,
    divide,
    multiply,
    plus_minus,
    power,
    root,
)


def test_operations_without_a_limit() -> None:
    more = Interval(Decimal(5), INFINITY)
    assert add(more, more) == Interval(Decimal(10), INFINITY)
    assert multiply(more, plus_minus(Decimal(2), Decimal(1))) == Interval(Decimal(5), INFINITY)
    assert divide(plus_minus(Decimal(10), Decimal(0)), more) == Interval(Decimal(0), Decimal(2))
    assert multiply(more, Interval(Decimal(0), Decimal(1))) == Interval(Decimal(0), INFINITY)
    assert root(more, 2) is not None
    assert power(Interval(Decimal(-1), Decimal(1)), 2) is None


def test_root_near_a_short_number() -> None:
    # The square of twenty digits, cut after its first 28.
    nearly = Decimal(12345678901234567891**2).scaleb(-38)
    rounded = nearly.quantize(Decimal("1e-27"))
    low, high = root(Interval(rounded, rounded), 2) or Interval(rounded, rounded)
    assert Fraction(low) ** 2 < Fraction(rounded) < Fraction(high) ** 2
    assert high - low <= Decimal("3e-25")


def test_root_of_degree_one_keeps_every_digit() -> None:
    number = Decimal("1.234567890123456789012345678901234567")
    assert root(Interval(number, number), 1) == Interval(number, number)


def test_overlaps_and_contains() -> None:
    one, two, three = (Interval(Decimal(low), Decimal(low + 1)) for low in (1, 2, 4))
    assert one.overlaps(two)
    assert two.overlaps(one)
    assert not one.overlaps(three)
    assert not three.overlaps(one)
    assert all(one.contains(Decimal(number)) for number in ("1", "1.5", "2"))
    assert not any(one.contains(Decimal(number)) for number in ("0.9", "2.1"))


def test_divide_by_an_interval_around_zero() -> None:
    one = Interval(Decimal(1), Decimal(1))
    for low, high in ((0, 1), (-1, 0), (-1, 1)):
        assert divide(one, Interval(Decimal(low), Decimal(high))) is None
    assert divide(one, Interval(Decimal(-2), Decimal(-1))) == Interval(Decimal(-1), Decimal("-0.5"))


def test_root_and_power_at_zero() -> None:
    unit = Interval(Decimal(0), Decimal(1))
    assert root(unit, 2) == unit
    assert power(unit, 3) == unit
    assert root(Interval(Decimal("-0.1"), Decimal(1)), 2) is None
    assert power(Interval(Decimal("-0.1"), Decimal(1)), 2) is None
    assert power(Interval(Decimal("0.5"), Decimal(2)), 3) == Interval(Decimal("0.125"), Decimal(8))
    assert root(Interval(Decimal(2), Decimal(2)), 1) == Interval(Decimal(2), Decimal(2))
    assert root(Interval(Decimal(4), INFINITY), 2) == Interval(Decimal(2), INFINITY)


def test_multiply_zero_and_infinity() -> None:
    def between(low: object, high: object) -> Interval:
        return Interval(Decimal(str(low)), Decimal(str(high)))

    assert multiply(between(0, 1), between(2, INFINITY)) == between(0, INFINITY)
    assert multiply(between(-1, 0), between(2, INFINITY)) == between(-INFINITY, INFINITY)
    assert multiply(between(0, 0), between(2, INFINITY)) == between(0, INFINITY)
    assert multiply(between(0, 0), between(-INFINITY, -2)) == between(-INFINITY, 0)
    assert divide(between(5, INFINITY), between(2, INFINITY)) == between(0, INFINITY)
    assert divide(between(-INFINITY, -5), between(2, INFINITY)) == between(-INFINITY, 0)
