"""The article's text as sections and paragraphs, and where recorded numbers stand in it."""

import pytest

from provcli.checks.matching import (
    PREAMBLE,
    Alignment,
    Article,
    Match,
    Occurrence,
    Paragraph,
    align,
    read_article,
)
from provcli.dataset.load import load
from provcli.dataset.models import Dismissal, Figure, Section
from provcli.errors import ProvcliError
from support import ARTICLE, SMALL

NORTH, SOUTH = Section(id="north", heading="The “North”"), Section(id="south", heading="South")


def test_a_section_goes_from_its_heading_to_the_next() -> None:
    text = 'Before.\n \nthe  "north"\n\nOne.\nTwo.\r\n\tSouth \nThree.\nsouth\n'
    article = read_article(text, [NORTH, SOUTH])
    assert [(*paragraph.place, paragraph.text) for paragraph in article.paragraphs] == [
        (PREAMBLE, 1, "Before."),
        ("north", 0, 'the  "north"'),
        ("north", 1, "One."),
        ("north", 2, "Two."),
        ("south", 0, "\tSouth "),
        ("south", 1, "Three."),
        # A heading begins its section where it stands first.
        ("south", 2, "south"),
    ]
    assert article.missing_sections == ()
    assert article.paragraphs[article.position["south", 1]].text == "Three."
    assert article.positions_of == {PREAMBLE: range(1), "north": range(1, 4), "south": range(4, 7)}


def test_headings_that_the_text_does_not_have_are_told() -> None:
    assert read_article("South\nOne.", [NORTH, SOUTH]).missing_sections == (NORTH,)
    assert read_article("", [NORTH, SOUTH]).missing_sections == (NORTH, SOUTH)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b c d 12 e f g h", "b c d 12 e f g"),
        ("12", "12"),
        ("a 12.", "a 12."),
        ("a b c d (12%) e f g h", "b c d (12%) e f g"),
        ("x" * 300 + "12" + "y" * 300, "x" * 200 + "12" + "y" * 200),
    ],
)
def test_a_finding_shows_a_number_with_three_words_on_either_side(text: str, words: str) -> None:
    start = text.index("12")
    assert Paragraph("s", 1, text).words_around(start, start + 2) == words


# --- Where items stand ----------------------------------------------------------------------------

SMALL_ONE = load(SMALL)
FIGURE: dict[str, object] = {"entity": "north", "metric": "goats", "value": 1, "section": "s"}


def figure(printed: str, *, paragraph: int = 1, occurrence: int = 1) -> Figure:
    words = {"printed": printed, "paragraph": paragraph, "occurrence": occurrence}
    return Figure.model_validate({**FIGURE, **words})


def dismissal(
    printed: str, *, paragraph: int = 1, occurrence: int = 1, section: str = "s"
) -> Dismissal:
    return Dismissal(
        section=section,
        paragraph=paragraph,
        printed=printed,
        occurrence=occurrence,
        reason="name",
    )


def located(*items: Figure | Dismissal, text: str) -> Alignment:
    sections = (Section(id="s", heading="Head"), Section(id="t", heading="Tail"))
    dataset = SMALL_ONE.model_copy(
        update={
            "figures": tuple(it for it in items if isinstance(it, Figure)),
            "dismissals": tuple(it for it in items if isinstance(it, Dismissal)),
        }
    )
    return align(dataset, read_article(text, sections))


def told(ledger: Alignment) -> list[tuple[str, object]]:
    """What became of each item, and where it stands: section, paragraph, start, end."""
    return [
        (
            it.outcome,
            it.spot and (*it.spot.paragraph.place, it.spot.start, it.spot.end),
        )
        for it in ledger.matches
    ]


def free(ledger: Alignment, text: str) -> list[str]:
    sections = (Section(id="s", heading="Head"), Section(id="t", heading="Tail"))
    return [it.text for _, it in ledger.unclaimed(read_article(text, sections))]


