"""Each screen at three widths and in a pipe, against a file; `pytest --rewrite` accepts it."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

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
    "list-dismissals": ["list", "dismissals"],
    "list-targets": ["list", "figures", "--only", "targets"],
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
    "small-unconfirmed": ["check", "--unconfirmed", "--article", ARTICLE, "--data", SMALL],
    "small-show-article": ["show", "south", "--article", ARTICLE, "--data", SMALL],
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
    "countries-chart-total": ["chart", "harvest", "--data", DATA / "countries.toml"],
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


@pytest.mark.parametrize("width", [80, 40])
def test_finding_shows_the_sentence_of_its_number_on_one_line(
    run: Runner, tmp_path: Path, width: int
) -> None:
    dataset, article = tmp_path / "data.toml", tmp_path / "article.txt"
    text = SMALL.read_text("utf-8")
    dataset.write_text(text.replace("value = 2_500", "value = 2_600"), "utf-8")
    before, after = "\u4eca\u5e74\u4ee5\u6765\uff0c" * 30, "\uff0c\u589e\u957f\u8f83\u5feb" * 30
    added = f"{before}\u65b0\u589e77\u5bb6{after}\u3002\n"
    article.write_text(f"{ARTICLE.read_text('utf-8')}{added}", "utf-8")
    lines = run("check", "--data", dataset, "--article", article, "--width", width).out.splitlines()
    quotes = [line for line in lines if line.startswith("    ") and "[" in line]
    assert ["[77]" in line for line in quotes].count(True) == 1
    assert ["[2,500]" in line for line in quotes].count(True) >= 1
    assert all(cell_len(line) <= width for line in lines)
    (chinese,) = (line for line in quotes if "[77]" in line)
    assert chinese.startswith("    ...")
    assert chinese.endswith("...")
    assert cell_len(chinese) >= width - 2
    (row,) = (
        row
        for row in json.loads(
            run("check", "--data", dataset, "--article", article, "--format", "json").out
        )["findings"]
        if row["code"] == "PC309"
    )
    assert row["sentence"] == added.strip().replace("77", "[77]")


def test_finding_about_a_claim_shows_the_words_that_state_it(run: Runner) -> None:
    words = ("check", "--data", "examples/ferry.toml", "--article", "examples/ferry.txt")
    sentence = "Birch Isle counted 31,500 passengers in 2023, [half] as many as its neighbor."
    assert f"    {sentence}\n" in run(*words).out
    markdown = run(*words, "--format", "markdown").out
    assert sentence.replace("[", "\\[").replace("]", "\\]") in markdown
