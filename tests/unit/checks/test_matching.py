"""Where each figure and each dismissal occurs in an article."""

import pytest

from provcli.checks.matching import Alignment, align
from provcli.dataset.load import load
from provcli.dataset.models import Dismissal, Figure
from provcli.prose.article import read_article
from support import ARTICLE, SMALL

SMALL_ONE = load(SMALL)
HEADINGS = (("s", "Head"), ("t", "Tail"))
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
    dataset = SMALL_ONE.model_copy(
        update={
            "figures": tuple(item for item in items if isinstance(item, Figure)),
            "dismissals": tuple(item for item in items if isinstance(item, Dismissal)),
        }
    )
    return align(dataset, read_article(text, HEADINGS))


def outcomes_of(alignment: Alignment) -> list[tuple[str, object]]:
    """Return each outcome with its section, paragraph, start, and end."""
    return [
        (match.outcome, span and (*span.paragraph.location, span.start, span.end))
        for match in alignment.matches
        for span in [match.occurrence]
    ]


def free(alignment: Alignment, text: str) -> list[str]:
    return [number.text for _, number in alignment.unmatched_numbers(read_article(text, HEADINGS))]


@pytest.mark.parametrize(
    ("items", "text", "outcomes", "left"),
    [
        ([figure("12")], "Head\n12 boats and 13", [("found", ("s", 1, 0, 2))], ["13"]),
        # The second one is asked for.
        ([figure("12", occurrence=2)], "Head\n12 and 12", [("found", ("s", 1, 7, 9))], ["12"]),
        # 163 and 1.16 do not contain 16.
        ([figure("16")], "Head\n163 and 1.16 and 16", [("found", ("s", 1, 17, 19))],
         ["163", "1.16"]),
        # Nor does 12 of 13 in 12 of 135, nor 5 of 12 in 15 of 12; but 12 does in US$12.
        ([dismissal("12 of 13")], "Head\n12 of 135", [("changed", ("s", 1, 0, 2))], ["135"]),
        ([dismissal("5 of 12")], "Head\n15 of 12", [("changed", ("s", 1, 6, 8))], ["15"]),
        ([figure("12")], "Head\n7 or 8 for US$12", [("found", ("s", 1, 14, 16))], ["7", "8"]),
        ([figure("US$12")], "Head\nit was US$12", [("found", ("s", 1, 7, 12))], []),
        # A figure is one number; a dismissal may have several.
        ([figure("12 of 13")], "Head\n12 of 13", [("changed", ("s", 1, 0, 2))], ["13"]),
        ([dismissal("12 of 13")], "Head\n12 of 13", [("found", ("s", 1, 0, 8))], []),
        # Width and quotes do not count.
        ([figure("65.2%")], "Head\nin all ６５．２％", [("found", ("s", 1, 7, 12))], []),
        # A heading has numbers, too.
        ([dismissal("Two", paragraph=0, section="t")], "Head\nOne\nTail\n2", [("missing", None)],
         ["One", "2"]),
        # The nearest paragraph of its own section, before any other.
        ([figure("12", paragraph=4)], "Head\n12\nx\n12\n7\nx\nx\nTail\n12\nx\nx\n12",
         [("moved", ("s", 3, 0, 2))], ["12", "7", "12", "12"]),
        ([figure("12")], "Head\nx\nTail\nx\nx\n12", [("moved", ("t", 3, 0, 2))], []),
        ([dismissal("12", section="t")], "Head\n12\nTail\nx\nx\nx\n12",
         [("moved", ("t", 4, 0, 2))], ["12"]),
        ([figure("12", paragraph=3)], "Head\n12\nx\nx\n12", [("moved", ("s", 4, 0, 2))], ["12"]),
        # The first of two that are equally near, and the first of several in a paragraph.
        ([figure("12", paragraph=2)], "Head\n12\nx\n12", [("moved", ("s", 1, 0, 2))], ["12"]),
        ([figure("12", paragraph=2)], "Head\n12 or 12\nx", [("moved", ("s", 1, 0, 2))], ["12"]),
        # The first of the article, where it does not have the section.
        ([dismissal("12", section="t")], "Head\n12\n12", [("moved", ("s", 1, 0, 2))], ["12"]),
        ([dismissal("13", section="t")], "Head\n12", [("missing", None)], ["12"]),
        # What is entries_by_number is not free to be moved to.
        ([figure("12"), figure("12", paragraph=2)], "Head\nx\n12", [("missing", None),
         ("found", ("s", 2, 0, 2))], []),
        ([figure("12"), figure("12", paragraph=2)], "Head\nx\n12 and 12 and 12",
         [("moved", ("s", 2, 7, 9)), ("found", ("s", 2, 0, 2))], ["12"]),
        ([figure("12", paragraph=3), figure("12", paragraph=4)], "Head\n12\n12\n12\nx",
         [("found", ("s", 3, 0, 2)), ("moved", ("s", 2, 0, 2))], ["12"]),
        # Changed to what is most like it.
        ([figure("1,250")], "Head\n7 and 1,350 and 99", [("changed", ("s", 1, 6, 11))],
         ["7", "99"]),
        # There, but less often than the occurrence says.
        ([figure("12", occurrence=2)], "Head\n12 and 9", [("too-few", ("s", 1, 0, 2))], ["9"]),
        ([figure("12"), figure("12", occurrence=2)], "Head\n12", [("found", ("s", 1, 0, 2)),
         ("too-few", None)], []),
        # Numbers that cannot be read are numbers, too.
        ([dismissal("II"), figure("5")], "Head\nPhase II and 5", [("found", ("s", 1, 13, 14)),
         ("found", ("s", 1, 6, 8))], []),
        ([figure("12"), figure("12", occurrence=2)], "Head\n12 and 9",
         [("found", ("s", 1, 0, 2)), ("changed", ("s", 1, 7, 8))], []),
        # No such paragraph, no such number.
        ([figure("12", paragraph=9)], "Head\n13", [("missing", None)], ["13"]),
        ([figure("12")], "Head\nnone here", [("missing", None)], []),
        ([dismissal("no number")], "Head\nno such", [("missing", None)], []),
        # Longer words first: a number inside them does not belong to another item.
        ([dismissal("first"), dismissal("first two")], "Head\nthe first two",
         [("too-few", None), ("found", ("s", 1, 4, 13))], []),
    ],
)  # fmt: skip
def test_align_outcomes(
    items: list[Figure | Dismissal],
    text: str,
    outcomes: list[tuple[str, object]],
    left: list[str],
) -> None:
    alignment = located(*items, text=text)
    assert outcomes_of(alignment) == outcomes
    assert free(alignment, text) == left
    assert [match.item for match in alignment.matches] == [
        *(item for item in items if isinstance(item, Figure)),
        *(item for item in items if isinstance(item, Dismissal)),
    ]


