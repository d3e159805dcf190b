"""What all screens share: text, headings, status lines, tables, and bars.

Text of a dataset reaches Rich only as `Text`, made by `make_text`: Rich would take brackets in a
string for markup.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from provcli.text_safety import one_line
from provcli.views.wording import GLYPHS, Attention, StatusItem

# A dash that is one cell wide in every East Asian font, which a box-drawing line is not.
_RULE = "\u254c"
_FRAME = Box(f"    \n    \n{_RULE * 4}\n    \n    \n    \n    \n    \n")
_GAP = 2
_MIN_BAR = 10
_MIN_NAME = 36
"""A column that leaves names less room than this drops below them."""
_PIPE_WIDTH = 1_000
"""A console this wide is a pipe: nothing is wrapped, bars have a fixed length."""

STYLES: dict[Attention, str] = {
    "flagged": "red",
    "contradicted": "red",
    "target": "magenta",
    "verified": "bold",
    "": "",
}
"""Colors that can be read on light and dark backgrounds."""
_BAR_STYLES: dict[Attention, str] = {"flagged": "on red", "contradicted": "on red"}
_SOLID = "\u28ff"
_HOLLOW = "\u2836"
"""Bars without color: braille cells, one cell wide in every East Asian font."""


def make_text(value: object, style: str = "") -> Text:
    """Return text of a dataset on one line, without terminal escapes."""
    return Text(one_line(str(value)), style)


def draw_heading(title: str, local_name: str = "", details: str = "") -> Text:
    """Return a title with its local name, and pale details."""
    names = make_text(" ".join(filter(None, (title, local_name))), "bold")
    # The style of a text applies to what is appended to it, so the names are a part like others.
    heading = Text().append_text(names)
    return heading.append_text(make_text(f"   {details}", "dim")) if details else heading


def mark(words: str, attention: Attention) -> Text:
    """Return words after the glyph that their state has."""
    glyph = GLYPHS[attention]
    return make_text(f"{glyph} {words}" if glyph else words, STYLES[attention])


def draw_status(items: Iterable[StatusItem]) -> Text:
    """Return how many figures there are, flagged, targets, and so on."""
    return Text("   ").join(mark(item.words, item.attention) for item in items)


def stack(*parts: RenderableType | None) -> Group:
    """Return the parts that exist, with an empty line between them."""
    present = [part for part in parts if part is not None]
    return Group(*[line for part in present for line in (Text(), part)][1:])


def draw_commands(commands: Iterable[str]) -> Text:
    """Return commands to type, each on an unbroken line that can be copied."""
    lines = [make_text(f"  {command}") for command in commands]
    return Text("\n", no_wrap=True, overflow="ignore").join([Text("Next:"), *lines])


def draw_lines(lines: Iterable[str], style: str = "") -> Text | None:
    """Return lines of text, or None if there are none."""
    texts = [make_text(line, style) for line in lines if line]
    return Text("\n").join(texts) if texts else None


def draw_facts(facts: Iterable[tuple[str, str]], *, indent: int = 0) -> RenderableType | None:
    """Return labels and values, one below the other, or None if there are none."""
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, value in facts:
        grid.add_row(make_text(label), make_text(value))
    return Padding(grid, (0, 0, 0, indent), expand=False) if grid.row_count else None


def draw_notes(notes: Iterable[tuple[str, str]]) -> RichTable | None:
    """Return numbered notes, or None if there are none."""
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim")
    grid.add_column(overflow="fold")
    for number, note in notes:
        grid.add_row(make_text(number), make_text(note))
    return grid if grid.row_count else None


_LAST_DIGIT = re.compile(r"^\D*[\d,]*\d")


def align_numbers(numbers: Sequence[str]) -> list[str]:
    """Return numbers padded at the right, so that ones are below ones."""
    tails = [len(number) - _find_end_of_ones(number) for number in numbers]
    longest = max(tails, default=0)
    return [
        f"{number}{' ' * (longest - tail)}" for number, tail in zip(numbers, tails, strict=True)
    ]


def _find_end_of_ones(number: str) -> int:
    match = _LAST_DIGIT.match(number)
    return match.end() if match else len(number)


class Bar(NamedTuple):
    """A value on an axis from `low` to `high`; nothing is drawn without a value."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    attention: Attention = ""
    is_target: bool = False
    words: Text = Text()

    def draw(self, width: int, *, colored: bool) -> Text:
        """Return the bar in `width` cells, with its words after it."""
        text = Text()
        if self.value is not None:
            zero_line = "|" if self.low < 0 else ""
            width -= len(zero_line)
            zero, end = (self._locate(value, width) for value in (Decimal(0), self.value))
            start, end = min(zero, end), max(zero, end)
            # A value that is not zero is seen, however small.
            if self.value and start == end:
                start, end = (start, end + 1) if start < width else (start - 1, end)
            text.append(" " * start)
            text.append("" if self.value < 0 else zero_line)
            text.append_text(self._fill(end - start, colored=colored))
            text.append(zero_line if self.value < 0 else "")
        return text.append(" ").append_text(self.words) if self.words else text

    def _locate(self, value: Decimal, width: int) -> int:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else Decimal(0)
        return int((share * width).to_integral_value())

    def _fill(self, length: int, *, colored: bool) -> Text:
        style = STYLES[self.attention]
        if self.is_target:
            return Text(_HOLLOW * length, style)
        if colored:
            return Text(" " * length, _BAR_STYLES.get(self.attention, "on cyan"))
        return Text(_SOLID * length, style)


