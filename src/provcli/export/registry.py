"""The formats an answer can leave in: one function a format, one table of them.

Each function gives an answer piece by piece and knows no file. Some formats can also hold a dataset
whole, and do so where the answer is one.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from provcli.export.base import OPTIONS as OPTIONS
from provcli.export.base import Chunks as Chunks
from provcli.export.base import FileSet as FileSet
from provcli.export.base import Format as Format
from provcli.export.base import Option as Option
from provcli.export.base import zip_files as zip_files

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset

FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "csv",
            ".csv",
            "a flat table for spreadsheets and databases",
            "csv.write_csv",
            options=("bom", "raw"),
        ),
        Format(
            "json",
            ".json",
            "the dataset whole; loads back with --data",
            "document.write_json_table",
            "document.write_json_dataset",
        ),
        Format("ndjson", ".ndjson", "one JSON object a line, for streams", "document.write_ndjson"),
        Format(
            "toml",
            ".toml",
            "the dataset whole; loads back with --data",
            "document.write_toml_table",
            "document.write_toml_dataset",
        ),
        Format("markdown", ".md", "a pipe table for documents", "markdown.write_markdown"),
        Format(
            "datapackage",
            ".zip",
            "a folder or .zip of CSV tables with their schema (Data Package 2)",
            None,
            "datapackage.write_datapackage",
            options=("raw",),
            binary=True,
        ),
        Format(
            "sdmx-csv",
            ".sdmx.csv",
            "figures for statistical systems (SDMX-CSV 2.0)",
            None,
            "sdmx.write_sdmx_csv",
            options=("raw",),
        ),
        Format(
            "xlsx",
            ".xlsx",
            "a workbook for Excel and LibreOffice, a sheet a table",
            "xlsx.write_xlsx_table",
            "xlsx.write_xlsx_dataset",
            options=("raw",),
            binary=True,
            extra="xlsx",
        ),
        Format(
            "parquet",
            ".parquet",
            "typed columns for DuckDB, Spark and others, many articles at once",
            "parquet.write_parquet_table",
            "parquet.write_parquet_dataset",
            binary=True,
            extra="parquet",
        ),
        Format("sarif", ".sarif", "findings of `check` for code hosts (SARIF 2.1.0)", None),
        Format("junit", ".xml", "findings of `check` for CI (JUnit XML)", None),
    )
}
"""Every format, by name, in the order help shows them."""


def dataset_writers(dataset: "Dataset") -> dict[str, Callable[..., Chunks]]:
    """The formats that can hold a dataset whole, each ready to write this one."""
    return {
        row.name: lambda row=row, **options: row.write_dataset(dataset, **options)
        for row in FORMATS.values()
        if row.dataset
    }
