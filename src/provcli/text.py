"""Making text harmless where it is shown."""

import re

# C0, DEL and C1 controls; zero-width characters and joiners; marks that turn the direction.
_ACTS_ON_TERMINAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def clean(text: str) -> str:
    r"""`text` for one place on a screen: what would act on the terminal is spelled out.

    Line breaks and tabs become blanks; an escape character reads `\x1b`.
    """
    return _ACTS_ON_TERMINAL.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character in "\n\t" else character.encode("unicode_escape").decode()
