"""Files that are none, never end, or are far too large: refused in words, within bounds."""

import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from provcli.files import read as reading
from support import ARTICLE, SMALL, Runner

HINT = "Hint: Check the path and its permissions.\n"
NOBODY = 65534


def directory(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as it:
        it.bind(str(path))


@pytest.mark.parametrize("option", ["--data", "--article"])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (directory, "is a directory"),
        (loop, "too many levels of symbolic links"),
        (dangling, "no such file or directory"),
        (listening, "is a socket"),
    ],
)
def test_what_is_no_file_is_told_in_words(
    run: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    what: str,
    option: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("odd"))
    assert run("check", option, "odd") == (3, "", f"Error: odd cannot be read: {what}.\n{HINT}")


@contextmanager
def powerless() -> Iterator[None]:
    """As somebody who may read only what everybody may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("option", ["--data", "--article"])
def test_a_file_that_may_not_be_read_is_told(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    Path("mine").write_bytes(SMALL.read_bytes())
    assert run("list", "--data", "mine").code == 0  # all that is needed is loaded by now
    run("check", "--article", ARTICLE)
    Path("mine").chmod(0)
    # The built-in dataset may lie where only its owner may look.
    Path("everybodys").write_bytes(SMALL.read_bytes())
    Path("everybodys").chmod(0o644)
    with powerless():
        told = run("check", "--data", "everybodys", option, "mine")
    assert told == (3, "", f"Error: mine cannot be read: permission denied.\n{HINT}")


@pytest.mark.parametrize("option", ["--data", "--article"])
def test_a_pipe_that_nobody_writes_to_is_told_after_a_while(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.2)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    assert run("check", option, "pipe") == (
        3,
        "",
        "Error: pipe is a pipe that no program writes to.\n"
        "Hint: Start the program that writes to it, and try again.\n",
    )


@pytest.mark.parametrize("before", [0.0, 0.3])
@pytest.mark.parametrize("between", [0.0, 0.5])
def test_a_pipe_is_waited_for_once_a_program_has_it_open(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: float, between: float
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.4)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        time.sleep(before)
        with pipe.open("wb") as stream:
            time.sleep(between)
            stream.write(SMALL.read_bytes())

    writer = threading.Thread(target=write)
    writer.start()
    code, out, err = run("check", "--data", pipe, "--article", ARTICLE)
    writer.join()
    assert (code, err) == (0, "")
    assert out == run("check", "--data", SMALL, "--article", ARTICLE).out


@pytest.mark.parametrize(
    "words",
    [
        'check --data <(cat "$1") --article <(cat "$2")',
        'check --data <(sleep 0.5; cat "$1") --article <(sleep 1; cat "$2")',
        'check --data /dev/stdin --article <(cat "$2") <"$1"',
        'check --article "$2" --data /dev/stdin < <(cat "$1")',
    ],
)
def test_a_shell_s_pipes_are_read(words: str) -> None:
    script = f'"$0" -m provcli {words}'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, SMALL, ARTICLE], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def within(memory: int, *words: object) -> subprocess.CompletedProcess[bytes]:
    """A run of provcli that may take so many MB of memory and a minute, and not more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory * 2**20, memory * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    return subprocess.run(
        [sys.executable, "-m", "provcli", *map(str, words)],
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.mark.parametrize("option", ["--data", "--article"])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
def test_what_never_ends_is_refused_within_bounds(option: str) -> None:
    done = within(1500, "check", option, "/dev/zero")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == (
        "Error: /dev/zero is too large: more than 512 MiB are not read.\n"
        "Hint: Check that it is the right file; a dataset can be split into several.\n"
    )


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.toml"
    with file.open("wb") as stream:
        stream.truncate(reading.MAX_BYTES + 1)
    done = within(500, "list", "--data", file)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"huge.toml is too large: more than 512 MiB are not read." in done.stderr


MILLION = 10**6
LARGE: dict[str, tuple[Callable[[str], str], str]] = {
    "100 MB on one line": (
        lambda base: f"a = '{'x' * 100 * MILLION}'\n{base}",
        "is no valid dataset: one error.\n  line 1, a: unknown key.\n",
    ),
    "100 MB for a value": (
        lambda base: base.replace("value = 1_250\n", f'value = "{"9" * 100 * MILLION}"\n'),
        "is no valid dataset: one error.\n  line 79, figures[0].value: '99999999",
    ),
    "blank lines": (
        lambda base: "\n" * 50 * MILLION + "a = 1\n" + base,
        "is no valid dataset: one error.\n  line 50000001, a: unknown key.\n",
    ),
    "a list of many": (
        lambda base: f"a = [{'1,' * MILLION}]\n{base}",
        "is no valid dataset: one error.\n  line 1, a: unknown key.\n",
    ),
    "more values than are read": (
        lambda base: f"a = [{'1,' * 40 * MILLION}]\n{base}",
        "holds more values than a dataset of three million figures.\n",
    ),
    "more keys than are read": (
        lambda base: "[a.a.a.a]\n" * 3 * MILLION + base,
        "holds more values than a dataset of three million figures.\n",
    ),
    "figures without anything": (
        lambda base: base + "[[figures]]\n" * 200_000,
        "is no valid dataset: more than 10000 errors.\n",
    ),
    "one figure with many keys": (
        lambda base: f"{base}\n[[figures]]\n" + "".join(f"k{n} = 1\n" for n in range(100_000)),
        "is no valid dataset: figures[9] has 100000 keys.\n",
    ),
    "one section with many keys": (
        lambda base: base.replace(
            '{ id = "north", heading',
            "{ " + "".join(f"k{n} = 1, " for n in range(50_000)) + "heading",
        ),
        "is no valid dataset: source.sections[1] has 50001 keys.\n",
    ),
    "many unknown keys": (
        lambda base: "".join(f"k{n} = 1\n" for n in range(100_000)) + base,
        "is no valid dataset: the file has 100012 keys.\n",
    ),
    "a claim of many inputs of the wrong type": (
        lambda base: base.replace(
            'inputs = ["north/goats/2021",', f"inputs = [{'1,' * 300_000}", 1
        ),
        "is no valid dataset: more than 10000 errors.\n",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_text_is_refused_within_bounds(tmp_path: Path, name: str) -> None:
    make, told = LARGE[name]
    file = tmp_path / "large.toml"
    file.write_text(make(SMALL.read_text("utf-8")), "utf-8")
    done = within(1500, "list", "--data", file)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().startswith(f"Error: {file} {told}")
    assert len(done.stderr) < 20_000
