"""English: the words around a period or a number that say what the period is for."""

from provcli.prose.english_periods import PAST, RECOGNIZERS, words
from provcli.prose.english_words import EXTENTS, HEDGES, TIME_UNITS
from provcli.prose.patterns import ANY, any_of
from provcli.prose.period_phrases import PeriodLanguage

# --- What is between a word and the period that it introduces -------------------------------------

_EXTENTS = any_of((*EXTENTS, "start", "beginning", "middle", "close"))
_EXTENT = rf"(?:(?:very )?{_EXTENTS}(?: of)?[ -](?:in )?)?"
_THE = rf"(?:the )?{_EXTENT}(?:the )?"
_AND = words(" and (?:the )?")
_SINCE = "since(?: [a-z]+){0,4}?(?: in| on)?"
_SIGN = r"[^\s\w]{0,3}"
"""A currency before a number."""
_TIME = any_of(TIME_UNITS[3:])
_WORD = r"\w[\w'-]*"
_HE = f"(?:it|they|he|she|{_WORD}|the {_WORD})"

# --- Verbs, and what parts a sentence -------------------------------------------------------------

_PAST = rf"(?:[a-z]+ed|{any_of(PAST)})"
_REACHED = f"{any_of('set reached recorded registered seen hit touched'.split())} (?:in|on)"
_FOUNDED = any_of(
    "founded|established|built|launched|formed|began|begun|started|created|incorporated|set up"
    "|was born|listed|acquired|opened|completed|inaugurated".split("|")
)
_POSTED = "posted reported announced published released".split()
"""What a result comes between and its day: "posted a profit of 5 million on Monday"."""
_SAID = (
    "said says told showed unveiled disclosed filed revealed signed added warned confirmed lowered "
    "raised issued"
).split()
_TELLS = any_of((*_SAID, *_POSTED))
_SPEAKS = any_of("said says told warned".split())
_MADE_KNOWN = "[a-z]+ed|found|wrote|showed"
_HEARERS = any_of("reporters journalists investors analysts lawmakers parliament staff".split())
_IN_A_PAPER = r"in an? (?:[a-z]+ )?(?:statement|report|filing|letter|interview|speech|note)"
_LATER = "(?: (?:late|later|early|earlier))?(?: on)?"
_CLAUSES = "when while which that who whose because if".split()
"""Words that begin a clause."""
_TURNS = rf"after(?!-)|before(?! {any_of('dawn noon midnight sunrise sunset'.split())}\b)|as(?! of)"
_PARTING = rf"{any_of(('and', 'but', 'said', 'would', *_CLAUSES))}|{_TURNS}"
_POINTING = "(?<!came )(?<!comes )from|than|above|below|short of|shy of"
_AGAINST = any_of("against from than versus compared after".split())
_COMPARED = r"compared (?:with|to)|against|versus|vs\.?"

# --- Patterns of several pieces -------------------------------------------------------------------

_HEDGED = any_of((*HEDGES, "an", "a", "the", "its", "under", "more than", "less than", "record"))
_ORIGIN = (
    r"\b(?<!range )(?<!ranging )(?P<origin>from)"
    rf"(?: (?:{_HEDGED}|(?:levels?|peak|high|low) of|minus))*"
)
_THAN = rf"\b(?:(?<!more )(?<!less )(?<!fewer )(?<!rather )than|{_COMPARED})(?: [a-z]+){{0,3}}"

_TIMES = r"(?:times|twice|double|above|below) (?:the|its|their)(?: \w+){1,2}"
_MEASURED = rf"{_COMPARED}|than|relative to|ahead of|{_TIMES}|(?P<origin>from)"
_IT_HAD = "(?:it|they|he|she) (?:had|was|were|did)"
_THOSE = rf"(?: (?:those|that|the levels?|{_IT_HAD}))?(?: (?:in|of|on|at|for|during))?"

_TOLD_ON = rf"{_TELLS}\b(?:(?! by\b)[^,.;]){{0,30}}?|{any_of(_POSTED)}\b[^,;]{{0,50}}?"
_DATELINE = r"(?-i:\b[A-Z]{2}[A-Z .-]*+),"

