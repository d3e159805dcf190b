"""Which entity each number is about: that of its section, or the subject of its sentence."""

import pytest

from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.draft import draft_article
from provcli.drafting.model import Draft
from provcli.drafting.toml_text import write_draft

COMPANIES = """Two firms report results

Northwind

Revenue rose to $560 million in 2024. Northwind employs 4,200 people.

Halden

Halden said its revenue was $300 million in 2024. Unlike Halden, Northwind opened 15 shops. \
It closed 12 stores in 2024, and the sales of Halden were $250 million.
"""
CITIES = """两市公布数据

杭州

2024年，杭州市生产总值20000亿元，同比增长5.2%。杭州常住人口1250万人。

宁波

2024年，宁波港口货物12亿吨。全年接待游客970万人。
"""
TOPICS = """Trade of Norway

Exports

Exports rose to $560 million in 2024 in Norway. Norway had 32 ports in 2024.

Tourism

Tourism grew by 5 percent in Norway in 2024.
"""
SUBJECTS = """Strong quarter

Apple said its revenue was $90 billion in 2024. Its profit was $20 billion. \
Microsoft reported revenue of $60 billion in 2024. Microsoft's profit was $15 billion.
"""


def make_draft(text: str, kind: str | None = None) -> Draft:
    return draft_article(text, this_year=2025, date="2025-02-01", kind=kind)[0]


def entities_by_number(draft: Draft) -> dict[str, str]:
    names = {row["id"]: row["name"] for row in draft.entities}
    return {figure.candidate.printed: names[figure.entity] for figure in draft.figures}


def test_a_heading_is_the_entity_of_its_section() -> None:
    found = entities_by_number(make_draft(COMPANIES))
    assert (found["$560 million"], found["4,200"]) == ("Northwind", "Northwind")
    assert (found["$300 million"], found["12"], found["$250 million"]) == ("Halden",) * 3
    assert found["15"] == "Northwind"


@pytest.mark.parametrize(("kind", "expected"), [(None, {"entity", "company"}), ("bank", {"bank"})])
def test_the_kind_of_a_heading_is_given_or_guessed(kind: str | None, expected: set[str]) -> None:
    rows = make_draft(COMPANIES, kind).entities
    assert {row["id"] for row in rows} >= {"northwind", "halden"}
    assert {row["kind"] for row in rows} <= expected


def test_a_company_is_called_by_its_first_word() -> None:
    draft = make_draft(COMPANIES.replace("\nHalden\n", "\nHalden Group\n"))
    assert entities_by_number(draft)["$300 million"] == "Halden Group"
    assert {"halden", "halden-group"} & {row["id"] for row in draft.entities} == {"halden-group"}


def test_chinese_headings_are_the_entities_of_their_sections() -> None:
    draft = make_draft(CITIES)
    found = entities_by_number(draft)
    assert {found["20000亿"], found["5.2%"], found["1250万"]} == {"杭州"}
    assert {found["12亿"], found["970万"]} == {"宁波"}
    rows = [row for row in draft.entities if row["name"] in ("杭州", "宁波")]
    assert [(row["id"], row["kind"]) for row in rows] == [("city", "city"), ("city-2", "city")]
    assert {"生产总值", "常住人口"} <= {figure.name for figure in draft.figures}


def test_a_heading_that_is_a_topic_is_not_an_entity() -> None:
    assert [row["id"] for row in make_draft(TOPICS).entities] == ["norway"]


GROUP_LAST = """Acme Group lifts profit

Acme Group said sales of its three divisions grew to $20 million in 2024.

Marine
Marine sales rose to $5 million, or 25% of the group total. Its profit was $2 million.

Water
Water sold 12 plants.

Together the three divisions earned $9 million. Rent was $1 million.

The group spent $3 million, Marine $2 million.
"""


