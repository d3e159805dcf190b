"""The panes below the table, drawn as the plain commands draw them."""

from collections.abc import Mapping

from rich.console import RenderableType

from provcli.dataset.models import Figure
from provcli.terminal.screen import draw_screen
from provcli.tui.session import READING, Row, Selection, Session
from provcli.views.claims import format_arithmetic
from provcli.views.explanation import build_explanation
from provcli.views.screen import (
    Lines,
    Screen,
    Span,
    list_facts,
    make_heading,
    make_pale,
    make_status,
    mark,
)
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
    return draw_screen(_build_pane(session, pane, row))


def _build_pane(session: Session, pane: str, row: Row | None) -> Screen:
    if row is None:
        return (Lines(["Nothing matches."]),)
    if row.figure is None:
        facts = (("Printed", row.cells[0]), ("Dismissed", row.cells[1]), ("Location", row.cells[5]))
        return list_facts(facts), Lines([row.cells[6]])
    if pane == "Proof":
        return _build_proof(session, row.figure)
    explanation = build_explanation(session.dataset, row.figure)
    if pane == "Note":
        return Lines([row.figure.note or "No note."]), list_facts(explanation.facts)
    claims = [claim.blocks for claim in explanation.claims]
    return claims or (make_pale("No claim uses this figure."),)


def _build_proof(session: Session, figure: Figure) -> Screen:
    quote = session.quotes.get(figure.id) if session.quotes else None
    explanation = build_explanation(session.dataset, figure, quote=quote)
    facts = dict(explanation.facts)
    words = (f"{name} {facts[name]}" for name in ("Printed", "Bounds") if name in facts)
    location = f"{facts.get('Section', '')}, paragraph {facts['Paragraph']}".lstrip(", ")
    title = (*make_heading(explanation.title, details=figure.id), *make_status(explanation.status))
    missing = Span("The article does not print this number.", "flagged")
    if session.article is None:
        missing = Span("Start with --article FILE to see its sentence here.", "pale")
    elif session.is_article_unread:
        missing = Span(READING, "pale")
    claims = [
        (
            mark(result.verdict, _ATTENTION.get(result.verdict, "")),
            format_arithmetic(session.dataset, result),
        )
        for result in session.claims_of(figure)
    ]
    return (
        Lines([title, Span("   ".join((*words, location)), "pale")]),
        quote or Lines([missing]),
        Lines(claims, gap=2),
        *explanation.allowed,
    )
