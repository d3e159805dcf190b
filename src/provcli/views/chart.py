"""Charts: panels of labeled marks, before anything is drawn.

A mark carries the exact value and the words beside it, so that a terminal, a Vega-Lite
specification, and a page print the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from provcli.analysis.comparison import Comparison, find_entities_with_parts
from provcli.dataset.models import Dataset, Figure
from provcli.errors import ProvcliError
from provcli.text_safety import one_line
from provcli.values.periods import Period, format_period, period_sort_key, years_between
from provcli.views.claims import AllowedPanel, build_allowed_panels, check_claims_of
from provcli.views.figures import describe_status, drop_repeats, format_change
from provcli.views.screen import (
    Bar,
    Block,
    Lines,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    make_heading,
    make_pale,
    make_status,
)
from provcli.views.wording import (
    Attention,
    Footnotes,
    StatusItem,
    capitalize,
    describe_not_reported,
    format_figure,
    format_period_or_missing,
    format_source,
    pluralize,
)

Form = Literal["bars", "dots", "lines"]

AxisRange = tuple[Decimal, Decimal]

MAX_SPAN_RATIO = 20
"""Bars share a scale unless the largest values of panels differ by more than this factor."""


class ChartMark(NamedTuple):
    """A figure.

    Attributes:
        name: whose figure it is: `Brazil`; on lines, the line it is part of.
        when: its period, with `target`; empty if all marks of the panel share it.
        words: the words beside it: value, unit, qualifier, flag, and number of the note.
        value: how far it reaches.
        change: the change from the figure before: `+90.2%, +23.89% a year`.
        day: the first day of its period, where it lies on a line; a fiscal year counts as calendar.
    """

    name: str
    when: str
    words: str
    value: Decimal
    is_target: bool = False
    flagged: bool = False
    change: str = ""
    day: date | None = None

    @property
    def row(self) -> str:
        """What it is about, unique in its panel: `Brazil, 2023`."""
        return ", ".join(filter(None, (self.name, self.when)))


class Panel(NamedTuple):
    """One axis with its marks.

    Attributes:
        unit: the unit, as a title has it: `in yuan`.
        axis_title: what the axis counts.
        form: bars; dots for ranks, which have no length; lines over periods.
        ranked: whether the values are ranks, of which the smallest is the best.
        marks: entity by entity, oldest first.
        period: when, if all marks share it, or how long; otherwise empty.
        lacking: which entities have no figure; empty if each has one.
        ticks: the days of the periods on a line, with their words.
        scale: panels with the same word share one axis.
        lead: words of the user's before the line below the title.
    """

    title: str
    unit: str
    axis_title: str
    form: Form
    ranked: bool
    marks: tuple[ChartMark, ...]
    period: str = ""
    lacking: str = ""
    ticks: Mapping[date, str] = {}
    scale: str = ""
    lead: str = ""

    @property
    def subtitle(self) -> str:
        """The words beside the title."""
        return "; ".join(filter(None, (self.lead, self.unit, self.period, self.lacking)))

    @property
    def caption(self) -> str:
        """The line below the title."""
        return self.subtitle if self.lead else capitalize(self.subtitle)


class BarPlace(NamedTuple):
    """Where a bar lies on its axis, in percent; `zero` is where bars begin."""

    start: Decimal
    length: Decimal
    zero: Decimal


def place_bar(mark: ChartMark, ends: AxisRange) -> BarPlace:
    """Return where a mark's bar lies on an axis."""
    low, high = ends
    unit = (high - low) / 100 or Decimal(1)
    zero, end = (
        ((value - low) / unit).quantize(Decimal("0.01"))
        for value in (max(low, Decimal(0)), mark.value)
    )
    return BarPlace(min(zero, end), abs(end - zero), zero)


