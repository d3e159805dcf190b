"""Charts: panels of marks with their words, before anything is drawn.

A mark carries the exact value and the words that stand beside it, so that a terminal, a Vega-Lite
specification, and a page print the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from provcli.analysis.comparison import Change, Comparison
from provcli.dataset.models import Dataset, Figure, Unit
from provcli.errors import ProvcliError
from provcli.text_safety import one_line
from provcli.values.periods import (
    Period,
    format_period,
    period_sort_key,
    years_between,
)
from provcli.views.figures import find_growth, format_change
from provcli.views.wording import (
    Footnotes,
    describe_not_reported,
    format_difference,
    format_figure,
    format_period_or_missing,
    format_source,
    pluralize,
)

Form = Literal["bars", "dots", "lines"]
MarkKind = Literal["actual", "target", "computed"]

AxisRange = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class ChartMark:
    """A figure, or a change between two.

    Attributes:
        row: what it is about, unique in its panel: `Brazil, 2023`.
        words: what stands beside it: value, unit, qualifier, flag, and number of the note.
        value: how far it reaches; None if there is nothing to draw.
        kind: actual, a target, or computed from figures.
        flagged: whether the figure, or one that it is computed from, is flagged.
        series: whose line it is part of.
        at: the first day of its period, where it lies on a line.
        name, when: the parts of the row: `Brazil` and `2023`.
    """

    row: str
    words: str
    value: Decimal | None
    kind: MarkKind
    flagged: bool = False
    series: str = ""
    at: date | None = None
    name: str = ""
    when: str = ""

    @property
    def drawn(self) -> Decimal:
        """The value, where there is one."""
        assert self.value is not None
        return self.value


@dataclass(frozen=True)
class Panel:
    """One axis with its marks.

    Attributes:
        title: the metric.
        unit: the unit, as a title has it: `in yuan`.
        axis: what the axis counts.
        form: bars; dots for ranks, which have no length; lines over periods.
        ranked: whether the values are ranks, of which the smallest is the best.
        marks: entity by entity, oldest first.
        period: when, if all marks share it, or how long; otherwise empty.
        lacking: which entities have no figure; empty if each has one.
        ticks: the days of the periods on a line, with their words.
        scale: panels with the same word share one axis.
    """

    title: str
    unit: str
    axis: str
    form: Form
    ranked: bool
    marks: tuple[ChartMark, ...]
    period: str = ""
    lacking: str = ""
    ticks: Mapping[date, str] = field(default_factory=dict)
    scale: str = ""

    @property
    def subtitle(self) -> str:
        """What stands below the title."""
        return "; ".join(filter(None, (self.unit, self.period, self.lacking)))

    @property
    def computed(self) -> bool:
        """Whether it shows what follows from figures."""
        return any(mark.kind == "computed" for mark in self.marks)


class BarPlace(NamedTuple):
    """Where a bar lies on its axis, in percent; `zero` is where bars begin."""

    start: Decimal
    length: Decimal
    zero: Decimal


def place_bar(mark: ChartMark, ends: AxisRange) -> BarPlace:
    """Return where a mark's bar lies on an axis; without a value, it has no length."""
    low, high = ends
    unit = (high - low) / 100 or Decimal(1)
    zero, end = (
        ((value - low) / unit).quantize(Decimal("0.01"))
        for value in (Decimal(0), mark.value or Decimal(0))
    )
    return BarPlace(min(zero, end), abs(end - zero), zero)


@dataclass(frozen=True)
class Chart:
    """Panels of one unit, with what stands below them."""

    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    source: str

    @property
    def axes(self) -> tuple[tuple[Panel, AxisRange], ...]:
        """Each panel with the ends of its axis; zero is on each, so that lengths are true."""
        marks_by_scale: dict[str, list[ChartMark]] = {}
        for panel in self.panels:
            marks_by_scale.setdefault(panel.scale, []).extend(panel.marks)
        ends = {scale: _find_ends(marks) for scale, marks in marks_by_scale.items()}
        return tuple((panel, ends[panel.scale]) for panel in self.panels)

    def legend(self, plan: str = "Dashed and hollow") -> tuple[str, ...]:
        """Return what the signs on the chart mean, as far as they occur.

        Args:
            plan: how a target is drawn.
        """
        marks = [mark for panel in self.panels for mark in panel.marks]
        kinds = {mark.kind for mark in marks}
        lines = (
            f"{plan}: a target, not a fact." if "target" in kinds else "",
            "Changes are computed from the figures as printed." if "computed" in kinds else "",
        )
        return tuple(filter(None, lines))

    @property
    def description(self) -> str:
        """The chart in words, for readers who cannot see it."""
        panels = (
            f"{panel.title}, {panel.subtitle}: "
            f"{'; '.join(f'{mark.row}: {mark.words}' for mark in panel.marks)}."
            for panel in self.panels
        )
        return " ".join(panels)


