"""Claims and reasons that a check confirms only where the text states them."""

from collections.abc import Mapping, Sequence

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset

METRICS = [
    {"id": "sales", "name": "Sales", "local_name": "销售额", "unit": "EUR"},
    {"id": "costs", "name": "Costs", "local_name": "成本", "unit": "EUR"},
    {"id": "sales-growth", "name": "Sales, growth", "local_name": "销售额增速", "unit": "percent"},
    {"id": "change", "name": "Sales, change", "unit": "EUR"},
    {"id": "share", "name": "Share of sales", "local_name": "销售额占比", "unit": "percent"},
]
LEVELS = ["ulm/sales/2022", "ulm/sales/2023"]
GROWTH = {"kind": "growth", "inputs": LEVELS, "stated": "ulm/sales-growth/2023"}
BOTH = ["ulm/costs/2023", "ulm/sales/2023"]


def count(
    text: str,
    printed: Mapping[str, str],
    claim: Mapping[str, object],
    *words: str,
    key: str = "claim",
) -> Sequence[str]:
    """Return the claims of a text that a check counts; the words are dismissed as claims."""
    rows = []
    for id_, number in printed.items():
        entity, metric, period = id_.split("/")
        row = {"entity": entity, "metric": metric, "period": period, "printed": number}
        rows.append(row | {"value": int(number.strip("€%")), "paragraph": 1})
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Report", "date": "2024-04-16"},
            "entities": [
                {"id": "ulm", "name": "Ulm", "local_name": "山东"},
                {"id": "jena", "name": "Jena", "local_name": "河南"},
            ],
            "metrics": METRICS,
            "figures": rows,
            "dismissals": [{"paragraph": 1, "printed": each, "reason": "claim"} for each in words],
            "claims": [{"id": "claim", "statement": "A relation.", **claim}],
        }
    )
    result = check(dataset, text)
    assert result.coverage
    return result.coverage.unconfirmed[key]


RISE = "In 2023, sales of Ulm rose 20% to €60 from €50 in 2022."
LATER = "In 2023, sales of Ulm rose 20% from a year earlier to €60. In 2022 they had been €50."
CHINESE = "2023年，山东销售额€60，同比增长20%。2022年销售额€50。"
RISE_ROWS = {"ulm/sales/2022": "€50", "ulm/sales/2023": "€60", "ulm/sales-growth/2023": "20%"}
BOTH_ROWS = {"ulm/costs/2023": "€50", "ulm/sales/2023": "€60"}


@pytest.mark.parametrize(
    ("text", "kind", "is_counted"),
    [
        (RISE, "growth", False),
        (LATER, "growth", False),
        (CHINESE, "growth", False),
        # Its words state another kind, or no base.
        (RISE, "compound-growth", True),
        (CHINESE, "average-growth", True),
        ("In 2023, sales of Ulm rose 20% to €60. Jena was full. It was €50.", "growth", True),
        ("2023年，山东销售额€60，占比20%。2022年销售额€50。", "growth", True),
    ],
)
def test_growth(text: str, kind: str, *, is_counted: bool) -> None:
    assert count(text, RISE_ROWS, GROWTH | {"kind": kind}) == ["claim"] * is_counted


def test_growth_from_another_base() -> None:
    text = "In 2023, sales of Ulm rose 20% to €60. In 2021 they had been €50."
    rows = {"ulm/sales/2021": "€50", "ulm/sales/2023": "€60", "ulm/sales-growth/2023": "20%"}
    assert count(text, rows, GROWTH | {"inputs": ["ulm/sales/2021", LEVELS[1]]}) == ["claim"]


def test_growth_of_the_year_before_that_no_figure_has() -> None:
    rows = {"ulm/sales/2023": "€60", "ulm/sales-growth/2023": "20%"}
    claim = GROWTH | {"implies": LEVELS[0]}
    assert count("In 2023, sales of Ulm rose 20% year on year to €60.", rows, claim) == []
    assert count("In 2023, sales of Ulm rose 20% to €60.", rows, claim) == ["claim"]


