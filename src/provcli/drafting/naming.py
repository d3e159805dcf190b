"""The name of what a figure measures; later numbers of a sentence go on with it."""

import re
from typing import NamedTuple

from provcli.drafting.measures import RANK, TIMES, Measure
from provcli.drafting.model import Candidate
from provcli.drafting.names import (
    STARTS_WITH_VERB,
    capitalize,
    clean_phrase,
    cut_to_noun,
    is_chinese,
    read_counted_noun,
    read_first_subject,
    read_following,
    read_han_counted,
    read_han_phrases,
    read_han_subject,
    read_noun_after,
    read_phrase,
    read_subject,
    uncapitalize,
    word_key,
)
from provcli.drafting.places import find_places, is_place
from provcli.prose.units import ISO_CURRENCIES

MAX_NAME = 100
MAX_LIST = 80
MAX_FROM = 40
"""Characters between two numbers of "6 in March from 5"."""
_SHARE_OF = re.compile(r"\s+of\s+(?!about|around|nearly)")
_PER = re.compile(
    r"(?: (?:and|to) [$£€]?[\d.,]+[a-z]*)?\s+(?:per|a|an|each)\s+(share|person|capita|head|day"
    r"|month|ton|tonne|barrel|household|unit|bottle|candy|ounce|kilogram|liter|litre|bushel|pound)\b"
)
_GOODS = "(?:ton|tonne|barrel|ounce|kilogram|liter|litre|bushel|pound|candy|therm|megawatt hour)"
_TO_PRICE = re.compile(rf" to [^\d\s]{{0,3}}[\d.,]+(?: [a-z]+)? (?:per|an?) {_GOODS}\b")
"""The price to which goods change: gold rose 1% to $2,349 an ounce."""
_AT_PRICE = re.compile(
    r"\b(?:settled|closed|trad(?:ed|es|ing)|fetched|(?:sold|sells?|selling) for)\b[^,;]*$"
)
_IS_PRICE = re.compile(
    r"(?i)\b(?:prices?|costs?|wages?|rates?|fees?|fares?|tariffs?|shares?|stocks?|index|dividend)\b"
)
_OWNED = ("company", "organization")
_STOCK = re.compile(r"(?:[A-Z][\w&’'-]+ )?[Ss]hares")
_HEAD_END = re.compile(" (?:on|for|at|in|of) ")
_VALUED_AT = re.compile(r"\bvalu(?:ing|ed|es) [^,;]* at\b[^,;]*$")
_IS_IT = re.compile(r"\W*(?:It|The (?:company|group|firm)) ")
_PART_OF = re.compile("占[^，。；]{0,8}$|占[^，。；]{1,12}的比[重例][^，。；]*$")
_CLAUSE_END = re.compile("[;，；。]| and ")
_PRICE = re.compile("(?:报|收报|报收|收于)(?P<per>每[^，。；]{1,3})?$")
_PER_UNIT = re.compile("[^，。；]{0,2}[/／]")
_TO_SHARE = re.compile("(?:升|降|增|提高|下降|上升|提升)[至到](?:约|近)?[ 的]*")
_GROWTH_OF = re.compile(r"\s*(?:增速|[增降涨跌升]幅)")
_HAN_OF = re.compile(
    "(?:[至到—~-][\\d.]+[万亿]?[^，。；\\d]{0,3})?的(?P<noun>(?!年度|全年|预期|目标)[\u4e00-\u9fff]{2,6}?)"
    "(?=[，。；向为在是]|$)"
)
_HAN_PLAN = re.compile("完成[^，。；]{0,8}(?:计划|目标)[^，。；]{0,2}的$")
_HAN_THAN = re.compile(
    "相比，(?:全.)?(?P<noun>[^，。；]{2,12}?)[已又则]?(?=扩大|[增减上下提升降翻跌涨])"
)
"""What a number before its name is compared with: 与2020年的4亿元相比，经费增长2%."""
_HAN_KIND = re.compile("的([省市县区州])[共仅只]?有$")
_MAGNITUDE = re.compile(r"\bmagnitude (?:of )?$")
_EVERY = re.compile(r"(?P<runs>\b(?:runs?|goe?s?|leaves?|departs?) )?every $")
_LASTS = re.compile(r"\b(?:last|lasts|lasted|take|takes|took)\b[^a-z]*$")
_AWAY = re.compile(
    r" (?:(?:north|south|east|west)[a-z]* of|from|away|downstream|upstream|inland"
    r"|(?P<rain>fell in|fell on|of rain))\b"
)
_HARMED = re.compile(
    r"\b(?P<participle>kill|injur|wound|displac|employ|hir|strand|forc)(?:ing|s) $"
)
_OF_LEVEL = re.compile(r" the (?P<noun>length|size|height|value|price|number|level) of\b")
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:,[^-–—]{0,40}?)? ?(?:\([^)]*\) ?)?[-–—:] ")
_COORDINATED = re.compile(r"\W*and [a-z]+ (?:by|to|from) $")
_COMPARED = re.compile(
    r"(?: to [\d.]+(?:%| percent))?"
    r"(?: (?:more|less|fewer|higher|lower|larger|smaller) than\b"
    r"|(?: [a-z]+)? (?:above|below|under|over) (?:;|(?:the|a|its|their|last)\b))"
)
_MORE_THAN = re.compile(" (?:more|less|fewer|higher|lower) than")
_COMPARED_IN = re.compile(r"\b(?:against|compared (?:with|to)|versus)\b")
_COMPARED_WITH = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|instead of|than(?= the| its| their))"
    r"(?: (?:about|around|only|just|every|the))*\W*$"
)
_PARALLEL = re.compile(r" (?P<word>for|in|among|at) [^,;]+(?:,| and|, and) $")
"""What two numbers of one metric have between them: 84 years for women and 80 for men."""
_HEAD = re.compile(
    r"\W*(?P<head>[^,;:\d]+?),? (?:of|in|at|for|with|across|from|by)"
    r"(?: (?:the|its|their|all|about|nearly|some|over|more than))* \d[\d.,]*"
    r"(?! percent|%)[^,;:\d]*$"
)
"""A subject with a number in it: sales in the 214 stores rose."""
_CHANGE_NOUN = "(?:increase|rise|drop|fall|decline|decrease|gain|growth|jump|cut|reduction)"
_CHANGE_IN = re.compile(rf" (?:[a-z-]+ )?{_CHANGE_NOUN} (?=(?:in|of) )")
_OF_PERIOD = re.compile(r"(?<= (?:in|of)) ;+(?= [a-z])")
"""What masks a period before a noun: a fall in quarterly profit."""
_LESS = re.compile(r" (?:less|more|fewer) (?=(?!than|or|to|in|at|on|for|from|of)[a-z]+ ?)")
"""What precedes what a rate compares: 5% less chocolate."""
_CHANGE_OF = re.compile(rf"\ban? (?:[a-z-]+ )?{_CHANGE_NOUN}\b[^,;]* of $")
_OR = re.compile(r"(?: [a-z]+)?,? or (?:about |nearly |some )?")
_OF_PRONOUN = re.compile(r" of (?:them|it|the total)\b")
_OF_THEM_AFTER = re.compile(" of (?:them|these|those|which|whom)\\b")
_PEOPLE = ("people", "persons", "men", "women", "others")
_OF_WHICH = re.compile(r"\b(?:of which|of whom|of them) $")
_EXPERTS = "(?:analysts|economists|experts|investors|forecasters|markets?|wall street)"
_FORECAST = "(?:forecast|expected|predicted|estimated|penciled in|pencilled in)"
_FORECAST_BY = re.compile(
    rf"(?:{_EXPERTS}(?: \w+){{0,3}} {_FORECAST}|guided|guidance)(?: for| of)?\W*$", re.IGNORECASE
)
_FORECAST_AFTER = re.compile(
    rf" (?:that )?{_EXPERTS}(?: \w+){{0,2}} {_FORECAST}| {_FORECAST} by {_EXPERTS}"
    r"| expected(?=[,.;]|$)",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|its|their|this|another) $")
