"""A report on a dataset as one page: what stands on it, before any HTML."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from provcli.analysis.comparison import Comparison, compare
from provcli.checks.engine import RULE_BY_CODE, Finding, check
from provcli.dataset.models import Dataset, Observation, Province, Topic
from provcli.dataset.selection import subjects_of
from provcli.values.periods import published, sort_key
from provcli.values.periods import readable as readable_period
from provcli.views.chart import Chart, Ends, Kind, Mark, Panel, chart
from provcli.views.findings import arithmetic, summary_lines
from provcli.views.wording import figure_text, source_words

_MOST_NAMES = 20
"""So many provinces without a figure are named below a chart."""


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
class Figure:
    """A figure as a row: what is read, and what it is sorted and filtered by.

    Attributes:
        value_key: the exact value.
        period_key: the last day of the period, as a number of days.
    """

    anchor: str
    id: str
    province: Province
    topic: Topic
    metric: str
    metric_zh: str
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
class Bar:
    """A mark of a chart: its words, and where its bar lies on an axis from 0 to 100."""

    row: str
    words: str
    kind: Kind
    start: Decimal
    length: Decimal
    is_drawn: bool


@dataclass(frozen=True)
class Axis:
    """A panel of a chart with its bars; `zero` is where they begin."""

    title: str
    subtitle: str
    zero: Decimal
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Picture:
    """A chart with what stands below it.

    Attributes:
        anchor: what links to it name; empty for one that stands at its only subject.
        profiles: the provinces on it that have a profile, where the reader may have come from.
    """

    axes: tuple[Axis, ...]
    lines: tuple[str, ...]
    anchor: str = ""
    profiles: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Profile:
    """All of one province.

    Attributes:
        pictures: the charts that are about this province alone.
        charts: those on which it stands beside others.
    """

    province: Province
    anchor: str
    codes: str
    figures: tuple[Figure, ...]
    doubted: int
    pictures: tuple[Picture, ...]
    charts: tuple[Link, ...]


@dataclass(frozen=True)
class Told:
    """A finding as a row."""

    code: str
    severity: str
    about: Link
    message: str
    evidence: str
    advice: str


@dataclass(frozen=True)
class Recomputed:
    """A claim as a row, with its arithmetic."""

    says: str
    verdict: str
    arithmetic: str
    parts: tuple[Link, ...]


@dataclass(frozen=True)
class Page:
    """What stands on the page, from top to bottom."""

    name: str
    title: str
    description: str
    facts: tuple[tuple[str, str], ...]
    url: str
    counts: str
    profiles: tuple[Profile, ...]
    charts: tuple[Picture, ...]
    is_map: bool
    topics: tuple[Topic, ...]
    open: tuple[Told, ...]
    acknowledged: tuple[Told, ...]
    claims: tuple[Recomputed, ...]
    summary: tuple[str, ...]
    citation: str
    example: str
    source: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all provinces."""
        return tuple(figure for profile in self.profiles for figure in profile.figures)


def page(
    dataset: Dataset,
    part: Dataset,
    *,
    provinces: Sequence[Province] = (),
    article: str | None = None,
) -> Page:
    """What a report says of a dataset.

    Args:
        dataset: the whole, which is checked and drawn.
        part: what the report tells of it, as `selection.restrict` gives it.
        provinces: those with a profile; all of them if none is named.
        article: the article's text, which the figures are then checked against.
    """
    report = check(dataset, article)
    anchors = {it.id: f"figure-{place}" for place, it in enumerate(part.observations, start=1)}
    wanted = {it.id for it in provinces or dataset.provinces}
    shown = [it for it in dataset.provinces if it.id in wanted]
    subjects, claims = subjects_of(part), {it.id for it in part.claims}
    findings = [it for it in report.findings if not provinces or it.subject in subjects]
    judgements = [it for it in report.judgements if it.claim.id in claims]
    profiles, charts = _drawn(dataset, part, shown, anchors)
    tiles = [it.tile for it in shown]
    example = next(iter(part.observations), None)
    return Page(
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
            Recomputed(
                it.claim.says,
                it.verdict,
                arithmetic(dataset, it),
                tuple(
                    Link(name, anchors.get(name, ""))
                    for name in (*it.claim.inputs, *filter(None, [it.claim.stated]))
                ),
            )
            for it in judgements
        ),
        summary=() if provinces else tuple(summary_lines(report)),
        citation=_citation(dataset),
        example=example.id if example else "",
        source=source_words(dataset),
    )


