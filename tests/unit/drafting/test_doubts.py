"""What a draft asks about the fields of a figure, and what it is sure of."""

from decimal import Decimal

import pytest

from provcli.drafting.draft import draft_article

LEAD = "Acme sells less\n\nAcme, a shipper, sold 32 ships in 2023, and profit fell 5%."

# What follows the lead; the printed number, its period, and what is asked about it.
DOUBTS = [
    # The sentence before dates a verb of the past.
    ("Costs rose to $9 million.", "$9 million", "2023", []),
    ("It owned 12 ports.", "12", "2023", []),
    # Another tense, another period of the sentence, or many sentences in between.
    ("About 120 people work there.", "120", "2023", ["period? from a sentence before"]),
    ("It had fired 120 people.", "120", "2023", ["period? from a sentence before"]),
    (
        "It fired 120 people, said Jane Roe, who left in 2022.",
        "120",
        "2023",
        ["period? the sentence also says 2022"],
    ),
    (
        "It met rivals. It met bankers. It met owners. It fired 120 people.",
        "120",
        "2023",
        ["period? from a sentence before"],
    ),
    (
        "In 2022 it met owners, and it would fire 120 people.",
        "120",
        "2022",
        ["period? from words before, in the sentence"],
    ),
    (
        "It made $9 million in 2022 and employs 640 people.",
        "640",
        "2022",
        ["period? from words before, in the sentence"],
    ),
    (
        "截至2024年1月12日已有90人报名，而计划只招800人。",
        "800",
        "2024-01-12",
        ["period? from words before, in the sentence"],
    ),
    (
        "In 2022 it made $9 million, and its main yard employs 640 people.",
        "640",
        "2022",
        ["period? from words before, in the sentence"],
    ),
    (
        "It employs 640 people and made $9 million in 2022.",
        "640",
        "2022",
        ["period? from words after, in the sentence"],
    ),
    (
        "It made $9 million in 2022 and charges $7 a box.",
        "$7",
        "2022",
        ["period? from words before, in the sentence"],
    ),
    # What is there for longer than what the period dates.
    ("In 2022 it sold 6 of its 40 ships.", "6", "2022", []),
    ("In 2022 it sold 6 of its 40 ships.", "40", "2022", ["period? it may last longer"]),
    (
        "In 2022 it bought a yard with a capacity of 70 ships.",
        "70",
        "2022",
        ["period? it may last longer"],
    ),
    ("In 2022 it bought ships with 70 cabins each.", "70", "2022", ["period? it may last longer"]),
    (
        "A villa with six rooms sold for $9 million in 2022.",
        "six",
        "2022",
        ["period? it may last longer"],
    ),
    # A date of other words.
    (
        "The plan to build 300 ships met 50 objections in 2022.",
        "300",
        "2022",
        ["period? perhaps when it was planned"],
    ),
    (
        "On Friday he was sentenced to 11 years for taking $9 million from it.",
        "$9 million",
        "2024-01-26",
        ["period? perhaps of an earlier time"],
    ),
    (
        "Sales were $7 million, down from the $8 million it promised in May, it said.",
        "$8 million",
        "2023-05",
        ["period? that of a promise"],
    ),
    ("Costs rose 2% in 2023 and 3% next.", "3%", "2023", ["period? perhaps the next one"]),
    ("In 2022 it cut power at its three yards.", "three", "2022", ["period? it may last longer"]),
    # Words for another time than that of the evidence.
    (
        "Sales for the three months to Christmas rose 2%.",
        "2%",
        "2023",
        ["period? in the time of which the sentence speaks"],
    ),
    (
        "The shop was shut in June 2022, but it had 900 visitors in its first four weeks.",
        "900",
        "2022-06",
        ["period? in the time of which the sentence speaks"],
    ),
    (
        "Of those freed in 2022, 38% came back within two years.",
        "two",
        "2022",
        ["period? counted from then"],
    ),
    (
        "It plans a strike of six days from March 2.",
        "six",
        "2024-03-02/..",
        ["period? how long, or from when"],
    ),
    ("From 2022, its guards worked 9 hours.", "9", "2022/..", []),
    (
        "In the first quarter of 2023, it made 90 tonnes. Sales in the period were $7 million.",
        "$7 million",
        "2023-Q1",
        [],
    ),
    ("In 2022 it sold half of its 8% stake.", "8%", "2022", []),
    # What is counted from a number that is asked about.
    (
        "In May costs fell. It had paid $9 million, up from $8 million a month earlier.",
        "$8 million",
        "2023-04",
        ["period? counted from the number before"],
    ),
    (
        "Debt was $8 million at the end of the period.",
        "$8 million",
        "2023-12",
        ["period? its last month, or all of it"],
    ),
    (
        "Its plan, which ends in 2026, is to build 20 ships over the period.",
        "20",
        "2026",
        ["period? that year, or more than it"],
    ),
    # What a result is compared with.
    (
        "Sales were $9 million, against $8 million.",
        "$8 million",
        "2022",
        ["period? a year before the level after the change"],
    ),
]


