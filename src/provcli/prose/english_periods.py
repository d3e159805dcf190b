"""English: the words that name periods."""

import re

from provcli.prose.english import MONTHS, ORDINAL_WORDS, read_count
from provcli.prose.period_phrases import (
    PeriodLanguage,
    Phrase,
    Point,
    Recognizer,
    Unit,
    name_anaphor,
    name_change,
    name_decade,
    name_months_until,
    name_now,
    name_plan,
    name_point,
    name_range,
    name_season,
    name_session,
    name_units,
    name_weekend,
)

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
    rf"(?:,? ?(?:of |in |for )?(?:(?P<fiscal>{_FISCAL})?(?P<tail>{_YEAR})(?![\d%])"
    rf"|(?:(?P<tail_word>{_WHICH_YEAR}) (?:(?P<fiscal_word>fiscal|financial) )?year\b)))?"
)
"""A year after its part: "first quarter of 2023", "March this year"."""

_SHIFTS = {"this": 0, "current": 0, "last": -1, "next": 1}
_OF_NUMBER_SHIFTS = {"previous": -1, "following": 1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS: dict[str, Unit] = {
    "day": "day", "session": "day", "week": "week", "month": "month", "quarter": "quarter",
    "half": "half", "half-year": "half", "year": "year", "period": "same", "time": "same",
}  # fmt: skip
_STATISTICS = frozenset(
    "sales results levels figures revenues earnings profits exports imports goals targets prices"
    " elections was is as has this its his us olympics games forecasts estimates numbers plans"
    " accounts totals averages deliveries shipments".split()
)
"""Words in -s that can follow a year; after another one, 2000 is a count."""


def _month(words: str) -> str:
    return f"{MONTHS[words.lower().removesuffix('.')]:02d}"


def _day(words: str) -> str:
    return f"{int(re.sub('[a-z]', '', words.lower())):02d}"


def _dated(match: re.Match[str], part: str) -> tuple[Point, bool]:
    """Return a part with the year that the words around it name, and whether it is relative.

    Relative is what counts from the number's own period ("March of the previous year").
    """
    groups = match.groupdict()
    head, tail = groups.get("head") or "", groups.get("tail") or ""
    word = (groups.get("head_word") or groups.get("tail_word") or "").lower()
    word = word.removeprefix("the ")
    fiscal = bool(groups.get("fiscal") or groups.get("fiscal_word") or groups.get("fiscal_head"))
    year = int(head) if head.isdigit() else int(tail) if tail else None
    shift = _SHIFTS.get(word, _OF_NUMBER_SHIFTS.get(word))
    return Point(year, part, shift, fiscal=fiscal), word in _OF_NUMBER_SHIFTS


# --- Years ----------------------------------------------------------------------------------------

_YEAR_WORD = re.compile(
    r"\b(?:in|since|by|until|till|during|year|fiscal|early|late|end of|of)\s\Z", re.IGNORECASE
)
_COUNT_WORD = re.compile(
    r"\b(?:over|about|nearly|almost|some|only|than|least|to|most)\s\Z", re.IGNORECASE
)
_COUNTED = re.compile(" ?(?:%|percent|people|per\\b|(?P<plural>[a-z]+s)\\b)| [a-z]+ [a-z]+s\\b")


def _read_year(match: re.Match[str]) -> Phrase | None:
    """Read 2023 unless the words make it a count: "2000 calories", "from 1000 to 2000 hires"."""
    counted = _COUNTED.match(match.string, match.end())
    if counted and len(match[0]) == 4 and counted["plural"] not in _STATISTICS:
        before = match.string[max(0, match.start() - 16) : match.start()]
        is_round = match[0].endswith("00" if _YEAR_WORD.search(before) else "0")
        if is_round or _COUNT_WORD.search(before):
            return None
    return name_point(match, Point(int(match[0][-4:])))


def _read_season(match: re.Match[str]) -> Phrase | None:
    first, last = int(match["first"]), int(match["last"])
    return name_season(match, first, last, fiscal=bool(match["fiscal"]))


def _read_year_range(match: re.Match[str]) -> Phrase | None:
    first, last = int(match["first"]), int(match["last"])
    return name_range(match, Point(first), Point(last)) if first < last else None


def _read_fiscal_year(match: re.Match[str]) -> Phrase:
    year = int(match["year"])
    return name_point(match, Point(year if year > 99 else 2000 + year, fiscal=True))


def _read_relative_year(match: re.Match[str]) -> Phrase:
    word = match["which"].lower().removeprefix("the ")
    fiscal = bool(match["fiscal"])
    if word in _SHIFTS:
        return name_point(match, Point(shift=_SHIFTS[word], fiscal=fiscal))
    shift = 1 if word == "following" else -1
    return name_point(match, Point(shift=shift), of_number=True)


def _read_decade(match: re.Match[str]) -> Phrase:
    return name_decade(match, int(match["decade"]))


def _read_plan(match: re.Match[str]) -> Phrase:
    ordinal = match["number"].lower()
    return name_plan(match, ORDINAL_WORDS.get(ordinal) or int(ordinal.removesuffix("th")))


# --- Parts of years -------------------------------------------------------------------------------


def _read_iso(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(int(match["year"]), match["part"]))


def _read_day(match: re.Match[str]) -> Phrase | None:
    after = match.string[match.end() : match.end() + 20]
    before = match.string[max(0, match.start() - 4) : match.start()]
    # "In May 20 companies" names the month only.
    if before.endswith("n ") and re.match(r" [a-z]+(?:s|en)\b(?!,)", after):
        return None
    point, of_number = _dated(match, f"{_month(match['month'])}-{_day(match['day'])}")
    return name_point(match, point, of_number=of_number)


def _read_days(match: re.Match[str]) -> Phrase:
    month = _month(match["month"])
    first, _ = _dated(match, f"{month}-{_day(match['day'])}")
    last = first._replace(part=f"{month}-{_day(match['until'])}")
    return name_range(match, first, last)


_NAMES_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|to|from|and|early|late|mid|last|this|next|during|between|for"
    r"|through|ending|ended|before|after|on|than|with|end|the)[ -]\Z",
    re.I,
)
_IS_DELIVERY = re.compile(
    " (?:delivery|futures|contracts?|settlement|West Texas Intermediate|Brent|(?:natural gas|crude"
    "|gold|copper|wheat|corn|soybeans?)(?! (?:imports|exports|output|production|sales|stocks)))\\b"
)
"""What makes a month one of delivery: "November crude rose"."""
_SAYS_OTHERWISE = re.compile(r" (?:have|be|not|said|was born|the|I|we|you|it|on|in|to|with)\b")


