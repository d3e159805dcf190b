"""Options and arguments of several commands, with help and completion."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, Literal

from typer import Context, Option

from provcli.cli.console import UNLIMITED_WIDTH
from provcli.cli.output import OutputOptions
from provcli.errors import ProvcliError, abbreviate
from provcli.export.registry import OPTIONS, TERMINAL, Format

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset
    from provcli.prose.web_page import WebPage

SHARED_PANEL = "Common options"
"""The heading of the options that most commands have, in their help."""
COLORS = ("auto", "always", "never")
MIN_WIDTH = 20
OPTIONS_WITH_VALUE = ("--data", "--format", "--output", "-o", "--color", "--width")
"""The options of every command that take a value."""

NameTable = Literal["entities", "metrics", "topics"]

# Shells evaluate completions, so only names of harmless characters are offered, and labels keep
# only letters, digits, and harmless punctuation.
_UNSAFE = r"[^\w./:-]"
_UNSAFE_IN_LABEL = r"[^\w ./:,%-]+"


def complete(
    list_names: Callable[["Dataset"], Iterable[tuple[str, str]]],
) -> Callable[..., list[tuple[str, str]]]:
    """Return a completion from the dataset of --data: names with labels."""

    def completion(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
        from provcli.dataset.load import load

        try:
            dataset = load(ctx.params.get("data"))
        except ProvcliError:  # a completion cannot print a message
            return []
        return [
            (name, re.sub(_UNSAFE_IN_LABEL, " ", label))
            for name, label in list_names(dataset)
            if name.startswith(incomplete) and not re.search(_UNSAFE, name)
        ]

    return completion


def complete_names(*tables: NameTable) -> Callable[..., list[tuple[str, str]]]:
    """Return a completion of ids in tables of the dataset, with their names."""
    return complete(
        lambda dataset: (
            (item.id, " ".join(filter(None, (item.name, item.local_name))))
            for table in tables
            for item in getattr(dataset, table)
        )
    )


def parse_path(text: str) -> Path:
    """Return the path of an argument in UTF-8, even in a locale of another encoding."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


Data = Annotated[
    Path | None,
    Option(
        "--data",
        envvar="PROVCLI_DATA",
        metavar="FILE",
        parser=parse_path,
        help="Dataset to read (TOML or JSON). Defaults to the built-in example.",
        show_envvar=True,
        rich_help_panel=SHARED_PANEL,
    ),
]


def make_name_option(*flags: str, text: str, table: NameTable) -> Any:
    """Return an option that takes a name and completes those of the dataset."""
    return Option(*flags, metavar="NAME", help=text, autocompletion=complete_names(table))


Entities = Annotated[
    list[str] | None,
    make_name_option(
        "--entity",
        "--province",
        text="Keep only this entity: id, name, alias, or code. Repeatable.",
        table="entities",
    ),
]
Metrics = Annotated[
    list[str] | None,
    make_name_option(
        "--metric", text="Keep only this metric: id or name. Repeatable.", table="metrics"
    ),
]
Topics = Annotated[
    list[str] | None,
    make_name_option(
        "--topic", text="Keep only this topic: id or name. Repeatable.", table="topics"
    ),
]
Period = Annotated[
    str | None,
    Option(
        "--period",
        metavar="PERIOD",
        help="Keep only figures of exactly this period, such as 2023 or 2024-Q1, or undated.",
    ),
]
Within = Annotated[
    str | None,
    Option(
        "--within",
        metavar="PERIOD",
        help="Keep only figures inside this period, such as 2023, 2015/2017, or 2016/..",
    ),
]
Search = Annotated[
    str | None,
    Option(
        "--search",
        metavar="QUERY",
        help="Keep only figures that fit each part of QUERY, such as a word or the initials of a "
        "name, a word of a note, flag:disputed, period:2023, topic:trade, or '>10000'.",
    ),
]
Article = Annotated[
    Path | None,
    Option(
        "--article",
        metavar="FILE",
        parser=parse_path,
        help="The article: text, one paragraph per line, or a web page.",
    ),
]


