"""Differences between two datasets."""

from decimal import Decimal

from provcli.analysis.diff import FieldChange, diff
from provcli.dataset.models import Dataset


def test_diff_of_a_dataset_with_itself(small: Dataset) -> None:
    assert not diff(small, small)


def test_diff_of_figures(small: Dataset) -> None:
    first, second, *rest = small.figures
    changed = second.model_copy(update={"value": Decimal(7), "flag": "disputed"})
    added = first.model_copy(update={"entity": "west"})
    new = small.model_copy(update={"figures": (changed, *rest, added)})
    result = diff(small, new)
    assert result
    assert [figure.id for figure in result.figures.removed] == [first.id]
    assert [figure.id for figure in result.figures.added] == ["west/goats/2022"]
    (change,) = result.figures.changed
    assert (change.old, change.new) == (second, changed)
    assert change.fields == (
        FieldChange("value", Decimal(1000), Decimal(7)),
        FieldChange("flag", None, "disputed"),
    )
    assert not any((result.metrics, result.entities, result.claims))


def test_diff_of_metrics_entities_and_claims(small: Dataset) -> None:
    metrics = (*small.metrics[:-1], small.metrics[-1].model_copy(update={"name": "Other"}))
    new = small.model_copy(
        update={"metrics": metrics, "entities": small.entities[:2], "claims": small.claims[1:]}
    )
    result = diff(small, new)
    assert [change.fields[0].name for change in result.metrics.changed] == ["name"]
    assert [entity.id for entity in result.entities.removed] == ["west"]
    assert [claim.id for claim in result.claims.removed] == [small.claims[0].id]
