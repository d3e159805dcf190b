"""The words of a text that name periods, and what they are for in their sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from provcli.prose.chinese_periods import CHINESE_PERIODS
from provcli.prose.english_period_context import AVERAGE_RATES, ENGLISH_PERIODS
from provcli.prose.languages import LANGUAGES
from provcli.prose.normalize import fold
from provcli.prose.patterns import NEVER, any_case, one_of
from provcli.prose.period_dates import (
    Publication,
    find_days,
    parse_publication,
    resolve_phrase,
    shift_to,
    year_of,
)
from provcli.prose.period_phrases import PeriodLanguage, Phrase, Point, Role
from provcli.prose.sentences import split_clauses, split_sentences

PERIOD_LANGUAGES: tuple[PeriodLanguage, ...] = (ENGLISH_PERIODS, CHINESE_PERIODS)

_MOVES = one_of(
    word for language in LANGUAGES for word in (*language.rises, *language.falls, *language.levels)
)
YEAR_ON_YEAR = re.compile(
    r"year[- ]on[- ]year|annual(?:ly)? growth"  # growth of 5% year on year
    r"|(?:from a|on the|over the) year|a year (?:earlier|ago|before)"  # up 5% from a year ago
    r"|同比|[比较][上去]年",  # 同比增长5%
    re.IGNORECASE,
)
"""Words for growth from the same time of the year before."""
AVERAGE = re.compile(rf"{AVERAGE_RATES}|compound|年均", re.IGNORECASE)
"""Words for the average of the growth of several years."""
CHANGES = any_case(rf"(?!(?<=\bof )up to\b)(?:{_MOVES})")
_LAST_NUMBER = re.compile(r"[0-9][0-9.,]*[^0-9]*\Z")
MAX_BEFORE = 60
"""How far before a phrase or a number its introduction may begin."""
MAX_AFTER = 40
MAX_MAIN = 150
"""How far after a phrase the verb of its sentence may be."""
MAX_RANGE = 20
"""Characters between the two ends of a range."""


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of a text that name a period."""

    start: int
    end: int
    text: str
    period: str | None
    """In the dataset's notation; None for words such as "currently", and for those that count
    from a number's period ("a year earlier") where no number has one."""
    role: Role
    is_relative: bool
    """Whether the date of publication or other words say which year it is."""
    phrase: Phrase
    language: PeriodLanguage

    @property
    def is_comparison(self) -> bool:
        """Whether the period is one that a number is compared with."""
        return self.role in ("comparison", "change")

    @property
    def is_scene(self) -> bool:
        """Whether it can be the period of what follows."""
        return self.role == "figure" and self.period is not None and not self.phrase.of_number


class _Found(NamedTuple):
    phrase: Phrase
    language: PeriodLanguage


def find_periods(
    text: str,
    published: str | None = None,
    context_year: int | None = None,
    *,
    languages: Sequence[PeriodLanguage] = PERIOD_LANGUAGES,
) -> tuple[PeriodMention, ...]:
    """Return the periods that the words of a text name, in order.

    Args:
        text: a paragraph.
        published: when the text appeared, as an EDTF date.
        context_year: the year of which the text spoke before, for "the third quarter".
        languages: those whose words are looked for.
    """
    publication = parse_publication(published)
    sentences = split_sentences(text)
    mentions = []
    last: str | None = None
    sentence, sentence_year, paragraph_year = 0, context_year, context_year
    folded = fold(text)
    for phrase, language in _find_phrases(folded, languages):
        while sentences[sentence][1] <= phrase.start:
            sentence += 1
            sentence_year = context_year
        if phrase.of_number:
            period = last and shift_to(phrase, last)
        else:
            # A month of another year than the last one is named with it, sentence by sentence.
            year = sentence_year if phrase.is_month else paragraph_year
            before = folded[max(sentences[sentence][0], phrase.start - MAX_BEFORE) : phrase.start]
            if phrase.is_month and phrase.first and phrase.first.ahead:
                year = None  # "Prices will rise on 1 February" in a report on the last year
            period = resolve_phrase(phrase, publication, year)
            if phrase.role == "comparison" and period and publication:
                days, origin = find_days(period), language.comparison_before.search(before)
                if days and origin and origin["origin"] and days.first > publication.day:
                    # "It is 5, rising to 6 from April 2027"
                    start = phrase.start - len(before) + origin.start()
                    phrase = phrase._replace(role="figure", start=start, last=None)
                    period = resolve_phrase(phrase, publication, year)
            if phrase.role == "figure" and period:
                last = period
                number = _LAST_NUMBER.search(before)
                level = before[: number.start()] if number else ""
                is_base = language.base_before.search(level) or level.endswith(" than the ")
                # "Last year, and 4% in April" goes on to this year.
                after = folded[phrase.end : phrase.end + len(", while ")]
                if not is_base and not (after.startswith(",") and language.parts.search(after)):
                    sentence_year = _speak_of(phrase, period, publication, sentence_year)
                if not is_base:  # "More than the 86 million shipped in 2022"
                    paragraph_year = _speak_of(phrase, period, publication, paragraph_year)
        points = (phrase.first, phrase.last)
        is_relative = any(point is not None and point.year is None for point in points)
        start, end = phrase.start, phrase.end
        words = text[start:end]
        mentions.append(
            PeriodMention(start, end, words, period, phrase.role, is_relative, phrase, language)
        )
    return tuple(mentions)


