"""English words around a number: what they make of it, and what it counts."""

from collections.abc import Iterable

from provcli.prose.digits import YEAR
from provcli.prose.english_words import (
    COUNTS,
    DIMENSIONS,
    EXTENTS,
    FUNCTION_WORDS,
    HEDGES,
    MONTHS,
    PERSONS,
    PLACING,
    SEASONS,
    SINCE,
    TIME_UNITS,
)
from provcli.prose.language import Kind, Reading, Rule, find_kind
from provcli.prose.patterns import Pattern, any_case, any_of, is_han, one_of
from provcli.prose.units import ENGLISH_UNITS


def _after(words: Iterable[str]) -> Pattern:
    """Return a pattern for the place after one of the words and a space or hyphen."""
    return any_case(rf"\b{any_of(words)}[ -]$")


# --- What the words around make of a number -------------------------------------------------------

_UNIT = f"(?i:[ -]?(?:{one_of(ENGLISH_UNITS)}))"
_COMPOUNDS = (
    "stop sided way digit dimensional pronged tier star time size party class fits hand man track "
    "liner waste carbon emission sum tolerance covid day-old wheel wheeler"
).split()
_COMPOUND = Pattern(rf"-{any_of(_COMPOUNDS)}s?\b")
# "One kilogram", "one of the five"
_MEASURED = Pattern(rf"{_UNIT}| (?:out )?of (?:[a-z']+ )?(?:[0-9]|{any_of(COUNTS)}(?![a-z]))")
_BEFORE_ONE = _after(
    "the this that which any every each no another last next previous current other single number "
    "such latest right wrong only new good better best square day".split()
)
_VERBS_OF_ONE = "can could must should may might would is was has".split()
_MORE_OF_ONE = "by one|another|after another|day|who|which|that|hand|thing|or more|or two".split(
    "|"
)
_AFTER_ONE = any_case(
    rf" (?:of [a-z]{{2,}}|{any_of(_VERBS_OF_ONE)}|{any_of(_MORE_OF_ONE)})\b"
    r"|'s\b|-(?:on|off|sided|way|to)\b"
)
_ONE = any_case("one")
_IDIOMS = (
    Rule("idiom", Pattern("[A-Za-z].*"), after=_COMPOUND),
    Rule("idiom", any_case("nil"), after=any_case(" by mouth| desperandum")),
    Rule("number", _ONE, after=_MEASURED),
    Rule("idiom", _ONE, before=_BEFORE_ONE),
    Rule("idiom", _ONE, after=_AFTER_ONE),
)

