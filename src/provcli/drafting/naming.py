"""The name of what a figure measures; later numbers of a sentence go on with it."""

import re
from decimal import Decimal
from typing import NamedTuple

from provcli.drafting.counted import (
    DEED_AFTER,
    MADE_OF,
    OF_PEOPLE,
    OF_THEM_AFTER,
    OF_WHICH,
    PART_IS,
    name_part,
)
from provcli.drafting.han_naming import (
    PART_OF,
    name_han_price,
    name_unnamed_han,
    names_only,
    read_han_name,
)
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
    read_noun_after,
    read_phrase,
    read_subject,
    uncapitalize,
    word_key,
)
from provcli.drafting.places import find_places, is_place
from provcli.prose.units import ISO_CURRENCIES

MAX_NAME = 100
MAX_FROM = 40
"""Characters between two numbers of "6 in March from 5"."""
_SHARE_OF = re.compile(r"\s+of\s+(?!about|around|nearly)")
_PER = re.compile(
    r"(?: (?:and|to) [$£€]?[\d.,]+[a-z]*)?\s+(?:per (?!cent\b)|(?:an?|each) (?=(?:share|person"
    r"|head|day|month|ton|tonne|barrel|household|unit|bottle|candy|ounce|kilogram|liter|litre|bushel"
    r"|pound)\b))"
    r"(?P<unit>megawatt hour|[A-Za-z]+)"
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
_THE_STOCK = re.compile(r"\b(?:[Tt]he|[Ii]ts) stock\b")
_HEAD_END = re.compile(" (?:on|for|at|in|of) ")
_VALUED_AT = re.compile(r"\bvalu(?:ing|ed|es) [^,;]* at\b[^,;]*$")
_IS_IT = re.compile(r"\W*(?:It|The (?:company|group|firm)) ")
_CLAUSE_END = re.compile("[;，；。]| and ")
_TO_SHARE = re.compile("(?:升|降|增|提高|下降|上升|提升)[至到](?:约|近)?[ 的]*")
_GROWTH_OF = re.compile(r"\s*(?:增速|[增降涨跌升]幅)")
_MAGNITUDE = re.compile(r"\bmagnitude (?:of )?$")
_EVERY = re.compile(r"(?P<runs>\b(?:runs?|goe?s?|leaves?|departs?) )?every $")
_LASTS = re.compile(r"\b(?:last|lasts|lasted|take|takes|took)\b[^a-z]*$")
_RAIN = re.compile(r"(?i)\b(?:rain|rainfall|weather|gauge|fell|fall|falls)\b")
_MOVED = re.compile(r"\b(?:walk|driv|drove|travel|run|ran|wad|swim|swam|cycl|march)[a-z]* $")
_AWAY = re.compile(
    r" (?:(?:north|south|east|west)[a-z]* of|of each other|from (?!an? )|away|downstream|upstream"
    r"|inland|(?P<rain>fell in|fell on|of rain))\b"
)
_OF_LEVEL = re.compile(
    r" (?:the (?P<level>length|size|height|value|price|number|level) of\b"
    r"|(?:its|their|his|her) (?P<noun>[a-z]+))"
)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:,[^-–—]{0,40}?)? ?(?:\([^)]*\) ?)?[-–—:] ")
_COORDINATED = re.compile(r"\W*and [a-z]+ (?:by|to|from) $")
_ASIDE = re.compile(r"^[ a-z]*, (?:[a-z]+ )?(?:an? )?$")
"""What joins a number to the one before it: 8, exactly a quarter."""
_ADJUNCT = re.compile(
    r"(?: (?!and\b|or\b)[a-z-]+){0,3} (?:in|across|from|to|at|on) (?:about |some )?"
)
"""What joins a place or the like to a count: 18,650 runners from 46 countries."""
_NUMBER_OF = re.compile(r" of (?:about )?[\d.,]*$|^\d+ ")
_EXTREMES = ("peak", "record", "average", "limit")
_PER_TIME = re.compile(r" (?:an?|per|each|every) (second|minute|hour|day|week|month)\b")
_COVERS = re.compile(r"\b(?:cover|pay|paid|fund|financ|provid|contribut|me[et]t)[a-z]* $")
_NO_NOUN_AFTER = re.compile(
    r" per [a-z]+| an? (?:second|minute|hour|day|week|month)\b"
    r"|\s*(?:$|[,.;:)—]|(?:and|or|in|by|to|from|after|at|on|for|while|when|were|was|have|has)\b)"
)
_EACH = re.compile(r"\beach\b|^ of $")
_NEEDED = re.compile(r"\bneed(?:s|ed|ing)? $")
_PROPER = re.compile(r"(?:[a-z]+|[A-Z][\w’'.-]+)(?: [A-Z][\w’'.-]+)+")
_NAME = r"[A-Z][\w’'.-]*"
_NEXT_SUBJECT = re.compile(
    rf"\W*(?:{_NAME}(?: (?:of )?{_NAME})+|(?:(?:and|while|but|(?i:in|at|for|on)) )+(?:the )?"
    rf"(?:{_NAME}(?: (?:of )?{_NAME})*)?|[Ii]t|[Tt]hey)\W*"
    r"(?:\b(?P<verb>stands?|stood|is|was|has|had|holds?|held|remains?|remained|reached|counted) )?"
    r"(?:at |to |with )?\W*$"
)
_AND_SUBJECT = re.compile(r"\W*(?:and|while|but) (?:the )?[a-z]+ (?:an? )?$")
"""What is said of another entity or time: Lower Tash stands at 310."""
_REST = re.compile(
    r"(?i)(?:^\W*(?:and )?(?:[a-z]+ing (?:to )?)?|\bfor )(?:the|its|their) (?:other|remaining) $"
)
_COMPARED = re.compile(
    r"(?: to [\d.]+(?:%| percent))?"
    r"(?: (?:more|less|fewer|higher|lower|larger|smaller) than\b"
    r"|(?: [a-z]+)? (?:above|below|under|over) (?:;|(?:the|a|its|their|last)\b))"
)
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
_OF_PRONOUN = re.compile(
    r" of (?:(?:them|it|the total)\b"
    r"|(?:that|those|these)(?: number| figure| total)?(?=$|[,.;]| (?:they|he|she|we|it)\b))"
)

