"""The names that numbers belong to, by the words between the two."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import NamedTuple

from provcli.drafting.heading_names import INSIDE
from provcli.drafting.model import Candidate
from provcli.drafting.names import SUBJECT_VERB
from provcli.drafting.outline import MAX_DATED
from provcli.drafting.places import is_place, place_kinds
from provcli.drafting.text_names import (
    APPOSITION,
    MAX_CLAUSE,
    MAX_NAMES,
    REPORTING_VERBS,
    TRADE,
    find_possible_names,
    find_short_names,
    is_ordinary,
    is_subject,
    opens_clause,
)
from provcli.prose.article import Paragraph
from provcli.prose.english_words import NUMBER_WORDS
from provcli.prose.patterns import any_of, is_han

MAX_ITEM = 60
"""Characters of an item of a list of entities, such as "50 billion in Colton"."""
MAX_OWNED = 8
"""Figures after a name that are compared with those of other sentences."""
_SAYS = rf"{REPORTING_VERBS}\b(?! (?:[a-z]+ ){{0,3}}its?\b)"
_ACTS = re.compile(
    rf" (?:(?:also|now|already|has|have|had|will|would) )*(?!{_SAYS})"
    rf"(?:{SUBJECT_VERB}|[a-z]+ed\b|flew\b)"
)
_PERSON_AFTER = re.compile(
    rf",? (?:aged )?\d\d[,.]|,? who\b|[^.;]{{0,60}}\b(?:he|she|his|her)\b"
    rf"|,? {_SAYS}"
)
_TITLES = (
    "minister president mayor governor chairman chairwoman professor colonel captain senator "
    "councillor farmer nurse doctor driver analyst economist"
).split()
_PERSON = re.compile(rf"\b(?:{any_of(map(str.title, _TITLES))}|Sir|Lord|Lady) [A-Z]")
_ROLE_BEFORE = re.compile(
    rf"\b(?:Mr|Ms|Mrs|Dr|{any_of(_TITLES)}|chief|head|officer|executive|director|leader|owner"
    r"|spokes\w+)\.? $"
)
SITES = (
    "mine|plant|port|airport|hospital|refinery|smelter|dam|prison|factory|shipyard|school|bridge"
    "|stadium|tunnel|museum"
)
_NOUNS = f"{place_kinds()}|island|valley|canton|municipality|suburb|{SITES}"
_NOUN_AFTER = re.compile(rf" (?P<kind>{_NOUNS})\b")
_NOUN_BEFORE = re.compile(rf"\b(?P<kind>{_NOUNS}) of $")
_OF_COMPANY = re.compile(
    rf", (?:an?|the) [^,.;]{{0,60}}\b(?:{TRADE}|group|business)\b"
    r"|['’]s (?:sales|profits?|revenue)\b"
    r"| [a-z]+[^,.;]{0,40}\b(?:dividend|pre-tax|turnover|revenue|shareholders)\b"
    rf"| [a-z][^.]{{0,200}}\. The (?:[a-z-]+ ){{1,4}}(?:{TRADE}|group)\b"
)
_OPENS = re.compile(r"(?:^|[.!?][”\"]?) ?$")
_TOO = re.compile(", (?:by contrast|meanwhile|however|for its part|in turn|too),")
_PART_OF = re.compile(r"(?:, (?:an?|the) [a-z -]{1,40})? (?:in|of) (?:the )?(?:[a-z]+ )?")
_LISTED = re.compile(r"(?:[,;:] (?:and |while )?|\band )$")
_HAS = re.compile(
    r",? (?:(?:with|at|had|has) )?(?:about |some |nearly |almost |only |just )?[$£€¥]?"
)
_HAS_NUMBER = re.compile(rf"{_HAS.pattern}(?:\d|{any_of(NUMBER_WORDS)}\b)")
_IN_ITEM = re.compile(rf"(?: [a-z-]+){{0,6}} (?:in|for|at) (?:the )?(?:(?:{_NOUNS}) of )?")
"""What joins a number of a list to its place: nine of the dead were in the town of Belton."""
_ITEM_END = re.compile(
    rf"(?: (?:{_NOUNS}))?(?:%| percent| [mb]illion)?(?:[,;]|\.(?!\d)| and\b| in \d|$)"
)
_EXPECTS = re.compile(r" (?:expects?|expected|forecasts?|estimate[sd]?|predict(?:s|ed)|sees)\b")
_DATELINE = re.compile(
    r"\s*(?P<city>[A-Z][A-Z .'’-]+), (?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
    r"(?:, [A-Z][a-z]+\.? \d[\d, ]*)?(?: ?(?:\([^()]*\) ?)?[-–—]|:) "
)
_THE_COUNTRY = re.compile(r"\b[Tt]he country\b")
_NO_OWNER = re.compile(
    r"(?:Storm|Hurricane|Typhoon|Cyclone)\b|.*(?:Street|Road|Avenue|Lane|Highway|Route)$"
)
_WHICH = re.compile(r" (?:which|where|when) (?:the )?$")
_WHICH_AFTER = re.compile(r"(?:, [^,.;:\d]{3,70})?, which\b")
_AT = re.compile(r"(?:^|[.!?] )(?:At|For) $")
_IN = re.compile(r"(?:^|[.!?,;] )(?:and |but |while )?[Ii]n $")
_ROW = re.compile(r": ?[$£€¥]?\d")
_NOUN_AT = re.compile(
    r"\b(?:[Ss]hares|[Ss]tock|[Tt]hose|[Tt]hat) (?:in|of) $|"
    r"(?:(?:^|[.!?,;] )(?:[A-Za-z]+ ){0,3}|\bthe )"
    r"(?![Aa]nalyst|[Ee]conomist|[Ss]trategist|[Tt]rader|[Ss]cientist)[A-Za-z]+ at (?:the )?$"
)
_ASIDE = re.compile("(?:, (?!its )[^,.;]{3,40},)?")
_INTRODUCES = re.compile(
    r" (?:did|fared|performed|struggled|lagged|shone|disappointed|suffered|improved|recovered"
    r"|rebounded|had|went)\b[^.;:\d]{0,60}: (?:its )?(?:[a-z-]+ ){0,2}"
    r"(?:revenues?|sales|turnover|profits?|orders|margins?|output|volumes)\b"
)
"""What follows a part of a company before its figures: Boats did better: sales rose 5%."""
_SAYS_AFTER = re.compile(f" {_SAYS}")
_REPORTED = re.compile(r", (?:[a-z]+ ){0,3}$")
_REPORTS = re.compile(rf" {REPORTING_VERBS}\b(?P<is_end>(?: on \w+day)?(?:$|[.;]))?")

Found = tuple[Paragraph, int, int, str, str]
"""A paragraph, where a name in it begins and ends, the name, and its kind."""


class Actors(NamedTuple):
    """The names that own a figure of a text.

    Attributes:
        names: the whole name of each name, and of its first word.
        items: the names that end items of a list: five in Belton, nine in Colton.
        kinds: what the words beside names say that these are.
        wholes: the place in which another one is said to be: the district of Belton in Colton.
        city, country: the places with which a report begins: PORT ELIN, Talmara - Rain fell.
        inside: the names inside sentences, and their first words, which nothing measures.
    """

    names: Mapping[str, str]
    items: Set[str]
    kinds: Mapping[str, str]
    wholes: Mapping[str, str]
    city: str
    country: str
    inside: Set[str]


def find_actors(
    paragraphs: Sequence[Paragraph], figures: Iterable[Candidate], small: frozenset[str]
) -> Actors:
    """Return the names of a text that own a figure.

    One mention suffices if another sentence has a figure of the same unit.
    """
    found = [(each, *name) for each in paragraphs for name in find_possible_names(each.text)]
    counts = Counter(name for *_, name, _ in found)
    people = set(_find_people(found))
    inside = {
        name
        for each, start, _, name, _ in found
        if INSIDE.search(each.text[max(0, start - 6) : start])
    }
    units: defaultdict[str, set[object]] = defaultdict(set)
    by_paragraph: defaultdict[int, list[Candidate]] = defaultdict(list)
    for figure in figures:
        units[_unit_of(figure)].add(figure.sentence_key)
        by_paragraph[id(figure.paragraph)].append(figure)
    owners: defaultdict[int, list[str]] = defaultdict(list)
    items: defaultdict[int, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for paragraph, start, end, name, _ in found:
        own = by_paragraph[id(paragraph)]
        if _follows_number(own, start, end):
            items[id(paragraph)].add(name)
        introduces = own and _INTRODUCES.match(paragraph.text, end)
        introduces = introduces and _OPENS.search(paragraph.text[max(0, start - 10) : start])
        is_name = introduces or name in inside or sum(map(str.isupper, name)) > 1
        is_other = is_han(name[0]) or is_place(name) or name.isupper() or "'s " in name
        if not is_name or is_other or name in people or is_ordinary(name, small):
            continue
        if kind := _read_kind(paragraph.text, start, end):
            kinds.setdefault(name, kind)
        first = name.partition(" ")[0]
        mentions = counts[name] if first == name else counts[name] + counts[first]
        is_repeated = mentions > 1
        owned = _find_owned(own, start, end)
        is_alone = all(len(units[_unit_of(figure)]) < 2 for figure in owned)
        is_peer = is_repeated or not is_alone or is_scene(paragraph.text, start, end)
        is_known = is_repeated or kinds.get(name) == "company"
        opens = own and is_known and _opens_paragraph(paragraph.text, start, end)
        if opens or introduces or (owned and is_peer):
            owners[id(paragraph)].append(name)
    listed = [sorted(names) for names in items.values() if len(names) > 1]
    _share_kinds([*listed, *owners.values()], kinds)
    peers = dict.fromkeys(chain(*listed, *owners.values()))
    names = {name: name for name in [*peers][:MAX_NAMES] if not is_place(name)}
    shorts = find_short_names(dict.fromkeys([*names, *counts], ""), paragraphs)
    names |= {short: name for short, name in shorts if name in names}
    datelines = filter(None, (_DATELINE.match(each.text) for each in paragraphs[:MAX_DATED]))
    city, country = next((found.group("city", "country") for found in datelines), ("", ""))
    if country and any(_THE_COUNTRY.search(each.text) for each in paragraphs):
        kinds[country] = "country"
    return Actors(
        names,
        frozenset(chain(*listed)),
        kinds,
        dict(_find_wholes(found, kinds)),
        city.title(),
        country,
        frozenset(chain(inside, (name.partition(" ")[0] for name in inside))),
    )


def _share_kinds(groups: Iterable[Sequence[str]], kinds: dict[str, str]) -> None:
    """Give the names of a group the kind of place that one of them has."""
    for names in groups:
        said = {kinds[name] for name in names if name in kinds}
        if len(said) == 1 and "company" not in said:
            kinds |= dict.fromkeys(names, *said)


def _find_wholes(found: Sequence[Found], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield places with those that they are parts of: Belton county in Colton."""
    for (first, _, end, part, _), (paragraph, start, _, whole, _) in pairwise(found):
        is_place_name = kinds.get(part, "company") != "company" and part != whole
        if is_place_name and first is paragraph:
            end = skip_kind(first.text, end)
            if _PART_OF.fullmatch(first.text, end, max(end, start)):
                yield part, whole


