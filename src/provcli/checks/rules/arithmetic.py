"""Rules about claims: whether they follow from their figures."""

from collections.abc import Iterator

from provcli.analysis.claims import ClaimResult, ImpliedFigure, Verdict
from provcli.checks.context import CheckContext
from provcli.checks.model import Problem
from provcli.values.formatting import format_computed, format_range
from provcli.values.intervals import Interval


def find_inconsistent_claims(case: CheckContext) -> Iterator[Problem]:
    """Yield the claims that are false however their figures were rounded."""
    return _claims_with(case, "inconsistent")


def find_invalid_claims(case: CheckContext) -> Iterator[Problem]:
    """Yield the claims whose figures do not fit each other."""
    return _claims_with(case, "invalid")


def _claims_with(case: CheckContext, verdict: Verdict) -> Iterator[Problem]:
    for result in case.claim_results:
        if result.verdict == verdict:
            claim = result.claim
            message = f"{claim.statement} But {_objection(result)}."
            yield Problem(claim.id, case.path_of[id(claim)], message, format_evidence(result))


def _objection(result: ClaimResult) -> str:
    if result.reason:
        return result.reason
    if result.stated is None or result.computed is None or result.bounds is None:
        return f"{result.formula} is false"
    computed = f"{format_computed(result.computed)} ({format_range(result.bounds)})"
    return f"{result.formula} is {computed}, not {result.stated:,f}"


def format_evidence(result: ClaimResult) -> str:
    """Return the verdict on a claim with its numbers, in one line."""
    if result.verdict in ("invalid", "unverifiable"):
        return f"{result.verdict}: {result.reason}"
    if result.stated is None or result.computed is None or result.bounds is None:
        return f"{result.verdict}: {result.formula}"
    return (
        f"{result.verdict}: {result.stated:,f} stated, {format_computed(result.computed)} computed "
        f"({format_range(result.bounds)})"
    )


def find_implied_contradictions(case: CheckContext) -> Iterator[Problem]:
    """Yield claims that imply another value of a missing figure than earlier ones."""
    first: dict[str, tuple[ClaimResult, ImpliedFigure]] = {}
    for result in case.claim_results:
        implied = result.implied
        if implied is None:
            continue
        earlier, other = first.setdefault(implied.id, (result, implied))
        if not implied.bounds.overlaps(other.bounds):
            claim = result.claim
            numbers = f"{format_range(implied.bounds)} and {format_range(other.bounds)}"
            message = (
                f"This claim and {earlier.claim.id} imply two values of {implied.id}: {numbers}."
            )
            yield Problem(claim.id, case.path_of[id(claim)], message, numbers)
        else:
            low, high = implied.bounds
            both = Interval(max(low, other.bounds.low), min(high, other.bounds.high))
            first[implied.id] = (earlier, other._replace(bounds=both))
