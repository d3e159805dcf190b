"""Check, compare, and export the numbers in a news article.

`load()` reads a typed `Dataset`, and what a command computes is one function of it. `provcli.api`
lists the public names.
"""

TYPE_CHECKING = False  # `typing` would be loaded only for this
if TYPE_CHECKING:
    from provcli.api import *  # noqa: F403

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # The API is imported when a program asks for it, so that `provcli --help` does not import it.
    import provcli.api as api  # `from provcli import api` would ask here for `api`

    if name == "__all__":  # for `from provcli import *`
        return api.__all__
    if name in api.__all__:
        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    import provcli.api as api

    return [*globals(), *api.__all__]
