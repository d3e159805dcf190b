"""Tables and sections of the reference documents, made from the program's own tables (for cog)."""

import inspect
import io
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from difflib import unified_diff
from pathlib import Path
from typing import Any

from provcli import api
from provcli.analysis.claims import VERDICTS
from provcli.checks.engine import check
from provcli.checks.model import Rule
from provcli.checks.rules import RULES
from provcli.cli.app import main
from provcli.cli.commands import COMMANDS
from provcli.cli.options import SHARED_PANEL
from provcli.dataset.load import loads
from provcli.dataset.units import standard_units
from provcli.export.registry import FORMATS, OPTIONS, TERMINAL, formats_for
from provcli.views.tables import Column, keys_table
from rule_examples import EXAMPLES, Example

ROOT = Path(__file__).parents[1]


def table(header: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table; the header has its cells separated by bars."""
    lines = [f"| {header} |", "|" + "---|" * (header.count("|") + 1)]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def format_rows() -> str:
    """Return the table of formats."""
    return table(
        "Format | Extension | What it is",
        (
            (
                f"`{row.name}`",
                ", ".join(f"`{suffix}`" for suffix in row.suffixes),
                row.description + (f"; `pip install 'provcli[{row.extra}]'`" if row.extra else ""),
            )
            for row in FORMATS.values()
        ),
    )


def format_matrix() -> str:
    """Return which command writes which format."""
    return table(
        "Command | Formats | Default",
        (
            (
                f"`{command.name}`",
                ", ".join([TERMINAL, *(row.name for row in formats_for(command.contents))]),
                command.default_format,
            )
            for command in COMMANDS
            if command.contents
        ),
    )


def option_rows() -> str:
    """Return the options of formats and the formats that they apply to."""
    return table(
        "Option | What it does | Formats",
        (
            (
                f"`--{option}`",
                description,
                ", ".join(f"`{row.name}`" for row in FORMATS.values() if option in row.options),
            )
            for option, description in OPTIONS.items()
        ),
    )


def column_rows(columns: Iterable[Column | tuple[str, str]]) -> str:
    """Return columns with their meanings."""
    return table(
        "Column | Meaning",
        (
            (
                f"`{column[0]}`",
                column.description if isinstance(column, Column) else column[1],
            )
            for column in columns
        ),
    )


def verdict_rows() -> str:
    """Return the verdicts with their meanings."""
    return table("Verdict | Meaning", ((f"`{name}`", text) for name, text in VERDICTS.items()))


def rule_summary() -> str:
    """Return the rules, one row each."""
    return table(
        "Rule | Severity | Problem",
        ((f"[{rule.code}](#{rule.code.lower()})", rule.severity, rule.title) for rule in RULES),
    )


def rule_sections() -> str:
    """Return a section per rule: problem, example, finding, and what to do."""
    return "\n".join(line for rule in RULES for line in _rule_section(rule))


def _rule_section(rule: Rule) -> Iterator[str]:
    example = EXAMPLES[rule.code]
    yield from (f"### {rule.code}", "", f"{rule.title} ({rule.severity})", "")
    yield from ("```diff", *_diff(example), "```", "")
    dataset, article = example.files()
    finding = next(
        found for found in check(loads(dataset), article).open if found.code == rule.code
    )
    yield from (f"> {finding.subject}: {finding.message}", "", rule.hint, "")


def _diff(example: Example) -> Iterator[str]:
    for name, edits in (("dataset", example.dataset), ("article", example.article)):
        for old, new in edits:
            if name == "article":
                yield "# in the article"
            for line in unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1):
                if not line.startswith(("---", "+++", "@@")):
                    yield line


def key_rows() -> str:
    """Return the keys of the dataset file, a table for each part."""
    lines: list[str] = []
    previous: Any = None
    for part, key, required, description in keys_table().rows:
        if part != previous:
            title = f"`[[{part}]]`" if part else "Top of the file"
            title = title.replace("[[source]]", "[source]")
            lines += ["", f"## {title}", "", "| Key | Required | Meaning |", "|---|---|---|"]
            previous = part
        lines.append(f"| `{key}` | {required} | {description} |")
    return "\n".join(lines)


def unit_rows() -> str:
    """Return the standard units that are not currencies."""
    return table(
        "Unit | Label | Kind",
        (
            (f"`{unit}`", label, kind)
            for unit, (label, kind) in standard_units().items()
            if not (len(unit) == 3 and unit.isupper())
        ),
    )


def command_sections() -> str:
    """Return the help of provcli and of each command; shared options come once."""
    lines = ["```text", *_help(), "```", ""]
    title = f"{SHARED_PANEL}:"
    help_ = _help("list")
    lines += [
        f"## {SHARED_PANEL}",
        "",
        "The options as `provcli list` prints them. The formats and the default differ:",
        "[Formats](formats.md#which-command-writes-which-format) has those of each command.",
        "`draft`, `diff`, and `schema` have no `--data`. `explore` has only that, `review` none.",
        "",
        "```text",
        *help_[help_.index(title) + 1 :],
        "```",
        "",
    ]
    for command in COMMANDS:
        own = _help(command.name)
        own = own[: own.index(title)]
        lines += [f"## provcli {command.name}", "", "```text", *own[:-1], "```", ""]
    return "\n".join(lines)


def _help(*words: str) -> list[str]:
    buffer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(buffer):
        main([*words, "--help"])
    buffer.seek(0)
    return buffer.read().rstrip().splitlines()


def function_sections() -> str:
    """Return the public functions with their signatures, and the public classes."""
    lines: list[str] = []
    for name in sorted(api.__all__):
        member = getattr(api, name)
        summary = (inspect.getdoc(member) or "").split("\n\n")[0].replace("\n", " ")
        if inspect.isfunction(member):
            lines += [
                f"### {name}",
                "",
                "```text",
                _signature(name, member),
                "```",
                "",
                summary,
                "",
            ]
    rows = (
        (f"`{name}`", (inspect.getdoc(getattr(api, name)) or "").split("\n")[0])
        for name in sorted(api.__all__)
        if inspect.isclass(getattr(api, name))
    )
    return "\n".join([*lines, "## Classes", "", table("Class | What it is", rows)])


def _signature(name: str, function: Any) -> str:
    """Return a signature with one parameter per line; types are without their modules."""
    parameters = [
        re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", str(parameter))
        for parameter in inspect.signature(function).parameters.values()
    ]
    joined = ", ".join(parameters)
    if len(joined) + len(name) < 90:
        return f"{name}({joined})"
    return "\n".join([f"{name}(", *(f"    {parameter}," for parameter in parameters), ")"])


def benchmark_rows() -> str:
    """Return the recorded measurements of calls."""
    results = tomllib.loads((ROOT / "benchmarks" / "results.toml").read_text("utf-8"))
    numbers: dict[str, dict[str, str]] = {}
    for figure in results["figures"]:
        numbers.setdefault(figure["entity"], {})[figure["metric"]] = figure["printed"]
    measured = f"Measured on {results['source']['date']}: {results['description']}.\n\n"
    return measured + table(
        "Program | CPU time, ms | Of the baseline",
        ((name, row["time"], f"{int(row['share']) / 100:.2f}") for name, row in numbers.items()),
    )
