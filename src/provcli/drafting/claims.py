"""Relations between figures that the words of an article state, each recomputed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from provcli.analysis.claims import ClaimResult, check_claims
from provcli.analysis.rates import POINTS
from provcli.dataset.models import Dataset
from provcli.dataset.references import figure_id
from provcli.drafting.measures import PERCENT, RANK, TIMES
from provcli.drafting.model import (
    Draft,
    ProposedClaim,
    ProposedDismissal,
    ProposedFigure,
    Row,
)
from provcli.drafting.names import word_key
from provcli.drafting.peers import GROUP, MAX_PEERS, Peers
from provcli.drafting.slugs import Slugs, make_slug
from provcli.prose.numerals import Numeral
from provcli.prose.period_dates import shift_period
from provcli.values.formatting import format_computed, format_range
from provcli.values.periods import Period, years_between

MAX_PARTS = 50
MAX_CLAUSE = 100
IF_COMPLETE = "the parts make up the whole, if the list is complete"

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
_THAT_OF = re.compile(r" (?:times )?(?:that|those) of [A-Z]")
_IS_BEFORE = re.compile(
    r"(?:\b(?:was|were|is|are|equal to|equals)|,)"
    r"(?: (?:about|nearly|only|just|some|over|less than|more than))?(?: an?)? $"
)
_OF_NAMED = re.compile(r"(?:是|为|相当于|等于)(?P<name>[^，。；]{1,20}?)的?(?:约|近)?$")
"""What precedes a part or a multiple of another entity: 是江城市的一半."""
_THE_OTHER = re.compile(r" (?:times )?(?:the|its) [a-z ]{2,40} of ")
_IS_OTHER = re.compile("，(?:约)?(?:是|为|相当于)[^，。；]{2,12}$")
_OF_OTHER = re.compile("[^，。；]{0,4}的(?:约|近)?")
_THAN = re.compile(
    r" (?:more|less|fewer|higher|lower|larger|smaller|above|below|ahead of|behind)\b"
    r"(?P<words>[^,;.]{1,60})"
)
"""What follows a difference from another entity: 20 billion more than Belton."""
_HAN_THAN = re.compile(r"比(?P<words>[^，。；]{1,12}?)(?:多|少|高|低)出?了?$")
_OF_LEVEL = re.compile(r" of (?:the |its |their |total |all )*(?P<name>[A-Za-z][A-Za-z'’ -]{2,40})")
_AS_PART = re.compile(
    r"[^,.;]{0,40},(?: and| which)? (?:(?:account|represent|mak|made|was|is|or|equal|equivalent)\w*"
    r"(?: for| up| to)? )?(?:(?:about|nearly|only|some|over|more than) )?"
)
"""What joins a level to its share of another: 35 billion yuan, accounting for 45 percent."""
_OR_PART = re.compile(r" of [^,;.]{2,40}, or (?:about |nearly |some )?")
MAX_OF_LEVEL = 30
_HAN_OF_LEVEL = re.compile(
    r"(?:占|，约?(?:相当于|是|为))(?:其|全部)?(?P<name>[^，。；]{1,12}?)的(?:比[重例]为?)?[约近超过]*$"
)
"""What precedes a share of a level: 占出口的45%."""
_WIDER = re.compile(
    r"\b(?:nationwide|national\w*|global\w*|world\w*|country|nation|China|Asia|Europe)\b"
    r"|\b(?:its|their|the) (?:\w+ )?(?:region|sector|industry|market|category|class|area)\b"
    r"|全国|全球|世界|国内|亚洲|行业|同类"
)
"""A group that has others than the entities of an article."""
_FROM_TO = re.compile(r"\bfrom\b.*\bto\b|\bto\b.*\bfrom\b|[从由自].*[到至为]", re.DOTALL)
_PER_YEAR = re.compile(r" (?:a|per|each|every) year\b(?! (?:earlier|ago|before))|,? annually")
_OF_WHOLE = re.compile(r" of (?:the |its |their |all |these |those )*")
_STOP = re.compile("[;；]")
_OR = re.compile(r", or (?:about |nearly |some )?$")
_SURE_SUM = re.compile(
    r"\b(?:comprising|consisting of|made up of|composed of|the sum of)\b|由.{0,10}组成"
)
_SUM = re.compile(r"\b(?:including|[Oo]f which|[Aa]mong them)\b|其中|包括|(?<=[a-z]):(?= \d)")
_LIST_GAP = re.compile(r"(?:,? and |, |、|和|及)")
MAX_EARLIER = 8
"""How many levels before a list are compared with its sum."""
MIN_LIST = 3
MIN_TOTAL = 100
"""Smaller numbers have a sum that is another number by chance."""
MIN_PARTS = Decimal("0.7")
"""The share of the whole from which parts look like all of them."""

Sentence = tuple[object, tuple[int, int]]
Pair = tuple[ProposedFigure, ProposedFigure]
Key = tuple[str, str | None, str, str]
"""The entity, scope, base, and status of a figure."""


def add_claims(draft: Draft, known: Dataset | None = None) -> Draft:
    """Return a draft with the claims that its words state, contradictions first.

    A word such as "doubled" that a claim covers is dismissed as a claim. Each claim is about a
    figure of the draft; the others may be those of the dataset that the draft completes.
    """
    taken = tuple(claim.id for claim in known.claims) if known else ()
    called = {id_: [name] for id_, name in draft.entity_names.items()}
    for entity in known.entities if known else ():
        called[entity.id] = [entity.name, entity.local_name or ""]
    for row in draft.entities:
        called[row["id"]] = [row["name"], row.get("local_name", "")]
    for names in called.values():
        # 比杭州少 speaks of 杭州市.
        names += [name[:-1] for name in names if name[-1:] in tuple("省市县") and len(name) > 2]
    finder = _ClaimFinder(draft.figures, draft.recorded, taken, called)
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
        ProposedClaim({**row, "draft": True}, result.verdict, _explain(row, result))
        for row, result in zip(rows, check_claims(dataset), strict=True)
        if result.verdict != "invalid"
    ]
    # Those that contradict the figures are the news.
    claims.sort(key=lambda claim: claim.verdict != "inconsistent")
    return replace(draft, claims=claims)


def _explain(row: Row, result: ClaimResult) -> str:
    doubt = "sum? " if IF_COMPLETE in row["statement"] else ""
    if result.computed is None or result.bounds is None or result.stated is None:
        return f"{doubt}{result.verdict}: {result.reason or result.formula}"
    computed = f"{format_computed(result.computed)} ({format_range(result.bounds)})"
    return f"{doubt}{result.verdict}: {result.stated:,f} stated, {result.formula} is {computed}"


class _ClaimFinder:
    """Finds the figures that a growth, multiple, share, sum, or rank relates."""

    def __init__(
        self,
        figures: Sequence[ProposedFigure],
        recorded: Sequence[ProposedFigure],
        taken: tuple[str, ...],
        called: Mapping[str, Sequence[str]],
    ) -> None:
        self._called = called
        self._figures = sorted((*figures, *recorded), key=lambda figure: figure.candidate.number)
        self._recorded = set(recorded)
        self._slugs = Slugs(taken)
        self._by_sentence: dict[Sentence, list[ProposedFigure]] = {}
        self._levels: dict[Key, dict[str | None, ProposedFigure]] = {}
        self._by_metric: dict[tuple[str, str | None], list[ProposedFigure]] = {}
        self._by_entity: dict[tuple[str, str | None], list[ProposedFigure]] = {}
        """The levels of an entity and period."""
        self._peers = Peers(filter(_is_level, self._figures), called)
        for figure in self._figures:
            self._by_sentence.setdefault(figure.candidate.sentence_key, []).append(figure)
            if _is_level(figure) and not self._peers.is_total(figure):
                self._levels.setdefault(_key_of(figure), {}).setdefault(figure.period, figure)
                self._by_entity.setdefault((figure.entity, figure.period), []).append(figure)
            self._by_metric.setdefault((figure.name, figure.period), []).append(figure)
        self.covered: dict[ProposedFigure, None] = {}
        """The figures that claims make superfluous: words such as "doubled"."""

    def find(self) -> Iterator[Row]:
        """Yield the rows of the claims, in the order of the article."""
        for figure in self._figures:
            if pair := self._find_other_entity(figure):
                other, own = (self._called[level.entity][0] for level in pair)
                yield self._state_ratio(figure, pair, f"the ratio of {own} to {other}")
            elif figure.measure.id == "percent":
                yield from self._find_growth(figure)
                yield from self._find_share(figure) or self._find_share_of_named(figure)
            elif figure.measure == TIMES:
                yield from self._find_multiple(figure)
            elif figure.measure == RANK:
                yield from self._find_rank(figure)
            elif not _is_level(figure):
                yield from self._find_difference(figure) or self._find_lead(figure)
            elif parts := self._peers.find_parts(figure):
                yield self._state_total(figure, parts)
        previous: list[ProposedFigure] = []
        levels: list[ProposedFigure] = []
        for figures in self._by_sentence.values():
            sums = list(self._find_sum(figures, previous))
            yield from sums or self._find_total(figures, levels[-MAX_EARLIER:])
            previous = figures
            levels += filter(_is_level, figures[:MAX_PARTS])

    def _row(self, kind: str, statement: str, inputs: Iterable[str], figure: ProposedFigure) -> Row:
        metric = figure.metric.removesuffix(f"-{kind}")
        slug = make_slug(f"{figure.entity} {metric} {kind}")[:80].strip("-")
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
        """Return the levels from which and to which a sentence reports a change."""
        first = next((level for level in own if level.candidate.context.role == "from"), None)
        last = next((level for level in own if level.candidate.context.role == "to"), None)
        if first and last:
            return first, last
        base = figure.base.casefold()
        return next((pair for pair in self._pairs(figure) if pair[0].base.casefold() == base), None)

    def _find_growth(self, figure: ProposedFigure) -> Iterator[Row]:
        if not figure.name.endswith((", growth", "增速")) or "环比" in figure.name:
            return  # A growth on the month before relates no years.
        own = self._own_levels(figure)
        pair = self._own_pair(figure, own)
        if pair is None and any(level.candidate.context.role == "from" for level in own):
            return  # It is from this level, and not from one of another sentence.
        levels = self._levels.get(_key_of(figure), {})
        levels = {**levels, **{level.period: level for level in reversed(own)}}
        is_own = pair is not None
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
                row = self._row("growth", _state(figure, "from the year before"),
                                (implied, last.id), figure)  # fmt: skip
                # A target's id ends with its status, which an implied figure has not.
                if last.status == "actual":
                    yield {**row, "stated": figure.id, "implies": implied}
                return
        if pair is None:
            # "5% less chocolate: 203 tonnes of chocolate, down from 214 a year before"
            words = word_key(figure.base)
            pair = next(
                (two for two in self._pairs(figure) if words <= word_key(two[0].base)), None
            )
        if pair is None:
            return
        years = years_between(_period(pair[0]), _period(pair[1])) or 0
        is_growth = years == 1 or not (pair[0].period or pair[1].period)
        is_whole = (
            (is_own and _FROM_TO.search(quote))
            and not _PER_YEAR.match(figure.candidate.after)
            and not _YEAR_ON_YEAR.search(quote)
        )
        kind = "growth" if is_growth else "compound-growth" if _AVERAGE.search(quote) else ""
        kind = kind or ("growth" if is_whole else "")
        if kind and (years or is_growth):
            row = self._row(kind, _state_change(figure, pair), (pair[0].id, pair[1].id), figure)
            yield {**row, "stated": figure.id}

    def _find_multiple(self, figure: ProposedFigure) -> Iterator[Row]:
        base = figure.base.casefold()
        pairs = [pair for pair in self._pairs(figure) if pair[0].base.casefold() in base]
        if other := self._other_metric(figure):
            yield self._state_ratio(figure, other, f"the ratio to {other[0].name}")
            return
        if _THAT_OF.match(figure.candidate.after):
            return  # The figure of the other entity is not in the draft.
        own = self._own_pair(figure, self._own_levels(figure))
        if not pairs and own:
            pairs = [own]
        elif not pairs and figure.period and ".." not in figure.period:
            levels = self._levels.get(_key_of(figure), {})
            before = figure.candidate.period.base
            if not before and not _OF_ANOTHER.match(figure.candidate.after):
                before = shift_period(figure.period, -1)
            if figure.period in levels and before in levels:
                pairs = [(levels[before], levels[figure.period])]
        for pair in pairs:
            first, last = (level.candidate.numeral.text for level in pair)
            yield self._state_ratio(figure, pair, f"the ratio of {last} to {first}")

    def _state_ratio(self, figure: ProposedFigure, pair: Pair, relation: str) -> Row:
        """Return a claim that a figure or word ("doubled") is the ratio of two levels."""
        first, last = pair
        row = self._row("ratio", _state(last, relation), (first.id, last.id), last)
        if figure in self._recorded or any(map(str.isdigit, figure.candidate.numeral.text)):
            return {**row, "stated": figure.id}
        self.covered[figure] = None
        row["stated_value"] = figure.candidate.numeral.value
        if figure.qualifier != "exact":
            row["stated_qualifier"] = figure.qualifier
        return row

    def _other_metric(self, figure: ProposedFigure) -> Pair | None:
        """Return the levels of "imports were 40, twice the exports of 20": 20, 40."""
        text, numeral = figure.candidate.paragraph.text, figure.candidate.numeral
        before, after = self._around(figure)
        if before and after:
            gap = text[numeral.end : after[0].candidate.numeral.start]
            if _THE_OTHER.fullmatch(gap) and before[-1].measure == after[0].measure:
                return after[0], before[-1]
        if len(before) > 1 and before[-2].measure == before[-1].measure:
            last, first = before[-2].candidate.numeral, before[-1].candidate.numeral
            named = _IS_OTHER.search(text[last.end : first.start])
            if named and _OF_OTHER.fullmatch(text[first.end : numeral.start]):
                return before[-1], before[-2]
        return None

    def _find_other_entity(self, figure: ProposedFigure) -> Pair | None:
        """Return the other entity's level and the own in "half of Ashford's exports"."""
        candidate = figure.candidate
        if candidate.numeral.kind not in ("fraction", "multiple"):
            return None
        text, start = candidate.paragraph.text, candidate.numeral.start
        before = text[max(candidate.sentence[0], start - MAX_CLAUSE) : start]
        is_part = candidate.after.startswith(" of ") and _IS_BEFORE.search(before)
        if found := _OF_NAMED.search(before):
            words = found["name"]
        elif is_part or _OF_ANOTHER.match(candidate.after):
            words = re.split(r"[,;]|\.(?:\s|$)", candidate.after)[0]
        else:
            return None
        own = self._own_level(figure, before.casefold())
        if own is None:
            return None
        other = self._peers.find_named(own, words)
        return (other, own) if other else None

    def _own_level(self, figure: ProposedFigure, before: str) -> ProposedFigure | None:
        """Return the level stated or named before a part of another entity's."""
        levels, _ = self._around(figure)
        if levels and levels[-1].entity == figure.entity:
            return levels[-1]
        named = [
            level
            for level in self._by_entity.get((figure.entity, figure.period), [])[:MAX_PEERS]
            if level is not figure and level.base.casefold() in before
        ]
        return max(named, key=lambda level: len(level.base), default=None)

    def _find_difference(self, figure: ProposedFigure) -> list[Row]:
        if not figure.name.endswith((", change", "变化")):
            return []
        own = self._own_pair(figure, self._own_levels(figure))
        base = figure.base.casefold()
        pairs = list(self._pairs(figure)) or ([own] if own else [])
        pairs = [pair for pair in pairs if pair[0].base.casefold() == base]
        rows = []
        for first, last in pairs:
            spans = [each.candidate.numeral for each in (figure, first, last)]
            start, end = min(each.start for each in spans), max(each.end for each in spans)
            if _STOP.search(figure.candidate.paragraph.text, start, end):
                continue
            is_rate = first.measure == last.measure == PERCENT and figure.measure.id in POINTS
            if (is_rate and _FROM_TO.search(figure.candidate.around)) or (
                first.measure == last.measure == figure.measure
            ):
                statement = _state_change(figure, (first, last))
                row = self._row("difference", statement, (first.id, last.id), figure)
                rows.append({**row, "stated": figure.id})
        return rows

    def _find_lead(self, figure: ProposedFigure) -> list[Row]:
        """Return the claim of "20 billion more than Belton": how far an entity is ahead."""
        candidate = figure.candidate
        found = _THAN.match(candidate.named_after) or _HAN_THAN.search(candidate.before)
        own = self._levels.get(_key_of(figure), {}).get(figure.period)
        other = self._peers.find_named(own, found["words"]) if found and own else None
        if own is None or other is None:
            return []
        is_points = own.measure == PERCENT and figure.measure.id in POINTS
        if not is_points and own.measure != figure.measure:
            return []
        relation = f"the difference from {self._called[other.entity][0]}"
        row = self._row("difference", _state(figure, relation), (other.id, own.id), figure)
        return [{**row, "stated": figure.id}]

    def _around(self, figure: ProposedFigure) -> tuple[list[ProposedFigure], list[ProposedFigure]]:
        """Return the levels of a sentence before and after a figure."""
        number = figure.candidate.number
        sentence = self._by_sentence[figure.candidate.sentence_key][:MAX_PARTS]
        levels = [other for other in sentence if _is_level(other) and other is not figure]
        position = bisect_left(levels, number, key=lambda level: level.candidate.number)
        return levels[:position], levels[position:]

    def _find_share(self, figure: ProposedFigure) -> list[Row]:
        numeral, text = figure.candidate.numeral, figure.candidate.paragraph.text
        before, after = self._around(figure)
        pair = []
        if self._is_share_before(numeral, text, after):
            pair = after[:2]  # 40% of the 500 orders, or 200.
        elif _SHARE.search(text, max(0, numeral.start - 60), numeral.start):
            # 120 of 400 schools, or 30%.
            pair = [level for level in before if not level.measure.is_rate][-2:]
        if len(pair) < 2 or pair[0].measure != pair[1].measure:
            return []
        whole, part = pair
        if not 0 < part.value < whole.value:
            return []
        return [self._state_share(figure, part, whole)]

    def _find_share_of_named(self, figure: ProposedFigure) -> list[Row]:
        """Return the claim of "45% of exports, or 30 billion" or of 占出口的45%."""
        found = _OF_LEVEL.match(figure.candidate.after)
        text, start = figure.candidate.paragraph.text, figure.candidate.numeral.start
        found = found or _HAN_OF_LEVEL.search(text, max(0, start - MAX_OF_LEVEL), start)
        if found is None:
            return []
        before, _ = self._around(figure)
        total = next(filter(self._peers.is_total, reversed(before)), None)
        total = total if found["name"].casefold() == "total" else None
        part = self._peers.find_part(total, figure.entity) if total else None
        part = part or self._find_part(figure)
        if part is None and found[0].startswith("，") and before:
            part = before[-1] if before[-1].entity == figure.entity else None
        if part is None:
            return []
        name = found["name"].casefold()
        levels = self._by_entity.get((figure.entity, figure.period), [])[:MAX_PEERS]
        wholes: list[ProposedFigure | None] = [
            level
            for level in levels
            if re.match(rf"{re.escape(level.base.casefold())}(?! of\b)", name)
        ]
        wholes += [self._peers.find_named(part, found["name"])]
        wholes += [self._peers.find_total(part)] if GROUP.search(found["name"]) else []
        whole = total or next(filter(None, wholes), None)
        if whole is None or whole is part or whole.measure != part.measure:
            return []
        return [self._state_share(figure, part, whole)]

    def _find_part(self, figure: ProposedFigure) -> ProposedFigure | None:
        """Return the level whose share of another a figure is; maybe none."""
        before, after = self._around(figure)
        text, numeral = figure.candidate.paragraph.text, figure.candidate.numeral
        part = self._levels.get(_key_of(figure), {}).get(figure.period)
        if after and _OR_PART.fullmatch(text, numeral.end, after[0].candidate.numeral.start):
            part = after[0]
        elif before and _AS_PART.fullmatch(text, before[-1].candidate.numeral.end, numeral.start):
            part = before[-1]
        own = figure.entity, figure.period, figure.status
        if part is None or part is figure or (part.entity, part.period, part.status) != own:
            return None
        return part

    def _state_share(
        self, figure: ProposedFigure, part: ProposedFigure, whole: ProposedFigure
    ) -> Row:
        words = f"{part.candidate.numeral.text} of {whole.candidate.numeral.text}"
        row = self._row("share", _state(figure, words), (part.id, whole.id), figure)
        return {**row, "stated": figure.id}

    def _is_share_before(
        self, numeral: Numeral, text: str, levels: Sequence[ProposedFigure]
    ) -> bool:
        """Return whether words say that a percentage of one number equals the next."""
        if len(levels) < 2:
            return False
        whole, part = (level.candidate.numeral for level in levels[:2])
        is_whole = _OF_WHOLE.fullmatch(text, numeral.end, whole.start)
        return bool(is_whole and _OR.search(text, whole.end, part.start))

    def _state_total(self, total: ProposedFigure, parts: Sequence[ProposedFigure]) -> Row:
        """Return the claim of "the two cities totaled 120 billion"."""
        names = ", ".join(self._called[part.entity][0] for part in parts)
        if total not in self._recorded:
            kept = (each for each in total.doubts if not each.startswith(("entity?", "metric?")))
            total.doubts = [*kept, f"entity? the total of {names}"]
        row = self._row("sum", _state(total, f"the total of {names}"),
                        (part.id for part in parts), total)  # fmt: skip
        return {**row, "stated": total.id}

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
        # "Including" may name some of the parts only.
        total = sum(part.value for part in parts)
        missing = abs(total - whole.value)
        relation = "the parts make up the whole"
        if not _SURE_SUM.search(sentence) and missing * 100 > abs(whole.value):
            if missing > abs(whole.value) * (1 - MIN_PARTS):
                return
            relation = IF_COMPLETE
        row = self._row("sum", _state(whole, relation), (part.id for part in parts), whole)
        yield {**row, "stated": whole.id}

    def _find_total(
        self, figures: Sequence[ProposedFigure], earlier: Sequence[ProposedFigure]
    ) -> Iterator[Row]:
        """Yield that a list such as "2,800 and 1,500 birds" is a total named before it."""
        parts: list[ProposedFigure] = []
        for figure in filter(_is_level, figures[:MAX_PARTS]):
            last = parts[-1].candidate if parts else None
            start = figure.candidate.numeral.start
            if last and not _LIST_GAP.fullmatch(last.after[: start - last.numeral.end]):
                break
            parts.append(figure)
        total = sum(part.value for part in parts)
        if len(parts) < MIN_LIST or total < MIN_TOTAL:
            return
        for whole in reversed(earlier):
            is_alike = whole.entity == parts[0].entity and whole.measure == parts[0].measure
            if is_alike and whole.value == total and not whole.measure.is_rate:
                row = self._row(
                    "sum", _state(whole, IF_COMPLETE), [part.id for part in parts], whole
                )
                yield {**row, "stated": whole.id}
                return

    def _find_rank(self, figure: ProposedFigure) -> Iterator[Row]:
        name = re.sub(r", rank$|排名$", "", figure.name)
        peers = self._by_metric.get((name, figure.period), [])[:MAX_PEERS]
        own = next((peer for peer in peers if peer.entity == figure.entity), None)
        others = [peer for peer in peers if own and peer.entity != own.entity]
        is_wider = _WIDER.search(figure.candidate.around)
        if own is None or not others or is_wider or figure.value > len(others) + 1:
            return
        row = self._row("rank", _state(figure, f"the rank among {len(others) + 1} figures"),
                        (own.id, *(peer.id for peer in others)), figure)  # fmt: skip
        yield {**row, "stated": figure.id}


def _key_of(figure: ProposedFigure) -> Key:
    return figure.entity, figure.scope, figure.base.casefold(), figure.status


def _is_level(figure: ProposedFigure) -> bool:
    # A second level of the same period has a name of its own: Net profit (2).
    name = re.sub(r" \(\d+\)$|, (?:before|after)$|（之[前后]）$", "", figure.name).casefold()
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


def _state_change(figure: ProposedFigure, pair: Pair) -> str:
    first, last = (level.candidate.numeral.text for level in pair)
    return _state(figure, f"from {first} to {last}")
