"""`provcli review`: confirms the entries of a draft one by one."""

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import Article, add_data_option, parse_path, read_article
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from provcli.drafting.review import Proposal, Review
    from provcli.prose.article import Article as ArticleText

KEYS = "Enter accept, 1-8 edit, n rename metric, m merge it, d dismiss, s skip, u undo, q quit"
KEYS_OF_CLAIM = "Enter accept, a accept all of this kind, n note, d remove, s skip, u undo, q quit"
KEYS_OF_DISMISSAL = "Enter accept, a accept all of this reason, d another reason, n note, s, u, q"


def review(
    file: Annotated[
        Path, Argument(metavar="FILE", parser=parse_path, help="Draft to review (TOML).")
    ],
    article: Article = None,
) -> CommandResult:
    """Show one proposed entry at a time, and save each decision at once.

    Answers are read line by line from standard input. A later run continues where this one stops.

    Example: provcli review mine.toml --article article.txt
    """
    from provcli.checks.context import CheckContext
    from provcli.checks.engine import require_right_article
    from provcli.drafting.review import Review, count_progress
    from provcli.files.read import read_text
    from provcli.views.tables import figures_table

    session = Review(read_text(file), str(file))
    text = read_article(article)
    case = CheckContext(session.dataset, text) if text is not None else None
    if case:
        require_right_article(case, str(article))
    _Prompter(session, file, case.article if case else None).run()

    def screen() -> "RenderableType":
        from rich.text import Text

        progress = count_progress(session.dataset)
        entries = "entry is a draft" if progress.total == 1 else "entries are drafts"
        lines = [f"{progress.drafts:,} of {progress.total:,} {entries}."]
        option = f" --article {quote(str(article))}" if article else ""
        name = quote(str(file))
        command = f"review {name}" if progress.drafts else f"check --data {name}"
        return Text("\n".join([*lines, f"Next: provcli {command}{option}"]))

    return CommandResult(screen, {"table": lambda: figures_table(session.dataset)})


