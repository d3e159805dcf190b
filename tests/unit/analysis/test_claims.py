"""Claims: verdicts, bounds, and implied figures."""

import json
from decimal import Context, Decimal

import pytest

from made_up import check_made_up
from provcli.analysis.claims import (
    ClaimResult,
    check_claims,
    find_implied_figures,
    read_precision,
    read_stated_value,
    rounding_interval,
)
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset, Qualifier
from provcli.prose.english_words import NUMBER_WORDS
from provcli.prose.numerals import parse_number
from provcli.values.intervals import Interval, power
from support import SMALL, Runner


def judged(dataset: Dataset) -> dict[str, str]:
    return {result.claim.id: result.verdict for result in check_claims(dataset)}


NORTH_TARGET = """
[[figures]]
entity = "north"
metric = "goats"
period = "2023"
status = "target"
value = 5_000
printed = "5,000"
section = "north"
paragraph = 1
"""


def with_claim(claim: str, *edits: tuple[str, str]) -> Dataset:
    text = SMALL.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return loads(f'{text}\n{NORTH_TARGET}\n[[claims]]\nid = "it"\nstatement = "It is so."\n{claim}')


def test_the_claims_of_the_built_in_dataset(built_in: Dataset) -> None:
    verdicts = judged(built_in)
    assert verdicts["henan-high-tech-doubled"] == "consistent"
    for name in ("henan-high-tech-growth", "henan-smes-growth", "henan-turnover-growth"):
        assert verdicts[name] == "inconsistent"
    # The three rates are the yearly growths of the turnover: only this reading is consistent.
    assert verdicts["henan-turnover-chain"] == "within-rounding"


GROWTH = 'kind = "growth"\ninputs = ["north/goats/2021", "north/goats/2022"]\n'


NORTH, SOUTH, PLAN = "north/goats/2022", "south/goats/2022", "south/goats/2023/target"
NORTH_PLAN = "north/goats/2023/target"
BEFORE, FARM = "north/goats/2021", "south/goats/2022/farm-of-the-four-winds"
CHEESE, GROWN = "north/cheese-sales/2022", "north/goats-growth/2022"
RANK = "north/cheese-rank/2022"


def test_rounding_interval_of_printed_numbers(built_in: Dataset) -> None:
    def of(name: str) -> tuple[object, object]:
        return rounding_interval(built_in, built_in.figure_by_id[name])

    assert of("henan/high-tech-enterprises/2023") == (11500, 12500)
    assert of("henan/high-tech-enterprises/2020") == (6305, 6315)
    assert of("henan/technology-smes/2020") == (Decimal("11825.5"), Decimal("11826.5"))
    assert of("henan/technology-contract-turnover/2023") == (136755000000, 136765000000)
    assert of("anhui/steel-capacity-eliminated/2016/..") == (11000000, Decimal("Infinity"))
    assert of("hunan/electronic-information-revenue/undated")[1] == 400000000000
    assert of("shanxi/trade-volume-growth-rank/2024-01/2024-02") == (3, 3)


@pytest.mark.parametrize(
    ("qualifier", "value", "low", "high"),
    [
        ("more-than", "9.2", "9.2", "Infinity"),
        ("more-than", "-9.2", "-Infinity", "-9.2"),
        ("more-than", "0.5", "0.5", "Infinity"),
        ("more-than", "0", "0", "Infinity"),
        ("at-least", "-9.2", "-Infinity", "-9.2"),
        ("nearly", "9.2", "4.6", "9.2"),
        ("nearly", "-9.2", "-9.2", "-4.6"),
        ("at-most", "9.2", "0", "9.2"),
        ("at-most", "-9.2", "-9.2", "0"),
        ("at-most", "0", "0", "0"),
        ("about", "-9.2", "-9.3", "-9.1"),
        ("exact", "-9.2", "-9.25", "-9.15"),
    ],
)
def test_rounding_interval_of_qualifiers(
    built_in: Dataset, qualifier: str, value: str, low: str, high: str
) -> None:
    figure = built_in.figure_by_id["hunan/energy-intensity-change/undated"]
    changed = figure.model_copy(update={"qualifier": qualifier, "value": Decimal(value)})
    assert rounding_interval(built_in, changed) == (Decimal(low), Decimal(high))


