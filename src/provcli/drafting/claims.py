"""Relations between figures that the words of an article state, each recomputed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.dataset.models import Dataset
from provcli.drafting.model import Draft, ProposedClaim, ProposedDismissal, Row
from provcli.drafting.relations import IF_COMPLETE, ClaimFinder
from provcli.values.formatting import format_beside


def add_claims(draft: Draft, known: Dataset | None = None, *, is_all: bool = True) -> Draft:
    """Return a draft with the claims that its words state, contradictions first.

    A word such as "doubled" that a claim covers is dismissed as a claim. Without `is_all`, each
    claim is about a new figure; the others may be those of the dataset that the draft completes.
    Claims that this has are left out.
    """
    called = {
        entity.id: [entity.name, entity.local_name or ""]
        for entity in (known.entities if known else ())
    }
    called |= {row["id"]: [row["name"], row.get("local_name", "")] for row in draft.entities}
    for names in called.values():
        # 比杭州少 speaks of 杭州市.
        names += [name[:-1] for name in names if re.fullmatch("..+[省市县]", name)]
    finder = ClaimFinder(draft, known, called)
    rows = list(finder.find())
    gone = {figure.id for figure in finder.covered}
    figures = [figure for figure in draft.figures if figure not in finder.covered]
    dismissals = [
        ProposedDismissal(dismissal.candidate, "claim") if dismissal.repeats in gone else dismissal
        for dismissal in draft.dismissals
    ]
    dismissals += [ProposedDismissal(figure.candidate, "claim") for figure in finder.covered]
    dismissals.sort(key=lambda dismissal: dismissal.candidate.number)
    metrics = {figure.metric for figure in figures}
    entities = {figure.entity for figure in figures}
    draft = replace(
        draft,
        figures=figures,
        dismissals=dismissals,
        metrics=[row for row in draft.metrics if row["id"] in metrics],
        entities=[row for row in draft.entities if row["id"] in entities],
    )
    new = {figure.id for figure in figures}
    # A number that is a claim now cannot be the input of another one.
    gone = {figure.id for figure in finder.covered} - new
    rows = [row for row in rows if gone.isdisjoint((*row["inputs"], row.get("stated")))]
    if not is_all:
        rows = [row for row in rows if not new.isdisjoint((*row["inputs"], row.get("stated")))]
    by_key = {_claim_key(row): row for row in reversed(rows)}
    made = {_claim_key(dict(claim)) for claim in (known.claims if known else ())}
    rows = [row for key, row in reversed(by_key.items()) if key not in made]
    plain = dict(draft.plain)
    if known:
        tables = ("entities", "units", "metrics", "figures", "dismissals")
        given = {name: getattr(known, name) for name in Dataset.model_fields}
        given["source"] = known.source if known.source.sections else plain["source"]
        plain = given | {name: [*given[name], *plain[name]] for name in tables}
    if not rows:
        return draft
    dataset = Dataset.model_validate({**plain, "claims": rows})
    claims = [
        ProposedClaim({**row, "draft": True}, result.verdict, _explain(row, result))
        for row, result in zip(rows, check_claims(dataset), strict=True)
        if result.verdict != "invalid" and not (row["id"] in finder.partial and _is_short(result))
    ]
    # Those that contradict the figures are the news.
    first = sorted(claims, key=lambda claim: claim.verdict != "inconsistent")
    return replace(draft, claims=tuple(first))


def _claim_key(row: Mapping[str, Any]) -> object:
    """Return what two claims about the same share."""
    return row["kind"], row.get("stated") or row.get("stated_value"), frozenset(row["inputs"])


def _is_short(result: ClaimResult) -> bool:
    """Return whether parts are surely less than the whole."""
    return bool(result.bounds and result.stated and result.bounds.high < result.stated)


def _explain(row: Row, result: ClaimResult) -> str:
    doubt = "sum? " if IF_COMPLETE in row["statement"] else ""
    if result.computed is None or result.bounds is None or result.stated is None:
        is_false = result.verdict == "inconsistent" and not result.reason
        said = result.reason or f"{result.formula}{' is false' if is_false else ''}"
        return f"{doubt}{result.verdict}: {said}"
    computed, low, high = (
        format_beside(number, result.stated) for number in (result.computed, *result.bounds)
    )
    stated = f"{result.verdict}: {result.stated:,f} stated"
    return f"{doubt}{stated}, {result.formula} is {computed} ({low} to {high})"
