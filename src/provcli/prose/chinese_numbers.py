"""Chinese numbers: in characters, as parts and multiples, and as dates."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from provcli.prose.chinese_words import DIGIT, DIGITS, MYRIADS, PLACE, PLACES, read_count
from provcli.prose.digits import read_digits
from provcli.prose.language import ONE, Kind, Reading, Recognizer, Scale, divide, whole
from provcli.prose.patterns import Match, Pattern
from provcli.prose.units import CHINESE_COUNTERS, CHINESE_UNIT

# --- Numbers in characters ------------------------------------------------------------------------

MAX_CHARACTERS = 60
"""Parts of one number; a longer row of characters is a name."""

_COUNTERS = "".join(sorted(counter for counter in CHINESE_COUNTERS if len(counter) == 1)) + "年天元"
_PLAIN_DIGIT = "零〇一二两三四五六七八九"
_LONG_ROW = Pattern(f"[{DIGIT}{PLACE}]{{{MAX_CHARACTERS + 1},}}+")
# In 两千余万 and 一百零几万 the characters before the place bound the number.
_BEFORE_PLACE = Pattern(f" ?(?:零?几|[多余来]) ?(?=[{PLACE}])")
# 千瓦 and 百分点 are units.
_IS_UNIT = Pattern("千[瓦克米卡伏赫帕焦]|百分点|兆[瓦赫字比帕焦]|千字节|千比特")
_GAP = Pattern(" {1,2}")


_AFTER_TWO = ("百", "千", "万", "亿")


class _Part(NamedTuple):
    """One character of a number, or digits in it."""

    value: Decimal
    start: int
    end: int
    is_place: bool = False
    is_zero: bool = False
    is_printed: bool = False
    """Whether it is in digits: the 3 in 3千万."""
    decimals: int = 0


def _part_at(text: str, start: int, *, is_first: bool) -> _Part | None:
    character = text[start : start + 1]
    # In 三十两 the last character is a unit.
    if character == "两" and not is_first and not text.startswith(_AFTER_TWO, start + 1):
        return None
    if character in DIGITS:
        is_zero = character in "零〇"
        return _Part(Decimal(DIGITS[character]), start, start + 1, is_zero=is_zero)
    if place := PLACES.get(character) or MYRIADS.get(character):
        is_unit = _IS_UNIT.match(text, start)
        return None if is_unit else _Part(Decimal(place), start, start + 1, is_place=True)
    digits = read_digits(text, start) if character.isdigit() else None
    if not digits or digits.number is None:
        return None
    return _Part(digits.number, start, digits.end, is_printed=True, decimals=digits.decimals)


def _parts_from(text: str, start: int) -> list[_Part]:
    """Return the parts of a number from an offset on; a space is inside only beside a place."""
    parts: list[_Part] = []
    position = start
    while len(parts) <= MAX_CHARACTERS:
        bound = _BEFORE_PLACE.match(text, position) if parts else None
        gap = bound or _GAP.match(text, position)
        part = _part_at(text, gap.end() if gap else position, is_first=not parts)
        if not part or (gap and not parts):
            break
        if gap and not bound and not (part.is_place or part.is_zero or parts[-1].is_place):
            break
        parts.append(part)
        position = part.end
    return parts


@dataclass(slots=True)
class _Sum:
    """A number that grows part by part."""

    groups: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    """Each myriad so far, multiplied, and the myriad itself."""
    section: Decimal = Decimal(0)
    """The sum of the places after the last myriad."""
    digit: Decimal | None = None
    """A digit that waits for its place."""
    place: Decimal = Decimal(0)
    """The last place."""
    is_after_zero: bool = False

    def take(self, part: _Part, previous: _Part | None) -> bool:
        """Add a part; return whether it can follow what is there."""
        if part.is_zero and previous:
            self.is_after_zero = True
            return self.digit is None and not previous.is_zero
        if not part.is_place:
            # Two digits in a row are two numbers, and nothing follows decimals and their scale.
            can_follow = self.digit is None and not (previous and part.decimals)
            self.digit = part.value if can_follow else self.digit
            return can_follow
        if part.value >= 10**4:
            self._add_myriad(part.value, previous)
            return True
        return self._add_place(part.value, previous)

    def _add_place(self, place: Decimal, previous: _Part | None) -> bool:
        descends = not self.section or place < self.place
        may_lead = previous is None or place == 10
        if not descends or (self.digit is None and not may_lead):
            return False
        self.section += (self.digit or ONE) * place
        self.digit, self.place, self.is_after_zero = None, place, False
        return True

    def _add_myriad(self, myriad: Decimal, previous: _Part | None) -> None:
        """Multiply all that is below a myriad: the 一万五千 in 一万五千亿."""
        below = self.section + (self.digit or 0)
        is_repeated = previous is not None and previous.is_place and previous.value >= 10**4
        while self.groups and (self.groups[-1][1] < myriad or is_repeated):
            below += self.groups.pop()[0]
            is_repeated = False
        self.groups.append(((below if previous else ONE) * myriad, myriad))
        self.section, self.digit = Decimal(0), None
        self.place, self.is_after_zero = myriad, False

    def total(self) -> Decimal:
        """Return the number; a last digit without its place counts the next one: 四百五 is 450."""
        last = self.digit or Decimal(0)
        if self.place >= 100 and not self.is_after_zero and 0 < last < 10:
            last = last * self.place / 10
        return sum((group for group, _ in self.groups), Decimal(0)) + self.section + last


def _scale_parts(parts: list[_Part]) -> int:
    """How many parts at the end are a scale: the 万 in 三百万, the 百万 in 5百万."""
    count = 0
    while count < len(parts) and parts[-1 - count].is_place:
        count += 1
    follows_digits = count < len(parts) and parts[-1 - count].is_printed
    while (
        count and not follows_digits and parts[-count].value < (11 if count == len(parts) else 1000)
    ):
        count -= 1
    return count


_POINT = Pattern(
    " ?点 ?(?P<digits>[零〇一二三四五六七八九叁](?: "
    "?[零〇一二三四五六七八九叁]){0,20})(?![十百千两])"
)


def _read_numeral(text: str, start: int) -> Reading | None:
    """Return a number in characters, or in digits and characters: 三百五, 3千5百万, 十五点七."""
    if found := _LONG_ROW.match(text, start):
        return whole(found, "name")
    total, parts = _Sum(), list[_Part]()
    for part in _parts_from(text, start):
        if not total.take(part, parts[-1] if parts else None):
            break
        parts.append(part)
    while len(parts) > 1 and parts[-1].is_zero:
        parts.pop()
    if not parts:
        return None
    scale_parts = parts[len(parts) - _scale_parts(parts) :]
    scale = ONE
    for part in scale_parts:
        scale *= part.value
    is_bare = len(scale_parts) == len(parts)
    end = parts[-1].end
    reading = Reading(
        *(start, end, start, end if is_bare else parts[-1 - len(scale_parts)].end, "number"),
        number=total.total() / scale,
        scale=scale,
    )
    if parts[0].decimals and len(parts) == 1 + len(scale_parts):
        decimals = parts[0].decimals
        return reading._replace(
            number=parts[0].value, decimals=decimals, place=ONE.scaleb(-decimals)
        )
    if not parts[-1].is_printed and (found := _POINT.match(text, end)):
        return _with_point(text, reading, found)
    return reading


def _with_point(text: str, reading: Reading, found: Match) -> Reading:
    digits = "".join(str(DIGITS[character]) for character in found["digits"] if character != " ")
    number = (reading.number or Decimal(0)) * reading.scale + Decimal(f"0.{digits}")
    reading = reading._replace(
        end=found.end(),
        digits_end=found.end(),
        number=number,
        scale=ONE,
        decimals=len(digits),
        place=ONE.scaleb(-len(digits)),
    )
    scale = read_scale(text, found.end(), "")
    return reading._replace(end=scale.end, scale=Decimal(scale.factor)) if scale else reading


_SCALE = Pattern(f" ?[多余几]?(?P<places>[{PLACE}]{{1,4}}+)")


def read_scale(text: str, end: int, _currency: str) -> Scale | None:
    """Return the scale after digits that end at an offset: 万, 百亿."""
    found = _SCALE.match(text, end)
    if not found or _IS_UNIT.match(text, found.end() - 1):
        return None
    factor = 1
    for character in found["places"]:
        factor *= PLACES.get(character) or MYRIADS[character]
    return Scale(found.end(), factor)


def _has_unit(text: str, end: int) -> bool:
    return CHINESE_UNIT.match(text, end) is not None


def _read_amount(text: str, start: int) -> Reading | None:
    """Return a number of more than one character, or with a scale: 十二, 两千余, 2.3万亿."""
    reading = _read_numeral(text, start)
    if not reading or reading.kind == "name":
        return reading
    printed = text[start : reading.end]
    if printed[0] in PLACE[2:] and printed[-1] not in DIGIT:
        return _bare_magnitude(text, reading)
    has_characters = any(character in DIGITS or character in PLACE for character in printed)
    return _with_dozen(text, reading) if has_characters and len(printed) > 1 else None


_AND_HALF = Pattern("(?:个|年|天|吨|斤|米|里|公里|亩|元|块)半(?![年数导决]|[上下]|(?<!个半)月)")
_MINOR = Pattern(
    "(?P<major>[美欧日]?元|块|人民币)又?(?P<first>[0-9]{1,2}|[一两二三四五六七八九])"
    "(?P<unit>角|毛|[美欧]?分|日本銭)(?:(?P<second>[0-9]|[一两二三四五六七八九])分)?"
)
_MAJOR_CODES = {"美元": "USD", "欧元": "EUR", "日元": "JPY"}


def _read_money(text: str, start: int) -> Reading | None:
    """Return an amount of two or three units: 五元三毛."""
    reading = _read_numeral(text, start)
    found = _MINOR.match(text, reading.end) if reading else None
    if not found or not reading or reading.number is None:
        return None
    share = Decimal("0.1") if found["unit"] in "角毛" else Decimal("0.01")
    number = reading.number * reading.scale + share * (read_count(found["first"]) or 2)
    if found["second"]:
        number += Decimal("0.01") * (read_count(found["second"]) or 2)
    decimals = 1 if found["unit"] in "角毛" and not found["second"] else 2
    return reading._replace(
        end=found.end(),
        number=number,
        scale=ONE,
        unit_sign=_MAJOR_CODES.get(found["major"], "CNY"),
        decimals=decimals,
        place=ONE.scaleb(-decimals),
    )


def _read_and_half(text: str, start: int) -> Reading | None:
    """两年半, 一个半小时: a unit between a number and its half."""
    reading = _read_numeral(text, start)
    found = _AND_HALF.match(text, reading.end) if reading else None
    if not found or not reading or reading.number is None or reading.decimals:
        return None
    half = Decimal("0.5")
    return reading._replace(end=found.end(), number=reading.number + half, place=half)


_PAIR = Pattern(
    f"(?P<first>[一两二三四五六七八])(?P<last>[两二三四五六七八九])(?=[{PLACE}]|[{_COUNTERS}])"
)


def _read_pair(text: str, start: int) -> Reading | None:
    """二三十, 三五个: two digits bound a number, which is at least the first."""
    found = _PAIR.match(text, start)
    if not found:
        return None
    first, last = DIGITS[found["first"]], DIGITS[found["last"]]
    reading = _read_numeral(text, start + 1)
    if not 0 < last - first <= 2 or not reading or reading.number is None or reading.kind == "name":
        return None
    number = reading.number * first / last
    return reading._replace(start=start, digits_start=start, number=number, is_indefinite=True)


_DOZEN = Pattern("打(?=$|[^\u4e00-\u9fff]|[苹蘋鸡啤])")


def _with_dozen(text: str, reading: Reading) -> Reading:
    found = _DOZEN.match(text, reading.end)
    return reading._replace(end=found.end(), scale=Decimal(12)) if found else reading


_BEFORE_MAGNITUDE = Pattern("[上数几近约逾超达破过成]$")


def _bare_magnitude(text: str, reading: Reading) -> Reading | None:
    """百亿 in 百亿斤, 万亿 in 突破万亿元: a magnitude stands for a number before a unit."""
    has_prefix = _BEFORE_MAGNITUDE.search(text, max(0, reading.start - 1), reading.start)
    is_composed = reading.end - reading.start > 1
    is_alone = is_composed and reading.end - reading.start == len(text) and text != "万万"
    is_measured = is_composed and _has_unit(text, reading.end)
    if not (has_prefix or is_alone or is_measured):
        return None
    magnitude = (reading.number or ONE) * reading.scale
    is_indefinite = bool(has_prefix) and text[reading.start - 1] in "上数几成"
    return reading._replace(
        digits_end=reading.end, number=ONE, scale=magnitude, is_indefinite=is_indefinite
    )


_ROW = Pattern(f"[{DIGIT.replace('两', '')}]{{3,}}+")


def _read_row(text: str, start: int) -> Reading | None:
    """Digits in a row: 壹贰叁 is 123; ordinary characters in a row are a name."""
    found = _ROW.match(text, start)
    if not found or len(found[0]) > MAX_CHARACTERS or read_scale(text, found.end(), ""):
        return None
    number = Decimal("".join(str(DIGITS[character]) for character in found[0]))
    kind: Kind = "name" if found[0][0] in _PLAIN_DIGIT else "number"
    return whole(found, kind, number)


_SEVERAL = Pattern(f"(?:好几|数|几)(?=[{PLACE}])")


def _read_several(text: str, start: int) -> Reading | None:
    """数百, 几十, 好几千: a magnitude in place of a number."""
    found = _SEVERAL.match(text, start)
    reading = _read_numeral(text, found.end()) if found else None
    if not reading or reading.kind == "name" or text[reading.end - 1] not in PLACE:
        return None
    magnitude = (reading.number or ONE) * reading.scale
    return Reading(*(start, reading.end) * 2, number=ONE, scale=magnitude, is_indefinite=True)


_LONE_BEFORE = Pattern(r"(?:^|[^\u4e00-\u9fff]|[是为前后和与至到比近约超达仅增减第或占])$")
_LONE_AFTER = Pattern(r"$|[^\u4e00-\u9fff]|[是的这那不却而和与至到比或以多余几点]|分之")
_ARTICLE = Pattern("一个(?![多半])|一[种些位项批条片股场块份名件座次代道张家支组段部样直]")


_UNIT_AFTER = Pattern(f"[多余来]?(?:{CHINESE_UNIT.source})")


def _read_lone(text: str, start: int) -> Reading | None:
    """Return a single digit: 五 before a unit, or where nothing leans on it."""
    character = text[start : start + 1]
    if not character or character not in _PLAIN_DIGIT + "十壹贰叁":
        return None
    number = Decimal(DIGITS.get(character, 10))
    kind: Kind = "idiom" if _ARTICLE.match(text, start) else "number"
    reading = _with_dozen(text, Reading(*(start, start + 1) * 2, kind, number))
    if _UNIT_AFTER.match(text, start + 1):
        return reading
    is_free = _LONE_BEFORE.search(text, max(0, start - 1), start)
    return reading if is_free and _LONE_AFTER.match(text, start + 1) else None


# --- Percent, parts, and multiples ----------------------------------------------------------------

_NUMBER = (
    f"(?:[0-9][0-9,]{{0,24}}(?:\\.[0-9]+)?|[{DIGIT}{PLACE}](?:[ 点]?[{DIGIT}{PLACE}]){{0,24}}+)"
)
_PERCENT = Pattern("(?P<base>[百佰千仟]) {0,2}分 {0,2}之 {0,2}(?:负)?")
_KILO = Pattern(" ?[kK](?![A-Za-z])")


def _read_percent(text: str, start: int) -> Reading | None:
    """百分之五, 千分之三."""
    found = _PERCENT.match(text, start)
    if not found:
        return None
    reading = _read_any(text, found.end())
    if not reading or reading.number is None:
        return None
    if kilo := _KILO.match(text, reading.end):
        reading = reading._replace(end=kilo.end(), scale=reading.scale * 1000)
    sign = "percent" if found["base"] in "百佰" else "permille"
    return reading._replace(start=start, kind="number", unit_sign=sign)


def _read_any(text: str, start: int) -> Reading | None:
    """Return a number in characters or digits, whatever is around it."""
    if text.startswith("百", start) and not text.startswith("分", start + 1):
        return Reading(*(start, start + 1) * 2, number=Decimal(100))
    return _read_numeral(text, start)


_PART_OF = Pattern(" {0,2}分 {0,2}之 {0,2}负?")
_AND = Pattern(" ?又 ?")


def _read_part(text: str, start: int) -> Reading | None:
    """三分之一, 万分之三, 三又二分之一."""
    first = _read_numeral(text, start)
    if not first or first.number is None:
        return None
    mixed, bottom = Decimal(0), first
    if found := _AND.match(text, first.end):
        mixed, second = first.number * first.scale, _read_numeral(text, found.end())
        if not second or second.number is None:
            return None
        bottom = second
    found = _PART_OF.match(text, bottom.end)
    top = _read_numeral(text, found.end()) if found else None
    divisor = (bottom.number or Decimal(0)) * bottom.scale
    if not top or top.number is None or not divisor:
        return None
    part = divide(ONE, divisor)
    number = mixed + divide(top.number * top.scale, divisor)
    return Reading(*(start, top.end) * 2, "fraction", number, place=part)


_TENTHS = Pattern(
    rf"(?P<number>半|[0-9]+(?:\.[0-9]+)?|[{_PLAIN_DIGIT}十陆陸](?: ?点 ?[{_PLAIN_DIGIT}])?) "
    rf"?成(?![立为功员果长本品就都熟分人])"
    rf"(?:(?P<half>半)| ?(?P<more>[{_PLAIN_DIGIT}]))?"
)
_DISCOUNT = Pattern(
    rf"(?P<number>半|[0-9](?: ?[0-9]|\.[0-9]+)?|[{_PLAIN_DIGIT}陆陸]"
    rf"(?: ?点 ?[{_PLAIN_DIGIT}]| ?[{_PLAIN_DIGIT}])?) ?折(?![射合叠旧线腾磨断])"
)
_HALF_PRICE = Pattern("(?<=打)对折")


def _tenths(printed: str) -> tuple[Decimal, int]:
    """Return the tenths that 7.5, 七点五, or 七五 mean, and how many digits follow the first."""
    digits = "".join(
        character if character.isdigit() else str(DIGITS[character])
        for character in printed
        if character.isdigit() or character in DIGITS
    )
    return Decimal(digits).scaleb(1 - len(digits)), len(digits) - 1


def _read_tenths(text: str, start: int) -> Reading | None:
    """三成, 七成五, 三成半, 八折: tenths, read as percent."""
    if found := _HALF_PRICE.match(text, start):
        return whole(found, "number", Decimal(50))._replace(unit_sign="percent")
    found = _TENTHS.match(text, start) or _DISCOUNT.match(text, start)
    if not found:
        return None
    printed = found["number"]
    if printed == "半":
        number, decimals = Decimal("0.5") * (1 if "成" in found[0] else 10), 1
    elif printed in {"10", "十"}:
        number, decimals = Decimal(10), 0
    else:
        number, decimals = _tenths(printed)
    extra = found.groupdict()
    if extra.get("half") or extra.get("more"):
        more = 5 if extra.get("half") else DIGITS[extra["more"] or "零"]
        number, decimals = number + Decimal(more).scaleb(-1), 1
    return Reading(
        *(*found.span(), *found.span("number"), "number", number, Decimal(10), "percent"),
        decimals=decimals,
        place=ONE.scaleb(-decimals),
    )


_DOUBLING = Pattern("翻了?(?P<times>[一两二三四五1-5])番")
_DOUBLED = Pattern("翻番|翻倍|倍增(?!计划)")


def _read_multiple(text: str, start: int) -> Reading | None:
    """翻一番 is twice as much, 翻两番 four times."""
    if found := _DOUBLED.match(text, start):
        return whole(found, "multiple", Decimal(2))
    found = _DOUBLING.match(text, start)
    if not found:
        return None
    reading = whole(found, "multiple", Decimal(2 ** (read_count(found["times"]) or 2)))
    return reading._replace(digits_start=found.start("times"), digits_end=found.end("times"))


_HALF = Pattern("一半|半数|半百|半(?=[年月天日个小价程]|以上|左右|$|[，。；、,;.])|(?<=[过超近])半")
_NOT_HALF = Pattern("[上下前后东西南北大多两各夜]$")


def _read_half(text: str, start: int) -> Reading | None:
    """半年, 一半, 过半."""
    found = _HALF.match(text, start)
    if not found or _NOT_HALF.search(text, max(0, start - 1), start):
        return None
    if text.startswith("半百", start):
        return Reading(*(start, start + 2) * 2, number=Decimal(50))
    return whole(found, "fraction", Decimal("0.5"))._replace(place=Decimal("0.5"))


_RATIO = Pattern(rf"(?<![0-9.]){_NUMBER} ?比 ?{_NUMBER}(?![0-9.]|[较例重如分起])")
_GAME = Pattern("胜|负|击败|战平|比分|进球|主场|客场|半场|球队|决赛|逆转|淘汰|力克|领先|落后|打平")


def _read_ratio(text: str, start: int) -> Reading | None:
    """5比1; the result of a game is a score."""
    found = _RATIO.match(text, start)
    if not found:
        return None
    if _GAME.search(text, max(0, start - 20), found.end() + 12):
        return whole(found, "score")
    printed = found[0].split("比")
    first, last = (_read_any(side.strip(), 0) for side in printed)
    if not first or not last or not first.number or not last.number:
        return whole(found, "name")
    divisor = last.number * last.scale
    number = divide(first.number * first.scale, divisor)
    return whole(found, "ratio", number)._replace(place=divide(ONE, divisor))


_NAMED_ORDINAL = Pattern("产业|方(?![米面])|时间|书记|线|世界|批(?:次)?|手|国道")


def _read_ordinal(text: str, start: int) -> Reading | None:
    """第一, 第14; 第一产业 is a name."""
    if not text.startswith("第", start):
        return None
    gap = 1 + text.startswith(" ", start + 1)
    reading = _read_any(text, start + gap)
    if not reading or reading.number is None:
        return None
    if text.startswith("季度", reading.end):
        return reading._replace(start=start, end=reading.end + 2, kind="date")
    kind: Kind = "name" if _NAMED_ORDINAL.match(text, reading.end) else "ordinal"
    return reading._replace(start=start, kind=kind)


# --- Dates, times, and names ----------------------------------------------------------------------

_SMALL = "[一二三四五六七八九十]{1,3}"
_DATES = tuple(
    Pattern(pattern)
    for pattern in (
        r"(?:[0-9]{4}年)?(?:[0-9]{1,2}月?[-~至到])?[0-9]{1,2}月(?:份|底|初|末)?(?:[0-9]{1,2}[日号])?(?:[-~至到][0-9]{1,2}[日号])?",
        r"(?<![0-9.])[0-9]{1,2}[-~至到][0-9]{1,2}[日号](?!线)",
        r"(?<![0-9.])[0-9]{1,2}日(?!元|均|产|本)",
        rf"(?:{_SMALL}[至到-])?{_SMALL}月(?:份|{_SMALL}[日号])?",
        rf"(?<=月){_SMALL}[日号]",
        r"[0-9]{1,2}(?:世纪)?[0-9]0年代|[0-9]{2}世纪(?:[0-9]0年代)?|[一二三四五六七八九十]{1,3}(?:世纪|年代)",
        r"[一二三四1-4](?:[至到-][二三四2-4])?季度",
        r"(?<=前)[二三四五六七八九23456789](?=季度)",
    )
)
_YEAR_IN_CHARACTERS = Pattern("(?P<year>[一二][九〇零][零〇一二三四五六七八九]{2})(?=年)")
_HOUR = f"(?:[0-9]{{1,2}}|{_SMALL})"
_TIMES = tuple(
    Pattern(pattern)
    for pattern in (
        rf"(?<=[午晚晨早间]){_HOUR}[点时](?:{_HOUR}分|半|整|许|钟)?",
        rf"{_HOUR}[点时](?:{_HOUR}分(?!钟)|半|整|许|钟)",
        r"(?<![0-9.])[0-9]{1,2}时(?![间代期刻段效速不常])",
    )
)
_PLAN = Pattern("十[一二三四五]五(?=[”\"'’」』时规期末收开以\\W])")


def _read_date(text: str, start: int) -> Reading | None:
    for pattern in _DATES:
        if found := pattern.match(text, start):
            return whole(found, "date")
    for pattern in _TIMES:
        if found := pattern.match(text, start):
            return whole(found, "time")
    if found := _YEAR_IN_CHARACTERS.match(text, start):
        digits = "".join(str(DIGITS[character]) for character in found["year"])
        return whole(found, "year", Decimal(digits))
    found = _PLAN.match(text, start)
    return whole(found, "name") if found else None


RECOGNIZERS: tuple[Recognizer, ...] = (
    _read_date,
    _read_ordinal,
    _read_percent,
    _read_part,
    _read_tenths,
    _read_multiple,
    _read_half,
    _read_ratio,
    _read_several,
    _read_row,
    _read_pair,
    _read_money,
    _read_and_half,
    _read_amount,
    _read_lone,
)
"""In order: the first that reads a number wins."""

STARTS = f"[{DIGIT}{PLACE}半第翻对]|[好几数](?=[几{PLACE}])|倍增"
"""A pattern for what Chinese numbers and dates can begin with."""
