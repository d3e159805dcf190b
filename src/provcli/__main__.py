"""Where the process begins: `provcli`, and `python -m provcli`."""

import gc
import os
import signal
import sys

EXIT_INTERRUPTED = 130


def run() -> None:
    """Run the program and end the process with its exit code."""
    _end_on_interrupt()
    # A short process frees nothing that is worth collecting until it ends, nor then.
    gc.set_threshold(200_000, 20, 100)
    # Pydantic would search every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from provcli.cli.app import main

    code = main()
    gc.freeze()
    sys.exit(code)


def _end_on_interrupt() -> None:
    """End at once on Ctrl-C: an exception would end as a traceback within some imports."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(EXIT_INTERRUPTED))


if __name__ == "__main__":
    run()
