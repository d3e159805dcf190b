"""The source speaks of entities in general, and of no article in particular."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "provcli"
FILES = sorted(
    path for path in SOURCE.rglob("*") if path.suffix in (".py", ".jinja", ".js", ".css")
)
PARTICULAR = re.compile(r"hubei|hunan|shanxi|jiangxi|anhui|henan|economic daily|gbt_2260", re.I)


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
