"""English words around a number: what it is, what it counts, its bound, and its change."""

import re

from provcli.prose.english_words import (
    MONTH_NAMES,
    ONES,
    TEENS,
    TENS,
)
from provcli.prose.language import (
    Bound,
    Kind,
    Reading,
    Role,
    is_han,
    is_latin,
    one_of,
)
from provcli.prose.units import ENGLISH_UNITS

_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"

# --- What the words around make of a number -------------------------------------------------------

_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|during|until|till|fiscal|fy|year|years|mid|early|late|by|through|spring|summer"
    r"|autumn|fall|winter|end-?|Q[1-4]|H[12]|half of|quarter of|end of|start of|beginning of|than in"
    rf"|{'|'.join(MONTH_NAMES)})[ -]?$",
    re.IGNORECASE,
)
_BEFORE_COUNT = re.compile(
    r"\b(?:about|nearly|over|some|almost|around|approximately|roughly|exactly|only|just|another"
    r"|least|most|up to|than|total of|all|these|those|more|exceeding|exceeded)[ -]$",
    re.IGNORECASE,
)
_BEFORE_EITHER = re.compile(
    r"\b(?:the|its|their|this|his|her|our|an?|[a-z]+'s?|for|of|and|from|to|or)[ -]$", re.IGNORECASE
)
_PLURAL_NOUN = re.compile(
    r"-?(?: [a-z-]+)?? (?!(?:was|has|is|as|its|this|us|versus|plus|does|less|across|unless"
    r"|besides|perhaps|thus)\b)(?:[a-z-]+[a-rt-z]s|people|men|women|children)\b"
)
_FROM_COUNT = re.compile(r"\b(?:from|between) (?P<count>[0-9][0-9,.]*+) (?:to|and) $")


def _year_kind(text: str, reading: Reading) -> Kind | None:
    before = text[max(0, reading.start - 40) : reading.start]
    if _BEFORE_YEAR.search(before):
        return "year"
    if _BEFORE_COUNT.search(before):
        return "number"
    if (found := _FROM_COUNT.search(before)) and not re.fullmatch(_YEAR, found["count"]):
        return "number"
    word = f"{text[reading.end : reading.end + 40]}"
    if not _PLURAL_NOUN.match(word) and not _unit_after(text, reading.end):
        return "year"
    # "The 2023 results" and a sentence that begins with a recent year.
    is_recent = reading.number is not None and 2005 <= reading.number <= 2040
    begins = not before.strip() or re.search(r"[.!?:] $", before)
    if is_recent and (begins or _BEFORE_EITHER.search(before)):
        return "year"
    return "number"


_UNIT = re.compile(f"[ -]?(?P<unit>{one_of(ENGLISH_UNITS)})", re.IGNORECASE)


def _unit_after(text: str, end: int) -> bool:
    return bool(_UNIT.match(text, end))


