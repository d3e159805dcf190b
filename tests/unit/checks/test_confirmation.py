"""The keys of a figure that the words near its number confirm."""

from collections.abc import Mapping

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset

FIGURE = {"entity": "ulm", "metric": "shops", "value": 7, "printed": "7", "paragraph": 2}
ENTITIES = [{"id": "ulm", "name": "Ulm"}, {"id": "jena", "name": "Jena"}]
METRICS = [
    {"id": "shops", "name": "Shops", "unit": "count"},
    {"id": "jobs", "name": "Jobs", "unit": "count"},
    {"id": "sales", "name": "Sales", "unit": "EUR"},
    {"id": "share", "name": "Share of exports", "unit": "percent"},
    {"id": "place", "name": "Place", "unit": "rank"},
    {"id": "hall", "name": "Concert hall seats", "unit": "seat"},
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
            "units": [{"id": "seat", "label": "seats"}],
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
        ("In 2023, Ulm opened 7 shops.", {"period": "2023"}, set()),
        # The unit, or what is counted, is printed at the number.
        ("In 2023, shops of Ulm numbered 7.", {"period": "2023"}, {"unit"}),
        (
            "In 2023, sales of Ulm were €7.",
            {"metric": "sales", "printed": "€7", "period": "2023"},
            set(),
        ),
        ("In 2023, sales of Ulm were 7.", {"metric": "sales", "period": "2023"}, {"unit"}),
        (
            "In 2023, Ulm built concert halls of 7 seats.",
            {"metric": "hall", "period": "2023"},
            set(),
        ),
        ("In 2023, Ulm took place 7.", {"metric": "place", "period": "2023"}, {"unit"}),
        # Words date the number, and no other number or period is nearer.
        ("Ulm opened 7 shops.", {"period": "2023"}, {"period"}),
        ("Ulm opened 7 shops.", {}, set()),
        ("In 2022 Ulm closed, and in 2023 opened, 7 shops.", {"period": "2023"}, set()),
        ("Ulm opened 7 shops, after 5 in 2023.", {"period": "2023"}, {"period"}),
        # Only the entity is named.
        ("In 2023, it opened 7 shops.", {"period": "2023"}, {"entity"}),
        ("In 2023, it opened 7 shops for Ulm and Jena.", {"period": "2023"}, {"entity"}),
        ("In 2023, Jena lost, and Ulm opened 7 shops.", {"period": "2023"}, set()),
        # The words fit no other metric of the unit as well.
        ("In 2023, Ulm opened 7.", {"period": "2023"}, {"unit", "metric"}),
        ("In 2023, shops with jobs in Ulm were 7.", {"period": "2023"}, {"unit", "metric"}),
        # A plan, a verb of a fact, or the date decides about the status.
        ("Ulm will open 7 shops.", {"status": "target"}, set()),
        ("Ulm, with future in mind, has its 7 shops.", {}, {"status"}),
        # The words of a scope are near.
        ("In 2023, Ulm opened 7 shops in malls.", {"period": "2023", "scope": "malls"}, set()),
        ("In 2023, Ulm opened 7 shops.", {"period": "2023", "scope": "malls"}, {"scope"}),
    ],
)
def test_keys_that_no_words_confirm(
    sentence: str, figure: Mapping[str, object], unconfirmed: set[str]
) -> None:
    assert find_unconfirmed(sentence, figure) == unconfirmed


def test_a_key_with_a_finding_is_not_counted_too() -> None:
    assert "period" not in find_unconfirmed("In 2023, Ulm opened 7 shops.", {"period": "2019"})


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
