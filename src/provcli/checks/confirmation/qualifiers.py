"""Whether the words at a number show its bound, or that it has none."""

import re

from provcli.checks.confirmation.plain import is_plain, is_plain_verb, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.metrics import Words
from provcli.prose.patterns import is_han

MAX_NEAR = 60
"""Characters before or after a number that are looked at."""
MAX_WORDS = 3
"""How many words before a number may bound it together: within a whisker of 700."""
_JOINTS = {
    "of": frozenset(
        "north south east west shy short upward upwards neighborhood neighbourhood vicinity region "
        "tune order excess ballpark part best matter cusp verge edge brink ahead clear hair ace "
        "whisker inch touch shade distance wide inside outside out bit".split()
    ),
    "to": frozenset("close closer next near nearer nigh adjacent up equivalent akin tuned".split()),
    "on": frozenset("nigh bordering verging closing going upward upwards".split()),
    "at": frozenset("best most least worst pegged capped".split()),
}
"""Words that bound a number together with the one before them: nigh on, north of."""
_AUXILIARIES = frozenset("to will would can could may might must should not shall".split())
"""Words that a verb follows: it will open 7."""
_BOUND_HAN = re.compile(
    r"(?:[靠贴挨迫抵][近着]|[着逼临毗趋擦奔碰快似恐莫摸往朝向差几小足整满俗]|趋于|高达|低至|少说|顶多|撑死"
    r"|充其量|顶天|不外乎|怕有|大几|将将|堪堪|差点|[站迈跨冲爬攀]上|迈过|摸到|触及|探至|号称|也就|可能有)$"
)
"""Chinese words before a number that may bound it."""
_AFTER = re.compile(
    r"[ ,(–—-]*(?:and (?:change|counting|some|a bit|then some|rising|falling|up)\b|give or"
    r"|or (?:so|there|more|less|near|close|better|worse|even|a (?:bit|little))|if (?:not|that)"
    r"|and (?:over|under|above|below)\b|by (?:one|some|most) \w+|in round|on a good|at a \w+"
    r"|at (?:the )?(?:very )?(?:best|worst|least|most|minimum|maximum|outside)"
    r"|(?:tops|max|min|plus|odd|ish|minimum|maximum|ballpark|easily|upwards?|so|thereabouts"
    r"|approximately|roughly|nearly|almost|perhaps|maybe|short of|shy)\b)"
    r"|挂零|冒头|出头|开外|打[底住]|封顶|起步|不[出到足等]|上下|左右|光景|来|把(?!手)|许|余|多|有奇|之[多巨]|见底|顶天|撑死|去(?!年)",
    re.IGNORECASE,
)
"""Words after a number that may bound it."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def confirms_qualifier(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether the words at a number mean the recorded bound, or none."""
    figure, context, numeral = found.figure, found.context, found.numeral
    text = found.occurrence.paragraph.text
    if _LIGATURE.search(text, max(0, numeral.start - 20), numeral.end + 20):
        return False  # it may hide a part of the number
    if context.qualifier != "exact" or figure.qualifier != "exact":
        return context.qualifier == figure.qualifier
    if numeral.kind == "ordinal":
        return True
    clause = case.clause_near(found)
    before = text[max(clause[0], numeral.start - MAX_NEAR) : numeral.start]
    ends = [numeral.end]
    if context.unit and context.unit.words.start >= numeral.end:
        ends.append(context.unit.words.end)
        ends.append(context.unit.words.end + len(context.unit.noun))
    if any(_AFTER.match(text, end) for end in ends):
        return False
    return _is_plain_before(before, names_of(case.dataset, found))


def _is_plain_before(before: str, known: Words) -> bool:
    """Return whether the words before a number are known to bound nothing."""
    before = before.rstrip("$€£¥￥ \"'“‘(（-–")
    if not before or not before[-1].isalpha():
        return True
    if is_han(before[-1]):
        return not _BOUND_HAN.search(before)
    last, *others = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+", before)[: -MAX_WORDS - 1 : -1]
    if last.casefold() in ("a", "an", "the") and others:
        last, *others = others
    if last in _JOINTS and others:
        return others[0].casefold() not in _JOINTS[last]
    is_verb = is_plain_verb(last) or (others and others[0].casefold() in _AUXILIARIES)
    return is_plain(last, known) or bool(is_verb) or last[0].isupper()
