"""Finding things by their names, and the part of a dataset that is asked for."""

from collections.abc import Callable, Mapping

import pytest

from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.dataset.selection import (
    Filter,
    checked_period,
    find,
    find_metric,
    find_observation,
    find_province,
    find_topic,
    restrict,
    select,
)
from provcli.errors import USAGE, ProvError
from support import SMALL


def edited(*edits: tuple[str, str]) -> Dataset:
    text = SMALL.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return loads(text)


@pytest.mark.parametrize(
    ("look_up", "name", "found"),
    [
        (find_province, "north", "north"),
        (find_province, " NORTH valley ", "north"),
        (find_province, "北谷", "north"),
        (find_province, "北", "north"),
        (find_province, "xx-sv", "south"),
        (find_province, "ＸＸ－ＳＶ", "south"),
        (find_metric, "GOATS", "goats"),
        (find_metric, "山羊", "goats"),
        (find_metric, "Cheese, rank", "cheese-rank"),
        (find_topic, "金钱", "money"),
        (find_topic, "Farming", "farming"),
        (find, "west valley", "west"),
        (find, "cheese sales", "cheese-sales"),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(
    small: Dataset, look_up: Callable[[Dataset, str], object], name: str, found: str
) -> None:
    assert getattr(look_up(small, name), "id", None) == found


@pytest.mark.parametrize(
    ("look_up", "name", "message", "hint"),
    [
        (find_province, "nort", "There is no province 'nort'.", "Did you mean north?"),
        (find_province, "South Vally", "There is no province 'South Vally'.",
         "Did you mean south or north or west?"),
        (find_province, "xyzzy", "There is no province 'xyzzy'.", "See `provcli list provinces`."),
        (find_metric, "xyzzy", "There is no metric 'xyzzy'.", "See `provcli list metrics`."),
        (find_topic, "xyzzy", "There is no topic 'xyzzy'.", "See `provcli list topics`."),
        (find, "xyzzy", "There is no province or metric 'xyzzy'.",
         "See `provcli list provinces` and `provcli list metrics`."),
        (find_observation, "xyzzy", "There is no observation 'xyzzy'.",
         "See `provcli list observations`."),
        (find_observation, "north/goats/202", "There is no observation 'north/goats/202'.",
         "Did you mean north/goats/2022 or north/goats/2021 or south/goats/2022?"),
        (find_observation, "east/goats/2022", "There is no observation 'east/goats/2022'.",
         "Did you mean south/goats/2022 or north/goats/2022 or north/goats/2021?"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_an_error_that_proposes(
    small: Dataset, look_up: Callable[[Dataset, str], object], name: str, message: str, hint: str
) -> None:
    with pytest.raises(ProvError) as caught:
        look_up(small, name)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.code == USAGE


def test_a_name_of_several_is_refused_but_an_id_decides() -> None:
    shared = edited(('name = "South Valley"', 'name = "North"'), ('北"', 'north"'))
    assert find_province(shared, "north").id == "north"
    twins = edited(('name = "South Valley"', 'name = "North Valley"'))
    with pytest.raises(ProvError) as caught:
        find_province(twins, "North Valley")
    assert caught.value.message == "'North Valley' names more than one province: 'north', 'south'."
    assert caught.value.hint == "Use one of these names."
    both = edited(('name = "West Valley"', 'name = "Cheese sales"'))
    with pytest.raises(ProvError, match="one province or metric: 'west', 'cheese-sales'"):
        find(both, "Cheese sales")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("north/goats/2022", "north/goats/2022"),
        ("NORTH/Goats/2022", "north/goats/2022"),
        ("北谷/goats/2022", "north/goats/2022"),
        ("North Valley/goats/2022", "north/goats/2022"),
        ("xx-sv/goats/2023/TARGET", "south/goats/2023/target"),
    ],
)
def test_an_observation_is_found_by_its_id_and_any_name_of_its_province(
    small: Dataset, name: str, found: str
) -> None:
    assert find_observation(small, name).id == found


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
        (Filter(provinces=["北谷"]), ALL[:5]),
        (Filter(provinces=["north", "south"]), ALL),
        (Filter(metrics=["cheese-rank", "cheese-sales"]), ALL[3:5]),
        (Filter(topics=["money"]), ALL[3:5]),
        (Filter(topics=["money"], metrics=["goats"]), []),
        (Filter(topics=["farming"], metrics=["goats"], provinces=["south"]),
         [ALL[5], ALL[6], ALL[8]]),
        (Filter(period="2021"), [ALL[1]]),
        (Filter(period="2021/2022"), ALL[:8]),
        (Filter(period="undated"), []),
        (Filter(search="FOUR winds"), [ALL[6]]),
        (Filter(search="largest of the valley"), [ALL[6]]),
        (Filter(search="suspect"), [ALL[6]]),
        (Filter(search="1,250"), [ALL[0]]),
        (Filter(search="1,25０"), [ALL[0]]),
        (Filter(search="金钱"), ALL[3:5]),
        (Filter(search="any age"), [ALL[0], ALL[1], ALL[5], ALL[6], ALL[8]]),
        (Filter(search="xx-sv"), ALL[5:]),
        (Filter(search="growth on"), [ALL[2], ALL[7]]),
        (Filter(search="2023/target"), [ALL[8]]),
        (Filter(search="nothing like it"), []),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_fits_all_of_it(small: Dataset, wanted: Filter, ids: list[str]) -> None:
    assert bool(wanted) is (wanted != Filter())
    assert [figure.id for figure in select(small, wanted).observations] == ids


def test_a_filter_with_nothing_in_it_gives_the_dataset_itself(small: Dataset) -> None:
    assert select(small, Filter()) is small


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Filter(provinces=["xyzzy"]), "There is no province"),
        (Filter(metrics=["xyzzy"]), "There is no metric"),
        (Filter(topics=["xyzzy"]), "There is no topic"),
        (Filter(period="2022-13"), "'2022-13' is no period."),
    ],
)
def test_a_filter_that_names_nothing_is_refused(
    small: Dataset, wanted: Filter, message: str
) -> None:
    with pytest.raises(ProvError, match=message):
        select(small, wanted)


