"""What `find_numbers` finds in a text, and with what value, kind, precision, and unit sign."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from provcli.prose.context import read_context
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, find_numbers, parse_number
from provcli.prose.shapes import EXPONENT
from support import compare_work

Table = list[tuple[str, list[str]]]
"""Texts, each with its numbers as `summary` writes them."""

# --- Tables ---------------------------------------------------------------------------------------

DIGITS: Table = [
    ("grew to 65.2% last year", ["65.2% = 65.2 percent ~0.1"]),
    ("25,000 firms", ["25,000 = 25000"]),
    ("a list: 3,4 and 5", ["3 = 3", "4 = 4", "5 = 5"]),
    ("1,234,567.89 tons", ["1,234,567.89 = 1234567.89 ~0.01"]),
    ("in 2023,163 platforms", ["2023 = 2023 year", "163 = 163"]),
    ("5,000,2023 goals", ["5,000 = 5000", "2023 = 2023"]),
    ("up 13.57.", ["13.57 = 13.57 ~0.01"]),
    ("for 14 years. 1. Next", ["14 = 14", "1 = 1"]),
    ("rose .5 percent", [".5 percent = 0.5 percent ~0.1"]),
    ("“16 rules” (5) [6]", ["16 = 16", "5 = 5", "6 = 6"]),
    ("５，０００ and ３．５％", ["５，０００ = 5000", "３．５％ = 3.5 percent ~0.1"]),
    ("有84，163家", ["84 = 84", "163 = 163"]),
    ("7 m² of ½ and ①", ["7 = 7", "½ = 0.5 fraction ~0.5"]),
    ("a minus: -3.5, −3.5, －3.5", ["3.5 = 3.5 ~0.1", "3.5 = 3.5 ~0.1", "3.5 = 3.5 ~0.1"]),
    ("1" * 40, [f"{'1' * 40} = {'1' * 40}"]),
    ("0,123 and 00", ["0 = 0", "123 = 123", "00 = 0"]),
    (
        f"{10**39:,}",
        [f"{10**39:,} = {10**39}"],
    ),
    ("1" * 41, [f"{'1' * 41} name"]),
    ("9" * 40 + " billion", [f"{'9' * 40} billion = {'9' * 40}000000000 ~1000000000"]),
]
SCALES: Table = [
    ("169.372 billion yuan", ["169.372 billion = 169372000000 ~1000000"]),
    (
        "1.5 million, 2\xa0million, 2\u2009million, 3\nmillion, 4  million",
        [
            "1.5 million = 1500000 ~100000",
            "2\xa0million = 2000000 ~1000000",
            "2\u2009million = 2000000 ~1000000",
            "3\nmillion = 3000000 ~1000000",
            "4  million = 4000000 ~1000000",
        ],
    ),
    ("lost 75 USD million", ["75 USD million = 75000000 USD ~1000000"]),
    ("$75 million CAD, c $ 3", ["$75 million = 75000000 CAD ~1000000", "c $ 3 = 3 CAD"]),
    ("5   million", ["5 = 5", "million = 1000000 ~1000000"]),
    ("5million and 5MILLION", ["5million = 5000000 ~1000000", "5MILLION = 5000000 ~1000000"]),
    ("7bn, 7 bn-euro", ["7bn = 7000000000 ~1000000000", "7 bn = 7000000000 ~1000000000"]),
    ("3 trillion-yuan trades", ["3 = 3", "trillion = 1000000000000 ~1000000000000"]),
    ("16 100-billion-yuan funds", ["16 = 16", "100-billion = 100000000000 ~1000000000"]),
    ("20 300‑million‑ton mines", ["20 = 20", "300‑million = 300000000 ~1000000"]),
    ("a 1.5 million-ton mine", ["1.5 million = 1500000 ~100000"]),
    ("5 million-plus", ["5 million = 5000000 ~1000000"]),
    ("20-odd million homes", ["20-odd million = 20000000 ~1000000"]),
    ("$20-odd million", ["$20-odd million = 20000000 USD ~1000000"]),
    ("forty-odd percent, 30-plus", ["forty-odd percent = 40 percent", "30-plus = 30"]),
    ("4 hundred million", ["4 hundred million = 400000000 ~100000000"]),
    ("two hundred-million funds", ["two hundred-million = 200000000 ~1000000"]),
    ("3 dozen", ["3 dozen = 36 ~12"]),
    ("a 300,000-ton mine", ["300,000 = 300000"]),
    (
        "20多万家 1.2万亿元 5千家",
        ["20多万 = 200000 ~10000", "1.2万亿 = 1200000000000 ~100000000000", "5千 = 5000 ~1000"],
    ),
    (
        "3百分点，7千米，300万千瓦，8千瓦，0.2千分点，2个千分点",
        [
            "3百分点 = 3 percentage-point",
            "7 = 7",
            "300万 = 3000000 ~10000",
            "8 = 8",
            "0.2千分点 = 0.2 permille ~0.1",
            "2个千分点 = 2 permille",
        ],
    ),
]
UNIT_SIGNS: Table = [
    ("US$1.284 billion, ofUS$2", ["US$1.284 billion = 1284000000 USD ~1000000", "US$2 = 2 USD"]),
    (
        "$5, US $6, ¥ 7, ￥8万, €9m, £10k",
        [
            "$5 = 5 USD",
            "US $6 = 6 USD",
            "¥ 7 = 7 CNY",
            "￥8万 = 80000 CNY ~10000",
            "€9m = 9000000 EUR ~1000000",
            "£10k = 10000 GBP ~1000",
        ],
    ),
    (
        "RMB5 a day, wasRMB4, CNY 6, RMB seven",
        ["RMB5 = 5 CNY", "RMB4 = 4 CNY", "CNY 6 = 6 CNY", "RMB seven = 7 CNY"],
    ),
    ("100 yuan, 5m, 5M", ["100 = 100", "5 = 5", "5M = 5000000 ~1000000"]),
    (
        "5 percent, 5  percent, 5 per cent, 5%of",
        [
            "5 percent = 5 percent",
            "5  percent = 5 percent",
            "5 per cent = 5 percent",
            "5% = 5 percent",
        ],
    ),
    ("the 5 percentile", ["5 = 5"]),
    ("five percent", ["five percent = 5 percent"]),
    (
        "0.5 percentage points, 0.5-percentage-point, 2 % points, 1.5个百分点",
        [
            "0.5 percentage points = 0.5 percentage-point ~0.1",
            "0.5-percentage-point = 0.5 percentage-point ~0.1",
            "2 % points = 2 percentage-point",
            "1.5个百分点 = 1.5 percentage-point ~0.1",
        ],
    ),
    ("5‰ and 20 basis points", ["5‰ = 5 permille", "20 basis points = 20 basis-point"]),
    ("占百分之65.2", ["百分之65.2 = 65.2 percent ~0.1"]),
]
WORDS: Table = [
    ("Four plants, TWELVE mines, twenty-five", ["Four = 4", "TWELVE = 12", "twenty-five = 25"]),
    (
        "one hundred; two hundred and five; a hundred and six",
        ["one hundred = 100", "two hundred and five = 205", "hundred and six = 106"],
    ),
    ("three thousand two hundred", ["three thousand two hundred = 3200"]),
    ("three thousand, two hundred died", ["three thousand, two hundred = 3200"]),
    ("three thousand, two hundred of them", ["three thousand = 3000 ~1000", "two hundred = 200"]),
    (
        "one hundred and twenty-five thousand",
        ["one hundred and twenty-five thousand = 125000 ~1000"],
    ),
    ("between one hundred and two hundred", ["one hundred = 100", "two hundred = 200"]),
    ("twenty five firms, twenty five-year plans", ["twenty five = 25", "twenty = 20", "five = 5"]),
    ("two hundred five-year plans", ["two hundred = 200", "five = 5"]),
    ("two hundred five thousand", ["two hundred five thousand = 205000 ~1000"]),
    (
        "from two thousand and three million",
        ["two thousand = 2000 ~1000", "three million = 3000000 ~1000000"],
    ),
    ("twenty a million", ["twenty = 20", "million = 1000000 ~1000000"]),
    ("five thousand two-storey homes", ["five thousand = 5000 ~1000", "two = 2"]),
    (
        "two million, half a million",
        ["two million = 2000000 ~1000000", "half a million = 500000 ~500000"],
    ),
    ("money often stones tension someone's secondary tenía", []),
    (
        "Tens of Thousands, HUNDREDS-OF-MILLIONS",
        [
            "Tens of Thousands = 10000 ~10000 indefinite",
            "HUNDREDS-OF-MILLIONS = 100000000 ~100000000 indefinite",
        ],
    ),
    (
        "hundreds, tens of thousands, dozens",
        [
            "hundreds = 100 ~100 indefinite",
            "tens of thousands = 10000 ~10000 indefinite",
            "dozens = 12 ~12 indefinite",
        ],
    ),
    (
        "a dozen, a thousand, hundred percent",
        ["dozen = 12 ~12", "thousand = 1000 ~1000", "hundred percent = 100 percent ~100"],
    ),
    (
        "doubled, twice, tripled, once, both",
        ["doubled = 2 multiple", "twice = 2 multiple", "tripled = 3 multiple"],
    ),
    ("threefold, 10-fold", ["threefold = 3 multiple", "10-fold = 10 multiple"]),
    (
        "one-stop, double-digit, three-year, zero-waste",
        ["one = 1 idiom", "double = 2 idiom", "three = 3", "zero = 0 idiom"],
    ),
]
ORDINALS_AND_PARTS: Table = [
    (
        "Fifth, 11th, 21st, 1,000TH, thirty-second",
        [
            "Fifth = 5 ordinal",
            "11th = 11 ordinal",
            "21st = 21 ordinal",
            "1,000TH = 1000 ordinal",
            "thirty-second = 32 ordinal",
        ],
    ),
    ("first-class third-party", ["first = 1 idiom", "third = 3 idiom"]),
    ("第14个", ["第14 = 14 ordinal"]),
    ("the second plant, second-largest", ["second = 2 ordinal", "second = 2 ordinal"]),
    (
        "10 seconds, a 10 second run, 10-second, per second, one second",
        ["10 = 10", "10 = 10", "10 = 10", "one = 1"],
    ),
    ("within a quarter of a day", ["quarter = 0.25 fraction ~0.25"]),
    (
        "by a quarter percentage point",
        ["quarter percentage point = 0.25 fraction percentage-point ~0.25"],
    ),
    ("the first quarter; each quarter; a quarter-on-quarter fall", ["first = 1 ordinal"]),
    (
        "half of it; the first half; second-half",
        ["half = 0.5 fraction ~0.5", "first = 1 ordinal", "second = 2 ordinal"],
    ),
    (
        "three quarters of it, one-third-size, three-fourths, one quarter of, one-halfway",
        [
            "three quarters = 0.75 fraction ~0.25",
            "one-third = 0.3333333333333333333333333333 fraction ~0.3333333333333333333333333333",
            "three-fourths = 0.75 fraction ~0.25",
            "one quarter = 0.25 fraction ~0.25",
            "one = 1",
        ],
    ),
    (
        "in the first three quarters of 2023",
        ["first = 1 ordinal", "three = 3 date", "2023 = 2023 year"],
    ),
    (
        "A third of them, the third of them",
        [
            "A third = 0.3333333333333333333333333333 fraction ~0.3333333333333333333333333333",
            "third = 3 ordinal",
        ],
    ),
    ("one third party", ["one = 1", "third = 3 ordinal"]),
    ("four tenths went", ["four tenths = 0.4 fraction ~0.1"]),
    (
        "two thirds",
        ["two thirds = 0.6666666666666666666666666666 fraction ~0.3333333333333333333333333333"],
    ),
]
DATES_AND_YEARS: Table = [
    ("December 22, 2023, on March 10", ["December 22, 2023 date", "March 10 date"]),
    (
        "22 December 2023, Dec. 5,2023, MAY 5",
        ["22 December 2023 date", "Dec. 5,2023 date", "MAY 5 date"],
    ),
    (
        "March 10-12, 2nd of May, March 2023",
        ["March 10-12 date", "2nd of May date", "March 2023 date"],
    ),
    ("2023-12-225", ["2023 = 2023 year", "12 = 12", "225 = 225"]),
    ("2023-12-22, 2023/1/5, 2023.1.5", ["2023-12-22 date", "2023/1/5 date", "2023.1.5 date"]),
    (
        "2023年12月22日，12月22日，2023年1—2月，8日",
        ["2023年12月22日 date", "12月22日 date", "2023年1—2月 date", "8日 date"],
    ),
    ("In March 20% of 5 May fairs", ["20% = 20 percent", "5 May date"]),
    (
        "in March 10,000 trees; May 5 million grow; we may 5",
        ["10,000 = 10000", "5 million = 5000000 ~1000000", "5 = 5"],
    ),
    ("1899 1900 2099 2100", ["1899 = 1899", "1900 = 1900 year", "2099 = 2099 year", "2100 = 2100"]),
    ("2023年 the 1990s 2023by", ["2023 = 2023 year", "1990 = 1990 year", "2023 = 2023 year"]),
    (
        "2,023 firms, 2023.0, 2023%",
        ["2,023 = 2023", "2023.0 = 2023.0 ~0.1", "2023% = 2023 percent"],
    ),
]
NAMES_AND_TEARS: Table = [
    (
        "“4×4” 4x4 1+N N+1 “5+2 homes” 1+1+N",
        ["4×4 name", "4x4 name", "1+N name", "N+1 name", "5+2 name", "1+1+N name"],
    ),
    (
        "PM2.5, 5G, G20, Covid-19, A4, 2B2C",
        ["PM2.5 name", "5G name", "G20 name", "Covid-19 name", "A4 name", "2B2C name"],
    ),
    (
        "24/7, 1/3, 10:30, 3:1, v1.2.3, km2",
        [
            "24/7 name",
            "1/3 = 0.3333333333333333333333333333 fraction ~0.3333333333333333333333333333",
            "10:30 time",
            "3:1 score",
            "v1.2.3 version",
        ],
    ),
    ("60production, by7%, is20, 300km", ["60 = 60", "7% = 7 percent", "20 = 20", "300 = 300"]),
    ("5.Promote 6Promote 7/Plant 2023The", ["5 = 5", "6 = 6", "7 = 7", "2023 = 2023 year"]),
    ("300MW, 20GB, 5GHz", ["300 = 300", "20 = 20", "5 = 5"]),
    (
        "GDP5.2%, 5+2%, Coal-5.7%, Coal-5 million",
        [
            "5.2% = 5.2 percent ~0.1",
            "5 = 5",
            "2% = 2 percent",
            "5.7% = 5.7 percent ~0.1",
            "5 million = 5000000 ~1000000",
        ],
    ),
    ("Post-2020, mid-2023", ["2020 = 2020 year", "2023 = 2023 year"]),
]
RANGES: Table = [
    ("3-5%", ["3 = 3 percent", "5% = 5 percent"]),
    ("3–5 billion", ["3 = 3000000000 ~1000000000", "5 billion = 5000000000 ~1000000000"]),
    ("3-4-5%", ["3 = 3 percent", "4 = 4 percent", "5% = 5 percent"]),
    ("20%-30%, 20-30", ["20% = 20 percent", "30% = 30 percent", "20 = 20", "30 = 30"]),
    (
        "US$3-5 billion",
        ["US$3 = 3000000000 USD ~1000000000", "5 billion = 5000000000 USD ~1000000000"],
    ),
    ("20%-5 million", ["20% = 20 percent", "5 million = 5000000 ~1000000"]),
    ("5G-20%, first-20%", ["5G name", "20% = 20 percent", "first = 1 ordinal", "20% = 20 percent"]),
    ("dozens–5%", ["dozens = 12 ~12 indefinite", "5% = 5 percent"]),
    ("$3-5%", ["$3 = 3 USD", "5% = 5 percent"]),
    ("$1900-2000", ["$1900 = 1900 USD", "2000 = 2000 USD"]),
    ("2 million-5 billion", ["2 million = 2000000 ~1000000", "5 billion = 5000000000 ~1000000000"]),
    (
        "2000—3000亿元，3至5亿",
        [
            "2000 = 200000000000 ~100000000",
            "3000亿 = 300000000000 ~100000000",
            "3 = 300000000 ~100000000",
            "5亿 = 500000000 ~100000000",
        ],
    ),
    ("2020-2023", ["2020 = 2020 year", "2023 = 2023 year"]),
    (
        "10 to 15 million, 3 - 5%",
        [
            "10 = 10000000 ~1000000",
            "15 million = 15000000 ~1000000",
            "3 = 3 percent",
            "5% = 5 percent",
        ],
    ),
]
CHINESE_CHARACTERS: Table = [
    ("三个", ["三 = 3"]),
    ("十二个", ["十二 = 12"]),
    ("两千余家", ["两千 = 2000 ~1000"]),
    ("一百零五人", ["一百零五 = 105"]),
    ("两万亿元", ["两万亿 = 2000000000000 ~1000000000000"]),
    ("百分之五", ["百分之五 = 5 percent"]),
    ("千分之三", ["千分之三 = 3 permille"]),
    ("三成", ["三成 = 30 percent ~10"]),
    ("七成五", ["七成五 = 75 percent"]),
    ("八折", ["八折 = 80 percent ~10"]),
    (
        "三分之一",
        ["三分之一 = 0.3333333333333333333333333333 fraction ~0.3333333333333333333333333333"],
    ),
    ("翻一番", ["翻一番 = 2 multiple"]),
    ("翻两番", ["翻两番 = 4 multiple"]),
    ("十五倍", ["十五 = 15"]),
    ("3倍", ["3 = 3"]),
    ("半年", ["半 = 0.5 fraction ~0.5"]),
    ("壹贰叁号楼", ["壹贰叁 name"]),
    ("壹佰贰拾叁万元", ["壹佰贰拾叁万 = 1230000 ~10000"]),
    ("3千5百万", ["3千5百万 = 35000000 ~1000000"]),
    ("2.3万亿", ["2.3万亿 = 2300000000000 ~100000000000"]),
    ("突破万亿元", ["万亿 = 1000000000000 ~1000000000000"]),
    ("百亿斤", ["百亿 = 10000000000 ~10000000000"]),
    ("第一", ["第一 = 1 ordinal"]),
    ("第十四", ["第十四 = 14 ordinal"]),
    ("三至五个", ["三 = 3", "五 = 5"]),
    ("三至五成", ["三 = 30 percent ~10", "五成 = 50 percent ~10"]),
    ("5比1", ["5比1 = 5 ratio"]),
    ("25个基点", ["25个基点 = 25 basis-point"]),
    ("近三成", ["三成 = 30 percent ~10"]),
    ("占比过半", ["半 = 0.5 fraction ~0.5"]),
    ("1万2000", ["1万2000 = 12000"]),
    ("3亿5000万", ["3亿5000万 = 350000000 ~10000"]),
    ("二三十人", ["二三十 = 20 indefinite"]),
    ("百余家企业", ["百 = 100 ~100"]),
    ("万余名学生", ["万 = 10000 ~10000"]),
    ("千余家", ["千 = 1000 ~1000"]),
    ("百万余元", ["百万 = 1000000 ~1000000"]),
    ("百余万元", ["百余万 = 1000000 ~1000000"]),
    ("千多家企业", ["千 = 1000 ~1000"]),
    ("比例为5:1", ["5:1 = 5 ratio"]),
    ("上百家", ["百 = 100 ~100 indefinite"]),
    ("数百万", ["数百万 = 1000000 ~1000000 indefinite"]),
    ("几十个", ["几十 = 10 ~10 indefinite"]),
    ("一个半小时", ["一个半 = 1.5 ~0.5"]),
    ("两年半", ["两年半 = 2.5 ~0.5"]),
    ("五元三毛", ["五元三毛 = 5.3 CNY ~0.1"]),
    ("2.31:1", ["2.31:1 = 2.31 ratio"]),
    ("万分之三", ["万分之三 = 0.0003 fraction ~0.0001"]),
    ("十来个", ["十 = 10"]),
    ("二〇二三年", ["二〇二三 = 2023 year"]),
    ("四百五", ["四百五 = 450"]),
    ("三十两", ["三十 = 30"]),
    ("系统一小时内满员", ["一 = 1"]),
]
NOT_CHINESE_NUMBERS: Table = [
    (text, [])
    for text in (
        "一些代表 一方面 统一思想 万一 十分 一起 唯一 之一 进一步 四川 星期三 周五 上半年 "
        "下半年 大陆 收拾 两会 千方百计 百姓 半导体 陆续 十分重要 几乎 零售"
    ).split()
]
CHINESE_NAMES: Table = [
    ("第一产业", ["第一 name"]),
    ("亿元以上项目", ["亿 name"]),
    ("突破亿元大关", ["亿 = 100000000 ~100000000"]),
    ("第三产业", ["第三 name"]),
    ("第一时间", []),
    ("十四五规划", ["十四五 name"]),
    ("沪深300指数", ["300 name"]),
    ("中证500", ["500 name"]),
    ("标普500", ["500 name"]),
    ("4号线", ["4 name"]),
    ("双11", ["11 name"]),
    ("10年期国债", ["10 name"]),
    ("长江路100号", ["100 = 100 address"]),
]
CHINESE_TIMES: Table = [
    ("6月28日", ["6月28日 date"]),
    ("15日，拘留15日，连续5日，30日内", ["15日 date", "15 = 15", "5 = 5", "30 = 30"]),
    ("in 1:58.34, at 9:30", ["1:58.34 time", "9:30 time"]),
    ("前三季度", ["三季度 date"]),
    ("一季度", ["一季度 date"]),
    ("1—2月", ["1—2月 date"]),
    ("今年前5个月", ["5 = 5 date"]),
    ("近五年", ["五 = 5 date"]),
    ("20世纪90年代", ["20世纪90年代 date"]),
    ("上午10时", ["10时 time"]),
    ("8点30分", ["8点30分 time"]),
    ("22:50", ["22:50 time"]),
    ("三月", ["三月 date"]),
    ("2023年12月", ["2023年12月 date"]),
    ("2023-24年", ["2023-24 date"]),
    ("截至6月底", ["6月底 date"]),
    ("（十月一日至八日）", ["十月一日至八日 date"]),
    ("(10 月 1 日至 8 日)", ["10 月 1 日至 8 日 date"]),
    ("展会（9月29日至10月6日）", ["9月29日 date", "10月6日 date"]),
]
ENGLISH_LETTER_SCALES: Table = [
    ("35m devices", ["35m = 35000000 ~1000000"]),
    ("25k", ["25k = 25000 ~1000"]),
    ("4.3M sales", ["4.3M = 4300000 ~100000"]),
    ("1.2m tonnes", ["1.2m = 1200000 ~100000"]),
    ("6k people", ["6k = 6000 ~1000"]),
    ("1.2m people", ["1.2m = 1200000 ~100000"]),
    ("a 5m wide pool", ["5 = 5"]),
    ("the 100m final", ["100 = 100"]),
    ("$5m", ["$5m = 5000000 USD ~1000000"]),
    ("10 bln", ["10 bln = 10000000000 ~1000000000"]),
    ("3 mn", ["3 mn = 3000000 ~1000000"]),
    ("798m euros", ["798m = 798000000 ~1000000"]),
    ("30 MUSD", ["30 M = 30000000 ~1000000"]),
    ("12.5k units", ["12.5k = 12500 ~100"]),
]
CURRENCIES: Table = [
    ("RM79", ["RM79 = 79 MYR"]),
    ("US$5", ["US$5 = 5 USD"]),
    ("$US55,931,000", ["$US55,931,000 = 55931000 USD"]),
    ("AUD1.5m", ["AUD1.5m = 1500000 AUD ~100000"]),
    ("HK $216,925", ["HK $216,925 = 216925 HKD"]),
    ("PS2.7m", ["PS2.7m = 2700000 GBP ~100000"]),
    ("Rs 5 crore", ["Rs 5 crore = 50000000 INR ~10000000"]),
    ("P500.. million", ["P500 name", "million = 1000000 ~1000000"]),
    (
        "NT$3 and A$4 and C$5 and R$6 and HK$7",
        ["NT$3 = 3 TWD", "A$4 = 4 AUD", "C$5 = 5 CAD", "R$6 = 6 BRL", "HK$7 = 7 HKD"],
    ),
    ("€1 741.9 bn", ["€1 741.9 bn = 1741900000000 EUR ~100000000"]),
    ("€1\xa0741.9 bn", ["€1\xa0741.9 bn = 1741900000000 EUR ~100000000"]),
    ("5 €", ["5 € = 5 EUR"]),
    ("₹500", ["₹500 = 500 INR"]),
    ("3 dollars 50 cents", ["3 dollars 50 cents = 3.50 USD ~0.01"]),
    ("AUD$ 15", ["AUD$ 15 = 15 AUD"]),
    ("us $ 150 million", ["us $ 150 million = 150000000 USD ~1000000"]),
    ("₿21", ["₿21 = 21 BTC"]),
]
SHARED_SCALES: Table = [
    (
        "$10 to $15 billion",
        ["$10 = 10000000000 USD ~1000000000", "$15 billion = 15000000000 USD ~1000000000"],
    ),
    ("four to five thousand", ["four = 4000 ~1000", "five thousand = 5000 ~1000"]),
    ("between 3 and 5 percent", ["3 = 3 percent", "5 percent = 5 percent"]),
    ("from 25,000 to 1.2 million", ["25,000 = 25000", "1.2 million = 1200000 ~100000"]),
    ("from 3 to 5 percent", ["3 = 3 percent", "5 percent = 5 percent"]),
    ("5 or 10 percent", ["5 = 5 percent", "10 percent = 10 percent"]),
    ("3至5亿", ["3 = 300000000 ~100000000", "5亿 = 500000000 ~100000000"]),
]
PARTS: Table = [
    ("3½", ["3½ = 3.5 ~0.5"]),
    ("two and a half million", ["two and a half million = 2500000 ~500000"]),
    ("1/16", ["1/16 = 0.0625 fraction ~0.0625"]),
    ("one in five", ["one in five = 0.2 fraction ~0.2"]),
    ("three out of ten", ["three out of ten = 0.3 fraction ~0.1"]),
    ("2 1/2", ["2 1/2 = 2.5 ~0.5"]),
    ("6 1/2 percent", ["6 1/2 percent = 6.5 percent ~0.5"]),
    ("1½ million", ["1½ million = 1500000 ~500000"]),
    ("half a percent", ["half a percent = 0.5 fraction percent ~0.5"]),
    ("three-quarters of a million", ["three-quarters of a million = 750000 ~250000"]),
    ("almost a fifth", ["a fifth = 0.2 fraction ~0.2"]),
    (
        "a third of",
        ["a third = 0.3333333333333333333333333333 fraction ~0.3333333333333333333333333333"],
    ),
    ("one million and a half", ["one million and a half = 1500000 ~500000"]),
    ("3 million and a half", ["3 million and a half = 3500000 ~500000"]),
    ("two in 2023", ["two = 2", "2023 = 2023 year"]),
    ("5 in 30 minutes", ["5 = 5", "30 = 30"]),
    ("2022/23", ["2022/23 date"]),
    ("9/11", ["9/11 name"]),
]
MULTIPLES: Table = [
    ("3.2x", ["3.2x = 3.2 multiple ~0.1"]),
    ("trebled", ["trebled = 3 multiple"]),
    ("quintupled", ["quintupled = 5 multiple"]),
    ("halved", ["halved = 0.5 multiple ~0.5"]),
    ("double-digit growth", ["double = 2 idiom"]),
]
SEPARATORS: Table = [
    ("10 000", ["10 000 = 10000"]),
    ("1 234 567", ["1 234 567 = 1234567"]),
    ("1'000'000", ["1'000'000 = 1000000"]),
    ("1’000’000", ["1’000’000 = 1000000"]),
    ("12,34,567", ["12,34,567 = 1234567"]),
    ("1.234,56", ["1.234,56 = 1234.56 ~0.01"]),
    ("1.234.567", ["1.234.567 = 1234567"]),
    ("1 414 021 100", ["1 414 021 100 = 1414021100"]),
    ("1e6", ["1e6 = 1000000 ~1000000"]),
    ("2.5e-1", ["2.5e-1 = 0.25 ~0.01"]),
    (
        "grew 3,5 percent to 12,5 million",
        ["3,5 percent = 3.5 percent ~0.1", "12,5 million = 12500000 ~100000"],
    ),
    ("5 lakh", ["5 lakh = 500000 ~100000"]),
    ("3 lakh crore", ["3 lakh crore = 3000000000000 ~1000000000000"]),
    ("12 500 jobs", ["12 500 = 12500"]),
]
ENGLISH_WORDS: Table = [
    ("a hundred thousand", ["hundred thousand = 100000 ~1000"]),
    ("one million two hundred thousand", ["one million two hundred thousand = 1200000 ~1000"]),
    ("one hundred and twenty-first", ["one hundred and twenty-first = 121 ordinal"]),
    ("two hundred point zero three", ["two hundred point zero three = 200.03 ~0.01"]),
    ("nine point seventy-one", ["nine point seventy-one = 9.71 ~0.01"]),
    ("several hundred", ["hundred = 100 ~100 indefinite"]),
    (
        "six million and a quarter",
        ["six million and a quarter = 6250000 ~250000"],
    ),
    ("tens of millions", ["tens of millions = 10000000 ~10000000 indefinite"]),
]
MISREAD: Table = [
    ("a margin of (7)%", ["(7)% = 7 percent"]),
    ("ran 2-1/2 miles", ["2-1/2 = 2.5 ~0.5"]),
    ("a loss of €(12)m", ["€(12)m = 12000000 EUR ~1000000"]),
    ("holds (October 1 to 8)", ["October 1 to 8 date"]),
    ("三四线城市", ["三四 name"]),
    ("二三产业和五六年级", ["二三 name", "五六 name"]),
    ("5pc", ["5pc = 5 percent"]),
    ("11pc", ["11pc = 11 percent"]),
    ("12.5k", ["12.5k = 12500 ~100"]),
    ("3½ percent", ["3½ percent = 3.5 percent ~0.5"]),
    ("½ and ¾", ["½ = 0.5 fraction ~0.5", "¾ = 0.75 fraction ~0.75"]),
    ("٣٤ and ३४", ["٣٤ = 34", "३४ = 34"]),
    ("In May 20 companies", ["20 = 20"]),
    ("5q", ["5 = 5 unread q"]),
    ("20²", ["20 = 20 unread ²"]),
    ("12ab 12abcd", ["12 = 12 unread ab", "12 = 12"]),
]
YEARS: Table = [
    ("in 2023", ["2023 = 2023 year"]),
    ("from 1000 to 2000 hires", ["1000 = 1000", "2000 = 2000"]),
    ("2000 calories", ["2000 = 2000"]),
    ("by 2030 emissions", ["2030 = 2030 year"]),
    ("about 2000", ["2000 = 2000"]),
    ("the 2023 results", ["2023 = 2023 year"]),
    ("2023 results", ["2023 = 2023 year"]),
    ("1999元", ["1999 = 1999"]),
    ("2023年", ["2023 = 2023 year"]),
    ("2000家", ["2000 = 2000"]),
    ("2022-23", ["2022-23 date"]),
    ("2000 people", ["2000 = 2000"]),
]
KINDS: Table = [
    ("S&P 500", ["500 name"]),
    ("iPhone 11", ["11 name"]),
    ("FTSE 100", ["100 name"]),
    ("won 9-2", ["9-2 score"]),
    ("9-2", ["9-2 score"]),
    ("lost 1-3", ["1-3 score"]),
    ("lost 2-3 to Spurs, 1-4 away", ["2-3 score", "1-4 score"]),
    ("the board voted 3-5 on Tuesday", ["3-5 score"]),
    ("won the second set 4-6", ["second = 2 ordinal", "4-6 score"]),
    ("won 1-3 thanks to late goals", ["1-3 score"]),
    ("won 10-12 contracts", ["10 = 10", "12 = 12"]),
    ("and lost 3-4 clients.", ["3 = 3", "4 = 4"]),
    ("Final sales were 20-25 buses", ["20 = 20", "25 = 25"]),
    ("30-40 homes were lost", ["30 = 30", "40 = 40"]),
    ("they won some 5-6 of them", ["5 = 5", "6 = 6"]),
    ("the goal of 5-6 a week", ["5 = 5", "6 = 6"]),
    ("They won. Sales are set at 5-6.", ["5 = 5", "6 = 6"]),
    ("the score was 2:1", ["2:1 score"]),
    ("a ratio of 5:1", ["5:1 = 5 ratio"]),
    ("a ratio of men to women of 3:2", ["3:2 = 1.5 ratio ~0.5"]),
    ("the ratio at 10:30", ["10:30 time"]),
    ("(12.5) million dollars", ["(12.5) million = 12500000 ~100000"]),
    ("a loss of $(12.5) million", ["$(12.5) million = 12500000 USD ~100000"]),
    ("以3比1战胜", ["3比1 score"]),
    ("at 10:30", ["10:30 time"]),
    ("at 6 p.m.", ["6 p.m. time"]),
    ("4 and 7 p.m.", ["4 time", "7 p.m. time"]),
    ("3 o'clock", ["3 o'clock time"]),
    ("aged 35", ["35 = 35 age"]),
    ("a girl of 5", ["5 = 5 age"]),
    ("among under-25s", ["25 = 25 age"]),
    ("by 3 the water was there", ["3 time"]),
    ("fell by 3 the year before", ["3 = 3"]),
    ("a 12-year-old boy", ["12 = 12 age"]),
    ("Maria Lopez, 35, said", ["35 = 35 age"]),
    ("Ana Malé, 35, and her grandmother, 68.", ["35 = 35 age", "68 = 68 age"]),
    ("since he was 16, it", ["16 = 16 age"]),
    ("version 2.1 or later", ["2.1 version"]),
    ("by 0915 GMT", ["0915 GMT time"]),
    ("call 098 555 0117 or 0800-555-41.", ["098 555 0117 phone", "0800-555-41 phone"]),
    ("became chief 18 months ago", ["18 = 18 date"]),
    ("2.3m units, against 1.8m at the end", ["2.3m = 2300000 ~100000", "1.8m = 1800000 ~100000"]),
    ("2.3m units, up from 2m", ["2.3m = 2300000 ~100000", "2m = 2000000 ~1000000"]),
    ("45岁", ["45 = 45 age"]),
    ("预期寿命达80.12岁，提高0.21岁", ["80.12 = 80.12 ~0.01", "0.21 = 0.21 ~0.01"]),
    ("“00后”占31%", ["00 name", "31% = 31 percent"]),
    ("企业670多家，松溪一中", ["670 = 670", "一中 name"]),
    ("连进两球，十几处，一头牛，四季度", ["两 = 2", "十 = 10", "一 = 1", "四季度 date"]),
    ("call 555-0187", ["555-0187 phone"]),
    ("+353 91 555 0142", ["+353 91 555 0142 phone"]),
    ("0551-62831234", ["0551-62831234 phone"]),
    ("热线12345", ["12345 phone"]),
    ("1.2.3", ["1.2.3 version"]),
    ("12 Main Street", ["12 = 12 address"]),
    ("Route 66", ["66 = 66 address"]),
    ("Berth 7", ["7 = 7"]),
    ("the 10-year note", ["10 name"]),
    ("the past three years", ["three = 3 date"]),
    ("six months to June", ["six = 6 date"]),
    ("https://a.b/c?d=12", ["https://a.b/c?d=12 address"]),
    ("one of the largest", ["one = 1 idiom"]),
    ("which one", ["one = 1 idiom"]),
    ("one of his four bakers", ["one = 1", "four = 4"]),
    ("first-class", ["first = 1 idiom"]),
]

COUNTING_WORDS: Table = [
    ("7 thou and forty thou", ["7 thou = 7000 ~1000", "forty thou = 40000 ~1000"]),
    ("ten mn and five bn", ["ten mn = 10000000 ~1000000", "five bn = 5000000000 ~1000000000"]),
    ("five mm of rain", ["five = 5"]),
    ("Thou shalt not", []),
    ("3 milliard", ["3 milliard = 3000000000 ~1000000000"]),
    ("three milliard", ["three milliard = 3000000000 ~1000000000"]),
    ("a half-dozen boats", ["a half-dozen = 6 ~6"]),
    ("a pair of boats, a duo of men", ["pair = 2", "duo = 2"]),
    ("a trio of boats, a quartet of old men", ["trio = 3", "quartet = 4"]),
    ("a quintet of boats, a sextet of men", ["quintet = 5", "sextet = 6"]),
    (
        "a twosome of men, a threesome of them, a foursome of golfers",
        ["twosome = 2", "threesome = 3", "foursome = 4"],
    ),
    ("a pair of scissors, a pair of old jeans, in pairs, the pair said", []),
    ("The Trio of Doom sang, the duo of Ames and Smith", []),
    ("Trio Bravo sang, the trio said, a jazz trio, trios of men", []),
    ("nil profit, ate zilch", ["nil = 0", "zilch = 0"]),
    ("won 2-nil and two-nil, a nil-nil draw", ["2-nil score", "two-nil score", "nil-nil score"]),
    ("nil by mouth", ["nil = 0 idiom"]),
    ("Nile, vanilla, nilly", []),
    (
        "twenty-\ufb01ve boats, \ufb01fty and \ufb01rst",
        ["twenty-\ufb01ve = 25", "\ufb01fty = 50", "\ufb01rst = 1 ordinal"],
    ),
    ("the 21\ufb06 and \ufb01rm \ufb02ows", ["21\ufb06 = 21 ordinal"]),
    ("3 1\u20442 and 1\u22152", ["3 1\u20442 = 3.5 ~0.5", "1\u22152 = 0.5 fraction ~0.5"]),
    ("俩人和兄弟俩，姐妹仨", ["俩 = 2", "俩 = 2", "仨 = 3"]),
    ("他俩，她们仨，哥俩好，仨瓜俩枣", []),
    ("一打铅笔，两打玫瑰", ["一打 = 12 ~12", "两打 = 24 ~12"]),
    ("打玫瑰的主意，打工", []),
    ("股价腰斩，双倍奖励", ["腰斩 = 0.5 multiple ~0.5", "双倍 = 2 multiple"]),
    ("节目腰斩，剧目被腰斩，双双下降，双方", []),
]

TABLES = {
    "counting words": COUNTING_WORDS,
    "digits": DIGITS,
    "scales": SCALES,
    "unit signs": UNIT_SIGNS,
    "words": WORDS,
    "ordinals and parts": ORDINALS_AND_PARTS,
    "dates and years": DATES_AND_YEARS,
    "names and tears": NAMES_AND_TEARS,
    "ranges": RANGES,
    "chinese characters": CHINESE_CHARACTERS,
    "not chinese numbers": NOT_CHINESE_NUMBERS,
    "chinese names": CHINESE_NAMES,
    "chinese times": CHINESE_TIMES,
    "english letter scales": ENGLISH_LETTER_SCALES,
    "currencies": CURRENCIES,
    "shared scales": SHARED_SCALES,
    "parts": PARTS,
    "multiples": MULTIPLES,
    "separators": SEPARATORS,
    "english words": ENGLISH_WORDS,
    "misread": MISREAD,
    "years": YEARS,
    "kinds": KINDS,
}


def summary(numeral: Numeral) -> str:
    """Return a number as the tables write it; `number` and a precision of 1 are left out."""
    parts = [numeral.text]
    if numeral.value is not None:
        parts.append(f"= {numeral.value:f}")
    if numeral.kind != "number":
        parts.append(numeral.kind)
    if numeral.unit_sign:
        parts.append(numeral.unit_sign)
    if numeral.precision is not None and numeral.precision != 1:
        parts.append(f"~{numeral.precision:f}")
    if numeral.is_indefinite:
        parts.append("indefinite")
    if numeral.unread:
        parts.append(f"unread {numeral.unread}")
    return " ".join(parts)


@pytest.mark.parametrize("name", TABLES)
def test_numbers_of_a_table(name: str) -> None:
    read = {text: [summary(numeral) for numeral in find_numbers(text)] for text, _ in TABLES[name]}
    assert read == dict(TABLES[name])


def only(text: str) -> Numeral:
    [numeral] = find_numbers(text)
    return numeral


BARE_NUMBERS = [
    ("169.372 billion", "169.372"),
    ("65.2%", "65.2"),
    ("US$1.284 billion", "1.284"),
    ("100-billion", "100"),
    ("３．５％", "３．５"),
    ("20多万", "20"),
    ("两千余万", "两"),
    ("三百五十万", "三百五十"),
    ("3千5百万", "3千5"),
    ("第14", "14"),
    ("翻两番", "两"),
    ("七成五", "七"),
    ("11th", "11"),
    ("half a million", "half"),
    ("two hundred million", "two hundred"),
    ("three-quarters", "three"),
    ("tens of thousands", "tens of thousands"),
    ("December 22, 2023", "December 22, 2023"),
    ("4×4", "4×4"),
    ("2" * 50, "2" * 50),
]


def test_the_bare_number_of_a_numeral() -> None:
    read = []
    for printed, _ in BARE_NUMBERS:
        text = f"so: {printed} it says"
        numeral = only(text)
        assert numeral.text == printed
        read.append((printed, text[numeral.digits_start : numeral.digits_end]))
    assert read == BARE_NUMBERS


# Printed, precision, coarse precision, decimals, and scale.
PRECISIONS = [
    ("169.372 billion", "1000000", "1000000", 3, "1000000000"),
    ("25,000", "1", "1000", 0, "1"),
    ("1,200", "1", "100", 0, "1"),
    ("1000", "1", "1000", 0, "1"),
    ("1,000.0", "0.1", "0.1", 1, "1"),
    ("100", "1", "1", 0, "1"),
    ("0000", "1", "1", 0, "1"),
    ("400 billion", "1000000000", "1000000000", 0, "1000000000"),
    ("1,500 million", "1000000", "100000000", 0, "1000000"),
    ("13.50%", "0.01", "0.01", 2, "1"),
    ("three thousand two hundred", "1", "100", 0, "1"),
    ("three thousand", "1000", "1000", 0, "1000"),
    ("thousands", "1000", "1000", 0, "1000"),
    ("half", "0.5", "0.5", 0, "1"),
    ("0.5", "0.1", "0.1", 1, "1"),
    ("2.5万", "1000", "1000", 1, "10000"),
    ("三千二百", "1", "100", 0, "1"),
    ("3½ million", "500000", "500000", 0, "1000000"),
    ("三成", "10", "10", 0, "10"),
]


def test_precision() -> None:
    read = []
    for printed, *_ in PRECISIONS:
        numeral = only(printed)
        read.append(
            (
                *(printed, f"{numeral.precision:f}", f"{numeral.coarse_precision:f}"),
                *(numeral.decimals, f"{numeral.scale:f}"),
            )
        )
    assert read == PRECISIONS


def test_a_value_keeps_its_digits_and_has_no_exponent() -> None:
    long = "0.123456789012345678901234567890123 million"
    printed = ("13.50%", "1.50 billion", "1.23456万", "5", long)
    assert [str(only(text).value) for text in printed] == [
        *("13.50", "1500000000", "12345.6", "5"),
        "123456.789012345678901234567890123",
    ]


def test_names_and_dates_have_no_value() -> None:
    for numeral in find_numbers("PM2.5 on March 10"):
        assert numeral.value is numeral.precision is numeral.coarse_precision is None
        assert (numeral.unit_sign, numeral.scale, numeral.decimals) == ("", Decimal(1), 0)


def test_quantities_differ_from_the_rest() -> None:
    text = "On March 10 the first of 12 plants, aged 35, made a third of 2.5x in 2023"
    assert [n.text for n in find_numbers(text) if n.is_quantity] == ["12", "a third", "2.5x"]


def test_no_more_numbers_are_read_than_asked_for() -> None:
    text = "3, 4-5% and 6"
    assert [numeral.text for numeral in find_numbers(text, limit=2)] == ["3", "4"]
    assert find_numbers(text, limit=0) == ()
    assert find_numbers(text, limit=9) == find_numbers(text)


@pytest.mark.parametrize("printed", ["65.2%", " 65.2% ", "\u3000US$1 billion\n", "quarter", "4×4"])
def test_one_number_is_parsed(printed: str) -> None:
    numeral = parse_number(printed)
    assert numeral is not None
    assert (numeral.start, numeral.end) == (0, len(printed.strip()))


@pytest.mark.parametrize("printed", ["", " ", "yuan", "5 yuan", "the 5", "3-5%", "-3.5", "5."])
def test_nothing_but_one_number_is_parsed(printed: str) -> None:
    assert parse_number(printed) is None


# --- Laws -----------------------------------------------------------------------------------------

Printed = tuple[str, Decimal | None, str, str, Decimal | None]
"""A numeral as printed, with the value, kind, unit sign, and precision it has."""

SCALE_WORDS = {"": 1, " thousand": 10**3, " million": 10**6, "-billion": 10**9, " trillion": 10**12}
SCALE_WORDS |= {"million": 10**6, "万": 10**4, "亿": 10**8}
TRAILING = {"": "", "%": "percent", " percent": "percent", " percentage points": "percentage-point"}
LEADING = {"": "", "US$": "USD", "￥": "CNY", "RMB ": "CNY", "€": "EUR"}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = "one two three four five six seven eight nine".split()
FILLER = st.sampled_from("plants grew by, rose. Mines and “units 企业 (yuan) far–off; ton".split())


@st.composite
def in_digits(draw: st.DrawFn) -> Printed:
    """Return a number in digits, maybe with a mark and a scale word."""
    decimals = draw(st.integers(0, 4))
    units = draw(st.integers(0, 10**12))
    number = Decimal(units).scaleb(-decimals)
    core = format(number, f"{draw(st.sampled_from(['', ',']))}.{decimals}f")
    scale_word = draw(st.sampled_from(sorted(SCALE_WORDS)))
    sign, mark = draw(
        st.sampled_from([(sign, "") for sign in LEADING] + [("", mark) for mark in TRAILING])
    )
    scale = SCALE_WORDS[scale_word]
    printed = f"{sign}{core}{scale_word}{mark}"
    # Years depend on the words around them; tables have those.
    assume(not (printed.isdecimal() and 1900 <= number <= 2099))
    step = Decimal(scale).scaleb(-decimals)
    return printed, number * scale, "number", LEADING[sign] or TRAILING[mark], step


@st.composite
def in_words(draw: st.DrawFn) -> Printed:
    """Return a number in words below a hundred, or an ordinal."""
    if draw(st.booleans()):
        number = draw(st.integers(21, 99).filter(lambda n: n % 10))
        printed, kind = f"{TENS[number // 10 - 2]}-{ONES[number % 10 - 1]}", "number"
    else:
        number = draw(st.integers(1, 999))
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        printed, kind = f"{number}{'th' if number // 10 % 10 == 1 else suffix}", "ordinal"
    cased = draw(st.sampled_from([str.lower, str.title, str.upper]))
    return cased(printed), Decimal(number), kind, "", Decimal(1)


without_value = st.sampled_from(
    [
        *(("PM2.5", None, "name", "", None), ("1+N", None, "name", "", None)),
        *(("5G", None, "name", "", None), ("24/7", None, "name", "", None)),
        *(("March 10", None, "date", "", None), ("2023-12-22", None, "date", "", None)),
        ("2023年12月22日", None, "date", "", None),
    ]
)


@given(st.lists(st.tuples(FILLER, in_digits() | in_words() | without_value)), FILLER)
def test_finds_each_numeral_of_a_text_and_no_other(
    content: list[tuple[str, Printed]], end: str
) -> None:
    text = " ".join([*(f"{filler} {printed[0]}" for filler, printed in content), end])
    found = [(n.text, n.value, n.kind, n.unit_sign, n.precision) for n in find_numbers(text)]
    assert found == [printed for _, printed in content]


FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@given(in_digits())
def test_full_width_reads_the_same(printed: Printed) -> None:
    text = printed[0].translate(FULL_WIDTH)
    assert [(n.text, *printed[1:]) for n in find_numbers(text)] == [
        (n.text, n.value, n.kind, n.unit_sign, n.precision) for n in find_numbers(text)
    ]
    assert only(text).text == text


@given(st.text("abc欧é"), in_digits().filter(lambda printed: printed[0][0].isdigit()))
def test_torn_text_hides_no_number(before: str, printed: Printed) -> None:
    numeral = only(before + printed[0])
    assert (numeral.text, numeral.value) == printed[:2]


ALPHABET = st.text() | st.text(
    st.sampled_from("0159.,%-–/+×:$￥€ \n５，．％％万千百亿年月日第至多个分点AGNabthsſK")
    | st.characters()
)
PIECES = st.lists(
    st.sampled_from(
        "one two twenty hundred thousand million billion trillion hundreds tens millions of "
        "first second third half quarter quarters a and double dozen percent per cent points "
        "US$ RMB PM2.5 March May 10 2023 3 5,000 1.5 11th - – , . % 万 亿 年 月 日 × + N k m "
        "fold yuan".split()
    )
)
MIXTURE = st.builds(lambda pieces, glue: glue.join(pieces), PIECES, st.sampled_from(["", " ", "-"]))


@given(ALPHABET | MIXTURE)
@example("one hundred thousand and a hundred")
@example("1e5 ²³ ٣ ３\ud800")
@example("ſix $5\u212a tenſ hundred-millions")
def test_spans_hold_for_any_text(text: str) -> None:
    numerals = find_numbers(text)
    for numeral in numerals:
        assert numeral.text == text[numeral.start : numeral.end] != ""
        assert numeral.start <= numeral.digits_start < numeral.digits_end <= numeral.end
        assert numeral.value is not None or not numeral.is_quantity
        assert (numeral.value is None) == (numeral.precision is None)
        assert (numeral.value is None) == (numeral.coarse_precision is None)
        if numeral.value is not None and numeral.precision and numeral.coarse_precision:
            assert numeral.value >= 0
            assert numeral.coarse_precision >= numeral.precision > 0
    for left, right in pairwise(numerals):
        assert left.end <= right.start


@given(ALPHABET | MIXTURE)
@example("5 m2")
def test_every_digit_belongs_to_a_numeral_or_a_unit(text: str) -> None:
    covered = {offset for n in find_numbers(text) for offset in range(n.start, n.end)}
    covered |= {found.start() for found in re.finditer(EXPONENT, fold(text))}
    digits = {i for i, char in enumerate(text) if char in "0123456789０１２３４５６７８９"}
    assert digits <= covered


@given(MIXTURE | ALPHABET)
def test_a_quantity_has_the_same_value_alone(text: str) -> None:
    for numeral in find_numbers(text):
        alone = parse_number(numeral.text)
        # The end of a range, and a number that other words bound, need those words.
        if alone is not None and alone.kind == numeral.kind and alone.scale == numeral.scale:
            assert alone.value == numeral.value


def read_all(text: str) -> None:
    """Read a text with the contexts of its first numbers."""
    for numeral in find_numbers(text, limit=MAX_READ):
        read_context(text, numeral)


MAX_READ = 100
# What a text is made of that a careless pattern would read again and again.
PIECES_OF_LONG_TEXTS = (
    *("1", "1,111", "1.", "1-", "1月", "4x", "A", "a", "A-", "Aa", " ", "\n", "$", "½", "1:"),
    *("one ", "twenty-", "hundred ", "thousand and ", "tens of ", "March 1", "half a ", "in five "),
    *"万 一 一二 百分之 三分之 点 数 零 半 一万 三又 5比 约 和".split(),
    *("up ", "5%, ", "1%、", "more than ", "-", "(", "http://", "1.1."),
)


@pytest.mark.parametrize("piece", PIECES_OF_LONG_TEXTS)
def test_work_grows_with_the_text_only(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (500, 2_000))
    # Quadratic reading would be 16 times the work.
    assert compare_work(read_all, short, long) < 6


@pytest.mark.parametrize("character", ["7", "一", "万"])
def test_a_row_of_a_million_digits_is_read_at_once(character: str) -> None:
    assert all(numeral.kind == "name" for numeral in find_numbers(character * 10**6))


@pytest.mark.parametrize("piece", ["5 to ", "3000, "])
def test_numbers_without_a_unit_read_those_before_once(piece: str) -> None:
    # Two numbers of a sentence look at one number before; a hundred must not look at 35 each.
    one_sentence, sentences = piece * MAX_READ, f"{piece * 2}. A " * (MAX_READ // 2)
    assert compare_work(read_all, sentences, one_sentence) < 3
