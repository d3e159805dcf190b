"""Chinese, as one of the languages that are read."""

from provcli.prose.chinese_context import (
    AFTER_QUALIFIERS,
    FALLS,
    INSIDE_QUALIFIERS,
    LEVELS,
    NOT_QUALIFIERS,
    QUALIFIERS,
    RISES,
    ROLES,
    classify,
    not_number_pattern,
    read_noun,
)
from provcli.prose.chinese_numbers import (
    RECOGNIZERS,
    STARTS,
    read_scale,
)
from provcli.prose.chinese_words import DIGITS as DIGITS
from provcli.prose.chinese_words import MYRIADS as MYRIADS
from provcli.prose.chinese_words import PLACES as PLACES
from provcli.prose.chinese_words import read_count as read_count
from provcli.prose.language import (
    Language,
    spread,
)
from provcli.prose.units import (
    CHINESE_COUNTERS,
    CHINESE_UNIT_SIGNS,
    CHINESE_UNITS,
)

CHINESE = Language(
    name="chinese",
    script="[〇\u4e00-\u9fff]",
    starts=STARTS,
    recognizers=RECOGNIZERS,
    not_numbers=not_number_pattern(),
    read_scale=read_scale,
    classify=classify,
    unit_signs=CHINESE_UNIT_SIGNS,
    range_words=("至", "到", "或"),
    units=CHINESE_UNITS,
    counters=CHINESE_COUNTERS,
    read_noun=read_noun,
    qualifiers_before=spread(QUALIFIERS),
    qualifiers_after=spread(AFTER_QUALIFIERS),
    qualifiers_inside=spread(INSIDE_QUALIFIERS),
    not_qualifiers=tuple(NOT_QUALIFIERS),
    rises=tuple(RISES),
    falls=tuple(FALLS),
    rises_after=("的增长", "的增幅", "的涨幅", "的增速", "增幅", "涨幅"),
    falls_after=("的降幅", "的跌幅", "的下降", "的下跌", "降幅", "跌幅"),
    levels=tuple(LEVELS),
    change_fillers=("了", "幅度", "约", "近", "逾", "超", "分别", "各", "又", "再", "仅", "均"),
    roles_before=spread(ROLES),
    minus_words=("负", "零下"),
    list_words=("、", "和", "及", "与", "以及"),
    series_words=("至", "到", "从", "其中", "的", "和"),
    restating_words=("或", "即"),
)
