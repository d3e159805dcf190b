"""The article beside the figures, each number in the color of what became of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from provcli.terminal.layout import wrap_passage
from provcli.text_safety import one_line
from provcli.tui.session import READING

if TYPE_CHECKING:
    from provcli.views.article import ArticleParagraph, NumberState, Passage

_STYLES: "dict[NumberState, str]" = {
    "recorded": "bold cyan",
    "flagged": "bold red",
    "contradicted": "bold white on red",
    "dismissed": "dim underline",
    "unaccounted": "bold black on yellow",
}
_FINDINGS = ("flagged", "contradicted", "unaccounted")


class ArticleView(ScrollView, can_focus=True):
    """The text with a cursor that goes from number to number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right,down", "step(1)", "Next number", key_display="n"),
        Binding("N,left,up", "step(-1)", "Previous number", key_display="N", show=False),
        Binding("right_square_bracket", "step_finding(1)", "Next finding", key_display="]"),
        Binding("left_square_bracket", "step_finding(-1)", "Previous finding", show=False),
        Binding("enter", "choose", "Go to the figure", key_display="Enter"),
    ]
    cursor = reactive(-1)

    class Moved(Message):
        """The cursor is on another number."""

    class Chosen(Message):
        """The reader wants to see the number's figure."""

    def __init__(self) -> None:
        super().__init__(id="article")
        self.numbers: list[Passage] = []
        self._texts = [Text(READING)]
        self._lines: list[Text] = []
        self._line_of: dict[int, int] = {}

    @property
    def number(self) -> "Passage | None":
        return self.numbers[self.cursor] if 0 <= self.cursor < len(self.numbers) else None

    def load(self, paragraphs: "Sequence[ArticleParagraph]") -> None:
        self._texts = []
        for paragraph in paragraphs:
            text = Text(style="bold" if paragraph.is_heading else "")
            for passage in paragraph.passages:
                style = Style()
                if passage.state:
                    meta = Style(meta={"number": len(self.numbers)})
                    style = Style.parse(_STYLES[passage.state]) + meta
                    self.numbers.append(passage)
                text.append(one_line(passage.text), style)
            self._texts += [text, Text()]
        if self.size:  # otherwise the first layout follows
            self.on_resize()

    def on_resize(self) -> None:
        width = max(10, self.scrollable_content_region.width - 1)
        self._lines, self._line_of = [], {}
        for text in self._texts:
            self._lines += wrap_passage(text, self.app.console, width)
        for position, line in enumerate(self._lines):
            for span in line.spans:
                if (number := _find_number(span.style)) is not None:
                    self._line_of.setdefault(number, position)
        self.virtual_size = Size(width, len(self._lines))
        self._follow_cursor()

    def watch_cursor(self) -> None:
        self._follow_cursor()
        self.post_message(self.Moved())

    def _follow_cursor(self) -> None:
        if (line := self._line_of.get(self.cursor)) is not None:
            around = Region(0, max(0, line - 3), 1, 7)
            self.scroll_to_region(around, animate=False, force=True, immediate=True)
        self.refresh()

    def find(self, figure: str) -> None:
        """Move the cursor to the number of a figure, if the article has it."""
        positions = (n for n, passage in enumerate(self.numbers) if passage.figure == figure)
        self.cursor = next(positions, self.cursor)

    def action_step(self, step: int) -> None:
        self.cursor = max(0, min(len(self.numbers) - 1, self.cursor + step))

    def action_step_finding(self, step: int) -> None:
        positions = range(self.cursor + step, len(self.numbers) if step > 0 else -1, step)
        found = (place for place in positions if self.numbers[place].state in _FINDINGS)
        self.cursor = next(found, self.cursor)

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Go to the figure of the number that is clicked."""
        if (number := event.style.meta.get("number")) is not None:
            self.cursor = number
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        position = y + round(self.scroll_y)
        if position >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[position].copy()
        for span in self._lines[position].spans:
            if _find_number(span.style) == self.cursor:
                line.stylize("reverse", span.start, span.end)
        strip = Strip(line.render(self.app.console)).extend_cell_length(self.size.width)
        return strip.apply_style(self.rich_style)


def _find_number(style: str | Style) -> int | None:
    return style.meta.get("number") if isinstance(style, Style) else None
