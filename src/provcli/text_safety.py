"""Making text harmless where it is shown."""

import json
import re
import unicodedata

# C0 (but not tab and line feed), DEL and C1 controls; zero-width characters and joiners; marks that
# turn the direction; fillers that look like blanks; variation selectors but VS15 and VS16, which
# choose between text and emoji; tags; and what is no character at all, which XML has no place for.
_ACTS_ON_TERMINAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def escape_controls(text: str) -> str:
    r"""`text` with what would act on the terminal, or hide, spelled out: an escape reads `\x1b`."""
    return _ACTS_ON_TERMINAL.sub(lambda it: it[0].encode("unicode_escape").decode(), text)


def escape_json(text: str) -> str:
    r"""The same for JSON, where `\u001b` in a string is that very character again."""
    return _ACTS_ON_TERMINAL.sub(lambda it: json.dumps(it[0])[1:-1], text)


def escape_toml(text: str) -> str:
    r"""The same for TOML, which has `\U000e0041` for what JSON writes in two halves."""
    return _ACTS_ON_TERMINAL.sub(
        lambda it: f"\\u{ord(it[0]):04x}" if it[0] <= "\uffff" else f"\\U{ord(it[0]):08x}", text
    )


def one_line(text: str) -> str:
    """`text` made harmless and put on one line: line feeds and tabs become blanks."""
    return escape_controls(text).replace("\n", " ").replace("\t", " ")


# How a formula may begin for a spreadsheet (OWASP, CSV injection), in full width too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_SIGNED_NUMBER = re.compile(r"[+-][0-9][0-9,]*(?:\.[0-9]+)?%?")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take `text` for a formula; what is a number only is none."""
    return text.startswith(_FORMULA) and not _SIGNED_NUMBER.fullmatch(text)


def escape_formula(text: str) -> str:
    """`text`, behind an apostrophe if a spreadsheet could take it for a formula."""
    return f"'{text}" if looks_like_formula(text) else text


class _Narrow(dict[int, str]):
    """The comparable form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        narrow = unicodedata.normalize("NFKC", character)
        # What unfolds to several characters stays, so that offsets do.
        self[code] = " " if character.isspace() else narrow if len(narrow) == 1 else character
        return self[code]


_NARROW = _Narrow(zip(map(ord, "‘’“”‐‑–—−"), "''\"\"-----", strict=True))


def normalize_text(text: str) -> str:
    """`text` for comparing, character by character: offsets in it are offsets in `text`.

    Full-width forms become narrow, blanks of every kind become blanks, curly quotes straight and
    dashes hyphens.
    """
    return text.translate(_NARROW)
