"""What figures measure and are about, in short texts of every sort."""

from decimal import Decimal

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.model import Draft
from provcli.drafting.names import word_key


def make_draft(text: str) -> Draft:
    return draft_article(text, this_year=2025)[0]


def names(text: str) -> dict[str, str]:
    """Return the name of the metric of each figure by its printed number."""
    return {figure.candidate.printed: figure.name for figure in make_draft(text).figures}


def entities(text: str) -> dict[str, str]:
    """Return the name of the entity of each figure by its printed number."""
    draft = make_draft(text)
    return {figure.candidate.printed: draft.entity_names[figure.entity] for figure in draft.figures}


def test_digits_of_a_name_stay() -> None:
    text = "云江省公报\n\n年末共有5G基站12.8万个，比上年末增加2万个。"
    draft = make_draft(text)
    assert [figure.name for figure in draft.figures] == ["5G基站", "5G基站变化"]
    assert [figure.metric for figure in draft.figures] == [
        "5g-base-stations",
        "5g-base-stations-change",
    ]


def test_a_name_keeps_its_ampersand() -> None:
    assert names("云江省公报\n\n2024年，全省共投入R&D经费728.6亿元。") == {"728.6亿": "R&D经费"}


def test_the_id_of_a_chinese_metric_has_its_known_head() -> None:
    draft = make_draft("云江市公报\n\n同城快递业务量4.3亿件，下降2.4%；槐花蜜收获九吨。")
    assert [figure.metric for figure in draft.figures] == ["volume", "volume-growth", "metric"]


def test_shares_of_a_group_are_those_of_its_members() -> None:
    found = names(
        "云江省公报\n\n基础研究经费35亿元，应用研究经费58亿元，其他经费634亿元。"
        "三类经费所占比重分别为4.9%、8.0%和87.1%。"
    )
    assert list(found.items())[3:] == [
        ("4.9%", "基础研究经费占比"),
        ("8.0%", "应用研究经费占比"),
        ("87.1%", "其他经费占比"),
    ]


def test_an_industry_has_all_words_of_its_name() -> None:
    found = names("云江省公报\n\n投资较多，其中计算机、通信和其他设备制造业128.5亿元。")
    assert found == {"128.5亿": "计算机、通信和其他设备制造业"}


@pytest.mark.parametrize("words", ["沪深两市全天", "中部六省", "三次产业"])
def test_a_number_that_names_a_group_is_dismissed(words: str) -> None:
    draft = make_draft(f"收盘\n\n{words}成交9860亿元。")
    assert [dismissal.reason for dismissal in draft.dismissals] == ["group"]
    assert [figure.candidate.printed for figure in draft.figures] == ["9860亿"]


def test_a_count_of_cities_is_a_figure() -> None:
    draft = make_draft("云江省公报\n\n全省共有两个市和12个县。")
    assert [figure.value for figure in draft.figures] == [2, 12]


def test_numbers_of_two_subjects_have_two_names() -> None:
    found = names(
        "Port\n\nThe tram carried 38 million passengers in 2024. "
        "The airport handled 5 million passengers in 2024, up 6% from 4.7 million in 2023."
    )
    assert found == {
        "38 million": "Passengers",
        "5 million": "Passengers, airport",
        "6%": "Passengers, airport, growth",
        "4.7 million": "Passengers, airport",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales in the 214 stores it runs were up 8.3%.", ["Stores", "Sales, growth"]),
        ("The economy of the nation of 240,000 people shrank 1.4%.",
         ["People", "Economy of the nation, growth"]),
        ("Life expectancy climbed to 84.1 years for women and 79.6 for men.",
         ["Life expectancy", "Life expectancy, men"]),
        ("Gold added 0.6% to $2,349 an ounce.", ["Gold price, growth", "Gold price"]),
        ("Copper on the exchange rose 1.8% to $9,642 a tonne.",
         ["Copper price on the exchange, growth", "Copper price on the exchange"]),
        ("Its forecast was cut to $80 million.", ["Forecast"]),
        ("Drivers' pay went up by 9.5%.", ["Drivers' pay, growth"]),
        ("Temperatures fell from 9 °C in May 2024 to minus 3 °C in June 2024.",
         ["Temperatures", "Temperatures"]),
        ("It reported a 9.4% fall in quarterly profit.", ["Profit, growth"]),
        ("Heart disease caused 1,310 deaths, and cancer 1,204.", ["Deaths", "Deaths, cancer"]),
        ("In the town, 212 mm fell in 24 hours.", ["Rainfall", "Rainfall, duration"]),
        ("The closure starts on March 10 and is planned to last nine months.",
         ["Closure, duration"]),
        ("The barge, with 48 passengers and a crew of six, was hit.", ["Passengers", "Crew"]),
        ("Of the 310 guests at the two hotels, 240 were unhurt.",
         ["Guests", "Hotels", "Guests, unhurt"]),
        ("The tug was doing 14 knots, the minister said.", ["Speed"]),
        ("Its skipper, Jon Vale, who has 22 years' experience, was questioned for three hours.",
         ["Experience", "Time questioned"]),
        ("It moved 56 guests: 41 to St. Anne's in Elm and 15 to Dunmore General.",
         ["Guests", "Guests, St. Anne's", "Guests, Dunmore General"]),
        ("The group was sold, valuing it at about $88 billion.", ["Market value"]),
    ],
)  # fmt: skip
def test_a_name_is_what_the_clause_speaks_of(text: str, expected: list[str]) -> None:
    assert [figure.name for figure in make_draft(f"Report\n\n{text}").figures] == expected


@pytest.mark.parametrize("price", ["$13.40", "273p"])
def test_shares_of_a_company_have_a_price(price: str) -> None:
    found = names(f"Halden Ltd profit rises\n\nThe shares rose 6.8% to {price} on May 3, 2024.")
    assert set(found.values()) == {"Share price, growth", "Share price"}


def test_a_comparison_with_before_is_a_growth() -> None:
    assert names("Port\n\nTickets cost 395 pounds, 5% more than last year.") == {
        "395": "Tickets cost",
        "5%": "Tickets cost, growth",
    }


def test_the_ends_of_a_range_have_one_name() -> None:
    found = names("Port\n\nThe port expects sales growth of 5% to 7% in 2026.")
    assert found == {"5%": "Sales, growth", "7%": "Sales, growth, upper end"}


def test_what_something_costs_is_its_cost() -> None:
    found = names("Port\n\nThe stadium has 30,000 seats. It cost 96 million pounds.")
    assert found["96 million"] == "Cost"


