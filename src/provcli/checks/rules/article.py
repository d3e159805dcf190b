"""Rules that compare the dataset with the article's text."""

import re
from collections.abc import Callable, Iterator

from provcli.checks.context import CheckContext, read_printed, subject_of
from provcli.checks.matching import Match, Outcome, location_of
from provcli.checks.model import Problem
from provcli.checks.rules.structure import expected_value, fits_unit, is_value_of
from provcli.dataset.models import Dismissal
from provcli.errors import abbreviate
from provcli.prose.article import Location, Paragraph
from provcli.prose.context import qualifiers_agree
from provcli.prose.numerals import Numeral
from provcli.prose.periods import ParagraphPeriods, PeriodEvidence, find_contradiction
from provcli.prose.units import ISO_CURRENCIES
from provcli.prose.unread import UnreadNumber, find_longer_number
from provcli.values.periods import Period, format_period


def _format_location(location: Location) -> str:
    section, number = location
    if not section:
        return f"paragraph {number} before the first heading"
    return f"paragraph {number} of {section}" if number else f"the heading of {section}"


# --- Locations ------------------------------------------------------------------------------------


def find_missing_sections(case: CheckContext) -> Iterator[Problem]:
    """Yield the sections whose heading the article does not contain."""
    for index, section in enumerate(case.dataset.source.sections):
        if section.id in case.article.missing_sections:
            path = ("source", "sections", index, "heading")
            message = f"The article has no line {abbreviate(section.heading)}."
            yield Problem(section.id, path, message, "no heading")


def find_moved(case: CheckContext) -> Iterator[Problem]:
    """Yield the entries whose number is in another paragraph.

    Numbers of a section that are all as many paragraphs away are one problem: a paragraph was
    inserted or removed. A section whose heading is missing is another rule's problem.
    """
    groups: dict[tuple[Location, str, int], list[Match]] = {}
    for match in case.alignment.matches:
        section, number = location_of(match.item)
        if match.outcome == "moved" and section not in case.article.missing_sections:
            assert match.occurrence
            paragraph = match.occurrence.paragraph
            shift = paragraph.number - number
            inside = paragraph.section == section
            # Numbers in other sections did not move together.
            key = ((section, 0) if inside else (section, number), paragraph.section, shift)
            groups.setdefault(key, []).append(match)
    for (_, _, shift), matches in groups.items():
        if len({location_of(match.item) for match in matches}) > 1:
            others = len(matches) - 1
            words = "paragraph" if abs(shift) == 1 else "paragraphs"
            direction = "further down" if shift > 0 else "further up"
            message = (
                f"{abbreviate(matches[0].item.printed)} and {others} more of this section are "
                f"{abs(shift)} {words} {direction}."
            )
            yield case.problem(matches[0].item, "paragraph", message, message)
            continue
        for match in matches:
            assert match.occurrence
            place = _format_location(match.occurrence.paragraph.location)
            message = f"{abbreviate(match.item.printed)} is in {place}."
            yield case.problem(match.item, "paragraph", message, message)


def _find_outcome(
    outcome: Outcome, key: str, describe: Callable[[Match], str]
) -> Callable[[CheckContext], Iterator[Problem]]:
    def find(case: CheckContext) -> Iterator[Problem]:
        for match in case.alignment.matches:
            if match.outcome == outcome:
                message = describe(match)
                yield case.problem(match.item, key, message, message)

    return find


def _describe_changed(match: Match) -> str:
    assert match.occurrence
    printed = abbreviate(match.item.printed)
    return f"Expected {printed}, found {abbreviate(match.occurrence.numeral.text)}."


def _describe_too_few(match: Match) -> str:
    item = match.item
    if item.occurrence == 1:
        return f"Another entry already names {abbreviate(item.printed)} there."
    return f"The paragraph does not print {abbreviate(item.printed)} {item.occurrence} times."


def _describe_missing(match: Match) -> str:
    return (
        f"{abbreviate(match.item.printed)} is not in {_format_location(location_of(match.item))}."
    )


find_changed = _find_outcome("changed", "printed", _describe_changed)
find_too_few = _find_outcome("too-few", "occurrence", _describe_too_few)
find_missing = _find_outcome("missing", "printed", _describe_missing)


# --- The number and the words around it -----------------------------------------------------------


