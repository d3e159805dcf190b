"""The levels of the other entities that the words around a number name."""

import re
from collections.abc import Iterable, Mapping, Sequence

from provcli.drafting.model import ProposedFigure
from provcli.drafting.sorting import GROUPS

MAX_PEERS = 50
_ONLY_OTHER = re.compile(
    r"\b(?:its|their|the) (?:neighbou?r|rival|counterpart|other)s?\b|对方|邻市"
)
_ASIDE = re.compile(r" (?:to|from|with|by|for|at|when|while)\b")
"""What names another entity by the way: China's exports to Belton are not Belton's."""
_SIZES = {
    word: size
    for size, words in enumerate(
        ("two both 两 二", "three 三", "four 四", "five 五", "six 六", "seven 七", "eight 八"),
        start=2,
    )
    for word in words.split()
}
GROUP = re.compile(
    rf"\b(?:(?P<size>{'|'.join(filter(str.isascii, _SIZES))}) (?:{GROUPS}))\b"
    rf"|(?P<han>[{''.join(word for word in _SIZES if not word.isascii())}])[省市县国州地]"
)
_TOTAL = re.compile(r"\b(?:totall?(?:ed|ing)|combined|together|a total of)\b|合计|共计|总计")
_JOINT = re.compile(" (?:in all|in total|altogether)\\b")
_JOINT_BEFORE = re.compile("(?:合计|共计|总计)[达为约]*$")
_OWNER = re.compile(
    rf"^(?:[a-z]+ )?(?:{GROUPS})['’] ?(?:combined |total |joint )?|^(?:合计|共计|总计)"
)


class Peers:
    """The levels of every entity, by metric and period."""

    def __init__(
        self, levels: Iterable[ProposedFigure], called: Mapping[str, Sequence[str]]
    ) -> None:
        self._called = called
        self._levels: dict[tuple[str, str | None], dict[str, ProposedFigure]] = {}
        self._totals: dict[tuple[str, str | None], ProposedFigure] = {}
        """The totals of several entities."""
        for level in levels:
            key = level.base.casefold(), level.period
            if adds_up(level):
                name = _OWNER.sub("", key[0])
                self._totals.setdefault((name, level.period), level)
            elif len(self._levels.setdefault(key, {})) < MAX_PEERS:
                self._levels[key].setdefault(level.entity, level)

    def find_others(self, own: ProposedFigure) -> list[ProposedFigure]:
        """Return the levels of other entities that are like that of one."""
        others = self._levels.get((own.base.casefold(), own.period), {}).values()
        return [
            other
            for other in others
            if (other.measure, other.status) == (own.measure, own.status)
            and other.entity != own.entity
        ]

    def find_named(self, own: ProposedFigure, words: str) -> ProposedFigure | None:
        """Return the level of the one other entity that words name."""
        others = self.find_others(own)
        words = _ASIDE.split(words)[0]
        named = [
            other
            for other in others
            if any(name and name in words for name in self._called[other.entity])
        ]
        if not named and len(others) == 1 and _ONLY_OTHER.search(words):
            named = others
        return named[0] if len(named) == 1 else None

    def find_total(self, own: ProposedFigure) -> ProposedFigure | None:
        """Return the total of several entities that has the metric and period of one."""
        return self._totals.get((own.base.casefold(), own.period))

    def is_total(self, level: ProposedFigure) -> bool:
        """Return whether a level is the total of several entities."""
        key = _OWNER.sub("", level.base.casefold()), level.period
        return self._totals.get(key) is level

    def find_parts(self, total: ProposedFigure) -> list[ProposedFigure]:
        """Return the levels that a total adds up; empty if not all are known."""
        if not self.is_total(total):
            return []
        name = _OWNER.sub("", total.base.casefold())
        parts = [
            level
            for level in self._levels.get((name, total.period), {}).values()
            if (level.measure, level.status) == (total.measure, total.status)
        ]
        size = read_group(total)
        others = [part for part in parts if part.entity != total.entity]
        sentence = total.candidate.sentence_key
        near = [part for part in parts if part.candidate.sentence_key == sentence]
        return next((found for found in (near, parts, others) if len(found) == size), [])


def adds_up(figure: ProposedFigure) -> bool:
    """Return whether a number is the total of several entities."""
    return bool(read_group(figure) and _TOTAL.search(_clause_of(figure)))


def is_joint(figure: ProposedFigure) -> bool:
    """Return whether a number is said to add up others: 合计21亿元, 12 tonnes in all."""
    start = figure.candidate.numeral.start
    before = figure.candidate.paragraph.text[max(figure.candidate.sentence[0], start - 8) : start]
    return bool(_JOINT.match(figure.candidate.named_after) or _JOINT_BEFORE.search(before))


def read_group(figure: ProposedFigure) -> int:
    """Return how many entities the clause of a number speaks of; 0 for one alone."""
    found = GROUP.search(_clause_of(figure))
    return _SIZES[(found["size"] or found["han"]).casefold()] if found else 0


def _clause_of(figure: ProposedFigure) -> str:
    start = figure.candidate.numeral.start
    before = figure.candidate.paragraph.text[max(figure.candidate.sentence[0], start - 60) : start]
    return re.split("[,;] |[，；：]", before)[-1]
