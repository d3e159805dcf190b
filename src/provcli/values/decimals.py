"""Exact arithmetic on numbers of up to 40 digits."""

from decimal import Context, Decimal

EXACT = Context(prec=120)
"""Room for every digit of the product of two values."""


def decimals_of(number: Decimal) -> int:
    """Return how many digits a finite number has after its point."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # a finite number
    return max(0, -exponent)


def last_place(number: Decimal) -> Decimal:
    """Return the value of one in the last digit: 0.1 for 65.2, 1 for 12."""
    return Decimal(1).scaleb(-decimals_of(number))


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Return a number with a count of decimals, rounded half to even."""
    return EXACT.quantize(number, Decimal(1).scaleb(-decimals))
