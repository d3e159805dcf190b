"""Results as Rich objects; prints nothing.

Data reaches Rich as `Text` made by `_text`, never as markup, and cleaned of what would act on the
terminal. Frames are ASCII: other lines are two cells wide on some East Asian terminals.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.box import Box
from rich.console import Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from .charts import Chart, Mark, Panel
from .checks import RULE_BY_CODE, Finding, Report, short, six_digits
from .claims import VERDICTS, Implied, Judgement, bounds, judge
from .comparison import Change, Comparison, Entry, elsewhere_words
from .figures import figure_text, grouped, percent, readable, source_words
from .models import Dataset, Metric, Observation, Province, Status, Unit
from .periods import published, sort_key
from .periods import readable as readable_period
from .reports import Checked
from .tables import Table
from .text import clean

_FRAME = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_BAR_WIDTH = 20
_STATUS_WORDS: dict[Status, str] = {"actual": "", "target": "plan"}


def _text(value: object, style: str = "") -> Text:
    return Text(clean(str(value)), style)


def _heading(name: str, *more: str | None) -> Text:
    heading = _text(name, "bold")
    for part in filter(None, more):
        heading.append_text(_text(f"  {part}"))
    return heading


class _Heading(NamedTuple):
    """A row of a grid that is the title of the rows below it."""

    title: str


_Row = Sequence[Text | str] | _Heading


def _grid(
    headers: Sequence[str],
    rows: Iterable[_Row],
    *,
    right: Sequence[str] = (),
    optional: Sequence[str] = (),
    title_in: str = "",
) -> RichTable:
    """A table for people.

    Args:
        headers: the columns.
        rows: their cells; a heading starts a new group.
        right: columns of numbers, which stand to the right.
        optional: columns that are left out if every cell is empty.
        title_in: the column that takes the headings; otherwise the first.
    """
    rows = list(rows)
    cells = [row for row in rows if not isinstance(row, _Heading)]
    kept = [
        index
        for index, header in enumerate(headers)
        if header not in optional or any(str(row[index]) for row in cells)
    ]
    grid = RichTable(
        box=_FRAME, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
    )
    for index in kept:
        justify: JustifyMethod = "right" if headers[index] in right else "left"
        grid.add_column(_text(headers[index]), justify=justify, overflow="fold")
    title_at = kept.index(headers.index(title_in)) if title_in else 0
    for row in rows:
        if isinstance(row, _Heading):
            if grid.row_count:
                grid.add_row()
            grid.add_row(*[""] * title_at, _text(row.title, "bold cyan"))
        else:
            grid.add_row(*(row[index] for index in kept))
    return grid


def _facts(rows: Iterable[tuple[str, str | None]]) -> RichTable:
    """Labels and values, one below the other; those without a value stay out."""
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(Text(label), _text(value))
    return grid


class _Notes:
    """Notes below a table, each told once and numbered in the order it is met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, figure: Observation, *, status: bool = True) -> Text:
        """Status, flag and number of the note, as far as there are any."""
        told = (_STATUS_WORDS[figure.status] if status else "", figure.flag)
        parts = [word for word in told if word]
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


def _stack(*parts: RenderableType | None) -> Group:
    """The parts that are there, with an empty line between them."""
    there = [part for part in parts if part is not None]
    return Group(
        *(
            part if position == 0 else Padding(part, (1, 0, 0, 0))
            for position, part in enumerate(there)
        )
    )


def _scoped(name: str, figure: Observation) -> Text:
    text = _text(name)
    return text.append_text(_text(f" ({figure.scope})", "dim")) if figure.scope else text


