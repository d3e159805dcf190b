"""SARIF 2.1.0: the findings of `check` for code hosts."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from provcli import __version__
from provcli.checks.rules import RULES
from provcli.export.json import write_document

if TYPE_CHECKING:
    from provcli.checks.model import Finding
    from provcli.views.findings import CheckedFile

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(checked: "CheckedFile") -> Iterator[str]:
    """Write each finding at its line; acknowledged ones are suppressed."""
    used = {finding.code for finding in checked.report.findings}
    rules = [rule for rule in RULES if rule.code in used]
    index_by_code = {rule.code: index for index, rule in enumerate(rules)}
    driver = {
        "name": "provcli",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "shortDescription": {"text": rule.title},
                "help": {"text": rule.hint},
                "defaultConfiguration": {"level": rule.severity},
            }
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _build_result(checked, finding, index_by_code[finding.code])
            for finding in checked.report.findings
        ],
    }
    return write_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _build_result(checked: "CheckedFile", finding: "Finding", rule_index: int) -> dict[str, Any]:
    uri = quote(os.fsencode(checked.name.replace("\\", "/")))
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line := checked.line(finding):
        location["region"] = {"startLine": line}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"provcli/v1": f"{finding.code} {finding.subject}"},
    }
    if finding.acknowledged is not None:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": finding.acknowledged}
        ]
    return result
