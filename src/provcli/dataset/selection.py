"""Finding things by the names people use, and narrowing a dataset to a part of it."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from provcli.dataset.models import Claim, Dataset, Entity, Figure, Metric, Topic
from provcli.errors import ProvcliError, abbreviate, find_similar
from provcli.values.periods import PERIOD_EXAMPLES, UNDATED, Period

Named = Entity | Metric | Topic


def normalize_name(text: str) -> str:
    """`text` without differences of case and width, as look-ups and searches compare it."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def names_of(item: Named) -> tuple[str, ...]:
    """Every name an item is found by: id, names, abbreviation, ISO and GB/T code."""
    names = [item.id, item.name, item.local_name]
    if isinstance(item, Entity):
        names += [*item.aliases, *item.codes.values()]
    return tuple(name for name in names if name)


def find_entity(dataset: Dataset, name: str) -> Entity:
    """The entity of that name, in any case and script.

    Raises:
        ProvError: there is none, or more than one.
    """
    found = _find(dataset.entities, name, "entity")
    assert isinstance(found, Entity)
    return found


def find_metric(dataset: Dataset, name: str) -> Metric:
    """The metric of that id or name; errors as in `find_entity`."""
    found = _find(dataset.metrics, name, "metric")
    assert isinstance(found, Metric)
    return found


def find_topic(dataset: Dataset, name: str) -> Topic:
    """The topic of that id or name; errors as in `find_entity`."""
    found = _find(dataset.topics, name, "topic")
    assert isinstance(found, Topic)
    return found


def find_entity_or_metric(dataset: Dataset, name: str) -> Entity | Metric:
    """The entity or metric of that name; errors as in `find_entity`."""
    found = _find((*dataset.entities, *dataset.metrics), name, "entity or metric")
    assert not isinstance(found, Topic)
    return found


def find_figure(dataset: Dataset, name: str) -> Figure:
    """The figure of that id, in any case.

    The entity in it may be any name of the entity.

    Raises:
        ProvError: there is none.
    """
    if name in dataset.figure_by_id:
        return dataset.figure_by_id[name]
    entity, slash, rest = name.partition("/")
    by_id = {normalize_name(key): figure for key, figure in dataset.figure_by_id.items()}
    wanted = normalize_name(name)
    if slash:
        with suppress(ProvcliError):
            wanted = normalize_name(f"{find_entity(dataset, entity).id}/{rest}")
    if wanted not in by_id:
        raise _not_found(name, "figure", {key: key for key in dataset.figure_by_id})
    return by_id[wanted]


def _find(items: Iterable[Named], name: str, noun: str) -> Named:
    items = tuple(items)
    wanted = normalize_name(name)
    matches = [item for item in items if wanted in map(normalize_name, names_of(item))]
    # An id is the name nobody else can have: it decides where others are shared.
    exact = [item for item in matches if item.id == wanted] or matches
    if len(exact) == 1:
        return exact[0]
    if exact:
        names = [abbreviate(_name_alone(item, items)) for item in exact]
        raise ProvcliError(
            f"{abbreviate(name)} names more than one {noun}: {', '.join(names)}.",
            hint="Use one of these names.",
        )
    raise _not_found(name, noun, {known: item.id for item in items for known in names_of(item)})


def _name_alone(item: Named, items: Iterable[Named]) -> str:
    """The first name of an item that no other has; its id if others have them all."""
    others = {
        normalize_name(name) for other in items if other is not item for name in names_of(other)
    }
    return next((name for name in names_of(item) if normalize_name(name) not in others), item.id)


def _not_found(name: str, noun: str, id_by_name: Mapping[str, str]) -> ProvcliError:
    ids = dict.fromkeys(id_by_name[match] for match in find_similar(name, id_by_name))
    lists = " and ".join(f"`provcli list {it}s`" for it in noun.split(" or "))
    return ProvcliError(
        f"There is no {noun} {abbreviate(name)}.",
        hint=f"Did you mean {' or '.join(ids)}?" if ids else f"See {lists}.",
    )


@dataclass(frozen=True)
class Filter:
    """What part of a dataset is wanted; an empty field wants everything.

    Args:
        entities: names of entities.
        metrics: names of metrics.
        topics: names of topics.
        period: exactly this period, or `undated`.
        within: a period that contains the wanted ones.
        search: text that occurs in a label, a description, a scope, a note, a flag, an id or a
            printed number.
    """

    entities: Sequence[str] = ()
    metrics: Sequence[str] = ()
    topics: Sequence[str] = ()
    period: str | None = None
    within: str | None = None
    search: str | None = None

    def __bool__(self) -> bool:
        return any(
            (self.entities, self.metrics, self.topics, self.period, self.within, self.search)
        )


