"""The libraries that each call imports: a slow import added by accident fails here."""

import subprocess
import sys
from collections.abc import Callable

import pytest

WATCHED = {
    "asyncio",
    "importlib.metadata",
    "jinja2",
    "multiprocessing",
    "pyarrow",
    "pydantic",
    "pygments",
    "rapidfuzz",
    "rich.console",
    "rich.markdown",
    "rich.table",
    "simplejson",
    "tomli",
    "tomli_w",
    "trafilatura",
    "typer",
    "vl_convert",
    "xlsxwriter",
    "provcli.analysis.claims",
    "provcli.analysis.comparison",
    "provcli.checks.engine",
    "provcli.dataset.models",
    "provcli.export.csv",
    "provcli.files.atomic",
    "provcli.prose.numerals",
    "provcli.views.report",
}
"""Modules that cost time, and that only some calls need."""

DATASET = {"importlib.metadata", "provcli.dataset.models", "pydantic", "tomli", "typer"}
SCREEN = {*DATASET, "rich.console", "rich.table"}

IMPORTED = {
    "--help": {"typer"},
    "--version": {"typer"},
    "show --help": {"typer"},
    "list -h": {"typer"},
    "show --bogus": {"typer"},
    "explore --help": {"typer"},
    "shwo henan": {"rapidfuzz", "typer"},
    "list --format xlss": {*DATASET, "rapidfuzz"},
    "list": SCREEN,
    "show hunan": {
        *SCREEN,
        "provcli.analysis.claims",
        "provcli.analysis.comparison",
    },
    "compare technology-smes": {*SCREEN, "provcli.analysis.comparison"},
    "export": {*DATASET, "provcli.export.csv"},
    "show henan --format json": {*DATASET, "simplejson"},
}
"""What each call imports of `WATCHED`."""

SCRIPT = """
import sys
from provcli.cli.app import main
code = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("call", IMPORTED)
def test_call_imports_only_what_it_needs(
    environment: Callable[..., dict[str, str]], call: str
) -> None:
    # Coverage would import modules of its own, so these processes are not measured.
    measured = environment({"PYDANTIC_DISABLE_PLUGINS": "__all__"})
    env = {name: value for name, value in measured.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *call.split()],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    assert set(done.stderr.split()) & WATCHED == IMPORTED[call]
