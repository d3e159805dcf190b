"""The relations between figures that words state: growth, share, sum, or rank."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import islice, pairwise

from provcli.analysis.rates import POINTS
from provcli.dataset.models import Dataset
from provcli.dataset.references import figure_id
from provcli.dataset.units import find_factor
from provcli.drafting.measures import PERCENT, RANK, TIMES, Measure
from provcli.drafting.model import Draft, ProposedFigure, Row
from provcli.drafting.names import word_key
from provcli.drafting.peers import GROUP, MAX_PEERS, Peers, is_joint
from provcli.drafting.slugs import Slugs, make_slug
from provcli.drafting.suggestions import GROWTHS, split_words
from provcli.prose.period_dates import shift_period
from provcli.prose.period_mentions import AVERAGE, YEAR_ON_YEAR
from provcli.values.periods import Period, years_between

MAX_PARTS = 50
MAX_CLAUSE = 100
MAX_REAL = 30
"""Characters after a growth in which its clause may say that it is at constant prices."""
RATIO_DECIMALS = 4
"""The decimals of a third, which a dataset does not take whole."""
WHOLE = "the parts make up the whole"
IF_COMPLETE = f"{WHOLE}, if the list is complete"

_LAST_YEAR = re.compile("[上去]年(?:同期)?的$")
_REAL = re.compile(
    "[不可](?:变|比)价|扣除价格|实际增|\\bin real terms|\\b(?:at|in) constant |inflation-adjusted"
    "|\\b[Aa]djust(?:ed|ing) for ",
    re.IGNORECASE,
)
"""What a growth is said to be at that does not relate the printed levels."""
_OTHER_BASIS = re.compile(
    r"\b(?:organic|like-for-like|comparable|underlying|excluding|local currenc|currency-neutral)"
    "|口径|剔除|同店"
)
"""What follows a growth of something else than the levels: on an organic basis."""
_HAN_TOTAL = re.compile("(?!.*(?:均|率|价|比))[\u4e00-\u9fff]{4,}")
_REAL_NAME = re.compile("(?:生产总值|增加值)$")
_PART_AFTER = re.compile(
    r" of (?:them|these|those)(?:,(?: or)?(?: about| nearly| some| around)? )|，(?:约?为|约|达|即)"
)
"""What joins a share to the part: two-fifths of them, about 24,600."""
_SHARE = re.compile(
    r"(?:account(?:s|ed|ing) for|, or|represent\w+|mak(?:es|ing) up|made up|占(?:比|其)?[为达]?"
    r"|(?P<of>,))"
    r"\s*(?:(?:barely|just|well) )?(?:about|nearly|some|over|(?:more|less) than|around|roughly"
    r"|近|约|超过?)?\s*(?:an? )?$"
)
"""What precedes a share; after a comma alone, it is that of "150 of 425 children"."""
_PART_OF = re.compile(" of (?:the |its |their )?")
_REST = r"(?:of |the |its |their |those |that |total |all )*(?P<words>(?:[^,;]|,(?=\d))+?)"
_REST += r"(?=[,;](?!\d)|\.(?:\s|$)|$)"
_OTHER_AFTER = {
    "ratio": re.compile(rf" (?:times )?(?:of|as|the|its|their|that|those)\b ?{_REST}"),
    "share": re.compile(rf" of (?:an? )?{_REST}"),
    "difference": re.compile(
        r" (?:more|less|fewer|higher|lower|larger|smaller|above|below|ahead of|behind)"
        rf" (?:than )?{_REST}"
    ),
}
"""What follows a number that relates a level to another: half of Ashford's exports."""
_BACK = re.compile("(?:that|it|this)(?: (?:number|amount|total|figure))?")
_WHOLE = re.compile(r"(?:[\w-]+ of (?:the |its |their )?)?")
"""What joins "of" to a printed whole: a workforce of 15,000."""
_MORE_THAN = re.compile(" (?:fewer|less|more|higher|lower|larger|smaller) than (?:the |its |an? )?")
_THAN = re.compile(r"\bthan (?:the |its |an? )?$")
_PERCENT_OF = re.compile(r"(?:%|percent|per cent) of (?:the |its |their )?$")
_REMAINDER = re.compile(
    r"\b(?:(?:[Tt]he|its|their) (?:other|remaining)|leaving)(?: some| about)? $"
    r"|(?:其余|剩余|余下|剩下)的?[^，。；\d]{0,8}$"
)
"""What precedes what is left of a whole."""
_OF_WHOLE = re.compile(r"\b[Oo]f (?:the |its |their |all )*$")
_OF_THESE = re.compile(r"\s*(?:Of|Among) (?:these|those|them),? ")
"""What begins a sentence whose whole is in the one before."""
_ALL_BUT = re.compile(r"\b[Aa]ll but (?:about |some )?$")
_OTHER_BEFORE = {
    "ratio": re.compile(r"(?:是|为|相当于|等于)(?P<words>[^，。；]{1,20}?)的?[约近]?$"),
    "share": re.compile(
        r"(?:占|相当于|是|为|完成)(?:其|全部)?(?P<words>[^，。；]{1,12}?)的(?:比[重例]为?)?[约近超过]*$"
    ),
    "difference": re.compile(r"比(?P<words>[^，。；]{1,12}?)[多少高低]出?了?$"),
}
_OR_PART = re.compile(r" of [^,;.]{2,40}, or (?:about |nearly |some )?")
_DEFINED: Sequence[tuple[str, str, str, str]] = (
    ("difference", "(?:人口)?死亡率|(?:crude )?death rate", "(?:人口)?出生率|(?:crude )?birth rate",
     "(?:人口)?自然增长率|(?:rate of )?natural (?:increase|growth)(?: rate)?"),
    ("share", "城镇(?:常住)?人口", "(?:年末)?(?:常住|总)?人口", ".*城镇化率"),
    ("ratio", "农村(?:常住)?居民人均可支配收入", "城镇(?:常住)?居民人均可支配收入",
     "城乡(?:居民)?(?:人均可支配)?收入(?:之?比|倍差)"),
)  # fmt: skip
"""The rates whose name defines them: the kind of claim, the names of its inputs and its own."""
_WIDER = re.compile(
    r"\b(?:nationwide|national\w*|global\w*|world\w*|country|nation|China|Asia|Europe)\b"
    r"|\b(?:its|their|the) (?:\w+ )?(?:region|sector|industry|market|category|class|area)\b"
    r"|全国|全球|世界|国内|亚洲|行业|同类"
)
"""A group that has others than the entities of an article."""
_TOGETHER = re.compile(
    r"(?:合计|[共总]计|一共|共占|\b(?:together|jointly|between them)\b)[^，。；,.;\d]*$"
)
"""What precedes the share of several levels, which no one of them has."""
_OF_ALL = re.compile("占全[省市县区国]的$")
_FROM_TO = re.compile(r"\bfrom\b.*\bto\b|\bto\b.*\bfrom\b|[从由自].*[到至为]", re.DOTALL)
_PER_YEAR = re.compile(r" (?:a|per|each|every) year\b(?! (?:earlier|ago|before))|,? annually")
MAX_THAN = 12
"""Characters of the words for what a number is compared with."""
_THAN_BEFORE = re.compile("[比较](?:上年|去年|上月|上季度)(?:同期)?的?$")
_HAN_TURN = re.compile(
    "(?:有所|略有|明显|小幅)?(?:(?P<rise>上升|提高|增加|增长)|(?P<fall>下降|降低|减少|回落))(?=[，。；])"
)
"""A turn from the number before it: 比上年的8.26‰有所上升."""
_OVERTOOK = re.compile(
    r"(?:\b(?:overtook|overtak(?:es|ing)|ha(?:s|ve|d) overtaken) (?:the )?|反超|超越)"
    "(?P<words>[^,;，；。]+)"
)
_EARNED = re.compile("\\b(?:profit|earnings)\\b", re.IGNORECASE)
"""What a part of a company contributes to what the whole earns."""
_SURE_SUM = re.compile(
    r"\b(?:comprising|consisting of|made up of|composed of|the sum of)\b|由.{0,10}组成"
    r"|(?<=[a-z]):(?= \d)|其中(?=.*(?:第一产业.*第三产业|出口.*进口|进口.*出口|城镇.*[乡农]村))"
)
"""What precedes all parts of a whole."""
_SUM = re.compile(r"\b(?:including|[Oo]f which|[Aa]mong them)\b|其中|包括")
"""What may precede only some of them, so that fewer contradict nothing."""
MAX_BACK = 40
"""Levels before a remainder of which one may be the whole."""
MAX_OTHERS = 4
"""How many other parts a remainder has."""
MAX_EARLIER = 8
"""How many levels before a list are compared with its sum."""
MIN_TOTAL = 100
"""Smaller numbers have a sum that is another number by chance."""
MAX_APART = 10
"""The part of a sum, a tenth, by which a whole elsewhere in the text may differ from it."""
MIN_PARTS = Decimal("0.7")
"""The share of the whole from which parts look like all of them."""
MAX_CONVERTED_APART = Decimal("0.3")
"""How far apart, as a share, one amount may be in two units: 15 jin, or 7.5 kilograms."""

