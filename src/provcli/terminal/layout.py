"""Words, tables, and bars as Rich draws them.

Text of a dataset reaches Rich only as `Text`, made by `make_text`: Rich would take brackets in a
string for markup.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby, zip_longest

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provcli.text_safety import one_line
from provcli.views.screen import Bar, ScreenTable, Span, Style, TableColumn, Words

# A dash that is one cell wide in every East Asian font, which a box-drawing line is not.
_RULE = "\u254c"
_FRAME = Box(f"    \n    \n{_RULE * 4}\n    \n    \n    \n    \n    \n")
_MIN_BAR = 10
_MIN_NAME = 36
"""A column that leaves names less room than this drops below them."""
_PIPE_WIDTH = 1_000
"""A console this wide is a pipe: nothing is wrapped, bars have a fixed length."""

STYLES: dict[Style, str] = {
    "flagged": "red",
    "contradicted": "red",
    "target": "magenta",
    "verified": "bold",
    "strong": "bold",
    "pale": "dim",
    "wrong": "bold red",
    "": "",
}
"""Colors that can be read on light and dark backgrounds."""
_BAR_STYLES: dict[Style, str] = {"flagged": "on red", "contradicted": "on red"}
_SOLID = "\u28ff"
_HOLLOW = "\u2836"
"""Bars without color: braille cells, one cell wide in every East Asian font."""


def make_text(value: object, style: str = "") -> Text:
    """Return text of a dataset on one line, without terminal escapes."""
    return Text(one_line(str(value)), style)


def draw_words(words: Words, *, gap: int = 1) -> Text:
    """Return words as text, their parts with a gap between them."""
    match words:
        case str():
            return make_text(words)
        case Span():
            return make_text(words.words, STYLES[words.style])
    return Text(" " * gap).join(filter(None, map(draw_words, words)))


# Compiled when a passage is wrapped, since it takes longer than a table of some rows.
_WORD = r"(?s:[^\s\u2e80-\uffef]+[亿億万萬千百年月]*|.)[，。、；：！？）》」』”’]*\s*"
"""A word or one Chinese character, with the punctuation that cannot begin a line."""


def wrap_passage(text: Text, console: Console, width: int) -> list[Text]:
    """Return lines of a width; Rich would split a number among Chinese characters."""
    offsets, used = [], 0
    for word in re.finditer(_WORD, text.plain):
        if used and used + cell_len(word[0].rstrip()) > width:
            offsets.append(word.start())
            used = 0
        used += cell_len(word[0])
    lines: list[Text] = []
    for line in text.divide(offsets):
        line.rstrip()
        lines += line.wrap(console, width) if line.cell_len > width else [line]
    return lines


_ONES = re.compile(r"(?:\D*[\d,]*\d)?")


def align_numbers(numbers: Sequence[str]) -> list[str]:
    """Return numbers padded at the right, so that ones are below ones."""
    tails = [len(_ONES.sub("", number, count=1)) for number in numbers]
    longest = max(tails, default=0)
    return [
        f"{number}{' ' * (longest - tail)}" for number, tail in zip(numbers, tails, strict=True)
    ]


def draw_bar(bar: Bar, width: int, *, colored: bool) -> Text:
    """Return a bar in `width` cells; nothing is drawn without a value."""
    if bar.value is None:
        return Text()
    zero_line = "|" if bar.low < 0 else ""
    width -= len(zero_line)
    span = bar.high - bar.low or Decimal(1)
    ends = [
        int(((value - bar.low) / span * width).to_integral_value())
        for value in (Decimal(0), bar.value)
    ]
    start, end = min(ends), max(ends)
    # A value that is not zero is seen, however small.
    if bar.value and start == end:
        start, end = (start, end + 1) if start < width else (start - 1, end)
    style, sign = STYLES[bar.attention], _HOLLOW if bar.is_target else _SOLID
    if colored and not bar.is_target:
        style, sign = _BAR_STYLES.get(bar.attention, "on cyan"), " "
    filled = Text(sign * (end - start), style)
    parts = (filled, zero_line) if bar.value < 0 else (zero_line, filled)
    return Text.assemble(" " * start, *parts)


def is_colored(console: Console) -> bool:
    return console.color_system is not None and not console.no_color


TableRow = Sequence[Text] | Text
"""The cells of a row, or a title for the rows below it."""


def draw_table(table: ScreenTable) -> "DataTable":
    """Return a table that a screen describes."""
    rows: list[TableRow] = [
        make_text(row, "bold") if isinstance(row, str) else [draw_words(cell) for cell in row]
        for row in table.rows
    ]
    return DataTable(
        table.columns, rows, bars=table.bars, show_header=table.show_header, gap=table.gap
    )


class DataTable:
    """A table that never splits a word; a wide row becomes several lines.

    Bars, if any, fill the width that is left.
    """

    def __init__(
        self,
        columns: Sequence[TableColumn],
        rows: Iterable[TableRow],
        *,
        bars: Sequence[Bar | None] = (),
        show_header: bool = True,
        gap: int = 2,
    ) -> None:
        """Take the columns, and a cell for each of them in every row that is not a title."""
        all_rows = list(rows)
        self._show_header = show_header
        self._gap = gap
        kept = [
            index
            for index, column in enumerate(columns)
            if not column.optional
            or any(row[index] for row in all_rows if not isinstance(row, Text))
        ]
        self._columns = [columns[index] for index in kept]
        self._rows: list[list[Text] | Text] = [
            row if isinstance(row, Text) else [row[index] for index in kept] for row in all_rows
        ]
        self._bars = bars or [None] * len(self._rows)
        self._bar_words = [draw_words(bar.words) if bar else Text() for bar in self._bars]
        self._headers = [make_text(column.header, "bold") for column in self._columns]
        for index, column in enumerate(self._columns):
            if column.right and not column.wraps:
                self._align_numbers(index)
        # Titles go to the first column of words, and what drops to the first that has room.
        self._title = next((i for i, column in enumerate(self._columns) if not column.right), 0)
        self._wide = next(
            (i for i, column in enumerate(self._columns) if column.wraps and not column.drops), None
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the table as wide as the console allows."""
        yield from self._lay_out(console, options.max_width)

    def _lay_out(self, console: Console, width: int) -> RenderResult:
        if not self._columns:
            return
        natural, least = self._measure()
        has_bars = any(self._bars)
        gaps = self._gap * (len(natural) - 1)
        room = width - gaps
        if self._wide is not None and any(column.drops for column in self._columns):
            name = natural[self._wide]
            if sum(natural) - name + min(name, _MIN_NAME) > room:
                yield from self._without_drops(self._wide)._lay_out(console, width)
                return
        words = max((words.cell_len for words in self._bar_words), default=0)
        least_bar = words + 1 + _MIN_BAR // 2 if words else _MIN_BAR
        has_room = sum(least) + self._gap + least_bar <= room
        # Without a bar, a row still says its value, unless the words beside the bar do.
        if sum(least) > room or (words and not has_room):
            yield from self._as_lines(console, width)
            return
        has_bars = has_bars and has_room
        room -= self._gap + least_bar if has_bars else 0
        widths = _shrink(natural, least, room)
        bar_width = min(width, limit_width(width)) - sum(widths) - gaps - self._gap
        yield self._as_table(console, widths, max(bar_width, least_bar) if has_bars else 0)

    def _align_numbers(self, index: int) -> None:
        """Make all cells of a column equally wide, with ones below ones.

        The spaces are part of the cells, since Rich removes those after a right-aligned number.
        """
        rows = [row for row in self._rows if not isinstance(row, Text)]
        numbers = align_numbers([row[index].plain for row in rows])
        width = max(map(cell_len, (self._headers[index].plain, *numbers)), default=0)
        self._headers[index].pad_left(width - self._headers[index].cell_len)
        for row, number in zip(rows, numbers, strict=True):
            if row[index]:
                row[index] = row[index].copy()
                row[index].pad_right(cell_len(number) - row[index].cell_len)
                row[index].pad_left(width - row[index].cell_len)

    def _measure(self) -> tuple[list[int], list[int]]:
        """Return the width of each column, and the least that splits no word."""
        rows = [self._headers]
        rows += [row for row in self._rows if not isinstance(row, Text)]
        natural = [max(cell.cell_len for cell in cells) for cells in zip(*rows, strict=True)]
        titles = [row.cell_len for row in self._rows if isinstance(row, Text)]
        natural[self._title] = max([natural[self._title], *titles])
        least = [
            max(map(_measure_longest_word, cells)) if column.wraps else width
            for column, cells, width in zip(
                self._columns, zip(*rows, strict=True), natural, strict=True
            )
        ]
        return natural, least

    def _without_drops(self, wide: int) -> "DataTable":
        """Return the table with the cells after a wide column on their own lines."""
        kept = [index for index, column in enumerate(self._columns) if not column.drops]
        rows: list[TableRow] = []
        bars: list[Bar | None] = []
        for row, bar in zip(self._rows, self._bars, strict=True):
            bars.append(bar)
            if isinstance(row, Text):
                rows.append(row)
                continue
            rows.append([row[index] for index in kept])
            for index, column in enumerate(self._columns):
                if column.drops and row[index]:
                    below = [Text() for _ in kept]
                    below[kept.index(wide)] = Text("  ").append_text(row[index])
                    rows.append(below)
                    bars.append(None)
        columns = [self._columns[index] for index in kept]
        return DataTable(columns, rows, bars=bars, show_header=self._show_header)

    def _as_table(self, console: Console, widths: Sequence[int], bar_width: int) -> Table:
        table = Table(
            box=_FRAME,
            show_edge=False,
            show_header=self._show_header,
            pad_edge=False,
            padding=(0, self._gap - 1, 0, 0),
        )
        for header, column, width in zip(self._headers, self._columns, widths, strict=True):
            justify: JustifyMethod = "right" if column.right and column.wraps else "left"
            table.add_column(header, justify=justify, overflow="fold", width=width)
        if bar_width:
            table.add_column(overflow="fold", width=bar_width)
        lines = self._list_lines(bar_width, colored=is_colored(console))

        def fits(cells: Sequence[Text]) -> bool:
            return all(cell.cell_len <= width for cell, width in zip(cells, widths, strict=False))

        below = Text("\n", no_wrap=True)
        for can_join, group in groupby(lines, fits):
            if can_join:  # a quarter of the time of a row each
                table.add_row(*map(below.join, zip_longest(*group, fillvalue=Text())))
            else:
                for cells in group:
                    table.add_row(*cells)
        return table

    def _list_lines(self, bar_width: int, *, colored: bool) -> list[Sequence[Text]]:
        """Return the cells of each line of the table, bars among them."""
        beside = max((words.cell_len + 2 for words in self._bar_words if words), default=0)
        lines: list[Sequence[Text]] = []
        for position, row in enumerate(self._rows):
            if isinstance(row, Text):
                lines += [[]] * bool(position)
                lines.append([*[Text()] * self._title, row])
            elif (bar := self._bars[position]) and bar_width:
                drawn = draw_bar(bar, max(1, bar_width - beside), colored=colored)
                if words := self._bar_words[position]:
                    drawn.append(" ").append_text(words)
                lines.append([*row, drawn])
            else:
                lines.append(row)
        return lines

    def _align(self, console: Console, cells: Sequence[Text], widths: Sequence[int]) -> Text:
        """Return a row's last cells below their headers, on as many lines as needed."""
        columns = self._columns[len(self._columns) - len(cells) :]
        # A grid of Rich for each row would take seven times as long.
        wrapped = (
            cell.wrap(console, width) if cell.cell_len > width else (cell,)
            for cell, width in zip(cells, widths, strict=True)
        )
        lines = []
        for parts in zip_longest(*wrapped, fillvalue=Text()):
            padded = [part.copy() for part in parts]
            for part, column, width in zip(padded, columns, widths, strict=True):
                (part.pad_left if column.right else part.pad_right)(width - part.cell_len)
            line = Text(" " * self._gap).join(padded)
            line.rstrip()
            lines.append(line)
        return Text("\n").join(lines)

    def _join(self, cells: Sequence[Text]) -> Text:
        """Return the last cells of a row one after the other, without empty ones."""
        line = Text()
        columns = self._columns[len(self._columns) - len(cells) :]
        for cell, column in zip(cells, columns, strict=True):
            if cell.plain.strip():
                joint = "" if cell.plain.startswith("%") else " "
                line.append((joint if column.joins else "; ") if line else "")
                line.append_text(_strip(cell))
        return line

    def _draw_headers(self, console: Console, count: int, widths: Sequence[int]) -> RenderResult:
        yield Text(" ").join(filter(None, self._headers[:count]))
        details = self._align(console, self._headers[count:], widths)
        yield Padding(details, (0, 0, 0, 2), expand=False)

    def _as_lines(self, console: Console, width: int) -> RenderResult:
        """Yield each row as its name, and the other cells below it, aligned if they fit."""
        count = self._title + 1
        natural, least = (sizes[count:] for sizes in self._measure())
        room = width - self._gap * len(natural)
        is_aligned = 0 < sum(least) <= room
        widths = _shrink(natural, least, room)
        if is_aligned and self._show_header:
            yield from self._draw_headers(console, count, widths)
            yield Text(_RULE * limit_width(width))
        for position, row in enumerate(self._rows):
            if isinstance(row, Text):
                if position:
                    yield Text()
                yield row
                continue
            lead = Text(" ").join(filter(None, row[:count]))
            if not self._columns[count - 1].wraps:
                lead.no_wrap, lead.overflow = True, "ignore"
            if lead:
                yield lead
            words = self._bar_words[position]
            if is_aligned and not words and any(cell.plain.strip() for cell in row[count:]):
                details = self._align(console, row[count:], widths)
                yield Padding(details, (0, 0, 0, 2), expand=False)
            elif details := Text("  ").join(filter(None, (self._join(row[count:]), words))):
                yield Padding(details, (0, 0, 0, 2), expand=False)
            if (bar := self._bars[position]) and bar.value is not None:
                drawn = draw_bar(bar, width - 2, colored=is_colored(console))
                yield Padding(drawn, (0, 0, 0, 2), expand=False)


def _shrink(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths that fit the room, taken from the widest columns that can wrap."""
    widths = list(natural)
    while (excess := sum(widths) - room) > 0:
        order = sorted(
            (i for i in range(len(widths)) if widths[i] > least[i]), key=lambda i: -widths[i]
        )
        if not order:
            break
        # Down to the next widest at once, so that a long note does not take long.
        floor = widths[order[1]] if len(order) > 1 else 0
        first = order[0]
        widths[first] = max(
            least[first], min(widths[first] - 1, max(floor, widths[first] - excess))
        )
    return widths


def limit_width(width: int) -> int:
    """Return the width of bars and axes, in a pipe that of a terminal."""
    return 100 if width >= _PIPE_WIDTH else width


def _strip(cell: Text) -> Text:
    cell = cell[len(cell.plain) - len(cell.plain.lstrip()) :]
    cell.rstrip()
    return cell


def _measure_longest_word(cell: Text) -> int:
    """Return the cells that the longest word takes, the first one with its indent."""
    first, *others = cell.plain.split() or [""]
    indent = len(cell.plain) - len(cell.plain.lstrip())
    return max(indent + cell_len(first), *map(cell_len, others), 0)
