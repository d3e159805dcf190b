"""A chart as a Vega-Lite specification, for browsers, notebooks, and vl-convert.

Numbers in the specification place marks; their labels are the exact words.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from provcli.export.json import write_document
from provcli.values.decimals import EXACT
from provcli.values.formatting import round_to_six_digits, scale_of
from provcli.views.chart import AxisRange, Chart, ChartMark, Panel
from provcli.views.claims import AllowedPanel

Spec = dict[str, Any]

VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

_SIZE = (440, 260)
_LABEL_GAP = 16
"""Pixels from a label to its point, and to the next label."""
_LETTER = 7
"""Pixels that a letter takes at most."""
_ROW_WIDTH, _TITLE_WIDTH, _SUBTITLE_WIDTH, _FOOT_WIDTH = 34, 60, 90, 110
"""Characters in a line of text, by its font size."""
_INK = "#222222"
_GRAY = "#595959"
_BLUE = "#2f6f9f"
_RED = "#b3261e"
_GREEN = "#2e7d32"
_STRIPES = 60
"""An axis is so many stripes of a flagged bar long."""
_COLORS = ["#1f5f8b", "#a8480f", "#2e6b34", "#7a3e8e", "#8a1c3b", "#4d4d4d", "#6b5a00", "#006d6d"]
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]
_CONFIG: Spec = {
    "font": "Noto Sans, Noto Sans CJK SC, DejaVu Sans, Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": _INK,
        "titleColor": _INK,
    },
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
    claims = ("Green: what the figures allow. Red: what the article states.",)
    foot = (*chart.legend(), *(claims if chart.allowed else ()), *chart.notes, chart.source)
    panels = [_draw_panel(chart, panel, bounds) for panel, bounds in chart.axes]
    panels += [_draw_allowed(chart, panel) for panel in chart.allowed]
    if chart.title or chart.subtitle:
        title = {**_entitle(chart.title, chart.subtitle), "fontSize": 18, "offset": 14}
        panels = [{"title": title, "spacing": 28, "vconcat": panels}]
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
        "vconcat": panels,
    }


def _draw_panel(chart: Chart, panel: Panel, bounds: AxisRange) -> Spec:
    low, high = bounds
    if low == high:
        high = low + 1
    unit, word = (Decimal(1), "") if panel.ranked else scale_of(max(abs(low), abs(high)))
    axis = _Axis(
        EXACT.divide(low, unit),
        EXACT.divide(high, unit),
        unit,
        " ".join(filter(None, (word, panel.axis))),
        chart.size or _SIZE,
        is_sized=chart.size is not None,
    )
    draw = _draw_lines if panel.form == "lines" else _draw_rows
    return {"title": _entitle(panel.title, panel.subtitle), **draw(panel, axis)}


@dataclass(frozen=True)
class _Axis:
    """The axis of values: its ends and title in units such as a million, and its panel's size."""

    low: Decimal
    high: Decimal
    unit: Decimal
    title: str
    size: tuple[int, int]
    is_sized: bool

    def scale(self, value: Decimal) -> Decimal:
        return EXACT.divide(value, self.unit)


def _entitle(title: str, subtitle: str) -> Spec:
    return {"text": _wrap(title, _TITLE_WIDTH), "subtitle": _wrap(subtitle, _SUBTITLE_WIDTH)}


