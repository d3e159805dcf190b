"""Compare two datasets: rows added, removed, and changed, by id."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from provcli.dataset.models import Claim, Dataset, Entity, Figure, Metric, Model

Row = TypeVar("Row", bound=Model)


class FieldChange(NamedTuple):
    """A field with its old and its new value."""

    name: str
    old: object
    new: object


class RowChange(NamedTuple, Generic[Row]):
    """A row that both datasets have, with the fields that differ."""

    old: Row
    new: Row
    fields: tuple[FieldChange, ...]


class TableDiff(NamedTuple, Generic[Row]):
    """The rows of one table that differ."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[RowChange[Row], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


class DatasetDiff(NamedTuple):
    """The differences between two datasets; false if there are none."""

    figures: TableDiff[Figure]
    metrics: TableDiff[Metric]
    entities: TableDiff[Entity]
    claims: TableDiff[Claim]

    def __bool__(self) -> bool:
        return any((self.figures, self.metrics, self.entities, self.claims))


def diff(old: Dataset, new: Dataset) -> DatasetDiff:
    """Return the figures, metrics, entities, and claims that differ."""
    return DatasetDiff(
        figures=_diff_rows(_by_id(old.figures), _by_id(new.figures)),
        metrics=_diff_rows(old.metric_by_id, new.metric_by_id),
        entities=_diff_rows(old.entity_by_id, new.entity_by_id),
        claims=_diff_rows(
            {claim.id: claim for claim in old.claims}, {claim.id: claim for claim in new.claims}
        ),
    )


def _by_id(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    """Return figures by id; a repeated id gets a number."""
    by_id: dict[str, Figure] = {}
    counts: dict[str, int] = {}
    for figure in figures:
        counts[figure.id] = count = counts.get(figure.id, 0) + 1
        by_id[figure.id if count == 1 else f"{figure.id} {count}"] = figure
    return by_id


def _diff_rows(old: Mapping[str, Row], new: Mapping[str, Row]) -> TableDiff[Row]:
    changes = [
        RowChange(old[name], row, fields)
        for name, row in new.items()
        if name in old and (fields := tuple(_changed_fields(old[name], row)))
    ]
    return TableDiff(
        added=tuple(row for name, row in new.items() if name not in old),
        removed=tuple(row for name, row in old.items() if name not in new),
        changed=tuple(changes),
    )


def _changed_fields(old: Row, new: Row) -> Iterable[FieldChange]:
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield FieldChange(name, before, after)
