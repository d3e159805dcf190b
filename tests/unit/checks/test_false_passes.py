"""Mistakes that a check must not pass. Each row was passed once."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from provcli.checks.engine import check
from provcli.checks.model import CheckResult, RuleSelection
from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from support import ARTICLE, SMALL, Runner

Checker = Callable[..., CheckResult]
Row = dict[str, object]


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.open]


def number(printed: str, value: object = None, metric: str = "count", **more: object) -> Row:
    value = printed if value is None else value
    return {"printed": printed, "value": Decimal(str(value)), "metric": metric, **more}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Sales rose 3½ percent.", number("3")),
        ("They sold 12.5k units.", number("12.5")),
        ("Output grew by 11pc.", number("11")),
        ("It grew 2.5x.", number("2.5", metric="percent")),
        ("Debt is 1 741.9 bn.", number("741.9 bn", 741_900_000_000)),
        ("Debt is 1\u2009741.9 bn.", number("741.9 bn", 741_900_000_000)),
        ("Debt is 1\u00a0741.9 bn.", number("741.9 bn", 741_900_000_000)),
        ("It has 10 000 members.", number("10")),
        ("It has 1'000'000 members.", number("1")),
        ("It has 12,34,567 members.", number("12")),
        ("It grew 6 1/2 times.", number("6")),
        ("It has 1e6 members.", number("1")),
        ("It cost NT$5 million.", number("$5 million", 5_000_000, "usd")),
        ("It cost A$5.", number("$5", 5, "usd")),
        ("It cost R$ 5.", number("$ 5", 5, "usd")),
        ("It cost N$5.", number("$5", 5, "usd")),
        ("It cost Bds$5.", number("$5", 5, "usd")),
        ("It gave 5 lakh.", number("5")),
        ("It gave 5 crore.", number("5")),
        ("It has 6k people.", number("6")),
        ("It has 1.2m people.", number("1.2")),
        ("It has 1.2 m people.", number("1.2")),
        ("有1万2000人。", number("1万", 10_000)),
        ("有3亿5000万人。", number("5000万", 50_000_000)),
        ("约2成企业。", number("2", qualifier="about")),
        ("It grew 2.5x.", number("2.5")),
        ("It costs 7¢.", number("7", metric="usd")),
        ("It costs 7p a share.", number("7")),
        ("It is 7ft tall.", number("7", metric="eur")),
        ("It holds 7GB.", number("7", metric="percent")),
        ("It holds 7 GB.", number("7", metric="eur")),
        ("全长7㎞。", number("7", metric="eur")),
        ("It took 7h.", number("7")),
        ("It turned by 7°.", number("7")),
        ("It had 7ß there.", number("7")),
        ("It had 7é there.", number("7")),
        ("It had 7км there.", number("7")),
        ("It had ⁻7 there.", number("7")),
        ("It had 7\u200b% there.", number("7")),
        ("It had 7☃ there.", number("7")),
    ],
)
def test_part_of_a_longer_number(check_text: Checker, text: str, figure: Row) -> None:
    assert set(codes(check_text(text, [figure]))) & {"PC303", "PC305", "PC312"}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "有三万人。",
            "近三成企业增长。",
            "产量翻一番。",
            "两千余家企业。",
            "占比过半。",
            "是十五倍。",
            "同比增长百分之五。",
        ),
        *("达两万亿元。", "About ½ of them.", "٣٤ people came.", "Sales trebled."),
    ],
)
def test_number_in_words_or_signs_without_an_entry(check_text: Checker, text: str) -> None:
    assert codes(check_text(text, ignore=["PC101", "PC102"])) == ["PC309"]


@pytest.mark.parametrize(
    ("text", "words"), [("The Phase II began.", "II"), ("① Growth Ⅳ.", "①, Ⅳ")]
)
def test_number_that_cannot_be_read(check_text: Checker, text: str, words: str) -> None:
    result = check_text(text, ignore=["PC101", "PC102"])
    (finding,) = result.open
    assert (finding.code, finding.evidence) == ("PC313", f"unread {words!r}")
    assert result.coverage is not None
    assert result.coverage.unread == len(words.split(", "))


@pytest.mark.parametrize(
    ("text", "figures", "dismissal", "code"),
    [
        ("It has 7 ships.", [], {"printed": "7", "reason": "repetition"}, "PC113"),
        ("It has 7 or 8.", [number("7")], {"printed": "8", "reason": "repetition"}, "PC113"),
        ("It has 7. It is 7%.", [number("7")], {"printed": "7%", "reason": "repetition"}, "PC113"),
        ("It has 7 ships.", [], {"printed": "7", "reason": "period"}, "PC314"),
        ("It has 65.2% of all.", [], {"printed": "65.2%", "reason": "date"}, "PC314"),
        ("It created 2000 jobs.", [], {"printed": "2000", "reason": "date"}, "PC314"),
        *(
            (text, [], {"printed": printed, "reason": reason}, "PC314")
            for text, printed, reason in (
                ("It has 3 plants.", "3", "period"),
                ("It costs 15 a month.", "15", "period"),
                ("It has 12 people per year.", "12", "period"),
                ("指数报3200点。", "3200", "date"),
                ("售价10日元。", "10", "date"),
                ("12个月饼。", "12", "period"),
                ("It fell to minus 12.", "12", "name"),
                ("It sold 412 cars.", "412", "group"),
            )
        ),
        ("It rose 44.1% to 12.5 million.", [],
         {"printed": "44.1% to 12.5 million", "reason": "claim"}, "PC112"),
        ("It has 7 ships. It has 8 boats.", [],
         {"printed": "7 ships. It has 8", "reason": "name"}, "PC112"),
        ("They have 7 ships and many more boats, or about 80 boats.", [],
         {"printed": "7 ships and many more boats, or about 80 boats", "reason": "name"}, "PC112"),
        ("It has 7 ships.", [], {"printed": "7", "reason": "name"}, "PC314"),
        ("It has 7 ships.", [number("7")], {"printed": "7", "reason": "group"}, "PC310"),
        ("It has the 7 ships.", [number("7")], {"printed": "7 ships", "reason": "group"}, "PC311"),
    ],
)  # fmt: skip
def test_dismissal_that_hides_a_number(
    check_text: Checker, text: str, figures: Sequence[Row], dismissal: Row, code: str
) -> None:
    assert codes(check_text(text, figures, dismissals=[dismissal])) == [code]


@pytest.mark.parametrize(
    ("second", "repeats", "found"),
    [
        ("44.1%", "a/percent/undated", []),
        ("44.10%", "a/percent/undated", []),
        ("44.3%", "a/percent/undated", ["44.3%, not 44.1%"]),
        ("44.3%", None, ["44.3% repeats nothing"]),
        ("7", "a/percent/undated", ["7, not 44.1%"]),
        ("7", "a/count/undated", []),
    ],
)
def test_repetition_of_its_figure(
    check_text: Checker, second: str, repeats: str | None, found: list[str]
) -> None:
    dismissal = {"printed": second, "reason": "repetition", "paragraph": 2, "repeats": repeats}
    figures = [number("44.1%", "44.1", "percent"), number("7", metric="count")]
    text = f"It is 44.1% of 7.\nIt is {second} again."
    result = check_text(text, figures, dismissals=[dismissal])
    assert [finding.evidence for finding in result.open] == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("It has 7 ships, yes.", []),
        ("It has 7 tonnes.", ["7 for count"]),
        ("It was minus 7.", ["7 for a fall"]),
        ("It sold for 7 dollars.", ["7 for count"]),
    ],
)
def test_repetition_of_another_unit_or_sign(
    check_text: Checker, second: str, found: list[str]
) -> None:
    dismissal = {"printed": "7", "reason": "repetition", "paragraph": 2, "repeats": "a/count/2023"}
    figures = [number("7", period="2023")]
    result = check_text(f"In 2023 it had 7 ships.\n{second}", figures, dismissals=[dismissal])
    assert [finding.evidence for finding in result.open] == found


@pytest.mark.parametrize("printed", ["7", "$7", "7 million"])
def test_two_figures_on_one_number(check_text: Checker, printed: str) -> None:
    value = 7_000_000 if "million" in printed else 7
    figures = [number(printed, value, period="2023", scope=scope) for scope in ("A", "B")]
    text = f"In 2023, it had {printed}."
    assert "PC310" in codes(check_text(text, figures))


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("It has 7 ships, yes.", []),
        ("In 2023 it had 7 ships.", []),
        ("In 2021 it had 7 ships.", ["2023, not 2021"]),
        ("Beta has 7 ships.", ["a, not b"]),
        ("Alpha has 7 ships, like Beta.", []),
    ],
)
def test_repetition_of_another_year_or_entity(
    check_text: Checker, second: str, found: list[str]
) -> None:
    dismissal = {"printed": "7", "reason": "repetition", "paragraph": 2, "repeats": "a/count/2023"}
    result = check_text(
        f"In 2023 Alpha had 7 ships.\n{second}",
        [number("7", period="2023")],
        dismissals=[dismissal],
        entities=[{"id": "a", "name": "Alpha"}, {"id": "b", "name": "Beta"}],
    )
    assert [finding.evidence for finding in result.open] == found


def test_figures_on_the_number_and_a_part_of_it(check_text: Checker) -> None:
    figures = [number("7 million", 7_000_000), number("7", scope="B")]
    assert codes(check_text("It has 7 million ships.", figures)) == ["PC311"]


def test_article_that_contradicts_itself(small: Dataset) -> None:
    # Two figures with one id are made without validation.
    growth = next(figure for figure in small.figures if figure.printed == "25.0%")
    other = growth.model_copy(update={"printed": "25.2%", "value": Decimal("25.2")})
    contradicted = small.model_copy(update={"figures": (*small.figures, other), "claims": ()})
    (finding,) = check(contradicted, choice=RuleSelection(["PC1"])).open
    assert (finding.code, finding.evidence) == ("PC111", "25.2, not 25.0")
    rounded = growth.model_copy(update={"printed": "25%", "value": Decimal(25)})
    agreeing = small.model_copy(update={"figures": (*small.figures, rounded), "claims": ()})
    assert check(agreeing, choice=RuleSelection(["PC1"])).open == ()


@pytest.mark.parametrize(
    ("text", "figure", "code"),
    [
        # The sign.
        ("The change was -5%.", number("5%", 5, "percent"), "PC307"),
        ("The result was €-9.4.", number("9.4", "9.4", "eur"), "PC307"),
        ("It fell to minus 5.", number("5", 5), "PC307"),
        ("The result was −$5.", number("$5", 5, "usd"), "PC307"),
        *(
            (f"Output {verb} 5%.", number("5%", 5, "percent"), "PC307")
            for verb in (
                "contracted", "tumbled", "dipped", "slid", "shed", "plummeted", "eased",
            )
        ),
        ("A loss of €7 followed a profit of €5.", number("€5", -5, "eur"), "PC307"),
        ("亏损7亿元，上年盈利5亿元。", number("5亿", -500_000_000, "cny", period="2023"), "PC307"),
        ("Sales cooled 5%.", number("5%", 5, "percent"), "PC307"),
        # The unit and its scale.
        ("It has 12% of all.", number("12"), "PC305"),
        ("It is two thirds of all.", number("two thirds", "0.667", "percent"), "PC109"),
        ("It is two thirds of all.", number("two thirds", "1", "times"), "PC109"),
        *(
            (
                "Rates rose by a third of a percentage point.",
                number("a third of a percentage point", value, "percentage-point"),
                "PC109",
            )
            for value in ("0.34", "0.3", "0.25", "0", "33.33")
        ),
        ("It is 5‰ of all.", number("5‰", 5, "percent"), "PC109"),
        ("It cost US$5.", number("US$5", 5), "PC107"),
        ("It cost 5 million yen.", number("5 million", 5_000_000, "usd"), "PC305"),
        ("It cost ₹5.", number("5", 5, "usd"), "PC305"),
        ("It rose 5% of all.", number("5%", 5, "percentage-point"), "PC107"),
        ("It had 5 employees.", number("5", metric="tonne"), "PC305"),
        ("It sold 5 spare parts.", number("5", metric="eur"), "PC305"),
        ("The index is at 5 points.", number("5", metric="eur"), "PC305"),
        ("指数报5点。", number("5", metric="usd"), "PC305"),
        ("It made 5 tonnes.", number("5", metric="bale"), "PC305"),
        ("It cost 5 euros.", number("5", metric="bale"), "PC305"),
        ("It took 5 hours.", number("5", metric="bale"), "PC305"),
        ("They sold 9 cars, up from 5.", number("5", metric="eur"), "PC305"),
        # The period.
        ("Sales in the first quarter of 2023 were 5.", number("5", period="2023-Q4"), "PC308"),
        ("Sales in the first half of 2023 were 5.", number("5", period="2023-H2"), "PC308"),
        ("Sales in May 2023 were 5.", number("5", period="2023-06"), "PC308"),
        ("Sales in 2023 were 5.", number("5", period="2022"), "PC308"),
        ("In 2023, it sold 5 cars. In 2022, it sold 6.", number("5", period="2022"), "PC308"),
        ("In 2023, it sold 5 cars, and in 2022 6 cars.", number("5", period="2022"), "PC308"),
        ("2023年销售5辆。2022年销售6辆。", number("5", period="2022"), "PC308"),
        ("Sales in fiscal 2023 were 5.", number("5", period="FY2022"), "PC308"),
        ("In 2023 it opened. Sales were 5.", number("5"), "PC308"),
        ("In 2023 it had 7. A year earlier, it had 5.", number("5"), "PC308"),
        ("In 2022 it had 7.\nIn 2023 it has 5.", number("5", period="2022", paragraph=2), "PC308"),
        ("今年1季度为5。", number("5", period="2024-Q2"), "PC103"),
        ("The plan is 5.", number("5", period="2024-01", status="target"), "PC104"),
        ("In the third quarter of fiscal 2024 it had 5.", number("5", period="FY2024-Q2"), "PC308"),
        # The status.
        ("It had planned to build 5 plants in 2023.", number("5", period="2023"), "PC316"),
        ("Analysts forecast 5 plants.", number("5"), "PC316"),
        ("It plans to build 5 plants.", number("5"), "PC316"),
        ("It is expected to sell 5 cars.", number("5"), "PC316"),
        ("It has 5 plants.", number("5", status="target"), "PC316"),
        ("计划新建5座。", number("5"), "PC316"),
        *(
            (text, number("5"), "PC316")
            for text in (
                "It wants to build 5 plants.", "It is targeting 5 plants.",
                "It is scheduled to open 5 plants.", "It vowed to build 5 plants.",
                "拟新建5座。", "有望建成5座。", "争取建成5座。",
            )
        ),
        ("现有5座。", number("5", status="target"), "PC316"),
    ],
)  # fmt: skip
def test_figure_that_is_recorded_wrong(
    check_text: Checker, text: str, figure: Row, code: str
) -> None:
    assert codes(check_text(text, [figure])) == [code]


def test_target_of_january_in_an_article_of_december(check_rows: Checker) -> None:
    target = number("5", period="2023-01", status="target")
    assert codes(check_rows([target], published="2023-12-31")) == ["PC104"]


@pytest.mark.parametrize(
    ("select", "message"),
    [
        (["PC3"], "PC3 checks the article, but no article was given."),
        (["PC1", "PC309"], "PC309 checks the article, but no article was given."),
        (["PC9"], "There is no rule 'PC9'."),
        ([""], "There is no rule ''."),
    ],
)
def test_selection_that_runs_no_rule(small: Dataset, select: list[str], message: str) -> None:
    with pytest.raises(ProvcliError) as caught:
        check(small, choice=RuleSelection(select))
    assert (caught.value.message, caught.value.code) == (message, 2)


def test_selection_that_ignores_every_rule(small: Dataset, run: Runner) -> None:
    with pytest.raises(ProvcliError, match="The selection leaves no rule to run"):
        check(small, choice=RuleSelection(ignore=["PC1", "PC2", "PC4"]))
    assert run("check", "--select", "PC3", "PC4").code == 2


def test_not_checked_says_what_and_why(small: Dataset) -> None:
    result = check(small, choice=RuleSelection(ignore=["PC10"]))
    assert [(part.subject, part.reason) for part in result.not_checked] == [
        ("17 rules about the article", "no article was given"),
        (
            "rules PC101, PC102, PC103, PC104, PC105, PC106, PC107, PC108, PC109",
            "the selection leaves them out",
        ),
        ("claim south-goats-fell", "south/goats/2021 is not reported"),
    ]
    with_article = check(small, ARTICLE.read_text("utf-8"))
    assert [part.subject for part in with_article.not_checked] == ["claim south-goats-fell"]


def test_the_wrong_article_is_one_error(small: Dataset, run: Runner, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another article\n\nIt has 1,250 goats.\n", "utf-8")
    with pytest.raises(ProvcliError) as caught:
        check(small, other.read_text("utf-8"), article_name="other.txt")
    assert caught.value.message == "None of the 3 headings occurs in other.txt."
    assert caught.value.hint.startswith("Check that --article names")
    assert run("check", "--data", SMALL, "--article", other).code == 3


def test_the_wrong_article_without_headings_is_one_error(small: Dataset) -> None:
    source = small.source.model_copy(update={"sections": ()})
    dataset = small.model_copy(update={"source": source, "dismissals": ()})
    with pytest.raises(ProvcliError, match="No recorded number occurs in"):
        check(dataset, "No number here.")
