"""The name of what a number measures in a Chinese text."""

import re
from collections.abc import Sequence

from provcli.drafting.measures import TIMES, Measure
from provcli.drafting.model import Candidate
from provcli.drafting.names import read_han_counted, read_han_phrases, read_han_subject

MAX_LIST = 80
PART_OF = re.compile("占[^，。；]{0,8}$|占[^，。；]{1,12}的比[重例][^，。；]*$")
_PRICE = re.compile("(?:报|收报|报收|收于)(?P<per>每[^，。；]{1,3})?$")
_GOODS = re.compile("配额|合约|期货|现货")
_PER_UNIT = re.compile("[^，。；]{0,2}[/／]")
_OF_AFTER = re.compile(
    "(?:[至到—~-][\\d.]+[万亿]?[^，。；\\d]{0,3}|左右|上下|以上|[长高宽深])?"
    "的(?P<noun>(?!年度|全年|预期|目标|纪录)[\u4e00-\u9fff]{2,6}?)(?=[，。；向为在是没]|$)"
)
_PLAN = re.compile("(?:完成|为)[^，。；]{0,8}(?:计划|目标)[^，。；]{0,12}的$")
_THAN = re.compile(
    "相比，;*(?:全.)?(?P<noun>[^，。；;]{1,12}?)[已又则仍]?(?=扩大|[增减上下提升降翻跌涨高低])"
)
"""What a number before its name is compared with: 与2020年的4亿元相比，经费增长2%."""
_OF_OTHER = re.compile("(?:相当于|[是为])[^，。；]{1,14}的$")
_GROWTH_RATE = re.compile("增长率[为是达]?到?-?$")
_KIND = re.compile("的([省市县区州])[共仅只]?有$")
_ITEMS = re.compile("(?:^|[，；：。])(?:其中)?(?P<items>(?:[\u4e00-\u9fff]{2,12}、)+)$")
_QUANTITY_NAMES = {"amount": "金额", "rate": "比率", "duration": "时长", "length": "长度"} | {
    "area": "面积", "volume": "体积", "weight": "重量"
}  # fmt: skip


def names_only(words: str, entity: str) -> bool:
    """Return whether a name is just that of the entity: 江城市, 江城市以."""
    return words.startswith(entity) and words[len(entity) :] in ("", "市", "省", "县", "区")


def _read_list(candidate: Candidate) -> list[str]:
    """Return the names of "A、B分别增长1%和2%"; empty if there is one name."""
    if "分别" not in candidate.before:
        return []
    text, end = candidate.paragraph.text, candidate.numeral.start
    start = max(text.rfind(mark, candidate.sentence[0], end) for mark in "，。；：")
    segment = text[max(start + 1, candidate.sentence[0], end - MAX_LIST) : end]
    parts = [
        read_han_subject(part) for part in re.split("、|和|及|与", segment.partition("分别")[0])
    ]
    return parts if len(parts) > 1 and all(parts) else []


def _join_items(candidate: Candidate, subject: str) -> str:
    """Return "A、B和C" for the "B和C" that follows "A、"; subject if nothing does."""
    text, start = candidate.paragraph.text, candidate.sentence[0]
    at = max(start, text.rfind(subject, start, candidate.numeral.start))
    found = _ITEMS.search(text, max(start, at - MAX_LIST), at)
    return f"{found['items']}{subject}" if found else subject


def name_unnamed_han(measure: Measure, paragraph: int) -> str:
    """Return a name for a number that its words do not name: 金额（第3段）."""
    return f"{_QUANTITY_NAMES.get(measure.generic, '数量')}（第{paragraph}段）"


def name_han_price(candidate: Candidate, base: str) -> str:
    """Return the name of what a share or an ounce costs, 海山科技股价; maybe none."""
    reported = _PRICE.search(candidate.before)
    if reported is None:
        return ""
    if "价" in base:
        return f"{base.partition('价')[0]}价"
    is_goods = reported["per"] or _PER_UNIT.match(candidate.after) or _GOODS.search(base)
    return f"{'' if base.startswith('金额（') else base}{'价格' if is_goods else '股价'}"


def read_han_name(
    candidate: Candidate,
    measure: Measure,
    entity: str,
    *,
    peer: str,
    bases: Sequence[str],
    opening: str,
    start: int,
) -> str:
    """Return what a number measures; maybe nothing.

    Args:
        candidate: the number.
        measure: its unit.
        entity: the name of what it is about.
        peer: the entity of a list or a comparison that it continues; maybe none.
        bases: what the numbers before it in its sentence measure.
        opening: the beginning of its sentence.
        start: where the words of the number before it end.
    """
    if not peer and (parts := _read_list(candidate)):
        return "、".join(parts)
    before = _OF_OTHER.sub("", candidate.before) if measure == TIMES else candidate.before
    if whole := _read_whole(candidate, measure, entity, bases[-1] if bases else ""):
        return whole
    if compared := _THAN.match(candidate.named_after):
        return compared["noun"] if compared["noun"] != "价" else "价格"
    unit, kind = candidate.context.unit, _KIND.search(before)
    is_counter = unit and unit.noun and unit.words.start >= candidate.numeral.end
    counted = ""
    if unit and is_counter and unit.code not in ("", "人", "股"):
        counted = read_han_counted(unit.noun)
    counted = counted or (kind[1] if kind else "")
    subject = counted or strip_entity(read_han_subject(before), entity)
    subject = _add_rate(subject, measure, before)
    if re.search("[和及与]", subject):
        subject = _join_items(candidate, subject)
    if not subject and peer and "分别" in before and not bases:
        # "失业率高于全省的只有江城、海山两市，分别为": the subject begins the sentence.
        *_, subject = "", *read_han_phrases(opening)
    has_noun_after = not subject or (before.endswith("有") and not counted and not measure.is_rate)
    if has_noun_after and (after := _OF_AFTER.match(candidate.named_after)):
        return after["noun"]
    if not subject and _PRICE.search(before):
        # "It fell 1%; 海山科技跌停，报52元": the subject is in the clause before.
        clauses = re.split("[，；]", candidate.paragraph.text[start : candidate.numeral.start])
        return strip_entity(read_han_subject(clauses[-2]), entity) if len(clauses) > 2 else ""
    deal = "额" if measure.is_money else "量"
    return subject + deal if subject.endswith("成交") else subject


def _add_rate(subject: str, measure: Measure, before: str) -> str:
    """Return the name of a growth rate that is not itself a growth: 自然增长率."""
    is_rate = measure.id == "permille" and _GROWTH_RATE.search(before)
    return f"{subject}增长率" if is_rate and not subject.endswith("率") else subject


def _read_whole(candidate: Candidate, measure: Measure, entity: str, latest: str) -> str:
    """Return what a rate is a share of, or the plan that it completes; maybe none."""
    before, start = candidate.before, candidate.numeral.start
    if latest and _PLAN.search(candidate.paragraph.text, max(0, start - 30), start):
        return f"{latest}计划完成率"
    part = PART_OF.search(before) if measure.id == "percent" else None
    if part is None or part[0].startswith("占比"):
        return ""
    # "研发投入24亿元，占收入的8%" is the share of what the clause before measures.
    return strip_entity(read_han_subject(before[: part.start()]), entity) or latest


def strip_entity(base: str, entity: str) -> str:
    """Return a name without that of the entity: 生产总值, not 杭州市生产总值."""
    rest = re.sub(rf"^{re.escape(entity)}[省市县州区]?的?", "", base)
    return rest if len(rest) > 1 else base
