"""Vega-Lite: valid specifications that show every figure."""

import json
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from provcli.export.line_labels import LINE_HEIGHT
from provcli.values.periods import Period
from provcli.views.chart import Chart, build_claims_chart
from support import YEARS

ChartOf = Callable[..., Chart]
Write = Callable[..., bytes]


@cache
def validator() -> Draft7Validator:
    found = find_spec("altair")  # an import of it would read a second of code
    assert found
    folder = Path(str(found.origin)).parent / "vegalite" / "v6" / "schema"
    return Draft7Validator(json.loads((folder / "vega-lite-schema.json").read_text("utf-8")))


@pytest.fixture
def spec_of(write: Write, chart_of: ChartOf) -> Callable[..., Any]:
    def build(dataset: Dataset, *metrics: str) -> Any:
        return json.loads(write("vega-lite", "chart", chart_of(dataset, *metrics)))

    return build


@pytest.mark.parametrize("name", ["small", "years", "smallest", "countries", "companies", "cities"])
def test_every_chart_is_valid_and_shows_every_mark(
    spec_of: Callable[..., Any], chart_of: ChartOf, name: str
) -> None:
    dataset = load(YEARS.with_name(f"{name}.toml"))
    for metric in dataset.metrics:
        spec = spec_of(dataset, metric.id)
        validator().validate(spec)
        chart = chart_of(dataset, metric.id)
        assert spec["description"] == chart.description
        for drawn, panel in zip(spec["vconcat"], chart.panels, strict=True):
            values = drawn["data"]["values"]
            kinds = ["target" if mark.is_target else "actual" for mark in panel.marks]
            assert [value["kind"] for value in values] == kinds
            assert [value["exact"] for value in values] == [
                format(mark.value, "f") for mark in panel.marks
            ]
            for value, mark in zip(values, panel.marks, strict=True):
                assert mark.words in value["words"]


def test_invalid_specification_would_be_found(spec_of: Callable[..., Any], small: Dataset) -> None:
    spec = spec_of(small, "goats")
    spec["vconcat"][0]["layer"][0]["mark"] = {"type": "no such mark"}
    assert not validator().is_valid(spec)


def test_rows_keep_the_order_of_the_comparison(spec_of: Callable[..., Any], small: Dataset) -> None:
    (panel,) = spec_of(small, "goats-growth")["vconcat"]
    rows = [value["row"] for value in panel["data"]["values"]]
    assert panel["layer"][0]["encoding"]["y"]["scale"]["domain"] == rows
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
    (lines,) = spec_of(years, "boats")["vconcat"]
    x = lines["layer"][0]["encoding"]["x"]
    assert x["axis"]["values"] == sorted(x["axis"]["values"])
    assert x["axis"]["labelExpr"].endswith("[datum.value]")
    assert {value["day"] for value in lines["data"]["values"]} == set(x["axis"]["values"])


def test_ranks_begin_at_one_with_the_best_on_top(
    spec_of: Callable[..., Any], years: Dataset, small: Dataset
) -> None:
    (lines,) = spec_of(years, "regatta-rank")["vconcat"]
    scale = lines["layer"][0]["encoding"]["y"]["scale"]
    assert scale == {"domain": [1, 3], "nice": False, "reverse": True, "padding": 16}
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
    assert all("day" not in value for panel in spec["vconcat"] for value in panel["data"]["values"])


Goats = Callable[..., Dataset]


def _list_marks(panel: Any) -> list[tuple[str, Any]]:
    """Return the mark of each layer with what it encodes."""
    return [(layer["mark"]["type"], layer["encoding"]) for layer in panel["layer"]]


def test_flagged_bars_are_hatched_with_a_red_outline_and_targets_dashed(
    spec_of: Callable[..., Any], goats: Goats
) -> None:
    dataset = goats({"flag": "suspect", "note": "Odd.", "value": 50}, {"entity": "south"})
    spec = spec_of(dataset, "goats")
    validator().validate(spec)
    (panel,) = spec["vconcat"]
    (bar, encoding), *_ = _list_marks(panel)
    assert bar == "bar"
    assert encoding["stroke"]["condition"] == [{"test": "datum.flagged", "value": "#b3261e"}]
    target = {"test": "datum.kind === 'target'", "value": [4, 3]}
    assert encoding["strokeDash"]["condition"] == [target]
    hollow, flagged = encoding["fill"]["condition"]
    assert hollow == {"test": "datum.kind === 'target'", "value": "white"}
    assert flagged["test"] == "datum.flagged"
    assert {stop["color"] for stop in flagged["value"]["stops"]} == {"white", "#b3261e"}


def test_zero_line_is_drawn_where_values_are_negative(
    spec_of: Callable[..., Any], goats: Goats
) -> None:
    above, below = goats({"value": 5}), goats({"value": -5}, {"entity": "south", "value": 2})
    rules = [
        [encoding for mark, encoding in _list_marks(spec["vconcat"][0]) if mark == "rule"]
        for spec in (spec_of(above, "goats"), spec_of(below, "goats"))
    ]
    assert rules == [[], [{"x": {"field": "zero", "type": "quantitative"}}]]


