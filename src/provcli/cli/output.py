"""Streams, files, width and colour: the only module that writes.

The answer goes to stdout or a file, words about it to stderr.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from provcli.cli.waiting import waiting
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate, suggest
from provcli.export.registry import FORMATS, OPTIONS, Chunks, FileSet, zip_files
from provcli.text_safety import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.views.tables import Table

TABLE = "table"
"""The format for people: a screen drawn by Rich."""
COLORS = ("auto", "always", "never")
NATURAL_WIDTH = 100_000
"""Wider than any row: what a pipe gets, so that nothing is wrapped or cut."""


@dataclass(frozen=True)
class CommandResult:
    """What a command found out, before it is shown.

    Attributes:
        table: the answer as records, for the flat formats.
        screen: draws the answer for people.
        wholes: formats in which the answer is a document of its own, not a list of records.
        suffixes: the formats that only this answer has, by the suffix of their files.
        words: said about the answer on stderr.
        code: the exit code it ends the run with.
        default: the format it takes if none is asked for.
    """

    table: "Table"
    screen: Callable[[], "RenderableType"]
    wholes: Mapping[str, Callable[..., Chunks]] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    code: int = 0
    default: str = TABLE


@dataclass(frozen=True)
class OutputOptions:
    """Where the answer should go and how it should look there."""

    format: str | None = None
    output: Path | None = None
    color: str = "auto"
    width: int | None = None
    bom: bool = False
    raw: bool = False
    force: bool = False


def write_result(answer: CommandResult, wish: OutputOptions) -> int:
    """Write an answer as it was wished for and return its exit code.

    Raises:
        ProvError: the format is unknown, or the file cannot be written.
    """
    name = resolve_format(wish, answer.default, answer.suffixes)
    with waiting("Laying out the answer"):
        pieces = _pieces(answer, wish, name)
    for words in answer.words:
        _say(one_line(words))
    if wish.output is not None:
        with waiting(f"Writing {wish.output}"):
            _write_to(wish.output, pieces, force=wish.force)
    elif _is_terminal():
        _write_stdout(pieces)
    else:
        with waiting("Writing the answer"):
            _write_stdout(pieces)
    return answer.code


def print_text(words: str) -> None:
    """Write an answer that is words already, such as help.

    Raises:
        ProvError: stdout takes none.
    """
    _write_stdout([words])


def resolve_format(wish: OutputOptions, default: str, own: Mapping[str, str]) -> str:
    """The format asked for, else the one of the output's suffix, else the default.

    Args:
        wish: what was asked for.
        default: what it is if nothing was.
        own: formats that only this answer has, by suffix.

    Raises:
        ProvError: there is no such format, or none of that suffix.
    """
    by_suffix = {row.suffix: row.name for row in FORMATS.values()} | dict(own)
    known = {TABLE, *by_suffix.values()}
    if wish.format is not None:
        if wish.format not in known:
            raise ProvcliError(
                f"There is no format {abbreviate(wish.format)}.",
                hint=suggest(wish.format, known) or f"Formats: {', '.join(sorted(known))}.",
            )
        return wish.format
    if wish.output is None:
        return default
    name = wish.output.name.lower()
    # The longest suffix decides: a .vl.json is a chart, any other .json is not.
    suffix = max((it for it in by_suffix if name.endswith(it)), key=len, default=None)
    if suffix is None:
        raise ProvcliError(
            f"The name {abbreviate(wish.output.name)} does not tell the format.",
            hint=f"Add --format, or use one of the suffixes {', '.join(by_suffix)}.",
        )
    return by_suffix[suffix]


def _pieces(answer: CommandResult, wish: OutputOptions, name: str) -> Chunks:
    options = _options(wish, name)
    if name == TABLE:
        return [_drawn(answer.screen(), wish)]
    if name in answer.wholes:
        return answer.wholes[name](**options)
    write_table = FORMATS[name].write_table
    if write_table is None:
        own = [it for it in answer.wholes if it not in FORMATS]
        shared = [it.name for it in FORMATS.values() if it.table or it.name in answer.wholes]
        raise ProvcliError(
            f"This answer cannot be written as {name}.",
            hint=f"Its formats are {', '.join((TABLE, *own, *shared))}.",
        )
    return write_table(answer.table, **options)


def _options(wish: OutputOptions, name: str) -> dict[str, bool]:
    """The options asked for, as the format takes them.

    Raises:
        ProvError: the format does not take one of them.
    """
    asked = [option for option in OPTIONS if getattr(wish, option)]
    for option in asked:
        possible = [it.name for it in FORMATS.values() if option in it.options]
        if name not in possible:
            raise ProvcliError(
                f"The format {name} knows no --{option}.",
                hint=f"It is for {', '.join(possible)}.",
            )
    return dict.fromkeys(asked, True)


def _drawn(screen: "RenderableType", wish: OutputOptions) -> str:
    """A screen as text; the lines carry no trailing blanks, which only clutter a file."""
    from rich.console import Console

    to_terminal = wish.output is None and _is_terminal()
    buffer = StringIO()
    colored = wants_color(wish, to_terminal=to_terminal)
    width = wish.width or (_terminal_width() if to_terminal else NATURAL_WIDTH)
    # A console without a height ignores its width on terminals that call themselves dumb.
    console = Console(
        file=buffer,
        width=width,
        height=25,
        force_terminal=colored,
        color_system="standard" if colored else None,
        no_color=not colored,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(screen)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def wants_color(wish: OutputOptions, *, to_terminal: bool) -> bool:
    """Whether to colour: `--color`, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if wish.color != "auto":
        return wish.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _terminal_width() -> int:
    with suppress(OSError, ValueError):
        if columns := os.get_terminal_size(sys.stdout.fileno()).columns:
            return columns
    with suppress(ValueError):
        if 0 < (columns := int(os.environ.get("COLUMNS", "80"))) <= NATURAL_WIDTH:
            return columns
    return 80


