"""`provcli show`: a entity's profile, or a metric's."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from provcli.cli.options import complete, entity_words, metric_words
from provcli.cli.output import CommandResult
from provcli.export.registry import dataset_writers

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.dataset.models import Dataset

_WHERE_IMPLIED = "Implied figures are computed: the table shows them, no other format does."


def show(
    dataset: "Dataset",
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            help="A entity (id, name, abbreviation or code) or a metric (id or name).",
            autocompletion=complete(lambda it: [*entity_words(it), *metric_words(it)]),
        ),
    ],
    implied: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option("--implied", help="Add figures that the article leaves out but its claims imply."),
    ] = False,
) -> CommandResult:
    """Show all of a entity, or of a metric.

    Example: provcli show henan
    """
    from provcli.dataset.models import Entity
    from provcli.dataset.selection import find_entity_or_metric, subset
    from provcli.views.tables import figures_table

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import entity_profile, metric_profile

        if isinstance(item, Entity):
            return entity_profile(dataset, item, figures, below)
        return metric_profile(dataset, item, figures, below)

    item = find_entity_or_metric(dataset, name)
    key = "entity" if isinstance(item, Entity) else "metric"
    figures = [it for it in dataset.figures if getattr(it, key) == item.id]
    below, words = _implied(dataset, key, item.id) if implied else (None, ())
    part = subset(dataset, figures)
    return CommandResult(figures_table(part), screen, dataset_writers(part), words=words)


def _implied(
    dataset: "Dataset", key: str, name: str
) -> "tuple[RenderableType | None, tuple[str, ...]]":
    """What claims imply for a entity or metric, drawn, and words about it."""
    from provcli.analysis.claims import find_implied_figures
    from provcli.terminal.findings import implied_screen

    figures = [it for it in find_implied_figures(dataset) if getattr(it, key) == name]
    if not figures:
        return None, ("No claim implies a figure here.",)
    return implied_screen(dataset, figures), (_WHERE_IMPLIED,)
