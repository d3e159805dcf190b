"""The text of a file: never more than fits, and never waited for when nobody writes it."""

import os
import stat
import time
from pathlib import Path

from provcli.errors import EXIT_FILE_ERROR, ProvcliError

MAX_BYTES = 2**29
"""How much is read of a dataset or an article: 512 MiB, three times what a dataset of a million
figures takes. What never ends, such as /dev/zero, ends there."""

PATIENCE = 5.0
"""So many seconds a named pipe may wait for a program that opens it for writing. A shell's `<(...)`
has opened its pipe before; once it is open, there is no limit to how slowly it is written."""

_PIECE = 2**20


def read_text(file: Path, *, bom: bool = False) -> str:
    """The text of a UTF-8 file, a pipe or a device.

    Args:
        file: where it is.
        bom: whether it may begin with a byte order mark, which is left out then.

    Raises:
        ProvError: it cannot be read, is larger than `MAX_BYTES`, or is not UTF-8.
    """
    try:
        content = _content(file)
    except OSError as error:
        raise ProvcliError(
            f"{file} cannot be read: {(error.strerror or str(error)).lower()}.",
            hint="Check the path and its permissions.",
            code=EXIT_FILE_ERROR,
        ) from error
    if bom and content.startswith(b"\xef\xbb\xbf"):
        del content[:3]
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise ProvcliError(
            f"{file} begins with a byte order mark.",
            hint="Save it as UTF-8 without BOM.",
            code=EXIT_FILE_ERROR,
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProvcliError(
            f"{file} is not UTF-8 text: line {line} has the byte 0x{content[error.start]:02x}.",
            hint="Save it as UTF-8.",
            code=EXIT_FILE_ERROR,
        ) from error


def _content(file: Path) -> bytearray:
    there = file.stat()
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(None, "is a directory")
    if stat.S_ISSOCK(there.st_mode):
        raise OSError(None, "is a socket")
    if there.st_size > MAX_BYTES:
        raise _too_large(file)
    is_pipe = stat.S_ISFIFO(there.st_mode)
    content = bytearray()
    with open(_without_waiting(file) if is_pipe else file, "rb", buffering=0) as stream:  # noqa: PTH123
        if is_pipe:
            content += _first_of_pipe(file, stream.fileno())
        while piece := stream.read(_PIECE):
            content += piece
            if len(content) > MAX_BYTES:
                raise _too_large(file)
    return content


def _too_large(file: Path) -> ProvcliError:
    return ProvcliError(
        f"{file} is too large: more than {MAX_BYTES // 2**20} MiB are not read.",
        hint="Check that it is the right file; a dataset can be split into several.",
        code=EXIT_FILE_ERROR,
    )


def _without_waiting(pipe: Path) -> int:
    return os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)


def _first_of_pipe(pipe: Path, descriptor: int) -> bytes:
    """What a pipe has by now, as soon as a program has it open for writing; then reading waits.

    Raises:
        ProvError: within `PATIENCE` there was no such program.
    """
    import select  # not all of it is there on Windows, and such pipes are not

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    first, until = b"", time.monotonic() + PATIENCE
    while True:
        try:
            first = os.read(descriptor, _PIECE)
        except BlockingIOError:
            break  # it is open for writing, and empty
        events = [] if first else poll.poll(50)
        if first or (events and not events[0][1] & select.POLLIN):
            break  # else it would be the end: somebody wrote, or came and went
        if time.monotonic() > until:
            raise ProvcliError(
                f"{pipe} is a pipe that no program writes to.",
                hint="Start the program that writes to it, and try again.",
                code=EXIT_FILE_ERROR,
            )
    os.set_blocking(descriptor, True)
    return first
