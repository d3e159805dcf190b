"""`provcli` alone: what this dataset is, how much is in it, what to type next."""

from provcli.cli.output import Answer
from provcli.dataset.models import Dataset
from provcli.export.registry import wholes
from provcli.terminal.profiles import overview as overview_screen
from provcli.views.tables import provinces_table


def overview(dataset: Dataset) -> Answer:
    """Explore the figures that a news article reports, and prove each of them."""
    return Answer(provinces_table(dataset), lambda: overview_screen(dataset), wholes(dataset))