_DEBTS = "Treasur note bond gilt Bund yield government US U.S. benchmark".split()
_TENOR = Pattern(f"[- ]year {any_of(_DEBTS)}")
# "To last 20 years" names no period.
_NOT_LASTING = "".join(f"(?<!{verb} last)" for verb in "to will can could would".split())
_PLACES_PERIOD = any_case(rf"\b{any_of((*PLACING, 'first', 'final'))}{_NOT_LASTING}[ -]$")
_TIME = any_of(TIME_UNITS[1:])
_LENGTH = f"(?:{_TIME}s?|sessions)"
_DURATION = Pattern(rf"[- ](?:(?:fiscal|calendar|full|trading|financial) )?{_LENGTH}\b")
# "The fastest spread in eight years"
_SUPERLATIVE = any_case(r"\b(?:first|best|worst|[a-z]{3,}est)(?: [a-z-]+){0,4} in $")
_DURATION_TO = Pattern(
    " (?:month|week|quarter)s? (?:to|ended|ending|through) (?:the end|end|[A-Z])"
)
_PEOPLE = (*PERSONS, *"those kids adults players".split())
_UP_TO_AGE = f"(?:age[ds] [0-9]{{1,2}} (?:to|and)|{any_of(_PEOPLE)} (?:under|(?:aged )?over))"
_CHILD = any_of("girl boy child baby infant toddler".split())
_AGED = any_case(rf"\b(?:aged?|ages? of|turned|turning|{_CHILD} of|{_UP_TO_AGE}) $")
_OLD = Pattern(r"(?:- (?:to|and) [0-9]{1,2})?[ -]years?[ -]olds?\b|[ -](?:months?|weeks?)[ -]old\b")
# Donal Ó Máille, 19, and her grandmother, 68.
_KIN = "mother father son daughter wife husband brother sister".split()
_NAMED = Pattern(rf"(?:[A-ZÀ-Ý][a-zà-ÿ'-]+|{any_of(_KIN)}), $")
_HE_WAS = any_case(r"\b(?:s?he|who) (?:is|was|turned) $")
# "By 3 the water was there."
_BY = any_case(r"\b(?:by|until|at) $")
_HAPPENED = Pattern(r" (?:(?:the|a) [a-z]+ (?:was|were|had)|it|he|she|they|we|I)\b")
_AGO = Pattern(rf"[- ]{_TIME}s? ago\b|-{_TIME} average")
_PLACES = "Room Suite Highway Route Apartment Floor Exit Building Block Box Interstate".split()
_ADDRESS_WORD = Pattern(rf"\b{any_of(_PLACES)}[ -]$|\b(?:I|US|A|M)-$")
_STREETS = (
    "Street St Road Rd Avenue Ave Lane Drive Boulevard Blvd Square Way Place Court Quay Terrace"
).split()
_STREET = Pattern(rf" (?:[NSEW]\. )?(?:[A-Z][A-Za-z.']+ ){{1,3}}{any_of(_STREETS)}\b")
_NAME_HEADS = (
    "S&P|S & P|FTSE|Nikkei|DAX|CAC|CSI|ASX|Stoxx|STOXX|Russell|Fortune|Fortune Global|Forbes|Global"
    "|Euro Stoxx|Nasdaq|NASDAQ|KOSPI|TSX|MSCI|SSE|Topix|Boeing|Airbus|Windows|Galaxy|Formula|Flight"
    "|Apollo|Article|Section|Chapter|Phase|Level|Type|Class|Grade|Terminal|Gate|Tier|Covid|COVID|Day"
    "|Model|Version|No.|no.|Nos.|Number|Unit|Reactor|Line|Stage|Group|Pier|Runway|Bus|Train|Rule"
    "|Form|Chang'e|Shenzhou|Tiangong|Artemis|Falcon|Channel|Radio|Euro|Mate|Pixel|Top|Page|Table"
    "|Figure|Item|Lot|Hall|Platform|Pavilion|Studio|Season|Episode|Game|Round|Group of|Web|Industry"
    "|Mach|Ryzen|Snapdragon|Kirin|GPT"
).split("|")
_NOT_NAME_HEADS = (
    "GDP CPI PPI PMI US UK EU UN CEO AND OR TO EPS FROM IN BY AT OF ON FOR ROE WITH HAS IPO"
).split()
# FTSE 100, iPhone 11, eVTOL 5
_NAME_HEAD = Pattern(
    rf"(?<![A-Za-z])(?:{any_of(_NAME_HEADS)}|[a-z]{{1,2}}[A-Z][A-Za-z]+"
    rf"|(?!{any_of(_NOT_NAME_HEADS)})[A-Z]{{2,}}[0-9]*(?: Pro)?) $"
)
# "Berth 7", "bus line 14": a number of its own kind.
_NUMBERED_THINGS = (
    "line bus route berth gate platform runway terminal phase page chapter lane pier unit number "
    "no. block district zone junction reactor stage pump well shaft dock flat room"
).split()
_DATES = rf"(?:{any_of(month.title() for month in MONTHS)}|[A-Z][a-z]+day)"
# "Flocks number 37" is a count.
_NUMBERED = Pattern(
    rf"[a-z,] (?!{_DATES} )[A-Z][a-z]+ $|(?<![^us]s )\b{any_of(_NUMBERED_THINGS)} $"
)
# "The dark Noir 70 bars": a count would precede the name.
_NAMED_THING = Pattern(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his) (?:[a-z]+ )?(?!{_DATES} )[A-Z][a-z]+ $"
)
_PLURAL = rf"(?:[a-z-]+[a-rt-z]s|{any_of(PERSONS)})\b"
_NOT_PLURAL = (
    "was has is as its this us versus plus does less across unless besides perhaps thus".split()
)
_NOT_COUNTED = Pattern(rf"(?! (?:[a-z-]+ )?{_PLURAL}| (?:percent|per|of|out|more|other)\b|{_UNIT})")
_YEAR_WORDS = (
    *SINCE,
    *EXTENTS,
    *SEASONS,
    *"fy years through fall end- Q1 Q2 Q3 Q4 H1 H2".split(),
)
_OF_YEAR = "half of|quarter of|end of|start of|beginning of|than in".split("|")
_BEFORE_YEAR = any_case(rf"\b{any_of((*_YEAR_WORDS, *_OF_YEAR, *MONTHS))}[ -]?$")
_COUNT_WORDS = (
    *HEDGES,
    *"approximately exactly another least most all these those more exceeding exceeded".split(),
    *("up to", "total of"),
)
_BEFORE_COUNT = any_case(
    rf"\b{any_of(_COUNT_WORDS)}[ -]$"
    rf"|\b(?:from|between) (?!{YEAR} )[0-9][0-9,.]*+ (?:to|and) $"
)
_NO_PLURAL = Pattern(rf"(?!-?(?: [a-z-]+)?? (?!{any_of(_NOT_PLURAL)}\b){_PLURAL}|{_UNIT})")
# "The 2023 results" and a sentence that begins with a recent year.
_EITHER = any_of("the its their this his her our a an for of and from to or".split())
_BEFORE_EITHER = any_case(rf"^ *$|[.!?:] $|\b(?:{_EITHER}|[a-z]+'s?)[ -]$")
_DIGITS, _YEAR = Pattern("[0-9]+"), Pattern(YEAR)
_RULES = (
    Rule("name", after=_TENOR),
    Rule("date", before=_PLACES_PERIOD, after=_DURATION),
    Rule("date", before=_SUPERLATIVE, after=_DURATION),
    Rule("date", after=_DURATION_TO),
    Rule("age", before=_AGED),
    Rule("age", after=_OLD),
    Rule("age", Pattern("[0-9]{1,2}"), _NAMED, Pattern("[,.;]")),
    Rule("age", Pattern("[0-9]{1,2}"), _HE_WAS, Pattern("[,.;]")),
    Rule("age", Pattern("[0-9]{2}"), any_case("\\b(?:under|over)[- ]$"), Pattern("s\\b")),
    Rule("time", Pattern("[1-9]|1[0-2]"), _BY, _HAPPENED),
    Rule("version", Pattern("[0-9.]+"), before=Pattern("[Vv]ersion $")),
    Rule("date", after=_AGO),
    Rule("address", _DIGITS, before=_ADDRESS_WORD),
    Rule("address", _DIGITS, after=_STREET),
    Rule("name", _DIGITS, before=_NAME_HEAD),
    Rule("year", _YEAR, before=_BEFORE_YEAR),
    Rule("number", _YEAR, before=_BEFORE_COUNT),
    Rule("year", _YEAR, after=_NO_PLURAL),
    Rule("year", Pattern("200[5-9]|20[123][0-9]|2040"), before=_BEFORE_EITHER),
    Rule("number", _YEAR),
    Rule("name", Pattern("[0-9]{1,3}"), before=_NUMBERED, after=_NOT_COUNTED),
    Rule("name", Pattern("[0-9]{1,3}"), before=_NAMED_THING),
)


