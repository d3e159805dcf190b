"""Chinese: the words that name periods, and those around them."""

from provcli.prose import chinese_words, digits
from provcli.prose import period_phrases as phrases
from provcli.prose.chinese_words import (
    BOUNDS,
    DIGITS,
    NUMERALS,
    ONES,
    UP_TO_TEN,
    WEEKDAYS,
    read_count,
)
from provcli.prose.patterns import ANY, Match, Pattern, any_of
from provcli.prose.period_phrases import PeriodLanguage, Phrase, Point, Recognizer, Unit

# --- Parts of the patterns ------------------------------------------------------------------------

_YEAR = f"(?:{digits.YEAR}|{chinese_words.YEAR})"
_COUNT = f"(?:[0-9]{{1,2}}|[{UP_TO_TEN}两]{{1,3}})"
_EXTENT = "(?:年?(?:初|中|末|底)|年终)?"
_YEAR_WORDS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_CONTEXT_WORDS = "本年度 本年 当年 同年 全年".split()
_OF_NUMBER_WORDS = {"上年度": -1, "上一年": -1, "前一年": -1, "上年": -1, "次年": 1, "翌年": 1}
_WORDS = any_of((*_YEAR_WORDS, *_CONTEXT_WORDS, *_OF_NUMBER_WORDS))
_ANY_WORD = f"(?![前后]年(?:收入|均|产)){_WORDS}"
_NUMBERED_YEAR = f"(?P<year>{_YEAR}|(?<![0-9])[0-9]{{2}}) ?(?P<fiscal>财)?年度? ?的?"
_HEAD = f"(?:{_NUMBERED_YEAR}|(?P<word>{_ANY_WORD})的?)?"
"""A year before its part: 2023年一季度, 去年3月."""
_PART_OF_DAY = any_of("清晨 凌晨 早上 上午 中午 下午 傍晚 晚上 晚间 夜间 深夜".split())
_DIGITS = f"[0-9.{UP_TO_TEN}两百千]"
_TO = "(?:-+|至|到|~)"
_IN_CLAUSE = "[^,，。;]"
_NO_NUMBER = "[^,，。;0-9]"
_BEGINS = "(?:^|(?<=[,，。;]))"
"""Where a clause begins."""


def _year(words: str) -> int:
    digits = "".join(str(DIGITS.get(character, character)) for character in words)
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _number(words: str) -> int | None:
    return {"首": 1, "上": 1, "下": 2, "半": 1, "中": 1}.get(words) or read_count(words)


def _read_dated(match: Match) -> Phrase | None:
    """Return a year or a part of one, or a range, with the year before it."""
    parts, groups = phrases.parts_of(match, _number), match.groupdict()
    if not parts:
        return None
    word = groups.get("word") or ""
    point = Point(part=parts[0], shift=(_YEAR_WORDS | _OF_NUMBER_WORDS).get(word))
    if year := groups.get("year"):
        point = Point(_year(year), parts[0], fiscal=bool(groups["fiscal"]))
    return Phrase(point, point._replace(part=parts[1]), of_number=word in _OF_NUMBER_WORDS)


# --- Readers --------------------------------------------------------------------------------------


def _read_years(match: Match) -> Phrase | None:
    return phrases.years(_year(match["first"]), _year(match["last"]))


def _read_season(match: Match) -> Phrase | None:
    return phrases.season(_year(match["first"]), int(match["last"]), fiscal=bool(match["fiscal"]))


def _read_decade(match: Match) -> Phrase | None:
    century = {"上": 20, "本": 21}.get(match["which"]) or read_count(match["century"])
    decade = read_count(match["decade"])
    if not century or not decade or decade % 10:
        return None
    first = century * 100 - 100 + decade
    return phrases.years(first, first + 9)


def _read_fiscal_year(match: Match) -> Phrase:
    return phrases.at(Point(shift=_SHIFTS[match["which"]], fiscal=True))


def _read_ending(match: Match) -> Phrase | None:
    """Read 截至3月31日止三个月."""
    phrase = _read_dated(match)
    months = 6 if match["is_half"] else read_count(match["count"] or "12")
    if not phrase or not phrase.last or not months or months > 12:
        return None
    return phrases.months_until(phrase.last, months)


