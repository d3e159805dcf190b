"""How the parts of a dataset name each other, and which names have no target.

Works on a dataset as it was read, before or after validation, so that a broken reference is
reported together with every other error of the file. One mistake is one error: a name is not
reported if its target may be an item that has an error itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from provcli.dataset.toml_lines import KeyPath
from provcli.dataset.units import standard_units
from provcli.errors import abbreviate, find_similar, propose
from provcli.values.periods import UNDATED, Period


class Problem(NamedTuple):
    """One mistake in a dataset, with every key that it shows at."""

    paths: list[KeyPath]
    message: str
    name: str = ""
    """A name that has no target."""
    first: KeyPath | None = None
    """The other item, if an id is repeated; its place replaces `{first}` in the message."""


def figure_id(
    entity: str, metric: str, period: str | None, scope: str | None, status: str | None
) -> str:
    """Return `entity/metric/period`, with scope and `target` if needed."""
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
_HOW_TO_ADD = {
    "sections": "Add it under [[source.sections]] with an id and a heading.",
    "entities": "Add it under [[entities]] with an id and a name.",
    "units": "Add it under [[units]] with an id and a label.",
    "topics": "Add it under [[topics]] with an id and a name.",
    "metrics": "Add it under [[metrics]] with an id, a name, and a unit.",
}


def find_broken_references(raw: Any, rejected: Collection[KeyPath] = ()) -> Iterator[Problem]:
    """Yield every repeated id, and every name without a target.

    The dataset may be mappings, models, or both. Parts of the wrong type are passed over, since
    validation reports them: at the paths that it `rejected`.
    """
    return _Search(raw, rejected).run()


class _Search:
    """The ids in a dataset, and which of them may be wrong themselves."""

    def __init__(self, raw: Any, rejected: Collection[KeyPath]) -> None:
        self.raw = raw
        # Sections are looked up like the other tables, although they are inside the source.
        self.rejected = {path[1:] if path[:1] == ("source",) else path for path in rejected}
        self.rejected_rows = {path[:2] for path in self.rejected}
        self.open_tables = {table for table in _NOUNS if self._may_have_other_ids(table)}
        """Tables with an item whose id is unknown, which may be the target of any name."""
        self.unsure: set[tuple[str | None, ...]] = set()
        """Figures whose id may be wrong, by its parts; None for a wrong part."""
        self.unsure_ids: set[str] = set()
        self.ids: dict[str, dict[str, int]] = {}
        self.candidates: dict[str, Mapping[str, str]] = {}
        self.advice: dict[tuple[str, str], str] = {}

    def run(self) -> Iterator[Problem]:
        for table in _NOUNS:
            yield from self._index(table)
        for name, target, path in self._iter_references():
            if name not in self.ids[target] and not self._is_consequence(name, target):
                yield self._report_missing(name, target, path)
        rejected_keys = {path[:3] for path in self.rejected}
        for index, claim in self._iter_rows("claims"):
            if not {("claims", index), ("claims", index, "inputs")} & rejected_keys:
                yield from self._check_claim(index, claim)
        yield from self._find_circles()

    def _may_have_other_ids(self, table: str) -> bool:
        for path in self.rejected:
            if len(path) < 2:  # it cannot be read, or its name is misspelled
                if not path or path[0] == table or find_similar(str(path[0]), [table]):
                    return True
            elif path[0] == table and path[2:] in ((), ("id",)):
                return True
        return False

    def _is_consequence(self, name: str, target: str) -> bool:
        """Return whether a name may lack its target due to an error reported anyway."""
        if target in self.open_tables or (target == "units" and name in standard_units()):
            return True
        choices = [(part, None) for part in _split_id(name)]
        return target == "figures" and not self.unsure.isdisjoint(product(*choices))

    def _iter_rows(self, table: str) -> Iterator[tuple[int, Any]]:
        rows = _get(_get(self.raw, "source") if table == "sections" else self.raw, table)
        yield from enumerate(rows if isinstance(rows, list | tuple) else ())

    def _index(self, table: str) -> Iterator[Problem]:
        """Note the ids of a table; and report repeated ones."""
        ids = self.ids[table] = {}
        above = ("source", table) if table == "sections" else (table,)
        for index, row in self._iter_rows(table):
            id_ = _make_figure_id(row) if table == "figures" else _get_text(row, "id")
            if id_ is None:
                self.open_tables.add(table)
                continue
            first = ids.setdefault(id_, index)
            if first != index and not {(table, index), (table, first)} & self.rejected_rows:
                other = (
                    "a scope, a status, or another period" if table == "figures" else "another id"
                )
                message = (
                    f"{abbreviate(id_)} is already used in {{first}}. "
                    f"Choose {other} for one of them."
                )
                yield Problem([(*above, index)], message, first=(*above, first))
            if table == "figures":
                yield from self._check_figure(index, row, id_)

    def _check_figure(self, index: int, row: Any, id_: str) -> Iterator[Problem]:
        """Note a figure whose id may be wrong, and report an id that does not fit."""
        # A wrong name may contain a slash, so the parts come from the keys and not from the id.
        entity, metric = _get_text(row, "entity") or "", _get_text(row, "metric") or ""
        rest = id_.removeprefix(f"{entity}/{metric}/")
        parts = (
            entity if entity in self.ids["entities"] else None,
            metric if metric in self.ids["metrics"] else None,
            rest if ("figures", index) not in self.rejected_rows else None,
        )
        if None in parts:
            self.unsure.add(parts)
            self.unsure_ids.add(id_)
        elif isinstance(row, dict) and row.get("id", id_) != id_:
            message = f"expected {abbreviate(id_)}, got {abbreviate(row['id'])}. Leave the id out."
            yield Problem([("figures", index, "id")], message)

    def _iter_references(self) -> Iterator[tuple[str, str, KeyPath]]:
        """Yield every name, with the table of its target."""
        for table, key, target in _LINKS:
            for index, row in self._iter_rows(table):
                if name := _get_text(row, key):
                    yield name, target, (table, index, key)
        for index, claim in self._iter_rows("claims"):
            inputs, implied = _get_inputs(claim), _get(claim, "implies")
            if ("claims", index) in self.rejected_rows or implied not in (None, *inputs):
                continue  # the input that is wrong may be the implied one
            for position, name in enumerate(inputs):
                if isinstance(name, str) and name != implied:
                    yield name, "figures", ("claims", index, "inputs", position)

    def _report_missing(self, name: str, target: str, path: KeyPath) -> Problem:
        message = f"{abbreviate(name)} is not {_NOUNS[target]} of this dataset."
        if "inputs" in path:
            message += " If the article does not report it, name it in implies."
        if target not in self.candidates:
            known = self.ids[target].keys() - self.unsure_ids
            names = {
                name: id_
                for _, row in self._iter_rows(target)
                for name in (_get_text(row, key) for key in ("name", "local_name", "label"))
                if name and (id_ := _get_text(row, "id"))
            }
            if target == "units":
                for id_, (label, _) in standard_units().items():
                    # Labels of several words share too many of them: US dollars, Fijian dollars.
                    names |= {id_: id_} if " " in label or not label else {label: id_, id_: id_}
            self.candidates[target] = names | {id_: id_ for id_ in known}
        if (name, target) not in self.advice:
            meant = propose(dict.fromkeys(_find_candidates(name, self.candidates[target])))
            self.advice[name, target] = meant or _HOW_TO_ADD.get(target, "")
        return Problem([path], f"{message} {self.advice[name, target]}".rstrip(), name)

    def _check_claim(self, index: int, claim: Any) -> Iterator[Problem]:
        inputs, stated, implied = (
            _get_inputs(claim),
            _get_text(claim, "stated"),
            _get_text(claim, "implies"),
        )
        if stated in inputs and stated:
            message = f"{abbreviate(stated)} is one of the inputs, so the claim states nothing."
            yield Problem([("claims", index, "stated")], message)
        if not implied:
            return
        entity, metric, period = _split_id(implied)
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
            yield Problem([("claims", index, "implies")], message)

    def _find_circles(self) -> Iterator[Problem]:
        """Report each circle of entities that are part of each other, once."""
        parents = {
            id_: parent
            for _, row in self._iter_rows("entities")
            if (id_ := _get_text(row, "id")) and (parent := _get_text(row, "part_of"))
        }
        done: set[str] = set()
        for id_ in parents:
            chain: dict[str, None] = {}
            entity: str | None = id_
            while entity and entity not in done and entity not in chain:
                chain[entity] = None
                entity = parents.get(entity)
            if entity and entity in chain:
                circle = [*chain][[*chain].index(entity) :]
                path = ("entities", self.ids["entities"][entity], "part_of")
                names = ", which is part of ".join(map(abbreviate, [*circle, entity]))
                yield Problem([path], f"{names.replace(', which is', ' is', 1)}.")
            done.update(chain)


def _find_candidates(name: str, candidates: Mapping[str, str]) -> Iterable[str]:
    """Return the ids of items that have this name, or else a similar one."""
    if name in candidates:
        return [candidates[name]]
    # Letters of a word in lower case are not a code in capitals: wafers are not ARS.
    likely = [
        known
        for known in candidates
        if not (name.islower() and known.isupper()) or known == name.upper()
    ]
    return [candidates[known] for known in find_similar(name, likely)]


def _get(item: Any, key: str) -> Any:
    return item.get(key) if isinstance(item, dict) else getattr(item, key, None)


def _get_text(item: Any, key: str) -> str | None:
    value = _get(item, key)
    return value if isinstance(value, str) else None


def _get_inputs(claim: Any) -> Sequence[Any]:
    inputs = _get(claim, "inputs")
    return inputs if isinstance(inputs, list | tuple) else ()


def _make_figure_id(row: Any) -> str | None:
    """Return the id of a figure's keys; None if one of them is not text."""
    entity, metric, *others = (
        _get(row, key) for key in ("entity", "metric", "period", "scope", "status")
    )
    if not (isinstance(entity, str) and isinstance(metric, str)):
        return None
    if not all(part is None or isinstance(part, str) for part in others):
        return None
    return figure_id(entity, metric, *others)


def _split_id(id_: str) -> tuple[str, str, str]:
    """Return entity, metric, and the rest of a figure's id."""
    entity, _, rest = id_.partition("/")
    metric, _, rest = rest.partition("/")
    return entity, metric, rest