def test_align_finds_every_entry_of_a_sound_dataset() -> None:
    dataset = load(SMALL)
    headings = [(section.id, section.heading) for section in dataset.source.sections]
    article = read_article(ARTICLE.read_text("utf-8"), headings)
    alignment = align(dataset, article)
    assert {match.outcome for match in alignment.matches} == {"found"}
    assert list(alignment.unmatched_numbers(article)) == []
    for match in alignment.matches:
        span = match.occurrence
        assert span is not None
        assert span.numeral in span.paragraph.numerals
        assert span.paragraph.text[span.start : span.end] == match.item.printed


def test_align_keeps_every_entry_of_a_number() -> None:
    alignment = located(dismissal("12"), dismissal("12 and 13"), text="Head\n12 and 13")
    owners = [[item.printed for item in items] for items in alignment.entries_by_number.values()]
    assert owners == [["12 and 13"], ["12 and 13"]]
    alignment = located(figure("12"), dismissal("12"), text="Head\n12")
    (both,) = alignment.entries_by_number.values()
    assert [type(item) for item in both] == [Figure, Dismissal]


@pytest.mark.parametrize(
    ("paragraph", "text", "outcome"),
    [(1, "5 " * 3_000, "found"), (9_999, "5 " * 3_000, "moved"), (9_999, "5\n" * 3_000, "moved")],
)
def test_align_thousands_of_equal_numbers(paragraph: int, text: str, outcome: str) -> None:
    items = [figure("5", paragraph=paragraph, occurrence=index + 1) for index in range(3_000)]
    alignment = located(*items, text=f"Head\n{text}")
    assert {match.outcome for match in alignment.matches} == {outcome}
    assert len(alignment.entries_by_number) == 3_000


def test_align_takes_the_nearest_number_of_the_section() -> None:
    text = "Head\n5\nno\nno\nno\n5 and 5\nno\nTail\n5\n5\n"

    def found(*paragraphs: int) -> list[tuple[str, int, int]]:
        items = [figure("5", paragraph=paragraph) for paragraph in paragraphs]
        spans = [match.occurrence for match in located(*items, text=text).matches]
        return [(*span.paragraph.location, span.start) for span in spans if span]

    assert found(4) == [("s", 5, 0)]
    assert found(3, 3, 3) == [("s", 1, 0), ("s", 5, 0), ("s", 5, 6)]
    assert found(*[6] * 5) == [("s", 5, 0), ("s", 5, 6), ("s", 1, 0), ("t", 1, 0), ("t", 2, 0)]
