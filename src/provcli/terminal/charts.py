"""A chart drawn with characters."""

from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from provcli.terminal.layout import BAR_WIDTH, heading_line, stack, text_cell
from provcli.views.chart import AxisRange, Chart, ChartMark, Panel

_CHART_SIGNS: dict[str, str] = {"actual": "#", "computed": "#", "target": ":"}


def chart_screen(chart: Chart) -> RenderableType:
    """A chart in characters: a plan is drawn with another sign than a fact, and so is a fall."""
    parts: list[RenderableType] = []
    for panel, ends in chart.axes:
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(overflow="fold")
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for it in panel.marks:
            words = text_cell(it.words, "yellow" if it.flagged else "")
            grid.add_row(text_cell(it.row), _chart_bar(it, panel, ends), words)
        parts += [heading_line(panel.title, panel.subtitle), grid]
    legend = chart.legend("Drawn with colons")
    foot = [Text("\n").join(map(text_cell, lines)) for lines in (legend, chart.notes) if lines]
    return stack(*parts, *foot, text_cell(chart.source, "dim"))


def _chart_bar(mark: ChartMark, panel: Panel, ends: AxisRange) -> Text:
    """A bar to the right of zero or to the left; a rank has none."""
    if mark.value is None or panel.ranked:
        return Text()
    low, high = ends
    step = (high - low) / BAR_WIDTH or Decimal(1)
    left, length = (int((abs(it) / step).to_integral_value()) for it in (low, mark.value))
    sign = _CHART_SIGNS[mark.kind]
    if mark.value < 0:
        bar = " " * (left - length) + ("-" if sign == "#" else sign) * length + "|"
    else:
        bar = f"{' ' * left}|{sign * length}"
    return Text(bar, "cyan")
