"""English numbers: words, parts and multiples, dates, and with a scale word."""

from collections.abc import Iterable
from decimal import Decimal
from math import prod

from provcli.prose.digits import MAX_DIGITS, YEAR, read_digits
from provcli.prose.english_context import read_noun
from provcli.prose.english_words import (
    ABBREVIATIONS,
    COMPARATIVES,
    COUNTS,
    DAY,
    DIMENSIONS,
    FUNCTION_WORDS,
    GROUPS,
    HEDGES,
    LARGE_SCALES,
    LETTER_SCALES,
    MAGNITUDES,
    MONEY_WORDS,
    MONTHS,
    MULTIPLES,
    NUMBER_WORDS,
    ONES,
    ONES_ORDINALS,
    ORDINAL_END,
    ORDINAL_WORDS,
    PARTS,
    PERCENT,
    PERSONS,
    PLACING,
    PLURALS,
    SCALES,
    SCORED,
    SHORT_MONTHS,
    TENS,
    TIME_UNITS,
    read_count,
)
from provcli.prose.language import ONE, Kind, Reading, Recognizer, Scale, divide, whole
from provcli.prose.patterns import LETTER, Match, Pattern, any_case, any_of, one_of
from provcli.prose.units import ENGLISH_CURRENCIES, ISO_CURRENCIES, MINOR_SIGN

# --- Cardinals in words ---------------------------------------------------------------------------

_ONES, _TENS, _PARTS = any_of(ONES), any_of(TENS), any_of(PARTS)
_SMALL = any_of(COUNTS)
_SCALE_OF = SCALES | {f"{word}s": value for word, value in SCALES.items()} | {"dozs": 12}
_SCALES = any_of(_SCALE_OF)
_BEGINS, _ENDS = f"(?<!{LETTER})", f"(?!{LETTER})"
_WORD = any_of(NUMBER_WORDS)
_LEADS_ON = rf"-(?!(?:odd|plus|strong|and|hundred|{_WORD}|{_SCALES}){_ENDS})[A-Za-z]"
# In "twenty five-year plans" the five belongs to the plans.
_GAP = f"(?: - |-| {{1,2}}(?![A-Za-z]++{_LEADS_ON}))"
_BELOW_HUNDRED = f"(?:{_TENS}{_ENDS}(?:{_GAP}{_ONES}{_ENDS})?|{_WORD}{_ENDS})"
# In "and two thirds" the two counts thirds.
_IS_PART = f"{_SMALL}[ -]{_PARTS}s?{_ENDS}"
_AND = f"(?:{_GAP}and{_ENDS}{_GAP}(?!{_IS_PART})|{_GAP})"
# "One hundred and two hundred" are two numbers.
_BELOW_THOUSAND = (
    f"(?:(?:{_BELOW_HUNDRED}{_GAP})?hundred{_ENDS}"
    f"(?:{_AND}{_BELOW_HUNDRED}(?!{_GAP}hundred{_ENDS}))?|{_BELOW_HUNDRED})"
)
_MORE_SCALES = f"(?:{_GAP}{_SCALES}{_ENDS}){{0,3}}"
_GROUP = any_case(
    f"(?P<value>{_BELOW_THOUSAND})(?P<scales>{_MORE_SCALES})"
    f"|(?P<bare>{_SCALES}{_ENDS}{_MORE_SCALES})"
)
"""Something below a thousand with its scale words: "two hundred and five thousand"."""
_JOINT = any_case(rf"{_AND}|, (?={_WORD} hundred{_ENDS}(?! of))")
"""What joins two of them, as in "three thousand, seven hundred"."""
_BEGINS_WORD = Pattern(_BEGINS)
_FEW = any_case(r"(?:several|few|many|couple of|couple)[ -]$")


def _split(words: str) -> list[str]:
    return words.lower().replace("-", " ").split()