_NAME_HEADS = (
    "S&P|S & P|FTSE|Nikkei|DAX|CAC|CSI|ASX|Stoxx|STOXX|Russell|Fortune|Fortune Global|Forbes|Global"
    "|Euro Stoxx|Nasdaq|NASDAQ|KOSPI|TSX|MSCI|SSE|Topix|Boeing|Airbus|Windows|Galaxy|Formula|Flight"
    "|Apollo|Article|Section|Chapter|Phase|Level|Type|Class|Grade|Terminal|Gate|Tier|Covid|COVID|Day"
    "|Model|Version|No.|no.|Nos.|Number|Unit|Reactor|Line|Stage|Group|Pier|Runway|Bus|Train|Rule"
    "|Form|Chang'e|Shenzhou|Tiangong|Artemis|Falcon|Channel|Radio|Euro|Mate|Pixel|Top|Page|Table"
    "|Figure|Item|Lot|Hall|Platform|Pavilion|Studio|Season|Episode|Game|Round|Group of|Web|Industry"
    "|Mach|Ryzen|Snapdragon|Kirin|GPT"
).split("|")
_AFTER_NAME = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, _NAME_HEADS))}) $"
    # iPhone 11, eVTOL 5, FTSE 100
    r"|(?<![A-Za-z])(?:[a-z]{1,2}[A-Z][A-Za-z]+|(?!GDP|CPI|PPI|PMI|USA?|UK|EU|UN|CEO|AND|OR|TO|EPS"
    r"|FROM|IN|BY|AT|OF|ON|FOR|ROE|WITH|HAS|IPO)[A-Z]{2,}[0-9]*(?: Pro)?) $"
)
# "Berth 7", "bus line 14": a number of its own kind.
_NUMBERED = re.compile(
    r"(?:[a-z,] (?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][a-z]+"
    r"|\b(?:line|bus|route|berth|gate|platform|runway|terminal|phase|page|chapter|lane|pier|unit"
    r"|number|no\.|block|district|zone|junction|reactor|stage|pump|well|shaft|dock)) $"
)
_NOUN_AFTER = re.compile(
    r" (?:[a-z-]+ )?[a-z-]+[a-rt-z]s\b| (?:people|percent|per|of|out|more|other)\b"
)
_ADDRESS_BEFORE = re.compile(
    r"\b(?:Room|Suite|Highway|Route|Apartment|Floor|Exit|Building|Block|Box|Interstate|I|US|A|M)[ -]$"
)
_ADDRESS_AFTER = re.compile(
    r" (?:[NSEW]\. )?(?:[A-Z][A-Za-z.']+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard"
    r"|Blvd|Square|Way|Place|Court|Quay|Terrace)\b"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|age|age of|ages of|turned|turning|aged [0-9]{1,2} (?:to|and)|ages [0-9]{1,2} to"
    r"|(?:children|people|those|women|men|kids|adults|players) (?:under|over|aged|aged over)) $",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[ -]years?[ -]olds?\b|-year-olds?\b|[ -](?:months?|weeks?)[ -]old\b")
# The 10-year note; the past three years and the six months to June place a period.
_TENOR = re.compile("[- ]year (?:Treasur|note|bond|gilt|Bund|yield|government|US|U.S.|benchmark)")
_DURATION_BEFORE = re.compile(
    r"\b(?:past|(?<!to )(?<!will )(?<!can )(?<!could )(?<!would )last|next|previous|preceding|first"
    r"|final|coming|recent|latest)[ -]$",
    re.IGNORECASE,
)
_DURATION_AFTER = re.compile(
    "[- ](?:(?:fiscal|calendar|full|trading|financial) )?"
    r"(?:years?|months?|weeks?|days?|quarters?|sessions|decades?|hours|minutes)\b"
)
_DURATION_TO = re.compile(
    " (?:months?|weeks?|quarters?) (?:to|ended|ending|through) (?:the end|end|[A-Z])"
)
_NAMED_AGE = re.compile(r"[A-Z][a-z'-]+, $")


_IDIOM_BEFORE = re.compile(
    r"\b(?:the|this|that|which|any|every|each|no|another|last|next|previous|current|other|single"
    r"|number|such|latest|right|wrong|only|new|good|better|best|square|day)[ -]$",
    re.IGNORECASE,
)
_IDIOM_AFTER = re.compile(
    r" (?:of (?:the|its|his|her|their|our|my|those|these|us|them|two|many|several|[A-Z][a-z]+)|by one"
    r"|another|after another|day|can|could|must|should|may|might|would|who|which|that|is|was|has"
    r"|hand|thing|or more|or two)\b|'s\b|-(?:on|off|sided|way|to)\b",
    re.IGNORECASE,
)
_ONE_OF_SOME = re.compile(
    f" (?:out )?of (?:[a-z']+ )?(?:[0-9]|(?:{'|'.join((*ONES, *TEENS, *TENS))})(?![a-z]))"
)
_IDIOM_COMPOUND = re.compile(
    r"-(?:stop|sided|way|digit|dimensional|pronged|tier|star|time|size|party|class|fits|hand|man"
    r"|track|liner|waste|carbon|emission|emissions|sum|tolerance|covid|day-old|wheel|wheeler)s?\b"
)


def classify(text: str, reading: Reading) -> Kind | None:
    """What an English text makes of a number."""
    printed = text[reading.start : reading.end]
    before = text[max(0, reading.start - 32) : reading.start]
    if is_han(before[-1:]) or is_han(text[reading.end : reading.end + 1]):
        return None
    if printed.lower() == "one":
        if _unit_after(text, reading.end) or _ONE_OF_SOME.match(text, reading.end):
            return None
        is_pronoun = _IDIOM_BEFORE.search(before) or _IDIOM_AFTER.match(text, reading.end)
        return "idiom" if is_pronoun or _IDIOM_COMPOUND.match(text, reading.end) else None
    if (
        reading.kind != "fraction"
        and is_latin(printed[0])
        and _IDIOM_COMPOUND.match(text, reading.end)
    ):
        return "idiom"
    if reading.kind != "number" or reading.scale != 1 or reading.unit_sign:
        return None
    if _TENOR.match(text, reading.end):
        return "name"
    is_duration = _DURATION_BEFORE.search(before) and _DURATION_AFTER.match(text, reading.end)
    if is_duration or _DURATION_TO.match(text, reading.end):
        return "date"
    is_digits = printed.isdigit()
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(text, reading.end):
        return "age"
    if not is_digits:
        return None
    if len(printed) <= 2 and text.startswith(",", reading.end) and _NAMED_AGE.search(before):
        return "age"
    if _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(text, reading.end):
        return "address"
    if _AFTER_NAME.search(before) and not text.startswith(("%", " %"), reading.end):
        return "name"
    if len(printed) == 4 and 1900 <= int(printed) <= 2099:
        return _year_kind(text, reading)
    is_numbered = len(printed) <= 3 and _NUMBERED.search(before)
    if (
        is_numbered
        and not _NOUN_AFTER.match(text, reading.end)
        and not _unit_after(text, reading.end)
    ):
        return "name"
    return None


# --- The counted noun -----------------------------------------------------------------------------

_STOP_WORDS = frozenset(
    "a an the of in on at to from by for with and or but as than per is are was were has have had "
    "be been will would can could may might that which who when while where since until after "
    "before over under into out up down more less fewer this these those its their his her our "
    "each every other if not so also only just now then it they he she we you i said says year-on-"
    "year compared versus against between among during through across about around via within "
    "without including such both all some any no last next respectively annually yearly worth".split()
)
_IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth mice geese oxen sheep fish cattle aircraft staff data "
    "personnel personnel species series shares troops police households".split()
)
_NOUN_WORD = re.compile("[ -](?P<word>[A-Za-z][A-Za-z&'-]*+)")
MAX_NOUN_WORDS = 5


