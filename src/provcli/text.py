"""Making text harmless where it is shown."""

import re

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
