"""What a check returns, and what a rule is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from provcli.analysis.claims import ClaimResult

if TYPE_CHECKING:
    from provcli.checks.context import CheckContext
    from provcli.prose.occurrences import Occurrence

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""A key of the dataset, as keys and list positions from the top."""


@dataclass(frozen=True)
class Finding:
    """A problem found by a rule.

    Attributes:
        subject: the id of the figure, claim, or metric with the problem.
        message: what was expected, and what was found.
        evidence: the verdict and its numbers, which an acknowledgement repeats.
        number: the number of the article that it is about, if no entry names it.
        acknowledged: the reason of the acknowledgement; None if the finding is open.
    """

    code: str
    severity: Severity
    subject: str
    path: Path
    message: str
    evidence: str
    number: "Occurrence | None" = field(default=None, compare=False, repr=False)
    acknowledged: str | None = None


class Coverage(NamedTuple):
    """How much of the article is in the dataset.

    Attributes:
        numbers: how many numbers the article has, those included that cannot be read.
        recorded: how many of them figures record.
        dismissed: how many of them dismissals name, by reason.
        unaccounted: how many of them no entry names.
        unread: how many of them provcli cannot read.
        figures: how many figures are found, moved, changed, too few, and missing.
        unconfirmed: the keys that no words near a number confirm, and no rule reports, with the
            figures, claims, and dismissals that have them.
    """

    numbers: int
    recorded: int
    dismissed: Mapping[str, int]
    unaccounted: int
    unread: int
    figures: Mapping[str, int]
    unconfirmed: Mapping[str, Sequence[str]]


class NotChecked(NamedTuple):
    """A part of the dataset or of the rules that was not checked, and why."""

    subject: str
    reason: str


class CheckResult(NamedTuple):
    """The findings of a check, and how much it checked.

    Attributes:
        findings: sorted by their place in the dataset, acknowledged ones included.
        coverage: of the article; None if there was none.
        figures: how many figures the dataset has.
        rules: the codes of the rules that ran.
    """

    findings: tuple[Finding, ...]
    claim_results: tuple[ClaimResult, ...]
    coverage: Coverage | None
    figures: int
    rules: tuple[str, ...]
    not_checked: tuple[NotChecked, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings without an acknowledgement."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings with an acknowledgement."""
        return tuple(finding for finding in self.findings if finding.acknowledged is not None)


class Problem(NamedTuple):
    """What a rule finds: a finding without the rule's code and severity."""

    subject: str
    path: Path
    message: str
    evidence: str
    number: "Occurrence | None" = None


class Rule(NamedTuple):
    """A row of the table of rules, whose title states the problem."""

    code: str
    severity: Severity
    title: str
    hint: str
    find: Callable[["CheckContext"], Iterable[Problem]]

    @property
    def needs_article(self) -> bool:
        """Whether the rule compares the dataset with the article's text."""
        return self.code.startswith("PC3")

    @property
    def is_acknowledgeable(self) -> bool:
        """Whether the hint offers to acknowledge the finding, so that `check` does it."""
        return "acknowledge the finding" in self.hint


class RuleSelection(NamedTuple):
    """Which rules to run: the selected ones without the ignored ones.

    Args:
        select: codes, or their beginnings: `PC3` is every rule about the article. All rules by
            default.
        ignore: codes, or their beginnings, of rules not to run.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