_COMMA_OR = r"(?:,|,? and|,? or| to| at|-| \((?:(?:or|about) )?)"
_LISTED = rf"(?: (?!compared|than|were|was\b){_WORD}){{0,4}}?{_COMMA_OR}"
_NEXT = rf"(?: (?!{_AGAINST}|including\b)[a-z]+)? ?{_SIGN}"
_SAME_CLAUSE = (
    rf"(?: (?!(?:{_PARTING}|{_POINTING}|on|over|peak|record|felt|{_COMPARED})\b){_WORD}){{1,8}} "
)

_ESTIMATED = "put estimated thought said believed reported".split()
_IS = rf"(?<!that )(?<!this )(?:is|are)(?! {any_of(_ESTIMATED)} at)"
_HAS = rf"(?:has|have)(?! (?:{any_of('been taken risen fallen given'.split())}|{_PAST})\b)"
_LASTING = (
    "can must stand stands remain remains employ employs run runs pay pays cover covers use uses "
    "weighs sits lies offer offers contain contains sells include includes require requires "
    "owns operate operates comprise comprises lasts serves normally usually typically"
).split()
"""Verbs and adverbs of what lasts."""
_SPENT = rf"{any_of('of were was for to rose fell grew came'.split())}|[a-z]+ed"
"""What follows costs that are not a verb."""
_WHO_LIVE = r"(?:who|which|that) (?:live|(?!was\b|has\b)[a-z]+[^s\W]s\b)"

_PRESENT = (
    rf"\b(?:{_IS}|{_HAS}|(?-i:may)|{any_of(_LASTING)}"
    rf"|costs(?! (?:{_SPENT})\b|[,.;])|(?:capacity|population) of|{_WHO_LIVE})\b"
)
_AND_CHARGES = (
    rf"\b(?:and|but) (?:(?:it|each) )?(?!was\b)[a-z]+[^s\W]s (?:{any_of(HEDGES)} )?{_SIGN}\Z"
)
_SHARES = r"shares(?: (?:of|in) (?-i:[A-Z])\w+|, [^,.;]{1,60},)?"
_PLACES = "town city village community island".split()
_SIZED = any_of("long larg tall wid deep heavi old young small short".split())
_A_DAY = rf" [a-z]+ a {_TIME}\b(?! (?:ago|earlier|before))"
_ALLOWED = r" that [\w'-]+(?: [\w'-]+){0,3} (?:allow|require|permit|recommend)s?\b"
_TARGET = "(?:target|limit)(?: is| was)?(?: of| below| above)?"
_ATTRIBUTES = (
    rf"{any_of(_PLACES)} of(?: \w+)?",
    "licensed to [a-z]+",
    "per|every|instead of|of (?:under|over)|can [a-z]+|costing|measuring|weighing|spanning",
    "cover(?:s|ed|ing)",
    rf"{_SIZED}er than",
    rf"{_TIME} average of|capacity of",
    _TARGET,
)
_PLANS = (
    "revised forecast forecasts outlook guidance target targets estimate estimates projection"
).split()
_THOUGHT = rf"(?:thought|believed|felt) (?:{_HE}|things|their {_WORD}) (?:had|has|have|was|were)\b"
_OVER_BUDGET = r"\b(?:over|under) (?:the|its|an?) [a-z]+ [a-z]+ed in\b"
_EXPECTED = any_of("expected|forecast|predicted|analysts|that analysts|economists".split("|"))
_HAD_FEARED = r"(?: that)?(?: \w+){1,3} had (?:expected|feared|forecast|hoped|predicted)"
AVERAGE_RATES = (
    "average annual|annual average|compound annual|compounded annual|CAGR|a year on average"
)
_APPOSITION = rf", (?:the|its|an?)(?: {_WORD}){{1,4}}? (?:bought|sold|built)"
"""What has a date of its own: "Oak, the business bought in May, had sales of 5"."""
_SUBORDINATE = any_of(
    (
        *_CLAUSES,
        *"after as where although unless once".split(),
        *"said says saying expect expects expected".split(),
    )
)
_PLEDGED_BY = "(?:promised|pledged|vowed|planned)(?: [^ ,;]+){0,5} by"
_OPENS = any_of("open opens resume resumes begin begins start starts meet meets".split())
_OPENS_ON = rf"{_OPENS}(?: [a-z0-9:.]+){{0,5}}? on"
_SET_FOR = (
    "(?<!was )(?<!were |been )(?<!had )(?:set|scheduled|planned|slated|expected) (?:for|on|in|by)"
)
_INTENDED = (
    "promised vowed pledged wants want hopes hope decided seeks proposed expected set scheduled "
    "forecast projected likely"
).split()
_LENGTHS = "(?:[a-z]*met(?:er|re)s?|k?m|miles|feet)"
_PLACED = any_of((*"away off up downstream upstream inland offshore".split(), "above sea level"))
_WILL = "will would could should might expect expects see sees aim aims intend intends due".split()
_WILL_BE = rf"(?!would have){any_of(_WILL)}|to be|(?:is|are) to [a-z]+"
_OTHERWISE = "can may want wants hope hopes previously typical typically normal normally".split()
_PERFECT = rf"had (?:since )?(?:been|{_PAST})|(?:has|have) (?:been|[a-z]+ed)"
_NO_NOUN = r"(?<!\ba )(?<!['’]s )(?<!\bthe |\bits )(?<!their |-year )"
_PLANS_TO = rf"{_NO_NOUN}plans?(?! (?:{_PAST}|of|by|for|is|are|has)\b|[,.;)])"
_HAD_SAID = "had (?:said|predicted|expected)(?! that)"

