"""What the numbers of an article are about: places, companies, and other names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from provcli.drafting.heading_names import (
    find_heading_names,
    find_small_words,
    make_han_pattern,
)
from provcli.drafting.known import Known
from provcli.drafting.model import Candidate, Row, plain_row
from provcli.drafting.names import DEED, HAN_LEADING, SUBJECT_VERB, is_plural, read_han_subject
from provcli.drafting.outline import Outline
from provcli.drafting.places import Place, find_places, han_place_kinds, is_place, place_kinds
from provcli.drafting.publisher import is_source_line
from provcli.drafting.slugs import Slugs, make_id, make_slug
from provcli.prose.article import PREAMBLE, Paragraph
from provcli.prose.english_words import MONTHS
from provcli.prose.patterns import is_han
from provcli.prose.units import ISO_CURRENCIES

MAX_NAMES = 200
"""The maximum number of frequent names of a text that can be entities."""

MAX_MENTIONS = 50
"""The maximum number of names considered before a number."""

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
_COMPANY = re.compile(rf"(?:.* )?(?:{_COMPANY_WORDS})\.?")
_LEGAL_WORDS = frozenset("Inc Corp Corporation Ltd Limited Co Plc PLC LLC AG SA NV SE".split())
MIN_SHORT_NAME = 4
_PLACE = re.compile(rf"(?:.* )?(?:{_PLACE_WORDS})(?: of .*)?|(?:City|Port|State|County) of .*")
_PERSON_AFTER = re.compile(r",? ?(?:\d\d, )?(?:said|told|says|tells|added|explained|noted|who)\b")
_PERSON_BEFORE = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?|President|Chairman|Minister|executive|director|Secretary|analyst|officer|manager"
    r"|economist|spokes\w+|mayor|governor|reporters?|by|said|professor),? $",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "The A An In On At It Its They He She We You I This That These Those There But And Or As If"
    " When While After Before Since By For From With Of To No Not All Some Most Many Both Each"
    " Every Sales Total Last Next Year Over Under About Data Net Shares Profit Revenue Analysts"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Among More However Meanwhile"
    " Overall Online GDP CPI PMI GMT CEO CFO AI Reuters Prices Exports Imports Growth Output"
    " Demand Officials Figures What Where How Why Who Our Their His Her My According Only Just"
    " About Nearly Almost Around Then Now Here Because Even During Between Compared Unlike"
    " Including Despite Although Earlier Later Also Today Yesterday Tomorrow Rival Government"
    " Directorate Council Ministry Authority Department Office Agency Commission Parliament"
    " Board".split()
) | {month.title() for month in MONTHS}
_TRADES = (
    "operator retailer airline carrier carmaker automaker maker manufacturer producer lender"
    " insurer chipmaker developer miner supplier brewer distiller builder shipbuilder utility"
    " grocer refiner publisher distributor chain giant startup company firm"
).split()
_COMMON |= {trade.title() for trade in _TRADES}
_TRADE = f"(?:{'|'.join(_TRADES)})"
_TRADE_BEFORE = re.compile(rf"\b(?:{_TRADE}|rival|competitor) $", re.IGNORECASE)
_TRADE_AFTER = re.compile(rf", (?:the|an?) (?:[a-z-]+ ){{0,3}}{_TRADE}\b")
_THE_COMPANY = re.compile(rf"\b[Tt]he (?:group|{_TRADE})\b|(?:^|[，。；、“日月年度])公司(?!债)")
"""By which a text calls the company that it is about."""
_NOT_IN_HAN_NAME = "不了年月日在对的从到各我本该和与及为是由向将其全这那个家等属于大城超特中小区"
_HAN_NAME = re.compile(
    rf"(?P<company>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市上]{{2,8}}?(?:公司|集团|银行|大学))"
    rf"|(?P<place>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市]{{2,3}}"
    "(?<![两三四五六七八九十各多股楼债汇车夜菜门集])"
    "(?:省|市|县|州|自治州|(?<![小地社园景城市郊库灾校厂战辖老新街片专赛病疫选农牧林矿湖海禁牧山])区))"
    "(?!场|值|民|区|级|委|内|政|盈|域|净|道|公司)"
)
_NUMBER_AFTER = re.compile(r" [$€£¥]?\d[\d.,]*(?:%| (?:percent|per cent|million|billion|trillion))")
MAX_HAN_NAME = 8
_GENERIC_COMPANY = re.compile(
    "(?:保险|证券|商业|中央|科技|股份|基金|外资|民营|国有|航空|物流|建筑|有限|跨国|龙头)*"
    "(?:公司|集团|银行|大学)"
)
_HAN_FIRM = re.compile(".{2,}(?:科技|药业|乳业|矿业|煤业|能源|汽车|证券|股份|电子|酒店|航空)")
_NOT_IN_ACTOR = "进归上下司半季期周末初累计共约近超达总合均新再又还也已首仅最第"
_ENDS_THING = (
    "司装池舶具玩果土材砂豆设资作程块库工部套宅盘品器苗种渔牧田矿树林禽蛋奶糖茶酒烟药布纱纸瓷"
    "砖车品房业量额口机物粮油电煤钢货菜肉厂民人员内外地区路目际贸易务件项资入润股店游客"
)
"""Characters that end the names of goods, which are sold and exported: 汽车销量."""
_HAN_DEED = (
    "的?(?:营收|营业收入|净利|地区生产总值|生产总值|GDP|常住人口)"
    r"|(?:共|累计|已)?(?:(?:销售|建成|生产(?!总|能|量|线|力|经营)|交付|投产|拥有|接待)了?(?=[^\W\da-zA-Z_])|销量"
    r"|(?:出口|进口)(?=[\d.]+[万亿]*美?元))"
)
_HAN_ACTOR = re.compile(
    r"(?:^|[，。；：“\s]|(?<=[年月日]))"
    rf"(?P<name>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市{_NOT_IN_ACTOR}]{{2,4}}?)(?<![{_ENDS_THING}])"
    r"(?:(?:\d{4}|去|今|全)年|上半年|(?:前?[一二三四]|首)季度|\d+月)?"
    rf"(?:{_HAN_DEED})"
)
"""A name of a company or a city before what it has or does: 比亚迪2023年销售."""
_HAN_COMMON = frozenset(
    "能源 单位 工业 农业 企业 行业 人均 市场 消费 经调整 全社会 项目 园区 平台".split()
)
"""Common nouns that a deed may follow, but that are not names: 单位地区生产总值能耗."""
_HAN_TRADE = re.compile("[\u4e00-\u9fff]{0,16}(?:企业|公司|厂商|巨头|龙头|商)")
_HAN_REPORTER = re.compile(
    rf"(?:(?:企业|公司|集团|厂商|巨头|龙头|生产商|制造商|运营商|零售商)|^|[。，\s])"
    rf"(?P<name>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}]{{2,6}}?)"
    r"(?:[（(][^（()）]{1,16}[）)])?(?:(?:\d+月)?\d+日|[今昨]天|[今昨日近]日|日前)?(?:晚间|午间|盘后|下午|上午)?"
    "(?:披露|公布|发布|宣布|公告)(?=[^。]{0,24}(?:净利|营收|年报|年度报告|季报|季度|快报|财报|业绩|财务|财政年度|财年))"
)
"""A company before the report that it publishes: 海山科技8日晚间披露年报."""
_FOLLOWS_SUBJECT = re.compile(
    rf"(?:['’]s\b|['’] |,? (?:also |now |has |have )*(?:{SUBJECT_VERB}|{DEED}\b))", re.I
)
_ACTS = re.compile(
    rf" (?:(?:also|now|has|have) )*{DEED}\b| (?:has|had) (?:[^a-z,.;]*\d|about|over|more than)"
    r"| said (?:on \w+day )?(?:that )?its?\b"
)
"""What follows the name of one who does something."""
_APPOSITION = re.compile(
    r", (?:(?:an?|the|one of|home to|part of|[A-Z]\w+['’]s) |[a-z]+-)[^,.;:\d]{3,70},"
    r"(?! (?:said|told|says|who|added|and) )"
)
"""What explains a name before its verb: Kestrel, the country's second-largest brewer, sold."""
_NEXT_TO = re.compile("['’]s (?:was |were |is |are |reached )?|,? (?:with |at )?")
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+, (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)*)\b(?! ?\d)")
_SITE = re.compile(
    r"\b[Tt]he (?P<name>(?:[A-Z][\w'’-]+ ){1,3}(?P<noun>mine|plant|port|airport|hospital|refinery"
    r"|smelter|dam|prison|factory|shipyard|school|bridge|stadium|tunnel|museum))\b"
)
"""What a story may be about that its title calls only by a noun: the San Lorenzo mine."""
_THAT_OF = re.compile(r"\b(?:that|those) of $")
_IS = re.compile(" (?:was|were|is|are|reached) ")
_MORE_THAN = re.compile(" (?:more|less|fewer|higher|lower) than")
_HAN_MORE_THAN = re.compile("比[^，。；]{1,12}(?:多|少|高|低)出?了?$")
_LISTED_BEFORE = re.compile("(?:, (?:and )?| and )(?:in )?$")
_ITEM_END = re.compile(r"(?:%| percent| [mb]illion)?(?:[,;]|\.(?!\d)| and\b| in \d|$)")
_IN_BRACKETS = re.compile(r" ?[（(][约近超]?\d[\d.]*[^（()），,、；;A-Z\d]{1,12}[)）]")
"""The number of a name, in brackets after it: 江城市（231亿元）."""
_HAN_LISTED = re.compile("[\u4e00-\u9fff、]{4,40}(?=[两二三四五六七八九十][省市县区州])")
"""The names of a group, and what is before them: 杭州和宁波两市."""
_JOINS_NAMES = re.compile("[省市县州区]?[、和与及]")
_NAMES_END = re.compile(r"[^。；\d]{0,20}分别")
_IN = re.compile(r"(?: [a-z]+){0,3} (?:in|for) (?:the )?$")
_COMPARED_WITH = re.compile(r"\b(?:than|the|with|against|versus) $")
_ITEM_BEFORE = re.compile(r"\d[\d.,]*(?: [a-z]+){0,4} in (?:the )?$")
MAX_ITEM = 60
"""Characters of an item of a list of entities, such as "50 billion in Colton"."""
_OWNS = re.compile("['’]s [a-z]")
MAX_CLAUSE = 120
_IN_ADJECTIVE = re.compile(r"\b(?:In|For|Across) (?:the )?(?:[a-z]+ )?$")
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.“\"(—]\s*| [-–] )(?:(?:and|but|while|that|in|for|of|as) )?(?:the )?"
    r"(?:[a-z]+(?: [a-z]+)? of )?"
    r"(?:(?:(?:its|their|a|[A-Z][a-z]+) )?(?:rival|competitor|peer|neighbou?r|unit|parent) )?"
    rf"(?:(?:[a-z-]+ ){{0,2}}{_TRADE} )?$",
    re.IGNORECASE,
)
_NOUN_IN = re.compile(
    r"(?:^|[,;:.“\"(—]\s*)(?:(?:and|but|while) )?(?:the )?(?:[a-z]+ ){1,3}in (?:the )?$",
    re.IGNORECASE,
)
"""What measures a place: the unemployment rate in Portugal was 6.4%."""
_EARNINGS = "(?:revenues?|sales|profits?|loss|income|earnings|turnover)"
_ACTS_AS_COMPANY = re.compile(
    r"(?:['’]s| (?:on \w+day )?(?:reported|posted|had|earned|expects|forecasts"
    r"|(?:said|says)(?: on \w+day)?(?: that)?(?: its)?))"
    rf" (?:[a-z]+ ){{0,2}}{_EARNINGS}\b"
    rf"| (?:said|says) (?:on \w+day )?(?:that )?it (?:has |had )?{DEED}\b"
)
_TITLE_OF_COMPANY = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}{_EARNINGS}\b")
_PLACE_AFTER = re.compile(rf" (?:{place_kinds()})\b")


