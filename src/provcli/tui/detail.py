"""The panes below the table, drawn as the plain commands draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from shlex import join
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from provcli.analysis.comparison import Comparison, compare
from provcli.dataset.models import Figure
from provcli.dataset.selection import subset
from provcli.errors import ProvcliError
from provcli.terminal.chart import draw_chart
from provcli.terminal.claims import draw_allowed
from provcli.terminal.comparison import draw_comparison
from provcli.terminal.explanation import draw_quote
from provcli.terminal.layout import (
    draw_facts,
    draw_heading,
    draw_status,
    make_text,
    mark,
    stack,
)
from provcli.tui.dialogs import draw_error
from provcli.tui.session import Contents, Row, Session
from provcli.views.chart import build_chart
from provcli.views.claims import format_arithmetic
from provcli.views.comparison import build_comparison, comparison_table
from provcli.views.explanation import build_explanation
from provcli.views.tables import figures_table
from provcli.views.wording import Attention

if TYPE_CHECKING:
    from provcli.views.findings import CheckedFile


@dataclass(frozen=True)
class Selection:
    """What is compared and drawn: metrics, and entities if only some."""

    metrics: tuple[str, ...]
    entities: tuple[str, ...] = ()
    baseline: str | None = None

    @property
    def missing(self) -> str:
        """Why there is no metric to compare."""
        return "No metric in common." if self.entities else "No figure to compare."

    def compare(self, session: Session) -> list[Comparison]:
        return [
            compare(session.dataset, metric, entities=self.entities or None, baseline=self.baseline)
            for metric in self.metrics
        ]

    def list_commands(self, session: Session) -> list[tuple[str, str]]:
        """Return the command lines that print the same."""
        words = [*self.metrics, *(f"--entity={entity}" for entity in self.entities)]
        base = [f"--baseline={self.baseline}"] if self.baseline else []
        return [
            (f"provcli {join(['compare', *words, *base])}{session.data_option}", "the comparison"),
            (f"provcli {join(['chart', *words])}{session.data_option}", "the chart"),
        ]


def make_contents(session: Session, rows: Sequence[Row], selection: Selection) -> Contents:
    """Return what can be exported: the figures of rows, a chart, and the check."""

    def check_file() -> "CheckedFile":
        from provcli.checks.engine import check
        from provcli.views.findings import CheckedFile

        report = check(session.dataset, session.article, article_name=str(session.article_name))
        lines = session.file.line_of(finding.path for finding in report.findings)
        return CheckedFile(report, session.file.name, lines)

    part = subset(session.dataset, [row.figure for row in rows if row.figure])
    contents: Contents = {
        "dataset": lambda: part,
        "table": lambda: figures_table(part),
        "chart": lambda: build_chart(session.dataset, selection.compare(session)),
        "check": check_file,
    }
    return {kind: make for kind, make in contents.items() if kind != "chart" or selection.metrics}


def make_comparison_contents(session: Session, selection: Selection) -> Contents:
    """Return what can be exported of a comparison."""
    comparisons = selection.compare(session)
    return {
        "table": lambda: comparison_table(session.dataset, comparisons),
        "chart": lambda: build_chart(session.dataset, comparisons),
    }


def draw_pane(session: Session, pane: str, row: Row | None, selection: Selection) -> RenderableType:
    """Return what a pane shows of the row at the cursor, or of the selection."""
    dataset = session.dataset
    if pane in ("Chart", "Compare") and (selection.metrics or selection.entities):
        if not selection.metrics:
            return make_text(selection.missing)
        try:
            comparisons = selection.compare(session)
            if pane == "Chart":
                return draw_chart(build_chart(dataset, comparisons))
            return draw_comparison(build_comparison(dataset, comparisons))
        except ProvcliError as error:  # such as a chart of two units
            return draw_error(error)
    if row is None:
        return make_text("Nothing matches.")
    if row.figure is None:
        facts = (("Printed", row.cells[0]), ("Dismissed", row.cells[1]), ("Location", row.cells[5]))
        return stack(draw_facts(facts), make_text(row.cells[6]))
    if pane == "Proof":
        return _draw_proof(session, row.figure)
    explanation = build_explanation(dataset, row.figure)
    if pane == "Note":
        return stack(make_text(row.figure.note or "No note."), draw_facts(explanation.facts))
    claims = [
        Group(_mark(claim.id, is_bad=claim.is_contradicted), draw_facts(claim.facts) or "")
        for claim in explanation.claims
    ]
    return stack(*claims) if claims else make_text("No claim uses this figure.", "dim")


def _draw_proof(session: Session, figure: Figure) -> RenderableType:
    quote = session.quotes.get(figure.id) if session.article is not None else None
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
    claims = [
        Text("  ").join(
            (
                _mark(
                    result.verdict,
                    is_bad=result.verdict == "inconsistent",
                    is_good=result.verdict in ("exact", "consistent", "within-rounding"),
                ),
                make_text(format_arithmetic(session.dataset, result)),
            )
        )
        for result in session.claims_of(figure)
    ]
    allowed = draw_allowed(explanation.allowed)
    return stack(heading, sentence, Group(*claims) if claims else None, allowed)


def _mark(words: str, *, is_bad: bool, is_good: bool = False) -> Text:
    attention: Attention = "contradicted" if is_bad else "verified" if is_good else ""
    text = mark(words, attention)
    text.stylize("bold")
    return text