def test_the_company_is_meant_by_its_name_in_the_section_of_a_division() -> None:
    draft = make_draft(GROUP_LAST)
    found = [(one.candidate.printed, draft.entity_names[one.entity]) for one in draft.figures]
    assert found == [
        ("three", "Acme Group"),
        ("$20 million", "Acme Group"),
        ("$5 million", "Marine"),
        ("25%", "Marine"),
        ("$2 million", "Marine"),
        ("12", "Water"),
        ("three", "Water"),
        ("$9 million", "Acme Group"),
        ("$1 million", "Acme Group"),
        ("$3 million", "Acme Group"),
        ("$2 million", "Marine"),
    ]
    rent = next(one for one in draft.figures if one.candidate.printed == "$1 million")
    assert rent.find_question("entity") == "from a sentence before"


INDEXES = """Shares fall in Belmora

The Selma lost 412 points, or 0.5%, to 82,047 on Monday, and the Orvo 50 slipped 0.4% to 25,068.

The Harbour Alliance holds 54% of the shares. The Alliance sold 3% of them in 2024.
"""


def test_an_index_and_the_last_word_of_a_name_are_known() -> None:
    draft = make_draft(INDEXES)
    assert entities_by_number(draft) == {
        "412": "Selma",
        "0.5%": "Selma",
        "82,047": "Selma",
        "0.4%": "Orvo 50",
        "25,068": "Orvo 50",
        "54%": "Harbour Alliance",
        "3%": "Harbour Alliance",
    }


@pytest.mark.parametrize("text", ["岭川省蔬菜市场成交25万吨。", "市场销量占岭川省的六成。"])
def test_a_market_or_a_part_of_a_place_is_not_surely_about_it(text: str) -> None:
    draft = make_draft(f"岭川省公报\n\n岭川省发电8亿度。\n\n{text}")
    assert [figure.is_entity_assumed for figure in draft.figures] == [False, True]


HEADED_DIVISIONS = """Acme Group lifts profit with marine pumps and clean water

Acme Group said sales of its three divisions grew to $20 million.

Marine
Marine sales rose to $5 million.

Water
Water sold 12 plants.

Outlook
Sales should reach $9 million.
"""


def test_the_divisions_of_a_company_have_headings() -> None:
    names = [row["name"] for row in make_draft(HEADED_DIVISIONS).entities]
    assert names == ["Acme Group", "Marine", "Water"]
    plain = HEADED_DIVISIONS.replace("three divisions", "three yards")
    assert "Water" not in [row["name"] for row in make_draft(plain).entities]


def test_a_company_that_reports_is_a_subject() -> None:
    found = entities_by_number(make_draft(SUBJECTS))
    assert {found["$90 billion"], found["$20 billion"]} == {"Apple"}
    assert {found["$60 billion"], found["$15 billion"]} == {"Microsoft"}


DOERS = """Figures for 2023

Lagos exported 177,000 cars in 2023, the office said. Osaka has 2.7 million people.

Chengdu built 41 km of metro in 2023, and Wuhan built 30 km. Farmers delivered 12 tons.

Volkswagen delivered 9.2 million cars in 2023. Los Angeles opened three ports. \
Airbus said it delivered 735 jets.

In Tanzania, 161 people died in 2023. In neighbouring Uganda, 14 people died.
"""


def test_a_name_that_does_something_is_an_entity() -> None:
    found = entities_by_number(make_draft(DOERS))
    assert found == {
        "177,000": "Lagos",
        "2.7 million": "Osaka",
        "41": "Chengdu",
        "30": "Wuhan",
        "12": "Wuhan",
        "9.2 million": "Volkswagen",
        "three": "Los Angeles",
        "735": "Airbus",
        "161": "Tanzania",
        "14": "Uganda",
    }


def test_a_chinese_city_that_does_something_is_an_entity() -> None:
    text = "多地公布去年数据\n\n成都市2023年建成地铁41公里，武汉市建成地铁30公里。"
    assert entities_by_number(make_draft(text)) == {"41": "成都市", "30": "武汉市"}


def test_a_title_that_begins_with_a_period_names_its_city() -> None:
    text = "一季度榕陵楼市：成交止跌\n\n榕陵新房价格上涨2%。今年，榕陵的库存12套。"
    assert set(entities_by_number(make_draft(text)).values()) == {"榕陵"}