def test_rounding_interval_precision(built_in: Dataset) -> None:
    figure = built_in.figure_by_id["henan/high-tech-enterprises/2023"]
    assert rounding_interval(built_in, figure, zeros_count=True) == (
        Decimal("11999.5"),
        Decimal("12000.5"),
    )
    wordy = figure.model_copy(update={"printed": "a dozen thousand or so"})
    assert rounding_interval(built_in, wordy) == (Decimal(12000), Decimal(12000))


def test_find_implied_figures_bounds(built_in: Dataset) -> None:
    implied = {figure.id: figure for figure in find_implied_figures(built_in)}
    assert set(implied) == {
        "shanxi/belt-and-road-trade/2022",
        "shanxi/foreign-investment/2022",
        "shanxi/trade-volume/2023-01/2023-02",
        "henan/technology-contract-turnover/2021",
        "henan/technology-contract-turnover/2022",
    }
    year_before = implied["shanxi/foreign-investment/2022"]
    assert year_before.value.quantize(Decimal("1e3")) == Decimal("826202000")
    assert year_before.bounds.low < year_before.value < year_before.bounds.high


def test_implied_figures_are_shown_on_request_and_never_exported(run: Runner) -> None:
    assert "102.519 billion yuan" in run("show", "henan", "--implied").out
    assert "102.519" not in run("show", "henan").out
    assert "102.519 billion yuan" in run("explain", "henan/technology-contract-turnover/2023").out
    for name in ("csv", "json", "toml", "ndjson", "markdown"):
        shown = run("show", "henan", "--format", name).out
        assert run("show", "henan", "--implied", "--format", name).out == shown


@pytest.mark.parametrize("rate", ["25.0", "9999999999999999999", "-100", "-99999.9"])
def test_check_claim_chain_of_many_growths(rate: str) -> None:
    growths = ", ".join(['"north/goats-growth/2022"'] * 2_000)
    text = SMALL.read_text("utf-8").replace("value = 25.0", f"value = {rate}")
    claim = (
        f'[[claims]]\nid = "it"\nstatement = "It is so."\nkind = "chain"\n'
        f'inputs = ["{BEFORE}", {growths}]\nstated = "{NORTH}"\n'
    )
    result = check_claims(loads(f"{text}\n{claim}"))[-1]
    assert (result.verdict, result.stated) == ("inconsistent", Decimal(1250))


def test_power_of_many_years() -> None:
    one_percent = Interval(Decimal("1.01"), Decimal("1.01"))
    low, high = power(one_percent, 1000) or Interval(Decimal(0), Decimal(0))
    exact = Context(prec=3000).power(Decimal("1.01"), 1000)
    assert low < exact < high
    assert high - low < Decimal("1e-50")


NOTHING = (('1_000\nqualifier = "about"', "0"), ('"1,000"', '"0"'))
DEBT = (('1_000\nqualifier = "about"', "-1_000"), ('"1,000"', '"-1,000"'))


