"""Vega-Lite: valid specifications that show every figure."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import altair
import pytest
from jsonschema import Draft7Validator

from provcli.dataset.models import Dataset
from provcli.values.periods import Period
from provcli.views.chart import Chart

ChartOf = Callable[..., Chart]
Write = Callable[..., bytes]


@cache
def validator() -> Draft7Validator:
    folder = Path(str(altair.__file__)).parent / "vegalite" / "v6" / "schema"
    return Draft7Validator(json.loads((folder / "vega-lite-schema.json").read_text("utf-8")))


@pytest.fixture
def spec_of(write: Write, chart_of: ChartOf) -> Callable[..., Any]:
    def build(dataset: Dataset, *metrics: str) -> Any:
        return json.loads(write("vega-lite", "chart", chart_of(dataset, *metrics)))

    return build


@pytest.mark.parametrize("fixture", ["small", "years"])
def test_every_chart_is_valid_and_shows_every_mark(
    request: pytest.FixtureRequest, spec_of: Callable[..., Any], chart_of: ChartOf, fixture: str
) -> None:
    dataset: Dataset = request.getfixturevalue(fixture)
    for metric in dataset.metrics:
        spec = spec_of(dataset, metric.id)
        validator().validate(spec)
        chart = chart_of(dataset, metric.id)
        assert spec["description"] == chart.description
        for drawn, panel in zip(spec["vconcat"], chart.panels, strict=True):
            values = drawn["data"]["values"]
            assert [value["kind"] for value in values] == [mark.kind for mark in panel.marks]
            assert [value["exact"] for value in values] == [
                format(mark.drawn, "f") for mark in panel.marks
            ]
            for value, mark in zip(values, panel.marks, strict=True):
                assert mark.words in value["words"]


def test_every_chart_of_other_entities_is_valid(
    spec_of: Callable[..., Any], other: Dataset
) -> None:
    for metric in other.metrics:
        validator().validate(spec_of(other, metric.id))


def test_invalid_specification_would_be_found(spec_of: Callable[..., Any], small: Dataset) -> None:
    spec = spec_of(small, "goats")
    spec["vconcat"][0]["layer"][0]["mark"] = {"type": "no such mark"}
    assert not validator().is_valid(spec)


def test_rows_keep_the_order_of_the_comparison(spec_of: Callable[..., Any], small: Dataset) -> None:
    (panel,) = spec_of(small, "goats-growth")["vconcat"]
    rows = [value["row"] for value in panel["data"]["values"]]
    assert panel["encoding"]["y"]["scale"]["domain"] == rows
    assert len(set(rows)) == len(rows)


def test_words_of_a_fall_begin_at_zero(spec_of: Callable[..., Any], small: Dataset) -> None:
    (panel,) = spec_of(small, "goats-growth")["vconcat"]
    positions = {value["exact"]: value["words_at"] for value in panel["data"]["values"]}
    assert positions == {"25.0": 25, "-3.5": 0}


def test_values_are_counted_in_the_scale_of_the_axis(
    spec_of: Callable[..., Any], small: Dataset
) -> None:
    (panel,) = spec_of(small, "cheese-sales")["vconcat"]
    x = panel["layer"][0]["encoding"]["x"]
    assert x["title"] == "million euros"
    assert x["scale"]["domain"] == [0, 13.5]
    assert panel["data"]["values"][0]["value"] == 13.5


def test_lines_are_placed_by_time(spec_of: Callable[..., Any], years: Dataset) -> None:
    lines, growth = spec_of(years, "boats")["vconcat"]
    x = lines["encoding"]["x"]
    assert x["axis"]["values"] == sorted(x["axis"]["values"])
    assert x["axis"]["labelExpr"].endswith("[datum.value]")
    assert {value["at"] for value in lines["data"]["values"]} == set(x["axis"]["values"])
    assert "at" not in growth["data"]["values"][0]


def test_ranks_begin_at_one_with_the_best_on_top(
    spec_of: Callable[..., Any], years: Dataset, small: Dataset
) -> None:
    (lines,) = spec_of(years, "regatta-rank")["vconcat"]
    scale = lines["layer"][0]["encoding"]["y"]["scale"]
    assert scale == {"domain": [1, 3], "nice": False, "reverse": True}
    (dots,) = spec_of(small, "cheese-rank")["vconcat"]
    assert dots["layer"][0]["encoding"]["x"]["axis"]["values"] == [1, 2]


def test_periods_of_different_lengths_never_share_an_axis(
    spec_of: Callable[..., Any], small: Dataset
) -> None:
    periods = ("2021", "2022", "2022-Q1")
    figures = tuple(
        small.figures[0].model_copy(update={"period": Period(period)}) for period in periods
    )
    spec = spec_of(small.model_copy(update={"figures": figures, "claims": ()}), "goats")
    validator().validate(spec)
    rows = [[value["row"] for value in panel["data"]["values"]] for panel in spec["vconcat"]]
    assert not any("Q1" in row for row in rows[0])
    assert all("at" not in value for panel in spec["vconcat"] for value in panel["data"]["values"])


def test_chart_without_a_figure_is_valid(spec_of: Callable[..., Any], small: Dataset) -> None:
    empty = small.model_copy(update={"figures": (), "claims": ()})
    spec = spec_of(empty, "goats")
    validator().validate(spec)
    assert spec["vconcat"][0]["data"]["values"] == []


def test_entities_of_one_name_have_rows_of_their_own(
    spec_of: Callable[..., Any], small: Dataset
) -> None:
    entities = tuple(entity.model_copy(update={"name": "Valley"}) for entity in small.entities)
    spec = spec_of(small.model_copy(update={"entities": entities}), "goats-growth")
    rows = [value["row"] for panel in spec["vconcat"] for value in panel["data"]["values"]]
    assert len(set(rows)) == len(rows) == 2
