"""Sentences and clauses of English and Chinese prose, as spans of the text."""

from collections.abc import Iterator

from provcli.prose.english_words import SHORT_MONTHS, WEEKDAYS
from provcli.prose.patterns import Match, Pattern

Span = tuple[int, int]
"""A start and an end in the text."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr gen gov sen rep no nos vol fig approx est vs inc ltd co corp bros"
    " dept al cf ca tues thur thurs".split()
) | {*SHORT_MONTHS, *(day[:3] for day in WEEKDAYS)} - {"may"}
"""Words that end with a full stop inside a sentence. `a.m.` and `U.S.` need no entry."""

_STOP = Pattern(
    r"(?P<dot>\.+)[\"'”’)\]]*(?=\s|$)"  # an English full stop
    r"|[!?]+[\"'”’)\]]*(?=\s|$)"
    r"|[。！？!?…]+[\"'”’）」』]*"  # Chinese marks need no space
    r"|\n+"
)
_LAST_WORD = Pattern(r"[\w.]*\Z")
_NEXT_WORD = Pattern(r"\s*[\"'“‘(\[]*(\w?)")
_CLAUSE = Pattern(
    r"[;!?…；：。！？，\n]"
    r"|[,.:](?!\d)"  # not a separator inside a number or a time
    r"|\s-+\s|[—–]+(?!\d)"  # not the dash of a range
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences, which together cover the text."""
    spans = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop["dot"] and not _ends_sentence(text, stop):
            continue
        spans.append((start, stop.end()))
        start = stop.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _ends_sentence(text: str, stop: Match) -> bool:
    following = _NEXT_WORD.match(text, stop.end())
    if following and following[1].islower():
        return False
    word = _LAST_WORD.search(text[max(0, stop.start() - 12) : stop.start()])
    assert word  # the pattern matches nothing, too
    initials = ("." in word[0] and not word[0][0].isdigit()) or (
        len(word[0]) == 1 and word[0].isalpha()
    )
    return not initials and word[0].lower() not in _ABBREVIATIONS


def split_clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of clauses, which together cover the part between two offsets."""
    end = len(text) if end is None else end
    for mark in _CLAUSE.finditer(text, start, end):
        yield start, mark.end()
        start = mark.end()
    if start < end:
        yield start, end