_EXPERTS = "(?:analysts|economists|experts|investors|forecasters|markets?|wall street)"
_FORECAST = "(?:forecast|expected|predicted|estimated|penciled in|pencilled in|been looking for)"
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
    "reserv": "reserves", "ma(?:k|de)": "profit",
}  # fmt: skip
"""What a verb measures whose object is an amount: spent $5 million."""
_DEED = re.compile(
    rf"\b(?P<verb>{'|'.join(_DEEDS)})[a-z]{{0,3}}(?: him| her| them| [a-z]{{3,}}s)?"
    r"(?: as much as| up to| a further| an average of)*\s*$"
)
_RANKED_IN = re.compile(r"^(?: place)? (?:in|by|for) (?:terms of )?(?:the |its )?")
_RANKED = re.compile(r"[ -][a-z]+est (?=[a-z])")
"""What follows the rank of a thing: the world's third biggest mine."""
_LOST = re.compile(r"\b(?:lost|lose|loses|losing) $")
_OF_OWN = re.compile(r" of (?:them|the|its|their|his|her|our)\b(?! value| worth)")
_HAN_TARGET = re.compile("[^，。；]{0,3}的(?:年度|全年|预期|既定)?目标")
_AGED = re.compile(r"(?: and \d+ \w+)? (?:old|of age)\b")
_SPENT = re.compile(r"\b(?:(?P<spent>spen[dt]s?)|wait(?:s|ed)?)\W*$")
_LEVEL_AT = re.compile(r"\b(?:stood|stands|crested|peaked|lies|lay)\b[^,;]* at $")
_SAYS_KIND = re.compile(
    r",|\b(?:ages?|altitude|delays?|depth|detour|distance|duration|expectancy|height|hours"
    r"|interval|journey|length|level|lif(?:e|espan)|pause|period|radius|rainfall|range|record|shift|stay|terms?|time"
    r"|trip|wait|walk|way|width)\b"
)
_AGENT = re.compile(
    r"(?!share of)(?:[\w-]+ )*(?:\w+ists|analysts|experts|officials|customers"
    r"|carrier|maker|retailer|shops)"
)
"""Who does what a rate or an amount measures."""
_DURING = re.compile(r"\b(?:in|within|over|during) $")
_FOR = re.compile(r"\b(?:for|after) $")
_ALTITUDE = re.compile(r" (?:up\b(?! to)|above sea level)")
_DIMENSIONS = {"long": "length", "high": "height", "tall": "height", "wide": "width"} | {
    "deep": "depth"
}
_OF_CHANGE = re.compile(
    r" of the (?:rise|fall|growth|increase|decline|decrease|drop|gain|change)\b"
)
_CHANGED = re.compile(
    r"\b(?:rais|lift|increas|expand|boost|push|cut|reduc|lower)[a-z]* (?P<object>[a-z][a-z ]+) by $"
)
_BRINGING = re.compile(r"\b(?:taking|bringing|lifting|raising) (?:the|its) [a-z]+(?: number)? to $")
_RELATIVE = re.compile(
    r"(?:(?:The|Its|Their) )?(?P<subject>[A-Z]?[a-z][^,A-Z]{1,60}),"
    r" (?:which|who|whose|part|an?|the|known)\b.*,"
)
_LISTED = re.compile(
    r"(?P<list>[A-Za-z][a-z-]*(?: [a-z-]+){0,4} (?:before|after|without)(?: [a-z]+)*"
    r"(?:, [a-z]+)+(?:,? and [a-z]+)?)"
    r" (?:was|were|came to|rose|fell|grew|reached|totall?ed|of)\b[^,;]*$"
)
"""A name with a list in it: earnings before interest, tax, depreciation and amortization."""
_INTERRUPTED = re.compile(r"(?P<clause>[^,;.]+), (?:which|who|where)\b[^,;.]*,$")
"""A relative clause within another: lowered its estimate, which came in May, by 5%."""
_WHICH = re.compile(r"\s*which\b")
_ANTECEDENT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)(?: (?:first|last|new|other))?(?: \d+)? "
    r"(?P<noun>(?:(?!of |in |for )[\w’'-]+ ?){1,4}),\s*$|^(?P<bare>[A-Z][a-z]+),\s*$"
)
"""What a clause with "which" speaks of: the M7, which sells for 9 dollars."""
_AND_OF = re.compile(r" (?:and|,) (?!new )[\w -]+ of $")
_COST = re.compile(r"\bcosts?(?: (?:the \w+|him|her|them|it|us|a further|another))?[^a-z]*$")
_ASIDE_END = re.compile(r" per [a-z]+$|, (?:altitude|duration|age|share of [a-z]+)$|^.$")
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


