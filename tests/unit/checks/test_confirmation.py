"""The keys of a figure that the words near its number confirm."""

from collections.abc import Mapping, Sequence

import pytest

from provcli.checks.engine import check
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from support import HERE, SMALL

FIGURE = {"entity": "ulm", "metric": "shops", "value": 7, "printed": "7", "paragraph": 2}
ENTITIES = [{"id": "ulm", "name": "Ulm"}, {"id": "jena", "name": "Jena"}]
METRICS = [
    {"id": "shops", "name": "Shops", "unit": "count"},
    {"id": "jobs", "name": "Jobs", "unit": "count"},
    {"id": "sales", "name": "Sales", "unit": "EUR"},
    {"id": "staff", "name": "Staff", "unit": "person"},
    {"id": "share", "name": "Share of exports", "unit": "percent"},
    {"id": "place", "name": "Place", "unit": "rank"},
    {"id": "hall", "name": "Concert hall seats", "unit": "seat"},
    {"id": "dust", "name": "Dust", "unit": "ug-per-cubic-meter"},
]
OTHER = {"entity": "jena", "metric": "jobs", "value": 9, "printed": "9", "paragraph": 3}


def find_unconfirmed(sentence: str, figure: Mapping[str, object]) -> set[str]:
    """Return the keys of a figure that a check of its sentence does not confirm."""
    text = f"Two cities\n{sentence}\nJena has 9 jobs."
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Two cities", "date": "2024-04-16"},
            "entities": ENTITIES,
            "units": [
                {"id": "seat", "label": "seats"},
                {"id": "ug-per-cubic-meter", "label": "µg/m3"},
            ],
            "metrics": METRICS,
            "figures": [FIGURE | dict(figure), OTHER],
            "dismissals": [{"paragraph": 1, "printed": "Two", "reason": "group"}],
        }
    )
    result = check(dataset, text)
    assert result.coverage
    id_ = dataset.figures[0].id
    return {key for key, ids in result.coverage.unconfirmed.items() if id_ in ids}


@pytest.mark.parametrize(
    ("sentence", "figure", "unconfirmed"),
    [
        ("In 2023, Ulm ran 7 shops.", {"period": "2023"}, set()),
        # The unit, or what is counted, is printed at the number.
        ("In 2023, shops of Ulm were 7.", {"period": "2023"}, {"unit"}),
        (
            "In 2023, sales of Ulm were €7.",
            {"metric": "sales", "printed": "€7", "period": "2023"},
            set(),
        ),
        ("In 2023, sales of Ulm were 7.", {"metric": "sales", "period": "2023"}, {"unit"}),
        (
            "In 2023, Ulm had concert halls of 7 seats.",
            {"metric": "hall", "period": "2023"},
            set(),
        ),
        ("In 2023, Ulm had place 7.", {"metric": "place", "period": "2023"}, {"unit"}),
        ("In 2023, shops of Ulm worked 7 hours.", {"period": "2023"}, {"unit"}),
        ("In 2023, dust of Ulm was 7 µg/m³.", {"metric": "dust", "period": "2023"}, set()),
        (
            "In 2023, dust of Ulm was 7 micrograms per cubic meter.",
            {"metric": "dust", "period": "2023"},
            set(),
        ),
        ("In 2023, dust of Ulm was 7 µg.", {"metric": "dust", "period": "2023"}, {"unit"}),
        # A word of the name is known, although it may mean a part elsewhere.
        (
            "In 2023, the share of exports of Ulm was 7%.",
            {"metric": "share", "printed": "7%", "period": "2023"},
            set(),
        ),
        ("Ulm ran 7 shops in the third quarter of last year.", {"period": "2023-Q3"}, set()),
        # Words date the number, and no other number or period is nearer.
        ("Ulm ran 7 shops.", {"period": "2023"}, {"period"}),
        ("Ulm ran 7 shops.", {}, set()),
        ("In 2022 Ulm closed, and in 2023 opened, 7 shops.", {"period": "2023"}, {"period"}),
        ("In 2022 Ulm closed, and in 2023 it ran 7 shops.", {"period": "2023"}, set()),
        ("Ulm ran 7 shops, after 5 in 2023.", {"period": "2023"}, {"period"}),
        # A section that has named a day may go on about that day.
        ("Jena had 5 as Ulm won on Monday.\nUlm has 7 shops.", {"paragraph": 3}, {"period"}),
        (
            "Jena had 5 as Ulm won on Monday.\nUlm is well with 7 shops.",
            {"paragraph": 3},
            {"period"},
        ),
        # Only the entity is named.
        ("In 2023, it ran 7 shops.", {"period": "2023"}, {"entity"}),
        ("In 2023, unlike Ulm, it ran 7 shops.", {"period": "2023"}, {"entity"}),
        ("In 2023, it ran 7 shops for Ulm and Jena.", {"period": "2023"}, {"entity"}),
        ("In 2023, Jena lost, and Ulm ran 7 shops.", {"period": "2023"}, set()),
        ("In 2023, Ulm grew. It ran 7 shops.", {"period": "2023"}, {"entity"}),
        # The words fit no other metric of the unit as well.
        ("In 2023, Ulm opened 7.", {"period": "2023"}, {"unit", "metric"}),
        ("In 2023, shops with jobs in Ulm were 7.", {"period": "2023"}, {"unit", "metric"}),
        ("In 2023, shops of Ulm had 7 staff.", {"period": "2023"}, {"unit", "metric"}),
        # A plan, a verb of a fact, or the date decides about the status.
        ("Ulm will open 7 shops.", {"status": "target"}, {"metric"}),
        ("Ulm plans to have 7 shops in 2030.", {"status": "target", "period": "2030"}, set()),
        ("Ulm, with future in mind, has its 7 shops.", {}, {"status"}),
        (
            "In 2023, Ulm beat the 7 shops that had been expected.",
            {"period": "2023"},
            {"metric", "status"},
        ),
        # The words of a scope are near.
        ("In 2023, Ulm ran 7 shops in malls.", {"period": "2023", "scope": "malls"}, set()),
        ("In 2023, Ulm ran 7 shops.", {"period": "2023", "scope": "malls"}, {"scope"}),
        ("In 2023, Ulm ran 7 shops.", {"period": "2023", "scope": "\u7531"}, {"scope"}),
        ("In Hall 4, Ulm ran 7 shops.", {"scope": "Hall 3"}, {"scope"}),
    ],
)
def test_keys_that_no_words_confirm(
    sentence: str, figure: Mapping[str, object], unconfirmed: set[str]
) -> None:
    assert find_unconfirmed(sentence, figure) == unconfirmed


