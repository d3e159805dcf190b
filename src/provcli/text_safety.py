"""Escape text where it is shown or written."""

import re

# C0 (but not tab and line feed), DEL, and C1 controls; zero-width characters and joiners; marks
# that turn the direction; fillers and blanks that look like a space; variation selectors except
# VS15 and VS16, which choose between text and emoji; shorthand controls; tags; and code points that
# are not characters, which XML cannot contain.
_ACTS_ON_TERMINAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def escape_controls(text: str) -> str:
    r"""Return text with characters that act on a terminal or hide as escapes: `\x1b`."""
    return _ACTS_ON_TERMINAL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def escape_json(text: str) -> str:
    r"""Return JSON with such characters as `\u001b`, which JSON reads as the same."""
    import json

    return _ACTS_ON_TERMINAL.sub(lambda match: json.dumps(match[0])[1:-1], text)


def escape_toml(text: str) -> str:
    r"""Return TOML with such characters as escapes: `\u001b`, `\U000e0041`."""
    return _ACTS_ON_TERMINAL.sub(
        lambda match: (
            f"\\u{ord(match[0]):04x}" if match[0] <= "\uffff" else f"\\U{ord(match[0]):08x}"
        ),
        text,
    )


def one_line(text: str) -> str:
    """Return `text` escaped and on one line: line feeds and tabs become spaces."""
    return escape_controls(text).replace("\n", " ").replace("\t", " ")
