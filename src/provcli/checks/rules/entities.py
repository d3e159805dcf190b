"""The rule about entities: a figure of one where the article speaks of another.

The text has to name the other one as its subject, and not to name the recorded one nearby: where
it is unsure, the rule is silent.
"""

import re
from collections.abc import Iterator, Mapping

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.checks.names import Kinds, Mention, Names
from provcli.checks.order import LISTED, pair_in_order
from provcli.dataset.models import Entity, Figure
from provcli.errors import abbreviate

_REFERS_BACK = re.compile(
    r"\W*(?:(?:It|Its|He|His|She|Her|They|Their)\b"
    r"|The (?:company|group|firm|bank|city|country|region)\b|该|其(?!中|他|它|余)|公司|集团)"
)
"""How a paragraph begins that goes on about the subject of the one before."""


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
        self._reader = case.names.reader
        self._position = case.article.position
        self._paragraphs = case.names.paragraphs
        self._title = case.names.read_line(dataset.source.title)
        names = (self._title, *(each.all for each in self._paragraphs))
        self._named = frozenset().union(*(each.named for each in names))
        # A dataset may call what the article is about as the article does not, in its title.
        names = (case.names.read_line(dataset.title), *names)
        self._everywhere = Names(
            frozenset().union(*(each.named for each in names)),
            frozenset().union(*(each.within for each in names)),
            frozenset(),
            (),
            frozenset().union(*(each.adjectives for each in names)),
        )
        self._entities_of: dict[str, set[str]] = {}
        self._recorded = {figure.entity for figure in dataset.figures}
        self._kinds_of: dict[str, set[str]] = {}
        """The kinds of the entities that have a metric, which are compared."""
        for figure in dataset.figures:
            self._entities_of.setdefault(figure.metric, set()).add(figure.entity)
            kind = dataset.entity_by_id[figure.entity].kind
            self._kinds_of.setdefault(figure.metric, set()).add(kind)

    def find_other(self, found: FoundFigure) -> Mention | None:
        """Return the name of another entity that the text at a figure is about."""
        figure, occurrence, numeral = found.figure, found.occurrence, found.numeral
        reader, entity = self._reader, self._dataset.entity_by_id[figure.entity]
        kinds = self._kinds_of[figure.metric]
        position = self._position[occurrence.paragraph.location]
        paragraph = self._paragraphs[position]
        heading = self._case.names.read_line(self._case.heading_of(occurrence.paragraph))
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
        self, entity: Entity, kinds: Kinds, position: int, heading: Names
    ) -> Mention | None:
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

    def _share_metric(self, figure: Figure, other: Mention) -> bool:
        """Return whether a metric compares entities, or another one has figures."""
        is_shared = len(self._entities_of[figure.metric]) > 1
        return is_shared or any(entity.id in self._recorded for entity in other.entities)

    def _is_measured_against(self, figure: Figure, other: Mention) -> bool:
        """Return whether a figure says that it touches another entity: exports to it."""
        metric = self._dataset.metric_by_id[figure.metric]
        words = (metric.name, metric.local_name, metric.description, figure.scope, figure.note)
        mentions = self._reader.find("; ".join(filter(None, words)))
        return any(entity in other.entities for each in mentions for entity in each.entities)