def _read_half_month(match: Match) -> Phrase | None:
    """Read 10月下半月."""
    phrase = _read_dated(match)
    month = phrase and phrase.first
    return phrases.half_of_month(month, is_first=match["place"] == "上") if month else None


def _read_day_of_month(match: Match) -> Phrase | None:
    day = read_count(match["date"])
    return phrases.at(Point(part=str(day), shift=0, unit="monthday")) if day and day <= 31 else None


def _read_weekday(match: Match) -> Phrase:
    part = str(WEEKDAYS.index(match["weekday"].replace("天", "日")))
    return phrases.at(Point(part=part, shift=int(match["which"] == "下"), unit="weekday"))


_SHIFTS = {"本": 0, "这": 0, "该": 0, "上": -1, "前": -1, "下": 1}
_UNITS: dict[str, Unit] = {"月": "month", "周": "week", "季度": "quarter", "季": "quarter"}
_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "前天": -2, "明天": 1, "明日": 1}


def _read_shifted_unit(match: Match) -> Phrase:
    return phrases.shifted(_SHIFTS[match["which"]], _UNITS[match["unit"]])


def _read_day_word(match: Match) -> Phrase:
    return phrases.shifted(_DAYS[match["when"]], "day")


def _read_past(match: Match) -> Phrase | None:
    count = read_count(match["count"])
    unit: Unit = "month" if match["unit"] == "个月" else "year"
    ahead = match.groupdict().get("which") in ("未来", "今后")
    return phrases.units(count, unit, ahead=ahead) if count else None


def _read_ago(match: Match) -> Phrase | None:
    count = read_count(match["count"])
    return phrases.shifted(-count, "year") if count else None


def _read_plan(match: Match) -> Phrase | None:
    number = read_count(match["plan"] or match["other"])
    return phrases.plan(number) if number else None


def _read_same(match: Match) -> Phrase:
    """Read 去年同期: the number's own period, in another year."""
    if match["year"]:
        return phrases.at(Point(_year(match["year"]), unit="same"), of_number=True)
    shift = (_YEAR_WORDS | _OF_NUMBER_WORDS).get(match["word"] or "", 0)
    return phrases.shifted(shift, "year", of_number=True)


# --- The recognizers ------------------------------------------------------------------------------

