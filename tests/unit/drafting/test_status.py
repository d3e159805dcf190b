"""What an article expects is a target, whether its date is known or not."""

import pytest

from provcli.drafting.draft import draft_article


@pytest.mark.parametrize("date", [None, "2025-02-01"])
@pytest.mark.parametrize(
    "text",
    [
        "Northwind expects revenue of 18 tons in 2025.",
        "In 2025, Northwind forecasts exports of 18 tons.",
        "宁波预计2025年货物吞吐量18吨。",
    ],
)
def test_what_is_expected_is_a_target(text: str, date: str | None) -> None:
    draft, _ = draft_article(f"{text}\nExports were 17 tons in 2024.", this_year=2026, date=date)
    assert [figure.status for figure in draft.figures] == ["target", "actual"]


def test_a_forecast_covers_the_numbers_of_its_clause() -> None:
    text = "Northwind expects exports of 18 tons and imports of 2 tons in 2025, after 3 in 2024."
    figures = draft_article(text, this_year=2026)[0].figures
    assert [figure.status for figure in figures] == ["target", "target", "actual"]


def test_what_a_plan_begins_at_is_a_fact() -> None:
    text = "到2027年，宁波计划把覆盖率由去年的41%提高到80%。"
    figures = draft_article(text, this_year=2026, date="2025-02-01")[0].figures
    read = [(figure.period, figure.status) for figure in figures]
    assert read == [("2024", "actual"), ("2027", "target")]


def test_a_fact_of_the_latest_year_is_not_a_target() -> None:
    text = "Exports were 17 tons in 2025, more than expected. It plans 3 ports."
    figure = draft_article(text, this_year=2026)[0].figures[0]
    assert figure.status == "actual"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya has killed 20 hyenas this year.", ["actual"]),
        ("Kenya's exports rose 5% this year.", ["actual"]),
        ("In 2024, Kenya spent $5 million on roads.", ["actual"]),
        ("Its shares closed at 412 pence this week, up 3%.", ["actual", "actual"]),
        ("今年，公司已生产汽车20万辆。", ["actual"]),
        ("今年公司建成了20座电站。", ["actual"]),
        ("Kenya will have built 30 schools this year.", ["target"]),
        ("Kenya expects exports of 18 tons this year, officials said.", ["target"]),
        (
            "Kenya, which sold 3 tons in 2022, plans to sell 18 tons this year.",
            ["actual", "target"],
        ),
        ("今年力争实现产量20万辆。", ["target"]),
        ("The agency reported exports of 5 tons in 2030.", ["target"]),
        ("In 2024, revenue of $5 million.", ["target"]),
    ],
)
def test_the_past_of_a_period_that_is_not_over_is_a_fact(text: str, expected: list[str]) -> None:
    draft, _ = draft_article(f"News of Kenya\n\n{text}", this_year=2024, date="2024-05-01")
    assert [figure.status for figure in draft.figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hubei will watch the five big harbors and nine others.", ["actual", "actual"]),
        ("Hubei will build five ports.", ["target"]),
        ("The farm signed a 40,000-ton salmon project agreement.", ["target"]),
        ("The farm signed 30 people.", ["actual"]),
        ("Then it will be possible to produce a crane every 7 minutes.", ["actual"]),
    ],
)
def test_what_exists_is_a_fact_and_what_is_agreed_a_target(text: str, expected: list[str]) -> None:
    draft, _ = draft_article(f"News of Hubei\n\n{text}", this_year=2024, date="2024-05-01")
    assert [figure.status for figure in draft.figures] == expected
