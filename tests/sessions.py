"""What README and docs show of the program, made by running it (used by cog)."""

import io
import os
import shlex
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from provcli.analysis.claims import VERDICTS
from provcli.checks.engine import RULES, Rule, check
from provcli.cli.app import COMMANDS, main
from provcli.dataset.load import loads
from provcli.dataset.schema import keys
from provcli.export.images import CHART_FORMATS, ChartFormat
from provcli.export.registry import FORMATS, OPTIONS, Format
from provcli.views.tables import Column
from rule_examples import EXAMPLES, Example


def session(command: str, *, width: int | None = None, lines: int | None = None) -> str:
    """A command line and what it prints, as a code block.

    Args:
        command: the words after `$`.
        width: how wide a table may be; it is not shown as an option.
        lines: how many lines of the answer to show; the rest is said to be left out.
    """
    argv = shlex.split(command)[1:] + (["--width", str(width)] if width else [])
    printed = answer(argv)
    if lines is not None and len(printed) > lines:
        printed = [*printed[:lines], f"... {len(printed) - lines} more lines"]
    return "\n".join(["```console", f"$ {command}", *printed, "```"])


def answer(argv: list[str]) -> list[str]:
    """The lines that the program prints, on both streams."""
    buffer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    kept = {name: os.environ.pop(name, None) for name in ("FORCE_COLOR", "PROVCLI_DATA")}
    with redirect_stdout(buffer), redirect_stderr(buffer):
        main(argv)
    os.environ.update({name: value for name, value in kept.items() if value is not None})
    buffer.seek(0)
    return buffer.read().splitlines()


def broken_check() -> str:
    """A check of the small dataset with a digit changed, as if the files lay in this folder."""
    dataset, article = EXAMPLES["PC303"].files()
    here = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("valleys.toml").write_text(dataset, "utf-8")
        Path("valleys.txt").write_text(article, "utf-8")
        command = "provcli check --data valleys.toml --article valleys.txt --select PC3"
        try:
            return session(command, width=90)
        finally:
            os.chdir(here)


def help_pages() -> str:
    """The help of the program and of each command, as sections."""
    pages = ["## provcli\n", session("provcli --help"), ""]
    for name in (it.name for it in COMMANDS):
        pages += [f"## provcli {name}\n", session(f"provcli {name} --help"), ""]
    return "\n".join(pages)


def format_rows() -> str:
    """The table of formats."""
    return _rows_of(FORMATS.values())


def chart_format_rows() -> str:
    """The table of the formats that charts have."""
    return _rows_of(CHART_FORMATS)


def _rows_of(formats: Iterable[Format | ChartFormat]) -> str:
    rows = ["| `--format` | suffix | what it is |", "|---|---|---|"]
    for it in formats:
        extra = it.extra if isinstance(it, Format) else None
        install = f"; `pip install 'provcli[{extra}]'`" if extra else ""
        rows.append(f"| `{it.name}` | `{it.suffix}` | {it.description}{install} |")
    return "\n".join(rows)


def option_rows() -> str:
    """The options of formats, with the formats they are for."""
    rows = ["| option | what it does | formats |", "|---|---|---|"]
    for option, words in OPTIONS.items():
        names = ", ".join(f"`{it.name}`" for it in FORMATS.values() if option in it.options)
        rows.append(f"| `--{option}` | {words} | {names} |")
    return "\n".join(rows)


def column_rows(columns: Iterable[Column | tuple[str, str]]) -> str:
    """Columns with what they mean."""
    rows = ["| column | meaning |", "|---|---|"]
    for column in columns:
        meaning = column.description if isinstance(column, Column) else column[1]
        rows.append(f"| `{column[0]}` | {meaning} |")
    return "\n".join(rows)


def verdict_rows() -> str:
    """The table of verdicts."""
    rows = ["| verdict | meaning |", "|---|---|"]
    return "\n".join(rows + [f"| {name} | {meaning} |" for name, meaning in VERDICTS.items()])


def rule_sections() -> str:
    """A section for each rule: meaning, an example and what it gives, what to do."""
    return "\n".join(line for rule in RULES for line in _rule_section(rule))


def _rule_section(rule: Rule) -> Iterator[str]:
    example = EXAMPLES[rule.code]
    yield from (f"### {rule.code}", "", f"{rule.meaning} ({rule.severity})", "")
    yield from ("```diff", *_diff(example), "```", "")
    dataset, article = example.files()
    found = [it for it in check(loads(dataset), article).open if it.code == rule.code]
    yield from (f"> {found[0].subject}: {found[0].message}", "", rule.hint, "")


def _diff(example: Example) -> Iterator[str]:
    for name, edits in (("dataset", example.dataset), ("article", example.article)):
        for old, new in edits:
            before, after = old.splitlines(), new.splitlines()
            if name == "article":
                yield "# in the article"
            for line in unified_diff(before, after, lineterm="", n=1):
                if not line.startswith(("---", "+++", "@@")):
                    yield line


def key_rows() -> str:
    """The keys of the dataset file, a table for each part."""
    lines: list[str] = []
    previous = None
    for table, key, required, description in keys().rows:
        if table != previous:
            title = f"`[[{table}]]`" if table else "Top of the file"
            title = title.replace("[[source]]", "[source]")
            lines += ["", f"### {title}", "", "| key | required | meaning |", "|---|---|---|"]
            previous = table
        lines.append(f"| `{key}` | {required} | {description} |")
    return "\n".join(lines)
