"""Relations between figures that the words of an article state, each recomputed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.dataset.models import Dataset
from provcli.dataset.references import figure_id
from provcli.drafting.measures import RANK, TIMES
from provcli.drafting.model import (
    Draft,
    ProposedClaim,
    ProposedDismissal,
    ProposedFigure,
    Row,
)
from provcli.drafting.slugs import Slugs, make_slug
from provcli.prose.period_dates import shift_period
from provcli.values.formatting import format_computed, format_range
from provcli.values.periods import Period, years_between

MAX_PARTS = 50
MAX_PEERS = 50

_YEAR_ON_YEAR = re.compile(
    r"year-on-year|year on year|from a year|on the year|over the year|a year (?:earlier|ago|before)"
    r"|annual(?:ly)? growth|同比|比上年|较上年|比去年|较去年",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"average annual|annual average|a year on average|compound|CAGR|年均", re.IGNORECASE
)
_SHARE = re.compile(
    r"(?:account(?:s|ed|ing) for|, or|represent\w+|mak(?:es|ing) up|made up"
    r"|占(?:比|其)?(?:为|达)?)\s*"
    r"(?:about|nearly|some|over|more than|around|roughly|近|约|超过?)?\s*$"
)
_OF_ANOTHER = re.compile(r" (?:times )?(?:as|the|that|those)\b")
"""What follows a multiple of something else: half as many as its neighbor."""
_SURE_SUM = re.compile(
    r"\b(?:comprising|consisting of|made up of|composed of|the sum of)\b|由.{0,10}组成"
)
_SUM = re.compile(r"\b(?:including|[Oo]f which|[Aa]mong them)\b|其中|包括")

Sentence = tuple[object, tuple[int, int]]
Pair = tuple[ProposedFigure, ProposedFigure]
Key = tuple[str, str | None, str, str]
"""The entity, scope, base, and status of a figure."""


def add_claims(draft: Draft, known: Dataset | None = None) -> Draft:
    """Return a draft with the claims that its words state; those that contradict come first.

    A word such as "doubled" that a claim covers is dismissed as a claim. Each claim is about a
    figure of the draft; the others may be those of the dataset that the draft completes.
    """
    taken = tuple(claim.id for claim in known.claims) if known else ()
    finder = _ClaimFinder(draft.figures, draft.recorded, taken)
    rows = list(finder.find())
    covered = finder.covered
    figures = [figure for figure in draft.figures if figure not in covered]
    gone = {figure.id for figure in covered}
    dismissals = [
        ProposedDismissal(dismissal.candidate, "claim") if dismissal.repeats in gone else dismissal
        for dismissal in draft.dismissals
    ]
    dismissals += [ProposedDismissal(figure.candidate, "claim") for figure in covered]
    dismissals.sort(key=lambda dismissal: dismissal.candidate.number)
    new = {figure.id for figure in figures}
    rows = [row for row in rows if not new.isdisjoint((*row["inputs"], row.get("stated")))]
    used = {figure.metric for figure in figures}
    metrics = [row for row in draft.metrics if row["id"] in used]
    entities = {figure.entity for figure in figures}
    draft = replace(
        draft,
        figures=figures,
        dismissals=dismissals,
        metrics=metrics,
        entities=[row for row in draft.entities if row["id"] in entities],
    )
    if not rows:
        return draft
    plain = dict(draft.plain)
    if known:
        tables = ("entities", "units", "metrics", "figures", "dismissals")
        plain = dict(known) | {name: [*getattr(known, name), *plain[name]] for name in tables}
    dataset = Dataset.model_validate({**plain, "claims": rows})
    claims = [
        ProposedClaim({**row, "draft": True}, result.verdict, _explain(result))
        for row, result in zip(rows, check_claims(dataset), strict=True)
        if result.verdict != "invalid"
    ]
    # Those that contradict the figures are the news.
    claims.sort(key=lambda claim: claim.verdict != "inconsistent")
    return replace(draft, claims=claims)


def _explain(result: ClaimResult) -> str:
    if result.computed is None or result.bounds is None or result.stated is None:
        return f"{result.verdict}: {result.reason or result.formula}"
    computed = f"{format_computed(result.computed)} ({format_range(result.bounds)})"
    return f"{result.verdict}: {result.stated:,f} stated, {result.formula} is {computed}"


class _ClaimFinder:
    """Looks for the figures that a growth, a multiple, a share, a sum, or a rank relates."""

    def __init__(
        self,
        figures: Sequence[ProposedFigure],
        recorded: Sequence[ProposedFigure],
        taken: tuple[str, ...],
    ) -> None:
        self._figures = sorted((*figures, *recorded), key=lambda figure: figure.candidate.number)
        self._recorded = set(recorded)
        self._slugs = Slugs(taken)
        self._by_sentence: dict[Sentence, list[ProposedFigure]] = {}
        self._levels: dict[Key, dict[str | None, ProposedFigure]] = {}
        self._by_metric: dict[tuple[str, str | None], list[ProposedFigure]] = {}
        for figure in self._figures:
            self._by_sentence.setdefault(figure.candidate.sentence_key, []).append(figure)
            if _is_level(figure):
                self._levels.setdefault(_key_of(figure), {}).setdefault(figure.period, figure)
            self._by_metric.setdefault((figure.name, figure.period), []).append(figure)
        self.covered: list[ProposedFigure] = []
        """The figures that claims make superfluous: words such as "doubled"."""

    def find(self) -> Iterator[Row]:
        """Yield the rows of the claims, in the order of the article."""
        for figure in self._figures:
            if figure.measure.id == "percent":
                yield from self._find_growth(figure)
                yield from self._find_share(figure)
            elif figure.measure == TIMES:
                yield from self._find_multiple(figure)
            elif figure.measure == RANK:
                yield from self._find_rank(figure)
            elif not _is_level(figure):
                yield from self._find_difference(figure)
        previous: list[ProposedFigure] = []
        for figures in self._by_sentence.values():
            yield from self._find_sum(figures, previous)
            previous = figures

    def _row(self, kind: str, statement: str, inputs: Iterable[str], figure: ProposedFigure) -> Row:
        slug = make_slug(f"{figure.entity} {figure.metric} {kind}")[:80].strip("-")
        return {
            "id": self._slugs.add(slug or kind),
            "kind": kind,
            "statement": statement,
            "inputs": list(inputs),
        }

    def _pairs(self, figure: ProposedFigure) -> Iterator[Pair]:
        """Yield the earlier and the later level of each metric that a sentence has twice."""
        groups: dict[tuple[str, str], list[ProposedFigure]] = {}
        for other in self._by_sentence[figure.candidate.sentence_key][:MAX_PARTS]:
            if _is_level(other) and other.entity == figure.entity:
                groups.setdefault((other.metric, other.status), []).append(other)
        for group in groups.values():
            if len(group) == 2 and group[0].period and group[1].period:
                first, last = sorted(group, key=lambda level: Period(level.period or "").sort_key)
                yield first, last

    def _own_levels(self, figure: ProposedFigure) -> list[ProposedFigure]:
        """Return the levels of a figure's sentence that it can relate, the nearest first."""
        number = figure.candidate.number
        levels = [
            other
            for other in self._by_sentence[figure.candidate.sentence_key][:MAX_PARTS]
            if _is_level(other) and _key_of(other) == _key_of(figure)
        ]
        return sorted(levels, key=lambda level: abs(level.candidate.number - number))

    def _own_pair(self, figure: ProposedFigure, own: Sequence[ProposedFigure]) -> Pair | None:
        """Return the levels from which and to which a sentence says that something changed."""
        first = next((level for level in own if level.candidate.context.role == "from"), None)
        last = next((level for level in own if level.candidate.context.role == "to"), None)
        if first and last:
            return first, last
        base = figure.base.casefold()
        return next((pair for pair in self._pairs(figure) if pair[0].base.casefold() == base), None)

    def _find_growth(self, figure: ProposedFigure) -> Iterator[Row]:
        if not figure.name.endswith((", growth", "增速")):
            return
        own = self._own_levels(figure)
        pair = self._own_pair(figure, own)
        if pair is None and any(level.candidate.context.role == "from" for level in own):
            return  # It is from this level, and not from one of another sentence.
        levels = self._levels.get(_key_of(figure), {})
        levels = {**levels, **{level.period: level for level in reversed(own)}}
        pair = pair or _pair_of_range(levels, figure.period)
        quote = figure.candidate.around
        implied = None
        if pair is None and figure.period in levels and figure.period:
            last = levels[figure.period]
            before = shift_period(figure.period, -1) if ".." not in figure.period else None
            if before in levels:
                pair = (levels[before], last)
            elif before and _YEAR_ON_YEAR.search(quote):
                implied = figure_id(last.entity, last.metric, before, None, last.status)
                row = self._row("growth", _state(figure, "the stated growth on a year before"),
                                (implied, last.id), figure)  # fmt: skip
                # A target's id ends with its status, which an implied figure has not.
                if last.status == "actual":
                    yield {**row, "stated": figure.id, "implies": implied}
                return
        if pair is None:
            return
        years = years_between(_period(pair[0]), _period(pair[1])) or 0
        is_growth = years == 1 or not (pair[0].period or pair[1].period)
        kind = "growth" if is_growth else "compound-growth" if _AVERAGE.search(quote) else ""
        if kind and (years or is_growth):
            statement = _state(figure, "the stated growth from the first level to the second")
            row = self._row(kind, statement, (pair[0].id, pair[1].id), figure)
            yield {**row, "stated": figure.id}

    def _find_multiple(self, figure: ProposedFigure) -> Iterator[Row]:
        text = figure.candidate.numeral.text
        is_word = figure not in self._recorded and not any(map(str.isdigit, text))
        base = figure.base.casefold()
        pairs = [pair for pair in self._pairs(figure) if pair[0].base.casefold() in base]
        if not pairs and figure.period and ".." not in figure.period:
            levels = self._levels.get(_key_of(figure), {})
            before = figure.candidate.period.base
            if not before and not _OF_ANOTHER.match(figure.candidate.after):
                before = shift_period(figure.period, -1)
            if figure.period in levels and before in levels:
                pairs = [(levels[before], levels[figure.period])]
        for first, last in pairs:
            row = self._row("ratio", _state(first, "the stated multiple of the earlier level"),
                            (first.id, last.id), first)  # fmt: skip
            if not is_word:
                yield {**row, "stated": figure.id}
                continue
            row["stated_value"] = figure.value
            if figure.qualifier != "exact":
                row["stated_qualifier"] = figure.qualifier
            yield row
        if pairs and is_word:
            self.covered.append(figure)

    def _find_difference(self, figure: ProposedFigure) -> Iterator[Row]:
        for first, last in self._pairs(figure):
            is_same = first.base.casefold() == figure.base.casefold()
            if is_same and first.measure == figure.measure:
                statement = _state(figure, "the stated change between the levels")
                row = self._row("difference", statement, (first.id, last.id), figure)
                yield {**row, "stated": figure.id}

    def _find_share(self, figure: ProposedFigure) -> Iterator[Row]:
        numeral = figure.candidate.numeral
        text = figure.candidate.paragraph.text[max(0, numeral.start - 60) : numeral.start]
        if not _SHARE.search(text):
            return
        before = [
            other
            for other in self._by_sentence[figure.candidate.sentence_key][:MAX_PARTS]
            if other.candidate.number < figure.candidate.number and not other.measure.is_rate
        ]
        if len(before) < 2 or before[-1].measure != before[-2].measure:
            return
        whole, part = before[-2], before[-1]
        if 0 < part.value < whole.value and _is_level(part) and _is_level(whole):
            row = self._row("share", _state(figure, "the stated share of the whole"),
                            (part.id, whole.id), figure)  # fmt: skip
            yield {**row, "stated": figure.id}

    def _find_sum(
        self, figures: Sequence[ProposedFigure], previous: Sequence[ProposedFigure]
    ) -> Iterator[Row]:
        candidate = figures[0].candidate
        sentence = candidate.paragraph.text[slice(*candidate.sentence)]
        word = _SURE_SUM.search(sentence) or _SUM.search(sentence)
        if not word or len(figures) > MAX_PARTS:
            return
        split = candidate.sentence[0] + word.start()
        before = [
            figure
            for figure in figures
            if figure.candidate.numeral.start < split and _is_level(figure)
        ]
        if not before and word.start() == 0:
            # "Trade was 25. Thereof exports were 8, and imports 17."
            before = [
                figure
                for figure in previous
                if figure.candidate.paragraph is candidate.paragraph and _is_level(figure)
            ][:1]
        if not before:
            return
        whole = before[-1]
        parts = [
            figure
            for figure in figures
            if figure.candidate.numeral.start > split
            and figure.measure == whole.measure
            and _is_level(figure)
            and (figure.period, figure.status) == (whole.period, whole.status)
        ]
        if len(parts) < 2 or whole.measure.is_rate:
            return
        # "Including" may name some of the parts only, so a sum is stated if it fits.
        total = sum(part.value for part in parts)
        if not _SURE_SUM.search(sentence) and abs(total - whole.value) * 100 > abs(whole.value):
            return
        row = self._row("sum", _state(whole, "the parts make up the whole"),
                        (part.id for part in parts), whole)  # fmt: skip
        yield {**row, "stated": whole.id}

    def _find_rank(self, figure: ProposedFigure) -> Iterator[Row]:
        name = re.sub(r", rank$|排名$", "", figure.name)
        peers = self._by_metric.get((name, figure.period), [])[:MAX_PEERS]
        own = next((peer for peer in peers if peer.entity == figure.entity), None)
        others = [peer for peer in peers if own and peer.entity != own.entity]
        if own is None or not others or figure.value > len(others) + 1:
            return
        row = self._row("rank", _state(figure, "the stated rank among the figures of the others"),
                        (own.id, *(peer.id for peer in others)), figure)  # fmt: skip
        yield {**row, "stated": figure.id}


def _key_of(figure: ProposedFigure) -> Key:
    return figure.entity, figure.scope, figure.base.casefold(), figure.status


def _is_level(figure: ProposedFigure) -> bool:
    # A second level of the same period has a name of its own: Net profit (2).
    name = re.sub(r" \(\d+\)$|, before$", "", figure.name).casefold()
    return name == figure.base.casefold() and figure.measure not in (RANK, TIMES)


def _period(figure: ProposedFigure) -> Period | None:
    return Period(figure.period) if figure.period else None


def _pair_of_range(levels: dict[str | None, ProposedFigure], period: str | None) -> Pair | None:
    """Return the levels at both ends of a period such as 2020/2023."""
    first, slash, last = (period or "").partition("/")
    if slash and first in levels and last in levels:
        return levels[first], levels[last]
    return None


def _state(figure: ProposedFigure, relation: str) -> str:
    return f"{figure.name}: {relation}."
