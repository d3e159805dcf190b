"""Whether the words around a dismissed number show its reason."""

import re
from bisect import bisect_right

from provcli.checks.confirmation.units import PERHAPS_UNITS
from provcli.checks.context import CheckContext
from provcli.checks.matching import Match
from provcli.checks.rules.dismissals import CAPITAL_PLURAL_AFTER, find_drafted_reason
from provcli.dataset.models import Dismissal
from provcli.prose.article import Paragraph
from provcli.prose.context import Context, read_context
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.numerals import Numeral
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.period_numbers import start_of

MAX_LENGTH = 4
_LENGTH_BEFORE = re.compile("(?:拘留|连续|为期|历时|[经超]过|历经|长达|[停休放][产工业课假]|禁赛)$")
"""Words before what reads as a day of the month, and may be a number of days."""
_AGE_BEFORE = re.compile(r"(?:平均|中位)[^，。；]{0,4}$|\b(?:average|mean|median)\b[^,.;]{0,20}$")
"""Words that make an age an amount."""
_LENGTH_AFTER = re.compile(r"-(?:second|minute|hour|day|week|month|year|decade)s?\b")
"""What makes a length of a number: a 20-day strike."""
_COUNTED_ONE = re.compile(
    "[名人位例][^，。；]{0,12}(?:[死伤亡]|失[踪联]|遇难|被[困捕]|获救|落网|确诊)"
)
"""What follows a one that counts: 一名工人死亡."""
_ONE_AFTER = re.compile(
    r" (?!(?:of|or|and|another|day|thing|way|who|that|which|can|could|must|should|would|has|is|was"
    r"|in|on|at|by|to|for|with|more)\b)[a-z]+"
)
_NO_ONE = re.compile(r"\b(?:no|any|every|each|some|the|this|that|another)[ -]$", re.IGNORECASE)
"""Words before a one that is a pronoun."""
MAX_NEAR = 60
"""Characters before a number in which a name may be right before it."""


def confirms_reason(case: CheckContext, found: Match) -> bool:
    """Return whether the words around a dismissed number show what its reason says.

    Repetitions and claims are compared with the figures and claims of the dataset.
    """
    item, occurrence = found.item, found.occurrence
    if not isinstance(item, Dismissal) or not occurrence:
        return True
    paragraph = occurrence.paragraph
    mentions = case.periods[case.article.position[paragraph.location]].mentions
    for number in (paragraph.numerals[index] for index in occurrence.numerals):
        if not isinstance(number, Numeral):
            return False
        if item.reason in ("repetition", "claim"):
            if number.value is None or not _is_compared(case, item, number):
                return False
            continue
        context = read_context(paragraph.text, number)
        index = bisect_right(mentions, number.digits_start, key=start_of) - 1
        is_inside = index >= 0 and number.digits_start < mentions[index].end
        time = mentions[index] if is_inside else None
        if _may_be_length(paragraph.text, number, context, time):
            return False
        if find_drafted_reason(paragraph, number, context, time) != item.reason:
            return False
        is_headline = paragraph.number == 0 or paragraph.text == case.dataset.source.title
        is_change = context.role == "by" or PERHAPS_UNITS.match(paragraph.text, number.end + 1)
        is_amount = is_change or (not is_headline and _counts_one(paragraph.text, number))
        if item.reason == "idiom" and is_amount:
            return False  # "one point higher"
        if item.reason == "name" and _may_be_amount(case, paragraph, number):
            return False
    return True


def _may_be_length(
    text: str, number: Numeral, context: Context, time: PeriodMention | None
) -> bool:
    """Return whether a time may be a length that is an amount: 4 months of work."""
    start = time.start if time else number.start
    is_length = context.unit is not None and context.unit.code in TIME_UNITS
    is_amount = time is not None and is_length and not time.period
    return is_amount or bool(_LENGTH_BEFORE.search(text, max(0, start - MAX_LENGTH), start))


def _counts_one(text: str, number: Numeral) -> bool:
    """Return whether a one may count: one worker died."""
    if _COUNTED_ONE.match(text, number.end):
        return True
    is_pronoun = _NO_ONE.search(text, max(0, number.start - MAX_NEAR), number.start)
    return number.text.casefold() == "one" and not (
        is_pronoun or not _ONE_AFTER.match(text, number.end)
    )


def _is_compared(case: CheckContext, item: Dismissal, number: Numeral) -> bool:
    """Return whether rules know the figure that a number repeats."""
    return item.reason == "claim" or case.find_repeated(item, number) is not None


def _may_be_amount(case: CheckContext, paragraph: Paragraph, number: Numeral) -> bool:
    """Return whether a number beside a name may be an amount: seven Germans."""
    names = case.names.paragraphs[case.article.position[paragraph.location]]
    near = names.find((max(0, number.start - MAX_NEAR), number.start))
    before = (paragraph.text, max(0, number.start - MAX_NEAR), number.start)
    if _AGE_BEFORE.search(*before) or _LENGTH_AFTER.match(paragraph.text, number.end):
        return True
    is_of_name = near and not paragraph.text[near[-1].end : number.start].strip(" ,")
    return bool(is_of_name or CAPITAL_PLURAL_AFTER.match(paragraph.text, number.end))
