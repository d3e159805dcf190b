"""Who published an article, and when, as far as its text says so."""

import pytest

from provcli.drafting.draft import draft_article


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("By Anna Bell, The Island Mail\n\nIt had 5 ports.", "The Island Mail"),
        ("By Anna Bell, Staff Writer\n\nIt had 5 ports.", None),
        ("By 2030, Norway will have 5 ports.", None),
        ("AMBER ISLE, May 3, 2024 (Reuters) - It had 5 ports.", "Reuters"),
        ("Norway (Oslo) had 5 ports.", None),
        ("It had 5 ports.\n\nSource: The Island Mail, Feb 10, 2024", "The Island Mail"),
        ("Sources said it had 5 ports.", None),
        ("It had 5 ports. (Economic Daily reporter Li Ming)", "Economic Daily"),
        ("新华社武汉2月10日电（记者 李明）武汉有5个港口。", "新华社"),
        ("新华社武汉2月10日电 武汉有5个港口。\n\n来源：人民日报", "人民日报"),
        ("本报武汉2月10日讯 武汉有5个港口。", None),
        ("武汉有5个港口。（经济日报记者 李明）", "经济日报"),
    ],
)
def test_the_publisher_is_what_the_text_says(text: str, publisher: str | None) -> None:
    source = draft_article(f"Ports of Norway\n\n{text}", this_year=2024)[0].source
    assert source.get("publisher") == publisher


def test_figures_are_not_about_the_publisher() -> None:
    text = (
        "Ferry traffic grows\n\nBy Anna Bell, The Island Mail\n\nThe ferry carried 840 people.\n\n"
        "Source: The Island Mail, Feb 10, 2024"
    )
    rows = draft_article(text, this_year=2024)[0].entities
    assert [row["name"] for row in rows] == ["Ferry traffic grows"]


@pytest.mark.parametrize(
    ("first_line", "date"),
    [
        ("OSLO, 24 July 2024 - Norway had 5 ports.", "2024-07-24"),
        ("Published on 24 July 2024", "2024-07-24"),
        ("On 24 July 2024 Norway had 5 ports.", None),
        ("As of 24 July 2024, Norway had 5 ports.", None),
        ("截至2024年7月24日，挪威有5个港口。", None),
    ],
)
def test_the_date_of_a_fact_is_not_the_date_of_publication(
    first_line: str, date: str | None
) -> None:
    source = draft_article(f"Ports of Norway\n\n{first_line}", this_year=2024)[0].source
    assert source.get("date") == date
