"""The names of a dataset's entities in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from provcli.checks.order import JOINED
from provcli.dataset.models import Dataset, Entity
from provcli.prose.article import Article
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
    r"\b(?:to|from|with|than|against|versus|vs\.?|b(?:y|ehind|eyond)|like|unlike|over|near|between"
    r"|outside|except|excluding|including|overtook|beat|trails?|trailed)(?: the)? $"
    r"|[对向从与和跟比较同至到除给由把被在超]$",
    re.IGNORECASE,
)
"""Words that make a name an object: the trade with Germany is not about Germany."""
_OBJECT_AFTER = re.compile("的(?:一半|[\\d.]+(?:倍|%)|[一二两三四五六七八九十几]+(?:倍|成|分之))")
"""Words after a name that do so: 正好是河南的一半."""
_CAPITAL_BEFORE = re.compile(
    r"\b(?!(?:In|At|For|On|Of|As|The|And|But|So|Yet|Only|Both|While|When|Since|Last|Then|Now|Today"
    r"|Still|Also|Here|Meanwhile|Though|Although|Because|If|After|Before|Across|Within)[ -])"
    r"[A-Z](?:[\w&'-]*|[\w.]{0,2}\.)[ -]$"
)
"""A word that makes a name a part of a longer one, unless it only begins the sentence."""
_CAPITAL_AFTER = re.compile(r"[ -](?P<word>[A-Z][a-z]\w*)")
_ADJECTIVE = re.compile(r"\b([A-Z][a-z])[a-z]*(?:ch|sh|ss|ese|ans?|ic|i|is)\b")

_Words = tuple[str, ...]
Kinds = Set[str]


class Mention(NamedTuple):
    """A name in a text, of one entity or of namesakes."""

    start: int
    end: int
    entities: Sequence[Entity]
    is_subject: bool
    """Whether the text is about it, rather than about something else that it touches."""
    is_object: bool
    """Whether a word before it says that the text is not: unlike Ulm."""

    def is_of(self, kinds: Kinds) -> bool:
        """Return whether it names an entity of these kinds."""
        return self.entities[0].kind in kinds


class Names(NamedTuple):
    """What a span of text names.

    Attributes:
        within: the ids of the larger entities that these are parts of.
        kinds: the kinds of the named entities.
        subjects: the names that the text is about.
        adjectives: the beginnings of words such as French, which may mean an entity, too.
    """

    named: frozenset[str]
    within: frozenset[str]
    kinds: frozenset[str]
    subjects: Sequence[Mention]
    adjectives: frozenset[str]

    def last_subject(self, kinds: Kinds) -> Mention | None:
        """Return the last entity of these kinds that the text is about."""
        return next((each for each in reversed(self.subjects) if each.is_of(kinds)), None)


class NameReader:
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

    def find(self, text: str) -> Iterator[Mention]:
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
                    is_object = _is_object(folded, start, end)
                    yield Mention(start, end, entities, is_subject, is_object)
                    next_word = last
                    break

    def summarize(self, text: str, span: Span, mentions: Sequence[Mention]) -> Names:
        """Return what a part of a text names in the mentions that are in it."""
        entities = [entity for mention in mentions for entity in mention.entities]
        known = {text[mention.start : mention.start + 2] for mention in mentions}
        adjectives = {*_ADJECTIVE.findall(text, *span)} - known
        return Names(
            frozenset(entity.id for entity in entities),
            frozenset(whole for entity in entities for whole in self._wholes[entity.id]),
            frozenset(entity.kind for entity in entities),
            [each for each in mentions if each.is_subject],
            frozenset(map(str.casefold, adjectives)),
        )

    def may_name(self, names: Names, entity: Entity) -> bool:
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
    following = _CAPITAL_AFTER.match(text, end)
    is_part = _CAPITAL_BEFORE.search(text[max(0, start - 40) : start]) or (
        following and following["word"].casefold() != kind
    )
    return not is_part and not _is_object(text, start, end)


def _is_object(text: str, start: int, end: int) -> bool:
    """Return whether the words beside a name make it an object."""
    before = _OBJECT_BEFORE.search(text, max(0, start - 40), start)
    return bool(before or _OBJECT_AFTER.match(text, end))


class ParagraphNames:
    """The names of a paragraph and of its parts."""

    def __init__(self, text: str, reader: NameReader) -> None:
        self._text, self._reader = text, reader
        self._mentions = list(reader.find(text))
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = split_sentences(text)
        self._names: dict[Span, Names] = {}
        self.all = self.within((0, len(text)))

    def within(self, span: Span) -> Names:
        """Return the names of a part of it."""
        if span not in self._names:
            self._names[span] = self._reader.summarize(self._text, span, self.find(span))
        return self._names[span]

    def find(self, span: Span) -> Sequence[Mention]:
        """Return the mentions in a part of it."""
        first, last = (bisect_left(self._starts, end) for end in span)
        return self._mentions[first:last]

    def place_after(self, position: int) -> Names:
        """Return the name that a preposition joins to a number: 7 cars in Germany."""
        index = bisect_left(self._starts, position)
        end = position
        if index < len(self._starts):
            start = self._starts[index]
            end = start + 1 if JOINED.fullmatch(self._text, position, start) else position
        return self.within((position, end))

    def sentence_at(self, position: int) -> Names:
        """Return the names of the sentence at a position."""
        return self.within(self._sentences[_find_span(self._sentences, position)])

    def subject_in_sentence(self, position: int, kinds: Kinds) -> Mention | None:
        """Return the only name of the last clause before a position that names an entity."""
        start, _ = self._sentences[_find_span(self._sentences, position)]
        for span in reversed([*split_clauses(self._text, start, position)]):
            named = [each for each in self.find(span) if each.is_of(kinds)]
            if named:
                return named[0] if len(named) == 1 and named[0].is_subject else None
        return None

    def subject_before(self, position: int | None, kinds: Kinds) -> Mention | None:
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


class ArticleNames:
    """The names of a dataset's entities in its article."""

    def __init__(self, dataset: Dataset, article: Article) -> None:
        self.reader = NameReader(dataset)
        self.paragraphs = [ParagraphNames(each.text, self.reader) for each in article.paragraphs]
        self._lines: dict[str, Names] = {}

    def read_line(self, text: str) -> Names:
        """Return the names of a title or a heading."""
        if text not in self._lines:
            self._lines[text] = ParagraphNames(text, self.reader).all
        return self._lines[text]
