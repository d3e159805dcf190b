"""What the tests of formats share: contents of each kind, and the bytes that a writer makes."""

from collections.abc import Callable
from typing import Any

import pytest

from provcli.checks.engine import check
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from provcli.export.base import encode
from provcli.export.registry import ContentKind, load_writer
from provcli.views.chart import Chart
from provcli.views.findings import CheckedFile
from provcli.views.tables import figures_table
from support import YEARS


@pytest.fixture(
    params="built_in small years formulas hostile smallest countries companies cities".split()
)
def each(request: pytest.FixtureRequest) -> Dataset:
    """Return each of these datasets in turn: with hostile texts, and with any kind of entities."""
    file = YEARS.with_name(f"{request.param}.toml")
    dataset = load(file) if file.exists() else request.getfixturevalue(request.param)
    assert isinstance(dataset, Dataset)
    return dataset


@pytest.fixture(scope="session")
def write() -> Callable[..., bytes]:
    """Write a content as the bytes of a file: `write("csv", "table", figures_table(small))`."""

    def write_content(name: str, kind: ContentKind, content: object, **options: bool) -> bytes:
        return b"".join(encode(load_writer(name, kind)(content, **options)))

    return write_content


@pytest.fixture(scope="session")
def with_figure() -> Callable[..., Dataset]:
    """Keep only the first figure of a dataset, changed: `with_figure(small, scope="a farm")`."""

    def change(dataset: Dataset, **changes: Any) -> Dataset:
        figure = dataset.figures[0].model_copy(update=changes)
        return dataset.model_copy(update={"figures": (figure,), "claims": ()})

    return change


@pytest.fixture(scope="session")
def contents(
    small: Dataset, chart_of: Callable[..., Chart]
) -> dict[ContentKind, Callable[[], object]]:
    """Return a content of each kind, made anew by each call."""
    return {
        "table": lambda: figures_table(small),
        "dataset": lambda: small,
        "chart": lambda: chart_of(small, "goats"),
        "check": lambda: CheckedFile(check(small), "small.toml", {}),
        "explanation": lambda: (small, small.figures[0]),
        "schema": lambda: {"type": "object"},
        "draft": lambda: ['name = "x"\n'],
    }
