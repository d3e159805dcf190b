"""The metrics of a draft: figures of one name and unit share one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count

from provcli.drafting.known import Known, Recorded
from provcli.drafting.measures import COUNT, PERCENT
from provcli.drafting.model import ProposedFigure, Row
from provcli.drafting.names import (
    STARTS_WITH_VERB,
    VAGUE,
    capitalize,
    cut_to_noun,
    is_chinese,
    is_plural,
    read_first_subject,
    split_parts,
    uncapitalize,
    word_key,
)
from provcli.drafting.naming import is_forecast
from provcli.drafting.peers import adds_up, is_joint
from provcli.drafting.slugs import Slugs, find_head, make_metric_id


def share_names(
    figures: Sequence[ProposedFigure], entities: Mapping[ProposedFigure, object]
) -> None:
    """Name the figures of "X and Y rose from 1 and 2 to 3 and 4" after X and Y."""
    levels: list[str] = []  # the names of levels in the paragraph, the latest last
    paragraph = None
    for run in _runs(figures, entities):
        if run[0].candidate.paragraph is not paragraph:
            paragraph, levels = run[0].candidate.paragraph, []
        is_list = len(run) > 1 and (" and " in run[0].base or is_chinese(run[0].base))
        parts = split_parts(run[0].base) if is_list else []
        if len(parts) != len(run) and re.search("respectively|分别", run[-1].candidate.around):
            # "Exports were 5 and imports 4, growing by 3 and 2 percent respectively."
            is_level = run[0].name.casefold() == run[0].base.casefold()
            is_level = is_level and not run[0].base.endswith("占比")
            parts = [] if is_level else levels[-len(run) :]
        if len(parts) == len(run) > 1:
            for figure, part in zip(run, parts, strict=True):
                suffix = "占比" if figure.base.endswith("占比") else ""
                figure.name = capitalize(part + suffix + figure.name[len(figure.base) :])
                figure.base = part
        for figure in run:
            if figure.name.casefold() == figure.base.casefold() and figure.base not in levels:
                levels.append(figure.base)


def name_composition(figures: Sequence[ProposedFigure]) -> None:
    """Make shares of 三次产业结构为10∶40∶50, and name them after the parts."""
    run: list[ProposedFigure] = []
    words = ""
    for figure in [*figures, None]:
        last = run[-1].candidate if run else None
        if last and figure and last.paragraph is figure.candidate.paragraph:
            gap = last.paragraph.text[last.numeral.end : figure.candidate.numeral.start]
            if _COLON.fullmatch(gap):
                run.append(figure)
                continue
            words = words if _CHANGED_TO.fullmatch(gap) else ""
        words = words if run and words else _read_composition(run)
        _share_out(run, words)
        run = [figure] if figure else []


def _read_composition(run: Sequence[ProposedFigure]) -> str:
    """Return what has the structure that a number is a part of; maybe nothing."""
    if len(run) < 2:
        return ""
    candidate = run[0].candidate
    start = max(candidate.sentence[0], candidate.numeral.start - MAX_AROUND)
    found = _COMPOSITION.search(candidate.paragraph.text, start, candidate.numeral.start)
    return found["words"] if found else ""


def _share_out(run: Sequence[ProposedFigure], words: str) -> None:
    """Name the shares of a whole whose parts words name."""
    if not words or abs(sum((figure.value for figure in run), Decimal(-100))) > 1:
        return
    parts = split_parts(_OF_PARTS.sub("", words))
    if len(run) == len(_INDUSTRIES) and (found := _OF_INDUSTRIES.search(words)):
        # 三次产业投资结构 is the structure of 投资, 三次产业结构 that of 增加值.
        parts = [f"{industry}{found['measured']}" for industry in _INDUSTRIES]
    for number, figure in enumerate(run):
        figure.measure, figure.period = PERCENT, run[0].period
        figure.doubts = list(run[0].doubts)
        if len(parts) == len(run):
            figure.base, figure.name = parts[number], f"{parts[number]}占比"
            figure.drop_questions("metric")


_COLON = re.compile("\\s?[:：∶]\\s?")
_CHANGED_TO = re.compile("[^，。；\\d]{0,3}(?:调整|变化|优化|演变|改变|转变|变)[为成到至]")
_COMPOSITION = re.compile(
    "(?P<words>[^，。；\\d]{1,30}?)(?:的?(?:结构|构成|比例|比重|占比)(?:之?比)?|之比)[^，。；\\d]{0,8}$"
)
_OF_PARTS = re.compile("(?:消费|产量|产值|增加值|收入|支出|投资|用电量?|人口)+$")
_OF_INDUSTRIES = re.compile(
    "(?:三次|(?:第?二|、二)、第?三|一二三)产业(?:增加值)?(?P<measured>[\u4e00-\u9fff]{0,6})$"
)
_INDUSTRIES = ["第一产业", "第二产业", "第三产业"]


def name_parts(figures: Sequence[ProposedFigure]) -> None:
    """Name the parts of a list after its head: 装机容量5，其中水电3 is 水电装机容量.

    "Revenue was 5, of which cocoa 3" is Revenue, cocoa.
    """
    whole: ProposedFigure | None = None
    wholes: dict[object, ProposedFigure] = {}
    parts: list[ProposedFigure] = []
    changes = _find_changes(figures)
    former: ProposedFigure | None = None
    for figure in figures:
        candidate = figure.candidate
        start = max(candidate.sentence[0], candidate.numeral.start - MAX_AROUND)
        before = candidate.paragraph.text[start : candidate.numeral.start]
        is_level = figure.name.casefold() == figure.base.casefold()
        is_of = bool(_LIST_HEAD.search(before))
        is_listed = not is_of and bool(_BREAKDOWN.search(before))
        is_part = is_of or (is_listed and not _HAN_OWN.search(figure.base))
        # "分产品看，液态奶收入64亿元，其中低温奶27亿元": the whole may be in a list, too.
        place = candidate.sentence_key if is_listed else candidate.paragraph
        if parts and not (is_part and candidate.sentence_key == parts[0].candidate.sentence_key):
            _name_after(whole, parts, changes)
            whole, parts = None, []
        if not parts:
            listed = wholes.get((candidate.sentence_key, figure.measure)) if is_of else None
            whole = listed or wholes.get((candidate.paragraph, figure.measure))
        if is_part and whole and is_level and figure.measure == whole.measure:
            parts.append(figure)
        elif not is_part and is_level:
            if former and former.candidate.sentence_key == candidate.sentence_key:
                _name_like(former, figure, changes)
            wholes[place, figure.measure] = former = figure
    _name_after(whole, parts, changes)


Changes = Mapping[ProposedFigure, Sequence[ProposedFigure]]
"""The changes that follow a level in its sentence: its growth."""


def _find_changes(figures: Sequence[ProposedFigure]) -> Changes:
    changes: dict[ProposedFigure, list[ProposedFigure]] = {}
    level: ProposedFigure | None = None
    for figure in figures:
        if figure.name.casefold() == figure.base.casefold():
            level = figure
        elif level and level.base == figure.base and _is_change_in_sentence(level, figure):
            changes.setdefault(level, []).append(figure)
    return changes


def _is_change_in_sentence(level: ProposedFigure, figure: ProposedFigure) -> bool:
    is_near = level.candidate.sentence_key == figure.candidate.sentence_key
    return is_near and not figure.name.endswith("占比")


def _rename(level: ProposedFigure, base: str, changes: Changes) -> None:
    """Rename what a level measures, and its growth."""
    for figure in (level, *changes.get(level, ())):
        figure.name = capitalize(base) + figure.name[len(figure.base) :]
        figure.base = base


def _name_like(former: ProposedFigure, figure: ProposedFigure, changes: Changes) -> None:
    """Name 农村居民20元 after 城镇居民人均可支配收入40元 in its sentence."""
    is_amount = not (figure.measure.is_count or figure.measure.is_rate)
    if not is_amount or former.measure != figure.measure or _HAN_HEAD.search(figure.base):
        return
    noun = figure.base[-2:]
    before, found, rest = former.base.partition(noun)
    if found and before and rest and is_chinese(figure.base):
        _rename(figure, figure.base + rest, changes)


def _name_after(
    whole: ProposedFigure | None, parts: Sequence[ProposedFigure], changes: Changes
) -> None:
    """Add the head to the parts, unless one of them has a head of its own: 第一产业用电."""
    if whole is None or not parts or whole.measure.is_rate:
        return
    if whole.measure.is_count and not _COUNTED.search(whole.base):
        return
    if not is_chinese(whole.base):
        for part in parts if len(parts) > 1 else ():
            if word_key(part.base) != word_key(whole.base):
                _rename(part, f"{whole.base}, {uncapitalize(part.base)}", changes)
        return
    if any(_HAN_HEAD.search(part.base) or _COUNTED.search(part.base) for part in parts):
        return
    head = find_head(whole.base)
    for part in parts if head or len(parts) > 1 or whole.measure.is_count else ():
        sizes = range(min(len(part.base), len(head)), -1, -1)
        common = next(size for size in sizes if part.base.endswith(head[:size]))
        name = part.base + head[common:] if head else f"{whole.base}（{part.base}）"
        if len(part.base) > 2 and whole.base.startswith(part.base[-2:]):
            name = part.base + whole.base[2:].removeprefix("总")  # 农村居民 of 居民人均可支配收入
        if _AREAS.fullmatch(part.base):
            name = part.base + whole.base
        _rename(part, name, changes)


_COUNTED = re.compile("(?:量|床位|诊疗|入院)$")
_AREAS = re.compile("城镇|乡村|农村|城市")
_LIST_HEAD = re.compile("其中|[Oo]f which ")
_BREAKDOWN = re.compile("[按分从][^，。；\\d]{1,10}(?:统计|划?分|来?看)，")
_HAN_HEAD = re.compile(
    "[值额量率数入出资款比价费税润本余用]$|[进出]口|增加|产业|余额|消费|投资|贷款|工程|人口"
)
"""What a name has that needs no other head."""
_HAN_OWN = re.compile(f"{_HAN_HEAD.pattern}|(?:零售|支出|经费|销售|成交|营收)$")


def name_sections(figures: Sequence[ProposedFigure], headings: Mapping[str, str]) -> None:
    """Name the revenue in the section of a division after it: Revenue, Bikes.

    The section of one division alone may be on something else.
    """
    named: dict[str, list[ProposedFigure]] = {}
    for figure in figures:
        paragraph = figure.candidate.paragraph
        heading = headings.get(paragraph.section, "")
        is_division = _BARE.fullmatch(figure.base) and _DIVISION.fullmatch(heading)
        if is_division and not _OF_GROUP.search(figure.candidate.around):
            named.setdefault(heading, []).append(figure)
    for heading, group in named.items() if len(named) > 1 else ():
        for figure in group:
            _qualify(figure, heading)


_BARE = re.compile(
    "(?:(?:adjusted|underlying|operating|trading|like-for-like|total) )*(?:profits?|revenues?|sales"
    "|turnover|margin|loss|orders|output|production|volumes|income|costs)",
    re.IGNORECASE,
)
"""What each division of a company has."""
_DIVISION = re.compile(
    r"(?!(?!.* and ).*,)(?!.*\b(?:what|how|why|who|where|when"
    r"|dividends?|outlook|debts?|results?|prices?|costs?|finances|forecasts?|guidance"
    r"|strategy|markets?|shares?|cash|summary|overview|highlights|profits?|revenues?|sales"
    r"|earnings|jobs|plans?"
    r"|year|quarter|half|front|published)\b)[A-Z][a-z]+(?:,? (?:and )?[\w’'-]+){0,3}",
    re.IGNORECASE,
)
"""A heading that may name a division, and not what its section says of the group."""
_OF_GROUP = re.compile(r"\b(?:[Gg]roup|[Cc]ompany|[Bb]oard|full year)\b")


def share_longer_names(figures: Sequence[ProposedFigure]) -> None:
    """Name figures as the paragraph before does with more words: 收入 after 营业收入.

    "The index" may be one of any paragraph. Another value of the longer name is in the way.
    """
    values = {_full_name(figure, figure.name): figure.value for figure in figures}
    by_end: dict[object, dict[str, ProposedFigure]] = {}
    renamed: dict[object, str] = {}
    for figure in figures:
        base = figure.base.casefold()
        named = by_end.get((figure.entity, figure.measure, base), {}).values()
        is_same = re.search(rf"\b{_DEFINITE} {re.escape(base)}\b", figure.candidate.around)
        near = [other.base for other in named if is_same or _is_near(other, figure)]
        longer = near[0] if len(near) == 1 else renamed.get((figure.entity, base), "")
        name = longer + figure.name[len(figure.base) :]
        other = values.setdefault(_full_name(figure, name), figure.value) if longer else None
        sentence = (figure.candidate.sentence_key, base)
        if longer and (other == figure.value or renamed.get(sentence)):
            renamed[figure.entity, base] = renamed[sentence] = longer
            figure.base, figure.name = longer, capitalize(name)
            continue
        # "Of 1,480 buses, 120 are new": these buses are not the new ones.
        for end in () if base.startswith("新") else _list_ends(base):
            by_end.setdefault((figure.entity, figure.measure, end), {})[base] = figure


_DEFINITE = "(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch)"


def _full_name(figure: ProposedFigure, name: str) -> object:
    keys = (figure.entity, figure.measure, figure.period, figure.status, figure.scope)
    return (name.casefold(), *keys)


def _is_near(first: ProposedFigure, second: ProposedFigure) -> bool:
    one, other = first.candidate.paragraph, second.candidate.paragraph
    return one.section == other.section and other.number - one.number <= 1


def _list_ends(base: str) -> Iterator[str]:
    """Yield the names that end a name: index of Bovespa index."""
    if is_chinese(base):
        yield from (base[start:] for start in range(1, len(base) - 1))
    elif not base.startswith("share of "):
        words = base.split()
        yield from (" ".join(words[start:]) for start in range(1, len(words)))


def share_vague_names(figures: Iterable[ProposedFigure]) -> None:
    """Give counts of items, tasks, and things that the same words surround one name."""
    groups: list[tuple[set[str], list[ProposedFigure]]] = []
    for figure in figures:
        head = next(filter(VAGUE.fullmatch, figure.name.lower().split()), "")
        if not head or not figure.measure.is_count:
            continue
        words = _words_around(figure)
        for known, group in groups[-MAX_GROUPS:]:
            if len(known & words) >= MIN_COMMON:
                group.append(figure)
                break
        else:
            groups.append((words, [figure]))
    for _, group in groups:
        longest = max((figure.base for figure in group), key=len)
        for figure in group:
            figure.base, figure.name = longest, capitalize(longest)


MAX_GROUPS = 50
MIN_COMMON = 3
"""How many words two counts of unnamed things share if they count the same things."""
MAX_AROUND = 90


def _words_around(figure: ProposedFigure) -> set[str]:
    candidate = figure.candidate
    first, last = candidate.sentence
    start, end = candidate.numeral.start - MAX_AROUND, candidate.numeral.end + MAX_AROUND
    around = candidate.paragraph.text[max(first, start) : min(last, end)]
    return set(re.findall(r"[a-z]{5,}", around.lower()))


def _runs(
    figures: Sequence[ProposedFigure], entities: Mapping[ProposedFigure, object]
) -> Iterable[list[ProposedFigure]]:
    """Yield runs of figures of one entity that "and" or a comma joins."""
    run: list[ProposedFigure] = []
    for figure in figures:
        is_same = run and entities[run[-1]] is entities[figure]
        if is_same and _is_listed(run[-1], figure):
            run.append(figure)
            continue
        if run:
            yield run
        run = [figure]
    if run:
        yield run


_LIST_GAP = re.compile(r"(?: ?[^\W\d]{1,12})?(?:,? and |, |、|和|及|，)")


def _is_listed(first: ProposedFigure, second: ProposedFigure) -> bool:
    one, other = first.candidate, second.candidate
    gap = one.paragraph.text[one.numeral.end : other.numeral.start]
    is_alike = one.paragraph is other.paragraph and first.name == second.name
    return is_alike and len(gap) < 30 and bool(_LIST_GAP.fullmatch(gap))


def name_metrics(figures: Sequence[ProposedFigure], known: Known) -> list[Row]:
    """Give each figure its metric, and return rows for those the dataset lacks."""
    share_longer_names(figures)
    table = _MetricTable(known)
    # A noun counts people wherever it does so once: 58 people, of whom 23 are missing.
    people = {_key_of(figure.name): figure.measure for figure in figures if _counts_people(figure)}
    for figure in figures:
        unit = figure.candidate.context.unit
        if figure.measure == COUNT and not (unit and unit.code):
            figure.measure = people.get(_key_of(figure.name), COUNT)
        figure.metric = table.find(figure.name, figure.measure.id)
    separator = _Separator(table, known)
    for figure in figures:
        separator.separate(figure)
    return table.rows


def _counts_people(figure: ProposedFigure) -> bool:
    return figure.measure.is_count and figure.measure != COUNT


class _MetricTable:
    """The metrics by their names and units."""

    def __init__(self, known: Known) -> None:
        self.rows: list[Row] = []
        self._slugs = Slugs(known.metric_ids)
        self._ids: dict[tuple[object, str], str] = {
            (_key_of(name), unit): id_ for name, unit, id_ in known.metrics
        }

    def find(self, name: str, unit: str) -> str:
        """Return the id of a metric, which is a new one if there is none of that name."""
        key = (_key_of(name), unit)
        if key not in self._ids:
            self._ids[key] = self._slugs.add(make_metric_id(name))
            row = {"id": self._ids[key], "name": name, "unit": unit, "draft": True}
            self.rows.append(row)
        return self._ids[key]


def _key_of(name: str) -> object:
    return word_key(name) or name


class _Separator:
    """Gives figures that differ in nothing but their value a metric of their own."""

    def __init__(self, table: _MetricTable, known: Known) -> None:
        self._table = table
        self._known = known.figures
        self._recorded: dict[str, Recorded] = dict(known.figures)
        self._first: dict[str, ProposedFigure] = {}
        self._subjects: dict[object, str] = {}
        """Words between the names of one sentence: the airport's passengers."""
        self._numbers: dict[str, int] = {}
        """The next number for a name; without it, thousands of equal names would take long."""
        self._numbered: dict[object, int] = {}

    def separate(self, figure: ProposedFigure) -> None:
        """Rename a figure, unless it repeats the other one of its name."""
        # "Boats raised revenue by 5% and made a profit of 7": both are those of boats.
        of_what = "" if _BARE.fullmatch(figure.base) else figure.base
        sentence = (figure.candidate.sentence_key, of_what)
        words = _find_own_words(figure)
        if sentence in self._subjects and not words:
            _qualify(figure, self._subjects[sentence])
            figure.metric = self._table.find(figure.name, figure.measure.id)
        if self._is_alone(figure):
            self._first.setdefault(figure.id, figure)
            return
        base, name, id_ = figure.base, figure.name, figure.id
        first = self._first.get(id_)
        is_other = not first or first.candidate.sentence_key != figure.candidate.sentence_key
        subject = words or (_find_subject(figure) if is_other else "")
        own = (id_, figure.value, figure.qualifier)
        for suffix in _suffixes(first, figure, subject):
            figure.base, figure.name = base, f"{name}{suffix}"
            if not suffix:
                _qualify(figure, subject)
            figure.metric = self._table.find(figure.name, figure.measure.id)
            if self._is_alone(figure):
                if not suffix and not words:
                    self._subjects[sentence] = subject
                return
        figure.base = base
        for number in count(self._numbered.get(own, self._numbers.get(id_, 2))):
            figure.name = f"{name} ({number})"
            figure.metric = self._table.find(figure.name, figure.measure.id)
            if self._is_alone(figure):
                break
        self._numbered[own] = number
        self._numbers[id_] = max(self._numbers.get(id_, 0), number + 1)
        figure.ask("metric", "the same words as another figure, with another value")

    def _is_alone(self, figure: ProposedFigure) -> bool:
        """Return whether no other figure has the id of a figure with another value."""
        own, other = figure.recorded, self._recorded.setdefault(figure.id, figure.recorded)
        if figure.id not in self._known and other.rounds(own):
            self._recorded[figure.id] = own
            return True
        return other.repeats(own) or own.rounds(other)