class Chart(NamedTuple):
    """Panels of one unit, or of claims, with the words above and below them.

    Attributes:
        allowed: what claims state, and what the figures allow.
        status: how many figures there are, flagged, targets, and so on.
        title, subtitle: what the user wants above several panels.
        size: the width and height of a panel in pixels, if the user wants one.
    """

    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    source: str
    allowed: tuple[AllowedPanel, ...] = ()
    status: tuple[StatusItem, ...] = ()
    title: str = ""
    subtitle: str = ""
    size: tuple[int, int] | None = None

    def list_axes(self, *, zooms: bool = False) -> tuple[tuple[Panel, AxisRange], ...]:
        """Return each panel with the ends of its axis, which panels of one scale share.

        Zero is on each, so that lengths are true; ranks begin at 1. With `zooms`, zero is not on
        the axis of lines whose values lie far from it, since it would press them together.
        """
        panels_by_scale: dict[str, list[Panel]] = {}
        for panel in self.panels:
            panels_by_scale.setdefault(panel.scale, []).append(panel)
        ends = {scale: _find_ends(panels, zooms=zooms) for scale, panels in panels_by_scale.items()}
        return tuple((panel, ends[panel.scale]) for panel in self.panels)

    def entitle(self, title: str, subtitle: str) -> "Chart":
        """Return the chart under the user's title, which replaces that of an only panel."""
        if len(self.panels) != 1:
            return self._replace(title=title, subtitle=subtitle)
        (panel,) = self.panels
        return self._replace(panels=(panel._replace(title=title or panel.title, lead=subtitle),))

    @property
    def name(self) -> str:
        """The title, or the titles of the panels."""
        titles = [panel.title for panel in self.panels] + [panel.title for panel in self.allowed]
        return self.title or "; ".join(dict.fromkeys(titles))

    def legend(
        self, plan: str = "Dashed and hollow", *, has_changes: bool = True
    ) -> tuple[str, ...]:
        """Return what the signs on the chart mean, as far as they occur.

        `plan` is how a target is drawn. A picture may have no room for changes.
        """
        marks = [mark for panel in self.panels for mark in panel.marks]
        lines = (
            f"{plan}: target (a plan or a forecast)."
            if any(mark.is_target for mark in marks)
            else "",
            "Changes are computed from the figures as printed."
            if has_changes and any(mark.change for mark in marks)
            else "",
        )
        return tuple(filter(None, lines))

    @property
    def screen(self) -> Screen:
        """The chart for a terminal, a row per mark."""
        panels: list[Block] = []
        for panel, (low, high) in self.list_axes():
            panels.append(Lines([make_heading(panel.title, details=panel.subtitle)]))
            panels.append(_build_bars(panel, low, high))
        return (
            Lines([make_status(self.status)]),
            Lines([make_heading(self.title, details=self.subtitle)]),
            *panels,
            *self.allowed,
            Lines(self.legend("Dots")),
            Lines(self.notes),
            make_pale(self.source),
        )

    @property
    def description(self) -> str:
        """The chart in words, for readers who cannot see it."""
        panels = [
            f"{panel.title}, {panel.subtitle}: "
            f"{'; '.join(f'{mark.row}: {mark.words}' for mark in panel.marks)}."
            for panel in self.panels
        ]
        panels += [
            f"{panel.title}: {'; '.join(row.description for row in panel.rows)}."
            for panel in self.allowed
        ]
        return " ".join(filter(None, (self.title, self.subtitle, *panels)))


def _build_bars(panel: Panel, low: Decimal, high: Decimal) -> ScreenTable:
    """Return a row per mark; ranks have no bar, since they have no length."""
    names = drop_repeats(mark.name for mark in panel.marks)
    bars = []
    for mark in panel.marks:
        attention: Attention = "flagged" if mark.flagged else "target" if mark.is_target else ""
        words = (
            Span(mark.words, attention),
            Span(f" {mark.change}" if mark.change else "", "pale"),
        )
        value = None if panel.ranked else mark.value
        bars.append(Bar(value, low, high, attention, mark.is_target, words))
    rows = [(name, mark.when) for mark, name in zip(panel.marks, names, strict=True)]
    columns = (TableColumn("", wraps=True, optional=False), TableColumn(""))
    return ScreenTable(columns, rows, bars, show_header=False)


