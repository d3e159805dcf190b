"""A figure recorded for one metric where the clause names another."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from provcli.checks.engine import RuleSelection, check
from provcli.dataset.models import Dataset

NAMES = {
    "Exports": "出口",
    "Imports": "进口",
    "Steel output": "钢产量",
    "Iron output": "铁产量",
    "Output": "产量",
}


def find_metrics(text: str, figures: Sequence[tuple[str, str]]) -> list[str]:
    """Return the evidence of wrong metrics, for numbers that are recorded for metrics."""
    ids = {name: name.lower().replace(" ", "-") for name in NAMES}
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Made up", "date": "2024"},
            "entities": [{"id": "a", "name": "A"}],
            "metrics": [
                {"id": ids[name], "name": name, "local_name": local_name, "unit": "tonne"}
                for name, local_name in NAMES.items()
            ],
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
        # Swapped in one sentence, whose order leaves no doubt.
        *(
            (text, [("5", "Imports"), ("7", "Exports")],
             ["imports, not exports", "exports, not imports"])
            for text in (
                "Exports reached 5 and imports 7.", "There were 5 of exports and 7 of imports.",
                "Exports and imports were 5 and 7, respectively.", "出口5吨，进口7吨。",
                "出口和进口分别为5吨和7吨。",
            )
        ),
        ("进口为5吨。出口减少。", [("5", "Exports")], ["exports, not imports"]),
        ("钢产量5吨。铁产量减少。", [("5", "Iron output")], ["iron-output, not steel-output"]),
        ("Exports and imports were 5 and 7.", [("5", "Imports"), ("7", "Exports")], []),
        ("Exports, not imports, were 5 and 7.", [("5", "Imports"), ("7", "Exports")], []),
        ("Exports beat the 5 of imports with 7.", [("5", "Exports"), ("7", "Imports")], []),
        ("Exports of 5 beat imports of 7 as exports do.",
         [("5", "Imports"), ("7", "Exports")], []),
        # The clause has nothing but the number.
        ("Imports: 5. Exports fell.", [("5", "Exports")], ["exports, not imports"]),
        ("Imports, at 5, beat exports.", [("5", "Exports")], ["exports, not imports"]),
        ("Imports fell, 5 ships helped. Exports rose.", [("5", "Exports")], []),
        # The other one has a number of its own in the clause.
        ("Exports of 5 met 7. Imports fell.", [("5", "Exports"), ("7", "Imports")], []),
    ],
)  # fmt: skip
def test_another_metric_is_named(
    text: str, figures: Sequence[tuple[str, str]], found: list[str]
) -> None:
    assert find_metrics(text, figures) == found