def classify(text: str, reading: Reading) -> Kind | None:
    """Return what else an English text makes of a number; None if nothing else."""
    if is_han(text[reading.start - 1 : reading.start]) or is_han(
        text[reading.end : reading.end + 1]
    ):
        return None
    if reading.kind != "fraction" and find_kind(_IDIOMS, text, reading) == "idiom":
        return "idiom"
    if reading.kind != "number" or reading.scale != 1 or reading.unit_sign:
        return None
    return find_kind(_RULES, text, reading)


# --- The counted noun -----------------------------------------------------------------------------

_FOLLOWING = any_of(FUNCTION_WORDS - {"of", "more"})
BARE_AFTER = rf"(?=$|[.,;)!?]| (?:{_FOLLOWING}|or more|[a-z]+ed)(?![a-z-]))"
"""A pattern for what follows a number without a noun: "and injured 300, officials said"."""
IRREGULAR_PLURALS = frozenset(
    "feet teeth mice geese oxen sheep fish cattle staff data personnel species series shares "
    "troops police households aircraft spacecraft salmon crew".split()
) | set(PERSONS)
"""Words that are plurals, though they do not end in -s, or one thing can be called so."""
_NOT_PLURALS = frozenset(
    "besides perhaps always sometimes towards overseas outdoors indoors afterwards downwards "
    "upwards nowadays means makes gets gives takes comes goes shows rises falls grows "
    "thanks".split()
)
_NOUN_WORD = Pattern("[ -](?P<word>[A-Za-z][A-Za-z0-9&'-]*+)")
MAX_NOUN_WORDS = 5
# The storey of a "four-storey market", but not the plus of "40-plus" and the to of "3-to-5".
_NOT_HYPHENATED = (
    *"to and for on by of in up off plus odd strong old ish something fold per way".split(),
    "percent",
    *DIMENSIONS,
)
_HYPHENATED = Pattern(f"-(?P<word>(?!{any_of(_NOT_HYPHENATED)}(?![a-z]))[a-z]{{3,}}+)")
_MORE = Pattern(" (?:more|fewer|other|extra)(?= [a-z])")
_ONE = any_case(r"(?<![A-Za-z0-9.,])(?:one|1)$")
_SINGULAR = Pattern(
    "(?: (?P<word>[a-z]{3,}+(?>(?:-[a-z]+)?))){1,3}?(?= (?:[a-z]{1,3}(?![a-z])|[A-Z])|[.,;:)]|$)"
)


