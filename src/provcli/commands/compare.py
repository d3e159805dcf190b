"""`provcli compare`: metrics side by side."""

from typing import Annotated

from typer import Option

from ..comparison import compare as compare_metric
from ..comparison import compared_table
from ..models import Dataset
from ..output import Answer
from ..render import comparison_screen
from ..selection import Filter, find_metric, find_province, select
from .options import Period, Provinces, complete, metric_words, province_words


def compare(
    dataset: Dataset,
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
    """Compare the provinces: ranking, ratio, change and growth of one or more metrics.

    Example: provcli compare --metric high-tech-enterprises
    """
    metrics = list(dict.fromkeys(find_metric(dataset, name) for name in metric))
    asked = [find_province(dataset, name) for name in province or ()] or dataset.provinces
    base = find_province(dataset, baseline) if baseline else None
    wanted = Filter([it.id for it in asked], [it.id for it in metrics], period=period)
    figures = select(dataset, wanted).observations
    comparisons = [
        compare_metric(
            dataset,
            it,
            figures=[figure for figure in figures if figure.metric == it.id],
            provinces=asked,
            baseline=base,
        )
        for it in metrics
    ]
    return Answer(
        compared_table(dataset, comparisons),
        lambda: comparison_screen(dataset, comparisons, baseline=base),
    )
