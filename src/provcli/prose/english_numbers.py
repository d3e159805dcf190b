"""English numbers: in words, as parts and multiples, as dates, and with a scale word."""

import re
from decimal import Context, Decimal
from typing import NamedTuple

from provcli.prose.digits import read_digits
from provcli.prose.english_words import (
    ABBREVIATIONS,
    LETTER_SCALES,
    MAGNITUDES,
    MONTHS,
    MULTIPLES,
    NUMBER_WORDS,
    ONES,
    ONES_ORDINALS,
    ORDINAL_WORDS,
    PARTS,
    PLURALS,
    SCALES,
    TEENS,
    TENS,
    read_count,
)
from provcli.prose.language import (
    LETTER,
    ONE,
    Kind,
    Reading,
    Recognizer,
    Scale,
    one_of,
    whole,
)

# --- Cardinals in words ---------------------------------------------------------------------------

MAX_WORDS = 24
"""Words of one number."""

_WORD = re.compile(f"(?P<gap> - |-| {{1,2}}|)(?P<word>[A-Za-z]++)(?!{LETTER})")
_COMPOUND = re.compile("-(?!odd|plus|strong)[A-Za-z]")
_COUNT_WORDS = frozenset({*NUMBER_WORDS, *MAGNITUDES, *PLURALS, "and", "dozs"})
_WORD_SCALES = SCALES | {f"{word}s": value for word, value in SCALES.items()} | {"dozs": 12}


class _Word(NamedTuple):
    text: str
    start: int
    end: int


_IS_PART = re.compile(
    rf"[ -](?:{'|'.join(word for word in PARTS if word != 'second')})s?(?![A-Za-z])"
)


def _words_from(text: str, start: int) -> list[_Word]:
    """The number words from an offset on, as far as they can belong to one number."""
    words: list[_Word] = []
    position = start
    while len(words) < MAX_WORDS and (found := _WORD.match(text, position)):
        word = found["word"].lower()
        if word not in _COUNT_WORDS or (words and not found["gap"]):
            break
        # In "twenty five-year plans" the five belongs to the plans.
        onward = _COMPOUND.match(text, found.end())
        leads_on = onward and _next_word(text, found.end()) not in _COUNT_WORDS
        if words and leads_on and found["gap"].isspace():
            break
        # In "six million and two thirds" the two counts thirds.
        if len(words) > 1 and words[-1].text == "and" and _IS_PART.match(text, found.end()):
            break
        words.append(_Word(word, found.start("word"), found.end()))
        position = found.end()
    while words and words[-1].text == "and":
        words.pop()
    return words


def _next_word(text: str, end: int) -> str:
    found = _WORD.match(text, end)
    return found["word"].lower() if found else ""


def _below_hundred(words: list[str]) -> tuple[int, int]:
    """How many words count something below a hundred, and what."""
    if not words or words[0] not in NUMBER_WORDS:
        return 0, 0
    first = NUMBER_WORDS[words[0]]
    if first >= 20 and len(words) > 1 and 0 < NUMBER_WORDS.get(words[1], 0) < 10:
        return 2, first + NUMBER_WORDS[words[1]]
    return 1, first


def _below_thousand(words: list[str]) -> tuple[int, int]:
    used, value = _below_hundred(words)
    if words[used : used + 1] != ["hundred"]:
        return used, value
    used, value = used + 1, (value if used else 1) * 100
    joined = used + (words[used : used + 1] == ["and"])
    more, rest = _below_hundred(words[joined:])
    # "one hundred and two hundred" are two numbers.
    if more and words[joined + more : joined + more + 1] != ["hundred"]:
        return joined + more, value + rest
    return used, value


class _Cardinal(NamedTuple):
    used: int
    """How many words it takes."""
    scale_words: int
    """How many of them, at the end, are its scale."""
    number: Decimal
    scale: int


def _cardinal(words: list[str]) -> _Cardinal | None:
    """The number that the first words mean: thousands before hundreds, as far as they descend."""
    total, used, last = Decimal(0), 0, _Cardinal(0, 0, ONE, 10**15)
    while used < len(words):
        joined = used + (used > 0 and words[used] == "and")
        more, value = _below_thousand(words[joined:])
        scaled, scale = joined + more, 1
        while scaled < len(words) and words[scaled] in _WORD_SCALES:
            scale *= _WORD_SCALES[words[scaled]]
            scaled += 1
        if scaled == joined or scale >= last.scale:
            break
        number = Decimal(value if more else 1)
        total += number * scale
        scale_words = scaled - joined - more if more else 0
        used, last = scaled, _Cardinal(scaled, scale_words, number, scale)
        if scale == 1:
            break
    if not used:
        return None
    return last._replace(number=total / last.scale)


