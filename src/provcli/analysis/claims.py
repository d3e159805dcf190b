"""Claims: whether what an article states between its figures follows from them.

Each figure stands for all that rounds to it, so a claim is recomputed twice: from the numbers as
printed, and with intervals that hold every number they may stand for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from provcli.dataset.models import Claim, ClaimKind, Dataset, Figure
from provcli.prose.numerals import parse_number
from provcli.values.decimals import EXACT, last_place
from provcli.values.intervals import (
    INFINITY,
    Interval,
    add,
    divide,
    exactly,
    midpoint,
    multiply,
    plus_minus,
    power,
    root,
    subtract,
)
from provcli.values.periods import Period, years_between

Verdict = Literal[
    "exact", "consistent", "within-rounding", "inconsistent", "unverifiable", "invalid"
]

VERDICTS: Mapping[Verdict, str] = {
    "exact": "the numbers as printed give exactly what is stated",
    "consistent": "they give it once the result is rounded as the article does",
    "within-rounding": "they give it only if the inputs were rounded in its favour",
    "inconsistent": "no rounding of the inputs gives it",
    "unverifiable": "an input is missing",
    "invalid": "units, scopes or periods do not fit each other",
}
"""What each verdict means."""

_HUNDRED = exactly(100)
_ONE = exactly(1)


@dataclass(frozen=True)
class ImpliedFigure:
    """A figure that the article does not report, computed from a claim.

    Attributes:
        id: as if it were an figure.
        value: from the numbers as printed, in the metric's unit.
        bounds: what it may be, given the rounding of all numbers behind it.
    """

    id: str
    entity: str
    metric: str
    period: Period
    value: Decimal
    bounds: Interval
    claim: str


@dataclass(frozen=True)
class ClaimResult:
    """What came of recomputing a claim.

    Attributes:
        formula: with the numbers in it, in the units of the figures.
        stated: what the article says; None for an order.
        computed: what the numbers as printed give.
        bounds: what they may give, given their rounding.
        reason: why it could not be checked or compared.
    """

    claim: Claim
    verdict: Verdict
    formula: str
    stated: Decimal | None = None
    computed: Decimal | None = None
    bounds: Interval | None = None
    reason: str = ""
    implied: ImpliedFigure | None = None


def rounding_interval(dataset: Dataset, figure: Figure, *, zeros_count: bool = False) -> Interval:
    """All values that an figure may stand for, in its metric's unit.

    Half a unit of the last digit printed, either way; a whole number of four digits or more that
    ends in zeros may have been rounded to its last digit that is none (12,000 to thousands).
    "About" doubles that, up to half the number; "more than" and "at least" have no bound away from
    zero, "nearly" and "at most" none on the other side. Ranks are not rounded.

    Args:
        dataset: where the unit comes from.
        figure: one of its figures.
        zeros_count: whether zeros at the end are digits like others (12,000 to ones).
    """
    is_rank = dataset.unit_of(figure.metric).kind == "rank"
    step = Decimal(0) if is_rank else _step(figure, zeros_count=zeros_count)
    half_of_it = EXACT.divide(figure.value.copy_abs(), Decimal(2))
    match figure.qualifier:
        case "about":
            return plus_minus(figure.value, min(step, half_of_it))
        case "more-than" | "at-least":
            return _away_from_zero(figure.value)
        case "nearly" | "at-most":
            return _away_from_zero(figure.value, toward=True)
        case _:
            return plus_minus(figure.value, step / 2)


def _step(figure: Figure, *, zeros_count: bool) -> Decimal:
    """What the number was rounded to, in the metric's unit; 0 if that cannot be told."""
    numeral = parse_number(figure.printed)
    step = numeral and (numeral.step if zeros_count else numeral.coarse_precision)
    if not numeral or numeral.value is None or not step:
        return Decimal(0)
    if numeral.value == 0:
        return step
    return EXACT.divide(EXACT.multiply(step, figure.value.copy_abs()), numeral.value)


def _away_from_zero(value: Decimal, *, toward: bool = False) -> Interval:
    """From a value on: a fall of more than 9.2 is a change of -9.2 or less."""
    upward = (value >= 0) is not toward
    return Interval(value, INFINITY) if upward else Interval(-INFINITY, value)


def _around_number(number: Decimal) -> Interval:
    """What rounds to a number by its last digit."""
    return plus_minus(number, last_place(number) / 2)