_MARGIN_OF = re.compile(r"\ba margin of (?:about )?$")
_OF_SALES = re.compile(" (?:sales|revenues?)\\b")
_SALES = ("revenue", "sales")
_PROFITS = ("operating profit", "profit", "trading profit")
_FLOW = re.compile(
    r"(?:.* )?(?:sales|revenues?|profits?|income|earnings|output|production|exports|imports"
    r"|shipments|deliveries)|.*(?:收入|利润|产值|增加值|产量|销量|(?:进口|出口|销售|投资)额?)",
    re.IGNORECASE,
)
"""What a year has as much of as its parts together."""
ONE_DAY = timedelta(days=1)

_FROM_RANGE = re.compile(r"\b(?:up|down) from (?:the )?$")
"""What precedes a range with which another one is compared: down from 85 to 90."""
_JUDGED = re.compile(r"\b(?:improv|better|worse|deteriorat)\w*", re.IGNORECASE)
"""What says that a change is good or bad, and not whether the number rises: costs improved."""
_IN_MONEY = re.compile(
    r"\b(?:to|per|against|an?) (?:(?:the|a|one) )?(?:US )?(?:dollar|euro|pound)"
    r"|\b(?:exchange rate|currency|yen|yuan|renminbi|[Rr]upee|[Rr]o?uble|lira|peso|crown|rand)\b"
    r"|汇率|中间价|人民币|\b(?:rank|rating|place|position)"
)
"""Where less may be more: 90 crowns to the dollar, a currency, or a rank."""

Sentence = tuple[object, tuple[int, int]]
Pair = tuple[ProposedFigure, ProposedFigure]
Key = tuple[str, str | None, str, str]
"""The entity, scope, base, and status of a figure."""


