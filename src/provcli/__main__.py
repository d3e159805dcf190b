"""Start the process: `provcli`, and `python -m provcli`."""

import gc
import os
import sys

from provcli.cli.interrupts import end_on_interrupt


def run() -> None:
    """Run the program and end the process with its exit code."""
    end_on_interrupt()
    # Collecting garbage would take a fifth of the time of a short process.
    gc.set_threshold(200_000, 20, 100)
    # Pydantic would search every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from provcli.cli.app import main

    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
