"""What a chart of a comparison shows, before anything is drawn: panels of marks with their words.

A mark carries the exact value and the words that stand beside it, so that a terminal, a Vega-Lite
specification and a page tell the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

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
from provcli.views.wording import (
    Footnotes,
    format_difference,
    format_figure,
    format_percent,
    format_period_or_missing,
    format_source,
)

Form = Literal["bars", "dots", "lines"]
MarkKind = Literal["actual", "target", "computed", "missing"]

AxisRange = tuple[Decimal, Decimal]

NOT_REPORTED = "not reported"
FLAG = "!"


@dataclass(frozen=True)
class ChartMark:
    """A figure, or the lack of one.

    Attributes:
        row: what it is about, unique in its panel: `Hubei, 2023`.
        words: what stands beside it: value, unit, qualifier, flag and number of the note.
        value: how far it reaches; None if there is nothing to draw.
        kind: actual, a target, computed from figures, or missing.
        flagged: whether the dataset doubts it.
        series: whose line it is part of.
        at: the first day of its period, where that is a place on a line.
    """

    row: str
    words: str
    value: Decimal | None
    kind: MarkKind
    flagged: bool = False
    series: str = ""
    at: date | None = None

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
        ranked: whether the values are places, of which the smallest is the best.
        marks: in the order in which they stand.
        period: when, if all marks share it; otherwise empty.
        lacking: whose figures are not drawn; empty if each has a row.
        ticks: the days of the periods on a line, with their words.
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

    @property
    def subtitle(self) -> str:
        """What stands below the title."""
        return "; ".join(filter(None, (self.unit, self.period, self.lacking)))

    @property
    def computed(self) -> bool:
        """Whether it shows what follows from figures, on a scale of its own."""
        return any(mark.kind == "computed" for mark in self.marks)


@dataclass(frozen=True)
class Chart:
    """Panels of one unit, with what stands below them."""

    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    source: str

    @property
    def axes(self) -> tuple[tuple[Panel, AxisRange], ...]:
        """Each panel with the ends of its axis.

        The figures share one axis; what is computed from them has its own. Zero is on each, so
        that lengths are true.
        """
        shared = _ends(mark for it in self.panels if not it.computed for mark in it.marks)
        return tuple((it, _ends(it.marks) if it.computed else shared) for it in self.panels)

    def legend(self, plan: str = "Dashed and hollow") -> tuple[str, ...]:
        """What the signs on the chart mean, as far as they stand there.

        Args:
            plan: how a plan is drawn.
        """
        marks = [mark for panel in self.panels for mark in panel.marks]
        kinds = {mark.kind for mark in marks}
        flagged = any(mark.flagged for mark in marks)
        lines = (
            f"{plan}: a plan, not a fact." if "target" in kinds else "",
            f"{FLAG} marks a figure that the dataset doubts; its note says why." if flagged else "",
            "Growth is computed from the figures as printed." if "computed" in kinds else "",
        )
        return tuple(filter(None, lines))

    @property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        told = (
            f"{panel.title}, {panel.subtitle}: {'; '.join(map(_told, panel.marks))}."
            for panel in self.panels
        )
        return " ".join(told)


def _ends(marks: Iterable[ChartMark]) -> AxisRange:
    values = [mark.value for mark in marks if mark.value is not None]
    return min([*values, Decimal(0)]), max([*values, Decimal(0)])


def _told(mark: ChartMark) -> str:
    return f"{mark.row}: {mark.words}"


def _words(dataset: Dataset, figure: Figure, notes: Footnotes) -> str:
    """A figure with its flag and the number of its note; a flag also has a sign."""
    flag = f"{FLAG} {figure.flag}" if figure.flag else ""
    told = (format_figure(dataset, figure), flag, notes.number(figure))
    return one_line(" ".join(filter(None, told)))


def build_chart(dataset: Dataset, comparisons: Sequence[Comparison]) -> Chart:
    """What a chart of these comparisons shows.

    Figures of a metric are joined to lines if they change over comparable periods, and are bars
    otherwise; ranks are dots, since they have no length. Growth that follows from a line is a
    panel of its own, with signed bars.

    Raises:
        ProvError: the metrics have more than one unit.
    """
    _one_unit(comparisons)
    notes = Footnotes()
    panels: list[Panel] = []
    for comparison in comparisons:
        if _is_line(comparison):
            panels.append(_lines(dataset, comparison, notes))
            panels += _growth(dataset, comparison)
        else:
            panels.append(_rows(dataset, comparison, notes))
    return Chart(
        tuple(panels),
        tuple(f"{number} {one_line(note)}" for number, note in notes.notes()),
        one_line(format_source(dataset)),
    )


def _one_unit(comparisons: Sequence[Comparison]) -> None:
    metrics_by_unit: dict[str, list[str]] = {}
    for it in comparisons:
        metrics_by_unit.setdefault(it.unit.id, []).append(it.metric.id)
    if len(metrics_by_unit) > 1:
        raise ProvcliError(
            f"One chart has one unit, and these metrics have {len(metrics_by_unit)}.",
            details=[f"{unit}: {', '.join(names)}" for unit, names in metrics_by_unit.items()],
            hint="Draw a chart for each unit, or see them side by side with `provcli compare`.",
        )


def _all_figures(comparison: Comparison) -> list[Figure]:
    """The figures in the order of the ranking, those of a part of a entity last."""
    ranked = [entry.figure for group in comparison.groups for entry in group.entries]
    return [*ranked, *(it.figure for it in comparison.apart if it.figure.scope)]


def _is_line(comparison: Comparison) -> bool:
    """Whether something changes, and each figure has a place on one line of time."""
    if not comparison.changes:
        return False
    periods = sorted({figure.period for figure in _all_figures(comparison)}, key=period_sort_key)
    # Whole years lead from each to the next, and since all share a length, from each to any.
    steps = (years_between(*pair) for pair in pairwise(periods))
    return (
        bool(frozenset.intersection(*(it.comparison_keys if it else frozenset() for it in periods)))
        and None not in steps
    )


def _title(comparison: Comparison) -> str:
    metric = comparison.metric
    return one_line(" ".join(filter(None, (metric.name, metric.local_name))))


def axis_label(unit: Unit) -> str:
    """What an axis counts, in a word or two."""
    return "place, 1 is the best" if unit.kind == "rank" else one_line(unit.label or unit.id)


def _in_unit(unit: Unit) -> str:
    return f"in {one_line(unit.label)}" if unit.label else axis_label(unit)


def _name(dataset: Dataset, entity: str, scope: str | None = None) -> str:
    return one_line(", ".join(filter(None, (dataset.entity_by_id[entity].name, scope))))


def _kind(figure: Figure) -> MarkKind:
    return "target" if figure.status == "target" else "actual"


def _rows(dataset: Dataset, comparison: Comparison, notes: Footnotes) -> Panel:
    figures = _all_figures(comparison)
    periods = {(figure.period, figure.status) for figure in figures}
    shared = len(periods) == 1

    def row(figure: Figure) -> str:
        name = _name(dataset, figure.entity, figure.scope)
        when = "" if shared else f", {format_period_or_missing(figure.period)}"
        return f"{name}{when}{_plan(figure)}"

    rows = _unique([row(it) for it in figures], [it.id for it in figures])
    marks = [
        ChartMark(name, _words(dataset, it, notes), it.value, _kind(it), it.flag is not None)
        for name, it in zip(rows, figures, strict=True)
    ]
    missing = [_name(dataset, it.id) for it in comparison.not_reported]
    missing = _unique(missing, [it.id for it in comparison.not_reported])
    marks += [ChartMark(name, NOT_REPORTED, None, "missing") for name in missing]
    return Panel(
        title=_title(comparison),
        unit=_in_unit(comparison.unit),
        period=format_period_or_missing(figures[0].period) if shared else "",
        axis=axis_label(comparison.unit),
        form="dots" if comparison.unit.kind == "rank" else "bars",
        ranked=comparison.unit.kind == "rank",
        marks=tuple(marks),
    )


def _plan(figure: Figure) -> str:
    return " (plan)" if figure.status == "target" else ""


def _unique(names: Sequence[str], ids: Sequence[str]) -> list[str]:
    """The names, with the id where two are the same."""
    count = Counter(names)
    return [
        name if count[name] == 1 else f"{name} ({key})"
        for name, key in zip(names, ids, strict=True)
    ]


def _lines(dataset: Dataset, comparison: Comparison, notes: Footnotes) -> Panel:
    places = _places(comparison)
    figures = sorted(
        _all_figures(comparison),
        # Entity by entity in the order of the ranking, and within it by time.
        key=lambda it: (places[it.entity], it.scope or "", period_sort_key(it.period)),
    )
    series = [(it.entity, it.scope) for it in figures]
    names = {key: _name(dataset, *key) for key in dict.fromkeys(series)}
    unique = _unique(list(names.values()), [key[0] for key in names])
    names = dict(zip(names, unique, strict=True))
    marks = tuple(
        ChartMark(
            f"{names[key]}, {format_period(it.period)}{_plan(it)}",
            _words(dataset, it, notes),
            it.value,
            _kind(it),
            it.flag is not None,
            names[key],
            _day(it.period),
        )
        for it, key in zip(figures, series, strict=True)
    )
    missing = ", ".join(_name(dataset, it.id) for it in comparison.not_reported)
    periods = sorted({it.period for it in figures}, key=period_sort_key)
    return Panel(
        title=_title(comparison),
        unit=_in_unit(comparison.unit),
        lacking=f"{NOT_REPORTED}: {missing}" if missing else "",
        axis=axis_label(comparison.unit),
        form="lines",
        ranked=comparison.unit.kind == "rank",
        marks=marks,
        ticks={_day(it): format_period(it) for it in periods},
    )


def _places(comparison: Comparison) -> Mapping[str, int]:
    ordered = dict.fromkeys(figure.entity for figure in _all_figures(comparison))
    return {entity: place for place, entity in enumerate(ordered)}


def _day(period: Period | None) -> date:
    assert period is not None  # only what has a place on the line is drawn there
    first = period.start
    assert first is not None
    return first


def _growth(dataset: Dataset, comparison: Comparison) -> Iterable[Panel]:
    """The changes as signed bars: percent of quantities, points of rates; of ranks none."""
    if comparison.unit.kind == "rank":
        return
    marks = tuple(_change(dataset, it, comparison.unit) for it in comparison.changes)
    drawn = "in percent" if comparison.unit.kind == "quantity" else "in percentage points"
    yield Panel(
        title=f"{_title(comparison)}: growth",
        unit=f"{drawn}, computed",
        axis="%" if comparison.unit.kind == "quantity" else "points",
        form="bars",
        ranked=False,
        marks=marks,
    )


def _change(dataset: Dataset, change: Change, unit: Unit) -> ChartMark:
    name = _name(dataset, change.entity, change.later.scope)
    when = " to ".join(format_period(it.period) for it in (change.earlier, change.later))
    row = f"{name}, {when}{_plan(change.later)}"
    flagged = bool(change.earlier.flag or change.later.flag)
    doubt = f" {FLAG} from a doubted figure" if flagged else ""
    value = change.difference if unit.kind == "rate" else None
    words = format_difference(change.difference, unit)
    # From nothing, or from a debt, there is no growth in percent.
    if change.ratio is not None:
        words, value = format_percent(change.ratio, signed=True), change.ratio * 100
        if change.yearly is not None and change.years > 1:
            words += f" ({format_percent(change.yearly, decimals=2, signed=True)} a year)"
    return ChartMark(row, one_line(words + doubt), value, "computed", flagged)
