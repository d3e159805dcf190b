"""A short article and its draft."""

import pytest

from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft

ARTICLE = """Norway sells more fish

Exports of fish rose 10% from a year earlier to 165 billion kroner in 2023, the agency said.

The coast: more ports

In 2023, Norway had 32 ports, up from 25 ports in 2020. \
The number of ferries doubled from 40 in 2020 to 81 in 2023.

About 12,000 people work there. The first ferry sails at 6 a.m.
"""


@pytest.fixture
def article() -> str:
    """Return an article of a few numbers."""
    return ARTICLE


@pytest.fixture
def drafted(article: str) -> str:
    """Return the draft of the article, as a dataset file."""
    draft, _ = draft_article(article, this_year=2024, date="2024-02-01")
    return "".join(write_draft(draft))
