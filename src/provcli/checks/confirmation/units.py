"""Whether the words at a number show its unit."""

import re
from bisect import bisect_left
from functools import cached_property

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.article import UNITS, is_rank
from provcli.checks.rules.metrics import Words, split_words
from provcli.checks.rules.structure import fits_shared_sign, fits_unit, read_unit_codes
from provcli.dataset.models import Unit
from provcli.dataset.units import standard_units
from provcli.prose.numerals import Numeral
from provcli.prose.patterns import any_of, is_han
from provcli.prose.units import (
    CHINESE_MEASURES,
    CHINESE_UNITS,
    ENGLISH_UNITS,
    ISO_CURRENCIES,
    RATES,
    SHARED_NAMES,
)

_UNREAD_SCALE = re.compile(
    r"[ -]?(?:gross|thou|grand|scores?|milliards?|billiards?|myriads?|lakhs?|crores?|arabs?|reams?"
    r"|(?:pairs?|couples?|sets?|packs?|boxes|bundles?|batches|teams?|squads?|crews?)(?= of)"
    r"|(?!(?:a|an|i|in|on|to|at|by|of|or|is|as|we|it|up|no|so|he|do|my|us|be|if|am|me|p|c)\b)[a-z]{1,2})"
    r"(?= [a-z])"
)
"""Words between a number and its noun that may be a scale or a set: 5 gross pencils."""
_SETS = frozenset("打 对 双 副 组 套 箱 袋 盒 包 排 群 串 束 筐 篮 担 垛 批".split())
"""Measure words of several things."""
_PERSONS = re.compile(
    r"(?:people|persons?|men|women|children|kids|boys|girls|babies|infants|adults|staff|crew|personnel"
    r"|police|troops|\w*(?:workers|employees|residents|citizens|members|visitors|passengers|patients"
    r"|students|pupils|teachers|doctors|nurses|drivers|players|runners|soldiers|officers|migrants"
    r"|refugees|voters|tourists|users|customers|subscribers|fans|spectators|farmers|engineers"
    r"|scientists|researchers|victims|survivors|prisoners|inmates|guests|volunteers|finishers"
    r"|entrants|competitors|athletes|graduates|apprentices|pensioners|tenants|inhabitants|households"
    r"|trainees|retirees|specialists|judges|jurors|defendants|plaintiffs|lawyers|ministers|delegates"
    r"|directors|managers|owners|buyers|sellers|donors|riders|cyclists|swimmers|walkers|commuters"
    r"|travel+ers|pilgrims|monks|parents|mothers|fathers|teenagers|seniors|casualties|witnesses))$"
)
"""What counts persons; deaths and jobs are counted as things."""
_PERHAPS_PERSONS = re.compile(r"(?:[^aeiou]ers|ors|ists|ees|ians|ants|folk|mates|wives|heads)$")
"""The end of a noun that may count persons, too, as charters do not."""
_PERSON_COUNTERS = frozenset({"人", "名", "位", "口", "个人"})
PERHAPS_UNITS = re.compile(r"(?:points?|degrees?|notch(?:es)?)\b")
"""Nouns that count nothing unless the metric has them: six points ahead, 1.4 degrees warmer."""
_POINT = "点"
"""What an index is measured in."""
_SECONDS = re.compile(r"\d+秒")
"""What follows the 分 of minutes: 4分30秒."""
_OTHER_NAMES = {
    "CAD": ("CA$", "C$", "Canada"),
    "CNY": ("yuan", "renminbi", "RMB", "Chin"),
    "JPY": ("yen", "Japan", "Tokyo"),
    "AUD": ("Australia",),
}
"""What else in a text names a currency."""
MIN_STEM = 4
"""Letters of the name of a country."""
_BASES = (
    "second minute hour day week month quarter year night head capita person household share "
    "barrel ton tonne kilo pound litre liter gallon mile user unit game match visit trip room "
    "bed ounce customer vote employee pupil student child passenger inhabitant resident acre "
    "hectare"
).split()
_PER = re.compile(
    r"\b(?:per(?! cent)|every|each)[ -](?P<word>(?:(?:cubic|square) )?[a-z]+(?:-[a-z]+)?)"
    r"|/ ?(?P<sign>[A-Za-z]+[23²³]?)"
    rf"|\ban?[ -](?P<base>{any_of(_BASES)})s?\b(?! (?:ago|earlier|before|later|after|old|on))"
    r"|\b(?P<time>dai|week|month|year|hour)ly\b|\bannual\b|\b(?:each|apiece|p\.a\.)(?=\W|$)"
    r"|(?:每|/)(?P<han>[\u4e00-\u9fff]{1,4})|(?P<mean>[人户日月年亩]均|亩产|单产)",
    re.IGNORECASE,
)
"""What something is counted for: each day, per person."""
_EACH = re.compile(r" an? ([a-z]+)\b(?! (?:ago|earlier|before|later|after|old|on)\b)")
_DAY = {"dai": "day", "annual": "year", "日": "day", "天": "day", "年": "year", "月": "month"}

