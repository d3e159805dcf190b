"""Count the instructions of calls: the same number each time, whatever else the machine does.

    python benchmarks/instructions.py            each call beside the floor
    python benchmarks/instructions.py --check    fail if one takes more than its limit

A slow import that was added by accident shows here and nowhere else. Needs valgrind.
"""

import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import NamedTuple

FLOOR = [str(Path(__file__).parent / "floor.py")]


class Call(NamedTuple):
    """A row of the table of calls: what is typed, and how much of the floor it may take."""

    words: str
    limit: float


# Runs differ by a hundredth; a library that is loaded by accident adds 0.15 of the floor and more.
CALLS = (
    Call("--version", 0.20),
    Call("--help", 0.50),
    Call("show --help", 0.50),
    Call("shwo henan", 0.50),
    Call("export", 1.28),
    Call("show henan", 1.45),
    Call("compare --metric high-tech-enterprises", 1.47),
)


def instructions(argv: list[str]) -> int:
    """How many instructions a process of Python takes, as callgrind counts them."""
    environment = {"PYTHONHASHSEED": "0"}
    command = [sys.executable, *argv]
    # Once without counting, so that everything is compiled.
    subprocess.run(command, capture_output=True, env=environment, check=False)
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", result.stderr)
    assert found, result.stderr
    return int(found[1])


def main() -> int:
    """Print the table; with --check, tell by the exit code whether all keep their limits."""
    if not which("valgrind"):
        print("Not counted: valgrind is not installed.")
        return 0
    floor = instructions(FLOOR)
    print(f"{'floor: four packages, three models':42} {floor / 1e6:7.0f} million")
    late = 0
    for call in CALLS:
        count = instructions(["-m", "provcli", *call.words.split()])
        late += count > call.limit * floor
        told = f"{count / 1e6:7.0f} million, {count / floor:5.2f} of the floor"
        print(f"provcli {call.words:34} {told}, limit {call.limit:.2f}")
    return 1 if late and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
