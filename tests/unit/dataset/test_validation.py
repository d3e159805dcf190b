"""A file that is not a valid dataset: each mistake is reported once, with line, key, and remedy."""

from pathlib import Path

import pytest

from provcli.dataset.load import load, loads
from provcli.dataset.models import MAX_TILE, Dataset
from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from support import HERE, Golden

INVALID = sorted((HERE / "data" / "invalid").iterdir())


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.name)
def test_load_invalid_file(file: Path, golden: Golden) -> None:
    with pytest.raises(ProvcliError) as caught:
        loads(file.read_text("utf-8"), name=file.name)
    error = caught.value
    assert error.code == EXIT_FILE_ERROR
    golden(f"invalid/{file.name}.txt", "\n".join([error.message, *error.details, error.hint, ""]))


def details(text: str) -> tuple[str, ...]:
    with pytest.raises(ProvcliError) as caught:
        loads(text)
    return caught.value.details


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("80\n", '"80"\n', "expected a number, got '80'. Write digits without quotes or commas."),
        ("80\n", "true\n", "expected a number, got True. Write digits without quotes or commas."),
        ("80\n", "-0.0\n", "expected 0 without a sign, got -0.0."),
        ("80\n", f"1{'0' * 20}\n",
         "expected at most 20 digits before the point and 20 after it, got 100000000000000000000."),
        ("80\n", f"0.{'0' * 20}1\n",
         "expected at most 20 digits before the point and 20 after it, got 1E-21."),
        ('"2024-04"', '"2024-13"', "'2024-13' is not a period. Write a period such as 2023, "
         "2024-02, 2023-12-22, 2024-Q1, FY2023, 2016/.., or 2024-01/2024-02."),
        ('"2024-04"', '"2024-02-30"', "'2024-02-30' names a day or week that does not exist. Write "
         "a period such as 2023, 2024-02, 2023-12-22, 2024-Q1, FY2023, 2016/.., or "
         "2024-01/2024-02."),
        ('"2024-04"', "2024", "expected text, got 2024. Put it in quotes."),
        ('"2024-04"', '""', "'' is not a period. Write a period such as 2023, 2024-02, 2023-12-22, "
         "2024-Q1, FY2023, 2016/.., or 2024-01/2024-02."),
        ('"80"', '""', "expected text, got ''. Leave the key out if there is none."),
        ('"80"\nparagraph = 1', '"80"\nparagraph = 1.0',
         "expected a whole number, got 1.0. Write digits without quotes or commas."),
        ('"80"\nparagraph = 1', '"80"\nparagraph = "1_0"',
         "expected a whole number, got '1_0'. Write digits without quotes or commas."),
        ('"80"\nparagraph = 1', '"80"\nparagraph = -1', "expected 0 or more, got -1."),
        ('"2024-05-01"', '"2024-02-30"', "'2024-02-30' names a day or week that does not exist."),
        ('"millimeter"', '"Euro"', "'Euro' is not a unit of this dataset. Did you mean EUR"),
        (
            '"millimeter"',
            '"people"',
            "'people' is not a unit of this dataset. Did you mean person?",
        ),
        ('"millimeter"', '"yuan"', "'yuan' is not a unit of this dataset. Did you mean CNY?"),
        ('"millimeter"', '"usd"', "'usd' is not a unit of this dataset. Did you mean USD?"),
        ('"millimeter"', '"wafers"', "'wafers' is not a unit of this dataset. Add it under "
         "[[units]] with an id and a label."),
        ('"2024-04"', '"Q2 2024"', "'Q2 2024' is not a period. Did you mean 2024-Q2?"),
        ("paragraph", 'status = "forecast"\nparagraph', "expected actual or target, got "
         "'forecast'. A plan or a forecast is a target."),
        ("[[figures]]", '[[units]]\nid = "drop"\nname = "drops"\n\n[[figures]]',
         "unknown key. Did you mean label?"),
        ('"ulm"\nmetric', '"Ulmm"\nmetric',
         "'Ulmm' is not an entity of this dataset. Did you mean ulm"),
        ("paragraph", 'flag = "suspect"\nparagraph',
         "expected a note that explains the flag. Add note = '...'."),
        ("paragraph", 'qualifier = "roughly"\nparagraph', "expected one of exact, about, "
         "more-than, at-least, nearly, or at-most, got 'roughly'."),
        ("printed", "prnted", "unknown key. Did you mean printed"),
    ],
)  # fmt: skip
def test_loads_one_mistake(smallest: str, old: str, new: str, message: str) -> None:
    assert old in smallest
    (detail,) = details(smallest.replace(old, new, 1))
    assert detail.partition(": ")[2].startswith(message)


