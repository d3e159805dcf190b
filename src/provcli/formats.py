"""The formats an answer can leave in: one function a format, one table of them.

Each function yields the text of a table piece by piece and knows no file. JSON and TOML can also
hold a dataset whole, and do so where the answer is one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import tomli_w

from .models import Dataset
from .tables import Cell, Table
from .text import clean, escaped, harmless


@dataclass(frozen=True)
class Format:
    """A row of the table of formats."""

    name: str
    suffix: str
    description: str
    write_table: Callable[[Table], Iterator[str]] | None
    """How it writes records; None where only some answers can be written so."""
    write_dataset: Callable[[Dataset], Iterator[str]] | None = None


def plain(value: Decimal) -> str:
    """A number with the digits it has: no grouping, no exponent."""
    return format(value, "f")


def _texts(row: Sequence[Cell]) -> list[str]:
    return [
        "" if cell is None else plain(cell) if isinstance(cell, Decimal) else str(cell)
        for cell in row
    ]


def write_csv(table: Table) -> Iterator[str]:
    """RFC 4180 with a header and line feeds; missing is empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(map(harmless, _texts(row)))
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def write_ndjson(table: Table) -> Iterator[str]:
    """One JSON object a line; numbers are strings, so that no reader rounds them."""
    for record in _records(table):
        yield f"{_json(record)}\n"


def write_json_table(table: Table) -> Iterator[str]:
    """A JSON list of objects."""
    separator = "["
    for record in _records(table):
        yield f"{separator}\n  {_json(record)}"
        separator = ","
    yield "\n]\n" if separator == "," else "[]\n"


def write_json_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, under the keys of its TOML file; observations carry their ids."""
    document = _document(dataset)
    document["observations"] = [
        {"id": figure.id, **row}
        for figure, row in zip(dataset.observations, document["observations"], strict=True)
    ]
    yield f"{_json(document, indent=2)}\n"


def write_toml_table(table: Table) -> Iterator[str]:
    """An array of tables under the table's name; what is missing has no key."""
    records = [
        {
            column.name: cell
            for column, cell in zip(table.columns, row, strict=True)
            if cell is not None
        }
        for row in table.rows
    ]
    yield escaped(tomli_w.dumps({table.name: records}))


def write_toml_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, as it loads back; comments are not part of a dataset."""
    yield escaped(tomli_w.dumps(_document(dataset)))


def write_markdown(table: Table) -> Iterator[str]:
    """A pipe table (GitHub Flavored Markdown), numbers to the right."""
    yield _markdown_row(column.name for column in table.columns)
    yield _markdown_row("---" if column.kind == "text" else "---:" for column in table.columns)
    for row in table.rows:
        yield _markdown_row(map(_markdown_cell, _texts(row)))


def _markdown_row(cells: Any) -> str:
    return f"| {' | '.join(cells)} |\n"


def _markdown_cell(text: str) -> str:
    # Everything that could begin markup or HTML is escaped; a line break would end the row.
    for mark in "\\`*_{}[]<>#|~&":
        text = text.replace(mark, f"\\{mark}")
    return clean(text)


def _json(value: object, *, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=plain)
    return escaped(text)


def _records(table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    for row in table.rows:
        yield {
            name: plain(cell) if isinstance(cell, Decimal) else cell
            for name, cell in zip(names, row, strict=True)
        }


def _document(dataset: Dataset) -> dict[str, Any]:
    """The dataset as plain data; a key that says only the default is left out."""
    document = _lists(dataset.model_dump(exclude_defaults=True))
    document.setdefault("observations", [])
    return {"layout": dataset.layout, **document}


def _lists(value: Any) -> Any:
    # tomli-w takes tuples for single values, and JSON has lists only.
    if isinstance(value, Mapping):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, tuple) else value


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format("csv", ".csv", "a flat table for spreadsheets and databases", write_csv),
        Format(
            "json",
            ".json",
            "the dataset whole; loads back with --data",
            write_json_table,
            write_json_dataset,
        ),
        Format("ndjson", ".ndjson", "one JSON object a line, for streams", write_ndjson),
        Format(
            "toml",
            ".toml",
            "the dataset whole; loads back with --data",
            write_toml_table,
            write_toml_dataset,
        ),
        Format("markdown", ".md", "a pipe table for documents", write_markdown),
        Format("sarif", ".sarif", "findings of `check` for code hosts (SARIF 2.1.0)", None),
        Format("junit", ".xml", "findings of `check` for CI (JUnit XML)", None),
    )
}
"""Every format, by name, in the order help shows them."""


def wholes(dataset: Dataset) -> dict[str, Callable[[], Iterator[str]]]:
    """The formats that can hold a dataset whole, each ready to write this one."""
    return {
        row.name: partial(row.write_dataset, dataset)
        for row in FORMATS.values()
        if row.write_dataset
    }