_DATE_WORDS = {
    "head": _HEAD,
    "year": _YEAR,
    "count": _COUNT,
    "word": _ANY_WORD,
    "extent": _EXTENT,
    "month": _COUNT,
    "month_end": "(?:份|上旬|中旬|下旬|初|末|底)?",
    "day": _COUNT,
    "to": _TO,
    "and": f"(?:{_TO}|、)",
    "time": f"(?:(?:{_PART_OF_DAY})?{_COUNT}(?:时|点)(?:{_COUNT}分)?|{_PART_OF_DAY})?",
    "part_of_day": _PART_OF_DAY,
    "plan": "十[一二三四五六]?",
    "begins": _BEGINS,
    # 半年, 中期, and 年度 until a month
    "length": f"止的?(?:(?P<count>{_COUNT})个月|(?P<is_half>半年|中期)|年度)",
    "months": f"的?(?P<count>{_COUNT})个月|的?(?P<is_half>半年度?|半财年)",
    "its_year": "止?的?[新本上]?一?个?(?:(?:财政|会计)年度|财年)",
    # 四季度 and 首季, but not 四季如春
    "quarter": "[一二三四1-4](?=季度)|首(?=季)",
    # 上半年, 半年报, and 中报, but not 媒体中报道
    "half": "[上下](?=半财?年)|半(?=年度|年报)|中(?=报(?!道))",
    "same": "(?:的?同期)?",
    "not_short": "(?<![假任短长近同周学])",
}
_NOW = (
    "目前 当前 现有 眼下 如今 现在 迄今 截至目前 从前 早年 早些年 多年来 往年 常年 近年 近年来 "
    "近几年 近几年来 近些年 近些年来"
).split()
_RECOGNIZERS = (
    # Days.
    (
        "{head}<month> ?月 ?<day> ?[日号]"
        "(?:{part_of_day}?{to}(?:<last_month:month>月)?<last_day:day>[日号])?{time}",
        _read_dated,
    ),
    ("(?<![0-9月])(?P<date>[0-9]{1,2})日(?![均内前后以元]){time}", _read_day_of_month),
    (
        "(?P<which>[本这上下])?(?<![每一两三四五六])(?:周|星期)(?P<weekday>[一二三四五六日天])(?!均)",
        _read_weekday,
    ),
    (f"(?P<when>{any_of(_DAYS)}){{time}}", _read_day_word),
    ("(?<!的)[上本]?周末", phrases.WEEKEND),
    ("截[至止](?:发稿|收盘|<count>时(?:{count}分)?)|收盘", phrases.SESSION),
    # Months.
    ("{head}(?<![0-9.万])<month> ?月{month_end}", _read_dated),
    ("{head}(?<![0-9.万])<month>月份?(?P<place>[上下])半月", _read_half_month),
    ("{head}(?<![0-9.])<month>月?份?{and}<last_month:month>月{month_end}", _read_dated),
    ("{head}[前首头]<last_month:month>个?月", _read_dated),
    ("{head}<month>月(?:{count}日|[底末])?(?:{length}|{its_year})", _read_ending),
    ("截[至止]{head}<month>月(?:{count}日|[底末])?(?:{months})", _read_ending),
    # Quarters and halves.
    ("{head}第?<quarter>季度?[初末底]?{same}", _read_dated),
    ("{head}前(?P<last_quarter>[二三2-3])个?季度", _read_dated),
    ("{head}(?P<quarter>[一二三1-3])(?:季度)?{and}(?P<last_quarter>[二三四2-4])季度", _read_dated),
    ("{head}(?:(?P<quarter>一)|(?P<last_quarter>三))季报", _read_dated),
    ("{head}(?:财年)?<half>(?:半财?年|年度|年报|报){same}", _read_dated),
    # Years.
    ("<year> ?(?P<fiscal>财)?年度?(?:全年|{extent})", _read_dated),
    ("(?:当|同)年", phrases.anaphor("year")),
    ("<word>(?:全年|{extent})(?!{count}岁|第)", _read_dated),
    ("年内(?=已|累计|[涨跌升降])|年初至今", phrases.SO_FAR_THIS_YEAR),
    ("年(?:初(?!预算|计划|目标|预期|确定)|内)", phrases.THIS_YEAR),
    ("年[末底终]|(?<![一-鿿])年中(?!国|央|心)", phrases.FULL_YEAR),
    ("<first:year>年?{to}<last:year>年", _read_years),
    ("<first:year>年[与和]<last:year>年之?间", _read_years),
    ("(?:<century:count>|(?P<which>[上本]))世纪<decade:count>年代", _read_decade),
    ("<first:year>[/-](?P<last>[0-9]{2})(?P<fiscal>财年)?", _read_season),
    ("(?P<which>[本这该上前下])一?个?(?:财年|财政年度)", _read_fiscal_year),
    ('"?<plan>五"?(?:时期|期间)|"<other:plan>五"', _read_plan),
    # Relative to the publication.
    ("(?P<which>近|最近|过去|未来|今后)<count>(?P<unit>个月|年)(?:来|间|里)?", _read_past),
    ("{begins}<count>(?P<unit>年)来", _read_past),
    ("(?<![0-9近])<count>年前", _read_ago),
    ("(?<!回)(?P<which>[本这上下])个?(?P<unit>月|周|季度|季)", _read_shifted_unit),
    ("全周", phrases.shifted(0, "week")),
    # Relative to the period of the number.
    ("届时|{begins}同期", phrases.anaphor("same")),
    ("(?:<year>年|(?P<word>去年|上年|前年))?的?同[期月]", _read_same),
    ("[前上]一?个?(?:交易日|日)", phrases.shifted(-1, "day", of_number=True)),
    ("[前上]一?周(?![一二三四五六日末])", phrases.shifted(-1, "week", of_number=True)),
    ("同比", phrases.change("year")),
    ("环比", phrases.change("same")),
    ("(?<!年[一-鿿]{2})假期|(?<![五同])期间|长假", phrases.anaphor("days")),
    ("当月", phrases.anaphor("month")),
    ("[当同首][天日晚]|同一天", phrases.anaphor("day")),
    ("{not_short}期内|当期", phrases.anaphor("same")),
    ("当季|(?<![一二三四每旺淡换])季内", phrases.anaphor("quarter")),
    ("{not_short}期末", phrases.anaphor("same", is_end=True)),
    # No period.
    (any_of(_NOW), phrases.NOW),
    ("{begins}此前|[上下]半月", phrases.NOW),
    ("(?<![年月日])以前(?!的)|(?<!截)至今(?!年)|历年(?!累计)", phrases.NOW),
    ("(?:历史|往年|常年)同期(?!新高|最)", phrases.NOW),
)

