"""What the program does to the world: it reads what it is given, writes what it is told, no more.

Python's audit events tell that, for every command in every format. What a command may open:

- what its command line names, and the built-in dataset;
- with --output, the file's folder for a file without a name, and /proc/self/fd to give it one;
- what belongs to Python and the installed libraries;
- for Parquet, the system's time zones: the library loads pandas where that is installed, which
  looks at the time zone UTC.

No command opens anything else. What compiled libraries open by themselves raises no event: the one
that draws pictures reads the system's fonts, and which there are (/etc/fonts), for text has a
shape; it and the one for Parquet ask /sys how many processors there are.
"""

import ast
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from provcli.cli.app import COMMANDS
from provcli.cli.output import TABLE
from provcli.dataset.load import built_in_path
from provcli.export.images import CHART_FORMATS
from provcli.export.registry import FORMATS
from support import ARTICLE, HERE, SMALL

SOURCE = HERE.parent / "src"
PACKAGE = SOURCE / "provcli"
TIME_ZONES = Path("/usr/share/zoneinfo")
WORDS = {
    "overview": (),
    "list": ("list", "figures"),
    "show": ("show", "north", "--implied"),
    "compare": ("compare", "--metric", "goats"),
    "chart": ("chart", "--metric", "goats"),
    "export": ("export",),
    "explain": ("explain", "north/goats/2022"),
    "check": ("check", "--article", str(ARTICLE)),
    "report": ("report", "--article", str(ARTICLE)),
    "schema": ("schema",),
}
"""Every command, as it is called with the small dataset."""
NAMES = (TABLE, *FORMATS, *(it.name for it in CHART_FORMATS))
FORBIDDEN = (
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pickle.find_class",
    "pty.spawn",
    "socket.",
    "subprocess.Popen",
)
"""Beginnings of events that nothing has a reason for."""
CODE = ("compile", "eval", "exec")
"""Events that libraries have a reason for, and provcli has none."""


class Seen(NamedTuple):
    """What was seen of one run."""

    ran: Any
    code: int
    events: tuple[dict[str, Any], ...]
    written: Path
    """The folder that --output names a file in."""

    def faults(self) -> list[str]:
        """What it should not have done."""
        return [
            f"{event['event']} {', '.join(event['paths'])} from {event['caller']}"
            for event in self.events
            if not self._is_fine(event)
        ]

    def _is_fine(self, event: dict[str, Any]) -> bool:
        if event["event"].startswith(FORBIDDEN):
            return False
        if event["event"] in CODE:
            return not Path(event["caller"]).is_relative_to(PACKAGE)
        return all(self._is_allowed(Path(it), event) for it in event["paths"])

    def _is_allowed(self, path: Path, event: dict[str, Any]) -> bool:
        if "--output" in self.ran and path.is_relative_to(self.written):
            return True
        if event["writes"]:
            return False
        if "--output" in self.ran and path == Path("/proc/self/fd"):
            return True
        if "parquet" in self.ran and path.is_relative_to(TIME_ZONES):
            return True
        named = {SMALL, ARTICLE} if "--data" in self.ran else {built_in_path(), ARTICLE}
        return path in named or any(path.is_relative_to(it) for it in _installed())


@cache
def _installed() -> frozenset[Path]:
    """The folders of Python, of libraries, and of provcli's own code."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = {Path(sysconfig.get_path(it)) for it in names}
    return frozenset(folders | {it.resolve() for it in folders} | {PACKAGE})


def seen(runs: Sequence[object], place: Path) -> Iterator[Seen]:
    """Run the program so, one after the other in a process, in fresh folders.

    What was written to any but the folder for answers is an error.
    """
    log = place / "log"
    home, here, temporary = folders = [place / it for it in ("home", "here", "tmp")]
    for folder in folders:
        folder.mkdir()
    subprocess.run(
        [sys.executable, str(HERE / "audited.py"), str(log), json.dumps(runs)],
        cwd=here,
        env={
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYDANTIC_DISABLE_PLUGINS": "__all__",  # as the program does where it begins
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(SOURCE),
            "PYTHONUTF8": "1",
            "TMPDIR": str(temporary),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=300,
    )
    assert [list(it.iterdir()) for it in folders] == [[], [], []]
    events: list[dict[str, Any]] = []
    for line in log.read_text("utf-8").splitlines():
        told = json.loads(line)
        if "ran" in told:
            yield Seen(told["ran"], told["code"], tuple(events), place / "written")
            events = []
        else:
            events.append(told)


@cache
def runs_of(command: str) -> tuple[Seen, ...]:
    """A command in every format, to stdout and to a file, and as it is, of the built-in dataset."""
    with TemporaryDirectory() as name:
        place = Path(name).resolve()
        (place / "written").mkdir()
        data = () if command == "schema" else ("--data", str(SMALL))
        asked = [(*WORDS[command], *data, "--format", it) for it in NAMES]
        if command == "report":
            asked.append((*WORDS[command], *data, "--format", "html"))
        files = [
            (*it, "--output", str(place / "written" / f"{number}.zip"))
            for number, it in enumerate(asked)
        ]
        built_in = {
            "show": ("show", "henan"),
            "compare": ("compare", "--metric", "high-tech-enterprises"),
            "chart": ("chart", "--metric", "high-tech-enterprises", "--format", "vega-lite"),
            "explain": ("explain", "henan/high-tech-enterprises/2023"),
        }.get(command, WORDS[command])
        return tuple(seen([*asked, *files, built_in], place))


@pytest.mark.parametrize("command", WORDS)
def test_a_command_opens_what_it_is_given_and_does_nothing_else(command: str) -> None:
    runs = runs_of(command)
    assert len(runs) > 2 * len(NAMES)
    assert {it.code for it in runs} <= {0, 1, 2}
    assert {str(it.ran): faults for it in runs if (faults := it.faults())} == {}
    half = len(runs) // 2
    for to_stdout, to_file in zip(runs[:half], runs[half:-1], strict=True):
        assert to_stdout.code == to_file.code


def test_every_command_and_every_format_was_run() -> None:
    assert {"overview", *(it.name for it in COMMANDS)} == set(WORDS)
    answered = {
        it.ran[it.ran.index("--format") + 1]
        for command in WORDS
        for it in runs_of(command)
        if it.code != 2 and "--format" in it.ran
    }
    assert answered == set(NAMES)


@pytest.mark.parametrize(
    "script",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork() or os._exit(0)",
        "import os; os.waitpid(os.posix_spawn('/bin/true', ['true'], {}), 0)",
        "import pickle; pickle.loads(pickle.dumps(len))",
        "open('/etc/passwd')",
        "import pathlib; (pathlib.Path.home() / 'x').touch(); (pathlib.Path.home() / 'x').unlink()",
        f"exec(compile('eval(\"1\")', {str(PACKAGE / 'x.py')!r}, 'exec'))",
    ],
)
def test_what_no_command_may_do_is_seen(script: str, tmp_path: Path) -> None:
    (run,) = seen([script], tmp_path)
    assert run.faults()


UNWANTED = {"ctypes", "http", "pickle", "socket", "subprocess", "urllib.request"}


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda it: it.stem)
def test_no_module_can_reach_a_network_start_a_program_or_run_a_text(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        imported: set[str] = set()
        if isinstance(node, ast.Import):
            imported = {it.name for it in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imported = {node.module, *(f"{node.module}.{it.name}" for it in node.names)}
        elif isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"))
        parents = {name[: at + 1] for name in imported for at in range(len(name))}
        assert not {it.partition(".")[0] for it in imported} & UNWANTED
        assert not parents & UNWANTED
