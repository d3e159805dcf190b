"""What a dataset holds: overview, lists, and the profiles of entities and metrics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from shlex import quote

from rich.console import RenderableType
from rich.text import Text

from provcli.dataset.models import Dataset, Entity, Figure, Metric
from provcli.terminal.layout import (
    Heading,
    Row,
    TerminalFootnotes,
    data_table,
    heading_line,
    key_value_table,
    not_reported,
    source_line,
    stack,
    text_cell,
    with_scope,
)
from provcli.values.periods import format_date, format_period, period_sort_key
from provcli.views.tables import Table
from provcli.views.wording import format_figure, format_unit


def overview(dataset: Dataset) -> RenderableType:
    """What a dataset is, how much is in it, and what to type next."""
    source = dataset.source
    origin = key_value_table(
        (
            ("Article", source.title),
            ("Publisher", source.publisher),
            ("Published", format_date(source.date)),
            ("Copy", source.copy_state),
        )
    )
    grid = data_table(
        ("Entity", "Figures", "Topics"),
        (_overview_row(dataset, entity) for entity in dataset.entities),
        right=("Figures",),
    )
    flagged = sum(1 for figure in dataset.figures if figure.flag)
    counts = (
        f"{len(dataset.figures)} figures of {len(dataset.metrics)} metrics, "
        f"{flagged} of them flagged; {len(dataset.claims)} claims between them."
    )
    return stack(
        heading_line(dataset.title),
        text_cell(dataset.description) if dataset.description else None,
        origin,
        grid,
        Text(counts),
        Text("\n").join(map(text_cell, _next_steps(dataset))),
    )


def _overview_row(dataset: Dataset, entity: Entity) -> Row:
    figures = [it for it in dataset.figures if it.entity == entity.id]
    topics = dict.fromkeys(
        topic for it in figures if (topic := dataset.metric_by_id[it.metric].topic)
    )
    return (
        _heading_name(entity),
        text_cell(len(figures)),
        text_cell(", ".join(dataset.topic_by_id[topic].name for topic in topics)),
    )


def _heading_name(entity: Entity) -> Text:
    return text_cell(" ".join(filter(None, (entity.name, entity.local_name))))


def _next_steps(dataset: Dataset) -> Iterable[str]:
    """Commands to try, with names that this dataset has."""
    if not dataset.figures:
        return ("Try provcli --help",)
    count: dict[str, set[str]] = {}
    for figure in dataset.figures:
        count.setdefault(figure.metric, set()).add(figure.entity)
    metric = max(count, key=lambda name: len(count[name]))
    entity = next(it.entity for it in reversed(dataset.figures) if it.metric == metric)
    example = next(it.id for it in dataset.figures if it.metric == metric)
    return (
        "Next:",
        f"  provcli show {quote(entity)}",
        f"  provcli compare --metric {quote(metric)}",
        f"  provcli explain {quote(example)}",
        "  provcli list metrics",
        "  provcli --help",
    )


def listing(
    table: Table, *, labels: Mapping[str, str], group_by: str | None = None
) -> RenderableType:
    """Records as a table for people, under the given labels; the other columns stay out.

    Args:
        table: the records.
        labels: by column, in order.
        group_by: a column whose changes of value become headings.
    """
    numeric = {column.name for column in table.columns if column.kind != "text"}

    def rows() -> Iterator[Row]:
        previous = None
        for record in table.records():
            if group_by and record[group_by] != previous:
                previous = record[group_by]
                if previous:
                    yield Heading(str(previous))
            cells = ("" if (value := record[name]) is None else value for name in labels)
            yield [text_cell(it) for it in cells]

    return data_table(
        tuple(labels.values()),
        rows(),
        right=[label for name, label in labels.items() if name in numeric],
    )


def figures(dataset: Dataset, figures: Iterable[Figure]) -> RenderableType:
    """Figures as a list, each with its id."""
    notes = TerminalFootnotes()
    grid = data_table(
        ("Figure", "Value", "Where", "Note"),
        (
            (
                text_cell(it.id),
                text_cell(format_figure(dataset, it)),
                text_cell(it.place),
                notes.mark(it),
            )
            for it in figures
        ),
        right=("Value",),
        optional=("Note",),
    )
    return stack(grid, notes.lines())


def entity_profile(
    dataset: Dataset,
    entity: Entity,
    figures: Sequence[Figure],
    computed: RenderableType | None = None,
) -> RenderableType:
    """All that is reported of a entity, by topic, and below it what was computed."""
    notes = TerminalFootnotes()

    def rows() -> Iterator[Row]:
        for topic in (*dataset.topics, None):
            topic_id = topic.id if topic else None
            metrics = {metric.id for metric in dataset.metrics if metric.topic == topic_id}
            of_topic = [it for it in figures if it.metric in metrics]
            if of_topic and topic:
                yield Heading(topic.name)
            for it, leads in _by_metric(of_topic):
                name = with_scope(dataset.metric_by_id[it.metric].name, it)
                yield (name if leads else "", *_figure_cells(dataset, it, notes))

    grid = data_table(("Metric", *_FIGURE_HEADERS), rows(), right=("Value",), optional=("Note",))
    codes = ", ".join(entity.codes.values())
    heading = heading_line(entity.name, entity.local_name, f"({codes})" if codes else None)
    return stack(heading, grid, notes.lines(), computed, source_line(dataset))


_FIGURE_HEADERS = ("Value", "Period", "Where", "Note")


def _figure_cells(dataset: Dataset, figure: Figure, notes: TerminalFootnotes) -> tuple[Text, ...]:
    return (
        text_cell(format_figure(dataset, figure)),
        text_cell(format_period(figure.period)),
        text_cell(figure.place),
        notes.mark(figure),
    )


def _by_metric(figures: Iterable[Figure]) -> Iterable[tuple[Figure, bool]]:
    """The figures of a metric and scope together, oldest first, each with whether it leads."""
    series: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in figures:
        series.setdefault((figure.metric, figure.scope), []).append(figure)
    for figures_of in series.values():
        for position, figure in enumerate(
            sorted(figures_of, key=lambda it: period_sort_key(it.period))
        ):
            yield figure, position == 0


def metric_profile(
    dataset: Dataset,
    metric: Metric,
    figures: Sequence[Figure],
    computed: RenderableType | None = None,
) -> RenderableType:
    """A metric's definition, all that is reported of it, and below it what was computed."""
    notes = TerminalFootnotes()
    facts = key_value_table(
        (
            ("Metric", metric.id),
            ("Topic", dataset.topic_by_id[metric.topic].name if metric.topic else None),
            ("Unit", format_unit(dataset.unit_by_id[metric.unit])),
        )
    )
    grid = data_table(
        ("Entity", *_FIGURE_HEADERS),
        (
            (
                with_scope(dataset.entity_by_id[it.entity].name, it),
                *_figure_cells(dataset, it, notes),
            )
            for it in figures
        ),
        right=("Value",),
        optional=("Note",),
    )
    reporting = {it.entity for it in figures}
    missing = [it for it in dataset.entities if it.id not in reporting]
    return stack(
        heading_line(metric.name, metric.local_name),
        text_cell(metric.description),
        facts,
        grid,
        not_reported(missing),
        notes.lines(),
        computed,
        source_line(dataset),
    )
