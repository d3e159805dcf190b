"""`provcli review`: confirms the entries of a draft one by one."""

import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from shlex import quote
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.console import draw, is_terminal
from provcli.cli.interrupts import CleanUpOnInterrupt
from provcli.cli.options import Article, parse_path, read_article
from provcli.cli.output import print_text
from provcli.cli.result import CommandResult
from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.text_safety import escape_controls

if TYPE_CHECKING:
    from provcli.drafting.review import Proposal, Review
    from provcli.views.screen import Screen


def review(
    file: Annotated[
        Path, Argument(metavar="FILE", parser=parse_path, help="Draft to review (TOML).")
    ],
    article: Article = None,
) -> CommandResult:
    """Show one proposed entry at a time, and save each decision at once.

    A guessed entity is asked about first. One key accepts the rest of a sentence, or
    a list of dismissals. With --article, provcli proposes claims about the figures as
    you confirmed them. A later run continues where this one stops. provcli reads
    answers line by line. In a pipe, the first answer that does not fit ends the run.

    Example: provcli review mine.toml --article article.txt
    """
    from provcli.checks.context import CheckContext
    from provcli.checks.engine import require_right_article
    from provcli.drafting.review import Review
    from provcli.files.read import read_text

    draft = read_text(file)
    session = Review(draft, str(file))
    text = read_article(article)
    if text is not None:
        case = CheckContext(session.dataset, text)
        require_right_article(case, str(article))
        session = Review(draft, str(file), case.article)
    with CleanUpOnInterrupt():
        try:
            _Prompter(session, file).run()
        except KeyboardInterrupt:
            print_text("\n")  # the prompt of the shell begins a line
            raise

    def screen() -> "Screen":
        from provcli.views.screen import Lines

        progress = session.count_progress()
        entries = "entry is a draft" if progress.total == 1 else "entries are drafts"
        state = f"{progress.drafts:,} of {progress.total:,} {entries}."
        if progress.total > 1 and not progress.drafts:
            state = f"All {progress.total:,} entries are confirmed."
        option = f" --article {quote(str(article))}" if article else ""
        name = quote(str(file))
        command = f"review {name}" if progress.drafts else f"check --data {name}"
        return (Lines([state, f"Next: provcli {command}{option}"], wraps=False),)

    return CommandResult(screen, {})


_KEY = re.compile("[dsuq1-8]|[dn1-8] .*", re.IGNORECASE)
"""A key of a figure, instead of yes or no."""
MIN_ROOM = 20
"""Cells after a prompt that are enough for an answer."""


