"""Keys of a figure that a check confirms only where the text shows them."""

from collections.abc import Mapping

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset

ENTITIES = [{"id": "ulm", "name": "Ulm"}, {"id": "jena", "name": "Jena"}]
METRICS = [
    {"id": "shops", "name": "Shops", "unit": "count"},
    {"id": "jobs", "name": "Jobs", "unit": "count"},
    {"id": "plants", "name": "Plants", "unit": "count"},
    {"id": "reports", "name": "Reports", "unit": "count"},
    {"id": "sales", "name": "Sales", "unit": "EUR"},
    {"id": "staff", "name": "Staff", "unit": "person"},
    {"id": "share", "name": "Share of exports", "unit": "percent"},
    {"id": "cars", "name": "Car output", "local_name": "汽车产量", "unit": "cars-a-year"},
    {"id": "power", "name": "Power price", "local_name": "电价", "unit": "eur-kwh"},
    {"id": "dollars", "name": "Revenue", "unit": "USD"},
    {"id": "aussies", "name": "Revenue in Australia", "unit": "AUD"},
    {"id": "yen", "name": "Revenue in Japan", "unit": "JPY"},
    {"id": "boxes", "name": "Boxes", "local_name": "吞吐量", "unit": "box"},
    {"id": "pounds", "name": "Revenue in Wales", "unit": "GBP"},
    {"id": "growth", "name": "Sales, growth", "local_name": "销售额增速", "unit": "percent"},
    {"id": "profit", "name": "Net profit", "local_name": "净利润", "unit": "EUR"},
    {"id": "loss", "name": "Net loss", "unit": "EUR"},
    {"id": "deficit", "name": "Trade deficit", "unit": "EUR"},
    {"id": "budget", "name": "Budget", "unit": "EUR"},
    {"id": "parcels", "name": "Parcels", "unit": "count"},
    {"id": "parcels-sent", "name": "Parcels sent", "unit": "count"},
    {"id": "stalls", "name": "Stalls", "local_name": "摊位", "unit": "count"},
    {"id": "spending", "name": "Spending", "local_name": "投入", "unit": "EUR"},
]
CHINESE = [
    {"id": "ulm", "name": "Ulm", "local_name": "山东", "kind": "province"},
    {"id": "jena", "name": "Jena", "local_name": "河南", "kind": "province"},
]


def count_keys(text: str, *figures: Mapping[str, object]) -> set[str]:
    """Return the keys of the first figure of a text that a check counts or reports."""
    is_chinese = not text.isascii() and "。" in text
    row: dict[str, object] = {"entity": "ulm", "period": "2023", "printed": "7", "paragraph": 1}
    rows = [
        row
        | {"value": int(str(each.get("printed", 7)).strip("$¥€%").replace(" million", "000000"))}
        | dict(each)
        for each in figures
    ]
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Report", "date": "2024-04-16"},
            "entities": CHINESE if is_chinese else ENTITIES,
            "units": [
                {"id": "seat", "label": "seats"},
                {"id": "cars-a-year", "label": "cars per year"},
                {"id": "box", "label": "自然箱"},
                {"id": "eur-kwh", "label": "euros per kilowatt-hour"},
            ],
            "metrics": METRICS,
            "figures": rows,
        }
    )
    result = check(dataset, text)
    assert result.coverage
    id_ = dataset.figures[0].id
    reported = {str(finding.path[-1]) for finding in result.open if finding.subject == id_}
    return reported | {key for key, ids in result.coverage.unconfirmed.items() if id_ in ids}


