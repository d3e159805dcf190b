"""Frictionless Data Package, version 2 (https://datapackage.org): CSV tables and what they mean."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, get_args

from provcli.dataset.models import ClaimKind, Dataset, Flag, Qualifier, Source, Status
from provcli.export.base import FileSet
from provcli.export.csv import write_csv
from provcli.values.periods import PERIOD_PATTERN
from provcli.views.tables import (
    Column,
    Table,
    claims_table,
    entities_table,
    figures_table,
    metrics_table,
    to_json,
)

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_TITLES = {
    "figures": "Figures",
    "metrics": "What is measured",
    "entities": "The areas that figures are about",
    "claims": "Relations between figures",
}
_CONSTRAINTS: Mapping[str, dict[str, Any]] = {
    "figures.qualifier": {"enum": get_args(Qualifier)},
    "figures.status": {"enum": get_args(Status)},
    "figures.flag": {"enum": get_args(Flag)},
    # XML Schema's regular expressions, as the standard wants them, have no `(?:` and no anchors.
    "figures.period": {"pattern": PERIOD_PATTERN.strip("^$").replace("(?:", "(")},
    "figures.paragraph": {"minimum": 0},
    "metrics.id": {"pattern": _SLUG},
    "entities.id": {"pattern": _SLUG},
    "entities.figures": {"minimum": 0},
    "claims.id": {"pattern": _SLUG},
    "claims.kind": {"enum": get_args(ClaimKind)},
    "claims.stated_by": {"enum": ("article", "reader")},
}
_REFERENCES = {
    "figures": {"entity": "entities", "metric": "metrics"},
    "claims": {"stated": "figures"},
}


def write_datapackage(dataset: Dataset, *, raw: bool = False) -> FileSet:
    """`datapackage.json` and the tables figures, metrics, entities and claims.

    Args:
        dataset: what goes into the package.
        raw: as in `write_csv`, which writes the tables.
    """
    tables = [figures_table(dataset), metrics_table(dataset), entities_table(dataset)]
    tables.append(claims_table(dataset))
    texts = {f"{table.name}.csv": "".join(write_csv(table, raw=raw)) for table in tables}
    resources = [
        _resource(dataset, table, text) for table, text in zip(tables, texts.values(), strict=True)
    ]
    document = _without_none(
        {
            "$schema": f"{_PROFILES}/datapackage.json",
            "name": dataset.name,
            "title": dataset.title,
            "description": dataset.description,
            "licenses": [_license(dataset.license)] if dataset.license else None,
            "sources": [_source(dataset.source)],
            # The standard has no place for units; properties of one's own are allowed.
            "units": [unit.model_dump(exclude_none=True) for unit in dataset.units],
            "resources": resources,
        }
    )
    return FileSet({"datapackage.json": f"{to_json(document, indent=2)}\n", **texts})


def _resource(dataset: Dataset, table: Table, text: str) -> dict[str, Any]:
    content = text.encode("utf-8", "backslashreplace")
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
        "schema": _schema(dataset, table),
    }


def _schema(dataset: Dataset, table: Table) -> dict[str, Any]:
    labels = _labels(dataset)
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table.name, column, labels) for column in table.columns],
        "missingValues": [""],
        "primaryKey": ["id"],
    }
    if table.name in _REFERENCES:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": resource, "fields": ["id"]}}
            for name, resource in _REFERENCES[table.name].items()
        ]
    return schema


def _field(table: str, column: Column, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.missing is None}
    if column.name == "id":
        constraints["unique"] = True
    constraints |= _CONSTRAINTS.get(f"{table}.{column.name}", {})
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.description,
        "constraints": constraints,
    }
    if column.missing is not None:
        field["missingValues"] = [{"value": "", "label": column.missing}]
    if column.name in labels:
        named = labels[column.name]
        field["categories"] = [{"value": id_, "label": label} for id_, label in named.items()]
        constraints["enum"] = list(named)
    return field


def _labels(dataset: Dataset) -> dict[str, dict[str, str]]:
    """What the codes of a column stand for, by column."""
    return {
        "unit": {it.id: it.label or it.description or it.id for it in dataset.units},
        "topic": {it.id: it.name for it in dataset.topics},
        "section": dict(dataset.heading_by_section),
    }


def _license(name: str) -> dict[str, str]:
    """A licence; what is no SPDX identifier is its title, and the name what is left of that."""
    if re.fullmatch(r"[-a-zA-Z0-9.]+", name):
        return {"name": name, "path": f"https://spdx.org/licenses/{name}.html"}
    return {"name": re.sub("[^a-zA-Z0-9.]+", "-", name).strip("-") or "other", "title": name}


def _source(source: Source) -> dict[str, Any]:
    """The article; `version` is the date of its publication, and what has no place has its own."""
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
