"""What checks and claims say: in sentences, as JSON, SARIF 2.1.0 for code hosts, JUnit for CI."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from provcli import __version__
from provcli.analysis.claims import VERDICTS, Implied, Judgement, bounds, claims_of, judge
from provcli.checks.engine import RULE_BY_CODE, RULES, Finding, Report
from provcli.dataset.models import Dataset, Observation
from provcli.dataset.selection import restrict
from provcli.dataset.toml_lines import Lines
from provcli.text_safety import harmless
from provcli.views.tables import Column, Table, as_json, flat
from provcli.views.wording import grouped, range_words, readable, short, six_digits

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True)
class Checked:
    """A report with the file it is about.

    Attributes:
        report: the findings.
        name: the file's name, as it was given.
        lines: the line of each finding in the file; empty if it has none (JSON).
    """

    report: Report
    name: str
    lines: Lines

    def line(self, finding: Finding) -> int | None:
        """The line of the dataset that a finding is about."""
        return self.lines.get(finding.path)


FINDINGS = (
    Column("code", "text", "The rule's code."),
    Column("severity", "text", "error or warning."),
    Column("subject", "text", "The figure, claim or metric it is about."),
    Column("line", "integer", "Line of the dataset; empty if unknown."),
    Column("message", "text", "What is wrong."),
    Column("expects", "text", "Verdict and numbers, as an acknowledgement repeats them."),
    Column("hint", "text", "What to do."),
    Column("acknowledged", "text", "Why it stays; empty if it is open."),
)


def findings_table(checked: Checked) -> Table:
    """One row a finding."""
    return Table(
        "findings",
        FINDINGS,
        [
            (
                it.code,
                it.severity,
                it.subject,
                checked.line(it),
                it.message,
                it.expects,
                RULE_BY_CODE[it.code].hint,
                it.acknowledged,
            )
            for it in checked.report.findings
        ],
    )


def implied_words(dataset: Dataset, implied: Implied) -> str:
    """An implied figure with its bounds, to six digits."""
    unit = dataset.unit_of(implied.metric)
    bare = unit.model_copy(update={"label": ""})
    low, high = (
        readable(six_digits(it), bare) if it.is_finite() else "no limit" for it in implied.bounds
    )
    return f"{readable(six_digits(implied.value), unit)} ({low} to {high})"


def arithmetic(dataset: Dataset, judgement: Judgement) -> str:
    """A claim's formula with what it gives, what is stated, and what is missing."""
    text = judgement.formula
    if judgement.computed is not None and judgement.bounds is not None:
        text += f" = {short(judgement.computed)} ({range_words(judgement.bounds)})"
    if judgement.stated is not None:
        text += f"; stated {grouped(judgement.stated)}"
    if judgement.reason:
        text += f"; {judgement.reason}"
    if judgement.implied:
        text += f"; implies {implied_words(dataset, judgement.implied)}"
    return text


def summary_lines(report: Report) -> Iterator[str]:
    """How much was checked, how much could not be, and what came of it."""
    verdicts = Counter(it.verdict for it in report.judgements)
    told = ", ".join(f"{verdicts[it]} {it}" for it in VERDICTS if verdicts[it])
    yield f"Checked: {report.figures} figures by {len(report.rules)} rules."
    if report.judgements and report.has_arithmetic:
        yield f"Claims: {len(report.judgements)}: {told}."
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
        outcomes = ", ".join(f"{count} {name}" for name, count in coverage.observations.items())
        yield f"Figures in the article: {outcomes}."
    noun = "finding" if len(report.open) == 1 else "findings"
    resting = len(report.acknowledged)
    rest = f"{resting} rest{'s' if resting == 1 else ''} on acknowledgements" if resting else ""
    yield (
        " ".join(filter(None, (f"Result: {len(report.open) or 'no'} {noun}", rest and f"({rest})")))
        + "."
    )


def write_json(checked: Checked) -> Iterator[str]:
    """The report whole: summary, findings, judgements, coverage. Numbers are strings."""
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
        "claims": [_judgement(it) for it in report.judgements],
        "article": None
        if coverage is None
        else {
            "numbers": coverage.numbers,
            "recorded": coverage.recorded,
            "dismissed": dict(coverage.dismissed),
            "unaccounted": coverage.unaccounted,
            "observations": dict(coverage.observations),
        },
    }
    yield f"{as_json(document, indent=2)}\n"


def _judgement(judgement: Judgement) -> dict[str, Any]:
    implied, limits = judgement.implied, judgement.bounds
    return {
        "id": judgement.claim.id,
        "kind": judgement.claim.kind,
        "stated_by": judgement.claim.stated_by,
        "verdict": judgement.verdict,
        "reason": judgement.reason or None,
        "formula": judgement.formula,
        "inputs": judgement.claim.inputs,
        "stated": judgement.stated,
        "computed": None if judgement.computed is None else _computed(judgement.computed),
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
    return short(number).replace(",", "") if number.is_finite() else None


def write_explanation(dataset: Dataset, figure: Observation) -> Iterator[str]:
    """One observation whole as JSON: its row of the flat table, bounds, and claims recomputed."""
    (record,) = flat(restrict(dataset, [figure])).records()
    low, high = bounds(dataset, figure)
    document = {
        "layout": 1,
        "observation": record,
        "heading": dataset.heading_by_section[figure.section],
        "lower": low if low.is_finite() else None,
        "upper": high if high.is_finite() else None,
        "claims": [_judgement(judge(dataset, it)) for it in claims_of(dataset, figure)],
    }
    yield f"{as_json(document, indent=2)}\n"


def write_sarif(checked: Checked) -> Iterator[str]:
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
    yield f"{as_json(log, indent=2)}\n"


def _sarif_result(checked: Checked, finding: Finding, rule_index: int) -> dict[str, Any]:
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


def write_junit(checked: Checked) -> Iterator[str]:
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
            f"{checked.name}:{checked.line(it) or '?'}: {it.subject}: {it.message} ({it.expects})"
            for it in findings
        )
        count = "one finding" if len(findings) == 1 else f"{len(findings)} findings"
        yield f"{case}>\n"
        yield f"      <failure message={_attribute(count)}>{escape(harmless(lines))}</failure>\n"
        yield "    </testcase>\n"
    yield "  </testsuite>\n</testsuites>\n"


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    # XML 1.0 has no place for control characters, escaped or not.
    return quoteattr(harmless(text))
