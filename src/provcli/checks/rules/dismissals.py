"""The rule about dismissals: a number that is not what its reason says."""

import re
from collections.abc import Iterator

from provcli.analysis.claims import CALCULATIONS
from provcli.checks.context import CheckContext
from provcli.checks.model import Problem
from provcli.dataset.models import Claim
from provcli.dataset.models import Dismissal as Entry
from provcli.drafting.plans import REFERENCE
from provcli.errors import abbreviate
from provcli.prose.article import Paragraph
from provcli.prose.context import Context, is_amount, read_context
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.numerals import Numeral
from provcli.prose.patterns import is_han
from provcli.prose.period_memory import PeriodReading
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.sentences import Span
from provcli.prose.units import MEASURES, RATES
from provcli.values.decimals import last_place

MAX_AFTER = 120
"""Characters after a number that say what it is."""

_AMONG_AFTER = re.compile("[\u4e00-\u9fff]{1,8}?(?:中|之间|里|均|都|共|合计|各|分别)")
"""Words after the name of a group: 三座城市中, 两座城市合计."""
_CLASS_AFTER = re.compile("[期级类楼层号线版代]")
"""What follows a number of a series, or of a class: 三期, 二级, 6楼."""
_QUOTE_BEFORE = re.compile("[\"'“‘《「『]$")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w&.’']*[ -]$")
_CAPITAL_AFTER = re.compile("[ -][A-Z]|[A-Z]")
CAPITAL_PLURAL_AFTER = re.compile(r"[ -][A-Z][\w’']*s\b")
_COMPOUND_AFTER = re.compile("-[a-z]{3,}")
_COMPOUND_BEFORE = re.compile("[a-z]-$")
_OPEN = " \"'“‘("
"""What precedes the first word of a sentence."""
_OF_YEAR = re.compile("[0-9]{4}|quarter|century|季", re.IGNORECASE)
_POSSIBLE = {
    "name": ("name", "idiom"),
    "idiom": ("idiom", "name"),
    "group": ("group", "name"),
}
"""The reasons that a number can have which a draft dismisses as one of these."""


def find_false_reasons(case: CheckContext) -> Iterator[Problem]:
    """Yield the dismissals of a number that is not what the reason says.

    A note that explains the dismissal of an amount, or of a claim, is enough.
    """
    for match in case.alignment.matches:
        item, occurrence = match.item, match.occurrence
        if not isinstance(item, Entry) or item.reason == "repetition":
            continue
        if occurrence is None or match.outcome != "found":
            continue
        paragraph = occurrence.paragraph
        for index in occurrence.numerals:
            number = paragraph.numerals[index]
            if isinstance(number, Numeral) and (
                words := _find_fault(case, item, paragraph, number)
            ):
                around = paragraph.snippet(number.start, number.end)
                message = f"{words}: {around}"
                yield case.problem(item, "reason", message, f"{number.text} as {item.reason}")
                break


def _find_fault(case: CheckContext, item: Entry, paragraph: Paragraph, number: Numeral) -> str:
    """Return why a number is not what its dismissal says; empty if it may be."""
    quoted, text = abbreviate(number.text), paragraph.text
    needs_note = f"so the reason {item.reason} needs a note"
    time = _find_time(case, paragraph, number)
    if item.reason in ("period", "date"):
        is_time = time or number.kind == "time"
        is_time = is_time or (item.reason == "period" and _is_length(text, number))
        return "" if is_time else f"{quoted} is not a {item.reason}"
    if item.note:
        return ""
    if time and _is_sure(text, number, time):
        is_named = item.reason == "name" and _is_in_name(case, paragraph, time)
        return "" if is_named else f"{quoted} names a time, {needs_note}"
    context = read_context(text, number)
    if item.reason == "claim":
        is_stated = any(states(claim, number, context) for claim in case.dataset.claims)
        return "" if is_stated else f"No claim of the dataset states {quoted}"
    if number.is_indefinite:
        return ""
    is_group = item.reason == "group"
    if item.reason in _POSSIBLE["name"] and _CLASS_AFTER.match(text, number.end):
        return ""
    if is_amount(text, number, context.unit, is_group=is_group):
        return f"{quoted} looks like an amount, {needs_note}"
    # A headline repeats what the text says.
    if case.is_headline(paragraph) and item.reason != "damage":
        return ""
    if drafted := find_drafted_reason(paragraph, number, context):
        is_possible = item.reason in _POSSIBLE.get(drafted, (item.reason,))
        return "" if is_possible else f"{quoted} is a {drafted}, {needs_note}"
    fits = _is_group if is_group else _is_name
    is_shaped = fits(case, paragraph, number, context)
    return "" if is_shaped else f"{quoted} counts or ranks, {needs_note}"