# --- What is said of a number ---------------------------------------------------------------------

_MOVES = "[增减升降涨跌缩扩多少低]|提高|回落|便宜|贵|高(?!点)"
_FOUNDED = any_of(
    "成立 创立 创办 建立 设立 投产 开通 通车 建成 竣工 动工 开工 启动 上市 问世 诞生 落成 投用 "
    "投入使用 启用 开放 开业 投入运营 正式运营".split()
)
_SAID = any_of(
    "获悉 了解到 发布 公布 公告 披露 揭晓 出炉 宣布 表示 介绍 通报 印发 报道 消息 透露 指出".split()
)
_DATELINE = "(?:电|讯)(?=[ (:]|$)"
_MORE_THAN = "较|(?<![占同环])比(?![赛重例分如率])|相较于?|相比于?|超过|高于|低于|不及"
_OF = any_of("的 为 是 仅 仅为 只有 高点 低点 峰值".split())
_AS_MUCH = f"[^,，。;0-9增升涨降]{{0,4}}?{_DIGITS}+倍"

_STANDING = (
    # 高132米, but not the deepest of 30 quakes
    f"(?<!最)(?<!震源)[高长宽深][度为{BOUNDS}]?{_DIGITS}{{1,9}}[余多]?(?:米|公里)",
    # A length between two places
    f"[距离]{_NO_NUMBER}{{0,8}}[0-9.]+(?:米|公里)",
    "库容|(?<!新增)(?<!新增.{2})(?<!新增.{4})容量|产能(?!力|利用)|年产(?=[0-9])|设计|核定|额定",
    f"建筑面积|占地|{_BEGINS}面积|(?<![种植播售工总大交套])面积{_DIGITS}{{1,9}}万?平方",
    # What something costs or cost
    "总投[资入]|(?<!均)票价|造价|概算|[月年]租|(?<!日)租金",
    f"一[份碗杯张位瓶件套]{_NO_NUMBER}{{0,6}}[0-9]+元",
    # What each year, change, or thing brings
    "每[年月周天日]|每(?:[上下][升降涨调跌]|升高|降低|增加|减少|[涨跌])|多年平均|通常|平时|可[^比支]",
    f"(?<!价)(?<!价为)每[碗杯张份位人台件户辆部间家单餐]{_IN_CLAUSE}{{0,8}}{_DIGITS}",
    # Where something is, sells, or belongs
    f"车程|时速|[建立办]于|位于|地[上下](?={_DIGITS})|涉及|下[属辖]|辖区?[0-9]",
    "遍布|销往|[卖销远]到|出口到",
)
_TRADED = "报 成交 净流 净买 净卖 收于 收盘 中间价".split()
_HAPPENED = (
    "售罄 全部 出动 救出 转移 下拨 安置 接诊 接待 迎来 涌入 受灾 受损 损失 倒塌 溢洪 泄洪 死亡 受伤"
).split()
_LASTING = (
    "(?<![只仅占])有(?![望效])|是(?!去|上|前)|(?<![建开])设(?![备施计立])",
    "只要|不超过|不得|须|需要|可以|收费",
    f"打[{ONES}]折",
)
_ATTRIBUTES = (
    "(?:平方米|公里|米|亩|公斤|吨)(?:以[上下])?的|元一[份碗杯张瓶位]",
    # 86个片区中，59个上涨
    f"(?![名人]){_NO_NUMBER}{{1,8}}中(?:[,，]|有|唯一|的)",
    # 11个城市平均, 46家宾馆的入住率
    f"[个种家项](?:{_NO_NUMBER}{{1,16}})?(?:平均|均价|合计|之和|的{_NO_NUMBER}{{0,4}}率)",
    f"[个间张处条]{_NO_NUMBER}{{0,2}}(?:[座车床餐]位|影厅|泊位|出入口|教室|房间|停车场)",
)

