"""What the numbers of an article are about: places, companies, and other names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from provcli.drafting.actors import (
    SITES,
    find_actors,
    is_actor,
    is_placed,
    is_relative,
)
from provcli.drafting.heading_names import find_small_words, make_han_pattern
from provcli.drafting.known import Known
from provcli.drafting.model import MAX_AROUND, Candidate, Row
from provcli.drafting.names import HAN_LEADING, is_chinese
from provcli.drafting.outline import Outline
from provcli.drafting.places import Place, find_places, han_place_kinds, is_place, place_kinds
from provcli.drafting.slugs import Slugs, make_slug
from provcli.drafting.text_names import (
    ACTS,
    HAN_BRANCH,
    HAN_NAME,
    IN_BRACKETS,
    MAX_CLAUSE,
    TRADE,
    find_asides,
    find_names,
    find_possible_names,
    is_modifier,
    is_ordinary,
    is_subject,
    kind_of,
    opens_clause,
)
from provcli.prose.article import Paragraph
from provcli.prose.patterns import is_han

MAX_MENTIONS = 50
"""The maximum number of names considered before a number."""

_THE_COMPANY = re.compile(rf"\b[Tt]he (?:group|{TRADE})\b|(?:^|[，。；、“日月年度])公司(?!债)")
"""By which a text calls the company that it is about."""
_REGION = re.compile(
    r"^(?:Africa|(?:(?:North|Latin|South|Central) )?America"
    r"|(?:South(?:east)? )?Asia(?:[- ]Pacific)?"
    r"|(?:(?:Eastern|Western|Northern|Southern|Central) )?Europe|Middle East|Oceania)$"
)
"""A part of the world, in which a company has a market."""
_HAS_DIVISIONS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[\w'’-]+ ){0,3}(?:divisions?|segments?|business units?)\b"
)
MAX_GROUP = 2_000
"""Characters before a number in which a paragraph may have gone on to the company."""
_OF_GROUP = re.compile(
    r"(?<!of )(?<!by )(?<!which )(?<!that )\b(?:[Tt]he (?:group|company|board)\b(?!['’])"
    r"|Group [a-z]+"
    r"|(?:[Tt]he|[Oo]ur) (?:two|three|four|five|six) (?:divisions|businesses|segments))"
)
"""By which the section of a division speaks of the company: the four divisions earned 7."""
MAX_HAN_NAME = 8
_HAN_INSTITUTION = re.compile(
    r"[^\W_]{1,10}?(?P<noun>号线|市场|铁路|高铁|机场|医院|交易所)(?![^\W_]*(?:观察|周报|日报))"
)
_NEXT_TO = re.compile("['’]s (?:was |were |is |are |reached )?")
_TOTAL = re.compile(
    r"[两三四五六七八九十]个?[省市县区州国家][^，。；\d]{0,4}(?:合计|共|总)|\b(?:[Tt]ogether|[Cc]ombined)\b"
    r"|\b[Tt]he (?:two|three|four|five|six) [a-z]+ (?:\w+ )?(?:had|have|[a-z]+ed)\b"
)
_MORE_THAN = re.compile(" (?:more|less|fewer|higher|lower) than")
_HAN_MORE_THAN = re.compile("比[^，。；]{1,12}(?:多|少|高|低)出?了?$")
_JOINS_NAMES = re.compile("[省市县州区]?[、和与及]")
_NAMES_END = re.compile(r"[^。；\d]{0,20}分别")
_PART_OF = re.compile("(?:%| percent| per cent)? of (?:the )?")
_COMPARED_WITH = re.compile(r"\b(?:than|the|with|against|versus) $")
_AGAINST = re.compile(r"\b(?:against|compared with|versus) $")
_ACROSS = re.compile(r"[^,;:]* (?:across|in|for) (?:the )?")
_PARTICIPLE = re.compile(r"\s*(?:(?:After|With|By|Despite|Since|While) )?[A-Za-z]+ing\b")
_PLACE_KINDS = frozenset(["place", "entity", *place_kinds().split("|")])
_PREPOSITION_BEFORE = re.compile(r"\b(?:of|in|at|across) (?:the )?$")


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

    def call(self, *, chinese: bool) -> str:
        """Return its name in a language."""
        return (chinese and self.local_name) or self.name

    def make_row(self, ids: Mapping[str, str]) -> Row:
        """Return its entry of the dataset file, with the ids of entities by name."""
        row = {
            "local_name": self.local_name,
            "aliases": list(self.aliases),
            "codes": dict(self.codes),
            "part_of": ids.get(self.part_of),
        }
        filled = {key: value for key, value in row.items() if value}
        return {"id": self.id, "kind": self.kind, "name": self.name, **filled, "draft": True}


@dataclass(frozen=True)
class Mention:
    """A name in a paragraph."""

    start: int
    end: int
    entity: ProposedEntity
    is_subject: bool
    is_modifier: bool
    """Whether it can only be the subject of a text on places: French inflation."""


class Subject(NamedTuple):
    """The entity of a number, and how sure it is.

    Attributes:
        doubt: a question about it; empty if there is none.
        peer: another entity of a list or a comparison as printed; of a list before 分别, the last.
        is_assumed: whether it is the main entity, as the sentence names none.
        scope: the company that the sentence of a number on a place names before it.
    """

    entity: ProposedEntity
    doubt: str = ""
    peer: str = ""
    is_assumed: bool = False
    scope: str | None = None


class EntityReader:
    """Says which entity each number of an article is about, and from which words."""

    def __init__(self, outline: Outline, figures: Iterable[Candidate]) -> None:
        self._outline = outline
        self._by_name: dict[str, ProposedEntity] = {}
        self._small = find_small_words(outline)
        self._actors = actors = find_actors(outline.article.paragraphs, figures, self._small)
        named = {name: (whole, kind_of(whole)) for name, whole in actors.names.items()}
        self._names = named | dict(find_names(outline, self._small))
        for name, (whole, kind) in self._names.items():
            is_vague = kind in ("entity", "organization", "place")
            said = actors.kinds.get(whole, "entity" if name in actors.names else kind)
            self._names[name] = whole, said if is_vague else kind
        self._han_names = make_han_pattern(
            name
            for name, (whole, _) in self._names.items()
            if name != whole or not HAN_NAME.fullmatch(whole)
        )
        self.names_inside = actors.inside
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self.main, self.main_source = self._find_main()
        """The entity of figures whose sentences name none, and from what it is guessed."""
        self._is_on_places = bool(self.main.codes) or self.main.kind in place_kinds().split("|")
        self._headings = dict(self._find_headings())
        self._companies = {} if self._is_on_places else dict(self._find_companies())
        """The company that each paragraph is on, if it names none itself."""
        self._last: tuple[Candidate, Subject] | None = None
        """The number before, and its entity."""
        lines = (each.text for each in outline.article.paragraphs)
        self._has_divisions = _peer_kind(self.main) == "entity" and any(
            map(_HAS_DIVISIONS.search, lines)
        )
        """Whether the companies of the text may be parts of the main one."""
        kind = "company" if self._has_divisions else self.main.kind
        self._references = _make_reference_pattern(kind)

    def read(self, candidate: Candidate) -> Subject:
        """Return the entity of a number, and how sure it is."""
        mentions = self._mentions_of(candidate.paragraph)
        first = bisect_left(mentions, candidate.sentence[0], key=attrgetter("start"))
        last = bisect_left(mentions, candidate.numeral.start, key=attrgetter("start"))
        before = mentions[max(first, last - MAX_MENTIONS) : last]
        earlier = mentions[max(0, first - MAX_MENTIONS) : first]
        subject = self._read_subject(candidate, before, earlier, mentions[last : last + 1])
        if peer := _find_peer(
            candidate, subject.entity, before, mentions[last : last + 2], self._actors.items
        ):
            printed = candidate.paragraph.text[peer.start : peer.end]
            subject = Subject(peer.entity, peer=printed)
        elif (former := self._last) and _is_difference(candidate, former[0]):
            subject = former[1]._replace(peer="")
        self._last = candidate, subject
        if not subject.entity.codes:
            return subject
        companies = [one.entity.name for one in before if one.entity.kind == "company"]
        return subject._replace(scope=companies[-1] if companies else None)

    def _read_subject(
        self,
        candidate: Candidate,
        before: Sequence[Mention],
        earlier: Sequence[Mention],
        after: Sequence[Mention],
    ) -> Subject:
        subjects = [
            one for one in before if one.is_subject or (one.is_modifier and self._is_on_places)
        ]
        if not subjects and _is_before_subject(candidate, after):
            subjects = [*after]
        of_section = self._headings.get(candidate.paragraph.section)
        if of_section and self._has_divisions:
            text, numeral = candidate.paragraph.text, candidate.numeral
            start = max(0, numeral.start - MAX_GROUP)
            *_, group = 0, *(one.end() for one in _OF_GROUP.finditer(text, start, numeral.start))
            if group > max(
                (one.start for one in (*earlier, *subjects) if one.is_subject), default=0
            ):
                is_here = group > candidate.sentence[0]
                return Subject(self.main, "" if is_here else "from a sentence before")
        if of_section:
            kind = _peer_kind(of_section)
            peers = [one.entity for one in subjects if _peer_kind(one.entity) == kind]
            entity = peers[-1] if peers and of_section not in peers else of_section
        elif subjects and not self._is_total(candidate, subjects):
            entity = self._read_reference(candidate, subjects[-1])
        else:
            entity = self._read_earlier(candidate, earlier)
        is_sure = bool(of_section) or any(mention.entity is entity for mention in subjects)
        if other_name := self._find_other_name(candidate, before, entity, is_sure=is_sure):
            return Subject(entity, f"the sentence also names {other_name}")
        if not is_sure and entity is not self.main:
            return Subject(entity, "from a sentence before")
        if not self._is_on_places and (entity.codes or _REGION.search(entity.name)):
            return Subject(entity, f"perhaps {self.main.name} there")
        text = candidate.paragraph.text
        # "占全国的75%" and "全国蔬菜市场成交5万吨" do not speak of the country.
        is_named = is_sure or any(
            mention.entity is entity
            and not HAN_BRANCH.match(text, mention.end)
            and not text.endswith("占", 0, mention.start)
            for mention in before
        )
        others = [one for one in earlier if one.is_subject and one.entity is not entity]
        if others and not is_named and self._has_divisions:
            other_name = others[-1].entity.call(chinese=is_chinese(candidate.around))
            return Subject(entity, f"the paragraph also names {other_name}")
        return Subject(entity, is_assumed=not is_named)

    def _read_earlier(self, candidate: Candidate, before: Sequence[Mention]) -> ProposedEntity:
        """Return the last subject before, or what is called by its kind after it: 全省."""
        text = candidate.paragraph.text
        subjects = [
            mention
            for mention in before
            if mention.is_subject
            and (
                not is_relative(text, mention.start, mention.end)
                or is_subject(text, mention.start, mention.end)
            )
        ]
        if not subjects:
            return self._companies.get(id(candidate.paragraph), self.main)
        alike = (one for one in subjects if _peer_kind(one.entity) == _peer_kind(self.main))
        last = subjects[-1]
        return self._read_reference(candidate, last, next(alike, last))

    def _read_reference(
        self, candidate: Candidate, last: Mention, first: Mention | None = None
    ) -> ProposedEntity:
        """Return the last subject, or the one that later words refer to.

        The company is the first one of the paragraph, or else the main entity, as it is always
        where that has divisions.
        """
        start = max(last.end, candidate.numeral.start - MAX_AROUND)
        if not self._references.search(candidate.paragraph.text, start, candidate.numeral.start):
            return last.entity
        called = (first or last).entity
        is_other = _peer_kind(called) != _peer_kind(self.main)
        return self.main if is_other or self._has_divisions else called

    def _find_headings(self) -> Iterator[tuple[str, ProposedEntity]]:
        """Yield the entity that the heading of a section names.

        A company does not cease to be the subject in "Poland the bright spot".
        """
        for section, heading in self._outline.sections:
            for mention in self._read_mentions(heading)[:1]:
                is_alone = not f"{heading[: mention.start]}{heading[mention.end :]}".strip(" :：")
                is_place = bool(mention.entity.codes)
                if self._is_on_places or is_alone or not is_place:
                    yield section, mention.entity

    def _find_companies(self) -> Iterator[tuple[int, ProposedEntity]]:
        """Yield the paragraphs that are on a company which the title or the lead names.

        They go on with the one company of the last paragraph that names any.
        """
        paragraphs = self._outline.article.paragraphs
        leads = [self._mentions_of(one) for one in paragraphs[:2]]
        titled = {one.entity for one in (*chain(*leads), *self._read_mentions(self._outline.title))}
        company, section = None, ""
        for paragraph in paragraphs:
            mentions = self._mentions_of(paragraph)
            named = {one.entity for one in mentions if _peer_kind(one.entity) == "entity"}
            if named or paragraph.section != section:
                subjects = {one.entity for one in mentions if one.is_subject}
                company = named.pop() if named == subjects and len(named) == 1 else None
            section = paragraph.section
            if company in titled and company.kind == "company":
                yield id(paragraph), company

    def _is_total(self, candidate: Candidate, subjects: Sequence[Mention]) -> bool:
        """Return whether a number is that of a group of subjects: 三市合计."""
        end = candidate.numeral.start
        start = max(subjects[-1].end, end - MAX_CLAUSE)
        is_total = bool(_TOTAL.search(candidate.paragraph.text, start, end))
        return is_total and all(mention.entity is not self.main for mention in subjects)

    def _find_other_name(
        self,
        candidate: Candidate,
        before: Sequence[Mention],
        entity: ProposedEntity,
        *,
        is_sure: bool,
    ) -> str:
        """Return another name of the sentence that could own a number; empty if none.

        It follows the entity's own name. If the sentence does not speak of the entity, the number
        may be that of any place beside a place, and of an unknown name that a clause begins with.
        """
        own = max((mention.end for mention in before if mention.entity is entity), default=0)
        for mention in reversed(before):
            is_alike = bool(mention.entity.codes) == bool(entity.codes)
            if mention.start >= own and (mention.is_subject or (is_alike and not is_sure)):
                return mention.entity.call(chinese=is_chinese(candidate.around))
        text, end = candidate.paragraph.text, candidate.numeral.start
        start = max(candidate.sentence[0], own, end - MAX_AROUND)
        other_name = ""
        for offset, last_offset, name, _ in find_possible_names(text[start:end]):
            first, last = start + offset, start + last_offset
            is_known = any(mention.start < last and mention.end > first for mention in before)
            if is_known or name.startswith(entity.name) or is_ordinary(name, self._small):
                continue
            # Any word can rise and begin a sentence: Occupancy rose.
            is_name = not name.isalpha() or is_han(name[0]) or ACTS.match(text, last)
            is_inside = not is_sure and text[max(0, first - 2) : first].strip().islower()
            begins = is_subject if is_sure else opens_clause
            if (is_name or is_inside) and begins(text, first, last):
                other_name = name
        after = candidate.after if _AGAINST.search(candidate.before) else ""
        found = next(find_possible_names(after), None)
        is_across = found and _ACROSS.fullmatch(after, 0, found[0])
        return found[2] if found and is_across and found[2] not in entity.name else other_name

    def find_named(self, name: str) -> ProposedEntity:
        """Return the entity of a name, which may be a place."""
        mentions = self._read_mentions(name)
        if mentions and (mentions[0].start, mentions[0].end) == (0, len(name)):
            return mentions[0].entity
        return self._named(name, kind_of(name))

    def _mentions_of(self, paragraph: Paragraph) -> tuple[Mention, ...]:
        key = id(paragraph)
        if key not in self._mentions:
            self._mentions[key] = self._read_mentions(paragraph.text)
        return self._mentions[key]

    def _read_mentions(self, text: str) -> tuple[Mention, ...]:
        found = [(start, end, self._place(place)) for start, end, place in find_places(text)]
        found += [
            (start, end, self._named(*self._names[name]))
            for start, end, name, _ in find_possible_names(text)
            if name in self._names and not is_place(name)
        ]
        if self._han_names:
            found += [
                (*match.span(), self._named(*self._names[match["name"]]))
                for match in self._han_names.finditer(text)
            ]
        # The longest name wins: "Bank of Norway" is not Norway.
        found.sort(key=lambda span: (span[0], -span[1]))
        mentions: list[Mention] = []
        asides = find_asides(text)
        aside, last_end = (0, 0), 0
        for start, end, entity in found:
            if start < last_end:
                continue
            while aside[1] <= start:
                aside = next(asides, (len(text), len(text) + 1))
            is_aside = aside[0] <= start
            acts = not is_aside and is_actor(text, start, end)
            locates = not is_aside and is_modifier(text, start, end)
            mentions.append(Mention(start, end, entity, acts, locates))
            last_end = end
        return tuple(mentions)

    def _place(self, place: Place) -> ProposedEntity:
        if place.name not in self._by_name:
            names = (place.abbreviation,) if place.abbreviation else ()
            self._by_name[place.name] = ProposedEntity(
                place.name, place.kind, place.local_name, names, place.codes, place.part_of
            )
        return self._by_name[place.name]

    def _named(self, name: str, kind: str) -> ProposedEntity:
        whole, kind = self._names.get(name, (name, kind))
        if whole not in self._by_name:
            shorts = [short for short, (full, _) in self._names.items() if full == whole != short]
            part_of = self._actors.wholes.get(whole, "")
            self._by_name[whole] = ProposedEntity(
                whole, kind, aliases=tuple(sorted(shorts)), part_of=part_of
            )
        return self._by_name[whole]

    def _find_company(self, titled: Sequence[Mention]) -> ProposedEntity | None:
        """Return the company that a text calls "the company", if its beginning names one."""
        paragraphs = self._outline.article.paragraphs
        if not any(_THE_COMPANY.search(paragraph.text) for paragraph in paragraphs):
            return None
        named = [mention.entity for mention in titled]
        first = [mention.entity for one in paragraphs[:2] for mention in self._mentions_of(one)]
        company = next((entity for entity in (*named, *first) if entity.kind == "company"), None)
        if not company or company in named[:1]:
            return company
        # A text on stocks of a country may call many "the company".
        counted = Counter(one.entity for line in paragraphs for one in self._mentions_of(line))
        others = (counted[entity] for entity in named if entity is not company)
        return company if counted[company] > max(others, default=0) else None

    def _find_main(self) -> tuple[ProposedEntity, str]:
        """Return what the title, or else most of the text, is about, and from what."""
        titled = self._read_mentions(self._outline.title)
        if company := self._find_company(titled):
            is_titled = any(mention.entity is company for mention in titled)
            return company, "the title" if is_titled else "the first sentence"
        if entity := self._find_titled(titled):
            return entity, "the title"
        paragraphs = self._outline.article.paragraphs
        first = [mention for one in paragraphs[:2] for mention in self._mentions_of(one)]
        if entity := _find_subject(sorted(first, key=lambda mention: not mention.is_subject)):
            return entity, "the first sentence"
        counted = Counter(
            mention.entity for one in paragraphs for mention in self._mentions_of(one)
        )
        most = counted.most_common(1)[0][0] if counted else None
        if most is None or (not most.codes and most.kind in _PLACE_KINDS):
            # A wire story on a village is about its country.
            if country := next((one.entity for one in first if one.entity.codes), None):
                return country, "the first sentence"
            if self._actors.country:
                return self._named(self._actors.country, "country"), "the first sentence"
        if most:
            return most, "the name that the text has most often"
        if found := _find_first_name(self._outline):
            return self._named(*found), "the first place that the text names"
        return ProposedEntity(self._outline.title[:60], "entity"), "the title"

    def _find_titled(self, titled: Sequence[Mention]) -> ProposedEntity | None:
        """Return what the title names; None if it names nothing."""
        if found := _find_han_institution(self._outline):
            self._names |= dict.fromkeys(found, (found[0], "organization"))
            return self._named(found[0], "organization")
        if not titled and (name := _find_han_name(self._outline)):
            # The text may call 榕陵 of the title 榕陵市.
            whole = next((known for known in self._names if known.startswith(name)), name)
            return self._named(whole, "organization")
        if not titled and (city := self._actors.city) and city in self._outline.title:
            return self._named(city, "city")
        is_located = all(mention.entity.codes and not mention.is_subject for mention in titled)
        if is_located and (site := self._find_site()):
            return site
        return _find_subject(titled) or (titled[0].entity if titled else None)

    def _find_site(self) -> ProposedEntity | None:
        """Return the one named site of the text that the title calls by a noun: a mine."""
        nouns = "|".join(re.findall(rf"\b(?:{SITES})\b", self._outline.title))
        site = re.compile(rf"\b[Tt]he ((?:[A-Z][\w'’-]+ ){{1,3}}(?:{nouns}))\b")
        lines = (one.text for one in self._outline.article.paragraphs)
        sites = {name for line in lines for name in site.findall(line)} if nouns else set()
        return self._named(sites.pop(), "site") if len(sites) == 1 else None


def _is_before_subject(candidate: Candidate, after: Sequence[Mention]) -> bool:
    """Return whether a clause before its subject has the number: Having made 5, X."""
    text, start = candidate.paragraph.text, candidate.sentence[0]
    comma = text.find(", ", candidate.numeral.end, candidate.sentence[1])
    names = [one for one in after if one.is_subject and comma >= 0 and one.start == comma + 2]
    return bool(names and _PARTICIPLE.match(text, start))


def _find_subject(mentions: Iterable[Mention]) -> ProposedEntity | None:
    """Return the first entity of mentions that can be a subject."""
    found = (mention for mention in mentions if mention.is_subject or mention.is_modifier)
    return next((mention.entity for mention in found), None)


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


def _find_peer(
    candidate: Candidate,
    entity: ProposedEntity,
    before: Sequence[Mention],
    after: Sequence[Mention],
    items: Collection[str],
) -> Mention | None:
    """Return the name of a peer to which the words next to a number give it.

    Examples: "50 in Colton, and 30 in Belton", "than Belton's 60", "68% of Belton's pupils".
    """
    text, numeral = candidate.paragraph.text, candidate.numeral
    if respective := _find_respective(candidate, before):
        return respective
    for last in before[-1:]:
        if (found := IN_BRACKETS.match(text, last.end)) and found.end() > numeral.start:
            return last
        gap = text[last.end : numeral.start]
        if _NEXT_TO.fullmatch(gap):
            return last if _peer_kind(last.entity) == _peer_kind(entity) else None
    for name in after[:1]:
        is_owner = not before and text[name.end : name.end + 1] in ("'", "’")
        if is_owner and _PART_OF.fullmatch(text, numeral.end, name.start):
            return name if name.entity.kind != "world" else None
        if not is_placed(text, numeral.end, name.start, name.end):
            return None
        is_compared = _COMPARED_WITH.search(text, max(0, numeral.start - 10), numeral.start)
        is_peer = is_compared and _peer_kind(name.entity) == _peer_kind(entity)
        return name if is_peer or text[name.start : name.end].rstrip(".") in items else None
    return None


def _find_respective(candidate: Candidate, before: Sequence[Mention]) -> Mention | None:
    """Return the last name of the list in "A和B分别增长1%和2%", with its entity."""
    text, start = candidate.paragraph.text, candidate.numeral.start
    split = text.rfind("分别", max(candidate.sentence[0], start - MAX_CLAUSE), start)
    if split < 0 or re.search("[，。；]", text[split:start]):
        return None
    names: list[Mention] = []
    for mention in reversed(before):
        is_joined = (
            _JOINS_NAMES.fullmatch(text, mention.end, names[0].start)
            if names
            else _NAMES_END.fullmatch(text, mention.end, split + 2)
        )
        if not is_joined:
            break
        names.insert(0, mention)
    starts = candidate.paragraph.starts
    index = bisect_left(starts, start) - bisect_left(starts, split)
    return replace(names[-1], entity=names[index].entity) if index < len(names) > 1 else None


def _make_reference_pattern(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words by which a text calls its main entity again."""
    if kind == "company":
        return _THE_COMPANY
    endings = "".join(ending for ending, own in han_place_kinds().items() if own == kind)
    return re.compile(rf"\b[Tt]he {kind}\b" + (f"|全[{endings}]" if endings else ""))