def _qualify(figure: ProposedFigure, subject: str) -> None:
    """Add a subject to what a figure measures: Passengers, airport, growth."""
    end = len(figure.base)
    figure.name = f"{figure.name[:end]}, {subject}{figure.name[end:]}"
    figure.base = f"{figure.base}, {subject}"


_OWN_BEFORE = re.compile(
    r"(?:^|,)\W*(?:and |while )?(?P<words>(?!which|who|that)[a-z-]{3,}(?: [a-z-]+){0,2})"
    r" (?:for|with|at|by) $|^,? and (?P<item>[a-z]{3,}(?: [a-z]+)??)(?: an?)? $"
)
_OWN_AFTER = re.compile(
    r"(?: of (?:them|these|those|which))? (?:in|at|among|for|from|during|on|were|was)"
    r" (?P<place>(?:the )?[\w'’ -]{3,40}?)"
    r"(?=[,.;]|$| (?:to|and|from|in|by|with|as|on)\b)"
    r"| (?P<verb>(?:[a-z]+ed|lost|left|died)(?: (?:out|up|off))?)(?=[,.; ])"
)
_NO_SUBJECT = re.compile(rf"^(?:{STARTS_WITH_VERB.pattern}|[a-z]+ed\b)|\b(?:it|they|he|she|we)\b")


