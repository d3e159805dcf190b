"""`provcli` alone: what this dataset is, how much is in it, what to type next."""

from ..formats import wholes
from ..models import Dataset
from ..output import Answer
from ..render.profiles import overview as overview_screen
from ..tables import provinces_table


def overview(dataset: Dataset) -> Answer:
    """Explore the figures that a news article reports, and prove each of them."""
    return Answer(provinces_table(dataset), lambda: overview_screen(dataset), wholes(dataset))
