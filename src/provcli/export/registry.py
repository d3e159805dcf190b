"""The table of formats: what each can contain, and the function that writes it.

A command offers contents of some kinds; each format that takes one of them can write it.
"""

from collections.abc import Callable, Mapping, Sequence
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
        contents: the kinds of content that it can write.
        options: what may change how it is written.
        is_binary: whether it is something other than text.
        extra: the extra of provcli that installs the library it needs.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    contents: tuple[ContentKind, ...]
    options: tuple[Option, ...] = ()
    is_binary: bool = False
    extra: str | None = None


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "csv",
            (".csv",),
            "a flat table for spreadsheets and databases",
            ("table",),
            options=("bom", "raw"),
        ),
        Format(
            "json",
            (".json",),
            "for programs; --data reads an exported dataset",
            ("table", "dataset", "check", "explanation", "schema", "diff"),
        ),
        Format(
            "ndjson", (".ndjson", ".jsonl"), "one JSON object per line, for streams", ("table",)
        ),
        Format(
            "toml",
            (".toml",),
            "for people who edit it; --data reads an exported dataset",
            ("table", "dataset", "draft"),
        ),
        Format("markdown", (".md",), "a pipe table for documents", ("table",)),
        Format(
            "datapackage",
            (".zip",),
            "a ZIP archive of CSV tables with their schema (Data Package 2)",
            ("dataset",),
            options=("raw",),
            is_binary=True,
        ),
        Format(
            "sdmx-csv",
            (".sdmx.csv",),
            "figures for statistical systems (SDMX-CSV 2.0)",
            ("dataset",),
            options=("raw",),
        ),
        Format(
            "xlsx",
            (".xlsx",),
            "a workbook for Excel and LibreOffice, one sheet per table",
            ("table", "dataset"),
            options=("raw",),
            is_binary=True,
            extra="xlsx",
        ),
        Format(
            "parquet",
            (".parquet",),
            "typed columns for DuckDB, Spark, and others",
            ("table",),
            is_binary=True,
            extra="parquet",
        ),
        Format("sarif", (".sarif",), "findings for code hosts (SARIF 2.1.0)", ("check",)),
        Format("junit", (".xml",), "findings for CI (JUnit XML)", ("check",)),
        Format(
            "vega-lite",
            (".vl.json",),
            "a chart specification for notebooks and web pages",
            ("chart",),
        ),
        Format("svg", (".svg",), "an image that scales", ("chart",), extra="charts"),
        Format("png", (".png",), "an image of pixels", ("chart",), is_binary=True, extra="charts"),
        Format("pdf", (".pdf",), "a page for print", ("chart",), is_binary=True, extra="charts"),
        Format(
            "html",
            (".html", ".htm"),
            "one self-contained page",
            ("chart", "report"),
            extra="report",
        ),
    )
}
"""Every format, by name, in the order that help lists them."""


def formats_for(kinds: Sequence[ContentKind]) -> tuple[Format, ...]:
    """Return the formats that can write a content of one of these kinds."""
    return tuple(row for row in FORMATS.values() if not set(row.contents).isdisjoint(kinds))


def load_writer(name: str, kind: ContentKind) -> Writer:  # noqa: C901  one case per format
    """Return the function that writes a kind of content, and import no other one.

    Args:
        name: the name of a format.
        kind: one of the format's contents.
    """
    writer: Writer
    match name, kind:
        case "csv", _:
            from provcli.export.csv import write_csv as writer
        case "json", "table":
            from provcli.export.json import write_json_table as writer
        case "json", "dataset":
            from provcli.export.json import write_json_dataset as writer
        case "json", "check":
            from provcli.export.json import write_json_check as writer
        case "json", "explanation":
            from provcli.export.json import write_json_explanation as writer
        case "json", "diff":
            from provcli.export.json import write_json_diff as writer
        case "json", _:
            from provcli.export.json import write_document as writer
        case "ndjson", _:
            from provcli.export.json import write_ndjson as writer
        case "toml", "dataset":
            from provcli.export.toml import write_toml_dataset as writer
        case "toml", "draft":
            return lambda lines: lines
        case "toml", _:
            from provcli.export.toml import write_toml_table as writer
        case "markdown", _:
            from provcli.export.markdown import write_markdown as writer
        case "datapackage", _:
            from provcli.export.datapackage import write_datapackage as writer
        case "sdmx-csv", _:
            from provcli.export.sdmx import write_sdmx_csv as writer
        case "xlsx", "dataset":
            from provcli.export.xlsx import write_xlsx_dataset as writer
        case "xlsx", _:
            from provcli.export.xlsx import write_xlsx_table as writer
        case "parquet", _:
            from provcli.export.parquet import write_parquet as writer
        case "sarif", _:
            from provcli.export.sarif import write_sarif as writer
        case "junit", _:
            from provcli.export.junit import write_junit as writer
        case "svg", _:
            from provcli.export.images import write_svg as writer
        case "png", _:
            from provcli.export.images import write_png as writer
        case "pdf", _:
            from provcli.export.images import write_pdf as writer
        case "html", "report":
            from provcli.export.html import write_report

            return lambda page: [write_report(page)]
        case "html", _:
            from provcli.export.images import write_chart_html as writer
        case _:
            from provcli.export.vegalite import write_vega_lite as writer
    return writer
