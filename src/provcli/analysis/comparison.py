"""Compare the figures of a metric: rankings, changes, and unranked figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal, localcontext
from typing import NamedTuple

from provcli.dataset.lookup import find_entity, find_metric
from provcli.dataset.models import Dataset, Entity, Figure, Metric, Unit
from provcli.dataset.selection import make_period_test
from provcli.values.decimals import EXACT
from provcli.values.periods import Period, name_period, period_sort_key, years_between


class RankedFigure(NamedTuple):
    """A figure in a ranking.

    Attributes:
        rank: its rank, from 1; figures of equal value share one. None if the figure is alone.
        ratio: its value over the baseline's, where the unit has ratios.
        difference: its value minus the baseline's, in the metric's unit.
    """

    figure: Figure
    rank: int | None
    ratio: Decimal | None
    difference: Decimal | None


class Ranking(NamedTuple):
    """Comparable figures: the same metric, period, and status, without scopes.

    Attributes:
        baseline: the entity that the ratios refer to; None if it has no figure here.
    """

    period: Period | None
    status: str
    entries: tuple[RankedFigure, ...]
    baseline: str | None


class Change(NamedTuple):
    """The change from one period to a later one of the same entity.

    Attributes:
        difference: later minus earlier, in the metric's unit.
        ratio: growth over the earlier figure, where the unit has ratios.
        yearly: compound annual growth, (later / earlier) ** (1 / years) - 1.
    """

    earlier: Figure
    later: Figure
    years: int
    difference: Decimal
    ratio: Decimal | None
    yearly: Decimal | None


class Unranked(NamedTuple):
    """A figure that is not ranked, and why."""

    figure: Figure
    reason: str


class Comparison(NamedTuple):
    """Everything about one metric over the entities.

    Attributes:
        unranked: the figures that are not ranked: scopes, totals, and single figures.
        not_reported: the wanted entities without a figure.
        other_periods: the other periods for which an entity that is not reported has a figure.
    """

    metric: Metric
    unit: Unit
    rankings: tuple[Ranking, ...]
    changes: tuple[Change, ...]
    unranked: tuple[Unranked, ...]
    not_reported: tuple[Entity, ...]
    other_periods: Mapping[str, tuple[Period | None, ...]] = {}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Each figure once, the ranked ones first."""
        ranked = [entry.figure for ranking in self.rankings for entry in ranking.entries]
        figures = (*ranked, *(unranked.figure for unranked in self.unranked))
        return tuple({figure.id: figure for figure in figures}.values())


def compare(
    dataset: Dataset,
    metric_name: str,
    *,
    entities: Iterable[str] | None = None,
    period: str | None = None,
    within: str | None = None,
    baseline: str | None = None,
) -> Comparison:
    """Compare the figures of one metric.

    Figures are ranked only among those of the same period and status, and only if they are about a
    whole entity. An entity is not ranked among its own parts. For quantities the ratio is to the
    largest of the ranking, or to `baseline`. Rates and ranks have a difference but no ratio.

    Metrics, entities, and the baseline have an id or any of their names. `period` keeps figures of
    exactly this period, or `undated` ones; `within` keeps those of periods inside it.

    Raises:
        ProvcliError: a name is unknown, or a period is not one.
    """
    metric = find_metric(dataset, metric_name)
    wanted = tuple(dict.fromkeys(find_entity(dataset, name) for name in entities or ()))
    wanted = wanted or dataset.entities
    ids = {entity.id for entity in wanted}
    base = find_entity(dataset, baseline).id if baseline else None
    is_wanted_period = make_period_test(period, within)
    figures: list[Figure] = []
    others: dict[str, list[Period | None]] = {}
    for figure in dataset.figures_of(metric.id):
        if figure.entity not in ids:
            continue
        if is_wanted_period(figure.period):
            figures.append(figure)
        else:
            others.setdefault(figure.entity, []).append(figure.period)
    return compare_figures(
        dataset, metric, figures, entities=wanted, baseline=base, other_periods=others
    )


def compare_figures(
    dataset: Dataset,
    metric: Metric,
    figures: Sequence[Figure],
    *,
    entities: Iterable[Entity] = (),
    baseline: str | None = None,
    other_periods: Mapping[str, Sequence[Period | None]] | None = None,
) -> Comparison:
    """Compare these figures of a metric; `compare` selects them first.

    `entities` are reported if they have no figure, and `other_periods` has the periods of their
    figures that were left out. `baseline` is an id.
    """
    reporting = {figure.entity for figure in figures}
    unit = dataset.unit_by_id[metric.unit]
    with localcontext(EXACT):  # room for every digit that two values may have
        rankings, totals = _rank_all(dataset, figures, unit, baseline)
        changes = tuple(_changes(figures, unit))
    return Comparison(
        metric=metric,
        unit=unit,
        rankings=rankings,
        changes=changes,
        unranked=tuple(_unranked(rankings, figures, totals)),
        not_reported=tuple(entity for entity in entities if entity.id not in reporting),
        other_periods={
            entity: tuple(periods)
            for entity, periods in (other_periods or {}).items()
            if entity not in reporting
        },
    )


