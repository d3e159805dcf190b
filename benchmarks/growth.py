"""Measure how time grows with the size of a dataset: ten times the figures, ten times the time.

    python benchmarks/growth.py [--sizes 1000,10000]

Writes CPU seconds of each command at each size, and the ratio of the last two sizes, to
docs/performance.md. The datasets come from benchmarks/generate.py: one with 30 entities and many
metrics, one with as many entities as figures.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import generate
from calls import PROGRAM, run_once

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"

COMMANDS = {
    "show": "show e1 --data {data}",
    "compare": "compare m0 --data {data}",
    "chart": "chart m0 --data {data}",
    "overview": "--data {data}",
    "export": "export --data {data}",
    "check": "check --data {data} --article {article}",
    "draft": "draft {article} --date 2024-03-01",
}


def main() -> None:
    """Measure what the command line asks for, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    header = ["Command", "Entities", *(f"{size:,} figures" for size in sizes), "Ratio"]
    rows = [header, ["---"] * len(header)]
    for shape, entities in (("30", lambda _: 30), ("one per figure", lambda size: size)):
        seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for size in sizes:
            with TemporaryDirectory() as folder:
                data, article = Path(folder) / "data.toml", Path(folder) / "article.txt"
                generate.write(size, entities(size), data, article)
                for name, words in COMMANDS.items():
                    command = f"{PROGRAM} {words.format(data=data, article=article)}"
                    seconds[name].append(run_once(command))
        rows += [
            [name, shape, *(f"{number:.2f} s" for number in taken), f"{taken[-1] / taken[-2]:.1f}"]
            for name, taken in seconds.items()
        ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    before, rest = DOCUMENT.read_text("utf-8").split("<!-- growth -->")
    after = rest.split("<!-- end of growth -->")[1]
    marked = f"<!-- growth -->\n{table}\n<!-- end of growth -->"
    DOCUMENT.write_text(f"{before}{marked}{after}", "utf-8")
    print(table)


if __name__ == "__main__":
    main()
