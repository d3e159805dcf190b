"""Charts: which marks, panels, and words a chart has."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from provcli.analysis.comparison import compare
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.values.periods import Period
from provcli.views.chart import Chart, build_chart, build_claims_chart, place_bar
from support import SMALL

ChartOf = Callable[..., Chart]
Goats = Callable[..., Dataset]


def test_build_chart_draws_every_figure_of_every_metric(
    built_in: Dataset, chart_of: ChartOf
) -> None:
    for metric in built_in.metrics:
        marks = [mark for panel in chart_of(built_in, metric.id).panels for mark in panel.marks]
        assert sorted(mark.value for mark in marks) == sorted(
            figure.value for figure in built_in.figures_of(metric.id)
        )


def test_build_chart_sorts_by_time_within_an_entity(years: Dataset, chart_of: ChartOf) -> None:
    for panel in chart_of(years, "boats").panels:
        whens: dict[str, list[str]] = {}
        for mark in panel.marks:
            whens.setdefault(mark.name, []).append(mark.when)
        assert all(dates == sorted(dates) for dates in whens.values())


@pytest.mark.parametrize(
    ("periods", "form"),
    [
        (["2020", "2021", "2023"], "lines"),
        (["2020", "2021", "2022-06"], "bars"),
        (["2020", "2021", "2022/.."], "bars"),
        (["2020", "2021", None], "bars"),
        (["FY2020", "FY2021"], "lines"),
        (["2023-02", "2024-02", "2028-02"], "lines"),  # each ends on the last day of its month
        (["2023-02", "2024-02-01/2024-02-28", "2028-02"], "bars"),
    ],
)
def test_build_chart_draws_lines_only_where_all_periods_are_years_apart(
    goats: Goats, chart_of: ChartOf, periods: list[str | None], form: str
) -> None:
    dataset = goats(*({"period": period and Period(period)} for period in periods))
    assert chart_of(dataset, "goats").panels[0].form == form


@pytest.mark.parametrize(
    ("periods", "lengths"),
    [
        (["2023", "2023-Q4"], ["2023", "Q4 2023"]),
        (["2022", "2023", "2023-Q3", "2023-Q4"], ["years", "quarters"]),
        (["FY2023", "FY2023-Q1", "FY2023-Q2"], ["FY 2023", "fiscal quarters"]),
        (["2023-01/2023-02", "2023-03/2023-04"], [""]),
        (["2023-01", None], ["Jan 2023", "period not stated"]),
    ],
)
def test_build_chart_keeps_lengths_of_periods_in_panels_of_their_own(
    goats: Goats, chart_of: ChartOf, periods: list[str | None], lengths: list[str]
) -> None:
    dataset = goats(
        *(
            {"period": period and Period(period), "entity": entity}
            for period, entity in zip(periods, ("north", "south", "west", "north"), strict=False)
        )
    )
    chart = chart_of(dataset, "goats")
    assert sorted(panel.period for panel in chart.panels) == sorted(lengths)


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [("2", "3", "+50.0%"), ("1", "-0.5", "-1.5"), ("-1", "2", "+3"), ("0", "2", "+2")],
)
def test_build_chart_writes_differences_across_zero(
    goats: Goats, chart_of: ChartOf, earlier: str, later: str, words: str
) -> None:
    dataset = goats(
        {"period": Period("2020"), "value": Decimal(earlier)},
        {"period": Period("2021"), "value": Decimal(later)},
    )
    (panel,) = chart_of(dataset, "goats").panels
    assert [mark.change for mark in panel.marks] == ["", words]


def test_build_chart_puts_metrics_of_one_unit_on_one_scale(
    built_in: Dataset, chart_of: ChartOf
) -> None:
    chart = chart_of(built_in, "provincial-laboratories-built", "provincial-pilot-bases-built")
    assert {ends for _, ends in chart.list_axes()} == {(Decimal(0), Decimal(50))}


@pytest.mark.parametrize(
    ("values", "ends", "units"),
    [
        ([100, 5], [100, 100], ["", ""]),
        ([100, 4], [100, 4], ["own scale", "own scale"]),
        ([100, 0], [100, 100], ["", ""]),
        ([4, 100, 50], [4, 100, 100], ["own scale", "", ""]),
        ([4, 4000, 8], [4, 4000, 8], ["own scale"] * 3),
    ],
)
def test_build_chart_puts_bars_of_a_picture_on_one_scale_unless_some_would_vanish(
    goats: Goats, chart_of: ChartOf, values: list[int], ends: list[int], units: list[str]
) -> None:
    periods = ("2023", "2023-Q4", "2023-12")
    dataset = goats(
        *(
            {"period": Period(period), "entity": "north", "value": Decimal(value)}
            for period, value in zip(periods, values, strict=False)
        )
    )
    axes = chart_of(dataset, "goats").list_axes()
    assert [high for _, (_, high) in axes] == ends
    assert [panel.unit for panel, _ in axes] == units
    assert [panel.caption.partition(";")[0] for panel, _ in axes if panel.unit] == [
        "Own scale" for unit in units if unit
    ]


def test_build_chart_rejects_two_units(built_in: Dataset) -> None:
    comparisons = [compare(built_in, name) for name in ("trade-volume", "technology-smes")]
    with pytest.raises(ProvcliError, match="A chart has one unit") as error:
        build_chart(built_in, comparisons)
    assert list(error.value.details) == ["CNY: trade-volume", "count: technology-smes"]


def test_build_chart_gives_entities_of_one_name_rows_of_their_own(small: Dataset) -> None:
    twins = tuple(entity.model_copy(update={"name": "Valley"}) for entity in small.entities)
    dataset = small.model_copy(update={"entities": twins})
    rows = [
        mark.row for panel in build_chart(dataset, [compare(dataset, "goats-growth")]).panels
        for mark in panel.marks
    ]  # fmt: skip
    assert sorted(rows) == ["Valley (north)", "Valley (south)"]


def test_build_chart_of_nothing_has_a_panel_without_marks(built_in: Dataset) -> None:
    chart = build_chart(built_in, [compare(built_in, "trade-volume", period="1999")])
    assert [panel.marks for panel in chart.panels] == [()]


def test_entitle_replaces_the_title_of_an_only_panel(built_in: Dataset, chart_of: ChartOf) -> None:
    chart = chart_of(built_in, "high-tech-enterprises").entitle("Firms", "By province")
    assert (chart.title, chart.panels[0].title, chart.name) == ("", "Firms", "Firms")
    assert chart.panels[0].subtitle.startswith("By province; not reported: ")
    assert chart.panels[0].caption == chart.panels[0].subtitle
    named = chart_of(built_in, "trade-volume").panels[0]
    assert (named.subtitle[:10], named.caption[:10]) == ("in yuan; 2", "In yuan; 2")
    several = chart_of(built_in, "high-tech-enterprises", "technology-smes").entitle("Firms", "")
    assert several.name == "Firms"
    assert several.panels[1].title.startswith("Technology-based SMEs")


def test_build_claims_chart_draws_contradicted_claims(built_in: Dataset, small: Dataset) -> None:
    chart = build_claims_chart(built_in, built_in.figures)
    assert [len(panel.rows) for panel in chart.allowed] == [3]
    assert "stated 58.36%, allowed 22.12% to 25.62%" in chart.description
    with pytest.raises(ProvcliError, match="No claim about these figures is contradicted"):
        build_claims_chart(small, small.figures)


def test_place_bar_puts_ranks_between_the_first_and_the_last(
    years: Dataset, chart_of: ChartOf
) -> None:
    ((panel, ends),) = chart_of(years, "regatta-rank").list_axes()
    assert ends == (Decimal(1), Decimal(3))
    lengths = {mark.words: place_bar(mark, ends).length for mark in panel.marks}
    assert lengths == {"1st": 0, "2nd": 50, "3rd": 100}


def test_place_bar_keeps_bars_on_their_axis(years: Dataset, chart_of: ChartOf) -> None:
    for panel, ends in chart_of(years, "balance").list_axes():
        for mark in panel.marks:
            bar = place_bar(mark, ends)
            assert 0 <= bar.start <= bar.start + bar.length <= 100
            assert bar.zero in (bar.start, bar.start + bar.length)


def test_build_chart_draws_totals_apart(countries: Dataset, chart_of: ChartOf) -> None:
    parts, totals = chart_of(countries, "harvest").panels
    assert {mark.name for mark in parts.marks} == {"Brazil", "Vietnam", "Colombia", "Ethiopia"}
    assert (totals.title, {mark.name for mark in totals.marks}) == (
        "Coffee harvest: totals",
        {"World"},
    )
    axes = chart_of(countries, "harvest").list_axes()
    assert [high for _, (_, high) in axes] == [Decimal(66_300_000), Decimal(173_600_000)]
    assert totals.caption == "In bags; apart from their parts"
    # Growth of a total is not larger than that of its parts.
    (growth,) = chart_of(countries, "harvest-growth").panels
    assert "World" in {mark.name for mark in growth.marks}


def test_build_chart_draws_a_part_of_a_total_apart_too(chart_of: ChartOf) -> None:
    cities = load(SMALL.parent / "cities.toml")
    panels = chart_of(cities, "passengers").panels
    assert [(panel.title, {mark.name for mark in panel.marks}) for panel in panels] == [
        ("Metro passengers \u5730\u94c1\u5ba2\u6d41\u91cf", {"Lyon", "Porto", "Nice"}),
        ("Metro passengers \u5730\u94c1\u5ba2\u6d41\u91cf", {"Lyon"}),
        ("Metro passengers \u5730\u94c1\u5ba2\u6d41\u91cf: totals", {"France, Lyon and Nice"}),
    ]


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([97, 100], (97, 100)),
        ([51, 100], (51, 100)),
        ([50, 100], (0, 100)),
        ([-97, -100], (-100, -97)),
        ([-3, 100], (-3, 100)),
        ([100, 100], (0, 100)),
    ],
)
def test_zero_is_on_the_axis_of_lines_unless_all_values_lie_far_from_it(
    goats: Goats, chart_of: ChartOf, values: list[int], ends: tuple[int, int]
) -> None:
    chart = chart_of(
        goats(
            *(
                {"period": Period(period), "value": Decimal(value)}
                for period, value in zip(("2020", "2021"), values, strict=True)
            )
        ),
        "goats",
    )
    (((panel, zoomed),), ((_, full),)) = chart.list_axes(zooms=True), chart.list_axes()
    assert panel.form == "lines"
    assert [*map(int, zoomed)] == [*ends]
    assert [*map(int, full)] == [min(0, *values), max(0, *values)]