def recompute(
    kind: str, inputs: list[str], stated: object, *edits: tuple[str, str]
) -> tuple[str, str, str, str]:
    """Verdict, formula, what is computed, and why it cannot be."""
    lines = [f'kind = "{kind}"', f"inputs = {json.dumps(inputs)}"]
    if stated is not None:
        key = "stated" if isinstance(stated, str) else "stated_value"
        lines.append(f"{key} = {json.dumps(stated)}")
    it = check_claims(with_claim("\n".join(lines), *edits))[-1]
    assert it.claim.id == "it"
    return it.verdict, it.formula, str(it.computed or ""), it.reason


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "described"),
    [
        ("growth", [BEFORE, NORTH], 20,
         ("within-rounding", "(1,250 / 1,000 - 1) x 100", "25.00", "")),
        ("average-growth", [BEFORE, NORTH_PLAN], 201,
         ("within-rounding", "(5,000 / 1,000 - 1) x 100 / 2", "200", "")),
        ("chain", [BEFORE, GROWN], NORTH,
         ("exact", "1,000 x (1 + 25.0/100)", "1250.00", "")),
        ("chain", [BEFORE, GROWN, GROWN], NORTH,
         ("within-rounding", "1,000 x (1 + 25.0/100) x (1 + 25.0/100)", "1562.5000", "")),
        ("sum", [NORTH, SOUTH, FARM], 1, ("inconsistent", "1,250 + 2,500 + 40", "3790", "")),
        ("sum", [NORTH], 1250, ("exact", "1,250", "1250", "")),
        ("share", [FARM, SOUTH], 1.7, ("within-rounding", "40 / 2,500 x 100", "1.600", "")),
        ("difference", [BEFORE, NORTH], 250, ("exact", "1,250 - 1,000", "250", "")),
        ("rank", [NORTH, SOUTH], "north/cheese-rank/2022",
         ("exact", "rank of 1,250 among 2,500", "2", "")),
        ("rank", [NORTH, SOUTH, BEFORE], "north/cheese-rank/2022",
         ("exact", "rank of 1,250 among 2,500, 1,000", "2", "")),
        ("order", [NORTH, SOUTH], None, ("exact", "1,250 < 2,500", "", "")),
        ("order", [NORTH, NORTH], None, ("inconsistent", "1,250 < 1,250", "", "")),
    ],
)  # fmt: skip
def test_check_claim_formula_and_result(
    kind: str, inputs: list[str], stated: object, described: tuple[str, ...]
) -> None:
    assert recompute(kind, inputs, stated) == described


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "reason"),
    [
        (
            "growth",
            [BEFORE, NORTH_PLAN],
            3,
            "the periods are not one year apart, nor does one follow the other",
        ),
        ("growth", [BEFORE, NORTH, SOUTH], 3, "a growth has two inputs, not 3"),
        ("growth", [SOUTH, PLAN], NORTH, "this growth is stated in count, not in percent"),
        ("compound-growth", [PLAN, SOUTH], 3, "the periods are not whole years apart"),
        ("average-growth", [NORTH, BEFORE], 3, "the periods are not whole years apart"),
        ("chain", [BEFORE, NORTH], SOUTH, "the growths of a chain are rates"),
        ("chain", [BEFORE, GROWN], CHEESE, "this chain is stated in EUR, not in count"),
        ("sum", [NORTH, SOUTH], CHEESE, "this sum is stated in EUR, not in count"),
        ("sum", [NORTH, CHEESE, NORTH], 1, "the units differ: count, EUR"),
        ("share", [FARM, SOUTH], NORTH, "this share is stated in count, not in percent"),
        ("share", [FARM], 1, "a share has two inputs, not 1"),
        ("ratio", [FARM, SOUTH], 62, "the scopes differ"),
        ("rank", [NORTH, SOUTH], BEFORE, "this rank is stated in count, not in a rank"),
        ("share", [FARM, SOUTH], GROWN, "the stated figure is of north, not of south"),
        ("rank", [SOUTH, NORTH], RANK, "the stated figure is of north, not of south"),
        ("sum", [NORTH, NORTH], 2500, "a part of the sum is named twice"),
        ("order", [NORTH], None, "an order has two inputs or more"),
    ],
)
def test_check_claim_invalid_reasons(
    kind: str, inputs: list[str], stated: object, reason: str
) -> None:
    verdict, formula, computed, described = recompute(kind, inputs, stated)
    assert (verdict, computed, described) == ("invalid", "", reason)
    assert formula


IN_HECTARES = (
    ('unit = "count"', 'unit = "hectare"'),
    ('unit = "EUR"', 'unit = "mu"'),
    ('{ id = "EUR"', '{ id = "mu", label = "mu" },\n    { id = "EUR"'),
)


@pytest.mark.parametrize(
    ("factor", "verdict", "reason"),
    [
        (15.0, "inconsistent", ""),
        (14.0, "invalid", "the units differ: hectare, mu"),  # a hectare is 15 mu
    ],
)
def test_a_ratio_relates_one_amount_in_two_units(factor: float, verdict: str, reason: str) -> None:
    found = recompute("ratio", [NORTH, CHEESE], factor, *IN_HECTARES)
    assert (found[0], found[3]) == (verdict, reason)


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        ("growth", [BEFORE, NORTH]),
        ("compound-growth", [BEFORE, NORTH_PLAN]),
        ("average-growth", [BEFORE, NORTH_PLAN]),
        ("share", [NORTH, BEFORE]),
        ("ratio", [BEFORE, NORTH]),
    ],
)
def test_check_claim_division_by_zero(kind: str, inputs: list[str]) -> None:
    verdict, formula, computed, reason = recompute(kind, inputs, 100, *NOTHING)
    assert (verdict, computed, reason) == ("invalid", "", "it divides by zero")
    assert "/ 0" in formula


