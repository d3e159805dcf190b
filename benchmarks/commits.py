"""Compare two commits: the same commands, in the same rounds, on the same libraries.

    python benchmarks/commits.py main my-branch [--size 10000] [--rounds 10]

Prints, for each command, the median of how much longer the second takes than the first.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ratio, rounds, seconds

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=10)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / f"{words.size}.toml"
        article = data.with_suffix(".txt")
        generate = [sys.executable, str(ROOT / "benchmarks" / "generate.py")]
        subprocess.run(
            [*generate, str(words.size), str(data), "--article", str(article)], check=True
        )
        calls = (
            "--help",
            "show henan",
            "export",
            f"show p3 --data {data}",
            f"compare --metric m0 --data {data}",
            f"export --format json --data {data}",
            f"check --data {data} --article {article}",
        )
        trees = [_checked_out(commit, Path(folder)) for commit in (words.first, words.second)]
        try:
            _compare(calls, trees, words.rounds)
        finally:
            for tree in trees:
                _git("worktree", "remove", "--force", str(tree))


def _compare(calls: tuple[str, ...], trees: list[Path], count: int) -> None:
    commands = {
        f"{call} {tree.name}": f"env PYTHONPATH={tree / 'src'} {sys.executable} -m provcli {call}"
        for call in calls
        for tree in trees
    }
    taken = rounds(commands, count)
    for call in calls:
        first, second = (taken[f"{call} {tree.name}"] for tree in trees)
        shown = " ".join(Path(word).name for word in call.split())
        print(
            f"{shown:60} {seconds(first):7.3f} s {seconds(second):7.3f} s "
            f"{ratio(second, first):6.2f}"
        )


def _checked_out(commit: str, folder: Path) -> Path:
    tree = folder / f"{len(list(folder.iterdir()))}-{commit.replace('/', '-')}"
    _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
    return tree


def _git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True)


if __name__ == "__main__":
    main()
