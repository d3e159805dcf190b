"""How well drafts of the labeled news texts agree with their labels, by language."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.model import ProposedDismissal, ProposedFigure
from provcli.prose.units import ISO_CURRENCIES

TUNING = Path(__file__).parents[2] / "data" / "reading" / "tuning"
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
CODES = {"percent", "percentage-point", "basis-point", "permille", "times", *ISO_CURRENCIES}

Entry = ProposedFigure | ProposedDismissal
Scores = dict[str, list[bool]]


def find_entries(labeled: dict[str, Any]) -> list[tuple[dict[str, Any], Entry | None]]:
    """Return each label of a text with the entry that a draft has at its place."""
    text = labeled["text"]
    draft, _ = draft_article(
        text, this_year=2024, title=labeled["title"], date=labeled["published"]
    )
    lines = [line for line in text.splitlines() if line.strip()]
    by_line: dict[str, list[Entry]] = {}
    entries: tuple[Entry, ...] = (*draft.figures, *draft.dismissals)
    for entry in entries:
        by_line.setdefault(entry.candidate.paragraph.text, []).append(entry)
    found = []
    for label in labeled["numbers"]:
        line = lines[label["paragraph"]]
        start = -1
        for _ in range(label["occurrence"]):
            start = line.index(label["printed"], start + 1)
        end = start + len(label["printed"])
        overlapping = (
            entry
            for entry in by_line.get(line, ())
            if entry.candidate.numeral.start < end and entry.candidate.numeral.end > start
        )
        found.append((label, next(overlapping, None)))
    return found


def score(labeled: dict[str, Any], scores: Scores) -> None:
    for label, entry in find_entries(labeled):
        scores["accounted"].append(entry is not None)
        if entry is None or label["class"] == "ordinal":
            continue
        is_quantity = label["class"] == "quantity"
        if isinstance(entry, ProposedDismissal):
            is_right = not is_quantity or entry.reason in ("repetition", "claim")
            scores["figure or dismissal"].append(is_right)
            continue
        scores["figure or dismissal"].append(is_quantity)
        if not is_quantity:
            continue
        value = format(abs(entry.value).normalize(), "f")
        expected = [label["value"]]
        if entry.measure.id == "percent" and label["unit"] != "percent":
            expected.append(str(round(100 * float(label["value"]), 2)).removesuffix(".0"))
        scores["value"].append(value in expected or float(value) in map(float, expected))
        if label["unit"] in CODES:
            scores["unit"].append(entry.measure.id == label["unit"])
        scores["sign"].append((entry.value < 0) == (label["sign"] < 0))
        scores["qualifier"].append(entry.qualifier == label["bound"])
        scores["period"].append((entry.period or "") == label["period"])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_drafts_agree_with_labels(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    scores: Scores = {name: [] for name in FLOORS}
    for path in sorted(TUNING.glob(f"{language}_*.toml")):
        score(tomllib.loads(path.read_text("utf-8")), scores)
    rows = [
        f"{language} {name:20} {sum(hits):3} of {len(hits):3} {100 * sum(hits) / len(hits):6.1f} %"
        for name, hits in scores.items()
    ]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(rows) + "\n")
    for name, floor in FLOORS.items():
        assert 100 * sum(scores[name]) >= floor * len(scores[name]), name
