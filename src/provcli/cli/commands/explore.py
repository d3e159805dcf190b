"""`provcli explore`: figures, their proof, and the article on one screen."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.console import is_terminal
from provcli.cli.interrupts import CleanUpOnInterrupt
from provcli.cli.options import Article, Data, format_data_option, read_article
from provcli.cli.output import SLOW_EXTRAS, OutputOptions, write_result
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError

if TYPE_CHECKING:
    from provcli.tui.session import Contents


def explore(
    article: Article = None,
    ascii_: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option("--ascii", help="Draw frames with ASCII. Default in East Asian locales."),
    ] = False,
    data: Data = None,
) -> CommandResult:
    """Search, sort, compare, and export figures, each beside its sentence and claims.

    Press ? for the keys. `Q` quits and prints the id of the figure, for use in a shell.
    Requires `pip install 'provcli[explore]'`.

    Example: provcli explore --article article.txt
    """
    _require_terminal()
    gc.disable()  # until the first screen is there
    from provcli.dataset.load import built_in_path, load_file
    from provcli.files.atomic import write_file

    file, text = load_file(data), read_article(article)
    if find_spec("textual") is None:
        raise ProvcliError(
            "`provcli explore` requires Textual, which is not installed.",
            hint="Run `pip install 'provcli[explore]'`.",
        )
    from provcli.tui.app import Explorer
    from provcli.tui.session import Session
    from provcli.views.screen import Lines

    path = data or built_in_path()
    inputs = [path, article] if article else [path]

    app = Explorer(
        Session(file, article=text, article_name=article, data_option=format_data_option(data)),
        lambda *content: write_contents(*content, inputs=inputs),
        lambda draft: write_file(path, [draft.encode("utf-8")]),
        is_ascii=ascii_ or _is_east_asian(),
        is_light=os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15"),
    )
    with CleanUpOnInterrupt():  # to give the terminal its screen back
        chosen = app.run()
    shown = Lines([chosen] if chosen else [], wraps=False)
    return CommandResult(lambda: (shown,), {}, exit_code=app.return_code or 0)


def write_contents(
    contents: "Contents", format_name: str, path: Path, *, inputs: Sequence[Path] = ()
) -> None:
    """Write what the screen shows, as a plain command writes its result.

    The library that draws pictures stops all threads of a process, and with them the screen, so
    another process draws.
    """
    from provcli.export.registry import FORMATS

    if FORMATS[format_name].extra not in SLOW_EXTRAS:
        _write(contents, format_name, path, inputs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A process cannot inherit what Textual puts in place of stderr.
    with redirect_stderr(sys.__stderr__), ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(_write_picture, contents["chart"](), format_name, path, inputs).result()


def _write(contents: "Contents", format_name: str, path: Path, inputs: Sequence[Path]) -> None:
    from provcli.cli.commands import COMMAND_BY_NAME

    options = OutputOptions(format_name, path)
    write_result(CommandResult(str, contents), options, COMMAND_BY_NAME["explore"], inputs)


def _write_picture(chart: object, format_name: str, path: Path, inputs: Sequence[Path]) -> None:
    sys.stderr = None  # where the progress would be written over the screen
    _write({"chart": lambda: chart}, format_name, path, inputs)


def _require_terminal() -> None:
    """Raise an error if nobody can see the screen or press keys."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise ProvcliError(
            "`provcli explore` requires a terminal.",
            hint="Use `provcli list figures`.",
        )


def _is_east_asian() -> bool:
    """Return whether the locale's fonts may draw frames two cells wide."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, names), "").startswith(("zh", "ja", "ko"))
