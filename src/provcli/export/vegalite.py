"""A chart as a Vega-Lite specification, for browsers, notebooks, and vl-convert.

Numbers in the specification place marks; their labels are the exact words.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from provcli.export.json import write_document
from provcli.export.line_labels import LINE_HEIGHT, PADDING, Label, Lines, Spot, count_wide, measure
from provcli.values.decimals import EXACT
from provcli.values.formatting import round_to_six_digits, scale_of
from provcli.views.chart import AxisRange, Chart, ChartMark, Panel
from provcli.views.claims import AllowedPanel
from provcli.views.wording import capitalize

Spec = dict[str, Any]

VERSION = "6.1"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

_SIZE = (440, 260)
_MAX_SIZE = (860, 460)
"""The maximum size of a plot of lines, unless the user wants another one."""
_ROW_WIDTH, _TITLE_WIDTH, _SUBTITLE_WIDTH, _FOOT_WIDTH = 34, 60, 90, 110
"""Characters in a line of text, by its font size."""
_INK = "#222222"
_GRAY = "#595959"
_BLUE = "#2f6f9f"
_RED = "#b3261e"
_GREEN = "#2e7d32"
_HATCH = {
    "gradient": "linear",
    "x2": 0,  # from top to bottom: red lines along the bar
    "y2": 1,
    "stops": [
        {"offset": (stripe + offset) / 4, "color": color}
        for stripe in range(4)
        for offset, color in ((0, "white"), (0.7, "white"), (0.7, _RED), (1, _RED))
    ],
}
"""The filling of a flagged bar."""
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
    """Return the specification: panels below each other, then notes and source."""
    claims = ("Green: what the figures allow. Red: what the article states.",)
    panels = [_draw_panel(chart, panel, bounds) for panel, bounds in chart.list_axes(zooms=True)]
    legend = chart.legend(has_changes=any(map(_has_changes, chart.panels, panels)))
    foot = (*legend, *(claims if chart.allowed else ()), *chart.notes, chart.source)
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
    axis = _make_axis(chart, bounds, panel.axis_title, is_scaled=not panel.ranked)
    if panel.form == "lines":
        return _draw_lines(panel, axis)
    return {"title": _entitle(panel.title, panel.caption), **_draw_rows(panel, axis)}


def _has_changes(panel: Panel, drawn: Spec) -> bool:
    """Return whether changes are written: beside bars, and on lines only with room."""
    if panel.form == "lines":
        return any(label["growth"] for label in drawn["layer"][-1]["data"]["values"])
    return any(mark.change for mark in panel.marks)


@dataclass(frozen=True)
class _Axis:
    """An axis of values: ends and title, in units such as a million, and panel size."""

    low: Decimal
    high: Decimal
    unit: Decimal
    title: str
    size: tuple[int, int]
    is_sized: bool

    def scale(self, value: Decimal) -> Decimal:
        return EXACT.divide(value, self.unit)


def _make_axis(chart: Chart, bounds: AxisRange, title: str, *, is_scaled: bool = True) -> _Axis:
    low, high = bounds
    if low == high:
        high = low + 1
    unit, word = scale_of(max(abs(low), abs(high))) if is_scaled else (Decimal(1), "")
    return _Axis(
        EXACT.divide(low, unit),
        EXACT.divide(high, unit),
        unit,
        " ".join(filter(None, (word, title))),
        chart.size or _SIZE,
        is_sized=chart.size is not None,
    )


def _entitle(title: str, subtitle: str) -> Spec:
    below = {"subtitle": _wrap(subtitle, _SUBTITLE_WIDTH)} if subtitle else {}
    return {"text": _wrap(title, _TITLE_WIDTH), **below}  # an empty subtitle would take a line


def _wrap(text: str, width: int) -> list[str]:
    """Return lines of about that width; a Chinese character is two letters wide."""
    columns = len(text) + count_wide(text)
    return textwrap.wrap(text, max(8, width * len(text) // columns)) if text else [""]


def _choose(target: object, flagged: object, otherwise: Spec) -> Spec:
    """Return an encoding with separate values for targets and for flagged figures."""
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
    step = max(28, 15 * lines + 10)
    if axis.is_sized:  # however small, rows do not overlap
        return names, y, {"width": width, "height": max(height, step * len(rows))}
    return names, y, {"width": width, "height": {"step": step}}


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
                "fill": _choose("white", "white" if panel.ranked else _HATCH, {"value": _BLUE}),
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
    if axis.low < 0:
        layers.append(_draw_zero("x"))
    return {**size, "data": {"values": values}, "layer": layers}


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
    """Return a line per series over time, and growth on each slope that has room."""
    series: dict[str, list[ChartMark]] = {}
    for mark in panel.marks:
        series.setdefault(mark.name, []).append(mark)
    domain = list(series)
    values = _describe_marks(panel, axis)
    for value, mark in zip(values, panel.marks, strict=True):
        value |= {"series": mark.name, "day": mark.day and mark.day.toordinal()}
    width, height = _measure_plot(panel, axis, len(series))
    low, high = axis.low, axis.high
    if not panel.ranked:  # words have room above the highest point, and below the lowest
        room = (high - low) * 26 / max(1, height - 52)
        low, high = low - room if low else low, high + room
    low, high = round_to_six_digits(low), round_to_six_digits(high)
    days = [day.toordinal() for day in panel.ticks]
    padding = LINE_HEIGHT if panel.ranked else 0

    def find_height(value: Decimal) -> float:
        share = float((axis.scale(value) - low) / (high - low))
        return padding + (share if panel.ranked else 1 - share) * (height - 2 * padding)

    def find_x(day: date) -> float:
        share = (day.toordinal() - days[0]) / max(1, days[-1] - days[0])
        return PADDING + share * (width - 2 * PADDING)

    def locate(mark: ChartMark) -> Spot:
        assert mark.day is not None  # each mark of a line has a day
        return Spot(find_x(mark.day), find_height(mark.value), mark.words, mark.change)

    spots = [[locate(mark) for mark in marks] for marks in series.values()]
    zero = find_height(Decimal(0)) if low < 0 else None
    labels = Lines(spots, domain, width, height, zero).place_labels()
    # Periods contain no quotes, so they can be written into an expression.
    words = ", ".join(f"'{day.toordinal()}': '{text}'" for day, text in panel.ticks.items())
    x: Spec = {
        "field": "day",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": False, "nice": False, "padding": PADDING},
        "axis": {
            "values": days,
            "labelExpr": f"({{{words}}})[datum.value]",
            "labelLimit": 0,
            "labelOverlap": "greedy",
            "labelSeparation": 8,
            "grid": False,
        },
    }
    y: Spec = {
        "field": "value",
        "type": "quantitative",
        "title": axis.title or None,
        "scale": {"domain": [low, high], "nice": False, "reverse": panel.ranked},
        "axis": {
            "format": ",~f",
            "ticks": False,
            "domain": False,
            "tickCount": 5,
            "gridColor": "#e3e3e3",
        },
    }
    if panel.ranked:
        y["axis"]["values"] = _list_rank_ticks(int(axis.high))
        y["scale"]["padding"] = LINE_HEIGHT
    named = {
        label.line
        for label in labels
        if not label.is_growth and label.words != spots[label.line][label.spot].words
    }
    legend = (
        None
        if len(named) == len(series)
        else {"title": None, "orient": "bottom", "columns": 3, "labelLimit": 0}
    )
    by_series: Spec = {"field": "series", "type": "nominal"}
    color: Spec = {**by_series, "legend": None, "scale": {"domain": domain, "range": _COLORS}}
    shape: Spec = {**by_series, "legend": legend, "scale": {"domain": domain, "range": _SHAPES}}
    layers: list[Spec] = [
        {
            "data": {"values": list(_list_lines(values))},
            "mark": {"type": "line", "strokeWidth": 2.5},
            "encoding": {
                "x": x,
                "y": y,
                "color": {**color, "legend": legend},
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
                "shape": shape,
                "fill": _choose("white", "white", color),
                "stroke": _choose(None, _RED, color),
            },
        },
        *_draw_labels(labels, list(series.items()), color if len(domain) > 1 else {"value": _INK}),
    ]
    if axis.low < 0:
        layers.insert(0, _draw_zero("y"))
    is_complete = sum(not label.is_growth for label in labels) == len(panel.marks)
    parts = (
        panel.caption,
        "" if is_complete else "values without room are not written",
        "" if panel.ranked or axis.low <= 0 <= axis.high else "the axis does not begin at zero",
    )
    subtitle = "; ".join(filter(None, parts))
    return {
        "title": _entitle(panel.title, subtitle if panel.lead else capitalize(subtitle)),
        "width": width,
        "height": height,
        "data": {"values": values},
        "layer": layers,
    }


def _measure_plot(panel: Panel, axis: _Axis, count: int) -> tuple[int, int]:
    """Return the width and height of so many lines, larger where words need it."""
    width, height = axis.size
    if axis.is_sized:
        return axis.size
    letters = max(measure(mark.words) for mark in panel.marks)
    width = max(width, min(_MAX_SIZE[0], int(letters + 12) * (len(panel.ticks) - 1) + 2 * PADDING))
    return width, max(height, min(_MAX_SIZE[1], height + 24 * (count - 3)))


def _list_lines(values: Iterable[Spec]) -> Iterator[Spec]:
    """Return the points of lines; a target's line begins at the last actual figure."""
    previous: Spec = {}
    for value in values:
        if value["kind"] == "target" and previous.get("series") == value["series"]:
            yield {**previous, "kind": "target"}
        yield value
        previous = value


