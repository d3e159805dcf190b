"""Whether the words around a number describe a plan or a fact.

A draft and the rules about status read the same tables, so that `check` accepts a fresh draft.
"""

import re
from bisect import bisect_left

from provcli.prose.article import Paragraph
from provcli.prose.numerals import Numeral
from provcli.prose.sentences import Span, split_clauses

_PLANNED = re.compile(
    r"\b(?:(?:plan|aim|hope|intend|expect|pledge|want|vow|promise|seek)(?:s|d|ed|ned)? to"
    r"|(?:is|are) (?:set to|going to|targeting|aiming|planning|scheduled to)"
    r"|(?:expect|forecast|project|target|predict)s"
    r"|(?:is|are|was|were|had) (?:planned|expected|forecast|projected|hoped|due) to"
    r"|(?:we|they|analysts|economists|officials|experts) (?:expect|forecast|predict|project)"
    r"|(?:target|goal|forecast) (?:is|of|for)|(?:plan|aim)s? for|aims? at"
    r"|(?:plans|aims)(?= (?:(?:about|another|up to|at least|nearly) )?$))\b"
    r"|(?<![成占按据照超])原?计划(?![的内外书生经])|力争|(?<![比于超合])(?:预计|预期(?!寿命))|目标(?:是|为)|有望|争取(?!到|了)|(?<![模虚比])拟(?=[新投建于在增])"
    r"|规划(?=[建总投新布改])|(?<![主重需只不纪首概摘])(?:要|确保)(?=[^，。；了]{0,8}"
    r"(?:新[建增]|建[成设]|[达增]|实现|完成|提高|提升|突破|超|不低于|保持|稳定|控制|培育|引进|降|减))",
    re.IGNORECASE,
)
"""Words before a number that make it a plan or a forecast."""
_SAID_BEFORE = re.compile(r"\bhad (?:said|guided|predicted|promised)\b[^,;]{0,20}$", re.IGNORECASE)
"""Words that do so after those: "expects 36; in May it had said at least 34"."""
_PROMISED = re.compile(r"\b(?:promise|pledge)[sd]?(?= (?:(?:about|another|up to|at least) )?$)")
"""Words that do so too, unless the period of the number is over."""
_AHEAD = re.compile(
    r"\b(?:will|would(?! have)|shall)\b|['’]ll\b"
    r"|将(?=[会于在达到有新投建增超完实提突继进陆分再开培打推减降]|力争)",
    re.IGNORECASE,
)
"""Words like these, unless they describe a habit, or a fact follows them."""
_HABIT = re.compile(
    r"\b(?:every|each|per|daily|weekly|always|usually|often|typically|if|when|whenever|any"
    r"|a (?:day|week|month|year))\b|每|如果|若|通常|往往",
    re.IGNORECASE,
)
_NOT_PAST = (
    "need|feed|speed|seed|indeed|exceed|proceed|succeed|hundred|combined|limited|united|related|based"
    "|expected|planned|estimated|projected|scheduled|targeted|proposed|adjusted|used"
)
PAST = (
    "has|had|was|were|did|went|came|saw|got|gave|took|made|said|found|left|felt|kept"
    "|met|led|held|ran|fell|rose|grew|began|became|sold|bought|paid|spent|lost|won|built|sent|hit"
    "|slept|ate|drove|flew|wrote|stood|sat|sank|broke|drew|threw|beat|shrank|slid|struck|swept|leapt"
)
"""A pattern for verbs of the past that do not end with -ed."""
_FACT = re.compile(
    rf"\b(?:{PAST}|have|is|are"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bits )"
    rf"\b(?!(?:{_NOT_PAST})\b)\w{{2,}}ed)\b|已|了(?!解)",
    re.IGNORECASE,
)
"""Verbs of the past, and of what is there."""
_FACT_AFTER = re.compile(
    r"\b(?:has|had|was|were|did|rose|fell|grew)\b|\bafter $|已|了(?!解)", re.IGNORECASE
)
"""Those without the words that "will" can precede, such as have."""
_PERHAPS_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|aim\w*|hope\w*|expect\w*|intend\w*|pledg\w*|promis\w*"
    r"|vow\w*|schedul\w*|target\w*|goals?|forecast\w*|predict\w*|project\w*|propos\w*|guid\w+"
    r"|pencil\w+|estimat\w*|outlook|set to|to be|could|may|might|should|must|shall|want\w*|seek\w*"
    r"|ambition\w*|commit\w*|next|future|later|until|by(?! [^\w\s]?\d{1,3}(?![\d:]))|going to"
    r"|to (?:reach|raise|build|cut|add|open|grow|create))\b|['’]ll\b"
    r"|计划|力争|预计|预期(?!寿命)|目标|将(?!近)|拟|规划|有望|(?<![主重需只纪首概摘])要|争取|确保|未来|明年|建成(?!了)"
    r"|到(?=[“ ]?(?:20|[明后]|年|本世纪|十))",
    re.IGNORECASE,
)
"""Words of a paragraph, or of a sentence with a verb of the past, that may do so."""
_APPOSITION = re.compile(r"\W*(?:(?:or|and|about|nearly|up|down|约|近|即|或)\b)?\W*", re.IGNORECASE)
"""What is before a number in a clause that goes on from the one before it."""
REFERENCE = re.compile(
    r"\b(?:the|these|those|all|both|its|their|our|his|her|each of|any of)(?: other)? $|['’]s $"
    r"|[这那全各该其余同]$",
    re.IGNORECASE,
)
"""Words that refer to a group that the text has named: the seven states."""
MAX_BEFORE = 1000
MAX_AFTER = 1000
"""Characters of a sentence before and after a number that are read."""
MAX_LISTED = 5
"""How many numbers before one may show that it exists: the five plants and nine shops."""


