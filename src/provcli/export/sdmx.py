"""SDMX-CSV 2.0 (https://github.com/sdmx-twg/sdmx-csv).

Codes are those of the SDMX cross-domain code lists where these have one, otherwise the dataset's.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError, abbreviate
from provcli.export.csv import format_csv
from provcli.export.formulas import escape_formula
from provcli.prose.numerals import parse_number
from provcli.text_safety import one_line
from provcli.values.decimals import EXACT, decimals_of, rounded
from provcli.values.periods import Period

STRUCTURE_ID = "PROVCLI:FIGURES(1.0)"
TOTAL, UNSPECIFIED = "_T", "_X"
"""Codes of SDMX for all of an entity, and for a period that is not stated."""

KEY = ("REF_AREA", "INDICATOR", "SCOPE", "STATUS", "TIME_PERIOD")
"""The columns that identify an observation."""
ATTRIBUTES = ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "DECIMALS", "COMMENT_OBS")
COLUMNS = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *KEY, "OBS_VALUE", *ATTRIBUTES)

UNIT_CODES = {
    "percent": "PT",
    # The code PP means purchasing power parities.
    "percentage-point": "PERCENTAGE_POINT",
    "person": "PS",
    "tonne": "TN",
}


def write_sdmx_csv(dataset: Dataset, *, raw: bool = False) -> Iterator[str]:
    """Write one row per figure, on one line: some readers split at line feeds.

    Raises:
        ProvcliError: two figures would have the same key.
    """

    def write_text(text: str) -> str:
        return one_line(text) if raw else escape_formula(one_line(text))

    areas = _find_area_codes(dataset)
    id_by_key: dict[tuple[str, ...], str] = {}
    rows = []
    for figure in dataset.figures:
        scope = write_text(figure.scope or TOTAL)
        period = format_time_period(figure.period)
        key = (areas[figure.entity], figure.metric, scope, figure.status, period)
        if key in id_by_key:
            raise ProvcliError(
                f"The figures {abbreviate(id_by_key[key])} and {abbreviate(figure.id)} "
                "have the same key in SDMX.",
                hint="Choose another format, or give one of them a different period or scope.",
            )
        id_by_key[key] = figure.id
        unit = dataset.metric_by_id[figure.metric].unit
        scaled = split_scale(figure.value, figure.printed)
        attributes = (
            UNIT_CODES.get(unit, unit),
            str(scaled.power),
            "F" if figure.status == "target" else "U" if figure.flag else "A",
            str(scaled.decimals),
            write_text(figure.note or ""),
        )
        rows.append(
            ("datastructure", STRUCTURE_ID, "I", *key, format(scaled.number, "f"), *attributes)
        )
    yield from format_csv([COLUMNS, *rows])


def _find_area_codes(dataset: Dataset) -> dict[str, str]:
    """Return the first code of each entity if nothing else is called so, else its id."""
    codes = {entity.id: next(iter(entity.codes.values()), entity.id) for entity in dataset.entities}
    taken = Counter([*codes.values(), *(key for key, code in codes.items() if code != key)])
    return {key: code if taken[code] == 1 else key for key, code in codes.items()}


class ScaledNumber(NamedTuple):
    """A number with its decimals, times ten to the power of `power`."""

    number: Decimal
    power: int
    decimals: int


def split_scale(value: Decimal, printed: str) -> ScaledNumber:
    """Return a value as printed: "13.50 million" is 13.50 times 10^6.

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


def format_time_period(period: Period | None) -> str:
    """Return a period as SDMX writes it: 2024-S1, 2024-01-01/P2M."""
    if period is None:
        return UNSPECIFIED
    first, last = period.start, period.end
    if first is None or last is None:
        return period
    if "/" not in period:
        return period.replace("-H", "-S")
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if is_whole and months % 12 == 0:
        return f"{first}/P{months // 12}Y"
    return f"{first}/P{months}M" if is_whole else f"{first}/P{days}D"
