"""The table of figures: a list of any length; only visible lines are drawn."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from provcli.terminal.layout import STYLES, align_numbers
from provcli.text_safety import one_line
from provcli.tui.session import COLUMNS, Row
from provcli.views.wording import GLYPHS

_ENTITY, _METRIC, _VALUE, _UNIT, *_, _REMARK = range(len(COLUMNS))
_MARGIN = _GAP = 2
"""Cells before a line, which contain its sign, and between columns."""
_MAX_WIDTHS = (24, 60, 30, 16, 24, 60, 60)
_MIN_METRIC, _MIN_REMARK = 20, 10
_CUTS = (
    (_UNIT, 12),
    (_ENTITY, 7),
    (_METRIC, 12),
    (_UNIT, 7),
    (_ENTITY, 5),
    (_METRIC, 5),
    (_UNIT, 3),
)
"""What columns are cut to, one after another, until values are seen with their units."""


class FigureTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; the first column stays while others scroll sideways."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figures--header",
        "figures--odd",
        "figures--cursor",
        "figures--marked",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move(-1_000_000)", show=False),
        Binding("end", "move(1_000_000)", show=False),
        Binding("left", "scroll_left", "Scroll, or go to the tree", show=False, key_display="Left"),
        Binding("right", "scroll_right", "Scroll", show=False, key_display="Right"),
        Binding("enter", "choose", "Go to the sentence", show=False, key_display="Enter"),
    ]
    cursor = reactive(0)
    marked: reactive[frozenset[str]] = reactive(frozenset())

    class Moved(Message):
        """The cursor is on another row."""

    class Chosen(Message):
        """The reader wants to see the row's number in the article."""

    class HeaderClicked(Message):
        """The reader wants the rows sorted by a column."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, entity_label: str, cut_sign: str) -> None:
        """Take the heading of the entities, and the last character of a cell that is cut."""
        super().__init__(id="figures")
        self._headings = (entity_label, *COLUMNS[1:])
        self._cut_sign = cut_sign
        self.rows: Sequence[Row] = []
        self.sorted_by = ""
        self._columns: list[int] = []
        self._natural: list[int] = []
        self._widths: list[int] = []
        self._values: list[str] = []
        self._least_value = 0
        self._names: dict[int, set[str]] = {}
        self._alike: set[str] = set()

    @property
    def row(self) -> Row | None:
        """The row at the cursor; None if there are no rows."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def columns(self) -> list[str]:
        """The columns that are not empty and not left out."""
        return [COLUMNS[column] for column in self._columns]

    def show(self, rows: Sequence[Row], key: str = "", sorted_by: str = "") -> None:
        """Show other rows, with the cursor on the one of a key if it is there."""
        self.rows = rows
        # An entity or a metric that all rows share is not a column, so the other is the name.
        shared = {n for n in (_ENTITY, _METRIC) if len({row.cells[n] for row in rows}) == 1}
        dropped = {min(shared)} if shared and len(rows) > 1 else set()
        self._columns = [
            column
            for column in range(len(COLUMNS))
            if column not in dropped and any(row.cells[column] for row in rows)
        ]
        texts = {column: [row.cells[column] for row in rows] for column in self._columns}
        named = [column for column in self._columns if column in (_ENTITY, _METRIC, _UNIT)]
        self._names = {column: set(map(one_line, set(texts[column]))) for column in named}

        def measure(column: int, cells: Sequence[str]) -> int:
            heading = f"{self._headings[column]}*"
            return min(_MAX_WIDTHS[column], max(map(cell_len, (heading, *cells))))

        values = [one_line(row.cells[_VALUE]) for row in rows]
        self._least_value = measure(_VALUE, values)
        self._values = align_numbers(values)
        texts |= {_VALUE: self._values} if _VALUE in texts else {}
        self._natural = [measure(column, cells) for column, cells in texts.items()]
        is_sorted_anew = sorted_by != self.sorted_by
        self.sorted_by = sorted_by
        self._fit()
        if is_sorted_anew:
            self._show_sorted_column()
        self.set_reactive(FigureTable.cursor, self._find(key, 0))
        self.watch_cursor()

    def find(self, key: str) -> None:
        """Move the cursor to the row of a key, if it is there."""
        self.cursor = self._find(key, self.cursor)

    def _find(self, key: str, otherwise: int) -> int:
        return next((n for n, row in enumerate(self.rows) if row.key == key), otherwise)

    def _fit(self) -> None:
        """Give each column its width; where all do not fit, names and units have less."""
        # Where even then no value is seen, the metric is left out: the proof names it.
        is_fitting = self._choose_widths(self._columns)
        if not is_fitting and _ENTITY in self._columns:
            self._choose_widths([column for column in self._columns if column != _METRIC])
        # Names that begin alike are cut in the middle, since their ends differ.
        self._alike = set()
        widths = dict(zip(self._columns, self._widths, strict=True))
        for column, names in self._names.items():
            size = max(0, widths[column] - 1)
            counts = Counter(set_cell_size(name, size) for name in names)
            self._alike |= {name for name in names if counts[set_cell_size(name, size)] > 1}
        width = _MARGIN + sum(size + _GAP for size in self._widths if size)
        self.virtual_size = Size(width, len(self.rows) + 1)

    def _choose_widths(self, columns: Collection[int]) -> bool:
        """Set the widths of some columns; return whether values are seen."""
        natural = dict(zip(self._columns, self._natural, strict=True))
        widths = {column: natural[column] for column in columns}
        room = self.scrollable_content_region.width - _MARGIN + _GAP

        def cut(column: int, least: int, seen: Iterable[int]) -> None:
            excess = sum(widths[n] + _GAP for n in seen if n in widths) - room
            if column in widths:
                widths[column] -= max(0, min(excess, widths[column] - least))

        if _REMARK in widths:  # a long remark may reach beyond the edge
            widths[_REMARK] = min(widths[_REMARK], _MIN_REMARK)
        cut(_METRIC, max(_MIN_METRIC, self.size.width // 4), range(len(COLUMNS)))
        for column, least in ((_VALUE, self._least_value), *_CUTS):
            cut(column, least, range(_UNIT + 1))
        if self.sorted_by in COLUMNS[_UNIT:]:  # the metric is scrolled away if the others then fit
            cut(_UNIT, 7, {_ENTITY, *range(_VALUE, COLUMNS.index(self.sorted_by) + 1)})
        if _REMARK in widths:
            widths[_REMARK] = natural[_REMARK]
        self._widths = [widths.get(column, 0) for column in self._columns]
        return sum(widths[n] + _GAP for n in widths if n <= _UNIT) <= room

    def _show_sorted_column(self) -> None:
        """Scroll by as many columns as are needed."""
        index = self.columns.index(self.sorted_by) if self.sorted_by in self.columns else 0
        first, *others = [size + _GAP for size in self._widths[: index + 1] if size] or [0]
        room = self.scrollable_content_region.width - _MARGIN + _GAP - first
        x = 0
        while others and sum(others) > room:
            x += others.pop(0)
        self.scroll_to(x=x, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        self._fit()
        self._follow_cursor()

    def watch_cursor(self) -> None:
        self._follow_cursor()
        self.post_message(self.Moved())

    def watch_marked(self) -> None:
        self.post_message(self.Moved())

    def _follow_cursor(self) -> None:
        # The heading covers the first line.
        region = Region(int(self.scroll_x), self.cursor, 1, 2)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()

    def action_move(self, rows: int) -> None:
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + rows))

    def action_move_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.size.height - 2))

    def action_scroll_left(self) -> None:
        """Scroll; at the first column, leave the key to the screen."""
        if self.scroll_x == 0:
            raise SkipAction
        super().action_scroll_left()

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Move the cursor, or sort by the column whose heading is clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y - 1 + round(self.scroll_y)
        if offset.y and index < len(self.rows):
            self.cursor = index
        elif not offset.y and (column := event.style.meta.get("column")) is not None:
            self.post_message(self.HeaderClicked(COLUMNS[column]))

    def render_line(self, y: int) -> Strip:
        """Return a visible line: the heading, a row, or nothing."""
        index = y - 1 + round(self.scroll_y)
        if y == 0:
            style = self.get_component_rich_style("figures--header")
            heads = [
                (f"{head}*" if name == self.sorted_by else head, style + Style(meta={"column": n}))
                for n, (name, head) in enumerate(zip(COLUMNS, self._headings, strict=True))
            ]
            return self._join("  ", heads, style)
        if index >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        row, base = self.rows[index], self.rich_style
        for name, is_on in (
            ("odd", index % 2),
            ("marked", row.key in self.marked),
            ("cursor", index == self.cursor),
        ):
            if is_on:
                base += self.get_component_rich_style(f"figures--{name}")
        # At the cursor, colors would be hard to read; the sign and the remark say the same.
        color = "" if index == self.cursor else STYLES[row.attention]
        alarm = base + Style.parse(color or "none")
        value = alarm + Style(bold=True) if STYLES[row.attention] == "red" else base
        styles = (base, base, value, base, base, base + Style(dim=True), alarm)
        cells = list(zip(row.cells, styles, strict=True))
        cells[_VALUE] = (self._values[index], value)
        sign = "*" if row.key in self.marked else GLYPHS[row.attention]
        return self._join(f"{sign:2}", cells, alarm, base)

    def _join(
        self,
        margin: str,
        cells: Sequence[tuple[str, Style]],
        margin_style: Style,
        base: Style | None = None,
    ) -> Strip:
        """Return the cells of all columns on one line; the first does not scroll."""
        base, width = base or margin_style, self.size.width
        segments = [Segment(margin, margin_style)]
        for column, size, natural in zip(self._columns, self._widths, self._natural, strict=True):
            if not size:
                continue
            text, style = one_line(cells[column][0]), cells[column][1]
            if column == _VALUE and size < natural:
                text = text.rstrip()  # since values that are aligned need more
            room = size - cell_len(text)
            if room < 0:
                # The sign of sorting, and what differs from other names, is at the end.
                is_end_kept = text in self._alike or text.endswith("*")
                end = set_cell_size(text[::-1], size // 2)[::-1] if is_end_kept else ""
                text = f"{set_cell_size(text, size - 1 - cell_len(end))}{self._cut_sign}{end}"
                room = 0
            padded = f"{' ' * room}{text}" if column == _VALUE else f"{text}{' ' * room}"
            segments += [Segment(padded, style), Segment(" " * _GAP, base)]
        others = Strip(segments[3:]).crop(round(self.scroll_x))
        line = Strip.join([Strip(segments[:3]), others])
        return line.extend_cell_length(width, base).crop(0, width)
