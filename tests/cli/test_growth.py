"""The time of each command grows with the size of the dataset, not with its square."""

from pathlib import Path
from time import process_time

import generate
import pytest

from support import Runner

SIZES = (500, 4_000)
MAX_RATIO = 20
"""Eight times the figures take about eight times the time; the square would be 64 times."""


@pytest.fixture(scope="module", params=[30, None], ids=["few entities", "as many entities"])
def files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Path, Path]]:
    """Return a dataset and its article of each size."""
    folder = tmp_path_factory.mktemp("growth")
    made = []
    for size in SIZES:
        data, article = folder / f"{size}.toml", folder / f"{size}.txt"
        generate.write(size, request.param or size, data, article)
        made.append((data, article))
    return made


@pytest.mark.parametrize(
    "command", ["", "show e1", "compare m0", "chart m0", "export", "check --article"]
)
def test_time_grows_with_the_size(
    run: Runner, files: list[tuple[Path, Path]], command: str
) -> None:
    seconds = []
    for data, article in (files[0], *files):  # the first run imports modules
        before = process_time()
        paths = [article] if "--article" in command else []
        assert run(*command.split(), *paths, "--data", data).code < 2
        seconds.append(process_time() - before)
    assert seconds[2] < MAX_RATIO * max(seconds[1], 0.02)