@pytest.mark.parametrize(("qualifier", "is_counted"), [("more-than", False), ("about", True)])
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In 2023, sales of Ulm more than doubled to €61 from €30 in 2022.", "doubled"),
        ("2023年，山东销售额€61，是2022年€30的两倍多。", "两"),
    ],
)
def test_qualifier_of_a_stated_value(
    text: str, word: str, qualifier: str, *, is_counted: bool
) -> None:
    rows = {"ulm/sales/2022": "€30", "ulm/sales/2023": "€61"}
    claim = {"kind": "ratio", "inputs": LEVELS, "stated_value": 2, "stated_qualifier": qualifier}
    assert count(text, rows, claim, word) == ["claim"] * is_counted


def test_ratio_of_what_no_words_relate() -> None:
    claim = {"kind": "ratio", "stated_value": 2}
    rows = {"ulm/sales/2022": "€60", "ulm/sales/2023": "€30"}
    text = "In 2023, costs doubled, and sales of Ulm were €30, after €60 in 2022."
    assert count(text, rows, claim | {"inputs": LEVELS[::-1]}, "doubled") == ["claim"]
    rows = {"jena/costs/2023": "€30", "ulm/sales/2023": "€60"}
    text = "In 2023, sales of Ulm were €60, twice those of Jena, and costs of Jena were €30."
    assert count(text, rows, claim | {"inputs": [*rows]}, "twice") == ["claim"]


@pytest.mark.parametrize(
    ("text", "claim", "is_counted"),
    [
        ("In 2023, sales of Ulm, €60, exceeded costs, €50.", {"kind": "order"}, False),
        ("In 2023, sales of Ulm were €60, and costs €50.", {"kind": "order"}, True),
        ("2023年，山东销售额€60高于成本€50。", {"kind": "order"}, False),
        ("2023年，山东销售额€60，成本€50。", {"kind": "order"}, True),
    ],
)
def test_order(text: str, claim: Mapping[str, object], *, is_counted: bool) -> None:
    assert count(text, BOTH_ROWS, {**claim, "inputs": BOTH}) == ["claim"] * is_counted


@pytest.mark.parametrize("inputs", [[LEVELS[0]] * 2, [LEVELS[1]] * 2])
def test_a_ratio_of_one_figure_is_counted(inputs: Sequence[str]) -> None:
    text = "In 2023, sales of Ulm nearly doubled to €59 from €30 in 2022."
    rows = {"ulm/sales/2022": "€30", "ulm/sales/2023": "€59"}
    claim = {"kind": "ratio", "stated_value": 2, "stated_qualifier": "nearly"}
    assert count(text, rows, claim | {"inputs": LEVELS}, "doubled") == []
    assert count(text, rows, claim | {"inputs": inputs}, "doubled") == ["claim"]


@pytest.mark.parametrize(("inputs", "is_counted"), [(LEVELS, False), (LEVELS[::-1], True)])
def test_a_change_against_time_is_counted(inputs: Sequence[str], *, is_counted: bool) -> None:
    text = "In 2023, sales of Ulm were €60, up €10 from a year earlier."
    rows = {"ulm/sales/2023": "€60", "ulm/change/2023": "€10"}
    claim = {"kind": "difference", "inputs": inputs, "stated": "ulm/change/2023"}
    counted = count(text, rows, claim | {"implies": LEVELS[0]})
    assert counted == ["claim"] * is_counted


def test_an_ordinal_is_not_a_part_of_a_ratio() -> None:
    text = "In 2023, sales of Ulm doubled to €60 from €30 in 2022, after a second year."
    rows = {"ulm/sales/2022": "€30", "ulm/sales/2023": "€60"}
    claim = {"kind": "ratio", "inputs": LEVELS, "stated_value": 2}
    assert count(text, rows, claim, "doubled", "second", key="reason") == ["front:1 'second'"]


