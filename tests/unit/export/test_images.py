"""Pictures and pages of charts."""

from collections.abc import Callable
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree

import pytest

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export import images
from provcli.views.chart import Chart
from support import HOSTILE

ChartOf = Callable[..., Chart]
Write = Callable[..., bytes]
BEGINNINGS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("metric", ["boats", "ferry-share", "regatta-rank", "harbours", "balance"])
def test_svg_shows_the_words_of_every_mark(
    write: Write, chart_of: ChartOf, years: Dataset, metric: str
) -> None:
    chart = chart_of(years, metric)
    root = ElementTree.fromstring(write("svg", "chart", chart))
    assert root.get("role") == "img"
    assert root.get("aria-label") == chart.description
    texts = " ".join(root.itertext())
    assert chart.source in texts
    for panel in chart.panels:
        for mark in panel.marks:
            assert mark.words in texts


@pytest.mark.parametrize("name", BEGINNINGS)
def test_picture_has_its_format(write: Write, chart_of: ChartOf, small: Dataset, name: str) -> None:
    assert write(name, "chart", chart_of(small, "goats")).startswith(BEGINNINGS[name])


def test_huge_rank_can_be_drawn(write: Write, chart_of: ChartOf, small: Dataset) -> None:
    ranks = tuple(
        figure.model_copy(update={"value": Decimal("99999999999999999999")})
        for figure in small.figures_of("cheese-rank")
    )
    dataset = small.model_copy(update={"figures": ranks, "claims": ()})
    assert write("svg", "chart", chart_of(dataset, "cheese-rank"))


def test_text_of_a_dataset_stays_text(write: Write, chart_of: ChartOf, small: Dataset) -> None:
    trap = f"</title><script>alert(1)</script><!-- {HOSTILE}"
    metrics = tuple(metric.model_copy(update={"name": trap}) for metric in small.metrics)
    entities = tuple(entity.model_copy(update={"name": trap}) for entity in small.entities)
    chart = chart_of(small.model_copy(update={"metrics": metrics, "entities": entities}), "goats")
    for name in ("svg", "html", "vega-lite"):
        text = write(name, "chart", chart).decode()
        assert not set("\x1b\u202e") & set(text)
        assert name == "vega-lite" or "<script" not in text


def test_page_says_in_words_what_the_picture_shows(
    write: Write, chart_of: ChartOf, small: Dataset
) -> None:
    chart = chart_of(small, "goats")
    page = write("html", "chart", chart).decode()
    numbers = page.partition('<div class="numbers">')[2]
    for line in (*chart.legend(), *chart.notes, chart.source):
        assert f"<p>{line}</p>" in numbers
    for panel in chart.panels:
        for mark in panel.marks:
            assert f">{mark.row}</th>" in numbers
            assert f">{mark.words}" in numbers
    assert page.count(f'<h1 class="hidden">{chart.name}</h1>') == 1
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)


def test_failure_of_the_library_is_an_error_with_a_way_out(
    write: Write, chart_of: ChartOf, small: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "build_spec", lambda _: {"mark": "no such mark"})
    with pytest.raises(ProvcliError, match="The chart cannot be drawn: ") as caught:
        write("png", "chart", chart_of(small, "goats"))
    assert "vega-lite" in caught.value.hint
