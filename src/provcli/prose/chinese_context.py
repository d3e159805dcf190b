"""Chinese words around a number: what it is, what it counts, its bound, and its change."""

import re

from provcli.prose.chinese_words import (
    DIGIT,
    PLACE,
)
from provcli.prose.language import (
    Bound,
    Kind,
    Reading,
    Role,
    is_han,
)
from provcli.prose.units import (
    CHINESE_UNIT,
)

_NAME_BEFORE = re.compile(
    "(?:沪深|中证|科创|上证|标普|纳斯达克|纳指|日经|富时|深证|恒生|国证|创业板|歼|运|神舟|嫦娥|长征|天问|东风|蛟龙|天宫"
    "|波音|空客|北证|万得|财富|世界|中国|胡润|民企|企业|双)$"
)
_PHONE_BEFORE = re.compile("(?:电话|热线|拨打|致电|手机|专线|号码|平台)[:： 是为]{0,2}$")
_STREET_BEFORE = re.compile("[路街巷道楼弄]$")
_DURATION_BEFORE = re.compile("(?<!提)[近前过去来后首这头]$|过往$")
_DURATION = re.compile("年|个月|个?季度|个?交易日|[天周日]|个星期")
_DURATION_AFTER = re.compile("(?:年|个月|个季度)(?:多|余)?(?:以来|来|间|之内)")
_COUNT_BEFORE = re.compile("[近约超共达逾过计][0-9]*$")


def classify(text: str, reading: Reading) -> Kind | None:
    """What a Chinese text makes of a number."""
    if reading.kind != "number" or reading.unit_sign:
        return None
    end, before = reading.end, text[max(0, reading.start - 8) : reading.start]
    if text.startswith(("岁", "周岁"), end):
        return "age"
    if text.startswith(("年期", "年国债"), end):
        return "name"
    is_duration = _DURATION_BEFORE.search(before) and _DURATION.match(text, end)
    if is_duration or _DURATION_AFTER.match(text, end):
        return "date"
    if reading.scale != 1:
        return None
    if text.startswith("号", end):
        return "address" if _STREET_BEFORE.search(before) else "name"
    if _PHONE_BEFORE.search(before) or text.startswith(("热线", "专线"), end):
        return "phone" if reading.end - reading.start >= 5 else None
    printed = text[reading.start : end]
    if not printed.isdigit():
        return None
    is_name = _NAME_BEFORE.search(before) and not _has_unit(text, end)
    if is_name or (text.startswith("强", end) and len(printed) <= 3):
        return "name"
    if len(printed) == 4 and 1900 <= int(printed) <= 2099:
        return _year_kind(text, before, end)
    return None


def _has_unit(text: str, end: int) -> bool:
    return CHINESE_UNIT.match(text, end) is not None


def _year_kind(text: str, before: str, end: int) -> Kind | None:
    if text.startswith("年", end):
        is_duration = text.startswith(("年来", "年以上", "年历史"), end)
        return "number" if is_duration and _COUNT_BEFORE.search(before) else "year"
    return "number" if _has_unit(text, end) or _COUNT_BEFORE.search(before) else "year"


_NOT_NUMBERS = (
    "一些 一方面 一切 一直 一样 一起 一般 一定 一旦 一体 一带 一系列 一线 一流 一致 一度 一味 "
    "一向 一律 一再 一时 一举 一手 一站 一如 一贯 一同 一边 一面 一经 一番 一路 一心 一生 一身 "
    "一头 一端 一揽子 一刻 一道 一把手 一会 一齐 一连 一下 一点 一见 一看 一行 一帆 一目 一言 "
    "一跃 一改 一马 一应 一并 一概 一统 一席 一卡通 一体化 统一 唯一 之一 万一 单一 专一 同一 "
    "某一 每一 这一 那一 任一 另一 第一时间 进一步 近一步 更进一步 初一 高一 大一 十足 十字 "
    "十堰 四川 四处 四周 四面 四方 四海 四平 四通 四季 四肢 四驱 三农 三峡 三亚 三明 三门峡 "
    "三星 三角 三维 三甲 三思 再三 三九 三江 三沙 三好 三国 五台山 五角大楼 五金 五谷 五湖 "
    "五粮液 五一 五四 五常 五彩 五指 六安 六盘水 六合 六一 七夕 七匹狼 七彩 八达岭 八卦 八仙 "
    "八一 八方 八角 九江 九寨 九龙 九华山 九州 九泉 十一假期 双十一 百姓 百货 百度 百色 百科 "
    "百花 百般 百业 百态 百年 百灵 百家争鸣 千古 千方百计 千家万户 千里 千岛湖 千禧 千篇一律 "
    "万物 万里 万州 万达 万科 万宁 万向 万象 万能 万全 万众 万家 亿万 亿纬 亿利 两会 两岸 两侧 "
    "两端 两者 两翼 两手 两旁 两面 两极 两边 两两 两用 两难 半年报 半年度 半年线 上一 下一 "
    "前一 后一 新一 又一 头一 清一色 两江 两广 两湖 两地 两化 零售 零下 零部件 零件 零距离 "
    "零星 零食 零工 零碎 半导体 半岛 半夜 半径 半决赛 半成品 半程 半壁 半途 半球 半挂 多半 "
    "大半 一二三四 三三两两 不三不四 四舍五入 七上八下 五花八门 乱七八糟 三心二意 一五一十 "
    "千万别 千万不 陆地 陆续 大陆 登陆 着陆 内陆 海陆 陆上 陆运 水陆 陆空 收拾 朝花夕拾 伍仁 "
    "队伍 入伍 退伍 放肆 肆意 肆无 肆虐 数一数二 一一 独一无二 万无一失 一体两翼 丁一 周一 "
    "周二 周三 周四 周五 周六 星期一 星期二 星期三 星期四 星期五 星期六 上半年 下半年 前半 "
    "后半 上半 下半 东半 西半 南半 北半 人民一 表里如一 始终如一 不一 合一 归一 均一 一中 "
    "万元以 百强 千兆 兆丰 兆易 三只松鼠 三一 十月革命 几何 几乎 几率 数字 数据 数量 数额 数值 "
    "数控 数码 数学 数智"
).split()
_NOT_NUMBER_PATTERNS = (
    "十分(?!钟|之)",
    "万分(?!之)",
    f"零点(?! ?[0-9{DIGIT}])",
    "一百年|百年(?!来)",
    "(?<=[零〇一二三四五六七八九十])次方",
)


