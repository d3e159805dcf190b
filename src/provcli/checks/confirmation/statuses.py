"""Whether the words near a number make it a fact or a plan."""

import re
from datetime import date

from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.confirmation.known_words import KnownWords
from provcli.checks.confirmation.plain import names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.status import find_planned
from provcli.drafting.plans import may_be_planned, reports_fact
from provcli.prose.article import Location, Paragraph
from provcli.values.periods import last_day

_CONDITION = re.compile(
    r"\b(?:if|unless|whether|otherwise|had (?:it|they|he|she|the)\b(?! \w+ed))\b"
    r"|(?:^|[.,] )had (?-i:[A-Z])|[?？]"
    r"|[倘若](?!干)|如果|假[如设]|要是",
    re.IGNORECASE,
)
"""Words of a sentence that may make it one about what did not happen."""
_TO_DO = re.compile(
    r"\bto (?:become|cut|have|hit|hold|keep|leave|let|own|run)\b"
    r"|\b(?:is|are|was|were|be|being|been|am) to (?!the\b|its\b|an?\b)[a-z]+"
    r"|\bto [a-z]+ (?:(?:the|its|another|some|about) )?[$€£]?$",
    re.IGNORECASE,
)
"""What is done, perhaps not yet: it was said to have 7, it is to sell 7."""


class StatusWords:
    """The words for facts and for plans."""

    def __init__(self, case: CheckContext, known_words: KnownWords, known_han: KnownHan) -> None:
        self._case, self._known_words, self._known_han = case, known_words, known_han
        published = case.dataset.source.date
        self._published = last_day(published) if published else date.min
        # What is planned in one paragraph may go on to be in the next one.
        planned = [figure for figure in case.dataset.figures if figure.status == "target"]
        self._planned = {(figure.entity, figure.metric) for figure in planned}
        self._planned_before = {
            (figure.entity, figure.section, figure.paragraph + 1) for figure in planned
        }
        self._plans: dict[Location, bool] = {}
        """Whether a paragraph or its heading may speak of a plan."""

    def confirms(self, found: FoundFigure) -> bool:
        """Return whether a verb, a plan, or the date decides about the status."""
        figure, paragraph, numeral = found.figure, found.occurrence.paragraph, found.numeral
        sentence = self._case.sentence_near(found)
        end = figure.period.end if figure.period else None
        is_over = end is not None and end <= self._published
        clause = self._case.clause_near(found)
        if _CONDITION.search(paragraph.text, *sentence):
            return False
        known = names_of(self._case.dataset, found)
        if figure.status == "target":
            return self._known_han.cover(paragraph, clause, known, is_plan=True) and bool(
                find_planned(self._case, found, is_over=is_over)
            )
        before = paragraph.text[clause[0] : numeral.start]
        is_to_do = _TO_DO.search(paragraph.text, *clause) or _TO_DO.search(before)
        if is_to_do or not self._known_words.are_known(found):
            return False
        place = (figure.entity, figure.section, figure.paragraph)
        is_planned = (figure.entity, figure.metric) in self._planned
        is_planned = is_planned or place in self._planned_before
        if reports_fact(paragraph.text, numeral, sentence):
            return True
        # A plan may be recorded for the day of the publication.
        if is_over and not (is_planned and end == self._published):
            return True
        return not (is_planned or self._has_plan(paragraph))

    def _has_plan(self, paragraph: Paragraph) -> bool:
        if paragraph.location not in self._plans:
            words = f"{paragraph.heading}\n{paragraph.text}"
            self._plans[paragraph.location] = may_be_planned(words)
        return self._plans[paragraph.location]
