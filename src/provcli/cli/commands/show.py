"""`provcli show`: a province's profile, or a metric's."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from provcli.cli.options import complete, metric_words, province_words
from provcli.cli.output import Answer
from provcli.export.registry import wholes

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
            help="A province (id, name, abbreviation or code) or a metric (id or name).",
            autocompletion=complete(lambda it: [*province_words(it), *metric_words(it)]),
        ),
    ],
    implied: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option("--implied", help="Add figures that the article leaves out but its claims imply."),
    ] = False,
) -> Answer:
    """Show all of a province, or of a metric.

    Example: provcli show henan
    """
    from provcli.dataset.models import Province
    from provcli.dataset.selection import find, restrict
    from provcli.views.tables import flat

    def screen() -> "RenderableType":
        from provcli.terminal.profiles import metric_profile, province_profile

        if isinstance(item, Province):
            return province_profile(dataset, item, figures, below)
        return metric_profile(dataset, item, figures, below)

    item = find(dataset, name)
    key = "province" if isinstance(item, Province) else "metric"
    figures = [it for it in dataset.observations if getattr(it, key) == item.id]
    below, words = _implied(dataset, key, item.id) if implied else (None, ())
    part = restrict(dataset, figures)
    return Answer(flat(part), screen, wholes(part), words=words)


def _implied(
    dataset: "Dataset", key: str, name: str
) -> "tuple[RenderableType | None, tuple[str, ...]]":
    """What claims imply for a province or metric, drawn, and words about it."""
    from provcli.analysis.claims import implied_figures
    from provcli.terminal.findings import implied_screen

    figures = [it for it in implied_figures(dataset) if getattr(it, key) == name]
    if not figures:
        return None, ("No claim implies a figure here.",)
    return implied_screen(dataset, figures), (_WHERE_IMPLIED,)
