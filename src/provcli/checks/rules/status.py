"""The rule about status: a plan recorded as a fact, or a fact as a plan."""

import re
from collections.abc import Iterator

from provcli.checks.context import CheckContext
from provcli.checks.model import Problem
from provcli.errors import abbreviate

_PLANNED = re.compile(
    r"\b(?:(?:plan|aim|hope|intend|expect|pledge|want|vow|promise)(?:s|d|ed|ned)? to"
    r"|(?:is|are) (?:set to|targeting|aiming|planning|scheduled to)"
    r"|(?:expect|forecast|project|target|predict)s"
    r"|(?:is|are|was|were|had) (?:planned|expected|forecast|projected|hoped|due) to"
    r"|(?:we|they|analysts|economists|officials|experts) (?:expect|forecast|predict|project)"
    r"|(?:target|goal|forecast) (?:is|of|for))\b"
    r"|原?计划|力争|预计|预期|目标(?:是|为)|有望|争取(?!到|了)|(?<![模虚比])拟(?=[新投建于在增])",
    re.IGNORECASE,
)
"""Words before a number that make it a plan or a forecast; "will" is often a habit."""
_PERHAPS_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|aim\w*|hope\w*|expect\w*|intend\w*|pledg\w*|promis\w*|vow\w*|schedul\w*"
    r"|target\w*|goals?|forecast\w*|predict\w*|project\w*|propos\w*|guid\w+|estimat\w*|outlook"
    r"|set to|to be|could|may|might|should|must|shall|want\w*|seek\w*|ambition\w*|commit\w*|next"
    r"|future|later|until|by|going to|to (?:reach|raise|build|cut|add|open|grow|create))\b|['’]ll\b"
    r"|计划|力争|预计|预期|目标|将|拟|规划|有望|要|争取|确保|未来|明年|到|建成",
    re.IGNORECASE,
)
"""Words of a paragraph that may do so."""


def find_other_statuses(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose status contradicts the words, and not the date alone."""
    for figure, occurrence, numeral, *_ in case.found:
        if figure.status == "target" and figure.period:
            continue  # the date of the publication decides
        paragraph = occurrence.paragraph
        text = paragraph.text
        start, _ = case.find_clause(paragraph, numeral.start)
        planned = _PLANNED.search(text, start, numeral.start)
        # "It planned to open 7, but opened 5"
        if planned and " but " in text[planned.end() : numeral.start]:
            continue
        if figure.status == "actual" and planned:
            message = f"{abbreviate(planned[0])} describes a plan, but `status` is actual."
            yield case.problem(figure, "status", message, f"actual, not {planned[0]}")
        elif figure.status == "target" and not _PERHAPS_PLANNED.search(
            f"{paragraph.heading}\n{text}"
        ):
            message = f"`status` is target, but no word near {numeral.text} describes a plan."
            yield case.problem(figure, "status", message, "target without a plan")
