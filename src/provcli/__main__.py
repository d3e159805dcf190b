"""Start the process: `provcli`, and `python -m provcli`."""

import os

# An interrupt before this line, when Python itself starts, ends with a traceback of Python.
try:
    from provcli.cli.interrupts import end_on_interrupt

    end_on_interrupt()
    import gc
    import sys
    from contextlib import suppress
except KeyboardInterrupt:
    os._exit(130)  # the import of the module with this number did not end


def prepare() -> None:
    """Set up the process for one short call."""
    # Collecting garbage would take a fifth of the time of a short process.
    gc.set_threshold(200_000, 20, 100)
    # Pydantic would search every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


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
