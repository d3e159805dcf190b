"""What a command loads: a slow import added by accident is noticed here, without a clock."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = str(Path(__file__).parents[1] / "src")
SCRIPT = """
import sys
from provcli.cli.app import main
code = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
OPTIONAL = {"vl_convert", "jinja2", "xlsxwriter", "pyarrow"}


def loaded_by(*argv: str) -> set[str]:
    """The modules there are after a run; it is not measured, which would load more."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, *argv],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": SOURCE, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
        check=False,  # a mistyped line is an error, and loads nothing either
    )
    assert result.returncode in (0, 2), result.stderr
    return set(result.stderr.split())


@pytest.mark.parametrize("argv", [["--help"], ["--version"]])
def test_help_loads_neither_pydantic_nor_rich(argv: list[str]) -> None:
    loaded = loaded_by(*argv)
    assert not loaded & {"pydantic", "rich.console", "tomli", "provcli.dataset.models"}


@pytest.mark.parametrize(
    ("argv", "unneeded"),
    [
        (
            ["show", "henan"],
            {"provcli.prose.numerals", "provcli.checks.engine", "provcli.checks.matching"},
        ),
        (
            ["compare", "--metric", "technology-smes"],
            {"provcli.prose.numerals", "provcli.checks.engine"},
        ),
        (
            ["list"],
            {"provcli.prose.numerals", "provcli.checks.engine", "provcli.analysis.comparison"},
        ),
        (
            ["export"],
            {"provcli.prose.numerals", "provcli.checks.engine", "tomli_w", "provcli.files.atomic"},
        ),
    ],
    ids=lambda it: it[0] if isinstance(it, list) else "",
)
def test_a_command_loads_only_its_own(argv: list[str], unneeded: set[str]) -> None:
    loaded = loaded_by(*argv)
    assert not loaded & unneeded
    assert not loaded & OPTIONAL
    assert not loaded & {"urllib.request", "xml.sax", "asyncio", "multiprocessing"}
    assert not loaded & {"rich.markdown", "pygments"}


@pytest.mark.parametrize(
    "argv",
    [["show", "--help"], ["nosuch"], ["shwo", "henan"], ["show", "--bogus"], ["list", "-h"]],
    ids=" ".join,
)
def test_a_commands_help_and_a_mistyped_line_load_neither_pydantic_nor_rich(
    argv: list[str],
) -> None:
    assert not loaded_by(*argv) & {"pydantic", "rich.console", "tomli", "provcli.dataset.models"}


@pytest.mark.parametrize("argv", [["export"], ["show", "henan", "--format", "json"]], ids=" ".join)
def test_what_is_no_screen_needs_no_rich(argv: list[str]) -> None:
    assert "rich.console" not in loaded_by(*argv)