def select(dataset: Dataset, wanted: Filter) -> Dataset:
    """The part of a dataset that `wanted` describes, itself a valid dataset.

    Entitys, metrics and topics without a figure left go, and so do claims that miss an input.

    Raises:
        ProvError: a name of the filter is unknown, or its period is none.
    """
    if not wanted:
        return dataset
    entities = {find_entity(dataset, name).id for name in wanted.entities}
    topics = {find_topic(dataset, name).id for name in wanted.topics}
    metrics = {find_metric(dataset, name).id for name in wanted.metrics}
    period = UNDATED if wanted.period == UNDATED else parse_period_filter(wanted.period)
    within = parse_period_filter(wanted.within)
    matching = {
        metric.id
        for metric in dataset.metrics
        if (not metrics or metric.id in metrics) and (not topics or metric.topic in topics)
    }
    return subset(
        dataset,
        [
            figure
            for figure in dataset.figures
            if figure.metric in matching
            and (not entities or figure.entity in entities)
            and (not period or (figure.period or UNDATED) == period)
            and (not within or (figure.period is not None and within.contains(figure.period)))
            and (not wanted.search or _mentions(dataset, figure, normalize_name(wanted.search)))
        ],
    )


def parse_period_filter(period: str | None) -> Period | None:
    """Return the period to filter by; None if there is none.

    Raises:
        ProvcliError: it is not a period.
    """
    if not period:
        return None
    try:
        return Period(period)
    except ValueError as error:
        raise ProvcliError(
            f"{error}.",
            hint=f"Write a period such as {PERIOD_EXAMPLES}.",
        ) from error


def subset(dataset: Dataset, figures: Iterable[Figure]) -> Dataset:
    """The dataset with these figures only, and with what they need."""
    kept = tuple(figures)
    metric_ids = {figure.metric for figure in kept}
    metrics = [metric for metric in dataset.metrics if metric.id in metric_ids]
    named: dict[str, set[str]] = {
        "entities": {figure.entity for figure in kept},
        "units": {metric.unit for metric in metrics},
        "topics": {metric.topic for metric in metrics if metric.topic},
        "metrics": metric_ids,
    }
    sections = {figure.section for figure in kept}
    ids = {figure.id for figure in kept}
    claims = [claim for claim in dataset.claims if _is_whole(claim, ids, named)]
    parts: dict[str, Any] = {name: getattr(dataset, name) for name in Dataset.model_fields}
    for table, wanted in named.items():
        parts[table] = tuple(item for item in parts[table] if item.id in wanted)
    parts["figures"] = kept
    parts["claims"] = tuple(claims)
    parts["dismissals"] = tuple(item for item in dataset.dismissals if item.section in sections)
    # A part of a valid dataset, chosen like this, is valid: no need to check it again.
    part = Dataset.model_construct(**parts)
    subjects = subjects_of(part)
    known = tuple(item for item in dataset.acknowledgements if item.subject in subjects)
    return part.model_copy(update={"acknowledgements": known})


def subjects_of(part: Dataset) -> Set[str]:
    """The ids that a finding about this part of a dataset can name as its subject."""
    named = (part.figures, part.claims, part.metrics, part.units)
    return {item.id for items in named for item in items}


def _is_whole(claim: Claim, ids: Set[str], named: Mapping[str, Set[str]]) -> bool:
    if claim.implies:
        entity, metric = claim.implies.split("/")[:2]
        if entity not in named["entities"] or metric not in named["metrics"]:
            return False
    figures = {*claim.inputs, claim.stated or claim.inputs[0]} - {claim.implies}
    return ids >= figures


def _mentions(dataset: Dataset, figure: Figure, text: str) -> bool:
    metric = dataset.metric_by_id[figure.metric]
    topic = dataset.topic_by_id[metric.topic] if metric.topic else None
    words = (
        *names_of(dataset.entity_by_id[figure.entity]),
        *names_of(metric),
        *(names_of(topic) if topic else ()),
        metric.description,
        figure.scope,
        figure.note,
        figure.printed,
        figure.flag,
        figure.id,
    )
    return any(text in normalize_name(word) for word in words if word)
