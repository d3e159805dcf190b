"""English: the words that name periods."""

import re
from collections.abc import Callable, Iterator

from provcli.prose import period_phrases as phrases
from provcli.prose.digits import YEAR
from provcli.prose.english_words import (
    DAY,
    EXTENTS,
    HEDGES,
    MONTHS,
    MOVED,
    ONES_ORDINALS,
    ORDINAL_END,
    ORDINAL_WORDS,
    PLACING,
    SCORED,
    SEASONS,
    SINCE,
    SMALL_NUMBERS,
    TIME_UNITS,
    WEEKDAYS,
    read_count,
)
from provcli.prose.patterns import Match, Pattern, any_case, any_of, one_of
from provcli.prose.period_phrases import Phrase, Point, Recognizer, Unit
from provcli.prose.sentences import split_sentences

# --- Parts of the patterns ------------------------------------------------------------------------

_MONTH = rf"{any_of(MONTHS)}\b\.?"
_COUNT = rf"(?:\d\d?|{any_of((*SMALL_NUMBERS, 'fifteen', 'twenty'))})"
_FISCAL = r"fiscal(?: year)? |the (?:fiscal|financial) year |financial year |FY ?"
_HEAD = rf"(?:(?P<head>{YEAR}|(?P<head_word>this|last|next) year)(?:'s)? ?)?"
"""A year before its part: "2023 first quarter", "last year's third quarter"."""
MAX_ELLIPSIS = 80
"""Characters between the first half and the second."""
_WHICH_YEAR = any_of(
    "this|last|next|the current|the same|the previous|the following|the".split("|")
)
_TAIL_YEAR = rf"(?P<fiscal>{_FISCAL})?(?P<tail>{YEAR})(?![\d%])"
_TAIL_WORDS = rf"(?P<tail_word>{_WHICH_YEAR}) (?:(?P<fiscal_word>fiscal|financial) )?year\b"
_OF_THE = "(?:of |in |for )?(?:(?:its|the company's) )?"
_TAIL = rf"(?:,? ?{_OF_THE}(?:{_TAIL_YEAR}|{_TAIL_WORDS}))?"
"""A year after its part: "first quarter of 2023", "March this year"."""

_SHIFTS = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_OF_NUMBER_SHIFTS = {"previous": -1, "following": 1}
_UNITS: dict[str, Unit] = {
    "day": "day", "session": "day", "week": "week", "month": "month", "quarter": "quarter",
    "half": "half", "half-year": "half", "year": "year", "period": "same", "time": "same",
    "trading day": "day",
}  # fmt: skip
_ADVERBS: dict[Unit, str] = {
    "year": "yearly", "quarter": "quarterly", "month": "monthly", "week": "weekly",
}  # fmt: skip
_LENGTHS = {"quarter": 3, "half": 6, "half-year": 6, "year": 12}
"""Months of a unit."""
_NUMBERS = MONTHS | ORDINAL_WORDS | {"final": 4, "opening": 1}
_STATISTICS = frozenset(
    "sales results levels figures revenues earnings profits exports imports goals targets prices"
    " elections was is as has this its his us olympics games forecasts estimates numbers plans"
    " accounts totals averages deliveries shipments".split()
)
"""Words in -s that can follow a year; after another one, 2000 is a count."""


def _group(match: Match, name: str) -> str:
    """Return a group in lower case; empty where the pattern has none of that name."""
    return (match.groupdict().get(name) or "").lower().removeprefix("the ")


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _dated(match: Match, first: str, last: str = "") -> Phrase:
    """Return a part of a year, or a range, with the year that words around it name."""
    year = _group(match, "head") or _group(match, "tail")
    word = _group(match, "head_word") or _group(match, "tail_word")
    shift = _SHIFTS.get(word, _OF_NUMBER_SHIFTS.get(word))
    is_fiscal = any(_group(match, name) for name in ("fiscal", "fiscal_word", "fiscal_head"))
    is_year = year[:1].isdigit()
    point = Point(int(year) if is_year else None, first, shift, fiscal=is_fiscal)
    return Phrase(point, point._replace(part=last or first), of_number=word in _OF_NUMBER_SHIFTS)


def _number(words: str) -> int | None:
    """Return the number of a month, an ordinal, or a count."""
    word = re.sub("(?<=[0-9])[a-z]+", "", words.lower().removesuffix("."))
    return _NUMBERS.get(word) or read_count(word)


