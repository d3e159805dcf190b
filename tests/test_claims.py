"""What becomes of claims: verdicts, bounds, implied figures."""

import json
from decimal import Context, Decimal
from pathlib import Path

import pytest

from provcli.analysis.claims import check_claims, find_implied_figures, rounding_interval
from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.values.intervals import Interval, power
from support import SMALL, Runner


def judged(dataset: Dataset) -> dict[str, str]:
    return {it.claim.id: it.verdict for it in check_claims(dataset)}


def with_claim(claim: str, *edits: tuple[str, str]) -> Dataset:
    text = SMALL.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return loads(f'{text}\n[[claims]]\nid = "it"\nstatement = "It is so."\n{claim}')


def test_the_claims_of_the_built_in_dataset(built_in: Dataset) -> None:
    verdicts = judged(built_in)
    assert verdicts["henan-high-tech-doubled"] == "consistent"
    for name in ("henan-high-tech-growth", "henan-smes-growth", "henan-turnover-growth"):
        assert verdicts[name] == "inconsistent"
    # The three rates are the yearly growths of the turnover: only this reading holds.
    assert verdicts["henan-turnover-chain"] == "within-rounding"


def test_the_three_rates_in_any_order_fit_no_other_series(built_in: Dataset) -> None:
    rates = [Decimal("1.5836"), Decimal("1.6839"), Decimal("1.334")]
    product = rates[0] * rates[1] * rates[2]
    ends = {"high-tech-enterprises": False, "technology-smes": False}
    ends["technology-contract-turnover"] = True
    for metric, fits in ends.items():
        low, _ = rounding_interval(built_in, built_in.figure_by_id[f"henan/{metric}/2020"])
        _, high = rounding_interval(built_in, built_in.figure_by_id[f"henan/{metric}/2023"])
        assert (low * product <= high) is fits


GROWTH = 'kind = "growth"\ninputs = ["north/goats/2021", "north/goats/2022"]\n'


@pytest.mark.parametrize(
    ("claim", "edits", "verdict"),
    [
        ("stated_value = 25", (), "exact"),
        ("stated_value = 25.01", (("1_250", "1_251"), ('"1,250"', '"1,251"')), "within-rounding"),
        ("stated_value = 25", (("1_250", "1_251"), ('"1,250"', '"1,251"')), "consistent"),
        ("stated_value = 300", (), "inconsistent"),
    ],
)
def test_a_growth_is_exact_or_rounded_or_wrong(
    claim: str, edits: tuple[tuple[str, str], ...], verdict: str
) -> None:
    assert judged(with_claim(GROWTH + claim, *edits))["it"] == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 9.2 to 9.5 is 3.26 %, between 2.16 and 4.37.
        ("stated_value = 3.8", "within-rounding"),
        ("stated_value = 4.5", "inconsistent"),
    ],
)
def test_half_a_unit_on_every_input_counts(claim: str, verdict: str) -> None:
    edits = (
        ("1_250", "9.5"),
        ('"1,250"', '"9.5"'),
        ('1_000\nqualifier = "about"', "9.2"),
        ('"1,000"', '"9.2"'),
    )
    assert judged(with_claim(GROWTH + claim, *edits))["it"] == verdict


NORTH, SOUTH, PLAN = "north/goats/2022", "south/goats/2022", "south/goats/2023/target"
BEFORE, FARM = "north/goats/2021", "south/goats/2022/farm-of-the-four-winds"
CHEESE, GROWN = "north/cheese-sales/2022", "north/goats-growth/2022"


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "verdict"),
    [
        ("sum", [NORTH, SOUTH], 3750, "exact"),
        ("sum", [NORTH, CHEESE], 1, "invalid"),
        ("difference", [NORTH, SOUTH], 1250, "exact"),
        ("share", [FARM, SOUTH], Decimal("1.6"), "exact"),
        ("share", [FARM, SOUTH], Decimal("2"), "consistent"),
        ("ratio", [FARM, SOUTH], 62, "invalid"),
        ("rank", [NORTH, SOUTH], "north/cheese-rank/2022", "exact"),
        ("rank", [SOUTH, NORTH], "north/cheese-rank/2022", "inconsistent"),
        ("rank", [NORTH], "north/cheese-rank/2022", "unverifiable"),
        ("order", [NORTH, SOUTH], None, "exact"),
        ("order", [SOUTH, NORTH], None, "inconsistent"),
        ("order", [NORTH, BEFORE, SOUTH], None, "within-rounding"),
        ("order", [SOUTH, BEFORE, NORTH], None, "inconsistent"),
        ("growth", [NORTH, PLAN], 300, "exact"),
        ("growth", [BEFORE, PLAN], 300, "invalid"),
        ("growth", [BEFORE, NORTH, SOUTH], 300, "invalid"),
        ("growth", [BEFORE, NORTH], "north/cheese-sales/2022", "invalid"),
        ("compound-growth", [BEFORE, PLAN], 124, "consistent"),
        ("average-growth", [BEFORE, PLAN], 200, "exact"),
        ("chain", [BEFORE, GROWN], NORTH, "exact"),
        ("chain", [BEFORE, NORTH], SOUTH, "invalid"),
    ],
)
def test_each_kind_of_claim_is_judged(
    kind: str, inputs: list[str], stated: object, verdict: str
) -> None:
    lines = [f'kind = "{kind}"', f"inputs = {json.dumps(inputs)}"]
    if stated is not None:
        key = "stated" if isinstance(stated, str) else "stated_value"
        lines.append(f"{key} = {json.dumps(stated) if isinstance(stated, str) else stated}")
    assert judged(with_claim("\n".join(lines)))["it"] == verdict


