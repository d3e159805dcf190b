"""The command line: registers the commands, maps errors to exit codes."""

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.exceptions import TyperException

from provcli import __version__
from provcli.cli.output import (
    COLORS,
    TABLE,
    CommandResult,
    OutputOptions,
    print_error,
    print_text,
    validate_color,
    write_result,
)
from provcli.cli.waiting import waiting
from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.export.registry import FORMATS, OPTIONS, Option


class Command(NamedTuple):
    """A row of the table of commands.

    Attributes:
        name: what people type.
        summary: the first line of its help.
        function: where it is, as `module.function` of the package `commands`.
    """

    name: str
    summary: str
    function: str

    def load(self) -> Callable[..., CommandResult]:
        """The function; with it come the libraries that it needs."""
        module, _, function = self.function.partition(".")
        found: Callable[..., CommandResult] = getattr(
            import_module(f"{__package__}.commands.{module}"), function
        )
        return found


COMMANDS = (
    Command("list", "List metrics, entities, topics or figures.", "list.list_"),
    Command("show", "Show all of a entity, or of a metric.", "show.show"),
    Command("compare", "Rank entities by a metric, with change and growth.", "compare.compare"),
    Command("chart", "Draw metrics as bars or lines.", "chart.chart"),
    Command("export", "Export figures, as CSV or another format.", "export.export"),
    Command("explain", "Explain one figure whole.", "explain.explain"),
    Command("check", "Check figures against article and arithmetic.", "check.check"),
    Command("report", "Write the dataset as one HTML file.", "report.report"),
    Command("schema", "Print the JSON Schema of a dataset, or its keys.", "schema.schema"),
)
"""Every command, in the order help shows them."""


class PendingOutput(NamedTuple):
    """An answer on its way out."""

    answer: CommandResult
    wish: OutputOptions


def _option_help(option: Option) -> str:
    names = ", ".join(it.name for it in FORMATS.values() if option in it.options)
    return f"{OPTIONS[option]} For {names}."


def _shared(
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            envvar="PROVCLI_DATA",
            metavar="FILE",
            readable=False,
            help="The dataset to read, TOML or JSON; otherwise the built-in one.",
            show_envvar=True,
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"One of {', '.join((TABLE, *FORMATS))}; otherwise by the suffix of --output.",
            autocompletion=lambda: [
                (TABLE, "a screen for people"),
                *((row.name, row.description) for row in FORMATS.values()),
            ],
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            readable=False,
            help="Write there instead of to stdout.",
        ),
    ] = None,
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="WHEN",
            help=f"When to colour a table: {', '.join(COLORS)}.",
            autocompletion=lambda: list(COLORS),
        ),
    ] = "auto",
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=20,
            metavar="COLUMNS",
            help="How wide a table may be; otherwise the terminal, or no limit in a pipe.",
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help=_option_help("bom"))] = False,  # noqa: FBT002  Typer makes flags of them
    raw: Annotated[bool, typer.Option("--raw", help=_option_help("raw"))] = False,  # noqa: FBT002
    force: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--force", help="Replace the file even if it holds something else."),
    ] = False,
) -> None:
    """The options every command shares: which dataset it reads, and where its answer goes."""


def _as_command(function: Callable[..., CommandResult]) -> Callable[..., PendingOutput]:
    """Give a command the shared options: it takes a dataset and returns an answer.

    The rest, to load the one and hand over the other, is the same for all of them. A command that
    asks for the `file` gets the name and the text of what was read.
    """
    # These types are for those who check types: they would bring Pydantic with them.
    own = inspect.signature(
        function, eval_str=True, locals={"Dataset": Any, "LoadedDataset": Any}
    ).parameters
    takes_dataset = "dataset" in own
    takes_file = "file" in own
    shared = dict(inspect.signature(_shared, eval_str=True).parameters)
    if not takes_dataset:
        del shared["data"]

    def command(ctx: typer.Context, **options: Any) -> PendingOutput:
        # What stands before the command's name holds for the command, unless it says otherwise.
        before = ctx.parent.params if ctx.parent else {}
        for name in shared.keys() & before.keys():
            source = ctx.get_parameter_source(name)
            if source is None or source.name != "COMMANDLINE":
                options[name] = before[name]
        data = options.pop("data", None)
        wish = OutputOptions(
            options.pop("format_"),
            options.pop("output"),
            validate_color(options.pop("color")),
            options.pop("width"),
            bom=options.pop("bom"),
            raw=options.pop("raw"),
            force=options.pop("force"),
        )
        if takes_dataset:
            from provcli.dataset.load import load_file

            with waiting(f"Reading {data or 'the built-in dataset'}"):
                file = load_file(data)
            options["dataset"] = file.dataset
            if takes_file:
                options["file"] = file
        with waiting(f"Working out {function.__name__.strip('_')}"):
            return PendingOutput(function(**options), wish)

    keyword = inspect.Parameter.KEYWORD_ONLY
    asked = [it for it in own.values() if it.name not in ("dataset", "file")]
    parameters = [*asked, *shared.values()]
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("ctx", keyword, annotation=typer.Context),
            *(it.replace(kind=keyword) for it in parameters),
        ]
    )
    command.__doc__ = function.__doc__
    command.__name__ = function.__name__
    return command