def _find_ends(marks: Iterable[ChartMark]) -> AxisRange:
    values = [mark.value for mark in marks if mark.value is not None]
    return min([*values, Decimal(0)]), max([*values, Decimal(0)])


def build_chart(dataset: Dataset, comparisons: Sequence[Comparison]) -> Chart:
    """Return what a chart of these comparisons shows.

    Figures of a metric are joined to lines if they change over comparable periods, and are bars
    otherwise; ranks are dots, since they have no length. Periods of different lengths, such as a
    quarter and a year, never share an axis. Growth that follows from a line is a panel of its own.

    Raises:
        ProvcliError: the metrics have more than one unit.
    """
    _require_one_unit(comparisons)
    footnotes = Footnotes()
    panels: list[Panel] = []
    for comparison in comparisons:
        figures = _order(comparison)
        if _is_line(comparison, figures):
            panels.append(_build_lines(dataset, comparison, figures, footnotes))
            panels += _build_growth(dataset, comparison, figures)
        else:
            panels += _build_bars(dataset, comparison, figures, footnotes)
    return Chart(
        tuple(panels),
        tuple(f"{number} {one_line(note)}" for number, note in footnotes.notes()),
        one_line(format_source(dataset)),
    )


def _require_one_unit(comparisons: Sequence[Comparison]) -> None:
    metrics_by_unit: dict[str, list[str]] = {}
    for comparison in comparisons:
        metrics_by_unit.setdefault(comparison.unit.id, []).append(comparison.metric.id)
    if len(metrics_by_unit) > 1:
        raise ProvcliError(
            f"One chart has one unit, and these metrics have {len(metrics_by_unit)}.",
            details=[f"{unit}: {', '.join(names)}" for unit, names in metrics_by_unit.items()],
            hint="Draw a chart for each unit, or see them side by side with `provcli compare`.",
        )


def _order(comparison: Comparison) -> list[Figure]:
    """Return the figures, entity by entity in the order of the ranking, oldest first.

    Figures of a part of an entity, and those of entities that are not ranked, come last.
    """
    ranked = [entry.figure for group in comparison.groups for entry in group.entries]
    figures = {figure.id: figure for figure in ranked}
    figures |= {unranked.figure.id: unranked.figure for unranked in comparison.apart}
    position: dict[tuple[str, str | None], int] = {}
    for figure in figures.values():
        position.setdefault((figure.entity, figure.scope), len(position))
    return sorted(
        figures.values(),
        key=lambda figure: (
            figure.scope is not None,
            position[figure.entity, figure.scope],
            period_sort_key(figure.period),
        ),
    )


def _is_line(comparison: Comparison, figures: Sequence[Figure]) -> bool:
    """Return whether something changes, and each figure has its day on one line of time."""
    if not comparison.changes:
        return False
    periods = sorted({figure.period for figure in figures}, key=period_sort_key)
    # Whole years lead from each to the next, and since all share a length, from each to any.
    steps = (years_between(*pair) for pair in pairwise(periods))
    keys = (period.comparison_keys if period else frozenset() for period in periods)
    return bool(frozenset.intersection(*keys)) and None not in steps


def _format_title(comparison: Comparison) -> str:
    metric = comparison.metric
    return one_line(" ".join(filter(None, (metric.name, metric.local_name))))


def name_axis(unit: Unit) -> str:
    """Return what an axis counts, in a word or two."""
    return "rank, 1 is the best" if unit.kind == "rank" else one_line(unit.label or unit.id)


def _describe_unit(unit: Unit) -> str:
    if unit.kind == "rank":
        return name_axis(unit)
    return f"in {one_line(unit.label)}" if unit.label else ""


def _describe_lacking(comparison: Comparison) -> str:
    words = describe_not_reported(comparison.not_reported).rstrip(".")
    return one_line(words[:1].lower() + words[1:])


def _name_series(dataset: Dataset, figures: Iterable[Figure]) -> Callable[[Figure], str]:
    """Return a function that names whose figure one is, with the id where two names are alike."""
    names = {
        (figure.entity, figure.scope): one_line(
            ", ".join(filter(None, (dataset.entity_by_id[figure.entity].name, figure.scope)))
        )
        for figure in figures
    }
    count = Counter(names.values())
    unique = {
        key: name if count[name] == 1 else f"{name} ({key[0]})" for key, name in names.items()
    }
    return lambda figure: unique[figure.entity, figure.scope]


def _make_mark(dataset: Dataset, figure: Figure, name: str, footnotes: Footnotes) -> ChartMark:
    target = ", target" if figure.status == "target" else ""
    when = f"{format_period_or_missing(figure.period)}{target}"
    words = (format_figure(dataset, figure), figure.flag, footnotes.number(figure))
    return ChartMark(
        row=f"{name}, {when}",
        words=one_line(" ".join(filter(None, words))),
        value=figure.value,
        kind="target" if figure.status == "target" else "actual",
        flagged=figure.flag is not None,
        name=name,
        when=when,
    )


