"""Score the number reader on labeled texts: `python tests/reading_scores.py [FOLDER] [--errors]`.

The folder has texts as tests/data/reading/README.md describes. `--write docs/reliability.md`
replaces the table between the two comments there.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from provcli.prose.context import Context, read_context
from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.periods import read_periods, same_days

READING = Path(__file__).parent / "data/reading"
BEGIN, END = "<!-- reading scores: begin -->", "<!-- reading scores: end -->"

MEASURES = ("found", "value", "bound", "sign", "unit", "period", "precision", "class")
"""What is scored: `precision` is the share of quantities read that are labeled as quantities."""


class Paragraph(NamedTuple):
    """A line of a text, with the heading above it."""

    text: str
    heading: str


class Label(NamedTuple):
    """One labeled number, at its place in a paragraph."""

    start: int
    end: int
    fields: dict[str, Any]

    @property
    def is_quantity(self) -> bool:
        """Whether it is labeled as a quantity."""
        return bool(self.fields["class"] == "quantity")


@dataclass
class Scores:
    """How many readings are right, of how many, for each measure; and the wrong ones."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def note(self, measure: str, where: str, expected: object, read: object, *, ok: bool) -> None:
        """Count one reading."""
        self.total[measure] += 1
        self.right[measure] += ok
        if not ok:
            self.errors.append(f"{measure}: {where} expected {expected!r}, read {read!r}")

    def share(self, measure: str) -> float:
        """Return the percentage that is right."""
        return 100 * self.right[measure] / max(1, self.total[measure])


def paragraphs_of(text: str) -> list[str]:
    """Return the non-blank lines of a text."""
    return [line for line in text.splitlines() if line.strip()]


def labels_of(document: dict[str, Any], paragraphs: list[str]) -> list[list[Label]]:
    """Return the labels of each paragraph, in order."""
    placed: list[list[Label]] = [[] for _ in paragraphs]
    for number in document["numbers"]:
        line = paragraphs[number["paragraph"]]
        start = -1
        for _ in range(number["occurrence"]):
            start = line.index(number["printed"], start + 1)
        placed[number["paragraph"]].append(Label(start, start + len(number["printed"]), number))
    return placed


def score_text(document: dict[str, Any], scores: Scores) -> None:
    """Add the readings of one text to the scores of its language."""
    paragraphs = paragraphs_of(document["text"])
    numerals = [find_numbers(line) for line in paragraphs]
    periods = _periods(document, paragraphs, numerals)
    for position, labels in enumerate(labels_of(document, paragraphs)):
        line, found = paragraphs[position], list(enumerate(numerals[position]))
        taken: set[int] = set()
        for label in labels:
            fitting = _fitting(found, label, taken)
            where = f"{line[max(0, label.start - 24) : label.end + 24]!r} {label.fields['printed']}"
            scores.note("found", where, label.fields["class"], None, ok=fitting is not None)
            if fitting is None:
                continue
            index, numeral = fitting
            taken.add(index)
            if label.is_quantity or numeral.is_quantity:
                read_class = "quantity" if numeral.is_quantity else numeral.kind
                same = label.is_quantity == numeral.is_quantity
                scores.note("class", where, label.fields["class"], read_class, ok=same)
            if label.is_quantity:
                context = read_context(line, numeral)
                _score_quantity(scores, where, label.fields, numeral, context)
                period = periods[position][index]
                expected = label.fields["period"]
                scores.note("period", where, expected, period, ok=same_days(expected, period))
        for index, numeral in found:
            if numeral.is_quantity:
                is_right = any(
                    label.is_quantity and label.start < numeral.end and numeral.start < label.end
                    for label in labels
                )
                where = f"{line[max(0, numeral.start - 24) : numeral.end + 24]!r} {numeral.text}"
                scores.note("precision", where, "no quantity", index, ok=is_right)


