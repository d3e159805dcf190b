"""A figure recorded for one metric where the clause names another."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from provcli.checks.engine import check
from provcli.checks.model import RuleSelection
from provcli.dataset.models import Dataset

NAMES = {
    "Exports": "出口",
    "Imports": "进口",
    "Steel output": "钢产量",
    "Iron output": "铁产量",
    "Output": "产量",
    "Total trade": "进出口",
    "Guests": "旅客",
    "Flights": "航班",
    "Gold medals": "金牌",
    "Silver medals": "银牌",
    "Stocks": "库存",
    "Stocks, change": "库存变化",
    "New stores": "新门店",
    "Stores, change": "门店变化",
}
UNITS = {"Guests": "person", "Flights": "count", "Gold medals": "count", "Silver medals": "count"}


def find_metrics(
    text: str, figures: Sequence[tuple[str, str]], title: str = "Made up"
) -> list[str]:
    """Return the evidence of wrong metrics, for numbers that are recorded for metrics."""
    ids = {name: name.lower().replace(" ", "-").replace(",", "") for name in NAMES}
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {
                "title": title,
                "date": "2024",
                "sections": [{"id": "s", "heading": title}],
            },
            "entities": [{"id": "a", "name": "A"}],
            "metrics": [
                {"id": ids[name], "name": name, "local_name": local_name}
                | {"unit": UNITS.get(name, "tonne")}
                for name, local_name in NAMES.items()
            ],
            "figures": [
                {"entity": "a", "metric": ids[metric], "value": Decimal(printed)}
                | {"printed": printed, "section": "s", "paragraph": 1}
                for printed, metric in figures
            ],
        }
    )
    return [
        finding.evidence
        for finding in check(dataset, f"{title}\n{text}", choice=RuleSelection(["PC317"])).open
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
        # People are counted, too.
        ("The hotel had 5 guests. Flights were late.", [("5", "Flights")], ["flights, not guests"]),
        # One Chinese name is a part of another, or only a part of a name is printed.
        ("进出口5吨。出口减少。", [("5", "Exports")], ["exports, not total-trade"]),
        ("出口5吨。进出口减少。", [("5", "Total trade")], ["total-trade, not exports"]),
        ("获得8枚金牌。另有银牌。", [("8", "Silver medals")], ["silver-medals, not gold-medals"]),
        ("获得8枚金牌、7枚银牌。", [("8", "Gold medals"), ("7", "Silver medals")], []),
        # By how much, and to which number.
        *(
            (text, [("5", "Stocks"), ("7", "Stocks, change")],
             ["stocks, not stocks-change", "stocks-change, not stocks"])
            for text in ("Stocks rose by 5 to 7.", "库存增加5吨，达到7吨。")
        ),
        ("It had 5 fewer than in May.", [("5", "Stocks")], ["stocks, not stocks-change"]),
        ("Stocks rose by 5 to 7.", [("5", "Stocks, change"), ("7", "Stocks")], []),
        ("The rise in stocks slowed to 5.", [("5", "Stocks, change")], []),
        ("Its stores grew by 5.", [("5", "New stores")], []),
        ("It had stocks of 5.", [("5", "Stocks, change")], []),
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
        # The sentence names another one, and the paragraph does not name its own.
        ("Exports rose again, by far, to 5.\nImports fell.", [("5", "Imports")],
         ["imports, not exports"]),
        ("Exports rose again, by far, to 5. Imports fell.", [("5", "Imports")], []),
        ("Exports were 7, by far, and then 5.\nImports fell.",
         [("7", "Exports"), ("5", "Imports")], []),
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


def test_the_title_is_not_the_heading_of_each_clause() -> None:
    text = "Exports were 5. Imports fell."
    wrong = ["imports, not exports"]
    assert find_metrics(text, [("5", "Imports")], title="Imports fall") == wrong
