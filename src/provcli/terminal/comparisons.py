"""Metrics side by side: rankings, changes, and what cannot be compared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from provcli.analysis.comparison import Change, Comparison, Entry, elsewhere_words
from provcli.dataset.models import Dataset, Observation, Province, Unit
from provcli.terminal.layout import (
    STATUS_WORDS,
    Grid,
    Heading,
    Notes,
    Row,
    bar,
    cell,
    grid_of,
    not_reported,
    scoped,
    source_line,
    stack,
    title_of,
)
from provcli.values.periods import readable as readable_period
from provcli.views.wording import difference_words, figure_text, percent, period_words


def comparison_screen(
    dataset: Dataset, comparisons: Sequence[Comparison], *, baseline: Province | None
) -> RenderableType:
    """Metrics side by side, then each of them in full."""
    notes = Notes()
    parts: list[RenderableType | None] = []
    if len(comparisons) > 1:
        parts.append(_side_by_side(dataset, comparisons))
    for it in comparisons:
        parts += _comparison_parts(dataset, it, baseline, notes)
    return stack(*parts, notes.lines(), source_line(dataset))


def _side_by_side(dataset: Dataset, comparisons: Sequence[Comparison]) -> RenderableType:
    names = [it.metric.name for it in comparisons]
    cells: dict[str, list[list[str]]] = {
        province.id: [[] for _ in comparisons] for province in dataset.provinces
    }
    asked = {province.id for it in comparisons for province in it.not_reported}
    for column, it in enumerate(comparisons):
        for group in it.groups:
            for entry in group.entries:
                asked.add(entry.figure.province)
                cells[entry.figure.province][column].append(_dated(dataset, entry.figure))
        asked |= {apart.figure.province for apart in it.apart}
    rows = (
        (
            cell(province.name),
            *(cell("; ".join(it) or "not reported") for it in cells[province.id]),
        )
        for province in dataset.provinces
        if province.id in asked
    )
    return grid_of(("Province", *names), rows, right=names)


def _dated(dataset: Dataset, figure: Observation) -> str:
    when = [readable_period(figure.period)] if figure.period else []
    when += filter(None, [STATUS_WORDS[figure.status]])
    return " ".join((figure_text(dataset, figure), f"({', '.join(when)})" if when else "")).rstrip()


def _comparison_parts(
    dataset: Dataset, comparison: Comparison, baseline: Province | None, notes: Notes
) -> list[RenderableType | None]:
    unit = comparison.unit
    metric = comparison.metric
    heading = title_of(metric.name, metric.name_zh, unit.label and f"in {unit.label}")
    parts: list[RenderableType | None] = [heading]
    if comparison.groups:
        parts.append(_ranking(dataset, comparison, notes))
    if baseline and any(group.baseline is None for group in comparison.groups):
        periods = [readable_period(it.period) for it in comparison.groups if it.baseline is None]
        parts.append(cell(f"No figure of {baseline.name} to refer to: {', '.join(periods)}."))
    if comparison.changes:
        parts.append(_change_table(dataset, comparison))
    if comparison.apart:
        lines = (_apart_line(dataset, it.figure, it.reason, notes) for it in comparison.apart)
        parts.append(Text("\n").join((Text("Not ranked:"), *lines)))
    parts.append(_not_reported_here(comparison))
    return parts


def _apart_line(dataset: Dataset, figure: Observation, reason: str, notes: Notes) -> Text:
    province = dataset.province_by_id[figure.province].name
    line = cell(f"  {province}, {_dated(dataset, figure)}: {reason}")
    mark = notes.mark(figure, status=False)
    return line.append(" ").append_text(mark) if mark.plain else line


def _ranking(dataset: Dataset, comparison: Comparison, notes: Notes) -> Grid:
    unit = comparison.unit
    bases = {group.baseline for group in comparison.groups if group.baseline}
    base = dataset.province_by_id[bases.pop()].name if len(bases) == 1 else "top"
    against = f"{'To' if unit.kind == 'rate' else 'Of'} {base}"
    # One scale for all periods, so that the bars of two years can be held against each other.
    values = [abs(entry.figure.value) for group in comparison.groups for entry in group.entries]
    top = max(values, default=Decimal(0))

    def rows() -> Iterator[Row]:
        for group in comparison.groups:
            title = period_words(group.period)
            yield Heading(f"{title} (plan)" if group.status == "target" else title)
            for entry in group.entries:
                yield (
                    cell(entry.rank or ""),
                    cell(dataset.province_by_id[entry.figure.province].name),
                    cell(figure_text(dataset, entry.figure)),
                    cell(_against(entry, unit)),
                    notes.mark(entry.figure, status=False),
                    Text() if unit.kind == "rank" else bar(entry.figure.value, top),
                )

    return grid_of(
        ("#", "Province", "Value", against, "Note", "Bar"),
        rows(),
        right=("#", "Value", against),
        optional=("#", against, "Note", "Bar"),
        title_in="Province",
    )


def _against(entry: Entry, unit: Unit) -> str:
    if unit.kind == "rate":
        return "" if entry.difference is None else difference_words(entry.difference, unit)
    return "" if entry.ratio is None else percent(entry.ratio)


def _not_reported_here(comparison: Comparison) -> Text | None:
    """Who has no figure at all, and who has one for other periods only."""
    never = [it for it in comparison.not_reported if it.id not in comparison.elsewhere]
    lines = [
        cell(f"{it.name}: not reported{elsewhere_words(comparison, it)}.")
        for it in comparison.not_reported
        if it.id in comparison.elsewhere
    ]
    told = not_reported(never)
    return Text("\n").join([*lines, *([told] if told else [])]) if lines or told else None


def _change_table(dataset: Dataset, comparison: Comparison) -> Grid:
    headers = ("Province", "From and to", "Change", "In percent", "A year")
    return grid_of(
        headers,
        (_change_row(dataset, change, comparison.unit) for change in comparison.changes),
        right=headers[2:],
        optional=headers[3:],
    )


def _change_row(dataset: Dataset, change: Change, unit: Unit) -> Row:
    earlier, later = map(readable_period, (change.earlier.period, change.later.period))
    return (
        scoped(dataset.province_by_id[change.province].name, change.later),
        cell(f"{earlier} to {later}"),
        cell(difference_words(change.difference, unit)),
        cell("" if change.ratio is None else percent(change.ratio, decimals=2, signed=True)),
        cell("" if change.yearly is None else percent(change.yearly, decimals=2, signed=True)),
    )
