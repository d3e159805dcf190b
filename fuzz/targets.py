"""What is fuzzed: one table of targets, each a function that takes a text."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import tomli

from provcli.checks import check
from provcli.dataset import load, loads
from provcli.errors import ProvError
from provcli.formats.document import write_json_dataset, write_toml_dataset
from provcli.lines import key_lines
from provcli.selection import find

DATA = Path(__file__).parents[1] / "tests" / "data"
SMALL = load(DATA / "valid" / "small.toml")


def dataset(text: str) -> None:
    """A text is refused in words, or is a dataset that comes back from TOML and JSON equal."""
    try:
        read = loads(text)
    except ProvError:
        return
    for write in (write_toml_dataset, write_json_dataset):
        assert loads("".join(write(read))) == read


def article(text: str) -> None:
    """Any text can be checked as the article of a dataset."""
    check(SMALL, text)


def name(text: str) -> None:
    """A name finds something, or is refused in words."""
    with suppress(ProvError):
        find(SMALL, text)


def lines(text: str) -> None:
    """Every key of a TOML text stands in a line of it."""
    try:
        raw = tomli.loads(text)
    except (ValueError, RecursionError):
        return
    found = key_lines(text, [(key,) for key in raw])
    assert set(found) == {(key,) for key in raw}
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


TARGETS: dict[str, Callable[[str], None]] = {
    it.__name__: it for it in (dataset, article, name, lines)
}
"""Every target: takes a text, and raises if something is wrong."""
