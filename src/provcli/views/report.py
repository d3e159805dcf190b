"""A report on a dataset as one page: what stands on it, before any HTML."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from provcli.analysis.comparison import Comparison, compare
from provcli.checks.engine import RULE_BY_CODE, Finding, check
from provcli.dataset.models import Dataset, Entity, Figure, Topic
from provcli.dataset.selection import subjects_of
from provcli.values.periods import format_date, format_period, period_sort_key
from provcli.views.chart import AxisRange, Chart, ChartMark, MarkKind, Panel, build_chart
from provcli.views.findings import format_arithmetic, format_summary
from provcli.views.wording import format_figure, format_source

_MOST_NAMES = 20
"""So many entities without a figure are named below a chart."""


@dataclass(frozen=True)
class Link:
    """Words that may lead to a place on the page.

    Attributes:
        words: what is read.
        to: the anchor it leads to; empty if it leads nowhere.
    """

    words: str
    to: str = ""


@dataclass(frozen=True)
class FigureRow:
    """A figure as a row: what is read, and what it is sorted and filtered by.

    Attributes:
        value_key: the exact value.
        period_key: the last day of the period, as a number of days.
    """

    anchor: str
    id: str
    entity: Entity
    topic: Topic | None
    metric: str
    metric_local_name: str
    scope: str
    words: str
    value_key: str
    unit: str
    period: str
    period_key: int
    plan: bool
    heading: str
    paragraph: int
    printed: str
    flag: str
    note: str


@dataclass(frozen=True)
class ChartBar:
    """A mark of a chart: its words, and where its bar lies on an axis from 0 to 100."""

    row: str
    words: str
    kind: MarkKind
    start: Decimal
    length: Decimal
    is_drawn: bool


@dataclass(frozen=True)
class ChartPanel:
    """A panel of a chart with its bars; `zero` is where they begin."""

    title: str
    subtitle: str
    zero: Decimal
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True)
class PageChart:
    """A chart with what stands below it.

    Attributes:
        anchor: what links to it name; empty for one that stands at its only subject.
        profiles: the entities on it that have a profile, where the reader may have come from.
    """

    axes: tuple[ChartPanel, ...]
    lines: tuple[str, ...]
    anchor: str = ""
    profiles: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Profile:
    """All of one entity.

    Attributes:
        pictures: the charts that are about this entity alone.
        charts: those on which it stands beside others.
    """

    entity: Entity
    anchor: str
    codes: str
    figures: tuple[FigureRow, ...]
    doubted: int
    pictures: tuple[PageChart, ...]
    charts: tuple[Link, ...]


@dataclass(frozen=True)
class FindingRow:
    """A finding as a row."""

    code: str
    severity: str
    about: Link
    message: str
    evidence: str
    advice: str


@dataclass(frozen=True)
class ClaimRow:
    """A claim as a row, with its arithmetic."""

    statement: str
    verdict: str
    arithmetic: str
    parts: tuple[Link, ...]


@dataclass(frozen=True)
class ReportPage:
    """What stands on the page, from top to bottom."""

    name: str
    title: str
    description: str
    facts: tuple[tuple[str, str], ...]
    url: str
    counts: str
    profiles: tuple[Profile, ...]
    charts: tuple[PageChart, ...]
    is_map: bool
    topics: tuple[Topic, ...]
    open: tuple[FindingRow, ...]
    acknowledged: tuple[FindingRow, ...]
    claims: tuple[ClaimRow, ...]
    summary: tuple[str, ...]
    citation: str
    example: str
    source: str

    @property
    def figures(self) -> tuple[FigureRow, ...]:
        """The figures of all entities."""
        return tuple(figure for profile in self.profiles for figure in profile.figures)


def build_report(
    dataset: Dataset,
    part: Dataset,
    *,
    entities: Sequence[Entity] = (),
    article: str | None = None,
) -> ReportPage:
    """What a report says of a dataset.

    Args:
        dataset: the whole, which is checked and drawn.
        part: what the report tells of it, as `selection.restrict` gives it.
        entities: those with a profile; all of them if none is named.
        article: the article's text, which the figures are then checked against.
    """
    report = check(dataset, article)
    anchors = {it.id: f"figure-{place}" for place, it in enumerate(part.figures, start=1)}
    wanted = {it.id for it in entities or dataset.entities}
    shown = [it for it in dataset.entities if it.id in wanted]
    subjects, claims = subjects_of(part), {it.id for it in part.claims}
    findings = [it for it in report.findings if not entities or it.subject in subjects]
    claim_results = [it for it in report.claim_results if it.claim.id in claims]
    profiles, charts = _drawn(dataset, part, shown, anchors)
    tiles = [it.tile for it in shown]
    example = next(iter(part.figures), None)
    return ReportPage(
        name=dataset.name,
        title=dataset.title,
        description=dataset.description or "",
        facts=_facts(dataset),
        url=_safe_url(dataset.source.url),
        counts=_counts(part),
        profiles=profiles,
        charts=charts,
        is_map=None not in tiles and len(set(tiles)) == len(tiles),
        topics=part.topics,
        open=tuple(_told(it, anchors) for it in findings if it.acknowledged is None),
        acknowledged=tuple(_told(it, anchors) for it in findings if it.acknowledged is not None),
        claims=tuple(
            ClaimRow(
                it.claim.statement,
                it.verdict,
                format_arithmetic(dataset, it),
                tuple(
                    Link(name, anchors.get(name, ""))
                    for name in (*it.claim.inputs, *filter(None, [it.claim.stated]))
                ),
            )
            for it in claim_results
        ),
        summary=() if entities else tuple(format_summary(report)),
        citation=_citation(dataset),
        example=example.id if example else "",
        source=format_source(dataset),
    )


def _facts(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    source = dataset.source
    told = (
        ("Article", source.title),
        ("Publisher", source.publisher),
        ("Published", format_date(source.date)),
        ("Copy", source.copy_state or ""),
        ("Licence of the dataset", dataset.license or ""),
    )
    return tuple(it for it in told if it[1])


def _safe_url(url: str | None) -> str:
    """The address, if it is one of the web: no other scheme becomes a link."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def _counts(part: Dataset) -> str:
    flagged = sum(it.flag is not None for it in part.figures)
    return (
        f"{len(part.figures)} figures of {len(part.metrics)} metrics, {flagged} of them "
        f"doubted; {len(part.claims)} claims between them."
    )


