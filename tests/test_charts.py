"""Charts: what is drawn, valid Vega-Lite, the files, and text that stays text."""

import json
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import pytest
from jsonschema import Draft7Validator

from provcli.analysis.comparison import compare
from provcli.dataset.models import Dataset
from provcli.export.images import CHART_FORMATS, _converter
from provcli.export.vegalite import vega_lite
from provcli.views.chart import NOT_REPORTED, Chart, build_chart
from support import SMALL, YEARS, Golden, Runner
from test_output import on_terminal

CHARTS = {
    "bars": ["trade-volume"],
    "lines": ["high-tech-enterprises"],
    "one-entity": ["technology-contract-turnover", "--province", "henan"],
    "plan-and-doubt": ["new-renewable-capacity"],
    "fall": ["energy-intensity-change"],
    "rank": ["trade-volume-growth-rank"],
    "scope": ["laboratory-projects"],
    "several": ["high-tech-enterprises", "--metric", "technology-smes"],
    "nothing": ["trade-volume", "--period", "1999"],
}
SMALL_CHARTS = {
    "small-lines-and-plan": ["goats"],
    "small-growth": ["goats-growth"],
    "small-rank": ["cheese-rank"],
}
YEARS_CHARTS = {
    "years-quantity": ["boats"],
    "years-rate": ["ferry-share"],
    "years-rank": ["regatta-rank"],
    "years-debt": ["balance"],
    "years-undated": ["harbours"],
}
ALL = {
    **{name: ["chart", "--metric", *words] for name, words in CHARTS.items()},
    **{
        name: ["chart", "--metric", *words, "--data", str(SMALL)]
        for name, words in SMALL_CHARTS.items()
    },
    **{
        name: ["chart", "--metric", *words, "--data", str(YEARS)]
        for name, words in YEARS_CHARTS.items()
    },
}


def chart_of(dataset: Dataset, *metrics: str) -> Chart:
    return build_chart(
        dataset,
        [
            compare(
                dataset,
                dataset.metric_by_id[name],
                figures=[it for it in dataset.figures if it.metric == name],
                entities=dataset.entities,
            )
            for name in metrics
        ],
    )


@cache
def validator() -> Draft7Validator:
    folder = Path(str(altair.__file__)).parent / "vegalite" / "v6" / "schema"
    return Draft7Validator(json.loads((folder / "vega-lite-schema.json").read_text("utf-8")))


def values_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [value for panel in spec["vconcat"] for value in panel["data"]["values"]]


@pytest.mark.parametrize("name", ALL)
def test_the_chart_in_a_terminal_is_as_expected(run: Runner, golden: Golden, name: str) -> None:
    result = run(*ALL[name])
    assert (result.code, result.err) == (0, "")
    golden(f"charts/{name}.txt", result.out)


@pytest.mark.parametrize("name", ALL)
def test_the_specification_is_as_expected_and_valid(run: Runner, golden: Golden, name: str) -> None:
    result = run(*ALL[name], "--format", "vega-lite")
    assert (result.code, result.err) == (0, "")
    golden(f"charts/{name}.vl.json", result.out)
    spec = json.loads(result.out)
    assert spec["$schema"].endswith("/v6.json")
    validator().validate(spec)


def test_an_invalid_specification_would_be_found(built_in: Dataset) -> None:
    spec = vega_lite(chart_of(built_in, "trade-volume"))
    spec["vconcat"][0]["layer"][0]["mark"] = {"type": "no such mark"}
    assert not validator().is_valid(spec)


def test_every_figure_of_every_metric_is_drawn_with_its_words(built_in: Dataset) -> None:
    for metric in built_in.metrics:
        drawn = chart_of(built_in, metric.id)
        figures = [it for it in built_in.figures if it.metric == metric.id]
        marks = [mark for panel in drawn.panels for mark in panel.marks if mark.kind != "computed"]
        values = sorted(mark.value for mark in marks if mark.value is not None)
        assert values == sorted(it.value for it in figures)
        spec = vega_lite(drawn)
        assert validator().is_valid(spec)
        exact = [Decimal(value["exact"]) for value in values_of(spec) if "exact" in value]
        assert set(values) <= set(exact)


