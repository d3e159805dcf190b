"""Dialogs: choose one of a list, or type a line."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from provcli.errors import ProvcliError
from provcli.terminal.layout import make_text


class Picker(ModalScreen[int | None]):
    """A list of which the reader chooses one; the result is its position."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss")]

    def __init__(self, heading: str, options: Sequence[tuple[str, str]]) -> None:
        """Take the heading, and each option with words that explain it."""
        super().__init__()
        self._heading = heading
        self._options = options

    def compose(self) -> ComposeResult:
        width = min(24, max(len(name) for name, _ in self._options))
        lines = [
            Text("  ").join((make_text(f"{name:{width}}", "bold"), make_text(words, "dim")))
            for name, words in self._options
        ]
        options = OptionList(*map(Option, lines), classes="dialog")
        options.border_title = make_text(self._heading).markup
        self.watch(options, "scroll_y", self._count_lines, init=False)
        yield options

    def on_resize(self) -> None:
        self.call_after_refresh(self._count_lines)

    def _count_lines(self) -> None:
        """Say how many lines are below those that are seen."""
        options = self.query_one(OptionList)
        more = options.max_scroll_y - round(options.scroll_y)
        options.border_subtitle = f"{more} more" if more else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


class Prompt(ModalScreen[None]):
    """A line to type; the dialog stays open until the line is accepted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss")]

    def __init__(
        self,
        heading: str,
        value: str,
        accept: Callable[[str], str],
        message: RenderableType = "",
    ) -> None:
        """Take the initial text, and what accepts a line or returns what is missing."""
        super().__init__()
        self._heading, self._value, self._accept = heading, value, accept
        self._message = message

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(make_text(self._heading, "bold"))
            yield Input(self._value, select_on_focus=False)
            yield Static(self._message, id="message")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            message = make_text(self._accept(event.value))
        except ProvcliError as error:
            message = draw_error(error)
        if message:
            self.query_one("#message", Static).update(message)
        else:
            self.dismiss()


def draw_error(error: ProvcliError) -> Text:
    """Return a message with details and hint, as the command line prints them."""
    lines = (error.message, *(f"  {line}" for line in error.details), error.hint)
    return Text("\n").join(make_text(line) for line in lines if line)
