"""Fixtures of all tests: the program as a function, expected texts in files, datasets."""

import gc
import os
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import settings

from provcli.analysis.comparison import compare
from provcli.checks import context
from provcli.cli.app import main
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from provcli.prose import article, periods
from provcli.prose.article import read_article
from provcli.prose.context import read_context
from provcli.prose.period_mentions import find_periods
from provcli.prose.periods import read_periods
from provcli.prose.unread import find_all_numbers
from provcli.views.chart import Chart, build_chart
from support import FORMULAS, HERE, HOSTILE, SMALL, YEARS, Golden, Run, Runner

# The time of an example depends on the machine more than on the program.
settings.register_profile("provcli", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=1_500)
settings.load_profile("provcli")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites expected outputs."""
    parser.addoption(
        "--rewrite", action="store_true", help="rewrite golden files and generated documents"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are processors, as some tests wait for others."""
    can_tell = hasattr(os, "sched_getaffinity")
    return 1 + (len(os.sched_getaffinity(0)) if can_tell else os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Let garbage collection, once a tenth of the time, skip what lives on and run less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PROVCLI_DATA", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Runner:
    """Run provcli with these arguments, as in a pipe."""

    def run_(*argv: object) -> Run:
        code = main([str(argument) for argument in argv])
        out, err = capsysbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return run_


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file of the expected text."""

    def compare(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if request.config.getoption("--rewrite"):
            file.parent.mkdir(exist_ok=True, parents=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.exists(), f"{name} is missing; write it with `pytest --rewrite`"
        assert text == file.read_bytes().decode()

    return compare


_known_articles = cache(read_article)
_known_periods = cache(read_periods)
_ALREADY_READ = {
    (article, "find_all_numbers"): cache(find_all_numbers),
    (periods, "find_periods"): cache(find_periods),
    (context, "read_context"): cache(read_context),
    (context, "read_article"): lambda text, headings: _known_articles(text, tuple(headings)),
    (context, "read_periods"): lambda paragraphs, spans, **source: _known_periods(
        tuple(paragraphs), tuple(map(tuple, spans)), **source
    ),
}
"""What reads a text for a check, remembered by the text."""


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each article and paragraph once, however many checks of all tests read it."""
    for (module, name), function in _ALREADY_READ.items():
        monkeypatch.setattr(module, name, function)


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    """Return the dataset that comes with provcli."""
    return load()


@pytest.fixture(scope="session")
def small() -> Dataset:
    """Return the dataset of an invented article about invented places."""
    return load(SMALL)


@pytest.fixture(scope="session")
def years() -> Dataset:
    """Return a dataset with a quantity, a rate, a rank, and a debt over years."""
    return load(YEARS)


@pytest.fixture(scope="session")
def chart_of() -> Callable[..., Chart]:
    """Return a chart of all figures of some metrics: `chart_of(small, "goats")`."""

    def build(dataset: Dataset, *metrics: str) -> Chart:
        return build_chart(dataset, [compare(dataset, metric) for metric in metrics])

    return build


@pytest.fixture(scope="session")
def goats(small: Dataset) -> Callable[..., Dataset]:
    """Return the small dataset with only figures of goats: `goats({"value": 50}, ...)`."""

    def make(*changes: dict[str, Any]) -> Dataset:
        figures = tuple(
            small.figures[0].model_copy(update={**change, "value": Decimal(change.get("value", 7))})
            for change in changes
        )
        return small.model_copy(update={"figures": figures, "claims": ()})

    return make


@pytest.fixture(scope="session")
def formulas(small: Dataset) -> Dataset:
    """Return the small dataset with a note at each figure that begins like a formula."""
    figures = zip(small.figures, FORMULAS, strict=True)
    noted = tuple(figure.model_copy(update={"note": note}) for figure, note in figures)
    return small.model_copy(update={"figures": noted})


@pytest.fixture(scope="session")
def hostile(formulas: Dataset) -> Dataset:
    """Return the same with hostile texts everywhere else."""
    texts = {"name": HOSTILE, "local_name": HOSTILE, "description": HOSTILE}
    figures = [item.model_copy() for item in formulas.figures]
    figures[0] = figures[0].model_copy(update={"note": HOSTILE})
    return formulas.model_copy(
        update={
            "title": HOSTILE,
            "license": HOSTILE,
            "source": formulas.source.model_copy(update={"title": HOSTILE, "publisher": HOSTILE}),
            "entities": tuple(
                item.model_copy(update={"name": HOSTILE, "aliases": (HOSTILE,)})
                for item in formulas.entities
            ),
            "metrics": tuple(item.model_copy(update=texts) for item in formulas.metrics),
            "figures": tuple(figures),
            "claims": tuple(
                item.model_copy(update={"statement": HOSTILE, "note": HOSTILE})
                for item in formulas.claims
            ),
        }
    )
