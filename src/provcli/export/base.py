"""What writers share: files that belong together, and libraries that come with an extra."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from provcli.errors import ProvcliError


@dataclass(frozen=True)
class FileSet:
    """Text files that belong together and are written as one ZIP archive."""

    text_by_name: Mapping[str, str]


Chunks = Iterable[str] | Iterable[bytes] | FileSet
"""What a writer returns: text, bytes, or files."""


def import_extra(module: str, *, library: str, extra: str) -> Any:
    """Return a module of a library that an extra of provcli installs.

    Raises:
        ProvcliError: The library is not installed, or it cannot be loaded.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ProvcliError(
            f"This format requires {library}, which is not installed.",
            hint=f"Run: pip install 'provcli[{extra}]'",
        ) from error
    except (ImportError, OSError) as error:  # such as too little memory to map the library
        raise ProvcliError(f"{library} cannot be loaded: {error}.") from error


def encode_text(text: str) -> bytes:
    """Return `text` as UTF-8; half a character, which UTF-8 cannot hold, is spelled out."""
    return text.encode("utf-8", "backslashreplace")


def zip_files(files: FileSet) -> Iterable[bytes]:
    """Return the files as one ZIP archive; the same files always give the same bytes."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in files.text_by_name.items():
            # The earliest date that ZIP knows, since the time of writing would change the bytes.
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            # Unix permissions on every system, so that the bytes do not depend on it.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, encode_text(text))
    return [buffer.getvalue()]
