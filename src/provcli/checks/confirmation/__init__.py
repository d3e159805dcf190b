"""What the words near a number confirm of its figure, key by key.

A rule reports a key that the text contradicts. Where the text is silent, or where it could mean
something else as well, a rule cannot decide, and the key counts as not confirmed. A table in
docs/checking.md says what confirms each key.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from provcli.checks.confirmation.claims import ClaimWords
from provcli.checks.confirmation.entities import EntityWords
from provcli.checks.confirmation.known_han import KnownHan
from provcli.checks.confirmation.known_words import KnownWords
from provcli.checks.confirmation.metrics import MetricWords
from provcli.checks.confirmation.periods import PeriodWords
from provcli.checks.confirmation.qualifiers import confirms_qualifier
from provcli.checks.confirmation.reasons import confirms_reason
from provcli.checks.confirmation.scopes import ScopeWords
from provcli.checks.confirmation.signs import confirms_sign
from provcli.checks.confirmation.statuses import StatusWords
from provcli.checks.confirmation.units import UnitWords
from provcli.checks.context import CheckContext, FoundFigure, subject_of
from provcli.checks.rules.metrics import read_counted
from provcli.dataset.models import Figure
from provcli.prose.numerals import Numeral

NEED_KNOWN_WORDS = frozenset(("metric", "status"))
"""The keys that each word near a number confirms or does not."""


class Confirmation(NamedTuple):
    """What the words near the numbers of a dataset confirm.

    Entries that the article does not have at their location are left out: rules report them.

    Attributes:
        unconfirmed: by key, the subjects whose words do not confirm it.
        unknown_words: by figure, the words near its number that provcli does not know.
    """

    unconfirmed: Mapping[str, tuple[str, ...]]
    unknown_words: Mapping[str, tuple[str, ...]]


def confirm(case: CheckContext) -> Confirmation:
    """Compare each key of a dataset with the words near its number."""
    known_han = KnownHan(case)
    known_words = KnownWords(case, known_han)
    entity, scope = EntityWords(case, known_han), ScopeWords(case)
    metric, status = MetricWords(case, known_words), StatusWords(case, known_words, known_han)
    confirms: Mapping[str, Callable[[FoundFigure], bool]] = {
        "unit": UnitWords(case).confirms,
        "period": PeriodWords(case, known_han).confirms,
        "entity": entity.confirms,
        "metric": metric.confirms,
        "scope": scope.confirms,
        "status": status.confirms,
        "sign": partial(confirms_sign, case),
        "qualifier": partial(confirms_qualifier, case),
    }
    # Nothing is compared with a number that cannot be read, such as the 六 of 六连胜.
    unread = tuple(
        match.item.id
        for match in case.alignment.matches
        if isinstance(match.item, Figure) and match.outcome == "found" and match.occurrence
        if not isinstance(match.occurrence.numeral, Numeral)
    )
    unconfirmed = {
        key: unread + tuple(found.figure.id for found in case.found if not is_confirmed(found))
        for key, is_confirmed in confirms.items()
    }
    claim = ClaimWords(case)
    unconfirmed["claim"] = tuple(
        each.id for each in case.dataset.claims if not claim.confirms(each)
    )
    reasons = tuple(
        subject_of(match.item)
        for match in case.alignment.matches
        if match.outcome == "found" and not confirms_reason(case, match)
    )
    keys = (entity, metric, scope, status)
    found_by_id = {found.figure.id: found for found in case.found}
    repetitions = tuple(
        subject_of(found.entry)
        for found in case.found_again
        if found.repetition
        and (
            _is_beside_figure(case, found)
            or _counts_others(found, found_by_id.get(found.figure.id))
            or not all(key.confirms(found) for key in keys)
        )
    )
    unconfirmed["reason"] = reasons + repetitions
    words = {found.figure.id: known_words.list_unknown(found) for found in case.found}
    return Confirmation(unconfirmed, words)


def _is_beside_figure(case: CheckContext, found: FoundFigure) -> bool:
    """Return whether a sentence has a figure and, it says, repeats it."""
    own = case.find_number(found.figure)
    paragraph = found.occurrence.paragraph
    start, end = case.find_sentence(paragraph, found.numeral.start)
    return own is not None and own[0] is paragraph and start <= own[1].start < end


def _counts_others(found: FoundFigure, figure: FoundFigure | None) -> bool:
    """Return whether a repetition counts other things: 7 cars and 7 trucks."""
    here, there = read_counted(found), read_counted(figure) if figure else None
    return here is not None and there is not None and here[1].isdisjoint(there[1])
