"""Claims: whether the relations that an article states follow from its figures.

A printed number means every number that rounds to it. A claim is therefore computed twice: from
the printed numbers, and from the intervals of all numbers that they may mean.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from provcli.analysis.rates import PER_PERCENT, POINTS, is_ratio_unit, read_rate_unit
from provcli.dataset.models import Claim, ClaimKind, Dataset, Figure, Qualifier, Unit, UnitKind
from provcli.dataset.units import find_factor
from provcli.values.decimals import EXACT, last_place
from provcli.values.intervals import (
    INFINITY,
    Interval,
    add,
    divide,
    divide_by,
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
    "exact": "the printed numbers give exactly the stated number",
    "consistent": "the printed numbers give the stated number after rounding",
    "within-rounding": "the stated number is possible, but only for some roundings of the inputs",
    "inconsistent": "the stated number is impossible, however the printed numbers were rounded",
    "unverifiable": "a number that the claim needs is not reported",
    "invalid": "the units, periods, or scopes do not fit the claim, or its result is undefined",
}
"""The meaning of each verdict."""

MAX_DIGITS = 100
"""A result with more digits before or after the point is not shown."""

COUNTS = ("count", "person", "household")
"""The units of what comes in whole numbers."""

_HUNDRED = exactly(100)
_ONE = exactly(1)
_ZERO = Decimal(0)


class ImpliedFigure(NamedTuple):
    """A figure that the article does not report, computed from a claim.

    Attributes:
        id: the id that the figure would have.
        value: computed from the printed numbers, in the metric's unit.
        bounds: the values that the rounding of those numbers allows.
    """

    id: str
    entity: str
    metric: str
    period: Period
    value: Decimal
    bounds: Interval
    claim: str


class ClaimResult(NamedTuple):
    """The result of recomputing a claim.

    Attributes:
        formula: the calculation with its numbers, in the units of the figures.
        stated: the number that the article states; None for an order.
        computed: the result of the printed numbers, in the unit of `stated`; None for an order,
            and where it has more than `MAX_DIGITS` digits.
        bounds: the results that the rounding of the printed numbers allows.
        reason: why the claim is invalid or unverifiable.
    """

    claim: Claim
    verdict: Verdict
    formula: str
    stated: Decimal | None = None
    computed: Decimal | None = None
    bounds: Interval | None = None
    reason: str = ""
    implied: ImpliedFigure | None = None


class Precision(NamedTuple):
    """How exact a printed number is, in its own scale.

    Attributes:
        number: the number without its sign.
        step: the value of its last digit.
        coarse_step: the same, if zeros at the end of four digits or more come from rounding.
    """

    number: Decimal
    step: Decimal
    coarse_step: Decimal


# Most figures print such a number, and the reader of prose takes longer to import than all else.
_SIMPLE_NUMBER = re.compile(
    r"[-\N{MINUS SIGN}]?(?:US|HK)?[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
    r"(?:%| ?(?:percent|thousand|million|billion|trillion))?",
    re.ASCII,
)
PART_STEPS = Decimal(5)
"""Half means 0.45 to 0.55: a tenth of the part either way, as the stated value 0.5 does."""


@lru_cache(maxsize=65_536)
def read_precision(printed: str) -> Precision | None:
    """Return how exact a printed number is; None if `printed` is not one number."""
    if match := _SIMPLE_NUMBER.fullmatch(printed):
        digits, decimals = match[1].replace(",", ""), match[2] or ""
        step = Decimal(1).scaleb(-max(0, len(decimals) - 1))
        zeros = len(digits) - len(digits.rstrip("0")) if not decimals and len(digits) > 3 else 0
        return Precision(Decimal(digits + decimals), step, step.scaleb(zeros))
    from provcli.prose.english_words import NUMBER_WORDS

    if (number := NUMBER_WORDS.get(printed.lower())) is not None:
        return Precision(Decimal(number), Decimal(1), Decimal(1))
    from provcli.prose.numerals import parse_number

    numeral = parse_number(printed.strip().removeprefix("-").removeprefix("\N{MINUS SIGN}"))
    if numeral is None or numeral.value is None or not numeral.precision:
        return None
    if numeral.kind == "fraction":
        step = EXACT.divide(numeral.precision, PART_STEPS)
        return Precision(numeral.value, step, step)
    return Precision(
        numeral.value, numeral.precision, numeral.coarse_precision or numeral.precision
    )


def rounding_interval(dataset: Dataset, figure: Figure, *, zeros_count: bool = False) -> Interval:
    """Return all values that a figure may mean, in its metric's unit.

    A printed number means half a unit of its last digit either way. A whole number of four digits
    or more that ends in zeros may be rounded to its last other digit: 12,000 to thousands, unless
    `zeros_count`. Ranks are not rounded. For the qualifiers, see `apply_qualifier`.
    """
    is_rank = dataset.unit_of(figure.metric).kind == "rank"
    step = _ZERO if is_rank else _step(figure, zeros_count=zeros_count)
    return apply_qualifier(figure.value, step, figure.qualifier)


def apply_qualifier(value: Decimal, step: Decimal, qualifier: Qualifier) -> Interval:
    """Return all values that a number of this precision may mean with its qualifier.

    "About" doubles the interval, up to half the number. "More than" and "at least" reach from the
    number away from zero. "At most" reaches from zero to the number, "nearly" from half of it. The
    number itself is always included.
    """
    half = EXACT.divide(value, Decimal(2))
    match qualifier:
        case "about":
            return plus_minus(value, min(step, half.copy_abs()))
        case "more-than" | "at-least":
            return Interval(value, INFINITY) if value >= 0 else Interval(-INFINITY, value)
        case "nearly":
            return Interval(min(value, half), max(value, half))
        case "at-most":
            return Interval(min(value, _ZERO), max(value, _ZERO))
        case _:
            return plus_minus(value, step / 2)


def _step(figure: Figure, *, zeros_count: bool) -> Decimal:
    """Return the unit of rounding, in the metric's unit; 0 if it is unknown."""
    precision = read_precision(figure.printed)
    if precision is None:
        return _ZERO
    step = precision.step if zeros_count else precision.coarse_step
    if precision.number == 0:
        return step
    return EXACT.divide(EXACT.multiply(step, figure.value.copy_abs()), precision.number)