def test_what_someone_promised_in_a_national_currency_is_a_target() -> None:
    draft = make_draft("Port\n\nThe state promised 50,000 bolivianos to each family.")
    found = [(figure.name, figure.measure.id, figure.status) for figure in draft.figures]
    assert found == [("Pledge", "BOB", "target")]


def test_a_noun_counts_people_wherever_it_does_so_once() -> None:
    draft = make_draft("Port\n\nIn 2023, 38 people were ill; in 2024, another 23 were.")
    found = [(figure.name, figure.measure.id, figure.metric) for figure in draft.figures]
    assert found == [("People", "person", "people"), ("People", "person", "people")]


@pytest.mark.parametrize(("one", "several"), [("ferry", "ferries"), ("bus", "buses")])
def test_a_noun_is_the_same_in_the_plural(one: str, several: str) -> None:
    assert word_key(one) == word_key(several)


DIVISIONS = """Halden Ltd lifts profit

Group revenue was £90 million in 2024 and operating profit £12 million.

Boats

Revenue rose 4% to £50 million in 2024, and profit fell by £1 million to £7 million.

Ropes and sails

In 2024 revenue was £40 million and profit £5 million. The company expects sales of £95 million.

Dividend and outlook

Profit will be £13 million in 2025.
"""


def test_the_section_of_a_division_names_its_revenue_and_profit() -> None:
    assert [figure.name for figure in make_draft(DIVISIONS).figures] == [
        "Group revenue",
        "Operating profit",
        "Revenue, Boats, growth",
        "Revenue, Boats",
        "Profit, Boats, change",
        "Profit, Boats",
        "Revenue, Ropes and sails",
        "Profit, Ropes and sails",
        "Sales",
        "Profit",
    ]


@pytest.mark.parametrize("heading", ["What comes next", "Fuller halls, longer nights"])
def test_a_heading_that_is_not_a_division_is_not_in_names(heading: str) -> None:
    text = DIVISIONS.replace("Ropes and sails", heading)
    assert "Revenue" in [figure.name for figure in make_draft(text).figures]


def test_the_section_of_an_entity_is_not_in_names() -> None:
    text = DIVISIONS.replace("Boats", "Halden").replace("Ropes and sails", "Northwind")
    text = text.replace("In 2024 revenue", "Northwind said its revenue")
    found = {figure.name for figure in make_draft(text).figures}
    assert {name for name in found if "Northwind" in name or "Halden" in name} == set()


def test_a_rough_number_for_an_exact_one_is_a_claim() -> None:
    draft = make_draft(
        "Port\n\nIn 2024, profit rose by almost a sixth. Profit rose 16.5% to $233 million in 2024."
        " It had 312 staff, more than 300 staff. In 2024 sales rose by nearly half; sales rose 20%."
    )
    assert [(figure.name, figure.value) for figure in draft.figures][:3] == [
        ("Profit, growth", Decimal("16.5")),
        ("Profit", 233_000_000),
        ("Staff", 312),
    ]
    rough = [item for item in draft.dismissals if item.reason == "claim"]
    assert [(item.candidate.printed, item.note) for item in rough] == [
        ("a sixth", "Rounds 16.5%."),
        ("300", "Rounds 312."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The combined ratio was 84% in 2024.\n\nIn 2023 the ratio was 86%.",
         ["Combined ratio", "Combined ratio"]),
        ("2024年营业收入90亿元。\n\n2023年收入80亿元，增长5%至6%。",
         ["营业收入", "营业收入", "营业收入增速", "营业收入增速上限"]),
        # A definite name may be far from the longer one, others are near it.
        ("The Bovespa index rose 1% in 2024.\n\nMore.\n\nMore.\n\nThe index fell 2% in 2023.",
         ["Bovespa index, growth", "Bovespa index, growth"]),
        ("Herring landings rose 1% in 2024.\n\nMore.\n\nMore.\n\nLandings fell 2% in 2023.",
         ["Herring landings, growth", "Landings, growth"]),
        # It is another quantity if the longer name has another value, or there are two.
        ("Herring landings were 61 tonnes in 2024. Landings were 75 tonnes in 2024.",
         ["Herring landings", "Landings"]),
        ("2024年第一产业增加值5亿元，第二产业增加值6亿元。2023年增加值9亿元。",
         ["第一产业增加值", "第二产业增加值", "增加值"]),
    ],
)  # fmt: skip
def test_a_shorter_name_is_that_of_the_paragraph_before(text: str, expected: list[str]) -> None:
    assert [figure.name for figure in make_draft(f"Port\n\n{text}").figures] == expected


def test_what_analysts_expect_is_a_target() -> None:
    draft = make_draft("Port\n\nSales were $7 million. Analysts had expected $6 million.")
    assert [(figure.metric, figure.status) for figure in draft.figures] == [
        ("sales", "actual"),
        ("sales", "target"),
    ]


def test_francs_are_those_of_the_full_name() -> None:
    text = "Results\n\nSales were 2 billion Swiss francs, and costs were 1 billion francs."
    assert [figure.measure.id for figure in make_draft(text).figures] == ["CHF", "CHF"]


@pytest.mark.parametrize("heading", ["Outlook", "Background", "Key Figures", "Net Sales"])
def test_a_heading_of_common_words_is_not_an_entity(heading: str) -> None:
    text = (
        f"Northwind reports results\n\nNorthwind had net sales of $560 million.\n\n{heading}\n\n"
        f"{heading} of Northwind are below. The outlook, key figures, and background: "
        "Northwind has 15 shops."
    )
    assert set(entities(text).values()) == {"Northwind"}


@pytest.mark.parametrize("heading", ["展望", "背景", "消费"])
def test_a_chinese_heading_of_a_topic_is_not_an_entity(heading: str) -> None:
    text = (
        "两地公布数据\n\n杭州\n\n2024年，杭州市生产总值20000亿元。\n\n"
        f"{heading}\n\n2024年，{heading}增长5.2%。"
    )
    assert set(entities(text).values()) == {"杭州"}


def test_a_company_and_its_rival_are_told_apart() -> None:
    found = entities(
        "Larkspur Foods lifts outlook\n\nZURICH, July 18, 2025 - Larkspur Foods AG said that sales "
        "rose 6%. Its rival Halvorsen posted sales of 24 billion euros."
    )
    assert found == {"6%": "Larkspur Foods", "24 billion": "Halvorsen"}