def _build_bars(
    dataset: Dataset, comparison: Comparison, figures: Sequence[Figure], footnotes: Footnotes
) -> Iterable[Panel]:
    """Return a panel for each length of periods; one without marks if there are no figures."""
    name_of = _name_series(dataset, figures)
    by_length: dict[str, list[Figure]] = {} if figures else {"": []}
    for figure in figures:
        by_length.setdefault(_name_length(figure.period), []).append(figure)
    for length, alike in by_length.items():
        marks = [_make_mark(dataset, figure, name_of(figure), footnotes) for figure in alike]
        whens = {mark.when for mark in marks}
        shared = whens.pop() if len(whens) == 1 else ""
        if shared:
            marks = [replace(mark, row=mark.name, when="") for mark in marks]
        yield Panel(
            title=_format_title(comparison),
            unit=_describe_unit(comparison.unit),
            period=shared or (length if len(by_length) > 1 else ""),
            lacking=_describe_lacking(comparison),
            axis=name_axis(comparison.unit),
            form="dots" if comparison.unit.kind == "rank" else "bars",
            ranked=comparison.unit.kind == "rank",
            marks=tuple(marks),
            scale=length,
        )


_LENGTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def _name_length(period: Period | None) -> str:
    """Return how long a period is, as a name for all of that length: `quarters`."""
    if period is None:
        return "periods not stated"
    if period.is_fiscal:
        return "fiscal quarters" if "-" in period else "fiscal years"
    if period.start is None or period.end is None:
        return "open periods"
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    days = (period.end - period.start).days + 1
    if days < 28:
        return {1: "days", 7: "weeks"}.get(days, f"periods of {days} days")
    return pluralize(_LENGTHS[months]) if months in _LENGTHS else f"periods of {months} months"


def _build_lines(
    dataset: Dataset, comparison: Comparison, figures: Sequence[Figure], footnotes: Footnotes
) -> Panel:
    name_of = _name_series(dataset, figures)
    marks = tuple(
        replace(
            _make_mark(dataset, figure, name_of(figure), footnotes),
            series=name_of(figure),
            at=_find_first_day(figure.period),
        )
        for figure in figures
    )
    periods = sorted({figure.period for figure in figures}, key=period_sort_key)
    return Panel(
        title=_format_title(comparison),
        unit=_describe_unit(comparison.unit),
        lacking=_describe_lacking(comparison),
        axis=name_axis(comparison.unit),
        form="lines",
        ranked=comparison.unit.kind == "rank",
        marks=marks,
        ticks={_find_first_day(period): format_period(period) for period in periods},
        scale=_name_length(figures[0].period),
    )


def _find_first_day(period: Period | None) -> date:
    """Return the day on which a period of a line starts; a fiscal year counts as calendar."""
    assert period is not None  # only a dated figure lies on a line
    _, first = period.sort_key
    return first


def _build_growth(
    dataset: Dataset, comparison: Comparison, figures: Sequence[Figure]
) -> Iterable[Panel]:
    """Return the changes as signed bars: percent of quantities, points of rates, none of ranks.

    Where a change starts or ends below zero, percentages mean nothing, so all are differences.
    """
    unit = comparison.unit
    if unit.kind == "rank":
        return
    in_percent = unit.kind == "quantity" and all(
        find_growth(change) is not None for change in comparison.changes
    )
    name_of = _name_series(dataset, figures)
    position = {figure.id: index for index, figure in enumerate(figures)}
    changes = sorted(comparison.changes, key=lambda change: position[change.later.id])
    drawn, axis = "in percent", "%"
    if unit.kind == "rate":
        drawn, axis = "in percentage points", "points"
    elif not in_percent:
        drawn, axis = _describe_unit(unit), name_axis(unit)
    yield Panel(
        title=f"{_format_title(comparison)}: {'growth' if in_percent else 'change'}",
        unit=", ".join(filter(None, (drawn, "computed"))),
        axis=axis,
        form="bars",
        ranked=False,
        marks=tuple(
            _make_change_mark(dataset, change, name_of(change.later), unit, in_percent=in_percent)
            for change in changes
        ),
        scale=f"change of {comparison.metric.id}",
    )


def _make_change_mark(
    dataset: Dataset, change: Change, name: str, unit: Unit, *, in_percent: bool
) -> ChartMark:
    when = " to ".join(format_period(end.period) for end in (change.earlier, change.later))
    if change.later.status == "target":
        when += ", target"
    flagged = bool(change.earlier.flag or change.later.flag)
    words = format_difference(change.difference, unit)
    value = change.difference
    if in_percent:
        growth = find_growth(change)
        assert growth is not None
        words, value = format_change(dataset, change), growth * 100
    if flagged:
        words += ", from a flagged figure"
    return ChartMark(
        row=f"{name}, {when}",
        words=one_line(words),
        value=value,
        kind="computed",
        flagged=flagged,
        name=name,
        when=when,
    )
