"""The public names of provcli: `from provcli import load, check`."""

from provcli.analysis.claims import check_claim, find_implied_figures
from provcli.analysis.comparison import compare
from provcli.checks.engine import check
from provcli.dataset.load import load, loads
from provcli.dataset.models import Dataset, Figure
from provcli.dataset.selection import Filter, find_entity, find_figure, find_metric, select
from provcli.errors import ProvcliError
from provcli.views.tables import figures_table

__all__ = [
    "Dataset",
    "Figure",
    "Filter",
    "ProvcliError",
    "check",
    "check_claim",
    "compare",
    "figures_table",
    "find_entity",
    "find_figure",
    "find_implied_figures",
    "find_metric",
    "load",
    "loads",
    "select",
]
