"""Verdicts on claims, against brute force in exact fractions.

For each kind of claim, figures are printed with random precision, sign, and qualifier, and a stated
number is chosen at the edge of what they allow. Every verdict is compared with what a search over
the roundings of the figures finds: the ends of each rounding, and some values between.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import get_args

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from made_up import check_made_up
from provcli.analysis.claims import ClaimResult
from provcli.dataset.models import ClaimKind, Qualifier

Printed = tuple[str, str]
"""A printed number, without its sign, and its qualifier."""


def judge(
    kind: ClaimKind,
    inputs: Sequence[tuple[str, Decimal, str]],
    stated: Decimal | None,
    *,
    years: Sequence[int] = (),
) -> ClaimResult:
    """Return the result of a claim on figures given as metric, value, and qualifier."""
    periods = years or range(2000, 2000 + len(inputs))
    rows = [
        (metric, str(year), value, qualifier)
        for (metric, value, qualifier), year in zip(inputs, periods, strict=True)
    ]
    return check_made_up(kind, rows, stated)


values = st.one_of(
    st.decimals("-99", "99", places=1),
    st.decimals("0.01", "9.99", places=2),
    st.integers(-999, 999).map(Decimal),
    st.integers(1, 99).map(lambda number: Decimal(number * 100)),
    st.just(Decimal(0)),
).map(lambda value: value if value else abs(value))
quantities = values.filter(lambda value: value > 0)
qualifiers = st.sampled_from(("exact", "exact", "exact", "about", "nearly", "at-most"))
all_qualifiers = st.sampled_from(get_args(Qualifier))
ENDLESS = Fraction(10**30)
"""More than any number that a test draws."""


def rounding(value: Decimal, qualifier: str = "exact") -> tuple[Fraction, Fraction]:
    """Return the ends of what a printed number may mean, from the definition in docs/rules.md."""
    text = f"{abs(value):f}"
    step = Fraction(1, 10 ** len(text.partition(".")[2]))
    if "." not in text and abs(value) >= 1000:
        step = Fraction(10 ** (len(text) - len(text.rstrip("0"))))
    number = Fraction(value)
    match qualifier:
        case "about":
            half = min(step, abs(number) / 2)
            return number - half, number + half
        case "nearly":
            return min(number, number / 2), max(number, number / 2)
        case "at-most":
            return min(number, Fraction(0)), max(number, Fraction(0))
        case "more-than" | "at-least":
            return (number, ENDLESS) if number >= 0 else (-ENDLESS, number)
    return number - step / 2, number + step / 2


def preimages(value: Decimal, qualifier: str = "exact") -> list[Fraction]:
    low, high = rounding(value, qualifier)
    return sorted({low, high, Fraction(value), *(low + (high - low) * i / 4 for i in range(5))})


def stated_range(stated: Decimal) -> tuple[Fraction, Fraction]:
    """Return what a stated value may mean: half a unit of its last digit."""
    half = Fraction(1, 2 * 10 ** len(f"{stated:f}".partition(".")[2]))
    return Fraction(stated) - half, Fraction(stated) + half


FORMULAS: dict[ClaimKind, Callable[..., Fraction]] = {
    "growth": lambda a, b: (b / a - 1) * 100,
    "average-growth": lambda a, b: (b / a - 1) * 50,
    "difference": lambda a, b: b - a,
    "ratio": lambda a, b: b / a,
    "share": lambda a, b: a / b * 100,
    "sum": lambda *parts: sum(parts, Fraction(0)),
    "chain": lambda base, *rates: base * prod(1 + rate / 100 for rate in rates),
}
DIVISOR = {"growth": 0, "average-growth": 0, "ratio": 0, "share": 1}


def compare_with_search(
    kind: ClaimKind, inputs: Sequence[tuple[str, Decimal, str]], edge: int, places: int
) -> None:
    formula, divisor = FORMULAS[kind], DIVISOR.get(kind)
    assume(divisor is None or inputs[divisor][1] != 0)
    printed = formula(*(Fraction(value) for _, value, _ in inputs))
    choices = [preimages(value, how) for _, value, how in inputs]

    def search() -> list[Fraction]:
        return [
            formula(*numbers)
            for numbers in product(*choices)
            if divisor is None or numbers[divisor] != 0
        ]

    results = search()
    # A stated number at, beside, or far from an end of what the roundings give.
    goal = (min(results), max(results), printed)[edge % 3]
    stated = Decimal(round(goal * 10**places) + edge // 3 - 2).scaleb(-places)
    assume(abs(stated) < 10**15)
    low, high = stated_range(stated)
    years = (2000, 2002) if kind == "average-growth" else ()
    verdict = judge(kind, inputs, stated if stated else abs(stated), years=years).verdict
    if printed == Fraction(stated):
        assert verdict == "exact"
    elif low <= printed <= high:
        assert verdict == "consistent"
    elif any(low <= number <= high for number in results):
        assert verdict == "within-rounding"
    else:
        if divisor is not None and inputs[divisor][2] == "at-most":
            choices[divisor].append(Fraction(inputs[divisor][1]) / ENDLESS)
            results = search()
        reachable = min(results) <= high and low <= max(results)
        assert verdict == ("within-rounding" if reachable else "inconsistent")


edges, places = st.integers(0, 14), st.integers(0, 3)


@given(st.sampled_from(["growth", "average-growth"]), quantities, values, qualifiers, edges, places)
def test_growth_against_brute_force(
    kind: ClaimKind, base: Decimal, later: Decimal, how: str, edge: int, places: int
) -> None:
    inputs = [("tonne", base, how), ("tonne", later, "exact")]
    compare_with_search(kind, inputs, edge, places)


@given(
    st.sampled_from(["difference", "ratio", "share", "growth"]),
    values,
    values,
    qualifiers,
    edges,
    places,
)
def test_pairs_against_brute_force(
    kind: ClaimKind, first: Decimal, second: Decimal, how: str, edge: int, places: int
) -> None:
    # A negative base is a base like others.
    inputs = [("tonne", first, "exact"), ("tonne", second, how)]
    compare_with_search(kind, inputs, edge, places)


@given(st.lists(st.tuples(values, qualifiers), min_size=1, max_size=4), edges, places)
def test_sums_against_brute_force(parts: list[tuple[Decimal, str]], edge: int, places: int) -> None:
    compare_with_search("sum", [("tonne", *part) for part in parts], edge, places)


@given(quantities, st.lists(values, min_size=1, max_size=3), edges, places)
def test_chains_against_brute_force(
    base: Decimal, rates: list[Decimal], edge: int, places: int
) -> None:
    inputs = [("tonne", base, "exact"), *(("percent", rate, "exact") for rate in rates)]
    compare_with_search("chain", inputs, edge, places)


@given(st.lists(st.decimals("0.1", "60", places=1), min_size=2, max_size=5))
def test_shares_that_sum_to_a_hundred(shares: list[Decimal]) -> None:
    result = judge("sum", [("percent", share, "exact") for share in shares], Decimal(100))
    slack = Fraction(len(shares), 20)
    possible = abs(Fraction(sum(shares)) - 100) <= slack + Fraction(1, 2)
    assert (result.verdict != "inconsistent") == possible


@given(quantities, quantities, st.integers(1, 5), st.integers(-3, 3), st.integers(0, 2))
def test_compound_growth_against_brute_force(
    base: Decimal, later: Decimal, years: int, shift: int, places: int
) -> None:
    inputs = [("tonne", base, "exact"), ("tonne", later, "exact")]
    rough = Decimal((float(later / base) ** (1 / years) - 1) * 100)
    stated = rough.quantize(Decimal(1).scaleb(-places)) + Decimal(shift).scaleb(-places)
    stated = stated if stated else abs(stated)
    result = judge("compound-growth", inputs, stated, years=(2000, 2000 + years))
    low, high = (1 + end / 100 for end in stated_range(stated))
    assume(low > 0)
    ratios = [y / x for x in preimages(base) for y in preimages(later) if x > 0]
    # The stated factor, compounded, is compared with the ratio: no roots are needed.
    reachable = low**years <= max(ratios) and min(ratios) <= high**years
    printed = low**years <= Fraction(later) / Fraction(base) <= high**years
    assert (result.verdict in ("exact", "consistent")) == printed
    assert (result.verdict == "inconsistent") == (not reachable)


# --- Orders and ranks -----------------------------------------------------------------------------


def can_increase(ranges: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Return whether numbers of these ranges can rise, by trying all interesting ones."""
    least: Fraction | None = None
    tiny = Fraction(1, 10**9)
    for low, high in ranges:
        smallest = low if least is None else max(low, least + tiny)
        if smallest > high:
            return False
        least = smallest
    return True


