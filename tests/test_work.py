"""However hostile dataset and article are, the work of a check grows with their size, not faster.

What is counted is work, not seconds, wherever there is something to count.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import product
from typing import Any

import pytest

from provcli.analysis import comparison
from provcli.analysis.comparison import compare
from provcli.checks import engine as checks
from provcli.checks import matching as article
from provcli.checks.engine import RuleSelection, check
from provcli.checks.matching import Alignment, align, read_article
from provcli.dataset.load import loads
from provcli.dataset.models import Acknowledgement, Dataset, Dismissal, Figure, Section
from provcli.errors import ProvcliError
from provcli.export.html import write_report
from provcli.export.vegalite import vega_lite
from provcli.prose.numerals import find_numbers
from provcli.views import chart as charts
from provcli.views import report as pages
from provcli.views.chart import ChartMark, build_chart
from provcli.views.report import build_report

MANY = 1_000


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[None]]:
    """Count the calls of a function from now on."""

    def count(place: Any, name: str) -> list[None]:
        calls: list[None] = []
        real = getattr(place, name)

        def counting(*arguments: Any, **options: Any) -> Any:
            calls.append(None)
            return real(*arguments, **options)

        monkeypatch.setattr(place, name, counting)
        return calls

    return count


@contextmanager
def seconds(most: float) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < most


def figures(small: Dataset, count: int, **each: Callable[[int], object]) -> list[Figure]:
    """So many figures that differ in their period, and in what is told of each."""
    return [
        small.figures[0].model_copy(
            update={
                "period": str(date(1000, 1, 1) + timedelta(days=index)),
                **{key: value(index) for key, value in each.items()},
            }
        )
        for index in range(count)
    ]


def made_of(
    small: Dataset, figures: list[Figure], dismissals: list[Dismissal] | None = None
) -> Dataset:
    return small.model_copy(
        update={
            "figures": tuple(figures),
            "dismissals": tuple(dismissals or ()),
            "claims": (),
        }
    )


def heading(small: Dataset) -> str:
    """The line with which the section of these figures begins."""
    return f"{small.source.sections[1].heading}\n"


def dismissal(printed: str) -> Dismissal:
    return Dismissal(section="north", paragraph=1, printed=printed, reason="date")


CROWDS: dict[str, Callable[[Dataset], tuple[Dataset, str]]] = {
    "the same number again and again": lambda small: (
        made_of(small, figures(small, MANY, printed=lambda _: "5", occurrence=lambda it: it + 1)),
        "5 " * MANY,
    ),
    "the same number, all elsewhere": lambda small: (
        made_of(small, figures(small, MANY, printed=lambda _: "5", paragraph=lambda _: 99)),
        "5 " * MANY,
    ),
    "the same number, a paragraph each, all elsewhere": lambda small: (
        made_of(
            small, figures(small, MANY, printed=lambda _: "5", paragraph=lambda it: it + 2 * MANY)
        ),
        "5\n" * MANY,
    ),
    "the same number, too often": lambda small: (
        made_of(small, figures(small, MANY, printed=lambda _: "5", occurrence=lambda _: 9999)),
        "5 " * MANY,
    ),
    "other numbers, all changed": lambda small: (
        made_of(small, figures(small, MANY, printed=lambda it: f"{1_000_000 + it}")),
        " ".join(str(2_000_000 + it) for it in range(MANY)),
    ),
    "the same dismissal again and again": lambda small: (
        made_of(small, [], [dismissal("5 5")] * MANY),
        "5 5 " * MANY,
    ),
    "a line of numbers": lambda small: (
        made_of(small, figures(small, MANY, printed=lambda it: f"{1_000_000 + it}%")),
        " ".join(f"up {1_000_000 + it}%" for it in range(MANY)),
    ),
}


OUTCOMES = dict(
    zip(
        CROWDS,
        (["found"], ["moved"], ["moved"], ["fewer"], ["changed"], ["found"], ["found"]),
        strict=True,
    )
)


@pytest.mark.parametrize("name", CROWDS)
def test_each_number_is_looked_at_a_few_times(
    small: Dataset, counted: Callable[[object, str], list[None]], name: str
) -> None:
    dataset, lines = CROWDS[name](small)
    text = read_article(f"{heading(small)}{lines}", dataset.source.sections)
    looks = [
        counted(Alignment, "is_free"),
        counted(article, "_spot"),
        counted(article, "read"),
        counted(article, "folded"),
    ]
    likenesses = counted(SequenceMatcher, "ratio")
    outcomes = {it.outcome for it in align(dataset, text).matches}
    assert outcomes <= set(OUTCOMES[name])
    assert sum(map(len, looks)) <= 120 * MANY
    assert [len(it) <= 12 * MANY for it in looks[:3]] == [True] * 3
    assert len(likenesses) <= 100 * MANY


@pytest.mark.parametrize("limit", ["MOST_NUMBERS", "MOST_SPOTS"])
def test_what_would_take_all_memory_is_refused(
    small: Dataset, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    dataset = made_of(small, [], [dismissal(" ".join(["5"] * it)) for it in range(1, 20)])
    text = heading(small) + "5 " * 100
    check(dataset, text)
    monkeypatch.setattr(article, limit, 99)
    with pytest.raises(ProvcliError, match="The article") as refused:
        check(dataset, text)
    assert refused.value.code == 3


def test_a_number_has_moved_to_the_nearest_place_in_its_section(small: Dataset) -> None:
    text = "North Valley\n5\nno\nno\nno\n5 and 5\nno\nSouth Valley\n5\n5\n"
    sections = (
        Section(id="north", heading="North Valley"),
        Section(id="south", heading="South Valley"),
    )

    def found(*paragraphs: int) -> list[tuple[tuple[str, int], int]]:
        dataset = made_of(
            small,
            [
                it.model_copy(update={"printed": "5", "paragraph": paragraph})
                for it, paragraph in zip(figures(small, len(paragraphs)), paragraphs, strict=True)
            ],
        )
        matches = align(dataset, read_article(text, sections)).matches
        return [
            (it.spot.paragraph.place, it.spot.start)
            for it in matches
            if it.outcome == "moved" and it.spot
        ]

    assert found(4) == [(("north", 5), 0)]
    assert found(3, 3, 3) == [(("north", 1), 0), (("north", 5), 0), (("north", 5), 6)]
    assert found(6, 6, 6, 6, 6) == [
        (("north", 5), 0),
        (("north", 5), 6),
        (("north", 1), 0),
        (("south", 1), 0),
        (("south", 2), 0),
    ]


def test_of_many_scopes_each_is_held_against_its_neighbours(
    small: Dataset, counted: Callable[[object, str], list[None]]
) -> None:
    compared = counted(checks, "_spelled_alike")
    scopes = [f"Company {chr(97 + it % 26)}{it * 7919 % 10_007:05}x" for it in range(MANY)]
    scopes += ["Farm of the Four Winds", "Farm of the Four Wind", "Farm of the Foul Winds"]
    dataset = made_of(small, figures(small, len(scopes), scope=lambda it: scopes[it]))
    said = [it.message for it in check(dataset, choice=RuleSelection(["PC106"])).findings]
    assert said == [
        "'Farm of the Four Wind' is spelled 'Farm of the Four Winds' elsewhere",
        "'Farm of the Foul Winds' is spelled 'Farm of the Four Winds' elsewhere",
    ]
    assert len(compared) <= 2 * 50 * len(scopes)


def test_a_period_that_matches_none_is_held_against_none(
    small: Dataset, counted: Callable[[object, str], list[None]]
) -> None:
    held = counted(comparison, "years_between")
    dataset = made_of(small, figures(small, 365))
    compared = compare(
        dataset,
        small.metrics[0],
        figures=dataset.figures,
        entities=small.entities,
    )
    assert (compared.changes, held) == ((), [])
    dataset = made_of(small, figures(small, 3 * 365))
    compared = compare(
        dataset,
        small.metrics[0],
        figures=dataset.figures,
        entities=small.entities,
    )
    assert len(compared.changes) == len(held) == 2 * 365


@pytest.mark.parametrize("series", [1, MANY // 2])
def test_a_chart_looks_at_each_figure_a_few_times(
    small: Dataset, counted: Callable[[object, str], list[None]], series: int
) -> None:
    points = MANY // series
    made = figures(
        small,
        MANY,
        period=lambda it: str(1000 + it % points),
        scope=lambda it: f"Farm {it // points}" if series > 1 else None,
    )
    dataset = made_of(small, made)
    compared = compare(dataset, small.metrics[0], figures=made, entities=small.entities)
    looks = [
        counted(charts, "years_between"),
        counted(charts, "_name"),
        counted(ChartMark, "__eq__"),
    ]
    rankings = counted(charts, "_all_figures")
    drawn = build_chart(dataset, [compared])
    assert [panel.form for panel in drawn.panels] == ["lines", "bars"]
    assert len(vega_lite(drawn)["vconcat"]) == 2
    assert len(rankings) <= 10
    assert [len(it) <= 3 * MANY for it in looks] == [True] * 3


SHAPES: dict[str, list[tuple[int, int, int]]] = {
    "many entities": [(it, 0, 0) for it in range(MANY)],
    "many metrics": [(0, it, 0) for it in range(MANY)],
    "many years": [(0, 0, it) for it in range(MANY)],
    "some of each": list(product(range(10), range(10), range(10))),
    "a metric of its own for each entity": [
        (it, it, year) for it in range(MANY // 2) for year in (0, 1)
    ],
}
"""Entity, metric and year of each figure."""


def shaped(small: Dataset, shape: list[tuple[int, int, int]]) -> Dataset:
    place, rate, figure = small.entities[0], small.metrics[1], small.figures[0]
    entities, metrics, _ = map(dict.fromkeys, zip(*shape, strict=True))
    return made_of(
        small,
        [
            figure.model_copy(
                update={"entity": f"p{one}", "metric": f"m{two}", "period": str(1000 + year)}
            )
            for one, two, year in shape
        ],
    ).model_copy(
        update={
            "entities": tuple(
                place.model_copy(update={"id": f"p{it}", "name": f"Place {it}"}) for it in entities
            ),
            "metrics": tuple(
                rate.model_copy(update={"id": f"m{it}", "name": f"Rate {it}"}) for it in metrics
            ),
        }
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_draws_each_figure_once(
    small: Dataset, counted: Callable[[object, str], list[None]], shape: str
) -> None:
    dataset = shaped(small, SHAPES[shape])
    count, metrics = len(dataset.figures), len(dataset.metrics)
    counts = {
        name: counted(place, name)
        for place, name in ((pages, "compare"), (charts, "figure_text"), (charts, "_ends"))
    }
    made = build_report(dataset, dataset)
    drawn = [it for picture in made.charts for axis in picture.axes for it in axis.bars]
    drawn += [
        bar
        for profile in made.profiles
        for picture in profile.pictures
        for axis in picture.axes
        for bar in axis.bars
    ]
    assert sum(it.kind == "actual" for it in drawn) == count
    assert len(drawn) <= 2 * count
    assert len(counts["compare"]) == metrics
    assert len(counts["figure_text"]) == count
    assert len(counts["_ends"]) <= 2 * metrics + 1
    if shape == "a metric of its own for each entity":
        assert made.charts[0].lines[-1] == f"Not reported: {MANY // 2 - 1} of {MANY // 2} entities."
    assert len(write_report(made)) <= 50_000 + 3_000 * count


def test_one_number_of_many_owners_is_told_shortly(small: Dataset) -> None:
    dataset = made_of(small, [], [dismissal("5")] * MANY)
    report = check(dataset, f"{heading(small)}5\n", choice=RuleSelection(["PC310"]))
    assert [it.message for it in report.findings] == [
        "the number at north:1 belongs to north:1 '5' and north:1 '5' and north:1 '5' "
        "and 996 more already"
    ]


def test_a_key_that_comes_twice_is_found_in_one_go() -> None:
    keys = ", ".join(f'"k{index}": 1' for index in range(40_000))
    with seconds(5), pytest.raises(ProvcliError, match="has the key 'k39999' twice"):
        loads(f'{{{keys}, "k39999": 2}}')


def test_many_acknowledgements_of_many_findings_take_no_time(small: Dataset) -> None:
    entry = Acknowledgement(
        rule="PC309", subject="north:1 '5'", evidence="5 unaccounted", reason="So it is."
    )
    dataset = made_of(small, []).model_copy(update={"acknowledgements": (entry,) * 20_000})
    with seconds(20):
        report = check(dataset, heading(small) + "5 " * 20_000, choice=RuleSelection(["PC309"]))
    assert (len(report.acknowledged), len(report.open)) == (20_000, 0)


@pytest.mark.parametrize(
    "text",
    [
        "1x" * 200_000 + "1 billion",
        "1/" * 200_000 + "1%",
        "1:1×" * 100_000 + "1万",
        "A+" * 200_000 + "1 million",
        "1-" * 200_000 + "1%",
        "1." * 200_000 + "1%",
        "1,111" * 80_000 + " percent",
        "hundred and " * 40_000,
        "twenty-" * 60_000,
        "half " * 80_000 + "万",
        "tens of " * 50_000,
        "A" * 400_000 + "-1",
    ],
    ids=lambda text: text[:8],
)
def test_a_number_that_never_ends_is_read_in_one_go(text: str) -> None:
    with seconds(30):
        find_numbers(text)
