"""Which numbers of an article are figures, and why the others are not."""

import re

from provcli.drafting.model import Candidate, ProposedDismissal
from provcli.drafting.places import place_kinds
from provcli.prose import chinese_words, english_words
from provcli.prose.context import is_amount
from provcli.prose.numerals import Numeral
from provcli.prose.unread import names_class
from provcli.values.decimals import decimals_of

MAX_DIGITS = 20
"""Digits that a dataset takes before and after the point of a value."""
MAX_RANK = 1000
MAX_LINE = 80
"""Characters of a line that says who published an article, and when."""

_RANK_BEFORE = re.compile(
    r"\brank(?:s|ed|ing)?\b[^.;]{0,60}$|\b(?:placed|came|finished)\s+(?:in\s+)?$"
    r"|(?:位居|位列|排名|排在|排|居|名列|跃居|稳居)[^。，；]{0,12}$",
    re.IGNORECASE,
)
_DATELINE_BEFORE = re.compile("(?:[^，。；：,;:]{2,60}[ \u3000（(])?\\s*[（(]?")
"""What a line of a date may begin with: the publisher."""
_RANK_AFTER = re.compile(
    r"[ -](?:place|largest|biggest|highest|lowest|smallest|fastest|most|best|worst)\b"
    r"|(?:位|名)(?!单)"
)
_GROUP_BEFORE = re.compile(
    r"\b(?:among|of|across|between)(?: all)?(?: the)? $|在全[国省市] ?$", re.IGNORECASE
)
GROUPS = "|".join(re.sub("ys$", "ies", f"{kind}s") for kind in place_kinds().split("|"))
GROUPS += "|cities|economies|companies|members"
"""A pattern for the nouns of what an article compares."""
_GROUP_AFTER = re.compile(rf" (?:[\w-]+ ){{0,3}}(?:{GROUPS})\b")
_MOST_OF = re.compile(r"\b[a-z]+est of (?:the|its) $")
_ENDS = re.compile("[,.;)]|$")
"""What parts a group from the rest: the smallest of the three, sold 5."""
_THE = re.compile(r"\b[Tt]he $")
_TOTAL_AFTER = re.compile(rf" (?:{GROUPS})(?:['’]| (?:together|combined|totall?ed|had a total))")
_COMPOUND = re.compile(
    r"-(?:year|month|day|week|hour|minute|point|step|star|way|part|time|dimensional|story|storey"
    r"|digit|person|man|seat)\b(?!-old)"
    # the size of a pack: a 100-gram bar
    r"|-(?:gram|kilogram|kilo|ounce|pound|liter|litre|milliliter|ml|g|kg) [a-z]"
)
_BASE = re.compile("\\bper $")
"""What precedes the base of a rate: 78 zlotys per 100."""
_SMALL_WORD = re.compile(
    f"{'|'.join(english_words.ONES)}|ten|[两十{chinese_words.ONES}]+", re.IGNORECASE
)
_HAN_GROUP = re.compile(
    "[省市县州国地](?![场级值])|次产业|[类项者种个][^，。；、有为达超]{0,8}(?:分别|合计|共计)"
)
"""What follows a small number right away that counts nothing new: 两市, 三次产业, 三类合计."""
_AGE_BEFORE = re.compile(
    r"\b(?:girl|boy|man|woman|child|son|daughter|toddler|baby) of $"
    r"|\baged [\w-]+(?:, [\w-]+)*(?:,? and|,? or|,) $"
)
_QUOTES = tuple('“"《「『‘')
_CAPITAL = re.compile(r"[ -][A-Z]")
_BULLET_BEFORE = re.compile(r"[ \t　（(]{0,2}")
_BULLET_AFTER = re.compile(r"[、）)．]|\.\s")
_POINT_BEFORE = re.compile("(?:^|[。；：，])$")

NOTES = {
    "name": "Part of a name, not an amount.",
    "idiom": "An expression, not an amount.",
    "group": "It counts what the article compares.",
    "damage": "provcli cannot read this number.",
}
"""Why a number that looks like an amount is dismissed; `check` requires a note."""


def dismiss(candidate: Candidate, reason: str) -> ProposedDismissal:
    """Return the dismissal of a number, with a note if it looks like an amount."""
    note, text = NOTES.get(reason), candidate.paragraph.text
    unit = candidate.context.unit
    if note and not is_amount(text, candidate.numeral, unit, is_group=reason == "group"):
        note = None
    return ProposedDismissal(candidate, reason, note=note)


