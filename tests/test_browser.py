"""The report in a real browser: what it does, what it asks for, who can use it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Error,
    Locator,
    Page,
    Request,
    sync_playwright,
)

from provcli.cli.app import main
from support import SMALL
from test_report import HOSTILE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
)

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason=f"there is no browser: none of {', '.join(NAMES)} is installed"
)

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
LOOKS = {
    "light": WIDE | {"color_scheme": "light"},
    "dark": WIDE | {"color_scheme": "dark"},
    "phone": PHONE | {"color_scheme": "light"},
    "phone-dark": PHONE | {"color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    assert main(["report", "--output", str(file)]) == 0
    return file


class Visit:
    """A page that was opened, with all that it asked for and complained of."""

    def __init__(self, browser: Browser, file: Path, **look: Any) -> None:
        self.context = browser.new_context(**look)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("console", self._complained)
        self.page.on("pageerror", self._failed)
        self.page.on("dialog", self._spoke)
        self.page.goto(file.as_uri())

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _complained(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _spoke(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def check(self, file: Path) -> None:
        """Hold that nothing was loaded but the file, and that nothing went wrong."""
        self.context.close()
        assert [it for it in self.requests if it not in (file.as_uri(), "data:,")] == []
        assert self.complaints == []


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Page]:
    opened = Visit(browser, report, **WIDE)
    yield opened.page
    opened.check(report)


def shown(table: Locator) -> list[Locator]:
    return table.locator("tbody tr:visible").all()


def column(table: Locator, number: int) -> list[str]:
    return [it.locator(f"> :nth-child({number})").inner_text() for it in shown(table)]


def test_a_table_sorts_by_value_up_and_down_and_says_so(visit: Page) -> None:
    table = visit.locator("#entity-henan-figures")
    head = table.get_by_role("columnheader", name="Value")
    values = "[...document.querySelectorAll('#entity-henan-figures td[data-value][data-unit]')]"
    keys = f"{values}.map(it => [it.dataset.unit, Number(it.dataset.value)])"
    before = visit.evaluate(keys)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert visit.evaluate(keys) == sorted(before)
    assert sorted(before) != before
    assert visit.get_by_role("status").last.inner_text().endswith("sorted by Value, ascending")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert visit.evaluate(keys) == sorted(before, reverse=True)


def test_sorting_works_by_keyboard_and_keeps_the_focus(visit: Page) -> None:
    table = visit.locator("#all-figures")
    table.get_by_role("columnheader", name="Metric").get_by_role("button").focus()
    visit.keyboard.press("Enter")
    names = column(table, 2)
    assert names == sorted(names, key=str.casefold)
    assert visit.evaluate("document.activeElement.textContent") == "Metric"
    assert table.locator("[aria-sort]").count() == 1
    visit.keyboard.press("Tab")
    visit.keyboard.press("Space")
    assert table.locator("[aria-sort]").inner_text().strip().startswith("Topic")


def test_filters_narrow_together_and_tell_how_many_are_left(visit: Page) -> None:
    table, form = visit.locator("#all-figures"), visit.locator("form[data-table=all-figures]")
    assert len(shown(table)) == 80
    form.get_by_label("Entity").select_option("Henan")
    assert len(shown(table)) == 17
    form.get_by_label("only doubted").check()
    assert len(shown(table)) == 3
    form.get_by_label("Find").fill("SMEs  ＧＲＯＷＴＨ")
    assert [text.partition("\n")[0] for text in column(table, 2)] == [
        "Technology-based SMEs, average annual growth 科技型中小企业年均增速"
    ]
    assert form.locator("output").inner_text() == "1 of 80 figures"
    form.get_by_label("Find").fill("no such thing")
    assert form.locator("output").inner_text() == "0 of 80 figures"
    form.get_by_role("button", name="Show all").click()
    visit.wait_for_function(
        "document.querySelectorAll('#all-figures tbody tr:not([hidden])').length === 80"
    )
    assert form.locator("output").inner_text() == "80 of 80 figures"


def test_a_filter_finds_chinese_and_keeps_to_its_own_table(visit: Page) -> None:
    form = visit.locator("form[data-table=entity-henan-figures]")
    form.get_by_label("Find").fill("高新技术")
    assert len(shown(visit.locator("#entity-henan-figures"))) == 3
    assert len(shown(visit.locator("#all-figures"))) == 80


def test_a_link_shows_the_row_that_a_filter_hides(visit: Page) -> None:
    form = visit.locator("form[data-table=entity-henan-figures]")
    form.get_by_label("Find").fill("no such thing")
    link = visit.locator("#check a[href^='#figure-']", has_text="henan/high-tech-enterprises/2023")
    target = link.first.get_attribute("href")
    assert target
    link.first.click()
    visit.locator(target).wait_for(state="visible")


def test_tiles_lie_as_the_entities_do(visit: Page) -> None:
    boxes = {
        name: visit.locator(f".tiles a[href='#entity-{name}']").bounding_box()
        for name in ("shanxi", "henan", "hubei", "anhui", "hunan", "jiangxi")
    }
    places = {name: (box["x"], box["y"]) for name, box in boxes.items() if box}
    assert places["shanxi"][1] < places["henan"][1] < places["hubei"][1] < places["hunan"][1]
    assert places["anhui"][0] > places["hubei"][0]
    assert places["anhui"][1] == places["hubei"][1]
    assert places["jiangxi"][1] == places["hunan"][1]


def test_the_keyboard_reaches_the_content_first(visit: Page) -> None:
    visit.keyboard.press("Tab")
    assert visit.evaluate("document.activeElement.textContent") == "Skip to the content"
    visit.keyboard.press("Enter")
    assert visit.evaluate("document.activeElement.id") == "main"
    visit.keyboard.press("Tab")
    assert "Shanxi" in visit.evaluate("document.activeElement.textContent") or "Hubei" in (
        visit.evaluate("document.activeElement.textContent")
    )


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_violation_and_nothing_runs_off_the_screen(
    browser: Browser, report: Path, look: str
) -> None:
    # The policy of the page would keep axe out; here alone it is switched off.
    opened = Visit(browser, report, **LOOKS[look], bypass_csp=True)
    results = Axe().run(opened.page)
    assert results.violations_count == 0, results.generate_report()
    width = opened.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    opened.check(report)


def test_axe_would_find_a_violation(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text("<title>x</title><img src='data:,'><p style='color:#ccc'>pale</p>", "utf-8")
    opened = Visit(browser, file, **WIDE)
    assert Axe().run(opened.page).violations_count > 0
    opened.context.close()


def test_nothing_of_a_dataset_runs_and_the_policy_holds(browser: Browser, tmp_path: Path) -> None:
    data, file = tmp_path / "hostile.toml", tmp_path / "hostile.html"
    text = SMALL.read_text("utf-8").replace('"North Valley"', f'"North Valley {HOSTILE}"')
    data.write_text(text.replace('"Goats"', f'"Goats {HOSTILE}"'), "utf-8")
    assert main(["report", "--data", str(data), "--output", str(file)]) == 0
    opened = Visit(browser, file, **WIDE)
    opened.page.locator("form[data-table=all-figures]").get_by_label("Find").fill("<script>")
    assert opened.page.locator("#all-figures tbody tr:visible").count() > 0
    opened.page.evaluate(
        "() => { const it = document.createElement('script'); it.textContent = 'window.ran = 1';"
        " document.body.append(it); }"
    )
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.complaints) == 1
    assert "Content Security Policy" in opened.complaints.pop()
    opened.check(file)


def test_without_script_it_is_whole_and_offers_nothing_that_does_not_work(
    browser: Browser, report: Path
) -> None:
    opened = Visit(browser, report, **WIDE, java_script_enabled=False)
    assert opened.page.locator("#all-figures tbody tr:visible").count() == 80
    assert opened.page.locator("form:visible, button:visible").count() == 0
    opened.check(report)


def test_in_print_every_figure_stands_and_no_control(browser: Browser, report: Path) -> None:
    opened = Visit(browser, report, **WIDE)
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#all-figures tbody tr:visible").count() == 80
    assert opened.page.locator("form:visible, nav:visible").count() == 0
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
    opened.check(report)


def test_a_chart_as_a_page_needs_nothing_and_has_no_violation(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "chart.html"
    assert main(["chart", "--metric", "high-tech-enterprises", "--output", str(file)]) == 0
    opened = Visit(browser, file, **WIDE)
    assert opened.page.locator("svg").bounding_box()
    opened.check(file)
    opened = Visit(browser, file, **PHONE, bypass_csp=True)
    results = Axe().run(opened.page)
    assert results.violations_count == 0, results.generate_report()
    opened.check(file)
