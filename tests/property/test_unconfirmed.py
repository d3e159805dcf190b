"""Each key of a figure, changed to what another figure has: a check finds it or counts it.

Where a rule cannot know that a key is wrong, `check` counts it as not confirmed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from provcli.checks.engine import check
from provcli.dataset.load import load
from provcli.dataset.models import Dataset, Figure, Qualifier
from support import ARTICLE, HERE, SMALL

NAMES = ("cities", "companies", "countries")
PAIRS: dict[str, tuple[Path, Path]] = {
    "small": (SMALL, ARTICLE),
    **{
        name: (HERE / f"data/valid/{name}.toml", HERE / f"data/articles/{name}.txt")
        for name in NAMES
    },
}
KEYS = ("entity", "metric", "period", "status", "scope", "qualifier")


def find_other_values(dataset: Dataset, figure: Figure) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a figure with other values of the dataset: metrics of its unit only."""
    unit = dataset.metric_by_id[figure.metric].unit
    metrics = [metric.id for metric in dataset.metrics if metric.unit == unit]
    values: dict[str, set[Any]] = {
        "entity": {entity.id for entity in dataset.entities},
        "metric": set(metrics),
        "period": {other.period for other in dataset.figures} | {None},
        "status": {"actual", "target"},
        "scope": {other.scope for other in dataset.figures} | {None},
        "qualifier": set(get_args(Qualifier)),
    }
    for key in KEYS:
        for value in sorted(values[key] - {getattr(figure, key)}, key=str):
            yield key, value


@pytest.mark.parametrize("name", PAIRS)
def test_a_wrong_key_is_found_or_not_confirmed(name: str) -> None:
    path, article = PAIRS[name]
    dataset, text = load(path), article.read_text("utf-8")
    # Claims and repetitions would name the changed figure.
    plain: dict[str, Any] = {
        **dataset.model_dump(exclude_none=True),
        "claims": [],
        "acknowledgements": [],
        "dismissals": [
            row.model_dump(exclude={"repeats"}, exclude_none=True) for row in dataset.dismissals
        ],
    }
    known = {figure.id for figure in dataset.figures}
    silent, tried = [], 0
    for index, figure in enumerate(dataset.figures):
        for key, value in find_other_values(dataset, figure):
            figures = [dict(row) for row in plain["figures"]]
            figures[index][key] = value
            id_ = Figure.model_validate(figures[index]).id
            if id_ in known:
                continue  # it would be another figure of the dataset
            changed = Dataset.model_validate({**plain, "figures": figures})
            result = check(changed, text)
            assert result.coverage
            tried += 1
            is_found = any(finding.subject == id_ for finding in result.open)
            if not is_found and id_ not in result.coverage.unconfirmed[key]:
                silent.append(f"{figure.id}: {key} {value}")
    assert silent == []
    assert tried > 10
