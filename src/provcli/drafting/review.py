"""The review of a draft: functions that change one proposed entry of its file.

Each keeps the new text of the file; the caller shows and saves it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple, get_args

from provcli.analysis.claims import check_claim
from provcli.dataset.models import (
    ArticleEntry,
    Claim,
    Dataset,
    Dismissal,
    Entity,
    Figure,
    Metric,
)
from provcli.dataset.names import normalize_name
from provcli.drafting.answers import (
    CHOICES,
    EXAMPLES,
    FIELDS,
    OPTIONAL,
    find_choice,
    parse_number,
    read_unit,
    split_kind,
)
from provcli.drafting.dataset_file import DatasetFile, EntryKey
from provcli.drafting.decisions import (
    TABLE_OF,
    dismiss_figure,
    drop_unused,
    find_item,
    id_of,
    index_of,
    make_distinct,
    replace_ids,
    set_field,
    write_entity,
    write_metric,
    write_unit,
)
from provcli.drafting.measures import Measure
from provcli.drafting.model import NOT_OVER, UNCONFIRMED, Doubt, Row, plain_row
from provcli.drafting.reviewed_text import ReviewedText
from provcli.drafting.sorting import NOTES
from provcli.drafting.suggestions import (
    COUNTED,
    MAX_AROUND,
    NUMBERED,
    Quote,
    extend_name,
    list_entities,
    list_names,
    may_share_name,
    rank_values,
    split_name,
)
from provcli.drafting.toml_text import OPENING, write_heading
from provcli.errors import ProvcliError, abbreviate
from provcli.prose.article import Article
from provcli.prose.context import is_amount, read_context
from provcli.prose.numerals import Numeral
from provcli.values.periods import Period, last_day

Table = Literal["entities", "figures", "claims", "dismissals"]
"""The tables with proposals, in the order of the review."""
TABLES: tuple[Table, ...] = get_args(Table)[1:]
"""Those of entries; an entity is asked about only if it is a guess for many figures."""
MAX_CHOICES = 9
"""The maximum number of proposed answers, so that one digit chooses."""
MIN_BEGINNING = 2
"""Characters of a name that are enough if only one name begins with them."""
MAX_UNDO = 100
FROM_TITLE = Doubt("period", "from the title", is_question=False)
"""The doubt that figures of all sections share."""
_HEADING = re.compile(
    r"# -----.*-----$(?=(?:\n *#.*)*\n *\{ *entity = \"(?P<id>[^\"]+)\")", re.MULTILINE
)
"""The comment above the figures of an entity."""
Entry = Entity | Figure | Claim | Dismissal
_Mark = tuple[object, ...]
"""What the file does not say: an entry to skip, or to show alone, or a figure's own correction."""
_CLAIMS: _Mark = ("claims",)
"""The mark after which no claims are proposed again."""


class Proposal(NamedTuple):
    """An entry that nobody has confirmed yet."""

    table: Table
    position: int
    entry: Entry

    @property
    def key(self) -> tuple[object, ...]:
        """What it keeps when the file around it changes."""
        entry = self.entry
        if isinstance(entry, Claim | Entity):
            return (self.table, entry.id)
        return (self.table, entry.section, entry.paragraph, entry.printed, entry.occurrence)

    @property
    def figure(self) -> Figure:
        """The entry, which is a figure."""
        assert isinstance(self.entry, Figure)
        return self.entry


class Progress(NamedTuple):
    """How many entries there are, how many are drafts, and how many of these unsure."""

    total: int
    drafts: int
    unsure: int


def list_proposals(dataset: Dataset) -> Iterator[Proposal]:
    """Yield the entries to review: figures, then claims, then dismissals."""
    for table in TABLES:
        entries: Sequence[Figure | Claim | Dismissal] = getattr(dataset, table)
        for index, entry in enumerate(entries):
            if entry.draft:
                yield Proposal(table, index, entry)


