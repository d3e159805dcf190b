"""Chinese numbers: in characters, as parts and multiples, and as dates."""

from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import NamedTuple

from provcli.prose.chinese_words import (
    BOUNDS,
    DIGIT,
    DIGITS,
    MYRIADS,
    ONES,
    PLACE,
    PLACES,
    UP_TO_TEN,
    YEAR,
    read_count,
)
from provcli.prose.digits import read_digits
from provcli.prose.language import ONE, Kind, Reading, Recognizer, Scale, divide, whole
from provcli.prose.patterns import Pattern, any_of
from provcli.prose.units import CHINESE_COUNTERS, CHINESE_MEASURES, CHINESE_UNIT, LIKE_NUMBERS

# --- Numbers in characters ------------------------------------------------------------------------

MAX_CHARACTERS = 60
"""Parts of one number; a longer row of characters is a name."""

_PLAIN = f"零〇两{ONES}"
_LONG_ROW = Pattern(f"[{DIGIT}{PLACE}]{{{MAX_CHARACTERS + 1},}}+")
# In 两千余万 and 一百零几万 the characters before the place bound the number.
_BEFORE_PLACE = Pattern(f" ?(?:零?几|[多余来]) ?(?=[{PLACE}])")
_IS_UNIT = Pattern(LIKE_NUMBERS)
_IS_TWO = Pattern("两(?=[百千万亿])|[^两]")
_GAP = Pattern(" {1,2}")


class _Part(NamedTuple):
    """One character of a number, or digits in it."""

    value: Decimal
    end: int
    is_place: bool = False
    is_zero: bool = False
    decimals: int | None = None
    """Digits after the point of a part that is in digits: the 3 in 3千万."""


def _part_at(text: str, start: int) -> _Part | None:
    character = text[start : start + 1]
    if character in DIGITS:
        return _Part(Decimal(DIGITS[character]), start + 1, is_zero=character in "零〇")
    if place := PLACES.get(character) or MYRIADS.get(character):
        is_unit = _IS_UNIT.match(text, start)
        return None if is_unit else _Part(Decimal(place), start + 1, is_place=True)
    digits = read_digits(text, start) if character.isdigit() else None
    if not digits or digits.number is None:
        return None
    return _Part(digits.number, digits.end, decimals=digits.decimals)


def _next_part(text: str, parts: list[_Part]) -> _Part | None:
    """Return what follows the parts; a space is inside a number only beside a place."""
    end, last = parts[-1].end, parts[-1]
    bound = _BEFORE_PLACE.match(text, end)
    gap = bound or _GAP.match(text, end)
    start = gap.end() if gap else end
    part = _part_at(text, start) if _IS_TWO.match(text, start) else None
    is_beside = part and (part.is_place or part.is_zero or last.is_place)
    return part if not gap or bound or is_beside else None


@dataclass(slots=True)
class _Sum:
    """A number that grows part by part."""

    myriads: list[tuple[Decimal, Decimal]]
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
            self._multiply(part.value, previous)
        else:
            ascends = self.section and part.value >= self.place
            leads = self.digit is not None or previous is None or part.value == 10
            if ascends or not leads:
                return False
            self.section += (self.digit or ONE) * part.value
        self.digit, self.place, self.is_after_zero = None, part.value, False
        return True

    def _multiply(self, myriad: Decimal, previous: _Part | None) -> None:
        """Multiply all that is below a myriad: the 一万五千 in 一万五千亿."""
        below = self.section + (self.digit or 0)
        is_repeated = previous is not None and previous.is_place and previous.value >= 10**4
        while self.myriads and (self.myriads[-1][1] < myriad or is_repeated):
            below += self.myriads.pop()[0]
            is_repeated = False
        self.myriads.append(((below if previous else ONE) * myriad, myriad))
        self.section = Decimal(0)

    def total(self) -> Decimal:
        """Return the number; a last digit without its place counts the next: 四百五 is 450."""
        last = self.digit or Decimal(0)
        if self.place >= 100 and not self.is_after_zero and 0 < last < 10:
            last = last * self.place / 10
        return sum((value for value, _ in self.myriads), self.section) + last


