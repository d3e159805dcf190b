"""Narrowing a dataset to a part of it."""

import pytest

from provcli.dataset.load import load, loads
from provcli.dataset.models import Dataset
from provcli.dataset.selection import Filter, make_period_test, select, subset
from provcli.dataset.serialize import to_plain
from provcli.errors import ProvcliError
from provcli.values.periods import PERIOD_EXAMPLES, Period
from support import HERE, SMALL

ALL = [
    "north/goats/2022",
    "north/goats/2021",
    "north/goats-growth/2022",
    "north/cheese-sales/2022",
    "north/cheese-rank/2022",
    "south/goats/2022",
    "south/goats/2022/farm-of-the-four-winds",
    "south/goats-growth/2022",
    "south/goats/2023/target",
]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ALL),
        (Filter(entities=["北谷"]), ALL[:5]),
        (Filter(entities=["north", "south"]), ALL),
        (Filter(metrics=["cheese-rank", "cheese-sales"]), ALL[3:5]),
        (Filter(topics=["money"]), ALL[3:5]),
        (Filter(topics=["money"], metrics=["goats"]), []),
        (Filter(topics=["farming"], metrics=["goats"], entities=["south"]),
         [ALL[5], ALL[6], ALL[8]]),
        (Filter(period="2021"), [ALL[1]]),
        (Filter(period="2021/2022"), []),
        (Filter(within="2021/2022"), ALL[:8]),
        (Filter(within="2023/.."), [ALL[8]]),
        (Filter(search="euros"), [ALL[3]]),
        (Filter(search="EUR"), [ALL[3]]),
        (Filter(period="undated"), []),
        (Filter(search="FOUR winds"), [ALL[6]]),
        (Filter(search="largest in the valley"), [ALL[6]]),
        (Filter(search="suspect"), [ALL[6]]),
        (Filter(search="1,250"), [ALL[0]]),
        (Filter(search="1,25０"), [ALL[0]]),
        (Filter(search="金钱"), ALL[3:5]),
        (Filter(search="any age"), [ALL[0], ALL[1], ALL[5], ALL[6], ALL[8]]),
        (Filter(search="xx-sv"), ALL[5:]),
        (Filter(search="growth on"), [ALL[2], ALL[7]]),
        (Filter(search="2023/target"), [ALL[8]]),
        (Filter(search="nothing like it"), []),
        (Filter(only="flagged"), [ALL[6]]),
        (Filter(only="targets"), [ALL[8]]),
        (Filter(only="targets", entities=["north"]), []),
        (Filter(only="drafts"), []),
    ],
)  # fmt: skip
def test_select(small: Dataset, wanted: Filter, ids: list[str]) -> None:
    assert bool(wanted) is (wanted != Filter())
    assert [figure.id for figure in select(small, wanted).figures] == ids


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Filter(entities=["xyzzy"]), "There is no entity"),
        (Filter(metrics=["xyzzy"]), "There is no metric"),
        (Filter(topics=["xyzzy"]), "There is no topic"),
        (Filter(period="2022-13"), "'2022-13' is not a period."),
        (Filter(only="target"), "--only: expected one of flagged, targets, drafts, got 'target'."),
    ],
)
def test_select_unknown_name(small: Dataset, wanted: Filter, message: str) -> None:
    with pytest.raises(ProvcliError, match=message):
        select(small, wanted)


def test_make_period_test() -> None:
    assert make_period_test(None, None)(None)
    assert make_period_test("undated", None)(None)
    assert not make_period_test(None, "2016/..")(None)
    assert make_period_test(None, "2016/..")(Period("2017-Q1"))
    assert not make_period_test("2017", "2016/..")(Period("2017-Q1"))
    with pytest.raises(ProvcliError) as caught:
        make_period_test("last year", None)
    assert caught.value.message == "'last year' is not a period."
    assert caught.value.hint == f"Write a period such as {PERIOD_EXAMPLES}."


def ids_by_table(dataset: Dataset) -> dict[str, list[str | None]]:
    tables = ("entities", "units", "topics", "metrics", "claims")
    ids: dict[str, list[str | None]] = {
        table: [item.id for item in getattr(dataset, table)] for table in tables
    }
    ids["dismissals"] = list(dict.fromkeys(item.section for item in dataset.dismissals))
    ids["acknowledgements"] = [item.subject for item in dataset.acknowledgements]
    return ids


def acknowledgements(*subjects: str) -> str:
    return "".join(
        f'\n[[acknowledgements]]\nrule = "PC201"\nsubject = "{subject}"\n'
        'evidence = "x"\nreason = "y"\n'
        for subject in subjects
    )


def test_select_keeps_what_its_figures_need(small: Dataset) -> None:
    subjects = ("north/goats/2022", "north-goats-grew", "goats", "count", "south/goats/2022", "EUR")
    dataset = loads(SMALL.read_text("utf-8") + acknowledgements(*subjects))
    north = select(dataset, Filter(entities=["north"], topics=["farming"]))
    assert ids_by_table(north) == {
        "entities": ["north"],
        "units": ["count", "percent"],
        "topics": ["farming"],
        "metrics": ["goats", "goats-growth"],
        "claims": ["north-goats-grew"],
        "dismissals": ["north"],
        "acknowledgements": ["north/goats/2022", "north-goats-grew", "goats", "count"],
    }
    assert north.title == small.title
    assert Dataset.model_validate(to_plain(north)) == north


def test_subset_keeps_the_larger_entity_and_the_dismissals_of_its_figures() -> None:
    companies = load(HERE / "data" / "valid" / "companies.toml")
    castor = select(companies, Filter(entities=["castor"]))
    assert [dismissal for dismissal in castor.dismissals if dismissal.repeats] == []
    assert Dataset.model_validate(to_plain(castor)) == castor
    cities = load(HERE / "data" / "valid" / "cities.toml")
    lyon = select(cities, Filter(entities=["lyon"]))
    assert [entity.id for entity in lyon.entities] == ["france", "lyon"]
    assert Dataset.model_validate(to_plain(lyon)) == lyon


@pytest.mark.parametrize(
    ("kept", "claims"),
    [
        (ALL, ["north-goats-grew", "south-goats-fell", "south-goats-to-double"]),
        # The missing figure of a claim needs its entity and its metric.
        (["south/goats/2022", "south/goats-growth/2022"], ["south-goats-fell"]),
        (["south/goats/2022", "south/goats/2023/target"], ["south-goats-to-double"]),
        (["south/goats/2022"], []),
        (["north/goats/2022", "north/goats/2021"], []),
        (["north/goats/2022", "north/goats-growth/2022"], []),
        ([], []),
    ],
)
def test_subset_keeps_claims_with_all_their_figures(
    small: Dataset, kept: list[str], claims: list[str]
) -> None:
    part = subset(small, [small.figure_by_id[name] for name in kept])
    assert [figure.id for figure in part.figures] == kept
    assert [claim.id for claim in part.claims] == claims


def test_subset_drops_claims_without_the_entity_or_metric_they_imply() -> None:
    text = SMALL.read_text("utf-8") + (
        '\n[[claims]]\nid = "it"\nkind = "sum"\nstatement = "So it is."\nstated_value = 9\n'
        'inputs = ["north/goats/2022", "MISSING"]\nimplies = "MISSING"\n'
    )
    for missing, stays in {
        "north/goats/2020": True,
        "west/goats/2022": False,
        "north/cheese-sales/2020": False,
    }.items():
        dataset = loads(text.replace("MISSING", missing))
        part = subset(dataset, [dataset.figure_by_id["north/goats/2022"]])
        assert ("it" in [claim.id for claim in part.claims]) is stays, missing
