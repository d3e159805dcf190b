"""What the tests of views share: datasets with a few figures of any kind."""

from collections.abc import Callable
from typing import Any

import pytest

from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from support import SMALL


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
