"""Everything about one figure."""

from rich.console import Group, RenderableType

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    heading_line,
    key_values,
    mark,
    stack,
    status_line,
    text_cell,
)
from provcli.views.explanation import Explanation
from provcli.views.quotes import Quote


def draw_explanation(explanation: Explanation) -> RenderableType:
    """Return the screen of an explanation."""
    heading = heading_line(explanation.title, details=explanation.id)
    if explanation.status:
        heading.append("\n").append_text(status_line(explanation.status))
    parts: list[RenderableType | None] = [
        heading,
        draw_quote(explanation.quote) if explanation.quote else None,
        key_values(explanation.facts),
        draw_allowed(explanation.allowed),
    ]
    for claim in explanation.claims:
        title = mark(claim.id, "contradicted" if claim.is_contradicted else "")
        title.stylize("bold")
        parts.append(Group(title, key_values(claim.facts, indent=2) or ""))
    return stack(*parts, text_cell(explanation.source, "dim"))


def draw_quote(quote: Quote) -> RenderableType:
    """Return a passage of the article, its number mark by brackets and reversed colors."""
    text = text_cell(quote.before).append_text(text_cell(f"[{quote.number}]", "bold reverse"))
    return text.append_text(text_cell(quote.after))
