"""A browser for all tests of pages and pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser_visit import BROWSER, FLAGS, NAMES, WIDE, Visit
from provcli.cli.app import main


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and skip them where there is no browser."""
    reason = f"there is no browser: none of {', '.join(NAMES)} is installed"
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(BROWSER is None, reason=reason))


@pytest.fixture(scope="module")  # its event loop would be in the way of the explorer's tests
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Visit]:
    """Return a wide page, in which each test opens its own file."""
    page = Visit(browser, **WIDE)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    assert main(["report", "--output", str(file)]) == 0
    return file
