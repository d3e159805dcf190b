"""The report: one page with what is wrong first, and every figure in one table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from provcli.analysis.claims import ClaimResult
from provcli.analysis.comparison import compare
from provcli.checks.context import CheckContext
from provcli.checks.engine import check
from provcli.checks.model import CheckResult
from provcli.dataset.models import Dataset, Entity, Topic
from provcli.dataset.selection import subjects_of
from provcli.values.periods import format_date
from provcli.views.article import ArticleParagraph, build_article
from provcli.views.chart import Chart, build_chart
from provcli.views.claims import AllowedPanel, build_allowed_panels, format_arithmetic
from provcli.views.figures import (
    FigureRow,
    build_rows,
    describe_status,
    find_changes,
    order_figures,
)
from provcli.views.findings import FindingRow, describe_check, describe_findings, describe_verdict
from provcli.views.overview import describe_article
from provcli.views.quotes import find_quotes, quote_findings
from provcli.views.screen import Quote
from provcli.views.wording import (
    Footnotes,
    StatusItem,
    capitalize,
    format_count,
    format_source,
    name_kind,
    pluralize,
)


class EntityTile(NamedTuple):
    """An entity with how much is reported about it.

    Its sign is a short alias, if it has one.
    """

    entity: Entity
    sign: str
    counts: str


class ReportPage(NamedTuple):
    """The content of the page, from top to bottom.

    Attributes:
        dataset: all of it; the page is about a part.
        story: a sentence for each number that the article gets wrong, and the note on it.
        label: the heading above the names of entities; `kinds` is its plural.
        is_map: whether the tiles have their places on a map.
        quotes: the sentence of each figure by its id, if the page contains the text.
        claims: the result of each claim with its arithmetic.
    """

    dataset: Dataset
    status: tuple[StatusItem, ...]
    verdict: StatusItem
    story: tuple[tuple[str, str], ...]
    allowed: tuple[AllowedPanel, ...]
    facts: tuple[tuple[str, str], ...]
    url: str
    label: str
    kinds: str
    tiles: tuple[EntityTile, ...]
    is_map: bool
    topics: tuple[Topic, ...]
    rows: tuple[FigureRow, ...]
    charts: tuple[Chart, ...]
    open: tuple[FindingRow, ...]
    acknowledged: tuple[FindingRow, ...]
    article: tuple[ArticleParagraph, ...]
    quotes: Mapping[str, Quote]
    claims: tuple[tuple[ClaimResult, str], ...]
    summary: tuple[str, ...]
    citation: str
    source: str

    @property
    def doubtful(self) -> tuple[FigureRow, ...]:
        """The flagged figures that no claim contradicts."""
        return tuple(row for row in self.rows if row.attention == "flagged")

    @property
    def anchor_of(self) -> Mapping[str, str]:
        """The anchor of each figure's row, by the figure's id."""
        return {row.figure.id: f"figure-{n}" for n, row in enumerate(self.rows, start=1)}


def build_report(
    dataset: Dataset,
    part: Dataset,
    *,
    entities: Sequence[Entity] = (),
    article: str | None = None,
    with_text: bool = False,
) -> ReportPage:
    """Return what a report says about a dataset.

    Args:
        dataset: all of it, which is checked and drawn.
        part: what the report shows of it, as `selection.subset` returns it.
        entities: those that the report is about; all of them if none is named.
        article: the article's text, to check the figures against.
        with_text: whether the page contains that text.
    """
    result = check(dataset, article)
    wanted = {entity.id for entity in entities or dataset.entities}
    shown = [entity for entity in dataset.entities if entity.id in wanted]
    claims = {claim.id for claim in part.claims}
    claim_results = [item for item in result.claim_results if item.claim.id in claims]
    allowed = build_allowed_panels(dataset, claim_results)
    subjects = subjects_of(part)
    findings = [item for item in result.findings if not entities or item.subject in subjects]
    case = CheckContext(dataset, article) if article and with_text else None
    quotes = quote_findings(case, findings) if case else {}
    rows = [row for row, _ in describe_findings(dataset, findings, allowed, quotes=quotes)]
    contradicted = {
        item.claim.stated or "" for item in claim_results if item.verdict == "inconsistent"
    }
    tiles = [entity.tile for entity in shown]
    kind = name_kind(shown)
    return ReportPage(
        dataset=dataset,
        status=describe_status(part.figures, claim_results=claim_results, checked=result),
        verdict=describe_verdict(result),
        story=tuple(_list_contradictions(dataset, allowed)),
        allowed=allowed,
        facts=(
            *describe_article(dataset),
            *((("License of the dataset", dataset.license),) if dataset.license else ()),
        ),
        url=_check_url(dataset.source.url),
        label=capitalize(kind),
        kinds=capitalize(pluralize(kind)),
        tiles=tuple(_build_tiles(part, shown)),
        is_map=None not in tiles and len(set(tiles)) == len(tiles),
        topics=part.topics,
        rows=_build_rows(dataset, part, result),
        charts=_build_charts(dataset, part),
        open=tuple(row for row in rows if not row.reason),
        acknowledged=tuple(row for row in rows if row.reason),
        article=build_article(case, contradicted=contradicted) if case else (),
        quotes=find_quotes(case) if case else {},
        claims=tuple((item, format_arithmetic(dataset, item)) for item in claim_results),
        summary=() if entities else tuple(describe_check(result)),
        citation=_cite(dataset),
        source=format_source(dataset),
    )


def _list_contradictions(
    dataset: Dataset, panels: Iterable[AllowedPanel]
) -> Iterable[tuple[str, str]]:
    """Yield a sentence per stated value that other figures contradict, and its note."""
    for panel in panels:
        for row in panel.rows:
            computed = row.computed_words or row.allowed_words
            figure = dataset.figure_by_id.get(row.stated_figure)
            subject = f"{row.name}: the" if figure else f"{row.name} The"
            words = f"article states {row.stated_words}. Its own figures give {computed}."
            yield f"{subject} {words}", (figure.note or "") if figure else ""


def _check_url(url: str | None) -> str:
    """Return the address if it is a web address; other schemes never become links."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def _cite(dataset: Dataset) -> str:
    source = dataset.source
    author = f"{source.publisher}: " if source.publisher else ""
    published = f", {format_date(source.date)}" if source.date else ""
    license_ = f", {dataset.license}" if dataset.license else ""
    return (
        f"{author}{source.title}{published}. "
        f"Figures from the dataset {dataset.title} ({dataset.name}{license_})."
    )