def _wrap(text: str, width: int) -> list[str]:
    """Return lines of about that width; a Chinese character takes the room of two letters."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return textwrap.wrap(text, max(8, width * len(text) // (len(text) + wide))) if text else [""]


def _choose(target: object, flagged: object, otherwise: Spec) -> Spec:
    """Return an encoding that has values of their own for targets and for flagged figures."""
    tests = (("datum.kind === 'target'", target), ("datum.flagged", flagged))
    return {
        "condition": [{"test": test, "value": value} for test, value in tests if value],
        **otherwise,
    }


def _describe_marks(panel: Panel, axis: _Axis) -> list[Spec]:
    return [
        {
            "kind": "target" if mark.is_target else "actual",
            "flagged": mark.flagged,
            "words": mark.words,
            "value": axis.scale(mark.value),
            "exact": format(mark.value, "f"),
        }
        for mark in panel.marks
    ]


def _name_rows(rows: Sequence[str], axis: _Axis) -> tuple[list[str], Spec, Spec]:
    """Return the labels of rows, their axis, and their height."""
    names = ["\n".join(_wrap(row, _ROW_WIDTH)) for row in rows]
    lines = max((name.count("\n") + 1 for name in names), default=1)
    y = {
        "field": "row",
        "type": "nominal",
        "scale": {"domain": names},  # in the order of the comparison
        "axis": {
            "title": None,
            "ticks": False,
            "domain": False,
            "labelLimit": 0,
            "labelPadding": 8,
            "labelExpr": "split(datum.label, '\\n')",
        },
    }
    width, height = axis.size
    step = {"step": max(28, 15 * lines + 10)}
    return names, y, {"width": width, "height": height if axis.is_sized else step}


def _draw_rows(panel: Panel, axis: _Axis) -> Spec:
    """Return bars, or dots for ranks, one row per mark."""
    rows, y, size = _name_rows([mark.row for mark in panel.marks], axis)
    values = _describe_marks(panel, axis)
    for value, row, mark in zip(values, rows, panel.marks, strict=True):
        value["row"] = row
        value["words"] = "  ".join(filter(None, (mark.words, mark.change)))
        # The words of a fall begin at zero, where there is room.
        value["words_at"] = max(axis.scale(mark.value), Decimal(0))
    x: Spec = {
        "field": "value",
        "type": "quantitative",
        "title": axis.title or None,
        "scale": {"domain": [axis.low, axis.high], "nice": not panel.ranked},
        # Each value is written beside its bar, where gridlines would strike it.
        "axis": {"format": ",~f", "tickCount": 5, "grid": False},
    }
    bar: Spec = {"type": "bar", "height": {"band": 0.7}}
    if panel.ranked:
        x["scale"]["padding"] = 12
        x["axis"]["values"] = _list_rank_ticks(int(axis.high))
        bar = {"type": "point", "size": 110, "opacity": 1}
    layers: list[Spec] = [
        {
            "mark": {**bar, "strokeWidth": 2},
            "encoding": {
                "x": x,
                "y": y,
                "fill": _choose("white", "white", {"value": _BLUE}),
                "stroke": _choose(None, _RED, {"value": _BLUE}),
                "strokeDash": _choose([4, 3], None, {"value": [1, 0]}),
            },
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 10 if panel.ranked else 5},
            "encoding": {
                "x": {"field": "words_at", "type": "quantitative"},
                "y": y,
                "text": {"field": "words"},
                "color": _choose(None, _RED, {"value": _INK}),
            },
        },
    ]
    if not panel.ranked:
        stripes = list(_list_stripes(values, (axis.high - axis.low) / _STRIPES))
        if stripes:
            layers.append(_draw_stripes(stripes, y))
        if axis.low < 0:
            layers.append(_draw_zero("x"))
    return {**size, "data": {"values": values}, "layer": layers}


def _list_stripes(values: Iterable[Spec], width: Decimal) -> Iterator[Spec]:
    """Return the stripes across each flagged bar, as far as they fit."""
    for value in values:
        start, end = sorted((Decimal(0), value["value"]))
        if value["flagged"]:
            for position in range(int((end - start) / width)):
                left = start + position * width
                ends = (round_to_six_digits(at) for at in (left, left + width))
                yield dict(zip(("x", "x2"), ends, strict=True), row=value["row"])


def _draw_stripes(stripes: list[Spec], y: Spec) -> Spec:
    return {
        "data": {"values": stripes},
        "mark": {"type": "rule", "color": _RED, "strokeWidth": 1},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "x2": {"field": "x2"},
            "y": {**y, "bandPosition": 0.85},
            "y2": {"field": "row", "bandPosition": 0.15},
        },
    }


def _draw_zero(channel: str) -> Spec:
    return {
        "data": {"values": [{"zero": 0}]},
        "mark": {"type": "rule", "color": _INK, "strokeWidth": 1.5},
        "encoding": {channel: {"field": "zero", "type": "quantitative"}},
    }


def _list_rank_ticks(last: int) -> list[int]:
    """Return the ranks that an axis names: the first, the last, and some between."""
    step = max(1, last // 6)
    return sorted({*range(1, last - step + 1, step), 1, last})


def _draw_lines(panel: Panel, axis: _Axis) -> Spec:
    """Return a line per series over time, and the growth on each slope, if there is room."""
    series = list(dict.fromkeys(mark.name for mark in panel.marks))
    width, height = axis.size
    values = _describe_marks(panel, axis)
    for value, mark in zip(values, panel.marks, strict=True):
        value |= {"series": mark.name, "day": _count_days(mark)}
    labels = list(_list_labels(panel, axis))
    heights = [label["height"] for label in labels]
    low, high = axis.low, axis.high
    if not panel.ranked:
        low, high = min([low, *heights]), max([high, *heights])
    # Periods contain no quotes, so they can be written into an expression.
    words = ", ".join(f"'{day.toordinal()}': '{text}'" for day, text in panel.ticks.items())
    x: Spec = {
        "field": "day",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": False, "nice": False, "padding": 20},
        "axis": {
            "values": [day.toordinal() for day in panel.ticks],
            "labelExpr": f"({{{words}}})[datum.value]",
            "labelLimit": 0,
            "grid": False,
        },
    }
    y: Spec = {
        "field": "value",
        "type": "quantitative",
        "title": axis.title or None,
        "scale": {"domain": [low, high], "nice": not panel.ranked, "reverse": panel.ranked},
        "axis": {
            "format": ",~f",
            "ticks": False,
            "domain": False,
            "tickCount": 5,
            "gridColor": "#e3e3e3",
        },
    }
    if panel.ranked:
        y["axis"]["values"] = _list_rank_ticks(int(high))
        y["scale"]["padding"] = _LABEL_GAP
    by_series: Spec = {"field": "series", "type": "nominal", "legend": None}
    color: Spec = {**by_series, "scale": {"domain": series, "range": _COLORS}}
    layers: list[Spec] = [
        {
            "data": {"values": list(_list_lines(values))},
            "mark": {"type": "line", "strokeWidth": 2.5},
            "encoding": {
                "x": x,
                "y": y,
                "color": color,
                "strokeDash": {
                    "field": "kind",
                    "legend": None,
                    "scale": {"domain": ["actual", "target"], "range": [[1, 0], [6, 4]]},
                },
            },
        },
        {
            "mark": {"type": "point", "size": 80, "opacity": 1, "strokeWidth": 2},
            "encoding": {
                "x": x,
                "y": y,
                "shape": {**by_series, "scale": {"domain": series, "range": _SHAPES}},
                "fill": _choose("white", "white", color),
                "stroke": _choose(None, _RED, color),
            },
        },
        # A white edge below the words keeps them clear of lines.
        *(_draw_labels(labels, x, y, edge) for edge in ({"stroke": "white", "strokeWidth": 5}, {})),
    ]
    if axis.low < 0:
        layers.insert(0, _draw_zero("y"))
    return {"width": width, "height": height, "data": {"values": values}, "layer": layers}


def _count_days(mark: ChartMark) -> int:
    assert mark.day is not None  # each mark of a line has a day
    return mark.day.toordinal()


def _list_lines(values: Iterable[Spec]) -> Iterator[Spec]:
    """Return the points that lines connect; a target's line begins at the last actual figure."""
    previous: Spec = {}
    for value in values:
        if value["kind"] == "target" and previous.get("series") == value["series"]:
            yield {**previous, "kind": "target"}
        yield value
        previous = value


