"""What is fuzzed: one table of targets, each a function that takes a text."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import tomli

from provcli.checks.engine import RuleSelection, check
from provcli.dataset.load import load, loads
from provcli.dataset.schema import keys
from provcli.dataset.selection import find_entity_or_metric, names_of
from provcli.dataset.toml_lines import find_key_lines
from provcli.errors import ProvcliError
from provcli.export.document import write_json_dataset, write_toml_dataset

DATA = Path(__file__).parents[1] / "tests" / "data"
ARTICLE = (DATA / "small-article.txt").read_text("utf-8")
SMALL = load(DATA / "valid" / "small.toml")


def dataset(text: str) -> None:
    """A text is refused in words, or is a dataset that comes back from TOML and JSON equal."""
    try:
        read = loads(text)
    except ProvcliError:
        return
    for write in (write_toml_dataset, write_json_dataset):
        assert loads("".join(write(read))) == read


def article(text: str) -> None:
    """Any text can be checked as the article of a dataset."""
    check(SMALL, text, choice=RuleSelection(["PC3"]))


def name(text: str) -> None:
    """A name finds something, or is refused in words."""
    with suppress(ProvcliError):
        find_entity_or_metric(SMALL, text)


def lines(text: str) -> None:
    """Every key of a TOML text stands in a line of it."""
    try:
        raw = tomli.loads(text)
    except (ValueError, RecursionError):
        return
    found = find_key_lines(text, [(key,) for key in raw])
    assert set(found) == {(key,) for key in raw}
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


class Target(NamedTuple):
    """A row of the table of targets.

    Attributes:
        run: takes a text, and raises if something is wrong.
        seeds: texts to begin with, which the fuzzer changes and joins.
        words: what it puts in besides: chance alone finds no key of ten letters.
    """

    run: Callable[[str], None]
    seeds: Sequence[str]
    words: Sequence[str]


def _texts(folder: str) -> list[str]:
    files = sorted((DATA / folder).iterdir())
    return [file.read_bytes().decode("utf-8", "replace") for file in files]


DATASETS = [text for folder in ("valid", "invalid") for text in _texts(folder)]
KEYS = sorted({part for table, key, *_ in keys().rows for part in (*table.split("."), key) if part})
TOML = [*KEYS, "[[", "]]", " = ", '"""', "'''", "{ ", " }", "\\u0000", "1_000", "0x", "inf"]
NUMBERS = [*"半万亿％⅓", "million", "twenty-", "half ", "more than ", "US$", "1,000", "2.5", "th "]

TARGETS = {
    "dataset": Target(dataset, DATASETS, TOML),
    "article": Target(article, ARTICLE.split("\n\n"), NUMBERS),
    "name": Target(name, [it for row in SMALL.entities for it in names_of(row)], ()),
    "lines": Target(lines, DATASETS, TOML),
}
"""Every target by its name."""
