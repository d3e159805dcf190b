"""Units of rates: percent, permille, percentage points, and basis points."""

from collections.abc import Mapping
from decimal import Decimal

from provcli.dataset.models import Unit

PER_PERCENT: Mapping[str, Decimal] = {
    "percent": Decimal(1),
    "permille": Decimal(10),
    "percentage-point": Decimal(1),
    "basis-point": Decimal(100),
}
"""How many of each rate unit make one percent, or one percentage point."""

POINTS = frozenset({"percentage-point", "basis-point"})
"""The units of a difference between rates."""


def read_rate_unit(unit: Unit) -> str:
    """Return the rate unit of a unit's id or label, such as `permille`, or ""."""
    if unit.kind != "rate":
        return ""
    words = f"{unit.id} {unit.label}".casefold()
    if "basis" in words or unit.id in ("bp", "bps"):
        return "basis-point"
    if "point" in words or unit.id == "pp":
        return "percentage-point"
    return "permille" if "mille" in words or "‰" in words else "percent"


def is_ratio_unit(unit: Unit) -> bool:
    """Return whether a unit may state a ratio: a bare number, or times."""
    words = {unit.id.casefold(), unit.label.casefold()}
    return unit.kind == "quantity" and bool(
        words & {"", "times", "ratio", "multiple", "fold", "x", "×", "倍"}
    )
