"""SDMX-CSV, read back by the library sdmx1."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import sdmx
from sdmx.message import DataMessage
from sdmx.model import v30

from provcli.dataset.models import Dataset
from provcli.export.sdmx import COLUMNS, STRUCTURE_ID, time_period, unit_measure, write_sdmx_csv
from provcli.text_safety import escape_formula, one_line
from support import SMALL, Runner

DIMENSIONS = ("REF_AREA", "INDICATOR", "SCOPE", "STATUS", "TIME_PERIOD")
ATTRIBUTES = [it.name for it in COLUMNS[3:] if it.name not in (*DIMENSIONS, "OBS_VALUE")]


def structure() -> v30.DataStructureDefinition:
    """The structure that the columns have, as sdmx1 wants to know it."""
    agency, _, rest = STRUCTURE_ID.partition(":")
    name, _, version = rest.rstrip(")").partition("(")
    definition = v30.DataStructureDefinition(
        id=name, maintainer=v30.Agency(id=agency), version=version
    )
    for name in DIMENSIONS:
        definition.dimensions.getdefault(id=name)
    definition.measures.append(v30.Measure(id="OBS_VALUE"))
    for name in ATTRIBUTES:
        definition.attributes.getdefault(id=name)
    return definition


def read(text: str) -> list[v30.Figure]:
    """The figures that sdmx1 finds."""
    # sdmx.read_sdmx takes only a path for CSV, and does not close the file.
    reader = sdmx.reader.csv.Reader()
    message = reader.convert(BytesIO(text.encode()), structure=structure())
    assert not reader.options.custom_columns
    assert isinstance(message, DataMessage)
    (found,) = message.data
    return list(found.obs)


def key_of(figure: v30.Figure) -> dict[str, str]:
    assert figure.dimension
    return {name: str(part.value) for name, part in figure.dimension.values.items()}


def attribute(figure: v30.Figure, name: str) -> str:
    return str(figure.attached_attribute[name].value)


def value_of(figure: v30.Figure) -> Decimal:
    power = int(attribute(figure, "UNIT_MULT"))
    return Decimal(str(figure.value)).scaleb(power)


def test_sdmx1_reads_every_figure_back(each: Dataset) -> None:
    found = read("".join(write_sdmx_csv(each, raw=True)))
    assert len(found) == len(each.figures)
    for it, figure in zip(found, each.figures, strict=True):
        assert value_of(it) == figure.value
        assert attribute(it, "OBS_ID") == figure.id
        assert attribute(it, "PERIOD") == (figure.period or "")
        assert attribute(it, "PRINTED") == one_line(figure.printed)
        assert attribute(it, "COMMENT_OBS") == one_line(figure.note or "")
        assert attribute(it, "QUALIFIER") == figure.qualifier
        assert attribute(it, "FLAG") == (figure.flag or "")
        assert attribute(it, "SECTION") == figure.section
        assert attribute(it, "PARAGRAPH") == str(figure.paragraph)
        key = key_of(it)
        assert key["INDICATOR"] == figure.metric
        assert key["SCOPE"] == (figure.scope or "_T")
        assert key["STATUS"] == figure.status
    assert sum(map(value_of, found)) == sum(it.value for it in each.figures)


def test_no_two_figures_have_the_same_key(each: Dataset) -> None:
    found = read("".join(write_sdmx_csv(each)))
    keys = {tuple(key_of(it).values()) for it in found}
    assert len(keys) == len(each.figures)


def test_the_columns_are_those_of_the_standard(built_in: Dataset) -> None:
    header = next(iter(write_sdmx_csv(built_in))).strip().split(",")
    assert header[:4] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA"]
    standard = "REF_AREA INDICATOR TIME_PERIOD OBS_VALUE UNIT_MEASURE UNIT_MULT OBS_STATUS DECIMALS"
    assert [it for it in header if it in standard.split() or it == "COMMENT_OBS"] == [
        *standard.split(),
        "COMMENT_OBS",
    ]


def found_in(dataset: Dataset, id_: str) -> tuple[str, ...]:
    for it in read("".join(write_sdmx_csv(dataset))):
        if attribute(it, "OBS_ID") == id_:
            names = ("UNIT_MULT", "DECIMALS", "UNIT_MEASURE", "OBS_STATUS")
            return (str(it.value), *(attribute(it, name) for name in names))
    raise AssertionError(id_)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("shanxi/trade-volume/2023", ("169.372", "9", "3", "CNY", "A")),
        ("hunan/electronic-information-revenue/undated", ("400", "9", "0", "CNY", "A")),
        ("anhui/new-supporting-capacity/2024/target", ("2.22", "6", "2", "kilowatt", "F")),
        ("anhui/new-renewable-capacity/2023", ("1213", "0", "0", "kilowatt", "U")),
        ("anhui/pm25-change/2023", ("-0.3", "0", "1", "PT", "A")),
        ("henan/high-tech-enterprises-growth/2020/2023", ("58.36", "0", "2", "PT", "U")),
        ("henan/high-tech-enterprises/2023", ("12000", "0", "0", "count", "A")),
        ("jiangxi/living-circle-time/undated/sailu-town", ("0.25", "0", "2", "hour", "A")),
        (
            "hubei/laboratory-projects/undated/jiufengshan-laboratory",
            ("100", "0", "0", "count", "A"),
        ),
    ],
)
def test_value_scale_decimals_unit_and_status(
    built_in: Dataset, id_: str, expected: tuple[str, ...]
) -> None:
    assert found_in(built_in, id_) == expected


def figure_of(small: Dataset, value: str, printed: str) -> tuple[str, ...]:
    changed = small.figures[0].model_copy(update={"value": Decimal(value), "printed": printed})
    dataset = small.model_copy(update={"figures": (changed,), "claims": ()})
    return found_in(dataset, changed.id)[:3]


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        ("13500000", "13.50 million", ("13.50", "6", "2")),
        ("-13500000", "13.50 million", ("-13.50", "6", "2")),
        ("120000", "12万", ("12", "4", "0")),
        ("1284000000", "12.84亿", ("12.84", "8", "2")),
        ("24", "two dozen", ("24", "0", "0")),
        ("0", "0.00 million", ("0.00", "6", "2")),
        ("13500000", "13.60 million", ("13500000", "0", "0")),
        ("1.5", "no number", ("1.5", "0", "1")),
        ("25.0", "25.0%", ("25.0", "0", "1")),
        ("25", "25.0%", ("25.0", "0", "1")),
        ("12345678901234567890.1234567890", "x", ("12345678901234567890.123456789", "0", "9")),
    ],
)
def test_a_value_is_told_as_it_is_printed(
    small: Dataset, value: str, printed: str, expected: tuple[str, ...]
) -> None:
    assert figure_of(small, value, printed) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, "_X"),
        ("2023", "2023"),
        ("2024-02", "2024-02"),
        ("2023-12-22", "2023-12-22"),
        ("2024-Q1", "2024-Q1"),
        ("2020/2023", "2020-01-01/P4Y"),
        ("2024-01/2024-02", "2024-01-01/P2M"),
        ("2023-11/2024-02", "2023-11-01/P4M"),
        ("2023-07/2024-06", "2023-07-01/P1Y"),
        ("2023-Q4/2024-Q1", "2023-10-01/P6M"),
        ("2023-12-22/2024-01-02", "2023-12-22/P12D"),
        ("2024-02-01/2024-02-29", "2024-02-01/P1M"),
        ("2024-02-01/2024-02-28", "2024-02-01/P28D"),
        ("2016/..", "2016/.."),
        ("../2018", "../2018"),
    ],
)
def test_a_period_is_told_as_sdmx_tells_it(period: str | None, expected: str) -> None:
    assert time_period(period) == expected


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("percent", "PT"),
        ("tonne", "TN"),
        ("persons", "PS"),
        ("CNY", "CNY"),
        ("percentage_point", "PERCENTAGE_POINT"),
        ("percentage-points", "PERCENTAGE_POINT"),
        ("PP", "PERCENTAGE_POINT"),
    ],
)
def test_units_have_the_codes_of_sdmx(unit: str, code: str) -> None:
    assert unit_measure(unit) == code


def test_two_entities_of_one_code_stay_two(small: Dataset) -> None:
    twins = tuple(it.model_copy(update={"iso_3166_2": "XX-SV"}) for it in small.entities)
    found = read("".join(write_sdmx_csv(small.model_copy(update={"entities": twins}))))
    areas = {key_of(it)["REF_AREA"] for it in found}
    assert areas == {"north", "south"}


def test_text_like_a_formula_is_guarded(formulas: Dataset) -> None:
    found = read("".join(write_sdmx_csv(formulas)))
    assert [attribute(it, "COMMENT_OBS") for it in found] == [
        escape_formula(one_line(it.note or "")) for it in formulas.figures
    ]


def test_its_suffix_is_longer_than_that_of_csv(run: Runner, tmp_path: Path) -> None:
    expected = run("export", "--format", "sdmx-csv", "--data", SMALL).out
    file = tmp_path / "figures.SDMX.csv"
    assert run("export", "--output", file, "--data", SMALL).code == 0
    assert file.read_text("utf-8") == expected
