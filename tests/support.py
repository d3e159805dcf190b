"""What tests and documents share: places, types, and what the proof has to tell."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
SMALL = HERE / "data" / "valid" / "small.toml"
ARTICLE = HERE / "data" / "small-article.txt"
REAL_ARTICLE = Path(os.environ.get("PROVCLI_ARTICLE", HERE.parents[1] / "shared" / "article.txt"))
"""The article of the built-in dataset, for those who have it."""
PROVEN = pytest.StashKey[list[str]]()
"""What was broken on purpose and found, in words."""


class Run(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]
Golden = Callable[[str, str], None]
