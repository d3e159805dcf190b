"""The explorer: a tree, a table of figures, the proof of each, and the article."""

import gc
from asyncio import Event, get_running_loop, to_thread
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from signal import SIGINT
from threading import Thread
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.timer import Timer
from textual.widgets import Input, Static, Tree

from provcli.dataset.load import LoadedDataset
from provcli.dataset.models import Figure
from provcli.errors import EXIT_INTERRUPTED, ProvcliError
from provcli.terminal.layout import draw_words, make_text
from provcli.text_safety import one_line
from provcli.tui.article import ArticleView
from provcli.tui.bars import KeyBar, PaneBar
from provcli.tui.pane import Pane
from provcli.tui.session import COLUMNS, Branch, Contents, Row, Selection, Session
from provcli.tui.table import FigureTable
from provcli.tui.tree import BranchTree
from provcli.views.figures import describe_status
from provcli.views.screen import Span, make_status
from provcli.views.wording import format_count, format_figure, format_location, format_source

Save = Callable[[Contents, str, Path], None]
"""Writes contents in a format to a file."""

_WIDE, _SPLIT = 100, 72
"""The columns from which frames, and the tree beside the table, have room."""
_COMMANDS = "List commands that print the same"
_SEARCH_HINT = "/ search: words, initials, >10000, flag:disputed, period:2023, topic:trade"


class _PlainScrollBar(ScrollBarRender):
    """A scroll bar of spaces: East Asian fonts draw blocks two cells wide."""

    VERTICAL_BARS = HORIZONTAL_BARS = [" "] * 8


