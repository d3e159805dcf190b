"""A language more is one module: a toy one, with a few words of German."""

import re
from decimal import Decimal

from provcli.prose.context import read_context
from provcli.prose.language import Language, Reading, Scale, whole
from provcli.prose.languages import LANGUAGES
from provcli.prose.numerals import find_numbers
from provcli.prose.patterns import one_of, spread

COUNTS = {"zwei": 2, "drei": 3, "elf": 11}
SCALES = {"Tausend": 1000, "Millionen": 10**6, "Mio.": 10**6}
_COUNT = re.compile(one_of(COUNTS))
_SCALE = re.compile(f" ?({one_of(SCALES)})")


def read_count(text: str, start: int) -> Reading | None:
    """Return a number word with its scale word."""
    found = _COUNT.match(text, start)
    if not found:
        return None
    reading = whole(found, "number", Decimal(COUNTS[found[0]]))
    scale = read_scale(text, found.end(), "")
    return reading._replace(end=scale.end, scale=Decimal(scale.factor)) if scale else reading


def read_scale(text: str, end: int, _currency: str) -> Scale | None:
    """Return a scale word after a number."""
    found = _SCALE.match(text, end)
    return Scale(found.end(), SCALES[found[1]]) if found else None


TOY = Language(
    name="toy",
    script="[A-Za-z]",
    starts=one_of(COUNTS),
    recognizers=(read_count,),
    read_scale=read_scale,
    unit_signs={"prozent": "percent"},
    range_words=(" bis ",),
    units={"kronen": "SEK"},
    qualifiers_before=spread({"about": "etwa|rund", "at-most": "höchstens"}),
    falls=("sank", "fielen"),
    roles_before={"um": "by", "auf": "to"},
)


def test_a_language_more_is_read() -> None:
    text = "Der Preis sank um etwa elf Prozent auf 2 bis 3 Millionen Kronen, drei Tausend im Jahr"
    numerals = find_numbers(text, languages=(TOY,))
    assert [(numeral.text, str(numeral.value), numeral.unit_sign) for numeral in numerals] == [
        ("elf Prozent", "11", "percent"),
        ("2", "2000000", ""),
        ("3 Millionen", "3000000", ""),
        ("drei Tausend", "3000", ""),
    ]
    contexts = [read_context(text, numeral, languages=(TOY,)) for numeral in numerals]
    assert [(context.qualifier, context.role, context.sign) for context in contexts[:3]] == [
        ("about", "by", -1),
        ("exact", "to", 1),
        ("exact", None, 1),
    ]
    assert [context.unit.code for context in contexts if context.unit] == ["percent", "SEK", "SEK"]


def test_it_can_be_read_beside_the_others() -> None:
    text = "three plants, drei Tausend, 两万亿"
    read = find_numbers(text, languages=(*LANGUAGES, TOY))
    assert [numeral.text for numeral in read] == ["three", "drei Tausend", "两万亿"]


def test_each_language_has_a_name_of_its_own() -> None:
    assert len({language.name for language in LANGUAGES}) == len(LANGUAGES)
