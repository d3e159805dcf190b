"""How many cases of the Recognizers-Text specs (MIT) are read as they say, where they exist."""

import json
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from provcli.prose.context import read_context
from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.units import CHINESE_UNITS, ENGLISH_UNITS

UNITS = ENGLISH_UNITS | CHINESE_UNITS
SPECS = Path(__file__).parents[4] / "shared/conformance/recognizers-text/Specs"
pytestmark = pytest.mark.skipif(not SPECS.exists(), reason="the specs are not beside the checkout")


class Expected(NamedTuple):
    """One result of a case: where it is, and what it is worth."""

    start: int
    text: str
    value: Decimal | None
    unit: str
    """The code of the unit; empty if provcli has no code for it."""


class Exclusion(NamedTuple):
    """Cases that are not measured, and why."""

    reason: str
    pattern: str


# Formulas, network addresses, and the like are not numbers of news prose.
EVERYWHERE = (
    Exclusion("a power in a formula", r"\^|x10"),
    Exclusion("a network address or a URL", r"192\.168|https?://"),
)
SMALL_PARTS = (
    r"[a-z]ty[- ](?:firsts?|fifths?)\b|(?:hundred|thousand|million|trillion|thirtie)(?:th)s?\b"
    r"|hundred[- ](?:and )?(?:fifth|thirty)|hundred fifths|one thousand fifths|twenty one fifths"
)
EXCLUSIONS: dict[str, tuple[Exclusion, ...]] = {
    "Number/Chinese/NumberModel": (
        Exclusion("the spec drops a number that has a currency or a discount", "美元|美刀|一折"),
        Exclusion("a row of dots is not a number", r"2222\.2222"),
        Exclusion("a date is one number here, and so is a time", "１９９１年"),
        Exclusion(
            "a top above its bottom is a rating or a date in news prose", "６／３|3/2|１６/5|4/3"
        ),
        Exclusion("two minus signs in one fraction", "[负負].*之 *[负負]"),
    ),
    "Number/Chinese/PercentModel": (
        Exclusion("no value is expected of an approximate pair", "二三十"),
        Exclusion("the ends of a range share the percent sign here", "5-20%"),
        Exclusion("more than two spaces inside a number", " {3}"),
    ),
    "Number/English/NumberModel": (
        Exclusion(
            "the spec drops a number that has a unit or belongs to a date",
            r"ml liquid|29km|May 4th|1m isn't",
        ),
        Exclusion("a date or a telephone number is one number here", "5/17/2018|phone number"),
        Exclusion("division spelled out", r"\bover\b (?:\d|one|three|twenty)"),
        Exclusion("three spaces inside a number", "fifty   two"),
        Exclusion("parts smaller than a tenth, as arithmetic lessons spell them", SMALL_PARTS),
    ),
    "Number/English/PercentModel": (
        Exclusion("a percent of 20 is a share of 20 here", "^per ?cents? of"),
    ),
    "NumberWithUnit/English/CurrencyModel": (
        Exclusion(
            "cents without their word are a number of their own",
            r"forty five|dollar and (?:one|two)|100 and fifty|mao five|15 dollars (?:and )?[15]"
            r"|[$] 30 cent",
        ),
    ),
    "NumberWithUnit/English/DimensionModel": (
        Exclusion("the mb of a file is megabytes in news prose", "100 mb"),
        Exclusion("a space and a hyphen before digits are a minus sign", "75 -300mm"),
        Exclusion("feet and inches are two numbers here", "(?:ft|feet)(?: and)? 2 in|12 m 2 dm"),
    ),
}


@lru_cache
def cases_of(name: str) -> list[tuple[str, list[Expected]]]:
    """Return the cases of a file, with their results."""
    cases = json.loads((SPECS / f"{name}.json").read_text(encoding="utf-8-sig"))
    return [(case["Input"], [_expected(result) for result in case["Results"]]) for case in cases]


def _expected(result: dict[str, object]) -> Expected:
    resolution = result.get("Resolution") or {}
    assert isinstance(resolution, dict)
    value = str(resolution.get("value") or "").rstrip("%")
    unit = str(resolution.get("unit")).lower()
    code = "GBP" if unit == "pound" and result["TypeName"] == "currency" else UNITS.get(unit, "")
    return Expected(
        int(str(result["Start"])),
        str(result["Text"]),
        Decimal(value) if value and value != "null" else None,
        str(resolution.get("isoCurrency") or code),
    )


