"""Whatever stands in a dataset, every command answers in every format, and loses nothing.

The datasets are made up by Hypothesis (`strategies`). `pytest --hypothesis-profile thorough` makes
up many more of them.
"""

import csv
import json
import re
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from provcli.cli.app import COMMANDS
from provcli.cli.output import TABLE
from provcli.dataset.load import key_path, load, loads
from provcli.dataset.models import Dataset
from provcli.export.images import CHART_FORMATS
from provcli.export.parquet import DECIMALS
from provcli.export.registry import FORMATS
from provcli.export.sdmx import unit_measure
from provcli.text_safety import escape_controls, escape_formula, one_line
from provcli.values.decimals import EXACT, decimals_of
from provcli.views.tables import cell_text, figures_table, to_json
from strategies import Broken, Document, broken, documents, texts
from support import ARTICLE, SMALL, Run, Runner

OVERVIEW = ""
"""The program without a command."""
OWN = {
    "chart": [it.name for it in CHART_FORMATS],
    "check": ["sarif", "junit"],
    "report": ["html"],
}
"""Formats that only one command's answer has."""
WITH_DATASET = (OVERVIEW, "list", "show", "export", "explain")
"""Commands whose answer is a dataset, so that formats for datasets only take it."""
KNOWN = [TABLE, *FORMATS, *(name for names in OWN.values() for name in names)]
PICTURES = {"svg", "png", "pdf", "html"}
"""What vl-convert draws: a label of ten thousand characters takes it a minute."""
SLOW = {*PICTURES, "xlsx", "parquet"}


def formats_of(command: str) -> list[str]:
    """The formats that a command's answer has."""
    rows = [
        it.name
        for it in FORMATS.values()
        if it.write_table or (it.write_dataset and command in WITH_DATASET)
    ]
    return [TABLE, *rows, *OWN.get(command, [])]


PROGRAMS = [OVERVIEW, *(it.name for it in COMMANDS)]
PAIRS = [(command, name) for command in PROGRAMS for name in formats_of(command)]


def sized(percent: int) -> Callable[[Any], Any]:
    """So many of the examples that the profile makes."""
    # `run` and `tmp_path` are the same for all examples of a test, and each run is told apart:
    # what was printed is taken away, and files are written anew.
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=max(1, settings().max_examples * percent // 100), suppress_health_check=quiet
    )


def written(document: Document, folder: Path) -> Path:
    """The document as a file."""
    file = folder / "dataset.toml"
    file.write_text(tomli_w.dumps(document), "utf-8", newline="")
    return file


class Answer(NamedTuple):
    """What a run said, and the bytes it wrote."""

    code: int
    content: bytes
    err: str


def asked(run: Runner, folder: Path, argv: list[str], name: str, data: Path | None) -> Answer:
    """The program's answer in a format: from the pipe if it is text, from a file otherwise."""
    words = [*argv[:1], "--format", name, *(["--data", data] if data else [])]
    file = folder / "answer.zip"
    file.unlink(missing_ok=True)
    if is_binary(name):
        words += ["--output", file]
    done: Run = run(*words, *argv[1:])
    assert not (file.exists() and done.out)
    content = file.read_bytes() if file.exists() else done.out.encode()
    if name == "pdf" and content:
        # The library behind vl-convert puts its fonts in any order, so two files may differ.
        assert content.startswith(b"%PDF-")
        content = b"%PDF-"
    return Answer(done.code, content, done.err)


def is_binary(name: str) -> bool:
    """Whether a format is something else than text."""
    return name in {"png", "pdf"} or (name in FORMATS and FORMATS[name].binary)


