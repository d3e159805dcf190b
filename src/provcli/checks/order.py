"""Names and numbers of one sentence that belong together by their order."""

import re
from collections.abc import Sequence
from itertools import pairwise

LISTED = re.compile(r"\brespectively\b|分别", re.IGNORECASE)
"""Words that join a list of names to a list of numbers."""

JOINED = re.compile(
    r"(?:(?! (?:and|but|while|with|than|against) )[^,;:.\d]){0,40}"
    " (?:in|at|of|for|from|by) (?:the )?"
)
"""What joins a number to the name after it: 7 cars in Germany."""


def pair_in_order(
    sentence: str, names: Sequence[tuple[int, str]], numbers: Sequence[int]
) -> list[str]:
    """Return the name of each number, or nothing where the order leaves a doubt.

    Names and numbers alternate, as in "5 births and 7 deaths", or are two lists of one order, as in
    "births and deaths were 5 and 7, respectively". A name has the offset of its beginning, and a
    number that of its end.
    """
    if len(names) != len(numbers) or len(names) < 2:
        return []
    names = sorted(names)
    marks = sorted([(offset, True) for offset, _ in names] + [(each, False) for each in numbers])
    are_names = [is_name for _, is_name in marks]
    if not all(first != second for first, second in pairwise(are_names)):
        are_listed = all(are_names[: len(names)]) and LISTED.search(sentence)
        if not are_listed:
            return []
    elif are_names[0]:
        following = zip(numbers, (offset for offset, _ in names[1:]), strict=False)
        # In "Exports beat the 5 tons of imports with 7", 5 belongs to the second name.
        if any(JOINED.fullmatch(sentence, end, start) for end, start in following):
            return []
    return [name for _, name in names]
