"""What checks and claims say: in sentences, as JSON, SARIF 2.1.0 for code hosts, JUnit for CI."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from provcli import __version__
from provcli.analysis.claims import (
    VERDICTS,
    ClaimResult,
    ImpliedFigure,
    check_claim,
    find_claims,
    rounding_interval,
)
from provcli.checks.engine import RULE_BY_CODE, RULES, CheckResult, Finding
from provcli.dataset.models import Dataset, Figure
from provcli.dataset.selection import subset
from provcli.dataset.toml_lines import LineByPath
from provcli.text_safety import escape_controls
from provcli.views.tables import Column, Table, figures_table, to_json
from provcli.views.wording import (
    format_computed,
    format_number,
    format_range,
    format_value,
    round_to_six_digits,
)

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True)
class CheckedFile:
    """A report with the file it is about.

    Attributes:
        report: the findings.
        name: the file's name, as it was given.
        lines: the line of each finding in the file; empty if it has none (JSON).
    """

    report: CheckResult
    name: str
    lines: LineByPath

    def line(self, finding: Finding) -> int | None:
        """The line of the dataset that a finding is about."""
        return self.lines.get(finding.path)


FINDING_COLUMNS = (
    Column("code", "text", "The rule's code."),
    Column("severity", "text", "error or warning."),
    Column("subject", "text", "The figure, claim or metric it is about."),
    Column("line", "integer", "Line of the dataset; empty if unknown."),
    Column("message", "text", "What is wrong."),
    Column("evidence", "text", "Verdict and numbers, as an acknowledgement repeats them."),
    Column("hint", "text", "What to do."),
    Column("acknowledged", "text", "Why it stays; empty if it is open."),
)


def findings_table(checked: CheckedFile) -> Table:
    """One row a finding."""
    return Table(
        "findings",
        FINDING_COLUMNS,
        [
            (
                it.code,
                it.severity,
                it.subject,
                checked.line(it),
                it.message,
                it.evidence,
                RULE_BY_CODE[it.code].hint,
                it.acknowledged,
            )
            for it in checked.report.findings
        ],
    )


def format_implied(dataset: Dataset, implied: ImpliedFigure) -> str:
    """An implied figure with its bounds, to six digits."""
    unit = dataset.unit_of(implied.metric)
    bare = unit.model_copy(update={"label": ""})
    low, high = (
        format_value(round_to_six_digits(it), bare) if it.is_finite() else "no limit"
        for it in implied.bounds
    )
    return f"{format_value(round_to_six_digits(implied.value), unit)} ({low} to {high})"


def format_arithmetic(dataset: Dataset, claim_result: ClaimResult) -> str:
    """A claim's formula with what it gives, what is stated, and what is missing."""
    text = claim_result.formula
    if claim_result.computed is not None and claim_result.bounds is not None:
        text += f" = {format_computed(claim_result.computed)} ({format_range(claim_result.bounds)})"
    if claim_result.stated is not None:
        text += f"; stated {format_number(claim_result.stated)}"
    if claim_result.reason:
        text += f"; {claim_result.reason}"
    if claim_result.implied:
        text += f"; implies {format_implied(dataset, claim_result.implied)}"
    return text


def format_summary(report: CheckResult) -> Iterator[str]:
    """How much was checked, how much could not be, and what came of it."""
    verdicts = Counter(it.verdict for it in report.claim_results)
    told = ", ".join(f"{verdicts[it]} {it}" for it in VERDICTS if verdicts[it])
    yield f"Checked: {report.figures} figures by {len(report.rules)} rules."
    if report.claim_results and report.has_arithmetic:
        yield f"Claims: {len(report.claim_results)}: {told}."
    if (coverage := report.coverage) is None:
        yield "Article: not given, so nothing was held against it; add --article FILE."
    else:
        reasons = ", ".join(f"{count} {reason}" for reason, count in coverage.dismissed.items())
        reasons = f" ({reasons})" if reasons else ""
        yield (
            f"Article: {coverage.numbers} numbers: {coverage.recorded} recorded, "
            f"{sum(coverage.dismissed.values())} dismissed{reasons}, "
            f"{coverage.unaccounted} unaccounted."
        )
        outcomes = ", ".join(f"{count} {name}" for name, count in coverage.figures.items())
        yield f"Figures in the article: {outcomes}."
    noun = "finding" if len(report.open) == 1 else "findings"
    resting = len(report.acknowledged)
    rest = f"{resting} rest{'s' if resting == 1 else ''} on acknowledgements" if resting else ""
    yield (
        " ".join(filter(None, (f"Result: {len(report.open) or 'no'} {noun}", rest and f"({rest})")))
        + "."
    )


