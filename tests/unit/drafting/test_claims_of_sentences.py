"""A growth relates the levels of its own sentence before any others."""

from decimal import Decimal

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.model import Draft
from provcli.drafting.toml_text import write_draft

TITLE = "Northwind reports results\n\n"
FELL = "Its net profit fell 20 percent to $96 million from $120 million"


def make_draft(text: str) -> Draft:
    return draft_article(TITLE + text, this_year=2025, date="2025-02-01")[0]


def test_a_growth_is_that_of_the_levels_of_its_sentence() -> None:
    draft = make_draft(f"Northwind had revenue of $560 million in 2024. {FELL}.")
    assert [claim.verdict for claim in draft.claims] == ["exact"]
    assert draft.claims[0].row["inputs"] == [
        "northwind/net-profit/2023",
        "northwind/net-profit/2024",
    ]
    former = next(figure for figure in draft.figures if figure.value == 120_000_000)
    assert [*map(str, former.doubts)] == ["period? a year before the level after the change"]


def test_listed_shares_are_those_of_the_level_that_they_fit() -> None:
    text = (
        "2023年，云江市生产总值640亿元。林业总产值64亿元，第一产业产值16亿元，第二产业产值29亿元，第三产业产值19亿元。"
        "各产业占比分别为25.0%、48.0%和29.7%。"
    )
    found = [(claim.row["statement"], claim.verdict) for claim in make_draft(text).claims]
    assert found == [
        ("第二产业产值占比: 29亿 of 64亿.", "inconsistent"),
        ("第一产业产值占比: 16亿 of 64亿.", "exact"),
        ("第三产业产值占比: 19亿 of 64亿.", "consistent"),
    ]


def test_former_shares_are_not_those_of_the_levels() -> None:
    text = (
        "2023年，云江市生产总值1500亿元，其中第一产业增加值120亿元，第二产业增加值630亿元，"
        "第三产业增加值750亿元。三次产业结构由8.5:42.0:49.5调整为8.0:42.0:50.0。"
    )
    claims = make_draft(text).claims
    assert [(claim.row["kind"], claim.verdict) for claim in claims] == [("sum", "exact")]


def test_the_share_of_a_total_of_cities_is_one_of_the_whole_province() -> None:
    text = (
        "云江省公报\n\n2023年，全省用电量900亿千瓦时。用电量居前的为白川市（231亿千瓦时）和"
        "石岭市（118亿千瓦时），两市合计359亿千瓦时，占全省的39.9%。"
    )
    claims = draft_article(text, this_year=2025)[0].claims
    assert [(claim.row["statement"], claim.verdict) for claim in claims] == [
        ("用电量（总数）: the total of 白川市, 石岭市.", "inconsistent"),
        ("用电量占比: 359亿 of 900亿.", "consistent"),
    ]


def test_a_multiple_of_a_year_before_is_not_that_of_another_level_of_its_sentence() -> None:
    text = "2024年3月19日净买入64亿元；2024年累计净买入4100亿元，是上年同期的3倍。"
    assert not make_draft(text.replace("2024", "2023")).claims