def _read_month(match: re.Match[str]) -> Phrase | None:
    words = match["month"]
    point, of_number = _dated(match, _month(words))
    if not point.has_year and not match["which"]:
        is_introduced = _NAMES_MONTH.search(match.string, max(0, match.start() - 12), match.start())
        name = words.lower()
        is_short = name.removesuffix(".") in MONTHS and len(name.removesuffix(".")) < 5
        if not words[0].isupper():
            return None
        is_bare = is_short and name not in ("may", "june", "july") and not name.endswith(".")
        if is_bare and not is_introduced:
            return None
        if name in ("may", "march", "june", "april", "august") and not is_introduced:
            at_start = re.search(r"(?:^|[.;:,\"(] ?)\Z", match.string[: match.start()][-3:])
            after = match.string[match.end() : match.end() + 12]
            if not at_start or _SAYS_OTHERWISE.match(after):
                return None
    if match["which"] and match["which"].lower() != "this":
        return name_point(match, point._replace(ahead=match["which"].lower() == "next"))
    if _IS_DELIVERY.match(match.string, match.end()):
        return None
    return name_point(match, point, of_number=of_number)


def _read_months(match: re.Match[str]) -> Phrase:
    """Read Jan-May, with or without its year."""
    last, _ = _dated(match, _month(match["last"]))
    return name_range(match, last._replace(part=_month(match["first"])), last)