def signed(text: str, numeral: Numeral, *, is_share: bool) -> Decimal:
    """Return the value with its sign; a permille and a fraction in percent for shares."""
    assert numeral.value is not None
    value = numeral.value / 10 if numeral.unit_sign == "permille" else numeral.value
    if is_share and numeral.kind == "fraction":
        value *= 100
    return value * read_context(text, numeral).sign


def is_near(read: Decimal, expected: Decimal) -> bool:
    """Whether two values agree within the digits that the specs print."""
    return abs(read - expected) <= abs(expected) * Decimal("1e-13")


def is_amount(_text: str, numeral: Numeral) -> bool:
    return numeral.value is not None


def is_any(_text: str, numeral: Numeral) -> bool:
    return numeral.value is not None and numeral.kind not in {"idiom", "ordinal"}


def is_percent(_text: str, numeral: Numeral) -> bool:
    is_small = numeral.kind == "fraction" and "分" in numeral.text
    return numeral.unit_sign in {"percent", "percentage-point", "permille"} or is_small


def is_ordinal(_text: str, numeral: Numeral) -> bool:
    return numeral.kind in {"ordinal", "name"} and numeral.value is not None


def is_measured(text: str, numeral: Numeral) -> bool:
    return read_context(text, numeral).unit is not None


Filter = Callable[[str, Numeral], bool]


def agrees(text: str, numeral: Numeral, expected: Expected, keep: Filter) -> bool:
    """Whether a numeral has the value, and the unit if it is known."""
    assert expected.value is not None
    read = signed(text, numeral, is_share=keep is is_percent)
    if keep is is_measured:
        context = read_context(text, numeral)
        # The specs give a fall no sign, only a printed minus.
        read *= context.sign if context.direction == "fall" and context.role == "by" else 1
        if expected.unit and context.unit and context.unit.code != expected.unit:
            return False
    return is_near(read, expected.value)


def passes(text: str, results: list[Expected], keep: Filter, *, allows_more: bool) -> bool:
    """Whether exactly the expected numbers are read, with their values."""
    numerals = [numeral for numeral in find_numbers(text) if keep(text, numeral)]
    for result in results:
        if result.value is None:
            continue
        end = result.start + len(result.text)
        fitting = [
            numeral
            for numeral in numerals
            if numeral.start < end + 1
            and numeral.end > result.start
            and agrees(text, numeral, result, keep)
        ]
        if not fitting:
            return False
        numerals.remove(fitting[0])
    return allows_more or not numerals


# File, which numerals count, whether others may be there, and the goal in percent.
MEASURED: list[tuple[str, Filter, bool, int]] = [
    ("Number/Chinese/NumberModel", is_amount, False, 98),
    ("Number/Chinese/PercentModel", is_percent, False, 98),
    ("Number/Chinese/OrdinalModel", is_ordinal, False, 98),
    ("NumberWithUnit/Chinese/CurrencyModel", is_measured, True, 98),
    ("NumberWithUnit/Chinese/DimensionModel", is_measured, True, 0),
    ("Number/English/NumberModel", is_any, False, 85),
    ("Number/English/PercentModel", is_percent, False, 85),
    ("NumberWithUnit/English/CurrencyModel", is_measured, True, 95),
    ("NumberWithUnit/English/DimensionModel", is_measured, True, 95),
]


def measure(
    name: str, keep: Filter, *, allows_more: bool
) -> tuple[int, list[str], list[tuple[str, str]]]:
    """How many cases pass, which fail, and which are excluded with what reason."""
    passed, failed, excluded = 0, [], []
    for text, results in cases_of(name):
        reasons = [
            exclusion.reason
            for exclusion in (*EVERYWHERE, *EXCLUSIONS.get(name, ()))
            if re.search(exclusion.pattern, text)
        ]
        if reasons:
            excluded.append((text, reasons[0]))
        elif passes(text, results, keep, allows_more=allows_more):
            passed += 1
        else:
            failed.append(text)
    return passed, failed, excluded


@pytest.mark.parametrize(("name", "keep", "allows_more", "goal"), MEASURED)
def test_specs_are_read(name: str, keep: Filter, goal: int, *, allows_more: bool) -> None:
    passed, failed, excluded = measure(name, keep, allows_more=allows_more)
    share = 100 * passed / (passed + len(failed))
    report = [f"{name}: {share:.1f} % of {passed + len(failed)}; {len(excluded)} excluded"]
    report += [f"  excluded: {text[:60]} ({reason})" for text, reason in excluded]
    report += [f"  failed: {text[:90]}" for text in failed]
    # `pytest -s` shows it.
    sys.stdout.write("\n".join([*report, ""]))
    assert share >= goal
