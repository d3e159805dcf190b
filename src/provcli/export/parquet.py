"""Apache Parquet (pyarrow): typed columns for engines that query the files of many articles."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.export.json import encode_json
from provcli.views.tables import Table, figures_table

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset

MAX_DIGITS, MAX_DECIMALS = 38, 10
"""One type for the numbers of all files, since engines take the type of the first file for all.
They keep at most 38 digits exact."""


def write_parquet_table(table: Table) -> Iterator[bytes]:
    """Write one row per record, in columns of text, dates, integers, and decimals.

    Raises:
        ProvcliError: pyarrow is missing, or a number has more digits than the type holds.
    """
    yield _write(table, {})


def write_parquet_dataset(dataset: "Dataset") -> Iterator[bytes]:
    """Write the flat table; the file's metadata describe the dataset, its source, and its units.

    Raises:
        ProvcliError: As in `write_parquet_table`.
    """
    described = dataset.model_dump(
        include={"name", "title", "description", "license", "source"}, exclude_none=True
    )
    units = [unit.model_dump(exclude_none=True) for unit in dataset.unit_by_id.values()]
    metadata = {
        key: value if isinstance(value, str) else encode_json(value)
        for key, value in {**described, "units": units}.items()
    }
    yield _write(figures_table(dataset), metadata)


def _write(table: Table, metadata: Mapping[str, str]) -> bytes:
    arrow = import_extra("pyarrow", library="pyarrow", extra="parquet")
    parquet = import_extra("pyarrow.parquet", library="pyarrow", extra="parquet")
    schema = _schema(arrow, table, metadata)
    rows = list(table.rows)
    buffer = BytesIO()
    try:
        columns = [
            arrow.array([row[index] for row in rows], field.type)
            for index, field in enumerate(schema)
        ]
    except (arrow.ArrowInvalid, OverflowError) as error:
        raise ProvcliError(
            f"Parquet holds {MAX_DIGITS - MAX_DECIMALS} digits before and {MAX_DECIMALS} after "
            "the decimal point, and a number has more.",
            hint="Write csv or json, which hold any number.",
        ) from error
    parquet.write_table(arrow.table(columns, schema=schema), buffer)
    return buffer.getvalue()


def _schema(arrow: Any, table: Table, metadata: Mapping[str, str]) -> Any:
    types = {
        "text": arrow.string(),
        "date": arrow.date32(),
        "integer": arrow.int64(),
        "number": arrow.decimal128(MAX_DIGITS, MAX_DECIMALS),
    }
    fields = [
        arrow.field(column.name, types[column.kind], metadata={"description": column.description})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata=metadata)