class MainScreen(Screen[None]):
    """Tree or article, table, and panes."""

    app: "Explorer"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012  as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, what is typed at once after these reaches the search line, or the table.
        Binding("slash", "search", "Search", key_display="/", priority=True),
        Binding("enter", "leave_search", "Go to the figures", key_display="Enter", priority=True),
        Binding("a", "toggle_article", "Article", tooltip="Show or hide the article"),
        Binding("d", "show_flagged", "Flagged", tooltip="Show flagged figures only"),
        Binding(
            "space", "mark", "Mark", tooltip="Mark the row, or the branch", key_display="Space"
        ),
        Binding("c", "compare", "Compare what is marked", show=False),
        Binding("b", "choose_baseline", "Choose the baseline of the comparison", show=False),
        Binding("g", "show_pane('Chart')", "Show the chart", show=False),
        Binding("v", "show_claims", "Show the claims; again, choose one", show=False),
        Binding("p", "show_pane('Proof')", "Show the proof", show=False),
        Binding("t", "show_pane('Note')", "Show the note and all facts", show=False),
        Binding("z", "zoom", "Maximize the pane, or restore it", show=False),
        Binding("e", "export", "Export", tooltip="Export the figures, or the comparison"),
        Binding("s", "sort", "Sort", tooltip="Sort by the next column"),
        Binding("r", "review", "Review drafts", show=False),
        Binding("y", "copy_id", "Copy the id", show=False),
        Binding("Y", "copy_citation", "Copy the figure with its source", show=False),
        Binding("colon", "show_commands", _COMMANDS, key_display=":", show=False),
        Binding("right_square_bracket", "step_finding(1)", "Next flagged figure", show=False),
        Binding("left_square_bracket", "step_finding(-1)", "Previous flagged figure", show=False),
        Binding("escape", "back", "Back", key_display="Esc"),
        Binding("left", "focus_side", show=False),
        Binding("right", "app.focus('figures')", show=False),
        Binding("tab", "app.focus_next", "Next pane", key_display="Tab", show=False),
        Binding(
            "shift+tab", "app.focus_previous", "Previous pane", key_display="Shift+Tab", show=False
        ),
        Binding("question_mark", "app.show_keys", "Keys", key_display="?", tooltip="List keys"),
        Binding("q", "app.quit", "Quit"),
        Binding("Q", "quit_with_id", "Quit and print the id", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.branch = self._branch_before = session.tree
        self._found: Branch | None = None
        self.column = ""
        self.baseline: str | None = None
        self._timer: Timer | None = None
        self.is_pane_due = False
        self._read: Session | None = None

    def compose(self) -> ComposeResult:
        # Textual sets this after the first layout, which would be drawn and then changed.
        self.set_class(self.app.size.width < _WIDE, "-narrow")
        self.on_resize()
        self.branches = BranchTree(self.branch, is_ascii=self.app.is_ascii)
        self.article = ArticleView()
        self.search = Input(placeholder=_SEARCH_HINT, id="search", compact=True)
        self.table = FigureTable(self.session.entity_label, self.app.cut_sign)
        self.bar, self._content = PaneBar(), Pane()
        yield Static(id="title")
        with Horizontal():
            yield self.branches
            yield self.article
            with Vertical():
                yield from (self.search, self.table, self.bar, self._content)
        yield KeyBar(also="review" if self.session.has_drafts else "")

    def on_mount(self) -> None:
        self.show_title()
        self.article.display = False
        self.set_focus(self.table)
        self.show_branch(self.branch)

    def on_resize(self) -> None:
        """Leave the tree out of a small terminal, until it has the focus."""
        self.set_class(self.app.size.width < _SPLIT, "-slim")

    @property
    def pane(self) -> str:
        return self.bar.active

    @property
    def key(self) -> str:
        """The id of the figure at the cursor."""
        return self.table.row.key if self.table.row else ""

    @property
    def chosen(self) -> list[Figure]:
        """The marked figures, or else the one at the cursor."""
        keys = self.table.marked or {self.key}
        return [figure for figure in self.session.dataset.figures if figure.id in keys]

    @property
    def selection(self) -> Selection:
        """The metrics of marked figures, of their entities; else the row's metric.

        If entities are compared, only the metrics that more than one of them has.
        """
        chosen = self.chosen
        entities: dict[str, set[str]] = {}
        for figure in chosen:
            entities.setdefault(figure.metric, set()).add(figure.entity)
        named = tuple(dict.fromkeys(figure.entity for figure in chosen))
        if len(named) < 2:
            return Selection(tuple(entities), (), self.baseline)
        shared = tuple(metric for metric, of in entities.items() if len(of) > 1)
        return Selection(shared, named, self.baseline)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the search line have slashes, and go back only where there is a way back."""
        match action:
            case "search":
                return not self.search.has_focus
            case "leave_search":
                return self.search.has_focus
            case "choose_claim":
                return self.pane == "Claims"
            case "back":
                return bool(
                    self.has_class("-zoomed")
                    or self.search.value
                    or self.table.marked
                    or self.article.display
                    or not self.table.has_focus
                    or self.branch is not self.session.tree
                )
        return super().check_action(action, parameters)

    def show_title(self, work: str = "") -> None:
        """Show what the dataset is, or instead what is being done."""
        dataset = self.session.dataset
        status = describe_status(dataset.figures, claim_results=self.session.claim_results)
        parts = (Span("provcli", "strong"), *make_status(status), Span(dataset.title))
        title = make_text(work, "bold") if work else draw_words(parts, gap=3)
        self.query_one("#title", Static).update(title)

    def action_focus_side(self) -> None:
        self.set_focus(self.article if self.article.display else self.branches)

    # What the table shows

    def show_branch(self, branch: Branch, key: str = "", *, keeps_search: bool = False) -> None:
        """Show the rows of a branch, sorted, with the cursor on the row of a key."""
        if not keeps_search:
            with self.prevent(Input.Changed):
                self.search.value = ""
        self._restore()
        self.branch = branch
        rows = self.session.sort(branch.rows, self.column) if self.column else branch.rows
        self.table.show(rows, key, self.column)
        self.refresh_bindings()

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Branch]) -> None:
        if event.node.data and event.node.tree.has_focus:
            self.show_branch(event.node.data)

    def on_tree_node_selected(self) -> None:
        self.set_focus(self.table)

    def on_figure_table_header_clicked(self, event: FigureTable.HeaderClicked) -> None:
        self.column = event.column
        self.show_branch(self.branch, self.key, keeps_search=True)

    def action_sort(self) -> None:
        following = COLUMNS[COLUMNS.index(self.column) + 1 :] if self.column else COLUMNS
        self.column = next((name for name in following if name in self.table.columns), "")
        self.show_branch(self.branch, self.key, keeps_search=True)

    def action_search(self) -> None:
        self._restore()
        self.set_focus(self.search)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the query finds so far, or again what was there before."""
        query = event.value.strip()
        if self.branch is not self._found:
            self._branch_before = self.branch
        self._found = self.session.make_search(query) if query else self._branch_before
        self.show_branch(self._found, self.key, keeps_search=True)

    def action_leave_search(self) -> None:
        self.set_focus(self.table)

    def action_back(self) -> None:
        """Leave the first of: full height, article focus, search, marks, branch, article."""
        if self.has_class("-zoomed"):
            self._restore()
        elif self.article.has_focus:
            self.action_toggle_article()
        elif self.search.value:
            self.show_branch(self._branch_before, self.key)
        elif self.table.marked:
            self.table.marked = frozenset()
        elif self.table.has_focus and self.branch is not self.session.tree:
            self.show_branch(self.session.tree, self.key)
        elif self.article.display:
            self.action_toggle_article()
        self.set_focus(self.table)
        self.refresh_bindings()

    # The panes

    def _restore(self) -> None:
        """Show the rows again if the panes have the full height."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
            if self.pane == "Compare":
                self.action_show_pane("Proof")

    def on_figure_table_moved(self) -> None:
        if self._timer:
            self._timer.stop()
        if self.pane in ("Chart", "Compare"):  # which take time, so not for every row passed
            self._timer = self.set_timer(0.1, self._draw_pane)
        elif not self.is_pane_due:  # after the rows, which at the start are there sooner
            self.call_after_refresh(self._draw_pane)
        self.is_pane_due = True
        rows = self.table.rows
        place = min(self.table.cursor + 1, len(rows))
        self.table.border_subtitle = f"{place:,} of {len(rows):,}"

    def _draw_pane(self) -> None:
        from provcli.tui.detail import draw_pane

        gc.enable()  # the command disabled it until the rows are there
        self.is_pane_due = False
        content = draw_pane(self.session, self.pane, self.table.row, self.selection)
        self._content.show(content)
        if self.session.is_article_unread and self._read is not self.session:
            self._read = self.session
            self.run_worker(self._read_article(self.session))

    async def _read_article(self, session: Session) -> None:
        """Read the article in a thread, as a long one takes a while; then show what waited."""
        loop, is_read = get_running_loop(), Event()

        def read() -> None:
            session.read_article()
            with suppress(RuntimeError):  # after the last key, nobody listens
                loop.call_soon_threadsafe(is_read.set)

        # A thread of asyncio would have to end before the program does.
        Thread(target=read, daemon=True).start()
        await is_read.wait()
        if session is self.session:
            self._load_article()
            if self.pane == "Proof":
                self._draw_pane()

    def _load_article(self) -> None:
        if self.article.display and not self.article.numbers and self.session.quotes is not None:
            self.article.load(self.session.paragraphs)
            self.call_after_refresh(self.article.find, self.key)

    def action_show_pane(self, name: str) -> None:
        self.bar.active = name
        self.bar.refresh()
        self._draw_pane()

    def action_zoom(self) -> None:
        """Give the panes the full height, where arrow keys scroll them, or take it back."""
        if self.has_class("-zoomed"):
            self.action_back()
        else:
            self.add_class("-zoomed")
            self.set_focus(self._content)
            self.refresh_bindings()

    def action_show_claims(self) -> None:
        """Show the figure's claims; again, choose one."""
        if self.pane == "Claims":
            self.action_choose_claim()
        else:
            self.action_show_pane("Claims")

    def action_choose_claim(self) -> None:
        """Show the figures of a claim, one of the figure or else any."""
        figure = self.table.row.figure if self.table.row else None
        results = (figure and self.session.claims_of(figure)) or self.session.claim_results
        results = sorted(results, key=lambda result: result.verdict != "inconsistent")
        options = [(result.verdict, result.claim.statement) for result in results]
        self.app.pick(
            "Choose a claim to see its figures.",
            options,
            lambda position: self.show_branch(self.session.make_claim(results[position])),
        )

    def action_show_flagged(self) -> None:
        self.show_branch(self.session.flagged)
        self.set_focus(self.table)

    def action_step_finding(self, step: int) -> None:
        rows = self.table.rows
        positions = range(self.table.cursor + step, len(rows) if step > 0 else -1, step)
        found = (n for n in positions if rows[n].attention in ("flagged", "contradicted"))
        self.table.cursor = next(found, self.table.cursor)

    # The article

    def action_toggle_article(self) -> None:
        """Show the article instead of the tree, or the tree again."""
        if self.session.article is None:
            self.notify("Start with --article FILE to see the article.")
            return
        article = self.article
        self.branches.display = article.display
        article.display = not article.display
        self._load_article()
        self.set_focus(article if article.display else self.table)
        self.call_after_refresh(article.find, self.key)

    def on_article_view_moved(self) -> None:
        if number := self.article.number:
            words, room = one_line(number.words), self.article.size.width - 6
            if cell_len(words) > room:
                words = f"{set_cell_size(words, room - 1)}{self.app.cut_sign}"
            self.article.border_subtitle = Text(words).markup
            self.table.find(number.figure)

    def on_article_view_chosen(self) -> None:
        """Go from a number to its figure; if the table does not have it, to all figures."""
        number = self.article.number
        if number and number.figure:
            self.table.find(number.figure)
            if self.key != number.figure:
                self.show_branch(self.session.tree, number.figure)
            self.set_focus(self.table)

    def on_figure_table_chosen(self) -> None:
        """Go from a figure to its number in the article, or without one to its proof."""
        if self.session.article is None:
            self.action_show_pane("Proof")
        elif self.article.display:
            self.article.find(self.key)
            self.set_focus(self.article)
        else:
            self.action_toggle_article()

    # Compare, export, copy

    def action_mark(self) -> None:
        """Mark the row; in the tree, all rows of the branch. Again, take the marks away."""
        tree = self.branches
        rows: Sequence[Row] = [row for row in [self.table.row] if row]
        if tree.has_focus and tree.cursor_node and tree.cursor_node.data:
            rows = tree.cursor_node.data.rows
        keys = frozenset(row.key for row in rows if row.figure)
        marked = self.table.marked
        self.table.marked = marked - keys if keys <= marked else marked | keys
        if not tree.has_focus:
            self.table.action_move(1)
        self.refresh_bindings()

    def action_compare(self) -> None:
        """Compare what is marked, in full height; again, go back."""
        if not self.has_class("-zoomed") and not self.selection.metrics:
            self.notify(self.selection.missing)
        elif self.pane == "Compare" or not self.has_class("-zoomed"):
            self.action_show_pane("Compare")
            self.action_zoom()
        else:
            self.action_show_pane("Compare")

    def action_choose_baseline(self) -> None:
        entities = self.session.dataset.entities

        def choose(position: int) -> None:
            self.baseline = entities[position - 1].id if position else None
            self.action_show_pane("Compare")

        names = [(entity.name, entity.local_name or "") for entity in entities]
        self.app.pick(
            "Choose the baseline of the comparison.",
            [("First of each ranking", ""), *names],
            choose,
        )

    def action_export(self) -> None:
        """Write the comparison if it is in front, or else the marked figures or all rows."""
        from provcli.tui.compared import make_comparison, make_contents

        noun, figures = "marked figure", self.chosen
        if not self.table.marked:
            noun, figures = "figure", [row.figure for row in self.table.rows if row.figure]
        if not figures:
            self.notify("The table has no figures to export.")
        elif self.pane == "Compare" and self.selection.metrics:
            contents = make_comparison(self.session, self.selection)
            self.app.export(contents, "comparison", "the comparison")
        else:
            contents = make_contents(self.session, figures, self.selection)
            self.app.export(contents, "figures", format_count(len(figures), noun))

    def action_copy_id(self) -> None:
        if self.key:
            self.app.copy(self.key)

    def action_copy_citation(self) -> None:
        if (row := self.table.row) and (figure := row.figure):
            dataset = self.session.dataset
            words = ", ".join(filter(None, (row.cells[0], row.cells[1], row.cells[4])))
            printed = f'"{figure.printed}", {format_location(figure)}'
            value = format_figure(dataset, figure)
            self.app.copy(f"{words}: {value} ({printed}). {format_source(dataset)}")

    def action_show_commands(self) -> None:
        """List the command lines that print the same, and copy one."""
        commands = self.session.list_commands(
            self.branch,
            self.chosen,
            self.selection,
            pane=self.pane,
            column=self.column,
            has_article=bool(self.article.display),
        )
        self.app.pick(
            "Choose a command to copy it.",
            commands,
            lambda position: self.app.copy(commands[position][0]),
        )

    def action_review(self) -> None:
        """Decide on the entries of a draft, beginning with the row's."""
        from provcli.drafting.review import Review
        from provcli.prose.article import read_article
        from provcli.tui.dialogs import draw_error
        from provcli.tui.review import ReviewScreen

        session = self.session
        sections = [(section.id, section.heading) for section in session.dataset.source.sections]
        article = None if session.article is None else read_article(session.article, sections)
        try:
            review = Review(session.file.text, session.file.name, article, first=self.key)
        except ProvcliError as error:  # such as a file that is JSON
            self.notify(draw_error(error).plain, severity="error", markup=False)
            return
        if not review.proposals():
            self.notify("No entry is a draft.")
            return

        async def reload(review: Review | None) -> None:
            if review and review.text != session.file.text:
                file = LoadedDataset(review.dataset, session.file.name, review.text)
                self.session = replace(session, file=file)
                self.branch = self._branch_before = self.session.tree
                await self.recompose()
                self.on_mount()

        self.app.push_screen(ReviewScreen(review, self.app.save_draft), callback=reload)

    def action_quit_with_id(self) -> None:
        self.app.exit(self.key if self.table.row and self.table.row.figure else None)


class Explorer(App[str]):
    """The program that shows the screen; its result is the id to print, if any."""

    CSS_PATH = "explorer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+l", "toggle_theme", "Light or dark", key_display="Ctrl+L", show=False),
    ]

    def __init__(
        self,
        session: Session,
        save: Save,
        save_draft: Callable[[str], None],
        *,
        is_ascii: bool = False,
        is_light: bool = False,
    ) -> None:
        """Take what to show, and the functions that write exports and a reviewed draft."""
        super().__init__()
        self.save_draft = save_draft
        self.session, self.is_ascii, self._save = session, is_ascii, save
        self.set_class(is_ascii, "-ascii")
        self.cut_sign = "~" if is_ascii else "…"
        self.theme = "textual-light" if is_light else "textual-dark"
        ScrollBar.renderer = _PlainScrollBar if is_ascii else ScrollBarRender

    def on_mount(self) -> None:
        with suppress(NotImplementedError):  # on Windows
            get_running_loop().add_signal_handler(SIGINT, self.action_interrupt)

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self.session)

    def _list_keys(self, screen: Screen[Any]) -> list[tuple[str, str, Callable[[], object]]]:
        """Return the keys of the focused part, then of the screen: key, words, action."""
        # Two keys of one binding are displayed as one.
        run_by_key = {
            (self.get_key_display(binding), binding.tooltip or binding.description): partial(
                self.run_action, binding.action, node
            )
            for node, binding, is_enabled, _ in screen.active_bindings.values()
            if is_enabled
            and binding.description
            and not isinstance(node, Input)  # whose keys are those of every line of text
            and not binding.action.startswith(("scroll_", "page_"))  # keys of every pane
            and binding.action not in ("command_palette", "screen.copy_text")
        }
        return [(key, words, run) for (key, words), run in run_by_key.items()]

    def action_interrupt(self) -> None:
        self.exit(return_code=EXIT_INTERRUPTED)

    def action_show_keys(self) -> None:
        keys = self._list_keys(self.screen)
        self.pick(
            "Keys. Choose a line to press its key.",
            [(key, words) for key, words, _ in keys],
            lambda position: self.call_later(keys[position][2]),
        )

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return what the palette offers: every key, and the themes."""
        for key, words, run in self._list_keys(screen):
            yield SystemCommand(words, f"Key {key}", run)
        yield SystemCommand("Theme", "Choose other colors", self.search_themes)

    def action_toggle_theme(self) -> None:
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal."""
        text = make_text(text).plain  # a line feed would run what is pasted in a shell
        self.copy_to_clipboard(text)
        self.notify(text, title="Copied", markup=False)

    def pick(
        self, title: str, options: Sequence[tuple[str, str]], then: Callable[[int], object]
    ) -> None:
        """Let the reader choose an option, and do something with its position."""
        from provcli.tui.dialogs import Picker

        def choose(position: int | None) -> None:
            if position is not None:
                then(position)

        if options:
            self.push_screen(Picker(title, options), choose)

    def export(self, contents: Contents, name: str, words: str) -> None:
        """Choose a format and a file, and write it."""
        from provcli.export.registry import formats_for

        formats = formats_for(tuple(contents))
        prefixes = {"chart": "chart: ", "check": "all "}
        options = []
        for row in formats:
            kind = next(kind for kind in contents if kind in row.writers)
            options.append((row.name, f"{prefixes.get(kind, '')}{row.description}"))

        def ask(position: int) -> None:
            row = formats[position]
            self._ask_for_file(contents, row.name, f"{name}{row.suffixes[0]}")

        self.pick(f"Export {words} as", options, ask)

    def _ask_for_file(
        self, contents: Contents, format_name: str, name: str, message: Text | None = None
    ) -> None:
        """Ask where to write; a message says why it must be another file."""
        from provcli.tui.dialogs import Prompt

        to_replace: Path | None = None

        def accept(name: str) -> str:
            nonlocal to_replace
            path = Path(name).expanduser()
            if not name:
                return "Type the name of a file."
            if path.exists() and to_replace != path:
                to_replace = path
                return f"{path} exists. Press Enter again to replace it."
            self.run_worker(self._write(contents, format_name, path))
            return ""

        self.push_screen(Prompt(f"Write {format_name} to the file", name, accept, message or ""))

    async def _write(self, contents: Contents, format_name: str, path: Path) -> None:
        """Write a file in a thread, as a picture takes a while; ask again on failure."""
        from provcli.tui.dialogs import draw_error

        main = self.screen_stack[0]
        assert isinstance(main, MainScreen)
        main.show_title(f"Writing {path}")
        try:
            await to_thread(self._save, contents, format_name, path)
        except ProvcliError as error:
            self._ask_for_file(contents, format_name, str(path), draw_error(error))
        else:
            self.notify(make_text(path).plain, title="Written", markup=False)
        main.show_title()
