"""Run the explorer without a terminal."""

import asyncio
from pathlib import Path

import pytest

from explorer_driver import Explore, Screen, Script
from provcli.cli.commands.explore import write_contents
from provcli.dataset.load import LoadedDataset, loads
from provcli.tui.app import Explorer
from provcli.tui.session import Session
from support import ARTICLE, SMALL


@pytest.fixture
def file() -> LoadedDataset:
    """Return the small dataset, with a growth that its own figures contradict."""
    flagged = 'value = 300\nprinted = "300.0%"\nflag = "disputed"\nnote = "The goats grew by less."'
    text = SMALL.read_text("utf-8").replace('value = 25.0\nprinted = "25.0%"', flagged)
    return LoadedDataset(loads(text), "small.toml", text)


@pytest.fixture
def article() -> str:
    """Return the article of that dataset, with a number that no entry names."""
    text = ARTICLE.read_text("utf-8").replace("25.0%", "300.0%")
    return f"{text}\nThe cows are 77.\n"


@pytest.fixture
def explore(
    file: LoadedDataset, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Explore:
    """Run a script of keys in the explorer, and return the program after it."""
    monkeypatch.chdir(tmp_path)

    def run(
        script: Script,
        *,
        dataset: LoadedDataset = file,
        with_article: bool = True,
        text: str = article,
        size: tuple[int, int] = (120, 30),
        **options: bool,
    ) -> Explorer:
        session = Session(
            dataset,
            article=text if with_article else None,
            article_name=Path("article.txt") if with_article else None,
        )

        def save_draft(text: str) -> None:
            Path("draft.toml").write_text(text, "utf-8")

        app = Explorer(session, write_contents, save_draft, **options)
        app.animation_level = "none"

        async def drive() -> None:
            async with app.run_test(size=size) as pilot:
                screen = Screen(pilot)
                await screen.press()
                await script(screen)

        asyncio.run(drive())
        return app

    return run