def _read_words(text: str, start: int) -> Reading | None:
    """Return the cardinal in words: thousands before hundreds, while they descend."""
    total, scale, end, digits_end = 0, 10**18, start, start
    joint: Match | None = _BEGINS_WORD.match(text, start)
    while joint and (found := _GROUP.match(text, joint.end())):
        value = 0
        for word in _split(found["value"] or ""):
            value = (value or 1) * 100 if word == "hundred" else value + NUMBER_WORDS.get(word, 0)
        factor = prod(_SCALE_OF[word] for word in _split(found["bare"] or found["scales"]))
        if factor >= scale or (found["bare"] and total):
            break
        total += factor if found["bare"] else value * factor
        end, scale = found.end(), factor
        digits_end = end if found["bare"] else found.end("value")
        joint = _JOINT.match(text, end) if scale > 1 else None
    if end == start:
        return None
    is_indefinite = bool(_FEW.search(text, max(0, start - 12), start))
    if text[start:end].lower() == "hundred":
        total, scale = 100, 100
    return Reading(
        *(start, end, start, digits_end),
        number=Decimal(total) / scale,
        scale=Decimal(scale),
        is_indefinite=is_indefinite,
    )


_DIGIT = f"(?:zero|nought|naught|oh|{_ONES})"
_COUNT_WORD = "[a-z]{3,9}(?:-[a-z]{3,5})?"
_POINT = Pattern(f" point (?P<digits>(?:{_DIGIT} ?){{1,20}}{_ENDS}|{_COUNT_WORD}{_ENDS})")
_AND_PART = any_case(rf"[ -]and[ -](?P<count>an?|{_ONES})[ -](?P<part>{_PARTS})s?{_ENDS}")
_ORDINAL_END = any_case("(?: and |[ -])(?=[a-z])")


def _read_cardinal(text: str, start: int) -> Reading | None:
    """Return a number in words: `two hundred and five`, `two and a half million`."""
    reading = _read_words(text, start)
    if not reading or reading.number is None or text[start : reading.end].lower() == "hundred":
        return reading
    total = reading.amount
    if total % 100 == 0 and (found := _ORDINAL_END.match(text, reading.end)):
        last = _read_ordinal(text, found.end())
        is_compound = last and text.startswith("-", last.end)
        if last and last.number and last.number < 100 and not is_compound:
            return Reading(*(start, last.end) * 2, "ordinal", total + last.number)
    found = _POINT.match(text, reading.end)
    if found and (digits := _digits_after_point(found["digits"])):
        end = found.start("digits") + len(found["digits"].rstrip())
        number, place = reading.number + Decimal(f"0.{digits}"), ONE.scaleb(-len(digits))
        reading = reading._replace(
            end=end, digits_end=end, number=number, decimals=len(digits), place=place
        )
    reading = _with_odd(text, _with_part(text, reading))
    short = _read_short_scale(text, reading.end) if reading.scale == 1 else None
    return reading._replace(end=short.end, scale=Decimal(short.factor)) if short else reading


def _with_odd(text: str, reading: Reading) -> Reading:
    """Return the number with what follows it inside: forty-odd, forty-odd thousand."""
    odd = read_scale(text, reading.end, "") if _ODD.match(text, reading.end) else None
    return reading._replace(end=odd.end, scale=reading.scale * odd.factor) if odd else reading


def _digits_after_point(words: str) -> str:
    """Return the digits of words after "point": `zero three` is 03, `seventy-one` 71."""
    digits = [NUMBER_WORDS.get(word, 0 if word == "oh" else 99) for word in words.split()]
    if max(digits) < 10:
        return "".join(map(str, digits))
    count = read_count(words)
    return "" if count is None else str(count)


