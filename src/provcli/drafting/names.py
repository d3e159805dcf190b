"""What a number measures: the noun phrase around it, in English and in Chinese."""

import re
from collections.abc import Iterator

from provcli.drafting.places import place_kinds
from provcli.prose.chinese import CHINESE
from provcli.prose.english import ENGLISH
from provcli.prose.english_context import IRREGULAR_PLURALS
from provcli.prose.english_words import MONTHS, NUMBER_WORDS
from provcli.prose.patterns import is_han, one_of

MAX_WORDS = 12
MAX_HAN = 24

# --- English --------------------------------------------------------------------------------------

_VERBS = (
    "(?:will|would|can|could|may|might|must|should|is to|are to)(?: (?:also|now|not|soon))? [a-z]+"
    "|is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|should|do|does|did"
    "|reached|reach|reaches|hit|totaled|totalled|totals|totaling|stood|stands|amounted|amounts|came"
    "|comes|come|accounted|accounts|accounting|made|make|makes|set|reported|reports|recorded"
    "|records|posted|posts|said|says|say|expected|expects|expect|planned|plans|aimed|aims|showed"
    "|shows|show|ranks|ranked|ranking|rank|built|build|builds|completed|completes|included"
    "|includes|include|covered|covers|cover|exceeded|exceeds|exceed|took|take|takes|earned|earns"
    "|produced|produces|sold|sells|sell|shipped|ships|delivered|delivers|invested|invests|spent"
    "|spends|raised|raises|attracted|attracts|contributed|contributes|generated|generates"
    "|employed|employs|employ|operated|operates|opened|opens|launched|added(?! value)|adds"
    "|eliminated|created|creates|received|receives|handled|handles|served|serves|carried|traded"
    "|edged|closed|settled|told|introduced|used|stabilized|ended|began|begins|started|starts"
    "|averaged|taking|bringing|leaving|sending|led|leads|released|releases|blocked|claimed|costing"
    "|fetched|fetches|think|thinks|saved|remained|remains|remain|stayed|ranged|ranges|retired"
    "|listed|leaves|left|gave|gives|kept|keeps|saw|sees|see|signed|runs|ran|guided|forecast"
    "|forecasts|estimated|estimates|destroyed|went|goes|go|becoming|become|became|put|puts|pay"
    "|pays|paid|offer|offers|offered|bought|buys|buy|charges|charged|saying|telling|face|faces"
    "|faced|lasted|lasts|got|gets|get|won|wins|win|need|needs|needed|hold|holds|held|found|find"
    "|finds|visited|visit|costs?(?=[^a-z]*$| about)|let|lets|brings|brought|bring|drew|draws"
    "|issued|finished|finishes|wants|want|wanted|hopes|hoped|approved|awarded|registered|collected"
    "|processed|crossed|passed|carries|carry|measured|measures|weighed|weighs|valued|priced|quoted"
    "|pledged|promised|allocated|financed|funded|stand|lies|lay|sat|crested|peaked|consider"
    "|considers|lifted|lifts|pushed|pushes|swallowed"
    "|swung|edges?(?= (?:up|down|higher|lower|out))|keep|keeps|averages"
    "|penciled in|pencilled in|book(?= an? )"
).split("|")
_CHANGES = one_of((*ENGLISH.rises, *ENGLISH.falls, *ENGLISH.levels))
_NOT_PAST = r"(?:need|feed|seed|speed|breed|bed|weed|reed|used)\b"
_LAST_VERB = (
    rf"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )\b(?!{_NOT_PAST})[a-z]{{3,}}ed"
    r"(?= (?:(?:at|to|by|for|in|off|out) ){0,2}\W*$)"
)
_VERB = re.compile(
    rf"(?<![\w-])(?:(?<!\bnatural )(?:{_CHANGES})"
    r"|(?<!['’]s )(?<!s['’] )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\btheir )"
    rf"\b(?:{'|'.join(_VERBS)})\b|{_LAST_VERB})(?!-)",
    re.IGNORECASE,
)
STARTS_WITH_VERB = re.compile(rf"\s*{_VERB.pattern}", re.IGNORECASE)
_NOT_VERBS = re.compile(
    r"added value|value added|\b(?:economic|organic|underlying) growth\b", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"^ per [a-z]+(?= [a-z])|^ of (?!wh)(?:[a-z'’-]+ ){1,4}?(?=(?:at|by|in|on|for|to|with|worth) )"
)
"""What belongs to the number before: 65 percent of its needs at 71 dollars."""
_NEWLY_ADDED = re.compile(r"\bnewly added\b", re.IGNORECASE)
_OWNER = re.compile(rf"(?:the )?(?:{place_kinds()}|company|group|firm|nation)'s? ")
_IN_PLACE = re.compile(r" (?:in|of|across) [A-Z][\w.]+(?: [A-Z][\w.]+)*$")
_OF_PERIOD = re.compile(r" (?:for|of|in|from) 's .*$")
"""What a masked period leaves of "for next year's race"."""
_PLACE_FIRST = re.compile(r"^(?:(?:[A-Z][\w.]+ )+|.*\d )the (?=\w)")
"""A place or group before what a clause speaks of: in New York the index."""
_IN_PERIOD = re.compile(
    r" (?:in|for|during|of|over) (?:(?:the|this|that|last) )?(?:quarter|half|year|period|month|week"
    r"|\d{4})$"
)
SUBJECT_VERB = _VERB.pattern
"""A pattern for verbs that follow what a sentence speaks of."""
_LEADING = re.compile(
    r"(?:the|a|an|own|off|its|their|his|her|our|this|that|these|those|of|in|on|at|and|but|while|as|with"
    r"|which|where|when|who|also|all|total|only|just|then|it|they|he|she|we|there|to|from|for|by"
    r"|average(?= an? )|through|alone|or|than|both|some|each|every|about|compared|against"
    r"|although|though|whereas|unless|once|them"
    r"|(?:less|fewer|more)(?= [a-z])|during|over|under|overall|so|however"
    r"|meanwhile|whose|below|above|near|because|if|after|before|since|until|among|between"
    r"|per(?! capita)|number of"
    r"|amount of|value of|not|ago|including|another|other|further|still|already|now|currently"
    r"|newly|(?:well|far)(?= (?:above|below|over|under)\b)|data shows that|term[s]? of)\b[\s,]*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,]*\b(?:of|to|at|by|from|in|on|for|with|about|around|nearly|almost|over|more than"
    r"|less than|worth|upwards|up|down|out|and|or|the|a|an|some|just|only|as|than|its|their|within"
    r"|every|each|but|between|approximately|roughly|at least|no more|not|per|respectively"
    r"|per cent|also|all|now|that|which|who|whose|whom|it|they|he|she|we|you|while|when|where"
    r"|although|though|because|if|away|since|until|nonetheless|alone|compared|numbers?|numbered|there|here)$",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    "year-on-year annual average growth rate rates increase decrease decline rise fall drop gain"
    " yearly quarterly monthly daily record high low compared same period year month quarter figure"
    " number amount level former latter respectively growing rising falling further sharp slight"
    " it they that which who this these company total up down year-earlier ago earlier"
    " compound percent points point change more less analyst economist expert forecaster polled"
    " surveyed higher lower net home remaining little changed above below well slightly far"
    " later remained aside short minus worth than the only equal equivalent"
    " again further of in no".split()
)
_FINITE = re.compile(
    rf" (?:(?!{_NOT_PAST})[a-z]{{3,}}ed(?=$| (?:a|the|by|in|at|to|from|on|for|with|as)\b)"
    r"|(?:left|went|came|made|took|fell|rose|grew|found|felt|paid|said|sold|won|lost|got|ran|begun)\b)"
)
_OF = re.compile(r"\s+(?:of\s+(?=[A-Za-z])|in\s+(?=[a-z]))")
_NOUN_STOP = re.compile(
    r"[,.;:()\n“”\"!?—]|\s(?:in|on|at|to|from|for|with|by|as|is|are|was|were|will|has|have|had|and"
    r"|that|which|who|while|when|where|after|before|since|but|or|than|up|down|during|over|this"
    r"|last|per|a year|including|compared)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[ -]([A-Za-z0-9][A-Za-z0-9&'’-]*)")
