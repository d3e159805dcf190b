"""Every check there is: of the dataset's shape, of its arithmetic, and against the article.

`check` is pure: a dataset and a text in, a report out. Each rule is a function that yields findings
and a row in `RULES`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from provcli.analysis.claims import Implied, Judgement, judge_all
from provcli.checks.matching import Article, Item, Ledger, Match, locate, read_article
from provcli.dataset.models import Acknowledgement, Dataset, Dismissal, Observation, Unit
from provcli.errors import ProvError, shorten
from provcli.prose import context as cues
from provcli.prose.numerals import Numeral, read_one
from provcli.values.decimals import EXACT, last_place
from provcli.values.intervals import Interval
from provcli.values.periods import readable, span
from provcli.views.wording import range_words, short

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something a check has to say.

    Attributes:
        code: the rule's.
        severity: the rule's.
        subject: the id of the figure, claim or metric it is about.
        path: the key in the dataset it is about, as a path of keys and list positions.
        message: what is wrong.
        expects: the verdict and the numbers behind it, which an acknowledgement repeats.
        acknowledged: the reason for which it stays, if it does.
    """

    code: str
    severity: Severity
    subject: str
    path: Path
    message: str
    expects: str
    acknowledged: str | None = None


@dataclass(frozen=True)
class Coverage:
    """How much of the article is in the dataset.

    Attributes:
        numbers: how many numbers the article has.
        recorded: how many of them observations claim.
        dismissed: how many dismissals claim, by reason.
        unaccounted: how many nothing claims.
        observations: how many observations are found, moved, changed, lost, ...
    """

    numbers: int
    recorded: int
    dismissed: Mapping[str, int]
    unaccounted: int
    observations: Mapping[str, int]


@dataclass(frozen=True)
class Report:
    """What a check found, and how much it looked at.

    Attributes:
        findings: sorted by place in the dataset, acknowledged ones among them.
        judgements: of each claim.
        coverage: of the article; None if there was no article.
        figures: how many observations there are.
        rules: the codes of the rules that ran.
    """

    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    coverage: Coverage | None
    figures: int
    rules: tuple[str, ...]

    @property
    def has_arithmetic(self) -> bool:
        """Whether the rules about claims ran."""
        return any(code.startswith("PC2") for code in self.rules)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no acknowledgement covers."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that rest on an acknowledgement."""
        return tuple(finding for finding in self.findings if finding.acknowledged is not None)


@dataclass(frozen=True)
class Case:
    """What the rules look at; what they share is worked out once."""

    dataset: Dataset
    text: str | None = None

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """A judgement of each claim."""
        return judge_all(self.dataset)

    @cached_property
    def article(self) -> Article:
        """The article; only rules that need it ask for it."""
        assert self.text is not None
        return read_article(self.text, self.dataset.source.sections)

    @cached_property
    def ledger(self) -> Ledger:
        """Where each item stands in the article."""
        return locate(self.dataset, self.article)

    @cached_property
    def found(self) -> tuple[tuple[Observation, Match, Numeral], ...]:
        """The observations that stand where they should, with their numbers in the article."""
        return tuple(
            (match.item, match, match.spot.numeral)
            for match in self.ledger.matches
            if match.outcome == "found" and match.spot and isinstance(match.item, Observation)
        )

    @cached_property
    def printed(self) -> Mapping[str, Numeral | None]:
        """What the printed words of each observation are by themselves."""
        return {it.printed: read_one(it.printed) for it in self.dataset.observations}

    @cached_property
    def section_positions(self) -> Mapping[str, int]:
        """Where each section stands in the dataset, by id."""
        return {section.id: it for it, section in enumerate(self.dataset.source.sections)}

    @cached_property
    def path_of(self) -> Mapping[int, Path]:
        """Where each observation, dismissal and claim stands in the dataset, by identity."""
        tables = ("observations", "dismissals", "claims", "metrics", "units", "acknowledgements")
        return {
            id(item): (table, index)
            for table in tables
            for index, item in enumerate(getattr(self.dataset, table))
        }


Said = tuple[str, Path, str, str]
"""What a rule yields: subject, path, message, and what an acknowledgement expects."""


