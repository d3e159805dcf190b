"""At which line of a TOML file each key stands.

TOML readers give values without positions, yet a message about a value should name its line. This
walks over a text that has parsed already, so it need not tell good TOML from bad.
"""

import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

# What has matched is never given back, so that a string of 100 MB takes no memory of its own.
_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r]+ | \#[^\n]*)
    | (?P<newline>\n)
    | (?P<string>\"{3}(?:[^"\\]++|\\.|"(?!""))*+\"{3,5} | '{3}(?:[^']++|'(?!''))*+'{3,5}
        | "(?:[^"\\\n]++|\\.)*+" | '[^'\n]*+')
    | (?P<mark>[\[\]{}=,.])
    | (?P<bare>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)


def key_lines(text: str) -> Lines:
    """The line, from 1, of each table, key and array element of a TOML text.

    Args:
        text: a TOML document that a parser has accepted.

    Returns:
        Lines by path, such as `("observations", 3, "value")`.
    """
    found: dict[Path, int] = {}
    last_index: dict[Path, int] = {}
    tokens = _Tokens(text)
    table: Path = ()
    while (token := tokens.skip_newlines()) is not None:
        line = tokens.line
        if token == "[":
            is_array = tokens.peek() == "["
            if is_array:
                tokens.next()
            table = _resolve(_dotted_key(tokens, until="]"), last_index, is_array=is_array)
            if is_array:
                tokens.next()
            _note(found, table, line)
        else:
            tokens.back()
            key = (*table, *_dotted_key(tokens, until="="))
            _note(found, key, line)
            _value(tokens, key, found)
    return found


def line_of(path: Path, found: Lines) -> int | None:
    """The line of `path`, or of the nearest table or array around it."""
    for end in range(len(path), 0, -1):
        if path[:end] in found:
            return found[path[:end]]
    return None


class _Tokens:
    """The tokens of a text, with the line of the one read last."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_numbered_tokens(text))
        self._next = 0
        self.line = 1

    def peek(self) -> str | None:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else None

    def next(self) -> str | None:
        if self._next >= len(self._tokens):
            return None
        self.line, token = self._tokens[self._next]
        self._next += 1
        return token

    def back(self) -> None:
        self._next -= 1

    def skip_newlines(self) -> str | None:
        while (token := self.next()) == "\n":
            pass
        return token


def _numbered_tokens(text: str) -> Iterator[tuple[int, str]]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield line, match[0]
        line += match[0].count("\n")


def _dotted_key(tokens: _Tokens, *, until: str) -> Path:
    parts: list[str] = []
    while (token := tokens.next()) not in (until, None):
        if token != ".":
            parts.append(_unquoted(token or ""))
    return tuple(parts)


def _unquoted(token: str) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if token.startswith('"'):
        import tomli  # an escape in a quoted key is rare enough to ask the parser

        return next(iter(tomli.loads(f"{token} = 0")))
    return token


def _resolve(key: Path, last_index: dict[Path, int], *, is_array: bool) -> Path:
    """Put the current index behind each part of a header that is an array of tables."""
    resolved: Path = ()
    for depth, part in enumerate(key, start=1):
        resolved = (*resolved, part)
        if is_array and depth == len(key):
            last_index[resolved] = last_index.get(resolved, -1) + 1
        if resolved in last_index:
            resolved = (*resolved, last_index[resolved])
    return resolved


def _note(found: dict[Path, int], path: Path, line: int) -> None:
    for end in range(1, len(path) + 1):
        found.setdefault(path[:end], line)


def _value(tokens: _Tokens, path: Path, found: dict[Path, int]) -> None:
    """Walk over one value; arrays and inline tables are entered, without recursion."""
    open_ones: list[tuple[str, Path, int]] = []  # bracket, path of the container, next index
    token = tokens.next()
    while token is not None:
        if token in ("[", "{"):
            open_ones.append((token, path, 0))
        elif token in ("]", "}"):
            path = open_ones.pop()[1]
        elif token == "\n" and not open_ones:
            return
        if not open_ones:
            token = tokens.next()
            continue
        bracket, container, index = open_ones[-1]
        upcoming = _skip_to(tokens) if token in ("[", "{", ",") else tokens.peek()
        if token in ("[", "{", ",") and upcoming not in ("]", "}", None):
            if bracket == "{":
                path = (*container, *_dotted_key(tokens, until="="))
            else:
                path = (*container, index)
                open_ones[-1] = (bracket, container, index + 1)
            _note(found, path, tokens.line)
        token = tokens.next()


def _skip_to(tokens: _Tokens) -> str | None:
    token = tokens.skip_newlines()
    if token is not None:
        tokens.back()
    return token