@st.composite
def command_lines(draw: st.DrawFn, document: Document, command: str, name: str) -> list[str]:
    """A command with arguments that lead somewhere in this dataset, or now and then nowhere."""

    def names(table: str) -> st.SearchStrategy[str]:
        rows = document[table]
        keys = ("id", "id", "name", "local_name", "abbreviation", "iso_3166_2", "gbt_2260")
        return st.sampled_from([row[key] for row in rows for key in keys if key in row])

    def options(**of: st.SearchStrategy[str]) -> list[str]:
        # `--name=value`, for a value may begin with a hyphen.
        return [f"--{key}={draw(value)}" for key, value in of.items() if draw(st.booleans())]

    entity, metric, topic = map(names, ("entities", "metrics", "topics"))
    period = st.sampled_from(("2023", "2020/2023", "undated", "../2023", "2023-13"))
    narrowed = {
        "entity": entity,
        "metric": metric,
        "topic": topic,
        "period": period,
        "search": texts,
    }
    kinds = ["metrics", "entities", "topics", "figures"]
    kinds = kinds[-1:] if name in FORMATS and not FORMATS[name].write_table else kinds
    match command:
        case "list" | "export":
            what = [draw(st.sampled_from(kinds))] if command == "list" else []
            return [command, *what, *options(**narrowed)]
        case "show":
            implied = draw(st.sampled_from(([], ["--implied"])))
            return ["show", *implied, "--", draw(entity | metric)]
        case "compare" | "chart":
            more = options(entity=entity, period=period, metric=metric)
            more += options(baseline=entity) if command == "compare" else []
            return [command, f"--metric={draw(metric)}", *more]
        case "explain":
            return ["explain", "--", draw(st.sampled_from(ids_of(document)))]
        case "check":
            codes = st.sampled_from(("PC1", "PC201", "PC3", "PC9"))
            return ["check", *options(article=st.just(str(ARTICLE)), select=codes, ignore=codes)]
        case "report":
            return ["report", *options(entity=entity, article=st.just(str(ARTICLE)))]
        case _:
            return list(filter(None, [command]))


def ids_of(document: Document) -> list[str]:
    """What can be explained: every figure, or one that is not there."""
    return [it.id for it in Dataset.model_validate(document).figures] or ["no/such/figure"]


@pytest.mark.parametrize("command", PROGRAMS)
def test_each_answer_has_its_formats_and_no_other(
    run: Runner, tmp_path: Path, command: str
) -> None:
    argv = {
        "list": ["list", "figures"],
        "show": ["show", "north"],
        "compare": ["compare", "--metric=goats"],
        "chart": ["chart", "--metric=goats"],
        "explain": ["explain", "north/goats/2022"],
    }.get(command, [command] if command else [])
    data = None if command == "schema" else SMALL
    for name in dict.fromkeys(KNOWN):
        answer = asked(run, tmp_path, argv, name, data)
        has = name in formats_of(command)
        assert answer.code == (0 if has else 2), name
        # No findings are no lines.
        assert bool(answer.content) == (has and (command, name) != ("check", "ndjson")), name


@pytest.mark.parametrize(("command", "name"), PAIRS)
def test_every_command_answers_whatever_the_dataset_says(
    run: Runner, tmp_path: Path, command: str, name: str
) -> None:
    @sized(1 if name in SLOW else 4)
    @given(st.data(), documents(long=name not in PICTURES))
    def holds(data: st.DataObject, document: Document) -> None:
        argv = data.draw(command_lines(document, command, name))
        file = None if command == "schema" else written(document, tmp_path)
        first = asked(run, tmp_path, argv, name, file)
        assert first.code in ((0, 1, 2, 3) if command == "check" else (0, 2, 3))
        if first.code in (2, 3):
            assert first.content == b""
            assert first.err.startswith("Error: ")
        assert asked(run, tmp_path, argv, name, file) == first

    holds()


@pytest.mark.parametrize(
    "command", [OVERVIEW, *(it.name for it in COMMANDS if it.name != "schema")]
)
def test_a_nearly_valid_dataset_is_refused_by_file_and_key(
    run: Runner, tmp_path: Path, command: str
) -> None:
    @sized(10)
    @given(st.data(), broken())
    def holds(data: st.DataObject, found: Broken) -> None:
        file = written(found.document, tmp_path)
        argv = {
            "show": ["show", "a"],
            "compare": ["compare", "--metric=a"],
            "chart": ["chart", "--metric=a"],
            "explain": ["explain", "a/a/2023"],
        }.get(command, [command] if command else [])
        name = data.draw(st.sampled_from(formats_of(command)))
        answer = asked(run, tmp_path, argv, name, file)
        assert (answer.code, answer.content) == (3, b"")
        assert answer.err.startswith(f"Error: {file} is no valid dataset: ")
        # Of a list that is too short, the place that is missing is named.
        named = re.escape(one_line(key_path(found.path)))
        assert re.search(rf" {named}(\[\d+\])?: ", answer.err)

    holds()


@sized(30)
@given(document=documents(), name=st.sampled_from(("toml", "json")))
def test_what_is_exported_whole_loads_back_the_same(
    run: Runner, tmp_path: Path, document: Document, name: str
) -> None:
    file = written(document, tmp_path)
    content = asked(run, tmp_path, ["export"], name, file).content
    # Equal numbers may have other decimals, and those count too.
    assert repr(loads(content.decode())) == repr(load(file))