def _print_version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it with a flag
    if wanted:
        typer.echo(f"provcli {__version__}")
        raise typer.Exit


def _overview(dataset: Any) -> CommandResult:
    """Explore the figures that a news article reports, and prove each of them."""
    from provcli.cli.commands.overview import overview

    return overview(dataset)


def _unloaded(command: Command) -> Callable[[], None]:
    """What stands for a command that this command line does not name: its summary."""

    def stand_in() -> None:
        """Never called: the command line does not name the command."""

    stand_in.__doc__ = command.summary
    return stand_in


def _start() -> Callable[..., PendingOutput | None]:
    """What runs before a command, and alone where none is named: options, and the overview."""
    bare = _as_command(_overview)

    def start(ctx: typer.Context, **options: Any) -> PendingOutput | None:
        options.pop("version")
        return bare(ctx, **options) if ctx.invoked_subcommand is None else None

    start.__doc__ = _overview.__doc__
    version = Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_print_version, is_eager=True
        ),
    ]
    keyword = inspect.Parameter.KEYWORD_ONLY
    start.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            *inspect.signature(bare).parameters.values(),
            inspect.Parameter("version", keyword, annotation=version, default=False),
        ]
    )
    return start


def _app(words: Sequence[str], *, begins_with_command: bool) -> typer.Typer:
    """The program, with those of its commands and options loaded that a command line can mean."""
    # Typer takes Pydantic to convert each option, named or not. So where the line begins with a
    # command, the options that may stand before it stay out, and help and mistakes answer without.
    # Help without markup: it is the same text on a terminal, in a pipe and in the documents, and
    # brackets in it are brackets.
    app = typer.Typer(
        name="provcli",
        add_completion=not begins_with_command,
        add_help_option=not begins_with_command,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit codes: 0 success, 1 findings, 2 wrong usage, 3 bad file, 130 interrupted.",
    )
    if not begins_with_command:
        app.callback(invoke_without_command=True)(_start())
    for command in COMMANDS:
        is_meant = command.name in words
        app.command(command.name)(_as_command(command.load()) if is_meant else _unloaded(command))
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: the words after its name; those of the process if None.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    # A shell that asks for completions has the words in a variable of its own.
    completed = os.environ.get("_TYPER_COMPLETE_ARGS", "").split()
    try:
        program = _app(
            [*words, *completed], begins_with_command=bool(words) and not words[0].startswith("-")
        )
        # Typer prints help, version and completions by itself: caught here, they meet full disks
        # and readers that leave early as answers do.
        with redirect_stdout(StringIO()) as printed:
            result = _result(program, words)
        if isinstance(result, PendingOutput):
            return write_result(*result)
        print_text(printed.getvalue())
        return result
    except ProvcliError as error:
        print_error(error)
        return error.code
    except TyperException as error:
        print_error(ProvcliError(error.format_message(), hint=_help_hint(error)))
        return error.exit_code
    except MemoryError:
        print_error(
            ProvcliError("This takes more memory than there is.", hint="Use a smaller dataset.")
        )
        return EXIT_FILE_ERROR
    except KeyboardInterrupt:
        return 130


def _result(program: typer.Typer, words: Sequence[str]) -> PendingOutput | int:
    """What comes of a command line: an answer to deliver, or the exit code of one that is out."""
    try:
        result = program(args=words, prog_name="provcli", standalone_mode=False)
    except SystemExit as done:  # completion ends so
        result = done.code
    return result if isinstance(result, PendingOutput) else int(result or 0)


def _help_hint(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"See `{context.command_path if context else 'provcli'} --help`."