@pytest.mark.parametrize(
    ("text", "unconfirmed"),
    [
        ("Ulm opened 9. It has 7 shops.", set()),
        ("Ulm opened 9. Jena is smaller. It has 7 shops.", {"entity"}),
        ("Ulm opened 9.\nJena is smaller.\nThe rival has 7 shops.", {"entity"}),
    ],
)
def test_title_does_not_name_the_entity_after_another(text: str, unconfirmed: set[str]) -> None:
    figures = [
        FIGURE | {"paragraph": text.count("\n") + 1},
        {"entity": "jena", "metric": "jobs", "printed": "9", "paragraph": 1},
    ]
    assert find_counted(text, figures, title="Ulm opens shops") == unconfirmed


def test_the_keys_that_are_counted_are_documented() -> None:
    words = (HERE.parent / "docs/checking.md").read_text("utf-8")
    table = words.partition("| Key | Confirmed if |\n|---|---|\n")[2].partition("\n\n")[0]
    documented = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]
    result = check(load(SMALL), (HERE / "data/small-article.txt").read_text("utf-8"))
    assert result.coverage
    assert documented == [*result.coverage.unconfirmed]


def test_a_key_with_a_finding_is_not_counted_too() -> None:
    assert "period" not in find_unconfirmed("In 2023, Ulm ran 7 shops.", {"period": "2019"})


@pytest.mark.parametrize(("scope", "unconfirmed"), [("malls", set()), (None, {"scope"})])
def test_scope_of_another_figure(scope: str | None, unconfirmed: set[str]) -> None:
    other = {"entity": "ulm", "metric": "jobs", "scope": "malls", "printed": "9", "paragraph": 1}
    figure = FIGURE | {"paragraph": 1, "scope": scope}
    assert find_counted("Ulm has 7 shops in malls with 9 jobs.", [figure, other]) == unconfirmed


def test_scope_of_what_is_left_out() -> None:
    figure = FIGURE | {"paragraph": 1, "scope": "malls"}
    for words in ("outside malls", "near malls"):
        assert "scope" in find_counted(f"Ulm has 7 shops {words}.", [figure])
    assert "scope" not in find_counted("Ulm has 7 shops in malls.", [figure])


