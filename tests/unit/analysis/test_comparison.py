"""Comparisons of a metric over entities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.analysis.comparison import (
    Comparison,
    compare,
    compare_figures,
)
from provcli.dataset.models import Dataset, Figure
from provcli.errors import ProvcliError
from provcli.values.periods import Period


def figure(dataset: Dataset, entity: str, period: str | None, value: str) -> Figure:
    """Return a figure of a whole entity."""
    fields = {
        "entity": entity,
        "period": Period(period) if period else None,
        "value": Decimal(value),
    }
    return dataset.figures[0].model_copy(update=fields)


def compared_as(
    dataset: Dataset, metric: str, *figures: tuple[str, str | None, str], baseline: str = ""
) -> Comparison:
    made = [figure(dataset, *row).model_copy(update={"metric": metric}) for row in figures]
    changed = dataset.model_copy(update={"figures": tuple(made), "claims": ()})
    return compare(changed, metric, baseline=baseline or None)


def test_compare_baseline_without_a_figure(small: Dataset) -> None:
    for group in compare(small, "goats", baseline="west").rankings:
        assert group.baseline is None
        assert all(entry.ratio is None for entry in group.entries)


def test_compare_ties(built_in: Dataset) -> None:
    figures = [
        figure.model_copy(update={"value": Decimal(5)}) if figure.period == "2023" else figure
        for figure in built_in.figures
        if figure.metric == "high-tech-enterprises"
    ]
    result = compare_figures(built_in, built_in.metric_by_id["high-tech-enterprises"], figures)
    assert [entry.rank for entry in result.rankings[0].entries] == [1, 1]


@given(st.decimals("0.01", "1e9", places=2), st.decimals("0.01", "1e9", places=2))
def test_compare_yearly_growth_compounds(small: Dataset, first: Decimal, last: Decimal) -> None:
    figures = ("north", "2023", str(last)), ("north", "2020", str(first))
    (change,) = compared_as(small, "goats", *figures).changes
    assert change.years == 3
    assert change.yearly is not None
    assert abs((1 + change.yearly) ** 3 * first - last) < Decimal("1e-12") * last + Decimal("1e-12")


def test_compare_ranks_ascending(small: Dataset) -> None:
    result = compared_as(small, "cheese-rank", ("north", "2022", "2"), ("south", "2022", "1"))
    (group,) = result.rankings
    assert [(entry.figure.entity, entry.rank) for entry in group.entries] == [
        ("south", 1),
        ("north", 2),
    ]


@pytest.mark.parametrize(
    ("baseline", "base", "ratios"),
    [("", "south", [1, Decimal("0.5")]), ("north", "north", [2, 1]), ("west", None, [None, None])],
)
def test_compare_ratios(
    small: Dataset, baseline: str, base: str | None, ratios: list[Decimal | None]
) -> None:
    figures = ("north", "2022", "1250"), ("south", "2022", "2500")
    (group,) = compared_as(small, "goats", *figures, baseline=baseline).rankings
    assert group.baseline == base
    assert [entry.ratio for entry in group.entries] == ratios


def test_compare_single_figure(small: Dataset) -> None:
    (group,) = compared_as(small, "goats", ("north", "2022", "1250")).rankings
    (entry,) = group.entries
    assert (group.baseline, entry.rank, entry.ratio, entry.difference) == (None, None, None, None)


def test_compare_ratio_to_zero(small: Dataset) -> None:
    (group,) = compared_as(small, "goats", ("north", "2022", "0"), ("south", "2022", "0")).rankings
    assert [entry.ratio for entry in group.entries] == [None, None]


def test_compare_differences_are_exact(small: Dataset) -> None:
    most, least = "99999999999999999999", "0.00000000000000000001"
    (group,) = compared_as(
        small, "goats", ("north", "2022", most), ("south", "2022", least)
    ).rankings
    assert group.entries[1].difference == Decimal(f"-{'9' * 19}8.{'9' * 20}")


def test_compare_order_of_periods(small: Dataset) -> None:
    periods = ["2021", None, "2023", "2022-11"]
    result = compared_as(small, "goats", *(("north", period, "7") for period in periods))
    assert [group.period for group in result.rankings] == ["2023", "2022-11", "2021", None]
    assert [unranked.reason for unranked in result.unranked] == [
        "the only figure for 2023",
        "the only figure for Nov 2022",
        "the only figure for 2021",
        "the only figure for a period that is not stated",
    ]


def test_compare_changes_between_years(small: Dataset) -> None:
    figures = ("north", "2021", "4"), ("north", "2022-01", "1"), ("north", "2022", "5")
    changes = compared_as(small, "goats", *figures).changes
    assert [(change.earlier.period, change.later.period) for change in changes] == [
        ("2021", "2022")
    ]


@pytest.mark.parametrize(
    ("metric", "earlier", "later", "difference", "ratio", "yearly"),
    [
        ("goats", "100", "121", "21", "0.21", "0.1"),
        ("goats", "100", "0", "-100", "-1", None),
        ("goats", "0", "100", "100", None, None),
        ("goats-growth", "100", "121", "21", None, None),
    ],
)
def test_compare_growth(
    small: Dataset,
    metric: str,
    earlier: str,
    later: str,
    difference: str,
    ratio: str | None,
    yearly: str | None,
) -> None:
    figures = ("north", "2020", earlier), ("north", "2022", later)
    comparison = compared_as(small, metric, *figures)
    (change,) = comparison.changes
    assert change.difference == Decimal(difference)
    assert change.ratio == (Decimal(ratio) if ratio else None)
    assert change.yearly == (Decimal(yearly) if yearly else None)


def test_compare_reports_other_periods(small: Dataset) -> None:
    figures = [
        figure(small, entity, period, "7")
        for period in ("2020", "2023", "2022-11", None)
        for entity in ("north", "west")
        if (entity, period) != ("west", "2020")
    ]
    dataset = small.model_copy(update={"figures": tuple(figures), "claims": ()})
    comparison = compare(dataset, "goats", period="2020")
    assert comparison.other_periods == {"west": ("2023", "2022-11", None)}
    assert [entity.id for entity in comparison.not_reported] == ["south", "west"]


def test_compare_selects_by_name_and_period(small: Dataset) -> None:
    comparison = compare(small, "Goats", entities=["North Valley", "west"], within="2021/2022")
    (latest, earlier) = comparison.rankings
    assert [entry.figure.id for entry in (*latest.entries, *earlier.entries)] == [
        "north/goats/2022",
        "north/goats/2021",
    ]
    assert [entity.id for entity in comparison.not_reported] == ["west"]
    with pytest.raises(ProvcliError, match="There is no metric 'sheep'"):
        compare(small, "sheep")
    with pytest.raises(ProvcliError, match="There is no entity 'nowhere'"):
        compare(small, "goats", entities=["nowhere"])
    with pytest.raises(ProvcliError, match="is not a period"):
        compare(small, "goats", period="lately")


# --- Totals ---------------------------------------------------------------------------------------


def with_totals(small: Dataset) -> Dataset:
    """Return two valleys of a country, on a continent, with the figures of all."""
    north, south, west = small.entities
    entities = (
        north.model_copy(update={"part_of": "country"}),
        south.model_copy(update={"part_of": "country"}),
        west.model_copy(update={"id": "country", "name": "Country", "part_of": "continent"}),
        west.model_copy(update={"id": "continent", "name": "Continent"}),
        west,
    )
    values = {"north": "1", "south": "3", "country": "4", "continent": "9", "west": "2"}
    figures = [figure(small, entity, "2022", value) for entity, value in values.items()]
    return small.model_copy(update={"entities": entities, "figures": tuple(figures), "claims": ()})


def test_compare_does_not_rank_totals(small: Dataset) -> None:
    comparison = compare(with_totals(small), "goats")
    (group,) = comparison.rankings
    assert [(entry.figure.entity, entry.rank) for entry in group.entries] == [
        ("south", 1),
        ("west", 2),
        ("north", 3),
    ]
    assert {unranked.figure.entity: unranked.reason for unranked in comparison.unranked} == {
        "country": "a total: it contains entities that are ranked",
        "continent": "a total: it contains entities that are ranked",
    }


def test_compare_total_without_its_parts_is_ranked(small: Dataset) -> None:
    comparison = compare(with_totals(small), "goats", entities=["country", "west"])
    assert [entry.figure.entity for entry in comparison.rankings[0].entries] == ["country", "west"]
    assert comparison.unranked == ()


def test_compare_with_a_total_as_baseline(small: Dataset) -> None:
    (group,) = compare(with_totals(small), "goats", baseline="country").rankings
    assert [entry.ratio for entry in group.entries] == [
        Decimal("0.75"),
        Decimal("0.5"),
        Decimal("0.25"),
    ]


def test_compare_fiscal_and_calendar_periods_are_not_ranked_together(small: Dataset) -> None:
    figures = ("north", "FY2022", "1"), ("south", "2022", "2"), ("west", "2022-01/2022-12", "3")
    groups = compared_as(small, "goats", *figures).rankings
    ranked = [[entry.figure.entity for entry in group.entries] for group in groups]
    assert sorted(ranked) == [["north"], ["west", "south"]]


def test_compare_qualifiers_break_ties(small: Dataset) -> None:
    qualifiers = {"north": "nearly", "south": "more-than", "west": "exact"}
    figures = [
        figure(small, entity, "2022", "10").model_copy(update={"qualifier": qualifier})
        for entity, qualifier in qualifiers.items()
    ]
    (group,) = compare_figures(small, small.metric_by_id["goats"], figures).rankings
    assert [(entry.figure.entity, entry.rank) for entry in group.entries] == [
        ("south", 1),
        ("west", 2),
        ("north", 3),
    ]


def test_compare_flagged_figures_are_not_the_baseline(small: Dataset) -> None:
    figures = [figure(small, "north", "2022", "9").model_copy(update={"flag": "suspect"})]
    figures.append(figure(small, "south", "2022", "3"))
    (group,) = compare_figures(small, small.metric_by_id["goats"], figures).rankings
    assert group.baseline == "south"


def test_compare_thousands_of_entities(small: Dataset) -> None:
    entities = tuple(
        small.entities[0].model_copy(update={"id": f"e{index}", "name": f"Entity {index}"})
        for index in range(5_000)
    )
    figures = tuple(figure(small, entity.id, "2022", entity.id[1:]) for entity in entities)
    dataset = small.model_copy(update={"entities": entities, "figures": figures, "claims": ()})
    (group,) = compare(dataset, "goats").rankings
    assert [entry.rank for entry in group.entries] == list(range(1, 5_001))
