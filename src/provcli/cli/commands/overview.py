"""`provcli overview`: what a dataset contains, and what to type next."""

from provcli.cli.options import Data, format_data_option
from provcli.cli.result import CommandResult


def overview(data: Data = None) -> CommandResult:
    """Print the counts, the article, its contradictions, and commands to try.

    Example: provcli
    """
    from provcli.dataset.load import load
    from provcli.views.overview import build_overview
    from provcli.views.tables import entities_table

    dataset = load(data)
    return CommandResult(
        lambda: build_overview(dataset, data_option=format_data_option(data)),
        {"dataset": lambda: dataset, "table": lambda: entities_table(dataset)},
    )
