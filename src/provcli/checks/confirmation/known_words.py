"""The English words of a clause that make its number nothing else than a fact.

A list of the words that make a number a plan, a guess, a part, or another thing would never be
complete. This list need not be: a word that is missing leaves a key unconfirmed, and is counted.
"""

import re
from collections.abc import Iterator

from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.confirmation.plain import find_names, is_plain, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.metrics import MAX_STEM, Words, split_words
from provcli.prose.article import Location
from provcli.prose.english_words import SEASONS
from provcli.prose.sentences import Span
from provcli.prose.units import ENGLISH_UNITS

_ACTORS = """
    actor agency airline analyst army association authority bank board body brewer broker
    brokerage builder bureau business carrier chain chairman chief city club commission committee
    community company competitor controller cooperative council councillor county court customer
    dealer department director district doctor driver economist employer engineer executive expert
    family farmer firm fleet governor group guest maker manager manufacturer mayor minister
    ministry neighbor neighbour nurse office officer official operator organiser organizer owner
    parliament passenger peer player police president producer region reporter researcher
    retailer rival school shareholder spokesman spokeswoman statistician student supplier teacher
    team town trader union university village visitor voter winner
"""
_PARTS = """
    airport boat bridge bus country crew enterprise factory farm ferry government hospital house
    household industry institute institution lab laboratory mill mine museum nation park plane
    plant port railway recipient resident sector ship shop staff state store system train tram
    truck ward worker world zone
"""
_TIMES_AND_PLACES = """
    abroad afternoon ago already am beginning central daily date dawn downstream earlier
    early east eastern end ended ending evening fiscal half-year home later local long main midday
    midnight monthly morning national near nearby night nightfall noon north northeast
    northeastern northern northwest nowadays overnight period place pm previous previously
    quarterly recent recently regional shortly site south southeast southern southwest street time
    today upstream valley weekend weekly west western year-earlier yesterday
"""
_STATES = """
    accounted accounts achieved amounted averaged becoming carried carries caused contributed
    counted doubled employed finished generated handled handles hold holding holds lasted live lived
    maintained managed manages obtained operated operates provided ranged ranked ranking ranks
    reached recorded remained reported run running runs served serves showed stabilized stand
    standing stands stayed told totaled totalled tripled used weighed worked working works
"""
_EVENTS = """
    added arrived average began begun bought bring brings broke brought built closed collected
    completed constructed consumed cost costs created cultivated declared delivered destroyed
    developed died drove dug earned ended entered established exported fetched fired flew follow
    followed formed forming founded fulfilled gathered gave got harvested helped hired hit hosted
    imported injured inspected installed introduced issued joined killed launched leave leaves
    leaving left lent lifted lost made mean measured median met moved opened opens paid played
    price prices processed produced published purchased put puts raised received registered
    released repaired replaced retired returned saved scored sent settled shared shipped sold
    spent started starts stored struck studied surveyed taught tested threw took trained
    transferred transported treated turned visit visited visits voted walked warmed watched went
    won wrote
"""
_KINDS = """
    active adult basic big biggest central characteristic clean combined comprehensive consecutive
    convenient current domestic electric electronic existing female foreign full general global
    good high-tech highest important industrial international key large large-scale largest
    leading living low-carbon lowest major male many medium-sized modern most much national-level
    natural new newly old oldest online operating own owned poor popular practical
    primary private professional provincial-level public renewable rural second-largest senior
    single small social special specialized strong technical technological technology-based
    traditional urban usual usually warm wet whole year-old young youngest
"""
_LINKS = """
    a.m although apiece capita co etc like p.m series terms well whereas whose
"""
_MEASURES = frozenset(word for name in ENGLISH_UNITS for word in name.split())
ACTORS = frozenset(_ACTORS.split())
KNOWN = _MEASURES.union(
    *(
        words.split()
        for words in (_ACTORS, _PARTS, _TIMES_AND_PLACES, _STATES, _EVENTS, _KINDS, _LINKS)
    )
)
_UNKNOWN = frozenset(
    "may might can could would will if over under around some any no not just another without half"
    " quarter third fourth fifth share part value want expect include including make need do does"
    " cover contain give take use be sell pay spend buy employ produce build add reach get come"
    " most gone".split()
)
"""Plain words that may make a number another thing: a plan, a bound, a part."""
_PLANS = frozenset(
    "aim aims be due expect expected expects forecast forecasts full-year guidance hopes intends"
    " outlook plan planned plans pledged projected promised proposed proposes see sees set shall"
    " should target targets want wants will would".split()
)
"""Words of a plan, which change nothing else of a number that is recorded as a target."""
_DONE = frozenset(_EVENTS.split())
_NARROW = frozenset(f"{_KINDS} gross net other remaining".split())
_BESIDE = frozenset(f"{_ACTORS} {_PARTS} {_TIMES_AND_PLACES}".split()) | {*SEASONS}
"""Nouns that narrow the one after them: school nurses, winter tires."""
_IS = frozenset("is are was were".split())
_CHANGE = frozenset("growth increase rise gain change decrease drop decline fall cut loss".split())
"""Nouns that make the number before or after "in exports" a change of them."""
_NOUNS = {
    "sold": "sale", "bought": "purc", "spent": "spen", "lost": "loss", "built": "buil",
    "won": "win", "died": "deat",
}  # fmt: skip
"""The beginnings of nouns for what is done, if the verb has another one."""
_TIME = re.compile(
    r"\b(?:(?:first|second|third|fourth|last|this|the|each|per|a|next|same|previous|fiscal)[ -])"
    r"(?:(?:fiscal|financial)[ -])?(?:quarter|half)s?\b"
    r"(?! of (?!\d{4}|fiscal|(?:the|last) year)| the\b)",
    re.IGNORECASE,
)
"""The third quarter, which is not a third of something."""
_WORD = re.compile("[A-Za-z][A-Za-z’'-]+")
_SMALL = re.compile(r"\b[a-z]{4,}")