_SINGULAR_END = ("ss", "us", "is")
DEED = (
    "(?:exported|imported|exports|imports|sold|sells|built|builds|delivered|delivers|produced"
    "|produces|shipped|ships|hired|hires|employed|employs|opened|opens|launched|bought|buys"
    "|acquired|invested|invests|spent|spends|earned|earns|posted|posts|reported|reports|received"
    "|handled|handles|operates|operated|owns|runs|plans|planned|expects|expected|forecasts"
    "|announced|welcomed|hosted|pledged|donated|planted|harvested|mined|installed|vaccinated"
    "|signed|approved|generated|attracted|manufactured|assembled|serves|served|completed)"
)
"""A pattern for what only people, companies, and places do; things rise, reach, and have."""
_NOT_IN_NOUN = frozenset(
    "a an the of in on at to from by for with or but as than per is are was were has have had be"
    " been will would can could may that which who when while where since until after before over"
    " under into out up down more less these those its their his her our each every other if not"
    " so also only just now then it they he she we you said says times percent".split()
)


def read_first_subject(sentence: str) -> str:
    """Return the noun phrase with which a sentence begins; empty if not clear."""
    verb = _VERB.search(sentence)
    if not verb or verb.start() > 150:
        return ""
    return clean_phrase(re.split("[,;:]|(?<![A-Za-z])\\d", sentence[: verb.start()])[0])


