"""Chinese number words and scale words."""

import re

DIGITS = {
    character: value
    for value, row in enumerate(
        ("零〇", "一壹", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in row
}
"""The digits, with their financial forms."""
ONES = "一二三四五六七八九"
UP_TO_TEN = f"{ONES}十"
NUMERALS = f"{UP_TO_TEN}百千万亿"
"""The common number characters."""
YEAR = f"[一二][九零〇][零〇{ONES}]{{2}}"
"""A pattern for a year in characters."""
BOUNDS = "近约超逾达"
WEEKDAYS = f"{ONES[:6]}日"
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}


def read_count(words: str) -> int | None:
    """Return the number below a hundred that digits or characters mean: `12`, `十二`."""
    if re.fullmatch("[0-9]{1,4}", words):
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or not words or any(c not in DIGITS for c in tens + ones):
        return None
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


DIGIT = "".join(DIGITS)
PLACE = "".join((*PLACES, *MYRIADS))