_POINT = re.compile(
    r" point (?P<digits>(?:(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine) ?)"
    r"{1,20}(?![A-Za-z])|[a-z]{3,9}(?:-[a-z]{3,5})?(?![A-Za-z]))"
)
_AND_PART = re.compile(
    rf" and (?P<count>an?|{'|'.join(ONES)}) (?P<part>{'|'.join(PARTS)})s?(?![A-Za-z])",
    re.IGNORECASE,
)
_ROUNDED = Context(prec=28)
_BEGINS_WORD = re.compile(f"(?<!{LETTER})")


def _read_cardinal(text: str, start: int) -> Reading | None:
    """A number in words: `two hundred and five thousand`, `two and a half million`."""
    if not _BEGINS_WORD.match(text, start):
        return None
    words = _words_from(text, start)
    cardinal = _cardinal([word.text for word in words]) if words else None
    if not cardinal:
        return None
    end = words[cardinal.used - 1].end
    digits_end = words[cardinal.used - cardinal.scale_words - 1].end
    number, decimals, place = cardinal.number, 0, ONE
    is_indefinite = bool(_FEW.search(text, max(0, start - 12), start))
    if cardinal.used == 1 and words[0].text == "hundred":
        reading = Reading(*(start, end) * 2, number=ONE, scale=Decimal(100))
        return reading._replace(is_indefinite=is_indefinite)
    total = number * cardinal.scale
    if total % 100 == 0 and (found := _ORDINAL_END.match(text, end)):
        last = _read_ordinal(text, found.end())
        is_compound = last and text.startswith("-", last.end)
        if last and last.number and last.number < 100 and not is_compound:
            return Reading(*(start, last.end) * 2, "ordinal", total + last.number)
    if (found := _POINT.match(text, end)) and (fraction := _digits_after_point(found["digits"])):
        number += Decimal(f"0.{fraction}")
        end = digits_end = found.start("digits") + len(found["digits"].rstrip())
        decimals, place = len(fraction), ONE.scaleb(-len(fraction))
    reading = Reading(
        *(start, end, start, digits_end, "number", number, Decimal(cardinal.scale)),
        decimals=decimals,
        place=place,
        is_indefinite=is_indefinite,
    )
    if cardinal.scale_words == 0 and words[cardinal.used - 1].text in _WORD_SCALES:
        return reading
    return _with_part(text, reading)


_ORDINAL_END = re.compile("(?: and |[ -])(?=[a-z])", re.IGNORECASE)


def _digits_after_point(words: str) -> str:
    """The digits that words after "point" mean: `zero three` is 03, `seventy-one` is 71."""
    digits = [NUMBER_WORDS.get(word, 0 if word == "oh" else 99) for word in words.split()]
    if max(digits) < 10:
        return "".join(map(str, digits))
    count = read_count(words)
    return "" if count is None else str(count)


_FEW = re.compile(r"(?:several|few|many|couple of|couple)[ -]$", re.IGNORECASE)


def _with_part(text: str, reading: Reading) -> Reading:
    """The number with "and a half" after it, and the scale word after that."""
    found = _AND_PART.match(text, reading.end)
    # "One million and a half", but "one billion and a half million" are two numbers.
    if reading.scale != 1 and found and read_scale(text, found.end(), ""):
        return reading
    if found and reading.number is not None:
        part = _ROUNDED.divide(ONE, Decimal(PARTS[found["part"].lower()]))
        count = NUMBER_WORDS.get(found["count"].lower(), 1)
        reading = reading._replace(
            end=found.end(),
            digits_end=found.end(),
            number=reading.number + count * part,
            place=part,
        )
    if reading.scale != 1 or (not found and not reading.decimals):
        return reading
    if scale := read_scale(text, reading.end, ""):
        return reading._replace(end=scale.end, scale=Decimal(scale.factor))
    return reading


_DIGITS_AND_PART = re.compile(rf"(?P<digits>[0-9]{{1,3}}) (?P<scale>{one_of(SCALES)})(?= and an? )")


def _read_digits_and_part(text: str, start: int) -> Reading | None:
    """3 million and a half."""
    found = _DIGITS_AND_PART.match(text, start)
    if not found:
        return None
    scale, number = Decimal(SCALES[found["scale"].lower()]), Decimal(found["digits"])
    reading = Reading(*found.span(), *found.span("digits"), "number", number, scale)
    with_part = _with_part(text, reading)
    return None if with_part is reading else with_part


