"""The table of formats: what each can hold, and the function that writes it.

A command offers contents of some kinds; it can be written in each format that has a writer for one
of them. Each function below imports its module when it is called, so this table loads quickly.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from provcli.export.base import Chunks as Chunks
from provcli.export.base import FileSet as FileSet
from provcli.export.base import zip_files as zip_files

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset, Figure
    from provcli.views.chart import Chart
    from provcli.views.findings import CheckedFile
    from provcli.views.report import ReportPage
    from provcli.views.tables import Table

ContentKind = Literal[
    "table", "dataset", "chart", "check", "explanation", "report", "schema", "diff", "draft"
]
Option = Literal["bom", "raw"]
Writer = Callable[..., Chunks]
"""A function of the content and, as keywords, of the options that its format takes."""

TERMINAL = "table"
"""The format for people, which the command result draws itself."""

OPTIONS: Mapping[Option, str] = {
    "bom": "Begin the file with a byte order mark, by which Excel recognizes UTF-8.",
    "raw": "Write text unchanged, even if a spreadsheet could take it for a formula.",
}


@dataclass(frozen=True)
class Format:
    """A row of the table of formats.

    Attributes:
        name: The value of `--format`.
        suffixes: The ends of file names that mean this format; the first is the usual one.
        description: What the format is and what it is for.
        writers: The function that writes each kind of content.
        options: What may change how it writes.
        is_binary: Whether it is something other than text.
        extra: The extra of provcli that installs the library it needs.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    writers: Mapping[ContentKind, Writer] = field(repr=False)
    options: tuple[Option, ...] = ()
    is_binary: bool = False
    extra: str | None = None


def _write_csv(table: "Table", *, bom: bool = False, raw: bool = False) -> Chunks:
    from provcli.export.csv import write_csv

    return write_csv(table, bom=bom, raw=raw)


def _write_json_table(table: "Table") -> Chunks:
    from provcli.export.json import write_json_table

    return write_json_table(table)


def _write_json_dataset(dataset: "Dataset") -> Chunks:
    from provcli.export.json import write_json_dataset

    return write_json_dataset(dataset)


def _write_json_check(checked: "CheckedFile") -> Chunks:
    from provcli.export.json import write_json_check

    return write_json_check(checked)


def _write_json_explanation(explained: "tuple[Dataset, Figure]") -> Chunks:
    from provcli.export.json import write_json_explanation

    return write_json_explanation(*explained)


def _write_json_schema(schema: Mapping[str, Any]) -> Chunks:
    from provcli.export.json import write_document

    return write_document(schema)


def _write_json_diff(diff: object) -> Chunks:
    from provcli.export.json import write_json_diff

    return write_json_diff(diff)


def _write_ndjson(table: "Table") -> Chunks:
    from provcli.export.json import write_ndjson

    return write_ndjson(table)


def _write_toml_table(table: "Table") -> Chunks:
    from provcli.export.toml import write_toml_table

    return write_toml_table(table)


def _write_toml_dataset(dataset: "Dataset") -> Chunks:
    from provcli.export.toml import write_toml_dataset

    return write_toml_dataset(dataset)


def _write_toml_draft(lines: Chunks) -> Chunks:
    return lines


def _write_markdown(table: "Table") -> Chunks:
    from provcli.export.markdown import write_markdown

    return write_markdown(table)


def _write_datapackage(dataset: "Dataset", *, raw: bool = False) -> Chunks:
    from provcli.export.datapackage import write_datapackage

    return write_datapackage(dataset, raw=raw)


def _write_sdmx_csv(dataset: "Dataset", *, raw: bool = False) -> Chunks:
    from provcli.export.sdmx import write_sdmx_csv

    return write_sdmx_csv(dataset, raw=raw)


def _write_xlsx_table(table: "Table", *, raw: bool = False) -> Chunks:
    from provcli.export.xlsx import write_xlsx_table

    return write_xlsx_table(table, raw=raw)


def _write_xlsx_dataset(dataset: "Dataset", *, raw: bool = False) -> Chunks:
    from provcli.export.xlsx import write_xlsx_dataset

    return write_xlsx_dataset(dataset, raw=raw)


def _write_parquet_table(table: "Table") -> Chunks:
    from provcli.export.parquet import write_parquet_table

    return write_parquet_table(table)


