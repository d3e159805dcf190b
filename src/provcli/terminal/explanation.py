"""Everything about one figure."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from provcli.terminal.claims import draw_allowed
from provcli.terminal.layout import (
    draw_facts,
    draw_heading,
    draw_status,
    make_text,
    mark,
    stack,
)
from provcli.text_safety import one_line
from provcli.views.explanation import ClaimExplanation, Explanation

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
    claims = draw_claims(explanation.claims)
    return stack(*parts, *claims, make_text(explanation.source, "dim"))


def draw_claims(claims: Iterable[ClaimExplanation]) -> list[RenderableType]:
    """Return the name of each claim with its facts below."""
    parts: list[RenderableType] = []
    for claim in claims:
        title = mark(claim.id, "contradicted" if claim.is_contradicted else "")
        title.stylize("bold")
        parts.append(Group(title, draw_facts(claim.facts, indent=2) or ""))
    return parts


def draw_quote(quote: "Quote") -> Text:
    """Return a passage of the article, its number in brackets and reversed colors."""
    text = make_text(quote.before).append_text(make_text(f"[{quote.number}]", "bold reverse"))
    return text.append_text(make_text(quote.after))


class QuoteLine:
    """A passage of the article, cut around its number to one line of the console."""

    def __init__(self, quote: "Quote", lead: str = "") -> None:
        """Take the passage, and words before it."""
        self._quote = quote
        self._lead = make_text(lead, "dim")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the line."""
        before, number, after = map(one_line, self._quote)
        room = max(0, options.max_width - self._lead.cell_len - cell_len(f"[{number}]"))
        left = max(room // 2, room - cell_len(after))
        cut_before = _fit(before[::-1], left)[::-1]
        cut = self._quote._replace(
            before=cut_before, after=_fit(after, room - cell_len(cut_before))
        )
        line = Text().append_text(self._lead).append_text(draw_quote(cut))
        line.no_wrap, line.overflow = True, "ignore"
        yield line


def _fit(text: str, width: int) -> str:
    """Return the beginning of a text in so many cells, with dots if it is cut."""
    if cell_len(text) <= width:
        return text
    kept = set_cell_size(text, max(0, width - len("...")))
    return f"{kept.rpartition(' ')[0] or kept}..."[:width]
