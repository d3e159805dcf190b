"""The result of a check."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    key_values,
    lines_or_none,
    stack,
    status_line,
    text_cell,
)
from provcli.views.findings import FindingRow, FindingsView


def draw_findings(view: FindingsView) -> RenderableType:
    """Return the screen of a check: the verdict, open findings by paragraph, and what is known."""
    verdict = status_line([view.verdict])
    verdict.stylize("bold")
    parts: list[RenderableType | None] = [
        verdict,
        *(Group(text_cell(group.title, "bold"), *_draw_rows(group.rows)) for group in view.groups),
    ]
    if view.hints:
        parts.append(key_values(view.hints))
    parts.append(draw_allowed(view.allowed))
    if view.acknowledged:
        heading = Text("Acknowledged", "bold")
        parts.append(Group(heading, *_draw_rows(view.acknowledged)))
    return stack(*parts, lines_or_none(view.summary))


def _draw_rows(rows: Iterable[FindingRow]) -> Iterable[RenderableType]:
    for row in rows:
        style = "" if row.reason else "red"
        line = Text("  ").append_text(text_cell(row.code, style))
        line.append_text(text_cell(f"  {row.subject}"))
        yield line.append_text(text_cell(f"  {row.line}", "dim")) if row.line else line
        words = (row.details, row.reason) if row.reason else (row.message, row.details)
        for text in filter(None, words):
            yield Padding(text_cell(text), (0, 0, 0, 4))
