"""A growth relates the levels of its own sentence before any others."""

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.model import Draft

TITLE = "Northwind reports results\n\n"
FELL = "Its net profit fell 20 percent to $96 million from $120 million"


def make_draft(text: str) -> Draft:
    return draft_article(TITLE + text, this_year=2025, date="2025-02-01")[0]


def test_a_growth_is_that_of_the_levels_of_its_sentence() -> None:
    draft = make_draft(f"Northwind had revenue of $560 million in 2024. {FELL}.")
    assert [claim.verdict for claim in draft.claims] == ["exact"]
    assert draft.claims[0].row["inputs"] == [
        "northwind/net-profit/2023",
        "northwind/net-profit/2024",
    ]
    former = next(figure for figure in draft.figures if figure.value == 120_000_000)
    assert former.doubts == ["period? a year before the level after the change"]


def test_levels_of_other_sentences_do_not_contradict_a_growth() -> None:
    for other in (
        f"Net profit of Northwind was $150 million in 2023. {FELL} in 2024.",
        f"Northwind had a net profit of $50 million in 2024. {FELL}.\n"
        "Northwind's net profit was $40 million in 2023.",
    ):
        assert "inconsistent" not in {claim.verdict for claim in make_draft(other).claims}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The port had 2,150 ships, of which 640, or 29.8%, were tankers.", "share consistent"),
        ("2024年全省企业1000家，其中高新技术企业250家，占25%。", "share exact"),
        ("2024年常住人口4655万人，比2023年的4673万人减少18万人。", "difference exact"),
        ("The number of ferries doubled from 40 in 2020 to 81 in 2023.", "ratio consistent"),
        (
            "Sales tripled to 90 million euros in 2024 from 20 million in 2023.",
            "ratio inconsistent",
        ),
    ],
)
def test_a_relation_of_a_sentence_is_a_claim(text: str, claim: str) -> None:
    found = [f"{each.row['kind']} {each.verdict}" for each in make_draft(text).claims]
    assert found == [claim]


def test_a_multiple_of_another_entity_is_no_claim_on_the_year_before() -> None:
    text = "Northwind had 84 shops in 2023 and 70 shops in 2022. In 2023, it had half as many shops"
    assert make_draft(f"{text} as Halden.").claims == ()