UNNAMED = "metric? the words do not name it"


def _name_unnamed(candidate: Candidate, measure: Measure) -> str:
    """Return a name for a number that its words do not name: Amount, paragraph 3."""
    paragraph = candidate.paragraph.number
    if is_chinese(candidate.around):
        return name_unnamed_han(measure, paragraph)
    return f"{measure.generic}, paragraph {paragraph}"


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
    if _FORECAST_AFTER.match(after) or not _BEFORE_NOUN.search(candidate.before.lower()):
        return ""
    return read_following(after, 0)


def _read_deed(candidate: Candidate) -> str:
    """Return "spending on roads" for "spent $5 million on roads"; maybe none."""
    found, after = _DEED.search(candidate.before), candidate.named_after
    if not found or read_noun_after(after, 0):
        return ""
    noun = next(noun for verb, noun in _DEEDS.items() if re.fullmatch(verb, found["verb"]))
    noun, on = (noun[:-3], noun[-2:]) if noun.endswith((" on", " in")) else (noun, "")
    if after.startswith(" before tax"):
        return f"pre-tax {noun}"
    if per := _PER.match(after):
        return f"{noun.removesuffix(' on').removesuffix(' in')} per {per['unit']}"
    of_what = read_phrase(after, len(on) + 2) if on and after.startswith(f" {on} ") else ""
    return f"{noun} {on} {of_what}" if of_what else noun


def is_forecast(candidate: Candidate) -> bool:
    """Return whether a number is what analysts expect."""
    before, after = candidate.before, candidate.named_after
    return bool(_FORECAST_BY.search(before) or _FORECAST_AFTER.match(after))


def is_lost_part(candidate: Candidate, measure: Measure) -> bool:
    """Return whether a number counts what someone lost: 5,600 of his 42,000 turkeys."""
    is_part = _LOST.search(candidate.before) and _OF_OWN.match(candidate.after)
    return bool(is_part) and (measure.is_count or measure.id == "percent")