def test_levels_of_other_sentences_do_not_contradict_a_growth() -> None:
    for other in (
        f"Net profit of Northwind was $150 million in 2023. {FELL} in 2024.",
        f"Northwind had a net profit of $50 million in 2024. {FELL}.\n"
        "Northwind's net profit was $40 million in 2023.",
    ):
        assert "inconsistent" not in {claim.verdict for claim in make_draft(other).claims}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The port had 2,150 ships, of which 640, or 29.8%, were tankers.", "share consistent"),
        (
            "The flood left 5,200 homes, about 75% of the 8,000 in the district, without power.",
            "share inconsistent",
        ),
        (
            "It sent 52 tonnes to Aldport and 71 tonnes to Belport, 133 tonnes in all.",
            "sum inconsistent",
        ),
        ("水电投资5亿元，火电投资7亿元，核电投资9亿元，合计21亿元。", "sum exact"),
        ("2024年全省企业1000家，其中高新技术企业250家，占25%。", "share exact"),
        ("2024年常住人口4655万人，比2023年的4673万人减少18万人。", "difference exact"),
        ("The number of ferries doubled from 40 in 2020 to 81 in 2023.", "ratio consistent"),
        (
            "Sales tripled to 90 million euros in 2024 from 20 million in 2023.",
            "ratio inconsistent",
        ),
        ("Its staff grew from 1,204 in 2020 to 1,503 in 2023, up 20%.", "growth inconsistent"),
        ("常住人口从2020年的120万人增加到2023年的150万人，增长20%。", "growth inconsistent"),
        (
            "Its margin fell by 3.0 percentage points, from 9.0% in 2022 to 7.0% in 2023.",
            "difference inconsistent",
        ),
        ("2023年，失业率由9.0%下降到7.0%，下降3.0个百分点。", "difference inconsistent"),
        (
            "Its debt was $90 million in 2023, $15 million more than the $80 million in 2022.",
            "difference inconsistent",
        ),
        (
            "Its debt was $65 million in 2023, $15 million less than the $80 million in 2022.",
            "difference exact",
        ),
        ("Online orders were 40% of the 500 orders, or 250 orders.", "share inconsistent"),
        ("2023年，出口额390亿元，比2022年的150亿元翻了一番。", "ratio inconsistent"),
        ("Its profit more than doubled to £20.4m from £9.9m.", "ratio consistent"),
        (
            "It has 60 buses, including 25 electric buses, 20 diesel buses and 20 vans.",
            "sum inconsistent",
        ),
        ("It has 61 buses: 25 electric buses, 21 diesel buses and 14 vans.", "sum inconsistent"),
        ("He had won nine of the 14 counts and lost the other four.", "sum inconsistent"),
        (
            "It has 1,284 shops. Of these, 1,022 are its own and 262, or 20.4%, are let.",
            "share consistent",
        ),
        (
            "生产总值900亿元，其中第一产业100亿元，第二产业300亿元，第三产业400亿元。",
            "sum inconsistent",
        ),
        (
            "It sold 5.1% less cocoa by weight in 2024: 203,000 tonnes, down from 214,000 in 2023.",
            "growth consistent",
        ),
        ("Its profit fell by a third to $20 million from $40 million.", "growth inconsistent"),
        (
            "2024年，云江省用电量900亿元，白川市（231亿元）和石岭市（118亿元）最多，两市合计359亿元。",
            "sum inconsistent",
        ),
        (
            "The average wait fell to 14 minutes in 2024 from 16, an improvement of 2 minutes.",
            "difference exact",
        ),
        (
            "2024年，进出口120亿元，出口80亿元，占67%，其中对欧盟出口30亿元，占37.5%。",
            "share consistent",
        ),
        (
            "In the fourth quarter of 2024, revenue rose 7%; in 2024, it rose 12% to $560 million"
            " from $500 million in 2023.",
            "growth exact",
        ),
        ("Of the 40 ferries, 22 were sold and the other 16 are in use.", "sum inconsistent"),
        ("Four of the 11 piers are closed, and the other seven are open.", "sum exact"),
        ("Of the 900 homes, 700 have power again, leaving 250 in the dark.", "sum inconsistent"),
        ("2024年，全市学校900所，其中小学600所，其余290所为中学。", "sum inconsistent"),
        (
            "The plan ends 480 jobs.\nIn all, 300 jobs go in 2026, and the other 150 in 2027.",
            "sum inconsistent",
        ),
        (
            "Sales were $140 million.\nThe north sold for $60 million. The south sold for $50"
            " million, while the west brought in the remaining $30 million.",
            "sum exact",
        ),
        ("It has 80 ships, and a quarter of them, about 25, are tankers.", "share inconsistent"),
        ("2024年发电量21亿千瓦时，其中水电占八成，为13亿千瓦时。", "share inconsistent"),
        ("Only 150 of 425 children came, a quarter.", "share inconsistent"),
        ("2024年新开项目150个，投资48亿元，其中大项目60个，占五成。", "share inconsistent"),
        ("2024年新增就业4.4万人，完成年度任务4万人的120%。", "share within-rounding"),
        (
            "It had 80 new cases in May 2024, 30 percent fewer than the 100 of April 2024, and 90"
            " in March 2024.",
            "growth inconsistent",
        ),
        ("Sales were $80 million. Wages took $20 million, a third of that.", "ratio inconsistent"),
        (
            "Sales were $80 million. The north sold for $30 million, a third of the total.",
            "ratio inconsistent",
        ),
        ("It found 21 cases in May, a third of the peak of 84 cases.", "ratio inconsistent"),
        ("2024年，粮食产量7.5亿公斤，居首位。\n2024年粮食总产量14亿斤。", "ratio inconsistent"),
        ("The road was 40 miles long in 2024. In 2024, the road had 75 km.", "ratio inconsistent"),
        ("2024年进出口12亿元，其中出口8亿元，进口4亿元，贸易顺差4亿元。", "sum exact"),
        (
            "2024年，研发强度2.02%，比上年提高0.07个百分点。2023年，研发强度1.90%。",
            "difference inconsistent",
        ),
        (
            "Its margin was 9.0% in 2024, up 2 percentage points from a year earlier.\n"
            "In 2023, the margin was 8.0%.",
            "difference inconsistent",
        ),
        ("2024年，贷款利率3.95%，比上年低0.3个百分点。", "difference unverifiable"),
        (
            "The margin deteriorated 2 percentage points to 14% in 2024 from 16% in 2023.",
            "difference exact",
        ),
    ],
)
def test_a_relation_of_a_sentence_is_a_claim(text: str, claim: str) -> None:
    found = [f"{each.row['kind']} {each.verdict}" for each in make_draft(text).claims]
    assert found == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Northwind had 84 shops in 2023 and 70 shops in 2022. In 2023, it had half as many shops as"
        " Halden.",
        "It has 60 buses, including 15 long buses and 10 vans.",
        "It has 60 buses, including 25 electric buses, 20 diesel buses and 10 vans.",
        "Its sales were $100 million, of which shop sales were $30 million and online sales"
        " $60 million.",
        "2024年，全市受理投诉1864件，其中噪声类802件、大气类671件，两类合计占近八成。",
        "2024年，床位46820张，其中医院37456张，基层机构7491张。",
        "It had 900 cases, of which 410 lambs and 300 kids together made up 80%.",
        "2024年，居民人均收入33620元，其中城镇居民人均收入41926元，农村居民人均收入20274元。",
        "Its combined ratio improved to 93.4% in 2024 from 96.1% in 2023.",
        "Its combined ratio worsened to 93.4% in 2024 from 92.1% in 2023.",
        "Its rivals shipped 1.93 million units. Foldables grew to 410,000 units; Halden had 38% of"
        " it.",
        "Its debt was $90 million in 2024, $15 million above its limit of $75 million, and its debt"
        " was $80 million in 2023.",
        "Its staff grew from 1,204 in 2020 to 1,503 in 2023, or 6% a year.",
        "The yield rose 3 basis points to 4.51%; it was 3.88% at the end of 2023.",
        "It has 1,640 apprentices, 210 more than last year, including 350 welders.",
        "Its profit was $68 million in 2024, compared with $75 million in 2023 and the $71 million"
        " that analysts had expected.",
        "In 2024 the index rose 22 points to 1,340; in 2023 it stood above 1,800.",
        "The north sold 620 ships, or 80 percent of its target, and the south 480, or 75 percent.",
        "2024年，入学率由2020年的60.0%升至64.5%，年均提高0.9个百分点。",
        "It has 40 ships and 30 planes. The other 12 are on order.",
        "It has 12 ships. It sold 7 boats, leased 2 cars, and kept the other 3.",
        "A third of pupils in 12 schools had no lunch, and 20 no books.",
        "In 2024, the road had 40 miles and the cable road had 9 km.",
        "Inflation fell to 6.8% in January from 7.3% in May 2024.",
        "The crown fell to 90 crowns to the dollar in January from 85 in May 2024.",
        "The yen weakened to 155.2 per dollar in January from 150.1 in May 2024.",
        "2024年12月，人民币对美元汇率由7.15升至7.10。",
        "The company climbed to 12 in the ranking in 2024 from 15 in 2023.",
        "Revenue rose 4% on an organic basis to $10.4 million in 2024 from $9.8 million in 2023.",
        "Revenue was $560 million in 2024 and $500 million in 2023. Adjusted for currency, revenue"
        " rose 8%.",
        "2024年，进口额由2020年的30亿元增加到60亿元，比2023年增长5%。",
        "The fund has 40 bonds, including 25 green bonds and 22 state bonds.",
        "2024年出口额100亿元，其中机电产品70亿元，高新技术产品45亿元。",
        "Sales were $80 million in 2024, 5% above the $70 million that analysts expected and up"
        " from $60 million in 2023.",
        "Women made up 40% of the 500 staff and 25% of the 60 managers.",
        "It sold 120 buses, 30 of them electric, or 12% more than in 2023.",
        "It expects sales of $6 million to $7 million, down from $8 million to $9 million.",
        "It had deposits of $61 million in 2024: $30 million in the first half of 2024, and $33"
        " million in the second half of 2024.",
        "Sales rose 9% in local currencies, to $560 million in 2024 from $540 million in 2023.",
        "2024年，进口额由2023年的30亿元增加到33亿元，上半年增长12%。",
        "Turnout was 30% in 2024, seven points higher than the 22% in 2023.",
        "In 2024, it sold 90 cars and 60 vans, jointly 30% of its 500 sales.",
    ],
)
def test_words_that_relate_no_levels_are_no_claim(text: str) -> None:
    assert make_draft(text).claims == ()


