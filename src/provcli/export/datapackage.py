"""Data Package 2 (https://datapackage.org): CSV tables with their schema."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from provcli.dataset.models import Dataset, Source
from provcli.export.base import encode_text
from provcli.export.csv import write_csv
from provcli.export.json import encode_json
from provcli.views.tables import DATASET_TABLES, Column, Table

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}
_REFERENCES = {
    "figures": {"entity": "entities", "metric": "metrics"},
    "entities": {"part_of": ""},  # an empty name is the table itself
    "claims": {"stated": "figures"},
}


def write_datapackage(dataset: Dataset, *, raw: bool = False) -> Iterator[bytes]:
    """Write files as one ZIP archive; the same files are always the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in build_files(dataset, raw=raw).items():
            # The earliest date that ZIP knows, since the time of writing would change the bytes.
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            # Unix permissions on every system, so that the bytes do not depend on it.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, encode_text(text))
    yield buffer.getvalue()


def build_files(dataset: Dataset, *, raw: bool = False) -> dict[str, str]:
    """Return `datapackage.json` and its tables as CSV."""
    text_by_name = {}
    resources = []
    for build_table in DATASET_TABLES:
        table = build_table(dataset)
        text = "".join(write_csv(table, raw=raw))
        text_by_name[f"{table.name}.csv"] = text
        resources.append(_describe_resource(dataset, table, encode_text(text)))
    document = _drop_none(
        {
            "$schema": f"{_PROFILES}/datapackage.json",
            "name": dataset.name,
            "title": dataset.title,
            "description": dataset.description,
            "licenses": [_describe_license(dataset.license)] if dataset.license else None,
            "sources": [_describe_source(dataset.source)],
            # The standard has no place for units, but allows properties of one's own.
            "units": [unit.model_dump(exclude_none=True) for unit in dataset.unit_by_id.values()],
            "resources": resources,
        }
    )
    return {"datapackage.json": f"{encode_json(document, indent=2)}\n", **text_by_name}


def _describe_resource(dataset: Dataset, table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_describe_field(dataset, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": ["id"],
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
                for column, other in _REFERENCES.get(table.name, {}).items()
            ],
        },
    }


def _describe_field(dataset: Dataset, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.missing is None}
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.description,
        "constraints": constraints,
    }
    if column.missing is not None:
        field["missingValues"] = [{"value": "", "label": column.missing}]
    if labels := _find_labels(dataset, column.name):
        field["categories"] = [{"value": id_, "label": label} for id_, label in labels.items()]
        constraints["enum"] = list(labels)
    return field


def _find_labels(dataset: Dataset, column: str) -> Mapping[str, str]:
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


def _describe_license(name: str) -> dict[str, str]:
    if re.fullmatch(r"[-a-zA-Z0-9.]+", name):
        return {"name": name, "path": f"https://spdx.org/licenses/{name}.html"}
    # Not an SPDX identifier, so it is a title; the standard wants a name as well.
    return {"name": re.sub("[^a-zA-Z0-9.]+", "-", name).strip("-") or "other", "title": name}


def _describe_source(source: Source) -> dict[str, Any]:
    """Return the article; the standard's `version` is its date of publication."""
    return _drop_none(
        {
            "title": source.title,
            "path": source.url,
            "version": source.date,
            "publisher": source.publisher,
            "language": source.language,
            "copyState": source.copy_state,
        }
    )


def _drop_none(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value is not None}
