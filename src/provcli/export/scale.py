"""A value as it is printed: 13500000, printed "13.50 million", is 13.50 times 10^6."""

from decimal import Decimal
from typing import NamedTuple

from provcli.prose.numerals import parse_number
from provcli.values.decimals import EXACT, decimals_of, rounded


class ScaledNumber(NamedTuple):
    """`number`, with so many decimals, times ten to the power of `power`."""

    number: Decimal
    power: int
    decimals: int


def split_scale(value: Decimal, printed: str) -> ScaledNumber:
    """Return the printed number and the power of ten of its scale word.

    The power is 0 where the value is not the printed number times a power of ten.
    """
    numeral = parse_number(printed)
    power = decimals = 0
    if numeral and numeral.value == value.copy_abs():
        decimals = numeral.decimals
        exponent = numeral.scale.adjusted()
        # "Hundreds" prints no number that its scale could multiply.
        is_scaled = exponent > 0 and numeral.scale == Decimal(1).scaleb(exponent)
        power = exponent if is_scaled and not numeral.is_indefinite else 0
    number = value.scaleb(-power, EXACT)
    decimals = max(decimals, decimals_of(number.normalize(EXACT)))
    return ScaledNumber(rounded(number, decimals), power, decimals)
