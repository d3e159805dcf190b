"""The rule about entities: a figure of one where the article speaks of another.

The text has to name the other one as its subject, and not to name the recorded one nearby: where
it is unsure, the rule is silent.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.checks.rules.order import JOINED, LISTED, pair_in_order
from provcli.dataset.models import Dataset, Entity, Figure
from provcli.errors import abbreviate
from provcli.prose.normalize import fold
from provcli.prose.patterns import is_han
from provcli.prose.sentences import Span, split_clauses, split_sentences

MIN_FIRST_WORD = 4
"""The first word of a longer name is a short form of it, if it has so many letters."""
MAX_NAMESAKES = 9
"""How many entities may have a name."""
MAX_SENTENCES_BEFORE = 5
"""How many sentences before a number may name its entity."""

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+|\d+")
_OBJECT_BEFORE = re.compile(
    r"\b(?:to|from|with|than|against|versus|vs\.?|b(?:y|ehind|eyond)|like|unlike|over|near|between|outside"
    r"|except|excluding|including|overtook|beat|trails?|trailed)(?: the)? $"
    r"|[对向从与和跟比较同至到除给由把被在超]$",
    re.IGNORECASE,
)
"""Words that make a name an object: the trade with Germany is not about Germany."""
_CAPITAL_BEFORE = re.compile(
    r"\b(?!(?:In|At|For|On|Of|As|The|And|But|So|Yet|Only|Both|While|When|Since|Last|Then|Now|Today"
    r"|Still|Also|Here|Meanwhile|Though|Although|Because|If|After|Before|Across|Within)[ -])"
    r"[A-Z](?:[\w&'-]*|[\w.]{0,2}\.)[ -]$"
)
"""A word that makes a name a part of a longer one, unless it only begins the sentence."""
_CAPITAL_AFTER = re.compile(r"[ -](?P<word>[A-Z][a-z]\w*)")
_REFERS_BACK = re.compile(
    r"\W*(?:(?:It|Its|He|His|She|Her|They|Their)\b"
    r"|The (?:company|group|firm|bank|city|country|region)\b|该|其(?!中|他|它|余)|公司|集团)"
)
"""How a paragraph begins that goes on about the subject of the one before."""
_ADJECTIVE = re.compile(r"\b([A-Z][a-z])[a-z]*(?:ch|sh|ss|ese|ans?|ic|i|is)\b")

_Words = tuple[str, ...]
_Kinds = Set[str]


class _Mention(NamedTuple):
    """A name in a text, of one entity or of namesakes."""

    start: int
    end: int
    entities: Sequence[Entity]
    is_subject: bool
    """Whether the text is about it, rather than about something else that it touches."""

    def is_of(self, kinds: _Kinds) -> bool:
        """Return whether it names an entity of these kinds."""
        return self.entities[0].kind in kinds


class _Names(NamedTuple):
    """What a span of text names.

    Attributes:
        named: the ids of the named entities.
        within: the ids of the larger entities that these are parts of.
        kinds: the kinds of the named entities.
        subjects: the names that the text is about.
        adjectives: the beginnings of words such as French, which may mean an entity, too.
    """

    named: frozenset[str]
    within: frozenset[str]
    kinds: frozenset[str]
    subjects: Sequence[_Mention]
    adjectives: frozenset[str]

    def last_subject(self, kinds: _Kinds) -> _Mention | None:
        """Return the last entity of these kinds that the text is about."""
        return next((each for each in reversed(self.subjects) if each.is_of(kinds)), None)


class _NameReader:
    """Finds the names of a dataset's entities in texts; the longest at each place."""

    def __init__(self, dataset: Dataset) -> None:
        self._names: dict[_Words, dict[str, Entity]] = {}
        self._short_forms: dict[_Words, dict[str, Entity]] = {}
        for entity in dataset.entities:
            for code in entity.codes.values():
                self._short_forms.setdefault(_split(code), {})[entity.id] = entity
            for name in (entity.id, entity.name, entity.local_name or "", *entity.aliases):
                words = _split(name)
                self._names.setdefault(words, {})[entity.id] = entity
                for form in _shorten(words) if name.isascii() else ():
                    self._short_forms.setdefault(form, {})[entity.id] = entity
        self._longest: dict[str, int] = {}
        for words in filter(None, (*self._names, *self._short_forms)):
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._wholes = {
            entity.id: frozenset(whole.id for whole in dataset.ancestors_of(entity.id))
            for entity in dataset.entities
        }

    def find(self, text: str) -> Iterator[_Mention]:
        """Yield the names in a text, in order."""
        folded = fold(text)
        found = list(_WORD.finditer(folded))
        words = tuple(word[0].casefold() for word in found)
        next_word = 0
        for first, word in enumerate(words):
            if first < next_word:
                continue
            for last in range(first + self._longest.get(word, 0), first, -1):
                key = words[first:last]
                named = self._names.get(key)
                entities = [*(named or self._short_forms.get(key, {})).values()]
                # What many share, such as "Company", is a word and not a name.
                if len(entities) > MAX_NAMESAKES:
                    continue
                if entities and last <= len(words):
                    start, end = found[first].start(), found[last - 1].end()
                    is_subject = bool(named) and _is_subject(folded, start, end, entities[0].kind)
                    yield _Mention(start, end, entities, is_subject)
                    next_word = last
                    break

    def summarize(self, text: str, span: Span, mentions: Sequence[_Mention]) -> _Names:
        """Return what a part of a text names in the mentions that are in it."""
        entities = [entity for mention in mentions for entity in mention.entities]
        known = {text[mention.start : mention.start + 2] for mention in mentions}
        adjectives = {*_ADJECTIVE.findall(text, *span)} - known
        return _Names(
            frozenset(entity.id for entity in entities),
            frozenset(whole for entity in entities for whole in self._wholes[entity.id]),
            frozenset(entity.kind for entity in entities),
            [each for each in mentions if each.is_subject],
            frozenset(map(str.casefold, adjectives)),
        )

    def may_name(self, names: _Names, entity: Entity) -> bool:
        """Return whether an entity, its part, or its whole is named.

        An adjective may name it, too.
        """
        if entity.id in names.named | names.within or names.named & self._wholes[entity.id]:
            return True
        return any(name[:2].casefold() in names.adjectives for name in entity.names)


