"""Check, compare, and export the numbers in a news article.

`load()` reads a typed `Dataset`; what a command does is one function on it. `provcli.api` lists
the public names.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provcli.api import *  # noqa: F403

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # The API is imported when a program asks for it, so that `provcli --help` need not wait for it.
    from provcli import api

    if name in api.__all__:
        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