@pytest.mark.parametrize(
    ("items", "text", "outcomes", "left"),
    [
        ([figure("12")], "Head\n12 boats and 13", [("found", ("s", 1, 0, 2))], ["13"]),
        # The second one is asked for.
        ([figure("12", occurrence=2)], "Head\n12 and 12", [("found", ("s", 1, 7, 9))], ["12"]),
        # 16 does not stand in 163, nor in 1.16.
        ([figure("16")], "Head\n163 and 1.16 and 16", [("found", ("s", 1, 17, 19))],
         ["163", "1.16"]),
        # Nor does 12 of 13 in 12 of 135, nor 5 of 12 in 15 of 12; but 12 does in US$12.
        ([dismissal("12 of 13")], "Head\n12 of 135", [("changed", ("s", 1, 0, 2))], ["135"]),
        ([dismissal("5 of 12")], "Head\n15 of 12", [("changed", ("s", 1, 6, 8))], ["15"]),
        ([figure("12")], "Head\n7 or 8 for US$12", [("found", ("s", 1, 14, 16))], ["7", "8"]),
        ([figure("US$12")], "Head\nit was US$12", [("found", ("s", 1, 7, 12))], []),
        ([figure("6万")], "Head\n5亿6万", [("found", ("s", 1, 2, 4))], ["5亿"]),
        # A figure is one number; a dismissal may hold several.
        ([figure("12 of 13")], "Head\n12 of 13", [("changed", ("s", 1, 0, 2))], ["13"]),
        ([dismissal("12 of 13")], "Head\n12 of 13", [("found", ("s", 1, 0, 8))], []),
        # Width and quotes do not count.
        ([figure("65.2%")], "Head\nin all ６５．２％", [("found", ("s", 1, 7, 12))], []),
        # A heading has numbers, too.
        ([dismissal("Two", paragraph=0, section="t")], "Head\nOne\nTail\n2", [("lost", None)],
         ["One", "2"]),
        # The nearest paragraph of its own section, before any other.
        ([figure("12", paragraph=4)], "Head\n12\nx\n12\n7\nx\nx\nTail\n12\nx\nx\n12",
         [("moved", ("s", 3, 0, 2))], ["12", "7", "12", "12"]),
        ([figure("12")], "Head\nx\nTail\nx\nx\n12", [("moved", ("t", 3, 0, 2))], []),
        ([dismissal("12", section="t")], "Head\n12\nTail\nx\nx\nx\n12",
         [("moved", ("t", 4, 0, 2))], ["12"]),
        ([figure("12", paragraph=3)], "Head\n12\nx\nx\n12", [("moved", ("s", 4, 0, 2))], ["12"]),
        # Of two that are equally near, the first; of several in a paragraph, the first.
        ([figure("12", paragraph=2)], "Head\n12\nx\n12", [("moved", ("s", 1, 0, 2))], ["12"]),
        ([figure("12", paragraph=2)], "Head\n12 or 12\nx", [("moved", ("s", 1, 0, 2))], ["12"]),
        # The first of the article, where it does not have the section.
        ([dismissal("12", section="t")], "Head\n12\n12", [("moved", ("s", 1, 0, 2))], ["12"]),
        ([dismissal("13", section="t")], "Head\n12", [("lost", None)], ["12"]),
        # What is claimed is not free to be moved to.
        ([figure("12"), figure("12", paragraph=2)], "Head\nx\n12", [("lost", None),
         ("found", ("s", 2, 0, 2))], []),
        ([figure("12"), figure("12", paragraph=2)], "Head\nx\n12 and 12 and 12",
         [("moved", ("s", 2, 7, 9)), ("found", ("s", 2, 0, 2))], ["12"]),
        ([figure("12", paragraph=3), figure("12", paragraph=4)], "Head\n12\n12\n12\nx",
         [("found", ("s", 3, 0, 2)), ("moved", ("s", 2, 0, 2))], ["12"]),
        # Changed to what is most like it.
        ([figure("1,250")], "Head\n7 and 1,350 and 99", [("changed", ("s", 1, 6, 11))],
         ["7", "99"]),
        # There, but less often than said.
        ([figure("12", occurrence=2)], "Head\n12 and 9", [("fewer", None)], ["12", "9"]),
        ([figure("12"), figure("12", occurrence=2)], "Head\n12", [("found", ("s", 1, 0, 2)),
         ("fewer", None)], []),
        ([figure("12"), figure("12", occurrence=2)], "Head\n12 and 9",
         [("found", ("s", 1, 0, 2)), ("changed", ("s", 1, 7, 8))], []),
        # No such paragraph, no such number.
        ([figure("12", paragraph=9)], "Head\n13", [("lost", None)], ["13"]),
        ([figure("12")], "Head\nnone here", [("lost", None)], []),
        ([dismissal("no number")], "Head\nno such", [("lost", None)], []),
        # Longer words first: what stands inside them is no other item's.
        ([dismissal("first"), dismissal("first two")], "Head\nthe first two",
         [("fewer", None), ("found", ("s", 1, 4, 13))], []),
    ],
)  # fmt: skip
def test_an_item_is_found_where_it_stands(
    items: list[Figure | Dismissal],
    text: str,
    outcomes: list[tuple[str, object]],
    left: list[str],
) -> None:
    ledger = located(*items, text=text)
    assert told(ledger) == outcomes
    assert free(ledger, text) == left
    assert [match.item for match in ledger.matches] == [
        *(it for it in items if isinstance(it, Figure)),
        *(it for it in items if isinstance(it, Dismissal)),
    ]


def test_every_item_of_a_sound_dataset_is_found_and_every_number_claimed() -> None:
    dataset = load(SMALL)
    article = read_article(ARTICLE.read_text("utf-8"), dataset.source.sections)
    ledger = align(dataset, article)
    assert {match.outcome for match in ledger.matches} == {"found"}
    assert list(ledger.unclaimed(article)) == []
    for match in ledger.matches:
        assert match.spot is not None
        assert match.spot.numeral in match.spot.paragraph.numerals
        assert match.spot.paragraph.text[match.spot.start : match.spot.end] == match.item.printed


def test_a_number_keeps_every_item_that_claims_it() -> None:
    paragraph = Paragraph("s", 1, "12 and 13")
    spot, ledger = Occurrence(paragraph, 0, 9, range(2)), Alignment()
    assert ledger.is_free(spot)
    assert not ledger.is_inside_another(spot)
    long, short = dismissal("12 and 13"), dismissal("12")
    ledger.settle(Match(long, "found", spot))
    ledger.settle(Match(short, "lost"))
    ledger.settle(Match(short, "found", Occurrence(paragraph, 0, 2, range(1))))
    assert ledger.claimed == {(("s", 1), 0): [long, short], (("s", 1), 1): [long]}
    assert not ledger.is_free(Occurrence(paragraph, 0, 2, range(1)))
    assert ledger.is_inside_another(Occurrence(paragraph, 0, 2, range(1)))
    assert not ledger.is_inside_another(spot)
    assert list(ledger.unclaimed(Article((paragraph,), ()))) == []


@pytest.mark.parametrize(
    ("numbers", "spots", "what"),
    [
        (4, 4, None),
        (3, 4, "numbers"),
        (4, 3, "places where recorded words stand"),
    ],
)
def test_an_article_has_no_more_numbers_than_fit_into_memory(
    monkeypatch: pytest.MonkeyPatch, numbers: int, spots: int, what: str | None
) -> None:
    monkeypatch.setattr("provcli.checks.matching.MAX_NUMBERS", numbers)
    monkeypatch.setattr("provcli.checks.matching.MAX_OCCURRENCES", spots)
    text = "Head\n12\n12 and 12 and 12"
    if what is None:
        assert told(located(figure("12"), text=text)) == [("found", ("s", 1, 0, 2))]
        return
    with pytest.raises(ProvcliError) as refused:
        located(figure("12"), text=text)
    assert refused.value.message == f"The article has too many {what} to be checked."
    assert refused.value.hint == (
        "Check that it is the right file; an article can be split into several."
    )
    assert refused.value.code == 3