def test_an_order_implies_no_figure() -> None:
    missing = (
        f'kind = "order"\ninputs = ["south/goats/2021", "{NORTH}"]\nimplies = "south/goats/2021"'
    )
    result = check_claims(with_claim(missing))[-1]
    assert (result.verdict, result.reason) == ("invalid", "an order implies no figure")


def test_check_claim_keeps_every_digit() -> None:
    number = "12345678901234567890.12345678901234567891"
    long = (("1_250", number), ('"1,250"', f'"{number}"'))
    computed = recompute("sum", [NORTH, SOUTH], 1, *long)[2]
    assert computed == "12345678901234570390.12345678901234567891"


def test_check_claim_stated_zeros_may_be_rounded() -> None:
    rounded = (("2_500", "4_950"), ('"2,500"', '"4,950"'))
    assert recompute("sum", [SOUTH], PLAN, *rounded)[0] == "within-rounding"
    assert recompute("sum", [SOUTH], 2500)[0] == "exact"


@pytest.mark.parametrize(
    ("kind", "inputs", "edits"),
    [("rank", [NORTH], ()), ("growth", [BEFORE, NORTH], NOTHING)],
)
def test_check_claim_reports_the_stated_number(
    kind: str, inputs: list[str], edits: tuple[tuple[str, str], ...]
) -> None:
    text = f'kind = "{kind}"\ninputs = {json.dumps(inputs)}\nstated_value = 7'
    assert check_claims(with_claim(text, *edits))[-1].stated == 7


def test_check_claim_root_of_a_negative_number() -> None:
    verdict, _, computed, reason = recompute("compound-growth", [BEFORE, NORTH_PLAN], 100, *DEBT)
    assert (verdict, computed) == ("invalid", "")
    assert reason == "a negative number has no root"


def test_check_claim_rank_without_peers() -> None:
    assert recompute("rank", [NORTH], "north/cheese-rank/2022") == (
        "unverifiable",
        "rank of 1,250 among figures that are not reported",
        "",
        "the figures that it is ranked among are not reported",
    )


@pytest.mark.parametrize("qualifier", ["about", "nearly", "at-most"])
def test_check_claim_with_a_one_sided_base(qualifier: str) -> None:
    # From nearly 1,000 to 1,250 is a growth of at least 25 percent, or a little less.
    edit = ('"about"', f'"{qualifier}"')
    assert judged(with_claim(GROWTH + "stated_value = -30", edit))["it"] == "inconsistent"
    assert judged(with_claim(GROWTH + "stated_value = 30", edit))["it"] == "within-rounding"
    assert judged(with_claim(GROWTH + "stated_value = 148", edit))["it"] == "within-rounding"
    no_limit = "within-rounding" if qualifier == "at-most" else "inconsistent"
    assert judged(with_claim(GROWTH + "stated_value = 9000", edit))["it"] == no_limit


def implying(kind: str, inputs: list[str], stated: object, missing: str) -> object:
    key = "stated" if isinstance(stated, str) else "stated_value"
    claim = (
        f'kind = "{kind}"\ninputs = {json.dumps(inputs)}\nimplies = "{missing}"\n'
        f"{key} = {json.dumps(stated)}"
    )
    implied = check_claims(with_claim(claim))[-1].implied
    if implied is None:
        return None
    assert (implied.id, implied.claim) == (missing, "it")
    assert [implied.entity, implied.metric, implied.period] == missing.split("/", 2)
    assert implied.bounds.low <= implied.value <= implied.bounds.high
    return round(implied.value, 3)


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "missing", "value"),
    [
        ("growth", ["north/goats/2020", BEFORE], 25, "north/goats/2020", "800"),
        ("growth", [NORTH, "north/goats/2023"], 25, "north/goats/2023", "1562.5"),
        ("compound-growth", ["south/goats/2021", PLAN], 100, "south/goats/2021", "1250"),
        ("compound-growth", [BEFORE, "north/goats/2023"], 100, "north/goats/2023", "4000"),
        ("average-growth", ["south/goats/2021", PLAN], 150, "south/goats/2021", "1250"),
        ("average-growth", [BEFORE, "north/goats/2023"], 50, "north/goats/2023", "2000"),
        ("difference", ["north/goats/2020", NORTH], 50, "north/goats/2020", "1200"),
        ("difference", [NORTH, "north/goats/2023"], 50, "north/goats/2023", "1300"),
        ("ratio", ["north/goats/2020", NORTH], 2, "north/goats/2020", "625"),
        ("ratio", [NORTH, "north/goats/2023"], 2, "north/goats/2023", "2500"),
        ("ratio", ["north/goats/2019/2020", NORTH], 2, "north/goats/2019/2020", "625"),
        ("share", ["west/goats/2022", SOUTH], 10, "west/goats/2022", "250"),
        ("share", [SOUTH, "west/goats/2022"], 10, "west/goats/2022", "25000"),
        ("sum", [NORTH, SOUTH, "west/goats/2022"], 4000, "west/goats/2022", "250"),
        ("sum", ["west/goats/2022"], 4000, "west/goats/2022", "4000"),
        ("chain", ["north/goats/2020", GROWN], NORTH, "north/goats/2020", "1000"),
        ("chain", [BEFORE, "north/goats-growth/2023"], NORTH, "north/goats-growth/2023", "25"),
        # A loss of more than all there is, and a place: nothing follows from them.
        ("compound-growth", ["south/goats/2021", PLAN], -200, "south/goats/2021", None),
        ("growth", ["north/goats/2020", BEFORE], -100, "north/goats/2020", None),
        ("rank", [NORTH, "west/goats/2022"], "north/cheese-rank/2022", "west/goats/2022", None),
        ("sum", ["west/goats/2022", "west/goats/2022"], 4000, "west/goats/2022", None),
    ],
)
def test_find_implied_figures_of_each_kind(
    kind: str, inputs: list[str], stated: object, missing: str, value: str | None
) -> None:
    assert implying(kind, inputs, stated, missing) == (value and Decimal(value))