def _name_distance(candidate: Candidate, measure: Measure) -> str:
    """Return the name of a length that only words for ways and rain surround; maybe none."""
    if measure.id == "millimeter" and _RAIN.search(candidate.around):
        return "rainfall"
    found = _AWAY.match(candidate.named_after) if measure.quantity == "length" else None
    if found:
        return "rainfall" if found["rain"] else "distance"
    is_way = measure.quantity == "length" and _MOVED.search(candidate.before)
    return "distance" if is_way else ""


def _find_dimension(candidate: Candidate, quantity: str) -> str:
    """Return which dimension of its subject a number measures; maybe none."""
    after, bound = candidate.named_after, candidate.context.qualifier_words
    if quantity == "length" and _ALTITUDE.match(after):
        return "altitude"
    is_within = bound is not None and bound.text == "within"
    if quantity == "duration" and (is_within or _FOR.search(candidate.before)):
        return "duration"
    return _DIMENSIONS.get(after[1:].partition(" ")[0].strip(".,;"), "")


def _quantity_of(measure: Measure, *, chinese: bool) -> str:
    """Return what a unit measures; in Chinese, the words name all but durations."""
    return measure.quantity if not chinese or measure.quantity == "duration" else ""


def _add_quantity(candidate: Candidate, measure: Measure, base: str) -> str:
    """Return a name with what its unit measures: Closure, duration; none for a person."""
    kind, before = measure.quantity, candidate.before
    if kind == "duration" and (every := _EVERY.search(before)):
        return f"{base}, interval" if base and not every["runs"] else "interval"
    if candidate.context.role == "by" or not base:
        return base
    if kind not in ("length", "duration"):
        return "" if not measure.is_count and _AGENT.fullmatch(base) else base
    if kind == "length" and _LEVEL_AT.search(before):
        kind = "level"
    is_name = base[0].isupper() and not _opening(candidate).startswith(base)
    return base if is_name or _SAYS_KIND.search(base) else f"{base}, {kind}"


def _read_antecedent(candidate: Candidate) -> str:
    """Return what a clause with "which" speaks of, or that it interrupts; maybe nothing."""
    start = candidate.numeral.start - len(candidate.before)
    before = candidate.paragraph.text[max(candidate.sentence[0], start - MAX_NAME) : start]
    interrupted = _INTERRUPTED.search(before)
    if interrupted and candidate.before.strip() in ("by", "to", "from"):
        return read_subject(interrupted["clause"])
    found = _ANTECEDENT.search(before) if _WHICH.match(candidate.before) else None
    return found["noun"] or found["bare"] if found else ""


