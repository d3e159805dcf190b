"""Answers as plain tables: named, described columns and rows of values, before any format."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from provcli.dataset.models import Dataset, Observation
from provcli.text_safety import escaped_json

Cell = str | int | Decimal | None
"""A value of a table; None is missing, which no format writes as a number."""


def plain(cell: Cell) -> str:
    """A cell as text: numbers have their digits, no grouping, no exponent; missing is empty."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell)


encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=plain).encode
"""JSON of a value on one line, with numbers of any size as strings; what may act is in it still."""


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON with numbers of any size as strings, and nothing in it that acts on a terminal."""
    if indent is None:
        return escaped_json(encoded(value))
    return escaped_json(
        json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=plain)
    )


class Column(NamedTuple):
    """A column's name, what its cells are and mean, and what it means that one is missing."""

    name: str
    kind: Literal["text", "integer", "number"]
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


FLAT = (
    Column("id", "text", "Names the figure: province, metric, period, and what else is needed."),
    Column("province", "text", "Id of the area the figure is about."),
    Column("province_name", "text", "English name of the area."),
    Column("iso_3166_2", "text", "ISO 3166-2 code of the area.", missing="none"),
    Column("metric", "text", "Id of what is measured."),
    Column("metric_name", "text", "English name of what is measured."),
    Column("topic", "text", "Id of the group the metric belongs to."),
    Column(
        "period",
        "text",
        "When: ISO 8601 date or EDTF interval; empty if not stated.",
        missing="not stated",
    ),
    Column("value", "number", "The figure, exact, in its unit; a fall is negative."),
    Column("unit", "text", "Id of the unit."),
    Column("qualifier", "text", "How exact the article says it is."),
    Column("status", "text", "actual, or target: a plan for a time to come."),
    Column(
        "scope", "text", "Whom it covers, if not the whole province.", missing="the whole province"
    ),
    Column("printed", "text", "The number as the article prints it."),
    Column("section", "text", "Id of the article's section."),
    Column("paragraph", "integer", "Paragraph in the section, from 1."),
    Column(
        "flag",
        "text",
        "suspect or disputed; empty if neither.",
        missing="neither suspect nor disputed",
    ),
    Column("note", "text", "What a reader should know.", missing="none"),
)
"""The columns of the flat table, in order."""


def flat(dataset: Dataset) -> Table:
    """One row an observation, in the order of the dataset."""
    return Table("observations", FLAT, (_flat_row(dataset, it) for it in dataset.observations))


def _flat_row(dataset: Dataset, figure: Observation) -> tuple[Cell, ...]:
    province = dataset.province_by_id[figure.province]
    metric = dataset.metric_by_id[figure.metric]
    return (
        figure.id,
        province.id,
        province.name,
        province.iso_3166_2,
        metric.id,
        metric.name,
        metric.topic,
        figure.period,
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
    """One row a metric, with the provinces that report it."""
    reporting: dict[str, dict[str, None]] = {metric.id: {} for metric in dataset.metrics}
    for figure in dataset.observations:
        reporting[figure.metric][figure.province] = None
    return Table(
        "metrics",
        (
            Column("id", "text", "Names the metric."),
            Column("name", "text", "English name."),
            Column("name_zh", "text", "Chinese name.", missing="none"),
            Column("topic", "text", "Id of the topic."),
            Column("unit", "text", "Id of the unit."),
            Column(
                "provinces",
                "text",
                "Ids of the provinces that report it, by blanks.",
                missing="none",
            ),
            Column("description", "text", "What is measured."),
        ),
        [
            (
                metric.id,
                metric.name,
                metric.name_zh,
                metric.topic,
                metric.unit,
                " ".join(reporting[metric.id]),
                metric.description,
            )
            for metric in dataset.metrics
        ],
    )


def provinces_table(dataset: Dataset) -> Table:
    """One row a province, with every name it is found by."""
    count = dict.fromkeys(dataset.province_by_id, 0)
    for figure in dataset.observations:
        count[figure.province] += 1
    return Table(
        "provinces",
        (
            Column("id", "text", "Names the province."),
            Column("name", "text", "English name."),
            Column("name_zh", "text", "Chinese name.", missing="none"),
            Column("abbreviation", "text", "Short name.", missing="none"),
            Column("iso_3166_2", "text", "ISO 3166-2 code.", missing="none"),
            Column("gbt_2260", "text", "GB/T 2260 code.", missing="none"),
            Column("figures", "integer", "How many figures are about it."),
        ),
        [
            (
                province.id,
                province.name,
                province.name_zh,
                province.abbreviation,
                province.iso_3166_2,
                province.gbt_2260,
                count[province.id],
            )
            for province in dataset.provinces
        ],
    )


def topics_table(dataset: Dataset) -> Table:
    """One row a topic, with how much there is of it."""
    topic_of = {metric.id: metric.topic for metric in dataset.metrics}
    metrics = dict.fromkeys(dataset.topic_by_id, 0)
    figures = dict(metrics)
    for metric in dataset.metrics:
        metrics[metric.topic] += 1
    for figure in dataset.observations:
        figures[topic_of[figure.metric]] += 1
    return Table(
        "topics",
        (
            Column("id", "text", "Names the topic."),
            Column("name", "text", "English name."),
            Column("name_zh", "text", "Chinese name."),
            Column("metrics", "integer", "How many metrics belong to it."),
            Column("figures", "integer", "How many figures belong to it."),
        ),
        [
            (topic.id, topic.name, topic.name_zh, metrics[topic.id], figures[topic.id])
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
            Column("says", "text", "The relation in words."),
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
                claim.says,
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
