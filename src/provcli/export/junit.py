"""JUnit XML: the findings of `check` for CI."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provcli.checks.rules import RULE_BY_CODE
from provcli.text_safety import escape_controls

if TYPE_CHECKING:
    from provcli.checks.model import Finding
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
            lines = (
                f"{checked.name}:{checked.line(finding) or '?'}: {finding.subject}: "
                f"{finding.message} ({finding.evidence})"
                for finding in findings
            )
            failure.text = escape_controls("\n".join(lines))
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"{tostring(suites, encoding='unicode')}\n"
