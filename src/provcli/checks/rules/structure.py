"""Rules about the dataset alone: rows, periods, names, units, values, dismissals."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from provcli.analysis.claims import rounding_interval
from provcli.analysis.comparison import date_key
from provcli.analysis.rates import PER_PERCENT, POINTS, is_ratio_unit, read_rate_unit
from provcli.checks.context import CheckContext, read_printed
from provcli.checks.model import Problem
from provcli.dataset.models import Dataset, Figure, Unit
from provcli.dataset.units import standard_units
from provcli.drafting.plans import find_plan, reports_past
from provcli.errors import abbreviate
from provcli.prose.context import MIN_MEASURED, Words, read_context
from provcli.prose.context import Unit as TextUnit
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.numerals import Numeral, find_numbers
from provcli.prose.period_dates import find_days, same_days
from provcli.prose.units import ISO_CURRENCIES, MEASURES
from provcli.prose.unread import UnreadNumber, find_all_numbers
from provcli.values.decimals import EXACT, last_place
from provcli.values.periods import Period, format_date, format_period, last_day


def find_unused_metrics(case: CheckContext) -> Iterator[Problem]:
    """Yield the metrics without a figure."""
    used = {figure.metric for figure in case.dataset.figures}
    for metric in case.dataset.metrics:
        if metric.id not in used:
            yield Problem(
                metric.id, case.path_of[id(metric)], "No figure has this metric.", "unused"
            )


def find_unused_units(case: CheckContext) -> Iterator[Problem]:
    """Yield the units without a metric."""
    used = {metric.unit for metric in case.dataset.metrics}
    for unit in case.dataset.units:
        if unit.id not in used:
            yield Problem(unit.id, case.path_of[id(unit)], "No metric has this unit.", "unused")


# --- Periods --------------------------------------------------------------------------------------


def find_future_facts(case: CheckContext) -> Iterator[Problem]:
    """Yield the actual figures for a period that ended after the publication."""
    source = case.dataset.source
    if source.date is None:
        return
    published = last_day(source.date)
    for figure in case.dataset.figures:
        start, end = (figure.period.start, figure.period.end) if figure.period else (None, None)
        # The month of the publication is what has passed of it.
        if figure.period == source.date[:7] or _is_said_of_now(case, figure, published):
            continue
        if figure.status == "actual" and end and end > published:
            if start and start <= published and _is_reported(case, figure):
                continue
            message = (
                f"The figure is actual, but {format_period(figure.period)} had not ended when the "
                f"article was published ({format_date(source.date)})."
            )
            yield case.problem(figure, "period", message, f"{figure.period} after {published}")


def _is_said_of_now(case: CheckContext, figure: Figure, published: date) -> bool:
    """Return whether the article says "this year" or "this week" of a figure."""
    start = figure.period.start if figure.period else None
    if case.text is None or start is None or start > published:
        return False
    occurrence = case.match_of[id(figure)].occurrence
    if occurrence is None:
        return False
    readings = case.periods_of(occurrence.paragraph).readings
    evidence = readings[occurrence.numerals[0]].evidence
    if evidence is None or not evidence.is_relative:
        return False
    days = find_days(evidence.period)
    return days is not None and days.first == start


def _is_reported(case: CheckContext, figure: Figure) -> bool:
    """Return whether a verb reports the figure: exports rose 5% this year."""
    if (found := case.find_number(figure)) is None:
        return False
    paragraph, number = found
    reading = case.periods_of(paragraph).readings[bisect_left(paragraph.starts, number.start)]
    is_dated = same_days(reading.period, figure.period)
    sentence = case.find_sentence(paragraph, number.start)
    return is_dated and reports_past(paragraph.text, number, sentence)


_PAST_TARGET = re.compile(
    r"\b(?:miss\w*|met|meets?|beat|beats|exceed\w*|surpass\w*|short of|achiev\w*|fulfil\w*|reached"
    r"|(?:had|was|were) (?:planned|aimed|hoped|pledged|promised|to|expected|targeted|aiming)"
    r"|(?:target|goal|plan)s? (?:was|were|had))\b|完成|未达|没有达到|达到|实现|原定|原计划",
    re.IGNORECASE,
)
_FORECAST = re.compile(r".*(?:expect|forecast|predict|project)|预", re.IGNORECASE)


def find_past_targets(case: CheckContext) -> Iterator[Problem]:
    """Yield the targets for a period that had ended when the article was published.

    A target that was met or missed is not a problem: the dataset has the actual figure, or the
    article says so.
    """
    source = case.dataset.source
    if source.date is None:
        return
    published = _first_day(source.date)
    facts = {
        (figure.entity, figure.metric, figure.period, figure.scope)
        for figure in case.dataset.figures
        if figure.status == "actual"
    }
    for figure in case.dataset.figures:
        end = figure.period.end if figure.period else None
        if figure.status != "target" or end is None or end >= published:
            continue
        has_fact = (figure.entity, figure.metric, figure.period, figure.scope) in facts
        if not has_fact and not _speaks_of_past_target(case, figure):
            message = (
                f"The figure is a target, but {format_period(figure.period)} had ended when the "
                f"article was published ({format_date(source.date)})."
            )
            yield case.problem(figure, "period", message, f"{figure.period} before {published}")


def _first_day(edtf: str) -> date:
    """Return the first day that a publication date can mean; for a season, 1 January."""
    try:
        start = Period(edtf).start
    except ValueError:
        start = Period(edtf[:4]).start
    assert start is not None  # a date has a start
    return start


def _speaks_of_past_target(case: CheckContext, figure: Figure) -> bool:
    """Return whether the article says what became of a target, or forecasts it."""
    if (found := case.find_number(figure)) is None:
        return False
    paragraph, number = found
    sentence = case.find_sentence(paragraph, number.start)
    planned = find_plan(paragraph, number, sentence, is_over=True)
    return bool(_FORECAST.match(planned) or _PAST_TARGET.search(paragraph.text))


# --- Names ----------------------------------------------------------------------------------------

_SMALL_WORDS = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"}

MAX_FUZZY_LENGTH = 200
"""Longer names are compared by their letters only, because similarity takes too long."""

MIN_FUZZY_LENGTH = 6
"""Shorter names that differ are different names: Unit A, Unit B."""

MIN_SIMILARITY = 92
"""How similar two spellings of one name are, in percent: one typo in 13 letters."""


def _word_set(name: str) -> frozenset[str]:
    """Return the significant words of a name, without plural endings and order."""
    letters = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return frozenset(
        word.rstrip("s") or word for word in letters.split() if word not in _SMALL_WORDS
    )


def find_duplicate_metrics(case: CheckContext) -> Iterator[Problem]:
    """Yield the metrics whose name has the same words as that of another."""
    first: dict[tuple[str, object], str] = {}
    for metric in case.dataset.metrics:
        keys: list[object] = [_word_set(metric.name)]
        keys += [metric.local_name] if metric.local_name else []
        others = [first.setdefault((metric.unit, key), metric.id) for key in keys]
        other = next((name for name in others if name != metric.id), None)
        if other is not None:
            path = (*case.path_of[id(metric)], "name")
            yield Problem(
                metric.id, path, f"The name means the same as that of {other}.", f"like {other}"
            )


def find_scope_spellings(case: CheckContext) -> Iterator[Problem]:
    """Yield the scopes whose spelling is similar to an earlier one.

    Scopes with the same letters are compared across the dataset, similar ones within an entity.
    """
    first: dict[str, Figure] = {}
    scopes_of: dict[str, dict[str, str]] = {}
    for figure in case.dataset.figures:
        if figure.scope:
            first.setdefault(figure.scope, figure)
            letters = "".join(filter(str.isalnum, figure.scope.casefold()))
            scopes_of.setdefault(figure.entity, {}).setdefault(letters, figure.scope)
    spelled: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for scope in first:
        letters = "".join(filter(str.isalnum, scope.casefold()))
        if spelled.setdefault(letters, scope) != scope:
            pairs.append((spelled[letters], scope))
    for scopes in scopes_of.values():
        pairs += ((scopes[one], scopes[other]) for one, other in _similar_pairs(scopes))
    for one, other in dict.fromkeys(pairs):
        message = f"Another figure spells {abbreviate(other)} as {abbreviate(one)}."
        yield case.problem(first[other], "scope", message, f"{other} like {one}")


def _similar_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of similar names, the earlier one first."""
    alike: dict[str, list[str]] = {}
    for name in names:
        if MIN_FUZZY_LENGTH <= len(name) <= MAX_FUZZY_LENGTH:
            # Names with other digits are other names: Plant 1, Plant 2.
            alike.setdefault("".join(filter(str.isdigit, name)), []).append(name)
    for group in alike.values():
        if len(group) > 1:
            yield from _fuzzy_pairs(group)


