"""Making text harmless where it is shown."""

import re
import unicodedata

# C0 (but not tab and line feed), DEL and C1 controls; zero-width characters and joiners; marks that
# turn the direction.
_ACTS_ON_TERMINAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def harmless(text: str) -> str:
    r"""`text` with what would act on the terminal spelled out: an escape reads `\x1b`."""
    return _ACTS_ON_TERMINAL.sub(lambda it: it[0].encode("unicode_escape").decode(), text)


def escaped(text: str) -> str:
    r"""The same for JSON and TOML, where `\u001b` in a string is that very character again."""
    return _ACTS_ON_TERMINAL.sub(lambda it: f"\\u{ord(it[0]):04x}", text)


def clean(text: str) -> str:
    """`text` made harmless and put on one line: line feeds and tabs become blanks."""
    return harmless(text).replace("\n", " ").replace("\t", " ")


_QUOTES_AND_DASHES = str.maketrans("‘’“”‐‑–—−", "''\"\"-----")


def folded(text: str) -> str:
    """`text` for comparing, character by character: offsets in it are offsets in `text`.

    Full-width forms become narrow, blanks of every kind become blanks, curly quotes straight and
    dashes hyphens.
    """
    if text.isascii():
        return text.replace("\t", " ")
    return "".join(map(_narrow, text.translate(_QUOTES_AND_DASHES)))


def _narrow(character: str) -> str:
    if character.isspace():
        return " "
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character
