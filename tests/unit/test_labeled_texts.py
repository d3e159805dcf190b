"""Labels of the news texts name real places, in order, with values and periods that parse."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

TEXTS = sorted((Path(__file__).parents[1] / "data" / "reading").rglob("*.toml"))
KINDS = {"bulletin", "wire news", "company results", "market report", "local news"}
BOUNDS = {"exact", "about", "more-than", "at-least", "nearly", "at-most"}
CLASSES = {
    "quantity", "ordinal", "date", "year", "name", "score", "time", "age", "phone", "address",
    "version", "idiom",
}  # fmt: skip
VALUED = {"quantity", "ordinal", "year", "age"}

POINT = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?|-Q[1-4]|-H[12]|-W[0-5]\d)?|FY\d{4}(-Q[1-4]|-H[12])?"
PERIOD = re.compile(rf"({POINT})(/({POINT}|\.\.))?|\.\./({POINT})")


def find_start(paragraph: str, printed: str, occurrence: int) -> int:
    """Return where the n-th match of `printed` starts, or -1."""
    start = -1
    for _ in range(occurrence):
        start = paragraph.find(printed, start + 1)
        if start < 0:
            return -1
    return start


@pytest.fixture(params=TEXTS, ids=[path.stem for path in TEXTS])
def labeled(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One labeled text."""
    path: Path = request.param
    return tomllib.loads(path.read_text(encoding="utf-8"))


def paragraphs_of(labeled: dict[str, Any]) -> list[str]:
    """Return the non-blank lines of the text."""
    return [line for line in labeled["text"].splitlines() if line.strip()]


def test_the_text_states_what_it_is(labeled: dict[str, Any]) -> None:
    assert labeled["language"] in {"en", "zh"}
    assert labeled["kind"] in KINDS
    assert labeled["title"]
    assert date.fromisoformat(labeled["published"])
    assert set(labeled["headings"]) <= set(paragraphs_of(labeled))


def test_every_label_is_at_its_place_and_in_order(labeled: dict[str, Any]) -> None:
    paragraphs = paragraphs_of(labeled)
    reached = (0, 0)
    for number in labeled["numbers"]:
        printed, paragraph = number["printed"], number["paragraph"]
        start = find_start(paragraphs[paragraph], printed, number["occurrence"])
        assert start >= 0, number
        assert (paragraph, start) >= reached, number
        reached = (paragraph, start + len(printed))


def test_every_digit_is_labeled(labeled: dict[str, Any]) -> None:
    paragraphs = paragraphs_of(labeled)
    covered: set[tuple[int, int]] = set()
    for number in labeled["numbers"]:
        paragraph, printed = number["paragraph"], number["printed"]
        start = find_start(paragraphs[paragraph], printed, number["occurrence"])
        covered.update((paragraph, start + offset) for offset in range(len(printed)))
    for index, paragraph_text in enumerate(paragraphs):
        for match in re.finditer(r"\d", paragraph_text):
            assert (index, match.start()) in covered, paragraph_text[match.start() - 9 :][:20]


def test_values_and_periods_parse(labeled: dict[str, Any]) -> None:
    for number in labeled["numbers"]:
        assert number["class"] in CLASSES, number
        if number["class"] in VALUED:
            assert re.fullmatch(r"\d+(\.\d+)?", number["value"]), number
            assert Decimal(number["value"]) >= 0
        if number["class"] == "quantity":
            assert number["sign"] in {-1, 1}, number
            assert number["bound"] in BOUNDS, number
            assert number["unit"] == number["unit"].strip()
            period = number["period"]
            assert period == "" or PERIOD.fullmatch(period), number
        else:
            assert not {"unit", "sign", "bound", "period"} & number.keys(), number
