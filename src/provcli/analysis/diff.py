"""Compare two datasets: rows added, removed, and changed, by id."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from provcli.dataset.models import Claim, Dataset, Entity, Figure, Metric

Row = TypeVar("Row", Figure, Metric, Entity, Claim)


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
        figures=_diff_rows(old.figures, new.figures),
        metrics=_diff_rows(old.metrics, new.metrics),
        entities=_diff_rows(old.entities, new.entities),
        claims=_diff_rows(old.claims, new.claims),
    )


def _diff_rows(old: Iterable[Row], new: Iterable[Row]) -> TableDiff[Row]:
    old_by_id, new_by_id = ({row.id: row for row in rows} for rows in (old, new))
    changes = [
        RowChange(old_by_id[name], row, fields)
        for name, row in new_by_id.items()
        if name in old_by_id and (fields := tuple(_changed_fields(old_by_id[name], row)))
    ]
    return TableDiff(
        added=tuple(row for name, row in new_by_id.items() if name not in old_by_id),
        removed=tuple(row for name, row in old_by_id.items() if name not in new_by_id),
        changed=tuple(changes),
    )


def _changed_fields(old: Row, new: Row) -> Iterable[FieldChange]:
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield FieldChange(name, before, after)
