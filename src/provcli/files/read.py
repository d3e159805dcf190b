"""Read the text of a file, with one limit on its size."""

from itertools import islice
from pathlib import Path

from provcli.errors import EXIT_FILE_ERROR, ProvcliError

MAX_BYTES = 2**29
"""512 MiB: three times a dataset of a million figures. /dev/zero ends here, too."""

_KINDS = {b"%PDF": "a PDF", b"PK\3\4": "a document of an office program, or a ZIP"}
"""Files that people take for text, by their first bytes."""


def read_text(path: Path, *, bom: bool = False) -> str:
    """Return the text of a UTF-8 file, pipe, or device.

    With `bom`, it may begin with a byte order mark, which is left out.

    Raises:
        ProvcliError: it cannot be read, is larger than `MAX_BYTES`, or is not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            # Not at once: reading at most n bytes takes memory for n bytes.
            chunks = iter(lambda: stream.read(2**20), b"")
            content = b"".join(islice(chunks, MAX_BYTES // 2**20 + 1))
    except OSError as error:
        raise ProvcliError(
            f"{path} cannot be read: {describe_os_error(error)}.",
            hint="Check the path and its permissions.",
            code=EXIT_FILE_ERROR,
        ) from error
    if len(content) > MAX_BYTES:
        raise ProvcliError(
            f"{path} is too large. provcli reads at most {MAX_BYTES // 2**20} MiB.",
            hint="Check that it is the right file, or split it into several files.",
            code=EXIT_FILE_ERROR,
        )
    if bom:
        content = content.removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise ProvcliError(
            f"{path} begins with a byte order mark.",
            hint="Save it as UTF-8 without a byte order mark.",
            code=EXIT_FILE_ERROR,
        )
    if kind := next((name for start, name in _KINDS.items() if content.startswith(start)), None):
        raise ProvcliError(
            f"{path} is {kind}, not text.",
            hint="Open it, and save its text as a .txt file, one paragraph per line.",
            code=EXIT_FILE_ERROR,
        )
    # UTF-16 without a byte order mark has them at every second place.
    if any(half.count(b"\0") * 10 > len(half) * 9 for half in (content[::2], content[1::2])):
        raise _not_text(path, content, content.find(b"\0"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_text(path, content, error.start) from error


def _not_text(path: Path, content: bytes, position: int) -> ProvcliError:
    line, byte = content.count(b"\n", 0, position) + 1, content[position]
    return ProvcliError(
        f"{path} is not UTF-8 text: line {line} has the byte 0x{byte:02x}.",
        hint="Save it as UTF-8.",
        code=EXIT_FILE_ERROR,
    )


def describe_os_error(error: OSError) -> str:
    """Return what the system says about a failed call, as part of a sentence."""
    return (error.strerror or str(error)).lower()
