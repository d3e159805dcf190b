"""What a paragraph has named so far: a number without a noun goes on with it."""

import re
from decimal import Decimal
from typing import NamedTuple

from provcli.drafting.counted import DEED_AFTER, OF_PEOPLE, PART_IS
from provcli.drafting.measures import Measure
from provcli.drafting.model import Candidate
from provcli.drafting.names import capitalize, cut_to_noun, read_phrase, uncapitalize, word_key

MAX_NAME = 100
MAX_RECENT = 50
MAX_FROM = 40
"""Characters between two numbers of "6 in March from 5"."""
PER = re.compile(
    r"(?: (?:and|to) [$£€]?[\d.,]+[a-z]*)?\s+(?:per (?!cent\b)|(?:an?|each) "
    r"(?=(?:[a-z]+ share|share|person"
    r"|head|day|month|ton|tonne|barrel|household|unit|bottle|candy|ounce|kilogram|liter|litre|bushel"
    r"|pound)\b))"
    r"(?P<unit>megawatt hour|[a-z]+ share\b|[A-Za-z]+)"
)
PER_TIME = re.compile(r" (?:an?|per|each|every) (second|minute|hour|day|week|month)\b")
_TO = re.compile(r" to \W?")
_CLAUSE_END = re.compile("[;，；。]| and ")
_TO_SHARE = re.compile("(?:升|降|增|提高|下降|上升|提升)[至到](?:约|近)?[ 的]*")
_ADJUNCT = re.compile(
    r"(?: (?!and\b|or\b)[a-z-]+){0,3} (?:in|across|from|to|at|on) (?:about |some )?"
)
"""What joins a place or the like to a count: 18,650 runners from 46 countries."""
NO_NOUN_AFTER = re.compile(
    r" per [a-z]+| an? (?:second|minute|hour|day|week|month)\b"
    r"|\s*(?:$|[,.;:)—]|(?:and|or|in|by|to|from|after|at|on|for|while|when|were|was|have|has)\b)"
)
_NAME = r"[A-Z][\w’'.-]*"
_NEXT_SUBJECT = re.compile(
    rf"\W*(?:{_NAME}(?: (?:of )?{_NAME})+|(?:(?:and|while|but|(?i:in|at|for|on))\W+)+"
    rf"(?:the )?(?:(?<!at )(?<!At )|{_NAME}(?: (?:of )?{_NAME})*|it|they)|[Ii]t|[Tt]hey)\W*"
    r"(?:\b(?P<verb>stands?|stood|is|was|has|had|holds?|held|remains?|remained|reached|counted) )?"
    r"(?:at |to |with )?\W*$"
)
"""Words up to a number that is of another entity or time: Belton is at 310."""
_REST = re.compile(
    r"(?i)(?:^\W*(?:and )?(?:[a-z]+ing (?:to )?)?|\bfor )(?:the|its|their) (?:other|remaining) $"
)
_NEW_CHANGE = re.compile(r", (?:the|its|their|an?) [a-z].* from \W*$")
"""What is before a level that is not that of the number before: 24, the toll fell from 5."""
COMPARED = re.compile(
    r"(?: to [\d.]+(?:%| percent))?"
    r"(?: (?:more|less|fewer|higher|lower|larger|smaller) than\b"
    r"|(?: [a-z]+)? (?:above|below|under|over) (?:;|(?:the|a|its|their|last)\b))"
)
_COMPARED_IN = re.compile(r"\b(?:against|compared (?:with|to)|versus)\b")
_COMPARED_WITH = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|instead of|than(?= the| its| their))"
    r"(?: (?:about|around|only|just|every|the))*\W*$"
)
_PARALLEL = re.compile(r" (?P<word>for|in|among|at|were|are|had) [^,;]+(?:,| and|, and) $")
"""What two numbers of one metric have between them: 84 years for women and 80 for men."""
_ASIDE_BEFORE = re.compile("[^,;:]{2,80}, (?:which|who|whose)\\b[^,;:]{0,120}")
_ASIDE_AFTER = re.compile(r"[^,;:\d]*, [a-z]+ [^,;:\d]*")
"""What joins a number of a relative clause to one after it: ..., which makes 5 cars, grew 6%."""
OR = re.compile(r"(?: [a-z]+)?,? or (?:about |nearly |some )?")
OF_PRONOUN = re.compile(
    r" of (?:(?:them|it|the total)\b"
    r"|(?:that|those|these)(?: number| figure| total)?(?=$|[,.;]| (?:they|he|she|we|it)\b))"
)
UNNAMED = "the words do not name it"


class ProposedName(NamedTuple):
    """What a number measures.

    Attributes:
        base: without "growth" or "rank".
        name: the name of the metric.
        doubt: what is unsure.
        role: whether something changes by the number, to it, or from it.
        measure: its unit.
        end: where the number ends in its paragraph.
        is_range: whether a second number may end a range: growth of 5% to 7%.
    """

    base: str
    name: str
    doubt: str
    role: str | None
    measure: Measure
    end: int
    is_range: bool


