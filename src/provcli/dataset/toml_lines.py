"""At which line of a TOML file each key stands.

TOML readers give values without positions, yet a message about a value should name its line. This
walks over a text that has parsed already, so it need not tell good TOML from bad. It keeps nothing
but the keys that it is asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

KeyPath = tuple[str | int, ...]
LineByPath = Mapping[KeyPath, int]

# What has matched is never given back, so that a string of 100 MB takes no memory of its own.
_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r]++ | \#[^\n]*+)
    | (?P<newline>\n[ \t\r\n]*+)
    | (?P<string>\"{3}(?:[^"\\]++|\\.|"(?!""))*+\"{3,5} | '{3}(?:[^']++|'(?!''))*+'{3,5}
        | "(?:[^"\\\n]++|\\.)*+" | '[^'\n]*+')
    | (?P<mark>[\[\]{}=,.])
    | (?P<bare>[^\s\[\]{}=,.\#"']++)
    """,
    re.VERBOSE | re.DOTALL,
)


def find_key_lines(text: str, paths: Iterable[KeyPath]) -> LineByPath:
    """The line, from 1, of tables, keys and array elements of a TOML text.

    Args:
        text: a TOML document that a parser has accepted.
        paths: what is asked for, such as `("figures", 3, "value")`.

    Returns:
        The line of each of the paths, or of the nearest table or array around it; a path of which
        nothing is there has none.
    """
    paths = set(paths)
    root = _Node()
    for path in paths:
        node = root
        for part in path:
            node = node.parts.setdefault(part, _Node())
    if root.parts:
        _walk(_Tokens(text), root)
    found = {path: _line(root, path) for path in paths}
    return {path: line for path, line in found.items() if line}


class _Node:
    """A table, key or element that is asked for, or lies around one."""

    __slots__ = ("line", "parts", "position")

    def __init__(self) -> None:
        self.parts: dict[str | int, _Node] = {}
        self.line = 0  # not seen yet
        self.position = -1  # of the last table of an array of tables

    def part(self, name: str | int, line: int) -> "_Node | None":
        """What of it is asked for under a name, which has been seen in a line."""
        found = self.parts.get(name)
        if found:
            found.line = found.line or line
        return found


def _line(root: _Node, path: KeyPath) -> int:
    node, line = root, 0
    for part in path:
        node = node.parts[part]
        line = node.line or line
    return line


class _Tokens:
    """The tokens of a text one by one, with the line of the one read last."""

    def __init__(self, text: str) -> None:
        self._tokens = _numbered_tokens(text)
        self._again: tuple[int, str] | None = None
        self._last = (1, "")
        self.line = 1

    def next(self) -> str | None:
        """The next token, of which every run of blank lines is one; None at the end."""
        last = self._again or next(self._tokens, None)
        self._again = None
        if last is None:
            return None
        self._last = last
        self.line = last[0]
        return last[1]

    def back(self) -> None:
        """Let the token that was read last be the next one."""
        self._again = self._last

    def peek(self, *, over_newlines: bool = False) -> str | None:
        """The token that will be next; there is one, as all that is open is closed."""
        token = self.skip_newlines() if over_newlines else self.next()
        self.back()
        return token

    def skip_newlines(self) -> str | None:
        """The next token that ends no line."""
        while (token := self.next()) == "\n":
            pass
        return token


def _numbered_tokens(text: str) -> Iterator[tuple[int, str]]:
    line = 1
    for match in _TOKEN.finditer(text):
        match match.lastgroup:
            case "newline":
                yield line, "\n"
                line += text.count("\n", *match.span())
            case "string":
                yield line, match[0]
                line += text.count("\n", *match.span())
            case "mark" | "bare":
                yield line, match[0]


def _walk(tokens: _Tokens, root: _Node) -> None:
    table: _Node | None = root
    while (token := tokens.skip_newlines()) is not None:
        if token != "[":
            tokens.back()
            _value(tokens, _at_key(tokens, table, until="="))
            continue
        line = tokens.line
        is_array = tokens.peek() == "["
        if is_array:
            tokens.next()
        table = _at_header(tokens, root, line, is_array=is_array)
        if is_array:
            tokens.next()


def _names(tokens: _Tokens, *, until: str) -> Iterator[str]:
    while (token := tokens.next()) not in (until, None):
        if token != ".":
            yield _unquoted(token or "")


def _at_key(tokens: _Tokens, node: _Node | None, *, until: str) -> _Node | None:
    """Where a dotted key leads from a node; all of the key is read in any case."""
    for name in _names(tokens, until=until):
        node = node and node.part(name, tokens.line)
    return node


def _at_header(tokens: _Tokens, node: _Node | None, line: int, *, is_array: bool) -> _Node | None:
    """Where a header leads: in an array of tables, to the last one, or to one more."""
    names = _names(tokens, until="]")
    name = next(names, None)
    while name is not None:
        following = next(names, None)
        node = node and node.part(name, line)
        if node and is_array and following is None:
            node.position += 1
        if node and node.position >= 0:
            node = node.part(node.position, line)
        name = following
    return node


def _unquoted(token: str) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if token.startswith('"'):
        if "\\" not in token:
            return token[1:-1]
        import tomli  # an escape in a quoted key is rare enough to ask the parser

        return next(iter(tomli.loads(f"{token} = 0")))
    return token


def _value(tokens: _Tokens, node: _Node | None) -> None:
    """Walk over one value; arrays and inline tables are entered, without recursion."""
    # Bracket, what is asked for of the container, and the next position in it.
    open_ones: list[tuple[str, _Node | None, int]] = []
    while (token := tokens.next()) is not None:
        if token in ("[", "{"):
            open_ones.append((token, node, 0))
        elif token in ("]", "}"):
            open_ones.pop()
        elif token == "\n" and not open_ones:
            return
        if token not in ("[", "{", ",") or not open_ones:
            continue
        if tokens.peek(over_newlines=True) in ("]", "}"):
            continue
        bracket, container, position = open_ones[-1]
        if bracket == "{":
            node = _at_key(tokens, container, until="=")
        else:
            node = container and container.part(position, tokens.line)
            open_ones[-1] = (bracket, container, position + 1)
