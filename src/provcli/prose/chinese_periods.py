"""Chinese: the words that name periods."""

import re

from provcli.prose.chinese import DIGITS, read_count
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

_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][零〇九][零〇一二三四五六七八九]{2})"
_COUNT = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})"
_EXTENT = "(?:年?(?:初|中|末|底)|年终)?"
_EXTENT_OF_MONTH = "(?:份|上旬|中旬|下旬|初|末|底)?"
_YEAR_WORDS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_CONTEXT_WORDS = "本年度|本年|当年|同年|全年"
_OF_NUMBER_WORDS = {"上年度": -1, "上一年": -1, "前一年": -1, "上年": -1, "次年": 1, "翌年": 1}
_ANY_WORD = "|".join((*_YEAR_WORDS, _CONTEXT_WORDS, *_OF_NUMBER_WORDS))
_HEAD = (
    f"(?:(?P<year>{_YEAR}|(?<![0-9])[0-9]{{2}}) ?(?P<fiscal>财)?年度? ?的?"
    f"|(?P<word>{_ANY_WORD})的?)?"
)
"""A year before its part: 2023年一季度, 去年3月."""
_TO = "(?:-+|至|到|~)"


def _year(words: str) -> int:
    digits = "".join(str(DIGITS.get(character, character)) for character in words)
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _two_digits(words: str) -> str | None:
    count = read_count(words)
    return f"{count:02d}" if count else None


def _dated(match: re.Match[str], part: str) -> tuple[Point, bool]:
    """Return a part with the year before it, and whether that counts from the number's period."""
    groups = match.groupdict()
    word = groups.get("word")
    if year := groups.get("year"):
        return Point(_year(year), part, fiscal=bool(groups["fiscal"])), False
    if word in _OF_NUMBER_WORDS:
        return Point(part=part, shift=_OF_NUMBER_WORDS[word]), True
    return Point(part=part, shift=_YEAR_WORDS.get(word or "")), False


# --- Readers --------------------------------------------------------------------------------------


def _read_year(match: re.Match[str]) -> Phrase:
    point, of_number = _dated(match, "")
    return name_point(match, point, of_number=of_number)


def _read_year_range(match: re.Match[str]) -> Phrase | None:
    first, last = _year(match["first"]), _year(match["last"])
    return name_range(match, Point(first), Point(last)) if first < last else None


def _read_season(match: re.Match[str]) -> Phrase | None:
    first, last = _year(match["first"]), int(match["last"])
    return name_season(match, first, last, fiscal=bool(match["fiscal"]))


def _read_decade(match: re.Match[str]) -> Phrase | None:
    century = {"上": 20, "本": 21}.get(match["which"]) or read_count(match["century"])
    decade = read_count(match["decade"])
    if not century or not decade or decade % 10:
        return None
    return name_decade(match, century * 100 - 100 + decade)


def _read_fiscal_year(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=_SHIFTS[match["which"]], fiscal=True))


def _read_context_year(match: re.Match[str]) -> Phrase:
    is_current = match[0] in ("年初", "年内")
    return name_point(match, Point(shift=0 if is_current else None))


def _read_quarter(match: re.Match[str]) -> Phrase:
    number = read_count(match["number"]) if match["number"] else 1
    point, of_number = _dated(match, f"Q{number}")
    return name_point(match, point, of_number=of_number)


def _read_quarters(match: re.Match[str]) -> Phrase | None:
    first = read_count(match.groupdict().get("first") or "1")
    last = read_count(match["last"])
    if not first or not last or not first < last <= 4:
        return None
    point, of_number = _dated(match, f"Q{last}")
    return name_range(match, point._replace(part=f"Q{first}"), point, of_number=of_number)


def _read_half(match: re.Match[str]) -> Phrase:
    point, of_number = _dated(match, "H2" if match["half"] == "下" else "H1")
    return name_point(match, point, of_number=of_number)


def _read_month(match: re.Match[str]) -> Phrase | None:
    month = _two_digits(match["month"])
    if not month or month > "12":
        return None
    point, of_number = _dated(match, month)
    return name_point(match, point, of_number=of_number)


def _read_months(match: re.Match[str]) -> Phrase | None:
    first, last = _two_digits(match["first"]), _two_digits(match["last"])
    if not first or not last or last > "12":
        return None
    point, of_number = _dated(match, last)
    return name_range(match, point._replace(part=first), point, of_number=of_number)


def _read_first_months(match: re.Match[str]) -> Phrase | None:
    last = _two_digits(match["count"])
    if not last or last > "12":
        return None
    point, of_number = _dated(match, last)
    return name_range(match, point._replace(part="01"), point, of_number=of_number)


def _read_ending(match: re.Match[str]) -> Phrase | None:
    """Read 截至3月31日止三个月."""
    month = _two_digits(match["month"])
    months = 6 if match["is_half"] else read_count(match["count"] or "12")
    if not month or not months or month > "12" or months > 12:
        return None
    last, _ = _dated(match, month)
    return name_months_until(match, last, months)


