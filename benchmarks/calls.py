"""Time provcli's calls and those of the baseline and other programs.

    python benchmarks/calls.py [--rounds 15] [--peers]

Each round runs every command once, so a slow minute of the machine affects all of them, and every
ratio is taken within a round. The numbers are CPU time (user and system) of the whole process.
The median of the rounds goes to benchmarks/results.toml, a dataset that provcli reads.
The explorer runs in a terminal of 80 columns and 24 lines until it shows certain words.
--peers installs the other programs into environments under build/benchmarks.
"""

import argparse
import fcntl
import os
import platform
import pty
import re
import shlex
import signal
import struct
import subprocess
import sys
import termios
import venv
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import tomli_w

HERE = Path(__file__).parent
PEERS_FOLDER = HERE.parent / "build" / "benchmarks"
CSV = PEERS_FOLDER / "figures.csv"
PROGRAM = Path(sys.executable).with_name("provcli")

CALLS = {
    "baseline": f"{sys.executable} {HERE / 'baseline.py'}",
    "provcli-show": f"{PROGRAM} show henan",
    "provcli-compare": f"{PROGRAM} compare high-tech-enterprises",
    "provcli-list": f"{PROGRAM} list",
    "provcli-export": f"{PROGRAM} export",
    "provcli-check": f"{PROGRAM} check",
    "provcli-help": f"{PROGRAM} --help",
    "textual-import": f"{sys.executable} -c 'import textual.app, textual.containers, "
    "textual.screen, textual.scroll_view; from textual.widgets import Input, Static, Tree'",
    "provcli-explore": f"{PROGRAM} explore",
    "provcli-proof": f"{PROGRAM} explore",
}
LAST_WORDS = {"provcli-explore": "q Quit", "provcli-proof": "paragraph"}
"""What the explorer shows last: of its rows and keys, and of the proof of the first row."""
PEERS = {
    "csvkit": "{bin}/csvgrep -c entity -m henan {csv}",
    "frictionless": "{bin}/frictionless extract {csv}",
    "visidata": "{bin}/vd --batch {csv} --output -",
}
"""Other programs that print the figures of one province from the same CSV table."""


def measure(commands: Mapping[str, str], rounds: int, warm: int = 2) -> dict[str, list[float]]:
    """Return the CPU seconds of each command in each round, after `warm` uncounted rounds."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(warm + rounds):
        for name, command in commands.items():
            words = LAST_WORDS.get(name)
            seconds = run_until(command, words) if words else run_once(command)
            if number >= warm:
                taken[name].append(seconds)
    return taken


def run_once(command: str) -> float:
    """Return the CPU seconds of one run of a command.

    Raises:
        RuntimeError: it failed.
    """
    process = subprocess.Popen(
        shlex.split(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def run_until(command: str, words: str) -> float:
    """Return the CPU seconds of a program in a terminal until it shows words.

    Raises:
        RuntimeError: it ended before.
    """
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", LANG="C.UTF-8")
        program, *arguments = shlex.split(command)
        os.execv(program, [program, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written, shown = b"", ""
    while words not in shown:
        try:
            written += os.read(terminal, 65536)
        except OSError as error:
            raise RuntimeError(f"{command} ended without {words!r}:\n{shown}") from error
        shown = re.sub(rb"\x1b\[[0-9;?<>=]*[A-Za-z]", b"", written).decode(errors="replace")
    os.kill(process, signal.SIGKILL)
    _, _, usage = os.wait4(process, 0)
    os.close(terminal)
    return usage.ru_utime + usage.ru_stime


def ratio_to_baseline(taken: Mapping[str, list[float]], name: str) -> float:
    """Return the median over rounds of a command's time over the baseline's."""
    pairs = zip(taken[name], taken["baseline"], strict=True)
    return median(seconds / baseline for seconds, baseline in pairs)


def install_peers() -> Iterator[tuple[str, str]]:
    """Install each peer into an environment of its own and yield its command."""
    run_once(f"{PROGRAM} export --output {CSV}")
    for name, command in PEERS.items():
        folder = PEERS_FOLDER / name
        if not (folder / "bin" / "pip").exists():
            venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", name], check=True)
        yield name, command.format(bin=folder / "bin", csv=CSV)


def results(taken: Mapping[str, list[float]]) -> dict[str, Any]:
    """Return the measurements as a provcli dataset."""
    metrics = {
        "time": ("CPU time of a call", "millisecond"),
        "share": ("CPU time of a call, share of the baseline", "percent"),
    }
    figures = []
    for name, seconds in taken.items():
        numbers = {
            "time": f"{median(seconds) * 1000:.0f}",
            "share": f"{ratio_to_baseline(taken, name) * 100:.0f}",
        }
        figures += [
            {
                "entity": name,
                "metric": metric,
                "value": int(number),
                "printed": number,
                "paragraph": 1,
            }
            for metric, number in numbers.items()
        ]
    packages = ("provcli", "typer", "rich", "pydantic", "tomli-w")
    return {
        "name": "benchmarks",
        "title": "CPU time of provcli's calls",
        "description": f"{platform.system()}, Python {platform.python_version()}, "
        + ", ".join(f"{package} {version(package)}" for package in packages),
        "source": {"title": "One run of benchmarks/calls.py", "date": date.today().isoformat()},  # noqa: DTZ011
        "units": [{"id": "millisecond", "label": "ms"}],
        "entities": [{"id": name, "kind": "program", "name": name} for name in taken],
        "metrics": [
            {"id": metric, "name": name, "unit": unit} for metric, (name, unit) in metrics.items()
        ],
        "figures": figures,
    }


def main() -> None:
    """Measure, print, and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    os.environ.pop("PROVCLI_DATA", None)
    commands = dict(CALLS)
    if options.peers:
        PEERS_FOLDER.mkdir(parents=True, exist_ok=True)
        commands.update(install_peers())
    taken = measure(commands, options.rounds)
    for name in taken:
        print(
            f"{name:22} {median(taken[name]) * 1000:6.0f} ms {ratio_to_baseline(taken, name):6.2f}"
        )
    (HERE / "results.toml").write_text(tomli_w.dumps(results(taken)), "utf-8")


if __name__ == "__main__":
    main()
