"""The built-in dataset's numbers are found in its article, where the article exists."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, find_numbers, parse_number

ROOT = Path(__file__).parents[3]
ARTICLE = ROOT.parent / "shared/article.txt"
pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article is not beside the checkout"
)


def dataset() -> dict[str, Any]:
    return tomllib.loads((ROOT / "data/indicators.toml").read_text(encoding="utf-8"))


def recorded(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures, by whichever name the file has for them."""
    figures = data.get("figures") or data["observations"]
    return list(figures)


def paragraphs(data: dict[str, Any]) -> dict[tuple[str, int], str]:
    """Return the paragraphs of each section, counted from 1; 0 is the heading."""
    headings = {section["heading"]: section["id"] for section in data["source"]["sections"]}
    section, number, found = "", 0, {}
    for line in ARTICLE.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        number += 1
        if line in headings:
            section, number = headings[line], 0
        found[section, number] = line
    return found


def at(text: str, printed: str, occurrence: int) -> list[Numeral]:
    """Return the numbers whose bare number is inside the n-th place where words are printed."""
    numerals, places = find_numbers(text), []
    folded, words = fold(text), fold(printed)
    start = folded.find(words)
    while start >= 0:
        end = start + len(words)
        touching = [n for n in numerals if n.start < end and n.end > start]
        if all(start <= n.digits_start and n.digits_end <= end for n in touching) and touching:
            places.append(touching)
        start = folded.find(words, start + 1)
    return places[occurrence - 1]


def test_each_figure_is_one_number_at_its_place() -> None:
    data = dataset()
    texts = paragraphs(data)
    for figure in recorded(data):
        text = texts[figure["section"], figure["paragraph"]]
        [numeral] = at(text, figure["printed"], figure.get("occurrence", 1))
        alone = parse_number(figure["printed"])
        assert alone is not None
        assert numeral.value == alone.value
        assert not numeral.unread


def test_each_dismissed_number_is_found_at_its_place() -> None:
    data = dataset()
    texts = paragraphs(data)
    for dismissal in data["dismissals"]:
        text = texts[dismissal["section"], dismissal["paragraph"]]
        assert at(text, dismissal["printed"], dismissal.get("occurrence", 1))