_MINOR = re.compile(
    r" (?P<major>dollars?|euros?|pounds?)(?: and)? (?P<minor>[0-9]{1,2}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
    r" (?:cents?|pence)(?![A-Za-z])",
    re.IGNORECASE,
)
_MAJOR_CODES = {"d": "USD", "e": "EUR", "p": "GBP"}


def _read_money(text: str, start: int) -> Reading | None:
    """An amount of two units: 3 dollars 50 cents."""
    reading = _read_cardinal(text, start)
    if not reading and (digits := read_digits(text, start)):
        reading = Reading(start, digits.end, start, digits.end, number=digits.number)
    found = _MINOR.match(text, reading.end) if reading else None
    minor = read_count(found["minor"]) if found else None
    if not found or not reading or reading.number is None or minor is None:
        return None
    return reading._replace(
        end=found.end(),
        number=reading.number * reading.scale + Decimal(minor).scaleb(-2),
        scale=ONE,
        unit_sign=_MAJOR_CODES[found["major"][0].lower()],
        decimals=2,
        place=ONE.scaleb(-2),
    )


# --- Other numbers in words -----------------------------------------------------------------------

_PLURAL = re.compile(
    f"(?:{one_of(PLURALS)})(?:[ -]of[ -](?:{one_of(PLURALS)})){{0,2}}", re.IGNORECASE
)


def _read_plural(text: str, start: int) -> Reading | None:
    """A magnitude in place of a number: `tens of thousands`."""
    found = _PLURAL.match(text, start)
    if not found:
        return None
    scale = ONE
    for word in found[0].lower().replace("-", " ").split(" of "):
        scale *= PLURALS[word]
    return whole(found, "number", ONE)._replace(scale=scale, is_indefinite=True)


_TENS_WORDS = "|".join(TENS)
_ONES_WORDS = "|".join(ONES_ORDINALS)
_ORDINAL = re.compile(
    rf"(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})*+|[0-9]++)(?:st|nd|rd|th)(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?P<tens>{_TENS_WORDS})[- ](?P<ones>{_ONES_WORDS})(?![A-Za-z])"
    rf"|(?P<word>{one_of(ORDINAL_WORDS)})",
    re.IGNORECASE,
)
# Ten seconds, a second: a unit of time, not a rank.
_IS_TIME = re.compile(r"(?:[-/]|[0-9] |\bper |\beach |\bevery |\bone |\ba )$", re.IGNORECASE)


def _read_ordinal(text: str, start: int) -> Reading | None:
    found = _ORDINAL.match(text, start)
    if not found:
        return None
    reading = whole(found, "ordinal")
    if found["digits"]:
        digits = found["digits"].replace(",", "")
        number = Decimal(digits) if len(digits) <= MAX_ORDINAL_DIGITS else None
        return reading._replace(number=number, digits_end=found.end("digits"))
    if found["tens"]:
        number = Decimal(TENS[found["tens"].lower()] + ONES_ORDINALS[found["ones"].lower()])
        return reading._replace(number=number)
    word = found["word"].lower()
    if word == "second" and _IS_TIME.search(text, max(0, start - 8), start):
        return None
    return reading._replace(number=Decimal(ORDINAL_WORDS[word]))


MAX_ORDINAL_DIGITS = 40

_UNIT_WORDS = "|".join(ONES)
_PART_WORDS = "|".join(PARTS)
_FRACTION = re.compile(
    rf"(?<![A-Za-z])(?P<count>an?(?! quarter)|{_UNIT_WORDS}|[1-9])"
    rf"(?P<gap>-| - | )(?P<part>{_PART_WORDS})(?P<plural>s?)(?![A-Za-z])",
    re.IGNORECASE,
)
_PART_ALONE = re.compile("(?<![A-Za-z])(?:half|quarter)(?![A-Za-z])", re.IGNORECASE)
_IS_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|latter|last|past|next|this|each|every|previous|same"
    r"|the|second-|first-)[ -]?$",
    re.IGNORECASE,
)
_IS_SHARE = re.compile(r"\b(?:an?|by|one|of|about|nearly|over|under|than|almost|around|up to|to)[ -]$"
                       "|^$", re.IGNORECASE)  # fmt: skip
