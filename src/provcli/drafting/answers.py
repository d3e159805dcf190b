"""What the answers of a review mean: the value of a field, a reason, a unit."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import get_args

from provcli.dataset.models import Dataset, Qualifier, Reason, Status
from provcli.dataset.units import standard_units
from provcli.drafting.measures import add_bases, measure_of
from provcli.drafting.slugs import Slugs, make_slug
from provcli.errors import ProvcliError, abbreviate, propose
from provcli.prose.context import read_context
from provcli.prose.numerals import find_numbers

FIELDS = ("entity", "metric", "unit", "period", "value", "qualifier", "status", "scope")
"""The fields of a figure that a review can change; the unit is that of its metric."""
CHOICES: dict[str, tuple[str, ...]] = {
    "qualifier": get_args(Qualifier),
    "status": get_args(Status),
    "reason": get_args(Reason),
}
"""The fields that have one of a few values."""
OPTIONAL = ("period", "qualifier", "status", "scope")
"""The fields that `-` leaves out."""
EXAMPLES = {
    "entity": "Norway",
    "metric": "Fish exports",
    "unit": "percent, count, or EUR",
    "period": "2023 or FY2023",
    "value": "1250000 or -3.5",
    "scope": "the north",
}
"""Answers that fit the fields whose values are not listed."""
MIN_TYPO = 0.8
"""How alike a word and a known unit are that are taken for the same."""
MAX_UNIT = 40
"""Characters of the id of a unit."""
_NAMES = {"ratio": "times", "multiple": "times", "euro": "EUR", "people": "person"}
"""Words for units that no number of a text has in this form."""
_PER = re.compile(r"(?P<unit>.+?)(?: per | an? |/)(?P<base>[a-z]+)")
_KIND = re.compile(r"\s*[:：]\s*(?P<kind>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$")


def split_kind(answer: str) -> tuple[str, str]:
    """Return the name of an entity, and its kind where `:` and a word say it."""
    found = _KIND.search(answer)
    return (answer[: found.start()], found["kind"]) if found else (answer, "")


def find_choice(field: str, answer: str) -> str:
    """Return the value that an answer is, or is the beginning of."""
    choices = CHOICES[field]
    if answer in choices:
        return answer
    possible = [choice for choice in choices if answer and choice.startswith(answer.lower())]
    if len(possible) == 1:
        return possible[0]
    raise ProvcliError(
        f"{abbreviate(answer)} is not a {field}.",
        hint=f"Type a number from 1 to {len(choices)}, or one of {', '.join(choices)}.",
    )


def read_unit(dataset: Dataset, answer: str) -> tuple[str, str]:
    """Return the id of a unit, by id, label, or words.

    The second is the label with which the unit is added; empty if the dataset need not have it.
    """
    labels = {id_: label for id_, (label, _) in standard_units().items()}
    labels |= {unit.id: unit.label for unit in dataset.units}
    for id_, label in labels.items():
        if answer in (id_, label):
            return id_, ""
    unit = _read_words(answer, labels)
    if (
        not unit
        and (found := _PER.fullmatch(answer))
        and (of := _read_words(found["unit"], labels))
    ):
        # A word after "per" is a noun, such as child.
        unit = f"{of}-per-{found['base']}".lower()
    unit = unit or _name_unit(answer, labels)
    return unit, "" if unit in labels else answer


def _read_words(words: str, labels: Mapping[str, str]) -> str:
    """Return the id of the unit that words name in a text; empty if they name none."""
    if (named := _NAMES.get(words.casefold(), "")) in labels:
        return named
    text = f"1 {words}"
    number = find_numbers(text)[0]
    unit = read_context(text, number).unit
    if unit is None or not unit.code or unit.end != len(text):
        return ""
    return add_bases(measure_of(unit._replace(bases=()), number, ""), unit).id


def _name_unit(answer: str, labels: Mapping[str, str]) -> str:
    """Return an id for a unit of one's own; raise an error if it may be a typo."""
    ids = filter(str.islower, labels)  # not the codes of currencies
    similar = get_close_matches(answer.casefold(), ids, cutoff=MIN_TYPO)
    if similar or not any(map(str.isalpha, answer)):
        hint = propose(similar) or f"Type a unit such as {EXAMPLES['unit']}."
        raise ProvcliError(f"{abbreviate(answer)} is not a unit.", hint=hint)
    return make_slug(answer)[:MAX_UNIT].rstrip("-") or Slugs(tuple(labels)).add("unit")


def parse_number(answer: str, hint: str) -> Decimal:
    try:
        return Decimal(re.sub(r"[,_\s]", "", answer))
    except InvalidOperation as error:
        raise ProvcliError(f"{abbreviate(answer)} is not a number.", hint=hint) from error