_DEEDS = {
    "spend": "spending on", "spent": "spending on", "invest": "investment in",
    "produc": "production", "mine": "production", "turned out": "production", "s[eo]ld?": "sales",
    "export": "exports", "import": "imports", "lend": "lending", "lent": "lending",
    "borrow": "borrowing", "earn": "earnings", "pa(?:y|id)": "payment", "promise": "pledge",
    "pledge": "pledge", "sav(?:e|ing)": "savings", "releas": "funds released",
    "set aside": "funds set aside", "offer": "offer", "ship": "shipments", "deliver": "deliveries",
    "donat": "donation", "get": "payment", "receiv": "payment", "fine": "fine", "owe": "debt",
    "reserv": "reserves",
}  # fmt: skip
"""What a verb measures whose object is an amount: spent $5 million."""
_DEED = re.compile(
    rf"\b(?P<verb>{'|'.join(_DEEDS)})[a-z]{{0,3}}(?: as much as| up to| a further)*\s*$"
)
_RANKED_IN = re.compile(r"^(?: place)? (?:in|by|for) (?:terms of )?(?:the |its )?")
_RANKED = re.compile(r"[ -][a-z]+est (?=[a-z])")
"""What follows the rank of a thing: the world's third biggest mine."""
_LOST = re.compile(r"\b(?:lost|lose|loses|losing) $")
_OF_OWN = re.compile(r" of (?:them|the|its|their|his|her|our)\b")
_HAN_TARGET = re.compile("[^，。；]{0,3}的(?:年度|全年|预期|既定)?目标")
_FOR = re.compile(r"\b(?:for|after) $")
_ALTITUDE = re.compile(r" (?:up\b(?! to)|above sea level)")
_DIMENSIONS = {"long": "length", "high": "height", "tall": "height", "wide": "width"} | {
    "deep": "depth"
}
_PARTICIPLE = (
    r"(?P<participle>(?:taken|moved|brought|sent) (?:in)?to [a-z]+|(?:found|cut|brought) [a-z]+"
    r"|(?:(?!need|ag)[a-z]+ed|hurt|built|sold|born|sent|held|made|lost)(?: (?:out|off|up|away))?)"
    r"\b"
)
_OF_THEM = "(?: of (?:them|these|those|which|whom))?"
_IS = "(?:were|was|are|(?:have|has|had|will) be(?:en)?)(?: still)? "
_DONE_AFTER = re.compile(rf" {_IS}{_PARTICIPLE}")
_DEED_AFTER = re.compile(
    rf"{_OF_THEM} (?:{_IS})?{_PARTICIPLE}|{_OF_THEM} {_IS}(?P<state>missing|dead|homeless)\b"
)
_OF_PEOPLE = re.compile(
    r"(?<=people) [a-z]+(?:ed|en)(?: .+)?$| who .+$|(?<=[a-z]) [a-z]+(?:ed|t) (?:out|off|up|away)$"
)
"""What is said of people: people taken to hospital, drivers who lost a license."""
_MADE_OF = {
    "open": "opened", "clos": "closed", "shut": "shut", "destroy": "destroyed", "damag": "damaged",
    "cancel": "cancelled",
}  # fmt: skip
"""What happens to things of which others are there: opened nine shops."""
_MADE = re.compile(
    rf"\b(?P<verb>{'|'.join(_MADE_OF)})(?:e|s|es|ed|led|ing)?(?: another| a further)? $"
)
_BRINGING = re.compile(r"\b(?:taking|bringing|lifting|raising) (?:the|its) [a-z]+(?: number)? to $")
_DONE_BEFORE = re.compile(rf"\b{_PARTICIPLE} $")
_PART_WITH = re.compile(
    rf"(?:, or [^,]*,)?{_OF_THEM} (?:(?:had|have|with) |(?P<in>in |under ))"
    r"(?P<part>(?!to |been )[a-z][a-z -]+?)(?=[,.;]|$| (?:and|to|for|from|by|as|who|which|that)\b)"
)
"""What distinguishes a part: 40 bikes, of which 12 had motors."""
_PART_IS = re.compile(rf"{_OF_THEM} (?:were|are) (?=[a-z])(?!(?:between|among|near|under|over)\b)")
_DEED_OF = re.compile(
    rf"{_OF_THEM} (?P<deed>(?:(?!need|ag)[a-z]+ed|lost|left|won|held) (?:an?|the|their|its) [a-z]+)"
)
_RELATIVE = re.compile(
    r"(?:(?:The|Its|Their) )?(?P<subject>[A-Z]?[a-z][^,A-Z]{1,60}),"
    r" (?:which|who|whose|part|an?|the|known)\b.*,"
)
_WHICH = re.compile(r"\s*which\b")
_ANTECEDENT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)(?: (?:first|last|new|other))?(?: \d+)? "
    r"(?P<noun>(?:(?!of |in |for )[\w’'-]+ ?){1,4}),\s*$"
)
"""What a clause with "which" speaks of: the M7, which sells for 9 dollars."""
_AND_OF = re.compile(r" (?:and|,) (?!new )[\w -]+ of $")
_COST = re.compile(r"\bcosts?(?: (?:the \w+|him|her|them|it|us|a further|another))?[^a-z]*$")
_ASIDE_END = re.compile(r" per [a-z]+$|, (?:altitude|duration)$|^.$")
"""How a name ends with which no later number goes on."""
_YEAR_ON_YEAR = re.compile(
    r"year-on-year|growth|increase|year on year|decrease|decline|increment|同比|增速|[增降涨跌升]幅"
)


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


