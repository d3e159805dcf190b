"""The commands: one table of them, and one module each.

A module imports what does the work inside its function, so that help, completion, and errors in the
command line need neither Pydantic nor Rich.
"""

from collections.abc import Callable, Mapping
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


def load_function(name: str) -> Callable[..., CommandResult]:  # noqa: C901  one case per command
    """Return a command's function, and import no other command.

    Its parameters are the command's options.
    """
    function: Callable[..., CommandResult]
    match name:
        case "list":
            from provcli.cli.commands.list import list_ as function
        case "show":
            from provcli.cli.commands.show import show as function
        case "compare":
            from provcli.cli.commands.compare import compare as function
        case "chart":
            from provcli.cli.commands.chart import chart as function
        case "export":
            from provcli.cli.commands.export import export as function
        case "explain":
            from provcli.cli.commands.explain import explain as function
        case "explore":
            from provcli.cli.commands.explore import explore as function
        case "check":
            from provcli.cli.commands.check import check as function
        case "draft":
            from provcli.cli.commands.draft import draft as function
        case "review":
            from provcli.cli.commands.review import review as function
        case "diff":
            from provcli.cli.commands.diff import diff as function
        case "report":
            from provcli.cli.commands.report import report as function
        case "schema":
            from provcli.cli.commands.schema import schema as function
        case _:
            from provcli.cli.commands.overview import overview as function
    return function