def _with_part(text: str, reading: Reading) -> Reading:
    """Return the number with "and a half" after it, and the scale word after that."""
    found = _AND_PART.match(text, reading.end)
    # "One million and a half", but "one billion and a half million" are two numbers.
    if reading.number is None or (
        reading.scale != 1 and found and read_scale(text, found.end(), "")
    ):
        return reading
    if found:
        part = divide(ONE, PARTS[found["part"].lower()])
        number = reading.number + NUMBER_WORDS.get(found["count"].lower(), 1) * part
        reading = reading._replace(
            end=found.end(), digits_end=found.end(), number=number, place=part
        )
    if reading.scale != 1 or not (found or reading.decimals):
        return reading
    scale = read_scale(text, reading.end, "")
    return reading._replace(end=scale.end, scale=Decimal(scale.factor)) if scale else reading


_DIGITS_AND_PART = Pattern(rf"(?P<digits>[0-9]{{1,3}}) (?P<scale>{one_of(SCALES)})(?= and an? )")


def _read_digits_and_part(text: str, start: int) -> Reading | None:
    """Return 3 million and a half."""
    found = _DIGITS_AND_PART.match(text, start)
    if not found:
        return None
    scale, number = Decimal(SCALES[found["scale"].lower()]), Decimal(found["digits"])
    reading = Reading(*found.span(), *found.span("digits"), "number", number, scale)
    with_part = _with_part(text, reading)
    return None if with_part is reading else with_part


_MINOR = any_case(
    rf" (?P<major>dollar|euro|pound)s?(?: and)? (?P<minor>[0-9]{{1,2}}|{_COUNT_WORD})"
    rf" (?:cents?|pence){_ENDS}"
)
_MAJOR_CODES = {"d": "USD", "e": "EUR", "p": "GBP"}


def _read_any(text: str, start: int) -> Reading | None:
    """Return the cardinal in words or in digits."""
    if reading := _read_cardinal(text, start):
        return reading
    digits = read_digits(text, start)
    return Reading(*(start, digits.end) * 2, number=digits.number) if digits else None


def _read_money(text: str, start: int) -> Reading | None:
    """Return an amount of two units: 3 dollars 50 cents."""
    reading = _read_any(text, start)
    found = _MINOR.match(text, reading.end) if reading else None
    minor = read_count(found["minor"]) if found else None
    if not found or not reading or reading.number is None or minor is None:
        return None
    return reading._replace(
        end=found.end(),
        number=reading.amount + Decimal(minor).scaleb(-2),
        scale=ONE,
        unit_sign=_MAJOR_CODES[found["major"][0].lower()],
        decimals=2,
        place=ONE.scaleb(-2),
    )


_PER_UNIT = Pattern(" (?:an?|per|each) ")
_IS_MONEY = any_case(
    f"{one_of((*MONEY_WORDS, *'share shares stock dividend pence cents'.split()))}|[£$€¢]"
)


def _read_minor(text: str, start: int) -> Reading | None:
    """Return the number before a sign of pence or cents: 18.5p a share, 45¢."""
    digits = read_digits(text, start)
    sign = MINOR_SIGN.match(text, digits.end) if digits else None
    if not digits or digits.number is None or not sign:
        return None
    is_money = _IS_MONEY.search(text, max(0, start - 60), sign.end())
    if not is_money and not _PER_UNIT.match(text, sign.end()):
        return None
    return Reading(
        *(start, digits.end) * 2,
        number=digits.number,
        decimals=digits.decimals,
        place=digits.place,
    )


# --- Other numbers in words -----------------------------------------------------------------------

_PLURAL = any_case(f"(?:{one_of(PLURALS)})(?:[ -]of[ -](?:{one_of(PLURALS)})){{0,2}}")


def _read_plural(text: str, start: int) -> Reading | None:
    """Return a magnitude in place of a number: `tens of thousands`."""
    found = _PLURAL.match(text, start)
    if not found:
        return None
    scale = prod(PLURALS[word] for word in _split(found[0]) if word != "of")
    return whole(found, "number", ONE)._replace(scale=Decimal(scale), is_indefinite=True)


