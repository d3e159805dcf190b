"""Every rule finds its example, and nothing where nothing is wrong."""

from pathlib import Path

import pytest

from provcli.checks.engine import check, select_rules
from provcli.checks.model import RuleSelection
from provcli.checks.rules import RULES
from provcli.dataset.load import loads
from provcli.dataset.models import Acknowledgement, Dataset, Dismissal
from rule_examples import EXAMPLES
from support import ARTICLE, SMALL

ROOT = Path(__file__).parents[3]


def test_the_built_in_dataset_rests_on_three_acknowledgements(built_in: Dataset) -> None:
    report = check(built_in)
    assert report.open == ()
    assert [finding.subject for finding in report.acknowledged] == [
        "henan-high-tech-growth",
        "henan-smes-growth",
        "henan-turnover-growth",
    ]


@pytest.mark.parametrize("name", ["cities", "companies", "countries"])
def test_datasets_of_other_kinds_have_no_findings(name: str) -> None:
    dataset = loads((SMALL.parent / f"{name}.toml").read_text("utf-8"))
    article = (SMALL.parents[1] / "articles" / f"{name}.txt").read_text("utf-8")
    result = check(dataset, article)
    assert result.findings == ()
    assert result.coverage is not None
    assert result.coverage.unaccounted == 0


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == [rule.code for rule in RULES]


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_triggers_its_rule_and_the_original_does_not(code: str) -> None:
    dataset, article = EXAMPLES[code].files()
    report = check(loads(dataset), article)
    assert code in {finding.code for finding in report.open}
    # An acknowledgement can only miss a rule that ran.
    select = ["PC2"] if code == "PC203" else [code]
    alone = check(loads(dataset), article, choice=RuleSelection(select))
    assert {finding.code for finding in alone.findings} == {code}


def test_codes_are_sorted_and_each_rule_says_what_to_do() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert all(rule.title.endswith(".") and rule.hint.endswith(".") for rule in RULES)


def test_an_acknowledgement_of_nothing_is_a_finding_if_its_rule_ran() -> None:
    entry = 'rule = "PC101"\nsubject = "goats"\nevidence = "unused"\nreason = "x"\n'
    dataset = loads(f"{SMALL.read_text('utf-8')}\n[[acknowledgements]]\n{entry}")
    (finding,) = check(dataset).open
    assert (finding.code, finding.subject) == ("PC203", "goats")
    assert check(dataset, choice=RuleSelection(["PC2"])).open == ()


@pytest.mark.parametrize(
    ("value", "printed", "old", "wrong"),
    [
        ("66.7", "two thirds", ("-3.5", "3.5%"), []),
        ("66.67", "two thirds", ("-3.5", "3.5%"), []),
        ("66.6", "two thirds", ("-3.5", "3.5%"), ["66.6 for two thirds"]),
        ("0.667", "two thirds", ("-3.5", "3.5%"), ["0.667 for two thirds"]),
        ("0.5", "half", ("40", "forty"), []),
        ("50", "half", ("40", "forty"), ["50 for half"]),
    ],
)
def test_a_fraction_is_percent_of_a_rate_to_the_digits_given(
    value: str, printed: str, old: tuple[str, str], wrong: list[str]
) -> None:
    text = SMALL.read_text("utf-8").replace(f"value = {old[0]}\n", f"value = {value}\n")
    text = text.replace(f'printed = "{old[1]}"', f'printed = "{printed}"')
    found = check(loads(text), choice=RuleSelection(["PC109"])).findings
    assert [finding.evidence for finding in found] == wrong


def test_false_order_is_reported_with_its_formula() -> None:
    order = 'id = "north-first"\nkind = "order"\nstatement = "The north has fewer goats."\n'
    inputs = ["north/goats/2022", "south/goats/2022"]
    text = f"{SMALL.read_text('utf-8')}\n[[claims]]\n{order}"
    assert check(loads(f"{text}inputs = {inputs}")).findings == ()
    (finding,) = check(loads(f"{text}inputs = {inputs[::-1]}")).findings
    assert (finding.code, finding.subject) == ("PC201", "north-first")
    assert finding.message == "The north has fewer goats. But 2,500 < 1,250 is false."
    assert finding.evidence == "inconsistent: 2,500 < 1,250"


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_code() -> None:
    chosen = select_rules(RuleSelection(["pc20"], ["PC203"]), has_article=False)
    assert [rule.code for rule in chosen] == ["PC201", "PC202", "PC204"]


def test_findings_are_sorted_and_the_same_on_every_run() -> None:
    article = ARTICLE.read_text("utf-8")
    for number in ("1,250", "13.50", "2,500", "5,000", "forty"):
        article = article.replace(number, "7")
    first, second = (check(loads(SMALL.read_text("utf-8")), article).findings for _ in range(2))
    assert first == second
    assert len(first) == 5
    of_figures = [finding.path[1] for finding in first]
    assert of_figures == sorted(of_figures, key=str)


def test_check_many_entries_of_one_number(small: Dataset) -> None:
    entry = Dismissal(section="north", paragraph=1, printed="5", reason="date")
    dataset = small.model_copy(update={"figures": (), "claims": (), "dismissals": (entry,) * 1_000})
    text = "The north: more goats\n5\n"
    (finding,) = check(dataset, text, choice=RuleSelection(["PC310"])).findings
    assert finding.message == (
        "The number in paragraph 1 of north already belongs to north:1 '5' and north:1 '5' and "
        "north:1 '5' and 996 more."
    )


def test_check_many_acknowledgements_of_many_findings(small: Dataset) -> None:
    entry = Acknowledgement(
        rule="PC309", subject="north:1 '5'", evidence="5 unaccounted", reason="So it is."
    )
    dataset = small.model_copy(
        update={
            "figures": (),
            "claims": (),
            "dismissals": (),
            "acknowledgements": (entry,) * 5_000,
        }
    )
    text = "The north: more goats\n" + "5 " * 5_000
    result = check(dataset, text, choice=RuleSelection(["PC309"]))
    assert (len(result.acknowledged), len(result.open)) == (5_000, 0)


def test_check_similar_scopes(small: Dataset) -> None:
    scopes = [
        f"Company {chr(97 + index % 26)}{index * 7919 % 10_007:05}x" for index in range(2_000)
    ]
    scopes += ["Farm of the Four Winds", "Farm of the Four Wind", "Farm of the Foul Winds"]
    figures = tuple(small.figures[0].model_copy(update={"scope": scope}) for scope in scopes)
    dataset = small.model_copy(update={"figures": figures, "claims": ()})
    messages = [
        finding.message for finding in check(dataset, choice=RuleSelection(["PC106"])).findings
    ]
    assert messages == [
        "Another figure spells 'Farm of the Four Wind' as 'Farm of the Four Winds'.",
        "Another figure spells 'Farm of the Foul Winds' as 'Farm of the Four Winds'.",
    ]
