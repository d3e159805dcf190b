"""References of a dataset: the fast look and the long one agree."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset import references
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.document import write_json_dataset
from support import SMALL

BASE: dict[str, Any] = loads(SMALL.read_text("utf-8")).model_dump()
TABLES = ("entities", "units", "topics", "metrics", "figures", "claims", "dismissals")
NAMES = ["north", "south", "goats", "count", "farming", "nothing", "south/goats/2021"]


def sections_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = document["source"]["sections"]
    return sections


@given(
    st.sampled_from(TABLES),
    st.integers(0, 20),
    st.sampled_from(["id", "entity", "metric", "section", "unit", "topic", "stated", "implies"]),
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
    assert references.all_resolve(dataset) is not any(references.iter_reference_errors(document))


def _model(field: str) -> Any:
    return Dataset.model_fields[field].annotation.__args__[0]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("period", "scope", "status", "name"),
    [
        ("2022", None, "actual", "north/goats/2022"),
        (None, None, None, "north/goats/undated"),
        ("2022", "Town/Old  Valley", "actual", "north/goats/2022/town-old-valley"),
        ("2022", None, "target", "north/goats/2022/target"),
    ],
)
def test_an_id_names_what_tells_figures_apart(
    period: str | None, scope: str | None, status: str | None, name: str
) -> None:
    assert references.figure_id("north", "goats", period, scope, status) == name


def test_scopes_that_differ_may_still_give_one_id(small: Dataset) -> None:
    document = json.loads("".join(write_json_dataset(small)))
    (row, *_) = rows = document["figures"]
    del row["id"]
    first = len(rows)
    rows += [{**row, "scope": scope} for scope in ("Old Town", "old town")]
    with pytest.raises(ProvcliError) as refused:
        loads(json.dumps(document))
    assert refused.value.details == (
        f"figures[{first + 1}]: 'north/goats/2022/old-town' is there already, "
        f"as figures[{first}]; give one a scope, a status or another period.",
    )


def test_what_is_of_the_wrong_type_is_passed_over() -> None:
    raw = {
        "entities": [{"id": 5}, {"id": 5}, {"id": ["north"]}, "north", {"id": "north"}],
        "metrics": [{"id": "goats"}],
        "units": 7,
        "figures": [
            {"entity": "north", "metric": 5},
            {"entity": 5, "metric": "goats"},
            *({"entity": "north", "metric": "goats", "scope": 5},) * 2,
            *({"entity": "north", "metric": "goats", "status": ["target"]},) * 2,
        ],
        "claims": [{"inputs": "north/goats/2022"}, {"inputs": [5, None], "stated": 5}],
    }
    assert list(references.iter_reference_errors(raw)) == []


@pytest.mark.parametrize(
    ("names", "proposed"), [(0, False), (1, True), (2000, True), (2001, False)]
)
def test_of_more_names_than_people_wait_for_none_is_proposed(names: int, proposed: bool) -> None:  # noqa: FBT001
    raw = {
        "entities": [{"id": "north"}, *({"id": f"{it:04}"} for it in range(1, names))][:names],
        "figures": [{"entity": "nroth"}],
    }
    told = references.suggest_reference(raw, ("figures", 0, "entity"))
    assert told == ("Did you mean north?" if proposed else "")


def with_claim(**claim: object) -> list[references.ReferenceError_]:
    """What is told of the small dataset with one claim more, and where."""
    shape = {"id": "it", "kind": "sum", "statement": "So it is.", "stated_value": 1, **claim}
    return list(references.iter_reference_errors({**BASE, "claims": [shape]}))


@pytest.mark.parametrize(
    ("implied", "inputs", "message"),
    [
        ("south/goats/2021", ["south/goats/2021"], None),
        ("south/goats/2022", ["south/goats/2022"],
         "'south/goats/2022' is reported; only a missing figure is implied."),
        ("south/goats/2021", ["south/goats/2022"],
         "'south/goats/2021' must be one of the claim's inputs."),
        ("east/goats/2021", ["east/goats/2021"],
         "'east/goats/2021' names no entity and metric of this dataset."),
        ("south/sheep/2021", ["south/sheep/2021"],
         "'south/sheep/2021' names no entity and metric of this dataset."),
        ("south/goats/lately", ["south/goats/lately"], "'lately' is no period."),
    ],
)  # fmt: skip
def test_a_claim_implies_a_figure_that_could_be_there(
    implied: str, inputs: list[str], message: str | None
) -> None:
    told = [references.ReferenceError_(("claims", 0, "implies"), message)] if message else []
    assert with_claim(implies=implied, inputs=inputs) == told


def test_an_input_that_is_nowhere_is_told_with_the_nearest() -> None:
    claim = {"id": "it", "inputs": ["north/goats/202"]}
    ((path, message),) = with_claim(inputs=claim["inputs"])
    assert path == ("claims", 0, "inputs", 0)
    assert message.startswith("'north/goats/202' is no figure of this dataset.")
    assert message.endswith("If the article does not report it, name it in `implies`.")
    proposed = references.suggest_reference({**BASE, "claims": [claim]}, ("claims", 0, "inputs", 0))
    assert proposed.startswith("Did you mean north/goats/2022")
