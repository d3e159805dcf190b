"""Profiles: everything reported about an entity, a metric, or a topic."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from provcli.dataset.models import Dataset, Entity, Figure, Metric, Topic
from provcli.views.claims import build_allowed_panels, build_implied, check_claims_of
from provcli.views.figures import (
    FigureRow,
    build_rows,
    describe_status,
    find_changes,
    group_by_topic,
    order_figures,
)
from provcli.views.screen import (
    Block,
    Lines,
    Quote,
    QuoteLine,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_facts,
    list_notes,
    make_heading,
    make_pale,
    make_status,
)
from provcli.views.wording import (
    Footnotes,
    capitalize,
    describe_not_reported,
    format_source,
    format_unit,
    name_kind,
)

if TYPE_CHECKING:
    from provcli.analysis.claims import ImpliedFigure
    from provcli.checks.model import CheckResult

NamesBy = Literal["metric", "entity", "metric and entity"]


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
    quotes: Mapping[str, Quote] | None = None,
) -> Screen:
    """Return everything reported about a subject, with figures that claims imply.

    If the article was checked, the status line says so, and each figure may have a quote by its id.
    """
    figures = order_figures(find_figures_about(dataset, subject))
    claim_results = check_claims_of(dataset, figures)
    footnotes = Footnotes()
    with_section = len({figure.section for figure in figures}) > 1
    names_by: NamesBy = "entity"
    facts: tuple[tuple[str, str], ...] = ()
    details = not_reported = description = ""
    groups: Mapping[str, Sequence[Figure]] = {"": figures} if figures else {}
    match subject:
        case Entity():
            names_by = "metric"
            details = ", ".join(subject.codes.values())
            if subject.part_of:
                facts = (("Part of", dataset.entity_by_id[subject.part_of].name),)
            groups = group_by_topic(dataset, figures)
        case Metric():
            topic = dataset.topic_by_id[subject.topic].name if subject.topic else ""
            unit = format_unit(dataset.unit_of(subject.id))
            facts = (("Metric", subject.id), ("Topic", topic), ("Unit", unit))
            description = subject.description or ""
            reporting = {figure.entity for figure in figures}
            missing = [entity for entity in dataset.entities if entity.id not in reporting]
            not_reported = describe_not_reported(dataset, subject, missing)
        case Topic():
            names_by = "metric and entity"
            positions = {metric.id: position for position, metric in enumerate(dataset.metrics)}
            figures.sort(key=lambda figure: positions[figure.metric])
    changes = find_changes(dataset, figures)
    rows_by_title = {
        title: build_rows(
            dataset,
            group,
            footnotes,
            changes=changes,
            claim_results=claim_results,
            with_section=with_section,
        )
        for title, group in groups.items()
    }
    status = describe_status(figures, claim_results=claim_results, checked=checked)
    return (
        Lines([make_heading(subject.name, subject.local_name or "", details), make_status(status)]),
        Lines([description]),
        list_facts(fact for fact in facts if fact[1]),
        _build_table(rows_by_title, names_by=names_by, with_section=with_section),
        make_pale(not_reported),
        list_notes(footnotes.notes()),
        _list_quotes([row for rows in rows_by_title.values() for row in rows], quotes or {}),
        *build_allowed_panels(dataset, claim_results),
        build_implied(dataset, implied),
        make_pale(format_source(dataset)),
    )


def _build_table(
    rows_by_title: Mapping[str, Sequence[FigureRow]], *, names_by: NamesBy, with_section: bool
) -> ScreenTable:
    """Return groups of figures as one table, with each name printed once."""
    cells: list[tuple[Words, ...] | str] = []
    for title, rows in rows_by_title.items():
        cells += [title] if title else []
        previous = ("", "")
        for row in rows:
            metric, name = row.metric.name, row.describe_name(is_metric=names_by == "metric")
            shown = row.mark_name("" if (metric, name) == previous else name)
            leading: tuple[Words, ...] = (shown,)
            if names_by == "metric and entity":
                leading = ("" if metric == previous[0] else metric, shown)
            location, remark = Span(row.location, "pale"), Span(row.remark, row.attention)
            cells.append((*leading, row.mark_number(), row.unit, row.period, location, remark))
            previous = (metric, name)
    entities = {row.entity.id: row.entity for rows in rows_by_title.values() for row in rows}
    label = capitalize(name_kind(entities.values()))
    labels = {"metric": ["Metric"], "entity": [label], "metric and entity": ["Metric", label]}
    location_column = TableColumn("Location") if with_section else TableColumn("Par.", right=True)
    columns = (
        *(TableColumn(name, wraps=True, optional=False) for name in labels[names_by]),
        TableColumn("Value", right=True, optional=False),
        TableColumn("Unit", joins=True),
        TableColumn("Period"),
        location_column,
        TableColumn("Remark", wraps=True, drops=True),
    )
    return ScreenTable(columns, cells)


def _list_quotes(rows: Sequence[FigureRow], quotes: Mapping[str, Quote]) -> list[Block]:
    """Return where the article prints each figure, as far as it does."""
    found = [(row, quotes[row.figure.id]) for row in rows if row.figure.id in quotes]
    width = max((len(row.location) for row, _ in found), default=0)
    lines = [QuoteLine(quote, f"{row.location:<{width}}  ") for row, quote in found]
    return [Lines([Span("In the article", "strong")]), *lines] if lines else []
