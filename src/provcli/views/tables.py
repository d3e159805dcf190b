"""Tables: described columns and rows of values, which every flat format writes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from provcli.dataset.models import Dataset, Figure, Metric
from provcli.values.periods import UNDATED, format_period, period_sort_key

Cell = str | int | Decimal | date | None
"""A value of a table; None is missing, which no format writes as a number."""


def cell_text(cell: Cell) -> str:
    """Return a cell as text: numbers with all digits and no exponent, None as empty."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell)


class Column(NamedTuple):
    """A column: its name, what its cells mean, and what a missing one means."""

    name: str
    kind: Literal["text", "integer", "number", "date"]
    description: str
    missing: str | None = None


class Table(NamedTuple):
    """A named list of records, all with the same columns."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Return the rows, each with the names of its columns."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


FIGURE_COLUMNS = (
    Column("id", "text", "Unique id: entity/metric/period, plus scope and target if needed."),
    Column("dataset", "text", "Name of the dataset."),
    Column("entity", "text", "Id of the entity that the figure is about."),
    Column("entity_name", "text", "Name of the entity."),
    Column("entity_kind", "text", "Kind of the entity, such as country."),
    Column("metric", "text", "Id of the metric."),
    Column("metric_name", "text", "Name of the metric."),
    Column("topic", "text", "Id of the metric's topic.", missing="none"),
    Column("period", "text", "Period that the figure covers.", missing="not stated"),
    Column("period_start", "date", "First day of the period.", missing="open or not stated"),
    Column("period_end", "date", "Last day of the period.", missing="open or not stated"),
    Column("value", "number", "The exact value in the unit; a fall is negative."),
    Column("unit", "text", "Id of the unit."),
    Column("qualifier", "text", "How exact the article says the number is."),
    Column("status", "text", "actual or target."),
    Column("scope", "text", "The part of the entity that it covers.", missing="all of it"),
    Column("printed", "text", "The number as the article prints it."),
    Column("section", "text", "Id of the article's section.", missing="before the first heading"),
    Column("paragraph", "integer", "Paragraph in the section; 0 is the heading."),
    Column("flag", "text", "suspect or disputed.", missing="neither"),
    Column("note", "text", "Note of the dataset's author.", missing="none"),
)
"""The columns of the flat table, in order."""


def tabulate(
    name: str,
    columns: Sequence[Column],
    items: Iterable[Any],
    /,
    **computed: Callable[[Any], Cell],
) -> Table:
    """Return one row per item; cells are its attributes or a function's results."""
    readers = [computed.get(column.name, attrgetter(column.name)) for column in columns]
    return Table(name, columns, [tuple(read(item) for read in readers) for item in items])


def figures_table(dataset: Dataset) -> Table:
    """Return one row per figure, in the order of the dataset."""

    def find_metric(figure: Figure) -> Metric:
        return dataset.metric_by_id[figure.metric]

    return tabulate(
        "figures",
        FIGURE_COLUMNS,
        dataset.figures,
        dataset=lambda _: dataset.name,
        entity_name=lambda figure: dataset.entity_by_id[figure.entity].name,
        entity_kind=lambda figure: dataset.entity_by_id[figure.entity].kind,
        metric_name=lambda figure: find_metric(figure).name,
        topic=lambda figure: find_metric(figure).topic,
        unit=lambda figure: find_metric(figure).unit,
        period_start=lambda figure: figure.period.start if figure.period else None,
        period_end=lambda figure: figure.period.end if figure.period else None,
    )


def metrics_table(dataset: Dataset) -> Table:
    """Return one row per metric, with the entities that report it."""
    reporting: dict[str, dict[str, None]] = {metric.id: {} for metric in dataset.metrics}
    for figure in dataset.figures:
        reporting[figure.metric][figure.entity] = None
    columns = (
        Column("id", "text", "Names the metric."),
        Column("name", "text", "Name."),
        Column("local_name", "text", "Name in another language.", missing="none"),
        Column("topic", "text", "Id of the topic.", missing="none"),
        Column("unit", "text", "Id of the unit."),
        Column("entities", "text", "Ids of the entities that report it.", missing="none"),
        Column("description", "text", "What is measured.", missing="none"),
    )
    return tabulate(
        "metrics",
        columns,
        dataset.metrics,
        entities=lambda metric: " ".join(reporting[metric.id]) or None,
    )