@dataclass(eq=False)
class ProposedEntity:
    """An entity, with the names by which the text calls it."""

    name: str
    kind: str
    local_name: str = ""
    aliases: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    part_of: str = ""
    id: str = ""
    doubt: str = ""

    def call(self, *, chinese: bool) -> str:
        """Return its name in a language."""
        return (chinese and self.local_name) or self.name

    @property
    def row(self) -> Row:
        """Its entry of the dataset file."""
        row: Row = {"id": self.id, "kind": self.kind, "name": self.name}
        if self.local_name:
            row["local_name"] = self.local_name
        if self.aliases:
            row["aliases"] = list(self.aliases)
        if self.codes:
            row["codes"] = dict(self.codes)
        return {**row, "draft": True}


@dataclass(frozen=True)
class Mention:
    """A name in a paragraph."""

    start: int
    end: int
    entity: ProposedEntity
    is_subject: bool
    is_modifier: bool
    """Whether it can only be the subject of a text on places: French inflation."""


class EntityReader:
    """Says which entity each number of an article is about, and from which words."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._by_name: dict[str, ProposedEntity] = {}
        self._places: dict[str, ProposedEntity] = {}
        self._small = find_small_words(outline)
        self._names = _find_names(outline, self._small)
        self._han_names = make_han_pattern(
            name
            for name, (whole, _) in self._names.items()
            if name != whole or not _HAN_NAME.fullmatch(whole)
        )
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self._headings: dict[str, ProposedEntity | None] = {}
        for section, heading in outline.sections:
            found = self._read_mentions(heading)
            self._headings[section] = found[0].entity if found else None
        self.main = self._find_main()
        self._last: tuple[Candidate, ProposedEntity] | None = None
        """The number before, and its entity."""

    def read(self, candidate: Candidate) -> tuple[ProposedEntity, str, str]:
        """Return the entity of a number, what is unsure, and a peer as printed.

        A peer is another entity of a list or a comparison; of a list before 分别, the last name.
        """
        entity, doubt = self._read_subject(candidate)
        peer = self._find_peer(candidate, entity)
        if not peer and (last := self._last) and _is_difference(candidate, last[0]):
            entity, doubt = last[1], ""
        self._last = candidate, peer[0] if peer else entity
        if not peer:
            return entity, doubt, ""
        return peer[0], "", candidate.paragraph.text[peer[1].start : peer[1].end]

    def _read_subject(self, candidate: Candidate) -> tuple[ProposedEntity, str]:
        mentions = self._mentions_of(candidate.paragraph)
        start = candidate.sentence[0]
        first = bisect_left(mentions, start, key=_start_of)
        last = bisect_left(mentions, candidate.numeral.start, key=_start_of)
        before = mentions[max(first, last - MAX_MENTIONS) : last]
        subjects = [mention for mention in before if self._can_be_subject(mention)]
        of_section = self._headings.get(candidate.paragraph.section)
        doubt = self._doubt_subject(candidate, before)
        if of_section:
            is_named = any(
                mention.entity is of_section and mention.is_subject for mention in before
            )
            kind = _peer_kind(of_section)
            peers = [mention for mention in subjects if _peer_kind(mention.entity) == kind]
            if peers and not is_named:
                return peers[-1].entity, ""
            return of_section, doubt
        if subjects:
            return subjects[-1].entity, doubt
        earlier = [
            mention
            for mention in mentions[max(0, first - MAX_MENTIONS) : first]
            if mention.is_subject
        ]
        if earlier:
            entity = earlier[-1].entity
            return entity, doubt if entity is self.main else "entity? from a sentence before"
        return self.main, doubt

    def _find_peer(
        self, candidate: Candidate, entity: ProposedEntity
    ) -> tuple[ProposedEntity, Mention] | None:
        """Return the peer to which the words next to a number give it, with its name.

        Examples: "Belton 12,000, and", "50 in Colton, and 30 in Belton", "than Belton's 60".
        """
        text, numeral = candidate.paragraph.text, candidate.numeral
        mentions = self._mentions_of(candidate.paragraph)
        position = bisect_left(mentions, numeral.start, key=_start_of)
        last = mentions[position - 1] if position else None
        if respective := _find_respective(
            candidate, mentions[max(0, position - MAX_MENTIONS) : position]
        ):
            return respective
        brackets = _IN_BRACKETS.match(text, last.end) if last else None
        if last and brackets and brackets.end() > numeral.start:
            return last.entity, last
        if last and last.start >= candidate.sentence[0]:
            gap = text[last.end : numeral.start]
            is_item = _LISTED_BEFORE.search(text[max(0, last.start - 8) : last.start])
            is_item = is_item and _ITEM_END.match(text, numeral.end)
            if _THAT_OF.search(text[max(0, last.start - 15) : last.start]) and _IS.fullmatch(gap):
                return _as_peer(last, entity)
            if _NEXT_TO.fullmatch(gap) and (gap[:1] in ("'", "’") or is_item):
                return _as_peer(last, entity)
        for mention in mentions[position : position + 1]:
            is_near = _IN.fullmatch(text[numeral.end : mention.start][:MAX_ITEM])
            if not is_near or not _ITEM_END.match(text, mention.end):
                continue
            others = (*mentions[max(0, position - 1) : position], *mentions[position + 1 :][:1])
            starts = [
                other.start
                for other in others
                if candidate.sentence[0] <= other.start < candidate.sentence[1]
            ]
            is_listed = any(
                _ITEM_BEFORE.search(text[max(0, start - MAX_ITEM) : start]) for start in starts
            )
            if is_listed or _COMPARED_WITH.search(text, max(0, numeral.start - 10), numeral.start):
                return _as_peer(mention, entity)
        return None

    def _doubt_subject(self, candidate: Candidate, before: Sequence[Mention]) -> str:
        """Return a question if a clause speaks of a name that is not known."""
        start, end = candidate.sentence[0], candidate.numeral.start
        text = candidate.paragraph.text[max(start, end - MAX_CLAUSE) : end]
        clause = _CLAUSE_BREAK.split(text)[-1].lstrip()
        offset = end - len(clause)
        for first, last, name, _ in _candidate_names(clause):
            is_known = any(mention.end > offset + first for mention in before)
            if not is_known and _is_subject(clause, first, last):
                # Any word can rise and begin a sentence: Occupancy rose.
                is_sure = " " in name or is_han(name[0]) or _ACTS.match(clause, last)
                is_name = is_sure and not _is_ordinary(name, self._small)
                return f"entity? the clause speaks of {name}" if is_name else ""
        return ""

    def find_scope(self, candidate: Candidate, entity: ProposedEntity) -> str | None:
        """Return the company that the sentence of a number on a place names before it."""
        if not entity.codes:
            return None
        mentions = self._mentions_of(candidate.paragraph)
        first = bisect_left(mentions, candidate.sentence[0], key=_start_of)
        last = bisect_left(mentions, candidate.numeral.start, key=_start_of)
        companies = [
            mention.entity.name
            for mention in mentions[max(first, last - MAX_MENTIONS) : last]
            if mention.entity.kind == "company"
        ]
        return companies[-1] if companies else None

    def _can_be_subject(self, mention: Mention) -> bool:
        is_text_on_places = bool(self.main.codes) or self.main.kind in place_kinds().split("|")
        return mention.is_subject or (mention.is_modifier and is_text_on_places)

    def find_named(self, name: str) -> ProposedEntity:
        """Return the entity of a name, which may be a place."""
        mentions = self._read_mentions(name)
        if mentions and (mentions[0].start, mentions[0].end) == (0, len(name)):
            return mentions[0].entity
        return self._named(name, _kind_of(name))

    def _mentions_of(self, paragraph: Paragraph) -> tuple[Mention, ...]:
        key = id(paragraph)
        if key not in self._mentions:
            self._mentions[key] = self._read_mentions(paragraph.text)
        return self._mentions[key]

    def _read_mentions(self, text: str) -> tuple[Mention, ...]:
        found = [(start, end, self._place(place)) for start, end, place in find_places(text)]
        found += [
            (start, end, self._named(name, kind))
            for start, end, name, kind in _names_in(text, self._names)
        ]
        if self._han_names:
            found += [
                (*match.span(), self._named(*self._names[match["name"]]))
                for match in self._han_names.finditer(text)
            ]
        # The longest name wins: "Bank of Norway" is not Norway.
        found.sort(key=lambda span: (span[0], -span[1]))
        mentions: list[Mention] = []
        last_end = aside_end = 0
        for start, end, entity in found:
            if start >= last_end:
                is_subject = start >= aside_end and _is_subject(text, start, end)
                aside = _APPOSITION.match(text, end) if is_subject else None
                aside_end = aside.end() if aside else aside_end
                is_described = entity.kind == "company" and mentions and mentions[-1].is_subject
                if is_described and _HAN_TRADE.fullmatch(text, last_end, start):
                    # 马来西亚半导体企业海山科技: the company is the subject.
                    mentions[-1] = replace(mentions[-1], is_subject=False)
                    is_subject = True
                is_modifier = start >= aside_end and _is_modifier(text, start, end)
                mentions.append(Mention(start, end, entity, is_subject, is_modifier))
                last_end = end
        return tuple(mentions)

    def _place(self, place: Place) -> ProposedEntity:
        if place.name not in self._places:
            names = [place.abbreviation] if place.abbreviation else []
            self._places[place.name] = ProposedEntity(
                place.name, place.kind, place.local_name, tuple(names), place.codes, place.part_of
            )
        return self._places[place.name]

    def _named(self, name: str, kind: str) -> ProposedEntity:
        if name not in self._by_name:
            short = name[:-1]  # 洪川 of 洪川市
            is_short = is_han(name[0]) and self._names.get(short, ("", ""))[0] == name
            aliases = (short,) if is_short else ()
            self._by_name[name] = ProposedEntity(name, kind, aliases=aliases)
        return self._by_name[name]

    def _find_company(self, titled: Sequence[Mention]) -> ProposedEntity | None:
        """Return the company that a text calls "the company", if it names one."""
        paragraphs = self._outline.article.paragraphs
        if not any(_THE_COMPANY.search(paragraph.text) for paragraph in paragraphs):
            return None
        counted = Counter(
            mention.entity for paragraph in paragraphs for mention in self._mentions_of(paragraph)
        )
        named = [mention.entity for mention in titled]
        company = next(
            (
                entity
                for entity in (*named, *(entity for entity, _ in counted.most_common()))
                if entity.kind == "company"
            ),
            None,
        )
        rivals = (counted[entity] for entity in named if entity is not company)
        # A text on stocks of a country may call many "the company".
        is_main = company and company in named[:1]
        is_most = company and counted[company] > max(1, *rivals, 1)
        return company if is_main or is_most else None

    def _find_main(self) -> ProposedEntity:
        """Return what the title, or else most of the text, is about."""
        titled = self._read_mentions(self._outline.title)
        if company := self._find_company(titled):
            return company
        if not titled and (name := _find_han_name(self._outline)):
            # The text may call 榕陵 of the title 榕陵市.
            names = [self._names[known] for known in self._names if known.startswith(name)]
            kind = "company" if _HAN_FIRM.fullmatch(name) else "organization"
            return self._named(*(names[0] if names else (name, kind)))
        is_located = all(mention.entity.codes and not mention.is_subject for mention in titled)
        if is_located and (site := self._find_site()):
            return site
        if not titled and (place := self._find_dateline()):
            return place
        if titled:
            first = (mention for mention in titled if mention.is_subject or mention.is_modifier)
            return next(first, titled[0]).entity
        counted: Counter[ProposedEntity] = Counter()
        for position, paragraph in enumerate(self._outline.article.paragraphs):
            for mention in self._mentions_of(paragraph):
                counted[mention.entity] += (3 if mention.is_subject else 1) * (
                    3 if position < 3 else 1
                )
        if counted:
            entity = counted.most_common(1)[0][0]
            entity.doubt = "entity? the one that the text names most often"
            return entity
        if found := _find_first_name(self._outline):
            entity = self._named(*found)
            entity.doubt = "entity? the first that the text names"
            return entity
        title = self._outline.title
        return ProposedEntity(title[:60], "entity", doubt="entity? the text names none")

    def _find_site(self) -> ProposedEntity | None:
        """Return the one place of work that the title has: the San Lorenzo mine."""
        nouns = re.findall("[a-z]+", self._outline.title.lower())
        sites = {
            found["name"]
            for paragraph in self._outline.article.paragraphs
            for found in _SITE.finditer(paragraph.text)
            if found["noun"] in nouns
        }
        return self._named(sites.pop(), "site") if len(sites) == 1 else None

    def _find_dateline(self) -> ProposedEntity | None:
        """Return the country or region from which the text reports: KOTA SERI, Malaysia."""
        for paragraph in self._outline.article.paragraphs[:3]:
            if (found := _DATELINE.match(paragraph.text)) and not MONTHS.get(
                found["place"][:3].lower()
            ):
                return self.find_named(found["place"])
        return None


def _peer_kind(entity: ProposedEntity) -> str:
    """Return the kind of an entity; a company may also be called an entity."""
    return "entity" if entity.kind in ("company", "organization") else entity.kind


def _is_difference(candidate: Candidate, last: Candidate) -> bool:
    """Return whether a number says how much more the one before it is."""
    if candidate.sentence_key != last.sentence_key:
        return False
    gap = candidate.paragraph.text[last.numeral.end : candidate.numeral.start]
    is_more = _MORE_THAN.match(candidate.named_after) or _HAN_MORE_THAN.search(gap)
    return bool(is_more) and len(re.findall("[,;，；。]", gap)) == 1


def _find_respective(
    candidate: Candidate, before: Sequence[Mention]
) -> tuple[ProposedEntity, Mention] | None:
    """Return the entity of a number in "A和B分别增长1%和2%", and the last name of the list."""
    text, start = candidate.paragraph.text, candidate.numeral.start
    split = text.rfind("分别", max(candidate.sentence[0], start - MAX_CLAUSE), start)
    if split < 0 or re.search("[，。；]", text[split:start]):
        return None
    names: list[Mention] = []
    for mention in reversed(before):
        is_last = not names and _NAMES_END.fullmatch(text, mention.end, split + 2)
        if not is_last and not (
            names and _JOINS_NAMES.fullmatch(text, mention.end, names[0].start)
        ):
            break
        names.insert(0, mention)
    starts = candidate.paragraph.starts
    index = bisect_left(starts, start) - bisect_left(starts, split)
    return (names[index].entity, names[-1]) if index < len(names) > 1 else None


def _as_peer(mention: Mention, entity: ProposedEntity) -> tuple[ProposedEntity, Mention] | None:
    is_alike = _peer_kind(mention.entity) == _peer_kind(entity)
    return (mention.entity, mention) if is_alike else None


def _start_of(mention: Mention) -> int:
    return mention.start


def name_entities(used: Iterable[ProposedEntity], known: Known) -> list[ProposedEntity]:
    """Give each entity that figures are about its id, and return them in order."""
    slugs = Slugs(known.entity_ids)
    entities = list(dict.fromkeys(used))
    for entity in entities:
        found = known.find_entity(entity.name, entity.local_name, *entity.codes.values())
        entity.id = found or slugs.add(make_slug(entity.name) or entity.kind)
    return entities


def entity_rows(entities: Sequence[ProposedEntity], known: Known) -> list[Row]:
    """Return the entries of the entities that a dataset lacks.

    An entity is part of a larger one where both are in the dataset.
    """
    ids = {entity.name: entity.id for entity in entities}
    rows = []
    for entity in entities:
        row = entity.row
        if entity.part_of in ids:
            row = {**plain_row(row), "part_of": ids[entity.part_of], "draft": True}
        if entity.id not in known.entity_ids:
            rows.append(row)
    return rows


def _list_paragraphs(outline: Outline) -> Sequence[Paragraph]:
    """Return the paragraphs, with the title first if none of them is it."""
    paragraphs = outline.article.paragraphs
    is_there = any(paragraph.text.strip() == outline.title for paragraph in paragraphs[:5])
    return paragraphs if is_there else (Paragraph(PREAMBLE, 0, outline.title), *paragraphs)


# --- Names ----------------------------------------------------------------------------------------


def _find_names(outline: Outline, small: Set[str]) -> Mapping[str, tuple[str, str]]:
    """Return the names of companies, places, and organizations in a text.

    Returns:
        For each name the full name, and the kind.
    """
    counts: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    signs: dict[str, set[str]] = {sign: set() for sign in _SIGNS}
    for paragraph in _list_paragraphs(outline):
        text = paragraph.text
        is_title = text.strip() == outline.title
        for start, end, name, kind in () if is_source_line(text) else _candidate_names(text):
            counts[name] += 1 if is_title else 2
            is_located = _PLACE_AFTER.match(text, end) and kind != "company"
            kinds[name] = kind if kind == "company" else kinds.get(name, kind)
            kinds[name] = "place" if is_located else kinds[name]
            for sign in _read_signs(paragraph, start, end, kind, is_title=is_title):
                signs[sign].add(name)
        actors = set(_find_han_actors(paragraph))
        signs["doing"] |= actors
        reporters = {found["name"] for found in _HAN_REPORTER.finditer(text)}
        signs["acting"] |= {name for name in reporters if not is_place(name)}
        counts.update(actors | reporters)
    signs["acting"] |= {
        name
        for name in signs["titled"]
        if counts[name] >= 3 and not _is_ordinary(name, small) and not is_place(name)
    }
    sure, acting, people = signs["sure"], signs["acting"], signs["person"]
    doing = {name for name in signs["doing"] if not _is_ordinary(name, small)}
    companies = [name for name, kind in kinds.items() if kind == "company" and " " in name]
    doing -= people | {name.split()[0] for name in companies}
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
    # A title, and a list such as 杭州和宁波两市, may call 杭州市 by its first characters.
    listed = " ".join(
        found[0]
        for paragraph in outline.article.paragraphs
        for found in _HAN_LISTED.finditer(paragraph.text)
    )
    names |= {
        name[:-1]: (name, kind)
        for name, (_, kind) in names.items()
        if is_han(name[0]) and len(name) > 2 and kind != "company"
        if name[:-1] in outline.title or name[:-1] in listed
    }
    # 杭州 and 杭州市 are one.
    names |= {name: names[name[:-1]] for name in names if is_han(name[0]) and name[:-1] in names}
    return names | dict(_shorten_names(names, counts))


def _shorten_names(
    names: Mapping[str, tuple[str, str]], counts: Mapping[str, int]
) -> Iterable[tuple[str, tuple[str, str]]]:
    """Yield the first words of companies, by which a text calls them later on."""
    full = {name: kind for name, kind in names.values() if kind == "company" and " " in name}
    firsts = Counter(name.split()[0] for name in full)
    for name, kind in reversed(full.items()):
        short, _, rest = name.partition(" ")
        is_new = firsts[short] == 1 or re.fullmatch(_COMPANY_WORDS, rest)
        if short in counts and len(short) >= MIN_SHORT_NAME and is_new:
            yield short, (name, kind)


_INSIDE = re.compile(r"[\w,] (?:the )?$")
_PREPOSITION_BEFORE = re.compile(r"\b(?:of|in|at|across) (?:the )?$")
_CLAUSE_BREAK = re.compile(r"[,;:.] |, and |\b(?:and|while|but) (?=[A-Z])")
_CLAUSE_STOP = re.compile(r"[,;:](?!\d)|\.(?=\s)|[，。；：]")


_HAN_SENTENCE_STOP = re.compile("[。；：]")


def _has_number(
    paragraph: Paragraph, end: int, clause_stop: re.Pattern[str] = _CLAUSE_STOP
) -> bool:
    """Return whether a number follows in the same clause."""
    stop = clause_stop.search(paragraph.text, end, end + MAX_CLAUSE)
    limit = stop.start() if stop else end + MAX_CLAUSE
    numerals = paragraph.numerals
    index = bisect_left(numerals, end, key=lambda number: number.start)
    return index < len(numerals) and numerals[index].start < limit


_SIGNS = {
    "person": "said, or has a title such as Mr",
    "sure": "surely a company, such as one with Ltd",
    "acting": "has a revenue, reports it, or is called a maker",
    "titled": "begins a title on its profit",
    "inside": "has a capital where no sentence begins",
    "doing": "does what a number of the clause measures",
}
"""What the words around a name can say of it."""


def _read_signs(
    paragraph: Paragraph, start: int, end: int, kind: str, *, is_title: bool
) -> Iterator[str]:
    """Yield what the words around a name say of it."""
    text = paragraph.text
    before = text[max(0, start - 30) : start]
    if _PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(before):
        yield "person"
    is_legal = text[start:end].rstrip(".").split()[-1] in _LEGAL_WORDS
    if (is_legal and kind == "company") or (is_title and is_han(text[start])):
        yield "sure"
    is_of_trade = _TRADE_BEFORE.search(before) or _TRADE_AFTER.match(text, end)
    if _ACTS_AS_COMPANY.match(text, end) or is_of_trade:
        yield "acting"
    if is_title and start == 0 and _TITLE_OF_COMPANY.match(text, end):
        yield "titled"
    if not is_title and _INSIDE.search(before):
        yield "inside"
    if _does_something(paragraph, start, end):
        yield "doing"


def _find_han_actors(paragraph: Paragraph) -> Iterator[str]:
    """Yield the Chinese names that begin a clause and do what a number measures."""
    if not any(map(is_han, paragraph.text)):
        return
    for found in _HAN_ACTOR.finditer(paragraph.text):
        name = found["name"]
        is_term = is_place(name) or make_id(name, "") or name in _HAN_COMMON
        is_term = is_term or read_han_subject(name) != name  # 实现 of 全年实现营业收入
        if not is_term and _has_number(paragraph, found.end()):
            yield name


def _does_something(paragraph: Paragraph, start: int, end: int) -> bool:
    """Return whether a name begins a clause in which it does what a number measures."""
    text = paragraph.text
    if is_han(text[start]):
        is_generic = _GENERIC_COMPANY.fullmatch(text, start, end)
        stop = _HAN_SENTENCE_STOP if text[end - 1] in "市县" else _CLAUSE_STOP
        is_doing = _is_subject(text, start, end) and _has_number(paragraph, end, stop)
        return not is_generic and bool(is_doing or _IN_BRACKETS.match(text, end))
    before = text[max(0, start - 40) : start]
    end = found.end() if (found := _APPOSITION.match(text, end)) else end
    acts = _ACTS.match(text, end) or _OWNS.match(text, end)
    return bool(acts and _CLAUSE_START.search(before)) and _has_number(paragraph, end)


def _is_ordinary(name: str, small: Set[str]) -> bool:
    """Return whether a name is a word that only its sentence start capitalizes."""
    if is_han(name[0]):
        return False
    words = name.lower().split()
    if len(words) > 1:
        return all(word in small for word in words)
    word = words[0]
    return word in small or word.rstrip("s") in small or (is_plural(word) and word[-2:] != "os")


def _find_han_name(outline: Outline) -> str:
    """Return the start of a Chinese title that the text repeats; empty if none."""
    title = HAN_LEADING.sub("", outline.title)
    length = 0
    while length < min(len(title), MAX_HAN_NAME) and is_han(title[length]):
        length += 1
    texts = [
        paragraph.text
        for paragraph in outline.article.paragraphs
        if paragraph.text != outline.title
    ]
    for end in range(length, 1, -1):
        if sum(text.count(title[:end]) for text in texts) >= 2:
            return title[:end]
    return ""


def _find_first_name(outline: Outline) -> tuple[str, str] | None:
    """Return the first name after a preposition, with its kind: "of Marden"."""
    for paragraph in outline.article.paragraphs:
        for start, _, name, kind in _candidate_names(paragraph.text):
            if _PREPOSITION_BEFORE.search(paragraph.text, max(0, start - 10), start):
                return name, kind
    return None


def _candidate_names(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _NAME.finditer(text):
        words = found[0].split()
        start = found.start()
        while words and words[0] in _COMMON:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0]) < 2):
            continue
        whole = len(words)
        while len(words) > 1 and words[-1].strip(".,") in _LEGAL_WORDS:
            words = words[:-1]
        is_legal = len(words) < whole
        name = " ".join(words).strip(".,")
        if name in ISO_CURRENCIES or any(map(str.isdigit, name)):
            continue
        yield start, found.end(), name, "company" if is_legal else _kind_of(name)
    if any(map(is_han, text)):
        for found in _HAN_NAME.finditer(text):
            kind = "company" if found["company"] else han_place_kinds()[found[0][-1]]
            yield found.start(), found.end(), found[0], kind


def _names_in(
    text: str, names: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    for start, end, name, _ in _candidate_names(text):
        if name in names and not is_place(name):
            yield start, end, *names[name]


def _kind_of(name: str) -> str:
    if _COMPANY.fullmatch(name):
        return "company"
    if _PLACE.fullmatch(name):
        return "place"
    return "organization"


def _is_subject(text: str, start: int, end: int) -> bool:
    """Return whether a name can be what its clause speaks of."""
    if is_han(text[start]):
        before = text[max(0, start - 1) : start]
        if before == "、" and _IN_BRACKETS.match(text, end):
            return False
        return before == "" or before in "，。；、：“年月日（" or before.isspace()
    before = text[max(0, start - 40) : start]
    if _NUMBER_AFTER.match(text, end):  # "Spain 3.2% and Italy 1.3%"
        return True
    if _IN_ADJECTIVE.search(before) and text.startswith(",", end):
        return True
    end = found.end() if (found := _APPOSITION.match(text, end)) else end
    return bool(_FOLLOWS_SUBJECT.match(text, end) and _CLAUSE_START.search(before))


def _is_modifier(text: str, start: int, end: int) -> bool:
    """Return whether a name says where a noun is, or begins a clause before one.

    Both "unemployment in Portugal fell" and "while French inflation" do.
    """
    if _FOLLOWS_SUBJECT.match(text, end) and _NOUN_IN.search(text[max(0, start - 40) : start]):
        return True
    following = re.compile(" (?!and |or )[a-z]").match(text, end)
    return following is not None and bool(_CLAUSE_START.search(text[max(0, start - 40) : start]))
