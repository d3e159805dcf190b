"""The rule about status: a plan recorded as a fact, or a fact as a plan."""

import re
from collections.abc import Iterator
from datetime import date

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.checks.rules.dismissals import REFERENCE
from provcli.errors import abbreviate
from provcli.prose.period_dates import find_days
from provcli.values.periods import last_day

_PLANNED = re.compile(
    r"\b(?:(?:plan|aim|hope|intend|expect|pledge|want|vow|promise|seek)(?:s|d|ed|ned)? to"
    r"|(?:is|are) (?:set to|going to|targeting|aiming|planning|scheduled to)"
    r"|(?:expect|forecast|project|target|predict)s"
    r"|(?:is|are|was|were|had) (?:planned|expected|forecast|projected|hoped|due) to"
    r"|(?:we|they|analysts|economists|officials|experts) (?:expect|forecast|predict|project)"
    r"|(?:target|goal|forecast) (?:is|of|for)|(?:plan|aim)s? for|aims? at"
    r"|(?:plans|aims)(?= (?:(?:about|another|up to|at least|nearly) )?$))\b"
    r"|(?<![成占按据照超])原?计划(?![的内外书生经])|力争|(?<![比于超合])(?:预计|预期)|目标(?:是|为)|有望|争取(?!到|了)|(?<![模虚比])拟(?=[新投建于在增])"
    r"|规划(?=[建总投新布改])|(?<![主重需只不纪首概摘])(?:要|确保)(?=[^，。；了]{0,8}"
    r"(?:新[建增]|建[成设]|[达增]|实现|完成|提高|提升|突破|超|不低于|保持|稳定|控制|培育|引进|降|减))",
    re.IGNORECASE,
)
"""Words before a number that make it a plan or a forecast."""
_AHEAD = re.compile(
    r"\b(?:will|would(?! have)|shall)\b|['’]ll\b"
    r"|将(?=[会于在达到有新投建增超完实提突继进陆分再开培打推减降]|力争)",
    re.IGNORECASE,
)
"""Words that do so too, unless they describe a habit, or a fact follows them."""
_HABIT = re.compile(
    r"\b(?:every|each|per|daily|weekly|always|usually|often|typically|if|when|whenever|any"
    r"|a (?:day|week|month|year))\b|每|如果|若|通常|往往",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|did|went|came|saw|got|gave|took|made|said|found|left|felt|kept"
    r"|met|led|held|ran|fell|rose|grew|began|became|sold|bought|paid|spent|lost|won|built|sent|hit"
    r"|slept|ate|drove|flew|wrote|stood|sat|sank|broke|drew|threw|beat|shrank|slid|struck|swept"
    r"|\w{2,}(?<!ne)(?<!hundr)(?<!exce)(?<!spe)ed)\b|已|了(?!解)",
    re.IGNORECASE,
)
"""Verbs of the past, and of what is there."""
_FACT_AFTER = re.compile(
    r"\b(?:has|had|was|were|did|rose|fell|grew)\b|\bafter $|已|了(?!解)", re.IGNORECASE
)
"""Those without the words that "will" can precede, such as have."""
_PERHAPS_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|aim\w*|hope\w*|expect\w*|intend\w*|pledg\w*|promis\w*|vow\w*|schedul\w*"
    r"|target\w*|goals?|forecast\w*|predict\w*|project\w*|propos\w*|guid\w+|estimat\w*|outlook"
    r"|set to|to be|could|may|might|should|must|shall|want\w*|seek\w*|ambition\w*|commit\w*|next"
    r"|future|later|until|by(?! [^\w\s]?\d{1,3}(?![\d:]))|going to"
    r"|to (?:reach|raise|build|cut|add|open|grow|create))\b|['’]ll\b"
    r"|计划|力争|预计|预期|目标|将(?!近)|拟|规划|有望|(?<![主重需只纪首概摘])要|争取|确保|未来|明年|建成"
    r"|到(?=[“ ]?(?:20|[明后]|年|本世纪|十))",
    re.IGNORECASE,
)
"""Words of a paragraph, or of a sentence with a verb of the past, that may do so."""
_APPOSITION = re.compile(r"\W*(?:(?:or|and|about|nearly|up|down|约|近|即|或)\b)?\W*", re.IGNORECASE)
"""What is before a number in a clause that goes on from the one before it."""
MAX_LISTED = 5
"""How many numbers before one may show that it exists: the five plants and nine shops."""


def find_other_statuses(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose status contradicts the words, and not the date alone."""
    for found in case.found:
        figure, numeral = found.figure, found.numeral
        if figure.status == "actual":
            if planned := _find_plan(case, found):
                message = f"{abbreviate(planned)} describes a plan, but `status` is actual."
                yield case.problem(figure, "status", message, f"actual, not {planned}")
        elif _is_fact(case, found):
            message = f"`status` is target, but no word near {numeral.text} describes a plan."
            yield case.problem(figure, "status", message, "target without a plan")


def _find_plan(case: CheckContext, found: FoundFigure) -> str:
    """Return the word in a number's clause that makes it a plan; empty if none does."""
    paragraph, end = found.occurrence.paragraph, found.numeral.start
    text, clause = paragraph.text, case.find_clause(paragraph, end)
    sentence = case.find_sentence(paragraph, end)
    is_apposition = _APPOSITION.fullmatch(text, clause[0], end)
    if sentence[0] < clause[0] and is_apposition and not _FACT.search(text, end, clause[1]):
        clause = (case.find_clause(paragraph, clause[0] - 1)[0], clause[1])
    # "It planned to open 7, but opened 5"
    planned = _PLANNED.search(text, clause[0], end)
    if planned and " but " not in text[planned.end() : end]:
        start = found.numeral.start
        referred = REFERENCE.search(text, max(start - 20, planned.end()), start)
        return "" if referred else planned[0]
    ahead = _AHEAD.search(text, clause[0], end)
    period_end = found.figure.period.end if found.figure.period else None
    published = case.dataset.source.date
    # "In 2023 sales will rise by 5", as a chronicle says of what is over.
    if ahead is None or (period_end and published and period_end <= last_day(published)):
        return ""
    is_habit = _HABIT.search(text, sentence[0], clause[1])
    is_fact = _FACT_AFTER.search(text, ahead.end(), end)
    # "It will close two of its five plants": those are there.
    index = found.occurrence.numerals[0]
    near = paragraph.numerals[max(0, index - MAX_LISTED) : index + 1]
    starts = [number.start for number in near if ahead.end() < number.start]
    is_there = any(REFERENCE.search(text, max(start - 20, ahead.end()), start) for start in starts)
    return "" if is_habit or is_fact or is_there else ahead[0]


def _is_fact(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether neither the words nor the date describe a plan."""
    paragraph, start = found.occurrence.paragraph, found.numeral.start
    text, sentence = paragraph.text, case.find_sentence(paragraph, found.numeral.start)
    if _PERHAPS_PLANNED.search(text, *sentence):
        return False
    if _FACT.search(text, *case.find_clause(paragraph, start)):
        return not _names_future(case, found)
    # The date of the publication decides about a period.
    around = f"{paragraph.heading}\n{text}"
    return not found.figure.period and not _PERHAPS_PLANNED.search(around)


def _names_future(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether the text dates a number after the publication."""
    paragraph = case.periods[case.article.position[found.occurrence.paragraph.location]]
    evidence = paragraph.readings[found.occurrence.numerals[0]].evidence
    days = find_days(evidence.period) if evidence else None
    published = case.dataset.source.date
    last = last_day(published) if published else date.min
    return days is not None and days.first > last