def _write_parquet_dataset(dataset: "Dataset") -> Chunks:
    from provcli.export.parquet import write_parquet_dataset

    return write_parquet_dataset(dataset)


def _write_sarif(checked: "CheckedFile") -> Chunks:
    from provcli.export.sarif import write_sarif

    return write_sarif(checked)


def _write_junit(checked: "CheckedFile") -> Chunks:
    from provcli.export.junit import write_junit

    return write_junit(checked)


def _write_vega_lite(chart: "Chart") -> Chunks:
    from provcli.export.vegalite import write_vega_lite

    return write_vega_lite(chart)


def _write_svg(chart: "Chart") -> Chunks:
    from provcli.export.images import write_svg

    return write_svg(chart)


def _write_png(chart: "Chart") -> Chunks:
    from provcli.export.images import write_png

    return write_png(chart)


def _write_pdf(chart: "Chart") -> Chunks:
    from provcli.export.images import write_pdf

    return write_pdf(chart)


def _write_chart_html(chart: "Chart") -> Chunks:
    from provcli.export.images import write_chart_html

    return write_chart_html(chart)


def _write_report(page: "ReportPage") -> Chunks:
    from provcli.export.html import write_report

    return [write_report(page)]


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "csv",
            (".csv",),
            "a flat table for spreadsheets and databases",
            {"table": _write_csv},
            options=("bom", "raw"),
        ),
        Format(
            "json",
            (".json",),
            "for programs; a dataset loads back with --data",
            {
                "table": _write_json_table,
                "dataset": _write_json_dataset,
                "check": _write_json_check,
                "explanation": _write_json_explanation,
                "schema": _write_json_schema,
                "diff": _write_json_diff,
            },
        ),
        Format(
            "ndjson",
            (".ndjson", ".jsonl"),
            "one JSON object per line, for streams",
            {"table": _write_ndjson},
        ),
        Format(
            "toml",
            (".toml",),
            "for people who edit it; a dataset loads back with --data",
            {"table": _write_toml_table, "dataset": _write_toml_dataset, "draft": _write_toml_draft},
        ),
        Format("markdown", (".md",), "a pipe table for documents", {"table": _write_markdown}),
        Format(
            "datapackage",
            (".zip",),
            "a ZIP archive of CSV tables with their schema (Data Package 2)",
            {"dataset": _write_datapackage},
            options=("raw",),
            is_binary=True,
        ),
        Format(
            "sdmx-csv",
            (".sdmx.csv",),
            "figures for statistical systems (SDMX-CSV 2.0)",
            {"dataset": _write_sdmx_csv},
            options=("raw",),
        ),
        Format(
            "xlsx",
            (".xlsx",),
            "a workbook for Excel and LibreOffice, one sheet per table",
            {"table": _write_xlsx_table, "dataset": _write_xlsx_dataset},
            options=("raw",),
            is_binary=True,
            extra="xlsx",
        ),
        Format(
            "parquet",
            (".parquet",),
            "typed columns for DuckDB, Spark, and others",
            {"table": _write_parquet_table, "dataset": _write_parquet_dataset},
            is_binary=True,
            extra="parquet",
        ),
        Format(
            "sarif",
            (".sarif",),
            "findings for code hosts (SARIF 2.1.0)",
            {"check": _write_sarif},
        ),
        Format("junit", (".xml",), "findings for CI (JUnit XML)", {"check": _write_junit}),
        Format(
            "vega-lite",
            (".vl.json",),
            "a chart specification for notebooks and web pages",
            {"chart": _write_vega_lite},
        ),
        Format("svg", (".svg",), "a picture that scales", {"chart": _write_svg}, extra="charts"),
        Format(
            "png",
            (".png",),
            "a picture of pixels",
            {"chart": _write_png},
            is_binary=True,
            extra="charts",
        ),
        Format(
            "pdf",
            (".pdf",),
            "a page for print",
            {"chart": _write_pdf},
            is_binary=True,
            extra="charts",
        ),
        Format(
            "html",
            (".html", ".htm"),
            "one self-contained page",
            {"chart": _write_chart_html, "report": _write_report},
            extra="report",
        ),
    )
}
"""Every format, by name, in the order that help lists them."""


def formats_for(kinds: Sequence[ContentKind]) -> tuple[Format, ...]:
    """Return the formats that can hold a content of one of these kinds."""
    return tuple(row for row in FORMATS.values() if not row.writers.keys().isdisjoint(kinds))
