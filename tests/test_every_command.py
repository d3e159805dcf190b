"""Every command in every format, over datasets that Hypothesis makes up."""

import csv
import json
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from provcli.cli import COMMANDS, main
from provcli.dataset import loads
from provcli.formats import FORMATS
from provcli.images import CHART_FORMATS
from provcli.models import Dataset
from provcli.output import TABLE
from provcli.tables import flat
from strategies import Document, documents, nearly_valid
from support import ARTICLE

SLOW = {"svg", "png", "pdf", "html", "xlsx", "parquet", "datapackage"}
FORMAT_NAMES = {
    name: [TABLE, *FORMATS]
    + [it.name for it in CHART_FORMATS if name == "chart"]
    + ["html"] * (name == "report")
    for name in (it.name for it in COMMANDS)
}
PAIRS = [(command, name) for command, names in FORMAT_NAMES.items() for name in names]


def words_for(command: str, dataset: Dataset) -> list[str]:
    """What to type after a command, so that it has something to tell."""
    metrics = [word for it in dataset.metrics[:2] for word in ("--metric", it.id)]
    ids = [it.id for it in dataset.observations] or ["none"]
    return {
        "list": ["observations"],
        "show": [dataset.provinces[0].id],
        "compare": metrics,
        "chart": metrics[:2],
        "explain": [ids[-1]],
        "check": ["--article", str(ARTICLE)],
        "report": ["--article", str(ARTICLE)],
    }.get(command, [])


def ran(*words: str) -> tuple[int, bytes, str]:
    """Exit code and both streams of the program."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    written = [stream.detach().getvalue() for stream in (out, err)]
    return code, written[0], written[1].decode()


def stored(document: Document, folder: str) -> str:
    file = Path(folder) / "made-up.json"
    file.write_text(json.dumps(document), "utf-8")
    return str(file)


def few(name: str) -> int:
    """How many examples: a picture takes a hundred times as long as a table."""
    most = settings().max_examples
    return max(1, most // 50 if name in SLOW else most // 20)


@pytest.mark.parametrize(("command", "name"), PAIRS, ids=" ".join)
def test_every_command_answers_in_every_format_and_twice_the_same(command: str, name: str) -> None:
    @settings(max_examples=few(name))
    @given(documents())
    def holds(document: Document) -> None:
        with TemporaryDirectory() as folder:
            file = stored(document, folder)
            data = ["--data", file] if command != "schema" else []
            words = [command, *words_for(command, loads(json.dumps(document))), *data]
            first, again = (ran(*words, "--format", name) for _ in range(2))
        code, out, err = first
        assert first == again
        assert code in ((0, 1) if command == "check" else (0, 2, 3)), err
        assert bool(out) is (code < 2), err
        if code >= 2:
            assert err.startswith("Error: ")

    holds()


@given(nearly_valid())
def test_a_flaw_is_told_with_file_and_key(flawed: tuple[Document, str]) -> None:
    document, key = flawed
    with TemporaryDirectory() as folder:
        file = stored(document, folder)
        code, out, err = ran("list", "--data", file)
    assert (code, out) == (3, b"")
    assert file in err
    assert key in err


def _rows_of_toml(text: str) -> list[Any]:
    return list(tomllib.loads(text, parse_float=Decimal)["observations"])


READERS: Mapping[str, Callable[[str], Sequence[Mapping[str, Any]]]] = {
    "csv": lambda text: list(csv.DictReader(StringIO(text, newline=""))),
    "json": lambda text: list(json.loads(text)["observations"]),
    "ndjson": lambda text: [json.loads(line) for line in text.split("\n")[:-1]],
    "toml": _rows_of_toml,
}


def totals(dataset: Dataset, rows: Iterable[Mapping[str, Any]]) -> dict[str, Decimal]:
    """The sum of the values, by unit."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[dataset.unit_of(row["metric"]).id] += Decimal(row["value"])
    return found


@given(documents())
def test_rows_and_totals_are_the_same_in_every_format(document: Document) -> None:
    dataset = loads(json.dumps(document))
    table = flat(dataset)
    names = [column.name for column in table.columns]
    expected = [dict(zip(names, row, strict=True)) for row in table.rows]
    with TemporaryDirectory() as folder:
        file = stored(document, folder)
        for name, rows_of in READERS.items():
            code, out, err = ran("export", "--format", name, "--data", file)
            assert code == 0, err
            rows = rows_of(out.decode())
            assert len(rows) == len(expected), name
            assert totals(dataset, rows) == totals(dataset, expected), name


@pytest.mark.parametrize("name", ["json", "toml"])
def test_what_is_exported_loads_back_equal(name: str) -> None:
    @given(documents())
    def holds(document: Document) -> None:
        with TemporaryDirectory() as folder:
            file = stored(document, folder)
            _, out, _ = ran("export", "--format", name, "--data", file)
        assert loads(out.decode()) == loads(json.dumps(document))

    holds()