# "A pair of glasses" is one thing.
_WORN = (
    "glasses sunglasses spectacles binoculars goggles scissors shears tweezers pliers tongs pants "
    "trousers jeans shorts tights pajamas pyjamas hands eyes legs"
).split()
_GROUP_OF = any_case(
    rf"(?:{one_of(GROUPS)})(?= of (?!(?:[a-z]+ )?{any_of(_WORN)}{_ENDS})(?-i:[a-z0-9]))"
)


def _read_group(text: str, start: int) -> Reading | None:
    """Return how many a group has: a trio of ships."""
    found = _GROUP_OF.match(text, start)
    return whole(found, "number", Decimal(GROUPS[found[0].lower()])) if found else None


_DIGITS_ORDINAL = f"(?P<digits>[0-9]{{1,3}}(?>(?:,[0-9]{{3}})*)|[0-9]++){ORDINAL_END}{_ENDS}"
_LONG_ORDINAL = f"(?P<tens>{_TENS})[- ](?P<ones>{any_of(ONES_ORDINALS)}){_ENDS}"
_ORDINAL = any_case(f"{_DIGITS_ORDINAL}|{_BEGINS}{_LONG_ORDINAL}|(?P<word>{one_of(ORDINAL_WORDS)})")


def _read_ordinal(text: str, start: int) -> Reading | None:
    found = _ORDINAL.match(text, start)
    if not found:
        return None
    if found["digits"]:
        digits = found["digits"].replace(",", "")
        number = Decimal(digits) if len(digits) <= MAX_DIGITS else None
        return whole(found, "ordinal", number)._replace(digits_end=found.end("digits"))
    if found["tens"]:
        value = TENS[found["tens"].lower()] + ONES_ORDINALS[found["ones"].lower()]
        return whole(found, "ordinal", Decimal(value))
    return whole(found, "ordinal", Decimal(ORDINAL_WORDS[found["word"].lower()]))


_FRACTION = any_case(
    rf"{_BEGINS}(?P<count>an?(?! quarter)|{_ONES})"
    rf"(?P<gap>-| - | )(?P<part>{_PARTS})(?P<plural>s?){_ENDS}"
)
PART = rf"\b(?i:half|(?:an?|{_ONES})[ -]{_PARTS}s?){_ENDS}"
"""A pattern for a part in words."""
_PART_ALONE = any_case(f"{_BEGINS}(?P<part>half|quarter){_ENDS}")
_PERIODS = (
    *PLACING,
    *list(ONES_ORDINALS)[:4],
    *"1st 2nd latter this each every same the".split(),
)
_IS_PERIOD = any_case(rf"\b{any_of(_PERIODS)}[ -]$")
_BEFORE_SHARE = any_case(rf"\b{any_of((*HEDGES, 'by', 'up', 'down', 'under'))} $")
_AFTER_SHARE = Pattern(f" (?:of|below|above|{any_of(COMPARATIVES)})| *$|[.,;]")
_OF_SCALE = any_case(rf"(?:(?:(?: of)? an?)? {{0,2}}|-)(?P<scale>{one_of(SCALES)})")
_SKIP_OF = Pattern(f"(?: of)? an?(?= {PERCENT})")


def _read_fraction(text: str, start: int) -> Reading | None:
    """Return a part: `two thirds`, `a third of`, `half`, `half a million`."""
    found = _FRACTION.match(text, start)
    if found and _is_fraction(text, found):
        part, count = divide(ONE, PARTS[found["part"].lower()]), found["count"].lower()
        reading = whole(found, "fraction", Decimal(NUMBER_WORDS.get(count, 1)))
        reading = reading._replace(digits_end=found.end("count"), scale=part)
    else:
        found = _PART_ALONE.match(text, start)
        if not found:
            return None
        part = ONE / PARTS[found[0].lower()]
        reading = whole(found, "fraction", part)._replace(place=part)
    # The part of a scale: half a million, half a percent.
    if of := _OF_SCALE.match(text, reading.end):
        scale = reading.scale * SCALES[of["scale"].lower()]
        return reading._replace(end=of.end(), kind="number", scale=scale)
    skipped = _SKIP_OF.match(text, reading.end)
    return reading._replace(end=skipped.end()) if skipped else reading