def overview(dataset: Dataset) -> RenderableType:
    """What a dataset is, how much is in it, and what to type next."""
    source = dataset.source
    origin = _facts(
        (
            ("Article", source.title),
            ("Publisher", source.publisher),
            ("Published", published(source.date)),
            ("Copy", source.copy_state),
        )
    )
    grid = _grid(
        ("Province", "Figures", "Topics"),
        (_overview_row(dataset, province) for province in dataset.provinces),
        right=("Figures",),
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


def _overview_row(dataset: Dataset, province: Province) -> _Row:
    figures = [it for it in dataset.observations if it.province == province.id]
    topics = dict.fromkeys(dataset.metric_by_id[it.metric].topic for it in figures)
    return (
        _heading_name(province),
        _text(len(figures)),
        _text(", ".join(dataset.topic_by_id[topic].name for topic in topics)),
    )


def _heading_name(province: Province) -> Text:
    return _text(" ".join(filter(None, (province.name, province.name_zh))))


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
    numeric = {column.name for column in table.columns if column.kind != "text"}
    shown = [label.partition("=")[::2] for label in labels]

    def rows() -> Iterator[_Row]:
        previous = None
        for row in table.rows:
            record = dict(zip(names, row, strict=True))
            if group_by and record[group_by] != previous:
                previous = record[group_by]
                if previous:
                    yield _Heading(str(previous))
            cells = ("" if (value := record[name]) is None else value for name, _ in shown)
            yield [_text(cell) for cell in cells]

    return _grid(
        [label for _, label in shown],
        rows(),
        right=[label for name, label in shown if name in numeric],
    )


def figures(dataset: Dataset, observations: Iterable[Observation]) -> RenderableType:
    """Observations as a list, each with its id."""
    notes = _Notes()
    grid = _grid(
        ("Figure", "Value", "Where", "Note"),
        (
            (_text(it.id), _text(figure_text(dataset, it)), _text(it.place), notes.mark(it))
            for it in observations
        ),
        right=("Value",),
        optional=("Note",),
    )
    return _stack(grid, notes.lines())


def province_profile(
    dataset: Dataset,
    province: Province,
    observations: Sequence[Observation],
    implied: Sequence[Implied] = (),
) -> RenderableType:
    """All that is reported of a province, by topic, and what follows from it if asked for."""
    notes = _Notes()

    def rows() -> Iterator[_Row]:
        for topic in dataset.topics:
            metrics = {metric.id for metric in dataset.metrics if metric.topic == topic.id}
            of_topic = [it for it in observations if it.metric in metrics]
            if of_topic:
                yield _Heading(topic.name)
            for it, leads in _by_metric(of_topic):
                name = _scoped(dataset.metric_by_id[it.metric].name, it)
                yield (name if leads else "", *_figure_cells(dataset, it, notes))

    grid = _grid(("Metric", *_FIGURE_HEADERS), rows(), right=("Value",), optional=("Note",))
    codes = ", ".join(filter(None, (province.iso_3166_2, province.gbt_2260)))
    heading = _heading(province.name, province.name_zh, f"({codes})" if codes else None)
    computed = implied_screen(dataset, implied) if implied else None
    return _stack(heading, grid, notes.lines(), computed, _source_line(dataset))


_FIGURE_HEADERS = ("Value", "Period", "Where", "Note")


def _figure_cells(dataset: Dataset, figure: Observation, notes: _Notes) -> tuple[Text, ...]:
    return (
        _text(figure_text(dataset, figure)),
        _text(readable_period(figure.period)),
        _text(figure.place),
        notes.mark(figure),
    )


def _by_metric(observations: Iterable[Observation]) -> Iterable[tuple[Observation, bool]]:
    """The figures of a metric and scope together, oldest first, each with whether it leads."""
    series: dict[tuple[str, str | None], list[Observation]] = {}
    for figure in observations:
        series.setdefault((figure.metric, figure.scope), []).append(figure)
    for figures_of in series.values():
        for position, figure in enumerate(sorted(figures_of, key=lambda it: sort_key(it.period))):
            yield figure, position == 0


def metric_profile(
    dataset: Dataset,
    metric: Metric,
    observations: Sequence[Observation],
    implied: Sequence[Implied] = (),
) -> RenderableType:
    """A metric's definition, all that is reported of it, and what follows if asked for."""
    notes = _Notes()
    facts = _facts(
        (
            ("Metric", metric.id),
            ("Topic", dataset.topic_by_id[metric.topic].name),
            ("Unit", unit_words(dataset.unit_by_id[metric.unit])),
        )
    )
    grid = _grid(
        ("Province", *_FIGURE_HEADERS),
        (
            (
                _scoped(dataset.province_by_id[it.province].name, it),
                *_figure_cells(dataset, it, notes),
            )
            for it in observations
        ),
        right=("Value",),
        optional=("Note",),
    )
    reporting = {it.province for it in observations}
    missing = [it for it in dataset.provinces if it.id not in reporting]
    return _stack(
        _heading(metric.name, metric.name_zh),
        _text(metric.description),
        facts,
        grid,
        _not_reported(missing),
        notes.lines(),
        implied_screen(dataset, implied) if implied else None,
        _source_line(dataset),
    )


def unit_words(unit: Unit) -> str:
    """A unit with its id and, where it has one, its description."""
    text = unit.id if unit.label in ("", unit.id) else f"{unit.id} ({unit.label})"
    return f"{text}: {unit.description}" if unit.description else text


def _source_line(dataset: Dataset) -> Text:
    return _text(f"{source_words(dataset)} Where: section and paragraph.", "dim")


def _not_reported_here(comparison: Comparison) -> Text | None:
    """Who has no figure at all, and who has one for other periods only."""
    never = [it for it in comparison.not_reported if it.id not in comparison.elsewhere]
    lines = [
        _text(f"{it.name}: not reported{elsewhere_words(comparison, it)}.")
        for it in comparison.not_reported
        if it.id in comparison.elsewhere
    ]
    told = _not_reported(never)
    return Text("\n").join([*lines, *([told] if told else [])]) if lines or told else None


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
            _text(province.name),
            *(_text("; ".join(cell) or "not reported") for cell in cells[province.id]),
        )
        for province in dataset.provinces
        if province.id in asked
    )
    return _grid(("Province", *names), rows, right=names)