def not_number_pattern() -> str:
    """A pattern for the number characters of words that only look like numbers."""
    patterns = list(_NOT_NUMBER_PATTERNS)
    for word in sorted(set(_NOT_NUMBERS), key=len, reverse=True):
        for offset, character in enumerate(word):
            if character in DIGIT + PLACE + "半第几数":
                before = f"(?<={word[:offset]})" if offset else ""
                patterns.append(before + word[offset:])
    return "|".join(patterns)


# --- The counted noun -----------------------------------------------------------------------------

MAX_NOUN_CHARACTERS = 12
_NOUN_END = frozenset(
    "的了至到在是和与及或等将已被把为从向对于而且并也都就又再仍还较比同超近约达增减共其这那有，。；、："
)


def read_noun(text: str, start: int) -> int:
    """Return where the counted noun after a measure ends."""
    end = start
    while end < min(len(text), start + MAX_NOUN_CHARACTERS) and is_han(text[end]):
        if text[end] in _NOUN_END or text[end] in DIGIT + "十百千万亿":
            break
        end += 1
    return end


# --- Tables of context ----------------------------------------------------------------------------

QUALIFIERS: dict[Bound, str] = {
    "more-than": "超过|超|逾|突破|高于|大于|多于|不止|冲破|破|超出|越过|跨越|>|过|首超",
    "at-least": "至少|不少于|不低于|不小于|起码|最少|最低|上|≥|不下|不下于",
    "nearly": "近|接近|将近|逼近|直逼|临近|几近",
    "about": "约|大约|大概|约为|约合|约占|估计|预计约|~|≈|平均约|差不多|大致",
    "at-most": "不超过|不超|未超过|没超过|不高于|至多|最多|不到|不足|低于|小于|少于|不大于|不多于|≤|<|未满|不满"
    "|最高|未达",
}
INSIDE_QUALIFIERS: dict[Bound, str] = {"more-than": "多|余|有余|几|+|个多|个余", "about": "来|许"}
AFTER_QUALIFIERS: dict[Bound, str] = {
    "more-than": "多|余|有余|开外|出头",
    "at-least": "以上|及以上|或以上|起",
    "at-most": "以内|以下|之内|及以下",
    "about": "左右|上下|前后",
}
NOT_QUALIFIERS = (
    "最近 附近 就近 邻近 节约 条约 合约 契约 预约 公约 签约 纽约 制约 集约 履约 违约 中超 "
    "英超 高超 通过 经过 不过 度过 渡过 路上 网上 线上 以上 会上 海上 船上 加上 市场上 基础上 "
    "地上 身上 北上 南上 早上 晚上 全年上"
).split()
RISES = (
    "增长 增加 提高 上升 提升 上涨 增 涨 升 扩大 上扬 走高 攀升 增至 涨幅 增幅 增速 回升 走强 "
    "新增 净增 多增 增多 上浮 反弹 拉升 放量 增产 增收 扩张 跃升 飙升 高出 偏多 上行 多了 多 "
    "高于 快于 加快 上调 涨至 升至 调升 增值 同增"
).split()
FALLS = (
    "下降 减少 降低 回落 下滑 下跌 降 跌 减 收窄 缩小 下挫 走低 缩减 压减 萎缩 下探 降幅 跌幅 "
    "负增长 减亏 减产 少增 缩水 锐减 骤降 下调 下浮 放缓 走弱 减持 低于 慢于 缩短 跌至 降至 "
    "减至 精简 裁减 削减 调降 同降 流失 少 缩量 偏少 偏低 下行 收缩 回调 低"
).split()
LEVELS = "持平 保持 维持 稳定在 不变".split()
ROLES: dict[Role, str] = {
    "to": "多达|至|到|为|达|达到|至约|到约|达约|在|报|收于|收报|为约|于|占|成",
    "from": "从|由|自|从约|较",
    "by": "了|约|幅度为|降幅为|增幅为|降幅达|增幅达|降幅|增幅|涨幅|跌幅|涨幅为|跌幅为|涨幅达|跌幅达|增速为|增速达|增速"
    "|降幅约|增幅约|减少了|增加了|下降了|增长了|降幅扩大至|降幅收窄至|增速放缓至|增速回落至|增速降至",
}