def test_a_bulletin_is_about_the_province_of_its_title() -> None:
    draft = make_draft("2024年云岭省统计公报\n\n全年全省地区生产总值31534.1亿元。")
    assert [(row["name"], row["kind"]) for row in draft.entities] == [("云岭省", "province")]


def test_a_growth_without_years_is_a_claim() -> None:
    draft = make_draft(
        "Rovers\n\nAverage attendance rose to 24,300, up 18% from 20,600. "
        "Profit fell 20% to 96 million euros from 150 million euros."
    )
    found = [(claim.row["stated"], claim.verdict) for claim in draft.claims]
    assert found == [
        ("rovers/profit-growth/undated", "inconsistent"),
        ("rovers/average-attendance-growth/undated", "consistent"),
    ]


def test_the_parts_of_the_sentence_before_make_a_sum() -> None:
    draft = make_draft(
        "云岭省公报\n\n2024年进出口总额2510.7亿元。其中，出口820.4亿元，进口1690.3亿元。"
    )
    assert [(claim.row["kind"], claim.verdict) for claim in draft.claims] == [("sum", "exact")]


def test_a_report_is_dated_by_the_day_it_names() -> None:
    text = "Inflation eases\n\nBRUSSELS (Wire) - Inflation was 2.1% in June, the office said on "
    assert make_draft(f"{text}Tuesday, 1 July 2025.").source["date"] == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "name", "is_marked"),
    [
        ("The bank said it would provide $250 million.", "Amount, paragraph 2", True),
        ("The fund, which manages $60 million, was there.", "Amount, paragraph 2", True),
        ("It peaked at 48.9%.", "Rate, paragraph 2", True),
        ("In 2024, it spent $5 million on roads.", "Spending on roads", False),
        ("The tram rose, giving the company a market value of $2 million.", "Market value", True),
        (
            "It is possible to produce an aerial machine every 7 minutes.",
            "Aerial machine, interval",
            True,
        ),
        ("The board declared an interim dividend of $65 million.", "Interim dividend", True),
        ("It was first in the country for 14 years.", "Duration, paragraph 2", True),
        (
            "Road and rail volume with states and cities co-building the Canal and "
            "Harbor was $717 million.",
            "Road and rail volume with states and cities",
            True,
        ),
        ("Operating margin was 11.6%.", "Operating margin", False),
        ("The dollar rose 3%.", "Dollar, growth", False),
    ],
)
def test_a_name_is_a_noun_phrase(text: str, name: str, *, is_marked: bool) -> None:
    figure = make_draft(f"Port\n\n{text}").figures[-1]
    marks = [str(doubt) for doubt in figure.doubts if doubt.field == "metric" and doubt.is_question]
    assert (figure.name, bool(marks)) == (name, is_marked)


def test_a_level_before_a_change_and_the_one_since_are_one_metric() -> None:
    draft = make_draft(
        "Steel\n\nIn 2018, the company began to change. After that, quality was improved. "
        "The water use per bottle of milk dropped from 42 liters in the past to 38 liters."
    )
    assert [(figure.name, figure.period) for figure in draft.figures] == [
        ("Water use per bottle of milk", "../2018"),
        ("Water use per bottle of milk", "2018/.."),
    ]


def test_the_numbers_of_another_place_have_the_names_of_those_before() -> None:
    text = (
        "North County has 6,200 pupils, or 80 percent of its target, and Orm 4,800, or 75 percent."
    )
    draft = make_draft(f"Schools\n\n{text} Lower Fell stands at 3,100, or 62 percent.")
    bases = [figure.base.partition(",")[0] for figure in draft.figures]
    assert bases == ["pupils", "share of target"] * 3


def test_a_name_ends_with_a_whole_word() -> None:
    text = (
        "Port\n\nThe port has 1,213 modern offshore floating harbor traffic management capacity "
        "Kilowatt."
    )
    name = "Modern offshore floating harbor traffic management"
    assert [figure.name for figure in make_draft(text).figures] == [name]


def test_a_unit_may_follow_what_it_measures() -> None:
    draft = make_draft("Port\n\nThe port will add 40 new solar panel capacity Megawatt; it grows.")
    assert [(figure.name, figure.measure.id) for figure in draft.figures] == [
        ("New solar panel capacity", "megawatt")
    ]


def test_what_is_newly_added_is_new_in_each_part_of_a_list() -> None:
    found = names(
        "Port\n\nThe port plans newly added rail tracks of 20 kilometers and quay walls of more "
        "than 5 kilometers. Its rail tracks are 90 kilometers long."
    )
    assert list(found.values()) == [
        "New rail tracks, length",
        "New quay walls, length",
        "Rail tracks, length",
    ]


