"""The names of companies, places, and organizations in a text."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from provcli.drafting.heading_names import INSIDE, find_heading_names
from provcli.drafting.names import DEED, SUBJECT_VERB, is_plural
from provcli.drafting.outline import Outline
from provcli.drafting.places import han_place_kinds, is_place, place_kinds
from provcli.drafting.publisher import is_source_line
from provcli.prose.article import PREAMBLE, Paragraph
from provcli.prose.english_words import MONTHS, WEEKDAYS
from provcli.prose.patterns import is_han
from provcli.prose.units import CAPITAL_UNITS

MAX_NAMES = 200
"""The maximum number of frequent names of a text that can be entities."""

_COMPANY_WORDS = (
    "Inc|Corp|Corporation|Ltd|Limited|Co|Company|Group|Holdings|Bank|Plc|PLC|LLC|AG|SA|NV|SE"
    "|Airlines|Motors|Energy|Partners|Technologies|Industries|Stores|Pharma|Foods"
)
_PLACE_WORDS = f"{place_kinds().title()}|Port|Valley|Island|Isle|Islands|Lake|River|Bay"
# "Marlowe & Finch", "Halden Mobile", "eBay"
_NAME = re.compile(
    r"(?<![\w.'’-])[A-Z][\w.-]*[\w](?:['’]s(?= [A-Z]))?"
    r"(?: (?:& |of |and (?=[A-Z]\w+ (?:Inc|Ltd|Co)\b))?[A-Z][\w.&-]*\w)*"
    r"(?:\.?,? (?:Inc|Ltd|Co|Corp|LLC|PLC)\b)*\.?"
)
_INDEX_END = re.compile(rf" \d{{2,4}}(?= (?:index )?(?:{SUBJECT_VERB}))")
"""The number of an index before a verb: the Elmor 50 rose."""
_COMPANY = re.compile(rf"(?:.* )?(?:{_COMPANY_WORDS})\.?")
_LEGAL_WORDS = frozenset("Inc Corp Corporation Ltd Limited Co Plc PLC LLC AG SA NV SE".split())
MIN_SHORT_NAME = 4
_INSTITUTION = re.compile(
    rf" (?:{_PLACE_WORDS}|Council|Hospital|University|School|College|Airport|Police|Exchange"
    r"|Bridge|Church|Museum|Station|Road|Street|Party)\b"
)
"""What a name has in common with the town whose name it begins with: Marden Council."""
_INITIALS = re.compile(r" \((?P<short>[A-Z]{2,8})\)")
""""The initials of a name after it: Federal Grid Agency (FGA)."""
_PLACE = re.compile(rf"(?:.* )?(?:{_PLACE_WORDS})(?: of .*)?|(?:City|Port|State|County) of .*")
REPORTING_VERBS = "(?:said|told|says|tells|added|explained|noted)"
"""A pattern for the verbs of one who is quoted."""
_PERSON_AFTER = re.compile(rf",? ?(?:\d\d, )?(?:{REPORTING_VERBS}|who)\b")
_SAYS = re.compile(rf",?(?: \d\d,)? {REPORTING_VERBS}\b(?! (?:that )?its?\b)| ?\d")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]n) (?:the [a-z]+ of )?$")
_NO_NAME = re.compile(rf".*(?:\d|-[a-z]|[\u4e00-\u9fff])|{CAPITAL_UNITS}$")
_COMMON = frozenset(
    "The A An In On At It Its They He She We You I This That These Those There But And Or As If"
    " When While After Before Since By For From With Of To No Not All Some Most Many Both Each"
    " Every Sales Total Last Next Year Over Under About Data Net Shares Profit Revenue Analysts"
    " Among More However Meanwhile"
    " Overall Online GDP CPI PMI EBITDA EBIT EPS GMT CEO CFO AI Reuters Prices Exports Imports"
    " Growth Output"
    " Demand Officials Figures What Where How Why Who Our Their His Her My According Only Just"
    " About Nearly Almost Around Then Now Here Because Even During Between Compared Unlike"
    " Including Despite Although Earlier Later Also Today Yesterday Tomorrow Rival Government"
    " Directorate Council Ministry Authority Department Office Agency Commission Parliament"
    " Board Having Neighbouring Neighboring Nearby Rs Mr Ms Mrs Dr".split()
) | {name.title() for name in (*MONTHS, *WEEKDAYS)}
_TRADES = (
    "operator retailer airline carrier carmaker automaker maker manufacturer producer lender"
    " insurer chipmaker developer miner supplier brewer distiller builder shipbuilder utility"
    " grocer refiner publisher distributor chain giant startup company firm railway"
).split()
_COMMON |= {trade.title() for trade in _TRADES}
TRADE = f"(?:{'|'.join(_TRADES)})"
_TRADE_BEFORE = re.compile(rf"\b(?:{TRADE}|rival|competitor) $", re.IGNORECASE)
_TRADE_AFTER = re.compile(rf", (?:the|an?|[A-Z]\w+['’]s) (?:[a-z-]+ ){{0,3}}{TRADE}\b")
_NOT_IN_HAN_NAME = "不了年月日在对的从到各持我本该和与及为是由向将其全这那个家等属于大城超特中小区"
HAN_NAME = re.compile(
    rf"(?P<company>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市上]{{2,8}}?(?:公司|集团|银行|大学)(?![业生间]))"
    rf"|(?P<place>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市]{{2,3}}"
    "(?<![两三四五六七八九十各多股楼债汇车夜菜门集])"
    "(?:省|市|县|州|自治州|(?<![小地社园景城市郊库灾校厂战辖老新街片专赛病疫选农牧林矿湖海禁牧山])区))"
    "(?!场|值|民|区|级|委|内|政|盈|域|净|道|公司)"
)
_GENERIC_COMPANY = re.compile(
    "(?:.{0,4}(?:季度|全年|今年|去年|目前|管理层|董事会|预计|预期|计划))?"
    "(?:保险|证券|商业|中央|科技|股份|基金|外资|民营|国有|航空|物流|建筑|有限|跨国|龙头)*"
    "(?:公司|集团|银行|大学)"
)
HAN_FIRM = re.compile(
    "(?P<stem>.{2,})(?P<end>[省市县州]|科技|药业|乳业|矿业|煤业|能源|汽车|证券|股份|电子|酒店|航空)"
)
_HAN_REPORTER = re.compile(
    rf"(?:(?:企业|公司|集团|厂商|巨头|龙头|生产商|制造商|运营商|零售商)|^|[。，\s])"
    rf"(?P<name>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}]{{2,6}}?)"
    r"(?:[（(][^（()）]{1,16}[）)])?(?:(?:\d+月)?\d+日|[今昨]天|[今昨日近]日|日前)?(?:晚间|午间|盘后|下午|上午)?"
    "(?:披露|公布|发布|宣布|公告)(?=[^。]{0,24}(?:净利|营收|年报|年度报告|季报|季度|快报|财报|业绩|财务|财政年度|财年))"
)
"""A company before the report that it publishes: 海山科技8日晚间披露年报."""
_FOLLOWS_SUBJECT = re.compile(
    r"(?:['’]s\b(?! [A-Z][a-z])|['’] "
    rf"|,? (?:(?:also|now|has|have|on \w+day) )*(?:{SUBJECT_VERB}|{DEED}\b))"
)
ACTS = re.compile(
    rf" (?:(?:also|now|has|have|on \w+day) )*{DEED}\b| said (?:on \w+day )?(?:that )?its?\b"
    r"| (?:has|had) (?:[^a-z,.;]*\d|about|over|more than)"
)
"""What follows the name of one who does something."""
APPOSITION = re.compile(
    r", (?:(?:an?|the|one of|home to|part of|which(?! the)(?= [a-z])|[A-Z]\w+['’]s) |[a-z]+-)"
    r"[^,.;:\d]{3,70},"
    r"(?! (?:who|and) )"
)
"""What explains a name before its verb: Kestrel, the country's second-largest brewer, sold."""
IN_BRACKETS = re.compile(r" ?[（(][约近超]?\d[\d.]*[^（()），,、；;A-Z\d]{1,12}[)）]")
"""The number of a name, in brackets after it: 江城市（231亿元）."""
HAN_BRANCH = re.compile(
    "[\u4e00-\u9fff]{0,4}?(?:银行|集团|公司|大学|分行|工厂)(?![业生])|[\u4e00-\u9fff]{2,14}?市场"
    "|[\u4e00-\u9fff]{0,8}?(?:企业|厂商|巨头)[\u4e00-\u9fff]{2,8}?(?:[今昨]天|日前|公布|披露|发布)"
)
"""What a place or a bank begins the name of: 中国人民银行."""
_OWNS = re.compile(rf"['’]s (?!(?:and|in|at|on|by|{SUBJECT_VERB})\b)[a-z]")
MAX_CLAUSE = 120
_IN_ADJECTIVE = re.compile(r"\b(?:In|For|Across) (?:the )?(?:[a-z]+ )?$")
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.“\"(—]\s*| [-–] )(?:(?:and|but|while|that|in|for|of|as) )?(?:the )?"
    r"(?:[a-z]+(?: [a-z]+)? of )?"
    r"(?:(?:(?:its|their|a|[A-Z][a-z]+) )?"
    r"(?:rival|competitor|peer|neighbou?r(?:ing)?|unit|parent) )?"
    rf"(?:(?:[a-z-]+ ){{0,2}}{TRADE} )?$",
    re.IGNORECASE,
)
_NOUN_IN = re.compile(
    r"(?:^|[,;:.“\"(—]\s*)(?:(?:and|but|while) )?(?:the )?(?:[a-z]+ ){1,3}in (?:the )?$",
    re.IGNORECASE,
)
"""What measures a place: the unemployment rate in Portugal was 6.4%."""
_ACTS_AS_COMPANY = re.compile(
    r"(?:['’]s| (?:on \w+day )?(?:reported|posted|had|earned|expects|forecasts"
    r"|(?:said|says)(?: on \w+day)?(?: that)?(?: its)?))"
    r" (?:[a-z]+ ){0,2}(?:revenues?|sales|profits?|loss|income|earnings|turnover)\b"
    rf"| (?:said|says) (?:on \w+day )?(?:that )?it (?:has |had )?{DEED}\b"
)
_PLACE_AFTER = re.compile(rf" (?:{place_kinds()})\b")


