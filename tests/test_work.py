"""However hostile dataset and article are, the work of a check grows with their size, not faster.

What is counted is work, not seconds, wherever there is something to count.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from provcli.analysis.comparison import compare
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset, Dismissal, Figure
from provcli.errors import ProvcliError
from provcli.export.html import write_report
from provcli.export.vegalite import vega_lite
from provcli.prose.numerals import find_numbers
from provcli.views import chart as charts
from provcli.views import report as pages
from provcli.views.chart import ChartMark, build_chart
from provcli.views.report import build_report

MANY = 1_000


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[None]]:
    """Count the calls of a function from now on."""

    def count(place: Any, name: str) -> list[None]:
        calls: list[None] = []
        real = getattr(place, name)

        def counting(*arguments: Any, **options: Any) -> Any:
            calls.append(None)
            return real(*arguments, **options)

        monkeypatch.setattr(place, name, counting)
        return calls

    return count


@contextmanager
def seconds(most: float) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < most


def figures(small: Dataset, count: int, **each: Callable[[int], object]) -> list[Figure]:
    """So many figures that differ in their period, and in what is told of each."""
    return [
        small.figures[0].model_copy(
            update={
                "period": str(date(1000, 1, 1) + timedelta(days=index)),
                **{key: value(index) for key, value in each.items()},
            }
        )
        for index in range(count)
    ]


def made_of(
    small: Dataset, figures: list[Figure], dismissals: list[Dismissal] | None = None
) -> Dataset:
    return small.model_copy(
        update={
            "figures": tuple(figures),
            "dismissals": tuple(dismissals or ()),
            "claims": (),
        }
    )


@pytest.mark.parametrize("series", [1, MANY // 2])
def test_a_chart_looks_at_each_figure_a_few_times(
    small: Dataset, counted: Callable[[object, str], list[None]], series: int
) -> None:
    points = MANY // series
    made = figures(
        small,
        MANY,
        period=lambda it: str(1000 + it % points),
        scope=lambda it: f"Farm {it // points}" if series > 1 else None,
    )
    dataset = made_of(small, made)
    compared = compare(dataset, "goats")
    looks = [
        counted(charts, "years_between"),
        counted(charts, "_name"),
        counted(ChartMark, "__eq__"),
    ]
    rankings = counted(charts, "_all_figures")
    drawn = build_chart(dataset, [compared])
    assert [panel.form for panel in drawn.panels] == ["lines", "bars"]
    assert len(vega_lite(drawn)["vconcat"]) == 2
    assert len(rankings) <= 10
    assert [len(it) <= 3 * MANY for it in looks] == [True] * 3


SHAPES: dict[str, list[tuple[int, int, int]]] = {
    "many entities": [(it, 0, 0) for it in range(MANY)],
    "many metrics": [(0, it, 0) for it in range(MANY)],
    "many years": [(0, 0, it) for it in range(MANY)],
    "some of each": list(product(range(10), range(10), range(10))),
    "a metric of its own for each entity": [
        (it, it, year) for it in range(MANY // 2) for year in (0, 1)
    ],
}
"""Entity, metric and year of each figure."""


def shaped(small: Dataset, shape: list[tuple[int, int, int]]) -> Dataset:
    place, rate, figure = small.entities[0], small.metrics[1], small.figures[0]
    entities, metrics, _ = map(dict.fromkeys, zip(*shape, strict=True))
    return made_of(
        small,
        [
            figure.model_copy(
                update={"entity": f"p{one}", "metric": f"m{two}", "period": str(1000 + year)}
            )
            for one, two, year in shape
        ],
    ).model_copy(
        update={
            "entities": tuple(
                place.model_copy(update={"id": f"p{it}", "name": f"Place {it}"}) for it in entities
            ),
            "metrics": tuple(
                rate.model_copy(update={"id": f"m{it}", "name": f"Rate {it}"}) for it in metrics
            ),
        }
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_draws_each_figure_once(
    small: Dataset, counted: Callable[[object, str], list[None]], shape: str
) -> None:
    dataset = shaped(small, SHAPES[shape])
    count, metrics = len(dataset.figures), len(dataset.metrics)
    counts = {
        name: counted(place, name)
        for place, name in ((pages, "compare"), (charts, "figure_text"), (charts, "_ends"))
    }
    made = build_report(dataset, dataset)
    drawn = [it for picture in made.charts for axis in picture.axes for it in axis.bars]
    drawn += [
        bar
        for profile in made.profiles
        for picture in profile.pictures
        for axis in picture.axes
        for bar in axis.bars
    ]
    assert sum(it.kind == "actual" for it in drawn) == count
    assert len(drawn) <= 2 * count
    assert len(counts["compare"]) == metrics
    assert len(counts["figure_text"]) == count
    assert len(counts["_ends"]) <= 2 * metrics + 1
    if shape == "a metric of its own for each entity":
        assert made.charts[0].lines[-1] == f"Not reported: {MANY // 2 - 1} of {MANY // 2} entities."
    assert len(write_report(made)) <= 50_000 + 3_000 * count


def test_a_key_that_comes_twice_is_found_in_one_go() -> None:
    keys = ", ".join(f'"k{index}": 1' for index in range(40_000))
    with seconds(5), pytest.raises(ProvcliError, match="has the key 'k39999' twice"):
        loads(f'{{{keys}, "k39999": 2}}')


@pytest.mark.parametrize(
    "text",
    [
        "1x" * 200_000 + "1 billion",
        "1/" * 200_000 + "1%",
        "1:1×" * 100_000 + "1万",
        "A+" * 200_000 + "1 million",
        "1-" * 200_000 + "1%",
        "1." * 200_000 + "1%",
        "1,111" * 80_000 + " percent",
        "hundred and " * 40_000,
        "twenty-" * 60_000,
        "half " * 80_000 + "万",
        "tens of " * 50_000,
        "A" * 400_000 + "-1",
    ],
    ids=lambda text: text[:8],
)
def test_a_number_that_never_ends_is_read_in_one_go(text: str) -> None:
    with seconds(30):
        find_numbers(text)