SHOPS = {"metric": "shops"}
STALLS = {"metric": "stalls"}
MILLION = {"printed": "$7 million"}
SALES = {"metric": "sales", "printed": "€7"}
GROWTH = {"metric": "growth", "printed": "7%"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # What it is counted for is another one, or only the text or the unit has it.
        ("In 2023, power in Ulm cost 7 euros per megawatt-hour.", {"metric": "power"}),
        ("In 2023, the power price of Ulm was 7 euros.", {"metric": "power"}),
        ("In 2023, sales of Ulm were 7 euros per visitor.", {"metric": "sales"}),
        ("In 2023, Ulm made 7 cars a day.", {"metric": "cars"}),
        ("In 2023, Ulm ran 7 shops a month.", SHOPS),
        ("In 2023, Ulm opened a monthly 7 shops.", SHOPS),
        ("In 2023, each part of Ulm ran 7 shops.", SHOPS),
        ("In 2023, Ulm ran 7 shops apiece.", SHOPS),
        ("In 2023, the share of exports of Ulm was 7 points.", {"metric": "share"}),
        ("2023年，山东每天新增摊位7个。", STALLS),
        ("2023年，山东日均新增摊位7个。", STALLS),
        # A sign that several currencies share.
        ("In 2023, revenue of Ulm was $7 million.", {"metric": "aussies", **MILLION}),
        (
            "In 2023, revenue of Ulm was $7 million, and C$9 million in Canada.",
            {"metric": "dollars", **MILLION},
        ),
        (
            "In 2023, revenue of Ulm was ¥7 million.",
            {"metric": "yen", "printed": "¥7 million"},
        ),
        # What counts persons, or hours, does not count things.
        ("In 2023, Ulm had 7 branches.", {"metric": "staff"}),
        ("In 2023, Ulm had 7 workers.", SHOPS),
        ("2023年，山东新增7人。", STALLS),
        ("In 2023, shops of Ulm opened 7 hours.", SHOPS),
        # A word that may be a scale.
        ("In 2023, Ulm opened 7 gross shops.", SHOPS),
        ("2023年，山东新增7打摊位。", STALLS),
    ],
)
def test_unit_that_the_words_do_not_show(text: str, figure: Mapping[str, object]) -> None:
    assert count_keys(text, figure) & {"unit", "metric"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In 2023, power in Ulm cost 7 euros per kilowatt-hour.", {"metric": "power"}),
        ("In 2023, Ulm made 7 cars a year.", {"metric": "cars"}),
        ("In 2023, revenue of Ulm was $7 million.", {"metric": "dollars", **MILLION}),
        ("In 2023, revenue of Ulm in Australia was $7 million.", {"metric": "aussies", **MILLION}),
        ("In 2023, Ulm had 7 workers.", {"metric": "staff"}),
        ("2023年，山东新增摊位7个。", STALLS),
    ],
)
def test_unit_that_the_words_show(text: str, figure: Mapping[str, object]) -> None:
    assert "unit" not in count_keys(text, figure)