def _find_ends(panels: Sequence[Panel], *, zooms: bool = False) -> AxisRange:
    base = Decimal(panels[0].ranked)
    values = [mark.value for panel in panels for mark in panel.marks] or [base]
    low, high = min(*values, base, base), max(*values, base, base)
    nearest, farthest = sorted((min(values), max(values)), key=abs)
    is_far = low * high == 0 and abs(farthest) / 2 < abs(nearest) < abs(farthest)
    if zooms and is_far and panels[0].form == "lines":
        return min(nearest, farthest), max(nearest, farthest)
    return low, high


def build_chart(dataset: Dataset, comparisons: Sequence[Comparison]) -> Chart:
    """Return what a chart of these comparisons shows.

    Figures of a metric are joined to lines if they change over comparable periods, and are bars
    otherwise; ranks are dots, since they have no length. Periods of different lengths, such as a
    quarter and a year, have panels of their own, as have totals and their parts.

    Raises:
        ProvcliError: the metrics have more than one unit.
    """
    _require_one_unit(comparisons)
    footnotes = Footnotes()
    panels = [
        panel
        for comparison in comparisons
        for panel in _build_panels(dataset, comparison, footnotes)
    ]
    notes = tuple(f"{number} {one_line(note)}" for number, note in footnotes.notes())
    figures = [figure for comparison in comparisons for figure in comparison.figures]
    source = one_line(format_source(dataset))
    return Chart(tuple(_share_scale(panels)), notes, source, status=describe_status(figures))


def _share_scale(panels: Sequence[Panel]) -> Iterable[Panel]:
    """Return the panels with bars on one scale; those with another scale say so.

    Readers compare lengths across a picture. Much smaller values would be bars too short to see.
    """
    bars = [number for number, panel in enumerate(panels) if panel.form == "bars"]
    ends = {number: _find_ends([panels[number]]) for number in bars}
    spans = {number: high - low for number, (low, high) in ends.items()}
    longest = max(spans.values(), default=Decimal(0))
    alone = {number for number in bars if 0 < spans[number] * MAX_SPAN_RATIO < longest}
    if len(bars) - len(alone) == 1 and alone:  # the largest has none to share with
        alone = set(bars)
    for number, panel in enumerate(panels):
        if number in alone:
            unit = ", ".join(filter(None, (panel.unit, "own scale")))
            yield panel._replace(scale=f"bars {number}", unit=unit)
        else:
            yield panel._replace(scale="bars") if number in spans else panel


def build_claims_chart(dataset: Dataset, figures: Iterable[Figure]) -> Chart:
    """Return a chart of the contradicted claims that figures take part in.

    Raises:
        ProvcliError: no claim about them is contradicted.
    """
    figures = tuple(figures)
    claim_results = check_claims_of(dataset, figures)
    allowed = build_allowed_panels(dataset, claim_results)
    if not allowed:
        raise ProvcliError(
            "No claim about these figures is contradicted.",
            hint="Run `provcli check` to see the verdict on every claim.",
        )
    status = describe_status(figures, claim_results=claim_results)
    return Chart((), (), one_line(format_source(dataset)), allowed, status)


def _require_one_unit(comparisons: Sequence[Comparison]) -> None:
    metrics_by_unit: dict[str, list[str]] = {}
    for comparison in comparisons:
        metrics_by_unit.setdefault(comparison.unit.id, []).append(comparison.metric.id)
    if len(metrics_by_unit) > 1:
        names = " ".join(comparison.metric.id for comparison in comparisons)
        raise ProvcliError(
            f"A chart has one unit, but these metrics have {len(metrics_by_unit)}.",
            details=[f"{unit}: {', '.join(ids)}" for unit, ids in metrics_by_unit.items()],
            hint=f"Draw one chart per unit, or use `provcli compare {names}`.",
        )


