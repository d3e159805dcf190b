"""English: the words that name periods."""

import re
from collections.abc import Callable

from provcli.prose import period_phrases as phrases
from provcli.prose.english_words import MONTHS, ORDINAL_WORDS, read_count
from provcli.prose.patterns import ANY, Match, Pattern, any_case
from provcli.prose.period_phrases import PeriodLanguage, Phrase, Point, Recognizer, Unit

# --- Parts of the patterns ------------------------------------------------------------------------

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = rf"(?:\d\d?|{_SMALL}|fifteen|twenty)"
_EXTENT = r"(?:(?:very )?(?:early|late|mid|end|start|beginning|middle|close)(?: of)?[ -](?:in )?)?"
_THE = rf"(?:the )?{_EXTENT}(?:the )?"
_WHICH_YEAR = "this|last|next|the current|the same|the previous|the following|the"
_FISCAL = r"fiscal(?: year)? |the (?:fiscal|financial) year |financial year |FY ?"

_HEAD = rf"(?:(?P<head>{_YEAR}|(?P<head_word>this|last|next) year)(?:'s)? ?)?"
"""A year before its part: "2023 first quarter", "last year's third quarter"."""
_TAIL = (
    rf"(?:,? ?(?:of |in |for )?(?:(?:its|the company's) )?"
    rf"(?:(?P<fiscal>{_FISCAL})?(?P<tail>{_YEAR})(?![\d%])"
    rf"|(?:(?P<tail_word>{_WHICH_YEAR}) (?:(?P<fiscal_word>fiscal|financial) )?year\b)))?"
)
"""A year after its part: "first quarter of 2023", "March this year"."""