def read_counted_noun(text: str, end: int) -> str:
    """Return the plural noun phrase after a number, such as `high-tech enterprises`."""
    position = end
    words: list[str] = []
    while len(words) < MAX_WORDS and (found := _COUNTED.match(text, position)):
        word = found[1].lower()
        if word in _NOT_IN_NOUN or word.isdigit() or (word == "and" and not words):
            return ""
        words.append(found[1])
        position = found.end()
        if is_plural(word):
            topic = _TOPIC.match(text, position) if VAGUE.fullmatch(word) else None
            return " ".join(words) + (topic[0] if topic else "")
    return ""


VAGUE = re.compile("items|things|matters|tasks|issues")
"""Counted nouns that name nothing without the words after them."""
_TOPIC = re.compile(
    r" (?:concerning|regarding|about|of|on) [a-z][\w'’ -]{0,60}?"
    r"(?=[^\w'’ -]|$| (?:\w+ed|that|which|for|by|in|and|were|was|are|is)\b)"
)


def is_plural(word: str) -> bool:
    """Return whether a word of small letters looks like a plural."""
    return word in IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith(_SINGULAR_END))


def read_noun_after(text: str, end: int) -> str:
    """Return the noun phrase that "of" or "in" joins to an amount: 5 tons of coal."""
    found = _OF.match(text, end)
    if not found:
        return ""
    return read_phrase(text, found.end(), 80)


def read_phrase(text: str, start: int, limit: int = 60) -> str:
    """Return the noun phrase at an offset, without a verb that follows it."""
    phrase = _read_up_to_stop(text, start, limit)
    verb = _FINITE.search(phrase)
    plain = clean_phrase(phrase[: verb.start()] if verb else phrase)
    return plain or clean_phrase(phrase)


def _read_up_to_stop(text: str, start: int, limit: int) -> str:
    """Return the text up to the end of a phrase, or of the last word within a limit."""
    stop = _NOUN_STOP.search(text, start, start + limit)
    if stop or len(text) <= start + limit:
        return text[start : stop.start() if stop else None]
    return text[start : start + limit].rpartition(" ")[0]


def read_subject(before: str) -> str:
    """Return the noun phrase of which a clause before a number speaks; empty if none."""
    before = _NOT_VERBS.sub(lambda found: found[0].replace(" ", "-"), before)
    before = _OF_BEFORE.sub("", _NEWLY_ADDED.sub("new", before))
    end = len(before)
    verbs = [found.span() for found in _VERB.finditer(before)]
    for start, stop in reversed(verbs):
        # "Exports of 5 million": the phrase is between the last verb and the number.
        phrase = clean_phrase(before[stop:end])
        if phrase:
            return phrase
        end = start
    return clean_phrase(before[:end])


def cut_to_noun(phrase: str, before: str) -> str:
    """Return the noun phrase of a name with a verb or sentence end; empty if none.

    Args:
        phrase: the name.
        before: the clause in which it is, up to the number.
    """
    plain = _REST_OF_CLAUSE.sub("", _SENTENCE_END.split(phrase)[-1])
    if _NO_PHRASE.match(plain):
        return ""
    if found := _VERB_PHRASE.match(plain):
        # "Giving the company a market value" measures a market value.
        plain = re.split(r"\b(?:the|an?|its|their|our) ", found["object"])[-1]
    if len(plain.split()) >= MAX_WORDS:
        plain = _CUT_OFF.sub("", plain)
    while found := _TRAILING.search(plain):
        plain = plain[: found.start()]
    words = plain.lower().split()
    is_verb = len(words) == 1 and words != ["cost"]
    if is_verb and not _ONLY_VERB.fullmatch(words[0]):
        found = _AFTER_SUBJECT.search(before)
        is_verb = found is not None and found["word"].lower() == words[0]
    head, *rest = _HEAD_END.split(plain, maxsplit=1)
    if words and not is_verb and not _NO_HEAD.fullmatch(head.lower()):
        return plain
    # "Refilling them to the target" is about the target.
    found = _DEFINITE.match(rest[0]) if rest else None
    return cut_to_noun(found["noun"], "") if found else ""


