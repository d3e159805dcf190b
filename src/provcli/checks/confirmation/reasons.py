"""Whether the words around a dismissed number show its reason."""

from bisect import bisect_right

from provcli.checks.confirmation.units import PERHAPS_UNITS
from provcli.checks.context import CheckContext
from provcli.checks.matching import Match
from provcli.checks.rules.dismissals import CAPITAL_PLURAL_AFTER, find_drafted_reason
from provcli.dataset.models import Dismissal
from provcli.prose.article import Paragraph
from provcli.prose.context import read_context
from provcli.prose.numerals import Numeral
from provcli.prose.period_numbers import start_of

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
            continue  # rules compare it
        context = read_context(paragraph.text, number)
        index = bisect_right(mentions, number.digits_start, key=start_of) - 1
        is_inside = index >= 0 and number.digits_start < mentions[index].end
        time = mentions[index] if is_inside else None
        if find_drafted_reason(paragraph, number, context, time) != item.reason:
            return False
        is_change = context.role == "by" or PERHAPS_UNITS.match(paragraph.text, number.end + 1)
        if item.reason == "idiom" and is_change:
            return False  # "one point higher"
        if item.reason == "name" and _may_be_amount(case, paragraph, number):
            return False
    return True


def _may_be_amount(case: CheckContext, paragraph: Paragraph, number: Numeral) -> bool:
    """Return whether a number beside a name may be an amount: seven Germans."""
    names = case.names.paragraphs[case.article.position[paragraph.location]]
    near = names.find((max(0, number.start - MAX_NEAR), number.start))
    is_of_name = near and not paragraph.text[near[-1].end : number.start].strip(" ,")
    return bool(is_of_name or CAPITAL_PLURAL_AFTER.match(paragraph.text, number.end))
