"""Markdown, read back by markdown-it."""

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from provcli.dataset.models import Dataset
from provcli.views.tables import Column, Table, figures_table
from support import HOSTILE

Write = Callable[..., bytes]


def parse(content: bytes) -> list[str]:
    """Return the text of each cell; no cell may have markup other than code."""
    cells = []
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        if token.type == "inline":
            assert {child.type for child in token.children or []} <= {"text", "code_inline"}
            cells.append("".join(child.content for child in token.children or []))
    return cells


@pytest.mark.parametrize(
    "text",
    [
        *("https://a.example/b", "HTTP://a.example", "www.a.example", "ftp://a.example"),
        *("me@a.example", "mailto:me@a.example", "xmpp:me@a.example/x", "[a](http://b)"),
        *("<http://a.example>", "![a](b)", "a_b@c-d.example", "a@@b.example", "@name"),
    ],
)
def test_write_markdown_leaves_no_link(write: Write, text: str) -> None:
    table = Table("t", (Column("a", "text", "A."),), [(text,)])
    content = write("markdown", "table", table)
    assert parse(content) == ["a", text]
    # What GitHub makes a link of without any markup.
    assert not re.search(r"[^\\]://|www\.\w|(?<!`)@\w|\w\.[a-z]", content.decode())


def test_write_markdown_one_line_per_row_with_numbers_to_the_right(
    write: Write, small: Dataset
) -> None:
    table = Table(
        "t", (Column("a", "text", "A."), Column("b", "integer", "B.")), [(HOSTILE, 1), ("x", 2)]
    )
    lines = write("markdown", "table", table).decode().splitlines()
    assert len(lines) == 4
    assert lines[1] == "| --- | ---: |"
    assert write("markdown", "table", figures_table(small)).count(b"\n") == len(small.figures) + 2