def dismissal_reason(candidate: Candidate) -> str | None:
    """Return why a number is not a figure; None if it is one."""
    numeral = candidate.numeral
    if numeral.kind == "time":
        return "name"
    if numeral.kind == "date" and _ends_line(candidate):
        return "date"
    if candidate.holder:
        return "date" if candidate.holder_role in ("event", "report") else "period"
    reasons = {"year": "period", "date": "date", "idiom": "idiom"}
    if reason := reasons.get(numeral.kind):
        return reason
    if numeral.kind == "ordinal":
        return _dismiss_ordinal(candidate)
    if numeral.unread:
        return "name" if names_class(candidate.paragraph.text, numeral.start) else "damage"
    if not numeral.is_quantity:
        return "name"
    if numeral.value is None or not _fits(numeral):
        return "damage"
    return _find_name(candidate)


def _ends_line(candidate: Candidate) -> bool:
    """Return whether a date ends the line below a title: 省统计局 2025年3月18日."""
    text, numeral = candidate.paragraph.text, candidate.numeral
    is_last = len(text) <= MAX_LINE and not text[numeral.end :].strip(" \u3000）)")
    is_day = numeral.text.endswith("日")
    return is_last and is_day and _DATELINE_BEFORE.fullmatch(text[: numeral.start]) is not None


def _dismiss_ordinal(candidate: Candidate) -> str | None:
    text, numeral = candidate.paragraph.text, candidate.numeral
    before, after = text[max(0, numeral.start - 60) : numeral.start], candidate.after
    if numeral.value is None or not 1 <= numeral.value <= MAX_RANK:
        return "name"
    if _RANK_BEFORE.search(before) or _RANK_AFTER.match(after):
        return None
    return "name" if numeral.text[:1].isupper() or numeral.text[:1].isdigit() else "idiom"


def _find_name(candidate: Candidate) -> str | None:
    """Return why a number counts nothing: a three-year plan, one, a group of six."""
    numeral, after = candidate.numeral, candidate.after
    before = candidate.paragraph.text[max(0, numeral.start - 40) : numeral.start]
    unit = candidate.context.unit
    has_unit = unit is not None
    # It counts the paragraphs: 二、消费; 2. Sales.
    # The scale of a class of things: the 100-billion-yuan in "16 100-billion-yuan industries".
    if numeral.scale != 1 and re.match("-[a-z]", after) and re.search(r"\d $", before):
        return "name"
    is_first = _BULLET_BEFORE.fullmatch(candidate.paragraph.text, 0, numeral.start)
    if is_first and _BULLET_AFTER.match(after):
        return "name"
    if numeral.unit_sign or numeral.scale != 1:
        return None
    is_small = _SMALL_WORD.fullmatch(numeral.text) is not None
    if is_small and after.startswith("是") and _POINT_BEFORE.search(before):
        return "idiom"  # 三是
    is_quoted = before.endswith(_QUOTES) and (numeral.kind == "multiple" or not has_unit)
    is_age = _AGE_BEFORE.search(before) and re.match(r"[,.]| (?:and|or)\b|$", after)
    has_code = unit is not None and unit.code.isascii() and unit.code != ""
    # 二期 is the second phase, two of them are 两期.
    is_second = numeral.text == "二" and not has_code and not after.startswith(("人", "者"))
    is_capital = is_small and not has_unit and _CAPITAL.match(after)
    if (
        _COMPOUND.match(after)
        or _BASE.search(before)
        or is_quoted
        or is_capital
        or is_age
        or is_second
    ):
        return "name"
    is_group = bool(_GROUP_BEFORE.search(before) and _GROUP_AFTER.match(after))
    is_group = is_group or bool(is_small and _MOST_OF.search(before) and _ENDS.match(after))
    is_total = _THE.search(before) and _TOTAL_AFTER.match(after)
    if is_group or is_total or (is_small and _HAN_GROUP.match(after)):
        return "group"
    is_idiom = numeral.is_indefinite or numeral.text.lower() in ("one", "一", "zero")
    return "idiom" if is_idiom else None


def _fits(numeral: Numeral) -> bool:
    """Return whether a value has no more digits than a dataset takes."""
    value = numeral.value
    assert value is not None
    return value.adjusted() < MAX_DIGITS and (
        decimals_of(value) <= MAX_DIGITS or numeral.kind == "fraction"
    )
