"""Metrics side by side: who has more, by how much, since when, and what cannot be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from provcli.dataset.models import Dataset, Entity, Figure, Metric, Unit
from provcli.values.decimals import EXACT, rounded
from provcli.values.periods import Period, format_period, period_sort_key, years_between
from provcli.views.tables import Cell, Column, Table


@dataclass(frozen=True)
class RankedFigure:
    """A figure in a comparison.

    Attributes:
        rank: its place among its group, from 1; figures of equal value share one. None if the
            figure stands alone.
        ratio: its value over the baseline's, where the unit has ratios.
        difference: its value minus the baseline's, in the metric's unit.
    """

    figure: Figure
    rank: int | None
    ratio: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True)
class Ranking:
    """Figures that are alike: the same metric, period and status, each of a whole entity."""

    period: Period | None
    status: str
    entries: tuple[RankedFigure, ...]
    baseline: str | None
    """The entity the ratios refer to, or None if it has no figure here."""


@dataclass(frozen=True)
class Change:
    """From one period to a later one of the same entity.

    Attributes:
        difference: later minus earlier, in the metric's unit.
        ratio: growth over the earlier figure, where the unit has ratios.
        yearly: compound annual growth, (later / earlier) ** (1 / years) - 1.
    """

    entity: str
    earlier: Figure
    later: Figure
    years: int
    difference: Decimal
    ratio: Decimal | None
    yearly: Decimal | None


@dataclass(frozen=True)
class Unranked:
    """A figure that is not ranked, and why."""

    figure: Figure
    reason: str


@dataclass(frozen=True)
class Comparison:
    """All that can be said of one metric over the entities."""

    metric: Metric
    unit: Unit
    groups: tuple[Ranking, ...]
    changes: tuple[Change, ...]
    apart: tuple[Unranked, ...]
    not_reported: tuple[Entity, ...]
    elsewhere: Mapping[str, tuple[Period | None, ...]] = field(default_factory=dict)
    """The periods, others than those compared, for which a entity without a figure has one."""


def compare(
    dataset: Dataset,
    metric: Metric,
    *,
    figures: Iterable[Figure],
    entities: Sequence[Entity],
    baseline: Entity | None = None,
    others: Iterable[Figure] = (),
) -> Comparison:
    """Compare the figures of one metric.

    Figures are ranked only among those of the same period and status, and only if they are about
    a whole entity. For quantities the ratio is to the largest of the group, or to `baseline`;
    for rates and ranks there is a difference but no ratio.

    Args:
        dataset: where the unit comes from.
        metric: what is compared.
        figures: its figures.
        entities: the entities asked about; those without a figure are not reported.
        baseline: the entity that the others are held against.
        others: figures of the metric that were left out, such as those of other periods.
    """
    with localcontext(EXACT):  # room for every digit that two values may have
        comparison = _compare(dataset, metric, tuple(figures), entities, baseline)
    missing = {entity.id for entity in comparison.not_reported}
    elsewhere: dict[str, list[Period | None]] = {}
    for figure in others:
        if figure.entity in missing:
            elsewhere.setdefault(figure.entity, []).append(figure.period)
    return replace(comparison, elsewhere={key: tuple(it) for key, it in elsewhere.items()})


def _compare(
    dataset: Dataset,
    metric: Metric,
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    baseline: Entity | None,
) -> Comparison:
    unit = dataset.unit_by_id[metric.unit]
    alike: dict[tuple[Period | None, str], list[Figure]] = {}
    for figure in figures:
        if not figure.scope:
            alike.setdefault((figure.period, figure.status), []).append(figure)
    groups = tuple(
        _group(period, status, alike[period, status], unit, baseline)
        for period, status in sorted(
            alike, key=lambda key: (period_sort_key(key[0]), key[1]), reverse=True
        )
    )
    reporting = {figure.entity for figure in figures}
    return Comparison(
        metric=metric,
        unit=unit,
        groups=groups,
        changes=tuple(_changes(figures, unit)),
        apart=tuple(_apart(groups, figures)),
        not_reported=tuple(item for item in entities if item.id not in reporting),
    )


def _group(
    period: Period | None,
    status: str,
    figures: list[Figure],
    unit: Unit,
    baseline: Entity | None,
) -> Ranking:
    # Of ranks the smallest is the best; of everything else the biggest comes first.
    ordered = sorted(figures, key=lambda it: it.value, reverse=unit.kind != "rank")
    if baseline is not None:
        base = next((it for it in ordered if it.entity == baseline.id), None)
    else:
        base = ordered[0] if len(ordered) > 1 else None
    place: dict[Decimal, int] = {}
    for position, it in enumerate(ordered, start=1):
        place.setdefault(it.value, position)
    entries = tuple(
        RankedFigure(
            figure=it,
            rank=place[it.value] if len(ordered) > 1 else None,
            ratio=_ratio(it.value, base.value, unit) if base else None,
            difference=it.value - base.value if base else None,
        )
        for it in ordered
    )
    return Ranking(period, status, entries, base.entity if base else None)


def _ratio(value: Decimal, base: Decimal, unit: Unit) -> Decimal | None:
    return value / base if unit.kind == "quantity" and base > 0 else None


def _changes(figures: Sequence[Figure], unit: Unit) -> Iterable[Change]:
    """The change from each figure to the next one of the same entity, scope and status."""
    series: dict[tuple[str, str | None, str], list[Figure]] = {}
    for figure in sorted(figures, key=lambda it: period_sort_key(it.period)):
        series.setdefault((figure.entity, figure.scope, figure.status), []).append(figure)
    for points in series.values():
        last: dict[tuple[int | str, ...], int] = {}
        for position, later in enumerate(points):
            # The nearest earlier figure whose period is as long: years with years.
            alike = later.period.comparison_keys if later.period else frozenset()
            nearest = max((last[it] for it in alike if it in last), default=None)
            if nearest is not None:
                years = years_between(points[nearest].period, later.period)
                if years is not None:
                    yield _change(points[nearest], later, years, unit)
            last |= dict.fromkeys(alike, position)


def _change(earlier: Figure, later: Figure, years: int, unit: Unit) -> Change:
    ratio = _ratio(later.value, earlier.value, unit)
    yearly = ratio ** (Decimal(1) / years) - 1 if ratio is not None and ratio > 0 else None
    return Change(
        entity=later.entity,
        earlier=earlier,
        later=later,
        years=years,
        difference=later.value - earlier.value,
        ratio=ratio - 1 if ratio is not None else None,
        yearly=yearly,
    )


def _apart(groups: Sequence[Ranking], figures: Sequence[Figure]) -> Iterable[Unranked]:
    for figure in figures:
        if figure.scope:
            yield Unranked(figure, f"covers {figure.scope}, not the whole entity")
    if len(groups) > 1:
        for group in groups:
            if len(group.entries) == 1:
                kind = "plan" if group.status == "target" else "figure"
                yield Unranked(
                    group.entries[0].figure, f"the only {kind} for {_period_words(group.period)}"
                )


def _period_words(period: Period | None) -> str:
    return "a period that is not stated" if period is None else format_period(period)


COMPARISON_COLUMNS = (
    Column("metric", "text", "Id of the metric."),
    Column("entity", "text", "Id of the entity."),
    Column("entity_name", "text", "English name of the entity."),
    Column("period", "text", "When; empty if not stated."),
    Column("value", "number", "The figure, exact; empty if not reported."),
    Column("unit", "text", "Id of the unit."),
    Column("qualifier", "text", "How exact the article says it is."),
    Column("status", "text", "actual or target."),
    Column("scope", "text", "Whom it covers, if not the whole entity."),
    Column("flag", "text", "suspect or disputed."),
    Column("rank", "integer", "Place among the figures that are alike; empty if alone."),
    Column("baseline", "text", "Entity that ratio and difference refer to."),
    Column("ratio", "number", "Value over the baseline's, to six decimals."),
    Column("difference", "number", "Value minus the baseline's, in the unit."),
    Column("since", "text", "Earlier period that the change refers to."),
    Column("change", "number", "Value minus the earlier one, in the unit."),
    Column("change_percent", "number", "The same in percent of the earlier one, to two decimals."),
    Column(
        "annual_growth_percent", "number", "Compound annual growth in percent, to two decimals."
    ),
    Column("reason", "text", "Why there is no value, or why it is not ranked."),
)


def comparison_table(dataset: Dataset, comparisons: Iterable[Comparison]) -> Table:
    """One row a figure, and one for each entity that does not report a metric."""
    return Table(
        "comparison", COMPARISON_COLUMNS, [row for it in comparisons for row in _rows(dataset, it)]
    )


def _rows(dataset: Dataset, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    change_to = {change.later.id: change for change in comparison.changes}
    reason_of = {apart.figure.id: apart.reason for apart in comparison.apart}
    entries = [(group, entry) for group in comparison.groups for entry in group.entries]
    scoped = [
        (None, RankedFigure(apart.figure, None, None, None))
        for apart in comparison.apart
        if apart.figure.scope
    ]
    for group, entry in (*entries, *scoped):
        figure, change = entry.figure, change_to.get(entry.figure.id)
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
            group.baseline if group else None,
            _rounded(entry.ratio, 6),
            entry.difference,
            change.earlier.period if change else None,
            change.difference if change else None,
            _rounded(_hundredfold(change.ratio), 2) if change else None,
            _rounded(_hundredfold(change.yearly), 2) if change else None,
            reason_of.get(figure.id),
        )
    for entity in comparison.not_reported:
        empty = (None,) * 12
        yield (
            comparison.metric.id,
            entity.id,
            entity.name,
            None,
            None,
            comparison.unit.id,
            *empty,
            f"not reported{format_other_periods(comparison, entity)}",
        )


def format_other_periods(comparison: Comparison, entity: Entity) -> str:
    """For which other periods a entity has a figure: ` for this period, but for 2020, 2023`."""
    periods = comparison.elsewhere.get(entity.id)
    if not periods:
        return ""
    told = ", ".join(
        _period_words(it) for it in sorted(dict.fromkeys(periods), key=period_sort_key)
    )
    return f" for this period, but for {told}"


def _hundredfold(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _rounded(value: Decimal | None, decimals: int) -> Decimal | None:
    return None if value is None else rounded(value, decimals)
