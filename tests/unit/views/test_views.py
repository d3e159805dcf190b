"""Views: what profiles, overviews, comparisons, lists, findings, and differences contain."""

from decimal import Decimal

import pytest

from provcli.analysis.claims import check_claims
from provcli.analysis.comparison import compare
from provcli.analysis.diff import diff
from provcli.checks.context import CheckContext
from provcli.checks.engine import check
from provcli.cli.console import draw
from provcli.dataset.load import load, loads
from provcli.dataset.lookup import find_subject
from provcli.dataset.models import Dataset
from provcli.views.article import build_article
from provcli.views.claims import AllowedPanel, build_allowed_panels
from provcli.views.comparison import build_comparison, comparison_table
from provcli.views.diff import build_diff
from provcli.views.findings import CheckedFile, build_findings, describe_findings
from provcli.views.listing import LIST_KINDS, build_listing, make_table
from provcli.views.overview import MAX_ENTITIES, build_overview
from provcli.views.profile import build_profile
from provcli.views.quotes import cut_quote
from provcli.views.report import build_report
from provcli.views.screen import Screen
from support import ARTICLE, SMALL


def show(screen: Screen) -> list[str]:
    """Return the lines of a screen on a wide terminal without colors."""
    return draw(screen, color="never", width=200, to_terminal=False).splitlines()


def test_build_profile_says_what_the_article_contains(small: Dataset) -> None:
    text = ARTICLE.read_text("utf-8")
    south = find_subject(small, "south")
    found = show(build_profile(small, south, checked=check(small, text)))
    assert found[1].endswith("   \u2713 all 4 found in the article")
    lost = show(build_profile(small, south, checked=check(small, text.replace("2,500", "many"))))
    assert lost[1].endswith("   \u2717 3 of 4 found in the article")


def test_build_overview_proposes_commands_with_the_prefix(small: Dataset) -> None:
    lines = show(build_overview(small, data_option=" --data small.toml"))
    *commands, last = lines[lines.index("Next:") + 1 :]
    assert all(" --data small.toml" in command for command in commands)
    assert last == "  provcli --help"
    empty = show(build_overview(small.model_copy(update={"figures": ()})))
    assert empty[-2:] == ["Next:", "  provcli --help"]


def test_build_overview_limits_the_entities_it_lists(small: Dataset) -> None:
    many = [small.entities[0].model_copy(update={"id": f"e{n}"}) for n in range(MAX_ENTITIES + 2)]
    lines = show(
        build_overview(
            small.model_copy(update={"entities": tuple(many), "figures": (), "claims": ()})
        )
    )
    assert sum(line.startswith(many[0].name) for line in lines) == MAX_ENTITIES
    assert "2 entities more: provcli list entities" in lines


def test_build_comparison_sets_totals_apart(countries: Dataset) -> None:
    lines = show(build_comparison(countries, [compare(countries, "harvest", period="2023")]))
    assert [line for line in lines if "World" in line] == [
        "  World, 173.6 million bags (2023): a total: it contains entities that are ranked"
    ]
    rows = {
        row[1]: row for row in comparison_table(countries, [compare(countries, "harvest")]).rows
    }
    assert rows["world"][10] is None


def test_build_allowed_panels_give_each_row_a_label_of_its_own(built_in: Dataset) -> None:
    failing = [result for result in check_claims(built_in) if result.verdict == "inconsistent"]
    (panel,) = build_allowed_panels(built_in, [*failing, failing[0]])
    first = panel.rows[0]
    assert first.label == "High-tech enterprises, average annual growth (henan-high-tech-growth)"
    assert first.name == "Henan, High-tech enterprises, average annual growth"


@pytest.mark.parametrize(
    ("unit", "low", "high", "ticks"),
    [
        ("%", "0", "72", ["0.00 0%", "0.28 20%", "0.56 40%", "0.83 60%"]),
        ("%", "-12", "12", ["0.08 -10%", "0.29 -5%", "0.50 0%", "0.71 5%", "0.92 10%"]),
        ("yuan", "9.5e7", "1.06e8", ["0.00 95 million", "0.45 100 million", "0.91 105 million"]),
        ("", "0.412", "0.438", ["0.31 0.42", "0.69 0.43"]),
    ],
)
def test_axis_of_allowed_values_has_round_numbers(
    unit: str, low: str, high: str, ticks: list[str]
) -> None:
    panel = AllowedPanel("", unit, Decimal(low), Decimal(high), ())
    assert [f"{place:.2f} {words}" for place, words in panel.ticks] == ticks