def entities_table(dataset: Dataset) -> Table:
    """Return one row per entity, with all its names."""
    counts = Counter(figure.entity for figure in dataset.figures)
    columns = (
        Column("id", "text", "Names the entity."),
        Column("kind", "text", "What sort of thing it is."),
        Column("name", "text", "Name."),
        Column("local_name", "text", "Name in another language.", missing="none"),
        Column("aliases", "text", "Other names, separated by commas.", missing="none"),
        Column("codes", "text", "Codes as scheme=code, separated by commas.", missing="none"),
        Column("part_of", "text", "Id of the larger entity.", missing="none"),
        Column("figures", "integer", "Number of its figures."),
    )
    return tabulate(
        "entities",
        columns,
        dataset.entities,
        aliases=lambda entity: ", ".join(entity.aliases) or None,
        codes=lambda entity: (
            ", ".join(f"{key}={code}" for key, code in entity.codes.items()) or None
        ),
        figures=lambda entity: counts[entity.id],
    )


def topics_table(dataset: Dataset) -> Table:
    """Return one row per topic, with its number of metrics and figures."""
    topic_of = {metric.id: metric.topic for metric in dataset.metrics}
    metrics = Counter(topic_of.values())
    figures = Counter(topic_of[figure.metric] for figure in dataset.figures)
    columns = (
        Column("id", "text", "Names the topic."),
        Column("name", "text", "Name."),
        Column("local_name", "text", "Name in another language.", missing="none"),
        Column("metrics", "integer", "Number of its metrics."),
        Column("figures", "integer", "Number of its figures."),
    )
    return tabulate(
        "topics",
        columns,
        dataset.topics,
        metrics=lambda topic: metrics[topic.id],
        figures=lambda topic: figures[topic.id],
    )


def periods_table(dataset: Dataset) -> Table:
    """Return one row per period, in order of time, with its number of figures."""
    counts = Counter(figure.period for figure in dataset.figures)
    columns = (
        Column("id", "text", "The period, or undated."),
        Column("name", "text", "The period in words."),
        Column("start", "date", "First day of the period.", missing="open or not stated"),
        Column("end", "date", "Last day of the period.", missing="open or not stated"),
        Column("figures", "integer", "Number of its figures."),
    )
    return tabulate(
        "periods",
        columns,
        sorted(counts, key=period_sort_key),
        id=lambda period: period or UNDATED,
        name=format_period,
        start=lambda period: period and period.start,
        end=lambda period: period and period.end,
        figures=lambda period: counts[period],
    )


def claims_table(dataset: Dataset) -> Table:
    """Return one row per claim, as the dataset has it."""
    columns = (
        Column("id", "text", "Names the claim."),
        Column("kind", "text", "What relation it states."),
        Column("statement", "text", "The relation in words."),
        Column("inputs", "text", "Ids of its figures in order, separated by spaces."),
        Column("stated", "text", "Id of the figure that states the result.", missing="none"),
        Column("stated_value", "number", "The result, where no figure is.", missing="none"),
        Column("implies", "text", "The input that the article does not report.", missing="none"),
        Column("stated_by", "text", "article, or analyst: the author of the dataset."),
        Column("note", "text", "Note of the dataset's author.", missing="none"),
    )
    return tabulate("claims", columns, dataset.claims, inputs=lambda claim: " ".join(claim.inputs))


def dismissals_table(dataset: Dataset) -> Table:
    """Return one row per number of the article that is not a figure."""
    columns = (
        Column("printed", "text", "The words as the article prints them."),
        Column("section", "text", "Id of the section.", missing="before the first heading"),
        Column("paragraph", "integer", "Paragraph in the section; 0 is the heading."),
        Column("occurrence", "integer", "Which one, if the paragraph prints several."),
        Column("reason", "text", "Why it is not a figure."),
        Column("repeats", "text", "Id of the figure that a repetition repeats.", missing="none"),
        Column("note", "text", "Note of the dataset's author.", missing="none"),
    )
    return tabulate("dismissals", columns, dataset.dismissals)


DATASET_TABLES = (figures_table, metrics_table, entities_table, claims_table)
"""The tables of formats that contain several."""


def keys_table() -> Table:
    """Return one row per key of a dataset file."""
    from provcli.dataset.schema import iter_keys  # no other command needs it

    return Table(
        "keys",
        (
            Column("table", "text", "The table that the key belongs to; empty at the top."),
            Column("key", "text", "The key."),
            Column("required", "text", "yes, or no and the default."),
            Column("description", "text", "The meaning of the key."),
        ),
        list(iter_keys()),
    )
