"""Differences between two datasets."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding

from provcli.terminal.layout import draw_status, make_text, stack
from provcli.views.diff import DiffRow, DiffView, Kind

_SIGNS: dict[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}


def draw_diff(view: DiffView) -> RenderableType:
    """Return the screen of a comparison of two datasets."""
    groups = (
        Group(make_text(group.title, "bold"), *_draw_rows(group.rows)) for group in view.groups
    )
    return stack(draw_status(view.status), *groups)


def _draw_rows(rows: Iterable[DiffRow]) -> Iterable[RenderableType]:
    for row in rows:
        yield make_text(f"{_SIGNS[row.kind]} {row.id}")
        for details in filter(None, row.details):
            yield Padding(make_text(details, "dim" if row.kind != "changed" else ""), (0, 0, 0, 4))