def test_a_company_keeps_its_name_where_it_acts_under_a_shorter_one() -> None:
    draft = make_draft(
        "Results\n\nRival Castle Board Ltd reported revenue of $98 million in 2024. "
        "Castle's net profit was $20 million in 2024."
    )
    assert set(entities_by_number(draft).values()) == {"Castle Board"}


SURE: list[str] = []
BEFORE = ["entity? from a sentence before"]


def also(name: str) -> list[str]:
    return [f"entity? the sentence also names {name}"]


@pytest.mark.parametrize(
    ("text", "entity", "doubts"),
    [
        ("Norway's exports rose 3% in 2024.", "Norway", SURE),
        ("In 2024, Sweden sold 3 ships.", "Sweden", SURE),
        ("Exports of Norway rose 3% in 2024.", "Norway", SURE),
        ("Banco Azul rose 3% in 2024.", "Norway", also("Banco Azul")),
        ("Norway sold 5 ships, and Banco Azul slipped 3%.", "Norway", also("Banco Azul")),
        ("Anna Bell, who farms near the fjord, has 3 cows.", "Norway", also("Anna Bell")),
        ("In the town of Keld, 3 mm fell.", "Norway", also("Keld")),
        ("Ships to Sweden carried 3 tonnes.", "Norway", also("Sweden")),
        ("Norway paid 9%, against 3% across Marlshire.", "Norway", also("Marlshire")),
        ("Norway paid 9%, against 3% across Norway in 2023.", "Norway", SURE),
        ("Sweden sold two ships in 2024. Exports rose 3%.", "Sweden", BEFORE),
        ("Sweden sold two ships in 2024. The country had 3 ports.", "Norway", SURE),
    ],
)
def test_an_entity_that_the_sentence_does_not_speak_of_is_a_question(
    text: str, entity: str, doubts: list[str]
) -> None:
    draft = make_draft(f"Markets of Norway\n\nNorway had 32 ports in 2024. {text}")
    figure = draft.figures[-1]
    own = [str(doubt) for doubt in figure.doubts if doubt.field == "entity"]
    assert (draft.entity_names[figure.entity], own) == (entity, doubts)


@pytest.mark.parametrize(
    ("title", "text", "question"),
    [
        (
            "Markets of Norway",
            "Exports rose 3% in 2024, and imports rose 4%. Norway had 32 ports in 2024.",
            "entity? from the title; assumed for 2 figures whose sentences name no entity",
        ),
        (
            "Record crowd cheers runners",
            "KOTA SERI, Malaysia, May 3 - It drew 1,200 runners and 30 cats. It lasted 3 hours.",
            "entity? from the name that the text has most often; assumed for 1 figure whose"
            " sentence names no entity",
        ),
        (
            "Library loans rise",
            "The libraries of Marden lent 5,214 books.",
            "entity? from the first place that the text names; assumed for 1 figure whose sentence"
            " names no entity",
        ),
        ("Ports", "Norway had 32 ports.", None),
    ],
)
def test_the_entity_of_sentences_that_name_none_is_one_question(
    title: str, text: str, question: str | None
) -> None:
    draft, _ = draft_article(text, this_year=2025, title=title)
    file = DatasetFile("".join(write_draft(draft)), "draft.toml")
    questions = [
        str(doubt)
        for (table, _), doubts in file.doubts.items()
        for doubt in doubts
        if table == "entities"
    ]
    assert questions == ([question] if question else [])


def test_a_sentence_that_calls_the_province_by_its_kind_is_about_it() -> None:
    draft = make_draft("云江省公报\n\n白川市接待游客231万人。年末全省有公园46个。粮食产量3吨。")
    assert list(entities_by_number(draft).values()) == ["白川市", "云江省", "云江省"]


def test_a_company_under_the_heading_of_another_has_its_own_figures() -> None:
    draft = draft_article(
        "Shipbuilders report\n\nHalden Marine\n\nHalden Marine said sales rose 5% to $20 million. "
        "Meanwhile, Norrvik Marine said sales fell 3% to $10 million. The shares of Norrvik Marine "
        "rose 2%.\n\nOther news\n\nNorrvik Marine will hire 20 people.",
        this_year=2024,
    )[0]
    assert [(figure.candidate.printed, figure.entity) for figure in draft.figures] == [
        ("5%", "halden-marine"),
        ("$20 million", "halden-marine"),
        ("3%", "norrvik-marine"),
        ("$10 million", "norrvik-marine"),
        ("2%", "norrvik-marine"),
        ("20", "norrvik-marine"),
    ]


