"""A dataset file is completed, and what it records stays."""

from decimal import Decimal
from pathlib import Path

import pytest

from provcli.dataset.load import built_in_path, loads
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft
from provcli.drafting.update import update_file
from provcli.errors import ProvcliError
from support import REAL_ARTICLE

TABLES = """name = "x"
title = "X\u2028Y"
entities = [{ id = "norway", name = "Norway" }]
# Metrics
metrics = [
    { id = "ports", name = "Ports", unit = "count" },  # kept
]

[source]
title = "Norway sells more fish"
date = "2024-02-01"
sections = [{ id = "coast", heading = "The coast: more ports" }]

# The first figure
[[figures]]
entity = "norway"
metric = "ports"
period = "2023"
value = 32.0  # with a decimal
printed = "32"
section = "coast"
paragraph = 1

# A claim between two figures
[[claims]]
id = "more"
kind = "order"
statement = "More ports."
inputs = ["norway/ports/2020", "norway/ports/2023"]

[[figures]]
# The second figure
entity = "norway"
metric = "ports"
period = "2020"
value = 25
printed = "25"
section = "coast"
paragraph = 1

# The end
"""


def remove_lines(text: str, *parts: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not any(part in line for part in parts))


def test_a_complete_file_stays_as_it_is(drafted: str, article: str) -> None:
    update = update_file(drafted, "mine.toml", article, this_year=2026)
    assert update.text == drafted
    assert not update.moved
    assert not update.draft.figures


@pytest.mark.skipif(not REAL_ARTICLE.is_file(), reason="needs the article")
def test_the_built_in_dataset_stays_as_it_is() -> None:
    text = built_in_path().read_text("utf-8")
    assert update_file(text, "data", REAL_ARTICLE.read_text("utf-8"), this_year=2026).text == text


def test_only_numbers_without_an_entry_are_proposed(drafted: str, article: str) -> None:
    confirmed = drafted.replace(", draft = true", "")
    partial = remove_lines(confirmed, "12,000", 'printed = "6 a.m."')
    update = update_file(partial, "mine.toml", article, this_year=2026)
    assert [figure.candidate.printed for figure in update.draft.figures] == ["12,000"]
    assert [dismissal.candidate.printed for dismissal in update.draft.dismissals] == ["6 a.m."]
    added = [line for line in update.text.splitlines() if line not in partial.splitlines()]
    assert all("draft = true" in line for line in added if "{" in line)
    assert remove_lines(update.text, *added) == partial
    assert set(loads(update.text).figures) >= set(loads(partial).figures)


def test_an_entity_and_a_metric_of_the_file_are_used_again(drafted: str, article: str) -> None:
    partial = remove_lines(drafted, 'printed = "25"')
    update = update_file(partial, "mine.toml", article, this_year=2026)
    assert [figure.id for figure in update.draft.figures] == ["norway/ports/2020"]
    assert not update.draft.entities
    assert not update.draft.metrics


def test_claims_relate_new_figures_to_confirmed_ones(drafted: str, article: str) -> None:
    loaded = loads(drafted)
    assert [claim.kind for claim in loaded.claims] == ["growth", "ratio"]
    confirmed = drafted.replace(", draft = true", "").partition("\n[[claims]]")[0] + "\n"
    partial = remove_lines(confirmed, 'printed = "81"', 'printed = "doubled"')
    update = update_file(partial, "mine.toml", article, this_year=2026)
    completed = loads(update.text)
    assert [claim.kind for claim in completed.claims] == ["ratio"]
    assert completed.claims[0].inputs == ("norway/ferries/2020", "norway/ferries/2023")
    assert completed.claims[0].draft
    reasons = {entry.printed: entry.reason for entry in completed.dismissals}
    assert reasons["doubled"] == "claim"


def test_a_claim_is_proposed_beside_a_changed_number(drafted: str, article: str) -> None:
    partial = remove_lines(drafted, 'printed = "81"', 'printed = "doubled"')
    partial = partial.partition("\n[[claims]]")[0] + "\n"
    update = update_file(partial, "mine.toml", article.replace("12,000", "13,500"), this_year=2026)
    assert update.changed == ["12,000 to 13,500 in coast:2"]
    assert [claim.kind for claim in loads(update.text).claims] == ["growth", "ratio"]


