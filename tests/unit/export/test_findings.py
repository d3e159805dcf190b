"""SARIF and JUnit: findings at their lines, and what cannot act in them."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from provcli import __version__
from provcli.checks.engine import RULE_BY_CODE, check
from provcli.dataset.models import Acknowledgement, Dataset
from provcli.views.findings import CheckedFile
from support import HOSTILE

Write = Callable[..., bytes]


@pytest.fixture(scope="module")
def checked(small: Dataset) -> CheckedFile:
    """Return a check with one open and one acknowledged finding, the open one at a line."""
    figures = list(small.figures)
    figures[0] = figures[0].model_copy(update={"printed": f"1,250 {HOSTILE}"})
    figures[1] = figures[1].model_copy(update={"value": figures[1].value + 1})
    broken = small.model_copy(update={"figures": tuple(figures)})
    open_findings = check(broken).findings
    known = open_findings[-1]
    acknowledgement = Acknowledgement(
        rule=known.code, subject=known.subject, evidence=known.evidence, reason="Known."
    )
    result = check(broken.model_copy(update={"acknowledgements": (acknowledgement,)}))
    assert result.open
    assert result.acknowledged
    return CheckedFile(result, "my data/ü.toml", {result.open[0].path: 42})


def sarif_run(write: Write, checked: CheckedFile) -> Any:
    log = json.loads(write("sarif", "check", checked))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    return run


def test_sarif_has_a_result_per_finding(write: Write, checked: CheckedFile) -> None:
    run = sarif_run(write, checked)
    assert run["tool"]["driver"]["version"] == __version__
    assert [result["ruleId"] for result in run["results"]] == [
        finding.code for finding in checked.report.findings
    ]
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert result["level"] == RULE_BY_CODE[result["ruleId"]].severity
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"] == {"uri": "my%20data/%C3%BC.toml"}
    lines = [result["locations"][0]["physicalLocation"].get("region") for result in run["results"]]
    assert {"startLine": 42} in lines


def test_sarif_suppresses_what_is_acknowledged(write: Write, checked: CheckedFile) -> None:
    suppressed = [
        result["suppressions"]
        for result in sarif_run(write, checked)["results"]
        if "suppressions" in result
    ]
    assert suppressed == [
        [{"kind": "inSource", "status": "accepted", "justification": "Known."}]
    ] * len(checked.report.acknowledged)


def test_junit_has_a_case_per_rule_that_ran(write: Write, checked: CheckedFile) -> None:
    root = ElementTree.fromstring(write("junit", "check", checked))
    cases = root.findall("testsuite/testcase")
    assert [case.get("name", "").partition(" ")[0] for case in cases] == list(checked.report.rules)
    failed = [case for case in cases if case.find("failure") is not None]
    open_codes = {finding.code for finding in checked.report.open}
    assert {case.get("name", "").partition(" ")[0] for case in failed} == open_codes
    assert root.get("failures") == str(len(open_codes))
    assert root.get("tests") == str(len(checked.report.rules))
    texts = "".join(case.findtext("failure", "") for case in failed)
    assert "my data/ü.toml:42: " in texts
    assert all(
        finding.message[:40] in texts or "\x1b" in finding.message
        for finding in checked.report.open
    )


@pytest.mark.parametrize("name", ["sarif", "junit"])
def test_findings_have_no_terminal_escapes(write: Write, checked: CheckedFile, name: str) -> None:
    text = write(name, "check", checked).decode()
    assert not set("\x1b\u202e\x00\u200b") & set(text)