def _is_fraction(text: str, found: Match) -> bool:
    before, part = max(0, found.start() - 14), found["part"].lower()
    if part == "quarter" and _IS_PERIOD.search(text, before, found.start()):
        return False
    if found["gap"] != " " or part in ("half", "halve") or found["plural"]:
        return True
    is_share = _BEFORE_SHARE.search(text, before, found.start())
    return bool(is_share or _AFTER_SHARE.match(text, found.end()))


_RATIO = any_case(
    rf"{_BEGINS}(?P<top>{_SMALL}|[0-9]{{1,3}})"
    "(?P<join> (?:out of|in) (?:every )?)(?:a (?=hundred|thousand))?"
)
_GOES_ON = Pattern(f"[.,/-]?[0-9A-Za-z]| ?%| {PERCENT}| {LARGE_SCALES}(?![a-z])")
_DURATIONS = (*TIME_UNITS, *"season game match cit countr".split())
_IS_DURATION = Pattern(f" {any_of(_DURATIONS)}")


def _read_ratio(text: str, start: int) -> Reading | None:
    """Return a share of a number: one in five, three out of ten."""
    found = _RATIO.match(text, start)
    if not found:
        return None
    bottom, top = _read_any(text, found.end()), read_count(found["top"])
    if not top or not bottom or not bottom.number or _GOES_ON.match(text, bottom.end):
        return None
    divisor = bottom.amount
    # "Two in 2023" and "5 in 30 minutes" are not shares.
    is_in = found["join"].startswith(" in")
    if top >= divisor or (is_in and (divisor > 1000 or _IS_DURATION.match(text, bottom.end))):
        return None
    place = divide(ONE, divisor)
    return Reading(*(start, bottom.end) * 2, "fraction", divide(top, divisor), place=place)


_FOLD = f"[- ]?fold{_ENDS}"
_WORD_TIMES = f"{_BEGINS}(?P<words>{_SMALL}|hundred|thousand|million){_FOLD}"
_DIGITS = r"(?<![0-9A-Za-z.,])(?P<count>[0-9]{1,6}(?:\.[0-9]{1,6})?)"
_TIMES = any_case(f"{_WORD_TIMES}|{_DIGITS}(?:{_FOLD}| ?[x×](?![A-Za-z0-9]))")
_MULTIPLE = any_case(one_of(MULTIPLES))


def _read_multiple(text: str, start: int) -> Reading | None:
    """Return how many times: `doubled`, `threefold`, `3.2x`."""
    if found := _TIMES.match(text, start):
        count = found["count"] or str((NUMBER_WORDS | MAGNITUDES)[found["words"].lower()])
        decimals = len(count.partition(".")[2])
        end = found.end("count" if found["count"] else "words")
        reading = whole(found, "multiple", Decimal(count))
        return reading._replace(digits_end=end, decimals=decimals, place=ONE.scaleb(-decimals))
    found = _MULTIPLE.match(text, start)
    if not found:
        return None
    kind: Kind = "idiom" if text.startswith("-", found.end()) else "multiple"
    number = Decimal(MULTIPLES[found[0].lower()])
    return whole(found, kind, number)._replace(place=min(number, ONE))


# --- Dates and times ------------------------------------------------------------------------------

