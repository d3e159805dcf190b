"""The report: one file, nothing from elsewhere, every figure in it, and text that stays text."""

import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset
from provcli.export.html import write_report
from provcli.views.report import build_report
from support import SMALL, Runner

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


def test_the_file_is_the_answer_and_the_same_each_time(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert run("report", "--output", file) == (0, "", "")
    assert file.read_bytes().decode() == run("report").out
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>\n")


def test_every_figure_stands_in_it_with_locator_flag_and_note(
    run: Runner, built_in: Dataset
) -> None:
    rows = {it.id: it for it in build_report(built_in, built_in).figures}
    assert set(rows) == set(built_in.figure_by_id)
    doubted = rows["henan/high-tech-enterprises-growth/2020/2023"]
    assert (doubted.flag, doubted.paragraph, doubted.printed) == ("disputed", 5, "58.36%")
    assert doubted.note.startswith("Read as the rate of this series")
    out = run("report").out
    for anchor in (it.anchor for it in rows.values()):
        assert out.count(f'id="{anchor}"') == 1


def test_the_findings_stand_in_it_with_their_arithmetic(run: Runner, built_in: Dataset) -> None:
    out = run("report").out
    found = check(built_in)
    assert found.findings
    for finding in found.findings:
        assert finding.evidence in out
    assert "((12,000 / 6,310) ^ (1/3) - 1) x 100 = 23.8941" in out


def test_with_the_article_the_check_looks_at_it(run: Runner) -> None:
    article = SMALL.parent.parent / "small-article.txt"
    out = run("report", "--data", SMALL, "--article", article).out
    assert "Figures in the article:" in out
    assert "Article: not given" not in out


def test_a_report_of_one_entity_has_that_one_alone(run: Runner) -> None:
    out = run("report", "--province", "豫").out
    assert 'id="entity-henan"' in out
    assert 'id="entity-hubei"' not in out
    assert 'id="figures"' not in out
    assert "henan-high-tech-growth" in out
    assert "shanxi/trade-volume/2023" not in out


def test_a_report_of_one_entity_keeps_what_is_found_of_its_metrics(
    run: Runner, tmp_path: Path
) -> None:
    data = tmp_path / "twice.toml"
    text = SMALL.read_text("utf-8").replace('"Cheese sales"', '"Goats"')
    text = text.replace('unit = "EUR"', 'unit = "count"')
    data.write_text(
        f"""{text}
        [[acknowledgements]]
        rule = "PC105"
        subject = "cheese-sales"
        evidence = "like goats"
        reason = "The fair counts in goats."
        """,
        "utf-8",
    )
    reason = "The fair counts in goats."
    assert reason in run("report", "--data", data).out
    assert reason in run("report", "--data", data, "--province", "north").out
    assert reason not in run("report", "--data", data, "--province", "south").out


def test_a_chart_that_entities_share_stands_there_once_with_links_to_it_and_back(
    built_in: Dataset,
) -> None:
    told = build_report(built_in, built_in)
    (drawn,) = [it for it in told.charts if it.axes[0].title.startswith("High-tech enterprises")]
    reporting = [it for it in told.profiles if it.entity.id in ("henan", "hubei")]
    assert drawn.lines[-1] == "Not reported: Hunan, Shanxi, Jiangxi, Anhui."
    assert [it.to for it in drawn.profiles] == ["entity-hubei", "entity-henan"]
    for profile in told.profiles:
        assert (drawn.anchor in {it.to for it in profile.charts}) == (profile in reporting)
    out = write_report(told)
    assert out.count(f'<figure id="{drawn.anchor}">') == 1
    assert out.count(f'href="#{drawn.anchor}"') == 2


def test_a_report_of_one_entity_draws_it_beside_the_others(
    run: Runner,
) -> None:
    out = run("report", "--province", "hubei").out
    assert "Henan, 2020 to 2023" in out
    assert 'href="#entity-henan"' not in out
    assert "Technology contract turnover" not in out


def test_rates_that_share_a_chart_are_told_with_their_metric_and_period(small: Dataset) -> None:
    rate = small.unit_by_id["percent"].model_copy(update={"label": "%; of all"})
    figures = tuple(it for it in small.figures if it.id != "south/goats-growth/2022")
    dataset = small.model_copy(
        update={
            "units": (*(it for it in small.units if it.id != rate.id), rate),
            "metrics": tuple(
                it.model_copy(update={"unit": rate.id}) if it.unit == "EUR" else it
                for it in small.metrics
            ),
            "figures": figures,
            "claims": (),
        }
    )
    north = build_report(dataset, dataset).profiles[0]
    (axis,) = north.pictures[-1].axes
    assert axis.subtitle == "in %; of all"
    assert [it.row for it in axis.bars] == [
        "Goats, growth on a year before; 2022",
        "Cheese sales; 2022",
    ]


def test_each_link_within_the_page_leads_somewhere_and_none_loads_anything(run: Runner) -> None:
    elements = Elements(run("report").out)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in elements.all("a"):
        assert link["href"].removeprefix("#") in ids
    assert [it["href"] for it in elements.all("link")] == ["data:,"]
    assert not [it for _, it in elements.found if "src" in it or "style" in it]
    labels = {
        it[key]
        for _, it in elements.found
        for key in ("aria-labelledby", "data-table")
        if key in it
    }
    assert labels <= set(ids)


def test_the_policy_names_the_style_and_the_script_of_the_page(run: Runner) -> None:
    out = run("report").out
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', out)
    assert policy.startswith("default-src &#39;none&#39;; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", out, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;;" in policy.replace("&#43;", "+")


def test_text_of_a_dataset_stays_text(run: Runner, hostile: Path) -> None:
    code, out, err = run("report", "--data", hostile)
    assert (code, err) == (0, "")
    elements = Elements(out)
    assert len(elements.all("script")) == len(elements.all("style")) == 1
    assert not elements.all("img")
    assert not [it for _, it in elements.found if any(name.startswith("on") for name in it)]
    assert "javascript:" not in out
    assert "{{ 7 * 7 }}" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", out)
    assert r"\x1b[31m \u202e &amp;lt;" in out


def test_an_address_of_the_web_is_a_link(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "linked.toml"
    address = 'url = "https://example.org/a?b=1&c=2"'
    file.write_text(SMALL.read_text("utf-8").replace("[source]", f"[source]\n{address}"), "utf-8")
    out = run("report", "--data", file).out
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">' in out


def test_entities_without_a_place_on_the_map_stand_in_a_row(
    small: Dataset, built_in: Dataset
) -> None:
    assert build_report(built_in, built_in).is_map
    assert ".tile-1 { grid-column: 1; grid-row: 3; }" in write_report(
        build_report(built_in, built_in)
    )
    assert not build_report(small, small).is_map
    assert ".tile-1 {" not in write_report(build_report(small, small))


def test_a_dataset_without_figures_still_has_a_report(small: Dataset) -> None:
    empty = small.model_copy(update={"figures": (), "claims": ()})
    assert "The article reports nothing of it." in write_report(build_report(empty, empty))


def test_without_the_template_engine_it_says_what_it_needs(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert run("report") == (
        2,
        "",
        "Error: A report needs Jinja2.\nHint: pip install 'provcli[report]', then try again.\n",
    )