def states(claim: Claim, number: Numeral, context: Context | None = None) -> bool:
    """Return whether a claim states a number, or its percent: doubled is 2, +100 %.

    Growth, shares, and ratios do not count anything.
    """
    if number.value is None:
        return True
    if (stated := claim.stated_value) is None:
        return False
    unit = context.unit if context else None
    is_relative = CALCULATIONS[claim.kind].result in ("relative", "ratio")
    is_plain = number.kind == "number" and unit is not None
    if is_relative and is_plain and unit and unit.code not in RATES | {"times"}:
        return False
    sizes = (number.value, number.value * 100, (number.value - 1) * 100)
    return any(abs(size.copy_abs() - stated.copy_abs()) <= last_place(stated) / 2 for size in sizes)


def _find_time(case: CheckContext, paragraph: Paragraph, number: Numeral) -> Span | None:
    """Return where the words are that name a time with a number."""
    if mention := case.find_time(paragraph, number):
        return mention.start, mention.end
    return (number.start, number.end) if number.kind in ("date", "year") else None


def _is_sure(text: str, number: Numeral, time: Span) -> bool:
    """Return whether a number is surely a time: not a name, or half of a match."""
    return number.kind != "time" and bool(number.kind != "ordinal" or _OF_YEAR.search(text, *time))


def _is_length(text: str, number: Numeral) -> bool:
    """Return whether a number measures time."""
    unit = read_context(text, number).unit
    # 12个月饼 are 12 mooncakes, not 12 months.
    is_length = unit is not None and unit.code in TIME_UNITS and text[unit.words.end :][:1] != "饼"
    return is_length or text.startswith((" centur", "-centur"), number.end)


def find_drafted_reason(
    paragraph: Paragraph, number: Numeral, context: Context, time: PeriodMention | None = None
) -> str | None:
    """Return the reason for which a draft dismisses a number, if it does.

    The words for a period or a date that contain the number are its time.
    """
    from provcli.drafting.model import Candidate
    from provcli.drafting.sorting import dismissal_reason

    after = paragraph.text[number.end : number.end + MAX_AFTER]
    inside = (time.text, time.role) if time else ()
    around = ((0, 0), "", after, after)
    reading = PeriodReading()
    candidate = Candidate(0, paragraph, number, number.text, 1, context, reading, *around, *inside)
    return dismissal_reason(candidate)


def _is_group(case: CheckContext, paragraph: Paragraph, number: Numeral, context: Context) -> bool:
    """Return whether a number counts what the text, or the dataset, has named."""
    text = paragraph.text
    if number.kind == "ordinal":
        return False
    is_referred = REFERENCE.search(text, max(0, number.start - 20), number.start)
    if is_referred or _AMONG_AFTER.match(text, number.end):
        return True
    if is_han(number.text[0]) and number.value in case.kinds.values():
        return True  # 两家公司, of two companies
    noun = context.unit.noun.rpartition(" ")[2] if context.unit else ""
    return noun.removesuffix("s") in case.kinds or f"{noun.removesuffix('ies')}y" in case.kinds


def _is_name(case: CheckContext, paragraph: Paragraph, number: Numeral, context: Context) -> bool:
    """Return whether a number looks like a part of a name or an expression."""
    text, unit = paragraph.text, context.unit
    if number.kind == "ordinal" or (unit and unit.code in MEASURES | RATES):
        return False
    if is_han(number.text[0]) and (unit is None or unit.code == "大"):
        return True  # 四大名著: a set, since nothing is measured
    is_first = not text[case.find_sentence(paragraph, number.start)[0] : number.start].strip(_OPEN)
    if number.text[0].isupper() and not is_first:
        return True
    return _is_in_name(case, paragraph, (number.start, number.end), has_unit=unit is not None)


def _is_in_name(
    case: CheckContext, paragraph: Paragraph, span: Span, *, has_unit: bool = False
) -> bool:
    """Return whether a number is a part of a name or a compound."""
    text, (start, end) = paragraph.text, span
    first = max(0, start - 40)
    if _QUOTE_BEFORE.search(text, first, start) or _COMPOUND_BEFORE.search(text, first, start):
        return True
    if _COMPOUND_AFTER.match(text, end) or CAPITAL_PLURAL_AFTER.match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, first, start)
    opening = case.find_sentence(paragraph, start)[0]
    is_named = before and text[opening : before.start()].strip(_OPEN)
    return not has_unit and bool(_CAPITAL_AFTER.match(text, end) or is_named)