_SMALLER = re.compile(r"[ -](?:cents?|pence|pennies)\b")
"""What makes of euros a hundredth."""
_OF_COUNTRY = re.compile(r"[^\w\s]? ?\([A-Z]")
"""What may make an amount that of another country: $70 million (Canadian)."""
_OF_WEIGHT = re.compile("pounds? of ")
"""Words after a number that may be a weight: 7 million pounds of cod."""


class UnitWords:
    """The words for units."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._currencies = _Currencies(case)

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether the text prints the unit, or what is counted, at a number."""
        case = self._case
        unit, numeral = case.dataset.unit_of(found.figure.metric), found.numeral
        named, text = found.context.unit, found.occurrence.paragraph.text
        if unit.kind == "rank":
            return numeral.kind == "ordinal" or is_rank(text, numeral)
        if not _has_same_base(case, found, unit) or _has_unread_scale(found):
            return False
        if _may_be_other_money(found, unit.id):
            return False
        known = read_unit_codes(unit)
        mark = numeral.unit_sign or (named.code if named else "")
        if unit.kind == "rate" and named and mark not in RATES | {"times"}:
            return False
        if unit.id in ("count", "person"):
            name = split_words(" ".join(case.dataset.metric_by_id[found.figure.metric].names))
            return named is not None and _counts(found, name, is_person=unit.id == "person")
        if mark in UNITS | RATES or mark == "times":
            if not self._currencies.is_sure(numeral, mark, unit):
                return False
            is_shared = unit.id in SHARED_NAMES.get(mark, "") or fits_shared_sign(numeral, unit)
            is_own = named and not known and not _share_noun(named.text.strip(), unit.label)
            return not is_own and (fits_unit(mark, unit) or is_shared)
        if named is None:
            return numeral.kind == "fraction" and unit.id == "percent"  # a fifth
        is_label = named.noun != "" and named.noun.casefold() == unit.label.casefold()
        return mark in known or is_label or _share_noun(named.noun, unit.label)


def _may_be_other_money(found: FoundFigure, unit: str) -> bool:
    """Return whether an amount may be of another currency, of cents, or a weight."""
    named, text = found.context.unit, found.occurrence.paragraph.text
    if found.numeral.unit_sign and _OF_COUNTRY.match(text, found.numeral.end):
        return True
    if named is None:
        return False
    is_weight = unit == "GBP" and _OF_WEIGHT.match(text, named.words.start)
    return bool(is_weight or _SMALLER.match(text, named.words.end))


def _share_noun(noun: str, label: str) -> bool:
    """Return whether a noun is that of a label; 标准箱 is not 自然箱."""
    if noun.isascii() or label.isascii():
        return not split_words(noun).isdisjoint(split_words(label))
    return bool(noun) and (noun in label or label in noun)


def _has_unread_scale(found: FoundFigure) -> bool:
    """Return whether a word that may be a scale is between a number and its noun."""
    unit = found.context.unit
    text, numeral = found.occurrence.paragraph.text, found.numeral
    if unit and unit.code in _SETS:
        return True
    is_sign = unit and numeral.end <= unit.words.start <= numeral.end + 1 and unit.code in UNITS
    return not is_sign and bool(_UNREAD_SCALE.match(text, numeral.end))


def _counts(found: FoundFigure, name: Words, *, is_person: bool) -> bool:
    """Return whether a number surely counts persons, or surely things."""
    unit = found.context.unit
    assert unit
    if unit.code in UNITS or unit.noun == _POINT:
        return False
    if _SECONDS.match(found.occurrence.paragraph.text, unit.words.end):
        return False
    if unit.code:
        is_counter = is_han(unit.code[0])  # degrees are not
        is_own = unit.code.endswith("人次") or (unit.code in _PERSON_COUNTERS) == is_person
        return is_counter and is_own
    noun = unit.noun.casefold()
    is_named = not split_words(noun).isdisjoint(name)
    if PERHAPS_UNITS.match(noun) and not is_named:
        return False
    if _PERSONS.search(noun):
        return is_person or (is_named and not noun.endswith(("people", "persons")))
    return not is_person and (is_named or not _PERHAPS_PERSONS.search(noun))


