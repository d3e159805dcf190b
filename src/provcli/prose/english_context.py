"""English words around a number: what it is, what it counts, its bound, and its change."""

import re

from provcli.prose.english_words import MONTH_NAMES, ONES, TEENS, TENS
from provcli.prose.language import Kind, Reading
from provcli.prose.patterns import Pattern, any_case, is_han, is_latin, one_of
from provcli.prose.units import ENGLISH_UNITS

_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"

# --- What the words around make of a number -------------------------------------------------------

_BEFORE_YEAR = any_case(
    r"\b(?:in|since|during|until|till|fiscal|fy|year|years|mid|early|late|by|through|spring|summer"
    r"|autumn|fall|winter|end-?|Q[1-4]|H[12]|half of|quarter of|end of|start of|beginning "
    r"of|than in"
    rf"|{'|'.join(MONTH_NAMES)})[ -]?$",
)
_BEFORE_COUNT = any_case(
    r"\b(?:about|nearly|over|some|almost|around|approximately|roughly|exactly|only|just|another"
    r"|least|most|up to|than|total of|all|these|those|more|exceeding|exceeded)[ -]$",
)
_BEFORE_EITHER = any_case(
    r"\b(?:the|its|their|this|his|her|our|an?|[a-z]+'s?|for|of|and|from|to|or)[ -]$"
)
_PLURAL_NOUN = Pattern(
    r"-?(?: [a-z-]+)?? (?!(?:was|has|is|as|its|this|us|versus|plus|does|less|across|unless"
    r"|besides|perhaps|thus)\b)(?:[a-z-]+[a-rt-z]s|people|men|women|children)\b"
)
_FROM_COUNT = Pattern(r"\b(?:from|between) (?P<count>[0-9][0-9,.]*+) (?:to|and) $")


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


_UNIT = any_case(f"[ -]?(?P<unit>{one_of(ENGLISH_UNITS)})")


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
_AFTER_NAME = Pattern(
    rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, _NAME_HEADS))}) $"
    # iPhone 11, eVTOL 5, FTSE 100
    r"|(?<![A-Za-z])(?:[a-z]{1,2}[A-Z][A-Za-z]+|(?!GDP|CPI|PPI|PMI|USA?|UK|EU|UN|CEO|AND|OR|TO|EPS"
    r"|FROM|IN|BY|AT|OF|ON|FOR|ROE|WITH|HAS|IPO)[A-Z]{2,}[0-9]*(?: Pro)?) $"
)
# "Berth 7", "bus line 14": a number of its own kind.
_NUMBERED = Pattern(
    r"(?:[a-z,] (?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][a-z]+"
    r"|\b(?:line|bus|route|berth|gate|platform|runway|terminal|phase|page|chapter|lane|pier|unit"
    r"|number|no\.|block|district|zone|junction|reactor|stage|pump|well|shaft|dock|flat|room)) $"
)
_NOUN_AFTER = Pattern(
    r" (?:[a-z-]+ )?[a-z-]+[a-rt-z]s\b| (?:people|percent|per|of|out|more|other)\b"
)
_ADDRESS_BEFORE = Pattern(
    r"\b(?:Room|Suite|Highway|Route|Apartment|Floor|Exit|Building|Block|Box|Interstate|I|US|A|M)"
    r"[ -]$"
)
_ADDRESS_AFTER = Pattern(
    r" (?:[NSEW]\. )?(?:[A-Z][A-Za-z.']+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard"
    r"|Blvd|Square|Way|Place|Court|Quay|Terrace)\b"
)
_AGE_BEFORE = any_case(
    r"\b(?:aged|age|age of|ages of|turned|turning|aged [0-9]{1,2} (?:to|and)|ages [0-9]{1,2} to"
    r"|(?:children|people|those|women|men|kids|adults|players) (?:under|over|aged|aged over)) $",
)
_AGE_AFTER = Pattern(
    r"(?:- (?:to|and) [0-9]{1,2})?[ -]years?[ -]olds?\b|[ -](?:months?|weeks?)[ -]old\b"
)
# The 10-year note; the past three years and the six months to June place a period.
_TENOR = Pattern("[- ]year (?:Treasur|note|bond|gilt|Bund|yield|government|US|U.S.|benchmark)")
_DURATION_BEFORE = any_case(
    r"\b(?:past|(?<!to )(?<!will )(?<!can )(?<!could )(?<!would )last|next|previous|preceding|first"
    r"|final|coming|recent|latest)[ -]$",
)
_DURATION_AFTER = Pattern(
    "[- ](?:(?:fiscal|calendar|full|trading|financial) )?"
    r"(?:years?|months?|weeks?|days?|quarters?|sessions|decades?|hours|minutes)\b"
)
_DURATION_TO = Pattern(
    " (?:months?|weeks?|quarters?) (?:to|ended|ending|through) (?:the end|end|[A-Z])"
)
_NAMED_AGE = Pattern(r"[A-Z][a-z'-]+, $")