@dataclass(frozen=True)
class Rule:
    """A row of the table of rules."""

    code: str
    severity: Severity
    meaning: str
    hint: str
    find: Callable[[Case], Iterable[Said]]

    @property
    def needs_article(self) -> bool:
        """Whether the rule can only run beside the article's text."""
        return self.code.startswith("PC3")


def _subject(item: Item) -> str:
    if isinstance(item, Observation):
        return item.id
    return f"{item.section}:{item.paragraph} {shorten(item.printed)}"


def _say(case: Case, item: Item, key: str, message: str, expects: str) -> Said:
    return _subject(item), (*case.path_of[id(item)], key), message, expects


# --- Shape ----------------------------------------------------------------------------------------


def _unused_metrics(case: Case) -> Iterator[Said]:
    used = {figure.metric for figure in case.dataset.observations}
    for metric in case.dataset.metrics:
        if metric.id not in used:
            yield metric.id, case.path_of[id(metric)], "no figure uses this metric", "unused"


def _unused_units(case: Case) -> Iterator[Said]:
    used = {metric.unit for metric in case.dataset.metrics}
    for unit in case.dataset.units:
        if unit.id not in used:
            yield unit.id, case.path_of[id(unit)], "no metric uses this unit", "unused"


_SEASON_ENDS = {"21": (5, 31), "22": (8, 31), "23": (11, 30), "24": (12, 31)}


def _published(dataset: Dataset) -> date:
    """The last day on which the article can have appeared."""
    edtf = dataset.source.date
    if edtf[5:] in _SEASON_ENDS:
        return date(dataset.source.year, *_SEASON_ENDS[edtf[5:]])
    last = span(edtf).last
    assert last is not None  # a date has an end
    return last


def _facts_to_come(case: Case) -> Iterator[Said]:
    published = _published(case.dataset)
    for figure in case.dataset.observations:
        last = span(figure.period).last if figure.period else None
        if figure.status == "actual" and last and last > published:
            message = f"a fact of {readable(figure.period)}, told before that was over"
            yield _say(case, figure, "period", message, f"{figure.period} after {published}")


def _plans_gone_by(case: Case) -> Iterator[Said]:
    year = case.dataset.source.year
    for figure in case.dataset.observations:
        last = span(figure.period).last if figure.period else None
        if figure.status == "target" and last and last.year < year:
            message = f"a plan for {readable(figure.period)}, which was over when the article came"
            yield _say(case, figure, "period", message, f"{figure.period} before {year}")


_SMALL_WORDS = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"}


def _word_set(name: str) -> frozenset[str]:
    """The words of a name that matter, without plural endings and in no order."""
    words = "".join(it if it.isalnum() else " " for it in name.casefold()).split()
    return frozenset(word.rstrip("s") or word for word in words if word not in _SMALL_WORDS)


def _near_duplicates(case: Case) -> Iterator[Said]:
    first: dict[tuple[str, object], str] = {}
    for metric in case.dataset.metrics:
        keys: list[object] = [_word_set(metric.name)]
        keys += [metric.name_zh] if metric.name_zh else []
        for key in keys:
            other = first.setdefault((metric.unit, key), metric.id)
            if other != metric.id:
                message = f"its name says the same as that of {other}"
                yield metric.id, (*case.path_of[id(metric)], "name"), message, f"like {other}"
                break


def _scope_spellings(case: Case) -> Iterator[Said]:
    first: dict[str, Observation] = {}
    for figure in case.dataset.observations:
        if figure.scope:
            first.setdefault(figure.scope, figure)
    letters = {it: "".join(filter(str.isalnum, it.casefold())) for it in first}
    for one, other in _neighbours(letters):
        if _spelled_alike(letters[one], letters[other]):
            message = f"{shorten(other)} is spelled {shorten(one)} elsewhere"
            yield _say(case, first[other], "scope", message, f"{other} like {one}")


_NEAR = 50
"""Each scope is held against so many that come next, in either order: of up to fifty, all pairs."""