@pytest.mark.parametrize(("text", "printed", "period", "doubts"), DOUBTS)
def test_a_draft_asks_about_a_period_that_may_be_another(
    text: str, printed: str, period: str, doubts: list[str]
) -> None:
    draft, _ = draft_article(f"{LEAD} {text}", this_year=2024, date="2024-02-01")
    (figure,) = (each for each in draft.figures if each.candidate.printed == printed)
    asked = [str(doubt) for doubt in figure.doubts if str(doubt).startswith("period?")]
    assert (figure.period, asked) == (period, doubts)


def test_a_draft_asks_about_those_who_only_expect_a_number() -> None:
    text = f"{LEAD}\n\nTessel Group expects sales of $9 million."
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    figure = draft.figures[-1]
    assert draft.entity_names[figure.entity] == "Tessel Group"
    assert figure.find_question("entity") == "perhaps it only expects this"


def test_a_draft_asks_about_a_number_of_a_holiday_in_a_longer_period() -> None:
    text = "临河市简报\n\n10月，财政收入60亿元。春节长假接待游客16万人次。"
    draft, _ = draft_article(text, this_year=2024, date="2024-11-02")
    assert draft.figures[-1].find_question("period") == "only in a holiday"


def test_a_draft_asks_about_the_day_of_an_article_that_is_about_a_quarter() -> None:
    text = "Acme sells less\n\nHarbor Post, July 17, 2025\n\n"
    text += "Acme sold 30 vans in the second quarter, 4% fewer.\n\nSales of cars rose 25% to 90."
    draft, _ = draft_article(text, this_year=2025)
    asked = {one.candidate.printed: one.find_question("period") for one in draft.figures}
    longer = "the numbers before are of a longer period"
    assert asked == {"30": "", "4%": "", "25%": longer, "90": longer}


def test_a_part_by_which_something_grows_is_a_rate() -> None:
    text = "Acme raises dividend\n\nThe dividend of Acme goes up by a tenth to 3.3p."
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    assert [(figure.value, figure.measure.id) for figure in draft.figures] == [
        (10, "percent"),
        (Decimal("3.3"), "penny"),
    ]


def test_what_was_said_before_about_a_plan_is_a_plan() -> None:
    text = "Acme\n\nFor 2024 Acme expects profit of $36; in May it had said at least $34."
    draft, _ = draft_article(text, this_year=2024, date="2024-06-01")
    assert [(figure.period, figure.status) for figure in draft.figures] == [("2024", "target")] * 2


FROM_FIGURE = "metric from a number before"
TOWN = "Town notes\n\nSeptember 4, 2024\n\n"

