"""The table of formats: what each can contain, and the function that writes it.

A command offers contents of some kinds; each format that takes one of them can write it.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Literal, NamedTuple

from provcli.export.base import Chunks

ContentKind = Literal[
    "table", "dataset", "chart", "check", "explanation", "report", "schema", "diff", "draft"
]
Option = Literal["bom", "raw"]
Writer = Callable[..., Chunks]
"""A function of the content, with the options of its format as keywords."""

TERMINAL = "table"
"""The format for people, which the command result draws itself."""

OPTIONS: Mapping[Option, str] = {
    "bom": "Start the file with a byte order mark, so that Excel reads it as UTF-8.",
    "raw": "Write text unchanged, even if a spreadsheet could run it as a formula.",
}


class Format(NamedTuple):
    """A row of the table of formats.

    Attributes:
        name: the value of `--format`.
        suffixes: the ends of file names that mean this format; the first is the usual one.
        description: what the format is and what it is for.
        writers: the kinds of content, each with the module and function of `export/` for it.
        options: what may change how it is written.
        is_binary: whether it is something other than text.
        extra: the extra of provcli that installs the library it needs.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    writers: Mapping[ContentKind, str]
    options: tuple[Option, ...] = ()
    is_binary: bool = False
    extra: str | None = None


_TABLE: tuple[Format, ...] = (
    Format(
        "csv",
        (".csv",),
        "a flat table for spreadsheets and databases",
        {"table": "csv.write_csv"},
        options=("bom", "raw"),
    ),
    Format(
        "json",
        (".json",),
        "for programs; --data reads an exported dataset",
        {
            "table": "json.write_json_table",
            "dataset": "json.write_json_dataset",
            "check": "json.write_json_check",
            "explanation": "json.write_json_explanation",
            "schema": "json.write_document",
            "diff": "json.write_json_diff",
        },
    ),
    Format(
        "ndjson",
        (".ndjson", ".jsonl"),
        "one JSON object per line, for streams",
        {"table": "json.write_ndjson"},
    ),
    Format(
        "toml",
        (".toml",),
        "for people who edit it; --data reads an exported dataset",
        {
            "table": "toml.write_toml_table",
            "dataset": "toml.write_toml_dataset",
            "draft": "toml.write_toml_draft",
        },
    ),
    Format(
        "markdown", (".md",), "a pipe table for documents", {"table": "markdown.write_markdown"}
    ),
    Format(
        "datapackage",
        (".zip",),
        "a ZIP archive of CSV tables with their schema (Data Package 2)",
        {"dataset": "datapackage.write_datapackage"},
        options=("raw",),
        is_binary=True,
    ),
    Format(
        "sdmx-csv",
        (".sdmx.csv",),
        "figures for statistical systems (SDMX-CSV 2.0)",
        {"dataset": "sdmx.write_sdmx_csv"},
        options=("raw",),
    ),
    Format(
        "xlsx",
        (".xlsx",),
        "a workbook for Excel and LibreOffice, one sheet per table",
        {"table": "xlsx.write_xlsx_table", "dataset": "xlsx.write_xlsx_dataset"},
        options=("raw",),
        is_binary=True,
        extra="xlsx",
    ),
    Format(
        "parquet",
        (".parquet",),
        "typed columns for DuckDB, Spark, and others",
        {"table": "parquet.write_parquet"},
        is_binary=True,
        extra="parquet",
    ),
    Format(
        "sarif",
        (".sarif",),
        "findings for code hosts (SARIF 2.1.0)",
        {"check": "sarif.write_sarif"},
    ),
    Format("junit", (".xml",), "findings for CI (JUnit XML)", {"check": "junit.write_junit"}),
    Format(
        "vega-lite",
        (".vl.json",),
        "a chart specification for notebooks and web pages",
        {"chart": "vegalite.write_vega_lite"},
    ),
    Format("svg", (".svg",), "an image that scales", {"chart": "images.write_svg"}, extra="charts"),
    Format(
        "png",
        (".png",),
        "an image of pixels",
        {"chart": "images.write_png"},
        is_binary=True,
        extra="charts",
    ),
    Format(
        "pdf",
        (".pdf",),
        "a page for print",
        {"chart": "images.write_pdf"},
        is_binary=True,
        extra="charts",
    ),
    Format(
        "html",
        (".html", ".htm"),
        "one self-contained page",
        {"chart": "images.write_chart_html", "report": "html.write_report"},
        extra="report",
    ),
)
FORMATS: Mapping[str, Format] = {row.name: row for row in _TABLE}
"""Every format, by name, in the order that help lists them."""


def formats_for(kinds: Sequence[ContentKind]) -> tuple[Format, ...]:
    """Return the formats that can write a content of one of these kinds."""
    return tuple(row for row in _TABLE if not row.writers.keys().isdisjoint(kinds))


def load_writer(name: str, kind: ContentKind) -> Writer:
    """Return the function that writes a kind of content, and import no other one."""
    module, _, function = FORMATS[name].writers[kind].partition(".")
    writer: Writer = getattr(import_module(f"provcli.export.{module}"), function)
    return writer