def _is_silent(candidate: Candidate) -> bool:
    """Return whether no noun follows a number: 80 for men."""
    unit = candidate.context.unit
    return not (unit and unit.noun and unit.words.start >= candidate.numeral.end)


class Memory:
    """What the earlier numbers of a paragraph measure.

    Attributes:
        last: the name of the number before, in the sentence.
        said: the latest name of each unit in the sentence.
        stated: the latest level of each unit in the paragraph.
        bases: what the sentence measures, the latest last.
        recent: the names and units of levels in the paragraph, the latest last.
        rates: what a rate measures.
        part_of: the share that two counts of the sentence make: 5 of 6 pupils.
    """

    def __init__(self) -> None:
        self._sentence: object = None
        self._paragraph: object = None
        self.last: ProposedName | None = None
        self.said: dict[str, ProposedName] = {}
        self.stated: dict[str, ProposedName] = {}
        self.bases: list[str] = []
        self.recent: list[tuple[str, Measure]] = []
        self.rates: set[str] = set()
        self.part_of = ""
        self._levels: dict[str, ProposedName] = {}
        """The names of `said` for levels, which are not changes."""
        self._wholes: dict[str, tuple[Decimal, ProposedName]] = {}
        """The largest level of each unit in the paragraph, of which others may be parts."""
        self._parts: ProposedName | None = None
        """The latest share in the paragraph that "or" joins to a number: 5, or 80% of them."""

    @property
    def follows_rate(self) -> bool:
        """Whether the number before is a rate."""
        return self.last is not None and self.last.measure.is_rate

    def begin(self, candidate: Candidate) -> None:
        """Forget what an earlier paragraph or sentence measures."""
        if self._paragraph is not candidate.paragraph:
            self._paragraph, self.recent = candidate.paragraph, []
            self.stated, self._wholes, self._parts = {}, {}, None
        if self._sentence != candidate.sentence_key:
            self._sentence, self.bases, self.last = candidate.sentence_key, [], None
            self.said, self._levels, self.part_of = {}, {}, ""

    def is_adjunct(self, candidate: Candidate, measure: Measure) -> bool:
        """Return whether a count says where another one is: 312 shops in 17 states."""
        is_second = self.last is not None and self.last.measure.is_count and measure.is_count
        return is_second and _ADJUNCT.fullmatch(self.read_gap(candidate)) is not None

    def note(self, candidate: Candidate, own: ProposedName) -> None:
        """Remember what a number measures for those after it."""
        measure, base = own.measure, own.base
        is_second = self.last is not None and self.last.measure.is_count
        if is_second and measure.is_count and self.read_gap(candidate) == " of ":
            self.part_of = f"share of {uncapitalize(base)}"
        if (
            measure.is_rate
            and base.startswith("share of ")
            and candidate.before.strip(" ,") == "or"
        ):
            self._parts = own
        self.last = self.said[measure.id] = own
        if own.name != capitalize(base)[:MAX_NAME]:
            return
        self._levels[measure.id] = own
        if own.doubt == UNNAMED:
            return
        unit, value = self.unit_of(candidate, measure), candidate.numeral.value or Decimal()
        self.stated[unit] = own
        if value >= self._wholes.get(unit, (value,))[0]:
            self._wholes[unit] = value, own
        # "Profit was 5, compared with a loss of 3": the text goes on about the profit.
        if not _COMPARED_IN.search(candidate.before):
            self._add_recent(base, measure)
            self.rates |= {base} if measure.is_rate else set()

    def find_same(
        self, candidate: Candidate, measure: Measure, *, is_peer: bool, chinese: bool
    ) -> ProposedName | None:
        """Return the name of a number that has no words of its own; maybe none."""
        said = self.said if measure.is_rate else self._levels
        of_peer = said.get(measure.id) if is_peer and _is_silent(candidate) else None
        same = of_peer or self._find_compared(candidate, measure)
        if same is None and not chinese and (same := self._find_continued(candidate, measure)):
            self.bases.append(same.base)
            self._add_recent(same.base, measure)
        return same

    def _add_recent(self, base: str, measure: Measure) -> None:
        self.recent = [*self.recent, (OF_PEOPLE.sub("", base), measure)][-MAX_RECENT:]

    def _find_compared(self, candidate: Candidate, measure: Measure) -> ProposedName | None:
        """Return the name of a number that continues a list or a comparison."""
        last = self.last
        if last and self._is_listed(candidate, measure, last):
            return last
        if compared := _COMPARED_WITH.search(candidate.before):
            level = self._levels.get(measure.id) if compared[0].startswith("than") else None
            return level or self.said.get(measure.id)
        parallel = _PARALLEL.match(candidate.before) if last and last.measure == measure else None
        if parallel and _is_silent(candidate) and not DEED_AFTER.match(candidate.named_after):
            return last if candidate.named_after.startswith(f" {parallel['word']} ") else None
        is_level = last and last.measure == measure and last.role != "by"
        if last and is_level and _TO_SHARE.fullmatch(candidate.before):
            return last  # 占比由24%升至36%
        return last if last and is_level and self.is_same(candidate, last) else None

    def _find_continued(self, candidate: Candidate, measure: Measure) -> ProposedName | None:
        """Return the name of the number that one without a noun goes on with; maybe none.

        "North has 620 pupils, or 80 percent of its target, and Lake 480, or 75 percent. Ferry
        is at 310, or 62 percent. The other 90 are due in May."
        """
        after = candidate.named_after
        if DEED_AFTER.match(after) or not (_is_silent(candidate) and NO_NOUN_AFTER.match(after)):
            return None
        unit = self.unit_of(candidate, measure)
        if measure.is_rate and candidate.before.strip(" ,") == "or" and self._parts:
            return self._parts
        stated = self.stated.get(unit)
        said = self.said.get(measure.id)
        whole = self._wholes[unit][1] if unit in self._wholes else said
        if whole and _REST.search(candidate.before):
            name = whole.name.removeprefix(capitalize(whole.base))
            kind = PART_IS.match(after)
            of_kind = cut_to_noun(read_phrase(after, kind.end()), "") if kind else ""
            base = of_kind or f"{whole.base}, other"
            return whole._replace(base=base, name=capitalize(base) + name)
        if stated and " per " in unit:
            return stated
        if found := _NEXT_SUBJECT.match(candidate.before):
            is_verbless = found["verb"] is None
            return (said if is_verbless else None) or stated
        return None

    @staticmethod
    def unit_of(candidate: Candidate, measure: Measure) -> str:
        """Return the unit of a number with what it is counted by: USD per share."""
        per = PER.match(candidate.named_after) or PER_TIME.match(candidate.named_after)
        unit = "count" if measure.is_count else measure.id
        return f"{unit} per {per[1]}" if per else unit

    def leave_aside(self, candidate: Candidate) -> None:
        """Forget what the numbers of a relative clause measure after it."""
        if self.last:
            start, end = candidate.sentence[0], self.last.end
            is_inside = _ASIDE_BEFORE.fullmatch(candidate.paragraph.text, start, end)
            if is_inside and _ASIDE_AFTER.fullmatch(self.read_gap(candidate)):
                self.last, self.bases = None, []

    def read_gap(self, candidate: Candidate) -> str:
        """Return what is between the last number and this one."""
        return (
            candidate.paragraph.text[self.last.end : candidate.numeral.start] if self.last else ""
        )

    def is_restated(self, candidate: Candidate, last: ProposedName) -> bool:
        """Return whether a number says a change again, or compares: 1%, or 18 points."""
        gap = self.read_gap(candidate)
        is_compared = gap.endswith(", ") and COMPARED.match(candidate.named_after)
        return bool(is_compared or (last.role == "by" and OR.fullmatch(gap)))

    @staticmethod
    def is_same(candidate: Candidate, last: ProposedName) -> bool:
        """Return whether two numbers are of one metric: from 5 to 6, or by 1 to 6."""
        role = candidate.context.role
        gap = candidate.paragraph.text[last.end : candidate.numeral.start]
        unit = candidate.context.unit
        noun = unit.noun if unit and unit.words.start >= candidate.numeral.end else ""
        if role == "from" and _NEW_CHANGE.search(gap):
            return False
        if role == "from" and noun and not word_key(noun) & word_key(last.base):
            return False  # "640 runners from 46 countries"
        per = PER.match(candidate.named_after)
        is_level_after = (last.role, role) == ("by", "to") and (
            not per or last.base.endswith(f" per {per[1]}")
        )
        is_near = len(gap) < MAX_FROM
        return (
            (last.role, role) == ("from", "to")
            or (is_level_after and is_near and not _CLAUSE_END.search(gap))
            or (role == "from" and last.role != "by" and is_near)
            or bool(_TO.fullmatch(gap) and per and last.base.endswith(f" per {per[1]}"))
        )

    @staticmethod
    def _is_listed(candidate: Candidate, measure: Measure, last: ProposedName) -> bool:
        """Return whether a rate goes on with a list: 3%, 4%, and 5%."""
        gap = candidate.paragraph.text[last.end : candidate.numeral.start]
        joins = (
            r",? and |, | to |[、和及至到~～–—-]" if last.is_range else ",? and |, |[、和及至到~～]"
        )
        is_list = len(gap) < 8 and bool(re.fullmatch(joins, gap))
        # "4% this year and 5% next year"
        is_list = is_list or candidate.before.split()[-2:] in (["and"], ["in", "and"])
        is_rate = measure.is_rate and not OF_PRONOUN.match(candidate.named_after)
        return is_list and is_rate and last.measure == measure