# --- Currencies -----------------------------------------------------------------------------------


class _Currencies:
    """The currencies that an article names."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._is_shown: dict[str, bool] = {}

    @cached_property
    def _dollars(self) -> frozenset[str]:
        """The currencies whose signs have a $."""
        return frozenset(
            number.unit_sign
            for paragraph in self._case.article.paragraphs
            for number in paragraph.numerals
            if isinstance(number, Numeral) and "$" in number.text
        )

    def is_sure(self, numeral: Numeral, mark: str, unit: Unit) -> bool:
        """Return whether a sign or name that currencies share means that of a unit."""
        sign = next((each for each in "$¥￥£" if each in (numeral.text[0], numeral.text[-1])), "")
        if mark not in SHARED_NAMES and not sign:
            return True
        code = next(iter(read_unit_codes(unit) & ISO_CURRENCIES), unit.id)
        return self._is_usual(sign, mark, code) or self._shows(code)

    def _is_usual(self, sign: str, mark: str, code: str) -> bool:
        """Return whether a sign, or a name without one, usually means a currency."""
        if sign == "$":
            return code == "USD" and self._dollars == {"USD"}
        if sign == "£":
            return code == "GBP"
        if not sign:  # a name, such as rupee
            return code == mark == "INR"
        return code == "CNY" and is_han((self._case.text or "").strip()[:1])

    def _shows(self, code: str) -> bool:
        """Return whether the article has the code or the country of a currency."""
        if code not in self._is_shown:
            country = standard_units().get(code, ("", ""))[0].rpartition(" ")[0]
            stem = re.sub("(?:ian|ean|can|ish)$", "", country)
            words = [code, *_OTHER_NAMES.get(code, ()), *([stem] if len(stem) >= MIN_STEM else [])]
            pattern = rf"\b{any_of(words)}"
            self._is_shown[code] = bool(re.search(pattern, self._case.text or ""))
        return self._is_shown[code]


# --- What it is counted for -----------------------------------------------------------------------


def _has_same_base(case: CheckContext, found: FoundFigure, unit: Unit) -> bool:
    """Return whether a number is counted for the same as its unit: each day."""
    metric = case.dataset.metric_by_id[found.figure.metric]
    paragraph, numeral = found.occurrence.paragraph, found.numeral
    label, _ = standard_units().get(unit.id, (unit.label, ""))
    recorded = _read_bases(f"{label} {unit.id.replace('-', ' ') if unit.label else ''}")
    named = frozenset().union(*map(_read_bases, metric.names)) | _read_bases(found.figure.scope)
    clause = case.clause_near(found)
    index = bisect_left(paragraph.starts, numeral.start)
    following = paragraph.starts[index + 1 : index + 2]
    end = min(clause[1], *following) if following else clause[1]
    # "A day" after the next number is about that.
    printed = _read_bases(paragraph.text[numeral.end : end])
    unit_end = found.context.unit.words.end if found.context.unit else 0
    if each := _EACH.match(paragraph.text, max(numeral.end, unit_end)):
        printed |= {_name_base(each[1])}
    if unit.kind != "rate":
        before = paragraph.starts[index - 1] if index else 0
        printed |= _read_bases(paragraph.text[max(clause[0], before) : numeral.start])
    elif not recorded:
        printed -= {"year"} if named & {"year"} or found.figure.period else frozenset()
    if printed - recorded - named:  # the unit does not have what the text counts it for
        return False
    return recorded <= printed


def _read_bases(text: str | None) -> Words:
    """Return what the words of a text count something for, each in one form."""
    bases = set()
    for found in _PER.finditer(text or ""):
        word = next(filter(None, found.groups()), found[0])
        bases |= {_name_base(word.casefold())}
    return frozenset(bases)


def _name_base(word: str) -> str:
    """Return one name of a base: day for daily, 日, and 天."""
    if word in _DAY or word[:1] in _DAY:
        return _DAY.get(word, _DAY.get(word[:1], word))
    if is_han(word[0]):
        unit = next(
            (word[:end] for end in range(len(word), 0, -1) if word[:end] in CHINESE_UNITS), ""
        )
        return CHINESE_MEASURES.get(unit, unit or word[0])
    return ENGLISH_UNITS.get(word, ENGLISH_UNITS.get(f"{word}s", word))
