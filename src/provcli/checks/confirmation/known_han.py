"""The Chinese words that make a number nothing else than a fact.

Chinese has no spaces, so words are known if such ones, names, numbers, and times cover them.
"""

from functools import cached_property
from itertools import takewhile

from provcli.checks.context import CheckContext
from provcli.checks.rules.metrics import Words, read_words, split_words
from provcli.prose.article import Location, Paragraph
from provcli.prose.patterns import is_han
from provcli.prose.sentences import Span
from provcli.prose.units import CHINESE_UNIT

_LINKS = frozenset(
    """
    的 了 至 到 在 于 由 从 和 与 及 比 较 也 年 月 日 天 而 则 元 据 末 底 仅 只 高 低
    今年 去年 上年 当年 同年 本年 本月 当月 上月 上周 本周 上半年 下半年 全年 年内 年初 年末
    年底 月初 月末 月底 期间 期末 期内 报告期 年度 月份 季度 全天 上午 下午 晚间 凌晨 当日 当天
    今日 昨日 昨天 今天 近日 日前 此时 同期 目前 现在 截至 截止 以来 同比 环比
    全省 全市 全国 全县 全区 我国 我省 我市 本省 本市 当地 公司 记者 数据 统计 统计局 公报 公告
    通报 报告 根据 情况 分别 同时 水平 比例 总额 总数 总量 数量 规模 金额 经济数据
    """.split()
)
"""Words for times, and between others, that change nothing about a number."""
_FACTS = frozenset(
    """
    为 达 共 有 是 已 增 降 升 跌 涨 占 居 获 实现 完成 达到 增长 下降 增加 减少 提高 提升 上升
    下滑 上涨 下跌 回落 回升 降低 增至 降至 升至 扩大 缩小 收窄 缩短 延长 压缩 突破 超过 高出 建成
    投产 开通 录得 创下 收于 报收 收报 收盘 位列 位居 排名 取得 获得 赢得 拥有 现有 共有 已有 设有
    合计 总计 共计 总共 均为 只有 仅为 仅有 占比 新增 增设 设置 配备 持平 基本持平 发生 引发
    造成 获悉 了解到 显示 公布 发布 介绍 表示 指出
    """.split()
)
"""Verbs that make a number no plan, guess, denial, part, or thing of another one."""
_PLANS = frozenset("将 预计 计划 力争 有望 预期 目标".split())
MAX_SIZE = 4
"""Characters of the longest of these words."""
MAX_CLAUSE = 1000
"""Characters of a clause; the words of a longer one are not known."""


class KnownHan:
    """Whether provcli knows the Chinese words of a part of an article."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._read: dict[Location, set[int]] = {}
        """The characters of the numbers, units, bounds, and times of each paragraph."""
        for found in case.found_again:
            context = found.context
            read = self._find_read(found.occurrence.paragraph)
            if words := context.qualifier_words:
                read.update(range(words.start, words.end))
            if unit := context.unit:
                read.update(range(unit.words.start, unit.end))

    def cover(
        self, paragraph: Paragraph, span: Span, names: Words, *, is_plan: bool = False
    ) -> bool:
        """Return whether known words and those of names cover a part of a paragraph."""
        return not self.find_unknown(paragraph, span, names, is_plan=is_plan)

    def find_unknown(
        self, paragraph: Paragraph, span: Span, names: Words, *, is_plan: bool = False
    ) -> str:
        """Return the first characters that no known words or names cover; empty if none."""
        reached = self._reach(paragraph, span, names, is_plan=is_plan)
        if span[1] in reached:
            return ""
        first = max(reached, default=span[0])
        end = min(span[1], first + MAX_SIZE)
        return "".join(takewhile(is_han, paragraph.text[first:end])) or paragraph.text[first:end]

    def lead_on(self, paragraph: Paragraph, span: Span, names: Words) -> bool:
        """Return whether known words lead to the first verb, name, or end of a part."""
        return any(self._reach(paragraph, span, names, is_plan=True).values())

    def _reach(
        self, paragraph: Paragraph, span: Span, names: Words, *, is_plan: bool
    ) -> dict[int, bool]:
        """Return up to where words are known, and if a verb or a name ends there."""
        start, end = span
        if end - start > MAX_CLAUSE:
            return {}
        text, read = paragraph.text[start:end], self._find_read(paragraph)
        named = {
            place + offset
            for place, word in read_words(text)
            if word in names
            for offset in (start, start + 1)
        }
        reached = {start: start == end}
        for place in range(start, end):
            if place not in reached:
                continue
            if place in named or place in read or not is_han(paragraph.text[place]):
                reached[place + 1] = place in named or place + 1 == end
            for size in range(1, min(MAX_SIZE, end - place) + 1):
                word = paragraph.text[place : place + size]
                if word in _LINKS:
                    reached.setdefault(place + size, place + size == end)
                elif word in _FACTS or (is_plan and word in _PLANS):
                    reached[place + size] = True
        return reached

    @cached_property
    def names(self) -> Words:
        """The words of the names of all metrics and entities."""
        dataset = self._case.dataset
        names = (each.names for each in (*dataset.metrics, *dataset.entities))
        return split_words(" ".join(name for own in names for name in own))

    def _find_read(self, paragraph: Paragraph) -> set[int]:
        if paragraph.location not in self._read:
            mentions = self._case.periods_of(paragraph).mentions
            self._read[paragraph.location] = {
                place
                for each in (*paragraph.numerals, *mentions)
                for place in range(each.start, each.end)
            }
            for number in paragraph.numerals:
                if counter := CHINESE_UNIT.match(paragraph.text, number.end):
                    self._read[paragraph.location].update(range(*counter.span()))
        return self._read[paragraph.location]