def _read_dated(match: Match) -> Phrase | None:
    """Return a part of a year, or a range of them, with its year."""
    parts = phrases.parts_of(match, _number)
    return _dated(match, *parts) if parts else None


_PART_BEFORE = any_case(
    rf"\b(?:{any_of(list(ONES_ORDINALS)[:4])})[ -](?P<part>half|quarter)\b(?:[^.;]|\.\d)*\Z"
)


def _read_next_part(match: Match) -> Phrase | None:
    """Read "5 in the first half and 6 in the second"."""
    before = match.string[max(0, match.start() - MAX_ELLIPSIS) : match.start()]
    found = _PART_BEFORE.search(before)
    return _read_dated(match) if found and found["part"].lower() in match.groupdict() else None


def _read_first_months(match: Match) -> Phrase | None:
    phrase = _read_dated(match)
    return phrase and phrase._replace(is_count=True)


# --- Years ----------------------------------------------------------------------------------------

_YEAR_WORD = any_case(rf"\b{any_of((*SINCE, *EXTENTS, 'of'))}\s\Z")
_COUNT_WORD = any_case(rf"\b{any_of((*HEDGES, 'least', 'to', 'most'))}\s\Z")
_COUNTED = Pattern(" ?(?:%|percent|people|per\\b|(?P<plural>[a-z]+s)\\b)| [a-z]+ [a-z]+s\\b")


def _read_year(match: Match) -> Phrase | None:
    """Read 2023 unless it is a count: "2000 calories", "from 1000 to 2000 hires"."""
    counted = _COUNTED.match(match.string, match.end())
    if counted and len(match[0]) == 4 and counted["plural"] not in _STATISTICS:
        before = match.string[max(0, match.start() - 16) : match.start()]
        is_round = match[0].endswith("00" if _YEAR_WORD.search(before) else "0")
        if is_round or _COUNT_WORD.search(before):
            return None
    return phrases.at(Point(int(match[0][-4:])))


def _read_season(match: Match) -> Phrase | None:
    return phrases.season(int(match["first"]), int(match["last"]), fiscal=bool(match["fiscal"]))


def _read_years(match: Match) -> Phrase | None:
    return phrases.years(int(match["first"]), int(match["last"]))


def _read_decade(match: Match) -> Phrase | None:
    return phrases.years(int(match["decade"]), int(match["decade"]) + 9)


def _read_fiscal_year(match: Match) -> Phrase:
    return phrases.at(Point(_full_year(match["year"]), fiscal=True))


def _read_relative_year(match: Match) -> Phrase:
    word = _group(match, "which")
    if word in _SHIFTS:
        return phrases.at(Point(shift=_SHIFTS[word], fiscal=bool(match["fiscal"])))
    return phrases.shifted(1 if word == "following" else -1, "year", of_number=True)


def _read_plan(match: Match) -> Phrase | None:
    ordinal = _group(match, "number")
    return phrases.plan(ORDINAL_WORDS.get(ordinal) or int(ordinal.removesuffix("th")))


# --- Parts of years -------------------------------------------------------------------------------

_COUNTED_AFTER = Pattern(r" [a-z]+(?:s|en)\b(?!,)")


def _read_iso(match: Match) -> Phrase:
    return phrases.at(
        Point(int(match["year"]), match["part"].upper(), fiscal=bool(match["fiscal"]))
    )


def _read_day(match: Match) -> Phrase | None:
    # "In May 20 companies" names the month only.
    is_in = match[0][0].isalpha() and match.string.endswith("n ", 0, match.start())
    if is_in and _COUNTED_AFTER.match(match.string, match.end()):
        return None
    return _read_dated(match)


