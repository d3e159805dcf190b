"""The comparison, the chart, and the export of several figures."""

from collections.abc import Iterable

from rich.console import RenderableType

from provcli.analysis.comparison import Comparison, compare
from provcli.checks.engine import check
from provcli.dataset.models import Figure
from provcli.dataset.selection import subset
from provcli.errors import ProvcliError
from provcli.terminal.layout import make_text
from provcli.terminal.screen import draw_screen
from provcli.tui.dialogs import draw_error
from provcli.tui.session import Contents, Selection, Session
from provcli.views.chart import build_chart
from provcli.views.comparison import build_comparison, comparison_table
from provcli.views.findings import CheckedFile
from provcli.views.tables import figures_table


def draw_compared(session: Session, pane: str, selection: Selection) -> RenderableType:
    """Return the chart or the comparison of a selection, or why there is none."""
    if not selection.metrics:
        return make_text(selection.missing)
    try:
        comparisons = _compare(session, selection)
        if pane == "Chart":
            return draw_screen(build_chart(session.dataset, comparisons).screen)
        return draw_screen(build_comparison(session.dataset, comparisons))
    except ProvcliError as error:  # such as a chart of two units
        return draw_error(error)


def make_contents(session: Session, figures: Iterable[Figure], selection: Selection) -> Contents:
    """Return what can be exported: figures, the chart of a selection, and findings."""
    part = subset(session.dataset, figures)
    contents: Contents = {
        "dataset": lambda: part,
        "table": lambda: figures_table(part),
        "chart": make_comparison(session, selection)["chart"],
        "check": lambda: _check(session),
    }
    return {kind: make for kind, make in contents.items() if kind != "chart" or selection.metrics}


def make_comparison(session: Session, selection: Selection) -> Contents:
    """Return what can be exported of a comparison."""
    dataset = session.dataset
    return {
        "table": lambda: comparison_table(dataset, _compare(session, selection)),
        "chart": lambda: build_chart(dataset, _compare(session, selection)),
    }


def _compare(session: Session, selection: Selection) -> list[Comparison]:
    entities, baseline = selection.entities or None, selection.baseline
    return [
        compare(session.dataset, metric, entities=entities, baseline=baseline)
        for metric in selection.metrics
    ]


def _check(session: Session) -> CheckedFile:
    report = check(session.dataset, session.article, article_name=str(session.article_name))
    lines = session.file.line_of(finding.path for finding in report.findings)
    return CheckedFile(report, session.file.name, lines)
