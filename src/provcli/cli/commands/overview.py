"""`provcli` and `provcli overview`: what a dataset holds, and what to type next."""

from provcli.cli.options import Data, command_prefix
from provcli.cli.result import CommandResult


def overview(data: Data = None) -> CommandResult:
    """Count figures, name the article, and propose commands.

    Example: provcli
    """
    from provcli.dataset.load import load
    from provcli.views.tables import entities_table

    def screen() -> object:
        from provcli.terminal.overview import draw_overview
        from provcli.views.overview import build_overview

        return draw_overview(build_overview(dataset, command_prefix=command_prefix(data)))

    dataset = load(data)
    return CommandResult(
        screen,
        {"dataset": lambda: dataset, "table": lambda: entities_table(dataset)},
    )
