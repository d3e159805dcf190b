"""One folding of text, character by character, so that offsets stay valid."""

import unicodedata

_SEVERAL_TO_ONE = {
    "-": "‐‑‒–—―−－﹣",
    "'": "‘’＇",
    '"': "“”＂",
    "~": "～〜∼",
    "%": "٪",
    ".": "٫",
    ",": "٬",
    "/": "⁄∕",
}
# Chinese number words have traditional and variant forms.
_VARIANTS = dict(
    zip(
        "萬億兩倆幾點個負餘雙對圓圆慶從減長漲擴縮過達於約噸畝輛戶項處間條場隻塊錢歲時級號樓紀",
        "万亿两两几点个负余双对元元庆从减长涨扩缩过达于约吨亩辆户项处间条场只块钱岁时级号楼纪",
        strict=True,
    )
)
_KEPT = "，．。"
"""Full-width marks that end a clause; between full-width digits they are folded."""


class _Folding(dict[int, str]):
    """The folded form of each character, computed when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _KEPT:
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    narrow = unicodedata.normalize("NFKC", character)
    # Superscripts, circled digits, and Roman numbers keep their meaning, and so do fractions.
    if len(narrow) != 1 or unicodedata.category(character) in ("No", "Nl"):
        return character
    return _VARIANTS.get(narrow, narrow)


_FOLDING = _Folding({ord(several): one for one, row in _SEVERAL_TO_ONE.items() for several in row})
_FULL_WIDTH = frozenset("０１２３４５６７８９")
_BETWEEN_DIGITS = {"，": ",", "．": "."}


_LIGATURES = str.maketrans({letter: unicodedata.normalize("NFKC", letter) for letter in "ﬀﬁﬂﬃﬄﬅﬆ"})


def split_ligatures(text: str) -> tuple[str, list[int]]:
    """Return a text without ligatures, and where each letter is in `text`."""
    spelled = [character.translate(_LIGATURES) for character in text]
    places = [place for place, letters in enumerate(spelled) for _ in letters]
    return "".join(spelled), places


def has_ligatures(text: str) -> bool:
    """Return whether a text has letters such as ﬁ."""
    return text.translate(_LIGATURES) != text


def fold(text: str) -> str:
    """Return `text` for matching; each offset in it is the same offset in `text`.

    Full-width forms become narrow, digits of every script become 0 to 9, spaces of every kind
    become spaces, dashes become hyphens, and traditional number words become simplified.
    """
    folded = text.translate(_FOLDING)
    if not any(mark in text for mark in _BETWEEN_DIGITS):
        return folded
    characters = list(folded)
    for offset, character in enumerate(text[1:-1], start=1):
        # A full-width comma groups full-width digits only; elsewhere it ends a clause.
        is_inside = text[offset - 1] in _FULL_WIDTH and text[offset + 1] in _FULL_WIDTH
        if is_inside and character in _BETWEEN_DIGITS:
            characters[offset] = _BETWEEN_DIGITS[character]
    return "".join(characters)
