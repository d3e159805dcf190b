"""Numbers of names and ages are not figures."""

import pytest

from provcli.drafting.draft import draft_article


@pytest.mark.parametrize(
    ("text", "figures", "dismissed"),
    [
        ("He waded out with his sons, aged six and nine.", [], {"six": "name", "nine": "name"}),
        (
            "Her children, aged 4, 7 and 12, were safe.",
            [],
            {"4": "name", "7": "name", "12": "name"},
        ),
        ("It bought six boats and nine cars.", [6, 9], {}),
        ("产业园二期投产，新桥二院开诊。", [], {"二": "name"}),
        ("产业园有两期工程，十二座桥。", [2, 12], {}),
        ("大桥重二十吨，卖出二百件。", [20, 200], {}),
        ("二是3座四类渡口停用。三是车站少。", [3], {"二": "idiom", "四": "name", "三": "idiom"}),
        (
            "Ⅰ—Ⅲ类桥梁有20座，Ⅳ类2座，无劣Ⅴ类；渡口动态清零，欠款归零；Ⅶ未查。",
            [20, 2],
            {"Ⅰ": "name", "Ⅲ": "name", "Ⅳ": "name", "Ⅴ": "name", "Ⅶ": "damage"},
        ),
        (
            "三级渡口14座，5座三级以上桥梁，一类区域和劣五类河段停用。",
            [14, 5],
            {"三": "name", "一": "name", "五": "name"},
        ),
        ("三期工程在二楼，九价疫苗和三等小麦到港。", [], dict.fromkeys("三二九", "name")),
        (
            "It had the lowest rate of the 12 counties and the highest of the 9 highways.",
            [9],
            {"12": "group"},
        ),
        ("铁二期货涨7%，三期限价房开建。", [7], {"二": "name", "三": "name"}),
        ("渡口分为三级，连续四期停用。", [3, 4], {}),
        ("桥梁Ⅱ期开工，Ⅰ、Ⅱ类和Ⅲ级渡口停用。", [], {"Ⅱ": "name", "Ⅰ": "name", "Ⅲ": "name"}),
        ("南湾市统计局 2025年3月6日", [], {"2025年3月6日": "date"}),
        ("（2025年3月6日）", [], {"2025年3月6日": "date"}),
        ("桥梁普查截至2025年3月6日", [], {"2025年3月6日": "period"}),
        ("大桥重20吨，普查日期 2025年3月6日", [20], {"2025年3月6日": "period"}),
    ],
)
def test_ages_and_numbers_of_names_are_dismissed(
    text: str, figures: list[int], dismissed: dict[str, str]
) -> None:
    draft = draft_article(f"Port\n\n{text}", this_year=2025, date="2025-02-01")[0]
    assert [int(figure.value) for figure in draft.figures] == figures
    assert {item.candidate.printed: item.reason for item in draft.dismissals} == dismissed