def _read_day(match: re.Match[str]) -> Phrase | None:
    month, day = _two_digits(match["month"]), _two_digits(match["day"])
    if not month or not day or month > "12" or day > "31":
        return None
    first, of_number = _dated(match, f"{month}-{day}")
    if not match["last_day"]:
        return name_point(match, first, of_number=of_number)
    last_month = _two_digits(match["last_month"]) if match["last_month"] else month
    last = first._replace(part=f"{last_month}-{_two_digits(match['last_day'])}")
    return name_range(match, first, last, of_number=of_number)


def _read_day_of_month(match: re.Match[str]) -> Phrase | None:
    day = _two_digits(match["day"])
    if not day or day > "31":
        return None
    return name_point(match, Point(part=day, shift=0, unit="monthday"))


def _read_weekday(match: re.Match[str]) -> Phrase:
    part = str("一二三四五六日".index(match["weekday"].replace("天", "日")))
    shift = 1 if match["which"] == "下" else 0
    return name_point(match, Point(part=part, shift=shift, unit="weekday"))


_SHIFTS = {"本": 0, "这": 0, "上": -1, "下": 1}
_UNITS: dict[str, Unit] = {"月": "month", "周": "week", "季度": "quarter", "季": "quarter"}


def _read_shifted_unit(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=_SHIFTS[match["which"]], unit=_UNITS[match["unit"]]))


_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "前天": -2, "明天": 1, "明日": 1}


def _read_day_word(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=_DAYS[match[0]], unit="day"))


def _read_past(match: re.Match[str]) -> Phrase | None:
    count = read_count(match["count"])
    unit: Unit = "month" if match["unit"] == "个月" else "year"
    ahead = match.groupdict().get("which") in ("未来", "今后")
    return name_units(match, count, unit, ahead=ahead) if count else None


def _read_ago(match: re.Match[str]) -> Phrase | None:
    count = read_count(match["count"])
    return name_point(match, Point(shift=-count)) if count else None


def _read_plan(match: re.Match[str]) -> Phrase | None:
    number = read_count(match["number"])
    return name_plan(match, number) if number else None


def _read_same(match: re.Match[str]) -> Phrase:
    """Read 去年同期: the number's own period, in another year."""
    if match["year"]:
        return name_point(match, Point(_year(match["year"]), unit="same"), of_number=True)
    shift = (_YEAR_WORDS | _OF_NUMBER_WORDS).get(match["word"] or "", 0)
    return name_point(match, Point(shift=shift), of_number=True)


def _read_previous_day(match: re.Match[str]) -> Phrase:
    return name_point(match, Point(shift=-1, unit="day"), of_number=True)


def _read_change(match: re.Match[str]) -> Phrase:
    return name_change(match, "year" if match[0] == "同比" else "same")


def _read_anaphor(match: re.Match[str]) -> Phrase:
    return name_anaphor(match, "month" if match[0] == "当月" else "same", is_end=match[0] == "期末")


# --- The language ---------------------------------------------------------------------------------

_JOINED = f"(?:{_TO}|、)"

