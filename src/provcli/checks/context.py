"""What the rules look at, computed once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.checks.matching import Alignment, ArticleEntry, Match, align
from provcli.checks.model import Path, Problem
from provcli.dataset.models import Dataset, Figure
from provcli.errors import abbreviate
from provcli.prose.article import Article, read_article
from provcli.prose.numerals import Numeral


@dataclass(frozen=True)
class CheckContext:
    """A dataset, perhaps with its article, and what rules share."""

    dataset: Dataset
    text: str | None = None

    @cached_property
    def claim_results(self) -> tuple[ClaimResult, ...]:
        """The result of each claim."""
        return check_claims(self.dataset)

    @cached_property
    def article(self) -> Article:
        """The article; only rules that need it ask for it."""
        assert self.text is not None
        sections = self.dataset.source.sections
        return read_article(self.text, [(section.id, section.heading) for section in sections])

    @cached_property
    def alignment(self) -> Alignment:
        """Where each entry occurs in the article."""
        return align(self.dataset, self.article)

    @cached_property
    def found(self) -> tuple[tuple[Figure, str, Numeral], ...]:
        """The figures found at their location, with the paragraph's text and the number."""
        return tuple(
            (match.item, match.occurrence.paragraph.text, match.occurrence.numeral)
            for match in self.alignment.matches
            if match.outcome == "found"
            and match.occurrence
            and isinstance(match.item, Figure)
            and isinstance(match.occurrence.numeral, Numeral)
        )

    @cached_property
    def match_of(self) -> Mapping[int, Match]:
        """The match of each figure and dismissal, by identity."""
        return {id(match.item): match for match in self.alignment.matches}

    @cached_property
    def path_of(self) -> Mapping[int, Path]:
        """The key of each row of the dataset, by identity."""
        dataset = self.dataset
        tables: Mapping[str, tuple[object, ...]] = {
            "figures": dataset.figures,
            "dismissals": dataset.dismissals,
            "claims": dataset.claims,
            "metrics": dataset.metrics,
            "units": dataset.units,
            "acknowledgements": dataset.acknowledgements,
        }
        return {
            id(row): (table, index)
            for table, rows in tables.items()
            for index, row in enumerate(rows)
        }

    def problem(self, item: ArticleEntry, key: str, message: str, evidence: str) -> Problem:
        """Return a problem of a figure or a dismissal, at one of its keys."""
        return Problem(subject_of(item), (*self.path_of[id(item)], key), message, evidence)


def subject_of(item: ArticleEntry) -> str:
    """Return what a finding calls a figure or a dismissal."""
    if isinstance(item, Figure):
        return item.id
    return f"{item.section}:{item.paragraph} {abbreviate(item.printed)}"
