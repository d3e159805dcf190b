"""What a dataset file records already, when a draft completes it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from provcli.dataset.models import Dataset
from provcli.dataset.names import normalize_name


class Recorded(NamedTuple):
    """A figure, as far as a repetition repeats it."""

    id: str
    value: Decimal
    qualifier: str
    period: str | None

    def repeats(self, other: "Recorded") -> bool:
        """Return whether both say the same number."""
        return self.value == other.value and self.qualifier == other.qualifier


class Known:
    """The entities, metrics, and figures of a dataset; empty without a dataset."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        self._entity_ids: dict[str, str] = {}
        self.entity_ids: tuple[str, ...] = ()
        self.metric_ids: tuple[str, ...] = ()
        self.unit_ids: frozenset[str] = frozenset()
        self.units: Mapping[str, str] = {}
        """The unit of each metric."""
        self.metrics: tuple[tuple[str, str, str], ...] = ()
        """The name, the unit, and the id of each metric."""
        self.figures: Mapping[str, Recorded] = {}
        self.telling: Mapping[tuple[str, str, Decimal, str], Recorded] = {}
        """The figures by entity, unit, value, and status."""
        if dataset is None:
            return
        for entity in dataset.entities:
            for name in entity.names:
                self._entity_ids.setdefault(normalize_name(name), entity.id)
        self.entity_ids = tuple(entity.id for entity in dataset.entities)
        self.metric_ids = tuple(metric.id for metric in dataset.metrics)
        self.unit_ids = frozenset(unit.id for unit in dataset.units)
        self.units = {metric.id: metric.unit for metric in dataset.metrics}
        self.metrics = tuple((metric.name, metric.unit, metric.id) for metric in dataset.metrics)
        self.figures = {
            figure.id: Recorded(figure.id, figure.value, figure.qualifier, figure.period)
            for figure in dataset.figures
        }
        self.telling = {
            (
                figure.entity,
                self.units[figure.metric],
                figure.value,
                figure.status,
            ): self.figures[figure.id]
            for figure in reversed(dataset.figures)
        }

    def find_entity(self, *names: str) -> str | None:
        """Return the id of the entity that has one of these names."""
        keys = (normalize_name(name) for name in names if name)
        return next((self._entity_ids[key] for key in keys if key in self._entity_ids), None)
