"""Each labeled number recorded right, then with one slip: how many slips have no finding.

The texts are those of tests/data/reading. A slip without a finding is one that the reader cannot
know of: a unit that the sentence leaves out, or a period that another paragraph names. The bounds
are what was measured, so a rule that becomes weaker fails here. Such a slip counts as not
confirmed, so that a check does not pass over it in silence.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from provcli.checks.engine import check
from provcli.checks.model import RuleSelection
from provcli.dataset.models import Dataset
from provcli.prose.unread import find_all_numbers

TEXTS = sorted(Path("tests/data/reading/tuning").absolute().glob("*.toml"))
RATES = {
    "percent": "%",
    "percentage-point": "percentage points",
    "basis-point": "basis points",
    "permille": "‰",
}

Label = Mapping[str, Any]
Row = dict[str, Any]
Slip = Callable[[Label, Row], Row | None]


@cache
def read_labels(path: Path) -> tuple[str, str, str, list[str], list[Label]]:
    """Return the language, title, date, and lines of a text, and its labeled quantities."""
    data = tomllib.loads(path.read_text("utf-8"))
    lines = [line for line in data["text"].split("\n") if line.strip()]
    labels = [
        label
        for label in data["numbers"]
        if label.get("class", "quantity") == "quantity"
        and re.fullmatch("[0-9.]+", str(label["value"]))
        and lines[label["paragraph"]] not in data.get("headings", ())
    ]
    return data["language"], data["title"], data["published"], lines, labels


def unit_of(name: str) -> Row:
    """Return a unit for the name that a label has."""
    is_known = name in RATES or re.fullmatch("[A-Z]{3}|kg|km", name)
    kind = "rate" if name in RATES else "quantity"
    id_ = name if is_known else f"unit{name.encode().hex()}"
    return {"id": id_, "label": RATES.get(name, name), "kind": kind}


def right(label: Label, line: str) -> Row:
    """Return the figure that a label describes.

    The occurrence of a label counts the same letters, also in other words and numbers: that of a
    figure counts the numbers.
    """
    printed = label["printed"]
    starts = [found.start() for found in re.finditer(f"(?={re.escape(printed)})", line)]
    start = starts[label.get("occurrence", 1) - 1]
    numbers = find_all_numbers(line)
    whole = [
        each
        for each in starts
        if any(
            each <= number.digits_start < number.digits_end <= each + len(printed)
            for number in numbers
        )
    ]
    return {
        "unit": label.get("unit", ""),
        "value": Decimal(label["value"]) * label.get("sign", 1),
        "qualifier": label.get("bound", "exact"),
        "period": label.get("period") or None,
        "printed": printed,
        "paragraph": label["paragraph"] + 1,
        "occurrence": max(1, sum(each <= start for each in whole)),
    }


class Result(NamedTuple):
    """A figure's printed number, whether it has a finding, and its keys not confirmed."""

    printed: str
    is_noticed: bool
    unconfirmed: set[str]


def find_unnoticed(path: Path, slip: Slip | None) -> Iterator[Result]:
    """Yield the result of each figure."""
    language, title, published, lines, labels = read_labels(path)
    rows = []
    for number, label in enumerate(labels):
        row = right(label, lines[label["paragraph"]])
        changed = slip(label, row) if slip else {}
        if changed is not None:
            rows.append({"entity": "a", "scope": f"number {number}"} | row | changed)
    units = {row["unit"]: unit_of(row["unit"]) for row in rows}
    for row in rows:
        row["metric"] = f"m{list(units).index(row.pop('unit'))}"
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {
                "title": title,
                "publisher": "The Paper",
                "date": published,
                "language": language,
                "sections": [],
            },
            "entities": [{"id": "a", "name": "A"}],
            "units": list(units.values()),
            "metrics": [
                {"id": f"m{index}", "name": f"M{index}", "unit": unit["id"]}
                for index, unit in enumerate(units.values())
            ],
            "figures": rows,
        }
    )
    # The labels do not say which numbers are plans.
    chosen = RuleSelection(["PC107", "PC109", "PC3"], ["PC309", "PC313", "PC316"])
    result = check(dataset, "\n".join(lines), choice=chosen)
    assert result.coverage
    noticed = {finding.subject for finding in result.open}
    for figure in dataset.figures:
        keys = {key for key, ids in result.coverage.unconfirmed.items() if figure.id in ids}
        yield Result(figure.printed, figure.id in noticed, keys)


def _move_years(years: int) -> Slip:
    def move(_: Label, row: Row) -> Row | None:
        if row["period"] is None:
            return None
        moved = re.sub("[0-9]{4}", lambda year: str(int(year[0]) + years), row["period"])
        return {"period": moved}

    return move


def _widen(_: Label, row: Row) -> Row | None:
    period = row["period"] or ""
    return {"period": period[:4]} if re.match("[0-9]{4}.", period) else None


def _qualify(_: Label, row: Row) -> Row:
    return {"qualifier": "about" if row["qualifier"] == "exact" else "exact"}


SLIPS: dict[str, tuple[Slip | None, float]] = {
    "nothing wrong": (None, 0.975),
    "sign": (lambda _, row: {"value": -row["value"]}, 0.015),
    "scale": (lambda _, row: {"value": row["value"] * 10}, 0.0),
    "qualifier": (_qualify, 0.0),
    "percent or euros": (
        lambda _, row: {"unit": "EUR" if row["unit"] in RATES else "percent"}, 0.025,
    ),
    "kilograms": (lambda _, __: {"unit": "kg"}, 0.05),
    "no period": (lambda _, row: {"period": None} if row["period"] else None, 0.22),
    "a year early": (_move_years(-1), 0.06),
    "a year late": (_move_years(1), 0.03),
    "three years early": (_move_years(-3), 0.005),
    "whole year": (_widen, 0.135),
}  # fmt: skip
"""Each slip, and the largest share of the numbers with it that may have no finding.

For numbers with nothing wrong, the smallest share.
"""


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("name", SLIPS)
def test_slips_without_a_finding(name: str) -> None:
    slip, most = SLIPS[name]
    results = [result for path in TEXTS for result in find_unnoticed(path, slip)]
    share = sum(not result.is_noticed for result in results) / len(results)
    if slip is None:
        assert share >= most
    else:
        assert share <= most, [result.printed for result in results if not result.is_noticed]


SILENT = {
    "period": ("no period", "a year early", "a year late", "three years early", "whole year"),
    "unit": ("percent or euros", "kilograms"),
}
MAX_SILENT = 0.02


@pytest.mark.parametrize(("key", "name"), [(key, name) for key in SILENT for name in SILENT[key]])
def test_slips_without_a_finding_are_not_confirmed(key: str, name: str) -> None:
    slip, _ = SLIPS[name]
    results = [result for path in TEXTS for result in find_unnoticed(path, slip)]
    silent = [
        result.printed
        for result in results
        if not result.is_noticed and key not in result.unconfirmed
    ]
    assert len(silent) / len(results) <= MAX_SILENT, silent


@pytest.mark.parametrize(("key", "most"), [("period", 0.41), ("unit", 0.111)])
def test_most_right_figures_are_confirmed(key: str, most: float) -> None:
    results = [result for path in TEXTS for result in find_unnoticed(path, None)]
    assert sum(key in result.unconfirmed for result in results) / len(results) <= most