def _fuzzy_pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    from rapidfuzz import fuzz, process

    for position, name in enumerate(names[1:], start=1):
        earlier = process.extractOne(
            name, names[:position], scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY
        )
        if earlier:
            yield earlier[0], name


# --- Numbers --------------------------------------------------------------------------------------


def find_unreadable_numbers(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose printed text is not one number."""
    for figure in case.dataset.figures:
        numeral = read_printed(figure.printed)
        if (numeral is None or numeral.value is None) and not _read_in_article(case, figure):
            message = f"{abbreviate(figure.printed)} is not one number that provcli can read."
            yield case.problem(figure, "printed", message, f"printed {figure.printed}")


def _read_in_article(case: CheckContext, figure: Figure) -> Numeral | None:
    """Return a number as its words read it: 1.6 to 1.8 billion, 过亿元."""
    found = case.find_number(figure)
    is_read = found and found[1].text == figure.printed.strip() and found[1].value is not None
    return found[1] if found and is_read else None


def find_other_values(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose value is not the printed number times its scale."""
    for figure in case.dataset.figures:
        numeral = read_printed(figure.printed)
        unit = case.dataset.unit_of(figure.metric)
        if numeral and not is_value_of(figure.value, numeral, unit):
            shared = _read_in_article(case, figure)
            if shared and is_value_of(figure.value, shared, unit):
                continue
            message = (
                f"{abbreviate(figure.printed)} is {expected_value(numeral, unit):,f}, "
                f"but the value is {figure.value:,f}."
            )
            yield case.problem(figure, "value", message, f"{figure.value:f} for {figure.printed}")


def expected_value(numeral: Numeral, unit: Unit) -> Decimal:
    """Return the value of a number in a unit: 5 permille are 0.5 percent."""
    assert numeral.value is not None
    own = PER_PERCENT.get(numeral.unit_sign)
    wanted = PER_PERCENT.get(read_rate_unit(unit))
    if own is None or wanted is None or own == wanted:
        return numeral.value
    return EXACT.divide(EXACT.multiply(numeral.value, wanted), own)


MIN_ROUNDED = 20
"""A rounded fraction differs from the exact one by no more than such a part of it."""


def is_value_of(value: Decimal, numeral: Numeral, unit: Unit) -> bool:
    """Return whether a value is a number's; fractions are rounded to its last digit."""
    size = value.copy_abs()
    if numeral.value is None:
        return True
    # Half of the farms are 50 percent; two thirds are 66.7, or 0.667 of them.
    is_part = numeral.kind == "fraction" and not numeral.unit_sign
    if size == expected_value(numeral, unit) and not (is_part and unit.kind == "rate"):
        return True
    if not 0 < numeral.value < 1 or (numeral.unit_sign and numeral.kind != "fraction"):
        return False
    # "A third of a percentage point" is in points already.
    scale = 100 * PER_PERCENT.get(read_rate_unit(unit), Decimal("0.01"))
    part = EXACT.multiply(numeral.value, scale)
    exact = expected_value(numeral, unit) if numeral.unit_sign else part
    difference = EXACT.subtract(size, exact).copy_abs()
    return difference <= last_place(value) / 2 and difference * MIN_ROUNDED <= exact


def find_other_units(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose printed unit sign is not that of the metric."""
    for figure in case.dataset.figures:
        numeral = read_printed(figure.printed)
        unit = case.dataset.unit_of(figure.metric)
        if numeral and not (fits_unit(numeral.unit_sign, unit) or fits_shared_sign(numeral, unit)):
            message = (
                f"{abbreviate(figure.printed)} is in {numeral.unit_sign}, "
                f"but the metric is in {unit.id}."
            )
            yield case.problem(figure, "metric", message, f"{numeral.unit_sign} for {unit.id}")


def fits_unit(mark: str, unit: Unit) -> bool:
    """Return whether a number with this unit sign fits a unit."""
    rate = read_rate_unit(unit)
    if not mark:
        return True
    if mark in PER_PERCENT:
        return bool(rate) and (mark in POINTS) == (rate in POINTS)
    known = read_unit_codes(unit)
    if mark == "times" and is_ratio_unit(unit):
        return True
    if mark in TIME_UNITS:
        return mark in known or (unit.kind == "quantity" and not (unit.label and known))
    if mark in MEASURES:
        # "Pounds" may be money.
        return not known or mark in known or (mark == "lb" and bool(known & ISO_CURRENCIES))
    # Dollars may be those of any country.
    is_code = len(unit.id) == 3 and unit.id.isupper()
    if is_code or unit.kind != "quantity" or not unit.label:
        return unit.id == mark
    label, _ = standard_units().get(mark, ("", ""))
    is_named = label.endswith(unit.label.rpartition(" ")[2])
    return known <= ISO_CURRENCIES and (not known or mark in known or is_named)


_SHARED_SIGNS = {"$": ("dollars", "pesos"), "¥": ("yen", "yuan"), "£": ("pounds",)}
"""Signs that several currencies have, with their names; reading takes the most common one."""


def fits_shared_sign(numeral: Numeral, unit: Unit) -> bool:
    """Return whether a number's sign can also mean the unit: $ is Australian, too."""
    label, _ = standard_units().get(unit.id, (unit.label, ""))
    names = _SHARED_SIGNS.get(numeral.text[:1]) or _SHARED_SIGNS.get(numeral.text[-1:], ())
    return label.endswith(names) if names else False


@lru_cache(maxsize=4096)
def read_unit_codes(unit: Unit) -> frozenset[str]:
    """Return what texts call a unit by label and id: codes or noun; none if unknown."""
    if unit.kind != "quantity" or not unit.label:
        return frozenset({unit.id})
    names = (unit.label, unit.id.replace("-", " "))
    codes = {_read_unit(words).code for words in names} - {""}
    if unit.id in standard_units():
        return frozenset(codes or {unit.id})
    return frozenset(codes or {read_counted_noun(_read_unit(unit.label).noun)} - {""})


_NO_UNIT = TextUnit("", "", Words(0, 0, ""))


def _read_unit(words: str) -> TextUnit:
    number, *_ = find_numbers(f"1 {words}")
    return read_context(f"1 {words}", number).unit or _NO_UNIT


_OTHER_WORDS = frozenset(
    "comes goes makes remains stays exceeds shows reflects represents includes means equals covers "
    "accounts gives leaves keeps falls rises grows seems appears crowns bucks".split()
)
"""Verbs that look like a plural, and short names of money."""


def read_counted_noun(noun: str) -> str:
    """Return a noun; empty if its last word is a measure, a currency, or no noun.

    Metric tons are a measure.
    """
    last = noun.rpartition(" ")[2].rpartition("-")[2]
    is_money = any(
        label.endswith(last) for id_, (label, _) in standard_units().items() if id_.isupper()
    )
    return "" if is_money or last in _OTHER_WORDS or _read_unit(last).code else noun


def find_odd_ranks(case: CheckContext) -> Iterator[Problem]:
    """Yield the ranks that are not whole numbers from 1."""
    for figure in case.dataset.figures:
        if case.dataset.unit_of(figure.metric).kind == "rank" and (
            figure.value < 1 or figure.value != figure.value.to_integral_value()
        ):
            message = f"Expected a whole number from 1, found {figure.value:f}."
            yield case.problem(figure, "value", message, f"rank {figure.value:f}")


def find_contradictions(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures that contradict an earlier figure."""
    first: dict[tuple[object, ...], Figure] = {}
    for figure in case.dataset.figures:
        scope = "".join(filter(str.isalnum, (figure.scope or "").casefold()))
        key = (figure.entity, figure.metric, date_key(figure.period), scope, figure.status)
        other = first.setdefault(key, figure)
        if other is figure:
            continue
        bounds = rounding_interval(case.dataset, figure)
        if not bounds.overlaps(rounding_interval(case.dataset, other)):
            message = (
                f"The article says {abbreviate(figure.printed)} here and "
                f"{abbreviate(other.printed)} at {other.place}."
            )
            yield case.problem(figure, "value", message, f"{figure.value:f}, not {other.value:f}")


# --- Dismissals -----------------------------------------------------------------------------------

MAX_DISMISSED_LENGTH = 40
"""The maximum length of a dismissal with several numbers: a name, not a sentence."""

_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[。！？；]")
_RANGE = re.compile(r"\s?(?:[-–—~至到]|to|and|or|和|或)\s?")


def find_swallowed_numbers(case: CheckContext) -> Iterator[Problem]:
    """Yield the dismissals that cover a sentence or several quantities."""
    for dismissal in case.dataset.dismissals:
        numbers = find_all_numbers(dismissal.printed)
        if len(numbers) > 1 and (
            len(dismissal.printed) > MAX_DISMISSED_LENGTH
            or _SENTENCE_END.search(dismissal.printed)
            or (any(map(_is_measured, numbers)) and not _is_range(dismissal.printed, numbers))
        ):
            words = ", ".join(number.text for number in numbers)
            message = f"One dismissal covers {len(numbers)} numbers: {abbreviate(words)}."
            yield case.problem(dismissal, "printed", message, f"dismisses {abbreviate(words)}")


def _is_measured(number: Numeral | UnreadNumber) -> bool:
    if not isinstance(number, Numeral) or number.kind != "number" or number.value is None:
        return False
    return bool(number.unit_sign or number.decimals or number.value >= MIN_MEASURED)


def _is_range(text: str, numbers: Sequence[Numeral | UnreadNumber]) -> bool:
    first, *rest = numbers
    if len(rest) > 1 or not _RANGE.fullmatch(text[first.end : rest[0].start]):
        return False
    marks = [number.unit_sign if isinstance(number, Numeral) else "" for number in numbers]
    # 3 to 5%, $3 to 5 billion; but not 44.1% to 12 million.
    return marks[0] == marks[1] or not marks[0] or (not marks[1] and marks[0] not in PER_PERCENT)


def find_false_repetitions(case: CheckContext) -> Iterator[Problem]:
    """Yield repetitions whose number is not that of their figure, or of any figure.

    A dismissal without `repeats` may repeat any figure.
    """
    dataset = case.dataset
    any_units = _units_by_value(dataset, dataset.figures)
    for dismissal in dataset.dismissals:
        if dismissal.reason != "repetition":
            continue
        figure = dataset.figure_by_id[dismissal.repeats] if dismissal.repeats else None
        units_by_value = _units_by_value(dataset, [figure]) if figure else any_units
        for number in find_all_numbers(dismissal.printed):
            units = units_by_value.get(number.value, ()) if number.value is not None else ()
            mark = number.unit_sign if isinstance(number, Numeral) else ""
            if any(fits_unit(mark, unit) for unit in units):
                continue
            if figure:
                expected = f"{figure.id} prints {abbreviate(figure.printed)}"
                message = f"{expected}, but this repetition prints {abbreviate(number.text)}."
                evidence = f"{number.text}, not {figure.printed}"
            else:
                message = f"No figure of this dataset prints {abbreviate(number.text)}."
                evidence = f"{number.text} repeats nothing"
            yield case.problem(dismissal, "reason", message, evidence)


def _units_by_value(
    dataset: Dataset, figures: Iterable[Figure]
) -> Mapping[Decimal, Mapping[Unit, None]]:
    """Return the units of the figures with each value, and with each printed number."""
    found: dict[Decimal, dict[Unit, None]] = {}
    for figure in figures:
        unit = dataset.unit_of(figure.metric)
        found.setdefault(figure.value.copy_abs(), {})[unit] = None
        numeral = read_printed(figure.printed)
        if numeral and numeral.value is not None:
            found.setdefault(numeral.value, {})[unit] = None
    return found
