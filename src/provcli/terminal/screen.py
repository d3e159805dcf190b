"""Screens drawn with Rich, block by block."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from provcli.terminal.claims import AllowedAxis
from provcli.terminal.layout import draw_table, draw_words, make_text, wrap_passage
from provcli.text_safety import one_line
from provcli.views.claims import AllowedPanel
from provcli.views.screen import Block, Lines, Quote, QuoteLine, Screen, ScreenTable


def draw_screen(screen: Screen) -> Group:
    """Return blocks below each other, with an empty line between them."""
    parts = [drawn for block in screen if (drawn := list(_draw(block)))]
    return Group(*[line for part in parts for line in (Text(), *part)][1:])


def _draw(block: Block) -> Iterator[RenderableType]:
    match block:
        case Lines():
            yield from _draw_lines(block)
        case ScreenTable():
            if block.rows:
                yield draw_table(block)
        case Quote():
            yield _Passage(draw_quote(block))
        case QuoteLine():
            yield Padding(_CutQuote(block), (0, 0, 0, block.indent), expand=False)
        case AllowedPanel():
            yield AllowedAxis(block)
        case _:
            for part in block:
                yield from _draw(part)


def _draw_lines(block: Lines) -> Iterator[RenderableType]:
    for line in block.lines:
        if text := draw_words(line, gap=block.gap):
            if not block.wraps:
                text.no_wrap, text.overflow = True, "ignore"
            yield Padding(text, (0, 0, 0, block.indent), expand=False) if block.indent else text


def draw_quote(quote: Quote) -> Text:
    """Return a passage of the article, its number in brackets and reversed colors."""
    number = make_text(f"[{quote.number}]", "bold reverse")
    return Text.assemble(make_text(quote.before), number, make_text(quote.after))


class _Passage:
    """A passage of the article, in lines as wide as the console."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from wrap_passage(self._text, console, options.max_width)


class _CutQuote:
    """A passage of the article, cut around its number to one line of the console."""

    def __init__(self, line: QuoteLine) -> None:
        self._quote = line.quote
        self._lead = make_text(line.lead, "dim")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before, number, after = map(one_line, self._quote)
        room = max(0, options.max_width - self._lead.cell_len - cell_len(f"[{number}]"))
        left = max(room // 2, room - cell_len(after))
        cut_before = _fit(before[::-1], left)[::-1]
        cut = Quote(cut_before, number, _fit(after, room - cell_len(cut_before)))
        line = Text().append_text(self._lead).append_text(draw_quote(cut))
        line.no_wrap, line.overflow = True, "ignore"
        yield line


def _fit(text: str, width: int) -> str:
    """Return the beginning of a text in so many cells, with dots if it is cut."""
    if cell_len(text) <= width:
        return text
    kept = set_cell_size(text, max(0, width - len("...")))
    return f"{kept.rpartition(' ')[0] or kept}..."[:width]
