"""Every pattern of the reader can be read at a glance."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from provcli import prose

FOLDER = Path(prose.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
MAX_LENGTH = 100
"""Characters of a pattern, without the parts that it names."""
MAX_PIECES = 6
"""Pieces of a longer pattern, if each has a line and a comment of its own."""
MAX_WORDS = 8
"""Words of an alternation; more of them are a table."""

TABLES = {"split", "spread", "read_table", "any_of", "one_of"}
"""Functions whose texts are words, not patterns."""
IS_PATTERN = re.compile(r"\(\?|\\[bdsw.]|\[[^]]+\]|[$)\]]$|\|")
WORDS = re.compile(rf"(?:[\w .'&-]+\|){{{MAX_WORDS},}}[\w .'&-]+")


def patterns_of(tree: ast.Module) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the text constants that are patterns or parts of one."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and name_of(node.func) in TABLES:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node
            waiting += [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if IS_PATTERN.search(node.value):
                yield node
        else:
            waiting += ast.iter_child_nodes(node)


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def printed(node: ast.Constant | ast.JoinedStr) -> str:
    """Return the text of a pattern without the parts that it names."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


def is_commented(module: Path, node: ast.Constant | ast.JoinedStr) -> bool:
    """Whether each piece of a pattern has a line of its own with a comment."""
    rows = module.read_text("utf-8").splitlines()[node.lineno - 1 : node.end_lineno]
    return len(rows) <= MAX_PIECES and all("  # " in row for row in rows)


def test_a_pattern_is_short_or_has_commented_pieces() -> None:
    long = [
        f"{module.name}:{node.lineno}: {printed(node)}"
        for module in MODULES
        for node in patterns_of(ast.parse(module.read_text("utf-8")))
        if len(printed(node)) > MAX_LENGTH and not is_commented(module, node)
    ]
    assert long == []


def test_an_alternation_of_many_words_is_a_table() -> None:
    many = [
        f"{module.name}:{node.lineno}: {found[0]}"
        for module in MODULES
        for node in patterns_of(ast.parse(module.read_text("utf-8")))
        if (found := WORDS.search(printed(node)))
    ]
    assert many == []