def _build_tiles(part: Dataset, shown: Iterable[Entity]) -> Iterator[EntityTile]:
    for entity in shown:
        figures = part.figures_by_entity.get(entity.id, ())
        flagged = sum(figure.flag is not None for figure in figures)
        counts = format_count(len(figures), "figure")
        sign = next((alias for alias in entity.aliases if len(alias) == 1), "")
        yield EntityTile(entity, sign, f"{counts}, {flagged} flagged" if flagged else counts)


def _build_rows(dataset: Dataset, part: Dataset, result: CheckResult) -> tuple[FigureRow, ...]:
    """Return the figures entity by entity, and those of an entity by topic."""
    entities = {entity.id: position for position, entity in enumerate(part.entities)}
    topics: dict[str | None, int] = {topic.id: i for i, topic in enumerate(part.topics)}
    figures = sorted(
        order_figures(part.figures),
        key=lambda figure: (
            entities[figure.entity],
            topics.get(dataset.metric_by_id[figure.metric].topic, len(topics)),
        ),
    )
    return build_rows(
        dataset,
        figures,
        Footnotes(),
        changes=find_changes(dataset, part.figures),
        claim_results=result.claim_results,
    )


def _build_charts(dataset: Dataset, part: Dataset) -> tuple[Chart, ...]:
    """Return a chart of each metric that has more than one figure, over all entities."""
    metrics = dict.fromkeys(figure.metric for figure in part.figures)
    return tuple(
        build_chart(dataset, [compare(dataset, metric)])
        for metric in metrics
        if len(dataset.figures_by_metric[metric]) > 1
    )