class ClaimFinder:
    """Finds the figures that a growth, multiple, share, sum, or rank relates."""

    def __init__(
        self, draft: Draft, known: Dataset | None, called: Mapping[str, Sequence[str]]
    ) -> None:
        self._called = called
        self._figures = sorted(
            (*draft.figures, *draft.recorded), key=lambda figure: figure.candidate.number
        )
        self._recorded = set(draft.recorded)
        self._slugs = Slugs(tuple(claim.id for claim in known.claims) if known else ())
        self._by_sentence: dict[Sentence, list[ProposedFigure]] = {}
        """The levels of each sentence with a figure."""
        self._levels: dict[Key, dict[str | None, ProposedFigure]] = {}
        self._by_entity: dict[tuple[str, str | None], list[ProposedFigure]] = {}
        """The levels of an entity and period."""
        self._by_paragraph: dict[object, list[ProposedFigure]] = {}
        """The first levels of each paragraph."""
        self._results: dict[str, list[ProposedFigure]] = {}
        """The sales and profits of each entity."""
        self._in_order: dict[Measure, list[ProposedFigure]] = {}
        """The levels of each unit, in the order of the article."""
        self._percents: dict[Sentence, list[int]] = {}
        """The shares of each sentence, by their place among the numbers of the article."""
        self._shares: dict[Sentence, list[ProposedFigure]] = {}
        """The shares that Chinese names state, of each sentence."""
        self._peers = Peers(filter(_is_level, self._figures), called)
        for figure in self._figures:
            own = self._by_sentence.setdefault(figure.candidate.sentence_key, [])
            if _is_share(figure):
                self._shares.setdefault(figure.candidate.sentence_key, []).append(figure)
            is_growth = figure.name.endswith(GROWTHS)
            if figure.measure == PERCENT and not is_growth and len(own) < MAX_PARTS:
                numbers = self._percents.setdefault(figure.candidate.sentence_key, [])
                numbers.append(figure.candidate.number)
            if not _is_level(figure):
                continue
            self._in_order.setdefault(figure.measure, []).append(figure)
            if len(own) < MAX_PARTS:
                own.append(figure)
            near = self._by_paragraph.setdefault(figure.candidate.paragraph.location, [])
            if len(near) < MAX_PARTS:
                near.append(figure)
            if not self._peers.is_total(figure):
                self._levels.setdefault(_key_of(figure), {}).setdefault(figure.period, figure)
                self._by_entity.setdefault((figure.entity, figure.period), []).append(figure)
                results = self._results.setdefault(figure.entity, [])
                if figure.base.casefold() in (*_SALES, *_PROFITS) and len(results) < MAX_PARTS:
                    results.append(figure)
        self.partial: set[str] = set()
        """The ids of the sums whose list may lack a part."""
        self.covered: dict[ProposedFigure, None] = {}
        """The figures that claims make superfluous: words such as "doubled"."""

    def find(self) -> Iterator[Row]:
        """Yield the rows of the claims, in the order of the article."""
        for figure in self._figures:
            rows = (find(figure) for find in self._finders(figure))
            yield from islice(filter(None, rows), 1)
        previous: list[ProposedFigure] = []
        earlier: list[ProposedFigure] = []
        for levels in self._by_sentence.values():
            row = self._find_sum(levels, previous) or self._find_breakdown(levels, earlier)
            yield from [row] if row else []
            previous = levels
            earlier = [*earlier, *levels][-MAX_EARLIER:]

    def _finders(self, figure: ProposedFigure) -> Sequence[Callable[[ProposedFigure], Row | None]]:
        """Return the functions that may find what a figure relates."""
        if figure.measure == PERCENT:
            if _follows(_TOGETHER, figure):
                return ()
            return (
                self._find_growth, self._find_share, self._find_listed_share, self._find_relation,
                self._find_margin, self._find_defined, self._find_direction,
            )  # fmt: skip
        if figure.measure == TIMES:
            return (
                self._find_defined, self._find_relation, self._find_multiple,
                self._find_times_sales,
            )  # fmt: skip
        if figure.measure == RANK:
            return (self._find_rank,)
        if _is_level(figure):
            return (
                self._find_parts, self._find_joint, self._find_remainder, self._find_twin,
                self._find_defined, self._find_direction, self._find_halves, self._find_overtaken,
            )  # fmt: skip
        return (self._find_difference, self._find_relation)

    def _claim(
        self,
        kind: str,
        figure: ProposedFigure,
        relation: str,
        *inputs: ProposedFigure,
        of: ProposedFigure | None = None,
    ) -> Row:
        """Return the claim that a figure states of others, or of one of them."""
        of = of or figure
        slug = make_slug(f"{of.entity} {of.metric.removesuffix(f'-{kind}')} {kind}")
        return {
            "id": self._slugs.add(slug[:80].strip("-") or kind),
            "kind": kind,
            "statement": f"{of.name}: {relation}.",
            "inputs": [level.id for level in inputs],
            "stated": figure.id,
        }

    def _claim_ratio(self, figure: ProposedFigure, pair: Pair, relation: str) -> Row:
        """Return a claim that a figure or word ("doubled") is the ratio of two levels."""
        row = self._claim("ratio", figure, relation, *pair, of=pair[1])
        if figure in self._recorded or any(map(str.isdigit, figure.candidate.numeral.text)):
            return row
        self.covered[figure] = None
        del row["stated"]
        assert figure.candidate.numeral.value is not None
        row["stated_value"] = round(figure.candidate.numeral.value, RATIO_DECIMALS).normalize()
        return row | ({"stated_qualifier": figure.qualifier} if figure.qualifier != "exact" else {})

    # --- Levels ---

    def _level(self, figure: ProposedFigure, period: str | None) -> ProposedFigure | None:
        """Return the level of a period that has the entity and the name of a figure."""
        return self._levels.get(_key_of(figure), {}).get(period)

    def _pair(self, figure: ProposedFigure, first: str | None, last: str) -> Pair | None:
        """Return the levels of two periods; None without periods.

        A target is reached from what the period before had, not from its target.
        """
        former, latter = self._level(figure, first), self._level(figure, last)
        if figure.status == "target" and first and first < last:
            entity, scope, base, _ = _key_of(figure)
            former = self._levels.get((entity, scope, base, "actual"), {}).get(first)
        return (former, latter) if first and former and latter else None

    def _around(self, figure: ProposedFigure) -> tuple[list[ProposedFigure], list[ProposedFigure]]:
        """Return the levels of a sentence before and after a figure."""
        levels = self._by_sentence[figure.candidate.sentence_key]
        number = figure.candidate.number
        return (
            [level for level in levels if level.candidate.number < number],
            [level for level in levels if level.candidate.number > number],
        )

    def _pairs(self, figure: ProposedFigure) -> Iterator[Pair]:
        """Yield the earlier and the later level of each metric that a sentence has twice.

        They are those from which and to which it reports a change, or the only two.
        """
        groups: dict[Key, list[ProposedFigure]] = {}
        for level in self._by_sentence[figure.candidate.sentence_key]:
            if level.entity == figure.entity:
                groups.setdefault(_key_of(level), []).append(level)
        for group in groups.values():
            by_role = {level.candidate.context.role: level for level in group}
            if "from" in by_role and "to" in by_role:
                yield by_role["from"], by_role["to"]
            elif len(group) == 2 and len({level.period for level in group} - {None}) == 2:
                first, last = sorted(group, key=lambda level: Period(level.period or "").sort_key)
                yield first, last

    def _before(self, figure: ProposedFigure) -> list[ProposedFigure]:
        """Return the last levels before a figure that have its unit."""
        levels = self._in_order[figure.measure]
        end = bisect_left(levels, figure.candidate.number, key=lambda one: one.candidate.number)
        return levels[max(0, end - MAX_BACK) : end]

    # --- Relations ---

    def _find_growth(self, figure: ProposedFigure) -> Row | None:
        if not figure.name.endswith(GROWTHS) or "环比" in figure.name:
            return None  # A growth on the month before relates no years.
        if _is_real(figure):
            return None
        quote, period = figure.candidate.around, figure.period or ""
        # "5% less chocolate: 203 tonnes of chocolate, down from 214 a year before"
        words = word_key(figure.base)
        own = next((two for two in self._pairs(figure) if words <= word_key(two[0].base)), None)
        before = shift_period(period, -1) if period and ".." not in period else None
        first, _, last = period.partition("/")
        latter = self._level(figure, period)
        compared = self._find_compared(figure)
        own = compared or own
        pair = own or self._pair(figure, first, last) or self._pair(figure, before, period)
        if pair is None and latter and before and YEAR_ON_YEAR.search(quote):
            return self._imply("growth", figure, latter, before)
        if pair is None or self._is_of_other(figure, pair) or _is_of_other_time(figure, pair):
            return None
        years = years_between(*map(_period, pair)) or 0
        is_whole = compared or (
            (own and _FROM_TO.search(quote))
            and not _PER_YEAR.match(figure.candidate.after)
            and not YEAR_ON_YEAR.search(quote)
        )
        is_average = years > 1 and AVERAGE.search(quote)
        if not is_average and years != 1 and (pair[0].period or pair[1].period) and not is_whole:
            return None
        return self._claim(
            "compound-growth" if is_average else "growth", figure, _from_to(pair), *pair
        )

    def _find_direction(self, figure: ProposedFigure) -> Row | None:
        """Return an order of the words that the levels contradict: "fell to 7 from 6"."""
        around = figure.candidate.around
        pairs = self._pairs(figure) if _is_level(figure) and not _IN_MONEY.search(around) else ()
        pair = next((pair for pair in pairs if pair[1] is figure), None)
        if pair is None:
            return None
        direction: str | None = figure.candidate.context.direction
        if [one.candidate.context.role for one in pair] != ["from", "to"]:
            direction = _read_comparison(pair[0])
        if _follows(_FROM_RANGE, pair[0]) or min(one.value for one in pair) < 0:
            return None
        if _JUDGED.search(figure.candidate.before):
            return None
        is_right = {"rise": pair[0].value < pair[1].value, "fall": pair[0].value > pair[1].value}
        if is_right.get(direction or "", True):
            return None
        rising = pair if direction == "rise" else (pair[1], pair[0])
        row = self._claim("order", figure, f"a {direction} {_from_to(pair)}", *rising)
        del row["stated"]
        return row

    def _find_overtaken(self, own: ProposedFigure) -> Row | None:
        """Return the order of "it earned 214, and overtook life and pensions"."""
        found = _OVERTOOK.search(own.candidate.paragraph.text, *own.candidate.sentence)
        near = self._by_sentence[own.candidate.sentence_key]
        if not found or [one for one in near if one.candidate.context.role != "from"] != [own]:
            return None
        slug = make_slug(found["words"])
        levels = [
            level
            for level in self._in_order[own.measure]
            if (section := level.candidate.paragraph.section) and slug.startswith(section)
            if _place_of(level) == _place_of(own) and section != own.candidate.paragraph.section
            if _EARNED.search(level.base) and _EARNED.search(own.base)
        ]
        other = self._peers.find_named(own, found["words"]) or next(iter(levels), None)
        if not other:
            return None
        row = self._claim("order", own, f"more than {other.candidate.numeral.text}", other, own)
        del row["stated"]
        return row

    def _find_halves(self, figure: ProposedFigure) -> Row | None:
        """Return that the parts of a year, such as its halves, make up its sales."""
        if not figure.period or not _FLOW.fullmatch(figure.base):
            return None
        levels = self._levels.get(_key_of(figure), {})
        if len(levels) > MAX_PARTS or levels.get(figure.period) is not figure:
            return None
        year = Period(figure.period)
        periods = [Period(period) for period in levels if period and period != year]
        periods = sorted(filter(year.contains, periods), key=lambda period: period.sort_key)
        ends = [year.start and year.start - ONE_DAY]
        for period in periods:
            if not (period.start and ends[-1]) or period.start != ends[-1] + ONE_DAY:
                return None
            ends.append(period.end)
        parts = [levels[period] for period in periods]
        is_whole = len(parts) > 1 and ends[-1] == year.end
        return self._claim("sum", figure, "the parts of its period", *parts) if is_whole else None

    def _find_compared(self, figure: ProposedFigure) -> Pair | None:
        """Return the levels of "214 cases, 30 percent fewer than the 305 before"."""
        before, after = self._around(figure)
        text, end = figure.candidate.paragraph.text, figure.candidate.numeral.end
        if not (before and after and _key_of(before[-1]) == _key_of(after[0])):
            return None
        is_next = _MORE_THAN.fullmatch(text, end, after[0].candidate.numeral.start)
        return (after[0], before[-1]) if is_next else None

    def _find_multiple(self, figure: ProposedFigure) -> Row | None:
        candidate, base, period = figure.candidate, figure.base.casefold(), figure.period or ""
        before, is_of_another = candidate.period.base, _OTHER_AFTER["ratio"].match(candidate.after)
        if not before and ".." not in period and not is_of_another:
            before = shift_period(period, -1)
        pairs = [pair for pair in self._pairs(figure) if pair[0].base.casefold() in base]
        start = candidate.numeral.start
        if _LAST_YEAR.search(candidate.paragraph.text, max(0, start - 10), start):
            pairs = [pair for pair in pairs if years_between(*map(_period, pair)) == 1]
        pairs += filter(None, [self._pair(figure, before, period)])
        if not pairs:
            return None
        first, last = (level.candidate.numeral.text for level in pairs[0])
        return self._claim_ratio(figure, pairs[0], f"the ratio of {last} to {first}")

    def _find_relation(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of "half of Ashford's exports" or "20 more than Belton"."""
        candidate = figure.candidate
        is_part = candidate.numeral.kind in ("fraction", "multiple")
        is_ratio = figure.measure == TIMES or (is_part and figure not in self._recorded)
        kind = "ratio" if is_ratio else "share" if figure.measure == PERCENT else "difference"
        start = candidate.numeral.start
        before = candidate.paragraph.text[max(candidate.sentence[0], start - MAX_CLAUSE) : start]
        after = candidate.named_after if kind == "difference" else candidate.after
        found = _OTHER_AFTER[kind].match(after) or _OTHER_BEFORE[kind].search(before)
        if found is None:
            return None
        printed = self._find_whole(figure, found) if kind != "difference" else None
        pair = printed or self._find_named(figure, found["words"], before)
        if pair is None or pair[0].measure != pair[1].measure or _follows(_PERCENT_OF, pair[0]):
            return None
        own, other = pair
        names = (
            level.candidate.numeral.text if other.entity == own.entity else self._name(level)
            for level in (own, other)
        )
        if kind == "ratio":
            return self._claim_ratio(figure, (other, own), f"the ratio of {' to '.join(names)}")
        if kind == "share":
            return self._claim_share(figure, own, other)
        relation = f"the difference of {' and '.join(names)}"
        is_change = _is_change_of(figure, own)
        return self._claim(kind, figure, relation, other, own) if is_change else None

    def _find_named(self, figure: ProposedFigure, words: str, before: str) -> Pair | None:
        """Return the level that a figure is about, and the one that words name."""
        levels = self._by_entity.get((figure.entity, figure.period), [])[:MAX_PEERS]
        levels = [level for level in levels if level is not figure]
        if not figure.period:  # Those of other sentences may be of another time.
            sentence = figure.candidate.sentence_key
            levels = [level for level in levels if level.candidate.sentence_key == sentence]
        named = next((level for level in levels if _names(words, level)), None)
        own = self._find_own(figure, [level for level in levels if level is not named], before)
        if own is None:
            return None
        total = self._peers.find_total(own) if GROUP.search(words) else None
        other = named or self._peers.find_named(own, words) or total
        return (own, other) if other else None

    def _find_whole(self, figure: ProposedFigure, found: re.Match[str]) -> Pair | None:
        """Return the part, and the whole that words print or refer to: a fifth of that."""
        before, after = self._around(figure)
        parts = [level for level in before if not _follows(_THAN, level)]
        text, end = figure.candidate.paragraph.text, figure.candidate.numeral.end
        first = end + found.start("words") if found.string == figure.candidate.after else -1
        if after and first >= 0:
            start = after[0].candidate.numeral.start
            alike = [level for level in parts if level.measure == after[0].measure]
            if alike and start >= first and _WHOLE.fullmatch(text, first, start):
                return alike[-1], after[0]
        if not parts:
            return None
        own = parts[-1]
        if re.search("[;；]", text[own.candidate.numeral.end : figure.candidate.numeral.start]):
            return None  # "It sold 40; Halden had 38% of it" has another part.
        larger = [level for level in self._before(own) if level.value > own.value]
        earlier = [one for one in larger if one.candidate.paragraph is own.candidate.paragraph]
        if found["words"] == "total":
            earlier = [one for one in earlier if one.entity == own.entity]
            if not earlier and figure in self._recorded:
                key = own.entity, own.period
                earlier = [one for one in larger if (one.entity, one.period) == key]
        elif not _BACK.fullmatch(found["words"]):
            return None
        return (own, earlier[-1]) if earlier else None

    def _find_own(
        self, figure: ProposedFigure, levels: Sequence[ProposedFigure], words: str
    ) -> ProposedFigure | None:
        """Return the level that a figure relates to another: named or printed around it."""
        text, numeral = figure.candidate.paragraph.text, figure.candidate.numeral
        before, after = (
            [level for level in around if level in levels] for around in self._around(figure)
        )
        if after and _OR_PART.fullmatch(text, numeral.end, after[0].candidate.numeral.start):
            return after[0]
        if before:
            return before[-1]
        named = [level for level in levels if level.base.casefold() in words.casefold()]
        same = self._level(figure, figure.period)
        default = same if same is not figure else None
        return max(named, key=lambda level: len(level.base), default=default)

    def _find_difference(self, figure: ProposedFigure) -> Row | None:
        is_change = figure.name.endswith((", change", "变化")) and not figure.find_question("unit")
        if not is_change or AVERAGE.search(figure.candidate.before):
            return None
        for pair in self._pairs(figure):
            if self._is_of_other(figure, pair):
                continue  # "1.6 meters above the mark of 5.2, and above the record of 6.4"
            spans = [each.candidate.numeral for each in (figure, *pair)]
            start, end = min(each.start for each in spans), max(each.end for each in spans)
            is_apart = re.search("[;；]", figure.candidate.paragraph.text[start:end])
            is_own = pair[0].base.casefold() == figure.base.casefold()
            if is_own and not is_apart and all(_is_change_of(figure, level) for level in pair):
                is_good = _JUDGED.search(figure.candidate.before) and figure.value > 0
                inputs = sorted(pair, key=lambda level: level.value) if is_good else pair
                return self._claim("difference", figure, _from_to(pair), *inputs)
        period = figure.period or ""
        if not YEAR_ON_YEAR.search(figure.candidate.around) or ".." in period or not period:
            return None
        latter, before = self._level(figure, period), shift_period(period, -1)
        if latter is None or not before or not _is_change_of(figure, latter):
            return None
        if former := self._level(figure, before):
            return self._claim("difference", figure, _from_to((former, latter)), former, latter)
        # The change of a rate implies the rate of the year before, as a growth does.
        return self._imply("difference", figure, latter, before) if latter.measure.is_rate else None

    def _is_of_other(self, figure: ProposedFigure, pair: Pair) -> bool:
        """Return whether a figure compares with the level after it: 5% above the 70."""
        is_of_next = _OTHER_AFTER["difference"].match(figure.candidate.named_after)
        after = self._around(figure)[1][:1] if is_of_next else ()
        return not set(after) <= set(pair)

    def _imply(
        self, kind: str, figure: ProposedFigure, latter: ProposedFigure, before: str
    ) -> Row | None:
        """Return a claim on the level of a year before, which the article leaves out."""
        implied = figure_id(latter.entity, latter.metric, before, None, latter.status)
        row = self._claim(kind, figure, "from the year before", latter)
        row |= {"inputs": [implied, latter.id], "implies": implied}
        # A target's id ends with its status, which an implied figure has not.
        return row if latter.status == "actual" else None

    def _find_share(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of "120 of 400 schools, or 30%"."""
        if figure.name.endswith(GROWTHS):
            return None
        numeral, text = figure.candidate.numeral, figure.candidate.paragraph.text
        before = [level for level in self._around(figure)[0] if not level.measure.is_rate]
        if before and _OF_ALL.search(text, max(0, numeral.start - 5), numeral.start):
            # "三市合计17亿元，占全省的70%": the total is a part of what the level measures.
            whole = self._level(before[-1], before[-1].period)
            is_part = whole and self._peers.is_total(before[-1]) and before[-1].value < whole.value
            return self._claim_share(figure, before[-1], whole) if whole and is_part else None
        found = _SHARE.search(text, max(0, numeral.start - 60), numeral.start)
        after = self._around(figure)[1]
        if after and _PART_AFTER.fullmatch(text, numeral.end, after[0].candidate.numeral.start):
            part = after[0]
        elif found and before:
            part = before.pop()
        else:
            return None
        if _OF_THESE.match(text, figure.candidate.sentence[0]):
            earlier = self._before(part)
            sentence = figure.candidate.sentence_key
            before = [one for one in earlier if one.candidate.sentence_key != sentence]
        # A level with a share of its own is another part: 620, or 80%, and 480, or 75%.
        percents = set(self._percents.get(figure.candidate.sentence_key, ()))
        percents.discard(figure.candidate.number)
        free = [
            level
            for level, end in pairwise([*before, part])
            if not any(level.candidate.number < one < end.candidate.number for one in percents)
        ]
        free = [level for level in free if level.measure == part.measure]
        whole = free[-1] if free else None
        near = next((level for level in reversed(before) if level.measure == part.measure), whole)
        if whole is None or near is None:
            return None
        between = text[near.candidate.numeral.end : part.candidate.numeral.start]
        if near is not whole and re.search(r"其中|\bof (?:which|whom|them)\b", between):
            return None  # It is a part of a part.
        first, last = whole.candidate.numeral, part.candidate.numeral
        if _PART_OF.fullmatch(text, first.end, last.start):
            part, whole = whole, part
        elif found and found["of"]:
            return None
        return self._claim_share(figure, part, whole) if 0 < part.value < whole.value else None

    def _find_margin(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of "profit was 5, a margin of 10%", of the sales before it."""
        if not _follows(_MARGIN_OF, figure):
            return None
        sales, levels = self._find_sales(figure), self._around(figure)[0]
        profits = [one for one in levels if one.base.casefold() in _PROFITS]
        profits += self._list_of(figure, _PROFITS)[:1]
        if not sales or not profits:
            return None
        is_same = profits[-1].entity == figure.entity and profits[-1].measure == sales.measure
        words = f"{profits[-1].base.casefold()} as a share of {sales.base.casefold()}"
        return self._claim("share", figure, words, profits[-1], sales) if is_same else None

    def _find_times_sales(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of "orders were 9, equal to 1.2 times sales"."""
        if not _OF_SALES.match(figure.candidate.named_after):
            return None
        sales, levels = self._find_sales(figure), self._around(figure)[0]
        if not sales or not levels:
            return None
        pair = (sales, levels[-1])
        is_same = levels[-1].measure == sales.measure and levels[-1].entity == sales.entity
        return self._claim_ratio(figure, pair, "the multiple of sales") if is_same else None

    def _find_sales(self, figure: ProposedFigure) -> ProposedFigure | None:
        """Return the sales of the entity of a figure, before it and in its period."""
        return next(iter(self._list_of(figure, _SALES)), None)

    def _list_of(self, figure: ProposedFigure, names: Sequence[str]) -> list[ProposedFigure]:
        """Return what an entity sold or earned before a figure, in its period.

        Its only fiscal quarter counts as its period, too.
        """
        levels = [
            level
            for level in self._results.get(figure.entity, ())
            if level.base.casefold() in names and level.status == figure.status
            if level.candidate.number <= figure.candidate.number
        ]
        fiscal = [level for level in levels if (level.period or "").startswith("FY")]
        same = [level for level in levels if level.period == figure.period]
        return same or (fiscal if len(fiscal) == 1 else [])

    def _find_listed_share(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of each of several shares, such as 占比分别为25%和75%.

        The whole is the level of the section of which most of them are the shares.
        """
        own, section = self._find_part(figure), figure.candidate.paragraph.section
        text, numeral = figure.candidate.paragraph.text, figure.candidate.numeral
        is_listed = "分别" in figure.candidate.around or re.search(
            r"\d ?[:：∶] ?\d", text[max(0, numeral.start - 3) : numeral.end + 3]
        )
        start, end = figure.candidate.sentence
        is_former = re.search("[由从][^，。；]*$", text[start : numeral.start]) and re.match(
            "[^，。；]*[为到至]", text[numeral.end : end]
        )  # 由8:42:50调整为7:43:50
        if own is None or not is_listed or not _is_share(figure) or is_former:
            return None
        levels = self._by_entity[figure.entity, figure.period][:MAX_PEERS]
        shares = [
            (share.value, level.value)
            for share in self._shares[figure.candidate.sentence_key][:MAX_EARLIER]
            if (level := self._find_part(share))
        ]
        fits = {
            whole: sum(
                abs(100 * part - share * whole.value) < whole.value for share, part in shares
            )
            for whole in levels
            if whole.candidate.paragraph.section == section and whole.measure == own.measure
            if whole.value > own.value
        }
        whole = max(fits, key=lambda level: fits[level], default=None)
        is_known = whole and len(shares) > 1 and fits[whole] * 2 >= len(shares)
        return self._claim_share(figure, own, whole) if whole and is_known else None

    def _find_part(self, share: ProposedFigure) -> ProposedFigure | None:
        """Return the level of which a share is named: 第一产业, or its 增加值."""
        base = f"{share.base.casefold()}增加值"
        named = self._levels.get((share.entity, share.scope, base, share.status), {})
        return self._level(share, share.period) or named.get(share.period)

    def _claim_share(
        self, figure: ProposedFigure, part: ProposedFigure, whole: ProposedFigure
    ) -> Row:
        words = f"{part.candidate.numeral.text} of {whole.candidate.numeral.text}"
        return self._claim("share", figure, words, part, whole)

    def _find_defined(self, figure: ProposedFigure) -> Row | None:
        """Return the claim of a rate that its name defines: births less deaths."""
        rows = (row for row in _DEFINED if re.fullmatch(row[3], figure.base, re.IGNORECASE))
        kind, *inputs, _ = next(rows, ("", "", ""))
        near = [
            level
            for level in self._by_paragraph.get(figure.candidate.paragraph.location, ())
            if _place_of(level) == _place_of(figure)
        ]
        named = [
            [level for level in near if re.fullmatch(name, level.base, re.IGNORECASE)]
            for name in inputs
        ]
        if not kind or any(len(levels) != 1 for levels in named):
            return None
        pair = [levels[0] for levels in named]
        is_alike = pair[0].measure == pair[1].measure
        if not is_alike or (kind == "difference" and figure.measure != pair[0].measure):
            return None
        first, last = (level.candidate.numeral.text for level in pair)
        relation = {
            "difference": f"{last} less {first}", "share": f"{first} of {last}"
        }.get(kind, f"the ratio of {last} to {first}")  # fmt: skip
        return self._claim(kind, figure, relation, *pair)

    def _find_rank(self, figure: ProposedFigure) -> Row | None:
        own = self._level(figure, figure.period)
        others = self._peers.find_others(own) if own else []
        is_wider = _WIDER.search(figure.candidate.around)
        if own is None or not others or is_wider or figure.value > len(others) + 1:
            return None
        return self._claim(
            "rank", figure, f"the rank among {len(others) + 1} figures", own, *others
        )

    def _find_parts(self, total: ProposedFigure) -> Row | None:
        """Return the claim of "the two cities totaled 120 billion"."""
        parts = self._peers.find_parts(total)
        if not parts:
            return None
        relation = f"the total of {', '.join(map(self._name, parts))}"
        if total not in self._recorded:
            total.drop_questions("entity", "metric")
            total.ask("entity", relation)
            total.is_entity_assumed = False
        return self._claim("sum", total, relation, *parts)

    def _find_joint(self, total: ProposedFigure) -> Row | None:
        """Return the claim of "5 tonnes to Aldport and 7 to Belport, 12 in all"."""
        if not is_joint(total):
            return None
        key = total.measure, total.period, total.status, total.entity
        parts = [
            level
            for level in self._around(total)[0]
            if (level.measure, level.period, level.status, level.entity) == key
        ]
        missing = abs(sum(part.value for part in parts) - total.value)
        if len(parts) < 2 or missing > abs(total.value) * (1 - MIN_PARTS):
            return None
        return self._claim("sum", total, WHOLE, *parts)

    def _find_remainder(self, rest: ProposedFigure) -> Row | None:
        """Return the claim of "of 11 bridges, 4 fell, and the other 7 are open"."""
        if _follows(_ALL_BUT, rest):
            return self._find_all_but(rest)
        if not _follows(_REMAINDER, rest) or rest.measure.is_rate:
            return None
        earlier = [level for level in self._before(rest) if level.entity == rest.entity]
        for number in range(1, MAX_OTHERS + 1):
            others, wholes = earlier[-number:], earlier[:-number]
            if any(other.candidate.paragraph is not rest.candidate.paragraph for other in others):
                break
            total = sum(level.value for level in (*others, rest))
            if number > 1 and total < MIN_TOTAL:
                break
            if whole := next((one for one in reversed(wholes) if one.value == total), None):
                return self._claim("sum", whole, WHOLE, *others, rest)
        own = [one for one in earlier if one.candidate.sentence_key == rest.candidate.sentence_key]
        if len(own) == 2:
            whole, part = sorted(own, key=lambda level: -level.value)
            start, end = whole.candidate.numeral.end, part.candidate.numeral.start
            is_said = (
                _follows(_OF_WHOLE, whole) or "其中" in part.candidate.paragraph.text[start:end]
            )
            is_whole = is_said and whole.value > rest.value
            return self._claim("sum", whole, WHOLE, part, rest) if is_whole else None
        near = self._find_near(rest, own, earlier) if len(own) == 1 else None
        return self._claim("sum", near, WHOLE, *own, rest) if near else None

    def _find_all_but(self, rest: ProposedFigure) -> Row | None:
        """Return the claim of "all but seven of the dead lived in Ashford or Belton"."""
        earlier, after = self._before(rest), rest.candidate.after
        by_sentence: dict[Sentence, dict[str, ProposedFigure]] = {}
        for level in earlier:
            if any(name and name in after for name in self._called[level.entity]):
                by_sentence.setdefault(level.candidate.sentence_key, {})[level.entity] = level
        # The parts are listed in one sentence, and are two or more.
        named = [*max(by_sentence.values(), key=len, default={}).values()]
        whole = self._find_near(rest, named, earlier) if len(named) > 1 else None
        return self._claim("sum", whole, WHOLE, *named, rest) if whole else None

    def _find_twin(self, level: ProposedFigure) -> Row | None:
        """Return the claim of a level in two units: 15 jin, or 7.5 kilograms."""
        words = split_words(level.base)
        for other in self._by_entity.get((level.entity, level.period), ())[:MAX_PEERS]:
            factor = find_factor(other.measure.id, level.measure.id)
            if not factor or other.candidate.number >= level.candidate.number:
                continue
            expected: Decimal = other.value * factor
            is_near = abs(level.value - expected) <= abs(expected) * MAX_CONVERTED_APART
            common = words & split_words(other.base)
            is_same = common in (words, split_words(other.base)) and other.status == level.status
            if is_near and common and is_same:
                relation = f"1 {other.measure.id} is {factor.normalize():f} {level.measure.id}"
                row = self._claim("ratio", level, relation, other, level)
                del row["stated"]
                return row | {"stated_value": factor}
        return None

    def _find_near(
        self,
        rest: ProposedFigure,
        others: Sequence[ProposedFigure],
        earlier: Sequence[ProposedFigure],
    ) -> ProposedFigure | None:
        """Return the earlier level that is most nearly the sum of others and the rest."""
        total = sum((level.value for level in others), rest.value)
        wholes = [level for level in reversed(earlier) if level not in others]
        nearest = min(wholes, key=lambda level: abs(level.value - total), default=None)
        is_near = nearest and abs(nearest.value - total) * MAX_APART <= abs(total)
        return nearest if is_near else None

    def _name(self, level: ProposedFigure) -> str:
        return self._called[level.entity][0]

    def _find_sum(
        self, levels: Sequence[ProposedFigure], previous: Sequence[ProposedFigure]
    ) -> Row | None:
        """Return the claim of "60 buses, of which 25 are electric and 35 diesel buses"."""
        if not levels or len(levels) == MAX_PARTS:
            return None
        candidate = levels[0].candidate
        sentence = candidate.paragraph.text[slice(*candidate.sentence)]
        word = _SURE_SUM.search(sentence) or _SUM.search(sentence)
        if not word:
            return None
        split = candidate.sentence[0] + word.start()
        before = [level for level in levels if level.candidate.numeral.start < split]
        if word.start() == 0 and previous:
            # "Trade was 25. Thereof exports were 8, and imports 17."
            first = previous[0]
            before = [first] if first.candidate.paragraph is candidate.paragraph else []
        if not before:
            return None
        whole = before[-1]
        key = whole.measure, whole.period, whole.status
        parts = [
            level
            for level in levels
            if level.candidate.numeral.start > split
            and (level.measure, level.period, level.status) == key
        ]
        if len(parts) < 2 or whole.measure.is_rate or re.search("[人平]均|价", whole.base):
            return None
        # The surplus after exports and imports is none of the parts.
        for number in range(2, len(parts)):
            if sum(part.value for part in parts[:number]) == whole.value:
                parts = parts[:number]
                break
        if _SURE_SUM.search(sentence):
            return self._claim("sum", whole, WHOLE, *parts)
        return self._claim_list(whole, parts)

    def _claim_list(self, whole: ProposedFigure, parts: Sequence[ProposedFigure]) -> Row | None:
        """Return the claim that a list, which may lack a part, makes up most of a whole."""
        total = sum(part.value for part in parts)
        missing = abs(total - whole.value)
        # Parts that overlap are more than the whole: a rail bridge may be a road bridge, too.
        is_more = total > whole.value and missing * MAX_APART > whole.value
        if is_more or missing > abs(whole.value) * (1 - MIN_PARTS):
            return None
        is_near = missing * 100 <= abs(whole.value)
        row = self._claim("sum", whole, WHOLE if is_near else IF_COMPLETE, *parts)
        self.partial.add(row["id"])
        return row

    def _find_breakdown(
        self, levels: Sequence[ProposedFigure], earlier: Sequence[ProposedFigure]
    ) -> Row | None:
        """Return that 城镇零售额 and 乡村零售额 make up the 零售额 of a sentence before."""
        for whole in reversed(earlier):
            if not _HAN_TOTAL.fullmatch(whole.base) or whole.measure.is_rate:
                continue
            parts = [
                level
                for level in levels
                if level.base.endswith(whole.base) and level.base != whole.base
                if level.candidate.paragraph is whole.candidate.paragraph
                if level.measure == whole.measure and _place_of(level) == _place_of(whole)
            ]
            if len(parts) > 1 and (row := self._claim_list(whole, parts)):
                return row
        return None


def _key_of(figure: ProposedFigure) -> Key:
    return figure.entity, figure.scope, figure.base.casefold(), figure.status


def _place_of(figure: ProposedFigure) -> object:
    return figure.entity, figure.period, figure.status, figure.scope


def _is_level(figure: ProposedFigure) -> bool:
    # A second level of the same period has a name of its own: Net profit (2).
    name = re.sub(
        r" \(\d+\)$|, (?:before|after|total|peak|record|limit)$|（(?:之[前后]|总数)）$",
        "",
        figure.name,
    ).casefold()
    return name == figure.base.casefold() and figure.measure not in (RANK, TIMES)


def _is_real(figure: ProposedFigure) -> bool:
    """Return whether the clause or paragraph says that prices are constant."""
    text, start = figure.candidate.paragraph.text, figure.candidate.numeral.start
    earlier = max(0, start - MAX_EARLIER * MAX_CLAUSE)
    if _REAL_NAME.search(figure.base) and _REAL.search(text, earlier, start):
        return True
    clause = text[max(figure.candidate.sentence[0], start - MAX_CLAUSE) : start]
    after = re.split("[，。；;%％]", figure.candidate.after[:MAX_REAL])[0]
    is_other = _OTHER_BASIS.search(after)
    return bool(is_other or _REAL.search(re.split("[；;%％]", clause)[-1] + after))


def _is_of_other_time(figure: ProposedFigure, pair: Pair) -> bool:
    """Return whether a growth is of a quarter of the year, or since another year."""
    base, first, last = figure.candidate.period.base, pair[0].period, pair[1].period
    is_part = figure.period and last and figure.period.startswith((f"{last}-Q", f"{last}-H"))
    is_since = base and first and len(base) == len(first) == len("2023") and base != first
    return bool(is_part or is_since)


def _is_share(figure: ProposedFigure) -> bool:
    return figure.measure == PERCENT and figure.name.endswith("占比")


def _read_comparison(former: ProposedFigure) -> str:
    """Return the direction of 比上年的8.26‰有所上升; empty if there is none."""
    text, start = former.candidate.paragraph.text, former.candidate.numeral.start
    found = _HAN_TURN.match(former.candidate.named_after)
    is_compared = _THAN_BEFORE.search(text, max(0, start - MAX_THAN), start)
    return str(found.lastgroup) if found and is_compared else ""


def _follows(words: re.Pattern[str], level: ProposedFigure) -> bool:
    """Return whether words precede a number, or its currency."""
    start = level.candidate.numeral.start
    text = level.candidate.paragraph.text[max(0, start - 40) : start]
    return bool(words.search(text.rstrip("$€£¥")))


def _names(words: str, level: ProposedFigure) -> bool:
    """Return whether words begin with the name or the number of a level."""
    name, number = re.escape(level.base.casefold()), re.escape(level.candidate.numeral.text)
    return bool(re.match(rf"(?:{name}|{number}\b)(?! of [A-Z])", words, re.IGNORECASE))


def _is_change_of(figure: ProposedFigure, level: ProposedFigure) -> bool:
    """Return whether a figure has the unit of a difference of levels."""
    is_points = level.measure == PERCENT and figure.measure.id in POINTS
    return is_points or level.measure == figure.measure


def _period(figure: ProposedFigure) -> Period | None:
    return Period(figure.period) if figure.period else None


def _from_to(pair: Pair) -> str:
    first, last = (level.candidate.numeral.text for level in pair)
    return f"from {first} to {last}"
