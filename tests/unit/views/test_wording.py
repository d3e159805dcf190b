"""Words for figures, differences, counts, and kinds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.analysis.comparison import compare
from provcli.dataset.load import load
from provcli.dataset.models import Dataset, Unit
from provcli.views.comparison import comparison_table
from provcli.views.wording import (
    describe_not_reported,
    format_count,
    format_difference,
    format_figure,
    format_value,
    list_names,
    name_kind,
    pluralize,
    split_figure,
    split_value,
)
from support import SMALL

YUAN = Unit(id="CNY", label="yuan")
COUNT = Unit(id="count", label="")
PERCENT = Unit(id="percent", label="%", kind="rate")
RANK = Unit(id="rank", label="", kind="rank")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("169372000000", YUAN, "169.372 billion yuan"),
        ("2500000000000", YUAN, "2.5 trillion yuan"),
        ("-1000000", YUAN, "-1 million yuan"),
        ("999999", COUNT, "999,999"),
        ("0", COUNT, "0"),
        ("-9.20", PERCENT, "-9.20%"),
        ("3", RANK, "3rd"),
    ],
)
def test_format_value(value: str, unit: Unit, text: str) -> None:
    assert format_value(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("value", "printed", "unit", "text"),
    [
        ("13500000000", "13.50 billion yuan", YUAN, "13.50 billion yuan"),
        ("7", "7.0%", PERCENT, "7.0%"),
        ("-9.2", "9.20%", PERCENT, "-9.20%"),
        ("1200500000", "1,200.50 million", YUAN, "1.2005 billion yuan"),
        ("125000", "12.5\u4e07", COUNT, "125,000"),
        ("120000000", "1.20\u4ebf", COUNT, "120 million"),
        ("18600.0", "1.86\u4e07\u5143", YUAN, "18,600 yuan"),
        ("12", "a dozen", COUNT, "12"),
    ],
)
def test_split_value_keeps_printed_zeros_only_in_the_printed_scale(
    value: str, printed: str, unit: Unit, text: str
) -> None:
    assert str(split_value(Decimal(value), unit, printed=printed)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_format_value_loses_no_digit(value: Decimal) -> None:
    number, *word = format_value(value, COUNT).split()
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6}[word[0]] if word else 1
    assert Fraction(number.replace(",", "")) * scale == Fraction(value)


@pytest.mark.parametrize(
    ("difference", "unit", "text"),
    [
        ("5690", COUNT, "+5,690"),
        ("-1500000", YUAN, "-1.5 million yuan"),
        ("0", YUAN, "0 yuan"),
        ("3.50", PERCENT, "+3.50 points"),
        ("0.0", PERCENT, "0 points"),
        ("2", RANK, "+2 ranks"),
    ],
)
def test_format_difference(difference: str, unit: Unit, text: str) -> None:
    assert format_difference(Decimal(difference), unit) == text


def test_format_figure_puts_the_qualifier_before_the_value(built_in: Dataset) -> None:
    figure = built_in.figure_by_id["hunan/electronic-information-revenue/undated"]
    assert format_figure(built_in, figure) == "nearly 400 billion yuan"
    assert split_figure(built_in, figure) == ("nearly 400", "billion yuan")


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("province", "provinces"),
        ("company", "companies"),
        ("country", "countries"),
        ("valley", "valleys"),
        ("branch", "branches"),
        ("entity", "entities"),
    ],
)
def test_pluralize(noun: str, plural: str) -> None:
    assert pluralize(noun) == plural


def test_format_count() -> None:
    assert [format_count(number, "figure") for number in (0, 1, 4_000)] == [
        "0 figures",
        "1 figure",
        "4,000 figures",
    ]


def test_name_kind_is_entity_where_kinds_are_mixed(built_in: Dataset, small: Dataset) -> None:
    assert name_kind(built_in.entities) == "province"
    assert name_kind(small.entities) == "entity"


def test_describe_not_reported_names_the_other_unit_of_a_metric() -> None:
    companies = load(SMALL.parent / "companies.toml")
    metrics = tuple(
        metric.model_copy(update={"name": "Revenue"}) if metric.topic == "sales" else metric
        for metric in companies.metrics
    )
    dataset = companies.model_copy(update={"metrics": metrics})
    metric = dataset.metric_by_id["revenue-usd"]
    castor = dataset.entity_by_id["castor"]
    line = describe_not_reported(dataset, metric, [castor])
    assert line == "In euros, not in US dollars: Castor Cycles."
    assert describe_not_reported(companies, metric, [castor]) == "Not reported: Castor Cycles."
    (*_, row) = comparison_table(dataset, [compare(dataset, "revenue-usd")]).rows
    assert row[-1] == "not reported, but in euros"


def test_list_names_counts_what_it_leaves_out() -> None:
    assert list_names("abc") == "a, b, c"
    assert list_names(map(str, range(30))).endswith("19, and 10 more")
