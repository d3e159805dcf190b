"""Suggestions, and values in messages."""

from decimal import Decimal

import pytest

from provcli.errors import abbreviate, find_similar, suggest


@pytest.mark.parametrize(
    ("word", "known", "similar"),
    [
        ("hennan", ["henan", "hunan", "hubei"], ["henan", "hunan"]),
        ("HENAN", ["henan", "shanxi"], ["henan"]),
        ("cvs", ["csv", "json"], ["csv"]),
        ("high tech", ["high-tech-enterprises", "exports"], ["high-tech-enterprises"]),
        ("hightech", ["high-tech-enterprises", "exports"], ["high-tech-enterprises"]),
        ("ab", ["abundance", "cab-drivers"], []),
        ("zzzz", ["henan", "csv"], []),
        ("csv", ["csv"], []),
        ("x", [], []),
    ],
)
def test_find_similar_knows_typos_and_parts_but_not_the_word_itself(
    word: str, known: list[str], similar: list[str]
) -> None:
    assert find_similar(word, known) == similar


def test_suggest_asks_for_the_most_similar_words() -> None:
    assert suggest("hennan", ["henan", "hunan"]) == "Did you mean henan or hunan?"
    assert suggest("zzz", ["henan"]) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\x1b[31m", r"'a\x1b[31m'"),
        ("x" * 80, "'" + "x" * 57 + "...'"),
        (Decimal("1.50"), "1.50"),
        ([1, "a"], "[1, 'a']"),
        (list(range(100)), str(list(range(100)))[:57] + "..."),
        (True, "True"),
    ],
    ids=lambda value: str(type(value)),
)
def test_abbreviate_shortens_and_escapes(value: object, text: str) -> None:
    assert abbreviate(value) == text
