"""Measure provcli beside its floor and its peers, and record it as a dataset of provcli.

    python benchmarks/run.py [--sizes 100,10000,100000,1000000]

Writes benchmarks/results.toml; `pytest --rewrite` puts it into docs/performance.md. Peers are
installed from the package index into environments of their own, under build/benchmarks.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple

from measure import Taken, megabytes, ratio, rounds, seconds

HERE = Path(__file__).parent
WORK = HERE.parent / "build" / "benchmarks"
CALL_ROUNDS = 15
ROUNDS = {100: 5, 10_000: 3, 100_000: 3, 1_000_000: 1}
CHECKED_UP_TO = 100_000
"""Of a larger dataset only the answers are measured, not the check."""
LIMIT = 60.0
"""Seconds after which a peer is stopped."""


class Peer(NamedTuple):
    """A row of the table of peers: what they are called, installed by, and run as.

    The command shows the rows of one entity of a CSV file as a table, or all where the program
    selects nothing.
    """

    id: str
    package: str
    command: str


PEERS = (
    Peer(
        "sqlite-utils",
        "sqlite-utils",
        "{bin}/sqlite-utils memory {csv} --table \"select * from t where entity = '{entity}'\"",
    ),
    Peer(
        "csvkit",
        "csvkit",
        """sh -c "{bin}/csvgrep -c entity -m {entity} {csv} | {bin}/csvlook" """,
    ),
    Peer("frictionless", "frictionless", "{bin}/frictionless extract {csv}"),
    Peer("visidata", "visidata", "{bin}/vd --batch {csv} --output {work}/visidata.tsv"),
    Peer("rich-cli", "rich-cli", "{bin}/rich {csv}"),
    Peer(
        "duckdb",
        "duckdb-cli",
        """{bin}/duckdb -c "select * from '{csv}' where entity = '{entity}'" """,
    ),
    Peer("miller", "", """mlr --icsv --opprint filter '$entity == "{entity}"' {csv}"""),
)
"""The peers; one without a package is measured where it is installed."""


class Result(NamedTuple):
    """A number that was measured."""

    program: str
    metric: str
    printed: str


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, ROUNDS)))
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    os.environ.pop("PROVCLI_DATA", None)
    WORK.mkdir(parents=True, exist_ok=True)
    peers = dict(_installed())
    results = list(_calls(peers))
    for size in sizes:
        results += _growth(size, peers)
    _record(_dataset(results, peers))


def _record(document: Mapping[str, Any]) -> None:
    # Not before: what this process holds counts as the memory of every process it starts.
    from provcli.dataset.load import loads
    from provcli.export.document import write_toml_dataset

    pieces = write_toml_dataset(loads(json.dumps(document), name="the results"))
    (HERE / "results.toml").write_text("".join(pieces), "utf-8")


def _installed() -> Iterator[tuple[str, str]]:
    """Each peer that is there, with its version."""
    for peer in PEERS:
        folder = WORK / peer.id
        if not peer.package:
            if which("mlr"):
                said = subprocess.run(
                    ["mlr", "--version"], capture_output=True, text=True, check=True
                )
                yield peer.id, said.stdout.split()[-1]
            continue
        if not (folder / "done").exists():
            venv.create(folder, with_pip=True, clear=True)
            subprocess.run([folder / "bin" / "pip", "install", "--quiet", peer.package], check=True)
            (folder / "done").touch()
        script = f"from importlib.metadata import version; print(version({peer.package!r}))"
        said = subprocess.run(
            [folder / "bin" / "python", "-c", script], capture_output=True, text=True, check=True
        )
        yield peer.id, said.stdout.strip()


def _commands_of(peers: Mapping[str, str], table: Path, entity: str) -> dict[str, str]:
    return {
        peer.id: peer.command.format(
            bin=WORK / peer.id / "bin", csv=table, entity=entity, work=WORK
        )
        for peer in PEERS
        if peer.id in peers
    }


def _calls(peers: Mapping[str, str]) -> Iterator[Result]:
    table = WORK / "t.csv"
    _provcli("export", "--output", str(table), "--force")
    first = f"{sys.executable} -c"
    program = str(Path(sys.executable).with_name("provcli"))
    commands = {
        "floor": f"{sys.executable} {HERE / 'floor.py'}",
        "interpreter": f"{first} pass",
        "show": f"{program} show henan",
        "compare": f"{program} compare --metric high-tech-enterprises",
        "list": f"{program} list",
        "export": f"{program} export",
        "help": f"{program} --help",
        "show-help": f"{program} show --help",
        "mistyped": f"{program} shwo henan",
        "version": f"{program} --version",
        "completion": f"env _PROVCLI_COMPLETE=complete_bash COMP_CWORD=1 "
        f"COMP_WORDS='provcli sh' {program}",
        **_commands_of(peers, table, "henan"),
    }
    taken = rounds(commands, CALL_ROUNDS, warm=2)
    for name, runs in taken.items():
        yield Result(name, "call", f"{seconds(runs) * 1000:.0f}")
        yield Result(name, "call-of-floor", f"{ratio(runs, taken['floor']) * 100:.0f}%")


def _growth(size: int, peers: Mapping[str, str]) -> Iterator[Result]:
    print(f"{size} figures", file=sys.stderr)
    files = {suffix: WORK / f"{size}.{suffix}" for suffix in ("toml", "json", "txt", "csv")}
    generate = [sys.executable, str(HERE / "generate.py"), str(size)]
    subprocess.run([*generate, str(files["toml"]), "--article", str(files["txt"])], check=True)
    subprocess.run([*generate, str(files["json"])], check=True)
    _provcli("export", "--data", str(files["json"]), "--output", str(files["csv"]), "--force")
    program = str(Path(sys.executable).with_name("provcli"))
    from_toml, from_json = (f"--data {files[it]}" for it in ("toml", "json"))
    commands = {
        "floor": f"{sys.executable} {HERE / 'floor.py'} {files['toml']}",
        "show": f"{program} show p3 {from_toml}",
        "show-json": f"{program} show p3 {from_json}",
        "compare": f"{program} compare --metric m0 {from_toml}",
        "compare-json": f"{program} compare --metric m0 {from_json}",
        "export": f"{program} export {from_json}",
        "export-json": f"{program} export --format json {from_json}",
        "export-toml": f"{program} export --format toml {from_json}",
        **_commands_of(peers, files["csv"], "p3"),
    }
    if size <= CHECKED_UP_TO:
        commands["check"] = f"{program} check {from_toml} --article {files['txt']}"
    taken = rounds(commands, ROUNDS.get(size, 1), warm=0, limit=LIMIT)
    floor = taken["floor"]
    for name, runs in taken.items():
        yield Result(name, f"time-{size}", f"{seconds(runs):.2f}")
        yield Result(name, f"memory-{size}", f"{megabytes(runs):.0f}")
        yield from _against_floor(name, size, runs, floor)


def _against_floor(
    name: str, size: int, runs: Sequence[Taken], floor: Sequence[Taken]
) -> Iterator[Result]:
    yield Result(name, f"time-{size}-of-floor", f"{ratio(runs, floor) * 100:.0f}%")


def _provcli(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "provcli", *words], check=True)


NAMES = {
    "floor": "the floor",
    "interpreter": "bare interpreter",
    "show": "provcli show",
    "show-json": "provcli show, from JSON",
    "compare": "provcli compare",
    "compare-json": "provcli compare, from JSON",
    "list": "provcli list",
    "export": "provcli export, CSV",
    "export-json": "provcli export, JSON",
    "export-toml": "provcli export, TOML",
    "check": "provcli check",
    "help": "provcli --help",
    "show-help": "provcli show --help",
    "mistyped": "provcli, mistyped",
    "version": "provcli --version",
    "completion": "provcli, completion",
}
"""What the programs measured are called; peers have their own names."""

UNITS = [
    {"id": "ms", "label": "ms"},
    {"id": "s", "label": "s"},
    {"id": "MB", "label": "MB"},
    {"id": "percent", "label": "%", "kind": "rate"},
]


def _metric(id_: str) -> dict[str, str]:
    kind, _, size = id_.removesuffix("-of-floor").partition("-")
    what = {"call": "A call", "time": "Time", "memory": "Memory"}[kind]
    name = f"{what}, {int(size):,} figures" if size else what
    unit = {"call": "ms", "time": "s", "memory": "MB"}[kind]
    if id_.endswith("-of-floor"):
        name, unit = f"{name}, of the floor", "percent"
    return {"id": id_, "name": name, "unit": unit, "topic": kind, "description": MEANINGS[kind]}


MEANINGS = {
    "call": "From start to end of a process on the built-in dataset; median of rounds.",
    "time": "From start to end of a process on a generated dataset; median of rounds.",
    "memory": "Of the process, at its peak.",
}


def _dataset(results: Sequence[Result], peers: Mapping[str, str]) -> dict[str, Any]:
    programs = dict.fromkeys(result.program for result in results)
    metrics = dict.fromkeys(result.metric for result in results)
    today = date.today().isoformat()  # noqa: DTZ011  the day where it was measured
    return {
        "layout": 1,
        "name": "benchmarks",
        "title": "provcli beside its floor and its peers",
        "source": {
            "title": "One run of benchmarks/run.py",
            "publisher": "provcli",
            "date": today,
            "language": "en",
            "copy_state": _conditions(peers),
            "sections": [{"id": "run", "heading": "Run"}],
        },
        "entities": [{"id": it, "name": NAMES.get(it, it)} for it in programs],
        "units": UNITS,
        "topics": [{"id": it, "name": it.title()} for it in MEANINGS],
        "metrics": [_metric(it) for it in metrics],
        "figures": [
            {
                "entity": program,
                "metric": metric,
                "period": today,
                "value": printed.removesuffix("%"),
                "printed": printed,
                "section": "run",
                "paragraph": 1,
            }
            for program, metric, printed in results
        ],
    }


def _conditions(peers: Mapping[str, str]) -> str:
    from importlib.metadata import version

    ours = ("provcli", "typer", "rich", "pydantic", "tomli", "tomli-w")
    versions = [f"{name} {version(name)}" for name in ours]
    versions += [f"{name} {number}" for name, number in peers.items()]
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}; {', '.join(versions)}"
    )


if __name__ == "__main__":
    main()
