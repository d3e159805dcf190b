"""A draft's review: one proposed entry at a time, each decision saved at once."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from provcli.dataset.models import Claim, Dataset, Dismissal, Figure
from provcli.drafting.review import FIELDS, REASONS, Proposal, Review, count_progress, find_quote
from provcli.errors import ProvcliError
from provcli.prose.article import Article
from provcli.terminal.explanation import draw_quote
from provcli.terminal.layout import draw_facts, make_text, stack
from provcli.tui.bars import KeyBar
from provcli.tui.dialogs import Picker, Prompt, draw_error
from provcli.views.quotes import Quote
from provcli.views.wording import format_figure


class ReviewScreen(Screen[Review]):
    """An entry that a draft proposes, with its sentence; the result is the review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Accept", key_display="Enter"),
        Binding("e", "edit", "Edit"),
        Binding("d", "dismiss_entry", "Dismiss"),
        Binding("s", "skip", "Skip"),
        Binding("u", "undo", "Undo"),
        Binding("a", "accept_alike", "Accept alike"),
        Binding("n", "change_metric('rename')", "Rename"),
        Binding("m", "change_metric('merge')", "Merge"),
        Binding("escape,q", "leave", "Back", key_display="Esc"),
        Binding("question_mark", "app.show_keys", "Keys", key_display="?"),
    ]

    def __init__(
        self, review: Review, article: Article | None, save: Callable[[str], None], figure: str
    ) -> None:
        """Take the draft, its article, what saves it, and the id of the first figure."""
        super().__init__()
        self._review, self._article, self._save_text = review, article, save
        ids = [getattr(proposal.entry, "id", "") for proposal in review.proposals()]
        self._position = ids.index(figure) if figure in ids else 0

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield VerticalScroll(Static(id="entry"))
        yield KeyBar()

    def on_mount(self) -> None:
        self._draw()

    @property
    def proposal(self) -> Proposal | None:
        """The entry to decide on; None if all are confirmed."""
        proposals = self._review.proposals()
        return proposals[self._position % len(proposals)] if proposals else None

    def _draw(self) -> None:
        progress = count_progress(self._review.dataset)
        words = f"Review   {progress.drafts:,} of {progress.total:,} entries are drafts"
        self.query_one("#title", Static).update(make_text(words, "bold"))
        self.query_one("#entry", Static).update(self._draw_entry())

    def _draw_entry(self) -> RenderableType:
        if not (proposal := self.proposal):
            return make_text("Every entry is confirmed.")
        quote = None
        if self._article and not isinstance(proposal.entry, Claim):
            quote = find_quote(self._article, proposal.entry)
        doubts = self._review.doubts(proposal)
        return stack(
            make_text(proposal.table.capitalize().removesuffix("s"), "bold"),
            draw_quote(Quote(*_split(quote.text, quote.start, quote.end))) if quote else None,
            draw_facts(_list_facts(self._review.dataset, proposal.entry)),
            make_text(doubts, "magenta") if doubts else None,
        )

    def _decide(self, decide: Callable[[Proposal], object]) -> None:
        if proposal := self.proposal:
            decide(proposal)
            self._save_text(self._review.text)
            self._draw()

    def _try(self, decide: Callable[[Proposal], object]) -> None:
        try:
            self._decide(decide)
        except ProvcliError as error:
            self.notify(draw_error(error).plain, severity="error", markup=False)

    def action_accept(self) -> None:
        self._try(self._review.accept)

    def action_accept_alike(self) -> None:
        is_figure = self.proposal is None or self.proposal.table == "figures"
        self._try(self._review.accept if is_figure else self._review.accept_alike)

    def _ask(self, words: str, value: str, decide: Callable[[Proposal, str], object]) -> None:
        def accept(answer: str) -> str:
            self._decide(lambda proposal: decide(proposal, answer))
            return ""

        self.app.push_screen(Prompt(words, value, accept))

    def action_edit(self) -> None:
        """Choose a field of a figure, and type another value."""
        if not (proposal := self.proposal) or proposal.table != "figures":
            return
        values = [str(getattr(proposal.entry, field) or "") for field in FIELDS]

        def ask(position: int | None) -> None:
            if position is not None:
                field = FIELDS[position]
                self._ask(
                    field, values[position], lambda one, new: self._review.edit(one, field, new)
                )

        self.app.push_screen(Picker("Edit", list(zip(FIELDS, values, strict=True))), ask)

    def action_change_metric(self, change: str) -> None:
        """Give the metric of a figure another name, or merge it with another metric."""
        if (proposal := self.proposal) and proposal.table == "figures":
            decide = self._review.rename if change == "rename" else self._review.merge
            self._ask(f"{change.capitalize()} the metric: name", "", decide)

    def action_dismiss_entry(self) -> None:
        """Choose why a number is not a figure; a claim is removed."""
        if not self.proposal or self.proposal.table == "claims":
            self._try(partial(self._review.dismiss, reason=""))
            return

        def choose(position: int | None) -> None:
            if position is not None:
                self._try(partial(self._review.dismiss, reason=REASONS[position]))

        self.app.push_screen(Picker("Dismiss", [(reason, "") for reason in REASONS]), choose)

    def action_skip(self) -> None:
        self._position += 1
        self._draw()

    def action_undo(self) -> None:
        if self._review.undo():
            self._save_text(self._review.text)
            self._draw()

    def action_leave(self) -> None:
        self.dismiss(self._review)


def _list_facts(dataset: Dataset, entry: Figure | Claim | Dismissal) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry, ids with a name, and figures with their value."""
    for field, value in entry.model_dump(exclude_defaults=True, exclude={"draft"}).items():
        for item in value if isinstance(value, tuple) else (value,):
            words = ""
            if field == "entity":
                words = dataset.entity_by_id[item].name
            elif field == "metric":
                words = dataset.metric_by_id[item].name
            elif field == "value" and isinstance(entry, Figure):
                words = format_figure(dataset, entry)
            elif field in ("inputs", "stated", "repeats") and item in dataset.figure_by_id:
                words = format_figure(dataset, dataset.figure_by_id[item])
            yield field, f"{item}  {words}".rstrip()


def _split(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[:start], text[start:end], text[end:]