def is_named(dataset: Dataset, figure: Figure, sentence: str) -> bool:
    """Return whether a figure's sentence or its heading names its entity."""
    heading = dataset.heading_by_section.get(figure.section or "", "")
    names = dataset.entity_by_id[figure.entity].names
    return any(name in f"{heading}\n{sentence}" for name in names)


class Evidence(NamedTuple):
    """How the entity or the period of a figure was guessed.

    Attributes:
        doubts: what the draft says about it, as `period from the title`.
        sentence: the sentence of a period about which it says nothing.
        is_named: whether the sentence or its heading names the entity.
    """

    doubts: tuple[Doubt, ...] = ()
    sentence: str = ""
    is_named: bool = False


class Review:
    """A review of one file: each decision changes its text, and can be undone."""

    def __init__(
        self, text: str, name: str, article: Article | None = None, *, first: str = ""
    ) -> None:
        """Take the file, the article, and the id of the figure to begin with."""
        self._name = name
        self._file = DatasetFile(text, name)
        self._before: list[tuple[str, frozenset[_Mark]]] = []
        self._marks: frozenset[_Mark] = frozenset()
        self.text = text
        self.dataset = self._file.dataset
        self._text = ReviewedText(self.dataset, article)
        self._is_open = any(figure.draft for figure in self.dataset.figures)
        start = self.dataset.figure_by_id.get(first)
        self._start = self._text.locate(start) if start else (-1, 0, 0)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return guessed entities, then drafts: figures as the article has them.

        Claims that contradict the figures come before others, then those that only rounding
        makes possible.
        """

        def order(proposal: Proposal) -> tuple[int, int, tuple[int, int, int]]:
            entry = proposal.entry
            place = self._text.locate(entry) if isinstance(entry, Figure) else (0, 0, 0)
            rank: int = place < self._start
            if isinstance(entry, Claim):
                verdicts = {"inconsistent": 0, "within-rounding": 1}
                rank = verdicts.get(check_claim(self.dataset, entry).verdict, 2)
            return (TABLES.index(proposal.table), rank, place)

        entities = (
            Proposal("entities", index, self.dataset.entities[index])
            for table, index in self._file.doubts
            if table == "entities" and self.dataset.entities[index].draft
        )
        guessed = (one for one in entities if self.find_assumed(one))
        return (*guessed, *sorted(list_proposals(self.dataset), key=order))

    def _list_left(self) -> list[Proposal]:
        """Return the proposals that are not skipped; those to be shown alone come first."""
        left = (one for one in self.proposals() if ("skip", one.key) not in self._marks)
        return sorted(left, key=lambda one: ("alone", one.key) not in self._marks)

    @property
    def current(self) -> Proposal | None:
        """What to decide on; None if everything is confirmed or skipped."""
        return next(iter(self._list_left()), None)

    def list_shown(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """Return a proposal with what its screen lists, too, so that one key accepts it.

        They are figures of its sentence without a question of their own, claims that the figures
        allow, or dismissals for its reason.
        """
        left = (other for other in self._list_left() if other.key != proposal.key)
        fitting = (other for other in left if self._is_shown_with(other.entry, proposal))
        return (proposal, *islice(fitting, MAX_CHOICES - 1))

    def is_list(self, proposal: Proposal) -> bool:
        """Return whether a screen lists dismissals, which one key accepts or skips."""
        return proposal.table == "dismissals" and len(self.list_shown(proposal)) > 1

    def _is_shown_with(self, one: Entry, proposal: Proposal) -> bool:
        entry = proposal.entry
        if isinstance(one, Dismissal) and isinstance(entry, Dismissal):
            return one.reason == entry.reason and ("alone", proposal.key) not in self._marks
        if isinstance(one, Claim) and isinstance(entry, Claim):
            verdicts = {check_claim(self.dataset, claim).verdict for claim in (one, entry)}
            return verdicts.isdisjoint(("inconsistent", "invalid"))
        return (
            isinstance(one, Figure)
            and isinstance(entry, Figure)
            and (one.section, one.paragraph) == (entry.section, entry.paragraph)
            and self._text.find_sentence(one) == self._text.find_sentence(entry) is not None
            and abs(self._text.locate(one)[-1] - self._text.locate(entry)[-1]) < MAX_AROUND
            and self._list_questions(one) <= self._list_questions(entry)
        )

    def _list_questions(self, figure: Figure) -> set[tuple[Doubt, object]]:
        """Return what is unsure about a figure, with the present answers."""
        doubts = self.doubts(Proposal("figures", self.dataset.figures.index(figure), figure))
        fields = dict(figure) | {"unit": self.dataset.metric_by_id[figure.metric].unit}
        return {(doubt, fields.get(doubt.field)) for doubt in doubts if doubt.is_question}

    def count_progress(self) -> Progress:
        """Return how far the review is."""
        total = sum(len(getattr(self.dataset, table)) for table in TABLES)
        proposals = list(list_proposals(self.dataset))
        unsure = sum(self._asks((one.table, one.position)) for one in proposals)
        return Progress(total, len(proposals), unsure)

    def _asks(self, key: EntryKey, field: str = "") -> bool:
        """Return whether there is a question beside an entry, or about a field of it."""
        doubts = self._file.doubts.get(key, ())
        return any(one.is_question and field in ("", one.field) for one in doubts)

    def doubts(self, proposal: Proposal) -> tuple[Doubt, ...]:
        """Return what the draft is unsure of, such as `period? from the title`."""
        doubts = [*self._file.doubts.get((proposal.table, proposal.position), ())]
        if isinstance(proposal.entry, Figure):
            entity = index_of(self.dataset, "entities", proposal.entry.entity)
            doubts += self._file.doubts.get(("entities", entity), ())
        return tuple(dict.fromkeys(doubts))

    def choices(self, proposal: Proposal, field: str) -> tuple[str, ...]:
        """Return the values that a field can have, or names it could have."""
        if field in CHOICES:
            return CHOICES[field]
        entry = proposal.entry
        if field == "entity":
            figures = self.find_assumed(proposal) if isinstance(entry, Entity) else [proposal]
            quotes = [quote for one in figures if (quote := self.find_quote(one.figure))]
            title = self.dataset.source.title if isinstance(entry, Entity) else ""
            names = list_entities(self.dataset, [title, *(quote.text for quote in quotes)])
            own = self._entity_of(proposal).name
            return tuple(name for name in names if name != own)[:MAX_CHOICES]
        if field == "value" or not isinstance(entry, Figure):
            return ()
        if field == "metric":
            values = list_names(self.dataset, self.find_quote(entry), entry)
        else:
            values = rank_values(self.dataset, entry, field)
            values = self._list_periods(entry, values) if field == "period" else values
        return values[:MAX_CHOICES]

    def _list_periods(self, figure: Figure, ranked: Sequence[str]) -> tuple[str, ...]:
        """Return periods of the sentence, headings, fiscal ones, and others, in time.

        The others are those that a figure has without a question. The present one is among them,
        so that a period has the same digit at the next figure.
        """
        sure = {
            one.period
            for position, one in enumerate(self.dataset.figures)
            if not self._asks(("figures", position), "period")
        }
        likely = [period for period in ranked if Period(period) in sure]
        groups = [*self._text.list_periods(figure), [*filter(None, (figure.period,)), *likely]]
        listed: list[str] = []
        for group in groups:
            new = [period for period in dict.fromkeys(group) if period not in listed]
            new = new[: MAX_CHOICES - len(listed)]
            listed += sorted(new, key=lambda one: Period(one).sort_key)
        return tuple(listed)

    def find_quote(self, entry: ArticleEntry) -> Quote | None:
        """Return the sentence of an entry; None if its number is not at its location."""
        return self._text.find_quote(entry)

    # --- Decisions ---

    def accept(self, proposal: Proposal, *, is_all: bool = False) -> None:
        """Confirm an entry, or all that are shown; of figures, entity and metric, too."""
        is_all = is_all or proposal.table == "dismissals"
        entries: list[tuple[str, int]] = []
        for one in self.list_shown(proposal) if is_all else [proposal]:
            fields = TABLE_OF.items() if isinstance(one.entry, Figure) else ()
            ids = ((table, getattr(one.entry, field)) for field, table in fields)
            entries += [(table, index_of(self.dataset, table, id_)) for table, id_ in ids]
            entries.append((one.table, one.position))
        file = self._open()
        for table, index in entries:
            row = file.row(table, index)
            if row.get("draft"):
                file.replace(table, index, plain_row(row))
        self._keep(file.without_doubts(entries))

    def pick(self, proposal: Proposal, number: int) -> None:
        """Show one of a list of dismissals alone, counted from 1."""
        shown = self.list_shown(proposal)
        if number > len(shown):
            raise ProvcliError(f"{number} is not in the list.", hint=f"Type 1 to {len(shown)}.")
        self._mark("alone", [shown[number - 1]])

    def find_assumed(self, proposal: Proposal, name: str = "") -> tuple[Proposal, ...]:
        """Return the proposed figures that have an entity only because it is assumed.

        Their sentences do not name it. A longer or shorter name of it is that of all its figures.
        """
        entity = self._entity_of(proposal)
        is_same = bool(name) and any(name in other or other in name for other in entity.names)
        figures = enumerate(self.dataset.figures)
        drafts = (Proposal("figures", position, one) for position, one in figures if one.draft)
        return tuple(
            other
            for other in drafts
            if other.figure.entity == entity.id
            if is_same or self._find_evidence(other, "entity") == Evidence()
        )

    def find_alike(self, proposal: Proposal, field: str, value: str = "") -> tuple[Proposal, ...]:
        """Return the other figures that a change of a field may concern.

        A metric has one name in the whole article: all of its figures. The entity of proposed
        figures was guessed alike until one is confirmed, then where the evidence is the same. A
        period is that of later figures of the section with the same evidence, or of the article if
        it is from the title.
        """
        if proposal.table == "entities":
            assumed = self.find_assumed(proposal, value)
            every = self.find_assumed(proposal, self._entity_of(proposal).name)
            return tuple(other for other in every if other not in assumed)
        figure = proposal.figure
        is_guess = field == "entity" and self.is_guess(proposal, field)
        here = (self._text.locate(figure), proposal.position)
        evidence = self._find_evidence(proposal, field)
        is_near = FROM_TITLE not in evidence.doubts

        def is_alike(other: Proposal) -> bool:
            if value and self.find_taken(other, field, value):
                return False  # It is asked about alone.
            if field == "metric":
                return True
            after = (self._text.locate(other.figure), other.position)
            is_far = is_near and other.figure.section != figure.section
            if field == "period" and (is_far or after < here):
                return False
            is_same = is_guess or self._find_evidence(other, field) == evidence
            return other.figure.draft and is_same

        if (*self._name_guess(proposal, field), value) in self._marks:
            return ()  # A person has said no.
        return tuple(
            other
            for position, one in enumerate(self.dataset.figures)
            if position != proposal.position and field in ("entity", "metric", "period")
            if getattr(one, field) == getattr(figure, field)
            if is_alike(other := Proposal("figures", position, one))
        )

    def _name_guess(self, proposal: Proposal, field: str) -> tuple[object, ...]:
        evidence = self._find_evidence(proposal, field) if field == "period" else Evidence()
        return (field, getattr(proposal.entry, field, ""), evidence)

    def is_guess(self, proposal: Proposal, field: str) -> bool:
        """Return whether an open guess gave all figures alike this entity or period."""
        figure = proposal.figure
        if field == "entity":
            return self._entity_of(proposal).draft
        doubts = self._find_evidence(proposal, field).doubts
        return bool(doubts) and all(
            other.draft or (other.section != figure.section and FROM_TITLE not in doubts)
            for other in self.dataset.figures
            if other.period == figure.period
        )

    def is_likely(self, proposal: Proposal, field: str, value: str) -> bool:
        """Return whether a change fits those alike, too, so that Enter changes them."""
        if field != "metric":
            return self.is_guess(proposal, field)
        figure = proposal.figure
        metric, own = self.dataset.metric_by_id[figure.metric], self.find_quote(figure)
        if value.endswith((", upper end", "上限")):
            return False  # It sets this figure apart.
        twins = self.find_twins(proposal, value)
        if any(self._is_other_thing(metric, self.dataset.metric_by_id[id_]) for id_ in twins):
            return False
        ids = {metric.id, *twins}
        quotes = [(one, self.find_quote(one)) for one in self.dataset.figures if one.metric in ids]
        return own is None or all(
            may_share_name(
                (metric.name, value),
                (own, quote),
                is_count=metric.unit in COUNTED and other.metric == metric.id,
                is_near=other.section == figure.section,
            )
            for other, quote in quotes
            if quote and other != figure
        )

    def _is_other_thing(self, metric: Metric, twin: Metric) -> bool:
        """Return whether metrics of one name hardly measure the same: years, hours."""
        quantity = Measure(metric.unit).quantity
        is_other_unit = metric.unit != twin.unit and quantity == Measure(twin.unit).quantity
        return bool(metric.name == twin.name and quantity and is_other_unit)

    def _find_evidence(self, proposal: Proposal, field: str) -> Evidence:
        """Return how the entity or the period of a figure was guessed."""
        figure, quote = proposal.figure, self.find_quote(proposal.figure)
        doubts = self._file.doubts.get((proposal.table, proposal.position), ())
        own = tuple(
            doubt._replace(is_question=False)
            for doubt in doubts
            if doubt.field == field and doubt.words != UNCONFIRMED
        )
        sentence = quote.text if quote else ""
        if field == "period":
            return Evidence(own, sentence if figure.period and not own else "")
        if field != "entity":
            return Evidence()
        return Evidence(own, is_named=is_named(self.dataset, figure, sentence))

    def find_taken(self, proposal: Proposal, field: str, value: str) -> Figure | None:
        """Return the other figure that has the id that a changed figure would have."""
        figure, id_ = proposal.figure, value
        if field in TABLE_OF:
            unit = self.dataset.metric_by_id[figure.metric].unit
            is_metric = field == "metric"
            found = (
                find_item(self.dataset, value, Metric, unit)
                if is_metric
                else find_item(self.dataset, value, Entity)
            )
            id_ = found.id if found else ""
        keys = ("entity", "metric", "period", "scope", "status")
        row = {key: getattr(figure, key) for key in keys} | {field: id_}
        other = self.dataset.figure_by_id.get(id_of(row))
        return other if other and other.id != figure.id else None

    def find_twins(self, proposal: Proposal, name: str) -> dict[str, str]:
        """Return new names of proposed metrics that are called as the renamed one, by id.

        They are its growth, its upper end, or the same in another unit.
        """
        old = self.dataset.metric_by_id[proposal.figure.metric]
        base, end = split_name(old.name)
        is_alone = NUMBERED.search(old.name) or not name.endswith(end) or name == end
        if is_alone or find_item(self.dataset, name, Metric):
            return {}
        return {
            twin.id: name.removesuffix(end) + split_name(twin.name)[1]
            for twin in self.dataset.metrics
            if twin.draft and twin != old and not NUMBERED.search(twin.name)
            if split_name(twin.name)[0] == base
        }

    def edit(
        self,
        proposal: Proposal,
        field: str,
        answer: str,
        alike: Sequence[Proposal] = (),
        twins: Mapping[str, str] | None = None,
        *,
        is_separate: bool = False,
        is_contradiction: bool = False,
    ) -> None:
        """Change a field of a figure and those alike; rename the twins of its metric.

        The answer is the new value, its position in `choices`, the name of an entity or a metric,
        which may be new, `:` and the kind of the entity, or `+` and words to add to the metric's
        name; `-` leaves the field out. What is separate is not alike later either. The value of a
        contradiction stays beside that of the figure that it becomes.
        """
        text, before = self.text, self._before
        changed = (
            *self._name_guess(proposal, field),
            str(self.parse(proposal, field, answer) or ""),
        )
        separate = {changed} if is_separate else set()
        self._edit(proposal, field, answer, alike, is_contradiction=is_contradiction)
        try:
            for id_, name in (twins or {}).items():
                first, *others = (
                    Proposal("figures", position, figure)
                    for position, figure in enumerate(self.dataset.figures)
                    if figure.metric == id_
                )
                self._edit(first, "metric", name, others, is_twin=True)
        except ProvcliError:
            self._show(text)
            self._before = before
            raise
        self._before = self._before[: len(before) + 1]  # One decision.
        self._marks |= separate

    def _edit(
        self,
        proposal: Proposal,
        field: str,
        answer: str,
        alike: Sequence[Proposal],
        *,
        is_twin: bool = False,
        is_contradiction: bool = False,
    ) -> None:
        file = self._open()
        value = self.parse(proposal, field, answer)
        changed: tuple[Proposal, ...] = (proposal, *alike)
        if proposal.table == "entities":
            all_alike = (*self.find_assumed(proposal, str(value)), *alike)
            # One that meets another value is asked about alone.
            changed = tuple(one for one in all_alike if not self.find_taken(one, field, str(value)))
            if not changed:
                raise ProvcliError(f"{value} has other values for all of these figures.")
            text = file.without_doubts([("entities", proposal.position)])
            file = DatasetFile(text, self._name)  # The question is answered for figures that stay.
        figures = [one.figure for one in changed]
        if field == "unit":
            write_unit(file, proposal.figure.metric, str(value), answer)
            own = [
                ("figures", position)
                for position, figure in enumerate(self.dataset.figures)
                if figure.metric == proposal.figure.metric
            ]
            self._keep(file.without_doubts(own, "unit"))
            return
        if field == "entity":
            value = write_entity(file, str(value), split_kind(answer)[1], figures)
        elif field == "metric":
            value = write_metric(file, str(value), figures, is_twin=is_twin)
        is_period = field == "period"
        over = {one.position for one in changed if is_period and self._is_over(one, value)}
        ids: dict[str, str] = {}
        for other in changed:
            row = set_field(file.row("figures", other.position), field, value)
            row = set_field(row, "status", None) if other.position in over else row
            row = make_distinct(row) if is_contradiction else row
            ids[other.figure.id] = id_of(row)
            file.replace("figures", other.position, row)
        if field in TABLE_OF and value != getattr(figures[0], field):
            drop_unused(file, figures, field)
        # A longer name answers no question about a figure that may be of another entity.
        answered = alike if proposal.table == "entities" else changed
        text = file.without_doubts([("figures", other.position) for other in answered], field)
        self._keep(replace_ids(text, self.dataset, ids))
        if over:
            entries = [("figures", position) for position in over]
            self._keep(self._file.without_doubts(entries, "status"))

    def parse(self, proposal: Proposal, field: str, answer: str) -> object:
        """Return the value of a field that an answer means; None leaves the field out."""
        choices = self.choices(proposal, field)
        if field == "entity":
            answer = self._complete_entity(proposal, answer)
        if re.fullmatch("[1-9]", answer) and int(answer) <= len(choices):
            answer = choices[int(answer) - 1]
        if field == "metric" and answer.startswith("+"):
            name = self.dataset.metric_by_id[proposal.figure.metric].name
            answer = extend_name(name, answer.removeprefix("+").strip())
        if answer == "-" and field in OPTIONAL:
            return None
        if field in CHOICES:
            return find_choice(field, answer)
        if field == "unit":
            return read_unit(self.dataset, answer)[0]
        hint = f"Type {'an' if field == 'entity' else 'a'} {field} such as {EXAMPLES[field]}."
        if field in TABLE_OF and re.fullmatch("[0-9]", answer):
            raise ProvcliError(f"{answer} is not in the list.", hint=hint)
        if answer in ("", "-"):
            raise ProvcliError(f"The {field} cannot be left out.", hint=hint)
        return parse_number(answer, hint) if field == "value" else answer

    def _complete_entity(self, proposal: Proposal, answer: str) -> str:
        """Return the name that an answer is or begins, without `:` and a kind."""
        name, kind = split_kind(answer)
        start = normalize_name(name)
        if kind or len(start) < MIN_BEGINNING or find_item(self.dataset, name, Entity):
            return name or self._entity_of(proposal).name
        names = (*self.choices(proposal, "entity"), *(one.name for one in self.dataset.entities))
        longer = {one for one in names if normalize_name(one).startswith(start)}
        return longer.pop() if len(longer) == 1 else name

    def dismiss(self, proposal: Proposal, answer: str = "", repeats: str = "") -> None:
        """Make a figure a dismissal, or remove a claim; claims on the figure go too.

        The answer is a reason, or a reason and a note: `name: a class of ships`. A repetition may
        have the id of the figure that it repeats.
        """
        file, entry = self._open(), proposal.entry
        if isinstance(entry, Claim):
            file.delete("claims", proposal.position)
            self._keep(file.text)
            return
        assert isinstance(entry, Figure | Dismissal)
        reason, note = self._read_reason(proposal, answer)
        row: Row = {"reason": reason}
        row |= {"repeats": repeats} if repeats else {}
        row |= {"note": note} if note else {}
        if self.find_note(proposal, answer):
            raise ProvcliError(
                f"{abbreviate(entry.printed)} looks like an amount, so the reason"
                f" {row['reason']} needs a note.",
                hint=f"Type the note after a colon: {row['reason']}: part of a product's name.",
            )
        if isinstance(entry, Figure):
            dismiss_figure(file, proposal.position, row)
        else:
            own = plain_row(file.row("dismissals", proposal.position))
            if row != {"reason": entry.reason}:
                own.pop("note", None)  # It explains the reason before.
            if row["reason"] != "repetition":
                own.pop("repeats", None)
            file.replace("dismissals", proposal.position, own | row)
            file = DatasetFile(file.without_doubts([("dismissals", proposal.position)]), self._name)
        self._keep(file.text)

    def _read_reason(self, proposal: Proposal, answer: str) -> tuple[str, str]:
        """Return the reason and the note of an answer."""
        reason, *note = (part.strip() for part in re.split("[:：]", answer, maxsplit=1))
        return str(self.parse(proposal, "reason", reason)), "".join(note)

    def find_note(self, proposal: Proposal, answer: str) -> str:
        """Return the usual note for a reason that needs one, if it has none."""
        entry, (reason, note) = proposal.entry, self._read_reason(proposal, answer)
        assert isinstance(entry, Figure | Dismissal)
        found = self._text.find_number(entry)
        number, text = (found.numeral, found.paragraph.text) if found else (None, "")
        if note or reason not in NOTES or not isinstance(number, Numeral):
            return ""
        unit = read_context(text, number).unit
        is_needed = is_amount(text, number, unit, is_group=reason == "group")
        # What a draft took for a figure does not look like an expression.
        is_counted = isinstance(entry, Figure) and not number.is_indefinite
        is_needed = is_needed or (reason == "idiom" and is_counted)
        return NOTES[reason] if is_needed else ""

    def make_figure(self, proposal: Proposal) -> None:
        """Propose a figure for the number of a dismissal, as a draft would."""
        from provcli.drafting.update import propose_figure

        if not self._text.article:
            raise ProvcliError(
                "A figure is proposed from the text of the article.",
                hint="Add --article and the file of the article.",
            )
        article, year = self._text.article, self._text.year
        text = propose_figure(self.text, self._name, article, proposal.position, this_year=year)
        self._keep(text)

    def _propose_claims(self) -> None:
        """Propose the claims of the figures, once each of them is decided on."""
        from provcli.drafting.update import propose_claims

        if not self._is_open or not self._text.article or self.has_claims:
            return
        if {one.table for one in self._list_left()}.isdisjoint(("entities", "figures")):
            article, year = self._text.article, self._text.year
            self._show(propose_claims(self.text, self._name, article, this_year=year))
            self._marks |= {_CLAIMS}

    @property
    def has_claims(self) -> bool:
        """Whether claims about the figures, as decided on, are proposed."""
        return _CLAIMS in self._marks

    def write_note(self, proposal: Proposal, answer: str) -> None:
        """Give an entry a note; `-` leaves it out."""
        file = self._open()
        row = file.row(proposal.table, proposal.position)
        row.pop("note", None)
        row |= {"note": answer} if answer != "-" else {}
        file.replace(proposal.table, proposal.position, row)
        self._keep(file.text)

    def skip(self, proposal: Proposal) -> None:
        """Leave an entry, or a list of dismissals, for a later review."""
        self._mark("skip", self.list_shown(proposal) if self.is_list(proposal) else [proposal])

    def _mark(self, what: str, proposals: Iterable[Proposal]) -> None:
        self._before.append((self.text, self._marks))
        self._marks |= {(what, one.key) for one in proposals}
        self._propose_claims()

    def undo(self) -> bool:
        """Take back the last decision; return whether there was one."""
        if not self._before:
            return False
        text, self._marks = self._before.pop()
        if text != self.text:
            self._show(text)
        return True

    # --- Parts ---

    def _entity_of(self, proposal: Proposal) -> Entity:
        """Return the entity to review, or that of a figure."""
        if isinstance(entry := proposal.entry, Entity):
            return entry
        return self.dataset.entity_by_id[proposal.figure.entity]

    def _open(self) -> DatasetFile:
        """Return the file to be changed; the one shown stays as it is until it is valid."""
        return DatasetFile(self.text, self._name)

    def _keep(self, text: str) -> None:
        """Take a text as the file's."""
        before = (self.text, self._marks)
        try:
            self._show(text)
        except ProvcliError as error:
            # The user knows no line yet, because the file stays as it is.
            details = (detail.partition(": ")[2] for detail in error.details)
            raise ProvcliError(next(details, error.message)) from error
        self._propose_claims()
        text = self.text
        if text.startswith(OPENING) and not any(list_proposals(self.dataset)):
            self._show(self._without_draft_comments(text))
        self._before = [*self._before, before][-MAX_UNDO:]

    def _without_draft_comments(self, text: str) -> str:
        """Return a file without its opening, with entities in headings as they are."""

        def name(heading: re.Match[str]) -> str:
            return write_heading(self.dataset.entity_by_id[heading["id"]].name)

        return _HEADING.sub(name, text.removeprefix(OPENING))

    def _show(self, text: str) -> None:
        self._file = DatasetFile(text, self._name)
        self.text = text
        self.dataset = self._file.dataset

    def _is_over(self, proposal: Proposal, period: object) -> bool:
        """Return whether a figure was a target only because of the period it had."""
        doubts = self._file.doubts.get((proposal.table, proposal.position), ())
        published = self.dataset.source.date
        if NOT_OVER not in doubts or not published:
            return False
        try:
            end = Period(str(period)).end if period else None
        except ValueError:
            return False  # The file rejects it.
        return end is None or end <= last_day(published)


def find_field(proposal: Proposal, digit: str) -> str:
    """Return the field that a digit changes; empty if it changes none."""
    fields = {"figures": FIELDS, "entities": ("entity",)}.get(proposal.table, ())
    return dict(zip(map(str, range(1, len(fields) + 1)), fields, strict=True)).get(digit, "")