RESULTS = """{title}

{dateline} said on Tuesday that its net profit fell 27% to 148 million euros in 2024.

Sales rose 8.4 percent, although {the_company} sold fewer beans from Ghana. {the_company} ran 486 \
shops in France in 2024. Poland opened 12 ports.
"""


@pytest.mark.parametrize(
    ("title", "dateline", "the_company"),
    [
        (
            "Belmaire profit slumps",
            "ZURICH, Oct 14 - Swiss chocolate maker Belmaire",
            "the company",
        ),
        ("Cocoa hurts", "ZURICH, Oct 14 - Swiss chocolate maker Belmaire", "the group"),
        ("Belmaire returns to profit", "ZURICH, Oct 14 - Belmaire", "The retailer"),
    ],
)
def test_results_are_those_of_the_company(title: str, dateline: str, the_company: str) -> None:
    text = RESULTS.format(title=title, dateline=dateline, the_company=the_company)
    draft = make_draft(text)
    found = entities_by_number(draft)
    assert {name for number, name in found.items() if number != "12"} == {"Belmaire"}
    assert [(row["name"], row["kind"]) for row in draft.entities] == [
        ("Belmaire", "company"),
        ("Poland", "country"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "马来西亚封装企业海山科技今天公布，截至2024年3月的财政年度，公司营业额38亿元",
        "动力电池企业海山科技28日晚间披露半年报。2024年，公司营业收入38亿元",
        "海山科技1月9日发布产销快报。2024年，公司收入38亿元",
    ],
)
def test_chinese_results_are_those_of_the_company(opening: str) -> None:
    draft = make_draft(f"净利增长\n\n{opening}，海外收入9亿元。位于匈牙利的工厂投资2亿元。")
    assert [(row["name"], row["kind"]) for row in draft.entities] == [("海山科技", "company")]


def test_a_country_stays_one_in_a_text_on_companies() -> None:
    text = "Northwind\n\nNorthwind Ltd had sales of $5 million. Norway exported 3 tonnes of fish."
    draft = make_draft(text, "company")
    assert {row["name"]: row["kind"] for row in draft.entities} == {
        "Northwind": "company",
        "Norway": "country",
    }


def test_a_country_of_a_list_is_not_the_subject() -> None:
    draft = make_draft(
        "Poland culls hens\n\nPoland has 40 farms. Britain, Japan and five other countries have "
        "halted imports from it."
    )
    assert set(entities_by_number(draft).values()) == {"Poland"}


def test_a_common_noun_is_not_an_entity() -> None:
    draft = make_draft(
        "岭西省公报\n\n2024年能源生产总量1.86亿吨。全年能源投资完成743亿元。"
        "单位地区生产总值能耗下降3.1%。"
    )
    assert [row["name"] for row in draft.entities] == ["岭西省"]
    assert [figure.name for figure in draft.figures] == [
        "能源生产总量",
        "能源投资",
        "单位地区生产总值能耗增速",
    ]


def test_the_place_of_a_noun_is_the_subject_of_a_text_on_places() -> None:
    text = (
        "Labor markets\n\nThe unemployment rate in Portugal was 6.4% in May 2024. "
        "In Spain, the rate was 11.7%.\n\nYouth unemployment in Portugal fell to 21.9%.\n"
    )
    found = entities_by_number(make_draft(text))
    assert found == {"6.4%": "Portugal", "11.7%": "Spain", "21.9%": "Portugal"}


