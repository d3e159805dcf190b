"""Write results and messages to streams and files."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple, TextIO

from provcli.cli.commands import Command
from provcli.cli.console import draw, is_terminal, show_status
from provcli.cli.interrupts import CleanUpOnInterrupt
from provcli.cli.result import CommandResult
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate, join_choices, suggest
from provcli.export.base import encode, encode_text
from provcli.export.registry import FORMATS, TERMINAL, Format, formats_for, load_writer
from provcli.text_safety import one_line

UNREADABLE = ("html", "svg")
"""Text formats that a person cannot read on a terminal."""
SLOW_EXTRAS = ("charts", "report")
"""Extras whose libraries people wait for."""
_UNBROKEN = re.compile(r"Next: .*|\S*`[^`]*`\S*|\S+")
"""A word, or a command that people paste."""


class OutputOptions(NamedTuple):
    """Where a result goes and how it is written."""

    format: str | None = None
    output: Path | None = None
    color: str = "auto"
    width: int | None = None
    bom: bool = False
    raw: bool = False


def write_result(
    result: CommandResult, options: OutputOptions, command: Command, inputs: Iterable[Path]
) -> int:
    """Write the result of a command and return its exit code.

    Raises:
        ProvcliError: the command cannot write the format, the file cannot be written, or it is one
            of the `inputs`, which the command read.
    """
    formats = formats_for(tuple(result.contents))
    name = _choose_format(options, formats, command)
    if options.output is not None:
        _reject_input(options.output, inputs)
    content = _render(result, options, name, formats)
    for message in result.messages:
        _print_message(one_line(message))
    if options.output is None:
        _write_stdout(content)
        return result.exit_code
    from provcli.files.atomic import find_descriptor, write_file

    if find_descriptor(options.output) == 1:
        _write_stdout(content)
    else:
        with CleanUpOnInterrupt():
            write_file(options.output, content)
    return result.exit_code


def print_text(text: str) -> None:
    """Write a text, such as help, to stdout."""
    _write_stdout([encode_text(text)])


def print_error(error: ProvcliError) -> None:
    """Print on stderr what is wrong, the details, and a hint."""
    lines = [f"Error: {error.message}", *(f"  {line}" for line in error.details)]
    if error.hint:
        lines.append(f"Hint: {error.hint}")
    _print_message("\n".join(map(one_line, lines)))


def _choose_format(options: OutputOptions, formats: Sequence[Format], command: Command) -> str:
    """Return the format: that of --format, of the file's name, or the default."""
    possible = [TERMINAL, *(row.name for row in formats)]
    if options.format is not None:
        return _validate_format(options.format, possible, command)
    if options.output is None:
        return command.default_format
    file_name = options.output.name.lower()
    # The longest extension decides: .vl.json is a chart, any other .json is not.
    extensions = {extension: row.name for row in FORMATS.values() for extension in row.suffixes}
    matching = [extension for extension in extensions if file_name.endswith(extension)]
    if not matching:
        known = dict.fromkeys(extension for row in formats for extension in row.suffixes)
        raise ProvcliError(
            f"The extension of {abbreviate(options.output.name)} does not match a format.",
            hint=f"Add --format, or use one of the extensions {', '.join(known)}.",
        )
    return _validate_format(extensions[max(matching, key=len)], possible, command)


def _validate_format(name: str, possible: Sequence[str], command: Command) -> str:
    if name in possible:
        return name
    choices = f"Choose one of {', '.join(possible)}."
    if name in FORMATS:
        others = " for this result" if FORMATS[name] in command.formats else ""
        raise ProvcliError(f"`provcli {command.name}` cannot write {name}{others}.", hint=choices)
    raise ProvcliError(
        f"There is no format {abbreviate(name)}.", hint=suggest(name, possible) or choices
    )


def _reject_input(output: Path, inputs: Iterable[Path]) -> None:
    from provcli.dataset.load import built_in_path
    from provcli.files.atomic import is_same_file

    for path in (*inputs, built_in_path()):
        if is_same_file(output, Path("/dev/stdin") if str(path) == "-" else path):
            raise ProvcliError(
                f"--output {output} would replace a file that the command reads.",
                hint="Choose another --output.",
            )


def _render(
    result: CommandResult, options: OutputOptions, name: str, formats: Sequence[Format]
) -> list[bytes]:
    switches = _choose_switches(options, name, formats)
    to_terminal = options.output is None and is_terminal(sys.stdout)
    if name == TERMINAL:
        text = draw(
            result.screen(), color=options.color, width=options.width, to_terminal=to_terminal
        )
        return [encode_text(text)]
    row = FORMATS[name]
    if to_terminal and (row.is_binary or name in UNREADABLE):
        raise ProvcliError(
            f"A terminal cannot show {name}.",
            hint="Add --output FILE, or pipe the output to another program.",
        )
    if row.is_binary and options.output is None and not _takes_bytes():
        raise ProvcliError(
            f"This output accepts only text, but {name} is binary.", hint="Add --output FILE."
        )
    kind = next(kind for kind in result.contents if kind in row.writers)
    with show_status(f"Writing {name}") if row.extra in SLOW_EXTRAS else nullcontext():
        return list(encode(load_writer(name, kind)(result.contents[kind](), **switches)))


def _choose_switches(
    options: OutputOptions, name: str, formats: Sequence[Format]
) -> dict[str, bool]:
    """Return the options that the user gave for the format, as its writer takes them."""
    switches = {"bom": options.bom, "raw": options.raw}
    given = [switch for switch, is_on in switches.items() if is_on]
    for switch in given:
        possible = [row.name for row in formats if switch in row.options]
        if name not in possible:
            raise ProvcliError(
                f"--{switch} does not apply to {name}.",
                hint=f"Use it with --format {join_choices(possible)}.",
            )
    return dict.fromkeys(given, True)


def _takes_bytes() -> bool:
    """Return whether bytes can be printed: a notebook's output takes text only."""
    return sys.stdout is None or hasattr(sys.stdout, "buffer")


def _write_stdout(content: Iterable[bytes]) -> None:
    if sys.stdout is None:  # the program that started this one closed it
        raise _output_error("stdout is closed")
    try:
        for chunk in content:
            if _takes_bytes():
                sys.stdout.buffer.write(chunk)
            else:
                sys.stdout.write(chunk.decode())
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has read enough
        _redirect_to_devnull(sys.stdout)
    except OSError as error:
        from provcli.files.read import describe_os_error

        _redirect_to_devnull(sys.stdout)
        raise _output_error(describe_os_error(error)) from error


def _output_error(reason: str) -> ProvcliError:
    return ProvcliError(
        f"The output cannot be written: {reason}.",
        hint="Check the free disk space, or write to a file with --output.",
        code=EXIT_FILE_ERROR,
    )


def _print_message(text: str) -> None:
    """Print a message on stderr, if it is open."""
    if sys.stderr is None:
        return
    if is_terminal(sys.stderr):
        width = get_terminal_size().columns
        text = "\n".join(_wrap(line, width) for line in text.splitlines())
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _redirect_to_devnull(sys.stderr)


def _wrap(line: str, width: int) -> str:
    """Return a line as lines of the terminal, each with the indent of the first."""
    from rich.cells import cell_len

    indent = line[: len(line) - len(line.lstrip())]
    lines: list[str] = []
    for word in _UNBROKEN.findall(line):
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"{indent}{word}")
    return "\n".join(lines)


def _redirect_to_devnull(stream: TextIO) -> None:
    """Redirect a broken stream, so that Python prints no error at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
