"""Where the process begins: `provcli`, and `python -m provcli`.

What is here makes a short process shorter; `provcli.cli.main` works the same without it.
"""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the program and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from provcli import __version__

        with suppress(OSError):  # told below, by what can tell it
            print(f"provcli {__version__}", flush=True)  # noqa: T201  no output to load for this
            sys.exit()
    # What is loaded stays until the end, which is near: little to collect. With the next line this
    # is a tenth of the time that `provcli show` takes.
    gc.set_threshold(50_000, 20, 100)
    # Pydantic would search every installed package for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from provcli.cli.app import main

        code = main()
    except KeyboardInterrupt:  # also while libraries are loaded
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