@pytest.mark.parametrize(
    ("text", "metrics", "is_counted"),
    [
        ("In 2023, Ulm made 5 shops and 7 cars a year.", ("cars", "shops"), True),
        ("In 2023, Ulm ran 5 shops for 7 euros of sales.", ("sales", "shops"), True),
        ("In 2023, Ulm ran 5 shops for 7 euros of sales.", ("shops", "sales"), False),
        ("2023年，山东新增摊位5个、汽车产量7辆。", ("cars", "stalls"), True),
        ("2023年，山东新增摊位5个、汽车产量7辆。", ("stalls", "cars"), False),
    ],
)
def test_metric_of_another_unit_in_the_clause(
    text: str, metrics: tuple[str, str], *, is_counted: bool
) -> None:
    first, second = ({"metric": metric} for metric in metrics)
    counted = count_keys(text, first | {"printed": "5"}, second)
    assert ("metric" in counted) is is_counted


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, it ran 7 shops ahead of Ulm.",
        "In 2023, beating Ulm, it ran 7 shops.",
        "In 2023, behind Ulm, it had 7 shops.",
        "In 2023, versus Ulm, it had 7 shops.",
        "Compared with Ulm, it ran 7 shops in 2023.",
        "In 2023, it ran 7 shops, a part of Ulm's shops.",
        "In 2023, Ulm and a partner ran 7 shops together.",
        "In 2023, Ulm said its rival ran 7 shops.",
        "In 2023, Ulm closed as Bonn ran 7 shops.",
        "In 2023, a critic of Ulm ran 7 shops.",
        "In 2023, Ulm's neighbor ran 7 shops.",
        "In 2023, Ulm aside, it had 7 shops.",
        "In 2023, it had as many as Ulm, or 7 shops.",
        "2023年，高于山东，新增摊位7个。",
        "2023年，占山东，新增摊位7个。",
        "2023年，比山东，新增摊位7个。",
        "2023年，超过山东，新增摊位7个。",
        "2023年，仅次于山东，新增摊位7个。",
        "2023年，山东之后，新增摊位7个。",
        "2023年，山东以外，新增摊位7个。",
        "2023年，领先山东，新增摊位7个。",
        "2023年，两省合计，含山东，新增摊位7个。",
        "2023年，山东等两省新增摊位7个。",
    ],
)
def test_entity_that_a_number_is_only_compared_with(text: str) -> None:
    metric = "shops" if text.isascii() else "stalls"
    other = {"entity": "jena", "metric": "jobs", "printed": "9", "period": "2022", "paragraph": 2}
    last = "Jena had 9 jobs in 2022." if text.isascii() else "2022年，河南岗位9个。"
    assert "entity" in count_keys(f"{text}\n{last}", {"metric": metric}, other)


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [
        ("In 2023, Ulm closed and Bonn ran 7 shops.", True),
        ("In 2023, Ulm closed and ran 7 shops.", False),
        ("In 2023, it ran 7 shops.", False),
    ],
)
def test_other_name_beside_the_only_entity(text: str, *, is_counted: bool) -> None:
    assert ("entity" in count_keys(text, SHOPS)) is is_counted


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, Ulm did not open 7 shops.",
        "In 2023, Ulm never ran 7 shops.",
        "In 2023, Ulm denied that it ran 7 shops.",
        "In 2023, Ulm could have ran 7 shops.",
        "In 2023, Ulm would have ran 7 shops.",
        "Had it not rained in 2023, Ulm ran 7 shops.",
        "If it had rained in 2023, Ulm had 7 shops.",
        "In 2023, Ulm was supposed to open 7 shops.",
        "In 2023, Ulm was obliged to open 7 shops.",
        "In 2023, Ulm was meant to have 7 shops.",
        "In 2023, Ulm was set to have 7 shops.",
        "In 2023, Ulm had hoped for 7 shops.",
        "In 2023, Ulm projected 7 shops.",
        "In 2023, Ulm needed 7 shops.",
        "In 2023, Ulm avoided 7 shops.",
        "In 2023, the quota of Ulm was 7 shops.",
        "In 2023, Ulm was on track for 7 shops.",
        "In 2023, the consensus for Ulm was 7 shops.",
        "In 2023, Ulm had pencilled in 7 shops.",
        "In 2023, shops of Ulm had been seen at 7 shops.",
        "2023年，山东没有新增摊位7个。",
        "2023年，山东未新增摊位7个。",
        "若无雨，2023年，山东新增摊位7个。",
        "如果无雨，2023年，山东新增摊位7个。",
        "2023年，山东原定新增摊位7个。",
        "2023年，山东预估新增摊位7个。",
        "2023年，山东拟新增摊位7个。",
        "2023年，山东要求新增摊位7个。",
        "2023年，山东想新增摊位7个。",
        "2023年，山东避免新增摊位7个。",
    ],
)
def test_status_of_what_did_not_happen_or_was_expected(text: str) -> None:
    assert "status" in count_keys(text, SHOPS if text.isascii() else STALLS)


def test_status_of_a_metric_that_is_named_like_a_plan() -> None:
    assert "status" not in count_keys(
        "In 2023, the budget of Ulm was 7 euros.", {"metric": "budget"}
    )