_MONTH_FORMS = (*MONTHS, *(f"{name}." for name in SHORT_MONTHS))
_MONTH = any_of(case(form) for form in _MONTH_FORMS for case in (str.title, str.upper))
_YEAR = f"{YEAR}(?![0-9])"
_DAYS = f"{DAY}(?: ?[-–] ?{DAY}| to {DAY}(?![0-9%]|[.,][0-9]))?"
# "May 5 million" and "March 20%" begin with a month and a number.
_NOT_DAY = f"(?![0-9]|[.,][0-9]|[A-Za-z]| ?%| (?:{PERCENT}|{any_of(SCALES)}))"
# "In May 20 companies", but "on May 20 companies".
_COUNTED = Pattern(r" (?!sales|shows)[a-z]+(?:ies|[a-rt-z]s|people)\b")
_DATE = Pattern(
    rf"{_BEGINS}{_MONTH} (?:{_DAYS},? ?{_YEAR}|{_DAYS}{_NOT_DAY}|{_YEAR}(?!,?[0-9]))"
    rf"|(?<![0-9.,]){_DAYS}(?: of)? {_MONTH}{_ENDS}(?:,? {_YEAR})?"
)
_OCLOCK = Pattern(rf"(?<![A-Za-z0-9.])(?:[0-9]{{1,2}}|{_WORD}) o'clock")


def _read_date(text: str, start: int) -> Reading | None:
    if found := _OCLOCK.match(text, start):
        return whole(found, "time")
    found = _DATE.match(text, start)
    if not found:
        return None
    is_in = text[max(0, start - 3) : start].lower() == "in "
    return None if is_in and _COUNTED.match(text, found.end()) else whole(found, "date")


# --- Scale words after digits ---------------------------------------------------------------------

_SCALE_WORDS = (
    MAGNITUDES
    | PLURALS
    | {"hundred thousand": 10**5, "hundred million": 10**8, "hundred billion": 10**11}
    | {"million million": 10**12, "thousand billion": 10**12, "lakh crore": 10**12}
)
_SCALE = any_case(f"(?P<gap> {{1,2}}|-|)(?P<word>{one_of(_SCALE_WORDS)})")
_SHORT = any_case(f"(?: {{1,2}}|-|)(?P<word>{any_of(ABBREVIATIONS)}){_ENDS}")
_ODD = any_case(f"-(?:odd|plus){_ENDS}")
_DECIMALS = Pattern(r"\.[0-9]+$")
_COMPOUND = Pattern("-(?!odd|plus|strong)[A-Za-z]")
# 30 MUSD
_BEFORE_CODE = Pattern(f" ?(?P<letter>[KMB])(?={any_of(ISO_CURRENCIES)}(?![A-Za-z]))")
_LETTER = Pattern(" ?(?P<letter>[kKmMbBtT])(?![A-Za-z0-9])")
# "5m wide" and "the 100m final" are meters; "35m devices" and "1.2m tonnes" are millions.
_OF_LENGTH = (
    *DIMENSIONS,
    *"away above below off north south east west from race final freestyle sprint hurdles".split(),
    *"relay butterfly runners swimmers waves metres meters".split(),
    "of cable",
)
_MONEY = any_of((*ENGLISH_CURRENCIES, *ISO_CURRENCIES))
_COUNTED_NOUN = f"(?: [a-z-]+){{0,2}} (?:[a-z-]+[a-rt-z]s|data|TEU|{any_of(PERSONS)})"
_SCALE_LETTER = Pattern(
    "(?P<letter>[kKM])(?![A-Za-z0-9])"
    rf"|(?P<million>[mbB])(?! {any_of(_OF_LENGTH)})"
    rf"(?=-(?:strong|plus|odd)|(?: {_MONEY}|{_COUNTED_NOUN})\b)"
)
# A text that is nothing but an amount.
_ALONE = Pattern("(?P<letter>[mbB])$")
_IS_BARE = Pattern("[^A-Za-z\u4e00-\u9fff]*")


def _read_short_scale(text: str, end: int) -> Scale | None:
    """Return bn and the like after a number in digits or words."""
    found = _SHORT.match(text, end)
    word = found["word"] if found else ""
    factor = ABBREVIATIONS.get(word) or ABBREVIATIONS.get(word.lower())
    return Scale(found.end(), factor) if found and factor else None


