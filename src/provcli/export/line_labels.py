"""Places for words of a line chart: beside a point or slope, over nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from math import ceil, hypot
from typing import NamedTuple
from unicodedata import east_asian_width

LINE_HEIGHT = 16
"""Pixels from a label to the next one."""
PADDING = 20
"""Pixels from the first and the last period to the edges."""
MAX_GROWING = 3
"""The maximum number of lines that have their growth beside them."""
MAX_TRIED = 500
"""The maximum number of points whose words are tried; no plot has room for more."""
_LETTER, _LESS, _MORE = 7.7, 2.8, 4.6
"""Pixels that a letter or a digit takes, and how many narrow and broad ones take less or more."""
_NARROW, _BROAD = " .,:;'()[]-fijlrt", "mwMW%"
_CELL = 2
"""Pixels of a side of the squares that are taken or free."""
_MARGIN = 2
"""Pixels that stay free around a label."""
_POINT = 4
"""Pixels that a point takes to each side, without that margin."""
_NEAR = 16
"""Pixels from a point to the middle of its words."""


class Spot(NamedTuple):
    """A point of a line in pixels from the upper left corner, with its words.

    Attributes:
        growth: the change from the point before, in words; empty without one.
    """

    x: float
    y: float
    words: str
    growth: str = ""


class Label(NamedTuple):
    """Words, with the point that they begin at, end at, or have above or below them.

    Attributes:
        line, spot: the numbers of the line and of its point.
        is_growth: whether the words are the change from the point before.
    """

    line: int
    spot: int
    words: str
    x: float
    y: float
    align: str
    is_growth: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines in a plot of some size, each with the name that its last point has.

    Attributes:
        zero: the height of the line at zero, if the plot has one.
    """

    lines: Sequence[Sequence[Spot]]
    names: Sequence[str]
    width: float
    height: float
    zero: float | None = None

    @property
    def has_room_for_names(self) -> bool:
        """Whether all names of lines fit below each other; otherwise a legend has them."""
        return len(self.lines) <= self.height / LINE_HEIGHT + 1

    def place_labels(self) -> list[Label]:
        """Return the words that have room, those at the ends of lines first.

        Words at the last period are right of the plot, one below the other; the others are next
        to their point where no line, point, or other words are.
        """
        taken = _Taken(self.width, self.height)
        for line in self.lines:
            for spot in line:
                taken.add(spot.x, spot.y, spot.x, spot.y, margin=_POINT)
            for earlier, later in pairwise(line):
                taken.add_line(earlier, later)
        if self.zero is not None:
            taken.add(0, self.zero, self.width, self.zero)
        labels = list(self._place_ends(taken))
        done = {(label.line, label.spot) for label in labels}
        for _, number, place in islice(sorted(self._order_points()), MAX_TRIED):
            if (number, place) not in done:
                words = self.lines[number][place].words
                is_named = place == len(self.lines[number]) - 1 and self.has_room_for_names
                named = [f"{self.names[number]} {words}"] if is_named else []
                labels += self._place_beside(taken, number, place, [*named, words])
        if len(self.lines) <= MAX_GROWING:
            for number, line in enumerate(self.lines):
                for place in range(1, len(line)):
                    labels += self._place_growth(taken, number, place)
        return sorted(labels, key=lambda label: (label.is_growth, label.line, label.spot))

    def _place_ends(self, taken: "_Taken") -> Iterator[Label]:
        """Yield the words right of the plot, moved as little as keeps them apart."""
        right = self.width - PADDING
        ends = sorted(
            (line[-1].y, number) for number, line in enumerate(self.lines) if line[-1].x >= right
        )
        if not self.has_room_for_names:
            return
        # The words of the axis begin right below the plot.
        heights = _spread([y for y, _ in ends], self.height - 4)
        for y, (_, number) in zip(heights, ends, strict=True):
            spot = len(self.lines[number]) - 1
            words = f"{self.names[number]} {self.lines[number][spot].words}"
            taken.add(right + 10, y - LINE_HEIGHT / 2, self.width, y + LINE_HEIGHT / 2)
            yield Label(number, spot, words, right + 10, y, "left")

    def _order_points(self) -> Iterator[tuple[int, int, int]]:
        """Yield the turn of each point: last, first, highest, and lowest come first."""
        for number, line in enumerate(self.lines):
            heights = [spot.y for spot in line]
            extremes = (heights.index(min(heights)), heights.index(max(heights)))
            order = dict.fromkeys((len(line) - 1, 0, *extremes, *range(len(line))))
            yield from ((turn, number, place) for turn, place in enumerate(order))

    def _place_beside(
        self, taken: "_Taken", line: int, place: int, choices: Iterable[str]
    ) -> Iterator[Label]:
        """Yield the first words with room beside a point, where the line does not go."""
        x, y, *_ = self.lines[line][place]
        around = self.lines[line][max(0, place - 1) : place + 2]
        side = 1 if sum(near.y for near in around) / len(around) < y else -1
        spots = [(x + 10, y, "left")] if place == len(self.lines[line]) - 1 else []
        spots += [
            (x + dx, y + dy, align)
            for distance in (_NEAR, _NEAR + 9)
            for dy in (side * distance, -side * distance)
            for align, dx in (("center", 0), ("left", -5), ("right", 5))
        ]
        labels = (Label(line, place, words, *spot) for words in choices for spot in spots)
        yield from islice(filter(taken.take, labels), 1)

    def _place_growth(self, taken: "_Taken", line: int, place: int) -> Iterator[Label]:
        """Yield the growth beside the middle of its slope, if there is room."""
        earlier, later = self.lines[line][place - 1 : place + 1]
        if not later.growth or later.x - earlier.x < measure(later.growth):
            return
        x, y = (earlier.x + later.x) / 2, (earlier.y + later.y) / 2
        left, right = (x - 6, "right"), (x + 6, "left")
        sides = ((-1, left), (1, right)) if later.y <= earlier.y else ((-1, right), (1, left))
        labels = (
            Label(line, place, later.growth, at, y + side * distance, align, is_growth=True)
            for side, (at, align) in sides
            for distance in (8, 16)
        )
        yield from islice(filter(taken.take, labels), 1)


