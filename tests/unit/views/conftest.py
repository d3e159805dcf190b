"""What the tests of views share."""

import pytest

from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from support import SMALL


@pytest.fixture(scope="session")
def countries() -> Dataset:
    """Return countries with a total, the world."""
    return load(SMALL.parent / "countries.toml")