def _dated(dataset: Dataset, figure: Observation) -> str:
    when = [readable_period(figure.period)] if figure.period else []
    when += filter(None, [_STATUS_WORDS[figure.status]])
    return " ".join((figure_text(dataset, figure), f"({', '.join(when)})" if when else "")).rstrip()


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
    parts.append(_not_reported_here(comparison))
    return parts


def _apart_line(dataset: Dataset, figure: Observation, reason: str, notes: _Notes) -> Text:
    province = dataset.province_by_id[figure.province].name
    line = _text(f"  {province}, {figure_text(dataset, figure)}: {reason}")
    mark = notes.mark(figure, status=False)
    return line.append(" ").append_text(mark) if mark.plain else line


def _ranking(dataset: Dataset, comparison: Comparison, notes: _Notes) -> RichTable:
    unit = comparison.unit
    against = "To baseline" if unit.kind == "rate" else "Of baseline"
    bases = {group.baseline for group in comparison.groups if group.baseline}
    if len(bases) == 1:
        against = against.replace("baseline", dataset.province_by_id[bases.pop()].name)
    else:
        against = against.replace("Of baseline", "Of top").replace("To baseline", "To top")
    # One scale for all periods, so that the bars of two years can be held against each other.
    values = [abs(entry.figure.value) for group in comparison.groups for entry in group.entries]
    top = max(values, default=Decimal(0))

    def rows() -> Iterator[_Row]:
        for group in comparison.groups:
            title = readable_period(group.period) if group.period else "Period not stated"
            yield _Heading(f"{title} (plan)" if group.status == "target" else title)
            for entry in group.entries:
                yield (
                    _text(entry.rank or ""),
                    _text(dataset.province_by_id[entry.figure.province].name),
                    _text(figure_text(dataset, entry.figure)),
                    _text(_against(entry, unit)),
                    notes.mark(entry.figure, status=False),
                    Text() if unit.kind == "rank" else _bar(entry.figure.value, top),
                )

    return _grid(
        ("#", "Province", "Value", against, "Note", "Bar"),
        rows(),
        right=("#", "Value", against),
        optional=("#", against, "Note", "Bar"),
        title_in="Province",
    )


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
    headers = ("Province", "From and to", "Change", "In percent", "A year")
    return _grid(
        headers,
        (_change_row(dataset, change, comparison.unit) for change in comparison.changes),
        right=headers[2:],
        optional=headers[3:],
    )


def _change_row(dataset: Dataset, change: Change, unit: Unit) -> _Row:
    earlier, later = map(readable_period, (change.earlier.period, change.later.period))
    return (
        _scoped(dataset.province_by_id[change.province].name, change.later),
        _text(f"{earlier} to {later}"),
        _text(_difference(change, unit)),
        _text("" if change.ratio is None else percent(change.ratio, decimals=2, signed=True)),
        _text("" if change.yearly is None else percent(change.yearly, decimals=2, signed=True)),
    )


def _difference(change: Change, unit: Unit) -> str:
    if unit.kind == "rate":
        return _points(change.difference)
    if unit.kind == "rank":
        return f"{change.difference:+,f} places"
    sign = "+" if change.difference > 0 else ""
    return f"{sign}{readable(change.difference, unit)}"


_CHART_SIGNS: dict[str, str] = {"actual": "#", "computed": "#", "target": ":"}


def chart_screen(chart: Chart) -> RenderableType:
    """A chart in characters: a plan is drawn with another sign than a fact, and so is a fall."""
    drawn = [mark for panel in chart.panels if not panel.computed for mark in panel.marks]
    parts: list[RenderableType] = []
    for panel in chart.panels:
        # The figures share one scale; what is computed from them has its own.
        ends = _ends(panel.marks if panel.computed else drawn)
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(overflow="fold")
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for it in panel.marks:
            words = _text(it.words, "yellow" if it.flagged else "")
            grid.add_row(_text(it.row), _chart_bar(it, panel, ends), words)
        parts += [_heading(panel.title, panel.subtitle), grid]
    legend = [line.replace("Dashed and hollow", "Drawn with colons") for line in chart.legend]
    foot = [Text("\n").join(map(_text, lines)) for lines in (legend, chart.notes) if lines]
    return _stack(*parts, *foot, _text(chart.source, "dim"))


