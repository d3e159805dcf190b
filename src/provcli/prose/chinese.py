"""Chinese, as one of the languages that are read."""

from provcli.prose.chinese_context import NOT_NUMBERS, classify, read_noun
from provcli.prose.chinese_numbers import PART, RECOGNIZERS, STARTS, read_scale
from provcli.prose.language import Language
from provcli.prose.patterns import spread
from provcli.prose.units import CHINESE_COUNTERS, CHINESE_UNIT_SIGNS, CHINESE_UNITS

_PAID = "收 收取 罚 赔 赔付 补 补贴 奖励 给 给予 付".split()
"""What can be paid at most: 最高收500元."""
_TIMES_BEFORE = "去年 去年同期 上年 上年同期 上月 年初 此前".split()
"""When a level was another one: 由去年的41%提高到80%."""

CHINESE = Language(
    name="chinese",
    script="[〇\u4e00-\u9fff]",
    starts=STARTS,
    recognizers=RECOGNIZERS,
    number_words="[两半]",
    not_numbers=NOT_NUMBERS,
    read_scale=read_scale,
    classify=classify,
    unit_signs=CHINESE_UNIT_SIGNS,
    range_words=("至", "到", "或"),
    units=CHINESE_UNITS,
    counters=CHINESE_COUNTERS,
    read_noun=read_noun,
    qualifiers_before=spread(
        {
            "more-than": "超过|超|逾|突破|高于|大于|多于|不止|冲破|破|超出|越过|跨越|>|过|首超",
            "at-least": "至少|不少于|不低于|不小于|起码|最少|最低|上|≥|不下|不下于"
            "|不得低于|不得少于|起步|保底|少说|少说也有|足有",
            "nearly": "近|几乎|接近|将近|逼近|直逼|临近|几近",
            "about": "约|大约|大概|约为|约合|约占|估计|预计约|~|≈|平均约|差不多|大致|约莫|大约摸"
            "|大约莫|约摸",
            "at-most": "不超过|不超|未超过|没超过|不高于|至多|最多|不到|不足|低于|小于|少于|不大于"
            "|不得超过|不得高于|不得多于|最高为|最多为|不多于|≤|<|未满|不满|最高|未达|没有超过|没有突破|没有达到|没达到|顶多|撑死|封顶"
            "|跌破|跌穿"
            "|未超|没超|未逾|未到|没到|不及|上限|上限为|上限是|"
            + "|".join(f"最高{paid}" for paid in _PAID),
        }
    ),
    qualifiers_inside=spread({"more-than": "多|余|有余|几|大几|+|个多|个余", "about": "来|许"}),
    qualifiers_ahead={
        f"{most}{can}": "at-most" for most in ("最高", "最多", "至多") for can in "可能"
    },
    qualifiers_apart=spread(
        {
            "about": "约为|约占|约是|大约是",
            "at-most": "不足|不到|不及",
            "nearly": "接近|将近",
            "more-than": "超过|逾",
        }
    ),
    apart="[\u4e00-\u9fff]{2,8}的",
    qualifiers_after=spread(
        {
            "more-than": "多|余|有余|开外|出头|冒头|还多|不止",
            "at-least": "以上|及以上|或以上|往上|朝上|起|起步|保底|打底",
            "at-most": "内|以内|以下|之内|及以下|车程以内|路程以内|范围以内|车程内|范围内|往下|封顶"
            "|为限|为上限",
            "about": "左右|上下|前后",
        }
    ),
    not_qualifiers=(
        "最近 附近 就近 邻近 节约 条约 合约 契约 预约 公约 签约 纽约 制约 集约 履约 违约 中超 英超 "
        "高超 带过 来过 通过 经过 不过 度过 渡过 路上 网上 线上 以上 会上 海上 船上 加上 市场上 "
        "基础上 地上 身上 北上 南上 早上 晚上 全年上"
    ).split(),
    not_qualifiers_after=(
        "内部",
        "内地",
        "内陆",
        "内外",
        "内存",
        "内容",
        "内销",
        "内资",
        "上下游",
        "上下级",
        "上下班",
        "左右摇摆",
        "左右手",
        "左右两",
        "起步价",
    ),
    rises=(
        "增长 增加 提高 上升 提升 上涨 增 涨 升 扩大 上扬 走高 攀升 增至 涨幅 增幅 增速 回升 走强 "
        "新增 净增 多增 增多 上浮 反弹 拉升 放量 增产 增收 扩张 跃升 飙升 高出 偏多 上行 多了 多 "
        "高于 快于 加快 前移 上调 涨至 升至 调升 增值 同增 升值 抬高 推高 加大 贵了 高开"
    ).split(),
    falls=(
        "下降 减少 降低 回落 下滑 下跌 降 跌 减 收窄 缩小 下挫 走低 缩减 压减 萎缩 下探 降幅 跌幅 "
        "负增长 减亏 减产 少增 缩水 锐减 骤降 下调 下浮 放缓 走弱 减持 低于 慢于 跌至 降至 "
        "减至 精简 裁减 削减 调降 同降 流失 少 缩量 偏少 偏低 下行 收缩 回调 低 "
        "后移 减收 减支 压缩 跌去 缩短 衰退 滑落 递减 衰减 跳水 缩窄 重挫 急挫 倒退 滑坡 走软 贬值 "
        "蒸发 亏掉 跌掉 挫 减幅 缩了 便宜 便宜了 低开"
    ).split()
    + [f"{what}掉了" for what in "价格 价 指数 量 利润 收入 份额 气温".split()],
    rises_after=("的增长", "的增幅", "的涨幅", "的增速", "增幅", "涨幅"),
    falls_after=("的降幅", "的跌幅", "的下降", "的下跌", "降幅", "跌幅"),
    levels=("持平", "保持", "维持", "稳定在", "不变"),
    not_changes=(
        "多亏 多家 多个 多名 多位 多种 多次 多项 多年 多地 多数 多元 多样 最多 至多 许多 众多 很多 "
        "大多 更多 诸多 多少 最少 至少 不少 少数 缺少 最低 低碳 多了解 收缩压 山体滑坡 滑坡点 "
        "滑坡体 滑坡造成 滑坡灾 受挫 挫折"
    ).split(),
    movers="船 艇 轮 车 车辆 飞机 直升机 火箭 部队 士兵 队伍 登山者 队员 男子 女子".split(),
    part=PART,
    change_fillers=("了", "幅度", "约", "近", "逾", "超", "分别", "各", "又", "再", "仅", "均"),
    roles_before=spread(
        {
            "to": "多达|至|到|为|达|达到|至约|到约|达约|在|报|收于|收报|为约|于|占|成",
            "from": "从|由|自|从约|较|"
            + "|".join(f"{origin}{time}的" for origin in "从由" for time in _TIMES_BEFORE),
            "by": "了|约|幅度为|降幅为|增幅为|降幅达|增幅达|降幅|增幅|涨幅|跌幅|涨幅为|跌幅为"
            "|涨幅达|跌幅达|增速为|增速达|增速|降幅约|增幅约|减少了|增加了|下降了|增长了"
            "|降幅扩大至|降幅收窄至|增速放缓至|增速回落至|增速降至",
        }
    ),
    minus_words=("负", "零下"),
    list_words=("、", "和", "及", "与", "以及"),
    series_words=("至", "到", "从", "其中", "的", "和"),
    restating_words=("或", "即"),
)