def test_a_growth_on_the_month_before_implies_no_level_of_the_year_before() -> None:
    claims = make_draft("2024年2月，进出口598.7亿元，同比增长21.4%，环比下降22.2%。").claims
    assert [claim.row["stated"] for claim in claims] == [
        "northwind-reports-results/trade-growth/2024-02"
    ]


def test_a_sum_of_a_list_that_may_be_incomplete_is_marked() -> None:
    draft = make_draft("It has 60 buses, including 25 electric buses, 20 diesel buses and 20 vans.")
    assert draft.claims[0].row["statement"] == (
        "Buses: the parts make up the whole, if the list is complete."
    )
    assert "# sum? inconsistent: 60 stated, 25 + 20 + 20 is 65" in "".join(write_draft(draft))


TWO_CITIES = """Two cities

Ashford

In 2023, exports of Ashford were $60 million. It counted 84,000 passengers.

Belton

In 2023, exports of Belton were $25 million. {}
"""
TWO_CHINESE_CITIES = """两市统计

江城市

2023年，江城市出口额50亿元。

湖滨市

2023年，湖滨市出口额30亿元，是江城市的一半。
"""


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        (
            TWO_CITIES.format("Belton's exports were half of Ashford's exports."),
            ["ashford/exports/2023", "belton/exports/2023"],
        ),
        (
            TWO_CITIES.format("It counted 31,500 passengers, half as many as its neighbor."),
            ["ashford/passengers/2023", "belton/passengers/2023"],
        ),
        (TWO_CHINESE_CITIES, ["city/exports/2023", "city-2/exports/2023"]),
    ],
)
def test_a_part_of_another_entity_is_a_ratio_and_no_figure(text: str, inputs: list[str]) -> None:
    draft = draft_article(text, this_year=2025, date="2024-02-01")[0]
    (claim,) = draft.claims
    assert (claim.row["kind"], claim.verdict) == ("ratio", "inconsistent")
    assert (claim.row["inputs"], claim.row["stated_value"]) == (inputs, Decimal("0.5"))
    assert [each.reason for each in draft.dismissals if each.reason == "claim"] == ["claim"]
    assert not [figure for figure in draft.figures if figure.measure.id in ("percent", "times")]


