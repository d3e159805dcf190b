"""An attack on the check: a right dataset has no finding, and one slip has at least one."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]
Row = dict[str, object]


def number(printed: str, value: object = None, metric: str = "count", **more: object) -> Row:
    value = printed if value is None else value
    return {"printed": printed, "value": Decimal(str(value)), "metric": metric, **more}


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.open]


METRICS = {
    *("count", "eur", "usd", "gbp", "metre", "kilometer", "kilowatt", "tonne", "times"),
    *("percent", "permille", "percentage-point", "basis-point", "rank"),
}


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [
        ("It made 50 tonnes.", "50", {"tonne"}),
        ("It made 50 tons of steel.", "50", {"tonne"}),
        ("It is 50 km long.", "50", {"kilometer"}),
        ("It is 50 metres long.", "50", {"metre"}),
        ("It gives 50 kilowatts.", "50", {"kilowatt"}),
        ("It cost 50 dollars.", "50", {"usd"}),
        ("It cost 50 pounds.", "50", {"gbp"}),
        ("It cost £50.", "£50", {"gbp"}),
        ("It grew five times.", "five", {"times", "count"}),
        ("It rose 50 percent.", "50 percent", {"percent"}),
        ("It rose 50 basis points.", "50", {"basis-point"}),
        ("It rose 50 percentage points.", "50", {"percentage-point"}),
        ("There were 50 people.", "50", {"count"}),
        ("There were 50 people in all.", "50", {"count"}),
        ("There were 50 farms.", "50", {"count"}),
        ("It ranked 5th.", "5th", {"rank"}),
        ("产量50吨。", "50", {"tonne"}),
        ("全长50公里。", "50", {"kilometer"}),
        ("装机50千瓦。", "50", {"kilowatt"}),
        ("收入50亿美元。", "50亿", {"usd"}),
        ("收入50欧元。", "50", {"eur"}),
        ("有50人。", "50", {"count"}),
        ("有50家企业。", "50", {"count"}),
        ("增长5倍。", "5", {"times", "count"}),
        ("位居第5。", "第5", {"rank"}),
        ("提高5个百分点。", "5", {"percentage-point"}),
    ],
)
def test_unit_of_another_sort(
    check_text: Checker, text: str, printed: str, right: set[str]
) -> None:
    value: object = {"five": 5, "5th": 5, "第5": 5, "50亿": 5_000_000_000}.get(printed)
    value = value or printed.removeprefix("£").removesuffix(" percent")
    passed = {
        metric
        for metric in METRICS
        if not codes(check_text(text, [number(printed, value, metric)]))
    }
    assert passed == right


WRONG_PERIODS = [
    ("In 2023 it had 7 ships.", "2023", "2022 2024 2023-Q1 2023-05 2022/2023 2023-W05 -"),
    ("It had 7 ships in May 2023.", "2023-05", "2023-06 2022-05 2023 2023-Q2 -"),
    ("It had 7 ships in the first quarter.", "2024-Q1", "2023-Q1 2024-Q2 2023 2024 -"),
    ("Last year it had 7 ships.", "2023", "2022 2021 2023-Q4 -"),
    ("Last month it had 7 ships.", "2024-03", "2024-02 2023-03 2023 -"),
    ("By the end of 2023 it had 7 ships.", "2023-12-31", "2022-12-31 2022 -"),
    ("From January to March it had 7 ships.", "2024-01/2024-03", "2024-Q2 2024-01/2024-02 -"),
    ("From 2020 to 2023 it bought 7 ships.", "2020/2023", "2019/2023 2020/2022 2023 2020 -"),
    ("Since 2020 it has bought 7 ships.", "2020/..", "2019/.. 2021/.. 2022 -"),
    ("In the second half of 2023 it had 7 ships.", "2023-H2", "2023-H1 2023 2022-H2 -"),
    ("In May 2023, as told, it had 7 ships.", "2023-05", "2022 -"),
    ("In 2023 it grew, with 7 ships, by 5 from the year before.", "2023", "2022 -"),
    ("2023年有7艘船。", "2023", "2022 2024 2023-Q1 2023-05 -"),
    ("去年有7艘船。", "2023", "2022 2021 2023-Q4 2021/2022 -"),
    ("今年一季度有7艘船。", "2024-Q1", "2023-Q1 2024-Q2 2023 -"),
    ("今年1至2月有7艘船。", "2024-01/2024-02", "2023-01/2023-02 2024-01 2024-Q1 2023 -"),
    ("截至2023年底有7艘船。", "2023-12-31", "2022-12-31 2022 2024-03 -"),
    ("2023年5月有7艘船。", "2023-05", "2023-06 2022-05 2023 2024-01 -"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG_PERIODS)
def test_period_that_the_clause_names(
    check_text: Checker, text: str, right: str | None, wrong: str
) -> None:
    assert codes(check_text(text, [number("7", period=right)])) == []
    passed = [
        period
        for period in wrong.split()
        if not codes(check_text(text, [number("7", period=None if period == "-" else period)]))
    ]
    assert passed == []


@pytest.mark.parametrize("reason", ["name", "idiom", "group", "claim", "damage"])
@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Profit was $3.4 billion.", "$3.4 billion"),
        ("Profit rose 5.2%.", "5.2%"),
        ("It has 12,500 members.", "12,500"),
        ("It made 50 tonnes.", "50"),
        ("Sales doubled.", "doubled"),
        ("It was 21.5 degrees.", "21.5"),
        ("利润增长5.2%。", "5.2%"),
        ("实现产值3400亿元。", "3400亿"),
        ("增加2.5个百分点。", "2.5个百分点"),
    ],
)
def test_amount_dismissed_without_a_note(
    check_text: Checker, text: str, printed: str, reason: str
) -> None:
    dismissal = {"printed": printed, "reason": reason}
    assert codes(check_text(text, dismissals=[dismissal])) == ["PC314"]
    assert codes(check_text(text, dismissals=[dismissal | {"note": "Why."}])) == []


@pytest.mark.parametrize(
    ("text", "printed", "kind", "stated"),
    [
        ("Sales doubled.", "doubled", "ratio", 2),
        ("Sales doubled.", "doubled", "growth", 100),
        ("Sales halved.", "halved", "growth", -50),
        ("It has half of the farms.", "half", "share", 50),
        ("It has two thirds of the farms.", "two thirds", "share", "66.7"),
    ],
)
def test_number_of_a_claim(
    check_text: Checker, text: str, printed: str, kind: str, stated: object
) -> None:
    figures = [number("5", period="2022"), number("7", period="2023")]
    ids = ["a/count/2022", "a/count/2023"]
    claim = {"kind": kind, "inputs": ids, "stated_value": Decimal(str(stated))}
    result = check_text(
        f"{text} It had 5 in 2022 and 7 in 2023.",
        figures,
        dismissals=[{"printed": printed, "reason": "claim"}],
        claims=[claim],
    )
    assert "PC314" not in codes(result)


@pytest.mark.parametrize(
    ("period", "found"), [("2023", []), ("2022/2023", []), (None, []), ("2022", ["PC202"])]
)
def test_growth_stated_for_another_period(
    check_rows: Checker, period: str | None, found: list[str]
) -> None:
    figures = [
        number("100", period="2022"),
        number("125", period="2023"),
        number("25%", 25, "percent", period=period),
    ]
    ids = ["a/count/2022", "a/count/2023"]
    growth = f"a/percent/{period or 'undated'}"
    claim = {"kind": "growth", "inputs": ids, "stated": growth}
    assert codes(check_rows(figures, claims=[claim])) == found


@pytest.mark.parametrize("stated", ["99999999999999999999", "-99.99999999999999999999"])
def test_result_with_thousands_of_digits(check_rows: Checker, stated: str) -> None:
    claim = {
        "kind": "compound-growth",
        "inputs": ["a/count/1000", "a/count/2023"],
        "implies": "a/count/1000",
        "stated_value": Decimal(stated),
    }
    (result,) = check_rows([number("5", period="2023")], claims=[claim]).claim_results
    assert (result.verdict, result.implied) == ("unverifiable", None)


def test_chain_with_thousands_of_digits(check_rows: Checker) -> None:
    large = "99999999999999999999"
    figures = [
        number(f"{large}%", large, "percent", period=str(year)) for year in range(1900, 2000)
    ]
    ids = ["a/count/2000", *(f"a/percent/{year}" for year in range(1900, 2000))]
    claim = {"kind": "chain", "inputs": ids, "stated_value": Decimal(5)}
    result = check_rows([number("5", period="2000"), *figures], claims=[claim])
    (judged,) = result.claim_results
    assert (judged.verdict, judged.computed, judged.bounds) == ("inconsistent", None, None)
    assert codes(result) == ["PC201"]


@pytest.mark.parametrize("kind", ["difference", "growth"])
def test_zero_has_no_sign(check_rows: Checker, kind: str) -> None:
    figures = [number("5", period="2022"), number("5", period="2023")]
    ids = ["a/count/2022", "a/count/2023"]
    claim = {"kind": kind, "inputs": ids, "stated_value": Decimal(90)}
    (result,) = check_rows(figures, claims=[claim]).claim_results
    assert str(result.computed).startswith("0")


@pytest.mark.parametrize(
    ("metric", "verdict"),
    # Ranks are not rounded, but 5 and 15 can be 5.4 and 14.6.
    [("rank", "inconsistent"), ("count", "within-rounding")],
)
def test_exactly_ten_is_not_nearly_ten(check_rows: Checker, metric: str, verdict: str) -> None:
    figures = [
        number("5", metric=metric, period="2022"),
        number("15", metric=metric, period="2023"),
    ]
    claim = {
        "kind": "difference",
        "inputs": [f"a/{metric}/2022", f"a/{metric}/2023"],
        "stated_value": Decimal(10),
        "stated_qualifier": "nearly",
    }
    (result,) = check_rows(figures, claims=[claim]).claim_results
    assert result.verdict == verdict
