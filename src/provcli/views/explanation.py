"""Explanations: everything about one figure, and each claim that uses it."""

from collections.abc import Sequence
from typing import NamedTuple

from provcli.analysis.claims import VERDICTS, ClaimResult, rounding_interval
from provcli.dataset.models import Dataset, Figure
from provcli.values.formatting import format_computed, format_number, format_range
from provcli.values.periods import format_period
from provcli.views.claims import (
    AllowedPanel,
    build_allowed_panels,
    check_claims_of,
    describe_interval,
    format_implied,
)
from provcli.views.figures import format_contradiction
from provcli.views.screen import (
    Lines,
    Quote,
    Screen,
    list_facts,
    make_heading,
    make_pale,
    make_status,
    mark,
)
from provcli.views.wording import StatusItem, format_figure, format_source, format_unit

Facts = tuple[tuple[str, str], ...]
"""Labels with their values; those without a value are left out."""


class ClaimExplanation(NamedTuple):
    """A claim recomputed, as labels and values."""

    id: str
    is_contradicted: bool
    facts: Facts

    @property
    def blocks(self) -> Screen:
        """The id, with a glyph if the claim is contradicted, and the facts."""
        title = mark(self.id, "contradicted" if self.is_contradicted else "", is_strong=True)
        return Lines([title]), list_facts(self.facts, indent=2)


class Explanation(NamedTuple):
    """Everything about one figure."""

    title: str
    id: str
    status: tuple[StatusItem, ...]
    quote: Quote | None
    facts: Facts
    claims: tuple[ClaimExplanation, ...]
    allowed: tuple[AllowedPanel, ...]
    source: str

    @property
    def screen(self) -> Screen:
        """The explanation from top to bottom."""
        title = make_heading(self.title, details=self.id)
        return (
            Lines([title, make_status(self.status)]),
            self.quote or (),
            list_facts(self.facts),
            *self.allowed,
            *(claim.blocks for claim in self.claims),
            make_pale(self.source),
        )


def build_explanation(
    dataset: Dataset,
    figure: Figure,
    *,
    quote: Quote | None = None,
    unconfirmed: Sequence[str] = (),
) -> Explanation:
    """Return everything about a figure, with its keys that no words near it confirm."""
    entity = dataset.entity_by_id[figure.entity]
    metric = dataset.metric_by_id[figure.metric]
    results = check_claims_of(dataset, [figure])
    low, high = bounds = rounding_interval(dataset, figure)
    period = format_period(figure.period)
    if figure.period and period != figure.period:
        period = f"{period} ({figure.period})"
    occurrence = f", occurrence {figure.occurrence}" if figure.occurrence > 1 else ""
    heading = dataset.heading_by_section[figure.section] if figure.section else None
    name = " ".join(filter(None, (entity.name, entity.local_name)))
    return Explanation(
        title=format_figure(dataset, figure),
        id=figure.id,
        status=_describe_status(figure, results),
        quote=quote,
        facts=_keep_known(
            (entity.kind.replace("-", " ").capitalize(), name),
            ("Metric", f"{metric.name} ({metric.id})"),
            ("Definition", metric.description),
            ("Scope", figure.scope),
            ("Period", period),
            ("Status", "target (a plan or a forecast)" if figure.status == "target" else None),
            ("Value", format_number(figure.value)),
            ("Unit", format_unit(dataset.unit_of(metric.id))),
            ("Qualifier", figure.qualifier),
            ("Bounds", "exact" if low == high else describe_interval(bounds, format_number)),
            ("Printed", f'"{figure.printed}"'),
            ("Section", heading),
            ("Paragraph", f"{figure.paragraph}{occurrence}"),
            ("Unconfirmed", ", ".join(unconfirmed)),
            ("Flag", figure.flag),
            ("Note", figure.note),
        ),
        claims=tuple(_explain_claim(dataset, result) for result in results),
        allowed=build_allowed_panels(dataset, results),
        source=format_source(dataset),
    )


def _describe_status(figure: Figure, results: Sequence[ClaimResult]) -> tuple[StatusItem, ...]:
    items = [StatusItem(figure.flag, "flagged")] if figure.flag else []
    if figure.status == "target":
        items.append(StatusItem("target", "target"))
    items += [
        StatusItem(format_contradiction(result), "contradicted")
        for result in results
        if result.verdict == "inconsistent" and result.claim.stated == figure.id
    ]
    return tuple(items)


def _keep_known(*facts: tuple[str, str | None]) -> Facts:
    return tuple((label, value) for label, value in facts if value)


def _explain_claim(dataset: Dataset, result: ClaimResult) -> ClaimExplanation:
    claim, bounds, implied = result.claim, result.bounds, result.implied
    by_analyst = " (added by the analyst, not stated in the article)"
    by = by_analyst if claim.stated_by == "analyst" else ""
    return ClaimExplanation(
        id=claim.id,
        is_contradicted=result.verdict == "inconsistent",
        facts=_keep_known(
            ("States", f"{claim.statement}{by}"),
            ("Verdict", f"{result.verdict}: {result.reason or VERDICTS[result.verdict]}"),
            ("Formula", result.formula),
            ("Stated", None if result.stated is None else format_number(result.stated)),
            ("Computed", None if result.computed is None else format_computed(result.computed)),
            ("Allowed", format_range(bounds) if bounds else None),
            ("Implies", f"{implied.id} = {format_implied(dataset, implied)}" if implied else None),
        ),
    )
