"""A figure recorded for one metric where the clause names another."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from provcli.checks.engine import RuleSelection, check
from provcli.dataset.models import Dataset

NAMES = ("Exports", "Imports", "Steel output", "Iron output", "Output")


def find_metrics(text: str, figures: Sequence[tuple[str, str]]) -> list[str]:
    """Return the evidence of wrong metrics, for numbers that are recorded for metrics."""
    ids = {name: name.lower().replace(" ", "-") for name in NAMES}
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Made up", "date": "2024"},
            "entities": [{"id": "a", "name": "A"}],
            "metrics": [{"id": ids[name], "name": name, "unit": "tonne"} for name in NAMES],
            "figures": [
                {"entity": "a", "metric": ids[metric], "value": Decimal(printed)}
                | {"printed": printed, "paragraph": 1}
                for printed, metric in figures
            ],
        }
    )
    return [
        finding.evidence for finding in check(dataset, text, choice=RuleSelection(["PC317"])).open
    ]


@pytest.mark.parametrize(
    ("text", "figures", "found"),
    [
        (
            "Exports were 5, imports 7.",
            [("5", "Imports"), ("7", "Exports")],
            ["imports, not exports", "exports, not imports"],
        ),
        ("Exports were 5. Imports fell.", [("5", "Imports")], ["imports, not exports"]),
        (
            "Steel output was 5. Iron output was 7.",
            [("5", "Iron output")],
            ["iron-output, not steel-output"],
        ),
        # Its own name is near, is not a word of the article, or has no word of its own.
        ("Exports were 5, imports 7.", [("5", "Exports"), ("7", "Imports")], []),
        ("Imports, like exports, were 5.", [("5", "Imports")], []),
        ("Exports were 5.", [("5", "Imports")], []),
        ("Steel output was 5. Output fell.", [("5", "Output")], []),
        # The other one has a number of its own in the clause.
        ("Exports of 5 met 7. Imports fell.", [("5", "Exports"), ("7", "Imports")], []),
    ],
)  # fmt: skip
def test_another_metric_is_named(
    text: str, figures: Sequence[tuple[str, str]], found: list[str]
) -> None:
    assert find_metrics(text, figures) == found
