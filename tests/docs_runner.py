"""Run the commands that a Markdown document shows, and compare or rewrite what they print.

A ```console block holds command lines that begin with `$ ` and their output. All blocks of a
document run in order in one folder, which has a copy of `examples/`. Two comments write files
there: `<!-- file: NAME -->` before a code block writes it, `<!-- append: NAME -->` appends it.

Commands run on a terminal of 80 columns without color. An output of more than 25 lines is cut
and ends with a mark; `console lines=12` cuts it there.
"""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

from support import shown_on

ROOT = Path(__file__).parents[1]
MAX_LINES = 25
_BLOCK = re.compile(
    r"(?:<!-- (?P<action>file|append): (?P<name>\S+) -->\n)?"
    r"```(?P<info>[^\n]*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def render(document: Path, folder: Path) -> str:
    """Return the text of a document with the outputs that its commands print now.

    Args:
        document: a Markdown file.
        folder: where the commands run; it is changed.
    """
    shutil.copytree(ROOT / "examples", folder / "examples")

    def replace(block: re.Match[str]) -> str:
        if block["action"] == "file":
            (folder / block["name"]).write_text(block["body"], "utf-8")
        elif block["action"] == "append":
            with (folder / block["name"]).open("a", encoding="utf-8") as file:
                file.write("\n" + block["body"])
        if not block["info"].startswith("console"):
            return block[0]
        limit = re.search(r"lines=(\d+)", block["info"])
        max_lines = int(limit[1]) if limit else MAX_LINES
        commands = re.findall(r"^\$ (.*)$", block["body"], re.MULTILINE)
        shown = "".join(_session(command, folder, max_lines) for command in commands)
        return f"```{block['info']}\n{shown}```"

    return _BLOCK.sub(replace, document.read_text("utf-8"))


def _session(command: str, folder: Path, max_lines: int) -> str:
    """Return a command line and what a terminal shows of it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env={
            "PATH": path,
            "HOME": str(folder),
            "NO_COLOR": "1",
            "TERM": "dumb",
            "LANG": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed = shown_on(ours).decode().replace("\r\n", "\n")
    process.wait(timeout=60)
    lines = [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed else []
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], f"... {len(lines) - max_lines + 1} more lines"]
    return "".join(f"{line}\n" for line in (f"$ {command}", *lines))