class _Prompter:
    """Asks about each proposal, and saves what is decided."""

    def __init__(self, session: "Review", file: Path, article: "ArticleText | None") -> None:
        self._session = session
        self._file = file
        self._article = article
        self._skipped = 0
        self._skips: list[bool] = []
        """For each decision, whether it was to skip the entry."""

    def run(self) -> None:
        """Ask until nothing is left, or the user quits."""
        while self._skipped < len(proposals := self._session.proposals()):
            self._show(proposals[self._skipped])
            if not self._ask(proposals[self._skipped]):
                return

    def _ask(self, proposal: "Proposal") -> bool:
        """Read one answer and act on it; return whether to go on."""
        from provcli.errors import ProvcliError

        answer = _read_line(f"{_keys_of(proposal)}: ")
        if answer is None or answer == "q":
            return False
        if answer == "s":
            self._skipped += 1
            self._skips.append(True)
            return True
        if answer == "u":
            self._undo()
            return True
        try:
            if self._decide(proposal, answer):
                self._skips.append(False)
                self._save()
            else:
                _say(f"{answer!r} is not a key here.")
        except ProvcliError as error:
            # An answer that does not fit the dataset is rejected, and the file stays as it is.
            lines = [detail.partition(": ")[2] for detail in error.details]
            _say("\n".join(lines or [error.message, add_data_option(error.hint, self._file)]))
        return True

    def _decide(self, proposal: "Proposal", answer: str) -> bool:
        """Carry out a decision; return whether the answer is one."""
        from provcli.drafting.review import FIELDS, REASONS

        session, table = self._session, proposal.table
        if answer in ("", "y"):
            session.accept(proposal)
        elif answer == "d" and table == "claims":
            session.dismiss(proposal, "")
        elif answer == "d":
            answer = _read_line(f"Reason, or reason: note ({', '.join(REASONS)}): ") or ""
            reason, _, note = (part.strip() for part in answer.partition(":"))
            session.dismiss(proposal, reason, note)
        elif answer == "a" and table != "figures":
            session.accept_alike(proposal)
        elif answer == "n" and table != "figures":
            session.write_note(proposal, _read_line("Note: ") or "")
        elif answer == "n":
            session.rename(proposal, _read_line("Name of the metric: ") or "")
        elif answer == "m" and table == "figures":
            session.merge(proposal, _read_line("Metric to merge with: ") or "")
        elif answer in map(str, range(1, len(FIELDS) + 1)) and table == "figures":
            field = FIELDS[int(answer) - 1]
            value = _read_line(f"{field}: ") or ""
            session.edit(proposal, field, value, self._ask_alike(proposal, field))
        else:
            return False
        return True

    def _ask_alike(self, proposal: "Proposal", field: str) -> "tuple[Proposal, ...]":
        """Return the later entries that the user wants to change in the same way."""
        alike = self._session.find_alike(proposal, field)
        if not alike:
            return ()
        entries = "1 later entry" if len(alike) == 1 else f"{len(alike):,} later entries"
        answer = _read_line(f"Change the {field} of {entries} too, guessed alike? y or n: ")
        return alike if answer == "y" else ()

    def _undo(self) -> None:
        if self._skips and self._skips.pop():
            self._skipped -= 1
        elif self._session.undo():
            self._save()

    def _save(self) -> None:
        from provcli.files.atomic import write_file

        write_file(self._file, [self._session.text.encode("utf-8")])

    def _show(self, proposal: "Proposal") -> None:
        from rich.text import Text

        from provcli.drafting.review import count_progress, find_quote

        progress = count_progress(self._session.dataset)
        done = progress.total - progress.drafts
        lines = [Text(f"\n[{done + 1} of {progress.total}] {proposal.table}", style="bold")]
        if proposal.table != "claims" and self._article:
            assert not hasattr(proposal.entry, "inputs")
            found = find_quote(self._article, proposal.entry)
            if found:
                sentence = Text(f"  {found.text[: found.start]}")
                sentence.append(f"[{found.text[found.start : found.end]}]", style="bold reverse")
                lines.append(sentence.append(found.text[found.end :]))
        lines += [Text(f"  {line}") for line in self._describe(proposal)]
        _print(Text("\n").join(lines))

    def _describe(self, proposal: "Proposal") -> list[str]:
        """Return what was proposed, field by field, and what is unsure."""
        from provcli.drafting.review import FIELDS

        dataset = self._session.dataset
        row = proposal.entry.model_dump(exclude_defaults=True, exclude={"draft"})
        if proposal.table == "figures":
            names = {
                "entity": dataset.entity_by_id[row["entity"]].name,
                "metric": f"{dataset.metric_by_id[row['metric']].name} "
                f"({dataset.metric_by_id[row['metric']].unit})",
            }
            lines = [
                f"{number} {field:10} {row.get(field, '-')}  {names.get(field, '')}".rstrip()
                for number, field in enumerate(FIELDS, start=1)
            ]
        elif proposal.table == "claims":
            from provcli.analysis.claims import check_claims

            result = check_claims(dataset)[proposal.position]
            lines = [row["statement"], f"{result.verdict}: {result.formula}"]
            lines += [f"{key}: {value}" for key, value in row.items() if key != "statement"]
        else:
            lines = [f"{key}: {value}" for key, value in row.items()]
        doubts = self._session.doubts(proposal)
        return [*lines, *([doubts] if doubts else [])]


def _keys_of(proposal: "Proposal") -> str:
    keys = {"figures": KEYS, "claims": KEYS_OF_CLAIM, "dismissals": KEYS_OF_DISMISSAL}
    return keys[proposal.table]


def _read_line(prompt: str) -> str | None:
    """Return an answer without spaces around it; None at the end of the input."""
    from provcli.cli.output import print_text

    print_text(prompt)
    line = sys.stdin.readline() if sys.stdin else ""
    return line.strip() if line else None


def _say(message: str) -> None:
    from provcli.cli.output import print_text
    from provcli.text_safety import escape_controls

    print_text(f"{escape_controls(message.strip())}\n")


def _print(text: "Text") -> None:
    from provcli.cli.console import draw, is_terminal
    from provcli.cli.output import print_text
    from provcli.text_safety import escape_controls

    safe = text.copy()
    safe.plain = escape_controls(text.plain)
    on_terminal = is_terminal(sys.stdout)
    print_text(draw(safe, color="auto", width=None, to_terminal=on_terminal))