def _split(name: str) -> _Words:
    return tuple(_WORD.findall(fold(name).casefold()))


def _shorten(words: _Words) -> Iterator[_Words]:
    """Yield short forms of a name of several words: U.S., US, and United."""
    if len(words) > 1:
        initials = tuple(word[0] for word in words)
        yield from (initials, ("".join(initials),))
        if len(words[0]) >= MIN_FIRST_WORD:
            yield words[:1]


def _is_subject(text: str, start: int, end: int, kind: str) -> bool:
    """Return whether a name is a subject, not part of a longer name such as Ulm Road."""
    name = text[start:end]
    is_short = len(name) == len("US") and not name.isupper() and not is_han(name[0])
    if len(name) == 1 or name[0].islower() or is_short:
        return False
    before = text[max(0, start - 40) : start]
    following = _CAPITAL_AFTER.match(text, end)
    is_part = _CAPITAL_BEFORE.search(before) or (following and following["word"].casefold() != kind)
    return not is_part and not _OBJECT_BEFORE.search(before)


class _ParagraphNames:
    """The names of a paragraph and of its parts."""

    def __init__(self, text: str, reader: _NameReader) -> None:
        self._text, self._reader = text, reader
        self._mentions = list(reader.find(text))
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = split_sentences(text)
        self._names: dict[Span, _Names] = {}
        self.all = self.within((0, len(text)))

    def within(self, span: Span) -> _Names:
        """Return the names of a part of it."""
        if span not in self._names:
            self._names[span] = self._reader.summarize(self._text, span, self.find(span))
        return self._names[span]

    def find(self, span: Span) -> Sequence[_Mention]:
        """Return the mentions in a part of it."""
        first, last = (bisect_left(self._starts, end) for end in span)
        return self._mentions[first:last]

    def place_after(self, position: int) -> _Names:
        """Return the name that a preposition joins to a number: 7 cars in Germany."""
        index = bisect_left(self._starts, position)
        end = position
        if index < len(self._starts):
            start = self._starts[index]
            end = start + 1 if JOINED.fullmatch(self._text, position, start) else position
        return self.within((position, end))

    def sentence_at(self, position: int) -> _Names:
        """Return the names of the sentence at a position."""
        return self.within(self._sentences[_find_span(self._sentences, position)])

    def subject_in_sentence(self, position: int, kinds: _Kinds) -> _Mention | None:
        """Return the only name of the last clause before a position that names an entity."""
        start, _ = self._sentences[_find_span(self._sentences, position)]
        for span in reversed([*split_clauses(self._text, start, position)]):
            named = [each for each in self.find(span) if each.is_of(kinds)]
            if named:
                return named[0] if len(named) == 1 and named[0].is_subject else None
        return None

    def subject_before(self, position: int | None, kinds: _Kinds) -> _Mention | None:
        """Return the subject of the last sentence before that names an entity."""
        last = len(self._sentences)
        last = last if position is None else _find_span(self._sentences, position)
        for span in reversed(self._sentences[max(0, last - MAX_SENTENCES_BEFORE) : last]):
            names = self.within(span)
            if kinds & names.kinds:
                return names.last_subject(kinds)
        return None


