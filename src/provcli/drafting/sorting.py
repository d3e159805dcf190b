"""Which numbers of an article are figures, and why the others are not."""

import re

from provcli.drafting.model import Candidate, ProposedDismissal
from provcli.drafting.places import place_kinds
from provcli.prose import chinese_words, english_words
from provcli.prose.context import is_amount
from provcli.prose.numerals import Numeral
from provcli.values.decimals import decimals_of

MAX_DIGITS = 20
"""Digits that a dataset takes before and after the point of a value."""
MAX_RANK = 1000

_RANK_BEFORE = re.compile(
    r"\brank(?:s|ed|ing)?\b[^.;]{0,60}$|\b(?:placed|came|finished)\s+(?:in\s+)?$"
    r"|(?:位居|位列|排名|排在|排|居|名列|跃居|稳居)[^。，；]{0,12}$",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(
    r"[ -](?:place|largest|biggest|highest|lowest|smallest|fastest|most|best|worst)\b"
    r"|(?:位|名)(?!单)"
)
_FIRST_OF_ALL_BEFORE = re.compile(r"\b(?:the|becoming|became|become|as)(?: the)? $")
_FIRST_OF_ALL_AFTER = re.compile(r" (?:domestic|national|in the (?:world|country|nation))")
_GROUP_BEFORE = re.compile(
    r"\b(?:among|of|across|between)(?: all)?(?: the)? $|在全[国省市] ?$", re.IGNORECASE
)
GROUPS = "|".join(f"{kind.removesuffix('y')}(?:s|ies)" for kind in place_kinds().split("|"))
GROUPS += "|cities|economies|companies|members"
"""A pattern for the nouns of what an article compares."""
_GROUP_AFTER = re.compile(rf" (?:[\w-]+ ){{0,3}}(?:{GROUPS})\b")
_THE = re.compile(r"\b[Tt]he $")
_TOTAL_AFTER = re.compile(rf" (?:{GROUPS})(?:['’]| (?:together|combined|totall?ed|had a total))")
_COMPOUND = re.compile(
    r"-(?:year|month|day|week|hour|minute|point|step|star|way|part|time|dimensional|story|storey"
    r"|digit|person|man|seat)\b(?!-old)"
)
_PACK = re.compile(r"-(?:gram|kilogram|kilo|ounce|pound|liter|litre|milliliter|ml|g|kg) [a-z]")
"""What follows the size of a pack: a 100-gram bar."""
_BASE = re.compile("\\bper $")
"""What precedes the base of a rate: 78 zlotys per 100."""
_SMALL_WORD = re.compile(
    f"{'|'.join(english_words.ONES)}|ten|[两十{chinese_words.ONES}]+", re.IGNORECASE
)
_MANY = re.compile(r" of (?:households|families|people|thousands|homes)")
_HAN_GROUP = re.compile("[省市县州国地](?![场级值])|次产业")
"""What follows a small number right away, without a measure word: 两市, 六省, 三次产业."""
_QUOTES = frozenset('“"《「『‘')
_CAPITAL = re.compile(r"[ -][A-Z]")
_BULLET_AFTER = re.compile(r"[、）)．]|\.\s")
_SCALE_WORD = re.compile("trillion|billion|million")

_NOTES = {
    "name": "Part of a name, not an amount.",
    "idiom": "An expression, not an amount.",
    "group": "It counts what the article compares.",
    "damage": "provcli cannot read this number.",
}
"""Why a number that looks like an amount is dismissed; `check` requires a note."""


def dismiss(candidate: Candidate, reason: str) -> ProposedDismissal:
    """Return the dismissal of a number, with a note if it looks like an amount."""
    note, text = _NOTES.get(reason), candidate.paragraph.text
    unit = candidate.context.unit
    if note and not is_amount(text, candidate.numeral, unit, is_group=reason == "group"):
        note = None
    return ProposedDismissal(candidate, reason, note=note)


def dismissal_reason(candidate: Candidate) -> str | None:
    """Return why a number is not a figure; None if it is one."""
    numeral = candidate.numeral
    if numeral.kind == "time":
        return "name"
    if candidate.holder:
        return "date" if candidate.holder_role in ("event", "report") else "period"
    reasons = {"year": "period", "date": "date", "idiom": "idiom"}
    if reason := reasons.get(numeral.kind):
        return reason
    if numeral.kind == "ordinal":
        return _dismiss_ordinal(candidate)
    if numeral.unread:
        return "damage"
    if not numeral.is_quantity:
        return "name"
    if numeral.value is None or not _fits(numeral):
        return "damage"
    return _find_name(candidate) or _find_idiom(candidate)


def _dismiss_ordinal(candidate: Candidate) -> str | None:
    text, numeral = candidate.paragraph.text, candidate.numeral
    before, after = text[max(0, numeral.start - 60) : numeral.start], candidate.after
    if numeral.value is None or not 1 <= numeral.value <= MAX_RANK:
        return "name"
    is_first_of_all = _FIRST_OF_ALL_BEFORE.search(before) and _FIRST_OF_ALL_AFTER.match(after)
    if _RANK_BEFORE.search(before) or _RANK_AFTER.match(after) or is_first_of_all:
        return None
    return "name" if numeral.text[:1].isupper() or numeral.text[:1].isdigit() else "idiom"


def _find_name(candidate: Candidate) -> str | None:
    """Return "name" for a number in a name: a three-year plan, a “double” goal."""
    numeral, after = candidate.numeral, candidate.after
    before = candidate.paragraph.text[max(0, numeral.start - 40) : numeral.start]
    has_unit = candidate.context.unit is not None
    if _SCALE_WORD.fullmatch(numeral.text) or _is_bullet(candidate):
        return "name"
    # The scale of a class of things: the 100-billion-yuan in "16 100-billion-yuan industries".
    if numeral.scale != 1 and re.match(r"-[a-z]", after) and re.search(r"\d $", before):
        return "name"
    if not _is_bare(numeral):
        return None
    is_quoted = before[-1:] in _QUOTES and bool(before)
    is_name = (
        _COMPOUND.match(after)
        or _PACK.match(after)
        or _BASE.search(before)
        or (is_quoted and (numeral.kind == "multiple" or not has_unit))
        or (not has_unit and _SMALL_WORD.fullmatch(numeral.text) and _CAPITAL.match(after))
    )
    return "name" if is_name else None


def _is_bullet(candidate: Candidate) -> bool:
    """Return whether a number counts the paragraphs: 二、消费; 2. Sales."""
    before = (
        candidate.paragraph.text[: candidate.numeral.start] if candidate.numeral.start < 3 else "x"
    )
    return before.strip(" \t　（(") == "" and bool(_BULLET_AFTER.match(candidate.after))


def _find_idiom(candidate: Candidate) -> str | None:
    """Return why a number counts nothing: one of them, six cities that are compared."""
    numeral, after = candidate.numeral, candidate.after
    before = candidate.paragraph.text[max(0, numeral.start - 40) : numeral.start]
    if not _is_bare(numeral):
        return None
    is_group = _GROUP_BEFORE.search(before) and _GROUP_AFTER.match(after)
    is_group = is_group or (_THE.search(before) and _TOTAL_AFTER.match(after))
    if is_group or (_SMALL_WORD.fullmatch(numeral.text) and _HAN_GROUP.match(after)):
        return "group"
    if numeral.text.lower() in ("one", "一", "zero"):
        return "idiom"
    # "A record half" is a half of the year.
    is_half = numeral.text == "half" and not after.startswith(" of")
    if is_half and before.lower().endswith("record "):
        return "idiom"
    if numeral.is_indefinite and (_MANY.match(after) or not candidate.context.unit):
        return "idiom"
    # A digit between two full stops is left from something else.
    is_alone = re.search(r"\.\s+$", before) and re.match(r"\.(?:\s|$)", after)
    return "damage" if is_alone else None


def _is_bare(numeral: Numeral) -> bool:
    return not numeral.unit_sign and numeral.scale == 1


def _fits(numeral: Numeral) -> bool:
    """Return whether a value has no more digits than a dataset takes."""
    value = numeral.value
    assert value is not None
    return value.adjusted() < MAX_DIGITS and (
        decimals_of(value) <= MAX_DIGITS or numeral.kind == "fraction"
    )