def _read_quarter(match: re.Match[str]) -> Phrase:
    groups = match.groupdict()
    ordinal = (groups.get("ordinal") or "").lower()
    number = groups.get("number") or {"final": 4}.get(ordinal) or ORDINAL_WORDS.get(ordinal)
    number = number or ordinal[:1]
    point, of_number = _dated(match, f"Q{number}")
    return name_point(match, point, of_number=of_number)


def _read_short_quarter(match: re.Match[str]) -> Phrase:
    """Read 1Q24, 2H 2023, Q3'24."""
    year = int(match["year"])
    year = year if year > 99 else 2000 + year
    part = f"{match['sign'].upper()}{match['number']}"
    return name_point(match, Point(year, part, fiscal=bool(match["fiscal"])))


def _read_half(match: re.Match[str]) -> Phrase:
    groups = match.groupdict()
    number = groups.get("number") or (
        "1" if (groups.get("ordinal") or "").lower() in ("first", "1st", "opening") else "2"
    )
    point, of_number = _dated(match, f"H{number}")
    return name_point(match, point, of_number=of_number)


def _read_ending(match: re.Match[str]) -> Phrase | None:
    """Read "the three months to June 30, 2024" and "the year ended March"."""
    month = _month(match["month"])
    last, _ = _dated(match, month)
    unit = match["unit"].lower().replace(" ", "-")
    if unit.startswith("week"):
        day = match["day"] or match["day_before"]
        last = last._replace(part=f"{month}-{_day(day)}" if day else month, unit="week")
        return name_point(match, last) if day else None
    months = {"quarter": 3, "half": 6, "half-year": 6, "year": 12}.get(unit)
    months = months or read_count(match["count"] or "")
    if not months or months > 12:
        return None
    number = int(month)
    if unit == "quarter" and number % 3 == 0:
        return name_point(match, last._replace(part=f"Q{number // 3}"))
    if unit.startswith("half") and number % 6 == 0:
        return name_point(match, last._replace(part=f"H{number // 6}"))
    return name_months_until(match, last, months)


def _read_first_months(match: re.Match[str]) -> Phrase | None:
    count = read_count(match["count"])
    if not count or count > 11:
        return None
    is_first = match["which"].lower() in ("first", "opening", "initial")
    # "The last two months" without their year are those before the publication.
    if match["which"].lower() == "last" and not match["tail"]:
        return None
    first, last = ("01", f"{count:02d}") if is_first else (f"{13 - count:02d}", "12")
    point, of_number = _dated(match, last)
    return name_range(match, point._replace(part=first), point, of_number=of_number)


def _read_first_quarters(match: re.Match[str]) -> Phrase | None:
    count = read_count(match["count"])
    if not count or count > 3:
        return None
    point, of_number = _dated(match, f"Q{count}")
    return name_range(match, point._replace(part="Q1"), point, of_number=of_number)


# --- Relative phrases -----------------------------------------------------------------------------


def _read_shifted_unit(match: re.Match[str]) -> Phrase:
    shift = (_SHIFTS | {"past": -1, "coming": 1})[match["which"].lower().removeprefix("the ")]
    return name_point(match, Point(shift=shift, unit=_UNITS[match["unit"].lower()]))


def _read_day_word(match: re.Match[str]) -> Phrase:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match[0].lower()]
    return name_point(match, Point(shift=shift, unit="day"))


def _read_weekday(match: re.Match[str]) -> Phrase:
    part = str(_WEEKDAYS.index(match["weekday"].lower()[:3]))
    shift = 1 if (match["which"] or "").lower() == "next" else 0
    return name_point(match, Point(part=part, shift=shift, unit="weekday"))


