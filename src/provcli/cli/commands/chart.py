"""`provcli chart`: what compare tells, drawn."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.commands.compare import compared
from provcli.cli.options import Entitys, Period, complete, metric_words
from provcli.cli.output import CommandResult

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


def chart(
    dataset: "Dataset",
    metric: Annotated[
        list[str],
        Option(
            "--metric",
            metavar="NAME",
            help="The metric to draw: id or name. May be repeated, for metrics of one unit.",
            autocompletion=complete(metric_words),
        ),
    ],
    entity: Entitys = None,
    period: Period = None,
) -> CommandResult:
    """Draw metrics as bars or lines.

    What compare tells: bars over entities, lines over periods, growth as signed bars.

    Formats of its own: vega-lite, and svg, png, pdf and html with the extra provcli[charts].

    Example: provcli chart --metric high-tech-enterprises
    """
    from provcli.analysis.comparison import comparison_table
    from provcli.export.images import CHART_FORMATS
    from provcli.terminal.charts import chart_screen
    from provcli.views.chart import build_chart

    comparisons = compared(dataset, metric, entity, period)
    drawn = build_chart(dataset, comparisons)
    return CommandResult(
        comparison_table(dataset, comparisons),
        partial(chart_screen, drawn),
        wholes={it.name: partial(it.write, drawn) for it in CHART_FORMATS},
        suffixes={it.suffix: it.name for it in CHART_FORMATS},
    )
