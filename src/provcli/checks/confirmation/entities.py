"""Whether the words near a number name its entity, and no other one."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property

from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.confirmation.known_words import ACTORS, fold_noun
from provcli.checks.confirmation.plain import is_plain, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.names import Mention, ParagraphNames
from provcli.checks.rules.metrics import Words, read_stems
from provcli.prose.article import Paragraph
from provcli.prose.english_words import MONTHS, SEASONS, WEEKDAYS
from provcli.prose.patterns import is_han
from provcli.prose.sentences import Span

MAX_BEFORE = 1000
"""Characters before a number in which another entity may be named."""
MAX_NEAR = 40
"""Characters before a name that say whether the text is about it."""
MAX_OWNED = 3
"""Words after "Ulm's" that may be what the number is about."""
_OPEN = " \"'“‘(（《,，;；:：、—-"
_INTRODUCED = re.compile(
    r"(?:\b(?:the|in|at|for|and|but|or|while|as|that|where|when|whereas|across|within|throughout|of"
    r"|said|says|by|meanwhile|since|because|although|though|so|on|both|only|its|his|her|their|mr|mrs"
    r"|ms|sir|dr|rival|(?:in|the|at|for) [a-z]+)|day|[\d,;:(\"“—-]) ?$",
    re.IGNORECASE,
)
"""Words before a name that the text may be about."""
_COMPARED = re.compile(
    r"\b(?:ahead|short|instead|because|north|south|east|west|outside|inside|front|excess|wake)"
    r" of(?: the)? $|(?:beat|top|pass|overtak|outsell|surpass|exceed|trail|follow|match|rival|lik)"
    r"ing (?:the )?$|\b(?:(?:as|so) \w+ as|all but) $|[占于过较比至为据]$",
    re.IGNORECASE,
)
"""Words before a name with which a number is only compared."""
_LEFT_OUT = re.compile(
    r"\b(?:excluding|except|without|aside|apart|besides|industry|market|sector|worldwide|nationwide"
    r"|globally|others|foe|leader)\b",
    re.IGNORECASE,
)
"""Words that make a number one of others, or of all without the entity."""
_SAYS = re.compile(r" (?:said|says|reported|added)\b")
"""Words after a name that only speaks of a number: 7 were hurt, the council said."""
_OF = re.compile(r"(\w+) (?:of|from|near)(?: the)? $")
_OWNS = re.compile("['’]s? ")
TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|both|between them|the (?-i:two|three|four|five|pair|trio)"
    r"|(?:two|three|four|five) (?:cities|countries|companies|states|regions|sides))\b"
    r"|[两二三四五六][省市县区国地州家]|合计|共同|双方|两者|一起|加起来",
    re.IGNORECASE,
)
"""Words of a number that several entities have."""
_OTHER = re.compile(
    r"\b(?:\w*rival|competitor|neighbou?r|peer|counterpart|opponent|subsidiar|affiliate"
    r"|parent company|supplier|customer|other)|(?<![在居占列向于])全[国省市县区]",
    re.IGNORECASE,
)
"""Words after a name that mean another entity."""
_CAPITALIZED = re.compile(r"(?<![.!?] )(?<![-'’])(?<!^)\b[A-Z][a-z]{2,}\w*")
_INITIAL = re.compile(r"[ \"“]*([A-Z][a-z]+(?<!s))(?= [a-z])")
"""The first word of a sentence that may be a name; one with a plural hardly is."""
_PLACE_BEFORE = re.compile(r"\b(?:in|at|to|from|on)(?: the)? $")
"""Words before a name that something else is at: sales in Selb."""
_OF_WHOLE = re.compile(r"(?: [a-z]+)? of (?:the |all )?")
"""Words between a part and a whole, which may be another entity's."""
_SMALL_WORD = re.compile(r"\b[a-z][a-z'’]+")
_PART_OF = re.compile(r"s? (?:of|in|at|near|by|north|south|east|west)\b")
"""Words after an actor that make it another one: the owner of Ulm."""
_RELATIVE = re.compile(r"\W*(?:which|who|whose|where)\b")
_TIMES = frozenset((*MONTHS, *WEEKDAYS, *SEASONS))


