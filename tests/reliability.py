"""What was tried against provcli, how often, and what happened: runs it and writes the table.

    python tests/reliability.py [--thorough]

Writes the table into docs/reliability.md. --thorough lets Hypothesis try many times as much.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


class Row(NamedTuple):
    """A row of the table: what was tried, what must happen, and what tries it."""

    tried: str
    promise: str
    tests: str


ROWS = (
    Row(
        "Invalid datasets: truncated, binary, UTF-16, nested, huge, wrong in every key",
        "exit 3, the exact message, nothing on stdout",
        "tests/test_dataset.py",
    ),
    Row(
        "What is no file: folders, pipes, devices, loops, no permission, gigabytes",
        "a message, bounded time and memory",
        "tests/test_reading.py",
    ),
    Row(
        "Hostile text: markup, escapes, bidi, invisible, wide, 10,000 characters",
        "shown harmlessly and aligned; JSON exact",
        "tests/test_text_is_text.py",
    ),
    Row(
        "Numbers of 40 digits, and values in quotes",
        "every digit in every format, no rounding",
        "tests/test_exact.py",
    ),
    Row(
        "Writing: a full disk and a kill at each step, devices, links, modes",
        "the old file or the new one, no trace",
        "tests/test_writing.py",
    ),
    Row(
        "Streams and terminals: pipes that close, sizes, colours, locales, a pseudo-terminal",
        "the same bytes, no traceback, the right exit code",
        "tests/test_output.py tests/test_terminals.py tests/test_waiting.py",
    ),
    Row(
        "Work that could grow with the square of what is read",
        "counted steps grow with the size",
        "tests/test_work.py",
    ),
    Row(
        "Arithmetic: claims and their solutions against brute force",
        "the interval holds the truth",
        "tests/test_intervals.py tests/test_claims.py",
    ),
    Row(
        "Every command in every format, on datasets made up by Hypothesis, valid and nearly so",
        "an answer or a message, twice the same; round trips, rows and totals equal",
        "tests/test_every_command.py",
    ),
    Row(
        "Every command in every format under an audit hook, and each forbidden act on purpose",
        "no network, no program, no file that was not named",
        "tests/test_audit.py",
    ),
    Row(
        "What development installs",
        "locked by hashes, within the bounds of pyproject.toml",
        "tests/test_lock.py",
    ),
    Row(
        "Every figure and number of an article broken in turn",
        "the check names each break",
        "tests/test_proof.py",
    ),
)


FUZZED = Row(
    "Texts made up under the guidance of coverage: datasets, articles, names, places of lines",
    "an answer or a message, round trips equal",
    "fuzz/run.py --seconds 60",
)


class Outcome(NamedTuple):
    """How often it was tried, and how it ended."""

    tests: int
    failed: int
    skipped: int = 0
    runs: int = 0
    examples: int = 0


def tested(row: Row, *more: str) -> Outcome:
    """Run the tests of a row; count them, their runs of the program and Hypothesis's examples."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        words = [*row.tests.split(), f"--junitxml={report}", "--hypothesis-show-statistics", *more]
        printed = _printed("-m", "pytest", "-q", *words)
        suite = next(ElementTree.parse(report).getroot().iter("testsuite"))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    told = {it.get("name"): it.get("value", "") for it in suite.iter("property")}
    return Outcome(
        int(suite.get("tests", 0)),
        failed,
        int(suite.get("skipped", 0)),
        int(told.get("runs", 0)),
        sum(map(int, re.findall(r"(\d+) passing", printed))),
    )


def fuzzed(row: Row) -> Outcome:
    """Run the fuzzer and count its targets, what it made up, and what it found."""
    if find_spec("atheris") is None:
        return Outcome(0, 0, skipped=1)
    told = re.findall(r"(\d+) executions, (\d+) findings", _printed(*row.tests.split()))
    executions, findings = (sum(map(int, column)) for column in zip(*told, strict=True))
    return Outcome(len(told), findings, examples=executions)


def _printed(*words: str) -> str:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def table(*more: str) -> Iterator[str]:
    """The lines of the table, each when its tests have run."""
    yield "| tried | what must happen | tests | runs | examples | happened | again with |"
    yield "|---|---|---:|---:|---:|---|---|"
    for row in (*ROWS, FUZZED):
        it = fuzzed(row) if row is FUZZED else tested(row, *more)
        happened = f"**{it.failed} failed**" if it.failed else "as promised"
        if it.skipped:
            happened += f", {it.skipped} skipped"
        counts = (f"{count:,}" if count else "" for count in (it.tests, it.runs, it.examples))
        program = "python" if row is FUZZED else "pytest"
        cells = (row.tried, row.promise, *counts, happened, f"`{program} {row.tests}`")
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Run all rows and put their table into the document."""
    more = ["--hypothesis-profile", "thorough"] if "--thorough" in sys.argv else []
    lines = []
    for line in table(*more):
        print(line, flush=True)  # noqa: T201  a script of its own
        lines.append(line)
    text = DOCUMENT.read_text("utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}{chr(10).join(lines)}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