def read_scale(text: str, end: int, currency: str) -> Scale | None:
    """Return the scale word after digits that end at an offset."""
    if odd := _ODD.match(text, end):
        # "20-odd million": the word is inside the number.
        return read_scale(text, odd.end(), currency) or Scale(odd.end(), 1)
    if found := _SCALE.match(text, end):
        # A scale word that a hyphen leads on from is a number of its own, but not after decimals.
        is_own = found["gap"].isspace() and _COMPOUND.match(text, found.end())
        if is_own and not _DECIMALS.search(text, max(0, end - 12), end):
            return None
        return Scale(found.end(), _SCALE_WORDS[" ".join(_split(found["word"]))])
    if short := _read_short_scale(text, end):
        return short
    letters = _LETTER if currency else _SCALE_LETTER
    found = _BEFORE_CODE.match(text, end) or letters.match(text, end)
    if not found:
        found = _ALONE.match(text, end)
        if not found or not _IS_BARE.fullmatch(text, 0, end):
            return None
    letter = found["letter"] or found["million"]
    return Scale(found.start(found.lastgroup or 0) + 1, LETTER_SCALES[letter.lower()])


# --- Scores ---

_GAME = (
    "win wins winning beats beating defeat* losing victory score* draw tie tied lead game "
    "semi-final* semifinal* thrash* edged downed triumph* hammered cruised half-time penalties "
    "shootout"
).split() + [word for word in SCORED if word != "set"]
_SCORE_WORD = any_case(one_of(_GAME))
_SCORE = Pattern(r"(?<![0-9A-Za-z.,$€£-])([0-9]{1,3})-([0-9]{1,3})(?![0-9%A-Za-z]|[.,/-][0-9])")
_SCORE_UNITS = f"(?:{PERCENT}|{LARGE_SCALES}|(?:point|{any_of(TIME_UNITS)})s?)"
_SCORE_UNIT = Pattern(rf" ?{_SCORE_UNITS}\b")
# "Lost 1-3", "the vote was 4-5", and "a 2-4 loss at home", but not "lost 3-4 clients".
_SCORED_BEFORE = any_case(
    r"\b(?:lost|sets?|voted|(?:vote|match|final|game)(?: (?:was|ended|finished))?)(?: by)? $"
)
_SCORED_AFTER = Pattern(r" (?:to [A-Z]|(?:at )?home\b|away\b|vote|loss|against\b|on aggregate)")
_NIL = any_case(rf"{_BEGINS}(?:[0-9]{{1,2}}|{_WORD})(?: - |[- ])nil{_ENDS}(?!-)")
_RANGE_BEFORE = any_case(
    rf"\b{any_of((*HEDGES, 'up to', 'at least', 'approximately', 'between', 'another'))} $"
)
_MAX_COUNTED = 3
"""Words of what a range counts, such as new city buses."""


def _read_score(text: str, start: int) -> Reading | None:
    """Return the result of a game: 9-2, two-nil. A range rises before a unit or noun."""
    if nil := _NIL.match(text, start):
        return whole(nil, "score")
    found = _SCORE.match(text, start)
    if not found or _SCORE_UNIT.match(text, found.end()):
        return None
    first, last = int(found[1]), int(found[2])
    if first > last or (first == last < 200):
        return whole(found, "score")
    if last >= 200 or _RANGE_BEFORE.search(text, max(0, start - 20), start):
        return None
    if _SCORED_AFTER.match(text, found.end()):
        return whole(found, "score")
    noun = read_noun(text, found.end())
    if noun and len(text[slice(*noun)].split()) <= _MAX_COUNTED:
        return None
    before = text[max(0, start - 40) : start].rpartition(". ")[2]
    around = before + text[start : found.end() + 30].partition(". ")[0]
    is_game = _SCORED_BEFORE.search(before) or _SCORE_WORD.search(around)
    return whole(found, "score") if is_game else None


RECOGNIZERS: tuple[Recognizer, ...] = (
    *(_read_date, _read_ratio, _read_multiple, _read_fraction, _read_ordinal),
    *(_read_plural, _read_group, _read_score, _read_digits_and_part, _read_money),
    *(_read_minor, _read_cardinal),
)
"""In order: the first that reads a number wins."""

