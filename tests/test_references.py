"""References of a dataset: the fast look and the long one agree."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli import references
from provcli.dataset import loads
from provcli.models import Dataset
from support import SMALL

BASE: dict[str, Any] = loads(SMALL.read_text("utf-8")).model_dump()
TABLES = ("provinces", "units", "topics", "metrics", "observations", "claims", "dismissals")
NAMES = ["north", "south", "goats", "count", "farming", "nothing", "south/goats/2021"]


def sections_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = document["source"]["sections"]
    return sections


@given(
    st.sampled_from(TABLES),
    st.integers(0, 20),
    st.sampled_from(["id", "province", "metric", "section", "unit", "topic", "stated", "implies"]),
    st.sampled_from(NAMES),
    st.sampled_from(["change", "repeat", "drop"]),
)
def test_the_fast_look_and_the_long_one_agree(
    table: str, index: int, key: str, name: str, how: str
) -> None:
    document = {**BASE, table: list(BASE[table])}
    rows = document[table]
    index %= len(rows)
    if how == "repeat":
        rows.append(rows[index])
    elif how == "drop":
        del rows[index]
    elif key in rows[index]:
        rows[index] = {**rows[index], key: name}
    models: dict[str, Any] = {
        field: tuple(_model(field).model_construct(**row) for row in document[field])
        for field in TABLES
    }
    source = Dataset.model_fields["source"].annotation
    assert source is not None
    dataset = Dataset.model_construct(source=loads(SMALL.read_text("utf-8")).source, **models)
    assert references.are_sound(dataset) is not any(references.problems(document))


def _model(field: str) -> Any:
    return Dataset.model_fields[field].annotation.__args__[0]  # type: ignore[union-attr]


def with_claim(**claim: object) -> list[str]:
    """What is told of the small dataset with one claim more."""
    shape = {"id": "it", "kind": "sum", "says": "So it is.", "stated_value": 1, **claim}
    return [it.message for it in references.problems({**BASE, "claims": [shape]})]


@pytest.mark.parametrize(
    ("implied", "inputs", "message"),
    [
        ("south/goats/2021", ["south/goats/2021"], None),
        ("south/goats/2022", ["south/goats/2022"],
         "'south/goats/2022' is reported; only a missing figure is implied."),
        ("south/goats/2021", ["south/goats/2022"],
         "'south/goats/2021' must be one of the claim's inputs."),
        ("east/goats/2021", ["east/goats/2021"],
         "'east/goats/2021' names no province and metric of this dataset."),
        ("south/sheep/2021", ["south/sheep/2021"],
         "'south/sheep/2021' names no province and metric of this dataset."),
        ("south/goats/lately", ["south/goats/lately"], "'lately' is no period."),
    ],
)  # fmt: skip
def test_a_claim_implies_a_figure_that_could_be_there(
    implied: str, inputs: list[str], message: str | None
) -> None:
    assert with_claim(implies=implied, inputs=inputs) == ([message] if message else [])


def test_an_input_that_is_nowhere_is_told_with_the_nearest() -> None:
    claim = {"id": "it", "inputs": ["north/goats/202"]}
    (message,) = with_claim(inputs=claim["inputs"])
    assert message.startswith("'north/goats/202' is no observation of this dataset.")
    assert message.endswith("If the article does not report it, name it in `implies`.")
    proposed = references.proposal({**BASE, "claims": [claim]}, ("claims", 0, "inputs", 0))
    assert proposed.startswith("Did you mean north/goats/2022")
