"""What the tests share: the program as a function, expected texts in files, a small dataset."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from provcli.cli.app import main
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from support import FORMULAS, HERE, HOSTILE, PROVEN, REAL_ARTICLE, SMALL, Golden, Run, Runner

# How long an example takes says more about the machine than about the program.
settings.register_profile("provcli", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=1_500)
settings.load_profile("provcli")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts what the program prints now as what it should print."""
    parser.addoption(
        "--rewrite", action="store_true", help="rewrite golden files and generated documents"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep a place for what the proof has to tell."""
    config.stash[PROVEN] = []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what was broken and found, and whether the article was there."""
    if config.stash[PROVEN]:
        terminalreporter.section("breaks made and found by the check")
        for line in config.stash[PROVEN]:
            terminalreporter.write_line(line)
        if not REAL_ARTICLE.is_file():
            terminalreporter.write_line(
                "The built-in dataset's article was not there, so only the small one was broken; "
                "PROVCLI_ARTICLE can name it."
            )


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PROVCLI_DATA", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def runs(record_testsuite_property: Callable[[str, object], None]) -> Iterator[list[int]]:
    """How often the program was run: told in a report of the tests."""
    counted = [0]
    yield counted
    record_testsuite_property("runs", counted[0])


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], runs: list[int]) -> Runner:
    """Run provcli with these words, as in a pipe."""

    def run_(*argv: object) -> Run:
        runs[0] += 1
        code = main([str(word) for word in argv])
        out, err = capsysbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return run_


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds what it should be."""

    def compare(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if request.config.getoption("--rewrite"):
            file.parent.mkdir(exist_ok=True, parents=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.exists(), f"{name} is missing; write it with `pytest --rewrite`"
        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    """The dataset that comes with provcli."""
    return load()


@pytest.fixture(scope="session")
def small() -> Dataset:
    """A dataset of a made-up article about made-up places."""
    return load(SMALL)


@pytest.fixture(scope="session")
def formulas(small: Dataset) -> Dataset:
    """The small dataset with a note at each figure that begins like a formula."""
    figures = zip(small.figures, FORMULAS, strict=True)
    noted = tuple(figure.model_copy(update={"note": note}) for figure, note in figures)
    return small.model_copy(update={"figures": noted})


@pytest.fixture(scope="session")
def hostile(formulas: Dataset) -> Dataset:
    """The same with texts that are a trap for somebody in each other place."""
    told = {"name": HOSTILE, "local_name": HOSTILE, "description": HOSTILE}
    figures = [it.model_copy() for it in formulas.figures]
    figures[0] = figures[0].model_copy(update={"note": HOSTILE})
    return formulas.model_copy(
        update={
            "title": HOSTILE,
            "license": HOSTILE,
            "source": formulas.source.model_copy(update={"title": HOSTILE, "publisher": HOSTILE}),
            "entities": tuple(
                it.model_copy(update={"name": HOSTILE, "abbreviation": HOSTILE})
                for it in formulas.entities
            ),
            "metrics": tuple(it.model_copy(update=told) for it in formulas.metrics),
            "figures": tuple(figures),
            "claims": tuple(
                it.model_copy(update={"statement": HOSTILE, "note": HOSTILE})
                for it in formulas.claims
            ),
        }
    )


@pytest.fixture(params=["built_in", "small", "formulas", "hostile"])
def each(request: pytest.FixtureRequest) -> Dataset:
    """Each of these datasets in turn."""
    dataset = request.getfixturevalue(request.param)
    assert isinstance(dataset, Dataset)
    return dataset
