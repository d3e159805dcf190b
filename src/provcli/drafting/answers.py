"""What the answers of a review mean: the value of a field, a reason, a unit."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NoReturn, get_args

from provcli.dataset.models import Dataset, Qualifier, Reason, Status
from provcli.dataset.units import standard_units
from provcli.drafting.measures import measure_of
from provcli.errors import ProvcliError, abbreviate, suggest
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
    """Return the id of a known unit, by id, label, or words.

    The second is the label with which the unit is added; empty if the dataset need not have it.
    """
    labels = {id_: label for id_, (label, _) in standard_units().items()}
    labels |= {unit.id: unit.label for unit in dataset.units}
    for id_, label in labels.items():
        if answer in (id_, label):
            return id_, ""
    if found := _PER.fullmatch(answer):
        unit, label = _read_words(found["unit"], labels)
        # A word after "per" is a noun, such as second or child.
        per = f"{unit}-per-{found['base']}".lower() if unit else ""
        return (per, "" if per in labels else answer) if per else _reject_unit(answer, labels)
    unit, label = _read_words(answer, labels)
    return (unit, label) if unit else _reject_unit(answer, labels)


def _read_words(words: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return the id of the unit that words name in a text; its label if it is new."""
    if (named := _NAMES.get(words.casefold(), "")) in labels:
        return named, ""
    text = f"1 {words}"
    number = find_numbers(text)[0]
    unit = read_context(text, number).unit
    if unit is None or not unit.code or unit.words.end != len(text):
        return "", ""
    measure = measure_of(unit, number, "")
    return measure.id, "" if measure.id in labels else measure.label


def _reject_unit(answer: str, labels: Iterable[str]) -> NoReturn:
    similar = suggest(answer, filter(str.islower, labels))  # not the codes of currencies
    hint = f"Type a unit such as {EXAMPLES['unit']}."
    raise ProvcliError(f"{abbreviate(answer)} is not a unit.", hint=similar or hint)


def parse_number(answer: str, hint: str) -> Decimal:
    try:
        return Decimal(re.sub(r"[,_\s]", "", answer))
    except InvalidOperation as error:
        raise ProvcliError(f"{abbreviate(answer)} is not a number.", hint=hint) from error
