"""Rules that compare the dataset with the article's text."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from provcli.checks.context import CheckContext, read_printed, subject_of
from provcli.checks.matching import Match, Outcome, location_of
from provcli.checks.model import Problem
from provcli.checks.rules.structure import (
    expected_value,
    fits_shared_sign,
    fits_unit,
    is_value_of,
    read_counted_noun,
    read_unit_codes,
)
from provcli.dataset.models import Dismissal, Unit
from provcli.dataset.units import standard_units
from provcli.drafting.plans import PAST
from provcli.errors import abbreviate, find_similar, propose
from provcli.prose.article import Location, Paragraph
from provcli.prose.context import Context, qualifiers_agree
from provcli.prose.english_words import TIME_UNITS
from provcli.prose.numerals import Numeral
from provcli.prose.occurrences import Occurrence
from provcli.prose.patterns import LETTER
from provcli.prose.period_contradictions import find_contradiction
from provcli.prose.period_dates import find_days, same_days, unit_of, year_of
from provcli.prose.period_memory import ParagraphPeriods, PeriodEvidence, PeriodReading
from provcli.prose.period_mentions import find_periods
from provcli.prose.sentences import Span
from provcli.prose.units import (
    CHINESE_COUNTERS,
    ISO_CURRENCIES,
    MEASURES,
    MINOR_UNITS,
    PER_THOUSANDS,
    RATES,
    SHARED_NAMES,
)
from provcli.prose.unread import UnreadNumber, find_longer_number
from provcli.values.periods import Period, format_period, last_day


def _format_location(location: Location) -> str:
    section, number = location
    if not section:
        return f"paragraph {number} before the first heading"
    return f"paragraph {number} of {section}" if number else f"the heading of {section}"


# --- Locations ------------------------------------------------------------------------------------


def find_missing_sections(case: CheckContext) -> Iterator[Problem]:
    """Yield the sections whose heading the article lacks, with similar lines of it."""
    lines = [paragraph.text for paragraph in case.article.paragraphs]
    for index, section in enumerate(case.dataset.source.sections):
        if section.id in case.article.missing_sections:
            path = ("source", "sections", index, "heading")
            longest = 2 * len(section.heading)
            similar = find_similar(section.heading, [each for each in lines if len(each) < longest])
            proposal = propose(map(abbreviate, similar[:1]))
            message = f"The article has no line {abbreviate(section.heading)}. {proposal}".rstrip()
            yield Problem(section.id, path, message, f"no line {abbreviate(section.heading)}")


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
        return f"Another entry already points to {abbreviate(item.printed)} there."
    return f"The paragraph prints {abbreviate(item.printed)} fewer than {item.occurrence} times."


def _describe_missing(match: Match) -> str:
    return (
        f"{abbreviate(match.item.printed)} is not in {_format_location(location_of(match.item))}."
    )


find_changed = _find_outcome("changed", "printed", _describe_changed)
find_too_few = _find_outcome("too-few", "occurrence", _describe_too_few)
find_missing = _find_outcome("missing", "printed", _describe_missing)


# --- The number and the words around it -----------------------------------------------------------


UNITS = ISO_CURRENCIES | MEASURES | frozenset(TIME_UNITS)


def find_other_article_values(case: CheckContext) -> Iterator[Problem]:
    """Yield figures whose number in the article has another value.

    The number is read with its scale and unit.
    """
    for found in case.found_again:
        figure, occurrence, numeral, context, repetition = found
        unit = case.dataset.unit_of(figure.metric)
        named = context.unit.code if context.unit else ""
        # What is counted need not have the measure of the number before it.
        is_far = context.unit and context.unit.words.end < numeral.start
        is_counted = unit.kind == "quantity" and read_unit_codes(unit).isdisjoint(UNITS)
        # 块 are yuan, but also pieces.
        is_piece = context.unit and context.unit.text == "块"
        is_known = named in UNITS and not (is_counted and (is_far or is_piece))
        printed_unit = numeral.unit_sign or (named if is_known else "")
        text = occurrence.paragraph.text
        counted = _read_counted(text, numeral, context, unit)
        if unit.kind != "rank" and is_rank(text, numeral):
            counted = "ranks"
        elif context.unit and _is_other_money(named, unit):
            counted = context.unit.text
        letters = _UNREAD_DOLLAR.search(text, max(0, numeral.start - 4), numeral.start)
        if letters and numeral.text[0] == "$":
            counted = f"{letters[0]}$"
        alone = read_printed(figure.printed)
        # The rules about `printed` report what the printed number says alone.
        is_same = alone and (alone.value, alone.unit_sign) == (numeral.value, printed_unit)
        if is_same and not counted:
            continue
        is_shared = unit.id in SHARED_NAMES.get(named, "") or fits_shared_sign(numeral, unit)
        if counted or not (fits_unit(printed_unit, unit) or is_shared):
            message = (
                f"The article's {abbreviate(numeral.text)} is in "
                f"{abbreviate(counted or printed_unit)}, but the metric is in {unit.id}."
            )
            key = "repeats" if repetition else "metric"
            yield case.problem(found.entry, key, message, f"{numeral.text} for {unit.id}")
        elif not repetition and not is_value_of(figure.value, numeral, unit):
            message = (
                f"The article's {abbreviate(numeral.text)} is "
                f"{expected_value(numeral, unit):,f}, but the value is {figure.value:,f}."
            )
            yield case.problem(figure, "value", message, f"{figure.value:f} for {numeral.text}")


_COUNTERS = CHINESE_COUNTERS.difference("角 分 毛 美分 里 万里 亿里 担 吨公里".split())
"""Measure words that count, rather than measure or pay."""
_OF_EACH = re.compile(r" (?:in|per|for|of|out of) (?:(?:each|every|an?|one)\b|10*\b)")
"""5 deaths per 1,000 are a permille."""
_RANKED = re.compile(
    r"\b(?:top|first|last|rank\w*|plac\w+|position\w*|among|number|no\.?|th)\b"
    r"|\bthe(?: \d| \w+ (?:\w+est|most|least)\b)|\d of\b|第 ?\d|[名位]列|排[名在]|[前居列]\d|\d强",
    re.IGNORECASE,
)
"""Words that may make a number a rank: among the 3 largest."""


# "5 hours" may be a count, but "5h" and "5°" are measured.
_UNREAD_DOLLAR = re.compile(rf"(?<!{LETTER})[A-Z]{LETTER}{{0,2}}$")
"""The letters of a dollar that is not read, such as Bds$; "of$5" is torn text."""
_GLUED_MEASURE = re.compile(r" ?([xX×]|(?<! )(?:h|hrs?|mins?|°))(?!\w)")


def _is_other_money(named: str, unit: Unit) -> bool:
    """Return whether a unit is none of the currencies of a name, such as crowns."""
    if named in MINOR_UNITS.values():
        return named not in read_unit_codes(unit)
    if named not in SHARED_NAMES or named in ISO_CURRENCIES or named in read_unit_codes(unit):
        return False
    label, _ = standard_units().get(unit.id, (unit.label, ""))
    return unit.id not in SHARED_NAMES[named] and named not in label.casefold()


_RANK_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|placed|finished|came)(?: [a-z]+)? $"
    "|(?:位居|位列|排名|名列|跃居|稳居|居)[^。，；]{0,6}$",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(r"[ -](?:place|\w+est|most|least|worst)\b|[大高低快多强位名]")


def is_rank(text: str, numeral: Numeral) -> bool:
    """Return whether a number is a rank: No. 5; the fifth plant may be a count."""
    before = text[max(0, numeral.start - 40) : numeral.start]
    if numeral.kind != "ordinal":
        return before.endswith(("No. ", "No.", "#", "№", "№ "))
    return bool(_RANK_BEFORE.search(before) or _RANK_AFTER.match(text, numeral.end))


def _read_counted(text: str, numeral: Numeral, context: Context, unit: Unit) -> str:
    """Return what a number counts or ranks, if its metric's unit does neither."""
    per = PER_THOUSANDS.match(text, numeral.end)
    glued = _GLUED_MEASURE.match(text, numeral.digits_end) or per
    if glued and unit.id == "count":
        return glued[0].strip()
    is_rate = unit.id in RATES
    is_rank = unit.kind == "rank" and numeral.kind == "number"
    if is_rank and _RANKED.search(text, max(0, numeral.start - 40), numeral.end + 40):
        return ""
    if numeral.unit_sign or (numeral.value is not None and numeral.value < 1):
        return ""
    if not is_rate and not is_rank and read_unit_codes(unit).isdisjoint(UNITS):
        return ""
    if numeral.kind == "ordinal":
        return "ranks"
    if is_rate and unit.id != "permille" and per:
        return per[0].strip()
    named = context.unit
    if named is None:
        return ""
    if named.code:
        is_point = is_rate and named.code in ("点", "级")
        return named.code if named.code in _COUNTERS and not is_point else ""
    # "5 million of the costs" may be money.
    is_money = not read_unit_codes(unit).isdisjoint(ISO_CURRENCIES)
    if is_money and " of " in text[numeral.end : named.words.start]:
        return ""
    is_points = unit.id == "percentage-point" and "point" in named.noun
    is_rate_itself = is_points or (is_rate and _OF_EACH.match(text, named.words.end))
    return "" if is_rate_itself else read_counted_noun(named.noun)


