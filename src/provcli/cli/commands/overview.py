"""`provcli overview`: what a dataset contains, and what to type next."""

from typing import TYPE_CHECKING

from provcli.cli.options import Data, format_data_option
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from provcli.views.screen import Screen


def overview(data: Data = None) -> CommandResult:
    """Print the counts, the article, its contradictions, and commands to try.

    Example: provcli
    """
    from provcli.dataset.load import load
    from provcli.views.tables import entities_table

    dataset = load(data)

    def screen() -> "Screen":
        from provcli.views.overview import build_overview

        return build_overview(dataset, data_option=format_data_option(data))

    return CommandResult(
        screen,
        {"dataset": lambda: dataset, "table": lambda: entities_table(dataset)},
    )
