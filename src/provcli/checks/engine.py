"""Every check there is: of the dataset's shape, of its arithmetic, and against the article.

`check` is pure: a dataset and a text in, a report out. Each rule is a function that yields findings
and a row in `RULES`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from provcli.analysis.claims import ClaimResult, ImpliedFigure, check_claims
from provcli.checks.matching import Alignment, Article, ArticleEntry, Match, align, read_article
from provcli.dataset.models import Acknowledgement, Dataset, Dismissal, Figure, Unit
from provcli.errors import ProvcliError, abbreviate
from provcli.prose import context
from provcli.prose.numerals import Numeral, parse_number
from provcli.values.decimals import EXACT, last_place
from provcli.values.intervals import Interval
from provcli.values.periods import Period, format_period, last_day
from provcli.views.wording import format_computed, format_range

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
    evidence: str
    acknowledged: str | None = None


@dataclass(frozen=True)
class Coverage:
    """How much of the article is in the dataset.

    Attributes:
        numbers: how many numbers the article has.
        recorded: how many of them figures claim.
        dismissed: how many dismissals claim, by reason.
        unaccounted: how many nothing claims.
        figures: how many figures are found, moved, changed, lost, ...
    """

    numbers: int
    recorded: int
    dismissed: Mapping[str, int]
    unaccounted: int
    figures: Mapping[str, int]


@dataclass(frozen=True)
class CheckResult:
    """What a check found, and how much it looked at.

    Attributes:
        findings: sorted by place in the dataset, acknowledged ones among them.
        claim_results: of each claim.
        coverage: of the article; None if there was no article.
        figures: how many figures there are.
        rules: the codes of the rules that ran.
    """

    findings: tuple[Finding, ...]
    claim_results: tuple[ClaimResult, ...]
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
class CheckContext:
    """What the rules look at; what they share is worked out once."""

    dataset: Dataset
    text: str | None = None

    @cached_property
    def claim_results(self) -> tuple[ClaimResult, ...]:
        """A claim_result of each claim."""
        return check_claims(self.dataset)

    @cached_property
    def article(self) -> Article:
        """The article; only rules that need it ask for it."""
        assert self.text is not None
        return read_article(self.text, self.dataset.source.sections)

    @cached_property
    def ledger(self) -> Alignment:
        """Where each item stands in the article."""
        return align(self.dataset, self.article)

    @cached_property
    def found(self) -> tuple[tuple[Figure, Match, Numeral], ...]:
        """The figures that stand where they should, with their numbers in the article."""
        return tuple(
            (match.item, match, match.spot.numeral)
            for match in self.ledger.matches
            if match.outcome == "found" and match.spot and isinstance(match.item, Figure)
        )

    @cached_property
    def printed(self) -> Mapping[str, Numeral | None]:
        """What the printed words of each figure are by themselves."""
        return {it.printed: parse_number(it.printed) for it in self.dataset.figures}

    @cached_property
    def section_positions(self) -> Mapping[str, int]:
        """Where each section stands in the dataset, by id."""
        return {section.id: it for it, section in enumerate(self.dataset.source.sections)}

    @cached_property
    def path_of(self) -> Mapping[int, Path]:
        """Where each figure, dismissal and claim stands in the dataset, by identity."""
        tables = ("figures", "dismissals", "claims", "metrics", "units", "acknowledgements")
        return {
            id(item): (table, index)
            for table in tables
            for index, item in enumerate(getattr(self.dataset, table))
        }


RuleHit = tuple[str, Path, str, str]
"""What a rule yields: subject, path, message, and what an acknowledgement expects."""


@dataclass(frozen=True)
class Rule:
    """A row of the table of rules."""

    code: str
    severity: Severity
    meaning: str
    hint: str
    find: Callable[[CheckContext], Iterable[RuleHit]]

    @property
    def needs_article(self) -> bool:
        """Whether the rule can only run beside the article's text."""
        return self.code.startswith("PC3")


def _subject(item: ArticleEntry) -> str:
    if isinstance(item, Figure):
        return item.id
    return f"{item.section}:{item.paragraph} {abbreviate(item.printed)}"


def _say(case: CheckContext, item: ArticleEntry, key: str, message: str, evidence: str) -> RuleHit:
    return _subject(item), (*case.path_of[id(item)], key), message, evidence


# --- Shape ----------------------------------------------------------------------------------------


def _unused_metrics(case: CheckContext) -> Iterator[RuleHit]:
    used = {figure.metric for figure in case.dataset.figures}
    for metric in case.dataset.metrics:
        if metric.id not in used:
            yield metric.id, case.path_of[id(metric)], "no figure uses this metric", "unused"