def _opening(candidate: Candidate) -> str:
    start = candidate.sentence[0]
    opening = candidate.paragraph.text[start : min(candidate.numeral.start, start + 200)]
    return _DATELINE.sub("", opening, count=1) if _DATELINE.match(opening) else opening


def _name_of_unit(measure: Measure) -> str:
    """Return what a number is whose words do not name what it measures."""
    if measure.is_rate or measure.is_count:
        return "rate" if measure.is_rate else "number"
    return QUANTITIES.get(measure.id, "amount")


QUANTITIES = {
    unit: quantity
    for quantity, units in {
        "duration": "second minute hour day week month quarter year decade",
        "length": "millimeter centimeter meter kilometer mi ft yd",
        "area": "square-meter square-kilometer hectare acre mu",
        "volume": "cubic-meter liter bbl barrel",
        "weight": "gram kilogram tonne lb",
        "capacity": "watt kilowatt megawatt gigawatt",
        "energy": "kilowatt-hour MWh GWh TWh",
        "speed": "km/h",
        "temperature": "degree-celsius",
        "share": "permille",
    }.items()
    for unit in units.split()
}
"""What a unit measures, for numbers whose words do not name it."""


UNNAMED = "metric? the words do not name it"


def _name_unnamed(candidate: Candidate, measure: Measure) -> str:
    """Return a name for a number that its words do not name: Amount, paragraph 3."""
    name, paragraph = _name_of_unit(measure), candidate.paragraph.number
    if is_chinese(candidate.around):
        return f"{_HAN_NAMES.get(name, '数量')}（第{paragraph}段）"
    return f"{name}, paragraph {paragraph}"


def _names_only(words: str, entity: str) -> bool:
    """Return whether a Chinese name is just that of the entity: 江城市, 江城市以."""
    return words.startswith(entity) and words[len(entity) :] in ("", "市", "省", "县", "区")


def _name_price(base: str, *, is_goods: bool) -> str:
    """Return the name of what a share or an ounce costs: 海山科技股价."""
    if "价" in base:
        return f"{base.partition('价')[0]}价"
    return f"{'' if base.startswith('金额（') else base}{'价格' if is_goods else '股价'}"


_HAN_NAMES = {"amount": "金额", "rate": "比率", "duration": "时长", "length": "长度"} | {
    "area": "面积", "volume": "体积", "weight": "重量"
}  # fmt: skip


_SUFFIXES = {
    "": ("", ""), "rank": (", rank", "排名"), "target": (", target", "目标"),
    "growth": (", growth", "增速"), "change": (", change", "变化"), "share": ("", "占比"),
    "rate": (", rate", "占比"), "multiple": (", multiple", "倍数"),
}  # fmt: skip