_OF_SCALE = re.compile(rf"(?:(?: of)? an?)? {{0,2}}(?P<scale>{one_of(SCALES)})", re.IGNORECASE)
_OF_ONE = re.compile(r"(?= ?%| of an? (?:percent|per cent)| an? (?:percent|per cent))")
_SKIP_OF = re.compile(r"(?: of)? an? (?=percent|per cent)")


def _read_fraction(text: str, start: int) -> Reading | None:
    """A part: `two thirds`, `a third of`, `half`, `a quarter`, `three-quarters of a million`."""
    found = _FRACTION.match(text, start)
    if found and _is_fraction(text, found):
        part = _ROUNDED.divide(ONE, Decimal(PARTS[found["part"].lower()]))
        count = found["count"].lower()
        number = Decimal(count) if count.isdigit() else Decimal(NUMBER_WORDS.get(count, 1))
        reading = whole(found, "fraction", number * part)
        reading = reading._replace(
            digits_end=found.end("count"), number=number, scale=part, place=ONE
        )
        return _with_scale_of(text, reading)
    found = _PART_ALONE.match(text, start)
    if not found or _IS_PERIOD.search(text, max(0, start - 12), start):
        return None
    if found[0].lower() == "quarter":
        before = text[max(0, start - 8) : start]
        is_share = re.search(r"\ba $", before, re.IGNORECASE) or not before.strip()
        is_share = is_share or text.startswith((" million", " billion"), found.end())
        if not is_share or text.startswith("-on-", found.end()):
            return None
    part = ONE / PARTS[found[0].lower()]
    return _with_scale_of(text, whole(found, "fraction", part)._replace(place=part))


_BEFORE_SHARE = re.compile(
    r"\b(?:almost|nearly|about|by|than|around|over|roughly|up|down|only|just|under|some) $",
    re.IGNORECASE,
)


def _is_fraction(text: str, found: re.Match[str]) -> bool:
    if _IS_PERIOD.search(text, max(0, found.start() - 12), found.start()) and (
        found["part"].lower() == "quarter"
    ):
        return False
    if found["gap"] != " ":
        return True
    if found["part"].lower() in {"half", "halve"} or found["plural"]:
        return found["part"].lower() != "second"
    if _BEFORE_SHARE.search(text, max(0, found.start() - 14), found.start()):
        return True
    rest = text[found.end() : found.end() + 4]
    return rest.startswith((" of ", " of")) or not rest.strip() or rest[0] in ".,;"


def _with_scale_of(text: str, reading: Reading) -> Reading:
    """The part with the scale that it is a part of: half a million, half a percent."""
    if (found := _OF_SCALE.match(text, reading.end)) and reading.number is not None:
        scale = SCALES[found["scale"].lower()]
        return reading._replace(end=found.end(), kind="number", scale=reading.scale * scale)
    if found := _SKIP_OF.match(text, reading.end):
        return reading._replace(end=found.end() - 1)
    return reading


_RATIO = re.compile(
    rf"(?<![A-Za-z])(?P<top>{'|'.join((*ONES, *TEENS, *TENS))}|[0-9]{{1,3}})"
    r"(?P<join> out of (?:every )?| in (?:every )?)(?:a (?=hundred|thousand))?",
    re.IGNORECASE,
)


def _read_ratio(text: str, start: int) -> Reading | None:
    """A share of a number: one in five, three out of ten."""
    found = _RATIO.match(text, start)
    if not found:
        return None
    bottom = _read_cardinal(text, found.end())
    if not bottom and (digits := read_digits(text, found.end())):
        bottom = Reading(found.end(), digits.end, found.end(), digits.end, number=digits.number)
    top = read_count(found["top"])
    if not top or not bottom or not bottom.number or _LEADS_ON.match(text, bottom.end):
        return None
    divisor = bottom.number * bottom.scale
    # "Two in 2023" and "5 in 30 minutes" are not shares.
    is_in = found["join"].startswith(" in")
    if top >= divisor or (is_in and (divisor > 1000 or _IS_DURATION.match(text, bottom.end))):
        return None
    part, number = _ROUNDED.divide(ONE, divisor), _ROUNDED.divide(Decimal(top), divisor)
    return Reading(*(start, bottom.end) * 2, "fraction", number, place=part)


_LEADS_ON = re.compile(
    "[0-9A-Za-z]|[.,][0-9]|-[0-9A-Za-z]|/[0-9]| ?%| percent| per cent| million| billion"
)
_IS_DURATION = re.compile(
    " (?:second|minute|hour|day|week|month|quarter|year|season|game|match|cit|countr|province)"
)


