"""Answers as plain tables: named, described columns and rows of values, before any format."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from provcli.dataset.models import Dataset, Figure
from provcli.text_safety import escape_json

Cell = str | int | Decimal | date | None
"""A value of a table; None is missing, which no format writes as a number."""


def cell_text(cell: Cell) -> str:
    """A cell as text: numbers have their digits, no grouping, no exponent; missing is empty."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell)


encode_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=cell_text).encode
"""JSON of a value on one line, with numbers of any size as strings; what may act is in it still."""


def to_json(value: object, *, indent: int | None = None) -> str:
    """JSON with numbers of any size as strings, and nothing in it that acts on a terminal."""
    if indent is None:
        return escape_json(encode_json(value))
    return escape_json(
        json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=cell_text)
    )


class Column(NamedTuple):
    """A column's name, what its cells are and mean, and what it means that one is missing."""

    name: str
    kind: Literal["text", "integer", "number", "date"]
    description: str
    missing: str | None = None


@dataclass(frozen=True)
class Table:
    """A named list of records, all with the same columns."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows one after the other, each with the names of its columns."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


FIGURE_COLUMNS = (
    Column("id", "text", "Names the figure: entity, metric, period, and what makes it unique."),
    Column("dataset", "text", "Name of the dataset."),
    Column("entity", "text", "Id of the entity that the figure is about."),
    Column("entity_name", "text", "Name of the entity."),
    Column("entity_kind", "text", "What sort of thing the entity is."),
    Column("metric", "text", "Id of the metric."),
    Column("metric_name", "text", "Name of the metric."),
    Column("topic", "text", "Id of the metric's topic.", missing="none"),
    Column("period", "text", "Time that the figure covers.", missing="not stated"),
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


def figures_table(dataset: Dataset) -> Table:
    """Return one row per figure, in the order of the dataset."""
    rows = (_figure_row(dataset, figure) for figure in dataset.figures)
    return Table("figures", FIGURE_COLUMNS, rows)


def _figure_row(dataset: Dataset, figure: Figure) -> tuple[Cell, ...]:
    entity = dataset.entity_by_id[figure.entity]
    metric = dataset.metric_by_id[figure.metric]
    period = figure.period
    return (
        figure.id,
        dataset.name,
        entity.id,
        entity.name,
        entity.kind,
        metric.id,
        metric.name,
        metric.topic,
        period,
        period.start if period else None,
        period.end if period else None,
        figure.value,
        metric.unit,
        figure.qualifier,
        figure.status,
        figure.scope,
        figure.printed,
        figure.section,
        figure.paragraph,
        figure.flag,
        figure.note,
    )


def metrics_table(dataset: Dataset) -> Table:
    """One row a metric, with the entities that report it."""
    reporting: dict[str, dict[str, None]] = {metric.id: {} for metric in dataset.metrics}
    for figure in dataset.figures:
        reporting[figure.metric][figure.entity] = None
    return Table(
        "metrics",
        (
            Column("id", "text", "Names the metric."),
            Column("name", "text", "English name."),
            Column("local_name", "text", "Chinese name.", missing="none"),
            Column("topic", "text", "Id of the topic."),
            Column("unit", "text", "Id of the unit."),
            Column(
                "entities",
                "text",
                "Ids of the entities that report it, by blanks.",
                missing="none",
            ),
            Column("description", "text", "What is measured."),
        ),
        [
            (
                metric.id,
                metric.name,
                metric.local_name,
                metric.topic,
                metric.unit,
                " ".join(reporting[metric.id]),
                metric.description,
            )
            for metric in dataset.metrics
        ],
    )


def entities_table(dataset: Dataset) -> Table:
    """Return one row per entity, with every name it is found by."""
    count = dict.fromkeys(dataset.entity_by_id, 0)
    for figure in dataset.figures:
        count[figure.entity] += 1
    return Table(
        "entities",
        (
            Column("id", "text", "Names the entity."),
            Column("kind", "text", "What sort of thing it is."),
            Column("name", "text", "Name."),
            Column("local_name", "text", "Name in another language.", missing="none"),
            Column("aliases", "text", "Other names, separated by commas.", missing="none"),
            Column("codes", "text", "Codes as scheme=code, by commas.", missing="none"),
            Column("part_of", "text", "Id of the larger entity.", missing="none"),
            Column("figures", "integer", "Number of its figures."),
        ),
        [
            (
                entity.id,
                entity.kind,
                entity.name,
                entity.local_name,
                ", ".join(entity.aliases) or None,
                ", ".join(f"{scheme}={code}" for scheme, code in entity.codes.items()) or None,
                entity.part_of,
                count[entity.id],
            )
            for entity in dataset.entities
        ],
    )


def topics_table(dataset: Dataset) -> Table:
    """One row a topic, with how much there is of it."""
    topic_of = {metric.id: metric.topic for metric in dataset.metrics}
    metrics = dict.fromkeys(dataset.topic_by_id, 0)
    figures = dict(metrics)
    for metric in dataset.metrics:
        if metric.topic:
            metrics[metric.topic] += 1
    for figure in dataset.figures:
        if topic := topic_of[figure.metric]:
            figures[topic] += 1
    return Table(
        "topics",
        (
            Column("id", "text", "Names the topic."),
            Column("name", "text", "English name."),
            Column("local_name", "text", "Chinese name."),
            Column("metrics", "integer", "How many metrics belong to it."),
            Column("figures", "integer", "How many figures belong to it."),
        ),
        [
            (topic.id, topic.name, topic.local_name, metrics[topic.id], figures[topic.id])
            for topic in dataset.topics
        ],
    )


def claims_table(dataset: Dataset) -> Table:
    """One row a claim, as the dataset has it."""
    return Table(
        "claims",
        (
            Column("id", "text", "Names the claim."),
            Column("kind", "text", "What kind of relation it is."),
            Column("statement", "text", "The relation in words."),
            Column("inputs", "text", "Ids of the figures it relates, in order, by blanks."),
            Column(
                "stated", "text", "Id of the figure that the inputs should yield.", missing="none"
            ),
            Column(
                "stated_value",
                "number",
                "What they should yield, where it is no figure.",
                missing="none",
            ),
            Column(
                "implies", "text", "The input that the article does not report.", missing="none"
            ),
            Column("stated_by", "text", "article, or reader: whoever made the dataset."),
            Column("note", "text", "What a reader should know.", missing="none"),
        ),
        [
            (
                claim.id,
                claim.kind,
                claim.statement,
                " ".join(claim.inputs),
                claim.stated,
                claim.stated_value,
                claim.implies,
                claim.stated_by,
                claim.note,
            )
            for claim in dataset.claims
        ],
    )