@pytest.mark.parametrize(
    ("text", "figure", "is_counted"),
    [
        ("In 2023, sales of Ulm were 7% mellower.", {"metric": "growth", "printed": "7%"}, True),
        ("In 2023, sales growth of Ulm dwelt at 7%.", {"metric": "growth", "printed": "7%"}, True),
        ("2023年，山东销售额掉队7%。", {"metric": "growth", "printed": "7%"}, True),
        ("In 2023, the net result of Ulm was €7 out of pocket.", {"metric": "profit"}, True),
        ("2023年，山东净利润赔了€7。", {"metric": "profit"}, True),
        ("In 2023, sales of Ulm rose 7%.", {"metric": "growth", "printed": "7%"}, False),
        (
            "In 2023, sales of Ulm fell 7%.",
            {"metric": "growth", "printed": "7%", "value": -7},
            False,
        ),
        ("2023年，山东销售额增长7%。", {"metric": "growth", "printed": "7%"}, False),
        ("In 2023, the net profit of Ulm was €7.", {"metric": "profit", "printed": "€7"}, False),
        ("2023年，山东净利润为€7。", {"metric": "profit", "printed": "€7"}, False),
        ("In 2023, Ulm ran 7 shops.", SHOPS, False),
        ("In 2023, Ulm had a 7% share of exports.", {"metric": "share", "printed": "7%"}, False),
    ],
)
def test_sign(text: str, figure: Mapping[str, object], *, is_counted: bool) -> None:
    assert ("sign" in count_keys(text, {"value": 7} | dict(figure))) is is_counted


@pytest.mark.parametrize(
    ("metric", "words"), [("loss", "net loss of Ulm"), ("deficit", "trade deficit of Ulm")]
)
def test_metric_of_losses_has_positive_values(metric: str, words: str) -> None:
    figure = {"metric": metric, "printed": "€7"}
    text = f"In 2023, the {words} was €7."
    assert "sign" not in count_keys(text, figure | {"value": 7})
    assert "sign" in count_keys(text, figure | {"value": -7})


@pytest.mark.parametrize(
    ("words", "is_counted"),
    [
        ("In 2023, Ulm had nigh on 700 shops.", True),
        ("In 2023, Ulm had 700 shops, tops.", True),
        ("In 2023, Ulm had shy of 700 shops.", True),
        ("In 2023, Ulm had a good 700 shops.", True),
        ("In 2023, Ulm had perhaps 700 shops.", True),
        ("In 2023, Ulm was within a whisker of 700 shops.", True),
        ("In 2023, Ulm nudged 700 shops.", True),
        ("In 2023, Ulm had 700 shops and change.", True),
        ("In 2023, Ulm had 700 shops if that.", True),
        ("In 2023, Ulm had 700-\ufb01ve shops.", True),
        ("In 2023, Ulm had 500 to 700 shops.", True),
        ("In 2023, Ulm had between 500 and 700 shops.", True),
        ("In 2023, Ulm had est. 700 shops.", True),
        ("2023年，山东摊位500至700个。", True),
        ("2023年，山东摊位顶多700个。", True),
        ("2023年，山东摊位差点700个。", True),
        ("2023年，山东摊位700个打住。", True),
        ("2023年，山东摊位700个不到。", True),
        ("In 2023, Ulm opened 700 shops.", False),
        ("In 2023, Ulm had a total of 700 shops.", False),
        ("In 2023, shops of Ulm grew to 700 shops from 600.", False),
        ("In 2023, shops of Ulm went from 500 to 700 shops.", False),
        ("Ulm, in 2023, will have built 700 shops.", False),
        ("2023年，山东摊位为700个。", False),
        ("2023年，山东新增摊位700个。", False),
    ],
)
def test_qualifier(words: str, *, is_counted: bool) -> None:
    figure = (SHOPS if words.isascii() or "\ufb01" in words else STALLS) | {"printed": "700"}
    assert ("qualifier" in count_keys(words, figure)) is is_counted


