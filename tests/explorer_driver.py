"""Press keys in the explorer, and see what a person sees."""

from collections.abc import Awaitable, Callable

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from provcli.tui.app import Explorer, MainScreen
from provcli.tui.article import ArticleView
from provcli.tui.table import FigureTable

Script = Callable[["Screen"], Awaitable[None]]


class Screen:
    """What a person at the keyboard sees and does."""

    def __init__(self, pilot: Pilot[str]) -> None:
        self._pilot = pilot
        assert isinstance(pilot.app, Explorer)
        self.app = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys, named as Textual does or as their character; wait until all is drawn."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            self.app.post_message(Key(name, key if len(key) == 1 else None))
            for _ in range(2):
                await self._pilot.pause(0)
        await self._pilot.pause()
        while (
            self.app.is_running
            and self.app.screen is self.main
            and (self.main.is_pane_due or self.main.session.is_article_unread)
        ):
            await self._pilot.pause(0.02)
            await self._pilot.pause()  # what it drew can be laid out once more

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def write(self) -> None:
        """Press Enter in the dialog of an export, and wait until the file is written."""
        await self.press("enter")
        await self.app.workers.wait_for_complete()
        await self._pilot.pause()

    async def click(self, selector: str, x: int, y: int) -> None:
        """Click on a part of the screen."""
        await self._pilot.click(selector, offset=(x, y))
        await self._pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def table(self) -> FigureTable:
        """The table."""
        return self.main.table

    @property
    def article(self) -> ArticleView:
        """The article."""
        return self.main.article

    @property
    def rows(self) -> list[str]:
        """The ids of the rows."""
        return [row.key for row in self.table.rows]

    @property
    def key(self) -> str:
        """The id of the figure at the cursor."""
        return self.main.key

    @property
    def search(self) -> str:
        """The text of the search line."""
        return self.main.search.value

    @property
    def options(self) -> list[str]:
        """The lines of the list in the dialog."""
        options = self.app.screen.query_one(OptionList).options
        return [str(option.prompt) for option in options]

    @property
    def message(self) -> str:
        """The message of the dialog."""
        return str(self.app.screen.query_one("#message", Static).render())

    @property
    def notices(self) -> list[str]:
        """The notices at the corner."""
        return [notice.message for notice in self.app._notifications]

    @property
    def text(self) -> str:
        """All that the terminal shows."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(line.text[:width].rstrip() for line in lines)


Explore = Callable[..., Explorer]
"""Runs a script of keys in the explorer, and returns the program after it."""