def test_counts_of_things_are_one_metric_if_the_words_around_them_are() -> None:
    draft = make_draft(
        "Port\n\nIn 2023, the port finished all 12 tasks concerning harbor safety training.\n\n"
        "In 2024, it wants to do 15 things that make harbor safety better by training.\n\n"
        "In 2024, it lists 8 items of lost luggage."
    )
    assert [(figure.metric, figure.period) for figure in draft.figures] == [
        ("tasks-concerning-harbor-safety-training", "2023"),
        ("tasks-concerning-harbor-safety-training", "2024"),
        ("items-lost-luggage", "2024"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A comparison is a change, in amounts and counts, too.
        ("It has 54 jets, three more than a year ago.", ["Jets", "Jets, change"]),
        (
            "Minor injuries came to 930, 2.4% below the year before.",
            ["Minor injuries", "Minor injuries, growth"],
        ),
        (
            "Monthly wages were $460, an increase over the year of $10 or 2.2%.",
            ["Monthly wages", "Monthly wages, change", "Monthly wages, growth"],
        ),
        ("The port reported a 5% drop in fuel costs.", ["Fuel costs, growth"]),
        # The level after a change is what changes, not what was counted before.
        (
            "The port had 1.9 million visitors, and arrests rose 27 percent to 1,040.",
            ["Visitors", "Arrests, growth", "Arrests"],
        ),
        ("There were 18 boats. The toll fell from 152 to 127.", ["Boats", "Toll", "Toll, after"]),
        # A comparison is of what was measured before.
        (
            "In 2024, 71% of ferries left within 15 minutes, against 77% in 2023.",
            ["Share of ferries", "Ferries, duration", "Share of ferries"],
        ),
        # A share is one of the whole, whatever pronoun names it.
        (
            "It spent $10 million on piers, of which two-fifths went to Aldport.",
            ["Spending on piers", "Share of spending on piers"],
        ),
        (
            "Visitors rose 5%, and 40% of them came by bus.",
            ["Visitors, growth", "Share of visitors"],
        ),
        ("One in eight owners now pays a fee.", ["Share of owners"]),
        # What experts expect is a target of the same metric, unless it has that target.
        (
            "Sales rose to $72 million, a little above the $71 million that analysts expected.",
            ["Sales", "Sales"],
        ),
        ("Sales were $7 million. Analysts had expected $6 million.", ["Sales", "Sales"]),
        ("Sales will be $7 million in 2026. Analysts had expected $6 million.",
         ["Sales", "Sales, forecast"]),
        # A number may precede what it measures.
        ("Profit was hurt by a $45 million charge for faulty cables.", ["Charge"]),
        ("Drivers face a 12-mile detour.", ["Detour"]),
        ("Profit was $7 million, compared with a loss of $2 million. Analysts expected $6 million.",
         ["Profit", "Loss", "Profit"]),
        # A name is a noun phrase, and nothing else.
        ("Sales were $5 million, having reached $6 million in 2023.", ["Sales", "Sales"]),
        ("The city keeps 55 megawatts in Aldport.", ["Capacity, paragraph 2"]),
        ("The buses will run every 25 minutes.", ["Interval"]),
        ("The limit in built-up areas is 30 km/h.", ["Limit in built-up areas"]),
        ("The river crested at 5.6 meters.", ["River, level"]),
        ("Currency effects cost a further 8 million euros.", ["Currency effects cost"]),
        ("A strike cost the company $5 million.", ["Strike cost"]),
        ("Revenue in the quarter was $5 million.", ["Revenue"]),
        ("The piers are 118 meters long.", ["Piers, length"]),
        # A subject goes on after a clause on something else.
        (
            "The shares, which have lost 38% of their value, rose 6.8% to 131 crowns.",
            ["Value, growth", "Shares, growth", "Shares"],
        ),
        ("A total of 84 people were killed.", ["People killed"]),
        ("It employed 70 people.", ["People employed"]),
        # Two numbers of one name differ by the words around them.
        (
            "Unemployment ranged from 14.5% in Aldport to 36% in Belport.",
            ["Unemployment", "Unemployment, Belport"],
        ),
        (
            "Drivers accounted for 598 of the deaths, riders for 241.",
            ["Deaths", "Deaths, riders"],
        ),
        ("There were 640 trainees, and a further 350 dropped out.",
         ["Trainees", "Trainees, dropped out"]),
        ("Fares rose 4.5% in 2023 and 3% in 2024.", ["Fares, growth", "Fares, growth"]),
        ("It turned out 412,000 tonnes.", ["Production"]),
        ("A magnitude 6.4 earthquake killed many, 30 miles northeast of Aldport.",
         ["Magnitude", "Distance"]),
        ("Nine aftershocks followed, the largest of magnitude 5.1.",
         ["Aftershocks", "Aftershocks, magnitude"]),
        ("It killed nine people and had a magnitude of 5.1.", ["People killed", "Magnitude"]),
        ("The storm came, killing 41 people and injuring more than 300.",
         ["People killed", "People injured"]),
        ("The pier is 185 meters long, twice the length of the old one.",
         ["Pier, length", "Length, multiple"]),
        ("It may have lost at least 33% of its plants.", ["Share of plants lost"]),
        ("A ticket costs $22, or $8 for islanders.", ["Ticket cost", "Ticket cost, islanders"]),
        ("The index lost 14.62 points, or 0.3%.", ["Index, change", "Index, growth"]),
        ("The government released 45 million soles.", ["Funds released"]),
        ("It got 14 objections, nine of them from fishermen.",
         ["Objections", "Objections, fishermen"]),
        ("The index gained 1.3%, or 1,862.40 points, to 145,318.77.",
         ["Index, growth", "Index, change", "Index"]),
        ("In Aldport the index added 0.5%.", ["Index, growth"]),
        ("It fell $0.51 lower at $67.44 a barrel.",
         ["Amount, paragraph 2, change", "Amount, paragraph 2"]),
        ("A borrower with a loan of $500,000 is rare.", ["Loan"]),
        ("There were 18,650 finishers from 46 countries.", ["Finishers", "Countries"]),
        ("In 2024, 68% of pupils passed the test, 9 percentage points more than in 2023.",
         ["Share of pupils", "Share of pupils, change"]),
        (
            "Traffic dipped to 133,200 in 2023, when two cranes broke, and recovered to 137,600"
            " in 2024.",
            ["Traffic", "Cranes", "Traffic"],
        ),
        ("A bank has promised up to 3.8 million euros.", ["Pledge"]),
        ("So far 38 applications came, and 10 have been approved.",
         ["Applications", "Applications approved"]),
        # What is said of people, or of a part, is what sets it apart.
        ("Police said 36 people had been taken to hospital, four of them in serious condition.",
         ["People taken to hospital", "People in serious condition"]),
        ("The storm killed nobody, forcing 1,900 people from their homes.", ["People forced"]),
        ("There were 70 people at work. Forty of them climbed out, and 30 are still missing.",
         ["People", "People climbed out", "People missing"]),
        ("It made 9,000 bikes, of which 3,100 had electric motors.",
         ["Bikes", "Bikes with electric motors"]),
        ("Some 900 ships called, of which 70 were cruise vessels.", ["Ships", "Cruise vessels"]),
        ("Police fined 23,000 drivers. Some 4,100 of them lost their licences.",
         ["Drivers", "Drivers who lost their licences"]),
        ("Three of those rescued were treated.", ["People rescued"]),
        ("Blast kills 12.", ["People killed"]),
        ("It opened nine shops in 2024, taking the chain to 87.", ["Shops opened", "Shops"]),
        ("It will close two of its seven plants.", ["Plants closed", "Plants"]),
        ("Half of all bikes were the M7, which sells for between £1,850 and £2,400.",
         ["Share of bikes", "M7 price", "M7 price, upper end"]),
        ("The 16 buses, which cost £430,000 apiece, are new.", ["Buses", "Buses cost"]),
        ("Dividends go up by a tenth to 3.3p a share.",
         ["Dividends per share, growth", "Dividends per share"]),
        ("The rate of inflation was 5%, down 1 percentage point from the third quarter and"
         " 2 percentage points from a year earlier.",
         ["Rate of inflation", "Rate of inflation, change",
          "Rate of inflation, change, year on year"]),
        ("Its station, 910 metres up, is new.", ["Station, altitude"]),
        ("The chief said 58 hikers were in two huts at about 1,600 metres.",
         ["Hikers", "Huts", "Huts, altitude"]),
        ("In Aldport, 187 mm of rain fell in the 24 hours to 6 a.m., a third more than the 142 mm"
         " in June 2024.",
         ["Rainfall", "Rainfall, duration", "Rainfall, growth", "Rainfall"]),
        ("Three lived in Aldport, 6 kilometres downstream. They spent five hours on a roof.",
         ["Number, paragraph 2", "Distance", "Time spent"]),
        ("Families will get up to 15,000 euros each.", ["Payment"]),
        ("Supplies should return within 48 hours.", ["Supplies, duration"]),
        ("Inventories grew by 2.7 million barrels in 2024, less than the 3.3 million expected.",
         ["Inventories, change", "Inventories, change"]),
        # Two things of a sentence that names others before differ by their words, too.
        ("Members paid $40. Guests paid $50. Children paid $9.",
         ["Payment", "Payment, guests", "Payment, children"]),
        # Neither a conjunction, nor a pronoun, nor a verb is a name.
        ("Sales rose 8.4%, although the company sold 5.1% less chocolate by weight.",
         ["Sales, growth", "Chocolate, growth"]),
        ("A bar that cost 2.95 euros in 2023 now costs 3.70 euros.", ["Bar cost", "Bar cost"]),
        ("The protection that it gives is put at 70%.", ["Protection"]),
        ("Wheat bucked the trend, losing 0.9% to $10.51.", ["Wheat, growth", "Wheat"]),
        ("Ministers have agreed a total quota of 171,000 tonnes.", ["Total quota"]),
        ("Last year 47 sailings were called off, one in eight.", ["Sailings", "Sailings, rate"]),
        ("In the 214 stores it runs across Britain sales were up 8.3%.",
         ["Stores", "Stores, growth"]),
        ("Currency swings took away $7 million.", ["Currency swings"]),
        ("The shares sank 9.2% before recovering to stand 6.5% lower.",
         ["Shares, growth", "Shares, growth (2)"]),
        ("There were 37 outbreaks, compared with 14 in the whole of 2024.",
         ["Outbreaks", "Outbreaks"]),
        ("Profit was $214 million, compared with $289 million the year before.",
         ["Profit", "Profit, before"]),
        ("It has hedged 65% of its needs at between $71 and $74 a barrel.",
         ["Share of needs", "Price per barrel", "Price per barrel, upper end"]),
        ("The state paid $186 million to 29 farms and has reserved $300 million.",
         ["Payment", "Farms", "Reserves"]),
        # Parts are named after the whole, in its currency.
        ("Revenue was 290 million euros, of which chocolate 210 million and cocoa 80 million.",
         ["Revenue", "Revenue, chocolate", "Revenue, cocoa"]),
        ("Zones of 3 km and 10 km around each farm exist.", ["Zones, length", "Zones, length (2)"]),
        # A number without a noun goes on with one of its unit, if only a name or a verb is new.
        ("In 2024 the school had 6,200 pupils, or 80 percent of its target. In 2023 it held 3,100,"
         " or 62 percent.",
         ["Pupils", "Share of target", "Pupils", "Share of target"]),
        ("The lift costs $9 million, or about $4 per child. The other $2 million has gone.",
         ["Lift cost", "Lift cost per child", "Lift cost, other"]),
        ("Clinics gave 500 doses a day. The five days left would take 900 a day.",
         ["Doses per day", "Time left", "Doses per day (2)"]),
        ("It ran 312 shops in 17 states, against 308 in 2023.", ["Shops", "States", "Shops"]),
        ("Four children and 12 others were still missing.", ["Children", "Children missing"]),
        # The rest may have a name after it.
        ("The port moved 900 crates. The remaining 80 were transfers between ships.",
         ["Crates", "Transfers between ships"]),
        # A share is one of what precedes it, also of two numbers.
        ("Only 150 of 425 pupils came, barely a third.",
         ["Pupils", "Pupils, total", "Share of pupils"]),
        ("Cases rose to 214, a third of the peak of 642.",
         ["Cases", "Cases, peak"]),
        ("Revenue was $90 million. Fuel took $30 million, a third of that.",
         ["Revenue", "Fuel"]),
        ("The ward held 90 patients. On Wednesday it held 18, a fifth of that number.",
         ["Patients", "Patients (2)", "Share of patients"]),
        ("Losses amount to 6 percent of a workforce of 15,000.",
         ["Share of workforce", "Workforce"]),
        ("Some 65 percent of the patients were under five.",
         ["Share of patients under five", "Patients"]),
        # Nobody is what a rate or an amount measures.
        ("Coverage sank to 71 percent, a drop of 15 points; economists consider 95 percent low.",
         ["Coverage", "Coverage, change", "Coverage (2)"]),
        ("The carrier made $5 million before tax.", ["Pre-tax profit"]),
        ("Customers spent an average of $82 per visit.", ["Spending per visit"]),
        # A time is what is measured in it.
        ("The drive is for 30 children between nine months and 14 years old.",
         ["Children", "Children, age"]),
        ("A contract started seven weeks late.", ["Contract, duration"]),
        ("She walked 11 kilometres to the clinic.", ["Distance"]),
        ("The state picked 18 bales of 170 kg each.", ["Bales", "Bales, weight"]),
        # A clause within another, or a list, does not cut a name.
        ("The maker, which has two plants, lifted annual profit by 20 percent.",
         ["Plants", "Annual profit, growth"]),
        ("Turnover was $9 million. Sites such as Orm and Three Hills sold wool for $3 million, a"
         " third of the total.",
         ["Turnover", "Wool"]),
        ("The office cut its estimate for the crop, which is picked in May, by 14%.",
         ["Estimate for the crop, growth"]),
        ("Earnings before interest, tax and depreciation were $9 million.",
         ["Earnings before interest, tax and depreciation"]),
        ("Earnings before interest and taxes (EBIT) rose to $9 million.",
         ["Earnings before interest and taxes"]),
        ("Sales in the 214 stores it runs across Ireland were up 8.3%.",
         ["Stores", "Sales, growth"]),
        ("First-dose coverage is 71 percent.", ["First-dose coverage"]),
        ("The port will raise annual capacity by 50 crates to 90.",
         ["Annual capacity, change", "Annual capacity"]),
        ("A £20 million share buyback will begin.", ["Share buyback"]),
        ("Sugar, which Orm was buying at $7 a tonne, is cheaper.", ["Sugar price"]),
        ("Organic growth came to 4.8%, and economic growth of 2% helped.",
         ["Organic growth", "Economic growth"]),
        ("The port swung to a loss of $64 million.", ["Loss"]),
        ("The port expects to book a charge of $9 million.", ["Charge"]),
        ("Prices are well above the bank's target of 3%.", ["Target"]),
        ("Residents raised $186,000 through raffles.", ["Residents"]),
        ("Sales were $9 million, against an average of $8 million over the past 30 days.",
         ["Sales", "Sales (2)"]),
        # What a clause interrupts.
        ("Roe pointed to unemployment, which fell to 7.3% from 6.8%.",
         ["Unemployment", "Unemployment, before"]),
        ("But inflation, at 4.9%, is high.", ["Inflation"]),
        # A number in a compound, or of who did something, is not what others count.
        ("The Greens had 54 seats in the 120-member House, six more than the 48 of 2021.",
         ["Seats", "Member", "Seats, change", "Seats"]),
        ("Sales rose to $9 million, more than the $8 million expected by seven analysts.",
         ["Sales", "Sales, expected", "Analysts"]),
        ("Among drivers between 18 and 24, the toll dropped from 152 to 127.",
         ["Drivers", "Drivers, upper end", "Toll", "Toll, after"]),
        # The subject of the sentence is nearer than that of the one before.
        ("Profit was $9 million. In 2024 sales were up 6% at $41 million, against $38 million.",
         ["Profit", "Sales, growth", "Sales", "Sales"]),
        ("Of the inmates there, 841 were men and 73 were women.",
         ["Inmates", "Inmates, women"]),
        ("The average daily population was 5,037 people in 2024, against 4,731 in 2023.",
         ["Average daily population", "Average daily population"]),
        ("That is 187 inmates per 100,000 residents.", ["Inmates"]),
        ("At least 19 people have died and 34 are missing.", ["People died", "People missing"]),
        ("Earnings before interest, tax and depreciation (EBITD) rose to $9 million.",
         ["Earnings before interest, tax and depreciation"]),
        ("The fund aims to raise $9 million in 2026.", ["Fund"]),
        ("Output climbed, led by 7 mills.", ["Mills"]),
        ("Deaths in the cages, which were 5, rose.", ["Cages"]),
    ],
)  # fmt: skip
def test_what_an_english_number_measures(text: str, expected: list[str]) -> None:
    assert [figure.name for figure in make_draft(f"Port\n\n{text}").figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A noun after a measure word is what is counted.
        ("公司在江城和海城共有七座工厂、员工1.2万人。", ["工厂", "员工"]),
        ("班列通达26个国家的一百三十座城市。", ["国家", "城市"]),
        ("县里建起了十几处临时停车场。", ["临时停车场"]),
        # A verb of one character is one before a number only.
        ("其中低温奶27亿元，班列线路全长40公里。", ["低温奶", "班列线路全长"]),
        ("从业人员11万人，公共交通分担率达42%。", ["从业人员", "公共交通分担率"]),
        # Adverbs belong to the verb.
        ("营业额首次突破11亿元，毛利率却只有8%。", ["营业额", "毛利率"]),
        ("查验率也下降了1.8个百分点。", ["查验率变化"]),
        # A comparison does not name what is compared.
        ("毛利率达34.2%，比行业平均水平高出8.7个百分点。", ["毛利率", "毛利率变化"]),
        ("快递业务量4亿件，增长20.6%，增速比8月份回落1.9个百分点。",
         ["快递业务量", "快递业务量增速", "快递业务量增速变化"]),
        ("出口占总额的81%，比上年提高1.1个百分点。", ["出口占比", "出口占比变化"]),
        ("液态奶占收入的比重由36%升至42%。", ["液态奶占比", "液态奶占比（之后）"]),
        # Parentheses and units of a price are not the subject.
        ("全省业务收入（不包括直接收入）累计完成286.4亿元。", ["业务收入"]),
        ("生鲜乳收购均价为每公斤3.31元。", ["生鲜乳收购均价"]),
        ("国际及港澳业务量6000万件。", ["国际及港澳业务量"]),
        # What a share or an ounce costs is its price.
        ("海山科技跌6.7%，报182.4港元。", ["海山科技增速", "海山科技股价"]),
        ("现货黄金涨0.4%，报每盎司3034美元。", ["现货黄金增速", "现货黄金价格"]),
        ("市盈率为35倍。", ["市盈率"]),
        ("海山指数跌0.5%，湖滨科技跌停，报52元。", ["海山指数增速", "湖滨科技股价"]),
        ("焦煤合约涨2.7%，沪指累计涨幅只有0.3%。", ["焦煤合约增速", "沪指增速"]),
        ("风将以15到20公里的速度向西移动。", ["速度", "速度上限"]),
        ("但均价每平方米只有16450元。", ["均价"]),
        ("销量51万辆，完成50万辆的年度目标。", ["销量", "销量目标"]),
        ("销量同比增长41%，环比却下降3.7%。", ["销量增速", "销量环比增速"]),
        ("国债收益率升3个基点至4.31%。", ["国债收益率变化", "国债收益率"]),
        # A share is that of what the clause before measures.
        ("上半年研发投入24.5亿元，占收入的7.7%。", ["研发投入", "研发投入占比"]),
        ("机电产品出口占出口总值近六成。", ["机电产品出口占比"]),
        ("新厂总投资15亿元，占地32公顷。", ["新厂总投资", "占地"]),
        ("鸡蛋由10.42元跌至9.95元，重新跌破10元关口。", ["鸡蛋", "鸡蛋（之后）", "鸡蛋 (2)"]),
        ("价格指数为129.86，比上周上升1.35个点。", ["价格指数", "价格指数变化"]),
        # A plan is that of what was done; a base is compared with what follows it.
        ("全年人工造林84万亩，完成年度计划的105.6%。", ["人工造林", "人工造林计划完成率"]),
        ("与2020年的467亿元相比，全省R&D经费增加到1.5倍。", ["R&D经费", "R&D经费倍数"]),
        ("每吨出厂价在5.2万元至6.8万元之间。", ["出厂价", "出厂价上限"]),
        ("经费超过60亿元的市有4个。", ["经费", "市"]),
        # A part is named after the whole, unless its name is complete.
        ("经费超过50亿元的行业有3个，其中汽车制造业128亿元，金属冶炼和压延加工业82亿元。",
         ["经费", "行业", "经费（汽车制造业）", "经费（金属冶炼和压延加工业）"]),
        ("发电装机容量7428万千瓦。其中，水电1865万千瓦，太阳能发电1533万千瓦。",
         ["发电装机容量", "水电装机容量", "太阳能发电装机容量"]),
        ("夏粮播种面积2870万亩，其中小麦2640万亩。", ["夏粮播种面积", "小麦播种面积"]),
        ("云云业务收入13.9亿元，占比由2023年的24%升至2024年的36%。",
         ["云云业务收入", "云云业务收入占比", "云云业务收入占比"]),
        ("进出口总值1368亿元。其中，出口912亿元，进口456亿元。", ["进出口总值", "出口", "进口"]),
        ("一份套餐卖12元，不到两小时售完。", ["一份套餐", "时长（第2段）"]),
        # Verbs and prepositions name nothing; what follows 的 does.
        ("调查中共记录到水鸟38.6万只。", ["水鸟"]),
        ("白鹳5214只，刷新了2022年创下的4907只的纪录。", ["白鹳", "白鹳"]),
        ("他沿着13.5公里长的湖堤走。", ["湖堤走"]),
        ("行业尚有1.1亿吨上下的配额缺口没有补足。", ["配额缺口"]),
        ("全周成交1640万吨，成交额2亿元。", ["成交量", "成交额"]),
        ("每千人口注册护士4.5人。", ["每千人口注册护士"]),
        ("申报量是投放量的1.4倍。", ["申报量倍数"]),
        # A part of a plan, and the share that one of the year before is compared with.
        ("完成投资86.4亿元，为年度计划80亿元的108%。", ["投资", "投资", "投资计划完成率"]),
        ("品牌收入23亿元，占总收入的53%，2022年为48%。",
         ["品牌收入", "品牌收入占比", "品牌收入占比"]),
        # The 120 buses are among 1,480.
        ("新购电动公交车120辆，全市1480辆公交车中，电动车1406辆。",
         ["新购电动公交车", "公交车", "电动车"]),
        ("北江配额收报46.15元。", ["北江配额价格"]),
    ],
)  # fmt: skip
def test_what_a_chinese_number_measures(text: str, expected: list[str]) -> None:
    assert [figure.name for figure in make_draft(f"通报\n\n{text}").figures] == expected


