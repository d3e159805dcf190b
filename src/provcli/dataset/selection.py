"""Finding things by the names people use, and narrowing a dataset to a part of it."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from provcli.dataset.models import Claim, Dataset, Metric, Observation, Province, Topic
from provcli.errors import ProvError, nearest, shorten
from provcli.values.periods import UNDATED, span, within

Named = Province | Metric | Topic


def fold(text: str) -> str:
    """`text` without differences of case and width, as look-ups and searches compare it."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def names_of(item: Named) -> tuple[str, ...]:
    """Every name an item is found by: id, names, abbreviation, ISO and GB/T code."""
    names = [item.id, item.name, item.name_zh]
    if isinstance(item, Province):
        names += [item.abbreviation, item.iso_3166_2, item.gbt_2260]
    return tuple(name for name in names if name)


def find_province(dataset: Dataset, name: str) -> Province:
    """The province of that name, in any case and script.

    Raises:
        ProvError: there is none, or more than one.
    """
    found = _find(dataset.provinces, name, "province")
    assert isinstance(found, Province)
    return found


def find_metric(dataset: Dataset, name: str) -> Metric:
    """The metric of that id or name; errors as in `find_province`."""
    found = _find(dataset.metrics, name, "metric")
    assert isinstance(found, Metric)
    return found


def find_topic(dataset: Dataset, name: str) -> Topic:
    """The topic of that id or name; errors as in `find_province`."""
    found = _find(dataset.topics, name, "topic")
    assert isinstance(found, Topic)
    return found


def find(dataset: Dataset, name: str) -> Province | Metric:
    """The province or metric of that name; errors as in `find_province`."""
    found = _find((*dataset.provinces, *dataset.metrics), name, "province or metric")
    assert not isinstance(found, Topic)
    return found


def find_observation(dataset: Dataset, name: str) -> Observation:
    """The observation of that id, in any case.

    The province in it may be any name of the province.

    Raises:
        ProvError: there is none.
    """
    if name in dataset.observation_by_id:
        return dataset.observation_by_id[name]
    province, slash, rest = name.partition("/")
    by_id = {fold(key): observation for key, observation in dataset.observation_by_id.items()}
    wanted = fold(name)
    if slash:
        with suppress(ProvError):
            wanted = fold(f"{find_province(dataset, province).id}/{rest}")
    if wanted not in by_id:
        raise _not_found(name, "observation", {key: key for key in dataset.observation_by_id})
    return by_id[wanted]


def _find(items: Iterable[Named], name: str, noun: str) -> Named:
    items = tuple(items)
    wanted = fold(name)
    matches = [item for item in items if wanted in map(fold, names_of(item))]
    # An id is the name nobody else can have: it decides where others are shared.
    exact = [item for item in matches if item.id == wanted] or matches
    if len(exact) == 1:
        return exact[0]
    if exact:
        names = [shorten(_name_alone(item, items)) for item in exact]
        raise ProvError(
            f"{shorten(name)} names more than one {noun}: {', '.join(names)}.",
            hint="Use one of these names.",
        )
    raise _not_found(name, noun, {known: item.id for item in items for known in names_of(item)})


def _name_alone(item: Named, items: Iterable[Named]) -> str:
    """The first name of an item that no other has; its id if others have them all."""
    others = {fold(name) for other in items if other is not item for name in names_of(other)}
    return next((name for name in names_of(item) if fold(name) not in others), item.id)


def _not_found(name: str, noun: str, id_by_name: Mapping[str, str]) -> ProvError:
    ids = dict.fromkeys(id_by_name[match] for match in nearest(name, id_by_name))
    lists = " and ".join(f"`provcli list {it}s`" for it in noun.split(" or "))
    return ProvError(
        f"There is no {noun} {shorten(name)}.",
        hint=f"Did you mean {' or '.join(ids)}?" if ids else f"See {lists}.",
    )


@dataclass(frozen=True)
class Filter:
    """What part of a dataset is wanted; an empty field wants everything.

    Args:
        provinces: names of provinces.
        metrics: names of metrics.
        topics: names of topics.
        period: a period that holds the wanted ones, or `undated`.
        search: text that occurs in a label, a description, a scope, a note, a flag, an id or a
            printed number.
    """

    provinces: Sequence[str] = ()
    metrics: Sequence[str] = ()
    topics: Sequence[str] = ()
    period: str | None = None
    search: str | None = None

    def __bool__(self) -> bool:
        return any((self.provinces, self.metrics, self.topics, self.period, self.search))


