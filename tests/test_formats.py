"""What holds for every format of the table."""

import csv
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from provcli.dataset.models import Dataset
from provcli.export.registry import FORMATS, OPTIONS
from support import SMALL, Runner
from test_output import PROVCLI, environment, on_terminal

BINARY = [it.name for it in FORMATS.values() if it.binary]
EXPORTED = [it.name for it in FORMATS.values() if it.write_table or it.write_dataset]
LIBRARIES = {"xlsx": ("xlsxwriter", "XlsxWriter"), "parquet": ("pyarrow", "pyarrow")}


def bytes_of(run: Callable[..., object], tmp_path: Path, name: str, number: int) -> bytes:
    file = tmp_path / f"{number}{FORMATS[name].suffix}"
    run("export", "--format", name, "--output", file)
    return file.read_bytes()


@pytest.mark.parametrize("name", EXPORTED)
def test_the_same_answer_is_the_same_bytes(run: Runner, tmp_path: Path, name: str) -> None:
    first, second = (bytes_of(run, tmp_path, name, number) for number in (1, 2))
    assert first
    assert first == second


def test_totals_agree_in_every_text_format(run: Runner, built_in: Dataset) -> None:
    total = sum(it.value for it in built_in.figures)
    out = {
        name: run("export", "--format", name).out
        for name in ("csv", "json", "ndjson", "toml", "markdown")
    }
    csv_rows = csv.DictReader(StringIO(out["csv"]))
    assert sum(Decimal(row["value"]) for row in csv_rows) == total
    assert sum(Decimal(row["value"]) for row in json.loads(out["json"])["figures"]) == total
    ndjson_rows = map(json.loads, out["ndjson"].splitlines())
    assert sum(Decimal(row["value"]) for row in ndjson_rows) == total
    toml_rows = tomllib.loads(out["toml"], parse_float=Decimal)["figures"]
    assert sum(Decimal(row["value"]) for row in toml_rows) == total
    header, _, *lines = (re.split(r" ?(?<!\\)\| ?", it) for it in out["markdown"].splitlines())
    assert sum(Decimal(line[header.index("value")]) for line in lines) == total


@pytest.mark.parametrize("name", EXPORTED)
def test_a_pipe_gets_what_a_file_gets(run: Runner, tmp_path: Path, name: str) -> None:
    piped = subprocess.run(
        [*PROVCLI, "export", "--format", name], capture_output=True, env=environment(), check=True
    )
    assert piped.stdout == bytes_of(run, tmp_path, name, 1)


@pytest.mark.parametrize("name", EXPORTED)
def test_the_suffix_tells_the_format(run: Runner, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"told{FORMATS[name].suffix}"
    assert run("export", "--output", file) == (0, "", "")
    assert file.read_bytes() == bytes_of(run, tmp_path, name, 1)


def test_suffixes_differ() -> None:
    suffixes = [it.suffix for it in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("name", BINARY)
def test_a_terminal_gets_no_bytes(name: str) -> None:
    assert on_terminal("export", "--format", name) == ""


def test_what_a_terminal_cannot_show_is_wrong_usage(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run("export", "--format", "xlsx") == (
        2,
        "",
        "Error: This format is not text; a terminal cannot show it.\n"
        "Hint: Add --output FILE, or pipe it into a program that takes it.\n",
    )


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("argv", [["export"], ["list"]], ids=" ".join)
def test_a_format_without_its_library_says_what_to_install(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, argv: list[str]
) -> None:
    module, library = LIBRARIES[name]
    monkeypatch.setitem(sys.modules, module, None)
    assert run(*argv, "--output", tmp_path / f"figures.{name}") == (
        2,
        "",
        f"Error: The format {name} needs {library}.\nHint: pip install 'provcli[{name}]'\n",
    )
    assert not list(tmp_path.iterdir())


def test_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    assert {it.extra for it in FORMATS.values() if it.extra} == set(LIBRARIES) <= set(extras)
    for extra, (_, library) in LIBRARIES.items():
        (requirement,) = extras[extra]
        assert requirement.startswith(f"{library}>=")


def test_provcli_runs_without_the_libraries_of_formats() -> None:
    script = (
        "import sys, provcli.cli; code = provcli.cli.main(['show', 'henan']);"
        "loaded = {'xlsxwriter', 'pyarrow', 'numpy', 'pandas', 'duckdb'} & set(sys.modules);"
        "sys.exit(f'{code} {loaded}' if code or loaded else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("option", OPTIONS)
def test_help_names_the_formats_of_an_option(run: Runner, option: str) -> None:
    words = " ".join(run("export", "--help").out.split())
    names = ", ".join(it.name for it in FORMATS.values() if option in it.options)
    assert f"For {names}." in words


def test_an_unwritable_file_is_told_for_bytes_too(run: Runner, tmp_path: Path) -> None:
    for name in BINARY:
        code, out, err = run(
            "export", "--format", name, "--output", tmp_path / "no" / "file", "--data", SMALL
        )
        assert (code, out) == (3, "")
        assert "cannot be written: no such file or directory." in err
