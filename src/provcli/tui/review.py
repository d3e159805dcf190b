"""A draft's review: one proposed entry at a time, each decision saved at once."""

import re
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from provcli.drafting.review import MAX_CHOICES, Proposal, Review, find_field
from provcli.errors import ProvcliError
from provcli.terminal.screen import draw_screen
from provcli.tui.bars import KeyBar
from provcli.tui.dialogs import Picker, Prompt, draw_error
from provcli.views.review import FIELD_KEYS, KEYS, ask_about_change, ask_for, build_entry, list_keys
from provcli.views.screen import Lines

_ACTIONS = {
    "Enter": "accept",
    "a": "accept_all",
    "d": "dismiss_entry",
    "f": "make_figure",
    "n": "note",
    "s": "skip",
    "u": "undo",
    "q": "leave",
}


def _list_bindings() -> list[BindingType]:
    """Return the keys of `provcli review` as those of a screen."""
    bindings: list[BindingType] = []
    for key, words in KEYS.items():
        help_ = next(filter(None, words[1:]), "")
        label = re.split("[ :]", help_)[0].capitalize()
        if key in _ACTIONS:
            keys = {"Enter": "enter", "q": "q,escape"}.get(key, key)
            bindings.append(Binding(keys, _ACTIONS[key], label, key_display=key, tooltip=help_))
        elif key == FIELD_KEYS:
            bindings += [
                Binding(str(number), f"change({number})", label, number == 1, key, tooltip=help_)
                for number in range(1, MAX_CHOICES + 1)
            ]
    return [*bindings, Binding("question_mark", "app.show_keys", "Keys", key_display="?")]


class ReviewScreen(Screen[Review]):
    """An entry that a draft proposes, with its sentence; the result is the review."""

    BINDINGS: ClassVar[list[BindingType]] = _list_bindings()

    def __init__(self, review: Review, save: Callable[[str], None]) -> None:
        """Take the draft, and what saves it."""
        super().__init__()
        self._review, self._save_text = review, save
        self._keys: set[str] = set()
        self._digits = 0

    def compose(self) -> ComposeResult:
        yield VerticalScroll(Static(id="entry"))
        yield KeyBar()

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        review, progress = self._review, self._review.count_progress()
        self._keys, self._digits = set(), 0
        if proposal := review.current:
            screen = build_entry(review, proposal)
            shown, is_list = len(review.list_shown(proposal)), review.is_list(proposal)
            fields = [number for number in range(10) if find_field(proposal, str(number))]
            self._keys, self._digits = {*list_keys(review, proposal)}, len(fields)
            if is_list:
                self._digits = shown
            if is_list or shown == 1:
                self._keys -= {"a"}
        elif progress.drafts:
            words = f"Left: {progress.drafts:,} skipped. Press u to undo, or q to leave."
            screen = (Lines([words]),)
        else:
            screen = (Lines(["Every entry is confirmed."]),)
        self.query_one("#entry", Static).update(draw_screen(screen))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Return whether the entry has the key of an action; other actions always run."""
        if action == "change":
            return parameters[0] in range(1, self._digits + 1)
        keys = {name: key for key, name in _ACTIONS.items()} | {"undo": "", "leave": ""}
        return not keys.get(action) or keys[action] in self._keys

    def _decide(self, decide: Callable[[], object]) -> None:
        """Carry out a decision, save it, and show what is next."""
        before = self._review.text
        decide()
        if self._review.text != before:
            self._save_text(self._review.text)
        self._draw()

    def _run(self, decide: Callable[[Proposal], object]) -> None:
        """Carry out a decision that needs no answer."""
        assert self._review.current
        try:
            self._decide(partial(decide, self._review.current))
        except ProvcliError as error:
            self.notify(draw_error(error).plain, severity="error", markup=False)

    def action_accept(self) -> None:
        self._run(self._review.accept)

    def action_accept_all(self) -> None:
        self._run(partial(self._review.accept, is_all=True))

    def action_make_figure(self) -> None:
        self._run(self._review.make_figure)

    def action_skip(self) -> None:
        self._run(self._review.skip)

    def action_undo(self) -> None:
        self._decide(self._review.undo)

    def action_leave(self) -> None:
        self.dismiss(self._review)

    def action_change(self, number: int) -> None:
        """Type another value of a field, or show one dismissal of a list."""
        proposal = self._review.current
        assert proposal
        if field := find_field(proposal, str(number)):
            self._ask(field, partial(self._change, field))
        else:
            self._run(lambda shown: self._review.pick(shown, number))

    def action_note(self) -> None:
        self._ask("note", self._review.write_note)

    def action_dismiss_entry(self) -> None:
        """Type why a number is not a figure; a claim is removed."""
        if self._review.current and self._review.current.table == "claims":
            self._run(self._review.dismiss)
        else:
            self._ask("reason", self._review.dismiss)

    def _ask(self, field: str, decide: Callable[[Proposal, str], object]) -> None:
        proposal = self._review.current
        assert proposal
        choices, question = ask_for(self._review, proposal, field)

        def accept(answer: str) -> str:
            if answer.strip():
                self._decide(partial(decide, proposal, answer.strip()))
            return ""

        message = draw_screen((Lines(choices),))
        self.app.push_screen(Prompt(question.strip(), "", accept, message))

    def _change(self, field: str, proposal: Proposal, answer: str) -> None:
        """Change a field, after asking whether to change other figures alike."""
        review = self._review
        asked = ask_about_change(review, proposal, field, answer)
        if not asked:
            review.edit(proposal, field, answer)
            return
        *lines, question = asked.lines
        options = [("Yes", " ".join(lines)), ("No", asked.rejection)]
        options = options if asked.is_yes else options[::-1]

        def choose(position: int | None) -> None:
            if position is None:
                return
            if options[position][0] == "No":
                self._run(lambda _: asked.reject())
            else:
                self._run(lambda _: asked.agree())

        picker = Picker(question, options)
        self.call_later(self.app.push_screen, picker, choose)  # the prompt is closed first
