"""JSON, NDJSON and TOML: records as objects, and a dataset whole as it loads back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import tomli_w

from provcli.dataset.models import Dataset, Figure
from provcli.text_safety import escape_json, escape_toml
from provcli.views.tables import Table, cell_text, encode_json, to_json


def write_ndjson(table: Table) -> Iterator[str]:
    """One JSON object a line; numbers are strings, so that no reader rounds them."""
    for record in table.records():
        yield f"{to_json(record)}\n"


def write_json_table(table: Table) -> Iterator[str]:
    """A JSON list of objects."""
    separator = "["
    for record in table.records():
        yield f"{separator}\n  {to_json(record)}"
        separator = ","
    yield "\n]\n" if separator == "," else "[]\n"


def write_json_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, under the keys of its TOML file; figures carry their ids."""
    around = _around_figures(dataset)
    separator = "{"
    for key in Dataset.model_fields:
        if key in around:
            yield f"{separator}\n  {to_json(key)}: {_indented(to_json(around[key], indent=2), 2)}"
            separator = ","
        elif key == "figures":
            yield f'{separator}\n  "figures": ['
            yield from _json_rows(dataset.figures)
            yield "]"
    yield "\n}\n"


def _json_rows(figures: Sequence[Figure]) -> Iterator[str]:
    separator = ""
    for figure in figures:
        row = {"id": figure.id} | _plain_row(figure)
        # Indented here: Python's own indenting leaves work to the garbage collector at each call.
        pairs = ",\n".join(f'      "{key}": {encode_json(value)}' for key, value in row.items())
        yield escape_json(f"{separator}\n    {{\n{pairs}\n    }}")
        separator = ","
    yield "\n  " if figures else ""


def _indented(text: str, blanks: int) -> str:
    # A line feed within a text of JSON is written as an escape, so these are all between values.
    return text.replace("\n", f"\n{' ' * blanks}")


def write_toml_table(table: Table) -> Iterator[str]:
    """An array of tables under the table's name; what is missing has no key."""
    records = [
        {name: cell for name, cell in record.items() if cell is not None}
        for record in table.records()
    ]
    yield escape_toml(tomli_w.dumps({table.name: _for_toml(records)}))


def write_toml_dataset(dataset: Dataset) -> Iterator[str]:
    """The dataset whole, as it loads back; comments are not part of a dataset."""
    around = _around_figures(dataset)
    if not dataset.figures:
        around["figures"] = []
    yield escape_toml(tomli_w.dumps(_for_toml(around)))
    for figure in dataset.figures:
        table = tomli_w.dumps({"figures": _for_toml(_plain_row(figure))})
        yield escape_toml(f"\n[[figures]]{table.removeprefix('[figures]')}")


def _for_toml(value: Any) -> Any:
    """`value` as tomli-w takes it: whole numbers as integers, since it writes 12.0; lists."""
    if isinstance(value, dict):
        return {key: _for_toml(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_for_toml(item) for item in value]
    if isinstance(value, Decimal) and "." not in cell_text(value):
        return int(value)
    return value


def _around_figures(dataset: Dataset) -> dict[str, Any]:
    """The rest of a dataset as plain data; a key that says only the default is left out."""
    rest = dataset.model_dump(exclude_defaults=True, exclude={"figures"})
    return {"layout": dataset.layout, **rest}


def _plain_row(figure: Figure) -> dict[str, Any]:
    return figure.model_dump(exclude_defaults=True)