def find_other_article_values(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose number in the article, with scale and unit, is another value."""
    for figure, _, numeral, context in case.found:
        unit = case.dataset.unit_of(figure.metric)
        named = context.unit.code if context.unit else ""
        printed_unit = numeral.unit_sign or (named if named in ISO_CURRENCIES else "")
        alone = read_printed(figure.printed)
        # The rules about `printed` report what the printed number says alone.
        if alone and (alone.value, alone.unit_sign) == (numeral.value, printed_unit):
            continue
        if not fits_unit(printed_unit, unit):
            message = (
                f"The article's {abbreviate(numeral.text)} is in {printed_unit}, "
                f"but the metric is in {unit.id}."
            )
            yield case.problem(figure, "metric", message, f"{numeral.text} for {unit.id}")
        elif not is_value_of(figure.value, numeral, unit):
            message = (
                f"The article's {abbreviate(numeral.text)} is "
                f"{expected_value(numeral, unit):,f}, but the value is {figure.value:,f}."
            )
            yield case.problem(figure, "value", message, f"{numeral.text} is {figure.value:f}")


def find_other_qualifiers(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose qualifier is not that of the words around the number."""
    for figure, _, numeral, context in case.found:
        read = context.qualifier
        if not qualifiers_agree(figure.qualifier, read):
            message = (
                f"The words at {abbreviate(numeral.text)} say {read}, "
                f"but the qualifier is {figure.qualifier}."
            )
            yield case.problem(figure, "qualifier", message, f"{read}, not {figure.qualifier}")


_LOSS_BEFORE = re.compile(
    r"\b(?:loss|losses|deficit|shortfall|outflow)s?\b[^.;!?]*$|(?:亏损|逆差|赤字)[^。；]*$",
    re.IGNORECASE,
)
"""Words for an amount below zero, recorded as such or as a positive loss."""


def find_other_signs(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose sign contradicts the words, or a minus, at the number."""
    for figure, occurrence, numeral, context in case.found:
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        # A fall by the number is told by its verb; else its own sign is printed.
        is_minus = context.sign < 0 and context.sign_words != context.direction_words
        if figure.value > 0 and context.sign < 0 and (is_rate or is_minus):
            said = "The article prints a minus" if is_minus else "The words say that it fell"
            message = f"{said}, but the value is {figure.value:f}."
            yield case.problem(figure, "value", message, f"{figure.value:f} for a fall")
        elif figure.value < 0 < context.sign and not _LOSS_BEFORE.search(
            occurrence.paragraph.text, max(0, numeral.start - 60), numeral.start
        ):
            message = f"The value is {figure.value:f}, but the words do not say that it fell."
            yield case.problem(figure, "value", message, f"{figure.value:f} without a fall")


def find_other_periods(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose period contradicts what the article says about time."""
    published = case.dataset.source.date
    for figure, occurrence, _, _ in case.found:
        # The date of the publication contradicts nothing: "now" needs no words.
        if figure.period is None or figure.period in (published, published[:7]):
            continue
        paragraph = case.periods[case.article.position[occurrence.paragraph.location]]
        number = occurrence.numerals[0]
        against = find_contradiction(figure.period, paragraph, number, published)
        against = against or _find_whole_year(figure.period, paragraph, number)
        if against:
            message = (
                f"{abbreviate(against.text)} names {format_period(Period(against.period))}, "
                f"but the period is {format_period(figure.period)}."
            )
            yield case.problem(figure, "period", message, f"{figure.period}, not {against.period}")


def _find_whole_year(
    period: Period, paragraph: ParagraphPeriods, number: int
) -> PeriodEvidence | None:
    """Return the words that name only the year of a figure that is recorded for a part of it."""
    evidence = paragraph.readings[number].evidence
    names = [mention.period or "" for mention in paragraph.mentions]
    names += [other.period for other in (*paragraph.topics, *paragraph.before)]
    if evidence is None or any(len(name) > len("2023") for name in names):
        return None
    is_part = (
        "/" not in period and not period.is_fiscal and period.startswith(f"{evidence.period}-")
    )
    return evidence if is_part else None


def find_parts_of_numbers(case: CheckContext) -> Iterator[Problem]:
    """Yield the entries that record only a part of a longer number: the 3 of 3½."""
    for match in case.alignment.matches:
        occurrence, item = match.occurrence, match.item
        if occurrence is None or match.outcome != "found":
            continue
        unit = ""
        if not isinstance(item, Dismissal):
            metric_unit = case.dataset.unit_of(item.metric)
            unit = metric_unit.label or metric_unit.id
        text = occurrence.paragraph.text
        for index in occurrence.numerals:
            numeral = occurrence.paragraph.numerals[index]
            if not isinstance(numeral, Numeral):
                continue
            longer = find_longer_number(text, numeral, unit=unit)
            # A dismissal may name the longer number itself.
            if longer and longer not in text[occurrence.start : occurrence.end]:
                message = f"{abbreviate(numeral.text)} is only a part of {abbreviate(longer)}."
                yield case.problem(item, "printed", message, f"{numeral.text} of {longer}")
                break


# --- Numbers without an entry, or with two --------------------------------------------------------


def _number_problem(
    case: CheckContext, paragraph: Paragraph, printed: str, message: str, evidence: str
) -> Problem:
    section, number = paragraph.location
    path: tuple[str | int, ...] = ("source",)
    if section:
        ids = [each.id for each in case.dataset.source.sections]
        path = ("source", "sections", ids.index(section))
    return Problem(f"{section or 'front'}:{number} {abbreviate(printed)}", path, message, evidence)


def find_unaccounted(case: CheckContext) -> Iterator[Problem]:
    """Yield the numbers of the article that no entry names."""
    for paragraph, numeral in case.alignment.unmatched_numbers(case.article):
        if isinstance(numeral, Numeral):
            around = paragraph.snippet(numeral.start, numeral.end)
            message = (
                f"{_format_location(paragraph.location).capitalize()} prints "
                f"{abbreviate(numeral.text)}: {around}"
            )
            yield _number_problem(
                case, paragraph, numeral.text, message, f"{numeral.text} unaccounted"
            )


def find_unread(case: CheckContext) -> Iterator[Problem]:
    """Yield the paragraphs with numbers that cannot be read and that no entry names."""
    unread: dict[Location, tuple[Paragraph, list[UnreadNumber]]] = {}
    for paragraph, numeral in case.alignment.unmatched_numbers(case.article):
        if isinstance(numeral, UnreadNumber):
            unread.setdefault(paragraph.location, (paragraph, []))[1].append(numeral)
    for paragraph, numbers in unread.values():
        words = ", ".join(number.text for number in numbers)
        noun = "a number" if len(numbers) == 1 else f"{len(numbers)} numbers"
        around = paragraph.snippet(numbers[0].start, numbers[0].end)
        place = _format_location(paragraph.location).capitalize()
        message = f"{place} has {noun} that provcli cannot read: {abbreviate(words)}. {around}"
        yield _number_problem(case, paragraph, words, message, f"unread {abbreviate(words)}")


MAX_NAMED_OWNERS = 3


def find_shared_numbers(case: CheckContext) -> Iterator[Problem]:
    """Yield the numbers that two entries name."""
    for (location, _), owners in case.alignment.entries_by_number.items():
        if len(owners) > 1:
            named = [subject_of(item) for item in owners[:-1][:MAX_NAMED_OWNERS]]
            if len(owners) - 1 > MAX_NAMED_OWNERS:
                named.append(f"{len(owners) - 1 - MAX_NAMED_OWNERS} more")
            others = " and ".join(named)
            message = f"The number in {_format_location(location)} already belongs to {others}."
            yield case.problem(owners[-1], "printed", message, f"also {others}")


# --- Dismissed periods and dates ------------------------------------------------------------------

_TIME_AFTER = re.compile(
    r"[ -]?(?:\w{1,20}[ -]){0,2}?(?:years?|months?|weeks?|days?|quarters?|hal(?:f|ves)|decades?"
    r"|century|centuries|hours?|minutes?|o'clock|[ap]\.?m\b|session|plan)"
    "| ?(?:年|个?月|日|号|季|期|周|天|时|点|届|世纪)",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?"
    r"|\b(?:FY|Q|H|week|year)|第|近|前|过去)\s?$"
)
_BEFORE_YEAR = re.compile(
    r"(?:^|[(（\[“\"'‘,;:，；：。、/–—-]|[\u4e00-\u9fff]|\b(?:in|of|by|since|until|till|to|from|and|or"
    r"|the|for|than|with|during|through|between|before|after|a|an|its|their|over|on|at|around"
    r"|about|years?|early|late|mid|end|spring|summer|autumn|fall|winter|quarter|half|fiscal))\s*$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r" (?!sales|exports|imports|earnings|revenues|results|figures)[a-z]{3,}s\b| ?[个家户人亿万元吨]"
)


def find_false_dates(case: CheckContext) -> Iterator[Problem]:
    """Yield the dismissals of a number as a period or a date that is neither."""
    for match in case.alignment.matches:
        item, occurrence = match.item, match.occurrence
        if not isinstance(item, Dismissal) or item.reason not in ("period", "date"):
            continue
        if occurrence is None or match.outcome != "found":
            continue
        text = occurrence.paragraph.text
        numbers = [occurrence.paragraph.numerals[index] for index in occurrence.numerals]
        for number in numbers:
            if isinstance(number, Numeral) and not _is_time(text, number, occurrence.end):
                around = occurrence.paragraph.snippet(number.start, number.end)
                message = f"{abbreviate(number.text)} is not a {item.reason} in: {around}"
                yield case.problem(item, "reason", message, f"{number.text} as {item.reason}")
                break


def _is_time(text: str, number: Numeral, end: int) -> bool:
    before = text[max(0, number.start - 20) : number.start]
    if _TIME_AFTER.match(text, number.end) or _TIME_AFTER.match(text, end):
        return True
    if _TIME_BEFORE.search(before) or number.kind in ("date", "time", "name"):
        return True
    if number.kind != "year":
        return False
    # "created 2000 jobs" counts jobs; "in 2000 jobs were lost" names a year.
    return bool(_BEFORE_YEAR.search(before)) or not _COUNTED_AFTER.match(text, number.end)
