"""The review of a draft: functions that change one proposed entry of its file.

Each returns or keeps the new text of the file; the caller shows and saves it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple, get_args

from provcli.dataset.models import (
    ArticleEntry,
    Claim,
    Dataset,
    Dismissal,
    Entity,
    Figure,
    Metric,
    Qualifier,
    Reason,
    Status,
    Subject,
)
from provcli.dataset.names import normalize_name
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.model import Row, plain_row
from provcli.drafting.slugs import Slugs, make_id
from provcli.errors import ProvcliError, abbreviate
from provcli.prose.article import PREAMBLE, Article
from provcli.prose.sentences import split_sentences

Table = Literal["figures", "claims", "dismissals"]
TABLES: tuple[Table, ...] = get_args(Table)
FIELDS = ("entity", "metric", "period", "value", "qualifier", "status", "scope", "note")
"""The fields of a figure that a review can change."""
CHOICES = {"qualifier": get_args(Qualifier), "status": get_args(Status)}
REASONS: tuple[str, ...] = get_args(Reason)
MAX_UNDO = 100


class Proposal(NamedTuple):
    """An entry that nobody has confirmed yet."""

    table: Table
    position: int
    entry: Figure | Claim | Dismissal


class Quote(NamedTuple):
    """A sentence, and where a number is in it."""

    text: str
    start: int
    end: int


class Progress(NamedTuple):
    """How many figures, claims, and dismissals there are, and how many are drafts."""

    total: int
    drafts: int


def list_proposals(dataset: Dataset) -> Iterator[Proposal]:
    """Yield the entries to review: figures, then claims, then dismissals."""
    for table in TABLES:
        entries: Sequence[Figure | Claim | Dismissal] = getattr(dataset, table)
        for index, entry in enumerate(entries):
            if entry.draft:
                yield Proposal(table, index, entry)


def count_progress(dataset: Dataset) -> Progress:
    """Return how far the review of a dataset is."""
    total = sum(len(getattr(dataset, table)) for table in TABLES)
    return Progress(total, sum(1 for _ in list_proposals(dataset)))


def find_quote(article: Article, entry: ArticleEntry) -> Quote | None:
    """Return the sentence of an entry; None if its number is not at its location."""
    position = article.position.get((entry.section or PREAMBLE, entry.paragraph))
    if position is None:
        return None
    text = article.paragraphs[position].text
    start = -1
    for _ in range(entry.occurrence):
        start = text.find(entry.printed, start + 1)
    if start < 0:
        return None
    first, last = next(span for span in split_sentences(text) if span[0] <= start < span[1])
    offset = first + len(text[first:last]) - len(text[first:last].lstrip())
    return Quote(text[offset:last].rstrip(), start - offset, start - offset + len(entry.printed))


class Review:
    """A review of one file: each decision changes its text, and can be undone."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._file = DatasetFile(text, name)
        self._texts: list[str] = []
        self.text = text
        self.dataset = self._file.dataset

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the entries that are left to review."""
        return tuple(list_proposals(self.dataset))

    def doubts(self, proposal: Proposal) -> str:
        """Return what the draft is unsure of, from the comment beside an entry."""
        return self._file.doubts(proposal.table, proposal.position)

    def accept(self, proposal: Proposal) -> None:
        """Confirm an entry; of a figure, its entity and its metric too."""
        file = self._edit()
        row = plain_row(file.row(proposal.table, proposal.position))
        file.replace(proposal.table, proposal.position, row)
        if isinstance(proposal.entry, Figure):
            for table, id_ in (("entities", row["entity"]), ("metrics", row["metric"])):
                index = _index_of(self.dataset, table, id_)
                named = file.row(table, index)
                if named.get("draft"):
                    file.replace(table, index, plain_row(named))
        self._keep(file.without_doubt(proposal.table, proposal.position))

    def accept_alike(self, proposal: Proposal) -> int:
        """Confirm all proposed dismissals of a reason or claims of a kind; count them."""
        alike = [
            other for other in self.proposals() if _sort_of(other.entry) == _sort_of(proposal.entry)
        ]
        file = self._edit()
        for other in alike:
            row = plain_row(file.row(other.table, other.position))
            file.replace(other.table, other.position, row)
        self._keep(file.text)
        return len(alike)

    def find_alike(self, proposal: Proposal, field: str) -> tuple[Proposal, ...]:
        """Return the later figures with an entity or metric guessed from the same words.

        A metric has one name in the whole article. The name of an entity counts in its section.
        """
        entry = proposal.entry
        return tuple(
            other
            for other in self.proposals()
            if isinstance(entry, Figure)
            and isinstance(other.entry, Figure)
            and other.position > proposal.position
            and field in ("entity", "metric")
            and getattr(other.entry, field) == getattr(entry, field)
            and (field == "metric" or other.entry.section == entry.section)
        )

    def edit(
        self, proposal: Proposal, field: str, answer: str, alike: Sequence[Proposal] = ()
    ) -> None:
        """Change a field of a figure; an empty answer leaves the field out.

        Args:
            proposal: the figure.
            field: one of `FIELDS`.
            answer: the new value, or the name of an entity or a metric, which may be new.
            alike: other figures to change in the same way.

        Raises:
            ProvcliError: the answer does not fit the field, or the dataset.
        """
        file = self._edit()
        value = _parse_field(field, answer)
        if field == "entity":
            value = self._entity_id(file, answer)
        if field == "metric":
            value = self._metric_id(file, answer, proposal)
        for changed in (proposal, *alike):
            row = file.row(changed.table, changed.position)
            if value is None:
                row.pop(field, None)
            else:
                row = _with_field(row, field, value)
            _replace_id(file, self.dataset, changed, row)
            file.replace(changed.table, changed.position, row)
        if field in ("metric", "entity"):
            table = {"metric": "metrics", "entity": "entities"}[field]
            changed_figures = [changed.entry for changed in (proposal, *alike)]
            others = [other for other in self.dataset.figures if other not in changed_figures]
            used = {value, *(getattr(other, field) for other in others)}
            _drop_unused(file, self.dataset, table, {getattr(proposal.entry, field)} - used)
        self._keep(file.text)

    def merge(self, proposal: Proposal, metric: str) -> None:
        """Give a figure, and every other of its metric, another metric.

        Raises:
            ProvcliError: there is no such metric, it has another unit, or two figures would be the
                same.
        """
        from provcli.dataset.lookup import find_metric

        assert isinstance(proposal.entry, Figure)
        target = find_metric(self.dataset, metric).id
        old = proposal.entry.metric
        if self.dataset.unit_of(old) != self.dataset.unit_of(target):
            raise ProvcliError(
                f"{old} and {target} have different units.",
                hint="Name one with the same unit.",
            )
        file = self._edit()
        if target != old:
            self._move_figures(file, old, target)
        _drop_unused(file, self.dataset, "metrics", {old} - {target})
        self._keep(file.text)

    def rename(self, proposal: Proposal, name: str) -> None:
        """Give the metric of a figure another name, and the id that follows from it.

        Raises:
            ProvcliError: the name is empty, or another metric has it.
        """
        assert isinstance(proposal.entry, Figure)
        old = proposal.entry.metric
        known = self._find(name, Metric)
        if not name or known not in (None, old):
            raise ProvcliError(
                f"{abbreviate(name)} is not a new name for {old}.",
                hint="Type another name, or press m to merge the two metrics.",
            )
        others = (metric.id for metric in self.dataset.metrics if metric.id != old)
        new = Slugs(tuple(others)).add(make_id(name, old))
        file = self._edit()
        index = _index_of(self.dataset, "metrics", old)
        file.replace("metrics", index, {**file.row("metrics", index), "id": new, "name": name})
        self._move_figures(file, old, new)
        self._keep(file.text)

    def dismiss(self, proposal: Proposal, reason: str, note: str = "") -> None:
        """Make a figure a dismissal, or remove a claim; claims on the figure go too.

        Raises:
            ProvcliError: there is no such reason.
        """
        if proposal.table != "claims" and reason not in REASONS:
            raise ProvcliError(
                f"{abbreviate(reason)} is not a reason.",
                hint=f"Choose one of {', '.join(REASONS)}.",
            )
        file = self._edit()
        if isinstance(proposal.entry, Claim):
            file.delete("claims", proposal.position)
        elif isinstance(proposal.entry, Dismissal):
            row = {**plain_row(file.row("dismissals", proposal.position)), "reason": reason}
            if reason != proposal.entry.reason or note:
                row.pop("note", None)  # It explains the reason before.
            row |= {"note": note} if note else {}
            if reason != "repetition":
                row.pop("repeats", None)
            file.replace("dismissals", proposal.position, row)
        else:
            row = {"reason": reason} | ({"note": note} if note else {})
            self._dismiss_figure(file, proposal.position, proposal.entry, row)
        self._keep(file.text)

    def write_note(self, proposal: Proposal, note: str) -> None:
        """Give an entry a note; an empty one leaves it out."""
        file = self._edit()
        row = file.row(proposal.table, proposal.position)
        row.pop("note", None)
        row |= {"note": note} if note else {}
        file.replace(proposal.table, proposal.position, row)
        self._keep(file.text)

    def undo(self) -> bool:
        """Take back the last decision; return whether there was one."""
        if not self._texts:
            return False
        self.text = self._texts.pop()
        self._file = DatasetFile(self.text, self._name)
        self.dataset = self._file.dataset
        return True

    # --- Parts ---

    def _edit(self) -> DatasetFile:
        """Return the file to be changed; the one shown stays as it is until it is valid."""
        return DatasetFile(self.text, self._name)

    def _keep(self, text: str) -> None:
        self._file = DatasetFile(text, self._name)
        self._texts = [*self._texts, self.text][-MAX_UNDO:]
        self.text = text
        self.dataset = self._file.dataset

    def _move_figures(self, file: DatasetFile, old: str, new: str) -> None:
        """Give every figure of a metric another metric."""
        for index, figure in enumerate(self.dataset.figures):
            if figure.metric == old:
                row = _with_field(file.row("figures", index), "metric", new)
                _replace_id(file, self.dataset, Proposal("figures", index, figure), row)
                file.replace("figures", index, row)

    def _entity_id(self, file: DatasetFile, answer: str) -> str:
        """Return the id of the entity of a name; a new one is added."""
        if found := self._find(answer, Entity):
            return found
        ids = tuple(entity.id for entity in self.dataset.entities)
        id_ = Slugs(ids).add(make_id(answer, "entity"))
        file.append("entities", {"id": id_, "name": answer})
        return id_

    def _find(self, answer: str, type_: type[Subject]) -> str | None:
        """Return the id of the entity or metric of exactly this name, in any case."""
        items = self.dataset.items_by_name.get(normalize_name(answer), ())
        return next((item.id for item in items if isinstance(item, type_)), None)

    def _metric_id(self, file: DatasetFile, answer: str, proposal: Proposal) -> str:
        """Return the id of a name's metric; a new one gets the unit of the one before."""
        if found := self._find(answer, Metric):
            return found
        ids = tuple(metric.id for metric in self.dataset.metrics)
        id_ = Slugs(ids).add(make_id(answer, "metric"))
        assert isinstance(proposal.entry, Figure)
        unit = self.dataset.metric_by_id[proposal.entry.metric].unit
        file.append("metrics", {"id": id_, "name": answer, "unit": unit, "draft": True})
        return id_

    def _dismiss_figure(self, file: DatasetFile, index: int, figure: Figure, why: Row) -> None:
        """Move a figure to the dismissals; what refers to it goes."""
        row = file.row("figures", index)
        location: Row = {
            key: row[key] for key in ("printed", "section", "paragraph", "occurrence") if key in row
        }
        claims = [
            position
            for position, claim in enumerate(self.dataset.claims)
            if figure.id in (*claim.inputs, claim.stated)
        ]
        for position in reversed(claims):
            file.delete("claims", position)
        for position, dismissal in enumerate(self.dataset.dismissals):
            if dismissal.repeats == figure.id:
                repeated = file.row("dismissals", position)
                del repeated["repeats"]
                file.replace("dismissals", position, repeated)
        file.delete("figures", index)
        file.append("dismissals", {**location, **why})
        others = [other for other in self.dataset.figures if other is not figure]
        for table, key in (("metrics", "metric"), ("entities", "entity")):
            used = {getattr(other, key) for other in others}
            _drop_unused(file, self.dataset, table, {getattr(figure, key)} - used)


