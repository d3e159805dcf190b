"""Datasets that the project contains, and what their models say."""

import json
from pathlib import Path

import pytest
import tomli

from provcli.dataset.load import built_in_path, load, loads
from provcli.dataset.models import Dataset, Entity
from provcli.dataset.schema import iter_keys, json_schema
from provcli.dataset.units import standard_units
from support import HERE

VALID = [built_in_path(), *sorted((HERE / "data" / "valid").glob("*.toml"))]


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_schema_accepts_dataset(file: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = tomli.loads(file.read_text("utf-8"))
    jsonschema.validate(document, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "units": 5}, json_schema())


def test_schema_file_is_current() -> None:
    text = (built_in_path().parent / "schema.json").read_text("utf-8")
    assert json.loads(text) == json_schema(), "run `provcli schema --output data/schema.json`"


def test_iter_keys_has_choices_and_defaults() -> None:
    keys = {(table, key): words for table, key, *words in iter_keys()}
    assert keys["figures", "value"][0] == "yes"
    assert keys["figures", "note"][0] == "no"
    assert keys["figures", "status"] == [
        "no: actual",
        "One of actual, target. A plan or a forecast is a target.",
    ]
    assert keys["source.sections", "heading"] == ["yes", "The heading line, as printed."]


def test_smallest_dataset_has_six_keys_for_a_figure(smallest: str) -> None:
    dataset = loads(smallest)
    (figure,) = dataset.figures
    assert (figure.id, figure.place) == ("ulm/rainfall/2024-04", "paragraph 1")
    assert dataset.unit_of("rainfall").label == "mm"
    assert dataset.heading_by_section == {None: ""}


@pytest.mark.parametrize(
    ("written", "value"),
    [("25.000", "25.000"), ("1.25e3", "1250"), ("1_250", "1250"), ("9" * 20, "9" * 20),
     ("-0." + "1" * 20, "-0." + "1" * 20), ("0", "0"), ("1e19", f"1{'0' * 19}")],
)  # fmt: skip
def test_loads_keeps_every_digit_of_a_value(smallest: str, written: str, value: str) -> None:
    dataset = loads(smallest.replace("value = 80", f"value = {written}"))
    assert str(dataset.figures[0].value) == value


def test_loads_windows_lines(smallest: str) -> None:
    assert loads(smallest.replace("\n", "\r\n")) == loads(smallest)


def test_ancestors_of() -> None:
    cities = load(HERE / "data" / "valid" / "cities.toml")
    assert [entity.id for entity in cities.ancestors_of("lyon")] == ["france"]
    assert cities.ancestors_of("france") == ()


def test_standard_units(smallest: str) -> None:
    units = standard_units()
    assert units["EUR"] == ("euros", "quantity")
    assert units["percentage-point"] == ("percentage points", "rate")
    assert units["rank"] == ("", "rank")
    declared = f'units = [{{ id = "millimeter", label = "liters" }}]\n{smallest}'
    assert loads(declared).unit_of("rainfall").label == "liters"


def test_model_copy_drops_what_was_computed(small: Dataset) -> None:
    assert small.entity_by_id
    copy = small.model_copy(update={"entities": (Entity(id="east", name="East"),)})
    assert list(copy.entity_by_id) == ["east"]
