"""Write files: each is the old one or the new one, whatever happens."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.files.atomic import write_file

OLD, NEW = b"old\n", b"new and longer\n"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "figures.csv"
    path.write_bytes(OLD)
    yield path
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_write_file_replaces_the_content(file: Path) -> None:
    write_file(file, [NEW[:3], NEW[3:]])
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_write_file_leaves_the_old_file_if_a_step_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ProvcliError, match=r"cannot be written: no space left on device\.$"):
        write_file(file, [NEW])
    monkeypatch.undo()
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("error", [KeyboardInterrupt, ProvcliError("The writer failed.")])
def test_write_file_leaves_the_old_file_if_the_content_fails(
    file: Path, error: BaseException | type[BaseException]
) -> None:
    def write() -> Iterator[bytes]:
        yield NEW
        raise error

    with pytest.raises(error if isinstance(error, type) else type(error)):
        write_file(file, write())
    assert file.read_bytes() == OLD


def test_write_file_keeps_permissions_and_new_files_get_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    mask = os.umask(0o027)
    try:
        write_file(path, [OLD])
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_file(path, [NEW])
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_write_file_keeps_a_symbolic_link_and_writes_its_target(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to("folder/figures.csv")
    for content in (OLD, NEW):
        write_file(link, [content])
        assert link.is_symlink()
        assert (folder / "figures.csv").read_bytes() == content


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/dev/full", "no space left on device"),
        (".", "is a folder"),
        ("nowhere/figures.csv", "there is no folder nowhere"),
        ("x" * 300, "file name too long"),
    ],
)
def test_write_file_reports_what_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProvcliError, match=rf" cannot be written: {reason}\.$") as caught:
        write_file(Path(name), [NEW])
    assert caught.value.code == EXIT_FILE_ERROR
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_write_file_respects_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    for path in (tmp_path / "new.csv", shared / "read-only.csv"):
        if path.parent == shared:
            path.write_bytes(OLD)
            path.chmod(0o444)
        os.seteuid(65534)
        try:
            with pytest.raises(ProvcliError, match=r"cannot be written: permission denied\.$"):
                write_file(path, [NEW])
        finally:
            os.seteuid(0)
    assert (shared / "read-only.csv").read_bytes() == OLD


def test_write_file_writes_to_a_device_as_it_is() -> None:
    write_file(Path("/dev/null"), [NEW])


def test_write_file_leaves_a_loop_of_links(tmp_path: Path) -> None:
    path = tmp_path / "loop"
    path.symlink_to(path)
    with pytest.raises(ProvcliError, match="is a loop of links"):
        write_file(path, [NEW])
    assert path.is_symlink()
