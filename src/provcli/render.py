"""Results as Rich objects; prints nothing.

Data reaches Rich as `Text` made by `_text`, never as markup, and cleaned of what would act on the
terminal. Frames are ASCII: other lines are two cells wide on some East Asian terminals.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.box import Box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from .comparison import Change, Comparison, Entry
from .figures import figure_text, grouped, percent, readable
from .models import Dataset, Metric, Observation, Province, Unit
from .periods import readable as readable_period
from .tables import Table
from .text import clean

_FRAME = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_BAR_WIDTH = 20


def _text(value: object, style: str = "") -> Text:
    return Text(clean(str(value)), style)


def _heading(name: str, *more: str | None) -> Text:
    heading = _text(name, "bold")
    for part in filter(None, more):
        heading.append_text(_text(f"  {part}"))
    return heading


def _grid(*headers: str, right: Sequence[str] = ()) -> RichTable:
    grid = RichTable(box=_FRAME, show_edge=False, pad_edge=False, header_style="bold")
    for header in headers:
        grid.add_column(
            Text(header), justify="right" if header in right else "left", overflow="fold"
        )
    return grid


class _Notes:
    """Notes below a table, each told once and numbered in the order it is met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, figure: Observation) -> Text:
        parts: list[str] = [figure.flag] if figure.flag else []
        if figure.note:
            parts.append(f"[{self._numbers.setdefault(figure.note, len(self._numbers) + 1)}]")
        return _text(" ".join(parts), "yellow" if figure.flag else "")

    def lines(self) -> RichTable | None:
        if not self._numbers:
            return None
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(justify="right")
        grid.add_column(overflow="fold")
        for note, number in self._numbers.items():
            grid.add_row(_text(f"[{number}]"), _text(note))
        return grid


def _without_empty(grid: RichTable, *headers: str) -> RichTable:
    """The grid without those columns that have nothing in any row."""
    grid.columns = [
        column
        for column in grid.columns
        if str(column.header) not in headers or any(str(cell) for cell in column.cells)
    ]
    return grid


def _stack(*parts: RenderableType | None) -> Group:
    """The parts that are there, with an empty line between them."""
    there = [part for part in parts if part is not None]
    return Group(
        *(
            part if position == 0 else Padding(part, (1, 0, 0, 0))
            for position, part in enumerate(there)
        )
    )


def _when(figure: Observation) -> Text:
    text = _text(readable_period(figure.period))
    return text.append(" (plan)") if figure.status == "target" else text


def _scoped(name: str, figure: Observation) -> Text:
    text = _text(name)
    return text.append_text(_text(f" ({figure.scope})", "dim")) if figure.scope else text


def overview(dataset: Dataset) -> RenderableType:
    """What a dataset is, how much is in it, and what to type next."""
    source = dataset.source
    origin = RichTable.grid(padding=(0, 2))
    origin.add_column(style="dim")
    origin.add_column(overflow="fold")
    for label, value in (
        ("Article", source.title),
        ("Publisher", source.publisher),
        ("Published", published(source.date)),
        ("Copy", source.copy_state),
    ):
        if value:
            origin.add_row(Text(label), _text(value))
    grid = _grid("Province", "Figures", "Topics", right=("Figures",))
    for province in dataset.provinces:
        figures = [it for it in dataset.observations if it.province == province.id]
        topics = dict.fromkeys(dataset.metric_by_id[it.metric].topic for it in figures)
        grid.add_row(
            _heading_name(province),
            _text(len(figures)),
            _text(", ".join(dataset.topic_by_id[topic].name for topic in topics)),
        )
    flagged = sum(1 for figure in dataset.observations if figure.flag)
    counts = (
        f"{len(dataset.observations)} figures of {len(dataset.metrics)} metrics, "
        f"{flagged} of them flagged; {len(dataset.claims)} claims between them."
    )
    return _stack(
        _heading(dataset.title),
        _text(dataset.description) if dataset.description else None,
        origin,
        grid,
        Text(counts),
        Text("\n").join(map(Text, _next_steps(dataset))),
    )


def _heading_name(province: Province) -> Text:
    return _text(" ".join(filter(None, (province.name, province.name_zh))))


def published(date: str) -> str:
    """An EDTF date of publication in words: `2024-21` is spring 2024."""
    seasons = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    season = seasons.get(date[5:])
    return f"{season} {date[:4]}" if season else readable_period(date)