CHINESE_PERIODS = PeriodLanguage(
    recognizers=tuple(
        Recognizer(Pattern(phrases.expand(pattern, _DATE_WORDS)), read)
        for pattern, read in _RECOGNIZERS
    ),
    ranges=(
        (ANY, Pattern(f" ?{_TO} ?")),
        (Pattern("[从由自]\\Z"), Pattern(f"{_NO_NUMBER}{{0,6}}[,，]?{_TO}")),
    ),
    and_range=Pattern("[和与、]"),
    as_of_before=Pattern("截[至止]\\Z"),
    since_after=Pattern(
        f"(?:{_IN_CLAUSE}{{0,4}}以来|(?P<ahead>起(?!步|点|初|降))|之后|以后|后|开始|至今)"
    ),
    until_after=Pattern("(?:以前|之前)"),
    results=Pattern("营收|营业|收入|[净毛纯]?利|[盈亏]|派息"),
    superlative_after=Pattern(
        f"(?:{_NO_NUMBER}{{0,8}}以来|来|间|同期|内|的)*(?:单[日月季]|历史)?"
        "(?:新[高低]|最[高低大小多少好快]|(?<=来)首[次度])"
    ),
    comparison_before=Pattern(f"(?:{_MORE_THAN}|(?P<origin>由|从)){_IN_CLAUSE}{{0,2}}\\Z"),
    comparison_after=Pattern(
        f"的?(?:水平|(?:{_IN_CLAUSE}{{0,14}})?相比|(?:基本)?(?:持平|相当)|(?:目标|任务|计划|预算)的|{_AS_MUCH})"
    ),
    event_before=Pattern(
        f"(?:[距离]{_NO_NUMBER}{{0,8}}[ (]?|(?:成立|始建|创立|建|创办|诞生|始|上市)于?)\\Z"
    ),
    event_after=Pattern(f"{_IN_CLAUSE}{{0,8}}?{_FOUNDED}(?:建设|运营|生产)?(?=[,，。;、的)]|$)"),
    report_after=Pattern(f"[,，]?{_IN_CLAUSE}{{0,14}}?(?:{_SAID}(?!的)|{_DATELINE})"),
    base_before=Pattern(f"(?P<origin>由|从(?!业|事))[^,，。;0-9{NUMERALS}]{{0,6}}\\Z"),
    base_after=Pattern(f"{_OF}(?:(?!{_MOVES}){_NO_NUMBER}){{0,6}}"),
    multiple=Pattern("倍|成"),
    future=Pattern(any_of("将 预计 预测 计划 力争 有望 设计".split())),
    elsewhere=Pattern(f"{any_of('将 预计 计划 此前 每 通常 一般 曾'.split())}|可(?!比)"),
    stock=Pattern(any_of("余额 存量 保有量 库存 不良率 不良贷款率".split())),
    standing=Pattern("|".join(_STANDING)),
    lasting=Pattern("|".join(_LASTING)),
    attribute_before=Pattern("(?:每|[能可]容纳|可停放?|可载|发行价为?)[约近超]?\\Z"),
    attribute_after=Pattern("|".join(_ATTRIBUTES)),
    plan=Pattern("目标|预期|预测"),
    average_before=Pattern("年均(?:复合)?增|平均每年"),
    present=Pattern("[拥设建共]有|配备|可以|按照?规定|一般情况下|为例|限[载重额]"),
    ahead_before=Pattern("将[在于]?\\Z"),
    told=Pattern(any_of((*_TRADED, *_HAPPENED))),
    duration_after=Pattern("[余多]?(?:天|周|个月|年|岁)"),
    counted_before=Pattern("(?:共[有计]?|为期)\\Z"),
)
