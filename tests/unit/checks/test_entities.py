"""A figure recorded for one entity where the article speaks of another."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest

from provcli.checks.engine import check
from provcli.checks.model import CheckResult, RuleSelection
from provcli.dataset.load import load
from provcli.dataset.models import Dataset
from support import HERE, REAL_ARTICLE

Checker = Callable[..., CheckResult]

ENTITIES: Sequence[Mapping[str, object]] = [
    {"id": "eu", "kind": "union", "name": "European Union", "aliases": ["EU"]},
    {"id": "france", "kind": "country", "name": "France", "local_name": "法国", "part_of": "eu"},
    {"id": "germany", "kind": "country", "name": "Germany", "local_name": "德国", "part_of": "eu"},
    {"id": "usa", "kind": "country", "name": "United States", "codes": {"iso_3166_1": "US"}},
    {"id": "bavaria", "kind": "state", "name": "Bavaria", "part_of": "germany"},
    {"id": "hesse", "kind": "state", "name": "Hesse", "part_of": "germany"},
    {"id": "acme", "kind": "company", "name": "Acme Bank of France"},
]


def find_entities(check_text: Checker, text: str, entity: str, **made: object) -> list[str]:
    """Return the evidence of what is wrong with the entity of the number 5."""
    row = {"printed": "5", "value": Decimal(5), "entity": entity}
    # The metric is one that the dataset has for other countries, too.
    other = {"printed": "9", "value": Decimal(9), "entity": "usa", "period": "2001"}
    result = check_text(text, [row, other], entities=ENTITIES, **made)
    return [finding.evidence for finding in result.open if finding.code == "PC315"]


@pytest.mark.parametrize(
    ("text", "heading", "entity", "named"),
    [
        # The heading, the sentence, the clause, and the sentence before name another one.
        ("It sold 5 cars.", "Germany: more cars", "france", "germany"),
        ("Sales were 5. Last year, France led.", "Head", "france", None),
        ("Germany sold 5 cars.", "Head", "france", "germany"),
        ("In 2023 Germany sold 5 cars, as reported.", "Germany", "france", "germany"),
        ("France sold 7 cars, and Germany sold 5.", "Head", "france", "germany"),
        ("France sold 7 cars. Germany sold 5.", "Head", "france", "germany"),
        ("Germany did well. It sold 5 cars.\nFrance did not.", "Head", "france", "germany"),
        ("Germany sold cars to the United States: 5 in all.", "Head", "france", "germany"),
        ("德国出口5辆。", "头条", "france", "germany"),
        ("法国出口7辆，德国出口5辆。", "头条", "france", "germany"),
        ("出口5辆。", "德国：出口增长", "france", "germany"),
        ("Bavaria sold 5 cars.", "Head", "hesse", "bavaria"),
    ],
)
def test_another_entity_is_named(
    check_text: Checker, text: str, heading: str, entity: str, named: str | None
) -> None:
    text = f"{text}\nFrance, the United States, and Hesse are not meant."
    expected = [f"{entity}, not {named}"] if named else []
    assert find_entities(check_text, text, entity, heading=heading) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Germany sold 5 cars.", ["france, not germany"]),
        ("France sold 7 cars, and Germany sold 5.", ["france, not germany"]),
        # The title says what the text is about, so a name in another clause does not count.
        ("It sold 5 cars, while Germany was closed.", []),
        ("It sold 5 cars.", []),
    ],
)
def test_the_title_is_not_the_heading_of_each_clause(
    check_text: Checker, text: str, named: Sequence[str]
) -> None:
    title = "France sells more cars"
    assert find_entities(check_text, text, "france", heading=title, title=title) == named


@pytest.mark.parametrize(
    ("text", "heading", "entity"),
    [
        # It is named itself, by one of its names, by an adjective, or as a part or a whole.
        ("France sold 5 cars, unlike Germany.", "Head", "france"),
        ("French makers sold 5 cars.", "Germany", "france"),
        ("The US sold 5 cars.", "Germany", "usa"),
        ("The U.S. sold 5 cars.", "Germany", "usa"),
        ("Bavaria sold 5 cars.", "Head", "germany"),
        ("The EU sold 5 cars, and Germany none.", "Head", "france"),
        # The other one is an object, or a part of another name.
        ("Sales to Germany were 5.", "Head", "france"),
        ("Its Germany Street has 5 shops.", "Head", "france"),
        ("New Germany has 5 shops.", "Head", "france"),
        ("Acme Bank of France has 5 shops.", "Head", "germany"),
        ("对德国出口5辆。", "头条", "france"),
        ("法国出口8辆，正好是德国的一半，进口5辆。", "头条", "france"),
        ("法国出口8辆，是德国的3倍，进口5辆。", "头条", "france"),
        # Another kind of entity.
        ("Bavaria has 5 shops.", "Head", "acme"),
        # The article never names it, so it may be a part, or be called by another word.
        ("It sold 5 cars.", "Germany", "hesse"),
        ("Dutch makers sold 5 cars.", "Germany", "france"),
        # The buyer is a detail of the section's entity.
        ("Germany was the largest buyer, of 5 cars.", "France: car exports", "france"),
    ],
)
def test_another_entity_is_not_meant(
    check_text: Checker, text: str, heading: str, entity: str
) -> None:
    assert find_entities(check_text, text, entity, heading=heading) == []


@pytest.mark.parametrize(
    ("text", "title", "entity", "found"),
    [
        # The sentence, the paragraph before, and the title name another one.
        ("In 2023 Germany grew, by far, by 5. France did not.", "T", "france", "germany"),
        ("Germany grew. Sales rose by 5, and France", "T", "france", None),
        ("It sold 5.", "Germany: more cars", "germany", None),
        ("It sold 5. France and Germany met.", "Germany: more cars", "france", None),
        ("去年，德国出口4辆，比前年多5辆；法国没有。", "标题", "france", "germany"),
    ],
)
def test_farther_names(
    check_text: Checker, text: str, title: str, entity: str, found: str | None
) -> None:
    expected = [f"{entity}, not {found}"] if found else []
    assert find_entities(check_text, text, entity, title=title) == expected


@pytest.mark.parametrize(
    ("before", "text", "title", "entity", "found"),
    [
        ("Germany sold 4. France led.", "It sold 5.", "T", "germany", None),
        ("Germany sold 4.", "It sold 5.", "T", "france", "france, not germany"),
        ("France fell. Then Germany led.", "It sold 5.", "T", "france", None),
        ("It grew.", "It sold 5.", "Germany grows", "france", "france, not germany"),
        ("France fell.", "France left.\nIt rose.\nIt sold 5.", "Germany grows", "france",
         "france, not germany"),
        ("Germany fell.", "It rose.\nIt sold 5.", "France grows", "germany",
         "germany, not france"),
    ],
)  # fmt: skip
def test_name_of_the_paragraph_before_or_of_the_title(
    check_text: Checker, before: str, text: str, title: str, entity: str, found: str | None
) -> None:
    whole = f"{before}\n{text}"
    rows = [
        {"printed": "5", "value": Decimal(5), "entity": entity, "paragraph": whole.count("\n") + 1},
        {"printed": "9", "value": Decimal(9), "entity": "usa", "period": "2001"},
    ]
    result = check_text(whole, rows, entities=ENTITIES, title=title)
    evidence = [finding.evidence for finding in result.open if finding.code == "PC315"]
    assert evidence == ([found] if found else [])


@pytest.mark.parametrize(
    ("before", "title", "entity", "found"),
    [
        # Nothing names the recorded one.
        ("Germany grew.", "T", "france", "germany"),
        ("Germany grew.\nHere.", "Germany grows", "france", "germany"),
        ("去年，德国增长。", "标题", "france", "germany"),
        ("It grew.", "T", "france", None),
        ("Acme Bank grew.", "T", "france", None),
        # The dataset's title says whose figures these are, or a larger one is named.
        ("Germany grew.", "T", "made-up", None),
        ("Germany grew. The European Union fell.", "T", "france", None),
    ],
)
def test_an_entity_that_the_article_never_names(
    check_text: Checker, before: str, title: str, entity: str, found: str | None
) -> None:
    made_up = {"id": "made-up", "kind": "country", "name": "Made up"}
    rows = [
        {
            "printed": "5",
            "value": Decimal(5),
            "entity": entity,
            "paragraph": 1 + before.count("\n"),
        },
        {"printed": "9", "value": Decimal(9), "entity": "usa", "period": "2001"},
    ]
    text = f"{before} It sold 5."
    result = check_text(text, rows, entities=[*ENTITIES, made_up], title=title)
    evidence = [finding.evidence for finding in result.open if finding.code == "PC315"]
    assert evidence == ([f"{entity}, not {found}"] if found else [])


def test_a_figure_that_touches_another_entity(check_text: Checker) -> None:
    row = {"printed": "5", "value": Decimal(5), "entity": "france"}
    text = "Germany bought 5 cars."
    found = check_text(text, [row], entities=ENTITIES)
    assert [finding.evidence for finding in found.open] == ["france, not germany"]
    told = check_text(text, [row | {"note": "Sold to Germany."}], entities=ENTITIES)
    assert told.open == ()


def _count_swaps(dataset: Dataset, text: str) -> tuple[int, int]:
    """Record each figure for each other entity of its kind, too; return the noticed, of all."""
    kinds = {entity.id: entity.kind for entity in dataset.entities}
    swaps = [
        figure.model_copy(update={"entity": entity.id, "scope": f"{figure.scope} {number}"})
        for number, figure in enumerate(dataset.figures)
        for entity in dataset.entities
        if figure.entity != entity.id and kinds[figure.entity] == entity.kind
    ]
    swapped = dataset.model_copy(update={"figures": (*dataset.figures, *swaps)})
    findings = check(swapped, text, choice=RuleSelection(["PC315"])).open
    return len(findings), len(swaps)


@pytest.mark.parametrize(("name", "unnoticed"), [("cities", 1), ("companies", 0), ("countries", 1)])
def test_swapped_entities(name: str, unnoticed: int) -> None:
    text = (HERE / "data/articles" / f"{name}.txt").read_text("utf-8")
    noticed, swaps = _count_swaps(load(HERE / "data/valid" / f"{name}.toml"), text)
    assert swaps - noticed <= unnoticed


@pytest.mark.skipif(not REAL_ARTICLE.exists(), reason="the article is not part of the project")
def test_swapped_entities_of_the_built_in_dataset() -> None:
    noticed, swaps = _count_swaps(load(), REAL_ARTICLE.read_text("utf-8"))
    assert (noticed >= 383, swaps) == (True, 400)


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("In France 5 cars were sold and in Germany 7.", True),
        ("It sold 5 cars in France and 7 in Germany.", True),
        ("France and Germany sold 5 and 7 cars, respectively.", True),
        ("法国和德国分别出口5辆和7辆。", True),
        ("France and Germany sold 5 and 7 cars.", False),
        ("Germany beat the 5 of France with 7.", False),
    ],
)
def test_entities_swapped_in_one_sentence(check_text: Checker, text: str, *, is_sure: bool) -> None:
    def find_evidence(entities: Sequence[str]) -> list[str]:
        rows = [
            {"printed": printed, "value": Decimal(printed), "entity": entity}
            for printed, entity in zip("57", entities, strict=True)
        ]
        result = check_text(text, rows, entities=ENTITIES)
        return [finding.evidence for finding in result.open if finding.code == "PC315"]

    swapped = find_evidence(["germany", "france"])
    assert swapped == (["germany, not france", "france, not germany"] if is_sure else [])
    assert find_evidence(["france", "germany"]) == []
