"""Each screen at three widths and in a pipe, against a file; `pytest --rewrite` accepts it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from support import ARTICLE, SMALL, YEARS, Golden, Runner

DATA = SMALL.parent
WIDTHS = (80, 120, 200)
SCREENS: dict[str, list[str | Path]] = {
    "overview": [],
    "list": ["list"],
    "list-figures": ["list", "figures", "--topic", "energy"],
    "list-provinces": ["list", "provinces"],
    "list-topics": ["list", "topics"],
    "list-claims": ["list", "claims"],
    "list-periods": ["list", "periods"],
    "show-entity": ["show", "henan"],
    "show-metric": ["show", "high-tech-enterprises"],
    "show-topic": ["show", "energy"],
    "show-implied": ["show", "shanxi", "--implied"],
    "compare": ["compare", "high-tech-enterprises"],
    "compare-several": ["compare", "high-tech-enterprises", "technology-smes"],
    "compare-target-and-flag": ["compare", "new-renewable-capacity"],
    "chart-lines": ["chart", "high-tech-enterprises"],
    "chart-target-and-flag": ["chart", "new-renewable-capacity"],
    "explain": ["explain", "henan/high-tech-enterprises-growth/2020/2023"],
    "check": ["check"],
    "schema": ["schema", "--format", "table"],
    "small-overview": ["--data", SMALL],
    "small-list": ["list", "--data", SMALL],
    "small-show-entity": ["show", "south", "--data", SMALL],
    "small-compare": ["compare", "goats", "--data", SMALL],
    "small-compare-units": ["compare", "goats-growth", "cheese-rank", "--data", SMALL],
    "small-chart": ["chart", "goats", "--data", SMALL],
    "small-explain": ["explain", "north/goats/2022", "--article", ARTICLE, "--data", SMALL],
    "small-check": ["check", "--article", ARTICLE, "--data", SMALL],
}
PIPED: dict[str, list[str | Path]] = {
    "show-entity": ["show", "henan"],
    "list-figures": ["list", "figures", "--search", "外资"],
    "color-compare": ["compare", "new-renewable-capacity", "--color", "always"],
    "color-show": ["show", "henan", "--color", "always", "--width", "100"],
    "narrow-show": ["show", "anhui", "--width", "40"],
    "narrow-list": ["list", "figures", "--topic", "energy", "--width", "40"],
    "tiny-chart": ["chart", "high-tech-enterprises", "--width", "24"],
    "tiny-compare": ["compare", "high-tech-enterprises", "--width", "24"],
    "chart-claims": ["chart", "--claims", "--title", "Growth in Henan"],
    "years-compare-debt": ["compare", "balance", "--data", YEARS],
    "years-compare-baseline": ["compare", "boats", "--baseline", "coral", "--data", YEARS],
    "years-chart-debt": ["chart", "balance", "--data", YEARS],
    "years-chart-rank": ["chart", "regatta-rank", "--data", YEARS],
    "countries-compare-total": ["compare", "harvest", "--data", DATA / "countries.toml"],
    "companies-chart-fiscal": ["chart", "revenue-usd", "--data", DATA / "companies.toml"],
}


@pytest.fixture(autouse=True)
def _run_in_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the paths that screens print the same wherever the project is."""
    monkeypatch.chdir(Path(__file__).parents[2])


def _relative(words: list[str | Path]) -> list[str | Path]:
    root = Path(__file__).parents[2]
    return [word.relative_to(root) if isinstance(word, Path) else word for word in words]


@pytest.mark.parametrize("name", SCREENS)
def test_screen_at_each_width(run: Runner, golden: Golden, name: str) -> None:
    parts = []
    for width in WIDTHS:
        result = run(*_relative(SCREENS[name]), "--width", width)
        assert result.code == 0
        parts.append(f"=== {width} columns ===\n{result.out}")
    golden(f"screens/{name}.txt", "".join(parts))


@pytest.mark.parametrize("name", PIPED)
def test_screen_in_a_pipe(run: Runner, golden: Golden, name: str) -> None:
    result = run(*_relative(PIPED[name]))
    assert (result.code, result.err) == (0, "")
    golden(f"screens/pipe-{name}.txt", result.out)


@pytest.mark.parametrize("width", [80, 40, 20])
def test_screen_never_splits_or_loses_an_id(run: Runner, width: int) -> None:
    ids = run("list", "figures", "--format", "csv").out.splitlines()[1:]
    lines = run("list", "figures", "--width", width).out.splitlines()
    shown = {line.split(" ")[-1] for line in lines}
    assert {line.partition(",")[0] for line in ids} <= shown


def test_picture_of_readme_is_what_chart_draws(
    run: Runner, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    picture = Path("docs") / "chart.svg"
    file = picture if request.config.getoption("--rewrite") else tmp_path / "chart.svg"
    assert run("chart", "high-tech-enterprises", "--output", file).code == 0
    # Fonts differ between machines, and places with them; words do not.
    drawn, shown = (list(ElementTree.parse(path).getroot().itertext()) for path in (file, picture))
    assert drawn == shown


def test_screen_of_open_findings(run: Runner, golden: Golden, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    text = ARTICLE.read_text("utf-8")
    for old, new in (("2,500", "2,600"), ("1,250", "1,260"), ("forty", "fifty and 7 more")):
        text = text.replace(old, new)
    article.write_text(text, "utf-8")
    words = ("check", "--data", SMALL.relative_to(Path.cwd()), "--article", article)
    for width in (80, 120):
        result = run(*words, "--width", width)
        assert (result.code, result.err) == (1, "")
        golden(f"screens/check-open-{width}.txt", result.out)
