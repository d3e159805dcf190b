"""The documents say what the program does."""

import re
from pathlib import Path

import pytest
from cogapp import Cog

from provcli.cli import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GENERATED = [it for it in DOCUMENTS if "[[[cog" in it.read_text("utf-8")]


@pytest.mark.parametrize("document", GENERATED, ids=lambda it: it.name)
def test_outputs_in_documents_are_those_of_the_program(
    document: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    mode = "-r" if request.config.getoption("--rewrite") else "--check"
    code = Cog().main(["cog", mode, "-I", "tests", str(document)])
    assert code == 0, f"{document.name} is stale; write it anew with `pytest --rewrite`"


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]:
        for link in re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8")):
            if "://" not in link:
                assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"| `provcli {name}" in readme for name, _ in COMMANDS)


def test_the_library_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "henan/technology-contract-turnover/2023 136760000000 CNY" in capsys.readouterr().out
