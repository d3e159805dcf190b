"""Draw an entry of a review: its sentence, its fields, and what is unsure."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from provcli.terminal.explanation import draw_quote
from provcli.terminal.layout import make_text
from provcli.views.review import EntryView, Fact

_LABEL, _LONG_LABEL = 10, 13
"""Columns of the label of a field, and of a label without a key."""
_CELL = 24
"""Columns of a field that others follow."""


def draw_entry(view: EntryView) -> Group:
    """Return an entry as lines that fit on a small terminal."""
    quote = [draw_quote(view.quote), Text()] if view.quote else []
    doubts = [make_text(f"? {doubt.replace('? ', ': ', 1)}", "magenta") for doubt in view.doubts]
    lines = [*quote, *map(_draw_row, view.facts), *doubts]
    heading = make_text(view.heading, "bold")
    heading.no_wrap, heading.overflow = True, "crop"
    return Group(heading, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def _draw_row(facts: Sequence[Fact]) -> Text:
    row = Text()
    for position, fact in enumerate(facts):
        row.append(" " * max(0, _CELL * position - row.cell_len))
        row.append_text(make_text(f"{fact.key} " if fact.key else "", "bold"))
        label = make_text(f"{fact.label}{'?' if fact.is_unsure else ''}", "dim")
        width = _LABEL if fact.key else _LONG_LABEL
        row.append_text(label).append(" " * max(1, width - cell_len(label.plain)))
        row.append_text(make_text(fact.value)).append("  ")
    return row
