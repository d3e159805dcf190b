"""TOML: a dataset that loads back, or a table as an array of tables."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli_w

from provcli.dataset.serialize import to_plain
from provcli.text_safety import escape_toml

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset
    from provcli.views.tables import Table


def write_toml_table(table: "Table") -> Iterator[str]:
    """Write an array of tables; a missing cell has no key."""
    records = [
        {name: cell for name, cell in record.items() if cell is not None}
        for record in table.records()
    ]
    return _write({table.name: records})


def write_toml_draft(lines: list[str]) -> list[str]:
    """Write a draft, which is TOML with comments already."""
    return lines


def write_toml_dataset(dataset: "Dataset") -> Iterator[str]:
    """Write a dataset as it loads back; comments are not part of a dataset."""
    return _write(to_plain(dataset))


def _write(document: dict[str, Any]) -> Iterator[str]:
    yield escape_toml(tomli_w.dumps(_prepare(document)))


def _prepare(value: Any) -> Any:
    """Return `value` with lists for tuples, and whole decimals as integers."""
    if isinstance(value, dict):
        return {key: _prepare(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_prepare(item) for item in value]
    # tomli-w would write 12 as 12.0, which claims a decimal that the article does not print.
    if isinstance(value, Decimal) and "." not in format(value, "f"):
        return int(value)
    return value
