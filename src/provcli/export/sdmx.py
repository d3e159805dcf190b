"""SDMX-CSV 2.0 (https://github.com/sdmx-twg/sdmx-csv): figures for statistical systems.

Codes are those of the SDMX cross-domain code lists where these have one, otherwise the dataset's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta

from provcli.dataset.models import Dataset, Figure
from provcli.errors import ProvcliError, abbreviate
from provcli.export.csv import format_cells, format_csv
from provcli.export.scale import split_scale
from provcli.text_safety import one_line
from provcli.values.periods import Period
from provcli.views.tables import Cell, Column

STRUCTURE_ID = "PROVCLI:FIGURES(1.0)"
TOTAL, UNSPECIFIED = "_T", "_X"
"""Codes of SDMX for all of an entity, and for a period that is not stated."""

COLUMNS: tuple[Column, ...] = (
    Column("STRUCTURE", "text", "datastructure."),
    Column("STRUCTURE_ID", "text", f"{STRUCTURE_ID}: the columns of this table."),
    Column("ACTION", "text", "I: information."),
    Column("REF_AREA", "text", "First code of the entity; its id if it has no code of its own."),
    Column("INDICATOR", "text", "Id of the metric."),
    Column("SCOPE", "text", f"The part of the entity that it covers; {TOTAL} is all of it."),
    Column("STATUS", "text", "actual or target."),
    Column(
        "TIME_PERIOD",
        "text",
        "2023, 2024-02, 2024-Q1, 2024-S1, or start and duration, 2024-01-01/P2M. SDMX has no open "
        f"or fiscal period, so these stay as the dataset has them. {UNSPECIFIED} is not stated.",
    ),
    Column("OBS_VALUE", "number", "The number as printed; a fall is negative."),
    Column("UNIT_MEASURE", "text", "PT is percent, TN tonnes; otherwise the id of the unit."),
    Column("UNIT_MULT", "integer", "Power of ten: OBS_VALUE x 10^UNIT_MULT is the value."),
    Column("OBS_STATUS", "text", "F: a target; U: suspect or disputed; A: all others."),
    Column("DECIMALS", "integer", "Decimals of OBS_VALUE."),
    Column("COMMENT_OBS", "text", "The note, on one line."),
    Column("QUALIFIER", "text", "How exact the article says the number is."),
    Column("PRINTED", "text", "The number as the article prints it."),
    Column("OBS_ID", "text", "Id of the figure."),
)
"""The columns, in order. The last three are our own, which SDMX-CSV allows."""

KEY = slice(3, 8)
"""REF_AREA to TIME_PERIOD: the columns that identify an observation."""

_UNITS = {
    "percent": "PT",
    "pct": "PT",
    # The code PP means purchasing power parities.
    "percentage-point": "PERCENTAGE_POINT",
    "pp": "PERCENTAGE_POINT",
    "person": "PS",
    "tonne": "TN",
}


def write_sdmx_csv(dataset: Dataset, *, raw: bool = False) -> Iterator[str]:
    """Write one row per figure, each text on one line since some readers split at line feeds.

    Args:
        dataset: The dataset whose figures are written.
        raw: Whether to leave text unchanged that begins like a formula.

    Raises:
        ProvcliError: Two figures would have the same key.
    """
    areas = _area_codes(dataset)
    id_by_key: dict[tuple[str, ...], str] = {}
    rows = []
    for figure in dataset.figures:
        row = format_cells(COLUMNS, _figure_row(dataset, figure, areas), raw=raw)
        key = tuple(row[KEY])
        if key in id_by_key:
            raise ProvcliError(
                f"The figures {abbreviate(id_by_key[key])} and {abbreviate(figure.id)} "
                "have the same key in SDMX.",
                details=[
                    f"{column.name}: {cell}" for column, cell in zip(COLUMNS[KEY], key, strict=True)
                ],
                hint="Write another format, or give one of them another period or scope.",
            )
        id_by_key[key] = figure.id
        rows.append(row)
    yield from format_csv([[column.name for column in COLUMNS], *rows])


def _figure_row(dataset: Dataset, figure: Figure, areas: Mapping[str, str]) -> tuple[Cell, ...]:
    scaled = split_scale(figure.value, figure.printed)
    return (
        "datastructure",
        STRUCTURE_ID,
        "I",
        areas[figure.entity],
        figure.metric,
        _scope_code(figure),
        figure.status,
        time_period(figure.period),
        scaled.number,
        unit_measure(dataset.unit_of(figure.metric).id),
        scaled.power,
        "F" if figure.status == "target" else "U" if figure.flag else "A",
        scaled.decimals,
        one_line(figure.note or ""),
        figure.qualifier,
        one_line(figure.printed),
        one_line(figure.id),
    )


def _scope_code(figure: Figure) -> str:
    scope = TOTAL if figure.scope is None else one_line(figure.scope)
    if figure.scope is not None and scope == TOTAL:
        raise ProvcliError(
            f"The scope {TOTAL} of {abbreviate(figure.id)} means the total in SDMX.",
            hint="Write another format, or give the scope another name.",
        )
    return scope


def _area_codes(dataset: Dataset) -> dict[str, str]:
    """Return the first code of each entity if nothing else is called so, else its id."""
    codes = {entity.id: next(iter(entity.codes.values()), entity.id) for entity in dataset.entities}
    taken = Counter([*codes.values(), *(key for key, code in codes.items() if code != key)])
    return {key: code if taken[code] == 1 else key for key, code in codes.items()}


def unit_measure(unit: str) -> str:
    """Return the code of a unit in SDMX."""
    return _UNITS.get(unit.casefold().replace("_", "-").rstrip("s"), unit)


def time_period(period: Period | None) -> str:
    """Return a period as SDMX writes it: a half-year as S1, an interval as start and duration."""
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
