"""Quotes of the article on a narrow terminal."""

from io import StringIO

from rich.console import Console

from provcli.terminal.screen import draw_screen
from provcli.views.screen import Quote


def test_a_line_ends_in_no_number() -> None:
    quote = Quote("去年全区共有渔船12.5万艘，增长", "1.25%", "，港口 32 个。")
    for width in range(10, 60):
        console = Console(file=StringIO(), width=width)
        console.print(draw_screen([quote]))
        lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
        assert "".join(line.rstrip() for line in lines).replace(" ", "") == str(quote).replace(
            " ", ""
        )
        assert all(any(number in line for line in lines) for number in ("12.5", "1.25%", "32"))
