"""Whether the words at a number show its bound, or that it has none."""

import re
from bisect import bisect_left
from itertools import pairwise

from provcli.checks.confirmation.known_words import KNOWN, fold_noun
from provcli.checks.confirmation.plain import is_plain, is_plain_verb, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.metrics import Words
from provcli.prose.normalize import has_ligatures
from provcli.prose.numerals import Numeral
from provcli.prose.patterns import is_han

MAX_NEAR = 60
"""Characters before or after a number that are looked at."""
MAX_WORDS = 3
"""How many words before a number may bound it together: within a whisker of 700."""
_JOINTS = frozenset("of to on at as past but".split())
_BOUNDS = frozenset(
    "all best going good high just last least level low most next nothing part same second so up"
    " upwards well worst".split()
)
"""Plain words that bound a number together with the one after them: at best, all but."""
_AUXILIARIES = frozenset("to will would can could may might must should not shall".split())
"""Words that a verb follows: it will open 7."""
_BOUND_HAN = re.compile(
    r"(?:[着逼临毗趋擦奔碰似恐莫摸往朝向几小足整满俗]|(?<!加)快|(?<![顺逆落])差|趋于|高达|低至|近乎|冲击|站稳"
    r"|充其量|顶天|不外乎|怕有|大几|将将|堪堪|差点|摸到|触及|探至|号称|也[就有]|可能有|好歹|可达|[破过]了|几达"
    r"|最多时)$"
)
"""Chinese words before a number that may bound it."""
_AFTER = re.compile(
    r"[ ,(–—-]*(?:and (?:change|some|a bit|then some|rising|falling|up)\b|give or"
    r"|or (?:there|near|close|worse|even|a (?:bit|little))|if (?:not|that)"
    r"|and (?:under|below)\b|by (?:one|some|most) \w+|in round|on a good|at a \w+"
    r"|at (?:the )?(?:very )?m(?:in|ax)imum"
    r"|(?:tops|max|min|plus|odd|ish|minimum|maximum|easily|upward|so|thereabouts"
    r"|roughly|nearly|almost|perhaps|maybe|short of|shy)\b)"
    r"|s\b|±|\+/-| ?[(（](?:est|估|预|约)"
    r"| (?:level|mark|barrier|threshold|line)\b"
    r"|(?:[辆家个人座条亿万千元])?(?:级别|大关|关口)|挂零|打住|不[出到足等]|光景|来|把(?!手)|许|有奇"
    r"|之[多巨]|见底|顶天|撑死|去(?!年)",
    re.IGNORECASE,
)
"""Words after a number that may bound it."""
_LATER = re.compile(
    r"[^,.;!?:]{0,30}(?:,(?! (?:the|it|he|she|they|a|an) )(?: [a-z]+){1,5}|,? and [a-z]+ing)[.!;]"
)
"""What bounds a number after another word: 7 cars in May, give or take."""
_RANGES = frozenset(("-", "–", "—", "~", "to", "or", "至", "到", "或"))
_FROM = re.compile(
    r"\b(?<!range )(?<!ranged )(?<!ranging )from [^\d]*$|[从由自][^\d，。]*$", re.IGNORECASE
)
MAX_INTRODUCED = 20
"""Characters before a range that introduce it."""
_ABBREVIATED = re.compile(r"\b(?:est|approx|ca?|max|min|prov|prelim)\. ?$", re.IGNORECASE)


def confirms_qualifier(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether the words at a number mean the recorded bound, or none."""
    figure, context, numeral = found.figure, found.context, found.numeral
    text = found.occurrence.paragraph.text
    if has_ligatures(text[max(0, numeral.start - 20) : numeral.end + 20]):
        return False  # it may hide a part of the number
    if context.qualifier != "exact" or figure.qualifier != "exact":
        return context.qualifier == figure.qualifier
    if numeral.kind == "ordinal":
        return True
    if _ABBREVIATED.search(text, max(0, numeral.start - 10), numeral.start):
        return False
    clause = case.clause_near(found)
    before = text[max(clause[0], numeral.start - MAX_NEAR) : numeral.start]
    ends = [numeral.end]
    if context.unit and context.unit.words.start >= numeral.end:
        ends.append(context.unit.end)
        ends.append(context.unit.end + len(context.unit.noun))
    if any(_AFTER.match(text, end) for end in ends) or _LATER.match(text, ends[-1]):
        return False
    return not _is_in_range(found) and _is_plain_before(before, names_of(case.dataset, found))


def _is_in_range(found: FoundFigure) -> bool:
    """Return whether a number is an end of a range: 5 to 7, between 5 and 7."""
    paragraph, numeral = found.occurrence.paragraph, found.numeral
    if found.context.direction and found.context.role == "to":
        return False  # "rose 5 to 7"
    index = bisect_left(paragraph.starts, numeral.start)
    near = paragraph.numerals[max(0, index - 1) : index + 2]
    for first, second in pairwise(near):
        signs = [each.unit_sign if isinstance(each, Numeral) else "" for each in (first, second)]
        if signs[0] and signs[0] != signs[1]:
            continue  # "rose 8% to $7"
        joint = paragraph.text[first.end : second.start].strip(" $€£¥")
        before = paragraph.text[max(0, first.start - MAX_INTRODUCED) : first.start]
        if joint in _RANGES and not _FROM.search(before):
            return True
        if joint == "and" and before.endswith("between "):
            return True
    return False


def _is_plain_before(before: str, known: Words) -> bool:
    """Return whether the words before a number are known to bound nothing."""
    before = before.rstrip("$€£¥￥ \"'“‘(（-–")
    if not before or not before[-1].isalpha():
        return True
    if is_han(before[-1]):
        return not _BOUND_HAN.search(before)
    last, *others = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+", before)[: -MAX_WORDS - 1 : -1]
    if last == "on" and others and others[0].endswith("ing"):
        return False  # "closing on 7"
    if last == "beat":
        return False  # "Exports beat 7 million" is more than 7 million
    if last.casefold() in ("a", "an", "the") and others:
        last, *others = others
    if last in _JOINTS and others:
        if others[0].casefold() in _BOUNDS:
            return False
        last, *others = others
        if fold_noun(last) in KNOWN:
            return True
    is_verb = is_plain_verb(last) or (others and others[0].casefold() in _AUXILIARIES)
    return is_plain(last, known) or bool(is_verb) or last[0].isupper() or last.isdigit()