def write_json(checked: CheckedFile) -> Iterator[str]:
    """The report whole: summary, findings, claim_results, coverage. Numbers are strings."""
    report = checked.report
    coverage = report.coverage
    document = {
        "layout": 1,
        "dataset": checked.name,
        "summary": {
            "figures": report.figures,
            "rules": report.rules,
            "open": len(report.open),
            "acknowledged": len(report.acknowledged),
        },
        "findings": list(findings_table(checked).records()),
        "claims": [_claim_result(it) for it in report.claim_results],
        "article": None
        if coverage is None
        else {
            "numbers": coverage.numbers,
            "recorded": coverage.recorded,
            "dismissed": dict(coverage.dismissed),
            "unaccounted": coverage.unaccounted,
            "figures": dict(coverage.figures),
        },
    }
    yield f"{to_json(document, indent=2)}\n"


def _claim_result(claim_result: ClaimResult) -> dict[str, Any]:
    implied, limits = claim_result.implied, claim_result.bounds
    return {
        "id": claim_result.claim.id,
        "kind": claim_result.claim.kind,
        "stated_by": claim_result.claim.stated_by,
        "verdict": claim_result.verdict,
        "reason": claim_result.reason or None,
        "formula": claim_result.formula,
        "inputs": claim_result.claim.inputs,
        "stated": claim_result.stated,
        "computed": None if claim_result.computed is None else _computed(claim_result.computed),
        "lower": None if limits is None else _computed(limits.low),
        "upper": None if limits is None else _computed(limits.high),
        "implied": None
        if implied is None
        else {
            "id": implied.id,
            "value": _computed(implied.value),
            "lower": _computed(implied.bounds.low),
            "upper": _computed(implied.bounds.high),
        },
    }


def _computed(number: Decimal) -> str | None:
    """A computed number as screens round it, ungrouped; null where it has no limit."""
    return format_computed(number).replace(",", "") if number.is_finite() else None


def write_explanation(dataset: Dataset, figure: Figure) -> Iterator[str]:
    """One figure whole as JSON: its row of the flat table, bounds, and claims recomputed."""
    (record,) = figures_table(subset(dataset, [figure])).records()
    low, high = rounding_interval(dataset, figure)
    document = {
        "layout": 1,
        "figure": record,
        "heading": dataset.heading_by_section[figure.section],
        "lower": low if low.is_finite() else None,
        "upper": high if high.is_finite() else None,
        "claims": [_claim_result(check_claim(dataset, it)) for it in find_claims(dataset, figure)],
    }
    yield f"{to_json(document, indent=2)}\n"


def write_sarif(checked: CheckedFile) -> Iterator[str]:
    """SARIF 2.1.0: each finding at its line of the dataset, the acknowledged ones suppressed."""
    used = {finding.code for finding in checked.report.findings}
    rules = [rule for rule in RULES if rule.code in used]
    index = {rule.code: position for position, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "provcli",
                "version": __version__,
                "rules": [
                    {
                        "id": rule.code,
                        "shortDescription": {"text": rule.meaning},
                        "help": {"text": rule.hint},
                        "defaultConfiguration": {"level": rule.severity},
                    }
                    for rule in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(checked, it, index[it.code]) for it in checked.report.findings],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    yield f"{to_json(log, indent=2)}\n"


def _sarif_result(checked: CheckedFile, finding: Finding, rule_index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.name)}}
    if line := checked.line(finding):
        place["region"] = {"startLine": line}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"provcli/v1": f"{finding.code} {finding.subject}"},
    }
    if finding.acknowledged is not None:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": finding.acknowledged}
        ]
    return result


def _uri(name: str) -> str:
    from urllib.parse import quote

    return quote(os.fsencode(name.replace("\\", "/")))


def write_junit(checked: CheckedFile) -> Iterator[str]:
    """JUnit XML: a test case for each rule that ran, failed where it has an open finding."""
    from xml.sax.saxutils import escape  # it loads urllib, which nothing else needs

    report = checked.report
    open_by_code: dict[str, list[Finding]] = {code: [] for code in report.rules}
    for finding in report.open:
        open_by_code[finding.code].append(finding)
    failed = sum(bool(findings) for findings in open_by_code.values())
    counts = f'tests="{len(open_by_code)}" failures="{failed}" errors="0" skipped="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="provcli check" {counts}>\n'
    yield f"  <testsuite name={_attribute(checked.name)} {counts}>\n"
    for code, findings in open_by_code.items():
        name = _attribute(f"{code} {RULE_BY_CODE[code].meaning}")
        case = f"    <testcase classname={_attribute(checked.name)} name={name}"
        if not findings:
            yield f"{case}/>\n"
            continue
        lines = "\n".join(
            f"{checked.name}:{checked.line(it) or '?'}: {it.subject}: {it.message} ({it.evidence})"
            for it in findings
        )
        count = "one finding" if len(findings) == 1 else f"{len(findings)} findings"
        yield f"{case}>\n"
        yield f"      <failure message={_attribute(count)}>{escape(escape_controls(lines))}</failure>\n"
        yield "    </testcase>\n"
    yield "  </testsuite>\n</testsuites>\n"


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    # XML 1.0 has no place for control characters, escaped or not.
    return quoteattr(escape_controls(text))
