"""Texts about several companies or places: each number belongs to the name it is about."""

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.model import Draft


def make_draft(text: str) -> Draft:
    return draft_article(text, this_year=2025)[0]


def read_owners(draft: Draft) -> list[tuple[str, str]]:
    """Return each number, with the name of its entity."""
    return [
        (figure.candidate.printed, draft.entity_names[figure.entity]) for figure in draft.figures
    ]


def read_kinds(draft: Draft) -> dict[str, str]:
    return {row["name"]: row["kind"] for row in draft.entities}


TREES = """Orvania plants a forest before the rains

The Morning Post, May 4, 2025

PORT SELM, Orvania - Villagers in Orvania have planted 3.4 million trees in a month, the forest \
office said on Sunday.

East-Moor province has planted 900,000 trees, or 90 percent of its share, and Tavin 720,000, or \
80 percent. Upper Quell stands at 510,000, or 64 percent. In dry Sundermark, where herders need \
Route 6, only 120,000 of 300,000 are in the ground.

The work, the country's largest in decades, employs 5,200 people and has cost $4.8 million.
"""


def test_an_item_of_a_list_is_the_entity_of_its_numbers() -> None:
    draft = make_draft(TREES)
    assert read_owners(draft) == [
        ("3.4 million", "Orvania"),
        ("900,000", "East-Moor"),
        ("90 percent", "East-Moor"),
        ("720,000", "Tavin"),
        ("80 percent", "Tavin"),
        ("510,000", "Upper Quell"),
        ("64 percent", "Upper Quell"),
        ("120,000", "Sundermark"),
        ("300,000", "Sundermark"),
        ("5,200", "Orvania"),
        ("$4.8 million", "Orvania"),
    ]
    assert read_kinds(draft) == {
        "Orvania": "country",
        "East-Moor": "province",
        "Tavin": "province",
        "Upper Quell": "province",
        "Sundermark": "province",
    }


STORM = """Boats missing after squall on the lake

Lakeside Wire, June 3, 2025

HELVE, Brunland - A squall sank 14 boats on Tuesday, and the country's navy was looking for 22 \
people.

Nine of the boats were in Corrow district, three in Lenz and two in Padua Bay, the coast guard \
said.

Crews at the Sorrel dam, 40 kilometres away, lowered the lake by 2 metres. Of the 61,000 homes \
without power, 48,000 had it again by noon, utility Elgrid said. Some 300 trees fell.
"""


def test_numbers_stand_before_the_places_of_a_list() -> None:
    draft = make_draft(STORM)
    assert read_owners(draft) == [
        ("14", "Brunland"),
        ("22", "Brunland"),
        ("Nine", "Corrow"),
        ("three", "Lenz"),
        ("two", "Padua Bay"),
        ("40", "Sorrel"),
        ("2", "Sorrel"),
        ("61,000", "Sorrel"),
        ("48,000", "Sorrel"),
        ("300", "Sorrel"),
    ]
    assert read_kinds(draft) == {
        "Brunland": "country",
        "Corrow": "district",
        "Lenz": "district",
        "Padua Bay": "district",
        "Sorrel": "dam",
    }


COMPANIES = """Velmar climbs on ripe cheese while Ostrand closes a plant

The Harbour Gazette, 12 November 2025

Velmar Dairies will raise its dividend after milk got cheaper, but the day was spoiled by Ostrand, \
the Danish paint group, which cut 400 jobs.

The cheese maker earned £61m before tax in the year to 30 September, 9 per cent more than the £56m \
of the year before. Revenue was £480m.

At Ostrand the mood was worse. The maker of paints, whose financial year follows the calendar, \
said third-quarter sales had fallen by 7 per cent to €310m.

Having earned €44m in the first half, Ostrand now expects €70m for the full year.

The job losses are 5 per cent of a workforce of 8,000. The shares lost 6 per cent.

Tinsley Bakers had better news. The bread group, which reports to the end of March, lifted its \
profit to £12.4m in the 26 weeks to 27 September. It now has 210 shops.
"""


def test_a_company_keeps_the_paragraphs_until_another_one_comes() -> None:
    draft = make_draft(COMPANIES)
    assert read_owners(draft) == [
        ("400", "Ostrand"),
        ("£61m", "Velmar Dairies"),
        ("9 per cent", "Velmar Dairies"),
        ("£56m", "Velmar Dairies"),
        ("£480m", "Velmar Dairies"),
        ("7 per cent", "Ostrand"),
        ("€310m", "Ostrand"),
        ("€44m", "Ostrand"),
        ("€70m", "Ostrand"),
        ("5 per cent", "Ostrand"),
        ("8,000", "Ostrand"),
        ("6 per cent", "Ostrand"),
        ("£12.4m", "Tinsley Bakers"),
        ("210", "Tinsley Bakers"),
    ]
    assert read_kinds(draft) == {
        "Velmar Dairies": "company",
        "Ostrand": "company",
        "Tinsley Bakers": "company",
    }


