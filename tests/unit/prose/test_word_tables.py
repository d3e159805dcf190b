"""Each table of words is in one module of the reader."""

import ast
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from provcli import prose
from provcli.prose.english_words import FUNCTION_WORDS
from provcli.values import periods

FOLDER = Path(prose.__file__).parent
MODULES = [*sorted(FOLDER.glob("*.py")), Path(periods.__file__)]
"""Those of the reader, and the one with the names of months."""
MAX_SHARED = 3
"""Words that two tables may share; those that every sentence has do not count."""
MAX_CHARACTERS = 7
"""Chinese words of one character that they may share, since few have one meaning only."""
SYNTAX = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z]*[:=!<]+|\(\?P<\w+>|\{[0-9,]*\}|[0-9]+")
HAN = re.compile("[\u4e00-\u9fff]")
EXCEPTIONS = {
    ("english_context.py", "web_page.py"): "tags of a web page are not words of a text",
    ("chinese_periods.py", "units.py"): "the counters with which 每 gives a price are some of all",
    ("chinese_numbers.py", "units.py"): "the counters with which 一 is an article are some of all",
}


class Table(NamedTuple):
    """The words of one text constant."""

    module: str
    line: int
    words: frozenset[str]


def tables_of(module: Path) -> Iterator[Table]:
    """Yield the words of each text constant of a module that is not a docstring."""
    waiting: list[ast.AST] = [ast.parse(module.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = frozenset(words_of(node.value)) - FUNCTION_WORDS
            yield Table(module.name, node.lineno, words)
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            waiting += ast.iter_child_nodes(node)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a table or pattern; each Chinese character of a class is one."""
    for inside in re.findall(r"\[([^]]*)\]", text):
        yield from HAN.findall(inside)
    # The meaning in a row `USD: dollar, buck` is not a word of the table.
    rows = re.sub(r"(?:^|;)\s*[^\s:;|]+: ", " ", re.sub(r"\[[^]]*\]", " ", text))
    for word in re.split(r"[^\w'-]+", SYNTAX.sub(" ", rows).lower()):
        if len(word) > 1 or HAN.match(word):
            yield word


def share_a_table(first: Table, last: Table) -> bool:
    shared = first.words & last.words
    characters = sum(len(word) == 1 for word in shared)
    return len(shared) - characters > MAX_SHARED or characters > MAX_CHARACTERS


def test_no_table_of_words_stands_twice() -> None:
    tables = [
        table for module in MODULES for table in tables_of(module) if len(table.words) > MAX_SHARED
    ]
    twice = [
        (first.module, last.module, first.line, last.line, sorted(first.words & last.words))
        for first, last in combinations(tables, 2)
        if first.module != last.module
        and (first.module, last.module) not in EXCEPTIONS
        and share_a_table(first, last)
    ]
    assert twice == []
