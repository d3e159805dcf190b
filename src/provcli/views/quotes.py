"""Quotes: the sentence of the article with each figure's number."""

import re
from collections.abc import Iterable, Mapping

from provcli.checks.context import CheckContext
from provcli.checks.matching import Occurrence
from provcli.checks.model import Finding
from provcli.dataset.models import Figure
from provcli.views.findings import find_entry
from provcli.views.screen import Quote

MAX_SIDE = 300
"""The maximum number of characters on either side of the number."""

_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+|[\u3002\uff01\uff1f]")


def find_quotes(case: CheckContext) -> Mapping[str, Quote]:
    """Return the sentence of each figure that the article contains, by figure id."""
    return {
        match.item.id: _quote(match.occurrence)
        for match in case.alignment.matches
        if isinstance(match.item, Figure) and match.occurrence
    }


def quote_findings(case: CheckContext, findings: Iterable[Finding]) -> Mapping[Finding, Quote]:
    """Return the sentence of each finding's number, if the article has it."""
    quotes = {}
    for finding in findings:
        if entry := find_entry(case.dataset, finding):
            if occurrence := case.match_of[id(entry)].occurrence:
                quotes[finding] = _quote(occurrence)
        elif finding.number:
            quotes[finding] = _quote(finding.number)
    return quotes


def _quote(found: Occurrence) -> Quote:
    return cut_quote(found.paragraph.text, found.start, found.end)


def cut_quote(text: str, start: int, end: int) -> Quote:
    """Return the sentence around a span; a very long one is cut between words."""
    before, after = text[max(0, start - MAX_SIDE) : start], text[end : end + MAX_SIDE]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    next_end = _SENTENCE_END.search(after)
    if ends:
        before = before[ends[-1] :]
    elif start > MAX_SIDE:
        before = f"...{before.partition(' ')[2] or before}"
    if next_end:
        after = after[: next_end.end()]
    elif len(text) > end + MAX_SIDE:
        after = f"{after.rpartition(' ')[0] or after}..."
    return Quote(before.lstrip(), text[start:end], after.rstrip())
