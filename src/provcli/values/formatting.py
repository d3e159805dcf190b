"""How bare numbers read on a screen: 12,000; 23.8941; 48.0%; 2nd."""

from decimal import Decimal

from provcli.values.decimals import EXACT, decimals_of, rounded
from provcli.values.intervals import Interval

SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
MAX_PLAIN_DIGITS = 9
"""A computed number with more digits than this is rounded to six."""


def format_number(number: Decimal) -> str:
    """Return a number with its digits in groups of three: 12,000; -0.30."""
    return format(number, ",f")


def format_computed(number: Decimal) -> str:
    """Return a computed number; one of many digits is rounded to six: 23.8941."""
    if not number.is_finite():
        return "no limit"
    digits = len(number.normalize(EXACT).as_tuple().digits)
    return format_number(number if digits <= MAX_PLAIN_DIGITS else round_to_six_digits(number))


def format_beside(computed: Decimal, stated: Decimal) -> str:
    """Return a computed number with the digits of the stated one, such as 23.89.

    It has three digits or more if it has them, and as many as it takes not to look equal.
    """
    if not computed.is_finite():
        return format_computed(computed)
    own = decimals_of(computed.normalize(EXACT))
    decimals = max(decimals_of(stated), 2 - computed.adjusted())
    while decimals < own and rounded(computed, decimals) == stated:
        decimals += 1
    return format_number(rounded(computed, min(decimals, own)))


def format_range(bounds: Interval) -> str:
    """Return the ends of an interval of computed numbers: 23.8941 to 24.1."""
    return f"{format_computed(bounds.low)} to {format_computed(bounds.high)}"


def format_percent(share: Decimal, *, decimals: int = 1, signed: bool = False) -> str:
    """Return a share as percent, rounded half to even: 0.4800 is 48.0%."""
    percent = rounded(EXACT.multiply(share, Decimal(100)), decimals)
    return f"{percent:{'+' if signed else ''},f}%"


def format_ordinal(rank: Decimal) -> str:
    """Return a rank as people write it: 1st, 2nd, 3rd, 11th."""
    if rank != rank.to_integral_value():
        return format(rank, "f")
    number = int(rank)
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number:,}{suffix or 'th'}"


def scale_of(number: Decimal) -> tuple[Decimal, str]:
    """Return the scale of a number with its word: a million, or one."""
    return next(
        ((scale, word) for scale, word in SCALES if number.copy_abs() >= scale), (Decimal(1), "")
    )


def round_to_six_digits(number: Decimal) -> Decimal:
    """Return a computed number, rounded half to even to six digits."""
    return Decimal(f"{number:.6g}")