def _read_past(match: re.Match[str]) -> Phrase | None:
    unit = match["unit"].lower().removesuffix("s")
    words = (match["count"] or "").lower()
    if words in ("few", "several", "couple of"):
        return name_now(match)
    count = read_count(words) if words else 1
    if not count or unit in ("week", "day", "session", "trading day"):
        return None
    if unit == "decade":
        unit, count = "year", count * 10
    ahead = match["which"].lower() in ("next", "coming", "following")
    return name_units(match, count, _UNITS[unit], ahead=ahead)


def _read_ago(match: re.Match[str]) -> Phrase | None:
    unit = match["unit"].lower().removesuffix("s")
    words = match["count"].lower()
    count = 1 if words in ("a", "an") else read_count(words)
    if not count:
        return None
    if unit == "decade":
        unit, count = "year", count * 10
    if match["when"].lower() == "ago" and not (unit == "year" and count == 1):
        return name_point(match, Point(shift=-count, unit=_UNITS[unit]))
    return name_point(match, Point(shift=-count, unit=_UNITS[unit]), of_number=True)


def _read_previous(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=-1, unit=_UNITS[match["unit"].lower()]), of_number=True)


def _read_same(match: re.Match[str]) -> Phrase:
    """Read "the same period of 2022": the number's own period, in another year."""
    groups = match.groupdict()
    year = groups.get("year")
    if year:
        return name_point(match, Point(int(year), unit="same"), of_number=True)
    return name_point(match, Point(shift=-1), of_number=True)


def _read_change(match: re.Match[str]) -> Phrase:
    words = match[0].lower()
    for name in ("quarter", "month", "week"):
        if name in words or words.startswith((f"{name[0]}o{name[0]}", f"{name[0]}/{name[0]}")):
            return name_change(match, _UNITS[name])
    return name_change(match, "year")


def _read_so_far(match: re.Match[str]) -> Phrase:
    return Phrase(match.start(), match.end(), Point(shift=0), None)


def _read_this_year(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=0))


def _read_full_year(match: re.Match[str]) -> Phrase:
    return name_point(match, Point())


def _read_anaphor(match: re.Match[str]) -> Phrase:
    """Read "in the quarter" and "at the end of the period", which mean one named before."""
    return name_anaphor(match, _UNITS[match["unit"].lower()], is_end=bool(match["end"]))


# --- The language ---------------------------------------------------------------------------------

_UNTIL = " ?(?:-|to|and|through) ?"
_PARTS = "day|session|week|month|quarter|half|period|time"
_ORDINAL = "first|second|third|fourth|final|1st|2nd|3rd|4th"
_LATE = r"(?<![\d.,])"
_NOT_GLUED = r"(?<![\w.,$/+-])"
_YEAR_EARLIER = "last year|(?:previous|prior|preceding) year|year (?:ago|earlier|before)"
_IS_ENDING = r"(?! (?:that|end|to\b|through))"