def test_the_place_of_a_noun_is_not_the_subject_of_a_text_on_a_company() -> None:
    text = "Kupfer AG reports\n\nKupfer AG earned $5 million in 2024. Sales in Spain rose 7%.\n"
    assert set(entities_by_number(make_draft(text)).values()) == {"Kupfer"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "In 2023, exports were 40 billion yuan in Hubei, 50 billion in Hunan, and 30 billion"
            " in Henan.",
            ["hubei/exports/2023", "hunan/exports/2023", "henan/exports/2023"],
        ),
        (
            "In 2023, Hubei had 25,000 enterprises, Henan 12,000, and Hunan 16,000.",
            ["hubei/enterprises/2023", "henan/enterprises/2023", "hunan/enterprises/2023"],
        ),
        (
            "In 2023, Hubei had 25,000 enterprises, 13,000 more than the 12,000 in Henan.",
            ["hubei/enterprises/2023", "hubei/enterprises-change/2023", "henan/enterprises/2023"],
        ),
        (
            "Hubei's exports were 70 billion yuan in 2023, 20 billion more than Henan's 60"
            " billion.",
            ["hubei/exports/2023", "hubei/exports-change/2023", "henan/exports/2023"],
        ),
        (
            "2023年，湖北出口400亿元，湖南出口500亿元，河南出口300亿元。",
            ["hubei/exports/2023", "hunan/exports/2023", "henan/exports/2023"],
        ),
    ],
)
def test_each_number_of_a_list_is_about_its_own_entity(text: str, ids: list[str]) -> None:
    assert [figure.id for figure in make_draft(f"News\n\n{text}").figures] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "In 2023, Hubei had 25,000 enterprises in Wuhan and 12,000 workers in Henan.",
            {"enterprises", "workers"},
        ),
        ("In 2023, Norway sold 40 ships, 5 more than in 2022, in Sweden.", {"ships"}),
    ],
)
def test_a_number_with_its_own_noun_does_not_continue_a_list(text: str, ids: set[str]) -> None:
    assert {figure.base for figure in make_draft(f"News\n\n{text}").figures} == ids


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Fish landings in Varnholm rise", "Boats in Varnholm landed 5 tonnes.", "Varnholm"),
        ("Profit falls", "Kestrel Brewing, Norway's second-largest brewer, sold 5 breweries.",
         "Kestrel Brewing"),
        ("Record crowd cheers runners", "KOTA SERI, Malaysia, May 3 - It drew 1,200 runners.",
         "Malaysia"),
        ("台风登陆临东沿海", "临东省转移21万人。临东省农田受淹3万亩。", "临东省"),
        ("老楼装电梯，芦桥区再添120部", "全区加装电梯97部。", "芦桥区"),
        ("Nine saved from a Bolivian mine", "The Santa Rita mine in Oruro has 61 workers.",
         "Santa Rita mine"),
        ("Halden Ltd to close a mine", "Halden Ltd said the Santa Rita mine has 61 workers.",
         "Halden"),
        ("Library loans rise", "The libraries of Marden lent 5,214 books.", "Marden"),
    ],
)  # fmt: skip
def test_the_title_an_apposition_the_dateline_or_a_place_names_the_entity(
    title: str, text: str, expected: str
) -> None:
    draft, _ = draft_article(text, this_year=2025, title=title)
    assert {draft.entity_names[figure.entity] for figure in draft.figures} == {expected}


