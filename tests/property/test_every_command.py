"""Whatever a dataset says, every command answers in every format, and loses nothing.

Hypothesis makes up the datasets (`strategies`). `pytest --hypothesis-profile thorough` makes up
many more of them.
"""

import csv
import json
import re
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

from provcli.cli.commands import COMMAND_BY_NAME
from provcli.dataset.load import load, loads
from provcli.dataset.models import Dataset
from provcli.export.registry import FORMATS, TERMINAL
from provcli.export.sdmx import UNIT_CODES
from provcli.values.decimals import EXACT
from strategies import Broken, Document, broken, documents, texts
from support import ARTICLE, SMALL, YEARS, Run, Runner

PICTURES = {"svg", "png", "pdf", "html"}
"""What vl-convert draws: a label of ten thousand characters takes it a minute."""
SLOW = {*PICTURES, "xlsx", "parquet"}
ARGUMENTS = {
    "list": ["figures"],
    "show": ["north"],
    "compare": ["goats"],
    "chart": ["goats"],
    "explain": ["north/goats/2022"],
    "diff": [str(SMALL), str(YEARS)],
    "draft": [str(ARTICLE)],
    "review": [str(SMALL)],
}
"""Arguments that the small dataset answers."""
WITHOUT_DATA = ("schema", "diff", "draft", "review", "explore")
WITH_DATA = [name for name in COMMAND_BY_NAME if name not in WITHOUT_DATA]


def sized(percent: int) -> Callable[[Any], Any]:
    """Make this part of the examples of the profile."""
    # `run` and `tmp_path` are the same for all examples of a test; files are written anew.
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=max(1, settings().max_examples * percent // 100), suppress_health_check=quiet
    )


def write(document: Document, folder: Path) -> Path:
    """Write the document as a file."""
    file = folder / "dataset.toml"
    file.write_text(tomli_w.dumps(document), "utf-8", newline="")
    return file


class Answer(NamedTuple):
    """The result of a run: the bytes that it wrote, and its messages."""

    code: int
    content: bytes
    err: str


def ask(run: Runner, folder: Path, argv: list[str], name: str, data: Path | None) -> Answer:
    """Run a command in a format: text in a pipe, anything else to a file."""
    command, *words = argv
    options: list[object] = ["--format", name, *(["--data", data] if data else [])]
    file = folder / "answer.zip"
    file.unlink(missing_ok=True)
    if name in FORMATS and FORMATS[name].is_binary:
        options += ["--output", file]
    done: Run = run(command, *options, *words)
    assert not (file.exists() and done.out)
    content = file.read_bytes() if file.exists() else done.out.encode()
    # The library of vl-convert puts fonts in any order, so two PDF files may differ.
    return Answer(done.code, b"%PDF-" if content.startswith(b"%PDF-") else content, done.err)


@st.composite
def command_lines(draw: st.DrawFn, document: Document, command: str) -> list[str]:
    """Make a command with arguments that this dataset answers, or now and then does not."""

    def names(table: str) -> st.SearchStrategy[str]:
        rows = document[table]
        known = [row[key] for row in rows for key in ("id", "name", "local_name") if key in row]
        return st.sampled_from(known or ["none"])

    def options(**values: st.SearchStrategy[str]) -> list[str]:
        # `--name=value`, since a value may begin with a hyphen.
        return [f"--{key}={draw(value)}" for key, value in values.items() if draw(st.booleans())]

    entity, metric, topic = map(names, ("entities", "metrics", "topics"))
    period = st.sampled_from(("2023", "2020/2023", "undated", "../2023", "2023-13"))
    narrowed = options(entity=entity, metric=metric, topic=topic, period=period, search=texts)
    codes = st.sampled_from(("PC1", "PC201", "PC3", "PC9"))
    match command:
        case "list":
            return [command, draw(st.sampled_from(("figures", "metrics", "claims"))), *narrowed]
        case "export":
            return [command, *narrowed]
        case "show":
            return [
                command,
                *draw(st.sampled_from(([], ["--implied"]))),
                "--",
                draw(entity | metric),
            ]
        case "compare" | "chart":
            return [
                command,
                *options(entity=entity, within=period),
                "--",
                draw(metric),
                draw(metric),
            ]
        case "explain":
            figures = [figure.id for figure in Dataset.model_validate(document).figures]
            return [command, "--", draw(st.sampled_from(figures or ["no/such/figure"]))]
        case "check":
            article = st.just(str(ARTICLE))
            return [command, *options(article=article, select=codes, ignore=codes)]
        case "report":
            return [command, *options(entity=entity, article=st.just(str(ARTICLE)))]
    return [command]


def formats_of(command: str) -> list[str]:
    """Return the names of the formats of a command."""
    return [TERMINAL, *(row.name for row in COMMAND_BY_NAME[command].formats)]