def _add_suffix(base: str, relation: str, *, chinese: bool) -> str:
    suffix = _SUFFIXES[relation][chinese]
    is_ratio = relation == "multiple" and base.endswith("率")
    return base if is_ratio or base.endswith(suffix) else base + suffix


def _read_modified(candidate: Candidate) -> str:
    """Return the noun in "a $45 million charge" and "a 12-mile detour"; maybe none."""
    after = candidate.named_after
    if _FORECAST_AFTER.match(after) or not _BEFORE_NOUN.search(candidate.before):
        return ""
    return read_following(after, 0)


def _read_deed(candidate: Candidate) -> str:
    """Return "spending on roads" for "spent $5 million on roads"; maybe none."""
    found, after = _DEED.search(candidate.before), candidate.named_after
    if not found or read_noun_after(after, 0):
        return ""
    noun = next(noun for verb, noun in _DEEDS.items() if re.fullmatch(verb, found["verb"]))
    noun, on = (noun[:-3], noun[-2:]) if noun.endswith((" on", " in")) else (noun, "")
    of_what = read_phrase(after, len(on) + 2) if on and after.startswith(f" {on} ") else ""
    return f"{noun} {on} {of_what}" if of_what else noun


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


_HAN_ITEMS = re.compile("(?:^|[，；：。])(?:其中)?(?P<items>(?:[\u4e00-\u9fff]{2,12}、)+)$")


def _join_han_items(candidate: Candidate, subject: str) -> str:
    """Return "A、B和C" for the "B和C" that follows "A、"; subject if nothing does."""
    text, start = candidate.paragraph.text, candidate.sentence[0]
    at = max(start, text.rfind(subject, start, candidate.numeral.start))
    found = _HAN_ITEMS.search(text, max(start, at - MAX_LIST), at)
    return f"{found['items']}{subject}" if found else subject


def is_forecast(candidate: Candidate) -> bool:
    """Return whether a number is what analysts expect."""
    before, after = candidate.before, candidate.named_after
    return bool(_FORECAST_BY.search(before) or _FORECAST_AFTER.match(after))


def is_lost_part(candidate: Candidate, measure: Measure) -> bool:
    """Return whether a number counts what someone lost: 5,600 of his 42,000 turkeys."""
    is_part = _LOST.search(candidate.before) and _OF_OWN.match(candidate.after)
    return measure.is_count and bool(is_part)


def _find_dimension(candidate: Candidate, quantity: str) -> str:
    """Return which dimension of its subject a number measures; maybe none."""
    after, bound = candidate.named_after, candidate.context.qualifier_words
    if quantity == "length" and _ALTITUDE.match(after):
        return "altitude"
    is_within = bound is not None and bound.text == "within"
    if quantity == "duration" and (is_within or _FOR.search(candidate.before)):
        return "duration"
    return _DIMENSIONS.get(after[1:].partition(" ")[0].strip(".,;"), "")


def _read_antecedent(candidate: Candidate) -> str:
    """Return what a clause with "which" speaks of; maybe nothing."""
    start = candidate.numeral.start - len(candidate.before)
    before = candidate.paragraph.text[max(0, start - MAX_NAME) : start]
    found = _ANTECEDENT.search(before) if _WHICH.match(candidate.before) else None
    return found["noun"] if found else ""


def _name_part(candidate: Candidate, noun: str, *, is_shared: bool) -> str:
    """Return what a number counts with what sets it apart: people killed."""
    before, after = candidate.before, candidate.named_after
    harmed = _HARMED.search(before)
    noun = noun or ("people" if harmed else "")
    is_part = _OF_WHICH.search(before) or _OF_THEM_AFTER.match(after)
    if is_part and (kind := _PART_IS.match(after)):
        return read_counted_noun(after, kind.end() - 1) or noun
    if is_part and (part := _PART_WITH.match(after)):
        return f"{noun}{'' if part['in'] else ' with'} {part['in'] or ''}{part['part']}"
    if noun and (made := _MADE.search(before)):
        return f"{noun} {_MADE_OF[made['verb']]}"
    is_own = is_part or noun.lower().rpartition(" ")[2] in _PEOPLE
    if not noun or not (is_own or is_shared):
        return noun
    if noun.endswith("ed"):
        return f"people {noun}"  # of those rescued
    if harmed:
        return f"{noun} {harmed['participle']}ed"
    if deed := _DEED_OF.match(after):
        return f"{noun} who {deed['deed']}"
    done = (_DEED_AFTER if is_own else _DONE_AFTER).match(after) or _DONE_BEFORE.search(before)
    words = next(filter(None, done.groups())) if done else ""
    return f"{noun} {words}".strip()