@pytest.mark.parametrize(
    ("words", "recorded", "is_counted"),
    [
        ("about", "about", False),
        ("about", "nearly", True),
        ("at least", "more-than", True),
        ("nearly", "at-most", True),
    ],
)
def test_bound_that_is_nearly_that_of_the_words(
    words: str, recorded: str, *, is_counted: bool
) -> None:
    figure = SHOPS | {"printed": "700", "qualifier": recorded}
    counted = count_keys(f"In 2023, Ulm had {words} 700 shops.", figure)
    assert ("qualifier" in counted) is is_counted


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "In 2023, Ulm ran 7 shops in malls and cut 9 jobs in towns.",
            ("shops", "jobs"),
        ),
        ("2023年，山东在malls新增摊位7个，在towns投入€9。", ("stalls", "spending")),
    ],
)
@pytest.mark.parametrize(("scope", "is_counted"), [("malls", False), ("towns", True)])
def test_scope_of_another_number_of_the_sentence(
    text: str, metrics: tuple[str, str], scope: str, *, is_counted: bool
) -> None:
    other = {"towns": "malls", "malls": "towns"}[scope]
    second = {"metric": metrics[1], "scope": other}
    second["printed"] = "€9" if metrics[1] == "spending" else "9"
    assert (
        "scope" in count_keys(text, {"metric": metrics[0], "scope": scope}, second)
    ) is is_counted


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In fiscal 2023, Ulm ran 7 shops.", {"period": "FY2022"}),
        ("In fiscal 2023, Ulm ran 7 shops.", {"period": "2023"}),
        ("In 2023, after a fire in 2021, Ulm ran 7 shops.", {"period": "2021"}),
        ("After 2023, Ulm ran 7 shops.", {}),
        ("Unlike in 2023, Ulm ran 7 shops.", {}),
        ("In the decade to 2023, Ulm ran 7 shops.", {}),
        ("2023年前，山东新增摊位7个。", {}),
        ("2023年，受2021年火灾影响，山东新增摊位7个。", {"period": "2021"}),
        ("In 2023, Ulm closed.\nUlm is rich with 7 shops.", {"period": None, "paragraph": 2}),
        ("2023年，山东停业。\n山东是摊位大省，有摊位7个。", {"period": None, "paragraph": 2}),
    ],
)
def test_period_that_is_not_exactly_that_of_the_words(
    text: str, figure: Mapping[str, object]
) -> None:
    row = (SHOPS if text.isascii() else STALLS) | dict(figure)
    assert "period" in count_keys(text, row)


