"""The work of each command grows with the size of the dataset, not with its square."""

from pathlib import Path

import generate
import pytest

from support import Runner, compare_work

SIZES = (100, 400)
MAX_RATIO = 6
"""Four times the figures are about four times the work; the square would be 16 times."""


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
def test_work_grows_with_the_size(
    run: Runner, files: list[tuple[Path, Path]], command: str
) -> None:
    def succeed(paths: tuple[Path, Path]) -> None:
        data, article = paths
        articles = [article] if "--article" in command else []
        assert run(*command.split(), *articles, "--data", data).code < 2

    small, large = files
    assert compare_work(succeed, small, large) < MAX_RATIO
