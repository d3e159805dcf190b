"""The result of a check."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from provcli.terminal.claims import draw_allowed
from provcli.terminal.explanation import QuoteLine
from provcli.terminal.layout import (
    draw_facts,
    draw_lines,
    draw_status,
    make_text,
    stack,
)
from provcli.views.findings import FindingRow, FindingsView


def draw_findings(view: FindingsView) -> RenderableType:
    """Return the screen of a check: verdict, open findings by paragraph, summary."""
    verdict = draw_status([view.verdict])
    verdict.stylize("bold")
    parts: list[RenderableType | None] = [
        verdict,
        *(Group(make_text(group.title, "bold"), *_draw_rows(group.rows)) for group in view.groups),
    ]
    if view.hints:
        parts.append(draw_facts(view.hints))
    parts.append(draw_allowed(view.allowed))
    if view.acknowledged:
        heading = Text("Acknowledged", "bold")
        parts.append(Group(heading, *_draw_rows(view.acknowledged)))
    return stack(*parts, draw_lines(view.summary))


def _draw_rows(rows: Iterable[FindingRow]) -> Iterable[RenderableType]:
    for row in rows:
        style = "" if row.reason else "red"
        line = Text("  ").append_text(make_text(row.code, style))
        line.append_text(make_text(f"  {row.subject}"))
        yield line.append_text(make_text(f"  {row.line}", "dim")) if row.line else line
        if row.quote:
            yield Padding(QuoteLine(row.quote), (0, 0, 0, 4), expand=False)
        words = (row.message, row.reason or row.details)
        for text in filter(None, words):
            yield Padding(make_text(text), (0, 0, 0, 4), expand=False)
