"""A number that a claim implies makes the claim true."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from provcli.analysis.claims import CALCULATIONS
from provcli.dataset.models import ClaimKind
from provcli.values.intervals import plus_minus

PRINTED = st.decimals("0.1", "999", places=1)
SOLVED = sorted(set(CALCULATIONS) - {"rank", "order", "chain"})


@given(st.sampled_from(SOLVED), PRINTED, PRINTED, st.integers(0, 1), st.integers(1, 9))
def test_implied_input_makes_the_claim_true(
    kind: ClaimKind, a: Decimal, b: Decimal, index: int, years: int
) -> None:
    row = CALCULATIONS[kind]
    assert row.solve is not None
    inputs = [plus_minus(a, Decimal(0)), plus_minus(b, Decimal(0))]
    stated = row.forward(inputs, years)
    if stated is None:
        return
    solved = row.solve(index, inputs, stated, years)
    if solved is None:
        return
    missing = Fraction((a, b)[index])
    slack = Fraction(1, 10**15) * (1 + abs(missing))
    assert Fraction(solved.low) - slack <= missing <= Fraction(solved.high) + slack


@given(PRINTED, st.decimals("-99", "500", places=1), st.decimals("-99", "500", places=1))
def test_chain_solved_for_each_input(a: Decimal, g: Decimal, h: Decimal) -> None:
    row = CALCULATIONS["chain"]
    assert row.solve is not None
    inputs = [plus_minus(number, Decimal(0)) for number in (a, g, h)]
    stated = row.forward(inputs, 0)
    assert stated is not None
    for index, missing in enumerate((a, g, h)):
        solved = row.solve(index, inputs, stated, 0)
        assert solved is not None
        assert abs(solved.low - missing) < Decimal("1e-15") * (1 + abs(missing))