_SENTENCE_END = re.compile(
    r"(?<=[a-z]{3})[.!?] | (?:report|say|show|expect|think)s? that |^[a-z]+s that (?=[a-z]+s\b)"
)
_VERB_PHRASE = re.compile(
    r"(?:[a-z-]+ing (?=(?:the|an?|its|their|our) )"
    r"|(?:possible|able|likely|enough|easy|hard) to \w+ "
    r"|(?:[\w’'-]+ ){1,3}[a-z]+ed (?=(?:an?|its|their) )|[a-z]+ed (?=(?:the|an?) )"
    r"|.+ (?:with|at) (?=an? [\w -]+$))(?P<object>.+)"
)
_REST_OF_CLAUSE = re.compile(
    r"(?:^| )(?:(?:would|will|can|could|may|might|must|should)\b|(?<=.)[a-z]{3,}ed the\b).*$"
)
_NO_PHRASE = re.compile(
    r"(?:behind|followed) "
    r"|(?:short|ahead|lower|higher|called|across|without|outside|inside|due) (?!court|bound)"
    r"(?:of|than|off|out|to|[A-Z]|[a-z]+$)|(?:[a-z]{2,}est|most|least|fewest) (?:since|in|for)\b"
)
"""How a phrase begins that is not a noun: short of expectations, lowest since 2009."""
_CUT_OFF = re.compile(r"(?: [\w-]+ing)? (?:the|an?) [\w-]+(?: (?:and|or|of))?$")
"""The beginning of a part that does not fit: co-building the Canal and."""
_ONLY_VERB = re.compile(
    rf"(?!{_NOT_PAST})[a-z]+ed|ahead|went|run"
    r"|(?!(?:supp|fami|assemb|anoma|monopo|p)ly$)[a-z]{2,}ly"
    r"|(?!(?:farm|fish|hous|lend|fund|m|shipp|spend|trad|train|bank|build|park|borrow|advertis|ceil"
    r"|manufactur|engineer|process|hold)ing$)[a-z]+ing"
)
_AFTER_SUBJECT = re.compile(
    r"\b(?:will|would|can|could|may|might|should|must|to|it|they|we|he|she|(?<!of )which|who)"
    r" (?P<word>[\w-]+)(?: between| about)?\W*$",
    re.IGNORECASE,
)
_HEAD_END = re.compile(r" (?:of|in|at|on|for|from|to|with|by|after|before|since|until)\b")
_DEFINITE = re.compile(" (?:the|an?|its|their) (?P<noun>.+)")
_NO_HEAD = re.compile(
    rf"{place_kinds()}|company|group|nation|world|region|yuan|government|council|ministry|minister"
    rf"|authority|bank|us|them|others?|whole|rest|peak|record|average|end|start|beginning|total"
    r"|previous|gone|i|half|left|here|there|most|many|few|some|without|no [a-z]+er|(?:cut|laid) off"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)days?|[a-z]+ (?:it|them|us|him|her)(?: .*)?"
    rf"|(?:(?:fiscal|financial|{'|'.join(NUMBER_WORDS)}) )*(?:{'|'.join(MONTHS)}|seconds?"
    r"|minutes?|hours?|days?|weeks?|weekends?|months?|seasons?|quarters?|years?)(?: left)?"
    r"|(?!(?:inter|for|harv|requ|gu|con|pro|conqu|qu|arr|cr|pri|[cw]h?|[nptw])est\b)[a-z]{2,}est"
)
"""What no figure measures: people, times, and words that are not nouns."""