def test_build_allowed_panels_name_the_entity_of_each_row(built_in: Dataset) -> None:
    claim = next(claim for claim in built_in.claims if claim.id == "henan-turnover-growth")
    names = {*claim.inputs, claim.stated}
    figures = tuple(
        figure.model_copy(update={"entity": "hubei"}) if figure.id in names else figure
        for figure in built_in.figures
    )
    moved = {name: f"hubei{name.removeprefix('henan')}" for name in names if name}
    claims = tuple(
        row.model_copy(
            update={
                "inputs": tuple(moved.get(name, name) for name in row.inputs),
                "stated": row.stated and moved.get(row.stated, row.stated),
            }
        )
        for row in built_in.claims
    )
    dataset = built_in.model_copy(update={"figures": figures, "claims": claims})
    results = [row for row in check_claims(dataset) if row.claim.kind == "compound-growth"]
    (panel,) = build_allowed_panels(dataset, results)
    assert panel.title == "What the article states, and what its own figures allow"
    assert {row.label.partition(",")[0] for row in panel.rows} == {"Henan", "Hubei"}


CONTRADICTIONS = """
name = "costs"
title = "Costs"
entities = [{ id = "acme", kind = "company", name = "Acme" }]
metrics = [
    { id = "costs", name = "Costs", unit = "USD" },
    { id = "profit", name = "Profit", unit = "USD" },
    { id = "place", name = "Place", unit = "rank" },
]
units = [{ id = "USD", label = "US dollars" }, { id = "rank", label = "", kind = "rank" }]
source = { title = "Costs", date = "2024-02-10" }
[[figures]]
entity = "acme"
metric = "costs"
period = "2022"
value = 5_000_000
printed = "$5 million"
paragraph = 1
[[figures]]
entity = "acme"
metric = "costs"
period = "2023"
value = 15_000_000
printed = "$15 million"
paragraph = 1
[[figures]]
entity = "acme"
metric = "profit"
period = "2023"
value = 15_000_000
printed = "$15 million"
paragraph = 1
[[figures]]
entity = "acme"
metric = "place"
period = "2023"
value = 3
printed = "third"
paragraph = 1
[[claims]]
id = "more"
kind = "difference"
statement = "Costs rose as much as the profit is."
inputs = ["acme/costs/2022", "acme/costs/2023"]
stated = "acme/profit/2023"
[[claims]]
id = "third"
kind = "rank"
statement = "The costs of 2022 are third."
inputs = ["acme/costs/2022", "acme/costs/2023"]
stated = "acme/place/2023"
"""


def test_contradictions_are_in_words_of_their_unit() -> None:
    dataset = loads(CONTRADICTIONS)
    result = check(dataset)
    panels = build_allowed_panels(dataset, result.claim_results)
    rows = [row for row, _ in describe_findings(dataset, result.findings, panels)]
    assert [row.message for row in rows if row.code == "PC201"] == [
        "Costs rose as much as the profit is. But the figures give 10 million US dollars "
        "(9 million to 11 million US dollars), not 15 million US dollars: 15,000,000 - 5,000,000.",
        "The costs of 2022 are third. But the figures give 2nd, not 3rd: "
        "rank of 5,000,000 among 15,000,000.",
    ]
    words = [[row.allowed_words for row in panel.rows] for panel in panels]
    assert words == [["9 million to 11 million US dollars"], ["2nd"]]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("One. There were 2.5 in all. Last.", "There were [2.5] in all."),
        ("前一句。增长了2.5倍。后一句。", "增长了[2.5]倍。"),
        ("2.5", "[2.5]"),
        (f"{'word ' * 70}2.5{' word' * 70}.", f"...{'word ' * 59}[2.5]{' word' * 59}..."),
        (f"{'增' * 400}2.5{'增' * 400}", f"...{'增' * 300}[2.5]{'增' * 300}..."),
    ],
)
def test_quote_around_returns_the_sentence(text: str, quote: str) -> None:
    start = text.index("2.5")
    before, number, after = cut_quote(text, start, start + 3)
    assert f"{before}[{number}]{after}" == quote