def _count_scale(parts: list[_Part]) -> int:
    """Return how many parts at the end are a scale: the 万 in 三百万, the 百万 in 5百万."""
    count = 0
    while count < len(parts) and parts[-1 - count].is_place:
        count += 1
    is_bare = count == len(parts)
    if is_bare or parts[-1 - count].decimals is None:
        while count and parts[-count].value < (11 if is_bare else 1000):
            count, is_bare = count - 1, False
    return count


_POINT = Pattern(f" ?点 ?(?P<digits>(?:[零〇{ONES}叁] ?){{1,21}}(?<! ))(?![十百千两])")
_SCALE = Pattern(f" ?[多余几]?(?P<places>[{PLACE}]{{1,4}}+)")


def _read_numeral(text: str, start: int) -> Reading | None:
    """Return a number in characters, or digits and characters: 三百五, 3千5百万, 十五点七."""
    if found := _LONG_ROW.match(text, start):
        return whole(found, "name")
    total, parts, part = _Sum([]), list[_Part](), _part_at(text, start)
    while part and len(parts) <= MAX_CHARACTERS:
        if not total.take(part, parts[-1] if parts else None):
            break
        parts.append(part)
        part = _next_part(text, parts)
    while len(parts) > 1 and parts[-1].is_zero:
        parts.pop()
    if not parts:
        return None
    end, digits = parts[-1].end, len(parts) - _count_scale(parts)
    scale = Decimal(prod(int(part.value) for part in parts[digits:]))
    digits_end = parts[digits - 1].end if digits else end
    reading = Reading(*(start, end, start, digits_end), number=total.total() / scale, scale=scale)
    if digits == 1 and (decimals := parts[0].decimals):
        place = ONE.scaleb(-decimals)
        return reading._replace(number=parts[0].value, decimals=decimals, place=place)
    found = _POINT.match(text, end)
    if not found or parts[-1].decimals is not None:
        return reading
    fraction = "".join(str(DIGITS[character]) for character in found["digits"].replace(" ", ""))
    after = read_scale(text, found.end(), "") or Scale(found.end(), 1)
    return Reading(
        *(start, after.end, start, found.end()),
        number=reading.amount + Decimal(f"0.{fraction}"),
        scale=Decimal(after.factor),
        decimals=len(fraction),
        place=ONE.scaleb(-len(fraction)),
    )


def read_scale(text: str, end: int, _currency: str) -> Scale | None:
    """Return the scale after digits that end at an offset: 万, 百亿."""
    found = _SCALE.match(text, end)
    if not found or _IS_UNIT.match(text, found.end() - 1):
        return None
    return Scale(found.end(), prod((PLACES | MYRIADS)[place] for place in found["places"]))


_BEFORE_MAGNITUDE = Pattern(f"[{BOUNDS}上数几破过成]$")
_DOZEN = Pattern("打(?=$|[^\u4e00-\u9fff]|[苹蘋鸡啤铅玫毛袜饮鸭])")
_BOUND = Pattern("[余多]")
_ODD = Pattern(f"余|多(?={CHINESE_UNIT.source})")
_OR_MORE = Pattern("(?<=[万亿])元(?:以上|级|大关)")


def _read_amount(text: str, start: int) -> Reading | None:
    """Return a number of more than one character, or with a scale: 十二, 两千余, 2.3万亿."""
    reading = _read_numeral(text, start)
    if not reading or reading.kind == "name":
        return reading
    printed = text[start : reading.end]
    if printed[0] in PLACE[2:] and printed[-1] not in DIGIT:
        return _bare_magnitude(text, reading)
    has_characters = any(character in DIGIT + PLACE for character in printed)
    return _with_dozen(text, reading) if has_characters and len(printed) > 1 else None


def _bare_magnitude(text: str, reading: Reading) -> Reading | None:
    """Return 百亿 in 百亿斤, 万亿 in 突破万亿元, 百 in 百余家: a magnitude that counts."""
    start, end = reading.start, reading.end
    prefix = _BEFORE_MAGNITUDE.search(text, max(0, start - 1), start)
    is_alone = end - start == len(text) and text != "万万"
    is_composed = end - start > 1 and (is_alone or CHINESE_UNIT.match(text, end))
    if not (prefix or is_composed or _ODD.match(text, end)):
        # 亿元以上项目: the name of a class of projects.
        return reading._replace(kind="name") if _OR_MORE.match(text, end) else None
    # In 百余万, 余 is after the digits.
    bound = _BOUND.search(text, start, end)
    return reading._replace(
        digits_end=bound.start() if bound else end,
        number=ONE,
        scale=reading.amount,
        is_indefinite=prefix is not None and prefix[0] in "上数几成",
    )


