"""Explore the figures that a news article reports, and prove each of them.

`load()` gives a typed `Dataset`; whatever a command can do is a function on it.
"""

__version__ = "0.1.0"