def test_implied_figure_bounds() -> None:
    claim = 'kind = "chain"\ninputs = ["south/goats/2020"]\nimplies = "south/goats/2020"\n'
    implied = check_claims(with_claim(f'{claim}stated = "{SOUTH}"'))[-1].implied
    assert implied is not None
    assert implied.value == Decimal(2500)
    assert implied.bounds == Interval(Decimal(2450), Decimal(2550))


# --- Units of claims ------------------------------------------------------------------------------


def claim_of(kind: str, inputs: list[tuple[str, str]], stated: tuple[str, str]) -> ClaimResult:
    """Check a claim on figures given as a unit and a number, one per year."""
    # A growth is of the later period.
    last = "2021/2022" if kind == "growth" else str(2020 + len(inputs))
    periods = [*(str(2020 + index) for index in range(len(inputs))), last]
    *rows, number = (
        (unit, period, Decimal(printed), "exact")
        for period, (unit, printed) in zip(periods, [*inputs, stated], strict=True)
    )
    return check_made_up(kind, rows, number)


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "verdict"),
    [
        # The unit of the stated number scales the result.
        ("growth", [("EUR", "100"), ("EUR", "125")], ("percent", "25"), "exact"),
        ("growth", [("EUR", "100"), ("EUR", "125")], ("permille", "25"), "inconsistent"),
        ("growth", [("EUR", "100"), ("EUR", "125")], ("permille", "250"), "exact"),
        ("growth", [("EUR", "100"), ("EUR", "125")], ("basis-point", "2500"), "exact"),
        ("growth", [("EUR", "100"), ("EUR", "125")], ("percentage-point", "25"), "invalid"),
        ("share", [("EUR", "1"), ("EUR", "200")], ("permille", "5"), "exact"),
        ("chain", [("EUR", "100"), ("permille", "250")], ("EUR", "125"), "exact"),
        ("chain", [("EUR", "100"), ("basis-point", "25")], ("EUR", "100.25"), "exact"),
        ("difference", [("percent", "5"), ("percent", "5.25")], ("basis-point", "25"), "exact"),
        ("difference", [("percent", "5"), ("percent", "7")], ("percentage-point", "2"), "exact"),
        ("difference", [("permille", "5"), ("permille", "15")], ("percentage-point", "1"), "exact"),
        ("difference", [("percent", "5"), ("percent", "7")], ("percent", "2"), "invalid"),
        ("difference", [("permille", "6"), ("permille", "8")], ("permille", "2"), "exact"),
        ("difference", [("permille", "8"), ("permille", "6")], ("permille", "-4"), "inconsistent"),
        ("difference", [("percent", "6"), ("percent", "8")], ("permille", "20"), "invalid"),
        # A difference and a sum are in the unit of their figures, a ratio has none.
        ("difference", [("EUR", "5"), ("EUR", "7")], ("tonne", "2"), "invalid"),
        ("difference", [("EUR", "5"), ("EUR", "7")], ("EUR", "2"), "exact"),
        ("sum", [("EUR", "5"), ("EUR", "7")], ("tonne", "12"), "invalid"),
        # What is counted one by one is not rounded, unless it ends in 0.
        ("sum", [("count", "9"), ("count", "4")], ("count", "14"), "inconsistent"),
        ("sum", [("count", "9"), ("count", "10")], ("count", "20"), "within-rounding"),
        ("sum", [("tonne", "9"), ("tonne", "4")], ("tonne", "14"), "within-rounding"),
        ("ratio", [("EUR", "5"), ("EUR", "10")], ("EUR", "2"), "invalid"),
        ("ratio", [("EUR", "5"), ("EUR", "10")], ("percent", "2"), "invalid"),
        ("ratio", [("EUR", "5"), ("EUR", "10")], ("times", "2"), "exact"),
        # Growth is of quantities.
        ("growth", [("rank", "2"), ("rank", "3")], ("percent", "50"), "invalid"),
        ("growth", [("percent", "2"), ("percent", "3")], ("percent", "50"), "invalid"),
        ("sum", [("rank", "2"), ("rank", "3")], ("rank", "5"), "invalid"),
        ("ratio", [("rank", "2"), ("rank", "4")], ("times", "2"), "invalid"),
    ],
)  # fmt: skip
def test_check_claim_units(
    kind: str, inputs: list[tuple[str, str]], stated: tuple[str, str], verdict: str
) -> None:
    assert claim_of(kind, inputs, stated).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "formula"),
    [
        ("growth", [("EUR", "100"), ("EUR", "125")], ("percent", "25"), "(125 / 100 - 1) x 100"),
        (
            "growth",
            [("EUR", "100"), ("EUR", "125")],
            ("permille", "250"),
            "(125 / 100 - 1) x 1,000",
        ),
        ("share", [("EUR", "1"), ("EUR", "10")], ("basis-point", "1000"), "1 / 10 x 10,000"),
        ("chain", [("EUR", "9"), ("permille", "250")], ("EUR", "9"), "9 x (1 + 250/1000)"),
        ("difference", [("percent", "5"), ("percent", "6")], ("basis-point", "9"), "(6 - 5) x 100"),
        (
            "difference",
            [("permille", "5"), ("permille", "15")],
            ("percentage-point", "1"),
            "(15 - 5) x 0.1",
        ),
    ],
)
def test_formula_has_the_factor_of_the_unit(
    kind: str, inputs: list[tuple[str, str]], stated: tuple[str, str], formula: str
) -> None:
    assert claim_of(kind, inputs, stated).formula == formula


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        ("2022", "2023", "exact"),
        ("2021", "2023", "invalid"),
        ("2023", "2022", "invalid"),
        ("2023-Q1", "2023-Q2", "exact"),
        ("2022-Q4", "2023-Q1", "exact"),
        ("2022-Q2", "2023-Q1", "invalid"),
        ("FY2022-Q4", "FY2023-Q1", "exact"),
        ("FY2022-Q3", "FY2023-Q1", "invalid"),
        ("FY2022", "2023", "invalid"),
        ("2022-12", "2023-01", "exact"),
        ("2022-12", "2023-Q1", "invalid"),
        ("2022-H2", "2023-H1", "exact"),
        ("2022-01/2022-02", "2023-01/2023-02", "exact"),
    ],
)
def test_check_claim_growth_between_periods(earlier: str, later: str, verdict: str) -> None:
    text = SMALL.read_text("utf-8").partition("[[claims]]")[0]
    text = text.replace('period = "2021"', f'period = "{earlier}"')
    text = text.replace(
        'metric = "goats"\nperiod = "2022"', f'metric = "goats"\nperiod = "{later}"', 1
    )
    claim = (
        '[[claims]]\nid = "it"\nstatement = "So."\nkind = "growth"\nstated_value = 25\n'
        f'inputs = ["north/goats/{earlier}", "north/goats/{later}"]\n'
    )
    (result,) = check_claims(loads(text + claim))
    assert result.verdict == verdict


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "verdict"),
    [
        ("difference", [SOUTH, SOUTH], 0, "exact"),
        ("difference", [SOUTH, SOUTH], 3, "inconsistent"),
        ("ratio", [SOUTH, SOUTH], 1.01, "inconsistent"),
        ("share", [SOUTH, SOUTH], 100, "exact"),
        ("share", [SOUTH, SOUTH], 101, "inconsistent"),
        ("order", [SOUTH, SOUTH], None, "inconsistent"),
        ("rank", [NORTH, SOUTH, SOUTH], 2, "exact"),
        ("rank", [NORTH, SOUTH, SOUTH], 3, "inconsistent"),
        ("rank", [NORTH, NORTH, SOUTH], 2, "exact"),
        ("rank", [NORTH, SOUTH], 1.5, "inconsistent"),
        ("rank", [SOUTH, NORTH], 2, "inconsistent"),
        ("share", [FARM, SOUTH], 1.6, "exact"),
        ("share", [FARM, SOUTH], 2, "consistent"),
        ("order", [SOUTH, NORTH], None, "inconsistent"),
        ("order", [NORTH, BEFORE, SOUTH], None, "within-rounding"),
        ("order", [SOUTH, BEFORE, NORTH], None, "inconsistent"),
        ("growth", [NORTH, NORTH_PLAN], 300, "exact"),
        ("growth", [NORTH, PLAN], 300, "invalid"),
        ("growth", [BEFORE, NORTH], CHEESE, "invalid"),
        ("compound-growth", [BEFORE, NORTH_PLAN], 124, "consistent"),
        ("average-growth", [BEFORE, NORTH_PLAN], 200, "exact"),
    ],
)
def test_check_claim_verdict(kind: str, inputs: list[str], stated: object, verdict: str) -> None:
    assert recompute(kind, inputs, stated)[0] == verdict


