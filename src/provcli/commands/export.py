"""`provcli export`: the dataset, or a part of it, in a standard format."""

from ..formats import wholes
from ..models import Dataset
from ..output import Answer
from ..render.profiles import figures
from ..selection import Filter, select
from ..tables import flat
from .options import Metrics, Period, Provinces, Search, Topics


def export(
    dataset: Dataset,
    province: Provinces = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    search: Search = None,
) -> Answer:
    """Export figures, as CSV or another format.

    Example: provcli export --format json --output figures.json
    """
    wanted = Filter(province or (), metric or (), topic or (), period, search)
    part = select(dataset, wanted)
    return Answer(
        flat(part),
        lambda: figures(part, part.observations),
        wholes(part),
        words=() if part.observations or not wanted else ("Nothing matches.",),
        default="csv",
    )
