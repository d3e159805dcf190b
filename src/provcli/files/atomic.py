"""Write a file completely or not at all.

The content goes to a temporary file in the same folder, which then replaces the old file in one
step: a full disk, an interrupt, or a crash leaves the old file or the new one.
"""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.files.read import describe_os_error


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file, and keep the symbolic link and the permissions that it has.

    A device, a pipe, or a stream that the shell opened is written to as it is.

    Raises:
        ProvcliError: the file cannot be written.
    """
    try:
        if (descriptor := find_descriptor(path)) is not None:
            with os.fdopen(os.dup(descriptor), "wb") as stream:
                stream.writelines(chunks)
        elif not path.parent.is_dir():
            raise NotADirectoryError(None, f"there is no folder {path.parent}")
        elif path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as stream:
                stream.writelines(chunks)
        else:
            _replace(Path(os.path.realpath(path)), chunks)
    except OSError as error:
        raise ProvcliError(
            f"{path} cannot be written: {describe_os_error(error)}.",
            hint="Make the folder, or choose another file."
            if isinstance(error, NotADirectoryError)
            else "Check the permissions and the free disk space, or choose another file.",
            code=EXIT_FILE_ERROR,
        ) from error


def find_descriptor(path: Path) -> int | None:
    """Return the open stream number that a path such as /dev/stdout names, if any.

    To open the path itself would replace a file to which the shell appends.
    """
    if path.name in _STREAMS and str(path.parent) == "/dev":
        return _STREAMS[path.name]
    is_number = str(path.parent) in ("/dev/fd", "/proc/self/fd") and path.name.isdecimal()
    return int(path.name) if is_number else None


_STREAMS = {"stdout": 1, "stderr": 2}


def is_same_file(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one regular file, whatever links are between."""
    try:
        return path.is_file() and path.samefile(other)
    except OSError:
        return False


def _replace(target: Path, chunks: Iterable[bytes]) -> None:
    if target.is_symlink():
        raise OSError(None, "is a loop of links")
    if target.is_dir():
        raise IsADirectoryError(None, "is a folder")
    if target.exists():
        if not os.access(target, os.W_OK):
            raise PermissionError(None, "permission denied")
        mode = stat.S_IMODE(target.stat().st_mode)
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    descriptor, name = tempfile.mkstemp(prefix=".provcli-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise
