"""A draft says of each field what no words near its number confirm."""

import tomllib
from pathlib import Path

import pytest

from provcli.checks.confirmation import confirm
from provcli.checks.context import CheckContext
from provcli.checks.drafts import note_unconfirmed
from provcli.dataset.load import loads
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.draft import draft_article
from provcli.drafting.review import Review
from provcli.drafting.toml_text import write_draft
from provcli.drafting.update import update_file
from provcli.prose.article import read_article
from reading_scores import READING

ARTICLE = """Harbor report

Zebra Foods, 2024-02-01

In 2023, Zebra Foods had 41 shops. In 2023, it snaffled 7 vans.
Sales rose 5%, wibbling to 90 tonnes.
"""


def draft(article: str, date: str | None = None) -> str:
    drafted = draft_article(article, this_year=2024, date=date).draft
    return note_unconfirmed("".join(write_draft(drafted)), "mine.toml", article).text


def comment_of(text: str, printed: str) -> str:
    line = next(line for line in text.split("\n") if f'printed = "{printed}"' in line)
    return line.partition("},")[2].strip()


def test_a_note_names_the_fields_and_the_unknown_words() -> None:
    text = draft(ARTICLE)
    assert comment_of(text, "41") == ""
    assert comment_of(text, "7") == ("# words not known: snaffled; not confirmed: metric")


def test_figures_with_a_note_and_no_question_are_counted() -> None:
    article = f"{ARTICLE}A three-year plan began."
    drafted = "".join(write_draft(draft_article(article, this_year=2024).draft))
    noted = note_unconfirmed(drafted, "mine.toml", article)
    assert comment_of(noted.text, "three") == "# not confirmed: reason"
    lines = [line for line in noted.text.split("\n") if "value = " in line]
    only_noted = [line for line in lines if "not confirmed" in line and "?" not in line]
    assert noted.unconfirmed == len(only_noted) > 0


def test_notes_are_stable_and_leave_confirmed_entries_and_own_comments_alone() -> None:
    text = draft(ARTICLE)
    assert note_unconfirmed(text, "mine.toml", ARTICLE).text == text
    for again in ("Harbor\n\nProfit of Ulm was $7 in 2023.\n", "Ulm\n\nIt had 7.\n"):
        noted = draft(again, "2024-02-01")
        assert note_unconfirmed(noted, "mine.toml", again).text == noted
    seven = next(line for line in text.split("\n") if 'printed = "7"' in line)
    entry = seven.partition("  #")[0]
    own = text.replace(seven, f"{entry}  # mine: ask the press office")
    assert note_unconfirmed(own, "mine.toml", ARTICLE).text == own
    confirmed = text.replace(seven, entry.replace(", draft = true", ""))
    assert note_unconfirmed(confirmed, "mine.toml", ARTICLE).text == confirmed


def test_a_noted_line_keeps_its_line_end() -> None:
    drafted = "".join(write_draft(draft_article(ARTICLE, this_year=2024).draft))
    text = drafted.replace("\n", "\r\n")
    noted = note_unconfirmed(text, "mine.toml", ARTICLE).text
    assert noted == draft(ARTICLE).replace("\n", "\r\n")
    review = Review(noted, "mine.toml", read_article(ARTICLE, []))
    review.accept(next(one for one in review.proposals() if one.table == "figures"))
    assert review.text.count("\n") == review.text.count("\r\n")


def test_an_answer_drops_the_note_of_its_field_and_accepting_drops_all() -> None:
    review = Review(draft(ARTICLE), "mine.toml", read_article(ARTICLE, []))
    proposal = next(one for one in review.proposals() if getattr(one.entry, "printed", "") == "7")
    review.edit(proposal, "metric", "Vans")
    assert comment_of(review.text, "7") == ("# words not known: snaffled")
    review.accept(proposal)
    assert comment_of(review.text, "7") == ""


def test_another_value_answers_the_note_on_its_sign() -> None:
    article = "Harbor\n\nProfit of Ulm was $7 in 2023.\n"
    review = Review(draft(article, "2024-02-01"), "mine.toml", read_article(article, []))
    proposal = next(one for one in review.proposals() if one.table == "figures")
    assert comment_of(review.text, "$7").endswith("; not confirmed: metric, sign")
    review.edit(proposal, "value", "-7")
    assert comment_of(review.text, "$7").endswith("; not confirmed: metric")