def _list_paragraphs(outline: Outline) -> Sequence[Paragraph]:
    """Return the paragraphs, with the title first if none of them is it."""
    paragraphs = outline.article.paragraphs
    is_there = any(paragraph.text.strip() == outline.title for paragraph in paragraphs[:5])
    return paragraphs if is_there else (Paragraph(PREAMBLE, 0, outline.title), *paragraphs)


def find_names(outline: Outline, small: frozenset[str]) -> Mapping[str, tuple[str, str]]:
    """Return the full name and the kind of each name of an organization or place."""
    counts: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    shorts: dict[str, str] = {}
    signs: defaultdict[str, set[str]] = defaultdict(set)
    for paragraph in _list_paragraphs(outline):
        text = paragraph.text
        is_title = text.strip() == outline.title
        for start, end, name, kind in () if is_source_line(text) else find_possible_names(text):
            counts[name] += 1 if is_title else 2
            is_located = _PLACE_AFTER.match(text, end) and kind != "company"
            kinds[name] = kind if kind == "company" else kinds.get(name, kind)
            kinds[name] = "place" if is_located else kinds[name]
            for sign in _read_signs(paragraph, start, end, kind, is_title=is_title):
                signs[sign].add(name)
            if found := _INITIALS.match(text, end):
                shorts[found["short"]] = name
        reporters = {found["name"] for found in _HAN_REPORTER.finditer(text)}
        signs["acting"] |= {name for name in reporters if not is_place(name)}
        counts.update(reporters)
    shorts.update(find_short_names(kinds, outline.article.paragraphs))
    for named in signs.values():
        named |= {shorts[name] for name in named & shorts.keys()}
    sure, acting, people = signs["sure"], signs["acting"], signs["person"]
    doing = {name for name in signs["doing"] if not is_ordinary(name, small)}
    doing -= people | shorts.keys()
    sure |= acting | doing
    people -= sure
    for name in acting | doing:
        kind = "company" if name in acting else "entity"
        kinds[name] = kinds.get(name, kind).replace("organization", kind)
    names: dict[str, tuple[str, str]] = {}
    for name, count in counts.most_common(MAX_NAMES):
        is_sure = kinds[name] != "organization" or " " in name
        is_repeated = count >= 3 and (name in signs["inside"] or is_sure)
        if name not in people and (is_repeated or name in sure):
            names[name] = (name, kinds[name])
    names |= {name: (name, kind) for name, kind in find_heading_names(outline, kinds, small)}
    # 杭州 and 杭州市 are one.
    names |= {name: names[name[:-1]] for name in names if is_han(name[0]) and name[:-1] in names}
    shorts.update(_find_stems(names, outline))
    names |= {short: names[name] for short, name in shorts.items() if name in names}
    names |= {
        name: (f"{name}'s", kind)
        for name, (whole, kind) in names.items()
        if name == whole and name in signs["closed"] - signs["bare"]
    }
    return names


