"""What was tried against provcli, how often, and what happened: runs it and writes the table.

    python tests/reliability.py [--thorough]

Writes the table into docs/reliability.md. --thorough lets Hypothesis try many times as much.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


class Row(NamedTuple):
    """A row of the table: what was tried, what must happen, and the tests that try it."""

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


class Outcome(NamedTuple):
    """How often it was tried, and how it ended."""

    tests: int
    failed: int
    skipped: int
    examples: int


def tried(row: Row, *more: str) -> Outcome:
    """Run the tests of a row and count them, and the examples that Hypothesis made."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", *row.tests.split(), f"--junitxml={report}"]
        result = subprocess.run(
            [*command, "--hypothesis-show-statistics", *more],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        suite = next(ElementTree.parse(report).getroot().iter("testsuite"))
    examples = sum(map(int, re.findall(r"(\d+) passing", result.stdout)))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    return Outcome(int(suite.get("tests", 0)), failed, int(suite.get("skipped", 0)), examples)


def table(*more: str) -> Iterator[str]:
    """The lines of the table, each when its tests have run."""
    yield "| tried | what must happen | tests | examples made | happened | again with |"
    yield "|---|---|---:|---:|---|---|"
    for row in ROWS:
        it = tried(row, *more)
        happened = f"**{it.failed} failed**" if it.failed else "as promised"
        if it.skipped:
            happened += f", {it.skipped} skipped"
        cells = (row.tried, row.promise, it.tests, it.examples or "", happened)
        yield f"| {' | '.join(map(str, cells))} | `pytest {row.tests}` |"


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