def _next_steps(dataset: Dataset) -> Iterable[str]:
    """Commands to try, with names that this dataset has."""
    if not dataset.observations:
        return ("Try provcli --help",)
    count: dict[str, set[str]] = {}
    for figure in dataset.observations:
        count.setdefault(figure.metric, set()).add(figure.province)
    metric = max(count, key=lambda name: len(count[name]))
    province = next(it.province for it in reversed(dataset.observations) if it.metric == metric)
    example = next(it.id for it in dataset.observations if it.metric == metric)
    return (
        "Next:",
        f"  provcli show {province}",
        f"  provcli compare --metric {metric}",
        f"  provcli explain {example}",
        "  provcli list metrics",
        "  provcli --help",
    )


def listing(table: Table, *, labels: Sequence[str], group_by: str | None = None) -> RenderableType:
    """Records as a table for people, under the given labels; the other columns stay out.

    Args:
        table: the records.
        labels: pairs `column=Label`, in order.
        group_by: a column whose changes of value become headings.
    """
    names = [column.name for column in table.columns]
    shown = [label.partition("=")[::2] for label in labels]
    numeric = {column.name for column in table.columns if column.kind != "text"}
    grid = _grid(
        *(label for _, label in shown), right=[label for name, label in shown if name in numeric]
    )
    previous = None
    for row in table.rows:
        record = dict(zip(names, row, strict=True))
        if group_by and record[group_by] != previous:
            previous = record[group_by]
            _group_row(grid, str(previous), first=not grid.row_count)
        cells = ("" if (value := record[name]) is None else value for name, _ in shown)
        grid.add_row(*map(_text, cells))
    return grid


def _group_row(grid: RichTable, title: str, *, first: bool) -> None:
    if not first:
        grid.add_row()
    grid.add_row(_text(title, "bold cyan"))


def figures(dataset: Dataset, observations: Iterable[Observation]) -> RenderableType:
    """Observations as a list, each with its id."""
    notes = _Notes()
    grid = _grid("Figure", "Value", "Where", "Note", right=("Value",))
    for it in observations:
        grid.add_row(_text(it.id), _text(figure_text(dataset, it)), _text(it.place), notes.mark(it))
    return _stack(_without_empty(grid, "Note"), notes.lines())


def province_profile(
    dataset: Dataset, province: Province, observations: Sequence[Observation]
) -> RenderableType:
    """All that is reported of a province, by topic."""
    notes = _Notes()
    grid = _grid("Metric", "Value", "Period", "Where", "Note", right=("Value",))
    for topic in dataset.topics:
        of_topic = [it for it in observations if dataset.metric_by_id[it.metric].topic == topic.id]
        if of_topic:
            _group_row(grid, topic.name, first=not grid.row_count)
        for it in of_topic:
            grid.add_row(
                _scoped(dataset.metric_by_id[it.metric].name, it),
                _text(figure_text(dataset, it)),
                _when(it),
                _text(it.place),
                notes.mark(it),
            )
    codes = ", ".join(filter(None, (province.iso_3166_2, province.gbt_2260)))
    heading = _heading(province.name, province.name_zh, f"({codes})" if codes else None)
    return _stack(heading, _without_empty(grid, "Note"), notes.lines(), _source_line(dataset))


def metric_profile(
    dataset: Dataset, metric: Metric, observations: Sequence[Observation]
) -> RenderableType:
    """A metric's definition and all that is reported of it."""
    notes = _Notes()
    unit = dataset.unit_by_id[metric.unit]
    facts = RichTable.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    facts.add_row(Text("Metric"), _text(metric.id))
    facts.add_row(Text("Topic"), _text(dataset.topic_by_id[metric.topic].name))
    facts.add_row(Text("Unit"), _text(unit_words(unit)))
    grid = _grid("Province", "Value", "Period", "Where", "Note", right=("Value",))
    for it in observations:
        grid.add_row(
            _scoped(dataset.province_by_id[it.province].name, it),
            _text(figure_text(dataset, it)),
            _when(it),
            _text(it.place),
            notes.mark(it),
        )
    reporting = {it.province for it in observations}
    missing = [it for it in dataset.provinces if it.id not in reporting]
    return _stack(
        _heading(metric.name, metric.name_zh),
        _text(metric.description),
        facts,
        _without_empty(grid, "Note"),
        _not_reported(missing),
        notes.lines(),
        _source_line(dataset),
    )


def unit_words(unit: Unit) -> str:
    """A unit with its id and, where it has one, its description."""
    text = unit.id if unit.label in ("", unit.id) else f"{unit.id} ({unit.label})"
    return f"{text}: {unit.description}" if unit.description else text


