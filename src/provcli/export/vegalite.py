"""A chart as a Vega-Lite specification, for browsers, notebooks, and vl-convert.

Numbers in the specification place marks; the words beside them say the figures.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from provcli.export.json import write_document
from provcli.values.decimals import EXACT
from provcli.values.formatting import round_to_six_digits, scale_of
from provcli.views.chart import AxisRange, Chart, ChartMark, Panel

Spec = dict[str, Any]

VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

_WIDTH = 440
_HEIGHT = 260
_LABEL_GAP = 15
"""Pixels between two labels at the same position on a line."""
_ROW_WIDTH, _TITLE_WIDTH, _SUBTITLE_WIDTH, _FOOT_WIDTH = 34, 60, 90, 110
"""Characters in a line of text, by its font size."""
_INK = "#222222"
_GRAY = "#595959"
_BLUE = "#2f6f9f"
_COLORS = ["#1f5f8b", "#a8480f", "#2e6b34", "#7a3e8e", "#8a1c3b", "#4d4d4d", "#6b5a00", "#006d6d"]
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]
_CONFIG: Spec = {
    "font": "Noto Sans, Noto Sans CJK SC, DejaVu Sans, Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": _INK, "titleColor": _INK},
    "title": {
        "anchor": "start",
        "frame": "group",
        "fontSize": 15,
        "color": _INK,
        "subtitleColor": _GRAY,
        "subtitleFontSize": 12,
    },
    "text": {"fontSize": 12},
}


def write_vega_lite(chart: Chart) -> Iterator[str]:
    """Write the specification as JSON."""
    return write_document(build_spec(chart))


def build_spec(chart: Chart) -> Spec:
    """Return the specification: the panels one below the other, then notes and source."""
    foot = (*chart.legend(), *chart.notes, chart.source)
    return {
        "$schema": SCHEMA,
        "description": chart.description,
        "background": "white",
        "padding": 12,
        "config": _CONFIG,
        "title": {
            "text": [line for text in foot for line in _wrap(text, _FOOT_WIDTH)],
            "orient": "bottom",
            "frame": "bounds",
            "fontSize": 11,
            "fontWeight": "normal",
            "color": _GRAY,
            "offset": 16,
        },
        "spacing": 28,
        "vconcat": [_build_panel(panel, bounds) for panel, bounds in chart.axes],
    }


def _build_panel(panel: Panel, bounds: AxisRange) -> Spec:
    if panel.ranked:
        bounds = (Decimal(1), max(bounds[1], Decimal(2)))
    elif bounds[0] == bounds[1]:
        bounds = (bounds[0], Decimal(1))
    title = {
        "text": _wrap(panel.title, _TITLE_WIDTH),
        "subtitle": _wrap(panel.subtitle, _SUBTITLE_WIDTH),
    }
    draw = _draw_lines if panel.form == "lines" else _draw_rows
    return {"title": title, "width": _WIDTH, **draw(panel, bounds)}


def _wrap(text: str, width: int) -> list[str]:
    """Return lines of about that width; a Chinese character takes the room of two letters."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return textwrap.wrap(text, max(8, width * len(text) // (len(text) + wide))) if text else [""]


def _encode_target(value: object, otherwise: Spec) -> Spec:
    """Return an encoding that has a value of its own for targets."""
    is_target = {"field": "kind", "equal": "target"}
    return {"condition": {"test": is_target, "value": value}, **otherwise}


def _draw_rows(panel: Panel, bounds: AxisRange) -> Spec:
    """Return bars, or dots for ranks, one row per mark; a target is hollow and dashed."""
    unit, word = (Decimal(1), "") if panel.ranked else scale_of(max(map(abs, bounds)))
    low, high = (EXACT.divide(bound, unit) for bound in bounds)
    rows = ["\n".join(_wrap(mark.row, _ROW_WIDTH)) for mark in panel.marks]
    values = [
        {
            "row": row,
            "kind": mark.kind,
            "words": mark.words,
            "value": EXACT.divide(mark.drawn, unit),
            # The words of a fall begin at zero, where there is room.
            "words_at": max(EXACT.divide(mark.drawn, unit), Decimal(0)),
            "exact": format(mark.drawn, "f"),
        }
        for row, mark in zip(rows, panel.marks, strict=True)
    ]
    y = {
        "field": "row",
        "type": "nominal",
        "scale": {"domain": rows},  # in the order of the comparison
        "axis": {
            "title": None,
            "ticks": False,
            "domain": False,
            "labelLimit": 0,
            "labelPadding": 8,
            "labelExpr": "split(datum.label, '\\n')",
        },
    }
    zero_line = {"test": "datum.value === 0", "value": _INK}
    x: Spec = {
        "field": "value",
        "type": "quantitative",
        "title": " ".join(filter(None, (word, panel.axis))),
        "scale": {"domain": [low, high], "nice": not panel.ranked},
        "axis": {
            "format": ",~f",
            "tickCount": 5,
            "gridColor": {"condition": zero_line, "value": "#dddddd"},
        },
    }
    mark: Spec = {"type": "bar", "height": {"band": 0.7}}
    if panel.ranked:
        x["scale"]["padding"] = 12
        x["axis"]["values"] = _choose_rank_ticks(int(high))
        mark = {"type": "point", "size": 110, "opacity": 1}
    return {
        "height": {"step": max(24, 15 * max((row.count("\n") + 1 for row in rows), default=1) + 8)},
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {**mark, "stroke": _BLUE, "strokeWidth": 2},
                "encoding": {
                    "x": x,
                    "fill": _encode_target("white", {"value": _BLUE}),
                    "strokeDash": _encode_target([4, 3], {"value": [1, 0]}),
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 10 if panel.ranked else 5},
                "encoding": {
                    "x": {"field": "words_at", "type": "quantitative"},
                    "text": {"field": "words"},
                    "color": {"value": _INK},
                },
            },
        ],
    }


