"""A written file is the old one or the new one, whatever happens."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from provcli.errors import ProvcliError
from provcli.files.atomic import write_file, write_folder
from support import Runner

OLD, NEW = b"id,entity,old\n", b"id,entity,new and longer\n"
STEPS = ["open", "write", "fchmod", "fsync", "link", "replace"]
SOURCE = str(Path(__file__).parents[1] / "src")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "figures.csv"
    path.write_bytes(OLD)
    yield path
    assert [it.name for it in tmp_path.iterdir() if it.name.startswith(".")] == []


@pytest.mark.parametrize("step", ["write", "fsync", "link", "replace"])
def test_a_disk_that_is_full_at_any_step_leaves_the_old_file(
    file: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ProvcliError, match="cannot be written: no space left on device") as refused:
        write_file(file, [NEW])
    assert refused.value.code == 3
    monkeypatch.undo()
    assert file.read_bytes() == OLD


def test_where_a_file_must_have_a_name_it_goes_when_the_disk_is_full(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    # Other systems, and some file systems, know no files without a name.
    monkeypatch.delattr(os, "O_TMPFILE")
    write_file(file, [NEW])
    assert file.read_bytes() == NEW
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ProvcliError, match="no space left on device"):
        write_file(file, [OLD])
    assert file.read_bytes() == NEW


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "package"
    write_folder(folder, {"figures.csv": OLD})
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ProvcliError, match="cannot be written: input/output error"):
        write_folder(folder, {"figures.csv": NEW})
    assert (folder / "figures.csv").read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [folder]


KILL = """
import os, signal, sys
from pathlib import Path
from provcli.files.atomic import write_file
step = getattr(os, sys.argv[2])
def then_die(*words, **more):
    if sys.argv[3] == "before": os.kill(os.getpid(), signal.SIGKILL)
    result = step(*words, **more)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, sys.argv[2], then_die)
write_file(Path(sys.argv[1]), [b"id,entity,new and longer\\n"])
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, step: str, when: str
) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(OLD)
    result = subprocess.run(
        [sys.executable, "-c", KILL, str(path), step, when],
        env={**os.environ, "PYTHONPATH": SOURCE},
        check=False,
    )
    assert result.returncode == -signal.SIGKILL
    assert path.read_bytes() in (OLD, NEW)
    # Between its name and its place, for one step, a killed file can leave its name behind.
    left = [it.name for it in tmp_path.iterdir() if it != path]
    assert left == [] or (step, when) in {("link", "after"), ("replace", "before")}


def test_permissions_stay_and_a_new_file_gets_the_usual_ones(tmp_path: Path) -> None:
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


def test_a_symbolic_link_stays_and_what_it_names_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to("folder/figures.csv")
    for content in (OLD, NEW):
        write_file(link, [content])
        assert link.is_symlink()
        assert (folder / "figures.csv").read_bytes() == content


def test_a_file_of_another_kind_is_replaced_by_force_only(file: Path) -> None:
    with pytest.raises(ProvcliError, match="holds something else"):
        write_file(file, [b'{"layout', b'": 1}'])
    assert file.read_bytes() == OLD
    write_file(file, [b'{"layout', b'": 1}'], force=True)
    assert file.read_bytes() == b'{"layout": 1}'


def test_the_same_kind_and_an_empty_file_are_replaced(file: Path) -> None:
    write_file(file, [b"id", b",", b"entity,new\n"])
    assert file.read_bytes() == b"id,entity,new\n"
    file.write_bytes(b"")
    write_file(file, [b"\x00"])
    assert file.read_bytes() == b"\x00"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("/dev/full", "no space left on device"),
        (".", "is a directory"),
        ("nowhere/figures.csv", "no such file or directory"),
    ],
)
def test_what_cannot_be_written_is_told_in_words(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("export", "--format", "csv", "--output", name)
    assert (code, out) == (3, "")
    assert f"cannot be written: {message}." in err


def test_a_device_is_written_through() -> None:
    command = [sys.executable, "-m", "provcli", "export", "--format", "csv", "-o", "/dev/stdout"]
    result = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONPATH": SOURCE}, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"id,entity,")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_device_stays_a_device(run: Runner) -> None:
    assert run("export", "--format", "csv", "--output", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