def _parse_color(text: str) -> str:
    if text not in COLORS:
        raise ProvcliError(
            f"--color: expected auto, always, or never, got {abbreviate(text)}.",
            hint="Write one of them, such as --color always.",
        )
    return text


def _parse_width(text: str) -> int:
    if not (text.isdecimal() and int(text[:6]) >= MIN_WIDTH):
        raise ProvcliError(
            f"--width: expected a whole number from {MIN_WIDTH}, got {abbreviate(text)}.",
            hint="Write a number of columns, such as --width 80.",
        )
    return min(int(text[:6]), UNLIMITED_WIDTH)


def make_output_options(formats: tuple[Format, ...], default: str) -> Callable[..., OutputOptions]:
    """Return the function whose parameters are the options of a result."""
    if not formats:
        return lambda: OutputOptions()
    names = ", ".join((TERMINAL, *(row.name for row in formats)))

    def list_formats() -> list[tuple[str, str]]:
        return [(TERMINAL, "a table to read"), *((row.name, row.description) for row in formats)]

    def describe_switch(switch: Literal["bom", "raw"]) -> str:
        possible = ", ".join(row.name for row in formats if switch in row.options)
        return f"{OPTIONS[switch]} Only for {possible}."

    def make_options(
        format_: Annotated[
            str | None,
            Option(
                "--format",
                metavar="FORMAT",
                help=f"One of {names}. Defaults to the extension of --output, then to {default}.",
                autocompletion=list_formats,
            ),
        ] = None,
        output: Annotated[
            Path | None,
            Option(
                "--output",
                "-o",
                metavar="FILE",
                parser=parse_path,
                help="Write to FILE instead of standard output.",
            ),
        ] = None,
        color: Annotated[
            str,
            Option(
                "--color",
                metavar="WHEN",
                parser=_parse_color,
                help=f"Color the table: {', '.join(COLORS)}.",
                autocompletion=lambda: list(COLORS),
            ),
        ] = "auto",
        width: Annotated[
            int | None,
            Option(
                "--width",
                metavar="COLUMNS",
                parser=_parse_width,
                help="Maximum table width. Defaults to the terminal's width; unlimited in a pipe.",
            ),
        ] = None,
        bom: Annotated[bool, Option("--bom", help=describe_switch("bom"))] = False,  # noqa: FBT002
        raw: Annotated[bool, Option("--raw", help=describe_switch("raw"))] = False,  # noqa: FBT002
    ) -> OutputOptions:
        return OutputOptions(format_, output, color, width, bom=bom, raw=raw)

    return make_options


def format_data_option(data: Path | None) -> str:
    """Return the end of proposed commands: ` --data FILE` if the user named one."""
    return f" --data {quote(str(data))}" if data else ""


def add_data_option(hint: str, data: Path | None) -> str:
    """Return a hint whose commands read the dataset that this command reads."""
    option = format_data_option(data)
    commands = "`(provcli (?:list|show|check|compare)\\b[^`]*)`"
    return re.sub(commands, lambda found: f"`{found[1]}{option}`", hint)


def read_article(path: Path | None) -> str | None:
    """Return the text of an article, of a web page too; None without one."""
    return read_text_or_page(path)[0] if path else None


def read_text_or_page(path: Path) -> "tuple[str, WebPage | None]":
    """Return the text of an article, and the web page if it comes from one.

    The text may begin with a byte order mark. The path - is standard input.
    """
    from provcli.files.read import read_text
    from provcli.prose.web_page import is_web_page, read_web_page

    is_stdin = str(path) == "-"
    text = read_text(Path("/dev/stdin") if is_stdin else path, bom=True)
    if not is_web_page(text, path.name):
        return text, None
    page = read_web_page(text, "Standard input" if is_stdin else str(path))
    return page.text, page
