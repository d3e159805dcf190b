"""How figures read on a screen: 136.76 billion yuan, more than 10,000, -9.2%."""

import re
from decimal import Decimal

from provcli.dataset.models import Dataset, Figure, Qualifier, Unit
from provcli.values.decimals import EXACT, decimals_of, rounded
from provcli.values.intervals import Interval
from provcli.values.periods import Period, format_date, format_period

QUALIFIER_WORDS: dict[Qualifier, str] = {
    "exact": "",
    "about": "about ",
    "more-than": "more than ",
    "at-least": "at least ",
    "nearly": "nearly ",
    "at-most": "at most ",
}
_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def format_number(value: Decimal) -> str:
    """A number with its digits in threes: 12,000; -0.30."""
    return format(value, ",f")


def format_value(value: Decimal, unit: Unit, *, decimals: int = 0) -> str:
    """A value with its unit, as people write it; no digit is lost.

    Args:
        value: in `unit`.
        unit: what the value counts.
        decimals: how many decimals to keep at least, for 13.50 billion.
    """
    if unit.kind == "rank":
        return format_ordinal(value)
    number, word = _scaled(value)
    number = _with_decimals(number, decimals)
    text = " ".join(filter(None, (format_number(number), word)))
    if not unit.label:
        return text
    return f"{text}{unit.label}" if unit.label.startswith("%") else f"{text} {unit.label}"


def format_difference(difference: Decimal, unit: Unit) -> str:
    """What one value has more than another: `+5,690`, `-2.25 points`, `+2 places`, `0 euros`."""
    difference = difference or Decimal(0)
    if unit.kind == "quantity":
        words = format_value(difference, unit)
    else:
        words = f"{format_number(difference)} {'points' if unit.kind == 'rate' else 'places'}"
    return f"+{words}" if difference > 0 else words


def format_period_or_missing(period: Period | None) -> str:
    """A period where nothing else says that it is one: `2023`, `period not stated`."""
    return format_period(period) if period else "period not stated"


def _scaled(value: Decimal) -> tuple[Decimal, str]:
    scale, word = scale_of(value)
    return (EXACT.normalize(EXACT.divide(value, scale)), word) if word else (value, "")


def scale_of(value: Decimal) -> tuple[Decimal, str]:
    """The number that people count a value by, with its name: a billion, a million, or one."""
    return next((it for it in _SCALES if value.copy_abs() >= it[0]), (Decimal(1), ""))


def _with_decimals(number: Decimal, decimals: int) -> Decimal:
    return rounded(number, max(decimals, decimals_of(number)))


def format_ordinal(value: Decimal) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th."""
    if value != value.to_integral_value():
        return format(value, "f")
    number = int(value)
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number:,}{suffix or 'th'}"


def printed_decimals(printed: str) -> int:
    """How many decimals the article prints: 3 for 169.372 billion."""
    match = _DIGITS.search(printed)
    return len(match[1] or "") if match else 0


def format_figure(dataset: Dataset, figure: Figure) -> str:
    """An figure's value with its qualifier and unit."""
    value = format_value(
        figure.value, dataset.unit_of(figure.metric), decimals=printed_decimals(figure.printed)
    )
    return f"{QUALIFIER_WORDS[figure.qualifier]}{value}"


_SHORT = 9
_MOST_PLACES = 100
"""A number with more digits before or behind its point is written as 1.23457e+400."""


def round_to_six_digits(number: Decimal) -> Decimal:
    """A computed number, rounded half even to six digits."""
    return Decimal(f"{number:.6g}")


def format_computed(number: Decimal) -> str:
    """A computed number, grouped; one that does not end soon, with six digits: 23.8941."""
    if not number.is_finite():
        return "no limit"
    if number and abs(number.adjusted()) > _MOST_PLACES:
        return f"{number:.6g}"
    exact = len(number.normalize(EXACT).as_tuple().digits) <= _SHORT
    return f"{number if exact else round_to_six_digits(number):,f}"


def format_range(bounds: Interval) -> str:
    """The ends of an interval of computed numbers: 23.8941 to 24.1."""
    return f"{format_computed(bounds.low)} to {format_computed(bounds.high)}"


def format_percent(share: Decimal, *, decimals: int = 1, signed: bool = False) -> str:
    """A share as percent, rounded half to even: 0.4800 is 48.0%."""
    value = rounded(EXACT.multiply(share, Decimal(100)), decimals)
    return f"{value:{'+' if signed else ''},f}%"


class Footnotes:
    """Notes told below what they belong to, each once and numbered in the order it is met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, figure: Figure) -> str:
        """`[2]`, the number of a figure's note; empty if it has none."""
        if not figure.note:
            return ""
        return f"[{self._numbers.setdefault(figure.note, len(self._numbers) + 1)}]"

    def notes(self) -> list[tuple[str, str]]:
        """Each number with its note."""
        return [(f"[{number}]", note) for note, number in self._numbers.items()]


def format_source(dataset: Dataset) -> str:
    """The line that tells where a dataset's figures come from."""
    source = dataset.source
    return f"Source: {source.publisher}, {source.title}, {format_date(source.date)}."


def format_unit(unit: Unit) -> str:
    """A unit with its id and, where it has one, its description."""
    text = unit.id if unit.label in ("", unit.id) else f"{unit.id} ({unit.label})"
    return f"{text}: {unit.description}" if unit.description else text
