"""Two equal numbers that count different things, recorded as one figure, or as two of a metric."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]


def find_evidence(result: CheckResult) -> list[str]:
    return [f"{finding.code} {finding.evidence}" for finding in result.open]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("It reported 7 deaths.", ["PC317 deaths, not ships"]),
        ("It reported seven deaths.", ["PC317 deaths, not ships"]),
        ("The fire burned 7 buses.", ["PC317 buses, not ships"]),
        ("It has 7 ships.", []),
        ("It has 7 old ships now.", []),
        ("The 7 vessels are old.", []),
        ("All 7 vessels are old.", []),
        ("It has 7.", []),
    ],
)
def test_repetition_of_another_count(check_text: Checker, second: str, found: list[str]) -> None:
    printed = "seven" if "seven" in second else "7"
    row = {
        "printed": printed, "reason": "repetition", "paragraph": 2, "repeats": "a/count/2023"
    }  # fmt: skip
    figures = [{"printed": "7", "value": Decimal(7), "period": "2023"}]
    text = f"In 2023 it had 7 ships.\n{second}"
    assert find_evidence(check_text(text, figures, dismissals=[row])) == found
    unnamed = [{key: value for key, value in row.items() if key != "repeats"}]
    assert find_evidence(check_text(text, figures, dismissals=unnamed)) == found
    noted = [row | {"note": "Why."}]
    assert find_evidence(check_text(text, figures, dismissals=noted)) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [("有7人死亡。", ["PC317 人, not 艘"]), ("有7艘货船。", []), ("有7个。", [])],
)
def test_repetition_of_another_chinese_count(
    check_text: Checker, second: str, found: list[str]
) -> None:
    row = {"printed": "7", "reason": "repetition", "paragraph": 2, "repeats": "a/count/2023"}
    figures = [{"printed": "7", "value": Decimal(7), "period": "2023"}]
    text = f"2023年有7艘船。\n{second}"
    assert find_evidence(check_text(text, figures, dismissals=[row])) == found


def test_a_large_number_is_hardly_equal_by_chance(check_text: Checker) -> None:
    row = {"printed": "41,230", "reason": "repetition", "paragraph": 2, "repeats": "a/count/2023"}
    figures = [{"printed": "41,230", "value": Decimal(41230), "period": "2023"}]
    text = "In 2023 it sold 41,230 cars.\nIt sold 41,230 vehicles."
    assert find_evidence(check_text(text, figures, dismissals=[row])) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [("It lost 7 ships.", ["PC317 ships, not deaths"]), ("It reported 7 deaths.", [])],
)
def test_two_figures_of_a_metric_that_one_of_them_counts(
    check_text: Checker, second: str, found: list[str]
) -> None:
    figures = [
        {"printed": "7", "value": Decimal(7), "metric": "deaths", "period": "2023"},
        {"printed": "7", "value": Decimal(7), "metric": "deaths", "entity": "b", "paragraph": 2},
    ]
    metrics = [{"id": "deaths", "name": "Deaths at sea", "unit": "count"}]
    text = f"In 2023, A reported 7 deaths.\n{second}"
    result = check_text(text, figures, metrics=metrics)
    assert [each for each in find_evidence(result) if "PC317" in each] == found


@pytest.mark.parametrize(
    ("text", "metric", "found"),
    [
        ("It sold 5 cars.", "hires", ["hires, not cars"]),
        ("It sold 5 cars.", "cars", []),
        ("It wants to hire 5 workers, not to sell cars.", "hires", []),
        ("It hired 5 car makers.", "hires", []),
    ],
)
def test_what_a_number_counts_is_in_the_name_of_another_metric(
    check_text: Checker, text: str, metric: str, found: list[str]
) -> None:
    metrics = [
        {"id": "cars", "name": "Cars sold", "unit": "count"},
        {"id": "hires", "name": "Workers to hire", "unit": "count"},
    ]
    figure = {"printed": "5", "value": Decimal(5), "metric": metric, "paragraph": 2}
    result = check_text(f"It plans to hire.\n{text}", [figure], metrics=metrics)
    assert [each.evidence for each in result.open if each.code == "PC317"] == found
