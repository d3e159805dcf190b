"""Each decision of a review changes one entry, keeps the rest, and can be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcli.dataset.load import loads
from provcli.dataset.models import Figure
from provcli.drafting.answers import FIELDS
from provcli.drafting.draft import draft_article
from provcli.drafting.model import Doubt
from provcli.drafting.review import Proposal, Review
from provcli.drafting.suggestions import Quote, may_share_name
from provcli.drafting.toml_text import write_draft
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
    assert tables == sorted(tables, key=["entities", "figures", "claims", "dismissals"].index)
    # The text does not say whose kroner it means, and dates the people in another sentence.
    assert review.count_progress() == (17, 17, 2)


NORWAY = Doubt("entity", "from the title; assumed for 5 figures whose sentences name no entity")
PER_OVEN = Doubt("unit", "per oven")


def test_accepting_confirms_the_figure_its_entity_and_its_metric(
    review: Review, drafted: str
) -> None:
    proposal = find(review, "12,000")
    assert review.doubts(proposal) == (Doubt("period", "from a sentence before"), NORWAY)
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
        ("period", "-", None),
        ("scope", "the north", "the north"),
        ("status", "target", "target"),
        ("status", "2", "target"),
        ("status", "t", "target"),
        ("qualifier", "nearly", "nearly"),
        ("qualifier", "-", "exact"),
        ("qualifier", "1", "exact"),
        ("period", "1", "2020"),
        ("value", "12,500", 12500),
    ],
)
def test_a_field_is_edited(review: Review, field: str, answer: str, expected: object) -> None:
    review.edit(find(review, "12,000"), field, answer)
    assert getattr(find(review, "12,000").entry, field) == expected


def test_an_edited_figure_keeps_its_claims_and_repetitions(review: Review) -> None:
    review.edit(find(review, "40"), "period", "2019")
    claim = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert claim.inputs[0] == "norway/ferries/2019"


def test_an_edited_figure_keeps_its_acknowledgements(drafted: str) -> None:
    why = 'subject = "norway/ferries/2020", evidence = "none", reason = "Printed so."'
    rows = f"acknowledgements = [{{ rule = 'PC305', {why} }}]\n\n[source]"
    review = Review(drafted.replace("[source]", rows), "mine.toml")
    review.edit(find(review, "40"), "period", "2019")
    assert review.dataset.acknowledgements[0].subject == "norway/ferries/2019"


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
    printed = [other.figure.printed for other in alike]
    assert printed == ["10%", "165 billion", "25", "40", "81", "12,000"]
    assert review.is_guess(proposal, "entity")
    assert [other.entry.printed for other in review.find_alike(proposal, "metric")] == ["25"]  # type: ignore[union-attr]
    assert review.find_alike(proposal, "scope") == ()
    review.edit(proposal, "entity", "The coast", alike)
    assert {figure.entity for figure in review.dataset.figures} == {"coast"}
    ratio = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert ratio.inputs == ("coast/ferries/2020", "coast/ferries/2023")
    assert review.undo()
    assert review.text == drafted
    review.accept(find(review, "10%"))
    alike = review.find_alike(find(review, "32"), "entity")
    assert [other.figure.printed for other in alike] == ["165 billion", "25", "40", "81", "12,000"]
    assert not review.is_guess(find(review, "32"), "entity")


def test_a_change_that_is_only_of_one_figure_is_offered_for_another_value(review: Review) -> None:
    review.edit(find(review, "32"), "entity", "The coast", is_separate=True)
    proposal = find(review, "10%")
    assert review.find_alike(proposal, "entity", "The coast") == ()
    assert review.find_alike(proposal, "entity", "The port")


@pytest.mark.parametrize(
    ("field", "answer", "message", "hint"),
    [
        ("value", "many", "'many' is not a number.", "such as 1250000 or -3.5."),
        ("value", "-", "The value cannot be left out.", "such as 1250000 or -3.5."),
        ("value", "1e30", "expected at most 20 digits before the point", ""),
        ("status", "plan", "'plan' is not a status.", "from 1 to 2, or one of actual, target."),
        ("qualifier", "a", "'a' is not a qualifier.", "one of exact, about, more-than, at-least"),
        ("period", "soon", "'soon' is not a period. Write a period such as 2023, 2024-02", ""),
        ("metric", "-", "The metric cannot be left out.", "such as Fish exports."),
        ("metric", "9", "9 is not in the list.", "such as Fish exports."),
        ("unit", "12", "'12' is not a unit.", "such as percent, count, or EUR."),
        ("unit", "persn", "'persn' is not a unit.", "Did you mean person"),
        ("unit", "percentage pont", "'percentage pont' is not a unit.", "mean percentage-point"),
    ],
)
def test_a_wrong_answer_says_what_is_right_and_changes_nothing(
    review: Review, drafted: str, field: str, answer: str, message: str, hint: str
) -> None:
    with pytest.raises(ProvcliError) as raised:
        review.edit(find(review, "12,000"), field, answer)
    assert message in raised.value.message
    assert hint in raised.value.hint
    assert raised.value.code == 2
    assert review.text == drafted
    assert not review.undo()


def test_the_unit_of_a_metric_is_edited(review: Review) -> None:
    for answer, unit in (
        ("household", "household"),
        ("Euro", "EUR"),
        ("1", "count"),
        ("percentage points", "percentage-point"),
        ("ratio", "times"),
        ("km²", "square-kilometer"),
        ("square kilometres", "square-kilometer"),
        ("公斤", "kilogram"),
        ("cubic metres per second", "cubic-meter-per-second"),
        ("cubic metres per second", "cubic-meter-per-second"),
        ("dollars a year", "usd-per-year"),
        ("acres", "acre"),
        ("微克/立方米", "ug-per-cubic-meter"),
        ("ug/m3", "ug-per-cubic-meter"),
        ("micrograms per cubic meter", "ug-per-cubic-meter"),
        ("元/平方米·月", "cny-per-square-meter-month"),
        ("leagues", "leagues"),
        ("ports per second", "ports-per-second"),
        ("index points", "index-points"),
        ("标台", "unit"),
        ("标台", "unit"),
        ("标箱位", "unit-2"),
    ):
        review.edit(find(review, "12,000"), "unit", answer)
        assert review.dataset.metric_by_id["people"].unit == unit
    assert {unit.id: unit.label for unit in review.dataset.units} == {
        "cubic-meter-per-second": "cubic metres per second",
        "usd-per-year": "dollars a year",
        "acre": "acres",
        "ug-per-cubic-meter": "微克/立方米",
        "cny-per-square-meter-month": "元/平方米·月",
        "leagues": "leagues",
        "ports-per-second": "ports per second",
        "index-points": "index points",
        "unit": "标台",
        "unit-2": "标箱位",
    }
    assert "unit-2" in review.choices(find(review, "32"), "unit")


def test_an_answered_question_is_no_longer_asked(review: Review) -> None:
    review.edit(find(review, "12,000"), "period", "2022")
    assert review.doubts(find(review, "12,000")) == (NORWAY,)
    review.accept(find(review, "32"))
    assert review.doubts(find(review, "12,000")) == ()


def test_a_figure_is_dismissed_with_what_refers_to_it(review: Review) -> None:
    review.dismiss(find(review, "40"), "name")
    assert "norway/ferries/2020" not in review.dataset.figure_by_id
    assert [claim.kind for claim in review.dataset.claims] == ["growth"]
    dismissal = review.dataset.dismissals[-1]
    assert (dismissal.printed, dismissal.reason, dismissal.draft) == ("40", "name", False)
    with pytest.raises(ProvcliError, match="not a reason"):
        review.dismiss(find(review, "81"), "boredom")


def rename(review: Review, printed: str, name: str) -> None:
    proposal = find(review, printed)
    review.edit(proposal, "metric", name, review.find_alike(proposal, "metric"))


def test_a_metric_is_renamed_for_all_its_figures(review: Review) -> None:
    position = [metric.id for metric in review.dataset.metrics].index("ferries")
    rename(review, "40", "Ferries at sea")
    assert "norway/ferries-sea/2023" in review.dataset.figure_by_id
    assert review.dataset.metrics[position].name == "Ferries at sea"
    claim = next(claim for claim in review.dataset.claims if claim.kind == "ratio")
    assert claim.inputs == ("norway/ferries-sea/2020", "norway/ferries-sea/2023")
    assert claim.statement.startswith("Ferries at sea: ")
    rename(review, "165 billion", "Fish")
    growth = next(claim for claim in review.dataset.claims if claim.kind == "growth")
    assert growth.inputs == ("norway/fish/2022", "norway/fish/2023")
    assert growth.implies == "norway/fish/2022"
    rename(review, "40", "FERRIES AT SEA")
    assert review.dataset.metric_by_id["ferries-sea"].name == "FERRIES AT SEA"


def test_the_last_decision_leaves_no_words_of_a_draft(review: Review) -> None:
    for figure in [one for one in review.proposals() if one.table == "figures"]:
        review.edit(find(review, figure.figure.printed), "entity", "Sweden")
    assert "# ----- Norway -----" in review.text
    before = ""
    while proposal := review.current:
        before = review.text
        review.accept(proposal)
    comments = [line.strip() for line in review.text.splitlines() if "#" in line]
    assert comments[0] == "# ----- Sweden -----"
    assert not [line for line in comments[1:] if "---" in line or line[0] != "#"]
    assert review.undo()
    assert review.text == before


def test_the_growth_of_a_part_is_renamed_with_it() -> None:
    text = (
        "南湾市公报\n\n2023年居民人均消费支出22480元，增长4.2%。其中，城镇居民27150元，增长3.8%。"
    )
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    review = Review("".join(write_draft(draft)), "mine.toml")
    twins = review.find_twins(find(review, "27150"), "市民人均支出")
    assert [*twins.values()] == ["市民人均支出增速"]


def test_words_are_added_to_a_name(review: Review) -> None:
    review.edit(find(review, "10%"), "metric", "+ from Norway")
    name = review.dataset.metric_by_id["exports-fish-norway-growth"].name
    assert name == "Exports of fish from Norway, growth"


@pytest.mark.parametrize(
    ("name", "words", "extended"),
    [
        ("Soldiers", ", firefighters", "Soldiers, firefighters"),
        ("Soldiers", "(north)", "Soldiers (north)"),
        ("支出", "R&D经费", "支出R&D经费"),
        ("R&D", "经费", "R&D经费"),
        ("Exports, growth", "of fish", "Exports of fish, growth"),
    ],
)
def test_added_words_follow_a_name_as_people_write_them(
    name: str, words: str, extended: str
) -> None:
    text = "In 2023, Norway had 32 soldiers.\n"
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    review = Review("".join(write_draft(draft)), "mine.toml")
    review.edit(find(review, "32"), "metric", name)
    review.edit(find(review, "32"), "metric", f"+{words}")
    assert [metric.name for metric in review.dataset.metrics] == [extended]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (
            "In 2023, Norway had 32 ports, and the agency sold 25 ports at the coast in 2023.\n",
            ("Ports sold", "Ports at the coast", "Agency", "Coast"),
        ),
        (  # the draft calls the second metric Ports (2)
            "The agency ran 32 ports in 2023, and 25 ports with a crane at the coast.\n",
            (
                "Ports, crane at the coast",
                "Ports, agency",
                "Ports, crane",
                "Crane at the coast",
                "Agency",
                "Crane",
                "Coast",
            ),
        ),
        (  # no units, verbs, people, places, comparisons, or words of time
            "OSLO - Lead Partner Ole Dahl said on Monday we know that 25 ports, with cranes in"
            " Bergen twice as far as last year, cost more francs to stay and 5 tonnes of salt.\n",
            ("Cranes",),
        ),
        ("年内临溪市港口25个，受影响到2030年泊位5个，占近两成。\n", ("泊位",)),
        (  # a metric with words of the sentence comes first, and no verb ends a name
            "Norway shipped 5 boats in 2022. The company blamed the weather, and the flood swept"
            " away 25 sheds in 2023 at noon, boats and all.\n",
            ("Boats", "Flood"),
        ),
    ],
)
def test_a_name_that_another_figure_has_is_told_apart(text: str, choices: tuple[str]) -> None:
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    review = Review("".join(write_draft(draft)), "mine.toml", read_article(text, []))
    assert review.choices(find(review, "25"), "metric") == choices


@pytest.mark.parametrize(
    ("printed", "periods"),
    [
        ("32 million", ["2023", "2024", "2022-07/2023-06"]),
        ("25 million", ["2022-07/2023-06", "2023", "2024"]),
    ],
)
def test_periods_of_the_sentence_the_title_and_fiscal_spans_come_first(
    printed: str, periods: list[str]
) -> None:
    text = (
        "Outlook of Norway for 2024\n\nRevenue was 32 million euros in 2023.\n\n"
        "In the year to 30 June 2023, sales were 25 million euros.\n"
    )
    draft, _ = draft_article(text, this_year=2024, date="2024-02-01")
    review = Review("".join(write_draft(draft)), "mine.toml", read_article(text, []))
    assert list(review.choices(find(review, printed), "period")) == periods


@pytest.mark.parametrize("other", ["Ferries earned 4 euros.", "A ferry earned 4 euros."])
def test_a_plural_is_the_same_word_for_a_new_name(other: str) -> None:
    own = Quote("The ferries earned 8 euros.", 19, 20)
    start = other.index("4")
    quote = Quote(other, start, start + 1)
    names = ("Money", "Ferry income")
    assert may_share_name(names, (own, quote), is_count=False, is_near=True)


def test_a_metric_is_renamed_for_one_figure(review: Review) -> None:
    review.edit(find(review, "40"), "metric", "Old ferries")
    assert "norway/old-ferries/2020" in review.dataset.figure_by_id
    assert "norway/ferries/2023" in review.dataset.figure_by_id
    assert review.dataset.metric_by_id["old-ferries"].draft


def test_metrics_are_merged(review: Review) -> None:
    with pytest.raises(ProvcliError, match="People has the unit person, not count"):
        rename(review, "32", "people")
    with pytest.raises(ProvcliError, match="is already used in line 25"):
        rename(review, "32", "ferries")  # two figures would be the same
    review.edit(find(review, "40"), "scope", "the south")
    review.edit(find(review, "81"), "scope", "the south")
    rename(review, "40", "ports")
    assert "ferries" not in review.dataset.metric_by_id
    assert "norway/ports/2020/the-south" in review.dataset.figure_by_id
    assert any("norway/ports/2020/the-south" in claim.inputs for claim in review.dataset.claims)


def test_names_of_metrics_are_proposed(drafted: str, article: str) -> None:
    review = Review(drafted, "mine.toml", read_article(article, SECTIONS))
    choices = review.choices(find(review, "10%"), "metric")
    assert choices == ("Fish, growth", "Agency, growth", "Exports, growth")
    review.edit(find(review, "10%"), "metric", "3")
    assert "norway/exports-growth/2023" in review.dataset.figure_by_id


SECTIONS = [("coast", "The coast: more ports")]


def test_figures_are_reviewed_in_the_order_of_the_article(drafted: str, article: str) -> None:
    lines = drafted.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if 'printed = "32"' in line)
    last = next(number for number, line in enumerate(lines) if 'printed = "12,000"' in line)
    lines[first], lines[last] = lines[last], lines[first]
    text = "".join(lines)
    figures = [one.entry for one in Review(text, "mine.toml", None).proposals()]
    assert [entry.printed for entry in figures if isinstance(entry, Figure)][-1] == "12,000"
    article_of = read_article(article, SECTIONS)
    review = Review(text, "mine.toml", article_of, first="norway/ferries/2023")
    printed = []
    while (proposal := review.current) and proposal.table in ("entities", "figures"):
        printed += [proposal.entry.printed] if isinstance(proposal.entry, Figure) else []
        review.skip(proposal)
    assert printed == ["81", "12,000", "10%", "165 billion", "32", "25", "40"]


def test_a_skipped_entry_stays_skipped_until_it_is_undone(review: Review, drafted: str) -> None:
    first = review.current
    assert first
    review.skip(first)
    second = review.current
    assert second
    review.accept(second)
    assert review.current not in (first, second)
    assert review.undo()
    assert review.current == second
    assert review.undo()
    assert review.current == first
    assert review.text == drafted


def test_dismissals_of_one_reason_are_accepted_together(review: Review) -> None:
    review.accept(find(review, "2020"))
    reasons = {dismissal.reason for dismissal in review.dataset.dismissals if dismissal.draft}
    assert reasons == {"claim", "idiom", "name"}


def test_a_claim_is_accepted_or_removed(review: Review) -> None:
    claims = [proposal for proposal in review.proposals() if proposal.table == "claims"]
    review.accept(claims[1])
    review.dismiss(claims[0])
    assert [(claim.kind, claim.draft) for claim in review.dataset.claims] == [("ratio", False)]


def test_the_sentence_of_a_number_is_found(drafted: str, article: str) -> None:
    review = Review(drafted, "mine.toml", read_article(article, SECTIONS))
    quote = review.find_quote(review.dataset.figure_by_id["norway/ports/2023"])
    assert quote
    assert quote.text == "In 2023, Norway had 32 ports, up from 25 ports in 2020."
    assert quote.text[quote.start : quote.end] == "32"


ACTIONS = st.sampled_from(["accept", "all", "edit", "rename", "note", "skip", "dismiss", "undo"])
ANSWERS = st.sampled_from(
    [
        "-",
        "2022",
        "1",
        "norway",
        "ports",
        "ferries",
        "3",
        "name",
        "repetition",
        "x y",
        "nearly",
        "target",
    ]
)


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decisions_leave_a_dataset_and_can_be_undone(drafted: str, data: st.DataObject) -> None:
    row, _, rest = drafted.partition("draft = true },")
    drafted = f"{row}draft = true }},  # entity? from the title\n{rest.partition(chr(10))[2]}"
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
    is_figure, is_entity = proposal.table == "figures", proposal.table == "entities"
    if action == "accept":
        review.accept(proposal)
    elif action == "all":
        review.accept(proposal, is_all=True)
    elif action == "edit" and is_figure:
        review.edit(proposal, field, answer)
    elif action == "rename" and is_figure:
        review.edit(proposal, "metric", answer, review.find_alike(proposal, "metric"))
    elif action == "edit" and is_entity:
        review.edit(proposal, "entity", answer)
    elif action == "note" and not is_entity:
        review.write_note(proposal, answer)
    elif action == "skip":
        review.skip(proposal)
    elif action == "dismiss" and not is_entity:
        review.dismiss(proposal, answer)
    elif action == "undo":
        review.undo()


def test_ids_follow_new_names_of_metrics_and_entities() -> None:
    draft, _ = draft_article("山川市公报\n\n槐花蜜收获9吨，增长5%。", this_year=2025)
    review = Review("".join(write_draft(draft)), "mine.toml")
    assert [metric.id for metric in review.dataset.metrics] == ["metric", "growth"]
    review.edit(find(review, "9"), "metric", "同城快递业务量")
    review.edit(find(review, "9"), "entity", "江城市:city", [find(review, "5%")])
    assert [figure.id for figure in review.dataset.figures] == [
        "city-2/volume/undated",
        "city-2/growth/undated",
    ]


BAKERS = """Bakers of Milltown

