"""Everything about one figure."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    draw_facts,
    draw_heading,
    draw_status,
    make_text,
    mark,
    stack,
)
from provcli.views.explanation import Explanation

if TYPE_CHECKING:
    from provcli.views.quotes import Quote


def draw_explanation(explanation: Explanation) -> RenderableType:
    """Return the screen of an explanation."""
    heading = draw_heading(explanation.title, details=explanation.id)
    if explanation.status:
        heading.append("\n").append_text(draw_status(explanation.status))
    parts: list[RenderableType | None] = [
        heading,
        draw_quote(explanation.quote) if explanation.quote else None,
        draw_facts(explanation.facts),
        draw_allowed(explanation.allowed),
    ]
    for claim in explanation.claims:
        title = mark(claim.id, "contradicted" if claim.is_contradicted else "")
        title.stylize("bold")
        parts.append(Group(title, draw_facts(claim.facts, indent=2) or ""))
    return stack(*parts, make_text(explanation.source, "dim"))


def draw_quote(quote: "Quote") -> RenderableType:
    """Return a passage of the article, its number mark by brackets and reversed colors."""
    text = make_text(quote.before).append_text(make_text(f"[{quote.number}]", "bold reverse"))
    return text.append_text(make_text(quote.after))
