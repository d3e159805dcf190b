"""Explore the figures that a news article reports, and prove each of them.

`load()` gives a typed `Dataset`; whatever a command can do is a function on it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provcli.analysis.claims import implied_figures as implied_figures
    from provcli.analysis.claims import judge as judge
    from provcli.analysis.comparison import compare as compare
    from provcli.checks.engine import check as check
    from provcli.dataset.load import load as load
    from provcli.dataset.load import loads as loads
    from provcli.dataset.models import Dataset as Dataset
    from provcli.dataset.models import Observation as Observation
    from provcli.dataset.selection import Filter as Filter
    from provcli.dataset.selection import find_metric as find_metric
    from provcli.dataset.selection import find_observation as find_observation
    from provcli.dataset.selection import find_province as find_province
    from provcli.dataset.selection import select as select
    from provcli.errors import ProvError as ProvError
    from provcli.views.tables import flat as flat

__version__ = "0.1.0"

_HOMES = {
    "Dataset": "dataset.models",
    "Filter": "dataset.selection",
    "Observation": "dataset.models",
    "ProvError": "errors",
    "check": "checks.engine",
    "compare": "analysis.comparison",
    "find_metric": "dataset.selection",
    "find_observation": "dataset.selection",
    "find_province": "dataset.selection",
    "flat": "views.tables",
    "implied_figures": "analysis.claims",
    "judge": "analysis.claims",
    "load": "dataset.load",
    "loads": "dataset.load",
    "select": "dataset.selection",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    # Imported when first asked for: `provcli --version` should not wait for Pydantic.
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