class NameReader:
    """Names what each figure measures, left to right; later numbers continue a name."""

    def __init__(self) -> None:
        self._sentence: object = None
        self._entity = self._kind = self._peer = ""
        self._part_of = ""
        """The share that two counts of the sentence make: 5 of 6 pupils."""
        self._last: ProposedName | None = None
        self._said: dict[str, ProposedName] = {}
        """The latest name of each unit in the sentence."""
        self._levels: dict[str, ProposedName] = {}
        """The same for levels, which are not changes."""
        self._rates: set[str] = set()
        self._bases: list[str] = []
        self._stated: dict[str, ProposedName] = {}
        """The latest level of each unit in the paragraph."""
        self._wholes: dict[str, tuple[Decimal, ProposedName]] = {}
        """The largest level of each unit in the paragraph, of which others may be parts."""
        self._parts: ProposedName | None = None
        """The latest share in the paragraph that "or" joins to a number: 5, or 80% of them."""
        self._recent: list[tuple[str, Measure]] = []
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
        self._begin(candidate)
        chinese = is_chinese(candidate.around)
        if same := self._find_same_name(candidate, measure, chinese=chinese):
            self._last = same._replace(end=candidate.numeral.end, role=candidate.context.role)
            return self._last
        base, doubt, is_unclear = self._read_own(candidate, measure, self._last, chinese=chinese)
        is_own = bool(base)
        if is_own and not _ASIDE_END.search(base):
            self._bases.append(base)
        elif not is_own:
            base, doubt = self._go_on(candidate, measure, chinese=chinese, is_unclear=is_unclear)
        if (chinese or doubt != UNNAMED) and (price := self._find_price(candidate, measure, base)):
            base = price
            self._bases.append(base)
        name = self._name(candidate, measure, base, chinese=chinese)
        is_other = not (is_own or doubt or base in self._rates or base.startswith("share of "))
        if name == base and is_other and measure.is_rate and not self._follows_rate():
            # "Firms: 5. The rate rose to 6%": the rate is not a number of firms.
            name = _add_suffix(base, "rate", chinese=chinese)
        role, end = candidate.context.role, candidate.numeral.end
        is_range = candidate.before.endswith(" of ")
        name = capitalize(name)[:MAX_NAME]
        own = ProposedName(base, name, doubt, role, measure, end, is_range)
        if is_own and self._last and self._is_adjunct(candidate, measure):
            # "It ran 312 shops in 17 states, against 308": later numbers are not of states.
            self._last = self._last._replace(end=end)
        else:
            self._note(candidate, own)
        return own

    def _begin(self, candidate: Candidate) -> None:
        """Forget what an earlier paragraph or sentence measures."""
        if self._paragraph is not candidate.paragraph:
            self._paragraph, self._recent = candidate.paragraph, []
            self._stated, self._wholes, self._parts = {}, {}, None
        if self._sentence != candidate.sentence_key:
            self._sentence, self._bases, self._last = candidate.sentence_key, [], None
            self._said, self._levels, self._part_of = {}, {}, ""

    def _follows_rate(self) -> bool:
        return self._last is not None and self._last.measure.is_rate

    def _is_adjunct(self, candidate: Candidate, measure: Measure) -> bool:
        """Return whether a count says where another one is: 312 shops in 17 states."""
        is_second = self._last is not None and self._last.measure.is_count and measure.is_count
        return is_second and _ADJUNCT.fullmatch(self._gap(candidate)) is not None

    def _note(self, candidate: Candidate, own: ProposedName) -> None:
        """Remember what a number measures for those after it."""
        measure, base = own.measure, own.base
        is_second = self._last is not None and self._last.measure.is_count
        if is_second and measure.is_count and self._gap(candidate) == " of ":
            self._part_of = f"share of {uncapitalize(base)}"
        if (
            measure.is_rate
            and base.startswith("share of ")
            and candidate.before.strip(" ,") == "or"
        ):
            self._parts = own
        self._last = self._said[measure.id] = own
        if own.name != capitalize(base)[:MAX_NAME]:
            return
        self._levels[measure.id] = own
        if own.doubt == UNNAMED:
            return
        unit, value = self._unit_of(candidate, measure), candidate.numeral.value or Decimal()
        self._stated[unit] = own
        if value >= self._wholes.get(unit, (value,))[0]:
            self._wholes[unit] = value, own
        # "Profit was 5, compared with a loss of 3": the text goes on about the profit.
        if not _COMPARED_IN.search(candidate.before):
            self._recent.append((OF_PEOPLE.sub("", base), measure))
            self._rates |= {base} if measure.is_rate else set()

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
        is_time = measure.quantity == "duration" and not chinese
        if is_time and (time := self._read_time(candidate)) is not None:
            return time, "", False
        words = self._base(candidate, measure, chinese=chinese)
        if chinese and self._peer:
            words = words.rpartition(self._peer)[2]
        if chinese and words and names_only(words, self._entity):
            # "用电量超过5的有2个市：江城市6": what the others measure in this unit.
            said = self._said.get(measure.id)
            return said.base if said else "", "", False
        if chinese or not words:
            return words, "", False
        base = words if OF_PEOPLE.search(words) else cut_to_noun(words, candidate.before)
        doubt = "" if base == words else "metric? a part of the words"
        base = _add_quantity(candidate, measure, base)
        return base, doubt if base != "interval" else "", not base

    def _read_time(self, candidate: Candidate) -> str | None:
        """Return the name of a duration that is an age, a wait, or what is left; maybe none.

        It is empty for the time in which the sentence says that something was done.
        """
        if self._bases and _AGED.match(candidate.named_after):
            return f"{self._bases[-1]}, age"
        if candidate.named_after.startswith(" left"):
            return "time left"
        if found := _SPENT.search(candidate.before):
            return "time spent" if found["spent"] else "wait"
        return "" if self._bases and _DURING.search(candidate.before) else None

    def _find_same_name(
        self, candidate: Candidate, measure: Measure, *, chinese: bool
    ) -> ProposedName | None:
        """Return the name of a number that has no words of its own; maybe none."""
        said = self._said if measure.is_rate else self._levels
        of_peer = said.get(measure.id) if self._peer and _is_silent(candidate) else None
        same = of_peer or self._find_compared(candidate, measure)
        if same is None and not chinese and (same := self._find_continued(candidate, measure)):
            self._bases.append(same.base)
        return same

    def _find_compared(self, candidate: Candidate, measure: Measure) -> ProposedName | None:
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

    def _find_continued(self, candidate: Candidate, measure: Measure) -> ProposedName | None:
        """Return the name of the number that one without a noun goes on with; maybe none.

        "North has 620 pupils, or 80 percent of its target, and Lake 480, or 75 percent. Ferry
        stands at 310, or 62 percent. The other 90 are due in May."
        """
        after = candidate.named_after
        if DEED_AFTER.match(after) or not (_is_silent(candidate) and _NO_NOUN_AFTER.match(after)):
            return None
        unit = self._unit_of(candidate, measure)
        if measure.is_rate and candidate.before.strip(" ,") == "or" and self._parts:
            return self._parts
        stated = self._stated.get(unit)
        said = self._said.get(measure.id)
        whole = self._wholes[unit][1] if unit in self._wholes else said
        if whole and _REST.search(candidate.before):
            name = whole.name.removeprefix(capitalize(whole.base))
            kind = PART_IS.match(after)
            of_kind = cut_to_noun(read_phrase(after, kind.end()), "") if kind else ""
            base = of_kind or f"{whole.base}, other"
            return whole._replace(base=base, name=capitalize(base) + name)
        if stated and " per " in unit:
            return stated
        if said and said.base.startswith("share of ") and _AND_SUBJECT.match(candidate.before):
            return said
        if found := _NEXT_SUBJECT.match(candidate.before):
            is_verbless = found["verb"] is None
            return (said if is_verbless else None) or stated
        return None

    @staticmethod
    def _unit_of(candidate: Candidate, measure: Measure) -> str:
        """Return the unit of a number with what it is counted by: USD per share."""
        per = _PER.match(candidate.named_after) or _PER_TIME.match(candidate.named_after)
        unit = "count" if measure.is_count else measure.id
        return f"{unit} per {per[1]}" if per else unit

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
        quantity = _quantity_of(measure, chinese=chinese)
        is_other = quantity and last and last.measure != measure
        if not chinese and (head := self._read_head(candidate, _opening(candidate))):
            self._bases.append(head)
            return head, ""
        if measure.is_rate and self._part_of and _NO_NOUN_AFTER.match(candidate.named_after):
            return self._part_of, ""
        if self._bases and not is_other and not is_new:
            return self._bases[0 if _COORDINATED.match(before) else -1], ""
        if last and quantity == "duration" and last.measure != measure and before == " and ":
            return last.base, ""  # three years and two months
        if self._bases and quantity == "length" and before.strip() == "at":
            return f"{self._bases[-1]}, altitude", ""
        is_each = quantity == "duration" or _EACH.search(before) is not None
        if self._bases and quantity and is_each and not chinese:
            return f"{self._bases[-1]}, {quantity}", ""
        return self._go_back(
            candidate,
            measure,
            opening,
            chinese=chinese,
            can_be_recent=not is_unclear and not is_new,
        )

    def _go_back(
        self,
        candidate: Candidate,
        measure: Measure,
        opening: str,
        *,
        chinese: bool,
        can_be_recent: bool,
    ) -> tuple[str, str]:
        """Return the name of a number from the paragraph before its clause; see `_go_on`."""
        before, quantity = candidate.before, _quantity_of(measure, chinese=chinese)
        subject = read_first_subject(opening)
        stated = None if chinese else self._stated.get(self._unit_of(candidate, measure))
        if stated and (_NEEDED.search(before) or _PROPER.fullmatch(subject)):
            return stated.base, ""
        if base := cut_to_noun(self._strip(subject), before):
            return base, "metric? from the beginning of the sentence"
        is_change = candidate.context.role == "by" and candidate.context.direction
        is_it = not self._recent and _IS_IT.match(opening)
        is_company = self._kind == "company" and (is_it or subject.endswith(self._entity))
        if is_company and is_change:
            return "share price", "metric? the sentence names only the company"
        recent = [
            name
            for name, unit in self._recent
            if unit == measure
            or not (quantity or (measure.is_count and not chinese and unit.quantity))
        ]
        if recent and can_be_recent:
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
            return name_han_price(candidate, base) if is_money else ""
        is_stock = base == "stock" and _THE_STOCK.search(candidate.before)
        if (is_stock or _STOCK.fullmatch(base)) and (is_money or candidate.context.role == "by"):
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

    def _gap(self, candidate: Candidate) -> str:
        """Return what is between the last number and this one."""
        return (
            candidate.paragraph.text[self._last.end : candidate.numeral.start] if self._last else ""
        )

    def _is_restated(self, candidate: Candidate, last: ProposedName) -> bool:
        """Return whether a number says a change again, or compares: 1%, or 18 points."""
        gap = self._gap(candidate)
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
            start = self._last.end if self._last else candidate.sentence[0]
            return read_han_name(
                candidate,
                measure,
                self._entity,
                peer=self._peer,
                bases=self._bases,
                opening=_opening(candidate),
                start=start,
            )
        if measure == RANK:
            ranked = _RANKED.match(candidate.after)
            if ranked and candidate.before.endswith("'s "):
                return read_phrase(candidate.after, ranked.end())
            return self._read_ranked(candidate) or read_subject(candidate.before)
        if _FORECAST_BY.search(candidate.before):
            return ""
        own = self._read_share(candidate) if measure.id == "percent" else ""
        own = own or self._read_covered(candidate, measure)
        if measure.id == "percent" and (less := _LESS.match(candidate.named_after)):
            return read_phrase(candidate.named_after, less.end())
        is_bare = candidate.context.unit is None and candidate.numeral.kind == "number"
        if not own and (measure.is_count or is_bare):
            noun = self._read_count(candidate)
            own = re.sub(rf" {measure.id}$", "", noun, flags=re.IGNORECASE)
        elif not own:
            own = _read_modified(candidate)
        is_deed = not measure.is_rate and not measure.is_count
        is_deed = is_deed and measure.quantity != "duration"
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

    def _read_share(self, candidate: Candidate) -> str:
        """Return the share in "40% of them" and "one in eight owners"; maybe none."""
        before, after = candidate.before, candidate.named_after
        whole = [*(name for name, _ in self._recent[-1:]), *self._bases[-1:]]
        if whole and " that" in after[:8] and _ASIDE.search(self._gap(candidate)):
            # "Fuel took 8, a quarter of that": of what was measured before the 8.
            whole = [name for name, _ in self._recent[:-1]]
        if whole and (OF_WHICH.search(before) or _OF_PRONOUN.match(after)):
            is_share = whole[-1].startswith("share of ")
            return whole[-1] if is_share else f"share of {uncapitalize(whole[-1])}"
        after = _OF_PERIOD.sub("", after)
        if change := _CHANGE_IN.match(after):
            return read_noun_after(after, change.end() - 1)
        is_part = candidate.numeral.kind in ("fraction", "ratio")
        noun = read_counted_noun(candidate.paragraph.text, candidate.numeral.end) if is_part else ""
        return f"share of {noun}" if noun else ""

    def _read_covered(self, candidate: Candidate, measure: Measure) -> str:
        """Return the share of the last amount that someone covers or pays; maybe none."""
        is_silent = _NO_NOUN_AFTER.match(candidate.named_after)
        if not measure.is_rate or not is_silent or not _COVERS.search(candidate.before):
            return ""
        levels = (name for name, unit in reversed(self._recent) if unit.id in ISO_CURRENCIES)
        level = next((name for name in levels if " per " not in name), "")
        return f"share of {uncapitalize(level)}" if level else ""

    def _read_clause(self, candidate: Candidate, measure: Measure) -> str:
        """Return the noun phrase of a number's clause; empty if there is none."""
        before, after = candidate.before, candidate.named_after
        is_amount = not measure.is_rate and not measure.is_count
        per, cost = _PER.match(after), _COST.search(before) if is_amount else None
        if is_amount and _VALUED_AT.search(before):
            return "market value"
        subject = self._read_clause_subject(
            candidate, before[: cost.start()] if cost else before, is_price=per is not None
        )
        if per and (subject or self._bases):
            base = subject or self._bases[-1]
            base = "price" if base.startswith("share of ") else base.removesuffix(per[0])
            return f"{base} per {per[1]}"
        if cost:
            return self._name_cost(subject, before)
        dimension = _find_dimension(candidate, measure.quantity)
        if dimension and cut_to_noun(subject, before):
            return f"{subject}, {dimension}"
        if measure == TIMES and (level := _OF_LEVEL.match(after)):
            return level["level"] or level["noun"]
        return _name_distance(candidate, measure) or self._read_whole(candidate, measure, subject)

    def _read_clause_subject(self, candidate: Candidate, before: str, *, is_price: bool) -> str:
        """Return the noun phrase before a number, or of which its clause speaks; maybe none."""
        text, start = candidate.paragraph.text, candidate.numeral.start - len(candidate.before)
        if _INTERRUPTED.search(text[max(0, start - MAX_NAME) : start]):
            before = re.sub(r"^ [a-z]+ed ", " ", before)  # "The maker, which ..., lifted profit"
        if before.startswith("-"):
            before = text[max(0, start - 20) : start].rpartition(" ")[2] + before  # First-dose
        subject = read_subject(before)
        if listed := _LISTED.search(_opening(candidate)):
            subject = clean_phrase(listed["list"])
        if is_price and _WHICH.match(before):
            subject = cut_to_noun(subject, before)
        subject = self._strip(subject or _read_antecedent(candidate))
        # "Newly added tracks of 20 kilometers and walls of 5 kilometers": both are new.
        is_new = self._bases and self._bases[-1].startswith("new ") and _AND_OF.match(before)
        return f"new {subject}" if is_new else subject

    def _read_whole(self, candidate: Candidate, measure: Measure, subject: str) -> str:
        """Return what a number is an amount or a share of; the subject if nothing says so."""
        after, role = candidate.named_after, candidate.context.role
        noun = read_noun_after(after, 0)
        is_part = measure.id == "percent" and _SHARE_OF.match(after)
        if not noun or (subject and candidate.context.direction and not is_part):
            return subject
        if is_lost_part(candidate, measure):
            return f"share of {noun} lost"
        if noun.partition(" ")[0] in _EXTREMES and self._bases:
            return f"{self._bases[-1]}, share of {noun.partition(' ')[0]}"
        noun = _NUMBER_OF.sub("", noun)
        return f"share of {noun}" if is_part and role != "by" else noun

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
        if noun == "points":
            return self._name_points(candidate)
        if candidate.context.role == "by" and (changed := _CHANGED.search(candidate.before)):
            return clean_phrase(changed["object"])
        if _BRINGING.search(candidate.before) and self._bases:
            return re.sub(rf" (?:{'|'.join(MADE_OF.values())})$", "", self._bases[-1])
        is_shared = not noun and unit is not None and unit.words.end <= numeral.start
        if is_shared and _COORDINATED.match(candidate.before) and self._bases:
            return self._bases[0]  # "Traffic fell to 5 when 2 cranes broke, and recovered to 6"
        if is_shared and candidate.context.role in ("from", "to"):
            noun = cut_to_noun(self._strip(read_subject(candidate.before)), candidate.before)
        noun = noun or (unit.noun if unit else "")
        noun, is_known = (noun, False) if noun else self._read_counted_before(candidate)
        noun, is_shared = noun or read_following(text, numeral.end), is_shared or is_known
        if noun.lower() == "others":
            earlier = [name for name, unit in self._recent if unit.is_count and name != "dead"]
            noun, is_shared = OF_PEOPLE.sub("", earlier[-1] if earlier else "people"), True
        if noun and (per := _PER_TIME.match(candidate.named_after)):
            return f"{noun} per {per[1]}"
        return name_part(candidate, noun, is_shared=is_shared)

    def _read_counted_before(self, candidate: Candidate) -> tuple[str, bool]:
        """Return what was counted before, and whether the number says what was done to it."""
        if OF_THEM_AFTER.match(candidate.named_after) and self._recent:
            return self._recent[-1][0], False
        if self._bases and DEED_AFTER.match(candidate.named_after):
            return OF_PEOPLE.sub("", self._bases[-1]), True
        return "", False

    def _name_points(self, candidate: Candidate) -> str:
        """Return what goes up or down by points, or the change of which they are a part."""
        if self._last and _OF_CHANGE.match(candidate.named_after):
            return self._last.base
        rate = self._said.get("percent")
        return self._strip(read_subject(candidate.before)) or (rate.base if rate else "points")

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
        is_change = is_change or (measure.is_rate and _CHANGED.search(before) is not None)
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
        if measure.id == "percent" and chinese and PART_OF.search(before):
            return "share"
        if measure == TIMES:
            return "multiple"
        is_more = is_compared and last and (last.measure == measure or measure.is_rate)
        is_part = measure.is_count and _OF_CHANGE.match(after)
        return "change" if is_change or is_more or is_part or _CHANGE_OF.search(before) else ""