def _start_of(figure: Candidate) -> int:
    return figure.numeral.start


def _unit_of(figure: Candidate) -> str:
    unit = figure.context.unit
    return unit.code if unit else ""


def _find_people(found: Iterable[Found]) -> Iterator[str]:
    """Yield the names of people, and the last words of these names."""
    for paragraph, start, end, name, kind in found:
        text = paragraph.text
        is_role = _ROLE_BEFORE.search(text[max(0, start - 20) : start])
        after = _PERSON_AFTER.match(text, end)
        if kind != "company" and (is_role or after or _PERSON.search(name)):
            yield name
            yield name.split()[-1]


def _follows_number(figures: Sequence[Candidate], start: int, end: int) -> bool:
    """Return whether a name is the place of a figure before it: nine in Belton."""
    index = bisect_left(figures, start, key=_start_of) - 1
    if index < 0:
        return False
    text, number_end = figures[index].paragraph.text, figures[index].numeral.end
    return number_end <= start and is_placed(text, number_end, start, end)


def _find_owned(figures: Sequence[Candidate], start: int, end: int) -> Sequence[Candidate]:
    """Return the figures after a name in its sentence if it acts on the first."""
    text = figures[0].paragraph.text if figures else ""
    index = bisect_left(figures, end, key=_start_of)
    if index == len(figures) or figures[index].sentence[0] > start:
        return ()
    figure = figures[index]
    owned = [one for one in figures[index : index + MAX_OWNED] if one.sentence == figure.sentence]
    if start == 0 and _ROW.match(text, end):
        return owned
    if is_listed(text, start, end) and _HAS.fullmatch(text, end, figure.numeral.start):
        return owned if index and figures[index - 1].sentence == figure.sentence else ()
    after = skip_kind(text, end)
    after = found.end() if (found := APPOSITION.match(text, after)) else after
    between = text[after : figure.numeral.start]
    if _NO_OWNER.match(text[start:end]) or len(between) > MAX_CLAUSE or ";" in between:
        return ()
    is_owner = is_actor(text, start, end) and not _SAYS_AFTER.match(text, after)
    return owned if is_owner else ()


