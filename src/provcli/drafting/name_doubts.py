"""Whether the words near a number show that it measures what its name says.

Each function returns the words of a question, which are empty if nothing is unsure.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from provcli.drafting.measures import RANK, TIMES
from provcli.drafting.model import Candidate, ProposedFigure
from provcli.drafting.names import (
    STARTS_WITH_VERB,
    is_chinese,
    is_plural,
    read_counted_noun,
    word_key,
)
from provcli.drafting.plans import PAST
from provcli.prose.english_words import MONTHS, SMALL_NUMBERS, TIME_UNITS, WEEKDAYS
from provcli.prose.patterns import any_of

MAX_GAP = 90
"""Characters between two numbers of which the second goes on with the name of the first."""
MAX_WORDS = 8
"""Words of a name; a longer one is a part of a sentence."""
MIN_HEAD = 4
"""Letters by which a noun and its plural are known."""
MAX_AGE = 120

# What is measured in money, as a rate, in hours, in meters, and what is counted as a whole.
_HEADS: Mapping[str, str] = {
    "money": "sales|revenues?|income|turnover|profits?|earnings|loss(?:es)?|costs?|prices?"
    "|spending|budgets?|expen[a-z]+|investments?|debts?|loans?|borrowing|fund(?:s|ing)?|aid|fines?"
    "|dividends?|buybacks?|charges?|margins?|values?|output|exports?|imports?|trade|surplus"
    "|deficit|tax(?:es)?|fees?|wages?|salar(?:y|ies)|pay|rents?|fares?|tolls?|payments?|savings"
    "|reserves?|pledges?|damages?|premiums?|grants?|subsid(?:y|ies)|compensation|stakes?|bills?|deals?"
    "|orders?|contracts?|stock|capital|capitali[sz]ation|assets|deposits?|cash|inventor(?:y|ies)"
    "|bonds?|gdp|purchases|pensions?|claims?|shipments?|production|lending|market|backlog|interest",
    "rate": "rates?|margins?|shares?|yields?|dut(?:y|ies)|tax(?:es)?|coverage|ratios?|chance"
    "|proportion|probability|turnout|occupancy|approval|unemployment|inflation|growth|tariffs?"
    "|capacity|interest|intensity|stakes?|lev(?:y|ies)|discounts?|utili[sz]ation|prices?|returns?"
    "|employment|level|target",
    "time": "age|times?|waits?|waiting|delays?|terms?|sentences?|life|stays?|durations?|intervals?"
    "|period|expectancy|gap|experience",
    "size": "distances?|altitudes?|depths?|heights?|lengths?|widths?|rainfall|levels?|areas?|rain"
    "|volumes?|speeds?|weights?|temperatures?|range|capacity|consumption|generation|snow"
    "|production|output|shipments|exports|imports|sales|demand|supply|harvest|crops?|yields?"
    "|reserves|emissions?|stocks|landings|deliveries",
    "count": "toll|membership|workforce|population|traffic|attendance|staff|headcount|employment"
    "|volume|output|production|sales|capacity|number|total|index|people",
}
_NOT_MEASURED = re.compile(
    rf"{any_of((*WEEKDAYS, *MONTHS))}|{any_of(TIME_UNITS)}s?"
    r"|half|rest|most|such|none|all|both|others?|later|earlier|there|away|here|once|set|it|them|us"
    r"|who|what|(?:young|old|eld)est|(?!supp|fami|assemb|anoma|monopo)[a-z]+ly",
    re.IGNORECASE,
)
"""Heads of names that are not a thing that is counted or measured."""
_PART_OF_SENTENCE = re.compile(
    r"\b(?:it|that|they|we|he|she|you|would|should|could|will)\b"
    r"|^[a-z]+ an? |\band an? "
    rf"|^(?:{PAST}|[a-z]+(?:ed|ing)|costs?|cut|put|shut)"
    r" (?:it|an?|the|off|out|up|on|in|here|there)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"(?:{PAST}|(?!speed|breed|need)[a-z]{{3,}}ed|did|lies|consider|say|need|give|take)",
    re.IGNORECASE,
)
_NUMBER_IN_NAME = re.compile(
    rf"\bof \d|^(?:\d[\d.,]* [a-z]|{any_of(SMALL_NUMBERS)} )",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r" (?:of|for|in|at|from|with|on|by|to|per|who|than|among|between|before|after|since|under"
    r"|such as|without|across|through|against)\b"
)
_CURRENCY = re.compile(
    r"(?:dinar|dirham|peso|shilling|rupee|franc|kron[aeo]r?|crown|rial|real|dollar|pound|mark|lira"
    r"|sol|lev|lari|guilder|escudo|florin|ducat)s?|kuna|lei|reais|koruna",
    re.IGNORECASE,
)
POINTS = re.compile("points?", re.IGNORECASE)
_INDEX = re.compile(r"\d|index|average|composite|dow|nasdaq", re.IGNORECASE)
_FROM_VERB = re.compile(
    r"(?:share |buying )?price|cost|payment|pledge|savings|reserves|fine|debt|offer|distance"
    r"|rainfall|market value|funds (?:released|set aside)|earnings(?: per [a-z]+ share)?"
    r"|lending|borrowing|production"
    r"|sales|exports|imports|shipments|deliveries|donation|interval|magnitude|people\b.*"
    r"|spending(?: on .*| per [a-z]+)?|time (?:left|spent|[a-z]+ed)|investment in .*",
    re.IGNORECASE,
)
"""Names that a draft takes from other words, such as a verb: paid $5."""
_HAD_PROMISED = re.compile(r"\bhad (?:[a-z]+ )?(?:promised|pledged)\b")
_NEW_CLAUSE = re.compile(
    r"[;:]|\b(?<!of )(?:it|which|who|that|they|while|but|though|although|because|where)\b"
)
"""Words between two numbers after which the second does not go on with a name."""
_CHANGE = re.compile(", (?:growth|change)$|(?:增速|变化|占比)$")
_IN = re.compile(r"\b(?:in|across|at|over) $")
_WHOLE = re.compile(r" of (?:(?:the|its|their|his|her|all|those|\d+) )*(?P<noun>[a-z -]+)")
_WHOLE_WITH_NUMBER = re.compile(r" of (?:[a-z]+(?:['’]s?)? ){0,3}\d[\d,.]* ")
_NOUNS = re.compile(
    r" (?:[a-z-]+ )?[a-z]+s(?:, (?:[a-z]+ )?[a-z]+s)* (?:and|or) (?:[a-z]+ )?[a-z]+s\b"
)
_ONE_OF_THEM = re.compile(
    r"\b(?:[a-z]+est|first|most|least) (?:[a-z]+ )?of (?:them|these|those|which|whom)\b[^,;]*$"
    r"|\b(?:room|space|capacity|seats|beds|places) for $"
)
_TOWN_OF = re.compile(r"\b(?:nation|country|town|city|village|island|community) of (?:about )?$")
_PACKED = re.compile(
    "(?:bale|unit|share|box|carton|piece|item|lot|dose|sack|bag|crate)(?:e?s)?", re.IGNORECASE
)
_AIM = re.compile("(?:[a-z]+ )?(?:target|goal|midpoint)", re.IGNORECASE)
_BY_SOMEONE = re.compile(
    " (?:that |which )?(?:it|they|he|she|we) (?!forecast|expect|predict)[a-z]+"
)
_OF_AFTER = re.compile(r"(?: [a-z]+)? ?(?:of|in|for|on|worth) ")
_OF_PRONOUN = re.compile(r" of (?:them|it|the total|that|whom|which)\b")
_OF_OWN = re.compile(" of (?:the|its|their|his|her|all) ")
_RATE_BEFORE = re.compile(r"\b(?:margins?|coverage|yields?|ratios?|turnout|rates?)\b")
_LASTS = re.compile(
    r"\b(?:for|last\w*|takes?|took|within|in|after|than|spen[dt]|another|every)\b[^,;]{0,20}$"
)
_IS = re.compile(
    r"\b(?:is|are|was|were|averag(?:ed|es)|total(?:s|led|ed)|measure[ds]|weigh(?:s|ed))\b"
)
_DONE = re.compile(r"^(?!.*\b(?:last|tak|took)).*[a-z]{3,}ed\b")
_OFTEN = re.compile(" (?:an?|per|each) (?:hour|day|week|month|year)")
_AGE = re.compile(r"\b(?:under|over|aged|above|between|age)\b[^,;.]{0,12}$|\baged\b[^;.]{0,20}$")
_OF_AGE = re.compile(
    r"\b(?:is|was|are|were|aged|children|girls?|boys?|(?:wo)?men|people|those|drivers|workers|adults"
    r"|turn(?:ed|s))\b"
)
_HAN_NOT_NOUN = re.compile(
    "^.$|^(?:均(?!价)|我|你|他(?!国)|她|按(?!期|揭)|比(?![例重率值])|不(?![良动])|只|以(?!上)|把|让|将|从(?!业)|向|为|在(?![校岗建])|其(?!他|它|余)|而|但|并|与"
    "|[日年月人]均$)|(?:[报使]用|[车节]省|计算|核算|惠及|不必|写|投产|[下起出过回]来|后|“[^”]*)$|[我你](?![国省市县区])"
    "|^(?:开工|合计|其中|工作日|优化|整改|买入|卖出|办理|修复|取消)$"
)
_HAN_NOUN = re.compile(
    "(?!左右|以[上下]|[多余的人占在是为均已有被由]|获[得批])[\u4e00-\u9fff]{2,4}"
)
_HAN_MONEY = re.compile(
    "(?:额|值|率|量|价|费|费用|收入|支出|投入|票房|付款|回购|成交|投资|利润|贷款|存款|余额|经费|比|强度|比重|增速|资金|出口|进口|产出|面"
    "|消费|税收|顺差|逆差|债务|债券|成本|工资|预算|补贴|补助|奖金|赔偿|花费|营收|净利|规模|资产|指数|订单|合同"
    "|融资|捐款|罚款|价格|[股票]息|红利|亏损|盈利|销售|零售|薪酬|房租|租金)$"
)
_HAN_TIME = re.compile(
    "时间|时长|间隔|期|天数|日数|年限|年数|寿命|龄|时数|工时|时限|住院日|日照|用时|耗时|历时"
)
_HAN_RATE = re.compile("(?:率|比|强度|比重|增速|幅|面|系数|指数|毛利|度|份额|增长)$")
ELSEWHERE = "the words near the number do not name it"
LEFT_OUT = "the words near the number do not say what is counted"
_LARGE = "too large an amount for"
_PART = "perhaps only a part of what its name says"
_OF_ONE_FIGURE = (_LARGE, _PART, "the same words", "perhaps a population")
"""How questions begin that are not about another figure that goes on with the name."""


class _Name(NamedTuple):
    """What a name says is measured: the head of "sales of bicycles" is sales."""

    core: str
    head: str


def ask_about_name(figure: ProposedFigure, near: ProposedFigure | None) -> str:
    """Return the question about a name, which may go on with that of a figure before."""
    measure, name = figure.measure, _split_name(figure)
    if measure == RANK:
        return ""
    if is_chinese(figure.candidate.around):
        return _ask_about_han_name(figure, near)
    if fault := _find_fault(figure, name) or _find_other_size(figure, name):
        return fault
    if near and not figure.name.endswith(", rate"):
        words = near.find_question("metric")
        is_of_unit = measure != near.measure and "is not a" in words
        is_level = measure.is_money and near.measure.is_rate and figure.candidate.context.role
        if (words or not is_level) and not is_of_unit and not words.startswith(_OF_ONE_FIGURE):
            return words
    if measure.is_count:
        return _ask_about_count(figure, name)
    if measure.is_rate or measure == TIMES:
        return _ask_about_rate(figure, name)
    return _ask_about_amount(figure, name)


def find_same(figure: ProposedFigure, before: Sequence[ProposedFigure]) -> ProposedFigure | None:
    """Return the figure before one whose name it goes on with: up 5% to 7, from 6."""
    own = _key_of(figure)
    sentence = figure.candidate.sentence_key
    same = (one for one in reversed(before) if one.candidate.sentence_key == sentence)
    last = next((one for one in same if _key_of(one) & own), None)
    if last is None:
        return None
    first, second = last.candidate, figure.candidate
    gap = first.paragraph.text[first.numeral.end : second.numeral.start]
    if len(gap) > MAX_GAP or _NEW_CLAUSE.search(gap):
        return None
    is_other = last.measure.is_time and figure.measure != last.measure
    if is_other or (last.measure.is_count and _IN.search(first.before)):
        return None  # "It has 312 shops in 17 states, up from 308"
    is_change = first.context.role == "by" or any(
        _CHANGE.search(one.name) for one in (figure, last)
    )
    is_money = figure.measure.is_money and last.measure.is_money
    return last if is_change or is_money or figure.measure == last.measure else None


def leaves_out_noun(figure: ProposedFigure) -> bool:
    """Return whether the words near a number do not say what it counts."""
    candidate = figure.candidate
    is_bare = not _has_unit(candidate) and not _read_noun(candidate)
    return is_bare and not _is_counted(candidate, _split_name(figure))


def is_index(name: str) -> bool:
    """Return whether a name is that of an index, which has points."""
    return _INDEX.search(name) is not None


def is_level_name(figure: ProposedFigure) -> bool:
    """Return whether a name is that of a level, and not of its growth or its rank."""
    return figure.name.casefold() == figure.base.casefold()


def _split_name(figure: ProposedFigure) -> _Name:
    core = re.sub("^share of ", "", figure.base.partition(", ")[0], flags=re.IGNORECASE)
    parts = [part for part in _PREPOSITION.split(core, maxsplit=1) if part.strip()]
    words = re.findall(r"[^\W\d][\w'’&-]*", parts[0]) if parts else []
    return _Name(core, words[-1] if words else "")


def _key_of(figure: ProposedFigure) -> frozenset[str]:
    """Return what two names of one thing share: stores closed, and stores opened."""
    core = re.sub(" per [a-z]+$", "", _split_name(figure).core).casefold()
    is_counted = figure.measure.is_count and core
    return word_key(core.split()[0]) if is_counted else frozenset((core,))


def _is_head(kind: str, word: str) -> bool:
    return re.fullmatch(_HEADS[kind], word, re.IGNORECASE) is not None


def _has(text: str, word: str) -> bool:
    """Return whether a text has a word, in the singular or the plural."""
    stem = word[: max(MIN_HEAD, len(word) - 2)]
    return re.search(rf"\b{re.escape(stem)}", text, re.IGNORECASE) is not None


def _shares(noun: str, core: str) -> bool:
    return bool(word_key(noun) & word_key(core))


def _find_fault(figure: ProposedFigure, name: _Name) -> str:
    """Return why a name is not that of a metric, wherever it is from; maybe nothing."""
    core, head = name
    candidate, is_count = figure.candidate, figure.measure.is_count
    words = core.split()
    if not is_count and is_level_name(figure) and _BY_SOMEONE.match(candidate.after):
        return ELSEWHERE
    is_aim = _AIM.fullmatch(core) and core.casefold() == figure.base.casefold()
    if is_aim or (is_count and _PACKED.fullmatch(figure.base.partition(", ")[0])):
        return f"`{core}` of what"
    if _ONE_OF_THEM.search(candidate.before):
        return _PART
    if is_count and _TOWN_OF.search(candidate.before):
        return "perhaps a population"
    if _FROM_VERB.fullmatch(core):
        is_other = core == "pledge" and _HAD_PROMISED.search(candidate.before)
        return "what was promised before" if is_other else ""
    if not head or _NOT_MEASURED.fullmatch(head):
        return f"`{core}` is not a thing that is counted or measured"
    verbs = [core] if is_count else [core, words[-1], head]
    is_verb = _PART_OF_SENTENCE.search(core) or any(map(_VERB.fullmatch, verbs))
    is_verb = is_verb or (not is_count and _is_object(candidate, core))
    if (is_verb and not core.startswith(("people", "dead"))) or len(words) > MAX_WORDS:
        return f"`{core}` is a part of a sentence"
    if _NUMBER_IN_NAME.search(core):
        return f"`{core}` contains another number"
    if is_count and _CURRENCY.fullmatch(head):
        return f"`{core}` is money"
    is_counted = is_count and _has(candidate.after[:40], head)
    is_proper = not is_counted and _is_proper(candidate, head)
    return f"`{core}` is the name of something" if is_proper else ""


def _is_object(candidate: Candidate, core: str) -> bool:
    """Return whether a name begins with the verb of its clause: lifted profit by 5%."""
    before, found, rest = candidate.before.partition(core)
    is_verb = found and re.match("[a-z]+ed ", core, re.IGNORECASE)
    is_noun = before.endswith((" of ", " the ", " a ", " an ", " its ", " their "))
    return bool(is_verb) and not is_noun and not STARTS_WITH_VERB.search(rest)


def _is_proper(candidate: Candidate, head: str) -> bool:
    """Return whether a sentence writes a word with a capital that does not begin it."""
    if head.isupper():
        return False
    text = candidate.around.lstrip(' "“‘')
    found = [*re.finditer(rf"\b{re.escape(head)}\b", text, re.IGNORECASE)]
    return bool(found) and all(one[0][0].isupper() and one.start() for one in found)


def _find_other_size(figure: ProposedFigure, name: _Name) -> str:
    """Return that millions are not an amount per share; maybe nothing."""
    candidate = figure.candidate
    is_per = " per " not in name.core or re.match(r" (?:an?|per) ", candidate.named_after)
    is_large = figure.measure.is_money and candidate.numeral.scale != 1 and not is_per
    return f"{_LARGE} `{name.core}`" if is_large else ""


def _ask_about_count(figure: ProposedFigure, name: _Name) -> str:
    """Ask about a name that is not the noun after a number, or the subject before it."""
    candidate = figure.candidate
    noun = _read_noun(candidate)
    if POINTS.fullmatch(noun):
        is_named = figure.name.endswith(", change") and not POINTS.fullmatch(name.head)
        return "" if is_named or is_index(name.core) else "points of what"
    if _WHOLE_WITH_NUMBER.match(candidate.after):
        return _PART
    if _NOUNS.match(candidate.after):
        return "the number counts several things"
    if noun and not noun.lower().startswith("others"):
        is_total = _is_head("count", name.head) and _IS.search(candidate.before)
        return "" if is_total or _shares(noun, name.core) else f"the number counts {noun}"
    if _is_age(candidate):
        return "perhaps an age"
    return "" if _is_counted(candidate, name) else LEFT_OUT


def _has_unit(candidate: Candidate) -> bool:
    """Return whether a unit, or a noun, follows a number."""
    unit = candidate.context.unit
    return unit is not None and unit.words.start >= candidate.numeral.end


def _read_noun(candidate: Candidate) -> str:
    """Return the noun that follows a number; maybe none."""
    unit = candidate.context.unit
    noun = read_counted_noun(candidate.paragraph.text, candidate.numeral.end)
    return noun or (unit.noun if unit and _has_unit(candidate) else "")


def _is_counted(candidate: Candidate, name: _Name) -> bool:
    """Return whether a number without a noun counts its whole, or its subject."""
    core, head = name
    if core.startswith("people") and re.search("[a-z](?:ing|s|ed) $", candidate.before):
        return True  # "killing at least 11"
    whole = _WHOLE.match(candidate.after)
    if whole and _shares(whole["noun"], core):
        return True
    is_subject = _has(_read_before(candidate), head) and not _IN.search(candidate.before)
    is_noun = is_plural(head.lower()) or _is_head("count", head)
    return is_noun and (is_subject or _has(candidate.after[:30], head))


def _read_before(candidate: Candidate) -> str:
    """Return the clause before a number; of a level after a change, with the change."""
    if not candidate.context.role:
        return candidate.before
    end = candidate.numeral.start
    text = candidate.paragraph.text[max(candidate.sentence[0], end - MAX_GAP) : end]
    return _NEW_CLAUSE.split(text)[-1]


def _is_age(candidate: Candidate) -> bool:
    value, end = candidate.numeral.value, candidate.numeral.start
    clause = candidate.paragraph.text[max(candidate.sentence[0], end - MAX_GAP) : end]
    is_age = _AGE.search(clause) and _OF_AGE.search(clause)
    return bool(is_age) and value is not None and value < MAX_AGE


def _ask_about_rate(figure: ProposedFigure, name: _Name) -> str:
    """Ask about a rate whose subject or whole the clause does not name."""
    candidate, (core, head) = figure.candidate, name
    before, after = candidate.before, candidate.named_after
    if figure.measure == TIMES and _OFTEN.match(after):
        return "how often, or a multiple"
    if figure.name.endswith(", rate"):
        return f"a share or a rate of `{core}`"
    if figure.name.endswith(", growth") and _OF_OWN.match(after):
        return f"a share of `{core}`, or its change"
    if figure.base.lower().startswith("share of "):
        if after.startswith(" of ") and (measured := _RATE_BEFORE.search(before)):
            return f"`{measured[0]}` before the number may be what is measured"
        is_of = _OF_PRONOUN.match(after) or _has(candidate.after[:80], head)
        return "" if is_of or "of which" in before else ELSEWHERE
    owner = _find_priced(core) or head
    if not _has(_read_before(candidate), owner) and not _has(after[:60], owner):
        return ELSEWHERE
    is_level = figure.measure.id == "percent" and is_level_name(figure)
    return f"`{core}` is not a rate" if is_level and not _is_head("rate", head) else ""


def _find_priced(core: str) -> str:
    """Return what has the price or the cost that a name is; maybe nothing."""
    priced = re.match(r"(?:.* )?(\S+) (?:cost|price)\b", core)
    return priced[1] if priced else ""


def _ask_about_amount(figure: ProposedFigure, name: _Name) -> str:
    """Ask about a name of money, time, or length that is not measured in it."""
    candidate, measure, (core, head) = figure.candidate, figure.measure, name
    before, after = candidate.before, candidate.named_after
    is_made = head == "profit" != core.lower() and re.search(r"\bma[dk]e|making|earn", before)
    if is_made or _FROM_VERB.fullmatch(core):
        return ""
    priced = _find_priced(core)
    owner = priced or head
    is_after = _has(after[:40], owner)
    is_here = is_after or _has(_read_before(candidate), owner)
    if measure.is_time:
        if _is_age(candidate):
            return "" if figure.name.endswith(", age") else "perhaps an age"
        is_span = figure.name.endswith((", duration", ", interval")) and _LASTS.search(before)
        # "Barred him from office for 10 years" is not on what was named before.
        is_deed = is_span and _DONE.search(before) and not _has(before, owner)
        is_time = _is_head("time", head) or (is_span and not is_plural(head.lower()))
        return "" if is_time and not is_deed else f"`{core}` is not a length of time"
    if figure.name.endswith((", altitude", ", length", ", height", ", width", ", depth")):
        return ""
    if not is_here:
        return ELSEWHERE
    if measure.is_money:
        if _OF_OWN.match(after) and is_after:
            return _PART  # £2 of his pocket money
        is_of = _OF_AFTER.match(after) and is_after
        is_money = priced or is_of or _is_head("money", head)
        is_money = is_money or before.lower().endswith((f"{core} of ", f"{core} worth "))
        return "" if is_money else f"`{core}` is not an amount of money"
    if measure.id.startswith("deg"):
        is_heat = re.match("(?:thermomet|temperatur|low|high)", head, re.IGNORECASE)
        return "" if is_heat else f"`{core}` is not a temperature"
    is_compared = re.search(rf"\b(?:above|below|than) (?:[a-z]+ )*{re.escape(head)}", before)
    is_level = _IS.search(before) or (candidate.context.role and not is_compared)
    is_size = is_after or is_level or _is_head("size", head)
    return "" if is_size else f"`{core}` is not a length, area, or weight"


def _ask_about_han_name(figure: ProposedFigure, near: ProposedFigure | None) -> str:
    """Ask about a Chinese name that is not a noun of what has the number's unit."""
    measure, core = figure.measure, re.sub("(?:预测|预期|目标)?(?:（.*)?$", "", figure.base)
    if measure.id in ("percentage-point", "basis-point"):
        is_rate = _HAN_RATE.search(figure.name.removesuffix("变化"))
        return "" if is_rate else f"the change of `{core}`, or of its growth"
    if near and not (words := near.find_question("metric")).startswith(_OF_ONE_FIGURE):
        return words
    if _HAN_NOT_NOUN.search(core) or f"{core}了" in figure.candidate.before:
        return f"`{core}` is not a thing that is counted or measured"
    if measure.is_time:
        return "" if _HAN_TIME.search(core) else f"`{core}` is not a length of time"
    is_amount = _HAN_MONEY.search(core) is not None
    if measure.is_money:
        is_rate = re.search("(?:率|增速|比重|强度)$", core)
        return f"`{core}` is not an amount of money" if is_rate or not is_amount else ""
    if measure.is_rate and is_level_name(figure):
        return "" if _HAN_RATE.search(core) else f"`{core}` is not a rate"
    candidate = figure.candidate
    is_bare = measure.is_count and not _has_unit(candidate)
    if measure.is_count and not is_bare and (unit := candidate.context.unit):
        noun = _HAN_NOUN.match(candidate.paragraph.text, unit.words.end)
        pairs = {"".join(pair) for pair in pairwise(noun[0])} if noun else set()
        if noun and not any(pair in figure.name for pair in pairs):
            return f"`{noun[0]}` follows it"
    return LEFT_OUT if is_bare and not is_amount else ""
