"""The documents show what the program does."""

import re
import tomllib
from pathlib import Path

import duckdb
import pytest
from cogapp import Cog

from docs_runner import NOT_RUN, ROOT, is_run, list_blocks, render
from provcli.cli.commands import COMMAND_BY_NAME
from provcli.dataset.load import load
from support import Runner

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GENERATED = [path for path in DOCUMENTS if "[[[cog" in path.read_text("utf-8")]
TEXTS = [*DOCUMENTS, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "WRITING.md"))]
WITH_BLOCKS = [path for path in TEXTS if list_blocks(path)]
GUIDES = ROOT / "docs" / "guides.md"
COMMAND = re.compile(rf"(?:provcli |`)({'|'.join(COMMAND_BY_NAME)})\b([^`\n|;>#]*)")
"""A command in a text or a block, and its arguments."""


@pytest.mark.parametrize("document", GENERATED, ids=lambda path: path.name)
def test_generated_tables_are_current(
    document: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    mode = "-r" if request.config.getoption("--rewrite") else "--check"
    code = Cog().main(["cog", mode, "-I", "tests", str(document)])
    assert code == 0, f"{document.name} is not current; run `pytest --rewrite tests/test_docs.py`"


@pytest.mark.parametrize("document", WITH_BLOCKS, ids=lambda path: path.name)
def test_blocks_run_and_print_what_the_document_shows(
    document: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    text = render(document, tmp_path)
    if request.config.getoption("--rewrite"):
        document.write_text(text, "utf-8")
    assert document.read_text("utf-8") == text


def test_each_block_has_a_kind_that_runs_or_a_reason() -> None:
    blocks = [block for document in WITH_BLOCKS for block in list_blocks(document)]
    assert {kind for kind, _ in blocks} == {"console", "python", "sh", "sql", "text", "toml"}
    skipped = [body for _, body in blocks if not is_run(body)]
    assert len(skipped) == len(NOT_RUN)
    assert all(any(body.startswith(start) for body in skipped) for start in NOT_RUN)


def test_ci_runs_the_commands_of_a_fresh_machine() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").splitlines()
    shown = [body.strip() for kind, body in list_blocks(ROOT / "README.md") if not is_run(body)]
    patterns = re.findall(r"grep -m1 -F \"(.+?)\" README", (ROOT / ".ci" / "run").read_text())
    assert [next(line for line in readme if word in line) for word in patterns] == shown


@pytest.mark.parametrize("document", TEXTS, ids=lambda path: path.name)
def test_commands_options_files_and_extras_exist(document: Path, run: Runner) -> None:
    text = document.read_text("utf-8")
    assert set(re.findall(r"`provcli ([a-z][a-z-]*)", text)) <= set(COMMAND_BY_NAME)
    for name, arguments in COMMAND.findall(text):
        known = run(name, "--help").out
        assert all(f"{option} " in known for option in re.findall(r"--[a-z-]+|-o\b", arguments))
    for file in re.findall(r"python ([a-z_]+/[a-z_/]+\.py)", text):
        assert (ROOT / file).exists()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for extras in re.findall(r"'(?:\.|provcli)\[([a-z,]+)\]'", text):
        assert set(extras.split(",")) <= set(project["optional-dependencies"])


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


def test_readme_has_at_most_200_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 200


def test_the_query_over_many_articles_finds_their_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = GUIDES.read_text("utf-8").split("\n## ")
    guide = tmp_path / "guide.md"
    guide.write_text(next(section for section in sections if "```sql" in section), "utf-8")
    render(guide, tmp_path)
    query = next(body for kind, body in list_blocks(guide) if kind == "sql")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        rows = database.execute(query).fetchall()
    expected = [
        (figure.metric, figure.period, figure.value, dataset.name)
        for dataset in map(load, sorted(Path("articles").glob("*.toml")))
        for figure in dataset.figures
        if figure.status == "actual" and not figure.flag and figure.period
        if figure.period.end and figure.period.end.year >= 2022
    ]
    found = [(metric, period, value, name) for metric, period, _, value, _, name in rows]
    assert sorted(found) == sorted(expected)
