"""SDMX-CSV 2.0 (https://github.com/sdmx-twg/sdmx-csv): figures for statistical systems.

Codes are those of the SDMX cross-domain code lists where these have one, otherwise the dataset's.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from provcli.dataset.models import Dataset, Figure
from provcli.export.csv import cells, csv_lines
from provcli.prose.numerals import parse_number
from provcli.text_safety import one_line
from provcli.values.decimals import EXACT, decimals_of, rounded
from provcli.values.periods import Period
from provcli.views.tables import Cell, Column

STRUCTURE_ID = "PROVCLI:FIGURES(1.0)"
WHOLE, NOT_STATED = "_T", "_X"
"""Total, and unspecified, as SDMX code lists write them."""

COLUMNS = (
    Column("STRUCTURE", "text", "datastructure."),
    Column("STRUCTURE_ID", "text", f"{STRUCTURE_ID}: the columns of this table."),
    Column("ACTION", "text", "I: information."),
    Column("REF_AREA", "text", "ISO 3166-2 code of the entity; its id if it has none."),
    Column("INDICATOR", "text", "Id of the metric."),
    Column("SCOPE", "text", f"Whom it covers; {WHOLE} is the whole entity."),
    Column("STATUS", "text", "actual, or target: a plan for a time to come."),
    Column(
        "TIME_PERIOD",
        "text",
        "When: 2023, 2024-02, 2024-Q1, or start and duration, 2024-01-01/P2M. SDMX has no open "
        f"interval, so 2016/.. stays as ISO 8601-2 writes it; {NOT_STATED} is not stated.",
    ),
    Column("OBS_VALUE", "number", "The number as printed; a fall is negative."),
    Column("UNIT_MEASURE", "text", "PT is percent, TN tonnes; otherwise the id of the unit."),
    Column("UNIT_MULT", "integer", "Power of ten: OBS_VALUE x 10^UNIT_MULT is the value."),
    Column(
        "OBS_STATUS",
        "text",
        "F forecast: a target; U low reliability: suspect or disputed; A normal: all others.",
    ),
    Column("DECIMALS", "integer", "Decimals of OBS_VALUE."),
    Column("COMMENT_OBS", "text", "The note, on one line."),
    Column("PERIOD", "text", "The period as the dataset has it; empty if not stated."),
    Column("QUALIFIER", "text", "How exact the article says it is."),
    Column("FLAG", "text", "suspect or disputed; empty if neither."),
    Column("PRINTED", "text", "The number as the article prints it."),
    Column("SECTION", "text", "Id of the article's section."),
    Column("PARAGRAPH", "integer", "Paragraph in the section, from 1."),
    Column("OBS_ID", "text", "Id of the figure."),
)
"""The columns, in order. REF_AREA to TIME_PERIOD are the key of a figure; those from PERIOD on are
our own, which SDMX-CSV allows."""

_UNITS = {
    "percent": "PT",
    "pct": "PT",
    "percentage-point": "PERCENTAGE_POINT",
    "pp": "PERCENTAGE_POINT",
    "person": "PS",
    "tonne": "TN",
}
"""Codes by unit. Percentage points have none: PP are purchasing power parities."""


class Scaled(NamedTuple):
    """A value as it is printed: `number` times ten to the power of `power`."""

    number: Decimal
    power: int
    decimals: int


def write_sdmx_csv(dataset: Dataset, *, raw: bool = False) -> Iterator[str]:
    """One row an figure; text on one line each, since not all readers take more.

    Args:
        dataset: whose figures are written.
        raw: whether to leave text alone that begins like a formula.
    """
    areas = _areas(dataset)
    rows = (
        [one_line(cell) if isinstance(cell, str) else cell for cell in _row(dataset, figure, areas)]
        for figure in dataset.figures
    )
    yield from csv_lines([[column.name for column in COLUMNS]])
    yield from csv_lines(cells(COLUMNS, row, raw=raw) for row in rows)


def _row(dataset: Dataset, figure: Figure, areas: dict[str, str]) -> tuple[Cell, ...]:
    scaled = scale(figure)
    return (
        "datastructure",
        STRUCTURE_ID,
        "I",
        areas[figure.entity],
        figure.metric,
        figure.scope or WHOLE,
        figure.status,
        time_period(figure.period),
        scaled.number,
        unit_measure(dataset.unit_of(figure.metric).id),
        scaled.power,
        "F" if figure.status == "target" else "U" if figure.flag else "A",
        scaled.decimals,
        figure.note,
        figure.period,
        figure.qualifier,
        figure.flag,
        figure.printed,
        figure.section,
        figure.paragraph,
        figure.id,
    )


def _areas(dataset: Dataset) -> dict[str, str]:
    """Return the first code of each entity if no other has it, else its id."""
    codes = {entity.id: next(iter(entity.codes.values()), entity.id) for entity in dataset.entities}
    taken = Counter([*codes.values(), *(key for key, code in codes.items() if code != key)])
    return {key: code if taken[code] == 1 else key for key, code in codes.items()}


def unit_measure(unit: str) -> str:
    """The code of a unit in SDMX."""
    return _UNITS.get(unit.casefold().replace("_", "-").rstrip("s"), unit)


def time_period(period: Period | None) -> str:
    """A period as SDMX writes it: start and duration for an interval.

    Open intervals, which SDMX does not know, stay as they are.
    """
    if period is None:
        return NOT_STATED
    first, last = period.start, period.end
    if "/" not in period or first is None or last is None:
        return period
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and months % 12 == 0:
        return f"{first}/P{months // 12}Y"
    return f"{first}/P{months}M" if whole else f"{first}/P{days}D"


def scale(figure: Figure) -> Scaled:
    """A value taken apart into the printed number and the power of ten of its scale word.

    Where the value is not the printed number times such a power, it stands whole.
    """
    numeral = parse_number(figure.printed)
    power = decimals = 0
    if numeral and numeral.value == figure.value.copy_abs():
        exponent = numeral.scale.adjusted()
        # "Hundreds" prints no number that its scale could multiply.
        if (
            exponent > 0
            and not numeral.is_indefinite
            and numeral.scale == Decimal(1).scaleb(exponent)
        ):
            power = exponent
        decimals = numeral.decimals
    number = figure.value.scaleb(-power, EXACT)
    decimals = max(decimals, decimals_of(number.normalize(EXACT)))
    return Scaled(rounded(number, decimals), power, decimals)