def _draw_labels(labels: list[Spec], x: Spec, y: Spec, edge: Spec) -> Spec:
    places = {name: {"expr": f"datum.{name}"} for name in ("align", "dx")}
    return {
        "data": {"values": labels},
        "mark": {"type": "text", **places, **edge},
        "encoding": {
            "x": x,
            "y": {**y, "field": "height"},
            "text": {"field": "words"},
            "color": _choose(None, _RED, {"value": _INK}),
        },
    }


def _list_labels(panel: Panel, axis: _Axis) -> Iterator[Spec]:
    """Return the words at each point and on each slope, clear of each other and of their line."""
    gap = (axis.high - axis.low) * _LABEL_GAP / axis.size[1]
    # On an axis of ranks, lower numbers are higher up.
    up = -gap if panel.ranked else gap
    lines: dict[str, list[ChartMark]] = {}
    for mark in panel.marks:
        lines.setdefault(mark.name, []).append(mark)
    has_growth = _has_room_for_growth(panel, axis)
    labels_by_day: dict[int, list[Spec]] = {}
    for marks in lines.values():
        labels = [_label_point(marks, index, axis, up) for index in range(len(marks))]
        if has_growth:
            labels += [_label_slope(*pair, axis, up) for pair in pairwise(marks) if pair[1].change]
        for label in labels:
            labels_by_day.setdefault(label["day"], []).append(label)
    for labels in labels_by_day.values():
        labels.sort(key=lambda label: label["height"], reverse=panel.ranked)
        for lower, label in pairwise(labels):
            if (label["height"] - lower["height"]) / up < 1:
                label["height"] = lower["height"] + up
    for label in (label for labels in labels_by_day.values() for label in labels):
        yield {**label, "height": round_to_six_digits(label["height"])}