def _find_own_words(figure: ProposedFigure) -> str:
    """Return words around a number that set it apart: 36% in Belport."""
    found = _OWN_BEFORE.search(figure.candidate.before)
    if found is None:
        found = _OWN_AFTER.match(figure.candidate.named_after)
    words = next(filter(None, found.groups()), "") if found else ""
    plain = words.removeprefix("the ").strip()
    is_known = word_key(plain) & word_key(figure.name) or plain in ("all", "total")
    is_verb = found and "words" in found.re.groupindex and _NO_SUBJECT.search(plain)
    return "" if is_known or is_verb or re.search(r"\b\d", plain) else plain


def _find_subject(figure: ProposedFigure) -> str:
    """Return the subject of a figure's sentence, if it is not in the figure's name."""
    candidate = figure.candidate
    opening = candidate.paragraph.text[candidate.sentence[0] : candidate.numeral.start]
    subject = read_first_subject(opening)
    is_short = len(subject.split()) <= MAX_SUBJECT and not any(map(str.isdigit, subject))
    if word_key(subject) & word_key(figure.name) or not is_short or not cut_to_noun(subject, ""):
        return ""
    is_name = " " not in subject and not is_plural(subject.lower())
    return subject if is_name else uncapitalize(subject)


_HAN_SUFFIXES = {
    ", forecast": "预期", ", upper end": "上限", ", after": "（之后）", ", before": "（之前）",
    ", total": "（总数）",
}  # fmt: skip