def _ends(marks: Sequence[Mark]) -> tuple[Decimal, Decimal]:
    values = [mark.value for mark in marks if mark.value is not None]
    return min([*values, Decimal(0)]), max([*values, Decimal(0)])


def _chart_bar(mark: Mark, panel: Panel, ends: tuple[Decimal, Decimal]) -> Text:
    """A bar to the right of zero or to the left; a rank has none."""
    if mark.value is None or panel.ranked:
        return Text()
    low, high = ends
    step = (high - low) / _BAR_WIDTH or Decimal(1)
    left, length = (int((abs(it) / step).to_integral_value()) for it in (low, mark.value))
    sign = _CHART_SIGNS[mark.kind]
    if mark.value < 0:
        bar = " " * (left - length) + ("-" if sign == "#" else sign) * length + "|"
    else:
        bar = f"{' ' * left}|{sign * length}"
    return Text(bar, "cyan")


def explanation(dataset: Dataset, figure: Observation) -> RenderableType:
    """One observation whole: what it says, where it stands, how exact it is, what it is part of."""
    province = dataset.province_by_id[figure.province]
    metric = dataset.metric_by_id[figure.metric]
    unit = dataset.unit_by_id[metric.unit]
    rows = (
        ("Province", " ".join(filter(None, (province.name, province.name_zh)))),
        ("Metric", f"{metric.name} ({metric.id})"),
        ("Definition", metric.description),
        ("Scope", figure.scope),
        ("Period", _period_words(figure)),
        ("Status", "a plan for a time to come" if figure.status == "target" else None),
        ("Value", f"{grouped(figure.value)}, in {unit_words(unit)}"),
        ("Qualifier", figure.qualifier),
        ("Bounds", _bounds_words(dataset, figure)),
        ("Printed", f'"{figure.printed}"'),
        ("Section", dataset.heading_by_section[figure.section]),
        ("Paragraph", _paragraph_words(figure)),
        ("Flag", figure.flag),
        ("Note", figure.note),
    )
    judgements = [
        judge(dataset, claim)
        for claim in dataset.claims
        if figure.id in (claim.stated, *claim.inputs)
    ]
    return _stack(
        _heading(figure_text(dataset, figure), figure.id),
        _facts(rows),
        Text("Claims it takes part in", "bold") if judgements else None,
        *(_judgement_block(dataset, it) for it in judgements),
    )


def _bounds_words(dataset: Dataset, figure: Observation) -> str:
    low, high = bounds(dataset, figure)
    if low == high:
        return "exact"
    if not high.is_finite():
        return f"{grouped(low)} or more"
    return (
        f"{grouped(high)} or less" if not low.is_finite() else f"{grouped(low)} to {grouped(high)}"
    )


def _judgement_block(dataset: Dataset, judgement: Judgement) -> RenderableType:
    claim, limits, implied = judgement.claim, judgement.bounds, judgement.implied
    stated = None if judgement.stated is None else grouped(judgement.stated)
    by_reader = " (a relation the dataset's author found)" if claim.stated_by == "reader" else ""
    rows = (
        (claim.id, f"{claim.says}{by_reader}"),
        ("  verdict", f"{judgement.verdict}: {judgement.reason or VERDICTS[judgement.verdict]}"),
        ("  formula", judgement.formula),
        ("  stated", stated),
        ("  computed", None if judgement.computed is None else short(judgement.computed)),
        ("  bounds", f"{short(limits.low)} to {short(limits.high)}" if limits else None),
        ("  implies", f"{implied.id} = {implied_words(dataset, implied)}" if implied else None),
    )
    return _facts(rows)


def implied_words(dataset: Dataset, implied: Implied) -> str:
    """An implied figure with its bounds, to six digits."""
    unit = dataset.unit_of(implied.metric)
    bare = unit.model_copy(update={"label": ""})
    low, high = (
        readable(six_digits(it), bare) if it.is_finite() else "no limit" for it in implied.bounds
    )
    return f"{readable(six_digits(implied.value), unit)} ({low} to {high})"


