"""Where the words of line charts go: over no point, no line, and no other words."""

from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from provcli.export.line_labels import LINE_HEIGHT, Label, Lines, Spot, measure

WIDTH, HEIGHT = 440, 260
WORDS = st.sampled_from(["7", "1,250 euros", "\u7ea612\u4e07\u5143", "more than 5 million kW"])
PLACES = st.lists(st.integers(0, HEIGHT), min_size=2, max_size=8)


@st.composite
def plots(draw: st.DrawFn) -> Lines:
    """Return up to nine lines that begin and end anywhere."""
    lines = []
    for heights in draw(st.lists(PLACES, min_size=1, max_size=9)):
        spots = [
            Spot(20 + 400 * place / 7, height, draw(WORDS), draw(st.sampled_from(["", "+3.5%"])))
            for place, height in enumerate(heights)
        ]
        lines.append(spots)
    names = [f"Isle {number}" for number in range(len(lines))]
    return Lines(lines, names, WIDTH, HEIGHT, draw(st.sampled_from([None, 130.0])))


Box = tuple[float, float, float, float]


def find_box(label: Label) -> Box:
    width = measure(label.words)
    left = label.x - {"left": 0.0, "center": width / 2, "right": width}[label.align]
    return left, left + width, label.y - LINE_HEIGHT / 2, label.y + LINE_HEIGHT / 2


def overlap(one: Box, other: Box) -> bool:
    width = min(one[1], other[1]) - max(one[0], other[0])
    # Squares are two pixels wide, so boxes may share the edge of one.
    return width > 0.1 and min(one[3], other[3]) - max(one[2], other[2]) > 0.1


EQUAL = [Spot(20 + 400 * place / 7, 0, "7") for place in range(8)]


@given(plots())
@example(Lines([EQUAL, [*EQUAL[:-1], Spot(420, 0, "7", "+3.5%")]], ["A", "B"], WIDTH, HEIGHT))
def test_labels_are_apart_and_next_to_lines(plot: Lines) -> None:
    labels = plot.place_labels()
    boxes = [find_box(label) for label in labels]
    assert not any(overlap(*pair) for pair in combinations(boxes, 2))
    for line in plot.lines:
        for earlier, later in pairwise(line):
            for step in range(101):
                x = earlier.x + (later.x - earlier.x) * step / 100
                y = earlier.y + (later.y - earlier.y) * step / 100
                assert not any(overlap((x, x + 0.2, y, y + 0.2), box) for box in boxes)
    assert len({(label.line, label.spot, label.is_growth) for label in labels}) == len(labels)


@given(plots())
def test_ends_of_lines_are_named_in_their_order(plot: Lines) -> None:
    ends = [
        (label.y, label.line)
        for label in plot.place_labels()
        if label.align == "left" and label.x == WIDTH - 10
    ]
    at_last = [number for number, line in enumerate(plot.lines) if line[-1].x >= WIDTH - 20]
    assert sorted(number for _, number in ends) == at_last
    heights = [plot.lines[number][-1].y for _, number in sorted(ends)]
    assert heights == sorted(heights)


def test_growth_needs_the_room_of_its_own_words_only() -> None:
    first = [Spot(20, 200, "1.5 million US dollars, suspect [1]"), Spot(320, 180, "2 million")]
    first += [Spot(420, 160, "2.2 million US dollars", "+200,000 US dollars")]
    first[1] = first[1]._replace(growth="+500,000 US dollars")
    second = [Spot(20, 90, "75 million US dollars"), Spot(420, 30, "150 million", "+75 million")]
    labels = Lines([first, second], ["Oslo", "Bergen"], WIDTH, HEIGHT).place_labels()
    assert [(label.line, label.spot, label.words) for label in labels if label.is_growth] == [
        (0, 1, "+500,000 US dollars"),
        (1, 1, "+75 million"),
    ]


def test_a_plot_too_low_for_its_names_has_none() -> None:
    lines = [[Spot(20, 50, "1"), Spot(420, 50, "2")]] * 12
    plot = Lines(lines, ["Isle"] * 12, WIDTH, 100)
    assert not plot.has_room_for_names
    assert not any("Isle" in label.words for label in plot.place_labels())
