"""What the tests of the dataset share."""

import pytest

from support import HERE


@pytest.fixture(scope="session")
def smallest() -> str:
    """Return the text of the smallest dataset with a figure."""
    return (HERE / "data" / "valid" / "smallest.toml").read_text("utf-8")