THREE_PORTS = (
    "In 2023, Ashford handled 90 million tons of goods. Belton handled 80 million tons of goods,"
    " ranking second. Colton handled 70 million tons of goods."
)
THREE_CITIES = "2023年，杭州市出口额90亿元。宁波市出口额80亿元，居第三位。温州市出口额70亿元。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Revenue was $500 million in 2023. It rose 12% to $560 million in 2024.", "growth exact"),
        ("2024年，营业收入560亿元，比2023年的500亿元增长15%。", "growth inconsistent"),
        ("Exports fell 20% from $50 million in 2022 to $40 million in 2023.", "growth exact"),
        ("渡轮数量从2020年的40艘翻一番，2023年达到80艘。", "ratio exact"),
        ("2023年，出口额90亿元，是2022年30亿元的3倍。", "ratio exact"),
        ("It had 400 ships, of which 100, or 30%, were tankers.", "share inconsistent"),
        ("Staff was 1,200 in 2023 and 1,000 in 2022, an increase of 200.", "difference exact"),
        ("Imports were $40 million in 2023, twice the exports of $20 million.", "ratio exact"),
        (
            "In 2023, exports were 90 tons and imports 30 tons, a third of exports.",
            "ratio consistent",
        ),
        ("Profit was $12 million in 2023, 8% of sales. Sales were $150 million.", "share exact"),
        (
            "In 2023, exports were 7 tons, 2 tons more than the imports of 5 tons.",
            "difference exact",
        ),
        ("In 2023, it had 80 ships, 20 more than its 50 planes.", "difference inconsistent"),
        ("In 2023, it had 80 ships, twice its 30 planes.", "ratio inconsistent"),
        ("2023年，出口额20亿元，进口额40亿元，进口额是出口额的两倍。", "ratio exact"),
        ("2023年，进口额40亿元，是出口额20亿元的3倍。", "ratio inconsistent"),
        ("Inflation fell to 7.3% in January from 6.8% in May 2024.", "order inconsistent"),
        ("2023年死亡率为8.24‰，比上年的8.26‰有所上升。", "order inconsistent"),
        ("2023年死亡率为8.34‰，较上年的8.26‰回落。", "order inconsistent"),
        ("1月失业率由6.8%降至7.3%。", "order inconsistent"),
        (
            "Ulm had sales of $61 million in 2024: $30 million in the first half of 2024, and $33"
            " million in the second half of 2024.",
            "sum inconsistent",
        ),
        ("2024年，出口61亿元，上半年出口30亿元，下半年出口31亿元。", "sum exact"),
        (THREE_PORTS, "rank exact"),
        (THREE_CITIES, "rank inconsistent"),
    ],
)
def test_each_kind_of_relation_is_a_claim_in_both_languages(text: str, claim: str) -> None:
    draft = draft_article(f"News\n\n{text}", this_year=2025, date="2025-02-01")[0]
    assert [f"{each.row['kind']} {each.verdict}" for each in draft.claims] == [claim]