def _citation(dataset: Dataset) -> str:
    source = dataset.source
    licence = f", {dataset.license}" if dataset.license else ""
    return (
        f"{source.publisher}: {source.title}, {format_date(source.date)}. "
        f"Figures from the dataset {dataset.title} ({dataset.name}{licence})."
    )


def _drawn(
    dataset: Dataset, part: Dataset, shown: Sequence[Entity], anchors: Mapping[str, str]
) -> tuple[tuple[Profile, ...], tuple[PageChart, ...]]:
    """The profiles, and the charts that they share: of each metric with more than one figure."""
    order: dict[str | None, int] = {topic.id: place for place, topic in enumerate(dataset.topics)}
    order[None] = len(order)
    topic_of = {metric.id: order[metric.topic] for metric in dataset.metrics}
    figures = sorted(part.figures, key=lambda it: topic_of[it.metric])
    by_entity = _grouped(figures, lambda it: it.entity)
    by_metric = _grouped(dataset.figures, lambda it: it.metric)
    shared = [it for it in dict.fromkeys(it.metric for it in figures) if len(by_metric[it]) > 1]
    links = {
        metric: Link(dataset.metric_by_id[metric].name, f"chart-{place}")
        for place, metric in enumerate(shared, start=1)
    }
    profiles = tuple(
        _profile(dataset, it, by_entity.get(it.id, ()), anchors, links) for it in shown
    )
    back = {it.entity.id: Link(it.entity.name, it.anchor) for it in profiles}
    charts = tuple(
        _shared(dataset, metric, by_metric[metric], link.to, back) for metric, link in links.items()
    )
    return profiles, charts


def _grouped(
    figures: Iterable[Figure], key: Callable[[Figure], str]
) -> Mapping[str, Sequence[Figure]]:
    groups: dict[str, list[Figure]] = {}
    for it in figures:
        groups.setdefault(key(it), []).append(it)
    return groups


def _profile(
    dataset: Dataset,
    entity: Entity,
    figures: Sequence[Figure],
    anchors: Mapping[str, str],
    links: Mapping[str, Link],
) -> Profile:
    return Profile(
        entity,
        f"entity-{entity.id}",
        ", ".join(entity.codes.values()),
        tuple(_figure_row(dataset, it, anchors[it.id]) for it in figures),
        sum(it.flag is not None for it in figures),
        tuple(_pictures(dataset, (it for it in figures if it.metric not in links))),
        tuple(links[it] for it in dict.fromkeys(it.metric for it in figures) if it in links),
    )