def _source_line(dataset: Dataset) -> Text:
    source = dataset.source
    return _text(
        f"Source: {source.publisher}, {source.title}, {published(source.date)}. "
        "Where: section and paragraph.",
        "dim",
    )


def _not_reported(provinces: Sequence[Province]) -> Text | None:
    if not provinces:
        return None
    return _text(f"Not reported: {', '.join(province.name for province in provinces)}.")


def comparison_screen(
    dataset: Dataset, comparisons: Sequence[Comparison], *, baseline: Province | None
) -> RenderableType:
    """Metrics side by side, then each of them in full."""
    notes = _Notes()
    parts: list[RenderableType | None] = []
    if len(comparisons) > 1:
        parts.append(_side_by_side(dataset, comparisons))
    for it in comparisons:
        parts += _comparison_parts(dataset, it, baseline, notes)
    return _stack(*parts, notes.lines(), _source_line(dataset))


def _side_by_side(dataset: Dataset, comparisons: Sequence[Comparison]) -> RenderableType:
    names = [it.metric.name for it in comparisons]
    grid = _grid("Province", *names, right=names)
    cells: dict[str, list[list[str]]] = {
        province.id: [[] for _ in comparisons] for province in dataset.provinces
    }
    for column, it in enumerate(comparisons):
        for group in it.groups:
            for entry in group.entries:
                when = _when(entry.figure).plain
                text = f"{figure_text(dataset, entry.figure)} in {when}"
                cells[entry.figure.province][column].append(
                    text if entry.figure.period else figure_text(dataset, entry.figure)
                )
    asked = {figure.province for it in comparisons for figure in _all_figures(it)}
    asked |= {province.id for it in comparisons for province in it.not_reported}
    for province in dataset.provinces:
        if province.id in asked:
            row = (_text("; ".join(cell) or "not reported") for cell in cells[province.id])
            grid.add_row(_text(province.name), *row)
    return grid


def _all_figures(comparison: Comparison) -> Iterable[Observation]:
    yield from (entry.figure for group in comparison.groups for entry in group.entries)
    yield from (apart.figure for apart in comparison.apart)


def _comparison_parts(
    dataset: Dataset, comparison: Comparison, baseline: Province | None, notes: _Notes
) -> list[RenderableType | None]:
    unit = comparison.unit
    metric = comparison.metric
    heading = _heading(metric.name, metric.name_zh, unit.label and f"in {unit.label}")
    parts: list[RenderableType | None] = [heading]
    if comparison.groups:
        parts.append(_ranking(dataset, comparison, notes))
    if baseline and any(group.baseline is None for group in comparison.groups):
        periods = [readable_period(it.period) for it in comparison.groups if it.baseline is None]
        parts.append(_text(f"No figure of {baseline.name} to refer to: {', '.join(periods)}."))
    if comparison.changes:
        parts.append(_change_table(dataset, comparison))
    if comparison.apart:
        lines = (_apart_line(dataset, it.figure, it.reason, notes) for it in comparison.apart)
        parts.append(Text("\n").join((Text("Not ranked:"), *lines)))
    parts.append(_not_reported(comparison.not_reported))
    return parts


def _apart_line(dataset: Dataset, figure: Observation, reason: str, notes: _Notes) -> Text:
    province = dataset.province_by_id[figure.province].name
    line = _text(f"  {province}, {figure_text(dataset, figure)}: {reason}")
    mark = notes.mark(figure)
    return line.append(" ").append_text(mark) if mark.plain else line


def _ranking(dataset: Dataset, comparison: Comparison, notes: _Notes) -> RichTable:
    unit = comparison.unit
    against = {"quantity": "Of baseline", "rate": "To baseline", "rank": ""}[unit.kind]
    bases = {group.baseline for group in comparison.groups if group.baseline}
    if len(bases) == 1:
        against = against.replace("baseline", dataset.province_by_id[bases.pop()].name)
    else:
        against = against.replace("Of baseline", "Of top").replace("To baseline", "To top")
    has_bars = unit.kind != "rank"
    headers = ["#", "Province", "Value", *([against] if against else []), "Note"]
    grid = _grid(*headers, *(["Bar"] if has_bars else []), right=("#", "Value", against))
    # One scale for all periods, so that the bars of two years can be held against each other.
    values = [abs(entry.figure.value) for group in comparison.groups for entry in group.entries]
    top = max(values, default=Decimal(0))
    for group in comparison.groups:
        title = readable_period(group.period) if group.period else "Period not stated"
        title = f"{title} (plan)" if group.status == "target" else title
        _group_row_at(grid, 1, title, first=not grid.row_count)
        for entry in group.entries:
            cells = [
                _text(entry.rank or ""),
                _text(dataset.province_by_id[entry.figure.province].name),
                _text(figure_text(dataset, entry.figure)),
            ]
            if against:
                cells.append(_text(_against(entry, unit)))
            cells.append(notes.mark(entry.figure))
            if has_bars:
                cells.append(_bar(entry.figure.value, top))
            grid.add_row(*cells)
    return _without_empty(grid, against, "Note", "#")


