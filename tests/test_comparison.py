"""What can be said of a metric over provinces, and what cannot."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from provcli.comparison import Comparison, compare, compared_table
from provcli.models import Dataset
from provcli.selection import find_metric, find_province


def compared(dataset: Dataset, metric: str, baseline: str | None = None) -> Comparison:
    return compare(
        dataset,
        find_metric(dataset, metric),
        figures=[it for it in dataset.observations if it.metric == metric],
        provinces=dataset.provinces,
        baseline=find_province(dataset, baseline) if baseline else None,
    )


def test_only_figures_that_are_alike_are_ranked(small: Dataset) -> None:
    result = compared(small, "goats")
    ranked = [entry.figure.id for group in result.groups for entry in group.entries if entry.rank]
    assert ranked == ["south/goats/2022", "north/goats/2022"]
    assert {apart.figure.id: apart.reason for apart in result.apart} == {
        "south/goats/2022/farm-of-the-four-winds": "covers Farm of the Four Winds, not the whole "
        "province",
        "south/goats/2023/target": "the only plan for 2023",
        "north/goats/2021": "the only figure for 2021",
    }
    assert [province.id for province in result.not_reported] == ["west"]


def test_rates_have_differences_but_no_ratios(small: Dataset) -> None:
    north, south = compared(small, "goats-growth").groups[0].entries
    assert (north.ratio, south.ratio) == (None, None)
    assert south.difference == Decimal("-28.5")


def test_a_plan_is_no_change_of_a_fact(small: Dataset) -> None:
    changes = compared(small, "goats").changes
    assert [(it.earlier.id, it.later.id) for it in changes] == [
        ("north/goats/2021", "north/goats/2022")
    ]


def test_a_baseline_without_a_figure_gives_no_ratio(small: Dataset) -> None:
    for group in compared(small, "goats", baseline="west").groups:
        assert group.baseline is None
        assert all(entry.ratio is None for entry in group.entries)


def test_equal_figures_share_a_rank(built_in: Dataset) -> None:
    figures = [
        it.model_copy(update={"value": Decimal(5)}) if it.period == "2023" else it
        for it in built_in.observations
        if it.metric == "high-tech-enterprises"
    ]
    metric = find_metric(built_in, "high-tech-enterprises")
    result = compare(built_in, metric, figures=figures, provinces=built_in.provinces)
    assert [entry.rank for entry in result.groups[0].entries] == [1, 1]


@given(st.decimals("0.01", "1e9", places=2), st.decimals("0.01", "1e9", places=2))
def test_yearly_growth_compounds_to_the_growth_over_all_years(
    small: Dataset, first: Decimal, last: Decimal
) -> None:
    north = [it for it in small.observations if it.id.startswith("north/goats/")]
    figures = [
        north[0].model_copy(update={"period": "2023", "value": last}),
        north[1].model_copy(update={"period": "2020", "value": first}),
    ]
    metric = find_metric(small, "goats")
    (change,) = compare(small, metric, figures=figures, provinces=small.provinces).changes
    assert change.years == 3
    assert change.yearly is not None
    assert abs((1 + change.yearly) ** 3 * first - last) < Decimal("1e-12") * last + Decimal("1e-12")


def test_every_province_asked_for_has_a_row(small: Dataset) -> None:
    rows = list(compared_table(small, [compared(small, "cheese-sales")]).rows)
    assert [(row[1], row[-1]) for row in rows] == [
        ("north", None),
        ("south", "not reported"),
        ("west", "not reported"),
    ]
    assert all(row[4] is None for row in rows if row[-1])
