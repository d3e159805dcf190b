"""Every key and path of the explorer, on the state that a person sees."""

import asyncio
import json
import os
import re
import shlex
from pathlib import Path
from threading import Event
from unicodedata import east_asian_width

import pytest

from explorer_driver import Explore, Screen
from provcli.dataset.load import LoadedDataset, load_file, loads
from provcli.export.registry import FORMATS
from provcli.tui.app import Explorer
from provcli.tui.bars import PANES
from provcli.tui.session import COLUMNS, Selection, Session
from support import HOSTILE, SMALL, Runner

GROWTH = "north/goats-growth/2022"


def test_first_screen_shows_all_figures_with_the_proof_of_the_first(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        assert len(screen.rows) == 9
        assert screen.main.pane == "Proof"
        for words in ("9 figures", "✗ 2 flagged", "1 claim contradicted", "[1,250]", "Provinces"):
            assert words in screen.text, words

    explore(script)


def test_cursor_moves_within_the_rows(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for key, cursor in (
            ("down", 1), ("j", 2), ("k", 1), ("up", 0), ("up", 0), ("end", 8), ("down", 8),
            ("home", 0), ("pagedown", 8), ("pageup", 0),
        ):  # fmt: skip
            await screen.press(key)
            assert screen.table.cursor == cursor, key
        await screen.click("#figures", 10, 4)
        assert screen.table.cursor == 2
        await screen.click("#figures", 10, 14)
        assert screen.table.cursor == 2

    explore(script)


def test_tree_shows_branches_and_their_figures(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("shift+tab", "shift+tab", "home")
        counts = {}
        for _ in range(30):
            node = screen.main.query_one("#tree").cursor_node  # type: ignore[attr-defined]
            counts[str(node.label)] = len(screen.rows)
            await screen.press(*["right"] * node.allow_expand, "down")
        assert counts["All figures  9  ✗2"] == 9
        assert counts["North Valley 北谷  5  ✗1"] == 5
        assert counts["West Valley  0"] == 0
        assert counts["Topics  2  ✗2"] == 9
        assert counts["Money 金钱  2"] == 2
        assert counts["Cheese, rank  1"] == 1
        assert counts["Claims  3  ✗1"] == 6
        assert counts["north-goats-grew  3  ✗1"] == 3
        assert counts["Flagged  2  ✗2"] == 2
        assert counts["Targets  1"] == 1
        assert counts["Dismissed  9"] == 9
        await screen.press("end", "enter")
        assert screen.table.has_focus
        assert "Dismissed  name" in screen.text
        await screen.press("shift+tab", "shift+tab", "home", "left", "left", "down", "up")
        assert len(screen.rows) == 9

    explore(script)


def test_arrows_lead_from_the_table_to_the_tree_or_the_article_and_back(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        tree = screen.main.query_one("#tree")
        await screen.press("right", "right", "left", "left")
        assert screen.table.has_focus
        await screen.press("left")
        assert tree.has_focus
        await screen.press("down", "down", "right")
        assert screen.table.has_focus
        assert len(screen.rows) == 5
        await screen.press("a", "d", "left")
        assert screen.article.has_focus

    explore(script, size=(80, 24))


def test_branches_are_marked_as_a_whole_to_compare_what_they_share(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("left", "down", "down", "space", "down", "down", "space")
        assert len(screen.table.marked) == 9
        await screen.press("c")
        assert screen.main.selection.entities == ("north", "south")
        assert screen.main.selection.metrics == ("goats", "goats-growth")
        await screen.press("c", "left", "up", "c")
        assert screen.rows == []
        assert "South Valley" in screen.text
        await screen.press("c", "left", "down", "space")
        assert {key.split("/")[0] for key in screen.table.marked} == {"north"}
        assert "Esc Back" in screen.text
        await screen.press("escape")
        assert not screen.table.marked
        assert len(screen.rows) == 4
        await screen.press("escape")
        assert len(screen.rows) == 9
        assert "Esc Back" not in screen.text

    explore(script)


def test_clicks_on_the_lines_of_keys_press_them(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        lines = screen.text.split("\n")
        panes = next(line for line in lines if "t Note" in line)
        left = screen.main.query_one("#panes").region.x
        await screen.click("#panes", panes.index("Note") - left, 0)
        assert screen.main.pane == "Note"
        await screen.click("KeyBar", lines[-1].index("d Flagged") + 3, 0)
        assert len(screen.rows) == 2

    explore(script)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (120, "/ Search  a Article  d Flagged  Space Mark  e Export  s Sort  ? Keys  q Quit"),
        (70, "/ Search  a Article  d Flagged  Space Mark  e Export  ? Keys  q Quit"),
        (50, "/ Search  a Article  d Flagged  ? Keys  q Quit"),
        (20, "? Keys  q Quit"),
    ],
)
def test_line_of_keys_has_what_fits(explore: Explore, width: int, expected: str) -> None:
    async def script(screen: Screen) -> None:
        assert screen.text.split("\n")[-1].strip() == expected

    explore(script, size=(width, 14))


def test_line_of_keys_has_review_where_an_entry_is_a_draft(
    explore: Explore, draft: LoadedDataset
) -> None:
    async def script(screen: Screen) -> None:
        assert "r Review drafts" in screen.text.split("\n")[-1]

    explore(script, dataset=draft)


def test_wide_terminal_cuts_no_location(explore: Explore) -> None:
    text = SMALL.read_text("utf-8")
    for words in ('{ id = "south", heading', 'section = "south'):
        text = text.replace(words, words.replace("south", "south-of-the-river-and-its-islands"))
    dataset = LoadedDataset(loads(text), "small.toml", text)

    async def script(screen: Screen) -> None:
        assert "south-of-the-river-and-its-islands:1" in screen.text.partition("Proof")[0]

    explore(script, dataset=dataset, size=(200, 40))


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (9, 4)])
def test_dialogs_open_in_the_smallest_terminals(explore: Explore, size: tuple[int, int]) -> None:
    async def script(screen: Screen) -> None:
        for key in ("question_mark", "s", "e"):
            await screen.press(key, "down", "escape")

    explore(script, size=size)


def test_search_narrows_as_typed_and_escape_restores(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "down", "/")
        assert screen.text.split("\n")[-1].strip() == "Enter Go to the figures  Esc Back"
        await screen.type("north >1,000")
        assert screen.rows == ["north/goats/2022", "north/cheese-sales/2022"]
        await screen.press("enter", "down")
        assert screen.key == "north/cheese-sales/2022"
        await screen.press("escape")
        assert screen.search == ""
        assert screen.rows == [GROWTH, "south/goats/2022/farm-of-the-four-winds"]
        await screen.press("/", "z", "z", "z")
        assert screen.rows == []
        assert "Nothing matches." in screen.text
        assert screen.table.border_subtitle == "0 of 0"
        await screen.press("backspace", "backspace", "backspace")
        assert len(screen.rows) == 2

    explore(script)


def test_sort_puts_like_with_like(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("s", "s", "s")
        values = [row.cells[2] for row in screen.table.rows]
        goats = ["5,000", "2,500", "1,250", "about 1,000", "40"]
        assert values == [*goats, "more than 13.50", "300.0", "-3.5", "2nd"]
        assert "Value*" in screen.text
        await screen.press("s", "s")
        assert screen.table.rows[0].cells[4] == "2021"
        await screen.click("#figures", 5, 1)
        assert [row.cells[0] for row in screen.table.rows] == ["North Valley"] * 5 + [
            "South Valley"
        ] * 4
        await screen.press("s", "s", "s", "s", "s", "s", "s")
        assert screen.rows[0] == "north/goats/2022"

    explore(script)


@pytest.mark.parametrize("data", ["built-in", "small"])
@pytest.mark.parametrize("column", COLUMNS)
def test_sorted_rows_have_a_command_that_prints_them(run: Runner, data: str, column: str) -> None:
    session = Session(load_file(None if data == "built-in" else SMALL))
    keys = [row.key for row in session.sort(session.tree.rows, column)]
    lines = session.list_commands(session.tree, (), Selection(()), pane="Proof", column=column)
    option = () if data == "built-in" else ("--data", SMALL)
    out = run(*shlex.split(lines[0][0])[1:], *option, "--format", "csv").out
    assert [row.partition(",")[0] for row in out.splitlines()[1:]] == keys


def test_exports_are_in_the_order_of_the_rows(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("s", "s", "s", "e", "enter")
        await screen.write()
        lines = Path("figures.csv").read_text("utf-8").splitlines()[1:]
        assert [line.partition(",")[0] for line in lines] == screen.rows

    explore(script)


def test_flagged_rows_are_shown_and_stepped_through(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for key, row in (("]", 2), ("]", 6), ("]", 6), ("[", 2), ("[", 2)):
            await screen.press(key)
            assert screen.table.cursor == row
        await screen.press("d")
        assert len(screen.rows) == 2
        assert "computes to 25" in screen.text
        assert "Esc Back" in screen.text
        await screen.press("escape")
        assert len(screen.rows) == 9
        assert screen.key == GROWTH
        assert "Esc Back" not in screen.text

    explore(script)


def test_panes_show_what_plain_commands_print(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d")
        for key, words in (
            ("g", "in %; 2022"),
            ("t", "The goats grew by less."),
            ("p", "[300.0%]"),
            ("c", "Not reported: West Valley."),
        ):
            await screen.press(key)
            assert words in screen.text

    explore(script)


def test_pane_of_claims_follows_the_row(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("v", "home")
        assert "impossible" in screen.text
        await screen.press("down", "down", "down")
        assert "No claim uses this figure." in screen.text

    explore(script)


def test_enter_on_the_claims_chooses_one(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "tab", "enter")
        assert screen.main.pane == "Proof"
        await screen.press("v", "enter", "enter")
        assert screen.rows == [GROWTH, "north/goats/2021", "north/goats/2022"]

    explore(script)


@pytest.mark.parametrize("keys", [["d"], ["v", "v", "enter"], ["s"], ["/", "enter"]])
def test_keys_that_change_the_rows_show_them(explore: Explore, keys: list[str]) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("z")
        assert not screen.table.display
        await screen.press(*keys)
        assert screen.table.display
        await screen.press("c", *keys)
        assert screen.table.display
        assert screen.main.pane != "Compare"

    explore(script)


def test_claims_lead_to_their_figures_and_back(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "v", "v")
        assert screen.options == ["inconsistent  The number of goats grew over the year before."]
        await screen.press("enter")
        assert screen.rows == [GROWTH, "north/goats/2021", "north/goats/2022"]
        assert screen.main.pane == "Claims"
        await screen.press("/")
        await screen.type("cheese")
        await screen.press("enter", "v")
        assert len(screen.options) == 3

    explore(script)


def test_article_and_figures_lead_to_each_other(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "enter")
        assert screen.article.has_focus
        assert screen.article.number
        assert screen.article.number.figure == GROWTH
        assert "contradicted: North Valley" in screen.text
        await screen.press("n", "n", "n")
        assert screen.article.number.text == "second"
        await screen.press("N", "enter")
        assert screen.table.has_focus
        assert screen.key == "north/cheese-sales/2022"
        await screen.press("up", "enter")
        assert screen.article.number.figure == GROWTH
        await screen.press("]")
        assert screen.article.number.text == "forty"
        await screen.press("]", "enter")
        assert screen.article.number.words == "neither recorded nor dismissed"
        await screen.press("[", "a")
        assert not screen.article.display
        assert screen.table.has_focus

    explore(script)


def test_rows_and_panes_follow_the_cursor_in_the_article(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("a", "n")
        assert screen.article.number
        assert screen.key == screen.article.number.figure == "north/goats/2021"
        await screen.press("]", "v")
        assert screen.key == screen.article.number.figure == GROWTH
        assert "north-goats-grew" in screen.text
        assert screen.article.has_focus

    explore(script)


def test_long_article_is_read_while_keys_work(
    file: LoadedDataset, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Explorer(Session(file, article=article), lambda *_: None, lambda _text: None)
    may_read, read = Event(), Session.read_article

    def wait(session: Session) -> None:
        assert may_read.wait(20)
        read(session)

    async def drive() -> None:
        async with app.run_test(size=(120, 30)) as pilot:
            screen = Screen(pilot)
            await pilot.pause(0.1)
            assert "Reading the article..." in screen.text
            await pilot.press("down", "a")
            await pilot.pause(0.1)
            assert screen.text.count("Reading the article...") == 2
            assert screen.table.cursor == 1
            may_read.set()
            await screen.press()
            assert "Reading the article..." not in screen.text
            assert screen.article.number
            assert screen.article.number.figure == screen.key
            assert "[1,000]" in screen.text

    monkeypatch.setattr(Session, "read_article", wait)
    asyncio.run(drive())


def test_quitting_does_not_wait_until_the_article_is_read(
    file: LoadedDataset, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Explorer(Session(file, article=article), lambda *_: None, lambda _text: None)
    has_quit, waited = Event(), Event()

    def wait(_session: Session) -> None:
        if not has_quit.wait(5):
            waited.set()

    async def drive() -> None:
        async with app.run_test() as pilot:
            await pilot.pause(0.1)
            await pilot.press("q")

    monkeypatch.setattr(Session, "read_article", wait)
    asyncio.run(drive())
    has_quit.set()
    assert not waited.is_set()


def test_lines_of_a_chinese_article_keep_numbers_and_punctuation_whole(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("a")
        lines = [line.split(" │")[0].strip("│ ") for line in screen.text.split("\n")[2:6]]
        assert lines == ["全年进出口总额", "约1,560亿元，", "出口380亿元。", "增长的原因是汽"]

    text = '{"name": "x", "title": "x", "source": {"title": "x", "date": "2024"}, '
    text += '"entities": [], "metrics": []}'
    article = "全年进出口总额约1,560亿元，出口380亿元。增长的原因是汽车。"
    explore(script, dataset=LoadedDataset(loads(text), "x.json", text), text=article, size=(17, 20))


def test_click_on_a_number_shows_its_figure(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("a")
        line, text = next(
            (y, line) for y, line in enumerate(screen.text.split("\n")) if "counted 1,250" in line
        )
        await screen.click("#article", text.index("1,250") + 1, line - 1)
        assert screen.key == "north/goats/2022"
        await screen.press("escape", "escape")

    explore(script)


def test_without_an_article_the_reader_learns_how_to_see_one(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        assert "Start with --article FILE" in screen.text
        await screen.press("t", "enter")
        assert screen.main.pane == "Proof"
        await screen.press("a")
        assert screen.notices == ["Start with --article FILE to see the article."]

    explore(script, with_article=False)


def test_marked_figures_are_compared_with_a_baseline(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("/")
        await screen.type("metric:goats period:2022")
        await screen.press("enter", "space", "down", "space")
        assert screen.table.marked == {"north/goats/2022", "south/goats/2022"}
        await screen.press("c")
        assert screen.main.has_class("-zoomed")
        assert "% of South" in screen.text
        await screen.press("b")
        assert screen.options[0].startswith("First of each ranking")
        await screen.press("down", "enter")
        assert "% of North" in screen.text
        await screen.press(":")
        assert screen.options[0].startswith(
            "provcli compare goats --entity=north --entity=south --baseline=north"
        )
        await screen.press("escape", "e")
        assert "Export the comparison as" in screen.text
        assert [option.split()[0] for option in screen.options][:2] == ["csv", "json"]
        await screen.press("enter")
        await screen.write()
        assert Path("comparison.csv").read_text("utf-8").count("goats") == 5
        await screen.press("c")
        assert not screen.main.has_class("-zoomed")
        await screen.press("escape", "escape")
        assert screen.table.marked == frozenset()

    explore(script)


def test_unlike_units_are_not_drawn_in_one_chart(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("space", "down", "space", "space", "g")
        assert "A chart has one unit, but these metrics have 3." in screen.text
        await screen.press("home", "space", "space", "z")
        assert "Province" not in screen.text.split("\n")[2]
        assert screen.main.query_one("#detail").has_focus
        await screen.press("z")
        assert screen.table.has_focus

    explore(script)


def test_export_offers_every_format_and_asks_before_it_replaces(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "e")
        offered = {option.split()[0] for option in screen.options}
        assert offered == set(FORMATS)
        assert "Export 2 figures as" in screen.text
        assert "sarif        all findings for code hosts (SARIF 2.1.0)" in screen.options
        await screen.press("down", "enter")
        await screen.write()
        figures = json.loads(Path("figures.json").read_text("utf-8"))["figures"]
        assert [figure["id"] for figure in figures] == screen.rows
        await screen.press("e", "enter", *["backspace"] * 11)
        await screen.press("enter")
        assert screen.message == "Type the name of a file."
        await screen.type("figures.json")
        await screen.press("enter")
        assert screen.message == "figures.json exists. Press Enter again to replace it."
        await screen.write()
        assert Path("figures.json").read_text("utf-8").startswith("id,dataset")
        await screen.press("e", "enter", *["backspace"] * 11)
        await screen.type("no/where.csv")
        await screen.write()
        assert "no/where.csv cannot be written" in screen.message
        await screen.press("escape")
        assert screen.app.screen is screen.main

    explore(script)


def test_export_writes_findings_and_charts(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for name in ("sarif", "vega-lite"):
            await screen.press("e")
            position = [option.split()[0] for option in screen.options].index(name)
            await screen.press(*["down"] * position, "enter")
            await screen.write()
            assert json.loads(Path(f"figures{FORMATS[name].suffixes[0]}").read_text("utf-8"))

        await screen.press("e")
        position = [option.split()[0] for option in screen.options].index("png")
        await screen.press(*["down"] * position, "enter")
        await screen.write()
        assert Path("figures.png").read_bytes().startswith(b"\x89PNG")

    explore(script)


def test_keys_work_while_a_file_is_written(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        os.mkfifo("figures.csv")  # takes bytes only when it is read
        await screen.press("e", "enter", "enter", "enter")
        assert screen.text.startswith(" Writing figures.csv")
        await screen.press("d", "down")
        assert screen.key == "south/goats/2022/farm-of-the-four-winds"
        assert not screen.notices
        assert Path("figures.csv").read_text("utf-8").startswith("id,dataset")
        while not screen.notices:
            await screen.press("home")
        assert screen.notices == ["figures.csv"]
        assert screen.text.startswith(" provcli")

    explore(script)


def test_copies_go_to_the_clipboard(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "y")
        assert screen.app.clipboard == GROWTH
        await screen.press("Y")
        assert screen.app.clipboard == (
            'North Valley, Goats, growth on a year before, 2022: 300.0% ("300.0%", north:1). '
            "Source: The Valley Post, Two valleys, one market, 1 Mar 2023."
        )

    explore(script)


def test_commands_print_the_same(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("/")
        await screen.type("goats")
        await screen.press("enter", ":")
        first, *others = screen.options
        assert first.split("  ")[0] == "provcli list figures --search goats"
        assert first.endswith("the table")
        assert [option.split()[1] for option in others] == ["explain", "check", "compare", "chart"]
        await screen.press("escape", "g", ":")
        assert screen.options[0].startswith("provcli chart goats")
        await screen.press("escape", "p", ":")
        await screen.press("down", "enter")
        assert screen.app.clipboard == "provcli explain north/goats/2022 --article article.txt"
        await screen.press("/")
        await screen.type("goats >1000 topic:farm")
        await screen.press("enter", ":", "enter")
        query = "'goats >1000 topic:farm'"
        assert screen.app.clipboard == f"provcli list figures --search {query}"

    explore(script)


@pytest.mark.parametrize(
    "query", ["goats", "nv", "北谷 山", ">=2,500 <=5000", "goats >1000 topic:farm", "no it's not"]
)
def test_command_of_a_search_prints_its_rows(run: Runner, query: str) -> None:
    session = Session(load_file(SMALL))
    branch = session.make_search(query)
    (line, prints), _ = session.list_commands(branch, (), Selection(()), pane="Proof")
    out = run(*shlex.split(line)[1:], "--data", SMALL, "--format", "csv").out
    assert prints == "the table"
    assert [row.partition(",")[0] for row in out.splitlines()[1:]] == [
        row.key for row in branch.rows
    ]


@pytest.mark.parametrize("name", ["draft", "cities", "namesakes"])
def test_every_branch_has_the_command_that_prints_its_rows(
    draft: LoadedDataset, run: Runner, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "data.toml"
    namesakes = re.sub(r"\bgoats\b", "south", draft.text.replace("farming", "south"))
    text = {
        "draft": draft.text,
        "cities": SMALL.with_name("cities.toml").read_text("utf-8"),
        "namesakes": namesakes,
    }[name]
    file.write_text(text, "utf-8")
    session = Session(load_file(file))
    branches, commands = [session.tree], set()
    while branches:
        branch = branches.pop()
        branches += branch.children() if branch.children else ()
        lines = session.list_commands(branch, (), Selection(()), pane="Proof")
        tables = [line for line, prints in lines if prints == "the table"]
        commands |= {line for line, _ in lines}
        if branch.label in ("Claims", "Dismissed"):
            continue
        printed = []
        for line in tables:
            out = run(*shlex.split(line)[1:], "--data", file, "--format", "csv").out
            printed += [row.partition(",")[0] for row in out.splitlines()[1:]]
        assert sorted(printed) == sorted(row.key for row in branch.rows), branch.label
    assert {"provcli list claims", "provcli list dismissals"} <= commands


def test_commands_explain_each_marked_figure_and_show_the_article(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "space", "space", "a", ":")
        lines = [option.split("  ")[0] for option in screen.options]
        assert lines == [
            "provcli list figures --only flagged",
            f"provcli explain {GROWTH} --article article.txt",
            "provcli explain south/goats/2022/farm-of-the-four-winds --article article.txt",
            "provcli report --article article.txt --with-text --output article.html",
            "provcli check --article article.txt",
        ]

    explore(script)


def test_commands_of_a_claim_explain_its_figures(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d", "v", "v", "enter", ":")
        rows = [row.key for row in screen.main.table.rows]
        tables = [option for option in screen.options if option.endswith("the table")]
        assert [line.split()[2] for line in tables] == rows

    explore(script, with_article=False)


def test_keys_are_listed_and_run(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("?")
        words = [option.split(maxsplit=1)[1] for option in screen.options]
        assert {"Search", "Quit and print the id", "Go to the sentence"} <= set(words)
        await screen.press(*["down"] * words.index("Show flagged figures only"), "enter")
        assert len(screen.rows) == 2

    explore(script)


def test_palette_runs_a_key(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        commands = {row.title: row for row in screen.app.get_system_commands(screen.main)}
        assert {"Search", "Compare what is marked", "Quit", "Theme"} <= set(commands)
        await commands["Show flagged figures only"].callback()
        await screen.press("ctrl+p", "escape")
        assert len(screen.rows) == 2

    explore(script)


@pytest.mark.parametrize(
    ("key", "result", "code"),
    [("q", None, 0), ("ctrl+c", None, 130), ("Q", "north/goats/2022", 0)],
)
def test_quit_returns_the_id_only_if_asked(
    explore: Explore, key: str, result: str | None, code: int
) -> None:
    async def script(screen: Screen) -> None:
        await screen.press(key)

    app = explore(script)
    assert (app.return_value, app.return_code) == (result, code)


def test_theme_changes(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        assert screen.app.theme == "textual-light"
        await screen.press("ctrl+l")
        assert screen.app.theme == "textual-dark"

    explore(script, is_light=True)


def test_ascii_frames_have_no_box_drawing(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for keys in (
            (), ("?",), ("escape", "left", "?"), ("escape", "right"), ("shift+tab", "a"), ("c",),
            ("e", "enter"), ("escape", "y"), ("ctrl+p",), ("x", "x"),
        ):  # fmt: skip
            await screen.press(*keys)
            await screen.press()
            shown = screen.text.replace("Search for commands…", "")
            assert not [sign for sign in shown if east_asian_width(sign) == "A"]

    explore(script, is_ascii=True, size=(80, 24))


def test_small_terminal_is_enough_and_resizing_loses_nothing(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("d")
        for words in ("Flagged  2", "300.0", "[300.0%]", "e Export  Esc Back  ? Keys  q Quit"):
            assert words in screen.text, words
        await screen.resize(140, 44)
        await screen.resize(40, 12)
        await screen.resize(80, 24)
        assert screen.key == GROWTH
        await screen.press("right", "right")
        assert screen.table.scroll_x > 0
        assert "✗ North Valley" in screen.text

    explore(script, size=(80, 24))


def test_hostile_text_is_text(explore: Explore) -> None:
    text = SMALL.read_text("utf-8")
    hostile = HOSTILE.encode("unicode_escape").decode().replace('"', '\\"').replace("\\x", "\\u00")
    for name in ("North Valley", "Goats", "Farming", "Two valleys", "Farm of the Four"):
        text = text.replace(f'"{name}', f'"{name} {hostile}')
    dataset = LoadedDataset(loads(text), "hostile.toml", text)

    async def script(screen: Screen) -> None:
        for keys in (*PANES_KEYS, ["a", "n", "a"], ["e", "escape"], [":", "escape"], ["Y"], ["v"]):
            await screen.press(*keys)
            assert "[red]x[/red]" in screen.text
            assert not {"\x1b", "\u202e", "\r", "\u200b"} & set(screen.text)

    explore(script, dataset=dataset)


PANES_KEYS = [["p"], ["g"], ["t"], ["s"]]


def test_empty_dataset_has_an_empty_table(explore: Explore) -> None:
    text = Path(SMALL.with_name("smallest.toml")).read_text("utf-8")

    async def script(screen: Screen) -> None:
        for key in "dvcgptseyY]:":
            await screen.type(key)
            await screen.press("escape")
        assert "Nothing matches." in screen.text or screen.rows

    explore(script, dataset=LoadedDataset(loads(text), "smallest.toml", text))


def test_built_in_dataset_opens_every_pane(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for name in PANES:
            screen.main.action_show_pane(name)
            await screen.press("down")

    explore(script, dataset=load_file(), with_article=False, size=(80, 24))


@pytest.fixture
def draft() -> LoadedDataset:
    """Return the small dataset with two figures, a claim, and a dismissal that are drafts."""
    text = SMALL.read_text("utf-8")
    for line in ('printed = "1,000"', 'printed = "second"', 'id = "north-goats-grew"'):
        text = text.replace(line, f"{line}\ndraft = true")
    text = text.replace('printed = "Four", reason', 'printed = "Four", draft = true, reason')
    return LoadedDataset(loads(text), "draft.toml", text)


def count_drafts() -> int:
    return Path("draft.toml").read_text("utf-8").count("draft = true")


def test_review_saves_each_decision_and_takes_it_back(
    explore: Explore, draft: LoadedDataset
) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("end", "r", "?")
        keys = [" ".join(option.split()) for option in screen.options]
        first = keys.index("Enter accept the entry")
        assert keys[first : first + 8] == [
            "Enter accept the entry",
            "1-8 change the field of that number: 4 lists periods, 4 2023 sets one",
            "d dismiss: d name: a ship",
            "n note: n counted in May",
            "s skip for now",
            "u undo the last decision",
            "q quit: every decision is saved",
            "? Keys",
        ]
        await screen.press("escape")
        for fact in ("1 entity    North Valley", "2 metric    Goats", "about    7 status"):
            assert fact in screen.text
        assert "[18 of 21] Figure in paragraph 1: The north: more goats" in screen.text
        assert "after about [1,000] in 2021" in screen.text
        await screen.press("enter")
        assert count_drafts() == 3
        await screen.press("u")
        assert count_drafts() == 4
        await screen.press("n")
        await screen.type("counted twice")
        await screen.press("enter")
        assert 'note = "counted twice"' in Path("draft.toml").read_text("utf-8")
        await screen.press("s", "d", "3", "enter")
        assert 'printed = "second"' in Path("draft.toml").read_text("utf-8")
        assert count_drafts() == 3
        await screen.press("enter", "enter")
        assert count_drafts() == 1
        assert "Left: 1 skipped." in screen.text
        await screen.press("u", "u", "u", "u", "u", "u")
        assert Path("draft.toml").read_text("utf-8") == draft.text
        await screen.press("enter", "enter", "d", "enter")
        assert count_drafts() == 0
        assert "Every entry is confirmed." in screen.text
        await screen.press("d", "1", "enter", "escape")
        await screen.press("r")
        assert screen.notices == ["No entry is a draft."]

    explore(script, dataset=draft)


def test_review_makes_a_figure_of_a_dismissal(explore: Explore, draft: LoadedDataset) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("end", "r", "s", "s", "s")
        assert "f Figure" in " ".join(screen.text.split())
        number = re.findall(r"printed +(.+)", screen.text)[0].strip()
        await screen.press("f")
        assert "Figure in paragraph" in screen.text
        assert f"[{number}]" in screen.text
        await screen.press("u")
        assert f"printed  {number}" in screen.text

    explore(script, dataset=draft)


def test_review_explains_what_does_not_fit(explore: Explore, draft: LoadedDataset) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("r", "4")
        await screen.type("soon")
        await screen.press("enter")
        assert "'soon' is not a period. Write a period such as 2023" in screen.message
        await screen.press("escape", "2")
        await screen.type("cheese sales")
        await screen.press("enter", "down", "enter")
        assert "Cheese sales has the unit EUR, not count." in screen.notices[0]
        await screen.press("escape", "q")
        assert not Path("draft.toml").exists()

    explore(script, dataset=draft, with_article=False)


def test_review_changes_figures_alike(explore: Explore, draft: LoadedDataset) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("r", "2")
        await screen.type("Sheep")
        await screen.press("enter")
        assert screen.options[0] == "No   only this figure"  # other sentences count no goats
        assert screen.options[1].startswith("Yes  4 other figures have the metric Goats: ")
        await screen.press("down", "enter")
        assert Path("draft.toml").read_text("utf-8").count('metric = "sheep"') == 5
        assert 'metric = "goats"' not in Path("draft.toml").read_text("utf-8")

    explore(script, dataset=draft)


def test_review_gives_a_period_to_later_figures(explore: Explore) -> None:
    text = SMALL.read_text("utf-8")
    for line in ('printed = "2,500"', 'printed = "forty"', 'printed = "3.5%"'):
        text = text.replace(line, f"{line}\ndraft = true")

    async def script(screen: Screen) -> None:
        await screen.press("r", "4")
        await screen.type("2020")
        await screen.press("enter")
        assert screen.options[0] == "No   only this figure"
        assert screen.options[1].startswith("Yes  2 later figures have the period 2022: ")
        await screen.press("down", "enter")
        dataset = loads(Path("draft.toml").read_text("utf-8"))
        assert {figure.period for figure in dataset.figures if figure.draft} == {"2020"}

    explore(script, dataset=LoadedDataset(loads(text), "draft.toml", text))


def test_review_dismisses_what_is_recorded_already(explore: Explore) -> None:
    text = SMALL.read_text("utf-8").replace('printed = "1,250"', 'printed = "1,250"\ndraft = true')
    again = text[text.index("[[figures]]") :].partition("\n\n")[0]
    text += f"\n{again.replace('2022', '2020')}\n"

    async def script(screen: Screen) -> None:
        await screen.press("r", "enter", "4")
        await screen.type("2022")
        await screen.press("enter")
        assert screen.options[1] == "No   it is another figure"
        await screen.press("enter")
        dismissal = loads(Path("draft.toml").read_text("utf-8")).dismissals[-1]
        assert (dismissal.reason, dismissal.repeats) == ("repetition", "north/goats/2022")

    explore(script, dataset=LoadedDataset(loads(text), "draft.toml", text), with_article=False)


def test_review_asks_about_a_subject_accepts_a_sentence_and_lists_dismissals(
    explore: Explore,
) -> None:
    text = SMALL.read_text("utf-8")
    for line in ('printed = "2,500"', 'printed = "3.5%"'):
        text = text.replace(line, f"{line}\ndraft = true")
    text = re.sub(r"(printed = \"\d+\",) (reason = \"period\")", r"\1 draft = true, \2", text)
    text = re.sub(
        r'({ id = "south", kind.*) },', r"\1, draft = true },  # entity? from the title", text
    )
    # No heading or sentence names the entity.
    text = re.sub(r'"south(?=["/])', '"lower', text).replace(
        'section = "lower"', 'section = "south"'
    )
    text = text.replace('{ id = "lower", heading', '{ id = "south", heading')

    async def script(screen: Screen) -> None:
        await screen.press("r")
        assert "Entity of 2 figures whose sentences name none" in screen.text
        assert "entity?   South" in screen.text
        await screen.press("1")
        await screen.type("west v")
        await screen.press("enter")
        dataset = loads(Path("draft.toml").read_text("utf-8"))
        assert {figure.entity for figure in dataset.figures if figure.draft} == {"west"}
        assert "a accepts these, too:" in screen.text
        await screen.press("u", "enter", "a")
        assert count_drafts() == 4
        assert "4 dismissals: period" in screen.text
        assert "4 The plan for [2023] says 5,000." in screen.text
        await screen.press("2")
        assert "printed  2021" in screen.text
        await screen.press("d", "2", "enter", "enter")
        assert count_drafts() == 0

    explore(script, dataset=LoadedDataset(loads(text), "draft.toml", text))


def test_json_cannot_be_reviewed(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("r")
        assert "x.json is not TOML" in screen.notices[0]

    text = '{"name": "x", "title": "x", "source": {"title": "x", "date": "2024"}, '
    text += '"entities": [], "metrics": []}'
    explore(script, dataset=LoadedDataset(loads(text), "x.json", text))


@pytest.mark.parametrize(
    ("size", "keys", "expected"),
    [
        ((80, 24), "", "North …  Technol… before            25.0   %"),
        ((80, 24), "a", "North …  Techn…before            25.0   %"),
        ((60, 15), "", "North …  Technolo…r before            25.0   %"),
        ((60, 15), "a enter", "North …  Technolo…r before            25.0   %"),
        ((60, 15), "left", "Nort…  Te…re            25.0   %"),
        ((40, 10), "", "Nort…  Te…re            25.0   %"),
    ],
)
def test_values_are_seen_with_their_units_and_the_ends_of_names(
    explore: Explore, size: tuple[int, int], keys: str, expected: str
) -> None:
    text = SMALL.read_text("utf-8").replace('"Goats', '"Technology contract turnover')

    async def script(screen: Screen) -> None:
        await screen.press(*keys.split())
        screen.table.cursor = 2  # in the article, keys would move its own cursor
        await screen.press()
        assert expected in screen.text

    explore(script, dataset=LoadedDataset(loads(text), "small.toml", text), size=size)


def test_narrow_terminal_has_the_tree_where_the_left_arrow_leads(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        assert "All figures" not in screen.text
        await screen.press("left", "down", "down")
        assert "North Valley" in screen.text.split("\n")[3]
        await screen.press("enter")
        assert "All figures" not in screen.text
        assert len(screen.rows) == 5

    explore(script, size=(60, 15))


@pytest.mark.parametrize("size", [(30, 8), (30, 10), (32, 8)])
def test_smallest_terminal_shows_the_value(explore: Explore, size: tuple[int, int]) -> None:
    async def script(screen: Screen) -> None:
        for row in screen.table.rows[:6]:
            assert f" {row.cells[2]} " in f"{screen.text} ".replace("\n", " ").partition("Proof")[0]
            await screen.press("down")
        await screen.resize(120, 30)
        assert "Metric" in screen.text

    explore(script, dataset=load_file(), with_article=False, size=size)


@pytest.mark.parametrize("column", ["Entity", "Metric", "Value", "Unit", "Period", "Location"])
def test_sorted_column_is_seen(explore: Explore, column: str) -> None:
    async def script(screen: Screen) -> None:
        while screen.main.column != column:
            await screen.press("s")
        heading = screen.text.split("\n")[2]
        assert f"{column}*" in heading

    explore(script, size=(80, 24))


def test_sorting_passes_over_columns_that_are_not_there(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("left", "down", "down", "enter", "s")
        assert "Metric*" in screen.text

    explore(script)


def test_escape_closes_the_article_from_the_table_too(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        for keys in (["a"], ["a", "enter"]):
            await screen.press(*keys)
            assert screen.article.display
            assert "Esc Back" in screen.text
            await screen.press("escape")
            assert not screen.article.display
            assert screen.table.has_focus
            assert "Esc Back" not in screen.text

    explore(script)


def test_list_of_keys_says_how_many_more_there_are(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("?")
        last = screen.options[-1].split(maxsplit=1)[1]
        assert f" {len(screen.options) - 20} more " in screen.text
        assert last not in screen.text
        await screen.press("end")
        assert " more " not in screen.text
        assert last in screen.text
        words = {option.split(maxsplit=1)[1] for option in screen.options}
        assert {"Previous flagged figure", "Previous pane", "Next pane", "List keys"} <= words
        assert "List commands that print the same" in words

    explore(script, size=(80, 24))


def test_only_shared_metrics_are_compared(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("/", *"zzz", "enter", "c")
        assert screen.notices == ["No figure to compare."]
        assert not screen.main.has_class("-zoomed")
        await screen.press("escape", "/", *"metric:cheese-rank", "enter", "space", "escape")
        await screen.press("/", *"south", "enter", "space", "c")
        assert screen.notices[-1] == "The marked entities share no metric."
        assert not screen.main.has_class("-zoomed")
        await screen.press("g")
        assert "The marked entities share no metric." in screen.text
        await screen.press("e")
        assert "vega-lite" not in {option.split()[0] for option in screen.options}
        await screen.press("escape")

    explore(script)


def test_chart_is_drawn_in_the_width_that_its_scroll_bar_leaves(explore: Explore) -> None:
    async def script(screen: Screen) -> None:
        await screen.press("g", "/", *"high-tech", "enter")
        first = screen.text
        await screen.press("g")
        assert screen.text == first

    explore(script, dataset=load_file(), with_article=False, size=(80, 24))
