"""The panes below the table, drawn as the plain commands draw them."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from provcli.dataset.models import Figure
from provcli.terminal.claims import draw_allowed
from provcli.terminal.explanation import draw_claims, draw_quote
from provcli.terminal.layout import (
    draw_facts,
    draw_heading,
    draw_status,
    make_text,
    mark,
    stack,
)
from provcli.tui.session import READING, Row, Selection, Session
from provcli.views.claims import format_arithmetic
from provcli.views.explanation import build_explanation
from provcli.views.wording import Attention

_ATTENTION: Mapping[str, Attention] = {
    "inconsistent": "contradicted",
    **dict.fromkeys(("exact", "consistent", "within-rounding"), "verified"),
}


def draw_pane(session: Session, pane: str, row: Row | None, selection: Selection) -> RenderableType:
    """Return what a pane shows of the row at the cursor, or of the selection."""
    if pane in ("Chart", "Compare") and (selection.metrics or selection.entities):
        from provcli.tui.compared import draw_compared  # slow to import, and not for the start

        return draw_compared(session, pane, selection)
    if row is None:
        return make_text("Nothing matches.")
    if row.figure is None:
        facts = (("Printed", row.cells[0]), ("Dismissed", row.cells[1]), ("Location", row.cells[5]))
        return stack(draw_facts(facts), make_text(row.cells[6]))
    if pane == "Proof":
        return _draw_proof(session, row.figure)
    explanation = build_explanation(session.dataset, row.figure)
    if pane == "Note":
        return stack(make_text(row.figure.note or "No note."), draw_facts(explanation.facts))
    claims = draw_claims(explanation.claims)
    return stack(*claims) if claims else make_text("No claim uses this figure.", "dim")


def _draw_proof(session: Session, figure: Figure) -> RenderableType:
    quote = session.quotes.get(figure.id) if session.quotes else None
    explanation = build_explanation(session.dataset, figure, quote=quote)
    heading = draw_heading(explanation.title, details=figure.id)
    if explanation.status:
        heading.append("   ").append_text(draw_status(explanation.status))
    facts = dict(explanation.facts)
    words = (f"{name} {facts[name]}" for name in ("Printed", "Bounds") if name in facts)
    location = f"{facts.get('Section', '')}, paragraph {facts['Paragraph']}".lstrip(", ")
    heading.append("\n").append_text(make_text("   ".join((*words, location)), "dim"))
    sentence: RenderableType = make_text("The article does not print this number.", "red")
    if quote:
        sentence = draw_quote(quote)
    elif session.article is None:
        sentence = make_text("Start with --article FILE to see its sentence here.", "dim")
    elif session.is_article_unread:
        sentence = make_text(READING, "dim")
    claims = [
        Text("  ").join(
            (
                mark(result.verdict, _ATTENTION.get(result.verdict, "")),
                make_text(format_arithmetic(session.dataset, result)),
            )
        )
        for result in session.claims_of(figure)
    ]
    allowed = draw_allowed(explanation.allowed)
    return stack(heading, sentence, Group(*claims) if claims else None, allowed)
