"""The Data Package, read and validated by Frictionless."""

import json
from collections.abc import Callable
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from frictionless import Package

from provcli.dataset.models import Claim, Dataset, Entity, Figure, Metric, Model
from provcli.export.csv import write_csv
from provcli.export.datapackage import build_files
from provcli.views.tables import DATASET_TABLES, cell_text

MODELS: dict[str, type[Model]] = {
    "figures": Figure,
    "metrics": Metric,
    "entities": Entity,
    "claims": Claim,
}


def unpack(dataset: Dataset, folder: Path, *, raw: bool = False) -> Package:
    """Return a package as Frictionless reads it."""
    for name, text in build_files(dataset, raw=raw).items():
        (folder / name).write_bytes(text.encode())
    return Package(str(folder / "datapackage.json"))


def describe(dataset: Dataset) -> dict[str, Any]:
    document = json.loads(build_files(dataset)["datapackage.json"])
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("raw", [False, True])
def test_package_is_valid_without_a_warning(each: Dataset, tmp_path: Path, *, raw: bool) -> None:
    report = unpack(each, tmp_path, raw=raw).validate()
    assert report.valid, report.flatten(["message"])
    assert not report.warnings
    assert not any(task.warnings for task in report.tasks)
    assert [task.name for task in report.tasks] == list(MODELS)


def test_archive_is_valid(write: Callable[..., bytes], small: Dataset, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    archive.write_bytes(write("datapackage", "dataset", small))
    assert Package(str(archive)).validate().valid


def test_values_read_back_with_their_digits(each: Dataset, tmp_path: Path) -> None:
    package = unpack(each, tmp_path, raw=True)
    for name, build_table in zip(MODELS, DATASET_TABLES, strict=True):
        read = [tuple(row.to_list()) for row in package.get_table_resource(name).read_rows()]
        written = [tuple(row) for row in build_table(each).rows]
        assert read == written
        assert [[cell_text(cell) for cell in row] for row in read] == [
            [cell_text(cell) for cell in row] for row in written
        ]


def test_tables_are_those_of_csv(hostile: Dataset) -> None:
    texts = build_files(hostile)
    for name, build_table in zip(MODELS, DATASET_TABLES, strict=True):
        assert texts[f"{name}.csv"] == "".join(write_csv(build_table(hostile)))


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("figures", ",north,", ",nrth,", "foreign-key"),
        ("figures", ",goats,", ",boats,", "foreign-key"),
        ("figures", ",2021-12-31,", ",31 December,", "type-error"),
        ("figures", ",1250,", ",1250 goats,", "type-error"),
        ("figures", ",1250,", ",,", "constraint-error"),
        ("figures", ",EUR,", ",DM,", "constraint-error"),
        ("claims", "south/goats-growth/2022,", "south/goats-growth/2032,", "foreign-key"),
        ("metrics", "\ngoats,", "\ngoats-growth,", "primary-key"),
    ],
)
def test_schema_catches_a_mistake(
    small: Dataset, tmp_path: Path, name: str, old: str, new: str, error: str
) -> None:
    unpack(small, tmp_path)
    file = tmp_path / f"{name}.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    package = Package(str(tmp_path / "datapackage.json"))
    assert ["hash-count"] in package.validate().flatten(["type"])
    document = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in document["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(document))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert error in {type_ for (type_,) in report.flatten(["type"])}


def test_entities_refer_to_larger_entities(small: Dataset, tmp_path: Path) -> None:
    north, *others = small.entities
    part = north.model_copy(update={"part_of": "south"})
    dataset = small.model_copy(update={"entities": (part, *others)})
    assert unpack(dataset, tmp_path).validate().valid
    broken = north.model_copy(update={"part_of": "nowhere"})
    dataset = small.model_copy(update={"entities": (broken, *others)})
    assert ["foreign-key"] in unpack(dataset, tmp_path).validate().flatten(["type"])


def test_document_describes_dataset_source_and_fields(built_in: Dataset) -> None:
    document = describe(built_in)
    assert document["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert document["licenses"][0]["name"] == "CC0-1.0"
    assert document["sources"][0]["title"] == built_in.source.title
    assert document["sources"][0]["publisher"] == built_in.source.publisher
    assert [unit["id"] for unit in document["units"]] == list(built_in.unit_by_id)
    fields = {field["name"]: field for field in document["resources"][0]["schema"]["fields"]}
    assert {"value": "CNY", "label": "yuan"} in fields["unit"]["categories"]
    assert fields["period"]["missingValues"] == [{"value": "", "label": "not stated"}]
    assert fields["period_start"]["type"] == "date"


def test_field_may_be_missing_where_the_model_allows_it(small: Dataset) -> None:
    for resource in describe(small)["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"]
            assert field["constraints"]["required"] is ("missingValues" not in field)
            known = MODELS[resource["name"]].model_fields.get(field["name"])
            if known is not None and get_origin(known.annotation) in (Union, UnionType):
                is_optional = type(None) in get_args(known.annotation)
                assert is_optional is not field["constraints"]["required"], field["name"]
