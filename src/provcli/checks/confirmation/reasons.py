"""Whether the words around a dismissed number show its reason."""

import re

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
from provcli.prose.unread import names_class

_DAY = re.compile(r"[\d一二三四五六七八九十]{1,3}[日号]")
_DAY_BEFORE = re.compile("(?:^|[^\u4e00-\u9fff]|截至|[日时]至|[于在从自到])$")
_DAY_AFTER = re.compile(
    r"晚|[上下中]午|午[间后]|凌晨|[清早]晨|早|夜|收盘|公[布告]|发布|披露|宣布|起(?!伏)|前?讯|电|\d"
)
"""What is beside a day of the month; other words may make it a number of days: 停产5日."""
_MONTH_DAY = re.compile(r"\b[A-Z][a-z]+\.? \d{1,2}$")
_COUNTED = re.compile(r" (?:people|men|women|children|(?!is|was|has|as)[a-z]{2,}s)\b")
"""What follows a day that may be a month and a count: in May 12 people left."""
_YEAR_DATES = re.compile(
    r"(?:^|[^\w\s] ?|\b(?:in|since|by|until|till|through|during|for|and|or|early|late|mid|fiscal"
    r"|year|season|before|after|between|than|against|[A-Z][a-z]+|(?:quarter|half|year|end|start|beginning"
    r"|spring|summer|autumn|winter|rest|[A-Z][a-z]+) of|(?<=\d{4}) to|from(?= \d{4} to)) )$"
)
"""What is before a year; after other words it may count: it sold 2024 cars."""
_AGE_BEFORE = re.compile(
    r"(?:平均|中位|年龄)[^，。；]{0,4}$|\b(?:average|mean|median)\b[^,.;]{0,20}$"
)
"""Words that make an age an amount."""
_LENGTH_AFTER = re.compile(r"-(?:second|minute|hour|day|week|month|year|decade)s?\b")
"""What makes a length of a number: a 20-day strike."""
_COUNTED_ONE = re.compile(
    "(?:[名人位例家座台辆件条所栋艘架起只头]|个新)(?![批系])(?![^，。；]{0,12}(?:说|称|表示|介绍|认为|告诉|回忆))"
)
"""What follows a one that may count: 一名工人死亡."""
_ONE_AFTER = re.compile(
    r"[.,;]|$| (?!(?:of|or|and|another|day|thing|way|who|that|which|can|could|must|should|would|to"
    r"|more)\b)[a-z]+"
)
_ZERO_AFTER = re.compile(" [a-z-]+s\\b")
_JOINED = re.compile("-[a-z]")
"""What makes a size of a number word: a twelve-man crew."""
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
    for number in (paragraph.numerals[index] for index in occurrence.numerals):
        if not isinstance(number, Numeral):
            return item.reason == "name" and names_class(paragraph.text, number.start)
        if item.reason in ("repetition", "claim"):
            if number.value is None or not _is_compared(case, item, number):
                return False
            continue
        context = read_context(paragraph.text, number)
        time = case.find_time(paragraph, number)
        if _may_be_amount_of_time(paragraph.text, number, context, time):
            return False
        if find_drafted_reason(paragraph, number, context, time) != item.reason:
            return False
        is_change = context.role == "by" or PERHAPS_UNITS.match(paragraph.text, number.end + 1)
        is_amount = is_change or (
            not case.is_headline(paragraph) and _counts_one(paragraph.text, number)
        )
        is_joined = number.text.isalpha() and _JOINED.match(paragraph.text, number.end)
        if item.reason == "idiom" and (is_amount or is_joined):
            return False  # "one point higher", "a twelve-man crew"
        if item.reason == "name" and _may_be_amount(case, paragraph, number):
            return False
    return True


def _may_be_amount_of_time(
    text: str, number: Numeral, context: Context, time: PeriodMention | None
) -> bool:
    """Return whether a time may be an amount: 4 months of work, 2024 cars."""
    if time is None:
        return text.startswith("个", number.end) and number.kind == "date"
    before = text[max(0, time.start - MAX_NEAR) : time.start]
    if _DAY.fullmatch(time.text):
        return not (_DAY_BEFORE.search(before) or _DAY_AFTER.match(text, time.end))
    is_length = context.unit is not None and context.unit.code in TIME_UNITS
    if _MONTH_DAY.search(time.text) and _COUNTED.match(text, time.end):
        return True
    is_bare_year = time.text.isdigit() and not _YEAR_DATES.search(before)
    return (is_length and not time.period) or is_bare_year


def _counts_one(text: str, number: Numeral) -> bool:
    """Return whether a one, or none, may count: one worker died."""
    if number.text == "一" and _COUNTED_ONE.match(text, number.end):
        return True
    if number.text.casefold() == "zero":
        return bool(_ZERO_AFTER.match(text, number.end))
    is_pronoun = _NO_ONE.search(text, max(0, number.start - MAX_NEAR), number.start)
    return number.text.casefold() == "one" and not (
        is_pronoun or not _ONE_AFTER.match(text, number.end)
    )


def _is_compared(case: CheckContext, item: Dismissal, number: Numeral) -> bool:
    """Return whether rules know the figure that a number repeats."""
    if item.reason == "claim":
        is_rank = any(claim.kind == "rank" for claim in case.dataset.claims)
        return number.kind != "ordinal" or is_rank
    return case.find_repeated(item, number) is not None


def _may_be_amount(case: CheckContext, paragraph: Paragraph, number: Numeral) -> bool:
    """Return whether a number beside a name may be an amount: seven Germans."""
    names = case.names_in(paragraph)
    near = names.find((max(0, number.start - MAX_NEAR), number.start))
    before = (paragraph.text, max(0, number.start - MAX_NEAR), number.start)
    if _AGE_BEFORE.search(*before) or _LENGTH_AFTER.match(paragraph.text, number.end):
        return True
    is_of_name = near and not paragraph.text[near[-1].end : number.start].strip(" ,")
    return bool(is_of_name or CAPITAL_PLURAL_AFTER.match(paragraph.text, number.end))