def _sort_of(entry: Figure | Claim | Dismissal) -> str | None:
    """Return what proposals accepted together have in common; None for a figure."""
    if isinstance(entry, Figure):
        return None
    return entry.reason if isinstance(entry, Dismissal) else entry.kind


def _parse_field(field: str, answer: str) -> object:
    """Return the value of a field that an answer means; None if it is empty.

    Raises:
        ProvcliError: it is not one.
    """
    if not answer:
        if field in ("entity", "metric", "value"):
            raise ProvcliError(f"{field} needs a value.", hint="Type one, or press s to skip.")
        return None
    if field == "value":
        try:
            return Decimal(re.sub(r"[,_\s]", "", answer))
        except InvalidOperation as error:
            raise ProvcliError(
                f"{abbreviate(answer)} is not a number.",
                hint="Write it in digits: 1250000 or -3.5.",
            ) from error
    if field in CHOICES and answer not in CHOICES[field]:
        raise ProvcliError(
            f"{abbreviate(answer)} is not a {field}.",
            hint=f"Choose one of {', '.join(CHOICES[field])}.",
        )
    return answer


def _with_field(row: Row, field: str, value: object) -> Row:
    """Return a row with a field, where a draft would write it."""
    changed = {**row, field: value}
    return {name: changed[name] for name in FIELDS[:-1] if name in changed} | changed