def test_claims_that_contradict_the_figures_come_first() -> None:
    draft = make_draft(
        "It has 60 buses: 25 electric buses, 20 diesel buses and 15 vans.\n\nExports were $50"
        " million in 2022 and $60 million in 2023, up 50%. Staff grew 20% from 100 in 2022 to 150"
        " in 2023."
    )
    assert [claim.verdict for claim in draft.claims] == ["inconsistent", "inconsistent", "exact"]


HUBEI = "News\n\nHubei's exports were 70 billion yuan in 2023."
HENAN = "Henan's exports were 60 billion yuan in 2023"
PLAIN = (
    f"{HUBEI.removesuffix('.')}, 20 billion more than Henan's 60 billion. It ranked second in"
    " exports. Exports of cars accounted for 45 percent of exports, or 30 billion."
)
PLAIN_CHINESE = (
    "2023年湖北出口750亿元，比河南多200亿元，居第二位，占三省的45%；"
    "河南出口555亿元，湖南出口145亿元；三省合计1550亿元。"
)
THREE = (
    "In 2023, exports were 40 billion yuan in Hubei, 50 billion in Hunan, and 30 billion in Henan."
)
THREE_CHINESE = "2023年，湖北出口405亿元，湖南出口505亿元，河南出口305亿元"