def test_an_entity_is_not_what_a_number_measures() -> None:
    draft = make_draft(
        "岭西省公报\n\n2024年用电量超过300亿千瓦时的有两个市：临溪市512亿千瓦时，增长7%；"
        "望川市367亿千瓦时。"
    )
    assert [(draft.entity_names[figure.entity], figure.name) for figure in draft.figures] == [
        ("岭西省", "用电量"),
        ("岭西省", "市"),
        ("临溪市", "用电量"),
        ("临溪市", "用电量增速"),
        ("望川市", "用电量"),
    ]


def test_an_amount_without_a_currency_has_that_before_it() -> None:
    text = "Plant\n\nThe closure will cost 42 million francs and save almost 25 million a year."
    found = [(figure.name, figure.measure.id) for figure in make_draft(text).figures]
    assert found == [("Closure cost", "franc"), ("Savings", "franc")]


def test_a_company_that_rises_is_a_share_price() -> None:
    draft = make_draft(
        "Brazil stocks rise\n\nOil producer Marlim led the gainers, jumping 9.4% to R$38.15."
    )
    assert [(draft.entity_names[figure.entity], figure.name) for figure in draft.figures] == [
        ("Marlim", "Share price, growth"),
        ("Marlim", "Share price"),
    ]


@pytest.mark.parametrize(
    ("text", "figures", "dismissed"),
    [
        ("Infected flocks number 37 so far.", [("Infected flocks", 37)], {}),
        ("Bus number 37 is late.", [], {"37": "name"}),
        ("A 100-gram bar is small.", [], {"100": "name"}),
        ("Eggs cost 78 dollars per 100.", [("Eggs cost", 78)], {"100": "name"}),
        ("This is the fastest spread in eight years.", [], {"eight": "date"}),
        ("The dark Noir 70 bars were sold out.", [], {"70": "name"}),
        ("The youngest was a girl of 5, they said.", [], {"5": "name"}),
        # What someone lost of what is his is an amount; jobs that are lost are a fall.
        ("He keeps 42 turkeys and had lost 5 of them.", [("Turkeys", 42), ("Turkeys lost", 5)], {}),
        ("The bridge lost two of its six spans.", [("Spans", 2), ("Spans, total", 6)], {}),
        ("Construction lost 780 jobs.", [("Jobs, change", -780)], {}),
    ],
)
def test_what_is_not_a_figure_or_not_a_fall(
    text: str, figures: list[tuple[str, int]], dismissed: dict[str, str]
) -> None:
    draft = make_draft(f"Port\n\n{text}")
    assert [(figure.name, int(figure.value)) for figure in draft.figures] == figures
    assert {item.candidate.printed: item.reason for item in draft.dismissals} == dismissed