def read_noun(text: str, start: int) -> int:
    """Return where the counted noun after a number ends; `start` if there is none."""
    position = start
    for _ in range(MAX_NOUN_WORDS):
        found = _NOUN_WORD.match(text, position)
        if not found or found["word"].lower() in _STOP_WORDS:
            return start
        word = found["word"].lower().removesuffix("'s")
        position = found.end()
        is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        if word == found["word"].lower() and (is_plural or word in _IRREGULAR_PLURALS):
            return position
    return start


# --- Tables of context ----------------------------------------------------------------------------

QUALIFIERS: dict[Bound, str] = {
    "more-than": "more than|over|exceeding|exceeds|exceed|exceeded|above|surpassing|surpassed"
    "|surpass|surpasses|in excess of|topped|topping|tops|greater than|higher than|larger than|upwards of|upward of|north of"
    "|beyond|better than|crossed|broke through|well over|just over|>",
    "at-least": "at least|no less than|not less than|no fewer than|not fewer than"
    "|not below|not under|nothing less than|a minimum of|minimum|minimum of|≥|>=|no lower than"
    "|from at least",
    "nearly": "nearly|almost|close to|approaching|just under|just below|just short of|just shy of"
    "|a little under|slightly less than|slightly under|slightly below|a little less than"
    "|not quite|nearing|virtually|neared",
    "about": "about|around|approximately|roughly|some|circa|c.|ca.|an estimated|estimated|or so"
    "|in the region of|on the order of|or about|approx.|approx|~|≈|more or less|somewhere near"
    "|an average of about|around about",
    "at-most": "within|at most|up to|no more than|not more than|never more than|not exceeding"
    "|not above|not over|less than|fewer than|under|below|as much as|as many as|no higher than|lower than"
    "|a maximum of|maximum of|no greater than|not to exceed|capped at|<|≤|<=|short of",
}
INSIDE_QUALIFIERS: dict[Bound, str] = {"more-than": "-plus|-odd|+|plus|odd", "about": "-ish"}
AFTER_QUALIFIERS: dict[Bound, str] = {
    "at-least": "or more|or above|and above|or over|and over|or higher|or greater|and more|at least"
    "|upwards",
    "at-most": "or less|or fewer|or below|or under|or lower|at most|at the most|maximum",
    "about": "or so|or thereabouts|approximately|more or less|or around",
}
_MOTIONS = (
    "went goes going go gone rose rise rises rising climbed climb moved moves shot jumped grew "
    "pushed pushes pushing brought brings bringing taking took takes edged crept sent back picked "
    "lifted ticked bumped driven drove raised stepped scaled sped inched was is are were"
).split()
NOT_QUALIFIERS = (
    *(f"{motion} up to" for motion in _MOTIONS),
    *("all over", "taken over", "took over", "turned over", "left over", "hand over", "moreover"),
    *("since about", "talk about", "talked about", "worried about", "brought about"),
    *("run over", "handed over", "carried over", "put over"),
)
RISES = (
    "increas* rise rises rose risen rising grow grows grew grown growing growth up gain* climb* "
    "plus expand* expansion jump* surg* soar* advanc* added adding adds improv* rebound* "
    "accelerat* rallied rally strengthen* boost* swell* swelled hike hikes hiked raise raised raises "
    "leap* leapt spike* spiked inch* upturn widen*"
).split()
FALLS = (
    "decreas* drop* fall falls fell fallen falling declin* reduc* lowers lowered lowering "
    "shrank shrink* shrunk cut cuts cutting slip* lose loses lost losing slump* plung* sank sunk "
    "sink sinks sinking down contracted contracting contraction tumbl* dip "
    "dips dipped dipping slide slides slid sliding shed sheds shedding plummet* ease eases eased "
    "easing weaken* retreat* crash* slash* trim* narrow narrows narrowed narrowing dwindl* soften* "
    "slow slows slowed slowing deteriorat* worsened"
).split()
RISES_AFTER = (
    "higher more above ahead better faster larger bigger rise increase gain growth jump surge "
    "advance improvement rebound hike expansion upturn raise"
).split()
FALLS_AFTER = (
    "lower less fewer below cheaper smaller behind under short slower worse fall decrease drop "
    "decline reduction cut slump dip slide contraction plunge slip shortfall discount loss"
).split()
LEVELS = "flat unchanged stable steady".split()
NOT_CHANGES = (
    "negative growth",
    *"down payment,down payments,drop out,up to,made up,make up,makes up,making up,set up,sets up".split(
        ","
    ),
    *"take up,takes up,taken up,took up,rising star,last fall,this fall".split(","),
    *"in the fall,up-to-date,lower house,lose out,cut off,below par,no more,no less,falling short".split(
        ","
    ),
)
CHANGE_FILLERS = (
    "a|an|the|was|were|is|further|another|additional|record|combined|annual|annually|total of|average of|modest"
    "|sharp|steep|only|just|even|sharply|slightly|again|year-on-year|year on year|on average|month-on-month"
    "|marginally|steadily|much|by|of|in total|more than|as much as|still|nearly|quarter-on-quarter"
    "|modestly|roughly|over|some|steeply|strongly|overall|respectively|quickly|rapidly|fully|at least"
).split("|")
ROLES: dict[Role, str] = {
    "to": "to|at|to a|at a|hit|hits|hitting|reach|reached|reaching|reaches|total|totaled|totalled"
    "|totaling|totalling|stood at|to a record|to an all-time high of|averaged"
    "|to a high of|to a low of|to a total of|to the|low of|high of|worth|amounted to",
    "from": "from|from a|from the",
    "by": "by|by a|growth of|increase of|increases of|rise of|gain of|drop of|fall of|decline of"
    "|decrease of|reduction of|contraction of|cut of|cuts of|jump of|surge of|slump of|loss of only"
    "|dip of|slide of|growth was|increase was|decline was|drop was|fall was|growth at",
}

THE = ("", "the ", "its ", "his ", "her ", "their ", "our ", "all ")
SERIES = (
    "from|to|of which|of every|and fewer than|and more than|and another|and|compared with|versus"
    "|against|above the|below the|every|than the|up from|down from|another"
).split("|")
RESULTS = "loss|deficit|profit|income|earnings|result|EBITDA|cash flow|margin".split("|")