_SHIFTS = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_OF_NUMBER_SHIFTS = {"previous": -1, "following": 1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
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


# --- Years ----------------------------------------------------------------------------------------

_YEAR_WORD = any_case(r"\b(?:in|since|by|until|till|during|year|fiscal|early|late|end of|of)\s\Z")
_COUNT_WORD = any_case(r"\b(?:over|about|nearly|almost|some|only|than|least|to|most)\s\Z")
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


_NAMES_MONTH = any_case(
    r"\b(?:in|of|by|since|until|till|to|from|and|early|late|mid|last|this|next|during|between|for"
    r"|through|ending|ended|before|after|on|than|with|end|the)[ -]\Z"
)
_DELIVERED = any_case(r"\b(?:delivery|settlement|futures|contracts?) (?:in|for)\s\Z")
_IS_DELIVERY = Pattern(
    " (?:delivery|futures|contracts?|settlement|West Texas Intermediate|Brent|(?:natural gas|crude"
    "|gold|copper|wheat|corn|soybeans?)(?! (?:imports|exports|output|production|sales|stocks)))\\b"
)
"""What makes a month one of delivery: "November crude rose"."""
_BEGINS = Pattern(r"(?:^|[.;:,\"(] ?)\Z")
_SAYS_OTHERWISE = Pattern(r" (?:have|be|not|said|was born|the|I|we|you|it|on|in|to|with)\b")
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


def _read_short(match: Match) -> Phrase:
    """Read 1Q24, 2H 2023, Q3'24."""
    part = f"{match['sign'].upper()}{match['number']}"
    return phrases.at(Point(_full_year(match["year"]), part, fiscal=bool(match["fiscal"])))


def _read_ending(match: Match) -> Phrase | None:
    """Read "the three months to June 30, 2024" and "the year ended March"."""
    month, unit = _number(match["month"]) or 0, _group(match, "unit").replace(" ", "-")
    last = _dated(match, f"{month:02d}").last or Point()
    count = read_count(match["count"] or "")
    if days := {"week": 7, "day": 1}.get(unit.removesuffix("s")):
        day = _number(match["day"] or match["day_before"] or "")
        last = last._replace(part=f"{month:02d}-{day or 0:02d}", days=days * (count or 1))
        return phrases.at(last) if day and last.days > 1 else None
    months = _LENGTHS.get(unit) or count
    if not months or months > 12:
        return None
    if unit in _LENGTHS and unit != "year" and month % months == 0:
        part = f"{'Q' if months == 3 else 'H'}{month // months}"
        return phrases.at(last._replace(part=part, unit=_UNITS[unit]))
    if "ending" in match[0] and not last.has_year:
        last = last._replace(ahead=True)
    return phrases.months_until(last, months)


def _read_last_months(match: Match) -> Phrase | None:
    # "The last two months" without their year are those before the publication.
    count = read_count(match["count"])
    is_dated = _group(match, "which") == "final" or match["tail"]
    return _dated(match, f"{13 - count:02d}", "12") if count and count < 12 and is_dated else None


_PAST = (
    "[a-z]+ed|was|were|had|did|cost|hit|struck|took|won|came|went|gave|made|sent|left|led|put|shut"
    "|set|saw|held|brought|bought|sold|drew|ran|shot|stood|swept|tore|broke|flew|drove|beat|met"
    "|found|paid|fought|kept|began|became|got|built|spent|blew|threw|fell|rose"
)
"""Verbs of what has happened."""
_HAPPENS = any_case(rf"\b(?:{_PAST}|will|due)\b")
MAX_AROUND = 60
"""How far from "today" the verb of its sentence may be."""


# --- Relative phrases -----------------------------------------------------------------------------


def _read_shifted_unit(match: Match) -> Phrase:
    return phrases.shifted(_SHIFTS[_group(match, "which")], _UNITS[_group(match, "unit")])


def _read_today(match: Match) -> Phrase:
    """Read "stocks fell today" as a day; "it employs 400 today" has no period."""
    start, end = match.span()
    is_day = _HAPPENS.search(match.string, max(0, start - MAX_AROUND), end + MAX_AROUND)
    return phrases.shifted(0, "day") if is_day else phrases.NOW


def _read_weekday(match: Match) -> Phrase:
    part = str(_WEEKDAYS.index(match["weekday"].lower()[:3]))
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
    return phrases.shifted(-count, unit, of_number=not is_from_now) if count else None


def _read_previous(match: Match) -> Phrase:
    return phrases.shifted(-1, _UNITS[_group(match, "unit")], of_number=True)


def _read_same(match: Match) -> Phrase:
    """Read "the same period of 2022": the number's own period, in another year."""
    if year := _group(match, "year"):
        return phrases.at(Point(int(year), unit="same"), of_number=True)
    return phrases.shifted(-1, "year", of_number=True)


def _read_anaphor(match: Match) -> Phrase:
    """Read "in the quarter" or "at the end of the period" as one named before."""
    return phrases.anaphor(_UNITS[_group(match, "unit")], is_end=bool(_group(match, "end")))


# --- The language ---------------------------------------------------------------------------------

_PLACEHOLDERS = {
    "year": _YEAR,
    "short_year": rf"{_YEAR}|\d\d",
    "day": _DAY,
    "month": _MONTH,
    "count": _COUNT,
    "head": _HEAD,
    "tail": _TAIL,
    "fiscal": _FISCAL,
    "ordinal": "first|second|third|fourth|final|1st|2nd|3rd|4th",
    "unit": "day|session|week|month|quarter|half|period|time",
    "until": " ?(?:-|to|and|through) ?",
    "plan": "|".join(ORDINAL_WORDS),
    "is_ending": r"(?! (?:that|end|to\b|through))",
    "year_earlier": "last year|(?:previous|prior|preceding) year|year (?:ago|earlier|before)",
    "no_weekday": "(?! on [a-z]{3,6}day)",
    "weekday": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "past": "past|last|previous|preceding|next|coming|following",
}
_RECOGNIZERS: tuple[tuple[str, Phrase | Callable[[Match], Phrase | None]], ...] = (
    # Days.
    (
        r"\b(?P<fiscal>FY)?<year>"
        r"-(?P<part>(?:0[1-9]|1[0-2])(?:-[0-3]\d)?|Q[1-4]|H[12]|W[0-5]\d)\b(?!-\d)",
        _read_iso,
    ),
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
    (
        r"\bin (?:early|late|morning|midday|afternoon|after[- ]hours|extended|pre-?market)"
        r" trad(?:ing|e)\b{no_weekday}|\bat the close\b{no_weekday}"
        r"|\bat \d{1,4}(?::\d\d)? ?GMT{no_weekday}"
        r"|\bby \d{1,4}(?::\d\d)? ?(?:GMT|[ap]\.m\.|local time){no_weekday}",
        phrases.SESSION,
    ),
    # Months.
    (r"(?:\b(?P<which>this|last|next) )?\b{head}<month>{tail}", _read_month),
    (r"\b<month> ?(?:-|to|through) ?<last_month:month>{tail}", _read_dated),
    (
        r"\b{head}(?:first|opening|initial) (?!12|twelve)<last_month:count>[ -]months?\b{tail}",
        _read_dated,
    ),
    (r"\b{head}(?P<which>last|final) <count>[ -]months?\b{tail}", _read_last_months),
    (
        r"\b(?:(?:{ordinal}|fiscal|full|financial) ){0,2}(?:<count>[ -])?"
        r"(?P<unit>quarter|half[- ]year|half|year|months?|weeks?|days)(?: period)?"
        r"(?: that)?,? (?:ended|ending|to|through|until)(?: on| in)? (?:the end of |end-|late )?"
        r"(?:<day_before:day> )?<month>(?: <day>\b)?{tail}",
        _read_ending,
    ),
    # Quarters and halves.
    (
        r"\b{head}(?P<fiscal_head>fiscal[ -])?<quarter:ordinal>[ -](?:fiscal )?quarter\b{tail}",
        _read_dated,
    ),
    (r"\b{head}Q(?P<quarter>[1-4])\b{tail}", _read_dated),
    (r"\b{head}first <last_quarter:count> quarters\b{tail}", _read_dated),
    (r"\b(?P<number>[1-4])(?P<sign>Q|H) ?(?P<fiscal>FY)? ?'?<year:short_year>\b", _read_short),
    (
        r"\b(?P<sign>Q|H)(?P<number>[1-4])[ -]?(?P<fiscal>FY)?[ -]?'?<year:short_year>\b",
        _read_short,
    ),
    (
        r"\b{head}(?P<fiscal_head>fiscal[ -])?(?P<half>first|second|1st|2nd|opening)"
        r"[ -]half(?:[ -]year)?\b{tail}",
        _read_dated,
    ),
    (r"\b{head}H(?P<half>[12])\b{tail}", _read_dated),
    # Years.
    (r"(?<![\w.,$-])<fiscal>?<first:year>[/-](?P<last>\d\d)\b(?![-/.,]\d)", _read_season),
    (r"(?<![\w.,$-])<first:year> ?(?:-|/) ?<last:year>\b(?![-/.,]\d)", _read_years),
    (r"\b(?:{fiscal})'?<year:short_year>\b(?![.,]\d)", _read_fiscal_year),
    (
        r"(?<![一-鿿\w.,$/+-])(?:mid-|end-|late-|early-|pre-|post-)?{year}(?![\w%/一-鿿]|[.,-]\d)",
        _read_year,
    ),
    (
        r"\b(?P<which>this|last|next|(?:the )?(?:current|previous|preceding|prior|following))"
        r" (?P<fiscal>fiscal |financial )?year\b",
        _read_relative_year,
    ),
    (r"\bthe (?P<decade>(?:19|20)\d0)'?s\b", _read_decade),
    (r"\b(?P<number>\d\d?th|{plan})[ -]five[ -]year plan(?: period)?", _read_plan),
    (
        r"\b(?:(?:so|thus) far this year|this year so far|(?:the )?year[- ]to[- ]date)\b",
        phrases.SO_FAR_THIS_YEAR,
    ),
    (
        r"\b(?:the )?(?:full|whole|entire)[ -]year\b{is_ending}|\bthe year as a whole\b"
        r"|\bat (?:the end of the year|year-end)\b",
        phrases.FULL_YEAR,
    ),
    (
        r"\bby (?:the end of the year|year-end)\b|\b(?:start|beginning) of the year\b",
        phrases.THIS_YEAR,
    ),
    # Relative to the publication.
    (
        r"\b(?P<which>this|the current|last|the past|next|the coming)"
        r" (?P<unit>week|month|quarter|half)\b",
        _read_shifted_unit,
    ),
    (
        r"\b(?:(?P<article>the|its|their|these)|over|in|for|during|within) (?P<which>{past})"
        r" (?:(?P<count>{count}|few|several|couple of) )?"
        r"(?P<unit>years?|months|quarters|decades?|weeks|days|sessions|trading days)\b(?! of)",
        _read_past,
    ),
    (
        r"\b(?P<count>an?|{count}) (?P<unit>years?|months?|quarters?|decades?|weeks?|days?)"
        r" (?P<when>ago|earlier|before|previously)\b",
        _read_ago,
    ),
    # Relative to the period of the number.
    (r"\b(?:the )?(?:previous|prior|preceding) <unit>\b", _read_previous),
    (r"\bthe (?P<unit>day|week|month|quarter|year) before\b", _read_previous),
    (
        r"\b(?:the )?(?:same|corresponding|comparable) (?:{unit}|months)"
        r",? (?:of |in |a |the )*(?:{year_earlier}|<year>)",
        _read_same,
    ),
    (
        r"\b(?:the )?(?:year-ago|year-earlier|prior-year|previous-year) (?:{unit})\b"
        r"|\bthis time last year\b",
        phrases.shifted(-1, "year", of_number=True),
    ),
    *(
        (
            rf"\b(?:{unit}[- ](?:on|over)[- ]{unit}|on the {unit}|on an? {adverb} basis"
            rf"|{unit[0]}(?:/|o){unit[0]})\b",
            phrases.change(unit),
        )
        for unit, adverb in _ADVERBS.items()
    ),
    (r"\b(?:on[- ]year|from the year|on an annual basis)\b", phrases.change("year")),
    (
        r"\b(?:in|for|during|over|(?P<end>(?:at|by) the end of))"
        r" the (?:\w+-(?:month|week) )?(?P<unit>quarter|half|month|period)\b{is_ending}",
        _read_anaphor,
    ),
    (r"\b(?:that|the same) (?P<unit>day|week|month|quarter|year)\b", _read_anaphor),
    (r"\bby then\b", phrases.anaphor("same")),
    (r"\b(?:for|over|on) the week\b{is_ending}", phrases.shifted(0, "week")),
    # No period.
    (
        r"\b(?:currently|at present|presently|nowadays|now(?! (?:expect|see|forecast|plan))"
        r"|so far|to date|as yet|used to|in recent (?:years|months|weeks|days)|recently"
        r"|over the years|at the moment)\b",
        phrases.NOW,
    ),
)


def _words(pattern: str) -> Pattern:
    # Chinese characters are not letters here, so that Q1 is found among them.
    return Pattern(pattern, re.IGNORECASE | re.ASCII)


_FOUNDED = (
    "founded|established|built|launched|formed|began|begun|started|created|incorporated|set up"
    "|born|listed|acquired"
)
_SAID = (
    "said|says|announced|reported|told|released|published|showed|unveiled|disclosed|filed|revealed"
    "|approved|agreed|voted|signed|added|warned|confirmed|lowered|raised|posted|issued"
)
_POSTED = "posted|reported|announced|published|released"
"""What a result comes between and its day: "posted a profit of 5 million on Monday"."""

_PARTING = (
    "and|but|after(?!-)|before(?! (?:dawn|noon|midnight|sunrise|sunset)\\b)|as|when|while|which"
    "|that|who|whose|because|if|said|would"
)
_SINCE = "since(?: [a-z]+){0,4}?(?: in| on)?"
_AND = _words(" and (?:the )?")
_POINTING = "from|than|above|below"

ENGLISH_PERIODS = PeriodLanguage(
    recognizers=tuple(
        Recognizer(_words(phrases.expand(pattern, _PLACEHOLDERS)), read)
        for pattern, read in _RECOGNIZERS
    ),
    ranges=(
        (ANY, _words(" ?(?:-|to|through|until|till) ?(?:the )?")),
        (_words(r"\bbetween (?:the )?\Z"), _AND),
    ),
    and_range=_AND,
    as_of_before=_words(r"\b(?:as of|as at|by|through) \Z"),
    since_before=_words(
        rf"(?:\b(?:{_SINCE}|(?:starting|beginning) (?:in|from))"
        rf"|(?:^|[.,;:(\"]) ?(?P<origin>from)) {_THE}\Z"
    ),
    since_after=_words(",? onwards?\\b"),
    superlative_before=_words(
        rf"\b(?:\w+est|most|least|record|first)\b(?:[^.;]{{0,40}} {_SINCE}| of) {_THE}\Z"
    ),
    until_before=_words(rf"\b(?:until|till|up to|through|prior to|before) {_THE}\Z"),
    comparison_before=_words(
        r"\b(?:compared (?:with|to)|than|versus|vs\.?|against|relative to|ahead of"
        r"|(?:times|twice|double|above|below) (?:the|its|their)(?: \w+){1,2}|(?P<origin>from))"
        r"(?: (?:those|that|the levels?))?(?: (?:in|of|at|for|during))?"
        rf" {_THE}\Z"
    ),
    weak_comparison_before=_words(rf"(?<=[\w%)] )(?:(?P<day>on)|over|above|below) {_THE}\Z"),
    comparison_after=_words("(?:'s)? levels?\\b"),
    event_before=_words(rf"\b(?:{_FOUNDED})(?: \w+){{0,3}}? (?:in|on|since) {_THE}\Z"),
    report_before=_words(
        rf"(?:\b(?:(?:{_SAID})\b[^,.;]{{0,30}}?|(?:{_POSTED})\b[^,;]{{0,50}}?)(?: on| late| early)*"
        r"|(?-i:\b[A-Z]{2}[A-Z .-]*+),) \Z"
    ),
    report_after=_words(
        rf"(?:,?(?: (?!when|as|after)\w+){{0,2}} (?:{_SAID})\b|(?: \([^)]{{1,20}}\))? ?-+ )"
    ),
    base_before=_words(
        r"(?:\b(?<!range )(?<!ranging )(?P<origin>from)"
        r"(?: (?:an?|the|its|about|around|over|under|nearly|almost|just|only|some|roughly|more than"
        r"|less than|levels? of|record|minus))*"
        r"|\b(?:(?<!more )(?<!less )(?<!fewer )than|compared (?:with|to)|against|versus|vs\.?)"
        r"(?: [a-z]+){0,3}) ?[^\s\w(]{0,3}\Z"
    ),
    base_after=_words(r", when [^,;:\d]{0,30}"),
    follows=True,
    breaks=_words(rf"[,;:\"]|\((?![A-Za-z]{{1,4}}\))|\b(?:{_PARTING}|{_POINTING})\b"),
    lists=_words(
        "\\)?(?: [\\w'-]+){0,4}?,? (?:and|or) ?[^\\s\\w]{0,3}| \\((?:about |or )?[^\\s\\w]{0,3}"
    ),
    joins=_words(
        "(?: (?!compared|than)\\w[\\w'-]*){0,4}?(?:,|,? and|,? or| to| at|-| \\((?:(?:or|about) )?)"
        "(?: (?!against|from|than|versus|compared)[a-z]+)? ?[^\\s\\w]{0,3}"
        f"|(?: (?!(?:{_PARTING}|{_POINTING}|on|over|against|versus|compared)\\b)"
        "\\w[\\w'-]*){1,8} "
    ),
    parts=_words(rf"[;(]| -+ |\b(?:{_PARTING}|told)\b"),
    subordinates=_words(
        r"\b(?:after|as|when|while|which|that|who|whose|where|although|because|if|unless|said|says"
        r"|saying|expects?|expected|once)\b"
    ),
    relatives=_words(
        r"(?:which|who|whose|where|(?:[a-z]+ed|held|paid|due|built) (?:in|on|at|by))\b"
    ),
    present=_words(
        rf"\b(?:is|are|(?:has|have)(?! (?:been|taken|risen|fallen|given|{_PAST})\b)|can|(?-i:may)"
        r"|must|stands?|remains?|employs?|runs?|pays?|covers?|costs|weighs|sits|lies|seats"
        r"|offers?|normally|usually|typically|(?:capacity|population) of"
        r"|(?:who|which|that) (?:live|(?!was\b|has\b)[a-z]+[^s\W]s\b))\b"
    ),
    earlier=_words(r"\bhad (?:[a-z]+ed|lost|left|cut|hit|fallen|risen|killed|struck)\b"),
    future=_words(
        r"\b(?:will|would|could|should|might|expects?|(?<!\bthe )(?<!\ba )plans?|aims?|intends?"
        r"|to be|(?<!had )(?<!on )forecasts?(?! (?:of|for|by)))\b"
    ),
    standing_before=_words(r"(?:'s|\b(?:its|their|our|his|her|all(?: of)?(?: the)?|of the)) \Z"),
    standing_after=_words(" (?:(?!(?:that|of|in|from|who|as|a)\\b)[a-z-]+ ){0,2}[a-z-]+s\\b"),
    partitive_after=_words(" of (?:them|these|those|it|which|whom)\\b"),
    attribute_before=_words(
        r"\b(?:(?:town|city|village|community|island) of (?:\w+ )?|per |every )\Z"
    ),
    attribute_after=_words(
        "-(?!per|point|basis|fold)[a-z]| (?:[a-z]+ )?each\\b"
        "| [a-z]+ a (?:day|week|month|year)\\b(?! (?:ago|earlier|before))"
    ),
    told=_words(rf"\b(?:{_PAST})\b"),
    ahead_before=_words(rf"\bwill(?: [a-z]+){{1,5}}? (?:in|on|from) {_THE}\Z"),
    estimate_after=_words(
        " (?:[a-z]+ )?(?:expected|forecast|predicted|(?:that )?analysts|economists)\\b"
    ),
    plan=_words(r"\b(?:forecasts?|outlook|guidance|targets?|estimates?|projections?)\b"),
    duration_after=_words(
        "-[a-z]|[ -](?:consecutive |straight )?(?:day|week|month|year|decade)s?\\b"
    ),
    average_before=_words(
        r"\b(?:average annual|annual average|compound(?:ed)? annual|CAGR|a year on average)\b"
    ),
)
