"""Each screen, whole, against a file; `pytest --rewrite` accepts what is printed now."""

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from provcli.terminal.layout import Grid, text_cell
from support import SMALL, YEARS, Golden, Runner

SCREENS = {
    "overview": [],
    "list": ["list"],
    "list-entities": ["list", "entities"],
    "list-topics": ["list", "topics"],
    "list-figures": ["list", "figures", "--topic", "trade"],
    "list-search-chinese": ["list", "--search", "外资"],
    "show-henan": ["show", "henan"],
    "show-henan-80": ["show", "henan", "--width", "80"],
    "show-anhui-40": ["show", "anhui", "--width", "40"],
    "show-high-tech-enterprises": ["show", "high-tech-enterprises"],
    "compare-high-tech-enterprises": ["compare", "--metric", "high-tech-enterprises"],
    "compare-baseline": ["compare", "--metric", "technology-smes", "--baseline", "henan"],
    "compare-plan-and-fact": ["compare", "--metric", "new-renewable-capacity"],
    "compare-scope": ["compare", "--metric", "laboratory-projects"],
    "compare-color": ["compare", "--metric", "high-tech-enterprises", "--color", "always"],
    "explain-henan-high-tech": ["explain", "henan/high-tech-enterprises/2023"],
    "explain-plan": ["explain", "anhui/new-renewable-capacity/2024/target"],
    "schema-keys": ["schema", "--format", "table"],
    "export-csv": ["export"],
    "export-markdown": ["export", "--format", "markdown", "--province", "jiangxi"],
    "export-ndjson": ["export", "--format", "ndjson", "--province", "hubei"],
    "compare-csv": ["compare", "--metric", "high-tech-enterprises", "--format", "csv"],
}
SMALL_SCREENS = {
    "small-overview": [],
    "small-show-south": ["show", "south"],
    "small-compare": ["compare", "--metric", "goats"],
    "small-compare-several": ["compare", "--metric", "goats-growth", "--metric", "cheese-rank"],
    "small-export-json": ["export", "--format", "json"],
    "small-export-toml": ["export", "--format", "toml"],
}
YEARS_SCREENS = {
    "years-show-birch": ["show", "birch"],
    "years-compare-quantity": ["compare", "--metric", "boats"],
    "years-compare-rate": ["compare", "--metric", "ferry-share"],
    "years-compare-rank": ["compare", "--metric", "regatta-rank"],
    "years-compare-debt": ["compare", "--metric", "balance"],
    "years-compare-undated": ["compare", "--metric", "harbours"],
    "years-compare-baseline": ["compare", "--metric", "boats", "--baseline", "coral"],
    "years-compare-baseline-rate": ["compare", "--metric", "ferry-share", "--baseline", "birch"],
}
OTHER_SCREENS = {
    **{name: [*words, "--data", str(SMALL)] for name, words in SMALL_SCREENS.items()},
    **{name: [*words, "--data", str(YEARS)] for name, words in YEARS_SCREENS.items()},
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_expected(run: Runner, golden: Golden, name: str) -> None:
    result = run(*SCREENS[name])
    assert (result.code, result.err) == (0, "")
    golden(f"{name}.txt", result.out)


@pytest.mark.parametrize("name", OTHER_SCREENS)
def test_the_screen_of_another_dataset_is_as_expected(
    run: Runner, golden: Golden, name: str
) -> None:
    result = run(*OTHER_SCREENS[name])
    assert (result.code, result.err) == (0, "")
    golden(f"{name}.txt", result.out)


@pytest.mark.parametrize("name", ["河南", "豫", "CN-HA", "410000", "HENAN", "henan", "ｈｅｎａｎ"])
def test_a_entity_is_found_by_each_of_its_names(run: Runner, name: str) -> None:
    assert run("show", name) == run("show", "Henan")


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.text("aé河，-1 ", max_size=9), min_size=columns, max_size=columns),
            min_size=1,
        )
    ),
    st.sets(st.integers(0, 3)),
)
def test_a_table_that_fits_is_what_rich_would_draw(rows: list[list[str]], right: set[int]) -> None:
    headers = ["Metric", "Value", "河南", "#"][: len(rows[0])]
    grid = Grid(
        headers, [[text_cell(it.strip()) for it in row] for row in rows], right=sorted(right)
    )

    def drawn(part: RenderableType) -> list[str]:
        console = Console(file=StringIO(), width=200, _environ={})
        with console.capture() as capture:
            console.print(part)
        return [line.rstrip() for line in capture.get().splitlines()]

    assert drawn(grid) == drawn(grid.wrapped())


def test_the_second_of_equal_numbers_is_told_as_such(run: Runner, tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    file = tmp_path / "twice.toml"
    file.write_text(text.replace('"2,500"\n', '"2,500"\noccurrence = 2\n'), "utf-8")
    out = run("explain", "south/goats/2022", "--data", file).out
    assert "Paragraph   1, occurrence 2\n" in out
