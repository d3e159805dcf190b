"""Claims: what the article states, and what its own figures allow."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from provcli.dataset.models import Dataset, Figure, Unit
from provcli.text_safety import one_line
from provcli.values.decimals import EXACT
from provcli.values.formatting import (
    format_beside,
    format_computed,
    format_number,
    format_range,
    round_to_six_digits,
    scale_of,
)
from provcli.values.intervals import Interval
from provcli.values.periods import format_period
from provcli.views.screen import Block, Lines, ScreenTable, Span, TableColumn
from provcli.views.wording import ValueWords, capitalize, format_figure, format_value

if TYPE_CHECKING:
    from provcli.analysis.claims import ClaimResult, ImpliedFigure


class AllowedRow(NamedTuple):
    """A claim that fails: the stated value, and the interval that the figures allow.

    Attributes:
        stated_figure: the id of the figure that states it; empty if the claim does.
        entity: the name of the entity; empty if the claim is about several.
        name: entity and metric; the claim's statement, if no figure states the value.
        label: the part of the name that the panel's title lacks, unique in its panel.
        low, high: the ends of the interval; None where it has none.
        message: what the article says, and what its figures give instead.
    """

    claim: str
    stated_figure: str
    entity: str
    name: str
    label: str
    stated: Decimal
    stated_words: str
    low: Decimal | None
    high: Decimal | None
    allowed_words: str
    computed_words: str
    message: str

    @property
    def description(self) -> str:
        """The claim in words: `Brazil, Firms, growth: stated 58%, allowed 22% to 25%`."""
        return f"{self.name}: stated {self.stated_words}, allowed {self.allowed_words}"


class AllowedPanel(NamedTuple):
    """Claims of one unit on one axis, from `low` to `high`."""

    title: str
    unit: str
    low: Decimal
    high: Decimal
    rows: tuple[AllowedRow, ...]

    def position(self, value: Decimal) -> Decimal:
        """Return where a value lies on the axis, from 0 to 1."""
        share = EXACT.divide(value - self.low, self.high - self.low)
        return min(max(share, Decimal(0)), Decimal(1))

    def positions(self, row: AllowedRow) -> tuple[Decimal, Decimal, Decimal]:
        """Return where the interval starts and ends and where the stated value lies."""
        low = self.low if row.low is None else row.low
        high = self.high if row.high is None else row.high
        return self.position(low), self.position(high), self.position(row.stated)

    @property
    def ticks(self) -> tuple[tuple[Decimal, str], ...]:
        """The round numbers on the axis: where each lies, from 0 to 1, and its words."""
        span = self.high - self.low
        step = Decimal(1).scaleb(span.adjusted())
        if span < step * 5 / 2:
            step /= 2
        elif span > step * 5:
            step *= 2
        scale, word = scale_of(max(abs(self.low), abs(self.high)))
        suffix = f" {word}" if word else self.unit if self.unit.startswith("%") else ""
        first = EXACT.divide(self.low, step).to_integral_value(ROUND_CEILING)
        last = EXACT.divide(self.high, step).to_integral_value(ROUND_FLOOR)
        values = [number * step for number in range(int(first), int(last) + 1)]
        return tuple(
            (
                self.position(value),
                f"{format_number(EXACT.divide(value, scale))}{suffix}",
            )
            for value in values
        )


def build_allowed_panels(
    dataset: Dataset, claim_results: Iterable["ClaimResult"]
) -> tuple[AllowedPanel, ...]:
    """Return a panel per unit of the claims that no rounding of their figures allows."""
    rows_by_unit: dict[str, list[AllowedRow]] = {}
    for result in claim_results:
        if result.verdict != "inconsistent" or result.stated is None or result.bounds is None:
            continue
        figure = dataset.figure_by_id[result.claim.stated] if result.claim.stated else None
        unit = dataset.unit_of(figure.metric).label if figure else ""
        rows_by_unit.setdefault(unit, []).append(_build_allowed_row(dataset, result))
    return tuple(_build_panel(unit, rows) for unit, rows in rows_by_unit.items())


def _build_allowed_row(dataset: Dataset, result: "ClaimResult") -> AllowedRow:
    claim, stated, bounds = result.claim, result.stated, result.bounds
    assert stated is not None
    assert bounds is not None
    low, high = (end if end.is_finite() else None for end in bounds)
    entities = {dataset.figure_by_id[id_].entity for id_ in claim.inputs if id_ != claim.implies}
    figure = dataset.figure_by_id[claim.stated] if claim.stated else None
    unit = dataset.unit_of(figure.metric) if figure else None
    words = partial(_format_result, stated=stated, unit=unit)
    if figure:
        entities = {figure.entity}
    entity = dataset.entity_by_id[entities.pop()].name if len(entities) == 1 else ""
    label = one_line(dataset.metric_by_id[figure.metric].name if figure else claim.statement)
    stated_words = format_figure(dataset, figure) if figure else format_number(stated)
    allowed = describe_interval(bounds, words, unit.label if unit else "")
    computed = "" if result.computed is None else words(result.computed)
    gives = allowed if computed in ("", allowed) else f"{computed} ({allowed})"
    return AllowedRow(
        claim=claim.id,
        stated_figure=claim.stated or "",
        entity=entity,
        name=one_line(f"{entity}, {label}") if figure else label,
        label=label,
        stated=stated,
        stated_words=stated_words,
        low=low,
        high=high,
        allowed_words=allowed,
        computed_words=computed,
        message=f"{claim.statement} But the figures give {gives}, not {stated_words}: "
        f"{result.formula}.",
    )


def _format_result(number: Decimal, stated: Decimal, unit: Unit | None) -> str:
    """Return a result, with as many digits as people read beside the stated value."""
    if unit and unit.kind == "quantity":
        return format_value(round_to_six_digits(number), unit)
    if unit and unit.kind == "rank" and number == number.to_integral_value():
        return format_value(number, unit)
    return str(ValueWords(format_beside(number, stated), unit.label if unit else ""))


def describe_interval(bounds: Interval, words: Callable[[Decimal], str], label: str = "") -> str:
    """Return an interval in words: `5 or more`, `3 to 4 euros`."""
    low, high = bounds
    if not high.is_finite():
        return f"{words(low)} or more" if low.is_finite() else "any value"
    if not low.is_finite():
        return f"{words(high)} or less"
    first, last = words(low), words(high)
    return last if first == last else f"{first.removesuffix(f' {label}')} to {last}"


def _build_panel(unit: str, rows: Sequence[AllowedRow]) -> AllowedPanel:
    ends = [end for row in rows for end in (row.low, row.high, row.stated) if end is not None]
    low, high = min(ends), max(ends)
    margin = (high - low) / 20 or Decimal(1)
    names = {row.entity for row in rows}
    name = names.pop() if len(names) == 1 else ""
    labels = [row.label if name else row.name for row in rows]
    count = Counter(labels)
    words = "what the article states, and what its own figures allow"
    return AllowedPanel(
        title=f"{name}: {words}" if name else capitalize(words),
        unit=unit,
        # An axis that begins at zero is easier to read, unless all values lie far from it.
        low=Decimal(0) if 0 <= low <= high / 2 else low - margin,
        high=high + margin,
        rows=tuple(
            row._replace(label=label if count[label] == 1 else f"{label} ({row.claim})")
            for row, label in zip(rows, labels, strict=True)
        ),
    )


def check_claims_of(dataset: Dataset, figures: Iterable[Figure]) -> "tuple[ClaimResult, ...]":
    """Recompute the claims that use any of the figures."""
    ids = {figure.id for figure in figures}
    claims = [
        claim for claim in dataset.claims if claim.stated in ids or not ids.isdisjoint(claim.inputs)
    ]
    if not claims:
        return ()
    # Reading printed numbers loads the language, which a dataset without claims does not need.
    from provcli.analysis.claims import check_claim

    return tuple(check_claim(dataset, claim) for claim in claims)


def build_implied(dataset: Dataset, implied: Sequence["ImpliedFigure"]) -> list[Block]:
    """Return the figures that claims imply and the article does not report."""
    if not implied:
        return []
    columns = (
        TableColumn("Entity", wraps=True),
        TableColumn("Metric", wraps=True),
        TableColumn("Period"),
        TableColumn("Implied value", wraps=True),
        TableColumn("Claim"),
    )
    rows = [
        (
            dataset.entity_by_id[figure.entity].name,
            dataset.metric_by_id[figure.metric].name,
            format_period(figure.period),
            format_implied(dataset, figure),
            figure.claim,
        )
        for figure in implied
    ]
    title = Span("Implied: computed from claims, not reported by the article", "strong")
    return [Lines([title]), ScreenTable(columns, rows)]


def format_implied(dataset: Dataset, implied: "ImpliedFigure") -> str:
    """Return an implied figure with its bounds, to six digits."""
    unit = dataset.unit_of(implied.metric)
    bare = unit.model_copy(update={"label": ""})
    low, high = (
        format_value(round_to_six_digits(end), bare) if end.is_finite() else "no limit"
        for end in implied.bounds
    )
    return f"{format_value(round_to_six_digits(implied.value), unit)} ({low} to {high})"


def format_arithmetic(dataset: Dataset, result: "ClaimResult") -> str:
    """Return a claim's formula with its result, what is stated, and what is missing."""
    text = result.formula
    if result.computed is not None and result.bounds is not None:
        text += f" = {format_computed(result.computed)} ({format_range(result.bounds)})"
    if result.stated is not None:
        text += f"; stated {result.stated:,f}"
    if result.reason:
        text += f"; {result.reason}"
    if result.implied:
        text += f"; implies {format_implied(dataset, result.implied)}"
    return text
