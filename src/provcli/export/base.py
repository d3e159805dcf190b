"""What formats share: what a row of their table says, options, and files that belong together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from provcli.errors import ProvcliError

Option = Literal["bom", "raw"]

OPTIONS: Mapping[Option, str] = {
    "bom": "Begin the file with a byte order mark, by which Excel knows UTF-8.",
    "raw": "Write every text as it is, also where a spreadsheet could take it for a formula.",
}
"""The options of formats, which each takes as a keyword argument if its row says so."""


@dataclass(frozen=True)
class FileSet:
    """Files that belong together: a folder, or a ZIP archive where there must be one file."""

    text_by_name: Mapping[str, str]

    def bytes_by_name(self) -> dict[str, bytes]:
        """The files as they are written: UTF-8."""
        return {
            name: text.encode("utf-8", "backslashreplace")
            for name, text in self.text_by_name.items()
        }


Chunks = Iterable[str] | Iterable[bytes] | FileSet
"""What a format gives: text, bytes, or files."""


@dataclass(frozen=True)
class Format:
    """A row of the table of formats.

    Attributes:
        name: what `--format` calls it.
        suffix: how names of its files end.
        description: what it is and what it is for.
        table: the function that writes records, as `module.function` of this package; None where
            only some answers can be written so.
        dataset: the function that writes a dataset whole, if there is one for that.
        options: what may change how it writes.
        binary: whether it is something else than text.
        extra: the extra of provcli that installs the library it needs.
    """

    name: str
    suffix: str
    description: str
    table: str | None
    dataset: str | None = None
    options: tuple[Option, ...] = ()
    binary: bool = False
    extra: str | None = None

    @property
    def write_table(self) -> Callable[..., Chunks] | None:
        """The function that writes records, loaded when it is asked for."""
        return _loaded(self.table)

    @property
    def write_dataset(self) -> Callable[..., Chunks] | None:
        """The function that writes a dataset whole, loaded when it is asked for."""
        return _loaded(self.dataset)


def _loaded(name: str | None) -> Callable[..., Chunks] | None:
    # A command writes one format at the most; to load the others would keep people waiting.
    if name is None:
        return None
    module, _, function = name.partition(".")
    found: Callable[..., Chunks] = getattr(import_module(f"{__package__}.{module}"), function)
    return found


def import_extra(module: str, *, library: str, extra: str) -> Any:
    """A module that comes with an extra of provcli, imported when it is first needed.

    Raises:
        ProvError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ProvcliError(
            f"The format {extra} needs {library}.", hint=f"pip install 'provcli[{extra}]'"
        ) from error


def zip_files(files: FileSet) -> Iterator[bytes]:
    """The files as one ZIP archive; the same files give the same bytes."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.bytes_by_name().items():
            # The earliest time that ZIP knows: when it was written is no part of an answer.
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            # Unix permissions, and the system they are of, whichever system writes.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    yield buffer.getvalue()
