"""Interval arithmetic: a printed number means every number that rounds to it.

Bounds are rounded outward, so an interval never excludes a possible value (R. E. Moore, Interval
Analysis, 1966). Bounds may be infinite: more than 5 is 5 to infinity.
"""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache, reduce
from itertools import product
from typing import NamedTuple

# A bound beyond the largest Decimal becomes infinite instead of raising an error.
_TRAPS = [DivisionByZero, InvalidOperation]
_DOWN = Context(prec=60, rounding=ROUND_FLOOR, traps=_TRAPS)
_UP = Context(prec=60, rounding=ROUND_CEILING, traps=_TRAPS)
_NEAREST = Context(prec=28, traps=_TRAPS)
INFINITY = Decimal("Infinity")

_Operation = Callable[[Context, Decimal, Decimal], Decimal]


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: "Interval") -> bool:
        """Return whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def contains(self, number: Decimal) -> bool:
        return self.low <= number <= self.high


def exactly(number: Decimal | int) -> Interval:
    """Return the interval of one number."""
    return Interval(Decimal(number), Decimal(number))


def plus_minus(number: Decimal, half: Decimal) -> Interval:
    """Return the numbers within a distance of a number."""
    return Interval(_DOWN.subtract(number, half), _UP.add(number, half))


def midpoint(interval: Interval) -> Decimal:
    """Return the number halfway; infinity if that is too large for a Decimal."""
    return _NEAREST.divide(_NEAREST.add(interval.low, interval.high), Decimal(2))


def add(*terms: Interval) -> Interval:
    """Return the sum."""
    return reduce(lambda a, b: Interval(_DOWN.add(a.low, b.low), _UP.add(a.high, b.high)), terms)


def subtract(a: Interval, b: Interval) -> Interval:
    """Return the difference a - b."""
    return Interval(_DOWN.subtract(a.low, b.high), _UP.subtract(a.high, b.low))


def multiply(*factors: Interval) -> Interval:
    """Return the product."""
    return reduce(lambda a, b: _extremes(Context.multiply, a, b), factors)


def divide(a: Interval, b: Interval) -> Interval | None:
    """Return the quotient a / b; None if b contains zero."""
    return None if b.contains(Decimal(0)) else _extremes(Context.divide, a, b)


def divide_by(a: Interval, divisor: Decimal | int) -> Interval:
    """Return an interval over a number that is not zero."""
    return _extremes(Context.divide, a, exactly(divisor))


def root(a: Interval, degree: int) -> Interval | None:
    """Return the positive root of a degree; None if `a` contains a negative number."""
    if a.low < 0:
        return None
    return Interval(_root(a.low, degree).low, _root(a.high, degree).high)


def power(a: Interval, exponent: int) -> Interval | None:
    """Return a whole positive power; None if `a` contains a negative number."""
    if a.low < 0:
        return None
    # By squaring, 1000 years take 20 steps.
    result, square = exactly(1), a
    while exponent:
        exponent, odd = divmod(exponent, 2)
        result = multiply(result, square) if odd else result
        square = multiply(square, square)
    return result


@lru_cache(maxsize=1000)
def _root(number: Decimal, degree: int) -> Interval:
    if degree == 1:
        return exactly(number)
    # Decimal's power may be wrong in its last digits, so the bounds move outward.
    nearly = Context(prec=30).power(number, Decimal(1) / degree)
    exact = Context(prec=20).plus(nearly)
    if Context(prec=400).power(exact, degree) == number:
        return exactly(exact)
    slack = Decimal(1).scaleb(nearly.adjusted() - 25)
    return Interval(_DOWN.subtract(nearly, slack), _UP.add(nearly, slack))


def _extremes(operation: _Operation, a: Interval, b: Interval) -> Interval:
    lows, highs = [], []
    for x, y in product(a, b):
        try:
            lows.append(operation(_DOWN, x, y))
            highs.append(operation(_UP, x, y))
        except InvalidOperation:
            # 0 times infinity, and infinity over infinity, can be any number from 0 up.
            limits = [Decimal(0), INFINITY if (x >= 0) == (y >= 0) else -INFINITY]
            lows += limits
            highs += limits
    return Interval(min(lows), max(highs))