def is_actor(text: str, start: int, end: int) -> bool:
    """Return whether a name can be what the words after it speak of."""
    after = skip_kind(text, end)
    if is_subject(text, start, after):
        return not only_reports(text, start, end)
    return (
        is_listed(text, start, end)
        or is_scene(text, start, end)
        or is_relative(text, start, end)
        or bool(_ACTS.match(text, after) and opens_clause(text, start, after))
    )


def _opens_paragraph(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph begins with a name that acts or is its scene."""
    is_first = not text[:start].strip() and _ACTS.match(text, end)
    return bool(is_first) or bool(_AT.search(text[max(0, start - 5) : start]))


def _read_kind(text: str, start: int, end: int) -> str:
    """Return the kind that the words beside a name say; empty if none does."""
    before = text[max(0, start - 20) : start]
    if noun := _NOUN_AFTER.match(text, end) or _NOUN_BEFORE.search(before):
        return noun["kind"]
    return "company" if _OF_COMPANY.match(text, end) else ""


def is_placed(text: str, number_end: int, start: int, end: int) -> bool:
    """Return whether a number and the name after it are an item of a list."""
    end -= text[end - 1] == "."
    is_joined = start - number_end < MAX_ITEM and _IN_ITEM.fullmatch(text, number_end, start)
    return bool(is_joined and _ITEM_END.match(text, end))


def skip_kind(text: str, end: int) -> int:
    """Return where a name ends with its kind and an aside: Belton town, too, fell."""
    end = found.end() if (found := _NOUN_AFTER.match(text, end)) else end
    return found.end() if (found := _TOO.match(text, end)) else end


def is_listed(text: str, start: int, end: int) -> bool:
    """Return whether a name has the number after it in a list: and Belton 480,000."""
    if start == 0 and _ROW.match(text, end):
        return True
    is_item = _LISTED.search(text[max(0, start - 10) : start])
    return bool(is_item and _HAS_NUMBER.match(text, end))


def is_scene(text: str, start: int, end: int) -> bool:
    """Return whether a name is where something happens: At Belton, sales fell."""
    before = text[max(0, start - 60) : start]
    if _AT.search(before):
        return True
    noun = skip_kind(text, end)
    if _IN.search(before) and (noun > end or text.startswith(",", end)):
        return True
    after = _ASIDE.match(text, noun)
    is_noun = _NOUN_AT.search(before) is not None
    return bool(is_noun and after and _ACTS.match(text, after.end()))


def is_relative(text: str, start: int, end: int) -> bool:
    """Return whether a name acts in a relative clause: cocoa, which Belton bought."""
    before = text[max(0, start - 20) : start]
    if found := _WHICH_AFTER.match(text, end):
        is_other = before.endswith((" in ", " in the ")) or _EXPECTS.match(text, found.end())
        return bool(not is_other and _ACTS.match(text, found.end()))
    return bool(_WHICH.search(before) and _ACTS.match(text, end))


def only_reports(text: str, start: int, end: int) -> bool:
    """Return whether a name only says the words before it: ..., utility Belton said."""
    says = _REPORTS.match(text, end)
    is_end = says is not None and says["is_end"] is not None
    return is_end and bool(_REPORTED.search(text[max(0, start - 40) : start]))