def _find_span(spans: Sequence[Span], position: int) -> int:
    return bisect_right(spans, position, key=lambda span: span[0]) - 1


def find_other_entities(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose text speaks of another entity."""
    search = _Search(case)
    swapped = search.find_swapped()
    for found in case.found_again:
        other = search.find_other(found)
        entity = other.entities[0] if other else swapped.get(id(found.entry))
        if entity:
            words = f"The article speaks of {abbreviate(entity.name)} here"
            evidence = f"{found.figure.entity}, not {entity.id}"
            yield case.contradiction(found, "entity", words, evidence)


class _Search:
    """Looks for the entity that the article speaks of at a figure."""

    def __init__(self, case: CheckContext) -> None:
        dataset = case.dataset
        self._case, self._dataset = case, dataset
        self._reader = _NameReader(dataset)
        paragraphs = case.article.paragraphs
        self._position = case.article.position
        self._paragraphs = [_ParagraphNames(each.text, self._reader) for each in paragraphs]
        self._title = _ParagraphNames(dataset.source.title, self._reader).all
        names = (self._title, *(each.all for each in self._paragraphs))
        self._named = frozenset().union(*(each.named for each in names))
        # A dataset may call what the article is about as the article does not, in its title.
        names = (_ParagraphNames(dataset.title, self._reader).all, *names)
        self._everywhere = _Names(
            frozenset().union(*(each.named for each in names)),
            frozenset().union(*(each.within for each in names)),
            frozenset(),
            (),
            frozenset().union(*(each.adjectives for each in names)),
        )
        self._headings: dict[str, _Names] = {}
        self._entities_of: dict[str, set[str]] = {}
        self._recorded = {figure.entity for figure in dataset.figures}
        self._kinds_of: dict[str, set[str]] = {}
        """The kinds of the entities that have a metric, which are compared."""
        for figure in dataset.figures:
            self._entities_of.setdefault(figure.metric, set()).add(figure.entity)
            kind = dataset.entity_by_id[figure.entity].kind
            self._kinds_of.setdefault(figure.metric, set()).add(kind)

    def find_other(self, found: FoundFigure) -> _Mention | None:
        """Return the name of another entity that the text at a figure is about."""
        figure, occurrence, numeral = found.figure, found.occurrence, found.numeral
        reader, entity = self._reader, self._dataset.entity_by_id[figure.entity]
        kinds = self._kinds_of[figure.metric]
        position = self._position[occurrence.paragraph.location]
        paragraph = self._paragraphs[position]
        heading = self._read_heading(self._case.heading_of(occurrence.paragraph))
        if reader.may_name(heading, entity):
            return None
        sentence = paragraph.sentence_at(numeral.start)
        # The title "France beats Germany" does not make a number of France one of Germany.
        is_titled = reader.may_name(self._title, entity) and not sentence.named & self._title.named
        if is_titled or reader.may_name(sentence, entity):
            # In "France sold 5, Germany 7", each number has the subject of its clause.
            start, _ = self._case.find_clause(occurrence.paragraph, numeral.start)
            clause = paragraph.within((start, numeral.start))
            is_own = reader.may_name(clause, entity) or reader.may_name(
                paragraph.place_after(numeral.end), entity
            )
            other = clause.last_subject(kinds)
            if not kinds & clause.kinds:
                other = paragraph.subject_in_sentence(start, kinds)
            other = None if is_own else other
            is_sure = False
        elif kinds & sentence.kinds:
            other = sentence.last_subject(kinds) or heading.last_subject(kinds)
            around = self._paragraphs[max(0, position - 1) : position + 1]
            is_sure = not any(reader.may_name(each.all, entity) for each in around)
        else:
            # A text that never names an entity may mean it by another word, such as Dutch.
            is_named = entity.id in self._named
            text = paragraph.all if is_named else self._everywhere
            is_sure = not reader.may_name(text, entity) and (is_named or not sentence.adjectives)
            other = paragraph.subject_before(numeral.start, kinds)
            other = other or self._find_farther(entity, kinds, position, heading)
            other = other if is_sure else None
        if other and reader.may_name(reader.summarize("", (0, 0), [other]), entity):
            return None
        if other and (is_sure or found.repetition or self._share_metric(figure, other)):
            return None if self._is_measured_against(figure, other) else other
        return None

    def _find_farther(
        self, entity: Entity, kinds: _Kinds, position: int, heading: _Names
    ) -> _Mention | None:
        """Return the subject of the paragraph before, of the heading, or of the title."""
        here = self._case.article.paragraphs[position]
        if here.number > 1 and _REFERS_BACK.match(here.text):
            before = self._paragraphs[position - 1]
            if kinds & before.all.kinds:
                is_own = self._reader.may_name(before.all, entity)
                return None if is_own else before.subject_before(None, kinds)
        if kinds & heading.kinds or self._reader.may_name(self._title, entity):
            return heading.last_subject(kinds)
        return self._title.last_subject(kinds)

    def find_swapped(self) -> Mapping[int, Entity]:
        """Return figures whose order in a sentence names another of the same entities."""
        swapped = {}
        for sentence, group in self._case.group_by_sentence(lambda figure: figure.metric):
            recorded = [found.figure.entity for found in group]
            if not 1 < len(set(recorded)) == len(recorded):
                continue
            kind = self._dataset.entity_by_id[recorded[0]].kind
            paragraph = group[0].occurrence.paragraph
            mentions = [
                mention
                for mention in self._paragraphs[self._position[paragraph.location]].find(sentence)
                if mention.entities[0].kind == kind
            ]
            text = paragraph.text[slice(*sentence)]
            are_sure = all(mention.is_subject for mention in mentions) or LISTED.search(text)
            named = [(mention.start - sentence[0], mention.entities[0].id) for mention in mentions]
            numbers = [found.numeral.end - sentence[0] for found in group]
            if are_sure and {entity for _, entity in named} == set(recorded):
                paired = pair_in_order(text, named, numbers)
                for found, entity in zip(group, paired, strict=False):
                    if entity != found.figure.entity:
                        swapped[id(found.entry)] = self._dataset.entity_by_id[entity]
        return swapped

    def _read_heading(self, heading: str) -> _Names:
        if heading not in self._headings:
            self._headings[heading] = _ParagraphNames(heading, self._reader).all
        return self._headings[heading]

    def _share_metric(self, figure: Figure, other: _Mention) -> bool:
        """Return whether a metric compares entities, or another one has figures."""
        is_shared = len(self._entities_of[figure.metric]) > 1
        return is_shared or any(entity.id in self._recorded for entity in other.entities)

    def _is_measured_against(self, figure: Figure, other: _Mention) -> bool:
        """Return whether a figure says that it touches another entity: exports to it."""
        metric = self._dataset.metric_by_id[figure.metric]
        words = (metric.name, metric.local_name, metric.description, figure.scope, figure.note)
        mentions = self._reader.find("; ".join(filter(None, words)))
        return any(entity in other.entities for each in mentions for entity in each.entities)
