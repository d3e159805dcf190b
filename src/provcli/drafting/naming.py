"""The name of what a figure measures; later numbers of a sentence go on with it."""

import re
from collections.abc import Container

from provcli.drafting.counted import (
    DEED_AFTER,
    MADE_OF,
    OF_PEOPLE,
    OF_THEM_AFTER,
    OF_WHICH,
    PEOPLE,
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
from provcli.drafting.name_memory import (
    COMPARED,
    MAX_NAME,
    NO_NOUN_AFTER,
    OF_PRONOUN,
    OR,
    PER,
    PER_TIME,
    UNNAMED,
    Memory,
    ProposedName,
)
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
)
from provcli.drafting.places import find_places, is_place
from provcli.prose.context import Unit
from provcli.prose.english_words import NUMBER_WORDS

_SHARE_OF = re.compile(r"\s+of\s+(?!about|around|nearly)")
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
_GREW = re.compile(r"\b(?:grew|expanded|shrank) (?:by )?$")
_TO_MONEY = re.compile(r" to [$£€¥]\d")
_GROWTH_OF = re.compile(r"\s*(?:增速|[增降涨跌升]幅)")
_ONE_OF = re.compile(r"^ (?:one|the [a-z]+est)\b")
"""What refers to the number before: nine aftershocks, the largest of magnitude 5.1."""
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
_GROWTH_RATE = re.compile("(?<!自然)增长率[为是达]?到?$")
_NATURAL = re.compile(r"\bnatural (?:increase|growth)\b[^,;]*$", re.IGNORECASE)
_COORDINATED = re.compile(r"\W*and [a-z]+ (?:by|to|from) $")
_ASIDE = re.compile(r"^[ a-z]*, (?:[a-z]+ )?(?:an? )?$")
"""What joins a number to the one before it: 8, exactly a quarter."""
_OF_EARLIER = re.compile(" of (?:that|the total)\\b")
_CAPITAL_END = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+$")
_CAPITALS = re.compile(r"^(?: [A-Z][\w’'-]*)+")
_ARE_AGED = re.compile(
    r" (?:were|was|are|is) (?P<age>(?:under|over|aged|younger than|older than)"
    rf" (?:\d+|{'|'.join(NUMBER_WORDS)})\b)"
)
_NUMBER_OF = re.compile(r" of (?:about )?[\d.,]*$|^\d+ ")
_EXTREMES = ("peak", "record", "average", "limit")
_EACH = re.compile(r"\beach\b|^ of $")
_PROPER = re.compile(r"(?:[a-z]+|[A-Z][\w’'.-]+)(?: [A-Z][\w’'.-]+)+")
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