_IDIOM_BEFORE = any_case(
    r"\b(?:the|this|that|which|any|every|each|no|another|last|next|previous|current|other|single"
    r"|number|such|latest|right|wrong|only|new|good|better|best|square|day)[ -]$",
)
_IDIOM_AFTER = any_case(
    r" (?:of (?:the|its|his|her|their|our|my|those|these|us|them|two|many|several"
    r"|[A-Z][a-z]+)|by one"
    r"|another|after another|day|can|could|must|should|may|might|would|who|which|that|is|was|has"
    r"|hand|thing|or more|or two)\b|'s\b|-(?:on|off|sided|way|to)\b",
)
_ONE_OF_SOME = Pattern(
    f" (?:out )?of (?:[a-z']+ )?(?:[0-9]|(?:{'|'.join((*ONES, *TEENS, *TENS))})(?![a-z]))"
)
_IDIOM_COMPOUND = Pattern(
    r"-(?:stop|sided|way|digit|dimensional|pronged|tier|star|time|size|party|class|fits|hand|man"
    r"|track|liner|waste|carbon|emission|emissions|sum|tolerance|covid|day-old|wheel|wheeler)s?\b"
)


def classify(text: str, reading: Reading) -> Kind | None:
    """Return what an English text makes of a number, if it makes something else of it."""
    printed = text[reading.start : reading.end]
    if is_han(text[reading.start - 1 : reading.start]) or is_han(
        text[reading.end : reading.end + 1]
    ):
        return None
    if is_latin(printed[0]) and reading.kind != "fraction" and _is_idiom(text, reading, printed):
        return "idiom"
    if reading.kind != "number" or reading.scale != 1 or reading.unit_sign:
        return None
    before = text[max(0, reading.start - 32) : reading.start]
    if kind := _kind_of_time(text, reading.end, before):
        return kind
    return _kind_of_digits(text, reading, printed, before) if printed.isdigit() else None


def _is_idiom(text: str, reading: Reading, printed: str) -> bool:
    if _IDIOM_COMPOUND.match(text, reading.end):
        return True
    if printed.lower() != "one":
        return False
    if _unit_after(text, reading.end) or _ONE_OF_SOME.match(text, reading.end):
        return False
    before = text[max(0, reading.start - 32) : reading.start]
    return bool(_IDIOM_BEFORE.search(before) or _IDIOM_AFTER.match(text, reading.end))


def _kind_of_time(text: str, end: int, before: str) -> Kind | None:
    """Return a tenor, a duration that places a period, or an age."""
    if _TENOR.match(text, end):
        return "name"
    is_duration = _DURATION_BEFORE.search(before) and _DURATION_AFTER.match(text, end)
    if is_duration or _DURATION_TO.match(text, end):
        return "date"
    return "age" if _AGE_BEFORE.search(before) or _AGE_AFTER.match(text, end) else None


def _kind_of_digits(text: str, reading: Reading, printed: str, before: str) -> Kind | None:
    end = reading.end
    if len(printed) <= 2 and text.startswith(",", end) and _NAMED_AGE.search(before):
        return "age"
    if _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(text, end):
        return "address"
    if _AFTER_NAME.search(before):
        return "name"
    if len(printed) == 4 and 1900 <= int(printed) <= 2099:
        return _year_kind(text, reading)
    is_counted = _NOUN_AFTER.match(text, end) or _unit_after(text, end)
    is_numbered = len(printed) <= 3 and _NUMBERED.search(before)
    return "name" if is_numbered and not is_counted else None


# --- The counted noun -----------------------------------------------------------------------------

_STOP_WORDS = frozenset(
    "a an the of in on at to from by for with and or but as than per is are was were has have had "
    "be been will would can could may might that which who when while where since until after "
    "before over under into out up down more less fewer this these those its their his her our "
    "each every other if not so also only just now then it they he she we you i said says year-on-"
    "year compared versus against between among during through across about around via within "
    "without including such both all some any no last next respectively annually yearly "
    "worth".split()
)
_IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth mice geese oxen sheep fish cattle aircraft staff data "
    "personnel personnel species series shares troops police households".split()
)
_NOUN_WORD = Pattern("[ -](?P<word>[A-Za-z][A-Za-z&'-]*+)")
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