def list_names(draft: Draft) -> list[str]:
    """Return the names of the entities, each with its aliases after a slash."""
    return ["/".join([row["name"], *row.get("aliases", ())]) for row in draft.entities]


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        (
            "Tarrowby Cycles lifts dividend",
            "Tarrowby Cycles, the bicycle maker, said profit rose by 5%. Tarrowby sold 400 bikes.",
            ["Tarrowby Cycles/Tarrowby"],
        ),
        (
            "Marden Council hires",
            "Marden Council employed 12 people. Marden built 40 km of roads in 2023.",
            ["Marden Council", "Marden"],
        ),
        (
            "Power stays cheap",
            "The Federal Grid Agency (FGA) said it sold 5 plants. FGA bought 3 plants.",
            ["Federal Grid Agency/FGA"],
        ),
        (
            "海山科技净利增长",
            "海山科技8日晚间披露年报，2024年营业收入38亿元。海山销售芯片3万片。",
            ["海山科技/海山"],
        ),
        (
            "School roll grows",
            "St Aldhelm's said it hired 5 teachers. They like St Aldhelm's. St Aldhelm's has 2"
            " labs.",
            ["St Aldhelm's/St Aldhelm"],
        ),
        ("Norvik's ports", "Norvik's ships sold 5 tonnes. Norvik bought 3 ships.", ["Norvik"]),
    ],
)
def test_a_shorter_name_is_an_alias(title: str, text: str, names: list[str]) -> None:
    assert list_names(draft_article(text, this_year=2025, title=title)[0]) == names


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Sarvana cuts estimate",
            "Sarvana, one of India's cotton states, on Tuesday reported a harvest of 14 tonnes.",
            "Sarvana",
        ),
        ("Race in Spain", "Kenya's Daniel Kiprop won by 38 seconds.", "Spain"),
        ("Northwind results", "Ms Oldcastle plans to open 150 shops for Northwind.", "Northwind"),
        ("Fares rise", "Lusorail, Portugal's railway, said its sales rose 5%.", "Lusorail"),
        ("岭川省金融", "中国人民银行岭川省分行的数据显示，贷款余额6.84万亿元。", "岭川省"),
        ("湖南湖北公报", "湖北高新技术企业2.5万家。", "Hubei"),
        ("湖南湖北公报", "湖北银行业贷款3亿元。", "Hubei"),
        ("湖北公报", "境外机构持有银行间市场债券3亿元。", "Hubei"),
        ("青渡地铁4号线开通", "青渡的4号线终于开通。\n\n4号线全长31公里。", "青渡地铁4号线"),
        (
            "江西省公报",
            "云垌市产量7万吨，梅川市产量5万吨，三市合计17万吨。",
            "Jiangxi",
        ),
        (
            "毛岛股份季报",
            "毛岛股份公布季报，营收8亿元。\n\n越南工厂的产能利用率升至92%。",
            "毛岛股份",
        ),
        (
            "Stocks slip",
            "U.S. stocks fell.\n\nAnalysts waited.\n\nChipmaker Corvane Ltd sank. The company sold"
            " shares. Corvane is big.\n\nGold added 3%.",
            "United States",
        ),
    ],
)
def test_what_is_only_mentioned_is_not_the_entity(title: str, text: str, expected: str) -> None:
    draft, _ = draft_article(text, this_year=2025, title=title)
    assert draft.entity_names[draft.figures[-1].entity] == expected


GRID = "云江省公报\n\n2024年，全省用电量900亿元。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "居前的为白川市（231亿元）、石岭市（118亿元）和梅洲市（约64亿元），三市合计423亿元。",
            {
                "231亿": ("白川市", "用电量"),
                "118亿": ("石岭市", "用电量"),
                "64亿": ("梅洲市", "用电量"),
                "423亿": ("云江省", "用电量（总数）"),
            },
        ),
        (
            "白川市用电量231亿元，石岭市用电量118亿元。"
            "失业率低于全省的只有白川和石岭两市，分别为2.8%和2.4%；梅洲市失业率最高，但不足5%。",
            {
                "231亿": ("白川市", "用电量"),
                "118亿": ("石岭市", "用电量"),
                "2.8%": ("白川市", "失业率"),
                "2.4%": ("石岭市", "失业率"),
                "5%": ("梅洲市", "失业率"),
            },
        ),
        (
            "白川市用电量231亿元，石岭市用电量118亿元。白川市、石岭市用电量分别增长2.8%和2.4%。",
            {
                "231亿": ("白川市", "用电量"),
                "118亿": ("石岭市", "用电量"),
                "2.8%": ("白川市", "用电量增速"),
                "2.4%": ("石岭市", "用电量增速"),
            },
        ),
    ],
)
def test_each_number_of_a_chinese_list_is_about_its_own_city(
    text: str, expected: dict[str, tuple[str, str]]
) -> None:
    draft = make_draft(GRID + text)
    found = {
        figure.candidate.printed: (draft.entity_names[figure.entity], figure.name)
        for figure in draft.figures
    }
    assert found == {"900亿": ("云江省", "用电量"), **expected}


