"""The parts of a draft: a proposal for each number, and what it was guessed from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from provcli.dataset.references import figure_id
from provcli.drafting.known import Recorded
from provcli.drafting.measures import Measure
from provcli.prose.article import Paragraph
from provcli.prose.context import Context
from provcli.prose.numerals import Numeral
from provcli.prose.period_memory import PeriodReading

MAX_AROUND = 300
"""Characters of a long sentence that are looked at on either side of a number."""

Row = dict[str, Any]
"""An entry of a dataset file: its keys in the order in which they are written."""


UNCONFIRMED = "not confirmed"
"""What is said of a field that no words near the number confirm."""
UNKNOWN = "not known: "
"""What is said before the words near a number that provcli does not know."""


def field_of(key: str) -> str:
    """Return the field of what a check confirms: the sign is that of the value."""
    return "value" if key == "sign" else key


class Doubt(NamedTuple):
    """What a draft is unsure of: `period? from the heading`.

    It is not a question where it says where a period or a name is from, or what is not confirmed.
    """

    field: str
    words: str
    is_question: bool = True

    def __str__(self) -> str:
        return f"{self.field}{'?' if self.is_question else ''} {self.words}"


def describe_unconfirmed(doubts: Iterable[Doubt]) -> str:
    """Return the fields that are not confirmed, in words; empty if all are."""
    fields = [doubt.field for doubt in doubts if doubt.words == UNCONFIRMED]
    return f"{UNCONFIRMED}: {', '.join(fields)}" if fields else ""


NOT_OVER = Doubt("status", "the period was not over")
"""The doubt about a target that nothing but its period makes one."""


def plain_row(entry: Mapping[str, Any]) -> Row:
    """Return an entry without the mark of a draft."""
    return {key: value for key, value in entry.items() if key != "draft"}


@dataclass(frozen=True, eq=False)
class Candidate:
    """A number of the article, with the words around it.

    Attributes:
        number: its place among the numbers of the article, from 1.
        printed: the words by which a dataset names it.
        occurrence: which of the equal words of its paragraph it is, from 1.
        sentence: where its sentence begins and ends.
        before: its clause up to the number, without words of time and bounds.
        after: what follows it in its sentence.
        named_after: the same after its unit, without words of time.
        holder: the words of time that it belongs to; empty if it is not part of any.
    """

    number: int
    paragraph: Paragraph
    numeral: Numeral
    printed: str
    occurrence: int
    context: Context
    period: PeriodReading
    sentence: tuple[int, int]
    before: str
    after: str
    named_after: str
    holder: str = ""
    holder_role: str = ""

    @property
    def around(self) -> str:
        """The part of its sentence around the number."""
        start = max(self.sentence[0], self.numeral.start - MAX_AROUND)
        return self.paragraph.text[start : min(self.sentence[1], self.numeral.end + MAX_AROUND)]

    @property
    def sentence_key(self) -> tuple[object, tuple[int, int]]:
        """Which sentence of the article it is in."""
        return self.paragraph.location, self.sentence

    @property
    def location(self) -> Row:
        """The keys of a dataset's entry that say where the number is."""
        row: Row = {"printed": self.printed}
        if self.paragraph.section:
            row["section"] = self.paragraph.section
        row["paragraph"] = self.paragraph.number
        if self.occurrence > 1:
            row["occurrence"] = self.occurrence
        return row


@dataclass(eq=False)
class ProposedFigure:
    """A number that is recorded as a figure.

    Attributes:
        base: the name of what is measured, without "growth" or "rank".
        name: the name of the metric.
        is_entity_assumed: whether no name in its sentence says what it is about.
    """

    candidate: Candidate
    value: Decimal
    measure: Measure
    base: str
    name: str
    entity: str = ""
    metric: str = ""
    period: str | None = None
    qualifier: str = "exact"
    status: str = "actual"
    scope: str | None = None
    is_entity_assumed: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def ask(self, field: str, words: str) -> None:
        """Add a question about a field, if there are words of one."""
        self.doubts += [Doubt(field, words)] if words else []

    def find_question(self, field: str) -> str:
        """Return the words of the question about a field; maybe none."""
        asked = (one.words for one in self.doubts if one.field == field and one.is_question)
        return next(asked, "")

    def drop_questions(self, *fields: str) -> None:
        """Remove the questions about fields."""
        kept = (one for one in self.doubts if one.field not in fields or not one.is_question)
        self.doubts = list(kept)

    @property
    def id(self) -> str:
        """The id that the figure has in the dataset."""
        return figure_id(self.entity, self.metric, self.period, self.scope, self.status)

    @property
    def recorded(self) -> Recorded:
        """The figure, as far as a repetition repeats it."""
        return Recorded(self.id, self.value, self.qualifier, self.period)

    @property
    def row(self) -> Row:
        """Its entry of the dataset file."""
        row: Row = {"entity": self.entity, "metric": self.metric}
        if self.period:
            row["period"] = self.period
        row["value"] = self.value
        if self.qualifier != "exact":
            row["qualifier"] = self.qualifier
        if self.status != "actual":
            row["status"] = self.status
        if self.scope:
            row["scope"] = self.scope
        return {**row, **self.candidate.location, "draft": True}


@dataclass(eq=False)
class ProposedDismissal:
    """A number that is not recorded as a figure, and why."""

    candidate: Candidate
    reason: str
    repeats: str | None = None
    note: str | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def row(self) -> Row:
        """Its entry of the dataset file."""
        row = {**self.candidate.location, "reason": self.reason}
        if self.repeats:
            row["repeats"] = self.repeats
        if self.note:
            row["note"] = self.note
        return {**row, "draft": True}


@dataclass(frozen=True)
class ProposedClaim:
    """A relation that the words state, and what recomputing it says."""

    row: Row
    verdict: str
    explanation: str


@dataclass(frozen=True)
class Draft:
    """A proposed dataset.

    Attributes:
        is_date_guessed: whether the text prints no date of publication.
        entities, units, metrics: rows of the dataset file.
        entity_source: from what the entity of figures is assumed whose sentences name none.
        entity_names: the name of each entity that figures are about, by its id.
        figures, dismissals: one of them for each number, in the order of the article.
        recorded: the figures that a dataset records already, as the text words them.
        claims: those that contradict the figures first.
    """

    name: str
    title: str
    source: Row
    is_date_guessed: bool
    entities: Sequence[Row]
    entity_source: str
    units: Sequence[Row]
    metrics: Sequence[Row]
    figures: Sequence[ProposedFigure]
    dismissals: Sequence[ProposedDismissal]
    entity_names: Mapping[str, str]
    recorded: Sequence[ProposedFigure] = ()
    claims: Sequence[ProposedClaim] = ()

    @property
    def assumed(self) -> Mapping[str, int]:
        """How many figures have an assumed entity, without a mark, by entity."""
        return Counter(figure.entity for figure in self.figures if figure.is_entity_assumed)

    @property
    def plain(self) -> Mapping[str, Any]:
        """The dataset as plain data, under the keys of its file."""
        return {
            "name": self.name,
            "title": self.title,
            "source": self.source,
            "entities": self.entities,
            "units": self.units,
            "metrics": self.metrics,
            "figures": [figure.row for figure in self.figures],
            "dismissals": [dismissal.row for dismissal in self.dismissals],
            "claims": [claim.row for claim in self.claims],
        }
