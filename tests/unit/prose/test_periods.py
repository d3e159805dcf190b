"""The periods that words name, those of the numbers beside them, and what contradicts them."""

import random
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest

from provcli.prose.patterns import Pattern
from provcli.prose.period_contradictions import find_contradiction
from provcli.prose.period_dates import (
    find_days,
    parse_publication,
    period_of_day,
    shift_period,
    spell,
    units_of,
    year_of,
)
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.period_mentions import PERIOD_LANGUAGES
from provcli.prose.period_phrases import PeriodLanguage, Point, Recognizer, at
from provcli.prose.periods import find_periods, read_periods, same_days
from provcli.prose.sentences import split_clauses, split_sentences
from support import compare_work

PUBLISHED = "2024-04-16"  # a Tuesday


class Line(NamedTuple):
    """A paragraph with the heading of its section."""

    text: str
    heading: str = ""


def read(
    marked: str,
    published: str | None = PUBLISHED,
    title: str = "",
    languages: Sequence[PeriodLanguage] = PERIOD_LANGUAGES,
) -> tuple[ParagraphPeriods, ...]:
    """Return the periods of a text whose lines are paragraphs; # marks headings, [] numbers."""
    lines, numbers, heading = [], [], ""
    for line in marked.strip().splitlines():
        pieces = re.split(r"[\[\]]", line.strip().removeprefix("# "))
        starts = [0]
        for piece in pieces:
            starts.append(starts[-1] + len(piece))
        text = "".join(pieces)
        heading = text if line.strip().startswith("#") else heading
        lines.append(Line(text, heading))
        numbers.append(list(zip(starts[1::2], starts[2::2], strict=False)))
    return read_periods(lines, numbers, title, published, languages=languages)


def periods_of(marked: str, published: str | None = PUBLISHED, title: str = "") -> str:
    """Return the period of each number in [], a hyphen for none."""
    paragraphs = read(marked, published, title)
    return " ".join(reading.period or "-" for one in paragraphs for reading in one.readings)


# --- What words name ------------------------------------------------------------------------------

# Words, of which "|" marks those that name the period; the period.
ENGLISH_FORMS = [
    ("in |2023| sales rose", "2023"),
    ("|2015| sales", "2015"),
    ("|2023|'s output", "2023"),
    ("in |mid-2023|", "2023"),
    ("in the |first quarter of 2024|", "2024-Q1"),
    ("the |third quarter|", "2023-Q3"),
    ("the |fourth quarter of last year|", "2023-Q4"),
    ("in the |final quarter of 2023|", "2023-Q4"),
    ("|2023 first quarter| profit", "2023-Q1"),
    ("|last year's third quarter|", "2023-Q3"),
    ("in |Q3 2023|", "2023-Q3"),
    ("|Q3| results", "2023-Q3"),
    ("|3Q23|", "2023-Q3"),
    ("|Q3'23|", "2023-Q3"),
    ("|Q1-Q3 2023|", "2023-Q1/2023-Q3"),
    ("|first three quarters of 2023|", "2023-Q1/2023-Q3"),
    ("in |H1 2024|", "2024-H1"),
    ("|1H24| profit", "2024-H1"),
    ("the |first half of 2024|", "2024-H1"),
    ("|second-half| profit", "2023-H2"),
    ("in |February 2024|", "2024-02"),
    ("in |late March|", "2024-03"),
    ("|March of this year|", "2024-03"),
    ("|next March|", "2025-03"),
    ("|May| rose", "2023-05"),
    ("|Sept. 2023|", "2023-09"),
    ("in the |first two months of this year|", "2024-01/2024-02"),
    ("the |first 5 months of 2023|", "2023-01/2023-05"),
    ("the |last two months of 2023|", "2023-11/2023-12"),
    ("From |January to February this year|", "2024-01/2024-02"),
    ("|Jan-May| output", "2024-01/2024-05"),
    ("|Jan.-Feb. 2024|", "2024-01/2024-02"),
    ("|November to February|", "2023-11/2024-02"),
    ("|December 2023 to February 2024|", "2023-12/2024-02"),
    ("in the |quarter ending June|", "2024-Q2"),
    ("in the |quarter ended June 30, 2023|", "2023-Q2"),
    ("the |half year ended December 2023|", "2023-H2"),
    ("in the |year to March|", "2023-04/2024-03"),
    ("in the |March quarter|", "2024-Q1"),
    ("|December-quarter| profit", "2023-Q4"),
    ("in |the three months since January|", "2024-01/2024-03"),
    ("the |year ended December 31, 2023|", "2023"),
    ("the |nine months ended September 30|", "2023-01/2023-09"),
    ("in the |12 months to June|", "2022-07/2023-06"),
    ("in the |week to April 12|", "2024-04-06/2024-04-12"),
    ("|last year|", "2023"),
    ("|this year|", "2024"),
    ("|next year|", "2025"),
    ("|last month|", "2024-03"),
    ("|last quarter|", "2024-Q1"),
    ("|this week|", "2024-W16"),
    ("|last week|", "2024-W15"),
    ("on |Monday|", "2024-04-15"),
    ("|next Monday|", "2024-04-22"),
    ("the |last week of January|", "2024-01-25/2024-01-31"),
    ("the |final week in January|", "2024-01-25/2024-01-31"),
    ("the |last week of February 2024|", "2024-02-23/2024-02-29"),
    ("the |second week of March|", "2024-03-08/2024-03-14"),
    ("the |first half of January|", "2024-01-01/2024-01-15"),
    ("the |second half of January|", "2024-01-16/2024-01-31"),
    ("the |latter half of January|", "2024-01-16/2024-01-31"),
    ("will open on |Monday|", "2024-04-22"),
    ("it opens on |Monday|", "2024-04-22"),
    ("plans to hire 150 officers by |December|", "2024-12"),
    ("plans to hire by |March|", "2025-03"),
    ("|yesterday|", "2024-04-15"),
    ("|two years ago|", "2022"),
    ("by |2030|", "2030"),
    ("by the end of |2025|", "2025"),
    ("at the end of |March|", "2024-03"),
    ("since |2016|", "2016/.."),
    ("since |January|", "2024-01/.."),
    ("until |2018|", "../2018"),
    ("|2016 onwards|", "2016/.."),
    ("|so far this year|", "2024/.."),
    ("in |the past three years|", "2021/2023"),
    ("over |the past decade|", "2014/2023"),
    ("in |the past six months|", "2023-10/2024-03"),
    ("|the next two years|", "2025/2026"),
    ("in |fiscal 2024|", "FY2024"),
    ("|FY23| revenue", "FY2023"),
    ("the |third quarter of fiscal 2024|", "FY2024-Q3"),
    ("|this fiscal year|", "FY2024"),
    ("in |2022/23|", "2022/2023"),
    ("|FY2022-23|", "FY2023"),
    ("from |2021 to 2025|", "2021/2025"),
    ("|2021-2025|", "2021/2025"),
    ("between |2015 and 2020|", "2015/2020"),
    ("|the 1990s|", "1990/1999"),
    ("during the |14th Five-Year Plan period|", "2021/2025"),
    ("on |March 10|", "2024-03-10"),
    ("on |10 March 2024|", "2024-03-10"),
    ("on |July 26, 2023|", "2023-07-26"),
    ("|Feb 3-5|", "2024-02-03/2024-02-05"),
    ("from |3 to 5 February|", "2024-02-03/2024-02-05"),
    ("as of |June 30|", "2023-06-30"),
    ("|2024-02|", "2024-02"),
    ("|2024-02-15|", "2024-02-15"),
    ("In |May| 20 companies", "2024-05"),
    ("|over the weekend|", "2024-04-13/2024-04-14"),
    ("over |the past year|", "2023-04/2024-03"),
    ("|fiscal third quarter|", "FY2024-Q3"),
    ("the |third quarter ended September 30, 2023|", "2023-Q3"),
    ("the |three-month period ended June 30, 2023|", "2023-04/2023-06"),
    ("|by year-end|", "2024"),
    ("since the |start of the year|", "2024/.."),
    ("|year to date|", "2024/.."),
]
CHINESE_FORMS = [
    ("|2023年|", "2023"),
    ("|2023年全年|", "2023"),
    ("|二〇二三年|", "2023"),
    ("|今年|", "2024"),
    ("|去年|", "2023"),
    ("|前年|", "2022"),
    ("|明年|", "2025"),
    ("|2024年一季度|", "2024-Q1"),
    ("|一季度|", "2024-Q1"),
    ("|第三季度|", "2023-Q3"),
    ("|四季度末|", "2023-Q4"),
    ("|首季|", "2024-Q1"),
    ("|前三季度|", "2023-Q1/2023-Q3"),
    ("|一、二季度|", "2024-Q1/2024-Q2"),
    ("|今年上半年|", "2024-H1"),
    ("|去年下半年|", "2023-H2"),
    ("|1—2月|", "2024-01/2024-02"),
    ("|1至2月份|", "2024-01/2024-02"),
    ("|今年1月至2月|", "2024-01/2024-02"),
    ("|前两个月|", "2024-01/2024-02"),
    ("|今年前5个月|", "2024-01/2024-05"),
    ("|去年12月|", "2023-12"),
    ("|十二月|", "2023-12"),
    ("|8月下旬|", "2023-08"),
    ("|3月10日|", "2024-03-10"),
    ("|2024年3月10日|", "2024-03-10"),
    ("|7月4日至6日|", "2023-07-04/2023-07-06"),
    ("|11日|", "2024-04-11"),
    ("|昨日|", "2024-04-15"),
    ("|上周末|", "2024-04-13/2024-04-14"),
    ("|上周五|", "2024-04-12"),
    ("|上周|", "2024-W15"),
    ("|本月|", "2024-04"),
    ("|上月|", "2024-03"),
    ("|今年以来|", "2024/.."),
    ("|2016年以来|", "2016/.."),
    ("|3月以来|", "2024-03/.."),
    ("|2018年以前|", "../2018"),
    ("截至|6月底|", "2023-06"),
    ("截至|2023年底|", "2023"),
    ("|去年年底|", "2023"),
    ("到|2025年|", "2025"),
    ("|2030年|前", "2030"),
    ("|近五年|", "2019/2023"),
    ("|近3年来|", "2021/2023"),
    ("|过去十年|", "2014/2023"),
    ("|近两个月|", "2024-02/2024-03"),
    ("|未来三年|", "2025/2027"),
    ("|“十四五”时期|", "2021/2025"),
    ("|“十三五”期间|", "2016/2020"),
    ("|“十四五”以来|", "2021/.."),
    ("|2016—2020年|", "2016/2020"),
    ("|2021年至2023年|", "2021/2023"),
    ("|2023财年|", "FY2023"),
    ("|2024财年第三季度|", "FY2024-Q3"),
    ("|上一财年|", "FY2023"),
    ("|2022/23财年|", "FY2023"),
    ("|2022/23|榨季", "2022/2023"),
    ("截至|2024年3月31日止三个月|", "2024-01/2024-03"),
    ("截至|2023年12月31日止年度|", "2023"),
    ("截至|6月30日止半年|", "2023-01/2023-06"),
    ("|十年前|", "2014"),
    ("|2023年半年度|报告", "2023-H1"),
    ("|三季报|", "2023-Q1/2023-Q3"),
    ("|上世纪90年代|", "1990/1999"),
    ("|20世纪八十年代|", "1980/1989"),
    ("|2007年与2009年间|", "2007/2009"),
    ("公司|2023Q3|营收", "2023-Q3"),
    ("增长，|三年来|", "2021/2023"),
    ("|年初以来|", "2024/.."),
    ("|年内|已上涨", "2024/.."),
    ("|5月1日起|", "2024-05-01/.."),
    ("|本周|日均", "2024-W16"),
]


