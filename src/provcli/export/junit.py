"""JUnit XML: the findings of `check` for CI."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provcli.checks.engine import RULE_BY_CODE
from provcli.text_safety import escape_controls

if TYPE_CHECKING:
    from provcli.checks.engine import Finding
    from provcli.views.findings import CheckedFile


def write_junit(checked: "CheckedFile") -> Iterator[str]:
    """Write a test case per rule that ran; it failed if the rule has an open finding."""
    open_by_code: dict[str, list[Finding]] = {code: [] for code in checked.report.rules}
    for finding in checked.report.open:
        open_by_code[finding.code].append(finding)
    failures = sum(bool(findings) for findings in open_by_code.values())
    counts = {
        "tests": str(len(open_by_code)),
        "failures": str(failures),
        "errors": "0",
        "skipped": "0",
    }
    # XML 1.0 has no place for control characters, escaped or not.
    file = escape_controls(checked.name)
    suites = Element("testsuites", {"name": "provcli check", **counts})
    suite = SubElement(suites, "testsuite", {"name": file, **counts})
    for code, findings in open_by_code.items():
        name = f"{code} {RULE_BY_CODE[code].title}"
        case = SubElement(suite, "testcase", {"classname": file, "name": name})
        if findings:
            count = "one finding" if len(findings) == 1 else f"{len(findings)} findings"
            failure = SubElement(case, "failure", {"message": count})
            failure.text = escape_controls(
                "\n".join(_format_finding(checked, finding) for finding in findings)
            )
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"{tostring(suites, encoding='unicode')}\n"


def _format_finding(checked: "CheckedFile", finding: "Finding") -> str:
    line = checked.line(finding) or "?"
    return f"{checked.name}:{line}: {finding.subject}: {finding.message} ({finding.evidence})"