def test_claims_of_confirmed_figures_that_were_removed_stay_removed(
    drafted: str, article: str
) -> None:
    confirmed = drafted.replace(", draft = true", "").partition("\n[[claims]]")[0] + "\n"
    assert update_file(confirmed, "mine.toml", article, this_year=2026).text == confirmed


def test_claims_of_confirmed_figures_are_proposed_for_a_half_finished_file(
    drafted: str, article: str
) -> None:
    confirmed = drafted.replace(", draft = true", "").partition("\n[[claims]]")[0] + "\n"
    half = confirmed.replace('printed = "25"', 'printed = "25", draft = true')
    update = update_file(half, "mine.toml", article, this_year=2026)
    assert [claim.row["kind"] for claim in update.draft.claims] == ["growth"]
    again = update_file(update.text, "mine.toml", article, this_year=2026)
    assert again.text == update.text  # what is proposed is not proposed again


FLOODS = """Floods in Maraland

The floods killed 40 people.

Of the dead, 19 were in Aldport and 16 in Belport. All but two lived in Aldport or Belport.
"""
DEAD = """name = "floods"
title = "Floods in Maraland"
entities = [
    { id = "maraland", name = "Maraland" },
    { id = "aldport", name = "Aldport" },
    { id = "belport", name = "Belport" },
]
metrics = [
    { id = "dead", name = "Dead", unit = "person" },
    { id = "other", name = "Dead of other places", unit = "person" },
]
figures = [
    { entity = "maraland", metric = "dead", value = 40, printed = "40", paragraph = 2 },
    { entity = "aldport", metric = "dead", value = 19, printed = "19", paragraph = 3 },
    { entity = "belport", metric = "dead", value = 16, printed = "16", paragraph = 3 },
    { entity = "maraland", metric = "other", value = 2, printed = "two", paragraph = 3, draft=true},
]

[source]
title = "Floods in Maraland"
"""


def test_all_but_a_few_are_those_of_the_places_named() -> None:
    claims = update_file(DEAD, "mine.toml", FLOODS, this_year=2026).draft.claims
    assert [(claim.row["statement"], claim.row["inputs"], claim.verdict) for claim in claims] == [
        (
            "Dead: the parts make up the whole.",
            ["aldport/dead/undated", "belport/dead/undated", "maraland/other/undated"],
            "inconsistent",
        )
    ]


SHARES = """Northwind

Sales were 80 million euros in 2024.

In 2024, the north sold for 50 million euros, or a third of the total.
"""
NORTH = """name = "northwind"
title = "Northwind"
entities = [{ id = "northwind", name = "Northwind" }]
metrics = [
    { id = "sales", name = "Sales", unit = "EUR" },
    { id = "north", name = "Sales in the north", unit = "EUR" },
    { id = "share", name = "Share of the north", unit = "percent" },
]

[source]
title = "Northwind"

[[figures]]
entity = "northwind"
metric = "sales"
period = "2024"
value = 80_000_000
printed = "80 million"
paragraph = 2

[[figures]]
entity = "northwind"
metric = "north"
period = "2024"
value = 50_000_000
printed = "50 million"
paragraph = 3

[[figures]]
entity = "northwind"
metric = "share"
period = "2024"
value = 33.33
printed = "a third"
paragraph = 3
draft = true
"""


def test_the_total_of_a_confirmed_share_may_stand_in_another_paragraph() -> None:
    claims = update_file(NORTH, "mine.toml", SHARES, this_year=2026).draft.claims
    assert [(claim.row["kind"], claim.row["inputs"], claim.verdict) for claim in claims] == [
        ("share", ["northwind/north/2024", "northwind/sales/2024"], "inconsistent")
    ]


def test_what_moved_is_relocated_and_what_changed_is_reported(drafted: str, article: str) -> None:
    changed = article.replace("In 2023, Norway had", "New: 3 boats.\n\nIn 2023, Norway had")
    changed = changed.replace("12,000", "13,500")
    update = update_file(drafted, "mine.toml", changed, this_year=2026)
    assert "32 in coast:1 is in coast:2" in update.moved
    assert update.changed == ["12,000 to 13,500 in coast:2"]
    assert update.lost == []
    dataset = loads(update.text)
    now = next(figure for figure in dataset.figures if figure.printed == "13,500")
    before = next(figure for figure in loads(drafted).figures if figure.printed == "12,000")
    assert (now.id, now.value, now.draft) == (before.id, Decimal(13_500), True)
    assert dataset.figure_by_id["norway/ports/2023"].paragraph == 2
    assert {figure.candidate.printed for figure in update.draft.figures} == {"3"}


