"""A search finds figures by words, fields, and values."""

import pytest

from provcli.dataset.models import Dataset
from provcli.dataset.search import SearchIndex


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 9),
        ("north", 5),
        ("NORTH goats", 3),
        ("goats north 2021", 1),
        ("山羊", 5),
        ("北谷 山", 2),
        ("金", 2),
        ("nv", 5),
        ("four-winds", 1),
        ("1,250", 1),
        (">10000", 1),
        (">=2,500 <=5000", 2),
        (">2,500 <5000", 0),
        ("=2", 1),
        ("<0", 1),
        ("flag:suspect", 1),
        ("status:target", 1),
        ("topic:money", 2),
        ("topic:金", 2),
        ("entity:south topic:farm", 4),
        ("metric:rank", 1),
        ("kind:province", 4),
        ("kind:prov", 0),
        ("period:2022", 7),
        ("period:2021/2022", 8),
        ("period:20", 9),
        ("period:202x", 0),
        ("flag:", 0),
        (">x", 0),
        ("[red]", 0),
    ],
)
def test_search_finds(small: Dataset, query: str, count: int) -> None:
    assert len(SearchIndex(small).find(query)) == count


def test_search_finds_abbreviations_of_local_names(built_in: Dataset) -> None:
    index = SearchIndex(built_in)
    assert index.find("高企") == index.find("高新技术企业") != []
    assert {figure.metric for figure in index.find("hte")} >= {"high-tech-enterprises"}