@pytest.mark.parametrize(("marked", "period"), [*ENGLISH_FORMS, *CHINESE_FORMS])
def test_a_phrase_names_its_period(marked: str, period: str) -> None:
    before, words, after = marked.split("|")
    [mention] = find_periods(before + words + after, PUBLISHED)
    named = words if not words.startswith("late ") else words.removeprefix("late ")
    assert (mention.text, mention.period) == (named, period)
    assert (before + words + after)[mention.start : mention.end] == mention.text


NO_PERIODS = [
    "2000 calories a day",
    "from 1000 to 2000 hires",
    "more than 2000 people",
    "it may rise",
    "they march on",
    "Brent for July delivery, and November crude",
    "$2,023 a year each",
    "in 2023.5 seconds",
    "room 2023b",
    "半年",
    "the first 12 months",
    "first five quarters",
    "0 years ago",
    "20世纪85年代",
    "13月",
    "1至13月",
    "前13个月",
    "13月31日止年度",
    "45日",
    "四季如春",
    "青年中心，少年中国",
    "媒体中报道，短期内",
    "一周五天，每周五",
    "第2023号，2000家",
    "统一",
    "为期3日内",
]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_other_words_name_none(text: str) -> None:
    assert [mention.period for mention in find_periods(text, PUBLISHED)] == []