def find_plan(paragraph: Paragraph, number: Numeral, sentence: Span, *, is_over: bool) -> str:
    """Return the word that makes a number a plan or a forecast; empty if none does.

    If the period of the number is over, "will" does not: "In 2023 sales will rise by 5".
    """
    text, end = paragraph.text, number.start
    sentence = _limit(number, sentence)
    *earlier, clause = _split_up_to(text, number, sentence)
    is_apposition = _APPOSITION.fullmatch(text, clause[0], end)
    if earlier and is_apposition and not _FACT.search(text, end, clause[1]):
        clause = (earlier[-1][0], clause[1])
    # "It planned to open 7, but opened 5"
    is_like_before = earlier and _SAID_BEFORE.search(text, clause[0], end)
    planned = _PLANNED.search(text, sentence[0] if is_like_before else clause[0], end)
    if planned is None and not is_over:
        planned = _PROMISED.search(text, clause[0], end)
    if planned and " but " not in text[planned.end() : end]:
        referred = REFERENCE.search(text, max(end - 20, planned.end()), end)
        return "" if referred else planned[0]
    ahead = _AHEAD.search(text, clause[0], end)
    if ahead is None or is_over:
        return ""
    is_habit = _HABIT.search(text, sentence[0], clause[1])
    is_fact = _FACT_AFTER.search(text, ahead.end(), end)
    # "It will close two of its five plants": those are there.
    index = bisect_left(paragraph.starts, end)
    near = paragraph.starts[max(0, index - MAX_LISTED) : index + 1]
    starts = [start for start in near if ahead.end() < start]
    is_there = any(REFERENCE.search(text, max(start - 20, ahead.end()), start) for start in starts)
    return "" if is_habit or is_fact or is_there else ahead[0]


def may_be_planned(text: str) -> bool:
    """Return whether a text has any word that can belong to a plan."""
    return bool(_PERHAPS_PLANNED.search(text))


def reports_fact(text: str, number: Numeral, sentence: Span) -> bool:
    """Return whether a clause has a verb of a fact, and no word of a plan."""
    start, end = sentence = _limit(number, sentence)
    clause = _split_up_to(text, number, sentence)[-1]
    return not may_be_planned(text[start:end]) and bool(_FACT.search(text, *clause))


def reports_past(text: str, number: Numeral, sentence: Span) -> bool:
    """Return the same, if another clause of the sentence may be of a plan."""
    if reports_fact(text, number, sentence):
        return True
    for start, end in reversed(_split_up_to(text, number, _limit(number, sentence))):
        words = text[start : min(end, number.start)]
        if may_be_planned(words):
            return False
        if _FACT.search(words):
            return True
    return False


def _limit(number: Numeral, sentence: Span) -> Span:
    """Return the part of a long sentence that is read."""
    return max(sentence[0], number.start - MAX_BEFORE), min(sentence[1], number.end + MAX_AFTER)


def _split_up_to(text: str, number: Numeral, sentence: Span) -> list[Span]:
    """Return the clauses of a sentence up to that of a number."""
    return [clause for clause in split_clauses(text, *sentence) if clause[0] <= number.start]
