"""Chinese words around a number: what it is and counts, its bound, its change."""

from provcli.prose.chinese_words import BOUNDS, DIGIT, NUMERALS, ONES, PLACE, UP_TO_TEN
from provcli.prose.digits import YEAR
from provcli.prose.language import Kind, Reading, Rule, find_kind
from provcli.prose.patterns import Pattern, any_of, is_han
from provcli.prose.units import CHINESE_UNIT, LIKE_NUMBERS

_ANY_DIGITS, _YEAR, _ONE = Pattern("[0-9]+"), Pattern(YEAR), Pattern(f"[{ONES}]")
_UNIT = CHINESE_UNIT.source
_COUNT = Pattern(f"[{BOUNDS}共过计][0-9]*$")
_TIMES = (
    # 人均预期寿命80.12岁，比上年提高0.21岁
    Rule("number", before=Pattern("寿命[^。；]{0,20}$"), after=Pattern("周?岁")),
    Rule("age", after=Pattern("周?岁")),
    Rule("name", Pattern("[0-9][05]"), after=Pattern("后")),
    Rule("name", after=Pattern("年期|年国债")),
    # 近五年, 三个月来: a duration that places a period.
    Rule(
        "date",
        before=Pattern("(?<![提了])[近前过去来后首这头]$|过往$"),
        after=Pattern("年|个月|个?季度|个?交易日|[天周日]|个星期"),
    ),
    Rule("date", after=Pattern("(?:年|个月|个季度)(?:多|余)?(?:以来|来|间|之内|内)")),
)
_NUMBERED = (
    "沪深 中证 科创 上证 标普 纳斯达克 纳指 日经 富时 深证 恒生 国证 创业板 歼 运 神舟 嫦娥 长征 "
    "天问 东风 蛟龙 天宫 波音 空客 北证 万得 财富 世界 中国 胡润 民企 企业 双"
).split()
_NAMES = (
    # 三级医院, 三期临床, 二楼; but 分三级 and 连续三期 count.
    Rule(
        "name",
        _ONE,
        before=Pattern("(?<!分为)(?<![分共续近前每这那各])$"),
        after=Pattern("[级楼期]"),
    ),
    Rule("name", Pattern("一"), after=Pattern("类")),
    Rule("name", _ONE, before=Pattern(f"(?:劣|[0-9](?:{_UNIT}))$"), after=Pattern("类")),
    Rule("address", before=Pattern("[路街巷道楼弄]$"), after=Pattern("号")),
    Rule("name", after=Pattern("号")),
    Rule(
        "phone",
        Pattern(".{5,}"),
        before=Pattern("(?:电话|热线|拨打|致电|手机|专线|号码|平台)[:： 是为]{0,2}$"),
    ),
    Rule("phone", Pattern(".{5,}"), after=Pattern("热线|专线")),
    Rule(
        "name",
        _ANY_DIGITS,
        before=Pattern(f"{any_of(_NUMBERED)}$"),
        after=Pattern(f"(?![多余来几]?(?:{_UNIT}))"),
    ),
    Rule("name", Pattern("[0-9]{1,3}"), after=Pattern("强")),
    Rule("number", _YEAR, before=_COUNT, after=Pattern("年(?:来|以上|历史)")),
    Rule("year", _YEAR, after=Pattern("年")),
    Rule("number", _YEAR, before=_COUNT),
    Rule("year", _YEAR, after=Pattern(f"(?!{_UNIT})")),
    Rule("number", _YEAR),
)


def classify(text: str, reading: Reading) -> Kind | None:
    """Return what a Chinese text makes of a number."""
    if reading.kind != "number" or reading.unit_sign:
        return None
    return find_kind(_TIMES if reading.scale != 1 else (*_TIMES, *_NAMES), text, reading)