def test_the_other_end_of_a_range_is_not_in_a_name() -> None:
    names = [figure.name for figure in make_draft("Northwind hired 20-25 people.").figures]
    assert names == ["People hired", "People"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "三次产业结构为9.0∶38.5∶52.5。",
            {"9.0": "第一产业占比", "38.5": "第二产业占比", "52.5": "第三产业占比"},
        ),
        (
            "三次产业增加值占比由上年的9.4:38.2:52.4调整为9.0:38.5:52.5。",
            {"9.4": "第一产业占比", "38.2": "第二产业占比", "52.4": "第三产业占比",
             "9.0": "第一产业占比", "38.5": "第二产业占比", "52.5": "第三产业占比"},
        ),
        (
            "三次产业投资结构为1.5:32.0:66.5。",
            {"1.5": "第一产业投资占比", "32.0": "第二产业投资占比", "66.5": "第三产业投资占比"},
        ),
        (
            "煤炭、石油和天然气消费结构为61:24:15。",
            {"61": "煤炭占比", "24": "石油占比", "15": "天然气占比"},
        ),
    ],
)  # fmt: skip
def test_the_parts_of_a_structure_are_shares(text: str, expected: dict[str, str]) -> None:
    draft = make_draft(f"南湾市公报\n\n2023年，{text}")
    assert {figure.candidate.printed: figure.name for figure in draft.figures} == expected
    assert {figure.measure.id for figure in draft.figures} == {"percent"}


