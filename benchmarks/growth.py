"""Measure how time grows with the size of a dataset: ten times the figures, ten times the time.

    python benchmarks/growth.py [--sizes 1000,10000]

Prints CPU seconds of each command at each size and the ratio of the last two sizes. The datasets
come from benchmarks/generate.py: one with few entities and many metrics, one with many entities.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import generate
from calls import PROGRAM, run_once

COMMANDS = {
    "show": "show e1 --data {data}",
    "compare": "compare m0 --data {data}",
    "chart": "chart m0 --data {data}",
    "overview": "--data {data}",
    "export": "export --data {data}",
    "check": "check --data {data} --article {article}",
}


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    for shape, entities in (("few entities", lambda _: 30), ("many entities", lambda size: size)):
        seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for size in sizes:
            with TemporaryDirectory() as folder:
                data, article = Path(folder) / "data.toml", Path(folder) / "article.txt"
                generate.write(size, entities(size), data, article)
                for name, words in COMMANDS.items():
                    command = f"{PROGRAM} {words.format(data=data, article=article)}"
                    seconds[name].append(run_once(command))
        for name, taken in seconds.items():
            numbers = " ".join(f"{number:8.2f}" for number in taken)
            print(f"{shape:14} {name:10} {numbers}  x {taken[-1] / taken[-2]:.1f}")


if __name__ == "__main__":
    main()