_LOOK_ALIKES = (
    "一些 一方面 一切 一直 一样 一起 一般 一定 一旦 一体 一带 一系列 一线 一流 一致 一度 一味 一向 "
    "一律 一再 一时 一举 一手 一站 一如 一贯 一同 一边 一面 一经 一番 一路 一心 一生 一身 一端 "
    "一揽子 一刻 一道 一把手 一会 一齐 一连 一下 一点 一见 一看 一行 一帆 一目 一言 一跃 一改 一马 "
    "一应 一并 一概 一统 一席 一卡通 唯一 之一 万一 单一 专一 同一 某一 每一 这一 那一 任一 "
    "另一 第一时间 进一步 近一步 初一 高一 大一 十足 十字 十堰 四川 四处 四周 四面 四方 四海 四平 "
    "四通 四肢 四驱 三农 三峡 三亚 三明 三门峡 三星 三角 三维 三甲 三思 再三 三九 三江 三沙 三好 "
    "三国 五台山 五角大楼 五金 五谷 五湖 五粮液 五一 五四 五常 五彩 五指 六安 六盘水 六合 六一 "
    "七夕 七匹狼 七彩 八达岭 八卦 八仙 八一 八方 八角 九江 九寨 九龙 九华山 九州 九泉 十一假期 "
    "双十一 百姓 百货 百度 百色 百科 百花 百般 百业 百态 百年 百灵 百家争鸣 千古 千方百计 千家万户 "
    "千里 千岛湖 千禧 千篇一律 万物 万里 万州 万达 万科 万宁 万向 万象 万能 万全 万众 万家 亿万 "
    "亿纬 亿利 两会 两岸 两侧 两端 两者 两翼 两手 两旁 两面 两极 两边 两两 两用 两难 半年报 半年度 "
    "半年线 上一 下一 前一 后一 新一 又一 头一 清一色 两江 两广 两湖 两地 两化 零售 零下 零部件 "
    "零件 零距离 零星 零食 零工 零碎 半导体 半岛 半夜 半径 半决赛 半成品 半程 半壁 半途 半球 半挂 "
    "多半 大半 一二三四 三三两两 不三不四 四舍五入 七上八下 五花八门 乱七八糟 三心二意 一五一十 "
    "千万别 千万不 数一数二 一一 独一无二 万无一失 一体两翼 丁一 周一 周二 周三 周四 周五 周六 "
    "星期一 星期二 星期三 星期四 星期五 星期六 前半 后半 上半 下半 东半 西半 南半 北半 人民一 "
    "表里如一 始终如一 不一 合一 归一 均一 百强 千兆 兆丰 兆易 三只松鼠 三一 十月革命 一阵 一招 "
    "一顿 一丝 一派 一团 一旁 惟一 其一 其二 二来 二者 三者 半空 半点 一共 四通八达 焕然一新 "
    "二氧化 一氧化 三氧化 一模一样 两栖 半路 一夜 一早 一侧 一隅 一战 二战 逐一 一伙 一晃 一瞥 "
    "半边 半截 独树一帜 一清二楚 一动不动 一来 半殖民地 两性 两派 万岁 万事 一事 一头雾水 一头扎 "
    "一头是 一头连 一国两制 一口气 一辈子 一大早 一成不变 五星红旗 五星级 四星级 胡说八道 二手 "
    "四人帮 二维 三轮 四合院 一票否决 一窝蜂 一锤 一把抓 一脉 一波三折 一蹴 一年级 两样 一门心思 "
    "一文不 二线 三线 一炮 一哄 一环扣 一劳永逸 一锅 一枝独秀 千军万马 一年四季 百折 三番 百尺 "
    "万紫千红 千锤百炼 千家 百川 八宝 三通 五行 六神 一日千里 一落千丈 十全十美 千钧 一鼓作气 一帜 "
    "一臂 一斑 一寸 夜半 两半 半信半疑 清零 归零 一知半解 事半功倍 一分为二 一刀切 一窍 "
    "统一(?!小时)"
).split()
_NUMERAL, _RARE = f"[{DIGIT}{PLACE}0-9第]", "贰貳叁參参肆伍陆陸柒漆拾什幺"
NOT_NUMBERS = "|".join(
    (
        # 千瓦 and 百分点 are units, and 参 or 陆 alone is hardly ever a number.
        LIKE_NUMBERS,
        f"(?<!{_NUMERAL})[{_RARE}](?!{_NUMERAL}| ?[元角点折])",
        # They two, brothers.
        "(?<=[他她它你我咱们])[俩仨]|俩(?=好)|仨(?=瓜)|(?<=瓜)俩",
        "四季(?!度)|(?<=单位[:：])[百千万亿]+",
        f"十分(?!钟|之)|万分(?!之)|零点(?! ?[0-9{DIGIT}])|一百年|百年(?!来)",
        f"(?<=[零〇{UP_TO_TEN}])次方",
        *(
            f"(?<={word[:offset]}){word[offset:]}"
            for word in sorted(set(_LOOK_ALIKES), key=len, reverse=True)
            for offset, character in enumerate(word)
            if character in DIGIT + PLACE + "半第"
        ),
    )
)
"""A pattern for the number characters of words that only look like numbers."""


# --- The counted noun -----------------------------------------------------------------------------

MAX_NOUN_CHARACTERS = 12
_NOUN_END = frozenset(
    "的了至到在是和与及或等将已被把为从向对于而且并也都就又再仍还较比同增减共其这那有，。；、："
) | set(BOUNDS)

_BOUND_AFTER = Pattern("[以之][内上下]|左右")
_CLASS = Pattern("(?:(?<![年班])级|规模|限额)$")
"""What a bound follows in the name of a class: 县级以上医院, 规模以上企业."""


def read_noun(text: str, start: int) -> tuple[int, int] | None:
    """Return the counted noun after a measure: the span of 企业 in 12家企业."""
    end = start
    while end < min(len(text), start + MAX_NOUN_CHARACTERS) and is_han(text[end]):
        is_bound = _BOUND_AFTER.match(text, end) and not _CLASS.search(text, start, end)
        if is_bound or text[end] in _NOUN_END or text[end] in f"{DIGIT}{NUMERALS}":
            break
        end += 1
    return (start, end) if end > start else None
