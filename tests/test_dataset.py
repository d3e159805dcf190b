"""Reading a dataset: what is valid loads whole, what is not is refused with all its errors."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
import tomli
from pydantic import ValidationError

from provcli.checks.engine import check
from provcli.dataset import references
from provcli.dataset.load import load, loads
from provcli.dataset.models import Dataset
from provcli.dataset.selection import Filter, select
from provcli.errors import ProvcliError
from provcli.export.document import write_json_dataset, write_toml_dataset
from support import HERE, SMALL, Golden, Runner

INVALID = sorted((HERE / "data" / "invalid").glob("*.toml")) + sorted(
    (HERE / "data" / "invalid").glob("*.json")
)


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.name)
def test_an_invalid_dataset_is_refused_with_file_line_key_and_remedy(
    run: Runner, golden: Golden, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    code, out, err = run("list", "--data", file.name)
    assert (code, out) == (3, "")
    golden(f"invalid/{file.stem}.txt", err)


@pytest.mark.parametrize("write", [write_toml_dataset, write_json_dataset])
@pytest.mark.parametrize("name", ["built_in", "small"])
def test_an_exported_dataset_loads_back_equal(
    request: pytest.FixtureRequest, name: str, write: type
) -> None:
    dataset: Dataset = request.getfixturevalue(name)
    again = loads("".join(write(dataset)))
    assert again == dataset
    # 12000 and 12000.0 are equal, but not printed to the same digit.
    assert [str(it.value) for it in again.figures] == [str(it.value) for it in dataset.figures]
    assert [str(it.stated_value) for it in again.claims] == [
        str(it.stated_value) for it in dataset.claims
    ]
    assert check(again) == check(dataset)


def test_a_part_of_a_dataset_is_a_valid_dataset(built_in: Dataset) -> None:
    for entity in built_in.entities:
        part = select(built_in, Filter(entities=[entity.id]))
        assert loads("".join(write_toml_dataset(part))) == part
    nothing = select(built_in, Filter(search="nothing like it"))
    assert loads("".join(write_json_dataset(nothing))) == nothing


def test_a_part_keeps_the_claims_whose_figures_it_has(built_in: Dataset) -> None:
    part = select(built_in, Filter(entities=["henan"]))
    assert {claim.id for claim in part.claims} == {
        claim.id for claim in built_in.claims if claim.id.startswith("henan-")
    }
    assert select(built_in, Filter(metrics=["high-tech-enterprises"])).claims == tuple(
        claim for claim in built_in.claims if claim.id == "henan-high-tech-doubled"
    )


def test_digits_survive_reading_and_writing() -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    dataset = loads(text.replace("value = 25.0", "value = 25.000"))
    assert str(dataset.figure_by_id["north/goats-growth/2022"].value) == "25.000"
    assert "value = 25.000" in "".join(write_toml_dataset(dataset))


def test_an_exponent_becomes_plain_digits() -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    dataset = loads(text.replace("value = 1_250\n", "value = 1.25e3\n"))
    assert dataset.figure_by_id["north/goats/2022"].value == Decimal(1250)
    assert str(dataset.figure_by_id["north/goats/2022"].value) == "1250"


def test_a_json_dataset_may_carry_the_ids_it_was_given_and_no_others(small: Dataset) -> None:
    text = "".join(write_json_dataset(small))
    assert '"id": "north/goats/2022"' in text
    with pytest.raises(ProvcliError) as refused:
        loads(text.replace('"id": "north/goats/2022"', '"id": "north/goats/2020"'), name="x.json")
    assert refused.value.details == (
        "figures[0].id: 'north/goats/2020' should be 'north/goats/2022'.",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xef\xbb\xbfname = 1", "begins with a byte order mark."),
        ("name = 1".encode("utf-16"), "begins with a byte order mark."),
        (b"name = 1\n\nname = '\xff'", "is not UTF-8 text: line 3 has the byte 0xff."),
        (b"\x00\x01\x02", "is no valid TOML, at line 1, column 1: invalid statement."),
        (b"", "is no valid dataset: 7 errors."),
    ],
)
def test_what_is_no_text_is_told_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes(content)
    with pytest.raises(ProvcliError) as refused:
        load(file)
    assert (refused.value.message, refused.value.code) == (f"{file} {message}", 3)


def test_of_many_errors_the_first_fifty_are_told_and_the_rest_counted() -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    with pytest.raises(ProvcliError) as refused:
        loads("".join(f"unknown{number} = 1\n" for number in range(2000)) + text)
    assert refused.value.message == "dataset is no valid dataset: 2000 errors."
    assert len(refused.value.details) == 51
    assert refused.value.details[-1] == "... and 1950 more."


def test_a_repeated_key_is_refused_in_json_as_in_toml(small: Dataset) -> None:
    text = "".join(write_json_dataset(small)).replace(
        '"value": "1250"', '"value": "9", "value": "8"'
    )
    with pytest.raises(ProvcliError, match=r"x has the key 'value' twice in one object"):
        loads(text, name="x")


def test_a_toml_dataset_may_carry_ids_too() -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    first = 'entity = "north"\nmetric = "goats"\nperiod = "2022"'
    assert loads(text.replace(first, f'id = "north/goats/2022"\n{first}', 1)) == loads(text)
    with pytest.raises(ProvcliError, match="no valid dataset: one error"):
        loads(text.replace(first, f'id = "north/goats/2020"\n{first}', 1))


def test_what_is_huge_or_deep_is_told_in_words_and_takes_no_time() -> None:
    base = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    for text, message in (
        (f"a = {'[' * 10_000}{']' * 10_000}\n{base}", "x is nested too deeply to be a dataset."),
        (f"a = {'{b = ' * 9_000}1{'}' * 9_000}\n{base}", "x is nested too deeply to be a dataset."),
        ('{"a": ' + "[" * 100_000, "x is nested too deeply to be a dataset."),
        (
            f"a = {'9' * 5_000}\n{base}",
            "x has a whole number of more digits than any figure needs.",
        ),
        (f"a = '{'9' * 5_000_000}'\n{base}", "x is no valid dataset: one error."),
        (f"a = 1.{'9' * 5_000}\n{base}", "x is no valid dataset: one error."),
    ):
        with pytest.raises(ProvcliError) as refused:
            loads(text, name="x")
        assert (refused.value.message, refused.value.code) == (message, 3)
        assert all(len(detail) < 200 for detail in refused.value.details)


@pytest.mark.parametrize(
    "value", ["５", "1_0", " 1", "1 ", "1,250", "+1", "007", ".5", "5.", "1e3", "٣", "NaN", ""]
)
def test_a_value_in_quotes_is_a_plain_decimal(value: str) -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    with pytest.raises(ProvcliError) as refused:
        loads(text.replace("value = 1_250\n", f'value = "{value}"\n'))
    (told,) = refused.value.details
    assert told == (
        f"line 79, figures[0].value: {value!r} is no number; "
        "write digits, without quotes or commas."
    )


@pytest.mark.parametrize("value", ["0", "-7", "12.50", "-1000000000000000000.00000000000000000001"])
def test_a_plain_decimal_in_quotes_keeps_its_digits(value: str) -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    dataset = loads(text.replace("value = 1_250\n", f'value = "{value}"\n'))
    assert str(dataset.figures[0].value) == value


@pytest.mark.parametrize(
    ("value", "is_read"),
    [
        ("9" * 20, True),
        ("1" + "0" * 20, False),
        ("1e19", True),
        ("1e20", False),
        ("0." + "9" * 20, True),
        ("0." + "0" * 20 + "1", False),
        ("-" + "9" * 20 + "." + "9" * 20, True),
    ],
)
def test_a_value_has_at_most_twenty_digits_on_each_side(value: str, *, is_read: bool) -> None:
    text = SMALL.read_text("utf-8").replace("value = 1_250\n", f"value = {value}\n")
    if is_read:
        assert loads(text).figures[0].value == Decimal(value)
    else:
        with pytest.raises(ProvcliError) as refused:
            loads(text)
        (told,) = refused.value.details
        assert told.endswith("is out of range: at most 40 digits, 20 of them decimals.")


@pytest.mark.parametrize("value", ["-0.0", '"-0"', "-0e5"])
def test_zero_has_no_sign(value: str) -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    with pytest.raises(ProvcliError) as refused:
        loads(text.replace("value = 1_250\n", f"value = {value}\n"))
    assert refused.value.details == (
        "line 79, figures[0].value: zero has no sign; write it without.",
    )


def test_the_errors_of_json_are_in_the_order_of_its_rows(small: Dataset) -> None:
    document = json.loads("".join(write_json_dataset(small)))
    document["figures"] = [{**row, "value": "many"} for row in document["figures"][:1] * 12]
    with pytest.raises(ProvcliError) as refused:
        loads(json.dumps(document))
    rows = [it.partition("]")[0] for it in refused.value.details if it.startswith("obs")]
    assert list(dict.fromkeys(rows)) == [f"figures[{number}" for number in range(len(set(rows)))]
    assert len(set(rows)) > 8


def test_of_many_wrong_names_only_those_that_are_told_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[str] = []

    def note(word: str, _: object) -> str:
        looked_for.append(word)
        return ""

    monkeypatch.setattr(references, "did_you_mean", note)
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    more = '{ section = "nroth", paragraph = 1, printed = "2", reason = "date" },\n' * 3000
    with pytest.raises(ProvcliError, match="no valid dataset: 3000 errors"):
        loads(text.replace("dismissals = [\n", f"dismissals = [\n{more}"))
    assert looked_for == ["nroth"] * 50


def test_a_copy_shares_what_is_inside_unless_it_is_deep(small: Dataset) -> None:
    plain, deep = small.model_copy(), small.model_copy(deep=True)
    assert plain == deep == small
    assert plain.source is small.source
    assert deep.source is not small.source


def test_the_figures_of_a_metric_are_in_the_order_of_the_dataset(small: Dataset) -> None:
    assert [it.id for it in small.figures_of("goats-growth")] == [
        "north/goats-growth/2022",
        "south/goats-growth/2022",
    ]
    assert small.figures_of("none") == ()


def test_windows_line_endings_are_read() -> None:
    text = (HERE / "data" / "valid" / "small.toml").read_text("utf-8")
    assert loads(text.replace("\n", "\r\n")) == loads(text)


def test_the_schema_line_of_each_dataset_leads_to_the_schema_of_the_program(run: Runner) -> None:
    for file in (HERE.parent / "data" / "indicators.toml", HERE / "data" / "valid" / "small.toml"):
        first = file.read_text("utf-8").splitlines()[0]
        schema = (file.parent / first.removeprefix("#:schema ")).read_text("utf-8")
        assert schema == run("schema").out, "run `provcli schema --output data/schema.json`"


def test_the_schema_knows_every_key_of_the_built_in_dataset(run: Runner) -> None:
    schema = json.loads(run("schema").out)
    document = tomli.loads((HERE.parent / "data" / "indicators.toml").read_text("utf-8"))
    assert set(document) <= set(schema["properties"])
    known = set(schema["$defs"]["Figure"]["properties"])
    assert all(set(row) <= known for row in document["figures"])


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("layout = 1", "layout = true", "layout"),
        ("paragraph = 1", "paragraph = true", "dismissals[2].paragraph"),
        ('name = "West Valley"', 'name = "West", tile = [true, 1]', "entities[2].tile[0]"),
    ],
)
def test_true_is_no_number(old: str, new: str, key: str) -> None:
    with pytest.raises(ProvcliError) as caught:
        loads(SMALL.read_text("utf-8").replace(old, new, 1))
    assert any(f" {key}: True is" in line for line in caught.value.details)


def test_what_is_no_dataset_is_none_as_a_model_either(small: Dataset) -> None:
    assert Dataset.model_validate(small) is small
    with pytest.raises(ValidationError, match="'north' is no entity of this dataset"):
        Dataset.model_validate(small.model_copy(update={"entities": small.entities[1:]}))
    with pytest.raises(ValidationError, match="1 validation error"):
        Dataset.model_validate("layout")


def with_rows(count: int, wrong: Iterable[int]) -> str:
    """The small dataset with so many figures in place of its own, some with a wrong value."""
    document = tomli.loads(SMALL.read_text("utf-8"))
    rows = [{**document["figures"][0], "scope": f"herd {index}"} for index in range(count)]
    for index in wrong:
        rows[index]["value"] = "many"
    return json.dumps({**document, "figures": rows, "claims": []})


@pytest.mark.parametrize(("count", "wrong"), [(2500, [0, 999, 1000, 1500, 2499]), (1001, [1000])])
def test_each_of_many_rows_is_told_at_its_place(count: int, wrong: list[int]) -> None:
    assert len(loads(with_rows(count, [])).figures) == count
    with pytest.raises(ProvcliError) as refused:
        loads(with_rows(count, wrong))
    message = "'many' is no number; write digits, without quotes or commas."
    assert refused.value.details == tuple(f"figures[{index}].value: {message}" for index in wrong)


def test_of_rows_without_end_no_more_errors_are_counted_than_is_told() -> None:
    with pytest.raises(ProvcliError, match="no valid dataset: 10000 errors"):
        loads(with_rows(10_001, range(10_000)))
    with pytest.raises(ProvcliError, match="no valid dataset: more than 10000 errors"):
        loads(with_rows(10_001, range(10_001)))
