"""What the explorer shows: rows, tree branches, and commands that print the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING, NamedTuple

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.dataset.load import LoadedDataset
from provcli.dataset.models import Dataset, Dismissal, Entity, Figure, Metric, Subject, Topic
from provcli.dataset.search import SearchIndex
from provcli.views.figures import SORT_COLUMNS, FigureRow, build_rows, sort_rows
from provcli.views.wording import (
    Attention,
    Footnotes,
    capitalize,
    format_location,
    name_kind,
    pluralize,
)

if TYPE_CHECKING:
    from provcli.export.registry import ContentKind
    from provcli.views.article import ArticleParagraph
    from provcli.views.screen import Quote

Contents = Mapping["ContentKind", Callable[[], object]]
"""What can be exported, as in the result of a command."""

COLUMNS = tuple(map(str.capitalize, SORT_COLUMNS))
READING = "Reading the article..."
_TABLE, _PROOF = "the table", "proof, claims, and note"
_COMPARISON, _CHART = "the comparison", "the chart"
_MAX_OPEN = 40
"""A group of so many entities is open at the start."""


class Row(NamedTuple):
    """A line of the table: a figure, or a number of the article that is not one."""

    key: str
    cells: tuple[str, ...]
    attention: Attention = ""
    source: FigureRow | None = None

    @property
    def figure(self) -> Figure | None:
        return self.source.figure if self.source else None


@dataclass(frozen=True)
class Branch:
    """A branch of the tree, or a search: what the table shows if a reader chooses it.

    Attributes:
        commands: those that print the same, without `provcli`, and what each prints.
        children: makes the branches below it, once a reader opens it.
        is_open: whether it is open at the start.
        count: how many there are, where these are not figures.
        contradicted: how many of its claims are contradicted, if it shows claims.
    """

    label: str
    rows: Sequence[Row]
    commands: Sequence[tuple[str, str]] = (("list figures", _TABLE),)
    children: Callable[[], Iterable["Branch"]] | None = None
    is_open: bool = False
    count: int | None = None
    contradicted: int | None = None

    @property
    def problems(self) -> int:
        """How many of its claims, or else of its rows, are contradicted or flagged."""
        if self.contradicted is not None:
            return self.contradicted
        return sum(row.attention in ("flagged", "contradicted") for row in self.rows)


@dataclass(frozen=True)
class Selection:
    """What is compared and drawn: metrics, and entities if only some."""

    metrics: tuple[str, ...]
    entities: tuple[str, ...] = ()
    baseline: str | None = None

    @property
    def missing(self) -> str:
        """Why there is no metric to compare."""
        return "The marked entities share no metric." if self.entities else "No figure to compare."


@dataclass(eq=False)
class Session:
    """A dataset, perhaps with its article, and what is computed of them once."""

    file: LoadedDataset
    article: str | None = None
    article_name: Path | None = None
    data_option: str = ""

    def __post_init__(self) -> None:
        self.dataset: Dataset = self.file.dataset
        self.quotes: Mapping[str, Quote] | None = None
        self.paragraphs: Sequence[ArticleParagraph] = ()
        self.entity_label = capitalize(name_kind(self.dataset.entities))
        self.claim_results: tuple[ClaimResult, ...] = check_claims(self.dataset)
        self._claims_of: dict[str, list[ClaimResult]] = {}
        for result in self.claim_results:
            for id_ in dict.fromkeys((result.claim.stated or "", *result.claim.inputs)):
                self._claims_of.setdefault(id_, []).append(result)
        self.row_of = {
            row.figure.id: Row(
                row.figure.id,
                (
                    row.entity.name,
                    f"{row.metric.name} ({row.figure.scope})" if row.figure.scope
                    else row.metric.name,
                    row.number, row.unit, row.period, row.location, row.remark,
                ),
                row.attention,
                row,
            )
            for row in build_rows(
                self.dataset, self.dataset.figures, Footnotes(), claim_results=self.claim_results
            )
        }  # fmt: skip

    @property
    def has_drafts(self) -> bool:
        """Whether an entry waits for a review."""
        dataset = self.dataset
        tables = (dataset.entities, dataset.metrics, dataset.figures, dataset.dismissals)
        return any(item.draft for table in (*tables, dataset.claims) for item in table)

    @property
    def is_article_unread(self) -> bool:
        """Whether there is an article whose numbers have not been found yet."""
        return self.article is not None and self.quotes is None

    def read_article(self) -> None:
        """Find the sentence of each figure, and the state of each number."""
        # Reading an article takes time to load, so a start without one does not.
        from provcli.checks.context import CheckContext
        from provcli.views.article import build_article
        from provcli.views.quotes import find_quotes

        case = CheckContext(self.dataset, self.article)
        contradicted = {id_ for id_, row in self.row_of.items() if row.attention == "contradicted"}
        self.paragraphs = build_article(case, contradicted=contradicted)
        self.quotes = find_quotes(case)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.dataset)

    def claims_of(self, figure: Figure) -> Sequence[ClaimResult]:
        """Return the claims that a figure takes part in, recomputed."""
        return self._claims_of.get(figure.id, ())

    def sort(self, rows: Sequence[Row], column: str) -> list[Row]:
        """Return rows by a column, as `list figures --sort` does."""
        if not all(row.source for row in rows):
            return sorted(rows, key=lambda row: row.cells[COLUMNS.index(column)])
        sources = (row.source for row in rows if row.source)
        ordered = sort_rows(self.dataset, sources, column.lower())
        return [self.row_of[source.figure.id] for source in ordered]

    @cached_property
    def tree(self) -> Branch:
        rows = tuple(self.row_of.values())
        return Branch("All figures", rows, children=lambda: self._make_top(rows))

    @cached_property
    def flagged(self) -> Branch:
        rows = [row for row in self.tree.rows if row.figure and row.figure.flag]
        return Branch("Flagged", rows, (("list figures --only flagged", _TABLE),))

    def _make_top(self, rows: Sequence[Row]) -> Iterable[Branch]:
        dataset = self.dataset
        entities_by_kind: dict[str, list[Subject]] = {}
        for entity in dataset.entities:
            entities_by_kind.setdefault(entity.kind, []).append(entity)
        rows_by_kind: dict[str, list[Row]] = {kind: [] for kind in entities_by_kind}
        for figure in dataset.figures:
            kind = dataset.entity_by_id[figure.entity].kind
            rows_by_kind[kind].append(self.row_of[figure.id])
        for kind, entities in entities_by_kind.items():
            is_only = len(entities_by_kind) == 1
            figures = "list figures" if is_only else f"list figures --search kind:{kind}"
            group = self._make_group(pluralize(kind), entities, rows_by_kind[kind], figures)
            is_first = kind == dataset.entities[0].kind
            yield replace(group, is_open=is_first and len(entities) <= _MAX_OPEN)
        yield self._make_group("topics", dataset.topics, rows)
        yield self._make_group("metrics", dataset.metrics, rows)
        claims = [self.make_claim(result) for result in self.claim_results]
        yield Branch(
            "Claims",
            list({row.key: row for claim in claims for row in claim.rows}.values()),
            (("list claims", "the claims"),),
            lambda: claims,
            count=len(claims),
            contradicted=sum(claim.problems for claim in claims),
        )
        yield self.flagged
        targets = [row for row in rows if row.figure and row.figure.status == "target"]
        yield Branch("Targets", targets, (("list figures --only targets", _TABLE),))
        drafts = [row for row in rows if row.figure and row.figure.draft]
        if drafts:
            yield Branch("Drafts", drafts, (("list figures --only drafts", _TABLE),))
        dismissed = [_make_dismissed_row(dismissal) for dismissal in dataset.dismissals]
        yield Branch("Dismissed", dismissed, (("list dismissals", _TABLE),))

    def _make_group(
        self,
        plural: str,
        subjects: Sequence[Subject],
        rows: Sequence[Row],
        command: str = "list figures",
    ) -> Branch:
        return Branch(
            capitalize(plural.replace("-", " ")),
            rows,
            ((command, _TABLE), (f"list {plural}", f"the {plural}")),
            lambda: map(self._make_subject, subjects),
            count=len(subjects),
        )

    def _make_subject(self, subject: Subject) -> Branch:
        children: Callable[[], Iterable[Branch]] | None = None
        match subject:
            case Entity():
                figures = self.dataset.figures_by_entity.get(subject.id, ())
            case Metric():
                figures = self.dataset.figures_of(subject.id)
            case Topic():
                metrics = self._metrics_by_topic.get(subject.id, [])
                groups = (self.dataset.figures_of(metric.id) for metric in metrics)
                figures = tuple(figure for group in groups for figure in group)
                children = lambda: map(self._make_subject, metrics)  # noqa: E731
        rows = [self.row_of[figure.id] for figure in figures]
        label = " ".join(filter(None, (subject.name, subject.local_name)))
        command = f"list figures --{type(subject).__name__.lower()} {subject.id}"
        return Branch(label, rows, ((command, _TABLE),), children)

    @cached_property
    def _metrics_by_topic(self) -> Mapping[str | None, list[Metric]]:
        metrics: dict[str | None, list[Metric]] = {}
        for metric in self.dataset.metrics:
            metrics.setdefault(metric.topic, []).append(metric)
        return metrics

    def make_claim(self, result: ClaimResult) -> Branch:
        """Return the figures that a claim relates, the stated one first."""
        ids = dict.fromkeys((result.claim.stated or "", *result.claim.inputs))
        rows = [self.row_of[id_] for id_ in ids if id_ in self.row_of]
        commands = [(f"explain {row.key}", _TABLE) for row in rows]
        is_contradicted = result.verdict == "inconsistent"
        return Branch(result.claim.id, rows, commands, contradicted=is_contradicted)

    def make_search(self, query: str) -> Branch:
        """Return the figures that a query finds."""
        rows = [self.row_of[figure.id] for figure in self._index.find(query)]
        return Branch(query, rows, ((f"list figures --search {quote(query)}", _TABLE),))

    def list_commands(
        self,
        branch: Branch,
        figures: Iterable[Figure],
        selection: Selection,
        *,
        pane: str,
        column: str = "",
        has_article: bool = False,
    ) -> list[tuple[str, str]]:
        """Return the command lines that print the screen, that of the pane first.

        Each comes with what it prints. Figures that are chosen are explained.
        """
        article = f" --article {quote(str(self.article_name))}" if self.article_name else ""
        sort = f" --sort {column.lower()}" if column else ""
        lines = [
            (f"{line}{sort}" if line.startswith("list figures") else line, prints)
            for line, prints in branch.commands
        ]
        lines += [(f"explain {figure.id}{article}", _PROOF) for figure in figures]
        if has_article:
            report = f"report{article} --with-text --output article.html"
            lines.append((report, "the article with its numbers"))
        lines.append((f"check{article}", "every finding"))
        if selection.metrics:
            words = [*selection.metrics, *(f"--entity={id_}" for id_ in selection.entities)]
            base = [f"--baseline={selection.baseline}"] if selection.baseline else []
            lines.append((join(["compare", *words, *base]), _COMPARISON))
            lines.append((join(["chart", *words]), _CHART))
        front = {"Compare": _COMPARISON, "Chart": _CHART}.get(pane)
        lines.sort(key=lambda line: line[1] != front)
        return [(f"provcli {line}{self.data_option}", prints) for line, prints in lines]


def _make_dismissed_row(dismissal: Dismissal) -> Row:
    location, note = format_location(dismissal), dismissal.note or ""
    cells = (dismissal.printed, dismissal.reason, "", "", "", location, note)
    return Row(f"{location} {dismissal.printed}", cells)
