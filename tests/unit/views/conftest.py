"""What the tests of views share: datasets with a few figures of any kind."""

from collections.abc import Callable
from typing import Any

import pytest

from provcli.analysis.comparison import compare
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from provcli.views.chart import Chart, build_chart
from support import SMALL, YEARS


@pytest.fixture(scope="session")
def years() -> Dataset:
    """Return a dataset with a quantity, a rate, a rank, and a debt over years."""
    return load(YEARS)


@pytest.fixture(scope="session")
def countries() -> Dataset:
    """Return countries with a total, the world."""
    return load(SMALL.parent / "countries.toml")


@pytest.fixture(scope="session")
def goats(small: Dataset) -> Callable[..., Dataset]:
    """Return the small dataset with only figures of goats: `goats({"period": "2020"}, ...)`."""

    def make(*changes: dict[str, Any]) -> Dataset:
        figures = tuple(small.figures[0].model_copy(update=change) for change in changes)
        return small.model_copy(update={"figures": figures, "claims": ()})

    return make


@pytest.fixture(scope="session")
def chart_of() -> Callable[..., Chart]:
    """Return a chart of all figures of some metrics: `chart_of(small, "goats")`."""

    def build(dataset: Dataset, *metrics: str) -> Chart:
        return build_chart(dataset, [compare(dataset, metric) for metric in metrics])

    return build