def _group_row_at(grid: RichTable, column: int, title: str, *, first: bool) -> None:
    if not first:
        grid.add_row()
    grid.add_row(*[""] * column, _text(title, "bold cyan"))


def _against(entry: Entry, unit: Unit) -> str:
    if unit.kind == "rate":
        return "" if entry.difference is None else _points(entry.difference)
    return "" if entry.ratio is None else percent(entry.ratio)


def _points(difference: Decimal) -> str:
    return f"{difference:+,f} points" if difference else "0 points"


def _bar(value: Decimal, top: Decimal) -> Text:
    """A bar as long as the value is to the top; a fall is drawn with another sign."""
    length = int((abs(value) / top * _BAR_WIDTH).to_integral_value()) if top else 0
    return Text(("#" if value >= 0 else "-") * length, "cyan")


def _change_table(dataset: Dataset, comparison: Comparison) -> RichTable:
    headers = ("Province", "Change", "Difference", "In percent", "A year")
    grid = _grid(*headers, right=headers[2:])
    for change in comparison.changes:
        earlier, later = map(readable_period, (change.earlier.period, change.later.period))
        grid.add_row(
            _scoped(dataset.province_by_id[change.province].name, change.later),
            _text(f"{earlier} to {later}"),
            _text(_difference(change, comparison.unit)),
            _text("" if change.ratio is None else percent(change.ratio, signed=True)),
            _text("" if change.yearly is None else percent(change.yearly, decimals=2, signed=True)),
        )
    return grid


def _difference(change: Change, unit: Unit) -> str:
    if unit.kind == "rate":
        return _points(change.difference)
    if unit.kind == "rank":
        return f"{change.difference:+,f} places"
    sign = "+" if change.difference > 0 else ""
    return f"{sign}{readable(change.difference, unit)}"


def explanation(dataset: Dataset, figure: Observation) -> RenderableType:
    """One observation whole: what it says, where it stands, how exact it is, what it is part of."""
    province = dataset.province_by_id[figure.province]
    metric = dataset.metric_by_id[figure.metric]
    unit = dataset.unit_by_id[metric.unit]
    facts = RichTable.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    rows: list[tuple[str, str | None]] = [
        ("Province", " ".join(filter(None, (province.name, province.name_zh)))),
        ("Metric", f"{metric.name} ({metric.id})"),
        ("Definition", metric.description),
        ("Scope", figure.scope),
        ("Period", _period_words(figure)),
        ("Status", "a plan for a time to come" if figure.status == "target" else None),
        ("Value", f"{grouped(figure.value)}, in {unit_words(unit)}"),
        ("Qualifier", figure.qualifier),
        ("Bounds", None),
        ("Printed", f'"{figure.printed}"'),
        ("Section", dataset.heading_by_section[figure.section]),
        ("Paragraph", _paragraph_words(figure)),
        ("Flag", figure.flag),
        ("Note", figure.note),
    ]
    for label, value in rows:
        if value:
            facts.add_row(Text(label), _text(value))
    claims = [claim for claim in dataset.claims if figure.id in (claim.stated, *claim.inputs)]
    lines = [_text(f"  {claim.id} ({claim.kind}): {claim.says}") for claim in claims]
    return _stack(
        _heading(figure_text(dataset, figure), figure.id),
        facts,
        Text("\n").join((Text("Claims:"), *lines)) if lines else None,
    )


def _period_words(figure: Observation) -> str:
    words = readable_period(figure.period)
    return words if figure.period in (None, words) else f"{words} ({figure.period})"


def _paragraph_words(figure: Observation) -> str:
    if figure.occurrence == 1:
        return str(figure.paragraph)
    return f"{figure.paragraph}, occurrence {figure.occurrence}"