def test_the_shares_of_a_structure_have_its_year() -> None:
    draft = make_draft("南湾市公报\n\n2023年，三次产业比例由上年的9.4:38.2:52.4变为9.0:38.5:52.5。")
    assert [figure.period for figure in draft.figures] == ["2022"] * 3 + ["2023"] * 3


@pytest.mark.parametrize(
    "text", ["男女比例为104.5:100。", "两队三次产业杯比分为58.5:41.5。", "比例为20.0:30.0:10.0。"]
)
def test_numbers_that_are_no_parts_of_a_hundred_stay_counts(text: str) -> None:
    draft = make_draft(f"南湾市公报\n\n2023年，{text}")
    assert {figure.measure.id for figure in draft.figures} == {"count"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年居民人均消费支出22480元，增长4.2%。其中，城镇居民27150元，增长3.8%。",
            ["居民人均消费支出", "居民人均消费支出增速", "城镇居民人均消费支出",
             "城镇居民人均消费支出增速"],
        ),
        (
            "城镇居民人均收入40210元，增长4.4%；农村居民19880元，增长6.2%。",
            ["城镇居民人均收入", "城镇居民人均收入增速", "农村居民人均收入",
             "农村居民人均收入增速"],
        ),
        (
            "社会消费品零售总额642亿元。按消费类型分，商品零售571亿元；餐饮收入71亿元。"
            "按经营地分，城镇504亿元，增长3.5%；乡村138亿元，增长5.2%。",
            ["社会消费品零售总额", "商品零售", "餐饮收入",
             "城镇社会消费品零售总额", "城镇社会消费品零售总额增速",
             "乡村社会消费品零售总额", "乡村社会消费品零售总额增速"],
        ),
        (
            "分产品看，果汁饮料收入64亿元；其中橙汁27亿元，增长18.9%。",
            ["果汁饮料收入", "橙汁收入", "橙汁收入增速"],
        ),
        ("全市公路总里程860公里，其中高速公路48公里。", ["公路总里程", "高速公路里程"]),
        ("汽车产量86万辆，其中电动汽车31万辆。", ["汽车产量", "电动汽车产量"]),
        ("全市床位90张。其中，医院60张，诊所30张。", ["床位", "床位（医院）", "床位（诊所）"]),
    ],
)  # fmt: skip
def test_a_part_measures_what_its_whole_measures(text: str, expected: list[str]) -> None:
    draft = make_draft(f"南湾市公报\n\n2023年，{text}")
    assert [figure.name for figure in draft.figures] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("自然增长率为-1.15‰", "自然增长率"),
        ("人口自然增长率为0.4%", "人口自然增长率"),
        ("户籍人口增长率为3.1‰", "户籍人口增长率"),
        ("地区生产总值增长率为5.1%", "地区生产总值增速"),
    ],
)
def test_a_growth_rate_is_part_of_a_name_or_says_a_growth(text: str, name: str) -> None:
    assert [figure.name for figure in make_draft(f"南湾市公报\n\n{text}。").figures] == [name]


