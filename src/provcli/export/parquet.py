"""Apache Parquet (pyarrow): typed columns for engines that query many files."""

from collections.abc import Iterator
from io import BytesIO

from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.views.tables import Table

MAX_DIGITS, MAX_DECIMALS = 38, 10
"""One type for all files: engines take that of the first file for all.
They keep at most 38 digits exact."""


def write_parquet(table: Table) -> Iterator[bytes]:
    """Write one row per record, in columns of text, dates, integers, and decimals.

    Raises:
        ProvcliError: pyarrow is missing, or a number has more digits than the type allows.
    """
    arrow = import_extra("pyarrow", library="pyarrow", extra="parquet")
    parquet = import_extra("pyarrow.parquet", library="pyarrow", extra="parquet")
    types = {
        "text": arrow.string(),
        "date": arrow.date32(),
        "integer": arrow.int64(),
        "number": arrow.decimal128(MAX_DIGITS, MAX_DECIMALS),
    }
    schema = arrow.schema(
        arrow.field(column.name, types[column.kind], metadata={"description": column.description})
        for column in table.columns
    )
    rows = list(table.rows)
    try:
        columns = [
            arrow.array([row[index] for row in rows], field.type)
            for index, field in enumerate(schema)
        ]
    except (arrow.ArrowInvalid, OverflowError) as error:
        raise ProvcliError(
            f"A number has too many digits for parquet: at most {MAX_DIGITS - MAX_DECIMALS} before "
            f"and {MAX_DECIMALS} after the decimal point.",
            hint="Use --format csv or --format json.",
        ) from error
    buffer = BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), buffer)
    yield buffer.getvalue()
