"""The documents show what the program does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from cogapp import Cog

from docs_runner import ROOT, render
from provcli.dataset.load import load
from support import SMALL

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GENERATED = [path for path in DOCUMENTS if "[[[cog" in path.read_text("utf-8")]
WITH_COMMANDS = [path for path in DOCUMENTS if "```console" in path.read_text("utf-8")]
TEXTS = [*DOCUMENTS, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "WRITING.md"))]


@pytest.mark.parametrize("document", GENERATED, ids=lambda path: path.name)
def test_generated_tables_are_current(
    document: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    mode = "-r" if request.config.getoption("--rewrite") else "--check"
    code = Cog().main(["cog", mode, "-I", "tests", str(document)])
    assert code == 0, f"{document.name} is not current; run `pytest --rewrite tests/test_docs.py`"


@pytest.mark.parametrize("document", WITH_COMMANDS, ids=lambda path: path.name)
def test_commands_print_what_the_document_shows(
    document: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    text = render(document, tmp_path)
    if request.config.getoption("--rewrite"):
        document.write_text(text, "utf-8")
    assert document.read_text("utf-8") == text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_python_examples_run(document: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", document.read_text("utf-8"), re.DOTALL)
    if blocks:
        code = "\n".join(blocks)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("document", TEXTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for target, _, anchor in re.findall(r"\]\(([^)#]*)(#?)([^)]*)\)", document.read_text("utf-8")):
        if "://" in target:
            continue
        path = (document.parent / target) if target else document
        assert path.exists(), f"{document.name}: {target}"
        if anchor:
            titles = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert anchor in anchors, f"{document.name}: {target}#{anchor}"


ODD = re.compile(
    r"\bis no (?:valid|number|text|list|table|format|period|dataset|file|place|claim|figure)\b"
    r"|\btells\b|\b(?:is|are) told\b|\bheld against\b|\bfor it in\b|\bwhole\b(?= \w+ (?:is|are)\b)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("document", TEXTS, ids=lambda path: path.name)
def test_texts_have_no_odd_idiom(document: Path) -> None:
    if document.name != "WRITING.md":
        assert not ODD.findall(document.read_text("utf-8"))


def test_readme_has_at_most_200_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 200


def test_the_query_over_many_articles_runs_in_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guides = (ROOT / "docs" / "guides.md").read_text("utf-8")
    (script,) = re.findall(r"```sh\n(for file in .*?)```", guides, re.DOTALL)
    query, spark = re.findall(r"```sql\n(.*?)```", guides, re.DOTALL)
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(ROOT / "data" / "indicators.toml", articles / "central.toml")
    shutil.copy(SMALL, articles)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["sh", "-ec", script], cwd=tmp_path, check=True, env={"PATH": path})
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        rows = database.execute(query).fetchall()
    expected = [
        (figure.metric, figure.period, figure.value, dataset.name)
        for dataset in map(load, sorted(articles.glob("*.toml")))
        for figure in dataset.figures
        if figure.status == "actual" and not figure.flag and figure.period
        if figure.period.end and figure.period.end.year >= 2022
    ]
    found = [(metric, period, value, name) for metric, period, _, value, _, name in rows]
    assert sorted(found) == sorted(expected)
    assert spark.startswith("CREATE TEMPORARY VIEW figures USING parquet")
