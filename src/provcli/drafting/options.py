"""What a user may say about an article that is drafted, and what an article may be."""

import re

from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate
from provcli.values.periods import DATE_PATTERN, last_day


def validate_options(*, date: str | None, kind: str | None) -> None:
    """Raise an error if a date is not an EDTF date, or a kind is not an id."""
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


def check_text(text: str, name: str) -> None:
    """Raise an error if a text is empty."""
    if not text.strip():
        raise ProvcliError(
            f"{name} has no text.",
            hint="Copy the article into a text file, with one paragraph per line.",
            code=EXIT_FILE_ERROR,
        )
