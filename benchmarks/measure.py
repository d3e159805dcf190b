"""Timing whole commands, in rounds: each round runs every command once.

So a slow minute of the machine hits all of them, and a ratio of two is taken within each round.
What a process took is told by the system when it ends: time, and memory at its peak.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

ENVIRONMENT = {name: it for name, it in os.environ.items() if not name.startswith("PYTHON")}
"""What is measured runs as people have it: what they set for developing, such as not to keep
compiled modules, would be measured too."""


class Taken(NamedTuple):
    """What a run took: seconds on the clock, and MB of memory at the peak."""

    seconds: float
    megabytes: float


def rounds(
    commands: Mapping[str, str], count: int, *, warm: int = 1, limit: float = 600
) -> dict[str, list[Taken]]:
    """Run every command in turn, `count` times over.

    Args:
        commands: what to run, by name; shell words.
        count: how many rounds.
        warm: rounds before them that do not count.
        limit: seconds after which a command is stopped and left out.

    Returns:
        What each run took, by name and in the order of the rounds; nothing of what was stopped.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for number in range(warm + count):
        for name in list(taken):
            once = _once(commands[name], limit)
            if once is None:
                del taken[name]
            elif number >= warm:
                taken[name].append(once)
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return taken


def _once(command: str, limit: float) -> Taken | None:
    begun = time.perf_counter()
    with subprocess.Popen(
        shlex.split(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        start_new_session=True,
    ) as process:
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, limit)
        _, status, usage = os.wait4(process.pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == -signal.SIGKILL:
        return None
    # `check` ends with 1 if there are findings, a mistyped line with 2.
    assert process.returncode in (0, 1, 2), f"{command}: exit {process.returncode}"
    return Taken(time.perf_counter() - begun, usage.ru_maxrss / 1024)


def seconds(runs: Sequence[Taken]) -> float:
    """The median of the runs' times."""
    return median(run.seconds for run in runs)


def megabytes(runs: Sequence[Taken]) -> float:
    """The median of the runs' peaks."""
    return median(run.megabytes for run in runs)


def ratio(runs: Sequence[Taken], floor: Sequence[Taken]) -> float:
    """The median of how much longer each run took than the floor's in the same round."""
    return median(a.seconds / b.seconds for a, b in zip(runs, floor, strict=True))