def is_colored(console: Console) -> bool:
    """Return whether a console shows colors."""
    return console.color_system is not None and not console.no_color


class TableColumn(NamedTuple):
    """A column of a `DataTable`.

    Attributes:
        wraps: whether long cells may break between words.
        joins: whether it continues the column before, as a unit does.
        drops: whether cells move below the first that wraps where the table is too wide.
        optional: whether the column stays out if all its cells are empty.
    """

    header: str
    right: bool = False
    wraps: bool = False
    joins: bool = False
    drops: bool = False
    optional: bool = True


TableRow = Sequence[Text] | Text
"""The cells of a row, or a title for the rows below it."""


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
    ) -> None:
        """Take the columns, and a cell for each of them in every row that is not a title."""
        all_rows = list(rows)
        self._show_header = show_header
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
        self._headers = [make_text(column.header) for column in self._columns]
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
        gaps = _GAP * (len(natural) - 1)
        room = width - gaps
        if self._wide is not None and any(column.drops for column in self._columns):
            name = natural[self._wide]
            if sum(natural) - name + min(name, _MIN_NAME) > room:
                yield from self._without_drops(self._wide)._lay_out(console, width)
                return
        words = max((bar.words.cell_len for bar in self._bars if bar), default=0)
        least_bar = words + 1 + _MIN_BAR // 2 if words else _MIN_BAR
        has_room = sum(least) + _GAP + least_bar <= room
        # Without a bar, a row still says its value, unless the words beside the bar do.
        if sum(least) > room or (words and not has_room):
            yield from self._as_lines(console, width)
            return
        has_bars = has_bars and has_room
        room -= _GAP + least_bar if has_bars else 0
        widths = _shrink(natural, least, room)
        bar_width = min(width, limit_width(width)) - sum(widths) - gaps - _GAP
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

    def _as_table(self, console: Console, widths: Sequence[int], bar_width: int) -> RichTable:
        table = RichTable(
            box=_FRAME,
            show_edge=False,
            show_header=self._show_header,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="bold",
        )
        for header, column, width in zip(self._headers, self._columns, widths, strict=True):
            table.add_column(
                header,
                justify="right" if column.right and column.wraps else "left",
                overflow="fold",
                width=width,
            )
        words = max((bar.words.cell_len + 2 for bar in self._bars if bar and bar.words), default=0)
        if bar_width:
            table.add_column(overflow="fold", width=bar_width)
        lines: list[Sequence[Text]] = []
        for position, (row, bar) in enumerate(zip(self._rows, self._bars, strict=True)):
            if isinstance(row, Text):
                lines += [[]] * bool(position)
                lines.append([*[Text()] * self._title, row])
            elif bar and bar_width:
                drawn = bar.draw(max(1, bar_width - words), colored=is_colored(console))
                lines.append([*row, drawn])
            else:
                lines.append(row)

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
            line = Text(" " * _GAP).join(padded)
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
        headers = [Text(header.plain, "bold") for header in self._headers]
        yield Text(" ").join(filter(None, headers[:count]))
        yield Padding(self._align(console, headers[count:], widths), (0, 0, 0, 2), expand=False)

    def _as_lines(self, console: Console, width: int) -> RenderResult:
        """Yield each row as its name, and the other cells below it, aligned if they fit."""
        count = self._title + 1
        natural, least = (sizes[count:] for sizes in self._measure())
        room = width - _GAP * len(natural)
        is_aligned = 0 < sum(least) <= room
        widths = _shrink(natural, least, room)
        if is_aligned and self._show_header:
            yield from self._draw_headers(console, count, widths)
            yield Text(_RULE * limit_width(width))
        for position, (row, bar) in enumerate(zip(self._rows, self._bars, strict=True)):
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
            words = bar.words if bar else Text()
            if is_aligned and not words and any(cell.plain.strip() for cell in row[count:]):
                details = self._align(console, row[count:], widths)
                yield Padding(details, (0, 0, 0, 2), expand=False)
            elif details := Text("  ").join(filter(None, (self._join(row[count:]), words))):
                yield Padding(details, (0, 0, 0, 2), expand=False)
            if bar and bar.value is not None:
                bar = bar._replace(words=Text())
                yield Padding(
                    bar.draw(width - 2, colored=is_colored(console)), (0, 0, 0, 2), expand=False
                )


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


def make_title(title: str) -> Text:
    """Return a row of a `DataTable` that is the title of the rows below it."""
    return make_text(title, "bold")
