"""Drafts are a finding, and findings can be acknowledged at once, as their hints say."""

import pytest

from provcli.analysis.claims import check_claims
from provcli.checks.acknowledging import REASON, acknowledge
from provcli.checks.context import CheckContext
from provcli.checks.model import Finding
from provcli.checks.rules import RULES
from provcli.checks.rules.drafts import find_drafts
from provcli.dataset.load import loads

TEXT = """name = "x"
title = "X"
entities = [{ id = "a", name = "A" }]
metrics = [{ id = "m", name = "M", unit = "count" }]
figures = [
    { entity = "a", metric = "m", period = "2022", value = 10, printed = "10", paragraph = 1 },
    { entity = "a", metric = "m", period = "2023", value = 11, printed = "11", paragraph = 1, draft = true },
]
[source]
title = "X"
date = "2024"
[[claims]]
id = "growth"
kind = "growth"
statement = "It grew."
inputs = ["a/m/2022", "a/m/2023"]
stated_value = 50
"""  # noqa: E501


def test_drafts_are_counted_in_one_finding() -> None:
    problems = list(find_drafts(CheckContext(loads(TEXT))))
    assert [problem.message for problem in problems] == ["Drafts: 1 of 2 figures."]
    assert problems[0].path == ("figures", 1)
    assert not list(find_drafts(CheckContext(loads(TEXT.replace(", draft = true", "")))))


@pytest.mark.parametrize(
    ("code", "added"), [(rule.code, "acknowledge the" in rule.hint) for rule in RULES]
)
def test_a_finding_whose_hint_says_so_is_acknowledged(code: str, added: int) -> None:
    (result,) = check_claims(loads(TEXT))
    finding = Finding(code, "error", result.claim.id, ("claims", 0), "", "inconsistent: 50 stated")
    text, count = acknowledge(TEXT, "x.toml", [finding])
    assert count == added
    assert text.startswith(TEXT.partition("[source]")[0])
    rows = [(row.rule, row.subject, row.reason) for row in loads(text).acknowledgements]
    assert rows == [(code, "growth", REASON)] * added