def _choose_rank_ticks(last: int) -> list[int]:
    """Return the ranks that an axis names: the first, the last, and some between."""
    step = max(1, last // 6)
    return sorted({*range(1, last - step + 1, step), 1, last})


def _draw_lines(panel: Panel, bounds: AxisRange) -> Spec:
    """Return a line per series over time; a target is hollow and dashed."""
    low, high = bounds
    series = list(dict.fromkeys(mark.series for mark in panel.marks))
    marks_by_line: dict[tuple[str, str], list[ChartMark]] = {}
    for mark in panel.marks:
        marks_by_line.setdefault((mark.series, mark.kind), []).append(mark)
    # The words of a line's first figure are left of it, all others right of theirs.
    left = {marks[0] for marks in marks_by_line.values() if len(marks) > 1}
    right = [mark for mark in panel.marks if mark not in left]
    gap = (high - low) * _LABEL_GAP / _HEIGHT
    floor = low if panel.ranked else low + gap / 2  # clear of the line at the bottom
    height_by_mark = _spread_labels(left, gap, floor) | _spread_labels(right, gap, floor)
    values = [
        {
            "series": mark.series,
            "kind": mark.kind,
            "at": _number_day(mark),
            "value": mark.drawn,
            "words": mark.words if mark in left else _add_series(mark),
            "side": "left" if mark in left else "right",
            "words_at": height_by_mark[mark],
            "exact": format(mark.drawn, "f"),
        }
        for mark in panel.marks
    ]
    # Periods hold no quote, so they can be written into an expression.
    words = ", ".join(f"'{day.toordinal()}': '{text}'" for day, text in panel.ticks.items())
    x: Spec = {
        "field": "at",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": False, "nice": False, "padding": 20},
        "axis": {
            "values": [day.toordinal() for day in panel.ticks],
            "labelExpr": f"({{{words}}})[datum.value]",
            "labelLimit": 0,
        },
    }
    # Each figure is written beside its point, so numbers at the axis would be in the way.
    y: Spec = {
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": not panel.ranked, "reverse": panel.ranked},
        "axis": {
            "title": None,
            "labels": False,
            "ticks": False,
            "domain": False,
            "tickCount": 5,
            "gridDash": [2, 2],
        },
    }
    by_series: Spec = {"field": "series", "type": "nominal", "legend": None}
    color: Spec = {**by_series, "scale": {"domain": series, "range": _COLORS}}
    dash = {
        "field": "kind",
        "legend": None,
        "scale": {"domain": ["actual", "target"], "range": [[1, 0], [6, 4]]},
    }
    point: Spec = {
        "y": {**y, "field": "value"},
        "shape": {**by_series, "scale": {"domain": series, "range": _SHAPES}},
        "fill": _encode_target("white", color),
    }
    words_by_side = {
        "left": {"type": "text", "align": "right", "dx": -10},
        "right": {"type": "text", "align": "left", "dx": 10},
    }
    return {
        "height": _HEIGHT,
        "data": {"values": values},
        "encoding": {"x": x, "color": color},
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 2.5},
                "encoding": {"y": {**y, "field": "value"}, "strokeDash": dash},
            },
            {
                "mark": {"type": "point", "size": 80, "opacity": 1, "strokeWidth": 2},
                "encoding": point,
            },
            *(
                {
                    "transform": [{"filter": {"field": "side", "equal": side}}],
                    "mark": mark,
                    "encoding": {
                        "y": {**y, "field": "words_at"},
                        "text": {"field": "words"},
                        "color": {"value": _INK},
                    },
                }
                for side, mark in words_by_side.items()
            ),
        ],
    }


def _number_day(mark: ChartMark) -> int:
    assert mark.at is not None  # each mark of a line has a day
    return mark.at.toordinal()


def _add_series(mark: ChartMark) -> str:
    return f"{mark.series} {mark.words}{', target' if mark.kind == 'target' else ''}"


def _spread_labels(
    marks: Iterable[ChartMark], gap: Decimal, floor: Decimal
) -> dict[ChartMark, Decimal]:
    """Return heights of labels, each at least `gap` above the one below it on the same day."""
    height_by_mark: dict[ChartMark, Decimal] = {}
    last_by_day: dict[int, Decimal] = {}
    for mark in sorted(marks, key=lambda mark: mark.drawn):
        day = _number_day(mark)
        height = max(mark.drawn, last_by_day[day] + gap if day in last_by_day else floor)
        last_by_day[day] = height
        height_by_mark[mark] = round_to_six_digits(height)
    return height_by_mark
