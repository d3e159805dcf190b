"""English, as one of the languages that are read."""

from provcli.prose.english_context import (
    AFTER_QUALIFIERS,
    CHANGE_FILLERS,
    FALLS,
    FALLS_AFTER,
    INSIDE_QUALIFIERS,
    LEVELS,
    NOT_CHANGES,
    NOT_QUALIFIERS,
    QUALIFIERS,
    RESULTS,
    RISES,
    RISES_AFTER,
    ROLES,
    SERIES,
    THE,
    classify,
    read_noun,
)
from provcli.prose.english_numbers import (
    RECOGNIZERS,
    STARTS,
    read_scale,
)
from provcli.prose.english_words import MONTHS as MONTHS
from provcli.prose.english_words import NUMBER_WORDS as NUMBER_WORDS
from provcli.prose.english_words import ORDINAL_WORDS as ORDINAL_WORDS
from provcli.prose.english_words import read_count as read_count
from provcli.prose.language import (
    Language,
    spread,
)
from provcli.prose.units import ENGLISH_UNIT_SIGNS, ENGLISH_UNITS

ENGLISH = Language(
    name="english",
    script="[A-Za-z]",
    starts=STARTS,
    recognizers=RECOGNIZERS,
    read_scale=read_scale,
    classify=classify,
    unit_signs=ENGLISH_UNIT_SIGNS,
    range_words=(" to ", " or ", " - ", " up to "),
    units=ENGLISH_UNITS,
    read_noun=read_noun,
    qualifiers_before=spread(QUALIFIERS),
    qualifiers_after=spread(AFTER_QUALIFIERS),
    qualifiers_inside=spread(INSIDE_QUALIFIERS),
    not_qualifiers=NOT_QUALIFIERS,
    rises=tuple(RISES),
    falls=tuple(FALLS),
    rises_after=tuple(RISES_AFTER),
    falls_after=tuple(FALLS_AFTER),
    levels=tuple(LEVELS),
    not_changes=NOT_CHANGES,
    change_fillers=tuple(CHANGE_FILLERS),
    roles_before=spread(ROLES),
    minus_words=("minus", "negative"),
    list_words=(" and ", ", and ", ", "),
    of_words=tuple(f" {out}of {the}" for out in ("", "out ") for the in THE),
    series_words=tuple(SERIES),
    restating_words=("or",),
    result_words=tuple(f"{result}{of}" for result in RESULTS for of in ("", " of", " was")),
)
