"""One figure whole, a check's report, and what follows from claims."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from provcli.analysis.claims import (
    VERDICTS,
    ClaimResult,
    ImpliedFigure,
    check_claim,
    find_claims,
    rounding_interval,
)
from provcli.checks.engine import RULE_BY_CODE, CheckResult, Finding
from provcli.dataset.models import Dataset, Figure
from provcli.terminal.layout import (
    Grid,
    data_table,
    heading_line,
    key_value_table,
    stack,
    text_cell,
)
from provcli.values.periods import format_period
from provcli.views.findings import CheckedFile, format_arithmetic, format_implied, format_summary
from provcli.views.wording import (
    format_computed,
    format_figure,
    format_number,
    format_range,
    format_unit,
)


def explanation(dataset: Dataset, figure: Figure) -> RenderableType:
    """One figure whole: what it says, where it stands, how exact it is, what it is part of."""
    entity = dataset.entity_by_id[figure.entity]
    metric = dataset.metric_by_id[figure.metric]
    unit = dataset.unit_by_id[metric.unit]
    rows = (
        ("Entity", " ".join(filter(None, (entity.name, entity.local_name)))),
        ("Metric", f"{metric.name} ({metric.id})"),
        ("Definition", metric.description),
        ("Scope", figure.scope),
        ("Period", _period_words(figure)),
        ("Status", "a plan for a time to come" if figure.status == "target" else None),
        ("Value", f"{format_number(figure.value)}, in {format_unit(unit)}"),
        ("Qualifier", figure.qualifier),
        ("Bounds", _bounds_words(dataset, figure)),
        ("Printed", f'"{figure.printed}"'),
        ("Section", dataset.heading_by_section[figure.section]),
        ("Paragraph", _paragraph_words(figure)),
        ("Flag", figure.flag),
        ("Note", figure.note),
    )
    claim_results = [check_claim(dataset, claim) for claim in find_claims(dataset, figure)]
    return stack(
        heading_line(format_figure(dataset, figure), figure.id),
        key_value_table(rows),
        Text("Claims it takes part in", "bold") if claim_results else None,
        *(_claim_result_block(dataset, it) for it in claim_results),
    )


def _period_words(figure: Figure) -> str:
    words = format_period(figure.period)
    return words if figure.period in (None, words) else f"{words} ({figure.period})"


def _paragraph_words(figure: Figure) -> str:
    if figure.occurrence == 1:
        return str(figure.paragraph)
    return f"{figure.paragraph}, occurrence {figure.occurrence}"


def _bounds_words(dataset: Dataset, figure: Figure) -> str:
    low, high = rounding_interval(dataset, figure)
    if low == high:
        return "exact"
    if not high.is_finite():
        return f"{format_number(low)} or more"
    return (
        f"{format_number(high)} or less"
        if not low.is_finite()
        else f"{format_number(low)} to {format_number(high)}"
    )


def _claim_result_block(dataset: Dataset, claim_result: ClaimResult) -> RenderableType:
    claim, limits, implied = claim_result.claim, claim_result.bounds, claim_result.implied
    stated = None if claim_result.stated is None else format_number(claim_result.stated)
    by_reader = " (a relation the dataset's author found)" if claim.stated_by == "analyst" else ""
    rows = (
        (claim.id, f"{claim.statement}{by_reader}"),
        (
            "  verdict",
            f"{claim_result.verdict}: {claim_result.reason or VERDICTS[claim_result.verdict]}",
        ),
        ("  formula", claim_result.formula),
        ("  stated", stated),
        (
            "  computed",
            None if claim_result.computed is None else format_computed(claim_result.computed),
        ),
        ("  bounds", format_range(limits) if limits else None),
        ("  implies", f"{implied.id} = {format_implied(dataset, implied)}" if implied else None),
    )
    return key_value_table(rows)


def implied_screen(dataset: Dataset, figures: Sequence[ImpliedFigure]) -> RenderableType:
    """Figures that the article does not report, computed from its claims."""
    rows = (
        (
            text_cell(dataset.entity_by_id[it.entity].name),
            text_cell(dataset.metric_by_id[it.metric].name),
            text_cell(format_period(it.period)),
            text_cell(format_implied(dataset, it)),
            text_cell(it.claim),
        )
        for it in figures
    )
    grid = data_table(("Entity", "Metric", "Period", "Implied value", "By the claim"), rows)
    heading = Text("Implied: computed from claims, not reported by the article", "bold")
    return stack(heading, grid)


def check_screen(dataset: Dataset, checked: CheckedFile) -> RenderableType:
    """A check's findings, its claims with their arithmetic, and how much was checked."""
    report = checked.report
    acknowledged = _findings_grid(checked, report.acknowledged, with_reason=True)
    parts: list[RenderableType | None] = []
    if report.open:
        parts += [Text("Findings", "bold red"), _findings_grid(checked, report.open)]
    if report.acknowledged:
        parts += [Text("Acknowledged findings", "bold"), acknowledged]
    if report.claim_results and report.has_arithmetic:
        parts += [Text("Claims", "bold"), _claims_grid(dataset, report)]
    return stack(*parts, Text("\n").join(map(text_cell, format_summary(report))))


def _findings_grid(
    checked: CheckedFile, findings: Sequence[Finding], *, with_reason: bool = False
) -> Grid:
    def told(finding: Finding) -> str:
        if with_reason:
            return f"{finding.evidence}. {finding.acknowledged}"
        told = f"{finding.message}. {RULE_BY_CODE[finding.code].hint}"
        return told if finding.evidence == finding.message else f"{told} [{finding.evidence}]"

    rows = (
        (
            text_cell(it.code, "" if with_reason else "red"),
            text_cell(checked.line(it) or ""),
            text_cell(it.subject),
            text_cell(told(it)),
        )
        for it in findings
    )
    headers = ("Rule", "Line", "About", "Why it stays" if with_reason else "What is wrong")
    return data_table(headers, rows, right=("Line",), optional=("Line",))


def _claims_grid(dataset: Dataset, report: CheckResult) -> Grid:
    rows = (
        (
            text_cell(it.claim.id),
            text_cell(it.verdict, "yellow" if it.verdict == "inconsistent" else ""),
            text_cell(format_arithmetic(dataset, it)),
        )
        for it in report.claim_results
    )
    return data_table(("Claim", "Verdict", "Arithmetic"), rows)
