"""The gazetteer: countries and larger regions by the names that articles use."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from provcli.drafting.slugs import data_path


@dataclass(frozen=True)
class Place:
    """A row of the gazetteer."""

    kind: str
    name: str
    local_name: str
    abbreviation: str
    """Its short form in Chinese, which is found by, but too short to be looked for in a text."""
    other_names: tuple[str, ...]
    codes: Mapping[str, str]
    part_of: str


@cache
def places_by_name() -> Mapping[str, Place]:
    """Return the places by each name that a text can have."""
    found: dict[str, Place] = {}
    with data_path("places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes = (code.split("=") for code in row["codes"].split("|") if code)
            place = Place(
                row["kind"],
                row["name"],
                row["local_name"],
                row["abbreviation"],
                tuple(filter(None, row["other_names"].split("|"))),
                {code[0]: code[1] for code in codes},
                row["part_of"],
            )
            for name in (place.name, place.local_name, *place.other_names):
                found.setdefault(name, place)
    return found


@cache
def place_kinds() -> str:
    """Return a pattern for the kinds of places in the gazetteer, and common others."""
    kinds = {place.kind for place in places_by_name().values()} - {"world"}
    return "|".join(sorted({*kinds, *_OTHER_KINDS}))


_OTHER_KINDS = "city county state district town village".split()


@cache
def han_place_kinds() -> Mapping[str, str]:
    """Return the kind of a place by the character that ends its Chinese name."""
    counts = Counter(
        (name.removeprefix(place.local_name), place.kind)
        for name, place in places_by_name().items()
        if place.local_name and name.startswith(place.local_name)
    )
    # Where several kinds share an ending, most places of that ending decide.
    kinds = {ending: kind for (ending, kind), _ in reversed(counts.most_common())}
    single = {ending: kind for ending, kind in kinds.items() if len(ending) == 1}
    return {**single, "市": "city", "县": "county", "州": "prefecture", "区": "district"}


@cache
def _name_pattern() -> re.Pattern[str]:
    names = sorted(places_by_name(), key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name[0].isascii())
    han = "|".join(re.escape(name) for name in names if not name[0].isascii())
    # Few characters begin a name; to look at these first is four times as fast.
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"(?=[{first}])(?:(?<![\w.-])(?:{latin})(?![\w-])|{han})")


def is_place(text: str) -> bool:
    """Return whether a text is the name of a place, and nothing more."""
    return text in places_by_name()


def find_places(text: str) -> Iterator[tuple[int, int, Place]]:
    """Yield the places that a text names, with start and end, in order."""
    for found in _name_pattern().finditer(text):
        yield found.start(), found.end(), places_by_name()[found[0]]