def read_noun(text: str, start: int) -> tuple[int, int] | None:
    """Return the counted noun after a number: the span of "turbines" after "94 more"."""
    if found := _HYPHENATED.match(text, start):
        return found.span("word")
    more = _MORE.match(text, start)
    first = position = more.end() if more else start
    for _ in range(MAX_NOUN_WORDS):
        found = _NOUN_WORD.match(text, position)
        if not found or found["word"].lower() in FUNCTION_WORDS:
            break
        position = found.end()
        if is_plural(found["word"]):
            following = _NOUN_WORD.match(text, position)
            # "Gas customers" are customers, but "700 boats tops" are boats.
            is_first = following and is_plural(following["word"]) and following["word"] != "tops"
            return first + 1, following.end() if following and is_first else position
    return _read_singular(text, start) if _ONE.search(text, max(0, start - 4), start) else None


def _read_singular(text: str, start: int) -> tuple[int, int] | None:
    """Return the noun that "one" counts, up to a short word or a mark: one paragraph."""
    found = _SINGULAR.match(text, start)
    words = found[0].split() if found else []
    is_noun = words and not any(word in FUNCTION_WORDS or word.endswith("ed") for word in words)
    return (start + 1, found.end()) if found and is_noun else None


def is_plural(word: str) -> bool:
    """Return whether a word in lower case looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    is_other = word in FUNCTION_WORDS or word in _NOT_PLURALS
    is_s = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return word.islower() and is_s and not is_other