def _draw_labels(
    labels: Iterable[Label], series: Sequence[tuple[str, Sequence[ChartMark]]], ink: Spec
) -> Iterator[Spec]:
    """Yield the words at their pixels; a white edge below them hides gridlines."""
    values = []
    for label in labels:
        name, marks = series[label.line]
        mark, is_last = marks[label.spot], label.spot == len(marks) - 1
        is_plan = is_last and mark.is_target and not label.is_growth
        values.append(
            {
                "x": round(label.x, 1),
                "y": round(label.y, 1),
                "align": label.align,
                "words": f"{label.words}, target" if is_plan else label.words,
                "flagged": mark.flagged and not label.is_growth,
                "kind": "",
                "series": name,
                "growth": label.is_growth,
            }
        )
    # Below the words lie their white edges, which no screen reader reads.
    for edge in ({"stroke": "white", "strokeWidth": 5, "aria": False}, {}):
        yield {
            "data": {"values": values},
            "mark": {"type": "text", "align": {"expr": "datum.align"}, **edge},
            "encoding": {
                **{
                    channel: {"field": channel, "type": "quantitative", "scale": None, "axis": None}
                    for channel in ("x", "y")
                },
                "text": {"field": "words"},
                "description": {"field": "words"},
                "color": _choose(None, _RED, ink),
            },
        }


def _draw_allowed(chart: Chart, panel: AllowedPanel) -> Spec:
    """Return a row per claim: the interval that figures allow, and the stated value."""
    axis = _make_axis(chart, (panel.low, panel.high), panel.unit)
    rows, y, size = _name_rows([row.label for row in panel.rows], axis)
    if not axis.is_sized:
        size["height"] = {"step": max(44, size["height"]["step"])}
    values = [
        {
            "row": name,
            "low": axis.scale(panel.low if row.low is None else row.low),
            "high": axis.scale(panel.high if row.high is None else row.high),
            "stated": axis.scale(row.stated),
            "end": axis.high,
            "stated_words": f"{row.stated_words} stated",
            "allowed_words": f"{row.allowed_words} allowed",
        }
        for name, row in zip(rows, panel.rows, strict=True)
    ]
    x = {
        "type": "quantitative",
        "title": axis.title or None,
        "scale": {"domain": [axis.low, axis.high], "nice": False, "zero": False},
        "axis": {"format": ",~f", "tickCount": 5, "grid": False},
    }

    def place(field: str) -> Spec:
        return {"x": {**x, "field": field}, "y": y}

    words = {"type": "text", "align": "left", "dx": 10}
    return {
        "title": _entitle(panel.title, ""),
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