def _rank_all(
    dataset: Dataset, figures: Sequence[Figure], unit: Unit, baseline: str | None
) -> tuple[tuple[Ranking, ...], tuple[Unranked, ...]]:
    """Return the rankings, latest period first, and the totals that they leave out."""
    alike: dict[tuple[object, str], list[Figure]] = {}
    for figure in figures:
        if not figure.scope:
            alike.setdefault((date_key(figure.period), figure.status), []).append(figure)
    latest_first = sorted(
        alike.values(),
        key=lambda group: (period_sort_key(group[0].period), group[0].status),
        reverse=True,
    )
    rankings, totals = [], []
    for group in latest_first:
        containers = find_entities_with_parts(dataset, {figure.entity for figure in group})
        ranked = [figure for figure in group if figure.entity not in containers]
        totals += [
            Unranked(figure, "a total: it contains entities that are ranked")
            for figure in group
            if figure.entity in containers
        ]
        rankings.append(_rank(ranked, group, unit, baseline))
    return tuple(rankings), tuple(totals)


def date_key(period: Period | None) -> object:
    """Return what two equal periods share: 2024-Q1 and 2024-01/2024-03 are one."""
    if period is None or period.is_fiscal:
        return period
    return period.start, period.end


def find_entities_with_parts(dataset: Dataset, ids: Set[str]) -> Set[str]:
    """Return the entities of a set that contain others of it."""
    containers: set[str] = set()
    climbed: set[str] = set()
    for entity in ids:
        above = dataset.entity_by_id[entity].part_of
        while above is not None and above not in climbed:
            climbed.add(above)
            if above in ids:
                containers.add(above)
            above = dataset.entity_by_id[above].part_of
    return containers


_QUALIFIER_ORDER = {"more-than": 1, "nearly": -1}
"""The order of equal values: "more than 10", then 10, then "nearly 10"."""


def _size(figure: Figure) -> tuple[Decimal, int]:
    order = _QUALIFIER_ORDER.get(figure.qualifier, 0)
    return figure.value, order if figure.value >= 0 else -order


def _rank(
    figures: Sequence[Figure], with_totals: Sequence[Figure], unit: Unit, baseline: str | None
) -> Ranking:
    # The best rank is the smallest; the largest of all other values comes first.
    ordered = sorted(figures, key=_size, reverse=unit.kind != "rank")
    if baseline is not None:
        base = next((figure for figure in with_totals if figure.entity == baseline), None)
    elif len(ordered) > 1:
        # A flagged figure is not what others are compared with, if there is another one.
        base = next((figure for figure in ordered if not figure.flag), ordered[0])
    else:
        base = None
    rank_of: dict[tuple[Decimal, int], int] = {}
    for rank, figure in enumerate(ordered, start=1):
        rank_of.setdefault(_size(figure), rank)
    entries = tuple(
        RankedFigure(
            figure=figure,
            rank=rank_of[_size(figure)] if len(ordered) > 1 else None,
            ratio=_ratio(figure.value, base.value, unit) if base else None,
            difference=figure.value - base.value if base else None,
        )
        for figure in ordered
    )
    first = with_totals[0]
    return Ranking(first.period, first.status, entries, base.entity if base else None)


def _ratio(value: Decimal, base: Decimal, unit: Unit) -> Decimal | None:
    return value / base if unit.kind == "quantity" and base > 0 else None


def _changes(figures: Sequence[Figure], unit: Unit) -> Iterator[Change]:
    """Yield the change from each figure to the next of its entity, scope, and status."""
    series: dict[tuple[str, str | None, str], list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: period_sort_key(figure.period)):
        series.setdefault((figure.entity, figure.scope, figure.status), []).append(figure)
    for points in series.values():
        last: dict[tuple[int | str, ...], int] = {}
        for position, later in enumerate(points):
            # The nearest earlier figure whose period is as long: years with years.
            alike = later.period.comparison_keys if later.period else frozenset()
            nearest = max((last[key] for key in alike if key in last), default=None)
            if nearest is not None:
                years = years_between(points[nearest].period, later.period)
                if years is not None:
                    yield _change(points[nearest], later, years, unit)
            last |= dict.fromkeys(alike, position)


def _change(earlier: Figure, later: Figure, years: int, unit: Unit) -> Change:
    ratio = _ratio(later.value, earlier.value, unit)
    yearly = ratio ** (Decimal(1) / years) - 1 if ratio is not None and ratio > 0 else None
    return Change(
        earlier=earlier,
        later=later,
        years=years,
        difference=later.value - earlier.value,
        ratio=ratio - 1 if ratio is not None else None,
        yearly=yearly,
    )


def _unranked(
    rankings: Sequence[Ranking], figures: Sequence[Figure], totals: Sequence[Unranked]
) -> Iterator[Unranked]:
    for figure in figures:
        if figure.scope:
            yield Unranked(figure, f"covers {figure.scope}, not the whole entity")
    yield from totals
    if len(rankings) > 1:
        for ranking in rankings:
            if len(ranking.entries) == 1:
                noun = "target" if ranking.status == "target" else "figure"
                yield Unranked(
                    ranking.entries[0].figure,
                    f"the only {noun} for {name_period(ranking.period)}",
                )