def _csv(content: bytes) -> list[dict[str, Any]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def _markdown(content: bytes) -> list[dict[str, Any]]:
    header, _, *rows = (
        [cell[1:-1] for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]
        for line in content.decode().split("\n")[:-1]
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def _sheet(content: bytes) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True)
    header, *rows = book["figures"].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def _sdmx(content: bytes) -> list[dict[str, Any]]:
    return [
        {
            "unit": row["UNIT_MEASURE"],
            "value": Decimal(row["OBS_VALUE"]).scaleb(int(row["UNIT_MULT"]), EXACT),
        }
        for row in _csv(content)
    ]


def _whole(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    unit = {it["id"]: it["unit"] for it in raw["metrics"]}
    return [it | {"unit": unit[it["metric"]]} for it in raw["figures"]]


READERS: Mapping[str, Callable[[bytes], list[dict[str, Any]]]] = {
    "csv": _csv,
    "json": lambda content: _whole(json.loads(content)),
    "ndjson": lambda content: [json.loads(line) for line in content.split(b"\n")[:-1]],
    "toml": lambda content: _whole(tomllib.loads(content.decode(), parse_float=Decimal)),
    "markdown": _markdown,
    "datapackage": lambda content: _csv(ZipFile(BytesIO(content)).read("figures.csv")),
    "sdmx-csv": _sdmx,
    "xlsx": _sheet,
    "parquet": lambda content: parquet.read_table(BytesIO(content)).to_pylist(),
}
"""How others read the figures out of a format; none of them is provcli."""


def _totals(rows: Iterable[tuple[str, Any]]) -> dict[str, tuple[int, Decimal]]:
    """How many figures there are of each unit, and their sum."""
    totals: dict[str, tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal(0)))
    for unit, value in rows:
        count, total = totals[unit]
        totals[unit] = (count + 1, EXACT.add(total, Decimal(str(value))))
    return dict(totals)


@pytest.mark.parametrize("name", [it for it in formats_of("export") if it != TABLE])
def test_each_format_has_every_figure_and_the_same_totals(
    run: Runner, tmp_path: Path, name: str
) -> None:
    @sized(4 if name in SLOW else 12)
    @given(documents())
    def holds(document: Document) -> None:
        file = written(document, tmp_path)
        answer = asked(run, tmp_path, ["export"], name, file)
        dataset = load(file)
        values = [it.value for it in dataset.figures]
        if name == "parquet" and any(decimals_of(it.normalize(EXACT)) > DECIMALS for it in values):
            assert answer.code == 2
            assert "parquet holds" in answer.err
            return
        code = unit_measure if name == "sdmx-csv" else str
        expected = ((code(dataset.unit_of(it.metric).id), it.value) for it in dataset.figures)
        rows = READERS[name](answer.content)
        assert _totals((row["unit"], row["value"]) for row in rows) == _totals(expected)

    holds()


@sized(20)
@given(document=documents(), name=st.sampled_from(("csv", "ndjson", "datapackage")))
def test_text_formats_have_each_cell_of_the_flat_table(
    run: Runner, tmp_path: Path, document: Document, name: str
) -> None:
    file = written(document, tmp_path)
    table = figures_table(load(file))
    names = [it.name for it in table.columns]
    expected = [dict(zip(names, row, strict=True)) for row in table.rows]
    rows = READERS[name](asked(run, tmp_path, ["export"], name, file).content)
    if name == "ndjson":
        assert rows == [json.loads(to_json(row)) for row in expected]
        return
    raw = READERS[name](asked(run, tmp_path, ["export", "--raw"], name, file).content)
    assert raw == [{key: cell_text(cell) for key, cell in row.items()} for row in expected]
    assert rows == [
        {
            key: escape_formula(escape_controls(cell)) if isinstance(cell, str) else cell_text(cell)
            for key, cell in row.items()
        }
        for row in expected
    ]


def test_no_format_holds_the_time_at_which_it_was_written(run: Runner, tmp_path: Path) -> None:
    def all_of_them() -> dict[tuple[str, str], bytes]:
        argv = {"chart": ["chart", "--metric=goats"], "check": ["check"], "report": ["report"]}
        return {
            (command, name): asked(
                run, tmp_path, argv.get(command, ["export"]), name, SMALL
            ).content
            for command in ("export", *argv)
            for name in formats_of(command)
        }

    first = all_of_them()
    time.sleep(2.1)  # ZIP tells the time in steps of two seconds
    assert all_of_them() == first
