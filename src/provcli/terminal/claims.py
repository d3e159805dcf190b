"""Draw what claims state and what the figures allow, on one axis."""

from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from provcli.terminal.layout import is_colored, limit_width, make_text
from provcli.views.claims import AllowedPanel, AllowedRow
from provcli.views.wording import GLYPHS

_ALLOWED = "\u28ff"
_MIN_AXIS = 40


class AllowedAxis:
    """A panel of stated values and allowed intervals, as wide as the console allows."""

    def __init__(self, panel: AllowedPanel) -> None:
        self._panel = panel

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield a title, a line per claim, and the legend."""
        panel, colored = self._panel, is_colored(console)
        yield make_text(panel.title, "bold")
        rows = [(make_text(row.label), self._describe(row)) for row in panel.rows]
        limit = limit_width(options.max_width)
        label_width = max(label.cell_len for label, _ in rows)
        words_width = max(words.cell_len for _, words in rows)
        axis_width = min(options.max_width - label_width - words_width - 4, limit)
        indent = label_width + 2
        if axis_width >= _MIN_AXIS:
            for row, (label, words) in zip(panel.rows, rows, strict=True):
                label.pad_right(label_width - label.cell_len)
                axis = self._draw_axis(row, axis_width, colored=colored)
                yield Text("  ").join((label, axis, words))
        else:
            axis_width, indent = limit, 0
            for row, (label, words) in zip(panel.rows, rows, strict=True):
                fits = label.cell_len + 2 + words.cell_len <= options.max_width
                yield from (Text("  ").join((label, words)),) if fits else (label, words)
                yield self._draw_axis(row, axis_width, colored=colored)
        sample = Text("  ", "on green") if colored else Text(_ALLOWED * 2)
        legend = Text(" " * indent).append_text(sample)
        legend.append(" allowed   ").append(GLYPHS["contradicted"], "red").append(" stated")
        yield legend

    def _describe(self, row: AllowedRow) -> Text:
        stated = make_text(f"{GLYPHS['contradicted']} {row.stated_words}", "bold red")
        return Text("  ").join((stated, make_text(f"allowed {row.allowed_words}")))

    def _draw_axis(self, row: AllowedRow, width: int, *, colored: bool) -> Text:
        low, high, stated = (_locate(share, width) for share in self._panel.positions(row))
        allowed = (" ", "on green") if colored else (_ALLOWED, "")
        cells = [(" " if cell % 2 else ".", "dim") for cell in range(width)]
        cells[low : high + 1] = [allowed] * (high + 1 - low)
        cells[stated] = (GLYPHS["contradicted"], "bold red")
        # Rich draws a few long spans much faster than one per cell.
        spans = groupby(cells, key=itemgetter(1))
        return Text.assemble(*(("".join(text for text, _ in run), style) for style, run in spans))


def _locate(share: Decimal, width: int) -> int:
    return int((share * (width - 1)).to_integral_value())