@pytest.mark.parametrize(
    ("key", "slip", "right", "figure"),
    [
        # By how much a metric changes is not how much it is.
        ("metric", "In 2023, sales of Ulm rose by 7 million euros.",
         "In 2023, sales of Ulm rose to 7 million euros.", {"metric": "sales"}),
        ("metric", "In 2023, sales of Ulm were 7 million euros higher than in 2022.",
         "In 2023, sales of Ulm were 7 million euros.", {"metric": "sales"}),
        ("metric", "In 2023, Ulm ran 7 more shops than in 2022.",
         "In 2023, Ulm ran 7 shops.", SHOPS),
        # A name that contains that of the metric, and fits better.
        ("metric", "In 2023, Ulm sent 7 parcels.", "In 2023, Ulm had 7 parcels.",
         {"metric": "parcels"}),
        ("metric", "In 2023, Ulm kept 9 shops with 7 rooms.", "In 2023, Ulm kept 7 shops.", SHOPS),
        # A part of another number.
        ("scope", "In 2023, Ulm had 9 shops, including 7 new shops.",
         "In 2023, Ulm had 9 jobs and 7 new shops.", SHOPS),
        # A unit that looks like something counted.
        ("unit", "In 2023, Ulm led by 7 points.", "In 2023, Ulm had 7 branches.", SHOPS),
        ("unit", "In 2023, Ulm was 7 degrees warmer.", "In 2023, Ulm had 7 branches.", SHOPS),
        # What is compared with the number of a period.
        ("period", "Sales of Ulm rose to 9 million euros from 7 million euros in 2023.",
         "Sales of Ulm rose to 9 million euros in 2024 from 7 million euros in 2023.",
         {"metric": "sales"}),
        ("period", "In 2023, Ulm had 9 shops, after 7 shops.",
         "Ulm had 9 shops in 2024, after 7 shops in 2023.", SHOPS),
        ("period", "In 2023, Ulm had 9 shops, beating its record of 7 shops.",
         "In 2023, Ulm had 7 shops.", SHOPS),
        ("period", "Ulm has shrunk since 2023, when it had 7 shops.",
         "Since 2023, Ulm has ran 7 shops.", {"period": "2023/..", **SHOPS}),
        ("period", "In 2023 Ulm had 9 jobs. A year on, it had 7 shops.",
         "In 2023 Ulm had 9 jobs. It had 7 shops.", SHOPS),
        ("period", "In 2023 Ulm had 9 jobs. In its first year it had 7 shops.",
         "In 2023 Ulm had 9 jobs. It had 7 shops.", SHOPS),
        ("metric", "Ulm had 7 family shops.", "Ulm had 7 shops.", SHOPS),
        ("metric", "In 2023, revenue of Ulm was ¥7.", "In 2023, revenue of Ulm in Japan was ¥7.",
         {"metric": "yen", "printed": "¥7"}),
        ("metric", "Ulm had 7 new jobs.", "Ulm had 7 jobs.", {"metric": "jobs"}),
        ("metric", "The loss was 7 shops in Ulm.", "Ulm had 7 shops.", SHOPS),
        # What is not a fact, or not yet.
        ("status", "Ulm has orders for 7 shops.", "Ulm has staff in its 7 shops.", SHOPS),
        ("status", "Ulm signed a deal to open 7 shops.", "Ulm has ran 7 shops.", SHOPS),
        ("status", "Ulm is heading for 7 shops.", "Ulm has 7 shops.", SHOPS),
        ("status", "Ulm revised the number of shops from 7 to 9.", "Ulm had 7 shops.", SHOPS),
        ("status", "Ulm no longer has 7 shops.", "Ulm has 7 shops.", SHOPS),
        ("status", "Ulm's 7 shops are in danger.", "Ulm's 7 shops are in towns.", SHOPS),
        # Words that provcli does not know.
        ("status", "Ulm rued 7 shops.", "Ulm sold 7 shops.", SHOPS),
        ("status", "Ulm tried to sell 7 shops.", "Ulm sold 7 shops.", SHOPS),
        ("metric", "Ulm has room for 7 shops.", "Ulm has 7 shops.", SHOPS),
        ("metric", "Ulm had adjusted sales of €7.", "Ulm had sales of €7.",
         {"metric": "sales", "printed": "€7"}),
        ("metric", "Growth in sales of Ulm was €7.", "Sales of Ulm were €7.",
         {"metric": "sales", "printed": "€7"}),
        ("unit", "Sales of Ulm were 7 euro cents.", "Sales of Ulm were 7 euros.",
         {"metric": "sales"}),
        ("qualifier", "Sales of Ulm beat 7 million euros.", "Sales of Ulm were 7 million euros.",
         {"metric": "sales"}),
        ("status", "Ulm is to run 7 shops.", "Ulm runs 7 shops.", SHOPS),
        ("status", "Ulm was to visit 7 shops.", "Ulm has visited 7 shops.", SHOPS),
        ("status", "Ulm saw itself at 7 shops.", "Ulm saw 7 shops.", SHOPS),
        # Words that contradict each other.
        ("sign", "In 2023, sales of Ulm inched 7% lower.", "In 2023, sales of Ulm rose 7%.",
         {"metric": "growth", "printed": "7%"}),
        ("sign", "In 2023, Ulm had a negative net profit of 7 million euros.",
         "In 2023, Ulm had a net profit of 7 million euros.", {"metric": "profit"}),
        # A word that only begins like a name is not known, nor is each word of a headline.
        ("status", "Ulm had planned 7 plants.", "Ulm had 7 plants.", {"metric": "plants"}),
        ("status", "Ulm reportedly had 7 reports.", "Ulm had 7 reports.", {"metric": "reports"}),
        ("status", "Ulm May Have 7 Shops In Jena", "Ulm has 7 shops.", SHOPS),
        ("status", "7 shops in Ulm were to be sold.", "7 shops were in Ulm.", SHOPS),
        ("status", "Ulm was said to have 7 shops.", "Ulm was home to 7 shops.", SHOPS),
        ("status", "Did Ulm have 7 shops?", "Ulm had 7 shops.", SHOPS),
        ("status", "Had Ulm sold 7 shops, it grew.", "Ulm had 7 shops, it said.", SHOPS),
        # What is done to things, or a part of them, is another metric.
        ("metric", "Ulm closed 7 shops.", "Ulm ran 7 shops.", SHOPS),
        ("metric", "Ulm sold 7 shops.", "Ulm has 7 shops.", SHOPS),
        ("metric", "Ulm lost sales of €7.", "Ulm had sales of €7.", SALES),
        ("metric", "Foreign sales of Ulm were €7.", "Sales of Ulm were €7.", SALES),
        ("metric", "Gross sales of Ulm were €7.", "Sales of Ulm were €7.", SALES),
        ("metric", "Ulm has 7 empty shops.", "Ulm has 7 shops.", SHOPS),
        ("metric", "Ulm has 7 small shops.", "Ulm has 7 shops.", SHOPS),
        ("metric", "7 shops in Ulm were old.", "7 shops were in Ulm.", SHOPS),
        ("metric", "7 of the shops were in Ulm.", "7 shops were in Ulm.", SHOPS),
        ("metric", "Ulm has 7 shop owners.", "Ulm has 7 shops.", SHOPS),
        ("metric", "Ulm has 7 streets of shops.", "Ulm has 7 shops.", SHOPS),
        ("metric", "Most of the sales of Ulm were €7.", "Sales of Ulm were €7.", SALES),
        ("metric", "An average shop in Ulm had sales of €7.", "Ulm had sales of €7.", SALES),
        ("metric", "Sales of Ulm once reached €7.", "Sales of Ulm reached €7.", SALES),
        # So is what a number is only an object of, or a difference.
        ("metric", "Ulm worked on 7 shops.", "Ulm ran 7 shops.", SHOPS),
        ("metric", "Ulm had €7 for sales.", "Ulm had €7 in sales.", SALES),
        ("metric", "Sales of Ulm were €7 down.", "Sales of Ulm were €7.", SALES),
        ("metric", "Prices in Ulm rose 7% and sales grew.", "Sales in Ulm rose 7%.", GROWTH),
        # Someone else does it, or it is for each of them.
        ("entity", "In 2023, a dealer in Ulm had 7 shops.", "In 2023, Ulm had 7 shops.", SHOPS),
        ("entity", "In 2023, the owner of Ulm had 7 shops.", "In 2023, Ulm had 7 shops.", SHOPS),
        ("unit", "In 2023, sales of Ulm were €7 a shop.", "In 2023, sales of Ulm were €7.", SALES),
        ("entity", "In 2023, Ulm had 9 shops, and its archrival 7 shops.",
         "In 2023, Ulm had 9 shops, and sold 7 shops.", SHOPS),
        ("entity", "In 2023, Jena beat Ulm. The winner had 7 shops.",
         "In 2023, Jena beat Ulm. Ulm had 7 shops.", SHOPS),
        ("entity", "In 2023, without Ulm, there were 7 shops.", "In 2023, Ulm had 7 shops.", SHOPS),
        ("entity", "In 2023, Ulm said, the industry had 7 shops.",
         "In 2023, Ulm said, it had 7 shops.", SHOPS),
        # The words bound the number, or the fall rises.
        ("qualifier", "Ulm ran 7 shops in May, or thereabouts.", "Ulm ran 7 shops in May.", SHOPS),
        ("qualifier", "Ulm had 7 shops in 2023, give or take.", "Ulm had 7 shops in 2023.", SHOPS),
        ("qualifier", "Ulm had closing on 7 shops.", "Ulm had 7 shops.", SHOPS),
        ("unit", "2023年，山东吞吐量7标准箱。", "2023年，山东吞吐量7自然箱。", {"metric": "boxes"}),
        ("unit", "In 2023, sales of Ulm were 7 million pounds of cod.",
         "In 2023, sales of Ulm were 7 million pounds.", {"metric": "pounds"}),
        ("unit", "In 2023, revenue of Ulm was $7 million (Canadian).",
         "In 2023, revenue of Ulm was $7 million.", {"metric": "dollars", **MILLION}),
        ("qualifier", "In 2023, Ulm had all but 7 shops.", "In 2023, Ulm had 7 shops.", SHOPS),
        ("qualifier", "In 2023, Ulm had well past 7 shops.", "In 2023, Ulm had 7 shops.", SHOPS),
        ("sign", "In 2023, the fall in sales of Ulm rose to 7%.",
         "In 2023, sales of Ulm rose 7%.", GROWTH),
    ],
)  # fmt: skip
def test_slip_that_words_seem_to_confirm(
    key: str, slip: str, right: str, figure: Mapping[str, object]
) -> None:
    row: dict[str, object] = {"printed": "7 million"} if "7 million" in slip else {}
    row |= dict(figure) | ({"period": None} if key == "status" else {})
    assert key in count_keys(slip, row)
    assert key not in count_keys(right, row)


def test_who_only_speaks_of_a_number_is_not_its_entity() -> None:
    jena = {"entity": "jena", "printed": "9", **SHOPS}
    assert "entity" in count_keys("In 2023, 7 shops were run, Ulm said. Jena had 9.", SHOPS, jena)
    assert "entity" not in count_keys("In 2023, Ulm had 7 shops. Jena had 9.", SHOPS, jena)


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [
        ("In 2023, Ulm had 7 shops.", False),
        # Names that the dataset does not have.
        ("In 2023, its rival Selb Markets had 7 shops.", True),
        ("In 2023, unlike Ulm, Selb Markets had 7 shops.", True),
        ("Selb had 7 shops in 2023.", True),
        ("Demand was high in 2023. The demand came from 7 shops.", False),
    ],
)
def test_only_entity_of_a_dataset(text: str, *, is_counted: bool) -> None:
    assert ("entity" in count_keys(text, SHOPS)) is is_counted


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [
        ("In Ulm, 9 shops had 7 jobs.", False),
        # An aside is about the name before it, and a whole may be another's.
        ("Jena, which supplies 9 shops in Ulm and 7 jobs, shut.", True),
        ("In Ulm, 9 of the 7 jobs went.", True),
    ],
)
def test_entity_of_an_aside_or_a_whole(text: str, *, is_counted: bool) -> None:
    jobs = {"metric": "jobs", "period": None}
    other = {"metric": "shops", "entity": "jena", "printed": "9", "value": 9, "period": None}
    assert ("entity" in count_keys(text, jobs, other)) is is_counted


