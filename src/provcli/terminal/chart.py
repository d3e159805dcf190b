"""Charts drawn with bars."""

from rich.console import RenderableType

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    STYLES,
    Bar,
    DataTable,
    TableColumn,
    draw_heading,
    draw_lines,
    draw_status,
    make_text,
    stack,
)
from provcli.views.chart import AxisRange, Chart, Panel
from provcli.views.figures import drop_repeats
from provcli.views.wording import Attention


def draw_chart(chart: Chart) -> RenderableType:
    """Return the screen of a chart."""
    parts: list[RenderableType | None] = [draw_status(chart.status)]
    if chart.title or chart.subtitle:
        parts.append(draw_heading(chart.title, details=chart.subtitle))
    for panel, ends in chart.list_axes():
        parts.append(draw_heading(panel.title, details=panel.subtitle))
        if panel.marks:
            parts.append(_draw_panel(panel, ends))
    return stack(
        *parts,
        draw_allowed(chart.allowed),
        draw_lines(chart.legend("Dots")),
        draw_lines(chart.notes),
        make_text(chart.source, "dim"),
    )


def _draw_panel(panel: Panel, ends: AxisRange) -> DataTable:
    """Return a row per mark; ranks have no bar, since they have no length."""
    low, high = ends
    names = drop_repeats(mark.name for mark in panel.marks)
    rows = [
        (make_text(name), make_text(mark.when))
        for mark, name in zip(panel.marks, names, strict=True)
    ]
    bars = []
    for mark in panel.marks:
        attention: Attention = "flagged" if mark.flagged else ""
        if mark.is_target:
            attention = attention or "target"
        words = make_text(mark.words, STYLES[attention])
        words.append_text(make_text(f"  {mark.change}" if mark.change else "", "dim"))
        value = None if panel.ranked else mark.value
        bars.append(Bar(value, low, high, attention, mark.is_target, words))
    columns = (TableColumn("", wraps=True, optional=False), TableColumn(""))
    return DataTable(columns, rows, bars=bars, show_header=False)
