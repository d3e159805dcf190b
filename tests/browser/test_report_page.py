"""The report and a chart in a real browser: what they do, load, and who can use them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser_visit import LOOKS, WIDE, Visit
from provcli.cli.app import main
from support import ARTICLE, SMALL

HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>' {{ 7 * 7 }}"


@pytest.fixture
def visit(wide: Visit, report: Path) -> Iterator[Page]:
    wide.open(report)
    yield wide.page
    wide.check_loaded(report)


ROWS = "#table tbody tr:visible"


def test_table_sorts_within_units_and_announces_it(visit: Page) -> None:
    head = visit.locator("#table").get_by_role("columnheader", name="Value")
    keys = """[...document.querySelectorAll("#table td[data-unit]")]
        .map(cell => [cell.dataset.unit, Number(cell.dataset.value)])"""
    before = visit.evaluate(keys)
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert visit.evaluate(keys) == sorted(before, key=lambda key: (key[0].casefold(), key[1]))
    assert visit.get_by_role("status").last.inner_text() == "Sorted by Value, ascending"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"


def test_filters_combine_and_are_in_the_address(visit: Page) -> None:
    form = visit.locator("form.filter")
    assert visit.locator(ROWS).count() == 80
    assert visit.locator(".more").is_hidden()
    form.get_by_label("Province").select_option("Henan")
    form.locator("select[name=show]").select_option("flagged")
    form.get_by_label("Find").fill("SMEs  \uff27\uff32\uff2f\uff37\uff34\uff28")
    assert visit.locator(ROWS).count() == 1
    assert form.locator("output").inner_text() == "1 of 80 figures"
    address = visit.url.partition("#")[2]
    assert "entity=henan" in address
    assert "show=flagged" in address
    form.get_by_role("button", name="Show all").click()
    expect(visit.locator(ROWS)).to_have_count(80)


def test_address_and_tiles_filter_the_table(browser: Browser, report: Path) -> None:
    opened = Visit(browser, report, "#entity=henan&show=contradicted", **WIDE)
    page = opened.page
    assert page.locator(ROWS).count() == 3
    page.locator(".status a", has_text="targets").click()
    expect(page.locator(ROWS)).to_have_count(5)
    page.locator(".tiles a", has_text="Hubei").click()
    expect(page.locator(ROWS)).to_have_count(12)
    page.locator("table.allowed a").first.click()  # a link to a row shows it, filter or not
    expect(page.locator(":target")).to_be_visible()
    opened.check(report)


def test_first_screen_has_the_story_and_the_page_is_short(visit: Page) -> None:
    story = visit.locator("table.allowed").bounding_box()
    assert story
    assert story["y"] + story["height"] < 900
    assert visit.evaluate("document.documentElement.scrollHeight") < 8_000
    focusable = "a[href], button, input, select, summary, [tabindex='0']"
    assert visit.locator(focusable).filter(visible=True).count() < 60


def test_phone_begins_with_few_cards_after_charts_and_findings(
    browser: Browser, report: Path
) -> None:
    opened = Visit(browser, report, **LOOKS["phone"])
    page = opened.page
    tops = [page.locator(f"#{name}").bounding_box() for name in ("charts", "check", "figures")]
    heights = [top["y"] for top in tops if top]
    assert heights == sorted(heights)
    assert len(heights) == 3
    assert page.evaluate("document.documentElement.scrollHeight") < 10_000
    assert page.locator(ROWS).count() == 20
    page.emulate_media(media="print")
    assert page.locator(ROWS).count() == 80
    page.emulate_media(media="screen")
    more = page.get_by_role("button", name="Show all 80 figures")
    search = page.locator("form.filter").get_by_label("Find")
    search.fill("henan")
    expect(page.locator(ROWS)).to_have_count(17)
    assert more.is_hidden()
    search.fill("")
    more.click()
    expect(page.locator(ROWS)).to_have_count(80)
    opened.check(report)


def test_link_shows_a_card_that_is_not_among_the_first(browser: Browser, report: Path) -> None:
    opened = Visit(browser, report, **LOOKS["phone"])
    assert opened.page.locator(ROWS).count() == 20
    opened.page.locator("table.allowed a").first.click()
    expect(opened.page.locator(":target")).to_be_in_viewport()
    opened.check(report)


def test_tiles_lie_as_on_the_map(visit: Page) -> None:
    boxes = {
        name: visit.locator(f".tiles a[href='#entity={name}']").bounding_box()
        for name in ("shanxi", "henan", "hubei", "anhui")
    }
    places = {name: (box["x"], box["y"]) for name, box in boxes.items() if box}
    assert places["shanxi"][1] < places["henan"][1] < places["hubei"][1]
    assert places["anhui"][0] > places["hubei"][0]
    assert places["anhui"][1] == places["hubei"][1]


def test_keyboard_reaches_the_content_first(visit: Page) -> None:
    visit.keyboard.press("Tab")
    assert visit.evaluate("document.activeElement.textContent") == "Skip to the content"
    visit.keyboard.press("Enter")
    assert visit.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    "look",
    [
        "light",
        "phone-dark",
        pytest.param("dark", marks=pytest.mark.slow),
        pytest.param("phone", marks=pytest.mark.slow),
    ],
)
def test_page_has_no_accessibility_violation_and_no_sideways_scroll(
    browser: Browser, report: Path, look: str
) -> None:
    # The policy of the page would keep axe out; here alone it is switched off.
    opened = Visit(browser, report, **LOOKS[look], bypass_csp=True)
    opened.page.evaluate(
        "for (const item of document.querySelectorAll('details')) item.open = true"
    )
    results = Axe().run(opened.page)
    assert results.violations_count == 0, results.generate_report()
    width = opened.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    opened.check(report)


def test_report_with_the_text_shows_sentences_and_has_no_violation(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    words = ["report", "--data", str(SMALL), "--article", str(ARTICLE), "--with-text"]
    assert main([*words, "--output", str(file)]) == 0
    for look in (LOOKS["light"], LOOKS["phone-dark"]):
        opened = Visit(browser, file, **look, bypass_csp=True)
        row = opened.page.locator(ROWS).filter(
            has=opened.page.locator("q", has_text=re.compile("^forty$"))
        )
        row.get_by_text("Sentence").click()
        expect(row.locator("mark")).to_have_text("forty")
        expect(row.locator("mark")).to_be_visible()
        opened.page.evaluate(
            "for (const item of document.querySelectorAll('details')) item.open = true"
        )
        results = Axe().run(opened.page)
        assert results.violations_count == 0, results.generate_report()
        opened.check(file)


def test_targets_are_24_pixels_high_and_wide(
    browser: Browser, report: Path, tmp_path: Path
) -> None:
    with_text = tmp_path / "report.html"
    words = ["report", "--data", str(SMALL), "--article", str(ARTICLE), "--with-text"]
    assert main([*words, "--output", str(with_text)]) == 0
    for file in (report, with_text):
        for look in (LOOKS["light"], LOOKS["phone"]):
            opened = Visit(browser, file, **look)
            opened.page.evaluate(
                "for (const item of document.querySelectorAll('details')) item.open = true"
            )
            sizes = opened.page.locator("a[href], button, input, select, summary").evaluate_all(
                "items => items.filter(item => item.checkVisibility()).map("
                "item => [item.textContent, item.offsetWidth, item.offsetHeight])"
            )
            assert [item for item in sizes if min(item[1:]) < 24] == []
            opened.check(file)


def test_text_of_a_dataset_never_runs_and_the_policy_is_not_violated(
    browser: Browser, tmp_path: Path
) -> None:
    data, file = tmp_path / "hostile.toml", tmp_path / "hostile.html"
    text = SMALL.read_text("utf-8").replace('"North Valley"', f'"North Valley {HOSTILE}"')
    data.write_text(text.replace('"Goats"', f'"Goats {HOSTILE}"'), "utf-8")
    assert main(["report", "--data", str(data), "--output", str(file)]) == 0
    opened = Visit(browser, file, **WIDE)
    opened.page.locator("form.filter").get_by_label("Find").fill("<script>")
    assert opened.page.locator(ROWS).count() > 0
    opened.page.evaluate(
        "() => { const item = document.createElement('script');"
        " item.textContent = 'window.ran = 1'; document.body.append(item); }"
    )
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.complaints) == 1
    assert "Content Security Policy" in opened.complaints.pop()
    opened.check(file)


def test_without_script_every_figure_is_shown_and_no_control(
    browser: Browser, report: Path
) -> None:
    opened = Visit(browser, report, **WIDE, java_script_enabled=False)
    assert opened.page.locator(ROWS).count() == 80
    assert opened.page.locator("form:visible, button:visible").count() == 0
    opened.check(report)


def test_print_has_every_figure_and_note_on_few_pages(browser: Browser, report: Path) -> None:
    opened = Visit(browser, report, **WIDE)
    opened.page.emulate_media(media="print")
    assert opened.page.locator(ROWS).count() == 80
    assert opened.page.locator("form:visible").count() == 0
    # Chromium leaves buttons out of the header rows that it repeats.
    styles = opened.page.locator("#table thead, #table thead button").evaluate_all(
        "items => items.map(item => getComputedStyle(item).display)"
    )
    assert styles == ["table-header-group", *["contents"] * 6]
    pages = opened.page.pdf(format="A4").count(b"/Type /Page\n")
    assert 0 < pages <= 8
    opened.check(report)


def test_chart_page_loads_nothing_and_has_no_violation(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "chart.html"
    assert main(["chart", "high-tech-enterprises", "--output", str(file)]) == 0
    for look in LOOKS.values():
        opened = Visit(browser, file, **look, bypass_csp=True)
        is_phone = look["viewport"]["width"] < 400
        assert opened.page.locator(".picture").is_visible() != is_phone
        if not is_phone:
            picture = opened.page.locator(".picture svg").bounding_box()
            assert picture
            assert (picture["x"], picture["width"]) == ((1440 - 960) / 2, 960)
        assert (
            opened.page.evaluate("document.documentElement.scrollWidth")
            <= (look["viewport"]["width"])
        )
        if is_phone:
            size = opened.page.locator(".numbers td").first.evaluate(
                "cell => parseFloat(getComputedStyle(cell).fontSize)"
            )
            assert size >= 12
        results = Axe().run(opened.page)
        assert results.violations_count == 0, results.generate_report()
        opened.check(file)
