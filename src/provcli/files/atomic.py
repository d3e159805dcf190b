"""Putting a file in its place: nobody sees half of it, and nothing of value is lost.

A file is written without a name, then takes the place of the old one at once, so that a full disk,
a signal or a crash leaves the old file or the new one. Symbolic links and permissions stay.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate

_ALIKE = 8
"""So many first bytes tell what kind of file it is: `id,provi`, `{"layout`, `PK\\x03\\x04...`."""


def write_file(path: Path, pieces: Iterable[bytes], *, force: bool = False) -> None:
    """Write a file whole, or not at all.

    Args:
        path: where to; a device such as /dev/stdout is written to as it is.
        pieces: the content.
        force: whether to replace a file that is of another kind.

    Raises:
        ProvError: it cannot be written, or a file of another kind is there.
    """
    try:
        mode = _mode(path)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(None, "is a directory")
        # /dev/stdout may lead to a file, yet whoever names it wants what is open there.
        if mode is not None and (not stat.S_ISREG(mode) or path.is_relative_to("/dev")):
            _write_through(path, pieces)
            return
        target = path.resolve()
        stream = iter(pieces)
        head = b"".join(_until(stream, _ALIKE))
        if mode is not None and not force:
            _refuse_other_kind(path, target, head)
        with _nameless(target, mode) as file:
            for piece in chain((head,), stream):
                _write_all(file, piece)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_folder(folder: Path, content_by_name: Mapping[str, bytes]) -> None:
    """Write files into a new folder; an old one goes if it holds nothing but files of these names.

    Raises:
        ProvError: it cannot be written, or something else is there.
    """
    hint = "Write to a new folder, or to a name that ends in .zip."
    try:
        folder = folder.resolve()
        if folder.is_dir():
            foreign = sorted({it.name for it in folder.iterdir()} - content_by_name.keys())
            if foreign:
                message = f"{folder} holds something else, such as {abbreviate(foreign[0])}."
                raise ProvcliError(message, hint=hint, code=EXIT_FILE_ERROR)
        elif folder.exists():
            message = f"{folder} is a file, and what is written here is a folder."
            raise ProvcliError(message, hint=hint, code=EXIT_FILE_ERROR)
        _put_folder(folder, content_by_name)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _put_folder(folder: Path, content_by_name: Mapping[str, bytes]) -> None:
    new, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{it}") for it in ("part", "old"))
    try:
        new.mkdir()
        for name, content in content_by_name.items():
            (new / name).write_bytes(content)
        if folder.exists():
            folder.replace(old)
        new.replace(folder)
    finally:
        if old.exists() and not folder.exists():
            old.replace(folder)
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _unwritable(path: Path, error: OSError) -> ProvcliError:
    return ProvcliError(
        f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
        hint="Check the folder, its permissions and the room left, or write to another place.",
        code=EXIT_FILE_ERROR,
    )


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _until(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The first pieces, as many as it takes for `size` bytes."""
    for piece in pieces:
        yield piece
        size -= len(piece)
        if size <= 0:
            return


def _refuse_other_kind(path: Path, target: Path, head: bytes) -> None:
    with target.open("rb") as file:
        there = file.read(_ALIKE)
    if there and there != head[:_ALIKE]:
        raise ProvcliError(
            f"{path} is there already and holds something else.",
            hint="Write to another place, or add --force to replace it.",
            code=EXIT_FILE_ERROR,
        )


def _write_through(path: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        for piece in pieces:
            _write_all(descriptor, piece)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, piece: bytes) -> None:
    view = memoryview(piece)
    while view:
        view = view[os.write(descriptor, view) :]


@contextmanager
def _nameless(target: Path, mode: int | None) -> Iterator[int]:
    """A file to write to, which becomes `target` when all went well and leaves no trace if not."""
    permissions = 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode)
    folder = target.parent
    try:
        # Linux: a file without a name goes by itself, even if the process is killed.
        descriptor = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
        name = None
    except (AttributeError, OSError) as error:
        if isinstance(error, OSError) and not folder.is_dir():
            raise
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=folder)
    try:
        yield descriptor
        with suppress(AttributeError, OSError):  # where there are no such permissions
            os.fchmod(descriptor, permissions)
        os.fsync(descriptor)
        if name is None:
            name = os.path.join(folder, f".{target.name[:40]}.{os.getpid()}.part")  # noqa: PTH118
            _give_name(descriptor, name)
        os.replace(name, target)  # noqa: PTH105  strings all along
        name = None
    finally:
        os.close(descriptor)
        if name is not None:
            with suppress(FileNotFoundError):
                os.unlink(name)  # noqa: PTH108


def _give_name(descriptor: int, name: str) -> None:
    # Only with a descriptor of a folder does Python call linkat, which follows the link in /proc.
    folder = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(descriptor), name, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