@pytest.mark.parametrize(
    "words",
    "有意开设 决心开设 似乎有 谎称有 待建 停建 即将开设 可容纳 认为有 相当于 上报 误报 多数 关闭 "
    "出售 检查 加盟 剩下 其中 另有 旗舰".split(),
)
def test_chinese_word_that_is_not_known(words: str) -> None:
    assert {"metric", "status"} <= count_keys(f"2023年，山东{words}摊位7个。", STALLS)


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"2023年，山东{words}摊位7个。"
            for words in ("加盟商有", "附近有", "商会有", "旗下的球队有")
        ),
        *(f"2023年，{words}山东摊位7个。" for words in ("不含", "模仿", "据", "为", "收购")),
        "2023年，山东的房东很忙，摊位有7个。",
    ],
)
def test_chinese_word_beside_an_entity_that_is_not_known(text: str) -> None:
    assert "entity" in count_keys(text, STALLS, {**STALLS, "entity": "jena", "printed": "9"})


@pytest.mark.parametrize("words", ["", "共有", "新增", "已有", "的", "建成"])
def test_chinese_words_that_are_known(words: str) -> None:
    assert count_keys(f"2023年，山东{words}摊位7个。", STALLS) == set()


@pytest.mark.parametrize("words", ["减少", "增加", "压缩", "又增加了"])
def test_chinese_amount_of_a_change_is_no_level(words: str) -> None:
    assert "metric" in count_keys(f"2023年，山东{words}摊位7个。", STALLS)


@pytest.mark.parametrize(
    "words",
    "2023年汛期 2023年疫情期间 2023年双十一 2023年标准 2023年合同 2023年年中 2023年初 2023年春 "
    "2023年第一周 2023年单日 2022年和2023年 按2023年口径".split(),
)
def test_chinese_words_that_make_a_period_another_one(words: str) -> None:
    assert "period" in count_keys(f"{words}，山东有摊位7个。", STALLS)


@pytest.mark.parametrize("words", ["2023年", "2023年全年", "截至2023年末", "2023年，全省"])
def test_chinese_words_that_leave_a_period(words: str) -> None:
    assert "period" not in count_keys(f"{words}，山东有摊位7个。", STALLS)
