"""Words beside a number that are known to change nothing about it."""

import re

from provcli.checks.context import FoundFigure
from provcli.checks.rules.metrics import Words, read_stems
from provcli.dataset.models import Dataset
from provcli.drafting.plans import PAST
from provcli.prose.english_words import (
    COUNTS,
    FUNCTION_WORDS,
    MAGNITUDES,
    MONTHS,
    PARTS,
    PERSONS,
    SEASONS,
    TIME_UNITS,
    WEEKDAYS,
)
from provcli.prose.language import merge
from provcli.prose.languages import LANGUAGES
from provcli.prose.patterns import any_case, one_of

_WORDS = merge(LANGUAGES)
_CHANGES = any_case(
    one_of((*_WORDS.rises, *_WORDS.falls, *_WORDS.levels, *_WORDS.rises_after, *_WORDS.falls_after))
)
_PLAIN = (
    FUNCTION_WORDS.difference("up not no some over under about around".split())
    | set(PAST.split("|"))
    | set(COUNTS)
    | MAGNITUDES.keys()
    | MONTHS.keys()
    | PARTS.keys()
    | {f"{unit}s" for unit in TIME_UNITS}
    | {*PERSONS, *SEASONS, *TIME_UNITS, *WEEKDAYS}
    | set(
        "total average mean median record annual net gross number rate share value price sum "
        "amount level high low being do does say make need take get give show sell use keep own "
        "carry add build expect want include cover contain cost pay spend buy employ produce "
        "reach reaches equal remain come another even still first new same past remaining exactly "
        "precisely together alone percent cent gone because pulled minus here there".split()
    )
)
"""English words that bound no number and change no amount."""
_BOUNDS = re.compile(
    r"(?:near|nudg|touch|approach|skirt|flirt|brush|top|cross|exceed|pass(?!eng)|hover|edg|breach|crest"
    r"|eclips|clear|scrap|best|border|verg|approximat|estimat|cap|limit|pegg|push|bare|weak|strong"
    r"|sag|soften|slid|slip)"
)
"""The beginnings of verbs that may bound a number, or change it."""
_VERB = re.compile(r"[a-z]{2,}(?:ed|ing)")


def is_plain(word: str, known: Words = frozenset()) -> bool:
    """Return whether a word is known to bound no number, or is one of some names."""
    folded = word.casefold()
    if not _PLAIN.isdisjoint((folded, folded.removesuffix("s"))) or _CHANGES.fullmatch(folded):
        return True
    return bool(read_stems(word) & known)


def is_plain_verb(word: str) -> bool:
    """Return whether a word is a regular verb that hardly bounds a number."""
    return bool(_VERB.fullmatch(word)) and not _BOUNDS.match(word)


def names_of(dataset: Dataset, found: FoundFigure) -> Words:
    """Return the beginnings of the words of the names of a figure."""
    return read_stems(find_names(dataset, found))


def find_names(dataset: Dataset, found: FoundFigure) -> str:
    """Return the names of a figure's metric, entity, unit, and scope."""
    figure = found.figure
    metric, entity = dataset.metric_by_id[figure.metric], dataset.entity_by_id[figure.entity]
    unit = dataset.unit_of(metric.id)
    return " ".join((*metric.names, *entity.names, unit.label or "", figure.scope or ""))