def list_claims(text: str) -> list[str]:
    draft = draft_article(text, this_year=2025, date="2024-02-01")[0]
    return [
        " ".join((each.row["kind"], *each.row["inputs"], each.verdict)) for each in draft.claims
    ]


def test_a_plain_text_is_contradicted_in_every_relation() -> None:
    assert list_claims(PLAIN) == [
        "difference henan/exports/2023 hubei/exports/2023 inconsistent",
        "rank hubei/exports/2023 henan/exports/2023 inconsistent",
        "share hubei/exports-cars/2023 hubei/exports/2023 inconsistent",
    ]
    total = "hubei/exports/2023 henan/exports/2023 hunan/exports/2023"
    assert list_claims(f"统计公报\n\n{PLAIN_CHINESE}") == [
        "difference henan/exports/2023 hubei/exports/2023 inconsistent",
        f"rank {total} inconsistent",
        "share hubei/exports/2023 hunan/exports-total-number/2023 inconsistent",
        f"sum {total} inconsistent",
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            f"{HUBEI} {HENAN}, 10 billion less than Hubei's.",
            "difference hubei/exports/2023 henan/exports/2023 exact",
        ),
        (
            f"News\n\n{THREE_CHINESE}，比湖北少120亿元。",
            "difference hubei/exports/2023 henan/exports/2023 inconsistent",
        ),
        (
            f"{HUBEI} {HENAN}, a quarter of those of Hubei.",
            "ratio hubei/exports/2023 henan/exports/2023 inconsistent",
        ),
        (
            f"News\n\n{THREE_CHINESE}，是湖北的四分之一。",
            "ratio hubei/exports/2023 henan/exports/2023 inconsistent",
        ),
        (
            f"{HUBEI} {HENAN}, 40 percent of those of Hubei.",
            "share henan/exports/2023 hubei/exports/2023 inconsistent",
        ),
        (
            f"News\n\n{THREE_CHINESE}，相当于湖北的75%。",
            "share henan/exports/2023 hubei/exports/2023 consistent",
        ),
        (
            f"{HUBEI} Exports of cars were 35 billion yuan, accounting for 45 percent of exports.",
            "share hubei/exports-cars/2023 hubei/exports/2023 inconsistent",
        ),
        (
            "News\n\n2023年湖北出口705亿元，汽车出口305亿元，占出口的53%。",
            "share hubei/cars-exports/2023 hubei/exports/2023 inconsistent",
        ),
        (
            f"News\n\n{THREE} Hubei ranked first in exports.",
            "rank hubei/exports/2023 hunan/exports/2023 henan/exports/2023 inconsistent",
        ),
        (
            f"News\n\n{THREE_CHINESE}。湖北出口居第二位。",
            "rank hubei/exports/2023 hunan/exports/2023 henan/exports/2023 exact",
        ),
        (
            f"News\n\n{THREE} In 2023, the three provinces' exports totaled 75 billion yuan.",
            "sum hubei/exports/2023 hunan/exports/2023 henan/exports/2023 inconsistent",
        ),
        (
            f"News\n\n{THREE_CHINESE}，三省合计1215亿元。",
            "sum hubei/exports/2023 hunan/exports/2023 henan/exports/2023 exact",
        ),
    ],
)
def test_a_relation_to_other_entities_is_a_claim(text: str, claim: str) -> None:
    assert list_claims(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        f"{HUBEI} {HENAN}. Hubei ranked second nationwide in exports.",
        f"{HUBEI} {HENAN}. In 2023, the three provinces' exports totaled 900 billion yuan.",
        f"{HUBEI.removesuffix('.')}, 30 percent of China's exports to Henan. {HENAN}.",
        f"{HUBEI} {HENAN}. Hubei ranked second in exports of cars.",
        f"{HUBEI} {HENAN}. Hubei ranked second in exports in its region.",
        f"{HUBEI} It was 40 billion more than that of Hunan.",
        "In 2023, output of Germany was 40 million tonnes, or twice that of France.",
        "2023年湖北出口700亿元，进口300亿元，出口占全国的70%。",
        f"News\n\n{THREE_CHINESE}，湖北居全国第一位。",
    ],
)
def test_a_relation_to_figures_that_the_text_lacks_is_no_claim(text: str) -> None:
    assert list_claims(text) == []


