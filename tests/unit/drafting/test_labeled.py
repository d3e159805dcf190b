"""How well drafts of the labeled news texts agree with their labels, by language."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

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
CEILINGS = {
    "entity wrong in silence": 2,
    "period wrong in silence": 1,
    "unit wrong in silence": 1,
    "value wrong in silence": 1,
    "qualifier wrong in silence": 1,
    "metric asked if right": 25,
}
"""Percent that each attribute must not exceed."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_drafts_agree_with_labels(language: str) -> None:
    scores = scores_of(READING.glob("tuning/*.toml"), score_draft)[language]
    reached = {name: scores.share(name) for name in FLOORS}
    assert {name for name, floor in FLOORS.items() if reached[name] < floor} == set()
    found = {name: scores.share(name) for name in CEILINGS}
    assert {name for name, most in CEILINGS.items() if found[name] > most} == set()


FERRY = Path("examples/ferry.txt").absolute()
KNOWN = {
    "birch-isle-passengers-ratio": "PC201",  # The text says half of 84,000, and prints 31,500.
    # A fault of the draft, which this finding shows: a plan that the day of another number dates.
    "city/metric-13/2023-09-12/target": "PC104",
    # The built-in dataset's article states these growths, and its levels contradict them.
    "henan-high-tech-enterprises-growth-compound-growth": "PC201",
    "henan-technology-based-small-medium-sized-enterprises-growth": "PC201",
    "henan-technology-contract-turnover-growth-compound-growth": "PC201",
}
MAX_OTHER_NAMES = 20
"""Figures of these texts whose words are those of another metric or entity of the draft."""


def make_texts() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each text to tune on with and without title and date, and the example articles."""
    for path in (*READING.glob("tuning/*.toml"), *READING.glob("more/*.toml")):
        document = tomllib.loads(path.read_text("utf-8"))
        yield document["text"], {}
        yield document["text"], {"title": document["title"], "date": document["published"]}
    for path in filter(Path.is_file, (FERRY, REAL_ARTICLE)):
        yield path.read_text("utf-8"), {}


@pytest.mark.usefixtures("read_once")
def test_a_check_of_a_fresh_draft_finds_only_what_the_article_contradicts() -> None:
    findings: dict[str, str] = {}
    other_names = set()
    for text, options in make_texts():
        draft, _ = draft_article(text, this_year=2026, **options)
        result = check(loads("".join(write_draft(draft))), text)
        for each in result.findings:
            if each.code in ("PC315", "PC317"):
                other_names.add((text, each.subject))
            elif each.code != "PC401":
                findings[each.subject] = each.code
    expected = dict(KNOWN)
    if not REAL_ARTICLE.is_file():
        expected = {name: code for name, code in KNOWN.items() if not name.startswith("henan")}
    assert findings == expected
    assert len(other_names) <= MAX_OTHER_NAMES