ENGLISH_PERIODS = PeriodLanguage(
    recognizers=RECOGNIZERS,
    ranges=(
        (ANY, words(" ?(?:-|to|through|until|till) ?(?:the )?")),
        (words(r"\bbetween (?:the )?\Z"), _AND),
    ),
    and_range=_AND,
    as_of_before=words(r"\b(?:as of|as at|by|through) (?:[a-z]+ (?:on )?)?\Z"),
    since_before=words(
        rf"(?:\b(?:{_SINCE}|(?:starting|beginning) (?:in|from))"
        rf"|(?:^|[.,;:(\"]) ?(?P<origin>from)) {_THE}\Z"
    ),
    since_alone=words(r"(?: [a-z]+){0,2} since(?: then)?(?=[.,;:)]|\Z)"),
    when_after=words(",? when\\b"),
    since_after=words(",? onwards?\\b"),
    results=words(r"\b(?:profit|revenue|sales|earnings)"),
    superlative_before=words(
        rf"\b(?:\w+est|most|least|record|first)\b(?:[^.;]{{0,40}} {_SINCE}| of) {_THE}\Z"
    ),
    until_before=words(rf"\b(?:until|till|up to|through|prior to|before) {_THE}\Z"),
    comparison_before=words(rf"\b(?:{_MEASURED}){_THOSE} {_THE}\Z"),
    weak_comparison_before=words(rf"(?<=[\w%)] )(?:(?P<day>on)|over|above|below) {_THE}\Z"),
    comparison_after=words("(?:'s)? levels?\\b"),
    event_before=words(
        rf"(?:\b{_FOUNDED}(?: \w+){{0,3}}?|{_APPOSITION}|\bpayable) (?:in|on|since) {_THE}\Z"
    ),
    report_before=words(rf"(?:\b(?:{_TOLD_ON})(?: on| late| early)*|{_DATELINE}) \Z"),
    report_after=words(
        rf"(?:,?(?: (?!when|as|after|had|and)\w+){{0,2}} {_TELLS}\b|(?: \([^)]{{1,20}}\))? ?-+ )"
    ),
    spoken_before=words(
        rf"\b(?:{_SPEAKS}|(?P<clause>{_MADE_KNOWN}))(?: {_HEARERS})?(?: {_IN_A_PAPER})?{_LATER} \Z"
    ),
    spoken_after=words(rf",?(?: (?!when|as|after|had|and)\w+){{1,3}} {_SPEAKS}\b"),
    reports_clause=words(",? that\\b"),
    stated_after=words(rf",? {_HE} (?:{_HAD_SAID}|(?:had )?(?:forecast|guided))\b"),
    stated_before=words(
        r"\b(?:it|they|he|she|we) (?:had )?(?:forecast|guided|predicted|projected) (?:in |on )?\Z"
    ),
    aim_before=words(r"\bfor (?:the )?\Z"),
    base_before=words(rf"(?:{_ORIGIN}|{_THAN}|\b(?:twice|times|double) the) ?[^\s\w(]{{0,3}}\Z"),
    base_after=words(r", when [^,;:\d]{0,30}"),
    event_cost_after=words(rf" (?:for|at a cost of)(?: {any_of(HEDGES)})? {_SIGN}"),
    follows=True,
    breaks=words(
        rf",(?! {_REACHED} )|[;:\"]|\((?![A-Za-z]{{1,4}}\))|\b(?:{_PARTING}|{_POINTING})\b"
        rf"|{_OVER_BUDGET}|\b{_THOUGHT}"
    ),
    joins=words(f"{_LISTED}{_NEXT}|{_SAME_CLAUSE}"),
    parts=words(rf"[;(]| -+ |\b(?:{_PARTING}|told)\b"),
    breaks_story=words(rf"[,;:(\"]|\b(?!(?:and|when)\b)(?:{_PARTING})\b"),
    level_before=words(rf"\bto (?:{any_of((*HEDGES, 'under', 'more than'))} )?{_SIGN}\Z"),
    lists=words(rf"\)?(?: [\w'-]+){{0,4}}?,? (?:and|or) ?{_SIGN}| \((?:about |or )?{_SIGN}"),
    estimate_after=words(rf" (?:[a-z]+ )?{_EXPECTED}\b|{_HAD_FEARED}\b"),
    plan=words(rf"\b{any_of(_PLANS)}\b"),
    average_before=words(rf"\b{any_of(AVERAGE_RATES.split('|'))}\b"),
    subordinates=words(rf"\b{_SUBORDINATE}\b"),
    relatives=words(rf"(?:which|who|whose|where|(?:{_PAST}|set|due) (?:in|on|at|by))\b"),
    continues=words(r"\b(?:(?-i:They|These|Those)|then|of (?:these|those|them|which))\b"),
    present=words(_PRESENT),
    turns_to_present=words(
        rf"(?:\b(?:and|but|while|which|who)|;) (?:[\w']+ ){{0,4}}?{_PRESENT}|{_AND_CHARGES}"
    ),
    turns_to_past=words(rf"\b(?:and|but) (?:[\w']+ ){{0,2}}?{_PAST}\b"),
    so_far_before=words(
        rf"(?<!will )\b(?:has|have|had) (?!{any_of((*_INTENDED, 'planned', 'budgeted'))}\b)"
        r"[a-z]+[^,.;]{0,40} \Z"
    ),
    market=words(rf"\b(?:{_SHARES}|share price|stock|futures|delivery) {_PAST}\b"),
    future=words(
        rf"\b(?:{_WILL_BE}|{any_of(_INTENDED)} to|{_PLANS_TO}"
        r"|(?<!had )(?<!on )forecasts?(?! (?:of|for|by)))\b"
    ),
    elsewhere=words(rf"\b(?:{_PERFECT}|{any_of((*_WILL, *_OTHERWISE))})\b"),
    standing_before=words(r"(?:'s|\b(?:its|their|our|his|her|all(?: of)?(?: the)?|of the)) \Z"),
    standing_after=words(r" (?:(?!(?:that|of|in|from|who|as|a)\b)[a-z-]+ ){0,2}[a-z-]+s\b"),
    part_of=words(r" of (?:its|their|our|his|her|the [a-z]+['’]s) "),
    partitive_after=words(r" of (?:them|these|those|it|which|whom)\b"),
    attribute_before=words(rf"\b(?:{'|'.join(_ATTRIBUTES)}) \Z"),
    attribute_after=words(
        r"-(?!per|point|basis|fold)[a-z]"
        r"| (?:(?:[a-z]+ )?each|chance|probability|analysts|economists)\b"
        rf"|{_A_DAY}|{_ALLOWED}| {_LENGTHS} {_PLACED}\b"
    ),
    told=words(rf"\b{_PAST}\b"),
    infinitive=words(r"(?-i:\A[A-Z][\w ]*? to (?!the\b|over\b)[a-z]+[a-rt-z]\b)"),
    ahead_before=words(rf"\b(?:{_OPENS_ON}|{_SET_FOR}|{_PLEDGED_BY}) {_THE}\Z"),
    duration_after=words(rf"-[a-z]|[ -](?:consecutive |straight )?{_TIME}s?\b(?! (?:old|more))"),
)
