"""Tables, bars, and text of screens."""

import unicodedata
from decimal import Decimal
from io import StringIO
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.text import Text

from provcli.terminal import layout
from provcli.terminal.layout import DataTable, align_numbers, draw_bar, make_text
from provcli.views.screen import Bar, TableColumn
from provcli.views.wording import GLYPHS

WORDS = st.text("ab 河é-", max_size=30).map(str.strip)


def draw(screen: RenderableType, width: int, *, color: bool = False) -> str:
    console = Console(
        file=StringIO(),
        width=width,
        height=25,
        color_system="standard" if color else None,
        force_terminal=color,
        markup=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(screen, crop=False)
    return capture.get()


def table(*rows: tuple[str, ...], bars: tuple[Bar, ...] = ()) -> DataTable:
    columns = (
        TableColumn("Name", wraps=True),
        TableColumn("Value", right=True),
        TableColumn("Remark", wraps=True, drops=True),
    )
    return DataTable(columns, [[make_text(cell) for cell in row] for row in rows], bars=bars)


@pytest.mark.parametrize(
    ("numbers", "aligned"),
    [
        (["20", "136.76", "1,213"], ["20   ", "136.76", "1,213   "]),
        (["1st", "12th"], ["1st", "12th"]),
        (["more than 5", "-9.2"], ["more than 5  ", "-9.2"]),
        (["", "7"], ["", "7"]),
    ],
)
def test_align_numbers_puts_ones_below_ones(numbers: list[str], aligned: list[str]) -> None:
    assert align_numbers(numbers) == aligned


def test_data_table_aligns_ones_and_the_header_of_a_column_of_numbers() -> None:
    out = draw(table(("North", "6,310", "a"), ("South", "136.76", "b"), ("West", "5", "c")), 60)
    header, _, *rows = out.splitlines()
    assert header.split() == ["Name", "Value", "Remark"]
    assert [row.rstrip() for row in rows] == [
        "North  6,310     a",
        "South    136.76  b",
        "West       5     c",
    ]
    assert header.index("Value") + len("Value") == len("South    136.76")


def test_data_table_that_is_too_narrow_keeps_columns_below_the_names() -> None:
    columns = (
        TableColumn("Metric", wraps=True),
        TableColumn("Country", wraps=True),
        TableColumn("Value", right=True),
        TableColumn("Unit", joins=True),
    )
    rows = (
        ("Electricity consumption of households", "Papua New Guinea", "1,250", "gigawatt hours"),
        ("", "Chad", "7.5", "gigawatt hours"),
    )
    screen = DataTable(columns, [[make_text(cell) for cell in row] for row in rows])
    assert [line.rstrip() for line in draw(screen, 36).splitlines()] == [
        "Metric",
        "  Country      Value  Unit",
        "\u254c" * 36,
        "Electricity consumption of",
        "households",
        "  Papua New  1,250    gigawatt hours",
        "  Guinea",
        "  Chad           7.5  gigawatt hours",
    ]


def test_data_table_wraps_names_between_words_and_drops_remarks_below_them() -> None:
    rows = ("Provincial laboratories newly built and then some more", "20", "disputed, see below")
    lines = draw(table(rows), 50).splitlines()
    assert next(line.split() for line in lines if "20" in line)[-1] == "20"
    assert any(line.strip() == "disputed, see below" for line in lines)
    assert all(len(line.rstrip()) <= 50 for line in lines)


@given(
    st.lists(st.tuples(*[WORDS] * 3), min_size=1, max_size=6),
    st.integers(8, 60),
)
def test_data_table_keeps_every_word(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = set(draw(table(*rows), width).replace(";", " ").split())
    for words in (cell.split() for row in rows for cell in row):
        for word in words:
            assert word in shown or Text(word).cell_len > width - 2


def test_data_table_leaves_out_columns_without_a_cell() -> None:
    out = draw(table(("North", "1", "")), 80)
    assert "Remark" not in out
    assert "Value" in out


def test_data_table_shows_markup_as_text() -> None:
    out = draw(table(("[red]x[/red] [/b] :smile: \x1b[31m", "1", "")), 80, color=True)
    assert "[red]x[/red] [/b] :smile: \\x1b[31m" in out


@pytest.mark.parametrize("width", [60, 100, 160])
def test_bars_fill_the_width_there_is(width: int) -> None:
    bars = (Bar(Decimal(4), Decimal(0), Decimal(4)), Bar(Decimal(2), Decimal(0), Decimal(4)))
    for color in (False, True):
        out = draw(table(("North", "4", ""), ("South", "2", ""), bars=bars), width, color=color)
        assert max(Text.from_ansi(line).cell_len for line in out.splitlines()) == width


def test_bars_fall_to_the_left_of_zero_and_targets_are_hollow() -> None:
    low, high = Decimal(-4), Decimal(4)
    bars = [draw_bar(Bar(end, low, high), 9, colored=False).plain for end in (low, Decimal(2))]
    assert bars == ["\u28ff\u28ff\u28ff\u28ff|", "    |\u28ff\u28ff"]
    target = Bar(Decimal(4), Decimal(0), high, "target", is_target=True)
    assert draw_bar(target, 3, colored=True).plain == "\u2836\u2836\u2836"


def test_bars_below_and_above_zero_fit_their_width_with_the_line_at_zero() -> None:
    low, high = Decimal(-3), Decimal(5)
    bars = [draw_bar(Bar(end, low, high), 12, colored=False).plain for end in (low, high)]
    assert bars == ["\u28ff" * 4 + "|", "    |" + "\u28ff" * 7]


def test_bars_show_the_smallest_value_and_nothing_for_none() -> None:
    bars = [
        Bar(Decimal(1), Decimal(0), Decimal(10**9)),
        Bar(None, Decimal(0), Decimal(1)),
        Bar(Decimal(0), Decimal(0), Decimal(1)),
    ]
    assert [draw_bar(bar, 20, colored=False).plain for bar in bars] == ["\u28ff", "", ""]


def test_signs_are_one_cell_wide_in_east_asian_fonts() -> None:
    out = draw(table(("North", "4", ""), bars=(Bar(Decimal(4), Decimal(0), Decimal(4)),)), 60)
    signs = {sign for sign in "".join(GLYPHS.values()) + out if not sign.isascii()}
    assert {unicodedata.east_asian_width(sign) for sign in signs} == {"N"}


def test_styles_use_no_color_that_is_pale_on_white() -> None:
    for style, pale in product(layout.STYLES.values(), ("cyan", "yellow", "green", "white")):
        assert pale not in style