def clean_phrase(text: str) -> str:
    """Return a phrase without articles, prepositions, and words that name nothing."""
    plain = re.sub("-(?=value|growth)", " ", re.sub('[“”"]', "", text.replace("’", "'")))
    phrase = _OWNER.sub("", " ".join(plain.strip(" \t,;:()'.—-$£€¥").split()))
    phrase = _OF_PERIOD.sub("", phrase)
    while found := _LEADING.match(phrase):
        phrase = phrase[found.end() :]
    while found := _TRAILING.search(phrase):
        phrase = phrase[: found.start()]
    owner, possessive, rest = phrase.partition("'s ")
    is_owner = len(owner.split()) <= 4 and not re.search(" (?:of|for) ", owner)
    phrase = _PLACE_FIRST.sub("", rest if possessive and is_owner else phrase)
    phrase = _IN_PERIOD.sub("", _IN_PLACE.sub("", phrase))
    words = phrase.split()[:MAX_WORDS]
    if (
        not words
        or phrase.endswith("'s")
        or all(word.lower().removesuffix("'s") in _FILLERS for word in words)
    ):
        return ""
    if not any(map(str.isalpha, phrase)) or re.fullmatch(r"\d+[\d:.]* ?[ap]\.?m\.?", phrase):
        return ""
    phrase = " ".join(words).strip(" ,;:'\"“”()-")
    while found := _LEADING.match(phrase):
        phrase = phrase[found.end() :]
    return phrase


# --- Chinese --------------------------------------------------------------------------------------

_HAN_VERBS = (
    "实现|达到|完成|突破|超过|增长|下降|增加|减少|同比|环比|共有|累计|新增|建成|占|由|从"
    "|升至|降至|净增|分别|其中|上升|提高|扩大|收窄|回落|上涨|下跌|将|已|位居|位列|排名"
    "|预计|力争|计划|仅为|不足|不少于|不低于|不超过|以上|以下|左右|接近|新建|培育|拥有|设立|引进|安排|投入"
    "|全面|高于|低于|快于|的|开行|派发|推出|创下|刷新|记录到|参与|参加|承担|超出|沿着|覆盖|满载|容纳|涉及|通达|触及|收报|报收|收于|一度|合计|高达|升幅|跌停|涨停|卖出|申请|下达|投放|享受|可乘|随之"
).split("|")
_HAN_END_VERBS = "达为是共约近至到跌涨升降减增低少居排列仅超逾余多报挫"
"""Verbs of one character, which may also be a part of another word, such as 公共."""
_HAN_WORDS = (
    "增加值|居民|规模以上|以上工业|占比|地区生产总值|总收入|收入|支出|投资额|成交额|销售额"
    "|自然增长率|合约|签约|节约|制约|建成区|达标率|有效|增值税|列车|班列|专列|系列|开行量|覆盖率|从业|占地|研发投入|科技投入|总投入|投入强度|[排投发]放量"
)
"""Words that contain a verb, and are not one."""
_HAN_CHANGES = {*CHINESE.rises, *CHINESE.falls, *CHINESE.levels}
_HAN_SPLIT = re.compile(
    f"{_HAN_WORDS}|(?P<verb>"
    + one_of({*_HAN_VERBS, *(word for word in _HAN_CHANGES if len(word) > 1)})
    + f"|[{_HAN_END_VERBS}](?=$|[{_HAN_END_VERBS}第全了出每]))"
)
_HAN_COMPARED = re.compile(
    "(?<![占对同环正])(?<!性价)[比较](?![重例赛分值率亚利特大小强])"
    "(?=[^，]*[高低多少增减升降涨跌提下上缩扩快慢落窄]).*$"
)
_HAN_PER = re.compile("每[^，。；\\s]{1,3}$")
_HAN_TRAILING = re.compile(
    "(?:在|等|需|要|了|打|连续|尚|长(?<!全长)|(?<![麦丰营税回])收|每|只|最|为|还|可|仍|将|拟|共|合|以|过|卖|一共|首次|因此|只有|已有|还有|(?<!原)则"
    "|却|也|(?<![首成古])都|又|再|(?<![人日月年平户亩])均|有|累计|有望|才|就|首(?<![榜元]首))+$"
)
_OUTER_DIGITS = re.compile(r"^[\d ]+(?![\dA-Za-z]|年期)|(?<![\dA-Za-z])[\d ]+$")
"""Digits that are not part of a name, such as 5G."""
HAN_LEADING = re.compile(
    "^(?:随着|全年|年末|全市|全省|全国|全区|全县|我省|我市|本市|本省|上半年|一季度|今年|去年|当年|目前|截至|同期|上年|末|底|在(?!建|校|岗)|对"
    "|并|且|而|也|还|又|公司|当日|当天|其(?!他)|该|年初|为年度|内(?=全)|每(?!千人|万人)(?:吨|公斤|斤|桶|克|升|辆|平方米|标准箱)?|这座|这一|以后|先后|好在|天(?=[\u4e00-\u9fff]{3})|是|和|这|但|把|较|盘中|单看|上述|此前|如今|有(?![色效线限关机]))+"
)
_HAN_FILLERS = frozenset(
    "增速 增幅 降幅 涨幅 跌幅 同比 环比 上年 同期 上年末 去年 总量 数量 规模 年均 平均 目标"
    " 人数 增 减 比重 占比 比例 之间 上下 以内 原来 重新 预期 市场预期"
    " 首批 连续 整个 其余 平时 点 次 分".split()
)


