"""The command line: finds the command, runs it, and turns errors into exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from inspect import getdoc
from pathlib import Path
from shlex import quote
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from provcli import __version__
from provcli.cli.commands import COMMAND_BY_NAME, COMMANDS, OVERVIEW, load_function
from provcli.cli.options import (
    OPTIONS_WITH_VALUE,
    SHARED_PANEL,
    add_data_option,
    make_output_options,
)
from provcli.cli.output import print_error, print_text, write_result
from provcli.errors import (
    EXIT_INTERRUPTED,
    ProvcliError,
    UnknownNameError,
    abbreviate,
    find_similar,
    propose,
    suggest,
)

# Without markup, help is the same text on a terminal, in a pipe, and in the documents.
_SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}

_OWN_OPTIONS = ("--version", "--help", "--install-completion", "--show-completion")


class _CommandLine:
    """Print help like any other result, so that a full disk is not a traceback."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.callback = _print_help
        option.default = False  # without a default, Typer loads Pydantic to convert the flag
        return option


def _print_help(ctx: Any, _param: Any, wanted: bool) -> None:  # noqa: FBT001  Typer's interface
    if wanted and not ctx.resilient_parsing:
        print_text(f"{ctx.get_help()}\n")
        ctx.exit()


class ResultCommand(_CommandLine, TyperCommand):
    """A command whose function returns a result, with the options for its output."""

    def __init__(self, name: str, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.row = COMMAND_BY_NAME[name]
        options = make_output_options(self.row.formats, self.row.default_format)
        self.output_command = _build(name, options)  # only for its parameters
        self.params += self.output_command.params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line; where a file is not an argument, name the option for it."""
        ctx.allow_extra_args = True
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            self._reject_argument(ctx, extra[0])
        return extra

    def _reject_argument(self, ctx: Any, argument: str) -> NoReturn:
        suffix = Path(argument).suffix
        option = {".toml": "--data", ".json": "--data", ".txt": "--article"}.get(suffix)
        if any(option in param.opts for param in self.params):
            raise ProvcliError(
                f"`{ctx.command_path}` takes no file name.", hint=f"Use {option} {quote(argument)}."
            )
        raise ProvcliError(
            f"`{ctx.command_path}` does not take the argument {abbreviate(argument)}.",
            hint=f"See `{ctx.command_path} --help`.",
        )

    def invoke(self, ctx: Any) -> int:
        """Run the function, write its result, and return the exit code."""
        values = {param.name: ctx.params.pop(param.name) for param in self.output_command.params}
        options = self.output_command.callback(**values)
        ctx.obj = options
        inputs = [value for value in ctx.params.values() if isinstance(value, Path)]
        try:
            result = super().invoke(ctx)
        except ProvcliError as error:
            data = ctx.params.get("data")
            source = ctx.get_parameter_source("data")
            if isinstance(error, UnknownNameError) and source and source.name == "ENVIRONMENT":
                error.message = f"{error.message.rstrip('.')} in {data}, from PROVCLI_DATA."
            error.hint = add_data_option(error.hint, data)
            raise
        return write_result(result, options, self.row, inputs)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the command's own options, then those that every command has."""
        titles = ("Arguments", "Options", SHARED_PANEL)
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in titles}
        shared = (*self.output_command.params, self.get_help_option(ctx))
        for param in self.get_params(ctx):
            name, description = param.get_help_record(ctx) or ("", "")
            if param.param_type_name == "argument":
                sections["Arguments"].append((name.partition(" ")[0], description))
            elif param in shared or getattr(param, "rich_help_panel", None):
                sections[SHARED_PANEL].append((name, description))
            else:
                sections["Options"].append((name, description))
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Program(_CommandLine, TyperGroup):
    """The program: imports the module of a command when a command line names it."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  Typer's interface
        return list(COMMAND_BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return the command of that name; None if there is none."""
        row = COMMAND_BY_NAME.get(cmd_name)
        if row is None:
            return None
        function = load_function(cmd_name)
        help_ = f"{row.summary}\n\n{getdoc(function)}"
        return _build(cmd_name, function, cls=ResultCommand, help=help_, short_help=row.summary)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the summaries of the commands without importing their modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.summary) for row in COMMANDS])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command's name, which may follow its options."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if not args or args[0] not in own:
            args = _put_command_first(args, is_completion=ctx.resilient_parsing)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the named command, or raise an error with suggestions."""
        if args[0] not in COMMAND_BY_NAME and not ctx.resilient_parsing:
            name = f"`provcli show {quote(args[0])}`"
            to_show = f" To show an entity or a metric, use {name}." if args[0] != "help" else ""
            raise ProvcliError(
                f"There is no command {abbreviate(args[0])}.",
                hint=suggest(args[0], COMMAND_BY_NAME) or f"See `provcli --help`.{to_show}",
            )
        return super().resolve_command(ctx, args)


def _put_command_first(args: list[str], *, is_completion: bool) -> list[str]:
    index = 0
    while index < len(args) and args[index].startswith("-"):
        index += 2 if args[index] in OPTIONS_WITH_VALUE else 1
    if index < len(args):
        return [args[index], *args[:index], *args[index + 1 :]]
    # Where a shell completes the command's name, there is none yet.
    return args[index:] if is_completion and index == len(args) else [OVERVIEW, *args]


def _build(name: str, function: Callable[..., Any], **settings: Any) -> Any:
    """Return the command that Typer makes of a function."""
    app = typer.Typer(add_completion=False, **_SETTINGS)
    app.command(name, **settings)(function)
    return get_command(app)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  Typer's interface
    if wanted:
        print_text(f"provcli {__version__}\n")
        raise typer.Exit


def _build_program() -> Any:
    app = typer.Typer(name="provcli", cls=Program, **_SETTINGS)

    @app.callback(
        epilog="Exit codes: 0 success, 1 open findings or differences, 2 usage error, "
        "3 file error, 130 interrupted.",
    )
    def provcli(
        version: Annotated[  # noqa: FBT002  Typer makes a flag of it
            bool,
            typer.Option(
                "--version", help="Print the version.", callback=_print_version, is_eager=True
            ),
        ] = False,
    ) -> None:
        """Check, compare, and export the numbers in a news article.

        Without a command, provcli shows what the dataset contains. Commands read the built-in
        dataset, or the one that --data FILE names.
        """

    program = get_command(app)
    for param in program.params:
        param.default = False  # as for help
    return program


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program, and return its exit code; None means the process's arguments."""
    arguments = _decode(sys.argv[1:]) if argv is None else list(argv)
    try:
        code = _build_program()(args=arguments, prog_name="provcli", standalone_mode=False)
        return int(code or 0)
    except ProvcliError as error:
        print_error(error)
        return error.code
    except TyperException as error:
        print_error(_explain_usage(error))
        return error.exit_code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except SystemExit as done:  # Typer ends a completion so
        return int(done.code or 0)


def _decode(arguments: Sequence[str]) -> list[str]:
    """Return the arguments as UTF-8, even in a locale of another encoding."""
    return [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in arguments]


def _explain_usage(error: TyperException) -> ProvcliError:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "provcli"
    message, hint = error.format_message().rstrip("."), f"See `{path} --help`."
    option = str(getattr(error, "option_name", None) or "")
    if (similar := getattr(error, "possibilities", None)) is not None:
        message = f"There is no option {abbreviate(option)}"
        if path == f"provcli {OVERVIEW}":  # the user may have named no command
            similar = [*similar, *find_similar(option, _OWN_OPTIONS)]
            hint = "See `provcli --help`."
        hint = propose(similar) or hint
    elif "requires an argument" in message:
        message, hint = f"{option} requires a value", f"Write the value after {option}."
    return ProvcliError(f"{message}.", hint=hint)
