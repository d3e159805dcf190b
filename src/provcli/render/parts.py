"""What screens are made of: cells, tables, facts, notes.

Data reaches Rich as `Text` made by `text`, never as markup, and cleaned of what would act on the
terminal. Frames are ASCII: other lines are two cells wide on some East Asian terminals.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.box import Box
from rich.console import Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from ..figures import source_words
from ..models import Dataset, Observation, Province, Status
from ..text import clean

_FRAME = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


BAR_WIDTH = 20


STATUS_WORDS: dict[Status, str] = {"actual": "", "target": "plan"}


def cell(value: object, style: str = "") -> Text:
    return Text(clean(str(value)), style)


def title_of(name: str, *more: str | None) -> Text:
    heading = cell(name, "bold")
    for part in filter(None, more):
        heading.append_text(cell(f"  {part}"))
    return heading


class Heading(NamedTuple):
    """A row of a grid that is the title of the rows below it."""

    title: str


Row = Sequence[Text | str] | Heading


def grid_of(
    headers: Sequence[str],
    rows: Iterable[Row],
    *,
    right: Sequence[str] = (),
    optional: Sequence[str] = (),
    title_in: str = "",
) -> RichTable:
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
    grid = RichTable(
        box=_FRAME, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
    )
    for index in kept:
        justify: JustifyMethod = "right" if headers[index] in right else "left"
        grid.add_column(cell(headers[index]), justify=justify, overflow="fold")
    title_at = kept.index(headers.index(title_in)) if title_in else 0
    for row in rows:
        if isinstance(row, Heading):
            if grid.row_count:
                grid.add_row()
            grid.add_row(*[""] * title_at, cell(row.title, "bold cyan"))
        else:
            grid.add_row(*(row[index] for index in kept))
    return grid


def facts_of(rows: Iterable[tuple[str, str | None]]) -> RichTable:
    """Labels and values, one below the other; those without a value stay out."""
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(Text(label), cell(value))
    return grid


class Notes:
    """Notes below a table, each told once and numbered in the order it is met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, figure: Observation, *, status: bool = True) -> Text:
        """Status, flag and number of the note, as far as there are any."""
        told = (STATUS_WORDS[figure.status] if status else "", figure.flag)
        parts = [word for word in told if word]
        if figure.note:
            parts.append(f"[{self._numbers.setdefault(figure.note, len(self._numbers) + 1)}]")
        return cell(" ".join(parts), "yellow" if figure.flag else "")

    def lines(self) -> RichTable | None:
        if not self._numbers:
            return None
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(justify="right")
        grid.add_column(overflow="fold")
        for note, number in self._numbers.items():
            grid.add_row(cell(f"[{number}]"), cell(note))
        return grid


def stack(*parts: RenderableType | None) -> Group:
    """The parts that are there, with an empty line between them."""
    there = [part for part in parts if part is not None]
    return Group(
        *(
            part if position == 0 else Padding(part, (1, 0, 0, 0), expand=False)
            for position, part in enumerate(there)
        )
    )


def scoped(name: str, figure: Observation) -> Text:
    text = cell(name)
    return text.append_text(cell(f" ({figure.scope})", "dim")) if figure.scope else text


def source_line(dataset: Dataset) -> Text:
    return cell(f"{source_words(dataset)} Where: section and paragraph.", "dim")


def not_reported(provinces: Sequence[Province]) -> Text | None:
    if not provinces:
        return None
    return cell(f"Not reported: {', '.join(province.name for province in provinces)}.")


def bar(value: Decimal, top: Decimal) -> Text:
    """A bar as long as the value is to the top; a fall is drawn with another sign."""
    length = int((abs(value) / top * BAR_WIDTH).to_integral_value()) if top else 0
    return Text(("#" if value >= 0 else "-") * length, "cyan")