_Clause = tuple[Location, Span]


class KnownWords:
    """Whether provcli knows each word of a clause that is not one of a name."""

    def __init__(self, case: CheckContext, known_han: KnownHan) -> None:
        self._case, self._known_han = case, known_han
        self._read: dict[_Clause, set[int]] = {}
        """The characters of each clause that are in a number, its unit, its bound, or a time."""
        names: dict[str, set[str]] = {}
        for found in case.found_again:
            self._read.setdefault(self._key_of(found), set()).update(_find_read(found))
            # A plan is not named like a fact.
            own = map(fold_noun, split_words(find_names(case.dataset, found)))
            names.setdefault(found.figure.status, set()).update(own)
        self._names = {status: frozenset(words) for status, words in names.items()}
        self._unknown = {
            id(found.entry): tuple(dict.fromkeys(self._find_unknown(found)))
            for found in case.found_again
        }

    def list_unknown(self, found: FoundFigure) -> tuple[str, ...]:
        """Return the words of the clause of a number that are not known."""
        return self._unknown[id(found.entry)]

    def are_known(self, found: FoundFigure) -> bool:
        """Return whether the words of the clause of a number are known."""
        return not self._unknown[id(found.entry)]

    def are_of_metric(self, found: FoundFigure) -> bool:
        """Return whether they are, and none makes the number that of another metric.

        "It closed 7 shops" and "7 small shops" are not all shops.
        """
        text, clause = found.occurrence.paragraph.text, self._case.clause_near(found)
        words = [word[0].lower() for word in _WORD.finditer(text, *clause)]
        names = names_of(self._case.dataset, found)
        triples = zip(["", *words], words, [*words[1:], ""], strict=False)
        return self.are_known(found) and not any(
            _is_of_another(before, word, after, names) for before, word, after in triples
        )

    def _find_unknown(self, found: FoundFigure) -> Iterator[str]:
        names, read = self._names[found.figure.status], self._read[self._key_of(found)]
        paragraph, clause = found.occurrence.paragraph, self._case.clause_near(found)
        text, is_plan = paragraph.text, found.figure.status == "target"
        own = set(_WORD.findall(self._case.dataset.metric_by_id[found.figure.metric].name.lower()))
        own |= _PLANS if is_plan else set()
        if han := self._known_han.find_unknown(paragraph, clause, names, is_plan=is_plan):
            yield han
        times = {place for time in _TIME.finditer(text, *clause) for place in range(*time.span())}
        # A headline may have a capital in each word.
        is_headline = not _SMALL.search(text, *self._case.sentence_near(found))
        for word in _WORD.finditer(text, *clause):
            is_name = (
                not is_headline
                and word[0][0].isupper()
                and not self._begins_sentence(found, word.start())
            )
            is_read = word.start() in read or word.start() in times
            is_own = not own.isdisjoint((word[0].lower(), fold_noun(word[0].lower())))
            if not (is_read or is_name or is_own or _is_known(word[0].lower(), names)):
                yield word[0]

    def _begins_sentence(self, found: FoundFigure, start: int) -> bool:
        """Return whether a word has a capital because a sentence begins."""
        first = self._case.sentence_near(found)[0]
        return not found.occurrence.paragraph.text[first:start].strip(' "“')

    def _key_of(self, found: FoundFigure) -> _Clause:
        paragraph = found.occurrence.paragraph
        return paragraph.location, self._case.find_clause(paragraph, found.numeral.start)


def _is_known(word: str, names: Words) -> bool:
    singular = fold_noun(word)
    if not _UNKNOWN.isdisjoint((word, singular)):
        return False
    return singular in names or not KNOWN.isdisjoint((word, singular)) or is_plain(word)


def _is_of_another(before: str, word: str, after: str, names: Words) -> bool:
    """Return whether a word between two others makes a number that of another metric."""
    if _NOUNS.get(word, word[:MAX_STEM]) in names:
        return False
    if word in _DONE or (word in _CHANGE and after in ("in", "of", "was", "were", "came")):
        return True
    if word in _BESIDE and _is_in(after, names):
        return True
    is_narrow = not _NARROW.isdisjoint((word, fold_noun(word)))
    return is_narrow and (before in _IS or _is_in(after, names))


def _is_in(word: str, names: Words) -> bool:
    """Return whether the beginning of a word, or of its singular, is in some names."""
    return not names.isdisjoint((word[:MAX_STEM], fold_noun(word)[:MAX_STEM]))


def fold_noun(word: str) -> str:
    """Return a word without the endings of nouns."""
    return re.sub("ies?$", "y", re.sub("['’]s?$|s$", "", word))


def _find_read(found: FoundFigure) -> Iterator[int]:
    """Yield the characters of a number, its unit, and its bound."""
    numeral, context = found.numeral, found.context
    yield from range(numeral.start, numeral.end)
    # What is counted may be a part: "7 empty shops".
    if context.unit and context.unit.code:
        yield from range(context.unit.words.start, context.unit.end)
    if words := context.qualifier_words:
        yield from range(words.start, words.end)
