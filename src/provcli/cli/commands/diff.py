"""`provcli diff`: what changed from one dataset to another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType


def diff(
    old: Annotated[Path, Argument(metavar="OLD", parser=Path, help="Dataset to compare with.")],
    new: Annotated[
        Path, Argument(metavar="NEW", parser=Path, help="Dataset that may have changed.")
    ],
) -> CommandResult:
    """Print what was added, removed, and changed. The exit code is 1 if anything differs.

    Example: provcli diff old.toml new.toml
    """
    from provcli.analysis.diff import diff as diff_datasets
    from provcli.dataset.load import load
    from provcli.views.diff import build_diff, diff_table

    def screen() -> "RenderableType":
        from provcli.terminal.listing import draw_listing

        return draw_listing(build_diff(difference)) if difference else "No differences."

    difference = diff_datasets(load(old), load(new))
    return CommandResult(
        screen,
        {"table": lambda: diff_table(difference)},
        exit_code=1 if difference else 0,
        inputs=(old, new),
    )