def measure(words: str) -> float:
    """Return how many pixels words take at most, in the widest fallback font."""
    narrow = sum(map(words.count, _NARROW))
    broad = sum(map(words.count, _BROAD)) + count_wide(words)
    return len(words) * _LETTER - narrow * _LESS + broad * _MORE


def count_wide(words: str) -> int:
    """Return how many characters take the room of two letters."""
    return sum(east_asian_width(character) in "WF" for character in words)


class _Taken:
    """The squares of a plot that something is drawn on."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._squares: set[tuple[int, int]] = set()

    def add(self, *box: float, margin: int = 0) -> None:
        """Take what lies between left, top, right, and bottom."""
        self._squares.update(_list_squares(*box, margin=margin))

    def add_line(self, start: Spot, end: Spot) -> None:
        steps = ceil(hypot(end.x - start.x, end.y - start.y) / _CELL) or 1
        for step in range(steps + 1):
            x = start.x + (end.x - start.x) * step / steps
            y = start.y + (end.y - start.y) * step / steps
            self._squares.add((int(x // _CELL), int(y // _CELL)))

    def take(self, label: Label) -> bool:
        """Return whether the room of a label is free and in the plot, and take it if so."""
        width = measure(label.words)
        left = label.x - {"left": 0.0, "center": width / 2, "right": width}[label.align]
        top, right, bottom = label.y - LINE_HEIGHT / 2, left + width, label.y + LINE_HEIGHT / 2
        if left < 0 or right > self._width or top < 0 or bottom > self._height:
            return False
        if not self._squares.isdisjoint(_list_squares(left, top, right, bottom, margin=_MARGIN)):
            return False
        self.add(left, top, right, bottom)
        return True


def _list_squares(
    left: float, top: float, right: float, bottom: float, *, margin: int
) -> Iterator[tuple[int, int]]:
    columns = range(int((left - margin) // _CELL), int((right + margin) // _CELL) + 1)
    rows = range(int((top - margin) // _CELL), int((bottom + margin) // _CELL) + 1)
    return product(columns, rows)


def _spread(heights: Sequence[float], limit: float) -> list[float]:
    """Return rising heights moved apart, as many up as down, and none below a limit."""
    down, up = list(heights), list(heights)
    for place in range(1, len(down)):
        down[place] = max(down[place], down[place - 1] + LINE_HEIGHT)
    for place in reversed(range(len(up) - 1)):
        up[place] = min(up[place], up[place + 1] - LINE_HEIGHT)
    limits = [limit - LINE_HEIGHT * below for below in reversed(range(len(down)))]
    return [
        min((lower + upper) / 2, last) for lower, upper, last in zip(down, up, limits, strict=True)
    ]