def _fitting(
    found: list[tuple[int, Numeral]], label: Label, taken: set[int]
) -> tuple[int, Numeral] | None:
    overlapping = [
        (index, numeral)
        for index, numeral in found
        if numeral.start < label.end and label.start < numeral.end and index not in taken
    ]
    # The one with the same bare number, else the first.
    exact = [pair for pair in overlapping if pair[1].end == label.end]
    return next(iter(exact + overlapping), None)


def _score_quantity(
    scores: Scores, where: str, fields: dict[str, Any], numeral: Numeral, context: Context
) -> None:
    expected = Decimal(fields["value"])
    is_value = numeral.value is not None and abs(numeral.value - expected) <= expected / 10**6
    scores.note("value", where, fields["value"], numeral.value, ok=is_value)
    scores.note(
        *("bound", where, fields["bound"], context.qualifier),
        ok=fields["bound"] == context.qualifier,
    )
    scores.note("sign", where, fields["sign"], context.sign, ok=fields["sign"] == context.sign)
    unit = context.unit
    names = (
        {unit.code, unit.text.strip(), unit.noun, *unit.noun.split(), unit.text.lstrip("个")}
        if unit
        else {""}
    )
    scores.note("unit", where, fields["unit"], names, ok=fields["unit"] in names)


def _periods(
    document: dict[str, Any], paragraphs: list[str], numerals: list[tuple[Numeral, ...]]
) -> list[list[str]]:
    """Return the period of each number of each paragraph."""
    headings = set(document.get("headings", []))
    heading, placed = "", []
    for line in paragraphs:
        heading = line if line in headings else heading
        placed.append(Paragraph(line, heading))
    rows = read_periods(
        placed,
        [[(numeral.start, numeral.end) for numeral in row] for row in numerals],
        document["title"],
        document["published"],
    )
    return [[reading.period or "" for reading in row.readings] for row in rows]


Score = Callable[[dict[str, Any], Scores], None]


def scores_of(texts: Iterable[Path], score: Score = score_text) -> dict[str, Scores]:
    """Return the scores of each language on some labeled texts."""
    scores: dict[str, Scores] = {}
    for path in sorted(texts):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        score(document, scores.setdefault(document["language"], Scores()))
    return scores


def table_of(
    scores: dict[str, Scores],
    measures: Sequence[str] = MEASURES,
    marks: tuple[str, str] = (BEGIN, END),
) -> str:
    """Return the scores as a Markdown table between two comments."""
    languages = sorted(scores)
    rows = [f"| | {' | '.join(languages)} |", f"|---|{'---|' * len(languages)}"]
    for measure in measures:
        if not any(scores[name].total[measure] for name in languages):
            continue
        cells = [f"{scores[name].share(measure):.1f} %" for name in languages]
        rows.append(f"| {measure} | {' | '.join(cells)} |")
    counts = (str(scores[name].total[measures[0]]) for name in languages)
    rows.append(f"| numbers | {' | '.join(counts)} |")
    return "\n".join([marks[0], *rows, marks[1]])


def main(
    score: Score = score_text,
    measures: Sequence[str] = MEASURES,
    marks: tuple[str, str] = (BEGIN, END),
) -> None:
    """Print the scores of a folder, and write their table between two comments of a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=READING / "tuning")
    parser.add_argument("--errors", nargs="?", const="", help="print what was read wrong")
    parser.add_argument("--names", action="store_true", help="print labeled and drafted names")
    parser.add_argument("--write", type=Path, help="replace the table of a Markdown file")
    arguments = parser.parse_args()
    scores = scores_of(arguments.folder.glob("*.toml"), score)
    if arguments.errors is not None:
        for name in sorted(scores):
            for error in scores[name].errors:
                if error.startswith(arguments.errors):
                    print(name, error)  # noqa: T201
    if arguments.names:
        for name in sorted(scores):
            print(*scores[name].names, sep="\n")  # noqa: T201
    table = table_of(scores, measures, marks)
    print(table)  # noqa: T201
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(marks[0])
        _, _, after = rest.partition(marks[1])
        arguments.write.write_text(f"{before}{table}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