def test_the_line_with_the_date_of_the_article_dates_nothing() -> None:
    figure = FIGURE | {"paragraph": 3, "period": "2024-04-16"}
    text = "Financial Post, April 16, 2024\nLast year was good for Ulm.\nUlm ran 7 shops."
    assert "period" in find_counted(text, [figure])


@pytest.mark.parametrize(
    ("text", "dismissal", "is_counted"),
    [
        ("After rain, 7 came.", {"printed": "7", "reason": "repetition"}, True),
        ("Ulm keeps its 7 shops.", {"printed": "7", "reason": "repetition"}, False),
        ("\u6bcf\u5343\u540d", {"printed": "\u5343", "reason": "claim"}, True),
        ("Ⅱ类桥梁停用。", {"printed": "Ⅱ", "reason": "name"}, False),
        ("Ⅱ座桥梁停用。", {"printed": "Ⅱ", "reason": "name"}, True),
    ],
)
def test_reasons_of_few_digits_and_of_numbers_not_read(
    text: str, dismissal: Mapping[str, object], *, is_counted: bool
) -> None:
    figure = FIGURE | {"paragraph": 1}
    counted = find_counted(f"Ulm has 7 shops.\n{text}", [figure], [{"paragraph": 2, **dismissal}])
    assert ("reason" in counted) is is_counted


def find_counted(
    text: str,
    figures: Sequence[Mapping[str, object]],
    dismissals: Sequence[object] = (),
    title: str = "Shops",
) -> set[str]:
    """Return the keys that no words confirm of the first figure, or of a dismissal."""
    rows = [{"value": int(str(row["printed"])), **row} for row in figures]
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": title},
            "entities": ENTITIES,
            "metrics": METRICS[:2],
            "figures": [{k: v for k, v in row.items() if v is not None} for row in rows],
            "dismissals": dismissals,
        }
    )
    result = check(dataset, text)
    assert result.coverage
    id_ = dataset.figures[0].id
    counted = result.coverage.unconfirmed
    return {key for key, ids in counted.items() if id_ in ids or (key == "reason" and ids)}


def test_a_reason_that_the_words_do_not_show_is_counted() -> None:
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Ulm"},
            "entities": ENTITIES,
            "metrics": METRICS[:1],
            "figures": [FIGURE | {"paragraph": 1}],
            "dismissals": [
                {"paragraph": 1, "printed": "A380", "reason": "name"},
                {"paragraph": 1, "printed": "3", "reason": "group", "note": "Of ships."},
            ],
        }
    )
    result = check(dataset, "Ulm has 7 shops for an A380 beside its 3 ships.")
    assert result.coverage
    assert result.coverage.unconfirmed["reason"] == ["front:1 '3'"]


@pytest.mark.parametrize(
    ("label", "printed", "codes"),
    [
        ("euros", "$5 million", ["PC107"]),
        ("euros", "£5 million", ["PC107"]),
        ("euros", "€5 million", []),
        ("dollars", "A$5 million", []),
    ],
)
def test_a_unit_of_words_has_its_own_currency(label: str, printed: str, codes: list[str]) -> None:
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Ulm"},
            "entities": ENTITIES[:1],
            "units": [{"id": "money", "label": label}],
            "metrics": [{"id": "sales", "name": "Sales", "unit": "money"}],
            "figures": [
                FIGURE | {"metric": "sales", "value": 5_000_000, "printed": printed, "paragraph": 1}
            ],
        }
    )
    found = check(dataset, f"Ulm had sales of {printed}.")
    assert [finding.code for finding in found.open] == codes


def test_a_heading_confirms_an_entity_that_its_sentence_touches() -> None:
    source = {"title": "Two ferries", "sections": [{"id": "ulm", "heading": "Ulm"}]}
    figure = FIGURE | {"section": "ulm", "paragraph": 1}
    other = OTHER | {"section": "ulm", "paragraph": 2}
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": source,
            "entities": ENTITIES,
            "metrics": METRICS[:2],
            "figures": [figure, other],
        }
    )
    result = check(
        dataset, "Two ferries\n\nUlm\n\nThe ferry brought 7 shops to Ulm.\n\nJena has 9 jobs."
    )
    assert result.coverage
    assert result.coverage.unconfirmed["entity"] == []
