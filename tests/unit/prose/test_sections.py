"""An article's text as sections and paragraphs."""

import pytest

from provcli.prose.article import PREAMBLE, Paragraph, read_article

NORTH, SOUTH = ("north", "The “North”"), ("south", "South")


def test_read_article_sections_go_from_heading_to_heading() -> None:
    text = 'Before.\n \nthe  "north"\n\nOne.\nTwo.\r\n\tSouth \nThree.\nsouth\n'
    article = read_article(text, [NORTH, SOUTH])
    assert [(*paragraph.location, paragraph.text) for paragraph in article.paragraphs] == [
        (PREAMBLE, 1, "Before."),
        ("north", 0, 'the  "north"'),
        ("north", 1, "One."),
        ("north", 2, "Two."),
        ("south", 0, "\tSouth "),
        ("south", 1, "Three."),
        # A heading starts its section at its first line.
        ("south", 2, "south"),
    ]
    assert article.missing_sections == set()
    assert article.paragraphs[article.position["south", 1]].text == "Three."
    assert article.positions_of == {PREAMBLE: range(1), "north": range(1, 4), "south": range(4, 7)}


def test_read_article_of_two_sections_with_one_heading() -> None:
    text = "Results\nOne.\nresults\nTwo.\nResults\n"
    article = read_article(text, [("first", "Results"), ("second", "Results")])
    assert [paragraph.location for paragraph in article.paragraphs] == [
        *(("first", 0), ("first", 1), ("second", 0), ("second", 1), ("second", 2)),
    ]


def test_read_article_missing_sections() -> None:
    assert read_article("South\nOne.", [NORTH, SOUTH]).missing_sections == {"north"}
    assert read_article("", [NORTH, SOUTH]).missing_sections == {"north", "south"}
    assert read_article("One.", []).missing_sections == set()


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        ("12", "12"),
        ("a 12.", "a 12."),
        ("long " * 20 + "(12%) words " * 20, "...long long long long long long long (12%) words"),
        ("x" * 300 + "12" + "y" * 300, f"...{'x' * 40}12{'y' * 40}..."),
        ("增" * 300 + "12" + "长" * 300, f"...{'增' * 40}12{'长' * 40}..."),
    ],
)
def test_snippet_contains_the_number(text: str, snippet: str) -> None:
    start = text.index("12")
    assert Paragraph("s", 1, text).snippet(start, start + 2).startswith(snippet)