def test_loads_wrong_id_without_its_consequences(smallest: str) -> None:
    (detail,) = details(smallest.replace('"ulm"', '"Ulm"'))
    assert detail.startswith("line 9, entities[0].id: expected lowercase letters")


def test_loads_wrong_figure_without_the_claims_that_name_it(smallest: str) -> None:
    claim = (
        '\n[[claims]]\nid = "it"\nkind = "sum"\nstatement = "All."\nstated_value = 80\n'
        'inputs = ["ulm/rainfall/2024-04"]\n'
    )
    loads(smallest + claim)
    for old, new in (('"ulm"\nmetric', '"ulmm"\nmetric'), ('"2024-04"', '"2024-4"')):
        assert len(details(smallest.replace(old, new, 1) + claim)) == 1
    other = claim.replace("rainfall/2024-04", "snowfall/2024-04")
    assert len(details(smallest.replace('"2024-04"', '"2024-4"', 1) + other)) == 2


def test_loads_one_mistake_in_many_rows_as_one_error(smallest: str) -> None:
    row = smallest[smallest.index("[[figures]]") :]
    rows = "".join(row.replace("2024-04", f"{year}") for year in range(2000, 2020))
    text = (smallest + rows).replace('entity = "ulm"', 'entity = "ullm"')
    assert details(text) == (
        "line 18, figures[0].entity: 'ullm' is not an entity of this dataset. Did you mean ulm? "
        "The same at line 25 and 19 more.",
    )


def test_loads_many_errors_prints_the_first(smallest: str) -> None:
    unknown = "".join(f"unknown{number} = 1\n" for number in range(60))
    printed = details(unknown + smallest)
    assert len(printed) == 51
    assert printed[-1] == "... and 10 more."


def test_loads_deep_or_endless_values(smallest: str) -> None:
    message = "x is nested too deeply, or has a number of thousands of digits."
    for text in (
        f"a = {'[' * 9_000}{']' * 9_000}\n{smallest}",
        '{"a": ' + "[" * 100_000,
        f"a = {'9' * 5_000}\n",
        '{"a": ' + "9" * 5_000 + "}",
        f"a = 1e{'9' * 20}\n",
    ):
        with pytest.raises(ProvcliError) as caught:
            loads(text, name="x")
        assert caught.value.message == message


def test_loads_deepest_accepted_value_names_its_line(smallest: str) -> None:
    deep = f"{smallest}\n[extra]\na = {'[' * 300}{']' * 300}\n"
    assert details(deep) == ("line 25, extra: unknown key.",)


def test_load_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    file.write_text("name = 1\nname = 2\n")
    with pytest.raises(ProvcliError) as caught:
        load(file)
    assert caught.value.message.startswith(f"{file} is not valid TOML, at line 2, column")


@pytest.mark.parametrize("text", ["[]", "null", "5", '"text"'])
def test_loads_json_that_is_no_object(text: str) -> None:
    with pytest.raises(ProvcliError) as caught:
        loads(text, name="x.json")
    assert caught.value.message == "x.json is not a dataset: a JSON object is needed."
    assert "provcli export --format json" in caught.value.hint


def test_loads_a_json_file_as_json() -> None:
    with pytest.raises(ProvcliError, match=r"x\.JSON is not valid JSON, at line 1, column 1"):
        loads("name = 1", name="x.JSON")


def test_dataset_model_rejects_broken_references(small: Dataset) -> None:
    with pytest.raises(ValueError, match="'north' is not an entity of this dataset"):
        Dataset.model_validate(
            small.model_copy(update={"entities": small.entities[1:]}).model_dump()
        )


def test_tile_limit(smallest: str) -> None:
    name = 'name = "Ulm"\n'
    loads(smallest.replace(name, f"{name}tile = [1, {MAX_TILE}]\n"))
    (detail,) = details(smallest.replace(name, f"{name}tile = [1, {MAX_TILE + 1}]\n"))
    assert detail == "line 11, entities[0].tile[1]: expected 40 or less, got 41."
