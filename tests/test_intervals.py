"""Interval arithmetic, against brute force over the roundings."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from provcli.analysis.claims import CALCULATIONS
from provcli.dataset.models import ClaimKind
from provcli.values.intervals import (
    INFINITY,
    Interval,
    add,
    divide,
    multiply,
    plus_minus,
    power,
    root,
    subtract,
)

PRINTED = st.decimals("0.1", "999", places=1)
HALF = Decimal("0.05")


def roundings(printed: Decimal) -> list[Fraction]:
    """Numbers that round to a printed one: both ends, and some between."""
    return [Fraction(printed) + Fraction(step, 100) for step in (-5, -3, 0, 2, 5)]


def contains(interval: Interval, number: Fraction) -> bool:
    return Fraction(interval.low) <= number <= Fraction(interval.high)


def tight(interval: Interval, numbers: list[Fraction]) -> bool:
    """Whether the bounds are reached by some rounding, but for the outward rounding itself."""
    largest = max((abs(it) for it in numbers), default=Fraction(0))
    slack = Fraction(1, 10**12) * (1 + largest)
    return (
        abs(Fraction(interval.low) - min(numbers)) < slack
        and abs(Fraction(interval.high) - max(numbers)) < slack
    )


@given(PRINTED, PRINTED)
def test_each_operation_holds_every_rounding_and_no_more(a: Decimal, b: Decimal) -> None:
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


FORMULAS: dict[ClaimKind, Callable[..., Fraction]] = {
    "growth": lambda a, b: (b / a - 1) * 100,
    "average-growth": lambda a, b: (b / a - 1) * 100 / 3,
    "difference": lambda a, b: b - a,
    "ratio": lambda a, b: b / a,
    "share": lambda a, b: a / b * 100,
    "sum": lambda a, b: a + b,
    "chain": lambda a, b: a * (1 + b / 100),
}


@given(PRINTED, PRINTED)
def test_each_kind_of_claim_holds_every_rounding_and_no_more(a: Decimal, b: Decimal) -> None:
    for kind, formula in FORMULAS.items():
        result = CALCULATIONS[kind].forward([plus_minus(a, HALF), plus_minus(b, HALF)], 3)
        if result is None:
            continue
        numbers = [formula(x, y) for x, y in product(roundings(a), roundings(b))]
        assert all(contains(result, number) for number in numbers), kind
        assert tight(result, numbers), kind


@given(PRINTED, PRINTED, st.integers(1, 12))
def test_compound_growth_holds_every_rounding(a: Decimal, b: Decimal, years: int) -> None:
    result = CALCULATIONS["compound-growth"].forward(
        [plus_minus(a, HALF), plus_minus(b, HALF)], years
    )
    if result is None:
        return
    for x, y in product(roundings(a), roundings(b)):
        # The bounds as growth factors, compounded, lie on either side of the ratio.
        low, high = (1 + Fraction(it) / 100 for it in result)
        assert low**years <= y / x <= high**years
    low, high = (1 + Fraction(it) / 100 for it in result)
    slack = Fraction(1, 10**9)
    ratios = [y / x for x, y in product(roundings(a), roundings(b))]
    assert (low + slack) ** years > min(ratios)
    assert (high - slack) ** years < max(ratios)


SOLVED = sorted(set(CALCULATIONS) - {"rank", "order", "chain"})


@given(st.sampled_from(SOLVED), PRINTED, PRINTED, st.integers(0, 1), st.integers(1, 9))
def test_what_a_claim_implies_is_what_makes_it_true(
    kind: ClaimKind, a: Decimal, b: Decimal, index: int, years: int
) -> None:
    row = CALCULATIONS[kind]
    assert row.solve is not None
    inputs = [plus_minus(a, Decimal(0)), plus_minus(b, Decimal(0))]
    stated = row.forward(inputs, years)
    if stated is None:
        return
    solved = row.solve(index, inputs, stated, years)
    if solved is None:
        return
    missing = Fraction((a, b)[index])
    slack = Fraction(1, 10**15) * (1 + abs(missing))
    assert Fraction(solved.low) - slack <= missing <= Fraction(solved.high) + slack


@given(PRINTED, st.decimals("-99", "500", places=1), st.decimals("-99", "500", places=1))
def test_a_chain_is_solved_for_each_of_its_parts(a: Decimal, g: Decimal, h: Decimal) -> None:
    row = CALCULATIONS["chain"]
    assert row.solve is not None
    inputs = [plus_minus(it, Decimal(0)) for it in (a, g, h)]
    stated = row.forward(inputs, 0)
    assert stated is not None
    for index, missing in enumerate((a, g, h)):
        solved = row.solve(index, inputs, stated, 0)
        assert solved is not None
        assert abs(solved.low - missing) < Decimal("1e-15") * (1 + abs(missing))


def test_a_number_without_a_limit_stays_without_one() -> None:
    more = Interval(Decimal(5), INFINITY)
    assert add(more, more) == Interval(Decimal(10), INFINITY)
    assert multiply(more, plus_minus(Decimal(2), Decimal(1))) == Interval(Decimal(5), INFINITY)
    assert divide(plus_minus(Decimal(10), Decimal(0)), more) == Interval(Decimal(0), Decimal(2))
    assert multiply(more, Interval(Decimal(0), Decimal(1))) == Interval(Decimal(0), INFINITY)
    assert root(more, 2) is not None
    assert power(Interval(Decimal(-1), Decimal(1)), 2) is None


@given(st.integers(1, 10**9), st.integers(1, 9))
def test_the_root_of_a_power_is_exact(number: int, degree: int) -> None:
    value = Decimal(number) ** degree if number**degree < 10**27 else Decimal(1)
    result = root(Interval(value, value), degree)
    assert result is not None
    assert result.low == result.high


def test_a_root_that_comes_near_a_short_number_is_not_taken_for_it() -> None:
    # The square of twenty digits, but for what lies behind its first 28.
    nearly = Decimal(12345678901234567891**2).scaleb(-38)
    rounded = nearly.quantize(Decimal("1e-27"))
    low, high = root(Interval(rounded, rounded), 2) or Interval(rounded, rounded)
    assert Fraction(low) ** 2 < Fraction(rounded) < Fraction(high) ** 2


def test_over_one_year_every_digit_stays() -> None:
    number = Decimal("1.234567890123456789012345678901234567")
    assert root(Interval(number, number), 1) == Interval(number, number)


def test_intervals_that_touch_have_a_number_in_common() -> None:
    one, two, three = (Interval(Decimal(low), Decimal(low + 1)) for low in (1, 2, 4))
    assert one.overlaps(two)
    assert two.overlaps(one)
    assert not one.overlaps(three)
    assert not three.overlaps(one)
    assert all(one.holds(Decimal(it)) for it in ("1", "1.5", "2"))
    assert not any(one.holds(Decimal(it)) for it in ("0.9", "2.1"))


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    one = Interval(Decimal(1), Decimal(1))
    for low, high in ((0, 1), (-1, 0), (-1, 1)):
        assert divide(one, Interval(Decimal(low), Decimal(high))) is None
    assert divide(one, Interval(Decimal(-2), Decimal(-1))) == Interval(Decimal(-1), Decimal("-0.5"))


def test_roots_and_powers_begin_at_zero() -> None:
    unit = Interval(Decimal(0), Decimal(1))
    assert root(unit, 2) == unit
    assert power(unit, 3) == unit
    assert root(Interval(Decimal("-0.1"), Decimal(1)), 2) is None
    assert power(Interval(Decimal("-0.1"), Decimal(1)), 2) is None
    assert power(Interval(Decimal("0.5"), Decimal(2)), 3) == Interval(Decimal("0.125"), Decimal(8))
    assert root(Interval(Decimal(2), Decimal(2)), 1) == Interval(Decimal(2), Decimal(2))
    assert root(Interval(Decimal(4), INFINITY), 2) == Interval(Decimal(2), INFINITY)


def test_the_root_of_two_lies_between_close_bounds() -> None:
    two = Interval(Decimal(2), Decimal(2))
    low, high = root(two, 2) or two
    assert Fraction(low) ** 2 < 2 < Fraction(high) ** 2
    assert high - low <= Decimal("3e-25")


def test_nothing_times_without_a_limit_can_be_anything_of_its_sign() -> None:
    def between(low: object, high: object) -> Interval:
        return Interval(Decimal(str(low)), Decimal(str(high)))

    assert multiply(between(0, 1), between(2, INFINITY)) == between(0, INFINITY)
    assert multiply(between(-1, 0), between(2, INFINITY)) == between(-INFINITY, INFINITY)
    assert multiply(between(0, 0), between(2, INFINITY)) == between(0, INFINITY)
    assert multiply(between(0, 0), between(-INFINITY, -2)) == between(-INFINITY, 0)
    assert divide(between(5, INFINITY), between(2, INFINITY)) == between(0, INFINITY)
    assert divide(between(-INFINITY, -5), between(2, INFINITY)) == between(-INFINITY, 0)
