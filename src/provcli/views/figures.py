"""Figures as rows: what every medium prints about a figure, computed once."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from provcli.dataset.models import Dataset, Entity, Figure, Metric
from provcli.values.formatting import format_beside, format_percent
from provcli.values.periods import format_period, period_sort_key
from provcli.views.screen import Span
from provcli.views.wording import (
    GLYPHS,
    Attention,
    Footnotes,
    StatusItem,
    format_count,
    format_difference,
    format_location,
    split_figure,
)

if TYPE_CHECKING:
    from provcli.analysis.claims import ClaimResult
    from provcli.analysis.comparison import Change
    from provcli.checks.model import CheckResult

SORT_COLUMNS = ("entity", "metric", "value", "unit", "period", "location", "remark")
"""What figures can be sorted by."""


class FigureRow(NamedTuple):
    """A figure with the words beside it.

    Attributes:
        number: the value with its qualifier: `more than 5`.
        unit: the words after the number: `million kW`.
        location: section and paragraph: `brazil:5`.
        heading: the section's heading; empty before the first one.
        computed: what the article's other figures give instead: `computes to 23.89`.
        change: the change from the figure before: `+90.2%, +23.89% a year`.
        note_number: the number of its note: `[2]`.
    """

    figure: Figure
    entity: Entity
    metric: Metric
    number: str
    unit: str
    period: str
    location: str
    heading: str = ""
    computed: str = ""
    change: str = ""
    note_number: str = ""

    @property
    def attention(self) -> Attention:
        """Why a reader should look at it."""
        if self.computed:
            return "contradicted"
        if self.figure.flag:
            return "flagged"
        return "target" if self.figure.status == "target" else ""

    def describe_name(self, *, is_metric: bool) -> str:
        """Return the name that leads the row, with the part of the entity that it covers."""
        name = self.metric.name if is_metric else self.entity.name
        return f"{name} ({self.figure.scope})" if self.figure.scope else name

    def mark_name(self, name: str) -> tuple[Span, ...]:
        """Return a name with the row's glyph and the number of its note."""
        glyph = Span(GLYPHS[self.attention], self.attention)
        return glyph, Span(name), Span(self.note_number, "pale")

    def mark_number(self) -> Span:
        """Return the number, conspicuous if it is flagged or contradicted."""
        is_wrong = self.attention in ("flagged", "contradicted")
        return Span(self.number, "wrong" if is_wrong else "")

    @property
    def period_key(self) -> int:
        """What periods are sorted by: the last day, as a number of days."""
        return period_sort_key(self.figure.period)[0].toordinal()

    @property
    def remark(self) -> str:
        """Status, flag, what is computed, and the change."""
        status = "target" if self.figure.status == "target" else ""
        return ", ".join(filter(None, (status, self.figure.flag, self.computed, self.change)))


def build_rows(
    dataset: Dataset,
    figures: Iterable[Figure],
    footnotes: Footnotes,
    *,
    changes: Iterable["Change"] = (),
    claim_results: Iterable["ClaimResult"] = (),
    with_section: bool = True,
) -> tuple[FigureRow, ...]:
    """Return a row per figure, in the given order."""
    change_to = {change.later.id: change for change in changes}
    contradiction_of = {
        result.claim.stated: result for result in claim_results if result.verdict == "inconsistent"
    }
    rows = []
    for figure in figures:
        metric = dataset.metric_by_id[figure.metric]
        number, unit = split_figure(dataset, figure)
        change = change_to.get(figure.id)
        contradiction = contradiction_of.get(figure.id)
        rows.append(
            FigureRow(
                figure=figure,
                entity=dataset.entity_by_id[figure.entity],
                metric=metric,
                number=number,
                unit=unit,
                period=format_period(figure.period),
                location=format_location(figure) if with_section else str(figure.paragraph),
                heading=dataset.heading_by_section[figure.section] if figure.section else "",
                computed=format_contradiction(contradiction) if contradiction else "",
                change=format_change(dataset, change) if change else "",
                note_number=footnotes.number(figure),
            )
        )
    return tuple(rows)


def sort_rows(dataset: Dataset, rows: Iterable[FigureRow], column: str) -> list[FigureRow]:
    """Return rows by one of `SORT_COLUMNS`; values of a unit together, largest first."""
    units = {unit: position for position, unit in enumerate(dataset.unit_by_id)}
    sections = {section: position for position, section in enumerate(dataset.heading_by_section)}

    def key(row: FigureRow) -> tuple[Any, ...]:
        figure = row.figure
        match column:
            case "value":
                unit = dataset.unit_of(figure.metric)
                return (units[unit.id], figure.value if unit.kind == "rank" else -figure.value)
            case "period":
                return period_sort_key(figure.period)
            case "location":
                return (sections[figure.section], figure.paragraph, figure.occurrence)
            case "entity" | "metric":
                words = getattr(row, column).name
            case _:
                words = getattr(row, column)
        return (words == "", words.casefold())

    return sorted(rows, key=key)


