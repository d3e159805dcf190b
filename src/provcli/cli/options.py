"""Arguments that several commands share, with their help and completion."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Context, Option

from provcli.errors import ProvcliError

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


# Shells evaluate what they are offered: a word that is more than a name is not offered, and a label
# keeps nothing but letters, digits and harmless marks.
_UNSAFE = re.compile(r"[^\w./:-]")
_TELLING = re.compile(r"[^\w ./:,%-]+")


def complete(of: Callable[["Dataset"], Iterable[tuple[str, str]]]) -> Callable[..., Any]:
    """A completion out of the dataset that the command line names: pairs of word and label."""

    def completion(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
        from provcli.dataset.load import load

        try:
            before = ctx.parent.params if ctx.parent else {}
            dataset = load(ctx.params.get("data") or before.get("data"))
        except ProvcliError:  # a shell that completes has no place for a message
            return []
        return [
            (word, _TELLING.sub(" ", label))
            for word, label in of(dataset)
            if word.startswith(incomplete) and not _UNSAFE.search(word)
        ]

    return completion


def entity_words(dataset: "Dataset") -> Iterable[tuple[str, str]]:
    """Entity ids with their names."""
    from provcli.dataset.selection import names_of

    return ((it.id, " ".join(names_of(it)[1:3])) for it in dataset.entities)


def metric_words(dataset: "Dataset") -> Iterable[tuple[str, str]]:
    """Metric ids with their names."""
    return ((it.id, it.name) for it in dataset.metrics)


def topic_words(dataset: "Dataset") -> Iterable[tuple[str, str]]:
    """Topic ids with their names."""
    return ((it.id, it.name) for it in dataset.topics)


def figure_words(dataset: "Dataset") -> Iterable[tuple[str, str]]:
    """Figure ids with their metrics' names and the numbers printed."""
    return (
        (it.id, f"{dataset.metric_by_id[it.metric].name}: {it.printed}") for it in dataset.figures
    )


Entitys = Annotated[
    list[str] | None,
    Option(
        "--province",
        metavar="NAME",
        help="Only this entity: id, name, abbreviation or code. May be repeated.",
        autocompletion=complete(entity_words),
    ),
]
Metrics = Annotated[
    list[str] | None,
    Option(
        "--metric",
        metavar="NAME",
        help="Only this metric: id or name. May be repeated.",
        autocompletion=complete(metric_words),
    ),
]
Topics = Annotated[
    list[str] | None,
    Option(
        "--topic",
        metavar="NAME",
        help="Only this topic: id or name. May be repeated.",
        autocompletion=complete(topic_words),
    ),
]
Period = Annotated[
    str | None,
    Option(
        "--period",
        metavar="PERIOD",
        help="Only what lies within 2023, 2024-Q1, 2024-01/2024-02, 2016/..; or undated.",
    ),
]
Search = Annotated[
    str | None,
    Option(
        "--search",
        metavar="TEXT",
        help="Only what mentions this in a name, description, scope, note, flag or number.",
    ),
]
Article = Annotated[
    Path | None,
    Option(
        "--article",
        metavar="FILE",
        readable=False,  # what cannot be read is told by who reads it
        help="The article's text, a paragraph a line, to check against.",
    ),
]
