"""The English words of a clause that make its number nothing else than a fact.

A list of the words that make a number a plan, a guess, a part, or another thing would never be
complete. This list need not be: a word that is missing leaves a key unconfirmed, and is counted.
"""

import re
from collections.abc import Iterator

from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.confirmation.plain import is_plain, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.metrics import Words
from provcli.prose.article import Location
from provcli.prose.sentences import Span
from provcli.prose.units import ENGLISH_UNITS

_ACTORS = """
    actor agency airline airport analyst army association authority bank board body brewer broker
    brokerage builder bureau business carrier chain chairman chief city club commission committee
    community company competitor controller cooperative council councillor country county court crew
    customer dealer department director district doctor driver economist employer engineer
    enterprise executive expert factory family farmer firm fleet government governor group guest
    hospital house household industry institute institution lab laboratory maker manager
    manufacturer mayor minister ministry museum nation neighbour neighbor nurse office officer
    official operator organiser organizer owner park parliament passenger peer plant player police
    port president producer province railway recipient region reporter researcher resident retailer
    rival school sector shareholder shop spokesman spokeswoman staff state statistician store
    student supplier system teacher team town trader union university village visitor voter ward
    winner worker world zone
"""
_TIMES_AND_PLACES = """
    abroad afternoon ago already am area away back beginning central dawn daily date downstream
    earlier early east eastern ended ending evening fiscal half-year home later local long main
    midday midnight monthly morning national near nearby nightfall nightly night noon north
    northeast northeastern northern northwest nowadays once overnight period pm place previous
    previously quarterly recent recently regional shortly site south southeast southern southwest
    street time today upstream valley weekend weekly west western year-earlier yesterday
"""
_FACTS = """
    accounted accounts achieved added arrived averaged became becoming began begun bought bring
    brings brought built carried carries caught caused change changed closed collected completed
    constructed consumed contributed counted created cultivated declared delivered destroyed
    developed died dug earned ended entered established exported fetched finished flew follow
    followed formed forming found founded fulfilled gathered generated grew handled handles
    harvested held helped hired hold holding holds hosted imported injured inspected installed
    introduced issued kept killed lasted launched leave leaves leaving led lent lifted live lived
    lost made maintained managed manages measured moved obtained opened operates opens paid played
    processed produced provided published purchased put puts raised ran ranged ranked ranking ranks
    reached reaches received recorded registered released remained repaired replaced reported
    reports retired returned run running runs saved scored served serve serves settled shared
    shipped showed shows sold spent stabilized stand standing stands started starts stayed stored
    studied surveyed taught told took totaled totalled traded transferred transported treated turned
    used visited visit visits voted walked warmed watched weighed went won worked working works
"""
_KINDS = """
    active adult basic big biggest central characteristic clean combined comprehensive consecutive
    convenient current domestic electric electronic existing female foreign full general global good
    highest important industrial international itself key large large-scale largest leading living
    low-carbon lowest major male many medium-sized modern most much natural new newly officially
    old oldest online operating own owned poor popular practical primary private professional public
    renewable rural second-largest senior single small social special specialized strong technical
    technological traditional urban usual usually warm wet whole year-old young youngest
"""
_LINKS = """
    a.m alone also although apiece because capita p.m co etc like once terms them too well where
    whereas whose
"""
_MEASURES = frozenset(word for name in ENGLISH_UNITS for word in name.split())
_KNOWN = _MEASURES.union(
    *(words.split() for words in (_ACTORS, _TIMES_AND_PLACES, _FACTS, _KINDS, _LINKS))
)
_UNKNOWN = frozenset(
    "may might can could would will if over under around some any no not just another without third"
    " fourth fifth share part value want expect include including make need do does cover contain"
    " give take use".split()
)
"""Plain words that may make a number another thing: a plan, a bound, a part."""
_TIME = re.compile(
    r"\b(?:(?:first|second|third|fourth|last|this|the|each|per|a|next|same|previous|fiscal)[ -])"
    r"(?:(?:fiscal|financial)[ -])?(?:quarter|half)s?\b(?! of (?!\d{4}|fiscal|the year)| the\b)",
    re.IGNORECASE,
)
"""The third quarter, which is not a third of something."""
_WORD = re.compile("[A-Za-z][A-Za-z’'-]+")

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
            names.setdefault(found.figure.status, set()).update(names_of(case.dataset, found))
        self._names = {status: frozenset(words) for status, words in names.items()}
        self._is_known = {id(found.entry): self._reads_all(found) for found in case.found_again}

    def are_known(self, found: FoundFigure) -> bool:
        """Return whether the words of the clause of a number are known."""
        return self._is_known[id(found.entry)]

    def _reads_all(self, found: FoundFigure) -> bool:
        names, read = self._names[found.figure.status], self._read[self._key_of(found)]
        text, clause = found.occurrence.paragraph.text, self._case.clause_near(found)
        times = {place for time in _TIME.finditer(text, *clause) for place in range(*time.span())}
        return self._known_han.cover(
            found.occurrence.paragraph, clause, names, is_plan=found.figure.status == "target"
        ) and all(
            word.start() in read
            or word.start() in times
            or _is_known(word[0].lower(), names)
            or (word[0][0].isupper() and not self._begins_sentence(found, word.start()))
            for word in _WORD.finditer(text, *clause)
        )

    def _begins_sentence(self, found: FoundFigure, start: int) -> bool:
        """Return whether a word has a capital because a sentence begins, and may not be a name."""
        first = self._case.sentence_near(found)[0]
        return not found.occurrence.paragraph.text[first:start].strip(' "“')

    def _key_of(self, found: FoundFigure) -> _Clause:
        paragraph = found.occurrence.paragraph
        return paragraph.location, self._case.find_clause(paragraph, found.numeral.start)


def _is_known(word: str, names: Words) -> bool:
    singular = re.sub("['’]s?$|s$", "", word)
    is_known = not _KNOWN.isdisjoint((word, singular))
    return is_known or (is_plain(word, names) and _UNKNOWN.isdisjoint((word, singular)))


def _find_read(found: FoundFigure) -> Iterator[int]:
    """Yield the characters of a number, its unit, and its bound."""
    numeral, context = found.numeral, found.context
    yield from range(numeral.start, numeral.end)
    for words in (context.qualifier_words, context.unit and context.unit.words):
        if words:
            yield from range(words.start, words.end)
