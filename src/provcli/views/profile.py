"""Profiles: everything reported about an entity, a metric, or a topic."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from provcli.dataset.models import Dataset, Entity, Figure, Metric, Topic
from provcli.views.claims import (
    AllowedPanel,
    ImpliedRow,
    build_allowed_panels,
    build_implied_rows,
    check_claims_of,
)
from provcli.views.figures import (
    FigureRow,
    build_rows,
    describe_status,
    find_changes,
    group_by_topic,
    order_figures,
)
from provcli.views.wording import (
    Footnotes,
    StatusItem,
    capitalize,
    describe_not_reported,
    format_source,
    format_unit,
    name_kind,
)

if TYPE_CHECKING:
    from provcli.analysis.claims import ImpliedFigure
    from provcli.checks.engine import CheckResult
    from provcli.views.quotes import Quote


NamesBy = Literal["metric", "entity", "metric and entity"]


class FigureGroup(NamedTuple):
    """Rows under one title; the title is empty where nothing sets them apart."""

    title: str
    rows: tuple[FigureRow, ...]


class Profile(NamedTuple):
    """Everything reported about one subject.

    Attributes:
        details: the words beside the name, such as codes.
        names_by: whose names lead the rows.
        label: the heading above the names of entities: `Country`.
        location_label: `Par.` where all figures are of one section, else `Location`.
        quotes: figures with their sentence in the article, if there is one.
        allowed: what claims state, and what the figures allow.
    """

    title: str
    local_name: str
    details: str
    description: str
    facts: tuple[tuple[str, str], ...]
    status: tuple[StatusItem, ...]
    names_by: NamesBy
    label: str
    location_label: str
    groups: tuple[FigureGroup, ...]
    not_reported: str
    notes: tuple[tuple[str, str], ...]
    quotes: "tuple[tuple[FigureRow, Quote], ...]"
    allowed: tuple[AllowedPanel, ...]
    implied: tuple[ImpliedRow, ...]
    source: str


def find_figures_about(dataset: Dataset, subject: Entity | Metric | Topic) -> tuple[Figure, ...]:
    """Return the figures of an entity, a metric, or a topic."""
    match subject:
        case Entity():
            return dataset.figures_by_entity.get(subject.id, ())
        case Metric():
            return dataset.figures_of(subject.id)
    metrics = {metric.id for metric in dataset.metrics if metric.topic == subject.id}
    return tuple(figure for figure in dataset.figures if figure.metric in metrics)


def build_profile(
    dataset: Dataset,
    subject: Entity | Metric | Topic,
    *,
    implied: Sequence["ImpliedFigure"] = (),
    checked: "CheckResult | None" = None,
    quotes: "Mapping[str, Quote] | None" = None,
) -> Profile:
    """Return everything reported about a subject.

    Args:
        dataset: where its figures are.
        subject: one of the dataset's entities, metrics, or topics.
        implied: figures to add that claims imply.
        checked: a check against the article, for the status line.
        quotes: the sentence of each figure in the article, by its id.
    """
    figures = order_figures(find_figures_about(dataset, subject))
    claim_results = check_claims_of(dataset, figures)
    footnotes = Footnotes()

    def rows(group: Sequence[Figure]) -> tuple[FigureRow, ...]:
        return build_rows(
            dataset,
            group,
            footnotes,
            changes=changes,
            claim_results=claim_results,
            with_section=with_section,
        )

    with_section = len({figure.section for figure in figures}) > 1
    changes = find_changes(dataset, figures)
    names_by: NamesBy = "entity"
    ids = dict.fromkeys(figure.entity for figure in figures)
    entities = [dataset.entity_by_id[id_] for id_ in ids]
    facts: tuple[tuple[str, str], ...] = ()
    details = not_reported = description = ""
    match subject:
        case Entity():
            names_by = "metric"
            details = ", ".join(subject.codes.values())
            if subject.part_of:
                facts = (("Part of", dataset.entity_by_id[subject.part_of].name),)
            groups = [
                FigureGroup(topic, rows(group))
                for topic, group in group_by_topic(dataset, figures).items()
            ]
        case Metric():
            facts = _list_metric_facts(dataset, subject)
            description = subject.description or ""
            reporting = {figure.entity for figure in figures}
            missing = [entity for entity in dataset.entities if entity.id not in reporting]
            not_reported = describe_not_reported(dataset, subject, missing)
            groups = [FigureGroup("", rows(figures))] if figures else []
        case Topic():
            names_by = "metric and entity"
            positions = {metric.id: position for position, metric in enumerate(dataset.metrics)}
            figures.sort(key=lambda figure: positions[figure.metric])
            groups = [FigureGroup("", rows(figures))] if figures else []
    return Profile(
        title=subject.name,
        local_name=subject.local_name or "",
        details=details,
        description=description,
        facts=facts,
        status=describe_status(figures, claim_results=claim_results, checked=checked),
        names_by=names_by,
        label=capitalize(name_kind(entities)),
        location_label="Location" if with_section else "Par.",
        groups=tuple(groups),
        not_reported=not_reported,
        notes=footnotes.notes(),
        quotes=tuple(
            (row, (quotes or {})[row.figure.id])
            for group in groups
            for row in group.rows
            if row.figure.id in (quotes or {})
        ),
        allowed=build_allowed_panels(dataset, claim_results),
        implied=build_implied_rows(dataset, implied),
        source=format_source(dataset),
    )


def _list_metric_facts(dataset: Dataset, metric: Metric) -> tuple[tuple[str, str], ...]:
    facts = [("Metric", metric.id)]
    if metric.topic:
        facts.append(("Topic", dataset.topic_by_id[metric.topic].name))
    return (*facts, ("Unit", format_unit(dataset.unit_of(metric.id))))
