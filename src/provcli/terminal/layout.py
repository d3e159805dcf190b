"""What screens are made of: cells, tables, facts, notes.

Data reaches Rich as `Text` made by `text`, never as markup, and cleaned of what would act on the
terminal. Frames are ASCII: other lines are two cells wide on some East Asian terminals.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.box import Box
from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    JustifyMethod,
    RenderableType,
    RenderResult,
)
from rich.segment import Segment
from rich.table import Table as RichTable
from rich.text import Text

from provcli.dataset.models import Dataset, Entity, Figure, Status
from provcli.text_safety import one_line
from provcli.views.wording import Footnotes, format_source

_FRAME = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_GAP = "  "
"""Between columns: the frame's divider, and a blank after each cell."""


BAR_WIDTH = 20


STATUS_WORDS: dict[Status, str] = {"actual": "", "target": "plan"}


def text_cell(value: object, style: str = "") -> Text:
    return Text(one_line(str(value)), style)


def heading_line(name: str, *more: str | None) -> Text:
    heading = text_cell(name, "bold")
    for part in filter(None, more):
        heading.append_text(text_cell(f"  {part}"))
    return heading


class Heading(NamedTuple):
    """A row of a grid that is the title of the rows below it."""

    title: str


Row = Sequence[Text | str] | Heading


class Grid:
    """A table for people.

    Where it fits it is laid out here, line by line, which takes Rich's own tables many times as
    long; where cells must be wrapped, as on most terminals, Rich does it. Both look alike.
    """

    def __init__(
        self, headers: Sequence[str], rows: Sequence[Sequence[Text]], *, right: Sequence[int]
    ) -> None:
        """Take the headers, a cell for each in every row, and the columns that stand right."""
        self._lines = [[text_cell(header, "bold") for header in headers], *rows]
        self._right = right
        self._widths = [
            max(line[column].cell_len for line in self._lines) for column in range(len(headers))
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What Rich calls to draw it."""
        whole = sum(self._widths) + len(_GAP) * (len(self._widths) - 1)
        if whole > options.max_width or any("\n" in it.plain for row in self._lines for it in row):
            yield self.wrapped()
            return
        for number, line in enumerate(self._lines):
            yield from self._line(console, line)
            if number == 0:
                yield Segment("-" * whole)
                yield Segment.line()

    def _line(self, console: Console, line: Sequence[Text]) -> Iterator[Segment]:
        for column, (it, width) in enumerate(zip(line, self._widths, strict=True)):
            gap = _GAP if column else ""
            missing = " " * (width - it.cell_len)
            at_right = column in self._right
            yield Segment(gap + missing if at_right else gap)
            style = console.get_style(it.style) if it.style else None
            yield from Segment.apply_style(it.render(console), style)
            yield Segment("" if at_right else missing)
        yield Segment.line()

    def wrapped(self) -> RichTable:
        """The same as a table of Rich, which breaks cells that are too wide."""
        grid = RichTable(
            box=_FRAME, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
        )
        headers, *rows = self._lines
        for index, header in enumerate(headers):
            justify: JustifyMethod = "right" if index in self._right else "left"
            grid.add_column(header, justify=justify, overflow="fold")
        for row in rows:
            grid.add_row(*row)
        return grid


def data_table(
    headers: Sequence[str],
    rows: Iterable[Row],
    *,
    right: Sequence[str] = (),
    optional: Sequence[str] = (),
    title_in: str = "",
) -> Grid:
    """A table for people.

    Args:
        headers: the columns.
        rows: their cells; a heading starts a new group.
        right: columns of numbers, which stand to the right.
        optional: columns that are left out if every cell is empty.
        title_in: the column that takes the headings; otherwise the first.
    """
    rows = list(rows)
    cells = [row for row in rows if not isinstance(row, Heading)]
    kept = [
        index
        for index, header in enumerate(headers)
        if header not in optional or any(str(row[index]) for row in cells)
    ]
    title_at = headers.index(title_in) if title_in else kept[0]
    lines: list[list[Text]] = []
    for row in rows:
        if isinstance(row, Heading):
            if lines:
                lines.append([Text() for _ in kept])
            title = text_cell(row.title, "bold cyan")
            lines.append([title if index == title_at else Text() for index in kept])
        else:
            lines.append([_as_text(row[index]) for index in kept])
    at_right = [place for place, index in enumerate(kept) if headers[index] in right]
    return Grid([headers[index] for index in kept], lines, right=at_right)


def _as_text(value: Text | str) -> Text:
    return value if isinstance(value, Text) else Text(value)


def key_value_table(rows: Iterable[tuple[str, str | None]]) -> RichTable:
    """Labels and values, one below the other; those without a value stay out."""
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(Text(label), text_cell(value))
    return grid


class TerminalFootnotes(Footnotes):
    """Notes below a table."""

    def mark(self, figure: Figure, *, status: bool = True) -> Text:
        """Status, flag and number of the note, as far as there are any."""
        told = (STATUS_WORDS[figure.status] if status else "", figure.flag, self.number(figure))
        return text_cell(" ".join(filter(None, told)), "yellow" if figure.flag else "")

    def lines(self) -> RichTable | None:
        notes = self.notes()
        if not notes:
            return None
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(justify="right")
        grid.add_column(overflow="fold")
        for number, note in notes:
            grid.add_row(text_cell(number), text_cell(note))
        return grid


def stack(*parts: RenderableType | None) -> Group:
    """The parts that are there, with an empty line between them."""
    there = [part for part in parts if part is not None]
    # Not by padding: that would lay out a table of thousands of lines twice.
    return Group(*[line for part in there for line in (Text(""), part)][1:])


def with_scope(name: str, figure: Figure) -> Text:
    text = text_cell(name)
    return text.append_text(text_cell(f" ({figure.scope})", "dim")) if figure.scope else text


def source_line(dataset: Dataset) -> Text:
    return text_cell(f"{format_source(dataset)} Where: section and paragraph.", "dim")


def not_reported(entities: Sequence[Entity]) -> Text | None:
    if not entities:
        return None
    return text_cell(f"Not reported: {', '.join(entity.name for entity in entities)}.")


def bar(value: Decimal, top: Decimal) -> Text:
    """A bar as long as the value is to the top; a fall is drawn with another sign."""
    length = int((abs(value) / top * BAR_WIDTH).to_integral_value()) if top else 0
    return Text(("#" if value >= 0 else "-") * length, "cyan")
