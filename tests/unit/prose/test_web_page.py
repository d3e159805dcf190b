"""A web page becomes the text of its article, and no number is lost unnoticed."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.prose.web_page import is_web_page, read_web_page

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<title>Two islands, one ferry | The Island Mail</title>
<meta property="og:site_name" content="The Island Mail">
<meta property="article:published_time" content="2024-02-10T08:00:00Z">
<style>p { margin: 3px }</style>
</head>
<body>
<nav><ul><li>Home</li><li>Archive 2021</li><li>Top 10 stories</li></ul></nav>
<article>
<h1>Two islands, one ferry</h1>
<p>The ferry carried 84,000 passengers to <b>Amber</b> Isle in 2023, up 20% from 70,000 in 2022.</p>
<h2>Birch Isle</h2>
<p>Birch Isle counted 31,500 passengers in 2023,<br>half as many as its neighbor.</p>
<figure><img src="x.png" alt="5"><figcaption>The ferry has 3 decks.</figcaption></figure>
<h3>Freight</h3>
<table><tr><th>Year</th><th>Tons</th></tr><tr><td>2022</td><td>1,200</td></tr></table>
<ul><li>Cars: 5,400</li><li>Trucks: 310</li></ul>
</article>
<footer>The Island Mail, phone 555 0100</footer>
<script>var visits = 99;</script>
</body>
</html>
"""
TEXT = """Two islands, one ferry

The ferry carried 84,000 passengers to Amber Isle in 2023, up 20% from 70,000 in 2022.

Birch Isle

Birch Isle counted 31,500 passengers in 2023,

half as many as its neighbor.

Freight

Year | Tons

2022 | 1,200

Cars: 5,400

Trucks: 310"""


def test_a_page_becomes_lines_with_its_headings() -> None:
    page = read_web_page(PAGE, "page.html")
    assert page.text == TEXT
    assert page.headings == ("Birch Isle", "Freight")
    assert (page.title, page.publisher) == ("Two islands, one ferry", "The Island Mail")
    assert page.date == "2024-02-10"


def test_what_is_left_out_is_counted() -> None:
    assert read_web_page(PAGE, "page.html").summary == (
        "Kept 14 of 19 numbers of the page. "
        "The others are in a caption (3); navigation (2021, 10); a footer (555, 0100)."
    )


def test_a_page_without_an_article_is_kept_as_a_whole() -> None:
    page = read_web_page("<html><body><nav>5 cars</nav><footer>6 boats</footer></body></html>", "x")
    assert (page.text, page.summary) == ("5 cars\n\n6 boats", "Kept 2 of 2 numbers of the page.")


def test_the_name_of_the_site_is_not_the_title() -> None:
    site = "<body><header><h1>The Island Mail</h1></header>"
    html = (
        PAGE.replace("<body>", site).replace("h1>Two", "h2>Two").replace("ferry</h1", "ferry</h2")
    )
    page = read_web_page(html, "page.html")
    assert page.title == "Two islands, one ferry"
    assert page.text == TEXT


def test_a_title_that_is_not_a_heading_is_the_first_line() -> None:
    html = PAGE.replace("<h1>Two", "<div>Two").replace("ferry</h1>", "ferry</div>")
    page = read_web_page(html, "page.html")
    assert (page.title, page.text) == ("Two islands, one ferry", TEXT)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<!-- saved -->\n<!DOCTYPE html><p>5", "article.txt", True),
        ("<html>", "-", True),
        ("<div>5</div>", "page.HTM", True),
        ("A text with <b> and 5 < 6.", "article.txt", False),
        ("<5 cars", "article.txt", False),
    ],
)
def test_a_web_page_is_known_by_its_beginning_or_name(
    text: str, name: str, *, expected: bool
) -> None:
    assert is_web_page(text, name) == expected


@pytest.mark.parametrize("html", ["", "<html></html>", "<!doctype html><script>5</script>"])
def test_a_page_without_text_is_an_error(html: str) -> None:
    with pytest.raises(ProvcliError, match=r"page\.html has no text"):
        read_web_page(html, "page.html")


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ProvcliError) as caught:
        read_web_page(PAGE, "page.html")
    assert "pip install 'provcli[html]'" in caught.value.hint
    assert caught.value.code == EXIT_FILE_ERROR


MARKUP = (
    "<p>|</p>|<h2>|</h2>|<table><tr><td>|</table>|<nav>|</nav>|<ul><li>|</ul>|<br>|<!-- 7 -->"
    "|<script>|</script>|<p hidden>|<article>|</article>|5 cars|rose 5.2% to|126 billion yuan,"
    "|增长5.2%|&lt;6&gt;|&#0;|\x0c|]]>|<![CDATA[8]]>|<?php 9 ?>|<"
).split("|")


@given(st.lists(st.sampled_from(MARKUP), max_size=40).map(" ".join))
@settings(max_examples=60)
def test_any_markup_is_read(markup: str) -> None:
    page = read_web_page(f"<html><body><div>1</div>{markup}</body></html>", "x")
    assert page.text.strip()
    assert sum(map(len, page.left_out.values())) <= page.numbers
