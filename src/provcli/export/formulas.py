"""Text that a spreadsheet could take for a formula (CSV injection)."""

import re

# How a formula may begin, after OWASP and in full width too; spreadsheets may drop what precedes.
_FORMULA = re.compile('["\\s]*[=+\\-@＝＋－＠]')
_SIGNED_NUMBER = re.compile(r"[+-][0-9][0-9,]*(?:\.[0-9]+)?%?")
_CELL = re.compile(r"[^;\t\n]+")


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet could run `text`; -9.2% is only a number."""
    return bool(_FORMULA.match(text)) and not _SIGNED_NUMBER.fullmatch(text.strip())


def escape_formula(text: str) -> str:
    """Return `text` with an apostrophe wherever a cell could begin like a formula.

    A spreadsheet that expects semicolons or tabs splits a cell at them and at line feeds.
    """
    return _CELL.sub(lambda cell: f"'{cell[0]}" if looks_like_formula(cell[0]) else cell[0], text)
