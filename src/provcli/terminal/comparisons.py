"""Metrics side by side: rankings, changes, and what cannot be compared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from provcli.analysis.comparison import Change, Comparison, RankedFigure, format_other_periods
from provcli.dataset.models import Dataset, Entity, Figure, Unit
from provcli.terminal.layout import (
    STATUS_WORDS,
    Grid,
    Heading,
    Row,
    TerminalFootnotes,
    bar,
    data_table,
    heading_line,
    not_reported,
    source_line,
    stack,
    text_cell,
    with_scope,
)
from provcli.values.periods import format_period
from provcli.views.wording import (
    format_difference,
    format_figure,
    format_percent,
    format_period_or_missing,
)


def comparison_screen(
    dataset: Dataset, comparisons: Sequence[Comparison], *, baseline: Entity | None
) -> RenderableType:
    """Metrics side by side, then each of them in full."""
    notes = TerminalFootnotes()
    parts: list[RenderableType | None] = []
    if len(comparisons) > 1:
        parts.append(_side_by_side(dataset, comparisons))
    for it in comparisons:
        parts += _comparison_parts(dataset, it, baseline, notes)
    return stack(*parts, notes.lines(), source_line(dataset))


def _side_by_side(dataset: Dataset, comparisons: Sequence[Comparison]) -> RenderableType:
    names = [it.metric.name for it in comparisons]
    cells: dict[str, list[list[str]]] = {
        entity.id: [[] for _ in comparisons] for entity in dataset.entities
    }
    asked = {entity.id for it in comparisons for entity in it.not_reported}
    for column, it in enumerate(comparisons):
        for group in it.groups:
            for entry in group.entries:
                asked.add(entry.figure.entity)
                cells[entry.figure.entity][column].append(_dated(dataset, entry.figure))
        asked |= {apart.figure.entity for apart in it.apart}
    rows = (
        (
            text_cell(entity.name),
            *(text_cell("; ".join(it) or "not reported") for it in cells[entity.id]),
        )
        for entity in dataset.entities
        if entity.id in asked
    )
    return data_table(("Entity", *names), rows, right=names)


def _dated(dataset: Dataset, figure: Figure) -> str:
    when = [format_period(figure.period)] if figure.period else []
    when += filter(None, [STATUS_WORDS[figure.status]])
    return " ".join(
        (format_figure(dataset, figure), f"({', '.join(when)})" if when else "")
    ).rstrip()


def _comparison_parts(
    dataset: Dataset, comparison: Comparison, baseline: Entity | None, notes: TerminalFootnotes
) -> list[RenderableType | None]:
    unit = comparison.unit
    metric = comparison.metric
    heading = heading_line(metric.name, metric.local_name, unit.label and f"in {unit.label}")
    parts: list[RenderableType | None] = [heading]
    if comparison.groups:
        parts.append(_ranking(dataset, comparison, notes))
    if baseline and any(group.baseline is None for group in comparison.groups):
        periods = [format_period(it.period) for it in comparison.groups if it.baseline is None]
        parts.append(text_cell(f"No figure of {baseline.name} to refer to: {', '.join(periods)}."))
    if comparison.changes:
        parts.append(_change_table(dataset, comparison))
    if comparison.apart:
        lines = (_apart_line(dataset, it.figure, it.reason, notes) for it in comparison.apart)
        parts.append(Text("\n").join((Text("Not ranked:"), *lines)))
    parts.append(_not_reported_here(comparison))
    return parts


def _apart_line(dataset: Dataset, figure: Figure, reason: str, notes: TerminalFootnotes) -> Text:
    entity = dataset.entity_by_id[figure.entity].name
    line = text_cell(f"  {entity}, {_dated(dataset, figure)}: {reason}")
    mark = notes.mark(figure, status=False)
    return line.append(" ").append_text(mark) if mark.plain else line


def _ranking(dataset: Dataset, comparison: Comparison, notes: TerminalFootnotes) -> Grid:
    unit = comparison.unit
    bases = {group.baseline for group in comparison.groups if group.baseline}
    base = dataset.entity_by_id[bases.pop()].name if len(bases) == 1 else "top"
    against = f"{'To' if unit.kind == 'rate' else 'Of'} {base}"
    # One scale for all periods, so that the bars of two years can be held against each other.
    values = [abs(entry.figure.value) for group in comparison.groups for entry in group.entries]
    top = max(values, default=Decimal(0))

    def rows() -> Iterator[Row]:
        for group in comparison.groups:
            title = format_period_or_missing(group.period)
            yield Heading(f"{title} (plan)" if group.status == "target" else title)
            for entry in group.entries:
                yield (
                    text_cell(entry.rank or ""),
                    text_cell(dataset.entity_by_id[entry.figure.entity].name),
                    text_cell(format_figure(dataset, entry.figure)),
                    text_cell(_against(entry, unit)),
                    notes.mark(entry.figure, status=False),
                    Text() if unit.kind == "rank" else bar(entry.figure.value, top),
                )

    return data_table(
        ("#", "Entity", "Value", against, "Note", "Bar"),
        rows(),
        right=("#", "Value", against),
        optional=("#", against, "Note", "Bar"),
        title_in="Entity",
    )


def _against(entry: RankedFigure, unit: Unit) -> str:
    if unit.kind == "rate":
        return "" if entry.difference is None else format_difference(entry.difference, unit)
    return "" if entry.ratio is None else format_percent(entry.ratio)


def _not_reported_here(comparison: Comparison) -> Text | None:
    """Who has no figure at all, and who has one for other periods only."""
    never = [it for it in comparison.not_reported if it.id not in comparison.elsewhere]
    lines = [
        text_cell(f"{it.name}: not reported{format_other_periods(comparison, it)}.")
        for it in comparison.not_reported
        if it.id in comparison.elsewhere
    ]
    told = not_reported(never)
    return Text("\n").join([*lines, *([told] if told else [])]) if lines or told else None


def _change_table(dataset: Dataset, comparison: Comparison) -> Grid:
    headers = ("Entity", "From and to", "Change", "In percent", "A year")
    return data_table(
        headers,
        (_change_row(dataset, change, comparison.unit) for change in comparison.changes),
        right=headers[2:],
        optional=headers[3:],
    )


def _change_row(dataset: Dataset, change: Change, unit: Unit) -> Row:
    earlier, later = map(format_period, (change.earlier.period, change.later.period))
    return (
        with_scope(dataset.entity_by_id[change.entity].name, change.later),
        text_cell(f"{earlier} to {later}"),
        text_cell(format_difference(change.difference, unit)),
        text_cell(
            "" if change.ratio is None else format_percent(change.ratio, decimals=2, signed=True)
        ),
        text_cell(
            "" if change.yearly is None else format_percent(change.yearly, decimals=2, signed=True)
        ),
    )
