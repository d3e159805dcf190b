"""How well drafts of the labeled news texts agree with their labels, by language."""

import pytest

from draft_scores import score_draft
from reading_scores import READING, scores_of

FLOORS = {
    "accounted": 97,
    "figure or dismissal": 93,
    "value": 97,
    "unit": 90,
    "sign": 93,
    "qualifier": 93,
    "period": 70,
}
"""Percent that each attribute must reach in each language."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_drafts_agree_with_labels(language: str) -> None:
    scores = scores_of(READING.glob("tuning/*.toml"), score_draft)[language]
    reached = {name: scores.share(name) for name in FLOORS}
    assert {name for name, floor in FLOORS.items() if reached[name] < floor} == set()