def _speak_of(
    phrase: Phrase, period: str, publication: Publication | None, before: int | None
) -> int | None:
    """Return the year of which a text speaks after a phrase.

    Only a year shortly before the publication is one that later words leave out.
    """
    named = phrase.first if phrase.first and phrase.first.has_year else phrase.last
    if named is None or not named.has_year or named.fiscal or ".." in period:
        return before
    year = year_of(period)
    is_recent = not publication or publication.day.year - 1 <= year <= publication.day.year
    return year if is_recent else before


def _find_phrases(folded: str, languages: Sequence[PeriodLanguage]) -> Iterator[_Found]:
    """Yield the phrases that do not overlap, with what the words around make of them."""
    found: list[_Found] = []
    for match in _select_phrases(folded, languages):
        if found and (joined := _join_range(folded, found[-1].phrase, *match)):
            found[-1] = _Found(joined, match.language)
        else:
            found.append(match)
    for phrase, language in found:
        yield _Found(_read_around(folded, phrase, language), language)


def _select_phrases(folded: str, languages: Sequence[PeriodLanguage]) -> Iterator[_Found]:
    """Yield the leftmost and longest phrases; of equals, the first recognizer's."""
    candidates = [
        _Found(phrase, language)
        for language in languages
        for recognizer in language.recognizers
        for match in recognizer.pattern.finditer(folded)
        if match[0] and (phrase := recognizer.read(match))
    ]
    end = 0
    for found in sorted(candidates, key=lambda found: (found.phrase.start, -found.phrase.end)):
        if found.phrase.start >= end:
            yield found
            end = found.phrase.end


def _join_range(
    folded: str, first: Phrase, last: Phrase, language: PeriodLanguage
) -> Phrase | None:
    """Return the range of two points that "to" or a dash joins."""
    if not first.point or not last.point or last.start - first.end > MAX_RANGE:
        return None
    if first.role != "figure" or last.role != "figure" or first.of_number or last.of_number:
        return None
    between = folded[first.end : last.start]
    before = folded[max(0, first.start - MAX_BEFORE) : first.start]
    are_weekdays = first.point.unit == last.point.unit == "weekday" and (
        int(last.point.part) - int(first.point.part) == 1
    )
    are_months = all(re.fullmatch("[0-9]{2}", point.part) for point in (first.point, last.point))
    is_range = any(
        joins.fullmatch(between) and introduces.search(before)
        for introduces, joins in language.ranges
    ) or ((are_months or are_weekdays) and language.and_range.fullmatch(between))
    return Phrase(first.first, last.last, start=first.start, end=last.end) if is_range else None


# --- The words around a phrase --------------------------------------------------------------------