# A text, a number of it, and what is asked about all but its period and entity.
QUESTIONS = [
    # The noun after the number, the whole of a share, and a subject before it name a metric.
    ("Milltown opened seven libraries.", "seven", []),
    ("Three of the bakers were ill.", "Three", []),
    ("Rents took up 40 percent of wages.", "40 percent", []),
    ("Sales of bread rose 5% to $7 million from $6 million.", "$6 million", []),
    ("The margin was 12%.", "12%", []),
    ("Membership reached 9,000.", "9,000", []),
    ("The closure will last nine months.", "nine", ["status? from the verb"]),
    # Other words do not.
    (
        "The council pays 60 percent and the treasury a quarter.",
        "quarter",
        ["metric? `treasury` is not a rate"],
    ),
    (
        "Upper Moll stands at 310.",
        "310",
        ["metric? `Upper Moll` is the name of something", "unit? counted without a noun"],
    ),
    ("Shoppers spent an average of $82 per visit.", "$82", []),
    ("The patients were under five.", "five", ["metric? perhaps an age"]),
    (
        "A baker, whose sales grew, told buyers that orders of $900 were up.",
        "$900",
        ["metric? a part of the words"],
    ),
    (
        "Profit was $3 million, or $2 a share, from $4 million.",
        "$4 million",
        ["metric? too large an amount for `Profit per share`"],
    ),
    # A number that goes on with a name has the question of the first.
    # A name that the sentence leaves out may be that of a number before it.
    ("It paid a dividend of $7 million. In 2023 it was $6 million.", "$6 million", [FROM_FIGURE]),
    ("Bakers sold 70 cakes. Another 900 are on the way.", "900", [FROM_FIGURE]),
    # A part of a whole that the sentence counts, and what is named after only one of several.
    (
        "Three of the 11 bakers were ill.",
        "Three",
        ["metric? perhaps only a part of what its name says"],
    ),
    ("Three of the 11 bakers were ill.", "11", []),
    (
        "They slept in 82 schools, mosques and halls.",
        "82",
        ["metric? the number counts several things"],
    ),
    # What was done in a time does not last for it, and an object does not follow a noun.
    (
        "Nurses vaccinated 900 children in 16 days.",
        "16",
        ["metric? `children` is not a length of time"],
    ),
    (
        "Acme expects to absorb a charge of $9 million.",
        "$9 million",
        ["status? from the verb", "metric? `absorb a charge` is a part of a sentence"],
    ),
    (
        "Nine deaths were in Moll, a town of 46,000.",
        "46,000",
        ["metric? perhaps a population"],
    ),
    (
        "Acme paid $9 million of the cost and a fund gave $4 million.",
        "$4 million",
        ["metric? `cost and a fund` is a part of a sentence"],
    ),
    # What is only packed, and what someone else took, are not named yet.
    ("Acme picked 900 bales.", "900", ["metric? `bales` of what"]),
    (
        "Profit was above the $7 million it took in last year.",
        "$7 million",
        ["metric? the words near the number do not name it"],
    ),
    # What a unit leaves out.
    ("Traders paid $62 a kilo.", "$62", ["unit? per kilo"]),
    ("Bakers sold 900 loaves per oven.", "900", ["unit? per oven"]),
    (
        "It held 35 micrograms per cubic meter per day.",
        "35",
        ["metric? the words do not name it"],
    ),
    ("Fees were 900 kroner.", "900", ["unit? the text does not say whose kroner"]),
    ("Fees in Denmark were 900 kroner.", "900", []),
    # A fall that may be an amount, and a change that may be a fall.
    ("It will shed 350 jobs.", "350", ["status? from the verb", "value? a fall, or an amount"]),
    ("Sales fell by 350 loaves.", "350", []),
    (
        "Sales were trimmed by 8% in 2022 and 5% in 2023.",
        "5%",
        ["value? a rise, or a fall"],
    ),
    ("Sales were $9 million, 4% below the level of 2022.", "4%", []),
    (
        "Lower prices made up six points of the decline in sales.",
        "six",
        ["unit? points of an index, or percentage points", "value? a rise, or a fall"],
    ),
    (
        "Turnout was 30% in 2023, seven points higher than in 2022.",
        "seven",
        ["unit? points of an index, or percentage points"],
    ),
    (
        "Turnout rose 5 percentage points to 30%, and was seven points higher than in 2022.",
        "seven",
        ["metric? the same words as another figure, with another value"],
    ),
    # Words of a clause that make a number no fact, and a period that is ahead.
    ("Losses could reach $9 million.", "$9 million", ["status? `could`: perhaps not a fact"]),
    (
        "Children who live over nine miles away will be offered a bus.",
        "nine",
        ["status? `will`: perhaps not a fact"],
    ),
    (
        "Fares are $9 from Monday.",
        "$9",
        ["status? the period begins after the article"],
    ),
    ("Milltown pays $9 million in aid.", "$9 million", []),
]


@pytest.mark.parametrize(("text", "printed", "questions"), QUESTIONS)
def test_a_draft_asks_about_what_the_words_do_not_show(
    text: str, printed: str, questions: list[str]
) -> None:
    draft, _ = draft_article(f"{TOWN}{text}", this_year=2024)
    (figure,) = (each for each in draft.figures if each.candidate.printed == printed)
    asked = [str(doubt) for doubt in figure.doubts if doubt.field not in ("period", "entity")]
    assert asked == questions


# The same of a text in Chinese.
HAN_QUESTIONS = [
    ("全市财政收入60亿元。", "60亿", []),
    (
        "按不变价格计算增长5.6%。",
        "5.6%",
        ["metric? `价格计算` is not a thing that is counted or measured"],
    ),
    (
        "城镇居民人均收入4万元，外出务工2万元。",
        "2万",
        ["metric? `外出务工` is not an amount of money"],
    ),
    ("新改建农村公路20公里，3座四类桥梁完成。", "3", ["metric? `四类桥梁` follows it"]),
    ("2023年就业5万人，完成任务4万人。", "4万", ["status? `任务`: perhaps not a fact"]),
    (
        "工业增加值增长6.9%，加快0.8个百分点。",
        "0.8个百分点",
        ["metric? the change of `工业增加值`, or of its growth"],
    ),
]


@pytest.mark.parametrize(("text", "printed", "questions"), HAN_QUESTIONS)
def test_a_chinese_draft_asks_about_names_that_do_not_fit_their_unit(
    text: str, printed: str, questions: list[str]
) -> None:
    draft, _ = draft_article(f"临河市简报\n\n2024年9月4日\n\n{text}", this_year=2024)
    (figure,) = (each for each in draft.figures if each.candidate.printed == printed)
    asked = [str(doubt) for doubt in figure.doubts if doubt.field not in ("period", "entity")]
    assert asked == questions


def test_a_draft_asks_about_dismissals_of_what_may_be_an_amount() -> None:
    text = "A 20-day trial began in Room 7. Three bakers came, and one from Moll."
    draft, _ = draft_article(f"{TOWN}{text}", this_year=2024)
    asked = {each.candidate.printed: [*map(str, each.doubts)] for each in draft.dismissals}
    assert asked == {
        "September 4, 2024": [],
        "20": ["reason? a length of 20 days"],
        "7": [],
        "one": ["reason? it may count"],
    }
