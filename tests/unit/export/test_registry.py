"""Every format of the table: names, extensions, and options."""

import csv
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.registry import FORMATS, TERMINAL, ContentKind, formats_for, load_writer
from provcli.views.tables import figures_table
from support import MEASURED

Write = Callable[..., bytes]
Contents = Mapping[ContentKind, Callable[[], object]]
WRITERS = [
    (row.name, kind)
    for row in FORMATS.values()
    for kind in row.contents
    if kind not in ("report", "diff")  # pages and differences have tests of their own
]
EXTRAS = {
    "xlsx": ("xlsxwriter", "XlsxWriter", "xlsx"),
    "parquet": ("pyarrow", "pyarrow", "parquet"),
    "svg": ("vl_convert", "vl-convert-python", "charts"),
}


# vl-convert numbers what is inside a PDF as it likes.
@pytest.mark.parametrize(("name", "kind"), [row for row in WRITERS if row[0] != "pdf"])
def test_writer_same_content_gives_same_bytes(
    write: Write, contents: Contents, name: str, kind: ContentKind
) -> None:
    first, second = (write(name, kind, contents[kind]()) for _ in range(2))
    assert first
    assert first == second


@pytest.mark.parametrize(("name", "kind"), WRITERS)
def test_is_binary_matches_what_is_written(
    contents: Contents, name: str, kind: ContentKind
) -> None:
    chunks = load_writer(name, kind)(contents[kind]())
    is_text = all(isinstance(chunk, str) for chunk in chunks)
    assert is_text is not FORMATS[name].is_binary


@pytest.mark.parametrize(("name", "kind"), WRITERS)
def test_options_are_those_of_the_writer(
    write: Write, contents: Contents, name: str, kind: ContentKind
) -> None:
    for option in FORMATS[name].options:
        assert write(name, kind, contents[kind](), **{option: True})


def test_suffixes_differ_and_no_format_is_called_as_the_screen() -> None:
    suffixes = [suffix for row in FORMATS.values() for suffix in row.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert TERMINAL not in FORMATS


@pytest.mark.parametrize(
    ("kinds", "some", "others"),
    [
        (("chart", "table"), {"svg", "html", "vega-lite", "csv"}, {"sarif", "sdmx-csv"}),
        (("check", "table"), {"sarif", "junit", "json", "csv"}, {"svg", "datapackage"}),
        (("dataset", "table"), {"toml", "sdmx-csv", "parquet"}, {"sarif", "png", "html"}),
        (("report", "table"), {"html", "xlsx"}, {"svg", "junit"}),
    ],
)
def test_formats_for_lists_what_can_be_written(
    kinds: tuple[ContentKind, ...], some: set[str], others: set[str]
) -> None:
    names = {row.name for row in formats_for(kinds)}
    assert some <= names
    assert not others & names


@pytest.mark.parametrize("name", EXTRAS)
def test_writer_without_its_library_names_what_to_install(
    write: Write, contents: Contents, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    module, library, extra = EXTRAS[name]
    kind: ContentKind = "chart" if extra == "charts" else "table"
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ProvcliError, match=f"requires {library}, which is not") as caught:
        write(name, kind, contents[kind]())
    assert caught.value.hint == f"Run `pip install 'provcli[{extra}]'`."


def test_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    assert {row.extra for row in FORMATS.values() if row.extra} <= set(extras)
    for _, library, extra in EXTRAS.values():
        assert any(requirement.startswith(f"{library}>=") for requirement in extras[extra])


def test_registry_import_loads_no_library() -> None:
    heavy = "pydantic rich simplejson tomli_w pyarrow xlsxwriter jinja2 vl_convert".split()
    script = (
        f"import sys, provcli.export.registry; sys.exit(str({set(heavy)} & set(sys.modules) or ''))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), **MEASURED},
        check=False,
    )
    assert done.stderr.strip() == ""


def test_totals_agree_in_every_text_format(write: Write, built_in: Dataset) -> None:
    total = sum(figure.value for figure in built_in.figures)
    text = {
        name: write(name, "table", figures_table(built_in)).decode()
        for name in ("csv", "json", "ndjson", "toml", "markdown")
    }
    rows_by_format = {
        "csv": list(csv.DictReader(StringIO(text["csv"]))),
        "json": json.loads(text["json"], parse_float=Decimal)["figures"],
        "ndjson": [json.loads(line, parse_float=Decimal) for line in text["ndjson"].splitlines()],
        "toml": tomllib.loads(text["toml"], parse_float=Decimal)["figures"],
    }
    for rows in rows_by_format.values():
        assert sum(Decimal(row["value"]) for row in rows) == total
    header, _, *lines = (re.split(r" ?(?<!\\)\| ?", line) for line in text["markdown"].splitlines())
    assert sum(Decimal(line[header.index("value")]) for line in lines) == total