_YEARLY_AFTER = re.compile(r"[^,.;]{0,20} (?:from|than|on|over|in) (?:a|the same|last) year\b")
"""What follows a change since a year before."""


def _suffixes(first: ProposedFigure | None, second: ProposedFigure, subject: str) -> Iterator[str]:
    """Yield additions to the name of the second of two figures; empty for a subject."""
    for suffix in _english_suffixes(first, second):
        yield _HAN_SUFFIXES.get(suffix, suffix) if is_chinese(second.base) else suffix
    if subject:
        yield ""


def _english_suffixes(first: ProposedFigure | None, second: ProposedFigure) -> Iterator[str]:
    if is_forecast(second.candidate):
        yield ", forecast"
    if extreme := _EXTREME.search(second.candidate.before):
        yield f", {extreme[1]}"
    if adds_up(second) or is_joint(second):
        yield ", total"
    is_change = second.name.casefold() != second.base.casefold()
    if is_change and _YEARLY_AFTER.match(second.candidate.after):
        yield ", year on year"
    if first and first.candidate.paragraph is second.candidate.paragraph:
        one, other = first.candidate, second.candidate
        gap = one.paragraph.text[one.numeral.end : one.numeral.end + MAX_GAP]
        gap = gap[: max(0, other.numeral.start - one.numeral.end)]
        roles = (one.context.role, other.context.role)
        is_pair = " and" in gap and not one.before.endswith("between ")
        is_range = len(gap) < MAX_GAP and _RANGE_GAP.fullmatch(gap) and not is_pair
        if is_range and other.context.role != "from":
            yield ", after" if roles == ("from", "to") else ", upper end"
        if len(gap) < MAX_GAP and _TOTAL_GAP.fullmatch(gap):
            yield ", total"
        is_former = other.context.role == "from" or _FORMER.match(other.after)
        if is_former and one.sentence == other.sentence:
            yield ", before"


_EXTREME = re.compile(r"\b(?:the|its|their|a) (peak|record|low|high|limit|capacity) of $")
MAX_GAP = 40
MAX_SUBJECT = 3
"""The maximum number of words of a subject that names a metric."""
_RANGE_GAP = re.compile(r"(?: ?[^\W\d]+)? ?(?:and|to|-|–|—|~|至|到)(?: [^\W\d]+)?[ $£€¥]*")
_FORMER = re.compile(r"(?: [a-z]+)? (?:(?:a|the|one) [a-z]+ )?(?:earlier|before|ago|previously)\b")
_TOTAL_GAP = re.compile(r"(?: out)? of (?:(?:the|its|their|all|all the|his|her|our) )?")