@pytest.mark.parametrize("command", [name for name, row in COMMAND_BY_NAME.items() if row.contents])
def test_command_writes_its_formats_and_no_other(run: Runner, tmp_path: Path, command: str) -> None:
    data = SMALL if command in WITH_DATA else None
    argv = [command, *ARGUMENTS.get(command, [])]
    for name in (TERMINAL, *FORMATS):
        answer = ask(run, tmp_path, argv, name, data)
        expected = (1 if command == "diff" else 0) if name in formats_of(command) else 2
        assert answer.code == expected, name
        # Without findings, there are no lines.
        is_empty = expected == 2 or (command, name) == ("check", "ndjson")
        assert bool(answer.content) != is_empty, name
        # No format contains the time of writing.
        assert name in PICTURES or ask(run, tmp_path, argv, name, data) == answer


@pytest.mark.parametrize("command", WITH_DATA)
def test_command_succeeds_on_any_dataset(run: Runner, tmp_path: Path, command: str) -> None:
    @sized(12)
    @given(st.data(), st.sampled_from(formats_of(command)))
    def check(data: st.DataObject, name: str) -> None:
        document = data.draw(documents(long=name not in PICTURES))
        argv = data.draw(command_lines(document, command))
        answer = ask(run, tmp_path, argv, name, write(document, tmp_path))
        assert answer.code in ((0, 1, 2, 3) if command == "check" else (0, 2, 3))
        if answer.code in (2, 3):
            assert answer.content == b""
            assert answer.err.startswith("Error: ")

    check()


@sized(20)
@given(found=broken(), command=st.sampled_from(WITH_DATA))
def test_broken_dataset_is_rejected_by_file_and_key(
    run: Runner, tmp_path: Path, found: Broken, command: str
) -> None:
    file = write(found.document, tmp_path)
    answer = ask(run, tmp_path, [command, *ARGUMENTS.get(command, [])], TERMINAL, file)
    assert (answer.code, answer.content) == (3, b"")
    assert answer.err.startswith(f"Error: {file} is not a valid dataset: ")
    assert re.search(r"\n  (line \d+, )?[\w.\[\]]+", answer.err)


@sized(30)
@given(document=documents(), name=st.sampled_from(("toml", "json")))
def test_exported_dataset_loads_back_equal(
    run: Runner, tmp_path: Path, document: Document, name: str
) -> None:
    file = write(document, tmp_path)
    content = ask(run, tmp_path, ["export"], name, file).content
    # Equal numbers may have other decimals, and those count too.
    assert repr(loads(content.decode())) == repr(load(file))


def read_csv(content: bytes) -> list[dict[str, Any]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def read_markdown(content: bytes) -> list[dict[str, Any]]:
    header, _, *rows = (
        [cell[1:-1] for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]
        for line in content.decode().split("\n")[:-1]
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_sheet(content: bytes) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True)
    header, *rows = book["figures"].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_sdmx(content: bytes) -> list[dict[str, Any]]:
    return [
        {
            "unit": row["UNIT_MEASURE"],
            "value": Decimal(row["OBS_VALUE"]).scaleb(int(row["UNIT_MULT"]), EXACT),
        }
        for row in read_csv(content)
    ]


def read_document(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    unit = {metric["id"]: metric["unit"] for metric in raw["metrics"]}
    return [figure | {"unit": unit[figure["metric"]]} for figure in raw["figures"]]


def parse_json(text: str | bytes) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


READERS: Mapping[str, Callable[[bytes], list[dict[str, Any]]]] = {
    "csv": read_csv,
    "json": lambda content: read_document(parse_json(content)),
    "ndjson": lambda content: [parse_json(line) for line in content.split(b"\n")[:-1]],
    "toml": lambda content: read_document(tomllib.loads(content.decode(), parse_float=Decimal)),
    "markdown": read_markdown,
    "datapackage": lambda content: read_csv(ZipFile(BytesIO(content)).read("figures.csv")),
    "sdmx-csv": read_sdmx,
    "xlsx": read_sheet,
    "parquet": lambda content: parquet.read_table(BytesIO(content)).to_pylist(),
}
"""How other programs read the figures of a format."""


def add_up(rows: Iterable[tuple[str, Any]]) -> dict[str, tuple[int, Decimal]]:
    """Return the number of figures of each unit, and their sum."""
    totals: dict[str, tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal(0)))
    for unit, value in rows:
        count, total = totals[unit]
        totals[unit] = (count + 1, EXACT.add(total, Decimal(str(value))))
    return dict(totals)


@pytest.mark.parametrize("name", READERS)
def test_format_has_every_figure_and_the_same_totals(
    run: Runner, tmp_path: Path, name: str
) -> None:
    @sized(3 if name in SLOW else 10)
    @given(documents())
    def check(document: Document) -> None:
        file = write(document, tmp_path)
        answer = ask(run, tmp_path, ["export"], name, file)
        if answer.code == 2:  # the format has a limit, and says so
            assert name in ("parquet", "sdmx-csv", "xlsx")
            assert answer.err.startswith("Error: ")
            return
        dataset = load(file)
        codes = UNIT_CODES if name == "sdmx-csv" else {}
        units = [dataset.unit_of(figure.metric).id for figure in dataset.figures]
        expected = (
            (codes.get(unit, unit), figure.value)
            for unit, figure in zip(units, dataset.figures, strict=True)
        )
        rows = READERS[name](answer.content)
        assert add_up((row["unit"], row["value"]) for row in rows) == add_up(expected)

    check()
