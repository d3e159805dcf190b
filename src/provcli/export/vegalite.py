"""A chart as a Vega-Lite specification: plain data, drawn by browsers, notebooks and vl-convert.

JSON numbers in it only place the marks; the exact figure stands beside them as text.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from provcli.views.chart import AxisRange, Chart, ChartMark, Panel
from provcli.views.wording import scale_of

Spec = dict[str, Any]

VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

_WIDTH = 440
_HEIGHT = 260
_LABEL_GAP = 15
"""Pixels between two labels at the same place on a line."""
_FOOT_WIDTH = 110
_ROW_WIDTH = 34
_INK = "#222222"
_PALE = "#595959"
_BLUE = "#2f6f9f"
_SERIES = ("#1f5f8b", "#a8480f", "#2e6b34", "#7a3e8e", "#8a1c3b", "#4d4d4d", "#6b5a00", "#006d6d")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_FORMAT = ",~f"
_CONFIG: Spec = {
    "font": "Noto Sans, Noto Sans CJK SC, DejaVu Sans, Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": _INK, "titleColor": _INK},
    "title": {
        "anchor": "start",
        "frame": "group",
        "color": _INK,
        "subtitleColor": _PALE,
        "subtitleFontSize": 12,
    },
    "text": {"fontSize": 12, "color": _INK},
}
_ROW_AXIS: Spec = {
    "title": None,
    "ticks": False,
    "domain": False,
    "labelLimit": 0,
    "labelPadding": 8,
    "labelExpr": "split(datum.label, '\\n')",
}


def vega_lite(chart: Chart) -> Spec:
    """The specification of a chart, with all panels one below the other and the source at last."""
    return {
        "$schema": SCHEMA,
        "description": chart.description,
        "background": "white",
        "padding": 12,
        "config": _CONFIG,
        "title": {
            "text": [
                line
                for text in (*chart.legend(), *chart.notes, chart.source)
                for line in _wrapped(text, _FOOT_WIDTH)
            ],
            "orient": "bottom",
            "frame": "bounds",
            "fontSize": 11,
            "fontWeight": "normal",
            "color": _PALE,
            "offset": 16,
        },
        "spacing": 28,
        "vconcat": [_panel(panel, ends) for panel, ends in chart.axes],
    }


def _panel(panel: Panel, ends: AxisRange) -> Spec:
    bounds = ends if ends[0] != ends[1] else (ends[0], Decimal(1))
    draw = {"bars": _bars, "dots": _dots, "lines": _lines}[panel.form]
    title = {
        "text": _wrapped(panel.title, 60),
        "subtitle": _wrapped(panel.subtitle, 90),
        "fontSize": 15,
    }
    return {"title": title, "width": _WIDTH, **draw(panel, bounds)}


def _scale(bounds: AxisRange) -> tuple[Decimal, str]:
    return scale_of(max(map(abs, bounds)))


def _number(value: Decimal) -> float | int:
    """A number that places a mark; no figure is read from it."""
    return int(value) if value == value.to_integral_value() else float(value)


def _values(panel: Panel, unit: Decimal) -> list[Spec]:
    return [
        {
            "row": "\n".join(_wrapped(mark.row, _ROW_WIDTH)),
            "kind": mark.kind,
            "words": mark.words,
            "edge": _number(max(mark.value or Decimal(0), Decimal(0)) / unit),
            **(
                {}
                if mark.value is None
                else {"value": _number(mark.value / unit), "exact": format(mark.value, "f")}
            ),
        }
        for mark in panel.marks
    ]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of about that width; Chinese characters are twice as wide as Latin ones."""
    wide = sum(unicodedata.east_asian_width(it) in "WF" for it in text)
    return textwrap.wrap(text, max(8, width * len(text) // (len(text) + wide))) if text else [""]


def _rows(values: Sequence[Mapping[str, Any]]) -> tuple[Spec, Spec]:
    rows = [value["row"] for value in values]
    lines = max((row.count("\n") + 1 for row in rows), default=1)
    axis = {"field": "row", "type": "nominal", "scale": {"domain": rows}, "axis": _ROW_AXIS}
    return axis, {"step": max(24, 15 * lines + 8)}


def _axis_title(panel: Panel, word: str) -> str:
    return " ".join(filter(None, (word, panel.axis)))


def _of(*kinds: str) -> list[Spec]:
    return [{"filter": {"field": "kind", "oneOf": list(kinds)}}]


def _missing(rows: Spec, x: Spec) -> Spec:
    return {
        "transform": _of("missing"),
        "mark": {"type": "text", "align": "left", "dx": 4, "fontStyle": "italic", "color": _PALE},
        "encoding": {"y": rows, "x": x, "text": {"field": "words"}},
    }


def _beside(rows: Spec) -> Spec:
    """The words beside a bar; those of a fall stand right of zero, where there is room."""
    return {
        "transform": [{"filter": {"field": "kind", "oneOf": ["actual", "target", "computed"]}}],
        "mark": {"type": "text", "align": "left", "dx": 5},
        "encoding": {
            "y": rows,
            "x": {"field": "edge", "type": "quantitative"},
            "text": {"field": "words"},
        },
    }


def _bars(panel: Panel, bounds: AxisRange) -> Spec:
    unit, word = _scale(bounds)
    values = _values(panel, unit)
    rows, height = _rows(values)
    x = {
        "field": "value",
        "type": "quantitative",
        "title": _axis_title(panel, word),
        "scale": {"domain": [_number(it / unit) for it in bounds], "nice": True},
        "axis": {"grid": True, "tickCount": 5, "format": _FORMAT},
    }
    solid = {"type": "bar", "color": _BLUE, "height": {"band": 0.7}}
    hollow = solid | {"fill": "white", "stroke": _BLUE, "strokeWidth": 2, "strokeDash": [4, 3]}
    return {
        "height": height,
        "data": {"values": values},
        "layer": [
            {
                "transform": _of("actual", "computed"),
                "mark": solid,
                "encoding": {"y": rows, "x": x},
            },
            {"transform": _of("target"), "mark": hollow, "encoding": {"y": rows, "x": x}},
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "color": _INK},
                "encoding": {"x": {"datum": 0}},
            },
            _beside(rows),
            _missing(rows, {"datum": 0}),
        ],
    }