_EXPERTS = "(?:analysts|economists|experts|investors|forecasters|markets?|wall street)"
_FORECAST = "(?:forecast|expected|predicted|estimated|penciled in|pencilled in|been looking for)"
_FORECAST_BY = re.compile(
    rf"(?:{_EXPERTS}(?: \w+){{0,6}} {_FORECAST}|guided|guidance)(?: for| of)?\W*$",
    re.IGNORECASE,
)
_FORECAST_AFTER = re.compile(
    rf" (?:that )?(?:{_EXPERTS}(?: \w+){{0,2}}|it|they|the company(?: had)?) {_FORECAST}"
    rf"| {_FORECAST} by {_EXPERTS}"
    r"| expected(?=[,.;]|$)",
    re.IGNORECASE,
)
_EXPERTS_EXPECTED = re.compile(rf"\W*{_EXPERTS}(?: \w+){{0,6}} {_FORECAST} [^,;]*", re.IGNORECASE)
"""The beginning of a sentence on what analysts expect: 57 cents on revenue of $806 million."""
_OVER_TIME = re.compile(r"(?: [a-z]+){0,2} over (?:the (?:past|last|next)|a period)\b")
_BY_AGENT = re.compile(r"\b(?:expected|forecast|predicted|watched|attended|used|led|made) .*by $")
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
    r"|interval|journey|length|level|lif(?:e|espan)|pause|period|radius|rainfall|range|record"
    r"|shift|stay|terms?|time|trip|wait|walk|way|width)\b"
)
_AGENT = re.compile(
    r"(?!share of)(?:[\w-]+ )*(?:\w+ists|analysts|experts|officials|customers"
    r"|carrier|maker|retailer|shops)"
)
"""Who does what a rate or an amount measures."""
_DURING = re.compile(r"\b(?:in|within|over|during) $")
_FOR = re.compile(r"\b(?:for|after) $")
_IS_COUNT = re.compile(
    r"\W*(?:(?:and|but|while) )?(?=(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) )"
    r"(?P<subject>[^,;:\d]+?) (?:is|was|were|averaged|totall?ed) $"
)
_GROUP_OF = re.compile(r"\ban? (?P<group>crew|staff|workforce|team|crowd|audience) of $")
_OF_THE = re.compile(r"(?:Of|Among) (?:the|its|their|these|those|all) ")
_ITEM_TO = re.compile(
    r" to (?:(?:the|an?) )?(?P<place>[A-Za-z](?:[^,;:.]|(?<=\bSt)\.)*?)"
    r"(?=[,;]|(?<!\bSt)\.| and | in [A-Z]|$)"
)
"""Where a part of those before a colon went: 31 to Elm General, 14 to a clinic."""
_OF_TIME = re.compile(r"['’] (?P<noun>[a-z]+)\b")
"""What someone has had for a time: 26 years' experience."""
_DONE_FOR = re.compile(r"\b(?:was|were|been|being) (?P<deed>[a-z]+ed) for $")
_PEOPLE = re.compile(
    r"(?:[\w'’-]+ )*(?:captain|skipper|driver|pilot|doctor|nurse|teacher|minister|mayor|officer"
    r"|owner|farmer|witness|man|woman|boy|girl)e?s?"
)
"""Who does or has something for a time, which no number measures."""
_ALTITUDE = re.compile(r" (?:up\b(?! to)|above sea level)")
_DIMENSIONS = {"long": "length", "high": "height", "tall": "height", "wide": "width"} | {
    "deep": "depth"
}
_OF_CHANGE = re.compile(
    r" of the (?:rise|fall|growth|increase|decline|decrease|drop|gain|change)\b"
)
_CHANGED = re.compile(
    r"\b(?:rais|lift|increas|expand|boost|push|cut|reduc|lower)[a-z]*"
    r" (?P<object>[a-z][a-z -]+) by $"
)
_BRINGING = re.compile(r"\b(?:taking|bringing|lifting|raising) (?:the|its) [a-z]+(?: number)? to $")
_RELATIVE = re.compile(
    r"(?:(?:The|Its|Their) )?(?P<subject>[A-Z]?[a-z][^,A-Z]{1,60}),"
    r" (?:which|who|whose|part|an?|the|known)\b.*,"
)
_LISTED = re.compile(
    r"(?P<list>[A-Za-z][a-z-]*(?: [a-z-]+){0,4} (?:before|after|without)(?: [a-z]+)*"
    r"(?:, [a-z]+)+(?:,? and [a-z]+)?)"
    r"(?: \([A-Z]+\))? (?:was|were|came to|rose|fell|grew|reached|totall?ed|of)\b[^,;]*$"
)
"""A name with a list in it: earnings before interest, tax, depreciation and amortization."""
_INTERRUPTED = re.compile(r"(?P<clause>[^,;.]+), (?:which|who|where)\b[^,;.]*,$")
"""A relative clause within another: lowered its estimate, which came in May, by 5%."""
_WHICH = re.compile(r"\s*which\b")
_ANTECEDENT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)(?: (?:first|last|new|other))?(?: \d+)? "
    r"(?P<noun>(?:(?!of |in |for )[\w’'-]+ ?){1,4}),\s*$"
    r"|(?:^|\b(?:to|of|in|on|with|[Aa]nd|[Bb]ut) )"
    r"(?P<bare>(?![Bb]ut |[Aa]nd |the |an? |its |their |his )[A-Za-z][a-z-]+(?: [a-z-]+)?),\s*$"
)
"""What a clause with "which" speaks of: the M7, which sells for 9 dollars."""
_OF_THING = re.compile(r"\b(?:of|in|on|for|at) $")
_AND_OF = re.compile(r" (?:and|,) (?!new )[\w -]+ of $")
_COST = re.compile(r"\bcosts?(?: (?:the \w+|him|her|them|it|us|a further|another))?[^a-z]*$")
_QUANTITY_END = re.compile(", (?:duration|length|level)$")
_ASIDE_END = re.compile(r" per [a-z]+$|, (?:altitude|age|share of [a-z]+)$|^.$|计划完成率$")
"""How a name ends with which no later number goes on."""
_GROWTH_BEFORE = re.compile(
    r"year-on-year|growth|increase|year on year|decrease|decline|increment|同比|增速|[增降涨跌升]幅"
)