@pytest.mark.parametrize(
    ("qualifier", "exact", "wide", "verdict"),
    [
        ("exact", "2", "1.9 2.1", "exact"),
        ("exact", "2.4", "2.3 2.5", "consistent"),
        ("exact", "2.6", "2.4 2.8", "within-rounding"),
        ("exact", "2.6", "2.55 2.65", "inconsistent"),
        ("about", "2.9", "2.9 2.9", "consistent"),
        ("more-than", "2.1", "2 2.2", "consistent"),
        ("more-than", "7", "7 7", "consistent"),
        ("more-than", "2", "1.9 2.1", "within-rounding"),
        ("more-than", "2", "2 2", "inconsistent"),
        ("at-least", "2", "2 2", "exact"),
        ("nearly", "1.9", "1.9 1.9", "consistent"),
        ("nearly", "2", "2 2", "inconsistent"),
        ("nearly", "0.9", "0.8 0.95", "inconsistent"),
        ("at-most", "0.9", "0.8 0.95", "consistent"),
        ("at-most", "2.1", "2.05 2.2", "inconsistent"),
    ],
)
def test_stated_value_with_a_qualifier(
    qualifier: Qualifier, exact: str, wide: str, verdict: str
) -> None:
    low, high = map(Decimal, wide.split())
    stated = read_stated_value(Decimal(2), qualifier)
    computed = Interval(Decimal(exact), Decimal(exact))
    assert stated.compare(computed, Interval(low, high)) == verdict