# --- The kinds of claims --------------------------------------------------------------------------

_Inputs = Sequence[Interval]
_Solver = Callable[[int, _Inputs, Interval, int], Interval | None]


@dataclass(frozen=True)
class Calculation:
    """A row of the table of kinds.

    Attributes:
        formula: a template of the inputs `{0}`, `{1}`, ... and the years `{n}`.
        forward: what the inputs yield, in the unit of what is stated; None if undefined.
        solve: the input at an index from the other inputs and what is stated.
        roles: whether inputs are levels of one series, parts of a whole, or something of its own.
        stated_kind: the kind of unit that the stated figure needs, if that is fixed.
    """

    formula: str
    forward: Callable[[_Inputs, int], Interval | None]
    solve: _Solver | None
    roles: Literal["series", "parts", "chain", "peers"]
    stated_kind: Literal["rate", "rank"] | None = None


def _factor(rate: Interval) -> Interval:
    """1 + rate / 100."""
    quotient = divide(rate, _HUNDRED)
    assert quotient is not None
    return add(_ONE, quotient)


def _as_rate(factor: Interval | None) -> Interval | None:
    """(factor - 1) x 100."""
    return None if factor is None else multiply(subtract(factor, _ONE), _HUNDRED)


def _growth(inputs: _Inputs, _years: int) -> Interval | None:
    return _as_rate(divide(inputs[1], inputs[0]))


