"""Two lines of keys that a mouse can click: the names of the panes, and the keys of the screen."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.widget import Widget

PANES = {"Proof": "p", "Chart": "g", "Claims": "v", "Compare": "c", "Note": "t"}
"""The key of each pane."""
_ALWAYS = ("question_mark", "q", "escape")
"""The keys that are shown even where the line is too narrow for all keys."""


class _Bar(Widget):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key"}

    def _join(self, keys: Iterable[tuple[str, str, str]]) -> Text:
        """Return a line of keys: what to press on click, the key as shown, its description."""
        color = self.get_component_rich_style("bar--key", partial=True)
        parts = []
        for key, shown, words in keys:
            part = Text.assemble((shown, color), f" {words}")
            part.stylize(Style(meta={"key": key}))
            parts.append(part)
        return Text("  ", no_wrap=True, overflow="ignore").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)


class PaneBar(_Bar):
    """The names of the panes, of which one is marked."""

    def __init__(self) -> None:
        """Mark the first pane."""
        super().__init__(id="panes")
        self.active = next(iter(PANES))

    def render(self) -> Text:
        """Return the line."""
        line = self._join((key, key, name) for name, key in PANES.items())
        line.highlight_words([self.active], "bold reverse")
        return line


class KeyBar(_Bar):
    """The keys that do something now, as many as fit."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """Return the line."""
        bindings = {
            active.binding.action: active.binding
            for active in reversed(self.screen.active_bindings.values())
            if active.binding.show
        }
        keys = [
            (binding.key, self.app.get_key_display(binding), binding.description)
            for binding in reversed(bindings.values())
        ]
        widths = [cell_len(shown) + cell_len(words) + 3 for _, shown, words in keys]
        room = self.size.width + 2
        for index in reversed(range(len(keys))):
            if sum(widths) > room and keys[index][0] not in _ALWAYS:
                del keys[index], widths[index]
        return self._join(keys)