def _neighbours(letters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs that may be two spellings of one, the one that comes first before the other.

    A slip near the end leaves two spellings side by side in the order of the alphabet, one near the
    beginning in that of the words read backwards (Hernandez and Stolfo's sorted neighbourhoods,
    1995), so that thousands of scopes take no time.
    """
    scopes = tuple(letters)
    pairs: set[tuple[int, int]] = set()
    for step in (1, -1):
        ordered = sorted(range(len(scopes)), key=lambda it: letters[scopes[it]][::step])
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _NEAR]:
                pairs.add((min(one, other), max(one, other)))
    for one, other in sorted(pairs):
        yield scopes[one], scopes[other]


_LONG = 200
"""Of names longer than that, only those with the same letters are spelled alike."""


def _spelled_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 6 or max(len(a), len(b)) > _LONG or abs(len(a) - len(b)) > 2:
        return False
    if [it for it in a if it.isdigit()] != [it for it in b if it.isdigit()]:
        return False
    from difflib import SequenceMatcher

    likeness = SequenceMatcher(None, a, b, autojunk=False)
    return likeness.quick_ratio() > 0.92 and likeness.ratio() > 0.92


def _unreadable_numbers(case: Case) -> Iterator[Said]:
    for figure in case.dataset.observations:
        numeral = case.printed[figure.printed]
        if numeral is None or numeral.value is None:
            message = f"{shorten(figure.printed)} is not one number"
            yield _say(case, figure, "printed", message, f"printed {figure.printed}")


def _other_values(case: Case) -> Iterator[Said]:
    for figure in case.dataset.observations:
        numeral = case.printed[figure.printed]
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        if numeral and numeral.value is not None and not _means(figure.value, numeral, is_rate):
            message = (
                f"{shorten(figure.printed)} is {numeral.value:,f}, "
                f"but the value is {figure.value:,f}"
            )
            yield _say(case, figure, "value", message, f"{figure.printed} is {figure.value:f}")


def _means(value: Decimal, numeral: Numeral, is_rate: bool) -> bool:  # noqa: FBT001
    """Whether a value is what a numeral says: for a fraction, within the value's last digit."""
    size = value.copy_abs()
    if size == numeral.value or numeral.value is None:
        return numeral.value is not None
    if not 0 < numeral.value < 1 or numeral.mark:
        return False
    # Half of the farms are 50 percent; two thirds are 66.7, or 0.667 of them.
    scale = 100 if is_rate else 1
    difference = EXACT.subtract(size, EXACT.multiply(numeral.value, Decimal(scale)))
    return difference.copy_abs() <= last_place(value) / 2


def _other_units(case: Case) -> Iterator[Said]:
    for figure in case.dataset.observations:
        numeral = case.printed[figure.printed]
        unit = case.dataset.unit_of(figure.metric)
        if numeral and numeral.mark and not _fits(numeral.mark, unit):
            message = f"{shorten(figure.printed)} is {numeral.mark}, but the metric is in {unit.id}"
            yield _say(case, figure, "metric", message, f"{numeral.mark} for {unit.id}")


def _fits(mark: str, unit: Unit) -> bool:
    """Whether a unit may have a mark; a currency contradicts another currency's code only."""
    words = f"{unit.id} {unit.label}".casefold()
    if mark in ("percentage-point", "basis-point"):
        return unit.kind == "rate" and ("point" in words or unit.id in ("pp", "bp"))
    if mark in ("percent", "permille"):
        return unit.kind == "rate" and "point" not in words
    is_currency_code = len(unit.id) == 3 and unit.id.isupper()
    return unit.id == mark if is_currency_code else unit.kind == "quantity"


def _odd_ranks(case: Case) -> Iterator[Said]:
    for figure in case.dataset.observations:
        if case.dataset.unit_of(figure.metric).kind != "rank":
            continue
        if figure.value < 1 or figure.value != figure.value.to_integral_value():
            message = f"{figure.value:f} is no place in an order"
            yield _say(case, figure, "value", message, f"rank {figure.value:f}")


# --- Arithmetic -----------------------------------------------------------------------------------


def evidence(judgement: Judgement) -> str:
    """A judgement's verdict with the numbers behind it, in a line."""
    if judgement.verdict in ("not-comparable", "not-checkable"):
        return f"{judgement.verdict}: {judgement.reason}"
    if judgement.stated is None or judgement.computed is None or judgement.bounds is None:
        return f"{judgement.verdict}: {judgement.formula}"
    return (
        f"{judgement.verdict}: {judgement.stated:,f} stated, {short(judgement.computed)} computed "
        f"({range_words(judgement.bounds)})"
    )


def _judged(case: Case, verdict: str) -> Iterator[Said]:
    for judgement in case.judgements:
        if judgement.verdict == verdict:
            claim = judgement.claim
            message = f"{claim.says} But {_objection(judgement)}"
            yield claim.id, case.path_of[id(claim)], message, evidence(judgement)


def _objection(judgement: Judgement) -> str:
    if judgement.reason:
        return judgement.reason
    if judgement.stated is None or judgement.computed is None or judgement.bounds is None:
        return f"{judgement.formula} does not hold"
    computed = f"{short(judgement.computed)} ({range_words(judgement.bounds)})"
    return f"{judgement.formula} is {computed}, not {judgement.stated:,f}"


def _inconsistent(case: Case) -> Iterator[Said]:
    return _judged(case, "inconsistent")


def _not_comparable(case: Case) -> Iterator[Said]:
    return _judged(case, "not-comparable")


def _implied_disagree(case: Case) -> Iterator[Said]:
    first: dict[str, tuple[Judgement, Implied]] = {}
    for judgement in case.judgements:
        implied = judgement.implied
        if implied is None:
            continue
        other_judgement, other = first.setdefault(implied.id, (judgement, implied))
        if not implied.bounds.overlaps(other.bounds):
            claim = judgement.claim
            numbers = f"{range_words(implied.bounds)} and {range_words(other.bounds)}"
            message = f"yields another {implied.id} than {other_judgement.claim.id}: {numbers}"
            yield claim.id, case.path_of[id(claim)], message, numbers
        else:
            low, high = implied.bounds
            both = Interval(max(low, other.bounds.low), min(high, other.bounds.high))
            first[implied.id] = (other_judgement, replace(other, bounds=both))


# --- The article ----------------------------------------------------------------------------------


def _missing_sections(case: Case) -> Iterator[Said]:
    for section in case.article.missing_sections:
        path = ("source", "sections", case.section_positions[section.id], "heading")
        message = f"the article has no line {shorten(section.heading)}"
        yield section.id, path, message, "no heading"


def _astray(outcome: str, tell: Callable[[Match], str]) -> Callable[[Case], Iterator[Said]]:
    def find(case: Case) -> Iterator[Said]:
        for match in case.ledger.matches:
            if match.outcome == outcome:
                message = tell(match)
                yield _say(case, match.item, "printed", message, message)

    return find


def _tell_moved(match: Match) -> str:
    assert match.spot
    section, number = match.spot.paragraph.place
    return f"{shorten(match.item.printed)} stands in paragraph {number} of {section or 'the front'}"


def _tell_changed(match: Match) -> str:
    assert match.spot
    return f"the article has {shorten(match.spot.numeral.text)} for {shorten(match.item.printed)}"


def _tell_fewer(match: Match) -> str:
    item = match.item
    return f"{shorten(item.printed)} does not stand there {item.occurrence} times"


def _tell_lost(match: Match) -> str:
    return f"{shorten(match.item.printed)} is not in the article"


def _article_values(case: Case) -> Iterator[Said]:
    for figure, _, numeral in case.found:
        # Where the printed number by itself says so already, once is enough.
        alone = case.printed[figure.printed]
        told = alone is not None and alone.value == numeral.value
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        if numeral.value is not None and not told and not _means(figure.value, numeral, is_rate):
            message = (
                f"the article's {shorten(numeral.text)} is {numeral.value:,f}, "
                f"but the value is {figure.value:,f}"
            )
            yield _say(case, figure, "value", message, f"{numeral.text} is {figure.value:f}")


def _article_qualifiers(case: Case) -> Iterator[Said]:
    for figure, match, numeral in case.found:
        assert match.spot
        said = cues.qualifier_near(match.spot.paragraph.text, numeral)
        if not cues.agrees(figure.qualifier, said):
            message = f"the words at {shorten(numeral.text)} say {said}, not {figure.qualifier}"
            yield _say(case, figure, "qualifier", message, f"{said}, not {figure.qualifier}")


def _article_signs(case: Case) -> Iterator[Said]:
    for figure, match, numeral in case.found:
        assert match.spot
        text = match.spot.paragraph.text
        direction = cues.direction_near(text, numeral)
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        # A rate tells of a change; an amount below zero needs the words right before it.
        fell = direction == "fall" if is_rate else cues.falls_by(text, numeral)
        if figure.value < 0 and not fell:
            message = "the value is negative, but the words do not tell of a fall"
            yield _say(case, figure, "value", message, f"{figure.value:f} without a fall")
        elif figure.value > 0 and direction == "fall" and is_rate:
            message = "the words tell of a fall, but the value is positive"
            yield _say(case, figure, "value", message, f"{figure.value:f} for a fall")


def _article_periods(case: Case) -> Iterator[Said]:
    year = case.dataset.source.year
    told: dict[tuple[str, int], cues.When] = {}
    last = ("", cues.When(frozenset(), frozenset()))
    for paragraph in case.article.paragraphs:
        when = cues.when(paragraph.text, year)
        # A paragraph without a date goes on with that of the one before, in its section.
        if not when.years and last[0] == paragraph.section:
            when = when._replace(years=last[1].years)
        told[paragraph.place] = when
        last = (paragraph.section, when)
    for figure, match, _ in case.found:
        assert match.spot
        when = told[match.spot.paragraph.place]
        if figure.period and (missing := _untold(figure.period, when)):
            message = f"the text there does not speak of {missing}"
            yield _say(case, figure, "period", message, f"{figure.period} without {missing}")


def _untold(period: str, when: cues.When) -> str:
    """The year or month of a period that the words do not name; empty if they name all.

    A text that names no year at all says nothing against one.
    """
    points = [point for point in period.split("/") if point != ".."]
    for point in points:
        if when.years and int(point[:4]) not in when.years:
            return point[:4]
        month = point[5:7]
        if month.isdigit() and int(month) not in when.months:
            return point[:7]
    return ""


def _unaccounted(case: Case) -> Iterator[Said]:
    positions = case.section_positions
    for paragraph, numeral in case.ledger.unclaimed(case.article):
        section, number = paragraph.place
        around = paragraph.words_around(numeral.start, numeral.end)
        place = f"paragraph {number} of {section}" if section else f"line {number} of the front"
        message = f"{shorten(numeral.text)} in {place} is recorded nowhere: {shorten(around, 90)}"
        path = ("source", "sections", positions[section]) if section else ("source",)
        subject = f"{section or 'front'}:{number} {shorten(numeral.text)}"
        yield subject, path, message, f"{numeral.text} unaccounted"


_MOST_OWNERS = 3


def _claimed_twice(case: Case) -> Iterator[Said]:
    for (place, _), owners in case.ledger.claimed.items():
        if len(owners) > 1:
            named = [_subject(item) for item in owners[: min(_MOST_OWNERS, len(owners) - 1)]]
            if len(owners) - 1 > _MOST_OWNERS:
                named.append(f"{len(owners) - 1 - _MOST_OWNERS} more")
            others = " and ".join(named)
            message = f"the number at {place[0]}:{place[1]} belongs to {others} already"
            yield _say(case, owners[-1], "printed", message, f"also {others}")


_MOVE_HINT = "Compare the article with the locator and correct section, paragraph or occurrence."

RULES: tuple[Rule, ...] = (
    Rule(
        "PC101", "warning", "A metric has no figure.",
        "Remove the metric, or record its figure.", _unused_metrics,
    ),
    Rule(
        "PC102", "warning", "A unit has no metric.",
        "Remove the unit, or use it.", _unused_units,
    ),
    Rule(
        "PC103", "error", "A fact is of a period that was not over when the article appeared.",
        "Correct the period, or make it a target.", _facts_to_come,
    ),
    Rule(
        "PC104", "error", "A plan is for a period that was over when the article appeared.",
        "Correct the period, or make it a fact.", _plans_gone_by,
    ),
    Rule(
        "PC105", "warning", "Two metrics have names that say the same.",
        "Make them one metric, or name what differs.", _near_duplicates,
    ),
    Rule(
        "PC106", "warning", "A scope is spelled in two ways.",
        "Choose one spelling.", _scope_spellings,
    ),
    Rule(
        "PC107", "error", "The printed number has the mark of another unit than the metric.",
        "Choose a metric of that unit, or correct `printed`.", _other_units,
    ),
    Rule(
        "PC108", "error", "What is printed is not one number.",
        "Write the number as printed, with its mark and scale word and nothing else.",
        _unreadable_numbers,
    ),
    Rule(
        "PC109", "error", "The value is not the printed number times its scale.",
        "Correct `value`, or write the scale word in `printed`.", _other_values,
    ),
    Rule(
        "PC110", "error", "A rank is no whole number from 1.",
        "Correct `value`, or choose a metric that is no rank.", _odd_ranks,
    ),
    Rule(
        "PC201", "error", "A claim does not follow from its figures, however they are rounded.",
        "Look for a slip in figures and claim; if the article says so, acknowledge it.",
        _inconsistent,
    ),
    Rule(
        "PC202", "error", "A claim relates figures whose units, scopes or periods do not fit.",
        "Correct the claim's inputs or kind.", _not_comparable,
    ),
    Rule(
        "PC203", "error", "An acknowledgement expects what is not found.",
        "Look at the finding again; then correct or remove the acknowledgement.",
        lambda _: (),  # found by `check` itself, when all other rules have spoken
    ),
    Rule(
        "PC204", "error", "Two claims imply different values for one missing figure.",
        "Look for a slip in the claims and their figures.", _implied_disagree,
    ),
    Rule(
        "PC301", "error", "A section's heading is not in the article.",
        "Write the heading line as it is printed.", _missing_sections,
    ),
    Rule(
        "PC302", "error", "A recorded number stands in another paragraph.",
        _MOVE_HINT, _astray("moved", _tell_moved),
    ),
    Rule(
        "PC303", "error", "Another number stands where a recorded one should.",
        "Compare the digits, the mark and the scale word with the article.",
        _astray("changed", _tell_changed),
    ),
    Rule(
        "PC304", "error", "A recorded number is not in the article.",
        "Compare it with the article, or remove it.", _astray("lost", _tell_lost),
    ),
    Rule(
        "PC305", "error", "The article's number, with its scale, is another value.",
        "Correct `value` and `printed`.", _article_values,
    ),
    Rule(
        "PC306", "error", "The qualifier is not what stands before the number.",
        "Look at the sentence; correct `qualifier`, or acknowledge it.",
        _article_qualifiers,
    ),
    Rule(
        "PC307", "error", "The sign contradicts the words around the number.",
        "Look at the sentence; a fall is negative. Correct `value`, or acknowledge it.",
        _article_signs,
    ),
    Rule(
        "PC308", "error", "The text does not speak of the figure's period.",
        "Correct `period`, or leave it out if the article does not state it.", _article_periods,
    ),
    Rule(
        "PC309", "error", "A number of the article is neither recorded nor dismissed.",
        "Add an observation, or a dismissal with its reason.", _unaccounted,
    ),
    Rule(
        "PC310", "error", "Two entries claim the same number of the article.",
        "Correct the locator of one, or remove it.", _claimed_twice,
    ),
    Rule(
        "PC311", "error", "The printed number stands there less often than `occurrence` says.",
        _MOVE_HINT, _astray("fewer", _tell_fewer),
    ),
)  # fmt: skip
"""Every rule, by code."""

RULE_BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


@dataclass(frozen=True)
class Choice:
    """Which rules to run: those selected (all, if none is) but for those ignored.

    Args:
        select: codes, or their beginnings: `PC3` is every rule about the article.
        ignore: likewise.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def rules(self) -> tuple[Rule, ...]:
        """The chosen rules.

        Raises:
            ProvError: a code begins no rule.
        """
        selected = tuple(map(str.upper, self.select)) or ("PC",)
        ignored = tuple(map(str.upper, self.ignore))
        for code in (*selected, *ignored):
            if not code or not any(rule.code.startswith(code) for rule in RULES):
                raise ProvError(
                    f"There is no rule {shorten(code)}.",
                    hint=f"The rules are {RULES[0].code} to {RULES[-1].code}; PC2 means all PC2xx.",
                )
        return tuple(
            rule
            for rule in RULES
            if rule.code.startswith(selected) and not (ignored and rule.code.startswith(ignored))
        )


def check(dataset: Dataset, article: str | None = None, *, choice: Choice | None = None) -> Report:
    """Run every check on a dataset.

    Args:
        dataset: what is checked.
        article: the article's text; without it the rules about the article do not run.
        choice: which rules to run; all of them by default.

    Returns:
        The findings, sorted by their place in the dataset, and how much was looked at.

    Raises:
        ProvError: the choice names an unknown rule, or the article has too many numbers.
    """
    case = Case(dataset, article)
    rules = [
        rule
        for rule in (choice or Choice()).rules()
        if article is not None or not rule.needs_article
    ]
    findings = [
        Finding(rule.code, rule.severity, *said) for rule in rules for said in rule.find(case)
    ]
    ran = {rule.code for rule in rules}
    findings = _acknowledge(case, findings, ran)
    return Report(
        findings=tuple(sorted(findings, key=_sort_key)),
        judgements=case.judgements,
        coverage=_coverage(case) if article is not None else None,
        figures=len(dataset.observations),
        rules=tuple(rule.code for rule in rules),
    )


_TABLES = list(Dataset.model_fields)


def _sort_key(finding: Finding) -> tuple[int, list[tuple[int, str]], str]:
    """The place in the dataset, its tables in the order of the model, then the code.

    What is alike in both stays in the order of the article.
    """
    table, *rest = finding.path
    parts = [(part, "") if isinstance(part, int) else (0, part) for part in rest]
    return _TABLES.index(str(table)), parts, finding.code


def _acknowledge(case: Case, findings: list[Finding], ran: set[str]) -> list[Finding]:
    """Mark what is acknowledged; an acknowledgement that covers nothing is a finding."""
    by_name: dict[tuple[str, str], list[int]] = {}
    by_entry: dict[tuple[str, str, str], list[int]] = {}
    for position, finding in enumerate(findings):
        name = (finding.code, finding.subject)
        by_name.setdefault(name, []).append(position)
        by_entry.setdefault((*name, finding.expects), []).append(position)
    told = list(findings)
    for entry in case.dataset.acknowledgements:
        if entry.rule not in ran and entry.rule in RULE_BY_CODE:
            continue
        covered = by_entry.get((entry.rule, entry.subject, entry.expects))
        # The first acknowledgement says why; another one of the same covers it too.
        if covered and told[covered[0]].acknowledged is None:
            for position in covered:
                told[position] = replace(findings[position], acknowledged=entry.reason)
        if not covered and "PC203" in ran:
            named = by_name.get((entry.rule, entry.subject), [])
            told.append(_stale(case, entry, [findings[it] for it in named[:1]]))
    return told


def _stale(case: Case, entry: Acknowledgement, named: list[Finding]) -> Finding:
    found = f"found: {named[0].expects}" if named else "not found"
    rule = RULE_BY_CODE["PC203"]
    return Finding(
        code=rule.code,
        severity=rule.severity,
        subject=entry.subject,
        path=(*case.path_of[id(entry)], "expects"),
        message=f"expects {entry.rule} {shorten(entry.expects, 100)}; {found}",
        expects=found,
    )


def _coverage(case: Case) -> Coverage:
    numbers = sum(len(paragraph.numerals) for paragraph in case.article.paragraphs)
    dismissed: Counter[str] = Counter()
    recorded = 0
    for owners in case.ledger.claimed.values():
        reasons = [item.reason for item in owners if isinstance(item, Dismissal)]
        if len(reasons) < len(owners):
            recorded += 1
        else:
            dismissed[reasons[0]] += 1
    outcomes = Counter(
        match.outcome for match in case.ledger.matches if isinstance(match.item, Observation)
    )
    return Coverage(
        numbers=numbers,
        recorded=recorded,
        dismissed=dict(sorted(dismissed.items())),
        unaccounted=numbers - len(case.ledger.claimed),
        observations={
            name: outcomes[name] for name in ("found", "moved", "changed", "fewer", "lost")
        },
    )