def test_a_difference_is_that_of_the_entity_just_before_it() -> None:
    claim = "difference germany/population/2023 italy/population/2023 inconsistent"
    text = "The population of France was 68 million in 2023 and that of Italy was 59 million"
    assert list_claims(f"News\n\n{text}, 15 million fewer than Germany's 84 million.") == [claim]
    claim = "difference city/exports/2023 city-2/exports/2023 inconsistent"
    text = "2023年，杭州市出口额90亿元，宁波市出口额80亿元，比杭州少20亿元。"
    assert list_claims(f"城市统计\n\n{text}") == [claim]


def test_a_total_of_entities_is_marked_as_one_of_none() -> None:
    draft = draft_article(f"News\n\n{THREE_CHINESE}，三省合计1215亿元。", this_year=2025)[0]
    assert [*map(str, draft.figures[-1].doubts)] == ["entity? the total of Hubei, Hunan, Henan"]


BIRTHS = "南湾市公报\n\n2023年，全市出生率为8.14‰，死亡率为6.02‰，自然增长率为"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "南湾市计划\n\n2025年1月20日\n\n2024年计划投资60亿元，全年投资80亿元。2025年计划投资92亿元，比上年增长15%。",
            ["growth from 80亿 to 92亿 exact"],
        ),
        (f"{BIRTHS}2.12‰。", ["difference 8.14‰ less 6.02‰ exact"]),
        (f"{BIRTHS}2.21‰。", ["difference 8.14‰ less 6.02‰ inconsistent"]),
        (
            "Osterland\n\nIn 2023, the birth rate was 8.1 per 1,000, the death rate was 6.0 per"
            " 1,000 and the rate of natural increase 2.4 per 1,000.",
            ["difference 8.1 less 6.0 inconsistent"],
        ),
        (
            "南湾市公报\n\n2023年末常住人口412.5万人，其中城镇常住人口264.0万人，"
            "常住人口城镇化率为65.0%。",
            ["share 264.0万 of 412.5万 inconsistent"],
        ),
        (
            "南湾市公报\n\n2023年居民人均可支配收入32100元。其中，城镇居民40200元；"
            "农村居民20100元。城乡居民收入比为2.00。",
            ["ratio the ratio of 40200 to 20100 exact"],
        ),
        (
            "南湾市公报\n\n2023年社会消费品零售总额642.5亿元。按经营地分，城镇504.2亿元；"
            "乡村138.3亿元。",
            ["sum the parts make up the whole exact"],
        ),
        (
            "南湾市公报\n\n2023年地区生产总值1500.0亿元。其中，第一产业增加值120.0亿元；第二产业增加值"
            "630.0亿元；第三产业增加值750.0亿元。三次产业结构为8.0∶43.0∶50.0。",
            ["share 630.0亿 of 1500.0亿 inconsistent", "share 120.0亿 of 1500.0亿 exact",
             "share 750.0亿 of 1500.0亿 exact", "sum the parts make up the whole exact"],
        ),
        # A growth at constant prices relates no printed levels.
        ("南湾市公报\n\n2023年生产总值1500亿元，按可比价格计算，比上年增长6.1%。", []),
        ("南湾市公报\n\n2023年生产总值1500亿元，比上年增长6.1%（按不变价格计算）。", []),
        (
            "Osterland\n\nIn 2023, sales of $560 million were up 4% in real terms from a year"
            " earlier.",
            [],
        ),
        (
            "南湾市公报\n\n2023年财政收入150亿元，比上年增长6.1%，扣除价格因素实际增长5.2%。",
            ["growth from the year before unverifiable"],
        ),
    ],
)  # fmt: skip
def test_a_rate_is_that_of_which_its_name_speaks(text: str, claims: list[str]) -> None:
    found = draft_article(text, this_year=2025)[0].claims
    assert [
        f"{claim.row['kind']} {claim.row['statement'].partition(': ')[2][:-1]} {claim.verdict}"
        for claim in found
    ] == claims