def select(dataset: Dataset, wanted: Filter) -> Dataset:
    """The part of a dataset that `wanted` describes, itself a valid dataset.

    Provinces, metrics and topics without a figure left go, and so do claims that miss an input.

    Raises:
        ProvError: a name of the filter is unknown, or its period is none.
    """
    if not wanted:
        return dataset
    provinces = {find_province(dataset, name).id for name in wanted.provinces}
    topics = {find_topic(dataset, name).id for name in wanted.topics}
    metrics = {find_metric(dataset, name).id for name in wanted.metrics}
    period = checked_period(wanted.period)
    matching = {
        metric.id
        for metric in dataset.metrics
        if (not metrics or metric.id in metrics) and (not topics or metric.topic in topics)
    }
    return restrict(
        dataset,
        [
            figure
            for figure in dataset.observations
            if figure.metric in matching
            and (not provinces or figure.province in provinces)
            and (not period or within(figure.period, period))
            and (not wanted.search or _mentions(dataset, figure, fold(wanted.search)))
        ],
    )


def checked_period(period: str | None) -> str | None:
    """`period` as it is, once it is sure to be one.

    Raises:
        ProvError: it is neither a period nor `undated`.
    """
    try:
        if period and period != UNDATED:
            span(period)
    except ValueError as error:
        raise ProvError(
            f"{error}.",
            hint="Write 2023, 2024-02, 2024-01/2024-02, 2016/.. or undated.",
        ) from error
    return period


def restrict(dataset: Dataset, observations: Iterable[Observation]) -> Dataset:
    """The dataset with these observations only, and with what they need."""
    kept = tuple(observations)
    metric_ids = {figure.metric for figure in kept}
    metrics = [metric for metric in dataset.metrics if metric.id in metric_ids]
    named = {
        "provinces": {figure.province for figure in kept},
        "units": {metric.unit for metric in metrics},
        "topics": {metric.topic for metric in metrics},
        "metrics": metric_ids,
    }
    sections = {figure.section for figure in kept}
    ids = {figure.id for figure in kept}
    claims = [claim for claim in dataset.claims if _is_whole(claim, ids, named)]
    parts: dict[str, Any] = {name: getattr(dataset, name) for name in Dataset.model_fields}
    for table, wanted in named.items():
        parts[table] = tuple(item for item in parts[table] if item.id in wanted)
    parts["observations"] = kept
    parts["claims"] = tuple(claims)
    parts["dismissals"] = tuple(item for item in dataset.dismissals if item.section in sections)
    # A part of a valid dataset, chosen like this, is valid: no need to check it again.
    part = Dataset.model_construct(**parts)
    subjects = subjects_of(part)
    known = tuple(item for item in dataset.acknowledgements if item.subject in subjects)
    return part.model_copy(update={"acknowledgements": known})


def subjects_of(part: Dataset) -> Set[str]:
    """The ids that a finding about this part of a dataset can name as its subject."""
    named = (part.observations, part.claims, part.metrics, part.units)
    return {item.id for items in named for item in items}


def _is_whole(claim: Claim, ids: Set[str], named: Mapping[str, Set[str]]) -> bool:
    if claim.implies:
        province, metric = claim.implies.split("/")[:2]
        if province not in named["provinces"] or metric not in named["metrics"]:
            return False
    figures = {*claim.inputs, claim.stated or claim.inputs[0]} - {claim.implies}
    return ids >= figures


def _mentions(dataset: Dataset, figure: Observation, text: str) -> bool:
    metric = dataset.metric_by_id[figure.metric]
    topic = dataset.topic_by_id[metric.topic]
    words = (
        *names_of(dataset.province_by_id[figure.province]),
        *names_of(metric),
        *names_of(topic),
        metric.description,
        figure.scope,
        figure.note,
        figure.printed,
        figure.flag,
        figure.id,
    )
    return any(text in fold(word) for word in words if word)
