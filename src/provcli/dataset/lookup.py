"""Finding entities, metrics, topics, and figures by the names that people use."""

from collections.abc import Iterator
from contextlib import suppress
from shlex import quote
from typing import TypeVar

from provcli.dataset.models import Dataset, Entity, Figure, Metric, Named, Subject, Topic
from provcli.dataset.names import normalize_name
from provcli.errors import (
    ProvcliError,
    UnknownNameError,
    abbreviate,
    find_similar,
    join_choices,
    propose,
)

MAX_CANDIDATES = 5
"""How many names an error proposes."""

Item = TypeVar("Item", bound=Subject)
_NOUNS: dict[type[Named], str] = {Entity: "an entity", Metric: "a metric", Topic: "a topic"}
_PLURALS: dict[type[Named], str] = {Entity: "entities", Metric: "metrics", Topic: "topics"}


def find_entity(dataset: Dataset, name: str) -> Entity:
    """Return the entity of a name, or of a unique part of one, in any case and width.

    Raises:
        ProvcliError: there is none, or more than one.
    """
    return _find(dataset, name, Entity)


def find_metric(dataset: Dataset, name: str) -> Metric:
    """Return the metric of a name; errors as in `find_entity`."""
    return _find(dataset, name, Metric)


def find_topic(dataset: Dataset, name: str) -> Topic:
    """Return the topic of a name; errors as in `find_entity`."""
    return _find(dataset, name, Topic)


def find_subject(dataset: Dataset, name: str) -> Subject:
    """Return the entity, metric, or topic of a name; errors as in `find_entity`."""
    return _find(dataset, name, Entity, Metric, Topic)


def find_figure(dataset: Dataset, name: str) -> Figure:
    """Return the figure of an id; its entity and metric may have any of their names.

    Raises:
        ProvcliError: there is none.
    """
    figures = dataset.figure_by_id
    if name in figures:
        return figures[name]
    entity, _, rest = name.partition("/")
    metric, _, rest = rest.partition("/")
    wanted = normalize_name(name)
    with suppress(ProvcliError):
        entity, metric = find_entity(dataset, entity).id, find_metric(dataset, metric).id
        wanted = normalize_name(f"{entity}/{metric}/{rest}")
    for id_, figure in figures.items():
        if normalize_name(id_) == wanted:
            return figure
    if namesakes := dataset.items_by_name.get(wanted):
        raise ProvcliError(
            f"{abbreviate(name)} is {_NOUNS[type(namesakes[0])]}, not a figure.",
            hint=f"See `provcli show {quote(namesakes[0].id)}`. "
            "`provcli list figures --format csv` has the ids of figures.",
        )
    raise _make_error(name, "figure", ["figures"], find_similar(name, figures))


def _find(dataset: Dataset, name: str, *types: type[Item]) -> Item:
    wanted = normalize_name(name)
    exact = [item for item in dataset.items_by_name.get(wanted, ()) if isinstance(item, types)]
    # An id is the name that nothing else of its type can have: it decides where others are shared.
    found = (
        [item for item in exact if item.id == name]
        or [item for item in exact if normalize_name(item.id) == wanted]
        or exact
        or [item for item in _find_with_part(dataset, wanted) if isinstance(item, types)]
    )
    found = list(dict.fromkeys(found))
    if len(found) == 1:
        return found[0]
    if found:
        ids = [item.id for item in found]
        if len(set(ids)) < len(ids):
            ids = [f"{type(item).__name__.lower()} {item.id}" for item in found]
        others = len(ids) - MAX_CANDIDATES
        more = f", and {others} more" if others > 0 else ""
        raise ProvcliError(
            f"{abbreviate(name)} is ambiguous. It matches {', '.join(ids[:MAX_CANDIDATES])}{more}.",
            hint="Use one of these ids.",
        )
    plurals = [_PLURALS[type_] for type_ in types]
    if namesakes := dataset.items_by_name.get(wanted):
        id_ = quote(namesakes[0].id)
        is_entity = isinstance(namesakes[0], Entity) and types == (Metric,)
        to_select = f" Select entities with --entity {id_}." if is_entity else ""
        raise ProvcliError(
            f"{abbreviate(name)} is {_NOUNS[type(namesakes[0])]}, not {_NOUNS[types[0]]}.",
            hint=f"See `provcli show {id_}` or `provcli list {plurals[0]}`.{to_select}",
        )
    nouns = join_choices(type_.__name__.lower() for type_ in types)
    raise _make_error(name, nouns, plurals, _find_candidates(dataset, name, types))


def _find_with_part(dataset: Dataset, part: str) -> Iterator[Subject]:
    """Yield the items whose name contains a part that begins a word."""
    for name, items in dataset.items_by_name.items():
        # Some languages do not separate words.
        if part and (f" {part}" in f" {name}" or (not part.isascii() and part in name)):
            yield from items


def _find_candidates(dataset: Dataset, name: str, types: tuple[type[Named], ...]) -> list[str]:
    """Return the ids of items whose names contain a name's words, or look like it."""
    words = normalize_name(name).split()
    ids = {
        known: next((item.id for item in items if isinstance(item, types)), "")
        for known, items in dataset.items_by_name.items()
    }
    known_names = [known for known, id_ in ids.items() if id_]
    containing = [known for known in known_names if all(word in known for word in words)]
    similar = find_similar(normalize_name(name), known_names)
    return list(dict.fromkeys(ids[known] for known in (*containing, *similar)))


def _make_error(
    name: str, nouns: str, plurals: list[str], candidates: list[str]
) -> UnknownNameError:
    commands = " or ".join(f"`provcli list {plural}`" for plural in plurals)
    return UnknownNameError(
        f"There is no {nouns} {abbreviate(name)}.",
        hint=propose(candidates[:MAX_CANDIDATES]) or f"See {commands}.",
    )
