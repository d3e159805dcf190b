"""SDMX-CSV, read back by the library sdmx1."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.formulas import escape_formula
from provcli.export.sdmx import ATTRIBUTES, KEY, STRUCTURE_ID, format_time_period, write_sdmx_csv
from provcli.text_safety import one_line
from provcli.values.periods import Period

if TYPE_CHECKING:
    from sdmx.model.v30 import DataStructureDefinition

WithFigure = Callable[..., Dataset]


def structure() -> "DataStructureDefinition":
    """Return the structure of the columns, as sdmx1 requires it."""
    from sdmx.model import v30  # it imports pandas, which only the process with this test needs

    agency, _, rest = STRUCTURE_ID.partition(":")
    name, _, version = rest.rstrip(")").partition("(")
    definition = v30.DataStructureDefinition(
        id=name, maintainer=v30.Agency(id=agency), version=version
    )
    for name in KEY:
        definition.dimensions.getdefault(id=name)
    definition.measures.append(v30.Measure(id="OBS_VALUE"))
    for name in ATTRIBUTES:
        definition.attributes.getdefault(id=name)
    return definition


def read(dataset: Dataset, *, raw: bool = False) -> list[dict[str, str]]:
    """Return what sdmx1 reads of each observation: key, value, and attributes by name."""
    import sdmx
    from sdmx.message import DataMessage

    # sdmx.read_sdmx takes only a path for CSV, and does not close the file.
    reader = sdmx.reader.csv.Reader()
    text = "".join(write_sdmx_csv(dataset, raw=raw))
    message = reader.convert(BytesIO(text.encode()), structure=structure())
    assert not reader.options.custom_columns
    assert isinstance(message, DataMessage)
    (found,) = message.data
    return [_as_dict(observation) for observation in found.obs]


def _as_dict(observation: Any) -> dict[str, str]:
    return {
        **{name: str(part.value) for name, part in observation.dimension.values.items()},
        **{name: str(observation.attached_attribute[name].value) for name in ATTRIBUTES},
        "OBS_VALUE": str(observation.value),
    }


def test_every_figure_reads_back(each: Dataset) -> None:
    rows = read(each, raw=True)
    assert len(rows) == len(each.figures)
    for row, figure in zip(rows, each.figures, strict=True):
        assert Decimal(row["OBS_VALUE"]).scaleb(int(row["UNIT_MULT"])) == figure.value
        assert row["INDICATOR"] == figure.metric
        assert row["SCOPE"] == (figure.scope or "_T")
        assert row["STATUS"] == figure.status
        assert row["COMMENT_OBS"] == one_line(figure.note or "")


def test_keys_are_unique(each: Dataset) -> None:
    keys = {tuple(row[name] for name in KEY) for row in read(each)}
    assert len(keys) == len(each.figures)


@pytest.mark.parametrize(
    "changes",
    [
        [{"period": Period("2024-01/2024-02")}, {"period": Period("2024-01-01/2024-02-29")}],
        [{"scope": "a\nfarm"}, {"scope": "a\tfarm"}],
        [{"scope": "=1"}, {"scope": "'=1"}],
        [{"scope": "_T"}, {"scope": None}],
    ],
)
def test_figures_with_the_same_key_are_rejected(
    small: Dataset, changes: list[dict[str, str]]
) -> None:
    figures = tuple(small.figures[0].model_copy(update=change) for change in changes)
    dataset = small.model_copy(update={"figures": figures, "claims": ()})
    with pytest.raises(ProvcliError, match="have the same key in SDMX"):
        list(write_sdmx_csv(dataset))


def test_target_is_a_forecast_and_flagged_figure_unreliable(small: Dataset) -> None:
    rows = zip(small.figures, read(small), strict=True)
    status = {figure.id: row["OBS_STATUS"] for figure, row in rows}
    assert status["south/goats/2023/target"] == "F"
    assert status["south/goats/2022/farm-of-the-four-winds"] == "U"
    assert status["north/goats/2022"] == "A"


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
def test_value_is_written_as_printed(
    small: Dataset, with_figure: WithFigure, value: str, printed: str, expected: tuple[str, ...]
) -> None:
    (row,) = read(with_figure(small, value=Decimal(value), printed=printed))
    assert (row["OBS_VALUE"], row["UNIT_MULT"], row["DECIMALS"]) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023", "2023"),
        ("2024-02", "2024-02"),
        ("2023-12-22", "2023-12-22"),
        ("2024-Q1", "2024-Q1"),
        ("2024-H1", "2024-S1"),
        ("2024-W05", "2024-W05"),
        ("FY2015-Q4", "FY2015-Q4"),
        ("2020/2023", "2020-01-01/P4Y"),
        ("2024-01/2024-02", "2024-01-01/P2M"),
        ("2023-07/2024-06", "2023-07-01/P1Y"),
        ("2023-Q4/2024-Q1", "2023-10-01/P6M"),
        ("2023-12-22/2024-01-02", "2023-12-22/P12D"),
        ("2024-02-01/2024-02-29", "2024-02-01/P1M"),
        ("2024-02-01/2024-02-28", "2024-02-01/P28D"),
        ("2016/..", "2016/.."),
        ("../2018", "../2018"),
    ],
)
def test_time_period(period: str, expected: str) -> None:
    assert format_time_period(Period(period)) == expected
    assert format_time_period(None) == "_X"


@pytest.mark.parametrize(
    ("north", "south", "areas"),
    [
        ({"lei": "X1"}, {"iso_3166_2": "XX-SV", "other": "Y"}, {"X1", "XX-SV"}),
        ({"lei": "X1"}, {"isin": "X1"}, {"north", "south"}),
        ({"lei": "south"}, {}, {"north", "south"}),
        ({"lei": "west"}, {"lei": "north"}, {"north", "south"}),
    ],
)
def test_area_is_a_code_of_any_scheme_unless_something_else_has_it(
    small: Dataset, north: dict[str, str], south: dict[str, str], areas: set[str]
) -> None:
    first, second, *others = small.entities
    entities = (
        first.model_copy(update={"codes": north}),
        second.model_copy(update={"codes": south}),
        *others,
    )
    rows = read(small.model_copy(update={"entities": entities}))
    assert {row["REF_AREA"] for row in rows} == areas


def test_text_like_a_formula_is_guarded(formulas: Dataset) -> None:
    assert [row["COMMENT_OBS"] for row in read(formulas)] == [
        escape_formula(one_line(figure.note or "")) for figure in formulas.figures
    ]
