"""What the words around a number say."""

import pytest

from provcli.prose.context import (
    DateMentions,
    falls_by,
    qualifiers_agree,
    read_dates,
    read_direction,
    read_qualifier,
)
from provcli.prose.numerals import Numeral, find_numbers


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("They have 12 mills.", "exact"),
        ("They have more than 12 mills.", "more-than"),
        ("with output exceeding 800 units", "more-than"),
        ("nearly 4 billion euros", "nearly"),
        ("stable at about 1.5 million tons", "about"),
        ("chips within 5 microns", "at-most"),
        ("reached within a quarter of an hour", "at-most"),
        ("no less than 7", "at-least"),
        ("no more than 7", "at-most"),
        ("less than 7%", "at-most"),
        ("hundreds of boats", "at-least"),
        ("超过12家", "more-than"),
        ("近400亿元", "nearly"),
        ("约1.5亿元", "about"),
        ("12家以上", "at-least"),
        ("overdue 12 days", "exact"),
        ("4 boats more than the 12 of last year", "exact"),
        ("40-plus boats", "more-than"),
        ("not exceeding 40 boats", "at-most"),
        ("not below 40 boats", "at-least"),
        ("不低于40艘", "at-least"),
        ("不超40艘", "at-most"),
        ("as many as 40 boats", "at-least"),
        ("Moreover 40 boats", "exact"),
        ("总量超过40艘", "more-than"),
    ],
)
def test_the_qualifier_is_what_stands_at_the_number(text: str, qualifier: str) -> None:
    assert read_qualifier(text, find_numbers(text)[0]) == qualifier


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("output dropped by 9.2%", "fall"),
        ("output increased by 9.2%", "rise"),
        ("the share rose to 65.2%", None),
        ("fell, and prices are up 4%", "rise"),
        ("2,500 heads", None),
        ("with 3.5% fewer", "fall"),
        ("cut its losses by 20%", "fall"),
        ("lost 20%", "fall"),
        ("fell by more than 5%", "fall"),
        ("growth was no less than 5%", "rise"),
        ("fell from 5.2% to 4.9%", None),
        ("From 5.2% down to 4.9%", None),
        ("fell to less than 5%", None),
        ("5% of all fell", None),
        ("a rise after the drop of 4%", "fall"),
        ("grew, then stood 4% lower", "fall"),
        ("grew while it stood 4% lower", "fall"),
        ("20% below the plan", "fall"),
        ("sales of 3 boats, a decrease of 2%", None),
        ("同比下降9.2%", "fall"),
        ("同比增长9.2%", "rise"),
        ("提高到65.2%", None),
    ],
)
def test_the_direction_is_that_of_the_clause(text: str, direction: str | None) -> None:
    assert read_direction(text, find_numbers(text)[0]) == direction


@pytest.mark.parametrize(
    ("text", "fell"),
    [
        ("output fell by 9.2 tons", True),
        ("Down 5 boats", True),
        ("a cut of more than 5 boats", True),
        ("下降了9.2吨", True),
        ("output fell to 9.2 tons", False),
        ("output fell, and 9.2 tons are left", False),
        ("5 boats less", False),
    ],
)
def test_something_falls_by_a_number_right_after_the_word(text: str, *, fell: bool) -> None:
    assert falls_by(text, find_numbers(text)[0]) is fell


@pytest.mark.parametrize(
    ("text", "years", "months"),
    [
        ("In 2023 there were 2,024 of them.", {2023}, set()),
        ("From January to February this year", {2024}, {1, 2}),
        ("last year and the first two months of this year", {2023, 2024}, {1, 2}),
        ("over the past three years", {2021, 2022, 2023, 2024}, set()),
        ("In 1999, and over the past two years", {1999, 2022, 2023, 2024}, set()),
        ("on Dec. 22, 2023, said Jun Lu, who may come in May", {2023}, {5, 12}),
        ("今年1至2月", {2024}, {1, 2}),
        ("nothing", set(), set()),
    ],
)
def test_years_and_months_are_those_that_are_named(
    text: str, years: set[int], months: set[int]
) -> None:
    assert read_dates(text, 2024) == DateMentions(frozenset(years), frozenset(months))


def test_bounds_that_mean_the_same_agree() -> None:
    assert qualifiers_agree("at-least", "more-than")
    assert qualifiers_agree("nearly", "at-most")
    assert not qualifiers_agree("exact", "about")
    assert not qualifiers_agree("about", "exact")
    assert not qualifiers_agree("at-most", "more-than")


def test_words_are_looked_at_so_far_and_no_farther() -> None:
    def goats(start: str, end: str = "") -> tuple[str, Numeral]:
        text = f"{start}5{end}"
        return text, find_numbers(text)[-1]

    assert read_direction(*goats(f"rose {'o' * 194} ")) == "rise"
    assert read_direction(*goats(f"rose {'o' * 195} ")) is None
    assert read_direction(*goats("", f" {'o' * 33} lower")) == "fall"
    assert read_direction(*goats("", f" {'o' * 34} lower")) is None
    assert falls_by(*goats(f"reduc{'o' * 51} by "))
    assert not falls_by(*goats(f"reduc{'o' * 52} by "))
    assert read_qualifier(*goats("", f" {'o' * 21} or more")) == "at-least"
    assert read_qualifier(*goats("", f" {'o' * 22} or more")) == "exact"
