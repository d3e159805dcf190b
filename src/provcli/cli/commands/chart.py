"""`provcli chart`: what `provcli compare` computes, drawn."""

from provcli.cli.commands.compare import MoreNames, Names, compare_metrics
from provcli.cli.options import Data, Entities, Period, Within
from provcli.cli.result import CommandResult


def chart(
    names: Names = None,
    metric: MoreNames = None,
    entity: Entities = None,
    period: Period = None,
    within: Within = None,
    data: Data = None,
) -> CommandResult:
    """Draw what `provcli compare` computes: bars for entities, lines over time, and growth.

    Pictures need `pip install 'provcli[charts]'`.

    Example: provcli chart high-tech-enterprises
    """
    from provcli.dataset.load import load
    from provcli.views.chart import build_chart
    from provcli.views.comparison import comparison_table

    def screen() -> object:
        from provcli.terminal.chart import draw_chart

        return draw_chart(view)

    dataset = load(data)
    comparisons = compare_metrics(
        dataset, [*(names or ()), *(metric or ())], entity, period, within
    )
    view = build_chart(dataset, comparisons)
    return CommandResult(
        screen,
        {"chart": lambda: view, "table": lambda: comparison_table(dataset, comparisons)},
    )
