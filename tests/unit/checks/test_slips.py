"""Figures of one sentence, recorded right, and with a slip that a reader would notice.

Each text has a figure that is recorded right, and then with one key changed: the first must have
no finding, each of the others must have one.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest

from provcli.checks.model import CheckResult

Checker = Callable[..., CheckResult]
Row = Mapping[str, object]

ENTITIES: Sequence[Row] = [
    {"id": "honda", "kind": "company", "name": "Honda", "local_name": "本田"},
    {"id": "toyota", "kind": "company", "name": "Toyota", "local_name": "丰田"},
]


def right(text: str, value: object, metric: str = "count", **more: object) -> Row:
    return {
        "printed": text,
        "value": Decimal(str(value)),
        "metric": metric,
        "entity": "honda",
        **more,
    }


def find_codes(check_text: Checker, text: str, figure: Row) -> list[str]:
    result = check_text(text, [figure], entities=ENTITIES)
    return [finding.code for finding in result.open]


SLIPS: Sequence[tuple[str, Row, Sequence[Row]]] = [
    ("Honda sold 412,000 cars in March 2024.", right("412,000", 412000, period="2024-03"),
     [{"value": Decimal(421000)}, {"period": "2023-03"}, {"period": "2024-02"}, {"period": None},
      {"metric": "eur"}, {"metric": "percent"}, {"entity": "toyota"}, {"qualifier": "about"},
      {"value": Decimal(-412000)}]),
    ("Honda's profit slipped 3.2% to $1.4 billion in the first quarter of 2024.",
     right("3.2%", "-3.2", "percent", period="2024-Q1"),
     [{"value": Decimal("3.2")}, {"period": "2023-Q1"}, {"metric": "percentage-point"},
      {"metric": "usd"}, {"entity": "toyota"}]),
    ("Honda's profit slipped 3.2% to $1.4 billion in the first quarter of 2024.",
     right("$1.4 billion", 1400000000, "usd", period="2024-Q1"),
     [{"value": Decimal(1400000)}, {"metric": "eur"}, {"metric": "percent"}, {"metric": "count"},
      {"period": "2024-Q2"}, {"period": "2024"}]),
    ("At the end of 2023 Honda employed about 197,000 people.",
     right("197,000", 197000, qualifier="about", period="2023-12-31"),
     [{"qualifier": "exact"}, {"qualifier": "more-than"}, {"metric": "kilometer"},
      {"period": "2022"}, {"period": None}]),
    ("More than 60 percent of Honda's buyers are new.",
     right("60 percent", 60, "percent", qualifier="more-than"),
     [{"qualifier": "exact"}, {"qualifier": "nearly"}, {"metric": "count"},
      {"value": Decimal("0.6")}]),
    ("Honda will build at least 80,000 trucks by 2030.",
     right("80,000", 80000, qualifier="at-least", period="2030", status="target"),
     [{"qualifier": "exact"}, {"status": "actual"}, {"period": "2035"}]),
    ("The plant is 3.5 km long.", right("3.5", "3.5", "kilometer"),
     [{"metric": "metre"}, {"metric": "count"}, {"metric": "tonne"}, {"value": Decimal(35)}]),
    ("Honda ranks 4th in the world.", right("4th", 4, "rank"),
     [{"metric": "percent"}, {"metric": "usd"}, {"value": Decimal(5)}]),
    ("The tax fell from 8% to 5%.", right("8%", 8, "percent"),
     [{"value": Decimal(-8)}]),
    ("The tax fell by 5 percentage points.", right("5 percentage points", -5, "percentage-point"),
     [{"value": Decimal(5)}, {"metric": "percent"}, {"metric": "basis-point"}]),
    ("Rates rose 25 basis points to 5.25%.", right("25 basis points", 25, "basis-point"),
     [{"metric": "percentage-point"}, {"metric": "percent"}, {"value": Decimal(-25)}]),
    ("Half of the 84,000 members voted.", right("Half", 50, "percent"),
     [{"value": Decimal(5)}, {"value": Decimal(2)}]),
    ("Sales doubled in 2023.", right("doubled", 2, "times", period="2023"),
     [{"value": Decimal(3)}, {"period": "2022"}, {"metric": "eur"}]),
    ("Two-thirds of firms are small.", right("Two-thirds", "66.7", "percent"),
     [{"value": Decimal(60)}]),
    ("Last year it opened 12 shops.", right("12", 12, period="2023"),
     [{"period": "2024"}, {"period": "2022"}, {"period": None}, {"metric": "tonne"}]),
    ("In the year to March, Honda sold 5.", right("5", 5, period="2023-04/2024-03"),
     [{"period": "2024"}, {"period": "2023"}, {"period": None}]),
    ("Between 2019 and 2023 it lost 7 shops.", right("7", 7, period="2019/2023"),
     [{"period": "2019"}, {"period": "2023"}]),
    ("Exports were $5 million, not 5 million yen.", right("$5 million", 5000000, "usd"),
     [{"metric": "jpy"}]),
    ("It shipped 40 tonnes of coal.", right("40", 40, "tonne"),
     [{"metric": "count"}, {"metric": "kilowatt"}, {"metric": "gbp"}]),
    ("The loss narrowed to €2.5 million.", right("€2.5 million", -2500000, "eur"),
     [{"metric": "usd"}, {"value": Decimal(-2500)}]),
    ("The temperature was minus 12 degrees.", right("12", -12),
     [{"value": Decimal(12)}]),
    ("Fewer than 300 people came on 5 May 2023.",
     right("300", 300, qualifier="at-most", period="2023-05-05"),
     [{"qualifier": "exact"}, {"qualifier": "at-least"}, {"period": "2023-05-06"},
      {"period": "2023-06"}]),
    ("Production reached 1.25 million vehicles.", right("1.25 million", 1250000),
     [{"value": Decimal(125000)}, {"printed": "1.52 million", "value": Decimal(1520000)},
      {"metric": "tonne"}, {"metric": "percent"}]),
    ("One in five cars is electric.", right("One in five", 20, "percent"),
     [{"value": Decimal(5)}, {"metric": "count"}]),
    ("It costs £4.20 a litre.", right("£4.20", "4.20", "gbp"),
     [{"metric": "usd"}, {"value": Decimal("42.0")}]),
    ("Some 1,500 jobs will go.", right("1,500", 1500, qualifier="about"),
     [{"qualifier": "exact"}, {"metric": "usd"}]),
    ("It sold 3.4 million units, up 8 percent.", right("8 percent", 8, "percent"),
     [{"value": Decimal(-8)}, {"metric": "count"}]),
    ("It sold 3.4 million units, down 8 percent.", right("8 percent", -8, "percent"),
     [{"value": Decimal(8)}]),
    ("Deaths dropped to 1.2 per 1,000.", right("1.2", "1.2", "permille"),
     [{"metric": "percent"}]),
    ("In the second half of 2023, Honda sold 5.", right("5", 5, period="2023-H2"),
     [{"period": "2023-H1"}, {"period": "2023"}, {"period": "2024"}]),
    ("By 2030 Honda wants 30 plants.", right("30", 30, period="2030", status="target"),
     [{"period": "2025"}, {"status": "actual"}]),
    ("2023年，本田销售汽车412万辆。", right("412万", 4120000, period="2023"),
     [{"value": Decimal(412)}, {"period": "2022"}, {"entity": "toyota"}, {"metric": "eur"},
      {"metric": "percent"}, {"period": None}]),
    ("2023年本田营业收入20.4万亿日元，同比增长20.8%。",
     right("20.8%", "20.8", "percent", period="2023"),
     [{"value": Decimal("-20.8")}, {"metric": "percentage-point"}, {"period": "2022"}]),
    ("2023年本田营业收入20.4万亿日元，同比增长20.8%。",
     right("20.4万亿", 20400000000000, "jpy", period="2023"),
     [{"value": Decimal(20400000000)}, {"metric": "usd"}, {"metric": "count"}]),
    ("一季度出口下降3.5%。", right("3.5%", "-3.5", "percent", period="2024-Q1"),
     [{"value": Decimal("3.5")}, {"period": "2023-Q1"}, {"period": "2024-Q2"},
      {"period": None}]),
    ("全长约37公里。", right("37", 37, "kilometer", qualifier="about"),
     [{"qualifier": "exact"}, {"metric": "metre"}, {"metric": "tonne"}, {"metric": "count"}]),
    ("超过六成的企业盈利。", right("六成", 60, "percent", qualifier="more-than"),
     [{"qualifier": "exact"}, {"value": Decimal(6)}]),
    ("近五成企业亏损。", right("五成", 50, "percent", qualifier="nearly"),
     [{"qualifier": "exact"}, {"qualifier": "more-than"}]),
    ("增速回落1.2个百分点。", right("1.2个百分点", "-1.2", "percentage-point"),
     [{"value": Decimal("1.2")}, {"metric": "percent"}]),
    ("去年底，用户达3.2亿户。", right("3.2亿", 320000000, period="2023-12-31"),
     [{"period": "2024"}, {"value": Decimal(32000000)}, {"metric": "usd"}]),
    ("力争到2025年产能达到50万吨。", right("50万", 500000, "tonne", period="2025", status="target"),
     [{"status": "actual"}, {"period": "2026"}, {"metric": "count"}]),
    ("位居全国第三。", right("第三", 3, "rank"),
     [{"value": Decimal(4)}, {"metric": "percent"}]),
    ("售价为299元。", right("299", 299, "cny"),
     [{"metric": "usd"}, {"metric": "tonne"}]),
    ("累计发电1.5亿千瓦时。", right("1.5亿", 150000000, "kwh"),
     [{"metric": "kilowatt"}, {"metric": "tonne"}]),
    ("前两个月增长4%。", right("4%", 4, "percent", period="2024-01/2024-02"),
     [{"period": "2024-01"}, {"period": "2023-01/2023-02"}, {"value": Decimal(-4)}]),
    ("产量翻了一番。", right("翻了一番", 2, "times"),
     [{"value": Decimal(3)}]),
    ("亏损2.1亿元。", right("2.1亿", -210000000, "cny"),
     [{"value": Decimal(-21000000)}, {"metric": "usd"}]),
    ("不足100人参加。", right("100", 100, qualifier="at-most"),
     [{"qualifier": "exact"}, {"metric": "kilometer"}]),
    ("2022年为7万吨，2023年为9万吨。", right("9万", 90000, "tonne", period="2023"),
     [{"period": "2022"}, {"period": "2021"}]),
    ("In 2022 it made 7, in 2023 it made 9.", right("9", 9, period="2023"),
     [{"period": "2022"}]),
    ("It made 9 in 2023 and 7 in 2022.", right("9", 9, period="2023"),
     [{"period": "2022"}]),
    ("It made 9, against 7 in 2022.", right("7", 7, period="2022"),
     [{"period": "2023"}, {"period": None}]),
    ("Its share rose to 21% from 18% in 2022.", right("18%", 18, "percent", period="2022"),
     [{"period": "2023"}, {"period": None}, {"value": Decimal(-18)}]),
    ("Sales grew from 9 in 2022 to 12 in 2023.", right("12", 12, period="2023"),
     [{"period": "2022"}]),
    ("Sales grew from 9 in 2022 to 12 in 2023.", right("9", 9, period="2022"),
     [{"period": "2023"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "slips"), SLIPS)
def test_each_slip_is_noticed(
    check_text: Checker, text: str, figure: Row, slips: Sequence[Row]
) -> None:
    assert find_codes(check_text, text, figure) == []
    passed = [slip for slip in slips if not find_codes(check_text, text, {**figure, **slip})]
    assert passed == []


RIGHT: Sequence[tuple[str, Row]] = [
    ("Honda's US unit sold 5 million cars.", right("5 million", 5_000_000)),
    ("Sales at Honda rose to 5 million, ahead of Toyota.", right("5 million", 5_000_000)),
    ("Toyota overtook Honda, which sold 5 million cars.", right("5 million", 5_000_000)),
    ("Rivals Toyota and Honda sold 5 million cars.", right("5 million", 5_000_000)),
    ("The grant covers 5 million of the costs in euros.", right("5 million", 5_000_000, "eur")),
    ("It paid workers 5 million in wages, in euros.", right("5 million", 5_000_000, "eur")),
    ("The lake is 5 metres deep and 3 km wide.", right("5", 5, "metre")),
    ("Yields reached 5 tonnes per hectare.", right("5", 5, "tonne")),
    ("The 5-year loan is due.", right("5", 5)),
    ("Founded in 1999, it has 5 plants.", right("5", 5)),
    ("The bridge, built in 1932, is 5 km long.", right("5", 5, "kilometer")),
    ("It opened in 2012 with 5 plants and has 9 now.", right("9", 9)),
    ("Its plan is on track: it has 5 plants.", right("5", 5)),
    ("It expects growth; its 5 plants are full.", right("5", 5)),
    ("本田计划扩建，目前有5座工厂。", right("5", 5)),
    ("丰田之后，本田售出5万辆。", right("5万", 50_000)),
    ("与丰田相比，售出5万辆。", right("5万", 50_000)),
    ("2023年售出5万辆，2022年为4万辆。", right("4万", 40_000, period="2022")),
    ("该公司成立于1999年，有员工5人。", right("5", 5)),
    ("Founded in 1999 with 3 people, it sold 5 cars in 2023.", right("5", 5, period="2023")),
    ("Pay rose 5% in March, as told on April 12.", right("5%", 5, "percent", period="2024-03")),
    ("Each of the 5 million members pays $10.", right("5 million", 5_000_000)),
    ("For every $10, $5 is aid.", right("$5", 5, "usd")),
]


@pytest.mark.parametrize(("text", "figure"), RIGHT)
def test_what_is_right_is_not_reported(check_text: Checker, text: str, figure: Row) -> None:
    assert find_codes(check_text, text, figure) == []


@pytest.mark.parametrize(
    ("text", "printed", "metric", "found"),
    [
        ("It paid 5 million crowns.", "5 million", "eur", ["PC305"]),
        ("It paid 5 million crowns.", "5 million", "percent", ["PC305"]),
        ("It paid 5 million crowns.", "5 million", "count", ["PC305"]),
        ("It paid 5 million crowns.", "5 million", "sek", []),
        ("It paid 5 million pesos.", "5 million", "usd", ["PC305"]),
        ("It paid 5 million pesos.", "5 million", "mxn", []),
        ("It paid 5 million kroner.", "5 million", "nok", []),
        ("It paid 5 million kroner.", "5 million", "dkk", []),
        ("It paid 5 million dinars.", "5 million", "kwd", []),
        ("It paid 5 million dinars.", "5 million", "eur", ["PC305"]),
        ("It paid 5 million dinars.", "5 million", "count", ["PC305"]),
        ("It heard 5 million decibels.", "5 million", "count", ["PC305"]),
        ("付了500万克朗。", "500万", "sek", []),
        ("付了500万克朗。", "500万", "eur", ["PC305"]),
        ("生产电池500万块。", "500万", "count", []),
        ("It ranked fifth.", "fifth", "count", ["PC305"]),
        ("It opened its fifth plant.", "fifth", "count", []),
    ],
)
def test_names_that_currencies_share_and_ranks(
    check_text: Checker, text: str, printed: str, metric: str, found: list[str]
) -> None:
    value = 5 if printed == "fifth" else 5_000_000
    metrics = [
        {"id": code, "name": code, "unit": code.upper()} for code in ("sek", "mxn", "nok", "kwd")
    ]
    figure = right(printed, value, metric)
    assert [
        finding.code
        for finding in check_text(text, [figure], entities=ENTITIES, metrics=metrics).open
    ] == found


@pytest.mark.parametrize(
    ("text", "metric", "value", "found"),
    [
        ("Sales fell by 5 tonnes.", "tonne", 5, ["PC307"]),
        ("Sales fell by 5 tonnes.", "tonne", -5, []),
        ("Sales fell by 5 tonnes.", "saved", 5, []),
        ("It lost 5 tonnes.", "tonne", 5, []),
        ("It shed 5 tonnes.", "tonne", 5, []),
        ("It gave back 5 tonnes.", "tonne", 5, []),
        ("It pulled back 5 tonnes.", "tonne", 5, []),
        ("车上掉了5吨。", "tonne", 5, []),
        ("Sales were 5 tonnes thinner.", "tonne", 5, ["PC307"]),
        ("Stocks were down 5 tonnes.", "tonne", 5, ["PC307"]),
        ("Stocks were 5 tonnes lower.", "tonne", 5, ["PC307"]),
        ("产量比上年减少5吨。", "tonne", 5, ["PC307"]),
        ("削减5吨。", "tonne", 5, []),
        ("They lost 5% of it.", "percent", 5, ["PC307"]),
        ("They lost 5% of it.", "lost", 5, []),
        ("销量减少了5吨。", "tonne", 5, ["PC307"]),
        ("The ice thinned by 5 tonnes.", "tonne", -5, []),
        ("The ice lost 5 tonnes.", "ice", 5, ["PC307"]),
        ("The ice lost 5 tonnes.", "ice", -5, []),
        ("It saved and cut 5 tonnes.", "saved", -5, ["PC307"]),
        ("It posted a net loss of 5 tonnes.", "gain", 5, ["PC307"]),
        ("It posted a net loss of 5 tonnes.", "gain", -5, []),
        ("A loss of 9 followed a profit of 5 tonnes.", "gain", 5, []),
        ("净亏损5吨。", "gain", 5, ["PC307"]),
        ("It ran a deficit of 5 tonnes.", "deficit", -5, ["PC307"]),
        ("It ran a deficit of 5 tonnes.", "deficit", 5, []),
        ("The loss of 5 tonnes hurt.", "either", -5, []),
    ],
)
def test_a_fall_is_negative_unless_the_metric_measures_falls(
    check_text: Checker, text: str, metric: str, value: int, found: list[str]
) -> None:
    metrics = [
        {"id": "saved", "name": "Tonnes saved", "unit": "tonne"},
        {"id": "lost", "name": "Share lost", "unit": "percent"},
        {"id": "ice", "name": "Ice, change", "unit": "tonne"},
        {"id": "gain", "name": "Net profit", "local_name": "净利润", "unit": "tonne"},
        {"id": "deficit", "name": "Deficit", "unit": "tonne"},
        {"id": "either", "name": "Profit or loss", "unit": "tonne"},
    ]
    figure = right("5%" if "%" in text else "5", value, metric)
    result = check_text(text, [figure], entities=ENTITIES, metrics=metrics)
    assert [finding.code for finding in result.open] == found


@pytest.mark.parametrize(("metric", "found"), [("fare", ["PC306"]), ("lowest", [])])
def test_a_bound_may_be_the_name_of_the_metric(
    check_text: Checker, metric: str, found: list[str]
) -> None:
    metrics = [
        {"id": "fare", "name": "Fare", "local_name": "票价", "unit": "CNY"},
        {"id": "lowest", "name": "Lowest fare", "local_name": "最低票价", "unit": "CNY"},
    ]
    result = check_text(
        "票价最低5元。", [right("5", 5, metric)], metrics=metrics, entities=ENTITIES
    )
    assert [finding.code for finding in result.open] == found