def test_another_number_of_a_changed_sentence_is_not_the_lost_one(
    drafted: str, article: str
) -> None:
    changed = article.replace("About 12,000 people work there.", "It sold 3 boats.")
    update = update_file(drafted, "mine.toml", changed, this_year=2026)
    assert (update.changed, update.lost) == ([], ["12,000 in coast:2"])


def test_a_place_before_the_first_heading_is_a_paragraph() -> None:
    article = "Ports\n\nIn 2023, Norway had 32 ports.\n"
    drafted = "".join(write_draft(draft_article(article, this_year=2024)[0]))
    changed = article.replace("In 2023, ", "It rained.\n\n").replace("ports", "harbors")
    update = update_file(drafted, "mine.toml", changed, this_year=2024)
    assert update.moved == ["32 in paragraph 2 is in paragraph 3"]
    assert update.lost == ["2023 in paragraph 2"]


def test_headings_that_are_new(article: str) -> None:
    first = article.partition("\nThe coast")[0]
    drafted = "".join(write_draft(draft_article(first, this_year=2024)[0]))
    completed = loads(update_file(drafted, "mine.toml", article, this_year=2024).text)
    assert [section.heading for section in completed.source.sections] == ["The coast: more ports"]
    assert [claim.kind for claim in completed.claims] == ["growth", "ratio"]


def test_a_confirmed_entry_of_tables_whose_number_changed(article: str) -> None:
    changed = article.replace("32 ports", "33 ports")
    update = update_file(TABLES, "mine.toml", changed, this_year=2026)
    assert update.changed == ["32 to 33 in coast:1"]
    figure = loads(update.text).figure_by_id["norway/ports/2023"]
    assert figure.value == 33
    assert figure.draft


def test_tables_stay_where_they_are(article: str) -> None:
    update = update_file(TABLES, "mine.toml", article, this_year=2026)
    assert update.text.startswith(TABLES[: TABLES.index("metrics = [")])
    assert TABLES[TABLES.index("[source]") :] in update.text
    loads(update.text)


def test_an_entry_of_tables_is_replaced_and_deleted() -> None:
    file = DatasetFile(TABLES, "mine.toml")
    file.replace("figures", 0, {**file.row("figures", 0), "scope": "the north"})
    file.delete("claims", 0)
    file.delete("figures", 1)
    assert "value = 32.0  # with a decimal\n" in file.text
    assert 'scope = "the north"' in file.text
    assert "# The second figure" not in file.text
    assert file.text.endswith("\n# The end\n")
    assert [figure.scope for figure in file.validated().figures] == ["the north"]


def test_json_is_rejected() -> None:
    source = '{"title": "X", "date": "2024"}'
    text = f'{{"name": "x", "title": "X", "source": {source}, "entities": [], "metrics": []}}'
    with pytest.raises(ProvcliError, match="not TOML"):
        DatasetFile(text, str(Path("mine.json")))


@pytest.mark.parametrize(
    ("entity", "questions"),
    [
        ("norway", {"figures": ["entity? from the title"]}),
        ("peru", {"entities": ["entity? from the title; assumed for 1 figure whose sentence names"
                               " no entity"]}),
    ],
)  # fmt: skip
def test_an_assumed_entity_that_a_file_has_already_is_a_question_of_the_figure(
    entity: str, questions: dict[str, list[str]]
) -> None:
    text = (
        f'name = "x"\ntitle = "X"\nentities = [{{ id = "{entity}", name = "{entity.title()}" }}]\n'
    )
    text += 'metrics = []\nfigures = []\n[source]\ntitle = "Trade of Norway"\ndate = "2025"\n'
    updated = update_file(text, "x.toml", "Exports rose 3% in 2024.", this_year=2025)
    found = DatasetFile(updated.text, "x.toml").doubts
    assert {table: [*map(str, doubts)] for (table, _), doubts in found.items()} == questions
