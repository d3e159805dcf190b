"""The commands: one table, and one module each with a function of its name.

A module imports what does the work inside its function, so that help, completion, and errors in the
command line need neither Pydantic nor Rich.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from provcli.cli.result import CommandResult
from provcli.export.registry import TERMINAL, ContentKind, Format, formats_for


class Command(NamedTuple):
    """A row of the table of commands.

    Attributes:
        name: the name that users type.
        summary: the first line of its help.
        contents: the kinds of content that its result can have; without any, the command has no
            options that say how to write it.
        default_format: the format that it writes if the user chooses none.
    """

    name: str
    summary: str
    contents: tuple[ContentKind, ...]
    default_format: str = TERMINAL

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that the command can write."""
        return formats_for(self.contents)


OVERVIEW = "overview"
"""The command that runs if the command line names none."""

COMMANDS = (
    Command(OVERVIEW, "Show what a dataset contains (the default).", ("dataset", "table")),
    Command("list", "List figures, metrics, entities, periods, and more.", ("dataset", "table")),
    Command("show", "Show an entity, a metric, or a topic.", ("dataset", "table")),
    Command("compare", "Rank entities by a metric, with change and growth.", ("table",)),
    Command("chart", "Draw metrics as bars or lines.", ("chart", "table")),
    Command("export", "Write figures in a standard format.", ("dataset", "table"), "csv"),
    Command("explain", "Show everything about one figure.", ("explanation", "dataset", "table")),
    Command("explore", "Browse figures, their proof, and the article.", ()),
    Command("check", "Check figures against the article and each other.", ("check", "table")),
    Command(
        "draft",
        "Propose a dataset from the text of an article.",
        ("draft", "dataset", "table"),
        "toml",
    ),
    Command("review", "Confirm the entries of a draft one by one.", ()),
    Command("diff", "Compare two datasets.", ("diff", "table")),
    Command("report", "Write a report as one HTML file.", ("report", "table"), "html"),
    Command("schema", "Print the JSON Schema of a dataset file.", ("schema", "table"), "json"),
)
"""Every command, in the order of the help."""

COMMAND_BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}


def load_function(name: str) -> Callable[..., CommandResult]:
    """Return a command's function, and import no other command.

    Its parameters are the command's options.
    """
    module = import_module(f"provcli.cli.commands.{name}")
    # Python has a function `list` itself.
    function: Callable[..., CommandResult] = getattr(module, "list_" if name == "list" else name)
    return function