def _replace_id(file: DatasetFile, dataset: Dataset, proposal: Proposal, row: Row) -> None:
    """Give claims and repetitions the id that a changed figure has now."""
    from provcli.dataset.references import figure_id

    assert isinstance(proposal.entry, Figure)
    old = proposal.entry.id
    period, scope, status = row.get("period"), row.get("scope"), row.get("status")
    new = figure_id(row["entity"], row["metric"], period, scope, status)
    if new == old:
        return
    for index, claim in enumerate(dataset.claims):
        if old in (*claim.inputs, claim.stated):
            own = file.row("claims", index)
            ids = {old: new}
            # What a claim implies is of the same entity and metric, in another period.
            figure = proposal.entry
            implied = own.get("implies", "")
            rest = implied.removeprefix(f"{figure.entity}/{figure.metric}/")
            if rest != implied and old in claim.inputs:
                ids[implied] = f"{row['entity']}/{row['metric']}/{rest}"
            own["inputs"] = [ids.get(name, name) for name in own["inputs"]]
            own |= {key: ids.get(own[key], own[key]) for key in ("stated", "implies") if key in own}
            file.replace("claims", index, own)
    for index, dismissal in enumerate(dataset.dismissals):
        if dismissal.repeats == old:
            file.replace("dismissals", index, {**file.row("dismissals", index), "repeats": new})


def _drop_unused(file: DatasetFile, dataset: Dataset, table: str, ids: set[str]) -> None:
    """Remove the proposed entities or metrics of these ids that no figure uses."""
    for id_ in ids:
        index = _index_of(dataset, table, id_)
        if file.row(table, index).get("draft"):
            file.delete(table, index)


def _index_of(dataset: Dataset, table: str, id_: str) -> int:
    return next(i for i, item in enumerate(getattr(dataset, table)) if item.id == id_)