# --- The kinds of claims --------------------------------------------------------------------------

_Inputs = Sequence[Interval]
_Solver = Callable[[int, _Inputs, Interval, int], Interval | None]
ResultSort = Literal["relative", "difference", "ratio", "same-unit", "rank", "nothing"]


class Calculation(NamedTuple):
    """A kind of claim.

    Attributes:
        formula: a template of the inputs `{0}`, `{1}`, ..., the years `{n}`, and the `{scale}` of
            the result, such as 100 for percent.
        forward: the result of the inputs, a relative one in percent; None if undefined.
        solve: the input at an index, from the other inputs and the result.
        input_kinds: the kinds of units that the inputs, or the base of a chain, may have.
        result: the sort of result, which decides its unit.
        is_pair: whether there are two inputs.
        is_series: whether the two are one metric of one entity at two times.
    """

    formula: str
    forward: Callable[[_Inputs, int], Interval | None]
    solve: _Solver | None
    input_kinds: frozenset[UnitKind]
    result: ResultSort
    is_pair: bool = True
    is_series: bool = False


def _quotient(a: Interval, b: Interval) -> Interval | None:
    """Return a / b without b = 0; None if b reaches to both sides of zero."""
    if b.low < 0 < b.high or b.low == b.high == 0:
        return None
    if b.low == 0:
        return multiply(a, Interval(divide_by(_ONE, b.high).low, INFINITY))
    if b.high == 0:
        return multiply(a, Interval(-INFINITY, divide_by(_ONE, b.low).high))
    return divide(a, b)


def _factor(rate: Interval) -> Interval:
    """Return 1 + rate / 100."""
    return add(_ONE, divide_by(rate, 100))


