"""What a dataset file records already, when a draft completes it."""

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

    def rounds(self, other: "Recorded") -> bool:
        """Return whether this is a rough number for the other: almost 17 for 16.5."""
        size, exact = abs(self.value), abs(other.value)
        if self.qualifier == "exact" or other.qualifier != "exact" or size == exact:
            return False
        is_low = self.qualifier in ("more-than", "at-least")
        is_high = self.qualifier in ("nearly", "at-most")
        is_near = abs(self.value - other.value) * 20 <= exact
        return is_near and not (is_low and size > exact) and not (is_high and size < exact)


class Known:
    """The entities, metrics, and figures of a dataset; empty without a dataset."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        entities, metrics, figures = (
            (dataset.entities, dataset.metrics, dataset.figures) if dataset else ((), (), ())
        )
        self._entity_ids: dict[str, str] = {}
        for entity in entities:
            for name in entity.names:
                self._entity_ids.setdefault(normalize_name(name), entity.id)
        self.entity_ids = tuple(entity.id for entity in entities)
        self.metric_ids = tuple(metric.id for metric in metrics)
        self.unit_ids = frozenset(unit.id for unit in dataset.units) if dataset else frozenset()
        self.units = {metric.id: metric.unit for metric in metrics}
        """The unit of each metric."""
        self.names = {metric.id: metric.name for metric in metrics}
        """The name of each metric."""
        self.metrics = tuple((metric.name, metric.unit, metric.id) for metric in metrics)
        """The name, the unit, and the id of each metric."""
        self.figures: dict[str, Recorded] = {}
        self.by_value: dict[object, Recorded] = {}
        """The figures by entity, unit, value, and status."""
        for figure in figures:
            recorded = Recorded(figure.id, figure.value, figure.qualifier, figure.period)
            self.figures[figure.id] = recorded
            unit = self.units[figure.metric]
            self.by_value.setdefault((figure.entity, unit, figure.value, figure.status), recorded)

    def find_entity(self, *names: str) -> str | None:
        """Return the id of the entity that has one of these names."""
        keys = (normalize_name(name) for name in names if name)
        return next((self._entity_ids[key] for key in keys if key in self._entity_ids), None)
