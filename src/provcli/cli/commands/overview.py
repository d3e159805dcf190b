"""`provcli` and `provcli overview`: what a dataset holds, and what to type next."""

from typing import TYPE_CHECKING

from provcli.cli.options import Data, command_prefix
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType


def overview(data: Data = None) -> CommandResult:
    """Count figures, name the article, and propose commands.

    Example: provcli
    """
    from provcli.dataset.load import built_in_path, load
    from provcli.views.tables import entities_table

    def screen() -> "RenderableType":
        from provcli.terminal.overview import draw_overview
        from provcli.views.overview import build_overview

        return draw_overview(build_overview(dataset, command_prefix=command_prefix(data)))

    dataset = load(data)
    return CommandResult(
        screen,
        {"dataset": lambda: dataset, "table": lambda: entities_table(dataset)},
        inputs=(data or built_in_path(),),
    )
