"""Runs the program several times in one process and writes down what it does to the world.

`python audited.py LOG RUNS`: the log takes a line of JSON for each audit event; the runs are lists
of arguments, as JSON. A string in place of such a list is Python to run instead of the program.

It sees what Python does; what compiled libraries do by themselves raises no audit event.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

_CHANGES = {
    "os.link": slice(1, 2),  # the source is a descriptor's number
    "os.mkdir": slice(0, 1),
    "os.remove": slice(0, 1),
    "os.rename": slice(0, 2),
    "os.rmdir": slice(0, 1),
    "os.symlink": slice(1, 2),
    "os.truncate": slice(0, 1),
}
"""Events that change the file system, and which of their arguments name what."""
_TOLD = re.compile(
    r"socket|subprocess|pickle|shutil|pty|tempfile|open$|compile$|eval$|exec$|"
    r"os\.(?:exec|fork|spawn|posix_spawn|system|startfile|link|mkdir|remove|rename|rmdir|symlink"
    r"|truncate)"
)
"""The events that are written down; to look at the caller is an event too, but none of these."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _paths(event: str, args: tuple[Any, ...]) -> list[str]:
    named = args[:1] if event == "open" else args[_CHANGES[event]] if event in _CHANGES else ()
    return [str(Path.cwd() / os.fsdecode(it)) for it in named if not isinstance(it, int)]


def install(log: int) -> None:
    """Write each event down from now on; there is no way to stop that.

    Args:
        log: a descriptor that is open for writing.
    """

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if not _TOLD.match(event):
            return
        told = {
            "event": event,
            "paths": _paths(event, args),
            "writes": event in _CHANGES or (event == "open" and bool((args[2] or 0) & _WRITING)),
            "caller": sys._getframe(1).f_code.co_filename,
        }
        os.write(log, f"{json.dumps(told)}\n".encode())

    sys.addaudithook(hook)


def run(what: list[str] | str) -> int:
    """Run the program, or Python, and give the exit code."""
    if isinstance(what, str):
        exec(what, {})
        return 0
    from provcli.cli.app import main

    return main(what)


if __name__ == "__main__":
    descriptor = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT, 0o600)
    install(descriptor)
    for each in json.loads(sys.argv[2]):
        code = run(each)
        sys.stdout.flush()
        os.write(descriptor, f"{json.dumps({'ran': each, 'code': code})}\n".encode())
