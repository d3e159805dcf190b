"""Find the line of each key in a TOML file.

TOML readers return values without positions, yet a message about a value should name its line.
This module walks over a text that a reader has accepted, so it does not check the syntax.
"""

import re
from collections.abc import Iterable, Mapping

KeyPath = tuple[str | int, ...]
LineByPath = Mapping[KeyPath, int]

_TOKEN = r"""
      (?P<skip>[ \t\r]+ | \#[^\n]*)
    | (?P<string>\"{3}(?>(?:[^"\\]|\\.|"(?!""))*)\"{3,5} | '{3}(?>(?:[^']|'(?!''))*)'{3,5}
        | "(?>(?:[^"\\\n]|\\.)*)" | '[^'\n]*')
    | (?P<other>\n | [\[\]{}=,.] | [^\s\[\]{}=,.\#"']+)
"""


def find_key_lines(text: str, paths: Iterable[KeyPath]) -> LineByPath:
    """Return the line of each path such as `("figures", 3, "value")`, from 1.

    A key that is missing has the line of the nearest table or array around it, if there is one.
    """
    lines = _Walk(text).lines
    found: dict[KeyPath, int] = {}
    for path in paths:
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in lines), None)
        if known:
            found[path] = lines[known]
    return found


class _Walk:
    """A walk over the tokens of a text, which notes the line of each key and element."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        found = re.finditer(_TOKEN, text, re.VERBOSE | re.DOTALL)
        self._tokens = (match[0] for match in found if match.lastgroup != "skip")
        self._token, self._line = "", 1
        self._next()
        self._walk()

    def _peek(self, *, over_newlines: bool = False) -> str:
        """Return the present token; nothing at the end of the text."""
        while over_newlines and self._token == "\n":
            self._next()
        return self._token

    def _next(self) -> str:
        """Return the present token, and go on to the one after it."""
        token = self._token
        self._line += token.count("\n")
        self._token = next(self._tokens, "")
        return token

    def _note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self._line)

    def _walk(self) -> None:
        table: KeyPath = ()
        last_index: dict[KeyPath, int] = {}  # of each array of tables
        while token := self._peek(over_newlines=True):
            if token != "[":
                self._read_pair(table)
                continue
            self._next()
            is_array = self._peek() == "["
            table = ()
            while (token := self._peek()) != "]":
                if token in ("[", "."):
                    self._next()
                    continue
                table = self._read_name(table)
                if self._peek() == "]" and is_array:
                    last_index[table] = last_index.get(table, -1) + 1
                if table in last_index:
                    table = (*table, last_index[table])
                    self._note(table)
            self._next()
            if is_array:
                self._next()

    def _read_name(self, path: KeyPath) -> KeyPath:
        """Read one part of a key; return the path that it leads to."""
        name = self._peek()
        if name.startswith("'"):
            name = name[1:-1]
        elif name.startswith('"'):
            import tomli  # an escape in a quoted key is rare enough to ask the parser

            name = next(iter(tomli.loads(f"{name} = 0")))
        path = (*path, name)
        self._note(path)
        self._next()
        return path

    def _read_pair(self, path: KeyPath) -> None:
        """Read a key, which may have dots, and its value."""
        path = self._read_name(path)
        while self._next() != "=":
            path = self._read_name(path)
        self._read_value(path)

    def _read_value(self, path: KeyPath) -> None:
        token = self._next()
        if token == "[":
            index = 0
            while self._peek(over_newlines=True) != "]":
                self._note((*path, index))
                self._read_value((*path, index))
                index += 1
                if self._peek(over_newlines=True) == ",":
                    self._next()
            self._next()
        elif token == "{":
            while self._peek(over_newlines=True) != "}":
                self._read_pair(path)
                if self._peek(over_newlines=True) == ",":
                    self._next()
            self._next()
        else:  # a number with a point, or a date and a time, is more than one token
            while self._peek() not in ("\n", ",", "]", "}", ""):
                self._next()