def _unused_units(case: CheckContext) -> Iterator[RuleHit]:
    used = {metric.unit for metric in case.dataset.metrics}
    for unit in case.dataset.units:
        if unit.id not in used:
            yield unit.id, case.path_of[id(unit)], "no metric uses this unit", "unused"


def _facts_to_come(case: CheckContext) -> Iterator[RuleHit]:
    published = last_day(case.dataset.source.date)
    for figure in case.dataset.figures:
        last = figure.period.end if figure.period else None
        if figure.status == "actual" and last and last > published:
            message = f"a fact of {format_period(figure.period)}, told before that was over"
            yield _say(case, figure, "period", message, f"{figure.period} after {published}")


def _plans_gone_by(case: CheckContext) -> Iterator[RuleHit]:
    year = case.dataset.source.year
    for figure in case.dataset.figures:
        last = figure.period.end if figure.period else None
        if figure.status == "target" and last and last.year < year:
            message = (
                f"a plan for {format_period(figure.period)}, which was over when the article came"
            )
            yield _say(case, figure, "period", message, f"{figure.period} before {year}")


_SMALL_WORDS = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"}


def _word_set(name: str) -> frozenset[str]:
    """The words of a name that matter, without plural endings and in no order."""
    words = "".join(it if it.isalnum() else " " for it in name.casefold()).split()
    return frozenset(word.rstrip("s") or word for word in words if word not in _SMALL_WORDS)


def _near_duplicates(case: CheckContext) -> Iterator[RuleHit]:
    first: dict[tuple[str, object], str] = {}
    for metric in case.dataset.metrics:
        keys: list[object] = [_word_set(metric.name)]
        keys += [metric.local_name] if metric.local_name else []
        for key in keys:
            other = first.setdefault((metric.unit, key), metric.id)
            if other != metric.id:
                message = f"its name says the same as that of {other}"
                yield metric.id, (*case.path_of[id(metric)], "name"), message, f"like {other}"
                break


def _scope_spellings(case: CheckContext) -> Iterator[RuleHit]:
    first: dict[str, Figure] = {}
    for figure in case.dataset.figures:
        if figure.scope:
            first.setdefault(figure.scope, figure)
    letters = {it: "".join(filter(str.isalnum, it.casefold())) for it in first}
    for one, other in _neighbours(letters):
        if _spelled_alike(letters[one], letters[other]):
            message = f"{abbreviate(other)} is spelled {abbreviate(one)} elsewhere"
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


def _unreadable_numbers(case: CheckContext) -> Iterator[RuleHit]:
    for figure in case.dataset.figures:
        numeral = case.printed[figure.printed]
        if numeral is None or numeral.value is None:
            message = f"{abbreviate(figure.printed)} is not one number"
            yield _say(case, figure, "printed", message, f"printed {figure.printed}")


