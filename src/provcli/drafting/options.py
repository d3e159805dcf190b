"""What `provcli draft` accepts: options, an article, and a file to write to."""

import re
from pathlib import Path
from shlex import quote

from provcli.dataset.load import loads
from provcli.drafting.review import TABLES
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate
from provcli.files.read import read_text
from provcli.values.periods import DATE_PATTERN, last_day


def validate_options(
    *, date: str | None, kind: str | None, title: str | None, publisher: str | None
) -> None:
    """Raise an error about a wrong date, a wrong kind, or a name that is not UTF-8."""
    for option, text in (("--title", title), ("--publisher", publisher)):
        if text and any("\ud800" <= character <= "\udfff" for character in text):
            raise ProvcliError(
                f"{option} is not UTF-8.", hint="Type it in a terminal whose encoding is UTF-8."
            )
    if date is not None:
        try:
            if not re.fullmatch(DATE_PATTERN, date):
                raise ValueError(date)
            last_day(date)
        except ValueError as error:
            raise ProvcliError(
                f"--date {abbreviate(date)} is not a date.",
                hint="Write it as 2024-04-16, 2024-04, or 2024.",
            ) from error
    if kind is not None and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", kind):
        raise ProvcliError(
            f"--kind {abbreviate(kind)} is not an id.",
            hint="Write it in lower case with hyphens, such as company or port-city.",
        )


_DATASET = re.compile(
    r"^(?:\[\[?(?:source|figures|entities|metrics)\]|(?:figures|entities|metrics) *=)"
    r'|[{,]\s*"(?:figures|entities|metrics)" *: *\[',
    re.MULTILINE,
)
"""A key that every dataset has, in TOML or JSON."""


def check_text(text: str, name: str) -> None:
    """Raise an error if a text is empty, or is a dataset."""
    if _DATASET.search(text):
        raise ProvcliError(
            f"{name} is a dataset, not an article.",
            hint="Name the text of the article instead, such as article.txt.",
        )
    if not text.strip():
        raise ProvcliError(
            f"{name} has no text.",
            hint="Copy the article into a text file, with one paragraph per line.",
            code=EXIT_FILE_ERROR,
        )


def check_output(output: Path, article: str) -> None:
    """Raise an error if a draft would replace a dataset that a person has worked on."""
    if not output.is_file():
        return
    try:
        dataset = loads(read_text(output), name=str(output))
        tables = (getattr(dataset, name) for name in ("entities", "metrics", *TABLES))
        is_work = any(not entry.draft for entries in tables for entry in entries)
    except ProvcliError:
        # A dataset with a mistake is work, too.
        is_work = bool(_DATASET.search(output.read_text("utf-8", "replace")))
    if is_work:
        file = quote(str(output))
        raise ProvcliError(
            f"{output} has confirmed entries, which a new draft would replace.",
            hint=f"Run `provcli draft {quote(article)} --update {file} --output {file}`, "
            "or choose another --output.",
        )