_RECOGNIZERS = (
    # Days.
    (rf"\b(?P<year>{_YEAR})-(?P<part>(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)\b(?!-\d)", _read_iso),
    (rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})\b(?![,.]\d){_TAIL}", _read_day),
    (rf"{_LATE}(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH}){_TAIL}", _read_day),
    (rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY}){_UNTIL}(?P<until>{_DAY})\b{_TAIL}", _read_days),
    (rf"{_LATE}(?P<day>{_DAY}){_UNTIL}(?P<until>{_DAY}) (?P<month>{_MONTH}){_TAIL}", _read_days),
    (r"\b(?:yesterday|today|tonight|tomorrow)\b", _read_day_word),
    (
        r"\b(?:(?P<which>last|this|next) )?"
        r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        _read_weekday,
    ),
    (r"\b(?:over the|at the|during the|last|this|the) weekend\b", name_weekend),
    (
        r"\bin (?:early|late|morning|midday|afternoon|after-hours|extended|pre-?market)"
        r" trad(?:ing|e)\b|\bby \d{1,4}(?::\d\d)? ?(?:GMT|[ap]\.m\.|local time)|\bat the close\b",
        name_session,
    ),
    # Months.
    (rf"(?:\b(?P<which>this|last|next) )?\b{_HEAD}(?P<month>{_MONTH}){_TAIL}", _read_month),
    (rf"\b(?P<first>{_MONTH}) ?(?:-|to|through) ?(?P<last>{_MONTH}){_TAIL}", _read_months),
    (
        rf"\b{_HEAD}(?P<which>first|opening|initial|last|final) (?P<count>{_COUNT})"
        rf"[ -]months?\b{_TAIL}",
        _read_first_months,
    ),
    (
        rf"\b(?:(?:{_ORDINAL}|fiscal|full|financial) ){{0,2}}(?:(?P<count>{_COUNT})[ -])?"
        r"(?P<unit>quarter|half[- ]year|half|year|months?|weeks?)(?: period)?"
        r"(?: that)?,? (?:ended|ending|to|through|until)(?: on| in)? (?:the end of |end-|late )?"
        rf"(?:(?P<day_before>{_DAY}) )?(?P<month>{_MONTH})(?: (?P<day>{_DAY})\b)?{_TAIL}",
        _read_ending,
    ),
    # Quarters and halves.
    (
        rf"\b{_HEAD}(?P<fiscal_head>fiscal[ -])?(?P<ordinal>{_ORDINAL})"
        rf"[ -](?:fiscal )?quarter\b{_TAIL}",
        _read_quarter,
    ),
    (rf"\b{_HEAD}Q(?P<number>[1-4])\b{_TAIL}", _read_quarter),
    (rf"\b{_HEAD}first (?P<count>{_COUNT}) quarters\b{_TAIL}", _read_first_quarters),
    (
        rf"\b(?P<number>[1-4])(?P<sign>Q|H) ?(?P<fiscal>FY)? ?'?(?P<year>{_YEAR}|\d\d)\b",
        _read_short_quarter,
    ),
    (
        rf"\b(?P<sign>Q|H)(?P<number>[1-4])[ -]?(?P<fiscal>FY)?[ -]?'?(?P<year>{_YEAR}|\d\d)\b",
        _read_short_quarter,
    ),
    (
        rf"\b{_HEAD}(?P<fiscal_head>fiscal[ -])?(?P<ordinal>first|second|1st|2nd|opening)"
        rf"[ -]half(?:[ -]year)?\b{_TAIL}",
        _read_half,
    ),
    (rf"\b{_HEAD}H(?P<number>[12])\b{_TAIL}", _read_half),
    # Years.
    (
        rf"(?<![\w.,$-])(?P<fiscal>{_FISCAL})?(?P<first>{_YEAR})[/-](?P<last>\d\d)\b(?![-/.,]\d)",
        _read_season,
    ),
    (
        rf"(?<![\w.,$-])(?P<first>{_YEAR}) ?(?:-|/) ?(?P<last>{_YEAR})\b(?![-/.,]\d)",
        _read_year_range,
    ),
    (rf"\b(?:{_FISCAL})'?(?P<year>{_YEAR}|\d\d)\b(?![.,]\d)", _read_fiscal_year),
    (
        rf"(?<![一-鿿]){_NOT_GLUED}(?:mid-|end-|late-|early-|pre-|post-)?{_YEAR}"
        r"(?![\w%/一-鿿]|[.,-]\d)",
        _read_year,
    ),
    (
        r"\b(?P<which>this|last|next|(?:the )?(?:current|previous|preceding|prior|following))"
        r" (?P<fiscal>fiscal |financial )?year\b",
        _read_relative_year,
    ),
    (r"\bthe (?P<decade>(?:19|20)\d0)'?s\b", _read_decade),
    (
        rf"\b(?P<number>\d\d?th|{'|'.join(ORDINAL_WORDS)})[ -]five[ -]year plan(?: period)?",
        _read_plan,
    ),
    (r"\b(?:so far this year|this year so far|(?:the )?year[- ]to[- ]date)\b", _read_so_far),
    (rf"\b(?:the )?(?:full|whole|entire)[ -]year\b{_IS_ENDING}", _read_full_year),
    (r"\bthe year as a whole\b|\bat (?:the end of the year|year-end)\b", _read_full_year),
    (
        r"\bby (?:the end of the year|year-end)\b|\b(?:start|beginning) of the year\b",
        _read_this_year,
    ),
    # Relative to the publication.
    (
        r"\b(?P<which>this|the current|last|the past|next|the coming)"
        r" (?P<unit>week|month|quarter|half)\b",
        _read_shifted_unit,
    ),
    (
        r"\b(?:the|its|their|these|over|in|for|during|within)"
        r" (?P<which>past|last|previous|preceding|next|coming|following)"
        rf" (?:(?P<count>{_COUNT}|few|several|couple of) )?"
        r"(?P<unit>years?|months|quarters|decades?|weeks|days|sessions|trading days)\b(?! of)",
        _read_past,
    ),
    (
        rf"\b(?P<count>an?|{_COUNT}) (?P<unit>years?|months?|quarters?|decades?|weeks?|days?)"
        r" (?P<when>ago|earlier|before|previously)\b",
        _read_ago,
    ),
    # Relative to the period of the number.
    (rf"\b(?:the )?(?:previous|prior|preceding) (?P<unit>{_PARTS})\b", _read_previous),
    (r"\bthe (?P<unit>day|week|month|quarter|year) before\b", _read_previous),
    (
        rf"\b(?:the )?(?:same|corresponding|comparable) (?:{_PARTS}|months)"
        rf",? (?:of |in |a |the )*(?:{_YEAR_EARLIER}|(?P<year>{_YEAR}))",
        _read_same,
    ),
    (
        rf"\b(?:the )?(?:year-ago|year-earlier|prior-year|previous-year) (?:{_PARTS})\b"
        r"|\bthis time last year\b",
        _read_same,
    ),
    (
        r"\b(?:year[- ](?:on|over)[- ]year|on[- ]year|on the year|from the year|y/y|yoy"
        r"|quarter[- ](?:on|over)[- ]quarter|on the quarter|q/q|qoq"
        r"|on an? (?:yearly|annual|monthly|quarterly) basis"
        r"|month[- ](?:on|over)[- ]month|on the month|m/m|mom|week[- ](?:on|over)[- ]week)\b",
        _read_change,
    ),
    (
        r"\b(?:in|for|during|over|(?P<end>(?:at|by) the end of))"
        rf" the (?:\w+-(?:month|week) )?(?P<unit>quarter|half|month|period)\b{_IS_ENDING}",
        _read_anaphor,
    ),
    # No period.
    (
        r"\b(?:currently|at present|presently|nowadays|now(?! (?:expect|see|forecast|plan))"
        r"|so far|to date|as yet|in recent (?:years|months|weeks|days)|recently|over the years"
        r"|at the moment)\b",
        name_now,
    ),
)


