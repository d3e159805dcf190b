"""`provcli export`: a dataset, or a part of it, in a standard format."""

from provcli.cli.options import Data, Entities, Metrics, Period, Search, Topics, Within
from provcli.cli.result import CommandResult


def export(
    entity: Entities = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    within: Within = None,
    search: Search = None,
    data: Data = None,
) -> CommandResult:
    """Write all figures, or those that the options keep.

    Example: provcli export --output figures.json
    """
    from provcli.dataset.load import load
    from provcli.dataset.selection import Filter, select
    from provcli.views.listing import build_listing
    from provcli.views.tables import figures_table

    wanted = Filter(entity or (), metric or (), topic or (), period, within, search)
    part = select(load(data), wanted)
    return CommandResult(
        lambda: build_listing(part, "figures"),
        {"dataset": lambda: part, "table": lambda: figures_table(part)},
        messages=() if part.figures or not wanted else ("No figures match these filters.",),
    )
