"""`python -m provcli`."""

from .cli import run

run()