def _encoded(pieces: Chunks) -> Iterator[bytes]:
    """UTF-8 with line feeds, whatever the locale and the system say; files as an archive."""
    for piece in zip_files(pieces) if isinstance(pieces, FileSet) else pieces:
        yield piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece


def _write_stdout(pieces: Chunks) -> None:
    if sys.stdout is None:  # closed by whoever started the program
        return
    try:
        _write_to_stream(pieces)
    except BrokenPipeError:
        _silence(sys.stdout)  # whoever reads has read enough
    except OSError as error:
        _silence(sys.stdout)
        raise ProvcliError(
            f"The answer cannot be written: {(error.strerror or str(error)).lower()}.",
            hint="Make room, or write to another place with --output.",
            code=EXIT_FILE_ERROR,
        ) from error


def _write_to_stream(pieces: Chunks) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if _is_terminal():
        pieces = _for_terminal(pieces)
    for piece in _encoded(pieces):
        if stream is None:
            sys.stdout.write(piece.decode())
        else:
            stream.write(piece)
    sys.stdout.flush()


def _for_terminal(pieces: Chunks) -> Iterator[str]:
    """The pieces, as long as they are text.

    Raises:
        ProvError: they are not.
    """
    if not isinstance(pieces, FileSet):
        for piece in pieces:
            if isinstance(piece, bytes):
                break
            yield piece
        else:
            return
    raise ProvcliError(
        "This format is not text; a terminal cannot show it.",
        hint="Add --output FILE, or pipe it into a program that takes it.",
    )


def _write_to(path: Path, pieces: Chunks, *, force: bool) -> None:
    from provcli.files.atomic import write_file, write_folder

    if isinstance(pieces, FileSet) and path.suffix.lower() != ".zip":
        write_folder(path, pieces.bytes_by_name())
    else:
        write_file(path, _encoded(pieces), force=force)


def print_error(error: ProvcliError) -> None:
    """Say on stderr what went wrong, where, and what to do next."""
    lines = [f"Error: {error.message}", *(f"  {line}" for line in error.details)]
    if error.hint:
        lines.append(f"Hint: {error.hint}")
    _say("\n".join(map(one_line, lines)))


def _say(words: str) -> None:
    """Words on stderr, if there is one and it takes them; the exit code tells without them."""
    if sys.stderr is None:
        return
    try:
        print(words, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Let a stream that takes nothing more lead nowhere: Python would complain at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def validate_color(value: str) -> str:
    """`value` if it is one of `COLORS`.

    Raises:
        ProvError: it is not.
    """
    if value not in COLORS:
        raise ProvcliError(
            f"There is no colour setting {abbreviate(value)}.",
            hint=f"Use one of {', '.join(COLORS)}.",
        )
    return value
