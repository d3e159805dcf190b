"""The explorer as it looks, with Chinese names and a Chinese article: one picture per screen."""

import pytest

from explorer_driver import Explore, Screen
from provcli.dataset.load import LoadedDataset, load_file
from support import HERE, Golden


@pytest.fixture
def file() -> LoadedDataset:
    """Return figures of cities and their countries."""
    return load_file(HERE / "data" / "valid" / "cities.toml")


@pytest.fixture
def article() -> str:
    """Return their article."""
    return (HERE / "data" / "articles" / "cities.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "size", "options", "keys"),
    [
        ("start-80x24", (80, 24), {}, "down down"),
        ("keys-80x24-ascii", (80, 24), {"is_ascii": True}, "?"),
        ("article-140x44-light", (140, 44), {"is_light": True}, "down down v a n n n"),
        ("compare-140x44", (140, 44), {}, "left down down down down right down space down space c"),
    ],
)
def test_screen_looks_as_expected(
    explore: Explore,
    golden: Golden,
    name: str,
    size: tuple[int, int],
    options: dict[str, bool],
    keys: str,
) -> None:
    async def script(screen: Screen) -> None:
        await screen.press(*keys.split())
        golden(f"explore/{name}.svg", screen.app.export_screenshot(title="explore", simplify=True))

    explore(script, size=size, **options)