def test_bounds_are_what_rounds_to_the_printed_number(built_in: Dataset) -> None:
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
        ("nearly", "9.2", "-Infinity", "9.2"),
        ("at-most", "-9.2", "-9.2", "Infinity"),
        ("about", "-9.2", "-9.3", "-9.1"),
        ("exact", "-9.2", "-9.25", "-9.15"),
    ],
)
def test_a_qualifier_is_of_the_size_also_of_a_fall(
    built_in: Dataset, qualifier: str, value: str, low: str, high: str
) -> None:
    figure = built_in.figure_by_id["hunan/energy-intensity-change/undated"]
    changed = figure.model_copy(update={"qualifier": qualifier, "value": Decimal(value)})
    assert rounding_interval(built_in, changed) == (Decimal(low), Decimal(high))


def test_what_is_printed_tells_the_step_if_it_is_a_number(built_in: Dataset) -> None:
    figure = built_in.figure_by_id["henan/high-tech-enterprises/2023"]
    assert rounding_interval(built_in, figure, zeros_count=True) == (
        Decimal("11999.5"),
        Decimal("12000.5"),
    )
    wordy = figure.model_copy(update={"printed": "a dozen thousand or so"})
    assert rounding_interval(built_in, wordy) == (Decimal(12000), Decimal(12000))


def test_a_missing_input_is_implied_with_bounds(built_in: Dataset) -> None:
    implied = {it.id: it for it in find_implied_figures(built_in)}
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


def test_an_explanation_in_json_has_bounds_and_claims(run: Runner) -> None:
    name = "henan/technology-contract-turnover/2023"
    told = json.loads(run("explain", name, "--format", "json").out)
    assert told["figure"]["id"] == name
    assert (told["lower"], told["upper"]) == ("136755000000", "136765000000")
    verdicts = {it["id"]: it["verdict"] for it in told["claims"]}
    assert verdicts == {
        "henan-turnover-rose": "exact",
        "henan-turnover-growth": "inconsistent",
        "henan-turnover-chain": "within-rounding",
        "henan-turnover-2022": "unverifiable",
    }


def test_implied_figures_are_shown_on_request_and_never_exported(run: Runner) -> None:
    assert "102.519 billion yuan" in run("show", "henan", "--implied").out
    assert "102.519" not in run("show", "henan").out
    assert "102.519 billion yuan" in run("explain", "henan/technology-contract-turnover/2023").out
    for name in ("csv", "json", "toml", "ndjson", "markdown"):
        with_implied = run("show", "henan", "--implied", "--format", name).out
        assert with_implied == run("show", "henan", "--format", name).out
        assert "contract-turnover/2021" not in with_implied.replace(
            'implies = "henan/technology-contract-turnover/2021"', ""
        ).replace('"implies": "henan/technology-contract-turnover/2021"', "").replace(
            '"henan/technology-contract-turnover/2021",\n', ""
        ).replace('"henan/technology-contract-turnover/2021"\n', "")


@pytest.mark.parametrize("rate", ["25.0", "9999999999999999999", "-99.9", "-100", "-99999.9"])
def test_a_chain_of_many_growths_is_judged(run: Runner, tmp_path: Path, rate: str) -> None:
    growths = ", ".join(['"north/goats-growth/2022"'] * 60_000)
    text = SMALL.read_text("utf-8").replace("value = 25.0", f"value = {rate}")
    file = tmp_path / "chain.toml"
    file.write_text(
        f'{text}\n[[claims]]\nid = "it"\nstatement = "It is so."\nkind = "chain"\n'
        f'inputs = ["{BEFORE}", {growths}]\nstated = "{NORTH}"\n'
    )
    code, out, err = run("check", "--data", file, "--select", "PC201", "--format", "json")
    assert (code, err) == (1, "")
    (finding,) = (it for it in json.loads(out)["findings"] if it["subject"] == "it")
    assert finding["message"].endswith(", not 1,250")


