"""`provcli` alone: what this dataset is, how much is in it, what to type next."""

from provcli.cli.output import CommandResult
from provcli.dataset.models import Dataset
from provcli.export.registry import dataset_writers
from provcli.terminal.profiles import overview as overview_screen
from provcli.views.tables import entities_table


def overview(dataset: Dataset) -> CommandResult:
    """Explore the figures that a news article reports, and prove each of them."""
    return CommandResult(
        entities_table(dataset), lambda: overview_screen(dataset), dataset_writers(dataset)
    )
