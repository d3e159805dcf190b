"""Slips that a check once passed, each beside the same entry recorded right."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]
Row = Mapping[str, object]

METRICS: Sequence[Row] = [
    {"id": "loss-growth", "name": "Loan losses, growth", "unit": "percent"},
    {"id": "rate-change", "name": "失业率变化", "unit": "percentage-point"},
    {"id": "index-change", "name": "涨跌幅", "unit": "percent"},
    {"id": "points", "name": "Points", "unit": "count"},
    {"id": "teachers", "name": "教师", "unit": "person"},
    {"id": "women", "name": "女教师", "unit": "person"},
]
TEAMS: Sequence[Row] = [
    {"id": "a", "kind": "team", "name": "Ulm"},
    {"id": "b", "kind": "team", "name": "Bonn"},
]


def number(printed: str, value: object, metric: str = "count", **more: object) -> Row:
    return {"printed": printed, "value": Decimal(str(value)), "metric": metric, **more}


@pytest.mark.parametrize(
    ("text", "right", "slip", "code"),
    [
        # The name of a change has a word for a fall, or the name of a rate a part of one.
        ("Loan losses fell 9.2%.", number("9.2%", "-9.2", "loss-growth"), {"value": 9.2}, "PC307"),
        ("失业率下降0.2个百分点。", number("0.2个百分点", "-0.2", "rate-change"),
         {"value": 0.2}, "PC307"),
        ("指数下跌0.8%。", number("0.8%", "-0.8", "index-change"), {"value": 0.8}, "PC307"),
        # Points of a game are not percentage points.
        ("She scored 31 points.", number("31", 31, "points"), {"metric": "percent"}, "PC305"),
        ("She scored 31 points.", number("31", 31, "points"), {"metric": "permille"}, "PC305"),
        # Words such as "the" and "of" are near each number.
        ("Ulm had 40 branches at the edge of town.", number("40", 40), {"metric": "rank"}, "PC305"),
        ("全县有学校58所，学位200个。", number("58", 58), {"metric": "rank"}, "PC305"),
        ("全县有教师50名。", number("50", 50), {"metric": "rank"}, "PC305"),
        ("Ulm plays with No. 7.", number("7", 7, "rank"), {"metric": "points"}, "PC305"),
        # Scale words, and qualifiers after the number.
        ("Ulm sold 2.5 Mio. cars.", number("2.5 Mio", 2_500_000), {"value": 2.5}, "PC109"),
        ("Ulm paid 5 mrd euros.", number("5 mrd", 5 * 10**9, "eur"), {"printed": "5", "value": 5},
         "PC305"),
        ("Ulm sold 700 cars at the very least.", number("700", 700, qualifier="at-least"),
         {"qualifier": "exact"}, "PC306"),
        # The month of the publication.
        ("In 2023 it had 7 ships.", number("7", 7, period="2023"), {"period": "2024-04"}, "PC308"),
        ("2023年有7艘船。", number("7", 7, period="2023"), {"period": "2024-04"}, "PC308"),
        # A Chinese name that contains another one, in a dataset of Chinese names.
        ("全县有女教师130名，教师共250名。", number("130", 130, "women"),
         {"metric": "teachers"}, "PC317"),
    ],
)  # fmt: skip
def test_slip(check_text: Checker, text: str, right: Row, slip: Row, code: str) -> None:
    slip = {key: Decimal(str(each)) if key == "value" else each for key, each in slip.items()}
    for figure, expected in ((right, []), ({**right, **slip}, [code])):
        result = check_text(text, [figure], metrics=METRICS)
        assert [finding.code for finding in result.open] == expected


@pytest.mark.parametrize(("value", "expected"), [(700, []), (-700, ["PC307"])])
def test_acknowledged_move_hides_no_other_slip(
    check_text: Checker, value: int, expected: Sequence[str]
) -> None:
    figure = number("700", value, paragraph=2)
    entry = {
        "rule": "PC302",
        "subject": "a/count/undated",
        "evidence": "'700' is in paragraph 1 of s.",
        "reason": "So.",
    }
    result = check_text("Ulm sold 700 cars.\nIt grew.", [figure], acknowledgements=[entry])
    assert [finding.code for finding in result.open] == expected


@pytest.mark.parametrize(("metric", "expected"), [("grain", []), ("output", ["PC317"])])
def test_growth_of_what_the_sentence_names(
    check_text: Checker, metric: str, expected: Sequence[str]
) -> None:
    metrics = [
        {"id": "output", "name": "地区生产总值增速", "unit": "percent"},
        {"id": "grain", "name": "粮食产量增速", "unit": "percent"},
    ]
    text = "地区生产总值3256亿元，增长6%。\n粮食产量87万吨，增长2%。"
    figure = number("2%", 2, metric, paragraph=2)
    result = check_text(text, [figure], metrics=metrics)
    assert [finding.code for finding in result.open] == expected


def test_number_that_is_printed_backwards(check_text: Checker) -> None:
    result = check_text("Ulm sold \u202e007\u202c cars.", [number("007", 7)])
    assert [finding.code for finding in result.open] == ["PC312"]


@pytest.mark.parametrize(("entity", "expected"), [("a", []), ("b", ["PC315"])])
def test_title_that_names_both(check_text: Checker, entity: str, expected: Sequence[str]) -> None:
    figure = number("third", 3, "rank", entity=entity)
    text = "It was the third title of Ulm in all."
    result = check_text(text, [figure], entities=TEAMS, title="Ulm beats Bonn")
    assert [finding.code for finding in result.open] == expected


@pytest.mark.parametrize("reason", ["name", "claim", "damage"])
def test_score_in_a_headline(check_text: Checker, reason: str) -> None:
    entry = {"printed": "98-91", "paragraph": 0, "reason": reason}
    heading = "Ulm beats Bonn 98-91"
    result = check_text("Ulm won.", dismissals=[entry], entities=TEAMS, heading=heading)
    expected = [] if reason == "name" else ["PC314"]
    assert [finding.code for finding in result.open] == expected
