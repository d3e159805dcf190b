"""The commands: one table of them, and one module each.

A module imports what does the work inside its function, so that help, completion, and errors in the
command line need neither Pydantic nor Rich.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from provcli.cli.result import CommandResult
from provcli.export.registry import TERMINAL, ContentKind, Format, formats_for

CommandFunction = Callable[..., CommandResult]


class Command(NamedTuple):
    """A row of the table of commands.

    Attributes:
        name: the name that users type.
        summary: the first line of its help.
        load: imports the function whose parameters are its arguments and options.
        contents: the kinds of content that its result can have.
        default_format: the format that it writes if the user chooses none.
    """

    name: str
    summary: str
    load: Callable[[], CommandFunction]
    contents: tuple[ContentKind, ...]
    default_format: str = TERMINAL

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that the command can write."""
        return formats_for(self.contents)


def _load_overview() -> CommandFunction:
    from provcli.cli.commands.overview import overview

    return overview


def _load_list() -> CommandFunction:
    from provcli.cli.commands.list import list_

    return list_


def _load_show() -> CommandFunction:
    from provcli.cli.commands.show import show

    return show


def _load_compare() -> CommandFunction:
    from provcli.cli.commands.compare import compare

    return compare


def _load_chart() -> CommandFunction:
    from provcli.cli.commands.chart import chart

    return chart


def _load_export() -> CommandFunction:
    from provcli.cli.commands.export import export

    return export


def _load_explain() -> CommandFunction:
    from provcli.cli.commands.explain import explain

    return explain


def _load_check() -> CommandFunction:
    from provcli.cli.commands.check import check

    return check


def _load_diff() -> CommandFunction:
    from provcli.cli.commands.diff import diff

    return diff


def _load_report() -> CommandFunction:
    from provcli.cli.commands.report import report

    return report


def _load_schema() -> CommandFunction:
    from provcli.cli.commands.schema import schema

    return schema


def _load_draft() -> CommandFunction:
    from provcli.cli.commands.draft import draft

    return draft


def _load_review() -> CommandFunction:
    from provcli.cli.commands.review import review

    return review


OVERVIEW = "overview"
"""The command that runs if the command line names none."""

COMMANDS = (
    Command(
        OVERVIEW,
        "Show what a dataset holds (the default).",
        _load_overview,
        ("dataset", "table"),
    ),
    Command(
        "list",
        "List figures, metrics, entities, topics, or claims.",
        _load_list,
        ("dataset", "table"),
    ),
    Command("show", "Show an entity, a metric, or a topic.", _load_show, ("dataset", "table")),
    Command(
        "compare",
        "Rank entities by a metric, with change and growth.",
        _load_compare,
        ("table",),
    ),
    Command("chart", "Draw metrics as bars or lines.", _load_chart, ("chart", "table")),
    Command(
        "export",
        "Write figures in a standard format.",
        _load_export,
        ("dataset", "table"),
        "csv",
    ),
    Command(
        "explain",
        "Show everything about one figure.",
        _load_explain,
        ("explanation", "dataset", "table"),
    ),
    Command(
        "check",
        "Check figures against the article and each other.",
        _load_check,
        ("check", "table"),
    ),
    Command(
        "draft",
        "Propose a dataset from the text of an article.",
        _load_draft,
        ("draft", "dataset", "table"),
        "toml",
    ),
    Command("review", "Confirm the entries of a draft one by one.", _load_review, ("table",)),
    Command("diff", "Compare two datasets.", _load_diff, ("diff", "table")),
    Command(
        "report",
        "Write the dataset as one HTML file.",
        _load_report,
        ("report", "table"),
        "html",
    ),
    Command(
        "schema",
        "Print the JSON Schema of a dataset file.",
        _load_schema,
        ("schema", "table"),
        "json",
    ),
)
"""Every command, in the order of the help."""

COMMAND_BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
