"""Results of writers as bytes, and libraries that come with an extra."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from provcli.errors import ProvcliError

Chunks = Iterable[str] | Iterable[bytes]
"""What a writer returns."""


def encode(chunks: Chunks) -> Iterator[bytes]:
    """Yield UTF-8 with line feeds on every system."""
    for chunk in chunks:
        yield encode_text(chunk) if isinstance(chunk, str) else chunk


def encode_text(text: str) -> bytes:
    """Return `text` as UTF-8, with half characters escaped."""
    return text.encode("utf-8", "backslashreplace")


def import_extra(module: str, *, library: str, extra: str) -> Any:
    """Return a module of a library that an extra of provcli installs.

    Raises:
        ProvcliError: the library is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ProvcliError(
            f"This format requires {library}, which is not installed.",
            hint=f"Run `pip install 'provcli[{extra}]'`.",
        ) from error