def name_entities(used: Iterable[ProposedEntity], known: Known) -> list[ProposedEntity]:
    """Give each entity that figures are about its id, and return them in order."""
    slugs = Slugs(known.entity_ids)
    entities = list(dict.fromkeys(used))
    for entity in entities:
        found = known.find_entity(entity.name, entity.local_name, *entity.codes.values())
        entity.id = found or slugs.add(make_slug(entity.name) or entity.kind)
    return entities


def entity_rows(entities: Sequence[ProposedEntity], known: Known) -> list[Row]:
    """Return the entries of the entities that a dataset lacks."""
    ids = {entity.name: entity.id for entity in entities}
    return [entity.make_row(ids) for entity in entities if entity.id not in known.entity_ids]


def _find_han_institution(outline: Outline) -> tuple[str, str] | None:
    """Return the market or line that begins a Chinese title, and its repeated end."""
    found = _HAN_INSTITUTION.match(HAN_LEADING.sub("", outline.title))
    if not found:
        return None
    text = "\n".join(paragraph.text for paragraph in outline.article.paragraphs)
    ends = [found[0][start:] for start in range(found.start("noun") + 1)]
    end = next((end for end in ends if text.count(end) > 1), None)
    return (found[0], end if end != ends[-1] else found[0]) if end else None


def _find_han_name(outline: Outline) -> str:
    """Return the start of a Chinese title that the text repeats; empty if none."""
    title = HAN_LEADING.sub("", outline.title)
    length = next((at for at, one in enumerate(title) if not is_han(one)), len(title))
    lines = (one.text for one in outline.article.paragraphs if one.text != outline.title)
    text = "\n".join(lines)
    starts = (title[:end] for end in range(min(length, MAX_HAN_NAME), 1, -1))
    return next((start for start in starts if text.count(start) >= 2), "")


def _find_first_name(outline: Outline) -> tuple[str, str] | None:
    """Return the first name after a preposition, with its kind: "of Marden"."""
    for text in (paragraph.text for paragraph in outline.article.paragraphs):
        for start, _, name, kind in find_possible_names(text):
            if _PREPOSITION_BEFORE.search(text, max(0, start - 10), start):
                return name, kind
    return None
