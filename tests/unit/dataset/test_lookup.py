"""Finding things by the names that people use."""

from collections.abc import Callable

import pytest

from provcli.dataset.load import loads
from provcli.dataset.lookup import (
    find_entity,
    find_figure,
    find_metric,
    find_subject,
    find_topic,
)
from provcli.dataset.models import Dataset
from provcli.errors import EXIT_USAGE, ProvcliError
from support import SMALL

Find = Callable[[Dataset, str], object]


@pytest.mark.parametrize(
    ("find", "name", "id_"),
    [
        (find_entity, "north", "north"),
        (find_entity, " NORTH  valley ", "north"),
        (find_entity, "north-valley", "north"),
        (find_entity, "北谷", "north"),
        (find_entity, "北", "north"),
        (find_entity, "谷", "north"),
        (find_entity, "xx-sv", "south"),
        (find_entity, "ＸＸ－ＳＶ", "south"),
        (find_entity, "wes", "west"),
        (find_metric, "GOATS", "goats"),
        (find_metric, "山羊", "goats"),
        (find_metric, "Cheese, rank", "cheese-rank"),
        (find_metric, "cheese rank", "cheese-rank"),
        (find_metric, "sales", "cheese-sales"),
        (find_topic, "金钱", "money"),
        (find_topic, "Farming", "farming"),
        (find_subject, "west valley", "west"),
        (find_subject, "cheese sales", "cheese-sales"),
        (find_subject, "money", "money"),
        (find_figure, "north/goats/2022", "north/goats/2022"),
        (find_figure, "NORTH/Goats/2022", "north/goats/2022"),
        (find_figure, "北谷/山羊/2022", "north/goats/2022"),
        (find_figure, "North Valley/cheese sales/2022", "north/cheese-sales/2022"),
        (find_figure, "xx-sv/goats/2023/TARGET", "south/goats/2023/target"),
    ],
)
def test_find(small: Dataset, find: Find, name: str, id_: str) -> None:
    assert getattr(find(small, name), "id", None) == id_


@pytest.mark.parametrize(
    ("find", "name", "message", "hint"),
    [
        (find_entity, "nroth", "There is no entity 'nroth'.", "Did you mean north"),
        (find_entity, "Valley North", "There is no entity 'Valley North'.", "Did you mean north"),
        (find_entity, "xyzzy", "There is no entity 'xyzzy'.", "See `provcli list entities`."),
        (find_entity, "", "There is no entity ''.", ""),
        (find_entity, "orth", "There is no entity 'orth'.", "Did you mean north"),
        (find_metric, "xyzzy", "There is no metric 'xyzzy'.", "See `provcli list metrics`."),
        (find_topic, "xyzzy", "There is no topic 'xyzzy'.", "See `provcli list topics`."),
        (find_subject, "xyzzy", "There is no entity, metric, or topic 'xyzzy'.",
         "See `provcli list entities` or `provcli list metrics` or `provcli list topics`."),
        (find_metric, "north", "'north' is an entity, not a metric.",
         "See `provcli show north` or `provcli list metrics`."),
        (find_figure, "xyzzy", "There is no figure 'xyzzy'.", "See `provcli list figures`."),
        (find_figure, "north/goats/202", "There is no figure 'north/goats/202'.",
         "Did you mean north/goats/2022"),
        (find_metric, "cheese", "'cheese' is ambiguous. It matches cheese-sales, cheese-rank.",
         "Use one of these ids."),
        (find_subject, "valley",
         "'valley' is ambiguous. It matches north, south, west.",
         "Use one of these ids."),
    ],
)  # fmt: skip
def test_find_unknown_or_ambiguous_name(
    small: Dataset, find: Find, name: str, message: str, hint: str
) -> None:
    with pytest.raises(ProvcliError) as caught:
        find(small, name)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)
    assert caught.value.code == EXIT_USAGE


def test_find_prefers_ids_to_names_and_names_to_parts() -> None:
    text = SMALL.read_text("utf-8")
    named_like_another = text.replace('name = "South Valley"', 'name = "North"', 1)
    assert find_entity(loads(named_like_another), "north").id == "north"
    assert find_metric(loads(text), "goats").id == "goats"  # goats-growth contains it


def test_find_subject_with_one_id_in_two_tables() -> None:
    text = SMALL.read_text("utf-8").replace('id = "west"', 'id = "goats"', 1)
    with pytest.raises(ProvcliError, match="It matches entity goats, metric goats"):
        find_subject(loads(text), "goats")


def test_find_prints_at_most_five_candidates(smallest: str) -> None:
    rows = "".join(f'[[entities]]\nid = "ulm-{number}"\nname = "x"\n' for number in range(8))
    with pytest.raises(ProvcliError) as caught:
        find_entity(loads(smallest.replace("[[metrics]]", f"{rows}[[metrics]]", 1)), "x")
    assert caught.value.message.endswith(" ulm-0, ulm-1, ulm-2, ulm-3, ulm-4, and 3 more.")
