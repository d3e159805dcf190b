"""JSON, NDJSON, and TOML: numbers with their digits, and datasets that load back."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import simplejson

from provcli.analysis.claims import check_claims, rounding_interval
from provcli.analysis.diff import diff
from provcli.checks.engine import check
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.export.json import encode_json
from provcli.views.findings import CheckedFile
from provcli.views.tables import Column, Table, figures_table

Write = Callable[..., bytes]


def parse(content: bytes) -> Any:
    return simplejson.loads(content, use_decimal=True)


@pytest.mark.parametrize("name", ["json", "toml"])
def test_dataset_loads_back_equal(write: Write, each: Dataset, name: str) -> None:
    text = write(name, "dataset", each).decode()
    assert loads(text) == each
    assert write(name, "dataset", loads(text)).decode() == text


def test_table_is_a_list_under_its_name(write: Write, small: Dataset) -> None:
    document = parse(write("json", "table", figures_table(small)))
    assert document["layout"] == 1
    assert document["figures"][0]["value"] == 1250
    assert document["figures"][0]["note"] is None
    assert document["figures"][0]["period_end"] == "2022-12-31"
    lines = write("ndjson", "table", figures_table(small)).splitlines()
    assert [parse(line) for line in lines] == document["figures"]


def test_empty_table_is_an_empty_list(write: Write) -> None:
    table = Table("nothing", (Column("id", "text", "A name."),), ())
    assert parse(write("json", "table", table)) == {"layout": 1, "nothing": []}


def test_check_json_has_computed_numbers_as_numbers(write: Write, small: Dataset) -> None:
    document = parse(write("json", "check", CheckedFile(check(small), "small.toml", {})))
    assert document["layout"] == 1
    assert document["summary"]["figures"] == len(small.figures)
    assert document["article"] is None
    assert {"subject", "reason"} == set(document["not_checked"][0])
    claims = {claim["id"]: claim for claim in document["claims"]}
    assert list(claims) == [result.claim.id for result in check_claims(small)]
    grew = claims["north-goats-grew"]
    assert (grew["stated"], grew["computed"]) == (25, 25)
    assert grew["lower"] < 25 < grew["upper"]


def test_explanation_json_has_figure_bounds_and_claims(write: Write, small: Dataset) -> None:
    document = parse(write("json", "explanation", (small, small.figures[0])))
    assert document["layout"] == 1
    assert document["figure"]["id"] == "north/goats/2022"
    bounds = rounding_interval(small, small.figures[0])
    assert (document["lower"], document["upper"]) == bounds
    assert document["claims"][0]["id"] == "north-goats-grew"


def test_explanation_without_a_limit_has_null(
    write: Write, with_figure: Callable[..., Dataset], small: Dataset
) -> None:
    dataset = with_figure(small, qualifier="more-than")
    document = parse(write("json", "explanation", (dataset, dataset.figures[0])))
    assert document["upper"] is None


def test_diff_json_has_rows_with_ids_and_changed_fields(write: Write, small: Dataset) -> None:
    first, second, *others = small.figures
    changed = first.model_copy(update={"value": Decimal("1250.50")})
    new = small.model_copy(update={"figures": (changed, *others)})
    text = write("json", "diff", diff(small, new)).decode()
    assert "1250.50" in text
    document = parse(text.encode())
    assert document["layout"] == 1
    assert document["metrics"] == {"added": [], "removed": [], "changed": []}
    assert [row["id"] for row in document["figures"]["removed"]] == [second.id]
    (change,) = document["figures"]["changed"]
    assert change["new"]["id"] == first.id
    assert change["fields"] == [{"name": "value", "old": 1250, "new": Decimal("1250.50")}]


def test_schema_is_written_unchanged(write: Write) -> None:
    assert parse(write("json", "schema", {"$id": "x"})) == {"$id": "x"}


def test_encode_json_escapes_what_acts_on_a_terminal() -> None:
    text = "\x1b[31m \u202e 山"
    assert encode_json(text) == r'"\u001b[31m \u202e 山"'
    assert json.loads(encode_json(text)) == text


def test_encode_json_rejects_other_types() -> None:
    with pytest.raises((TypeError, ValueError)):
        encode_json({"value": float("nan")})
    with pytest.raises(TypeError, match="cannot contain a object"):
        encode_json(object())
