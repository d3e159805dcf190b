"""The words by which a draft names each number of an article."""

import pytest

from provcli.checks.engine import check
from provcli.dataset.load import loads
from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft


def draft_line(line: str) -> list[str]:
    """Return how a draft prints the numbers of a line in an article."""
    draft, _ = draft_article(f"News of Norway\n\n{line}", this_year=2024)
    candidates = [figure.candidate for figure in draft.figures]
    candidates += [dismissal.candidate for dismissal in draft.dismissals]
    return [candidate.printed for candidate in candidates]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Norway won 3-1 in Oslo, and beat Spain 9-2 at home.", ["3-1", "9-2"]),
        ("Norway lost 1-3 in Oslo.", ["lost 1-3"]),
    ],
)
def test_a_number_is_named_by_itself_or_with_whole_words(line: str, printed: list[str]) -> None:
    assert draft_line(line) == printed


def test_amounts_in_pence_and_cents_are_figures() -> None:
    text = "News of Norway\n\nIn 2023 the dividend was 18.5p a share, and gas cost 45¢ a litre."
    draft, _ = draft_article(text, this_year=2024)
    units = {row["id"]: row["unit"] for row in draft.metrics}
    read = [(figure.candidate.printed, units[figure.metric]) for figure in draft.figures]
    assert read == [("18.5", "penny"), ("45", "cent")]


def test_a_unit_has_what_it_is_counted_for_but_a_price_is_money() -> None:
    line = "Dust was 31 µg/m3 or less; mills made 300 tonnes per day and sold it at 900 yuan/tonne."
    draft, _ = draft_article(f"News of Norway\n\n{line}", this_year=2024)
    units = {row["id"]: row["unit"] for row in draft.metrics}
    read = {figure.candidate.printed: units[figure.metric] for figure in draft.figures}
    assert read == {"31": "ug-per-cubic-meter", "300": "tonne-per-day", "900": "CNY"}
    assert not [figure for figure in draft.figures if figure.find_question("unit")]
    labels = {unit.id: unit.label for unit in loads("".join(write_draft(draft))).units}
    assert labels == {"ug-per-cubic-meter": "µg/m3", "tonne-per-day": "tonnes per day"}


def test_the_note_of_a_number_that_cannot_be_read_blames_no_text() -> None:
    draft, _ = draft_article("News of Norway\n\nThe mark was 12.5q of all.", this_year=2024)
    notes = [dismissal.note for dismissal in draft.dismissals]
    assert notes == ["provcli cannot read this number."]


def test_odd_after_a_number_names_no_metric() -> None:
    text = "News of Norway\n\nIn 2023, 30-odd firms closed."
    draft, _ = draft_article(text, this_year=2024)
    assert [(row["id"], row["unit"]) for row in draft.metrics] == [("firms", "count")]


def test_a_check_accepts_the_value_of_a_fraction() -> None:
    text = (
        "News of Norway\n\nIn 2023 Norway raised the rate by a third of a percentage point, and"
        " exports of Norway fell by two-thirds."
    )
    draft, _ = draft_article(text, this_year=2024)
    values = [(figure.candidate.printed, str(figure.value)) for figure in draft.figures]
    assert values == [("a third of a percentage point", "0.3333"), ("two-thirds", "-66.67")]
    found = check(loads("".join(write_draft(draft))), text).findings
    assert {finding.code for finding in found} & {"PC109", "PC303", "PC305", "PC307"} == set()