def _label_point(marks: Sequence[ChartMark], index: int, axis: _Axis, up: Decimal) -> Spec:
    """Return the words at a point of a line.

    The last one has them at its right, with the line's name; the others have them above or below,
    where the line does not go.
    """
    mark, value = marks[index], axis.scale(marks[index].value)
    label: Spec = {"day": _count_days(mark), "words": mark.words, "flagged": mark.flagged}
    if index == len(marks) - 1:
        words = f"{mark.name} {mark.words}{', target' if mark.is_target else ''}"
        return {**label, "words": words, "align": "left", "dx": 10, "height": value}
    neighbors = [axis.scale(near.value) for near in marks[max(0, index - 1) : index + 2]]
    is_valley = (sum(neighbors) - value * len(neighbors)) / up > 0
    if is_valley and (axis.low < 0 or value - up >= axis.low):
        up = -up
    place = {"align": "center", "dx": 0} if index else {"align": "left", "dx": -5}
    return {**label, **place, "height": value + up}


def _has_room_for_growth(panel: Panel, axis: _Axis) -> bool:
    """Return whether a change fits beside the words of points, on each slope."""
    days = [day.toordinal() for day in panel.ticks]
    step = min((later - earlier for earlier, later in pairwise(days)), default=0)
    letters = max(len(mark.words) for mark in panel.marks)
    letters += max(len(mark.change) for mark in panel.marks)
    return letters * _LETTER <= axis.size[0] * step / max(1, days[-1] - days[0])


def _label_slope(earlier: ChartMark, later: ChartMark, axis: _Axis, up: Decimal) -> Spec:
    """Return the change, left of a rising line's middle or right of a falling one's."""
    is_rising = (later.value - earlier.value) / up >= 0
    return {
        "day": (_count_days(earlier) + _count_days(later)) // 2,
        "words": later.change,
        "flagged": False,
        "align": "right" if is_rising else "left",
        "dx": -6 if is_rising else 6,
        "height": axis.scale(earlier.value + later.value) / 2 + up / 2,
    }


def _draw_allowed(chart: Chart, panel: AllowedPanel) -> Spec:
    """Return a row per claim: the interval that the figures allow, and the value stated."""
    unit, word = scale_of(max(abs(panel.low), abs(panel.high)))
    low, high = EXACT.divide(panel.low, unit), EXACT.divide(panel.high, unit)
    title = " ".join(filter(None, (word, panel.unit)))
    axis = _Axis(low, high, unit, title, chart.size or _SIZE, is_sized=chart.size is not None)
    rows, y, size = _name_rows([row.label for row in panel.rows], axis)
    if not axis.is_sized:
        size["height"] = {"step": max(44, size["height"]["step"])}
    values = [
        {
            "row": name,
            "low": axis.scale(panel.low if row.low is None else row.low),
            "high": axis.scale(panel.high if row.high is None else row.high),
            "stated": axis.scale(row.stated),
            "end": high,
            "stated_words": f"{row.stated_words} stated",
            "allowed_words": f"{row.allowed_words} allowed",
        }
        for name, row in zip(rows, panel.rows, strict=True)
    ]
    x = {
        "type": "quantitative",
        "title": title or None,
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": {"format": ",~f", "tickCount": 5, "grid": False},
    }

    def place(field: str) -> Spec:
        return {"x": {**x, "field": field}, "y": y}

    words = {"type": "text", "align": "left", "dx": 10}
    return {
        "title": _entitle(panel.title, f"in {panel.unit}" if panel.unit else ""),
        **size,
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "color": "#cccccc", "strokeDash": [1, 4]},
                "encoding": {"y": y},
            },
            {
                "mark": {
                    "type": "bar",
                    "height": 16,
                    "color": _GREEN,
                    "stroke": _GREEN,
                    "strokeWidth": 2,
                },
                "encoding": {**place("low"), "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "shape": "cross", "angle": 45, "filled": True}
                | {"size": 160, "color": _RED, "opacity": 1},
                "encoding": place("stated"),
            },
            {
                "mark": {**words, "dy": -8, "color": _RED, "fontWeight": "bold"},
                "encoding": {**place("end"), "text": {"field": "stated_words"}},
            },
            {
                "mark": {**words, "dy": 9, "color": _GREEN},
                "encoding": {**place("end"), "text": {"field": "allowed_words"}},
            },
        ],
    }
