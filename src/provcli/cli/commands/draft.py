"""`provcli draft`: proposes a dataset from the text of an article."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Option

from provcli.cli.console import is_terminal
from provcli.cli.options import parse_path, read_text_or_page
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError

if TYPE_CHECKING:
    from provcli.cli.output import OutputOptions
    from provcli.dataset.models import Dataset
    from provcli.drafting.model import Draft
    from provcli.export.registry import ContentKind
    from provcli.views.screen import Screen

STDIN = Path("-")
MAX_CHANGES = 10
"""The maximum number of moved or lost entries printed one by one."""
MAX_CONTRADICTIONS = 10
"""The maximum number of contradicted claims printed; the file has all of them."""


def draft(
    ctx: Context,
    article: Annotated[
        Path,
        Argument(
            metavar="ARTICLE",
            parser=parse_path,
            help="The article: text, one paragraph per line, or a web page; - is standard input.",
        ),
    ],
    title: Annotated[
        str | None, Option(metavar="TEXT", help="The article's title. Defaults to its first line.")
    ] = None,
    publisher: Annotated[
        str | None,
        Option(
            metavar="TEXT",
            help="Who published the article. Defaults to the publisher in the text.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        Option(
            metavar="DATE",
            help="Date of publication, such as 2024-04-16. Defaults to the date in the text.",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        Option(metavar="KIND", help="Kind of the entities, such as company. Defaults to a guess."),
    ] = None,
    propose: Annotated[
        str | None,
        Option(
            metavar="COMMAND",
            help="Program that proposes names and periods. It reads JSON and writes JSON Lines, "
            "and cannot change a number.",
        ),
    ] = None,
    update: Annotated[
        str | None,
        Option(
            metavar="FILE",
            help="Keep the entries of FILE, and propose entries for the other numbers only. "
            "Write the result with --output, which may be FILE.",
        ),
    ] = None,
) -> CommandResult:
    """Print a dataset in which each number of the article is a figure or a dismissal.

    Each entry is marked as a draft, and comments say what provcli is unsure of. Confirm the entries
    with `provcli review`.

    Example: provcli draft article.txt --date 2024-04-16 -o mine.toml
    """
    from datetime import UTC, datetime

    from provcli.checks.drafts import note_unconfirmed
    from provcli.drafting.draft import draft_article
    from provcli.drafting.options import check_output, check_text, validate_options
    from provcli.drafting.toml_text import write_draft
    from provcli.files.atomic import is_same_file
    from provcli.files.read import read_text

    def load_draft() -> "Dataset":
        from provcli.dataset.load import loads

        return loads("".join(lines))

    def make_contents() -> "dict[ContentKind, Callable[[], object]]":
        from provcli.views.tables import figures_table

        return {
            "draft": lambda: lines,
            "dataset": load_draft,
            "table": lambda: figures_table(load_draft()),
        }

    def screen() -> "Screen":
        from provcli.views.listing import build_listing

        return build_listing(load_draft(), "figures")

    if update is not None:
        given = {"--title": title, "--publisher": publisher, "--date": date, "--kind": kind}
        for option in (option for option, value in given.items() if value is not None):
            raise ProvcliError(
                f"{option} does not apply to --update.",
                hint=f"Remove {option}, and edit {update} instead.",
            )
    validate_options(date=date, kind=kind, title=title, publisher=publisher)
    output = ctx.obj.output
    if output and not (update and is_same_file(output, parse_path(update))):
        check_output(output, str(article))
    text, page = read_text_or_page(article)
    check_text(text, "Standard input" if article == STDIN else str(article))
    kept = (page.summary,) if page else ()
    this_year = datetime.now(UTC).year
    # A text and no Path, because --output may replace this file.
    if update is not None:
        from provcli.drafting.update import update_file

        result = update_file(
            read_text(parse_path(update)), update, text, this_year=this_year, command=propose
        )
        noted = note_unconfirmed(result.text, update, text, result.known)
        lines = [noted.text]
        proposed = result.draft
        changes = [
            *_list_some(result.moved, "Moved", "moved"),
            *_list_some(result.changed, "Changed", "changed"),
            *_list_some(result.lost, "Not in the article", "not in the article"),
        ]
        return CommandResult(
            screen,
            make_contents(),
            messages=(
                *kept,
                *changes,
                *result.rejected,
                *_describe(proposed, noted.unconfirmed, article, ctx.obj),
            ),
        )
    proposed, rejected = draft_article(
        text,
        this_year=this_year,
        title=title or (page.title if page else "") or None,
        publisher=publisher or (page.publisher if page else "") or None,
        date=date or (page.date if page else "") or None,
        kind=kind,
        headings=page.headings if page else (),
        command=propose,
    )
    noted = note_unconfirmed("".join(write_draft(proposed)), "The draft", text)
    lines = [noted.text]
    return CommandResult(
        screen,
        make_contents(),
        messages=(*kept, *rejected, *_describe(proposed, noted.unconfirmed, article, ctx.obj)),
    )


def _describe(
    draft: "Draft", unconfirmed: int, article: Path, options: "OutputOptions"
) -> list[str]:
    """Return what the draft contains, what contradicts itself, and what to do next."""
    from provcli.views.wording import format_count

    counts = (
        (len(draft.figures), "figure"),
        (len(draft.dismissals), "dismissal"),
        (len(draft.entities), "entity"),
        (len(draft.metrics), "metric"),
        (len(draft.claims), "claim"),
    )
    parts = [format_count(number, noun) for number, noun in counts]
    total = format_count(len(draft.figures) + len(draft.dismissals), "number")
    messages = [f"{total}: {', '.join(parts[:-1])}, and {parts[-1]}."]
    if draft.is_date_guessed:
        messages.append("The text prints no date of publication. Use --date DATE.")
    doubtful = sum(any(one.is_question for one in figure.doubts) for figure in draft.figures)
    if doubtful:
        have = "has" if doubtful == 1 else "have"
        messages.append(f"{format_count(doubtful, 'figure')} {have} a question in a comment.")
    if unconfirmed:
        have = "has" if unconfirmed == 1 else "have"
        others = format_count(unconfirmed, "other figure" if doubtful else "figure")
        messages.append(f"{others} {have} a field that no words near the number confirm.")
    for entity, number in draft.assumed.items():
        sentences = (
            "sentence of 1 figure names" if number == 1 else f"sentences of {number:,} figures name"
        )
        messages.append(
            f"The {sentences} no entity. The draft assumes {draft.entity_names[entity]},"
            f" from {draft.entity_source}."
        )
    messages += [
        f"Contradiction: {claim.explanation.partition(': ')[2]}. {claim.row['statement']}"
        for claim in draft.claims
        if claim.verdict == "inconsistent"
    ][:MAX_CONTRADICTIONS]
    name = quote(str(article))
    file = options.output
    if file and (options.format or file.suffix.lower()) not in ("toml", ".toml"):
        toml = quote(str(file.with_suffix(".toml")))
        messages.append(f"For `provcli review`, write TOML: provcli draft {name} --output {toml}")
    elif file:
        messages.append(f"Next: provcli review {quote(str(file))} --article {name}")
    elif is_terminal(sys.stdout):  # a shell or a program takes the draft otherwise
        messages.append(f"Next: provcli draft {name} --output draft.toml")
    return messages


def _list_some(places: "Sequence[str]", label: str, rest: str) -> list[str]:
    """Return a line for each of the first places, and how many others there are."""
    lines = [f"{label}: {place}." for place in places[:MAX_CHANGES]]
    others = len(places) - MAX_CHANGES
    return [*lines, f"{others:,} more entries {rest}."] if others > 0 else lines
