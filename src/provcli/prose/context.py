"""What the words around a number say of it: how exact it is, up or down, and when.

The tables hold English and Chinese; a language more is some rows more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from provcli.prose.numerals import Numeral
from provcli.text_safety import normalize_text

Bound = Literal["about", "more-than", "at-least", "nearly", "at-most"]
Direction = Literal["fall", "rise"]

_PHRASES: Mapping[Bound, str] = {
    "more-than": "more than|over|exceeding|exceeds|exceeded|above|surpassing|surpassed"
    "|in excess of|超过|突破|高于|逾|超",
    "at-least": "at least|as many as|no less than|not less than|no fewer than|not below"
    "|not under|nothing less than|不少于|不低于|至少",
    "nearly": "nearly|almost|close to|approaching|近|接近",
    "about": "about|around|approximately|roughly|some|circa|约|大约",
    "at-most": "within|at most|up to|no more than|not more than|never more than|not exceeding"
    "|not above|not over|less than|fewer than|under|below|不超过|不超|未超过|没超过|不高于|至多"
    "|不到|低于",
}
_BEFORE: Mapping[str, Bound] = {
    phrase: bound for bound, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
_AFTER: Mapping[str, Bound] = {
    "or more": "at-least",
    "-plus": "more-than",
    "or less": "at-most",
    "以上": "at-least",
    "以内": "at-most",
    "左右": "about",
}
_SAME_BOUND: Mapping[str, frozenset[str]] = {
    # Both leave the same values open but one.
    "more-than": frozenset({"more-than", "at-least"}),
    "at-least": frozenset({"more-than", "at-least"}),
    "nearly": frozenset({"nearly", "at-most", "about"}),
    "at-most": frozenset({"nearly", "at-most"}),
    "about": frozenset({"about", "nearly"}),
}


def _any(phrases: Iterable[str]) -> str:
    """A pattern of one of the phrases; the longer first, lest a row hide behind its beginning."""
    return "|".join(
        (r"\b" if it[0].isascii() and it[0].isalnum() else "") + re.escape(it)
        for it in sorted(phrases, key=len, reverse=True)
    )


_BEFORE_PATTERN = re.compile(rf"({_any(_BEFORE)})[ ]?(?:an? )?$", re.I)
_AFTER_PATTERN = re.compile(rf"^(?:[ -]?\w+)?[ ]?({_any(_AFTER)})", re.I)


def read_qualifier(text: str, numeral: Numeral) -> Bound | Literal["exact"]:
    """What the words right before or after a number say of how exact it is.

    A plural magnitude (hundreds) says by itself that it is the least it may be.
    """
    before = normalize_text(text[max(0, numeral.start - 40) : numeral.start])
    if match := _BEFORE_PATTERN.search(before):
        return _BEFORE[match[1].lower()]
    after = normalize_text(text[numeral.end : numeral.end + 30])
    if match := _AFTER_PATTERN.search(after):
        return _AFTER[match[1].lower()]
    return "at-least" if numeral.is_indefinite else "exact"


_FALLS = (
    "contract(?:ed|s|ing)|tumbl\\w*|dip(?:s|ped|ping)?|slid\\w*|shed|sheds|plummet\\w*|eas(?:ed|es|ing)"
    "|negative growth|negative|decreas\\w*|drop(?!-?out)\\w*|fall|falls|fell|fallen|falling|declin\\w*|reduc\\w*|lower(?!-)\\w*|shrank"
    "|shrink\\w*|shrunk|cut|cuts|cutting|slip\\w*|lose|loses|lost|losing|slump\\w*|plung\\w*"
    "|sank|sunk|sink\\w*|down(?!-| payment)|below|less|fewer|minus|下降|减少|降低|回落|下滑|下跌"
)
_RISES = (
    "increas\\w*|ris\\w+|rose|gr[eo]w\\w*|growth|up|gain\\w*|climb\\w*|higher|more|plus|expand\\w*"
    "|增长|增加|提高|上升|提升|上涨"
)
_DIRECTION = re.compile(rf"(?P<fall>\b(?:{_FALLS})(?!\w))|(?P<rise>\b(?:{_RISES})(?!\w))", re.I)
_DIRECTION_ZH = re.compile(
    "(?P<fall>下降|减少|降低|回落|下滑|下跌)|(?P<rise>增长|增加|提高|上升|提升|上涨)"
)
_FALLS_BY = re.compile(
    rf"(?:\b(?:{_FALLS})(?: by| of)?(?: (?:{_any(_BEFORE)}))? ?"
    "|(?:下降|减少|降低|回落|下滑|下跌)了?)$",
    re.I,
)
_CLAUSE_END = re.compile(r"[,;:.!?，；：。！？、](?!\d)")


def read_direction(text: str, numeral: Numeral) -> Direction | None:
    """Whether the clause around a number says that something fell or rose by it.

    None if it says neither, or if it says to what something fell or rose: that is a level.
    """
    before = _CLAUSE_END.split(normalize_text(text[max(0, numeral.start - 200) : numeral.start]))[
        -1
    ]
    # The "less" of "less than 5%" tells of the number, not of a fall.
    before = _BEFORE_PATTERN.sub("", before)
    if re.search(r"(?:\bto|\bfrom|至|到|从)[ ]?$", before, re.I):
        return None
    after = _CLAUSE_END.split(normalize_text(text[numeral.end : numeral.end + 40]))[0]
    close = " ".join(after.split()[:2])
    following = next(_directions(close), None)
    # "7.1% lower": what follows at once is closer than a verb far before.
    if _DIRECTION.match(close):
        return following
    return [following, *_directions(before)][-1]


def falls_by(text: str, numeral: Numeral) -> bool:
    """Whether the words right before a number say that something fell by it."""
    before = normalize_text(text[max(0, numeral.start - 60) : numeral.start])
    return bool(_FALLS_BY.search(before))


def _directions(text: str) -> Iterator[Direction]:
    for pattern in (_DIRECTION, _DIRECTION_ZH):
        yield from ("fall" if match["fall"] else "rise" for match in pattern.finditer(text))


class DateMentions(NamedTuple):
    """The years and months that a paragraph speaks of."""

    years: frozenset[int]
    months: frozenset[int]


_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
# A short name counts only before a full stop or a day: Jun and Mar are names of people, too.
_MONTH = re.compile(rf"\b({'|'.join(_MONTH_NAMES)})\b|\b({'|'.join(_MONTHS)})(?:\.| \d)")
_MONTH_ZH = re.compile(r"(?:(\d{1,2})[至-])?(\d{1,2})月")
_FIRST_MONTHS = re.compile(r"\bfirst (two|three|four|five|six|seven|eight|nine|ten|eleven) months")
_COUNTS = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven".split(), start=1
    )
}
_RELATIVE_YEARS = {
    "this year": 0, "last year": -1, "next year": 1, "the previous year": -1,
    "今年": 0, "去年": -1, "明年": 1,
}  # fmt: skip
_RELATIVE = re.compile(_any(_RELATIVE_YEARS), re.I)
_PAST_YEARS = re.compile(r"\b(?:past|last) (two|three|four|five|six|seven|eight|nine|ten) years")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d,.]*\d)")


def read_dates(text: str, year: int) -> DateMentions:
    """The years and months that a paragraph names.

    Args:
        text: the paragraph.
        year: when the article was published, which "this year" means.
    """
    words = normalize_text(text)
    years = {int(it) for it in _YEAR.findall(words)}
    years |= {year + _RELATIVE_YEARS[it.lower()] for it in _RELATIVE.findall(words)}
    for count in _PAST_YEARS.findall(words):
        years |= set(range(year - _COUNTS[count], year + 1))
    return DateMentions(frozenset(years), frozenset(_months(words)))


def _months(words: str) -> Iterator[int]:
    for full, short in _MONTH.findall(words):
        yield _MONTHS[full or short]
    for first, last in _MONTH_ZH.findall(words):
        yield from {int(first or last), int(last)}
    for count in _FIRST_MONTHS.findall(words):
        yield from (1, _COUNTS[count])


def qualifiers_agree(recorded: str, read: str) -> bool:
    """Whether a recorded qualifier is what the words say, or as good as that."""
    return recorded == read or recorded in _SAME_BOUND.get(read, ())
