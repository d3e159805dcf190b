"""A draft of any text loads, and accounts for each number of it once."""

import re
import tomllib
import tracemalloc
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcli.checks.engine import check
from provcli.checks.matching import align
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft
from provcli.drafting.update import update_file
from provcli.files.read import read_text
from provcli.prose.article import read_article
from support import compare_work, count_work

LABELED = sorted((Path(__file__).parents[2] / "data" / "reading").glob("*/*.toml"))
LOCATION_RULES = {f"PC3{number:02}" for number in range(1, 14)}
"""The rules that a draft fulfills: each number is named once, where it is, as it is printed."""
WORDS = (
    "In 2023, GDP|rose 5.2%|to 126 trillion yuan|fell by|from 4 to 5|million|3-5%|first|,|. |\n\n"
    "|doubled|half|$1.5 billion|一季度|增长5.2%|12.6亿元|第一|三成|翻一番|The company|Apple's sales"
    '|a year earlier|year-on-year|ranked second|of which|-3|½|1e9|0|00|１２３|=1+1|"|\\|#|]'
    "|Hubei: news|15|15|15%|, or|10^30|1234567890123456789012345|0.0000000000000000000000001"
    "|by 2030|will reach|两|亿|百元|\x07|\u202e"
).split("|")


def draft_and_load(text: str, *, date: str | None = None) -> Dataset:
    draft = draft_article(text, this_year=2024, date=date)[0]
    return loads("".join(write_draft(draft)))


def assert_sound_and_complete(text: str, dataset: Dataset) -> None:
    """Check that each number is named once, and each entry is where it says."""
    sections = [(section.id, section.heading) for section in dataset.source.sections]
    article = read_article(text, sections)
    alignment = align(dataset, article)
    assert not article.missing_sections
    assert [match for match in alignment.matches if match.outcome != "found"] == []
    assert list(alignment.unmatched_numbers(article)) == []
    assert [owners for owners in alignment.entries_by_number.values() if len(owners) > 1] == []


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("path", LABELED, ids=[path.stem for path in LABELED])
def test_a_news_text_is_drafted_completely(path: Path) -> None:
    labeled = tomllib.loads(path.read_text("utf-8"))
    text = f"{labeled['title']}\n\n{labeled['text']}"
    dataset = draft_and_load(text, date=labeled["published"])
    assert all(entry.draft for entry in (*dataset.figures, *dataset.dismissals))
    assert all(claim.draft for claim in dataset.claims)
    assert_sound_and_complete(text, dataset)
    found = {finding.code for finding in check(dataset, text).findings}
    assert found & LOCATION_RULES == set()
    assert "PC401" in found


MARKUP = (
    "<p>|</p>|<b>5</b>|<!-- 6 -->|&nbsp;5|&#53;|<td>7</td><td>8|# 5|## Sales|- 5 cars|* 6|> 7|1. 8"
    "|2) 9|| 2023 | 5% ||---|[5](http://x/6)|`7`|**8 million**|_9_|~~10~~|```|12:30|\t|\x00|\x07"
    "|\x0b|\x0c|\x1b[31m5|\x85|\u2028|\u2029|\u200b|\ufeff|\u202e|\ud7ff|５|5\u0301|\n\n|\r\n|\r"
    "|rose 5.2% to|增长5.2%|Sales"
).split("|")


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(MARKUP), max_size=40).map("".join),
        st.lists(st.sampled_from(MARKUP), max_size=40).map(" ".join),
        st.text(st.characters(categories=["Cc", "Cf", "Nd", "No", "Zs", "Zl", "Zp"])),
    )
)
@settings(max_examples=150)
def test_any_text_is_drafted(text: str) -> None:
    dataset = draft_and_load(text)
    assert_sound_and_complete(text, dataset)


@given(st.lists(st.sampled_from(["\0", "\0\0", *WORDS]), max_size=20).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_file_with_nul_characters_is_drafted(tmp_path: Path, text: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(f"Figures of {text}\n".encode())
    read = read_text(file)
    assert_sound_and_complete(read, draft_and_load(read))


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=150)
def test_any_sentence_of_numbers_is_drafted(text: str) -> None:
    drafted = "".join(write_draft(draft_article(text, this_year=2024)[0]))
    assert_sound_and_complete(text, loads(drafted))
    assert update_file(drafted, "mine.toml", text, this_year=2026).text == drafted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "No number here.",
        "12",
        "A\nB\nC\nD",
        "\x00\x85 5%",
        "Heading\n5 cars.\nHeading\n5 cars.\nHeading\n6 cars.",
        "Sales were 5 million. " * 3,
    ],
)
def test_a_text_of_hardly_anything_is_drafted(text: str) -> None:
    draft_and_load(text)


@pytest.mark.parametrize("end", [".\n", ", "])
def test_work_grows_with_the_text(end: str) -> None:
    sentence = f"in 2023, exports of Norway rose 5.2% to 126.5 billion kroner, 12 ports said{end}"

    def draft(count: int) -> None:
        text = "".join(sentence.replace("5.2", f"{number}.2") for number in range(count))
        draft_article(text, this_year=2024)

    assert compare_work(draft, 40, 160) < 6


@pytest.mark.slow
def test_work_and_memory_grow_with_a_long_varied_text() -> None:
    lines = [
        line
        for path in LABELED
        for line in tomllib.loads(path.read_text("utf-8"))["text"].splitlines()
        if line.strip()
    ]

    def make_text(size: int) -> str:
        random = Random(size)
        text = ""
        while len(text) < size:
            paragraph = random.choice(lines)
            text += re.sub("[1-9]", lambda _: random.choice("123456789"), paragraph) + "\n"
        return text

    def measure(size: int) -> tuple[int, int]:
        text = make_text(size)
        tracemalloc.start()  # first, since a small text that was read before is in caches
        draft_article(text, this_year=2024)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return count_work(partial(draft_article, this_year=2024), text), peak

    draft_article(make_text(10_000), this_year=2024)  # loads and compiles what a draft needs
    small, large = measure(30_000), measure(90_000)
    assert large[0] < 4.5 * small[0]
    assert large[1] < 4 * small[1]