def test_what_is_not_reported_planned_or_doubted_is_told_in_words(built_in: Dataset) -> None:
    drawn = chart_of(built_in, "new-renewable-capacity")
    told = {mark.row: mark.words for mark in drawn.panels[0].marks}
    assert told["Anhui, 2024 (plan)"] == "more than 5 million kW"
    assert told["Anhui, 2023"] == "1,213 kW ! suspect [1]"
    assert told["Hubei"] == NOT_REPORTED
    assert drawn.notes[0].startswith("[1] Too small by far")
    assert any("plan" in line for line in drawn.legend())
    assert drawn.source in json.dumps(vega_lite(drawn), ensure_ascii=False)
    assert "Hubei: not reported" in drawn.description


def test_growth_is_a_panel_of_its_own_with_its_own_unit(built_in: Dataset) -> None:
    levels, growth = chart_of(built_in, "high-tech-enterprises").panels
    assert (levels.form, levels.axis) == ("lines", "count")
    assert (growth.form, growth.axis) == ("bars", "%")
    assert growth.marks[0].words == "+90.2% (+23.89% a year)"


@pytest.mark.parametrize(
    ("periods", "form"),
    [
        (["2020", "2021", "2023"], "lines"),
        (["2020", "2021", "2021-01/2021-12"], "bars"),  # two names of one year
        (["2020", "2021", "2022-06"], "bars"),
        (["2020", "2021", "2022/.."], "bars"),
        (["2020", "2021", None], "bars"),
        (["2023-02", "2024-02", "2028-02"], "lines"),  # each ends on the last day of its month
        (["2023-02", "2024-02-01/2024-02-28", "2028-02"], "bars"),
    ],
)
def test_a_line_has_a_place_for_each_of_its_periods(
    small: Dataset, periods: list[str | None], form: str
) -> None:
    figures = tuple(small.figures[0].model_copy(update={"period": it}) for it in periods)
    dataset = small.model_copy(update={"figures": figures, "claims": ()})
    assert chart_of(dataset, "goats").panels[0].form == form


def test_metrics_of_one_unit_share_a_scale(built_in: Dataset) -> None:
    spec = vega_lite(chart_of(built_in, "good-air-days-change", "energy-intensity-change"))
    first, second = (panel["layer"][0]["encoding"]["x"]["scale"] for panel in spec["vconcat"])
    assert first == second == {"domain": [-9.2, 1.1], "nice": True}


def test_two_units_are_refused_with_their_metrics(run: Runner) -> None:
    code, out, err = run("chart", "--metric", "trade-volume", "--metric", "technology-smes")
    assert (code, out) == (2, "")
    assert err == (
        "Error: One chart has one unit, and these metrics have 2.\n"
        "  CNY: trade-volume\n"
        "  count: technology-smes\n"
        "Hint: Draw a chart for each unit, or see them side by side with `provcli compare`.\n"
    )


def test_a_chart_is_a_table_in_the_flat_formats(run: Runner) -> None:
    words = ("--metric", "goats", "--format", "csv", "--data", SMALL)
    assert run("chart", *words) == run("compare", *words)


@pytest.mark.parametrize("name", ALL)
def test_each_picture_can_be_drawn(run: Runner, tmp_path: Path, name: str) -> None:
    begins = {".svg": b"<svg", ".png": b"\x89PNG", ".pdf": b"%PDF", ".html": b"<!DOCTYPE html>"}
    for suffix, first in begins.items():
        file = tmp_path / f"chart{suffix}"
        assert run(*ALL[name], "--output", file) == (0, "", "")
        assert file.read_bytes().startswith(first)
    texts = "".join(ElementTree.parse(tmp_path / "chart.svg").getroot().itertext())
    assert "Source: " in texts