def test_the_short_name_of_a_city_in_a_list_is_an_alias() -> None:
    text = "白川市用电量231亿元，石岭市用电量118亿元。白川和石岭两市人口分别增长2.8%和2.4%。"
    rows = make_draft(GRID + text).entities
    found = {row["name"]: row.get("aliases") for row in rows}
    assert found == {"云江省": None, "白川市": ["白川"], "石岭市": ["石岭"]}


DIVISIONS = """Acme Tools cuts forecast

Acme Tools said its revenue was $90 million in 2024. Its Pumps division was for sale.

Boats & Oars, which makes hulls and sells them to clubs, grew to $50 million. Its profit was \
$4 million. The division shipped 700 hulls.

Rigging did worse: sales fell to $30 million.

In Pumps, the smallest division, sales were $10 million. Central costs, which the company does \
not share out, were $2 million.
"""


def test_the_divisions_of_a_company_own_their_numbers() -> None:
    draft = make_draft(DIVISIONS)
    doubts = {one.candidate.printed: "; ".join(map(str, one.doubts)) for one in draft.figures}
    assert entities_by_number(draft) == {
        "$90 million": "Acme Tools",
        "$50 million": "Boats & Oars",
        "$4 million": "Boats & Oars",
        "700": "Boats & Oars",
        "$30 million": "Rigging",
        "$10 million": "Pumps",
        "$2 million": "Acme Tools",
    }
    assert "entity? from a sentence before" in doubts["$4 million"]
    assert "entity? the paragraph also names Pumps" in doubts["$2 million"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The group sold ships for $4 million.", "Acme Tools"),
        # What someone does for the company, or with it, is not on the company.
        ("Wages of the group rose 5%.", "Boats & Oars"),
        ("Led by the group, sales rose 5%.", "Boats & Oars"),
        ("It made hulls, which the company bought for $4 million.", "Boats & Oars"),
        ("The fleet that the board bought cost $4 million.", "Boats & Oars"),
        ("The group's smallest division earned $4 million.", "Boats & Oars"),
    ],
)
def test_the_section_of_a_division_is_on_the_company_only_if_that_acts(
    text: str, entity: str
) -> None:
    draft = make_draft(
        "Acme Tools cuts forecast\n\nAcme Tools said its revenue was $90 million in 2024. Its Pumps"
        " division was for sale.\n\nBoats & Oars\n\nBoats & Oars, which makes hulls and sells them"
        f" to clubs, grew to $50 million in 2024. {text}"
    )
    assert draft.entity_names[draft.figures[-1].entity] == entity


@pytest.mark.parametrize(
    ("heading", "text", "entity", "doubts"),
    [
        ("Poland the bright spot", "Sales rose 9%.", "Velden Cement", SURE),
        (
            "Regions",
            "In North America, sales rose 9%. Last, North America sold 7 tons.",
            "North America",
            ["entity? perhaps Velden Cement there"],
        ),
        (
            "Poland",
            "In Poland, sales rose 9%.",
            "Poland",
            ["entity? perhaps Velden Cement there"],
        ),
    ],
)
def test_a_place_is_perhaps_not_the_subject_of_a_text_on_a_company(
    heading: str, text: str, entity: str, doubts: list[str]
) -> None:
    draft = make_draft(
        "Velden Cement cuts forecast\n\nVelden Cement sold 7 million tonnes of cement in 2024.\n\n"
        f"{heading}\n\nVelden Cement spoke of a long winter, which kept builders at home. {text}"
    )
    figure = draft.figures[-1]
    own = [str(doubt) for doubt in figure.doubts if doubt.field == "entity"]
    assert (draft.entity_names[figure.entity], own) == (entity, doubts)


def test_words_before_the_group_are_not_its_name() -> None:
    text = "凌跃体育业绩\n\n凌跃体育公布2024年业绩，收入20亿元。管理层预计集团今年收入30亿元。"
    assert set(entities_by_number(make_draft(text)).values()) == {"凌跃体育"}


def test_a_section_whose_heading_is_only_a_place_is_on_it() -> None:
    text = (
        "Velden Cement cuts forecast\n\nVelden Cement sold 7 million tonnes of cement in 2024.\n\n"
    )
    assert entities_by_number(make_draft(f"{text}Poland\n\nSales rose 9%."))["9%"] == "Poland"
