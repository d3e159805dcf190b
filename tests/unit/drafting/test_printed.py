"""The words by which a draft names each number of an article."""

import pytest

from provcli.drafting.draft import draft_article


def draft_line(line: str) -> list[str]:
    """Return how a draft prints the numbers of a line in an article."""
    draft, _ = draft_article(f"News of Norway\n\n{line}", this_year=2024)
    return sorted(
        [figure.printed for figure in draft.figures]
        + [dismissal.candidate.printed for dismissal in draft.dismissals]
    )


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Norway won 3-1 in Oslo, and beat Spain 9-2 at home.", ["3-1", "9-2"]),
        ("Norway lost 1-3 in Oslo.", ["lost 1-3"]),
    ],
)
def test_a_number_is_named_by_itself_or_with_whole_words(line: str, printed: list[str]) -> None:
    assert draft_line(line) == printed
