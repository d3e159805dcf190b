"""What the numbers of an article are about: places, companies, and other names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provcli.drafting.heading_names import find_heading_names, make_han_pattern
from provcli.drafting.known import Known
from provcli.drafting.model import Candidate, Row, plain_row
from provcli.drafting.names import SUBJECT_VERB
from provcli.drafting.outline import Outline
from provcli.drafting.places import Place, find_places, han_place_kinds, place_kinds
from provcli.drafting.slugs import Slugs, make_slug
from provcli.prose.article import Paragraph
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
# "Marlowe & Finch", "China Mobile", "eBay"
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
    r"(?:Mr|Ms|Mrs|Dr|President|Chairman|Minister|executive|director|Secretary|analyst|officer|manager"
    r"|economist|spokes\w+|mayor|governor|reporters?|by|said|professor)\.?,? $",
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
    " Including Despite Although Earlier Later Also".split()
) | {month.title() for month in MONTHS}
_NOT_IN_HAN_NAME = "年月日在对的从到各我本该和与及为是由向将其全这那个家等属于大城超特中小区"
_HAN_NAME = re.compile(
    rf"(?P<company>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市上]{{2,8}}?(?:公司|集团|银行|大学))"
    rf"|(?P<place>[^\W\da-zA-Z_{_NOT_IN_HAN_NAME}省市]{{2,3}}(?<![两三四五六七八九十各多])(?:省|市|县|州|自治州))"
    "(?!场|值|民|区|级|委|内|政|盈|域|净|道|公司)"
)
_NUMBER_AFTER = re.compile(r" [$€£¥]?\d[\d.,]*(?:%| (?:percent|per cent|million|billion|trillion))")
MAX_HAN_NAME = 8
_FOLLOWS_SUBJECT = re.compile(
    rf"(?:['’]s\b|['’] |,? (?:also |now |has |have )*(?:{SUBJECT_VERB}))", re.I
)
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.“\"(—]\s*)(?:(?:and|but|while|that|in|for|of|as) )?(?:the )?"
    r"(?:(?:its|their|a|[A-Z][a-z]+) (?:rival|competitor|peer|neighbou?r|unit|parent) )?$",
    re.IGNORECASE,
)
_EARNINGS = "(?:revenues?|sales|profits?|loss|income|earnings|turnover)"
_ACTS_AS_COMPANY = re.compile(
    rf"(?:['’]s| (?:reported|posted|had|earned|expects|forecasts)| (?:said|says) (?:that )?its)"
    rf" (?:[a-z]+ ){{0,2}}{_EARNINGS}\b"
)
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
        self._names = _find_names(outline)
        self._han_names = make_han_pattern(
            name for name, (whole, _) in self._names.items() if not _HAN_NAME.fullmatch(whole)
        )
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self._headings: dict[str, ProposedEntity | None] = {}
        for section, heading in outline.sections:
            found = self._read_mentions(heading)
            self._headings[section] = found[0].entity if found else None
        self.main = self._find_main()

    def read(self, candidate: Candidate) -> tuple[ProposedEntity, str]:
        """Return the entity of a number, and what is unsure about it."""
        mentions = self._mentions_of(candidate.paragraph)
        start = candidate.sentence[0]
        first = bisect_left(mentions, start, key=_start_of)
        last = bisect_left(mentions, candidate.numeral.start, key=_start_of)
        before = mentions[max(first, last - MAX_MENTIONS) : last]
        subjects = [mention for mention in before if self._can_be_subject(mention)]
        of_section = self._headings.get(candidate.paragraph.section)
        if of_section:
            is_named = any(
                mention.entity is of_section and mention.is_subject for mention in before
            )
            kind = _peer_kind(of_section)
            peers = [mention for mention in subjects if _peer_kind(mention.entity) == kind]
            if peers and not is_named:
                return peers[-1].entity, ""
            return of_section, ""
        if subjects:
            return subjects[-1].entity, ""
        earlier = [
            mention
            for mention in mentions[max(0, first - MAX_MENTIONS) : first]
            if mention.is_subject
        ]
        if earlier:
            entity = earlier[-1].entity
            return entity, "" if entity is self.main else "entity? from a sentence before"
        return self.main, ""

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
        # The longest name wins: "Bank of China" is not China.
        found.sort(key=lambda span: (span[0], -span[1]))
        mentions: list[Mention] = []
        last_end = 0
        for start, end, entity in found:
            if start >= last_end:
                is_subject = _is_subject(text, start, end)
                is_modifier = _is_modifier(text, start, end)
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
            self._by_name[name] = ProposedEntity(name, kind)
        return self._by_name[name]

    def _find_main(self) -> ProposedEntity:
        """Return what the title, or else most of the text, is about."""
        titled = self._read_mentions(self._outline.title)
        if not titled and (name := _find_han_name(self._outline)):
            return self._named(name, "organization")
        if titled:
            best = next((mention for mention in titled if mention.is_subject), titled[0])
            return best.entity
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
        title = self._outline.title
        return ProposedEntity(title[:60], "entity", doubt="entity? the text names none")


def _peer_kind(entity: ProposedEntity) -> str:
    """Return the kind of an entity; a company may also be called an entity."""
    return "entity" if entity.kind in ("company", "organization") else entity.kind


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


# --- Names ----------------------------------------------------------------------------------------


def _find_names(outline: Outline) -> Mapping[str, tuple[str, str]]:
    """Return the names of companies, places, and organizations in a text.

    Returns:
        For each name the full name, and the kind.
    """
    counts: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    people: set[str] = set()
    sure: set[str] = set()
    """The names that are surely those of companies, such as one with Ltd."""
    acting: set[str] = set()
    """The names that have a revenue, or report it."""
    inside: set[str] = set()
    """The names that occur with a capital where a sentence does not begin."""
    title = outline.title
    for paragraph in outline.article.paragraphs:
        text = paragraph.text
        is_title = text.strip() == title
        for start, end, name, kind in _candidate_names(text):
            before = text[max(0, start - 30) : start]
            if _PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(before):
                people.add(name)
            counts[name] += 1 if is_title else 2
            is_legal = text[start:end].rstrip(".").split()[-1] in _LEGAL_WORDS
            if (is_legal and kind == "company") or (is_title and is_han(name[0])):
                sure.add(name)
            kinds.setdefault(name, kind)
            if kind == "company" or _PLACE_AFTER.match(text, end):
                kinds[name] = "company" if kind == "company" else "place"
            if _ACTS_AS_COMPANY.match(text, end):
                acting.add(name)
            if not is_title and _INSIDE.search(before):
                inside.add(name)
    sure |= acting
    people -= sure
    kinds |= {name: "company" for name in acting if kinds[name] == "organization"}
    names: dict[str, tuple[str, str]] = {}
    for name, count in counts.most_common(MAX_NAMES):
        is_sure = kinds[name] != "organization" or " " in name
        is_repeated = count >= 3 and (name in inside or is_sure)
        if name not in people and (is_repeated or name in sure):
            names[name] = (name, kinds[name])
    names |= {name: (name, kind) for name, kind in find_heading_names(outline, kinds)}
    return names | dict(_shorten_names(names, counts))


def _shorten_names(
    names: Mapping[str, tuple[str, str]], counts: Mapping[str, int]
) -> Iterable[tuple[str, tuple[str, str]]]:
    """Yield the first words of companies, by which a text calls them later on."""
    for name, kind in reversed([*names.values()]):
        short, _, rest = name.partition(" ")
        is_new = short not in names or re.fullmatch(_COMPANY_WORDS, rest)
        if kind == "company" and short in counts and len(short) >= MIN_SHORT_NAME and is_new:
            yield short, (name, kind)


_INSIDE = re.compile(r"[\w,] (?:the )?$")


def _find_han_name(outline: Outline) -> str:
    """Return the beginning of a Chinese title that the text repeats; empty if there is none."""
    title = outline.title
    length = 0
    while length < min(len(title), MAX_HAN_NAME) and is_han(title[length]):
        length += 1
    texts = [paragraph.text for paragraph in outline.article.paragraphs if paragraph.text != title]
    for end in range(length, 1, -1):
        if sum(text.count(title[:end]) for text in texts) >= 2:
            return title[:end]
    return ""


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
        if name in names:
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
        return before == "" or before in "，。；、：“年月日（" or before.isspace()
    before = text[max(0, start - 40) : start]
    if _NUMBER_AFTER.match(text, end):  # "Spain 3.2% and Italy 1.3%"
        return True
    if before.endswith(("In ", "In the ", "For ", "For the ")) and text.startswith(",", end):
        return True
    return bool(_FOLLOWS_SUBJECT.match(text, end) and _CLAUSE_START.search(before))


def _is_modifier(text: str, start: int, end: int) -> bool:
    """Return whether a name begins a clause before a noun: "while French inflation"."""
    is_before_noun = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    return is_before_noun and bool(_CLAUSE_START.search(text[max(0, start - 40) : start]))
