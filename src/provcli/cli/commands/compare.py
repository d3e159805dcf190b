"""`provcli compare`: metrics side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.options import Period, Provinces, complete, metric_words, province_words
from provcli.cli.output import Answer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.analysis.comparison import Comparison
    from provcli.dataset.models import Dataset, Province


def compare(
    dataset: "Dataset",
    metric: Annotated[
        list[str],
        Option(
            "--metric",
            metavar="NAME",
            help="The metric to compare: id or name. May be repeated.",
            autocompletion=complete(metric_words),
        ),
    ],
    province: Provinces = None,
    period: Period = None,
    baseline: Annotated[
        str | None,
        Option(
            "--baseline",
            metavar="NAME",
            help="The province the others are held against; otherwise the first of each ranking.",
            autocompletion=complete(province_words),
        ),
    ] = None,
) -> Answer:
    """Rank provinces by a metric, with change and growth.

    Example: provcli compare --metric high-tech-enterprises
    """
    from provcli.analysis.comparison import compared_table
    from provcli.dataset.selection import find_province

    def screen() -> "RenderableType":
        from provcli.terminal.comparisons import comparison_screen

        return comparison_screen(dataset, comparisons, baseline=base)

    base = find_province(dataset, baseline) if baseline else None
    comparisons = compared(dataset, metric, province, period, baseline=base)
    return Answer(compared_table(dataset, comparisons), screen)


def compared(
    dataset: "Dataset",
    metric: Sequence[str],
    province: Sequence[str] | None,
    period: str | None,
    *,
    baseline: "Province | None" = None,
) -> "list[Comparison]":
    """The comparisons of the metrics, each named once, over the provinces or all of them."""
    from provcli.analysis.comparison import compare as compare_metric
    from provcli.dataset.selection import Filter, find_metric, find_province, select

    metrics = list(dict.fromkeys(find_metric(dataset, name) for name in metric))
    named = dict.fromkeys(find_province(dataset, name) for name in province or ())
    asked = list(named) or dataset.provinces
    wanted = Filter([it.id for it in asked], [it.id for it in metrics], period=period)
    figures = select(dataset, wanted).observations
    return [
        compare_metric(
            dataset,
            it,
            figures=[figure for figure in figures if figure.metric == it.id],
            provinces=asked,
            baseline=baseline,
            others=dataset.observations_of(it.id),
        )
        for it in metrics
    ]