_BEFORE_MONTH = (
    *SINCE[:6],
    *EXTENTS,
    *"of to from and last this next between for through ending ended".split(),
    *"before after on than with the".split(),
)
_NAMES_MONTH = any_case(rf"\b{any_of(_BEFORE_MONTH)}[ -]\Z")
_CONTRACTS = "delivery settlement futures contract contracts".split()
_COMMODITIES = (
    "West Texas Intermediate|Brent|natural gas|crude|gold|silver|copper|wheat|corn|soybean|soybeans"
    "|coffee|cocoa|sugar|cotton"
).split("|")
_AMOUNTS = "imports exports output production sales stocks prices rainfall arrivals".split()
_UNIT_PRICE = r"[^;]{0,60} (?:an?|per) (?:tonn?e?|pound|lb|bushel)"
_DELIVERED = any_case(rf"\b(?:{any_of(_CONTRACTS)} (?:in|for)|{any_of(_COMMODITIES)} for)\s\Z")
_IS_DELIVERY = Pattern(
    rf" (?:{any_of(_CONTRACTS)}|{any_of(_COMMODITIES)}(?! {any_of(_AMOUNTS)})"
    rf"|(?!{any_of(_AMOUNTS)})[a-z]+ (?:[a-z]+ed|rose|fell|slid|lost|was){_UNIT_PRICE})\b"
)
"""What makes a month one of delivery: "November crude rose", "July robusta fell to $9 a ton"."""
_BEGINS = Pattern(r"(?:^|[.;:,\"(] ?)\Z")
_OTHERWISE = "have be not said was born the I we you it on in to with".split()
_SAYS_OTHERWISE = Pattern(rf" {any_of(_OTHERWISE)}\b")
_WORDS_TOO = frozenset({"may", "march", "june", "april", "august"})
"""Months whose names are words or names of people, too."""


def _read_month(match: Match) -> Phrase | None:
    text, words, which = match.string, match["month"], _group(match, "which")
    phrase = _dated(match, f"{_number(words):02d}")
    if phrase.first and not phrase.first.has_year and not which:
        if not words[0].isupper():
            return None
        name = words.lower()
        is_bare = len(name) < 5 and name not in ("may", "june", "july") and not name.endswith(".")
        if not _NAMES_MONTH.search(text, max(0, match.start() - 12), match.start()):
            begins = _BEGINS.search(text[max(0, match.start() - 3) : match.start()])
            is_name = not begins or _SAYS_OTHERWISE.match(text, match.end())
            if is_bare or (name in _WORDS_TOO and is_name):
                return None
    if which in ("last", "next") and phrase.first:
        return phrases.at(phrase.first._replace(ahead=which == "next"))
    is_delivered = _DELIVERED.search(text, max(0, match.start() - 16), match.start())
    if is_delivered or _IS_DELIVERY.match(text, match.end()):
        return phrase._replace(role="event") if match["tail"] else None
    return phrase


_WEEK = 7


def _read_part_of_month(match: Match) -> Phrase | None:
    """Read "the last week of January" and "the first half of May"."""
    month, place = _dated(match, f"{_number(match['month']):02d}").first, _group(match, "place")
    number = 0 if place in ("last", "final", "latter") else _number(place) or 1
    if not month or (_group(match, "part") == "half" and number > 2):
        return None
    if _group(match, "part") == "half":
        return phrases.half_of_month(month, is_first=number == 1)
    end = number * _WEEK or phrases.last_day_of(month)
    return phrases.at(month._replace(part=f"{month.part}-{end:02d}", days=_WEEK))


def _read_short(match: Match) -> Phrase:
    """Read 1Q24, 2H 2023, Q3'24."""
    part = f"{match['sign'].upper()}{match['number']}"
    return phrases.at(Point(_full_year(match["year"]), part, fiscal=bool(match["fiscal"])))


MAX_DAY_AFTER = 7
"""The last day of a month on which a company of whole weeks ends the month before."""


def _read_ending(match: Match) -> Phrase | None:
    """Read "the three months to June 30, 2024" and "the year ended March"."""
    month, unit = _number(match["month"]) or 0, _group(match, "unit").replace(" ", "-")
    last = _dated(match, f"{month:02d}").last or Point()
    day = _number(match["day"] or match["day_before"] or "") or 0
    count = read_count(match["count"] or "")
    if days := {"week": 7, "day": 1}.get(unit.removesuffix("s")):
        last = last._replace(part=f"{month:02d}-{day:02d}", days=days * (count or 1))
        return phrases.at(last) if day and last.days > 1 else None
    months = _LENGTHS.get(unit) or count
    if not months or months > 12:
        return None
    if 0 < day <= MAX_DAY_AFTER:
        # The 13 weeks to August 2 are May to July.
        year = last.year - 1 if last.year and month == 1 else last.year
        month = month - 1 or 12
        last = last._replace(year=year, part=f"{month:02d}")
    if unit in _LENGTHS and unit != "year" and month % months == 0:
        part = f"{'Q' if months == 3 else 'H'}{month // months}"
        return phrases.at(last._replace(part=part, unit=_UNITS[unit]))
    if "ending" in match[0] and not last.has_year:
        last = last._replace(ahead=True)
    return phrases.months_until(last, months)


