"""One figure whole, a check's report, and what follows from claims."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from provcli.analysis.claims import VERDICTS, Implied, Judgement, bounds, claims_of, judge
from provcli.checks.engine import RULE_BY_CODE, Finding, Report
from provcli.dataset.models import Dataset, Observation
from provcli.terminal.layout import Grid, cell, facts_of, grid_of, stack, title_of
from provcli.values.periods import readable as readable_period
from provcli.views.findings import Checked, arithmetic, implied_words, summary_lines
from provcli.views.wording import figure_text, grouped, range_words, short, unit_words


def explanation(dataset: Dataset, figure: Observation) -> RenderableType:
    """One observation whole: what it says, where it stands, how exact it is, what it is part of."""
    province = dataset.province_by_id[figure.province]
    metric = dataset.metric_by_id[figure.metric]
    unit = dataset.unit_by_id[metric.unit]
    rows = (
        ("Province", " ".join(filter(None, (province.name, province.name_zh)))),
        ("Metric", f"{metric.name} ({metric.id})"),
        ("Definition", metric.description),
        ("Scope", figure.scope),
        ("Period", _period_words(figure)),
        ("Status", "a plan for a time to come" if figure.status == "target" else None),
        ("Value", f"{grouped(figure.value)}, in {unit_words(unit)}"),
        ("Qualifier", figure.qualifier),
        ("Bounds", _bounds_words(dataset, figure)),
        ("Printed", f'"{figure.printed}"'),
        ("Section", dataset.heading_by_section[figure.section]),
        ("Paragraph", _paragraph_words(figure)),
        ("Flag", figure.flag),
        ("Note", figure.note),
    )
    judgements = [judge(dataset, claim) for claim in claims_of(dataset, figure)]
    return stack(
        title_of(figure_text(dataset, figure), figure.id),
        facts_of(rows),
        Text("Claims it takes part in", "bold") if judgements else None,
        *(_judgement_block(dataset, it) for it in judgements),
    )


def _period_words(figure: Observation) -> str:
    words = readable_period(figure.period)
    return words if figure.period in (None, words) else f"{words} ({figure.period})"


def _paragraph_words(figure: Observation) -> str:
    if figure.occurrence == 1:
        return str(figure.paragraph)
    return f"{figure.paragraph}, occurrence {figure.occurrence}"


def _bounds_words(dataset: Dataset, figure: Observation) -> str:
    low, high = bounds(dataset, figure)
    if low == high:
        return "exact"
    if not high.is_finite():
        return f"{grouped(low)} or more"
    return (
        f"{grouped(high)} or less" if not low.is_finite() else f"{grouped(low)} to {grouped(high)}"
    )


def _judgement_block(dataset: Dataset, judgement: Judgement) -> RenderableType:
    claim, limits, implied = judgement.claim, judgement.bounds, judgement.implied
    stated = None if judgement.stated is None else grouped(judgement.stated)
    by_reader = " (a relation the dataset's author found)" if claim.stated_by == "reader" else ""
    rows = (
        (claim.id, f"{claim.says}{by_reader}"),
        ("  verdict", f"{judgement.verdict}: {judgement.reason or VERDICTS[judgement.verdict]}"),
        ("  formula", judgement.formula),
        ("  stated", stated),
        ("  computed", None if judgement.computed is None else short(judgement.computed)),
        ("  bounds", range_words(limits) if limits else None),
        ("  implies", f"{implied.id} = {implied_words(dataset, implied)}" if implied else None),
    )
    return facts_of(rows)


def implied_screen(dataset: Dataset, figures: Sequence[Implied]) -> RenderableType:
    """Figures that the article does not report, computed from its claims."""
    rows = (
        (
            cell(dataset.province_by_id[it.province].name),
            cell(dataset.metric_by_id[it.metric].name),
            cell(readable_period(it.period)),
            cell(implied_words(dataset, it)),
            cell(it.claim),
        )
        for it in figures
    )
    grid = grid_of(("Province", "Metric", "Period", "Implied value", "By the claim"), rows)
    heading = Text("Implied: computed from claims, not reported by the article", "bold")
    return stack(heading, grid)


def check_screen(dataset: Dataset, checked: Checked) -> RenderableType:
    """A check's findings, its claims with their arithmetic, and how much was checked."""
    report = checked.report
    acknowledged = _findings_grid(checked, report.acknowledged, with_reason=True)
    parts: list[RenderableType | None] = []
    if report.open:
        parts += [Text("Findings", "bold red"), _findings_grid(checked, report.open)]
    if report.acknowledged:
        parts += [Text("Acknowledged findings", "bold"), acknowledged]
    if report.judgements and report.has_arithmetic:
        parts += [Text("Claims", "bold"), _claims_grid(dataset, report)]
    return stack(*parts, Text("\n").join(map(cell, summary_lines(report))))


def _findings_grid(
    checked: Checked, findings: Sequence[Finding], *, with_reason: bool = False
) -> Grid:
    def told(finding: Finding) -> str:
        if with_reason:
            return f"{finding.expects}. {finding.acknowledged}"
        told = f"{finding.message}. {RULE_BY_CODE[finding.code].hint}"
        return told if finding.expects == finding.message else f"{told} [{finding.expects}]"

    rows = (
        (
            cell(it.code, "" if with_reason else "red"),
            cell(checked.line(it) or ""),
            cell(it.subject),
            cell(told(it)),
        )
        for it in findings
    )
    headers = ("Rule", "Line", "About", "Why it stays" if with_reason else "What is wrong")
    return grid_of(headers, rows, right=("Line",), optional=("Line",))


def _claims_grid(dataset: Dataset, report: Report) -> Grid:
    rows = (
        (
            cell(it.claim.id),
            cell(it.verdict, "yellow" if it.verdict == "inconsistent" else ""),
            cell(arithmetic(dataset, it)),
        )
        for it in report.judgements
    )
    return grid_of(("Claim", "Verdict", "Arithmetic"), rows)