def _dots(panel: Panel, bounds: AxisRange) -> Spec:
    values = _values(panel, Decimal(1))
    rows, height = _rows(values)
    last = int(max(bounds[1], Decimal(2)))
    x = {
        "field": "value",
        "type": "quantitative",
        "title": panel.axis,
        "scale": {"domain": [1, last], "nice": False, "padding": 12},
        "axis": {"grid": True, "format": _FORMAT, "values": _places(last)},
    }
    solid = {"type": "point", "filled": True, "size": 110, "color": _BLUE, "opacity": 1}
    hollow = solid | {"filled": False, "strokeWidth": 2, "strokeDash": [3, 2]}
    words = _beside(rows)
    words["mark"] = words["mark"] | {"dx": 10}
    return {
        "height": height,
        "data": {"values": values},
        "layer": [
            {"transform": _of("actual"), "mark": solid, "encoding": {"y": rows, "x": x}},
            {"transform": _of("target"), "mark": hollow, "encoding": {"y": rows, "x": x}},
            words,
            _missing(rows, {"value": 0}),
        ],
    }


def _places(last: int) -> list[int]:
    """The places that an axis names: the first, the last, and some between."""
    step = max(1, last // 6)
    return sorted({*range(1, last - step + 1, step), 1, last})


def _lines(panel: Panel, bounds: AxisRange) -> Spec:
    if panel.ranked:
        bounds = (Decimal(1), max(bounds[1], Decimal(2)))
    unit = Decimal(1) if panel.ranked else _scale(bounds)[0]
    low, high = bounds
    series = list(dict.fromkeys(mark.series for mark in panel.marks))
    joined: dict[tuple[str, str], list[ChartMark]] = {}
    for mark in panel.marks:
        joined.setdefault((mark.series, mark.kind), []).append(mark)
    gap = (high - low) * _LABEL_GAP / _HEIGHT
    # The words of a line's first figure stand left of it, all others right of theirs.
    left = {marks[0] for marks in joined.values() if len(marks) > 1}
    right = [mark for mark in panel.marks if mark not in left]
    floor = low if panel.ranked else low + gap / 2  # clear of the line at the bottom
    heights = {**_apart(left, gap, floor), **_apart(right, gap, floor)}
    values = [
        {
            "series": mark.series,
            "at": _place(mark),
            "value": _number(mark.drawn / unit),
            "exact": format(mark.drawn, "f"),
            "kind": mark.kind,
            "words": mark.words if mark in left else _series_words(mark),
            "side": "left" if mark in left else "right",
            "label_at": _number(heights[mark] / unit),
        }
        for mark in panel.marks
    ]
    x = {
        "field": "at",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": False, "nice": False, "padding": 20},
        "axis": {
            "grid": True,
            "values": [day.toordinal() for day in panel.ticks],
            "labelExpr": _lookup({day.toordinal(): word for day, word in panel.ticks.items()}),
            "labelLimit": 0,
        },
    }
    y: Spec = {
        "field": "value",
        "type": "quantitative",
        "scale": {
            "domain": [_number(it / unit) for it in bounds],
            "nice": not panel.ranked,
            "reverse": panel.ranked,
        },
        # Each figure stands beside its point; numbers at the axis would be in the way.
        "axis": {
            "title": None,
            "labels": False,
            "ticks": False,
            "domain": False,
            "tickCount": 5,
            "gridDash": [2, 2],
        },
    }
    colour = {
        "field": "series",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": series, "range": list(_SERIES)},
    }
    shape = {
        "field": "series",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": series, "range": list(_SHAPES)},
    }
    point = {"type": "point", "size": 80, "opacity": 1}
    return {
        "height": _HEIGHT,
        "data": {"values": values},
        "encoding": {"x": x},
        "layer": [
            {
                "transform": _of("actual"),
                "mark": {"type": "line", "strokeWidth": 2.5},
                "encoding": {"y": y, "color": colour},
            },
            {
                "transform": _of("target"),
                "mark": {"type": "line", "strokeWidth": 2.5, "strokeDash": [6, 4]},
                "encoding": {"y": y, "color": colour},
            },
            {
                "transform": _of("actual"),
                "mark": point | {"filled": True},
                "encoding": {"y": y, "color": colour, "shape": shape},
            },
            {
                "transform": _of("target"),
                "mark": point | {"filled": False, "strokeDash": [3, 2], "strokeWidth": 2},
                "encoding": {"y": y, "color": colour, "shape": shape},
            },
            *(_side(side, y) for side in ("left", "right")),
        ],
    }


def _side(side: str, y: Spec) -> Spec:
    align, dx = ("right", -10) if side == "left" else ("left", 10)
    return {
        "transform": [{"filter": {"field": "side", "equal": side}}],
        "mark": {"type": "text", "align": align, "dx": dx},
        "encoding": {"y": y | {"field": "label_at"}, "text": {"field": "words"}},
    }


def _series_words(mark: ChartMark) -> str:
    return f"{mark.series} {mark.words}{' (plan)' if mark.kind == 'target' else ''}"


def _place(mark: ChartMark) -> int:
    assert mark.at is not None  # marks of a line have a day
    return mark.at.toordinal()


def _lookup(words: Mapping[int, str]) -> str:
    """An expression that gives the words of a tick; they are periods, so they hold no quote."""
    pairs = ", ".join(f"'{place}': '{word}'" for place, word in words.items())
    return f"({{{pairs}}})[datum.value]"


def _apart(marks: Iterable[ChartMark], gap: Decimal, floor: Decimal) -> dict[ChartMark, Decimal]:
    """The heights of labels, each at least a gap above the one below it at the same place."""
    heights: dict[ChartMark, Decimal] = {}
    last: dict[int, Decimal] = {}
    for mark in sorted(marks, key=lambda it: it.drawn):
        place = _place(mark)
        height = max(mark.drawn, last[place] + gap if place in last else floor)
        heights[mark] = last[place] = height
    return heights
