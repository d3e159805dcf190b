"""Exact arithmetic on numbers of up to 40 digits, which is more than Decimal keeps by default."""

from decimal import Context, Decimal

EXACT = Context(prec=120)
"""Room for every digit of the product of two values."""


def decimals_of(number: Decimal) -> int:
    """How many digits a finite number has behind its point."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # a finite number
    return max(0, -exponent)


def last_place(number: Decimal) -> Decimal:
    """What the last digit of a number counts: 0.1 for 65.2, 1 for 12."""
    return Decimal(1).scaleb(-decimals_of(number))


def rounded(number: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, rounded half to even."""
    return EXACT.quantize(number, Decimal(1).scaleb(-decimals))