@pytest.mark.parametrize(("name", "words"), [("years-quantity", "+12"), ("years-undated", "4")])
def test_the_words_of_each_row_stand_in_the_picture(run: Runner, name: str, words: str) -> None:
    drawn = ElementTree.fromstring(run(*ALL[name], "--format", "svg").out)
    assert words in drawn.itertext()


def test_the_picture_of_the_readme_is_the_one_the_program_draws(
    run: Runner, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    picture = Path(__file__).parents[1] / "docs" / "chart.svg"
    file = picture if request.config.getoption("--rewrite") else tmp_path / "chart.svg"
    assert run(*ALL["lines"], "--output", file).code == 0
    # Fonts differ between machines, and with them places; words do not.
    drawn, shown = (list(ElementTree.parse(it).getroot().itertext()) for it in (file, picture))
    assert drawn == shown


def test_the_suffix_tells_a_chart_from_a_table(run: Runner, tmp_path: Path) -> None:
    for name in ("a.vl.json", "a.json"):
        assert run(*ALL["bars"], "--output", tmp_path / name).code == 0
    assert "$schema" in json.loads((tmp_path / "a.vl.json").read_text("utf-8"))
    assert isinstance(json.loads((tmp_path / "a.json").read_text("utf-8")), list)


def test_other_answers_are_no_pictures(run: Runner) -> None:
    code, _, err = run("list", "--format", "png")
    assert code == 2
    assert err.startswith("Error: There is no format 'png'.")


def test_pixels_are_kept_off_a_terminal() -> None:
    out = on_terminal("chart", "--metric", "trade-volume", "--format", "png")
    assert out == ""


def test_without_the_library_a_picture_says_what_it_needs(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _converter.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    code, out, err = run(*ALL["bars"], "--output", tmp_path / "chart.png")
    assert (code, out) == (2, "")
    assert err == (
        "Error: A chart as a picture needs vl-convert-python.\n"
        "Hint: pip install 'provcli[charts]', or take the chart as vega-lite.\n"
    )
    assert list(tmp_path.iterdir()) == []
    assert run(*ALL["bars"], "--format", "vega-lite").code == 0
    _converter.cache_clear()


HOSTILE = (
    "</title><script>alert(1)</script>[red]<!-- ' \\u0022 + alert(2) + \\u001b[31m {{7*7}} \\u202e"
)


def test_text_of_a_dataset_stays_text_in_every_format(run: Runner, tmp_path: Path) -> None:
    data = tmp_path / "hostile.toml"
    text = SMALL.read_text("utf-8")
    for name in ("Goats", "North Valley", "Farm of the Four Winds", "The Valley Post"):
        text = text.replace(f'"{name}"', f'"{name} {HOSTILE}"')
    data.write_text(text, "utf-8")
    argv = ("chart", "--metric", "goats", "--data", data)
    for format_ in (it.name for it in CHART_FORMATS if it.name in ("vega-lite", "svg", "html")):
        code, out, err = run(*argv, "--format", format_)
        assert (code, err) == (0, "")
        assert "\x1b" not in out
        assert "\u202e" not in out
        if format_ != "vega-lite":
            assert "<script" not in out
    screen = run(*argv).out
    assert "[red]" in screen
    assert "\x1b" not in screen


def test_entities_of_one_name_have_rows_of_their_own(run: Runner, tmp_path: Path) -> None:
    data = tmp_path / "twice.toml"
    data.write_text(SMALL.read_text("utf-8").replace("South Valley", "North Valley"), "utf-8")
    out = run("chart", "--metric", "goats-growth", "--data", data, "--format", "vega-lite").out
    rows = [value["row"] for value in values_of(json.loads(out))]
    assert len(rows) == len(set(rows)) == 3