def _solve_growth(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    factor = _factor(stated)
    return divide(inputs[1], factor) if index == 0 else multiply(inputs[0], factor)


def _compound_growth(inputs: _Inputs, years: int) -> Interval | None:
    ratio = divide(inputs[1], inputs[0])
    return None if ratio is None else _as_rate(root(ratio, years))


def _solve_compound(index: int, inputs: _Inputs, stated: Interval, years: int) -> Interval | None:
    factor = power(_factor(stated), years)
    if factor is None:
        return None
    return divide(inputs[1], factor) if index == 0 else multiply(inputs[0], factor)


def _average_growth(inputs: _Inputs, years: int) -> Interval | None:
    growth = _growth(inputs, years)
    return None if growth is None else divide(growth, exactly(years))


def _solve_average(index: int, inputs: _Inputs, stated: Interval, years: int) -> Interval | None:
    return _solve_growth(index, inputs, multiply(stated, exactly(years)), years)


def _chain(inputs: _Inputs, _years: int) -> Interval:
    return multiply(inputs[0], *map(_factor, inputs[1:]))


def _solve_chain(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    factors = [_factor(rate) for at, rate in enumerate(inputs) if at not in (0, index)]
    known = factors if index == 0 else [inputs[0], *factors]
    quotient = divide(stated, multiply(*known)) if known else stated
    return quotient if index == 0 else _as_rate(quotient)


def _solve_difference(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval:
    return subtract(inputs[1], stated) if index == 0 else add(inputs[0], stated)


def _solve_ratio(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    return divide(inputs[1], stated) if index == 0 else multiply(inputs[0], stated)


def _share(inputs: _Inputs, _years: int) -> Interval | None:
    quotient = divide(inputs[0], inputs[1])
    return None if quotient is None else multiply(quotient, _HUNDRED)


def _solve_share(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    share = divide(stated, _HUNDRED)
    assert share is not None
    return multiply(inputs[1], share) if index == 0 else divide(inputs[0], share)


def _solve_sum(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval:
    others = [part for at, part in enumerate(inputs) if at != index]
    return subtract(stated, add(*others)) if others else stated


def _rank(inputs: _Inputs, _years: int) -> Interval:
    own, peers = inputs[0], inputs[1:]
    surely_ahead = sum(peer.low > own.high for peer in peers)
    maybe_ahead = sum(peer.high > own.low for peer in peers)
    return Interval(Decimal(1 + surely_ahead), Decimal(1 + maybe_ahead))


CALCULATIONS: Mapping[ClaimKind, Calculation] = {
    "growth": Calculation("({1} / {0} - 1) x 100", _growth, _solve_growth, "series", "rate"),
    "compound-growth": Calculation(
        "(({1} / {0}) ^ (1/{n}) - 1) x 100", _compound_growth, _solve_compound, "series", "rate"
    ),
    "average-growth": Calculation(
        "({1} / {0} - 1) x 100 / {n}", _average_growth, _solve_average, "series", "rate"
    ),
    "chain": Calculation("{0} x {factors}", _chain, _solve_chain, "chain"),
    "difference": Calculation(
        "{1} - {0}", lambda inputs, _: subtract(inputs[1], inputs[0]), _solve_difference, "series"
    ),
    "ratio": Calculation(
        "{1} / {0}", lambda inputs, _: divide(inputs[1], inputs[0]), _solve_ratio, "series"
    ),
    "share": Calculation("{0} / {1} x 100", _share, _solve_share, "parts", "rate"),
    "sum": Calculation("{sum}", lambda inputs, _: add(*inputs), _solve_sum, "parts"),
    "rank": Calculation("place of {0} among {peers}", _rank, None, "peers", "rank"),
    "order": Calculation("{ordered}", lambda _, __: None, None, "peers"),
}
"""Every kind of claim: its formula, forwards and solved for a missing input."""


# --- Judging --------------------------------------------------------------------------------------


def check_claims(dataset: Dataset) -> tuple[ClaimResult, ...]:
    """A claim_result of each claim, in the order of the dataset."""
    return tuple(check_claim(dataset, claim) for claim in dataset.claims)


def find_implied_figures(dataset: Dataset) -> tuple[ImpliedFigure, ...]:
    """The figures that the claims of a dataset yield and the article does not report."""
    return tuple(it.implied for it in check_claims(dataset) if it.implied)


def find_claims(dataset: Dataset, figure: Figure) -> tuple[Claim, ...]:
    """The claims that an figure takes part in."""
    return tuple(it for it in dataset.claims if figure.id in (it.stated, *it.inputs))


def check_claim(dataset: Dataset, claim: Claim) -> ClaimResult:
    """Recompute a claim.

    Args:
        dataset: where its figures are.
        claim: one of the dataset's claims.

    Returns:
        The verdict, with formula, what is stated, what is computed and between which bounds.
    """
    figures = [dataset.figure_by_id.get(name) for name in claim.inputs]
    years = _years(claim, figures)
    formula = _formula(claim, figures, years)
    if reason := _unfit(dataset, claim, figures, years):
        return ClaimResult(claim, "invalid", formula, reason=reason)
    stated_figure = dataset.figure_by_id[claim.stated] if claim.stated else None
    stated = stated_figure.value if stated_figure else claim.stated_value
    known = [figure for figure in figures if figure]
    if len(known) < len(figures):
        implied = _imply(dataset, claim, figures, stated_figure, years)
        reason = f"{claim.implies} is not reported"
        return ClaimResult(claim, "unverifiable", formula, stated, reason=reason, implied=implied)
    if claim.kind == "rank" and len(known) == 1:
        reason = "the figures it is ranked among are not reported"
        return ClaimResult(claim, "unverifiable", formula, stated, reason=reason)
    intervals = [rounding_interval(dataset, figure) for figure in known]
    if claim.kind == "order":
        return ClaimResult(claim, _order_verdict(known, intervals), formula)
    kind = CALCULATIONS[claim.kind]
    exact = kind.forward([exactly(figure.value) for figure in known], years)
    wide = kind.forward(intervals, years)
    if exact is None or stated is None:
        by_zero = not all(figure.value for figure in known)
        reason = "it divides by zero" if by_zero else "it takes the root of a negative number"
        return ClaimResult(claim, "invalid", formula, stated, reason=reason)
    computed = exact.low if exact.low == exact.high else midpoint(exact)
    # Where the inputs may be zero, nothing can be ruled out.
    wide = wide or Interval(-INFINITY, INFINITY)
    narrow = loose = _around_number(stated)
    if stated_figure:
        narrow = rounding_interval(dataset, stated_figure, zeros_count=True)
        loose = rounding_interval(dataset, stated_figure)
    verdict: Verdict = "inconsistent"
    if exact.holds(stated):
        verdict = "exact"
    elif narrow.overlaps(exact):
        verdict = "consistent"
    elif loose.overlaps(wide):
        verdict = "within-rounding"
    return ClaimResult(claim, verdict, formula, stated, computed, wide)


def _order_verdict(figures: Sequence[Figure], intervals: Sequence[Interval]) -> Verdict:
    if all(a.high < b.low for a, b in pairwise(intervals)):
        return "exact"
    if all(a.value < b.value for a, b in pairwise(figures)):
        return "consistent"
    # Each in turn as low as it can be above all before it.
    reach = -INFINITY
    for interval in intervals:
        reach = max(reach, interval.low)
        if reach > interval.high:
            return "inconsistent"
    return "within-rounding"


def _period_of(name: str, figure: Figure | None) -> Period | None:
    """The period of an input, which a missing one has in its name."""
    return figure.period if figure else Period(name.split("/", 2)[2])


def _years(claim: Claim, figures: Sequence[Figure | None]) -> int:
    """The years from the first input to the second, 0 if they are no such pair."""
    if len(figures) < 2:
        return 0
    first, second = (
        _period_of(name, figure) for name, figure in zip(claim.inputs[:2], figures, strict=False)
    )
    return years_between(first, second) or 0


def _unfit(dataset: Dataset, claim: Claim, figures: Sequence[Figure | None], years: int) -> str:
    """Why the figures of a claim do not fit each other; empty if they do."""
    kind = CALCULATIONS[claim.kind]
    known = [figure for figure in figures if figure]
    if kind.roles in ("series", "parts") and claim.kind != "sum" and len(figures) != 2:
        return f"a {claim.kind} has two inputs, not {len(figures)}"
    metrics = [name.split("/")[1] for name in claim.inputs]
    units = [dataset.unit_of(metric) for metric in metrics]
    if kind.roles == "chain":
        if any(unit.kind != "rate" for unit in units[1:]):
            return "the growths of a chain are percentages"
    elif len({unit.id for unit in units}) > 1:
        return f"units differ: {', '.join(dict.fromkeys(unit.id for unit in units))}"
    if kind.roles == "series" and len({figure.scope for figure in known}) > 1:
        return "scopes differ"
    if claim.kind == "growth" and years != 1:
        return "the periods are not a year apart"
    if claim.kind in ("compound-growth", "average-growth") and not years:
        return "between the periods there is no number of years"
    return _unfit_stated(dataset, claim, units[0].id)


def _unfit_stated(dataset: Dataset, claim: Claim, unit: str) -> str:
    if not claim.stated:
        return ""
    kind = CALCULATIONS[claim.kind]
    stated = dataset.unit_of(dataset.figure_by_id[claim.stated].metric)
    if kind.stated_kind and stated.kind != kind.stated_kind:
        return f"what is stated is in {stated.id}, not a {kind.stated_kind}"
    if claim.kind in ("chain", "sum") and stated.id != unit:
        return f"what is stated is in {stated.id}, the inputs in {unit}"
    return ""


def _imply(
    dataset: Dataset,
    claim: Claim,
    figures: Sequence[Figure | None],
    stated: Figure | None,
    years: int,
) -> ImpliedFigure | None:
    solve = CALCULATIONS[claim.kind].solve
    if solve is None or claim.implies is None or figures.count(None) > 1:
        return None
    index = claim.inputs.index(claim.implies)
    # The place of the missing input is not looked at.
    points = [exactly(figure.value) if figure else _ONE for figure in figures]
    intervals = [rounding_interval(dataset, figure) if figure else _ONE for figure in figures]
    stated_value = stated.value if stated else claim.stated_value
    assert stated_value is not None  # only an order has none, and it implies nothing
    stated_wide = rounding_interval(dataset, stated) if stated else _around_number(stated_value)
    value = solve(index, points, exactly(stated_value), years)
    wide = solve(index, intervals, stated_wide, years)
    if value is None or wide is None:
        return None
    entity, metric, period = claim.implies.split("/", 2)
    return ImpliedFigure(
        claim.implies, entity, metric, Period(period), midpoint(value), wide, claim.id
    )


def _formula(claim: Claim, figures: Sequence[Figure | None], years: int) -> str:
    """The formula of a claim with its numbers; what is missing is a question mark."""
    numbers = [f"{figure.value:,f}" if figure else "?" for figure in figures]
    padded = [*numbers, "?", "?"]
    return CALCULATIONS[claim.kind].formula.format(
        *padded,
        n=years or "?",
        sum=" + ".join(numbers),
        factors=" x ".join(f"(1 + {number}/100)" for number in numbers[1:]),
        peers=", ".join(numbers[1:]) or "figures that are not reported",
        ordered=" < ".join(numbers),
    )