def test_an_update_notes_new_entries_only() -> None:
    half = "".join(write_draft(draft_article(ARTICLE, this_year=2024).draft))
    article = ARTICLE.replace("7 vans.", "7 vans. It wibbled 3 carts.")
    updated = update_file(half, "mine.toml", article, this_year=2024)
    text = note_unconfirmed(updated.text, "mine.toml", article, updated.known).text
    assert comment_of(text, "7") == comment_of(half, "7") == ""
    assert "words not known: wibbled" in comment_of(text, "3")


def test_a_file_of_tables_has_the_notes_of_an_update_beside_its_headers() -> None:
    known = """name = "x"
title = "Harbor report"
[source]
title = "Harbor report"
date = "2024-02-01"
[[entities]]
id = "zebra-foods"
name = "Zebra Foods"
[[metrics]]
id = "shops"
name = "Shops"
unit = "count"
[[figures]]
entity = "zebra-foods"
metric = "shops"
period = "2023"
value = 41
printed = "41"
paragraph = 2
"""
    updated = update_file(known, "mine.toml", ARTICLE, this_year=2024)
    text = note_unconfirmed(updated.text, "mine.toml", ARTICLE, updated.known).text
    assert "\n[[figures]]  # " in text
    doubts = DatasetFile(text, "mine.toml").doubts
    by_printed = {
        figure.printed: [*map(str, doubts.get(("figures", position), ()))]
        for position, figure in enumerate(loads(text).figures)
    }
    assert "words not known: snaffled" in by_printed["7"]
    assert by_printed["41"] == []


PORT = """name = "x"
title = "Port"
entities = [
    { id = "oslo", kind = "city", name = "Oslo", draft = true },  # entity? from the title
    { id = "acme", kind = "company", name = "Acme" },
]
metrics = [{ id = "boats", name = "Boats", unit = "count" }]
figures = [
    { entity = "oslo", metric = "boats", period = "2027", value = 9, status = "target", \
printed = "9", section = "one", paragraph = 1, draft = true },
]
[source]
title = "Port"
date = "2024-02-01"
sections = [{ id = "one", heading = "HEADING" }]
"""


@pytest.mark.parametrize(
    ("heading", "question", "comment"),
    [
        # The question about the entity itself is enough where no words name it.
        ("News", "", "# words not known: Acme, sell, wibbled; not confirmed: metric"),
        ("Oslo", "", "# words not known: Acme, sell, wibbled; not confirmed: entity, metric"),
        # Words that are not known do not add to a question about the metric.
        ("News", "# metric? which boats", "# metric? which boats"),
    ],
)
def test_a_note_does_not_say_again_what_a_question_says(
    heading: str, question: str, comment: str
) -> None:
    text = PORT.replace("HEADING", heading)
    text = text.replace(
        "paragraph = 1, draft = true },", f"paragraph = 1, draft = true }},{question}"
    )
    article = f"Port\n\n{heading}\n\nAcme wants to sell a wibbled 9 boats in 2027.\n"
    assert comment_of(note_unconfirmed(text, "mine.toml", article).text, "9") == comment


def test_a_question_about_a_value_is_one_about_its_sign() -> None:
    text = draft("Port\n\nSales were trimmed by 8% in 2022 and 5% in 2023.\n", "2024-02-01")
    assert comment_of(text, "5%") == "# value? a rise, or a fall"


TEXTS = sorted(READING.glob("*/*.toml"))


@pytest.mark.parametrize("path", TEXTS[::4], ids=lambda path: path.stem)
def test_nothing_that_is_not_confirmed_is_passed_over(path: Path) -> None:
    document = tomllib.loads(path.read_text("utf-8"))
    article = document["text"]
    file = DatasetFile(draft(article, document["published"]), "mine.toml")
    case = CheckContext(file.dataset, article)
    entities = {
        file.dataset.entities[position].id for table, position in file.doubts if table == "entities"
    }
    unsaid = []
    for key, subjects in confirm(case).unconfirmed.items():
        for position, figure in enumerate(file.dataset.figures):
            said = {one.field for one in file.doubts.get(("figures", position), ())}
            said |= {"sign"} if "value" in said else set()
            said |= {"status"} if "words" in said else set()
            said |= {"entity"} if figure.entity in entities else set()
            if figure.id in subjects and key not in said:
                unsaid.append((key, figure.id))
    assert unsaid == []
