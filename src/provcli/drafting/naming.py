"""The name of what a figure measures; later numbers of a sentence go on with it."""

import re
from typing import NamedTuple

from provcli.drafting.measures import RANK, TIMES, Measure
from provcli.drafting.model import Candidate
from provcli.drafting.names import (
    capitalize,
    cut_to_noun,
    is_chinese,
    read_counted_noun,
    read_first_subject,
    read_following,
    read_han_subject,
    read_noun_after,
    read_subject,
)
from provcli.drafting.places import find_places, is_place
from provcli.prose.units import ISO_CURRENCIES

MAX_NAME = 100
MAX_LIST = 80
MAX_FROM = 40
"""Characters between two numbers of "6 in March from 5"."""
_SHARE_OF = re.compile(r"\s+of\s+(?!about|around|nearly)")
_PER = re.compile(
    r"\s+(?:per|a|an|each)\s+(share|person|capita|head|day|month|ton|tonne|barrel|household|unit"
    r"|bottle|candy|ounce|kilogram|liter|litre|bushel|pound)\b"
)
_PREPOSITION_END = re.compile(r"\s(?:in|of|for|across)(?: the)?\s*$")
_PART_OF = re.compile("占[^，。；]{0,8}$")
_COMPARED = re.compile(r" (?:more|less|fewer|higher|lower|larger|smaller) than\b")
_AND_OF = re.compile(r" (?:and|,) (?!new )[\w -]+ of $")
_COST = re.compile(r"\bcosts? [^a-z]*$")
_PER_END = re.compile(r" per [a-z]+$")
_YEAR_ON_YEAR = re.compile(
    r"year-on-year|growth|increase|year on year|decrease|decline|increment|rate of|同比|增速|增幅"
)


class ProposedName(NamedTuple):
    """What a number measures.

    Attributes:
        base: without "growth" or "rank".
        name: the name of the metric.
        doubt: what is unsure.
        role: whether something changes by the number, to it, or from it.
        is_rate: whether it is a percentage or the like.
        end: where the number ends in its paragraph.
        is_range: whether a second number may end a range: growth of 5% to 7%.
    """

    base: str
    name: str
    doubt: str
    role: str | None
    is_rate: bool
    end: int
    is_range: bool


def _opening(candidate: Candidate) -> str:
    start = candidate.sentence[0]
    return candidate.paragraph.text[start : min(candidate.numeral.start, start + 200)]


def _name_unclear(
    candidate: Candidate, measure: Measure, base: str, *, chinese: bool
) -> tuple[str, str]:
    """Return a name without verbs, or that of its unit, and whether it is unsure."""
    cut = base if chinese or not base else cut_to_noun(base, candidate.before)
    if cut:
        return cut, "" if cut == base else "metric? a part of the words"
    if not base:
        return "", ""
    return _name_of_unit(measure), "metric? the words do not name it"


def _name_of_unit(measure: Measure) -> str:
    """Return what a number is whose words do not name what it measures."""
    if measure.is_rate or measure.is_count:
        return "rate" if measure.is_rate else "number"
    return "amount" if measure.id in ISO_CURRENCIES else measure.id.replace("-", " ")


def _read_han_list(candidate: Candidate) -> list[str]:
    """Return the names of "A、B分别增长1%和2%"; empty if there is one name."""
    if "分别" not in candidate.before:
        return []
    text, end = candidate.paragraph.text, candidate.numeral.start
    start = max(text.rfind(mark, candidate.sentence[0], end) for mark in "，。；：")
    segment = text[max(start + 1, candidate.sentence[0], end - MAX_LIST) : end]
    parts = [
        read_han_subject(part) for part in re.split("、|和|及|与", segment.partition("分别")[0])
    ]
    return parts if len(parts) > 1 and all(parts) else []


