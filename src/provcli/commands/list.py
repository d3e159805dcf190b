"""`provcli list`: what there is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from rich.console import RenderableType
from typer import Argument

from ..errors import ProvError, did_you_mean, shorten
from ..formats import wholes
from ..models import Dataset
from ..output import Answer
from ..render.profiles import figures, listing
from ..selection import Filter, select
from ..tables import Table, flat, metrics_table, provinces_table, topics_table
from .options import Metrics, Period, Provinces, Search, Topics


@dataclass(frozen=True)
class Kind:
    """A row of the table of things to list."""

    table: Callable[[Dataset], Table]
    screen: Callable[[Dataset], RenderableType]
    description: str
    is_dataset: bool = False


def _metrics(dataset: Dataset) -> RenderableType:
    labels = ("id=Metric", "name=Name", "unit=Unit", "provinces=Reported by")
    return listing(metrics_table(dataset), labels=labels, group_by="topic")


def _provinces(dataset: Dataset) -> RenderableType:
    labels = (
        "id=Province",
        "name=Name",
        "name_zh=Chinese",
        "abbreviation=Short",
        "iso_3166_2=ISO 3166-2",
        "gbt_2260=GB/T 2260",
        "figures=Figures",
    )
    return listing(provinces_table(dataset), labels=labels)


def _topics(dataset: Dataset) -> RenderableType:
    labels = (
        "id=Topic",
        "name=Name",
        "name_zh=Chinese",
        "metrics=Metrics",
        "figures=Figures",
    )
    return listing(topics_table(dataset), labels=labels)


KINDS = {
    "metrics": Kind(metrics_table, _metrics, "what is measured, and which provinces report it"),
    "provinces": Kind(provinces_table, _provinces, "the provinces with all their names"),
    "topics": Kind(topics_table, _topics, "the groups of metrics"),
    "observations": Kind(
        flat,
        lambda dataset: figures(dataset, dataset.observations),
        "every figure with its id",
        is_dataset=True,
    ),
}
"""What `list` can list."""


def list_(
    dataset: Dataset,
    what: Annotated[
        str,
        Argument(
            metavar="WHAT",
            help=f"What to list: {', '.join(KINDS)}.",
            autocompletion=lambda: [(name, kind.description) for name, kind in KINDS.items()],
        ),
    ] = "metrics",
    province: Provinces = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> Answer:
    """List metrics, provinces, topics or figures.

    Example: provcli list metrics --topic trade
    """
    if what not in KINDS:
        raise ProvError(
            f"There is nothing to list under {shorten(what)}.",
            hint=did_you_mean(what, KINDS) or f"List one of {', '.join(KINDS)}.",
        )
    wanted = Filter(province or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    kind = KINDS[what]
    return Answer(
        kind.table(part),
        partial(kind.screen, part),
        wholes(part) if kind.is_dataset else {},
        words=() if part.observations or not wanted else ("Nothing matches.",),
    )
