"""What a dataset holds: overview, lists, and the profiles of provinces and metrics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from shlex import quote

from rich.console import RenderableType
from rich.text import Text

from provcli.dataset.models import Dataset, Metric, Observation, Province
from provcli.terminal.layout import (
    Heading,
    Notes,
    Row,
    cell,
    facts_of,
    grid_of,
    not_reported,
    scoped,
    source_line,
    stack,
    title_of,
)
from provcli.values.periods import published, sort_key
from provcli.values.periods import readable as readable_period
from provcli.views.tables import Table
from provcli.views.wording import figure_text, unit_words


def overview(dataset: Dataset) -> RenderableType:
    """What a dataset is, how much is in it, and what to type next."""
    source = dataset.source
    origin = facts_of(
        (
            ("Article", source.title),
            ("Publisher", source.publisher),
            ("Published", published(source.date)),
            ("Copy", source.copy_state),
        )
    )
    grid = grid_of(
        ("Province", "Figures", "Topics"),
        (_overview_row(dataset, province) for province in dataset.provinces),
        right=("Figures",),
    )
    flagged = sum(1 for figure in dataset.observations if figure.flag)
    counts = (
        f"{len(dataset.observations)} figures of {len(dataset.metrics)} metrics, "
        f"{flagged} of them flagged; {len(dataset.claims)} claims between them."
    )
    return stack(
        title_of(dataset.title),
        cell(dataset.description) if dataset.description else None,
        origin,
        grid,
        Text(counts),
        Text("\n").join(map(cell, _next_steps(dataset))),
    )


def _overview_row(dataset: Dataset, province: Province) -> Row:
    figures = [it for it in dataset.observations if it.province == province.id]
    topics = dict.fromkeys(dataset.metric_by_id[it.metric].topic for it in figures)
    return (
        _heading_name(province),
        cell(len(figures)),
        cell(", ".join(dataset.topic_by_id[topic].name for topic in topics)),
    )


def _heading_name(province: Province) -> Text:
    return cell(" ".join(filter(None, (province.name, province.name_zh))))


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
        f"  provcli show {quote(province)}",
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
            yield [cell(it) for it in cells]

    return grid_of(
        tuple(labels.values()),
        rows(),
        right=[label for name, label in labels.items() if name in numeric],
    )


def figures(dataset: Dataset, observations: Iterable[Observation]) -> RenderableType:
    """Observations as a list, each with its id."""
    notes = Notes()
    grid = grid_of(
        ("Figure", "Value", "Where", "Note"),
        (
            (cell(it.id), cell(figure_text(dataset, it)), cell(it.place), notes.mark(it))
            for it in observations
        ),
        right=("Value",),
        optional=("Note",),
    )
    return stack(grid, notes.lines())


def province_profile(
    dataset: Dataset,
    province: Province,
    observations: Sequence[Observation],
    computed: RenderableType | None = None,
) -> RenderableType:
    """All that is reported of a province, by topic, and below it what was computed."""
    notes = Notes()

    def rows() -> Iterator[Row]:
        for topic in dataset.topics:
            metrics = {metric.id for metric in dataset.metrics if metric.topic == topic.id}
            of_topic = [it for it in observations if it.metric in metrics]
            if of_topic:
                yield Heading(topic.name)
            for it, leads in _by_metric(of_topic):
                name = scoped(dataset.metric_by_id[it.metric].name, it)
                yield (name if leads else "", *_figure_cells(dataset, it, notes))

    grid = grid_of(("Metric", *_FIGURE_HEADERS), rows(), right=("Value",), optional=("Note",))
    codes = ", ".join(filter(None, (province.iso_3166_2, province.gbt_2260)))
    heading = title_of(province.name, province.name_zh, f"({codes})" if codes else None)
    return stack(heading, grid, notes.lines(), computed, source_line(dataset))


_FIGURE_HEADERS = ("Value", "Period", "Where", "Note")


def _figure_cells(dataset: Dataset, figure: Observation, notes: Notes) -> tuple[Text, ...]:
    return (
        cell(figure_text(dataset, figure)),
        cell(readable_period(figure.period)),
        cell(figure.place),
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
    computed: RenderableType | None = None,
) -> RenderableType:
    """A metric's definition, all that is reported of it, and below it what was computed."""
    notes = Notes()
    facts = facts_of(
        (
            ("Metric", metric.id),
            ("Topic", dataset.topic_by_id[metric.topic].name),
            ("Unit", unit_words(dataset.unit_by_id[metric.unit])),
        )
    )
    grid = grid_of(
        ("Province", *_FIGURE_HEADERS),
        (
            (
                scoped(dataset.province_by_id[it.province].name, it),
                *_figure_cells(dataset, it, notes),
            )
            for it in observations
        ),
        right=("Value",),
        optional=("Note",),
    )
    reporting = {it.province for it in observations}
    missing = [it for it in dataset.provinces if it.id not in reporting]
    return stack(
        title_of(metric.name, metric.name_zh),
        cell(metric.description),
        facts,
        grid,
        not_reported(missing),
        notes.lines(),
        computed,
        source_line(dataset),
    )