def _read_around(folded: str, phrase: Phrase, language: PeriodLanguage) -> Phrase:
    """Return a phrase with the role and open end that the words around it give it."""
    before = _find_before(folded, phrase, language)
    after = folded[phrase.end : phrase.end + MAX_AFTER]
    if folded[phrase.end - 1] == "." and after[1:2].isupper():
        after = ""  # The stop of "December." ends the sentence.
    if phrase.role != "figure":
        return _read_other(phrase, language, before, after)
    if language.superlative_after.match(after):
        return _compare(phrase)
    if match := language.since_after.match(after):
        is_coming = bool(language.ahead_before.search(before))
        is_either = match.groupdict().get("ahead") and not is_coming
        opened = phrase._replace(last=None) if is_either else _open(phrase, ahead=is_coming)
        return opened._replace(end=phrase.end + match.end())
    if language.superlative_before.search(before):
        return _compare(phrase)
    since = language.since_before.search(before)
    if since and not phrase.of_number:
        is_closed = since["origin"] and not phrase.point  # "from January to February"
        is_ahead = "since" not in since[0] and _is_to_begin(folded, phrase.end, language, before)
        return phrase if is_closed else _open(phrase, ahead=is_ahead)
    if phrase.point and phrase.point.is_day and after.startswith("'s"):
        return phrase if not CHANGES.search(before) else _compare(phrase)
    if begun := _read_beginning(phrase, language, before):
        return begun
    if _is_compared(phrase, language, before, after):
        return _compare(phrase)
    return phrase if phrase.of_number else _read_limits(phrase, language, before, after)


def _find_before(folded: str, phrase: Phrase, language: PeriodLanguage) -> str:
    """Return the words before a phrase: those of its sentence before "by March"."""
    before = folded[max(0, phrase.start - MAX_BEFORE) : phrase.start]
    if not language.as_of_before.search(before):
        return before
    before = folded[max(0, phrase.start - MAX_MAIN) : phrase.start]
    return before[split_sentences(before)[-1][0] :]


