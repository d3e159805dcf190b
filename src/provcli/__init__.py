"""Explore the figures that a news article reports, and prove each of them.

`load()` gives a typed `Dataset`; whatever a command can do is a function on it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checks import check as check
    from .claims import implied_figures as implied_figures
    from .claims import judge as judge
    from .comparison import compare as compare
    from .dataset import load as load
    from .dataset import loads as loads
    from .errors import ProvError as ProvError
    from .models import Dataset as Dataset
    from .models import Observation as Observation
    from .selection import Filter as Filter
    from .selection import find_metric as find_metric
    from .selection import find_observation as find_observation
    from .selection import find_province as find_province
    from .selection import select as select
    from .tables import flat as flat

__version__ = "0.1.0"

_HOMES = {
    "Dataset": "models",
    "Filter": "selection",
    "Observation": "models",
    "ProvError": "errors",
    "check": "checks",
    "compare": "comparison",
    "find_metric": "selection",
    "find_observation": "selection",
    "find_province": "selection",
    "flat": "tables",
    "implied_figures": "claims",
    "judge": "claims",
    "load": "dataset",
    "loads": "dataset",
    "select": "selection",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    # Imported when first asked for: `provcli --version` should not wait for Pydantic.
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