@pytest.mark.parametrize("period", [None, "", "undated", "2023", "2016/.."])
def test_a_period_is_given_back_as_it_is(period: str | None) -> None:
    assert checked_period(period) == period


def test_what_is_no_period_is_told_with_how_to_write_one() -> None:
    with pytest.raises(ProvError) as caught:
        checked_period("last year")
    assert caught.value.message == "'last year' is no period."
    assert caught.value.hint == "Write 2023, 2024-02, 2024-01/2024-02, 2016/.. or undated."


def parts(dataset: Dataset) -> Mapping[str, list[str]]:
    tables = ("provinces", "units", "topics", "metrics", "claims")
    ids = {table: [item.id for item in getattr(dataset, table)] for table in tables}
    ids["dismissals"] = sorted({item.section for item in dataset.dismissals})
    ids["acknowledgements"] = [item.subject for item in dataset.acknowledgements]
    return ids


def known(*subjects: str) -> str:
    return "".join(
        f'\n[[acknowledgements]]\nrule = "PC201"\nsubject = "{it}"\nexpects = "x"\nreason = "y"\n'
        for it in subjects
    )


def test_a_part_brings_all_it_needs_and_nothing_else(small: Dataset) -> None:
    subjects = ("north/goats/2022", "north-goats-grew", "goats", "count", "south/goats/2022", "EUR")
    dataset = loads(SMALL.read_text("utf-8") + known(*subjects))
    north = select(dataset, Filter(provinces=["north"], topics=["farming"]))
    assert parts(north) == {
        "provinces": ["north"],
        "units": ["count", "percent"],
        "topics": ["farming"],
        "metrics": ["goats", "goats-growth"],
        "claims": ["north-goats-grew"],
        "dismissals": ["north"],
        "acknowledgements": ["north/goats/2022", "north-goats-grew", "goats", "count"],
    }
    assert north.title == small.title
    # What is sound by construction is sound by validation, too.
    assert loads_again(north) == north


def loads_again(dataset: Dataset) -> Dataset:
    return Dataset.model_validate(dataset.model_dump())


@pytest.mark.parametrize(
    ("kept", "claims"),
    [
        (ALL, ["north-goats-grew", "south-goats-fell", "south-goats-to-double"]),
        # The missing figure of a claim needs its province and its metric.
        (["south/goats/2022", "south/goats-growth/2022"], ["south-goats-fell"]),
        (["south/goats/2022", "south/goats/2023/target"], ["south-goats-to-double"]),
        (["south/goats/2022"], []),
        (["north/goats/2022", "north/goats/2021"], []),
        (["north/goats/2022", "north/goats-growth/2022"], []),
        ([], []),
    ],
)
def test_a_claim_stays_with_all_of_its_figures(
    small: Dataset, kept: list[str], claims: list[str]
) -> None:
    part = restrict(small, [small.observation_by_id[name] for name in kept])
    assert [figure.id for figure in part.observations] == kept
    assert [claim.id for claim in part.claims] == claims


def test_a_claim_goes_with_the_province_or_the_metric_it_implies() -> None:
    text = SMALL.read_text("utf-8") + (
        '\n[[claims]]\nid = "it"\nkind = "sum"\nsays = "So it is."\nstated_value = 9\n'
        'inputs = ["north/goats/2022", "MISSING"]\nimplies = "MISSING"\n'
    )
    for missing, stays in {
        "north/goats/2020": True,
        "west/goats/2022": False,
        "north/cheese-sales/2020": False,
    }.items():
        dataset = loads(text.replace("MISSING", missing))
        part = restrict(dataset, [dataset.observation_by_id["north/goats/2022"]])
        assert ("it" in [claim.id for claim in part.claims]) is stays, missing
