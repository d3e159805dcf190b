"""What a check must not report. Each row was reported once."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from provcli.checks.engine import check
from provcli.checks.model import CheckResult
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from support import ARTICLE, SMALL

Checker = Callable[..., CheckResult]
Row = dict[str, object]


def number(printed: str, value: object = None, metric: str = "count", **more: object) -> Row:
    value = printed if value is None else value
    return {"printed": printed, "value": Decimal(str(value)), "metric": metric, **more}


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.open]


@pytest.mark.parametrize(
    ("text", "period", "made"),
    [
        ("Sales were 5.", "2015", {"heading": "2015 sales"}),
        ("Sales were 5.", "2015", {"title": "A look at 2015"}),
        ("Sales were 5.", "2024", {}),
        ("This year sales were 5.", "2024-01/2024-03", {}),
        ("Sales in the first quarter were 5.", "2024-Q1", {}),
        ("1季度增加5。", "2024-Q1", {}),
        ("今年1季度增加5。", "2024-Q1", {}),
        ("Sales last month were 5.", "2024-03", {}),
        ("In 2023 sales were 9. A year earlier they were 5.", "2022", {}),
        ("In 2023 sales were 9. In the year before they were 5.", "2022", {}),
        ("The total was 5. In 2019 it began.", "2023", {"heading": "2023"}),
        ("2023年为9，上年为5。", "2022", {}),
        ("Sales in the first half of 2023 were 5.", "2023-H1", {}),
        ("H1 2023 sales were 5.", "2023-H1", {}),
        ("Sales in the first 5 months of 2023 were 9.", "2023-01/2023-05", {}),
        ("Sales in Jan-May 2023 were 5.", "2023-01/2023-05", {}),
        ("In 2022/23 sales were 5.", "2023", {}),
        ("Sales in the quarter ending June 2023 were 5.", "2023-Q2", {}),
        ("Sales in the year to March 2023 were 5.", "2022-04/2023-03", {}),
        ("In the 1990s sales were 5.", "1990/1999", {}),
        ("The rate is 5, up from 4 in March.", "2024-04", {"status": "target"}),
        ("In FY23 sales were 5.", "FY2023", {}),
        ("In the fiscal year 2022/23 sales were 5.", "FY2022", {}),
        ("In fiscal 2023 sales were 5.", "2022-04/2023-03", {}),
        ("In fiscal 2023 sales were 5.", "FY2023", {}),
        ("In fiscal 2023 sales were 5.", "2022/..", {}),
        ("截至2023年3月，销售5辆。", "2022-04/2023-03", {}),
        ("On Wednesday it opens with 5.", "2024-04-17", {"status": "target"}),
        ("Sales in the fourth quarter of 2023 were 5.", "FY2023-Q4", {}),
        ("Compared with 2019, sales were 5.", "2023", {"heading": "2023"}),
        ("“十四五”时期为5。", "2021/2025", {"status": "target"}),
        ("For the full year it expects 5.", "2024-04/2025-03", {"status": "target"}),
    ],
)
def test_period_that_is_right(check_text: Checker, text: str, period: str, made: Row) -> None:
    made = dict(made)
    status = made.pop("status", "actual")
    printed = "9" if "of 2023 were 9" in text else "5"
    result = check_text(text, [number(printed, period=period, status=status)], **made)
    assert [finding for finding in result.open if finding.code == "PC308"] == []


@pytest.mark.parametrize(
    "first",
    [
        "Sales were 9 in the first quarter. Orvane, in its fiscal second quarter, had sales of 7.",
        "Orvane had a good fiscal second quarter.\nSales were 9 in the first quarter.",
    ],
)
def test_period_named_elsewhere_beside_a_fiscal_quarter(check_text: Checker, first: str) -> None:
    figure = number("5", period="2024-Q1", paragraph=first.count("\n") + 2)
    result = check_text(f"{first}\nSales of rivals were 5.", [figure])
    assert [finding for finding in result.open if finding.code == "PC308"] == []


def test_line_of_the_date_dates_no_number(check_text: Checker) -> None:
    text = "A barge sank on Sunday evening, police said.\nShe had 5 guests.\nA tug saved 5 of them."
    day = "2024-04-14"
    rows = [number("5", period=day, paragraph=3), number("5", period=day, paragraph=4, entity="b")]
    for line in ("Harbor Press, April 16, 2024", "April 16, 2024", "Published 16 April 2024"):
        assert codes(check_text(f"{line}\n{text}", rows)) == []
        [finding] = check_text(f"{line}\n{text}", [rows[1] | {"period": "2024-04-13"}]).open
        assert (finding.code, finding.evidence) == ("PC308", "2024-04-13, not 2024-04-14")


def test_period_of_a_later_sentence_is_not_that_of_the_number(check_text: Checker) -> None:
    text = "In 2023 it was 7.\nBoth had 5. In 2024, there were 8."
    figures = [number("5", period="2023", paragraph=2), number("8", period="2024", paragraph=2)]
    assert codes(check_text(text, figures)) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("This month it has traded below 5.", "2024-04"),
        ("This month it has traded below 5.", "2024-04/.."),
        ("Ports number 5 so far this year.", "2024"),
        ("今年以来新增5个。", "2024"),
        ("Norway will cull birds this week after 5 outbreaks.", "2024-W16"),
        ("From Thursday, birds in 5 counties stay indoors.", "2024-04-18/.."),
        ("From June to August sales fell 7 and 5 in the three months before.", "2023-03/2023-05"),
        ("It bought 7 this week. The farms, with 5 birds, lie in the north.", None),
        ("From Thursday, birds stay indoors. Zones of 5 around farms stay closed.", None),
        ("It closes a plant by 2027, with a loss of 7 of the 5 jobs.", None),
        ("It is to arrive by June 2027; the protection is put at 5.", None),
        ("It paid 5 to farms in March, and 7 this week.", "2024-03"),
        ("Oak, the mill bought in May 2023, had sales of 5.", "2024-Q1"),
        ("The dividend rose to 5, payable on 16 May.", "2024-Q1"),
        ("On Tuesday a quake hit a mine, about 5 kilometers southeast of Oruro.", None),
        ("Tolaco had 9 liters of rain, against 5 liters in an average March.", None),
        ("On Monday water stood at 7, down 2 from a peak of 5.", None),
        ("An inspection in May 2023 gave 7 orders, of which 5 had been met.", None),
    ],
)
def test_period_that_a_reviewer_gives(check_text: Checker, text: str, period: str | None) -> None:
    row: Row = {} if period is None else {"period": period}
    row |= {"paragraph": 1 + text.partition("5")[0].count("\n")}
    result = check_text(text, [number("5") | row])
    wrong = [finding.code for finding in result.open if finding.code in ("PC103", "PC308", "PC316")]
    assert wrong == []


def test_days_of_the_month_of_the_paragraph_before(check_text: Checker) -> None:
    text = "3月当月销售9辆。\n春节8天长假销售5辆。"
    figures = [
        number("9", period="2024-03"),
        number("5", period="2024-03-01/2024-03-08", paragraph=2),
    ]
    result = check_text(text, figures)
    assert [finding.code for finding in result.open if finding.code == "PC308"] == []


@pytest.mark.parametrize("period", ["2023-11-04/2024-02-02", "2023-11/2024-01"])
def test_the_quarter_of_a_report_of_whole_weeks(check_text: Checker, period: str) -> None:
    text = """Income for the three months ended February 2 was 9.