def _figure_row(dataset: Dataset, figure: Figure, anchor: str) -> FigureRow:
    metric = dataset.metric_by_id[figure.metric]
    return FigureRow(
        anchor=anchor,
        id=figure.id,
        entity=dataset.entity_by_id[figure.entity],
        topic=dataset.topic_by_id[metric.topic] if metric.topic else None,
        metric=metric.name,
        metric_local_name=metric.local_name or "",
        scope=figure.scope or "",
        words=format_figure(dataset, figure),
        value_key=format(figure.value, "f"),
        unit=metric.unit,
        period=format_period(figure.period),
        period_key=period_sort_key(figure.period)[0].toordinal(),
        plan=figure.status == "target",
        heading=dataset.heading_by_section[figure.section],
        paragraph=figure.paragraph,
        printed=figure.printed,
        flag=figure.flag or "",
        note=figure.note or "",
    )


def _pictures(dataset: Dataset, figures: Iterable[Figure]) -> Iterable[PageChart]:
    """A chart for each unit of the rates among figures that are the only ones of their metrics."""
    rates = [it for it in figures if dataset.unit_of(it.metric).kind == "rate"]
    for alone in _grouped(rates, lambda it: dataset.unit_of(it.metric).id).values():
        if len(alone) > 1:
            compared = [_compared(dataset, it.metric, [it]) for it in alone]
            yield _together(build_chart(dataset, compared))


def _shared(
    dataset: Dataset,
    metric: str,
    figures: Sequence[Figure],
    anchor: str,
    back: Mapping[str, Link],
) -> PageChart:
    """A chart of all entities that have a figure, and a line on those that have none."""
    named = dict.fromkeys(it.entity for it in figures)
    drawn = build_chart(dataset, [_compared(dataset, metric, figures)])
    return PageChart(
        tuple(_axis(*it) for it in drawn.axes),
        (*drawn.legend(), *drawn.notes, *_not_reported(dataset, named)),
        anchor,
        tuple(back[it] for it in named if it in back),
    )


def _not_reported(dataset: Dataset, named: Collection[str]) -> Iterable[str]:
    """Who has no figure; only how many, where names would fill the page."""
    count = len(dataset.entities) - len(named)
    if count > _MOST_NAMES:
        yield f"Not reported: {count} of {len(dataset.entities)} entities."
    elif count:
        names = (it.name for it in dataset.entities if it.id not in named)
        yield f"Not reported: {', '.join(names)}."


def _compared(dataset: Dataset, metric: str, figures: Sequence[Figure]) -> Comparison:
    return compare(dataset, dataset.metric_by_id[metric], figures=figures, entities=())


def _together(drawn: Chart) -> PageChart:
    """Panels of one mark each as the rows of one."""
    axes = [(panel, _axis(panel, ends)) for panel, ends in drawn.axes]
    bars = tuple(
        replace(it, row=f"{panel.title}; {panel.period}")
        for panel, axis in axes
        for it in axis.bars
    )
    first, axis = axes[0]
    one = ChartPanel("Rates and changes", f"in {first.axis}", axis.zero, bars)
    return PageChart((one,), (*drawn.legend(), *drawn.notes))


def _axis(panel: Panel, ends: AxisRange) -> ChartPanel:
    low, high = ends
    unit = (high - low) / 100 or Decimal(1)

    def at(value: Decimal) -> Decimal:
        return ((value - low) / unit).quantize(Decimal("0.01"))

    def bar(mark: ChartMark) -> ChartBar:
        start, end = sorted((at(Decimal(0)), at(mark.value or Decimal(0))))
        drawn = mark.value is not None and not panel.ranked
        return ChartBar(mark.row, mark.words, mark.kind, start, end - start, drawn)

    return ChartPanel(
        panel.title,
        panel.subtitle,
        at(Decimal(0)),
        tuple(map(bar, panel.marks)),
    )


def _told(finding: Finding, anchors: Mapping[str, str]) -> FindingRow:
    return FindingRow(
        finding.code,
        finding.severity,
        Link(finding.subject, anchors.get(finding.subject, "")),
        finding.message,
        finding.evidence,
        finding.acknowledged or RULE_BY_CODE[finding.code].hint,
    )