def test_build_findings_place_a_claim_where_the_article_states_it() -> None:
    file = SMALL.parents[3] / "examples" / "ferry.toml"
    ferry = load(file)

    def find_title(dataset: Dataset) -> str:
        lines = show(build_findings(dataset, CheckedFile(check(dataset), "ferry.toml", {})))
        return lines[lines.index("  PC201  birch-half-of-amber") - 1]

    assert find_title(ferry) == "Birch Isle, paragraph 1"
    turned = ferry.claims[1].model_copy(update={"inputs": ferry.claims[1].inputs[::-1]})
    ferry = ferry.model_copy(update={"claims": (ferry.claims[0], turned)})
    assert find_title(ferry) == "Birch Isle, paragraph 1"
    assert find_title(ferry.model_copy(update={"dismissals": ()})) == "Amber Isle, paragraph 1"


def test_check_report_and_axis_print_the_same_numbers() -> None:
    ferry = load(SMALL.parents[3] / "examples" / "ferry.toml")
    lines = show(build_findings(ferry, CheckedFile(check(ferry), "ferry.toml", {})))
    assert lines[2:6] == [
        "Birch Isle, paragraph 1",
        "  PC201  birch-half-of-amber",
        "    Birch Isle had half as many passengers as Amber Isle. But the figures give 0.375 "
        "(0.372 to 0.378), not 0.5: 31,500 / 84,000.",
        "",
    ]
    assert any(line.endswith("\u2717 0.5  allowed 0.372 to 0.378") for line in lines)
    (story,) = build_report(ferry, ferry).story
    assert story == (
        "Birch Isle had half as many passengers as Amber Isle. The article states 0.5. "
        "Its own figures give 0.375.",
        "",
    )


@pytest.mark.parametrize("name", LIST_KINDS)
def test_build_listing_shows_every_record_and_no_empty_column(small: Dataset, name: str) -> None:
    kind, records = LIST_KINDS[name], list(make_table(small, name).records())
    lines = show(build_listing(small, name))
    for record in records:
        assert any(str(record[kind.id]) in line for line in lines)
    header = next(line for line in lines if line.startswith((kind.label, "Entity")))
    for column in {*kind.columns} - {"entities"}:
        label = column.replace("_", " ").capitalize()
        assert (label in header) == any(record[column] is not None for record in records)


def test_build_listing_of_a_kind_keeps_its_entities(small: Dataset) -> None:
    header, _, *rows = show(build_listing(small, "entities", kind="province"))
    assert (header.split()[0], [row.split()[0] for row in rows]) == ("Province", ["south"])


def test_build_listing_of_nothing_says_so(small: Dataset) -> None:
    empty = small.model_copy(update={"claims": ()})
    assert show(build_listing(empty, "claims")) == ["No claims."]


def test_build_diff_lists_what_differs(small: Dataset) -> None:
    first, *others = small.figures
    update = {"value": Decimal(1251), "printed": "1,251", "draft": True}
    changed = first.model_copy(update=update)
    new = small.model_copy(update={"figures": (changed, *others[1:])})
    _, _, title, *rows = show(build_diff(diff(small, new)))
    assert title == "figures"
    assert {tuple(row.split()) for row in rows} == {
        (others[0].id, "removed"),
        (first.id, "changed", "value", "1,250", "1,251"),
        (first.id, "changed", "printed", "1,250", "1,251"),
        (first.id, "changed", "draft", "false", "true"),
    }
    assert show(build_diff(diff(small, small))) == ["No differences."]


def test_build_article_marks_every_number_once(small: Dataset) -> None:
    text = f"{ARTICLE.read_text('utf-8')}\nAnd 17 more.\n"
    paragraphs = build_article(CheckContext(small, text), contradicted={"south/goats/2022"})
    lines = [line for line in text.splitlines() if line.strip()]
    assert ["".join(p.text for p in paragraph.passages) for paragraph in paragraphs] == lines
    numbers = [p for paragraph in paragraphs for p in paragraph.passages if p.state]
    state_of = {p.figure: p.state for p in numbers if p.figure}
    assert set(state_of) == set(small.figure_by_id)
    assert state_of["south/goats/2022"] == "contradicted"
    assert state_of["south/goats/2022/farm-of-the-four-winds"] == "flagged"
    assert [p.text for p in numbers if p.state == "unaccounted"] == ["17"]
    assert sum(p.state == "dismissed" for p in numbers) == len(small.dismissals)
    assert [paragraph.is_heading for paragraph in paragraphs].count(True) == 3
