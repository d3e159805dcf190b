"""How the parts of a dataset name each other, and where a name leads nowhere.

Works on a dataset as it was read, before or after validation, so that a wrong reference is
reported together with every other mistake of the file, each at its own key.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from provcli.errors import abbreviate, suggest
from provcli.values.periods import UNDATED, Period


class ReferenceError_(NamedTuple):
    """Something wrong in a dataset: where (a path of keys and list positions) and what."""

    path: tuple[str | int, ...]
    message: str


def figure_id(
    entity: str, metric: str, period: str | None, scope: str | None, status: str | None
) -> str:
    """`entity/metric/period`, and scope and `target` where they tell figures apart."""
    parts = [entity, metric, period or UNDATED]
    if scope:
        parts.append("-".join(scope.casefold().replace("/", " ").split()))
    if status == "target":
        parts.append(status)
    return "/".join(parts)


LINKS = (
    ("metrics", "unit", "units"),
    ("metrics", "topic", "topics"),
    ("entities", "part_of", "entities"),
    ("figures", "entity", "entities"),
    ("figures", "metric", "metrics"),
    ("figures", "section", "sections"),
    ("dismissals", "section", "sections"),
    ("claims", "stated", "figures"),
)
"""Which key of which table names an item of which other table."""


_PROPOSED_FROM = 2_000
"""To look for the nearest of more names than this takes longer than people wait."""


def all_resolve(dataset: Any) -> bool:
    """Whether `problems` has nothing to tell of a valid model, found out with sets, and fast.

    Most datasets are sound; only the others are gone through item by item for messages.
    """
    ids: dict[str, set[Any]] = {}
    for table in ("entities", "units", "topics", "metrics", "claims"):
        rows = getattr(dataset, table)
        ids[table] = {row.id for row in rows}
        if len(ids[table]) < len(rows):
            return False
    sections = dataset.source.sections
    ids["sections"] = {section.id for section in sections}
    keys = {(row.entity, row.metric, row.period, row.scope, row.status) for row in dataset.figures}
    if len(ids["sections"]) < len(sections) or len(keys) < len(dataset.figures):
        return False
    # Scopes that differ may still give one id.
    scoped = [row.id for row in dataset.figures if row.scope]
    if len(set(scoped)) < len(scoped):
        return False
    if dataset.claims:
        ids["figures"] = {row.id for row in dataset.figures}
        if any(any(_claim_problems(0, claim, ids)) for claim in dataset.claims):
            return False
    return all(
        {getattr(row, key) for row in getattr(dataset, table)} - {None} <= ids[target]
        for table, key, target in LINKS
        if target in ids
    )


def iter_reference_errors(raw: Any) -> Iterator[ReferenceError_]:
    """Every repeated id and every reference to something the dataset does not have.

    Args:
        raw: a dataset as mappings, as models, or both; parts of the wrong type are passed over,
            since validation reports them.
    """
    known: dict[str, Mapping[str, int]] = {}
    for table in ("entities", "units", "topics", "metrics", "claims", "sections", "figures"):
        known[table] = yield from _ids(table, _names(raw, table))

    for table, key, target in LINKS:
        noun = target.removesuffix("s")
        for index, item in _items(raw, table):
            name = _get(item, key)
            if isinstance(name, str) and name not in known[target]:
                yield ReferenceError_(
                    (table, index, key), f"{abbreviate(name)} is no {noun} of this dataset."
                )
    for index, claim in _items(raw, "claims"):
        yield from _claim_problems(index, claim, known)


def suggest_reference(raw: Mapping[str, Any], path: tuple[str | int, ...]) -> str:
    """Which names may have been meant by the wrong one at `path`, as a sentence; empty if none."""
    name: Any = raw
    for part in path:
        name = name[part]
    target = _target(path)
    names = (
        [it for _, it in islice(_names(raw, target), _PROPOSED_FROM + 1) if it] if target else []
    )
    return suggest(name, names) if 0 < len(names) <= _PROPOSED_FROM else ""


def _target(path: tuple[str | int, ...]) -> str | None:
    """The table that a key names an item of, if it does."""
    if path[:1] == ("claims",) and path[2:3] == ("inputs",):
        return "figures"
    links = (target for table, key, target in LINKS if (path[0], path[2:]) == (table, (key,)))
    return next(links, None)


def _items(raw: Any, table: str) -> Iterator[tuple[int, Any]]:
    rows = _get(_get(raw, "source") if table == "sections" else raw, table)
    return enumerate(rows) if isinstance(rows, list | tuple) else enumerate(())


def _names(raw: Any, table: str) -> Iterator[tuple[int, str | None]]:
    """What the items of a table are called; None where that cannot be told."""
    for index, item in _items(raw, table):
        name = _figure_id(item) if table == "figures" else _get(item, "id")
        yield index, name if isinstance(name, str) else None


def _get(item: Any, key: str) -> Any:
    return item.get(key) if isinstance(item, Mapping) else getattr(item, key, None)


def _figure_id(item: Any) -> str | None:
    parts = [_get(item, key) for key in ("entity", "metric", "period", "scope", "status")]
    entity, metric, period, scope, status = parts
    if not (isinstance(entity, str) and isinstance(metric, str)):
        return None
    if not all(part is None or isinstance(part, str) for part in (period, scope, status)):
        return None
    return figure_id(entity, metric, period, scope, status)


def _ids(
    table: str, names: Iterable[tuple[int, str | None]]
) -> Generator[ReferenceError_, None, Mapping[str, int]]:
    """Report repeated ids; return the ids with the position at which each stands first."""
    remedy = "ids must differ."
    if table == "figures":
        remedy = "give one a scope, a status or another period."
    path = ("source", "sections") if table == "sections" else (table,)
    seen: dict[str, int] = {}
    for index, name in names:
        if name is None:
            continue
        if name in seen:
            message = (
                f"{abbreviate(name)} is there already, as {'.'.join(path)}[{seen[name]}]; {remedy}"
            )
            yield ReferenceError_((*path, index), message)
        seen.setdefault(name, index)
    return seen


def _claim_problems(index: int, claim: Any, known: Mapping[str, Any]) -> Iterator[ReferenceError_]:
    implied, inputs = _get(claim, "implies"), _get(claim, "inputs")
    if isinstance(implied, str):
        yield from _implied_problems(index, implied, inputs, known)
    if not isinstance(inputs, list | tuple):
        return
    stated = _get(claim, "stated")
    if isinstance(stated, str) and stated in inputs:
        message = (
            f"{abbreviate(stated)} is one of the claim's inputs; it cannot follow from itself."
        )
        yield ReferenceError_(("claims", index, "stated"), message)
    for position, name in enumerate(inputs):
        if isinstance(name, str) and name not in known["figures"] and name != implied:
            yield ReferenceError_(
                ("claims", index, "inputs", position),
                f"{abbreviate(name)} is no figure of this dataset. "
                "If the article does not report it, name it in `implies`.",
            )


def _implied_problems(
    index: int, implied: str, inputs: Any, known: Mapping[str, Any]
) -> Iterator[ReferenceError_]:
    path = ("claims", index, "implies")
    if implied in known["figures"]:
        yield ReferenceError_(
            path, f"{abbreviate(implied)} is reported; only a missing figure is implied."
        )
    if not isinstance(inputs, list | tuple) or implied not in inputs:
        yield ReferenceError_(path, f"{abbreviate(implied)} must be one of the claim's inputs.")
    entity, _, rest = implied.partition("/")
    metric, _, period = rest.partition("/")
    if entity not in known["entities"] or metric not in known["metrics"]:
        yield ReferenceError_(
            path, f"{abbreviate(implied)} names no entity and metric of this dataset."
        )
        return
    try:
        Period(period)
    except ValueError as error:
        yield ReferenceError_(path, f"{error}.")
