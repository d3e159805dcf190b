"""The report: one file that loads nothing, with every figure in it, and text that stays text."""

import re
import sys
from base64 import b64encode
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from provcli.checks.engine import check
from provcli.dataset.load import load, loads
from provcli.dataset.models import Dataset
from provcli.export.html import write_report
from provcli.views.report import build_report
from support import ARTICLE, SMALL, Runner

HOSTILE = (
    "</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>"
    "' \\\" {{ 7 * 7 }} {% raise %} \\u001b[31m \\u202e &lt;"
)
VOID = {"meta", "link", "input", "br"}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    text = SMALL.read_text("utf-8")
    for name in ("Two valleys", "North Valley", "Goats", "Farming", "Farm of the Four Winds"):
        text = text.replace(f'"{name}"', f'"{name} {HOSTILE}"')
    for name in ("The Valley Post", "The north: more goats", "1,250"):
        text = text.replace(f'"{name}"', f'"{name} {HOSTILE}"')
    text = text.replace("The number of goats grew", f"{HOSTILE} The number of goats grew")
    text = text.replace("[source]", '[source]\nurl = "javascript:alert(3)"')
    file = tmp_path / "hostile.toml"
    file.write_text(text, "utf-8")
    return file


class Elements(HTMLParser):
    """Every element with its attributes, and whether each that opens also closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_report_is_the_same_each_time_and_in_a_file(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert run("report", "--output", file) == (0, "", "")
    assert file.read_bytes().decode() == run("report").out
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>\n")


def test_build_report_opens_on_what_the_article_gets_wrong(built_in: Dataset) -> None:
    page = build_report(built_in, built_in)
    assert page.story[0][0] == (
        "Henan, High-tech enterprises, average annual growth: the article states 58.36%. "
        "Its own figures give 23.89%."
    )
    assert len(page.story) == 3
    assert [item.attention for item in page.status] == ["", "flagged", "contradicted", "target"]


def test_build_report_explains_contradictions_and_other_flags(built_in: Dataset) -> None:
    page = build_report(built_in, built_in)
    stated = [built_in.figure_by_id[row.stated_figure] for row in page.allowed[0].rows]
    assert [note for _, note in page.story] == [figure.note for figure in stated]
    flagged = [figure for figure in built_in.figures if figure.flag and figure not in stated]
    assert {row.figure for row in page.doubtful} == set(flagged)
    html = "".join(write_report(page))
    assert "Anhui, Renewable power capacity added, 2023: 1,213 kW, suspect." in html


def test_build_report_has_every_figure_once_with_location_and_note(built_in: Dataset) -> None:
    page = build_report(built_in, built_in)
    rows = {row.figure.id: row for row in page.rows}
    assert set(rows) == set(built_in.figure_by_id)
    disputed = rows["henan/high-tech-enterprises-growth/2020/2023"]
    assert disputed.remark == "disputed, computes to 23.89"
    html = "".join(write_report(page))
    assert "henan:5" not in html
    heading = built_in.heading_by_section["henan"]
    assert f"\u00b65 <q>58.36%</q> <small>{heading}</small>" in html
    for anchor in page.anchor_of.values():
        assert html.count(f'id="{anchor}"') == 1


def test_report_has_findings_with_their_arithmetic(run: Runner, built_in: Dataset) -> None:
    html = run("report").out
    findings = check(built_in).findings
    assert findings
    assert "23.89% (22.12% to 25.62%), not 58.36%: ((12,000 / 6,310) ^ (1/3) - 1) x 100." in html
    assert not any(finding.evidence in html for finding in findings)
    assert "((12,000 / 6,310) ^ (1/3) - 1) x 100 = 23.8941" in html


def test_report_checks_the_article(run: Runner) -> None:
    html = run("report", "--data", SMALL, "--article", ARTICLE).out
    assert "all 9 found in the article" in html
    assert "no article was given" not in html


def test_report_names_paragraphs_and_marks_code_in_findings(run: Runner, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    text = ARTICLE.read_text("utf-8")
    article.write_text(text.replace("forty", "fifty and 7 more"), "utf-8")
    html = run("report", "--data", SMALL, "--article", article).out
    assert "<q>7</q><br><small>The south: more money, paragraph 1</small>" in html
    page = build_report(load(SMALL), load(SMALL), article=article.read_text("utf-8"))
    row = page.open[0]._replace(hint="Run `provcli list <b>`.", message="One ` is a character.")
    html = "".join(write_report(page._replace(open=(row,))))
    assert "Run <code>provcli list &lt;b&gt;</code>." in html
    assert "One ` is a character." in html


def test_report_shows_no_check_mark_beside_errors(small: Dataset) -> None:
    text = ARTICLE.read_text("utf-8")
    assert build_report(small, small, article=text).status[-1].attention == "verified"
    wrong = small.claims[-1].model_copy(update={"stated_value": Decimal(99)})
    dataset = small.model_copy(update={"claims": (wrong,)})
    assert build_report(dataset, dataset, article=text).status[-1] == (
        "all 9 found in the article",
        "",
    )


def test_report_contains_the_article_only_if_asked(run: Runner) -> None:
    words = ("report", "--data", SMALL, "--article", ARTICLE)
    assert 'class="number-mark' not in run(*words).out
    html = run(*words, "--with-text").out
    assert re.search(
        r'<a class="number-mark recorded" href="#figure-\d+" title="[^"]+">1,250</a>', html
    )
    assert 'title="dismissed: idiom"' in html


def test_report_of_one_entity_has_that_one_alone(run: Runner) -> None:
    html = run("report", "--entity", "\u8c6b").out
    assert 'href="#entity=henan"' in html
    assert 'href="#entity=hubei"' not in html
    assert "henan-high-tech-growth" in html
    assert "shanxi" not in html
    assert "Hubei, 2023" in html  # charts compare it with others


def test_report_of_one_entity_keeps_findings_about_its_metrics(run: Runner, tmp_path: Path) -> None:
    data = tmp_path / "twice.toml"
    text = SMALL.read_text("utf-8").replace('"Cheese sales"', '"Goats"')
    text = text.replace('unit = "EUR"', 'unit = "count"')
    finding = next(item for item in check(loads(text)).findings if item.subject == "cheese-sales")
    data.write_text(
        f"""{text}
        [[acknowledgements]]
        rule = "{finding.code}"
        subject = "{finding.subject}"
        evidence = "{finding.evidence}"
        reason = "The fair counts in goats."
        """,
        "utf-8",
    )
    reason = "The fair counts in goats."
    assert reason in run("report", "--data", data).out
    assert reason in run("report", "--data", data, "--entity", "north").out
    assert reason not in run("report", "--data", data, "--entity", "south").out


def test_build_report_draws_a_chart_of_each_metric_with_more_than_one_figure(
    built_in: Dataset,
) -> None:
    charts = build_report(built_in, built_in).charts
    titles = [chart.panels[0].title.partition(" ")[0] for chart in charts]
    assert len(charts) == sum(len(group) > 1 for group in built_in.figures_by_metric.values())
    assert titles[0] == "High-tech"
    assert charts[0].panels[0].lacking == "not reported: Hunan, Shanxi, Jiangxi, Anhui"


def test_report_links_lead_somewhere_and_load_nothing(run: Runner) -> None:
    elements = Elements(run("report").out)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in elements.all("a"):
        target = link["href"].removeprefix("#")
        assert target in ids or re.fullmatch("(show|entity)=[a-z-]*", target)
    assert [link["href"] for link in elements.all("link")] == ["data:,"]
    assert not [item for _, item in elements.found if "src" in item or "style" in item]


def test_report_policy_allows_its_own_style_and_script(run: Runner) -> None:
    html = run("report").out
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#39;none&#39;; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;;" in policy.replace("&#43;", "+")


def test_report_keeps_text_of_a_dataset_as_text(run: Runner, hostile: Path) -> None:
    code, html, err = run("report", "--data", hostile)
    assert (code, err) == (0, "")
    elements = Elements(html)
    assert len(elements.all("script")) == len(elements.all("style")) == 1
    assert not elements.all("img")
    assert not [item for _, item in elements.found if any(name.startswith("on") for name in item)]
    assert "javascript:" not in html
    assert "{{ 7 * 7 }}" in html
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", html)
    assert r"\x1b[31m \u202e &amp;lt;" in html


def test_report_links_to_an_address_of_the_web(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "linked.toml"
    address = 'url = "https://example.org/a?b=1&c=2"'
    file.write_text(SMALL.read_text("utf-8").replace("[source]", f"[source]\n{address}"), "utf-8")
    html = run("report", "--data", file).out
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">' in html


def test_report_map_needs_a_place_for_each_entity(small: Dataset, built_in: Dataset) -> None:
    page = build_report(built_in, built_in)
    assert page.is_map
    html = "".join(write_report(page))
    assert ".tile-1 { grid-column: 1; grid-row: 3; }" in html
    assert "Provinces, as tiles" in html
    assert '<text x="28.29%" y="1.1rem">20%</text>' in html
    assert not build_report(small, small).is_map


def test_report_of_a_dataset_without_figures(small: Dataset) -> None:
    empty = small.model_copy(update={"figures": (), "claims": ()})
    assert "No figures reported." in "".join(write_report(build_report(empty, empty)))


@pytest.mark.parametrize("arguments", [["report"], ["chart", "trade-volume", "--format", "html"]])
def test_report_without_the_template_engine_says_what_it_needs(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    for module in ("jinja2", "markupsafe"):  # one comes with the other
        monkeypatch.setitem(sys.modules, module, None)
    code, out, err = run(*arguments, "--output", str(tmp_path / "page.html"))
    assert (code, out) == (2, "")
    assert err.endswith("Hint: Run `pip install 'provcli[report]'`.\n")


def test_notes_of_the_built_in_dataset_need_no_id_and_repeat_the_computed_number(
    built_in: Dataset,
) -> None:
    ids = {*built_in.metric_by_id, *built_in.figure_by_id}
    notes = [figure.note for figure in built_in.figures if figure.note]
    assert [note for note in notes if any("-" in name and name in note for name in ids)] == []
    page = build_report(built_in, built_in)
    for sentence, note in page.story:
        assert sentence.rpartition(" ")[2].rstrip(".") in note
