"""Comparisons: metrics side by side, rankings, changes, what is not comparable."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from provcli.analysis.comparison import Comparison, RankedFigure, Ranking
from provcli.dataset.models import Dataset, Entity, Unit
from provcli.values.decimals import rounded
from provcli.values.formatting import format_percent
from provcli.values.periods import format_period, name_period, period_sort_key
from provcli.views.figures import FigureRow, build_rows, describe_status, find_growth
from provcli.views.screen import (
    Bar,
    Block,
    Lines,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_notes,
    make_heading,
    make_pale,
    make_status,
    mark,
)
from provcli.views.tables import Cell, Column, Table
from provcli.views.wording import (
    Footnotes,
    ValueWords,
    capitalize,
    describe_not_reported,
    find_other_units,
    format_difference,
    format_period_or_missing,
    format_source,
    list_names,
    name_kind,
)

COMPARISON_COLUMNS = (
    Column("metric", "text", "Id of the metric."),
    Column("entity", "text", "Id of the entity."),
    Column("entity_name", "text", "Name of the entity."),
    Column("period", "text", "Period that the figure covers.", missing="not stated"),
    Column("value", "number", "The exact value in the unit.", missing="not reported"),
    Column("unit", "text", "Id of the unit."),
    Column("qualifier", "text", "How exact the article says the number is."),
    Column("status", "text", "actual or target."),
    Column("scope", "text", "The part of the entity that it covers.", missing="all of it"),
    Column("flag", "text", "suspect or disputed.", missing="neither"),
    Column("rank", "integer", "Rank among comparable figures.", missing="not ranked"),
    Column("baseline", "text", "Entity that the figure is compared with.", missing="none"),
    Column("ratio", "number", "Value over the baseline's, to six decimals.", missing="none"),
    Column("difference", "number", "Value minus the baseline's, in the unit.", missing="none"),
    Column("since", "text", "Earlier period that the figure is compared with.", missing="none"),
    Column("change", "number", "Value minus the earlier one, in the unit.", missing="none"),
    Column("change_percent", "number", "The change in percent, to two decimals.", missing="none"),
    Column(
        "annual_growth_percent",
        "number",
        "Compound annual growth in percent, to two decimals.",
        missing="none",
    ),
    Column("reason", "text", "Why there is no value or no rank.", missing="none"),
)


def comparison_table(dataset: Dataset, comparisons: Iterable[Comparison]) -> Table:
    """Return one row per figure, and one per entity that does not report a metric."""
    rows = [row for comparison in comparisons for row in _list_rows(dataset, comparison)]
    return Table("comparison", COMPARISON_COLUMNS, rows)


def _list_rows(dataset: Dataset, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    change_to = {change.later.id: change for change in comparison.changes}
    reason_of = {unranked.figure.id: unranked.reason for unranked in comparison.unranked}
    entry_of: dict[str, tuple[RankedFigure, str | None]] = {
        entry.figure.id: (entry, ranking.baseline)
        for ranking in comparison.rankings
        for entry in ranking.entries
    }
    for figure in comparison.figures:
        unranked = RankedFigure(figure, None, None, None)
        entry, baseline = entry_of.get(figure.id, (unranked, None))
        change = change_to.get(figure.id)
        yield (
            comparison.metric.id,
            figure.entity,
            dataset.entity_by_id[figure.entity].name,
            figure.period,
            figure.value,
            comparison.unit.id,
            figure.qualifier,
            figure.status,
            figure.scope,
            figure.flag,
            entry.rank,
            baseline,
            None if entry.ratio is None else rounded(entry.ratio, 6),
            entry.difference,
            change.earlier.period if change else None,
            change.difference if change else None,
            _round_percent(change.ratio) if change else None,
            _round_percent(change.yearly) if change else None,
            reason_of.get(figure.id),
        )
    other_units = find_other_units(dataset, comparison.metric)
    for entity in comparison.not_reported:
        missing = (comparison.metric.id, entity.id, entity.name, None, None, comparison.unit.id)
        other_unit = f", but in {other_units[entity.id]}" if entity.id in other_units else ""
        reason = f"not reported{_describe_other_periods(comparison, entity) or other_unit}"
        yield (*missing, *[None] * (len(COMPARISON_COLUMNS) - len(missing) - 1), reason)


def _round_percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else rounded(share * 100, 2)


def _describe_other_periods(comparison: Comparison, entity: Entity) -> str:
    """Return for which other periods an entity has a figure."""
    periods = sorted(set(comparison.other_periods.get(entity.id, ())), key=period_sort_key)
    names = list_names(map(name_period, periods))
    return f" for this period, only for {names}" if periods else ""


def build_comparison(dataset: Dataset, comparisons: Sequence[Comparison]) -> Screen:
    """Return metrics side by side, then each of them in full."""
    footnotes = Footnotes()
    figures = [figure for comparison in comparisons for figure in comparison.figures]
    ids = {figure.entity for figure in figures}
    ids |= {entity.id for comparison in comparisons for entity in comparison.not_reported}
    asked = [entity for entity in dataset.entities if entity.id in ids]
    label = capitalize(name_kind(asked))
    metrics = [_build_metric(dataset, item, footnotes, label) for item in comparisons]
    return (
        Lines([make_status(describe_status(figures))]),
        _build_side_by_side(dataset, comparisons, asked, label) if len(comparisons) > 1 else (),
        *(block for blocks in metrics for block in blocks),
        list_notes(footnotes.notes()),
        make_pale(format_source(dataset)),
    )


def _build_metric(
    dataset: Dataset, comparison: Comparison, footnotes: Footnotes, label: str
) -> Screen:
    metric = comparison.metric
    rows = build_rows(dataset, comparison.figures, footnotes, changes=comparison.changes)
    row_of = {row.figure.id: row for row in rows}
    return (
        Lines([make_heading(metric.name, metric.local_name or "")]),
        _build_rankings(dataset, comparison, row_of, label),
        _build_changes(dataset, comparison, label),
        _build_unranked(comparison, row_of),
        make_pale(*_describe_missing(dataset, comparison)),
    )


def _build_rankings(
    dataset: Dataset, comparison: Comparison, row_of: Mapping[str, FigureRow], label: str
) -> ScreenTable:
    unit = comparison.unit
    bases = {ranking.baseline for ranking in comparison.rankings if ranking.baseline}
    base = dataset.entity_by_id[bases.pop()].name if len(bases) == 1 else "first"
    columns = (
        TableColumn("#", right=True),
        TableColumn(label, wraps=True, optional=False),
        TableColumn("Value", right=True, optional=False),
        TableColumn("Unit", joins=True),
        TableColumn(f"{'vs.' if unit.kind == 'rate' else '% of'} {base}", right=True),
        TableColumn("Remark", wraps=True, drops=True),
    )
    # One axis for all periods, so that the bars of two years have one scale.
    values = [entry.figure.value for ranking in comparison.rankings for entry in ranking.entries]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    has_bars = low < high and unit.kind != "rank"
    rows: list[tuple[Words, ...] | str] = []
    bars: list[Bar | None] = []
    for ranking in comparison.rankings:
        rows.append(_format_title(ranking))
        bars.append(None)
        for entry in ranking.entries:
            row = row_of[entry.figure.id]
            rows.append(
                (
                    "" if entry.rank is None else str(entry.rank),
                    row.mark_name(row.describe_name(is_metric=False)),
                    row.mark_number(),
                    row.unit,
                    _format_against(entry, unit),
                    Span(row.figure.flag or "", row.attention),
                )
            )
            is_target = row.figure.status == "target"
            bar = Bar(row.figure.value, low, high, row.attention, is_target)
            bars.append(bar if has_bars else None)
    return ScreenTable(columns, rows, bars)


def _format_title(ranking: Ranking) -> str:
    title = format_period_or_missing(ranking.period)
    return f"{title}, target" if ranking.status == "target" else capitalize(title)


def _format_against(entry: RankedFigure, unit: Unit) -> str:
    if unit.kind == "rate":
        return "" if entry.difference is None else format_difference(entry.difference, unit)
    return "" if entry.ratio is None else format_percent(entry.ratio)


def _build_changes(dataset: Dataset, comparison: Comparison, label: str) -> ScreenTable:
    columns = (
        TableColumn(label, wraps=True),
        TableColumn("Period"),
        TableColumn("Change", right=True),
        TableColumn("Change %", right=True),
        TableColumn("% per year", right=True),
    )
    rows = []
    for change in comparison.changes:
        scope = f" ({change.later.scope})" if change.later.scope else ""
        shares = (change.ratio, change.yearly)
        shares = shares if find_growth(change) is not None else (None, None)
        rows.append(
            (
                f"{dataset.entity_by_id[change.later.entity].name}{scope}",
                f"{format_period(change.earlier.period)} to {format_period(change.later.period)}",
                format_difference(change.difference, comparison.unit),
                *(
                    "" if share is None else format_percent(share, decimals=2, signed=True)
                    for share in shares
                ),
            )
        )
    return ScreenTable(columns, rows)


def _build_unranked(comparison: Comparison, row_of: Mapping[str, FigureRow]) -> list[Block]:
    lines = []
    for figure, reason in comparison.unranked:
        row = row_of[figure.id]
        words = f"{row.entity.name}, {_format_dated_value(row)}: {reason}"
        flagged = ", ".join(filter(None, (words, figure.flag)))
        lines.append(mark(" ".join(filter(None, (flagged, row.note_number))), row.attention))
    return [Lines(["Not ranked:"]), Lines(lines, indent=2)] if lines else []


def _describe_missing(dataset: Dataset, comparison: Comparison) -> Iterable[str]:
    """Return the lines on entities without a figure, or without one for this period."""
    for entity in comparison.not_reported:
        if entity.id in comparison.other_periods:
            yield f"{entity.name}: not reported{_describe_other_periods(comparison, entity)}."
    never = [e for e in comparison.not_reported if e.id not in comparison.other_periods]
    yield describe_not_reported(dataset, comparison.metric, never)


def _build_side_by_side(
    dataset: Dataset, comparisons: Sequence[Comparison], asked: Sequence[Entity], label: str
) -> ScreenTable:
    cells: dict[str, list[list[str]]] = {entity.id: [[] for _ in comparisons] for entity in asked}
    for column, comparison in enumerate(comparisons):
        ranked = [entry.figure for ranking in comparison.rankings for entry in ranking.entries]
        for row in build_rows(dataset, ranked, Footnotes()):
            cells[row.figure.entity][column].append(_format_dated_value(row))
    columns = (
        TableColumn(label, wraps=True),
        *(TableColumn(item.metric.name, right=True, wraps=True) for item in comparisons),
    )
    rows = [
        (entity.name, *("; ".join(cell) or "not reported" for cell in cells[entity.id]))
        for entity in asked
    ]
    return ScreenTable(columns, rows)


def _format_dated_value(row: FigureRow) -> str:
    """Return a figure's value with its period and status: `25,000 (2023, target)`."""
    words = [row.period] if row.figure.period else []
    words += ["target"] if row.figure.status == "target" else []
    value = str(ValueWords(row.number, row.unit))
    return f"{value} ({', '.join(words)})" if words else value
