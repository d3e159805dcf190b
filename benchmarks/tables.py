"""What docs/performance.md shows of benchmarks/results.toml: tables and goals (used by cog)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from provcli.dataset.load import load
from provcli.dataset.models import Dataset

HERE = Path(__file__).parent


def results() -> Dataset:
    """The run on record."""
    return load(HERE / "results.toml")


def value_of(dataset: Dataset, program: str, metric: str) -> Decimal | None:
    """A number of the run, in the metric's unit; None if it was not measured."""
    for it in dataset.figures_of(metric):
        if it.entity == program:
            return it.value
    return None


def conditions() -> str:
    """When and on what it was measured, with which versions."""
    source = results().source
    return f"Measured on {source.date}: {source.copy_state}."


def calls() -> str:
    """Each program: milliseconds, and percent of the floor in the same rounds."""
    dataset = results()
    rows = ["| program | a call | of the floor |", "|---|---:|---:|"]
    for it in sorted(dataset.figures_of("call"), key=lambda it: it.value):
        name = dataset.entity_by_id[it.entity].name
        of_floor = value_of(dataset, it.entity, "call-of-floor")
        rows.append(f"| {name} | {it.printed} ms | {of_floor} % |")
    return "\n".join(rows)


def sizes(dataset: Dataset) -> list[int]:
    """The sizes that were measured, from small to large."""
    found = (metric.id.removeprefix("time-") for metric in dataset.metrics)
    return sorted(int(it) for it in found if it.isdigit())


def growth(kind: str) -> str:
    """Each program at each size: `time` in seconds, or `memory` in MB."""
    dataset = results()
    measured = sizes(dataset)
    rows = [f"| program | {' | '.join(f'{it:,}' for it in measured)} |"]
    rows.append("|---" + "|---:" * len(measured) + "|")
    for entity in dataset.entities:
        values = [value_of(dataset, entity.id, f"{kind}-{size}") for size in measured]
        if any(value is not None for value in values):
            cells = " | ".join("" if value is None else str(value) for value in values)
            rows.append(f"| {entity.name} | {cells} |")
    return "\n".join(rows)


class Goal(NamedTuple):
    """A row of the table of goals: what was aimed at, and how far it was reached."""

    aim: str
    measured: str
    met: bool


def _goals(dataset: Dataset) -> Iterator[Goal]:
    def number(program: str, metric: str) -> Decimal:
        found = value_of(dataset, program, metric)
        assert found is not None, f"{program} {metric}"
        return found

    peer = number("sqlite-utils", "call")
    for program in ("show", "compare", "list", "export"):
        of_floor, taken = number(program, "call-of-floor"), number(program, "call")
        yield Goal(
            f"`{program}` at most 95 % of the floor, and faster than sqlite-utils",
            f"{of_floor} %; {taken} ms against {peer} ms",
            of_floor <= 95 and taken < peer,
        )
    for program in ("help", "show-help", "mistyped"):
        of_floor = number(program, "call-of-floor")
        name = dataset.entity_by_id[program].name
        yield Goal(f"{name}: below half of the floor", f"{of_floor} %", of_floor < 50)
    bare = number("interpreter", "call")
    for program, most in (("version", 3), ("completion", 3)):
        times = number(program, "call") / bare
        name = dataset.entity_by_id[program].name
        aim = f"{name}: near the bare interpreter (at most {most} times)"
        yield Goal(aim, f"{times:.1f} times", times <= most)
    for program in ("show", "compare"):
        of_floor = number(program, "time-100000-of-floor")
        yield Goal(
            f"`{program}` of 100,000 figures: at most 130 % of parsing and validating",
            f"{of_floor} %",
            of_floor <= 130,
        )
        memory = number(program, "memory-100000") / number("floor", "memory-100000") * 100
        yield Goal(
            f"`{program}` of 100,000 figures: at most 150 % of the memory of that",
            f"{memory:.0f} %",
            memory <= 150,
        )
        times = number(program, "time-100000") / number(f"{program}-json", "time-100000")
        yield Goal(f"`{program}` from JSON twice as fast", f"{times:.2f} times", times >= 2)
    small, large = (number("check", f"time-{size}") for size in (10_000, 100_000))
    grown = large / small
    yield Goal("`check` grows linearly: 10 times the figures", f"{grown:.1f} times", grown <= 11)


def goals() -> str:
    """The goals, what was measured, and whether they are met."""
    rows = ["| goal | measured | met |", "|---|---|---|"]
    rows += [
        f"| {it.aim} | {it.measured} | {'yes' if it.met else '**no**'} |"
        for it in _goals(results())
    ]
    return "\n".join(rows)