def test_many_years_are_few_steps() -> None:
    one_percent = Interval(Decimal("1.01"), Decimal("1.01"))
    low, high = power(one_percent, 1000) or Interval(Decimal(0), Decimal(0))
    exact = Context(prec=3000).power(Decimal("1.01"), 1000)
    assert low < exact < high
    assert high - low < Decimal("1e-50")


NOTHING = (('1_000\nqualifier = "about"', "0"), ('"1,000"', '"0"'))
DEBT = (('1_000\nqualifier = "about"', "-1_000"), ('"1,000"', '"-1,000"'))
ONE_MORE = (("1_250", "1_001"), ('"1,250"', '"1,001"'), ('"about"', '"exact"'))


def told_of(
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
    ("kind", "inputs", "stated", "told"),
    [
        ("growth", [BEFORE, NORTH], 20,
         ("within-rounding", "(1,250 / 1,000 - 1) x 100", "25.00", "")),
        ("average-growth", [BEFORE, PLAN], 201,
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
         ("exact", "place of 1,250 among 2,500", "2", "")),
        ("rank", [NORTH, SOUTH, BEFORE], "north/cheese-rank/2022",
         ("exact", "place of 1,250 among 2,500, 1,000", "2", "")),
        ("order", [NORTH, SOUTH], None, ("exact", "1,250 < 2,500", "", "")),
        ("order", [NORTH, NORTH], None, ("within-rounding", "1,250 < 1,250", "", "")),
    ],
)  # fmt: skip
def test_a_claim_result_shows_its_working(
    kind: str, inputs: list[str], stated: object, told: tuple[str, ...]
) -> None:
    assert told_of(kind, inputs, stated) == told


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "reason"),
    [
        ("growth", [BEFORE, PLAN], 3, "the periods are not a year apart"),
        ("growth", [BEFORE, NORTH, SOUTH], 3, "a growth has two inputs, not 3"),
        ("growth", [SOUTH, PLAN], NORTH, "what is stated is in count, not a rate"),
        ("compound-growth", [PLAN, SOUTH], 3, "between the periods there is no number of years"),
        ("average-growth", [NORTH, SOUTH], 3, "between the periods there is no number of years"),
        ("chain", [BEFORE, NORTH], SOUTH, "the growths of a chain are percentages"),
        ("chain", [BEFORE, GROWN], CHEESE, "what is stated is in EUR, the inputs in count"),
        ("sum", [NORTH, SOUTH], CHEESE, "what is stated is in EUR, the inputs in count"),
        ("sum", [NORTH, CHEESE, NORTH], 1, "units differ: count, EUR"),
        ("share", [FARM, SOUTH], NORTH, "what is stated is in count, not a rate"),
        ("share", [FARM], 1, "a share has two inputs, not 1"),
        ("ratio", [FARM, SOUTH], 62, "scopes differ"),
        ("rank", [NORTH, SOUTH], BEFORE, "what is stated is in count, not a rank"),
    ],
)
def test_figures_that_do_not_fit_are_told(
    kind: str, inputs: list[str], stated: object, reason: str
) -> None:
    verdict, formula, computed, told = told_of(kind, inputs, stated)
    assert (verdict, computed, told) == ("invalid", "", reason)
    assert formula


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        ("growth", [BEFORE, NORTH]),
        ("compound-growth", [BEFORE, PLAN]),
        ("average-growth", [BEFORE, PLAN]),
        ("share", [NORTH, BEFORE]),
        ("ratio", [BEFORE, NORTH]),
    ],
)
def test_nothing_is_a_multiple_of_nothing(kind: str, inputs: list[str]) -> None:
    verdict, formula, computed, reason = told_of(kind, inputs, 100, *NOTHING)
    assert (verdict, computed, reason) == ("invalid", "", "it divides by zero")
    assert "/ 0" in formula


def test_what_is_computed_keeps_every_digit() -> None:
    number = "12345678901234567890.12345678901234567891"
    long = (("1_250", number), ('"1,250"', f'"{number}"'))
    computed = told_of("sum", [NORTH, SOUTH], 1, *long)[2]
    assert computed == "12345678901234570390.12345678901234567891"


