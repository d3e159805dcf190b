"""Apache Parquet (pyarrow): typed columns for engines that query the files of many articles."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.values.decimals import EXACT
from provcli.views.tables import Cell, Column, Table, cell_text, figures_table

DIGITS, DECIMALS = 38, 10
"""One type for the numbers of all files, since an engine takes the type of the first one for all;
and 38 digits are the most that engines keep exact."""
ROWS_AT_ONCE = 50_000
ADDED = (
    ("publisher", "Who published the article."),
    ("published", "When, as EDTF: 2024-04-01, 2024-04, 2024-21 (spring 2024)."),
)
"""The columns behind those of the flat table, with their descriptions."""


def write_parquet_table(table: Table) -> Iterator[bytes]:
    """One row a record, with a text, integer or decimal column for each of its columns.

    Raises:
        ProvError: pyarrow is missing, or a number has more digits than the type holds.
    """
    arrow = import_extra("pyarrow", library="pyarrow", extra="parquet")
    schema = arrow.schema([_field(arrow, column) for column in table.columns])
    yield from _written(arrow, schema, map(_exact, table.rows))


def write_parquet_dataset(dataset: Dataset) -> Iterator[bytes]:
    """The flat table with typed periods and the article it comes from.

    The schema carries what the dataset says of itself, under keys of its own and whole as `source`.

    Raises:
        ProvError: as in `write_parquet_table`.
    """
    arrow = import_extra("pyarrow", library="pyarrow", extra="parquet")
    table = figures_table(dataset)
    types = (arrow.string(), arrow.string())
    fields = [_field(arrow, column) for column in table.columns]
    fields += [
        arrow.field(name, type_, metadata={"description": description})
        for (name, description), type_ in zip(ADDED, types, strict=True)
    ]
    source = dataset.source
    origin = (source.publisher, source.date)
    rows = (
        (
            *_exact(row),
            *origin,
        )
        for row, figure in zip(table.rows, dataset.figures, strict=True)
    )
    yield from _written(arrow, arrow.schema(fields, metadata=_metadata(dataset)), rows)


def _metadata(dataset: Dataset) -> Mapping[str, str]:
    source = dataset.source.model_dump(exclude={"sections"}, exclude_none=True)
    units = [unit.model_dump(exclude_none=True) for unit in dataset.units]
    about = {
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "license": dataset.license,
        "layout": str(dataset.layout),
        "source": json.dumps(source, ensure_ascii=False),
        "units": json.dumps(units, ensure_ascii=False),
    }
    return {key: value for key, value in about.items() if value is not None}


def _field(arrow: Any, column: Column) -> Any:
    types = {
        "text": arrow.string(),
        "date": arrow.date32(),
        "integer": arrow.int64(),
        "number": arrow.decimal128(DIGITS, DECIMALS),
    }
    metadata = {"description": column.description}
    return arrow.field(column.name, types[column.kind], metadata=metadata)


def _exact(row: Any) -> tuple[Cell, ...]:
    """The row, once it is sure that each number has room in the type.

    Raises:
        ProvError: one has not.
    """
    for cell in row:
        if isinstance(cell, Decimal):
            _, digits, exponent = cell.normalize(EXACT).as_tuple()
            assert isinstance(exponent, int)  # a finite number
            if -exponent > DECIMALS or len(digits) + exponent > DIGITS - DECIMALS:
                raise ProvcliError(
                    f"parquet holds {DIGITS - DECIMALS} digits before and {DECIMALS} behind the "
                    f"point, and {cell_text(cell)} has more.",
                    hint="Write csv or json, which hold any number.",
                )
    return tuple(row)


def _written(arrow: Any, schema: Any, rows: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    """The file, some rows at a time, as soon as it is complete."""
    parquet = import_extra("pyarrow.parquet", library="pyarrow", extra="parquet")
    buffer = BytesIO()
    with parquet.ParquetWriter(buffer, schema) as writer:
        while some := list(islice(rows, ROWS_AT_ONCE)):
            arrays = [
                arrow.array(cells, field.type)
                for cells, field in zip(zip(*some, strict=True), schema, strict=True)
            ]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))
    yield buffer.getvalue()