def find_other_qualifiers(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose qualifier differs from the words around the number."""
    for figure, _, numeral, context, _ in case.found:
        read, words = context.qualifier, context.qualifier_words
        # "The lowest fare is 3" is exact if the metric is the lowest fare.
        if words and words.text in " ".join(case.dataset.metric_by_id[figure.metric].names):
            continue
        is_time = case.dataset.unit_of(figure.metric).id in TIME_UNITS
        if is_time and words and words.text.lower() == "over":
            continue  # "over 12 years" may mean during
        if not qualifiers_agree(figure.qualifier, read):
            message = (
                f"The words around {abbreviate(numeral.text)} mean {read}, "
                f"but `qualifier` is {figure.qualifier}."
            )
            yield case.problem(figure, "qualifier", message, f"{read}, not {figure.qualifier}")


_LOSS_BEFORE = re.compile(
    r"\b(?:loss|losses|deficit|shortfall|outflow)s?\b(?:(?!profit|surplus|gain)[^.;!?])*$"
    "|(?:亏损|逆差|赤字|流出)(?:(?!盈利|利润|顺差|盈余|流入)[^。；])*$",
    re.IGNORECASE,
)
"""Words for an amount below zero, recorded as such or as a positive loss."""
_LOSS_OF = re.compile(
    r"\b(?:loss(?:es)?|deficit|shortfall) (?:of|was|reached|totall?ed|widened to|narrowed to) "
    r"(?:(?:about|around|nearly|almost|some|over|more than|at least|up to) )?[^\w\s.,;]?$"
    "|(?:亏损|逆差|赤字)额?(?:为|达到?|约|近|超过?|了){0,2}$",
    re.IGNORECASE,
)
"""Words for such an amount that have the number itself."""
GAIN_IN_NAME = re.compile(
    r"\b(?:profit|earnings|surplus|balance|net income|net result)\b|利润|盈利|盈余|顺差|差额|收支",
    re.IGNORECASE,
)
"""Words of a metric whose amounts are negative if they are losses."""
_LOSS_IN_NAME = re.compile(r"\b(?:deficit|shortfall)\b|赤字|逆差", re.IGNORECASE)
CHANGE_IN_NAME = re.compile(r"\b(?:change|growth)\b|变化|增[长速幅减]|涨跌", re.IGNORECASE)
_LOST = re.compile(
    r"(?:lo[so]|cut|shed|slash|trim|drop|g[ai]ve|pull|reduc|lowered)|裁|精简|削|减[持产]|流失|压|调降|蒸发",
    re.IGNORECASE,
)
"""Verbs whose object may be what is counted: it cut 350 jobs."""
FALL_IN_NAME = re.compile(
    r"\b(?:loss\w*|lost|fall\w*|fell|drop\w*|decreas\w*|declin\w*|reduc\w*|cuts?|shrink\w*"
    r"|sav(?:ed|es|ings?)|short\w*|lack\w*|missing)\b"
    "|[降减损亏]|跌(?!倒)|失(?!业)",
    re.IGNORECASE,
)
"""Words of a metric that measures a fall, as a positive number: the share of colonies lost."""
_RANGE_BEFORE = re.compile(r"\bbetween [^,;]{1,30} and [$€£]?$")


def measures_loss(name: str) -> bool:
    """Return whether a metric measures what is lost, so that its values are positive."""
    is_loss = FALL_IN_NAME.search(name) or _LOSS_IN_NAME.search(name)
    return bool(is_loss) and not GAIN_IN_NAME.search(name)


def find_other_signs(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose sign contradicts the words, or a minus, at the number."""
    for found in case.found_again:
        figure, occurrence, numeral, context, repetition = found
        metric = case.dataset.metric_by_id[figure.metric]
        name = f"{metric.name} {metric.local_name or ''}"
        is_fall = FALL_IN_NAME.search(name)
        names_gain = GAIN_IN_NAME.search(name)
        names_change = CHANGE_IN_NAME.search(name)
        before = (occurrence.paragraph.text, max(0, numeral.start - 60), numeral.start)
        is_rate = case.dataset.unit_of(figure.metric).kind == "rate"
        # "Fell by 5 cars", and "down 5", but "lost 5 ships" may count those.
        is_by = context.role_words != context.direction_words
        is_lost = context.direction_words and _LOST.match(context.direction_words.text)
        is_change = names_change or ((is_rate or is_by or not is_lost) and not is_fall)
        # If the verb does not describe the fall, the sign is printed at the number itself.
        is_minus = context.sign < 0 and context.sign_words != context.direction_words
        if figure.value > 0 and context.sign < 0 and (is_change or is_minus):
            words = "The article prints a minus" if is_minus else "The words describe a fall"
            message = f"{words}, but `value` is {figure.value:f}."
            key = "repeats" if repetition else "value"
            yield case.problem(found.entry, key, message, f"{figure.value:f} for a fall")
        elif repetition:
            continue
        elif names_gain and figure.value > 0:
            if not names_change and _LOSS_OF.search(*before):
                message = f"The article reports a loss, but `value` is {figure.value:f}."
                yield case.problem(figure, "value", message, f"{figure.value:f} for a loss")
        elif (measures_loss(name) and not names_change and figure.value < 0 and not is_minus) and (
            _LOSS_OF.search(*before) or (is_lost and not is_by)
        ):
            message = f"`value` is {figure.value:f}, but the metric counts what is lost."
            yield case.problem(figure, "value", message, f"{figure.value:f} for a loss")
        elif figure.value < 0 < context.sign and not (
            _LOSS_BEFORE.search(*before)
            # "Lose between 2 million and 4 million": a fall by the second, too.
            or (context.direction == "fall" and _RANGE_BEFORE.search(*before))
        ):
            message = f"`value` is {figure.value:f}, but the words do not describe a fall."
            yield case.problem(figure, "value", message, f"{figure.value:f} without a fall")


_PLACES = {
    "before": " in an earlier sentence",
    "heading": " in the heading",
    "title": " in the title",
}
"""Where the words for a period are, if not in the sentence of the number."""
MAX_DATELINE = 90
_SENTENCE_ENDS = tuple('.!?;。！？；”"')


def is_dateline(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is without a sentence: Evening Post, 3 Nov 2025."""
    text = paragraph.text.strip()
    return len(text) <= MAX_DATELINE and not text.endswith(_SENTENCE_ENDS)


MAX_SENTENCES_BEFORE = 2
"""A sentence dates the numbers of so many sentences after it."""
_LASTING_AFTER = re.compile(
    r"[ -]?[a-z]+ (?:(?:(?:north|south|east|west)\w* of|upstream|downstream|away)\b"
    r"|in an? (?:average|typical|normal)\b)"
)
"""What follows a distance, or a mean of many years."""
_HAD_BEEN = re.compile(r", of wh(?:ich|om) [^,;]+\bha(?:d|s|ve) been\b")
"""A part of a number that counts what has been done since: "of which 3 had been built"."""


def find_other_periods(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose period contradicts what the article says about time."""
    published = case.dataset.source.date
    last = last_day(published) if published else date.max
    mentions = [
        mention
        for paragraph in case.periods
        for mention in paragraph.mentions
        if mention.role == "figure" and mention.period
    ]
    everywhere = {mention.period for mention in mentions if mention.period}
    # "The second quarter" of a text with a fiscal year may be that of the calendar.
    fiscal = {one.text for one in mentions if one.is_relative and "FY" in (one.period or "")}
    everywhere |= {
        mention.period
        for words in fiscal
        for mention in find_periods(words, published=published)
        if mention.period
    }
    for found in case.found_again:
        figure, occurrence, unit = found.figure, found.occurrence, found.context.unit
        # The date of the publication contradicts nothing: "now" needs no words.
        is_now = published and figure.period in (published, published[:7])
        # A length of time needs no period, nor does a distance.
        text, start = occurrence.paragraph.text, found.numeral.start
        is_time = unit is not None and unit.code in TIME_UNITS
        if not figure.period and (is_time or _LASTING_AFTER.match(text, found.numeral.end)):
            continue
        paragraph = case.periods_of(occurrence.paragraph)
        number = occurrence.numerals[0]
        against = _find_any(paragraph.readings[number])
        if against and _is_date_of_article(case, against):
            against = None
        if found.repetition and (against is None or against.place == "before"):
            continue
        clause = case.find_clause(occurrence.paragraph, found.numeral.start)
        sentence = case.find_sentence(occurrence.paragraph, found.numeral.start)
        if figure.period:
            against = (
                _find_other_year(figure.period, paragraph, number, clause)
                or find_contradiction(figure.period, paragraph, number, published, everywhere)
                or _find_other_length(figure.period, paragraph, number, clause, last)
            )
            if against and (
                _is_date_of_article(case, against)
                or (is_now and against.place != "clause")
                or _can_mean(against, figure.period, last)
                or _is_of_calendar(against, figure.period, published)
            ):
                continue
        elif against:
            days = find_days(against.period)
            # By 2027 it will close a plant, with the loss of 5 of the 9 jobs: these are there.
            is_ahead = figure.status == "actual" and days and days.first > last
            is_there = is_ahead and _APART.search(text, sentence[0], start)
            is_there = is_there or _HAD_BEEN.search(text, against.start, clause[1])
            if is_there or _dates_others(against, text[sentence[0] : clause[1]]):
                continue
        if against:
            named = format_period(Period(against.period))
            is_plain = against.text.isascii() and not against.is_relative
            meaning = "" if is_plain else f" ({named})"
            place = _PLACES.get(against.place, "")
            words = f"The article says {abbreviate(against.text)}{meaning}{place}"
            evidence = f"{figure.period or 'no period'}, not {against.period}"
            yield case.contradiction(found, "period", words, evidence)


def _find_any(reading: PeriodReading) -> PeriodEvidence | None:
    """Return the words that name a period near enough for a figure without one."""
    is_near = reading.distance <= MAX_SENTENCES_BEFORE
    is_set = reading.evidence and reading.evidence.place in ("clause", "sentence", "before")
    return reading.evidence if is_near and is_set else None


def _is_date_of_article(case: CheckContext, words: PeriodEvidence) -> bool:
    """Return whether words are the date of the article, in a line of their own."""
    is_date = words.place == "before" and words.period == case.dataset.source.date
    if words.paragraph is None or not is_date:
        return False
    return is_dateline(case.article.paragraphs[words.paragraph])


_GENERAL = re.compile(
    rf"(?!.*\b(?:{PAST}|now|will|another|goes|up|down|(?<!\beach )(?<!\bstay )[a-z]{{2,}}ed)\b)"
    r".*\b(?:are|is|lie|stay|take|face|[a-z]{3,}s)\b.*",
    re.DOTALL,
)
"""The beginning of an English sentence in the present tense."""


def _dates_others(words: PeriodEvidence, sentence: str) -> bool:
    """Return whether words date the numbers of their own sentence only.

    They are right after one of them, or speak of these days, and a number of a later sentence in
    the present tense is of no period.
    """
    is_short = not words.is_closed or unit_of(words.period) in ("month", "week", "day")
    is_passing = words.is_adjacent or (words.is_relative and is_short)
    return words.place == "before" and is_passing and speaks_in_general(sentence)


def speaks_in_general(sentence: str) -> bool:
    """Return whether an English sentence is in the present tense."""
    return bool(_GENERAL.fullmatch(sentence))


_APART = re.compile(r"; |\b(?:the|its|their) $")
"""What sets a number apart from the plan that its sentence begins with."""
_YEAR_AGO = re.compile(r"\byear (?:ago|earlier|before)\b", re.IGNORECASE)
MAX_YEAR = 366
_MONTHS = re.compile(r"\b(?:months|weeks|quarters)\b|个(?:月|季度)")


def _is_of_calendar(words: PeriodEvidence, recorded: Period, published: str | None) -> bool:
    """Return whether words such as "the second quarter" mean it by the calendar.

    The fiscal year that a text names may be that of another company.
    """
    mentions = find_periods(words.text, published=published)
    named = [mention.period for mention in mentions if mention.is_relative]
    return len(named) == 1 and same_days(named[0], recorded)


def _can_mean(words: PeriodEvidence, recorded: Period, published: date) -> bool:
    """Return whether words can mean another period: a year by its end."""
    days, named = find_days(recorded), find_days(words.period)
    if days is None or named is None or "FY" in recorded:
        return False
    if words.is_comparison and named.contain(days):
        return True  # "a year earlier" can be that day, or that month
    if days.nearly_equal(named):
        return True
    if recorded.endswith("/..") and days.first == named.first:
        return named.first <= published <= named.last
    if days.last == named.last and days.contain(named):
        is_year = days.first.month > 1 and (days.last - days.first).days in (364, 365)
        return is_year or bool(_MONTHS.search(words.text))
    if words.text.lower().endswith("full year"):
        # That of a company may begin in any month.
        return days.share(named) and (days.last - days.first).days in (364, 365)
    if _YEAR_AGO.search(words.text) and unit_of(words.period) == "month":
        # A year before the publication, if nothing says before what.
        return days.last <= named.last and (named.first - days.last).days <= MAX_YEAR
    is_weekday = words.is_relative and (named.first == named.last or not words.is_closed)
    return is_weekday and (days.first - named.first).days == 7 and days.last >= published


def _find_other_year(
    period: Period, paragraph: ParagraphPeriods, number: int, clause: Span
) -> PeriodEvidence | None:
    """Return the year before a number in its sentence if its clause names no other."""
    reading, recorded = paragraph.readings[number], find_days(period)
    evidence = reading.evidence
    if evidence is None or recorded is None or evidence.place not in ("clause", "sentence"):
        return None
    is_year = unit_of(evidence.period) == "year" and not evidence.is_relative
    if not is_year or evidence.is_comparison or evidence.start > reading.start:
        return None
    # "In 2023, it sold 5 cars": the words before the comma belong to the clause.
    named = [
        find_days(mention.period)
        for mention in paragraph.mentions
        if mention.period and min(evidence.start, clause[0]) <= mention.start < clause[1]
    ]
    return None if any(days is None or days.share(recorded) for days in named) else evidence


def _find_other_length(
    period: Period, paragraph: ParagraphPeriods, number: int, clause: Span, published: date
) -> PeriodEvidence | None:
    """Return the words that name a longer or shorter period, or another fiscal year."""
    reading = paragraph.readings[number]
    evidence = reading.evidence
    if evidence is None:
        return None
    is_near = evidence.place == "clause"
    is_named_there = is_near and not evidence.is_relative
    names = [
        mention.period
        for mention in paragraph.mentions
        if mention.period
        and not mention.is_comparison
        and (not is_named_there or clause[0] <= mention.start < clause[1])
    ]
    if not _find_any(reading):
        names += [other.period for other in (*paragraph.topics, *paragraph.before)]
    recorded, named = find_days(period), find_days(evidence.period)
    if period in names or recorded is None or named is None:
        return None
    if "FY" in period or "FY" in evidence.period:
        is_other = "FY" in evidence.period and not (
            period.startswith(evidence.period) or evidence.period.startswith(period)
        )
        # FY2022 may be "the fiscal year 2022/23".
        is_named = year_of(period) != year_of(evidence.period) and (
            str(year_of(period))[2:] in evidence.text or evidence.is_relative
        )
        return evidence if is_near and is_other and "FY" in period and not is_named else None
    # The state at the end of a period may be recorded for its last day, and what the article says
    # of a year that is not over for a part of it. A season, 2022/23, may be recorded as a year.
    is_inside = named.first <= recorded.first and recorded.last <= named.last
    is_open = named.first <= published < named.last or "/" in evidence.text
    if recorded == named or (
        is_inside and (is_open or recorded.first == recorded.last == named.last)
    ):
        return None
    # Farther away, only words that name years speak against a part of the year.
    is_year = all(len(name) <= len("2023") for name in (evidence.period, *names))
    is_part = is_year and period.startswith(f"{evidence.period}-")
    is_apart = not recorded.share(named) or (
        evidence.is_closed and not is_inside and not recorded.contain(named)
    )
    # A growth over years is recorded for all of them.
    is_wider = "/" not in period and recorded.first <= named.first and named.last <= recorded.last
    is_other = (is_apart or is_wider) and not evidence.is_comparison
    return evidence if is_near or is_part or is_other else None


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
    case: CheckContext,
    paragraph: Paragraph,
    numbers: Sequence[Numeral | UnreadNumber],
    message: str,
    evidence: str,
) -> Problem:
    section, position = paragraph.location
    path: tuple[str | int, ...] = ("source",)
    if section:
        ids = [each.id for each in case.dataset.source.sections]
        path = ("source", "sections", ids.index(section))
    printed = abbreviate(", ".join(number.text for number in numbers))
    first = Occurrence(paragraph, numbers[0].start, numbers[0].end, range(0))
    return Problem(f"{section or 'front'}:{position} {printed}", path, message, evidence, first)


def find_unaccounted(case: CheckContext) -> Iterator[Problem]:
    """Yield the numbers of the article that no entry names."""
    for paragraph, numeral in case.alignment.unmatched_numbers(case.article):
        if isinstance(numeral, Numeral):
            around = paragraph.snippet(numeral.start, numeral.end)
            message = (
                f"{_format_location(paragraph.location).capitalize()} prints "
                f"{abbreviate(numeral.text)}: {around}"
            )
            evidence = f"{numeral.text} unaccounted"
            yield _number_problem(case, paragraph, [numeral], message, evidence)


def find_unread(case: CheckContext) -> Iterator[Problem]:
    """Yield the paragraphs with numbers that cannot be read and that no entry names."""
    unread: dict[Location, tuple[Paragraph, list[UnreadNumber]]] = {}
    for paragraph, numeral in case.alignment.unmatched_numbers(case.article):
        if isinstance(numeral, UnreadNumber):
            unread.setdefault(paragraph.location, (paragraph, []))[1].append(numeral)
    for paragraph, numbers in unread.values():
        words = abbreviate(", ".join(number.text for number in numbers))
        noun = "a number" if len(numbers) == 1 else f"{len(numbers)} numbers"
        around = paragraph.snippet(numbers[0].start, numbers[0].end)
        place = _format_location(paragraph.location).capitalize()
        message = f"{place} has {noun} that provcli cannot read: {words}. {around}"
        yield _number_problem(case, paragraph, numbers, message, f"unread {words}")


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
