"""The pane below the table, which draws its contents once, then only scrolls."""

from typing import ClassVar

from rich.console import RenderableType
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Pane(ScrollView, can_focus=True):
    """What is drawn, as lines; a Textual widget would draw a long table repeatedly."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose_claim", "Choose a claim", key_display="Enter"),
    ]

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._content: RenderableType = ""
        self._lines: list[Strip] = []

    def show(self, content: RenderableType) -> None:
        """Show something else, from its top."""
        self._content = content
        self._draw_lines()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self.virtual_size.width:
            self._draw_lines()

    def _draw_lines(self) -> None:
        console, width = self.app.console, max(1, self.scrollable_content_region.width)
        lines = console.render_lines(self._content, console.options.update(width=width), pad=False)
        self._lines = [Strip(Segment.simplify(line)) for line in lines]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        position = y + round(self.scroll_y)
        line = self._lines[position] if position < len(self._lines) else Strip([])
        width = self.size.width
        return line.adjust_cell_length(width).apply_style(self.rich_style)