_TABLES = (NUMBER_WORDS, ORDINAL_WORDS, MAGNITUDES, PLURALS, MULTIPLES, PARTS)
_STARTS = "|".join(sorted({word[:3] for table in (*_TABLES, GROUPS) for word in table}))
STARTS = rf"{_BEGINS}(?:(?i:{_STARTS})|[Aa]n? (?=(?i:{_PARTS}))|{_MONTH})"
"""A pattern for what English numbers in words and dates can begin with."""

_PART_WORDS = [f"{part}s" for part in PARTS if part not in {"halve", "quarter"}]
_MANY_TIMES = f"{_BEGINS}(?:{_SMALL}|hundred|thousand|million|many){_FOLD}"


def _after(words: Iterable[str]) -> str:
    """Return a pattern for the place after a word and a space or hyphen."""
    return "(?:" + "|".join(rf"(?<=\b{word}[ -])" for word in words) + ")"


_AFTER_A = _after(("a", "another"))
_AFTER_COUNT = f"(?:(?<=[0-9] )|{_after(COUNTS)})"
_NOUN = r" (?:[a-z-]+ )?(?!(?:was|is|has|as|its|this|us)\b)[a-z-]+[a-rt-z]s\b"
_PLACED_TIME = rf"(?: of)? {any_of(TIME_UNITS)}s? (?:ago|earlier|later|before|after)"
_BILLIARD = "tables?|balls?|halls?|rooms?|players?|cues?|clubs?|parlou?rs?"
_INEXACT = (
    # Without a value that all agree on, or with one that few mean.
    rf"{_AFTER_A}couple(?=(?: of| more) (?!hundred|thousand|million|dozen))(?!{_PLACED_TIME})",
    rf"handful(?= of{_NOUN})",
    rf"{_AFTER_A}score(?= of{_NOUN})",
    r"(?:three|four)score\b|hat[ -]tricks?\b",
    rf"{_after(('three', 'four'))}score(?= (?:and|of|years)\b|{_NOUN})",
    rf"brace(?= of [a-z])|{_after(('scored a', 'netted a', 'bagged a'))}brace{_ENDS}",
    rf"(?:{_AFTER_COUNT}|{_AFTER_A})gross(?= of [a-z])",
    r"(?:(?<=[ (][0-9] )|(?<=[ (][0-9]{2} )|(?<=[ (][0-9]{3} ))gross(?=[.,;]|$)",
    rf"{_AFTER_COUNT}billiard(?! (?:{_BILLIARD})\b){_ENDS}",
    rf"{_AFTER_COUNT}grand(?=[.,;)]|$| {any_of(FUNCTION_WORDS)}\b)",
    rf"{_AFTER_A}(?:{any_of(GROUPS.keys() - {'pair'})}){_ENDS}(?! of )",
)
_ALL_WORDS = one_of([word for table in _TABLES for word in table] + _PART_WORDS)
WORDS = f"(?i:{_MANY_TIMES}|{'|'.join(_INEXACT)}|{_ALL_WORDS})"
"""A pattern for all words that are numbers, unless they are among the following."""

_LOOK_ALIKES = (
    # The third quarter, a quarter earlier; "a quarter" alone is a part.
    rf"{_after(_PERIODS)}(?:half|quarter){_ENDS}",
    rf"(?<!\ba )(?<!^)quarter(?! {LARGE_SCALES})|quarter(?= (?:earlier|ago|later|before)|-on-)",
    # Ten seconds, a second: a unit of time, but not in "a second month".
    rf"(?:(?<=[-/0-9])|(?<=[0-9] )|{_after(('per', 'each', 'every'))})second{_ENDS}",
    rf"{_after(('one', 'a'))}second(?! [a-z]|-)",
    "second(?= thoughts?)",
)
NOT_NUMBERS = f"(?i:{'|'.join(_LOOK_ALIKES)})"
"""A pattern for words that only look like numbers."""