In 2023, bakers sold 900 loaves per oven and 70 cakes per oven. A 20-day strike hit Room 7.
"""


@pytest.fixture
def bakers() -> Review:
    draft, _ = draft_article(BAKERS, this_year=2024, date="2024-02-01")
    return Review("".join(write_draft(draft)), "mine.toml", read_article(BAKERS, ()))


def test_a_new_unit_answers_its_question(bakers: Review) -> None:
    assert PER_OVEN in bakers.doubts(find(bakers, "900"))
    bakers.edit(find(bakers, "900"), "unit", "percent")
    assert PER_OVEN not in bakers.doubts(find(bakers, "900"))
    assert PER_OVEN in bakers.doubts(find(bakers, "70"))


def test_a_question_about_a_unit_is_read_once_if_the_unit_is_the_same(bakers: Review) -> None:
    def list_shown() -> list[str]:
        shown = bakers.list_shown(find(bakers, "900"))
        return [proposal.figure.printed for proposal in shown]

    assert list_shown() == ["900", "70"]
    bakers.edit(find(bakers, "70"), "unit", "household")
    assert list_shown() == ["900", "70"]  # It has no question any more.
    bakers.undo()
    text = bakers.text.replace("unit? per oven", "unit? counted without a noun", 1)
    bakers = Review(text, "mine.toml", read_article(BAKERS, ()))
    assert list_shown() == ["900"]


def test_a_new_reason_answers_the_question_about_a_dismissal(bakers: Review) -> None:
    assert bakers.doubts(find(bakers, "20")) == (Doubt("reason", "a length of 20 days"),)
    bakers.dismiss(find(bakers, "20"), "idiom")
    assert "reason?" not in bakers.text
    bakers.undo()
    bakers.accept(find(bakers, "20"))
    assert "reason?" not in bakers.text