def _with_dozen(text: str, reading: Reading) -> Reading:
    found = _DOZEN.match(text, reading.end)
    return reading._replace(end=found.end(), scale=Decimal(12)) if found else reading


_DIGIT = f"[0-9两{ONES}]"
_MINOR = Pattern(
    f"(?P<major>[美欧日]?元|块|人民币)又?(?P<first>[0-9]{{2}}|{_DIGIT})"
    f"(?P<unit>角|毛|[美欧]?分|日本銭)(?:(?P<second>{_DIGIT})分)?"
)
_MAJOR_CODES = {"美元": "USD", "欧元": "EUR", "日元": "JPY"}


def _read_money(text: str, start: int) -> Reading | None:
    """Return an amount of two or three units: 五元三毛."""
    reading = _read_numeral(text, start)
    found = _MINOR.match(text, reading.end) if reading else None
    if not found or not reading or reading.number is None:
        return None
    is_tenth = found["unit"] in "角毛"
    cents = (read_count(found["first"]) or 0) * (10 if is_tenth else 1)
    cents += read_count(found["second"] or "") or 0
    decimals = 1 if is_tenth and not found["second"] else 2
    return reading._replace(
        end=found.end(),
        number=reading.amount + Decimal(cents // 10 ** (2 - decimals)).scaleb(-decimals),
        scale=ONE,
        unit_sign=_MAJOR_CODES.get(found["major"], "CNY"),
        decimals=decimals,
        place=ONE.scaleb(-decimals),
    )


_HALVED = any_of((*CHINESE_MEASURES, "个", "里", "元", "块"))
_AND_HALF = Pattern(f"{_HALVED}半(?![年数导决程上下]|(?<!个半)月)")


def _read_and_half(text: str, start: int) -> Reading | None:
    """Return 两年半, 一个半小时: a unit between a number and its half."""
    reading = _read_numeral(text, start)
    found = _AND_HALF.match(text, reading.end) if reading else None
    if not found or not reading or reading.number is None or reading.decimals:
        return None
    half = Decimal("0.5")
    return reading._replace(end=found.end(), number=reading.number + half, place=half)


_COUNTERS = "".join(sorted(counter for counter in CHINESE_COUNTERS if len(counter) == 1)) + "年天元"
_PAIR = Pattern(f"[两{ONES[:-1]}][两{ONES[1:]}](?=[{PLACE}{_COUNTERS}])")


def _read_pair(text: str, start: int) -> Reading | None:
    """Return 二三十, 三五个: two digits bound a number, which is at least the first."""
    if not _PAIR.match(text, start):
        return None
    first, last = DIGITS[text[start]], DIGITS[text[start + 1]]
    reading = _read_numeral(text, start + 1)
    if not 0 < last - first <= 2 or not reading or reading.number is None:
        return None
    number = reading.number * first / last
    return reading._replace(start=start, digits_start=start, number=number, is_indefinite=True)


_ROW = Pattern(f"[{DIGIT.replace('两', '')}]{{3,{MAX_CHARACTERS}}}+(?![{DIGIT}])")


def _read_row(text: str, start: int) -> Reading | None:
    """Return digits in a row: 壹贰叁 is 123; ordinary characters in a row are a name."""
    found = _ROW.match(text, start)
    if not found or read_scale(text, found.end(), ""):
        return None
    number = Decimal("".join(str(DIGITS[character]) for character in found[0]))
    return whole(found, "name" if found[0][0] in _PLAIN else "number", number)


_SEVERAL = Pattern(f"(?:好几|数|几)(?=[{PLACE}])")


def _read_several(text: str, start: int) -> Reading | None:
    """Return 数百, 几十, 好几千: a magnitude in place of a number."""
    found = _SEVERAL.match(text, start)
    reading = _read_numeral(text, found.end()) if found else None
    if not reading or not reading.number or text[reading.end - 1] not in PLACE:
        return None
    scale = reading.amount
    return Reading(*(start, reading.end) * 2, number=ONE, scale=scale, is_indefinite=True)


_LONE_BEFORE = Pattern(rf"(?:^|[^\u4e00-\u9fff]|[{BOUNDS}是为前后和与至到比仅增减第或占])$")
_LONE_AFTER = Pattern(r"$|[^\u4e00-\u9fff]|[是的这那不却而和与至到比或以多余几点]")
_ARTICLE = Pattern("一个(?![多半])|一[种些位项批条片股场块份名件座次代道张家支组段部样直]")
_UNIT_AFTER = Pattern(f"[多余来几]?(?:{CHINESE_UNIT.source})")


def _read_lone(text: str, start: int) -> Reading | None:
    """Return a single digit: 五 before a unit, or where nothing leans on it."""
    character = text[start : start + 1]
    if not character or character not in _PLAIN + "十壹贰叁":
        return None
    kind: Kind = "idiom" if _ARTICLE.match(text, start) else "number"
    number = Decimal(DIGITS.get(character, 10))
    reading = _with_dozen(text, Reading(*(start, start + 1) * 2, kind, number))
    is_free = _LONE_BEFORE.search(text, max(0, start - 1), start)
    is_counted = _UNIT_AFTER.match(text, start + 1)
    return reading if is_counted or (is_free and _LONE_AFTER.match(text, start + 1)) else None


_CONTRACTED = {"俩": Decimal(2), "仨": Decimal(3)}


def _read_contracted(text: str, start: int) -> Reading | None:
    """Return 俩 or 仨, two or three with the measure word inside."""
    number = _CONTRACTED.get(text[start : start + 1])
    return Reading(*(start, start + 1) * 2, number=number) if number else None


# --- Percent, parts, and multiples ----------------------------------------------------------------

_PERCENT = Pattern("(?P<base>[百佰千仟]) {0,2}分 {0,2}之 {0,2}(?:负)?")
_KILO = Pattern(" ?[kK](?![A-Za-z])")


def _read_percent(text: str, start: int) -> Reading | None:
    """Return 百分之五, 千分之三."""
    found = _PERCENT.match(text, start)
    reading = _read_any(text, found.end()) if found else None
    if not found or not reading:
        return None
    if kilo := _KILO.match(text, reading.end):
        reading = reading._replace(end=kilo.end(), scale=reading.scale * 1000)
    sign = "percent" if found["base"] in "百佰" else "permille"
    return reading._replace(start=start, unit_sign=sign)


def _read_any(text: str, start: int) -> Reading | None:
    """Return a number in characters or digits, whatever is around it."""
    if text.startswith("百", start) and not text.startswith("分", start + 1):
        return Reading(*(start, start + 1) * 2, number=Decimal(100))
    reading = _read_numeral(text, start)
    return reading if reading and reading.number is not None else None


_PART_OF = Pattern(" {0,2}分 {0,2}之 {0,2}负?")
PART = f"[{DIGIT}{PLACE}]{{1,4}}分之[{DIGIT}{PLACE}]{{1,4}}"
"""A pattern for a part in words."""
_AND = Pattern(" ?又 ?")


def _read_part(text: str, start: int) -> Reading | None:
    """Return 三分之一, 万分之三, 三又二分之一."""
    bottom = _read_numeral(text, start)
    mixed = Decimal(0)
    if bottom and (found := _AND.match(text, bottom.end)):
        mixed, bottom = bottom.amount, _read_numeral(text, found.end())
    found = _PART_OF.match(text, bottom.end) if bottom else None
    top = _read_numeral(text, found.end()) if found else None
    if not bottom or not bottom.amount or not top or top.number is None:
        return None
    number, place = mixed + divide(top.amount, bottom.amount), divide(ONE, bottom.amount)
    return Reading(*(start, top.end) * 2, "fraction", number, place=place)


_CHARACTERS = f"[{_PLAIN}十陆陸](?: ?点 ?[{_PLAIN}])?"
_TENTHS = Pattern(
    rf"(?P<number>半|[0-9]+(?:\.[0-9]+)?|{_CHARACTERS}) ?成(?![立为功员果长本品就都熟分人])"
    rf"(?:(?P<half>半)| ?(?P<more>[{_PLAIN}]))?"
)
# In prices, 85 and 八五 mean 8.5 tenths.
_PRICE = Pattern(
    rf"(?P<number>半|(?<=打)对|[0-9](?: ?[0-9]|\.[0-9]+)?|[{_PLAIN}] ?[{_PLAIN}]|{_CHARACTERS}) ?"
    r"折(?![射合叠旧线腾磨断])"
)


def _read_tenths(text: str, start: int) -> Reading | None:
    """Return 三成, 七成五, 三成半, 八折: tenths, read as percent."""
    tenths = _TENTHS.match(text, start)
    found = tenths or _PRICE.match(text, start)
    if not found:
        return None
    printed = found["number"]
    digits = [str(DIGITS.get(character, character)) for character in printed]
    number = "".join(digit for digit in digits if digit.isdigit())
    value = Decimal(number).scaleb(1 - len(number)) if number else Decimal(5)
    if printed in ("10", "十"):
        value = Decimal(10)
    elif tenths and printed == "半":
        value = Decimal("0.5")
    if tenths and (tenths["half"] or tenths["more"]):
        value += Decimal(DIGITS.get(tenths["more"], 5)).scaleb(-1)
    decimals = max(0, -int(value.as_tuple().exponent))
    return Reading(
        *(*found.span(), *found.span("number")),
        number=value,
        scale=Decimal(10),
        unit_sign="percent",
        decimals=decimals,
        place=ONE.scaleb(-decimals),
    )


_DOUBLING = Pattern(
    "翻了?(?P<times>[一两二三四五1-5])番|翻番|翻倍|倍增(?!计划)|双倍"
    "|(?P<half>(?<![节剧集]目)(?<![剧集目]被)(?<!电视剧)腰斩)"
)


def _read_multiple(text: str, start: int) -> Reading | None:
    """Return how many times: 翻一番 is twice as much, 翻两番 four times, 腰斩 half."""
    found = _DOUBLING.match(text, start)
    if not found:
        return None
    if found["half"]:
        return whole(found, "multiple", Decimal("0.5"))._replace(place=Decimal("0.5"))
    reading = whole(found, "multiple", Decimal(2 ** (read_count(found["times"] or "1") or 1)))
    if not found["times"]:
        return reading
    return reading._replace(digits_start=found.start("times"), digits_end=found.end("times"))


_HALF = Pattern("一半|半数|半百|半(?=[年月天日个小价程]|以上|左右|$|[，。；、,;.])|(?<=[过超近])半")


def _read_half(text: str, start: int) -> Reading | None:
    """Return 半年, 一半, 过半."""
    found = _HALF.match(text, start)
    if not found:
        return None
    if found[0] == "半百":
        return whole(found, "number", Decimal(50))
    return whole(found, "fraction", Decimal("0.5"))._replace(place=Decimal("0.5"))


_CHARACTER = f"[{DIGIT}{PLACE}]"
_NUMBER = rf"(?:[0-9][0-9,]{{0,24}}(?:\.[0-9]+)?|{_CHARACTER}(?>(?:[ 点]?{_CHARACTER}){{0,24}}))"
_RATIO = Pattern(rf"(?<![0-9.])({_NUMBER}) ?比 ?({_NUMBER})(?![0-9.]|[较例重如分起])")
_GAME_WORDS = "胜 负 击败 战平 比分 进球 主场 客场 半场 球队 决赛 逆转 淘汰 力克 领先 落后 打平"
_GAME = Pattern(any_of(_GAME_WORDS.split()))


def _read_ratio(text: str, start: int) -> Reading | None:
    """Return 5比1; the result of a game is a score."""
    found = _RATIO.match(text, start)
    if not found:
        return None
    if _GAME.search(text, max(0, start - 20), found.end() + 12):
        return whole(found, "score")
    first, last = _read_any(found[1], 0), _read_any(found[2], 0)
    if not first or not last or not first.amount or not last.amount:
        return whole(found, "name")
    reading = whole(found, "ratio", divide(first.amount, last.amount))
    return reading._replace(place=divide(ONE, last.amount))


_NAMED_ORDINAL = Pattern("产业|方(?![米面])|时间|书记|线|世界|批(?:次)?|手|国道")


def _read_ordinal(text: str, start: int) -> Reading | None:
    """Return 第一, 第14; 第一产业 is a name."""
    if not text.startswith("第", start):
        return None
    reading = _read_any(text, start + 1 + text.startswith(" ", start + 1))
    if not reading:
        return None
    if text.startswith("季度", reading.end):
        return reading._replace(start=start, end=reading.end + 2, kind="date")
    kind: Kind = "name" if _NAMED_ORDINAL.match(text, reading.end) else "ordinal"
    return reading._replace(start=start, kind=kind)


# --- Dates, times, and names ----------------------------------------------------------------------

_SMALL = f"[{UP_TO_TEN}]{{1,3}}"
_HOUR = f"(?:[0-9]{{1,2}}|{_SMALL})"
_TO = "[-~至到]"
_DAY_OF_MONTH = "[0-9]{1,2} ?[日号]"
_NOT_FOR = "".join(
    f"(?<!{word}[0-9])(?<!{word}[0-9][0-9])"
    for word in "连续 一连 历时 为期 持续 长达 拘留 耗时 用时 限期".split()
)
"""What is not before the number of days that something takes."""
_DATES = (
    # 2023年6月28日至30日, 6月底, 1-2月
    rf"(?:[0-9]{{4}} ?年 ?)?(?:[0-9]{{1,2}} ?月? ?{_TO} ?)?[0-9]{{1,2}} ?月[份底初末]?"
    rf"(?: ?{_DAY_OF_MONTH})?(?: ?{_TO} ?{_DAY_OF_MONTH})?",
    # 28日至30日, 28日; but 连续5日 and 30日内 are so many days
    rf"(?<![0-9.])[0-9]{{1,2}}(?:{_TO}{_DAY_OF_MONTH}(?!线)|{_NOT_FOR}日(?![元均产本内]))",
    # 六月二十八日至三十日
    rf"(?:{_SMALL}{_TO})?{_SMALL}月(?:份|{_SMALL}[日号](?:{_TO}{_SMALL}[日号])?)?"
    rf"|(?<=月){_SMALL}[日号]",
    # 20世纪90年代
    rf"[0-9]{{1,2}}(?:世纪)?[0-9]0年代|(?:[0-9]{{2}}|{_SMALL})世纪(?:[0-9]0年代)?|{_SMALL}年代",
    # 一至三季度, 前三季度
    rf"[一二三四1-4](?:[至到-][二三四2-4])?季度|(?<=前)[{ONES[1:]}2-9](?=季度)",
)
_DATE = Pattern("|".join(_DATES))
_TIMES = (
    # 上午九点, 下午3时
    rf"(?<=[午晚晨早间]){_HOUR}[点时](?:{_HOUR}分|半|整|许|钟)?",
    # 3点20分, 八点半
    rf"{_HOUR}[点时](?:{_HOUR}分(?!钟)|半|整|许|钟)",
    # 15时
    r"(?<![0-9.])[0-9]{1,2}时(?![间代期刻段效速不常])",
)
_TIME = Pattern("|".join(_TIMES))
_YEAR_IN_CHARACTERS = Pattern(f"{YEAR}(?=年)")
_NAMES = (
    # A school: 松溪一中
    f"(?<=[\u4e00-\u9fff])[{UP_TO_TEN}]中(?=$|[，。、的今])",
    # A class of cities: 三四线
    f"[{ONES[:-1]}][{ONES[1:]}](?=线|产业|年级)",
    # A plan: 十四五
    "十[一二三四五]五(?=[”\"'’」』时规期末收开以\\W])",
)
_NAME = Pattern("|".join(_NAMES))


def _read_date(text: str, start: int) -> Reading | None:
    kinds: tuple[tuple[Pattern, Kind], ...] = ((_DATE, "date"), (_TIME, "time"), (_NAME, "name"))
    for pattern, kind in kinds:
        if found := pattern.match(text, start):
            return whole(found, kind)
    if found := _YEAR_IN_CHARACTERS.match(text, start):
        digits = "".join(str(DIGITS[character]) for character in found[0])
        return whole(found, "year", Decimal(digits))
    return None


RECOGNIZERS: tuple[Recognizer, ...] = (
    *(_read_date, _read_ordinal, _read_percent, _read_part, _read_tenths, _read_multiple),
    *(_read_half, _read_ratio, _read_several, _read_row, _read_pair, _read_money),
    *(_read_and_half, _read_amount, _read_lone, _read_contracted),
)
"""In order: the first that reads a number wins."""

STARTS = f"[{DIGIT}{PLACE}半第翻对俩仨]|[好几数](?=[几{PLACE}])|倍增|双倍|腰斩"
"""A pattern for what Chinese numbers and dates can begin with."""
