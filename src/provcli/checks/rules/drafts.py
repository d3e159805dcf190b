"""Rules about drafts: entries that nobody has confirmed yet."""

from collections.abc import Iterator

from provcli.checks.context import CheckContext
from provcli.checks.model import Problem


def find_drafts(case: CheckContext) -> Iterator[Problem]:
    """Yield one problem that counts the drafts."""
    dataset = case.dataset
    counts = {
        "figures": [figure.draft for figure in dataset.figures],
        "claims": [claim.draft for claim in dataset.claims],
        "dismissals": [dismissal.draft for dismissal in dataset.dismissals],
    }
    drafts = {table: flags for table, flags in counts.items() if any(flags)}
    if not drafts:
        return
    parts = [
        f"{sum(flags):,} of {len(flags):,} {table if len(flags) > 1 else table[:-1]}"
        for table, flags in drafts.items()
    ]
    table, flags = next(iter(drafts.items()))
    message = f"Drafts: {', '.join(parts)}."
    yield Problem(dataset.name, (table, flags.index(True)), message, message)