def _facts(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    source = dataset.source
    told = (
        ("Article", source.title),
        ("Publisher", source.publisher),
        ("Published", published(source.date)),
        ("Copy", source.copy_state or ""),
        ("Licence of the dataset", dataset.license or ""),
    )
    return tuple(it for it in told if it[1])


def _safe_url(url: str | None) -> str:
    """The address, if it is one of the web: no other scheme becomes a link."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def _counts(part: Dataset) -> str:
    flagged = sum(it.flag is not None for it in part.observations)
    return (
        f"{len(part.observations)} figures of {len(part.metrics)} metrics, {flagged} of them "
        f"doubted; {len(part.claims)} claims between them."
    )


def _citation(dataset: Dataset) -> str:
    source = dataset.source
    licence = f", {dataset.license}" if dataset.license else ""
    return (
        f"{source.publisher}: {source.title}, {published(source.date)}. "
        f"Figures from the dataset {dataset.title} ({dataset.name}{licence})."
    )


def _drawn(
    dataset: Dataset, part: Dataset, shown: Sequence[Province], anchors: Mapping[str, str]
) -> tuple[tuple[Profile, ...], tuple[Picture, ...]]:
    """The profiles, and the charts that they share: of each metric with more than one figure."""
    order = {topic.id: place for place, topic in enumerate(dataset.topics)}
    topic_of = {metric.id: order[metric.topic] for metric in dataset.metrics}
    figures = sorted(part.observations, key=lambda it: topic_of[it.metric])
    by_province = _grouped(figures, lambda it: it.province)
    by_metric = _grouped(dataset.observations, lambda it: it.metric)
    shared = [it for it in dict.fromkeys(it.metric for it in figures) if len(by_metric[it]) > 1]
    links = {
        metric: Link(dataset.metric_by_id[metric].name, f"chart-{place}")
        for place, metric in enumerate(shared, start=1)
    }
    profiles = tuple(
        _profile(dataset, it, by_province.get(it.id, ()), anchors, links) for it in shown
    )
    back = {it.province.id: Link(it.province.name, it.anchor) for it in profiles}
    charts = tuple(
        _shared(dataset, metric, by_metric[metric], link.to, back) for metric, link in links.items()
    )
    return profiles, charts


def _grouped(
    figures: Iterable[Observation], key: Callable[[Observation], str]
) -> Mapping[str, Sequence[Observation]]:
    groups: dict[str, list[Observation]] = {}
    for it in figures:
        groups.setdefault(key(it), []).append(it)
    return groups


def _profile(
    dataset: Dataset,
    province: Province,
    figures: Sequence[Observation],
    anchors: Mapping[str, str],
    links: Mapping[str, Link],
) -> Profile:
    return Profile(
        province,
        f"province-{province.id}",
        ", ".join(filter(None, (province.iso_3166_2, province.gbt_2260))),
        tuple(_figure(dataset, it, anchors[it.id]) for it in figures),
        sum(it.flag is not None for it in figures),
        tuple(_pictures(dataset, (it for it in figures if it.metric not in links))),
        tuple(links[it] for it in dict.fromkeys(it.metric for it in figures) if it in links),
    )


def _figure(dataset: Dataset, figure: Observation, anchor: str) -> Figure:
    metric = dataset.metric_by_id[figure.metric]
    return Figure(
        anchor=anchor,
        id=figure.id,
        province=dataset.province_by_id[figure.province],
        topic=dataset.topic_by_id[metric.topic],
        metric=metric.name,
        metric_zh=metric.name_zh or "",
        scope=figure.scope or "",
        words=figure_text(dataset, figure),
        value_key=format(figure.value, "f"),
        unit=metric.unit,
        period=readable_period(figure.period),
        period_key=sort_key(figure.period)[0].toordinal(),
        plan=figure.status == "target",
        heading=dataset.heading_by_section[figure.section],
        paragraph=figure.paragraph,
        printed=figure.printed,
        flag=figure.flag or "",
        note=figure.note or "",
    )


def _pictures(dataset: Dataset, figures: Iterable[Observation]) -> Iterable[Picture]:
    """A chart for each unit of the rates among figures that are the only ones of their metrics."""
    rates = [it for it in figures if dataset.unit_of(it.metric).kind == "rate"]
    for alone in _grouped(rates, lambda it: dataset.unit_of(it.metric).id).values():
        if len(alone) > 1:
            compared = [_compared(dataset, it.metric, [it]) for it in alone]
            yield _together(chart(dataset, compared))


def _shared(
    dataset: Dataset,
    metric: str,
    figures: Sequence[Observation],
    anchor: str,
    back: Mapping[str, Link],
) -> Picture:
    """A chart of all provinces that have a figure, and a line on those that have none."""
    named = dict.fromkeys(it.province for it in figures)
    drawn = chart(dataset, [_compared(dataset, metric, figures)])
    return Picture(
        tuple(_axis(*it) for it in drawn.axes),
        (*drawn.legend(), *drawn.notes, *_not_reported(dataset, named)),
        anchor,
        tuple(back[it] for it in named if it in back),
    )


def _not_reported(dataset: Dataset, named: Collection[str]) -> Iterable[str]:
    """Who has no figure; only how many, where names would fill the page."""
    count = len(dataset.provinces) - len(named)
    if count > _MOST_NAMES:
        yield f"Not reported: {count} of {len(dataset.provinces)} provinces."
    elif count:
        names = (it.name for it in dataset.provinces if it.id not in named)
        yield f"Not reported: {', '.join(names)}."


def _compared(dataset: Dataset, metric: str, figures: Sequence[Observation]) -> Comparison:
    return compare(dataset, dataset.metric_by_id[metric], figures=figures, provinces=())


def _together(drawn: Chart) -> Picture:
    """Panels of one mark each as the rows of one."""
    axes = [(panel, _axis(panel, ends)) for panel, ends in drawn.axes]
    bars = tuple(
        replace(it, row=f"{panel.title}; {panel.period}")
        for panel, axis in axes
        for it in axis.bars
    )
    first, axis = axes[0]
    one = Axis("Rates and changes", f"in {first.axis}", axis.zero, bars)
    return Picture((one,), (*drawn.legend(), *drawn.notes))


def _axis(panel: Panel, ends: Ends) -> Axis:
    low, high = ends
    unit = (high - low) / 100 or Decimal(1)

    def at(value: Decimal) -> Decimal:
        return ((value - low) / unit).quantize(Decimal("0.01"))

    def bar(mark: Mark) -> Bar:
        start, end = sorted((at(Decimal(0)), at(mark.value or Decimal(0))))
        drawn = mark.value is not None and not panel.ranked
        return Bar(mark.row, mark.words, mark.kind, start, end - start, drawn)

    return Axis(
        panel.title,
        panel.subtitle,
        at(Decimal(0)),
        tuple(map(bar, panel.marks)),
    )


def _told(finding: Finding, anchors: Mapping[str, str]) -> Told:
    return Told(
        finding.code,
        finding.severity,
        Link(finding.subject, anchors.get(finding.subject, "")),
        finding.message,
        finding.expects,
        finding.acknowledged or RULE_BY_CODE[finding.code].hint,
    )
