"""Small numbers dismissed with a reason that the words do not bear out, and with one they do."""

from collections.abc import Callable

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]

ENTITIES = [{"id": "north", "kind": "province", "name": "North"}]


def find_codes(
    check_text: Checker, text: str, printed: str, reason: str, **more: object
) -> list[str]:
    row = {"printed": printed, "reason": reason, **more}
    return [finding.code for finding in check_text(text, dismissals=[row], entities=ENTITIES).open]


@pytest.mark.parametrize("reason", ["name", "idiom", "group", "damage", "claim"])
@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Fire destroyed seven buses.", "seven"),
        ("Seven buses burned.", "Seven"),
        ("At Honda seven buses burned.", "seven"),
        ("It hired seven Danish engineers.", "seven"),
        ("It has 7 buses.", "7"),
        ("The count rose to seven.", "seven"),
        ("Half of the buses burned.", "Half"),
        ("Every third bus burned, a dozen in all.", "a dozen"),
        ("The town ranks fifth in the country.", "fifth"),
        ("烧毁七辆公交车。", "七"),
        ("有3名工人受伤。", "3"),
        ("增至7。", "7"),
        ("位居全国第五。", "第五"),
    ],
)
def test_count_dismissed_without_a_note(
    check_text: Checker, text: str, printed: str, reason: str
) -> None:
    assert find_codes(check_text, text, printed, reason) == ["PC314"]
    assert find_codes(check_text, text, printed, reason, note="Why.") == []


@pytest.mark.parametrize(
    ("text", "printed", "reasons"),
    [
        ("The Group of Seven met.", "Seven", "name"),
        ("Farms of the Four Winds grew.", "Four", "name"),
        ("Its “four pillars” hold.", "four", "name"),
        ("A seven-member panel met.", "seven", "name idiom"),
        ("It was a catch-22 for them.", "22", "name idiom"),
        ("Honda met Studio Seven there.", "Seven", "name"),
        ("One of them left.", "One", "idiom"),
        ("No one came, on the one hand.", "one", "idiom"),
        ("For the first time it grew.", "first", "idiom name"),
        ("Thousands of visitors came.", "Thousands", "idiom"),
        ("Of the six towns, Ulm grew.", "six", "group"),
        ("Its seven plants grew.", "seven", "group"),
        ("It is fifth among six provinces.", "six", "group"),
        ("读过四大名著。", "四", "name idiom"),
        ("住在6楼，三期开工。", "6", "name"),
        ("住在6楼，三期开工。", "三", "name"),
        ("实施“三个计划”。", "三", "name idiom"),
        ("这六个城市增长。", "六", "group"),
        ("中部六省增长。", "六", "group"),
    ],
)
def test_dismissal_that_the_words_bear_out(
    check_text: Checker, text: str, printed: str, reasons: str
) -> None:
    assert [find_codes(check_text, text, printed, reason) for reason in reasons.split()] == [
        [] for _ in reasons.split()
    ]


REASONS = ("period", "date", "name", "idiom", "group", "claim", "damage")


@pytest.mark.parametrize(
    ("text", "printed", "reasons"),
    [
        ("It grew in 2023.", "2023", "period date"),
        ("It grew in the six months to June.", "six", "period date"),
        ("It opened on March 5, at last.", "March 5", "period date"),
        ("It grew in the first quarter.", "first", "period date"),
        ("一季度增长。", "一季度", "period date"),
        ("截至3月5日已开工。", "3月5日", "period date"),
        # Two are possible.
        ("It goes to Expo 2025 again.", "2025", "period date name"),
        ("It fell in the first half.", "first", "period date name idiom"),
        ("Doors open at 9:30 a.m. each day.", "9:30 a.m.", "period date name idiom"),
        ("It slept for three hours.", "three", "period"),
        # These are not times.
        ("It is in Room 3, upstairs.", "3", "name idiom"),
        ("The S&P 500 fell.", "500", "name idiom"),
        ("It fell for the first time.", "first", "name idiom"),
        ("It is fifth among six provinces.", "six", "name group"),
        ("她住在市第三医院。", "第三", "name idiom"),
    ],
)
def test_reasons_that_a_number_can_have(
    check_text: Checker, text: str, printed: str, reasons: str
) -> None:
    possible = [reason for reason in REASONS if not find_codes(check_text, text, printed, reason)]
    assert possible == reasons.split()


@pytest.mark.parametrize(
    ("text", "printed", "found"),
    [
        ("It has 2 ships.", "2", ["PC314"]),
        ("It cost $2.", "$2", ["PC314"]),
        ("有2艘船。", "2", ["PC314"]),
        ("Its sales doubled.", "doubled", []),
        ("Its sales grew two times.", "two", []),
        ("Its sales grew by a factor of 2.", "2", []),
        ("销售增长2倍。", "2", []),
    ],
)
def test_a_ratio_counts_nothing(
    check_text: Checker, text: str, printed: str, found: list[str]
) -> None:
    figures = [
        {"printed": str(value), "value": value, "paragraph": 2, "period": period}
        for value, period in ((5, "2022"), (10, "2023"))
    ]
    claim = {"kind": "ratio", "inputs": ["a/count/2022", "a/count/2023"], "stated_value": 2}
    result = check_text(
        f"{text}\nIn 2022 5, and in 2023 10.",
        figures,
        dismissals=[{"printed": printed, "reason": "claim"}],
        claims=[claim],
    )
    assert [finding.code for finding in result.open] == found
