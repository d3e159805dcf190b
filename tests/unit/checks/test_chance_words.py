"""Slips that words of the text once confirmed by chance."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from provcli.checks.context import subject_of
from provcli.checks.engine import check
from provcli.dataset.models import Dataset

Row = Mapping[str, object]
TITLE = "海兰公司和东辰公司"
METRICS = [
    {"id": "cars", "name": "售出汽车", "local_name": "Cars sold", "unit": "count"},
    {"id": "cars-growth", "name": "售出汽车增速", "unit": "percent"},
    {"id": "trucks", "name": "卡车售出汽车", "unit": "count"},
    {"id": "points", "name": "指数点位", "unit": "count"},
    {"id": "streak", "name": "连胜", "unit": "count"},
    {"id": "falls", "name": "跌倒风险差距", "unit": "percent"},
    {"id": "inflow", "name": "净流入", "unit": "CNY"},
    {"id": "margin", "name": "毛利率", "unit": "percent"},
]


def number(printed: str, value: object, metric: str = "cars", **keys: object) -> Row:
    row = {"entity": "hailan", "metric": metric, "period": "2024", "paragraph": 2}
    return row | {"printed": printed, "value": Decimal(str(value))} | keys


CARS = number("7万", 70_000)
OTHER = number("9万", 90_000, entity="dongchen", paragraph=3)


def find_faults(
    text: str, figures: Sequence[Row], dismissals: Sequence[Row] = (), date: str = "2025-11-20"
) -> set[str]:
    """Return what a check finds in the first figure and the dismissals, or does not confirm."""
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": TITLE, "date": date, "language": "zh"},
            "entities": [
                {"id": "hailan", "kind": "company", "name": "海兰公司", "aliases": ["Hailan"]},
                {"id": "dongchen", "kind": "company", "name": "东辰公司"},
                {"id": "town", "kind": "town", "name": "石桥镇"},
            ],
            "metrics": METRICS,
            "figures": [*figures, OTHER],
            "dismissals": dismissals,
        }
    )
    result = check(dataset, f"{TITLE}\n{text}\n2024年，东辰公司售出汽车9万辆。")
    assert result.coverage
    subjects = {dataset.figures[0].id, *map(subject_of, dataset.dismissals)}
    codes = {finding.code for finding in result.open if finding.subject in subjects}
    return codes | {
        key for key, ids in result.coverage.unconfirmed.items() if not subjects.isdisjoint(ids)
    }


FACT = {"metric", "status"}
"""What a Chinese clause with a word that provcli does not know leaves unconfirmed."""
UNKNOWN = {"entity", *FACT}
"""What it leaves so if the word may name another entity."""


@pytest.mark.parametrize(
    ("text", "figure", "faults"),
    [
        ("2024年，海兰公司售出汽车7万辆。", CARS, set()),
        # By how much something changes is not its amount, nor the reverse.
        ("2024年，海兰公司售出汽车增加7万辆。", CARS, {"metric"}),
        ("2024年，海兰公司毛利率提高5%。", number("5%", 5, "margin"), {"metric"}),
        ("2024年，海兰公司毛利率提高到5%。", number("5%", 5, "margin"), set()),
        ("2024年，海兰公司售出汽车同比增长5%。", number("5%", 5, "cars-growth"), set()),
        ("2024年，海兰公司售出汽车占5%。", number("5%", 5, "cars-growth"), {"metric", "sign"}),
        # The words belong to a longer name.
        ("2024年，海兰公司售出汽车9万辆，其中卡车7万辆。", CARS, UNKNOWN),
        # Nothing is compared with a number that cannot be read.
        ("2024年，海兰公司取得六连胜。", number("六", 6, "streak", qualifier="about"),
         {*"unit period entity metric scope status sign qualifier".split()}),
        # The minutes of a time do not count.
        ("2024年，海兰公司售出汽车用时7分30秒。", number("7", 7), {"unit", *FACT}),
        # Others than the named one.
        ("2024年，海兰公司的供应商售出汽车7万辆。", CARS, UNKNOWN),
        ("2024年，海兰公司等民企售出汽车7万辆。", CARS, UNKNOWN),
        ("2024年，海兰公司收购的明德售出汽车7万辆。", CARS, UNKNOWN),
        ("2024年，海兰公司宣布，石桥镇售出汽车7万辆。", CARS, UNKNOWN),
        # Words that make a fact something else.
        ("2024年，海兰公司号称售出汽车7万辆。", CARS, UNKNOWN),
        ("2024年，海兰公司承诺售出汽车7万辆。", CARS, UNKNOWN),
        ("2024年，海兰公司售出汽车7万辆的愿望落空。", CARS, FACT),
        # Words that make a period another one.
        ("除2024年外，海兰公司售出汽车7万辆。", CARS, {"period"}),
        ("2024年春节期间，海兰公司售出汽车7万辆。", CARS, {"period"}),
        ("2024年款车型，海兰公司售出汽车7万辆。", CARS, {"period"}),
        # Bounds.
        ("2024年，海兰公司售出汽车近乎7万辆。", CARS, {"qualifier", *FACT}),
        ("2024年，海兰公司售出汽车7万辆大关。", CARS, {"qualifier", *FACT}),
        # What narrows is a fall; 跌倒 does not lower a rate.
        ("2024年，海兰公司售出汽车降幅收窄5%。", number("5%", -5, "cars-growth"),
         {"sign", *FACT}),
        ("2024年，海兰公司跌倒风险低5%。", number("5%", 5, "falls"), {"PC307"}),
        # An index is measured in points.
        ("2024年，海兰公司指数点位为982点。", number("982", 982, "points"), {"unit"}),
    ],
)  # fmt: skip
def test_only_words_of_the_number_confirm(text: str, figure: Row, faults: set[str]) -> None:
    assert find_faults(text, [figure]) == faults


def test_a_plan_goes_on_in_the_next_paragraph() -> None:
    text = "海兰公司计划售出汽车5万辆。\n这意味着海兰公司毛利率为6%。"
    plan = number("5万", 50_000, period="2026", status="target")
    for period in (None, "2025-11-20"):
        figure = number("6%", 6, "margin", period=period, paragraph=3)
        assert "status" in find_faults(text, [figure, plan])


@pytest.mark.parametrize(
    ("text", "dismissal", "faults"),
    [
        ("海兰公司有一名工人死亡。", {"printed": "一", "reason": "idiom"}, {"reason"}),
        ("海兰公司的一名工人说。", {"printed": "一", "reason": "idiom"}, set()),
        ("At Hailan, one worker died.", {"printed": "one", "reason": "idiom"}, {"reason"}),
        ("At Hailan, no one died.", {"printed": "one", "reason": "idiom"}, set()),
        ("客户平均35岁。", {"printed": "35", "reason": "name"}, {"reason"}),
        ("Hailan had a 20-day strike.", {"printed": "20", "reason": "name"}, {"reason"}),
        ("经过4个月侦查，海兰公司案告破。", {"printed": "4", "reason": "date"}, {"reason"}),
        ("海兰公司一家门店关闭。", {"printed": "一", "reason": "idiom"}, {"reason"}),
        ("海兰公司停产5日。", {"printed": "5日", "reason": "period"}, {"reason"}),
        ("截至5日收盘，海兰公司上涨。", {"printed": "5日", "reason": "period"}, set()),
        ("海兰公司5日公布数据。", {"printed": "5日", "reason": "date"}, set()),
        ("Hailan closed one.", {"printed": "one", "reason": "idiom"}, {"reason"}),
        ("Hailan had zero deaths.", {"printed": "zero", "reason": "idiom"}, {"reason"}),
        ("It sold 2024 cars.", {"printed": "2024", "reason": "period"}, {"reason"}),
        ("海兰公司连续5日上涨。", {"printed": "5", "reason": "period"}, {"reason"}),
        # Several figures have this value, so that it is unknown which one is repeated.
        ("2024年，海兰公司的3条线。", {"printed": "3", "reason": "repetition"}, {"reason"}),
    ],
)
def test_only_words_of_the_number_confirm_a_reason(
    text: str, dismissal: Row, faults: set[str]
) -> None:
    figures = [
        number("3", 3, period=str(year), paragraph=place) for place, year in ((4, 2020), (5, 2021))
    ]
    assert find_faults(text, figures, [{"paragraph": 2, **dismissal}]) - {"PC304"} == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("2024年，海兰公司售出汽车7万辆。海兰公司售出汽车7万辆。", set()),
        ("2024年，海兰公司售出汽车7万辆，其中出口7万辆。", {"reason"}),
        ("In 2024, Hailan sold 7万 cars. It sold 7万 trucks.", {"reason"}),
        ("2024年，海兰公司售出汽车7万辆。海兰公司售出汽车票7万张。", {"reason"}),
        ("In 2024, Hailan sold 7万 cars. It had aimed to sell 7万 cars.", {"reason"}),
    ],
)
def test_a_repetition_is_of_the_same_thing(text: str, faults: set[str]) -> None:
    dismissal = {"paragraph": 2, "printed": "7万", "occurrence": 2, "reason": "repetition"}
    found = find_faults(text, [CARS], [dismissal | {"repeats": "hailan/cars/2024"}])
    assert found & {"reason", "PC317", "PC315", "PC316"} == faults


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2024年，海兰公司资金净流出5亿元。", number("5亿", -500_000_000, "inflow")),
        ("海兰公司计划将售出汽车由7万辆增加到9万辆。", dict(CARS) | {"period": "2025-11-20"}),
        ("2024年，海兰公司实际售出汽车比原计划多7万辆。", CARS),
        ("2024年，海兰公司毛利率超出预期约5%。", number("5%", 5, "margin", qualifier="about")),
        ("Hailan plans to raise cars sold from 70,000 to 80,000.",
         number("70,000", 70_000, period="2025-11-20")),
        ("截至11月16日，海兰公司毛利率为5%，低于去年同期的6%。",
         number("6%", 6, "margin", period="2024-11-16")),
        # The date of the article in a line of its own dates no figure.
        ("《晚报》 2025年11月20日\n9月28日开通的海兰公司首月售出汽车7万辆。",
         dict(CARS) | {"period": "2025-09-28/2025-10-27", "paragraph": 3}),
    ],
)  # fmt: skip
def test_right_figure_is_no_finding(text: str, figure: Row) -> None:
    assert {each for each in find_faults(text, [figure]) if each.startswith("PC")} == set()


def test_two_companies_are_a_group() -> None:
    text = "2024年，海兰公司售出汽车7万辆。分析师认为，两家公司销量高于行业。"
    dismissal = {"paragraph": 2, "printed": "两", "reason": "group"}
    assert "PC314" not in find_faults(text, [CARS], [dismissal])


@pytest.mark.parametrize(
    ("words", "is_counted"),
    [
        ("海兰公司售出汽车", False),
        ("海兰公司查封汽车", True),
        ("海兰公司的对手售出汽车", True),
        ("供应商有", True),
    ],
)
def test_a_repetition_of_many_digits_is_of_the_same_thing(words: str, *, is_counted: bool) -> None:
    text = f"2024年，海兰公司售出汽车7126辆。2024年，{words}7126辆。"
    dismissal = {"paragraph": 2, "printed": "7126", "occurrence": 2, "reason": "repetition"}
    found = find_faults(text, [number("7126", 7126)], [dismissal | {"repeats": "hailan/cars/2024"}])
    assert ("reason" in found) is is_counted