def _read_opening(candidate: Candidate) -> str:
    start = candidate.sentence[0]
    opening = candidate.paragraph.text[start : min(candidate.numeral.start, start + 200)]
    return _DATELINE.sub("", opening, count=1) if _DATELINE.match(opening) else opening


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
    is_growth = relation == "growth" and base.endswith(" growth")
    return base if is_ratio or is_growth or base.endswith(suffix) else base + suffix


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
    if per := PER.match(after):
        return f"{noun.removesuffix(' on').removesuffix(' in')} per {per['unit']}"
    of_what = read_phrase(after, len(on) + 2) if on and after.startswith(f" {on} ") else ""
    return f"{noun} {on} {of_what}" if of_what else noun


def is_forecast(candidate: Candidate) -> bool:
    """Return whether a number is what analysts expect."""
    before, after = candidate.before, candidate.named_after
    is_of_experts = _EXPERTS_EXPECTED.fullmatch(_read_opening(candidate))
    return bool(is_of_experts or _FORECAST_BY.search(before) or _FORECAST_AFTER.match(after))


def is_lost_part(candidate: Candidate, measure: Measure) -> bool:
    """Return whether a number counts what someone lost: 5,600 of his 42,000 turkeys."""
    is_part = _LOST.search(candidate.before) and _OF_OWN.match(candidate.after)
    return bool(is_part) and (measure.is_count or measure.id == "percent")


def _name_distance(candidate: Candidate, measure: Measure) -> str:
    """Return the name of a length that words for ways or rain surround; maybe none."""
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
    return measure.quantity if not chinese or measure.is_time else ""


def _add_quantity(candidate: Candidate, measure: Measure, base: str) -> str:
    """Return a name with what its unit measures: Closure, duration."""
    kind, before = measure.quantity, candidate.before
    if kind == "duration" and (every := _EVERY.search(before)):
        return f"{base}, interval" if base and not every["runs"] else "interval"
    if candidate.context.role == "by" or not base:
        return base
    if kind not in ("length", "duration"):
        return "" if not measure.is_count and _AGENT.fullmatch(base) else base
    if kind == "length" and _LEVEL_AT.search(before):
        kind = "level"
    is_name = base[0].isupper() and not _read_opening(candidate).startswith(base)
    return base if is_name or _SAYS_KIND.search(base) else f"{base}, {kind}"


def _read_antecedent(candidate: Candidate) -> str:
    """Return what a clause with "which" is about, or interrupts; maybe nothing."""
    start = candidate.numeral.start - len(candidate.before)
    before = candidate.paragraph.text[max(candidate.sentence[0], start - MAX_NAME) : start]
    interrupted = _INTERRUPTED.search(before)
    if interrupted and candidate.before.strip() in ("by", "to", "from"):
        return read_subject(interrupted["clause"])
    is_which = _WHICH.match(candidate.before)
    is_aside = is_which or candidate.before == " at "
    found = _ANTECEDENT.search(before) if is_aside else None
    if found and not is_which and _OF_THING.search(before, 0, found.start()):
        return ""  # "Deaths in the cages, at 5"
    return found["noun"] or found["bare"] if found else ""


