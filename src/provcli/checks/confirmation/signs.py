"""Whether the words at a number show its sign."""

import re

from provcli.checks.confirmation.plain import is_plain, names_of
from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.rules.article import FALL_IN_NAME, GAIN_IN_NAME, measures_loss

MAX_SPEED = 4
_SPEED_BEFORE = re.compile("[降跌增涨升][幅速势]$")
"""What changes, if not the amount itself: 降幅收窄5个百分点."""
MAX_BETWEEN = 60
"""Characters between a number and the word of its change."""
_MAY_BE_NEGATIVE = re.compile(
    r"\b(?:change|growth|profit|earnings|surplus|balance|net|margin|result|cash flow|ebitda?"
    r"|return|yield|gap|difference|inflation|increase|decrease|rise|fall|gain|loss|deficit|swing"
    r"|temperature|variation|revision|move|contribution)s?\b"
    r"|增[长速幅减收]|变化|变动|涨跌|[涨跌降升]幅|利润|盈利|盈余|盈亏|顺差|逆差|赤字|差额|收支|净|毛利|同比|环比|气温|温度|回报",
    re.IGNORECASE,
)
"""Words of a metric whose values can be below zero."""
_GAIN = re.compile(
    r"\b(?:profit|profits|surplus|gains?|earned|earnings|earns|income|made|makes)\b|利润|盈利|盈余|顺差|净赚|赚",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:loss|losses|deficit|shortfall|outflow)s?\b|亏损?|逆差|赤字|流出", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\bnegative\b|负(?!责|担|债)", re.IGNORECASE)
_JOIN = re.compile(r"[,;]| (?:and|but|while|after|from) ")
MAX_SIDE = 30
"""Characters on either side of a number in which words may contradict each other."""
_DIRECTIONS = {
    "rise": re.compile(
        r"\b(?:rose|ris\w+|up|gain\w*|higher|increas\w*|climb\w*|grew|grow\w*|inch\w*|edg\w*)\b",
        re.IGNORECASE,
    ),
    "fall": re.compile(
        r"\b(?:fell|fall\w*|down|lower|los[et]|losing|decreas\w*|drop\w*|declin\w*|shrank)\b",
        re.IGNORECASE,
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_PLAIN_HAN = frozenset(
    "为达到至了约近逾超共是有的在计额同环比上年度季月全累合实现取得完成率幅更再又仅各均分别达"
)
"""Characters of the words that may be between a number and its change."""


def confirms_sign(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether a sign, or a word that means one, is at a number.

    A metric whose values cannot be below zero needs none.
    """
    figure, context = found.figure, found.context
    metric = case.dataset.metric_by_id[figure.metric]
    name = " ".join(metric.names)
    unit = case.dataset.unit_of(metric.id)
    if unit.kind == "rank" or figure.value == 0:
        return True
    if figure.value > 0 and not _MAY_BE_NEGATIVE.search(name):
        return True
    if _is_unclear(case, found):
        return False
    words, text = context.direction_words, found.occurrence.paragraph.text
    if words and _SPEED_BEFORE.search(text, max(0, words.start - MAX_SPEED), words.start):
        return False
    if context.sign < 0 and context.sign_words != words:
        return figure.value < 0  # a printed sign
    if (
        words
        and context.direction in ("rise", "fall")
        and _is_beside(case, found, words.start, words.end)
    ):
        is_fall = context.direction == "fall"
        is_named = FALL_IN_NAME.search(name) and not GAIN_IN_NAME.search(name)
        return figure.value > 0 if is_named else is_fall == (figure.value < 0)
    start, clause = found.numeral.start, case.clause_near(found)[0]
    named = [
        (each.start(), each.end(), is_loss)
        for pattern, is_loss in ((_GAIN, False), (_LOSS, True))
        for each in pattern.finditer(text, max(clause, start - MAX_BETWEEN), start)
    ]
    if not named or context.direction:
        return False
    first, last, is_loss = max(named)
    if not _is_beside(case, found, first, last):
        return False
    if measures_loss(name):
        return is_loss and figure.value > 0
    return is_loss == (figure.value < 0)


def _is_unclear(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether words for a rise and for a fall, or "negative", are at a number.

    "It inched 3% lower", "it lost its gain of 3%"
    """
    numeral, text = found.numeral, found.occurrence.paragraph.text
    clause = case.clause_near(found)
    join = _JOIN.search(text, numeral.end, clause[1])
    end = join.start() if join else clause[1]
    span = max(clause[0], numeral.start - MAX_SIDE), min(end, numeral.end + MAX_SIDE)
    if _NEGATIVE.search(text, span[0], numeral.start):
        return True
    found_words = {
        name
        for start, end in ((span[0], numeral.start), (numeral.end, span[1]))
        for name, pattern in _DIRECTIONS.items()
        if pattern.search(text, start, end)
    }
    return len(found_words) > 1 and found.context.role in ("by", "to")


def _is_beside(case: CheckContext, found: FoundFigure, start: int, end: int) -> bool:
    """Return whether only plain words and names are between words and a number."""
    text, number = found.occurrence.paragraph.text, found.numeral
    between = text[end : number.start] if end <= number.start else text[number.end : start]
    if len(between) > MAX_BETWEEN:
        return False
    if re.search("[。；，;]", between):
        return False
    name = " ".join(case.dataset.metric_by_id[found.figure.metric].names)
    known = names_of(case.dataset, found)
    return all(
        is_plain(word[0], known) if word[0].isascii() else not set(word[0]) - _PLAIN_HAN - set(name)
        for word in _WORD.finditer(between)
    )
