"""English number words, scale words, and words for times, each in one table."""

import re
from collections.abc import Iterable

from provcli.prose.patterns import spread
from provcli.values.periods import MONTH_NAMES


def _row(words: str, numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(words.split(), numbers, strict=True))


ONES = _row("one two three four five six seven eight nine", range(1, 10))
TEENS = _row(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    range(10, 20),
)
TENS = _row("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
SMALL_NUMBERS = (*ONES, *TEENS)[1:12]
"""The number words from two to twelve."""
COUNTS = (*ONES, *TEENS, *TENS)
NUMBER_WORDS = {"zero": 0, "nought": 0, "naught": 0, "nil": 0, "zilch": 0} | ONES | TEENS | TENS
"""The number words below a hundred, without those that a hyphen joins."""

ONES_ORDINALS = _row("first second third fourth fifth sixth seventh eighth ninth", range(1, 10))
ORDINAL_WORDS = (
    ONES_ORDINALS
    | _row("tenth eleventh twelfth hundredth thousandth millionth", (10, 11, 12, 100, 1000, 10**6))
    | {f"{word}th": value for word, value in TEENS.items() if value > 12}
    | {f"{word[:-1]}ieth": value for word, value in TENS.items()}
)

SHORT_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
SHORT_MONTHS |= {"sept": 9}
MONTHS = SHORT_MONTHS | {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
"""The months by their names and usual short names, in lower case."""
PLACING = "past last next previous preceding coming recent latest".split()
"""Words that say which of several periods is meant."""
EXTENTS = "early late mid end".split()
SEASONS = "winter spring summer autumn".split()
SINCE = "in since by during until till fiscal year".split()
"""Words before a year."""
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
TIME_UNITS = "second minute hour day week month quarter year decade".split()
ORDINAL_END = "(?:st|nd|rd|th)"
DAY = f"(?:3[01]|[12][0-9]|0?[1-9]){ORDINAL_END}?"
"""A pattern for a day of a month: 4, 21st."""

SCALES = _row(
    "thousand million milliard billion trillion quadrillion lakh crore dozen",
    (10**3, 10**6, 10**9, 10**9, 10**12, 10**15, 10**5, 10**7, 12),
)
MAGNITUDES = {"hundred": 100} | SCALES
PLURALS = {"tens": 10, "scores": 20} | {f"{word}s": value for word, value in MAGNITUDES.items()}
ABBREVIATIONS = _row(
    "thou mn mln mio bn bln mrd tn trn tln mil MM dzs dozs",
    (10**3, *[10**6] * 3, *[10**9] * 3, *[10**12] * 3, 10**6, 10**6, 12, 12),
)
GROUPS = _row(
    "pair duo twosome trio threesome quartet foursome quintet sextet", (2, 2, 2, 3, 3, 4, 4, 5, 6)
)
"""Words for so many of what follows: a trio of ships."""
LARGE_SCALES = "(?:million|billion|trillion|bn|mn)"
LETTER_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
PARTS = {"half": 2, "halve": 2, "quarter": 4} | {
    word: value for word, value in ORDINAL_WORDS.items() if 3 <= value <= 100
}
MULTIPLES = spread(
    {
        "0.5": "halve|halves|halved|halving",
        "2": "twice|double|doubles|doubled|doubling",
        "3": "thrice|triple|triples|tripled|tripling|treble|trebles|trebled|trebling",
        "4": "quadruple|quadruples|quadrupled|quadrupling",
        "5": "quintuple|quintuples|quintupled|quintupling",
        "6": "sextupled",
        "10": "decupled",
    }
)


MOVED = "went rose shot sent took brought drove".split()
"""What can have moved by or to an amount."""
SCORED = "won beat drew led set".split()
HEDGES = "about around roughly some nearly almost over just only than".split()
"""Words before an amount that neither a date nor a name follows."""
COMPARATIVES = "more fewer less higher lower".split()
DIMENSIONS = "wide long high tall deep".split()
PERSONS = "people men women children".split()
MONEY_WORDS = (
    "cost* price* pay pays paid paying payment* worth profit* revenue* sales turnover earn* "
    "wage* salar* bonus* budget* tax* fund* grant* loan* debt* invest* spend* spent bill* fee* "
    "fine fined fines rent* donat* loss* bid dividend* borrow* owe* saving* income* "
    "fare* toll*"
).split()
PERCENT = "(?:percent|per cent)"
FUNCTION_WORDS = frozenset(
    "a an the of in on at to from by for with and or but as than per is are was were has have had "
    "be been will would can could may might that which who when while where since until after "
    "before over under into out up down more less fewer this these those its their his her our "
    "each every other if not so also only just now then it they he she we you i said says year-on-"
    "year compared versus against between among during through across about around via within "
    "without including such both all some any no last next respectively annually yearly "
    "worth them us whom".split()
)
"""Words that no counted noun has in it."""


def read_count(words: str) -> int | None:
    """Return the number of digits, or of words below a hundred: `12`, `twenty-five`."""
    if re.fullmatch("[0-9]{1,4}", words):
        return int(words)
    parts = [NUMBER_WORDS.get(word) for word in re.split("[ -]", words.lower())]
    if len(parts) > 2 or None in parts:
        return None
    return sum(part for part in parts if part is not None)