class EntityWords:
    """The words that name entities."""

    def __init__(self, case: CheckContext, known_han: KnownHan) -> None:
        self._case, self._known_han = case, known_han
        self._entities = {figure.entity for figure in case.dataset.figures}
        wholes = {entity.part_of for entity in case.dataset.entities}
        self._compared = {entity.id for entity in case.dataset.entities if entity.id not in wholes}
        self._compared |= self._entities

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether the clause, sentence, or heading names only the entity.

        The heading does not decide if the text has last named another one: "It sold 7."
        """
        entity, case = found.figure.entity, self._case
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        text, names = paragraph.text, case.names_in(paragraph)
        clause, sentence = case.clause_near(found), case.sentence_near(found)
        if self._names_actor(found) or self._is_left_out(found):
            return False
        known = names_of(case.dataset, found)
        if not self._knows_subject(paragraph, names.find(sentence), (clause[0], start), known):
            return False
        if len(self._entities) == 1:
            is_alone = all(self._ids_of(each) <= {entity} for each in names.find(sentence))
            return is_alone and not self._names_unknown(found)
        if TOGETHER.search(text, sentence[0], clause[1]):
            return False
        if self._is_of_whole(found) or self._is_aside(text, names, sentence, clause):
            return False
        for span in ((clause[0], start), sentence):
            mentions = [each for each in names.find(span) if self._ids_of(each)]
            if not mentions:
                continue
            if set().union(*map(self._ids_of, mentions)) != {entity}:
                return False
            subjects = [
                each
                for each in mentions
                if self._is_subject(text, span, each, known)
                and not (each.start > start and _SAYS.match(text, each.end))
            ]
            if subjects:
                before = [each.end for each in subjects if each.start < start]
                return not before or not self._names_another(text, known, (before[-1], start))
        heading = case.heading_of(paragraph) or case.dataset.source.title
        here = case.names.read_line(heading).named & self._entities
        is_named = here == {entity} and entity in self._find_last_named(paragraph, start)
        return is_named and not self._names_unknown(found)

    def _knows_subject(
        self, paragraph: Paragraph, mentions: Sequence[Mention], span: Span, known: Words
    ) -> bool:
        """Return whether no unknown Chinese word may be what a number is about.

        Such a word follows the last name before the number, or begins its clause or the name's.
        """
        first, start = span
        known |= self._metric_words
        before = [each for each in mentions if each.start < start]
        for mention in before[-1:] or mentions[:1]:
            begin, end = self._case.find_clause(paragraph, mention.start)
            end = start if mention.end <= start < end else end
            if not (
                self._known_han.cover(paragraph, (begin, mention.start), known, is_plan=True)
                and self._known_han.lead_on(paragraph, (mention.end, end), known)
            ):
                return False
        is_beside = before and before[-1].start >= first
        return bool(is_beside) or self._known_han.lead_on(paragraph, span, known)

    def _ids_of(self, mention: Mention) -> set[str]:
        return {each.id for each in mention.entities} & self._compared

    def _is_subject(self, text: str, span: Span, mention: Mention, known: Words) -> bool:
        """Return whether the words before a name leave the text to be about it."""
        before = text[max(span[0], mention.start - MAX_NEAR) : mention.start]
        if mention.is_object or _COMPARED.search(before):
            return False
        # The sales of Ulm are its own, but a critic of Ulm, or Ulm's neighbor, is not Ulm.
        if (named := _OF.search(before)) and not is_plain(named[1], known):
            return False
        if owns := _OWNS.match(text, mention.end):
            if before.endswith("of "):
                return False
            after = text[owns.end() : owns.end() + MAX_NEAR].partition(",")[0].split()[:MAX_OWNED]
            return any(is_plain(word, known) for word in after)
        if is_han(text[mention.start]) or not before.strip(_OPEN):
            return True
        return bool(_INTRODUCED.search(before))

    def _names_another(
        self, text: str, known: Words, span: Span, *, has_places: bool = False
    ) -> bool:
        """Return whether words between a name and a number may mean something else.

        "Honda said its rival sold 7", "Honda rose as Nissan sold 7"
        """
        if _has_other_words(_OTHER, text, span, known):
            return True
        names = (
            word[0]
            for word in _CAPITALIZED.finditer(text, *span)
            if not (has_places and _PLACE_BEFORE.search(text, span[0], word.start()))
        )
        return any(name.lower() not in _TIMES and not is_plain(name, known) for name in names)

    @cached_property
    def _metric_words(self) -> Words:
        names = (name for metric in self._case.dataset.metrics for name in metric.names)
        return read_stems(" ".join(names))

    def _is_left_out(self, found: FoundFigure) -> bool:
        """Return whether words before a number may mean others: the industry sold 7."""
        span = self._case.sentence_near(found)[0], found.numeral.start
        known = names_of(self._case.dataset, found)
        return _has_other_words(_LEFT_OUT, found.occurrence.paragraph.text, span, known)

    def _names_actor(self, found: FoundFigure) -> bool:
        """Return whether words make a number another's: "A dealer in Ulm sold 7".

        "The company" is the one that the text has named.
        """
        case, text, start = self._case, found.occurrence.paragraph.text, found.numeral.start
        entity = case.dataset.entity_by_id[found.figure.entity]
        known = names_of(case.dataset, found) | read_stems(entity.kind)
        return any(
            fold_noun(word[0].lower()) in ACTORS
            and known.isdisjoint(read_stems(word[0]))
            and not (
                text[: word.start()].lower().endswith("the ")
                and word[0].lower() != "winner"  # of two names, it is not always the last
                and not _PART_OF.match(text, word.end())
            )
            for word in _SMALL_WORD.finditer(text, case.clause_near(found)[0], start)
        )

    def _names_unknown(self, found: FoundFigure) -> bool:
        """Return whether the words up to a number name what has no figures."""
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        text, known = paragraph.text, names_of(self._case.dataset, found)
        names = self._case.names_in(paragraph)
        sentence = self._case.sentence_near(found)[0], start
        subjects = [
            each for each in names.find(sentence) if self._is_subject(text, sentence, each, known)
        ]
        if subjects and not any(map(self._ids_of, subjects)):
            return True
        if (
            (initial := _INITIAL.match(text, *sentence))
            and not names.find(sentence)
            and not is_plain(initial[1], known | self._metric_words)
            and initial[1].lower() not in self._article_words
        ):
            return True  # "Selb sold 7"
        first = self._case.clause_near(found)[0]
        for mention in names.find((first, start)):
            first = mention.end
        return self._names_another(text, known, (first, start), has_places=True)

    @cached_property
    def _article_words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self._case.text or ""))

    def _is_of_whole(self, found: FoundFigure) -> bool:
        """Return whether a part of a number is named before it: 96 of the 179 seats."""
        paragraph, start = found.occurrence.paragraph, found.numeral.start
        index = bisect_left(paragraph.starts, start)
        if not index:
            return False
        return bool(_OF_WHOLE.fullmatch(paragraph.text, paragraph.numerals[index - 1].end, start))

    def _is_aside(self, text: str, names: ParagraphNames, sentence: Span, clause: Span) -> bool:
        """Return whether a clause is about the name before it: Ulm, which has 7 shops."""
        return bool(
            _RELATIVE.match(text, *clause)
            and any(map(self._ids_of, names.find((sentence[0], clause[0]))))
            and any(map(self._ids_of, names.find(clause)))
        )

    def _find_last_named(self, paragraph: Paragraph, start: int) -> Collection[str]:
        """Return the entities of the last name before a place or in the paragraph before.

        All of them, if there is no such name.
        """
        places = [(paragraph, start)]
        if paragraph.number > 1:
            position = self._case.article.position[paragraph.location]
            earlier = self._case.article.paragraphs[position - 1]
            places.append((earlier, len(earlier.text)))
        for place, end in places:
            span = max(0, end - MAX_BEFORE), end
            for mention in reversed(self._case.names_in(place).find(span)):
                ids = {each.id for each in mention.entities}
                if ids & self._compared:
                    return ids
        return self._entities


def _has_other_words(pattern: re.Pattern[str], text: str, span: Span, known: Words) -> bool:
    """Return whether a text has words of a pattern that are not those of names."""
    return any(known.isdisjoint(read_stems(each[0])) for each in pattern.finditer(text, *span))