def test_lines_have_labels_at_the_axis_and_growth_on_slopes_with_room(
    spec_of: Callable[..., Any], goats: Goats
) -> None:
    two = goats({"period": Period("2020"), "value": 100}, {"period": Period("2021"), "value": 150})
    many = goats(
        *({"period": Period(str(year)), "value": 100 + year % 7} for year in range(2000, 2020))
    )
    words = []
    for dataset in (two, many):
        spec = spec_of(dataset, "goats")
        validator().validate(spec)
        layers = spec["vconcat"][0]["layer"]
        axis = layers[0]["encoding"]["y"]["axis"]
        assert axis.get("labels", True)
        assert axis["format"] == ",~f"
        edge, text = (layer for layer in layers if layer["mark"]["type"] == "text")
        assert edge["mark"]["stroke"] == "white"
        assert edge["data"] == text["data"]
        words.append([label["words"] for label in text["data"]["values"]])
        foot = " ".join(spec["title"]["text"])
        assert ("Changes are computed" in foot) == (dataset is two)
    assert words[0] == ["100", "North Valley 150", "+50.0%"]
    assert not any("%" in word for word in words[1])


def test_labels_of_one_day_are_apart(spec_of: Callable[..., Any], goats: Goats) -> None:
    dataset = goats(
        *(
            {"period": Period(year), "entity": entity, "value": value}
            for entity, value in (("north", 100), ("south", 101), ("west", 100))
            for year in ("2020", "2021")
        )
    )
    (panel,) = spec_of(dataset, "goats")["vconcat"]
    heights: dict[float, list[float]] = {}
    for label in panel["layer"][-1]["data"]["values"]:
        heights.setdefault(label["x"], []).append(label["y"])
    for alike in heights.values():
        assert all(later - earlier >= LINE_HEIGHT for earlier, later in pairwise(sorted(alike)))


def test_line_far_from_zero_says_so(spec_of: Callable[..., Any], goats: Goats) -> None:
    subtitles = []
    for first in (97, 40):
        years = goats(
            {"period": Period("2020"), "value": first}, {"period": Period("2021"), "value": 100}
        )
        (panel,) = spec_of(years, "goats")["vconcat"]
        begins_at_zero = panel["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0
        subtitles.append((begins_at_zero, panel["title"]["subtitle"][0]))
    missing = "Not reported: South Valley, West Valley"
    assert subtitles == [
        (False, f"{missing}; the axis does not begin at zero"),
        (True, missing),
    ]


def test_line_to_a_target_is_dashed_from_the_last_actual_figure(
    spec_of: Callable[..., Any], goats: Goats
) -> None:
    years = ("2020", "actual"), ("2021", "actual"), ("2024", "target")
    dataset = goats(*({"period": Period(year), "status": status} for year, status in years))
    (panel,) = spec_of(dataset, "goats")["vconcat"]
    points = [(point["kind"], point["day"]) for point in panel["layer"][0]["data"]["values"]]
    assert [kind for kind, _ in points] == ["actual", "actual", "target", "target"]
    assert points[1][1] == points[2][1]


def test_chart_of_claims_is_valid_and_shows_both_numbers(write: Write, built_in: Dataset) -> None:
    chart = build_claims_chart(built_in, built_in.figures).entitle("Henan", "")
    spec = json.loads(write("vega-lite", "chart", chart))
    validator().validate(spec)
    (panel,) = spec["vconcat"][0]["vconcat"]
    values = panel["data"]["values"]
    assert "subtitle" not in panel["title"]  # the axis has the unit
    assert values[0]["stated_words"] == "58.36% stated"
    assert values[0]["allowed_words"] == "22.12% to 25.62% allowed"
    assert all(value["low"] < value["high"] <= value["end"] for value in values)


def test_size_is_that_of_each_panel(write: Write, chart_of: ChartOf, small: Dataset) -> None:
    chart = chart_of(small, "goats-growth")._replace(size=(600, 300))
    (panel,) = json.loads(write("vega-lite", "chart", chart))["vconcat"]
    assert (panel["width"], panel["height"]) == (600, 300)


def test_title_without_subtitle_has_no_empty_line(
    write: Write, chart_of: ChartOf, small: Dataset
) -> None:
    chart = chart_of(small, "goats", "goats").entitle("Herds", "")
    (outer,) = json.loads(write("vega-lite", "chart", chart))["vconcat"]
    assert outer["title"] == {"text": ["Herds"], "fontSize": 18, "offset": 14}
    titles = [panel["title"] for panel in outer["vconcat"]]
    assert all(title.get("subtitle") != [""] for title in titles)


def test_chart_without_a_figure_is_valid(spec_of: Callable[..., Any], small: Dataset) -> None:
    empty = small.model_copy(update={"figures": (), "claims": ()})
    spec = spec_of(empty, "goats")
    validator().validate(spec)
    assert spec["vconcat"][0]["data"]["values"] == []