def _other_values(case: CheckContext) -> Iterator[RuleHit]:
    for figure in case.dataset.figures:
        numeral = case.printed[figure.printed]
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        if numeral and numeral.value is not None and not _means(figure.value, numeral, is_rate):
            message = (
                f"{abbreviate(figure.printed)} is {numeral.value:,f}, "
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


def _other_units(case: CheckContext) -> Iterator[RuleHit]:
    for figure in case.dataset.figures:
        numeral = case.printed[figure.printed]
        unit = case.dataset.unit_of(figure.metric)
        if numeral and numeral.mark and not _fits(numeral.mark, unit):
            message = (
                f"{abbreviate(figure.printed)} is {numeral.mark}, but the metric is in {unit.id}"
            )
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


def _odd_ranks(case: CheckContext) -> Iterator[RuleHit]:
    for figure in case.dataset.figures:
        if case.dataset.unit_of(figure.metric).kind != "rank":
            continue
        if figure.value < 1 or figure.value != figure.value.to_integral_value():
            message = f"{figure.value:f} is no place in an order"
            yield _say(case, figure, "value", message, f"rank {figure.value:f}")


# --- Arithmetic -----------------------------------------------------------------------------------


def evidence(claim_result: ClaimResult) -> str:
    """A claim_result's verdict with the numbers behind it, in a line."""
    if claim_result.verdict in ("invalid", "unverifiable"):
        return f"{claim_result.verdict}: {claim_result.reason}"
    if claim_result.stated is None or claim_result.computed is None or claim_result.bounds is None:
        return f"{claim_result.verdict}: {claim_result.formula}"
    return (
        f"{claim_result.verdict}: {claim_result.stated:,f} stated, {format_computed(claim_result.computed)} computed "
        f"({format_range(claim_result.bounds)})"
    )


def _judged(case: CheckContext, verdict: str) -> Iterator[RuleHit]:
    for claim_result in case.claim_results:
        if claim_result.verdict == verdict:
            claim = claim_result.claim
            message = f"{claim.statement} But {_objection(claim_result)}"
            yield claim.id, case.path_of[id(claim)], message, evidence(claim_result)


def _objection(claim_result: ClaimResult) -> str:
    if claim_result.reason:
        return claim_result.reason
    if claim_result.stated is None or claim_result.computed is None or claim_result.bounds is None:
        return f"{claim_result.formula} does not hold"
    computed = f"{format_computed(claim_result.computed)} ({format_range(claim_result.bounds)})"
    return f"{claim_result.formula} is {computed}, not {claim_result.stated:,f}"


def _inconsistent(case: CheckContext) -> Iterator[RuleHit]:
    return _judged(case, "inconsistent")


def _not_comparable(case: CheckContext) -> Iterator[RuleHit]:
    return _judged(case, "invalid")


def _implied_disagree(case: CheckContext) -> Iterator[RuleHit]:
    first: dict[str, tuple[ClaimResult, ImpliedFigure]] = {}
    for claim_result in case.claim_results:
        implied = claim_result.implied
        if implied is None:
            continue
        other_claim_result, other = first.setdefault(implied.id, (claim_result, implied))
        if not implied.bounds.overlaps(other.bounds):
            claim = claim_result.claim
            numbers = f"{format_range(implied.bounds)} and {format_range(other.bounds)}"
            message = f"yields another {implied.id} than {other_claim_result.claim.id}: {numbers}"
            yield claim.id, case.path_of[id(claim)], message, numbers
        else:
            low, high = implied.bounds
            both = Interval(max(low, other.bounds.low), min(high, other.bounds.high))
            first[implied.id] = (other_claim_result, replace(other, bounds=both))


# --- The article ----------------------------------------------------------------------------------


def _missing_sections(case: CheckContext) -> Iterator[RuleHit]:
    for section in case.article.missing_sections:
        path = ("source", "sections", case.section_positions[section.id], "heading")
        message = f"the article has no line {abbreviate(section.heading)}"
        yield section.id, path, message, "no heading"


def _astray(
    outcome: str, tell: Callable[[Match], str]
) -> Callable[[CheckContext], Iterator[RuleHit]]:
    def find(case: CheckContext) -> Iterator[RuleHit]:
        for match in case.ledger.matches:
            if match.outcome == outcome:
                message = tell(match)
                yield _say(case, match.item, "printed", message, message)

    return find


def _tell_moved(match: Match) -> str:
    assert match.spot
    section, number = match.spot.paragraph.place
    return (
        f"{abbreviate(match.item.printed)} stands in paragraph {number} of {section or 'the front'}"
    )


def _tell_changed(match: Match) -> str:
    assert match.spot
    return f"the article has {abbreviate(match.spot.numeral.text)} for {abbreviate(match.item.printed)}"


def _tell_fewer(match: Match) -> str:
    item = match.item
    return f"{abbreviate(item.printed)} does not stand there {item.occurrence} times"


def _tell_lost(match: Match) -> str:
    return f"{abbreviate(match.item.printed)} is not in the article"


def _article_values(case: CheckContext) -> Iterator[RuleHit]:
    for figure, _, numeral in case.found:
        # Where the printed number by itself says so already, once is enough.
        alone = case.printed[figure.printed]
        told = alone is not None and alone.value == numeral.value
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        if numeral.value is not None and not told and not _means(figure.value, numeral, is_rate):
            message = (
                f"the article's {abbreviate(numeral.text)} is {numeral.value:,f}, "
                f"but the value is {figure.value:,f}"
            )
            yield _say(case, figure, "value", message, f"{numeral.text} is {figure.value:f}")


def _article_qualifiers(case: CheckContext) -> Iterator[RuleHit]:
    for figure, match, numeral in case.found:
        assert match.spot
        said = context.read_qualifier(match.spot.paragraph.text, numeral)
        if not context.qualifiers_agree(figure.qualifier, said):
            message = f"the words at {abbreviate(numeral.text)} say {said}, not {figure.qualifier}"
            yield _say(case, figure, "qualifier", message, f"{said}, not {figure.qualifier}")


def _article_signs(case: CheckContext) -> Iterator[RuleHit]:
    for figure, match, numeral in case.found:
        assert match.spot
        text = match.spot.paragraph.text
        direction = context.read_direction(text, numeral)
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        # A rate tells of a change; an amount below zero needs the words right before it.
        fell = direction == "fall" if is_rate else context.falls_by(text, numeral)
        if figure.value < 0 and not fell:
            message = "the value is negative, but the words do not tell of a fall"
            yield _say(case, figure, "value", message, f"{figure.value:f} without a fall")
        elif figure.value > 0 and direction == "fall" and is_rate:
            message = "the words tell of a fall, but the value is positive"
            yield _say(case, figure, "value", message, f"{figure.value:f} for a fall")


def _article_periods(case: CheckContext) -> Iterator[RuleHit]:
    year = case.dataset.source.year
    told: dict[tuple[str, int], context.DateMentions] = {}
    last = ("", context.DateMentions(frozenset(), frozenset()))
    for paragraph in case.article.paragraphs:
        when = context.read_dates(paragraph.text, year)
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


def _untold(period: Period, when: context.DateMentions) -> str:
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


def _unaccounted(case: CheckContext) -> Iterator[RuleHit]:
    positions = case.section_positions
    for paragraph, numeral in case.ledger.unclaimed(case.article):
        section, number = paragraph.place
        around = paragraph.words_around(numeral.start, numeral.end)
        place = f"paragraph {number} of {section}" if section else f"line {number} of the front"
        message = (
            f"{abbreviate(numeral.text)} in {place} is recorded nowhere: {abbreviate(around, 90)}"
        )
        path = ("source", "sections", positions[section]) if section else ("source",)
        subject = f"{section or 'front'}:{number} {abbreviate(numeral.text)}"
        yield subject, path, message, f"{numeral.text} unaccounted"


_MOST_OWNERS = 3


def _claimed_twice(case: CheckContext) -> Iterator[RuleHit]:
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
        "Add an figure, or a dismissal with its reason.", _unaccounted,
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
class RuleSelection:
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
                raise ProvcliError(
                    f"There is no rule {abbreviate(code)}.",
                    hint=f"The rules are {RULES[0].code} to {RULES[-1].code}; PC2 means all PC2xx.",
                )
        return tuple(
            rule
            for rule in RULES
            if rule.code.startswith(selected) and not (ignored and rule.code.startswith(ignored))
        )


def check(
    dataset: Dataset, article: str | None = None, *, choice: RuleSelection | None = None
) -> CheckResult:
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
    case = CheckContext(dataset, article)
    rules = [
        rule
        for rule in (choice or RuleSelection()).rules()
        if article is not None or not rule.needs_article
    ]
    findings = [
        Finding(rule.code, rule.severity, *said) for rule in rules for said in rule.find(case)
    ]
    ran = {rule.code for rule in rules}
    findings = _acknowledge(case, findings, ran)
    return CheckResult(
        findings=tuple(sorted(findings, key=_sort_key)),
        claim_results=case.claim_results,
        coverage=_coverage(case) if article is not None else None,
        figures=len(dataset.figures),
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


def _acknowledge(case: CheckContext, findings: list[Finding], ran: set[str]) -> list[Finding]:
    """Mark what is acknowledged; an acknowledgement that covers nothing is a finding."""
    by_name: dict[tuple[str, str], list[int]] = {}
    by_entry: dict[tuple[str, str, str], list[int]] = {}
    for position, finding in enumerate(findings):
        name = (finding.code, finding.subject)
        by_name.setdefault(name, []).append(position)
        by_entry.setdefault((*name, finding.evidence), []).append(position)
    told = list(findings)
    for entry in case.dataset.acknowledgements:
        if entry.rule not in ran and entry.rule in RULE_BY_CODE:
            continue
        covered = by_entry.get((entry.rule, entry.subject, entry.evidence))
        # The first acknowledgement says why; another one of the same covers it too.
        if covered and told[covered[0]].acknowledged is None:
            for position in covered:
                told[position] = replace(findings[position], acknowledged=entry.reason)
        if not covered and "PC203" in ran:
            named = by_name.get((entry.rule, entry.subject), [])
            told.append(_stale(case, entry, [findings[it] for it in named[:1]]))
    return told


def _stale(case: CheckContext, entry: Acknowledgement, named: list[Finding]) -> Finding:
    found = f"found: {named[0].evidence}" if named else "not found"
    rule = RULE_BY_CODE["PC203"]
    return Finding(
        code=rule.code,
        severity=rule.severity,
        subject=entry.subject,
        path=(*case.path_of[id(entry)], "evidence"),
        message=f"expects {entry.rule} {abbreviate(entry.evidence, 100)}; {found}",
        evidence=found,
    )


def _coverage(case: CheckContext) -> Coverage:
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
        match.outcome for match in case.ledger.matches if isinstance(match.item, Figure)
    )
    return Coverage(
        numbers=numbers,
        recorded=recorded,
        dismissed=dict(sorted(dismissed.items())),
        unaccounted=numbers - len(case.ledger.claimed),
        figures={name: outcomes[name] for name in ("found", "moved", "changed", "fewer", "lost")},
    )