def _find_stems(names: Iterable[str], outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield the first characters by which a text calls 海山科技 and 洪川市, with these."""
    text = "\n".join(paragraph.text for paragraph in outline.article.paragraphs)
    for name in names:
        if (found := HAN_FIRM.fullmatch(name)) and not is_place(stem := found["stem"]):
            is_firm = len(found["end"]) > 1
            acts = is_firm and re.search(f"(?m)(?:^|[，。；：“、]){stem}(?!{found['end']})", text)
            if acts or (not is_firm and text.count(stem) > text.count(name)):
                yield stem, name


def find_short_names(
    names: Mapping[str, str], paragraphs: Iterable[Paragraph]
) -> Iterator[tuple[str, str]]:
    """Yield the words by which a text calls names: Halden, the Alliance."""
    full = [name for name in names if " " in name and not _INSTITUTION.search(name)]
    firsts = Counter(name.split()[0] for name in full)
    lasts = Counter(name.split()[-1] for name in full)
    definite = {word for one in paragraphs for word in re.findall(r"\b[Tt]he (\w+)", one.text)}
    for name in reversed(full):
        short, _, rest = name.partition(" ")
        is_new = firsts[short] == 1 or re.fullmatch(_COMPANY_WORDS, rest)
        is_word = len(short) < MIN_SHORT_NAME or kind_of(short) == "place"  # Port of Port Elin
        if short in names and is_new and not is_word:
            yield short, name
        last = name.rpartition(" ")[2]
        if last in names and last in definite and lasts[last] == 1:
            yield last, name


_CLAUSE_STOP = re.compile(r"[,;:](?!\d)|\.(?=\s)|[，。；：]")
_HAN_SENTENCE_STOP = re.compile("[。；：]")


def _has_number(paragraph: Paragraph, end: int, stops: re.Pattern[str] = _CLAUSE_STOP) -> bool:
    """Return whether a number follows in the same clause."""
    stop = stops.search(paragraph.text, end, end + MAX_CLAUSE)
    limit = stop.start() if stop else end + MAX_CLAUSE
    index = bisect_left(paragraph.starts, end)
    return index < len(paragraph.starts) and paragraph.starts[index] < limit


def _read_signs(
    paragraph: Paragraph, start: int, end: int, kind: str, *, is_title: bool
) -> Iterator[str]:
    """Yield what the words around a name say of it.

    It is a "person"; "sure", as with Ltd; "acting" as a company; "inside" a sentence; "doing" what
    a number of the clause measures; "bare" if no 's follows, "closed" if one does, but no noun.
    """
    text = paragraph.text
    before = text[max(0, start - 30) : start]
    if _PERSON_AFTER.match(text, end):
        yield "person"
    is_legal = text[start:end].rstrip(".").split()[-1] in _LEGAL_WORDS
    if (is_legal and kind == "company") or (is_title and is_han(text[start])):
        yield "sure"
    is_of_trade = _TRADE_BEFORE.search(before) or _TRADE_AFTER.match(text, end)
    if _ACTS_AS_COMPANY.match(text, end) or is_of_trade:
        yield "acting"
    if not is_title and INSIDE.search(before):
        yield "inside"
    if _does_something(paragraph, start, end):
        yield "doing"
    if not _OWNS.match(text, end):
        yield "closed" if text.startswith(("'s", "’s"), end) else "bare"


def _does_something(paragraph: Paragraph, start: int, end: int) -> bool:
    """Return whether a name begins a clause in which it does what a number measures."""
    text = paragraph.text
    if is_han(text[start]):
        is_generic = _GENERIC_COMPANY.fullmatch(text, start, end)
        stop = _HAN_SENTENCE_STOP if text[end - 1] in "市县" else _CLAUSE_STOP
        is_doing = is_subject(text, start, end) and _has_number(paragraph, end, stop)
        return not is_generic and bool(is_doing or IN_BRACKETS.match(text, end))
    before = text[max(0, start - 40) : start]
    end = found.end() if (found := APPOSITION.match(text, end)) else end
    acts = ACTS.match(text, end) or _OWNS.match(text, end)
    return bool(acts and _CLAUSE_START.search(before)) and _has_number(paragraph, end)


def is_ordinary(name: str, small: frozenset[str]) -> bool:
    """Return whether a name is a word that only its sentence start capitalizes."""
    if is_han(name[0]):
        return False
    word, *rest = name.lower().split()
    if rest:
        return small.issuperset((word, *rest))
    return word in small or word.rstrip("s") in small or (is_plural(word) and word[-2:] != "os")


def find_possible_names(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the possible names of a text: start, end, name, and kind."""
    indent = len(text) - len(text.lstrip())
    for found in _NAME.finditer(text):
        words = found[0].split()
        start = found.start()
        while words and words[0].rstrip(".") in _COMMON:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0]) < 2):
            continue
        whole = len(words)
        while len(words) > 1 and words[-1].strip(".,") in _LEGAL_WORDS:
            words = words[:-1]
        is_legal = len(words) < whole
        name = " ".join(words).strip(".,")
        is_dateline = start == indent and name.isupper() and text.startswith(",", found.end())
        if is_dateline or _NO_NAME.match(name):
            continue
        end = found.end()
        is_definite = text[max(0, start - 4) : start].lower() == "the "
        if is_definite and (number := _INDEX_END.match(text, end)):
            name, end = name + number[0], number.end()
        yield start, end, name, "company" if is_legal else kind_of(name)
    if any(map(is_han, text)):
        for found in HAN_NAME.finditer(text):
            kind = "company" if found["company"] else han_place_kinds()[found[0][-1]]
            yield found.start(), found.end(), found[0], kind