DIVISIONS = """Halden Mills Ltd report

Halden Mills said its revenue was $90.0 million in 2024.

Yarnway's revenue was $50.0 million in 2024. Its operating profit came to $5.0 million in 2024, \
a margin of {margin}%.

Halden Mills had orders of $99.0 million in 2024, equal to {times} times sales.
"""


@pytest.mark.parametrize(
    ("margin", "times", "verdicts"),
    [
        ("10.0", "1.10", {"share": "exact", "ratio": "exact"}),
        ("12.0", "1.30", {"share": "inconsistent", "ratio": "inconsistent"}),
    ],
)
def test_claims_of_results(margin: str, times: str, verdicts: dict[str, str]) -> None:
    text = DIVISIONS.format(margin=margin, times=times)
    claims = draft_article(text, this_year=2025, date="2025-02-01")[0].claims
    assert {claim.row["kind"]: claim.verdict for claim in claims} == verdicts


TWO_DIVISIONS = """Halden Mills

Boats

{}

Cars and vans

Its profit rose 2.2% to $231 million in 2023.
"""


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            TWO_DIVISIONS.format("The division earned $214 million in 2023, and overtook cars and"
                                 " vans to become the biggest."),
            ["order halden-mills/profit/2023 halden-mills/earnings/2023 inconsistent"],
        ),
        (
            "城市统计\n\n2023年，杭州市出口额90亿元。2023年，宁波市出口额95亿元，反超杭州市。",
            ["order city/exports/2023 city-2/exports/2023 exact"],
        ),
        # A division does not overtake itself.
        (
            "Halden\n\nBoats\n\nBoats earned $9 million in 2023, and overtook boats of others.",
            [],
        ),
        # Sales are not earned, and of two amounts none is said to be the larger one.
        (TWO_DIVISIONS.format("Sales were $90 million in 2023, and overtook cars and vans."), []),
        (
            "城市统计\n\n2023年，杭州市出口额90亿元。2023年，宁波市出口额80亿元，进口额99亿元，"
            "反超杭州市。",
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_overtaken_is_less(text: str, claims: list[str]) -> None:
    assert [one for one in list_claims(text) if "order" in one] == claims


def test_a_number_that_is_a_claim_is_the_input_of_no_other_one() -> None:
    text = (  # A footnote, 5, follows the first sentence.
        "Brisk Air earned £31m in the year to 30 September. Revenue advanced 12 per cent to"
        " £3.36bn.5 Fuel took £840m, exactly a quarter of that, compared with 29 per cent a year"
        " earlier.\nThe Harbour Gazette, 14 November 2025\n"
    )
    draft = draft_article(text, this_year=2025)[0]
    ids = {figure.id for figure in draft.figures}
    assert draft.claims
    for claim in draft.claims:
        implied = {claim.row.get("implies")}
        assert set(claim.row["inputs"]) - implied <= ids