def _read_other(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> Phrase:
    if phrase.role == "now" and language.comparison_before.search(before):
        return phrase._replace(role="comparison")  # "less than in recent years"
    if phrase.role == "anaphor" and language.report_after.match(after):
        return phrase._replace(role="report")  # 同日发布
    is_day = phrase.role == "anaphor" and phrase.first and phrase.first.unit == "day"
    if is_day and language.spoken_before.search(before):
        return phrase._replace(role="report")  # "said later that day"
    return phrase


def _read_beginning(phrase: Phrase, language: PeriodLanguage, before: str) -> Phrase | None:
    """Return "closed from Monday" as an open period; None for "up from Monday"."""
    compared = language.comparison_before.search(before)
    point = phrase.point
    if not compared or not compared["origin"] or phrase.of_number or not point:
        return None
    is_coming = not point.has_year and language.future.search(before)
    is_begun = point.is_day or (point.fiscal and language.follows)
    if not is_coming and (CHANGES.search(before) or not is_begun):
        return None
    first = point._replace(shift=1) if point.unit == "weekday" else point
    start = phrase.start - len(before) + compared.start()
    # No notation has a fiscal year without an end.
    begun = phrase._replace(start=start, first=first, last=first if point.fiscal else None)
    return _date(begun, ahead=True) if is_coming else begun


def _is_compared(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> bool:
    point = phrase.point
    compared = language.comparison_before.search(before)
    if language.comparison_after.match(after) or (compared and (point or not compared["origin"])):
        return True
    weakly = language.weak_comparison_before.search(before)
    if not weakly or language.future.search(before):
        return False
    is_usual = phrase.of_number or (
        point is not None
        and not point.part
        and (point.unit == "year" or (phrase.is_previous and point.unit != "day"))
    )
    if not weakly["day"]:
        # "Up 3% over March", but "over the first six months"
        return is_usual or (phrase.is_month and not phrase.is_count)
    # "Up 3% on May 2023", but "on May 5"
    return is_usual or (point is not None and bool(point.part) and not point.is_day)


def _read_limits(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> Phrase:
    if language.until_before.search(before):
        return phrase._replace(first=None)
    if match := language.until_after.match(after):
        return phrase._replace(first=None, end=phrase.end + match.end())
    point = phrase.point
    # "Killed on Tuesday, officials said", but "On Tuesday, officials said"
    is_first = not after.startswith(",") or len(before.split()) < 2
    is_reported = language.report_before.search(before) or (
        is_first and language.report_after.match(after)
    )
    if point == Point(shift=0) and language.so_far_before.search(before):
        return phrase._replace(last=None)
    # "In May it had said at least 5", "the 5 that it forecast in May"
    is_stated = language.stated_after.match(after) or language.stated_before.search(before)
    is_aim = (point and point.fiscal) or language.aim_before.search(before)
    is_part = point and (phrase.is_month or point.unit in ("week", "month"))
    is_told = is_part and _is_spoken(language, before, after)
    if point and ((is_stated and not is_aim) or is_told or (point.is_day and is_reported)):
        return phrase._replace(role="report")
    is_coming = point == Point(shift=0)  # 今年还有2条线路开工
    is_event = language.event_before.search(before) or language.event_after.match(after)
    if is_event and not is_coming:
        return phrase._replace(role="event")
    return _read_tense(phrase, language, before, after)


def _read_tense(phrase: Phrase, language: PeriodLanguage, before: str, after: str) -> Phrase:
    """Return a part of a year as one to come or past, if a verb says so."""
    first, last = phrase.first, phrase.last
    if not first or not last or phrase.of_number:
        return phrase
    is_day = first.unit in ("weekday", "monthday")
    # Chinese verbs have no past, and what is forecast can be over.
    future = language.future if language.follows or is_day or first == Point() else NEVER
    told = language.told if language.follows and phrase.point and first.part else NEVER
    sentence = split_sentences(before)[-1][0] if before else 0
    ends = [end for _, end in split_clauses(f"{before} ", sentence)][:-1]
    turns = [
        turn.start()
        for turn in language.parts.finditer(before, sentence)
        if turn[0] not in ("and", "but") or told.search(before, turn.end())
    ]
    since = sentence if first == Point() else 0 if is_day else max((sentence, *ends, *turns))
    # "In October, the bridge will open"
    skipped = (
        after[:1] == "," and first != Point() and len(before[max((sentence, *ends)) :].split()) < 2
    )
    until = skipped + next(split_clauses(after[skipped:]), (0, 0))[1]
    if turn := language.parts.search(after, 0, until):
        until = turn.start()
    found = told.search(after, 0, until)
    is_past = found or told.search(before, since)
    if language.as_of_before.search(before) and not is_past:
        # "It will cut 9 jobs, 5% of the total, by March"
        since = max([sentence, *(verb.end() for verb in told.finditer(before, sentence))])
    if (
        future.search(before, since)
        or future.search(after, 0, found.start() if found else until)
        or language.ahead_before.search(before)
        or (phrase.is_month and not is_past and language.infinitive.match(before))
    ):
        if is_day:
            return phrase._replace(first=first._replace(shift=1), last=last._replace(shift=1))
        return _date(phrase, ahead=True)
    return _date(phrase, ahead=False) if is_past else phrase


def _date(phrase: Phrase, *, ahead: bool | None) -> Phrase:
    """Return a phrase whose part of a year is to come, or is over."""
    first, last = (
        point and (point if point.has_year else point._replace(ahead=ahead))
        for point in (phrase.first, phrase.last)
    )
    return phrase._replace(first=first, last=last)


def _is_to_begin(folded: str, start: int, language: PeriodLanguage, before: str) -> bool | None:
    """Return whether a plan follows: "from May 1, late tenants will lose it"."""
    if language.future.search(before):
        return True
    end = next((end for _, end in split_sentences(folded[start : start + MAX_MAIN])), 0) + start
    future = language.future.search(folded, start, end)
    relative = language.subordinates.search(folded, start, end)
    until = min(one.start() for one in (future, relative or future) if one) if future else end
    if language.told.search(folded, start, until):
        return False
    return True if future else None


def _is_spoken(language: PeriodLanguage, before: str, after: str) -> bool:
    """Return whether somebody spoke then: "said last week"."""
    if found := language.spoken_before.search(before):
        return not found["clause"] or bool(language.reports_clause.match(after))
    return bool(language.spoken_after.match(after)) and len(before.split()) < 2


def _open(phrase: Phrase, *, ahead: bool | None) -> Phrase:
    """Return a phrase as a period without an end, which began or will begin."""
    return _date(phrase, ahead=ahead)._replace(last=None)


def _compare(phrase: Phrase) -> Phrase:
    """Return a phrase as a comparison: "last month" precedes the number's month."""
    if phrase.first and phrase.first.part:
        phrase = _date(phrase, ahead=False)
    return phrase._replace(role="comparison", of_number=phrase.of_number or phrase.is_previous)
