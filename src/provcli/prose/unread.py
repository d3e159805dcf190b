"""Numbers that the reader of numbers does not read, or reads only in part.

They have no value, but they must not pass unseen: a check counts and reports them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provcli.prose.numerals import Numeral, find_numbers


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """A number whose value provcli cannot read, such as 三成 or ½."""

    start: int
    end: int
    text: str
    value: None = None

    @property
    def digits_start(self) -> int:
        """Where the number begins."""
        return self.start

    @property
    def digits_end(self) -> int:
        """Where the number ends."""
        return self.end


_CHINESE = "〇零一二三四五六七八九十百千万亿两"
_SEVERAL = "二两三四五六七八九十百千万"
_MEASURES = (
    "[个家项户人名位条座台辆件次年月日天倍元吨米亩届批类种所处张套只款轮期县市省村国部栋艘架头口集场]"
    "|公里|公斤|季度|小时|分钟|厘米|毫米|平方|立方"
)
_FRACTION_SIGNS = "¼-¾⅐-⅟↉"
_OTHER_DIGITS = r"(?:(?![0-9０-９])\d)"
_UNREAD_PATTERNS = (
    rf"[{_CHINESE}]+分之[{_CHINESE}]+(?:点[{_CHINESE}]+)?",
    # 三成 is 30 percent, but 成为, 成立, and the like are words.
    "[一二两三四五六七八九]成(?:半|[一二三四五六七八九])?(?![为功立员本果长就都交效绩熟分品套年])",
    "翻了?[一二两三四五六七八九]?番",
    "过半|一半|半数|大半",
    rf"第[{_CHINESE}]+",
    # 万一 and 千万 (by all means) are words.
    rf"(?!万一|千万[不要别])[数几]?[{_CHINESE}]{{2,}}(?:点[{_CHINESE}]+)?",
    "[数几][十百千万亿]|十[几余多]",
    rf"[{_SEVERAL}](?={_MEASURES})",
    "一(?=倍|季度)",
    f"[{_FRACTION_SIGNS}]",
    "[①-⓿❶-➓㈠-㈩㊀-㊉Ⅰ-ↈ]+",
    f"{_OTHER_DIGITS}+",
    r"\b(?:I{2,3}|I[VX]|VI{1,3}|XI{1,3}|X?IV|XVI{0,3}|XI?X)\b",
    r"\b(?i:treb|quintup|sextup|septup|octup|decup)l(?:e[ds]?|ing)\b",
)
_UNREAD = re.compile("|".join(f"(?:{pattern})" for pattern in _UNREAD_PATTERNS))


def find_unread(text: str, numerals: Sequence[Numeral]) -> tuple[UnreadNumber, ...]:
    """Return the numbers of a text that `numerals`, what was read of it, leave out."""
    ends = [numeral.end for numeral in numerals]
    found = []
    for match in _UNREAD.finditer(text):
        following = bisect_left(ends, match.start())
        # A piece glued to a number that was read is that number's: 3½.
        if following == len(numerals) or numerals[following].start > match.end():
            found.append(UnreadNumber(match.start(), match.end(), match[0]))
    return tuple(found)


def find_all_numbers(text: str) -> tuple[Numeral | UnreadNumber, ...]:
    """Return all numbers of a text in order, those included that cannot be read."""
    numerals = find_numbers(text)
    return tuple(
        sorted((*numerals, *find_unread(text, numerals)), key=lambda numeral: numeral.start)
    )


_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_GLUED_AFTER = re.compile(
    rf"{_SPACE}?[{_FRACTION_SIGNS}]"
    r"|[²³¹⁰-₉]+"
    rf"|(?:{_SPACE}|-)[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9])"
    r"|[.,'’·][0-9]+"
    rf"|(?:{_SPACE}[0-9]{{3}}(?![0-9-]))+(?:\.[0-9]+)?"
    rf"|[0-9]+|{_OTHER_DIGITS}+"
    rf"|(?!百分|千[瓦克米卡伏赫帕焦])[{_CHINESE}半成几]+"
    r"|[eE][+-]?[0-9]+"
)
_SCALE_AFTER = re.compile(
    rf"(?P<letter>{_SPACE}?[kKmMbB]|[tTpPxX])(?![A-Za-z0-9])"
    rf"|(?:pc|PC|cr|Cr)(?![A-Za-z0-9])|{_SPACE}?(?i:lakh|lac|crore|bln|mio|mrd|pct)s?(?![A-Za-z])"
    rf"(?:{_SPACE}(?i:crore))?"
)
_GLUED_BEFORE = re.compile(
    rf"[{_FRACTION_SIGNS}]$|{_OTHER_DIGITS}+$|[〇零二三四五六七八九十百千万亿两]$|[0-9]+[.,'’·]$|[0-9]$"
)
_GROUP_BEFORE = re.compile(rf"(?<![\w.,])[0-9]{{1,3}}{_SPACE}$")
_DAY_BEFORE = re.compile(
    rf"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?{_SPACE}[0-9]{{1,2}}{_SPACE}$"
)
_LETTERS_BEFORE = re.compile("[A-Za-z]+$")


def find_longer_number(
    text: str, numeral: Numeral, *, unit: str = "", with_scales: bool = True
) -> str:
    """Return the longer number that a numeral is only a part of; empty if it is a whole one.

    Args:
        text: what the numeral was found in.
        numeral: one of its numbers.
        unit: the unit's name; the m of 5m is no scale where the unit is metres.
        with_scales: whether letters after it, such as the k of 12.5k, count.
    """
    if numeral.kind in ("date", "year", "name"):
        return ""
    digits = text[numeral.digits_start : numeral.digits_end]
    whole = digits.partition(".")[0]
    before = text[max(0, numeral.start - 20) : numeral.start]
    start = _GLUED_BEFORE.search(before)
    is_group = len(whole) == 3 and whole.isdigit() and numeral.start == numeral.digits_start
    if start is None and is_group and not _DAY_BEFORE.search(before):
        start = None if text[numeral.digits_end :][:1] == "-" else _GROUP_BEFORE.search(before)
    if start is None and not numeral.text[:1].isalnum():  # a currency sign: NT$5
        start = _LETTERS_BEFORE.search(before)
    end = _GLUED_AFTER.match(text, numeral.end)
    if end and end[0][0].isspace() and end[0][1:4].isdigit() and (len(whole) > 3 or "." in digits):
        end = None
    if end is None and with_scales:
        end = _SCALE_AFTER.match(text, numeral.end)
        if end and end["letter"] and unit.casefold().startswith(end["letter"].strip().casefold()):
            end = None
    if start is None and end is None:
        return ""
    return f"{start[0] if start else ''}{numeral.text}{end[0] if end else ''}"
