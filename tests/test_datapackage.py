"""The Data Package, held against the tool and the profiles of Frictionless."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin
from zipfile import ZipFile

import pytest
from frictionless import Package

from provcli.dataset.models import Claim, Dataset, Entity, Figure, Metric, Model
from provcli.export.csv import write_csv
from provcli.export.datapackage import write_datapackage
from provcli.export.registry import zip_files
from provcli.views.tables import (
    Table,
    cell_text,
    claims_table,
    entities_table,
    metrics_table,
)
from support import SMALL, Runner

TABLES: dict[str, Callable[[Dataset], Table]] = {
    "figures": figures_table,
    "metrics": metrics_table,
    "entities": entities_table,
    "claims": claims_table,
}


def unpacked(dataset: Dataset, folder: Path, *, raw: bool = False) -> Package:
    """A package as Frictionless reads it."""
    for name, text in write_datapackage(dataset, raw=raw).text_by_name.items():
        (folder / name).write_bytes(text.encode())
    return Package(str(folder / "datapackage.json"))


def rows_of(package: Package, name: str) -> list[Any]:
    return package.get_table_resource(name).read_rows()


@pytest.mark.parametrize("raw", [False, True])
def test_frictionless_finds_it_valid_without_a_warning(
    each: Dataset, tmp_path: Path, *, raw: bool
) -> None:
    report = unpacked(each, tmp_path, raw=raw).validate()
    assert report.valid, report.flatten(["message"])
    assert not report.warnings
    assert not any(task.warnings for task in report.tasks)
    assert [task.name for task in report.tasks] == list(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_frictionless_reads_every_value_back(each: Dataset, tmp_path: Path, name: str) -> None:
    table = TABLES[name](each)
    rows = rows_of(unpacked(each, tmp_path, raw=True), name)
    assert [tuple(row.to_list()) for row in rows] == [tuple(row) for row in table.rows]


def test_values_are_decimals_with_their_digits(built_in: Dataset, tmp_path: Path) -> None:
    rows = rows_of(unpacked(built_in, tmp_path), "figures")
    assert [cell_text(row["value"]) for row in rows] == [
        cell_text(it.value) for it in built_in.figures
    ]
    assert sum(row["value"] for row in rows) == sum(it.value for it in built_in.figures)


def test_its_tables_are_those_of_csv(each: Dataset) -> None:
    files = write_datapackage(each).text_by_name
    for name, table in TABLES.items():
        assert files[f"{name}.csv"] == "".join(write_csv(table(each)))


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("figures", ",north,", ",nrth,", "foreign-key"),
        ("figures", ",goats,", ",boats,", "foreign-key"),
        ("figures", ",exact,", ",roughly,", "constraint-error"),
        ("figures", ",2021,1000,", ",21,1000,", "constraint-error"),
        ("figures", ",1250,", ",1250 goats,", "type-error"),
        ("figures", ",1250,", ",,", "constraint-error"),
        ("figures", ",EUR,", ",DM,", "constraint-error"),
        ("claims", "south/goats-growth/2022,", "south/goats-growth/2032,", "foreign-key"),
        ("claims", ",ratio,", ",ration,", "constraint-error"),
        ("metrics", "\ngoats,", "\ngoats-growth,", "unique-error"),
        ("entities", "\nwest,", "\nThe West,", "constraint-error"),
    ],
)
def test_its_schema_catches_mistakes(
    small: Dataset, tmp_path: Path, name: str, old: str, new: str, error: str
) -> None:
    unpacked(small, tmp_path)
    file = tmp_path / f"{name}.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    document = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for it in document["resources"]:
        del it["hash"], it["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(document))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert error in {kind for (kind,) in report.flatten(["type"])}


def test_a_changed_file_is_noticed(small: Dataset, tmp_path: Path) -> None:
    unpacked(small, tmp_path)
    file = tmp_path / "figures.csv"
    file.write_text(file.read_text("utf-8").replace(",1250,", ",1260,"), "utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert ["hash-count"] in report.flatten(["type"])


def test_every_field_says_what_it_is(built_in: Dataset) -> None:
    document = json.loads(write_datapackage(built_in).text_by_name["datapackage.json"])
    assert document["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert document["licenses"][0]["name"] == "CC0-1.0"
    assert document["sources"][0]["title"] == built_in.source.title
    assert document["sources"][0]["publisher"] == built_in.source.publisher
    assert [it["id"] for it in document["units"]] == [it.id for it in built_in.units]
    for described in document["resources"]:
        for field in described["schema"]["fields"]:
            assert field["type"] in ("string", "integer", "number")
            assert field["description"]
            assert field["constraints"]["required"] is ("missingValues" not in field)
    fields = {it["name"]: it for it in document["resources"][0]["schema"]["fields"]}
    assert {"value": "CNY", "label": "yuan"} in fields["unit"]["categories"]
    assert fields["period"]["missingValues"] == [{"value": "", "label": "not stated"}]


def test_a_field_may_be_missing_where_the_models_let_it(small: Dataset) -> None:
    document = json.loads(write_datapackage(small).text_by_name["datapackage.json"])
    models: tuple[type[Model], ...] = (Figure, Metric, Entity, Claim)
    for described, model in zip(document["resources"], models, strict=True):
        for field in described["schema"]["fields"]:
            known = model.model_fields.get(field["name"])
            if known is not None:
                optional = _takes_none(known.annotation)
                assert optional is not field["constraints"]["required"], field["name"]


def _takes_none(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, UnionType) and type(None) in get_args(annotation)


def test_a_folder_and_an_archive_hold_the_same_files(run: Runner, tmp_path: Path) -> None:
    folder, archive = tmp_path / "package", tmp_path / "package.zip"
    assert run("export", "--format", "datapackage", "--output", folder) == (0, "", "")
    assert run("export", "--output", archive) == (0, "", "")
    with ZipFile(archive) as zip_file:
        held = {name: zip_file.read(name) for name in zip_file.namelist()}
    assert held == {it.name: it.read_bytes() for it in folder.iterdir()}
    assert sorted(it.name for it in tmp_path.iterdir()) == ["package", "package.zip"]


def test_frictionless_reads_the_archive(run: Runner, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    run("export", "--output", archive, "--data", SMALL)
    assert Package(str(archive)).validate().valid


def test_the_same_dataset_gives_the_same_archive(small: Dataset) -> None:
    first, second = (b"".join(zip_files(write_datapackage(small))) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as zip_file:
        assert {it.date_time for it in zip_file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_old_package_is_replaced(run: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    for argv in (["--data", SMALL], ["--province", "henan"]):
        assert run("export", "--format", "datapackage", "--output", folder, *argv).code == 0
    rows = csv.DictReader(StringIO((folder / "entities.csv").read_text("utf-8")))
    assert [row["id"] for row in rows] == ["henan"]
    assert [it.name for it in tmp_path.iterdir()] == ["package"]


def test_an_empty_folder_is_filled(run: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    assert run("export", "--format", "datapackage", "--output", folder).code == 0
    assert (folder / "datapackage.json").exists()


def test_a_folder_with_something_else_in_it_stays(run: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    run("export", "--format", "datapackage", "--output", folder)
    (folder / "thesis.txt").write_text("years of work")
    before = (folder / "datapackage.json").read_bytes()
    code, out, err = run(
        "export", "--format", "datapackage", "--output", folder, "--province", "henan"
    )
    assert (code, out) == (3, "")
    assert "holds something else, such as 'thesis.txt'" in err
    assert (folder / "datapackage.json").read_bytes() == before
    assert (folder / "thesis.txt").exists()


def test_a_file_does_not_become_a_folder(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "package"
    file.write_text("a file")
    code, _, err = run("export", "--format", "datapackage", "--output", file)
    assert code == 3
    assert "is a file" in err
    assert file.read_text() == "a file"


def test_what_is_no_dataset_makes_no_package(run: Runner) -> None:
    code, out, err = run("list", "--format", "datapackage")
    assert (code, out) == (2, "")
    assert err.startswith("Error: This answer cannot be written as datapackage.")


def test_a_number_of_forty_digits_stays_whole(small: Dataset, tmp_path: Path) -> None:
    value = Decimal("-12345678901234567890.12345678901234567890")
    figure = small.figures[0].model_copy(update={"value": value})
    dataset = small.model_copy(update={"figures": (figure,), "claims": ()})
    (row,) = rows_of(unpacked(dataset, tmp_path), "figures")
    assert cell_text(row["value"]) == "-12345678901234567890.12345678901234567890"