def test_a_fiscal_year_is_that_of_its_company() -> None:
    periods = {figure.candidate.printed: figure.period for figure in make_draft(COMPANIES).figures}
    assert periods["£61m"] == periods["£480m"] == "2024-10/2025-09"
    assert periods["€310m"] == "2025-Q3"
    assert periods["€44m"] == "2025-H1"
    assert periods["€70m"] == "2025"


LEAD = "Rain in Orvania\n\nRivers rose in Orvania, where 5 percent of the fields are wet. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One mention is enough if another entity has a number of the same unit.
        ("Lower Fenn lost 12 percent.", "Lower Fenn"),
        ("Lower Fenn slipped 12 places.", "Orvania"),
        ("The gauge at Lower Fenn, on the coast, showed 12 millimetres.", "Lower Fenn"),
        ("Aid came from Lower Fenn, which lost 12 percent of its hay.", "Lower Fenn"),
        ("Hay, which Lower Fenn sold for years, fell 12 percent.", "Lower Fenn"),
        ("Hay dried up, and 12 percent of Lower Fenn's cows died.", "Orvania"),
        ("Lower Fenn lost 2 percent. Now 12 percent of Lower Fenn's cows died.", "Lower Fenn"),
        # People, roads, storms, and what only reports own nothing.
        ("Mara Lindt, 41, lost 12 percent of her hay.", "Orvania"),
        ("Farmer Mara Lindt lost 12 percent.", "Orvania"),
        ("Minister Mara Lindt cut aid by 12 percent.", "Orvania"),
        ("Old Mill Road lost 12 percent of its trees.", "Orvania"),
        ("Storm Agnes cost farms 12 percent of the hay.", "Orvania"),
        ("Hay fell 12 percent, Fenn Weather said.", "Orvania"),
        ("Traffic on Route 9 fell 12 percent.", "Orvania"),
    ],
)
def test_who_owns_a_number(text: str, expected: str) -> None:
    draft = make_draft(LEAD + text)
    assert draft.entity_names[draft.figures[-1].entity] == expected


RIVALS = """Airlines fill more seats

Blue Fjord carried 2.1 million passengers in 2024, Nordal Air flew 1.4 million, and Skarland \
600,000. Blue Fjord's seats were 88 percent full, against 84 percent at Nordal Air and 79 percent \
at Skarland.

Costs fell: Blue Fjord 3 percent, Nordal Air 2 percent.

For Skarland it was a hard year. The airline will cut 120 jobs.

Nordal Air, by contrast, hired 40 pilots.

Blue Fjord: 64 aircraft
Nordal Air: 41 aircraft
Skarland: 17 aircraft
"""


def test_rivals_have_numbers_in_lists_comparisons_and_rows() -> None:
    assert read_owners(make_draft(RIVALS)) == [
        ("2.1 million", "Blue Fjord"),
        ("1.4 million", "Nordal Air"),
        ("600,000", "Skarland"),
        ("88 percent", "Blue Fjord"),
        ("84 percent", "Nordal Air"),
        ("79 percent", "Skarland"),
        ("3 percent", "Blue Fjord"),
        ("2 percent", "Nordal Air"),
        ("120", "Skarland"),
        ("40", "Nordal Air"),
        ("64", "Blue Fjord"),
        ("41", "Nordal Air"),
        ("17", "Skarland"),
    ]


def test_what_a_company_is_called_means_the_first_one_of_the_paragraph() -> None:
    draft = make_draft(
        "Halden earns more\n\nHalden Ltd said its profit rose 5% in 2024. The company has 12 shops."
        "\n\nNorrvik Ltd said its profit fell 3% in 2024. The company has 14 shops."
    )
    assert read_owners(draft) == [
        ("5%", "Halden"),
        ("12", "Halden"),
        ("3%", "Norrvik"),
        ("14", "Norrvik"),
    ]


def test_the_city_of_a_dateline_that_the_title_names_is_the_subject() -> None:
    draft = make_draft(
        "Crowds fill Old Tarn for the kite fair\n\nOLD TARN, Malaysia: Some 1,200 kites flew on "
        "Sunday.\n\nHotels sold 900 rooms."
    )
    assert read_owners(draft) == [("1,200", "Old Tarn"), ("900", "Old Tarn")]


@pytest.mark.parametrize(
    ("words", "part_of"),
    [
        ("Rain missed the district of Corrow in Orvania.", "orvania"),
        ("Rain missed Corrow district, a green corner of Orvania.", "orvania"),
        ("Rain missed Corrow district.", None),
    ],
)
def test_a_place_is_a_part_of_another_only_if_the_text_says_so(
    words: str, part_of: str | None
) -> None:
    draft = make_draft(f"{LEAD}{words} Corrow lost 12 percent of its hay.")
    rows = {row["id"]: row.get("part_of") for row in draft.entities}
    assert [rows[figure.entity] for figure in draft.figures[1:]] == [part_of]
    assert rows["orvania"] is None
