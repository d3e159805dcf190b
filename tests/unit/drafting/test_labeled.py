"""How well drafts of the labeled news texts agree with their labels, by language."""

import tomllib
from collections.abc import Collection

import pytest

from draft_scores import score_draft
from provcli.checks.engine import check
from provcli.dataset.load import loads
from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft
from reading_scores import READING, scores_of
from support import REAL_ARTICLE

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


def labeled_texts() -> list[str]:
    """Return the labeled texts, and the built-in dataset's article where it exists."""
    documents = (tomllib.loads(path.read_text("utf-8")) for path in READING.glob("*/*.toml"))
    real = [REAL_ARTICLE.read_text("utf-8")] if REAL_ARTICLE.is_file() else []
    return [*(document["text"] for document in documents), *real]


def find_disagreements(codes: Collection[str]) -> list[str]:
    """Return what `check` says of fresh drafts, with and without title and date."""
    documents = [tomllib.loads(path.read_text("utf-8")) for path in READING.glob("*/*.toml")]
    drafts = [
        (each["text"], {"title": each["title"], "date": each["published"]}) for each in documents
    ]
    drafts += [(text, {}) for text in labeled_texts()]
    return [
        finding.message
        for text, options in drafts
        for finding in check(
            loads("".join(write_draft(draft_article(text, this_year=2026, **options)[0]))), text
        ).findings
        if finding.code in codes
    ]


def test_a_check_reads_a_draft_as_it_was_written() -> None:
    codes = ("PC103", "PC104", "PC308", "PC314", "PC316")
    assert find_disagreements(codes) == []