_FOLD = re.compile(
    rf"(?<![A-Za-z])(?P<count>{'|'.join((*ONES, *TEENS, *TENS))}|(?<![0-9.,])[0-9]{{1,4}}"
    rf"(?:\.[0-9]{{1,3}})?)[- ]?fold(?![A-Za-z])",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?<![0-9.,])(?P<count>[0-9]{1,6}(?:\.[0-9]{1,6})?) ?[x×](?![A-Za-z0-9])")
_MULTIPLE = re.compile(one_of(MULTIPLES), re.IGNORECASE)


def _read_multiple(text: str, start: int) -> Reading | None:
    """How many times: `doubled`, `threefold`, `3.2x`."""
    if found := _FOLD.match(text, start) or _TIMES.match(text, start):
        count = found["count"].lower()
        number = Decimal(NUMBER_WORDS[count] if count in NUMBER_WORDS else count)
        decimals = len(count.partition(".")[2])
        reading = whole(found, "multiple", number)._replace(digits_end=found.end("count"))
        return reading._replace(decimals=decimals, place=ONE.scaleb(-decimals))
    found = _MULTIPLE.match(text, start)
    if not found:
        return None
    kind: Kind = "idiom" if text.startswith("-", found.end()) else "multiple"
    number = Decimal(MULTIPLES[found[0].lower()])
    return whole(found, kind, number)._replace(place=min(number, ONE))


# --- Dates and times ------------------------------------------------------------------------------

_MONTH = "|".join(
    re.escape(case(form))
    for form in sorted({*MONTHS, *(f"{name[:3]}." for name in MONTHS), "sept."}, reverse=True)
    for case in (str.title, str.upper)
)
_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = f"{_DAY}(?: ?[-–] ?{_DAY}| to {_DAY}(?= |,))?"
# "May 5 million" and "March 20%" begin with a month and a number.
_NOT_DAY = (
    rf"(?![0-9]|[.,][0-9]|[A-Za-z]| ?%| (?:percent|per cent)|{'|'.join((' ' + s) for s in SCALES)})"
)
# "In May 20 companies", but "on May 20 companies".
_COUNTED = re.compile(r" (?!sales|shows)[a-z]+(?:ies|[a-rt-z]s|people)\b")
_DATE = re.compile(
    rf"(?<![A-Za-z])(?:{_MONTH}) (?:{_DAYS},? ?{_YEAR}|{_DAYS}{_NOT_DAY}|{_YEAR}(?!,?[0-9]))"
    rf"|(?<![0-9.,]){_DAYS}(?: of)? (?:{_MONTH})(?![A-Za-z])(?:,? {_YEAR})?"
)
_OCLOCK = re.compile(rf"(?<![A-Za-z0-9.])(?:[0-9]{{1,2}}|{'|'.join(NUMBER_WORDS)}) o'clock")


def _read_date(text: str, start: int) -> Reading | None:
    found = _DATE.match(text, start)
    if not found:
        return None
    is_in = text[max(0, start - 3) : start].lower() == "in "
    return None if is_in and _COUNTED.match(text, found.end()) else whole(found, "date")


def _read_time(text: str, start: int) -> Reading | None:
    found = _OCLOCK.match(text, start)
    return whole(found, "time") if found else None


# --- Scale words after digits ---------------------------------------------------------------------

_SCALE_WORDS = {"lakh crore": 10**12, "hundred million": 10**8, "hundred billion": 10**11}
_SCALE_WORDS |= {"hundred thousand": 10**5, "million million": 10**12, "thousand billion": 10**12}
_SCALE_WORDS |= MAGNITUDES | PLURALS
_SCALE = re.compile(f"(?P<gap> {{1,2}}|-|)(?P<word>{one_of(_SCALE_WORDS)})", re.IGNORECASE)
_SHORT = re.compile(
    f"(?: {{1,2}}|-|)(?P<word>{'|'.join(sorted(ABBREVIATIONS, reverse=True))})(?![A-Za-z])",
    re.IGNORECASE,
)
_LETTER = re.compile("(?P<gap> ?)(?P<letter>[kKmMbBtT])(?![A-Za-z0-9])")
# 30 MUSD
_BEFORE_CODE = re.compile(
    " ?(?P<letter>[KMB])(?=(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|AUD|CAD)(?![A-Za-z]))"
)
# "5m wide" and "the 100m final" are meters; "35m devices" and "1.2m tonnes" are millions.
_ADJECTIVE = "new|small|medium|electric|high|low|online|active|monthly|daily|smart|square|metric"
_AFTER_MILLIONS = re.compile(
    rf"(?:-strong|-plus|-odd| (?:{_ADJECTIVE})\b| (?:euro|yuan|dollar|yen|pound|won|people|users?\b)"
    r"|(?: [a-z-]+){0,2} [a-z-]+[a-rt-z]s\b|(?: [a-z]+)? (?:people|women|men|children|data|TEU)\b"
    r"| (?:AUD|CAD|CHF|CNY|EUR|GBP|HKD|INR|JPY|SEK|USD)\b)"
)
_NOT_MILLIONS = re.compile(
    " (?:wide|long|high|tall|deep|away|above|below|off|north|south|east|west|from|of cable|race"
    "|final|freestyle|sprint|hurdles|relay|butterfly|runners|swimmers|waves|metres|meters)"
)


