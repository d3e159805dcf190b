"""The documents say what the program does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from cogapp import Cog

from provcli.cli.app import COMMANDS
from provcli.dataset.load import load
from provcli.values.periods import parse_period
from reliability import ROWS
from support import SMALL

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GENERATED = [it for it in DOCUMENTS if "[[[cog" in it.read_text("utf-8")]


@pytest.mark.parametrize("document", GENERATED, ids=lambda it: it.name)
def test_outputs_in_documents_are_those_of_the_program(
    document: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    mode = "-r" if request.config.getoption("--rewrite") else "--check"
    code = Cog().main(["cog", mode, "-I", "tests", "-I", "benchmarks", str(document)])
    assert code == 0, f"{document.name} is stale; write it anew with `pytest --rewrite`"


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]:
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            if "://" not in link:
                assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"| `provcli {name}" in readme for name in (it.name for it in COMMANDS))


def test_the_library_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "henan/technology-contract-turnover/2023 136760000000 CNY" in capsys.readouterr().out


def test_the_query_over_many_articles_runs_in_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (script,) = re.findall(r"```sh\n(for file in .*?)```", readme, re.DOTALL)
    duckdb_sql, spark_sql = re.findall(r"```sql\n(.*?)```", readme, re.DOTALL)
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(ROOT / "data" / "indicators.toml", articles / "central.toml")
    shutil.copy(SMALL, articles)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["sh", "-ec", script], cwd=tmp_path, check=True, env={"PATH": path})
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        rows = database.execute(duckdb_sql).fetchall()
    expected = [
        (figure.metric, figure.period, figure.value, dataset.name)
        for dataset in map(load, sorted(articles.glob("*.toml")))
        for figure in dataset.figures
        if figure.status == "actual" and not figure.flag and figure.period
        if (last := parse_period(figure.period).last) and last.year >= 2022
    ]
    found = [(metric, period, value, name) for metric, period, _, value, _, name in rows]
    assert sorted(found) == sorted(expected)
    assert {name for *_, name in found} == {"central-china-2024", "two-valleys"}
    # Where Spark differs is the view only.
    assert spark_sql.startswith("CREATE TEMPORARY VIEW figures USING parquet")
    assert "SELECT" not in spark_sql


def test_reliability_tells_of_every_row_and_all_of_them_held() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text("utf-8")
    for row in ROWS:
        assert f"| {row.tried} |" in text, "write it anew with `python tests/reliability.py`"
        assert all((ROOT / file).exists() for file in row.tests.split())
    assert "failed" not in text