class NameReader:
    """Names what each figure measures, left to right; later numbers continue a name."""

    def __init__(self) -> None:
        self._sentence: object = None
        self._entity = ""
        self._last: ProposedName | None = None
        self._rates: set[str] = set()
        self._bases: list[str] = []
        self._recent: list[str] = []
        """The names of levels in the paragraph, the latest last."""
        self._paragraph: object = None

    def read(self, candidate: Candidate, measure: Measure, entity: str) -> ProposedName:
        """Return what a number measures; `entity` is the name of what it is about."""
        self._entity = entity
        if self._paragraph is not candidate.paragraph:
            self._paragraph, self._recent = candidate.paragraph, []
        sentence = candidate.sentence_key
        if self._sentence != sentence:
            self._sentence, self._bases, self._last = sentence, [], None
        chinese = is_chinese(candidate.around)
        last = self._last
        if last and self._is_listed(candidate, measure, last):
            self._last = last._replace(end=candidate.numeral.end)
            return last
        base, doubt = "", ""
        if not (last and self._is_same(candidate, last)):
            base = self._base(candidate, measure, chinese=chinese)
            base, doubt = _name_unclear(candidate, measure, base, chinese=chinese)
        is_own = bool(base)
        if is_own:
            if not _PER_END.search(base):
                self._bases.append(base)
        else:
            base, doubt = self._go_on(candidate, measure, chinese=chinese)
        name = self._name(candidate, measure, base, chinese=chinese)
        is_other = not is_own and not doubt and base not in self._rates
        if name == base and is_other and measure.is_rate and not (last and last.is_rate):
            # "Firms: 5. The rate rose to 6%": the rate is not a number of firms.
            name = f"{base}占比" if chinese else f"{base}, rate"
        if name == base and base not in self._recent:
            self._recent.append(base)
        if name == base and measure.is_rate:
            self._rates.add(base)
        self._last = ProposedName(
            base,
            capitalize(name)[:MAX_NAME],
            doubt,
            candidate.context.role,
            measure.is_rate,
            candidate.numeral.end,
            candidate.before.endswith(" of "),
        )
        return self._last

    def _go_on(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> tuple[str, str]:
        """Return the name with which a number goes on, and what is unsure about it."""
        if self._last and measure == RANK:
            return self._last.name, ""
        if self._bases:
            return self._bases[-1], ""
        base = "" if chinese else self._strip(read_first_subject(_opening(candidate)))
        if base:
            name, doubt = _name_unclear(candidate, measure, base, chinese=False)
            return name, doubt or "metric? from the beginning of the sentence"
        if self._recent:
            return self._recent[-1], ""
        name = "数量" if chinese else _name_of_unit(measure)
        return name, "metric? the words do not name it"

    def _strip(self, base: str) -> str:
        """Return a name without that of the entity: inflation, not French inflation."""
        places = list(find_places(base))
        if not places or (is_place(base) and places[0][2].name != self._entity):
            return "" if places else base
        start, end, place = places[0]
        if place.name == self._entity and start == 0:
            return base[end:].removeprefix("'s").strip()
        start, end, place = places[-1]
        if place.name == self._entity and end == len(base):
            return _PREPOSITION_END.sub("", base[:start])
        return base

    def _strip_han(self, base: str) -> str:
        """Return a Chinese name without that of the entity: 生产总值, not 杭州市生产总值."""
        if not is_chinese(self._entity):
            return base
        rest = re.sub(rf"^{re.escape(self._entity)}[省市县州区]?的?", "", base)
        return rest if len(rest) > 1 else base

    @staticmethod
    def _is_same(candidate: Candidate, last: ProposedName) -> bool:
        """Return whether two numbers are of one metric: from 5 to 6, or 6 from 5."""
        role = candidate.context.role
        gap = candidate.numeral.start - last.end
        return (last.role, role) == ("from", "to") or (
            role == "from" and last.role != "by" and gap < MAX_FROM
        )

    @staticmethod
    def _is_listed(candidate: Candidate, measure: Measure, last: ProposedName) -> bool:
        """Return whether a rate goes on with a list: 3%, 4%, and 5%."""
        gap = candidate.paragraph.text[last.end : candidate.numeral.start]
        joins = (
            r",? and |, | to |[、和及至到~～–—-]" if last.is_range else ",? and |, |[、和及至到~～]"
        )
        is_list = len(gap) < 8 and bool(re.fullmatch(joins, gap))
        return is_list and measure.is_rate and last.is_rate

    def _base(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> str:
        text, numeral, unit = candidate.paragraph.text, candidate.numeral, candidate.context.unit
        if chinese:
            if parts := _read_han_list(candidate):
                return "、".join(parts)
            after = unit.noun if unit and unit.code and unit.words.start >= numeral.end else ""
            return self._strip_han(read_han_subject(candidate.before)) or after
        if measure == RANK:
            return read_subject(candidate.before)
        if measure.is_count or (unit is None and numeral.kind == "number"):
            noun = read_counted_noun(text, numeral.end) or (unit.noun if unit else "")
            noun = noun or read_following(text, numeral.end)
            if noun:
                return re.sub(rf" {measure.id}$", "", noun, flags=re.IGNORECASE)
        per = _PER.match(candidate.named_after)
        subject = self._strip(read_subject(candidate.before))
        if self._bases and self._bases[-1].startswith("new ") and _AND_OF.match(candidate.before):
            # "Newly added tracks of 20 kilometers and walls of 5 kilometers": both are new.
            subject = f"new {subject}"
        if per and (subject or self._bases):
            return f"{(subject or self._bases[-1]).removesuffix(per[0])} per {per[1]}"
        if not subject and _COST.search(candidate.before):
            return "cost"
        noun = read_noun_after(candidate.named_after, 0)
        if noun and (not subject or not candidate.context.direction):
            is_share = measure.id == "percent" and _SHARE_OF.match(candidate.named_after)
            return f"share of {noun}" if is_share else noun
        return subject

    @staticmethod
    def _name(candidate: Candidate, measure: Measure, base: str, *, chinese: bool) -> str:
        context = candidate.context
        if measure == RANK:
            return f"{base}排名" if chinese else f"{base}, rank"
        is_change = context.role == "by" and context.direction is not None
        around = candidate.before[-40:]
        is_growth = context.role != "to" and (
            _YEAR_ON_YEAR.search(around) or _COMPARED.match(candidate.named_after)
        )
        if measure.is_rate and (is_change or (measure.id == "percent" and is_growth)):
            if measure.id == "percent":
                return base if "增速" in base else f"{base}增速" if chinese else f"{base}, growth"
            return f"{base}变化" if chinese else f"{base}, change"
        if chinese and measure.id == "percent" and _PART_OF.search(candidate.before):
            return base if base.endswith("占比") else f"{base}占比"
        if measure == TIMES:
            return f"{base}倍数" if chinese else f"{base}, multiple"
        if is_change:
            return f"{base}变化" if chinese else f"{base}, change"
        return base
