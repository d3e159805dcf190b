"""Whether the words near a number have those of its scope."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from provcli.checks.confirmation.entities import TOGETHER
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.metrics import Words, read_stems, split_words
from provcli.prose.article import Paragraph
from provcli.prose.numerals import Numeral
from provcli.prose.sentences import Span

_JOIN = re.compile(r"\b(?:and|but|while|or|plus|then|with)\b|[、，,;；及和与而]")
"""What ends the words that belong to a number."""
_PART = re.compile(r"\b(?:of (?:which|whom|these|those|them)|including|among them)\b")
"""What comes before a number that is a part of another one."""
_NOT_IN = re.compile(
    r"\b(?:near|outside|around|without|aside|excluding|except|counting|beyond|based|of(?=,))\b"
    r"|除|以外|之外|非|不含|不包|不计|比"
)
"""Words that may make what a scope names another part."""
MAX_SCOPES = 500
"""How many scopes of one first word are compared."""


class ScopeWords:
    """The words of scopes."""

    def __init__(self, case: CheckContext) -> None:
        self._case, self._dataset = case, case.dataset

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether the words near a number have those of its scope only.

        Those are its part of the clause, else of its sentence up to there, else the heading.
        """
        paragraph, scope = found.occurrence.paragraph, found.figure.scope or ""
        clause = self._case.clause_near(found)
        sentence = self._case.sentence_near(found)
        before = (paragraph.text, clause[0], found.numeral.start)
        if not scope and (TOGETHER.search(paragraph.text, *clause) or _PART.search(*before)):
            return False  # what several have together may be a part of the entity
        for span in (clause, (sentence[0], clause[1])):
            # Words beside another number may contradict a scope, but not confirm it.
            shared, own = split_own_part(paragraph, found, span)
            words = own if self._names_metric(found, own) else f"{shared} {own}"
            words = words if scope else paragraph.text[slice(*span)]
            if named := self._find_named(words):
                return named == {scope} and not (scope and _NOT_IN.search(words))
        named = self._find_named(paragraph.heading)
        return named == {scope} if named else not scope

    def _names_metric(self, found: FoundFigure, words: str) -> bool:
        """Return whether the words beside a number name its metric again."""
        names = self._dataset.metric_by_id[found.figure.metric].names
        return not split_words(" ".join(names)).isdisjoint(split_words(words))

    def _find_named(self, text: str) -> set[str]:
        """Return the scopes whose words a text has."""
        near = _read_scope(text)
        possible = (each for word in near for each in self._scopes.get(word, ())[:MAX_SCOPES])
        return {scope for scope, words in possible if words <= near}

    @cached_property
    def _scopes(self) -> Mapping[str, list[tuple[str, Words]]]:
        """The scopes with their words, by the first of these: a number, if it has one."""
        found: dict[str, list[tuple[str, Words]]] = {}
        for scope in sorted({figure.scope for figure in self._dataset.figures if figure.scope}):
            if words := _read_scope(scope):
                found.setdefault(min(words), []).append((scope, words))
        return found


def read_own_part(paragraph: Paragraph, found: FoundFigure, span: Span) -> str:
    """Return the words of a span before all its numbers, and beside one."""
    return " ".join(split_own_part(paragraph, found, span))


def split_own_part(paragraph: Paragraph, found: FoundFigure, span: Span) -> tuple[str, str]:
    """Return the words of a span before all its numbers, and those beside one."""
    numbers = [
        number
        for number in paragraph.numerals[slice(*(bisect_left(paragraph.starts, at) for at in span))]
        if not isinstance(number, Numeral) or (number.is_quantity and not number.text[0].isupper())
    ]
    before = [number.end for number in numbers if number.start < found.numeral.start]
    after = [number.start for number in numbers if number.start > found.numeral.start]
    start, end = max(before, default=span[0]), min(after, default=span[1])
    text = paragraph.text
    if before:
        start = max(
            (join.start() for join in _JOIN.finditer(text, start, found.numeral.start)),
            default=start,
        )
    if after and (join := _JOIN.search(text, found.numeral.end, end)):
        end = join.start()
    first = min((number.start for number in numbers), default=start)
    return text[span[0] : min(first, start)], text[start:end]


def _read_scope(text: str) -> Words:
    """Return the words, and the numbers, of a scope or of a text that may name it."""
    return read_stems(text) | frozenset(re.findall(r"\d+", text))
