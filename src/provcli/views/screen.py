"""Screens: what is shown from top to bottom, as words and tables in no medium."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from provcli.views.wording import GLYPHS, Attention, StatusItem

if TYPE_CHECKING:
    from provcli.views.claims import AllowedPanel

Style = Attention | Literal["strong", "pale", "wrong"]


class Span(NamedTuple):
    """Words in one style."""

    words: str
    style: Style = ""


Words = str | Span | tuple[str | Span, ...]
"""Words, or parts with a gap between them; a medium leaves empty parts out."""


class Quote(NamedTuple):
    """A sentence of the article: the words before a number, the number, and the rest."""

    before: str
    number: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}[{self.number}]{self.after}"


class QuoteLine(NamedTuple):
    """A quote that is cut around its number to one line, after words."""

    quote: Quote
    lead: str = ""
    indent: int = 0


class Lines(NamedTuple):
    """Lines of words; empty ones are left out.

    Attributes:
        gap: the number of spaces between the parts of a line.
        wraps: whether a long line may become several.
    """

    lines: Sequence[Words]
    indent: int = 0
    gap: int = 3
    wraps: bool = True


class TableColumn(NamedTuple):
    """A column of a table.

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


class Bar(NamedTuple):
    """A value on an axis from `low` to `high`, with words after it; None has no bar."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    attention: Attention = ""
    is_target: bool = False
    words: Words = ""


class ScreenTable(NamedTuple):
    """A table; a row that is a string is the title of the rows below it."""

    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Words] | str]
    bars: Sequence[Bar | None] = ()
    show_header: bool = True
    gap: int = 2


Block: TypeAlias = "Lines | ScreenTable | Quote | QuoteLine | AllowedPanel | Sequence[Block]"
Screen: TypeAlias = Sequence[Block]
"""Blocks with an empty line between them; blocks inside a block have none."""


def mark(words: str, attention: Attention, *, is_strong: bool = False) -> Span:
    """Return words after the glyph that their state has."""
    style: Style = attention
    if is_strong:
        style = "wrong" if attention in ("flagged", "contradicted") else "strong"
    return Span(f"{GLYPHS[attention]} {words}" if attention else words, style)


def make_status(items: Iterable[StatusItem]) -> tuple[Span, ...]:
    """Return how many figures there are, flagged, targets, and so on."""
    return tuple(mark(*item) for item in items)


def make_heading(title: str, local_name: str = "", details: str = "") -> tuple[Span, ...]:
    """Return a title with its local name, and pale details."""
    names = " ".join(filter(None, (title, local_name)))
    return Span(names, "strong"), Span(details, "pale")


def make_pale(*lines: str) -> Lines:
    """Return lines that are less important, such as the source."""
    return Lines([Span(line, "pale") for line in lines])


def list_facts(facts: Iterable[tuple[str, str]], *, indent: int = 0) -> ScreenTable:
    """Return labels and values, one below the other."""
    rows = [(Span(" " * indent + label, "pale"), value) for label, value in facts]
    return ScreenTable((TableColumn(""), TableColumn("", wraps=True)), rows, show_header=False)


def list_notes(notes: Iterable[tuple[str, str]]) -> ScreenTable:
    """Return numbered notes."""
    rows = [(Span(number, "pale"), note) for number, note in notes]
    columns = (TableColumn("", right=True), TableColumn("", wraps=True))
    return ScreenTable(columns, rows, show_header=False, gap=1)
