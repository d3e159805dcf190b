"""The formats an answer can leave in: one function a format, one table of them.

Each function gives an answer piece by piece and knows no file. Some formats can also hold a dataset
whole, and do so where the answer is one.
"""

from collections.abc import Callable, Mapping
from functools import partial

from ..models import Dataset
from .base import OPTIONS as OPTIONS
from .base import Files as Files
from .base import Format as Format
from .base import Option as Option
from .base import Pieces as Pieces
from .base import zipped as zipped
from .comma import write_csv
from .datapackage import write_datapackage
from .document import (
    write_json_dataset,
    write_json_table,
    write_ndjson,
    write_toml_dataset,
    write_toml_table,
)
from .markdown import write_markdown
from .parquet import write_parquet_dataset, write_parquet_table
from .sdmx import write_sdmx_csv
from .xlsx import write_xlsx_dataset, write_xlsx_table

FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "csv",
            ".csv",
            "a flat table for spreadsheets and databases",
            write_csv,
            options=("bom", "raw"),
        ),
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
        Format(
            "datapackage",
            ".zip",
            "a folder or .zip of CSV tables with their schema (Data Package 2)",
            None,
            write_datapackage,
            options=("raw",),
            binary=True,
        ),
        Format(
            "sdmx-csv",
            ".sdmx.csv",
            "figures for statistical systems (SDMX-CSV 2.0)",
            None,
            write_sdmx_csv,
            options=("raw",),
        ),
        Format(
            "xlsx",
            ".xlsx",
            "a workbook for Excel and LibreOffice, a sheet a table",
            write_xlsx_table,
            write_xlsx_dataset,
            options=("raw",),
            binary=True,
            extra="xlsx",
        ),
        Format(
            "parquet",
            ".parquet",
            "typed columns for DuckDB, Spark and others, many articles at once",
            write_parquet_table,
            write_parquet_dataset,
            binary=True,
            extra="parquet",
        ),
        Format("sarif", ".sarif", "findings of `check` for code hosts (SARIF 2.1.0)", None),
        Format("junit", ".xml", "findings of `check` for CI (JUnit XML)", None),
    )
}
"""Every format, by name, in the order help shows them."""


def wholes(dataset: Dataset) -> dict[str, Callable[..., Pieces]]:
    """The formats that can hold a dataset whole, each ready to write this one."""
    return {
        row.name: partial(row.write_dataset, dataset)
        for row in FORMATS.values()
        if row.write_dataset
    }
