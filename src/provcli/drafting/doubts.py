"""What the words near a number do not show of its entry, as questions beside it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from provcli.drafting.measures import TIMES
from provcli.drafting.model import Doubt, ProposedDismissal, ProposedFigure
from provcli.drafting.name_doubts import (
    ELSEWHERE,
    LEFT_OUT,
    POINTS,
    ask_about_name,
    find_same,
    is_index,
    is_level_name,
    leaves_out_noun,
)
from provcli.prose.period_memory import PeriodEvidence
from provcli.prose.sentences import split_clauses
from provcli.values.periods import Period

MAX_AROUND = 150
"""Characters on either side of a number that show whether it is a fact."""
MAX_UNIT = 6
"""Characters between a part and its unit: half of a mile."""
MAX_NEAR = 8
"""The figures before one with whose name it may go on."""
FROM_FIGURE = Doubt("metric", "from a number before", is_question=False)
"""What is said of a name that a sentence leaves out, if a number before it has the name."""
NO_NOUN = "counted without a noun"
MAX_SAID = 1_000
"""Characters before a number that may say which points a text speaks of."""
_PERCENTAGE_POINT = re.compile("percentage[ -]point", re.IGNORECASE)
_COUNTRIES: Mapping[str, str] = {
    "DKK": "Denmark|Danish|DKK",
    "INR": "India|INR",
    "USD": r"U\.?S\.|\bUS\b|United States|America|Wall Street|Nasdaq|New York|Washington",
}
"""Words that show whose currency it is that several countries call so."""
_DOLLARS = re.compile(
    "Australia|Canad|Hong Kong|Singapore|New Zealand|Taiwan|Jamaica|Namibia|Fiji|Bahamas|Guyana"
)
_UNIT_PER = re.compile(
    r" (?:(?:an?|each) (?=(?:second|minute|hour|day|week|month|year|head|person|visit"
    r"|kilo(?:gram)?|ton(?:ne)?|pound|barrel|ounce|lit(?:er|re)|gallon|(?:[a-z]+ )?share)\b)"
    r"|(?:to|for) (?:each|every) "
    r"|per )(?P<base>[a-z]+)"
)
_PART_OF_UNIT = re.compile(r" an? (?P<unit>[a-z]+)")
_RISE_OR_FALL = re.compile(
    r"\b(?:more|less|fewer|higher|lower|above|below|up|down|growth|increases?|rises?|falls?|drops?"
    r"|cuts?|declines?|gains?|improvements?|reductions?|faster|slower|ahead|longer|shorter|another"
    r"|further|added|adds)\b"
)
_MINUS = re.compile(r"[-−–(（]|minus|零下|负")
_BELOW = re.compile(r" (?:[a-z]+ ){0,2}(?:below|less|fewer|lower|of the (?:decline|fall|drop))\b")
_FALL_BEFORE = re.compile(
    r"\b(?:by|down|off|fell|falling|dropped|lost|(?:drop|fall|decline|cut|reduction|decrease) of)"
    r"(?: [a-z]+){0,2}[ $£€]*$"
)
_ELSEWHERE = re.compile("其中|[.;] |[。；]")
"""What follows the words for a fall that is not that of the number."""
_EXPECTS = re.compile(
    r"\b[A-Z]\w+ (?:(?:now|has|had|have|therefore) ){0,2}(?:expects?|forecasts?|predicts?|puts?"
    r"|estimates?|(?:raised|cut) its forecast|sees?|reckons?)\b"
)
_WHOLE_BEFORE = re.compile(
    r"(?:\bof (?:the|its|their|his|her|our|all)|['’]s|s['’]|\b(?:its|their)) $"
)
_HOLIDAY = re.compile("长假|假期|节期间|黄金周")
_LAUNCHED = re.compile("(?:投运|投产|投用|启用|推出|挂牌|上市|开业|发布|成立|建成|通车)的")
_NOT_DATED: Mapping[str, str] = {
    r"\b(?:(?:nation|country|town|city|village|island|region|district) of"
    r"|with an? (?:[a-z]+ )?(?:capacity|length|area|height|width|population) of) (?:[a-z]+ )?#"
    r"|# [a-z]+ each\b": "it may last longer",
    r"#(?: (?:to|and) \S*\d\S*)? (?:that )?(?:it|they|he|she|we|the [a-z]+) (?:had )?"
    r"(?:promised|forecast|pledged|predicted|aims? for|wants?|targets?)\b": "that of a promise",
    "每(?:[上下][升降涨调跌]|升高|降低|增加|减少|[涨跌])[^。；]*#": "whenever it happens",
    r"# next(?![ -][a-z])": "perhaps the next one",
    r"\b(?:the|those|these|its) \w+ (?:days|weeks|months|quarters|years)\b[^.;#]*#"
    r"|#[^.;#]* (?:its|their|his|her) first \w+ (?:days|weeks|months|years)\b"
    "|[这那]几?(?:天|周|个月|年)[^。；#]*#": "in the time of which the sentence speaks",
    r"\bthen\b[^.;#]*\b(?:for|(?:convicted|accused|guilty) of) [a-z]{2,}ing [^.;#]*#": (
        "perhaps of an earlier time"
    ),
    r"(?:\b(?i:an?|the|its|their)|['’]s) (?:[a-z-]+ )?(?:plan|proposal|offer|bid)s? to [a-z]+"
    " (?:[a-z]+ )?#": "perhaps when it was planned",
    r"\b[Aa]n? (?:[a-z-]+ ){1,3}with # [a-z]+s\b": "it may last longer",
    r"\bwithin (?:about |just )?# (?:day|week|month|quarter|year)s?\b"
    "|#个?(?:天|周|月|年)[之以]?内": "counted from then",
}
"""What is asked about a period of the sentence by the words around a number, which is `#`."""
_NOT_FACT = re.compile(
    r"\b(?:will|would|could|should|(?-i:may)|might|must|if|unless|den(?:y|ied|ies)|supposed to"
    r"|needs? to|needing|to go|licensed|minimum|ceiling|threshold|(?<!its )(?:target|goal)"
    r"|promised?|pledged?|proposes?d?|estimates?d?|forecasts?|expect(?:ed|s)?|predicted|guidance|outlook"
    r"|midpoint|looking for|yet to|hopes?d?|aim(?:s|ed)?|wants?)\b"
    r"|如果|若|拟|预计|预期(?!寿命)|目标|计划(?!的)|任务(?=\d)|力争|可能|尚未|有望",
    re.IGNORECASE,
)
"""Words of a clause that may make a number one that is not, or not yet, true."""
_COMPOUND = re.compile("-(day|week|month|hour|minute|mile|kilomet(?:er|re))(?!-old) (?=[a-z])")
_COUNTED_ONE = re.compile(r"\b(?:and|only|just|least|than|kill(?:ing|ed)) $")


def ask_about_figures(figures: Sequence[ProposedFigure], published: date) -> None:
    """Add a question for each field of a figure that the words near it do not show."""
    unnamed = _find_unnamed_currencies(figures)
    owners = Counter(figure.entity for figure in figures if not figure.find_question("entity"))
    forecasters = Counter(figure.entity for figure in figures if _expects(figure)) & owners
    for index, figure in enumerate(figures):
        before = figures[max(0, index - MAX_NEAR) : index]
        near = find_same(figure, before)
        asked = {doubt.field for doubt in figure.doubts if doubt.is_question}
        is_forecast = forecasters[figure.entity] == owners[figure.entity]
        questions = {
            "entity": "perhaps it only expects this" if is_forecast else "",
            "period": _ask_about_period(figure, before, published),
            "metric": ask_about_name(figure, near),
            "unit": _ask_about_unit(figure, near, unnamed),
            "value": _ask_about_sign(figure),
            "qualifier": _ask_about_qualifier(figure),
            "status": _ask_about_status(figure, published),
        }
        if questions["metric"] in (ELSEWHERE, LEFT_OUT) and _goes_on(figure, before):
            figure.doubts.append(FROM_FIGURE)
            asked |= {"metric", "unit"} if questions["unit"] == NO_NOUN else {"metric"}
        for field, words in questions.items():
            figure.ask(field, "" if field in asked else words)


def _expects(figure: ProposedFigure) -> bool:
    """Return whether the subject before a number expects it, and may not have it."""
    candidate = figure.candidate
    before = candidate.paragraph.text[candidate.sentence[0] : candidate.numeral.start]
    return not figure.is_entity_assumed and _EXPECTS.search(before[-MAX_AROUND:]) is not None


def _names_span(figure: ProposedFigure) -> bool:
    """Return whether the sentence of a figure says that it is of more than a day."""
    evidence = figure.candidate.period.evidence
    if not evidence or evidence.is_comparison or evidence.is_day or figure.status != "actual":
        return False
    return figure.period is not None and _is_dated(figure)


def _ask_about_period(
    figure: ProposedFigure, before: Sequence[ProposedFigure], published: date
) -> str:
    """Ask about words of a sentence that may date something else than its number."""
    candidate, evidence = figure.candidate, figure.candidate.period.evidence
    if not figure.period or not evidence:
        return ""
    at = candidate.numeral.start
    words_before = candidate.paragraph.text[candidate.sentence[0] : at][-MAX_AROUND:]
    around = f"{words_before}#{candidate.after}".replace(evidence.text, "then")
    if found := [asked for pattern, asked in _NOT_DATED.items() if re.search(pattern, around)]:
        return found[0]
    if _is_dated(figure):
        last = before[-1] if before else None
        return _ask_about_words(figure, evidence, last, words_before)
    is_today = figure.period == published.isoformat() and sum(map(_names_span, before)) > 1
    if _HOLIDAY.search(words_before):
        return "only in a holiday"
    return "the numbers before are of a longer period" if is_today else ""


def _ask_about_words(
    figure: ProposedFigure, evidence: PeriodEvidence, last: ProposedFigure | None, before: str
) -> str:
    """Ask what the words of a sentence date that name a period."""
    candidate, measure, words = figure.candidate, figure.measure, evidence.text
    period, end = Period(figure.period or evidence.period), evidence.start + len(words)
    if not measure.is_rate and not measure.is_money and _WHOLE_BEFORE.search(before):
        return "it may last longer"
    if words.lower().endswith("the end of the period"):
        return "its last month, or all of it"
    if words.lower().endswith("the period") and len(period) == len("2024"):
        return "that year, or more than it"
    if measure.is_time and ".." in period and evidence.is_adjacent:
        return "how long, or from when"
    if _LAUNCHED.match(candidate.paragraph.text, end):
        return f"`{words}` may date something else"
    is_same = last and last.candidate.sentence_key == candidate.sentence_key
    if is_same and last and evidence.is_comparison and len(period) > len("2024"):
        return "counted from the number before" if last.find_question("period") else ""
    is_long = period.start and period.end and period.end.year > period.start.year + 1
    return "perhaps at its end" if is_long and candidate.context.role == "to" else ""


def _is_dated(figure: ProposedFigure) -> bool:
    """Return whether the sentence of a figure names its period."""
    evidence = figure.candidate.period.evidence
    return evidence is not None and evidence.place in ("clause", "sentence")


def _goes_on(figure: ProposedFigure, before: Sequence[ProposedFigure]) -> bool:
    """Return whether a number has the name and unit of one before it that is sure."""
    own = figure.candidate
    return any(
        one.candidate.paragraph is own.paragraph
        and one.candidate.sentence != own.sentence
        and _find_shared_name(one) == _find_shared_name(figure)
        and one.measure == figure.measure
        and not one.find_question("metric")
        for one in before
    )


def _find_shared_name(figure: ProposedFigure) -> str:
    """Return the part of a name before its comma: children, for "children, north"."""
    return figure.base.partition(", ")[0].casefold()


def _find_unnamed_currencies(figures: Sequence[ProposedFigure]) -> frozenset[str]:
    """Return the currencies of several countries of which the text names none."""
    paragraphs = dict.fromkeys(figure.candidate.paragraph for figure in figures)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    shared = {unit for unit, words in _COUNTRIES.items() if not re.search(words, text)}
    shared -= set() if _DOLLARS.search(text) else {"USD"}
    return frozenset(shared | {"crown", "peso", "franc"})


def _ask_about_unit(
    figure: ProposedFigure, near: ProposedFigure | None, unnamed: frozenset[str]
) -> str:
    candidate, measure = figure.candidate, figure.measure
    unit = candidate.context.unit
    printed = unit.text.strip() if unit else ""
    if POINTS.fullmatch(printed) and not is_index(figure.base):
        # "It rose by 5 percentage points, after 3 points" leaves no doubt.
        at = candidate.numeral.start
        is_said = _PERCENTAGE_POINT.search(candidate.paragraph.text, max(0, at - MAX_SAID), at)
        if measure.is_count or (measure.id == "percentage-point" and not is_said):
            return "points of an index, or percentage points"
    if measure.id in unnamed and printed not in (measure.id, ""):
        return f"the text does not say whose {printed}"
    if candidate.numeral.kind == "fraction":
        if part := _PART_OF_UNIT.match(candidate.after):
            return f"a part of a {part['unit']}"
        if unit and unit.words.start > candidate.numeral.end + MAX_UNIT:
            return f"{printed}, or a part"
    has_base = measure.is_rate or measure == TIMES or "-per-" in measure.id
    per = None if has_base else _UNIT_PER.match(candidate.named_after)
    if per and not re.search(rf"(?i)per {per['base']}| price", figure.name):
        return f"per {per['base']}"
    is_bare = measure.id == "count" and not near and leaves_out_noun(figure)
    return NO_NOUN if is_bare else ""


def _ask_about_sign(figure: ProposedFigure) -> str:
    """Ask whether a change is a rise or a fall, and whether a fall is one."""
    context, candidate = figure.candidate.context, figure.candidate
    words = context.sign_words
    is_fall = figure.value < 0 and not (words and _MINUS.match(words.text))
    between = words and candidate.paragraph.text[words.end : candidate.numeral.start]
    is_far = between and _ELSEWHERE.search(between)
    if is_fall and (is_far or is_level_name(figure)):
        return "a fall, or an amount"
    if not figure.name.endswith((", growth", ", change")):
        return ""
    is_rise = figure.value > 0
    if is_rise and (context.direction == "fall" or _BELOW.match(candidate.after)):
        return "a rise, or a fall"
    if is_fall and not figure.measure.is_rate:
        is_by = _FALL_BEFORE.search(candidate.before) or _RISE_OR_FALL.search(candidate.after[:40])
        return "" if is_by else "a fall, or an amount"
    around = f"{candidate.before} {candidate.after[:MAX_AROUND]}"
    is_said = context.direction or figure.value < 0 or _RISE_OR_FALL.search(around)
    return "" if is_said else "no word says whether it rises or falls"


def _ask_about_qualifier(figure: ProposedFigure) -> str:
    words = figure.candidate.context.qualifier_words
    is_over = figure.measure.is_time and words and words.text.lower() == "over"
    return "`over` may mean during" if is_over else ""


def _ask_about_status(figure: ProposedFigure, published: date) -> str:
    """Ask about a fact in a clause of plans, or of a period that is ahead."""
    if figure.status != "actual":
        return ""
    start = Period(figure.period).start if figure.period else None
    if start and start > published:
        return "the period begins after the article"
    candidate = figure.candidate
    text, at = candidate.paragraph.text, candidate.numeral.start
    first, last = candidate.sentence
    first, last = max(first, at - MAX_AROUND), min(last, candidate.numeral.end + MAX_AROUND)
    clauses = (clause for clause in split_clauses(text, first, last) if at < clause[1])
    found = _NOT_FACT.search(text, *next(iter(clauses), (first, last)))
    return f"`{found[0]}`: perhaps not a fact" if found else ""


def ask_about_reasons(dismissals: Sequence[ProposedDismissal]) -> None:
    """Add a question to each dismissal of a number that may be an amount."""
    for dismissal in dismissals:
        if words := _ask_about_reason(dismissal):
            dismissal.doubts.append(Doubt("reason", words))


def _ask_about_reason(dismissal: ProposedDismissal) -> str:
    candidate, reason = dismissal.candidate, dismissal.reason
    text, numeral = candidate.paragraph.text, candidate.numeral
    word, is_part = numeral.text.lower(), candidate.after.startswith(" of ")
    if reason == "damage":
        return "provcli cannot read the number"
    if dismissal.note and reason in ("name", "idiom", "group"):
        return "it looks like an amount"
    if reason == "name" and (size := _COMPOUND.match(text, numeral.end)):
        return f"a length of {numeral.text} {size[1]}s"
    if reason != "idiom":
        return ""
    if is_part and word in ("third", "quarter", "fifth", "tenth"):
        return "it may be a share"
    is_counted = word == "one" and not is_part and _COUNTED_ONE.search(candidate.before)
    return "it may count" if is_counted else ""
