"""The text formats, whole, for the small dataset."""

from collections.abc import Callable

import pytest

from provcli.checks.engine import check
from provcli.dataset.models import Acknowledgement, Dataset
from provcli.export.registry import FORMATS
from provcli.views.findings import CheckedFile
from provcli.views.tables import figures_table
from support import ARTICLE, HOSTILE, Golden

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
    """Findings with and without a line, acknowledged or open, and with a hostile text."""
    first, second, third, *others = small.figures
    wrong = (
        first.model_copy(update={"printed": f"1,250 {HOSTILE}"}),
        second.model_copy(update={"value": second.value + 1}),
        third.model_copy(update={"value": -third.value}),
    )
    known = Acknowledgement(
        rule="PC307", subject=third.id, evidence="-25.0 without a fall", reason="Known."
    )
    broken = small.model_copy(update={"figures": (*wrong, *others), "acknowledgements": (known,)})
    result = check(broken, ARTICLE.read_text("utf-8"))
    checked = CheckedFile(result, "my data/ü.toml", {result.open[0].path: 42})
    golden(f"export/check{FORMATS[name].suffixes[0]}", write(name, "check", checked).decode())