def _as_rate(factor: Interval | None) -> Interval | None:
    """Return (factor - 1) x 100."""
    return None if factor is None else multiply(subtract(factor, _ONE), _HUNDRED)


def _ratio(inputs: _Inputs, _years: int) -> Interval | None:
    return _quotient(inputs[1], inputs[0])


def _solve_ratio(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    return divide(inputs[1], stated) if index == 0 else multiply(inputs[0], stated)


def _growth(inputs: _Inputs, years: int) -> Interval | None:
    return _as_rate(_ratio(inputs, years))


def _solve_growth(index: int, inputs: _Inputs, stated: Interval, years: int) -> Interval | None:
    return _solve_ratio(index, inputs, _factor(stated), years)


def _compound_growth(inputs: _Inputs, years: int) -> Interval | None:
    ratio = _ratio(inputs, years)
    if ratio is None or ratio.high < 0:
        return None
    # A negative ratio has no root, so only the others can be meant.
    return _as_rate(root(Interval(max(ratio.low, _ZERO), ratio.high), years))


def _solve_compound(index: int, inputs: _Inputs, stated: Interval, years: int) -> Interval | None:
    factor = power(_factor(stated), years)
    return None if factor is None else _solve_ratio(index, inputs, factor, years)


def _average_growth(inputs: _Inputs, years: int) -> Interval | None:
    growth = _growth(inputs, years)
    return None if growth is None else divide_by(growth, years)


def _solve_average(index: int, inputs: _Inputs, stated: Interval, years: int) -> Interval | None:
    return _solve_growth(index, inputs, multiply(stated, exactly(years)), years)


def _chain(inputs: _Inputs, _years: int) -> Interval:
    return multiply(inputs[0], *map(_factor, inputs[1:]))


def _solve_chain(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    factors = [_factor(rate) for at, rate in enumerate(inputs) if at not in (0, index)]
    known = factors if index == 0 else [inputs[0], *factors]
    quotient = divide(stated, multiply(*known)) if known else stated
    return quotient if index == 0 else _as_rate(quotient)


def _difference(inputs: _Inputs, _years: int) -> Interval:
    return subtract(inputs[1], inputs[0])


def _solve_difference(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval:
    return subtract(inputs[1], stated) if index == 0 else add(inputs[0], stated)


def _share(inputs: _Inputs, _years: int) -> Interval | None:
    quotient = _quotient(inputs[0], inputs[1])
    return None if quotient is None else multiply(quotient, _HUNDRED)


def _solve_share(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval | None:
    share = divide_by(stated, 100)
    return multiply(inputs[1], share) if index == 0 else divide(inputs[0], share)


def _sum(inputs: _Inputs, _years: int) -> Interval:
    return add(*inputs)


def _solve_sum(index: int, inputs: _Inputs, stated: Interval, _years: int) -> Interval:
    others = [part for at, part in enumerate(inputs) if at != index]
    return subtract(stated, add(*others)) if others else stated


def _rank(inputs: _Inputs, _years: int) -> Interval:
    own, peers = inputs[0], inputs[1:]
    # Where only an end is shared, a peer is ahead unless the two are one number.
    surely_ahead = sum(peer.low >= own.high and peer.high > own.low for peer in peers)
    maybe_ahead = sum(peer.high > own.low for peer in peers)
    return Interval(Decimal(1 + surely_ahead), Decimal(1 + maybe_ahead))


def _no_result(_inputs: _Inputs, _years: int) -> None:
    return None


_QUANTITIES: frozenset[UnitKind] = frozenset({"quantity"})
_AMOUNTS: frozenset[UnitKind] = frozenset({"quantity", "rate"})
_ALL: frozenset[UnitKind] = frozenset({"quantity", "rate", "rank"})

CALCULATIONS: Mapping[ClaimKind, Calculation] = {
    "growth": Calculation(
        "({1} / {0} - 1) x {scale}", _growth, _solve_growth, _QUANTITIES, "relative", is_series=True
    ),
    "compound-growth": Calculation(
        "(({1} / {0}) ^ (1/{n}) - 1) x {scale}",
        _compound_growth, _solve_compound, _QUANTITIES, "relative", is_series=True,
    ),
    "average-growth": Calculation(
        "({1} / {0} - 1) x {scale} / {n}",
        _average_growth, _solve_average, _QUANTITIES, "relative", is_series=True,
    ),
    "chain": Calculation(
        "{0} x {factors}", _chain, _solve_chain, _AMOUNTS, "same-unit", is_pair=False
    ),
    "difference": Calculation("{difference}", _difference, _solve_difference, _ALL, "difference"),
    "ratio": Calculation("{1} / {0}", _ratio, _solve_ratio, _AMOUNTS, "ratio"),
    "share": Calculation("{0} / {1} x {scale}", _share, _solve_share, _AMOUNTS, "relative"),
    "sum": Calculation("{sum}", _sum, _solve_sum, _AMOUNTS, "same-unit", is_pair=False),
    "rank": Calculation("rank of {0} among {peers}", _rank, None, _ALL, "rank", is_pair=False),
    "order": Calculation("{ordered}", _no_result, None, _ALL, "nothing", is_pair=False),
}  # fmt: skip
"""Every kind of claim, with its formula, its inverse, and its units."""


# --- The stated number ----------------------------------------------------------------------------


class StatedNumber(NamedTuple):
    """The result that the article states, in the unit in which it states it.

    Attributes:
        narrow: the values it means if every printed digit counts.
        loose: the values it means if zeros at its end may be rounded.
        limit: the value that "more than" or "nearly" excludes.
        per_result: how many of its unit make one of the calculation's unit.
    """

    value: Decimal
    narrow: Interval
    loose: Interval
    limit: Decimal | None = None
    per_result: Decimal = Decimal(1)

    def compare(self, exact: Interval, wide: Interval) -> Verdict:
        """Return the verdict on the result of the printed numbers and on its bounds."""
        if exact.contains(self.value) and self.limit is None:
            return "exact"
        if self._meets(self.narrow, exact):
            return "consistent"
        return "within-rounding" if self._meets(self.loose, wide) else "inconsistent"

    def _meets(self, stated: Interval, computed: Interval) -> bool:
        low, high = max(stated.low, computed.low), min(stated.high, computed.high)
        return low <= high and not low == high == self.limit


def read_stated_value(value: Decimal, qualifier: Qualifier) -> StatedNumber:
    """Return a stated value by its last digit and its qualifier."""
    bounds = apply_qualifier(value, last_place(value), qualifier)
    return StatedNumber(value, bounds, bounds, _excluded(value, qualifier))


def _read_stated(dataset: Dataset, claim: Claim) -> StatedNumber | None:
    if claim.stated is None:
        if claim.stated_value is None:
            return None
        return read_stated_value(claim.stated_value, claim.stated_qualifier)
    figure = dataset.figure_by_id[claim.stated]
    return StatedNumber(
        figure.value,
        _read_bounds(dataset, claim, figure, zeros_count=True),
        _read_bounds(dataset, claim, figure),
        _excluded(figure.value, figure.qualifier),
        _units_per_result(dataset, claim, dataset.unit_of(figure.metric)),
    )


def _excluded(value: Decimal, qualifier: Qualifier) -> Decimal | None:
    return value if qualifier in ("more-than", "nearly") else None


def _units_per_result(dataset: Dataset, claim: Claim, stated: Unit) -> Decimal:
    per_percent = PER_PERCENT.get(read_rate_unit(stated), Decimal(1))
    match CALCULATIONS[claim.kind].result:
        case "relative":
            return per_percent
        case "difference":
            return EXACT.divide(per_percent, _per_percent(dataset, claim.inputs[0]))
        case _:
            return Decimal(1)


# --- Checking claims ------------------------------------------------------------------------------


def check_claims(dataset: Dataset) -> tuple[ClaimResult, ...]:
    """Return the result of each claim, in the order of the dataset."""
    return tuple(check_claim(dataset, claim) for claim in dataset.claims)


def find_implied_figures(dataset: Dataset) -> tuple[ImpliedFigure, ...]:
    """Return the figures that the claims imply and the article does not report."""
    return tuple(result.implied for result in check_claims(dataset) if result.implied)


def check_claim(dataset: Dataset, claim: Claim) -> ClaimResult:
    """Recompute one of a dataset's claims."""
    figures = [dataset.figure_by_id.get(name) for name in claim.inputs]
    years = _years(claim, figures)
    formula = _formula(dataset, claim, figures, years)
    if reason := _misfit(dataset, claim, figures, years):
        return ClaimResult(claim, "invalid", formula, reason=reason)
    stated = _read_stated(dataset, claim)
    value = stated.value if stated else None
    known = [figure for figure in figures if figure]
    if len(known) < len(figures):
        implied = _imply(dataset, claim, figures, stated, years) if stated else None
        reason = f"{claim.implies} is not reported"
        return ClaimResult(claim, "unverifiable", formula, value, reason=reason, implied=implied)
    if claim.kind == "rank" and len(set(claim.inputs)) == 1:
        reason = "the figures that it is ranked among are not reported"
        return ClaimResult(claim, "unverifiable", formula, value, reason=reason)
    points, bounds = _read_inputs(dataset, claim, figures)
    if claim.kind == "order":
        return ClaimResult(claim, _order_verdict(known, bounds), formula)
    assert stated is not None  # only an order states no number
    if claim.kind == "rank":
        return _check_rank(claim, formula, stated.value, known, bounds)
    if CALCULATIONS[claim.kind].is_pair and known[0].id == known[1].id:
        bounds = points  # one figure twice is one number, however it was rounded
    forward = CALCULATIONS[claim.kind].forward
    exact = forward(points, years)
    if exact is None:
        divisor = known[1 if claim.kind == "share" else 0]
        reason = "a negative number has no root" if divisor.value else "it divides by zero"
        return ClaimResult(claim, "invalid", formula, value, reason=reason)
    # A divisor that may lie on either side of zero rules nothing out.
    wide = forward(bounds, years) or Interval(-INFINITY, INFINITY)
    exact = multiply(exact, exactly(stated.per_result))
    wide = multiply(wide, exactly(stated.per_result))
    verdict = stated.compare(exact, wide)
    if not _is_readable(exact, wide):
        return ClaimResult(claim, verdict, formula, value)
    computed = exact.low if exact.low == exact.high else midpoint(exact)
    # A zero has no sign.
    wide = Interval(wide.low or _ZERO, wide.high or _ZERO)
    return ClaimResult(claim, verdict, formula, value, computed or abs(computed), wide)


def _is_readable(*intervals: Interval) -> bool:
    """Return whether the ends of intervals have no more digits than `MAX_DIGITS`."""
    ends = (end for interval in intervals for end in interval if end.is_finite() and end)
    return all(abs(end.adjusted()) < MAX_DIGITS for end in ends)


def _unit_of_input(dataset: Dataset, name: str) -> Unit:
    return dataset.unit_of(name.split("/")[1])


def _per_percent(dataset: Dataset, name: str) -> Decimal:
    """Return how many of an input's unit make one percent; 1 if it is not a rate."""
    return PER_PERCENT.get(read_rate_unit(_unit_of_input(dataset, name)), Decimal(1))


def _read_bounds(
    dataset: Dataset, claim: Claim, figure: Figure, *, zeros_count: bool = False
) -> Interval:
    """Return all values that a figure may mean in a claim.

    Nine of 14 leave five: what a sum counts one by one is not rounded.
    """
    bounds = rounding_interval(dataset, figure, zeros_count=zeros_count)
    is_count = claim.kind == "sum" and dataset.unit_of(figure.metric).id in COUNTS
    is_odd = figure.qualifier == "exact" and figure.value % 10 and bounds.high - bounds.low == 1
    return exactly(figure.value) if is_count and is_odd else bounds


def _read_inputs(
    dataset: Dataset, claim: Claim, figures: Sequence[Figure | None]
) -> tuple[list[Interval], list[Interval]]:
    """Return the inputs as printed, and as rounding allows; a growth in percent."""
    points, bounds = [], []
    for position, figure in enumerate(figures):
        # The solver does not look at the missing input.
        point, bound = _ONE, _ONE
        if figure:
            point, bound = exactly(figure.value), _read_bounds(dataset, claim, figure)
            if claim.kind == "chain" and position:
                per_percent = _per_percent(dataset, figure.id)
                point, bound = divide_by(point, per_percent), divide_by(bound, per_percent)
        points.append(point)
        bounds.append(bound)
    return points, bounds


def _order_verdict(figures: Sequence[Figure], bounds: Sequence[Interval]) -> Verdict:
    if len({figure.id for figure in figures}) < len(figures):
        return "inconsistent"  # no number is smaller than itself
    if all(a.high < b.low for a, b in pairwise(bounds)):
        return "exact"
    if all(a.value < b.value for a, b in pairwise(figures)):
        return "consistent"
    # Rising numbers exist if each can be greater than the least that all before it can be.
    reach = -INFINITY
    for interval in bounds:
        if reach >= interval.high:
            return "inconsistent"
        reach = max(reach, interval.low)
    return "within-rounding"


def _check_rank(
    claim: Claim,
    formula: str,
    stated: Decimal,
    figures: Sequence[Figure],
    bounds: Sequence[Interval],
) -> ClaimResult:
    own = figures[0]
    # A peer that is named twice is one peer, and nobody is his own.
    interval_of = {figure.id: interval for figure, interval in zip(figures, bounds, strict=True)}
    position_of = {figure.id: _position(figure.value, interval_of[figure.id]) for figure in figures}
    peers = [name for name in interval_of if name != own.id]
    computed = Decimal(1 + sum(position_of[name] > position_of[own.id] for name in peers))
    inputs = [interval_of[name] for name in (own.id, *peers)]
    verdict: Verdict = "inconsistent"
    if computed == stated:
        verdict = "exact"
    elif stated == stated.to_integral_value():
        limit = _excluded(own.value, own.qualifier)
        if _can_rank(stated, inputs[0], limit, inputs[1:]):
            verdict = "within-rounding"
    return ClaimResult(claim, verdict, formula, stated, computed, _rank(inputs, 0))


def _position(value: Decimal, bounds: Interval) -> tuple[Decimal, int]:
    """Return how to sort a printed number: more than 10 above, nearly 10 below 10."""
    return value, (bounds.high > value) - (bounds.low < value)


def _can_rank(
    rank: Decimal, own: Interval, limit: Decimal | None, peers: Sequence[Interval]
) -> bool:
    """Return whether some rounding without ties, and without the limit, gives a rank."""
    lows = sorted(peer.low for peer in peers)
    highs = sorted(peer.high for peer in peers)
    ends = {own.low, own.high, *(end for end in (*lows, *highs) if own.contains(end))}
    marks = sorted(end for end in ends if end.is_finite())
    # Between two ends, and beyond the last finite one, any value serves.
    marks = [
        *([marks[0] - 1] if own.low == -INFINITY else []),
        *marks,
        *([marks[-1] + 1] if own.high == INFINITY else []),
    ]
    marks += [midpoint(Interval(a, b)) for a, b in pairwise(marks)]
    return any(
        len(lows) - bisect_left(lows, mark) < rank <= 1 + len(highs) - bisect_right(highs, mark)
        for mark in marks
        if mark != limit
    )


def _period_of(name: str, figure: Figure | None) -> Period | None:
    """Return the period of an input; that of a missing one is in its id."""
    return figure.period if figure else Period(name.split("/", 2)[2])


def _years(claim: Claim, figures: Sequence[Figure | None]) -> int:
    """Return the years from the first input to the second; 0 for no such pair."""
    if len(figures) < 2:
        return 0
    first, second = (
        _period_of(name, figure) for name, figure in zip(claim.inputs[:2], figures, strict=False)
    )
    return years_between(first, second) or 0


def _misfit(dataset: Dataset, claim: Claim, figures: Sequence[Figure | None], years: int) -> str:
    """Return why the figures of a claim do not fit its kind; empty if they do."""
    calculation = CALCULATIONS[claim.kind]
    if calculation.is_pair and len(figures) != 2:
        return f"a {claim.kind} has two inputs, not {len(figures)}"
    if claim.kind == "order" and len(figures) == 1:
        return "an order has two inputs or more"
    if claim.implies and calculation.solve is None:
        return f"{'an' if claim.kind == 'order' else 'a'} {claim.kind} implies no figure"
    units = [_unit_of_input(dataset, name) for name in claim.inputs]
    if claim.kind == "chain":
        if any(unit.kind != "rate" for unit in units[1:]):
            return "the growths of a chain are rates"
    elif len({unit.id for unit in units}) > 1 and not _is_conversion(claim, units):
        return f"the units differ: {', '.join(dict.fromkeys(unit.id for unit in units))}"
    if claim.kind == "sum" and len(set(claim.inputs)) < len(claim.inputs):
        return "a part of the sum is named twice"
    if units[0].kind not in calculation.input_kinds:
        return f"figures of the kind {units[0].kind} cannot have a {claim.kind}"
    scopes = {figure.scope for figure in figures if figure}
    if calculation.is_pair and claim.kind != "share" and len(scopes) > 1:
        return "the scopes differ"
    misfit = _series_misfit(claim, figures, years) if calculation.is_series else ""
    return misfit or _stated_misfit(dataset, claim, units[0])


def _is_conversion(claim: Claim, units: Sequence[Unit]) -> bool:
    """Return whether a claim says that two figures are one amount in two units."""
    is_pair = claim.kind == "ratio" and len(units) == 2 and claim.stated_value is not None
    return is_pair and find_factor(units[0].id, units[1].id) == claim.stated_value


def _series_misfit(claim: Claim, figures: Sequence[Figure | None], years: int) -> str:
    earlier, later = map(_period_of, claim.inputs, figures)
    # "Up 18% from 20,600": two levels without a period are of two metrics.
    is_undated = claim.kind == "growth" and earlier is None and later is None
    for part, noun in enumerate(("entities", "metrics")[: 1 if is_undated else 2]):
        if len({name.split("/")[part] for name in claim.inputs}) > 1:
            return f"the {noun} differ"
    if claim.kind != "growth":
        return "" if years else "the periods are not whole years apart"
    if is_undated:
        return ""
    # "Up 20% from 2020 to 2023": a figure says how long the growth was, a bare number does not.
    if years == 1 or (years and claim.stated) or (earlier and later and _is_next(earlier, later)):
        return ""
    return "the periods are not one year apart, nor does one follow the other"


def _is_next(earlier: Period, later: Period) -> bool:
    """Return whether a period follows one of the same kind, such as a quarter."""
    if re.sub("[0-9]", "0", earlier) != re.sub("[0-9]", "0", later):
        return False
    if "-Q" in earlier:
        quarters = [int(period[-1]) + 4 * (period.year or 0) for period in (earlier, later)]
        return quarters[1] - quarters[0] == 1
    if earlier.end is None or later.start is None:
        return False
    return (later.start - earlier.end).days == 1


def _stated_misfit(dataset: Dataset, claim: Claim, unit: Unit) -> str:
    if not claim.stated:
        return ""
    figure = dataset.figure_by_id[claim.stated]
    stated = dataset.unit_of(figure.metric)
    rate = read_rate_unit(stated)
    fits, wanted = True, ""
    match CALCULATIONS[claim.kind].result:
        case "relative":
            fits, wanted = rate not in ("", "percentage-point"), "percent"
        case "rank":
            fits, wanted = stated.kind == "rank", "a rank"
        case "ratio":
            fits, wanted = is_ratio_unit(stated), "a number without a unit"
        case "difference" if unit.kind == "rate":
            # A birth rate less a death rate is in permille, too.
            is_same = stated.id == unit.id and rate == "permille"
            fits, wanted = is_same or rate in POINTS, "percentage points"
        case "difference" if unit.kind == "quantity":
            fits, wanted = stated.id == unit.id, unit.id
        case "same-unit":
            fits, wanted = stated.id == unit.id, unit.id
    if not fits:
        return f"this {claim.kind} is stated in {stated.id}, not in {wanted}"
    return _stated_subject_misfit(dataset, claim, figure)


def _stated_subject_misfit(dataset: Dataset, claim: Claim, stated: Figure) -> str:
    """Return why the stated figure is not about the entity or time of the inputs."""
    entities = {name.split("/")[0] for name in claim.inputs}
    if claim.kind == "rank":
        entities = {claim.inputs[0].split("/")[0]}
    if claim.kind != "sum" and stated.entity not in entities:
        return f"the stated figure is of {stated.entity}, not of {', '.join(sorted(entities))}"
    if not CALCULATIONS[claim.kind].is_series:
        return ""
    later = _period_of(claim.inputs[1], dataset.figure_by_id.get(claim.inputs[1]))
    if later and stated.period and not _overlap(later, stated.period):
        return f"the stated growth is of {stated.period}, not of {later}"
    return ""


def _overlap(one: Period, other: Period) -> bool:
    """Return whether two periods share a day; an open end reaches as far as dates do."""
    first = max(one.start or date.min, other.start or date.min)
    return first <= min(one.end or date.max, other.end or date.max)


def _imply(
    dataset: Dataset,
    claim: Claim,
    figures: Sequence[Figure | None],
    stated: StatedNumber,
    years: int,
) -> ImpliedFigure | None:
    solve = CALCULATIONS[claim.kind].solve
    if solve is None or claim.implies is None or figures.count(None) > 1:
        return None
    index = claim.inputs.index(claim.implies)
    points, bounds = _read_inputs(dataset, claim, figures)
    exact = divide_by(exactly(stated.value), stated.per_result)
    loose = divide_by(stated.loose, stated.per_result)
    value, wide = solve(index, points, exact, years), solve(index, bounds, loose, years)
    if value is None or wide is None or not _is_readable(value, wide):
        return None
    if claim.kind == "chain" and index:
        per_percent = exactly(_per_percent(dataset, claim.implies))
        value, wide = multiply(value, per_percent), multiply(wide, per_percent)
    entity, metric, period = claim.implies.split("/", 2)
    return ImpliedFigure(
        claim.implies, entity, metric, Period(period), midpoint(value), wide, claim.id
    )


def _formula(dataset: Dataset, claim: Claim, figures: Sequence[Figure | None], years: int) -> str:
    """Return the formula of a claim; a missing number is a question mark."""
    numbers = [f"{figure.value:,f}" if figure else "?" for figure in figures]
    padded = [*numbers, "?", "?"]
    stated = claim.stated and dataset.unit_of(dataset.figure_by_id[claim.stated].metric)
    per_result = _units_per_result(dataset, claim, stated) if stated else Decimal(1)
    difference = f"{padded[1]} - {padded[0]}"
    return CALCULATIONS[claim.kind].formula.format(
        *padded,
        n=years or "?",
        scale=f"{100 * per_result:,f}",
        difference=difference if per_result == 1 else f"({difference}) x {per_result:f}",
        sum=" + ".join(numbers),
        factors=" x ".join(
            f"(1 + {number}/{100 * _per_percent(dataset, name):f})"
            for name, number in zip(claim.inputs[1:], numbers[1:], strict=True)
        ),
        peers=", ".join(numbers[1:]) or "figures that are not reported",
        ordered=" < ".join(numbers),
    )