def test_a_natural_increase_is_no_change() -> None:
    text = "The rate of natural increase was 2.1 per 1,000 in 2023."
    assert names(f"Osterland\n\n{text}") == {"2.1": "Rate of natural increase"}


RESULTS = [
    ("It earned $9 million, or 7 cents a diluted share, in 2024.",
     ["Earnings", "Earnings per diluted share"]),
    ("Orders were $9 million in 2024, equal to 1.2 times sales.", ["Orders", "Orders, multiple"]),
    ("It sees earnings of $2.30 to $2.36 a share in 2026.",
     ["Earnings per share", "Earnings per share, upper end"]),
    ("Under a $9 million buyback begun in May, it bought shares.", ["Buyback"]),
    ("Halden Mills, which brings in half of group sales, grew 5.0% to $9 million in 2024.",
     ["Share of group sales", "Revenue, growth", "Revenue"]),
    ("In the south, the smallest of the three, sales were $9 million.", ["Sales"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESULTS)
def test_the_names_of_results(text: str, expected: list[str]) -> None:
    draft = make_draft(f"Halden Mills Ltd report\n\n{text}")
    assert [figure.name for figure in draft.figures] == expected


def test_what_analysts_expected_has_the_name_of_the_result() -> None:
    draft = make_draft(
        "Halden Ltd report\n\nHalden earned 61 cents a share in 2024. Analysts polled by North"
        " Data had expected 57 cents."
    )
    found = [(figure.name, figure.status) for figure in draft.figures]
    assert found == [("Earnings per share", "actual"), ("Earnings per share", "target")]


def test_an_earlier_promise_is_asked_about() -> None:
    draft = make_draft("Halden Ltd report\n\nIt had previously promised at least $2.20 in 2024.")
    assert draft.figures[0].find_question("metric") == "what was promised before"


QUESTIONS = [
    ("It ordered the seizure of $9 million in cash, and barred him from office for 10 years.",
     "`cash` is not a length of time"),
    ("The national target is 60%.", "`national target` of what"),
    ("Bitcoin climbed 0.5% to $66,000.", "`Bitcoin` is not an amount of money"),
    ("操作利率为1.4%，因有2031亿元逆回购到期。", "`操作利率` is not an amount of money"),
    ("客船被撞后沉没，143人获救。", "`获救` follows it"),
    ("品牌“喵巷”卖出6800袋。", "`品牌“喵巷` is not a thing that is counted or measured"),
    ("公司采购了5万吨大豆。", "`采购` is not a thing that is counted or measured"),
    ("The port has room for 880 people.", "perhaps only a part of what its name says"),
    ("Costs rose at Vay Infotech. Vay plunged 7.8%.", "`Vay` is the name of something"),
    ("It won 17 contracts, the biggest of them worth $145 million.",
     "perhaps only a part of what its name says"),
    ("The contract was signed for 10 years.", ""),
    ("公司今天买入了8万吨。", "`买入` is not a thing that is counted or measured"),
    ("儿子每周来看我两趟。", "`儿子每周来看我` is not a thing that is counted or measured"),
    ("如今落下来就是上千只。", "`落下来` is not a thing that is counted or measured"),
    ("地铁日均客流80万人次。", ""),
    ("按期办结率99.6%。", ""),
    ("The youngest gave £2.35 of his pocket money.", "perhaps only a part of what its name says"),
    ("The bank aims for little, give or take 2 percentage points.",
     "`give` is a part of a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), QUESTIONS)
def test_a_name_is_asked_about_if_it_is_not_what_is_measured(text: str, question: str) -> None:
    assert make_draft(f"Port\n\n{text}").figures[-1].find_question("metric") == question