def _words(pattern: str) -> re.Pattern[str]:
    # Chinese characters are no letters here, so that Q1 is found among them.
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_FOUNDED = (
    "founded|established|built|launched|formed|created|incorporated|set up|born|listed|acquired"
)
_SAID = (
    "said|says|announced|reported|told|released|published|showed|unveiled|disclosed|filed|revealed"
    "|approved|agreed|voted|signed|added|warned|confirmed|lowered|raised|posted|issued"
)

ENGLISH_PERIODS = PeriodLanguage(
    recognizers=tuple(Recognizer(_words(pattern), read) for pattern, read in _RECOGNIZERS),
    between_range=_words(" ?(?:-|to|through|until|till) ?(?:the )?"),
    between_before=_words(r"\bbetween (?:the )?\Z"),
    and_range=_words(" and (?:the )?"),
    since_before=_words(
        r"(?:\b(?:since|starting (?:in|from)|beginning (?:in|from))"
        rf"|(?:^|[.,;:(\"]) ?(?P<origin>from)) {_THE}\Z"
    ),
    since_after=_words(",? onwards?\\b"),
    superlative_before=_words(
        rf"\b(?:\w+est|most|least|record|first)\b[^.;,]{{0,30}} since {_THE}\Z"
    ),
    until_before=_words(rf"\b(?:until|till|up to|through|prior to|before) {_THE}\Z"),
    limit_before=_words(rf"\bby {_THE}\Z"),
    comparison_before=_words(
        r"\b(?:compared (?:with|to)|than|versus|vs\.?|against|relative to|(?P<origin>from))"
        r"(?: (?:those|that|the levels?))?(?: (?:in|of|at|for|during))?"
        rf" {_THE}\Z"
    ),
    weak_comparison_before=_words(rf"\b(?:(?P<day>on)|over|above|below) {_THE}\Z"),
    comparison_after=_words("(?:'s)? levels?\\b"),
    event_before=_words(rf"\b(?:{_FOUNDED})(?: \w+){{0,3}}? (?:in|on|since) {_THE}\Z"),
    report_before=_words(rf"\b(?:{_SAID})\b[^,.;]{{0,30}}?(?: on| late| early)* \Z"),
    report_after=_words(rf"(?:,?(?: \w+){{0,2}} (?:{_SAID})\b|(?: \([^)]{{1,20}}\))? ?-+ )"),
    base_before=_words(
        r"(?:\b(?<!range )(?<!ranging )from"
        r"(?: (?:an?|the|its|about|around|over|under|nearly|almost|just|only|some|roughly|more than"
        r"|less than|levels? of|record))*"
        r"|\b(?:(?<!more )(?<!less )(?<!fewer )than|compared (?:with|to)|against|versus|vs\.?)"
        r"(?: [a-z]+){0,3}) ?[^\s\w(]{0,3}\Z"
    ),
    base_after=_words("'s (?:\\w+ ){0,2}[^\\s\\w]{0,3}"),
    follows=True,
    breaks=_words(
        r"[,;:(\"]|\b(?:and|but|after|before|as|when|while|which|that|who|whose|because|if|said"
        r"|would|will|from|than)\b"
    ),
    lists=_words("(?: [\\w'-]+){0,4}?,? (?:and|or) ?[^\\s\\w]{0,3}"),
    joins=_words(
        "(?: [\\w'-]+){0,4}?(?:,|,? and|,? or| to| at|-| \\((?:(?:or|about) )?)"
        "(?: (?!against|from|than|versus|compared)[a-z]+)? ?[^\\s\\w]{0,3}"
    ),
    parts=_words(
        r"[;(]|\b(?:and|but|after|before|as|when|while|which|that|who|whose|because|if|said|told|would"
        r"|will)\b"
    ),
    subordinates=_words(
        r"\b(?:after|as|when|while|which|that|who|whose|where|although|because|if|unless|said|says"
        r"|saying|expects?|expected|once)\b"
    ),
    relatives=_words(r"(?:which|who|whose|where)\b"),
    present=_words(
        r"\b(?:is|are|has|have|stands?|remains?|employs?|runs?|pays?|covers?|offers?|can|may|must"
        r"|each|every)\b"
    ),
    future=_words(
        r"\b(?:will|would|could|should|might|expects?|plans?|aims?|intends?|forecasts?|to be)\b"
    ),
    duration_after=_words(
        "-[a-z]|[ -](?:consecutive |straight )?"
        "(?:second|minute|hour|day|week|month|year|decade)s?\\b"
    ),
    average_before=_words(
        r"\b(?:average annual|annual average|compound(?:ed)? annual|CAGR|a year on average)\b"
    ),
)