_RECOGNIZERS = (
    # Days.
    (
        f"{_HEAD}(?P<month>{_COUNT}) ?月 ?(?P<day>{_COUNT}) ?[日号]"
        f"(?:{_TO}(?:(?P<last_month>{_COUNT})月)?(?P<last_day>{_COUNT})[日号])?",
        _read_day,
    ),
    ("(?<![0-9月])(?P<day>[0-9]{1,2})日(?![均内前后以元])", _read_day_of_month),
    (
        "(?P<which>[本这上下])?(?<![每一两三四五六])(?:周|星期)(?P<weekday>[一二三四五六日天])",
        _read_weekday,
    ),
    ("|".join(_DAYS), _read_day_word),
    ("[上本]?周末", name_weekend),
    ("截至(?:发稿|收盘)|收盘", name_session),
    # Months.
    (f"{_HEAD}(?<![0-9.])(?P<month>{_COUNT}) ?月{_EXTENT_OF_MONTH}", _read_month),
    (
        f"{_HEAD}(?<![0-9.])(?P<first>{_COUNT})月?份?{_JOINED}(?P<last>{_COUNT})月{_EXTENT_OF_MONTH}",
        _read_months,
    ),
    (f"{_HEAD}[前首头](?P<count>{_COUNT})个?月", _read_first_months),
    (
        f"{_HEAD}(?P<month>{_COUNT})月(?:{_COUNT}日)?止的?"
        f"(?:(?P<count>{_COUNT})个月|(?P<is_half>半年)|年度)",
        _read_ending,
    ),
    # Quarters and halves.
    (f"{_HEAD}(?:第?(?P<number>[一二三四1-4])季度|首季度?)[初末底]?", _read_quarter),
    (f"{_HEAD}前(?P<last>[二三2-3])个?季度", _read_quarters),
    (f"{_HEAD}(?P<first>[一二三1-3])(?:季度)?{_JOINED}(?P<last>[二三四2-4])季度", _read_quarters),
    (f"{_HEAD}(?P<number>一)季报", _read_quarter),
    (f"{_HEAD}(?P<last>三)季报", _read_quarters),
    (f"{_HEAD}(?:(?P<half>[上下])半年|半年度|半年报|中报(?!道))", _read_half),
    # Years.
    (f"(?P<year>{_YEAR}) ?(?P<fiscal>财)?年度?(?:全年|{_EXTENT})", _read_year),
    (f"(?P<word>{_ANY_WORD})(?:全年|{_EXTENT})(?!{_COUNT}岁)", _read_year),
    ("年(?:初|末|底|终|内)|(?<![一-鿿])年中(?!国|央|心)", _read_context_year),
    (f"(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年", _read_year_range),
    (f"(?P<first>{_YEAR})年[与和](?P<last>{_YEAR})年之?间", _read_year_range),
    (f"(?:(?P<century>{_COUNT})|(?P<which>[上本]))世纪(?P<decade>{_COUNT})年代", _read_decade),
    (f"(?P<first>{_YEAR})[/-](?P<last>[0-9]{{2}})(?P<fiscal>财年)?", _read_season),
    ("(?P<which>[本上下])一?个?财年", _read_fiscal_year),
    ('"?(?P<number>十[一二三四五六]?)五"?(?:时期|期间)', _read_plan),
    ('"(?P<number>十[一二三四五六]?)五"', _read_plan),
    # Relative to the publication.
    (
        f"(?P<which>近|最近|过去|未来|今后)(?P<count>{_COUNT})(?P<unit>个月|年)(?:来|间|里)?",
        _read_past,
    ),
    (f"(?:^|(?<=[,，。;]))(?P<count>{_COUNT})(?P<unit>年)来", _read_past),
    (f"(?<![0-9近])(?P<count>{_COUNT})年前", _read_ago),
    ("(?P<which>[本这上下])个?(?P<unit>月|周|季度|季)", _read_shifted_unit),
    # Relative to the period of the number.
    (f"(?:(?P<year>{_YEAR})年|(?P<word>去年|上年|前年))?的?同期", _read_same),
    ("[前上]一?个?(?:交易日|日)", _read_previous_day),
    ("同比|环比", _read_change),
    ("(?<![假任短长近同周学])期[内末]|当月|当季|当期", _read_anaphor),
    # No period.
    (
        "目前|当前|眼下|如今|现在|迄今|至今|截至目前|近年来?|近几年来?|近些年来?|多年来|往年|常年"
        "|历年|(?:历史|往年|常年)同期",
        name_now,
    ),
)
_FOUNDED = (
    "成立|创立|创办|建立|设立|投产|开通|通车|建成|竣工|动工|开工|启动|上市|问世|诞生|落成|投用"
    "|投入使用|投入运营|正式运营"
)
_SAID = (
    "(?:电|讯)(?=[ (:]|$)|获悉|了解到|发布|公布|公告|披露|宣布|表示|介绍|通报|印发|报道|消息|透露"
    "|指出"
)

CHINESE_PERIODS = PeriodLanguage(
    recognizers=tuple(Recognizer(re.compile(pattern), read) for pattern, read in _RECOGNIZERS),
    between_range=re.compile(f" ?{_TO} ?"),
    since_after=re.compile("(?:[^,，。;]{0,4}以来|起|之后|以后|后|开始|至今)"),
    until_after=re.compile("(?:以前|之前)"),
    limit_before=re.compile(r"(?:到|至|力争)\Z"),
    comparison_before=re.compile(
        r"(?:较|(?<![占同环])比|相较于?|相比于?|超过|高于|低于|不及|(?P<origin>由|从))[^,，。;]{0,2}\Z"
    ),
    comparison_after=re.compile("的?(?:水平|相比|[0-9.一二两三四五六七八九十]+倍)"),
    event_before=re.compile(r"(?:成立|始建|创立|建|创办|诞生|始|上市)于\Z"),
    event_after=re.compile(f"[^,，。;]{{0,8}}?(?:{_FOUNDED})(?=[,，。;、的)]|$)"),
    report_before=re.compile(r"(?:记者|社|本报)[^,，。;]{0,6}\Z"),
    report_after=re.compile(f"[,，]?[^,，。;]{{0,14}}?(?:{_SAID})"),
    base_before=re.compile(r"(?:由|从)[^,，。;0-9一二三四五六七八九十百千万亿]{0,6}\Z"),
    base_after=re.compile("(?:的|为|是|仅|仅为|只有)[^,，。;0-9]{0,6}"),
    multiple=re.compile("倍|成"),
    present=re.compile("现有|拥有|已有|共有"),
    future=re.compile("将|预计|预测|计划|力争|有望|设计"),
    duration_after=re.compile("多?(?:秒|分钟|个?小时|天|周|个月|年|岁)"),
    average_before=re.compile("年均|平均每年"),
)