def test_zeros_at_the_end_of_what_is_stated_may_be_rounded() -> None:
    rounded = (("2_500", "2_450"), ('"2,500"', '"2,450"'))
    assert told_of("sum", [SOUTH, SOUTH], PLAN, *rounded)[0] == "within-rounding"
    assert told_of("sum", [SOUTH, SOUTH], PLAN)[0] == "exact"


@pytest.mark.parametrize(
    ("kind", "inputs", "edits"),
    [("rank", [NORTH], ()), ("growth", [BEFORE, NORTH], NOTHING)],
)
def test_what_is_stated_is_told_also_where_nothing_can_be_computed(
    kind: str, inputs: list[str], edits: tuple[tuple[str, str], ...]
) -> None:
    text = f'kind = "{kind}"\ninputs = {json.dumps(inputs)}\nstated_value = 7'
    assert check_claims(with_claim(text, *edits))[-1].stated == 7


def test_a_debt_does_not_grow_by_so_much_a_year() -> None:
    verdict, _, computed, reason = told_of("compound-growth", [BEFORE, PLAN], 100, *DEBT)
    assert (verdict, computed) == ("invalid", "")
    assert reason == "it takes the root of a negative number"


def test_a_rank_among_nobody_is_not_checkable() -> None:
    assert told_of("rank", [NORTH], "north/cheese-rank/2022") == (
        "unverifiable",
        "place of 1,250 among figures that are not reported",
        "",
        "the figures it is ranked among are not reported",
    )


def test_an_order_that_only_the_last_digits_tell_is_consistent() -> None:
    assert told_of("order", [BEFORE, NORTH], None, *ONE_MORE)[0] == "consistent"
    assert told_of("order", [NORTH, BEFORE], None, *ONE_MORE)[0] == "within-rounding"


NEXT_TO_EACH_OTHER = (  # what rounds to 1,253 ends where what rounds to 1,254 begins
    ("value = 1_250", "value = 1_253"),
    ('"1,250"', '"1,253"'),
    ("value = 2_500", "value = 1_254"),
    ('"2,500"', '"1,254"'),
)


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "verdict"),
    [
        ("order", [NORTH, SOUTH], None, "consistent"),
        ("order", [SOUTH, NORTH], None, "within-rounding"),
        ("rank", [NORTH, SOUTH], 1, "within-rounding"),
        ("rank", [SOUTH, NORTH], 2, "inconsistent"),
    ],
)
def test_where_bounds_touch_two_figures_may_be_equal_and_neither_is_ahead(
    kind: str, inputs: list[str], stated: int | None, verdict: str
) -> None:
    assert told_of(kind, inputs, stated, *NEXT_TO_EACH_OTHER)[0] == verdict


def test_where_an_input_may_be_nothing_no_rate_can_be_ruled_out() -> None:
    one = (("value = 1_000", "value = 1"), ('"1,000"', '"1"'))
    claim_result = check_claims(with_claim(GROWTH + "stated_value = -7", *one))[-1]
    assert claim_result.verdict == "inconsistent"
    at_most = check_claims(
        with_claim(GROWTH + "stated_value = -7", *one, ('"about"', '"at-most"'))
    )[-1]
    assert at_most.verdict == "within-rounding"
    assert at_most.bounds == (Decimal("-Infinity"), Decimal("Infinity"))


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
        ("growth", [NORTH, "north/goats/2023"], GROWN, "north/goats/2023", "1562.5"),
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
def test_each_kind_of_claim_implies_what_is_missing(
    kind: str, inputs: list[str], stated: object, missing: str, value: str | None
) -> None:
    assert implying(kind, inputs, stated, missing) == (value and Decimal(value))


def test_what_is_implied_is_as_exact_as_the_figure_that_is_stated() -> None:
    claim = 'kind = "chain"\ninputs = ["south/goats/2020"]\nimplies = "south/goats/2020"\n'
    implied = check_claims(with_claim(f'{claim}stated = "{SOUTH}"'))[-1].implied
    assert implied is not None
    assert implied.value == Decimal(2500)
    assert implied.bounds == Interval(Decimal(2450), Decimal(2550))


def test_from_a_growth_that_may_be_a_loss_of_all_nothing_follows() -> None:
    claim = (
        f'kind = "growth"\ninputs = ["north/goats/2020", "{BEFORE}"]\n'
        f'implies = "north/goats/2020"\nstated = "{GROWN}"'
    )
    at_most = ('printed = "25.0%"', 'printed = "25.0%"\nqualifier = "at-most"')
    assert check_claims(with_claim(claim))[-1].implied is not None
    assert check_claims(with_claim(claim, at_most))[-1].implied is None
