"""`provcli diff`: what changed from one dataset to another."""

from pathlib import Path
from typing import Annotated

from typer import Argument

from provcli.cli.options import parse_path
from provcli.cli.result import CommandResult


def diff(
    old: Annotated[
        Path, Argument(metavar="OLD", parser=parse_path, help="Dataset to compare with.")
    ],
    new: Annotated[
        Path, Argument(metavar="NEW", parser=parse_path, help="Dataset that may have changed.")
    ],
) -> CommandResult:
    """Print what was added, removed, and changed. Exit with 1 if anything differs.

    Example: provcli diff old.toml new.toml
    """
    from provcli.analysis.diff import diff as diff_datasets
    from provcli.dataset.load import load
    from provcli.views.diff import build_diff, diff_table

    difference = diff_datasets(load(old), load(new))

    return CommandResult(
        lambda: build_diff(difference),
        {"table": lambda: diff_table(difference)},
        exit_code=1 if difference else 0,
    )