Sales had turned in the three months ended August 2, 2023. Visitors spent 5 each."""
    figures = [number("9", period=period), number("5", period=period, paragraph=2, scope="each")]
    result = check_text(text, figures)
    assert [finding.code for finding in result.open if finding.code == "PC308"] == []


def test_the_quarter_of_another_company(check_text: Checker) -> None:
    text = """Sales in the six months to 30 September 2023 were 9.
A rival sold 5 in the third quarter."""
    figures = [
        number("9", period="2023-04/2023-09"),
        number("5", period="2023-Q3", paragraph=2, scope="rival"),
    ]
    result = check_text(text, figures)
    assert [finding.code for finding in result.open if finding.code == "PC308"] == []


def test_a_year_earlier_than_a_period_that_nothing_names(check_text: Checker) -> None:
    text = "It sold 9 cars, up from 5 a year earlier."
    figures = [number("5", period="2022-04/2023-03")]
    result = check_text(text, figures, heading="The Paper, 16 April 2024")
    assert [finding.code for finding in result.open if finding.code == "PC308"] == []


def test_period_of_the_paragraph_before() -> None:
    text = SMALL.read_text("utf-8")
    article = ARTICLE.read_text("utf-8").replace("they sold cheese", "after 2019 they sold cheese")
    dismissal = '{ section = "north", paragraph = 2, printed = "2019", reason = "period" },\n'
    dataset = loads(text.replace("dismissals = [\n", f"dismissals = [\n{dismissal}"))
    # The paragraph only compares with 2019, if at all: its figures are of 2022, as before.
    article = article.replace("after 2019", "compared with 2019,")
    assert check(dataset, article).open == ()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The change was -5%.", number("5%", -5, "percent")),
        ("The result was €-9.4.", number("9.4", "-9.4", "eur")),
        ("It lasted 3-5 years.", number("5")),
        ("The drop-out rate was 5%.", number("5%", 5, "percent")),
        ("In lower-secondary schools it is 5%.", number("5%", 5, "percent")),
        ("The down payment is 5%.", number("5%", 5, "percent")),
        ("It is 5‰ of all.", number("5‰", "0.5", "percent")),
        ("It is 5‰ of all.", number("5‰", 5, "permille")),
        ("It rose 25 basis points.", number("25 basis points", "0.25", "percentage-point")),
        ("It cost 5 million euros.", number("5 million", 5_000_000, "eur")),
        ("Profit fell by a third.", number("a third", "-33.3", "percent")),
        *(
            (
                "Rates rose by a third of a percentage point.",
                number("a third of a percentage point", value, "percentage-point"),
            )
            for value in ("0.3333", "0.33")
        ),
        (
            "Rates rose by half a percentage point.",
            number("half a percentage point", "0.5", "percentage-point"),
        ),
        ("Sales were 5% off their peak.", number("5%", -5, "percent")),
        ("Sales were 5% down on 2022.", number("5%", -5, "percent")),
        ("It wanted to open 9 shops but opened 5.", number("5")),
        ("财政减收5亿元。", number("5亿", -500_000_000, "cny")),
        ("Profits ended: the loss was €5.", number("€5", -5, "eur")),
        ("The schedule names 5 trains.", number("5")),
        ("模拟在5个城市。", number("5")),
        ("It is 5m long.", number("5", metric="metre")),
        ("It starts on March 10 and takes nine months.", number("nine", 9)),
        ("It rose by 5 to 12.", number("12")),
        ("Half of them are 500 per mille.", number("Half", 500, "permille")),
        ("It had 5 deaths per 1,000 births.", number("5", metric="permille")),
        ("It is 300km long.", number("300", metric="kilometer")),
        ("It cost $5.", number("$5", 5, "aud")),
        ("It cost N$5.", number("N$5", 5, "nad")),
        ("It had a profit of$5.", number("$5", 5, "usd")),
        ("It cost ¥5.", number("¥5", 5, "jpy")),
        ("It made 5 metric tons.", number("5", metric="tonne")),
        ("It took 5 troy ounces and 7 net tons.", number("7", metric="tonne")),
        ("In all, 5 million comes from exports.", number("5 million", 5_000_000, "eur")),
        ("It paid 5 million Danish crowns.", number("5 million", 5_000_000, "dkk")),
        ("It was 34°C hot, and seven fell ill.", number("seven", 7)),
        ("It made 5 bales.", number("5", metric="bale")),
        ("Of 9 hours, it took 5.", number("5", metric="times")),
        ("Its net loss was $5.", number("$5", -5, "usd")),
        ("Its net loss was $5.", number("$5", 5, "usd")),
        ("名列第3。", number("第3", 3, "rank")),
        ("On May 5, 2023 120 came.", number("120", period="2023-05-05")),
        ("In 2023 500 came.", number("500", period="2023")),
        ("Under 16 100-billion firms.", number("16", qualifier="at-most")),
        ("有5千瓦。", number("5", metric="kilowatt")),
        ("增加2.5个百分点。", number("2.5个百分点", "2.5", "percentage-point")),
    ],
)
def test_figure_that_is_recorded_right(check_text: Checker, text: str, figure: Row) -> None:
    assert codes(check_text(text, [figure])) == []


@pytest.mark.parametrize(
    ("text", "dismissals"),
    [
        ("In the past three years it grew.", [("three", "period")]),
        ("Growth in the first two months.", [("first two", "period")]),
        ("It opened on May 5.", [("May 5", "date")]),
        ("In 2023 farmers sold more.", [("2023", "period")]),
        ("The 2023 plan and 2024 exports.", [("2023", "period"), ("2024", "period")]),
        ("From 2021 to 2023 it grew.", [("2021 to 2023", "period")]),
        ("The 14th Five-Year Plan began.", [("14th", "period"), ("Five", "period")]),
        ("2023年4月增长。", [("2023年4月", "period")]),
        ("Between 3 and 5% agree.", [("3 and 5%", "claim")]),
        ("One enterprise, one policy.", [("One enterprise, one policy", "name")]),
        ("They won 3-2.", [("3-2", "name")]),
        ("It began at 10:30.", [("10:30", "date")]),
        ("Phase II began.", [("II", "name")]),
        ("近三成企业。", [("三成", "claim")]),
        ("统一思想，一些人一般成为万一。", []),
    ],
)
def test_dismissal_that_is_right(
    check_text: Checker, text: str, dismissals: Sequence[tuple[str, str]]
) -> None:
    rows = [
        {"printed": printed, "reason": reason, "note": "Why."} for printed, reason in dismissals
    ]
    assert codes(check_text(text, dismissals=rows, ignore=["PC101", "PC102"])) == []


@pytest.mark.parametrize(
    "dismissed", ["7", "7.0", "seven"], ids=["same", "other precision", "in words"]
)
def test_repetition_of_a_figure(check_text: Checker, dismissed: str) -> None:
    rows = [{"printed": dismissed, "reason": "repetition", "paragraph": 2}]
    result = check_text(f"It has 7 ships.\nYes, {dismissed} ships.", [number("7")], dismissals=rows)
    assert codes(result) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It plans to grow, and has 5 plants.", "actual"),
        ("It has 5 plants, and plans to build more.", "actual"),
        ("Trains will run every 5 minutes.", "actual"),
        ("It plans to build 5 plants.", "target"),
        ("Its goal: 5 plants.", "target"),
        ("建成5座。", "target"),
    ],
)
def test_status_that_is_right(check_text: Checker, text: str, status: str) -> None:
    assert codes(check_text(text, [number("5", status=status)])) == []


@pytest.mark.parametrize(
    "text",
    ["It missed its target of 5.", "It had planned 5.", "The target was 5.", "未完成目标5。"],
)
def test_target_that_was_missed(check_text: Checker, text: str) -> None:
    target = number("5", period="2023", status="target")
    assert codes(check_text(text, [target])) == []


def test_target_beside_its_fact(check_rows: Checker) -> None:
    target = number("5", period="2023", status="target")
    assert codes(check_rows([target, number("4", period="2023")])) == []
    assert codes(check_rows([target, number("4", period="2022")])) == ["PC104"]


def test_two_sections_with_one_heading(small: Dataset) -> None:
    sections = [*small.source.sections[:2]]
    sections.append(small.source.sections[2].model_copy(update={"heading": sections[1].heading}))
    source = small.source.model_copy(update={"sections": tuple(sections)})
    text = ARTICLE.read_text("utf-8").replace("The south: more money", "The north: more goats")
    assert check(small.model_copy(update={"source": source}), text).open == ()


# --- One mistake, one finding ---------------------------------------------------------------------


def found(dataset: str, article: str, *edits: tuple[str, str]) -> list[str]:
    for old, new in edits:
        assert old in dataset + article, old
        dataset, article = dataset.replace(old, new, 1), article.replace(old, new, 1)
    return codes(check(loads(dataset), article))


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ([("The north: more goats\n", "The North: goats\n")], "PC301"),
        ([("\nIn 2022 farmers", "\nA new paragraph.\n\nIn 2022 farmers")], "PC302"),
        ([("counted 1,250 goats", "counted 1,520 goats")], "PC303"),
        ([('printed = "1,250"', 'printed = "1,520"')], "PC303"),
        ([("value = 1_250", "value = 1_520")], "PC109"),
        ([('printed = "5,000"', 'printed = "5,000"\noccurrence = 2')], "PC311"),
        ([("value = -3.5", "value = 3.5")], "PC307"),
        ([('status = "target"\n', ""), ("south/goats/2023/target", "south/goats/2023")], "PC103"),
    ],
)
def test_a_mistake_is_one_finding(edits: list[tuple[str, str]], code: str) -> None:
    assert found(SMALL.read_text("utf-8"), ARTICLE.read_text("utf-8"), *edits) == [code]


def test_an_acknowledged_finding_hides_no_other_one() -> None:
    entry = (
        '[[acknowledgements]]\nrule = "PC303"\nsubject = "north/goats/2022"\n'
        'evidence = "1,250, not 1,520"\nreason = "The article prints it this way."\n'
    )
    text = SMALL.read_text("utf-8").replace('printed = "1,250"', 'printed = "1,520"')
    assert "PC109" in codes(check(loads(f"{text}\n{entry}"), ARTICLE.read_text("utf-8")))


def test_an_acknowledgement_of_other_numbers_is_part_of_the_finding() -> None:
    text = SMALL.read_text("utf-8").replace("stated_value = 2", "stated_value = 3")
    entry = (
        '[[acknowledgements]]\nrule = "PC201"\nsubject = "south-goats-to-double"\n'
        'evidence = "inconsistent: 4 stated"\nreason = "The article prints it this way."\n'
    )
    (finding,) = check(loads(f"{text}\n{entry}")).open
    assert finding.code == "PC201"
    assert finding.message.endswith("It was acknowledged as 'inconsistent: 4 stated'.")


@pytest.mark.parametrize(
    "text",
    [
        "x " * 500 + "987 " + "y " * 500,
        "增" * 500 + "987" + "长" * 500,
        "987",
        "word" * 100 + "987" + "word" * 100,
    ],
)
def test_a_number_is_reported_in_a_context_that_contains_it(check_text: Checker, text: str) -> None:
    (finding,) = check_text(text, ignore=["PC101", "PC102"]).open
    assert finding.code == "PC309"
    context = finding.message.partition(": ")[2]
    assert "987" in context
    assert len(context) < 100


@pytest.mark.parametrize(
    ("text", "figure", "made"),
    [
        # A plan to change something says what it is now.
        ("It wants to cut the tax to 19% from 23%.", number("23%", 23, "percent"), {}),
        ("It will lose between 2 million and 4 million euros.",
         number("4 million", -4_000_000, "eur", status="target"), {}),
        # What is missing is counted, and "over" may mean during.
        ("It needs 61 seats, which leaves it 7 short.", number("7", metric="total"),
         {"metrics": [{"id": "total", "name": "Seats short of a majority", "unit": "count"}]}),
        ("The contract runs over 12 years.", number("12", metric="years"),
         {"metrics": [{"id": "years", "name": "Term", "unit": "year"}]}),
        # The line with the paper and its date dates no other number.
        ("The Paper, April 16, 2024\nIn the week to April 7, it admitted 52.\nOf those, 5 died.",
         number("5", paragraph=3, period="2024-04-01/2024-04-07"), {}),
    ],
)  # fmt: skip
def test_no_finding_of_this_kind(check_text: Checker, text: str, figure: Row, made: Row) -> None:
    unwanted = {"PC306", "PC307", "PC308", "PC316"}
    assert not unwanted.intersection(codes(check_text(text, [figure], **made)))


def test_name_of_a_unit_is_no_metric(check_text: Checker) -> None:
    metrics = [
        {"id": "to-selb", "name": "Sales to Selb, growth", "unit": "percent"},
        {"id": "exchange", "name": "Euro, change", "unit": "percent"},
    ]
    result = check_text(
        "Sales to Selb, a town, fell 5% to 7 billion euros. The euro fell 2%.",
        [number("5%", -5, "to-selb"), number("2%", -2, "exchange")],
        metrics=metrics,
    )
    assert "PC317" not in codes(result)
