"""What a command returns, before it is shown or written."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.export.registry import ContentKind


class CommandResult(NamedTuple):
    """The result of a command.

    Attributes:
        screen: draws the result for the terminal.
        contents: makes the result for each kind of content that a format can write; the first
            kind that the format takes is written.
        messages: lines for stderr.
        exit_code: the exit code of the run.
        inputs: the files that the command read, which --output must not replace.
    """

    screen: Callable[[], "RenderableType"]
    contents: "Mapping[ContentKind, Callable[[], object]]"
    messages: tuple[str, ...] = ()
    exit_code: int = 0
    inputs: tuple[Path | None, ...] = ()
