"""Start the process: `provcli`, and `python -m provcli`."""

import os

# An interrupt before this line, when Python itself starts, ends with a traceback of Python.
try:
    from provcli.cli.interrupts import end_on_interrupt

    end_on_interrupt()
    import gc
    import importlib
    import sys
    from contextlib import suppress
    from types import ModuleType
except KeyboardInterrupt:
    os._exit(130)  # the import of the module with this number did not end


class _DeferredMetadata(ModuleType):
    """`importlib.metadata`, loaded at its first use.

    Pydantic imports a function of it to search for plugins, even where it must not search. The
    module imports `email` and `zipfile`, which takes a tenth of a short call.
    """

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # an import asks first whether there are submodules
            raise AttributeError(name)
        if name == "entry_points":
            return lambda **selection: self._load().entry_points(**selection)
        return getattr(self._load(), name)

    def _load(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


def prepare() -> None:
    """Set up the process for one short call."""
    # Collecting garbage would take a fifth of the time of a short process.
    gc.set_threshold(200_000, 20, 100)
    # Pydantic would search every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "importlib.metadata" not in sys.modules:
        deferred = _DeferredMetadata("importlib.metadata")
        vars(importlib)["metadata"] = sys.modules["importlib.metadata"] = deferred


def run() -> None:
    """Run the program and end the process with its exit code."""
    prepare()

    from provcli.cli.app import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # None, broken, or closed
            stream.flush()
    # Everything is written. To take the interpreter apart would be a twentieth of a short call.
    os._exit(code)


if __name__ == "__main__":
    run()
