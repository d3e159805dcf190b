"""Frictionless Data Package, version 2 (https://datapackage.org): CSV tables with their schema."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, get_args

from provcli.dataset.models import Claim, ClaimKind, Dataset, Flag, Qualifier, Source, Status
from provcli.export.base import FileSet, encode_text
from provcli.export.csv import write_csv
from provcli.export.json import encode_json
from provcli.values.periods import PERIOD_PATTERN
from provcli.views.tables import (
    Column,
    Table,
    claims_table,
    entities_table,
    figures_table,
    metrics_table,
)

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}
_SLUG = {"pattern": "[a-z0-9]+(-[a-z0-9]+)*"}
_TITLES = {
    "figures": "Figures",
    "metrics": "Metrics",
    "entities": "Entities that figures are about",
    "claims": "Claims that relate figures",
}
_CONSTRAINTS: Mapping[str, Mapping[str, Any]] = {
    "figures.qualifier": {"enum": get_args(Qualifier)},
    "figures.status": {"enum": get_args(Status)},
    "figures.flag": {"enum": get_args(Flag)},
    # The standard wants regular expressions of XML Schema, without `(?:` and anchors.
    "figures.period": {"pattern": PERIOD_PATTERN.strip("^$").replace("(?:", "(")},
    "figures.paragraph": {"minimum": 0},
    "metrics.id": _SLUG,
    "entities.id": _SLUG,
    "entities.figures": {"minimum": 0},
    "claims.id": _SLUG,
    "claims.kind": {"enum": get_args(ClaimKind)},
    "claims.stated_by": {"enum": get_args(Claim.model_fields["stated_by"].annotation)},
}
_REFERENCES = {
    "figures": {"entity": "entities", "metric": "metrics"},
    "entities": {"part_of": ""},  # an empty name is the table itself
    "claims": {"stated": "figures"},
}


def write_datapackage(dataset: Dataset, *, raw: bool = False) -> FileSet:
    """Return `datapackage.json` and the tables figures, metrics, entities, and claims.

    Args:
        dataset: What goes into the package.
        raw: As in `write_csv`, which writes the tables.
    """
    units = dataset.unit_by_id.values()
    text_by_name = {}
    resources = []
    for build_table in (figures_table, metrics_table, entities_table, claims_table):
        table = build_table(dataset)
        text = "".join(write_csv(table, raw=raw))
        text_by_name[f"{table.name}.csv"] = text
        resources.append(_resource(dataset, table, encode_text(text)))
    document = _without_none(
        {
            "$schema": f"{_PROFILES}/datapackage.json",
            "name": dataset.name,
            "title": dataset.title,
            "description": dataset.description,
            "licenses": [_license(dataset.license)] if dataset.license else None,
            "sources": [_source(dataset.source)],
            # The standard has no place for units, but allows properties of one's own.
            "units": [unit.model_dump(exclude_none=True) for unit in units],
            "resources": resources,
        }
    )
    return FileSet({"datapackage.json": f"{encode_json(document, indent=2)}\n", **text_by_name})


def _resource(dataset: Dataset, table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": _TITLES[table.name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(dataset, table.name, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": ["id"],
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
                for column, other in _REFERENCES.get(table.name, {}).items()
            ],
        },
    }


def _field(dataset: Dataset, table_name: str, column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.missing is None,
        **({"unique": True} if column.name == "id" else {}),
        **_CONSTRAINTS.get(f"{table_name}.{column.name}", {}),
    }
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.description,
        "constraints": constraints,
    }
    if column.missing is not None:
        field["missingValues"] = [{"value": "", "label": column.missing}]
    if labels := _labels(dataset, column.name):
        field["categories"] = [{"value": id_, "label": label} for id_, label in labels.items()]
        constraints["enum"] = list(labels)
    return field


def _labels(dataset: Dataset, column: str) -> Mapping[str, str]:
    """Return what each code in a column means, if it has codes."""
    match column:
        case "unit":
            units = dataset.unit_by_id.values()
            return {unit.id: unit.label or unit.description or unit.id for unit in units}
        case "topic":
            return {topic.id: topic.name for topic in dataset.topics}
        case "section":
            return {section.id: section.heading for section in dataset.source.sections}
    return {}


def _license(name: str) -> dict[str, str]:
    if re.fullmatch(r"[-a-zA-Z0-9.]+", name):
        return {"name": name, "path": f"https://spdx.org/licenses/{name}.html"}
    # Not an SPDX identifier, so it is a title; the standard wants a name as well.
    return {"name": re.sub("[^a-zA-Z0-9.]+", "-", name).strip("-") or "other", "title": name}


def _source(source: Source) -> dict[str, Any]:
    """Return the article; the standard's `version` holds its date of publication."""
    return _without_none(
        {
            "title": source.title,
            "path": source.url,
            "version": source.date,
            "publisher": source.publisher,
            "language": source.language,
            "copyState": source.copy_state,
        }
    )


def _without_none(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value is not None}
