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


def test_a_fact_of_the_latest_year_is_not_a_target() -> None:
    text = "Exports were 17 tons in 2025, more than expected. It plans 3 ports."
    figure = draft_article(text, this_year=2026)[0].figures[0]
    assert figure.status == "actual"
