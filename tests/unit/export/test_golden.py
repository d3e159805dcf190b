"""The text formats, whole, for the small dataset."""

from collections.abc import Callable

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Dataset
from provcli.export.registry import FORMATS
from provcli.views.findings import CheckedFile
from provcli.views.tables import figures_table
from support import ARTICLE, Golden

Write = Callable[..., bytes]


@pytest.mark.parametrize("name", ["json", "toml", "sdmx-csv"])
def test_dataset_is_as_expected(write: Write, golden: Golden, small: Dataset, name: str) -> None:
    text = write(name, "dataset", small).decode()
    golden(f"export/dataset{FORMATS[name].suffixes[0]}", text)


@pytest.mark.parametrize("name", ["csv", "ndjson", "markdown"])
def test_table_is_as_expected(write: Write, golden: Golden, small: Dataset, name: str) -> None:
    text = write(name, "table", figures_table(small)).decode()
    golden(f"export/figures{FORMATS[name].suffixes[0]}", text)


@pytest.mark.parametrize("name", ["json", "sarif", "junit"])
def test_check_is_as_expected(write: Write, golden: Golden, small: Dataset, name: str) -> None:
    figures = small.figures
    wrong = figures[0].model_copy(update={"value": figures[0].value + 1})
    broken = small.model_copy(update={"figures": (wrong, *figures[1:])})
    result = check(broken, ARTICLE.read_text("utf-8"))
    assert result.open
    text = write(name, "check", CheckedFile(result, "small.toml", {})).decode()
    golden(f"export/check{FORMATS[name].suffixes[0]}", text)