# Text, the role of its last phrase.
ROLES = [
    ("up 5% from 2022", "comparison"),
    ("compared with 2022", "comparison"),
    ("than in the same quarter of last year", "comparison"),
    ("below 2019 levels", "comparison"),
    ("up 3% on last year", "comparison"),
    ("the highest since 2008", "comparison"),
    ("up 5% year on year", "change"),
    ("from the previous month", "comparison"),
    ("a company founded in 1998", "event"),
    ("it said on Tuesday", "report"),
    ("it said last week", "report"),
    ("it warned in a statement last month", "report"),
    ("it told reporters last week", "report"),
    ("it announced last week that", "report"),
    ("it said later that day", "report"),
    ("last week the bank said", "report"),
    ("it announced last week 5 jobs", "figure"),
    ("it said sales last week", "figure"),
    ("it grew last week", "figure"),
    ("data on Tuesday showed", "report"),
    ("LONDON, Nov 7 - Sales rose", "report"),
    ("it now has", "now"),
    ("in recent years", "now"),
    ("in the past few years", "now"),
    ("up 5% quarter on quarter", "change"),
    ("in the quarter", "anaphor"),
    ("on Tuesday", "figure"),
    ("last winter", "now"),
    ("fewer than it had in 2022", "comparison"),
    ("比2022年增长", "comparison"),
    ("与2022年的高点相比", "comparison"),
    ("为2016年有记录以来最低", "comparison"),
    ("完成全年目标的", "comparison"),
    ("离4月30日", "event"),
    ("较上年末减少", "comparison"),
    ("是2018年的3倍", "comparison"),
    ("与常年持平，较往年偏少", "comparison"),
    ("同比", "change"),
    ("环比", "change"),
    ("成立于2021年", "event"),
    ("2021年投产，", "event"),
    ("新华社北京4月16日电", "report"),
    ("16日发布数据", "report"),
    ("5月1日全社会用电量", "figure"),
    ("目前", "now"),
    ("近年来", "now"),
    ("到2025年", "figure"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_phrase_has_a_role(text: str, role: str) -> None:
    mention = find_periods(text, PUBLISHED)[-1]
    assert mention.role == role
    assert mention.is_comparison == (role in ("comparison", "change"))


def test_a_phrase_is_relative_if_its_year_is_not_in_it() -> None:
    mentions = find_periods("in 2023, last year, in the third quarter, and in June 2022", PUBLISHED)
    assert [mention.is_relative for mention in mentions] == [False, True, True, False]


# Text, publication, year of context, periods.
DATING = [
    ("in December", "2024-01-15", None, ["2023-12"]),
    ("in November", "2024-10-22", None, ["2024-11"]),
    ("since November", "2024-10-22", None, ["2023-11/.."]),
    ("it will open in January", "2024-10-22", None, ["2025-01"]),
    ("it will open in April", "2024-10-22", None, ["2025-04"]),
    # A verb of the clause says whether a part of a year is to come.
    ("a wing is to open in October", "2024-03-18", None, ["2024-10"]),
    ("it would pay every driver $600 in July", "2024-08-12", None, ["2025-07"]),
    ("parking will cost $2 from January", "2024-11-13", None, ["2025-01/.."]),
    ("In October, the wing will open", "2024-03-18", None, ["2024-10"]),
    ("forecasters expect rain over the weekend", "2024-04-19", None, ["2024-04-20/2024-04-21"]),
    ("sales rose in November", "2024-10-22", None, ["2023-11"]),
    ("it was 2 in December. Prices will rise.", "2024-11-13", None, ["2023-12"]),
    ("与1月2日的97元相比", "2024-11-14", None, ["2024-01-02"]),
    ("万一月底涨过65元", "2024-11-14", None, []),
    ("将于5月起售价9元", "2024-11-13", None, ["2025-05/.."]),
    ("bills for homes that cost 8 in October, will rise", "2024-03-18", None, ["2023-10"]),
    ("tolls will rise to $5 in April", "2024-10-22", None, ["2025-04"]),
    ("it pledged $6 million by June", "2024-10-22", None, ["2025-06"]),
    ("in June", "2024-04-16", 2023, ["2023-06"]),
    ("In 2023 sales rose. In August they fell.", "2024-10-22", None, ["2023", "2024-08"]),
    (
        "In 2023 sales rose. In the third quarter they fell.",
        "2024-10-22",
        None,
        ["2023", "2023-Q3"],
    ),
    ("on March 10", "2025-03-06", None, ["2025-03-10"]),
    ("on December 28", "2025-01-06", None, ["2024-12-28"]),
    ("the full year", "2024-02-20", None, ["2023"]),
    ("the full year", "2024-08-20", None, ["2024"]),
    ("last month", "2024", None, [None]),
    ("last month", "2024-01", None, ["2023-12"]),
    ("yesterday", "2024-04", None, [None]),
    ("yesterday", "2024-03-01", None, ["2024-02-29"]),
    ("this year", "2024-21", None, ["2024"]),
    ("in late March", "2024-21", None, ["2024-03"]),
    ("last year", None, None, [None]),
    ("in March", None, None, [None]),
    ("in March", None, 2020, ["2020-03"]),
    ("in June 2023, from a year earlier", None, None, ["2023-06", "2022-06"]),
    ("in 2023, and in the same period of 2019", None, None, ["2023", "2019"]),
    ("in 2023, and the following year", None, None, ["2023", "2024"]),
    ("14 months to April", "2024-04-16", None, ["2024-04"]),
    ("三至二季度", "2024-04-16", None, ["2024-Q2"]),
    ("2月45日", "2024-04-16", None, ["2024-02"]),
    ("2023年上半年，2019年同期", None, None, ["2023-H1", "2019-H1"]),
    ("Feb 30", "2024-04-16", None, [None]),
    ("11日", "2024-04-05", None, ["2024-03-11"]),
]


@pytest.mark.parametrize(("text", "published", "year", "periods"), DATING)
def test_publication_and_context_date_a_phrase(
    text: str, published: str | None, year: int | None, periods: list[str | None]
) -> None:
    assert [mention.period for mention in find_periods(text, published, year)] == periods


# --- The periods of numbers -----------------------------------------------------------------------

ENGLISH_SENTENCES = [
    (
        "Revenue in the third quarter of 2023 rose [12%] to [$4.5 billion] from [$4.0 billion] a"
        " year earlier, while net income fell to [$300 million].",
        "2023-Q3 2023-Q3 2022-Q3 2023-Q3",
    ),
    (
        "The jobless rate was [4.1%] in March, up from [4.0%] in February and [3.6%] a year ago.",
        "2024-03 2024-02 2023-03",
    ),
    ("GDP grew [5.2%] in 2023, compared with [3.0%] in 2022.", "2023 2022"),
    (
        "Exports fell [4.5%] last year to [$3.38 trillion], the [first] annual drop since 2016.",
        "2023 2023 2023",
    ),
    ("It expects sales of [$20 billion] in 2025 and [$25 billion] by 2030.", "2025 2030"),
    ("Inflation slowed to [2.9%] in March from [3.0%] the previous month.", "2024-03 2024-02"),
    ("In the first half, it sold [12] cars. Of these, [3] were electric.", "2024-H1 2024-H1"),
    ("Founded in 1998, the firm employs [4,000] people.", "-"),
    ("The population has grown from [12] in 2010 to [15] in 2020.", "2010 2020"),
    ("The number rose from [63] and [18] in 2020 to [12] and [26] in 2023.", "2020 2020 2023 2023"),
    ("Between 2015 and 2020, output rose [30%].", "2015/2020"),
    (
        "Orders rose [3%] in the three months to March, after a [1%] rise in the previous quarter.",
        "2024-01/2024-03 2023-Q4",
    ),
    ("The group aims to cut emissions by [40%] by 2030 from 2019 levels.", "2030"),
    ("Since 2016, the province has closed [120] mines.", "2016/.."),
    (
        "Net income for the nine months ended September 30, 2023 was [$1.2 million], compared to"
        " [$0.9 million] for the same period in 2022.",
        "2023-01/2023-09 2022-01/2022-09",
    ),
    (
        "In 2023 it had [52] stores. A year earlier the figure was [45]. It now has [60].",
        "2023 2022 -",
    ),
    ("Arrivals reached [1.9 million] in 2023, [85%] of the 2019 level.", "2023 2023"),
    ("Orders, which grew by a [fifth] in 2022, advanced [3.1%] in 2023.", "2022 2023"),
    ("They built [163] platforms, [477] halls, and [84] hubs in 2023.", "2023 2023 2023"),
    ("Sales grew at an average annual rate of [5%] between 2020 and 2023.", "2020/2023"),
    (
        "Sales rose from [38] in 2020 to [136] in 2023, at average annual rates of [33.4%].",
        "2020 2023 2020/2023",
    ),
    ("Of the [10] halls, [2] were built in 2023.", "2023 2023"),
    (
        "The [214] shops it runs are open. Sales were [5] in 2023. A shop is [20] meters wide.",
        "- 2023 -",
    ),
    (
        "The ferry carried [84,000] passengers in 2023, up [20%] from [70,000] in 2022.",
        "2023 2023 2022",
    ),
    (
        "Net income was [56] in March, up from [36] or [0.55] per share last year.",
        "2024-03 2023-03 2023-03",
    ),
    ("In March, the pace narrowed [4.7] points over January and February.", "2024-03"),
    (
        "Sales grew [9] percent to reach [9] yuan (about [1.4] dollars) in March 2023, it said.",
        "2023-03 2023-03 2023-03",
    ),
    ("It is expected to range from [5] to [6] in 2024.", "2024 2024"),
    (
        "Drivers face a [12]-mile detour from Monday. Traffic rose [5%] from Monday.",
        "2024-04-22/.. -",
    ),
    ("In the second half, the margin was [6.2%], against [7.3%] in 2022.", "2023-H2 2022"),
]
CHINESE_SENTENCES = [
    (
        "2023年，生产总值[5.6万亿]元，比2022年增长[6.0%]。其中，四季度增长[5.8%]。",
        "2023 2023 2023-Q4",
    ),
    ("一季度，进出口[10.17万亿]元，同比增长[5%]；出口[5.74万亿]元。", "2024-Q1 2024-Q1 2024-Q1"),
    ("3月份，CPI同比上涨[0.1%]，上月为上涨[0.7%]。", "2024-03 2024-02"),
    ("截至2023年末，共有企业[1.2万]家，是2018年的[3]倍。", "2023 2023"),
    ("近三年来，新增企业[500]家。", "2021/2023"),
    ("到2027年，力争建成[100]个园区，其中国家级[10]个。", "2027 2027"),
    ("“十四五”以来，累计新增就业[500万]人。", "2021/.."),
    ("从2018年的[120亿]元增长到2023年的[350亿]元，年均增长[23.9%]。", "2018 2023 2018/2023"),
    ("公司成立于2005年，现有员工[3000]人。", "-"),
    ("去年，新增就业[10.5万]人，较上年增加[0.3万]人。", "2023 2023"),
    ("新华社北京4月16日电 16日发布的数据显示，一季度增长[5.3%]。", "2024-Q1"),
    ("前两个月出口[120亿]元，去年同期为[100亿]元。", "2024-01/2024-02 2023-01/2023-02"),
    ("前两个月投资[36亿]元。当月，发电[21亿]千瓦时。", "2024-01/2024-02 2024-02"),
    ("3月进口[4亿]元，与上年同月持平；顺差[3亿]元。", "2024-03 2024-03"),
    ("3月末，余额[303万亿]元，增速比上月末高[0.1]个百分点。", "2024-03 2024-03"),
    ("目前，全省已建成充电桩[12万]个。", "-"),
    ("今年以来，新设企业[35万]户。3月份，新设[5万]户。", "2024/.. 2024-03"),
    ("一季度销售[5亿]元。占比由[14%]升至[31%]。", "2024-Q1 - 2024-Q1"),
    ("麦收从往年的[十六]天缩短到今年的[十二]天。", "- 2024"),
    ("工厂将于2026年投产，总投资[15亿]元。", "-"),
]


@pytest.mark.parametrize(("marked", "periods"), [*ENGLISH_SENTENCES, *CHINESE_SENTENCES])
def test_a_number_has_the_period_of_its_sentence(marked: str, periods: str) -> None:
    assert periods_of(marked) == periods


MORE_SENTENCES = [
    ("It ran [nine] trams until 2019 and has run [four] since.", "../2019 2019/.."),
    (
        "It ran [nine] trams in 2019 and has lost [four] since then, and [two] more.",
        "2019 2019/.. 2019",
    ),
    ("It sank on Monday. The tug was built in 1987 and licensed to carry [60] people.", "-"),
    ("It was the worst storm since 2011, when [12] roofs fell.", "2011"),
    ("Since 2011, fares have risen by [12%], when counted in euros.", "2011/.."),
    ("In March sales fell. The bank said last week that sales were [5%].", "-"),
    ("The bank said last week that prices rose [5%] in March.", "2024-03"),
    ("In March sales fell. Later that day it sold [5] cars.", "2024-03"),
    ("On 5 March sales fell. Later that day it sold [5] cars.", "2024-03-05"),
    ("It was shut for [six] weeks in February and sold [30] cars.", "2024-02 2024-02"),
    ("It will run [94] trains from 2028.", "2028/.."),
    ("It sold [3] in 2023. The index has gained [9%] since January.", "2023 2024-01/.."),
    ("On Monday, futures for January 2027 fell [8] points.", "2024-04-15"),
    (
        "Prices rose on Monday.\nCoffee for December delivery fell [2%] on forecasts of rain.",
        "2024-04-15",
    ),
    ("Insurers expect claims from Monday's quake of [30 million].", "2024-04-15"),
    (
        "It said sales rose [5%] in 2023. A plant, which"
        " will employ [12] by 2027, cost [18] to build.",
        "2023 2027 2023",
    ),
    ("The dividend for 2023, paid in March, was [0.75] a share.", "2023"),
    (
        "Profit in the three months that ended Dec. 2 was"
        " [5], up from [3], or [0.84] a share, a year ago.",
        "2023-09/2023-11 2022-09/2022-11 2022-09/2022-11",
    ),
    ("At least [26] people were killed on Monday, the authorities said.", "2024-04-15"),
    (
        "It sold [7] in the first quarter of fiscal 2024.\nProfit rose"
        " [5%] in the quarter.\nIn the second quarter it expects [6].",
        "FY2024-Q1 FY2024-Q1 FY2024-Q2",
    ),
    ("On Monday, stocks fell [1%], but the index gained [3%] for the week.", "2024-04-15 2024-W16"),
    (
        "Unemployment was [5%] in March.\nIt had peaked at"
        " [9%] in June 2021. The rate of women was [4%].",
        "2024-03 2021-06 2024-03",
    ),
    ("Over the first two months of this year, it moved [5] tonnes.", "2024-01/2024-02"),
    ("Economists expect prices to rise by [4%] over 2025.", "2025"),
    ("It hit the town on Monday, killing [9] people in a village of [410] people.", "2024-04-15 -"),
    ("Stocks fell [1%] on Monday.\nIt pleased Lee, who manages [600].", "2024-04-15 -"),
    (
        "A quake struck on Monday. It killed [9].\n# Two\nA"
        " ticket costs [5]. Roads were cut in [3] places.",
        "2024-04-15 - 2024-04-15",
    ),
    (
        "In the first quarter, profit was [45], or [14] a share, up from [35], or [11] a share,"
        " a year earlier.",
        "2024-Q1 2024-Q1 2023-Q1 2023-Q1",
    ),
    (
        "Profit fell to [742] in March from [789] a year ago, against the [765] expected.",
        "2024-03 2023-03 2024-03",
    ),
    (
        "In 2023 it sold [9], more than the year before.\nDeaths fell to [61] from [74].",
        "2023 2023 2022",
    ),
    (
        "It had [9] visitors in 2023.\n# Looms\nThe collection holds [48] looms. It sold [2].",
        "2023 - 2023",
    ),
    ("On Monday [9] came. Entry costs [5].", "2024-04-15 -"),
    (
        "Prices rose [5%] in March.\nThe zar traded at [41] to the dollar at [0830] GMT.",
        "2024-03 2024-04-16 2024-04-16",
    ),
    (
        "In its fiscal third quarter of 2024 it earned [5].\n"
        "Sales in the quarter ended March 28 rose [9%].",
        "FY2024-Q3 FY2024-Q3",
    ),
    (
        "In 2023 it sold [9], more than the year before. It cut its 2024 target to [8] from [7].",
        "2023 2024 2024",
    ),
    (
        "Jobs fell to [5] in March.\n"
        "[Nine] of the [15] towns lost people; Dorvik shrank most, by [3%].",
        "2024-03 2024-03 - 2024-03",
    ),
    (
        "Fires have left [9] homeless since they broke out [10] days ago.",
        "2024-04-06/.. 2024-04-06/..",
    ),
    (
        "截至2024年3月31日的财政年度，收入[38]亿元，上一财年为[31]亿元，增长[22%]。\n全年派息[45%]。",
        "2023-04/2024-03 2022-04/2023-03 2023-04/2024-03 2023-04/2024-03",
    ),
    ("比赛从3月1日踢到3月23日，共有[32]队。", "2024-03-01/2024-03-23"),
    ("3月和4月，入住率为[95%]。", "2024-03/2024-04"),
    ("2016年占比[3%]，今年1—2月为[48%]。同期，开行[9]列。", "2016 2024-01/2024-02 2024-01/2024-02"),
    ("班列2013年开行，当年发了[13]列。", "2013"),
    ("一季度成交[9]套，创近三年同期新高，均价[2]万元。", "2024-Q1 2024-Q1"),
    ("截至3月20日，今年销售[3]亿元。", "2024-03-20"),
    (
        "一季度收入[5]亿元，去年同期为[4]亿元，增长[25%]；利润[1]亿元。",
        "2024-Q1 2023-Q1 2024-Q1 2024-Q1",
    ),
    ("今年一季度[5]万人次，2019年一季度为[7]万；收入[3]亿元。", "2024-Q1 2019-Q1 2024-Q1"),
    ("3月，有套[89]平方米的房子卖了[9]万元。", "- 2024-03"),
    ("以前年收入[4]万元。", "-"),
    ("同日发布的年报显示，2023年营收[5]亿元；利润[1]亿元。", "2023 2023"),
    ("计划9月开放的雨林馆可容纳[500]名游客。", "-"),
    (
        "4月15日，股指涨[1%]。\n恒指涨[2%]，本周涨[3%]；资金净买入[4]亿元。",
        "2024-04-15 2024-04-15 2024-W16 2024-04-15",
    ),
    ("3月收入[5]亿元。现有员工[9]人。", "2024-03 -"),
    ("2005年9月25日开工建设的线路全长[505]公里。", "-"),
    ("决赛4月15日打响，票价[80]元。", "-"),
    ("4月15日决赛打响。牛肉卖[10]元一份。", "-"),
    ("截至今年3月底止中期业绩，收入[2]亿元。", "2023-10/2024-03"),
    ("记者15日晚获悉，截至17时，接待[5]万人。", "2024-04-15"),
    ("4月15日决赛打响，[5]人进场。\n# 二\n全县[38]万人。", "2024-04-15 -"),
    ("Another [12] ships will arrive by 2028.", "2028"),
    ("Classes average [18] pupils today.", "-"),
    ("Shares fell [3%] today.", "2024-04-16"),
    ("The petition against the plan had [90] signatures by Monday.", "2024-04-15"),
    ("In the ten days to March 9, [133] mm fell.", "2024-02-29/2024-03-09"),
    ("Stocks grew by [9] barrels in the two weeks to March 15.", "2024-03-02/2024-03-15"),
    (
        "In 2023, sales rose [3%] to [9]. For every [100] people there were [5] cars.",
        "2023 2023 - 2023",
    ),
    (
        "In 2022 the price was [5]. Rent costs [3]; in 2021 it was [2]. It cut risks by [4].",
        "2022 - 2021 2022",
    ),
    (
        "Bookings for May are down [14%] on a year ago, and [9] ships came this month.",
        "2024-05 2024-04",
    ),
    ("Exports rose [10%] from a year earlier to [9] in 2023.", "2023 2023"),
    ("It lost [5] days last year. [58] died, [nine] of them in March.", "2023 2023 2024-03"),
    ("It made [9] in March. [Twelve] jobs will go.", "2024-03 -"),
    (
        "In 2023, [9] died, [1] fewer than in 2022. Among drivers, it fell from [152] to [127].",
        "2023 2023 2022 2023",
    ),
    (
        "Profit was [5] in the first quarter, after a loss of [4] a year earlier.\n"
        "The margin rose to [8%] from [3%].",
        "2024-Q1 2023-Q1 2024-Q1 2023-Q1",
    ),
    ("Copper rose to [9] on Monday. A year ago it traded below [2].", "2024-04-15 2023-04"),
    ("On Sunday, the team won. Tickets were [10] each from the shop.", "-"),
    ("去年建有[5]座桥。\n共有[24]栋住宅。", "2023 -"),
    ("截至3月底，有网点[9]处，比年初增加[4]处；从业人员[11]人。", "2024-03 2024-03 2024-03"),
    ("今年第12号台风带来大雨，转移[9]人。", "-"),
    ("旺季从3月2日开始，至4月11日，日均处理[9]件。", "2024-03-02/2024-04-11"),
    ("去年收入[5]亿元，每[10]股派[3]元。", "2023 - 2023"),
    ("3月下跌[5%]。在[86]个片区中，[59]个上涨。", "2024-03 - 2024-03"),
    ("3月单价下跌[5%]。均价为每件[6]元。", "2024-03 2024-03"),
    ("去年装了[9]部。每户最高[10]万元，低保户可以少交[3]万元。", "2023 - -"),
    ("3月5日，能容纳[9]人的球场坐满。", "-"),
    # "The quarter" is not that of a comparison.
    (
        "Profit rose [5%] in the first quarter. Sales were [9], compared with [8] in the first"
        " quarter of 2023. It sold [12] cars in the quarter.",
        "2024-Q1 2024-Q1 2023-Q1 2024-Q1",
    ),
    # A plan that somebody has is not a verb; what somebody had proposed is not over.
    (
        "A petition against the council's plan got [9] names between 2 March and 6 April.",
        "2024-03-02/2024-04-06",
    ),
    ("It had proposed a rise of [9%] this year.", "2024"),
    # What is to come.
    ("From May 1, tenants who paid late will lose [5] plots.", "2024-05-01/.."),
    ("From March 1, tenants who paid late lost [5] plots.", "2024-03-01/.."),
    (
        "The hall opened in March. A concert is set for 9 December, with tickets at [9].",
        "2024-12-09",
    ),
    # A time of day is of the day of publication, unless its sentence names another.
    ("Debt was [9] on June 30. The shares fell [5%] by 0920 GMT.", "2023-06-30 2024-04-16"),
    ("On Monday, the shares fell [5%] in early trading.", "2024-04-15"),
    # What is done every week is of no day.
    ("It needs [9] more people for its Saturday shifts.", "-"),
    ("Every Sunday, [9] people sing.", "-"),
    # Half a month.
    ("10月下半月产糖[9]万吨，去年同期为[8]万吨。", "2023-10-16/2023-10-31 2022-10-16/2022-10-31"),
    ("2024年2月下半月售出[9]辆，3月上半月[8]辆。", "2024-02-16/2024-02-29 2024-03-01/2024-03-15"),
    # A month of delivery.
    (
        "Coffee fell on Monday. July robusta edged up [$9] to [$48] a ton. July sales rose [5%].",
        "2024-04-15 2024-04-15 2023-07",
    ),
    # What people thought when they were asked.
    (
        "A survey in March found that [64%] thought it had got worse in the past five years.",
        "2024-03",
    ),
    ("该市将于5月10日开始供暖，供[9]户。", "2024-05-10/.."),
    ("该股15日挂牌，较发行价[17.5]元上涨[35%]。", "- 2024-04-15"),
    ("上周签下[200]部，平时只要[30]天。", "2024-W15 -"),
    (
        "A survey in March found that [64%] felt prices had risen by [5%] in the past year.",
        "2024-03 2023-04/2024-03",
    ),
    # What is of the time of a comparison, or of a thing that has one.
    (
        "Wind output is to reach [28] GW on Friday, twice the [13] GW of Thursday.",
        "2024-04-19 2024-04-11",
    ),
    ("到2027年，集团计划把覆盖率由去年的[41%]提高到[80%]。", "2023 2027"),
    ("Farmers had picked [13%] of this year's crop by Monday.", "2024-04-15"),
    # What is to come, and what lasts.
    ("It will cut [9] jobs, or [5%] of the total, by March.", "2025-03 2025-03"),
    (
        "It will close [9] of its shops, with the loss of at least [5] jobs, by March.",
        "2025-03 2025-03",
    ),
    ("It had budgeted [5] million this year.", "2024"),
    ("From May 1, fares go up [5%].", "2024-05-01/.."),
    ("Trains run every [15] minutes on Saturday mornings.", "-"),
    ("4月上半月售出[9]辆，下半月售出[8]辆。", "2024-04-01/2024-04-15 -"),
    ("It closed [8] shops to open [7] in November.", "2023-11 2023-11"),
    # "Of them" goes on with the number that was not compared.
    (
        "Costs rose in May. It sold [9] ships in May, up from [8] in 2022. About [4] of them sank.",
        "2023-05 2022 2023-05",
    ),
    # A period is more than the month, or the day, on which it ends.
    (
        "In the first half of 2023 sales were [9]. On June 30 2023 there were [8] shops. It opened"
        " [7] in the period.",
        "2023-H1 2023-06-30 2023-H1",
    ),
    # What was before a change has no period.
    ("从3月1日起，每度[0.78]元；此前，每度从[0.95]元到[1.4]元不等。", "2024-03-01/.. - -"),
]


@pytest.mark.parametrize(("marked", "periods"), MORE_SENTENCES)
def test_a_number_has_the_period_of_its_text(marked: str, periods: str) -> None:
    assert periods_of(marked) == periods


# What lasts, what is of the day of a market, and what another time parts from a period.
TOPICS = [
    # The line of the date at the top says when the text appeared; the lead dates what happened.
    (
        "Harbor Press, April 16, 2024\nA barge and a tug met in the canal on Sunday evening, and"
        " [five] people fell ill.\nThe barge, with [30] guests, was on her way to Elm.",
        "2024-04-14 2024-04-14",
    ),
    (
        "Harbor Press, April 16, 2024\nAt least [five] people fell ill after [two] barges met on"
        " Sunday evening, police said.\nThe barge, with [30] guests, was hit by a tug.",
        "2024-04-14 2024-04-14 2024-04-14",
    ),
    ("发布时间：2024-04-16 09:30\n桥梁周日垮塌，[5]人受伤。", "2024-04-14"),
    # A line of a day that is not that of the text dates what follows.
    ("# Sunday, April 14, 2024\nThe barge was full. It had [30] guests.", "2024-04-14"),
    # A market moves on the day of the report, whatever quarter a company reports on.
    (
        "Profit rose [5%] in the first quarter.\nShares of Acme closed up [3%] at [88].",
        "2024-Q1 2024-04-16 2024-04-16",
    ),
    ("Its share rose [2] points to [9%] in the first quarter.", "2024-Q1 2024-Q1"),
    ("Prices rose on Monday.\nMilling wheat for September added [4].", "2024-04-15"),
    (
        "On Monday, stocks fell [1%].\nThe index gained [3%] this week. Volume was [9].",
        "2024-04-15 2024-W16 2024-04-15",
    ),
    # A vote on a day is not a daily report, so that a later year does not return to the day.
    (
        "The board voted on Monday to close [2] schools.\nIn 2023, [68%] passed. The rate at"
        " Elm Street was [61%].",
        "2024-04-15 2023 2023",
    ),
    # "The full year" is the fiscal one that the text names, perhaps far before it.
    (
        "Spending fell to [5] in the year to March 2024.\nIn December it sold [9].\nIt raised its"
        " forecast for the full year to [7], from [6] before.",
        "2023-04/2024-03 2023-12 2023-04/2024-03 2023-04/2024-03",
    ),
    ("Sales were [7] in March, above the [6] that analysts had expected.", "2024-03 2024-03"),
    ("For 2025 ministers agreed a quota of [171]. They expect landings of [175].", "2025 2025"),
    ("As of March 13 funds held [97], down from [121] a week before.", "2024-03-13 2024-03-06"),
    ("The plant, which opened in 1964 and has [210] workers, made [5] in March.", "- 2024-03"),
    ("Sales doubled in March and now bring in [8%].", "2024-03"),
    ("On Monday it burst.\nIt hit Elm, [6] miles downstream, [9] meters up.", "- -"),
    (
        "It sold [9] in March.\nIt has a bike, which sells for [5] and has a range of up to [90].",
        "2024-03 - -",
    ),
    (
        "It lost [9] in March. After costs of [2], it lost [3], and central costs were [1].",
        "2024-03 2024-03 2024-03 2024-03",
    ),
    # What was built or bought years before the day of a story.
    (
        "A flood came on Monday, and [9] fled.\nThe hall cost [5] when the club bought it in 2020."
        " The city gave it [3] for the roof and the floor in 2021.",
        "2024-04-15 2020 2021",
    ),
    ("A bridge was built in 2019 for [5], and [3] came from residents in 2021.", "2019 2021"),
    ("For 2024 it expects [6]. In February it had said at least [5].", "2024 2024"),
    ("In March, [62%] was sown, ahead of the five-year average of [56%].", "2024-03 -"),
    ("Boats of under [10] meters landed [5] in March, above the limit of [4].", "- 2024-03 -"),
    (
        "By Monday [640] had signed up. A ticket costs [9], against a target of [500].",
        "2024-04-15 - -",
    ),
    ("It had [640] members by Monday.", "2024-04-15"),
    ("[Two] crews were at work, and [five] are due on Wednesday.", "- 2024-04-17"),
    ("Bills have tripled since 2020, to [400] a month.", "-"),
    ("Rent was [5] in 2021, when flour was [7] a tonne.", "2021 2021"),
    ("On Monday, it will give [9] away.", "2024-04-22"),
    ("It was [5%] a year ago.", "2023-04"),
    ("In March it sold [5]. A year ago it sold [4].", "2024-03 2023-03"),
    ("There were [9] deaths in 2023, [2] fewer than in 2022.", "2023 2023"),
    ("Joblessness fell to [3.4%], the lowest since 1946.", "-"),
    ("1月为[7]万辆，2月为[9]万辆。", "2024-01 2024-02"),
    (
        "Copper edged higher on Friday.\nStocks have risen by [72%] since March 7 to [155].\nTin"
        " jumped [2%].",
        "2024-03-07/.. 2024-04-12 2024-04-12",
    ),
    ("Some [61] were born in 2023, [5%] fewer than in 2022.", "2023 2023"),
    ("Oil fell more than [1%] on Friday and posted a loss.", "2024-04-12"),
    ("Stocks have lost [19%] of their value this year.", "2024/.."),
    ("It will have built [19] this year.", "2024"),
    ("Its target for 2025 was revised to [8], from [7].", "2025 2025"),
    ("The hall, which covered [800] square meters and can hold [90], burned on Monday.", "- -"),
    ("It won [44%] on Sunday. It has promised to hire [5].", "2024-04-14 -"),
    ("Profit was [5] for the first quarter, above the [3%] that rules allow.", "2024-Q1 -"),
    (
        "Gas rose [2%] on Monday. Power is expected to cost [28] euros on Friday.",
        "2024-04-15 2024-04-19",
    ),
    ("In March, each ticket cost [5] euros.", "2024-03"),
    (
        "Fares will rise by [12%] more from May 5. A day ticket costs [5] instead of [4].",
        "2024-05-05/.. - -",
    ),
    (
        "Inflation reached [8%] in March, more than [double] the [4%] of a year earlier.",
        "2024-03 2024-03 2023-03",
    ),
    # A period of another kind applies where it is named; then the text returns to its own.
    ("Gas fell on Monday as forecasts of wind eased fears.\nCoal lost [2%].", "2024-04-15"),
    (
        "It won [47%] on Sunday.\nBy midday on Monday, [98%] were counted. It lost [9] seats.",
        "2024-04-14 2024-04-15 2024-04-14",
    ),
    (
        "Gas fell [2%] on Monday.\n"
        "Some [14] ships came in the week to April 12. They carried [5] tonnes. Oil lost [3%].",
        "2024-04-15 2024-04-06/2024-04-12 2024-04-06/2024-04-12 2024-04-15",
    ),
    (
        "Profit rose to [5] in the first half of 2023 from [4] a year before. "
        "Shares returned [2%] in the half.",
        "2023-H1 2022-H1 2023-H1",
    ),
    (
        "Copper fell [2%] on Monday.\nCoal for 2025 gained [1%]. Lead slid [3%].",
        "2024-04-15 2024-04-15 2024-04-15",
    ),
    (
        "He won [47%] on Sunday.\n# Prices\nInflation hit [8%] in March.\nA rival lost [5] seats.",
        "2024-04-14 2024-03 2024-04-14",
    ),
    (
        "Gas fell [2%] on Tuesday.\nPower cost [118] euros, [9] less than on Monday.",
        "2024-04-16 2024-04-16 2024-04-16",
    ),
    ("4月5日，交易所发布的指数报[1388]点，跌[4%]。", "2024-04-05 2024-04-05"),
    (
        "4月16日，股指跌[2%]。\n16日期货报[1388]点，为2022年7月以来首次站上[1300]点，全周累计跌[7%]；持仓[5]万手。",
        "2024-04-16 2024-04-16 2024-04-16 2024-W16 2024-04-16",
    ),
    (
        "公司3月的回本周期为[4]年。年初至今股价上涨[2%]。夜校2022年起步，当年有[8]门课。",
        "2024-03 2024/.. 2022",
    ),
    # Chinese: a day is not the time of what lasts.
    (
        "昨天11时，食堂开门。一份套餐卖[12]元，[420]份饭菜售罄。由车库改成，面积[380]平方米，有[96]个座位，"
        "其中[60]个靠窗。",
        "- 2024-04-15 - - -",
    ),
    ("4月15日开业。老人凭卡打[八折]，距老城[3]公里。", "- -"),
    ("去年收入[5]亿元，产品销往[19]个国家。", "2023 -"),
    ("去年优良率[86%]。\n污染天气共[17]天。", "2023 2023"),
    ("去年优良率[86%]。\n全省[11]个市平均[80%]，是[7]项指标中唯一上升的。", "2023 - 2023 -"),
    ("去年年均浓度为[29]，比2022年低[2]。", "2023 2023"),
    ("去年水华[15]平方公里，比2021年的峰值缩小[六成]。", "2023 2023"),
    ("去年均价[46]元，与2022年的高点[68]元相比跌了[三成]。", "2023 2022 2023"),
    (
        "4月12日发布周报。本周（4月5日至11日）均价[9]元。\n由前一周的[10]元跌至[9]元，本周成交[5]吨。",
        "2024-04-05/2024-04-11 2024-03-29/2024-04-04 2024-04-05/2024-04-11 2024-04-05/2024-04-11",
    ),
    ("5月1日起，票价由[2]元降至[1]元。", "- 2024-05-01/.."),
    (
        "4月9日夜间至10日上午，雨量[98]毫米。预计16日夜间有[50]毫米降雨。",
        "2024-04-09/2024-04-10 2024-04-16",
    ),
    (
        "昨天市场重开，来了[8]人。\n市场装了[46]台空调。当地迎来[9]万人。\n全市面积[3]平方公里。",
        "2024-04-15 - 2024-04-15 -",
    ),
    ("截至3月末，产能[80]吉瓦，员工[9]人。", "2024-03 2024-03"),
    ("今年还有[2]条线路开工。", "2024"),
    (
        "Sales were [5] in March, against [4] a year earlier. Profit fell to [2] from [3].",
        "2024-03 2023-03 2024-03 2023-03",
    ),
    ("今年上半年出口[6]亿元，较2023年上半年同期的[4]亿元增长[50%]。", "2024-H1 2023-H1 2024-H1"),
    ("It will close [2] of its [11] plants by 2025.", "2025 -"),
    (
        "Profit rose [5%] in the third quarter. For the full year, expects sales of [12].",
        "2023-Q3 2023",
    ),
    (
        "Sales were [5] in the first quarter of fiscal 2024.\nThey rose [3%] in the December"
        " quarter.",
        "FY2024-Q1 2023-Q4",
    ),
    ("9月末余额[5]亿元，完成全年目标的[98%]。", "2023-09 2023-09"),
    (
        "# Published 9 November 2023\nIn the six months to 30 September sales were [5].\n"
        "# Hotels\nHotels increased sales by [3%].",
        "2023-04/2023-09 2023-04/2023-09",
    ),
]


@pytest.mark.parametrize(("marked", "periods"), TOPICS)
def test_a_number_has_the_period_of_its_topic(marked: str, periods: str) -> None:
    assert periods_of(marked) == periods


# A report whose lead says which months it is on; its title; the periods.
FISCAL = [
    (
        "Acme said sales in the third quarter were [1].\n"
        "Sales had been £[4.1]m in the second quarter and £[5.2]m in the third, which takes the"
        " total for the nine months to £[9.3]m. Profit over the nine months was [3].",
        "Acme lifts third-quarter profit",
        "2023-Q3 2023-Q2 2023-Q3 2023-01/2023-09 2023-01/2023-09",
    ),
    # What is forecast for a year, after the year that is reported on.
    (
        "Profit for the year ended June 30 was [5]. It was [2] in the first half and [3] in the"
        " second.\nFor fiscal 2024 it forecast [6]. Bikes should return to growth in its second"
        " quarter, the company said on Friday, with [7] for the full year.",
        "Acme lifts profit",
        "2022-07/2023-06 2022-07/2022-12 2023-01/2023-06 FY2024 2023-07/2024-06",
    ),
    # The halves, and the year, of which the company speaks.
    (
        "Profit rose [5%] in the six months to 30 September.\nIt opened [9] shops in the half, and"
        " expects [6] for the full year and [3] in the second half.\n# Bikes\nSales rose [3%].",
        "Acme lifts first-half profit",
        "2023-04/2023-09 2023-04/2023-09 2023-04/2024-03 2023-10/2024-03 2023-04/2023-09",
    ),
    (
        "Sales in the 26 weeks to 30 September 2023 were [5].\nFirst-half profit: [7]. It expects"
        " [8] in the full year.",
        "",
        "2023-04-02/2023-09-30 2023-04-02/2023-09-30 2023-04-02/2024-03-30",
    ),
    # The day of the lead is not that of the results.
    (
        "# The Daily, 9 November 2023\nAcme raised its forecast on Monday.\nProfit for the"
        " three months ended August 2 rose [5%].\n# Visits\nSales grew [7%].\n# Margins\nThe gross"
        " margin was [9%].",
        "Acme raises its forecast",
        "2023-05/2023-07 2023-05/2023-07 2023-05/2023-07",
    ),
    # Three months are the quarter that the title names.
    (
        "Profit rose [5%] in the three months to June 30. In the third quarter it expects [7].",
        "First-quarter profit rises",
        "2023-04/2023-06 2023-10/2023-12",
    ),
    (
        "Revenue was [5] in the year ended 31 March 2023.\nFull-year profit was [4], and first-half"
        " profit was [3]. It expects full-year profit of [6].",
        "",
        "2022-04/2023-03 2022-04/2023-03 2022-04/2022-09 2023-04/2024-03",
    ),
    (
        "Sales in the six months to 30 September were [5]. In the first three months it sold [2].",
        "",
        "2023-04/2023-09 2023-04/2023-06",
    ),
    (
        "截至9月30日的六个月，公司收入[5]亿元。\n上半财年净利[3]亿元。预计全年利润[4]亿元。",
        "",
        "2023-04/2023-09 2023-04/2023-09 2023-04/2024-03",
    ),
    # A report on the weather is not one of a company.
    (
        "Rain fell on [9] days in the six months to 30 September.\nIn the first half it was [7].",
        "",
        "2023-04/2023-09 2023-H1",
    ),
    # A division that the title names is not another company, and its plan dates no results.
    (
        "Acme's profit rose [5%] in the six months to 30 September. The group's Boats division"
        " is for sale.\nBoats sold [7].\nIts hulls made [3], against [2].",
        "Acme cuts full-year outlook as Boats slows",
        "2023-04/2023-09 2023-04/2023-09 2023-04/2023-09 2022-04/2022-09",
    ),
    # The last day of a quarter says more than its name in the fiscal year.
    (
        "Acme lifted its forecast as sales in its fiscal second quarter grew [5%].\nProfit was [7]"
        " in the three months to September 30.\nOrders rose [8%]. It will book a charge of [3] to"
        " close a yard in the third quarter and save [2] a year from fiscal 2025.",
        "Acme lifts outlook for the full year",
        "FY2023-Q2 2023-07/2023-09 2023-07/2023-09 FY2023-Q3 FY2025",
    ),
    ("For 2024 the company forecast sales of [6].", "", "2024"),
    # When a forecast was made does not date it.
    (
        "For the year to December 31, it now sees sales of [8], rather than the [6] to [7] it"
        " forecast in August.",
        "",
        "2023 2023 2023",
    ),
    (
        "It will shut its old yard near the river by the end of June, with the loss of [9] of the"
        " yard's [80] jobs.",
        "",
        "2024-06 -",
    ),
    # What a result is compared with is a year older if nothing else dates it.
    (
        "Profit was [7] in the six months to 30 September, against [6], and sales grew to [5] from"
        " [4].",
        "",
        "2023-04/2023-09 2022-04/2022-09 2023-04/2023-09 2022-04/2022-09",
    ),
]


@pytest.mark.parametrize(("marked", "title", "periods"), FISCAL)
def test_a_report_says_of_which_months_it_speaks(marked: str, title: str, periods: str) -> None:
    assert periods_of(marked, "2023-11-09", title) == periods


BASES = [
    ("Sales were [84] in 2023, up [20%] from [70] in 2022.", [None, "2022", None]),
    ("Sales rose [5%] year on year in March.", ["2023-03"]),
    ("Prices rose [0.4%] in March from the previous month.", ["2024-02"]),
    ("2023年增长[5%]，比2022年高[1]个百分点。", [None, "2022"]),
    ("一季度同比增长[5%]，环比增长[1.6%]。", ["2023-Q1", "2023-Q4"]),
]


@pytest.mark.parametrize(("marked", "bases"), BASES)
def test_a_number_has_the_period_that_it_is_compared_with(
    marked: str, bases: list[str | None]
) -> None:
    [paragraph] = read(marked)
    found = [reading.base for reading in paragraph.readings]
    assert [base for base, expected in zip(found, bases, strict=True) if expected] == [
        base for base in bases if base
    ]


def test_a_title_can_open_a_period() -> None:
    text = "It will raise the wall by [35] cm after the flood of July 19, 2023, when it broke."
    assert periods_of(text, title="The bridge shuts from Monday") == "2023-07-19"


# Text, title, periods, and for the last number the place and distance of its evidence.
PLACES = [
    ("Sales rose [5%] in 2023.", "", "2023", ("clause", 0)),
    ("In 2023, sales rose [5%].", "", "2023", ("sentence", 0)),
    ("Sales rose [5%] in 2023. Costs fell [2%].", "", "2023 2023", ("before", 1)),
    ("Sales rose [5%] in 2023.\nCosts fell.\nProfit rose [2%].", "", "2023 2023", ("before", 2)),
    ("Sales rose [5%].", "Results of 2023", "2023", ("title", 1)),
    ("# Results of 2023\nSales rose [5%].", "Results of 2022", "2023", ("heading", 2)),
    ("# 2015 sales\nSales rose [5%].\n# Costs\nCosts fell [2%].", "", "2015 -", None),
    ("Stocks fell on Monday.\n# Oil\nCrude rose [2%].", "", "2024-04-15", ("before", 2)),
    ("In late 2023, the wind was warm.\nSales are [5].", "", "-", None),
    ("一季度增长[5%]。\n# 工业\n工业增长[6%]。", "", "2024-Q1 2024-Q1", ("before", 2)),
    ("全年增长[7.4%]，年末企业[13]家。", "2022年统计公报", "2022 2022", ("clause", 0)),
    (
        "# 资源\n年末床位[5]张。\n年末医院[9]家，十年来首次减少。\n全年救助[8]人。",
        "2021年统计公报",
        "2021 2021 2021",
        ("clause", 0),
    ),
    ("Sales rose [5%] in the quarter.", "Results of Q3 2023", "2023-Q3", ("clause", 0)),
    ("Debt fell to [5] at the end of the half.", "Results of H1 2023", "2023-H1", ("clause", 0)),
    ("Debt was [5] at the end of the period.", "Results of H1 2023", "2023-06", ("clause", 0)),
    (
        "It spoke of rents, which fell to [7] in March from [6] a year earlier, and of jobs.",
        "",
        "2024-03 2023-03",
        ("clause", 0),
    ),
    # A date that belongs to a record, to an earlier range, or to those who rule.
    (
        "It crested at [7] on Thursday, above the record of [6], set in 1978.",
        "",
        "2024-04-11 1978",
        ("clause", 0),
    ),
    ("The range, set in March, was [160] to [166].", "Results of 2023", "2023 2023", ("title", 1)),
    ("A court ruled on Tuesday that [20%] must run.", "", "-", None),
    ("从1月1日起，上限由[28350]元调整为[29610]元。", "", "- 2024-01-01/..", ("sentence", 0)),
    # What is compared with names no year for later months, nor do months that it takes.
    (
        "It may be [2.5%] more than the [86] of 2023. In the first quarter [41] were sold.",
        "",
        "- 2023 2024-Q1",
        ("clause", 0),
    ),
    ("Sales over the first six months came to [4].", "", "2023-01/2023-06", ("clause", 0)),
    ("Sales rose [2%] in 2023. They beat what [seven] analysts expected.", "", "2023 -", None),
    (
        "Sales were [4] in the second quarter of 2023, and [5] in the first.",
        "",
        "2023-Q2 2023-Q1",
        ("clause", 0),
    ),
    (
        "In March it was [38%] full, against [71%] at the same point in 2022.",
        "",
        "2024-03 2022-03",
        ("clause", 0),
    ),
    (
        "Sales rose [5%] in 2023.\nDebt was [4] on March 1.\nIts shares fell [2%] by 0920 GMT.",
        "",
        "2023 2023-03-01 2024-04-16",
        ("clause", 0),
    ),
    # What comes is compared with nothing, and each part of a list has its own words.
    (
        "Rent is [45], rising to [52] next May, and [58] from May 2027.",
        "",
        "- 2024-05 2027-05/..",
        ("clause", 0),
    ),
    (
        "They plant [24] trees on Saturday and will plant [30] in May and [9] in July.",
        "",
        "2024-04-13 2024-05 2024-07",
        ("clause", 0),
    ),
    (
        "They had expected [2%] in February and expect [3%] in May.",
        "",
        "2024-02 2024-05",
        ("clause", 0),
    ),
    (
        "In the past five years [41] have died, including [nine] in a fire in March 2022.",
        "",
        "2019/2023 2022-03",
        ("clause", 0),
    ),
    (
        "As of 1 January 2024, [23] paid, up from [19] a year earlier.",
        "",
        "2024-01-01 2023-01-01",
        ("clause", 0),
    ),
    ("It is [7] over the budget agreed in 2023.", "", "-", None),
    ("It cost [6].", "Traders to return to the hall in May", "-", None),
    ("“海岬号”于1994年下水，核定载客[240]人。", "", "-", None),
    # 当季 is one quarter, and 期内 the whole period that ends with a month.
    (
        "前三季度营收[44]亿元。三季度产能利用率[92]%。\n当季均价[1.5]万元。",
        "",
        "2023-Q1/2023-Q3 2023-Q3 2023-Q3",
        ("clause", 0),
    ),
    (
        "去年前三季度缴存[186]亿元。\n9月末单位[2]万家。\n期内新开户[9]万人。",
        "",
        "2023-Q1/2023-Q3 2023-09 2023-Q1/2023-Q3",
        ("clause", 0),
    ),
    ("Jobs were [5] at the close of the year.", "Results of 2023", "2023", ("clause", 0)),
    (
        "Sales were [9] in May, from [8] in 2022.\nHalf of it, or [4], is ours.",
        "",
        "2023-05 2022 2023-05",
        ("before", 1),
    ),
    ("Shares rose [5%] in early trading.", "Results of 2023", "2024-04-16", ("clause", 0)),
    (
        "In the nine months to June 2023:\nSales were [5].\nCosts fell in the period by [2].",
        "",
        "2022-10/2023-06 2022-10/2023-06",
        ("clause", 0),
    ),
    ("去年出口[5]亿元。\n3月出口[1]亿元。", "", "2023 2024-03", ("clause", 0)),
    ("By 2030 it plans [9] plants. It has [2].", "", "2030 -", None),
    ("It rose [5%] last year, and [4%] in March.", "", "2023 2024-03", ("clause", 0)),
    # The day of a dateline, of a speech, or of a publication is not the one of the figures.
    (
        "OSLO, 15 April: Output fell [5%] in the first quarter.\nIt was [8].",
        "",
        "2024-Q1 2024-Q1",
        ("before", 1),
    ),
    ("昨天下午4时，今年的成绩揭晓。全市[200]人上线。", "", "2024", ("before", 1)),
    # A lead of which the day comes last, and quotations, which have days of their own.
    (
        "At least [20] died when a ferry sank on Sunday. [Nine] swam.",
        "",
        "2024-04-14 2024-04-14",
        ("before", 1),
    ),
    ('Sales rose [5%] in March. "We sold [9]," he said.', "", "2024-03 -", None),
    # A holiday, and the end of a quarter at which loans are counted.
    (
        "国庆假期（10月1日至8日）订单增长[17%]。\n10月4日票价[590]元。假期旅客[240]万。",
        "",
        "2023-10-01/2023-10-08 2023-10-04 2023-10-01/2023-10-08",
        ("clause", 0),
    ),
    ("一季度增长[5%]。\n制造业贷款余额[9]亿元。", "", "2024-Q1 2024-03", ("sentence", 1)),
    # Lasting facts have no period.
    ("3月下闸蓄水[5]米。\n大坝高[132]米，隧洞[17]座。", "", "2024-03 - -", None),
    ("Sales rose [5%] in March. Its [52] shops employ [900].", "", "2024-03 - -", None),
    # The quarter after a company's fiscal quarter, and a base without words of its own.
    (
        "Makers sold [21] phones in the first quarter.\nIt rose.\nIt rose.\nIt rose.\n"
        "In the third quarter of fiscal 2024 Acme sold [5].",
        "",
        "2024-Q1 FY2024-Q3",
        ("clause", 0),
    ),
    (
        "In the first quarter of fiscal 2024 it sold [5].\nIt expects [6] this quarter.",
        "",
        "FY2024-Q1 FY2024-Q2",
        ("clause", 0),
    ),
    (
        "Sales were [5] in March, against [4] a year earlier. Profit fell from [3].",
        "",
        "2024-03 2023-03 2023-03",
        ("before", 1),
    ),
    (
        "Snow fell on Monday: [45] cm, the most since 2011, when [52] fell.",
        "",
        "2024-04-15 2011",
        ("clause", 0),
    ),
    ("By 2030 it plans [9] plants. They will make [2] cars.", "", "2030 2030", ("before", 1)),
    (
        "Oil fell on Monday, though it was up [2%] last week.\nBrent fell [1%].",
        "",
        "2024-W15 2024-04-15",
        ("before", 1),
    ),
]


@pytest.mark.parametrize(("marked", "title", "periods", "place"), PLACES)
def test_a_number_takes_the_nearest_period(
    marked: str, title: str, periods: str, place: tuple[str, int] | None
) -> None:
    assert periods_of(marked, title=title) == periods
    last = [reading for one in read(marked, title=title) for reading in one.readings][-1]
    assert (last.evidence and (last.evidence.place, last.distance)) == place


def test_evidence_says_which_words_decided() -> None:
    [first, second] = read("In the first quarter of 2023, sales rose [5%].\nCosts fell [2%].")
    for paragraph in (first, second):
        [reading] = paragraph.readings
        assert reading.evidence
        assert reading.evidence.text == "first quarter of 2023"
        assert (reading.evidence.paragraph, reading.evidence.start) == (0, 7)


def test_a_number_inside_a_date_has_the_period_of_the_date() -> None:
    assert periods_of("On March [10], sales rose.") == "2024-03-10"


def test_another_language_is_a_table() -> None:
    """A language needs no more than its words for periods."""
    dutch = PeriodLanguage(
        recognizers=(
            Recognizer(
                Pattern("(?P<half>eerste|tweede) halfjaar van (?P<year>20[0-9]{2})"),
                lambda match: at(
                    Point(int(match["year"]), "H1" if match["half"] == "eerste" else "H2")
                ),
            ),
        ),
        comparison_before=Pattern(r"(?:dan|(?P<origin>van))(?: in)?(?: het)? \Z"),
        follows=True,
        breaks=Pattern("[,;]"),
    )
    words = (
        "Omzet steeg [5%] in het eerste halfjaar van 2023, meer dan in het tweede halfjaar van 2022"
    )
    [paragraph] = read(words, languages=(dutch,))
    assert [mention.is_comparison for mention in paragraph.mentions] == [False, True]
    [reading] = paragraph.readings
    assert (reading.period, reading.base) == ("2023-H1", "2022-H2")


# --- Contradictions -------------------------------------------------------------------------------

# Text, title, recorded period of the last number, and the words against it.
CONTRADICTIONS = [
    ("Sales rose [5%] in 2023.", "", "2023", None),
    ("Sales rose [5%] in 2023.", "", "2022", "2023"),
    ("Sales rose [5%] in 2023.", "", "2022/2023", None),
    ("It had [7] in 2022 and [8] in 2023.", "", "2022", "2023"),
    ("In the first quarter of 2024, sales rose [5%].", "", "2024-Q4", "first quarter of 2024"),
    ("In the first quarter of 2024, sales rose [5%].", "", "2024-01/2024-03", None),
    ("In the first quarter of 2024, sales rose [5%].", "", "2024", None),
    ("Sales rose [5%].", "", "2019", None),
    ("Sales rose [5%].", "2015 sales", "2015", None),
    ("Sales rose [5%].", "2015 sales", "2013", "2015"),
    ("# 2015 sales\nSales rose [5%], unlike costs in 2014.", "", "2015", None),
    ("Sales rose in 2015.\nCosts fell.\nProfit rose [5%].", "", "2015", None),
    ("Sales rose by [5%] year on year. A year earlier they rose [4%].", "2023", "2022", None),
    ("In the past three years, it built [5].", "", "2021/2023", None),
    ("In the past three years, it built [5].", "", "2022/2024", None),
    ("In the past three years, it built [5].", "", "2017/2019", "the past three years"),
    ("In the first half of 2023, it built [5].", "", "2023-H1", None),
    ("In H1 2023, it built [5].", "", "2023-H1", None),
    ("In the first 5 months, it built [5].", "", "2024-01/2024-05", None),
    ("In Jan-May, it built [5].", "", "2024-01/2024-05", None),
    ("In 2022/23, it built [5].", "", "2022/2023", None),
    ("In fiscal 2023, it built [5].", "", "FY2023", None),
    ("In fiscal 2023, it built [5].", "", "FY2019", "fiscal 2023"),
    ("2023财年，收入[5]亿元。", "", "FY2022", "2023财年"),
    ("In fiscal year 2022/23, it built [5].", "", "FY2022", None),
    ("In fiscal 2023, it built [5].", "", "2022", None),
    ("Sales have risen [5%] since 2019.", "", "2019/..", None),
    ("Sales have risen [5%] since 2019.", "", "2020/..", "2019"),
    ("Sales rose [5%] in the March quarter.", "", "2024-Q1", None),
    ("Sales rose [5%] in the March quarter.", "", "2023-Q4", "March quarter"),
    ("Since 2016, it has closed [5].", "", "2016/..", None),
    ("It ran nine trams until 2019 and has run [four] since.", "", "2019/..", None),
    ("It ran nine trams until 2019 and has run [four] since.", "", "../2018", "2019"),
    ("Since 2016, it has closed [5].", "", "2017/..", "2016"),
    ("In 2024, it built [5].", "", "2024-Q3", None),
    ("一季度增长[5%]。", "", "2024-Q1", None),
    ("一季度增长[5%]。", "", "2023-Q1", "一季度"),
    ("出口增长[5%]，去年同期为[6%]。", "2023年", "2022", None),
]


@pytest.mark.parametrize(("marked", "title", "recorded", "against"), CONTRADICTIONS)
def test_words_contradict_a_recorded_period(
    marked: str, title: str, recorded: str, against: str | None
) -> None:
    paragraph = read(marked, title=title)[-1]
    found = find_contradiction(recorded, paragraph, len(paragraph.readings) - 1, PUBLISHED)
    assert (found and found.text) == against


# --- Calendar -------------------------------------------------------------------------------------


def test_periods_have_days() -> None:
    table = {
        "2023": ("2023-01-01", "2023-12-31"),
        "2024-02": ("2024-02-01", "2024-02-29"),
        "2024-Q1": ("2024-01-01", "2024-03-31"),
        "2024-H2": ("2024-07-01", "2024-12-31"),
        "2024-W01": ("2024-01-01", "2024-01-07"),
        "2024-01/2024-02": ("2024-01-01", "2024-02-29"),
    }
    for period, (first, last) in table.items():
        assert find_days(period) == (date.fromisoformat(first), date.fromisoformat(last))
    assert find_days("2016/..") == (date(2016, 1, 1), date.max)
    assert find_days("../2018") == (date.min, date(2018, 12, 31))
    for wrong in ("", "x", "2023-13", "2023-02-30", "2024-W60", "2024/2023"):
        assert find_days(wrong) is None


def test_same_days_of_two_notations() -> None:
    assert same_days("2024-Q1", "2024-01/2024-03")
    assert same_days(None, None)
    assert not same_days("2024-Q1", None)
    assert not same_days("FY2024", "2024")


def test_periods_shift() -> None:
    table = [
        ("2023", -1, "year", "2022"),
        ("FY2023-Q1", -1, "year", "FY2022-Q1"),
        ("2024-02-29", -1, "year", "2023-02-28"),
        ("2024-01/2024-02", -1, "year", "2023-01/2023-02"),
        ("2024-01", -1, "month", "2023-12"),
        ("2024-01", -1, "same", "2023-12"),
        ("2024-Q1", -1, "same", "2023-Q4"),
        ("2024-H1", -1, "same", "2023-H2"),
        ("2024-W01", -1, "same", "2023-W52"),
        ("2024-03-01", -1, "day", "2024-02-29"),
        ("2016/..", -1, "month", None),
        ("FY2023", -1, "month", None),
    ]
    for period, shift, unit, expected in table:
        assert shift_period(period, shift, unit) == expected  # type: ignore[arg-type]
    assert period_of_day(date.max, 1, "day") is None
    assert units_of("2024-04/2024-09") == {"month", "half"}
    assert units_of("2016/..") == frozenset()
    assert year_of("2021/2023") == 2023


def test_publication_dates() -> None:
    table = {
        "2024": (date(2024, 12, 31), False, False),
        "2024-02": (date(2024, 2, 29), True, False),
        "2024-04-16": (date(2024, 4, 16), True, True),
        "2024-21": (date(2024, 5, 31), False, False),
    }
    for text, expected in table.items():
        assert parse_publication(text) == expected
    assert (
        parse_publication(None) is parse_publication("soon") is parse_publication("2024-13") is None
    )


def test_any_text_gives_periods_of_the_notation() -> None:
    forms = [words.replace("|", "") for words, _ in (*ENGLISH_FORMS, *CHINESE_FORMS)]
    pieces = [*forms, *(words for words, _ in ROLES), "5", "5%", ". ", "。", ", ", "from ", "to "]
    pieces += ["Feb 29", "99 decades ago", "the past 99 decades", "a year earlier", "去年同期"]
    point = r"(?:FY)?[1-9]\d{3}(?:-(?:Q[1-4]|H[12]|W\d\d|\d\d(?:-\d\d)?))?"
    notation = re.compile(rf"{point}(?:/(?:{point}|\.\.))?|\.\./{point}")
    choose = random.Random(1).choice
    for _ in range(500):
        text = " ".join(choose(pieces) for _ in range(8))
        numbers = [match.span() for match in re.finditer("[0-9]+%?", text)]
        published = choose(["2024-02-29", "2024", "2024-21", None, "1000-01-01", "9999-12-31"])
        [paragraph] = read_periods([Line(text)], [numbers], "in Q3", published)
        named = [mention.period for mention in paragraph.mentions]
        for number, reading in enumerate(paragraph.readings):
            named += [reading.period, reading.base]
            find_contradiction("2021/2023", paragraph, number, published)
        for period in filter(None, named):
            assert notation.fullmatch(period), text
            assert find_days(period), text


# --- Sentences and clauses ------------------------------------------------------------------------


def test_sentences_end_where_a_reader_ends_them() -> None:
    table = [
        ["The U.S. Navy paid $1.5 million. ", "It was Jan. 5."],
        ["Mr. Ray said: “It rose 3.5%.” ", "He left."],
        ["It rose at 9 p.m. on Monday! ", "Why? ", "Nobody knows"],
        ["增长5.3%。", "其中，出口增长2%！", "“好。”", "他说"],
    ]
    for sentences in table:
        text = "".join(sentences)
        found = [text[start:end].strip() for start, end in split_sentences(text)]
        assert found == [sentence.strip() for sentence in sentences]


def test_clauses_keep_numbers_and_ranges_whole() -> None:
    table = [
        ["At 9:30, ", "1,200 people; ", "3 - 5 more: ", "all"],
        ["2021—2025年，", "增长5%；", "出口、进口3：2"],
    ]
    for clauses in table:
        text = "".join(clauses)
        found = [text[start:end] for start, end in split_clauses(text)]
        assert [clause.strip() for clause in found if clause.strip()] != []
        assert "".join(found) == text


# --- Time -----------------------------------------------------------------------------------------

HARD = [
    "in 2023 ",
    "5 in 2023, ",
    "5, ",
    "5 and ",
    "from 5 to 6 in ",
    "a year earlier ",
    "shares had lost 5 that ",
    "since 2020 to 5 ",
    "2023",
    "the first ",
    "March ",
    "一季度",
    "2023年",
    "一、",
    "同比增长5%，",
    "最近",
    "-",
    " ",
    "x",
]


@pytest.mark.parametrize("piece", HARD)
def test_work_grows_with_the_length_of_the_text(piece: str) -> None:
    def read(count: int) -> None:
        text = piece * count
        numbers = [match.span() for match in re.finditer(r"\b5\b", text)]
        [paragraph] = read_periods([Line(text)], [numbers], "", PUBLISHED)
        for number in range(min(len(numbers), 50)):
            find_contradiction("2019", paragraph, number, PUBLISHED)

    assert compare_work(read, 200, 800) < 6


@pytest.mark.parametrize(
    ("period", "spelling"),
    [
        ("2024-04/2024-06", "2024-Q2"),
        ("2024-Q1/2024-Q2", "2024-H1"),
        ("2024-Q1/2024-Q3", "2024-01/2024-09"),
        ("2024-01/2024-12", "2024"),
        ("2024-10/2025-03", "2024-10/2025-03"),
        ("2016/2018", "2016/2018"),
        ("2024-Q1/..", "2024-Q1/.."),
        ("2024-06-01/2024-06-30", "2024-06-01/2024-06-30"),
        ("FY2024", "FY2024"),
    ],
)
def test_a_draft_spells_a_range_in_one_way(period: str, spelling: str) -> None:
    assert spell(period) == spelling
    assert same_days(period, spelling)
