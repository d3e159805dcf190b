"""Quotes: the sentence of the article with each figure's number."""

from collections.abc import Iterable, Mapping

from provcli.checks.context import CheckContext, subject_of
from provcli.checks.model import Finding
from provcli.prose.occurrences import Occurrence
from provcli.prose.sentences import split_sentences
from provcli.views.findings import find_entry
from provcli.views.screen import Quote

MAX_SIDE = 300
"""The maximum number of characters on either side of the number."""


def find_quotes(case: CheckContext) -> Mapping[str, Quote]:
    """Return the sentence of each figure, dismissal, and claim, by subject.

    That of a claim has its stated number, or the first of its inputs that the article has.
    """
    quotes = {
        subject_of(match.item): _quote(match.occurrence)
        for match in case.alignment.matches
        if match.occurrence
    }
    for claim in case.dataset.claims:
        ids = (claim.stated, *claim.inputs)
        if named := next((quotes[id_] for id_ in ids if id_ in quotes), None):
            quotes.setdefault(claim.id, named)
    return quotes


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
    first, last = max(0, start - MAX_SIDE), min(len(text), end + MAX_SIDE)
    spans = [(first + one, first + other) for one, other in split_sentences(text[first:last])]
    opening = next(one for one, other in spans if other > start)
    closing = next(other for _, other in spans if other >= end)
    before, after = text[opening:start], text[end:closing]
    if opening == first > 0:
        before = f"...{before.partition(' ')[2] or before}"
    if closing == last < len(text):
        after = f"{after.rpartition(' ')[0] or after}..."
    return Quote(before.lstrip(), text[start:end], after.rstrip())