@given(st.lists(st.tuples(values, all_qualifiers), min_size=2, max_size=4))
def test_orders_against_brute_force(numbers: list[tuple[Decimal, str]]) -> None:
    result = judge("order", [("tonne", *number) for number in numbers], None)
    ranges = [rounding(*number) for number in numbers]
    surely = all(a[1] < b[0] for a, b in pairwise(ranges))
    if surely or all(a < b for (a, _), (b, _) in pairwise(numbers)):
        assert result.verdict == ("exact" if surely else "consistent")
    else:
        possible = can_increase(ranges)
        assert result.verdict == ("within-rounding" if possible else "inconsistent")


@given(st.lists(st.integers(1, 5).map(Decimal), min_size=2, max_size=4))
def test_orders_of_ranks_are_not_rounded(numbers: list[Decimal]) -> None:
    result = judge("order", [("rank", number, "exact") for number in numbers], None)
    rises = all(a < b for a, b in pairwise(numbers))
    assert result.verdict == ("exact" if rises else "inconsistent")


SIDES = {"more-than": 1, "at-least": 1, "nearly": -1, "at-most": -1}
"""Where numbers with these qualifiers are, seen from the printed one, away from zero."""


def sort_key(value: Decimal, how: str) -> tuple[Decimal, int]:
    return value, SIDES.get(how, 0) * (1 if value >= 0 else -1)


