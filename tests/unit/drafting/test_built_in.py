"""How well a draft of the built-in dataset's article agrees with the dataset."""

import sys
from collections.abc import Iterator

import pytest

from provcli.dataset.models import ArticleEntry, Dataset, Figure
from provcli.drafting.draft import draft_article
from provcli.drafting.model import Candidate, Draft
from provcli.prose.article import PREAMBLE, Article, Location, read_article
from provcli.prose.occurrences import OccurrenceIndex
from support import REAL_ARTICLE

pytestmark = pytest.mark.skipif(not REAL_ARTICLE.is_file(), reason="needs the article")

GOALS = {
    "accounted": 100,
    "value": 100,
    "unit": 95,
    "sign": 100,
    "qualifier": 95,
    "period": 85,
    "entity": 98,
    "figure or dismissal": 93,
}
UNITS = {"micrometer": "um", "kgce": "kilogram"}
"""Units of the dataset that a draft names in another way."""

Spot = tuple[Location, int]


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_article(REAL_ARTICLE.read_text("utf-8"), this_year=2024, date="2024-21")[0]


@pytest.fixture(scope="module")
def article(built_in: Dataset) -> Article:
    sections = [(section.id, section.heading) for section in built_in.source.sections]
    return read_article(REAL_ARTICLE.read_text("utf-8"), sections)


def find_spots(article: Article, built_in: Dataset) -> Iterator[tuple[Spot, ArticleEntry]]:
    """Yield the numbers that the dataset's entries name: paragraph and start, with the entry."""
    entries = (*built_in.figures, *built_in.dismissals)
    index = OccurrenceIndex(article, (entry.printed for entry in entries))
    for entry in entries:
        location, is_figure = (
            (entry.section or PREAMBLE, entry.paragraph),
            isinstance(entry, Figure),
        )
        found = index.find(location, entry.printed, entry.occurrence, is_figure=is_figure)
        assert found
        for position in found.numerals:
            yield (location, found.paragraph.numerals[position].start), entry


def test_the_draft_agrees_with_the_dataset(
    draft: Draft, article: Article, built_in: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = dict(find_spots(article, built_in))
    figures = {spot_of(figure.candidate): figure for figure in draft.figures}
    spots = {*figures, *(spot_of(dismissal.candidate) for dismissal in draft.dismissals)}
    scores: dict[str, list[bool]] = {name: [] for name in GOALS}
    wrong: list[str] = []

    def score(name: str, spot: Spot, own: object, expected: object) -> None:
        scores[name].append(own == expected)
        if own != expected:
            wrong.append(f"{name} at {spot}: {own}, not {expected}")

    for spot, entry in recorded.items():
        own = figures.get(spot)
        score("accounted", spot, spot in spots, True)  # noqa: FBT003
        score("figure or dismissal", spot, own is not None, isinstance(entry, Figure))
        if isinstance(entry, Figure) and own:
            unit = built_in.unit_of(entry.metric).id
            score("value", spot, abs(own.value), abs(entry.value))
            score("sign", spot, own.value < 0, entry.value < 0)
            score("unit", spot, own.measure.id, UNITS.get(unit, unit))
            score("qualifier", spot, own.qualifier, entry.qualifier)
            score("period", spot, own.period, entry.period)
            score("entity", spot, own.entity, entry.entity)
    with capsys.disabled():
        sys.stdout.write(f"\n{make_table(scores)}\n")
    for name, goal in GOALS.items():
        assert 100 * sum(scores[name]) >= goal * len(scores[name]), (name, wrong)


def spot_of(candidate: Candidate) -> Spot:
    return candidate.paragraph.location, candidate.numeral.start


def make_table(scores: dict[str, list[bool]]) -> str:
    return "\n".join(
        f"{name:20} {sum(hits):3} of {len(hits):3} {100 * sum(hits) / len(hits):6.1f} %"
        f" (goal {GOALS[name]} %)"
        for name, hits in scores.items()
    )


def test_figures_of_one_metric_share_one(draft: Draft, article: Article, built_in: Dataset) -> None:
    figures = {spot_of(figure.candidate): figure for figure in draft.figures}
    metrics: dict[str, list[str | None]] = {}
    for spot, entry in find_spots(article, built_in):
        if isinstance(entry, Figure):
            drafted = figures.get(spot)
            metrics.setdefault(entry.metric, []).append(drafted.metric if drafted else None)
    several = {metric: drafted for metric, drafted in metrics.items() if len(drafted) > 1}
    shared = {
        metric
        for metric, drafted in several.items()
        if None not in drafted and len({*drafted}) == 1
    }
    assert len(several) == 7
    assert several.keys() - shared == set()


def test_the_provinces_share_a_metric(draft: Draft) -> None:
    entities = {
        figure.entity for figure in draft.figures if figure.metric == "high-tech-enterprises"
    }
    assert entities == {"hubei", "henan"}


def test_the_contradiction_of_the_article_comes_first(draft: Draft) -> None:
    assert draft.claims[0].verdict == "inconsistent"
    assert draft.claims[0].row["kind"] == "compound-growth"


def test_what_exists_is_actual_and_what_is_agreed_a_target(draft: Draft) -> None:
    statuses = {
        (figure.entity, figure.candidate.printed): figure.status for figure in draft.figures
    }
    assert statuses["hubei", "five"] == statuses["hunan", "7.5"] == "actual"
    assert statuses["henan", "300,000"] == "target"
