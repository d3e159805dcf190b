"""Two lines of clickable keys: the names of the panes, and the screen's keys."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widget import Widget

PANES = {"Proof": "p", "Chart": "g", "Claims": "v", "Compare": "c", "Note": "t"}
"""The key of each pane."""


class _Bar(Widget):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key"}

    def _join(self, keys: Sequence[tuple[str, str, str]], always: Collection[str]) -> Text:
        """Return a line of as many keys as fit, the last of which are left out first.

        Each has what a click presses, the key as shown, and what it does.
        """
        color = self.get_component_rich_style("bar--key", partial=True)
        room = self.size.width
        shown = list(keys)
        for item in reversed(keys):
            width = sum(cell_len(key) + cell_len(words) + 3 for _, key, words in shown) - 2
            if width > room and item[0] not in always:
                shown.remove(item)
        parts = []
        for key, name, words in shown:
            part = Text.assemble((name, color), f" {words}")
            part.stylize(Style(meta={"key": key}))
            parts.append(part)
        return Text("  ", no_wrap=True, overflow="ignore").join(parts)

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)


class PaneBar(_Bar):
    """The names of the panes, of which one is marked."""

    def __init__(self) -> None:
        super().__init__(id="panes")
        self.active = next(iter(PANES))

    def render(self) -> Text:
        line = self._join([(key, key, name) for name, key in PANES.items()], PANES[self.active])
        line.highlight_words([self.active], "bold reverse")
        return line


class KeyBar(_Bar):
    """The keys that do something now, also that of one hidden action."""

    def __init__(self, also: str = "") -> None:
        super().__init__()
        self._also = also

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        bindings: dict[str, Binding] = {}
        for _, binding, is_enabled, _ in self.screen.active_bindings.values():
            if is_enabled and (binding.show or binding.action == self._also):
                bindings.setdefault(binding.action, binding)
        keys = [
            (binding.key, self.app.get_key_display(binding), binding.description)
            for binding in bindings.values()
        ]
        return self._join(keys, ("question_mark", "q", "escape"))
