"""Finding things by their names, and the part of a dataset that is asked for."""

from collections.abc import Callable, Mapping

import pytest

from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.dataset.selection import (
    Filter,
    find_entity,
    find_entity_or_metric,
    find_figure,
    find_metric,
    find_topic,
    parse_period_filter,
    select,
    subset,
)
from provcli.errors import EXIT_USAGE, ProvcliError
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
        (find_entity, "north", "north"),
        (find_entity, " NORTH valley ", "north"),
        (find_entity, "北谷", "north"),
        (find_entity, "北", "north"),
        (find_entity, "xx-sv", "south"),
        (find_entity, "ＸＸ－ＳＶ", "south"),
        (find_metric, "GOATS", "goats"),
        (find_metric, "山羊", "goats"),
        (find_metric, "Cheese, rank", "cheese-rank"),
        (find_topic, "金钱", "money"),
        (find_topic, "Farming", "farming"),
        (find_entity_or_metric, "west valley", "west"),
        (find_entity_or_metric, "cheese sales", "cheese-sales"),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(
    small: Dataset, look_up: Callable[[Dataset, str], object], name: str, found: str
) -> None:
    assert getattr(look_up(small, name), "id", None) == found


@pytest.mark.parametrize(
    ("look_up", "name", "message", "hint"),
    [
        (find_entity, "nort", "There is no entity 'nort'.", "Did you mean north?"),
        (find_entity, "South Vally", "There is no entity 'South Vally'.",
         "Did you mean south or north or west?"),
        (find_entity, "xyzzy", "There is no entity 'xyzzy'.", "See `provcli list entities`."),
        (find_metric, "xyzzy", "There is no metric 'xyzzy'.", "See `provcli list metrics`."),
        (find_topic, "xyzzy", "There is no topic 'xyzzy'.", "See `provcli list topics`."),
        (find_entity_or_metric, "xyzzy", "There is no entity or metric 'xyzzy'.",
         "See `provcli list entities` and `provcli list metrics`."),
        (find_figure, "xyzzy", "There is no figure 'xyzzy'.",
         "See `provcli list figures`."),
        (find_figure, "north/goats/202", "There is no figure 'north/goats/202'.",
         "Did you mean north/goats/2022 or north/goats/2021 or south/goats/2022?"),
        (find_figure, "east/goats/2022", "There is no figure 'east/goats/2022'.",
         "Did you mean south/goats/2022 or north/goats/2022 or north/goats/2021?"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_an_error_that_proposes(
    small: Dataset, look_up: Callable[[Dataset, str], object], name: str, message: str, hint: str
) -> None:
    with pytest.raises(ProvcliError) as caught:
        look_up(small, name)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.code == EXIT_USAGE


def test_a_name_of_several_is_refused_but_an_id_decides() -> None:
    shared = edited(('name = "South Valley"', 'name = "North"'), ('北"', 'north"'))
    assert find_entity(shared, "north").id == "north"
    twins = edited(('name = "South Valley"', 'name = "North Valley"'))
    with pytest.raises(ProvcliError) as caught:
        find_entity(twins, "North Valley")
    assert caught.value.message == "'North Valley' names more than one entity: 'north', 'south'."
    assert caught.value.hint == "Use one of these names."
    both = edited(('name = "West Valley"', 'name = "Cheese sales"'))
    with pytest.raises(ProvcliError, match="one entity or metric: 'west', 'cheese-sales'"):
        find_entity_or_metric(both, "Cheese sales")


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
def test_an_figure_is_found_by_its_id_and_any_name_of_its_entity(
    small: Dataset, name: str, found: str
) -> None:
    assert find_figure(small, name).id == found


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
    assert [figure.id for figure in select(small, wanted).figures] == ids


def test_a_filter_with_nothing_in_it_gives_the_dataset_itself(small: Dataset) -> None:
    assert select(small, Filter()) is small


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Filter(entities=["xyzzy"]), "There is no entity"),
        (Filter(metrics=["xyzzy"]), "There is no metric"),
        (Filter(topics=["xyzzy"]), "There is no topic"),
        (Filter(period="2022-13"), "'2022-13' is no period."),
    ],
)
def test_a_filter_that_names_nothing_is_refused(
    small: Dataset, wanted: Filter, message: str
) -> None:
    with pytest.raises(ProvcliError, match=message):
        select(small, wanted)


@pytest.mark.parametrize("period", [None, "", "undated", "2023", "2016/.."])
def test_a_period_is_given_back_as_it_is(period: str | None) -> None:
    assert parse_period_filter(period) == period


def test_what_is_no_period_is_told_with_how_to_write_one() -> None:
    with pytest.raises(ProvcliError) as caught:
        parse_period_filter("last year")
    assert caught.value.message == "'last year' is no period."
    assert caught.value.hint == "Write 2023, 2024-02, 2024-01/2024-02, 2016/.. or undated."


def parts(dataset: Dataset) -> Mapping[str, list[str]]:
    tables = ("entities", "units", "topics", "metrics", "claims")
    ids = {table: [item.id for item in getattr(dataset, table)] for table in tables}
    ids["dismissals"] = sorted({item.section for item in dataset.dismissals})
    ids["acknowledgements"] = [item.subject for item in dataset.acknowledgements]
    return ids


def known(*subjects: str) -> str:
    return "".join(
        f'\n[[acknowledgements]]\nrule = "PC201"\nsubject = "{it}"\nevidence = "x"\nreason = "y"\n'
        for it in subjects
    )


def test_a_part_brings_all_it_needs_and_nothing_else(small: Dataset) -> None:
    subjects = ("north/goats/2022", "north-goats-grew", "goats", "count", "south/goats/2022", "EUR")
    dataset = loads(SMALL.read_text("utf-8") + known(*subjects))
    north = select(dataset, Filter(entities=["north"], topics=["farming"]))
    assert parts(north) == {
        "entities": ["north"],
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
        # The missing figure of a claim needs its entity and its metric.
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
    part = subset(small, [small.figure_by_id[name] for name in kept])
    assert [figure.id for figure in part.figures] == kept
    assert [claim.id for claim in part.claims] == claims


def test_a_claim_goes_with_the_entity_or_the_metric_it_implies() -> None:
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
