"""Each decision of a review changes one entry, keeps the rest, and can be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcli.dataset.load import loads
from provcli.drafting.review import (
    FIELDS,
    Proposal,
    Review,
    count_progress,
    find_quote,
)
from provcli.errors import ProvcliError
from provcli.prose.article import read_article


@pytest.fixture
def review(drafted: str) -> Review:
    return Review(drafted, "mine.toml")


def find(review: Review, printed: str) -> Proposal:
    return next(
        proposal
        for proposal in review.proposals()
        if getattr(proposal.entry, "printed", "") == printed
    )


def test_figures_come_before_claims_and_dismissals(review: Review) -> None:
    tables = [proposal.table for proposal in review.proposals()]
    assert tables == sorted(tables, key=["figures", "claims", "dismissals"].index)
    assert count_progress(review.dataset) == (17, 17)


def test_accepting_confirms_the_figure_its_entity_and_its_metric(
    review: Review, drafted: str
) -> None:
    proposal = find(review, "12,000")
    assert review.doubts(proposal) == "period? from a sentence before"
    review.accept(proposal)
    dataset = loads(review.text)
    assert not dataset.figures[proposal.position].draft
    assert not dataset.entity_by_id["norway"].draft
    assert not dataset.metric_by_id["people"].draft
    assert dataset.metric_by_id["ports"].draft
    assert "# period?" not in review.text
    assert len(review.text.splitlines()) == len(drafted.splitlines())
    assert review.undo()
    assert review.text == drafted
    assert not review.undo()


@pytest.mark.parametrize(
    ("field", "answer", "expected"),
    [
        ("period", "2022", "2022"),
        ("period", "", None),
        ("scope", "the north", "the north"),
        ("status", "target", "target"),
        ("qualifier", "nearly", "nearly"),
        ("value", "12,500", 12500),
        ("note", "Counted in May.", "Counted in May."),
    ],
)
def test_a_field_is_edited(review: Review, field: str, answer: str, expected: object) -> None:
    review.edit(find(review, "12,000"), field, answer)
    assert getattr(find(review, "12,000").entry, field) == expected


def test_an_edited_figure_keeps_its_claims_and_repetitions(review: Review) -> None:
    review.edit(find(review, "40"), "period", "2019")
    claim = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert claim.inputs[0] == "norway/ferries/2019"


def test_a_new_name_makes_a_new_entity_or_metric(review: Review) -> None:
    review.edit(find(review, "12,000"), "entity", "The coast")
    assert "norway/people/2023" not in review.dataset.figure_by_id
    review.edit(find(review, "12,000"), "metric", "Workers")
    assert review.dataset.metric_by_id["workers"].unit == "person"
    assert "people" not in review.dataset.metric_by_id
    review.edit(find(review, "12,000"), "entity", "NO")
    assert "norway/workers/2023" in review.dataset.figure_by_id


def test_a_corrected_name_is_carried_to_what_was_guessed_alike(
    review: Review, drafted: str
) -> None:
    proposal = find(review, "32")
    alike = review.find_alike(proposal, "entity")
    assert [other.entry.printed for other in alike] == ["25", "40", "81", "12,000"]  # type: ignore[union-attr]
    assert [other.entry.printed for other in review.find_alike(proposal, "metric")] == ["25"]  # type: ignore[union-attr]
    assert review.find_alike(proposal, "period") == ()
    review.edit(proposal, "entity", "The coast", alike)
    ids = {figure.id for figure in review.dataset.figures if figure.section}
    assert {id_.partition("/")[0] for id_ in ids} == {"coast"}
    ratio = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert ratio.inputs == ("coast/ferries/2020", "coast/ferries/2023")
    assert review.undo()
    assert review.text == drafted


@pytest.mark.parametrize(
    ("field", "answer"),
    [("value", "many"), ("value", ""), ("status", "plan"), ("period", "soon"), ("metric", "")],
)
def test_a_wrong_answer_changes_nothing(
    review: Review, drafted: str, field: str, answer: str
) -> None:
    with pytest.raises(ProvcliError):
        review.edit(find(review, "12,000"), field, answer)
    assert review.text == drafted


def test_a_figure_is_dismissed_with_what_refers_to_it(review: Review) -> None:
    review.dismiss(find(review, "40"), "name")
    assert "norway/ferries/2020" not in review.dataset.figure_by_id
    assert [claim.kind for claim in review.dataset.claims] == ["growth"]
    dismissal = review.dataset.dismissals[-1]
    assert (dismissal.printed, dismissal.reason, dismissal.draft) == ("40", "name", False)
    with pytest.raises(ProvcliError, match="not a reason"):
        review.dismiss(find(review, "81"), "boredom")


def test_a_metric_is_renamed_for_all_its_figures(review: Review) -> None:
    review.rename(find(review, "40"), "Ferries at sea")
    assert "norway/ferries-sea/2023" in review.dataset.figure_by_id
    assert review.dataset.metric_by_id["ferries-sea"].name == "Ferries at sea"
    claim = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert claim.inputs == ("norway/ferries-sea/2020", "norway/ferries-sea/2023")
    review.rename(find(review, "165 billion"), "Fish")
    growth = next(claim for claim in review.dataset.claims if claim.kind == "growth")
    assert growth.inputs == ("norway/fish/2022", "norway/fish/2023")
    assert growth.implies == "norway/fish/2022"
    for name in ("", "Ports"):
        with pytest.raises(ProvcliError, match="not a new name"):
            review.rename(find(review, "40"), name)


def test_metrics_are_merged(review: Review) -> None:
    with pytest.raises(ProvcliError, match="different units"):
        review.merge(find(review, "32"), "people")
    with pytest.raises(ProvcliError):
        review.merge(find(review, "32"), "ferries")  # two figures would be the same
    review.edit(find(review, "40"), "scope", "the south")
    review.edit(find(review, "81"), "scope", "the south")
    review.merge(find(review, "40"), "ports")
    assert "ferries" not in review.dataset.metric_by_id
    assert "norway/ports/2020/the-south" in review.dataset.figure_by_id
    assert any("norway/ports/2020/the-south" in claim.inputs for claim in review.dataset.claims)


def test_dismissals_of_one_reason_are_accepted_together(review: Review) -> None:
    assert review.accept_alike(find(review, "2020")) == 5
    reasons = {dismissal.reason for dismissal in review.dataset.dismissals if dismissal.draft}
    assert reasons == {"claim", "idiom", "name"}


def test_a_claim_is_accepted_or_removed(review: Review) -> None:
    claims = [proposal for proposal in review.proposals() if proposal.table == "claims"]
    review.accept(claims[1])
    review.dismiss(claims[0], "")
    assert [(claim.kind, claim.draft) for claim in review.dataset.claims] == [("ratio", False)]


def test_the_sentence_of_a_number_is_found(review: Review, article: str) -> None:
    text = read_article(article, [("coast", "The coast: more ports")])
    quote = find_quote(text, review.dataset.figure_by_id["norway/ports/2023"])
    assert quote
    assert quote.text == "In 2023, Norway had 32 ports, up from 25 ports in 2020."
    assert quote.text[quote.start : quote.end] == "32"


ACTIONS = st.sampled_from(["accept", "alike", "edit", "merge", "rename", "dismiss", "undo"])
ANSWERS = st.sampled_from(
    ["", "2022", "norway", "ports", "ferries", "3", "name", "repetition", "x y", "nearly", "target"]
)


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decisions_leave_a_dataset_and_can_be_undone(drafted: str, data: st.DataObject) -> None:
    review = Review(drafted, "mine.toml")
    for _ in range(data.draw(st.integers(1, 8))):
        proposals = review.proposals()
        if not proposals:
            break
        proposal = data.draw(st.sampled_from(proposals))
        action, answer = data.draw(ACTIONS), data.draw(ANSWERS)
        before = review.text
        try:
            decide(review, proposal, action, answer, data.draw(st.sampled_from(FIELDS)))
        except ProvcliError:
            assert review.text == before
        assert loads(review.text) == review.dataset
    while review.undo():
        pass
    assert review.text == drafted


def decide(review: Review, proposal: Proposal, action: str, answer: str, field: str) -> None:
    is_figure = proposal.table == "figures"
    if action == "accept":
        review.accept(proposal)
    elif action == "alike" and not is_figure:
        review.accept_alike(proposal)
    elif action == "edit" and is_figure:
        review.edit(proposal, field, answer)
    elif action == "merge" and is_figure:
        review.merge(proposal, answer)
    elif action == "rename" and is_figure:
        review.rename(proposal, answer)
    elif action == "dismiss":
        review.dismiss(proposal, answer)
    elif action == "undo":
        review.undo()