def find_growth(change: "Change") -> Decimal | None:
    """Return growth as a share; None from zero or less, and to less than zero."""
    return None if change.later.value < 0 or change.earlier.value <= 0 else change.ratio


def format_change(dataset: Dataset, change: "Change") -> str:
    """Return a change as growth, or as a difference where growth means nothing."""
    growth = find_growth(change)
    if growth is None:
        return format_difference(change.difference, dataset.unit_of(change.later.metric))
    words = format_percent(growth, signed=True)
    if change.yearly is None or change.years == 1:
        return words
    return f"{words}, {format_percent(change.yearly, decimals=2, signed=True)} a year"


def format_contradiction(result: "ClaimResult") -> str:
    """Return what a contradicted claim's figures give: `computes to 23.89`."""
    if result.computed is None or result.stated is None:
        return "contradicted by other figures"
    return f"computes to {format_beside(result.computed, result.stated)}"


def order_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures, those of a metric, entity, and scope together, oldest first."""
    series: dict[tuple[str, str, str | None], list[Figure]] = {}
    for figure in figures:
        series.setdefault((figure.metric, figure.entity, figure.scope), []).append(figure)
    return [
        figure
        for of_series in series.values()
        for figure in sorted(of_series, key=lambda figure: period_sort_key(figure.period))
    ]


def describe_status(
    figures: Sequence[Figure],
    *,
    claim_results: Iterable["ClaimResult"] = (),
    checked: "CheckResult | None" = None,
) -> tuple[StatusItem, ...]:
    """Return counts of figures: all, flagged, contradicted, targets, in the article."""
    flagged = sum(figure.flag is not None for figure in figures)
    targets = sum(figure.status == "target" for figure in figures)
    contradicted = sum(result.verdict == "inconsistent" for result in claim_results)
    items = [StatusItem(format_count(len(figures), "figure"))]
    if flagged:
        items.append(StatusItem(f"{flagged:,} flagged", "flagged"))
    if contradicted:
        claims = format_count(contradicted, "claim")
        items.append(StatusItem(f"{claims} contradicted", "contradicted"))
    if targets:
        items.append(StatusItem(format_count(targets, "target"), "target"))
    if checked and checked.coverage:
        items.append(_describe_found(figures, checked))
    return tuple(items)


def _describe_found(figures: Sequence[Figure], checked: "CheckResult") -> StatusItem:
    """Return how many figures the article's text has, in place and as recorded."""
    wrong = {
        finding.subject
        for finding in checked.findings
        if finding.code in ("PC301", "PC302", "PC303", "PC304", "PC311")
    }
    found = sum(figure.id not in wrong for figure in figures)
    if found == len(figures):
        # A check mark beside errors would say that all is well.
        is_fine = all(finding.severity != "error" for finding in checked.open)
        words = f"all {found:,} found in the article"
        return StatusItem(words, "verified" if is_fine else "")
    return StatusItem(f"{found:,} of {len(figures):,} found in the article", "flagged")


def drop_repeats(names: Iterable[str]) -> list[str]:
    """Return names, empty where a name repeats the one before."""
    shown: list[str] = []
    previous = None
    for name in names:
        shown.append("" if name == previous else name)
        previous = name
    return shown


def group_by_topic(dataset: Dataset, figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    """Return figures by topic name, in the order of topics, those without one last."""
    names = {topic.id: topic.name for topic in dataset.topics}
    groups: dict[str | None, list[Figure]] = {topic: [] for topic in (*names, None)}
    for figure in figures:
        groups[dataset.metric_by_id[figure.metric].topic].append(figure)
    return {names[topic] if topic else "": group for topic, group in groups.items() if group}


def find_changes(dataset: Dataset, figures: Iterable[Figure]) -> "list[Change]":
    """Return the changes from each of the figures to the next one that is comparable."""
    from provcli.analysis.comparison import compare_figures

    by_metric: dict[str, list[Figure]] = {}
    for figure in figures:
        by_metric.setdefault(figure.metric, []).append(figure)
    return [
        change
        for metric, group in by_metric.items()
        if len(group) > 1
        for change in compare_figures(dataset, dataset.metric_by_id[metric], group).changes
    ]
