"""What the words near a number confirm of its figure, key by key.

A rule reports a key that the text contradicts. Where the text is silent, or where it could mean
something else as well, a rule cannot decide, and the key counts as not confirmed.
"""

from collections.abc import Callable, Mapping
from functools import partial

from provcli.checks.confirmation.claims import ClaimWords
from provcli.checks.confirmation.entities import EntityWords
from provcli.checks.confirmation.metrics import MetricWords
from provcli.checks.confirmation.periods import PeriodWords
from provcli.checks.confirmation.qualifiers import confirms_qualifier
from provcli.checks.confirmation.reasons import confirms_reason
from provcli.checks.confirmation.scopes import ScopeWords
from provcli.checks.confirmation.signs import confirms_sign
from provcli.checks.confirmation.statuses import StatusWords
from provcli.checks.confirmation.units import UnitWords
from provcli.checks.context import CheckContext, FoundFigure, subject_of
from provcli.checks.rules.metrics import MIN_DIGITS

CONFIRMED_IF: Mapping[str, str] = {
    "unit": 'the text prints the unit, or what is counted, at the number, with the same "per"; '
    "a bare $ or ¥ needs words for a less usual currency; persons, points, and degrees are no "
    "things",
    "period": "provcli reads exactly the same period, and its words do not date another number, "
    "such as one compared with it; a figure without a period needs a section that has named none "
    "up to there",
    "entity": "the clause, the sentence, the heading, or (without a heading) the title names it as "
    "what the words are about, and no other entity of the figures there, or last before the "
    "number; no unknown name is between",
    "metric": "the words near the number have at least half the words of its name, and more of it "
    "than of any other metric; what the number counts is not in another name alone; by how much "
    "something changes is not how much it is",
    "scope": "the words that belong to the number, or the heading, have its words, and those of no "
    'other scope; a figure without a scope needs them without any, and without "including"',
    "status": "a plan, a verb of a fact, or a period that is over decides, if the clause has no "
    'word for a forecast, a denial, or a condition, and no "to open"; or the paragraph has no '
    "word for a plan",
    "sign": "a word for a rise or a fall, a gain or a loss, or a printed sign is at the number; "
    "a metric that cannot be negative needs none",
    "qualifier": "the words at the number mean the same bound; for an exact number, all of them "
    "are known to mean none",
    "claim": "the sentence of its stated number has a word for its kind, and names or implies the "
    "period of its base; its inputs have the entity and metric of the stated number",
    "reason": "a draft would dismiss the number with the same reason; rules compare repetitions "
    "and claims; a repetition of one or two digits needs a confirmed entity and metric",
}
"""The keys that are confirmed or counted, each with what confirms it."""


def find_unconfirmed(case: CheckContext) -> Mapping[str, tuple[str, ...]]:
    """Return, by key, the subjects whose words near the number do not confirm it.

    Entries that the article does not have at their location are left out: rules report them.
    """
    entity, metric = EntityWords(case), MetricWords(case)
    confirms: Mapping[str, Callable[[FoundFigure], bool]] = {
        "unit": UnitWords(case).confirms,
        "period": PeriodWords(case).confirms,
        "entity": entity.confirms,
        "metric": metric.confirms,
        "scope": ScopeWords(case).confirms,
        "status": StatusWords(case).confirms,
        "sign": partial(confirms_sign, case),
        "qualifier": partial(confirms_qualifier, case),
    }
    unconfirmed = {
        key: tuple(found.figure.id for found in case.found if not is_confirmed(found))
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
    # A number of few digits may be equal by chance.
    repetitions = tuple(
        subject_of(found.entry)
        for found in case.found_again
        if found.repetition
        and len(found.figure.value.normalize().as_tuple().digits) < MIN_DIGITS
        and not (entity.confirms(found) and metric.confirms(found))
    )
    return {**unconfirmed, "reason": reasons + repetitions}
