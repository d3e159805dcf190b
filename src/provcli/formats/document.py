"""JSON, NDJSON and TOML: records as objects, and a dataset whole as it loads back."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import tomli_w

from ..models import Dataset
from ..tables import Table, plain
from ..text import escaped


def write_ndjson(table: Table) -> Iterator[str]:
    """One JSON object a line; numbers are strings, so that no reader rounds them."""
    for record in _records(table):
        yield f"{dumped(record)}\n"


def write_json_table(table: Table) -> Iterator[str]:
    """A JSON list of objects."""
    separator = "["
    for record in _records(table):
        yield f"{separator}\n  {dumped(record)}"
        separator = ","
    yield "\n]\n" if separator == "," else "[]\n"


def write_json_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, under the keys of its TOML file; observations carry their ids."""
    document = _document(dataset)
    document["observations"] = [
        {"id": figure.id, **row}
        for figure, row in zip(dataset.observations, document["observations"], strict=True)
    ]
    yield f"{dumped(document, indent=2)}\n"


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
    yield escaped(tomli_w.dumps({table.name: _for_toml(records)}))


def write_toml_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, as it loads back; comments are not part of a dataset."""
    yield escaped(tomli_w.dumps(_for_toml(_document(dataset))))


def _for_toml(value: Any) -> Any:
    """`value` with whole numbers as integers: tomli-w gives a Decimal 12 the decimal of 12.0."""
    if isinstance(value, dict):
        return {key: _for_toml(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_for_toml(item) for item in value]
    if isinstance(value, Decimal) and "." not in plain(value):
        return int(value)
    return value


def dumped(value: object, *, indent: int | None = None) -> str:
    """JSON with numbers of any size as strings, and nothing in it that acts on a terminal."""
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
