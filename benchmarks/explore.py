"""Measure how long `provcli explore` takes to show its first screen, beside importing Textual.

    python benchmarks/explore.py [--rounds 15]

Each round imports Textual in a process of its own, and starts the explorer in a terminal of 80
columns and 24 lines until it shows certain words. Writes the medians of CPU seconds, and of the
ratios within a round, to docs/performance.md.
"""

import argparse
import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
from statistics import median

from calls import run_once
from growth import write_table

IMPORT = (
    "import textual.app, textual.containers, textual.screen, textual.scroll_view; "
    "from textual.widgets import Input, Static, Tree"
)
"""The modules of Textual that the explorer imports to show its first screen."""

WORDS = {"Rows, tree, and keys": "q Quit", "Also the proof of the first row": "paragraph"}
"""What the terminal shows last, for each part of the screen."""


def start_until(words: str) -> float:
    """Return the CPU seconds of the explorer until the terminal shows words.

    Raises:
        RuntimeError: it ended before.
    """
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", LANG="C.UTF-8")
        os.execv(sys.executable, [sys.executable, "-m", "provcli", "explore"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written, shown = b"", ""
    while words not in shown:
        try:
            written += os.read(terminal, 65536)
        except OSError as error:
            raise RuntimeError(f"The explorer ended without {words!r}:\n{shown}") from error
        shown = re.sub(rb"\x1b\[[0-9;?<>=]*[A-Za-z]", b"", written).decode(errors="replace")
    os.kill(process, signal.SIGKILL)
    _, _, usage = os.wait4(process, 0)
    os.close(terminal)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    importing = f'{sys.executable} -c "{IMPORT}"'
    taken = [[run_once(importing), *map(start_until, WORDS.values())] for _ in range(2 + rounds)][
        2:
    ]
    rows = [["Process", "CPU time", "Ratio"], ["---"] * 3]
    for index, name in enumerate(("Importing Textual", *WORDS)):
        seconds = median(numbers[index] for numbers in taken)
        ratio = median(numbers[index] / numbers[0] for numbers in taken)
        rows.append([name, f"{seconds:.2f} s", f"{ratio:.2f}"])
    write_table("explore", rows)


if __name__ == "__main__":
    main()
