"""How the parts of a dataset name each other, and which names have no target.

Works on a dataset as it was read, before or after validation, so that a broken reference is
reported together with every other error of the file. One mistake is one error: a name without a
target is reported where it occurs first, and not at all if the target itself has an error.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from provcli.dataset.toml_lines import KeyPath
from provcli.dataset.units import standard_units
from provcli.errors import abbreviate, find_similar
from provcli.values.periods import UNDATED, Period


class BrokenReference(NamedTuple):
    """A repeated id, or a reference without a target."""

    path: KeyPath
    message: str
    name: str = ""
    """The name that has no target, if that is what is wrong."""
    candidates: Mapping[str, str] = {}
    """The ids that may have been meant instead, by all names of their items."""
    first: KeyPath | None = None
    """The other item, if an id is repeated."""


def figure_id(
    entity: str, metric: str, period: str | None, scope: str | None, status: str | None
) -> str:
    """Return `entity/metric/period`, and scope and `target` where they make it unique."""
    parts = [entity, metric, period or UNDATED]
    if scope:
        parts.append("-".join(scope.casefold().replace("/", " ").split()))
    if status == "target":
        parts.append(status)
    return "/".join(parts)


_LINKS = (
    ("metrics", "unit", "units"),
    ("metrics", "topic", "topics"),
    ("entities", "part_of", "entities"),
    ("figures", "entity", "entities"),
    ("figures", "metric", "metrics"),
    ("figures", "section", "sections"),
    ("dismissals", "section", "sections"),
    ("dismissals", "repeats", "figures"),
    ("claims", "stated", "figures"),
)
"""Which key of which table names an item of which other table."""
_NOUNS = {
    "sections": "a section",
    "entities": "an entity",
    "units": "a unit",
    "topics": "a topic",
    "metrics": "a metric",
    "figures": "a figure",
    "claims": "a claim",
}
"""The tables whose items have ids, in the order in which references need them."""


def find_broken_references(
    raw: Any, rejected: Collection[KeyPath] = ()
) -> Iterator[BrokenReference]:
    """Yield every repeated id, and every name without a target that is not a consequence.

    Args:
        raw: a dataset as mappings, as models, or both. Parts of the wrong type are passed over,
            since validation reports them.
        rejected: the paths at which validation found errors.
    """
    return _Search(raw, rejected).run()


class _Search:
    """The ids in a dataset, and which of them may be wrong themselves."""

    def __init__(self, raw: Any, rejected: Collection[KeyPath]) -> None:
        self.raw = raw
        self.rejected = set(rejected)
        self.rejected_rows = {path[:2] for path in rejected}
        self.ids: dict[str, dict[str, int]] = {}
        self.candidates: dict[str, Mapping[str, str]] = {}
        self.open_tables: set[str] = set()
        """Tables with an item whose id is unknown, which may be the target of any name."""
        self.unsure: set[tuple[str | None, ...]] = set()
        """Figures whose id may be wrong: entity, metric, and the rest, None where it may be."""

    def run(self) -> Iterator[BrokenReference]:
        for table in _NOUNS:
            yield from self._index(table)
        for name, target, path in self._references():
            if name not in self.ids[target] and not self._is_consequence(name, target):
                yield self._without_target(name, target, path)
        rejected_keys = {path[:3] for path in self.rejected}
        for index, claim in self._rows("claims"):
            if not {("claims", index), ("claims", index, "inputs")} & rejected_keys:
                yield from self._check_claim(index, claim)
        yield from self._find_circles()

    def _rows(self, table: str) -> Iterator[tuple[int, Any]]:
        above = _path(table)[:-1]
        rows = _get(_get(self.raw, "source") if above else self.raw, table)
        yield from enumerate(rows if isinstance(rows, list | tuple) else ())

    def _index(self, table: str) -> Iterator[BrokenReference]:
        """Note the ids of a table, and whether all are known; report repeated ones."""
        above = _path(table)[:-1]
        if any(
            path in (above, _path(table))
            or (path[:-1] == above and find_similar(str(path[-1]), [table]))
            for path in self.rejected
        ):
            self.open_tables.add(table)  # it cannot be read, or its name is misspelled
        ids = self.ids[table] = {}
        for index, row in self._rows(table):
            path = (*_path(table), index)
            id_ = _figure_id(row) if table == "figures" else _text(row, "id")
            if id_ is None or (table != "figures" and (*path, "id") in self.rejected):
                self.open_tables.add(table)
            if id_ is None:
                continue
            if id_ in ids and not {(table, index), (table, ids[id_])} & self.rejected_rows:
                other = (
                    "a scope, a status, or another period" if table == "figures" else "another id"
                )
                message = f"{abbreviate(id_)} is already used in {{first}}. Give one {other}."
                yield BrokenReference(path, message, first=(*_path(table), ids[id_]))
            ids.setdefault(id_, index)
            if table == "figures":
                yield from self._check_figure(index, row, id_)

    def _check_figure(self, index: int, row: Any, id_: str) -> Iterator[BrokenReference]:
        """Note a figure whose id may be wrong; report an id that differs from the other keys."""
        parts = self._sure_parts(index, row)
        if None in parts:
            self.unsure.add(parts)
        elif isinstance(row, dict) and row.get("id", id_) != id_:
            message = f"expected {abbreviate(id_)}, got {abbreviate(row['id'])}. Leave the id out."
            yield BrokenReference(("figures", index, "id"), message)

    def _sure_parts(self, index: int, row: Any) -> tuple[str | None, ...]:
        """Return entity, metric, and the rest of a figure's id, None for what may be wrong."""
        entity, metric, id_ = _text(row, "entity"), _text(row, "metric"), _figure_id(row) or ""
        return (
            entity if entity in self.ids["entities"] else None,
            metric if metric in self.ids["metrics"] else None,
            None
            if ("figures", index) in self.rejected_rows
            else id_.removeprefix(f"{entity}/{metric}/"),
        )

    def _references(self) -> Iterator[tuple[str, str, KeyPath]]:
        """Yield every name, with the table of its target."""
        for table, key, target in _LINKS:
            for index, row in self._rows(table):
                if name := _text(row, key):
                    yield name, target, (table, index, key)
        for index, claim in self._rows("claims"):
            inputs, implied = _inputs(claim), _get(claim, "implies")
            if ("claims", index) in self.rejected_rows or implied not in (None, *inputs):
                continue  # the input that is wrong may be the implied one
            for position, name in enumerate(inputs):
                if isinstance(name, str) and name != implied:
                    yield name, "figures", ("claims", index, "inputs", position)

    def _is_consequence(self, name: str, target: str) -> bool:
        """Whether a name may lack its target because of an error that is reported anyway."""
        if target in self.open_tables or (target == "units" and name in standard_units()):
            return True
        if target != "figures" or not self.unsure:
            return False
        choices = ((part, None) for part in _split(name))
        return any(parts in self.unsure for parts in product(*choices))

    def _without_target(self, name: str, target: str, path: KeyPath) -> BrokenReference:
        message = f"{abbreviate(name)} is not {_NOUNS[target]} of this dataset."
        if "inputs" in path:
            message += " If the article does not report it, name it in implies."
        return BrokenReference(path, message, name, self._candidates(target))

    def _candidates(self, target: str) -> Mapping[str, str]:
        """Return the valid ids of a table, by all names of their items."""
        if target not in self.candidates:
            ids = {id_: id_ for id_ in standard_units()} if target == "units" else {}
            for index, row in self._rows(target):
                if target == "figures":
                    id_ = _figure_id(row)
                    is_valid = id_ is not None and None not in self._sure_parts(index, row)
                else:
                    id_ = _text(row, "id")
                    is_valid = (*_path(target), index, "id") not in self.rejected
                if id_ and is_valid:
                    names = (id_, _text(row, "name"), _text(row, "local_name"))
                    ids |= {name: id_ for name in names if name}
            self.candidates[target] = ids
        return self.candidates[target]

    def _check_claim(self, index: int, claim: Any) -> Iterator[BrokenReference]:
        inputs, stated, implied = _inputs(claim), _text(claim, "stated"), _text(claim, "implies")
        if stated in inputs and stated:
            message = f"{abbreviate(stated)} is one of the inputs, so the claim states nothing."
            yield BrokenReference(("claims", index, "stated"), message)
        if not implied:
            return
        entity, metric, period = _split(implied)
        message = ""
        if implied in self.ids["figures"]:
            message = f"{abbreviate(implied)} is a figure of this dataset. Leave implies out."
        elif implied not in inputs:
            message = f"expected one of the inputs, got {abbreviate(implied)}."
        elif not {"entities", "metrics"} & self.open_tables and (
            entity not in self.ids["entities"] or metric not in self.ids["metrics"]
        ):
            message = (
                "expected entity/metric/period with an entity and a metric of this dataset, got "
                f"{abbreviate(implied)}."
            )
        else:
            try:
                Period(period)
            except ValueError as error:
                message = f"{error}."
        if message:
            yield BrokenReference(("claims", index, "implies"), message)

    def _find_circles(self) -> Iterator[BrokenReference]:
        """Report each circle of entities that are part of each other, once."""
        wholes = {
            id_: whole
            for _, row in self._rows("entities")
            if (id_ := _text(row, "id")) and (whole := _text(row, "part_of"))
        }
        done: set[str] = set()
        for id_ in wholes:
            chain: dict[str, None] = {}
            entity: str | None = id_
            while entity and entity not in done and entity not in chain:
                chain[entity] = None
                entity = wholes.get(entity)
            if entity and entity in chain:
                circle = [*chain][[*chain].index(entity) :]
                path = ("entities", self.ids["entities"][entity], "part_of")
                names = ", which is part of ".join(map(abbreviate, [*circle, entity]))
                yield BrokenReference(path, f"{names.replace(', which is', ' is', 1)}.")
            done.update(chain)


def _path(table: str) -> KeyPath:
    return ("source", "sections") if table == "sections" else (table,)


def _get(item: Any, key: str) -> Any:
    return item.get(key) if isinstance(item, dict) else getattr(item, key, None)


def _text(item: Any, key: str) -> str | None:
    value = _get(item, key)
    return value if isinstance(value, str) else None


def _inputs(claim: Any) -> Sequence[Any]:
    inputs = _get(claim, "inputs")
    return inputs if isinstance(inputs, list | tuple) else ()


def _figure_id(row: Any) -> str | None:
    """Return the id that follows from a figure's keys; None if one of them is not text."""
    entity, metric, *others = (
        _get(row, key) for key in ("entity", "metric", "period", "scope", "status")
    )
    if not (isinstance(entity, str) and isinstance(metric, str)):
        return None
    if not all(part is None or isinstance(part, str) for part in others):
        return None
    return figure_id(entity, metric, *others)


def _split(id_: str) -> tuple[str, str, str]:
    """Return entity, metric, and the rest of a figure's id."""
    entity, _, rest = id_.partition("/")
    metric, _, rest = rest.partition("/")
    return entity, metric, rest
