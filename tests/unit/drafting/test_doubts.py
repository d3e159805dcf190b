"""What a draft asks about the period of a figure, and what it is sure of."""

from decimal import Decimal

import pytest

from provcli.drafting.draft import draft_article

LEAD = "Acme sells less\n\nAcme, a shipper, sold 32 ships in 2023, and profit fell 5%."

# What follows the lead; the printed number, its period, and what is asked about it.
DOUBTS = [
    # The sentence before dates a verb of the past.
    ("Costs rose to $9 million.", "$9 million", "2023", []),
    ("It owned 12 ports.", "12", "2023", []),
    # Another tense, another period of the sentence, or many sentences in between.
    ("About 120 people work there.", "120", "2023", ["period? from a sentence before"]),
    ("It had fired 120 people.", "120", "2023", ["period? from a sentence before"]),
    (
        "It fired 120 people, said Jane Roe, who left in 2022.",
        "120",
        "2023",
        ["period? the sentence also says 2022"],
    ),
    (
        "It met rivals. It met bankers. It met owners. It fired 120 people.",
        "120",
        "2023",
        ["period? from a sentence before"],
    ),
    (
        "In 2022 it met owners, and it would fire 120 people.",
        "120",
        "2022",
        ["period? from words before, in the sentence"],
    ),
    # What a result is compared with.
    (
        "Sales were $9 million, against $8 million.",
        "$8 million",
        "2022",
        ["period? a year before the level after the change"],
    ),
]


@pytest.mark.parametrize(("text", "printed", "period", "doubts"), DOUBTS)
def test_a_draft_asks_about_a_period_that_may_be_another(
    text: str, printed: str, period: str, doubts: list[str]
) -> None:
    draft, _ = draft_article(f"{LEAD} {text}", this_year=2024, date="2024-02-01")
    (figure,) = (each for each in draft.figures if each.candidate.printed == printed)
    asked = [doubt for doubt in figure.doubts if doubt.startswith("period?")]
    assert (figure.period, asked) == (period, doubts)


def test_a_part_by_which_something_grows_is_a_rate() -> None:
    text = "Acme raises dividend\n\nThe dividend of Acme goes up by a tenth to 3.3p."
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    assert [(figure.value, figure.measure.id) for figure in draft.figures] == [
        (10, "percent"),
        (Decimal("3.3"), "penny"),
    ]


def test_what_was_said_before_about_a_plan_is_a_plan() -> None:
    text = "Acme\n\nFor 2024 Acme expects profit of $36; in May it had said at least $34."
    draft, _ = draft_article(text, this_year=2024, date="2024-06-01")
    assert [(figure.period, figure.status) for figure in draft.figures] == [("2024", "target")] * 2