_IS_BARE = re.compile("[^A-Za-z\u4e00-\u9fff]*")


def read_scale(text: str, end: int, currency: str) -> Scale | None:
    """Return the scale word after digits that end at an offset."""
    if found := _SCALE.match(text, end):
        # A scale word that a hyphen leads on from is a number of its own, but not after decimals.
        is_own = found["gap"].isspace() and _COMPOUND.match(text, found.end())
        has_decimals = re.search(r"\.[0-9]+$", text[max(0, end - 12) : end])
        if not is_own or has_decimals:
            word = " ".join(found["word"].lower().replace("-", " ").split())
            return Scale(found.end(), _SCALE_WORDS[word])
        return None
    if found := _SHORT.match(text, end):
        word = found["word"]
        if factor := ABBREVIATIONS.get(word) or ABBREVIATIONS.get(word.lower()):
            return Scale(found.end(), factor)
    if found := _BEFORE_CODE.match(text, end):
        return Scale(found.end(), LETTER_SCALES[found["letter"].lower()])
    found = _LETTER.match(text, end)
    if not found:
        return None
    letter, factor = found["letter"], LETTER_SCALES[found["letter"].lower()]
    if found["gap"] and not currency:
        return None
    if letter in "tT" and not currency:
        return None
    if letter == "m" and not currency:
        is_alone = found.end() == len(text) and _IS_BARE.fullmatch(text, 0, end)
        is_million = is_alone or _AFTER_MILLIONS.match(text, found.end())
        if not is_million or _NOT_MILLIONS.match(text, found.end()):
            return None
    return Scale(found.end(), factor)


# --- Scores ---

_SCORE_VERB = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beating|defeat\w*|lost|lose|losing|victory|score\w*|drew"
    r"|draw|tie|tied|lead|led|match|game|final|semi-?finals?|thrash\w*|edged|downed|triumph\w*"
    r"|hammered|cruised|home|away|goals?|half-time|penalties|shootout|sets?|vote\w*)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![0-9A-Za-z.,$€£-])([0-9]{1,3})-([0-9]{1,3})(?![0-9%A-Za-z]|[.,-][0-9])")
_SCORE_UNIT = re.compile(
    " ?(?:%|percent|per cent|million|billion|years?|months?|weeks?|days?|hours?|minutes?|points?)\\b"
)


def _read_score(text: str, start: int) -> Reading | None:
    """The result of a game: 9-2; a range rises and has a unit."""
    found = _SCORE.match(text, start)
    if not found or _SCORE_UNIT.match(text, found.end()):
        return None
    first, last = int(found[1]), int(found[2])
    around = text[max(0, start - 40) : found.end() + 30]
    if first > last or ((first == last or _SCORE_VERB.search(around)) and max(first, last) < 200):
        return whole(found, "score")
    return None


_STARTS = "|".join(
    sorted(
        {
            word[:3]
            for table in (NUMBER_WORDS, ORDINAL_WORDS, MAGNITUDES, PLURALS, MULTIPLES, PARTS)
            for word in table
        }
    )
)
"""What number words can begin with, found fast."""


RECOGNIZERS: tuple[Recognizer, ...] = (
    _read_date,
    _read_time,
    _read_ratio,
    _read_multiple,
    _read_fraction,
    _read_ordinal,
    _read_plural,
    _read_score,
    _read_digits_and_part,
    _read_money,
    _read_cardinal,
)
"""In order: the first that reads a number wins."""

STARTS = rf"(?<![A-Za-z])(?:(?i:{_STARTS})|[Aa]n? (?=(?i:{_PART_WORDS}))|{_MONTH})"
"""A pattern for what English numbers in words and dates can begin with."""