class _Prompter:
    """Asks about each proposal, and saves what is decided."""

    def __init__(self, session: "Review", file: Path) -> None:
        self._session = session
        self._file = file
        self._saved = session.text
        self._next: str | None = None
        self._is_typed = is_terminal(sys.stdin)
        self._is_terminal = self._is_typed and is_terminal(sys.stdout)

    def run(self) -> None:
        """Ask until nothing is left, or the user quits."""
        self._complete("")
        while proposal := self._session.current:
            if not self._ask(proposal):
                return
            is_end = not self._session.current
            if is_end and (self._read("Enter finish, u undo: ") or "").lower() == "u":
                self._session.undo()
                self._save()

    def _save(self) -> None:
        from provcli.files.atomic import write_file

        if self._session.text != self._saved:
            self._saved = self._session.text
            write_file(self._file, [self._saved.encode("utf-8")])

    def _ask(self, proposal: "Proposal") -> bool:
        """Read one answer and act on it; return whether to go on."""
        from provcli.views.review import build_entry, list_keys, list_news

        screen = build_entry(self._session, proposal)
        on_terminal = is_terminal(sys.stdout)
        print_text(f"\n{draw(screen, color='auto', width=None, to_terminal=on_terminal)}")
        keys = list_keys(self._session, proposal)
        words = {key: re.split("[ :]", words)[0] for key, words in keys.items() if key != "a"}
        prompt = f"{', '.join(f'{key} {word}' for key, word in words.items())}: "
        answer, self._next = self._next, None
        if answer is None:
            answer = self._read(prompt)
        else:
            self._say(f"{self._fit(prompt)}{answer}\n")
        while answer == "?":
            self._say("".join(f"{key:5} {words}\n" for key, words in keys.items()))
            answer = self._read(prompt)
        if answer is None or answer.lower() == "q":
            return False
        had_claims = self._session.has_claims
        self._try(partial(self._decide, proposal, answer))
        self._save()
        if self._session.has_claims and not had_claims:
            self._say("".join(f"{line}\n" for line in list_news(self._session.dataset)))
        return True

    def _decide(self, proposal: "Proposal", answer: str) -> None:
        """Carry out a decision: a key, and perhaps the answer to the question of the key."""
        from provcli.drafting.review import find_field
        from provcli.views.review import list_keys

        session, keys = self._session, list_keys(self._session, proposal)
        decisions: dict[str, Callable[[Proposal], object]] = {
            "": session.accept,
            "a": partial(session.accept, is_all=True),
            "d": session.dismiss,
            "f": session.make_figure,
            "s": session.skip,
            "u": lambda _: session.undo(),
        }
        key, _, rest = answer.partition(" ")
        key = key.lower()
        if re.fullmatch("[1-9]", key) and session.is_list(proposal):
            session.pick(proposal, int(key))
            self._next = rest or None
        elif field := find_field(proposal, key):
            self._ask_for(proposal, field, rest, lambda value: self._edit(proposal, field, value))
        elif key == "d" and key in keys and proposal.table != "claims":
            self._ask_for(proposal, "reason", rest, partial(self._dismiss, proposal))
        elif key == "n" and key in keys:
            self._ask_for(proposal, "note", rest, lambda value: session.write_note(proposal, value))
        elif rest or key not in decisions or (key and key not in keys):
            raise ProvcliError(f"{answer!r} is not a key here.", hint=f"Type {', '.join(keys)}.")
        else:
            decisions[key](proposal)

    def _ask_for(
        self, proposal: "Proposal", field: str, given: str, decide: Callable[[str], None]
    ) -> None:
        """Ask for a value until it fits; nothing changes without one."""
        from provcli.views.review import ask_for

        choices, question = ask_for(self._session, proposal, field)
        self._complete(field)
        if not given:
            self._say("".join(f"{line}\n" for line in choices))
        answer = given or self._read(question)
        while answer and not self._try(partial(decide, answer)):
            answer = self._read(question)

    def _dismiss(self, proposal: "Proposal", answer: str) -> None:
        """Dismiss a number, and ask for the note of one that looks like an amount."""
        if usual := self._session.find_note(proposal, answer):
            note = self._read(f"Note (Enter for: {usual}): ")
            if note is None:
                return
            answer = f"{answer}: {note or usual}"
        self._session.dismiss(proposal, answer)

    def _edit(self, proposal: "Proposal", field: str, answer: str) -> None:
        from provcli.views.review import ask_about_change

        asked = ask_about_change(self._session, proposal, field, answer)
        if not asked:
            self._session.edit(proposal, field, answer)
            return
        self._say("".join(f"{line}\n" for line in asked.lines))
        reply = self._ask_yes(is_yes=asked.is_yes, every=asked.every)
        if reply == "y":
            asked.agree()
        elif reply is not None:
            asked.reject()
            # The user skips the question, and types what to do next.
            self._next = reply if reply != "n" else None

    def _ask_yes(self, *, is_yes: bool, every: Sequence[str]) -> str | None:
        """Return `y`, `n`, or a key of the entry; None at the end of the input.

        `?` shows every figure that would change, if there are more than those shown.
        """
        default, other = ("y", "n") if is_yes else ("n", "y")
        question = f"Enter {'yes' if is_yes else 'no'}, {other} {'no' if is_yes else 'yes'}"
        question += ", ? list: " if every else ": "
        while True:
            reply = self._read(question)
            if reply == "?" and every:
                self._say("".join(f"{line}\n" for line in every))
                continue
            if reply is None or _KEY.fullmatch(reply):
                return reply
            if reply.lower() in ("", "y", "n"):
                return reply.lower() or default
            hint = f"Press Enter, or type {other}."
            self._explain(ProvcliError(f"{reply!r} is not yes or no.", hint=hint))

    def _try(self, decide: Callable[[], None]) -> bool:
        """Return whether a decision fits; one that does not leaves the file as it is."""
        try:
            decide()
        except ProvcliError as error:
            self._explain(error)
            return False
        return True

    def _explain(self, error: ProvcliError) -> None:
        """Print why an answer does not fit."""
        if not self._is_typed:
            raise error
        self._say(f"{error.message} {error.hint}\n")

    def _fit(self, prompt: str) -> str:
        """Return a prompt that leaves room for an answer, perhaps on the next line."""
        from rich.cells import cell_len

        room = get_terminal_size().columns - cell_len(prompt)
        return f"{prompt.rstrip()}\n> " if self._is_terminal and room < MIN_ROOM else prompt

    def _read(self, prompt: str) -> str | None:
        """Return an answer without spaces around it; None at the end of the input."""
        prompt = self._fit(prompt)
        try:
            if self._is_terminal:
                line = f"{input(prompt)}\n"
            else:
                print_text(prompt)
                line = sys.stdin.readline() if sys.stdin else ""
            line.encode("utf-8")  # Python may read other bytes as halves of characters
        except EOFError:
            line = ""
        except UnicodeError as error:
            raise ProvcliError(
                "The answers are not UTF-8 text.", hint="Save them as UTF-8.", code=EXIT_FILE_ERROR
            ) from error
        if not (self._is_typed and line):  # a terminal shows what is typed
            self._say(f"{line.strip()}\n")
        return line.strip() if line else None

    def _complete(self, field: str) -> None:
        """Let Tab complete names of entities or metrics, and arrow keys edit a line."""
        if not self._is_terminal:
            return
        with suppress(ImportError):  # on Windows
            import readline

            dataset = self._session.dataset
            items = {"entity": dataset.entities, "metric": dataset.metrics}.get(field, ())
            names = [item.name for item in items]

            def find(start: str, position: int) -> str | None:
                found = [name for name in names if name.lower().startswith(start.lower())]
                return found[position] if position < len(found) else None

            readline.set_completer(find)
            readline.set_completer_delims("\n")
            readline.parse_and_bind("tab: complete")

    @staticmethod
    def _say(text: str) -> None:
        print_text(escape_controls(text))
