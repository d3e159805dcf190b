"""How the decisions of a review are written: rows, ids, and what refers to them."""

import re
from collections.abc import Mapping, Sequence

from provcli.dataset.models import Dataset, Entity, Figure, Metric, Subject
from provcli.dataset.names import normalize_name
from provcli.dataset.references import figure_id
from provcli.drafting.answers import FIELDS, read_unit
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.model import Row
from provcli.drafting.slugs import Slugs, make_id, make_metric_id
from provcli.errors import ProvcliError
from provcli.values.periods import Period

TABLE_OF = {"metric": "metrics", "entity": "entities"}
"""The tables of what figures share."""
AGAIN = "*"
"""The scope of another value of a figure, where its period has one notation."""


def set_field(row: Row, field: str, value: object) -> Row:
    """Return a row with a field where a draft writes it; a default is left out."""
    changed = {**row, field: value}
    if value in (None, Figure.model_fields[field].default):
        del changed[field]
    return {name: changed[name] for name in FIELDS if name in changed} | changed


def make_distinct(row: Row) -> Row:
    """Return a figure with an id of its own that `check` still takes for the same.

    It has its days in another notation, or a mark in place of a scope.
    """
    period = Period(row["period"]) if row.get("period") else None
    if period and period.start and period.end and not period.is_fiscal:
        days = f"{period.start}/{period.end}"
        if days != period:
            return set_field(row, "period", days)
    return set_field(row, "scope", f"{row.get('scope', '')} {AGAIN}".strip())


def id_of(row: Row) -> str:
    """Return the id of a figure's entry."""
    return figure_id(row["entity"], row["metric"], *map(row.get, ("period", "scope", "status")))


def find_item(dataset: Dataset, name: str, type_: type[Subject], unit: str = "") -> Subject | None:
    """Return the entity or metric of exactly this name, in any case."""
    items = dataset.items_by_name.get(normalize_name(name), ())
    fitting = (item for item in items if not unit or getattr(item, "unit", "") == unit)
    return next((item for item in fitting if isinstance(item, type_)), None)


def write_entity(file: DatasetFile, name: str, kind: str, changed: Sequence[Figure]) -> str:
    """Return the id of the entity of a name; a new one is added.

    It has the kind of the one that it replaces for all figures, unless another is given.
    """
    dataset = file.dataset
    old = dataset.entity_by_id[changed[0].entity]
    if found := find_item(dataset, name, Entity):
        index = index_of(dataset, "entities", found.id)
        row = file.row("entities", index)
        if kind and kind != row.get("kind"):
            row = {"id": found.id, "kind": kind} | row | {"kind": kind}
            file.replace("entities", index, row)
        return found.id
    if old.kind != Entity.model_fields["kind"].default and _are_all(dataset, "entity", changed):
        kind = kind or old.kind
    ids = tuple(entity.id for entity in dataset.entities)
    id_ = Slugs(ids).add(make_id(name, kind or "entity"))
    file.append("entities", {"id": id_, **({"kind": kind} if kind else {}), "name": name})
    return id_


