"""Narrowing a dataset to a part of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from provcli.dataset.lookup import find_entity, find_metric, find_topic
from provcli.dataset.models import Claim, Dataset, Figure
from provcli.errors import ProvcliError, abbreviate, suggest
from provcli.values.periods import UNDATED, Period, advise_period

ONLY: Mapping[str, Callable[[Figure], bool]] = {
    "flagged": lambda figure: figure.flag is not None,
    "targets": lambda figure: figure.status == "target",
    "drafts": lambda figure: figure.draft,
}
"""Sorts of figures that a filter can keep, whatever they are about."""


class Filter(NamedTuple):
    """Which part of a dataset is wanted, by names; an empty field keeps everything."""

    entities: Sequence[str] = ()
    metrics: Sequence[str] = ()
    topics: Sequence[str] = ()
    period: str | None = None
    """Exactly this period, or `undated`."""
    within: str | None = None
    """A period that contains the wanted ones."""
    search: str | None = None
    """A query, as `SearchIndex` reads it."""
    only: str | None = None
    """One of `ONLY`."""

    def __bool__(self) -> bool:
        return self != Filter()


def select(dataset: Dataset, wanted: Filter) -> Dataset:
    """Return the part of a dataset that a filter keeps, itself a valid dataset.

    Entities, metrics, and topics without a figure are dropped, and so are claims without an input.

    Raises:
        ProvcliError: a name or a word of the filter is unknown, or its period is not a period.
    """
    if not wanted:
        return dataset
    entities = {find_entity(dataset, name).id for name in wanted.entities}
    topics = {find_topic(dataset, name).id for name in wanted.topics}
    metrics = {find_metric(dataset, name).id for name in wanted.metrics}
    is_wanted_period = make_period_test(wanted.period, wanted.within)
    matching = {
        metric.id
        for metric in dataset.metrics
        if (not metrics or metric.id in metrics) and (not topics or metric.topic in topics)
    }
    found: Sequence[Figure] = dataset.figures
    if wanted.search:
        from provcli.dataset.search import SearchIndex  # most commands start without it

        found = SearchIndex(dataset).find(wanted.search)
    if wanted.only and wanted.only not in ONLY:
        raise ProvcliError(
            f"--only: expected one of {', '.join(ONLY)}, got {abbreviate(wanted.only)}.",
            hint=suggest(wanted.only, ONLY) or "Write one of them, such as --only flagged.",
        )
    is_wanted = ONLY[wanted.only] if wanted.only else None
    return subset(
        dataset,
        [
            figure
            for figure in found
            if figure.metric in matching
            and (not entities or figure.entity in entities)
            and is_wanted_period(figure.period)
            and (is_wanted is None or is_wanted(figure))
        ],
    )


def make_period_test(period: str | None, within: str | None) -> Callable[[Period | None], bool]:
    """Return a test of whether a figure's period is wanted.

    Raises:
        ProvcliError: one of the two is not a period.
    """
    exact = UNDATED if period == UNDATED else _parse_period(period)
    range_ = _parse_period(within)

    def is_wanted(own: Period | None) -> bool:
        if exact and (own or UNDATED) != exact:
            return False
        return not range_ or (own is not None and range_.contains(own))

    return is_wanted


def _parse_period(text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return Period(text)
    except ValueError as error:
        raise ProvcliError(f"{error}.", hint=advise_period(text)) from error


def subset(dataset: Dataset, figures: Iterable[Figure]) -> Dataset:
    """Return the dataset with these figures only, and with what they need."""
    kept = tuple(figures)
    ids = {figure.id for figure in kept}
    entity_ids = {figure.entity for figure in kept}
    for entity_id in tuple(entity_ids):
        entity_ids |= {ancestor.id for ancestor in dataset.ancestors_of(entity_id)}
    metric_ids = {figure.metric for figure in kept}
    metrics = tuple(metric for metric in dataset.metrics if metric.id in metric_ids)
    unit_ids = {metric.unit for metric in metrics}
    topic_ids = {metric.topic for metric in metrics}
    sections = {figure.section for figure in kept}
    # A part of a valid dataset, chosen like this, is valid: no need to check it again.
    part = dataset.model_copy(
        update={
            "entities": tuple(entity for entity in dataset.entities if entity.id in entity_ids),
            "units": tuple(unit for unit in dataset.units if unit.id in unit_ids),
            "topics": tuple(topic for topic in dataset.topics if topic.id in topic_ids),
            "metrics": metrics,
            "figures": kept,
            "claims": tuple(
                claim
                for claim in dataset.claims
                if _is_complete(claim, ids, entity_ids, metric_ids)
            ),
            "dismissals": tuple(
                dismissal
                for dismissal in dataset.dismissals
                if dismissal.section in sections
                and (not dismissal.repeats or dismissal.repeats in ids)
            ),
        }
    )
    subjects = subjects_of(part)
    known = tuple(item for item in dataset.acknowledgements if item.subject in subjects)
    return part.model_copy(update={"acknowledgements": known})


def subjects_of(part: Dataset) -> Set[str]:
    """Return the ids of what findings about this part of a dataset can be about."""
    tables = (part.figures, part.claims, part.metrics, part.units)
    return {item.id for items in tables for item in items}


def _is_complete(claim: Claim, figures: Set[str], entities: Set[str], metrics: Set[str]) -> bool:
    """Return whether a part has all that a claim needs, also for a missing figure."""
    if claim.implies:
        entity, metric = claim.implies.split("/")[:2]
        if entity not in entities or metric not in metrics:
            return False
    return figures >= {*claim.inputs, claim.stated or claim.inputs[0]} - {claim.implies}
