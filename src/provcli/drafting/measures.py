"""The unit of a number, under the id that datasets use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from provcli.dataset.units import standard_units
from provcli.drafting.slugs import make_slug
from provcli.prose.context import Unit
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.numerals import Numeral
from provcli.prose.patterns import any_of
from provcli.prose.units import ISO_CURRENCIES, MINOR_UNITS, PER_THOUSANDS, RATES, SHARED_NAMES

_STANDARD: Mapping[str, str] = {
    "t": "tonne", "kg": "kilogram", "g": "gram", "km": "kilometer", "m": "meter",
    "cm": "centimeter", "mm": "millimeter", "m2": "square-meter", "km2": "square-kilometer",
    "m3": "cubic-meter", "ha": "hectare", "L": "liter", "W": "watt", "kW": "kilowatt",
    "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt-hour", "°C": "degree-celsius",
    "bbl": "barrel", "人": "person", "名": "person", "位": "person", "口": "person",
    "个人": "person", "人次": "person", "户": "household", "家次": "count", "户次": "household",
}  # fmt: skip
_PEOPLE = re.compile(r"(?:.* )?(?:people|persons|men|women|children)")
_COMPARED = re.compile(r" (?:as|the (?:size|number|amount|level))\b")
_OF_TIME = re.compile(rf"(?: of)? an? ({any_of(TIME_UNITS)})\b")
_MODIFIED_TIME = re.compile(rf" ({any_of(TIME_UNITS)})s$")
"""A unit of time with words before it: consecutive days."""


@dataclass(frozen=True)
class Measure:
    """A unit of a dataset; `label` is empty for standard ones."""

    id: str
    label: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage or the like."""
        return self.id in RATES

    @property
    def is_money(self) -> bool:
        """Whether it is a currency, a part of one, or what several countries call theirs."""
        return self.id in _MONEY

    @property
    def is_time(self) -> bool:
        """Whether it measures a length of time."""
        return self.quantity == "duration"

    @property
    def quantity(self) -> str:
        """What it measures, such as duration; empty for money and counts."""
        return _QUANTITIES.get(self.id, "")

    @property
    def generic(self) -> str:
        """What a number is whose words do not name what it measures."""
        if self.is_rate or self.is_count:
            return "rate" if self.is_rate else "number"
        return self.quantity or "amount"

    @property
    def is_count(self) -> bool:
        """Whether it counts things, which the metric names."""
        return self.id in {"count", "person", "household"}


_QUANTITIES = {
    unit: quantity
    for quantity, units in {
        "duration": " ".join(TIME_UNITS),
        "length": "millimeter centimeter meter kilometer mi ft yd",
        "area": "square-meter square-kilometer hectare acre mu",
        "volume": "cubic-meter liter bbl barrel",
        "weight": "gram kilogram tonne lb",
        "capacity": "watt kilowatt megawatt gigawatt",
        "energy": "kilowatt-hour MWh GWh TWh",
        "speed": "km/h knot",
        "temperature": "degree-celsius",
        "share": "permille",
    }.items()
    for unit in units.split()
}
_MONEY = frozenset({*ISO_CURRENCIES, *SHARED_NAMES, *MINOR_UNITS.values()})
COUNT = Measure("count")
RANK = Measure("rank")
TIMES = Measure("times")
PERCENT = Measure("percent")
PERMILLE = Measure("permille")


def is_part(numeral: Numeral) -> bool:
    """Return whether a number is a fraction of a whole, such as "one in five"."""
    value = numeral.value
    return numeral.kind in ("fraction", "ratio") and value is not None and 0 < value < 1


def measure_of(unit: Unit | None, numeral: Numeral, after: str) -> Measure:
    """Return the unit of a dataset for the unit read and what follows the number."""
    if numeral.kind == "fraction" and (found := _OF_TIME.match(after)):
        return Measure(found[1])
    if found := PER_THOUSANDS.match(after):
        base = found["base"].replace(",", "")
        is_permille = base in ("1000", "thousand")
        return PERMILLE if is_permille else Measure(f"per-{base}", f"per {found['base']}")
    if is_part(numeral) and (unit is None or not unit.code):
        return TIMES if _COMPARED.match(after) else PERCENT
    # "Doubled from 5" does not make the 5 a multiple.
    is_shared = unit is not None and unit.words.end <= numeral.start
    if unit is None or (is_shared and unit.code == "times"):
        return COUNT
    if not unit.code:
        if found := _MODIFIED_TIME.search(unit.noun.lower()):
            return Measure(found[1])
        return Measure("person") if _PEOPLE.fullmatch(unit.noun.lower()) else COUNT
    measure = _find_measure(unit.code, unit.text)
    # The metric of a price has the unit of its currency.
    is_plain = measure.is_money or measure.is_count or measure == TIMES
    return measure if is_plain else add_bases(measure, unit)


def add_bases(measure: Measure, unit: Unit) -> Measure:
    """Return a measure with what it is counted for, such as µg per cubic meter."""
    if not unit.bases:
        return measure
    ids = "-".join(_find_measure(base, base).id for base in unit.bases)
    return Measure(f"{measure.id}-per-{ids}".lower(), f"{unit.text.strip()}{unit.base_words}")


def _find_measure(code: str, printed: str) -> Measure:
    if code in standard_units():
        return Measure(code)
    if code in _STANDARD:
        return Measure(_STANDARD[code])
    if not code.isascii() and len(code) <= 2 and code[0] >= "\u4e00":
        return COUNT  # a measure word
    id_ = re.sub(r"[^A-Za-z0-9/]+", "-", code.replace("°", "deg").replace("µ", "u")).strip("-/")
    return Measure(id_ or make_slug(printed) or "count", printed.strip() or code)
