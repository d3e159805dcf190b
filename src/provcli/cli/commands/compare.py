"""`provcli compare`: metrics side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.options import Entitys, Period, complete, entity_words, metric_words
from provcli.cli.output import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.analysis.comparison import Comparison
    from provcli.dataset.models import Dataset, Entity


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
    entity: Entitys = None,
    period: Period = None,
    baseline: Annotated[
        str | None,
        Option(
            "--baseline",
            metavar="NAME",
            help="The entity the others are held against; otherwise the first of each ranking.",
            autocompletion=complete(entity_words),
        ),
    ] = None,
) -> CommandResult:
    """Rank entities by a metric, with change and growth.

    Example: provcli compare --metric high-tech-enterprises
    """
    from provcli.analysis.comparison import comparison_table
    from provcli.dataset.selection import find_entity

    def screen() -> "RenderableType":
        from provcli.terminal.comparisons import comparison_screen

        return comparison_screen(dataset, comparisons, baseline=base)

    base = find_entity(dataset, baseline) if baseline else None
    comparisons = compared(dataset, metric, entity, period, baseline=base)
    return CommandResult(comparison_table(dataset, comparisons), screen)


def compared(
    dataset: "Dataset",
    metric: Sequence[str],
    entity: Sequence[str] | None,
    period: str | None,
    *,
    baseline: "Entity | None" = None,
) -> "list[Comparison]":
    """The comparisons of the metrics, each named once, over the entities or all of them."""
    from provcli.analysis.comparison import compare as compare_metric
    from provcli.dataset.selection import Filter, find_entity, find_metric, select

    metrics = list(dict.fromkeys(find_metric(dataset, name) for name in metric))
    named = dict.fromkeys(find_entity(dataset, name) for name in entity or ())
    asked = list(named) or dataset.entities
    wanted = Filter([it.id for it in asked], [it.id for it in metrics], period=period)
    figures = select(dataset, wanted).figures
    return [
        compare_metric(
            dataset,
            it,
            figures=[figure for figure in figures if figure.metric == it.id],
            entities=asked,
            baseline=baseline,
            others=dataset.figures_of(it.id),
        )
        for it in metrics
    ]