def _build_panels(
    dataset: Dataset, comparison: Comparison, footnotes: Footnotes
) -> Iterable[Panel]:
    """Return a panel of lines, or of bars for each length of periods; totals apart."""
    figures = _order(comparison)
    unit, metric = comparison.unit, comparison.metric
    is_line = _is_line(comparison, figures)
    ids = {figure.entity for figure in figures}
    # A quantity of a whole would dwarf those of its parts; a rate of it does not.
    totals = find_entities_with_parts(dataset, ids) if unit.kind == "quantity" else set()
    groups: dict[tuple[bool, str], list[Figure]] = {} if figures else {(False, ""): []}
    for figure in figures:
        key = figure.entity in totals, _name_length(figure.period)
        groups.setdefault(key, []).append(figure)
    lengths = {length for _, length in groups}
    axis_title = "rank, 1 is the best" if unit.kind == "rank" else one_line(unit.label)
    missing = describe_not_reported(dataset, metric, comparison.not_reported).rstrip(".")
    for (is_total, length), alike in sorted(groups.items(), key=lambda group: group[0][0]):
        marks = tuple(_make_marks(dataset, comparison, alike, footnotes, is_line=is_line))
        whens = {mark.when for mark in marks}
        days = (
            (m.day, format_period(f.period)) for m, f in zip(marks, alike, strict=True) if m.day
        )
        name = one_line(" ".join(filter(None, (metric.name, metric.local_name))))
        yield Panel(
            title=f"{name}: totals" if is_total else name,
            unit=axis_title if unit.kind == "rank" or not axis_title else f"in {axis_title}",
            axis_title=axis_title,
            form="lines" if is_line else "dots" if unit.kind == "rank" else "bars",
            ranked=unit.kind == "rank",
            marks=tuple(mark._replace(when="") for mark in marks) if len(whens) == 1 else marks,
            period=whens.pop() if len(whens) == 1 else length if len(lengths) > 1 else "",
            lacking=one_line(
                "apart from their parts" if is_total else missing[:1].lower() + missing[1:]
            ),
            ticks=dict(sorted(days)),
            scale=f"{length}, totals" if is_total else length,
        )


def _order(comparison: Comparison) -> list[Figure]:
    """Return the figures, entity by entity in the order of the ranking, oldest first.

    Figures of a part of an entity, and those of entities that are not ranked, come last.
    """
    figures = comparison.figures
    position: dict[tuple[str, str | None], int] = {}
    for figure in figures:
        position.setdefault((figure.entity, figure.scope), len(position))
    return sorted(
        figures,
        key=lambda figure: (
            figure.scope is not None,
            position[figure.entity, figure.scope],
            period_sort_key(figure.period),
        ),
    )


def _is_line(comparison: Comparison, figures: Sequence[Figure]) -> bool:
    """Return whether figures change over comparable periods, which a line can join."""
    if not comparison.changes:
        return False
    periods = sorted({figure.period for figure in figures}, key=period_sort_key)
    # Whole years lead from each to the next, and since all share a length, from each to any.
    steps = (years_between(*pair) for pair in pairwise(periods))
    keys = (period.comparison_keys if period else frozenset() for period in periods)
    return bool(frozenset.intersection(*keys)) and None not in steps


def _name_series(dataset: Dataset, figures: Iterable[Figure]) -> Callable[[Figure], str]:
    """Return a function that names a figure's entity, with its id if names are equal."""
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


def _make_marks(
    dataset: Dataset,
    comparison: Comparison,
    figures: Sequence[Figure],
    footnotes: Footnotes,
    *,
    is_line: bool,
) -> Iterable[ChartMark]:
    name_of = _name_series(dataset, figures)
    change_to = {change.later.id: change for change in comparison.changes}
    for figure in figures:
        is_target = figure.status == "target"
        value = ", ".join(filter(None, (format_figure(dataset, figure), figure.flag)))
        change = None if comparison.unit.kind == "rank" else change_to.get(figure.id)
        yield ChartMark(
            name=name_of(figure),
            when=f"{format_period_or_missing(figure.period)}{', target' if is_target else ''}",
            words=one_line(" ".join(filter(None, (value, footnotes.number(figure))))),
            value=figure.value,
            is_target=is_target,
            flagged=figure.flag is not None,
            change=one_line(format_change(dataset, change)) if change else "",
            day=figure.period.sort_key[1] if is_line and figure.period else None,
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