def read_han_subject(before: str) -> str:
    """Return the noun phrase before a number in a Chinese clause; empty if none."""
    return next(read_han_phrases(before), "")


def read_han_phrases(text: str) -> Iterator[str]:
    """Yield the noun phrases of a Chinese text, the last one first."""
    pieces: list[str] = []
    text = _HAN_PER.sub("", _HAN_COMPARED.sub("", text))
    for run in re.split(r"[^\u4e00-\u9fffA-Za-z0-9“”（）()·&-]+", text):
        start = 0
        for found in _HAN_SPLIT.finditer(run):
            if found["verb"]:
                pieces.append(run[start : found.start()])
                start = found.end()
        pieces.append(run[start:])
    for piece in reversed(pieces):
        phrase = HAN_LEADING.sub("", _OUTER_DIGITS.sub("", piece.strip("“”（）()·- ")))
        phrase = _HAN_PER.sub("", _HAN_TRAILING.sub("", phrase))
        if len(phrase) >= 2 and phrase not in _HAN_FILLERS and any(map(is_han, phrase)):
            yield phrase[-MAX_HAN:]


def read_han_counted(noun: str) -> str:
    """Return what a number counts, from the words after its measure word; maybe none."""
    start = _HAN_SPLIT.match(noun)
    if start and start["verb"]:
        return ""
    words = [found for found in _HAN_SPLIT.finditer(noun) if found["verb"]]
    phrase = re.sub(
        "(?:[通建中内里只]|(?<=..)上)$", "", noun[: words[0].start()] if words else noun
    )
    phrase = _HAN_PER.sub("", phrase)
    return "" if phrase in _HAN_FILLERS else phrase


def word_key(name: str) -> frozenset[str]:
    """Return the words of a name that matter, without plural endings and in no order."""
    plain = re.sub(r"\bpre-?tax\b", "before tax", name.casefold())
    words = re.sub(r"[^\w\u4e00-\u9fff]+", " ", plain).split()
    return frozenset(_singular(word) for word in words if word not in _SMALL)


_SMALL = frozenset("a an and by for from in of on the to with".split())


def _singular(word: str) -> str:
    word = re.sub("(?<=..)ies$", "y", re.sub("(?<=[hosx])es$", "", word))
    return word.rstrip("s") or word


def is_chinese(text: str) -> bool:
    """Return whether a text is mostly Chinese."""
    if text.isascii():
        return False
    han = sum(map(is_han, text))
    return han * 3 > sum(character.isalpha() for character in text)


def split_parts(phrase: str) -> list[str]:
    """Return the parts of "X and Y" or "X和Y"; "small and medium-sized firms" is one."""
    if is_chinese(phrase):
        return [part for part in re.split("和|、|与|及", phrase) if part]
    parts: list[str] = []
    waiting = ""
    for piece in re.split(r",? and |, ", phrase):
        waiting = f"{waiting} and {piece}" if waiting else piece
        last = waiting.split()[-1].lower() if waiting.split() else ""
        if last.endswith("s") or last in IRREGULAR_PLURALS:
            parts.append(waiting)
            waiting = ""
    return [*parts, waiting] if waiting else parts


def capitalize(name: str) -> str:
    """Return a name with a capital first letter."""
    return name[:1].upper() + name[1:]


def uncapitalize(name: str) -> str:
    """Return a name as it is inside a sentence; names with more capitals keep theirs."""
    is_plain = name[1:] == name[1:].lower() and len(name) > 1
    return name.lower() if is_plain else name


def read_following(text: str, end: int) -> str:
    """Return the words right after a number, to the end of their phrase; maybe none."""
    found = _COUNTED.match(text, end)
    is_phrase = found and found[1][0].islower() and found[1] not in _NOT_IN_NOUN - {"of"}
    return read_phrase(text, end) if is_phrase else ""