close = st.decimals("9.5", "10.5", places=1) | st.integers(9, 11).map(Decimal)


@given(st.lists(st.tuples(close, all_qualifiers), min_size=2, max_size=5), st.integers(1, 5))
@settings(max_examples=300)
@example([(Decimal(9), "more-than"), (Decimal(11), "more-than")], 1)
def test_ranks_with_ties_against_brute_force(numbers: list[tuple[Decimal, str]], rank: int) -> None:
    result = judge("rank", [("tonne", *number) for number in numbers], Decimal(rank))
    own, *peers = numbers
    if 1 + sum(sort_key(*peer) > sort_key(*own) for peer in peers) == rank:
        assert result.verdict == "exact"
        return
    # Without ties, each peer is above or below the own number, or may be either.
    low, high = rounding(*own)
    ends = sorted({low, high, *(end for peer in peers for end in rounding(*peer))})
    marks = [mark for mark in ends if low <= mark <= high]
    marks += [(a + b) / 2 for a, b in pairwise(marks)]
    possible = any(
        sum(rounding(*peer)[0] >= mark for peer in peers)
        < rank
        <= 1 + sum(rounding(*peer)[1] > mark for peer in peers)
        for mark in marks
        if not (own[1] in ("more-than", "nearly") and mark == Fraction(own[0]))
    )
    assert result.verdict == ("within-rounding" if possible else "inconsistent")


@pytest.mark.parametrize(
    ("own", "peer", "verdict"),
    [
        ("nearly", "more-than", "inconsistent"),
        ("at-most", "more-than", "inconsistent"),
        ("nearly", "at-least", "inconsistent"),
        ("nearly", "exact", "within-rounding"),  # 10 may be 9.6, and nearly 10 may be 9.9
        ("more-than", "nearly", "exact"),
        ("more-than", "at-most", "exact"),
        ("exact", "exact", "exact"),
    ],
)
def test_first_of_two_that_print_ten(own: str, peer: str, verdict: str) -> None:
    inputs = [("tonne", Decimal(10), own), ("tonne", Decimal(10), peer)]
    assert judge("rank", inputs, Decimal(1)).verdict == verdict