def _read_month_quarter(match: Match) -> Phrase | None:
    """Read "the March quarter" and "the three months since April"."""
    month = _number(match["month"]) or 0
    if "since" not in match[0]:
        last = _dated(match, f"{month:02d}").last or Point()
        if month % 3 == 0:
            return phrases.at(last._replace(part=f"Q{month // 3}", unit="month"))
        return phrases.months_until(last, 3)
    count = read_count(match["count"]) or 0
    last = Point(part=f"{(month + count - 2) % 12 + 1:02d}")
    return phrases.months_until(last, count) if 1 < count < 12 else None


def _read_last_months(match: Match) -> Phrase | None:
    # "The last two months" without their year are those before the publication.
    count = read_count(match["count"])
    is_dated = _group(match, "which") == "final" or match["tail"]
    return _dated(match, f"{13 - count:02d}", "12") if count and count < 12 and is_dated else None


PAST = (
    *MOVED,
    *SCORED,
    *"was were had did cost hit struck came gave made left put shut saw held bought sold".split(),
    *"ran stood swept tore broke flew met found paid fought kept began became got built".split(),
    *"spent blew threw fell slid lost".split(),
)
"""Verbs of what has happened that do not end in -ed."""
_HAPPENS = any_case(rf"\b(?:[a-z]+ed|{any_of(PAST)}|will|due)\b")
MAX_AROUND = 60
"""How far from "today" the verb of its sentence may be."""


# --- Relative phrases -----------------------------------------------------------------------------


def _read_shifted_unit(match: Match) -> Phrase:
    return phrases.shifted(_SHIFTS[_group(match, "which")], _UNITS[_group(match, "unit")])


def _read_today(match: Match) -> Phrase:
    """Read "stocks fell today" as a day; "it employs 400 today" has no period."""
    start, end = match.span()
    before = match.string[max(0, start - MAX_AROUND) : start]
    since = start - len(before) + split_sentences(before)[-1][0] if before else start
    is_day = _HAPPENS.search(match.string, since, end + MAX_AROUND)
    return phrases.shifted(0, "day") if is_day else phrases.NOW


_BEFORE_HABIT = any_case(r"(?:(?:^|[.;:] )|\b(?:its|the|their|our|for|of) )\Z")
_HABIT = Pattern(" (?P<part>morning|afternoon|evening|night)s\\b| [a-z]{2,}[^s\\W]s\\b")


def _read_weekday(match: Match) -> Phrase | None:
    """Read "on Saturday", but not "every Saturday" and "its Saturday shifts"."""
    before = match.string[max(0, match.start() - 7) : match.start()]
    things = _HABIT.match(match.string, match.end())
    is_habit = things and (things["part"] or _BEFORE_HABIT.search(before))
    if is_habit or before.lower().endswith("every "):
        return None
    part = str(WEEKDAYS.index(match["weekday"].lower()))
    return phrases.at(Point(part=part, shift=int(_group(match, "which") == "next"), unit="weekday"))


def _count_units(match: Match) -> tuple[int | None, Unit]:
    """Return how many units "two decades" are."""
    words, unit = _group(match, "count"), _group(match, "unit").removesuffix("s")
    count = 1 if words in ("", "a", "an") else read_count(words)
    return (count and count * 10, "year") if unit == "decade" else (count, _UNITS[unit])


def _read_past(match: Match) -> Phrase | None:
    if _group(match, "count") in ("few", "several", "couple of"):
        return phrases.NOW
    count, unit = _count_units(match)
    if count and unit in ("week", "day"):
        return phrases.NOW
    if not count:
        return None
    if match["count"] is None and match[0].endswith(" year") and not match["article"]:
        return None  # "for next year" names one year, "for the next year" the next 12 months
    ahead = _group(match, "which") in ("next", "coming", "following")
    return phrases.units(count, unit, ahead=ahead)


