"""`provcli show`: a province's profile, or a metric's."""

from functools import partial
from typing import Annotated

from typer import Argument, Option

from ..claims import implied_figures
from ..formats import wholes
from ..models import Dataset, Province
from ..output import Answer
from ..render import metric_profile, province_profile
from ..selection import find, restrict
from ..tables import flat
from .options import complete, metric_words, province_words

_WHERE_IMPLIED = "Implied figures are computed: the table shows them, no other format does."


def show(
    dataset: Dataset,
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
        Option("--implied", help="Add what follows from claims, computed, with bounds."),
    ] = False,
) -> Answer:
    """Show all of a province, or of a metric.

    Example: provcli show henan
    """
    item = find(dataset, name)
    key = "province" if isinstance(item, Province) else "metric"
    figures = [it for it in dataset.observations if getattr(it, key) == item.id]
    part = restrict(dataset, figures)
    found = implied_figures(dataset) if implied else ()
    computed = [it for it in found if getattr(it, key) == item.id]
    screen = (
        partial(province_profile, dataset, item, figures, computed)
        if isinstance(item, Province)
        else partial(metric_profile, dataset, item, figures, computed)
    )
    words: tuple[str, ...] = ()
    if implied:
        words = (_WHERE_IMPLIED,) if computed else ("No claim implies a figure here.",)
    return Answer(flat(part), screen, wholes(part), words=words)