def test_check_claims_reads_a_printed_number_once() -> None:
    text = SMALL.read_text("utf-8")
    claims = "".join(
        f'[[claims]]\nid = "c{index}"\nstatement = "So."\nkind = "sum"\n'
        f'inputs = ["{NORTH}", "{SOUTH}"]\nstated_value = 3750\n\n'
        for index in range(300)
    )
    read_precision.cache_clear()
    assert {result.verdict for result in check_claims(loads(f"{text}\n{claims}"))} >= {"exact"}
    assert read_precision.cache_info().misses <= 9


@pytest.mark.parametrize(
    "printed",
    [
        "7",
        "-9.2%",
        "12,000",
        "136.76 billion",
        "US$1.284 billion",
        "1200",
        "100",
        "0.30",
        "0",
        "€5",
        *NUMBER_WORDS,
    ],
)
def test_read_precision_is_the_precision_that_the_reader_finds(printed: str) -> None:
    numeral = parse_number(printed.removeprefix("-"))
    assert numeral is not None
    assert numeral.value is not None
    assert numeral.precision is not None
    scale = numeral.scale
    precision = read_precision(printed)
    assert precision == (
        numeral.value / scale,
        numeral.precision / scale,
        (numeral.coarse_precision or numeral.precision) / scale,
    )