def _read_ago(match: Match) -> Phrase | None:
    count, unit = _count_units(match)
    is_from_now = _group(match, "when") == "ago" and (count, unit) != (1, "year")
    if not count or is_from_now:
        return phrases.shifted(-count, unit) if count else None
    is_ago = _group(match, "when") == "ago"
    point = Point(shift=-count, unit=unit, ahead=False if is_ago else None)
    return phrases.at(point, of_number=True)


def _read_previous(match: Match) -> Phrase:
    return phrases.shifted(-1, _UNITS[_group(match, "unit")], of_number=True)


def _read_same(match: Match) -> Phrase:
    """Read "the same period of 2022": the number's own period, in another year."""
    if year := _group(match, "year"):
        return phrases.at(Point(int(year), unit="same"), of_number=True)
    return phrases.shifted(-1, "year", of_number=True)


def _read_anaphor(match: Match) -> Phrase:
    """Read "in the quarter" or "at the end of the period" as one named before."""
    unit = _UNITS[_group(match, "unit")]
    return phrases.anaphor(unit, is_end=unit == "same" and bool(_group(match, "end")))


# --- The recognizers ------------------------------------------------------------------------------

_ORDINAL = rf"{any_of(list(ONES_ORDINALS)[:4])}|final|[1-4]{ORDINAL_END}"
_AMOUNTS_OF_TIME = TIME_UNITS[3:]
"""Those from a day on."""
_BEFORE = any_of("previous prior preceding".split())
_LATE = "late |early |the end "
_DATE_WORDS = {
    "year": YEAR,
    "short_year": rf"{YEAR}|\d\d",
    "day": DAY,
    "month": _MONTH,
    "count": _COUNT,
    "head": _HEAD,
    "tail": _TAIL,
    "fiscal": _FISCAL,
    "is_fiscal": "(?P<fiscal_head>fiscal[ -])?",
    "ordinal": _ORDINAL,
    "unit": any_of(_UNITS.keys() - {"year"}),
    "units": rf"years?|decades?|{any_of(f'{unit}s' for unit in _UNITS)}",
    "span_of_time": any_of(_AMOUNTS_OF_TIME[:5]),
    "amount": rf"{any_of(_AMOUNTS_OF_TIME)}s?",
    "over_the": "(?:(?P<article>the|its|their|these)|over|in|for|during|within)",
    "few": "few|several|couple of",
    # "In the three-month period"
    "in_months": r"(?:\w+-(?:month|week) )?",
    "in_the": "(?:in|for|during|over|(?P<end>(?:at|by) the (?:end|close) of)) the",
    "until": " ?(?:-|to|and|through) ?",
    "plan": any_of(ORDINAL_WORDS),
    # What a date of the notation has after its year.
    "part": r"(?:0[1-9]|1[0-2])(?:-[0-3]\d)?|Q[1-4]|H[12]|W[0-5]\d",
    # "The fiscal third quarter that ended on late June"
    "which": rf"(?:(?:{_ORDINAL}|fiscal|full|financial) ){{0,2}}",
    "span": "quarter|half[- ]year|half|year|months?|weeks?|days",
    "ended": "(?: period)?(?: that)?,? (?:ended|ending|to|through|until)(?: on| in)?",
    "late": "(?: the end of| end-| late)?",
    "is_ending": rf"(?! (?:that|end|(?:to|through) (?:{_LATE}|{DAY} |{_MONTH})))",
    "year_earlier": rf"last year|{_BEFORE} year|year (?:ago|earlier|before)",
    "clock": r"\d{1,4}(?::\d\d)? ?",
    "no_weekday": "(?! on [a-z]{3,6}day)",
    "weekday": any_of(WEEKDAYS),
    "past": any_of((*PLACING[:6], "following")),
    "which_year": rf"this|last|next|(?:the )?(?:current|following|{_BEFORE})",
    "same": any_of("same corresponding comparable".split()),
    "earlier": "ago|earlier|before|previously",
    # A year is not part of another number.
    "extent": any_of((*EXTENTS, "pre", "post")),
    "alone": r"(?<![\w.,$-])",
    "ends": r"\b(?![-/.,]\d)",
}
_TRADING = "early late morning midday afternoon after-hours extended premarket pre-market".split()
_TO_DATE = "so far this year|thus far this year|this year so far|year to date|the year to date"
_FULL_YEAR = "the year as a whole|at the end of the year|at the close of the year|at year-end"
_IN_THIS_YEAR = "by the end of the year|by year-end|start of the year|beginning of the year"
_NOW = (
    "currently|at present|presently|nowadays|so far|to date|as yet|used to|recently|at the moment"
    "|over the years|in recent years|in recent months|in recent weeks|in recent days"
).split("|")
_SEASONS = (*SEASONS, "christmas", "easter")


