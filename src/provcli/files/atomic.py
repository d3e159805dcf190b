"""Write a file completely or not at all.

The content goes to a temporary file in the same folder, which then replaces the old file in one
step: a full disk, an interrupt, or a crash leaves the old file or the new one.
"""

import os
import re
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.files.read import describe_os_error, system_path

_DESCRIPTORS = {"/dev/stdout": 1, "/dev/stderr": 2}


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file, and keep the symbolic link and the permissions that it has.

    Args:
        path: the file to replace; a device or a pipe is written to as it is.
        chunks: the content.

    Raises:
        ProvcliError: the file cannot be written.
    """
    name = system_path(path)
    try:
        if (descriptor := _open_descriptor(str(path))) is not None:
            _write_through(descriptor, chunks)
        elif is_special(path):
            _write_through(os.open(name, os.O_WRONLY), chunks)
        else:
            _replace(os.path.realpath(name), chunks)
    except OSError as error:
        raise ProvcliError(
            f"{path} cannot be written: {describe_os_error(error)}.",
            hint="Check the folder, its permissions, and the free space, or write to another file.",
            code=EXIT_FILE_ERROR,
        ) from error


def is_special(path: Path) -> bool:
    """Return whether `path` is there and is neither a file nor a folder."""
    try:
        mode = os.stat(system_path(path)).st_mode  # noqa: PTH116  also takes bytes
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_same_file(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one regular file, whatever links are between."""
    first, second = system_path(path), system_path(other)
    try:
        return os.path.isfile(first) and os.path.samefile(first, second)  # noqa: PTH113, PTH121
    except OSError:
        return False


def _open_descriptor(path: str) -> int | None:
    """Return a copy of the descriptor that `path` names, such as /dev/stdout or /dev/fd/63.

    To open such a path would write over the beginning of a file to which the shell appends.
    """
    number = re.fullmatch(r"(?:/dev|/proc/self)/fd/([0-9]{1,9})", path)
    descriptor = int(number[1]) if number else _DESCRIPTORS.get(path)
    return None if descriptor is None else os.dup(descriptor)


def _write_through(descriptor: int, chunks: Iterable[bytes]) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.writelines(chunks)


def _replace(target: bytes, chunks: Iterable[bytes]) -> None:
    if os.path.isdir(target):  # noqa: PTH112  also takes bytes
        raise IsADirectoryError(None, "is a folder")
    if os.path.exists(target):  # noqa: PTH110
        if not os.access(target, os.W_OK):
            raise PermissionError(None, "permission denied")
        mode = stat.S_IMODE(os.stat(target).st_mode)  # noqa: PTH116
    else:
        mode = 0o666 & ~_umask()
    folder, name = os.path.split(target)
    descriptor, temporary = tempfile.mkstemp(prefix=b".%b." % name[:40], dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(descriptor)
        os.chmod(temporary, mode)  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        os.unlink(temporary)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
