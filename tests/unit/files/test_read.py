"""Read text from files, pipes, and devices."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.files import read
from provcli.files.read import read_text


def make_folder(path: Path) -> None:
    path.mkdir()


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as unix_socket:
        unix_socket.bind(path.name)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (make_folder, "is a directory"),
        (make_loop, "too many levels of symbolic links"),
        (make_dangling_link, "no such file or directory"),
        (make_socket, "no such device or address"),
        (lambda _: None, "no such file or directory"),
    ],
)
def test_read_text_rejects_what_is_not_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("odd"))
    with pytest.raises(ProvcliError, match=f"^odd cannot be read: {reason}.$") as caught:
        read_text(Path("odd"))
    assert caught.value.code == EXIT_FILE_ERROR


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_read_text_reports_a_lack_of_permission(tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("text")
    file.chmod(0)
    os.seteuid(65534)
    try:
        with pytest.raises(ProvcliError, match=r"cannot be read: permission denied\.$"):
            read_text(file)
    finally:
        os.seteuid(0)


def test_read_text_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 2**21)
    file = tmp_path / "large"
    file.write_text("x" * 2**21)
    assert len(read_text(file)) == 2**21
    file.write_text("x" * (2**21 + 1))
    for path in (file, Path("/dev/zero")):
        with pytest.raises(ProvcliError, match=r"is too large\. provcli reads at most 2 MiB\.$"):
            read_text(path)


def test_read_text_reads_a_named_pipe_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=("数" * 100_000, "utf-8"))
    writer.start()
    assert read_text(pipe) == "数" * 100_000
    writer.join()


def test_read_text_leaves_out_a_byte_order_mark_only_where_it_may_be(tmp_path: Path) -> None:
    file = tmp_path / "marked"
    file.write_text("\ufefftext", "utf-8")
    assert read_text(file, bom=True) == "text"
    for content in (b"\xef\xbb\xbftext", b"\xff\xfet\x00", b"\xfe\xff\x00t"):
        file.write_bytes(content)
        with pytest.raises(ProvcliError, match=r"begins with a byte order mark\.$"):
            read_text(file)


def test_read_text_names_the_line_that_is_not_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "latin-1"
    file.write_bytes(b"one\ntwo\xe9\n")
    with pytest.raises(ProvcliError, match=r"is not UTF-8 text: line 2 has the byte 0xe9\.$"):
        read_text(file)
    file.write_bytes(b"one\ntwo \0 and three\n")
    assert read_text(file) == "one\ntwo \0 and three\n"
    file.write_bytes("one\ntwo\n".encode("utf-16-le"))
    with pytest.raises(ProvcliError, match=r"is not UTF-8 text: line 1 has the byte 0x00\.$"):
        read_text(file)
