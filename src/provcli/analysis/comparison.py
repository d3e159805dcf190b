"""Metrics side by side: who has more, by how much, since when, and what cannot be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from provcli.dataset.models import Dataset, Metric, Observation, Province, Unit
from provcli.values.decimals import EXACT, rounded
from provcli.values.periods import lengths, readable, sort_key, years_between
from provcli.views.tables import Cell, Column, Table


@dataclass(frozen=True)
class Entry:
    """A figure in a comparison.

    Attributes:
        rank: its place among its group, from 1; figures of equal value share one. None if the
            figure stands alone.
        ratio: its value over the baseline's, where the unit has ratios.
        difference: its value minus the baseline's, in the metric's unit.
    """

    figure: Observation
    rank: int | None
    ratio: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True)
class Group:
    """Figures that are alike: the same metric, period and status, each of a whole province."""

    period: str | None
    status: str
    entries: tuple[Entry, ...]
    baseline: str | None
    """The province the ratios refer to, or None if it has no figure here."""


@dataclass(frozen=True)
class Change:
    """From one period to a later one of the same province.

    Attributes:
        difference: later minus earlier, in the metric's unit.
        ratio: growth over the earlier figure, where the unit has ratios.
        yearly: compound annual growth, (later / earlier) ** (1 / years) - 1.
    """

    province: str
    earlier: Observation
    later: Observation
    years: int
    difference: Decimal
    ratio: Decimal | None
    yearly: Decimal | None


@dataclass(frozen=True)
class Apart:
    """A figure that is not ranked, and why."""

    figure: Observation
    reason: str


@dataclass(frozen=True)
class Comparison:
    """All that can be said of one metric over the provinces."""

    metric: Metric
    unit: Unit
    groups: tuple[Group, ...]
    changes: tuple[Change, ...]
    apart: tuple[Apart, ...]
    not_reported: tuple[Province, ...]
    elsewhere: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """The periods, others than those compared, for which a province without a figure has one."""


def compare(
    dataset: Dataset,
    metric: Metric,
    *,
    figures: Iterable[Observation],
    provinces: Sequence[Province],
    baseline: Province | None = None,
    others: Iterable[Observation] = (),
) -> Comparison:
    """Compare the figures of one metric.

    Figures are ranked only among those of the same period and status, and only if they are about
    a whole province. For quantities the ratio is to the largest of the group, or to `baseline`;
    for rates and ranks there is a difference but no ratio.

    Args:
        dataset: where the unit comes from.
        metric: what is compared.
        figures: its observations.
        provinces: the provinces asked about; those without a figure are not reported.
        baseline: the province that the others are held against.
        others: figures of the metric that were left out, such as those of other periods.
    """
    with localcontext(EXACT):  # room for every digit that two values may have
        comparison = _compare(dataset, metric, tuple(figures), provinces, baseline)
    missing = {province.id for province in comparison.not_reported}
    elsewhere: dict[str, list[str | None]] = {}
    for figure in others:
        if figure.province in missing:
            elsewhere.setdefault(figure.province, []).append(figure.period)
    return replace(comparison, elsewhere={key: tuple(it) for key, it in elsewhere.items()})


def _compare(
    dataset: Dataset,
    metric: Metric,
    figures: Sequence[Observation],
    provinces: Sequence[Province],
    baseline: Province | None,
) -> Comparison:
    unit = dataset.unit_by_id[metric.unit]
    alike: dict[tuple[str | None, str], list[Observation]] = {}
    for figure in figures:
        if not figure.scope:
            alike.setdefault((figure.period, figure.status), []).append(figure)
    groups = tuple(
        _group(period, status, alike[period, status], unit, baseline)
        for period, status in sorted(
            alike, key=lambda key: (sort_key(key[0]), key[1]), reverse=True
        )
    )
    reporting = {figure.province for figure in figures}
    return Comparison(
        metric=metric,
        unit=unit,
        groups=groups,
        changes=tuple(_changes(figures, unit)),
        apart=tuple(_apart(groups, figures)),
        not_reported=tuple(item for item in provinces if item.id not in reporting),
    )


def _group(
    period: str | None,
    status: str,
    figures: list[Observation],
    unit: Unit,
    baseline: Province | None,
) -> Group:
    # Of ranks the smallest is the best; of everything else the biggest comes first.
    ordered = sorted(figures, key=lambda it: it.value, reverse=unit.kind != "rank")
    if baseline is not None:
        base = next((it for it in ordered if it.province == baseline.id), None)
    else:
        base = ordered[0] if len(ordered) > 1 else None
    place: dict[Decimal, int] = {}
    for position, it in enumerate(ordered, start=1):
        place.setdefault(it.value, position)
    entries = tuple(
        Entry(
            figure=it,
            rank=place[it.value] if len(ordered) > 1 else None,
            ratio=_ratio(it.value, base.value, unit) if base else None,
            difference=it.value - base.value if base else None,
        )
        for it in ordered
    )
    return Group(period, status, entries, base.province if base else None)


def _ratio(value: Decimal, base: Decimal, unit: Unit) -> Decimal | None:
    return value / base if unit.kind == "quantity" and base > 0 else None


def _changes(figures: Sequence[Observation], unit: Unit) -> Iterable[Change]:
    """The change from each figure to the next one of the same province, scope and status."""
    series: dict[tuple[str, str | None, str], list[Observation]] = {}
    for figure in sorted(figures, key=lambda it: sort_key(it.period)):
        series.setdefault((figure.province, figure.scope, figure.status), []).append(figure)
    for points in series.values():
        last: dict[tuple[int, ...], int] = {}
        for position, later in enumerate(points):
            # The nearest earlier figure whose period is as long: years with years.
            alike = lengths(later.period)
            nearest = max((last[it] for it in alike if it in last), default=None)
            if nearest is not None:
                years = years_between(points[nearest].period, later.period)
                if years is not None:
                    yield _change(points[nearest], later, years, unit)
            last |= dict.fromkeys(alike, position)


def _change(earlier: Observation, later: Observation, years: int, unit: Unit) -> Change:
    ratio = _ratio(later.value, earlier.value, unit)
    yearly = ratio ** (Decimal(1) / years) - 1 if ratio is not None and ratio > 0 else None
    return Change(
        province=later.province,
        earlier=earlier,
        later=later,
        years=years,
        difference=later.value - earlier.value,
        ratio=ratio - 1 if ratio is not None else None,
        yearly=yearly,
    )


def _apart(groups: Sequence[Group], figures: Sequence[Observation]) -> Iterable[Apart]:
    for figure in figures:
        if figure.scope:
            yield Apart(figure, f"covers {figure.scope}, not the whole province")
    if len(groups) > 1:
        for group in groups:
            if len(group.entries) == 1:
                kind = "plan" if group.status == "target" else "figure"
                yield Apart(
                    group.entries[0].figure, f"the only {kind} for {_period_words(group.period)}"
                )


def _period_words(period: str | None) -> str:
    return "a period that is not stated" if period is None else readable(period)


COMPARED = (
    Column("metric", "text", "Id of the metric."),
    Column("province", "text", "Id of the province."),
    Column("province_name", "text", "English name of the province."),
    Column("period", "text", "When; empty if not stated."),
    Column("value", "number", "The figure, exact; empty if not reported."),
    Column("unit", "text", "Id of the unit."),
    Column("qualifier", "text", "How exact the article says it is."),
    Column("status", "text", "actual or target."),
    Column("scope", "text", "Whom it covers, if not the whole province."),
    Column("flag", "text", "suspect or disputed."),
    Column("rank", "integer", "Place among the figures that are alike; empty if alone."),
    Column("baseline", "text", "Province that ratio and difference refer to."),
    Column("ratio", "number", "Value over the baseline's, to six decimals."),
    Column("difference", "number", "Value minus the baseline's, in the unit."),
    Column("since", "text", "Earlier period that the change refers to."),
    Column("change", "number", "Value minus the earlier one, in the unit."),
    Column("change_percent", "number", "The same in percent of the earlier one, to two decimals."),
    Column("yearly_percent", "number", "Compound annual growth in percent, to two decimals."),
    Column("reason", "text", "Why there is no value, or why it is not ranked."),
)


def compared_table(dataset: Dataset, comparisons: Iterable[Comparison]) -> Table:
    """One row a figure, and one for each province that does not report a metric."""
    return Table("comparison", COMPARED, [row for it in comparisons for row in _rows(dataset, it)])


def _rows(dataset: Dataset, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    change_to = {change.later.id: change for change in comparison.changes}
    reason_of = {apart.figure.id: apart.reason for apart in comparison.apart}
    entries = [(group, entry) for group in comparison.groups for entry in group.entries]
    scoped = [
        (None, Entry(apart.figure, None, None, None))
        for apart in comparison.apart
        if apart.figure.scope
    ]
    for group, entry in (*entries, *scoped):
        figure, change = entry.figure, change_to.get(entry.figure.id)
        yield (
            comparison.metric.id,
            figure.province,
            dataset.province_by_id[figure.province].name,
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
    for province in comparison.not_reported:
        empty = (None,) * 12
        yield (
            comparison.metric.id,
            province.id,
            province.name,
            None,
            None,
            comparison.unit.id,
            *empty,
            f"not reported{elsewhere_words(comparison, province)}",
        )


def elsewhere_words(comparison: Comparison, province: Province) -> str:
    """For which other periods a province has a figure: ` for this period, but for 2020, 2023`."""
    periods = comparison.elsewhere.get(province.id)
    if not periods:
        return ""
    told = ", ".join(_period_words(it) for it in sorted(dict.fromkeys(periods), key=sort_key))
    return f" for this period, but for {told}"


def _hundredfold(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _rounded(value: Decimal | None, decimals: int) -> Decimal | None:
    return None if value is None else rounded(value, decimals)
