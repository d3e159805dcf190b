"""`provcli show`: a province's profile, or a metric's."""

from typing import Annotated

from typer import Argument

from ..formats import wholes
from ..models import Dataset, Province
from ..output import Answer
from ..render import metric_profile, province_profile
from ..selection import find, restrict
from ..tables import flat
from .options import complete, metric_words, province_words


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
) -> Answer:
    """Show all that is reported of a province, or of a metric.

    Example: provcli show henan
    """
    item = find(dataset, name)
    if isinstance(item, Province):
        figures = [it for it in dataset.observations if it.province == item.id]
        province = item
        part = restrict(dataset, figures)
        return Answer(
            flat(part), lambda: province_profile(dataset, province, figures), wholes(part)
        )
    figures = [it for it in dataset.observations if it.metric == item.id]
    metric = item
    part = restrict(dataset, figures)
    return Answer(flat(part), lambda: metric_profile(dataset, metric, figures), wholes(part))