def implied_screen(dataset: Dataset, figures: Sequence[Implied]) -> RenderableType:
    """Figures that the article does not report, computed from its claims."""
    rows = (
        (
            _text(dataset.province_by_id[it.province].name),
            _text(dataset.metric_by_id[it.metric].name),
            _text(readable_period(it.period)),
            _text(implied_words(dataset, it)),
            _text(it.claim),
        )
        for it in figures
    )
    grid = _grid(("Province", "Metric", "Period", "Implied value", "By the claim"), rows)
    heading = Text("Implied: computed from claims, not reported by the article", "bold")
    return _stack(heading, grid)


def check_screen(dataset: Dataset, checked: Checked) -> RenderableType:
    """A check's findings, its claims with their arithmetic, and how much was checked."""
    report = checked.report
    acknowledged = _findings_grid(checked, report.acknowledged, with_reason=True)
    parts: list[RenderableType | None] = []
    if report.open:
        parts += [Text("Findings", "bold red"), _findings_grid(checked, report.open)]
    if report.acknowledged:
        parts += [Text("Acknowledged findings", "bold"), acknowledged]
    if report.judgements and report.has_arithmetic:
        parts += [Text("Claims", "bold"), _claims_grid(dataset, report)]
    return _stack(*parts, Text("\n").join(map(_text, summary_lines(report))))


def _findings_grid(
    checked: Checked, findings: Sequence[Finding], *, with_reason: bool = False
) -> RichTable:
    def told(finding: Finding) -> str:
        if with_reason:
            return f"{finding.expects}. {finding.acknowledged}"
        told = f"{finding.message}. {RULE_BY_CODE[finding.code].hint}"
        return told if finding.expects == finding.message else f"{told} [{finding.expects}]"

    rows = (
        (
            _text(it.code, "" if with_reason else "red"),
            _text(checked.line(it) or ""),
            _text(it.subject),
            _text(told(it)),
        )
        for it in findings
    )
    headers = ("Rule", "Line", "About", "Why it stays" if with_reason else "What is wrong")
    return _grid(headers, rows, right=("Line",), optional=("Line",))


def _claims_grid(dataset: Dataset, report: Report) -> RichTable:
    rows = (
        (
            _text(it.claim.id),
            _text(it.verdict, "yellow" if it.verdict == "inconsistent" else ""),
            _text(arithmetic(dataset, it)),
        )
        for it in report.judgements
    )
    return _grid(("Claim", "Verdict", "Arithmetic"), rows)


def arithmetic(dataset: Dataset, judgement: Judgement) -> str:
    """A claim's formula with what it gives, what is stated, and what is missing."""
    text = judgement.formula
    if judgement.computed is not None and judgement.bounds is not None:
        low, high = judgement.bounds
        text += f" = {short(judgement.computed)} ({short(low)} to {short(high)})"
    if judgement.stated is not None:
        text += f"; stated {grouped(judgement.stated)}"
    if judgement.reason:
        text += f"; {judgement.reason}"
    if judgement.implied:
        text += f"; implies {implied_words(dataset, judgement.implied)}"
    return text


def summary_lines(report: Report) -> Iterator[str]:
    """How much was checked, how much could not be, and what came of it."""
    verdicts = Counter(it.verdict for it in report.judgements)
    told = ", ".join(f"{verdicts[it]} {it}" for it in VERDICTS if verdicts[it])
    yield f"Checked: {report.figures} figures by {len(report.rules)} rules."
    if report.judgements and report.has_arithmetic:
        yield f"Claims: {len(report.judgements)}: {told}."
    if (coverage := report.coverage) is None:
        yield "Article: not given, so nothing was held against it; add --article FILE."
    else:
        reasons = ", ".join(f"{count} {reason}" for reason, count in coverage.dismissed.items())
        reasons = f" ({reasons})" if reasons else ""
        yield (
            f"Article: {coverage.numbers} numbers: {coverage.recorded} recorded, "
            f"{sum(coverage.dismissed.values())} dismissed{reasons}, "
            f"{coverage.unaccounted} unaccounted."
        )
        outcomes = ", ".join(f"{count} {name}" for name, count in coverage.observations.items())
        yield f"Figures in the article: {outcomes}."
    noun = "finding" if len(report.open) == 1 else "findings"
    resting = len(report.acknowledged)
    rest = f"{resting} rest{'s' if resting == 1 else ''} on acknowledgements" if resting else ""
    yield (
        " ".join(filter(None, (f"Result: {len(report.open) or 'no'} {noun}", rest and f"({rest})")))
        + "."
    )


def _period_words(figure: Observation) -> str:
    words = readable_period(figure.period)
    return words if figure.period in (None, words) else f"{words} ({figure.period})"


def _paragraph_words(figure: Observation) -> str:
    if figure.occurrence == 1:
        return str(figure.paragraph)
    return f"{figure.paragraph}, occurrence {figure.occurrence}"
