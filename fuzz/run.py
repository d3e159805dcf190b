"""Coverage-guided fuzzing: `python fuzz/run.py [TARGET ...] --seconds N`.

Each target runs in a process of its own, from the datasets of the tests. What it finds is printed
and kept in `fuzz/findings/TARGET`; the exit code is 1 then. Needs the extra `fuzz`.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
LONGEST = 20_000
MEGABYTES = 3_000


def fuzz(target: str, options: list[str]) -> None:
    """Run one target in this process, which ends with it."""
    import atheris

    # Coverage is seen only of what is imported here, for the first time.
    with atheris.instrument_imports(include=["provcli"], enable_loader_override=False):
        from targets import TARGETS

    def one(data: bytes) -> None:
        TARGETS[target].run(data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def _entry(word: str) -> str:
    """A line of a dictionary of libFuzzer: its bytes in quotes."""
    return '"{}"\n'.format("".join(f"\\x{byte:02x}" for byte in word.encode()))


def run(target: str, seconds: int) -> bool:
    """Run one target in a process of its own, tell what it did, and whether it found nothing."""
    from targets import TARGETS

    findings = HERE / "findings" / target
    findings.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        for position, seed in enumerate(TARGETS[target].seeds):
            (corpus / str(position)).write_text(seed, "utf-8")
        words.write_text("".join(["# words\n", *map(_entry, TARGETS[target].words)]), "ascii")
        options = [
            str(corpus),
            f"-dict={words}",
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={findings}/",
            "-timeout=20",
            "-print_final_stats=1",
            "-seed=1",  # as far as time allows, the same inputs at each run
        ]
        done = subprocess.run(
            [sys.executable, __file__, "--inside", target, *options],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds + 300,
            check=False,
        )
    told = re.findall(r"number_of_executed_units: *(\d+)|Done (\d+) runs", done.stderr)
    executions = next((one or other for one, other in reversed(told)), "no")
    found = sorted(it.name for it in findings.iterdir())
    print(f"{target}: {executions} executions, {len(found)} findings", *found)
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
    return not done.returncode


def main() -> int:
    """Run the targets that are named, or all."""
    from targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}; see --help")
    fine = [run(it, asked.seconds) for it in asked.targets or TARGETS]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], sys.argv[3:])
    sys.exit(main())