def kind_of(name: str) -> str:
    """Return the kind of a name, as far as its words say it."""
    is_place_name = _PLACE.fullmatch(name)
    return "company" if _COMPANY.fullmatch(name) else "place" if is_place_name else "organization"


def is_subject(text: str, start: int, end: int) -> bool:
    """Return whether a name can be what its clause speaks of."""
    if is_han(text[start]):
        before = text[max(0, start - 1) : start]
        if HAN_BRANCH.match(text, end) or (before == "、" and IN_BRACKETS.match(text, end)):
            return False
        return before == "" or before in "，。；、：“年月日（" or before.isspace()
    before = text[max(0, start - 40) : start]
    if _IN_ADJECTIVE.search(before) and text.startswith(",", end):
        return True
    end = found.end() if (found := APPOSITION.match(text, end)) else end
    return bool(_FOLLOWS_SUBJECT.match(text, end) and _CLAUSE_START.search(before))


def find_asides(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that only explain a name at the beginning of a clause."""
    for start, end, _, _ in find_possible_names(text):
        aside = APPOSITION.match(text, end)
        if aside and _CLAUSE_START.search(text[max(0, start - 40) : start]):
            yield aside.span()


def opens_clause(text: str, start: int, end: int) -> bool:
    """Return whether a clause may be about a name that does not only say something."""
    if is_han(text[start]):
        return is_subject(text, start, end)
    before = text[max(0, start - 40) : start]
    if _SAYS.match(text, end) or before.endswith(", the "):
        return False
    is_place = _PLACE_BEFORE.search(before) and text.startswith(",", end)
    return bool(is_place or _CLAUSE_START.search(before) or is_subject(text, start, end))


def is_modifier(text: str, start: int, end: int) -> bool:
    """Return whether a name locates a noun: unemployment in Portugal fell."""
    if _FOLLOWS_SUBJECT.match(text, end) and _NOUN_IN.search(text[max(0, start - 40) : start]):
        return True
    following = re.compile(" (?!and |or )[a-z]").match(text, end)
    return following is not None and bool(_CLAUSE_START.search(text[max(0, start - 40) : start]))
