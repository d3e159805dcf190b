"""Texts use the words of WRITING.md, and the source names no article in particular."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "provcli"
FILES = sorted(
    path for path in SOURCE.rglob("*") if path.suffix in (".py", ".jinja", ".js", ".css")
)
PARTICULAR = re.compile(r"hubei|hunan|shanxi|jiangxi|anhui|henan|economic daily|gbt_2260", re.I)
TEXTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "src/**/*.py", "src/**/*.jinja", "tests/**/*.py",
                    "benchmarks/*.py", "examples/*", "data/*.toml", "tests/golden/invalid/*")
    for path in ROOT.glob(pattern)
    if path.name != "WRITING.md" and "sdmx" not in path.name
)  # fmt: skip
# The words of a language are data there; only comments and docstrings are ours.
LANGUAGE = (
    SOURCE / "prose",
    SOURCE / "drafting",
    SOURCE / "checks/confirmation",
    ROOT / "tests",
)


def _read_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Return the words that WRITING.md excludes, with their patterns."""
    guide = (ROOT / "WRITING.md").read_text("utf-8")
    rows = guide.partition("## Words")[2].partition("\n## ")[0].splitlines()
    cells = [row.split("|")[1].strip() for row in rows if row.startswith("| ")][1:]
    for cell in cells:
        if cell.startswith("X is no Y"):
            yield cell, re.compile(r"(?<!there )\b(?:is|are) no (?!longer)", re.IGNORECASE)
        elif cell.startswith("a row a figure"):
            nouns = "row|line|paragraph|file|figure|number|word|command"
            yield cell, re.compile(rf"\ba (?:{nouns}) an? (?:{nouns})\b", re.IGNORECASE)
        elif cell.endswith("at the start of a sentence"):
            yield cell, re.compile(r"(?:[.!?] |^ *(?:- )?)(?:Of|So|But for) (?!is\b)")
        else:
            words = "|".join(map(re.escape, cell.split(", ")))
            yield cell, re.compile(rf"\b(?:{words})(?:s|d|ed)?\b", re.IGNORECASE)


PATTERNS = dict(_read_patterns())


def _find_prose(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines for people in a file, with their numbers."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        in_block = False
        for number, line in enumerate(text.splitlines(), 1):
            in_block ^= line.startswith("```")
            if not in_block and not line.startswith(">"):
                yield number, line
        return
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string.lstrip("# ")
    is_language = any(path.is_relative_to(folder) for folder in LANGUAGE)
    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}  # of names, too
    for node in nodes:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        if node in docstrings or (not is_language and " " in node.value):
            for offset, line in enumerate(node.value.splitlines()):
                yield node.lineno + offset, line


def test_texts_have_none_of_the_words() -> None:
    assert PATTERNS
    found = [
        f"{path.relative_to(ROOT)}:{number}: {words}: {line.strip()}"
        for path in TEXTS
        for number, line in _find_prose(path)
        for words, pattern in PATTERNS.items()
        if pattern.search(line) and "SDMX" not in line
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_source_names_no_article_in_particular(path: Path) -> None:
    text = path.read_text("utf-8")
    # Help shows an example of the built-in dataset, which people can run.
    without_examples = re.sub(r"Example: provcli [^\n]*(\n {4}[^\n]+)?", "", text)
    assert not PARTICULAR.findall(without_examples)
    assert "it" not in re.findall(r"\bfor (\w+) in\b", text)


def test_province_is_an_alias_of_the_entity_option_only() -> None:
    mentions = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in FILES
        for line in path.read_text("utf-8").splitlines()
        if "province" in line.lower() and "--province" not in line
    ]
    assert mentions == []


def test_first_lines_of_docstrings_are_short() -> None:
    docstrings = [
        (path.name, ast.get_docstring(node))
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    first_lines = [(name, text.partition("\n")[0]) for name, text in docstrings if text]
    assert [line for line in first_lines if len(line[1]) >= 80] == []