class NameReader:
    """Names what each figure measures, left to right; later numbers continue a name."""

    def __init__(self, names: Container[str]) -> None:
        self._memory, self._names = Memory(), names
        self._entity = self._kind = self._peer = ""

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
        self._memory.begin(candidate)
        chinese = is_chinese(candidate.around)
        self._memory.leave_aside(candidate)
        if same := self._memory.find_same(
            candidate, measure, is_peer=bool(self._peer), chinese=chinese
        ):
            self._memory.last = same._replace(
                end=candidate.numeral.end, role=candidate.context.role
            )
            return self._memory.last
        base, doubt, is_unclear = self._read_own(
            candidate, measure, self._memory.last, chinese=chinese
        )
        is_own = bool(base)
        if is_own and not _ASIDE_END.search(base):
            self._memory.bases.append(_QUANTITY_END.sub("", base))
        elif not is_own:
            base, doubt = self._go_on(candidate, measure, chinese=chinese, is_unclear=is_unclear)
        if (chinese or doubt != UNNAMED) and (price := self._find_price(candidate, measure, base)):
            base = price
            self._memory.bases.append(base)
        name = self._name(candidate, measure, base, chinese=chinese)
        is_other = not (
            is_own or doubt or base in self._memory.rates or base.startswith("share of ")
        )
        if name == base and is_other and measure.is_rate and not self._memory.follows_rate:
            # "Firms: 5. The rate rose to 6%": the rate is not a number of firms.
            name = _add_suffix(base, "rate", chinese=chinese)
        role, end = candidate.context.role, candidate.numeral.end
        is_range = candidate.before.endswith(" of ")
        name = capitalize(name)[:MAX_NAME]
        own = ProposedName(base, name, doubt, role, measure, end, is_range)
        is_aside = is_own and self._memory.last is not None
        is_aside = is_aside and (
            self._memory.is_adjunct(candidate, measure)
            or base == self._read_destination(candidate)
            or candidate.after.startswith("-")  # the 120-member House
        )
        if is_aside and self._memory.last:
            # "It ran 312 shops in 17 states, against 308": later numbers are not of states.
            self._memory.last = self._memory.last._replace(end=end)
        else:
            self._memory.note(candidate, own)
        return own

    def _read_own(
        self, candidate: Candidate, measure: Measure, last: ProposedName | None, *, chinese: bool
    ) -> tuple[str, str, bool]:
        """Return the name in a number's own words, what is unsure, and if it is unclear.

        It is unclear if the words are not a noun phrase.
        """
        if last and (
            self._memory.is_same(candidate, last) or self._memory.is_restated(candidate, last)
        ):
            is_other = last.doubt == UNNAMED and last.measure != measure
            base = re.sub(", (?:altitude|duration)$", "", last.base)
            name = _name_unnamed(candidate, measure) if is_other else base
            return name, UNNAMED if last.doubt == UNNAMED else "", False
        is_time = measure.is_time and not chinese
        if is_time and (time := self._read_time(candidate)) is not None:
            return time, "", False
        words = self._read_base(candidate, measure, chinese=chinese)
        if chinese and self._peer:
            words = words.rpartition(self._peer)[2]
        if chinese and words and names_only(words, self._entity):
            # "用电量超过5的有2个市：江城市6": what the others measure in this unit.
            said = self._memory.said.get(measure.id)
            return said.base if said else "", "", False
        if chinese or not words:
            return words, "", False
        base = words if OF_PEOPLE.search(words) else cut_to_noun(words, candidate.before)
        doubt = "" if base == words else "a part of the words"
        doubt = f"`{base}` is the name of something" if base in self._names else doubt
        base = _add_quantity(candidate, measure, base)
        return base, doubt if base != "interval" else "", not base

    def _read_time(self, candidate: Candidate) -> str | None:
        """Return the name of a duration: an age, a wait, or what is left; maybe none.

        It is empty for the time in which the sentence says that something was done.
        """
        if self._memory.bases and _AGED.match(candidate.named_after):
            return f"{self._memory.bases[-1]}, age"
        if candidate.named_after.startswith(" left"):
            return "time left"
        if found := _OF_TIME.match(candidate.named_after):
            return found["noun"]
        if done := _DONE_FOR.search(candidate.before):
            subject = cut_to_noun(read_first_subject(_read_opening(candidate)), "")
            if _PEOPLE.fullmatch(subject):
                return f"time {done['deed']}"
        if found := _SPENT.search(candidate.before):
            return "time spent" if found["spent"] else "wait"
        return "" if self._memory.bases and _DURING.search(candidate.before) else None

    def _go_on(
        self, candidate: Candidate, measure: Measure, *, chinese: bool, is_unclear: bool
    ) -> tuple[str, str]:
        """Return the name with which a number goes on, and what is unsure about it.

        A number is unclear if words that are not a noun phrase precede it.
        """
        last, before = self._memory.last, candidate.before
        if last and measure == RANK:
            # A difference from another entity is not what is ranked.
            return last.base if last.name.endswith((", change", "变化")) else last.name, ""
        # A price is not a share of what was measured before.
        is_share = bool(self._memory.bases) and self._memory.bases[-1].startswith("share of ")
        is_new = is_share and not measure.is_rate
        is_part = is_new and before.strip() == "or"
        is_silent = chinese or is_unclear or (is_new and not is_part) or _FORECAST_BY.search(before)
        opening = "" if is_silent else _read_opening(candidate)
        relative = _RELATIVE.match(opening) if STARTS_WITH_VERB.match(before) else None
        if relative and (subject := cut_to_noun(clean_phrase(relative["subject"]), before)):
            # "The shares, which have lost 38%, rose 6%": it is the shares that rose.
            self._memory.bases.append(subject)
            return subject, "from the beginning of the sentence"
        quantity = _quantity_of(measure, chinese=chinese)
        is_other = quantity and last and last.measure != measure
        if not chinese and (head := self._read_head(candidate, _read_opening(candidate))):
            self._memory.bases.append(head)
            return head, ""
        if measure.is_rate and self._memory.part_of and NO_NOUN_AFTER.match(candidate.named_after):
            return self._memory.part_of, ""
        is_more = last and quantity == last.measure.quantity and _QUANTITY_END.search(last.base)
        if last and is_more and (last.measure == measure or before == " and "):
            return last.base, ""  # zones of 3 km and 10 km, three years and two months
        if self._memory.bases and not is_other and not is_new:
            return self._memory.bases[0 if _COORDINATED.match(before) else -1], ""
        if self._memory.bases and quantity == "length" and before.strip() == "at":
            return f"{self._memory.bases[-1]}, altitude", ""
        is_each = quantity == "duration" or _EACH.search(before) is not None
        if self._memory.bases and quantity and is_each and not chinese:
            return f"{self._memory.bases[-1]}, {quantity}", ""
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
        is_grown = _GREW.search(before) and _TO_MONEY.match(candidate.after)
        if is_grown and self._entity and subject.endswith(self._entity):
            return "revenue", "the sentence names only the company"
        stated = (
            None if chinese else self._memory.stated.get(self._memory.unit_of(candidate, measure))
        )
        if stated and _PROPER.fullmatch(subject):
            return stated.base, ""
        if measure.quantity == "speed":
            return "speed", ""
        base = cut_to_noun(self._strip(subject), before)
        if base:
            return base, "from the beginning of the sentence"
        is_change = candidate.context.role == "by" and candidate.context.direction
        is_it = not self._memory.recent and _IS_IT.match(opening)
        is_company = self._kind == "company" and (is_it or subject.endswith(self._entity))
        if is_company and is_change:
            return "share price", "the sentence names only the company"
        recent = [
            name
            for name, unit in self._memory.recent
            if unit == measure
            or not (quantity or (measure.is_count and not chinese and not unit.is_count))
        ]
        if recent and can_be_recent:
            return recent[-1], ""
        return _name_unnamed(candidate, measure), UNNAMED

    def _read_head(self, candidate: Candidate, opening: str) -> str:
        """Return what changes of a subject with a number in it, or what lasts."""
        if not self._memory.bases and _LASTS.search(candidate.before):
            subject = cut_to_noun(self._strip(read_first_subject(_read_opening(candidate))), "")
            return f"{subject}, duration" if subject else ""
        found = _HEAD.match(opening) if candidate.context.role == "by" else None
        if not found or read_first_subject(f"{found['head']} "):
            return ""
        return cut_to_noun(self._strip(clean_phrase(found["head"])), candidate.before)

    def _find_price(self, candidate: Candidate, measure: Measure, base: str) -> str:
        """Return the price of goods or shares that a number is, or by which it changes."""
        if is_chinese(candidate.around):
            return name_han_price(candidate, base) if measure.is_money else ""
        if _STOCK.fullmatch(base) and (measure.is_money or candidate.context.role == "by"):
            return "share price" if self._kind in _OWNED else ""
        per = PER.match(candidate.named_after) if measure.is_money else None
        is_price = bool(per and re.fullmatch(_GOODS, per[1])) or (
            measure.is_money and _AT_PRICE.search(candidate.before)
        )
        is_price = is_price or (measure.is_rate and _TO_PRICE.match(candidate.after))
        plain = re.sub(f" per {_GOODS}$| cost$", "", base)
        if not is_price or _IS_PRICE.search(plain):
            return plain if is_price and " price" in plain else ""
        end = found.start() if (found := _HEAD_END.search(plain)) else len(plain)
        return f"{plain[:end]} price{plain[end:]}"

    def _strip(self, base: str) -> str:
        """Return a name without that of the entity: inflation, not French inflation."""
        base = re.sub(rf"^{re.escape(self._entity)}(?:'s)?(?![a-z])", "", base).strip()
        if self._kind == "company" and base.endswith(f" {self._entity}"):
            return ""  # "Oil producer Halden" is Halden.
        places = list(find_places(base))
        if not places or (is_place(base) and places[0][2].name != self._entity):
            return "" if places else base
        start, end, place = places[0]
        if place.name == self._entity and start == 0:
            return base[end:].removeprefix("'s").strip()
        return base

    def _read_base(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> str:
        if chinese:
            start = self._memory.last.end if self._memory.last else candidate.sentence[0]
            return read_han_name(
                candidate,
                measure,
                self._entity,
                peer=self._peer,
                bases=self._memory.bases,
                opening=_read_opening(candidate),
                start=start,
            )
        if measure == RANK:
            ranked = _RANKED.match(candidate.after)
            if ranked and candidate.before.endswith("'s "):
                return read_phrase(candidate.after, ranked.end())
            return self._read_ranked(candidate) or read_subject(candidate.before)
        if measure.id == "magnitude":
            is_one_of = self._memory.bases and _ONE_OF.search(candidate.before)
            return f"{self._memory.bases[-1]}, magnitude" if is_one_of else "magnitude"
        if _FORECAST_BY.search(candidate.before):
            return ""
        own = self._read_share(candidate, measure) if measure.id == "percent" else ""
        if measure.id == "percent" and (less := _LESS.match(candidate.named_after)):
            return read_phrase(candidate.named_after, less.end())
        is_bare = candidate.context.unit is None and candidate.numeral.kind == "number"
        is_count = measure.is_count or measure.id.startswith("per-")
        if not own and (is_count or is_bare):
            noun = self._read_group(candidate) or self._read_count(candidate)
            own = re.sub(rf" {measure.id}$", "", noun, flags=re.IGNORECASE)
        elif not own:
            own = _read_modified(candidate)
        is_deed = not measure.is_rate and not measure.is_count
        is_deed = is_deed and not measure.is_time
        is_large = is_bare and candidate.numeral.scale != 1
        deed = _read_deed(candidate) if (is_deed or is_large) and not own else ""
        return own or deed or self._read_clause(candidate, measure)

    def _read_ranked(self, candidate: Candidate) -> str:
        """Return the level of the paragraph that "ranked second in exports" names."""
        after = _RANKED_IN.sub("", candidate.named_after).casefold()
        names = (
            name
            for name, _ in self._memory.recent
            if name and re.match(rf"{re.escape(name.casefold())}(?! of\b)\b", after)
        )
        return max(names, key=len, default="")

    def _read_share(self, candidate: Candidate, measure: Measure) -> str:
        """Return the share in "40% of them" and "one in eight owners"; maybe none."""
        before, after = candidate.before, candidate.named_after
        whole = [*(name for name, _ in self._memory.recent[-1:]), *self._memory.bases[-1:]]
        if _OF_EARLIER.match(after) and _ASIDE.search(self._memory.read_gap(candidate)):
            # "Fuel took 8, a quarter of that": of what was measured in its unit before the 8.
            *earlier, (_, unit) = self._memory.recent or [("", measure)]
            whole = [name for name, other in earlier if other == unit] or whole
        if whole and (OF_WHICH.search(before) or OF_PRONOUN.match(after)):
            name = _QUANTITY_END.sub("", whole[-1])
            return name if name.startswith("share of ") else f"share of {uncapitalize(name)}"
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
        per, cost = PER.match(after), _COST.search(before) if is_amount else None
        if is_amount and _VALUED_AT.search(before):
            return "market value"
        subject = self._read_clause_subject(
            candidate, before[: cost.start()] if cost else before, is_price=per is not None
        )
        if per and (subject or self._memory.bases):
            base = subject or self._memory.bases[-1]
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
        """Return the noun phrase before a number, or what its clause is about."""
        text, start = candidate.paragraph.text, candidate.numeral.start - len(candidate.before)
        if _INTERRUPTED.search(text[max(0, start - MAX_NAME) : start]):
            before = re.sub(r"^ [a-z]+ed ", " ", before)  # "The maker, which ..., lifted profit"
        if before.startswith("-"):
            before = text[max(0, start - 20) : start].rpartition(" ")[2] + before  # First-dose
        if _CAPITAL_END.search(text[max(0, start - 20) : start]):
            before = _CAPITALS.sub("", before)  # "Seven Mills sold 5 tons": not what is measured
        subject = read_subject(before)
        if listed := _LISTED.search(_read_opening(candidate)):
            subject = clean_phrase(listed["list"])
        if is_price and _WHICH.match(before):
            subject = cut_to_noun(subject, before)
        subject = self._strip(subject or _read_antecedent(candidate))
        # "Newly added tracks of 20 kilometers and walls of 5 kilometers": both are new.
        is_new = (
            self._memory.bases
            and self._memory.bases[-1].startswith("new ")
            and _AND_OF.match(before)
        )
        return f"new {subject}" if is_new else subject

    def _read_whole(self, candidate: Candidate, measure: Measure, subject: str) -> str:
        """Return what a number is an amount or a share of; otherwise the subject."""
        after, role = candidate.named_after, candidate.context.role
        noun = read_noun_after(after, 0)
        is_part = measure.id == "percent" and _SHARE_OF.match(after)
        if not noun or (subject and candidate.context.direction and not is_part):
            return subject
        if is_lost_part(candidate, measure):
            return f"share of {noun} lost"
        if noun.partition(" ")[0] in _EXTREMES and self._memory.bases:
            return f"{self._memory.bases[-1]}, share of {noun.partition(' ')[0]}"
        noun = _NUMBER_OF.sub("", noun)
        if is_part and (aged := _ARE_AGED.search(after)):
            noun = f"{noun} {aged['age']}"
        return f"share of {noun}" if is_part and role != "by" else noun

    def _name_cost(self, subject: str, before: str) -> str:
        """Return the cost of what a clause speaks of, or the cost spoken of before."""
        if subject:
            noun = cut_to_noun(subject, before)
            return f"{noun} cost" if noun else ""
        is_same = self._memory.bases and self._memory.bases[-1].endswith(" cost")
        return self._memory.bases[-1] if is_same else "cost"

    def _read_count(self, candidate: Candidate) -> str:
        """Return what a number counts, with what is done to people: people killed."""
        text, numeral, unit = candidate.paragraph.text, candidate.numeral, candidate.context.unit
        noun = read_counted_noun(text, numeral.end)
        if noun == "points":
            return self._name_points(candidate)
        counted = _IS_COUNT.match(candidate.before) if noun in PEOPLE else None
        if counted and (subject := cut_to_noun(self._strip(clean_phrase(counted["subject"])), "")):
            return subject  # "The daily population was 5,037 people"
        if candidate.context.role == "by" and (changed := _CHANGED.search(candidate.before)):
            return clean_phrase(changed["object"])
        if _BRINGING.search(candidate.before) and self._memory.bases:
            return re.sub(rf" (?:{'|'.join(MADE_OF.values())})$", "", self._memory.bases[-1])
        is_shared = not noun and unit is not None and unit.words.end <= numeral.start
        if is_shared and _COORDINATED.match(candidate.before) and self._memory.bases:
            return self._memory.bases[
                0
            ]  # "Traffic fell to 5 when 2 cranes broke, and recovered to 6"
        if is_shared and candidate.context.role in ("from", "to"):
            noun = cut_to_noun(self._strip(read_subject(candidate.before)), candidate.before)
        noun = noun or self._read_whole_before(candidate, unit)
        noun, is_known = (noun, False) if noun else self._read_counted_before(candidate)
        noun, is_shared = noun or read_following(text, numeral.end), is_shared or is_known
        if noun.lower() == "others":
            earlier = [
                name for name, unit in self._memory.recent if unit.is_count and name != "dead"
            ]
            noun, is_shared = OF_PEOPLE.sub("", earlier[-1] if earlier else "people"), True
        if noun and (per := PER_TIME.match(candidate.named_after)):
            return f"{noun} per {per[1]}"
        return name_part(candidate, noun, is_shared=is_shared)

    def _read_counted_before(self, candidate: Candidate) -> tuple[str, bool]:
        """Return what was counted before, and whether the number is what was done to it."""
        if OF_THEM_AFTER.match(candidate.named_after) and self._memory.recent:
            return self._memory.recent[-1][0], False
        if self._memory.bases and DEED_AFTER.match(candidate.named_after):
            return OF_PEOPLE.sub("", self._memory.bases[-1]), True
        return "", False

    def _read_whole_before(self, candidate: Candidate, unit: Unit | None) -> str:
        """Return the noun of the numbers before, if this one shares it; maybe none."""
        is_shared = unit is not None and unit.words.end <= candidate.numeral.start
        if is_shared and self._memory.bases and _OF_THE.match(_read_opening(candidate)):
            return self._memory.bases[0]  # "Of the 9 guests at the 2 inns, 5 were unhurt"
        return unit.noun if unit else ""

    def _read_group(self, candidate: Candidate) -> str:
        """Return "crew" for "a crew of 11", or a part of a list after a colon."""
        if read_counted_noun(candidate.paragraph.text, candidate.numeral.end):
            return ""
        group = _GROUP_OF.search(candidate.before)
        return group["group"] if group else self._read_destination(candidate)

    def _read_destination(self, candidate: Candidate) -> str:
        """Return what was counted before a colon, and where this part went."""
        item = _ITEM_TO.match(candidate.after) if self._memory.bases else None
        text, start = candidate.paragraph.text, candidate.numeral.start
        is_listed = item and ": " in text[max(candidate.sentence[0], start - MAX_NAME) : start]
        return f"{self._memory.bases[0]}, {item['place']}" if item and is_listed else ""

    def _name_points(self, candidate: Candidate) -> str:
        """Return what goes up or down by points, or the change of which they are a part."""
        if self._memory.last and _OF_CHANGE.match(candidate.named_after):
            return self._memory.last.base
        rate = self._memory.said.get("percent")
        return self._strip(read_subject(candidate.before)) or (rate.base if rate else "points")

    def _name(self, candidate: Candidate, measure: Measure, base: str, *, chinese: bool) -> str:
        relation = self._find_relation(candidate, measure, chinese=chinese)
        last = self._memory.last
        if chinese and not relation and measure.id == "percent" and last and last.base == base:
            # "占收入的53%，上年为48%": both are shares.
            relation = "share" if last.name.endswith("占比") else ""
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

    def _find_relation(self, candidate: Candidate, measure: Measure, *, chinese: bool) -> str:
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
        is_change = is_change and not (measure.is_money and before.endswith(("raised ", "raise ")))
        is_change = is_change and not _BY_AGENT.search(before)
        if not chinese and (_read_modified(candidate) or OF_PRONOUN.match(after)):
            is_change = False
        last = self._memory.last
        is_compared = COMPARED.match(after) and not _OVER_TIME.match(candidate.after)
        if _NATURAL.search(before) and not is_compared:
            return ""
        is_growth = is_compared or _CHANGE_IN.match(after) or _LESS.match(after) or (
            context.role != "to" and _GROWTH_BEFORE.search(before[-40:])
        )  # fmt: skip
        is_growth = is_growth or _GROWTH_RATE.search(before)
        if last and last.name.endswith(", change"):
            gap = candidate.paragraph.text[last.end : candidate.numeral.start]
            is_growth = is_growth or OR.fullmatch(gap)
        if measure.id == "percent" and (is_change or is_growth):
            return "growth"
        if measure.id == "percent" and chinese and PART_OF.search(before):
            return "share"
        if measure == TIMES:
            return "multiple"
        is_more = is_compared and last and (last.measure == measure or measure.is_rate)
        is_part = measure.is_count and _OF_CHANGE.match(after)
        return "change" if is_change or is_more or is_part or _CHANGE_OF.search(before) else ""
