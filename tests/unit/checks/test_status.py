"""A plan that is recorded as a fact, and a fact that is recorded as a plan."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]


def find_codes(check_text: Checker, text: str, status: str, period: str | None = None) -> list[str]:
    figure = {"printed": "5", "value": Decimal(5), "status": status, "period": period}
    return [finding.code for finding in check_text(text, [figure]).open]


@pytest.mark.parametrize(
    "text",
    [
        "It will build 5 plants.",
        "It would open 5 plants, it said.",
        "It aims for 5 plants.",
        "It plans 5 plants.",
        "It plans to close 2 of its 7 plants and open 5 shops.",
        "It is going to open 5 plants.",
        "They'll sell 5 ships.",
        "It will open a plant, or 5.",
        "It will have 5 plants.",
        "将新建5座电站。",
        "公司将建成5座电站。",
        "规划建设5座电站。",
        "要建成5座电站。",
        "确保完成5座电站。",
        "全省要新增5座电站。",
    ],
)
def test_plan(check_text: Checker, text: str) -> None:
    assert find_codes(check_text, text, "actual") == ["PC316"]
    assert find_codes(check_text, text, "target") == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("It sold 5 cars.", None),
        ("It sold 5 cars this year.", "2024"),
        ("It sold 5 cars.", "2030"),
        ("It added cars by 5.", None),
        ("The stock climbed by 5.", None),
        ("It has 5 plants, and plenty of staff. It plans to grow.", None),
        ("Targets were met. It opened 5 plants.", None),
        ("今年已售出5辆。", "2024"),
        ("产量达到5。", None),
        ("主要有5座。", None),
    ],
)
def test_fact(check_text: Checker, text: str, period: str | None) -> None:
    assert find_codes(check_text, text, "target", period) == ["PC316"]


@pytest.mark.parametrize(
    ("text", "status", "period"),
    [
        ("It plans to close 2 of its 5 plants.", "actual", None),
        ("It plans to close one of its plants and 5 shops.", "target", None),
        ("比预计多5座。", "actual", None),
        ("好于预期，达到5。", "actual", None),
        ("Trains will run every 5 minutes.", "actual", None),
        ("Whoever is late will pay 5 a day.", "actual", None),
        ("The firm that will run the line has 5 trains.", "actual", None),
        ("It sold its 5 cars.", "actual", None),
        ("主要产品有5种。", "actual", None),
        ("需要5座。", "actual", None),
        ("It will be sunny; 5 beaches are open.", "actual", None),
        ("计划经济时期有5座。", "actual", None),
        ("完成计划的5座。", "actual", None),
        ("It will sell ships, or 5 of them.", "target", None),
        ("把产量提高到5。", "actual", None),
        ("In 2024, revenue of 5.", "target", "2024"),
        ("The agency reported exports of 5 in 2030.", "target", "2030"),
        ("到2030年建成5座。", "target", "2030"),
        ("Sales in 2030: 5.", "target", "2030"),
    ],
)
def test_status_that_is_right(
    check_text: Checker, text: str, status: str, period: str | None
) -> None:
    assert find_codes(check_text, text, status, period) == []
