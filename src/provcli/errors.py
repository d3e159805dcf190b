"""The error that ends a run, and suggestions of names."""

from collections.abc import Iterable

EXIT_USAGE = 2
"""Exit code: the command line names something that does not exist."""
EXIT_FILE_ERROR = 3
"""Exit code: a file cannot be read or written, or is not a dataset."""
EXIT_INTERRUPTED = 130
"""Exit code: the user interrupted the run."""

MIN_SIMILARITY = 60
"""Percent of similarity between a mistyped word and a suggestion."""
MIN_PARTIAL_SIMILARITY = 85
"""Percent of a word that a longer suggestion contains."""
MAX_SUGGESTIONS = 3
"""How many similar words a message proposes."""
MIN_PARTIAL_LENGTH = 4
"""Shorter words are part of too many names."""


class ProvcliError(Exception):
    """An error that ends the run, with what the user can do about it.

    Args:
        message: what is wrong, with the user's value and file.
        hint: one instruction.
        code: the exit code, `EXIT_USAGE` or `EXIT_FILE_ERROR`.
        details: one line for each of several problems.
    """

    def __init__(
        self, message: str, *, hint: str = "", code: int = EXIT_USAGE, details: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.details = tuple(details)


class UnknownNameError(ProvcliError):
    """An error about a name that the dataset does not have."""


def find_similar(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words most like `word`: typos, then names that contain it."""
    # Only error messages need this library, so other runs do not import it.
    from rapidfuzz import fuzz, process

    by_folded = {name.casefold(): name for name in known if name != word}
    wanted = word.casefold()[:80]
    matches = process.extract(
        wanted, list(by_folded), scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY
    )
    if len(wanted) >= MIN_PARTIAL_LENGTH:
        longer = [name for name in by_folded if len(name) > len(wanted)]
        matches += process.extract(
            wanted, longer, scorer=fuzz.partial_ratio, score_cutoff=MIN_PARTIAL_SIMILARITY
        )
    return list(dict.fromkeys(by_folded[name] for name, *_ in matches))[:MAX_SUGGESTIONS]


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a question that proposes the most similar known words, or ""."""
    return propose(find_similar(word, known))


def propose(names: Iterable[str]) -> str:
    """Return a question that proposes names, or an empty string if there are none."""
    words = join_choices(names)
    return f"Did you mean {words}?" if words else ""


def join_choices(names: Iterable[str]) -> str:
    """Return names as a choice: `a, b, or c`."""
    *first, last = list(names) or [""]
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} or {last}" if first else last


def abbreviate(value: object, width: int = 60) -> str:
    """Return `value` in about `width` characters for a message; text is quoted.

    Quoting escapes what a terminal would act on.
    """
    text = str(value)
    text = text if len(text) <= width else text[: width - 3] + "..."
    return repr(text) if isinstance(value, str) else repr(text)[1:-1]
