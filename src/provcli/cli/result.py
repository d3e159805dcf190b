"""What a command returns, before it is shown or written."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from provcli.export.registry import ContentKind

if TYPE_CHECKING:
    from provcli.views.screen import Screen


class CommandResult(NamedTuple):
    """The result of a command.

    Attributes:
        screen: makes what the terminal shows.
        contents: makes the result for each kind of content that a format can write; the first
            kind that the format takes is written.
        messages: lines for stderr.
        exit_code: the exit code of the run.
    """

    screen: "Callable[[], Screen]"
    contents: Mapping[ContentKind, Callable[[], object]]
    messages: tuple[str, ...] = ()
    exit_code: int = 0