def write_metric(file: DatasetFile, name: str, changed: Sequence[Figure], *, is_twin: bool) -> str:
    """Return the id of the metric of a name.

    A name that is new renames the metric, or adds one if other figures keep it.
    """
    dataset = file.dataset
    old = dataset.metric_by_id[changed[0].metric]
    found = find_item(dataset, name, Metric, old.unit) or find_item(dataset, name, Metric)
    if found and found != old:
        unit = dataset.unit_of(found.id).id
        if unit == old.unit:
            return found.id
        if not is_twin:
            raise ProvcliError(
                f"{found.name} has the unit {unit}, not {old.unit}.",
                hint="Type another name, or change the unit first.",
            )
        found = None  # The same words in another unit.
    if found and name in (old.id, old.name):
        return old.id
    ids = [metric.id for metric in dataset.metrics if metric != old]
    if not found and not _are_all(dataset, "metric", changed):
        id_ = Slugs((*ids, old.id)).add(make_metric_id(name))
        file.append("metrics", {"id": id_, "name": name, "unit": old.unit, "draft": True})
        return id_
    slug = make_metric_id(name)
    is_placeholder = slug == "metric" and old.id.startswith("metric-")
    id_ = old.id if found or is_placeholder else Slugs(tuple(ids)).add(slug)
    index = index_of(dataset, "metrics", old.id)
    file.replace("metrics", index, {**file.row("metrics", index), "id": id_, "name": name})
    for position, claim in enumerate(dataset.claims):
        if claim.draft and claim.statement.startswith(f"{old.name}: "):
            statement = f"{name}{claim.statement.removeprefix(old.name)}"
            row = file.row("claims", position)
            file.replace("claims", position, {**row, "statement": statement})
    return id_


def write_unit(file: DatasetFile, metric: str, unit: str, answer: str) -> None:
    """Give a metric a unit, which an answer may name first."""
    label = read_unit(file.dataset, answer)[1] if unit not in file.dataset.unit_by_id else ""
    if label:
        file.append("units", {"id": unit, "label": label})
    index = index_of(file.dataset, "metrics", metric)
    file.replace("metrics", index, {**file.row("metrics", index), "unit": unit})


def dismiss_figure(file: DatasetFile, position: int, why: Row) -> None:
    """Move a figure to the dismissals; what refers to it goes."""
    dataset = file.dataset
    row, figure = file.row("figures", position), dataset.figures[position]
    keys = ("printed", "section", "paragraph", "occurrence")
    for index, claim in reversed([*enumerate(dataset.claims)]):
        if figure.id in (*claim.inputs, claim.stated):
            file.delete("claims", index)
    for index, dismissal in enumerate(dataset.dismissals):
        if dismissal.repeats == figure.id:
            repeated = file.row("dismissals", index)
            del repeated["repeats"]
            file.replace("dismissals", index, repeated)
    file.delete("figures", position)
    file.append("dismissals", {key: row[key] for key in keys if key in row} | why)
    for field in TABLE_OF:
        drop_unused(file, [figure], field)


def drop_unused(file: DatasetFile, gone: Sequence[Figure], field: str) -> None:
    """Remove the proposed entity or metric that only these figures had."""
    id_ = getattr(gone[0], field)
    index = index_of(file.dataset, TABLE_OF[field], id_)
    row = file.row(TABLE_OF[field], index)
    # One with another id was renamed.
    if row.get("draft") and row["id"] == id_ and _are_all(file.dataset, field, gone):
        file.delete(TABLE_OF[field], index)


def _are_all(dataset: Dataset, field: str, figures: Sequence[Figure]) -> bool:
    """Return whether no other figure has the metric or entity of these."""
    own = getattr(figures[0], field)
    number = sum(getattr(figure, field) == own for figure in dataset.figures)
    return bool(number == len(figures))


def replace_ids(text: str, dataset: Dataset, ids: Mapping[str, str]) -> str:
    """Return a file in which claims and repetitions name figures by their new ids."""
    new = dict(ids)
    for claim in dataset.claims:
        for old in ids.keys() & set(claim.inputs):
            # What a claim implies is of the same entity and metric, in another period.
            before, after = ("/".join(id_.split("/")[:2]) for id_ in (old, ids[old]))
            if claim.implies and claim.implies.startswith(f"{before}/"):
                new[claim.implies] = after + claim.implies.removeprefix(before)
    names = "|".join(map(re.escape, new))
    return re.sub(f"""(["'])({names})(?=\\1)""", lambda found: found[1] + new[found[2]], text)


def index_of(dataset: Dataset, table: str, id_: str) -> int:
    items: Sequence[Entity | Metric] = getattr(dataset, table)
    return next(index for index, item in enumerate(items) if item.id == id_)
