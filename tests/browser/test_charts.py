"""Charts in a real browser: no words over other words, points, lines, or bars."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from browser_visit import Visit
from provcli.cli.app import main

WHAT_IS_DRAWN = """() => {
    const frame = document.documentElement.getBoundingClientRect();
    const list = query => [...document.querySelectorAll(query)];
    const box = element => {
        const {left, right, top, bottom} = element.getBoundingClientRect();
        return [left, right, top, bottom];
    };
    // Vega makes labels of an axis that have no room transparent.
    const isSeen = text => text.textContent.trim() && text.getAttribute('opacity') !== '0';
    const texts = list('text').filter(isSeen).map(text => {
        const [left, right, top, bottom] = box(text);
        const isInside = left >= frame.left - 1 && right <= frame.right + 1
            && top >= frame.top - 1 && bottom <= frame.bottom + 1;
        return [text.textContent, isInside, left, right, top, bottom];
    });
    const lines = list('.mark-line path').flatMap(path => {
        const matrix = path.getScreenCTM();
        const steps = Math.ceil(path.getTotalLength() / 2);
        return Array.from({length: steps + 1}, (_, step) => {
            const point = path.getPointAtLength(step * 2).matrixTransform(matrix);
            return [point.x, point.x, point.y, point.y];
        });
    });
    const shapes = list('.mark-symbol.role-mark path, .mark-rect.role-mark path').map(box);
    const zeros = list('.mark-rule.role-mark line[stroke="#222222"]').map(box);
    // Playwright takes a second to pass on a hundred thousand numbers one by one.
    return JSON.stringify({texts, marks: [...lines, ...shapes, ...zeros]});
}"""


class Case(NamedTuple):
    """A chart to draw: values of each entity over periods.

    Attributes:
        value: returns the value of an entity in a period, both from 0; None if there is none.
        changes: keys of each figure besides.
    """

    entities: int
    periods: int
    value: Callable[[int, int], float | int | None]
    unit: str = "EUR"
    name: str = "Isle {}"
    options: tuple[str, ...] = ()
    changes: Callable[[int, int], dict[str, Any]] = lambda _, __: {}
    metrics: int = 1
    first: int = 2012


def _cross(entity: int, period: int) -> int:
    return 100 + (entity * 37 + period * (entity % 5 - 2) * 11) % 90


def _zigzag(entity: int, period: int) -> int:
    return (entity * 53 + period * 71 + entity * period * 29) % 500


def _last_is_target(_: int, period: int) -> dict[str, Any]:
    return {"status": "target"} if period == 3 else {}


LONG = "Association of the harbors of the northern and the eastern islands, group {}"
CHINESE = "\u534e\u4e1c\u5730\u533a\u7b2c{}\u7701\u7ea7\u884c\u653f\u533a"
SMALL_SIZE = ("--size", "160x100")
CASES = {
    "line-1x2": Case(1, 2, _cross),
    "line-1x12": Case(1, 12, _zigzag),
    "line-2x5-crossing": Case(2, 5, lambda entity, period: 100 + (1 - 2 * entity) * period * 20),
    "line-3x10": Case(3, 10, _cross),
    "line-3x10-close": Case(3, 10, lambda entity, period: 1000 + entity * 3 + period % 3),
    "line-3x10-zigzag": Case(3, 10, _zigzag),
    "line-3x4-equal": Case(3, 4, lambda _, __: 500),
    "line-4x6-large": Case(4, 6, lambda entity, period: (_cross(entity, period)) * 12_345_678),
    "line-6x4": Case(6, 4, _cross),
    "line-6x4-close": Case(6, 4, lambda entity, period: 5000 + entity * 10 + period),
    "line-12x2": Case(12, 2, _zigzag),
    "line-12x12": Case(12, 12, _zigzag),
    "line-negative": Case(4, 5, lambda entity, period: _zigzag(entity, period) - 250),
    "line-all-negative": Case(2, 4, lambda entity, period: -50 - _zigzag(entity, period)),
    "line-target": Case(3, 4, _cross, changes=_last_is_target),
    "line-ended-early": Case(
        4, 6, lambda entity, period: None if period > 5 - entity else _cross(entity, period)
    ),
    "line-chinese": Case(4, 5, _zigzag, name=CHINESE),
    "line-long-names": Case(5, 3, _cross, name=LONG),
    "line-flagged": Case(3, 4, _zigzag, changes=lambda _, __: {"flag": "suspect", "note": "Odd."}),
    "line-percent": Case(3, 8, lambda entity, period: _cross(entity, period) / 10, unit="percent"),
    "line-small-3x10": Case(3, 10, _cross, options=SMALL_SIZE),
    "line-small-12x5": Case(12, 5, _cross, options=SMALL_SIZE),
    "line-wide": Case(6, 12, _zigzag, options=("--size", "1600x700")),
    "rank-6x5": Case(6, 5, lambda entity, period: 1 + (entity * (period + 1)) % 7, unit="rank"),
    "rank-12x3": Case(12, 3, lambda entity, period: 1 + (entity + 5 * period) % 12, unit="rank"),
    "rank-dots": Case(5, 1, lambda entity, _: entity + 1, unit="rank"),
    "bars-1": Case(1, 1, _cross),
    "bars-12": Case(12, 1, _cross),
    "bars-negative": Case(6, 1, lambda entity, _: entity * 40 - 100),
    "bars-small": Case(12, 1, _cross, options=SMALL_SIZE),
    "bars-chinese": Case(6, 1, _cross, name=CHINESE),
    "bars-long-names": Case(4, 1, _cross, name=LONG),
    "bars-flagged-target": Case(
        4,
        1,
        _cross,
        changes=lambda _, __: {"status": "target", "flag": "suspect", "note": "Odd."},
    ),
    "panels-bars": Case(4, 1, _cross, metrics=3),
    "panels-lines": Case(4, 5, _zigzag, metrics=2),
    "panels-lines-and-title": Case(
        3, 3, _cross, metrics=2, options=("--title", "Two metrics " * 12, "--subtitle", "and more")
    ),
}


def _write_dataset(file: Path, case: Case) -> None:
    figures = [
        {
            "entity": f"e{entity}",
            "metric": f"m{metric}",
            "period": str(case.first + period),
            "value": value,
            "printed": str(value),
            "paragraph": 1,
            **case.changes(entity, period),
        }
        for metric in range(case.metrics)
        for entity in range(case.entities)
        for period in range(case.periods)
        if (value := case.value(entity, period)) is not None
    ]
    kind = {"unit": case.unit}
    document = {
        "layout": 1,
        "name": "drawn",
        "title": "Drawn",
        "source": {"title": "A title", "publisher": "The Mail", "date": "2024-03-01"},
        "entities": [
            {"id": f"e{entity}", "kind": "island", "name": case.name.format(entity + 1)}
            for entity in range(case.entities)
        ],
        "metrics": [
            {"id": f"m{metric}", "name": f"Metric {metric}", **kind}
            for metric in range(case.metrics)
        ],
        "figures": figures,
    }
    file.write_text(json.dumps(document), "utf-8")


Box = tuple[float, float, float, float]


def _overlap(one: Iterable[float], other: Iterable[float], across: float, down: float) -> bool:
    left, right, top, bottom = one
    other_left, other_right, other_top, other_bottom = other
    return (
        min(right, other_right) - max(left, other_left) > across
        and min(bottom, other_bottom) - max(top, other_top) > down
    )


def _check(page: Visit, file: Path) -> list[str]:
    """Return the words of a picture, after asserting that nothing covers them."""
    page.open(file)
    drawn = json.loads(page.page.evaluate(WHAT_IS_DRAWN))
    page.check_loaded(file)
    texts = drawn["texts"]
    assert [text for text, is_inside, *_ in texts if not is_inside] == []
    overlaps = [
        (text, other)
        for number, (text, _, *box) in enumerate(texts)
        for other, _, *other_box in texts[:number]
        # A label is drawn twice, the first time as an outline in white.
        if (text != other or box != other_box) and _overlap(box, other_box, 2, 4)
    ]
    assert overlaps == []
    # The box of a text has room for accents and descenders, where a mark may be.
    struck = {
        text
        for text, _, left, right, top, bottom in texts
        for mark in drawn["marks"]
        if _overlap((left + 1, right - 1, top + 4, bottom - 4), mark, -0.1, -0.1)
    }
    assert struck == set()
    return [text for text, *_ in texts]


@pytest.mark.parametrize("name", CASES)
def test_nothing_covers_the_words_of_a_picture(wide: Visit, tmp_path: Path, name: str) -> None:
    case = CASES[name]
    data, file = tmp_path / "data.json", tmp_path / "chart.svg"
    _write_dataset(data, case)
    metrics = [f"m{metric}" for metric in range(case.metrics)]
    assert main(["chart", *metrics, "--data", str(data), "--output", str(file), *case.options]) == 0
    words = " ".join(_check(wide, file))
    # Each entity is named, beside its line or bar or in the legend.
    names = (case.name.format(entity + 1) for entity in range(case.entities))
    squeezed = words.replace(" ", "")
    assert [each for each in names if each.replace(" ", "") not in squeezed] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["high-tech-enterprises"],
        ["new-renewable-capacity"],
        ["trade-volume-growth-rank"],
        ["pm25-change", "energy-intensity-change"],
        ["--claims"],
    ],
    ids=" ".join,
)
def test_nothing_covers_the_words_of_the_built_in_dataset(
    wide: Visit, tmp_path: Path, arguments: list[str]
) -> None:
    file = tmp_path / "chart.svg"
    assert main(["chart", *arguments, "--output", str(file)]) == 0
    assert len(_check(wide, file)) > 3
