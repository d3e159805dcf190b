"""Numerals: what `read` finds in a text, and with what value and precision."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcli.prose.numerals import Numeral, find_numbers, parse_number

# --- Cases: text -> numerals, each as "printed = value [kind] [mark] [~step]" ---------------------

DIGITS = {
    "grew to 65.2% last year": ["65.2% = 65.2 percent ~0.1"],
    "25,000 firms": ["25,000 = 25000"],
    "a list: 3,4 and 5": ["3 = 3", "4 = 4", "5 = 5"],
    "1,234,567.89 tons": ["1,234,567.89 = 1234567.89 ~0.01"],
    "in 2023,163 platforms": ["2023 = 2023 year", "163 = 163"],
    "5,000,2023 goals": ["5,000 = 5000", "2023 = 2023 year"],
    "up 13.57.": ["13.57 = 13.57 ~0.01"],
    "for 14 years. 1. Next": ["14 = 14", "1 = 1"],
    "rose .5 percent": [".5 percent = 0.5 percent ~0.1"],
    "“16 rules” (5) [6]": ["16 = 16", "5 = 5", "6 = 6"],
    "５，０００ and ３．５％": ["５，０００ = 5000", "３．５％ = 3.5 percent ~0.1"],
    "有84，163家": ["84 = 84", "163 = 163"],
    "7 m² of ½ and ①": ["7 = 7"],
    "a minus: -3.5, −3.5, －3.5": ["3.5 = 3.5 ~0.1"] * 3,
    "1" * 40: [f"{'1' * 40} = {'1' * 40}"],
    "0,123 and 00": ["0 = 0", "123 = 123", "00 = 0"],
    f"{10**39:,}": [f"{10**39:,} = {10**39}"],
    "1" * 41: [f"{'1' * 41} name"],
    "9" * 40 + " billion": [f"{'9' * 40} billion = {'9' * 40}000000000 ~1000000000"],
}
SCALES = {
    "169.372 billion yuan": ["169.372 billion = 169372000000 ~1000000"],
    "1.5 million, 2\u00a0million, 2\u2009million, 3\nmillion, 4  million": [
        "1.5 million = 1500000 ~100000",
        "2\u00a0million = 2000000 ~1000000",
        "2\u2009million = 2000000 ~1000000",
        "3\nmillion = 3000000 ~1000000",
        "4  million = 4000000 ~1000000",
    ],
    "5   million": ["5 = 5", "million = 1000000 ~1000000"],
    "5million and 5MILLION": ["5million = 5000000 ~1000000", "5MILLION = 5000000 ~1000000"],
    "7bn, 7 bn-euro": ["7bn = 7000000000 ~1000000000", "7 bn = 7000000000 ~1000000000"],
    "3 trillion-yuan trades": ["3 = 3", "trillion = 1000000000000 ~1000000000000"],
    "16 100-billion-yuan funds": ["16 = 16", "100-billion = 100000000000 ~1000000000"],
    "20 300‑million‑ton mines": ["20 = 20", "300‑million = 300000000 ~1000000"],
    "a 1.5 million-ton mine": ["1.5 million = 1500000 ~100000"],
    "5 million-plus": ["5 million = 5000000 ~1000000"],
    "4 hundred million": ["4 hundred million = 400000000 ~100000000"],
    "two hundred-million funds": ["two hundred-million = 200000000 ~100000000"],
    "3 dozen": ["3 dozen = 36 ~12"],
    "a 300,000-ton mine": ["300,000 = 300000"],
    "20多万家 1.2万亿元 5千家": [
        "20多万 = 200000 ~10000",
        "1.2万亿 = 1200000000000 ~100000000000",
        "5千 = 5000 ~1000",
    ],
    "3百分点，7千米，300万千瓦，8千瓦": [
        "3 = 3",
        "7 = 7",
        "300万 = 3000000 ~10000",
        "8 = 8",
    ],
}
MARKS = {
    "US$1.284 billion, ofUS$2": ["US$1.284 billion = 1284000000 USD ~1000000", "US$2 = 2 USD"],
    "$5, US $6, ¥ 7, ￥8万, €9m, £10k": [
        "$5 = 5 USD",
        "$6 = 6 USD",
        "¥ 7 = 7 CNY",
        "￥8万 = 80000 CNY ~10000",
        "€9m = 9000000 EUR ~1000000",
        "£10k = 10000 GBP ~1000",
    ],
    "RMB5 a day, wasRMB4, CNY 6, RMB seven": [
        "RMB5 = 5 CNY",
        "RMB4 = 4 CNY",
        "CNY 6 = 6 CNY",
        "RMB seven = 7 CNY",
    ],
    "100 yuan, 5m, 5M": ["100 = 100", "5 = 5", "5M name"],
    "5 percent, 5  percent, 5 per cent, 5%of": [
        "5 percent = 5 percent",
        "5  percent = 5 percent",
        "5 per cent = 5 percent",
        "5% = 5 percent",
    ],
    "the 5 percentile": ["5 = 5"],
    "five percent": ["five percent = 5 percent"],
    "0.5 percentage points, 0.5-percentage-point, 2 % points, 1.5个百分点": [
        "0.5 percentage points = 0.5 percentage-point ~0.1",
        "0.5-percentage-point = 0.5 percentage-point ~0.1",
        "2 % points = 2 percentage-point",
        "1.5个百分点 = 1.5 percentage-point ~0.1",
    ],
    "5‰ and 20 basis points": ["5‰ = 5 permille", "20 basis points = 20 basis-point"],
    "占百分之65.2": ["百分之65.2 = 65.2 percent ~0.1"],
}
WORDS = {
    "Four plants, TWELVE mines, twenty-five": ["Four = 4", "TWELVE = 12", "twenty-five = 25"],
    "one hundred; two hundred and five; a hundred and six": [
        "one hundred = 100",
        "two hundred and five = 205",
        "hundred and six = 106",
    ],
    "three thousand two hundred": ["three thousand two hundred = 3200"],
    "one hundred and twenty-five thousand": ["one hundred and twenty-five thousand = 125000 ~1000"],
    "between one hundred and two hundred": ["one hundred = 100", "two hundred = 200"],
    "twenty five firms, twenty five-year plans": ["twenty five = 25", "twenty = 20", "five = 5"],
    "two hundred five-year plans": ["two hundred = 200", "five = 5"],
    "two hundred five thousand": ["two hundred five thousand = 205000 ~1000"],
    "from two thousand and three million": [
        "two thousand = 2000 ~1000",
        "three million = 3000000 ~1000000",
    ],
    "twenty a million": ["twenty = 20", "million = 1000000 ~1000000"],
    "five thousand two-storey homes": ["five thousand = 5000 ~1000", "two = 2"],
    "two million, half a million": [
        "two million = 2000000 ~1000000",
        "half a million = 500000 ~500000",
    ],
    "money often stones tension someone's secondary tenía": [],
    "Tens of Thousands, HUNDREDS-OF-MILLIONS": [
        "Tens of Thousands = 10000 ~10000",
        "HUNDREDS-OF-MILLIONS = 100000000 ~100000000",
    ],
    "hundreds, tens of thousands, dozens": [
        "hundreds = 100 ~100",
        "tens of thousands = 10000 ~10000",
        "dozens = 12 ~12",
    ],
    "a dozen, a thousand, hundred percent": [
        "dozen = 12 ~12",
        "thousand = 1000 ~1000",
        "hundred percent = 100 percent ~100",
    ],
    "doubled, twice, tripled, once, both": ["doubled = 2", "twice = 2", "tripled = 3"],
    "threefold, 10-fold": ["three = 3", "10 = 10"],
    "one-stop, double-digit, three-year, zero-waste": [
        "one = 1",
        "double = 2",
        "three = 3",
        "zero = 0",
    ],
}
ORDINALS_AND_PARTS = {
    "Fifth, 11th, 21st, 1,000TH, thirty-second": [
        "Fifth = 5 ordinal",
        "11th = 11 ordinal",
        "21st = 21 ordinal",
        "1,000TH = 1000 ordinal",
        "thirty-second = 32 ordinal",
    ],
    "first-class third-party": ["first = 1 ordinal", "third = 3 ordinal"],
    "第14个": ["14 = 14 ordinal"],
    "the second plant, second-largest": ["second = 2 ordinal"] * 2,
    "10 seconds, a 10 second run, 10-second, per second, one second": ["10 = 10"] * 3 + ["one = 1"],
    "within a quarter of a day": ["quarter = 0.25 ~0.25"],
    "by a quarter percentage point": [
        "quarter percentage point = 0.25 percentage-point ~0.25",
    ],
    "the first quarter; each quarter; a quarter-on-quarter fall": ["first = 1 ordinal"],
    "half of it; the first half; second-half": [
        "half = 0.5 ~0.5",
        "first = 1 ordinal",
        "second = 2 ordinal",
    ],
    "three quarters of it, one-third-size, three-fourths, one quarter of, one-halfway": [
        "three quarters = 0.75 ~0.25",
        "one-third = 0.3333333333333333333333333333 ~0.3333333333333333333333333333",
        "three-fourths = 0.75 ~0.25",
        "one quarter = 0.25 ~0.25",
        "one = 1",
    ],
    "in the first three quarters of 2023": ["first = 1 ordinal", "three = 3", "2023 = 2023 year"],
    "A third of them, the third of them": [
        "A third = 0.3333333333333333333333333333 ~0.3333333333333333333333333333",
        "third = 3 ordinal",
    ],
    "one third party": ["one = 1", "third = 3 ordinal"],
    "four tenths went": ["four tenths = 0.4 ~0.1"],
    "two thirds": ["two thirds = 0.6666666666666666666666666666 ~0.3333333333333333333333333333"],
}
DATES_AND_YEARS = {
    "December 22, 2023, on March 10": ["December 22, 2023 date", "March 10 date"],
    "22 December 2023, Dec. 5,2023, MAY 5": [
        "22 December 2023 date",
        "Dec. 5,2023 date",
        "MAY 5 date",
    ],
    "March 10-12, 2nd of May, March 2023": [
        "March 10-12 date",
        "2nd of May date",
        "March 2023 date",
    ],
    "2023-12-225": ["2023 = 2023 year", "12 = 12", "225 = 225"],
    "2023-12-22, 2023/1/5, 2023.1.5": ["2023-12-22 date", "2023/1/5 date", "2023.1.5 date"],
    "2023年12月22日，12月22日，2023年1—2月，8日": [
        "2023年12月22日 date",
        "12月22日 date",
        "2023年1—2月 date",
        "8日 date",
    ],
    "In March 20% of 5 May fairs": ["20% = 20 percent", "5 May date"],
    "in March 10,000 trees; May 5 million grow; we may 5": [
        "10,000 = 10000",
        "5 million = 5000000 ~1000000",
        "5 = 5",
    ],
    "1899 1900 2099 2100": ["1899 = 1899", "1900 = 1900 year", "2099 = 2099 year", "2100 = 2100"],
    "2023年 the 1990s 2023by": ["2023 = 2023 year", "1990 = 1990 year", "2023 = 2023 year"],
    "2,023 firms, 2023.0, 2023%": ["2,023 = 2023", "2023.0 = 2023.0 ~0.1", "2023% = 2023 percent"],
}
NAMES_AND_TEARS = {
    "“4×4” 4x4 1+N N+1 “5+2 homes” 1+1+N": [
        *("4×4 name", "4x4 name", "1+N name", "N+1 name", "5+2 name", "1+1+N name")
    ],
    "PM2.5, 5G, G20, Covid-19, A4, 2B2C": [
        *("PM2.5 name", "5G name", "G20 name", "Covid-19 name", "A4 name", "2B2C name")
    ],
    "24/7, 1/3, 10:30, 3:1, v1.2.3, km2": [
        *("24/7 name", "1/3 name", "10:30 name", "3:1 name", "1.2.3 name", "km2 name")
    ],
    "60production, by7%, is20, 300km": ["60 = 60", "7% = 7 percent", "20 = 20", "300 = 300"],
    "5.Promote 6Promote 7/Plant 2023The": ["5 = 5", "6 = 6", "7 = 7", "2023 = 2023 year"],
    "300MW, 20GB, 5GHz": ["300 = 300", "20 = 20", "5 = 5"],
    "GDP5.2%, 5+2%, Coal-5.7%, Coal-5 million": [
        *("5.2% = 5.2 percent ~0.1", "5 = 5", "2% = 2 percent", "5.7% = 5.7 percent ~0.1"),
        "5 million = 5000000 ~1000000",
    ],
    "Post-2020, mid-2023": ["2020 = 2020 year", "2023 = 2023 year"],
}
RANGES = {
    "3-5%": ["3 = 3 percent", "5% = 5 percent"],
    "3–5 billion": ["3 = 3000000000 ~1000000000", "5 billion = 5000000000 ~1000000000"],
    "3-4-5%": ["3 = 3 percent", "4 = 4 percent", "5% = 5 percent"],
    "20%-30%, 20-30": ["20% = 20 percent", "30% = 30 percent", "20 = 20", "30 = 30"],
    "US$3-5 billion": [
        "US$3 = 3000000000 USD ~1000000000",
        "5 billion = 5000000000 USD ~1000000000",
    ],
    "20%-5 million": ["20% = 20 percent", "5 million = 5000000 ~1000000"],
    "5G-20%, first-20%": ["5G name", "20% = 20 percent", "first = 1 ordinal", "20% = 20 percent"],
    "dozens–5%": ["dozens = 12 ~12", "5% = 5 percent"],
    "$3-5%": ["$3 = 3 USD", "5% = 5 percent"],
    "$1900-2000": ["$1900 = 1900 USD", "2000 = 2000 USD"],
    "2 million-5 billion": ["2 million = 2000000 ~1000000", "5 billion = 5000000000 ~1000000000"],
    "2000—3000亿元，3至5亿": [
        "2000 = 200000000000 ~100000000",
        "3000亿 = 300000000000 ~100000000",
        "3 = 300000000 ~100000000",
        "5亿 = 500000000 ~100000000",
    ],
    "2020-2023": ["2020 = 2020 year", "2023 = 2023 year"],
    "10 to 15 million, 3 - 5%": [
        *("10 = 10", "15 million = 15000000 ~1000000", "3 = 3", "5% = 5 percent")
    ],
}
CASES = (
    DIGITS
    | SCALES
    | MARKS
    | WORDS
    | ORDINALS_AND_PARTS
    | DATES_AND_YEARS
    | NAMES_AND_TEARS
    | RANGES
)


def summary(numeral: Numeral) -> str:
    """A numeral as the cases write it; a kind of number and a step of 1 go without saying."""
    parts = [numeral.text]
    if numeral.value is not None:
        parts.append(f"= {numeral.value:f}")
    if numeral.kind != "number":
        parts.append(numeral.kind)
    if numeral.mark:
        parts.append(numeral.mark)
    if numeral.step is not None and numeral.step != 1:
        parts.append(f"~{numeral.step:f}")
    return " ".join(parts)


# Pytest would escape what is not ASCII, and finds no test by an id with a backslash.
IDS = [text[:40].encode("ascii", "replace").decode().replace("\n", " ") for text in CASES]


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=IDS)
def test_reads(text: str, expected: list[str]) -> None:
    assert [summary(numeral) for numeral in find_numbers(text)] == expected


def only(text: str) -> Numeral:
    [numeral] = find_numbers(text)
    return numeral


@pytest.mark.parametrize(
    ("printed", "core"),
    [
        ("169.372 billion", "169.372"),
        ("65.2%", "65.2"),
        ("US$1.284 billion", "1.284"),
        ("100-billion", "100"),
        ("３．５％", "３．５"),
        ("20多万", "20"),
        ("11th", "11"),
        ("half a million", "half"),
        ("two hundred million", "two hundred"),
        ("three-quarters", "three"),
        ("tens of thousands", "tens of thousands"),
        ("December 22, 2023", "December 22, 2023"),
        ("4×4", "4×4"),
        ("2" * 50 + "%", "2" * 50 + "%"),
    ],
)
def test_core_is_the_bare_number(printed: str, core: str) -> None:
    text = f"so: {printed} it says"
    numeral = only(text)
    assert text[numeral.digits_start : numeral.digits_end] == core
    assert numeral.text == printed


@pytest.mark.parametrize(
    ("printed", "step", "coarse_precision", "decimals", "scale"),
    [
        ("169.372 billion", "1000000", "1000000", 3, "1000000000"),
        ("25,000", "1", "1000", 0, "1"),
        ("1,200", "1", "100", 0, "1"),
        ("1000", "1", "1000", 0, "1"),
        ("1,000.0", "0.1", "0.1", 1, "1"),
        ("100", "1", "1", 0, "1"),
        ("12", "1", "1", 0, "1"),
        ("0000", "1", "1", 0, "1"),
        ("400 billion", "1000000000", "1000000000", 0, "1000000000"),
        ("1,500 million", "1000000", "100000000", 0, "1000000"),
        ("13.50%", "0.01", "0.01", 2, "1"),
        ("three thousand two hundred", "1", "100", 0, "1"),
        ("three thousand", "1000", "1000", 0, "1000"),
        ("thousands", "1000", "1000", 0, "1000"),
        ("half", "0.5", "0.5", 0, "1"),
        ("0.5", "0.1", "0.1", 1, "1"),
        ("five", "1", "1", 0, "1"),
    ],
)
def test_precision(
    printed: str, step: str, coarse_precision: str, decimals: int, scale: str
) -> None:
    numeral = only(printed)
    assert f"{numeral.step:f}" == step
    assert str(numeral.coarse_precision) == coarse_precision
    assert numeral.decimals == decimals
    assert f"{numeral.scale:f}" == scale


def test_a_value_keeps_its_digits_and_has_no_exponent() -> None:
    long = "0.123456789012345678901234567890123 million"
    printed = ("13.50%", "1.50 billion", "1.23456万", "5", long)
    assert [str(only(text).value) for text in printed] == [
        *("13.50", "1500000000", "12345.6", "5"),
        "123456.789012345678901234567890123",
    ]


def test_only_plural_magnitudes_are_bare() -> None:
    numerals = find_numbers("hundreds of plants, tens of thousands, 5 millions, a million, 100")
    assert [n.text for n in numerals if n.is_indefinite] == ["hundreds", "tens of thousands"]


def test_names_and_dates_have_no_value() -> None:
    for numeral in find_numbers("PM2.5 on March 10"):
        assert numeral.value is numeral.step is numeral.coarse_precision is None
        assert (numeral.mark, numeral.scale, numeral.decimals) == ("", Decimal(1), 0)


def test_no_more_numerals_are_read_than_asked_for() -> None:
    text = "3, 4-5% and 6"
    assert [numeral.text for numeral in find_numbers(text, most=2)] == ["3", "4"]
    assert find_numbers(text, most=0) == ()
    assert find_numbers(text, most=9) == find_numbers(text)


@pytest.mark.parametrize("printed", ["65.2%", " 65.2% ", "\u3000US$1 billion\n", "quarter", "4×4"])
def test_read_one(printed: str) -> None:
    numeral = parse_number(printed)
    assert numeral is not None
    assert (numeral.start, numeral.end) == (0, len(printed.strip()))


@pytest.mark.parametrize("printed", ["", " ", "yuan", "5 yuan", "the 5", "3-5%", "-3.5", "5."])
def test_read_one_takes_nothing_but_a_numeral(printed: str) -> None:
    assert parse_number(printed) is None


# --- Laws -----------------------------------------------------------------------------------------

Printed = tuple[str, Decimal | None, str, str, Decimal | None]
"""A numeral as printed, with the value, kind, mark and step it has."""

SCALE_WORDS = {"": 1, " thousand": 10**3, " million": 10**6, "-billion": 10**9, " trillion": 10**12}
SCALE_WORDS |= {"million": 10**6, "万": 10**4, "亿": 10**8}
TRAILING = {"": "", "%": "percent", " percent": "percent", " percentage points": "percentage-point"}
LEADING = {"": "", "US$": "USD", "￥": "CNY", "RMB ": "CNY", "€": "EUR"}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = "one two three four five six seven eight nine".split()
FILLER = st.sampled_from("plants grew by, rose. Mines and “units 企业 (yuan) far–off; ton".split())


@st.composite
def in_digits(draw: st.DrawFn) -> Printed:
    """A number in digits, maybe with a mark and a scale word."""
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
    is_year = printed.isdecimal() and len(printed) == 4 and 1900 <= number <= 2099
    step = Decimal(scale).scaleb(-decimals)
    kind = "year" if is_year else "number"
    return printed, number * scale, kind, LEADING[sign] or TRAILING[mark], step


@st.composite
def in_words(draw: st.DrawFn) -> Printed:
    """A number in words below a hundred, or an ordinal."""
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
    found = [(n.text, n.value, n.kind, n.mark, n.step) for n in find_numbers(text)]
    assert found == [printed for _, printed in content]


FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@given(in_digits())
def test_full_width_reads_the_same(printed: Printed) -> None:
    text = printed[0].translate(FULL_WIDTH)
    assert [(n.text, *printed[1:]) for n in find_numbers(text)] == [
        (n.text, n.value, n.kind, n.mark, n.step) for n in find_numbers(text)
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
        assert (numeral.value is None) == (numeral.kind in ("name", "date"))
        assert (
            (numeral.value is None) == (numeral.step is None) == (numeral.coarse_precision is None)
        )
        if numeral.value is not None and numeral.step and numeral.coarse_precision:
            assert numeral.value >= 0
            assert numeral.coarse_precision >= numeral.step > 0
    for left, right in pairwise(numerals):
        assert left.end <= right.start


@given(ALPHABET | MIXTURE)
def test_every_digit_belongs_to_a_numeral(text: str) -> None:
    covered = {offset for n in find_numbers(text) for offset in range(n.start, n.end)}
    digits = {i for i, char in enumerate(text) if char in "0123456789０１２３４５６７８９"}
    assert digits <= covered


@given(MIXTURE | ALPHABET)
def test_a_numeral_reads_the_same_alone(text: str) -> None:
    dashes = ("-", "–", "—", "−", "~", "～", "至", "‐", "‑", "－", "﹣")
    for numeral in find_numbers(text):
        if text[numeral.end :].startswith(dashes) or text[: numeral.start].endswith(dashes):
            continue
        alone = parse_number(numeral.text)
        assert alone is not None
        assert (alone.value, alone.step, alone.mark) == (numeral.value, numeral.step, numeral.mark)


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "1,111", "1.", "1-", "1月", "1 ", "4x", "A", "a", "A-", "Aa", "a ", " ", "\n", "$"),
        *(
            "one ",
            "twenty-",
            "hundred ",
            "thousand and ",
            "one hundred and ",
            "tens of ",
            "March 1",
        ),
    ],
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        start = time.process_time()
        find_numbers(text)
        return time.process_time() - start

    # Quadratic reading would take 16 times as long, and minutes in all.
    assert seconds(80_000) < 8 * seconds(20_000) + 0.2


def test_a_line_of_a_million_digits_is_one_name() -> None:
    assert [(n.kind, n.end) for n in find_numbers("7" * 10**6)] == [("name", 10**6)]
