"""Quotes: the sentence of the article with each figure's number."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from provcli.checks.context import CheckContext
from provcli.dataset.models import Dataset, Figure

MAX_SIDE = 300
"""The maximum number of characters on either side of the number."""

_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+|[\u3002\uff01\uff1f]")


class Quote(NamedTuple):
    """A sentence of the article: words before a number, the number, and words after it."""

    before: str
    number: str
    after: str


def find_quotes(dataset: Dataset, article: str) -> Mapping[str, Quote]:
    """Return the sentence of each figure that the article contains, by the figure's id."""
    return {
        match.item.id: cut_quote(
            match.occurrence.paragraph.text, match.occurrence.start, match.occurrence.end
        )
        for match in CheckContext(dataset, article).alignment.matches
        if isinstance(match.item, Figure) and match.occurrence
    }


def cut_quote(text: str, start: int, end: int) -> Quote:
    """Return the sentence around a span of a paragraph."""
    before, after = text[max(0, start - MAX_SIDE) : start], text[end : end + MAX_SIDE]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    next_end = _SENTENCE_END.search(after)
    return Quote(
        before[ends[-1] if ends else 0 :].lstrip(),
        text[start:end],
        (after[: next_end.end()] if next_end else after).rstrip(),
    )