def _read_changes() -> Iterator[tuple[str, Phrase]]:
    """Yield the patterns of "year on year" for each unit."""
    for unit, adverb in _ADVERBS.items():
        over = rf"{unit}[- ](?:on|over)[- ]{unit}|{unit[0]}(?:/|o){unit[0]}"
        yield rf"\b(?:{over}|on the {unit}|on an? {adverb} basis)\b", phrases.change(unit)
    yield r"\b(?:on[- ]year|from the year|on an annual basis)\b", phrases.change("year")


_RECOGNIZERS: tuple[tuple[str, Phrase | Callable[[Match], Phrase | None]], ...] = (
    # Days.
    (r"\b(?P<fiscal>FY)?<year>-<part>\b(?!-\d)", _read_iso),
    (r"\b<month> <day>\b(?![,.]\d){tail}", _read_day),
    (r"(?<![\d.,])<day>(?: of)? <month>{tail}", _read_day),
    (r"\b<month> <day>{until}<last_day:day>\b{tail}", _read_dated),
    (r"(?<![\d.,])<day>{until}<last_day:day> <month>{tail}", _read_dated),
    (r"\byesterday\b", phrases.shifted(-1, "day")),
    (r"\btoday\b", _read_today),
    (r"\btonight\b", phrases.shifted(0, "day")),
    (r"\btomorrow\b", phrases.shifted(1, "day")),
    (r"\b(?:(?P<which>last|this|next) )?<weekday>\b", _read_weekday),
    (r"\b(?:over the|at the|during the|last|this|the) weekend\b", phrases.WEEKEND),
    (rf"\bin {any_of(_TRADING)} trad(?:ing|e)\b{{no_weekday}}", phrases.SESSION),
    (r"\bat the close\b(?! of){no_weekday}", phrases.SESSION),
    (r"\b(?:at|by|as of) {clock}GMT{no_weekday}", phrases.SESSION),
    (r"\bby {clock}(?:[ap]\.m\.|local time){no_weekday}", phrases.SESSION),
    # Months.
    (r"(?:\b(?P<which>this|last|next) )?\b{head}<month>{tail}", _read_month),
    (
        r"\b(?P<place>{ordinal}|last|opening|latter) (?P<part>week|half) (?:of|in) <month>{tail}",
        _read_part_of_month,
    ),
    (r"\b<month> ?(?:-|to|through) ?<last_month:month>{tail}", _read_dated),
    (
        r"\b{head}(?:first|opening|initial) (?!12|twelve)<last_month:count>[ -]months?\b{tail}",
        _read_first_months,
    ),
    (
        r"\b(?:over|for) the (?P<last_month>six|nine) months(?=[,.;]| (?:was|were|to [$£€]))",
        _read_first_months,
    ),
    (r"\b{head}(?P<which>last|final) <count>[ -]months?\b{tail}", _read_last_months),
    (
        r"\b{which}(?:<count>[ -])?<unit:span>{ended}{late} ?"
        r"(?:<day_before:day> )?<month>(?: <day>\b)?{tail}",
        _read_ending,
    ),
    (r"\b(?:the )?<count> months since <month>", _read_month_quarter),
    # Quarters and halves.
    (r"\b{head}<month>[- ]quarter\b{tail}", _read_month_quarter),
    (r"\bquarterly\b(?! basis)", phrases.anaphor("quarter")),
    (r"\b{head}{is_fiscal}<quarter:ordinal>[ -](?:fiscal )?quarter\b{tail}", _read_dated),
    (r"\b{head}Q(?P<quarter>[1-4])\b{tail}", _read_dated),
    (r"\b{head}first <last_quarter:count> quarters\b{tail}", _read_dated),
    (r"\b(?P<number>[1-4])(?P<sign>Q|H) ?(?P<fiscal>FY)? ?'?<year:short_year>\b", _read_short),
    (
        r"\b(?P<sign>Q|H)(?P<number>[1-4])[ -]?(?P<fiscal>FY)?[ -]?'?<year:short_year>\b",
        _read_short,
    ),
    (
        r"\b{head}{is_fiscal}(?P<half>first|second|1st|2nd|opening)[ -]half(?:[ -]year)?\b{tail}",
        _read_dated,
    ),
    (r"(?<=\bin the )(?P<half>second)(?=[,.;)]| and\b)", _read_next_part),
    (r"(?<=\bin the )<quarter:ordinal>(?=[,.;)]| and\b)", _read_next_part),
    (r"\b{head}H(?P<half>[12])\b{tail}", _read_dated),
    # Years.
    (r"{alone}<fiscal>?<first:year>[/-](?P<last>\d\d){ends}", _read_season),
    (r"{alone}<first:year> ?(?:-|/) ?<last:year>{ends}", _read_years),
    (r"\b(?:{fiscal})'?<year:short_year>\b(?![.,]\d)", _read_fiscal_year),
    (
        r"(?<![一-鿿\w.,$/+-])(?:{extent}-)?{year}(?![\w%/一-鿿]|[.,-]\d)",
        _read_year,
    ),
    (r"\b<which:which_year> (?P<fiscal>fiscal |financial )?year\b", _read_relative_year),
    (r"\bthe (?P<decade>(?:19|20)\d0)'?s\b", _read_decade),
    (r"\b(?P<number>\d\d?th|{plan})[ -]five[ -]year plan(?: period)?", _read_plan),
    (one_of(_TO_DATE.split("|")), phrases.SO_FAR_THIS_YEAR),
    (r"\b(?:the )?(?:full|whole|entire)[ -]year\b{is_ending}", phrases.FULL_YEAR),
    (one_of(_FULL_YEAR.split("|")), phrases.FULL_YEAR),
    (one_of(_IN_THIS_YEAR.split("|")), phrases.THIS_YEAR),
    # Relative to the publication.
    (
        r"\b(?P<which>this|the current|last|the past|next|the coming)"
        r" (?P<unit>week|month|quarter|half)\b",
        _read_shifted_unit,
    ),
    (
        r"\b{over_the} <which:past> (?:(?P<count>{count}|{few}) )?<unit:units>\b(?! of)",
        _read_past,
    ),
    (r"\b(?P<count>an?|{count}) <unit:amount> <when:earlier>\b", _read_ago),
    (rf"\b(?<!for )(?:last|this|next) {any_of(_SEASONS)}\b", phrases.NOW),
    # Relative to the period of the number.
    (rf"\b(?:the )?{_BEFORE} <unit>\b", _read_previous),
    (r"\bthe <unit:span_of_time> before\b", _read_previous),
    (
        r"\b(?:the )?{same} (?:{unit}|months|point|stage),? (?:of |in |a |the )*"
        r"(?:{year_earlier}|<year>)",
        _read_same,
    ),
    (
        r"\b(?:the )?(?:year-ago|year-earlier|prior-year|previous-year) (?:{unit})\b",
        phrases.shifted(-1, "year", of_number=True),
    ),
    (
        r"\b(?:at )?this (?:time|point|stage) last year\b",
        phrases.shifted(-1, "year", of_number=True),
    ),
    *_read_changes(),
    (
        r"\b{in_the} {in_months}(?P<unit>quarter|half|month|period)\b{is_ending}",
        _read_anaphor,
    ),
    (r"\b(?:that|the same) <unit:span_of_time>\b", _read_anaphor),
    (r"\bby then\b", phrases.anaphor("same")),
    (r"\b(?:for|over|on) the week\b{is_ending}", phrases.shifted(0, "week")),
    # No period.
    (one_of(_NOW), phrases.NOW),
    # "Sales doubled and now bring in 8%" is of the quarter in which they did.
    (r"\b(?<!\band )now\b(?! (?:expect|see|forecast|plan))|\bnow(?= (?:we|they|I)\b)", phrases.NOW),
)


def words(pattern: str) -> Pattern:
    """Return a pattern in which only Latin letters are letters, as in "2023Q1营收"."""
    return Pattern(pattern, re.IGNORECASE | re.ASCII)


RECOGNIZERS = tuple(
    Recognizer(words(phrases.expand(pattern, _DATE_WORDS)), read) for pattern, read in _RECOGNIZERS
)