class NameReader:
    """Names what each figure measures, left to right; later numbers continue a name."""

    def __init__(self) -> None:
        self._sentence: object = None
        self._entity = self._kind = self._peer = ""
        self._last: ProposedName | None = None
        self._said: dict[str, ProposedName] = {}
        """The latest name of each unit in the sentence."""
        self._levels: dict[str, ProposedName] = {}
        """The same for levels, which are not changes."""
        self._rates: set[str] = set()
        self._bases: list[str] = []
        self._recent: list[tuple[str, str]] = []
        """The names and units of levels in the paragraph, the latest last."""
        self._paragraph: object = None

    def read(
        self,
        candidate: Candidate,
        measure: Measure,
        entity: str,
        kind: str = "",
        *,
        peer: str = "",
    ) -> ProposedName:
        """Return what a number measures; `entity` is the name of what it is about.

        A number of a peer continues a list of entities, or is what another is compared with.
        """
        self._entity, self._kind, self._peer = entity, kind, peer
        if self._paragraph is not candidate.paragraph:
            self._paragraph, self._recent = candidate.paragraph, []
        sentence = candidate.sentence_key
        if self._sentence != sentence:
            self._sentence, self._bases, self._last, self._said = sentence, [], None, {}
            self._levels = {}
        chinese = is_chinese(candidate.around)
        last = self._last
        is_silent = _is_silent(candidate)
        said = self._said if measure.is_rate else self._levels
        of_peer = said.get(measure.id) if peer and is_silent else None
        if same := of_peer or self._find_same_name(candidate, measure):
            self._last = same._replace(end=candidate.numeral.end, role=candidate.context.role)
            return self._last
        base, doubt, is_unclear = self._read_own(candidate, measure, last, chinese=chinese)
        is_own = bool(base)
        if is_own and not _ASIDE_END.search(base):
            self._bases.append(base)
        elif not is_own:
            base, doubt = self._go_on(candidate, measure, chinese=chinese, is_unclear=is_unclear)
        if (chinese or doubt != UNNAMED) and (price := self._find_price(candidate, measure, base)):
            base = price
            self._bases.append(base)
        name = self._name(candidate, measure, base, chinese=chinese)
        is_other = not is_own and not doubt and base not in self._rates
        if name == base and is_other and measure.is_rate and not (last and last.measure.is_rate):
            # "Firms: 5. The rate rose to 6%": the rate is not a number of firms.
            name = _add_suffix(base, "rate", chinese=chinese)
        # "Profit was 5, compared with a loss of 3": the text goes on about the profit.
        is_aside = _COMPARED_IN.search(candidate.before)
        if name == base and doubt != UNNAMED and not is_aside:
            self._recent.append((_OF_PEOPLE.sub("", base), measure.id))
            self._rates |= {base} if measure.is_rate else set()
        self._last = ProposedName(
            base,
            capitalize(name)[:MAX_NAME],
            doubt,
            candidate.context.role,
            measure,
            candidate.numeral.end,
            candidate.before.endswith(" of "),
        )
        self._said[measure.id] = self._last
        if name == base:
            self._levels[measure.id] = self._last
        return self._last

    def _read_own(
        self, candidate: Candidate, measure: Measure, last: ProposedName | None, *, chinese: bool
    ) -> tuple[str, str, bool]:
        """Return the name in a number's own words, what is unsure, and if it is unclear.

        It is unclear if the words are not a noun phrase.
        """
        if last and (self._is_same(candidate, last) or self._is_restated(candidate, last)):
            is_other = last.doubt == UNNAMED and last.measure != measure
            base = re.sub(", (?:altitude|duration)$", "", last.base)
            name = _name_unnamed(candidate, measure) if is_other else base
            return name, UNNAMED if last.doubt == UNNAMED else "", False
        words = self._base(candidate, measure, chinese=chinese)
        if chinese and self._peer:
            words = words.rpartition(self._peer)[2]
        if chinese and words and _names_only(words, self._entity):
            # "用电量超过5的有2个市：江城市6": what the others measure in this unit.
            said = self._said.get(measure.id)
            return said.base if said else "", "", False
        if chinese or not words:
            return words, "", False
        base = words if _OF_PEOPLE.search(words) else cut_to_noun(words, candidate.before)
        doubt = "" if base == words else "metric? a part of the words"
        if QUANTITIES.get(measure.id) == "duration" and (every := _EVERY.search(candidate.before)):
            is_named = base and not every["runs"]
            return (f"{base}, interval", doubt, False) if is_named else ("interval", "", False)
        return base, doubt, not base

    def _find_same_name(self, candidate: Candidate, measure: Measure) -> ProposedName | None:
        """Return the name of a number that continues a list or a comparison."""
        last = self._last
        if last and self._is_listed(candidate, measure, last):
            return last
        if compared := _COMPARED_WITH.search(candidate.before):
            level = self._levels.get(measure.id) if compared[0].startswith("than") else None
            return level or self._said.get(measure.id)
        parallel = _PARALLEL.match(candidate.before) if last and last.measure == measure else None
        if parallel and _is_silent(candidate):
            return last if candidate.named_after.startswith(f" {parallel['word']} ") else None
        is_level = last and last.measure == measure and last.role != "by"
        if last and is_level and _TO_SHARE.fullmatch(candidate.before):
            return last  # 占比由24%升至36%
        return last if last and is_level and self._is_same(candidate, last) else None

    def _go_on(
        self, candidate: Candidate, measure: Measure, *, chinese: bool, is_unclear: bool
    ) -> tuple[str, str]:
        """Return the name with which a number goes on, and what is unsure about it.

        A number is unclear if words that are not a noun phrase precede it.
        """
        last, before = self._last, candidate.before
        if last and measure == RANK:
            # A difference from another entity is not what is ranked.
            return last.base if last.name.endswith((", change", "变化")) else last.name, ""
        # A price is not a share of what was measured before.
        is_share = bool(self._bases) and self._bases[-1].startswith("share of ")
        is_new = is_share and not measure.is_rate
        is_part = is_new and before.strip() == "or"
        is_silent = chinese or is_unclear or (is_new and not is_part) or _FORECAST_BY.search(before)
        opening = "" if is_silent else _opening(candidate)
        relative = _RELATIVE.match(opening) if STARTS_WITH_VERB.match(before) else None
        if relative and (subject := cut_to_noun(clean_phrase(relative["subject"]), before)):
            # "The shares, which have lost 38%, rose 6%": it is the shares that rose.
            self._bases.append(subject)
            return subject, "metric? from the beginning of the sentence"
        quantity = QUANTITIES.get(measure.id, "")
        quantity = quantity if not chinese or quantity == "duration" else ""
        is_other = quantity and last and last.measure != measure
        if head := self._read_head(candidate, opening):
            self._bases.append(head)
            return head, ""
        if self._bases and not is_other and not is_new:
            return self._bases[0 if _COORDINATED.match(before) else -1], ""
        if self._bases and quantity == "length" and before.strip() == "at":
            return f"{self._bases[-1]}, altitude", ""
        if self._bases and quantity == "duration" and not chinese:
            return f"{self._bases[-1]}, {quantity}", ""
        subject = read_first_subject(opening)
        if base := cut_to_noun(self._strip(subject), before):
            return base, "metric? from the beginning of the sentence"
        is_change = candidate.context.role == "by" and candidate.context.direction
        is_it = not self._recent and _IS_IT.match(opening)
        is_company = self._kind == "company" and (is_it or subject.endswith(self._entity))
        if is_company and is_change:
            return "share price", "metric? the sentence names only the company"
        recent = [name for name, unit in self._recent if not quantity or unit == measure.id]
        if recent and not is_unclear and not is_new:
            return recent[-1], ""
        return _name_unnamed(candidate, measure), UNNAMED

    def _read_head(self, candidate: Candidate, opening: str) -> str:
        """Return what changes of a subject with a number in it, or what lasts."""
        if not self._bases and _LASTS.search(candidate.before):
            subject = cut_to_noun(self._strip(read_first_subject(_opening(candidate))), "")
            return f"{subject}, duration" if subject else ""
        found = _HEAD.match(opening) if candidate.context.role == "by" else None
        if not found or read_first_subject(f"{found['head']} "):
            return ""
        return cut_to_noun(self._strip(clean_phrase(found["head"])), candidate.before)

    def _find_price(self, candidate: Candidate, measure: Measure, base: str) -> str:
        """Return the price of goods or shares that a number is, or by which it changes."""
        is_money = measure.id in ISO_CURRENCIES or measure.id in ("penny", "cent")
        if is_chinese(candidate.around):
            reported = _PRICE.search(candidate.before) if is_money else None
            is_unit = bool(_PER_UNIT.match(candidate.after))
            return _name_price(base, is_goods=is_unit or bool(reported["per"])) if reported else ""
        if _STOCK.fullmatch(base) and (is_money or candidate.context.role == "by"):
            return "share price" if self._kind in _OWNED else ""
        per = _PER.match(candidate.named_after) if is_money else None
        is_price = bool(per and re.fullmatch(_GOODS, per[1])) or (
            is_money and _AT_PRICE.search(candidate.before)
        )
        is_price = is_price or (measure.is_rate and _TO_PRICE.match(candidate.after))
        plain = re.sub(f" per {_GOODS}$| cost$", "", base)
        if not is_price or _IS_PRICE.search(plain):
            return plain if is_price and " price" in plain else ""
        end = found.start() if (found := _HEAD_END.search(plain)) else len(plain)
        return f"{plain[:end]} price{plain[end:]}"

    def _strip(self, base: str) -> str:
        """Return a name without that of the entity: inflation, not French inflation."""
        base = base.removeprefix(self._entity).removeprefix("'s").strip()
        if self._kind == "company" and base.endswith(f" {self._entity}"):
            return ""  # "Oil producer Halden" is Halden.
        places = list(find_places(base))
        if not places or (is_place(base) and places[0][2].name != self._entity):
            return "" if places else base
        start, end, place = places[0]
        if place.name == self._entity and start == 0:
            return base[end:].removeprefix("'s").strip()
        return base

    def _strip_han(self, base: str) -> str:
        """Return a Chinese name without that of the entity: 生产总值, not 杭州市生产总值."""
        rest = re.sub(rf"^{re.escape(self._entity)}[省市县州区]?的?", "", base)
        return rest if len(rest) > 1 else base

    @staticmethod
    def _is_restated(candidate: Candidate, last: ProposedName) -> bool:
        """Return whether a number says a change again, or compares: 1%, or 18 points."""
        gap = candidate.paragraph.text[last.end : candidate.numeral.start]
        is_compared = gap.endswith(", ") and _COMPARED.match(candidate.named_after)
        return bool(is_compared or (last.role == "by" and _OR.fullmatch(gap)))

    @staticmethod
    def _is_same(candidate: Candidate, last: ProposedName) -> bool:
        """Return whether two numbers are of one metric: from 5 to 6, or by 1 to 6."""
        role = candidate.context.role
        gap = candidate.paragraph.text[last.end : candidate.numeral.start]
        unit = candidate.context.unit
        noun = unit.noun if unit and unit.words.start >= candidate.numeral.end else ""
        if role == "from" and noun and not word_key(noun) & word_key(last.base):
            return False  # "640 runners from 46 countries"
        per = _PER.match(candidate.named_after)
        is_level_after = (last.role, role) == ("by", "to") and (
            not per or last.base.endswith(f" per {per[1]}")
        )
        is_near = len(gap) < MAX_FROM
        return (
            (last.role, role) == ("from", "to")
            or (is_level_after and is_near and not _CLAUSE_END.search(gap))
            or (role == "from" and last.role != "by" and is_near)
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
        is_rate = measure.is_rate and not _OF_PRONOUN.match(candidate.named_after)
        return is_list and is_rate and last.measure == measure

    def _base(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> str:
        if chinese:
            return self._read_han(candidate, measure)
        if measure == RANK:
            ranked = _RANKED.match(candidate.after)
            if ranked and candidate.before.endswith("'s "):
                return read_phrase(candidate.after, ranked.end())
            return self._read_ranked(candidate) or read_subject(candidate.before)
        if _FORECAST_BY.search(candidate.before):
            return ""
        own = self._read_share(candidate) if measure.id == "percent" else ""
        if measure.id == "percent" and (less := _LESS.match(candidate.named_after)):
            return read_phrase(candidate.named_after, less.end())
        is_bare = candidate.context.unit is None and candidate.numeral.kind == "number"
        if not own and (measure.is_count or is_bare):
            noun = self._read_count(candidate)
            own = re.sub(rf" {measure.id}$", "", noun, flags=re.IGNORECASE)
        elif not own:
            own = _read_modified(candidate)
        is_deed = not measure.is_rate and not measure.is_count
        is_deed = is_deed and QUANTITIES.get(measure.id) != "duration"
        is_large = is_bare and candidate.numeral.scale != 1
        deed = _read_deed(candidate) if (is_deed or is_large) and not own else ""
        return own or deed or self._read_clause(candidate, measure)

    def _read_ranked(self, candidate: Candidate) -> str:
        """Return the level of the paragraph that "ranked second in exports" names."""
        after = _RANKED_IN.sub("", candidate.named_after).casefold()
        names = (
            name
            for name, _ in self._recent
            if name and re.match(rf"{re.escape(name.casefold())}(?! of\b)\b", after)
        )
        return max(names, key=len, default="")

    def _read_han(self, candidate: Candidate, measure: Measure) -> str:
        if not self._peer and (parts := _read_han_list(candidate)):
            return "、".join(parts)
        before = candidate.before
        if whole := self._read_han_whole(candidate, measure):
            return whole
        if compared := _HAN_THAN.match(candidate.named_after):
            return compared["noun"]
        unit, kind = candidate.context.unit, _HAN_KIND.search(before)
        is_counter = unit and unit.noun and unit.words.start >= candidate.numeral.end
        counted = ""
        if unit and is_counter and unit.code not in ("", "人", "股"):
            counted = read_han_counted(unit.noun)
        counted = counted or (kind[1] if kind else "")
        subject = counted or self._strip_han(read_han_subject(before))
        if re.search("[和及与]", subject):
            subject = _join_han_items(candidate, subject)
        if not subject and self._peer and "分别" in before and not self._bases:
            # "失业率高于全省的只有江城、海山两市，分别为": the subject begins the sentence.
            *_, subject = "", *read_han_phrases(_opening(candidate))
        if not subject and (after := _HAN_OF.match(candidate.named_after)):
            return after["noun"]
        if not subject and _PRICE.search(candidate.before):
            # "It fell 1%; 海山科技跌停，报52元": the subject is in the clause before.
            start = self._last.end if self._last else candidate.sentence[0]
            clauses = re.split("[，；]", candidate.paragraph.text[start : candidate.numeral.start])
            return self._strip_han(read_han_subject(clauses[-2])) if len(clauses) > 2 else ""
        return subject

    def _read_han_whole(self, candidate: Candidate, measure: Measure) -> str:
        """Return what a rate is a share of, or the plan that it completes; maybe none."""
        before, latest = candidate.before, self._bases[-1] if self._bases else ""
        if latest and _HAN_PLAN.search(before):
            return f"{latest}计划完成率"
        part = _PART_OF.search(before) if measure.id == "percent" else None
        if part is None or part[0].startswith("占比"):
            return ""
        # "研发投入24亿元，占收入的8%" is the share of what the clause before measures.
        return self._strip_han(read_han_subject(before[: part.start()])) or latest

    def _read_share(self, candidate: Candidate) -> str:
        """Return the share in "40% of them" and "one in eight owners"; maybe none."""
        before, after = candidate.before, candidate.named_after
        whole = [*(name for name, _ in self._recent[-1:]), *self._bases[-1:]]
        if whole and (_OF_WHICH.search(before) or _OF_PRONOUN.match(after)):
            is_share = whole[-1].startswith("share of ")
            return whole[-1] if is_share else f"share of {uncapitalize(whole[-1])}"
        after = _OF_PERIOD.sub("", after)
        if change := _CHANGE_IN.match(after):
            return read_noun_after(after, change.end() - 1)
        is_part = candidate.numeral.kind in ("fraction", "ratio")
        noun = read_counted_noun(candidate.paragraph.text, candidate.numeral.end) if is_part else ""
        return f"share of {noun}" if noun else ""

    def _read_clause(self, candidate: Candidate, measure: Measure) -> str:
        """Return the noun phrase of a number's clause; empty if there is none."""
        before, after = candidate.before, candidate.named_after
        is_amount = not measure.is_rate and not measure.is_count
        per, cost = _PER.match(after), _COST.search(before) if is_amount else None
        if is_amount and _VALUED_AT.search(before):
            return "market value"
        subject = read_subject(before[: cost.start()] if cost else before)
        subject = self._strip(subject or _read_antecedent(candidate))
        if self._bases and self._bases[-1].startswith("new ") and _AND_OF.match(before):
            # "Newly added tracks of 20 kilometers and walls of 5 kilometers": both are new.
            subject = f"new {subject}"
        if per and (subject or self._bases):
            base = subject or self._bases[-1]
            base = "price" if base.startswith("share of ") else base.removesuffix(per[0])
            return f"{base} per {per[1]}"
        if cost:
            return self._name_cost(subject, before)
        dimension = _find_dimension(candidate, QUANTITIES.get(measure.id, ""))
        if dimension and cut_to_noun(subject, before):
            return f"{subject}, {dimension}"
        if QUANTITIES.get(measure.id) == "length" and (found := _AWAY.match(after)):
            return "rainfall" if found["rain"] else "distance"
        if measure == TIMES and (level := _OF_LEVEL.match(after)):
            return level["noun"]
        noun = read_noun_after(after, 0)
        is_part = measure.id == "percent" and _SHARE_OF.match(after)
        if noun and (is_part or not subject or not candidate.context.direction):
            is_share = is_part and candidate.context.role != "by"
            return f"share of {noun}" if is_share else noun
        return subject

    def _name_cost(self, subject: str, before: str) -> str:
        """Return the cost of what a clause speaks of, or the cost spoken of before."""
        if subject:
            noun = cut_to_noun(subject, before)
            return f"{noun} cost" if noun else ""
        is_same = self._bases and self._bases[-1].endswith(" cost")
        return self._bases[-1] if is_same else "cost"

    def _read_count(self, candidate: Candidate) -> str:
        """Return what a number counts, with what is done to people: people killed."""
        text, numeral, unit = candidate.paragraph.text, candidate.numeral, candidate.context.unit
        noun = read_counted_noun(text, numeral.end)
        if _MAGNITUDE.search(candidate.before):
            return "magnitude"
        if noun == "points" and (subject := self._strip(read_subject(candidate.before))):
            return subject
        if _BRINGING.search(candidate.before) and self._bases:
            return re.sub(rf" (?:{'|'.join(_MADE_OF.values())})$", "", self._bases[-1])
        is_shared = not noun and unit is not None and unit.words.end <= numeral.start
        if is_shared and _COORDINATED.match(candidate.before) and self._bases:
            return self._bases[0]  # "Traffic fell to 5 when 2 cranes broke, and recovered to 6"
        if is_shared and candidate.context.role in ("from", "to"):
            noun = cut_to_noun(self._strip(read_subject(candidate.before)), candidate.before)
        noun = noun or (unit.noun if unit else "")
        if not noun and _OF_THEM_AFTER.match(candidate.named_after) and self._recent:
            noun = self._recent[-1][0]
        elif not noun and self._bases and _DEED_AFTER.match(candidate.named_after):
            noun, is_shared = _OF_PEOPLE.sub("", self._bases[-1]), True
        noun = noun or read_following(text, numeral.end)
        return _name_part(candidate, noun, is_shared=is_shared)

    def _name(self, candidate: Candidate, measure: Measure, base: str, *, chinese: bool) -> str:
        relation = self._relation(candidate, measure, chinese=chinese)
        last = self._last
        if chinese and relation == "change" and measure.id == "percentage-point" and last:
            # "占比81%，提高1.1个百分点": the share changes, not what it is of.
            rate = "增速" if _GROWTH_OF.match(candidate.before) else ""
            is_share = last.base == base and last.name.endswith("占比")
            base = last.name if is_share else base + rate
        start = candidate.numeral.start
        before = candidate.paragraph.text[max(candidate.sentence[0], start - 10) : start]
        if relation == "growth" and "环比" in re.split("[，；]", before)[-1]:
            base = f"{base}环比"
        return _add_suffix(base, relation, chinese=chinese)

    def _relation(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> str:
        """Return how a number relates to what it measures; empty for its level."""
        context, before, after = candidate.context, candidate.before, candidate.named_after
        if measure == RANK:
            return "rank"
        if is_forecast(candidate):
            return ""  # Its status is another one.
        if chinese and _HAN_TARGET.match(after):
            return "target"
        is_change = context.role == "by" and context.direction is not None
        is_change = is_change and not is_lost_part(candidate, measure)
        if not chinese and (_read_modified(candidate) or _OF_PRONOUN.match(after)):
            is_change = False
        last = self._last
        is_compared = _COMPARED.match(after) is not None
        is_growth = is_compared or _CHANGE_IN.match(after) or _LESS.match(after) or (
            context.role != "to" and _YEAR_ON_YEAR.search(before[-40:])
        )  # fmt: skip
        if last and last.name.endswith(", change"):
            gap = candidate.paragraph.text[last.end : candidate.numeral.start]
            is_growth = is_growth or _OR.fullmatch(gap)
        if measure.id == "percent" and (is_change or is_growth):
            return "growth"
        if measure.id == "percent" and chinese and _PART_OF.search(before):
            return "share"
        if measure == TIMES:
            return "multiple"
        is_more = (is_compared and last and (last.measure == measure or measure.is_rate)) or (
            not last and _MORE_THAN.match(after)
        )
        return "change" if is_change or is_more or _CHANGE_OF.search(before) else ""