def test_a_share_of_more_than_all_is_counted() -> None:
    text = "In 2023, Ulm had sales of €60, more than half of it costs, €40."
    rows = {"ulm/sales/2023": "€60", "ulm/costs/2023": "€40"}
    claim = {"kind": "share", "stated_value": 50, "stated_qualifier": "more-than"}
    for inputs, counted in ((BOTH, []), (BOTH[::-1], ["claim"])):
        assert count(text, rows, claim | {"inputs": inputs}, "half") == counted


def test_claim_of_an_analyst_needs_no_words() -> None:
    text = "In 2023, sales of Ulm were €60, and costs €50."
    claim = {"kind": "order", "inputs": BOTH, "stated_by": "analyst"}
    assert count(text, BOTH_ROWS, claim) == []


def test_sum_of_another_entity() -> None:
    text = "In 2023, sales of Ulm were €60, and costs €50. In total, Jena had sales of €110."
    rows = BOTH_ROWS | {"jena/sales/2023": "€110"}
    assert count(text, rows, {"kind": "sum", "inputs": BOTH, "stated": "jena/sales/2023"}) == [
        "claim"
    ]


@pytest.mark.parametrize(
    ("sentence", "printed", "reason"),
    [
        # A date as a period, and the reverse.
        ("It was founded in 1994.", "1994", "period"),
        ("In 1994, it grew.", "1994", "date"),
        # A name as an idiom, and the reverse.
        ("Flight 370 left.", "370", "idiom"),
        # A year may count, and a word joined to another one has a size.
        ("A crowd of 2012 came.", "2012", "period"),
        ("Its twelve-man crew left.", "twelve", "idiom"),
        ("In May 12 people left.", "May 12", "period"),
        ("No one came.", "one", "name"),
        ("It came at 7:30.", "7:30", "idiom"),
        ("The first half was good.", "first", "idiom"),
        # A group after a word that refers to one, and a name beside a capital.
        ("It keeps its 7 trucks.", "7", "group"),
        ("It sold the 7 cars.", "7", "group"),
        ("Then seven Germans came.", "seven", "name"),
        ("Ulm, 44, came.", "44", "name"),
        ("它成立于1994年。", "1994", "period"),
        ("1994年，它扩大了。", "1994", "date"),
        ("Both shares were one point higher.", "one", "idiom"),
    ],
)
def test_reason_that_a_draft_would_not_give(sentence: str, printed: str, reason: str) -> None:
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Report", "date": "2024-04-16"},
            "entities": [{"id": "ulm", "name": "Ulm"}],
            "metrics": METRICS[:1],
            "figures": [
                {"entity": "ulm", "metric": "sales", "value": 5, "printed": "5", "paragraph": 2}
            ],
            "dismissals": [{"paragraph": 1, "printed": printed, "reason": reason}],
        }
    )
    result = check(dataset, f"{sentence}\nUlm had sales of 5 euros.")
    assert result.coverage
    subject = f"front:1 {printed!r}"
    found = [finding.subject for finding in result.open]
    assert subject in (*result.coverage.unconfirmed["reason"], *found)


@pytest.mark.parametrize(("years", "is_counted"), [((2021, 2022), True), ((2022, 2023), False)])
@pytest.mark.parametrize(
    "text",
    [
        "2023年，山东销售额同比增长100%。2023年，山东销售额€80；2022年，山东销售额€40；2021年，山东销售额€20。",
        "In 2023, sales of Ulm rose 100% from a year earlier. "
        "Sales of Ulm were €80 in 2023, €40 in 2022, and €20 in 2021.",
    ],
)
def test_growth_of_a_year_that_the_sentence_does_not_name(
    text: str, years: tuple[int, int], *, is_counted: bool
) -> None:
    printed = {"ulm/sales/2021": "€20", "ulm/sales/2022": "€40", "ulm/sales/2023": "€80"}
    inputs = [f"ulm/sales/{year}" for year in years]
    claim = {"kind": "growth", "inputs": inputs, "stated_value": 100}
    assert bool(count(text, printed, claim, "100%")) is is_counted
